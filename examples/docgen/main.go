// Docgen writes the glossary in one language as a folder of Markdown pages,
// with an index from A to Z.
//
//	go run ./examples/docgen -lang es -out pages
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/i18n"
	"github.com/seed-62962c47/glossary/locale"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("docgen: ")
	lang := flag.String("lang", "es", "language of the pages")
	out := flag.String("out", "pages", "folder to write")
	flag.Parse()
	tag, err := language.Parse(*lang)
	if err != nil {
		log.Fatalf("%q is no language tag", *lang)
	}
	if err := write(*out, tag); err != nil {
		log.Fatal(err)
	}
}

// write writes a page an entry, and index.md.
func write(dir string, tag language.Tag) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	g := glossary.Default().In(tag)
	r := glossary.Renderer{Glossary: g, URL: page}
	for e := range g.All() {
		err := writeFile(filepath.Join(dir, page(e)), func(w io.Writer) error { return r.Markdown(w, e) })
		if err != nil {
			return err
		}
	}
	return writeFile(filepath.Join(dir, "index.md"), func(w io.Writer) error { return index(w, g, tag) })
}

func page(e glossary.Entry) string { return e.Slug + ".md" }

func index(w io.Writer, g *glossary.Glossary, tag language.Tag) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", i18n.Label(tag, "glossary"))
	for _, s := range locale.Index(tag, g.All()) {
		fmt.Fprintf(&b, "\n## %s\n\n", s.Heading)
		for _, e := range s.Entries {
			fmt.Fprintf(&b, "- [%s](%s): %s\n", e.Term, page(e), e.Summary())
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
