// This file simplifies effects under a path: maxima, minima and choices that the
// path decides.

package symexec

import (
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// simplify replaces the maxima, minima, wraps and choices of e that the path
// decides. It only ever rewrites to what is equal on the path.
func (m *Machine) simplify(e effect.Effect, path []sym.Cond) effect.Effect {
	w := &simplifier{m: m, path: path, memo: map[string]sym.Expr{}}
	return effect.Map(e, func(x sym.Expr) sym.Expr { return w.expr(x, 0) })
}

type simplifier struct {
	m    *Machine
	path []sym.Cond
	memo map[string]sym.Expr
	asks int
}

// maxAsks bounds the questions one effect may cost.
const maxAsks = 200

func (w *simplifier) known(c sym.Cond) bool {
	if sym.IsTrue(c) {
		return true
	}
	if sym.IsFalse(c) {
		return false
	}
	if w.asks++; w.asks > maxAsks {
		return false
	}
	a, err := w.m.proof.Decide(w.m.Ctx, w.m.relevant(w.path, c), c)
	return err == nil && a.Status == prove.Yes
}

func (w *simplifier) expr(e sym.Expr, deep int) sym.Expr {
	if deep > 60 || sym.Size(e) > 3000 {
		return e
	}
	switch e.(type) {
	case *sym.Const, *sym.Sym, *sym.Inf:
		return e
	}
	k := e.Key()
	if r, ok := w.memo[k]; ok {
		return r
	}
	r := w.rewrite(e, deep+1)
	w.memo[k] = r
	return r
}

func (w *simplifier) list(xs []sym.Expr, deep int) []sym.Expr {
	out := make([]sym.Expr, len(xs))
	for i, x := range xs {
		out[i] = w.expr(x, deep)
	}
	return out
}

func (w *simplifier) rewrite(e sym.Expr, deep int) sym.Expr {
	switch e := e.(type) {
	case *sym.Add:
		return sym.AddOf(w.list(e.X, deep)...)
	case *sym.Mul:
		return sym.MulOf(w.list(e.X, deep)...)
	case *sym.Max:
		return w.extreme(w.list(e.X, deep), sym.MaxOf, sym.GeOf)
	case *sym.Min:
		return w.extreme(w.list(e.X, deep), sym.MinOf, sym.LeOf)
	case *sym.Ite:
		if w.known(e.C) {
			return w.expr(e.A, deep)
		}
		if w.known(sym.NotOf(e.C)) {
			return w.expr(e.B, deep)
		}
		// What the choice has decided need not be decided inside again.
		a, b := prove.Simplify([]sym.Cond{e.C}, e.A), prove.Simplify([]sym.Cond{sym.NotOf(e.C)}, e.B)
		return sym.IteOf(e.C, w.expr(a, deep), w.expr(b, deep))
	case *sym.Mod:
		if _, ok := sym.IsConst(e.Y); ok {
			x := w.expr(e.X, deep)
			if w.known(sym.GeOf(x, sym.Int(0))) && w.known(sym.LtOf(x, e.Y)) {
				return x
			}
			return sym.ModOf(x, e.Y)
		}
	}
	return e
}

// extreme drops the arguments that another one dominates on the path.
func (w *simplifier) extreme(xs []sym.Expr, build func(...sym.Expr) sym.Expr, dominates func(a, b sym.Expr) sym.Cond) sym.Expr {
	keep := append([]sym.Expr(nil), xs...)
	for i := 0; i < len(keep); i++ {
		for j := 0; j < len(keep); j++ {
			if i != j && w.known(dominates(keep[j], keep[i])) {
				keep = append(keep[:i], keep[i+1:]...)
				i--
				break
			}
		}
	}
	return build(keep...)
}
