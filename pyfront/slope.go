// This file says how a size changes with the length of one text, in straight lines:
// what many texts have together follows from their lengths together.

package pyfront

import "github.com/muxlang/mux/typecheck/sym"

// slope bounds how a number changes with v: between lo*v/den and hi*v/den beside
// its value at 0.
type slope struct {
	lo, hi sym.Expr
	den    int64
}

func flatSlope() slope { return slope{sym.Int(0), sym.Int(0), 1} }

// sameDen is two slopes with one denominator.
func sameDen(a, b slope) (slope, slope) {
	if a.den == b.den {
		return a, b
	}
	by := func(s slope, k int64) slope {
		return slope{sym.MulOf(sym.Int(k), s.lo), sym.MulOf(sym.Int(k), s.hi), s.den * k}
	}
	return by(a, b.den), by(b, a.den)
}

func (s slope) plus(t slope) slope {
	s, t = sameDen(s, t)
	return slope{sym.AddOf(s.lo, t.lo), sym.AddOf(s.hi, t.hi), s.den}
}

// hull is what either of two slopes allows.
func (s slope) hull(t slope) slope {
	s, t = sameDen(s, t)
	return slope{sym.MinOf(s.lo, t.lo), sym.MaxOf(s.hi, t.hi), s.den}
}

// most and least bound what lengths of total together add.
func (s slope) most(total sym.Expr) sym.Expr {
	return sym.FloorDivOf(sym.MulOf(s.hi, total), sym.Int(s.den))
}

func (s slope) least(total sym.Expr) sym.Expr {
	if s.den == 1 {
		return sym.MulOf(s.lo, total)
	}
	return sym.Neg(sym.FloorDivOf(sym.MulOf(sym.Neg(s.lo), total), sym.Int(s.den)))
}

// slopeOf finds the slope of e in v >= 0; ok is false when it has none that does
// not depend on the iteration i.
func slopeOf(e sym.Expr, v, i *sym.Sym, depth int) (s slope, ok bool) {
	zero := sym.Expr(sym.Int(0))
	if !sym.HasSym(e, v.Name) {
		return flatSlope(), true
	}
	if depth > 30 {
		return s, false
	}
	hull := func(xs []sym.Expr) (slope, bool) {
		var out slope
		for k, y := range xs {
			t, ok := slopeOf(y, v, i, depth+1)
			if !ok {
				return s, false
			}
			if k == 0 {
				out = t
				continue
			}
			out = out.hull(t)
		}
		return out, true
	}
	switch e := e.(type) {
	case *sym.Sym:
		return slope{sym.Int(1), sym.Int(1), 1}, true
	case *sym.Add:
		out := flatSlope()
		for _, y := range e.X {
			t, ok := slopeOf(y, v, i, depth+1)
			if !ok {
				return s, false
			}
			out = out.plus(t)
		}
		return out, true
	case *sym.Max:
		return hull(e.X)
	case *sym.Min:
		return hull(e.X)
	case *sym.Ite:
		if sym.CondHasSym(e.C, v.Name) {
			return s, false
		}
		return hull([]sym.Expr{e.A, e.B})
	case *sym.Mul:
		var inner sym.Expr
		factor := sym.Expr(sym.Int(1))
		for _, y := range e.X {
			if !sym.HasSym(y, v.Name) {
				factor = sym.MulOf(factor, y)
				continue
			}
			if inner != nil {
				return s, false
			}
			inner = y
		}
		if sym.HasSym(factor, i.Name) {
			return s, false
		}
		t, ok := slopeOf(inner, v, i, depth+1)
		if !ok {
			return s, false
		}
		switch r := sym.RangeOf(factor, nil); {
		case r.Lo != nil && r.Lo.Sign() >= 0:
			return slope{sym.MulOf(factor, t.lo), sym.MulOf(factor, t.hi), t.den}, true
		case r.Hi != nil && r.Hi.Sign() <= 0:
			return slope{sym.MulOf(factor, t.hi), sym.MulOf(factor, t.lo), t.den}, true
		}
		return s, false
	case *sym.FloorDiv:
		k, isInt := sym.IsInt(e.Y)
		if !isInt || k < 1 || k > maxSlopeDen {
			return s, false
		}
		t, ok := slopeOf(e.X, v, i, depth+1)
		if !ok {
			return s, false
		}
		at := sym.Subst(e.X, map[string]sym.Expr{v.Name: zero})
		if r := sym.RangeOf(t.lo, nil); t.den == 1 && divides(k, at) && r.Lo != nil && r.Lo.Sign() >= 0 {
			// From a multiple of k on, the quotient is rounded down.
			return slope{zero, t.hi, k}, true
		}
		// A step of k or less moves the quotient by one at most.
		return flatSlope().hull(t), true
	}
	return s, false
}

// maxSlopeDen is the greatest denominator of a slope.
const maxSlopeDen = 1000

// divides says that e is a constant multiple of k.
func divides(k int64, e sym.Expr) bool {
	n, ok := sym.IsInt(e)
	return ok && n%k == 0
}
