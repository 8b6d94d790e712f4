// This file implements comparisons: every one is reduced to a literal about a
// primitive linear combination, so that equivalent comparisons are equal.

package sym

import "slices"

// relation of a literal.
type rel uint8

const (
	relGE rel = iota
	relLE
	relEQ
	relNE
)

// literal is p rel k: p has no constant term, its coefficients have no common
// factor and the first is positive. p nil: not computed.
type literal struct {
	p   Expr
	rel rel
	k   num
}

func saneCond(c Cond) Cond {
	switch x := c.(type) {
	case Bool:
		return c
	case *And:
		if x == nil {
			break
		}
		if x.hash.a == 0 {
			return AndOf(slices.Concat(x.X, []Cond{True, True})...)
		}
		return c
	case *Or:
		if x == nil {
			break
		}
		if x.hash.a == 0 {
			return OrOf(slices.Concat(x.X, []Cond{False, False})...)
		}
		return c
	case *Cmp:
		if x == nil {
			break
		}
		if x.lit.p == nil { // hand-made
			return compare(x.Op, x.X, x.Y)
		}
		return c
	case *Not:
		if x == nil {
			break
		}
		return NotOf(x.X)
	}
	return undefinedCond()
}

// undefinedCond is a condition without value.
func undefinedCond() Cond {
	return newCmp(literal{undefinedOf("nil"), relGE, n64(0)})
}

func literalOf(c *Cmp) literal {
	if c.lit.p != nil {
		return c.lit
	}
	if d, ok := compare(c.Op, c.X, c.Y).(*Cmp); ok {
		return d.lit
	}
	return literal{p: undefinedOf("trivial"), rel: relGE}
}

func compare(op CmpOp, a, b Expr) Cond {
	switch op {
	case Eq:
		return EqOf(a, b)
	case Ne:
		return NeOf(a, b)
	case Lt:
		return LtOf(a, b)
	}
	return LeOf(a, b)
}

// EqOf is a == b.
func EqOf(a, b Expr) Cond {
	a, b = sane(a), sane(b)
	if ia, ib := IsInf(a), IsInf(b); ia || ib {
		return Bool(ia && ib)
	}
	return zeroLiteral(Sub(a, b), relEQ)
}

// iteLiteral moves a comparison of a choice with a constant into the branches
// when one of them decides it. Chains of choices are compared at every link
// again, and the conditions grow with each, so long ones stay as they are.
func iteLiteral(x *Ite, l literal) (Cond, bool) {
	const long = 250
	if Size(x) > long {
		return nil, false
	}
	in := func(e Expr) Cond {
		switch l.rel {
		case relEQ:
			return EqOf(e, mkConst(l.k))
		case relGE:
			return GeOf(e, mkConst(l.k))
		case relLE:
			return LeOf(e, mkConst(l.k))
		}
		return NeOf(e, mkConst(l.k))
	}
	a := in(x.A)
	if v, ok := a.(Bool); ok {
		if b := in(x.B); bool(v) {
			return OrOf(x.C, b), true
		} else {
			return AndOf(NotOf(x.C), b), true
		}
	}
	b := in(x.B)
	if v, ok := b.(Bool); ok {
		if bool(v) {
			return OrOf(NotOf(x.C), a), true
		}
		return AndOf(x.C, a), true
	}
	return nil, false
}

// smallDividend reports whether m is 0 only for the dividend 0.
func smallDividend(m *Mod) bool {
	n, ok := isConst(m.Y)
	if !ok || n.sign() <= 0 {
		return false
	}
	r := rangeOf(m.X)
	return r.hasLo && r.hasHi && r.hi.less(n) && n.neg().less(r.lo)
}

// NeOf is a != b.
func NeOf(a, b Expr) Cond { return NotOf(EqOf(a, b)) }

// LeOf is a <= b. Everything is <= Inf.
func LeOf(a, b Expr) Cond {
	a, b = sane(a), sane(b)
	if IsInf(b) {
		return True
	}
	if IsInf(a) {
		return False
	}
	return zeroLiteral(Sub(b, a), relGE)
}

// LtOf is a < b.
func LtOf(a, b Expr) Cond {
	a, b = sane(a), sane(b)
	if IsInf(a) {
		return False
	}
	if IsInf(b) {
		return True
	}
	return zeroLiteral(Sub(Sub(b, a), Int(1)), relGE)
}

// GtOf is a > b.
func GtOf(a, b Expr) Cond { return LtOf(b, a) }

// GeOf is a >= b.
func GeOf(a, b Expr) Cond { return LeOf(b, a) }

// IsTrue reports whether c is the constant true.
func IsTrue(c Cond) bool { b, ok := c.(Bool); return ok && bool(b) }

// IsFalse reports whether c is the constant false.
func IsFalse(c Cond) bool { b, ok := c.(Bool); return ok && !bool(b) }

// zeroLiteral is d >= 0 (relGE) or d == 0 (relEQ).
func zeroLiteral(d Expr, r rel) Cond {
	var k, g num
	xs := termsOf(d)
	ts := make([]term, 0, len(xs))
	for _, x := range xs {
		t := splitTerm(x)
		if t.m == nil {
			k = t.c
			continue
		}
		g = gcd(g, t.c)
		ts = append(ts, t)
	}
	if len(ts) == 0 {
		if r == relEQ {
			return Bool(k.sign() == 0)
		}
		return Bool(k.sign() >= 0)
	}
	neg := ts[0].c.sign() < 0
	if neg {
		g = g.neg()
	}
	var p Expr
	if g.is(1) && k.sign() == 0 {
		p = d
	} else {
		for i := range ts {
			ts[i].c = ts[i].c.quo(g)
		}
		l := lin{t: ts}
		p = l.expr()
	}
	// d = g*p + k
	switch {
	case r == relEQ:
		if !g.divides(k) {
			return False
		}
		return litCond(literal{p, relEQ, k.neg().quo(g)})
	case neg: // p <= k/|g|
		return litCond(literal{p, relLE, k.floorDiv(g.neg())})
	}
	return litCond(literal{p, relGE, k.neg().ceilDiv(g)})
}

// litCond folds a literal by the range of its left side.
func litCond(l literal) Cond {
	if m, ok := l.p.(*Mod); ok && smallDividend(m) {
		switch {
		case l.rel == relEQ && l.k.sign() == 0:
			return EqOf(m.X, Int(0))
		case l.rel == relGE && l.k.is(1):
			return NeOf(m.X, Int(0))
		}
	}
	if x, ok := l.p.(*Ite); ok {
		if c, ok := iteLiteral(x, l); ok {
			return c
		}
	}
	r := rangeOf(l.p)
	switch l.rel {
	case relGE:
		switch {
		case r.hasLo && l.k.cmp(r.lo) <= 0:
			return True
		case r.hasHi && r.hi.less(l.k):
			return False
		case r.hasHi && r.hi.cmp(l.k) == 0:
			l.rel = relEQ
		}
	case relLE:
		switch {
		case r.hasHi && r.hi.cmp(l.k) <= 0:
			return True
		case r.hasLo && l.k.less(r.lo):
			return False
		case r.hasLo && r.lo.cmp(l.k) == 0:
			l.rel = relEQ
		}
	case relEQ, relNE:
		eq := l.rel == relEQ
		switch {
		case r.hasLo && l.k.less(r.lo) || r.hasHi && r.hi.less(l.k):
			return Bool(!eq)
		case r.hasLo && r.hasHi && r.lo.cmp(r.hi) == 0:
			return Bool(eq)
		case !eq && r.hasLo && r.lo.cmp(l.k) == 0:
			return litCond(literal{l.p, relGE, l.k.add(n64(1))})
		case !eq && r.hasHi && r.hi.cmp(l.k) == 0:
			return litCond(literal{l.p, relLE, l.k.sub(n64(1))})
		}
	}
	return newCmp(l)
}

// newCmp builds the node of a literal, terms with negative coefficients moved to
// the other side.
func newCmp(l literal) *Cmp {
	var pos, neg lin
	for _, x := range termsOf(l.p) {
		t := splitTerm(x)
		if t.c.sign() < 0 {
			t.c = t.c.neg()
			neg.t = append(neg.t, t)
		} else {
			pos.t = append(pos.t, t)
		}
	}
	if l.k.sign() >= 0 || len(neg.t) == 0 {
		neg.k = l.k
	} else {
		pos.k = l.k.neg()
	}
	x, y := pos.expr(), neg.expr()
	c := &Cmp{lit: l}
	switch l.rel {
	case relGE:
		c.Op, c.X, c.Y = Le, y, x
	case relLE:
		c.Op, c.X, c.Y = Le, x, y
	case relEQ:
		c.Op, c.X, c.Y = Eq, x, y
	case relNE:
		c.Op, c.X, c.Y = Ne, x, y
	}
	c.meta = computeCondMeta(c)
	return c
}

// not is the complement of a literal.
func (l literal) not() literal {
	switch l.rel {
	case relGE:
		return literal{l.p, relLE, l.k.sub(n64(1))}
	case relLE:
		return literal{l.p, relGE, l.k.add(n64(1))}
	case relEQ:
		return literal{l.p, relNE, l.k}
	}
	return literal{l.p, relEQ, l.k}
}

// Conjuncts are the conditions that c is the conjunction of: none for one that is
// always true, and for nil.
func Conjuncts(c Cond) []Cond {
	if c == nil || IsTrue(c) {
		return nil
	}
	if a, ok := c.(*And); ok {
		return a.X
	}
	return []Cond{c}
}

// HasCond reports whether c is among cs.
func HasCond(cs []Cond, c Cond) bool {
	return slices.ContainsFunc(cs, func(x Cond) bool { return EqualCond(x, c) })
}

// NotOf is the complement of c, pushed down to the comparisons.
func NotOf(c Cond) Cond {
	switch x := c.(type) {
	case Bool:
		return !x
	case *Cmp:
		if x == nil {
			break
		}
		if p := x.neg.c.Load(); p != nil {
			return *p
		}
		s, ok := saneCond(x).(*Cmp)
		if !ok {
			return NotOf(saneCond(x))
		}
		n := litCond(s.lit.not())
		if s == x {
			x.neg.c.Store(&n)
		}
		return n
	case *Not:
		if x == nil {
			break
		}
		return saneCond(x.X)
	case *And:
		if x == nil {
			break
		}
		if x.hash.a == 0 {
			return NotOf(saneCond(x))
		}
		return negated(x.X, &x.neg, c)
	case *Or:
		if x == nil {
			break
		}
		if x.hash.a == 0 {
			return NotOf(saneCond(x))
		}
		return negated(x.X, &x.neg, c)
	}
	return undefinedCond()
}

// negated is De Morgan's law on a simplified connective, whose dual is
// simplified as well; both nodes remember each other.
func negated(xs []Cond, cache *negation, c Cond) Cond {
	if p := cache.c.Load(); p != nil {
		return *p
	}
	ys := make([]Cond, len(xs))
	for i, x := range xs {
		ys[i] = NotOf(x)
	}
	sortConds(ys)
	var r Cond
	switch c.(type) {
	case *And:
		r = newOr(ys, c)
	default:
		r = newAnd(ys, c)
	}
	cache.c.Store(&r)
	return r
}

func newAnd(xs []Cond, not Cond) Cond {
	c := &And{X: xs}
	if not != nil {
		c.neg.c.Store(&not)
	}
	c.meta = computeCondMeta(c)
	return c
}

func newOr(xs []Cond, not Cond) Cond {
	c := &Or{X: xs}
	if not != nil {
		c.neg.c.Store(&not)
	}
	c.meta = computeCondMeta(c)
	return c
}
