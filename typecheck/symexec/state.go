// This file defines the state of one path: its condition, memory and effect.

// Package symexec is the symbolic machine both front-ends drive: regions and
// places, path conditions, effects, merging, loops and the summaries that come
// out. It asks a prove.Decider and never a solver.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// State is one path through the program. States are forked by Clone and
// otherwise owned by one caller.
type State struct {
	m    *Machine
	Path []sym.Cond
	// Eff is the effect from the start of the function under analysis.
	Eff effect.Effect
	// Weak: a conjunct of the path was dropped.
	Weak      bool
	weakSince int // tells apart where paths became weak
	// Dead is set when the path has ended in something not understood; its
	// effect is then unbounded for Reasons.
	Dead    bool
	Reasons []iface.Reason
	// Exited: the path does not return (exit, abort, longjmp).
	Exited bool
	Trail  *Trail
	// Wrote lists reasons why reachable memory may differ beyond what is known.
	Wrote []iface.Reason

	mem    map[*Region]*regState
	havoc  *havocLog
	needs  []sym.Cond   // conjuncts that are assumptions, not branches taken
	failed bool         // the path implies that some allocation failed
	syms   [][]*sym.Sym // of each conjunct of Path
	points []*point     // inputs that take the path
	twins  []twin
	// Frame is the front-end's innermost activation.
	Frame any
}

// Weaken notes that the path's condition says less than the path: it also holds
// for calls that go another way.
func (m *Machine) Weaken(s *State) {
	m.nextID++
	s.Weak, s.weakSince = true, m.nextID
}

// Trail is the way so far, newest step first.
type Trail struct {
	iface.TrailStep
	Prev *Trail
}

// NewState returns the state at entry.
func (m *Machine) NewState() *State {
	return &State{m: m, Eff: effect.Zero(), mem: map[*Region]*regState{}, points: newPoints()}
}

// Clone forks the state.
func (s *State) Clone() *State {
	s.m.Steps += 1 + len(s.mem)/8
	c := *s
	c.Path = s.Path[:len(s.Path):len(s.Path)]
	c.syms = s.syms[:len(s.syms):len(s.syms)]
	c.needs = s.needs[:len(s.needs):len(s.needs)]
	c.twins = s.twins[:len(s.twins):len(s.twins)]
	c.Reasons = s.Reasons[:len(s.Reasons):len(s.Reasons)]
	c.Wrote = s.Wrote[:len(s.Wrote):len(s.Wrote)]
	c.mem = make(map[*Region]*regState, len(s.mem)+4)
	for r, rs := range s.mem {
		rs.shared = true
		c.mem[r] = rs
	}
	return &c
}

// Log adds a step to the trail.
func (s *State) Log(step iface.TrailStep) {
	s.Trail = &Trail{step, s.Trail}
}

// Havoc ends the path: something was not understood, its effect is unbounded.
func (m *Machine) Havoc(s *State, at diag.Pos, code, what string) {
	s.Dead = true
	s.Eff = effect.Havoc()
	s.Reasons = append(s.Reasons, iface.Reason{Code: code, What: what, Pos: at})
	if m.exploring == 0 && m.L.AfterLoss > 0 && s.loses() {
		// The rest can only tell which calls are understood.
		if end := m.Steps + m.L.AfterLoss; end < m.L.Steps {
			m.L.Steps, m.cut = end, true
		}
	}
	m.noteLoss(s)
}

// loses reports whether the way is one that is not understood. (A hook has a way
// for functions that nobody knows by its nature.)
func (s *State) loses() bool {
	return s.Dead && !s.Failed() && s.Reasons[len(s.Reasons)-1].Code != "callback"
}

// noteLoss notes that a way is not understood, once that is final: in a loop,
// what a pass lost may be found in the next.
func (m *Machine) noteLoss(s *State) { m.lost = m.lost || m.loops == 0 && s.loses() }

// Losses is what a machine has noted of ways that are not understood. A front-end
// that tries one of several ways to execute the same goes back to it.
type Losses struct {
	limit     int // of the steps
	cut, lost bool
}

// Losses is what has been noted so far.
func (m *Machine) Losses() Losses { return Losses{m.L.Steps, m.cut, m.lost} }

// SetLosses goes back to what had been noted, or forward to it, within the limit of
// steps that held at the outset.
func (m *Machine) SetLosses(l, outset Losses) {
	m.L.Steps, m.cut, m.lost = outset.limit, l.cut, l.lost
	if l.cut && !outset.cut {
		m.L.Steps = min(m.L.Steps, m.Steps+m.L.AfterLoss)
	}
}

// apply sequences e after what happened so far.
func (s *State) apply(e effect.Effect) { s.Eff = effect.Seq(s.Eff, e) }

// Apply sequences e after what happened so far and logs it at a position.
func (m *Machine) Apply(s *State, at diag.Pos, text string, e effect.Effect) {
	s.apply(e)
	s.Log(iface.TrailStep{Pos: at, Text: text, Eff: &e})
}

// Assume adds c to the path. It reports false when the path becomes infeasible.
func (s *State) Assume(c sym.Cond) bool {
	if sym.IsTrue(c) {
		return true
	}
	if sym.IsFalse(c) {
		return false
	}
	if a, ok := c.(*sym.And); ok {
		for _, x := range a.X {
			if !s.Assume(x) {
				return false
			}
		}
		return true
	}
	for _, p := range s.Path {
		if sym.EqualCond(p, c) {
			return true
		}
		if sym.EqualCond(sym.NotOf(p), c) {
			return false
		}
	}
	s.push(c)
	return true
}

// Need is Assume for a condition that calls outside the contract violate: a
// loop carries it to the state after it.
func (s *State) Need(c sym.Cond) bool {
	s.needs = append(s.needs, c)
	return s.Assume(c)
}

// facts is the path without what calls are taken to be like: what holds of every call
// that goes it.
func (s *State) facts() []sym.Cond {
	if len(s.needs) == 0 {
		return s.Path
	}
	var needs, out []sym.Cond
	for _, n := range s.needs {
		needs = append(needs, sym.Conjuncts(n)...)
	}
	for _, p := range s.Path {
		for _, c := range sym.Conjuncts(p) {
			if !sym.HasCond(needs, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

func (s *State) push(c sym.Cond) {
	s.Path = append(s.Path, c)
	s.syms = append(s.syms, sym.CondSyms(c))
	s.noteTwins(c, s.syms[len(s.syms)-1])
	s.keepPoints()
	s.failed = s.failed || onlyFailing(c)
}

// Fork splits the state on c and returns the states where it holds and where it
// does not; an impossible side is nil. The receiver must not be used after.
func (m *Machine) Fork(s *State, c sym.Cond) (then, els *State) {
	switch m.Known(s, c) {
	case 1:
		return s, nil
	case -1:
		return nil, s
	}
	e := s.Clone()
	// What the passes before a loop's last learn is of calls in which no
	// allocation fails.
	if was := s.Failed(); !s.assumeFail(c) || m.unfollowed(s, was) {
		s = nil
	}
	if was := e.Failed(); !e.assumeFail(sym.NotOf(c)) || m.unfollowed(e, was) {
		e = nil
	}
	return s, e
}

// unfollowed reports whether a path that has failed just now is not followed.
func (m *Machine) unfollowed(s *State, before bool) bool {
	if m.exploring+m.pruning == 0 || before || !s.Failed() {
		return false
	}
	m.pruned = m.pruned || m.exploring == 0
	return true
}

// assumeFail adds c to the path and, where c decides that an allocation
// succeeded, takes the failure case out of the effect.
func (s *State) assumeFail(c sym.Cond) bool {
	if !s.Assume(c) {
		return false
	}
	for _, x := range sym.Conjuncts(c) {
		cmp, ok := x.(*sym.Cmp)
		if !ok {
			continue
		}
		f, val, ok := failTest(cmp)
		if !ok {
			continue
		}
		v := sym.Int(val)
		s.Eff = effect.Subst(s.Eff, map[string]sym.Expr{f.Name: v})
	}
	return true
}

// failTest recognises a comparison that decides a failure symbol (a 0/1
// symbol with origin Env named by failPrefix).
func failTest(c *sym.Cmp) (f *sym.Sym, val int64, ok bool) {
	syms := sym.CondSyms(c)
	if len(syms) != 1 || !IsFail(syms[0]) {
		return nil, 0, false
	}
	at := func(v int64) bool {
		r, err := sym.EvalCond(c, sym.MapEnv{syms[0].Name: big.NewInt(v)})
		return err == nil && r
	}
	z, o := at(0), at(1)
	switch {
	case z && !o:
		return syms[0], 0, true
	case o && !z:
		return syms[0], 1, true
	}
	return nil, 0, false
}

const failPrefix = "fail"

// IsFail reports whether v says that an allocation failed.
func IsFail(v *sym.Sym) bool {
	return len(v.Name) > len(failPrefix) && v.Name[:len(failPrefix)+1] == failPrefix+"#"
}

// Failed reports whether the path implies that some allocation failed.
func (s *State) Failed() bool { return s.failed }

// onlyFailing reports whether p is false when every allocation succeeds.
func onlyFailing(p sym.Cond) bool {
	m := map[string]sym.Expr{}
	for _, v := range sym.CondSyms(p) {
		if IsFail(v) {
			m[v.Name] = sym.Int(0)
		}
	}
	return len(m) > 0 && sym.IsFalse(sym.SubstCond(p, m))
}
