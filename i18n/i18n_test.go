package i18n_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary/i18n"
)

func TestEveryLanguageHasEveryLabel(t *testing.T) {
	keys := func(tag language.Tag) []string {
		data, err := i18n.FS.ReadFile(tag.String() + ".json")
		if err != nil {
			t.Fatal(err)
		}
		labels := make(map[string]any)
		if err := json.Unmarshal(data, &labels); err != nil {
			t.Fatal(err)
		}
		return slices.Sorted(maps.Keys(labels))
	}
	want := keys(language.English)
	for _, tag := range i18n.Languages() {
		if got := keys(tag); !slices.Equal(got, want) {
			t.Errorf("%v has %q, want %q", tag, got, want)
		}
	}
}

func TestLabel(t *testing.T) {
	for _, tt := range []struct{ tag, key, want string }{
		{"es", "sources", "Fuentes"},
		{"es-MX", "sources", "Fuentes"},
		{"fr", "colon", "\u00a0: "},
		{"ja", "sources", "Sources"}, // English for want of Japanese
		{"es", "no such label", "no such label"},
	} {
		if got := i18n.Label(language.MustParse(tt.tag), tt.key); got != tt.want {
			t.Errorf("Label(%s, %s) = %q, want %q", tt.tag, tt.key, got, tt.want)
		}
	}
	for _, tt := range []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 1, "1 entry"}, {"en", 0, "0 entries"}, {"en", 12, "12 entries"}, {"fr", 0, "0 entrée"}, {"pt-BR", 0, "0 entrada"}, {"de", 2, "2 Einträge"},
	} {
		if got := i18n.Plural(language.MustParse(tt.tag), "entries", tt.n); got != tt.want {
			t.Errorf("Plural(%s, %d) = %q, want %q", tt.tag, tt.n, got, tt.want)
		}
	}
	for key, want := range map[string]string{"Core Concepts": "Grundbegriffe", "Werkzeuge": "Werkzeuge", "": ""} {
		if got := i18n.Category(language.German, key); got != want {
			t.Errorf("Category(%q) = %q, want %q", key, got, want)
		}
	}
}
