// This file computes ranges of expressions: sound intervals, sharpened for
// polynomials by moving every symbol to its lower bound.

package sym

// RangeOf is an interval that contains every value e takes while each symbol
// lies in hyp's interval for it and in its own bounds. A nil hyp adds nothing.
// An expression without value may have any interval.
func RangeOf(e Expr, hyp func(*Sym) Interval) Interval {
	if hyp == nil {
		return rangeOf(sane(e)).interval()
	}
	r := ranger{hyp: hyp}
	return r.of(sane(e)).interval()
}

// rangeOf is the range by the symbols' own bounds, cached in the node.
func rangeOf(e Expr) ivl {
	var r ranger
	return r.of(e)
}

// ranger computes ranges under hypotheses; without any it uses the nodes' caches.
type ranger struct {
	hyp   func(*Sym) Interval
	memo  map[Expr]ivl
	index map[string]ivl // ranges of the sum indices around
}

// nodeOf returns the cache of a compound node.
func nodeOf(e Expr) *node {
	switch x := e.(type) {
	case *Add:
		return &x.node
	case *Mul:
		return &x.node
	case *Max:
		return &x.node
	case *Min:
		return &x.node
	case *FloorDiv:
		return &x.node
	case *TruncDiv:
		return &x.node
	case *Mod:
		return &x.node
	case *Pow2:
		return &x.node
	case *Ite:
		return &x.node
	case *Sum:
		return &x.node
	case *Rec:
		return &x.node
	case *Apply:
		return &x.node
	}
	return nil
}

func (r *ranger) of(e Expr) ivl {
	switch x := e.(type) {
	case *Const:
		return point(numOf(x.V))
	case *Sym:
		if x == nil {
			return unbounded
		}
		return r.symbol(x)
	case *Inf, nil:
		return unbounded
	}
	if r.hyp == nil && r.index == nil {
		n := nodeOf(e)
		if n == nil {
			return unbounded
		}
		if p := n.rng.Load(); p != nil {
			return *p
		}
		v := r.compute(e)
		n.rng.Store(&v)
		return v
	}
	if v, ok := r.memo[e]; ok {
		return v
	}
	v := r.compute(e)
	if r.memo == nil {
		r.memo = map[Expr]ivl{}
	}
	r.memo[e] = v
	return v
}

func (r *ranger) symbol(s *Sym) ivl {
	own := ivlOf(Interval{s.Lo, s.Hi})
	if v, ok := r.index[s.Name]; ok {
		return own.meet(v)
	}
	if r.hyp != nil {
		own = own.meet(ivlOf(r.hyp(s)))
	}
	return own
}

func (r *ranger) compute(e Expr) ivl {
	if metaOf(e).flags&hasInf != 0 {
		return r.infinite(e)
	}
	switch x := e.(type) {
	case *Add:
		v := point(num{})
		for _, y := range x.X {
			v = v.add(r.of(y))
		}
		if !v.hasLo || !v.hasHi {
			v = v.meet(r.polynomial(x.X))
		}
		return v
	case *Mul:
		return r.product(x)
	case *Max:
		var v ivl
		for i, y := range x.X {
			if w := r.of(y); i == 0 {
				v = w
			} else {
				v = v.max(w)
			}
		}
		return v
	case *Min:
		var v ivl
		for i, y := range x.X {
			if w := r.of(y); i == 0 {
				v = w
			} else {
				v = v.min(w)
			}
		}
		return v
	case *FloorDiv:
		return r.of(x.X).divide(r.of(x.Y), num.floorDiv)
	case *TruncDiv:
		return r.of(x.X).divide(r.of(x.Y), num.quo)
	case *Mod:
		return r.of(x.X).mod(r.of(x.Y))
	case *Pow2:
		return r.of(x.E).pow2()
	case *Ite:
		return r.choice(x)
	case *Sum:
		return r.sum(x)
	case *Rec:
		return r.rec(x)
	case *Apply:
		return r.apply(x)
	}
	return unbounded
}

// infinite is the range of an expression that mentions Inf: its finite values
// still obey the lower bounds of an extreme or a choice.
func (r *ranger) infinite(e Expr) ivl {
	lower := func(e Expr) ivl {
		if IsInf(e) {
			return unbounded
		}
		v := r.of(e)
		v.hasHi = false
		return v
	}
	switch x := e.(type) {
	case *Ite:
		a, b := lower(x.A), lower(x.B)
		switch {
		case IsInf(x.A):
			return b
		case IsInf(x.B):
			return a
		}
		return a.union(b)
	case *Add:
		v := point(num{})
		for _, y := range x.X {
			if metaOf(y).flags&hasInf != 0 {
				v = v.add(lower(y))
			} else {
				v = v.add(r.of(y))
			}
		}
		v.hasHi = false
		return v
	}
	return unbounded
}

// product multiplies the ranges of the factors; equal factors are powers.
func (r *ranger) product(x *Mul) ivl {
	v := point(n64(1))
	for i := 0; i < len(x.X); {
		j := i + 1
		for j < len(x.X) && Equal(x.X[i], x.X[j]) {
			j++
		}
		f := r.of(x.X[i])
		n := j - i
		if n%2 == 0 {
			f = f.abs()
		}
		p := f
		for k := 1; k < n; k++ {
			if p.hasLo && p.lo.bitLen() > 1<<16 || p.hasHi && p.hi.bitLen() > 1<<16 {
				return unbounded
			}
			p = p.mul(f)
		}
		v = v.mul(p)
		i = j
	}
	return v
}

// maxRefined is the size of choices whose branches are bounded under their
// condition; those inside such a branch are not, so that the work stays linear.
const maxRefined = 128

// choice is the range of the branches, each under what the condition says of it
// and of single symbols there.
func (r *ranger) choice(x *Ite) ivl {
	if r.index != nil || Size(x) > maxRefined {
		return r.of(x.A).union(r.of(x.B))
	}
	a, aOK := r.under(x.C, x.A)
	b, bOK := r.under(NotOf(x.C), x.B)
	switch {
	case !aOK:
		return b
	case !bOK:
		return a
	}
	return a.union(b)
}

// under is the range of e where c holds; false when c cannot hold.
func (r *ranger) under(c Cond, e Expr) (ivl, bool) {
	cs := []Cond{c}
	if and, ok := c.(*And); ok {
		cs = and.X
	}
	var index map[string]ivl
	itself := unbounded
	for _, d := range cs {
		x, ok := d.(*Cmp)
		if !ok {
			continue
		}
		l := literalOf(x)
		s, ok := l.p.(*Sym)
		if l.rel == relNE || !ok && !Equal(l.p, e) {
			continue
		}
		var v ivl
		switch l.rel {
		case relGE:
			v = atLeast(l.k)
		case relLE:
			v = ivl{hi: l.k, hasHi: true}
		default:
			v = point(l.k)
		}
		if !ok {
			itself = itself.meet(v)
			continue
		}
		if index == nil {
			index = map[string]ivl{}
		}
		if old, ok := index[s.Name]; ok {
			v = v.meet(old)
		}
		if r.symbol(s).meet(v).empty() {
			return ivl{}, false
		}
		index[s.Name] = v
	}
	v := r.of(e).meet(itself)
	if index != nil {
		in := ranger{hyp: r.hyp, index: index}
		v = v.meet(in.of(e))
	}
	return v, !v.empty()
}

func (r *ranger) sum(x *Sum) ivl {
	if x.I == nil {
		return unbounded
	}
	lo, hi := r.of(x.Lo), r.of(x.Hi)
	in := ranger{hyp: r.hyp, index: map[string]ivl{}}
	for k, v := range r.index {
		in.index[k] = v
	}
	idx := ivl{lo: lo.lo, hasLo: lo.hasLo}
	if hi.hasHi {
		idx.hi, idx.hasHi = hi.hi.sub(n64(1)), true
	}
	if idx.empty() {
		return point(num{})
	}
	in.index[x.I.Name] = idx
	count := r.of(Sub(x.Hi, x.Lo)).max(point(num{}))
	return in.of(x.Body).mul(count)
}

// apply knows the functions of the bit helpers and logarithms.
func (r *ranger) apply(x *Apply) ivl {
	if !knownFn(x.Fn, len(x.Args)) {
		return unbounded
	}
	a := r.of(x.Args[0])
	switch x.Fn {
	case FnLog2Ceil, FnLog2Floor:
		v := atLeast(num{})
		if a.positive() {
			v.lo = log2Num(x.Fn, a.lo)
		}
		if a.hasHi && a.hi.sign() > 0 {
			v.hi, v.hasHi = log2Num(x.Fn, a.hi), true
		}
		return v
	}
	if IsGrowth(x.Fn) {
		k := point(num{})
		if len(x.Args) > 1 {
			k = r.of(x.Args[1])
		}
		return growthRange(x.Fn, a, k)
	}
	b := r.of(x.Args[1])
	switch x.Fn {
	case FnBitAnd:
		switch {
		case a.nonNegative() && b.nonNegative():
			v := a.min(b)
			v.lo, v.hasLo = num{}, true
			return v
		case a.nonNegative():
			a.lo = num{}
			return a
		case b.nonNegative():
			b.lo = num{}
			return b
		}
		return signedBits(a, b)
	case FnBitOr, FnBitXor:
		if a.nonNegative() && b.nonNegative() {
			v := atLeast(num{})
			if x.Fn == FnBitOr {
				v.lo = maxNum(a.lo, b.lo)
			}
			if a.hasHi && b.hasHi {
				k := max(a.hi.bitLen(), b.hi.bitLen())
				v.hi, v.hasHi = pow2(uint(k)).sub(n64(1)), true
			}
			return v
		}
		return signedBits(a, b)
	case FnIPow:
		if a.nonNegative() {
			v := atLeast(num{})
			if a.positive() {
				v.lo = n64(1)
			}
			if a.hasHi && b.hasHi && b.hi.b == nil && b.hi.s >= 0 && b.hi.s*int64(a.hi.bitLen()) < 1<<14 {
				v.hi, v.hasHi = n64(1), true
				for i := int64(0); i < b.hi.s; i++ {
					v.hi = v.hi.mul(a.hi)
				}
				v.hi = maxNum(v.hi, n64(1))
			}
			return v
		}
	}
	return unbounded
}

// signedBits bounds any bitwise operation by the operands' two's complement width.
func signedBits(a, b ivl) ivl {
	if !a.hasLo || !a.hasHi || !b.hasLo || !b.hasHi {
		return unbounded
	}
	k := 0
	for _, n := range [4]num{a.lo, a.hi, b.lo, b.hi} {
		k = max(k, n.bitLen())
	}
	m := pow2(uint(k))
	return between(m.neg(), m.sub(n64(1)))
}
