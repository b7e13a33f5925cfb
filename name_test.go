package glossary_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
)

func TestLookup(t *testing.T) {
	g := small(t)
	for _, tt := range []struct{ name, want string }{
		// ID, slug, term, title, synonym, abbreviation, form, deprecated
		{"deep_learning", "en/deep_learning"},
		{"aprendizaje_profundo", "es/deep_learning"},
		{"Aprendizaje profundo", "es/deep_learning"},
		{"Aprendizaje profundo: redes de muchas capas", "es/deep_learning"},
		{"Apprentissage profond\u00a0: un sous-titre", "fr/deep_learning"},
		{"artificial neural network", "en/neural_network"},
		{"DL", "en/deep_learning"},
		{"AP", "es/deep_learning"},
		{"neural nets", "en/neural_network"},
		{"red neural", "es/neural_network"},
		// case, separators, accents
		{"APRENDIZAJE PROFUNDO", "es/deep_learning"},
		{"aprendizaje-profundo", "es/deep_learning"},
		{" aprendizaje \t profundo ", "es/deep_learning"},
		{"rete_neurale", "it/neural_network"},
		{"Réseau neuronal", "fr/neural_network"},
		{"reseau neuronal", "fr/neural_network"},
		{"RE\u0301SEAU NEURONAL", "fr/neural_network"},
		{"dl", "en/deep_learning"},
		// an exact name wins over one with other accents
		{"año", "es/year"},
		{"ano", "es/anus"},
		{"AÑO", "es/year"},
		{"an\u0303o", "es/year"},
		// a name of several languages is English
		{"deep learning", "en/deep_learning"},
		{"UNet", "en/unet"},
		{"u-net", "en/unet"},
		{"U NET", "en/unet"},
		// the slug of one concept wins over the synonym of another
		{"precision", "en/precision_metric"},
		{"numeric precision", "en/numeric_precision"},
		// none
		{"", ""},
		{" ", ""},
		{"_-_", ""},
		{"learning", ""},
		{"deep learnin", ""},
		{"\xff", ""},
		{"deep\xfflearning", ""},
		{strings.Repeat("a", 1<<20), ""},
		{strings.Repeat("é", 1<<19), ""},
		{strings.Repeat(" ", 1<<20), ""},
	} {
		e, ok := g.Lookup(tt.name)
		if got := at(e); got != tt.want || ok != (tt.want != "") {
			t.Errorf("Lookup(%.60q) = %q, %v, want %q", tt.name, got, ok, tt.want)
		}
	}
}

// at returns the language and ID of e.
func at(e glossary.Entry) string {
	if e.ID == "" {
		return ""
	}
	return fmt.Sprintf("%v/%s", e.Lang, e.ID)
}

func TestLookupInView(t *testing.T) {
	g := small(t)
	for _, tt := range []struct {
		reader   string
		name     string
		want     string
		fallback bool
	}{
		{"it", "aprendizaje_profundo", "es/deep_learning", true}, // no Italian entry: that of the name
		{"it", "Red neuronal", "it/neural_network", false},
		{"it fr", "deep learning", "fr/deep_learning", false},
		{"es", "deep_learning", "es/deep_learning", false},
		{"es-MX", "deep_learning", "es/deep_learning", false},
		{"es-419", "réseau neuronal", "es/neural_network", false},
		{"fr-CA", "dl", "fr/deep_learning", false},
		{"zh-TW", "red neuronal", "es/neural_network", true},
		{"zh-TW", "deep_learning", "en/deep_learning", true},
		{"zh-TW es", "deep_learning", "es/deep_learning", false},
		{"und", "red neuronal", "es/neural_network", true},
		{"", "red neuronal", "es/neural_network", false},
		{"en", "año", "es/year", true},
	} {
		view := g.In(tags(tt.reader)...)
		e, _ := view.Lookup(tt.name)
		if got := at(e); got != tt.want {
			t.Errorf("In(%s).Lookup(%q) = %q, want %q", tt.reader, tt.name, got, tt.want)
		}
		matches := view.Resolve(tt.name)
		if len(matches) == 0 || at(matches[0].Entry) != tt.want || matches[0].Fallback != tt.fallback {
			t.Errorf("In(%s).Resolve(%q) = %v, want %q, fallback %v", tt.reader, tt.name, describe(matches), tt.want, tt.fallback)
		}
	}
}

func tags(list string) []language.Tag {
	var tags []language.Tag
	for _, s := range strings.Fields(list) {
		tags = append(tags, language.MustParse(s))
	}
	return tags
}

func describe(matches []glossary.Match) string {
	var parts []string
	for _, m := range matches {
		s := fmt.Sprintf("%s %q %v", at(m.Entry), m.Name, m.Kind)
		if m.Fallback {
			s += " fallback"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func TestResolve(t *testing.T) {
	g := small(t)
	for _, tt := range []struct{ reader, name, want string }{
		{"", "precision", `en/precision_metric "precision" slug; en/numeric_precision "precision" synonym`},
		{"", "Precision", `en/precision_metric "Precision" term; en/numeric_precision "precision" synonym`},
		{"", "ano", `es/anus "ano" slug; es/year "Año" term`},
		{"", "Año", `es/year "Año" term; es/anus "ano" slug`},
		{"it", "precision", `en/precision_metric "precision" slug fallback; en/numeric_precision "precision" synonym fallback`},
		{"", "unet", `en/unet "unet" ID`},
		{"", "UNet", `en/unet "UNet" synonym`},
		{"fr", "red neural", `fr/neural_network "red neural" deprecated`},
		{"", "nothing", ""},
		{"", "", ""},
	} {
		if got := describe(g.In(tags(tt.reader)...).Resolve(tt.name)); got != tt.want {
			t.Errorf("In(%s).Resolve(%q)\n got %s\nwant %s", tt.reader, tt.name, got, tt.want)
		}
	}
}

// A name that two languages use for different things goes to the reader's.
func TestLookupPrefersReadersLanguage(t *testing.T) {
	g := build(t,
		entry("es", "butter", "Mantequilla"),
		entry("es", "donkey", "Burro"),
		entry("it", "butter", "Burro"),
		entry("it", "donkey", "Asino"),
	)
	for reader, want := range map[string]string{"es": "es/donkey", "it": "it/butter", "": "es/donkey"} {
		e, _ := g.In(tags(reader)...).Lookup("burro")
		if got := at(e); got != want {
			t.Errorf("In(%s).Lookup(burro) = %s, want %s", reader, got, want)
		}
	}
}

// An ID is in no language: it wins over the reader's own names.
func TestLookupPrefersID(t *testing.T) {
	g := build(t,
		entry("en", "gift", "Gift"),
		entry("de", "poison", "Gift", slug("gift")),
	)
	e, _ := g.In(language.German).Lookup("gift")
	if got := at(e); got != "en/gift" {
		t.Errorf("got %s, want en/gift", got)
	}
}

func TestEveryNameIsFound(t *testing.T) {
	for _, g := range []*glossary.Glossary{small(t), glossary.Default()} {
		for c := range g.Concepts() {
			for _, e := range c.Entries {
				for kind, name := range e.Names() {
					found := false
					for _, m := range g.Resolve(name) {
						found = found || m.Entry.ID == e.ID
					}
					if !found {
						t.Errorf("%s: %v %q does not resolve to it", at(e), kind, name)
					}
				}
			}
		}
	}
}

func TestLookupAllocatesNothing(t *testing.T) {
	g := small(t)
	view := g.In(language.Italian, language.Spanish)
	for _, name := range []string{"deep_learning", "Réseau neuronal", "RÉSEAU NEURONAL", "no such name", "UNet"} {
		if n := testing.AllocsPerRun(100, func() { g.Lookup(name); view.Lookup(name) }); n != 0 {
			t.Errorf("Lookup(%q): %v allocations", name, n)
		}
	}
}

// FuzzLookup looks names up that are like some that are there: lookup must
// agree with Resolve, and no name may be both long and found.
func FuzzLookup(f *testing.F) {
	g := small(f)
	for _, s := range []string{"deep learning", "Año", "\xff", "U\u2011Net", ""} {
		f.Add(s, "it")
	}
	f.Fuzz(func(t *testing.T, name, reader string) {
		tag, err := language.Parse(reader)
		view := g
		if err == nil {
			view = g.In(tag)
		}
		e, ok := view.Lookup(name)
		matches := view.Resolve(name)
		if ok != (len(matches) > 0) || ok && at(matches[0].Entry) != at(e) {
			t.Fatalf("Lookup(%q) = %s, %v; Resolve = %s", name, at(e), ok, describe(matches))
		}
	})
}
