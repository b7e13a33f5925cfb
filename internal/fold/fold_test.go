package fold

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestKey(t *testing.T) {
	for _, tt := range []struct {
		in, loose, caseKey string
	}{
		{"deep_learning", "deep_learning", "deep_learning"},
		{"Deep Learning", "deep_learning", "deep_learning"},
		{"  deep - learning_ ", "deep_learning", "deep_learning"},
		{"APRENDIZAJE PROFUNDO", "aprendizaje_profundo", "aprendizaje_profundo"},
		{"Réseau neuronal", "reseau_neuronal", "re\u0301seau_neuronal"},
		{"Re\u0301seau neuronal", "reseau_neuronal", "re\u0301seau_neuronal"},
		{"año", "ano", "an\u0303o"},
		{"Straße", "strasse", "strasse"},
		{"STRASSE", "strasse", "strasse"},
		{"Großes Sprachmodell", "grosses_sprachmodell", "grosses_sprachmodell"},
		{"œuvre", "oeuvre", "œuvre"},
		{"Ø", "o", "ø"},
		{"ΣΊΣΥΦΟΣ", "σισυφοσ", "σι\u0301συφοσ"},
		{"σίσυφος", "σισυφοσ", "σι\u0301συφοσ"},
		{"ﬂ", "ﬂ", "ﬂ"}, // a ligature is a letter of its own
		{"d’apprentissage", "d'apprentissage", "d'apprentissage"},
		{"d'apprentissage", "d'apprentissage", "d'apprentissage"},
		{"U‑Net", "u_net", "u_net"}, // no-break hyphen
		{"mots\u00a0clés", "mots_cles", "mots_cle\u0301s"},
		{"soft\u00adhyphen", "softhyphen", "softhyphen"},
		{"ＬＬＭ", "llm", "llm"},
		{"ガ", "カ\u3099", "カ\u3099"}, // not カ
		{"深層学習", "深層学習", "深層学習"},
		{"C++", "c++", "c++"},
		{"C#", "c#", "c#"},
		{"K", "k", "k"},       // Kelvin
		{"Å", "a", "a\u030a"}, // Ångström
		{"ấ", "a", "a\u0302\u0301"},
		{"مُتَعَلِّم", "متعلم", "مُتَعَلِّم"},
		{"שָׁלוֹם", "שלום", "שָׁלוֹם"},
		{"", "", ""},
		{" - _ ", "", ""},
		{"\u0301", "", "\u0301"},
		{"\xff", "", ""},
		{"a\x80b", "", ""},
	} {
		loose, _, ok := Key(nil, tt.in)
		if string(loose) != tt.loose || ok != (tt.loose != "") {
			t.Errorf("Key(%q) = %q, %v, want %q", tt.in, loose, ok, tt.loose)
		}
		caseKey, _ := Case(nil, tt.in)
		if got, want := norm.NFC.String(string(caseKey)), norm.NFC.String(tt.caseKey); got != want {
			t.Errorf("Case(%q) = %q, want %q", tt.in, caseKey, tt.caseKey)
		}
	}
}

func TestKeyAccented(t *testing.T) {
	for in, want := range map[string]bool{"ano": false, "año": true, "ß": false, "æ": true, "x": false, "a\u0301": true} {
		if _, accented, _ := Key(nil, in); accented != want {
			t.Errorf("Key(%q): accented = %v, want %v", in, accented, want)
		}
	}
}

func TestKeyAppends(t *testing.T) {
	got, _, _ := Key([]byte("x_"), " A-b ")
	if string(got) != "x_a_b" {
		t.Errorf("got %q", got)
	}
}

func TestKeyAllocatesNothing(t *testing.T) {
	var buf [64]byte
	if n := testing.AllocsPerRun(100, func() { Key(buf[:0], "Réseau de neurones artificiels") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"Deep-Learning", "Réseau", "\u0344", "Ｌ", "ß", "ﬁ", "\xff", "İı", "ǰ", "ΐ", "\u0f73"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key, accented, ok := Key(nil, s)
		if !utf8.ValidString(s) {
			if ok {
				t.Fatalf("Key(%q) is ok", s)
			}
			return
		}
		again, accentedAgain, okAgain := Key(nil, string(key))
		if string(again) != string(key) || okAgain != ok || accentedAgain {
			t.Fatalf("Key(%q) = %q, but its key is %q (accented %v)", s, key, again, accentedAgain)
		}
		caseKey, caseOK := Case(nil, s)
		if twice, _ := Case(nil, string(caseKey)); string(twice) != string(caseKey) {
			t.Fatalf("Case(%q) = %q, but its key is %q", s, caseKey, twice)
		}
		if ok && !caseOK {
			t.Fatalf("%q has a loose key %q and no case key", s, key)
		}
		if fromCase, _, _ := Key(nil, string(caseKey)); string(fromCase) != string(key) {
			t.Fatalf("%q: the loose key of its case key %q is %q, want %q", s, caseKey, fromCase, key)
		}
		if !accented && string(caseKey) != string(key) && ok {
			t.Fatalf("%q: keys %q and %q differ, accented is false", s, caseKey, key)
		}
	})
}

func BenchmarkKey(b *testing.B) {
	for _, s := range []string{"deep_learning", "Aprendizaje Profundo", "réseau de neurones"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			var buf [64]byte
			for b.Loop() {
				Key(buf[:0], s)
			}
		})
	}
}
