package sym

import (
	"math/big"
	"testing"
)

// TestSmear checks the idiom against its arithmetic, for numbers with and without a
// sign, and with shifts left out.
func TestSmear(t *testing.T) {
	chain := func(x Expr, shifts ...uint) Expr {
		for _, k := range shifts {
			x = BitOrOf(x, FloorDivOf(x, mkConst(pow2(k))))
		}
		return x
	}
	for _, c := range []struct {
		lo, hi int64
		shifts []uint
		closed bool
	}{
		{0, 1<<8 - 1, []uint{1, 2, 4}, true},
		{0, 1<<16 - 1, []uint{1, 2, 4, 8}, true},
		{0, 1 << 8, []uint{1, 2, 4}, false},
		{0, 1<<8 - 1, []uint{1, 4, 2}, false},
		{0, 1<<8 - 1, []uint{1, 4}, false},
		{-128, 127, []uint{1, 2, 4}, true},
		{-129, 127, []uint{1, 2, 4}, false},
		{5, 90, []uint{1, 2, 4}, true},
	} {
		v := NewSym("v", Input, big.NewInt(c.lo), big.NewInt(c.hi))
		for _, off := range []int64{0, -1, 7} {
			x := AddOf(v, Int(off))
			e := chain(x, c.shifts...)
			a, isOr := e.(*Apply)
			if isOr = isOr && a.Fn == FnBitOr; off == 0 && isOr == c.closed {
				t.Errorf("[%d, %d] %v: %v", c.lo, c.hi, c.shifts, e)
			}
			for n := c.lo; n <= c.hi; n += 1 + (c.hi-c.lo)/500 {
				want := n + off
				for _, k := range c.shifts {
					want |= want >> k
				}
				at := map[string]Expr{"v": Int(n)}
				if got, ok := IsInt(Subst(e, at)); !ok || got != want {
					t.Fatalf("%v at %d: %v, want %d", e, n, Subst(e, at), want)
				}
				up := WrapU(AddOf(e, Int(1)), 8)
				if got, ok := IsInt(Subst(up, at)); !ok || got != int64(uint8(want+1)) {
					t.Fatalf("%v at %d: %v, want %d", up, n, Subst(up, at), uint8(want+1))
				}
				if iv := RangeOf(e, nil); iv.Lo == nil || iv.Lo.Cmp(big.NewInt(want)) > 0 || iv.Hi == nil || iv.Hi.Cmp(big.NewInt(want)) < 0 {
					t.Fatalf("the range of %v does not have %d", e, want)
				}
			}
		}
	}
}
