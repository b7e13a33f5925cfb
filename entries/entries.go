// Package entries holds the glossary of artificial intelligence as Markdown,
// one file an entry, for programs that want the files themselves. To look
// things up, package glossary has them compiled.
//
// The entries are licensed under CC BY 4.0; see LICENSE in this folder.
package entries

import "embed"

// FS holds <lang>/<id>.md and glossary.yaml, the form that package folder loads.
//
//go:embed glossary.yaml */*.md
var FS embed.FS
