// This file replaces values that only the analysis knows by their bounds.

package pyfront

import (
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// settle replaces the values that only this analysis knows by their bounds.
func (x *interp) settle(e effect.Effect) effect.Effect {
	zero := sym.Int(0)
	q := func(b effect.Bound, floor sym.Expr) effect.Bound {
		lo, hi := x.overCounts(b.Lo, false), x.overCounts(b.Hi, true)
		if r, ok := x.bound(lo, false, 0); ok {
			lo = r
		} else if floor != nil {
			lo = floor
		} else {
			lo = effect.NegInf()
		}
		if r, ok := x.bound(hi, true, 0); ok {
			hi = r
		} else {
			hi = sym.Infinity()
		}
		return effect.Bound{Lo: lo, Hi: hi}
	}
	return effect.Effect{Alloc: q(e.Alloc, zero), Freed: q(e.Freed, zero), Net: q(e.Net, nil), Peak: q(e.Peak, zero)}
}

// bound is e with every soft symbol at the end that makes it larger (up) or
// smaller; ok is false when it has none.
func (x *interp) bound(e sym.Expr, up bool, depth int) (sym.Expr, bool) {
	if sym.IsInf(e) || effect.IsNegInf(e) {
		return e, true
	}
	if !x.hasSoft(e) {
		return e, true
	}
	if depth == 0 {
		x.bounding = 0
	}
	if v, isSym := e.(*sym.Sym); isSym {
		return x.boundSym(v, up, depth)
	}
	key, memo := boundKey{sym.Hash(e), up}, x.bounds
	if x.kept != nil {
		memo = x.keptBounds
	}
	if r, found := memo[key]; found {
		return r, true
	}
	if x.bounding++; depth > 60 || x.bounding > maxBound {
		return nil, false
	}
	r, ok := x.boundNode(e, up, depth)
	if ok {
		memo[key] = r
	}
	return r, ok
}

// boundKey names an expression in a direction.
type boundKey struct {
	hash [2]uint64
	up   bool
}

// boundSym is bound of a symbol.
func (x *interp) boundSym(e *sym.Sym, up bool, depth int) (sym.Expr, bool) {
	b := x.softs[e.Name]
	if b == nil || x.kept[e.Name] {
		return e, true
	}
	end, known := b.lo, b.least
	if up {
		end, known = b.hi, b.most
	}
	if x.kept != nil {
		known = nil
	}
	if end == nil {
		return nil, false
	}
	if known != nil {
		return known, true
	}
	r, ok := x.bound(end, up, depth+1)
	if ok && sym.Size(r) > maxBoundSize {
		return nil, false
	}
	if x.kept != nil {
		return r, ok
	}
	if ok && up {
		b.most = r
	} else if ok {
		b.least = r
	}
	return r, ok
}

// boundNode is bound of an expression that is no symbol.
func (x *interp) boundNode(e sym.Expr, up bool, depth int) (sym.Expr, bool) {
	each := func(xs []sym.Expr, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
		ys := make([]sym.Expr, len(xs))
		for i, y := range xs {
			r, ok := x.bound(y, up, depth+1)
			if !ok {
				return nil, false
			}
			ys[i] = r
		}
		return f(ys...), true
	}
	switch e := e.(type) {
	case *sym.Add:
		if r, ok := x.boundTogether(e, up, depth); ok {
			return r, true
		}
		return each(e.X, sym.AddOf)
	case *sym.Max:
		if !up {
			// It is at least each of them.
			return x.someBound(e.X, up, depth, sym.MaxOf)
		}
		return each(e.X, sym.MaxOf)
	case *sym.Min:
		if up {
			return x.someBound(e.X, up, depth, sym.MinOf)
		}
		return each(e.X, sym.MinOf)
	case *sym.Mul:
		neg := false
		rest := e.X
		if k, ok := sym.IsConst(e.X[0]); ok {
			neg = k.Sign() < 0
			rest = e.X[1:]
		}
		ys := []sym.Expr{}
		for _, y := range rest {
			if r := sym.RangeOf(y, nil); x.hasSoft(y) && (r.Lo == nil || r.Lo.Sign() < 0) && len(rest) > 1 {
				return nil, false
			} else if !x.hasSoft(y) && (r.Lo == nil || r.Lo.Sign() < 0) {
				// The sign of a known factor decides which end to take; only
				// nonnegative ones occur as counts and sizes.
				y = sym.MaxOf(sym.Int(0), y)
			}
			r, ok := x.bound(y, up != neg, depth+1)
			if !ok {
				return nil, false
			}
			ys = append(ys, r)
		}
		if len(rest) < len(e.X) {
			ys = append(ys, e.X[0])
		}
		return sym.MulOf(ys...), true
	case *sym.FloorDiv:
		if k, ok := sym.IsConst(e.Y); ok && k.Sign() > 0 {
			r, ok := x.bound(e.X, up, depth+1)
			if !ok {
				return nil, false
			}
			return sym.FloorDivOf(r, e.Y), true
		}
	case *sym.Apply:
		if sym.IsGrowth(e.Fn) || e.Fn == sym.FnLog2Floor || e.Fn == sym.FnLog2Ceil {
			r, ok := x.bound(e.Args[0], up, depth+1)
			if !ok {
				return nil, false
			}
			return sym.ApplyOf(e.Fn, append([]sym.Expr{r}, e.Args[1:]...)...), true
		}
	case *sym.Ite:
		a, ok1 := x.bound(e.A, up, depth+1)
		b, ok2 := x.bound(e.B, up, depth+1)
		if !ok1 || !ok2 {
			return nil, false
		}
		if !x.softCond(e.C) {
			return sym.IteOf(e.C, a, b), true
		}
		if up {
			return sym.MaxOf(a, b), true
		}
		return sym.MinOf(a, b), true
	case *sym.Sum:
		if x.hasSoft(e.Lo) {
			return nil, false
		}
		body, ok := x.bound(e.Body, up, depth+1)
		if !ok {
			return nil, false
		}
		hi := e.Hi
		if x.hasSoft(hi) {
			if r := sym.RangeOf(body, nil); r.Lo == nil || r.Lo.Sign() < 0 {
				return nil, false
			}
			if hi, ok = x.bound(hi, up, depth+1); !ok {
				return nil, false
			}
		}
		return sym.SumOf(e.I, e.Lo, hi, body), true
	}
	return nil, false
}

// someBound bounds an extreme by those of its operands that have a bound.
func (x *interp) someBound(xs []sym.Expr, up bool, depth int, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
	var ys []sym.Expr
	for _, y := range xs {
		if r, ok := x.bound(y, up, depth+1); ok {
			ys = append(ys, r)
		}
	}
	if len(ys) == 0 {
		return nil, false
	}
	return f(ys...), true
}

func (x *interp) hasSoft(e sym.Expr) bool {
	if !sym.HasOrigin(e, sym.Approx) {
		return false
	}
	for _, v := range sym.FreeSyms(e) {
		if x.softs[v.Name] != nil && !x.kept[v.Name] {
			return true
		}
	}
	return false
}

func (x *interp) softCond(c sym.Cond) bool {
	for _, v := range sym.CondSyms(c) {
		if x.softs[v.Name] != nil {
			return true
		}
	}
	return false
}

// boundTogether is bound of a sum in which values that are not known depend on
// each other: the younger ones are replaced first, so that what they have of the
// older ones can cancel. ok is false where that is not needed or not possible.
func (x *interp) boundTogether(e *sym.Add, up bool, depth int) (sym.Expr, bool) {
	var cur sym.Expr = e
	for steps := 0; steps < 40; steps++ {
		add, isAdd := cur.(*sym.Add)
		if !isAdd {
			if steps == 0 {
				return nil, false
			}
			return x.bound(cur, up, depth+1)
		}
		var last *softBound
		soft := 0
		for _, t := range add.X {
			if x.hasSoft(t) {
				soft++
			}
			for _, s := range sym.FreeSyms(t) {
				if b := x.softs[s.Name]; b != nil && !x.kept[s.Name] && (last == nil || b.n > last.n) {
					last = b
				}
			}
		}
		if last == nil {
			return cur, true
		}
		if soft < 2 || sym.Size(cur) > 120 {
			return nil, false
		}
		// Its coefficient, when it occurs in one term as itself.
		k := sym.Sub(sym.Subst(cur, map[string]sym.Expr{last.v.Name: sym.AddOf(last.v, sym.Int(1))}), cur)
		c, isConst := sym.IsInt(k)
		if !isConst {
			return nil, false
		}
		end := last.hi
		if (c < 0) == up {
			end = last.lo
		}
		if end == nil {
			return nil, false
		}
		cur = sym.AddOf(sym.Sub(cur, sym.MulOf(k, last.v)), sym.MulOf(k, end))
	}
	return nil, false
}
