// This file implements the constructors of divisions and remainders.

package sym

// splitQuot writes e = c*q + r with the coefficients of r smaller than c in
// absolute value and its constant in [0, c).
func splitQuot(e Expr, c num) (q, r lin) {
	for _, x := range termsOf(e) {
		t := splitTerm(x)
		if t.m == nil {
			q.k, r.k = t.c.floorDivMod(c)
			continue
		}
		k := t.c.quo(c)
		if k.sign() != 0 {
			q.t = append(q.t, term{c: k, m: t.m})
		}
		if rest := t.c.sub(k.mul(c)); rest.sign() != 0 {
			r.t = append(r.t, term{c: rest, m: t.m})
		}
	}
	return q, r
}

// divNode builds the quotient or remainder node as it is.
func divNode(k kind, a, b Expr) Expr {
	switch k {
	case kFloorDiv:
		x := &FloorDiv{X: a, Y: b}
		x.meta = computeMeta(x)
		return x
	case kTruncDiv:
		x := &TruncDiv{X: a, Y: b}
		x.meta = computeMeta(x)
		return x
	}
	x := &Mod{X: a, Y: b}
	x.meta = computeMeta(x)
	return x
}

// divInf handles infinite operands: Inf divided by something positive is Inf.
func divInf(k kind, a, b Expr) (Expr, bool) {
	if !IsInf(a) && !IsInf(b) {
		return nil, false
	}
	if k != kMod && !IsInf(b) {
		if r := rangeOf(b); r.hasLo && r.lo.sign() > 0 {
			return infinity, true
		}
	}
	return undefinedOf("infinity_divided", a, b), true
}

// splitByDivisor writes a = b*q + r by dividing the terms of a that contain the
// monomial b.
func splitByDivisor(a, b Expr) (q, r lin, ok bool) {
	if k := kindOf(b); k == kAdd || k == kConst {
		if k == kAdd && Equal(a, b) {
			return lin{k: n64(1)}, lin{}, true
		}
		return q, r, false
	}
	d := splitTerm(b)
	df := factorsOf(d.m)
	for _, x := range termsOf(a) {
		t := splitTerm(x)
		if t.m != nil && d.c.divides(t.c) {
			if rest, in := withoutFactors(factorsOf(t.m), df); in {
				ok = true
				if m := monoOf(rest); m == nil {
					q.k = t.c.quo(d.c)
				} else {
					q.t = append(q.t, term{c: t.c.quo(d.c), m: m})
				}
				continue
			}
		}
		if t.m == nil {
			r.k = t.c
		} else {
			r.t = append(r.t, t)
		}
	}
	return q, r, ok
}

// withoutFactors removes the factors ds from the sorted list fs.
func withoutFactors(fs, ds []Expr) ([]Expr, bool) {
	rest := fs
	for _, d := range ds {
		at := -1
		for i, f := range rest {
			if Equal(f, d) {
				at = i
				break
			}
		}
		if at < 0 {
			return nil, false
		}
		rest = append(append(make([]Expr, 0, len(rest)), rest[:at]...), rest[at+1:]...)
	}
	return rest, true
}

// FloorDivOf is floor(a/b).
func FloorDivOf(a, b Expr) Expr {
	a, b = sane(a), sane(b)
	if e, ok := divInf(kFloorDiv, a, b); ok {
		return e
	}
	c, ok := isConst(b)
	if !ok {
		if n, ok := isConst(a); ok && n.sign() == 0 {
			return a // 0/b is 0 wherever it has a value
		}
		if q, r, ok := splitByDivisor(a, b); ok {
			return AddOf(q.finish(), FloorDivOf(r.finish(), b))
		}
		return divNode(kFloorDiv, a, b)
	}
	switch {
	case c.sign() == 0:
		return divNode(kFloorDiv, a, b)
	case c.sign() < 0:
		return FloorDivOf(Neg(a), mkConst(c.neg()))
	case c.is(1):
		return a
	}
	q, r := splitQuot(a, c)
	quot, rest := q.finish(), r.finish()
	return AddOf(quot, floorSmall(rest, c))
}

// floorSmall is floor(e/c) for c > 1 and e reduced modulo c.
func floorSmall(e Expr, c num) Expr {
	if n, ok := isConst(e); ok {
		return mkConst(n.floorDiv(c))
	}
	// A common factor of the divisor and all coefficients but the constant.
	g, k := c, num{}
	ts := termsOf(e)
	for _, x := range ts {
		if t := splitTerm(x); t.m == nil {
			k = t.c
		} else {
			g = gcd(g, t.c)
		}
	}
	if !g.is(1) {
		num := AddOf(divideBy(Sub(e, mkConst(k)), g), mkConst(k.floorDiv(g)))
		return FloorDivOf(num, mkConst(c.quo(g)))
	}
	// floor((floor(x/d) + k) / c) = floor((x + d*k) / (c*d))
	if len(ts) == 1 || len(ts) == 2 && kindOf(ts[1]) == kConst {
		if f, ok := ts[0].(*FloorDiv); ok {
			if d, ok := isConst(f.Y); ok && d.sign() > 0 {
				return FloorDivOf(AddOf(f.X, mkConst(d.mul(k))), mkConst(d.mul(c)))
			}
		}
	}
	if r := rangeOf(e); r.hasLo && r.hasHi {
		if lo, hi := r.lo.floorDiv(c), r.hi.floorDiv(c); lo.cmp(hi) == 0 {
			return mkConst(lo)
		}
	}
	return divNode(kFloorDiv, e, mkConst(c))
}

// TruncDivOf is a/b rounded towards zero, C's division.
func TruncDivOf(a, b Expr) Expr {
	a, b = sane(a), sane(b)
	if e, ok := divInf(kTruncDiv, a, b); ok {
		return e
	}
	n, aConst := isConst(a)
	c, bConst := isConst(b)
	switch {
	case bConst && c.sign() == 0:
		return divNode(kTruncDiv, a, b)
	case aConst && bConst:
		return mkConst(n.quo(c))
	case aConst && n.sign() == 0:
		return a
	case bConst && c.sign() < 0:
		return Neg(TruncDivOf(a, mkConst(c.neg())))
	case bConst && c.is(1):
		return a
	}
	if bConst {
		exact := true
		for _, x := range termsOf(a) {
			exact = exact && c.divides(splitTerm(x).c)
		}
		if exact {
			return divideBy(a, c)
		}
	} else if q, r, ok := splitByDivisor(a, b); ok && len(r.t) == 0 && r.k.sign() == 0 {
		return q.finish()
	}
	// Rounding towards zero is rounding down where the quotient is not negative.
	ra, rb := rangeOf(a), rangeOf(b)
	aPos, aNeg := ra.hasLo && ra.lo.sign() >= 0, ra.hasHi && ra.hi.sign() <= 0
	bPos, bNeg := rb.hasLo && rb.lo.sign() >= 0, rb.hasHi && rb.hi.sign() <= 0
	switch {
	case aPos && bPos || aNeg && bNeg:
		return FloorDivOf(a, b)
	case aNeg && bPos:
		return Neg(FloorDivOf(Neg(a), b))
	case aPos && bNeg:
		return Neg(FloorDivOf(a, Neg(b)))
	}
	// The common factor of both; a constant in a stops it, since trunc does not
	// commute with reducing it.
	if bConst {
		g := gcd(content(termsOf(a)), c)
		if !g.is(1) {
			return TruncDivOf(divideBy(a, g), mkConst(c.quo(g)))
		}
		if t, ok := a.(*TruncDiv); ok {
			if d, ok := isConst(t.Y); ok && d.sign() > 0 {
				return TruncDivOf(t.X, mkConst(d.mul(c)))
			}
		}
	}
	return divNode(kTruncDiv, a, b)
}

// ModOf is a - b*floor(a/b), Python's %.
func ModOf(a, b Expr) Expr {
	a, b = sane(a), sane(b)
	if e, ok := divInf(kMod, a, b); ok {
		return e
	}
	c, ok := isConst(b)
	if !ok {
		if n, ok := isConst(a); ok && n.sign() == 0 {
			return a
		}
		if _, r, ok := splitByDivisor(a, b); ok {
			return ModOf(r.finish(), b)
		}
		return modInRange(a, b)
	}
	switch {
	case c.sign() == 0:
		return divNode(kMod, a, b)
	case c.sign() < 0:
		return Neg(ModOf(Neg(a), mkConst(c.neg())))
	case c.is(1):
		return Int(0)
	}
	if r := rangeOf(a); r.nonNegative() && r.hasHi && r.hi.less(c) {
		return a
	}
	_, r := splitQuot(a, c)
	// Remainders by a multiple of c inside the sum say nothing modulo c.
	var l lin
	l.k = r.k
	changed := false
	for _, t := range r.t {
		if m, ok := t.m.(*Mod); ok {
			if d, ok := isConst(m.Y); ok && d.sign() > 0 && c.divides(d) {
				l.add(t.c, m.X)
				changed = true
				continue
			}
		}
		l.t = append(l.t, t)
	}
	rest := l.finish()
	if changed {
		return ModOf(rest, b)
	}
	return modSmall(rest, c)
}

// modSmall is Mod(e, c) for c > 1 and e reduced modulo c.
func modSmall(e Expr, c num) Expr {
	if n, ok := isConst(e); ok {
		return mkConst(n.mod(c))
	}
	if x, ok := e.(*Ite); ok && Size(e) <= maxShape {
		if r, ok := modOfChoice(x, c); ok {
			return r
		}
	}
	if r := roundedMod(e, c); r != nil {
		return r
	}
	g, k := c, num{}
	for _, x := range termsOf(e) {
		if t := splitTerm(x); t.m == nil {
			k = t.c
		} else {
			g = gcd(g, t.c)
		}
	}
	if !g.is(1) {
		// (g*x + k) mod g*d = g*((x + floor(k/g)) mod d) + k mod g
		q, r := k.floorDivMod(g)
		x := AddOf(divideBy(Sub(e, mkConst(k)), g), mkConst(q))
		return AddOf(scale(g, ModOf(x, mkConst(c.quo(g)))), mkConst(r))
	}
	if r := rangeOf(e); r.hasLo && r.hasHi {
		if lo := r.lo.floorDiv(c); lo.cmp(r.hi.floorDiv(c)) == 0 {
			return Sub(e, mkConst(lo.mul(c)))
		}
	}
	// Large moduli come from wrapping: n-1 reads better than n+2**64-1.
	if k.bitLen() >= 31 && k.add(k).cmp(c) > 0 {
		f := Sub(e, mkConst(c))
		if r := rangeOf(f); r.hasLo && r.hasHi {
			if lo := r.lo.floorDiv(c); lo.cmp(r.hi.floorDiv(c)) == 0 {
				return Sub(f, mkConst(lo.mul(c)))
			}
		}
		return divNode(kMod, f, mkConst(c))
	}
	return divNode(kMod, e, mkConst(c))
}

// modOfChoice is Mod(x, c) where all of the choices leave constants.
func modOfChoice(x *Ite, c num) (Expr, bool) {
	a := ModOf(x.A, mkConst(c))
	if !chooses(a) {
		return nil, false
	}
	b := ModOf(x.B, mkConst(c))
	return IteOf(x.C, a, b), chooses(b)
}

// chooses reports whether e is a constant or a choice of constants.
func chooses(e Expr) bool {
	if x, ok := e.(*Ite); ok {
		return chooses(x.A) && chooses(x.B)
	}
	return kindOf(e) == kConst
}

// modInRange folds a remainder by a symbolic divisor that cannot change a.
func modInRange(a, b Expr) Expr {
	if r := rangeOf(a); r.hasLo && r.lo.sign() >= 0 {
		if d := rangeOf(Sub(b, a)); d.hasLo && d.lo.sign() > 0 {
			return a
		}
	}
	return divNode(kMod, a, b)
}

// RemOf is a - b*TruncDivOf(a, b), C's %.
func RemOf(a, b Expr) Expr {
	a, b = sane(a), sane(b)
	ra, rb := rangeOf(a), rangeOf(b)
	if ra.hasLo && ra.lo.sign() >= 0 {
		if rb.hasLo && rb.lo.sign() >= 0 {
			return ModOf(a, b)
		}
		if rb.hasHi && rb.hi.sign() <= 0 {
			return ModOf(a, Neg(b))
		}
	}
	if n, ok := isConst(a); ok && n.sign() == 0 {
		return a
	}
	return Sub(a, MulOf(b, TruncDivOf(a, b)))
}
