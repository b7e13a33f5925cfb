package glossary_test

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
)

// list describes entries as "es/x it/y".
func list(entries iter.Seq[glossary.Entry]) string {
	var s []string
	for e := range entries {
		s = append(s, at(e))
	}
	return strings.Join(s, " ")
}

func TestAll(t *testing.T) {
	g := build(t,
		entry("es", "a", "Zorro", cat("C")), entry("es", "b", "Árbol", cat("C")), entry("es", "c", "Bola", cat("D")),
		entry("en", "a", "Fox", cat("C")), entry("en", "d", "Apple", cat("C")),
		entry("it", "d", "Mela", cat("C")),
	)
	for reader, want := range map[string]string{
		"":      "en/d es/b es/c en/a",
		"es":    "en/d es/b es/c es/a",
		"it es": "es/b es/c it/d es/a",
		"ja":    "en/d es/b es/c en/a",
	} {
		view := g.In(tags(reader)...)
		if got := list(view.All()); got != want {
			t.Errorf("In(%s).All() = %s, want %s", reader, got, want)
		}
	}
	if got := list(g.In(language.Spanish).Category("C")); got != "en/d es/b es/a" {
		t.Errorf("Category = %s", got)
	}
	for e := range g.All() { // stops when told to
		if e.ID != "d" {
			t.Errorf("first is %s", e.ID)
		}
		break
	}
	if got := fmt.Sprint(g.Languages()); got != "[en es it]" {
		t.Errorf("Languages = %s", got)
	}
	if g.Len() != 4 {
		t.Errorf("Len = %d", g.Len())
	}
}

func TestConcepts(t *testing.T) {
	g := small(t)
	var ids []string
	for c := range g.Concepts() {
		ids = append(ids, c.ID)
	}
	if !slices.IsSorted(ids) || len(ids) != g.Len() {
		t.Errorf("Concepts yields %q", ids)
	}
	c, ok := g.Concept("neural_network")
	if got := list(slices.Values(c.Entries)); !ok || got != "en/neural_network es/neural_network fr/neural_network it/neural_network" {
		t.Errorf("Concept = %s, %v", got, ok)
	}
	if _, ok := g.Concept("red_neuronal"); ok {
		t.Error("Concept takes a slug for an ID")
	}
	e, _ := g.Lookup("red neuronal")
	if got := list(g.Translations(e)); got != "en/neural_network fr/neural_network it/neural_network" {
		t.Errorf("Translations = %s", got)
	}
}

// Relations are stated by any name and lead to the reader's entry.
func TestRelated(t *testing.T) {
	g := small(t)
	e, _ := g.Lookup("aprendizaje profundo")
	if !slices.Equal(e.Related, []string{"neural_network"}) {
		t.Errorf("Related is %q", e.Related)
	}
	for reader, want := range map[string]string{
		"": "en/neural_network", "es": "es/neural_network", "it": "it/neural_network", "ja": "en/neural_network",
	} {
		if got := list(g.In(tags(reader)...).Related(e)); got != want {
			t.Errorf("In(%s).Related = %s, want %s", reader, got, want)
		}
	}
}

func TestRelationsWithoutATarget(t *testing.T) {
	g := build(t,
		entry("es", "a", "A", rel("b", "nada", "A", "B"), broad("c")),
		entry("es", "b", "B"),
	)
	e, _ := g.Lookup("a")
	if got := fmt.Sprint(e.Related, e.Broader); got != "[b nada] [c]" {
		t.Errorf("relations are %s, want each once, without itself, the lost as written", got)
	}
	if got := list(g.Related(e)); got != "es/b" {
		t.Errorf("Related = %s", got)
	}
	// What leads nowhere alone may lead somewhere together.
	both := glossary.Merge(g, build(t, entry("it", "n", "Nada"), entry("en", "c", "C")))
	e, _ = both.Lookup("a")
	if got := fmt.Sprint(e.Related, e.Broader); got != "[b n] [c]" {
		t.Errorf("after Merge, relations are %s", got)
	}
	if e, _ = g.Lookup("a"); fmt.Sprint(e.Related) != "[b nada]" {
		t.Errorf("Merge changed what it merged: %s", e.Related)
	}
}

func TestNewReportsAllProblems(t *testing.T) {
	g, err := glossary.New(
		entry("es", "fine", "Bien"),
		entry("es", "Bad ID", "Mal"),
		entry("es", "fine", "Otra vez"),
		glossary.Entry{ID: "no_language", Title: "X"},
		glossary.Entry{ID: "no_title", Lang: language.Spanish},
		entry("es", "control", "X", body("a\x01")),
		entry("es", "link", "X", cites(glossary.Source{Text: "x", URL: "data:text/html,x"})),
		glossary.Entry{ID: "by_term", Lang: language.Spanish, Term: "Por término", Subtitle: "y subtítulo"},
	)
	want := `es/Bad ID.md: ID "Bad ID": want a-z, 0-9 and _, beginning with a letter, at most 100 bytes; "bad_id" would do
und/no_language: no language
es/no_title: no title
es/control.md:1: body: a control character (U+0001) at character 2
es/link.md: source URL "data:text/html,x": want http, https, mailto or a relative address
es/fine.md: a second entry of fine in es; the first is es/fine.md`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	var problem *glossary.EntryError
	if !errors.As(err, &problem) || problem.File != "es/Bad ID.md" {
		t.Errorf("first problem is %+v", problem)
	}
	if got := list(g.All()); got != "es/fine es/by_term" {
		t.Errorf("left are %s", got)
	}
	if e, _ := g.Lookup("Por término: y subtítulo"); e.Slug != "by_term" {
		t.Errorf("an entry made of term and subtitle is %+v", e)
	}
}

func TestMerge(t *testing.T) {
	base := small(t)
	house := build(t,
		// Named by what is a slug there, in this language and in another.
		entry("es", "aprendizaje_profundo", "Aprendizaje Profundo: el nuestro", rel("rete_neurale", "casa")),
		entry("en", "rete_neurale", "Our neural network"),
		entry("es", "casa", "Casa", rel("aprendizaje_profundo", "unet")),
		entry("it", "deep_learning", "Deep learning, da noi"),
	)
	g := glossary.Merge(base, house)
	if got, want := g.Len(), base.Len()+1; got != want {
		t.Errorf("%d concepts, want %d", got, want)
	}
	c, _ := g.Concept("deep_learning")
	if got := list(slices.Values(c.Entries)); got != "en/deep_learning es/deep_learning fr/deep_learning it/deep_learning" {
		t.Errorf("deep_learning has %s", got)
	}
	e, _ := g.Lookup("aprendizaje_profundo")
	if e.ID != "deep_learning" || e.Subtitle != "el nuestro" || e.Slug != "aprendizaje_profundo" || e.File != "es/aprendizaje_profundo.md" {
		t.Errorf("the Spanish entry is %+v", e)
	}
	if got := fmt.Sprint(e.Related); got != "[neural_network casa]" {
		t.Errorf("it relates to %s", got)
	}
	if e, _ = g.Lookup("casa"); fmt.Sprint(e.Related) != "[deep_learning unet]" {
		t.Errorf("casa relates to %s", e.Related)
	}
	if e, _ = g.In(language.English).Lookup("red neuronal"); e.Title != "Our neural network" || e.ID != "neural_network" {
		t.Errorf("the English entry is %+v", e)
	}
	if _, ok := base.Lookup("casa"); ok {
		t.Error("Merge changed the glossary under the house's")
	}
	if e, _ := house.Lookup("aprendizaje_profundo"); e.ID != "aprendizaje_profundo" {
		t.Error("Merge changed the house's glossary")
	}
}

func TestMergeKeepsApartWhatTheHouseTellsApart(t *testing.T) {
	base := small(t)
	house := build(t,
		entry("es", "deep_learning", "Uno"),
		entry("es", "aprendizaje_profundo", "Dos"),
	)
	g := glossary.Merge(base, house)
	one, _ := g.In(language.Spanish).Lookup("deep_learning")
	two, _ := g.In(language.Spanish).Lookup("Dos")
	if one.Term != "Uno" || two.ID != "aprendizaje_profundo" {
		t.Errorf("got %q, %q", one.Term, two.ID)
	}
}

func TestMergeInfoAndNothing(t *testing.T) {
	a := small(t).With(glossary.Info{Title: "A", Version: "1", License: "CC-BY-4.0"})
	b := build(t, entry("es", "casa", "Casa")).With(glossary.Info{Title: "B", Version: "2", License: "MIT"})
	if got := glossary.Merge(a, b).Info(); got != (glossary.Info{Title: "B", Version: "1+2", License: "CC-BY-4.0 AND MIT"}) {
		t.Errorf("Info = %+v", got)
	}
	for _, g := range []*glossary.Glossary{glossary.Merge(), glossary.Merge(nil, nil), {}, glossary.Merge(&glossary.Glossary{})} {
		if _, ok := g.Lookup("x"); ok || g.Len() != 0 || len(g.Languages()) != 0 || g.Resolve("x") != nil {
			t.Error("an empty glossary is not empty")
		}
		if n := len(slices.Collect(g.All())) + len(slices.Collect(g.Concepts())) + g.Graph().Len(); n != 0 {
			t.Error("an empty glossary yields something")
		}
		if g.In(language.Spanish).Len() != 0 {
			t.Error("a view of an empty glossary is not empty")
		}
	}
	if g := glossary.Merge(nil, a, nil); g.Len() != a.Len() || g.Info() != a.Info() {
		t.Error("merging with nil changes something")
	}
}

func TestConcurrentUse(t *testing.T) {
	g := small(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			view := g.In(language.Spanish)
			for range 50 {
				e, _ := view.Lookup("deep learning")
				list(view.All())
				list(g.All())
				list(view.Related(e))
				g.Resolve("precision")
				g.Graph().Order()
				r := glossary.Renderer{Glossary: view}
				var b strings.Builder
				if err := r.Markdown(&b, e); err != nil {
					t.Error(err)
				}
				glossary.Lookup("aprendizaje_profundo")
			}
		})
	}
	wait.Wait()
}

func TestSummary(t *testing.T) {
	for _, tt := range []struct{ body, want string }{
		{"", ""},
		{"A **network** of [neurons](x). Then more.", "A network of neurons."},
		{"### Heading\n\nText [1] here. [2]\n", "Text here."},
		{"No full stop", "No full stop"},
		{"As e.g. this, or U.S. English is. Second.", "As e.g. this, or U.S. English is."},
		{"Version 1.5 of `x`\nworks. Next.", "Version 1.5 of x works."},
		{"神経網。次。", "神経網。"},
		{"```\ncode.\n```\nText.", "Text."},
	} {
		e := entry("en", "x", "X", body(tt.body), cites(glossary.Source{Text: "s"}))
		if got := e.Summary(); got != tt.want {
			t.Errorf("Summary of %q = %q, want %q", tt.body, got, tt.want)
		}
	}
	e := entry("en", "x", "X", body("Body."))
	e.Description = "Described."
	if got := e.Summary(); got != "Described." {
		t.Errorf("Summary = %q", got)
	}
}

func TestSafeURL(t *testing.T) {
	for u, want := range map[string]bool{
		"": true, "https://a.b/c?d#e": true, "HTTP://a": true, "mailto:a@b.c": true, "../x/": true, "/x": true, "#a": true, "a/b:c": true, "?q=a:b": true,
		"javascript:alert(1)": false, "JavaScript:x": false, "java\nscript:x": false, " https://a": false, "data:text/html,x": false,
		"//evil.example": false, "blob:x": false, "vbscript:x": false, `\\evil`: false, "https://a b": false, "a:b": false, "file:///etc": false,
	} {
		if got := glossary.SafeURL(u); got != want {
			t.Errorf("SafeURL(%q) = %v, want %v", u, got, want)
		}
	}
}
