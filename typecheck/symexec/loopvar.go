// This file finds how the places that a loop assigns change from one iteration to
// the next.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// form is how a cell changes from iteration to iteration.
type form int

const (
	lost      form = iota
	invariant      // stays
	affine         // start + i*step
	geometric      // start * ratio**i
	chained        // the next node of a chain
	recurrent      // computed from the places' former values
	sequenced      // another element of a family
	tallied        // a running total of what differs between iterations
	drifting       // moved by no less than one number and no more than another
)

type loopVar struct {
	acc   Access
	start Value
	head  *sym.Sym // stands for the value (or offset) at the head of an iteration
	ptr   *Region
	form  form
	step  sym.Expr
	ratio int64
	chain *chainVar
	block *blockVar
	fam   *famVar
	// steady is the number of the iteration in first passes, once the variable is
	// known to be affine with a constant step.
	steady *sym.Sym
	least  *big.Int // no iteration starts with a smaller number; nil: not known
	bits   uint     // of an affine variable that wraps around at some time
	tally  tally    // of a running total
	drift  drift    // of a drifting number
	plain  bool     // not to be tried as a block again
	inside bool     // numbers inside of its block are followed
	bare   bool     // that it is was given up
	in     *loopVar // the pointer in whose block it lies; nil: it is always at acc
	round  int      // of the first pass that runs with it
}

// stepOf is the step of an affine variable, 0 for others.
func (v *loopVar) stepOf() sym.Expr {
	if v.form != affine || v.ptr != nil || v.chain != nil || v.block != nil || v.fam != nil {
		return sym.Int(0)
	}
	return v.step
}

// headExpr is the variable's number at the head of an iteration in a first pass:
// that of a counter follows from the iteration's.
func (v *loopVar) headExpr() sym.Expr {
	if v.steady != nil {
		n, _ := v.number(v.start)
		return sym.AddOf(n, sym.MulOf(v.step, v.steady))
	}
	return v.head
}

// at is the variable's value when its number (or offset) is e.
func (v *loopVar) at(e sym.Expr) Value {
	if v.chain != nil {
		return &Ptr{R: v.chain.node, Off: sym.Int(0)}
	}
	if v.fam != nil {
		return v.fam.at(e)
	}
	if v.block != nil {
		return &Ptr{R: v.block.head, Off: v.block.off}
	}
	if v.ptr != nil {
		p := v.start.(*Ptr)
		return &Ptr{R: v.ptr, Off: e, Path: p.Path}
	}
	return Int{e}
}

// number is the integer or, for pointers into the variable's region, the offset.
func (v *loopVar) number(x Value) (sym.Expr, bool) {
	switch x := x.(type) {
	case Int:
		return x.E, v.ptr == nil && v.block == nil && v.fam == nil
	case *Ptr:
		return x.Off, v.ptr == x.R && v.ptr != nil && v.chain == nil && v.fam == nil
	}
	return nil, false
}

func (m *Machine) newVar(s *State, a Access) *loopVar {
	v := &loopVar{acc: a, start: m.Read(s, a)}
	switch x := v.start.(type) {
	case Int:
		v.head = m.FreshSym("it", sym.Approx, a.T.Lo, a.T.Hi)
		if a.T.Kind != IntType {
			v.head = m.FreshSym("it", sym.Approx, nil, nil)
		}
	case *Ptr:
		v.ptr = x.R
		v.head = m.FreshSym("it", sym.Approx, nil, nil)
	default:
		return nil
	}
	m.heads[v.head.Name] = true
	return v
}

// guessLeast takes for granted that a number which starts as a positive one, or as
// one that is not negative, stays so; passes verify it (keepsLeast).
func (m *Machine) guessLeast(v *loopVar) {
	x, ok := v.start.(Int)
	if !ok || v.ptr != nil || v.acc.T.Kind != IntType {
		return
	}
	lo := sym.RangeOf(x.E, nil).Lo
	if lo == nil || lo.Sign() < 0 {
		return
	}
	if lo.Sign() > 0 {
		lo = big.NewInt(1)
	}
	if v.acc.T.Lo != nil && lo.Cmp(v.acc.T.Lo) <= 0 {
		return
	}
	v.least = lo
	v.head = m.FreshSym("it", sym.Approx, lo, v.acc.T.Hi)
	m.heads[v.head.Name] = true
}

// keepsLeast verifies guessLeast at the ends of an iteration; what is refuted is
// taken back, and false asks for another pass.
func (m *Machine) keepsLeast(v *loopVar, ends []*State) bool {
	if v.least == nil || v.form != lost && v.form != recurrent && v.form != tallied && v.form != drifting {
		return true
	}
	for _, e := range living(ends) {
		x, ok := v.number(m.now(e, v))
		if ok && m.Holds(e, sym.GeOf(x, sym.Big(v.least))) {
			continue
		}
		v.least = nil
		delete(m.indices, v.head.Name)
		v.head = m.FreshSym("it", sym.Approx, v.acc.T.Lo, v.acc.T.Hi)
		m.heads[v.head.Name] = true
		return false
	}
	return true
}

// blockLike reports whether v may be a pointer whose block a loop replaces:
// null or a block of this call.
func (v *loopVar) blockLike() bool {
	if v.acc.T.Kind != PtrType {
		return false
	}
	switch x := v.start.(type) {
	case Int:
		k, ok := sym.IsInt(x.E)
		return ok && k == 0
	case *Ptr:
		return x.R.Kind == Fresh
	}
	return false
}

// plainVar is the variable of a place that does not own a block.
func (m *Machine) plainVar(s *State, a Access) *loopVar {
	n := m.newVar(s, a)
	if n != nil {
		n.plain = true
	}
	return n
}

// counters says what the heads of the variables that move by constants are in the
// iteration it of a first pass.
func counters(vars []*loopVar, it *sym.Sym) map[string]sym.Expr {
	at := map[string]sym.Expr{}
	for _, v := range vars {
		if v.form != affine || v.steady != nil || v.chain != nil || v.block != nil || v.fam != nil {
			continue
		}
		if start, ok := v.number(v.start); ok {
			at[v.head.Name] = sym.AddOf(start, sym.MulOf(v.step, it))
		}
	}
	return at
}

// classify finds each variable's form from the states at the end of the body.
func (m *Machine) classify(vars []*loopVar, ends []*State, it *sym.Sym, since int) {
	heads := map[string]bool{it.Name: true}
	for _, v := range vars {
		heads[v.head.Name] = true
	}
	for _, v := range vars {
		if v.chain != nil || v.block != nil || v.fam != nil {
			continue
		}
		if v.steady != nil {
			if v.stillSteady(m, ends) {
				continue
			}
			v.steady = nil
		}
		v.form, v.step, v.ratio = invariant, nil, 0
		seen, ended := false, false
		for _, e := range ends {
			if e.Dead || e.Failed() {
				ended = true
				continue
			}
			x, ok := v.number(m.now(e, v))
			if !ok {
				v.form = lost
				break
			}
			f, step, ratio := change(v.head, x, heads)
			if f == affine && m.iterated(step, since) {
				f = lost // by another number each time
			}
			if !seen {
				v.form, v.step, v.ratio, seen = f, step, ratio, true
				continue
			}
			if f != v.form || f == affine && !sym.Equal(step, v.step) || f == geometric && ratio != v.ratio {
				v.form = lost
				break
			}
		}
		if !seen && ended {
			// Nothing was learnt: the second pass may get further.
			v.form = lost
		}
	}
}

// learn executes the first iteration for how it moves the integers and pointers that
// are followed, and takes them for counters with that step, which later passes
// verify; false when there are none.
func (m *Machine) learn(s *State, l LoopSpec, vars []*loopVar, it *sym.Sym) bool {
	var ends []*State
	m.exploring++
	for _, b := range l.Test(s.Clone()) {
		if !b.S.Dead && b.S.assumeFail(b.C) {
			ends = append(ends, l.Body(b.S).Next...)
		}
	}
	m.exploring--
	if ends = living(ends); len(ends) == 0 {
		return false
	}
	found := false
	for _, v := range vars {
		if v.chain != nil || v.block != nil || v.fam != nil || v.ptr == nil && v.acc.T.Kind != IntType {
			continue
		}
		x, ok1 := v.number(m.now(ends[0], v))
		y, ok2 := v.number(v.start)
		if !ok1 || !ok2 {
			continue
		}
		if k, ok := sym.IsInt(sym.Sub(x, y)); ok && k != 0 {
			v.form, v.step, v.steady, found = affine, sym.Int(k), it, true
		}
	}
	return found
}

// steady notes which variables turned out to be counters and reports whether
// there are new ones beside variables that are lost.
func (m *Machine) steady(vars []*loopVar, it *sym.Sym, round int) bool {
	found, gone := false, false
	for _, v := range vars {
		if v.round > round {
			continue
		}
		gone = gone || v.form == lost
		if k, ok := sym.IsInt(v.stepOf()); ok && k != 0 && v.steady == nil && v.acc.T.Kind == IntType {
			v.steady, found = it, true
		}
	}
	return found && gone
}

// stillSteady reports whether a counter goes on by its step.
func (v *loopVar) stillSteady(m *Machine, ends []*State) bool {
	want := sym.AddOf(v.headExpr(), v.step)
	for _, e := range living(ends) {
		x, ok := v.number(m.now(e, v))
		if md, is := x.(*sym.Mod); is && ok {
			x = md.X
		}
		if !ok || !sym.Equal(x, want) {
			return false
		}
	}
	return true
}

// iterated reports whether e may be another number in each iteration of a loop that
// began when since symbols had been made.
func (m *Machine) iterated(e sym.Expr, since int) bool {
	return mentions(e, func(v *sym.Sym) bool {
		idx := m.iter[v.Name]
		return idx != "" && !Older(idx, since)
	})
}

// change finds how x, the value at the end, depends on head, the value at the
// start of the iteration.
func change(head *sym.Sym, x sym.Expr, heads map[string]bool) (form, sym.Expr, int64) {
	if sym.Equal(x, head) {
		return invariant, nil, 0
	}
	varies := func(e sym.Expr) bool {
		for _, v := range sym.FreeSyms(e) {
			if heads[v.Name] || v.Origin == sym.Approx || v.Origin == sym.Env {
				return true
			}
		}
		return false
	}
	d := sym.Sub(x, head)
	if !varies(d) {
		return affine, d, 0
	}
	// head + c wrapped to the type's range is affine while it stays inside.
	if md, ok := x.(*sym.Mod); ok {
		if f, step, r := change(head, md.X, heads); f == affine || f == geometric {
			return f, step, r
		}
	}
	for _, k := range []int64{2, 4, 8, 16, 256, 3, 10} {
		if sym.Equal(x, sym.MulOf(sym.Int(k), head)) {
			return geometric, nil, k
		}
	}
	return lost, nil, 0
}
