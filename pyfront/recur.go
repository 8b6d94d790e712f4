// This file solves how the scalars of a loop change: invariant, affine,
// replaced, geometric, or within bounds.

package pyfront

import (
	"math/big"
	"sort"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

func bigInt(n int64) *big.Int { return big.NewInt(n) }

// solve finds the closed form of every variable in terms of the iteration. It
// reports true when an integer was lost whose size must now be followed too, and
// the lengths that are known together: those at hand, and those of the iteration
// before where values were left by that.
func (x *interp) solve(vars map[string]*lvar, i *sym.Sym, start int64, shares []*shareOf) (again bool, all []*shareOf) {
	paths := make([]string, 0, len(vars))
	for p := range vars {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	heads := map[string]bool{}
	for _, v := range vars {
		heads[v.head.Name] = true
	}
	open := func(e sym.Expr) bool { return x.mentions(e, func(n string) bool { return heads[n] }) }
	known := map[string]sym.Expr{}
	lo := sym.Expr(sym.Int(start))
	at := func(e, t sym.Expr) sym.Expr { return x.atIteration(e, i, t) }
	settle := func(v *lvar, form func(sym.Expr) sym.Expr) {
		if isElement(v.path) {
			form = x.likeness(v, i, form)
		}
		v.form = form
		known[v.head.Name] = form(i)
		delete(heads, v.head.Name)
	}
	openCond := func(c sym.Cond) bool {
		for _, s := range sym.CondSyms(c) {
			if heads[s.Name] {
				return true
			}
		}
		return false
	}
	// one is the form of a variable from its value at the end of an iteration.
	var one func(e sym.Expr, h *sym.Sym, init sym.Expr, depth int) func(sym.Expr) sym.Expr
	one = func(e sym.Expr, h *sym.Sym, init sym.Expr, depth int) func(sym.Expr) sym.Expr {
		if d, ok := minus(e, h, 0); ok && !open(d) {
			if k, isInt := sym.IsInt(d); isInt && k == 0 {
				return func(sym.Expr) sym.Expr { return init }
			}
			if f := x.sumOfShares(d, init, shares, i, start); f != nil {
				return f
			}
			if x.hasSoft(d) {
				dl, ok1 := x.bound(d, false, 0)
				dh, ok2 := x.bound(d, true, 0)
				return func(t sym.Expr) sym.Expr {
					var l, h sym.Expr
					if ok1 {
						l = sym.AddOf(init, x.prefix(i, lo, t, dl))
					}
					if ok2 {
						h = sym.AddOf(init, x.prefix(i, lo, t, dh))
					}
					return x.soft("loop", l, h)
				}
			}
			return func(t sym.Expr) sym.Expr { return sym.AddOf(init, x.prefix(i, lo, t, d)) }
		}
		if !open(e) {
			e, shares = x.another(e, shares)
			if sym.Equal(at(e, sym.Sub(lo, sym.Int(1))), init) {
				return func(t sym.Expr) sym.Expr { return at(e, sym.Sub(t, sym.Int(1))) }
			}
			return func(t sym.Expr) sym.Expr {
				return sym.IteOf(sym.LeOf(t, lo), init, at(e, sym.Sub(t, sym.Int(1))))
			}
		}
		if f := geometric(e, h, init, lo); f != nil {
			return f
		}
		// A choice that is the same in every iteration: not one that the analysis
		// does not know, which each may make anew.
		if y, ok := e.(*sym.Ite); ok && depth < 6 && !sym.CondHasSym(y.C, i.Name) && !openCond(y.C) && !x.softCond(y.C) {
			fa, fb := one(y.A, h, init, depth+1), one(y.B, h, init, depth+1)
			if fa != nil && fb != nil {
				return func(t sym.Expr) sym.Expr { return sym.IteOf(y.C, fa(t), fb(t)) }
			}
		}
		return nil
	}
	larger := false
	for again := true; again; {
		again = false
		for _, p := range paths {
			v := vars[p]
			if v.form != nil {
				continue
			}
			e := x.through(v.end, known)
			init := v.init
			if y, chosen := v.end.(*sym.Ite); isElement(p) || chosen && x.softCond(y.C) && x.stays(y, v.head) {
				if f := x.elements(v, known, heads, i, lo); f != nil {
					again = true
					v.form = f
					known[v.head.Name] = f(i)
					delete(heads, v.head.Name)
					continue
				}
			}
			if f := one(e, v.head, init, 0); f != nil {
				again = true
				settle(v, f)
			}
		}
		if again {
			continue
		}
		// What is left: a value of bounded growth, or nothing is known. Sizes
		// follow from the values and come last.
		order := func(p string) int {
			switch {
			case strings.HasSuffix(p, ".bits"):
				return 0
			case strings.HasSuffix(p, ".value"):
				return 1
			}
			return 2
		}
		rest := append([]string(nil), paths...)
		sort.SliceStable(rest, func(a, b int) bool { return order(rest[a]) < order(rest[b]) })
		for _, p := range rest {
			v := vars[p]
			if v.form != nil {
				continue
			}
			if f, capped := x.capped(v, x.through(v.end, known), open, i, lo); capped {
				settle(v, f)
				again = true
				break
			}
		}
		if again {
			continue
		}
		for _, p := range rest {
			v := vars[p]
			if v.form != nil {
				continue
			}
			again = true
			if strings.HasSuffix(p, ".bits") {
				if f := x.growingBits(v, vars, known, lo); f != nil {
					for _, q := range rest {
						if w := vars[q]; w.form == nil && strings.HasSuffix(q, ".bits") {
							settle(w, f)
						}
					}
					break
				}
			}
			least := sym.Expr(sym.Int(0))
			if name, ok := strings.CutSuffix(p, ".value"); ok {
				least = nil
				r := sym.RangeOf(x.through(v.end, known), nil)
				if r.Lo != nil && r.Hi != nil && r.Lo.BitLen() < 60 && r.Hi.BitLen() < 60 {
					lo, hi := sym.MinOf(v.init, sym.Big(r.Lo)), sym.MaxOf(v.init, sym.Big(r.Hi))
					settle(v, func(sym.Expr) sym.Expr { return x.soft("int", lo, hi) })
					break
				}
				if f, _ := x.capped(v, x.through(v.end, known), open, i, lo); f != nil {
					settle(v, f)
					break
				}
				if !x.large[name] {
					x.large[name] = true
					larger = true
				}
			}
			if f, _ := x.capped(v, x.through(v.end, known), open, i, lo); f != nil {
				settle(v, f)
				break
			}
			settle(v, func(sym.Expr) sym.Expr { return x.soft("lost", least, nil) })
			break
		}
	}
	return larger, shares
}

// prefix is the sum of d over the iterations before t.
func (x *interp) prefix(i *sym.Sym, lo, t, d sym.Expr) sym.Expr {
	if !sym.HasSym(d, i.Name) {
		return sym.MulOf(d, sym.Sub(t, lo))
	}
	j := sym.NewSym(i.Name+"'", sym.Bound, nil, nil)
	body := sym.Subst(d, map[string]sym.Expr{i.Name: j})
	if s, ok := sym.SumOverNonEmpty(j, lo, t, body); ok {
		return s
	}
	return sym.SumOf(j, lo, t, body)
}

// stays says that one of the ways through an iteration leaves a value as it was.
func (x *interp) stays(e sym.Expr, h *sym.Sym) bool {
	switch e := e.(type) {
	case *sym.Sym:
		return e.Name == h.Name
	case *sym.Ite:
		return x.stays(e.A, h) || x.stays(e.B, h)
	}
	return false
}

// minus is e - h where h occurs as a summand in every case.
func minus(e sym.Expr, h *sym.Sym, depth int) (sym.Expr, bool) {
	if !sym.HasSym(e, h.Name) || depth > 12 {
		return nil, false
	}
	d := sym.Sub(e, h)
	if !sym.HasSym(d, h.Name) {
		return d, true
	}
	if y, ok := e.(*sym.Ite); ok && !sym.CondHasSym(y.C, h.Name) {
		a, ok1 := minus(y.A, h, depth+1)
		b, ok2 := minus(y.B, h, depth+1)
		if ok1 && ok2 {
			return sym.IteOf(y.C, a, b), true
		}
	}
	if y, ok := e.(*sym.Add); ok {
		for k, t := range y.X {
			if !sym.HasSym(t, h.Name) {
				continue
			}
			rest := append(append([]sym.Expr(nil), y.X[:k]...), y.X[k+1:]...)
			r := sym.AddOf(rest...)
			if sym.HasSym(r, h.Name) {
				return nil, false
			}
			if d, ok := minus(t, h, depth+1); ok {
				return sym.AddOf(d, r), true
			}
		}
	}
	return nil, false
}

// geometric recognises h // c, its ceiling, and h * c.
func geometric(e sym.Expr, h *sym.Sym, init, lo sym.Expr) func(sym.Expr) sym.Expr {
	if d, ok := e.(*sym.FloorDiv); ok && sym.Equal(d.X, h) {
		if k, ok := sym.IsInt(d.Y); ok && k >= 2 {
			return func(t sym.Expr) sym.Expr {
				n := sym.Sub(t, lo)
				if k == 2 {
					return sym.FloorDivOf(init, sym.Pow2Of(n))
				}
				return sym.FloorDivOf(init, sym.ApplyOf(sym.FnIPow, sym.Int(k), n))
			}
		}
	}
	if d, ok := e.(*sym.FloorDiv); ok {
		if k, ok := sym.IsInt(d.Y); ok && k >= 2 && sym.Equal(d.X, sym.AddOf(h, sym.Int(k-1))) {
			return func(t sym.Expr) sym.Expr {
				p := sym.Expr(sym.ApplyOf(sym.FnIPow, sym.Int(k), sym.Sub(t, lo)))
				if k == 2 {
					p = sym.Pow2Of(sym.Sub(t, lo))
				}
				return sym.FloorDivOf(sym.Sub(sym.AddOf(init, p), sym.Int(1)), p)
			}
		}
	}
	if m, ok := e.(*sym.Mul); ok && len(m.X) == 2 && sym.Equal(m.X[1], h) {
		if k, ok := sym.IsInt(m.X[0]); ok && k >= 2 {
			return func(t sym.Expr) sym.Expr {
				n := sym.Sub(t, lo)
				if k == 2 {
					return sym.MulOf(init, sym.Pow2Of(n))
				}
				return sym.MulOf(init, sym.ApplyOf(sym.FnIPow, sym.Int(k), n))
			}
		}
	}
	return nil
}

// minima are expressions that are all at least e: the operands of a minimum, also
// of one that stands in a maximum.
func minima(e sym.Expr) []sym.Expr {
	switch e := e.(type) {
	case *sym.Min:
		return e.X
	case *sym.Max:
		for k, y := range e.X {
			m, ok := y.(*sym.Min)
			if !ok {
				continue
			}
			rest := append(append([]sym.Expr(nil), e.X[:k]...), e.X[k+1:]...)
			var out []sym.Expr
			for _, z := range m.X {
				out = append(out, sym.MaxOf(append(rest[:len(rest):len(rest)], z)...))
			}
			return out
		}
	}
	return []sym.Expr{e}
}

// capped is the form of a scalar that never exceeds something that does not
// depend on it (capped), or grows by bounded steps; nil when it does neither.
func (x *interp) capped(v *lvar, e sym.Expr, open func(sym.Expr) bool, i *sym.Sym, lo sym.Expr) (form func(sym.Expr) sym.Expr, capped bool) {
	up, ok := x.bound(e, true, 0)
	if !ok {
		return nil, false
	}
	// Every part of a minimum is a bound: at most cap beside the head, or at most
	// step more than the larger of both.
	type limit struct{ cap, step sym.Expr }
	limitOf := func(e sym.Expr) (l limit, ok bool) {
		terms := []sym.Expr{e}
		if m, isMax := e.(*sym.Max); isMax {
			terms = m.X
		}
		for _, t := range terms {
			if !open(t) {
				if l.cap != nil {
					t = sym.MaxOf(l.cap, t)
				}
				l.cap = t
				continue
			}
			d, ok := minus(t, v.head, 0)
			if !ok || open(d) {
				return l, false
			}
			if k, isInt := sym.IsInt(d); !isInt || k > 0 {
				l.step = sym.MaxOf(orZero(l.step), d)
			}
		}
		return l, true
	}
	var limits []limit
	for _, p := range minima(up) {
		if l, ok := limitOf(p); ok {
			limits = append(limits, l)
			capped = capped || l.step == nil
		}
	}
	if len(limits) == 0 {
		return nil, false
	}
	least := sym.Expr(nil)
	down, ok := x.bound(e, false, 0)
	if ok {
		if sym.Equal(down, v.head) {
			least = v.init
		} else if r := sym.RangeOf(down, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
			least = sym.Int(0)
		}
	}
	if least == nil && !strings.HasSuffix(v.path, ".value") {
		least = sym.Int(0)
	}
	return func(t sym.Expr) sym.Expr {
		last := sym.MaxOf(lo, sym.Sub(t, sym.Int(1)))
		var most []sym.Expr
		for _, l := range limits {
			top := v.init
			if l.cap != nil {
				h, ok := highest(l.cap, i, lo, last, true, 0)
				if !ok {
					continue
				}
				top = sym.MaxOf(top, h)
			}
			if l.step != nil {
				top = sym.AddOf(top, x.prefix(i, lo, t, nonNegative(l.step)))
			}
			most = append(most, top)
		}
		if len(most) == 0 {
			return x.soft("capped", least, nil)
		}
		return x.soft("capped", least, sym.MinOf(most...))
	}, capped
}

func orZero(e sym.Expr) sym.Expr {
	if e == nil {
		return sym.Int(0)
	}
	return e
}

// atIteration is e at iteration t, also where only bounds mention the iteration.
func (x *interp) atIteration(e sym.Expr, i *sym.Sym, t sym.Expr) sym.Expr {
	return x.through(e, map[string]sym.Expr{i.Name: t})
}

// through replaces symbols in e, also in the bounds of values that the analysis
// does not know: those become values of their own.
func (x *interp) through(e sym.Expr, m map[string]sym.Expr) sym.Expr {
	if e == nil || len(m) == 0 {
		return e
	}
	all := m
	for _, s := range sym.FreeSyms(e) {
		b := x.softs[s.Name]
		if b == nil || all[s.Name] != nil || !x.bounded(b, func(name string) bool { return m[name] != nil }) {
			continue
		}
		if len(all) == len(m) {
			all = map[string]sym.Expr{}
			for k, v := range m {
				all[k] = v
			}
		}
		all[s.Name] = x.soft("at", x.through(b.lo, m), x.through(b.hi, m))
	}
	return sym.Subst(e, all)
}

// throughEffect replaces symbols in an effect as through does.
func (x *interp) throughEffect(e effect.Effect, m map[string]sym.Expr) effect.Effect {
	return effect.Map(e, func(e sym.Expr) sym.Expr { return x.through(e, m) })
}
