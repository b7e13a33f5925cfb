// Package lang answers what the root package and package locale both ask about
// languages: which of those at hand serves a reader, and which way it is written.
package lang

import "golang.org/x/text/language"

// A Matcher finds, among some languages, the one that serves a reader of
// another. It is safe for concurrent use.
type Matcher struct {
	have    []language.Tag
	matcher language.Matcher
}

// NewMatcher returns a Matcher for the languages at hand, which it keeps.
func NewMatcher(have []language.Tag) *Matcher {
	return &Matcher{have: have, matcher: language.NewMatcher(have)}
}

// Match returns the index of the language that serves a reader of want. Only a
// language that such a reader is sure to read counts (CLDR's confidence High or
// Exact): es serves es-MX, gl and eu; zh-Hans does not serve zh-TW.
func (m *Matcher) Match(want language.Tag) (index int, ok bool) {
	if len(m.have) == 0 || want == language.Und {
		return 0, false
	}
	for i, t := range m.have {
		if t == want {
			return i, true
		}
	}
	// The tag that a Matcher returns carries extensions of the reader's; the index does not lie.
	_, index, confidence := m.matcher.Match(want)
	return index, confidence >= language.High
}

// RTL reports whether the language is written from right to left.
func RTL(t language.Tag) bool {
	script, _ := t.Script()
	switch script.String() {
	case "Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm":
		return true
	}
	return false
}
