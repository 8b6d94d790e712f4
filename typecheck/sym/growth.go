// This file implements the growth laws of CPython's containers, which have no
// closed form: how much a container that grew one element at a time holds.

package sym

import "math/bits"

// Function symbols of the growth laws. Those named after a version are that of
// the versions up to it; the plain ones hold from then on.
const (
	// FnListCapacity is the number of slots of a list after n appends.
	FnListCapacity   = "list_capacity"
	FnListCapacity38 = "list_capacity_38"
	// FnDictBytes is the size of a dict after n insertions, its second argument
	// the bytes of an entry: 24, or 16 when all keys are strings.
	FnDictBytes    = "dict_bytes"
	FnDictBytes310 = "dict_bytes_310"
	// FnSetBytes is the size of a set after n insertions.
	FnSetBytes = "set_bytes"
	// FnSetMerged is the size of a set that took over n elements of another set
	// or of a dict at once.
	FnSetMerged = "set_merged_bytes"
	// FnDictSlots is the number of slots of the table of a dict after n
	// insertions, 0 of an empty one.
	FnDictSlots = "dict_slots"
	// FnArrayCapacity is the number of items that an array.array has room for
	// after n appends.
	FnArrayCapacity = "array_capacity"
)

// growthLaws are the laws with the number of their arguments.
var growthLaws = map[string]struct {
	args int
	law  func(n, k int64) int64
}{
	FnListCapacity:   {1, func(n, _ int64) int64 { return listCapacity(n) }},
	FnListCapacity38: {1, func(n, _ int64) int64 { return listCapacity38(n) }},
	FnDictBytes:      {2, func(n, k int64) int64 { return dictBytes(n, k, 32) }},
	FnDictBytes310:   {2, func(n, k int64) int64 { return dictBytes(n, k, 40) }},
	FnSetBytes:       {1, func(n, _ int64) int64 { return setBytes(n) }},
	FnSetMerged:      {1, func(n, _ int64) int64 { return setMerged(n) }},
	FnDictSlots:      {1, func(n, _ int64) int64 { return dictSlots(n) }},
	FnArrayCapacity:  {1, func(n, _ int64) int64 { return arrayCapacity(n) }},
}

// growthLimit is up to where the laws are evaluated.
const growthLimit = 1 << 48

// IsGrowth says that a function is a growth law; all of them are monotonic in
// their first argument.
func IsGrowth(fn string) bool {
	_, ok := growthLaws[fn]
	return ok
}

// GrowthArity is the number of arguments of a growth law.
func GrowthArity(fn string) int { return growthLaws[fn].args }

// growthNum evaluates a growth law; ok is false beyond growthLimit. A negative
// count is an empty container.
func growthNum(fn string, n, k num) (num, bool) {
	if n.sign() < 0 {
		n = num{}
	}
	if n.b != nil || n.s > growthLimit || k.b != nil || k.s < 0 || k.s > 1<<10 {
		return num{}, false
	}
	law, ok := growthLaws[fn]
	if !ok {
		return num{}, false
	}
	return n64(law.law(n.s, k.s)), true
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

// listCapacity38 is list_resize up to 3.8: an eighth more, and 3 or 6.
func listCapacity38(n int64) int64 {
	c := int64(0)
	for c < n {
		m := c + 1
		c = m + m>>3 + 6
		if m < 9 {
			c = m + m>>3 + 3
		}
	}
	return c
}

// dictLog follows insertion_resize: a table of the next power of two from three
// times the entries, two thirds of it usable.
func dictLog(n int64) int {
	lg := 3
	for dictUsable(lg) < n {
		want := dictUsable(lg) * 3
		lg = max(3, bits.Len64(uint64(want-1)))
	}
	return lg
}

func dictUsable(lg int) int64 { return int64(1) << lg * 2 / 3 }

func dictSlots(n int64) int64 {
	if n == 0 {
		return 0
	}
	return int64(1) << dictLog(n)
}

// dictBytes is the size of a dict whose table has a header of so many bytes.
func dictBytes(n, entry, header int64) int64 {
	if n == 0 {
		return 64
	}
	lg := dictLog(n)
	index := int64(1)
	switch {
	case lg > 32:
		index = 8
	case lg > 15:
		index = 4
	case lg > 7:
		index = 2
	}
	return 64 + header + int64(1)<<lg*index + dictUsable(lg)*entry
}

// arrayCapacity follows array_resize: a sixteenth more, and 3 or 7.
func arrayCapacity(n int64) int64 {
	c := int64(0)
	for m := int64(0); m < n; m = c {
		k := int64(7)
		if m < 8 {
			k = 3
		}
		c = m + 1 + (m+1)>>4 + k
	}
	return c
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

// setMerged follows set_merge_internal: a table of the next power of two above
// twice the elements, none of its own for up to four.
func setMerged(n int64) int64 {
	if n*5 < 7*3 {
		return 216
	}
	return 216 + 16*(int64(1)<<bits.Len64(uint64(2*n)))
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
