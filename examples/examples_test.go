// Package examples_test runs the programs in this folder as a reader of the
// README would.
package examples_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-62962c47/glossary"
)

func run(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"run"}, args...)...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go run %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}

func TestLookup(t *testing.T) {
	got := run(t, "./lookup", "-lang", "it", "aprendizaje_profundo", "nothing of the kind")
	if !strings.HasPrefix(got, "Deep learning (italiano): ") || !strings.HasSuffix(got, "nothing of the kind: not found\n") {
		t.Errorf("got\n%s", got)
	}
	got = run(t, "./lookup", "-lang", "ja", "Réseau neuronal")
	if !strings.HasPrefix(got, "Réseau de neurones (français, for want of another): ") {
		t.Errorf("got\n%s", got)
	}
}

var link = regexp.MustCompile(`\]\(<?([^)>#:]+\.md)>?\)`)

// Every page is there, and every link between pages leads to one.
func TestDocgen(t *testing.T) {
	dir := t.TempDir()
	run(t, "./docgen", "-lang", "es", "-out", dir)
	pages, err := filepath.Glob(dir + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(pages), glossary.Default().Len()+1; got != want {
		t.Errorf("%d pages, want %d and an index", got, want-1)
	}
	links := 0
	for _, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(data), -1) {
			links++
			if _, err := os.Stat(filepath.Join(dir, m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", filepath.Base(page), m[1])
			}
		}
	}
	if links < 3*len(pages) {
		t.Errorf("%d links on %d pages", links, len(pages))
	}
}

func TestHouse(t *testing.T) {
	got := run(t, "./house")
	for _, want := range []string{
		"Aprendizaje profundo: Aprendizaje automático con redes de muchas capas; en esta casa",
		"\n  → Red neuronal\n  → Catálogo de prompts\n",
		"\nCatálogo de prompts: Lista interna", "\n  → Prompt\n  → Aprendizaje profundo\n",
		"\nToken: ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
