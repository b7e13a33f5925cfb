// Package search finds entries by what a reader remembers of a name.
package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/internal/fold"
	"github.com/seed-62962c47/glossary/internal/near"
)

// Suggest returns at most n concepts of g that somebody who asked for name may
// have meant, the likeliest first: those with a name that is a slip or two away
// (one from three letters on, two from eight), then those with a name that
// begins so. Case, accents and separators do not count. Each match has the
// concept's entry for the reader of g and the name that is near; a deprecated
// name is never suggested.
func Suggest(g *glossary.Glossary, name string, n int) []glossary.Match {
	const maxName = 200 // nobody mistypes more
	if len(name) > maxName {
		return nil
	}
	key := fold.String(name)
	length := utf8.RuneCountInString(key)
	slips := near.Slips(length)
	type candidate struct {
		match    glossary.Match
		distance int
	}
	best := make(map[string]candidate) // by concept
	for c := range g.Concepts() {
		for _, e := range c.Entries {
			for kind, other := range e.Names() {
				if kind == glossary.KindDeprecated {
					continue
				}
				otherKey := fold.String(other)
				d := near.Distance(key, otherKey, slips)
				if d > slips && (length < 3 || !strings.HasPrefix(otherKey, key)) {
					continue
				}
				if b, ok := best[c.ID]; !ok || d < b.distance || d == b.distance && readable(kind) < readable(b.match.Kind) {
					best[c.ID] = candidate{glossary.Match{Name: other, Kind: kind}, d}
				}
			}
		}
	}
	ids := make([]string, 0, len(best))
	for id := range best {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(best[a].distance-best[b].distance, strings.Compare(a, b))
	})
	var matches []glossary.Match
	for _, id := range ids[:min(n, len(ids))] {
		m := best[id].match
		for _, found := range g.Resolve(m.Name) {
			if found.Entry.ID == id {
				m.Entry, m.Fallback = found.Entry, found.Fallback
				matches = append(matches, m)
			}
		}
	}
	return matches
}

// readable orders kinds of name by how well they read: IDs and slugs last.
func readable(k glossary.Kind) glossary.Kind {
	if k < glossary.KindTerm {
		return k + glossary.KindDeprecated
	}
	return k
}
