// This file counts the iterations of loops whose condition says how many there
// are.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// tripCount is the number of iterations for which c(i) holds from i = 0 on;
// exact is false when it is only an upper bound. nil: unknown. leaves says that
// the loop may also end in another way than by its condition.
func (m *Machine) tripCount(s *State, c sym.Cond, i *sym.Sym, leaves bool) (n sym.Expr, exact bool) {
	switch c := c.(type) {
	case *sym.And:
		exact = true
		for _, x := range c.X {
			if m.Holds(s, x) && !mentionsSym(x, i) {
				continue
			}
			if cmp, ok := x.(*sym.Cmp); ok && cmp.Op == sym.Ne && !m.endsText(s, x, i) {
				exact = false // the loop may run past it and end for another reason
				continue
			}
			t, e := m.tripCount(s, x, i, leaves)
			switch {
			case t == nil:
				exact = false
			case n == nil:
				n = t
				exact = exact && e
			default:
				n = sym.MinOf(n, t)
				exact = exact && e
			}
		}
		if n == nil {
			return nil, false
		}
		return n, exact
	case *sym.Cmp:
		if n, exact = m.tripText(s, c, i); n != nil {
			return n, exact
		}
		return m.tripCmp(s, c, i, leaves)
	}
	return m.tripText(s, c, i)
}

func (m *Machine) tripCmp(s *State, c *sym.Cmp, i *sym.Sym, leaves bool) (sym.Expr, bool) {
	if n, wraps := m.tripWrapped(s, c, i); wraps {
		return n, n != nil
	}
	d := sym.Sub(c.Y, c.X) // holds while d >= 0 (Le), d > 0 (Lt), d != 0 (Ne)
	coef, rest, ok := sym.Normalize(d).LinearIn(i)
	if !ok || sym.HasSym(coef, i.Name) || sym.HasSym(rest, i.Name) {
		return m.tripPow(c, i)
	}
	if sym.HasOrigin(rest, sym.Approx) || sym.HasOrigin(coef, sym.Approx) {
		return nil, false
	}
	k, isConst := sym.IsConst(coef)
	if !isConst || k.Sign() == 0 {
		return nil, false
	}
	switch c.Op {
	case sym.Le, sym.Lt:
		if k.Sign() > 0 {
			return nil, false
		}
		step := sym.Big(new(big.Int).Neg(k))
		r := rest
		if c.Op == sym.Lt {
			r = sym.Sub(rest, sym.Int(1))
		}
		// d(i) >= 0  <=>  i <= r/step
		return sym.MaxOf(sym.Int(0), sym.AddOf(sym.FloorDivOf(r, step), sym.Int(1))), true
	case sym.Ne:
		if k.Sign() > 0 {
			rest, k = sym.Neg(rest), new(big.Int).Neg(k)
		}
		if k.CmpAbs(big.NewInt(1)) != 0 {
			return nil, false
		}
		// Running away from the end is overflow or never ends, unless the loop
		// is left before that.
		if !m.Holds(s, sym.GeOf(rest, sym.Int(0))) {
			if leaves {
				return nil, false
			}
			s.Assume(sym.GeOf(rest, sym.Int(0)))
		}
		return sym.MaxOf(sym.Int(0), rest), true
	}
	return nil, false
}

// tripPow counts iterations of start*2**(k*i) < limit.
func (m *Machine) tripPow(c *sym.Cmp, i *sym.Sym) (sym.Expr, bool) {
	if c.Op != sym.Le && c.Op != sym.Lt {
		return nil, false
	}
	// The condition holds while base * 2**i <= limit.
	d := sym.Sub(c.Y, c.X)
	if c.Op == sym.Lt {
		d = sym.Sub(d, sym.Int(1))
	}
	p := sym.Pow2Of(i)
	stand := sym.NewSym("2**"+i.Name, sym.Bound, big.NewInt(1), nil)
	coef, limit, ok := sym.Normalize(replaceExpr(d, p, stand)).LinearIn(stand)
	if !ok || sym.HasSym(coef, i.Name) || sym.HasSym(limit, i.Name) || sym.HasOrigin(limit, sym.Approx) {
		return nil, false
	}
	k, isConst := sym.IsConst(coef)
	if !isConst || k.Sign() >= 0 {
		return nil, false
	}
	// It fails first where 2**i > limit/base, that is 2**i >= floor(limit/base) + 1.
	q := sym.AddOf(sym.FloorDivOf(limit, sym.Big(new(big.Int).Neg(k))), sym.Int(1))
	return sym.ApplyOf(sym.FnLog2Ceil, sym.MaxOf(sym.Int(1), q)), true
}

// replaceExpr replaces a power that is a factor of terms of e.
func replaceExpr(e, what sym.Expr, with sym.Expr) sym.Expr {
	if sym.Equal(e, what) {
		return with
	}
	switch e := e.(type) {
	case *sym.Add:
		out := make([]sym.Expr, len(e.X))
		for i, x := range e.X {
			out[i] = replaceExpr(x, what, with)
		}
		return sym.AddOf(out...)
	case *sym.Mul:
		out := make([]sym.Expr, len(e.X))
		for i, x := range e.X {
			out[i] = replaceExpr(x, what, with)
		}
		return sym.MulOf(out...)
	case *sym.Pow2:
		// 2**(i + c) = 2**c * 2**i for c >= 0.
		if w, ok := what.(*sym.Pow2); ok {
			if k, ok := sym.IsInt(sym.Sub(e.E, w.E)); ok && k >= 0 && k < 200 {
				return sym.MulOf(sym.Pow2Of(sym.Int(k)), with)
			}
		}
	}
	return e
}

// positive splits max(0, n): none is not nil when there may be no iteration.
func positive(trips sym.Expr) (n sym.Expr, none sym.Cond) {
	mx, ok := trips.(*sym.Max)
	if !ok || len(mx.X) != 2 {
		return trips, nil
	}
	for k, x := range mx.X {
		if v, ok := sym.IsInt(x); ok && v == 0 {
			n = mx.X[1-k]
			return n, sym.LtOf(n, sym.Int(0))
		}
	}
	return trips, nil
}

// invariants is the part of a loop's condition that is the same in every
// iteration and that the caller can know; nil when there is none.
func (m *Machine) invariants(c sym.Cond, i *sym.Sym) sym.Cond {
	a, ok := c.(*sym.And)
	if !ok {
		return nil
	}
	var out []sym.Cond
	for _, x := range a.X {
		if !condMentions(x, func(v *sym.Sym) bool { return v.Name == i.Name || m.iter[v.Name] == i.Name || v.Origin == sym.Approx }) {
			out = append(out, x)
		}
	}
	if len(out) == 0 || len(out) == len(a.X) {
		return nil
	}
	return sym.AndOf(out...)
}

func mentionsSym(c sym.Cond, v *sym.Sym) bool {
	for _, x := range sym.CondSyms(c) {
		if x.Name == v.Name {
			return true
		}
	}
	return false
}
