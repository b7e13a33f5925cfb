package glossary

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary/internal/fold"
)

// The largest name and the most names of a kind that an index holds. No longer
// name can be looked up.
const (
	maxName  = 512
	maxNames = 200
	maxID    = 100
)

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
