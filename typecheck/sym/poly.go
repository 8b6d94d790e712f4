// This file implements the normal form: linear combinations of monomials over
// atoms with exact integer coefficients, products multiplied out.

package sym

import (
	"math/big"
	"slices"
)

// maxPoly is the number of terms up to which products are multiplied out.
const maxPoly = 2048

// Poly is a polynomial over atoms: symbols and the operations that are not
// polynomial, themselves with normalised operands. Remainders are expressed by
// floor quotients. Equal polynomials are equal on all integers, and, the atoms
// being opaque, only those.
type Poly struct{ l lin }

// PolyTerm is Coef times the product of Atoms (none: 1).
type PolyTerm struct {
	Coef  *big.Int
	Atoms []Expr
}

// Normalize computes the normal form of e. Products of more than a few thousand
// terms stay atoms.
func Normalize(e Expr) Poly {
	n := normalizer{memo: map[Expr]Expr{}}
	return Poly{flatten(n.expr(sane(e)))}
}

// Expr is the polynomial as an expression.
func (p Poly) Expr() Expr { l := p.l; return l.expr() }

// ConstTerm is the term without symbols.
func (p Poly) ConstTerm() Expr { return mkConst(p.l.k) }

// Equal reports whether both have the same terms.
func (p Poly) Equal(q Poly) bool {
	if len(p.l.t) != len(q.l.t) || p.l.k.cmp(q.l.k) != 0 {
		return false
	}
	for i, t := range p.l.t {
		if u := q.l.t[i]; t.c.cmp(u.c) != 0 || !Equal(t.m, u.m) {
			return false
		}
	}
	return true
}

// IsZero reports whether p is the constant 0.
func (p Poly) IsZero() bool { return len(p.l.t) == 0 && p.l.k.sign() == 0 }

// Const returns the value of a polynomial without atoms.
func (p Poly) Const() (*big.Int, bool) {
	if len(p.l.t) > 0 {
		return nil, false
	}
	return new(big.Int).Set(p.l.k.big()), true
}

// Terms lists the terms in the package's order, the constant last; none for 0.
func (p Poly) Terms() []PolyTerm {
	out := make([]PolyTerm, 0, len(p.l.t)+1)
	for _, t := range p.l.t {
		out = append(out, PolyTerm{new(big.Int).Set(t.c.big()), slices.Clone(factorsOf(t.m))})
	}
	if p.l.k.sign() != 0 {
		out = append(out, PolyTerm{Coef: new(big.Int).Set(p.l.k.big())})
	}
	return out
}

// Degree is the largest number of atoms in a term; 0 for constants.
func (p Poly) Degree() int {
	d := 0
	for _, t := range p.l.t {
		d = max(d, len(factorsOf(t.m)))
	}
	return d
}

// LinearIn writes p as coef*s + rest with s in neither; ok is false when s
// occurs otherwise.
func (p Poly) LinearIn(s *Sym) (coef, rest Expr, ok bool) {
	var c, r lin
	r.k = p.l.k
	bit := nameMask(s.symHash())
	for _, t := range p.l.t {
		if metaOf(t.m).mask&bit == 0 || !HasSym(t.m, s.Name) {
			r.t = append(r.t, t)
			continue
		}
		others, in := withoutFactors(factorsOf(t.m), []Expr{s})
		if !in {
			return nil, nil, false
		}
		for _, o := range others {
			if HasSym(o, s.Name) {
				return nil, nil, false
			}
		}
		if m := monoOf(others); m == nil {
			c.k = c.k.add(t.c)
		} else {
			c.t = append(c.t, term{c: t.c, m: m})
		}
	}
	return c.finish(), r.expr(), true
}

// normalizer maps expressions to polynomials written as expressions.
type normalizer struct {
	memo  map[Expr]Expr
	cmemo map[Cond]Cond
}

func (n *normalizer) expr(e Expr) Expr {
	if nodeOf(e) == nil {
		return e
	}
	if r, ok := n.memo[e]; ok {
		return r
	}
	var r Expr
	switch x := e.(type) {
	case *Add:
		var l lin
		for _, y := range x.X {
			l.add(n64(1), n.expr(y))
		}
		l.collect()
		r = l.expr()
	case *Mul:
		l := lin{k: n64(1)}
		over := false
		fs := make([]Expr, len(x.X))
		for i, y := range x.X {
			fs[i] = n.expr(y)
			if !over {
				l, over = mulLin(l, flatten(fs[i]))
			}
		}
		if over {
			r = MulOf(append(fs, Int(1))...)
		} else {
			r = l.expr()
		}
	case *Mod:
		a, b := n.expr(x.X), n.expr(x.Y)
		q := flattenAtoms(FloorDivOf(a, b))
		prod, over := mulLin(q, flatten(b))
		if over {
			r = ModOf(a, b)
			break
		}
		var l lin
		l.add(n64(1), a)
		l.add(n64(-1), prod.expr())
		l.collect()
		r = l.expr()
	default:
		y := rebuildChanged(e, n.expr, n.cond)
		l := flattenAtoms(y)
		r = l.expr()
	}
	n.memo[e] = r
	return r
}

func (n *normalizer) cond(c Cond) Cond {
	if r, ok := n.cmemo[c]; ok {
		return r
	}
	var r Cond
	switch x := c.(type) {
	case *Cmp:
		r = compare(x.Op, n.expr(x.X), n.expr(x.Y))
	case *And:
		r = AndOf(n.conds(x.X)...)
	case *Or:
		r = OrOf(n.conds(x.X)...)
	default:
		r = saneCond(c)
	}
	if n.cmemo == nil {
		n.cmemo = map[Cond]Cond{}
	}
	n.cmemo[c] = r
	return r
}

func (n *normalizer) conds(xs []Cond) []Cond {
	ys := make([]Cond, len(xs))
	for i, x := range xs {
		ys[i] = n.cond(x)
	}
	return ys
}

// flatten reads e as a combination of monomials without multiplying out.
func flatten(e Expr) lin {
	var l lin
	l.add(n64(1), e)
	l.collect()
	return l
}

// flattenAtoms multiplies out products of sums, leaving the atoms alone.
func flattenAtoms(e Expr) lin {
	var out lin
	for _, x := range termsOf(e) {
		t := splitTerm(x)
		if t.m == nil {
			out.k = out.k.add(t.c)
			continue
		}
		hasSum := false
		for _, f := range factorsOf(t.m) {
			hasSum = hasSum || kindOf(f) == kAdd
		}
		if !hasSum {
			out.t = append(out.t, t)
			continue
		}
		l, over := lin{k: t.c}, false
		for _, f := range factorsOf(t.m) {
			if l, over = mulLin(l, flattenAtoms(f)); over {
				break
			}
		}
		if over {
			out.t = append(out.t, t)
			continue
		}
		out.k = out.k.add(l.k)
		out.t = append(out.t, l.t...)
	}
	out.collect()
	return out
}

// mulLin multiplies two combinations; over means too many terms.
func mulLin(a, b lin) (lin, bool) {
	na, nb := len(a.t)+1, len(b.t)+1
	if len(a.t) > 0 && len(b.t) > 0 && na*nb > maxPoly {
		return lin{}, true
	}
	var out lin
	out.k = a.k.mul(b.k)
	if a.k.sign() != 0 {
		for _, t := range b.t {
			out.t = append(out.t, term{c: t.c.mul(a.k), m: t.m})
		}
	}
	if b.k.sign() != 0 {
		for _, t := range a.t {
			out.t = append(out.t, term{c: t.c.mul(b.k), m: t.m})
		}
	}
	for _, x := range a.t {
		for _, y := range b.t {
			out.add(x.c.mul(y.c), mulMono(x.m, y.m))
		}
	}
	out.collect()
	return out, false
}
