// This file checks clauses against the cases of a summary.

package typecheck

import (
	"context"
	"math/big"
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
	// equated: a requires clause makes two pointers equal, which the machine did
	// not know of.
	equated bool
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
				k.equated = k.equated || equated(f, c.Cond)
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
	k.requires = append(k.requires, oneValue(f)...)
	k.requires = append(k.requires, chains(f)...)
	k.requires = append(k.requires, sums(f)...)
	k.requires = append(k.requires, f.Invariants...)
	return k
}

// nullOwnsNothing is resource_of(p) == 0 for p == NULL, for every pair of
// inputs that says so.
func nullOwnsNothing(f *iface.Interface) []sym.Cond {
	all, names := inputsOf(f)
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

// chains is what is certain of sums over the nodes of a chain: the first node is
// among them, and there is none behind NULL.
func chains(f *iface.Interface) []sym.Cond {
	all, names := inputsOf(f)
	zero := sym.Int(0)
	var out []sym.Cond
	for _, n := range names {
		in := all[n]
		if in.Kind != iface.InPure || in.Sym == nil || in.Fn != "sum" && in.Fn != "len" {
			continue
		}
		for _, m := range names {
			first := all[m]
			x, y := &in.Place, &first.Place
			if first.Sym == nil || x.Root != y.Root || x.Index != y.Index || x.Name != y.Name || x.Unit != y.Unit {
				continue
			}
			same := len(x.Steps) == len(y.Steps) && sameSteps(x.Steps, y.Steps)
			switch {
			case same && first.Kind == iface.InResourceOf && in.Fn == "sum":
				out = append(out, sym.LeOf(first.Sym, in.Sym))
			case same && isPointer(first) && strings.HasSuffix(x.Text, "*"):
				none := sym.EqOf(in.Sym, zero)
				out = append(out, sym.OrOf(sym.NeOf(first.Sym, zero), none))
				if in.Fn == "len" {
					out = append(out, sym.OrOf(sym.EqOf(first.Sym, zero), sym.NotOf(none)))
				}
			}
		}
	}
	return out
}

// sums is what is certain of sums over elements: there is nothing to add up where
// no element is, and the elements are numbers of their types.
func sums(f *iface.Interface) []sym.Cond {
	all, names := inputsOf(f)
	zero := sym.Int(0)
	var out []sym.Cond
	for _, n := range names {
		in := all[n]
		if in.Each == nil || in.Sym == nil {
			continue
		}
		count := in.Each.Count
		out = append(out, sym.OrOf(sym.GtOf(count, zero), sym.EqOf(in.Sym, zero)))
		if lo, hi := numbers(in); in.Each.Kind == iface.InValue && lo != nil {
			within := sym.AndOf(sym.GeOf(in.Sym, sym.MulOf(count, sym.Big(lo))), sym.LeOf(in.Sym, sym.MulOf(count, sym.Big(hi))))
			out = append(out, sym.OrOf(sym.LeOf(count, zero), within))
		}
	}
	return out
}

// numbers is the range of an integer as large as the input's place; nil when it is
// no size of one.
func numbers(in *iface.Input) (lo, hi *big.Int) {
	n := uint(8 * in.Place.Size)
	if n < 8 || n > 64 {
		return nil, nil
	}
	one := big.NewInt(1)
	if in.Signed {
		hi = new(big.Int).Lsh(one, n-1)
		return new(big.Int).Neg(hi), hi.Sub(hi, one)
	}
	hi = new(big.Int).Lsh(one, n)
	return new(big.Int), hi.Sub(hi, one)
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
	if k.equated && cl.Key.Quantity != iface.Requires {
		v.Why = WhyTwoNames
		return v
	}
	whole, rel, ok := k.total(n)
	acc := newAccumulator(v)
	tested, known := false, false
	for i := range k.f.Summary.Cases {
		c := &k.f.Summary.Cases[i]
		if !relevant(cl.Key.Quantity, c) {
			continue
		}
		hyp := k.base(cl, c)
		feasible := prove.Feasible(k.ctx, k.d, hyp)
		if feasible.Status == prove.Yes {
			continue
		}
		tested, known = true, known || witnessed(feasible, hyp)
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
	out := acc.verdict()
	if !known && (out.Status == Exact || out.Status == Holds) {
		v.Why = WhyNoCall
		return v
	}
	return out
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
