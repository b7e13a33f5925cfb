// Glossary looks things up in the multilingual glossary of artificial intelligence.
//
// Run "glossary help" for its commands.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"
	"golang.org/x/text/language"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/locale"
)

func main() { os.Exit(run()) }

// Exit codes, as "glossary help" states them.
const (
	exitOK       = 0
	exitNotFound = 1 // what was asked for is not there
	exitUsage    = 2 // the command line is wrong, or the command could not do its work
)

// errNotFound is for answers that are no: the message is already written.
var errNotFound = errors.New("not found")

func run() int {
	cmd := newCommand()
	err := cmd.Execute()
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errNotFound):
		return exitNotFound
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "glossary: %v\n", err)
	return exitUsage
}

func newCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "glossary",
		Short: "A multilingual glossary of artificial intelligence",
		Long: `A multilingual glossary of artificial intelligence.

Names may be in any language and in any case, with or without accents, with
spaces, hyphens or underscores between words.

Exit status: 0 found, 1 not found, 2 wrong usage or a failure.`,
		Example: `  glossary show aprendizaje_profundo
  glossary show deep learning --lang it
  glossary list --lang fr`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	var langs []string
	cmd.PersistentFlags().StringSliceVar(&langs, "lang", nil,
		"languages to answer in, most preferred first, such as es or pt-BR,en (default: those of the environment)")
	reader := func() (*glossary.Glossary, error) {
		wanted, err := parseLanguages(langs)
		if err != nil {
			return nil, err
		}
		return glossary.Default().In(wanted...), nil
	}
	cmd.AddCommand(newShow(reader), newList(reader))
	return cmd
}

// A readerFunc returns the glossary for the reader that the flags describe.
type readerFunc func() (*glossary.Glossary, error)

// parseLanguages returns the languages named, or without any those of the environment.
func parseLanguages(names []string) ([]language.Tag, error) {
	if len(names) == 0 {
		return locale.Environment(os.Getenv), nil
	}
	var wanted []language.Tag
	for _, name := range names {
		t, err := language.Parse(name)
		if err != nil {
			return nil, fmt.Errorf("--lang %s: not a language tag such as es or pt-BR", name)
		}
		wanted = append(wanted, t)
	}
	return wanted, nil
}

// width returns the columns of the terminal that w is, or 0 where it is none.
func width(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return columns
}
