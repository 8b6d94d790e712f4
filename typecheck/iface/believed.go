// This file reads clauses that are believed as a summary.

package iface

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// Effective is the inferred summary or, for a function without body, what its
// clauses say of its effect. It is never nil. A summary made of clauses says
// nothing of stores and results: it serves to evaluate, not to execute a call.
func (f *Interface) Effective() *Summary {
	if f.Summary != nil {
		return f.Summary
	}
	havoc := func(c sym.Cond, code diag.Code, what string) Case {
		r := Reason{Code: string(code), What: what, Pos: f.Pos}
		return Case{Path: c, Effect: effect.Havoc(), Unknown: []Reason{r}, Havoc: []Reason{r}}
	}
	s := &Summary{Inputs: f.Inputs}
	e, known := f.declaredEffect()
	switch {
	case f.Origin == FromBody:
		s.Cases = []Case{havoc(sym.True, diag.Unsupported, "not inferred")}
		return s
	case !known:
		s.Cases = []Case{havoc(sym.True, diag.OtherUnit, f.Name)}
		return s
	}
	domain := f.domain()
	s.Assumes = []Assumption{{Code: "trusted-clause", Text: "the clauses of " + f.Name + " are believed", Pos: f.Pos}}
	s.Cases = []Case{{Path: domain, Effect: e, Havoc: []Reason{{Code: string(diag.OtherUnit), What: f.Name, Pos: f.Pos}}}}
	if outside := sym.NotOf(domain); !sym.IsFalse(outside) {
		s.Cases = append(s.Cases, havoc(outside, diag.UndefinedFormula, "inputs outside of the clauses"))
	}
	return s
}

// domain is what satisfies requires and gives every formula a value.
func (f *Interface) domain() sym.Cond {
	c := sym.Cond(sym.True)
	for _, cl := range f.Clauses {
		if cl.Cond != nil {
			c = sym.AndOf(c, cl.Cond)
		}
		if cl.Undefined != nil {
			c = sym.AndOf(c, sym.NotOf(cl.Undefined))
		}
	}
	return c
}

// declaredEffect is the effect that the quantity clauses declare; false when
// there is none. An absent alloc or free is 0, an absent peak at most alloc.
func (f *Interface) declaredEffect() (effect.Effect, bool) {
	zero := effect.Point(sym.Int(0))
	var places []string
	byPlace := map[string]effect.Bound{}
	free, peak := effect.Bound{}, effect.Bound{}
	known := false
	for _, c := range f.Clauses {
		if c.Key == nil || c.Bound == nil {
			continue
		}
		b := c.declared()
		switch c.Key.Quantity {
		case Alloc:
			at := ""
			if c.Place != nil {
				at = c.Place.Text
			}
			old, ok := byPlace[at]
			if !ok {
				places = append(places, at)
			}
			byPlace[at] = meet(old, b)
		case Free:
			free = meet(free, b)
		case Peak:
			peak = meet(peak, b)
		default:
			continue
		}
		known = true
	}
	if !known {
		return effect.Effect{}, false
	}
	alloc := zero
	for _, at := range places {
		alloc = effect.AddBound(alloc, byPlace[at])
	}
	if free.Lo == nil {
		free = zero
	}
	e := effect.OfBounds(alloc, free)
	if peak.Lo != nil {
		e.Peak = peak
	}
	return e, true
}

// declared is the interval that the clause allows. A negative formula stands
// for a failed allocation, which acquires nothing.
func (c *Clause) declared() effect.Bound {
	e := sym.MaxOf(sym.Int(0), c.Bound)
	switch c.Rel {
	case AtMost:
		return effect.Bound{Lo: sym.Int(0), Hi: e}
	case AtLeast:
		return effect.Bound{Lo: e, Hi: sym.Infinity()}
	}
	return effect.Point(e)
}

// meet is what satisfies both of two clauses; the zero Bound is no clause.
func meet(a, b effect.Bound) effect.Bound {
	if a.Lo == nil {
		return b
	}
	r := effect.Bound{Lo: sym.MaxOf(a.Lo, b.Lo), Hi: a.Hi}
	switch {
	case sym.IsInf(a.Hi):
		r.Hi = b.Hi
	case !sym.IsInf(b.Hi):
		r.Hi = sym.MinOf(a.Hi, b.Hi)
	}
	return r
}
