package glossary_test

import (
	"fmt"
	"testing"

	"github.com/seed-62962c47/glossary"
	"golang.org/x/text/language"
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

// BenchmarkGrowth makes glossaries of growing size: time an entry should grow
// by no more than the logarithm that sorting costs.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		entries := make([]glossary.Entry, n)
		for i := range entries {
			entries[i] = entry("es", fmt.Sprintf("c%d", i), fmt.Sprintf("Término número %d: subtítulo", i),
				slug(fmt.Sprintf("termino_%d", i)), syn(fmt.Sprintf("sinónimo %d", i)), body("Texto.\n"),
				rel(fmt.Sprintf("término número %d", (i+1)%n), fmt.Sprintf("c%d", (i+7)%n)), broad(fmt.Sprintf("c%d", i/2)))
		}
		g, err := glossary.New(entries...)
		if err != nil {
			b.Fatal(err)
		}
		data, err := g.Catalog(language.Spanish)
		if err != nil {
			b.Fatal(err)
		}
		house := build(b, entry("es", "termino_5", "Lo nuestro"))
		each := func(name string, work func()) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					work()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/entry")
			})
		}
		each("New", func() { glossary.New(entries...) })
		each("Open", func() { glossary.Open(data) })
		each("Merge", func() { glossary.Merge(g, house) })
		each("All", func() {
			for range g.In(language.Spanish).All() {
			}
		})
		each("Order", func() {
			g, _ := glossary.Open(data)
			g.Graph().Order()
		})
	}
}
