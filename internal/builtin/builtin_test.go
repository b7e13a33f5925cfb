package builtin_test

import (
	"os"
	"testing"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/entries"
	"github.com/seed-62962c47/glossary/folder"
	"github.com/seed-62962c47/glossary/internal/builtin"
)

// The catalogs must be those of the entries as they are now.
func TestUpToDate(t *testing.T) {
	g, err := folder.Loader{Strict: true}.Load(os.DirFS("../../entries"))
	if err != nil {
		t.Fatalf("the entries have problems:\n%v", err)
	}
	compiled := make(map[string]bool)
	for _, c := range builtin.All() {
		compiled[c] = true
	}
	for _, tag := range g.Languages() {
		want, err := g.Catalog(tag)
		if err != nil {
			t.Fatal(err)
		}
		if !compiled[want] {
			t.Errorf("the catalog of %v is older than entries/: run\n\n\tgo generate ./...\n", tag)
		}
	}
	if got, want := len(compiled), len(g.Languages()); got != want {
		t.Errorf("%d catalogs, %d languages: run\n\n\tgo generate ./...\n", got, want)
	}
}

// What a program gets from the catalogs and from the files is the same.
func TestCatalogsHoldTheFiles(t *testing.T) {
	g, err := folder.Load(entries.FS)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := glossary.Default().Info(), g.Info(); got != want || want.Version == "" || want.License != "CC-BY-4.0" {
		t.Errorf("Info is %+v, that of the files %+v", got, want)
	}
	for c := range g.Concepts() {
		for _, e := range c.Entries {
			got, ok := glossary.Default().In(e.Lang).Lookup(e.ID)
			if !ok || got.Body != e.Body || got.License != "CC-BY-4.0" || got.File != e.File {
				t.Errorf("%s is another in the catalog", e.File)
			}
		}
	}
}
