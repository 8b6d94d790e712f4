// This file counts the iterations of a loop.

package symexec

import "github.com/muxlang/mux/typecheck/sym"

// count finds the number of iterations; false if a chain is not followed, after
// which the loop is to be run without it.
func (r *loopRun) count() bool {
	m := r.m
	switch {
	case r.walk != nil && len(r.tests) == 1 && sym.EqualCond(r.tests[0].C, sym.NotOf(r.walk.chain.node.Null)):
		r.trips, r.exact = m.chainLength(r.walk, r.l.At), true
	case r.walk != nil:
		// Leaves the chain in the middle, or walks several: not followed.
		for _, v := range r.vars {
			if v.form == chained {
				v.form, v.ptr = lost, nil
				r.blind = append(r.blind, v.acc)
			}
		}
		return false
	case len(r.tests) != 1:
	case r.through != nil && m.Holds(r.tests[0].S, r.tests[0].C):
		// While there are elements.
		if r.trips = m.famLength(r.s, r.through, r.i); r.trips != nil {
			r.exact, r.walk = true, r.through
		}
	default:
		r.trips, r.exact = m.tripCount(r.tests[0].S, r.tests[0].C, r.i, r.l.leaves)
	}
	r.bounded = r.trips != nil
	return true
}

// decide forks by a part of the condition that no iteration changes; true if
// there was one, which finishes the loop.
func (r *loopRun) decide() bool {
	if len(r.tests) != 1 || r.walk != nil {
		return false
	}
	inv := r.m.invariants(r.tests[0].C, r.i)
	if inv == nil || r.m.Known(r.s, inv) != 0 {
		return false
	}
	yes, no := r.m.Fork(r.s, inv)
	if no == nil || yes == nil {
		return false
	}
	for _, b := range r.l.Test(no) {
		r.after = append(r.after, b.S)
	}
	a, e := r.m.finishLoop(yes, r.l, r.vars, r.blind)
	r.after, r.exits = append(r.after, a...), append(r.exits, e...)
	return true
}

// some takes the path without any iteration apart, for formulas without a
// maximum; false if no other is left.
func (r *loopRun) some() bool {
	if !r.bounded || r.walk != nil {
		return true
	}
	n, none := positive(r.trips)
	if none == nil {
		return true
	}
	some, zero := r.m.Fork(r.s, sym.GeOf(n, sym.Int(0)))
	if zero != nil {
		if some != nil {
			zero = zero.Clone()
		}
		for _, b := range r.l.Test(zero) {
			if r.m.Holds(b.S, b.C) {
				continue // runs away from its end: overflow, or it never ends
			}
			r.after = append(r.after, b.S)
		}
	}
	if some == nil {
		return false
	}
	r.s, r.trips = some, n
	r.enter()
	return true
}
