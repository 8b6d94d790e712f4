// This file takes symbols out of effects and conditions that the caller cannot
// know: what is left is an interval that contains every possibility.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// Project replaces the symbols gone says yes to by their extremes.
func Project(e effect.Effect, gone func(*sym.Sym) bool) effect.Effect {
	q := func(b effect.Bound, floor sym.Expr) effect.Bound {
		lo := extreme(b.Lo, false, gone, floor)
		if floor != nil && !sym.Equal(lo, b.Lo) {
			lo = sym.MaxOf(lo, floor)
		}
		return effect.Bound{Lo: lo, Hi: extreme(b.Hi, true, gone, nil)}
	}
	zero := sym.Int(0)
	freed := q(e.Freed, zero)
	var least sym.Expr // no call gives back more
	if _, known := sym.IsConst(freed.Hi); known {
		least = sym.Neg(freed.Hi)
	}
	return effect.Effect{Alloc: q(e.Alloc, zero), Freed: freed, Net: q(e.Net, least), Peak: q(e.Peak, zero)}
}

// negInf is how a lower bound without value is written: the negation of Inf.
func negInf() sym.Expr { return effect.Havoc().Net.Lo }

// extreme is an upper (up) or lower bound of e free of the gone symbols. floor
// is a lower bound that always holds.
func extreme(e sym.Expr, up bool, gone func(*sym.Sym) bool, floor sym.Expr) sym.Expr {
	r, ok := bound(e, up, gone, 0)
	if ok {
		return r
	}
	if up {
		return sym.Infinity()
	}
	if floor != nil {
		return floor
	}
	return negInf()
}

func mentions(e sym.Expr, gone func(*sym.Sym) bool) bool {
	for _, v := range sym.FreeSyms(e) {
		if gone(v) {
			return true
		}
	}
	return false
}

func condMentions(c sym.Cond, gone func(*sym.Sym) bool) bool {
	for _, v := range sym.CondSyms(c) {
		if gone(v) {
			return true
		}
	}
	return false
}

func bound(e sym.Expr, up bool, gone func(*sym.Sym) bool, deep int) (sym.Expr, bool) {
	if !mentions(e, gone) {
		return e, true
	}
	if deep > 40 {
		return interval(e, up)
	}
	all := func(xs []sym.Expr, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
		out := make([]sym.Expr, len(xs))
		for i, x := range xs {
			b, ok := bound(x, up, gone, deep+1)
			if !ok {
				return interval(e, up)
			}
			out[i] = b
		}
		return f(out...), true
	}
	some := func(xs []sym.Expr, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
		var out []sym.Expr
		for _, x := range xs {
			if b, ok := bound(x, up, gone, deep+1); ok {
				out = append(out, b)
			}
		}
		if len(out) == 0 {
			return interval(e, up)
		}
		return f(out...), true
	}
	switch e := e.(type) {
	case *sym.Sym:
		return interval(e, up)
	case *sym.Add:
		return all(e.X, sym.AddOf)
	case *sym.Max:
		if !up {
			return some(e.X, sym.MaxOf)
		}
		return all(e.X, sym.MaxOf)
	case *sym.Min:
		if up {
			return some(e.X, sym.MinOf)
		}
		return all(e.X, sym.MinOf)
	case *sym.Mod:
		if !up {
			break
		}
		var most []sym.Expr
		if iv := sym.RangeOf(e.X, nil); iv.Lo != nil && iv.Lo.Sign() >= 0 {
			if x, ok := bound(e.X, up, gone, deep+1); ok {
				most = append(most, x)
			}
		}
		if iv := sym.RangeOf(e.Y, nil); iv.Lo != nil && iv.Lo.Sign() >= 0 && !(iv.Hi != nil && iv.Hi.Cmp(hugeBytes()) > 0 && iv.Lo.Cmp(iv.Hi) == 0) {
			if y, ok := bound(e.Y, up, gone, deep+1); ok {
				most = append(most, sym.MaxOf(sym.Sub(y, sym.Int(1)), sym.Int(0)))
			}
		}
		if len(most) > 0 {
			return sym.MinOf(most...), true
		}
	case *sym.Mul:
		return product(e, up, gone, deep)
	case *sym.Ite:
		a, ok1 := bound(e.A, up, gone, deep+1)
		b, ok2 := bound(e.B, up, gone, deep+1)
		if !ok1 || !ok2 {
			return interval(e, up)
		}
		if !condMentions(e.C, gone) {
			return sym.IteOf(e.C, a, b), true
		}
		if up {
			return sym.MaxOf(a, b), true
		}
		return sym.MinOf(a, b), true
	case *sym.FloorDiv:
		if k, ok := sym.IsConst(e.Y); ok && k.Sign() > 0 {
			a, ok := bound(e.X, up, gone, deep+1)
			if !ok {
				return interval(e, up)
			}
			return sym.FloorDivOf(a, e.Y), true
		}
	case *sym.TruncDiv:
		if k, ok := sym.IsConst(e.Y); ok && k.Sign() > 0 {
			a, ok := bound(e.X, up, gone, deep+1)
			if !ok {
				return interval(e, up)
			}
			return sym.TruncDivOf(a, e.Y), true
		}
	case *sym.Pow2:
		a, ok := bound(e.E, up, gone, deep+1)
		if !ok {
			return interval(e, up)
		}
		if iv := sym.RangeOf(a, nil); iv.Lo != nil && iv.Lo.Sign() >= 0 {
			return sym.Pow2Of(a), true
		}
	}
	return interval(e, up)
}

// product bounds a product in which only one factor mentions the symbols and
// the sign of the others is known.
func product(e *sym.Mul, up bool, gone func(*sym.Sym) bool, deep int) (sym.Expr, bool) {
	var with []sym.Expr
	var rest []sym.Expr
	for _, x := range e.X {
		if mentions(x, gone) {
			with = append(with, x)
		} else {
			rest = append(rest, x)
		}
	}
	r := sym.MulOf(rest...)
	iv := sym.RangeOf(r, nil)
	nonneg := iv.Lo != nil && iv.Lo.Sign() >= 0
	nonpos := iv.Hi != nil && iv.Hi.Sign() <= 0
	if len(with) == 1 && (nonneg || nonpos) {
		dir := up
		if nonpos && !nonneg {
			dir = !up
		}
		b, ok := bound(with[0], dir, gone, deep+1)
		if ok {
			return sym.MulOf(r, b), true
		}
	}
	return interval(e, up)
}

func interval(e sym.Expr, up bool) (sym.Expr, bool) {
	iv := sym.RangeOf(e, nil)
	v := iv.Lo
	if up {
		v = iv.Hi
	}
	if v == nil || up && v.Cmp(hugeBytes()) >= 0 {
		return nil, false
	}
	return sym.Big(v), true
}

// hugeBytes is PTRDIFF_MAX: no allocation is larger, so a bound above it says
// nothing.
func hugeBytes() *big.Int { return new(big.Int).SetUint64(1<<63 - 1) }
