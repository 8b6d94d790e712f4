// This file implements products: factors sorted, powers of two joined, sums
// multiplied out while the result stays small.

package sym

import "slices"

// MulOf is the product of xs (1 for none). Sums are multiplied out when at most
// maxDistribute terms result, and always by constants.
func MulOf(xs ...Expr) Expr {
	switch len(xs) {
	case 1:
		return sane(xs[0])
	case 2:
		a, b := sane(xs[0]), sane(xs[1])
		if n, ok := isConst(a); ok {
			return scale(n, b)
		}
		if n, ok := isConst(b); ok {
			return scale(n, a)
		}
	}
	p := product{c: n64(1)}
	for _, x := range xs {
		p.mul(sane(x))
	}
	return p.expr()
}

// product is a product under construction.
type product struct {
	c    num
	fs   []Expr // factors that are neither constants, sums nor products
	exps []Expr // exponents of the powers of two
	adds []*Add
	inf  bool
	big  bool
}

func (p *product) mul(e Expr) {
	switch x := e.(type) {
	case *Const:
		n := numOf(x.V)
		if n.bitLen()+p.c.bitLen() > maxFoldBits {
			p.big = true
			return
		}
		p.c = p.c.mul(n)
	case *Mul:
		for _, f := range x.X {
			p.mul(sane(f))
		}
	case *Add:
		if x.hash.a == 0 {
			if y := AddOf(x.X...); kindOf(y) != kAdd {
				p.mul(y)
				return
			} else {
				x = y.(*Add)
			}
		}
		p.adds = append(p.adds, x)
	case *Pow2:
		p.exps = append(p.exps, x.E)
	case *Inf:
		p.inf = true
	default:
		p.fs = append(p.fs, e)
	}
}

func (p *product) expr() Expr {
	if p.c.sign() == 0 {
		return Int(0)
	}
	if p.inf || p.big {
		return p.odd()
	}
	// 2**a * 2**b is 2**(a+b): defined wherever both powers are.
	if len(p.exps) == 1 {
		p.fs = append(p.fs, pow2Node(p.exps[0]))
	} else if len(p.exps) > 1 {
		e := Pow2Of(AddOf(p.exps...))
		p.exps = nil
		if q, ok := e.(*Pow2); ok {
			p.fs = append(p.fs, q)
		} else {
			p.mul(e)
			return p.expr()
		}
	}
	slices.SortStableFunc(p.fs, Compare)
	if len(p.adds) == 0 {
		return scaleMono2(p.c, monoOf(p.fs))
	}
	slices.SortStableFunc(p.adds, func(a, b *Add) int {
		if len(a.X) != len(b.X) {
			return len(a.X) - len(b.X)
		}
		return Compare(a, b)
	})
	// Multiply out as long as the result stays small.
	cur := []term{{c: p.c, m: monoOf(p.fs)}}
	var rest []*Add
	for _, a := range p.adds {
		long := len(cur)*len(a.X) > maxDistribute && !(len(cur) == 1 && cur[0].m == nil)
		if long || len(rest) > 0 {
			rest = append(rest, a)
			continue
		}
		cur = multiplyOut(cur, a)
	}
	if len(rest) == 0 {
		l := linOfTerms(cur)
		return l.finish()
	}
	l := linOfTerms(cur)
	head := l.finish()
	return p.factored(head, rest)
}

// factored is head times the sums that were too long to multiply out.
func (p *product) factored(head Expr, rest []*Add) Expr {
	c := n64(1)
	var fs []Expr
	switch h := head.(type) {
	case *Const:
		c = numOf(h.V)
	case *Add:
		rest = append(rest, h)
	default:
		t := splitTerm(head)
		c = t.c
		fs = append(fs, factorsOf(t.m)...)
	}
	if c.sign() == 0 {
		return Int(0)
	}
	for _, a := range rest {
		g := content(a.X)
		c = c.mul(g)
		fs = append(fs, divideBy(a, g))
	}
	slices.SortStableFunc(fs, Compare)
	return scaleMono2(c, monoOf(fs))
}

// content is the greatest common divisor of the coefficients, with the sign of
// the first.
func content(xs []Expr) num {
	var g num
	for _, x := range xs {
		if g = gcd(g, splitTerm(x).c); g.is(1) {
			break
		}
	}
	if len(xs) > 0 && splitTerm(xs[0]).c.sign() < 0 {
		g = g.neg()
	}
	return g
}

// divideBy is e/g where g divides every coefficient.
func divideBy(e Expr, g num) Expr {
	if g.is(1) {
		return e
	}
	var l lin
	for _, x := range termsOf(e) {
		t := splitTerm(x)
		t.c = t.c.quo(g)
		if t.m == nil {
			l.k = t.c
		} else {
			l.t = append(l.t, t)
		}
	}
	return l.expr()
}

// odd handles infinite and oversized factors.
func (p *product) odd() Expr {
	args := append([]Expr{mkConst(p.c)}, p.fs...)
	for _, a := range p.adds {
		args = append(args, a)
	}
	for _, e := range p.exps {
		args = append(args, pow2Node(e))
	}
	if p.big {
		return undefinedOf("too_big", args...)
	}
	// c*Inf is Inf when every other factor is certainly positive.
	for _, a := range args {
		if r := rangeOf(a); !r.hasLo || r.lo.sign() <= 0 {
			return undefinedOf("times_infinity", args...)
		}
	}
	return infinity
}

// multiplyOut is the product of a combination with a sum.
func multiplyOut(cur []term, a *Add) []term {
	out := make([]term, 0, len(cur)*len(a.X))
	for _, x := range cur {
		for _, y := range a.X {
			t := splitTerm(y)
			m := mulMono(x.m, t.m)
			u := splitTerm(m)
			u.c = u.c.mul(x.c).mul(t.c)
			out = append(out, u)
		}
	}
	return out
}

func linOfTerms(ts []term) lin {
	var l lin
	for _, t := range ts {
		switch {
		case t.m == nil:
			l.k = l.k.add(t.c)
		case kindOf(t.m) == kAdd || kindOf(t.m) == kConst:
			l.add(t.c, t.m)
		default:
			u := splitTerm(t.m)
			u.c = u.c.mul(t.c)
			l.t = append(l.t, u)
		}
	}
	return l
}

// mulMono multiplies two monomials (nil: 1) without constant factors; the result
// may have one when powers of two meet.
func mulMono(a, b Expr) Expr {
	switch {
	case a == nil && b == nil:
		return Int(1)
	case a == nil:
		return b
	case b == nil:
		return a
	}
	p := product{c: n64(1)}
	for _, f := range [2][]Expr{factorsOf(a), factorsOf(b)} {
		for _, x := range f {
			if kindOf(x) == kAdd {
				return MulOf(a, b)
			}
		}
	}
	for _, f := range [2][]Expr{factorsOf(a), factorsOf(b)} {
		for _, x := range f {
			if q, ok := x.(*Pow2); ok {
				p.exps = append(p.exps, q.E)
			} else {
				p.fs = append(p.fs, x)
			}
		}
	}
	if len(p.exps) == 1 {
		p.fs = append(p.fs, pow2Node(p.exps[0]))
	} else if len(p.exps) > 1 {
		e := Pow2Of(AddOf(p.exps...))
		t := splitTerm(e)
		p.c = t.c
		if t.m != nil {
			p.fs = append(p.fs, factorsOf(t.m)...)
		}
	}
	slices.SortStableFunc(p.fs, Compare)
	return scaleMono2(p.c, monoOf(p.fs))
}

// monoOf is the product of sorted factors; nil for none.
func monoOf(fs []Expr) Expr {
	switch len(fs) {
	case 0:
		return nil
	case 1:
		return fs[0]
	}
	x := &Mul{X: slices.Clone(fs)}
	x.meta = computeMeta(x)
	return x
}

// scaleMono2 is scaleMono for a monomial that may be nil (1) or a sum.
func scaleMono2(c num, m Expr) Expr {
	if m == nil {
		return mkConst(c)
	}
	if kindOf(m) == kAdd {
		return scale(c, m)
	}
	return scaleMono(c, m)
}
