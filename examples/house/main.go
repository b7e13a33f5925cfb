// House lays a team's own folder of terms over the glossary of artificial
// intelligence: it adds a concept, and replaces the Spanish entry of another.
//
//	go run ./examples/house
package main

import (
	"embed"
	"fmt"
	"io/fs"
	"log"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/folder"
)

//go:embed terms
var files embed.FS

func main() {
	log.SetFlags(0)
	terms, err := fs.Sub(files, "terms")
	if err != nil {
		log.Fatal(err)
	}
	house, err := folder.Load(terms)
	if err != nil {
		log.Fatal(err) // every problem there is, as file:line: problem
	}
	g := glossary.Merge(glossary.Default(), house).In(language.Spanish)
	for _, name := range []string{"deep learning", "catálogo de prompts", "token"} {
		e, ok := g.Lookup(name)
		if !ok {
			log.Fatalf("no entry for %q", name)
		}
		fmt.Printf("%s: %s\n", e.Term, e.Summary())
		for other := range g.Related(e) {
			fmt.Printf("  → %s\n", other.Term)
		}
	}
}
