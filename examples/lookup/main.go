// Lookup answers each name on the command line in the language asked for, and
// says which language it was served in.
//
//	go run ./examples/lookup -lang it "deep learning" aprendizaje_profundo CFG
package main

import (
	"flag"
	"fmt"
	"os"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/locale"
)

func main() {
	lang := flag.String("lang", "", "language to answer in, such as es; without one, that of each name")
	flag.Parse()

	g := glossary.Default()
	if *lang != "" {
		tag, err := language.Parse(*lang)
		if err != nil {
			fmt.Fprintf(os.Stderr, "lookup: %q is no language tag\n", *lang)
			os.Exit(2)
		}
		g = g.In(tag)
	}
	for _, name := range flag.Args() {
		matches := g.Resolve(name)
		if len(matches) == 0 {
			fmt.Printf("%s: not found\n", name)
			continue
		}
		m := matches[0]
		note := ""
		if m.Fallback {
			note = ", for want of another"
		}
		fmt.Printf("%s (%s%s): %s\n", m.Entry.Term, locale.Name(m.Entry.Lang), note, m.Entry.Summary())
	}
}
