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

func (m *Machine) finishLoop(s *State, l LoopSpec, vars []*loopVar, blind []Access) (after []*State, exits []Exit) {
	since := m.nextID
	i := m.FreshSym("i", sym.Approx, big.NewInt(0), maxAddr())
	m.indices[i.Name], m.iterations[i.Name] = true, true
	defer delete(m.indices, i.Name)
	var rec *recurrence // of the places without closed form, once known
	var while sym.Cond  // the condition it runs under
	breaks := false     // which includes that nothing leaves the loop
	place := func(idx sym.Expr) *State {
		h := m.head(s, l, nil, idx, idx == sym.Expr(i))
		for _, v := range vars {
			if v.fam != nil {
				if idx == sym.Expr(i) {
					m.set(h, v.acc, v.fam.at(i))
					v.fam.within(h, i)
				} else {
					m.set(h, v.acc, v.fam.after(idx, v.head))
				}
				continue
			}
			if v.form == recurrent {
				m.placeRecurrent(h, v, rec, while, idx == sym.Expr(i))
				continue
			}
			if v.form == chained {
				if idx == sym.Expr(i) {
					m.set(h, v.acc, v.at(nil))
				} else {
					m.set(h, v.acc, Int{sym.Int(0)})
				}
				continue
			}
			if e, ok := v.value(idx); ok {
				m.set(h, v.acc, v.at(e))
				continue
			}
			m.set(h, v.acc, m.lostValue(h, v))
		}
		for _, a := range blind {
			m.set(h, a, m.Unknown(h, a.T, "it"))
		}
		return h
	}
	var walk, through *loopVar // over a chain, a family
	for _, v := range vars {
		if v.fam != nil && !v.fam.grows {
			through = v
		}
		if v.form == chained {
			walk = v
			m.startChain(v, v.start.(*Ptr).R.Text+v.chain.text+"*", i)
		}
	}
	h := place(i)
	h.Eff = effect.Zero()
	h0 := h.Clone() // as it is before the test and the body
	base := len(h.Path)
	tests := l.Test(h)
	about := looping{i: i, leaves: l.leaves, head: h0, test: l.Test, at: l.At}
	if len(tests) == 1 {
		about.c = tests[0].C
	}
	if len(tests) == 1 && !l.leaves && m.passesBy(tests[0].S, vars, about) {
		return m.finishLoop(s, l, vars, blind)
	}
	trips, exact := sym.Expr(nil), false
	if walk != nil && len(tests) == 1 && sym.EqualCond(tests[0].C, sym.NotOf(walk.chain.node.Null)) {
		trips, exact = m.chainLength(walk, l.At), true
	} else if walk != nil {
		// Leaves the chain in the middle, or walks several: not followed.
		for _, v := range vars {
			if v.form == chained {
				v.form, v.ptr = lost, nil
				blind = append(blind, v.acc)
			}
		}
		return m.finishLoop(s, l, dropLost(vars, blind), blind)
	} else if len(tests) == 1 {
		if through != nil && m.Known(tests[0].S, tests[0].C) > 0 {
			// While there are elements.
			if trips = m.famLength(s, through, i); trips != nil {
				exact, walk = true, through
			}
		} else {
			trips, exact = m.tripCount(tests[0].S, tests[0].C, i, l.leaves)
		}
	}
	bounded := trips != nil
	if len(tests) == 1 {
		if inv := invariants(tests[0].C, i); walk == nil && inv != nil && m.Known(s, inv) == 0 {
			// A part of the condition that no iteration changes: decide it first.
			yes, no := m.Fork(s, inv)
			if no != nil && yes != nil {
				for _, b := range l.Test(no) {
					after = append(after, b.S)
				}
				a, e := m.finishLoop(yes, l, vars, blind)
				return append(after, a...), append(exits, e...)
			}
		}
	}
	if bounded && walk == nil {
		// The path without any iteration apart: formulas without a maximum.
		if n, none := positive(trips); none != nil {
			some, zero := m.Fork(s, sym.GeOf(n, sym.Int(0)))
			if zero != nil {
				if some != nil {
					zero = zero.Clone()
				}
				for _, b := range l.Test(zero) {
					if m.Known(b.S, b.C) > 0 {
						continue // runs away from its end: overflow, or it never ends
					}
					after = append(after, b.S)
				}
			}
			if some == nil {
				return after, exits
			}
			s, trips = some, n
			h = place(i)
			h.Eff = effect.Zero()
			h0 = h.Clone()
			base = len(h.Path)
			tests = l.Test(h)
		}
	}
	passed := after
	if trips == nil {
		trips = m.FreshSym("trips", sym.Approx, big.NewInt(0), maxAddr())
	}
	var ends []*State
	var left []Exit
	outer := m.pruned
	m.pruned = false
	defer func() { m.pruned = m.pruned || outer }()
	for _, b := range tests {
		if b.S.Dead {
			after = append(after, b.S)
			continue
		}
		if !b.S.Assume(sym.LtOf(i, trips)) || !b.S.assumeFail(b.C) {
			continue
		}
		m.settle(b.S, vars)
		if !l.fams.settled {
			m.pruning++
		}
		it := l.Body(b.S)
		if !l.fams.settled {
			m.pruning--
		}
		ends = append(ends, it.Next...)
		left = append(left, it.Exits...)
	}
	// The induction step: what the first pass found must hold here too.
	wrong := false
	if about.head = h0; len(tests) == 1 {
		about.c = tests[0].C
	}
	for _, v := range vars {
		wrong = !m.keepsLeast(v, ends) || wrong
		if v.form == recurrent {
			continue
		}
		if v.fam != nil {
			if !m.stillSequenced(l.fams, v, h0, ends, i, trips, walk == v) {
				v.form, v.fam, wrong = lost, nil, true
				blind = append(blind, v.acc)
			}
			continue
		}
		if v.form == chained {
			if !m.stillChained(v, ends) {
				v.form, wrong = lost, true
				blind = append(blind, v.acc)
			}
			continue
		}
		want, ok := v.value(sym.AddOf(i, sym.Int(1)))
		for _, e := range ends {
			if !ok || e.Dead || e.Failed() || e.Exited {
				continue
			}
			have, isNum := v.number(m.Read(e, v.acc))
			if isNum {
				same, again := m.counts(e, v, have, want, about)
				if same {
					continue
				}
				if again {
					wrong = true
					break
				}
			}
			v.form, wrong = lost, true
			if v.ptr != nil {
				blind = append(blind, v.acc)
			}
			break
		}
	}
	if l.writes != nil && !wrong {
		// So must what was found to be written.
		var gone []*State
		for _, x := range left {
			gone = append(gone, x.S)
		}
		seen, ok := m.writesOf(s, h0, succeeding(ends), gone, i, since)
		switch {
		case ok && l.writes.covers(seen):
		case ok && l.tries < 3:
			l.writes, wrong = l.writes.with(seen), true
			l.tries++
		default:
			l.writes, wrong = nil, true
		}
	}
	l.fams.places = append([]Access(nil), blind...)
	for _, v := range vars {
		l.fams.places = append(l.fams.places, v.acc)
	}
	if !wrong && !m.observe(l.fams, s, h0, ends, i, since) {
		wrong = true
		if through != nil && !l.fams.guessed && len(l.fams.lost) > 0 {
			// How the first iteration leaves the blocks may tell what the others
			// find.
			l.fams.guessed, l.fams.lost, l.fams.tries = true, nil, 0
			l.fams.touches = nil
			first := place(sym.Int(0))
			first.Eff = effect.Zero()
			f0 := first.Clone()
			var after []*State
			for _, b := range l.Test(first) {
				if !b.S.Dead && b.S.assumeFail(b.C) {
					after = append(after, l.Body(b.S).Next...)
				}
			}
			if after = living(after); len(after) == 1 {
				m.guess(l.fams, vars, f0, after[0], since)
			}
		}
	}
	given := []sym.Cond{sym.LtOf(i, trips)} // shared by all ways through the body
	for _, b := range tests {
		given = append(given, b.C)
	}
	if !wrong {
		var open []*loopVar
		rec, open = m.recur(s, h0, vars, ends, base, i, since, given)
		for _, v := range open {
			v.form, wrong = lost, true
			if v.block != nil {
				v.block = nil
				blind = append(blind, v.acc)
			}
		}
		while = sym.LtOf(i, trips)
		if !exact && len(tests) == 1 && walk == nil && !sym.IsTrue(tests[0].C) && m.knowable(sym.CondSyms(tests[0].C), rec.heads, rec.since) {
			// As long as the condition holds: the number of iterations is what
			// running the recurrence says.
			while = sym.SubstCond(tests[0].C, rec.solved)
			if n, ok := m.tripCount(s, while, i, l.leaves); ok && n != nil {
				while, trips = sym.LtOf(i, n), n
			} else {
				trips = rec.value(while, i)
			}
			exact, bounded = true, true
		}
		if stay, ok := m.goesOn(s, ends, left, base, rec, given); ok && walk == nil && len(tests) == 1 && m.knowable(sym.CondSyms(tests[0].C), rec.heads, rec.since) {
			// As long as neither the condition ends it nor a break: the
			// iteration after these is run once more for what it leaves behind.
			while = sym.SubstCond(sym.AndOf(tests[0].C, stay), rec.solved)
			if n, ok := m.tripCount(s, while, i, l.leaves); ok && n != nil {
				while, trips = sym.LtOf(i, n), n
			} else {
				trips = rec.value(while, i)
			}
			exact, bounded, breaks = true, true, true
		}
	}
	if !wrong && !l.fams.settled && m.pruned && m.pruning+m.exploring == 0 {
		// Once more with the ways on which an allocation fails.
		l.fams.settled, wrong = true, true
	}
	if wrong {
		a, e := m.finishLoop(s, l, dropLost(vars, blind), blind)
		return append(passed, a...), e
	}
	if l.dropped != nil {
		*l.dropped = l.fams.dropped(m, h0, ends, vars, i)
	}
	early := false // some calls do not run all iterations as the sum has them
	body := effect.Zero()
	first := true
	ways := m.endsOf(s, ends, base, rec.heads, rec.since, given)
	for _, e := range ends {
		if e.Dead {
			// Not understood in some iteration: the path says in which calls.
			after = append(after, e)
			continue
		}
		if e.Failed() || e.Exited {
			continue
		}
		if first {
			body, first = e.Eff, false
			continue
		}
		var c sym.Cond
		if len(e.Path) > base {
			c = sym.AndOf(e.Path[base:]...)
			if way := wayOf(ways, e); way.known {
				c = way.cond
			} else if e.weakSince != s.weakSince || sym.CondHasOrigin(sym.SubstCond(c, map[string]sym.Expr{i.Name: sym.Int(0)}), sym.Approx) {
				c = nil
				early = early || effectKey(e.Eff) != effectKey(body)
			}
		}
		body = effect.Join(m.quick, c, e.Eff, body)
	}
	body = noFailures(body)
	gone := func(v *sym.Sym) bool { return v.Origin == sym.Approx && !rec.heads[v.Name] && !Older(v.Name, since) }
	bodyB := Project(body, gone)
	bodyB = effect.Subst(bodyB, rec.solved)
	sum := loopSum{m: m, s: s, i: i, trips: trips, while: while, rec: rec, bounded: bounded || exact}
	if walk == nil || walk.chain == nil {
		sum.over = indexName + ", 0, " + sym.C(trips) + ", "
	}
	if m.hasIterations(bodyB, i) {
		bodyB = m.dropNull(bodyB)
	}
	total, partial := effect.Zero(), effect.Zero()
	if !effect.IsZero(bodyB) {
		var ok bool
		total, ok = sum.of(bodyB)
		if !ok {
			// Calls that never enter the loop are understood all the same.
			for _, b := range l.Test(s.Clone()) {
				enter, pass := m.Fork(b.S, b.C)
				if pass != nil {
					after = append(after, pass)
				}
				if enter != nil {
					m.Havoc(enter, l.At, "unbounded-loop", "a loop that acquires or releases, of unknown length")
					after = append(after, enter)
				}
			}
			return after, exits
		}
		partial = partOf(total)
		if len(left) > 0 || !exact {
			partial = sum.part(bodyB, total)
		}
	}
	// Which inputs leave in the middle, and so do not get to the end, is not
	// known exactly.
	for _, e := range ends {
		early = early || (e.Dead || e.Exited) && !e.Failed()
	}
	if breaks {
		left = onlyFailed(left)
	}
	for _, x := range left {
		early = early || !x.S.Failed()
		m.Weaken(x.S)
	}
	// The first iterations acquire no more than all do, as long as no size in any
	// of them wraps; who leaves in the middle has not seen the later ones.
	fits := sym.Cond(sym.True)
	if len(left) > 0 && !effect.IsZero(partial) {
		probe := s.Clone()
		m.liftNeeds(probe, s, ends, i, trips, base, rec, given, while)
		if fits = sym.AndOf(probe.needs[len(s.needs):]...); probe.weakSince != s.weakSince {
			fits = sym.False
		}
	}
	// Paths that left in the middle, at some iteration i.
	for _, x := range left {
		if x.S.Dead {
			exits = append(exits, x)
			continue
		}
		fit, rest := x.S, (*State)(nil)
		if !x.S.Failed() && !sym.IsTrue(fits) {
			fit, rest = m.Fork(x.S, fits)
		}
		if rest != nil {
			rest.Eff = effect.Seq(effect.Seq(s.Eff, effect.Havoc()), rest.Eff)
			y := x
			y.S = rest
			exits = append(exits, y)
		}
		if fit != nil {
			fit.Eff = effect.Seq(effect.Seq(s.Eff, partial), fit.Eff)
			fit.logLoop(l.At, nil, false, partial)
			x.S = fit
			exits = append(exits, x)
		}
	}
	// Paths that end because the condition is false.
	t := trips
	eff := total
	if !exact {
		// The condition may fail earlier than the bound.
		t = i
		eff = partial
	}
	out := place(t)
	for _, a := range blind {
		// What it pointed to before may still be what it points to.
		out.Escape(m.Read(s, a))
	}
	for _, v := range vars {
		if v.form == lost {
			out.Escape(v.start)
		}
	}
	out.Eff = effect.Seq(s.Eff, eff)
	out.logLoop(l.At, trips, exact, eff)
	if early || len(tests) > 1 {
		m.Weaken(out)
	}
	if !exact && bounded {
		out.Assume(sym.LeOf(i, trips))
	}
	m.liftNeeds(out, s, ends, i, trips, base, rec, given, while)
	beyond := out
	if walk != nil && walk.fam != nil {
		beyond = out.Clone()
	}
	for _, b := range l.Test(out) {
		if b.S.Dead {
			after = append(after, b.S)
			continue
		}
		if breaks {
			end, more := m.Fork(b.S, sym.NotOf(b.C))
			if end != nil {
				after = append(after, end)
			}
			if more != nil {
				// Whatever goes on to a further iteration is no call: the
				// number of iterations says that this one leaves the loop.
				it := l.Body(more)
				exits = append(exits, it.Exits...)
				for _, x := range it.Next {
					if x.Dead {
						after = append(after, x) // not understood this time
					}
				}
			}
			continue
		}
		if exact {
			if walk == nil || walk.fam == nil || m.Known(b.S, b.C) < 0 {
				after = append(after, b.S)
				continue
			}
			if l.segments++; l.segments > maxSegments || len(tests) > 1 {
				m.Havoc(b.S, l.At, "unbounded-loop", "a loop that goes on after the last of several blocks")
				after = append(after, b.S)
				continue
			}
			// Behind the last of these blocks come others.
			l.writes, l.fams, l.tries = nil, nil, 0
			a, e := m.Loop(beyond, l)
			after, exits = append(after, a...), append(exits, e...)
		}
		if b.S.assumeFail(sym.NotOf(b.C)) {
			after = append(after, b.S)
		}
	}
	return after, exits
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
