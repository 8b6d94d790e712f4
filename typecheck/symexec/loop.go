// This file summarises loops: a first pass over the body finds how each place
// changes, a second computes the effect of iteration i, and the algebra sums.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Exit is a path that leaves a statement other than by its end; Kind is the
// front-end's (a break, a return, a goto and its label).
type Exit struct {
	S    *State
	Kind any
}

// Iteration is what one run of a loop's body yields: the states that go on to
// the next test of the condition, and the paths that leave the loop.
type Iteration struct {
	Next  []*State
	Exits []Exit
}

// forked reports whether calls go on to the next iteration and others leave.
func (it Iteration) forked() bool {
	on, off := false, false
	for _, s := range it.Next {
		on = on || !s.Failed()
	}
	for _, x := range it.Exits {
		off = off || !x.S.Failed()
	}
	return on && off
}

// leaves reports whether some call goes elsewhere than to the next iteration.
func (it Iteration) leaves() bool {
	for _, s := range it.Next {
		if s.Exited && !s.Failed() {
			return true
		}
	}
	for _, x := range it.Exits {
		if !x.S.Failed() {
			return true
		}
	}
	return false
}

// Branch is one outcome of evaluating a condition.
type Branch struct {
	S *State
	C sym.Cond
}

// LoopSpec describes a loop: test, then body with its increment, again.
type LoopSpec struct {
	At       diag.Pos
	Locals   []Access        // cells the body may assign, by name
	Blobs    []*Region       // objects it may assign as a whole
	Classes  map[string]bool // classes of memory the body may write, AnyStore among them
	Quiet    bool            // nothing in it can acquire or release
	peeled   int             // iterations taken apart
	tries    int             // times the writes were found to be more
	segments int             // families gone through
	dropped  *int            // set to the blocks of an iteration that are lost sight of
	probe    *probe          // what first passes tell; nil: nobody asks
	fams     *famLoop        // what it does to sequences of blocks
	writes   writeSet        // what it really writes, once known; nil: by class
	leaves   bool            // the body was seen to leave the loop, or the program
	Test     func(*State) []Branch
	Body     func(*State) Iteration
}

// probe is what first passes tell about a loop, for whoever can try it in another way.
type probe struct {
	early  bool // they get nowhere, and were ended
	setsUp bool // the first iteration sets up what the others look at
}

// Loop executes a loop and returns the states after it and the paths that left
// it. The receiver state must not be used afterwards. Iterations whose
// condition is decided are executed as they are; the rest is summarised.
func (m *Machine) Loop(s *State, l LoopSpec) (after []*State, exits []Exit) {
	m.loops++
	after, exits = m.loop(s, l)
	m.loops--
	for _, a := range after {
		m.noteLoss(a)
	}
	for _, x := range exits {
		m.noteLoss(x.S)
	}
	m.escapeAfter(after, exits)
	return after, exits
}

func (m *Machine) loop(s *State, l LoopSpec) (after []*State, exits []Exit) {
	unroll := m.L.Unroll
	if l.Quiet {
		unroll = min(unroll, 4)
	}
	var start *State // where a summary may begin with the first iteration
	if !l.Quiet && m.exploring == 0 {
		start = s.Clone()
	}
	live := []*State{s}
	for n := 0; len(live) > 0; n++ {
		var next []*State
		for _, st := range live {
			if st.Dead || st.Exited {
				after = append(after, st)
				continue
			}
			tests := l.Test(st.Clone())
			decided := true
			for _, b := range tests {
				if decided && !b.S.Dead {
					known := m.Known(b.S, b.C)
					decided = known < 0 || known > 0 && n < unroll
				}
			}
			if !decided && n > 0 && n <= maxPeel && start != nil && !left(after, exits) {
				// That the first iterations are certain does not set them apart.
				return m.peel(start, l)
			}
			if !decided {
				a, e := m.peel(st, l)
				after = append(after, a...)
				exits = append(exits, e...)
				continue
			}
			for _, b := range tests {
				if b.S.Dead || m.Known(b.S, b.C) < 0 {
					after = append(after, b.S)
					continue
				}
				it := l.Body(b.S)
				if n > 0 && len(tests) == 1 && sym.IsTrue(b.C) && it.forked() {
					// Only a break ends the loop, and it is not decided.
					a, e := m.peel(st, l)
					after = append(after, a...)
					exits = append(exits, e...)
					continue
				}
				next = append(next, it.Next...)
				exits = append(exits, it.Exits...)
			}
		}
		live = m.Merge(next)
	}
	return after, exits
}

// left reports whether calls within the contract have left a loop.
func left(after []*State, exits []Exit) bool {
	for _, s := range after {
		if !s.Failed() {
			return true
		}
	}
	for _, x := range exits {
		if !x.S.Failed() {
			return true
		}
	}
	return false
}

// head builds the state at the start of iteration n.
func (m *Machine) head(s *State, l LoopSpec, vars []*loopVar, n sym.Expr, inside bool) *State {
	h := s.Clone()
	l.fams.place(m, h, n)
	why := iface.Reason{Code: "loop", What: "written in a loop", Pos: l.At}
	if l.writes != nil {
		l.writes.apply(m, h, l.fams, why, inside)
	} else {
		m.HavocClasses(h, l.Classes, why)
	}
	for _, r := range l.Blobs {
		m.SetBytes(h, r, sym.Int(0), nil, false)
	}
	for _, v := range vars {
		if v.block != nil {
			m.enterBlock(h, v.block)
		}
		m.put(h, v, v.at(v.headExpr()))
		if v.fam != nil {
			v.fam.within(h, v.head)
		}
	}
	return h
}

func (m *Machine) general(s *State, l LoopSpec) (after []*State, exits []Exit) {
	since := m.nextID
	var vars []*loopVar
	var blind []Access // assigned places that are not numbers the machine follows
	round := 0
	it := m.FreshSym("it", sym.Approx, big.NewInt(0), maxAddr()) // the number of the iteration
	l.fams = &famLoop{}
	addVar := func(a Access) {
		for _, v := range vars {
			if v.acc.R == a.R && v.acc.T.Size == a.T.Size && sym.Equal(v.acc.Off, a.Off) {
				return
			}
		}
		for _, b := range blind {
			if b.R == a.R && sym.Equal(b.Off, a.Off) {
				return
			}
		}
		if a.T.Kind == IntType || a.T.Kind == PtrType {
			if v := m.newVar(s, a); v != nil {
				switch {
				case m.walksFamily(s, v):
					v.form, v.ptr, v.head = sequenced, nil, it
				case v.blockLike() && m.newBlock(s, v, l.At):
					v.round = round
					vars = append(append(vars, v), m.insideBlock(s, v, round)...)
					return
				case !l.Quiet && !v.blockLike():
					m.guessLeast(v)
				}
				v.round = round
				vars = append(vars, v)
				return
			}
		}
		blind = append(blind, a)
	}
	for _, a := range l.Locals {
		addVar(a)
	}
	start := func() *State {
		h := m.head(s, l, vars, it, true)
		for _, a := range blind {
			m.set(h, a, m.Unknown(h, a.T, "it"))
		}
		return h
	}
	var known writeSet
	knownOK, hopeful := false, l.writes == nil
	if hopeful {
		// Nothing is taken to be written but what a pass shows; the second pass
		// verifies it.
		l.writes = writeSet{}
	}
	// First pass: how do the places change? Whatever is not followed is unknown
	// at the head, so every round is sound; places in memory that turn out to
	// change are followed in later rounds for what they compute. Only a pointer
	// assumed to stay in its region has to be looked at again when it does not.
	learnt := false
	for ; ; round++ {
		for _, v := range vars {
			m.indices[v.head.Name] = v.ptr == nil
		}
		m.indices[it.Name] = true
		h := start()
		h.Eff = effect.Zero()
		h0 := h.Clone() // the test may write too
		var ends []*State
		for _, b := range l.Test(h) {
			if b.S.Dead || !b.S.assumeFail(b.C) {
				continue
			}
			m.exploring++
			it := l.Body(b.S)
			m.exploring--
			ends = append(ends, it.Next...)
			l.leaves = l.leaves || it.leaves()
		}
		n := len(vars) + len(blind)
		if round < 2 {
			for _, e := range ends {
				if e.Dead || e.Failed() {
					continue
				}
				round++
				for _, a := range m.changedCells(s, e, since) {
					addVar(a)
				}
				round--
			}
		}
		again := len(vars)+len(blind) > n
		if !learnt && len(ends) > 0 && len(living(ends)) == 0 {
			// No way got to the end of the body: how the first iteration moves the
			// counters may be how all do.
			if learnt = true; m.learn(s, l, vars, it) {
				continue
			}
		}
		m.classify(vars, ends, it, since)
		at := counters(vars, it) // as this pass ran
		if m.steady(vars, it, round) {
			continue // what was lost may have been so for want of this
		}
		if l.probe != nil {
			l.probe.setsUp = stuck(ends) && m.setsUp(vars, ends)
			if l.probe.early = l.probe.setsUp || round > 1 && astray(ends); l.probe.early {
				return nil, nil
			}
		}
		known, knownOK = m.writesOf(s, h0, ends, nil, it, at, since)
		if l.writes == nil && !hopeful && stuck(ends) {
			// A way did not get through with all that the body might write
			// unknown: try with nothing written, which the second pass verifies.
			l.writes, hopeful, again = writeSet{}, true, true
		}
		var keep []*loopVar
		for _, v := range vars {
			if v.round > round {
				keep = append(keep, v) // the body did not run with it yet
				continue
			}
			again = !m.keepsLeast(v, ends) || again
			if v.fam != nil {
				ok, retry := m.classifyFamily(s, l.fams, v, h0, ends)
				again = again || retry || !ok
				if !ok {
					acc := v.acc
					if v = m.plainVar(s, acc); v == nil {
						blind = append(blind, acc)
						continue
					}
				}
				keep = append(keep, v)
				continue
			}
			if v.block != nil {
				ok, replaced, retry := m.classifyBlock(v, h0, ends)
				again = again || retry
				if ok && m.shrinks(v, ends) && m.emptied(s, v, l.At) {
					keep, again = append(keep, v), true
					continue
				}
				if m.writesInside(s, v, ends) && m.newBlock(s, v, l.At) {
					keep, again = append(append(keep, v), m.insideBlock(s, v, round+1)...), true
					continue
				}
				if !ok || !replaced {
					acc := v.acc
					if v, again = m.plainVar(s, acc), true; v == nil {
						blind = append(blind, acc)
						continue
					}
				}
				keep = append(keep, v)
				continue
			}
			if v.form == lost && !v.plain && v.acc.T.Kind == PtrType && m.makesBlock(v, h0, ends) && m.newBlock(s, v, l.At) {
				keep, again = append(append(keep, v), m.insideBlock(s, v, round+1)...), true
				continue
			}
			if v.chain != nil && v.form != chained {
				if m.classifyChain(v, ends) {
					v.form = chained
				} else {
					blind = append(blind, v.acc)
					again = true
					continue
				}
			}
			if v.form == lost && v.ptr != nil && m.tryFamily(s, l.fams, v, vars, h0, ends) {
				v.form, v.ptr, v.head = sequenced, nil, it
				keep, again = append(keep, v), true
				continue
			}
			if v.form == lost && v.mayChain() {
				m.startChain(v, "node", v.head)
				keep = append(keep, v)
				again = true
				continue
			}
			if v.form == lost && v.ptr != nil {
				blind = append(blind, v.acc)
				again = true
				continue
			}
			keep = append(keep, v)
		}
		vars, blind = m.alive(s, inBlocks(keep), blind)
		if !again {
			m.tryRecurrent(s, vars, ends, len(h0.Path), since)
			if !stuck(ends) {
				m.tryTally(s, vars, ends, len(h0.Path), since)
				m.tryDrift(vars, ends, since)
			}
			break
		}
	}
	for _, v := range vars {
		delete(m.indices, v.head.Name)
	}
	delete(m.indices, it.Name)
	switch {
	case !knownOK:
		l.writes = nil
	case l.writes == nil:
		l.writes = known
	default:
		l.writes = l.writes.with(known)
	}
	return m.finishLoop(s, l, vars, blind)
}

// alive leaves out places in blocks that have become elements of families.
func (m *Machine) alive(s *State, vars []*loopVar, blind []Access) ([]*loopVar, []Access) {
	var keep []*loopVar
	for _, v := range vars {
		if !s.peek(v.acc.R).moved {
			keep = append(keep, v)
		}
	}
	var rest []Access
	for _, a := range blind {
		if !s.peek(a.R).moved {
			rest = append(rest, a)
		}
	}
	return keep, rest
}

// stuck reports whether some iteration ended in something not understood.
func stuck(ends []*State) bool {
	for _, e := range ends {
		if e.Dead && !e.Failed() {
			return true
		}
	}
	return false
}

// changedCells lists the cells outside automatic storage that the end state
// wrote, in regions that existed before the loop.
func (m *Machine) changedCells(before, end *State, since int) []Access {
	var out []Access
	for _, r := range end.sortedRegions() {
		if r.whole != nil || r.fam != nil && !m.stays(r.idx, since) {
			continue
		}
		if r.fam == nil && (r.Kind == Local && (!r.Shared || before.mem[r] == nil) || r.Opaque() || before.mem[r] == nil && r.Kind == Fresh) {
			continue
		}
		rs := end.mem[r]
		if before.mem[r] == rs {
			continue
		}
		for _, c := range rs.near(sym.Int(0), 1<<62) {
			if !c.dirty || sym.HasOrigin(c.off, sym.Approx) || sym.HasOrigin(c.off, sym.Env) {
				continue
			}
			if k, ok := sym.IsInt(c.off); ok && before.peek(r).fixed[k] == c {
				continue // only what lies beside it was written
			}
			if c.t.Kind == IntType || c.t.Kind == PtrType {
				out = append(out, Access{R: r, Off: c.off, Path: c.path, T: c.t})
			}
		}
	}
	if len(out) > 24 {
		out = out[:24]
	}
	return out
}

// set writes a place that the loop changes; one in a block that may have been
// replaced is nothing any more.
func (m *Machine) set(s *State, a Access, v Value) {
	if s.peek(a.R).moved && a.R.Kind == Fresh {
		return
	}
	m.Write(s, a, v)
}
