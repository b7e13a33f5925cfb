package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/internal/near"
)

// A parsedFile is what became of a file.
type parsedFile struct {
	entry  glossary.Entry
	lines  lines
	errs   []error
	usable bool // the problems are those of Strict, which take nothing away
}

// lines holds the line of each front matter key, and of the "body".
type lines []struct {
	field string
	line  int
}

// of returns the line of a field, or 0.
func (l lines) of(field string) int {
	for _, at := range l {
		if at.field == field {
			return at.line
		}
	}
	return 0
}

func (l *lines) add(field string, line int) {
	*l = append(*l, struct {
		field string
		line  int
	}{field, line})
}

func (l Loader) read(fsys fs.FS, f file) parsedFile {
	p := &parser{loader: l, file: f, usable: true}
	data, err := readLimited(fsys, f.name, l.Limits.FrontMatter+l.Limits.Body+64)
	if err != nil {
		p.fail(0, "%v", cause(err))
		return p.parsedFile()
	}
	p.parse(data)
	return p.parsedFile()
}

// readLimited reads a file of at most limit bytes; its error tells of a larger one.
func readLimited(fsys fs.FS, name string, limit int) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	data := make([]byte, 0, min(info.Size(), int64(limit))+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if len(data) > limit {
			return nil, fmt.Errorf("over the limit of %d bytes for a file", limit)
		}
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// cause drops the path that file system errors repeat.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

type parser struct {
	loader Loader
	file   file
	entry  glossary.Entry
	lines  lines
	errs   []error
	usable bool
}

func (p *parser) parsedFile() parsedFile {
	return parsedFile{p.entry, p.lines, p.errs, p.usable}
}

// fail reports a problem that makes the entry unusable, at a line of the file.
func (p *parser) fail(line int, format string, args ...any) {
	p.usable = false
	p.warn(line, format, args...)
}

func (p *parser) warn(line int, format string, args ...any) {
	p.errs = append(p.errs, &glossary.EntryError{File: p.file.name, Line: line, Problem: fmt.Sprintf(format, args...)})
}

var bom = []byte("\ufeff")

func (p *parser) parse(data []byte) {
	data = bytes.TrimPrefix(data, bom)
	p.lines = make(lines, 0, 16)
	p.entry = glossary.Entry{ID: p.file.id, Lang: p.file.lang, File: p.file.name}

	// frontmatter takes a file without a terminator for all body, and a line of
	// indented dashes for a terminator; so the lines are found here first.
	matter, bodyLine, body, ok := p.split(data)
	if !ok {
		return
	}
	var node yaml.Node
	rest, err := frontmatter.MustParse(bytes.NewReader(data), &node, yamlFormat)
	switch {
	case err != nil:
		p.yamlError(err)
		return
	case len(rest) != len(body):
		p.fail(1+bytes.Count(data[:len(data)-len(rest)], []byte("\n"))-1, "a line of --- inside the front matter: quote it")
		return
	}
	for len(body) > 0 && (body[0] == '\n' || body[0] == '\r') {
		if body[0] == '\n' {
			bodyLine++
		}
		body = body[1:]
	}
	p.lines.add("body", bodyLine)
	p.entry.Body = unixLines(body)
	p.checkBody(p.entry.Body, bodyLine)
	if len(bytes.TrimSpace(matter)) == 0 {
		p.fail(1, "no title: the front matter is empty")
		return
	}
	p.matter(&node)
}

// unixLines returns a body with lines that end in LF, the last one too.
func unixLines(body []byte) string {
	body = bytes.TrimRight(body, "\r\n")
	if bytes.IndexByte(body, '\r') >= 0 {
		body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	}
	return string(body) + "\n"
}

var yamlFormat = frontmatter.NewFormat("---", "---", unmarshalNode)

// unmarshalNode reads YAML as nodes, which know their lines.
func unmarshalNode(data []byte, v any) error { return yaml.Unmarshal(data, v.(*yaml.Node)) }

// split finds the front matter and body of a file. Lines end in LF or CR LF.
func (p *parser) split(data []byte) (matter []byte, bodyLine int, body []byte, ok bool) {
	if first, _, _ := bytes.Cut(data, []byte("\n")); string(bytes.TrimRight(first, " \t\r")) != "---" {
		p.fail(1, "no front matter: the first line is not ---")
		return nil, 0, nil, false
	}
	line := 0
	start := 0
	for text := range bytes.Lines(data) {
		line++
		end := start + len(text)
		if line > 1 && string(bytes.TrimRight(text, " \t\r\n")) == "---" {
			first := bytes.IndexByte(data, '\n') + 1
			matter = data[first:start]
			if len(matter) > p.loader.Limits.FrontMatter {
				p.fail(1, "front matter of %d bytes, over the limit of %d", len(matter), p.loader.Limits.FrontMatter)
				return nil, 0, nil, false
			}
			if len(data)-end > p.loader.Limits.Body {
				p.fail(line+1, "body of %d bytes, over the limit of %d", len(data)-end, p.loader.Limits.Body)
				return nil, 0, nil, false
			}
			return matter, line + 1, data[end:], true
		}
		start = end
	}
	p.fail(1, "front matter does not end: no line is ---")
	return nil, 0, nil, false
}

var yamlLine = regexp.MustCompile(`^yaml: (?:unmarshal errors:\n\s*)?(?:line (\d+): )?`)

// yamlError reports a mistake in YAML. Its lines are those of the front matter,
// which begins on the second line of the file.
func (p *parser) yamlError(err error) {
	text := err.Error()
	line := 1
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n + 1
		}
		text = text[len(m[0]):]
	}
	hint := ""
	if strings.Contains(text, "mapping values are not allowed") {
		hint = "; quote a text that has a colon in it: 'Term: subtitle'"
	}
	p.fail(line, "YAML: %s%s", text, hint)
}

// matter fills in the entry from the front matter.
func (p *parser) matter(doc *yaml.Node) {
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		p.fail(2, "front matter: want lines of the form key: value")
		return
	}
	if !p.plain(doc.Content[0], 0) {
		return
	}
	content := doc.Content[0].Content
	for i := 0; i+1 < len(content); i += 2 {
		key, value := content[i], content[i+1]
		name := key.Value
		if first := p.lines.of(name); first > 0 {
			p.fail(key.Line+1, "%s: a second time; the first is on line %d", name, first)
			continue
		}
		p.lines.add(name, key.Line+1)
		n := slices.IndexFunc(fields, func(f field) bool { return f.key == name })
		switch {
		case n < 0:
			p.extra(key, value)
		case value.Tag == "!!null":
		default:
			if err := fields[n].set(p, &p.entry, value); err != nil {
				p.fail(value.Line+1, "%s: %v", name, err)
			}
		}
	}
	if p.entry.Title == "" && p.lines.of("title") == 0 {
		p.fail(1, "no title")
	}
	if p.loader.Strict {
		for _, name := range []string{"category", "sources", "related"} {
			if p.lines.of(name) == 0 {
				p.warn(1, "no %s", name)
			}
		}
	}
}

// plain refuses what front matter does not need and what makes a small file
// large or another thing than it looks: aliases, merges, tags and deep nesting.
func (p *parser) plain(n *yaml.Node, depth int) bool {
	const maxDepth = 16
	switch {
	case depth > maxDepth:
		p.fail(n.Line+1, "front matter: more than %d levels deep", maxDepth)
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		p.fail(n.Line+1, "front matter: anchors and aliases (& and *) are not allowed; quote a text that begins with one")
	case n.Tag == "!!merge":
		p.fail(n.Line+1, "front matter: merges (<<) are not allowed")
	case n.Style&yaml.TaggedStyle != 0:
		p.fail(n.Line+1, "front matter: tags (%s) are not allowed; quote a text that begins with !", n.Tag)
	default:
		for _, c := range n.Content {
			if !p.plain(c, depth+1) {
				return false
			}
		}
		return true
	}
	return false
}

func (p *parser) extra(key, value *yaml.Node) {
	if key.Kind != yaml.ScalarNode {
		p.fail(key.Line+1, "front matter: a key must be a word")
		return
	}
	if p.loader.Strict {
		hint := ""
		if known, ok := near.Best(strings.ToLower(key.Value), keys); ok {
			hint = fmt.Sprintf("; did you mean %q?", known)
		}
		p.warn(key.Line+1, "unknown key %q%s", key.Value, hint)
	}
	v, err := anyValue(value)
	if err != nil {
		p.fail(value.Line+1, "%s: %v", key.Value, err)
		return
	}
	if p.entry.Extra == nil {
		p.entry.Extra = make(map[string]any)
	}
	p.entry.Extra[key.Value] = v
}

// anyValue returns a value as nil, bool, int, float64, string, list or map;
// other scalars, such as dates, as they are written.
func anyValue(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			v, err := anyValue(c)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return list, nil
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			v, err := anyValue(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			if _, twice := m[n.Content[i].Value]; twice {
				return nil, fmt.Errorf("%s a second time", n.Content[i].Value)
			}
			m[n.Content[i].Value] = v
		}
		return m, nil
	}
	switch n.Tag {
	case "!!null", "!!bool", "!!int", "!!float":
		var v any
		err := n.Decode(&v)
		switch v.(type) {
		case nil, bool, int, float64:
			return v, err
		}
	}
	return n.Value, nil
}

// A field is a key of the format. Those of Hugo are among them only where they
// mean the same.
type field struct {
	key string
	set func(*parser, *glossary.Entry, *yaml.Node) error
}

var fields = []field{
	{"title", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return text(&e.Title, n) }},
	{"slug", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return text(&e.Slug, n) }},
	{"category", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return text(&e.Category, n) }},
	{"description", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return text(&e.Description, n) }},
	{"sources", func(p *parser, e *glossary.Entry, n *yaml.Node) error { return p.sources(&e.Sources, n) }},
	{"related", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return texts(&e.Related, n) }},
	{"broader", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return texts(&e.Broader, n) }},
	{"synonyms", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return texts(&e.Synonyms, n) }},
	{"abbreviations", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return texts(&e.Abbreviations, n) }},
	{"forms", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return texts(&e.Forms, n) }},
	{"deprecated", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return texts(&e.Deprecated, n) }},
	{"wikidata", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return text(&e.Wikidata, n) }},
	{"date", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return date(&e.Date, n) }},
	{"lastmod", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return date(&e.Modified, n) }},
	{"status", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return text(&e.Status, n) }},
	{"translation_of", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return tag(&e.TranslationOf, n) }},
	{"translation_hash", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return text(&e.TranslationHash, n) }},
	{"license", func(_ *parser, e *glossary.Entry, n *yaml.Node) error { return text(&e.License, n) }},
}

func keys(yield func(string) bool) {
	for _, f := range fields {
		if !yield(f.key) {
			return
		}
	}
}

// text sets a string: any scalar as it is written, on one line.
func text(to *string, n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return errors.New("want a text")
	}
	*to = n.Value
	if strings.ContainsFunc(n.Value, isLineBreak) {
		*to = strings.Join(strings.FieldsFunc(n.Value, isLineBreak), " ")
	}
	*to = strings.TrimFunc(*to, isBlank)
	return nil
}

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' }
func isBlank(r rune) bool     { return r == ' ' || r == '\t' }

func texts(to *[]string, n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode {
		return errors.New("want a list: [one, another], or lines of - one")
	}
	*to = make([]string, len(n.Content))
	for i, c := range n.Content {
		if err := text(&(*to)[i], c); err != nil {
			return fmt.Errorf("line %d: %w in the list", c.Line+1, err)
		}
		if (*to)[i] == "" {
			return fmt.Errorf("line %d: an empty text in the list", c.Line+1)
		}
	}
	return nil
}

func (p *parser) sources(to *[]glossary.Source, n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode {
		return errors.New("want a list of sources, each with text and url")
	}
	if limit := p.loader.Limits.Sources; len(n.Content) > limit {
		return fmt.Errorf("%d sources, over the limit of %d", len(n.Content), limit)
	}
	*to = make([]glossary.Source, len(n.Content))
	for i, c := range n.Content {
		if err := p.source(&(*to)[i], c); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) source(s *glossary.Source, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: want a source with text and url", n.Line+1)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		var err error
		switch key.Value {
		case "text":
			err = text(&s.Text, value)
		case "url":
			err = text(&s.URL, value)
		default:
			if p.loader.Strict {
				p.warn(key.Line+1, "unknown key %q of a source; known are text and url", key.Value)
			}
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", value.Line+1, err)
		}
	}
	if s.Text == "" && s.URL == "" {
		return fmt.Errorf("line %d: a source without text", n.Line+1)
	}
	if s.Text == "" {
		s.Text = s.URL
	}
	return nil
}

func date(to *time.Time, n *yaml.Node) error {
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", time.DateTime} {
		if t, err := time.Parse(layout, n.Value); err == nil {
			*to = t.UTC()
			return nil
		}
	}
	return fmt.Errorf("%.40q is no date such as 2026-11-23", n.Value)
}

func tag(to *language.Tag, n *yaml.Node) error {
	t, err := language.Parse(n.Value)
	if err != nil {
		return fmt.Errorf("%.40q is no language tag such as es", n.Value)
	}
	*to = t
	return nil
}
