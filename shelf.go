package glossary

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary/internal/catalog"
	"github.com/seed-62962c47/glossary/internal/lang"
)

// A shelf holds what all views of a glossary share.
type shelf struct {
	volumes  []*volume // English first, then by tag
	concepts []string  // IDs, sorted
	at       [][]int32 // number of the entry, by volume and concept; -1 for none
	holders  holders   // which volumes may have a name
	info     Info

	matcher func() *lang.Matcher
	graph   func() *Graph
}

// A volume holds the entries of one language.
type volume struct {
	lang     language.Tag
	entries  []Entry // by ID
	index    catalog.Index
	data     string  // of the index
	loose    []int   // entries with a relation that is no ID in this volume
	concepts []int32 // number of each entry's concept on the shelf
}

// A place is where an entry stands on the shelf.
type place struct{ volume, entry int }

// newVolume indexes entries, which must be sorted by ID.
func newVolume(tag language.Tag, entries []Entry) (*volume, error) {
	index, data, err := buildIndex(entries)
	if err != nil {
		return nil, err
	}
	vol := &volume{lang: tag, entries: entries, index: index, data: data}
	for i := range entries {
		if !vol.knows(entries[i].Related) || !vol.knows(entries[i].Broader) {
			vol.loose = append(vol.loose, i)
		}
	}
	return vol, nil
}

func (v *volume) find(id string) (int, bool) {
	return slices.BinarySearchFunc(v.entries, id, func(e Entry, id string) int { return strings.Compare(e.ID, id) })
}

func (v *volume) knows(ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { _, ok := v.find(id); return !ok })
}

// assemble puts volumes, one a language, on a shelf.
func assemble(info Info, volumes []*volume) *Glossary {
	slices.SortFunc(volumes, func(a, b *volume) int { return compareTags(a.lang, b.lang) })
	s := &shelf{info: info, volumes: make([]*volume, len(volumes))}
	for _, v := range volumes {
		s.concepts = mergeIDs(s.concepts, v.entries)
	}
	for i, v := range volumes {
		own := *v // concept numbers are this shelf's
		own.concepts = make([]int32, len(v.entries))
		at := make([]int32, len(s.concepts))
		next := 0
		for n, id := range s.concepts {
			at[n] = -1
			if next < len(v.entries) && v.entries[next].ID == id {
				at[n] = int32(next)
				own.concepts[next] = int32(n)
				next++
			}
		}
		s.volumes[i] = &own
		s.at = append(s.at, at)
	}
	s.holders = newHolders(s.volumes)
	g := &Glossary{shelf: s}
	s.matcher = sync.OnceValue(func() *lang.Matcher { return lang.NewMatcher(g.Languages()) })
	s.graph = sync.OnceValue(func() *Graph { return newGraph(s) })
	g.relate()
	return g
}

// mergeIDs merges the sorted IDs with those of entries, which are sorted too.
func mergeIDs(ids []string, entries []Entry) []string {
	if len(ids) == len(entries) {
		same := true
		for i := range ids {
			if ids[i] != entries[i].ID {
				same = false
				break
			}
		}
		if same {
			return ids
		}
	}
	merged := make([]string, 0, max(len(ids), len(entries)))
	for len(ids) > 0 || len(entries) > 0 {
		switch {
		case len(entries) == 0:
			return append(merged, ids...)
		case len(ids) == 0 || ids[0] > entries[0].ID:
			merged = append(merged, entries[0].ID)
			entries = entries[1:]
		case ids[0] == entries[0].ID:
			entries = entries[1:]
		default:
			merged = append(merged, ids[0])
			ids = ids[1:]
		}
	}
	return merged
}

// relate turns the relations that are not IDs yet into IDs.
func (g *Glossary) relate() {
	for i, v := range g.volumes {
		if len(v.loose) == 0 {
			continue
		}
		view := &Glossary{shelf: g.shelf, prefer: []int{i}}
		entries := slices.Clone(v.entries)
		var loose []int // still
		for _, n := range v.loose {
			e := &entries[n]
			e.Related, e.Broader = view.ids(e.Related, e.ID), view.ids(e.Broader, e.ID)
			if !v.knows(e.Related) || !v.knows(e.Broader) {
				loose = append(loose, n)
			}
		}
		v.entries, v.loose = entries, loose
	}
}

// ids returns names as IDs, each once and without self, in the order of the
// names. Names that lead nowhere stay.
func (g *Glossary) ids(names []string, self string) []string {
	var ids []string
	for _, name := range names {
		if e, ok := g.find(name); ok {
			name = e.ID
		}
		if name != self && !slices.Contains(ids, name) {
			ids = append(ids, name)
		}
	}
	return ids
}

// compareTags puts English first, since a name that languages share is most
// often English, and the rest in the order of their tags.
func compareTags(a, b language.Tag) int {
	if ae, be := a == language.English, b == language.English; ae != be {
		if ae {
			return -1
		}
		return 1
	}
	return strings.Compare(a.String(), b.String())
}

// base returns the shelf, which a zero or nil Glossary does not have.
func (g *Glossary) base() *shelf {
	if g == nil || g.shelf == nil {
		return assemble(Info{}, nil).shelf
	}
	return g.shelf
}

func (s *shelf) concept(n int) Concept {
	c := Concept{ID: s.concepts[n]}
	for v, at := range s.at {
		if e := at[n]; e >= 0 {
			c.Entries = append(c.Entries, s.volumes[v].entries[e])
		}
	}
	return c
}
