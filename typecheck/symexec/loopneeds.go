// This file carries what the iterations of a loop assumed, and the ways out of
// it, to the state after the loop.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// liftNeeds carries what the iterations assumed to the state after the loop, for
// the iterations that take the way through the body that assumed it.
func (m *Machine) liftNeeds(out, before *State, ends []*State, i *sym.Sym, trips sym.Expr, base int, rec *recurrence, given []sym.Cond, while sym.Cond) {
	var computed []sym.Cond // on the followed places
	seen := map[[2]uint64]bool{}
	none := sym.LeOf(trips, sym.Int(0))
	ways := m.endsOf(before, ends, base, rec.heads, rec.since, given)
	for _, e := range ends {
		if e.Dead || e.Failed() || len(e.needs) <= len(before.needs) {
			continue
		}
		taken := wayOf(ways, e)
		if !taken.known {
			m.Weaken(out) // the way is not known: neither are the calls that take it
			continue
		}
		way := sym.SubstCond(taken.cond, rec.solved)
		for _, c := range e.needs[len(before.needs):] {
			c = sym.SubstCond(sym.OrOf(sym.NotOf(way), c), rec.solved)
			if h := sym.HashCond(c); seen[h] {
				continue
			} else {
				seen[h] = true
			}
			switch m.needAlways(out, c, i, trips, none, rec) {
			case -1:
				m.Weaken(out)
			case 0:
				computed = append(computed, c)
			}
		}
	}
	if len(computed) == 0 {
		return
	}
	if !m.knowable(sym.CondSyms(while), rec.heads, rec.since) {
		m.Weaken(out)
		return
	}
	holds := sym.NewSym("holds", sym.Bound, big.NewInt(0), big.NewInt(1))
	r := rec.clone()
	r.add(holds, sym.Int(1), sym.IteOf(sym.AndOf(computed...), holds, sym.Int(0)))
	if f := sym.EqOf(r.value(while, holds), sym.Int(1)); !m.Holds(out, f) {
		out.Need(f)
	}
}

// needAlways adds to out that c holds in all iterations and returns 1; 0 when c
// depends on the followed places, -1 when it cannot be said. A condition linear
// in the iteration's number holds for all of them when it does for the first and
// the last.
func (m *Machine) needAlways(out *State, c sym.Cond, i *sym.Sym, trips sym.Expr, none sym.Cond, rec *recurrence) int {
	add := func(f sym.Cond) {
		if f = sym.OrOf(none, f); !m.Holds(out, f) {
			out.Need(f)
		}
	}
	if !m.knowable(sym.CondSyms(c), rec.heads, rec.since) {
		for _, v := range sym.CondSyms(c) {
			if !rec.heads[v.Name] && v.Origin != sym.Input {
				return -1
			}
		}
		return 1 // it speaks of the caller's elements one by one: the assumption stands in words only
	}
	depends := false
	for _, v := range rec.syms {
		depends = depends || sym.CondHasSym(c, v.Name)
	}
	if !depends {
		add(c)
		return 1
	}
	if cmp, ok := c.(*sym.Cmp); ok && cmp.Op != sym.Ne && !sym.HasOrigin(trips, sym.Approx) {
		coef, rest, lin := sym.Normalize(sym.Sub(cmp.Y, cmp.X)).LinearIn(i)
		if lin && rec.free(coef) && rec.free(rest) {
			add(sym.SubstCond(c, map[string]sym.Expr{i.Name: sym.Int(0)}))
			add(sym.SubstCond(c, map[string]sym.Expr{i.Name: sym.Sub(trips, sym.Int(1))}))
			return 1
		}
	}
	return 0
}

// goesOn is the condition under which an iteration leaves the loop neither by a
// break nor in any other way than a failed allocation; false when there is no
// such way or the condition is not known.
func (m *Machine) goesOn(s *State, ends []*State, left []Exit, base int, rec *recurrence, given []sym.Cond) (sym.Cond, bool) {
	for _, e := range ends {
		if e.Dead && !e.Failed() {
			return nil, false
		}
	}
	all := ends[:len(ends):len(ends)]
	for _, x := range left {
		if x.S.Failed() {
			continue
		}
		if x.S.Dead {
			return nil, false
		}
		alone := *x.S
		alone.Exited = false
		all = append(all, &alone)
	}
	if len(all) == len(ends) {
		return nil, false
	}
	var leave []sym.Cond
	ways := m.endsOf(s, all, base, rec.heads, rec.since, given)
	for _, x := range all[len(ends):] {
		way := wayOf(ways, x)
		if !way.known {
			return nil, false
		}
		leave = append(leave, way.cond)
	}
	c := sym.NotOf(sym.OrOf(leave...))
	return c, sym.CondSize(c) <= maxStep
}

// onlyFailed are the paths that left after a failed allocation.
func onlyFailed(in []Exit) []Exit {
	var out []Exit
	for _, x := range in {
		if x.S.Failed() {
			out = append(out, x)
		}
	}
	return out
}
