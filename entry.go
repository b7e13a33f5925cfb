package glossary

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary/internal/fold"
)

// An Entry explains one concept in one language.
//
// Entries of a [Glossary] share their slices and maps with it: read them, do
// not write to them. An Entry that you build for [New] needs an ID, a Lang and
// a Title or Term; every other field may be empty.
type Entry struct {
	ID   string       // of the concept, the same in every language: "neural_network"
	Slug string       // the entry's name in its own URLs: "red_neuronal"; the ID where none was given
	Lang language.Tag // what the entry is written in

	Title    string // as written: "Red neuronal: el cerebro artificial"
	Term     string // the preferred designation, the part of Title before the colon: "Red neuronal"
	Subtitle string // the part of Title after the colon; "" where there is none

	Description string // a definition in one sentence, plain text; see [Entry.Summary]
	Category    string // stable key such as "Fundamentals"; labels are localized when rendered

	Synonyms      []string // other designations in use
	Abbreviations []string // "LLM"; matched with their case in running text
	Forms         []string // inflected forms and spellings of the names above
	Deprecated    []string // designations to avoid; they lead to the entry all the same

	Related []string // IDs of related concepts; a name that leads nowhere stands as it was written
	Broader []string // IDs of the concepts that this one is a kind or a part of; likewise

	Sources  []Source // what the body cites as [1], [2] ...
	Wikidata string   // item of the concept: "Q192776"

	Date     time.Time // of the first version; zero when unknown
	Modified time.Time // of the last change in substance; zero when unknown
	Status   string    // "proposed", "reviewed", "deprecated", or "" when unknown

	TranslationOf   language.Tag // language that the entry was translated from; [language.Und] for none
	TranslationHash string       // hash of the original when it was translated

	License string // SPDX expression: "CC-BY-4.0"; "" when unknown
	Body    string // Markdown
	File    string // path in the folder it was loaded from; "" for none

	Extra map[string]any // front matter that this package has no field for
}

// A Source is a work that an entry cites.
type Source struct {
	Text string // authors, title, where and when it appeared
	URL  string // http, https or mailto, or relative; "" for none
}

// An EntryError is what is wrong with an entry. The error of [New], and of a
// folder that is loaded, joins one for every problem there is (see [errors.Join]).
type EntryError struct {
	File    string // path of the entry's file, or its language and ID where it has none
	Line    int    // in File, from 1; 0 when unknown
	Field   string // front matter key that the problem is in, "body", or "" for the whole entry
	Problem string
}

func (e *EntryError) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Problem)
}

// Summary returns Description, or where that is empty the first sentence of the
// body as plain text, without citations. It returns "" for an entry without either.
func (e Entry) Summary() string {
	if e.Description != "" {
		return e.Description
	}
	for _, b := range blocks(e.Body) {
		if b.kind != paragraph {
			continue
		}
		text := strings.Join(strings.FieldsFunc(plainText(b.text, nil, len(e.Sources) == 0), isBreak), " ")
		if i := sentenceEnd(text); i > 0 {
			text = text[:i]
		}
		return text
	}
	return ""
}

// sentenceEnd returns the end of the first sentence of text, or 0 for none: a
// full stop with a space and a capital or a digit's absence after it. A stop
// after a lone letter or inside a short abbreviation ends nothing.
func sentenceEnd(text string) int {
	for i, r := range text {
		switch r {
		case '。', '！', '？':
			return i + utf8.RuneLen(r)
		case '.', '!', '?':
			rest := text[i+1:]
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
			if rest == "" || rest[0] != ' ' || unicode.IsLower(next) {
				continue
			}
			word := text[strings.LastIndexAny(text[:i], " (")+1 : i]
			if utf8.RuneCountInString(word) < 2 || strings.Contains(word, ".") {
				continue
			}
			return i + 1
		}
	}
	return 0
}

// The largest name and the most names of a kind that an index holds. No longer
// name can be looked up.
const (
	maxName  = 512
	maxNames = 200
	maxID    = 100
)

// normalize fills in what follows from the other fields: Title from its halves
// or the halves from Title, and Slug from ID.
func (e *Entry) normalize() {
	if e.Title == "" {
		e.Title = e.Term
		if e.Subtitle != "" {
			e.Title += ": " + e.Subtitle
		}
	}
	if e.Term == "" {
		e.Term, e.Subtitle = splitTitle(e.Title)
	}
	if e.Slug == "" {
		e.Slug = e.ID
	}
}

// splitTitle cuts a title at the first colon that has a space after it, or at
// the first full-width colon. "3:1" and "https://" stay whole.
func splitTitle(title string) (term, subtitle string) {
	for i, r := range title {
		after := title[i+utf8.RuneLen(max(r, 0)):]
		if r == utf8.RuneError || r != ':' && r != '：' {
			continue
		}
		rest := strings.TrimLeftFunc(after, unicode.IsSpace)
		if rest == "" || r == ':' && rest == after {
			continue
		}
		if term = strings.TrimRightFunc(title[:i], unicode.IsSpace); term != "" {
			return term, rest
		}
	}
	return title, ""
}

// check reports every reason not to take the entry, once it is normalized.
func (e *Entry) check() []*EntryError {
	c := checker{file: e.File}
	if c.file == "" {
		c.file = e.Lang.String() + "/" + e.ID
	}
	c.id(e.ID)
	if e.Lang == language.Und {
		c.report("", 0, "no language")
	}
	switch {
	case e.Title == "":
		c.report("title", 0, "no title")
	case fold.String(e.Term) == "":
		c.report("title", 0, "title %q has no letter or digit", e.Title)
	}
	if e.Slug != e.ID && strings.ContainsFunc(e.Slug, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_' && r != '-'
	}) {
		c.report("slug", 0, "slug %q: want letters, digits, _ and - alone", e.Slug)
	}
	c.name("slug", e.Slug)
	c.name("title", e.Title)
	c.text("description", e.Description)
	c.text("category", e.Category)
	c.names("synonyms", e.Synonyms)
	c.names("abbreviations", e.Abbreviations)
	c.names("forms", e.Forms)
	c.names("deprecated", e.Deprecated)
	c.names("related", e.Related)
	c.names("broader", e.Broader)
	for _, s := range e.Sources {
		c.text("sources", s.Text)
		c.text("sources", s.URL)
		if !SafeURL(s.URL) {
			c.report("sources", 0, "source URL %.80q: want http, https, mailto or a relative address", s.URL)
		}
	}
	c.text("body", e.Body)
	return c.problems
}

type checker struct {
	file     string
	problems []*EntryError
}

func (c *checker) report(field string, line int, format string, args ...any) {
	c.problems = append(c.problems, &EntryError{File: c.file, Line: line, Field: field, Problem: fmt.Sprintf(format, args...)})
}

// id checks an ID: ^[a-z][a-z0-9_]*$, so that it is a file name, a URL and an
// anchor anywhere.
func (c *checker) id(id string) {
	ok := id != "" && len(id) <= maxID && id[0] >= 'a' && id[0] <= 'z'
	for i := 0; ok && i < len(id); i++ {
		b := id[i]
		ok = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '_'
	}
	if ok {
		return
	}
	hint := ""
	if better := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return -1
	}, fold.String(id)), "_0123456789"); better != "" && len(better) <= maxID {
		hint = fmt.Sprintf("; %q would do", better)
	}
	c.report("", 0, "ID %.80q: want a-z, 0-9 and _, beginning with a letter, at most %d bytes%s", id, maxID, hint)
}

func (c *checker) names(field string, names []string) {
	if len(names) > maxNames {
		c.report(field, 0, "%d %s, over the limit of %d", len(names), field, maxNames)
		return
	}
	for _, n := range names {
		if fold.String(n) == "" && utf8.ValidString(n) {
			c.report(field, 0, "%s: name %q has no letter or digit", field, n)
		}
		c.name(field, n)
	}
}

func (c *checker) name(field, name string) {
	if len(name) > maxName {
		c.report(field, 0, "%s: name %.40q... of %d bytes, over the limit of %d", field, name, len(name), maxName)
		return
	}
	c.text(field, name)
}

// text refuses what no text of a glossary needs and what hides or disguises
// things: bytes that are not UTF-8, control characters, bidirectional overrides
// and isolates, and characters without a width.
func (c *checker) text(field, s string) {
	if i, what := unwanted(s); what != "" {
		line := 0
		if field == "body" {
			line = 1 + strings.Count(s[:i], "\n")
		}
		r, _ := utf8.DecodeRuneInString(s[i:])
		column := utf8.RuneCountInString(s[strings.LastIndexByte(s[:i], '\n')+1:i]) + 1
		c.report(field, line, "%s: %s (%U) at character %d", field, what, r, column)
	}
}

// unwanted returns where the first unwanted character of s is, and what.
func unwanted(s string) (at int, what string) {
	valid := utf8.ValidString(s)
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= 0x20 && b < 0x7F || b == '\n' || b == '\t' || b == '\r' {
			continue
		}
		if valid && b > 0x7F && b != 0xC2 && b != 0xE2 && b != 0xEF {
			continue // no unwanted character begins or goes on so
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if !valid {
				return i, "bytes that are not UTF-8"
			}
		case r < 0x20 || r >= 0x7F && r < 0xA0:
			return i, "a control character"
		case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
			return i, "a bidirectional control"
		case r == 0x200B || r == 0xFEFF:
			return i, "an invisible character"
		}
		i += n - 1
	}
	return 0, ""
}

// SafeURL reports whether a page may link to u: an http, https or mailto
// address, or one relative to the page. Scripts, data and addresses that take
// the page's scheme ("//host") are not safe. "" is safe, and no link.
func SafeURL(u string) bool {
	for _, r := range u {
		if r <= ' ' || r == 0x7F || r == '\\' {
			return false
		}
	}
	if strings.HasPrefix(u, "//") {
		return false
	}
	scheme, _, found := strings.Cut(u, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
