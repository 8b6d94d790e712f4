// This file rewrites expressions under the facts of a refutation: conditions
// that are decided, extremes that are resolved, atoms that are replaced.

package prove

import "github.com/muxlang/mux/typecheck/sym"

// rewriter rebuilds expressions bottom-up; s decides conditions, repl replaces
// whole atoms by fingerprint.
type rewriter struct {
	s    *state
	repl map[[2]uint64]sym.Expr
	memo map[sym.Expr]sym.Expr
}

func (s *state) rewriter(repl map[[2]uint64]sym.Expr) *rewriter {
	return &rewriter{s: s, repl: repl, memo: map[sym.Expr]sym.Expr{}}
}

func (w *rewriter) expr(e sym.Expr) sym.Expr {
	switch e.(type) {
	case *sym.Const, *sym.Sym, *sym.Inf:
		return e
	}
	if r, ok := w.memo[e]; ok {
		return r
	}
	if !w.s.q.spend(1) {
		return e
	}
	r := w.build(e)
	if w.repl != nil {
		if x, ok := w.repl[sym.Hash(e)]; ok {
			r = x
		} else if x, ok := w.repl[sym.Hash(r)]; ok {
			r = x
		}
	}
	w.memo[e] = r
	return r
}

func (w *rewriter) list(xs []sym.Expr) ([]sym.Expr, bool) {
	out := make([]sym.Expr, len(xs))
	same := true
	for k, x := range xs {
		out[k] = w.expr(x)
		same = same && out[k] == x
	}
	return out, same
}

func (w *rewriter) build(e sym.Expr) sym.Expr {
	switch e := e.(type) {
	case *sym.Add:
		if xs, same := w.list(e.X); !same {
			return sym.AddOf(xs...)
		}
	case *sym.Mul:
		if xs, same := w.list(e.X); !same {
			return sym.MulOf(xs...)
		}
	case *sym.Max:
		xs, same := w.list(e.X)
		if keep := w.undominated(xs, 1); len(keep) < len(xs) || !same {
			return sym.MaxOf(keep...)
		}
	case *sym.Min:
		xs, same := w.list(e.X)
		if keep := w.undominated(xs, -1); len(keep) < len(xs) || !same {
			return sym.MinOf(keep...)
		}
	case *sym.FloorDiv:
		if x, y := w.expr(e.X), w.expr(e.Y); x != e.X || y != e.Y {
			return sym.FloorDivOf(x, y)
		}
	case *sym.TruncDiv:
		x, y := w.expr(e.X), w.expr(e.Y)
		// Where the signs are known to agree, truncation is floor.
		rx, ry := w.rangeOf(x), w.rangeOf(y)
		if rx.Lo != nil && rx.Lo.Sign() >= 0 && ry.Lo != nil && ry.Lo.Sign() > 0 {
			return sym.FloorDivOf(x, y)
		}
		if rx.Hi != nil && rx.Hi.Sign() <= 0 && ry.Lo != nil && ry.Lo.Sign() > 0 {
			return sym.Neg(sym.FloorDivOf(sym.Neg(x), y))
		}
		if x != e.X || y != e.Y {
			return sym.TruncDivOf(x, y)
		}
	case *sym.Mod:
		x, y := w.expr(e.X), w.expr(e.Y)
		rx, ry := w.rangeOf(x), w.rangeOf(y)
		if rx.Lo != nil && rx.Lo.Sign() >= 0 && rx.Hi != nil && ry.Lo != nil && rx.Hi.Cmp(ry.Lo) < 0 {
			return x
		}
		if x != e.X || y != e.Y {
			return sym.ModOf(x, y)
		}
	case *sym.Pow2:
		if x := w.expr(e.E); x != e.E {
			return sym.Pow2Of(x)
		}
	case *sym.Ite:
		c := w.cond(e.C)
		switch w.truth(c) {
		case 1:
			return w.expr(e.A)
		case -1:
			return w.expr(e.B)
		}
		if a, b := w.expr(e.A), w.expr(e.B); a != e.A || b != e.B || c != e.C {
			return sym.IteOf(c, a, b)
		}
	case *sym.Sum:
		// The body's index is another symbol than an outer one of that name:
		// only the ends are rewritten.
		if lo, hi := w.expr(e.Lo), w.expr(e.Hi); lo != e.Lo || hi != e.Hi {
			return sym.SumOf(e.I, lo, hi, e.Body)
		}
	case *sym.Rec:
		// As with sums, only what stands outside of the loop.
		if xs, same := w.list(e.Init); !same {
			return sym.RecOf(e.Vars, xs, e.Step, e.While, e.Out)
		}
	case *sym.Apply:
		if xs, same := w.list(e.Args); !same {
			return sym.ApplyOf(e.Fn, xs...)
		}
	}
	return e
}

func (w *rewriter) rangeOf(e sym.Expr) sym.Interval {
	return w.s.polyRange(w.s.q.sp.poly(e))
}

// undominated drops the operands of an extreme that another one covers; sg is 1
// for max and -1 for min.
func (w *rewriter) undominated(xs []sym.Expr, sg int) []sym.Expr {
	keep := make([]sym.Expr, 0, len(xs))
	gone := make([]bool, len(xs))
	for i, x := range xs {
		for j, y := range xs {
			if i == j || gone[j] || gone[i] {
				continue
			}
			small, big := x, y
			if sg < 0 {
				small, big = y, x
			}
			if w.le(small, big) {
				gone[i] = true
			}
		}
		if !gone[i] {
			keep = append(keep, x)
		}
	}
	return keep
}

// le reports whether x <= y is seen by the ranges or is a fact.
func (w *rewriter) le(x, y sym.Expr) bool {
	sp := w.s.q.sp
	return w.s.entails(subPoly(sp.poly(y), sp.poly(x)))
}

func (w *rewriter) cond(c sym.Cond) sym.Cond {
	switch c := c.(type) {
	case *sym.Cmp:
		x, y := w.expr(c.X), w.expr(c.Y)
		if x == c.X && y == c.Y {
			return c
		}
		switch c.Op {
		case sym.Eq:
			return sym.EqOf(x, y)
		case sym.Ne:
			return sym.NeOf(x, y)
		case sym.Lt:
			return sym.LtOf(x, y)
		}
		return sym.LeOf(x, y)
	case *sym.And:
		if xs, same := w.conds(c.X); !same {
			return sym.AndOf(xs...)
		}
	case *sym.Or:
		if xs, same := w.conds(c.X); !same {
			return sym.OrOf(xs...)
		}
	case *sym.Not:
		if x := w.cond(c.X); x != c.X {
			return sym.NotOf(x)
		}
	}
	return c
}

func (w *rewriter) conds(cs []sym.Cond) ([]sym.Cond, bool) {
	out := make([]sym.Cond, len(cs))
	same := true
	for k, c := range cs {
		out[k] = w.cond(c)
		same = same && out[k] == c
	}
	return out, same
}

// truth is 1 when c is known to hold, -1 when it is known not to, else 0.
func (w *rewriter) truth(c sym.Cond) int {
	if b, ok := c.(sym.Bool); ok {
		if b {
			return 1
		}
		return -1
	}
	if w.s.known[sym.HashCond(c)] {
		return 1
	}
	if w.s.known[sym.HashCond(sym.NotOf(c))] {
		return -1
	}
	switch c := c.(type) {
	case *sym.Cmp:
		sp := w.s.q.sp
		r := w.s.polyRange(subPoly(sp.poly(c.Y), sp.poly(c.X)))
		switch c.Op {
		case sym.Le:
			return signTruth(r, 0)
		case sym.Lt:
			return signTruth(r, 1)
		case sym.Eq:
			return apartTruth(r)
		case sym.Ne:
			return -apartTruth(r)
		}
	case *sym.And:
		all := 1
		for _, x := range c.X {
			all = min(all, w.truth(x))
		}
		return all
	case *sym.Or:
		some := -1
		for _, x := range c.X {
			some = max(some, w.truth(x))
		}
		return some
	case *sym.Not:
		return -w.truth(c.X)
	}
	return 0
}

// signTruth decides "d >= least" from d's range.
func signTruth(r sym.Interval, least int64) int {
	if r.Lo != nil && (r.Lo.Sign() > 0 || least == 0 && r.Lo.Sign() == 0) {
		return 1
	}
	if r.Hi != nil && (r.Hi.Sign() < 0 || least == 1 && r.Hi.Sign() == 0) {
		return -1
	}
	return 0
}

// apartTruth decides "d = 0" from d's range.
func apartTruth(r sym.Interval) int {
	switch {
	case isPoint(r, 0):
		return 1
	case r.Lo != nil && r.Lo.Sign() > 0, r.Hi != nil && r.Hi.Sign() < 0:
		return -1
	}
	return 0
}

// decided is c with every part that is known replaced by its truth value.
func (w *rewriter) decided(c sym.Cond) sym.Cond {
	switch w.truth(c) {
	case 1:
		return sym.True
	case -1:
		return sym.False
	}
	switch c := c.(type) {
	case *sym.And:
		xs := make([]sym.Cond, len(c.X))
		for k, x := range c.X {
			xs[k] = w.decided(x)
		}
		return sym.AndOf(xs...)
	case *sym.Or:
		xs := make([]sym.Cond, len(c.X))
		for k, x := range c.X {
			xs[k] = w.decided(x)
		}
		return sym.OrOf(xs...)
	}
	return w.cond(c)
}
