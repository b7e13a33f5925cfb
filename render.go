package glossary

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary/i18n"
	"github.com/seed-62962c47/glossary/internal/lang"
)

// A Renderer writes entries with what belongs around them, in the entry's
// language: its other names, a list of its sources that the citations in the
// body lead to, and its related concepts. The zero Renderer is ready to use. It may be used
// concurrently while nobody changes it.
type Renderer struct {
	// Glossary is where related concepts are found, each in the language of the
	// entry if it has it. When it is a view ([Glossary.In]), an entry or related
	// concept in none of the reader's languages is marked with its own. Nil
	// leaves related concepts out.
	Glossary *Glossary

	// URL returns where an entry is to be linked to, "" for nowhere. Nil links
	// none, and so does a URL that is not safe (see [SafeURL]).
	URL func(Entry) string

	// Level is the level of the title's heading in Markdown, 1 if 0. The
	// headings of the body follow below it.
	Level int

	// Beside is a language whose term stands in parentheses beside the title's:
	// "Eliminación de ruido (Denoising)". [language.Und] for none.
	Beside language.Tag

	// Width is the number of characters at which Text breaks lines; 0 for none.
	Width int
}

// Markdown writes e as CommonMark. Citations that have a source become links to
// it in a list under the entry; those in code and in links stay as they are,
// and so does a number without a source. The anchors of the sources, and the marks of other languages, are inline HTML.
func (r *Renderer) Markdown(w io.Writer, e Entry) error {
	var b strings.Builder
	level := max(1, r.Level)
	mark := r.foreign(e)
	if mark {
		fmt.Fprintf(&b, "<div%s>\n\n", langAttributes(e.Lang))
	}
	fmt.Fprintf(&b, "%s %s\n\n", hashes(level), escapeMarkdown(r.title(e)))
	if e.Description != "" {
		fmt.Fprintf(&b, "> %s\n\n", escapeMarkdown(e.Description))
	}
	if also := alsoCalled(e); also != "" {
		fmt.Fprintf(&b, "%s%s%s\n\n", i18n.Label(e.Lang, "also"), i18n.Label(e.Lang, "colon"), escapeMarkdown(also))
	}
	r.body(&b, e, level)
	if len(e.Sources) > 0 {
		fmt.Fprintf(&b, "\n%s %s\n\n", hashes(level+1), i18n.Label(e.Lang, "sources"))
		for i, s := range e.Sources {
			fmt.Fprintf(&b, "%d. <a id=\"%s\"></a>%s\n", i+1, anchor(e, i+1), markdownLink(s.Text, s.URL))
		}
	}
	if related := r.related(e); len(related) > 0 {
		fmt.Fprintf(&b, "\n%s %s\n\n", hashes(level+1), i18n.Label(e.Lang, "related"))
		for _, other := range related {
			link := markdownLink(other.Term, r.url(other))
			if other.Lang != e.Lang {
				link = "<span" + langAttributes(other.Lang) + ">" + link + "</span>"
			}
			fmt.Fprintf(&b, "- %s\n", link)
		}
	}
	if mark {
		b.WriteString("\n</div>\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// body writes the body with its headings below level and its citations linked.
func (r *Renderer) body(b *strings.Builder, e Entry, level int) {
	list := blocks(strings.TrimRight(e.Body, "\n"))
	labels := labelsOf(list)
	top := topHeading(list)
	for _, blk := range list {
		switch blk.kind {
		case heading:
			text := strings.TrimLeft(strings.TrimLeft(blk.text, " "), "#")
			b.WriteString(hashes(level + 1 + blk.level - top))
			linkCitations(b, text, e, labels)
		case paragraph:
			linkCitations(b, blk.text, e, labels)
		default:
			b.WriteString(blk.text)
		}
	}
	b.WriteString("\n")
}

func topHeading(list []block) int {
	top := 0
	for _, blk := range list {
		if blk.kind == heading && (top == 0 || blk.level < top) {
			top = blk.level
		}
	}
	return top
}

func linkCitations(b *strings.Builder, text string, e Entry, labels map[string]bool) {
	for _, t := range scan(text, labels) {
		numbers := strings.Split(strings.Trim(t.src, "[]"), ",")
		if t.kind != citeToken || !slices.ContainsFunc(numbers, func(n string) bool { return citedSource(n, e) > 0 }) {
			b.WriteString(t.src)
			continue
		}
		b.WriteString(`\[`)
		for i, number := range numbers {
			number = strings.TrimSpace(number)
			if i > 0 {
				b.WriteString(", ")
			}
			if n := citedSource(number, e); n > 0 {
				fmt.Fprintf(b, "[%s](#%s)", number, anchor(e, n))
			} else {
				b.WriteString(number)
			}
		}
		b.WriteString(`\]`)
	}
}

// citedSource returns the number of the source that e has under it, or 0.
func citedSource(number string, e Entry) int {
	n := 0
	for _, c := range strings.TrimSpace(number) {
		n = n*10 + int(c-'0')
	}
	if n > len(e.Sources) {
		return 0
	}
	return n
}

func anchor(e Entry, source int) string { return fmt.Sprintf("%s-%d", e.ID, source) }

// Text writes e as plain text, with no markup left. Citations keep their
// numbers, under which the sources are listed.
func (r *Renderer) Text(w io.Writer, e Entry) error {
	var b strings.Builder
	title := r.title(e)
	if r.foreign(e) {
		title += " [" + e.Lang.String() + "]"
	}
	r.line(&b, "", title)
	b.WriteString(strings.Repeat("=", min(r.limit(), utf8.RuneCountInString(title))) + "\n\n")
	if e.Description != "" {
		r.line(&b, "", e.Description)
		b.WriteString("\n")
	}
	if also := alsoCalled(e); also != "" {
		r.line(&b, "", i18n.Label(e.Lang, "also")+i18n.Label(e.Lang, "colon")+also)
		b.WriteString("\n")
	}
	list := blocks(strings.Trim(e.Body, "\n"))
	labels := labelsOf(list)
	for _, blk := range list {
		switch blk.kind {
		case blank:
			b.WriteString("\n")
		case code:
			codeText(&b, blk.text)
		case heading:
			text := strings.TrimSpace(plainText(strings.Trim(strings.TrimSpace(blk.text), "#"), labels, true))
			r.heading(&b, text)
		case paragraph:
			r.paragraph(&b, blk.text, labels)
		}
	}
	if len(e.Sources) > 0 {
		b.WriteString("\n")
		r.heading(&b, i18n.Label(e.Lang, "sources"))
		b.WriteString("\n")
		for i, s := range e.Sources {
			marker := fmt.Sprintf("[%d] ", i+1)
			text := s.Text
			if s.URL != "" {
				text = strings.TrimSpace(text + " <" + s.URL + ">")
			}
			r.line(&b, marker, text)
		}
	}
	if related := r.related(e); len(related) > 0 {
		var terms []string
		for _, other := range related {
			term := other.Term
			if other.Lang != e.Lang {
				term += " [" + other.Lang.String() + "]"
			}
			terms = append(terms, term)
		}
		b.WriteString("\n")
		r.line(&b, "", i18n.Label(e.Lang, "related")+i18n.Label(e.Lang, "colon")+strings.Join(terms, ", "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// codeText writes a code block, indented as Markdown has it without fences.
func codeText(b *strings.Builder, text string) {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	fence := fenceOf(strings.TrimLeft(lines[0], " \t"))
	if fence == "" {
		b.WriteString(strings.Join(lines, "\n") + "\n")
		return
	}
	lines = lines[1:]
	if n := len(lines); n > 0 && strings.HasPrefix(strings.TrimLeft(lines[n-1], " \t"), fence) {
		lines = lines[:n-1]
	}
	for _, line := range lines {
		b.WriteString(strings.TrimRight("    "+line, " ") + "\n")
	}
}

func (r *Renderer) heading(b *strings.Builder, text string) {
	r.line(b, "", text)
	b.WriteString(strings.Repeat("-", min(r.limit(), utf8.RuneCountInString(text))) + "\n")
}

// paragraph writes a paragraph or list item, broken anew unless it is a table or a quote.
func (r *Renderer) paragraph(b *strings.Builder, text string, labels map[string]bool) {
	indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	rest := text[len(indent):]
	marker := ""
	if n := listMarker(rest); n > 0 && n <= len(rest) {
		marker, rest = rest[:n], rest[n:]
	}
	plain := plainText(rest, labels, true)
	if strings.HasPrefix(rest, "|") || strings.HasPrefix(rest, ">") {
		b.WriteString(indent + strings.TrimRight(plain, "\n") + "\n")
		return
	}
	r.line(b, indent+marker, plain)
}

func (r *Renderer) limit() int {
	if r.Width <= 0 {
		return 1 << 30
	}
	return r.Width
}

// line writes text after prefix, with its white space folded and its lines
// broken at the width; they are indented by the prefix's width.
func (r *Renderer) line(b *strings.Builder, prefix, text string) {
	b.WriteString(prefix)
	hang := utf8.RuneCountInString(prefix)
	column := hang
	for i, word := range strings.FieldsFunc(text, isBreak) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+n > r.limit():
			b.WriteString("\n" + strings.Repeat(" ", hang))
			column = hang
		default:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += n
	}
	b.WriteString("\n")
}

// isBreak reports whether a line may be broken at r: at white space, but not
// at a no-break space, which French typography needs.
func isBreak(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

func (r *Renderer) title(e Entry) string {
	if r.Beside == language.Und || r.Glossary == nil {
		return e.Title
	}
	other, ok := r.Glossary.In(r.Beside).entry(e.ID)
	if !ok || other.Lang == e.Lang || other.Term == e.Term || other.Lang != r.beside() {
		return e.Title
	}
	return strings.Replace(e.Title, e.Term, e.Term+" ("+other.Term+")", 1)
}

// beside returns the glossary's language that stands for Beside.
func (r *Renderer) beside() language.Tag {
	for _, v := range r.Glossary.In(r.Beside).prefer {
		return r.Glossary.volumes[v].lang
	}
	return language.Und
}

func (r *Renderer) related(e Entry) []Entry {
	if r.Glossary == nil {
		return nil
	}
	return slices.Collect(r.Glossary.In(append([]language.Tag{e.Lang}, r.Glossary.wanted...)...).Related(e))
}

// foreign reports whether e is in none of the languages that the reader asked for.
func (r *Renderer) foreign(e Entry) bool {
	if r.Glossary == nil || len(r.Glossary.wanted) == 0 {
		return false
	}
	for _, v := range r.Glossary.prefer {
		if r.Glossary.volumes[v].lang == e.Lang {
			return false
		}
	}
	return true
}

func (r *Renderer) url(e Entry) string {
	if r.URL == nil {
		return ""
	}
	return r.URL(e)
}

func alsoCalled(e Entry) string {
	return strings.Join(append(slices.Clone(e.Synonyms), e.Abbreviations...), ", ")
}

func hashes(level int) string { return strings.Repeat("#", min(max(level, 1), 6)) }

func langAttributes(t language.Tag) string {
	dir := "ltr"
	if lang.RTL(t) {
		dir = "rtl"
	}
	return fmt.Sprintf(` lang="%s" dir="%s"`, t, dir)
}

// markdownLink returns a link of plain text, or the text alone for a URL that is empty or not safe.
func markdownLink(text, url string) string {
	text = escapeMarkdown(text)
	if url == "" || !SafeURL(url) {
		return text
	}
	return "[" + text + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(url) + ">)"
}

// escapeMarkdown returns Markdown, of one line, that shows s.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for i, r := range strings.Join(strings.FieldsFunc(s, isBreak), " ") {
		switch {
		case strings.ContainsRune("\\`*_[]<>&|~", r),
			i == 0 && strings.ContainsRune("#+-=", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return escapeListNumber(b.String())
}

// escapeListNumber keeps "1. " at the start of a line from being a list.
func escapeListNumber(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}
