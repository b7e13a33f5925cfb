// Language is the least program that matches languages.
package main

import (
	"fmt"

	"golang.org/x/text/language"
)

func main() {
	m := language.NewMatcher([]language.Tag{language.Spanish})
	fmt.Println(m.Match(language.Make("es-MX")))
}
