// This file finds how often a loop runs.

package pyfront

import "github.com/muxlang/mux/typecheck/sym"

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
