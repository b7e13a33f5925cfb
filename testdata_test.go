package glossary_test

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
)

// entry makes an entry of a concept in a language with a term. More fields are
// set by the functions.
func entry(tag, id, title string, set ...func(*glossary.Entry)) glossary.Entry {
	e := glossary.Entry{ID: id, Lang: language.MustParse(tag), Title: title, File: tag + "/" + id + ".md"}
	for _, f := range set {
		f(&e)
	}
	return e
}

func slug(s string) func(*glossary.Entry)   { return func(e *glossary.Entry) { e.Slug = s } }
func body(s string) func(*glossary.Entry)   { return func(e *glossary.Entry) { e.Body = s } }
func cat(s string) func(*glossary.Entry)    { return func(e *glossary.Entry) { e.Category = s } }
func syn(s ...string) func(*glossary.Entry) { return func(e *glossary.Entry) { e.Synonyms = s } }
func abbr(s ...string) func(*glossary.Entry) {
	return func(e *glossary.Entry) { e.Abbreviations = s }
}
func form(s ...string) func(*glossary.Entry) { return func(e *glossary.Entry) { e.Forms = s } }
func avoid(s ...string) func(*glossary.Entry) {
	return func(e *glossary.Entry) { e.Deprecated = s }
}
func rel(s ...string) func(*glossary.Entry)   { return func(e *glossary.Entry) { e.Related = s } }
func broad(s ...string) func(*glossary.Entry) { return func(e *glossary.Entry) { e.Broader = s } }
func cites(s ...glossary.Source) func(*glossary.Entry) {
	return func(e *glossary.Entry) { e.Sources = s }
}

// build returns the glossary of entries, which must be fine.
func build(t testing.TB, entries ...glossary.Entry) *glossary.Glossary {
	t.Helper()
	g, err := glossary.New(entries...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// small is a glossary with what lookup has to tell apart.
func small(t testing.TB) *glossary.Glossary {
	return build(t,
		entry("en", "deep_learning", "Deep learning", abbr("DL"), rel("neural_network")),
		entry("es", "deep_learning", "Aprendizaje profundo: redes de muchas capas", slug("aprendizaje_profundo"),
			syn("deep learning"), abbr("AP"), rel("rete_neurale")),
		entry("fr", "deep_learning", "Apprentissage profond\u00a0: un sous-titre", slug("apprentissage_profond"), rel("réseau neuronal")),
		entry("en", "neural_network", "Neural network", syn("artificial neural network"), form("neural nets"), rel("deep_learning")),
		entry("es", "neural_network", "Red neuronal", slug("red_neuronal"), avoid("red neural"), rel("aprendizaje profundo")),
		entry("it", "neural_network", "Rete neurale", slug("rete_neurale"), rel("deep_learning")),
		entry("fr", "neural_network", "Réseau de neurones", slug("reseau_de_neurones"), syn("réseau neuronal")),
		entry("es", "year", "Año", slug("anio")),
		entry("es", "anus", "Ano", slug("ano")),
		entry("en", "unet", "U-Net", syn("UNet")),
		entry("es", "unet", "U-Net", syn("UNet")),
		entry("it", "unet", "U-Net", syn("UNet")),
		entry("en", "precision_metric", "Precision", slug("precision")),
		entry("en", "numeric_precision", "Numeric precision", syn("precision")),
	)
}
