package glossary

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

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
