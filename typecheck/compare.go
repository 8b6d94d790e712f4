// This file compares a declared formula with an inferred interval and replays
// counterexamples.

package typecheck

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

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
	differs          bool // with Holds: an equality is false for some input
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
	reverse := func(end sym.Expr) sym.Cond { return sym.LeOf(x.declared, end) }
	if !below {
		far, near = lo, hi
		order, reverse = reverse, order
	}
	if far != nil {
		a := k.ask(proofHyp, order(far))
		if a.Status == prove.Yes {
			r.status, r.by, r.aExpr = Holds, a.By, far
			if equal {
				if x.actual.IsExact() {
					// Two inequalities may be easier than the equality.
					switch back := k.ask(proofHyp, reverse(far)); back.Status {
					case prove.Yes:
						r.status = Exact
						return r
					case prove.No:
						r.differs = !x.c.Weak
					}
				}
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
	var broken []sym.Cond // by calls that are no counterexamples
	if near != nil {
		for {
			a := k.ask(testHyp, order(near))
			if a.Status != prove.No {
				break
			}
			r.aExpr = near
			why = k.refuted(x, testHyp, order(near), near, a, &r)
			if why == "" {
				r.status, r.by = Violated, a.By
				return r
			}
			model := sym.MapEnv(completed(a.Model, testHyp, x.declared, near))
			var more []sym.Cond
			switch why {
			case WhyTwoNames:
				more = twoNames(k.f, model)
			case WhyUndefined:
				more = undefined(k.f, model)
				broken = append(broken, more...)
			}
			if len(more) == 0 {
				break
			}
			testHyp = append(testHyp[:len(testHyp):len(testHyp)], more...)
		}
	}
	if len(broken) > 0 {
		// The clause speaks of defined calls; of those it may be proved.
		x.hyp = append(x.hyp[:len(x.hyp):len(x.hyp)], broken...)
		if prove.Feasible(k.ctx, k.d, x.hyp).Status == prove.Yes {
			r.status, r.why = Unknown, WhyUndefined
			return r
		}
		return k.compare(x)
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
	if s := openSize(k.f, x.declared); s != "" {
		return s + " is not known here"
	}
	model := completed(a.Model, hyp, x.declared, near)
	if !prove.Replay(hyp, goal, model) {
		return "the counterexample could not be replayed"
	}
	env := sym.MapEnv(model)
	if len(twoNames(k.f, env)) > 0 {
		return WhyTwoNames
	}
	if len(undefined(k.f, env)) > 0 {
		return WhyUndefined
	}
	if twoReadings(k.f, env) {
		return "the counterexample reads the same bytes in two ways"
	}
	if s := related(k.f, x.declared, near); s != "" {
		return s + " is not known from the other lengths"
	}
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

// openSize is the size of an incomplete type that e speaks of, "" if there is
// none: it is the same in every call, so it is not made up.
func openSize(f *iface.Interface, e sym.Expr) string {
	for _, v := range sym.FreeSyms(e) {
		if in := f.Inputs[v.Name]; in != nil && in.Kind == iface.InPure && in.Fn == "sizeof" {
			return v.Name
		}
	}
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
