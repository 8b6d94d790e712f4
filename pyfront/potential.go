// This file bounds the peak of a loop by what is alive at the head of each
// iteration, which the heap knows without summing.

package pyfront

import (
	"sort"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// alive is the bytes that the heap says are acquired and not given back. Of the
// objects in skip the own size is left out.
func (st *state) alive(skip map[int]bool) sym.Expr {
	ids := make([]int, 0, len(st.heap))
	for id := range st.heap {
		ids = append(ids, id)
	}
	sort.Ints(ids)
	var terms []sym.Expr
	for _, id := range ids {
		o := st.heap[id]
		if o.entry {
			continue
		}
		if o.counted && !skip[id] {
			terms = append(terms, o.size)
		}
		terms = append(terms, o.inner)
	}
	return sym.AddOf(terms...)
}

// sharpen replaces the peak of a loop that is only bounded by the highest of
// what is alive before an iteration plus that iteration's own peak.
//
// Law: the net of the iterations before t is alive(t) - alive(start).
func (x *interp) sharpen(total effect.Effect, head, base *state, later map[int]bool, sub map[string]sym.Expr, body effect.Effect, i *sym.Sym, lo, hi sym.Expr, shares []*shareOf) effect.Effect {
	if total.Peak.IsExact() || sym.IsInf(hi) || sym.IsInf(body.Peak.Hi) {
		return total
	}
	before := sym.Sub(sym.Subst(head.alive(later), sub), base.alive(later))
	var up sym.Expr
	ok := false
	if len(shares) > 0 {
		x.keeping(shares, func() { up, ok = x.bound(before, true, 0) })
	} else {
		up, ok = x.bound(before, true, 0)
	}
	if !ok {
		return total
	}
	last := sym.MaxOf(lo, sym.Sub(hi, sym.Int(1)))
	all := sym.AddOf(up, body.Peak.Hi)
	if all, ok = x.bound(all, true, 0); !ok {
		return total
	}
	g, ok := highest(all, i, lo, last, true, 0)
	if k, known := sym.IsInt(lo); known {
		// What an iteration replaces is what the one before left: the first one
		// is taken apart.
		if rest := laterOnly(all, i, k); !sym.Equal(rest, all) {
			next := sym.AddOf(lo, sym.Int(1))
			if r, ok2 := highest(rest, i, next, sym.MaxOf(next, last), true, 0); ok2 {
				first := sym.Subst(all, map[string]sym.Expr{i.Name: lo})
				g, ok = sym.MaxOf(first, sym.IteOf(sym.LtOf(next, hi), r, first)), true
			}
		}
	}
	if !ok {
		return total
	}
	g = sym.IteOf(sym.LtOf(lo, hi), sym.MaxOf(sym.Int(0), g), sym.Int(0))
	if !sym.IsInf(total.Peak.Hi) && sym.Size(total.Peak.Hi) < 60 {
		g = sym.MinOf(g, total.Peak.Hi)
	}
	total.Peak.Hi = g
	if sym.Size(total.Peak.Lo) > 200 {
		total.Peak.Lo = sym.Int(0)
	}
	return total
}

// absorbed are terms with the same sum as xs, in which a multiple of i stands
// inside of an extreme that changes against it: min(n, 8*i + 8) - 8*i is
// min(n - 8*i, 8), which has closer bounds than its two terms.
func absorbed(xs []sym.Expr, i *sym.Sym) []sym.Expr {
	step := func(e sym.Expr) (int64, bool) {
		return sym.IsInt(sym.Sub(sym.Subst(e, map[string]sym.Expr{i.Name: sym.AddOf(i, sym.Int(1))}), e))
	}
	slope, out := int64(0), make([]sym.Expr, 0, len(xs)+1)
	for _, e := range xs {
		if k, ok := step(e); ok && k != 0 && k > -1<<40 && k < 1<<40 {
			if rest := sym.Sub(e, sym.MulOf(sym.Int(k), i)); !sym.HasSym(rest, i.Name) {
				slope += k
				e = rest
			}
		}
		out = append(out, e)
	}
	for n, e := range out {
		var ops []sym.Expr
		f := sym.MinOf
		switch e := e.(type) {
		case *sym.Min:
			ops = e.X
		case *sym.Max:
			ops, f = e.X, sym.MaxOf
		}
		for _, op := range ops {
			s, ok := step(op)
			if !ok || s == 0 || (s > 0) == (slope > 0) || max(s, -s) > max(slope, -slope) {
				continue
			}
			ys := make([]sym.Expr, len(ops))
			for k, y := range ops {
				ys[k] = sym.Sub(y, sym.MulOf(sym.Int(s), i))
			}
			out[n] = f(ys...)
			slope += s
			break
		}
	}
	if slope != 0 {
		out = append(out, sym.MulOf(sym.Int(slope), i))
	}
	return out
}

// highest bounds e over i = lo … last from above (up) or below.
func highest(e sym.Expr, i *sym.Sym, lo, last sym.Expr, up bool, depth int) (sym.Expr, bool) {
	if !sym.HasSym(e, i.Name) {
		return e, true
	}
	if depth > 40 {
		return nil, false
	}
	at := func(t sym.Expr) sym.Expr { return sym.Subst(e, map[string]sym.Expr{i.Name: t}) }
	step := sym.Sub(sym.Subst(e, map[string]sym.Expr{i.Name: sym.AddOf(i, sym.Int(1))}), e)
	if r := sym.RangeOf(step, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
		if up {
			return at(last), true
		}
		return at(lo), true
	} else if r.Hi != nil && r.Hi.Sign() <= 0 {
		if up {
			return at(lo), true
		}
		return at(last), true
	}
	// some says that any of the operands bounds e.
	each := func(xs []sym.Expr, some bool, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
		var ys []sym.Expr
		for _, y := range xs {
			r, ok := highest(y, i, lo, last, up, depth+1)
			if !ok && !some {
				return nil, false
			}
			if ok {
				ys = append(ys, r)
			}
		}
		return f(ys...), len(ys) > 0
	}
	switch e := e.(type) {
	case *sym.Add:
		return each(absorbed(e.X, i), false, sym.AddOf)
	case *sym.Max:
		return each(e.X, !up, sym.MaxOf)
	case *sym.Min:
		return each(e.X, up, sym.MinOf)
	case *sym.Ite:
		a, ok1 := highest(e.A, i, lo, last, up, depth+1)
		b, ok2 := highest(e.B, i, lo, last, up, depth+1)
		if !ok1 || !ok2 {
			return nil, false
		}
		if !sym.CondHasSym(e.C, i.Name) {
			return sym.IteOf(e.C, a, b), true
		}
		if up {
			return sym.MaxOf(a, b), true
		}
		return sym.MinOf(a, b), true
	case *sym.Mul:
		neg := false
		var fs []sym.Expr
		for k, f := range e.X {
			if c, ok := sym.IsConst(f); ok && k == 0 {
				neg = c.Sign() < 0
				fs = append(fs, f)
				continue
			}
			if _, scaled := sym.IsConst(e.X[0]); scaled && len(e.X) == 2 {
				// One factor scaled by a constant may have any sign.
			} else if r := sym.RangeOf(f, nil); r.Lo == nil || r.Lo.Sign() < 0 {
				return nil, false
			}
			r, ok := highest(f, i, lo, last, up != neg, depth+1)
			if !ok {
				return nil, false
			}
			fs = append(fs, r)
		}
		return sym.MulOf(fs...), true
	case *sym.FloorDiv:
		if !sym.HasSym(e.Y, i.Name) {
			if c, ok := sym.IsConst(e.Y); ok && c.Sign() > 0 {
				r, ok := highest(e.X, i, lo, last, up, depth+1)
				if !ok {
					return nil, false
				}
				return sym.FloorDivOf(r, e.Y), true
			}
			return nil, false
		}
		if p, ok := e.Y.(*sym.Pow2); ok {
			num, ok1 := highest(e.X, i, lo, last, up, depth+1)
			exp, ok2 := highest(p.E, i, lo, last, !up, depth+1)
			if ok1 && ok2 {
				// For a negative dividend the quotient is at most 0.
				if up {
					num = nonNegative(num)
				} else {
					num = sym.MinOf(num, sym.Int(0))
				}
				return sym.FloorDivOf(num, sym.Pow2Of(sym.MaxOf(sym.Int(0), exp))), true
			}
		}
	case *sym.Sum:
		if !sym.HasSym(e.Lo, i.Name) && !sym.HasSym(e.Hi, i.Name) {
			body, ok := highest(e.Body, i, lo, last, up, depth+1)
			if !ok {
				return nil, false
			}
			return sym.SumOf(e.I, e.Lo, e.Hi, body), true
		}
		if !sym.HasSym(e.Body, i.Name) && !sym.HasSym(e.Lo, i.Name) {
			body, longest := e.Body, up
			if r := sym.RangeOf(body, nil); r.Lo == nil || r.Lo.Sign() < 0 {
				// The most terms, without those that count the other way.
				longest = true
				if up {
					body = sym.MaxOf(sym.Int(0), body)
				} else {
					body = sym.MinOf(sym.Int(0), body)
				}
			}
			end, ok := highest(e.Hi, i, lo, last, longest, depth+1)
			if !ok {
				return nil, false
			}
			return sym.SumOf(e.I, e.Lo, end, body), true
		}
	case *sym.Apply:
		if sym.IsGrowth(e.Fn) || e.Fn == sym.FnLog2Floor || e.Fn == sym.FnLog2Ceil {
			r, ok := highest(e.Args[0], i, lo, last, up, depth+1)
			if !ok {
				return nil, false
			}
			return sym.ApplyOf(e.Fn, append([]sym.Expr{r}, e.Args[1:]...)...), true
		}
	}
	return nil, false
}

// netOf is the net of a loop as the difference of what is alive, where that is
// no coarser than the sum.
func (x *interp) netOf(base, after *state, later map[int]bool, sum effect.Bound) effect.Bound {
	d := sym.Sub(after.alive(later), base.alive(later))
	if !x.hasSoft(d) {
		if sum.IsExact() && sym.Size(sum.Lo) <= sym.Size(d) {
			return sum
		}
		return effect.Point(d)
	}
	if sum.IsExact() {
		return sum
	}
	lo, ok1 := x.bound(d, false, 0)
	hi, ok2 := x.bound(d, true, 0)
	if !ok1 || !ok2 {
		return sum
	}
	return effect.Bound{Lo: lo, Hi: hi}
}

// laterOnly is e for i > lo: without the choices that are decided there.
func laterOnly(e sym.Expr, i *sym.Sym, lo int64) sym.Expr {
	if !sym.HasSym(e, i.Name) {
		return e
	}
	all := func(xs []sym.Expr) []sym.Expr {
		ys := make([]sym.Expr, len(xs))
		for k, x := range xs {
			ys[k] = laterOnly(x, i, lo)
		}
		return ys
	}
	switch e := e.(type) {
	case *sym.Add:
		return sym.AddOf(all(e.X)...)
	case *sym.Mul:
		return sym.MulOf(all(e.X)...)
	case *sym.Max:
		return sym.MaxOf(all(e.X)...)
	case *sym.Min:
		return sym.MinOf(all(e.X)...)
	case *sym.Ite:
		switch always(e.C, i, lo) {
		case 1:
			return laterOnly(e.A, i, lo)
		case -1:
			return laterOnly(e.B, i, lo)
		}
		return sym.IteOf(e.C, laterOnly(e.A, i, lo), laterOnly(e.B, i, lo))
	}
	return e
}

// always says whether a comparison of i with a number holds for all i > lo (1),
// for none (-1), or may do either (0).
func always(c sym.Cond, i *sym.Sym, lo int64) int {
	cmp, ok := c.(*sym.Cmp)
	if !ok {
		return 0
	}
	t := turns{k: i}
	a, b, ok := t.line(sym.Sub(cmp.X, cmp.Y))
	if !ok || a == 0 {
		return 0
	}
	truth := func(n int64) int {
		d := sym.SubstCond(c, map[string]sym.Expr{i.Name: sym.Int(n)})
		switch {
		case sym.IsTrue(d):
			return 1
		case sym.IsFalse(d):
			return -1
		}
		return 0
	}
	// The comparison changes at most around the root of a*i + b.
	if root := -b / a; root > lo {
		return 0
	}
	first, far := truth(lo+1), truth(1<<40)
	if first == far {
		return first
	}
	return 0
}
