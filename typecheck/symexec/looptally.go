// This file follows running totals of what differs from one iteration to the next
// and is not computed by the loop, such as the lengths of an array's strings: the
// caller knows the sum over all of them, though none of those on the way.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// tally is what every iteration adds to a running total.
type tally struct {
	syms []*sym.Sym // what the elements say, each a symbol of the iteration
	coef []sym.Expr // how often each is added, the same in all iterations
	rest sym.Expr   // what else is added, over the number of the iteration
	bits uint       // of a total that wraps around; 0 if it does not
}

// tallies reports what the ways through the body add to v, and whether they add
// the same; a total in the loop's other variables is none. mine says which symbols
// are of the iteration, heads what stands for followed places.
func (m *Machine) tallies(v *loopVar, ends []iterationEnd, mine func(*sym.Sym) bool, heads map[string]bool, since int) (tally, bool) {
	if v.ptr != nil || v.chain != nil || v.block != nil || v.fam != nil || v.acc.T.Kind != IntType {
		return tally{}, false
	}
	var t tally
	rests := make([]sym.Expr, len(ends))
	for k, e := range ends {
		x, ok := m.now(e.s, v).(Int)
		if !ok {
			return t, false
		}
		one, ok := m.addedTo(v, dropFails(x.E), mine, heads, since)
		if !ok {
			return t, false
		}
		rests[k] = one.rest
		if k > 0 && !one.like(&t) {
			return t, false
		}
		t = one
	}
	var ok bool
	t.rest, ok = m.combine(ends, rests, heads, since)
	return t, ok && len(t.syms) > 0
}

// like reports whether t adds the elements that o adds; then both wrap if one does.
func (t *tally) like(o *tally) bool {
	if len(t.syms) != len(o.syms) {
		return false
	}
	for i, s := range t.syms {
		if s.Name != o.syms[i].Name || !sym.Equal(t.coef[i], o.coef[i]) {
			return false
		}
	}
	t.bits = max(t.bits, o.bits)
	o.bits = t.bits
	return true
}

// addedTo splits x, the total after an iteration, into the total before it and what
// is added.
func (m *Machine) addedTo(v *loopVar, x sym.Expr, mine func(*sym.Sym) bool, heads map[string]bool, since int) (t tally, ok bool) {
	switch e := x.(type) {
	case *sym.Ite:
		t, ok = m.addedTo(v, e.A, mine, heads, since)
		if !ok {
			return t, false
		}
		u, ok := m.addedTo(v, e.B, mine, heads, since)
		t.rest = sym.IteOf(e.C, t.rest, u.rest)
		return t, ok && u.like(&t) && !mentions(t.rest, mine) && !sym.HasSym(t.rest, v.head.Name)
	case *sym.Mod:
		bits := v.width()
		if bits == 0 || !sym.Equal(e.Y, sym.Big(new(big.Int).Lsh(big.NewInt(1), bits))) {
			return t, false
		}
		x, t.bits = e.X, bits
	}
	one, rest, lin := sym.Normalize(x).LinearIn(v.head)
	if k, isInt := sym.IsInt(one); !lin || !isInt || k != 1 || sym.HasSym(rest, v.head.Name) {
		return t, false
	}
	for _, s := range sym.FreeSyms(rest) {
		if !mine(s) {
			continue
		}
		coef, other, lin := sym.Normalize(rest).LinearIn(s)
		if !lin || sym.HasSym(other, s.Name) || mentions(coef, mine) || mentions(coef, func(v *sym.Sym) bool { return heads[v.Name] }) || !m.knowable(sym.FreeSyms(coef), nil, since) {
			return t, false
		}
		t.syms, t.coef = append(t.syms, s), append(t.coef, coef)
		rest = other
	}
	t.rest = rest
	return t, !mentions(rest, mine)
}

// tryTally marks the integers that a first pass shows to be running totals; the
// second pass verifies it.
func (m *Machine) tryTally(s *State, vars []*loopVar, ends []*State, base, since int) {
	heads := map[string]bool{}
	for _, v := range vars {
		if v.steady != nil {
			heads[v.steady.Name] = true
		}
		if v.form == affine {
			heads[v.head.Name] = true
		}
	}
	mine := func(v *sym.Sym) bool { return m.iterated(v, since) }
	var live []iterationEnd
	for _, v := range vars {
		if v.form != lost {
			continue
		}
		if live == nil {
			live = m.endsOf(s, ends, base, heads, since, nil)
			for k := range live {
				live[k].known = true // the first pass does not know the conditions exactly
			}
		}
		if _, ok := m.tallies(v, live, mine, heads, since); ok {
			v.form = tallied
		}
	}
}

// tallyUp finds what the running totals add in iteration i; those of which it
// cannot tell become lost.
func (r *loopRun) tallyUp() bool {
	m, right := r.m, true
	var live []iterationEnd
	heads := map[string]bool{r.i.Name: true}
	mine := func(v *sym.Sym) bool { return m.iter[v.Name] == r.i.Name }
	for _, v := range r.vars {
		if v.form != tallied {
			continue
		}
		if live == nil {
			live = m.endsOf(r.s, r.ends, r.base, heads, r.since, r.given)
		}
		var ok bool
		if v.tally, ok = m.tallies(v, live, mine, heads, r.since); !ok {
			v.form, right = lost, false
		}
	}
	return right
}

// tallied is the total of v after trips iterations.
func (r *loopRun) tallied(v *loopVar, trips sym.Expr) (sym.Expr, bool) {
	start, ok := v.number(v.start)
	if !ok || !r.m.nameable(trips) {
		return nil, false
	}
	j := sym.NewSym("j", sym.Bound, big.NewInt(0), nil)
	total, ok := sym.SumOver(j, sym.Int(0), trips, sym.Subst(v.tally.rest, map[string]sym.Expr{r.i.Name: j}))
	if !ok {
		return nil, false
	}
	total = sym.AddOf(start, total)
	named := map[string]sym.Expr{}
	for k, s := range v.tally.syms {
		total = sym.AddOf(total, sym.MulOf(v.tally.coef[k], r.m.namedSum(s, r.i, trips, r.over(), named)))
	}
	if v.tally.bits > 0 {
		total = sym.WrapU(total, v.tally.bits)
	}
	return total, true
}
