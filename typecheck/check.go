// This file checks clauses against the cases of a summary.

package typecheck

import (
	"context"
	"math/big"
	"sort"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Check gives one verdict for each alloc, free and peak clause of f, in their
// order. The clauses' and the summary's symbols are the same when their names
// are. requires clauses are hypotheses of all verdicts.
func Check(ctx context.Context, f *iface.Interface, d prove.Decider) []Verdict {
	k := newChecker(ctx, f, d)
	var out []Verdict
	for n := range f.Clauses {
		if isQuantity(&f.Clauses[n]) {
			out = append(out, k.clause(n))
		}
	}
	return out
}

func isQuantity(c *iface.Clause) bool {
	if c.Key == nil || c.Bound == nil {
		return false
	}
	switch c.Key.Quantity {
	case iface.Alloc, iface.Free, iface.Peak:
		return true
	}
	return false
}

type checker struct {
	ctx      context.Context
	f        *iface.Interface
	d        prove.Decider
	requires []sym.Cond
	totals   []sym.Expr // the alloc clauses' formulas for the whole of A
	// allocDefined says that all alloc formulas have a value.
	allocDefined []sym.Cond
}

func newChecker(ctx context.Context, f *iface.Interface, d prove.Decider) *checker {
	k := &checker{ctx: ctx, f: f, d: d}
	for n := range f.Clauses {
		c := &f.Clauses[n]
		if c.Key == nil {
			continue
		}
		switch c.Key.Quantity {
		case iface.Requires:
			if c.Cond != nil {
				k.requires = append(k.requires, c.Cond)
			}
			if c.Undefined != nil {
				k.requires = append(k.requires, sym.NotOf(c.Undefined))
			}
		case iface.Alloc:
			if c.Bound == nil {
				break
			}
			if c.Undefined != nil {
				k.allocDefined = append(k.allocDefined, sym.NotOf(c.Undefined))
			}
			if t, _, ok := k.total(n); ok {
				k.totals = append(k.totals, t)
			}
		}
	}
	k.requires = append(k.requires, nullOwnsNothing(f)...)
	k.requires = append(k.requires, f.Invariants...)
	return k
}

// nullOwnsNothing is resource_of(p) == 0 for p == NULL, for every pair of
// inputs that says so.
func nullOwnsNothing(f *iface.Interface) []sym.Cond {
	all := map[string]*iface.Input{}
	for n, in := range f.Inputs {
		all[n] = in
	}
	if f.Summary != nil {
		for n, in := range f.Summary.Inputs {
			all[n] = in
		}
	}
	names := make([]string, 0, len(all))
	for n := range all {
		names = append(names, n)
	}
	sort.Strings(names)
	var out []sym.Cond
	for _, n := range names {
		in := all[n]
		if in.Kind != iface.InResourceOf || in.Sym == nil {
			continue
		}
		p := all[in.Place.Text]
		if p == nil || p.Kind != iface.InValue || p.Sym == nil {
			continue
		}
		zero := sym.Int(0)
		out = append(out, sym.OrOf(sym.NeOf(p.Sym, zero), sym.EqOf(in.Sym, zero)))
	}
	return out
}

// relevant reports whether a clause of quantity q speaks of the case at all.
func relevant(q iface.Quantity, c *iface.Case) bool {
	if c.AllocFailed {
		return false
	}
	return q == iface.Peak || c.Outcome == iface.Returns
}

// base are the hypotheses under which the clause speaks of the case.
func (k *checker) base(cl *iface.Clause, c *iface.Case) []sym.Cond {
	hyp := append([]sym.Cond(nil), k.requires...)
	if cl.Key.Quantity == iface.Alloc {
		hyp = append(hyp, k.allocDefined...)
	} else if cl.Undefined != nil {
		hyp = append(hyp, sym.NotOf(cl.Undefined))
	}
	if c.Path != nil && !sym.IsTrue(c.Path) {
		hyp = append(hyp, c.Path)
	}
	return hyp
}

// clause judges clause n.
func (k *checker) clause(n int) Verdict {
	cl := &k.f.Clauses[n]
	v := Verdict{Clause: *cl}
	if k.f.Summary == nil {
		v.Why = WhyNoBody
		return v
	}
	v.Assumes = k.f.Summary.Assumes
	whole, rel, ok := k.total(n)
	acc := newAccumulator(v)
	tested := false
	for i := range k.f.Summary.Cases {
		c := &k.f.Summary.Cases[i]
		if !relevant(cl.Key.Quantity, c) {
			continue
		}
		hyp := k.base(cl, c)
		if prove.Feasible(k.ctx, k.d, hyp).Status == prove.Yes {
			continue
		}
		tested = true
		if ok {
			acc.add(k.compare(question{
				hyp: hyp, c: c, declared: whole, rel: rel,
				actual: actualOf(cl.Key.Quantity, c), q: cl.Key.Quantity,
			}), c)
		}
		if cl.Place != nil {
			acc.add(k.place(cl, c, hyp), c)
		}
		if acc.v.Status == Violated && acc.any {
			break
		}
	}
	if !tested {
		v.Why = WhyVacuous
		return v
	}
	if ok && cl.Key.Quantity == iface.Alloc && rel != iface.AtLeast {
		k.failing(cl, whole, acc)
	}
	return acc.verdict()
}

// failing checks the calls in which an allocation fails: they acquire at most
// max(0, formula).
func (k *checker) failing(cl *iface.Clause, whole sym.Expr, acc *accumulator) {
	limit := sym.MaxOf(sym.Int(0), whole)
	for i := range k.f.Summary.Cases {
		c := &k.f.Summary.Cases[i]
		if !c.AllocFailed || c.Outcome != iface.Returns {
			continue
		}
		if acc.any && acc.v.Status == Violated {
			return
		}
		hyp := k.base(cl, c)
		r := k.compare(question{
			hyp: hyp, c: c, declared: limit, rel: iface.AtMost,
			actual: c.Effect.Alloc, q: iface.Alloc, failed: true,
		})
		if r.status == Holds {
			continue // says nothing about equality of the formula
		}
		if r.status == Unknown && prove.Feasible(k.ctx, k.d, hyp).Status == prove.Yes {
			continue
		}
		acc.add(r, c)
	}
}

func actualOf(q iface.Quantity, c *iface.Case) effect.Bound {
	switch q {
	case iface.Free:
		return c.Effect.Freed
	case iface.Peak:
		return c.Effect.Peak
	}
	return c.Effect.Alloc
}

// question is one comparison of a declared formula with an inferred interval.
type question struct {
	hyp      []sym.Cond
	c        *iface.Case
	declared sym.Expr
	rel      iface.Relation
	actual   effect.Bound
	q        iface.Quantity
	failed   bool // a call in which an allocation fails
}

// result is the answer for one case.
type result struct {
	status           Status
	model            map[string]*big.Int
	declared, actual *big.Int
	dExpr, aExpr     sym.Expr
	slack            sym.Expr
	by, why          string
	reason           *iface.Reason
	where            string
	failed           bool
}

// compare decides one question by the rules of the language, section 4.
func (k *checker) compare(x question) result {
	hi := x.actual.Hi
	if sym.IsInf(hi) {
		hi = nil
	}
	lo := x.actual.Lo
	if effect.IsNegInf(lo) {
		lo = nil
	}
	r := result{dExpr: x.declared, aExpr: lo, failed: x.failed}
	equal := x.rel == iface.Exact
	var why string
	if equal && lo != nil && hi != nil && x.actual.IsExact() {
		// Most clauses that are equal are so without further hypotheses.
		a := k.ask(x.hyp, sym.EqOf(x.declared, lo))
		if a.Status != prove.Yes && !x.failed && len(k.totals) > 0 {
			a = k.ask(append(x.hyp[:len(x.hyp):len(x.hyp)], k.succeeds(x.c, true)...), sym.EqOf(x.declared, lo))
		}
		if a.Status == prove.Yes {
			r.status, r.by = Exact, a.By
			return r
		}
	}
	proofHyp, testHyp := x.hyp, x.hyp
	if !x.failed {
		proofHyp = append(x.hyp[:len(x.hyp):len(x.hyp)], k.succeeds(x.c, true)...)
		testHyp = append(x.hyp[:len(x.hyp):len(x.hyp)], k.succeeds(x.c, false)...)
	}
	// below: declared must not be below the actual value; above likewise.
	below := x.rel == iface.AtMost || equal && x.q != iface.Free
	far, near := hi, lo
	order := func(end sym.Expr) sym.Cond { return sym.LeOf(end, x.declared) }
	if !below {
		far, near = lo, hi
		order = func(end sym.Expr) sym.Cond { return sym.LeOf(x.declared, end) }
	}
	if far != nil {
		a := k.ask(proofHyp, order(far))
		if a.Status == prove.Yes {
			r.status, r.by, r.aExpr = Holds, a.By, far
			if equal {
				a, b := x.declared, far
				if !below {
					a, b = b, a
				}
				r.slack = sym.Sub(prove.Simplify(proofHyp, a), prove.Simplify(proofHyp, b))
			}
			return r
		}
		if a.Status == prove.Unknown {
			why = a.Reason
		}
	}
	if near != nil {
		a := k.ask(testHyp, order(near))
		if a.Status == prove.No {
			r.aExpr = near
			if bad := k.refuted(x, testHyp, order(near), near, a, &r); bad == "" {
				r.status, r.by = Violated, a.By
				return r
			} else {
				why = bad
			}
		}
	}
	r.status = Unknown
	r.why = why
	if !x.actual.IsFinite() || why == "" {
		if len(x.c.Unknown) > 0 {
			u := x.c.Unknown[0]
			r.reason = &u
			r.why = reasonText(u)
		} else if why == "" {
			r.why = WhyInterval
		}
	}
	return r
}

func reasonText(u iface.Reason) string {
	t := u.Code
	if u.What != "" {
		t += ": " + u.What
	}
	return t
}

// refuted replays the counterexample; it returns why it does not count, or "".
func (k *checker) refuted(x question, hyp []sym.Cond, goal sym.Cond, near sym.Expr, a prove.Answer, r *result) string {
	if x.c.Weak {
		return WhyWeak
	}
	if k.f.Doubt != "" {
		return k.f.Doubt
	}
	if lost(x.declared) || lost(near) || lostCond(x.c.Path) {
		return WhyApprox
	}
	model := completed(a.Model, hyp, x.declared, near)
	if !prove.Replay(hyp, goal, model) {
		return "the counterexample could not be replayed"
	}
	env := sym.MapEnv(model)
	d, err := sym.Eval(x.declared, env)
	if err != nil {
		return "undefined-formula: " + err.Error()
	}
	v, err := sym.Eval(near, env)
	if err != nil {
		return err.Error()
	}
	if d.Cmp(v) == 0 {
		return "the counterexample could not be replayed"
	}
	r.declared, r.actual = d, v
	r.model = k.visible(x, near, model)
	return ""
}

// completed gives the symbols that the decider did not need a value: the one
// nearest to 0 in their range. Replaying decides whether it will do.
func completed(model map[string]*big.Int, hyp []sym.Cond, es ...sym.Expr) map[string]*big.Int {
	out := make(map[string]*big.Int, len(model))
	for n, v := range model {
		out[n] = v
	}
	fill := func(vs []*sym.Sym) {
		for _, v := range vs {
			if out[v.Name] != nil {
				continue
			}
			val := new(big.Int)
			if v.Lo != nil && v.Lo.Sign() > 0 {
				val = v.Lo
			} else if v.Hi != nil && v.Hi.Sign() < 0 {
				val = v.Hi
			}
			out[v.Name] = val
		}
	}
	for _, e := range es {
		fill(sym.FreeSyms(e))
	}
	for _, h := range hyp {
		fill(sym.CondSyms(h))
	}
	return out
}

// visible keeps the symbols a reader needs to follow the counterexample.
func (k *checker) visible(x question, near sym.Expr, model map[string]*big.Int) map[string]*big.Int {
	out := map[string]*big.Int{}
	keep := func(xs []*sym.Sym) {
		for _, s := range xs {
			if v, ok := model[s.Name]; ok {
				out[s.Name] = v
			}
		}
	}
	keep(sym.FreeSyms(x.declared))
	keep(sym.FreeSyms(near))
	for _, h := range x.hyp {
		keep(sym.CondSyms(h))
	}
	return out
}

func lost(e sym.Expr) bool {
	return sym.HasOrigin(e, sym.Approx) || sym.HasOrigin(e, sym.Bound) && freeBound(e)
}

// freeBound reports a loop index outside any sum.
func freeBound(e sym.Expr) bool {
	for _, s := range sym.FreeSyms(e) {
		if s.Origin == sym.Bound {
			return true
		}
	}
	return false
}

func lostCond(c sym.Cond) bool { return c != nil && sym.CondHasOrigin(c, sym.Approx) }

func (k *checker) ask(hyp []sym.Cond, goal sym.Cond) prove.Answer {
	a, err := k.d.Decide(k.ctx, hyp, goal)
	if err != nil {
		return prove.Answer{Reason: err.Error()}
	}
	return a
}

// maxRequest is PTRDIFF_MAX of a 64-bit target: no allocator serves more.
var maxRequest = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 63), big.NewInt(1))

// succeeds are the hypotheses that leave out inputs whose alloc formula no
// allocator could serve and that acquire nothing: they count as calls in which
// an allocation failed. A proof may leave out only inputs that certainly acquire
// nothing, a counterexample must not be one that possibly does.
func (k *checker) succeeds(c *iface.Case, proof bool) []sym.Cond {
	a := c.Effect.Alloc
	end := a.Lo
	if proof {
		end = a.Hi
	}
	var out []sym.Cond
	defined := sym.AndOf(k.allocDefined...)
	for _, t := range k.totals {
		served := sym.AndOf(sym.LeOf(sym.Int(0), t), sym.LeOf(t, sym.Big(maxRequest)))
		acquires := sym.Cond(sym.True)
		if !sym.IsInf(end) {
			acquires = sym.NeOf(end, sym.Int(0))
		}
		if h := sym.OrOf(served, acquires, sym.NotOf(defined)); !sym.IsTrue(h) {
			out = append(out, h)
		}
	}
	return out
}

// total is the formula and relation that clause n states of the whole quantity.
// alloc clauses for different places add up to A; it reports false when the
// other places leave the total open.
func (k *checker) total(n int) (sym.Expr, iface.Relation, bool) {
	cl := &k.f.Clauses[n]
	if cl.Key.Quantity != iface.Alloc {
		return cl.Bound, cl.Rel, true
	}
	sum, rel := cl.Bound, cl.Rel
	done := map[string]bool{placeKey(cl.Place): true}
	for m := range k.f.Clauses {
		o := &k.f.Clauses[m]
		if o.Key == nil || o.Key.Quantity != iface.Alloc || o.Bound == nil || done[placeKey(o.Place)] {
			continue
		}
		done[placeKey(o.Place)] = true
		best := k.share(o.Place, rel)
		if best == nil {
			return nil, 0, false
		}
		sum = sym.AddOf(sum, best.Bound)
		if best.Rel != iface.Exact {
			rel = best.Rel
		}
	}
	return sum, rel, true
}

// share is the clause of a place that can be added to a total of relation rel.
func (k *checker) share(p *iface.Place, rel iface.Relation) *iface.Clause {
	var best *iface.Clause
	for m := range k.f.Clauses {
		o := &k.f.Clauses[m]
		if o.Key == nil || o.Key.Quantity != iface.Alloc || o.Bound == nil || placeKey(o.Place) != placeKey(p) {
			continue
		}
		switch {
		case o.Rel == iface.Exact:
			return o
		case rel == iface.Exact && best == nil, o.Rel == rel:
			best = o
		}
	}
	return best
}

func joinNames(xs []string) string { return strings.Join(xs, ", ") }
