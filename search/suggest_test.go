package search_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/search"
)

func TestSuggest(t *testing.T) {
	g, err := glossary.New(
		glossary.Entry{ID: "neural_network", Lang: language.English, Title: "Neural network"},
		glossary.Entry{ID: "neural_network", Lang: language.Spanish, Title: "Red neuronal", Slug: "red_neuronal", Deprecated: []string{"cerebro"}},
		glossary.Entry{ID: "neuron", Lang: language.English, Title: "Neuron"},
		glossary.Entry{ID: "lora", Lang: language.English, Title: "LoRA"},
		glossary.Entry{ID: "vae", Lang: language.English, Title: "VAE", Synonyms: []string{"variational autoencoder"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reader, name, want string }{
		{"", "red neuronall", "Red neuronal (es/neural_network)"},
		{"en", "RED NEURONLA", "Red neuronal (en/neural_network)"},
		{"", "neur", "Neural network (en/neural_network), Neuron (en/neuron)"},
		{"", "lroa", "LoRA (en/lora)"},
		{"", "variatonal autoencoder", "variational autoencoder (en/vae)"},
		{"", "cerebrp", ""},
		{"", "la", ""},
		{"", "", ""},
		{"", strings.Repeat("x", 1<<20), ""},
	} {
		view := g
		if tt.reader != "" {
			view = g.In(language.MustParse(tt.reader))
		}
		var got []string
		for _, m := range search.Suggest(view, tt.name, 3) {
			got = append(got, fmt.Sprintf("%s (%v/%s)", m.Name, m.Entry.Lang, m.Entry.ID))
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("Suggest(%s, %.40q) = %q, want %q", tt.reader, tt.name, got, tt.want)
		}
	}
	if got := search.Suggest(g, "neur", 1); len(got) != 1 {
		t.Errorf("%d suggestions, want 1", len(got))
	}
}
