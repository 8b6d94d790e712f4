// This file holds what linear arithmetic is told of sums without closed form:
// bounds by the trip count, and comparisons summand by summand.

package prove

import (
	"fmt"

	"github.com/muxlang/mux/typecheck/sym"
)

// maxSumLemmas caps the summand-wise proofs of one query.
const maxSumLemmas = 12

// sum bounds a sum by its trip count times the range of the summand, or by the
// summand's sign under the facts.
func (sys *system) sum(e *sym.Sum, self poly) {
	s, sp := sys.s, sys.s.q.sp
	body := sym.RangeOf(e.Body, s.outer(e.I))
	trips := sp.poly(s.rewriter(nil).expr(sym.MaxOf(sym.Int(0), sym.Sub(e.Hi, e.Lo))))
	if body.Lo != nil {
		sys.holds(scalePoly(trips, body.Lo), self)
	}
	if body.Hi != nil {
		sys.holds(self, scalePoly(trips, body.Hi))
	}
	zero := sym.Int(0)
	if body.Lo == nil && s.everywhere(e, func(b sym.Expr) sym.Cond { return sym.LeOf(zero, b) }) {
		sys.atLeast0(self)
	} else if body.Hi == nil && s.everywhere(e, func(b sym.Expr) sym.Cond { return sym.LeOf(b, zero) }) {
		sys.holds(self, nil)
	}
}

// outer is the range of symbols other than the index, whose own range holds.
func (s *state) outer(index *sym.Sym) func(*sym.Sym) sym.Interval {
	return func(x *sym.Sym) sym.Interval {
		if x.Name == index.Name {
			return sym.Interval{Lo: x.Lo, Hi: x.Hi}
		}
		return s.symRange(x)
	}
}

// everywhere reports whether a property of the summand is proved for every
// index of the sum.
func (s *state) everywhere(e *sym.Sum, property func(body sym.Expr) sym.Cond) bool {
	q := s.q
	if s.inner || q.sums >= maxSumLemmas || q.steps < q.opt.Steps/2 {
		return false
	}
	q.sums++
	i := sym.NewSym(fmt.Sprintf("%s#%d", e.I.Name, q.sums), e.I.Origin, e.I.Lo, e.I.Hi)
	goal := property(sym.Subst(e.Body, map[string]sym.Expr{e.I.Name: i}))
	facts := append(s.facts[:len(s.facts):len(s.facts)],
		fact{sym.LeOf(e.Lo, i), false}, fact{sym.LtOf(i, e.Hi), false}, fact{sym.NotOf(goal), true})
	c := s.child(facts)
	c.inner = true
	return q.refute(c, q.opt.SplitDepth-2)
}

// sumPairs compares sums over the same indices summand by summand.
func (sys *system) sumPairs() {
	s, sp := sys.s, sys.s.q.sp
	var sums []int
	for a := range sp.atoms {
		if _, ok := sp.atoms[a].(*sym.Sum); ok && sys.seen[a] {
			sums = append(sums, a)
		}
	}
	for k, a := range sums {
		for _, b := range sums[k+1:] {
			x, y := sp.atoms[a].(*sym.Sum), sp.atoms[b].(*sym.Sum)
			if !sym.Equal(x.Lo, y.Lo) || !sym.Equal(x.Hi, y.Hi) {
				continue
			}
			pa, pb := poly{{sp.mono([]int{a}), one}}, poly{{sp.mono([]int{b}), one}}
			if s.summandLe(x, y) {
				sys.holds(pa, pb)
			}
			if s.summandLe(y, x) {
				sys.holds(pb, pa)
			}
		}
	}
}

// summandLe reports whether x's summand is proved to be at most y's.
func (s *state) summandLe(x, y *sym.Sum) bool {
	i := sym.NewSym(x.I.Name+"#", x.I.Origin, x.I.Lo, x.I.Hi)
	at := map[string]sym.Expr{x.I.Name: i}
	both := &sym.Sum{I: i, Lo: x.Lo, Hi: x.Hi,
		Body: sym.Sub(sym.Subst(y.Body, map[string]sym.Expr{y.I.Name: i}), sym.Subst(x.Body, at))}
	return s.everywhere(both, func(d sym.Expr) sym.Cond { return sym.LeOf(sym.Int(0), d) })
}
