// Package folder loads a glossary from a folder of Markdown files.
//
// The layout is a folder a language, named by its tag, and in it one file an
// entry, named by the concept's ID; both in any depth:
//
//	es/aprendizaje_profundo.md
//	it/deep_learning.md
//	glossary.yaml               optional: title, version, license
//
// A file begins with front matter in YAML, between two lines of "---", of which
// title is the one key that must be there; the rest of the file is Markdown.
// README.md, and files and folders that begin with a dot or an underscore, are left alone.
package folder

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
)

// Load loads the glossary in fsys with the zero [Loader].
func Load(fsys fs.FS) (*glossary.Glossary, error) { return Loader{}.Load(fsys) }

// A Loader loads glossaries. The zero Loader is ready to use.
type Loader struct {
	// Lang is the language of the files that are in no language's folder.
	// [language.Und] makes each of them an error.
	Lang language.Tag

	// Strict reports what is legal but probably a slip: front matter keys that
	// are not of the format, and entries without category, sources or related.
	// Otherwise unknown keys go to Entry.Extra.
	Strict bool

	// Limits bound what is read. Its zero fields have defaults.
	Limits Limits
}

// Limits bound what a [Loader] reads, so that no file can take all memory, nor
// keep a Markdown parser busy for minutes. Beyond them there is an error, never
// a part of an entry. The zero value of a field is its default.
type Limits struct {
	Files        int // in the folder; 200,000
	FrontMatter  int // bytes; 16 KiB
	Body         int // bytes; 64 KiB
	Sources      int // of an entry; 100
	TableColumns int // of a table in the body; 32
	Containers   int // markers of quotes and lists before the text of a line; 16
	URL          int // bytes of an address in the body; 2 KiB
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Files:        cmp.Or(l.Files, 200_000),
		FrontMatter:  cmp.Or(l.FrontMatter, 16<<10),
		Body:         cmp.Or(l.Body, 64<<10),
		Sources:      cmp.Or(l.Sources, 100),
		TableColumns: cmp.Or(l.TableColumns, 32),
		Containers:   cmp.Or(l.Containers, 16),
		URL:          cmp.Or(l.URL, 2<<10),
	}
}

// Load returns the glossary in fsys. Files are read and parsed on all cores, in
// any order, with one result.
//
// When files are wrong, the error joins an [*glossary.EntryError] for every
// problem, sorted by file and line, and the glossary holds the entries that are
// fine. It is nil only where the folder itself cannot be read.
func (l Loader) Load(fsys fs.FS) (*glossary.Glossary, error) {
	l.Limits = l.Limits.withDefaults()
	files, errs := l.list(fsys)
	if files == nil && errs != nil {
		return nil, errors.Join(errs...)
	}
	info, err := loadInfo(fsys, l.Limits)
	if err != nil {
		errs = append(errs, err)
	}
	parsed := make([]parsedFile, len(files))
	var next sync.Mutex
	at := 0
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for {
				next.Lock()
				from := at
				to := min(from+16, len(files))
				at = to
				next.Unlock()
				if from == to {
					return
				}
				for i := from; i < to; i++ {
					parsed[i] = l.read(fsys, files[i])
				}
			}
		})
	}
	workers.Wait()

	entries := make([]glossary.Entry, 0, len(parsed))
	where := make(map[string]lines, len(parsed))
	for i, p := range parsed {
		errs = append(errs, p.errs...)
		if len(p.errs) > 0 && !p.usable {
			continue
		}
		p.entry.License = cmp.Or(p.entry.License, info.License)
		entries = append(entries, p.entry)
		where[files[i].name] = p.lines
	}
	g, err := glossary.New(entries...)
	for _, err := range unjoin(err) {
		var problem *glossary.EntryError
		if errors.As(err, &problem) {
			err = locate(problem, where[problem.File])
		}
		errs = append(errs, err)
	}
	slices.SortStableFunc(errs, func(a, b error) int {
		var x, y *glossary.EntryError
		if !errors.As(a, &x) || !errors.As(b, &y) {
			return 0
		}
		return cmp.Or(strings.Compare(x.File, y.File), x.Line-y.Line)
	})
	return g.With(info), errors.Join(errs...)
}

// locate returns the problem with the line in the file that its field stands in.
func locate(p *glossary.EntryError, known lines) error {
	at := *p
	switch {
	case p.Field == "body" && p.Line > 0:
		at.Line += known.of("body") - 1
	case known.of(p.Field) > 0:
		at.Line = known.of(p.Field)
	default:
		at.Line = 1
	}
	return &at
}

func unjoin(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// A file is an entry's file before it is read.
type file struct {
	name, id string
	lang     language.Tag
}

// list finds the entries' files, in the order of their names.
func (l Loader) list(fsys fs.FS) (files []file, errs []error) {
	files = []file{}
	report := func(name, format string, args ...any) {
		errs = append(errs, &glossary.EntryError{File: name, Problem: fmt.Sprintf(format, args...)})
	}
	tags := make(map[string]language.Tag) // by folder
	stray := make(map[string]bool)        // folders that are no language
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == "." {
				return err
			}
			report(name, "%v", err)
			return nil
		}
		base := path.Base(name)
		if name != "." && (base[0] == '.' || base[0] == '_') {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() || !strings.EqualFold(path.Ext(base), ".md") || strings.EqualFold(base, "README.md") {
			return nil
		}
		if len(files) == l.Limits.Files {
			report(name, "more than %d files", l.Limits.Files)
			return fs.SkipAll
		}
		tag := l.Lang
		top, _, nested := strings.Cut(name, "/")
		if nested {
			t, known := tags[top]
			if !known {
				if t, err = language.Parse(top); err != nil {
					if !stray[top] {
						report(top, "folder %q holds entries, but its name is no language tag such as es or zh-Hans", top)
					}
					stray[top] = true
					return nil
				}
				tags[top] = t
			}
			tag = t
		}
		if tag == language.Und {
			report(name, "no language: put the file in a folder named by its language, such as en/, or set Loader.Lang")
			return nil
		}
		files = append(files, file{name: name, id: base[:len(base)-len(".md")], lang: tag})
		return nil
	})
	if err != nil {
		return nil, append(errs, err)
	}
	return files, errs
}
