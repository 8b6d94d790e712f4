// This file implements the constructors of extremes and of choices.

package sym

import "slices"

// maxPrune is the number of operands up to which all pairs of an extreme are
// compared by the range of their difference.
const maxPrune = 16

// MaxOf is the greatest of xs. It is flattened, and an operand that another one
// always reaches is dropped. Of no operands it is undefined.
func MaxOf(xs ...Expr) Expr { return extreme(xs, false) }

// MinOf is the least of xs.
func MinOf(xs ...Expr) Expr { return extreme(xs, true) }

func extreme(xs []Expr, least bool) Expr {
	if len(xs) == 0 {
		return undefinedOf("empty_extreme")
	}
	e := extremes{least: least}
	for _, x := range xs {
		e.add(sane(x), Int(0))
	}
	return e.expr()
}

// extremes collects the operands of a Max or Min.
type extremes struct {
	least bool
	xs    []Expr
	k     num
	hasK  bool
	inf   bool
}

func (e *extremes) same(x Expr) []Expr {
	switch y := x.(type) {
	case *Max:
		if !e.least {
			return y.X
		}
	case *Min:
		if e.least {
			return y.X
		}
	}
	return nil
}

// add adds x + off.
func (e *extremes) add(x, off Expr) {
	if ys := e.same(x); ys != nil {
		for _, y := range ys {
			e.add(sane(y), off)
		}
		return
	}
	if IsInf(x) {
		e.inf = true
		return
	}
	// max(a, b) + c takes part as a+c, b+c.
	if a, ok := x.(*Add); ok {
		at := -1
		for i, y := range a.X {
			if e.same(y) != nil {
				if at >= 0 {
					at = -1
					break
				}
				at = i
			}
		}
		if at >= 0 && len(e.same(a.X[at])) <= 8 && Size(a) < 256 {
			e.add(a.X[at], AddOf(off, Sub(a, a.X[at])))
			return
		}
	}
	x = AddOf(x, off)
	if n, ok := isConst(x); ok {
		if !e.hasK || n.less(e.k) == e.least && n.cmp(e.k) != 0 {
			e.k, e.hasK = n, true
		}
		return
	}
	e.xs = append(e.xs, x)
}

func (e *extremes) expr() Expr {
	xs := e.xs
	if e.hasK {
		xs = append(xs, mkConst(e.k))
	}
	if e.inf && (!e.least || len(xs) == 0) {
		return infinity
	}
	slices.SortStableFunc(xs, Compare)
	xs = slices.CompactFunc(xs, Equal)
	if len(xs) <= maxPrune {
		xs = e.prune(xs)
	}
	if len(xs) == 1 {
		return xs[0]
	}
	if e.least {
		m := &Min{X: xs}
		m.meta = computeMeta(m)
		return m
	}
	m := &Max{X: xs}
	m.meta = computeMeta(m)
	return m
}

// prune drops the operands another one always reaches.
func (e *extremes) prune(xs []Expr) []Expr {
	drop := make([]bool, len(xs))
	for i := range xs {
		for j := i + 1; j < len(xs) && !drop[i]; j++ {
			if drop[j] {
				continue
			}
			d := differenceRange(xs[i], xs[j])
			if e.least {
				d = d.neg()
			}
			switch {
			case d.nonNegative():
				drop[j] = true
			case d.nonPositive():
				drop[i] = true
			}
		}
	}
	out := make([]Expr, 0, len(xs))
	for i, x := range xs {
		if !drop[i] {
			out = append(out, x)
		}
	}
	return out
}

// differenceRange is the range of a-b, first by their own ranges.
func differenceRange(a, b Expr) ivl {
	ra, rb := rangeOf(a), rangeOf(b)
	if d := ra.add(rb.neg()); d.nonNegative() || d.nonPositive() {
		return d
	}
	if metaOf(a).mask&metaOf(b).mask == 0 {
		return unbounded // nothing can cancel
	}
	return rangeOf(Sub(a, b))
}

// AbsOf is the absolute value of a.
func AbsOf(a Expr) Expr {
	a = sane(a)
	if IsInf(a) {
		return infinity
	}
	r := rangeOf(a)
	switch {
	case r.nonNegative():
		return a
	case r.nonPositive():
		return Neg(a)
	}
	return MaxOf(a, Neg(a))
}

// maxShape is the size of branches up to which a choice is compared with the
// patterns of Max and Min.
const maxShape = 200

// IteOf is a where c holds and b otherwise.
func IteOf(c Cond, a, b Expr) Expr {
	c, a, b = saneCond(c), sane(a), sane(b)
	if t, ok := c.(Bool); ok {
		if t {
			return a
		}
		return b
	}
	if Equal(a, b) {
		return a
	}
	// One orientation only: >= rather than <=, == rather than !=, && rather than ||.
	flip := false
	switch x := c.(type) {
	case *Cmp:
		l := literalOf(x)
		flip = l.rel == relNE || l.rel == relLE
	case *Or:
		flip = true
	}
	if flip {
		c, a, b = NotOf(c), b, a
	}
	// Nested choices by the same or the opposite condition.
	if x, ok := a.(*Ite); ok {
		if EqualCond(x.C, c) {
			return IteOf(c, x.A, b)
		}
		if Equal(x.B, b) {
			return IteOf(AndOf(c, x.C), x.A, b)
		}
		if Equal(x.A, b) {
			return IteOf(AndOf(c, NotOf(x.C)), x.B, b)
		}
	}
	if x, ok := b.(*Ite); ok {
		if EqualCond(x.C, c) {
			return IteOf(c, a, x.B)
		}
		if Equal(x.A, a) {
			return IteOf(OrOf(c, x.C), a, x.B)
		}
		if Equal(x.B, a) {
			return IteOf(OrOf(c, NotOf(x.C)), a, x.A)
		}
	}
	if x, y := chosen(a, c, true), chosen(b, c, false); x != a || y != b {
		return IteOf(c, x, y)
	}
	if x, ok := a.(*Ite); ok {
		if and, ok := c.(*And); ok {
			for _, part := range and.X {
				switch {
				case EqualCond(part, x.C):
					return IteOf(c, x.A, b)
				case EqualCond(NotOf(part), x.C):
					return IteOf(c, x.B, b)
				}
			}
		}
	}
	if x, ok := c.(*Cmp); ok && Size(a)+Size(b) <= maxShape {
		if e, ok := choiceAsExtreme(literalOf(x), a, b); ok {
			return e
		}
	}
	x := &Ite{C: c, A: a, B: b}
	x.meta = computeMeta(x)
	return x
}

// chosen is the sum e with the terms that are choices by c decided as it holds or
// does not.
func chosen(e Expr, c Cond, holds bool) Expr {
	if kindOf(e) != kAdd {
		return e
	}
	var l lin
	changed := false
	for _, x := range termsOf(e) {
		t := splitTerm(x)
		if t.m == nil {
			l.k = l.k.add(t.c)
			continue
		}
		if f, ok := t.m.(*Ite); ok && EqualCond(f.C, c) {
			changed = true
			if holds {
				l.add(t.c, f.A)
			} else {
				l.add(t.c, f.B)
			}
			continue
		}
		l.t = append(l.t, t)
	}
	if !changed {
		return e
	}
	return l.finish()
}

// choiceAsExtreme recognises x >= y ? x : y and its relatives.
func choiceAsExtreme(l literal, a, b Expr) (Expr, bool) {
	if IsInf(a) || IsInf(b) {
		return nil, false
	}
	switch l.rel {
	case relGE: // p - k >= 0
		d := Sub(a, b)
		g := Sub(l.p, mkConst(l.k))
		n, ok := isConst(Sub(d, g))
		if ok && (n.is(0) || n.is(1)) { // a-b >= 0, or a-b-1 >= 0
			return MaxOf(a, b), true
		}
		n, ok = isConst(AddOf(d, g))
		if ok && (n.is(0) || n.is(-1)) { // b-a >= 0, or b-a-1 >= 0
			return MinOf(a, b), true
		}
	case relEQ: // p == k ? a : b where b is a there
		if s, ok := l.p.(*Sym); ok && Size(b) <= 64 && metaOf(a).flags&hasInf == 0 {
			if metaOf(b).flags&(partial|hasInf) == 0 && Equal(Subst(b, map[string]Expr{s.Name: mkConst(l.k)}), a) {
				return b, true
			}
		}
	}
	return nil, false
}
