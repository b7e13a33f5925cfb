package catalog

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func claimsFor(keys int) map[string][]Claim {
	claims := make(map[string][]Claim)
	for i := range keys {
		key := fmt.Sprintf("key_%d", i)
		for j := range i%3 + 1 {
			claims[key] = append(claims[key], Claim{Entry: i + j, Kind: uint8(j), Ordinal: uint8(i), Accented: i%2 == 0})
		}
	}
	return claims
}

func flat(claims map[string][]Claim) []Named {
	var all []Named
	for key, list := range claims {
		for _, c := range list {
			all = append(all, Named{key, c})
		}
	}
	return all
}

func mustIndex(t testing.TB, claims map[string][]Claim) (Index, string) {
	t.Helper()
	data, err := BuildIndex(flat(claims))
	if err != nil {
		t.Fatal(err)
	}
	x, rest, err := OpenIndex(data + "rest")
	if err != nil || rest != "rest" {
		t.Fatalf("OpenIndex: rest %q, error %v", rest, err)
	}
	return x, data
}

func find(x Index, key string) Claims { return x.Find(Hash([]byte(key)), []byte(key)) }

func list(c Claims) []Claim {
	var l []Claim
	for i := range c.Len() {
		l = append(l, c.At(i))
	}
	return l
}

// The map that the index was built from is its slow and obvious twin.
func TestIndexFindsWhatAMapFinds(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 100, 5000} {
		claims := claimsFor(n)
		x, _ := mustIndex(t, claims)
		for key, want := range claims {
			if got := list(find(x, key)); !reflect.DeepEqual(got, want) {
				t.Errorf("%d keys: Find(%q) = %v, want %v", n, key, got, want)
			}
		}
		for _, miss := range []string{"", "key", "key_", "key_-1", fmt.Sprintf("key_%d", n), "KEY_1"} {
			if c := find(x, miss); c.Len() != 0 {
				t.Errorf("%d keys: Find(%q) = %v, want none", n, miss, list(c))
			}
		}
		if x.Len() != n {
			t.Errorf("Len = %d, want %d", x.Len(), n)
		}
		hashes := make(map[uint32]int)
		x.Hashes(func(h uint32) bool { hashes[h]++; return true })
		for key := range claims {
			hashes[Hash([]byte(key))]--
		}
		for h, count := range hashes {
			if count != 0 {
				t.Errorf("%d keys: hash %x is yielded %d times more than there are keys of it", n, h, count)
			}
		}
	}
}

func TestIndexIsDeterministic(t *testing.T) {
	_, a := mustIndex(t, claimsFor(1000))
	for range 5 {
		if _, b := mustIndex(t, claimsFor(1000)); a != b {
			t.Fatal("two indexes of the same claims differ")
		}
	}
}

func TestIndexLimit(t *testing.T) {
	if _, err := BuildIndex([]Named{{"x", Claim{Entry: MaxEntries}}}); err == nil {
		t.Error("no error for an entry number over the limit")
	}
}

func TestOpenIndexCutShort(t *testing.T) {
	_, data := mustIndex(t, claimsFor(10))
	for n := range len(data) {
		if _, _, err := OpenIndex(data[:n]); err == nil {
			t.Fatalf("no error for %d of %d bytes", n, len(data))
		}
	}
}

func TestZeroIndex(t *testing.T) {
	var x Index
	if find(x, "a").Len() != 0 {
		t.Error("the zero index finds something")
	}
}

// A full table of one hash would loop for ever if nothing counted the steps.
func TestFullTableEnds(t *testing.T) {
	data, _ := BuildIndex([]Named{{"a", Claim{}}})
	b := []byte(data)
	slots := b[indexHeader : indexHeader+8*2]
	for i := range 2 {
		binary.LittleEndian.PutUint32(slots[i*8+4:], 77)
	}
	x, _, err := OpenIndex(string(b))
	if err != nil {
		t.Fatal(err)
	}
	if n := find(x, "a").Len(); n != 0 {
		t.Errorf("found %d claims", n)
	}
}

// FuzzDamage flips bytes of an index: reading it must neither panic nor hang.
func FuzzDamage(f *testing.F) {
	_, data := mustIndex(f, claimsFor(20))
	f.Add(uint(3), byte(0xFF), "key_1")
	f.Add(uint(17), byte(0x80), "key_19")
	f.Fuzz(func(t *testing.T, at uint, flip byte, key string) {
		b := []byte(data)
		b[at%uint(len(b))] ^= flip
		x, _, err := OpenIndex(string(b))
		if err != nil {
			return
		}
		for _, k := range []string{key, "key_1", "key_19"} {
			list(find(x, k))
		}
		x.Hashes(func(uint32) bool { return true })
	})
}

func TestValues(t *testing.T) {
	values := []any{
		nil, true, false, 0, -1, 1 << 40, 1.5, "", "text",
		[]any{1, "a", []any{}}, map[string]any{"a": 1, "b": map[string]any{"c": nil}},
	}
	var w Writer
	w.Uint(300)
	w.Int(-5)
	w.Text("text")
	for _, v := range values {
		if err := w.Any(v); err != nil {
			t.Fatal(err)
		}
	}
	w.Raw("end")
	r := NewReader(w.String())
	if n, i, s := r.Uint(), r.Int(), r.Text(); n != 300 || i != -5 || s != "text" {
		t.Errorf("read %d, %d, %q", n, i, s)
	}
	for _, v := range values {
		if got := r.Any(); !reflect.DeepEqual(got, v) {
			t.Errorf("read %#v, want %#v", got, v)
		}
	}
	if r.Err() != nil || r.Rest() != "end" {
		t.Errorf("error %v, rest %q", r.Err(), r.Rest())
	}
}

func TestAnyRefuses(t *testing.T) {
	var deep any = 1
	for range 100 {
		deep = []any{deep}
	}
	for _, v := range []any{struct{}{}, deep, map[string]any{"a": make(chan int)}} {
		var w Writer
		if err := w.Any(v); err == nil {
			t.Errorf("no error for a %T", v)
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add("\x05hello")
	f.Add(strings.Repeat("\x06\x01", 100))
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, s string) {
		r := NewReader(s)
		r.Uint()
		r.Text()
		r.Any()
		r.Int()
		r.Count()
	})
}
