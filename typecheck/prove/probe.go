// This file looks for counterexamples near points that are known already: most of
// what is asked while a program is executed is open, and a point that shows it
// costs a fraction of a proof that fails.

package prove

import (
	"context"
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// Limits of one probe.
const (
	probeWork  = 4000 // size of the conditions evaluated
	probeSteps = 8    // moves in a row
	probeTrips = 64   // steps of sums and recurrences an evaluation may take
)

// Prober is a decider that can be given points to start from.
type Prober interface {
	Decider
	// DecideFrom is Decide, but looks for a counterexample near the points
	// first. They need not satisfy the hypotheses.
	DecideFrom(ctx context.Context, hyp []sym.Cond, goal sym.Cond, from []sym.Environment) (Answer, error)
}

// DecideFrom implements Prober.
func (v *solver) DecideFrom(ctx context.Context, hyp []sym.Cond, goal sym.Cond, from []sym.Environment) (Answer, error) {
	return v.remember(ctx, hyp, goal, 0, func() (Answer, error) {
		if m := probe(hyp, goal, from); m != nil {
			return Answer{Status: No, Model: m, By: "evaluation"}, nil
		}
		return v.decide(ctx, hyp, goal, true)
	})
}

// walk is a probe: what has to hold, and a point on the way there.
type walk struct {
	conds []sym.Cond
	from  sym.Environment
	over  map[string]*big.Int // the values moved so far
	work  int                 // left
}

// Lookup implements sym.Environment.
func (w *walk) Lookup(s *sym.Sym) (*big.Int, bool) {
	v, ok := w.over[s.Name]
	if !ok {
		return w.from.Lookup(s)
	}
	if s.Lo != nil && v.Cmp(s.Lo) < 0 || s.Hi != nil && v.Cmp(s.Hi) > 0 {
		return nil, false
	}
	return v, true
}

// probe is a model of the hypotheses that refutes the goal, nil if none is near.
func probe(hyp []sym.Cond, goal sym.Cond, from []sym.Environment) map[string]*big.Int {
	w := &walk{conds: []sym.Cond{sym.NotOf(goal)}, work: probeWork}
	for _, h := range hyp {
		if a, ok := h.(*sym.And); ok {
			w.conds = append(w.conds, a.X...)
		} else {
			w.conds = append(w.conds, h)
		}
	}
	for _, p := range from {
		w.from, w.over = p, map[string]*big.Int{}
		if w.arrives() {
			return w.model()
		}
	}
	return nil
}

// arrives moves symbols until everything holds.
func (w *walk) arrives() bool {
	score, first := w.failing(len(w.conds) + 1)
	for step := 0; score > 0; step++ {
		if step == probeSteps {
			return false
		}
		limit := score + 1 // no worse, but the first may break others
		if step == 0 {
			limit = len(w.conds) + 1
		}
		name, v, n, at := w.best(first, limit)
		if v == nil {
			return false
		}
		w.over[name], score, first = v, n, at
	}
	return true
}

// best is the move that makes c true and leaves the fewest conditions failing,
// fewer than limit.
func (w *walk) best(c sym.Cond, limit int) (name string, value *big.Int, score int, first sym.Cond) {
	score = limit
	for _, x := range sym.CondSyms(c) {
		old, moved := w.over[x.Name]
		for _, v := range w.turns(c, x) {
			if w.work < 0 {
				break
			}
			w.over[x.Name] = v
			if !w.holds(c) {
				continue
			}
			if n, at := w.failing(score); n < score {
				name, value, score, first = x.Name, v, n, at
			}
		}
		if moved {
			w.over[x.Name] = old
		} else {
			delete(w.over, x.Name)
		}
		if score == 0 {
			break
		}
	}
	return name, value, score, first
}

// holds evaluates c.
func (w *walk) holds(c sym.Cond) bool {
	w.work -= sym.CondSize(c)
	ok, err := sym.EvalCondWithin(c, w, probeTrips)
	return err == nil && ok
}

// failing counts the conditions that do not hold, up to a limit, and gives the
// first of them.
func (w *walk) failing(limit int) (n int, first sym.Cond) {
	for _, c := range w.conds {
		if !w.holds(c) {
			if first == nil {
				first = c
			}
			if n++; n >= limit {
				break
			}
		}
	}
	return n, first
}

// turns are values of x at which c may turn true: where the straight lines through
// two neighbouring points of its comparisons meet 0.
func (w *walk) turns(c sym.Cond, x *sym.Sym) (out []*big.Int) {
	old, ok := w.Lookup(x)
	if !ok || w.work < 0 {
		return nil
	}
	w.work -= 4 * sym.CondSize(c)
	was, moved := w.over[x.Name]
	add := func(v *big.Int) {
		if v = clamp(v, sym.Interval{Lo: x.Lo, Hi: x.Hi}); v.Cmp(old) != 0 {
			out = append(out, v)
		}
	}
	for i, m := range comparisons(c, nil) {
		if i == 4 {
			break
		}
		at := func(v *big.Int) *big.Int {
			w.over[x.Name] = v
			a, err := sym.EvalWithin(m.X, w, probeTrips)
			if err != nil {
				return nil
			}
			b, err := sym.EvalWithin(m.Y, w, probeTrips)
			if err != nil {
				return nil
			}
			return a.Sub(b, a)
		}
		next := new(big.Int).Add(old, one)
		if x.Hi != nil && next.Cmp(x.Hi) > 0 {
			next.Sub(old, one)
		}
		d0, d1 := at(old), at(next)
		if d0 == nil || d1 == nil {
			continue
		}
		slope := d1.Sub(d1, d0)
		if next.Cmp(old) < 0 {
			slope.Neg(slope)
		}
		if slope.Sign() == 0 {
			// A bit of x, perhaps.
			for _, k := range divisors(m.X, divisors(m.Y, nil)) {
				add(new(big.Int).Add(old, k))
				add(new(big.Int).Sub(old, k))
			}
			continue
		}
		root := new(big.Int).Sub(old, floorDiv(d0, slope))
		for _, k := range []int64{0, 1, -1} {
			add(new(big.Int).Add(root, big.NewInt(k)))
		}
	}
	if moved {
		w.over[x.Name] = was
	} else {
		delete(w.over, x.Name)
	}
	return out
}

// divisors are the constants that parts of e are divided by, a few of them.
func divisors(e sym.Expr, out []*big.Int) []*big.Int {
	if len(out) >= 4 {
		return out
	}
	by := func(x, y sym.Expr) {
		if k, ok := sym.IsConst(y); ok {
			out = append(out, k)
		}
		out = divisors(x, out)
	}
	list := func(xs []sym.Expr) {
		for _, x := range xs {
			out = divisors(x, out)
		}
	}
	switch e := e.(type) {
	case *sym.Add:
		list(e.X)
	case *sym.Mul:
		list(e.X)
	case *sym.FloorDiv:
		by(e.X, e.Y)
	case *sym.Mod:
		by(e.X, e.Y)
	case *sym.Apply:
		for _, x := range e.Args {
			by(x, x)
		}
	}
	return out
}

// model are the values of all symbols in the conditions.
func (w *walk) model() map[string]*big.Int {
	m := map[string]*big.Int{}
	for _, c := range w.conds {
		for _, x := range sym.CondSyms(c) {
			if v, ok := w.Lookup(x); ok {
				m[x.Name] = v
			}
		}
	}
	return m
}
