// This file implements the constructors of constants, symbols, sums and
// products: linear combinations of monomials, like terms collected.

package sym

import (
	"math/big"
	"slices"
)

const (
	smallMin, smallMax = -128, 1024
	// maxDistribute is the number of terms up to which products of sums are
	// multiplied out.
	maxDistribute = 16
	// maxBits is the size of the largest value Eval computes, maxFoldBits that
	// of the largest constant a constructor folds; what is larger has no value.
	maxBits     = 1 << 20
	maxFoldBits = 1 << 16
)

// smallConsts are the shared nodes of small constants, never changed.
var smallConsts = func() (t [smallMax - smallMin + 1]Const) {
	for i := range t {
		c := &t[i]
		c.V = big.NewInt(int64(i + smallMin))
		c.meta = constMeta(n64(int64(i + smallMin)))
	}
	return
}()

var infinity = &Inf{}

func mkConst(n num) Expr {
	if n.b == nil && n.s >= smallMin && n.s <= smallMax {
		return &smallConsts[n.s-smallMin]
	}
	c := &Const{V: n.big()}
	c.meta = constMeta(n)
	return c
}

// Int is the constant v.
func Int(v int64) Expr { return mkConst(n64(v)) }

// Big is the constant v (nil: 0); it keeps a copy.
func Big(v *big.Int) Expr {
	n := numOf(v)
	if n.b != nil {
		n.b = new(big.Int).Set(n.b)
	}
	return mkConst(n)
}

// NewSym is the symbol of that display name; lo and hi are inclusive bounds that
// always hold (nil: none), origin says where its value comes from.
func NewSym(name string, origin Origin, lo, hi *big.Int) *Sym {
	return &Sym{Name: name, Lo: lo, Hi: hi, Origin: origin, hash: symHash(name), hashed: name}
}

// Infinity is plus infinity, legal as an upper bound only.
func Infinity() Expr { return infinity }

// undefinedOf is an expression without value that is equal only to itself built
// from the same arguments.
func undefinedOf(why string, args ...Expr) Expr {
	a := &Apply{Fn: undefinedFn + "_" + why, Args: args}
	a.meta = computeMeta(a)
	return a
}

// sane replaces nil, which no constructor returns, by an undefined expression,
// and sends nodes written as literals through their constructors.
func sane(e Expr) Expr {
	switch x := e.(type) {
	case *Sym:
		if x == nil {
			return undefinedOf("nil")
		}
	case *Const:
		if x == nil || x.V == nil {
			return undefinedOf("nil")
		}
	case *Inf:
	default:
		n := nodeOf(e)
		if n == nil {
			return undefinedOf("nil")
		}
		if n.hash.a == 0 {
			return rebuild(e, sane, saneCond)
		}
	}
	return e
}

func isConst(e Expr) (num, bool) {
	if c, ok := e.(*Const); ok && c != nil {
		return numOf(c.V), true
	}
	return num{}, false
}

// IsConst returns the value of a constant; it is not to be changed.
func IsConst(e Expr) (*big.Int, bool) {
	if c, ok := e.(*Const); ok && c != nil && c.V != nil {
		return c.V, true
	}
	return nil, false
}

// IsInt returns the value of a constant that fits in an int64.
func IsInt(e Expr) (int64, bool) {
	n, ok := isConst(e)
	return n.s, ok && n.b == nil
}

// IsInf reports whether e is plus infinity.
func IsInf(e Expr) bool { _, ok := e.(*Inf); return ok }

// term is c*m; m nil stands for 1. src is a node with that m, reused where the
// coefficient is still its.
type term struct {
	c   num
	m   Expr
	src Expr
}

// node is the term as an expression, for c != 0 and m not nil.
func (t term) node() Expr {
	if t.src != nil && splitTerm(t.src).c.cmp(t.c) == 0 {
		return t.src
	}
	return scaleMono(t.c, t.m)
}

// splitTerm separates the constant factor of a term of a sum.
func splitTerm(e Expr) term {
	switch x := e.(type) {
	case *Const:
		return term{c: numOf(x.V)}
	case *Mul:
		if x.mono != nil {
			c, _ := isConst(x.X[0])
			return term{c: c, m: x.mono, src: e}
		}
	}
	return term{c: n64(1), m: e, src: e}
}

// termsOf are the terms of e read as a sum.
func termsOf(e Expr) []Expr {
	if a, ok := e.(*Add); ok {
		return a.X
	}
	return []Expr{e}
}

// factorsOf are the factors of e read as a product without constant factor.
func factorsOf(e Expr) []Expr {
	if m, ok := e.(*Mul); ok {
		if len(m.X) > 0 {
			if _, ok := m.X[0].(*Const); ok {
				return m.X[1:]
			}
		}
		return m.X
	}
	return []Expr{e}
}

// lin is a linear combination under construction.
type lin struct {
	t []term
	k num
}

// add adds c*e. Hand-made nodes below e are normalised on the way.
func (l *lin) add(c num, e Expr) {
	switch x := e.(type) {
	case *Const:
		l.k = l.k.add(c.mul(numOf(x.V)))
		return
	case *Add:
		if x.hash.a == 0 {
			for _, y := range x.X {
				l.add(c, sane(y))
			}
			return
		}
		for _, y := range x.X {
			t := splitTerm(y)
			t.c = t.c.mul(c)
			if t.m == nil {
				l.k = l.k.add(t.c)
			} else {
				l.t = append(l.t, t)
			}
		}
		return
	case *Mul:
		if x.hash.a == 0 {
			y := MulOf(x.X...)
			l.add(c, y)
			return
		}
	}
	t := splitTerm(e)
	t.c = t.c.mul(c)
	l.t = append(l.t, t)
}

// collect sorts the terms and joins like ones.
func (l *lin) collect() {
	t := l.t
	if len(t) > 1 {
		if len(t) == 2 {
			if Compare(t[0].m, t[1].m) > 0 {
				t[0], t[1] = t[1], t[0]
			}
		} else {
			slices.SortStableFunc(t, func(a, b term) int { return Compare(a.m, b.m) })
		}
	}
	out := t[:0]
	for i := 0; i < len(t); {
		c, m := t[i].c, t[i].m
		h := metaOf(m).hash
		j := i + 1
		for ; j < len(t) && (t[j].m == m || metaOf(t[j].m).hash == h); j++ {
			c = c.add(t[j].c)
		}
		if c.sign() != 0 {
			out = append(out, term{c: c, m: m, src: t[i].src})
		}
		i = j
	}
	l.t = out
}

// expr builds the node of a collected combination.
func (l *lin) expr() Expr {
	if len(l.t) == 0 {
		return mkConst(l.k)
	}
	if len(l.t) == 1 && l.k.sign() == 0 {
		return l.t[0].node()
	}
	xs := make([]Expr, 0, len(l.t)+1)
	for _, t := range l.t {
		xs = append(xs, t.node())
	}
	if l.k.sign() != 0 {
		xs = append(xs, mkConst(l.k))
	}
	a := &Add{X: xs}
	a.meta = computeMeta(a)
	return a
}

// scaleMono is c*m for a monomial m without constant factor and c != 0.
func scaleMono(c num, m Expr) Expr {
	if c.is(1) {
		return m
	}
	if c.bitLen() > maxFoldBits {
		return undefinedOf("too_big", m)
	}
	fs := factorsOf(m)
	xs := make([]Expr, 0, len(fs)+1)
	xs = append(append(xs, mkConst(c)), fs...)
	x := &Mul{X: xs, mono: m}
	x.meta = computeMeta(x)
	return x
}

// AddOf is the sum of xs (0 for none): flattened, like terms collected.
func AddOf(xs ...Expr) Expr {
	if len(xs) == 1 {
		return sane(xs[0])
	}
	var l lin
	n := 0
	for _, x := range xs {
		if a, ok := x.(*Add); ok {
			n += len(a.X)
		} else {
			n++
		}
	}
	l.t = make([]term, 0, n)
	for _, x := range xs {
		x = sane(x)
		if IsInf(x) {
			return infinity
		}
		l.add(n64(1), x)
	}
	return l.finish()
}

// finish collects and builds, joining remainders with quotients by the same
// divisor where both occur.
func (l *lin) finish() Expr {
	l.collect()
	if e, ok := l.joinMods(); ok {
		return e
	}
	return l.expr()
}

// joinMods rewrites Mod(x, c) as x - c*FloorDiv(x, c) where the combination also
// contains that quotient, so that both spellings of rounding cancel.
func (l *lin) joinMods() (Expr, bool) {
	divs, mods := 0, 0
	for _, t := range l.t {
		switch t.m.(type) {
		case *FloorDiv:
			divs++
		case *Mod:
			mods++
		}
	}
	if divs == 0 || mods == 0 || mods > 8 {
		return nil, false
	}
	for i, t := range l.t {
		m, ok := t.m.(*Mod)
		if !ok {
			continue
		}
		if _, ok := isConst(m.Y); !ok {
			continue
		}
		q := FloorDivOf(m.X, m.Y)
		found := false
		for _, y := range termsOf(q) {
			f := splitTerm(y).m
			if _, ok := f.(*FloorDiv); !ok {
				continue
			}
			for _, u := range l.t {
				found = found || Equal(u.m, f)
			}
		}
		if !found {
			continue
		}
		r := lin{k: l.k}
		r.t = append(append(r.t, l.t[:i]...), l.t[i+1:]...)
		r.add(t.c, m.X)
		c, _ := isConst(m.Y)
		r.add(t.c.mul(c).neg(), q)
		return r.finish(), true
	}
	return nil, false
}

// Sub is a-b.
func Sub(a, b Expr) Expr {
	a, b = sane(a), sane(b)
	if n, ok := isConst(b); ok && n.sign() == 0 {
		return a
	}
	if IsInf(b) {
		return undefinedOf("minus_infinity", a)
	}
	if IsInf(a) {
		return infinity
	}
	if Equal(a, b) {
		return Int(0)
	}
	var l lin
	l.add(n64(1), a)
	l.add(n64(-1), b)
	return l.finish()
}

// Neg is -a.
func Neg(a Expr) Expr { return scale(n64(-1), sane(a)) }

// scale is c*e for any e.
func scale(c num, e Expr) Expr {
	switch {
	case c.is(1):
		return e
	case c.sign() == 0:
		return Int(0)
	case IsInf(e):
		if c.sign() > 0 {
			return infinity
		}
		return undefinedOf("minus_infinity")
	}
	if n, ok := isConst(e); ok {
		if n.bitLen()+c.bitLen() > maxFoldBits {
			return undefinedOf("too_big", mkConst(c), e)
		}
		return mkConst(n.mul(c))
	}
	var l lin
	l.add(c, e)
	l.collect()
	return l.expr() // no new remainders: e was normal
}

func pow2Node(e Expr) Expr {
	p := &Pow2{E: e}
	p.meta = computeMeta(p)
	return p
}

// Pow2Of is 2**e. A constant is taken out of the exponent only where what stays
// is provably not negative.
func Pow2Of(e Expr) Expr {
	e = sane(e)
	if n, ok := isConst(e); ok && n.sign() >= 0 && n.b == nil && n.s <= maxFoldedShift {
		return mkConst(pow2(uint(n.s)))
	}
	if IsInf(e) {
		return infinity
	}
	if a, ok := e.(*Add); ok {
		if n, ok := isConst(a.X[len(a.X)-1]); ok && n.sign() > 0 && n.b == nil && n.s <= maxFoldedShift {
			rest := Sub(e, mkConst(n))
			if r := rangeOf(rest); r.hasLo && r.lo.sign() >= 0 {
				return scale(pow2(uint(n.s)), pow2Node(rest))
			}
		}
	}
	return pow2Node(e)
}

// maxFoldedShift is the largest power of two that is written out.
const maxFoldedShift = 4096
