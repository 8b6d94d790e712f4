// This file folds the answers for the cases into one verdict.

package typecheck

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// accumulator keeps the worst answer: violated before unknown before holds
// before exact.
type accumulator struct {
	v      Verdict
	any    bool
	by     []string
	slacks []slack
}

type slack struct {
	path sym.Cond
	e    sym.Expr // nil: exact there
}

func newAccumulator(v Verdict) *accumulator { return &accumulator{v: v} }

func badness(s Status) int {
	switch s {
	case Exact:
		return 0
	case Holds:
		return 1
	case Unknown:
		return 2
	}
	return 3
}

func (a *accumulator) add(r result, c *iface.Case) {
	a.v.Differs = a.v.Differs || r.differs
	if r.by != "" && !contains(a.by, r.by) {
		a.by = append(a.by, r.by)
	}
	switch {
	case r.status == Holds && r.slack != nil:
		a.slacks = append(a.slacks, slack{c.Path, r.slack})
	case r.status == Exact:
		a.slacks = append(a.slacks, slack{c.Path, sym.Int(0)})
	}
	if a.any && badness(r.status) <= badness(a.v.Status) {
		return
	}
	a.any = true
	a.v.Status = r.status
	a.v.Model, a.v.Declared, a.v.Actual = r.model, r.declared, r.actual
	a.v.DeclaredExpr, a.v.ActualExpr = r.dExpr, r.aExpr
	a.v.Why, a.v.Reason, a.v.Where, a.v.AllocFailed = r.why, r.reason, r.where, r.failed
	a.v.Trail, a.v.Path = c.Trail, c.Path
}

func contains(xs []string, x string) bool {
	for _, y := range xs {
		if x == y {
			return true
		}
	}
	return false
}

// maxSlacks caps the case distinctions of a printed slack.
const maxSlacks = 4

func (a *accumulator) verdict() Verdict {
	v := a.v
	if v.Status == Exact || v.Status == Holds {
		v.By = joinNames(a.by)
	} else if v.Status == Violated && len(a.by) > 0 {
		v.By = a.by[len(a.by)-1]
	}
	if v.Status == Holds && v.Clause.Rel == iface.Exact {
		v.Slack = a.slack()
	}
	return v
}

// slack is the slack of all cases as one formula, nil when that is too long.
func (a *accumulator) slack() sym.Expr {
	var distinct []slack
	for _, s := range a.slacks {
		same := false
		for _, o := range distinct {
			same = same || o.e.Key() == s.e.Key()
		}
		if !same {
			distinct = append(distinct, s)
		}
	}
	switch {
	case len(distinct) == 0:
		return nil
	case len(distinct) == 1:
		return distinct[0].e
	case len(a.slacks) > maxSlacks:
		return nil
	}
	e := a.slacks[len(a.slacks)-1].e
	for k := len(a.slacks) - 2; k >= 0; k-- {
		p := a.slacks[k].path
		if p == nil {
			p = sym.True
		}
		e = sym.IteOf(p, a.slacks[k].e, e)
	}
	return e
}
