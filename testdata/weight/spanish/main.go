// Spanish looks something up in Spanish alone.
package main

import (
	"fmt"

	"github.com/seed-62962c47/glossary/languages/es"
)

func main() {
	e, ok := es.Glossary().Lookup("aprendizaje_profundo")
	fmt.Println(e.Term, ok)
}
