package locale

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
)

// A Section is the part of an index under one heading.
type Section struct {
	Heading string // "A"; "#" for terms without a letter at the start
	Entries []glossary.Entry
}

// Sort sorts entries by term as the language of t does, and those with equal
// terms by ID.
func Sort(t language.Tag, entries []glossary.Entry) {
	c := collate.New(t, collate.Loose)
	var buf collate.Buffer
	keys := make(map[string][]byte, len(entries))
	for _, e := range entries {
		if _, ok := keys[e.Term]; !ok {
			keys[e.Term] = c.KeyFromString(&buf, indexed(e.Term))
		}
	}
	slices.SortStableFunc(entries, func(a, b glossary.Entry) int {
		if n := strings.Compare(string(keys[a.Term]), string(keys[b.Term])); n != 0 {
			return n
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// Index returns entries sorted by term as the language of t does, under
// headings from A to Z, or those that the Unicode CLDR gives for the language:
// Spanish has Ñ. In another script the heading is the term's first letter. A term is
// filed under its first letter or digit; those with none before a letter come first, under "#".
func Index(t language.Tag, entries iter.Seq[glossary.Entry]) []Section {
	sorted := slices.Collect(entries)
	Sort(t, sorted)
	c := collate.New(t, collate.Loose)
	labels := headings(t)
	var sections []Section
	numbers := make(map[string]int)
	for _, e := range sorted {
		h := heading(c, labels, indexed(e.Term))
		n, ok := numbers[h]
		if !ok {
			n = len(sections)
			numbers[h] = n
			sections = append(sections, Section{Heading: h})
		}
		sections[n].Entries = append(sections[n].Entries, e)
	}
	return sections
}

// indexed returns what of a term counts in an index: all from the first letter
// or digit on, or the whole term where it has none.
func indexed(term string) string {
	if i := strings.IndexFunc(term, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }); i > 0 {
		return term[i:]
	}
	return term
}

// headings returns the index characters of the language (CLDR exemplars).
func headings(t language.Tag) []string {
	labels := strings.Split("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "")
	if base, _ := t.Base(); base.String() == "es" {
		labels = slices.Insert(labels, slices.Index(labels, "O"), "Ñ")
	}
	return labels
}

// heading returns the last label that does not sort after the term's first letter.
func heading(c *collate.Collator, labels []string, term string) string {
	first := []rune(term)
	switch {
	case len(first) == 0 || !unicode.IsLetter(first[0]):
		return "#"
	case !unicode.Is(unicode.Latin, first[0]):
		return string(unicode.ToUpper(first[0]))
	}
	h := labels[0]
	for _, label := range labels {
		if c.CompareString(label, string(first[:1])) > 0 {
			break
		}
		h = label
	}
	return h
}
