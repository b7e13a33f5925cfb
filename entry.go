package glossary

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// An Entry explains one concept in one language.
//
// Entries of a [Glossary] share their slices and maps with it: read them, do
// not write to them. An Entry that you build for [New] needs an ID, a Lang and
// a Title or Term; every other field may be empty.
type Entry struct {
	ID   string       // of the concept, the same in every language: "neural_network"
	Slug string       // the entry's name in its own URLs: "red_neuronal"; the ID where none was given
	Lang language.Tag // what the entry is written in

	Title    string // as written: "Red neuronal: el cerebro artificial"
	Term     string // the preferred designation, the part of Title before the colon: "Red neuronal"
	Subtitle string // the part of Title after the colon; "" where there is none

	Description string // a definition in one sentence, plain text; see [Entry.Summary]
	Category    string // stable key such as "Fundamentals"; labels are localized when rendered

	Synonyms      []string // other designations in use
	Abbreviations []string // "LLM"; matched with their case in running text
	Forms         []string // inflected forms and spellings of the names above
	Deprecated    []string // designations to avoid; they lead to the entry all the same

	Related []string // IDs of related concepts; a name that leads nowhere stands as it was written
	Broader []string // IDs of the concepts that this one is a kind or a part of; likewise

	Sources  []Source // what the body cites as [1], [2] ...
	Wikidata string   // item of the concept: "Q192776"

	Date     time.Time // of the first version; zero when unknown
	Modified time.Time // of the last change in substance; zero when unknown
	Status   string    // "proposed", "reviewed", "deprecated", or "" when unknown

	TranslationOf   language.Tag // language that the entry was translated from; [language.Und] for none
	TranslationHash string       // hash of the original when it was translated

	License string // SPDX expression: "CC-BY-4.0"; "" when unknown
	Body    string // Markdown
	File    string // path in the folder it was loaded from; "" for none

	Extra map[string]any // front matter that this package has no field for
}

// A Source is a work that an entry cites.
type Source struct {
	Text string // authors, title, where and when it appeared
	URL  string // http, https or mailto, or relative; "" for none
}

// An EntryError is what is wrong with an entry. The error of [New], and of a
// folder that is loaded, joins one for every problem there is (see [errors.Join]).
type EntryError struct {
	File    string // path of the entry's file, or its language and ID where it has none
	Line    int    // in File, from 1; 0 when unknown
	Field   string // front matter key that the problem is in, "body", or "" for the whole entry
	Problem string
}

func (e *EntryError) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Problem)
}

// Summary returns Description, or where that is empty the first sentence of the
// body as plain text, without citations. It returns "" for an entry without either.
func (e Entry) Summary() string {
	if e.Description != "" {
		return e.Description
	}
	for _, b := range blocks(e.Body) {
		if b.kind != paragraph {
			continue
		}
		text := strings.Join(strings.FieldsFunc(plainText(b.text, nil, len(e.Sources) == 0), isBreak), " ")
		if i := sentenceEnd(text); i > 0 {
			text = text[:i]
		}
		return text
	}
	return ""
}

// sentenceEnd returns the end of the first sentence of text, or 0 for none: a
// full stop with a space and a capital or a digit's absence after it. A stop
// after a lone letter or inside a short abbreviation ends nothing.
func sentenceEnd(text string) int {
	for i, r := range text {
		switch r {
		case '。', '！', '？':
			return i + utf8.RuneLen(r)
		case '.', '!', '?':
			rest := text[i+1:]
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
			if rest == "" || rest[0] != ' ' || unicode.IsLower(next) {
				continue
			}
			word := text[strings.LastIndexAny(text[:i], " (")+1 : i]
			if utf8.RuneCountInString(word) < 2 || strings.Contains(word, ".") {
				continue
			}
			return i + 1
		}
	}
	return 0
}

// normalize fills in what follows from the other fields: Title from its halves
// or the halves from Title, and Slug from ID.
func (e *Entry) normalize() {
	if e.Title == "" {
		e.Title = e.Term
		if e.Subtitle != "" {
			e.Title += ": " + e.Subtitle
		}
	}
	if e.Term == "" {
		e.Term, e.Subtitle = splitTitle(e.Title)
	}
	if e.Slug == "" {
		e.Slug = e.ID
	}
}

// splitTitle cuts a title at the first colon that has a space after it, or at
// the first full-width colon. "3:1" and "https://" stay whole.
func splitTitle(title string) (term, subtitle string) {
	for i, r := range title {
		after := title[i+utf8.RuneLen(max(r, 0)):]
		if r == utf8.RuneError || r != ':' && r != '：' {
			continue
		}
		rest := strings.TrimLeftFunc(after, unicode.IsSpace)
		if rest == "" || r == ':' && rest == after {
			continue
		}
		if term = strings.TrimRightFunc(title[:i], unicode.IsSpace); term != "" {
			return term, rest
		}
	}
	return title, ""
}
