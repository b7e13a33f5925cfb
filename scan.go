package glossary

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file reads as much of Markdown (CommonMark) as it takes to find
// citations where they are text, and to show a body without its markup. Package
// markdown has the whole of it.

type blockKind uint8

const (
	blank      blockKind = iota
	paragraph            // or list item, quote, table row
	heading              // ATX
	code                 // fenced or indented
	definition           // of a link: [label]: address
)

// A block is some lines of a body of one kind.
type block struct {
	kind  blockKind
	text  string // as written, with the line ends
	level int    // of a heading
}

// blocks parts body into its blocks, which make up body when put together.
func blocks(body string) []block {
	var list []block
	var items []int    // where the content of the open list items begins
	fence := ""        // that closes the open code block
	begin, end := 0, 0 // of the last block, in body
	add := func(kind blockKind, line string, start bool) {
		if n := len(list); !start && n > 0 && list[n-1].kind == kind {
			end += len(line)
			list[n-1].text = body[begin:end]
			return
		}
		begin, end = end, end+len(line)
		list = append(list, block{kind: kind, text: line})
	}
	for line := range strings.Lines(body) {
		last := blank
		if n := len(list); n > 0 {
			last = list[n-1].kind
		}
		text := strings.TrimRight(line, "\r\n")
		trimmed := strings.TrimLeft(text, " \t")
		indent := indentation(text)
		if fence != "" {
			add(code, line, false)
			if run := fenceOf(trimmed); strings.HasPrefix(run, fence) && strings.TrimSpace(trimmed) == run {
				fence = ""
			}
			continue
		}
		if trimmed == "" {
			add(blank, line, false)
			continue
		}
		for last == blank && len(items) > 0 && indent < items[len(items)-1] && listMarker(trimmed) == 0 {
			items = items[:len(items)-1]
		}
		base := 0
		for _, at := range items {
			if indent >= at {
				base = at
			}
		}
		switch marker := listMarker(trimmed); {
		case indent >= base+4 && last != paragraph:
			add(code, line, false)
		case fenceOf(trimmed) != "" && !strings.Contains(strings.TrimLeft(trimmed, "`"), "`"):
			fence = fenceOf(trimmed)
			add(code, line, true)
		case headingLevel(trimmed) > 0:
			add(heading, line, true)
			list[len(list)-1].level = headingLevel(trimmed)
		case marker > 0:
			for len(items) > 0 && items[len(items)-1] > indent {
				items = items[:len(items)-1]
			}
			items = append(items, indent+marker)
			add(paragraph, line, true)
		case last != paragraph && definedLabel(trimmed) != "":
			add(definition, line, false)
		default:
			add(paragraph, line, false)
		}
	}
	return list
}

// indentation returns the columns of white space that line begins with.
func indentation(line string) int {
	columns := 0
	for i := range len(line) {
		switch line[i] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns
		}
	}
	return columns
}

// fenceOf returns the run of three or more ` or ~ that s begins with.
func fenceOf(s string) string {
	if s == "" || s[0] != '`' && s[0] != '~' {
		return ""
	}
	if n := len(s) - len(strings.TrimLeft(s, s[:1])); n >= 3 {
		return s[:n]
	}
	return ""
}

func headingLevel(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n > 6 || n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// listMarker returns the width of the list marker that s begins with and the
// space behind it, or 0.
func listMarker(s string) int {
	n := 0
	if s[0] == '-' || s[0] == '*' || s[0] == '+' {
		n = 1
	} else {
		for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	spaces := len(s[n:]) - len(strings.TrimLeft(s[n:], " "))
	switch {
	case n == len(s):
		return n + 1
	case spaces == 0:
		return 0
	case spaces > 4: // indented code begins the item
		return n + 1
	}
	return n + spaces
}

// definedLabel returns the label of the link definition that s is, or "".
func definedLabel(s string) string {
	if s[0] != '[' {
		return ""
	}
	label, rest, ok := strings.Cut(s[1:], "]:")
	if !ok || strings.TrimSpace(label) == "" || strings.ContainsAny(label, "[]") || strings.TrimSpace(rest) == "" {
		return ""
	}
	return label
}

type tokenKind uint8

const (
	textToken   tokenKind = iota
	markToken             // of emphasis
	codeToken             // code span
	linkToken             // link or image, with all it holds
	citeToken             // [1] or [2, 3]
	htmlToken             // tag or comment
	escapeToken           // \ and punctuation
)

// A token is a piece of a paragraph.
type token struct {
	kind tokenKind
	src  string // as written
	text string // what a reader sees; of a link, with markup still
	url  string // of a link
}

// The longest tag and the longest link address that are taken for such, and how
// deep links and images nest.
const (
	maxTag     = 2048
	maxAddress = 4096
	maxNested  = 4
)

// scan parts the text of a paragraph into tokens, which make up text when put
// together. labels are those that have a link definition. Time is linear in the
// length of text.
func scan(text string, labels map[string]bool) []token {
	closing := brackets(text)
	noRun := map[int]bool{} // lengths of backtick runs without a second
	var tokens []token
	plain := 0 // where the text not yet in a token begins
	flush := func(i int) {
		if plain < i {
			tokens = append(tokens, token{kind: textToken, src: text[plain:i], text: text[plain:i]})
		}
	}
	emit := func(i, n int, t token) int {
		flush(i)
		t.src = text[i : i+n]
		tokens = append(tokens, t)
		plain = i + n
		return plain
	}
	noAngle := false // no > follows
	for i := 0; i < len(text); {
		rest := text[i:]
		switch c := text[i]; c {
		case '\\':
			if len(rest) > 1 && isPunct(rest[1]) {
				i = emit(i, 2, token{kind: escapeToken, text: rest[1:2]})
				continue
			}
		case '`':
			run := len(rest) - len(strings.TrimLeft(rest, "`"))
			if !noRun[run] {
				if end := closeRun(rest[run:], run); end >= 0 {
					content := strings.ReplaceAll(rest[run:run+end], "\n", " ")
					i = emit(i, run+end+run, token{kind: codeToken, text: strings.TrimSpace(content)})
					continue
				}
				noRun[run] = true
			}
			i += run
			continue
		case '<':
			if noAngle {
				break
			}
			end := strings.IndexByte(rest[:min(len(rest), maxTag)], '>')
			if end < 0 {
				noAngle = len(rest) <= maxTag
				break
			}
			if inside := rest[1:end]; inside != "" && !strings.ContainsAny(inside, "<\n") {
				if scheme, _, ok := strings.Cut(inside, ":"); ok && !strings.ContainsAny(inside, " \t") && isScheme(scheme) {
					i = emit(i, end+1, token{kind: linkToken, text: inside, url: inside})
					continue
				}
				if unicode.IsLetter(rune(inside[0])) || inside[0] == '/' || inside[0] == '!' {
					i = emit(i, end+1, token{kind: htmlToken})
					continue
				}
			}
		case '!':
			if len(rest) > 1 && rest[1] == '[' {
				if n, inner, _ := link(text, i+1, closing, labels); n > 0 {
					i = emit(i, n+1, token{kind: linkToken, text: inner})
					continue
				}
			}
		case '[':
			if n, inner, url := link(text, i, closing, labels); n > 0 {
				i = emit(i, n, token{kind: linkToken, text: inner, url: url})
				continue
			}
			if n := citation(rest); n > 0 {
				i = emit(i, n, token{kind: citeToken, text: rest[:n]})
				continue
			}
		case '*', '_':
			run := len(rest) - len(strings.TrimLeft(rest, string(c)))
			if flanks(text, i, run) {
				i = emit(i, run, token{kind: markToken})
				continue
			}
			i += run
			continue
		}
		i++
	}
	flush(len(text))
	return pairMarks(tokens)
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
}

func isScheme(s string) bool {
	if len(s) < 2 || len(s) > 32 {
		return false
	}
	for _, c := range []byte(s) {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.') {
			return false
		}
	}
	return true
}

// closeRun returns where the next run of exactly n backticks begins in s, or -1.
func closeRun(s string, n int) int {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '`')
		if i < 0 {
			return -1
		}
		at += i
		run := len(s[at:]) - len(strings.TrimLeft(s[at:], "`"))
		if run == n {
			return at
		}
		at += run
	}
}

// brackets returns, for each [ in text that has one, where its ] is.
func brackets(text string) map[int]int {
	pairs := make(map[int]int)
	var open []int
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			open = append(open, i)
		case ']':
			if n := len(open); n > 0 {
				pairs[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return pairs
}

// link returns the length, text and address of the link that begins at text[i],
// which is a [; length 0 for none.
func link(text string, i int, closing map[int]int, labels map[string]bool) (length int, inner, url string) {
	end, ok := closing[i]
	if !ok {
		return 0, "", ""
	}
	inner = text[i+1 : end]
	after := text[end+1:]
	if strings.HasPrefix(after, "(") {
		if address, n := linkAddress(after); n > 0 {
			return end + 1 + n - i, inner, address
		}
	}
	if next, ok := closing[end+1]; ok {
		if label := text[end+2 : next]; labels[label] || label == "" && labels[inner] {
			return next + 1 - i, inner, ""
		}
	}
	if labels[inner] {
		return end + 1 - i, inner, ""
	}
	return 0, "", ""
}

// linkAddress returns the address in the parentheses that s begins with, and
// their length; 0 where they are not a link's.
func linkAddress(s string) (address string, length int) {
	s = s[:min(len(s), maxAddress)]
	depth := 0
	for i, c := range []byte(s) {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				address, _, _ = strings.Cut(strings.TrimSpace(s[1:i]), " ")
				return strings.Trim(address, "<>"), i + 1
			}
		case '\n':
			if strings.HasPrefix(s[i+1:], "\n") {
				return "", 0
			}
		}
	}
	return "", 0
}

// citation returns the length of the citation that s begins with, or 0.
func citation(s string) int {
	digits := 0
	for i := 1; i < len(s) && i < 64; i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if digits++; digits > 3 {
				return 0
			}
		case c == ',' && digits > 0:
			digits = 0
			if i+1 < len(s) && s[i+1] == ' ' {
				i++
			}
		case c == ']' && digits > 0:
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// flanks reports whether the run of * or _ at text[i:] may open or close
// emphasis: a * that is not between spaces, a _ that is not inside a word.
func flanks(text string, i, run int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+run:])
	spaceBefore := i == 0 || unicode.IsSpace(before)
	spaceAfter := i+run == len(text) || unicode.IsSpace(after)
	if text[i] == '_' && isWord(before) && isWord(after) {
		return false
	}
	return !(spaceBefore && spaceAfter)
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// pairMarks makes text of the emphasis marks that have no partner.
func pairMarks(tokens []token) []token {
	open := make(map[string][]int) // by run
	paired := make([]bool, len(tokens))
	for i, t := range tokens {
		if t.kind != markToken {
			continue
		}
		opens := i+1 < len(tokens) && !startsWithSpace(tokens[i+1].src)
		closes := i > 0 && !endsWithSpace(tokens[i-1].src)
		if stack := open[t.src]; closes && len(stack) > 0 {
			paired[i], paired[stack[len(stack)-1]] = true, true
			open[t.src] = stack[:len(stack)-1]
		} else if opens {
			open[t.src] = append(stack, i)
		}
	}
	for i := range tokens {
		if tokens[i].kind == markToken && !paired[i] {
			tokens[i].kind, tokens[i].text = textToken, tokens[i].src
		}
	}
	return tokens
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

func endsWithSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// labelsOf returns the labels that have a link definition among list.
func labelsOf(list []block) map[string]bool {
	labels := make(map[string]bool)
	for _, b := range list {
		if b.kind != definition {
			continue
		}
		for line := range strings.Lines(b.text) {
			if label := definedLabel(strings.TrimLeft(line, " \t")); label != "" {
				labels[label] = true
			}
		}
	}
	return labels
}

// plainText returns the text of a paragraph without markup. Citations stay if
// they are to be kept; otherwise they go, with the space before them.
func plainText(text string, labels map[string]bool, keepCitations bool) string {
	return string(appendPlain(nil, text, labels, keepCitations, 0))
}

func appendPlain(dst []byte, text string, labels map[string]bool, keepCitations bool, depth int) []byte {
	for _, t := range scan(text, labels) {
		switch {
		case t.kind == citeToken && !keepCitations:
			dst = bytes.TrimRight(dst, " ")
		case t.kind == textToken:
			dst = append(dst, html.UnescapeString(t.text)...)
		case t.kind == linkToken && depth < maxNested:
			dst = appendPlain(dst, t.text, nil, true, depth+1)
		default:
			dst = append(dst, t.text...)
		}
	}
	return dst
}
