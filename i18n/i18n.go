// Package i18n holds the labels that stand around an entry, such as "Sources"
// or "See also", by language. The files beside it are in the shape of Hugo's
// translation files, and a Hugo site reads the same ones.
package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary/internal/lang"
)

// FS holds the label files, <lang>.json.
//
//go:embed *.json
var FS embed.FS

// A Message is a label: its one form, or its forms for one and for other numbers.
type message struct{ one, other string }

// UnmarshalJSON reads "text", or {"one": "text", "other": "text"}.
func (m *message) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &m.other); err == nil {
		return nil
	}
	var forms struct{ One, Other string }
	if err := json.Unmarshal(data, &forms); err != nil {
		return err
	}
	m.one, m.other = forms.One, forms.Other
	return nil
}

type labels struct {
	tags     []language.Tag
	messages []map[string]message
	matcher  *lang.Matcher
}

var (
	once   sync.Once
	loaded labels
)

// load reads the embedded files once. They are part of this package, so a
// mistake in them is one of the release, which a test excludes.
func load() *labels {
	once.Do(func() {
		files, err := fs.Glob(FS, "*.json")
		if err != nil {
			panic(err)
		}
		for _, name := range files {
			data, err := FS.ReadFile(name)
			if err != nil {
				panic(err)
			}
			messages := make(map[string]message)
			if err := json.Unmarshal(data, &messages); err != nil {
				panic(fmt.Sprintf("i18n: %s: %v", name, err))
			}
			loaded.tags = append(loaded.tags, language.MustParse(strings.TrimSuffix(name, ".json")))
			loaded.messages = append(loaded.messages, messages)
		}
		loaded.matcher = lang.NewMatcher(loaded.tags)
	})
	return &loaded
}

// Languages returns the languages that have labels, sorted.
func Languages() []language.Tag { return append([]language.Tag(nil), load().tags...) }

// Label returns the label for key, such as "sources", in the language, in one
// that its readers surely read, or in English. It returns key where English has
// none. Label may be called concurrently.
func Label(tag language.Tag, key string) string { return find(tag, key, key).other }

// Plural returns the label for key with its number, such as "1 entry" or
// "12 entries": one is the form for 1, in French and Portuguese for 0 too.
func Plural(tag language.Tag, key string, n int) string {
	m := find(tag, key, key)
	base, _ := tag.Base()
	form := m.other
	if m.one != "" && (n == 1 || n == 0 && (base.String() == "fr" || base.String() == "pt")) {
		form = m.one
	}
	return strings.ReplaceAll(form, "{{ .Count }}", fmt.Sprint(n))
}

// Category returns the label of a category. A key without a label, as a
// glossary of your own may have, is its own label.
func Category(tag language.Tag, key string) string {
	return find(tag, "category_"+strings.ReplaceAll(strings.ToLower(key), " ", "_"), key).other
}

func find(tag language.Tag, key, otherwise string) message {
	l := load()
	if i, ok := l.matcher.Match(tag); ok {
		if m, ok := l.messages[i]["glossary_"+key]; ok {
			return m
		}
	}
	if i, ok := l.matcher.Match(language.English); ok {
		if m, ok := l.messages[i]["glossary_"+key]; ok {
			return m
		}
	}
	return message{other: otherwise}
}
