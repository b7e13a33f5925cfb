package near_test

import (
	"slices"
	"testing"

	"github.com/seed-62962c47/glossary/internal/near"
)

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 2, 0}, {"abc", "abc", 0, 0}, {"abc", "abd", 2, 1}, {"abc", "acb", 2, 1}, {"abc", "ab", 2, 1}, {"abc", "", 5, 3},
		{"kitten", "sitting", 5, 3}, {"kitten", "sitting", 2, 3}, {"ca", "abc", 5, 3}, {"año", "ano", 2, 1}, {"abcdef", "x", 2, 3},
	} {
		for _, swap := range []bool{false, true} {
			a, b := tt.a, tt.b
			if swap {
				a, b = b, a
			}
			if got := near.Distance(a, b, tt.limit); got != tt.want {
				t.Errorf("Distance(%q, %q, %d) = %d, want %d", a, b, tt.limit, got, tt.want)
			}
		}
	}
}

func TestBest(t *testing.T) {
	words := slices.Values([]string{"sources", "synonyms", "status", "source"})
	for word, want := range map[string]string{"synonym": "synonyms", "source": "source", "sorces": "sources", "statsu": "status", "xyzzy": "", "st": ""} {
		if got, ok := near.Best(word, words); got != want || ok != (want != "") {
			t.Errorf("Best(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}
