package glossary

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary/internal/catalog"
)

// magic begins every catalog. Its number changes with the encoding.
const magic = "glossary catalog 1\n"

// Catalog returns the entries in one language as a catalog: one string with the
// entries and an index of their names, which [Open] reads without parsing.
// Embed it in a program to carry a glossary of your own. The same entries give
// the same catalog. A catalog is read by the version of this package that wrote it.
//
// It returns an error for a language that the glossary lacks, and for an entry
// whose Extra holds something other than strings, numbers, booleans, lists and maps.
func (g *Glossary) Catalog(tag language.Tag) (string, error) {
	s := g.base()
	for _, v := range s.volumes {
		if v.lang == tag {
			return v.encode(s.info)
		}
	}
	return "", fmt.Errorf("no entries in %v", tag)
}

// Open returns the glossary of catalogs, at most one a language. It returns an
// error for a string that is not a catalog of this version of the package.
func Open(catalogs ...string) (*Glossary, error) {
	var info Info
	var volumes []*volume
	seen := make(map[language.Tag]bool)
	for _, c := range catalogs {
		v, i, err := decode(c)
		if err != nil {
			return nil, fmt.Errorf("open catalog: %w", err)
		}
		if seen[v.lang] {
			return nil, fmt.Errorf("open catalog: a second one in %v", v.lang)
		}
		seen[v.lang] = true
		info = joinInfo(info, i)
		volumes = append(volumes, v)
	}
	return assemble(info, volumes), nil
}

// A catalog is the magic, the language and [Info], the sizes of the arenas to
// decode into, the index and the entries.
func (v *volume) encode(info Info) (string, error) {
	texts, sources := 0, 0
	for i := range v.entries {
		e := &v.entries[i]
		for _, list := range e.lists() {
			texts += len(*list)
		}
		sources += len(e.Sources)
	}
	var w catalog.Writer
	w.Raw(magic)
	w.Text(v.lang.String())
	w.Text(info.Title)
	w.Text(info.Version)
	w.Text(info.License)
	w.Uint(uint64(len(v.entries)))
	w.Uint(uint64(texts))
	w.Uint(uint64(sources))
	w.Uint(uint64(len(v.loose)))
	for _, n := range v.loose {
		w.Uint(uint64(n))
	}
	w.Raw(v.data)
	for i := range v.entries {
		if err := v.entries[i].encode(&w); err != nil {
			return "", fmt.Errorf("%v/%s: %w", v.lang, v.entries[i].ID, err)
		}
	}
	return w.String(), nil
}

// minEntry is the least number of bytes that an encoded entry takes: one for
// each of its values.
const minEntry = 24

var errCatalog = errors.New("catalog is damaged")

func decode(data string) (*volume, Info, error) {
	rest, ok := strings.CutPrefix(data, magic)
	if !ok {
		return nil, Info{}, fmt.Errorf("not a catalog, or of another version: it begins %.20q", data)
	}
	r := catalog.NewReader(rest)
	tag, err := language.Parse(r.Text())
	if err != nil {
		return nil, Info{}, errors.Join(errCatalog, err)
	}
	info := Info{Title: r.Text(), Version: r.Text(), License: r.Text()}
	arena := arena{
		entries: make([]Entry, r.CountOf(minEntry)),
		texts:   make([]string, r.Count()),
		sources: make([]Source, r.Count()),
	}
	v := &volume{lang: tag, entries: arena.entries, loose: make([]int, r.Count())}
	for i := range v.loose {
		if v.loose[i] = int(r.Uint()); v.loose[i] < 0 || v.loose[i] >= len(v.entries) {
			return nil, Info{}, errCatalog
		}
	}
	if r.Err() != nil {
		return nil, Info{}, r.Err()
	}
	indexed := r.Rest()
	index, rest, err := catalog.OpenIndex(indexed)
	if err != nil {
		return nil, Info{}, err
	}
	v.index, v.data = index, indexed[:len(indexed)-len(rest)]
	r = catalog.NewReader(rest)
	for i := range v.entries {
		e := &v.entries[i]
		e.Lang = tag
		e.decode(r, &arena)
		if i > 0 && v.entries[i-1].ID >= e.ID {
			return nil, Info{}, errCatalog
		}
	}
	return v, info, r.Err()
}

// texts and lists name, in the order of the encoding, the fields that are a
// string and those that are strings.
func (e *Entry) texts() [13]*string {
	return [...]*string{&e.ID, &e.Slug, &e.Title, &e.Term, &e.Subtitle, &e.Description, &e.Category,
		&e.Wikidata, &e.Status, &e.TranslationHash, &e.License, &e.File, &e.Body}
}

func (e *Entry) lists() [6]*[]string {
	return [...]*[]string{&e.Synonyms, &e.Abbreviations, &e.Forms, &e.Deprecated, &e.Related, &e.Broader}
}

func (e *Entry) encode(w *catalog.Writer) error {
	for _, t := range e.texts() {
		w.Text(*t)
	}
	for _, list := range e.lists() {
		w.Uint(uint64(len(*list)))
		for _, t := range *list {
			w.Text(t)
		}
	}
	w.Uint(uint64(len(e.Sources)))
	for _, s := range e.Sources {
		w.Text(s.Text)
		w.Text(s.URL)
	}
	w.Int(encodeTime(e.Date))
	w.Int(encodeTime(e.Modified))
	original := ""
	if e.TranslationOf != language.Und {
		original = e.TranslationOf.String()
	}
	w.Text(original)
	if len(e.Extra) == 0 {
		return w.Any(nil)
	}
	return w.Any(e.Extra)
}

// decode is the inverse of encode. Its strings are parts of the catalog, and its
// slices of the arena, so that a thousand entries cost three allocations.
func (e *Entry) decode(r *catalog.Reader, a *arena) {
	for _, t := range e.texts() {
		*t = r.Text()
	}
	for _, list := range e.lists() {
		*list = a.strings(r)
	}
	e.Sources = a.cites(r)
	e.Date = decodeTime(r.Int())
	e.Modified = decodeTime(r.Int())
	if original := r.Text(); original != "" {
		e.TranslationOf = language.Make(original)
	}
	e.Extra, _ = r.Any().(map[string]any)
}

// An arena holds the slices of all entries of a catalog.
type arena struct {
	entries []Entry
	texts   []string
	sources []Source
}

// strings takes the next strings of r. A damaged catalog may hold more than its
// header says; they are left out.
func (a *arena) strings(r *catalog.Reader) []string {
	n := min(r.Count(), len(a.texts))
	if n == 0 {
		return nil
	}
	list := a.texts[:n:n]
	a.texts = a.texts[n:]
	for i := range list {
		list[i] = r.Text()
	}
	return list
}

func (a *arena) cites(r *catalog.Reader) []Source {
	n := min(r.Count(), len(a.sources))
	if n == 0 {
		return nil
	}
	list := a.sources[:n:n]
	a.sources = a.sources[n:]
	for i := range list {
		list[i] = Source{Text: r.Text(), URL: r.Text()}
	}
	return list
}

// encodeTime returns the seconds since 1970 plus one, or 0 for the zero time.
func encodeTime(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	if s := t.Unix(); s < 0 {
		return s
	}
	return t.Unix() + 1
}

func decodeTime(n int64) time.Time {
	switch {
	case n == 0:
		return time.Time{}
	case n < 0:
		return time.Unix(n, 0).UTC()
	}
	return time.Unix(n-1, 0).UTC()
}
