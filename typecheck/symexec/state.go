// This file defines the state of one path: its condition, memory and effect.

// Package symexec is the symbolic machine both front-ends drive: regions and
// places, path conditions, effects, merging, loops and the summaries that come
// out. It asks a prove.Decider and never a solver.
package symexec

import (
	"context"
	"fmt"
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Limits bound the work on one function; hitting one ends a path with an
// unknown that names the limit.
type Limits struct {
	Steps      int // statements and expressions executed for one function
	AfterLoss  int // steps that a function may still take once a path of it is not understood
	UnitSteps  int // the same for all functions of a unit together: large units get less for each
	Apart      int // states at one point up to which the sides of branches stay apart
	States     int // live states at one point before they are merged
	Cases      int // cases of a summary before they are merged
	CallDepth  int // nested calls that are executed in place
	Unroll     int // iterations of a loop with a decided condition
	CondSize   int // symbols in a condition that a merge may keep
	DecideStep int // size of the questions asked while executing
}

// DefaultLimits are the documented defaults.
func DefaultLimits() Limits {
	return Limits{Steps: 20000, AfterLoss: 5000, UnitSteps: 600000, Apart: 8, States: 24, Cases: 64, CallDepth: 24, Unroll: 16, CondSize: 12, DecideStep: 48}
}

// Machine executes one function. It is not safe for concurrent use.
type Machine struct {
	Ctx     context.Context
	D       prove.Decider
	L       Limits
	Steps   int
	Inputs  map[string]*iface.Input
	Assumes []iface.Assumption
	// Owned, when set, says how many bytes the block at the start of a region of
	// the caller's has, where a declaration says so: known is false when none
	// does, and ok when it cannot be said.
	Owned func(s *State, r *Region) (size sym.Expr, ok, known bool)

	// Declared, when set, says what a cell of the caller's is declared as: known
	// is false when no declaration says it, and fit when no one cell of the
	// declared type is where a is. path is the way to it by the declarations.
	Declared func(a Access) (t Type, path string, fit, known bool)

	quick     prove.Decider // for questions while executing: proofs only, little work
	proof     prove.Decider // for sums and simplification: proofs only
	nextID    int
	names     map[string]string // display name -> identity of the place it names
	entries   map[string]Value  // identity of an entry place -> its value at entry
	regions   map[string]*Region
	assumed   map[string]bool
	byAddr    map[string]*Region // by the symbol of the address
	iter      map[string]string  // symbol -> number of the loop in whose iterations it differs
	elements  map[string]element // symbol -> the element of an array it is of
	indices   map[string]bool    // numbers of the loops being summarised
	exploring int                // first passes under way
	blurring  bool               // see Merge
	pairing   bool               // see pairUp
	pruning   int                // passes whose failed allocations are not followed
	pruned    bool               // there were some
	escaping  []*Region          // what escaped inside of loops
	loops     int                // calls of Loop under way
	lost      bool               // a way through the function is not understood
	cut       bool               // the limit is the one for what may follow that
	looping   int                // loops under way
	duties    []duty             // see Require
	given     []sym.Cond         // see Given
	followed  map[*Region]int    // length of the path on which it was used
	// iterations are the numbers of loops in the passes that count.
	iterations map[string]bool
	coarse     bool            // the cases do not say all that a call writes
	inexact    map[string]bool // classes of what it writes at places they cannot name
}

// New returns a machine for one function.
func New(ctx context.Context, d prove.Decider, l Limits) *Machine {
	return NewShared(ctx, d, l, NewDeciders())
}

// Deciders are the provers machines ask while executing; machines of one unit
// share them, and with them the answers given before.
type Deciders struct{ quick, proof prove.Decider }

// NewDeciders returns deciders for the machines of one unit.
func NewDeciders() *Deciders {
	return &Deciders{
		quick: prove.New(prove.Options{NoSearch: true, Steps: 250, SplitDepth: 1, SplitWidth: 3, Constraints: 16, Memo: 1 << 15}),
		proof: prove.New(prove.Options{NoSearch: true, Steps: 4000, SplitDepth: 3, Constraints: 60}),
	}
}

// NewShared is New with the deciders of the unit.
func NewShared(ctx context.Context, d prove.Decider, l Limits, ds *Deciders) *Machine {
	return &Machine{Ctx: ctx, D: d, L: l, quick: ds.quick, proof: ds.proof,
		Inputs:   map[string]*iface.Input{},
		names:    map[string]string{},
		entries:  map[string]Value{},
		regions:  map[string]*Region{},
		assumed:  map[string]bool{},
		byAddr:   map[string]*Region{},
		iter:     map[string]string{},
		elements: map[string]element{},
		indices:  map[string]bool{},

		followed: map[*Region]int{},

		iterations: map[string]bool{}}
}

// Step counts one unit of work and reports whether there is budget left.
func (m *Machine) Step() bool {
	m.Steps++
	if m.Steps&63 == 0 && m.Ctx.Err() != nil {
		m.Steps = m.L.Steps + 1
	}
	return m.Steps <= m.L.Steps
}

// Assume records an assumption the result rests on, once.
func (m *Machine) Assume(code, text string, at diag.Pos) {
	key := code + "\x00" + text
	if m.assumed[key] {
		return
	}
	m.assumed[key] = true
	m.Assumes = append(m.Assumes, iface.Assumption{Code: code, Text: text, Pos: at})
}

// Exceeded says which limit Step has met.
func (m *Machine) Exceeded() string {
	if m.cut {
		return "not followed further, as another way is not understood"
	}
	return fmt.Sprintf("more than %d steps", m.L.Steps)
}

// FreshSym returns a new symbol of the given origin and bounds.
func (m *Machine) FreshSym(prefix string, o sym.Origin, lo, hi *big.Int) *sym.Sym {
	m.nextID++
	return sym.NewSym(fmt.Sprintf("%s#%d", prefix, m.nextID), o, lo, hi)
}

// Mark is the number of symbols made so far. A front-end that executes the same
// program again from the same state goes back to it (Rewind), so that what it
// makes again has the same names.
func (m *Machine) Mark() int { return m.nextID }

// Rewind goes back to a mark, or forward to one.
func (m *Machine) Rewind(mark int) { m.nextID = mark }

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

func (s *State) push(c sym.Cond) {
	s.Path = append(s.Path, c)
	s.syms = append(s.syms, sym.CondSyms(c))
	s.noteTwins(c, s.syms[len(s.syms)-1])
	s.keepPoints()
	s.failed = s.failed || onlyFailing(c)
}

// Known decides c on this path: +1 true, -1 false, 0 unknown. It is asked at
// every branch, so it only looks as far as is cheap.
func (m *Machine) Known(s *State, c sym.Cond) int { return m.known(s, c, false) }

// Plain is Known without asking a decider.
func (m *Machine) Plain(s *State, c sym.Cond) int { return m.known(s, c, true) }

// condStep is the size of condition that counts as one unit of work.
const condStep = 8

func (m *Machine) known(s *State, c sym.Cond, cheap bool) int {
	if sym.IsTrue(c) {
		return 1
	}
	if sym.IsFalse(c) {
		return -1
	}
	if len(s.Path) == 0 {
		return 0
	}
	m.Steps += sym.CondSize(c) / condStep
	n := sym.NotOf(c)
	for _, p := range s.Path {
		if sym.EqualCond(p, c) {
			return 1
		}
		if sym.EqualCond(p, n) {
			return -1
		}
	}
	vars := sym.CondSyms(c)
	if len(vars) == 1 {
		if k := m.oneSymbol(s, c, vars[0]); k != 0 {
			return k
		}
	}
	if !cheap {
		// A symbol the path says nothing of can take the condition either way.
		for _, v := range vars {
			if !s.constrains(v) {
				return 0
			}
		}
	}
	if cheap || len(vars) > 3 || sym.CondSize(c) > m.L.DecideStep {
		return 0
	}
	// Where inputs of the path disagree, no proof can be found.
	yes, no := s.split(c)
	if yes && no {
		m.Steps += 30
		return 0
	}
	hyp := m.relevantOf(s.Path, s.syms, c)
	if len(hyp) == 0 {
		return 0
	}
	m.Steps += 30
	if !no {
		if a, err := m.quick.Decide(m.Ctx, hyp, c); err == nil && a.Status == prove.Yes {
			return 1
		}
	}
	if !yes {
		if a, err := m.quick.Decide(m.Ctx, hyp, n); err == nil && a.Status == prove.Yes {
			return -1
		}
	}
	return 0
}

// constrains reports whether some conjunct of the path mentions v.
func (s *State) constrains(v *sym.Sym) bool {
	for _, vs := range s.syms {
		for _, w := range vs {
			if w.Name == v.Name {
				return true
			}
		}
	}
	return false
}

// oneSymbol decides a condition on one symbol from the interval that the path's
// conditions on that symbol alone leave it.
func (m *Machine) oneSymbol(s *State, c sym.Cond, v *sym.Sym) int {
	iv := sym.Interval{Lo: v.Lo, Hi: v.Hi}
	var holes []*big.Int
	found := false
	for _, p := range s.Path {
		cmp, ok := p.(*sym.Cmp)
		if !ok {
			continue
		}
		x, k, op, ok := constCmp(cmp)
		if !ok || x.Name != v.Name {
			continue
		}
		found = true
		switch op {
		case cmpEQ:
			iv = sym.Interval{Lo: k, Hi: k}
		case cmpLE:
			if iv.Hi == nil || k.Cmp(iv.Hi) < 0 {
				iv.Hi = k
			}
		case cmpGE:
			if iv.Lo == nil || k.Cmp(iv.Lo) > 0 {
				iv.Lo = k
			}
		case cmpNE:
			holes = append(holes, k)
		}
	}
	if !found {
		return 0
	}
	for again := true; again; {
		again = false
		for _, h := range holes {
			if iv.Lo != nil && h.Cmp(iv.Lo) == 0 {
				iv.Lo, again = new(big.Int).Add(iv.Lo, big.NewInt(1)), true
			}
			if iv.Hi != nil && h.Cmp(iv.Hi) == 0 {
				iv.Hi, again = new(big.Int).Sub(iv.Hi, big.NewInt(1)), true
			}
			if iv.Lo != nil && iv.Hi != nil && iv.Lo.Cmp(iv.Hi) > 0 {
				return 0
			}
		}
	}
	if iv.Lo == v.Lo && iv.Hi == v.Hi {
		return 0
	}
	narrow := sym.NewSym(v.Name, v.Origin, iv.Lo, iv.Hi)
	r := sym.SubstCond(c, map[string]sym.Expr{v.Name: narrow})
	switch {
	case sym.IsTrue(r):
		return 1
	case sym.IsFalse(r):
		return -1
	}
	return 0
}

const (
	cmpEQ = iota
	cmpNE
	cmpLE
	cmpGE
)

// constCmp reads a comparison of a bare symbol with a constant.
func constCmp(c *sym.Cmp) (v *sym.Sym, k *big.Int, op int, ok bool) {
	x, isX := c.X.(*sym.Sym)
	y, isY := c.Y.(*sym.Sym)
	kx, cx := sym.IsConst(c.X)
	ky, cy := sym.IsConst(c.Y)
	one := big.NewInt(1)
	switch {
	case isX && cy:
		switch c.Op {
		case sym.Eq:
			return x, ky, cmpEQ, true
		case sym.Ne:
			return x, ky, cmpNE, true
		case sym.Le:
			return x, ky, cmpLE, true
		case sym.Lt:
			return x, new(big.Int).Sub(ky, one), cmpLE, true
		}
	case isY && cx:
		switch c.Op {
		case sym.Eq:
			return y, kx, cmpEQ, true
		case sym.Ne:
			return y, kx, cmpNE, true
		case sym.Le:
			return y, kx, cmpGE, true
		case sym.Lt:
			return y, new(big.Int).Add(kx, one), cmpGE, true
		}
	}
	return nil, nil, 0, false
}

// relevant picks the conjuncts that share symbols with c, transitively, up to
// the size the machine asks about; dropping hypotheses is always sound.
func (m *Machine) relevant(path []sym.Cond, c sym.Cond) []sym.Cond {
	syms := make([][]*sym.Sym, len(path))
	for i, p := range path {
		syms[i] = sym.CondSyms(p)
	}
	return m.relevantOf(path, syms, c)
}

func (m *Machine) relevantOf(path []sym.Cond, syms [][]*sym.Sym, c sym.Cond) []sym.Cond {
	want := map[string]bool{}
	for _, v := range sym.CondSyms(c) {
		want[v.Name] = true
	}
	type conj struct {
		c    sym.Cond
		syms []*sym.Sym
		used bool
	}
	cs := make([]conj, len(path))
	for i, p := range path {
		cs[i] = conj{c: p, syms: syms[i]}
	}
	var out []sym.Cond
	for again := true; again; {
		again = false
		for i := range cs {
			if cs[i].used || len(out) >= m.L.CondSize {
				continue
			}
			for _, v := range cs[i].syms {
				if want[v.Name] {
					cs[i].used, again = true, true
					break
				}
			}
			if cs[i].used {
				out = append(out, cs[i].c)
				for _, v := range cs[i].syms {
					want[v.Name] = true
				}
			}
		}
	}
	return out
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
	for _, x := range conjuncts(c) {
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

func conjuncts(c sym.Cond) []sym.Cond {
	if a, ok := c.(*sym.And); ok {
		return a.X
	}
	return []sym.Cond{c}
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
