// This file bounds integers that every iteration of a loop moves by something
// between two numbers: counts of what is found, lengths of what is to be written.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// drift is how far an iteration moves a number: between lo and hi, both the same in
// all iterations.
type drift struct{ lo, hi sym.Expr }

// maxDrift bounds the size of the expressions for which a number's bounds are kept.
const maxDrift = 60

// drifts reports how far the iteration that ends in ends moves v. varies says which
// symbols are not the same in all iterations; wraps is whether the number is reduced
// to its type in some.
func (m *Machine) drifts(v *loopVar, ends []*State, varies func(*sym.Sym) bool) (d drift, wraps, ok bool) {
	if v.ptr != nil || v.chain != nil || v.block != nil || v.fam != nil || v.acc.T.Kind != IntType {
		return d, false, false
	}
	var add func(x sym.Expr, deep int) bool
	add = func(x sym.Expr, deep int) bool {
		switch e := x.(type) {
		case *sym.Ite:
			return deep < 8 && add(e.A, deep+1) && add(e.B, deep+1)
		case *sym.Mod:
			bits := v.width()
			if bits == 0 || !sym.Equal(e.Y, sym.Big(new(big.Int).Lsh(big.NewInt(1), bits))) {
				return false
			}
			wraps = true
			return deep < 8 && add(e.X, deep+1)
		}
		by := sym.Sub(x, v.head)
		lo, hi := by, by
		if mentions(by, varies) {
			iv := sym.RangeOf(by, nil)
			if iv.Lo == nil || iv.Hi == nil {
				return false
			}
			lo, hi = sym.Big(iv.Lo), sym.Big(iv.Hi)
			if beyondMemory(lo) || beyondMemory(hi) {
				return false
			}
		}
		if d.lo == nil {
			d.lo, d.hi = lo, hi
		} else {
			d.lo, d.hi = sym.MinOf(d.lo, lo), sym.MaxOf(d.hi, hi)
		}
		return sym.Size(d.lo)+sym.Size(d.hi) <= maxDrift
	}
	for _, e := range ends {
		if e.Dead || e.Failed() || e.Exited {
			continue
		}
		x, isInt := m.now(e, v).(Int)
		if !isInt || !add(dropFails(x.E), 0) {
			return d, false, false
		}
	}
	return d, wraps, d.lo != nil
}

// tryDrift marks the integers that a first pass shows to drift; the second pass
// verifies it.
func (m *Machine) tryDrift(vars []*loopVar, ends []*State, since int) {
	varies := m.varying(vars, since)
	for _, v := range vars {
		if v.form != lost {
			continue
		}
		if _, _, ok := m.drifts(v, ends, varies); ok {
			v.form = drifting
		}
	}
}

// varying says which symbols may be another number in each iteration of a loop over
// vars that began when since symbols had been made.
func (m *Machine) varying(vars []*loopVar, since int) func(*sym.Sym) bool {
	heads := map[string]bool{}
	for _, v := range vars {
		if v.head != nil {
			heads[v.head.Name] = true
		}
		if v.steady != nil {
			heads[v.steady.Name] = true
		}
	}
	return func(v *sym.Sym) bool {
		return heads[v.Name] || m.heads[v.Name] || m.iterated(v, since) || v.Origin != sym.Input && !Older(v.Name, since)
	}
}

// driftUp finds how far iteration i moves the drifting numbers; those of which it
// cannot tell become lost.
func (r *loopRun) driftUp() bool {
	right := true
	varies := r.m.varying(r.vars, r.since)
	for _, v := range r.vars {
		if v.form != drifting {
			continue
		}
		d, wraps, ok := r.m.drifts(v, r.ends, varies)
		if v.drift = d; !ok || !r.bounded || wraps && !r.keepsInside(v) {
			v.form, right = lost, false
		}
	}
	return right
}

// keepsInside reports whether no iteration takes the drifting number v out of its
// type.
func (r *loopRun) keepsInside(v *loopVar) bool {
	lo, room := r.drifted(v, r.trips)
	if lo == nil {
		return false
	}
	bits := v.width()
	wraps := sym.Big(new(big.Int).Lsh(big.NewInt(1), bits))
	if r.m.Holds(r.s, sym.AndOf(sym.GeOf(lo, sym.Int(0)), sym.LtOf(sym.AddOf(lo, room), wraps))) {
		return true
	}
	// It takes 2**47 iterations, which no call lives to see, to go half the way by
	// small steps.
	step, isConst := sym.IsConst(v.drift.hi)
	start, _ := v.number(v.start)
	return bits == 64 && isConst && step.BitLen() <= 16 && sym.IsTrue(sym.GeOf(v.drift.lo, sym.Int(0))) &&
		r.m.Holds(r.s, sym.LeOf(start, sym.Big(new(big.Int).Lsh(big.NewInt(1), 63))))
}

// drifted are a lower bound of the drifting number v after trips iterations or, when
// the loop may end earlier, fewer, and how far above it v may be; nil if it has none.
func (r *loopRun) drifted(v *loopVar, trips sym.Expr) (lo, room sym.Expr) {
	start, ok := v.number(v.start)
	if !ok {
		return nil, nil
	}
	down, up := v.drift.lo, v.drift.hi
	if !r.exact {
		down, up = sym.MinOf(down, sym.Int(0)), sym.MaxOf(up, sym.Int(0))
	}
	lo = sym.AddOf(start, sym.MulOf(down, trips))
	room = sym.MulOf(sym.Sub(up, down), trips)
	if sym.Size(lo)+sym.Size(room) > maxDrift {
		return nil, nil
	}
	return lo, room
}

// keepDrifts says in a state that left the loop in iteration i how far the drifting
// numbers have come.
func (r *loopRun) keepDrifts(s *State) {
	for _, v := range r.vars {
		start, ok := v.number(v.start)
		if v.form != drifting || !ok || s.Dead || s.Failed() {
			continue
		}
		lo, hi := sym.AddOf(start, sym.MulOf(v.drift.lo, r.i)), sym.AddOf(start, sym.MulOf(v.drift.hi, r.i))
		if sym.Size(lo)+sym.Size(hi) <= maxDrift {
			s.Assume(sym.GeOf(v.head, lo))
			s.Assume(sym.LeOf(v.head, hi))
		}
	}
}
