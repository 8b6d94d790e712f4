// This file holds interval arithmetic over symbolic bounds; infinities are kept
// out of the expressions, only a whole end of an interval may be infinite.

package effect

import "github.com/muxlang/mux/typecheck/sym"

// Point is the exact bound [e, e].
func Point(e sym.Expr) Bound { return Bound{Lo: e, Hi: e} }

// NegInf is minus infinity, the lower end of a net nothing is known of.
func NegInf() sym.Expr { return sym.Neg(sym.Infinity()) }

// IsNegInf reports whether e is the lower end NegInf.
func IsNegInf(e sym.Expr) bool { return e.Key() == NegInf().Key() }

func infinite(e sym.Expr) bool { return sym.IsInf(e) || IsNegInf(e) }

// IsExact reports whether the bound is one finite value.
func (b Bound) IsExact() bool { return b.IsFinite() && same(b.Lo, b.Hi) }

// IsZero reports whether the bound is exactly 0.
func (b Bound) IsZero() bool { return isZero(b.Lo) && isZero(b.Hi) }

// IsFinite reports whether neither end is infinite.
func (b Bound) IsFinite() bool { return !infinite(b.Lo) && !infinite(b.Hi) }

// EqualBound reports whether both ends are the same by their cheap normal forms.
func EqualBound(a, b Bound) bool { return same(a.Lo, b.Lo) && same(a.Hi, b.Hi) }

func same(a, b sym.Expr) bool {
	if infinite(a) || infinite(b) {
		return a.Key() == b.Key()
	}
	return a.Key() == b.Key() || sym.Equal(a, b)
}

func isZero(e sym.Expr) bool {
	n, ok := sym.IsInt(e)
	return ok && n == 0
}

// AddBound is [a.Lo + b.Lo, a.Hi + b.Hi].
func AddBound(a, b Bound) Bound {
	if a.IsExact() && b.IsExact() {
		return Point(sym.AddOf(a.Lo, b.Lo))
	}
	r := Bound{Lo: NegInf(), Hi: sym.Infinity()}
	if !infinite(a.Lo) && !infinite(b.Lo) {
		r.Lo = sym.AddOf(a.Lo, b.Lo)
	}
	if !infinite(a.Hi) && !infinite(b.Hi) {
		r.Hi = sym.AddOf(a.Hi, b.Hi)
	}
	return r
}

// SubBound is [a.Lo - b.Hi, a.Hi - b.Lo]: an upper bound is subtracted from the
// lower end and a lower bound from the upper one, never the other way.
func SubBound(a, b Bound) Bound {
	if a.IsExact() && b.IsExact() {
		return Point(sym.Sub(a.Lo, b.Lo))
	}
	r := Bound{Lo: NegInf(), Hi: sym.Infinity()}
	if !infinite(a.Lo) && !infinite(b.Hi) {
		r.Lo = sym.Sub(a.Lo, b.Hi)
	}
	if !infinite(a.Hi) && !infinite(b.Lo) {
		r.Hi = sym.Sub(a.Hi, b.Lo)
	}
	return r
}

// ScaleBound is b times k. The sign of k is read off its range; a k of unknown
// sign gives the hull of both ends.
func ScaleBound(k sym.Expr, b Bound) Bound {
	if isZero(k) || b.IsZero() {
		return Point(sym.Int(0))
	}
	if b.IsExact() {
		return Point(sym.MulOf(k, b.Lo))
	}
	r := sym.RangeOf(k, nil)
	switch {
	case r.Lo != nil && r.Lo.Sign() >= 0:
		return Bound{Lo: scaleEnd(k, b.Lo), Hi: scaleEnd(k, b.Hi)}
	case r.Hi != nil && r.Hi.Sign() <= 0:
		return Bound{Lo: scaleNeg(k, b.Hi), Hi: scaleNeg(k, b.Lo)}
	case !b.IsFinite():
		return Bound{Lo: NegInf(), Hi: sym.Infinity()}
	}
	x, y := sym.MulOf(k, b.Lo), sym.MulOf(k, b.Hi)
	return Bound{Lo: sym.MinOf(x, y), Hi: sym.MaxOf(x, y)}
}

func scaleEnd(k, end sym.Expr) sym.Expr {
	if infinite(end) {
		return end
	}
	return sym.MulOf(k, end)
}

func scaleNeg(k, end sym.Expr) sym.Expr {
	switch {
	case sym.IsInf(end):
		return NegInf()
	case IsNegInf(end):
		return sym.Infinity()
	}
	return sym.MulOf(k, end)
}

// MaxBound is [max of the lower ends, max of the upper ends].
func MaxBound(a, b Bound) Bound {
	if a.IsExact() && b.IsExact() {
		return Point(sym.MaxOf(a.Lo, b.Lo))
	}
	return Bound{Lo: max2(a.Lo, b.Lo), Hi: max2(a.Hi, b.Hi)}
}

// Hull is the smallest interval that holds both.
func Hull(a, b Bound) Bound {
	if EqualBound(a, b) {
		return a
	}
	return Bound{Lo: min2(a.Lo, b.Lo), Hi: max2(a.Hi, b.Hi)}
}

func max2(a, b sym.Expr) sym.Expr {
	switch {
	case sym.IsInf(a) || IsNegInf(b):
		return a
	case sym.IsInf(b) || IsNegInf(a):
		return b
	}
	return sym.MaxOf(a, b)
}

func min2(a, b sym.Expr) sym.Expr {
	switch {
	case sym.IsInf(a) || IsNegInf(b):
		return b
	case sym.IsInf(b) || IsNegInf(a):
		return a
	}
	return sym.MinOf(a, b)
}
