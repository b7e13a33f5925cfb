package glossary

import (
	"iter"

	"github.com/seed-62962c47/glossary/internal/catalog"
	"github.com/seed-62962c47/glossary/internal/fold"
)

// A Kind tells what a name is to its entry. Lower kinds make stronger claims.
type Kind uint8

// The kinds of name, strongest first. A title counts as a term.
const (
	KindID           Kind = iota // of the concept, in no language
	KindSlug                     // of the entry
	KindTerm                     // preferred designation
	KindSynonym                  // other designation
	KindAbbreviation             // such as LLM
	KindForm                     // inflected form, or another spelling
	KindDeprecated               // designation to avoid
)

var kindNames = [...]string{"ID", "slug", "term", "synonym", "abbreviation", "form", "deprecated"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// names yields every name of e, with its kind and its place among those of the kind.
func (e *Entry) names() iter.Seq2[catalog.Claim, string] {
	return func(yield func(catalog.Claim, string) bool) {
		_ = yield(catalog.Claim{Kind: uint8(KindID)}, e.ID) &&
			yield(catalog.Claim{Kind: uint8(KindSlug)}, e.Slug) &&
			yield(catalog.Claim{Kind: uint8(KindTerm), Ordinal: 0}, e.Term) &&
			(e.Title == e.Term || yield(catalog.Claim{Kind: uint8(KindTerm), Ordinal: 1}, e.Title)) &&
			yieldNames(yield, KindSynonym, e.Synonyms) &&
			yieldNames(yield, KindAbbreviation, e.Abbreviations) &&
			yieldNames(yield, KindForm, e.Forms) &&
			yieldNames(yield, KindDeprecated, e.Deprecated)
	}
}

func yieldNames(yield func(catalog.Claim, string) bool, kind Kind, names []string) bool {
	for i, n := range names {
		if !yield(catalog.Claim{Kind: uint8(kind), Ordinal: uint8(i)}, n) {
			return false
		}
	}
	return true
}

// name returns the name of e that c is about, or "" where a damaged catalog
// speaks of one that is not there.
func (e *Entry) name(c catalog.Claim) string {
	var list []string
	switch Kind(c.Kind) {
	case KindID:
		return e.ID
	case KindSlug:
		return e.Slug
	case KindTerm:
		if c.Ordinal == 0 {
			return e.Term
		}
		return e.Title
	case KindSynonym:
		list = e.Synonyms
	case KindAbbreviation:
		list = e.Abbreviations
	case KindForm:
		list = e.Forms
	case KindDeprecated:
		list = e.Deprecated
	}
	if int(c.Ordinal) < len(list) {
		return list[c.Ordinal]
	}
	return ""
}

// Names yields every name of the entry, strongest kind first: its ID and slug,
// its term, its title where that says more, and the rest in the order written.
func (e Entry) Names() iter.Seq2[Kind, string] {
	return func(yield func(Kind, string) bool) {
		for c, n := range e.names() {
			if !yield(Kind(c.Kind), n) {
				return
			}
		}
	}
}

// buildIndex makes the index of the names of entries.
func buildIndex(entries []Entry) (catalog.Index, string, error) {
	claims := make([]catalog.Named, 0, len(entries)*6)
	var buf [maxName]byte
	for i := range entries {
		for c, n := range entries[i].names() {
			key, accented, ok := fold.Key(buf[:0], n)
			if !ok {
				continue
			}
			if string(key) != n { // as IDs and most slugs are
				n = string(key)
			}
			c.Entry, c.Accented = i, accented
			claims = append(claims, catalog.Named{Key: n, Claim: c})
		}
	}
	data, err := catalog.BuildIndex(claims)
	if err != nil {
		return catalog.Index{}, "", err
	}
	index, _, err := catalog.OpenIndex(data)
	return index, data, err
}
