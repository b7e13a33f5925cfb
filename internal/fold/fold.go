// Package fold turns a name into the key by which names are compared.
//
// Two keys are made of a name. The case key drops what writers vary without
// meaning anything by it: case (Unicode simple case folding, and ß as ss), the
// width of full-width letters, the kind of apostrophe, and the separators, so
// that a run of spaces, hyphens and underscores is one underscore. The loose
// key drops accents as well. Composed and decomposed spellings of a letter
// have the same keys.
package fold

//go:generate go run generate.go

import (
	"unicode"
	"unicode/utf8"
)

// Key appends the loose key of s to dst and returns the result. accented tells
// that the case key of s is another string than its loose key; ok is false,
// and dst is returned as it was, when s is not valid UTF-8 or nothing of it is left.
//
// Key is idempotent: the key of a key is that key, and is not accented.
func Key(dst []byte, s string) (key []byte, accented, ok bool) {
	return appendKey(dst, s, true)
}

// Case appends the case key of s to dst, on the same terms as [Key].
func Case(dst []byte, s string) (key []byte, ok bool) {
	key, _, ok = appendKey(dst, s, false)
	return key, ok
}

// String returns the loose key of s, or "" where it has none.
func String(s string) string {
	var buf [64]byte
	key, _, _ := Key(buf[:0], s)
	return string(key)
}

// ascii maps each ASCII byte to its folded form. Zero is a byte to drop.
var ascii = [utf8.RuneSelf]byte{
	'\t': '_', '\n': '_', '\v': '_', '\f': '_', '\r': '_', ' ': '_', '-': '_', '_': '_',
	'!': '!', '"': '"', '#': '#', '$': '$', '%': '%', '&': '&', '\'': '\'', '(': '(', ')': ')', '*': '*',
	'+': '+', ',': ',', '.': '.', '/': '/', '0': '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5',
	'6': '6', '7': '7', '8': '8', '9': '9', ':': ':', ';': ';', '<': '<', '=': '=', '>': '>', '?': '?',
	'@': '@', 'A': 'a', 'B': 'b', 'C': 'c', 'D': 'd', 'E': 'e', 'F': 'f', 'G': 'g', 'H': 'h', 'I': 'i',
	'J': 'j', 'K': 'k', 'L': 'l', 'M': 'm', 'N': 'n', 'O': 'o', 'P': 'p', 'Q': 'q', 'R': 'r', 'S': 's',
	'T': 't', 'U': 'u', 'V': 'v', 'W': 'w', 'X': 'x', 'Y': 'y', 'Z': 'z', '[': '[', '\\': '\\', ']': ']',
	'^': '^', '`': '\'', 'a': 'a', 'b': 'b', 'c': 'c', 'd': 'd', 'e': 'e', 'f': 'f', 'g': 'g', 'h': 'h',
	'i': 'i', 'j': 'j', 'k': 'k', 'l': 'l', 'm': 'm', 'n': 'n', 'o': 'o', 'p': 'p', 'q': 'q', 'r': 'r',
	's': 's', 't': 't', 'u': 'u', 'v': 'v', 'w': 'w', 'x': 'x', 'y': 'y', 'z': 'z', '{': '{', '|': '|',
	'}': '}', '~': '~',
}

func appendKey(dst []byte, s string, loose bool) (key []byte, accented, ok bool) {
	start := len(dst)
	n := foldedPrefix(s)
	key = append(dst, s[:n]...)
	for i := n; i < len(s); {
		// The usual name is ASCII alone: its bytes pass through a table.
		for ; i < len(s) && s[i] < utf8.RuneSelf; i++ {
			key = appendByte(key, start, ascii[s[i]])
		}
		if i == len(s) {
			break
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return dst, false, false
		}
		i += n

		var marks [4]rune // of the letter, last first
		count := 0
		for count < len(marks) {
			base, mark, ok := decompose(r)
			if !ok {
				break
			}
			r = base
			if mark != 0 {
				marks[count] = mark
				count++
			}
		}
		var drop bool
		key, drop = appendRune(key, start, r, loose)
		accented = accented || drop
		for ; count > 0; count-- {
			key, drop = appendRune(key, start, marks[count-1], loose)
			accented = accented || drop
		}
	}
	if n := len(key); n > start && key[n-1] == '_' {
		key = key[:n-1]
	}
	return key, accented, len(key) > start
}

// foldedPrefix returns how much of s is its own key already: lower-case ASCII
// with single underscores inside.
func foldedPrefix(s string) int {
	last := byte('_')
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || ascii[c] != c || c == '_' && last == '_' || c == 0 {
			return i
		}
		last = c
	}
	return len(s)
}

// appendByte appends one folded ASCII byte to the key that begins at start.
// Separators neither lead nor double, and zero is nothing.
func appendByte(key []byte, start int, c byte) []byte {
	if c == 0 || c == '_' && (len(key) == start || key[len(key)-1] == '_') {
		return key
	}
	return append(key, c)
}

// appendRune appends what r, which does not decompose, folds to. accent tells
// that the loose key has less of it than the case key.
func appendRune(key []byte, start int, r rune, loose bool) (_ []byte, accent bool) {
	switch {
	case r < utf8.RuneSelf:
		return appendByte(key, start, ascii[r]), false
	case isIgnorable(r):
		return key, false
	case isAccent(r):
		if loose {
			return key, true
		}
		return utf8.AppendRune(key, r), true
	case isSeparator(r):
		return appendByte(key, start, '_'), false
	case r == '’', r == '‘', r == 'ʼ', r == '´', r == '＇':
		return appendByte(key, start, '\''), false
	case r > '！' && r <= '～': // full-width ASCII
		return appendByte(key, start, ascii[r-'！'+'!']), false
	case r == 'ß', r == 'ẞ':
		return append(key, "ss"...), false
	}
	r = foldCase(r)
	plain := unaccented(r)
	if loose && plain != "" {
		return append(key, plain...), true
	}
	return utf8.AppendRune(key, r), plain != ""
}

// foldCase returns the lower-case letter that stands for all of r's case variants.
func foldCase(r rune) rune {
	if r >= 0x2E80 && r < 0xA640 { // CJK, kana and Yi have no case
		return r
	}
	least := r
	for v := unicode.SimpleFold(r); v != r; v = unicode.SimpleFold(v) {
		if !unicode.IsMark(v) { // ι has a mark among its variants
			least = min(least, v)
		}
	}
	return unicode.ToLower(least)
}

// unaccented returns the plain letters of a letter whose mark Unicode does not
// decompose, as readers type it without the mark; "" for any other letter.
func unaccented(r rune) string {
	switch r {
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ł':
		return "l"
	case 'ı':
		return "i"
	case 'þ':
		return "th"
	}
	return ""
}

// isAccent reports whether r is a mark that readers leave out when they type in
// a hurry: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs.
// The voicing marks of kana make another letter, so they are none.
func isAccent(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36F:
		return true
	case r >= 0x591 && r <= 0x5C7:
		return r != 0x5BE && r != 0x5C0 && r != 0x5C3 && r != 0x5C6
	case r >= 0x64B && r <= 0x655, r == 0x670:
		return true
	}
	return false
}

// isSeparator reports whether a non-ASCII r parts words as a space does.
func isSeparator(r rune) bool {
	switch r {
	case 0x5BE, 0x2212, 0xFE63, 0xFF0D, 0xFF3F, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015:
		return true
	}
	return unicode.IsSpace(r)
}

// isIgnorable reports whether r has no shape of its own: controls and format
// characters such as the soft hyphen, joiners, bidi marks, the byte order mark
// and variation selectors, and the Arabic tatweel, which only stretches a word.
func isIgnorable(r rune) bool {
	switch {
	case r == 0x85: // next line is space
		return false
	case r < 0xA0, r == 0xAD, r == 0x640:
		return true
	case r < 0x600:
		return false
	}
	return r >= 0xFE00 && r <= 0xFE0F || unicode.Is(unicode.Cf, r)
}

// decompose returns the canonical decomposition of r into a base, which may
// decompose again, and a mark, which is 0 where r is only another code for base.
func decompose(r rune) (base, mark rune, ok bool) {
	if r < 0xC0 || r > 0xFFFF {
		return 0, 0, false
	}
	lo, hi := 0, len(pairs)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if rune(pairs[m].composed) < r {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(pairs) || rune(pairs[lo].composed) != r {
		return 0, 0, false
	}
	return rune(pairs[lo].base), rune(pairs[lo].mark), true
}
