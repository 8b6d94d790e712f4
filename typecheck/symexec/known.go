// This file decides conditions on a path.

package symexec

import (
	"math/big"
	"slices"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Known decides c on this path: +1 true, -1 false, 0 unknown. It is asked at
// every branch, so it only looks as far as is cheap.
func (m *Machine) Known(s *State, c sym.Cond) int { return m.known(s, c, inFull) }

// Holds reports whether Known is +1, without looking for a proof of the contrary.
func (m *Machine) Holds(s *State, c sym.Cond) bool { return m.known(s, c, truthOnly) > 0 }

// Plain is Known without asking a decider.
func (m *Machine) Plain(s *State, c sym.Cond) int { return m.known(s, c, plainly) }

// effort is how far known looks.
type effort uint8

const (
	inFull    effort = iota
	truthOnly        // no proof that the condition is false
	plainly          // no decider
)

// condStep is the size of condition that counts as one unit of work.
const condStep = 8

func (m *Machine) known(s *State, c sym.Cond, far effort) int {
	if sym.IsTrue(c) {
		return 1
	}
	if sym.IsFalse(c) {
		return -1
	}
	if len(s.Path) == 0 {
		return 0
	}
	m.Steps += sym.CondSize(c) / condStep
	n := sym.NotOf(c)
	for _, p := range s.Path {
		if sym.EqualCond(p, c) {
			return 1
		}
		if sym.EqualCond(p, n) {
			return -1
		}
	}
	vars := sym.CondSyms(c)
	if len(vars) == 1 {
		if k := m.oneSymbol(s, c, vars[0]); k != 0 {
			return k
		}
	}
	if far != plainly {
		// A symbol the path says nothing of can take the condition either way.
		for _, v := range vars {
			if !s.constrains(v) {
				return 0
			}
		}
	}
	if far == plainly || len(vars) > 3 || sym.CondSize(c) > m.L.DecideStep {
		return 0
	}
	// Where inputs of the path disagree, no proof can be found.
	yes, no := s.split(c)
	if yes && no {
		m.Steps += 30
		return 0
	}
	hyp := m.relevantOf(s.Path, s.syms, c)
	if len(hyp) == 0 {
		return 0
	}
	m.Steps += 30
	if !no && m.proves(s, hyp, c) {
		return 1
	}
	if !yes && far != truthOnly && m.proves(s, hyp, n) {
		return -1
	}
	return 0
}

// proves reports whether the hypotheses, a part of the path, are known to imply c.
// A point that refutes it is kept if it takes the path.
func (m *Machine) proves(s *State, hyp []sym.Cond, c sym.Cond) bool {
	from := make([]sym.Environment, 0, maxPoints)
	for _, p := range s.points {
		from = append(from, p)
	}
	if len(from) == 0 {
		from = append(from, newPoints()[0])
	}
	a, err := m.quick.DecideFrom(m.Ctx, hyp, c, from)
	if err == nil && a.Status == prove.No {
		s.addPoint(a.Model)
	}
	return err == nil && a.Status == prove.Yes
}

// constrains reports whether some conjunct of the path mentions v.
func (s *State) constrains(v *sym.Sym) bool {
	for _, vs := range s.syms {
		for _, w := range vs {
			if w.Name == v.Name {
				return true
			}
		}
	}
	return false
}

// oneSymbol decides a condition on one symbol from the interval that the path's
// conditions on that symbol alone leave it.
func (m *Machine) oneSymbol(s *State, c sym.Cond, v *sym.Sym) int {
	iv := sym.Interval{Lo: v.Lo, Hi: v.Hi}
	var holes []*big.Int
	found := false
	for _, p := range s.Path {
		cmp, ok := p.(*sym.Cmp)
		if !ok {
			continue
		}
		x, k, op, ok := constCmp(cmp)
		if !ok || x.Name != v.Name {
			continue
		}
		found = true
		switch op {
		case cmpEQ:
			iv = sym.Interval{Lo: k, Hi: k}
		case cmpLE:
			if iv.Hi == nil || k.Cmp(iv.Hi) < 0 {
				iv.Hi = k
			}
		case cmpGE:
			if iv.Lo == nil || k.Cmp(iv.Lo) > 0 {
				iv.Lo = k
			}
		case cmpNE:
			holes = append(holes, k)
		}
	}
	if !found {
		return 0
	}
	for again := true; again; {
		again = false
		for _, h := range holes {
			if iv.Lo != nil && h.Cmp(iv.Lo) == 0 {
				iv.Lo, again = new(big.Int).Add(iv.Lo, big.NewInt(1)), true
			}
			if iv.Hi != nil && h.Cmp(iv.Hi) == 0 {
				iv.Hi, again = new(big.Int).Sub(iv.Hi, big.NewInt(1)), true
			}
			if iv.Lo != nil && iv.Hi != nil && iv.Lo.Cmp(iv.Hi) > 0 {
				return 0
			}
		}
	}
	if iv.Lo == v.Lo && iv.Hi == v.Hi {
		return 0
	}
	narrow := sym.NewSym(v.Name, v.Origin, iv.Lo, iv.Hi)
	r := sym.SubstCond(c, map[string]sym.Expr{v.Name: narrow})
	switch {
	case sym.IsTrue(r):
		return 1
	case sym.IsFalse(r):
		return -1
	}
	return 0
}

const (
	cmpEQ = iota
	cmpNE
	cmpLE
	cmpGE
)

// constCmp reads a comparison of a bare symbol with a constant.
func constCmp(c *sym.Cmp) (v *sym.Sym, k *big.Int, op int, ok bool) {
	x, isX := c.X.(*sym.Sym)
	y, isY := c.Y.(*sym.Sym)
	kx, cx := sym.IsConst(c.X)
	ky, cy := sym.IsConst(c.Y)
	one := big.NewInt(1)
	switch {
	case isX && cy:
		switch c.Op {
		case sym.Eq:
			return x, ky, cmpEQ, true
		case sym.Ne:
			return x, ky, cmpNE, true
		case sym.Le:
			return x, ky, cmpLE, true
		case sym.Lt:
			return x, new(big.Int).Sub(ky, one), cmpLE, true
		}
	case isY && cx:
		switch c.Op {
		case sym.Eq:
			return y, kx, cmpEQ, true
		case sym.Ne:
			return y, kx, cmpNE, true
		case sym.Le:
			return y, kx, cmpGE, true
		case sym.Lt:
			return y, new(big.Int).Add(kx, one), cmpGE, true
		}
	}
	return nil, nil, 0, false
}

// relevant picks the conjuncts that share symbols with c, transitively, up to
// the size the machine asks about; dropping hypotheses is always sound.
func (m *Machine) relevant(path []sym.Cond, c sym.Cond) []sym.Cond {
	syms := make([][]*sym.Sym, len(path))
	for i, p := range path {
		syms[i] = sym.CondSyms(p)
	}
	return m.relevantOf(path, syms, c)
}

func (m *Machine) relevantOf(path []sym.Cond, syms [][]*sym.Sym, c sym.Cond) []sym.Cond {
	want := map[string]bool{}
	for _, v := range sym.CondSyms(c) {
		want[v.Name] = true
	}
	type conj struct {
		c    sym.Cond
		syms []*sym.Sym
		used bool
	}
	cs := make([]conj, len(path))
	for i, p := range path {
		cs[i] = conj{c: p, syms: syms[i]}
	}
	var out []sym.Cond
	for again := true; again; {
		again = false
		for i := range cs {
			if cs[i].used || len(out) >= m.L.CondSize {
				continue
			}
			for _, v := range cs[i].syms {
				if want[v.Name] {
					cs[i].used, again = true, true
					break
				}
			}
			if cs[i].used {
				out = append(out, cs[i].c)
				for _, v := range cs[i].syms {
					want[v.Name] = true
				}
			}
		}
	}
	return out
}

// Chosen is v without the choices between numbers at its top that a conjunct of the
// path makes.
func (m *Machine) Chosen(s *State, v Value) Value {
	for len(s.Path) > 0 {
		i, ok := v.(Int)
		if !ok {
			return v
		}
		e, ok := i.E.(*sym.Ite)
		if !ok {
			return v
		}
		switch s.says(e.C) {
		case 1:
			v = Int{e.A}
		case -1:
			v = Int{e.B}
		default:
			return v
		}
	}
	return v
}

// says is +1 where the path has c among its conjuncts, part by part, -1 where it has
// the opposite of a part, else 0.
func (s *State) says(c sym.Cond) int {
	has := func(c sym.Cond) bool {
		return slices.ContainsFunc(s.Path, func(p sym.Cond) bool { return sym.EqualCond(p, c) })
	}
	if has(sym.NotOf(c)) {
		return -1
	}
	all := 1
	for _, part := range sym.Conjuncts(c) {
		switch {
		case has(part):
		case has(sym.NotOf(part)):
			return -1
		default:
			all = 0
		}
	}
	return all
}
