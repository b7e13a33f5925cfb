package glossary_test

import (
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func markdown(t testing.TB, r glossary.Renderer, e glossary.Entry) string {
	t.Helper()
	var b strings.Builder
	if err := r.Markdown(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func plain(t testing.TB, r glossary.Renderer, e glossary.Entry) string {
	t.Helper()
	var b strings.Builder
	if err := r.Text(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestRenderGolden renders the body of each file in testdata/render as Markdown and as text.
func TestRenderGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/render/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		bodyText, rest, _ := strings.Cut(strings.TrimPrefix(string(data), "-- body --\n"), "-- markdown --\n")
		wantMarkdown, wantText, _ := strings.Cut(rest, "-- text --\n")
		e := entry("en", "x", "Title", body(bodyText), cites(glossary.Source{Text: "First", URL: "https://example.org/1"}, glossary.Source{Text: "Second"}))
		e.Term = "Title"
		gotMarkdown, gotText := markdown(t, glossary.Renderer{}, e), plain(t, glossary.Renderer{}, e)
		if *update {
			golden := "-- body --\n" + bodyText + "-- markdown --\n" + gotMarkdown + "-- text --\n" + gotText
			if err := os.WriteFile(name, []byte(golden), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if gotMarkdown != wantMarkdown {
			t.Errorf("%s: Markdown\n got\n%s\nwant\n%s", name, gotMarkdown, wantMarkdown)
		}
		if gotText != wantText {
			t.Errorf("%s: text\n got\n%s\nwant\n%s", name, gotText, wantText)
		}
	}
}

func renderGlossary(t testing.TB) *glossary.Glossary {
	fuente := glossary.Source{Text: "LeCun, Bengio, Hinton: *Deep* learning [2015]", URL: "https://doi.org/10.1038/nature14539"}
	es := entry("es", "denoising", "Eliminación de ruido: de la nieve a la imagen", syn("denoising"), rel("sampler", "unet", "lost"),
		cites(fuente, glossary.Source{Text: "Sin enlace", URL: "ftp://example.org"}), body("La **eliminación** quita ruido. [1]\n\n### Cómo\n\nAsí. [2]\n"))
	es.Sources = es.Sources[:1]
	es.Description = "Quita ruido * de una imagen."
	return build(t, es,
		entry("en", "denoising", "Denoising", rel("sampler")),
		entry("es", "sampler", "Muestreador"), entry("en", "sampler", "Sampler"),
		entry("en", "unet", "U-Net"), entry("ar", "unet", "شبكة"),
		entry("fr", "denoising", "Débruitage\u00a0: de la neige", rel("sampler"), body("Le débruitage.")),
	)
}

func TestMarkdownInTheEntrysLanguage(t *testing.T) {
	g := renderGlossary(t).In(language.Spanish)
	e, _ := g.Lookup("denoising")
	r := glossary.Renderer{Glossary: g, URL: func(e glossary.Entry) string { return "/" + e.Lang.String() + "/" + e.Slug + "/" }}
	want := `# Eliminación de ruido: de la nieve a la imagen

> Quita ruido \* de una imagen.

También llamado: denoising

La **eliminación** quita ruido. \[[1](#denoising-1)\]

## Cómo

Así. [2]

## Fuentes

1. <a id="denoising-1"></a>[LeCun, Bengio, Hinton: \*Deep\* learning \[2015\]](<https://doi.org/10.1038/nature14539>)

## Véase también

- [Muestreador](</es/sampler/>)
- <span lang="en" dir="ltr">[U-Net](</en/unet/>)</span>
`
	if got := markdown(t, r, e); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMarkdownOptions(t *testing.T) {
	g := renderGlossary(t)
	e, _ := g.In(language.Spanish).Lookup("denoising")
	got := markdown(t, glossary.Renderer{Glossary: g, Level: 3, Beside: language.English}, e)
	for _, want := range []string{"### Eliminación de ruido (Denoising): de la nieve", "\n#### Cómo\n", "\n#### Fuentes\n", "\n- Muestreador\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	// No term beside itself, nor one of a language that is not there.
	for _, beside := range []string{"es", "ja", "it"} {
		if got := markdown(t, glossary.Renderer{Glossary: g, Beside: language.MustParse(beside)}, e); !strings.HasPrefix(got, "# Eliminación de ruido: ") {
			t.Errorf("beside %s: %.60q", beside, got)
		}
	}
	// Unsafe addresses are no links.
	got = markdown(t, glossary.Renderer{Glossary: g, URL: func(glossary.Entry) string { return "javascript:x" }}, e)
	if strings.Contains(got, "javascript") {
		t.Errorf("links to a script:\n%s", got)
	}
}

func TestFallbackIsMarked(t *testing.T) {
	g := renderGlossary(t).In(language.Italian)
	e, _ := g.Lookup("Débruitage")
	got := markdown(t, glossary.Renderer{Glossary: g}, e)
	if !strings.HasPrefix(got, "<div lang=\"fr\" dir=\"ltr\">\n\n# Débruitage\u00a0: de la neige\n") || !strings.HasSuffix(got, "\n</div>\n") {
		t.Errorf("got\n%s", got)
	}
	if got := plain(t, glossary.Renderer{Glossary: g}, e); !strings.HasPrefix(got, "Débruitage\u00a0: de la neige [fr]\n") || !strings.Contains(got, "Voir aussi\u00a0: Sampler [en]") {
		t.Errorf("got\n%s", got)
	}
	e, _ = renderGlossary(t).In(language.Arabic).Lookup("unet")
	if got := markdown(t, glossary.Renderer{Glossary: g}, e); !strings.HasPrefix(got, `<div lang="ar" dir="rtl">`) {
		t.Errorf("got\n%s", got)
	}
}

func TestTextWidth(t *testing.T) {
	e := entry("fr", "x", "Titre", body("- Un point\u00a0: qui est assez long pour la ligne\n\n```\nle code reste comme il est, même long\n```\n"))
	e.Term = "Titre"
	want := "Titre\n=====\n\n- Un point\u00a0: qui est\n  assez long pour la\n  ligne\n\n    le code reste comme il est, même long\n"
	if got := plain(t, glossary.Renderer{Width: 22}, e); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What a Renderer writes must mean to a Markdown parser what it is meant to:
// every citation a link to an anchor that is there, every heading below the title.
func TestMarkdownOfTheShippedEntriesParses(t *testing.T) {
	g := glossary.Default()
	r := glossary.Renderer{Glossary: g, URL: func(e glossary.Entry) string { return e.Slug + ".md" }}
	for c := range g.Concepts() {
		for _, e := range c.Entries {
			src := []byte(markdown(t, r, e))
			doc := goldmark.DefaultParser().Parse(text.NewReader(src))
			cited := make(map[string]bool)
			links, first := 0, true
			err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
				if !entering {
					return ast.WalkContinue, nil
				}
				switch n := n.(type) {
				case *ast.Heading:
					if first != (n.Level == 1) {
						t.Errorf("%s: a heading of level %d", at(e), n.Level)
					}
					first = false
				case *ast.Link:
					if to, ok := strings.CutPrefix(string(n.Destination), "#"); ok {
						cited[to] = true
					} else {
						links++
					}
				}
				return ast.WalkContinue, nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(cited) != len(e.Sources) {
				t.Errorf("%s: %d sources are cited, of %d", at(e), len(cited), len(e.Sources))
			}
			for to := range cited {
				if !strings.Contains(string(src), `<a id="`+to+`"></a>`) {
					t.Errorf("%s: no anchor %s", at(e), to)
				}
			}
			if want := len(e.Sources) + len(e.Related); links != want {
				t.Errorf("%s: %d links to sources and related concepts, want %d", at(e), links, want)
			}
		}
	}
}

// Work grows with the length of a body and not with its square, which the
// memory allocated tells without a clock.
func TestRenderLongBody(t *testing.T) {
	allocated := func(lines int) float64 {
		e := entry("en", "x", "T", cites(glossary.Source{Text: "a"}))
		e.Body = strings.Repeat("[a]: b\n", lines)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		markdown(t, glossary.Renderer{}, e)
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	if ratio := allocated(8000) / allocated(2000); ratio > 8 {
		t.Errorf("four times the lines take %.0f times the memory", ratio)
	}
}

// FuzzRender renders bodies of any kind: it must end, and change nothing of the
// body but citations and the levels of headings.
func FuzzRender(f *testing.F) {
	for _, s := range []string{"[1]", "`[1]", "[[1]](x)", "# [1]", "- a\n\n  [2]", "> ```\n> [1]\n", "[1]: x\n\n[1]", "\t[1]", "![[[", "<a[1]>", "\\[1]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, bodyText string) {
		e := entry("en", "x", "T", cites(glossary.Source{Text: "a"}, glossary.Source{Text: "b"}))
		e.Term, e.Body = "T", bodyText
		got := markdown(t, glossary.Renderer{}, e)
		got = strings.NewReplacer(`\[`, "[", `\]`, "]", "(#x-1)", "", "(#x-2)", "").Replace(got)
		got = strings.TrimSuffix(strings.TrimPrefix(got, "# T\n\n"), "\n## Sources\n\n1. <a id=\"x-1\"></a>a\n2. <a id=\"x-2\"></a>b\n")
		bare := func(s string) string {
			return strings.NewReplacer("\\", "", "[", "", "]", "", "#", "", " ", "", ",", "", "\n", "", "\r", "", "\t", "", "(x-1)", "", "(x-2)", "").Replace(s)
		}
		if bare(got) != bare(bodyText) {
			t.Errorf("body %q became %q", bodyText, got)
		}
		plain(t, glossary.Renderer{Width: 20}, e)
		_ = e.Summary()
	})
}
