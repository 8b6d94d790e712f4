// This file holds polynomials over interned atoms, the form in which the
// arithmetic of the decider works.

package prove

import (
	"math/big"
	"sort"
	"strconv"

	"github.com/muxlang/mux/typecheck/sym"
)

// maxTerms caps the terms of a polynomial; a larger product is an atom.
const maxTerms = 200

// space interns the atoms and monomials of one query.
type space struct {
	atoms  []sym.Expr
	byHash map[[2]uint64]int
	monos  [][]int // atom numbers, sorted, with repetition; monos[0] is empty
	byMono map[string]int
	memo   map[sym.Expr]poly
}

func newSpace() *space {
	return &space{
		byHash: map[[2]uint64]int{}, monos: [][]int{nil},
		byMono: map[string]int{"": 0}, memo: map[sym.Expr]poly{},
	}
}

type term struct {
	mono int
	c    *big.Int
}

// poly is a sum of terms, sorted by monomial number, without zero coefficients.
type poly []term

func (s *space) atom(e sym.Expr) int {
	k := sym.Hash(e)
	if a, ok := s.byHash[k]; ok {
		return a
	}
	a := len(s.atoms)
	s.atoms = append(s.atoms, e)
	s.byHash[k] = a
	return a
}

func (s *space) mono(atoms []int) int {
	var buf [64]byte
	k := buf[:0]
	for _, a := range atoms {
		k = strconv.AppendInt(k, int64(a), 32)
		k = append(k, ' ')
	}
	if m, ok := s.byMono[string(k)]; ok {
		return m
	}
	m := len(s.monos)
	s.monos = append(s.monos, append([]int(nil), atoms...))
	s.byMono[string(k)] = m
	return m
}

func (s *space) monoTimes(a, b int) int {
	switch {
	case a == 0:
		return b
	case b == 0:
		return a
	}
	x := append(append([]int(nil), s.monos[a]...), s.monos[b]...)
	sort.Ints(x)
	return s.mono(x)
}

func constant(c *big.Int) poly {
	if c.Sign() == 0 {
		return nil
	}
	return poly{{0, c}}
}

func (s *space) atomPoly(e sym.Expr) poly {
	return poly{{s.mono([]int{s.atom(e)}), one}}
}

var (
	one   = big.NewInt(1)
	minus = big.NewInt(-1)
)

func addPoly(p, q poly) poly {
	r := make(poly, 0, len(p)+len(q))
	for len(p) > 0 && len(q) > 0 {
		switch {
		case p[0].mono < q[0].mono:
			r, p = append(r, p[0]), p[1:]
		case p[0].mono > q[0].mono:
			r, q = append(r, q[0]), q[1:]
		default:
			if c := new(big.Int).Add(p[0].c, q[0].c); c.Sign() != 0 {
				r = append(r, term{p[0].mono, c})
			}
			p, q = p[1:], q[1:]
		}
	}
	return append(append(r, p...), q...)
}

func scalePoly(p poly, c *big.Int) poly {
	if c.Sign() == 0 {
		return nil
	}
	r := make(poly, len(p))
	for k, t := range p {
		r[k] = term{t.mono, new(big.Int).Mul(t.c, c)}
	}
	return r
}

func subPoly(p, q poly) poly { return addPoly(p, scalePoly(q, minus)) }

func (s *space) mulPoly(p, q poly) (poly, bool) {
	if len(p)*len(q) > maxTerms {
		return nil, false
	}
	acc := map[int]*big.Int{}
	for _, t := range p {
		for _, u := range q {
			m := s.monoTimes(t.mono, u.mono)
			c := new(big.Int).Mul(t.c, u.c)
			if old, ok := acc[m]; ok {
				c.Add(c, old)
			}
			acc[m] = c
		}
	}
	r := make(poly, 0, len(acc))
	for m, c := range acc {
		if c.Sign() != 0 {
			r = append(r, term{m, c})
		}
	}
	sort.Slice(r, func(i, j int) bool { return r[i].mono < r[j].mono })
	return r, true
}

// poly is the polynomial of e; everything but sums and products is an atom.
func (s *space) poly(e sym.Expr) poly {
	if p, ok := s.memo[e]; ok {
		return p
	}
	var p poly
	switch e := e.(type) {
	case *sym.Const:
		p = constant(e.V)
	case *sym.Add:
		for _, x := range e.X {
			p = addPoly(p, s.poly(x))
		}
	case *sym.Mul:
		p = constant(one)
		for _, x := range e.X {
			q, ok := s.mulPoly(p, s.poly(x))
			if !ok {
				p = s.atomPoly(e)
				break
			}
			p = q
		}
	default:
		p = s.atomPoly(e)
	}
	s.memo[e] = p
	return p
}

// isConst reports whether p is a constant, and which.
func (p poly) isConst() (*big.Int, bool) {
	switch {
	case len(p) == 0:
		return new(big.Int), true
	case len(p) == 1 && p[0].mono == 0:
		return p[0].c, true
	}
	return nil, false
}

// constTerm is p's constant term.
func (p poly) constTerm() *big.Int {
	if len(p) > 0 && p[0].mono == 0 {
		return p[0].c
	}
	return new(big.Int)
}

func (p poly) key() string {
	var b []byte
	for _, t := range p {
		b = strconv.AppendInt(b, int64(t.mono), 32)
		b = append(b, ':')
		b = t.c.Append(b, 32)
		b = append(b, ' ')
	}
	return string(b)
}

// expr is p as an expression.
func (s *space) expr(p poly) sym.Expr {
	xs := make([]sym.Expr, 0, len(p))
	for _, t := range p {
		f := []sym.Expr{sym.Big(t.c)}
		for _, a := range s.monos[t.mono] {
			f = append(f, s.atoms[a])
		}
		xs = append(xs, sym.MulOf(f...))
	}
	return sym.AddOf(xs...)
}
