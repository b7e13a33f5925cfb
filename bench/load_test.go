package bench

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/entries"
	"github.com/seed-62962c47/glossary/folder"
	"github.com/seed-62962c47/glossary/internal/builtin"
)

// matter is what an entry's front matter is decoded into where that is all
// that is done with it.
type matter struct {
	Title       string
	Slug        string
	Category    string
	Description string
	Sources     []struct{ Text, URL string }
	Related     []string
	Synonyms    []string
}

// parse reads a file and its front matter, and does nothing else: the peer.
func parse(tb testing.TB, fsys fs.FS, name string) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		tb.Fatal(err)
	}
	var m matter
	if _, err := frontmatter.Parse(bytes.NewReader(data), &m, frontmatter.NewFormat("---", "---", yaml.Unmarshal)); err != nil {
		tb.Fatal(err)
	}
	if m.Title == "" {
		tb.Fatal(name)
	}
}

func entryFiles(tb testing.TB, fsys fs.FS) []string {
	names, err := fs.Glob(fsys, "*/*.md")
	if err != nil || len(names) == 0 {
		tb.Fatal("no entries", err)
	}
	return names
}

// BenchmarkFirstLookup: the first lookup in a process, which decodes the
// catalogs, beside parsing the same entries on one core.
func BenchmarkFirstLookup(b *testing.B) {
	names := entryFiles(b, entries.FS)
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			g, err := glossary.Open(builtin.All()...)
			if err != nil {
				b.Fatal(err)
			}
			if _, ok := g.Lookup("aprendizaje_profundo"); !ok {
				b.Fatal("not found")
			}
		}
		b.ReportMetric(float64(len(names)), "entries")
	})
	b.Run("peer=frontmatter+yaml", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, name := range names {
				parse(b, entries.FS, name)
			}
		}
		b.ReportMetric(float64(len(names)), "entries")
	})
}

// BenchmarkLoad: a folder of 10,000 files, loaded on one core and on all,
// beside reading them and their front matter alone.
func BenchmarkLoad(b *testing.B) {
	const n = 10_000
	dir := b.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "es"), 0o755); err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Una frase de texto con una cita, que llena la entrada. [1]\n\n", 25)
	for i := range n {
		content := fmt.Sprintf(`---
title: 'Término %d: subtítulo de la entrada'
slug: termino_%d
category: Fundamentals
description: Una definición en una frase, que puede estar en lugar del término.
sources:
  - text: 'LeCun, Bengio, Hinton: Deep learning (Nature, 2015)'
    url: 'https://doi.org/10.1038/nature14539'
  - text: Otra fuente
    url: 'https://example.org/%d'
related: [t%d, t%d]
synonyms: [sinónimo %d]
---

%s`, i, i, i, (i+1)%n, (i+7)%n, i, text)
		if err := os.WriteFile(filepath.Join(dir, "es", fmt.Sprintf("t%d.md", i)), []byte(content), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	fsys := os.DirFS(dir)
	names := entryFiles(b, fsys)
	load := func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			g, err := folder.Load(fsys)
			if err != nil || g.Len() != n {
				b.Fatal(g.Len(), err)
			}
		}
		b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	}
	b.Run("ours/cores=1", func(b *testing.B) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		load(b)
	})
	b.Run("ours/cores=all", load)
	b.Run("peer=reading+yaml/cores=1", func(b *testing.B) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		b.ReportAllocs()
		for b.Loop() {
			for _, name := range names {
				parse(b, fsys, name)
			}
		}
		b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	})
}
