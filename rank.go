package glossary

import (
	"cmp"

	"github.com/seed-62962c47/glossary/internal/catalog"
	"github.com/seed-62962c47/glossary/internal/fold"
)

// The tiers of comparison, best first.
const (
	exact    = iota // the same string
	caseless        // the same but for case and separators
	loose           // the same but for accents too
)

// A query is a name on its way through the indexes.
type query struct {
	name     string
	key      []byte // loose key
	hash     uint32 // of key
	accented bool
}

// newQuery returns false for a name that nothing can be called by.
func newQuery(buf []byte, name string) (query, bool) {
	if len(name) > maxName {
		return query{}, false
	}
	key, accented, ok := fold.Key(buf, name)
	return query{name, key, catalog.Hash(key), accented}, ok
}

// tier tells how well name, whose loose key is the query's, compares.
func (q *query) tier(name string, accented bool) int {
	switch {
	case name == q.name:
		return exact
	case accented != q.accented:
		return loose
	case !accented:
		return caseless
	}
	var a, b [64]byte
	x, _ := fold.Case(a[:0], name)
	y, _ := fold.Case(b[:0], q.name)
	if string(x) == string(y) {
		return caseless
	}
	return loose
}

// A hit is one claim on a query: by which entry, and how strong.
type hit struct {
	concept int32 // number of the concept
	volume  int   // language of the name
	entry   int   // in the volume
	claim   catalog.Claim
	tier    int
	rank    int // of the language for this reader; -1 for an ID, which is of none
}

// compare puts the stronger of two hits first: the better comparison, then the
// language nearer to the reader, then the stronger kind of name, then the ID.
// An ID is in no language, and nearer than any.
func (a *hit) compare(b *hit) int {
	return cmp.Or(
		a.tier-b.tier,
		a.rank-b.rank,
		int(a.claim.Kind)-int(b.claim.Kind),
		int(a.concept-b.concept),
	)
}

// hits walks the claims on a query, one volume after the other.
type hits struct {
	g      *Glossary
	query  query
	volume int // that claims are of
	claims catalog.Claims
	next   int // of claims
}

// rewind begins the walk anew.
func (h *hits) rewind() { h.volume, h.claims, h.next = -1, catalog.Claims{}, 0 }

func (h *hits) hit() (hit, bool) {
	for {
		for h.next >= h.claims.Len() {
			if h.volume++; h.volume >= len(h.g.volumes) {
				return hit{}, false
			}
			h.claims, h.next = h.g.volumes[h.volume].index.Find(h.query.hash, h.query.key), 0
		}
		c := h.claims.At(h.next)
		h.next++
		vol := h.g.volumes[h.volume]
		if c.Entry >= len(vol.entries) {
			continue // a damaged catalog
		}
		found := hit{
			concept: vol.concepts[c.Entry], volume: h.volume, entry: c.Entry, claim: c,
			tier: h.query.tier(vol.entries[c.Entry].name(c), c.Accented), rank: -1,
		}
		if Kind(c.Kind) != KindID {
			found.rank = h.g.rank(h.volume)
		}
		return found, true
	}
}

// rank returns the place of a language in the reader's preference.
func (g *Glossary) rank(volume int) int {
	for i, v := range g.prefer {
		if v == volume {
			return i
		}
	}
	return len(g.prefer) + volume
}

// serve returns where the concept's entry for the reader stands: in the first of
// the reader's languages that has it, otherwise in the language of the name. A
// name that several languages write alike, but for case, is of the first of them.
func (h *hits) serve(concept int32) (volume, entry int) {
	for _, v := range h.g.prefer {
		if e := h.g.at[v][concept]; e >= 0 {
			return v, int(e)
		}
	}
	volume = -1
	var best int
	h.rewind()
	for found, ok := h.hit(); ok; found, ok = h.hit() {
		if found.concept != concept {
			continue
		}
		if score := max(found.tier, caseless)*len(h.g.volumes) + found.volume; volume < 0 || score < best {
			volume, entry, best = found.volume, found.entry, score
		}
	}
	return volume, entry
}
