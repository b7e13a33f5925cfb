// Lookup looks something up in all languages.
package main

import (
	"fmt"

	"github.com/seed-62962c47/glossary"
)

func main() {
	e, ok := glossary.Lookup("aprendizaje_profundo")
	fmt.Println(e.Term, ok)
}
