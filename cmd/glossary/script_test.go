package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"glossary": func() { os.Exit(run()) }})
}

// TestScript runs testdata/script, one behaviour a file.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANGUAGE"} {
				env.Setenv(name, "")
			}
			env.Setenv("LANG", "C.UTF-8")
			return nil
		},
	})
}
