// This file holds the entry points: options, the default decider, chains, and
// the order in which a question is attacked.

package prove

import (
	"context"
	"math/big"
	"strings"
	"sync"

	"github.com/muxlang/mux/typecheck/sym"
)

// Options bound the work of one Decide call. Budgets count steps, never time,
// so answers do not depend on the machine. Zero fields take the defaults.
type Options struct {
	Steps       int // of the proof attempt; default 200,000 (some tens of milliseconds)
	SearchSteps int // evaluations of the counterexample search; default 3,000
	SplitDepth  int // nested case distinctions; default 7
	SplitWidth  int // ways of one case distinction; default 8
	Constraints int // linear constraints at once; default 160
	NoSearch    bool
	Memo        int // answers kept for repeated questions; default 4096, negative: none
}

func (o Options) withDefaults() Options {
	def := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	def(&o.Steps, 200_000)
	def(&o.SearchSteps, 3_000)
	def(&o.SplitDepth, 7)
	def(&o.SplitWidth, 8)
	def(&o.Constraints, 160)
	def(&o.Memo, 4096)
	return o
}

// New returns the decider in pure Go. It tries, in this order: constant folding
// and normal forms, a handful of evaluations, refutation of the negated goal
// (ranges refined by the hypotheses, linear arithmetic over monomials, case
// splits), and a search for a counterexample. It may be used concurrently.
func New(opt Options) Prober {
	return &solver{opt: opt.withDefaults(), memo: map[[2]uint64]Answer{}}
}

type solver struct {
	opt  Options
	mu   sync.Mutex
	memo map[[2]uint64]Answer
}

// query is the state of one Decide call.
type query struct {
	ctx   context.Context
	opt   Options
	sp    *space
	steps int
	hint  []map[string]*big.Int // points at which the linear part holds
	sums  int                   // lemmas about sums tried
}

// spend takes n steps off the budget; false when it is used up.
func (q *query) spend(n int) bool {
	q.steps -= n
	return q.steps > 0
}

// Decide implements Decider. The error is the context's.
func (v *solver) Decide(ctx context.Context, hyp []sym.Cond, goal sym.Cond) (Answer, error) {
	return v.remember(ctx, hyp, goal, 0, func() (Answer, error) { return v.decide(ctx, hyp, goal, true) })
}

// Proves implements Prover.
func (v *solver) Proves(ctx context.Context, hyp []sym.Cond, goal sym.Cond) bool {
	a, err := v.remember(ctx, hyp, goal, 1, func() (Answer, error) { return v.decide(ctx, hyp, goal, false) })
	return err == nil && a.Status == Yes
}

// remember answers what is trivial or was asked before in the same way, the rest
// by f.
func (v *solver) remember(ctx context.Context, hyp []sym.Cond, goal sym.Cond, way uint64, f func() (Answer, error)) (Answer, error) {
	if err := ctx.Err(); err != nil {
		return Answer{Reason: "interrupted"}, err
	}
	if a, ok := trivial(hyp, goal); ok {
		return a, nil
	}
	var key [2]uint64
	if v.opt.Memo > 0 {
		key = memoKey(hyp, goal)
		key[1] ^= way
		v.mu.Lock()
		a, ok := v.memo[key]
		v.mu.Unlock()
		if ok {
			return a.copy(), nil
		}
	}
	a, err := f()
	if err == nil && v.opt.Memo > 0 {
		v.mu.Lock()
		if len(v.memo) >= v.opt.Memo {
			v.memo = map[[2]uint64]Answer{}
		}
		v.memo[key] = a.copy()
		v.mu.Unlock()
	}
	return a, err
}

func (a Answer) copy() Answer {
	if a.Model == nil {
		return a
	}
	m := make(map[string]*big.Int, len(a.Model))
	for k, v := range a.Model {
		m[k] = new(big.Int).Set(v)
	}
	a.Model = m
	return a
}

// trivial answers what needs no work.
func trivial(hyp []sym.Cond, goal sym.Cond) (Answer, bool) {
	if sym.IsTrue(goal) {
		return Answer{Status: Yes, By: "normal form"}, true
	}
	for _, h := range hyp {
		if sym.IsFalse(h) {
			return Answer{Status: Yes, By: "no such input"}, true
		}
		if sym.IsTrue(h) {
			continue
		}
		if sym.EqualCond(h, goal) {
			return Answer{Status: Yes, By: "hypothesis"}, true
		}
	}
	return Answer{}, false
}

// memoKey identifies a question: the conditions and the symbols' ranges.
func memoKey(hyp []sym.Cond, goal sym.Cond) [2]uint64 {
	k := [2]uint64{uint64(len(hyp))}
	for _, h := range hyp {
		k = sym.Mix(k, h)
	}
	return sym.Mix(k, goal)
}

// decide attacks a question. Without search, nobody wants a counterexample that
// does not show at once.
func (v *solver) decide(ctx context.Context, hyp []sym.Cond, goal sym.Cond, search bool) (Answer, error) {
	q := &query{ctx: ctx, opt: v.opt, sp: newSpace(), steps: v.opt.Steps}
	facts := make([]fact, 0, len(hyp)+1)
	if !sym.IsFalse(goal) {
		facts = append(facts, fact{sym.NotOf(goal), true})
	}
	for _, h := range hyp {
		facts = append(facts, splitAnd(h)...)
	}
	groups := components(facts)
	sr := newSearch(q, facts, groups)
	quick := !v.opt.NoSearch && sr.quick()
	if quick {
		if m, ok := sr.model(hyp, goal); ok {
			return Answer{Status: No, Model: m, By: "evaluation"}, nil
		}
	}
	for k, g := range groups {
		if sr.found(k) {
			continue // a point satisfies this group: it cannot be refuted
		}
		if err := ctx.Err(); err != nil {
			return Answer{Reason: "interrupted"}, err
		}
		q.hint = nil
		s := (&state{q: q}).child(g)
		if q.refute(s, 0) {
			return Answer{Status: Yes, By: "arithmetic"}, nil
		}
		sr.hints(k, q.hint)
		// A group that exhausts the budget leaves some for the next.
		q.steps = max(q.steps, v.opt.Steps/4)
	}
	if search && !v.opt.NoSearch {
		if sr.search() {
			if m, ok := sr.model(hyp, goal); ok {
				return Answer{Status: No, Model: m, By: "search"}, nil
			}
		}
		if err := ctx.Err(); err != nil {
			return Answer{Reason: "interrupted"}, err
		}
	}
	return Answer{Reason: "neither a proof nor a counterexample within the step budget"}, nil
}

func splitAnd(c sym.Cond) []fact {
	if a, ok := c.(*sym.And); ok {
		var out []fact
		for _, x := range a.X {
			out = append(out, splitAnd(x)...)
		}
		return out
	}
	if sym.IsTrue(c) {
		return nil
	}
	return []fact{{c, false}}
}

// Chain asks the deciders one after the other until one knows. An error of a
// decider counts as not knowing, unless the context ended.
func Chain(ds ...Decider) Decider { return chain(ds) }

type chain []Decider

func (c chain) Decide(ctx context.Context, hyp []sym.Cond, goal sym.Cond) (Answer, error) {
	var reasons []string
	for _, d := range c {
		if d == nil {
			continue
		}
		a, err := d.Decide(ctx, hyp, goal)
		if ctx.Err() != nil {
			return Answer{Reason: "interrupted"}, ctx.Err()
		}
		if err != nil {
			reasons = append(reasons, err.Error())
			continue
		}
		if a.Status != Unknown {
			return a, nil
		}
		if a.Reason != "" {
			reasons = append(reasons, a.Reason)
		}
	}
	return Answer{Reason: strings.Join(reasons, "; ")}, nil
}

// Feasible asks whether any input satisfies the whole path. Yes means that none
// does (the path implies False), No comes with an input that takes it.
func Feasible(ctx context.Context, d Decider, path []sym.Cond) Answer {
	a, err := d.Decide(ctx, path, sym.False)
	if err != nil {
		return Answer{Reason: err.Error()}
	}
	return a
}

// under is a state in which the hypotheses' consequences for ranges are drawn.
func under(hyp []sym.Cond) *state {
	q := &query{ctx: context.Background(), opt: Options{}.withDefaults(), sp: newSpace(), steps: 20_000}
	var facts []fact
	for _, h := range hyp {
		facts = append(facts, splitAnd(h)...)
	}
	s := (&state{q: q}).child(facts)
	s.flatten()
	if !s.dead {
		s.propagate()
	}
	return s
}

// Ranges returns the ranges of symbols under the hypotheses, each at least as
// narrow as the symbol's own.
func Ranges(hyp []sym.Cond) func(*sym.Sym) sym.Interval {
	s := under(hyp)
	return s.symRange
}

// Simplify returns an expression that equals e wherever the hypotheses hold:
// case distinctions that they decide and extremes that they resolve are gone.
// Its work is bounded; it may return e.
func Simplify(hyp []sym.Cond, e sym.Expr) sym.Expr {
	s := under(hyp)
	if s.dead {
		return e
	}
	for round := 0; round < 4; round++ {
		next := s.rewriter(nil).expr(e)
		if sym.Equal(next, e) {
			break
		}
		e = next
	}
	return e
}

// SimplifyCond is Simplify for a condition.
func SimplifyCond(hyp []sym.Cond, c sym.Cond) sym.Cond {
	s := under(hyp)
	if s.dead {
		return c
	}
	return s.rewriter(nil).decided(c)
}
