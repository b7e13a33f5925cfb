package glossary

import (
	"fmt"
	"sync"

	"github.com/seed-62962c47/glossary/internal/builtin"
)

// The glossary of artificial intelligence is compiled from entries/ by
//
//go:generate go run ./internal/builtin/generate.go

var builtIn struct {
	sync.Once
	*Glossary
}

// Default returns the glossary of artificial intelligence that this package
// carries, in all its languages. The first call decodes it; until then it costs
// nothing. A program in which Default and [Lookup] cannot be reached does not contain it.
func Default() *Glossary {
	builtIn.Do(func() {
		g, err := Open(builtin.All()...)
		if err != nil {
			panic(fmt.Sprintf("glossary: the release is broken: %v", err))
		}
		builtIn.Glossary = g
	})
	return builtIn.Glossary
}
