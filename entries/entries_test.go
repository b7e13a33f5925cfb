package entries_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/i18n"
)

// What the entries must keep as a whole, beyond what loading them checks.

func TestConceptsAreInStep(t *testing.T) {
	g := glossary.Default()
	for c := range g.Concepts() {
		if got, want := len(c.Entries), len(g.Languages()); got != want {
			t.Errorf("%s is in %d languages, want %d", c.ID, got, want)
		}
		first := c.Entries[0]
		for _, e := range c.Entries {
			for _, same := range []struct{ what, got, want string }{
				{"category", e.Category, first.Category},
				{"related", fmt.Sprint(e.Related), fmt.Sprint(first.Related)},
				{"broader", fmt.Sprint(e.Broader), fmt.Sprint(first.Broader)},
				{"sources", urls(e), urls(first)},
			} {
				if same.got != same.want {
					t.Errorf("%s: %s %s, but %s in %s", e.File, same.what, same.got, same.want, first.File)
				}
			}
			if label := i18n.Category(e.Lang, e.Category); label == "" || label == e.Category && e.Lang.String() != "en" && e.Category != "Training" && e.Category != "Architectures" && e.Category != "Agents" {
				t.Errorf("%s: category %q has no label", e.File, e.Category)
			}
		}
	}
}

func urls(e glossary.Entry) string {
	var list []string
	for _, s := range e.Sources {
		list = append(list, s.URL)
	}
	return strings.Join(list, " ")
}

func TestRelations(t *testing.T) {
	g := glossary.Default().Graph()
	for e := range g.Dangling() {
		t.Errorf("%s: %v %q leads nowhere", e.From, e.Relation, e.To)
	}
	for id := range g.Nodes() {
		related, broader := slices.Collect(g.Related(id)), slices.Collect(g.Broader(id))
		for _, other := range related {
			if !slices.Contains(slices.Collect(g.Related(other)), id) {
				t.Errorf("%s relates to %s, but not the other way round", id, other)
			}
			if slices.Contains(broader, other) {
				t.Errorf("%s: %s is both related and broader", id, other)
			}
		}
		if n := len(related); n < 2 || n > 6 {
			t.Errorf("%s has %d related concepts, want 2 to 6", id, n)
		}
		above := map[string]bool{}
		for queue := broader; len(queue) > 0; queue = queue[1:] {
			if queue[0] == id {
				t.Errorf("%s is broader than itself", id)
				break
			}
			if !above[queue[0]] {
				above[queue[0]] = true
				queue = append(queue, slices.Collect(g.Broader(queue[0]))...)
			}
		}
	}
}

var citation = regexp.MustCompile(`\[(\d+(?:, \d+)*)\]`)

// Every source is cited, and numbered in the order of its first use.
func TestCitations(t *testing.T) {
	g := glossary.Default()
	for c := range g.Concepts() {
		for _, e := range c.Entries {
			var order []string
			for _, m := range citation.FindAllStringSubmatch(e.Body, -1) {
				for number := range strings.SplitSeq(m[1], ", ") {
					if !slices.Contains(order, number) {
						order = append(order, number)
					}
				}
			}
			var want []string
			for i := range e.Sources {
				want = append(want, fmt.Sprint(i+1))
			}
			if !slices.Equal(order, want) || len(want) < 2 {
				t.Errorf("%s: sources are cited in the order %q, want %q, two or more", e.File, order, want)
			}
		}
	}
}

// Names that the manual of the first entry uses lead to our concepts.
func TestManualNames(t *testing.T) {
	for name, id := range map[string]string{
		"rete_neurale": "neural_network", "inferenza": "inference", "seed": "random_seed", "steps": "sampling_steps",
		"cfg": "classifier_free_guidance", "denoise": "denoising", "inpaint": "inpainting", "segmentation": "image_segmentation",
		"tokens": "token", "karras": "karras_schedule", "diffusion_model": "diffusion_model", "deep_learning": "deep_learning",
		"aprendizaje_profundo": "deep_learning", "UNet": "unet", "VAE": "vae", "DiT": "dit",
		"Aprendizaje Profundo": "deep_learning", "aprendizaje-profundo": "deep_learning", "APRENDIZAJE PROFUNDO": "deep_learning",
		"deep learning": "deep_learning", "DL": "deep_learning", "Réseau neuronal": "neural_network", "reseau neuronal": "neural_network",
	} {
		if e, _ := glossary.Lookup(name); e.ID != id {
			t.Errorf("Lookup(%q) is %q, want %q", name, e.ID, id)
		}
	}
	for name, id := range map[string]string{"embedding": "textual_inversion", "precision": "numeric_precision"} {
		var ids []string
		for _, m := range glossary.Default().Resolve(name) {
			ids = append(ids, m.Entry.ID)
		}
		if !slices.Contains(ids, id) {
			t.Errorf("Resolve(%q) is %q, without %q", name, ids, id)
		}
	}
}
