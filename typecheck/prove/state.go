// This file holds the state of a refutation: literals, refined ranges, and the
// simplification of expressions under them.

package prove

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// litKind is how a literal's polynomial relates to 0.
type litKind int

const (
	ge0 litKind = iota
	eq0
	ne0
)

// literal is "p kind 0"; goal marks those that come from the negated goal.
type literal struct {
	kind litKind
	p    poly
	c    *sym.Cmp
	goal bool
}

// fact is a condition taken for true.
type fact struct {
	c    sym.Cond
	goal bool
}

// state is a conjunction of facts with what follows from them. Ranges are
// consequences of every ancestor's facts, so they outlive rewriting.
type state struct {
	q     *query
	facts []fact
	known map[[2]uint64]bool // fingerprints of the conditions among facts
	lits  []literal
	ors   []orFact
	rng   map[string]sym.Interval // of symbols, by name
	atoms map[int]sym.Interval    // of other atoms
	cache map[int]sym.Interval    // atom ranges of the current round
	dead  bool                    // a contradiction was found
	inner bool                    // the question is one summand's: no lemmas about sums
}

type orFact struct {
	or   *sym.Or
	goal bool
}

// child is a new state with the ranges of s.
func (s *state) child(facts []fact) *state {
	c := &state{q: s.q, facts: facts, inner: s.inner, rng: make(map[string]sym.Interval, len(s.rng)), atoms: make(map[int]sym.Interval, len(s.atoms))}
	for k, v := range s.rng {
		c.rng[k] = v
	}
	for k, v := range s.atoms {
		c.atoms[k] = v
	}
	return c
}

// flatten splits the facts into literals and disjunctions.
func (s *state) flatten() {
	s.known = make(map[[2]uint64]bool, len(s.facts))
	s.lits, s.ors, s.cache = nil, nil, nil
	flat := make([]fact, 0, len(s.facts))
	var add func(c sym.Cond, goal bool)
	add = func(c sym.Cond, goal bool) {
		switch c := c.(type) {
		case sym.Bool:
			if !c {
				s.dead = true
			}
			return
		case *sym.And:
			for _, x := range c.X {
				add(x, goal)
			}
			return
		case *sym.Not:
			if n := sym.NotOf(c.X); !sym.EqualCond(n, c) {
				add(n, goal)
			}
			return
		}
		k := sym.HashCond(c)
		if s.known[k] {
			return
		}
		s.known[k] = true
		flat = append(flat, fact{c, goal})
		switch c := c.(type) {
		case *sym.Cmp:
			s.literal(c, goal)
		case *sym.Or:
			s.ors = append(s.ors, orFact{c, goal})
		}
	}
	for _, f := range s.facts {
		add(f.c, f.goal)
	}
	s.facts = flat
}

func (s *state) literal(c *sym.Cmp, goal bool) {
	sp := s.q.sp
	d := subPoly(sp.poly(c.Y), sp.poly(c.X))
	l := literal{kind: ge0, p: d, c: c, goal: goal}
	switch c.Op {
	case sym.Eq:
		l.kind = eq0
	case sym.Ne:
		l.kind = ne0
	case sym.Lt:
		l.p = addPoly(d, constant(minus))
	}
	p, ok := tighten(l.kind, l.p)
	if !ok {
		if l.kind != ne0 {
			s.dead = true
		}
		return
	}
	l.p = p
	if k, isC := p.isConst(); isC {
		switch {
		case l.kind == ge0 && k.Sign() < 0, l.kind == eq0 && k.Sign() != 0, l.kind == ne0 && k.Sign() == 0:
			s.dead = true
		}
		return
	}
	s.lits = append(s.lits, l)
}

// tighten divides by the common factor of the coefficients; the constant of an
// inequality is rounded down, since the rest is an integer. It reports false
// when "= 0" cannot hold ("!= 0" then always does).
func tighten(k litKind, p poly) (poly, bool) {
	g := new(big.Int)
	for _, t := range p {
		if t.mono != 0 {
			g.GCD(nil, nil, g, new(big.Int).Abs(t.c))
		}
	}
	if g.Sign() == 0 || g.Cmp(one) == 0 {
		return p, true
	}
	r := make(poly, 0, len(p))
	for _, t := range p {
		q, m := new(big.Int), new(big.Int)
		q.DivMod(t.c, g, m) // g > 0: rounds down
		if m.Sign() != 0 && k != ge0 {
			return nil, false
		}
		if q.Sign() != 0 {
			r = append(r, term{t.mono, q})
		}
	}
	return r, true
}

// symRange is the range of a symbol under the facts.
func (s *state) symRange(x *sym.Sym) sym.Interval {
	own := sym.Interval{Lo: x.Lo, Hi: x.Hi}
	if r, ok := s.rng[x.Name]; ok {
		return meet(own, r)
	}
	return own
}

// meet is the intersection.
func meet(a, b sym.Interval) sym.Interval {
	r := a
	if r.Lo == nil || b.Lo != nil && b.Lo.Cmp(r.Lo) > 0 {
		r.Lo = b.Lo
	}
	if r.Hi == nil || b.Hi != nil && b.Hi.Cmp(r.Hi) < 0 {
		r.Hi = b.Hi
	}
	return r
}

func empty(r sym.Interval) bool { return r.Lo != nil && r.Hi != nil && r.Lo.Cmp(r.Hi) > 0 }

// atomRange is the range of an atom under the facts.
func (s *state) atomRange(a int) sym.Interval {
	if x, ok := s.q.sp.atoms[a].(*sym.Sym); ok {
		return s.symRange(x)
	}
	if r, ok := s.cache[a]; ok {
		return r
	}
	s.q.spend(4)
	r := sym.RangeOf(s.q.sp.atoms[a], s.symRange)
	if x, ok := s.atoms[a]; ok {
		r = meet(r, x)
	}
	if s.cache == nil {
		s.cache = map[int]sym.Interval{}
	}
	s.cache[a] = r
	return r
}

// monoRange is the range of a monomial; even powers are never negative.
func (s *state) monoRange(m int) sym.Interval {
	as := s.q.sp.monos[m]
	r := sym.Interval{Lo: one, Hi: one}
	for k := 0; k < len(as); {
		n := 1
		for k+n < len(as) && as[k+n] == as[k] {
			n++
		}
		r = mulRange(r, powRange(s.atomRange(as[k]), n))
		k += n
	}
	return r
}

func powRange(r sym.Interval, n int) sym.Interval {
	if n == 1 {
		return r
	}
	p := r
	for k := 1; k < n; k++ {
		p = mulRange(p, r)
	}
	if n%2 == 0 && (p.Lo == nil || p.Lo.Sign() < 0) {
		p.Lo = new(big.Int)
	}
	return p
}

// mulRange is the product of two ranges.
func mulRange(a, b sym.Interval) sym.Interval {
	if isPoint(a, 1) {
		return b
	}
	if isPoint(b, 1) {
		return a
	}
	if isPoint(a, 0) || isPoint(b, 0) {
		return sym.Interval{Lo: new(big.Int), Hi: new(big.Int)}
	}
	if a.Lo != nil && a.Hi != nil && b.Lo != nil && b.Hi != nil {
		var r sym.Interval
		for _, x := range []*big.Int{a.Lo, a.Hi} {
			for _, y := range []*big.Int{b.Lo, b.Hi} {
				p := new(big.Int).Mul(x, y)
				if r.Lo == nil || p.Cmp(r.Lo) < 0 {
					r.Lo = p
				}
				if r.Hi == nil || p.Cmp(r.Hi) > 0 {
					r.Hi = p
				}
			}
		}
		return r
	}
	// With an infinite end only same-sign quadrants keep a bound.
	an, bn := a.Lo != nil && a.Lo.Sign() >= 0, b.Lo != nil && b.Lo.Sign() >= 0
	ap, bp := a.Hi != nil && a.Hi.Sign() <= 0, b.Hi != nil && b.Hi.Sign() <= 0
	switch {
	case an && bn:
		return sym.Interval{Lo: new(big.Int).Mul(a.Lo, b.Lo), Hi: mulEnd(a.Hi, b.Hi)}
	case ap && bp:
		return sym.Interval{Lo: new(big.Int).Mul(a.Hi, b.Hi), Hi: mulEnd(a.Lo, b.Lo)}
	case an && bp:
		return sym.Interval{Lo: mulEnd(a.Hi, b.Lo), Hi: new(big.Int).Mul(a.Lo, b.Hi)}
	case ap && bn:
		return sym.Interval{Lo: mulEnd(a.Lo, b.Hi), Hi: new(big.Int).Mul(a.Hi, b.Lo)}
	}
	return sym.Interval{}
}

func mulEnd(a, b *big.Int) *big.Int {
	switch {
	case a == nil || b == nil:
		return nil
	case b.IsInt64() && b.Int64() == 1:
		return a // ranges are not changed in place
	}
	return new(big.Int).Mul(a, b)
}

func isPoint(r sym.Interval, n int64) bool {
	return r.Lo != nil && r.Hi != nil && r.Lo.IsInt64() && r.Hi.IsInt64() && r.Lo.Int64() == n && r.Hi.Int64() == n
}

// termRange is the range of one term.
func (s *state) termRange(t term) sym.Interval {
	r := s.monoRange(t.mono)
	switch {
	case t.c.Sign() > 0:
		return sym.Interval{Lo: mulEnd(r.Lo, t.c), Hi: mulEnd(r.Hi, t.c)}
	case t.c.Sign() < 0:
		return sym.Interval{Lo: mulEnd(r.Hi, t.c), Hi: mulEnd(r.Lo, t.c)}
	}
	return sym.Interval{Lo: new(big.Int), Hi: new(big.Int)}
}

// polyRange is the range of a polynomial.
func (s *state) polyRange(p poly) sym.Interval {
	r := sym.Interval{Lo: new(big.Int), Hi: new(big.Int)}
	for _, t := range p {
		x := s.termRange(t)
		if r.Lo = addEnd(r.Lo, x.Lo); r.Lo == nil && (r.Hi == nil || x.Hi == nil) {
			return sym.Interval{}
		}
		r.Hi = addEnd(r.Hi, x.Hi)
	}
	return r
}

// addEnd adds x to sum in place; nil is no end.
func addEnd(sum, x *big.Int) *big.Int {
	if sum == nil || x == nil {
		return nil
	}
	return sum.Add(sum, x)
}

// propagate refines the ranges of atoms from the literals, a few rounds.
func (s *state) propagate() {
	for round := 0; round < 6; round++ {
		s.cache = nil
		changed := false
		for _, l := range s.lits {
			if !s.q.spend(1 + len(l.p)) {
				return
			}
			switch l.kind {
			case ge0:
				changed = s.refine(l.p) || changed
			case eq0:
				changed = s.refine(l.p) || changed
				changed = s.refine(scalePoly(l.p, minus)) || changed
			case ne0:
				changed = s.shave(l.p) || changed
			}
			if s.dead {
				return
			}
		}
		if !changed {
			return
		}
	}
}

// refine narrows the atoms of p >= 0: c*a >= -(the highest the rest can be).
func (s *state) refine(p poly) bool {
	total := new(big.Int)
	tops := make([]*big.Int, len(p)) // upper ends, before any is narrowed
	open := -1                       // the only term without one
	for k, t := range p {
		r := s.termRange(t)
		tops[k] = r.Hi
		if r.Hi == nil {
			if open != -1 {
				return false
			}
			open = k
			continue
		}
		total.Add(total, r.Hi)
	}
	if open == -1 && total.Sign() < 0 {
		s.dead = true
		return true
	}
	changed := false
	for k, t := range p {
		if open >= 0 && k != open || t.mono == 0 {
			continue
		}
		as := s.q.sp.monos[t.mono]
		if len(as) != 1 {
			continue
		}
		rest := new(big.Int).Set(total)
		if open < 0 {
			rest.Sub(rest, tops[k])
		}
		// c * mono >= -rest
		rest.Neg(rest)
		if t.c.Sign() > 0 {
			changed = s.narrow(as[0], sym.Interval{Lo: ceilDiv(rest, t.c)}) || changed
		} else {
			changed = s.narrow(as[0], sym.Interval{Hi: floorDiv(rest, t.c)}) || changed
		}
		if s.dead {
			return true
		}
	}
	return changed
}

// shave uses c*a + k != 0 where it removes an end of a's range.
func (s *state) shave(p poly) bool {
	var t term
	k := new(big.Int)
	for _, x := range p {
		switch {
		case x.mono == 0:
			k = x.c
		case t.c != nil:
			return false
		default:
			t = x
		}
	}
	if t.c == nil || len(s.q.sp.monos[t.mono]) != 1 {
		return false
	}
	v, m := new(big.Int), new(big.Int)
	v.QuoRem(new(big.Int).Neg(k), t.c, m)
	if m.Sign() != 0 {
		return false
	}
	a := s.q.sp.monos[t.mono][0]
	r := s.atomRange(a)
	changed := false
	if r.Lo != nil && r.Lo.Cmp(v) == 0 {
		changed = s.narrow(a, sym.Interval{Lo: new(big.Int).Add(v, one)})
	}
	if !s.dead && r.Hi != nil && r.Hi.Cmp(v) == 0 {
		changed = s.narrow(a, sym.Interval{Hi: new(big.Int).Sub(v, one)}) || changed
	}
	return changed
}

// narrow intersects an atom's range; an empty one is a contradiction.
func (s *state) narrow(a int, by sym.Interval) bool {
	old := s.atomRange(a)
	r := meet(old, by)
	if empty(r) {
		s.dead = true
		return true
	}
	if sameEnd(old.Lo, r.Lo) && sameEnd(old.Hi, r.Hi) {
		return false
	}
	if x, ok := s.q.sp.atoms[a].(*sym.Sym); ok {
		s.rng[x.Name] = r
		s.cache = nil
	} else {
		s.atoms[a] = r
		if s.cache != nil {
			s.cache[a] = r
		}
	}
	return true
}

func sameEnd(a, b *big.Int) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}

func floorDiv(a, b *big.Int) *big.Int {
	q, m := new(big.Int), new(big.Int)
	q.QuoRem(a, b, m)
	if m.Sign() != 0 && (m.Sign() < 0) != (b.Sign() < 0) {
		q.Sub(q, one)
	}
	return q
}

func ceilDiv(a, b *big.Int) *big.Int {
	q := floorDiv(new(big.Int).Neg(a), b)
	return q.Neg(q)
}

// entails reports whether p >= 0 is seen by the ranges, alone or on top of one
// of the inequalities.
func (s *state) entails(p poly) bool {
	if r := s.polyRange(p); r.Lo != nil && r.Lo.Sign() >= 0 {
		return true
	}
	for _, l := range s.lits {
		if l.kind == ne0 || !s.q.spend(1+len(l.p)) {
			continue
		}
		if r := s.polyRange(subPoly(p, l.p)); r.Lo != nil && r.Lo.Sign() >= 0 {
			return true
		}
	}
	return false
}
