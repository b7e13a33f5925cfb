package glossary

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"

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
	KindAbbreviation             //
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

// A Match is a concept that claims a name.
type Match struct {
	Entry    Entry
	Name     string // the name of the concept that matched, as the entry spells it
	Kind     Kind   // what Name is to the entry in whose language it is
	Fallback bool   // the reader asked for languages ([Glossary.In]) and Entry is in none of them
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
