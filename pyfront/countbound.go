// This file bounds sizes that depend on how often a loop of unknown length ran:
// they grow and fall in straight lines of that number, so that the ends of the
// lines bound them.

package pyfront

import (
	"math"
	"sort"

	"github.com/muxlang/mux/typecheck/sym"
)

// maxCounts bounds the numbers that are tried for one count.
const maxCounts = 24

// overCounts replaces the counts in e that have no upper bound by the numbers at
// which e is greatest (up) or least; e itself where that is not known.
func (x *interp) overCounts(e sym.Expr, up bool) sym.Expr {
	if e == nil || sym.Size(e) > 1000 || !x.hasSoft(e) {
		return e
	}
	for _, v := range sym.FreeSyms(e) {
		b := x.softs[v.Name]
		if b == nil || !b.count {
			continue
		}
		lo, fixed := int64(math.MinInt64), false
		if b.lo != nil {
			if lo, fixed = sym.IsInt(b.lo); !fixed {
				continue
			}
		}
		t := turns{k: v, at: map[int64]bool{}}
		t.expr(e, up)
		if t.bad || len(t.at) > maxCounts/2 {
			continue
		}
		if !fixed && len(t.at) == 0 {
			continue
		}
		set := map[int64]bool{}
		last := lo
		if fixed {
			set[lo] = true
		}
		for c := range t.at {
			for _, n := range []int64{c - 1, c, c + 1} {
				if n >= lo {
					set[n] = true
					last = max(last, n)
				}
			}
		}
		value := func(n int64) sym.Expr { return sym.Subst(e, map[string]sym.Expr{v.Name: sym.Int(n)}) }
		if !sym.Equal(value(last+1), value(last+2)) {
			continue // it goes on without end
		}
		set[last+1] = true
		if !fixed {
			first := last
			for n := range set {
				first = min(first, n)
			}
			if !sym.Equal(value(first-1), value(first-2)) {
				continue
			}
			set[first-1] = true
		}
		var ns []int64
		for n := range set {
			ns = append(ns, n)
		}
		sort.Slice(ns, func(i, j int) bool { return ns[i] < ns[j] })
		var vals []sym.Expr
		for _, n := range ns {
			vals = append(vals, value(n))
		}
		if up {
			e = sym.MaxOf(vals...)
		} else {
			e = sym.MinOf(vals...)
		}
	}
	return e
}

// counts notes that a number of iterations has no upper bound that is known.
func (x *interp) counts(n sym.Expr) {
	for _, v := range sym.FreeSyms(n) {
		if b := x.softs[v.Name]; b != nil && b.hi == nil {
			b.count = true
		}
	}
}

// turns collects the numbers at which the lines of an expression over k may turn.
type turns struct {
	k   *sym.Sym
	at  map[int64]bool
	bad bool

	depth int // of expressions within others
}

func (t *turns) has(e sym.Expr) bool {
	for _, v := range sym.FreeSyms(e) {
		if v.Name == t.k.Name {
			return true
		}
	}
	return false
}

// line is e as a*k + b; ok is false when it is not one of numbers.
func (t *turns) line(e sym.Expr) (a, b int64, ok bool) {
	at := func(n int64) (int64, bool) {
		return sym.IsInt(sym.Subst(e, map[string]sym.Expr{t.k.Name: sym.Int(n)}))
	}
	p, ok1 := at(0)
	q, ok2 := at(1)
	r, ok3 := at(1 << 30)
	if !ok1 || !ok2 || !ok3 || r != p+(q-p)<<30 {
		return 0, 0, false
	}
	return q - p, p, true
}

// meet notes where two lines meet.
func (t *turns) meet(x, y sym.Expr) {
	a, b, ok1 := t.line(x)
	c, d, ok2 := t.line(y)
	if !ok1 || !ok2 {
		t.cross(sym.Sub(x, y))
		return
	}
	if a != c {
		t.at[(d-b)/(a-c)] = true
	}
}

// cross notes where a function of k alone, made of lines, is zero.
func (t *turns) cross(d sym.Expr) {
	if len(sym.FreeSyms(d)) > 1 || t.depth > 4 {
		t.bad = true
		return
	}
	in := turns{k: t.k, at: map[int64]bool{}, depth: t.depth + 1}
	in.expr(d, true)
	in.expr(d, false)
	if in.bad {
		t.bad = true
		return
	}
	ends := []int64{-1 << 31, 1 << 31}
	for c := range in.at {
		t.at[c] = true
		ends = append(ends, c-1, c, c+1)
	}
	sort.Slice(ends, func(i, j int) bool { return ends[i] < ends[j] })
	at := func(n int64) int64 {
		v, ok := sym.IsInt(sym.Subst(d, map[string]sym.Expr{t.k.Name: sym.Int(n)}))
		t.bad = t.bad || !ok || max(v, -v) > 1<<50
		return v
	}
	for i := 1; i < len(ends) && !t.bad; i++ {
		p, q := ends[i-1], ends[i]
		u, w := at(p), at(q)
		if q-p > 1 && (u < 0) != (w < 0) {
			// Bisection: the sign changes once on a line.
			for q-p > 1 && !t.bad {
				m := p + (q-p)/2
				if (at(m) < 0) == (u < 0) {
					p = m
				} else {
					q = m
				}
			}
			t.at[q] = true
		}
	}
}

// expr looks at an expression of which the greatest value counts, or the least.
// That of a maximum is that of one of its operands, so nothing has to be known of
// where they meet; of a minimum it has.
func (t *turns) expr(e sym.Expr, up bool) {
	if t.bad || !t.has(e) {
		return
	}
	switch e := e.(type) {
	case *sym.Sym:
	case *sym.Add:
		for _, x := range e.X {
			t.expr(x, up)
		}
	case *sym.Mul:
		n := 0
		var of sym.Expr
		for _, x := range e.X {
			if t.has(x) {
				n++
				of = x
				continue
			}
			switch r := sym.RangeOf(x, nil); {
			case r.Lo != nil && r.Lo.Sign() >= 0:
			case r.Hi != nil && r.Hi.Sign() <= 0:
				up = !up
			default:
				t.bad = true
			}
		}
		t.bad = t.bad || n > 1
		t.expr(of, up)
	case *sym.Max:
		t.extreme(e.X, up, up)
	case *sym.Min:
		t.extreme(e.X, up, !up)
	case *sym.Ite:
		t.cond(e.C)
		t.expr(e.A, up)
		t.expr(e.B, up)
	default:
		t.bad = true
	}
}

// extreme looks at the operands of max or min; free says that it does not matter
// where they meet.
func (t *turns) extreme(xs []sym.Expr, up, free bool) {
	for i, x := range xs {
		t.expr(x, up)
		for _, y := range xs[:i] {
			if !free && (t.has(x) || t.has(y)) {
				t.meet(x, y)
			}
		}
	}
}

func (t *turns) cond(c sym.Cond) {
	if t.bad {
		return
	}
	within := false
	for _, v := range sym.CondSyms(c) {
		within = within || v.Name == t.k.Name
	}
	if !within {
		return
	}
	switch c := c.(type) {
	case *sym.Cmp:
		t.meet(c.X, c.Y)
	case *sym.And:
		for _, d := range c.X {
			t.cond(d)
		}
	case *sym.Or:
		for _, d := range c.X {
			t.cond(d)
		}
	case *sym.Not:
		t.cond(c.X)
	default:
		t.bad = true
	}
}
