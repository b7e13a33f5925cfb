package glossary

import (
	"math/bits"
	"slices"

	"github.com/seed-62962c47/glossary/internal/catalog"
	"github.com/seed-62962c47/glossary/internal/fold"
)

// A Match is a concept that claims a name.
type Match struct {
	Entry    Entry
	Name     string // the name of the concept that matched, as the entry spells it
	Kind     Kind   // what Name is to the entry in whose language it is
	Fallback bool   // the reader asked for languages ([Glossary.In]) and Entry is in none of them
}

// Lookup returns the entry that name leads to. The name may be an ID, a slug, a
// term, a title, a synonym, an abbreviation, a form or a deprecated name, in
// any language and in any case, with spaces, hyphens or underscores between
// words, with or without accents.
//
// In a view ([Glossary.In]) the entry is in the first of the reader's languages
// that has the concept. Otherwise, or where none has it, it is in the language
// of the name, and in the first of [Glossary.Languages] for a name of several;
// Entry.Lang tells.
//
// When several concepts claim the name, the one whose name compares best wins:
// the same string before the same but for case and separators, before the same
// but for accents. Then comes the language nearer to the reader, where an ID is
// nearer than any language; then the stronger [Kind]; then the lesser ID.
// [Glossary.Resolve] lists them all.
//
// Lookup returns false for a name that no concept claims; such are the empty
// name, names longer than 512 bytes and names that are not UTF-8. It does not allocate.
func (g *Glossary) Lookup(name string) (Entry, bool) {
	e, ok := g.find(name) // so small that it is inlined, and copies what the caller uses
	return *e, ok
}

// none is the entry of names that nobody claims.
var none Entry

// find takes the usual name on a short way: where all claims are of one
// concept, nothing needs ranking but the language, and not even that where no
// claim differs from the name in its accents.
func (g *Glossary) find(name string) (*Entry, bool) {
	if g.shelf == nil || len(name) > maxName {
		return &none, false
	}
	var buf [64]byte
	key, queryAccented, ok := fold.Key(buf[:0], name)
	if !ok {
		return &none, false
	}
	hash := catalog.Hash(key)
	var found *Entry
	var concept int32
	volume, accented := 0, queryAccented
	for with := g.holders.of(hash); with != 0; with &= with - 1 {
		for v := bits.TrailingZeros8(with); v < len(g.volumes); v += 8 {
			vol := g.volumes[v]
			claims := vol.index.Find(hash, key)
			for i := range claims.Len() {
				c := claims.At(i)
				if c.Entry >= len(vol.entries) { // a damaged catalog
					continue
				}
				accented = accented || c.Accented
				switch claimant := vol.concepts[c.Entry]; {
				case found == nil:
					found, concept, volume = &vol.entries[c.Entry], claimant, v
				case claimant != concept, v != volume && accented && len(g.prefer) == 0:
					return g.strongest(query{name, key, hash, queryAccented})
				case v < volume:
					found, volume = &vol.entries[c.Entry], v
				}
			}
		}
	}
	if found == nil {
		return &none, false
	}
	for _, v := range g.prefer {
		if e := g.at[v][concept]; e >= 0 {
			return &g.volumes[v].entries[e], true
		}
	}
	if len(g.prefer) > 0 && accented {
		return g.strongest(query{name, key, hash, queryAccented})
	}
	return found, true
}

// strongest ranks all claims on a query that there are.
func (g *Glossary) strongest(q query) (*Entry, bool) {
	h := hits{g: g, query: q, volume: -1}
	best, ok := h.hit()
	if !ok {
		return &none, false
	}
	for found, ok := h.hit(); ok; found, ok = h.hit() {
		if found.compare(&best) < 0 {
			best = found
		}
	}
	v, e := h.serve(best.concept)
	return &g.volumes[v].entries[e], true
}

// Resolve returns every concept that claims name, strongest first, by the rule
// that [Glossary.Lookup] documents; its first is what Lookup returns. It
// returns nil where Lookup returns false.
func (g *Glossary) Resolve(name string) []Match {
	if g.shelf == nil {
		return nil
	}
	var buf [64]byte
	q, ok := newQuery(buf[:0], name)
	if !ok {
		return nil
	}
	h := hits{g: g, query: q, volume: -1}
	var all []hit
	for found, ok := h.hit(); ok; found, ok = h.hit() {
		all = append(all, found)
	}
	slices.SortStableFunc(all, func(a, b hit) int { return a.compare(&b) })
	var matches []Match
	seen := make(map[int32]bool)
	for _, found := range all {
		if seen[found.concept] {
			continue
		}
		seen[found.concept] = true
		v, e := h.serve(found.concept)
		matches = append(matches, Match{
			Entry:    g.volumes[v].entries[e],
			Name:     g.volumes[found.volume].entries[found.entry].name(found.claim),
			Kind:     Kind(found.claim.Kind),
			Fallback: g.fallback(v),
		})
	}
	return matches
}

// holders tells which volumes may have a key, so that a lookup in many languages
// asks the index of one or two. It is a table by hash of bit sets, in which a
// bit stands for the volumes whose number leaves that remainder by 8.
type holders struct {
	sets []uint8 // a power of two, or empty
}

func newHolders(volumes []*volume) holders {
	keys := 0
	for _, v := range volumes {
		keys += v.index.Len()
	}
	if keys == 0 {
		return holders{}
	}
	h := holders{make([]uint8, 1<<bits.Len(uint(2*keys)))}
	for i, v := range volumes {
		for hash := range v.index.Hashes {
			h.sets[hash&uint32(len(h.sets)-1)] |= 1 << (i % 8)
		}
	}
	return h
}

func (h holders) of(hash uint32) uint8 {
	if len(h.sets) == 0 {
		return 0
	}
	return h.sets[hash&uint32(len(h.sets)-1)]
}
