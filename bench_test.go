package glossary_test

import (
	"testing"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/internal/builtin"
)

// BenchmarkLookup looks names up in the shipped glossary, beside a read of a Go
// map that has the name as its key.
func BenchmarkLookup(b *testing.B) {
	g := glossary.Default()
	names := make(map[string]int)
	for c := range g.Concepts() {
		for _, e := range c.Entries {
			for _, n := range e.Names() {
				names[n]++
			}
		}
	}
	b.Run("peer=map", func(b *testing.B) {
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			n += names["aprendizaje_profundo"]
		}
		if n == 0 {
			b.Fatal("not in the map")
		}
	})
	for _, bm := range []struct {
		kind, name string
		found      bool
	}{
		{"folded", "aprendizaje_profundo", true},
		{"case", "Aprendizaje Profundo", true},
		{"accents", "Réseau neuronal", true},
		{"dropped", "reseau neuronal", true},
		{"miss", "no_such_name_here", false},
	} {
		b.Run(bm.kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if e, ok := g.Lookup(bm.name); ok != bm.found || ok && e.Term == "" {
					b.Fatal(bm.name)
				}
			}
		})
	}
}

// BenchmarkFirstLookup is what the first lookup in a process costs: all catalogs
// are decoded.
func BenchmarkFirstLookup(b *testing.B) {
	catalogs := builtin.All()
	b.ReportAllocs()
	for b.Loop() {
		g, err := glossary.Open(catalogs...)
		if err != nil {
			b.Fatal(err)
		}
		if _, ok := g.Lookup("aprendizaje_profundo"); !ok {
			b.Fatal("not found")
		}
	}
}
