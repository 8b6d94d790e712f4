// This file looks through the wrapping of C arithmetic in sizes: the value a
// size has when nothing wraps, and the conditions under which that is so.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// Unwrap is the mathematical value of e without the wraps of 32 bits and more,
// equal to e where all of conds hold.
func Unwrap(e sym.Expr) (out sym.Expr, conds []sym.Cond) {
	w := &unwrapper{}
	out = w.expr(e, 0)
	return out, w.conds
}

type unwrapper struct{ conds []sym.Cond }

func (w *unwrapper) expr(e sym.Expr, deep int) sym.Expr {
	if deep > 30 {
		return e
	}
	switch e := e.(type) {
	case *sym.Mod:
		if m, ok := wrapModulus(e.Y); ok {
			x := w.expr(centred(e.X, m), deep+1)
			w.require(x, new(big.Int), m)
			return x
		}
	case *sym.Add:
		if x, ok := w.signed(e, deep); ok {
			return x
		}
		return w.list(e.X, deep, sym.AddOf)
	case *sym.Mul:
		return w.list(e.X, deep, sym.MulOf)
	case *sym.Max:
		return w.list(e.X, deep, sym.MaxOf)
	case *sym.Min:
		return w.list(e.X, deep, sym.MinOf)
	}
	return e
}

func (w *unwrapper) list(xs []sym.Expr, deep int, f func(...sym.Expr) sym.Expr) sym.Expr {
	out := make([]sym.Expr, len(xs))
	for i, x := range xs {
		out[i] = w.expr(x, deep+1)
	}
	return f(out...)
}

// require notes lo <= x < hi.
func (w *unwrapper) require(x sym.Expr, lo, hi *big.Int) {
	for _, c := range []sym.Cond{sym.GeOf(x, sym.Big(lo)), sym.LtOf(x, sym.Big(hi))} {
		if !sym.IsTrue(c) {
			w.conds = append(w.conds, c)
		}
	}
}

// signed recognises a conversion to a signed type: (X mod 2**w) - 2**(w-1) plus
// other terms.
func (w *unwrapper) signed(e *sym.Add, deep int) (sym.Expr, bool) {
	for i, x := range e.X {
		md, ok := x.(*sym.Mod)
		if !ok {
			continue
		}
		m, ok := wrapModulus(md.Y)
		if !ok {
			continue
		}
		half := new(big.Int).Rsh(m, 1)
		for j, y := range e.X {
			k, ok := sym.IsConst(y)
			if !ok || j == i || k.Sign() >= 0 || k.CmpAbs(half) < 0 {
				continue
			}
			v := w.expr(centred(sym.Sub(md.X, sym.Big(half)), m), deep+1)
			w.require(v, new(big.Int).Neg(half), half)
			terms := []sym.Expr{v, sym.Big(new(big.Int).Add(k, half))}
			for l, z := range e.X {
				if l != i && l != j {
					terms = append(terms, w.expr(z, deep+1))
				}
			}
			return sym.AddOf(terms...), true
		}
	}
	return nil, false
}

// centred is congruent to x modulo m, with coefficients of least magnitude.
func centred(x sym.Expr, m *big.Int) sym.Expr {
	half := new(big.Int).Rsh(m, 1)
	least := func(k *big.Int) *big.Int {
		r := new(big.Int).Mod(k, m)
		if r.Cmp(half) >= 0 {
			r.Sub(r, m)
		}
		return r
	}
	terms := []sym.Expr{x}
	if a, ok := x.(*sym.Add); ok {
		terms = a.X
	}
	out := make([]sym.Expr, len(terms))
	for i, t := range terms {
		out[i] = t
		if k, ok := sym.IsConst(t); ok {
			out[i] = sym.Big(least(k))
			continue
		}
		if p, ok := t.(*sym.Mul); ok {
			if k, ok := sym.IsConst(p.X[0]); ok {
				out[i] = sym.MulOf(append([]sym.Expr{sym.Big(least(k))}, p.X[1:]...)...)
			}
		}
	}
	return sym.AddOf(out...)
}

// wrapModulus is 2**w for w >= 32.
func wrapModulus(y sym.Expr) (*big.Int, bool) {
	k, ok := sym.IsConst(y)
	if !ok || k.BitLen() <= 32 || new(big.Int).And(k, new(big.Int).Sub(k, big.NewInt(1))).Sign() != 0 {
		return nil, false
	}
	return k, true
}
