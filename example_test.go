package glossary_test

import (
	"fmt"
	"log"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/folder"
	"github.com/seed-62962c47/glossary/languages/es"
)

func ExampleLookup() {
	e, ok := glossary.Lookup("aprendizaje_profundo")
	if ok {
		fmt.Println(e.Term)
	}
	// Output: Aprendizaje profundo
}

func ExampleGlossary_Related() {
	g := glossary.Default().In(language.Italian)
	e, _ := g.Lookup("Réseau neuronal")
	fmt.Println(e.Term)
	for other := range g.Related(e) {
		fmt.Println("→", other.Term)
	}
}

func ExampleGlossary_In() {
	e, _ := glossary.Default().In(language.Italian).Lookup("Réseau neuronal")
	fmt.Println(e.Term)
	// Output: Rete neurale
}

func ExampleGlossary_In_fallback() {
	g := glossary.Default().In(language.MustParse("es-MX"), language.Japanese)
	e, _ := g.Lookup("deep learning")
	fmt.Println(e.Lang, e.Term)

	// No entry is in Japanese; Entry.Lang tells what was served instead.
	e, _ = glossary.Default().In(language.Japanese).Lookup("rete_neurale")
	fmt.Println(e.Lang, e.Term)
	// Output:
	// es Aprendizaje profundo
	// it Rete neurale
}

func ExampleGlossary_Resolve() {
	// Three concepts, each with a claim on one name.
	g, err := glossary.New(
		glossary.Entry{ID: "vector_embedding", Lang: language.English, Title: "Embedding"},
		glossary.Entry{ID: "textual_inversion", Lang: language.English, Title: "Textual inversion", Synonyms: []string{"embedding"}},
		glossary.Entry{ID: "word_embedding", Lang: language.English, Title: "Word vector", Deprecated: []string{"embedding"}},
	)
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range g.Resolve("Embedding") {
		fmt.Printf("%s: %q is a %v\n", m.Entry.Term, m.Name, m.Kind)
	}
	// Output:
	// Embedding: "Embedding" is a term
	// Textual inversion: "embedding" is a synonym
	// Word vector: "embedding" is a deprecated
}

func Example_oneLanguage() {
	e, _ := es.Glossary().Lookup("red neuronal")
	fmt.Println(e.Description)
}

func Example_house() {
	house, err := folder.Load(os.DirFS("examples/house/terms"))
	if err != nil {
		log.Fatal(err)
	}
	g := glossary.Merge(glossary.Default(), house)

	e, _ := g.In(language.Spanish).Lookup("deep learning")
	fmt.Println(e.Title)
	e, _ = g.In(language.French).Lookup("deep learning")
	fmt.Println(e.Term)
	// Output:
	// Aprendizaje profundo: cómo lo usamos aquí
	// Apprentissage profond
}

func ExampleRenderer_Markdown() {
	g, err := glossary.New(
		glossary.Entry{
			ID: "red", Lang: language.Spanish, Title: "Red neuronal: el cerebro artificial",
			Body:    "Una **red neuronal** es un modelo. [1]\n",
			Sources: []glossary.Source{{Text: "Deep learning (2015)", URL: "https://doi.org/10.1038/nature14539"}},
			Related: []string{"Inferencia"},
		},
		glossary.Entry{ID: "inference", Slug: "inferencia", Lang: language.Spanish, Title: "Inferencia"},
	)
	if err != nil {
		log.Fatal(err)
	}
	e, _ := g.Lookup("red neuronal")

	r := glossary.Renderer{
		Glossary: g,
		URL:      func(e glossary.Entry) string { return e.Slug + ".md" },
	}
	err = r.Markdown(os.Stdout, e)
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// # Red neuronal: el cerebro artificial
	//
	// Una **red neuronal** es un modelo. \[[1](#red-1)\]
	//
	// ## Fuentes
	//
	// 1. <a id="red-1"></a>[Deep learning (2015)](<https://doi.org/10.1038/nature14539>)
	//
	// ## Véase también
	//
	// - [Inferencia](<inferencia.md>)
}

func ExampleGraph_Order() {
	order := glossary.Default().Graph().Order("lora", "deep_learning", "diffusion_model", "sampler")
	fmt.Println(len(order))
	// Output: 4
}

func ExampleGraph_Path() {
	g := glossary.Default()
	es := g.In(language.Spanish)
	for _, id := range g.Graph().Path("prompt", "deep_learning") {
		e, _ := es.Lookup(id)
		fmt.Println(e.Term)
	}
}

// Every piece of Go in the README is a piece of an example, which is compiled and run.
func TestReadmeIsCompiled(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	examples := squeeze(string(source))
	blocks := strings.Split(string(readme), "```go\n")
	if len(blocks) < 5 {
		t.Fatalf("%d blocks of Go in the README", len(blocks)-1)
	}
	for _, block := range blocks[1:] {
		block, _, _ = strings.Cut(block, "```")
		if !strings.Contains(examples, squeeze(strings.Replace(block, "err := r.", "err = r.", 1))) {
			t.Errorf("no example has this of the README:\n%s", block)
		}
	}
}

// squeeze drops indentation and blank lines.
func squeeze(src string) string {
	var b strings.Builder
	for line := range strings.Lines(src) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
