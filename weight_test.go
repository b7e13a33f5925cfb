package glossary_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-62962c47/glossary/internal/builtin"
)

// What a program carries that only looks things up is part of the API: these
// tests hold it.

func goTool(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}

func TestImports(t *testing.T) {
	const own = "github.com/seed-62962c47/glossary"
	for dep := range strings.Lines(goTool(t, "list", "-deps", ".")) {
		dep = strings.TrimSpace(dep)
		switch first, _, _ := strings.Cut(dep, "/"); {
		case dep == own, dep == own+"/i18n", strings.HasPrefix(dep, own+"/internal/"):
		case !strings.Contains(first, "."): // the standard library
		case dep == "golang.org/x/text/language", strings.HasPrefix(dep, "golang.org/x/text/internal/"):
		default:
			t.Errorf("the root imports %s", dep)
		}
	}
}

// build builds one of the programs in testdata/weight.
func buildProgram(t *testing.T, name string) (path string, size int64) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	goTool(t, "build", "-o", path, "./testdata/weight/"+name)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, info.Size()
}

func TestWeight(t *testing.T) {
	if testing.Short() {
		t.Skip("builds four programs")
	}
	const margin = 512 << 10
	_, hello := buildProgram(t, "hello")
	_, lang := buildProgram(t, "language")
	_, lookup := buildProgram(t, "lookup")
	_, spanish := buildProgram(t, "spanish")
	all := 0
	for _, c := range builtin.All() {
		all += len(c)
	}
	t.Logf("hello %d, with languages %d, lookup %d (of it catalogs %d), Spanish alone %d (of it catalog %d)",
		hello, lang, lookup, all, spanish, len(builtin.ES))
	if most := lang + int64(all) + margin; lookup > most {
		t.Errorf("a program that looks up has %d bytes, want at most %d", lookup, most)
	}
	if most := lang + int64(len(builtin.ES)) + margin; spanish > most {
		t.Errorf("a program with Spanish alone has %d bytes, want at most %d", spanish, most)
	}
	const packages = 16 << 10 // what package es adds of its own
	if saved := lookup - spanish; saved < int64(all-len(builtin.ES))-packages {
		t.Errorf("Spanish alone saves %d bytes, want the other catalogs' %d", saved, all-len(builtin.ES))
	}
}

// Nothing of ours runs at import.
func TestNoInit(t *testing.T) {
	path, _ := buildProgram(t, "lookup")
	cmd := exec.Command(path)
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(trace.String(), "init runtime ") {
		t.Fatalf("no trace of initialization:\n%s", trace.String())
	}
	for line := range strings.Lines(trace.String()) {
		if strings.Contains(line, "seed-62962c47") || strings.Contains(line, "yaml") || strings.Contains(line, "regexp") {
			t.Errorf("runs at import: %s", line)
		}
	}
}
