// This file judges what a body has to show apart from its clauses: the requires
// clauses of what it calls, the resource clauses of the objects it wrote.

package typecheck

import (
	"context"
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Duty is the outcome for one obligation of a function: the first that is
// refuted of those for one clause, object and place, else one that is unknown.
type Duty struct {
	iface.Obligation
	Status Status // Exact, Violated or Unknown

	// With Violated: the input, and for a resource clause both sides in bytes.
	Model                map[string]*big.Int
	DeclaredAt, ActualAt *big.Int
	Why                  string // with Unknown
}

// Obligations gives one outcome for each clause, object and place that f has
// obligations for, in their order. A requires clause that is neither proved nor
// refuted at a call is not reported: the call's effect says so.
func Obligations(ctx context.Context, f *iface.Interface, d prove.Decider) []Duty {
	if len(f.Obligations) == 0 {
		return nil
	}
	k := newChecker(ctx, f, d)
	type key struct {
		c    *iface.Clause
		what string
		pos  diag.Pos
	}
	at := map[key]int{}
	var out []Duty
	for i := range f.Obligations {
		o := &f.Obligations[i]
		id := key{o.Clause, o.What, o.Pos}
		n, seen := at[id]
		if seen && out[n].Status == Violated {
			continue
		}
		r := k.duty(o)
		switch {
		case !seen:
			at[id] = len(out)
			out = append(out, r)
		case r.Status == Violated || out[n].Status == Exact:
			out[n] = r
		}
	}
	kept := out[:0]
	for _, r := range out {
		if r.Status != Unknown || r.Clause.Key.Quantity != iface.Requires {
			kept = append(kept, r)
		}
	}
	return kept
}

func (k *checker) duty(o *iface.Obligation) Duty {
	r := Duty{Obligation: *o, Why: o.Lost}
	hyp := append(append([]sym.Cond(nil), k.requires...), sym.Conjuncts(o.Path)...)
	if o.Lost != "" {
		if prove.Feasible(k.ctx, k.d, hyp).Status == prove.Yes {
			r.Status, r.Why = Exact, ""
		}
		return r
	}
	a := k.ask(hyp, o.Cond)
	if a.Status == prove.No {
		model := sym.MapEnv(completed(a.Model, append(hyp, o.Cond)))
		if more := append(twoNames(k.f, model), undefined(k.f, model)...); len(more) > 0 {
			hyp = append(hyp, more...)
			if again := k.ask(hyp, o.Cond); again.Status == prove.No {
				a = again
			}
		}
	}
	switch {
	case a.Status == prove.Yes:
		r.Status = Exact
		return r
	case a.Status != prove.No:
		r.Why = a.Reason
		if r.Why == "" {
			r.Why = "neither proved nor refuted"
		}
		return r
	case o.Weak:
		r.Why = WhyWeak
		return r
	case lostCond(o.Path) || lostCond(o.Cond) || anyOrigin(o.Path, sym.Bound) || anyOrigin(o.Cond, sym.Bound):
		r.Why = WhyApprox
		return r
	case k.f.Doubt != "":
		r.Why = k.f.Doubt
		return r
	}
	model := completed(a.Model, append(hyp, o.Cond))
	if len(twoNames(k.f, sym.MapEnv(model))) > 0 {
		r.Why = WhyTwoNames
		return r
	}
	if len(undefined(k.f, sym.MapEnv(model))) > 0 {
		r.Why = WhyUndefined
		return r
	}
	if !prove.Replay(hyp, o.Cond, model) {
		r.Why = "the counterexample could not be replayed"
		return r
	}
	if o.Declared != nil {
		var err1, err2 error
		r.DeclaredAt, err1 = sym.Eval(o.Declared, sym.MapEnv(model))
		r.ActualAt, err2 = sym.Eval(o.Actual, sym.MapEnv(model))
		if err1 != nil || err2 != nil {
			r.Why = "the counterexample could not be replayed"
			return r
		}
	}
	if k.f.Name == "main" && ofObjects(k.f, append(hyp, o.Cond)) {
		// The program starts with the objects as they are initialised.
		r.Why = WhyStart
		return r
	}
	r.Status = Violated
	r.Model = map[string]*big.Int{}
	for _, c := range append(sym.Conjuncts(o.Path), o.Cond) {
		for _, v := range sym.CondSyms(c) {
			if n, ok := model[v.Name]; ok {
				r.Model[v.Name] = n
			}
		}
	}
	return r
}

func anyOrigin(c sym.Cond, o sym.Origin) bool { return c != nil && sym.CondHasOrigin(c, o) }

// ofObjects reports whether the conditions speak of what objects hold when f is
// called, apart from its parameters.
func ofObjects(f *iface.Interface, conds []sym.Cond) bool {
	all, _ := inputsOf(f)
	for _, c := range conds {
		for _, v := range sym.CondSyms(c) {
			if in := all[v.Name]; v.Origin == sym.Input && (in == nil || in.Place.Root == iface.RootGlobal) {
				return true
			}
		}
	}
	return false
}
