package folder

import "strings"

// checkBody refuses bodies that keep Markdown parsers busy out of proportion:
// goldmark 1.8 takes 18 s and 3.7 GB for a table of 24 KB with thousands of columns.
func (p *parser) checkBody(body string, first int) {
	limits := p.loader.Limits
	tables := strings.Count(body, "|") > limits.TableColumns
	for line, start := first, 0; start < len(body); line++ {
		end := start + strings.IndexByte(body[start:], '\n') + 1
		if end == start {
			end = len(body)
		}
		text := body[start:end]
		start = end
		if n := containers(text); n > limits.Containers {
			p.fail(line, "body: %d markers of quotes and lists on a line, over the limit of %d", n, limits.Containers)
			return
		}
		if tables {
			if n := strings.Count(text, "|") - strings.Count(text, `\|`); n > limits.TableColumns+1 {
				p.fail(line, "body: %d table columns on a line, over the limit of %d", n-1, limits.TableColumns)
				return
			}
		}
		if len(text) > limits.URL {
			if n := longestAddress(text); n > limits.URL {
				p.fail(line, "body: an address of %d bytes, over the limit of %d", n, limits.URL)
				return
			}
		}
	}
	if n := strings.Count(body, "](") + strings.Count(body, "]["); n > maxLinks {
		p.fail(first, "body: %d links, over the limit of %d", n, maxLinks)
	}
	if n := deepest(body); n > maxBrackets {
		p.fail(first, "body: brackets %d deep, over the limit of %d", n, maxBrackets)
	}
}

// Links and brackets are what else costs a parser more than their length.
const (
	maxLinks    = 1000
	maxBrackets = 64
)

// containers returns the number of markers of quotes and list items that text begins with.
func containers(text string) int {
	n := 0
	for {
		for text != "" && (text[0] == ' ' || text[0] == '\t') {
			text = text[1:]
		}
		if text == "" || text[0] >= 'A' { // most lines
			return n
		}
		digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
		switch {
		case text[0] == '>':
			text = text[1:]
		case strings.ContainsRune("-*+", rune(text[0])) && len(text) > 1 && (text[1] == ' ' || text[1] == '\t'):
			text = text[1:]
		case digits > 0 && digits < 10 && len(text) > digits+1 && (text[digits] == '.' || text[digits] == ')') && (text[digits+1] == ' ' || text[digits+1] == '\t'):
			text = text[digits+1:]
		default:
			return n
		}
		n++
	}
}

// longestAddress returns the length of the longest run without white space
// that follows "](", "]:" or "<".
func longestAddress(text string) int {
	longest := 0
	for i := 0; i < len(text); {
		start := strings.IndexAny(text[i:], "]<")
		if start < 0 {
			break
		}
		start += i + 1
		if text[start-1] == ']' && (start == len(text) || text[start] != '(' && text[start] != ':') {
			i = start
			continue
		}
		if text[start-1] == ']' {
			start++
			start += len(text[start:]) - len(strings.TrimLeft(text[start:], " "))
		}
		end := strings.IndexAny(text[start:], " \t\n)>")
		if end < 0 {
			end = len(text) - start
		}
		longest = max(longest, end)
		i = start + end
	}
	return longest
}

// deepest returns how deep brackets nest in a paragraph.
func deepest(body string) int {
	if strings.Count(body, "[") <= maxBrackets {
		return 0 // not deep enough to count
	}
	depth, most := 0, 0
	for i, c := range []byte(body) {
		switch c {
		case '\n':
			if strings.HasPrefix(body[i+1:], "\n") {
				depth = 0
			}
		case '[':
			depth++
			most = max(most, depth)
		case ']':
			depth = max(depth-1, 0)
		}
	}
	return most
}
