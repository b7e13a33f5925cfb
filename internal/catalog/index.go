// Package catalog is the compiled form of a glossary: an index of names that is
// read where it lies, in a string that can be embedded, and the encoding of the
// values beside it. What the values mean is the business of the package glossary.
//
// A catalog is trusted for its content and never for its shape: reading a
// damaged one finds nothing, or something else, but stays inside the string.
package catalog

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// A Claim says that an entry goes by a name: the Ordinal-th name of that Kind
// of the entry with that number.
type Claim struct {
	Entry    int
	Kind     uint8 // below 8
	Ordinal  uint8
	Accented bool // the name has accents that its key lacks
}

// MaxEntries is the number of entries that an index can tell apart.
const MaxEntries = 1 << 20

func (c Claim) pack() uint32 {
	n := uint32(c.Entry)<<12 | uint32(c.Kind&7)<<8 | uint32(c.Ordinal)
	if c.Accented {
		n |= 1 << 11
	}
	return n
}

func unpack(n uint32) Claim {
	return Claim{Entry: int(n >> 12), Kind: uint8(n >> 8 & 7), Ordinal: uint8(n), Accented: n&(1<<11) != 0}
}

// An Index finds the claims on a key. It is a hash table with open addressing
// over one string:
//
//	slots   hash and number+1 of a key, 8 bytes each; linear probing
//	ends    for each key: end of its bytes in keys, end of its claims in claims
//	claims  packed claims, 4 bytes each
//	keys    the bytes of all keys
//
// The zero Index is empty. An Index is safe for concurrent use.
type Index struct {
	slots, ends, claims, keys string
	count                     uint64 // of slots
}

const indexHeader = 4 * 4

// A Named is a claim on a key.
type Named struct {
	Key   string
	Claim Claim
}

// BuildIndex lays out the claims, and sorts them for it. The result depends on
// nothing but what claims there are.
func BuildIndex(claims []Named) (string, error) {
	slices.SortFunc(claims, func(a, b Named) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), cmp.Compare(a.Claim.pack(), b.Claim.pack()))
	})
	keys := 0
	for i, c := range claims {
		if c.Claim.Entry < 0 || c.Claim.Entry >= MaxEntries {
			return "", fmt.Errorf("entry %d is over the limit of %d entries in one language", c.Claim.Entry, MaxEntries)
		}
		if i == 0 || c.Key != claims[i-1].Key {
			keys++
		}
	}
	slotCount := 0
	if keys > 0 {
		slotCount = keys*4/3 + 1
	}
	slots := make([]byte, slotCount*8)
	ends := make([]byte, 0, keys*8)
	packed := make([]byte, 0, len(claims)*4)
	var blob []byte
	number := uint32(0)
	for i, c := range claims {
		packed = binary.LittleEndian.AppendUint32(packed, c.Claim.pack())
		if i+1 < len(claims) && claims[i+1].Key == c.Key {
			continue
		}
		blob = append(blob, c.Key...)
		ends = binary.LittleEndian.AppendUint32(ends, uint32(len(blob)))
		ends = binary.LittleEndian.AppendUint32(ends, uint32(len(packed)))
		number++

		h := Hash([]byte(c.Key))
		at := uint64(h) * uint64(slotCount) >> 32
		for binary.LittleEndian.Uint32(slots[at*8+4:]) != 0 {
			at = (at + 1) % uint64(slotCount)
		}
		binary.LittleEndian.PutUint32(slots[at*8:], h)
		binary.LittleEndian.PutUint32(slots[at*8+4:], number)
	}
	var b []byte
	for _, part := range [][]byte{slots, ends, packed, blob} {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(part)))
	}
	return string(slices.Concat(b, slots, ends, packed, blob)), nil
}

// OpenIndex reads the index that begins s and returns what follows it.
func OpenIndex(s string) (x Index, rest string, err error) {
	var part [4]string
	rest = s
	if len(s) < indexHeader {
		return Index{}, "", fmt.Errorf("index of %d bytes is cut short", len(s))
	}
	rest = s[indexHeader:]
	for i := range part {
		n := uint64(u32(s, uint64(i)*4))
		if n > uint64(len(rest)) {
			return Index{}, "", fmt.Errorf("index part %d has %d bytes, want %d", i, len(rest), n)
		}
		part[i], rest = rest[:n], rest[n:]
	}
	return Index{slots: part[0], ends: part[1], claims: part[2], keys: part[3], count: uint64(len(part[0]) / 8)}, rest, nil
}

// Find returns the claims on key, in the order of the entries' numbers. hash is
// [Hash] of key, which serves all indexes that are asked for one key.
func (x *Index) Find(hash uint32, key []byte) Claims {
	at := uint64(hash) * x.count >> 32
	for range x.count {
		slot := u64(x.slots, at*8)
		number := slot >> 32
		if number == 0 {
			break
		}
		if uint32(slot) == hash {
			if claims, ok := x.claimsOf(number-1, key); ok {
				return claims
			}
		}
		if at++; at == x.count {
			at = 0
		}
	}
	return Claims{}
}

// claimsOf returns the claims of the numbered key if it is this one.
func (x *Index) claimsOf(number uint64, key []byte) (Claims, bool) {
	var keyStart, claimStart uint32
	if number > 0 {
		keyStart, claimStart = u32(x.ends, number*8-8), u32(x.ends, number*8-4)
	}
	if cut(x.keys, keyStart, u32(x.ends, number*8)) != string(key) {
		return Claims{}, false
	}
	return Claims{cut(x.claims, claimStart, u32(x.ends, number*8+4))}, true
}

// Hashes yields the [Hash] of every key, in no order.
func (x *Index) Hashes(yield func(hash uint32) bool) {
	for at := uint64(0); at < uint64(len(x.slots)); at += 8 {
		if slot := u64(x.slots, at); slot>>32 != 0 && !yield(uint32(slot)) {
			return
		}
	}
}

// Len returns the number of keys.
func (x *Index) Len() int { return len(x.ends) / 8 }

// Claims is a list of claims. The zero Claims is empty.
type Claims struct{ packed string }

// Len returns the number of claims.
func (c Claims) Len() int { return len(c.packed) / 4 }

// At returns the i-th claim.
func (c Claims) At(i int) Claim { return unpack(u32(c.packed, uint64(i)*4)) }

// u32 returns the little-endian number at s[at:], or 0 where s ends before it does.
func u32(s string, at uint64) uint32 {
	if at+4 > uint64(len(s)) {
		return 0
	}
	s = s[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// u64 is u32 for eight bytes.
func u64(s string, at uint64) uint64 {
	if at+8 > uint64(len(s)) {
		return 0
	}
	s = s[at : at+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// cut returns s[start:end], or "" where s has no such part.
func cut(s string, start, end uint32) string {
	if start > end || uint64(end) > uint64(len(s)) {
		return ""
	}
	return s[start:end]
}

// Hash is a multiply-and-fold hash over eight bytes at a time. Catalogs are
// files, so it must be the same on every machine and in every run.
func Hash(key []byte) uint32 {
	const k0, k1 = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	h := uint64(len(key)) * k0
	if n := len(key); n >= 8 {
		for i := 0; i+8 < n; i += 8 {
			h = mix(h^binary.LittleEndian.Uint64(key[i:]), k1)
		}
		return uint32(mix(h^binary.LittleEndian.Uint64(key[n-8:]), k0)) // may overlap the last
	}
	for _, c := range key {
		h = mix(h^uint64(c), k1)
	}
	return uint32(mix(h, k0))
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}
