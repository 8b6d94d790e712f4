// This file solves how the scalars of a loop change: invariant, affine,
// replaced, geometric, or within bounds; and how often a loop runs.

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
// reports true when an integer was lost whose size must now be followed too.
func (x *interp) solve(vars map[string]*lvar, i *sym.Sym, start int64) (again bool) {
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
		// A choice that is the same in every iteration.
		if y, ok := e.(*sym.Ite); ok && depth < 6 && !sym.CondHasSym(y.C, i.Name) && !openCond(y.C) {
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
			if isElement(p) {
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
	return larger
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

// growingBits bounds the bits of integers that add up to each other: all of
// them together gain at most a bit an iteration.
func (x *interp) growingBits(v *lvar, vars map[string]*lvar, known map[string]sym.Expr, lo sym.Expr) func(sym.Expr) sym.Expr {
	start := []sym.Expr{v.init}
	for _, w := range vars {
		if strings.HasSuffix(w.path, ".bits") {
			start = append(start, w.init)
		}
	}
	top := sym.MaxOf(start...)
	// The end of each is at most one more than the largest head.
	heads := map[string]sym.Expr{}
	probe := sym.NewSym("probe", sym.Bound, bigInt(0), nil)
	for _, w := range vars {
		if strings.HasSuffix(w.path, ".bits") {
			heads[w.head.Name] = probe
		}
	}
	if f := linearBits(vars, top, lo); f != nil {
		return func(t sym.Expr) sym.Expr { return x.soft("bits", sym.Int(1), f(t)) }
	}
	gain := int64(0)
	for _, w := range vars {
		if !strings.HasSuffix(w.path, ".bits") {
			continue
		}
		e := sym.Subst(sym.Subst(w.end, known), heads)
		d := sym.RangeOf(sym.Sub(e, probe), nil)
		if d.Hi == nil || !d.Hi.IsInt64() {
			return nil
		}
		gain = max(gain, d.Hi.Int64())
	}
	return func(t sym.Expr) sym.Expr {
		return x.soft("bits", sym.Int(1), sym.AddOf(top, sym.MulOf(sym.Int(gain), sym.Sub(t, lo))))
	}
}

// trips is the number of the first iteration whose test fails; nil when it is
// not known.
func (x *interp) trips(test sym.Cond, vars map[string]*lvar, i *sym.Sym, start int64) sym.Expr {
	sub := map[string]sym.Expr{}
	for _, v := range vars {
		sub[v.head.Name] = v.form(i)
	}
	c := sym.SubstCond(test, sub)
	var parts []sym.Cond
	if a, ok := c.(*sym.And); ok {
		parts = a.X
	} else {
		parts = []sym.Cond{c}
	}
	var best []sym.Expr
	exact := true
	for _, p := range parts {
		if t := x.firstFailure(p, i, start); t != nil {
			best = append(best, t)
		} else {
			exact = false
		}
	}
	if len(best) == 0 {
		return nil
	}
	n := sym.MaxOf(sym.Int(start), sym.MinOf(best...))
	if !exact {
		return x.soft("trips", sym.Int(start), n)
	}
	return n
}

func (x *interp) firstFailure(c sym.Cond, i *sym.Sym, start int64) sym.Expr {
	cmp, ok := c.(*sym.Cmp)
	if !ok {
		return nil
	}
	// g >= 0 is the test.
	var g sym.Expr
	switch cmp.Op {
	case sym.Le:
		g = sym.Sub(cmp.Y, cmp.X)
	case sym.Lt:
		g = sym.Sub(sym.Sub(cmp.Y, cmp.X), sym.Int(1))
	case sym.Ne:
		// Towards zero in steps of one.
		g = sym.Sub(cmp.X, cmp.Y)
		next := sym.Subst(g, map[string]sym.Expr{i.Name: sym.AddOf(i, sym.Int(1))})
		if k, ok := sym.IsInt(sym.Sub(next, g)); ok && k == -1 {
			g = sym.Sub(g, sym.Int(1))
			break
		} else if ok && k == 1 {
			g = sym.Sub(sym.Neg(g), sym.Int(1))
			break
		}
		return nil
	default:
		return nil
	}
	if x.hasSoft(g) {
		return nil
	}
	next := sym.Subst(g, map[string]sym.Expr{i.Name: sym.AddOf(i, sym.Int(1))})
	d := sym.Sub(next, g)
	if k, ok := sym.IsInt(d); ok && k < 0 {
		at0 := sym.Subst(g, map[string]sym.Expr{i.Name: sym.Int(0)})
		return sym.AddOf(sym.FloorDivOf(at0, sym.Int(-k)), sym.Int(1))
	}
	if t := doubling(g, i, start); t != nil {
		return t
	}
	if t := halvingUp(g, i, start); t != nil {
		return t
	}
	// init // 2**i >= k
	if cmp.Op == sym.Le {
		if k, ok := sym.IsInt(cmp.X); ok && k >= 1 {
			if f, ok := cmp.Y.(*sym.FloorDiv); ok && !sym.HasSym(f.X, i.Name) {
				if p, ok := f.Y.(*sym.Pow2); ok && sym.Equal(p.E, sym.Sub(i, sym.Int(start))) {
					q := sym.FloorDivOf(f.X, sym.Int(k))
					return sym.AddOf(sym.Int(start), sym.IteOf(sym.LeOf(sym.Int(1), q),
						sym.AddOf(sym.ApplyOf(sym.FnLog2Floor, sym.MaxOf(sym.Int(1), q)), sym.Int(1)), sym.Int(0)))
				}
			}
		}
	}
	return nil
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
	parts := []sym.Expr{up}
	if m, ok := up.(*sym.Min); ok {
		parts = m.X
	}
	var limits []limit
	for _, p := range parts {
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

// powerOf is the exponent's distance d when e is c * 2**(i + d), c positive.
func powerOf(e sym.Expr, i *sym.Sym) (c int64, d sym.Expr, ok bool) {
	c = 1
	if m, isMul := e.(*sym.Mul); isMul && len(m.X) == 2 {
		if c, ok = sym.IsInt(m.X[0]); !ok {
			return 0, nil, false
		}
		e = m.X[1]
	}
	p, isPow := e.(*sym.Pow2)
	if !isPow {
		return 0, nil, false
	}
	d = sym.Sub(p.E, i)
	return c, d, !sym.HasSym(d, i.Name)
}

// doubling is the first i from start on at which g = rest - c*2**(i+d) is
// negative; nil when g has another form.
func doubling(g sym.Expr, i *sym.Sym, start int64) sym.Expr {
	terms := []sym.Expr{g}
	if a, ok := g.(*sym.Add); ok {
		terms = a.X
	}
	var rest []sym.Expr
	var c int64
	var d sym.Expr
	for _, t := range terms {
		if !sym.HasSym(t, i.Name) {
			rest = append(rest, t)
			continue
		}
		var ok bool
		if d != nil {
			return nil
		}
		if c, d, ok = powerOf(t, i); !ok || c >= 0 {
			return nil
		}
	}
	if d == nil {
		return nil
	}
	most := sym.FloorDivOf(sym.AddOf(rest...), sym.Int(-c))
	last := sym.Sub(sym.ApplyOf(sym.FnLog2Floor, sym.MaxOf(sym.Int(1), most)), d)
	return sym.IteOf(sym.LeOf(sym.Int(1), most), sym.MaxOf(sym.Int(start), sym.AddOf(last, sym.Int(1))), sym.Int(start))
}

// halvingUp is the first i from start on at which (init + 2**j - 1) // 2**j, j =
// i - start, is no more than a constant k of at least 1: g is that minus k + 1.
func halvingUp(g sym.Expr, i *sym.Sym, start int64) sym.Expr {
	for k := int64(1); k <= 64; k++ {
		f, ok := sym.AddOf(g, sym.Int(k+1)).(*sym.FloorDiv)
		if !ok {
			continue
		}
		p, ok := f.Y.(*sym.Pow2)
		if !ok || !sym.Equal(p.E, sym.Sub(i, sym.Int(start))) {
			return nil
		}
		init := sym.Sub(sym.AddOf(f.X, sym.Int(1)), p)
		if sym.HasSym(init, i.Name) {
			return nil
		}
		// ceil(init / 2**j) <= k: 2**j >= ceil(init / k)
		q := sym.FloorDivOf(sym.AddOf(init, sym.Int(k-1)), sym.Int(k))
		return sym.AddOf(sym.Int(start), sym.ApplyOf(sym.FnLog2Ceil, sym.MaxOf(sym.Int(1), q)))
	}
	return nil
}

// isElement says that a scalar belongs to what the elements of a container are
// like.
func isElement(path string) bool {
	return strings.Contains(path, ".elem") || strings.Contains(path, ".key")
}

// elements is the form of a scalar of what elements are like, when each
// iteration leaves the hull of what it was and something that does not depend
// on it: the hull of all of those. heads are the variables without a form.
func (x *interp) elements(v *lvar, known map[string]sym.Expr, heads map[string]bool, i *sym.Sym, lo sym.Expr) func(sym.Expr) sym.Expr {
	open := func(e sym.Expr) bool {
		for _, s := range sym.FreeSyms(e) {
			if heads[s.Name] || x.softs[s.Name] != nil {
				return true
			}
		}
		return false
	}
	// end is the end of the hull in one direction, without the head; nil: there
	// is none beyond the head.
	end := func(up bool) (e sym.Expr, ok bool) {
		if e, ok = x.bound(v.end, up, 0); !ok {
			return nil, false
		}
		if e, ok = without(e, v.head, up); !ok {
			return nil, false
		}
		if e == nil {
			return nil, true
		}
		if e, ok = x.bound(sym.Subst(e, known), up, 0); !ok || open(e) {
			return nil, false
		}
		return e, true
	}
	least, ok1 := end(false)
	most, ok2 := end(true)
	if !ok1 || !ok2 {
		return nil
	}
	// A value that speaks of an iteration is not one from before the loop: there
	// were no elements then.
	init := v.init
	first, ok := x.bound(init, true, 0)
	if !ok || open(first) || sym.HasSym(first, i.Name) {
		init = nil
	} else if _, known := known[v.head.Name]; known {
		init = nil
	}
	for _, s := range sym.FreeSyms(orZero(first)) {
		if s.Origin == sym.Bound {
			init = nil
		}
	}
	return func(t sym.Expr) sym.Expr {
		last := sym.MaxOf(lo, sym.Sub(t, sym.Int(1)))
		l, h := init, init
		if init != nil {
			var ok bool
			if l, ok = x.bound(init, false, 0); !ok {
				return x.soft("elem", nil, nil)
			}
			h = first
		}
		if least != nil {
			e, ok := highest(least, i, lo, last, false, 0)
			switch {
			case !ok:
				l = nil
			case l == nil:
				l = e
			default:
				l = sym.MinOf(l, e)
			}
		}
		if most != nil {
			e, ok := highest(most, i, lo, last, true, 0)
			switch {
			case !ok:
				h = nil
			case h == nil:
				h = e
			default:
				h = sym.MaxOf(h, e)
			}
		}
		return x.soft("elem", l, h)
	}
}

func orZero(e sym.Expr) sym.Expr {
	if e == nil {
		return sym.Int(0)
	}
	return e
}

// without takes h out of a maximum (up) or minimum; ok is false when it occurs
// otherwise.
func without(e sym.Expr, h *sym.Sym, up bool) (sym.Expr, bool) {
	if !sym.HasSym(e, h.Name) {
		return e, true
	}
	if sym.Equal(e, h) {
		return nil, true
	}
	var xs []sym.Expr
	if m, ok := e.(*sym.Max); ok && up {
		xs = m.X
	} else if m, ok := e.(*sym.Min); ok && !up {
		xs = m.X
	} else {
		return nil, false
	}
	var rest []sym.Expr
	for _, y := range xs {
		r, ok := without(y, h, up)
		if !ok {
			return nil, false
		}
		if r != nil {
			rest = append(rest, r)
		}
	}
	switch {
	case len(rest) == 0:
		return nil, true
	case up:
		return sym.MaxOf(rest...), true
	}
	return sym.MinOf(rest...), true
}

// likeness is the form of a scalar of what elements are like: all the values it
// took so far, not the last one.
func (x *interp) likeness(v *lvar, i *sym.Sym, form func(sym.Expr) sym.Expr) func(sym.Expr) sym.Expr {
	init := v.init
	f := form(i)
	if sym.Equal(f, init) {
		return form
	}
	step := sym.Sub(sym.Subst(f, map[string]sym.Expr{i.Name: sym.AddOf(i, sym.Int(1))}), f)
	linear := !sym.HasSym(step, i.Name) && !x.hasSoft(f)
	return func(t sym.Expr) sym.Expr {
		if !linear {
			end := sym.MaxOf(sym.Int(0), sym.Sub(t, sym.Int(1)))
			var least, most sym.Expr
			if up, ok := x.bound(f, true, 0); ok {
				if h, ok := highest(up, i, sym.Int(0), end, true, 0); ok {
					most = sym.MaxOf(init, h)
				}
			}
			if down, ok := x.bound(f, false, 0); ok {
				if l, ok := highest(down, i, sym.Int(0), end, false, 0); ok {
					least = sym.MinOf(init, l)
				}
			}
			return x.soft("elem", least, most)
		}
		last := form(t)
		return x.soft("elem", sym.MinOf(init, last), sym.MaxOf(init, last))
	}
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

// mentions says that e speaks of a symbol that is asked for, also by the bounds
// of values that the analysis does not know.
func (x *interp) mentions(e sym.Expr, is func(string) bool) bool {
	if e == nil {
		return false
	}
	for _, s := range sym.FreeSyms(e) {
		if is(s.Name) {
			return true
		}
		if b := x.softs[s.Name]; b != nil && x.bounded(b, is) {
			return true
		}
	}
	return false
}

// bounded says that the bounds of a value mention a symbol that is asked for.
// Bounds only speak of older values, so this comes to an end.
func (x *interp) bounded(b *softBound, is func(string) bool) bool {
	return x.mentions(b.lo, is) || x.mentions(b.hi, is)
}

// linearBits bounds the bits of integers that are nonnegative linear
// combinations of each other: by the row sums of a power of the matrix.
//
// Law: with s the largest row sum of M, M**2, …, M**m, values after up to k*m
// iterations are at most s**k times the largest value at the start; m = 32 here.
func linearBits(vars map[string]*lvar, top, lo sym.Expr) func(sym.Expr) sym.Expr {
	const m = 32
	var vs []*lvar
	for _, v := range vars {
		if strings.HasSuffix(v.path, ".value") && v.form == nil && vars[strings.TrimSuffix(v.path, ".value")+".bits"] != nil {
			vs = append(vs, v)
		}
	}
	if len(vs) == 0 || len(vs) > 8 {
		return nil
	}
	sort.Slice(vs, func(a, b int) bool { return vs[a].path < vs[b].path })
	n := len(vs)
	mat := make([][]*big.Int, n)
	for r, v := range vs {
		if r := sym.RangeOf(v.init, nil); r.Lo == nil || r.Lo.Sign() < 0 {
			return nil
		}
		mat[r] = make([]*big.Int, n)
		rest := v.end
		for c, w := range vs {
			env := sym.MapEnv{}
			for _, u := range vs {
				env[u.head.Name] = new(big.Int)
			}
			env[w.head.Name] = big.NewInt(1)
			k, err := sym.Eval(v.end, env)
			if err != nil || k.Sign() < 0 || k.BitLen() > 32 {
				return nil
			}
			mat[r][c] = k
			rest = sym.Sub(rest, sym.MulOf(sym.Big(k), w.head))
		}
		if k, ok := sym.IsInt(rest); !ok || k != 0 {
			return nil
		}
	}
	most := new(big.Int)
	pow := mat
	for k := 1; k <= m; k++ {
		for r := range pow {
			s := new(big.Int)
			for _, c := range pow[r] {
				s.Add(s, c)
			}
			if s.Cmp(most) > 0 {
				most = s
			}
		}
		pow = matMul(pow, mat)
	}
	gain := int64(most.BitLen())
	return func(t sym.Expr) sym.Expr {
		rounds := sym.FloorDivOf(sym.AddOf(sym.Sub(t, lo), sym.Int(m-1)), sym.Int(m))
		return sym.AddOf(top, sym.MulOf(sym.Int(gain), rounds))
	}
}

func matMul(a, b [][]*big.Int) [][]*big.Int {
	n := len(a)
	out := make([][]*big.Int, n)
	for r := range out {
		out[r] = make([]*big.Int, n)
		for c := range out[r] {
			s := new(big.Int)
			for j := 0; j < n; j++ {
				s.Add(s, new(big.Int).Mul(a[r][j], b[j][c]))
			}
			out[r][c] = s
		}
	}
	return out
}
