package catalog

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
)

// A Writer appends values to a catalog.
type Writer struct{ buf []byte }

// String returns what was written.
func (w *Writer) String() string { return string(w.buf) }

// Uint writes an unsigned number.
func (w *Writer) Uint(n uint64) { w.buf = binary.AppendUvarint(w.buf, n) }

// Int writes a signed number.
func (w *Writer) Int(n int64) { w.buf = binary.AppendVarint(w.buf, n) }

// Text writes a string.
func (w *Writer) Text(s string) {
	w.Uint(uint64(len(s)))
	w.buf = append(w.buf, s...)
}

// Raw writes s as it is, without its length.
func (w *Writer) Raw(s string) { w.buf = append(w.buf, s...) }

// A Reader reads the values of a catalog in the order they were written. Texts
// are parts of the string it reads, not copies. The first mistake sticks: after
// it every value is zero, and [Reader.Err] tells.
type Reader struct {
	rest string
	err  error
}

// NewReader returns a Reader of s.
func NewReader(s string) *Reader { return &Reader{rest: s} }

// Err returns the first mistake met, or nil.
func (r *Reader) Err() error { return r.err }

// Rest returns what was not read yet.
func (r *Reader) Rest() string { return r.rest }

var errShort = errors.New("catalog is cut short")

func (r *Reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.rest = ""
}

// Uint reads an unsigned number.
func (r *Reader) Uint() uint64 {
	if len(r.rest) > 0 && r.rest[0] < 0x80 { // most are so small
		n := r.rest[0]
		r.rest = r.rest[1:]
		return uint64(n)
	}
	return r.long()
}

func (r *Reader) long() uint64 {
	var n uint64
	for i := 0; i < len(r.rest) && i < binary.MaxVarintLen64; i++ {
		b := r.rest[i]
		n |= uint64(b&0x7F) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.fail(errShort)
	return 0
}

// Int reads a signed number.
func (r *Reader) Int() int64 {
	u := r.Uint()
	n := int64(u >> 1)
	if u&1 != 0 {
		n = ^n
	}
	return n
}

// Count reads a number of things that follow, each at least one byte long.
func (r *Reader) Count() int { return r.CountOf(1) }

// CountOf reads a number of things that follow, each at least size bytes long,
// so that no number in a damaged catalog claims more memory than it deserves.
func (r *Reader) CountOf(size int) int {
	n, most := r.Uint(), uint64(len(r.rest))
	if n > most || n*uint64(size) > most {
		r.fail(errShort)
		return 0
	}
	return int(n)
}

// Text reads a string.
func (r *Reader) Text() string {
	n := r.Uint()
	if n > uint64(len(r.rest)) {
		r.fail(errShort)
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// The kinds of value that front matter of another's making may hold.
const (
	kindNil = iota
	kindFalse
	kindTrue
	kindInt
	kindFloat
	kindText
	kindList
	kindMap
)

// maxDepth bounds how deep lists and maps nest.
const maxDepth = 32

// Any writes nil, a bool, a number, a string, or a list or map of such, and
// refuses anything else.
func (w *Writer) Any(v any) error { return w.any(v, 0) }

func (w *Writer) any(v any, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("more than %d levels of lists and maps", maxDepth)
	}
	switch v := v.(type) {
	case nil:
		w.Uint(kindNil)
	case bool:
		if v {
			w.Uint(kindTrue)
		} else {
			w.Uint(kindFalse)
		}
	case int:
		w.Uint(kindInt)
		w.Int(int64(v))
	case float64:
		w.Uint(kindFloat)
		w.Uint(math.Float64bits(v))
	case string:
		w.Uint(kindText)
		w.Text(v)
	case []any:
		w.Uint(kindList)
		w.Uint(uint64(len(v)))
		for _, x := range v {
			if err := w.any(x, depth+1); err != nil {
				return err
			}
		}
	case map[string]any:
		w.Uint(kindMap)
		w.Uint(uint64(len(v)))
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			w.Text(k)
			if err := w.any(v[k], depth+1); err != nil {
				return fmt.Errorf("%s: %w", k, err)
			}
		}
	default:
		return fmt.Errorf("a catalog has no room for a %T", v)
	}
	return nil
}

// Any reads what [Writer.Any] wrote.
func (r *Reader) Any() any { return r.any(0) }

func (r *Reader) any(depth int) any {
	if depth > maxDepth {
		r.fail(fmt.Errorf("more than %d levels of lists and maps", maxDepth))
		return nil
	}
	switch kind := r.Uint(); kind {
	case kindNil:
		return nil
	case kindFalse, kindTrue:
		return kind == kindTrue
	case kindInt:
		return int(r.Int())
	case kindFloat:
		return math.Float64frombits(r.Uint())
	case kindText:
		return r.Text()
	case kindList:
		list := make([]any, r.Count())
		for i := range list {
			list[i] = r.any(depth + 1)
		}
		return list
	case kindMap:
		n := r.Count()
		m := make(map[string]any, n)
		for range n {
			k := r.Text()
			m[k] = r.any(depth + 1)
		}
		return m
	default:
		r.fail(fmt.Errorf("catalog holds a value of unknown kind %d", kind))
		return nil
	}
}
