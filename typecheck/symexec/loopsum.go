// This file turns a loop whose places are understood into an effect and the
// states after it.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxSegments is the number of families that a loop is followed through.
const maxSegments = 4

// value is the variable at iteration i.
func (v *loopVar) value(i sym.Expr) (sym.Expr, bool) {
	n, ok := v.number(v.start)
	if !ok {
		return nil, false
	}
	switch v.form {
	case invariant:
		return n, true
	case affine:
		n = sym.AddOf(n, sym.MulOf(i, v.step))
		if v.bits > 0 {
			n = sym.WrapU(n, v.bits)
		}
		return n, true
	case geometric:
		bits := int64(0)
		for k := v.ratio; k > 1 && k%2 == 0; k /= 2 {
			bits++
		}
		if int64(1)<<bits == v.ratio {
			return sym.MulOf(n, sym.Pow2Of(sym.MulOf(sym.Int(bits), i))), true
		}
	}
	return nil, false
}

// loopRun is one attempt to turn a loop into an effect and the states after it.
// Its steps run in the order of finishLoop; one that finds that what was thought of
// the places is wrong has the loop run again with less.
type loopRun struct {
	m     *Machine
	s     *State // before the loop
	l     LoopSpec
	vars  []*loopVar // places whose value at an iteration is understood
	blind []Access   // places with any value
	since int        // symbols that had been made before the loop
	i     *sym.Sym   // the iteration

	walk, through *loopVar    // over a chain, a family
	rec           *recurrence // of the places without closed form, once known
	while         sym.Cond    // the condition it runs under
	breaks        bool        // which includes that nothing leaves the loop

	h0    *State // iteration i before the test and the body
	base  int    // length of its path
	tests []Branch
	about looping

	trips   sym.Expr // number of iterations
	exact   bool     // it runs all of them unless it leaves in the middle
	bounded bool     // trips is an upper bound that comes from the condition

	ends   []*State   // of iteration i, which go on to the next
	left   []Exit     // which do not
	given  []sym.Cond // shared by all ways through the body
	ended  bool       // places are asked for after the last iteration
	early  bool       // some calls do not run all iterations as the sum has them
	passed []*State   // who goes by the loop without an iteration

	after []*State
	exits []Exit
}

func (m *Machine) finishLoop(s *State, l LoopSpec, vars []*loopVar, blind []Access) (after []*State, exits []Exit) {
	r := &loopRun{m: m, s: s, l: l, vars: vars, blind: blind, since: m.nextID}
	r.i = m.FreshSym("i", sym.Approx, big.NewInt(0), maxAddr())
	m.indices[r.i.Name], m.iterations[r.i.Name] = true, true
	defer delete(m.indices, r.i.Name)
	for _, v := range vars {
		if v.fam != nil && !v.fam.grows {
			r.through = v
		}
		if v.form == chained {
			r.walk = v
			m.startChain(v, v.start.(*Ptr).R.Text+v.chain.text+"*", r.i)
		}
		if v.form == tallied || v.form == drifting {
			// Not known before the loop, as the head of the first passes seems.
			v.head = m.FreshSym("it", sym.Approx, v.head.Lo, v.head.Hi)
			m.heads[v.head.Name] = true
			defer delete(m.heads, v.head.Name)
		}
	}
	r.enter()
	if len(r.tests) == 1 && !l.leaves && m.passesBy(r.tests[0].S, vars, r.about) {
		return m.finishLoop(s, l, vars, blind)
	}
	if !r.count() {
		return m.finishLoop(s, l, dropLost(vars, r.blind), r.blind)
	}
	if r.decide() || !r.some() {
		return r.after, r.exits
	}
	r.passed = r.after
	if r.trips == nil {
		r.trips = m.FreshSym("trips", sym.Approx, big.NewInt(0), maxAddr())
	}
	outer := m.pruned
	m.pruned = false
	defer func() { m.pruned = m.pruned || outer }()
	r.pass()
	right := r.inductive() && r.recurs() && r.tallyUp() && r.driftUp()
	if right && !r.l.fams.settled && m.pruned && m.pruning+m.exploring == 0 {
		// Once more with the ways on which an allocation fails.
		r.l.fams.settled, right = true, false
	}
	if !right {
		a, e := m.finishLoop(r.s, r.l, inBlocks(dropLost(vars, r.blind)), r.blind)
		return append(r.passed, a...), e
	}
	if l.dropped != nil {
		*l.dropped = r.l.fams.dropped(m, r.h0, r.ends, vars, r.i)
	}
	total, partial, ok := r.effects()
	if !ok {
		r.unsummed()
		return r.after, r.exits
	}
	r.leave(partial)
	r.end(total, partial)
	return r.after, r.exits
}

// place is the state at the beginning of iteration idx; of the last one that is
// run when idx is not r.i.
func (r *loopRun) place(idx sym.Expr) *State {
	m, running := r.m, idx == sym.Expr(r.i)
	h := m.head(r.s, r.l, nil, idx, running)
	for _, v := range r.vars {
		if v.fam != nil {
			if running {
				m.put(h, v, v.fam.at(r.i))
				v.fam.within(h, r.i)
			} else {
				m.put(h, v, v.fam.after(idx, v.head))
			}
			continue
		}
		if v.form == recurrent {
			m.placeRecurrent(h, v, r.rec, r.while, running)
			continue
		}
		if v.form == chained {
			if running {
				m.put(h, v, v.at(nil))
			} else {
				m.put(h, v, Int{sym.Int(0)})
			}
			continue
		}
		if v.form == tallied && running || v.form == drifting && !r.ended {
			m.put(h, v, v.at(v.head))
			continue
		}
		if v.form == drifting {
			if lo, room := r.drifted(v, r.trips); lo != nil {
				m.put(h, v, Int{sym.AddOf(lo, sym.MinOf(m.FreshSym("moved", sym.Approx, big.NewInt(0), nil), room))})
				continue
			}
		}
		if v.form == tallied {
			if e, ok := r.tallied(v, idx); ok {
				m.put(h, v, v.at(e))
				continue
			}
		}
		if e, ok := v.value(idx); ok {
			m.put(h, v, v.at(e))
			continue
		}
		m.put(h, v, m.lostValue(h, v))
	}
	for _, a := range r.blind {
		m.set(h, a, m.Unknown(h, a.T, "it"))
	}
	return h
}

// enter runs the test of iteration i.
func (r *loopRun) enter() {
	h := r.place(r.i)
	h.Eff = effect.Zero()
	r.h0, r.base = h.Clone(), len(h.Path)
	r.tests = r.l.Test(h)
	r.about = looping{i: r.i, leaves: r.l.leaves, head: r.h0, test: r.l.Test, at: r.l.At}
	if len(r.tests) == 1 {
		r.about.c = r.tests[0].C
	}
}

// pass runs the body of iteration i.
func (r *loopRun) pass() {
	m := r.m
	for _, b := range r.tests {
		if b.S.Dead {
			r.after = append(r.after, b.S)
			continue
		}
		if !b.S.Assume(sym.LtOf(r.i, r.trips)) || !b.S.assumeFail(b.C) {
			continue
		}
		m.settle(b.S, r.vars)
		if !r.l.fams.settled {
			m.pruning++
		}
		it := r.l.Body(b.S)
		if !r.l.fams.settled {
			m.pruning--
		}
		r.ends = append(r.ends, it.Next...)
		r.left = append(r.left, it.Exits...)
	}
	r.given = []sym.Cond{sym.LtOf(r.i, r.trips)}
	for _, b := range r.tests {
		r.given = append(r.given, b.C)
	}
}

// unsummed gives up: calls that never enter the loop are understood all the same.
func (r *loopRun) unsummed() {
	for _, b := range r.l.Test(r.s.Clone()) {
		enter, pass := r.m.Fork(b.S, b.C)
		if pass != nil {
			r.after = append(r.after, pass)
		}
		if enter != nil {
			r.m.Havoc(enter, r.l.At, "unbounded-loop", "a loop that acquires or releases, of unknown length")
			r.after = append(r.after, enter)
		}
	}
}

// leave makes the exits of the paths that left in the middle, at some iteration i.
func (r *loopRun) leave(partial effect.Effect) {
	m := r.m
	// Which inputs leave in the middle, and so do not get to the end, is not
	// known exactly.
	for _, e := range r.ends {
		r.early = r.early || (e.Dead || e.Exited) && !e.Failed()
	}
	if r.breaks {
		r.left = onlyFailed(r.left)
	}
	for _, x := range r.left {
		r.early = r.early || !x.S.Failed()
		m.Weaken(x.S)
		r.keepDrifts(x.S)
	}
	// The first iterations acquire no more than all do, as long as no size in any
	// of them wraps; who leaves in the middle has not seen the later ones.
	fits := sym.Cond(sym.True)
	if len(r.left) > 0 && !effect.IsZero(partial) {
		probe := r.s.Clone()
		m.liftNeeds(probe, r.s, r.ends, r.i, r.trips, r.base, r.rec, r.given, r.while)
		if fits = sym.AndOf(probe.needs[len(r.s.needs):]...); probe.weakSince != r.s.weakSince {
			fits = sym.False
		}
	}
	for _, x := range r.left {
		if x.S.Dead {
			r.exits = append(r.exits, x)
			continue
		}
		fit, rest := x.S, (*State)(nil)
		if !x.S.Failed() && !sym.IsTrue(fits) {
			fit, rest = m.Fork(x.S, fits)
		}
		if rest != nil {
			rest.Eff = effect.Seq(effect.Seq(r.s.Eff, effect.Havoc()), rest.Eff)
			y := x
			y.S = rest
			r.exits = append(r.exits, y)
		}
		if fit != nil {
			fit.Eff = effect.Seq(effect.Seq(r.s.Eff, partial), fit.Eff)
			fit.logLoop(r.l.At, nil, false, partial)
			x.S = fit
			r.exits = append(r.exits, x)
		}
	}
}

// end makes the states of the paths that end because the condition is false.
func (r *loopRun) end(total, partial effect.Effect) {
	m := r.m
	last, eff := r.trips, total
	if !r.exact {
		// The condition may fail earlier than the bound.
		last, eff = r.i, partial
	}
	r.ended = true
	out := r.place(last)
	for _, a := range r.blind {
		// What it pointed to before may still be what it points to.
		out.HandOver(m.Read(r.s, a))
	}
	for _, v := range r.vars {
		if v.form == lost {
			out.HandOver(v.start)
		}
	}
	out.Eff = effect.Seq(r.s.Eff, eff)
	out.logLoop(r.l.At, r.trips, r.exact, eff)
	if r.early || len(r.tests) > 1 {
		m.Weaken(out)
	}
	if !r.exact && r.bounded {
		out.Assume(sym.LeOf(r.i, r.trips))
	}
	m.liftNeeds(out, r.s, r.ends, r.i, r.trips, r.base, r.rec, r.given, r.while)
	beyond := out
	if r.walk != nil && r.walk.fam != nil {
		beyond = out.Clone()
	}
	for _, b := range r.l.Test(out) {
		if b.S.Dead {
			r.after = append(r.after, b.S)
			continue
		}
		if r.breaks {
			r.turn(b)
			continue
		}
		if r.exact {
			if r.walk == nil || r.walk.fam == nil || m.Known(b.S, b.C) < 0 {
				r.after = append(r.after, b.S)
				continue
			}
			if !r.beyond(b, beyond) {
				continue
			}
		}
		if b.S.assumeFail(sym.NotOf(b.C)) {
			r.after = append(r.after, b.S)
		}
	}
}

// turn runs the iteration after those that were counted, which leaves the loop.
func (r *loopRun) turn(b Branch) {
	end, more := r.m.Fork(b.S, sym.NotOf(b.C))
	if end != nil {
		r.after = append(r.after, end)
	}
	if more == nil {
		return
	}
	// Whatever goes on to a further iteration is no call: the number of
	// iterations says that this one leaves the loop.
	it := r.l.Body(more)
	r.exits = append(r.exits, it.Exits...)
	for _, x := range it.Next {
		if x.Dead {
			r.after = append(r.after, x) // not understood this time
		}
	}
}

// beyond goes on behind the last block of a family, where others come; false
// when these are too many.
func (r *loopRun) beyond(b Branch, from *State) bool {
	if r.l.segments++; r.l.segments > maxSegments || len(r.tests) > 1 {
		r.m.Havoc(b.S, r.l.At, "unbounded-loop", "a loop that goes on after the last of several blocks")
		r.after = append(r.after, b.S)
		return false
	}
	r.l.writes, r.l.fams, r.l.tries = nil, nil, 0
	a, e := r.m.Loop(from, r.l)
	r.after, r.exits = append(r.after, a...), append(r.exits, e...)
	return true
}

// dropLost leaves out the variables that are in blind.
func dropLost(vars []*loopVar, blind []Access) []*loopVar {
	var keep []*loopVar
	for _, v := range vars {
		gone := false
		for _, b := range blind {
			gone = gone || b.R == v.acc.R && sym.Equal(b.Off, v.acc.Off)
		}
		if !gone {
			keep = append(keep, v)
		}
	}
	return keep
}

// lostValue is an unknown value of the variable's type, kept inside the bounds
// its loop implies where they are known.
func (m *Machine) lostValue(s *State, v *loopVar) Value {
	if v.ptr != nil {
		return &Ptr{R: v.ptr, Off: m.FreshSym("off", sym.Approx, nil, nil), Path: v.start.(*Ptr).Path}
	}
	t := v.acc.T
	if v.least != nil {
		t.Lo = v.least
	}
	return m.Unknown(s, t, "it")
}

// noFailures is the effect when every allocation in the body succeeds.
func noFailures(e effect.Effect) effect.Effect {
	sub := map[string]sym.Expr{}
	for _, b := range []effect.Bound{e.Alloc, e.Freed, e.Net, e.Peak} {
		for _, x := range []sym.Expr{b.Lo, b.Hi} {
			for _, v := range sym.FreeSyms(x) {
				if IsFail(v) {
					sub[v.Name] = sym.Int(0)
				}
			}
		}
	}
	if len(sub) == 0 {
		return e
	}
	return effect.Subst(e, sub)
}
