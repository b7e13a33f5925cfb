package glossary_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
)

func TestCatalogKeepsEverything(t *testing.T) {
	full := entry("zh-Hans", "x", "神经网络：大脑", slug("shenjing"), syn("a", "b"), abbr("NN"), form("c"), avoid("d"),
		rel("y", "lost"), broad("z"), cites(glossary.Source{Text: "t", URL: "https://u"}, glossary.Source{Text: "v"}), cat("C"), body("### H\n\nText [1]\n"))
	full.Description, full.Wikidata, full.Status, full.License = "D.", "Q1", "reviewed", "MIT"
	full.Date, full.Modified = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), time.Unix(0, 0).UTC()
	full.TranslationOf, full.TranslationHash = language.English, "hash"
	full.Extra = map[string]any{"weight": 3, "list": []any{"a", 1.5, true, nil}, "map": map[string]any{"k": "v"}}
	old := entry("zh-Hans", "y", "Y")
	old.Date = time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC)
	g := build(t, full, old).With(glossary.Info{Title: "T", Version: "1", License: "MIT"})

	data, err := g.Catalog(language.MustParse("zh-Hans"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := glossary.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if again.Info() != g.Info() {
		t.Errorf("Info = %+v, want %+v", again.Info(), g.Info())
	}
	for _, id := range []string{"x", "y"} {
		want, _ := g.Lookup(id)
		got, _ := again.Lookup(id)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%+v\nwant\n%+v", got, want)
		}
	}
	if e, ok := again.Lookup("神经网络"); !ok || e.ID != "x" {
		t.Error("not found by its term")
	}
	if once, _ := again.Catalog(language.MustParse("zh-Hans")); once != data {
		t.Error("the catalog of an opened catalog differs")
	}
	// Its lost relation is found once there is something to find.
	both := glossary.Merge(again, build(t, entry("en", "found", "Lost")))
	if e, _ := both.Lookup("x"); fmt.Sprint(e.Related) != "[y found]" {
		t.Errorf("merged, it relates to %s", e.Related)
	}
}

func TestCatalogErrors(t *testing.T) {
	g := small(t)
	if _, err := g.Catalog(language.Japanese); err == nil {
		t.Error("no error for a language that is not there")
	}
	bad := entry("en", "x", "X")
	bad.Extra = map[string]any{"when": time.Now()}
	if _, err := build(t, bad).Catalog(language.English); err == nil || !strings.Contains(err.Error(), "en/x: when: a catalog has no room for a time.Time") {
		t.Errorf("error %v", err)
	}
	data, _ := g.Catalog(language.English)
	for catalog, want := range map[string]string{
		"":                     "not a catalog",
		"glossary catalog 9\n": "not a catalog, or of another version",
		data[:len(data)/2]:     "",
		data[:30]:              "",
		data[:len(data)-1]:     "cut short",
	} {
		if _, err := glossary.Open(catalog); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Open(%.20q) = %v, want %q", catalog, err, want)
		}
	}
	if _, err := glossary.Open(data, data); err == nil || !strings.Contains(err.Error(), "a second one in en") {
		t.Errorf("two catalogs of one language: %v", err)
	}
}

// FuzzOpen damages a catalog: opening it and looking things up must not panic,
// hang or read elsewhere.
func FuzzOpen(f *testing.F) {
	data, err := small(f).Catalog(language.Spanish)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint(20), byte(1), uint(0))
	f.Add(uint(100), byte(0x80), uint(10))
	f.Fuzz(func(t *testing.T, at uint, flip byte, cut uint) {
		b := []byte(data)
		b[at%uint(len(b))] ^= flip
		g, err := glossary.Open(string(b[:uint(len(b))-cut%uint(len(b))]))
		if err != nil {
			return
		}
		for c := range g.Concepts() {
			for _, e := range c.Entries {
				for _, name := range e.Names() {
					g.Resolve(name)
				}
				g.In(language.Spanish).Related(e)
			}
		}
		for _, name := range []string{"deep_learning", "Año", "red neuronal", "AP"} {
			g.Lookup(name)
		}
		g.Graph().Order()
		list(g.All())
	})
}
