package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-62962c47/glossary"
	"github.com/seed-62962c47/glossary/locale"
	"github.com/seed-62962c47/glossary/search"
)

func newShow(reader readerFunc) *cobra.Command {
	return &cobra.Command{
		Use:   "show NAME",
		Short: "Show the entry that a name leads to",
		Long: `Show the entry that a name leads to: an ID, slug, term, title, synonym,
abbreviation or form, in any language.

The answer is in the language of the name, unless --lang or the environment
asks for others. A note on standard error tells when none of those has the concept,
and which other concepts go by the name.`,
		Example: `  glossary show aprendizaje_profundo
  glossary show "red neuronal"
  glossary show CFG --lang pt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := reader()
			if err != nil {
				return err
			}
			return show(cmd.OutOrStdout(), cmd.ErrOrStderr(), g, strings.Join(args, " "))
		},
	}
}

// maxWidth keeps lines short enough to read on wide terminals.
const maxWidth = 88

func show(out, notes io.Writer, g *glossary.Glossary, name string) error {
	matches := g.Resolve(name)
	if len(matches) == 0 {
		fmt.Fprintf(notes, "glossary: no entry for %.80q\n", name)
		if near := search.Suggest(g, name, 3); len(near) > 0 {
			fmt.Fprintln(notes, "Did you mean:")
			for _, m := range near {
				fmt.Fprintf(notes, "  %s%s\n", m.Name, ofConcept(m))
			}
		}
		return errNotFound
	}
	m := matches[0]
	r := glossary.Renderer{Glossary: g, Width: min(width(out), maxWidth)}
	if m.Fallback {
		fmt.Fprintf(notes, "glossary: not available in the language asked for; this entry is in %s\n", locale.Name(m.Entry.Lang))
		r.Glossary = g.In() // the note has said it
	}
	if err := r.Text(out, m.Entry); err != nil {
		return err
	}
	for _, other := range matches[1:] {
		fmt.Fprintf(notes, "glossary: %q is also %s of %s: glossary show %s\n", name, article(other.Kind), other.Entry.Term, other.Entry.ID)
	}
	return nil
}

// ofConcept names the concept of a match whose name is not its term.
func ofConcept(m glossary.Match) string {
	if m.Name == m.Entry.Term || m.Name == m.Entry.ID {
		return ""
	}
	return " (" + m.Entry.Term + ")"
}

func article(k glossary.Kind) string {
	switch k {
	case glossary.KindID, glossary.KindAbbreviation:
		return "an " + k.String()
	}
	return "a " + k.String()
}
