// Package glossary is a multilingual glossary: of artificial intelligence, which
// it carries, and of whatever a team keeps as Markdown.
//
// # Words
//
// A concept is an idea, the same in every language; it has an ID such as
// "neural_network". An [Entry] explains one concept in one language. Its term is
// the designation that the language prefers: "Red neuronal". A name is any
// string that leads to an entry: an ID, slug, term, title, synonym,
// abbreviation, form or deprecated name. A [Source] is a work that an entry
// cites, as [1] or [2, 3] in its text. (The words are those of ISO 1087.)
//
// # Use
//
// [Lookup] asks the glossary inside this package:
//
//	e, ok := glossary.Lookup("aprendizaje_profundo")
//
// It answers in the language of the name. [Glossary.In] gives a view for a
// reader, in which every name answers in the reader's language:
//
//	e, ok := glossary.Default().In(language.Italian).Lookup("deep learning")
//
// A program that needs one language carries only that one, from the packages
// under languages:
//
//	e, ok := es.Glossary().Lookup("red neuronal")
//
// A glossary of your own is a folder of Markdown files, which package folder
// loads. [Merge] lays it over another; there is no difference in kind between
// the glossary in this package and yours.
//
// # Concurrency
//
// A [*Glossary] never changes. All its methods, and those of [*Graph] and of a
// [Renderer] that nobody changes, may be called from any number of goroutines.
package glossary

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary/internal/catalog"
	"github.com/seed-62962c47/glossary/internal/fold"
	"github.com/seed-62962c47/glossary/internal/lang"
)

// Lookup returns the entry that name leads to in the [Default] glossary, in
// the language of the name. See [Glossary.Lookup].
func Lookup(name string) (Entry, bool) { return Default().Lookup(name) }

// A Glossary is a set of concepts, each with an entry in one language or more.
// It is made by [Default], [New], [Merge], [Open] or package folder, and never
// changes. The zero Glossary is empty.
type Glossary struct {
	*shelf
	wanted []language.Tag // what the reader of this view asked for
	prefer []int          // volumes that serve the reader, best first

	sortOnce sync.Once
	sorted   []place // of every concept's entry for the reader, sorted by term
}

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

// Info says what a glossary is, for those who cite it.
type Info struct {
	Title   string // "Glossary of artificial intelligence"
	Version string // of the content
	License string // SPDX expression; each entry carries its own
}

// New returns the glossary of the given entries. Relations of an entry may be
// any names; they become IDs, looked up first in the entry's own language.
//
// When entries are wrong, the error joins an [*EntryError] for every problem,
// and the glossary holds the entries that are fine. It is never nil.
func New(entries ...Entry) (*Glossary, error) { return newGlossary(Info{}, entries) }

// With returns the glossary with other information about itself.
func (g *Glossary) With(info Info) *Glossary {
	s := *g.base()
	s.info = info
	return &Glossary{shelf: &s, wanted: g.wanted, prefer: g.prefer}
}

func newGlossary(info Info, entries []Entry) (*Glossary, error) {
	var errs []error
	count := make(map[language.Tag]int)
	for i := range entries {
		count[entries[i].Lang]++
	}
	byLang := make(map[language.Tag][]Entry, len(count))
	for tag, n := range count {
		byLang[tag] = make([]Entry, 0, n)
	}
	for _, e := range entries {
		e.normalize()
		if problems := e.check(); len(problems) > 0 {
			for _, p := range problems {
				errs = append(errs, p)
			}
			continue
		}
		byLang[e.Lang] = append(byLang[e.Lang], e)
	}
	var volumes []*volume
	for tag, list := range byLang {
		if len(list) == 0 {
			continue
		}
		slices.SortStableFunc(list, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
		kept := list[:0]
		for _, e := range list {
			if n := len(kept); n > 0 && kept[n-1].ID == e.ID {
				errs = append(errs, &EntryError{File: cmp.Or(e.File, tag.String()+"/"+e.ID),
					Problem: fmt.Sprintf("a second entry of %s in %v; the first is %s", e.ID, tag, cmp.Or(kept[n-1].File, "given before"))})
				continue
			}
			kept = append(kept, e)
		}
		vol, err := newVolume(tag, kept)
		if err != nil {
			errs = append(errs, fmt.Errorf("%v: %w", tag, err))
			continue
		}
		volumes = append(volumes, vol)
	}
	return assemble(info, volumes), errors.Join(errs...)
}

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
		for _, n := range v.loose {
			entries[n].Related = view.ids(entries[n].Related, entries[n].ID)
			entries[n].Broader = view.ids(entries[n].Broader, entries[n].ID)
		}
		v.entries = entries
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

// Merge returns a glossary of all concepts of gs. Where several have an entry
// of one concept in one language, the last of them wins. An entry whose ID is
// unknown to the glossaries before, but is a slug of theirs, is of that slug's
// concept, and keeps its ID as its slug: a folder with es/aprendizaje_profundo.md
// replaces the Spanish entry of deep_learning.
//
// Merge reads no view's language: the result has no preference. Nil glossaries
// are empty.
func Merge(gs ...*Glossary) *Glossary {
	merged := &Glossary{}
	for _, g := range gs {
		merged = merge(merged.base(), g.base())
	}
	return merged
}

// merge lays the entries of over on those of under.
func merge(under, over *shelf) *Glossary {
	if len(over.volumes) == 0 {
		return assemble(joinInfo(under.info, over.info), under.volumes)
	}
	if len(under.volumes) == 0 {
		return assemble(joinInfo(under.info, over.info), over.volumes)
	}
	renamed := adopt(under, over)
	byLang := make(map[language.Tag]*volume)
	for _, v := range under.volumes {
		byLang[v.lang] = v
	}
	for _, v := range over.volumes {
		entries := v.entries
		if len(renamed) > 0 {
			entries = rename(v, renamed)
		}
		base, both := byLang[v.lang]
		if !both && len(renamed) == 0 {
			byLang[v.lang] = v
			continue
		}
		if both {
			entries = overlay(base.entries, entries)
		}
		vol, err := newVolume(v.lang, entries)
		if err != nil {
			vol = base // no more entries fit the index; New and Open refuse such a glossary before
		}
		byLang[v.lang] = vol
	}
	volumes := make([]*volume, 0, len(byLang))
	for _, v := range byLang {
		volumes = append(volumes, v)
	}
	return assemble(joinInfo(under.info, over.info), volumes)
}

// adopt finds the concepts of over that go by a slug of under: new ID by
// language and old ID.
func adopt(under, over *shelf) map[conceptIn]string {
	renamed := make(map[conceptIn]string)
	taken := make(map[conceptIn]bool)
	u := &Glossary{shelf: under}
	for i, v := range over.volumes {
		view := u.In(v.lang)
		for _, e := range v.entries {
			if _, known := slices.BinarySearch(under.concepts, e.ID); known {
				continue
			}
			for _, m := range view.Resolve(e.ID) {
				if m.Kind != KindSlug || m.Name != e.ID {
					continue
				}
				target := conceptIn{v.lang, m.Entry.ID}
				if _, has := over.volumes[i].find(m.Entry.ID); !has && !taken[target] {
					renamed[conceptIn{v.lang, e.ID}] = m.Entry.ID
					taken[target] = true
				}
				break
			}
		}
	}
	return renamed
}

type conceptIn struct {
	lang language.Tag
	id   string
}

// rename returns the entries of v under their new IDs, sorted by them.
func rename(v *volume, renamed map[conceptIn]string) []Entry {
	entries := slices.Clone(v.entries)
	for i := range entries {
		e := &entries[i]
		if id, ok := renamed[conceptIn{v.lang, e.ID}]; ok {
			e.ID = id // Slug is the old ID, unless the entry has one of its own
		}
		for _, list := range []*[]string{&e.Related, &e.Broader} {
			*list = slices.Clone(*list)
			for j, id := range *list {
				if to, ok := renamed[conceptIn{v.lang, id}]; ok {
					(*list)[j] = to
				}
			}
		}
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
	return entries
}

// overlay merges two lists of entries sorted by ID; over wins.
func overlay(under, over []Entry) []Entry {
	entries := make([]Entry, 0, len(under)+len(over))
	for len(under) > 0 && len(over) > 0 {
		switch c := strings.Compare(under[0].ID, over[0].ID); {
		case c < 0:
			entries, under = append(entries, under[0]), under[1:]
		case c > 0:
			entries, over = append(entries, over[0]), over[1:]
		default:
			entries, under, over = append(entries, over[0]), under[1:], over[1:]
		}
	}
	return append(append(entries, under...), over...)
}

func joinInfo(a, b Info) Info {
	join := func(a, b, with string) string {
		if a == "" || b == "" || a == b {
			return cmp.Or(a, b)
		}
		return a + with + b
	}
	return Info{
		Title:   cmp.Or(b.Title, a.Title),
		Version: join(a.Version, b.Version, "+"),
		License: join(a.License, b.License, " AND "),
	}
}

// base returns the shelf, which a zero or nil Glossary does not have.
func (g *Glossary) base() *shelf {
	if g == nil || g.shelf == nil {
		return assemble(Info{}, nil).shelf
	}
	return g.shelf
}

// In returns a view of the glossary for a reader of the given languages, most
// preferred first. Everything that the view returns is in the first of them
// that has it, and in another language only where none of them has. A tag
// stands for the language of the glossary that its reader surely reads: es-MX
// for es, but not zh-TW for zh-Hans. In() asks for nothing, as the glossary
// itself does.
func (g *Glossary) In(tags ...language.Tag) *Glossary {
	view := &Glossary{shelf: g.base(), wanted: slices.Clone(tags)}
	for _, t := range tags {
		if i, ok := view.matcher().Match(t); ok && !slices.Contains(view.prefer, i) {
			view.prefer = append(view.prefer, i)
		}
	}
	return view
}

// fallback reports whether an entry of the volume is not what the reader asked for.
func (g *Glossary) fallback(volume int) bool {
	return len(g.wanted) > 0 && !slices.Contains(g.prefer, volume)
}

// Info says what the glossary is: its title, the version of its content and its
// license. That of merged glossaries joins theirs.
func (g *Glossary) Info() Info { return g.base().info }

// Len returns the number of concepts.
func (g *Glossary) Len() int { return len(g.base().concepts) }

// Languages returns the languages of the glossary, English first and the rest
// in the order of their tags. The same order decides among languages that share a name.
func (g *Glossary) Languages() []language.Tag {
	s := g.base()
	tags := make([]language.Tag, len(s.volumes))
	for i, v := range s.volumes {
		tags[i] = v.lang
	}
	return tags
}

// All yields one entry a concept, in the reader's language, sorted by term
// without regard to case and accents; package locale sorts by the rules of a
// language. Without a preference, and where the reader's languages lack a
// concept, its entry is in the first of [Glossary.Languages] that has it.
func (g *Glossary) All() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for _, p := range g.places() {
			if !yield(g.volumes[p.volume].entries[p.entry]) {
				return
			}
		}
	}
}

// Category yields the entries of [Glossary.All] whose category is key.
func (g *Glossary) Category(key string) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for e := range g.All() {
			if e.Category == key && !yield(e) {
				return
			}
		}
	}
}

func (g *Glossary) places() []place {
	g.sortOnce.Do(func() {
		s := g.base()
		keys := make(map[place]string, len(s.concepts))
		for c := range s.concepts {
			p := g.place(s, c)
			keys[p] = fold.String(s.volumes[p.volume].entries[p.entry].Term)
			g.sorted = append(g.sorted, p)
		}
		slices.SortStableFunc(g.sorted, func(a, b place) int { return strings.Compare(keys[a], keys[b]) })
	})
	return g.sorted
}

// place returns where the reader's entry of a concept stands.
func (g *Glossary) place(s *shelf, concept int) place {
	for _, v := range g.prefer {
		if e := s.at[v][concept]; e >= 0 {
			return place{v, int(e)}
		}
	}
	for v := range s.volumes {
		if e := s.at[v][concept]; e >= 0 {
			return place{v, int(e)}
		}
	}
	panic("glossary: a concept without an entry") // assemble makes concepts of entries
}

// entry returns the reader's entry of the concept with that ID.
func (g *Glossary) entry(id string) (Entry, bool) {
	s := g.base()
	c, ok := slices.BinarySearch(s.concepts, id)
	if !ok {
		return Entry{}, false
	}
	p := g.place(s, c)
	return s.volumes[p.volume].entries[p.entry], true
}

// Related yields the reader's entries of the concepts that e relates to, in the
// order in which e names them. Relations that lead nowhere are left out.
func (g *Glossary) Related(e Entry) iter.Seq[Entry] { return g.entries(e.Related) }

// Broader yields the reader's entries of the concepts that e is a kind or a part of.
func (g *Glossary) Broader(e Entry) iter.Seq[Entry] { return g.entries(e.Broader) }

func (g *Glossary) entries(ids []string) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for _, id := range ids {
			if e, ok := g.entry(id); ok && !yield(e) {
				return
			}
		}
	}
}

// Translations yields the entries of e's concept in the other languages, in the
// order of [Glossary.Languages].
func (g *Glossary) Translations(e Entry) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		c, _ := g.Concept(e.ID)
		for _, t := range c.Entries {
			if t.Lang != e.Lang && !yield(t) {
				return
			}
		}
	}
}

// A Concept is an idea with its entries, in the order of [Glossary.Languages].
type Concept struct {
	ID      string
	Entries []Entry // at least one
}

// Concept returns the concept with that ID.
func (g *Glossary) Concept(id string) (Concept, bool) {
	s := g.base()
	n, ok := slices.BinarySearch(s.concepts, id)
	if !ok {
		return Concept{}, false
	}
	return s.concept(n), true
}

// Concepts yields every concept, sorted by ID.
func (g *Glossary) Concepts() iter.Seq[Concept] {
	return func(yield func(Concept) bool) {
		s := g.base()
		for n := range s.concepts {
			if !yield(s.concept(n)) {
				return
			}
		}
	}
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

// Graph returns the relations between the concepts.
func (g *Glossary) Graph() *Graph { return g.base().graph() }
