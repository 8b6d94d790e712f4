// This file checks the growth laws against sizes measured on CPython 3.11.

package sym

import (
	"math/big"
	"testing"
)

func TestGrowth(t *testing.T) {
	n := NewSym("n", Input, big.NewInt(0), nil)
	for _, c := range []struct {
		fn      string
		n, k, w int64
	}{
		{FnListCapacity, 0, 0, 0}, {FnListCapacity, 1, 0, 4}, {FnListCapacity, 5, 0, 8}, {FnListCapacity, 10, 0, 16},
		{FnListCapacity, 100, 0, 108}, {FnListCapacity, 1000, 0, 1100},
		{FnDictBytes, 0, 24, 64}, {FnDictBytes, 5, 24, 224}, {FnDictBytes, 6, 24, 352}, {FnDictBytes, 21, 24, 632},
		{FnDictBytes, 22, 24, 1168}, {FnDictBytes, 100, 24, 4688}, {FnDictBytes, 1000, 24, 36952},
		{FnDictBytes, 5, 16, 184}, {FnDictBytes, 10, 16, 272}, {FnDictBytes, 100, 16, 3328}, {FnDictBytes, 1000, 16, 26032},
		{FnSetBytes, 4, 0, 216}, {FnSetBytes, 5, 0, 728}, {FnSetBytes, 1000, 0, 32984},
		{FnSetMerged, 4, 0, 216}, {FnSetMerged, 5, 0, 472}, {FnSetMerged, 1000, 0, 32984}, {FnSetMerged, 20000, 0, 1048792},
		{FnListCapacity38, 5, 0, 8}, {FnListCapacity38, 10, 0, 16}, {FnListCapacity38, 18, 0, 25}, {FnDictBytes310, 1, 24, 232}, {FnDictBytes310, 6, 24, 360},
		{FnDictSlots, 0, 0, 0}, {FnDictSlots, 5, 0, 8}, {FnDictSlots, 6, 0, 16}, {FnDictSlots, 1000, 0, 2048},
		{FnArrayCapacity, 1, 0, 4}, {FnArrayCapacity, 10, 0, 16}, {FnArrayCapacity, 100, 0, 102},
	} {
		args := []Expr{n}
		if c.k > 0 {
			args = append(args, Int(c.k))
		}
		v, err := Eval(ApplyOf(c.fn, args...), MapEnv{"n": big.NewInt(c.n)})
		if err != nil || v.Int64() != c.w {
			t.Errorf("%s(%d, %d) = %v, %v; want %d", c.fn, c.n, c.k, v, err, c.w)
		}
		e, err := Parse(ApplyOf(c.fn, args...).String())
		if err != nil || !Equal(e, ApplyOf(c.fn, args...)) {
			t.Errorf("%s is not read back: %v, %v", c.fn, e, err)
		}
	}
}
