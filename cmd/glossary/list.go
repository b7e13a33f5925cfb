package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/seed-62962c47/glossary"
)

func newList(reader readerFunc) *cobra.Command {
	var category string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the concepts, by term",
		Long: `List the concepts, by term, in the language of --lang or of the environment, or in English.

Each line has the term, the ID and the definition; tabs part them, except on a
terminal, where they are columns.`,
		Example: `  glossary list --lang es
  glossary list --category "Core Concepts"
  glossary list | cut -f 2`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := reader()
			if err != nil {
				return err
			}
			return list(cmd.OutOrStdout(), g, category)
		},
	}
	cmd.Flags().StringVar(&category, "category", "", "only the concepts of this category, such as Fundamentals")
	return cmd
}

func list(w io.Writer, g *glossary.Glossary, category string) error {
	entries := slices.Collect(g.All())
	if category != "" {
		entries = slices.Collect(g.Category(category))
		if len(entries) == 0 {
			return fmt.Errorf("no category %q; there are %s", category, strings.Join(categories(g), ", "))
		}
	}
	out := bufio.NewWriter(w)
	columns := width(w)
	terms, ids := 0, 0
	for _, e := range entries {
		terms, ids = max(terms, utf8.RuneCountInString(e.Term)), max(ids, len(e.ID))
	}
	for _, e := range entries {
		if columns == 0 {
			fmt.Fprintf(out, "%s\t%s\t%s\n", e.Term, e.ID, e.Summary())
			continue
		}
		line := fmt.Sprintf("%-*s  %-*s  %s", terms, e.Term, ids, e.ID, e.Summary())
		fmt.Fprintln(out, truncate(line, columns))
	}
	return out.Flush()
}

func categories(g *glossary.Glossary) []string {
	var keys []string
	for e := range g.All() {
		keys = append(keys, e.Category)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func truncate(s string, columns int) string {
	if utf8.RuneCountInString(s) <= columns {
		return s
	}
	return string([]rune(s)[:max(columns-1, 0)]) + "…"
}
