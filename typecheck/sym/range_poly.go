// This file computes ranges of polynomials, by moving every symbol to its lower
// bound or, in one symbol, by expansion about an end.

package sym

// polynomial bounds a sum of monomials. Where a symbol has a lower bound L it is
// L + t with t >= 0, and if afterwards all coefficients but the constant have
// one sign, the constant is an extreme. In one variable the extreme is searched
// for from there.
func (r *ranger) polynomial(xs []Expr) ivl {
	if len(xs) > 24 {
		return unbounded
	}
	var atoms []Expr
	var low []ivl
	nonlinear := false
	for _, x := range xs {
		m := splitTerm(x).m
		if m == nil {
			continue
		}
		fs := factorsOf(m)
		if len(fs) > 6 {
			return unbounded
		}
		nonlinear = nonlinear || len(fs) > 1
		for _, f := range fs {
			if !containsExpr(atoms, f) {
				if kindOf(f) == kAdd || len(atoms) == 4 {
					return unbounded
				}
				atoms = append(atoms, f)
				low = append(low, r.of(f))
			}
		}
	}
	if !nonlinear {
		return unbounded
	}
	if len(atoms) == 1 {
		return univariate(xs, low[0])
	}
	for _, l := range low {
		if !l.hasLo {
			return unbounded
		}
	}
	p := newShifted(xs, atoms, low)
	if p == nil {
		return unbounded
	}
	return p.sameSign()
}

func containsExpr(xs []Expr, e Expr) bool {
	for _, x := range xs {
		if Equal(x, e) {
			return true
		}
	}
	return false
}

// shifted is a polynomial in up to four variables t_i >= 0 by exponent vector.
type shifted struct{ terms map[[4]uint8]num }

func newShifted(xs, atoms []Expr, low []ivl) *shifted {
	p := &shifted{terms: map[[4]uint8]num{}}
	for _, x := range xs {
		t := splitTerm(x)
		cur := map[[4]uint8]num{{}: t.c}
		if t.m != nil {
			for _, f := range factorsOf(t.m) {
				i := 0
				for !Equal(atoms[i], f) {
					i++
				}
				next := make(map[[4]uint8]num, 2*len(cur))
				for k, c := range cur { // times (L + t_i)
					next[k] = next[k].add(c.mul(low[i].lo))
					k[i]++
					next[k] = next[k].add(c)
				}
				cur = next
			}
		}
		if len(cur) > 64 {
			return nil
		}
		for k, c := range cur {
			p.terms[k] = p.terms[k].add(c)
		}
	}
	return p
}

func (p *shifted) sameSign() ivl {
	pos, neg := true, true
	for k, c := range p.terms {
		if k != ([4]uint8{}) {
			pos = pos && c.sign() >= 0
			neg = neg && c.sign() <= 0
		}
	}
	k := p.terms[[4]uint8{}]
	return ivl{k, k, pos, neg}
}

// univariate bounds a polynomial in one atom with the given range.
func univariate(xs []Expr, in ivl) ivl {
	var cs []num // by exponent
	for _, x := range xs {
		t := splitTerm(x)
		d := 0
		if t.m != nil {
			d = len(factorsOf(t.m))
		}
		for len(cs) <= d {
			cs = append(cs, num{})
		}
		cs[d] = cs[d].add(t.c)
	}
	mirror := make([]num, len(cs))
	for i, c := range cs {
		if i%2 == 1 {
			c = c.neg()
		}
		mirror[i] = c
	}
	switch {
	case in.hasLo:
		return fromBelow(cs, in.lo, in)
	case in.hasHi:
		return fromBelow(mirror, in.hi.neg(), in.neg())
	}
	return fromBelow(cs, num{}, atLeast(num{})).union(fromBelow(mirror, n64(1), atLeast(n64(1))))
}

// fromBelow bounds the polynomial on integers from at on: it walks up until
// shifting to that point leaves coefficients of one sign.
func fromBelow(cs []num, at num, in ivl) ivl {
	const steps = 32
	for _, c := range cs {
		if c.bitLen() > 1024 {
			return unbounded
		}
	}
	var seen ivl
	for i := 0; i < steps; i++ {
		sh := taylor(cs, at)
		pos, neg := true, true
		for _, c := range sh[1:] {
			pos = pos && c.sign() >= 0
			neg = neg && c.sign() <= 0
		}
		here := point(sh[0])
		if pos || neg {
			here.hasLo, here.hasHi = pos, neg
		}
		if i == 0 {
			seen = here
		} else {
			seen = seen.union(here)
		}
		if pos || neg || in.hasHi && !at.less(in.hi) {
			return seen
		}
		at = at.add(n64(1))
	}
	return unbounded
}

// taylor are the coefficients of p(at + t).
func taylor(cs []num, at num) []num {
	out := append([]num(nil), cs...)
	for i := 0; i < len(out); i++ {
		for j := len(out) - 2; j >= i; j-- {
			out[j] = out[j].add(out[j+1].mul(at))
		}
	}
	return out
}
