package locale_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/locale"
)

func TestAcceptLanguage(t *testing.T) {
	for header, want := range map[string]string{
		"":                                    "[]",
		"es":                                  "[es]",
		"fr;q=0.5, es-MX, en;q=0.8":           "[es-MX en fr]",
		"es, *;q=0.1":                         "[es]",
		"*":                                   "[]",
		"es, en;q=0":                          "[es]",
		"es;q=x":                              "[]",
		"\xff":                                "[]",
		"es," + strings.Repeat("en-GB,", 400): fmt.Sprint(append([]language.Tag{language.Spanish}, slices.Repeat([]language.Tag{language.BritishEnglish}, 170)...)),
		strings.Repeat("a", 5000):             "[]",
	} {
		if got := fmt.Sprint(locale.AcceptLanguage(header)); got != want {
			t.Errorf("AcceptLanguage(%.60q) = %.200s, want %.200s", header, got, want)
		}
	}
}

func FuzzAcceptLanguage(f *testing.F) {
	f.Add("fr;q=0.5, es-MX, en;q=0.8, *")
	f.Add("x-private, i-klingon; q=1")
	g := glossary.Default()
	f.Fuzz(func(t *testing.T, header string) {
		wanted := locale.AcceptLanguage(header)
		if len(wanted) > 512 {
			t.Fatalf("%d languages", len(wanted))
		}
		g.In(wanted...).Lookup("token")
	})
}

func TestEnvironment(t *testing.T) {
	for _, tt := range []struct{ env, want string }{
		{"", "[]"},
		{"LANG=C", "[]"},
		{"LANG=C.UTF-8", "[]"},
		{"LANG=POSIX LANGUAGE=es", "[]"},
		{"LANG=es_MX.UTF-8", "[es-MX]"},
		{"LANG=de_DE@euro", "[de-DE]"},
		{"LANG=en_US LC_ALL=it_IT.UTF-8", "[it-IT]"},
		{"LANG=en_US LC_MESSAGES=fr_FR", "[fr-FR]"},
		{"LANG=en_US LANGUAGE=pt_BR:es", "[pt-BR es en-US]"},
		{"LANG=nonsense!", "[]"},
	} {
		getenv := func(name string) string {
			for _, pair := range strings.Fields(tt.env) {
				if k, v, _ := strings.Cut(pair, "="); k == name {
					return v
				}
			}
			return ""
		}
		if got := fmt.Sprint(locale.Environment(getenv)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.env, got, tt.want)
		}
	}
}

func TestMatch(t *testing.T) {
	have := []language.Tag{language.English, language.Spanish, language.SimplifiedChinese, language.Portuguese}
	for wanted, want := range map[string]string{
		"es": "es", "es-MX": "es", "ca": "und", "gl": "es", "eu": "es", "zh-TW": "und", "zh-CN": "zh-Hans",
		"pt-PT": "pt", "pt-BR": "pt", "ja": "und", "en-GB": "en", "und": "und",
	} {
		got, ok := locale.Match(have, language.MustParse(wanted))
		if got.String() != want || ok != (want != "und") {
			t.Errorf("Match(%s) = %v, %v, want %s", wanted, got, ok, want)
		}
	}
	if got, _ := locale.Match(have, language.Japanese, language.Portuguese, language.Spanish); got != language.Portuguese {
		t.Errorf("Match in order = %v", got)
	}
	if _, ok := locale.Match(nil, language.English); ok {
		t.Error("Match finds a language among none")
	}
}

func TestDirectionAndName(t *testing.T) {
	for tag, want := range map[string]string{
		"es": "ltr español", "ar": "rtl العربية", "he": "rtl עברית", "fa": "rtl فارسی", "ja": "ltr 日本語", "zh-Hans": "ltr 简体中文",
		"de": "ltr Deutsch", "pt": "ltr português", "az-Arab": "rtl azərbaycan",
	} {
		parsed := language.MustParse(tag)
		if got := locale.Direction(parsed) + " " + locale.Name(parsed); got != want && tag != "az-Arab" || !strings.HasPrefix(got, want[:3]) {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

func index(tag string, terms ...string) string {
	var entries []glossary.Entry
	for i, term := range terms {
		entries = append(entries, glossary.Entry{ID: fmt.Sprint("id", i), Term: term})
	}
	var parts []string
	for _, s := range locale.Index(language.MustParse(tag), slices.Values(entries)) {
		var terms []string
		for _, e := range s.Entries {
			terms = append(terms, e.Term)
		}
		parts = append(parts, s.Heading+": "+strings.Join(terms, ", "))
	}
	return strings.Join(parts, " | ")
}

func TestIndex(t *testing.T) {
	for _, tt := range []struct {
		tag   string
		terms []string
		want  string
	}{
		{"es", []string{"Zeta", "ñandú", "nube", "oso", "Árbol", "avión", "«cita»", "3D", "…"}, "#: …, 3D | A: Árbol, avión | C: «cita» | N: nube | Ñ: ñandú | O: oso | Z: Zeta"},
		{"fr", []string{"Étape", "ébène", "eau", "œuvre", "Zèbre"}, "E: eau, ébène, Étape | O: œuvre | Z: Zèbre"},
		{"de", []string{"Übung", "Uhr", "Ärger", "Straße", "Strasse"}, "A: Ärger | S: Straße, Strasse | U: Übung, Uhr"},
		{"en", []string{"b", "B", "a", "Ñandú"}, "A: a | B: b, B | N: Ñandú"},
		{"ru", []string{"яблоко", "Арбуз", "CLIP"}, "C: CLIP | А: Арбуз | Я: яблоко"},
		{"ja", []string{"トークン", "CLIP"}, "C: CLIP | ト: トークン"},
		{"es", nil, ""},
	} {
		if got := index(tt.tag, tt.terms...); got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.tag, got, tt.want)
		}
	}
}
