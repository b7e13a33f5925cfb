// Package locale serves readers by their languages: it reads what browsers and
// systems say of them, names languages, and sorts an index as a language does.
//
// It is apart from package glossary because the collation tables weigh more
// than a megabyte, which a program that only looks things up does without.
package locale

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/seed-62962c47/glossary/internal/lang"
)

// maxHeader is how much of an Accept-Language header is read.
const maxHeader = 1 << 10

// AcceptLanguage returns the languages of an HTTP Accept-Language header (RFC
// 9110, section 12.5.4), most preferred first, for [glossary.Glossary.In]. Those
// with q=0 and the wildcard are left out. Of a header over 1 KiB the rest is
// not read, and of a header that is malformed nothing is: the result is nil.
func AcceptLanguage(header string) []language.Tag {
	if len(header) > maxHeader {
		header = header[:maxHeader]
		header = header[:max(strings.LastIndexByte(header, ','), 0)]
	}
	tags, weights, err := language.ParseAcceptLanguage(header)
	if err != nil {
		return nil
	}
	var wanted []language.Tag
	for i, t := range tags {
		// The wildcard "*" is parsed as "mul", which nobody reads.
		if base, _ := t.Base(); weights[i] > 0 && t != language.Und && base.String() != "mul" {
			wanted = append(wanted, t)
		}
	}
	return wanted
}

// Environment returns the languages that the environment asks for, most
// preferred first, by the rules of GNU gettext: LANGUAGE lists them unless the locale is
// C or POSIX; the locale is LC_ALL, LC_MESSAGES or LANG, whichever comes first
// with a value. getenv is [os.Getenv] or the like. Values that are no locale
// are left out.
func Environment(getenv func(string) string) []language.Tag {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale = getenv(name); locale != "" {
			break
		}
	}
	if name, _, _ := strings.Cut(locale, "."); name == "" || name == "C" || name == "POSIX" {
		return nil
	}
	var wanted []language.Tag
	for _, value := range append(strings.Split(getenv("LANGUAGE"), ":"), locale) {
		name, _, _ := strings.Cut(value, ".")
		name, _, _ = strings.Cut(name, "@")
		if t, err := language.Parse(name); err == nil && t != language.Und {
			wanted = append(wanted, t)
		}
	}
	return wanted
}

// Match returns the first of the languages at hand that serves a reader of
// wanted, most preferred first. Only a language that such a reader surely reads counts, as for [glossary.Glossary.In].
func Match(have []language.Tag, wanted ...language.Tag) (language.Tag, bool) {
	m := lang.NewMatcher(have)
	for _, t := range wanted {
		if i, ok := m.Match(t); ok {
			return have[i], true
		}
	}
	return language.Und, false
}

// Direction returns the value of HTML's dir attribute for text in the language:
// "rtl" or "ltr".
func Direction(t language.Tag) string {
	if lang.RTL(t) {
		return "rtl"
	}
	return "ltr"
}

// Name returns the language's name in the language itself, such as "español";
// the tag where there is no name for it.
func Name(t language.Tag) string {
	if name := display.Self.Name(t); name != "" {
		return name
	}
	return t.String()
}
