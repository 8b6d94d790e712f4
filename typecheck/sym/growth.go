// This file implements the growth laws of CPython's containers (3.9 to 3.13),
// which have no closed form: how much a container that grew one element at a
// time holds.

package sym

import "math/bits"

// Function symbols of the growth laws.
const (
	// FnListCapacity is the number of slots of a list after n appends.
	FnListCapacity = "list_capacity"
	// FnDictBytes is the size of a dict after n insertions, its second argument
	// the bytes of an entry: 24, or 16 when all keys are strings.
	FnDictBytes = "dict_bytes"
	// FnSetBytes is the size of a set after n insertions.
	FnSetBytes = "set_bytes"
)

// growthLimit is up to where the laws are evaluated.
const growthLimit = 1 << 48

func isGrowth(fn string) bool {
	return fn == FnListCapacity || fn == FnDictBytes || fn == FnSetBytes
}

// growthNum evaluates a growth law; ok is false beyond growthLimit. A negative
// count is an empty container.
func growthNum(fn string, n, k num) (num, bool) {
	if n.sign() < 0 {
		n = num{}
	}
	if n.b != nil || n.s > growthLimit || k.b != nil || k.s < 0 || k.s > 1<<10 {
		return num{}, false
	}
	switch fn {
	case FnListCapacity:
		return n64(listCapacity(n.s)), true
	case FnDictBytes:
		return n64(dictBytes(n.s, k.s)), true
	}
	return n64(setBytes(n.s)), true
}

// listCapacity follows list_resize: an eighth more and some, a multiple of four.
func listCapacity(n int64) int64 {
	c := int64(0)
	for c < n {
		m := c + 1
		c = (m + m>>3 + 6) &^ 3
	}
	return c
}

// dictBytes follows insertion_resize: a table of the next power of two from
// three times the entries, two thirds of it usable.
func dictBytes(n, entry int64) int64 {
	if n == 0 {
		return 64
	}
	usable := func(lg int) int64 { return int64(1) << lg * 2 / 3 }
	lg := 3
	for usable(lg) < n {
		want := usable(lg) * 3
		lg = max(3, bits.Len64(uint64(want-1)))
	}
	index := int64(1)
	switch {
	case lg > 32:
		index = 8
	case lg > 15:
		index = 4
	case lg > 7:
		index = 2
	}
	return 64 + 32 + int64(1)<<lg*index + usable(lg)*entry
}

// setBytes follows set_add_entry: a table at most three fifths full, made four
// times (beyond 50,000 entries twice) as large as what it holds.
func setBytes(n int64) int64 {
	t := int64(8)
	for {
		full := (t-1)*3/5 + 1
		if n < full {
			break
		}
		want := full * 4
		if full > 50000 {
			want = full * 2
		}
		t = 8
		for t <= want {
			t <<= 1
		}
	}
	if t == 8 {
		return 216
	}
	return 216 + 16*t
}

// growthRange bounds a growth law over a range of counts.
func growthRange(fn string, n, k ivl) ivl {
	v := atLeast(num{})
	if !k.hasLo || !k.hasHi {
		k = point(num{})
	}
	if n.hasLo {
		if lo, ok := growthNum(fn, n.lo, k.lo); ok {
			v.lo = lo
		}
	}
	if n.hasHi {
		if hi, ok := growthNum(fn, n.hi, k.hi); ok {
			v.hi, v.hasHi = hi, true
		}
	}
	return v
}
