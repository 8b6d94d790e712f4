// This file is the induction step of a loop: what the places were thought to be
// at an iteration must hold at the next.

package symexec

import (
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// inductive says whether what the first pass found holds after any iteration;
// places of which it does not become lost.
func (r *loopRun) inductive() bool {
	right := true
	for _, v := range r.vars {
		right = r.m.keepsLeast(v, r.ends) && right
		right = r.step(v) && right
	}
	return r.observes(r.written(right))
}

// step says whether the ends of iteration i have the variable as it is at i+1.
func (r *loopRun) step(v *loopVar) bool {
	m := r.m
	switch {
	case v.form == recurrent, v.form == tallied, v.form == drifting: // recurs, tallyUp, driftUp
		return true
	case v.fam != nil:
		if m.stillSequenced(r.l.fams, v, r.h0, r.ends, r.i, r.trips, r.walk == v) {
			return true
		}
		v.form, v.fam = lost, nil
		r.blind = append(r.blind, v.acc)
		return false
	case v.form == chained:
		if m.stillChained(v, r.ends) {
			return true
		}
		v.form = lost
		r.blind = append(r.blind, v.acc)
		return false
	}
	want, ok := v.value(sym.AddOf(r.i, sym.Int(1)))
	for _, e := range r.ends {
		if !ok || e.Dead || e.Failed() || e.Exited {
			continue
		}
		if have, isNum := v.number(m.now(e, v)); isNum {
			same, again := m.counts(e, v, have, want, r.about)
			if same {
				continue
			}
			if again {
				return false
			}
		}
		v.form = lost
		if v.ptr != nil {
			r.blind = append(r.blind, v.acc)
		}
		return false
	}
	return true
}

// written says whether the iterations write no more than was thought, if all
// else is right.
func (r *loopRun) written(right bool) bool {
	if r.l.writes == nil || !right {
		return right
	}
	var gone []*State
	for _, x := range r.left {
		gone = append(gone, x.S)
	}
	seen, ok := r.m.writesOf(r.s, r.h0, succeeding(r.ends), gone, r.i, nil, r.since)
	switch {
	case ok && r.l.writes.covers(seen):
		return true
	case ok && r.l.tries < 3:
		r.l.writes = r.l.writes.with(seen)
		r.l.tries++
	default:
		r.l.writes = nil
	}
	return false
}

// observes says whether the iterations do to sequences of blocks what was
// thought, if all else is right.
func (r *loopRun) observes(right bool) bool {
	m, fams := r.m, r.l.fams
	fams.places = append([]Access(nil), r.blind...)
	for _, v := range r.vars {
		fams.places = append(fams.places, v.acc)
	}
	if !right || m.observe(fams, r.s, r.h0, r.ends, r.i, r.since) {
		return right
	}
	if r.through == nil || fams.guessed || len(fams.lost) == 0 {
		return false
	}
	// How the first iteration leaves the blocks may tell what the others find.
	fams.guessed, fams.lost, fams.tries = true, nil, 0
	fams.touches = nil
	first := r.place(sym.Int(0))
	first.Eff = effect.Zero()
	f0 := first.Clone()
	var after []*State
	for _, b := range r.l.Test(first) {
		if !b.S.Dead && b.S.assumeFail(b.C) {
			after = append(after, r.l.Body(b.S).Next...)
		}
	}
	if after = living(after); len(after) == 1 {
		m.guess(fams, r.vars, f0, after[0], r.since)
	}
	return false
}

// recurs finds the recurrence of the places without closed form, and with it how
// long the loop runs; false if some have none, which become lost.
func (r *loopRun) recurs() bool {
	m, right := r.m, true
	var open []*loopVar
	r.rec, open = m.recur(r.s, r.h0, r.vars, r.ends, r.base, r.i, r.since, r.given)
	for _, v := range open {
		right = false
		if m.emptied(r.s, v, r.l.At) {
			continue
		}
		v.form = lost
		if v.block != nil {
			v.block = nil
			r.blind = append(r.blind, v.acc)
		}
	}
	r.while = sym.LtOf(r.i, r.trips)
	if len(r.tests) != 1 || r.walk != nil {
		return right
	}
	if !r.exact && !sym.IsTrue(r.tests[0].C) && r.foretold() {
		// As long as the condition holds.
		r.runs(r.tests[0].C)
	}
	if stay, ok := m.goesOn(r.s, r.ends, r.left, r.base, r.rec, r.given); ok && r.foretold() {
		// As long as neither the condition ends it nor a break: the iteration after
		// these is run once more for what it leaves behind.
		r.runs(sym.AndOf(r.tests[0].C, stay))
		r.breaks = true
	}
	return right
}

// foretold says whether the condition at an iteration is known from the recurrence.
func (r *loopRun) foretold() bool {
	return r.m.knowable(sym.CondSyms(r.tests[0].C), r.rec.heads, r.rec.since)
}

// runs has the loop run exactly as long as c, which speaks of iteration i, holds:
// the number of iterations is what running the recurrence says.
func (r *loopRun) runs(c sym.Cond) {
	r.while = sym.SubstCond(c, r.rec.solved)
	if n, ok := r.m.tripCount(r.s, r.while, r.i, r.l.leaves); ok && n != nil {
		r.while, r.trips = sym.LtOf(r.i, n), n
	} else {
		r.trips = r.rec.value(r.while, r.i)
	}
	r.exact, r.bounded = true, true
}

// stillChained is the induction step of a chain.
func (m *Machine) stillChained(v *loopVar, ends []*State) bool {
	for _, e := range ends {
		if e.Dead || e.Failed() || e.Exited {
			continue
		}
		if off, ok := v.chain.follows(m.Read(e, v.acc)); !ok || !sym.Equal(off, v.chain.link) {
			return false
		}
	}
	return true
}

// succeeding are the ends of iterations that calls within the contract get to: what
// an iteration writes after a failed allocation is seen by no later one of theirs.
func succeeding(ends []*State) []*State {
	var out []*State
	for _, e := range ends {
		if !e.Failed() {
			out = append(out, e)
		}
	}
	return out
}
