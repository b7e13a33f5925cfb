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

	"github.com/seed-62962c47/glossary/internal/fold"
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

// Info says what a glossary is, for those who cite it.
type Info struct {
	Title   string // "Glossary of artificial intelligence"
	Version string // of the content
	License string // SPDX expression; each entry carries its own
}

// New returns the glossary of the given entries. Relations of an entry may be
// any names; they become IDs, looked up first in the entry's own language. The
// glossary keeps the slices and maps of the entries.
//
// When entries are wrong, the error joins an [*EntryError] for every problem,
// and the glossary holds the entries that are fine. It is never nil.
func New(entries ...Entry) (*Glossary, error) {
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
	return assemble(Info{}, volumes), errors.Join(errs...)
}

// With returns the glossary with other information about itself.
func (g *Glossary) With(info Info) *Glossary {
	s := *g.base()
	s.info = info
	return &Glossary{shelf: &s, wanted: g.wanted, prefer: g.prefer}
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

// Graph returns the relations between the concepts.
func (g *Glossary) Graph() *Graph { return g.base().graph() }
