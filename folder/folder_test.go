package folder_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/folder"
)

// files makes a file system of name, content, name, content ...
func files(pairs ...string) fstest.MapFS {
	m := make(fstest.MapFS)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

// load loads one file, es/x.md, which must be fine.
func load(t *testing.T, content string) glossary.Entry {
	t.Helper()
	g, err := folder.Load(files("es/x.md", content))
	if err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	c, ok := g.Concept("x")
	if !ok {
		t.Fatalf("no entry\n%s", content)
	}
	return c.Entries[0]
}

// The manual's own entry, byte for byte, fixes the format.
func TestManualEntry(t *testing.T) {
	g, err := folder.Load(os.DirFS("testdata/manual"))
	if err != nil {
		t.Fatal(err)
	}
	e, ok := g.Lookup("aprendizaje profundo")
	if !ok {
		t.Fatal("not found by its term")
	}
	if e.Term != "Aprendizaje Profundo" || e.Subtitle != "El Aprendizaje Profundo" || e.Category != "Fundamentals" {
		t.Errorf("term %q, subtitle %q, category %q", e.Term, e.Subtitle, e.Category)
	}
	if want := []string{"rete_neurale", "inferenza"}; !slices.Equal(e.Related, want) {
		t.Errorf("related %q, want %q", e.Related, want)
	}
	if len(e.Sources) != 2 || e.Sources[0].Text != "¿Qué es el Aprendizaje Profundo? - IBM" || e.Sources[0].URL != "https://www.ibm.com/it-it/topics/deep-learning" {
		t.Errorf("sources %+v", e.Sources)
	}
	if !strings.HasPrefix(e.Body, "El **Aprendizaje Profundo** (Deep Learning) es") || !strings.HasSuffix(e.Body, "del Aprendizaje Profundo.\n") {
		t.Errorf("body %q", e.Body)
	}
}

func TestFormat(t *testing.T) {
	for _, tt := range []struct {
		name, matter   string
		term, subtitle string
	}{
		{"plain", "title: Red neuronal", "Red neuronal", ""},
		{"quoted", "title: 'Red neuronal: el cerebro'", "Red neuronal", "el cerebro"},
		{"doubled quote", "title: 'L''attention: voir l''essentiel'", "L'attention", "voir l'essentiel"},
		{"folded", "title: >-\n  Red neuronal:\n  el cerebro artificial", "Red neuronal", "el cerebro artificial"},
		{"French spaces", "title: 'Réseau : le cerveau'", "Réseau", "le cerveau"},
		{"French no-break space", "title: \"Réseau\u00a0: le cerveau\"", "Réseau", "le cerveau"},
		{"French narrow space", "title: 'Réseau\u202f: le cerveau'", "Réseau", "le cerveau"},
		{"full-width colon", "title: 神経網：人工の脳", "神経網", "人工の脳"},
		{"ampersand", "title: 'Img2Img & Upscaling: dos usos'", "Img2Img & Upscaling", "dos usos"},
		{"parentheses", "title: 'Escala de guía (CFG): obediencia'", "Escala de guía (CFG)", "obediencia"},
		{"several colons", "title: 'Formato 16:9: ancho: alto'", "Formato 16:9", "ancho: alto"},
		{"address", "title: 'https://example.org: un sitio'", "https://example.org", "un sitio"},
		{"colon at the end", "title: 'Red:'", "Red:", ""},
		{"colon alone in front", "title: ': red'", ": red", ""},
		{"number", "title: 42", "42", ""},
		{"what YAML 1.1 takes for false", "title: no", "no", ""},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			content := strings.ReplaceAll("---\n"+tt.matter+"\ncategory: C\n---\n\nTexto [1][2] y [2, 3].\n", "\n", end)
			for _, bom := range []string{"", "\ufeff"} {
				e := load(t, bom+content)
				if e.Term != tt.term || e.Subtitle != tt.subtitle {
					t.Errorf("%s: term %q, subtitle %q, want %q, %q", tt.name, e.Term, e.Subtitle, tt.term, tt.subtitle)
				}
				if want := "Texto [1][2] y [2, 3].\n"; e.Body != want {
					t.Errorf("%s: body %q, want %q", tt.name, e.Body, want)
				}
			}
		}
	}
}

func TestAllFields(t *testing.T) {
	e := load(t, `---
title: 'Red neuronal: el cerebro artificial'
slug: red_neuronal
category: Fundamentals
description: >
  Una definición
  en una frase.
sources:
  - text: Uno
    url: 'https://example.org/1'
  - url: https://example.org/2
  - text: Tres
related: [a, b]
broader:
  - c
synonyms: [red]
abbreviations: [RN]
forms: [redes]
deprecated: [cerebro]
wikidata: Q192776
date: 2026-11-23
lastmod: 2026-11-24T10:00:00+01:00
status: reviewed
translation_of: en
translation_hash: abc
license: MIT
weight: 3
draft: false
ratio: 0.5
published: 2020-01-02
params: {a: [1, x, null], b: {c: yes}}
---
Cuerpo
`)
	got := fmt.Sprintf("%q %q %q %q %q %v %q %q %q %q %q %q %s %s %s %s %v %s %s", e.Term, e.Slug, e.Category, e.Description, e.Body,
		e.Sources, e.Related, e.Broader, e.Synonyms, e.Abbreviations, e.Forms, e.Deprecated, e.Wikidata,
		e.Date.Format("2006-01-02"), e.Modified.Format("2006-01-02 15:04"), e.Status, e.TranslationOf, e.TranslationHash, e.License)
	want := `"Red neuronal" "red_neuronal" "Fundamentals" "Una definición en una frase." "Cuerpo\n" ` +
		`[{Uno https://example.org/1} {https://example.org/2 https://example.org/2} {Tres }] ["a" "b"] ["c"] ["red"] ["RN"] ["redes"] ["cerebro"] ` +
		`Q192776 2026-11-23 2026-11-24 09:00 reviewed en abc MIT`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := fmt.Sprint(e.Extra), "map[draft:false params:map[a:[1 x <nil>] b:map[c:yes]] published:2020-01-02 ratio:0.5 weight:3]"; got != want {
		t.Errorf("Extra = %s, want %s", got, want)
	}
}

// ok is an entry that nothing is wrong with.
const ok = "---\ntitle: Bien\ncategory: C\nsources: []\nrelated: []\n---\nTexto\n"

func TestProblems(t *testing.T) {
	long := strings.Repeat("x", 3000)
	for _, tt := range []struct {
		name, file, content, want string
	}{
		{"empty", "es/x.md", "", "es/x.md:1: no front matter: the first line is not ---"},
		{"no front matter", "es/x.md", "Texto\n", "es/x.md:1: no front matter: the first line is not ---"},
		{"no terminator", "es/x.md", "---\ntitle: X\n\nTexto\n", "es/x.md:1: front matter does not end: no line is ---"},
		{"blank front matter", "es/x.md", "---\n---\nTexto\n", "es/x.md:1: no title: the front matter is empty"},
		{"no title", "es/x.md", "---\ncategory: C\n---\nTexto\n", "es/x.md:1: no title"},
		{"empty title", "es/x.md", "---\ncategory: C\ntitle: ''\n---\nTexto\n", "es/x.md:3: no title"},
		{"title of nothing", "es/x.md", "---\ntitle: '—'\n---\n", `es/x.md:2: title "—" has no letter or digit`},
		{"unquoted colon", "es/x.md", "---\ncategory: C\ntitle: Red: cerebro\n---\n", "es/x.md:3: YAML: mapping values are not allowed in this context; quote a text that has a colon in it: 'Term: subtitle'"},
		{"tab", "es/x.md", "---\ntitle: X\nrelated:\n\t- a\n---\n", "es/x.md:4: YAML: found character that cannot start any token"},
		{"twice", "es/x.md", "---\ntitle: X\nslug: a\nslug: b\n---\n", "es/x.md:4: slug: a second time; the first is on line 3"},
		{"list for text", "es/x.md", "---\ntitle: [X]\n---\n", "es/x.md:2: title: want a text"},
		{"text for list", "es/x.md", "---\ntitle: X\nrelated: a\n---\n", "es/x.md:3: related: want a list: [one, another], or lines of - one"},
		{"empty in list", "es/x.md", "---\ntitle: X\nrelated:\n  - a\n  - ''\n---\n", "es/x.md:4: related: line 5: an empty text in the list"},
		{"source", "es/x.md", "---\ntitle: X\nsources:\n  - just text\n---\n", "es/x.md:4: sources: line 4: want a source with text and url"},
		{"source URL", "es/x.md", "---\ntitle: X\nsources:\n  - text: T\n    url: 'javascript:alert(1)'\n---\n", `es/x.md:3: source URL "javascript:alert(1)": want http, https, mailto or a relative address`},
		{"date", "es/x.md", "---\ntitle: X\ndate: tomorrow\n---\n", `es/x.md:3: date: "tomorrow" is no date such as 2026-11-23`},
		{"language", "es/x.md", "---\ntitle: X\ntranslation_of: english\n---\n", `es/x.md:3: translation_of: "english" is no language tag such as es`},
		{"alias", "es/x.md", "---\ntitle: &a X\nslug: *a\n---\n", "es/x.md:2: front matter: anchors and aliases (& and *) are not allowed; quote a text that begins with one"},
		{"merge", "es/x.md", "---\ntitle: X\n<<: {slug: a}\n---\n", "es/x.md:3: front matter: merges (<<) are not allowed"},
		{"tag", "es/x.md", "---\ntitle: !!str X\n---\n", "es/x.md:2: front matter: tags (!!str) are not allowed; quote a text that begins with !"},
		{"deep", "es/x.md", "---\ntitle: X\nextra: " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n---\n", "es/x.md:3: front matter: more than 16 levels deep"},
		{"not a mapping", "es/x.md", "---\n- a\n---\n", "es/x.md:2: front matter: want lines of the form key: value"},
		{"dashes inside", "es/x.md", "---\ntitle: X\ndescription: >\n  a\n  ---\n  b\n---\nTexto\n", "es/x.md:5: a line of --- inside the front matter: quote it"},
		{"bad slug", "es/x.md", "---\ntitle: X\nslug: ../etc\n---\n", `es/x.md:3: slug "../etc": want letters, digits, _ and - alone`},
		{"long name", "es/x.md", "---\ntitle: X\nsynonyms: [a, " + long + "]\n---\n", "es/x.md:3: synonyms: name " + `"` + long[:40] + `"... of 3000 bytes, over the limit of 512`},
		{"not UTF-8", "es/x.md", "---\ntitle: X\n---\nbien\nmal \xff\n", "es/x.md:5: body: bytes that are not UTF-8 (U+FFFD) at character 5"},
		{"NUL", "es/x.md", "---\ntitle: X\n---\n\n\n\x00\n", "es/x.md:6: body: a control character (U+0000) at character 1"},
		{"bidi", "es/x.md", "---\ntitle: X\n---\n\nuno\u202edos\n", "es/x.md:5: body: a bidirectional control (U+202E) at character 4"},
		{"zero width", "es/x.md", "---\ntitle: \"a\u200bb\"\n---\n", "es/x.md:2: title: an invisible character (U+200B) at character 2"},
		{"long front matter", "es/x.md", "---\ntitle: X\ndescription: " + strings.Repeat("a ", 9000) + "\n---\n", "es/x.md:1: front matter of 18023 bytes, over the limit of 16384"},
		{"long body", "es/x.md", "---\ntitle: X\n---\n" + strings.Repeat("a ", 33000) + "\n", "es/x.md:4: body of 66001 bytes, over the limit of 65536"},
		{"long file", "es/x.md", "---\ntitle: X\n---\n" + strings.Repeat("a ", 90000) + "\n", "es/x.md: over the limit of 81984 bytes for a file"},
		{"wide table", "es/x.md", "---\ntitle: X\n---\n\na\n" + strings.Repeat("|a", 50) + "|\n", "es/x.md:6: body: 50 table columns on a line, over the limit of 32"},
		{"deep quote", "es/x.md", "---\ntitle: X\n---\n" + strings.Repeat("> ", 20) + "a\n", "es/x.md:4: body: 20 markers of quotes and lists on a line, over the limit of 16"},
		{"long address", "es/x.md", "---\ntitle: X\n---\n[a](http://" + long + ")\n", "es/x.md:4: body: an address of 3007 bytes, over the limit of 2048"},
		{"deep brackets", "es/x.md", "---\ntitle: X\n---\n" + strings.Repeat("[", 5000) + "\n", "es/x.md:4: body: brackets 5000 deep, over the limit of 64"},
		{"ID", "es/Red Neuronal.md", ok, `es/Red Neuronal.md:1: ID "Red Neuronal": want a-z, 0-9 and _, beginning with a letter, at most 100 bytes; "red_neuronal" would do`},
		{"language in the file name", "es/x.en.md", ok, `es/x.en.md:1: ID "x.en": want a-z, 0-9 and _, beginning with a letter, at most 100 bytes; "xen" would do`},
		{"no language", "x.md", ok, "x.md: no language: put the file in a folder named by its language, such as en/, or set Loader.Lang"},
		{"no language's folder", "spanish/x.md", ok, `spanish: folder "spanish" holds entries, but its name is no language tag such as es or zh-Hans`},
		{"info", "glossary.yaml", "title: [", "glossary.yaml:1: yaml: line 1: did not find expected node content"},
	} {
		g, err := folder.Load(files("es/good.md", ok, tt.file, tt.content))
		if err == nil {
			t.Errorf("%s: no error, want %s", tt.name, tt.want)
			continue
		}
		if got := err.Error(); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
		if _, found := g.Lookup("bien"); !found {
			t.Errorf("%s: the entry that is fine is gone", tt.name)
		}
		var problem *glossary.EntryError
		if !errors.As(err, &problem) {
			t.Errorf("%s: the error is no EntryError", tt.name)
		}
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	g, err := folder.Load(files(
		"es/b.md", "---\ntitle: B\ndate: x\nrelated: y\n---\n",
		"es/a.md", "nothing",
		"es/c.md", ok,
		"es/sub/c.md", ok,
		"it/d.md", "---\ntitle: D\n---\n\u202e",
	))
	want := `es/a.md:1: no front matter: the first line is not ---
es/b.md:3: date: "x" is no date such as 2026-11-23
es/b.md:4: related: want a list: [one, another], or lines of - one
es/sub/c.md:1: a second entry of c in es; the first is es/c.md
it/d.md:4: body: a bidirectional control (U+202E) at character 1`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if g.Len() != 1 {
		t.Errorf("%d concepts, want 1", g.Len())
	}
}

func TestStrict(t *testing.T) {
	g, err := folder.Loader{Strict: true}.Load(files(
		"es/x.md", "---\ntitle: X\nsynonym: [a]\nsources:\n  - text: T\n    link: l\nzebra: 1\n---\n"))
	want := `es/x.md:1: no category
es/x.md:1: no related
es/x.md:3: unknown key "synonym"; did you mean "synonyms"?
es/x.md:6: unknown key "link" of a source; known are text and url
es/x.md:7: unknown key "zebra"`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if g.Len() != 1 {
		t.Error("an entry that is fine but for Strict is gone")
	}
}

func TestLayout(t *testing.T) {
	g, err := folder.Loader{Lang: language.Spanish}.Load(files(
		"a.md", ok, "deep/er/b.md", ok, "README.md", "x", "_index.md", "x", ".git/x.md", "x", "a.txt", "x"))
	if err == nil || !strings.Contains(err.Error(), `folder "deep"`) {
		t.Errorf("error %v, want one about folder deep", err)
	}
	if g.Len() != 1 || g.Languages()[0] != language.Spanish {
		t.Errorf("%d concepts in %v", g.Len(), g.Languages())
	}
	g, err = folder.Loader{Lang: language.Spanish}.Load(files(
		"a.md", ok, "zh-Hans/sub/b.md", ok, "pt-BR/b.md", ok, "en/README.md", "x", "en/_index.md", "x",
		"glossary.yaml", "title: Mine\nversion: 1.2\nlicense: MIT\n"))
	if err != nil {
		t.Error(err)
	}
	if got := fmt.Sprint(g.Languages(), g.Info()); got != "[es pt-BR zh-Hans] {Mine 1.2 MIT}" {
		t.Errorf("got %s", got)
	}
	if e, _ := g.Lookup("b"); e.License != "MIT" || e.File != "pt-BR/b.md" {
		t.Errorf("license %q, file %q", e.License, e.File)
	}
}

func TestNoFolder(t *testing.T) {
	if g, err := folder.Load(os.DirFS("testdata/none")); err == nil || g != nil {
		t.Errorf("got %v, %v, want an error alone", g, err)
	}
	g, err := folder.Load(files())
	if err != nil || g.Len() != 0 {
		t.Errorf("an empty folder: %v, %d concepts", err, g.Len())
	}
}

func TestLimitsCanBeRaised(t *testing.T) {
	long := "---\ntitle: X\n---\n" + strings.Repeat("a ", 90000) + "\n" + strings.Repeat("|a", 50) + "|\n"
	l := folder.Loader{Limits: folder.Limits{Body: 1 << 20, TableColumns: 100}}
	if _, err := l.Load(files("es/x.md", long)); err != nil {
		t.Error(err)
	}
	l = folder.Loader{Limits: folder.Limits{Files: 2, Sources: 1}}
	_, err := l.Load(files("es/a.md", ok, "es/b.md", "---\ntitle: B\nsources: [{text: a}, {text: b}]\n---\n", "es/c.md", ok))
	want := "es/b.md:3: sources: 2 sources, over the limit of 1\nes/c.md: more than 2 files"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestSameResultEveryTime(t *testing.T) {
	fsys := make(fstest.MapFS)
	for i := range 200 {
		content := fmt.Sprintf("---\ntitle: 'Término %d'\nrelated: ['término %d']\n---\nTexto\n", i, (i+7)%200)
		fsys[fmt.Sprintf("es/t%d.md", i)] = &fstest.MapFile{Data: []byte(content)}
	}
	var first string
	for range 5 {
		g, err := folder.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		data, err := g.Catalog(language.Spanish)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = data
		}
		if data != first {
			t.Fatal("two loads of one folder differ")
		}
	}
}

// FuzzFile loads files of any content. What loads must be found by its names,
// survive a catalog, and be of the file; what does not must say where.
func FuzzFile(f *testing.F) {
	seed, err := os.ReadFile("testdata/manual/es/deep_learning.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte(ok))
	f.Add([]byte("---\ntitle: >-\n  a:\n  b\n---\n\n[1]: x\n"))
	f.Add([]byte("\ufeff---\r\ntitle: 'a'\r\n---\r\n"))
	f.Add([]byte("---\ntitle: a\nx: {<<: *a}\n---\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		g, err := folder.Load(fstest.MapFS{"es/x.md": {Data: content}})
		if err != nil {
			var problem *glossary.EntryError
			if !errors.As(err, &problem) || problem.File != "es/x.md" {
				t.Fatalf("error without a file: %v", err)
			}
		}
		if (g.Len() == 0) == (err == nil) {
			t.Fatalf("%d concepts, error %v", g.Len(), err)
		}
		for e := range g.All() {
			for _, name := range e.Names() {
				if _, found := g.Lookup(name); !found {
					t.Fatalf("%q cannot be looked up", name)
				}
			}
			data, err := g.Catalog(language.Spanish)
			if err != nil {
				t.Fatal(err)
			}
			again, err := glossary.Open(data)
			if err != nil {
				t.Fatal(err)
			}
			if other, _ := again.Lookup("x"); fmt.Sprintf("%+v", other) != fmt.Sprintf("%+v", e) {
				t.Fatalf("entry\n%+v\nis\n%+v\nafter a catalog", e, other)
			}
			r := glossary.Renderer{Glossary: g}
			if err := errors.Join(r.Markdown(discard{}, e), r.Text(discard{}, e)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
