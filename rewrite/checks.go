// This file decides which clauses become run-time checks and combines them to
// one bound a quantity and direction.

// Package rewrite turns clauses into run-time checks, for every language alike.
package rewrite

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Check is one comparison that is made when a call returns: the measured
// quantity is at most Bound (Upper), or at least Bound.
type Check struct {
	Quantity iface.Quantity // Alloc, Free or Peak
	Upper    bool
	Bound    sym.Expr // bytes, over the state at entry
	// Undefined is where Bound has no value; nil when it always has one.
	Undefined sym.Cond
	Pos       diag.Pos // of the first clause in it
}

// Plan is what is checked of one function's calls.
type Plan struct {
	Requires []iface.Clause // calls for which one is false are not checked
	Checks   []Check        // by quantity, upper before lower
}

// PlanOf combines the clauses of f. An "=" clause is checked in the safe
// direction: alloc and peak must not be exceeded, free must be reached; so is
// what an allocation failure makes smaller no violation. alloc clauses for
// different places add up; several bounds of one quantity are the tighter one.
func PlanOf(f *iface.Interface) Plan {
	var p Plan
	for _, c := range f.Clauses {
		if c.Key != nil && c.Key.Quantity == iface.Requires && c.Cond != nil {
			p.Requires = append(p.Requires, c)
		}
	}
	for _, q := range []iface.Quantity{iface.Alloc, iface.Free, iface.Peak} {
		for _, upper := range []bool{true, false} {
			if c, ok := combine(f.Clauses, q, upper); ok {
				p.Checks = append(p.Checks, c)
			}
		}
	}
	return p
}

// speaks reports whether a clause bounds its quantity from that side.
func speaks(c *iface.Clause, q iface.Quantity, upper bool) bool {
	if c.Key == nil || c.Key.Quantity != q || c.Bound == nil {
		return false
	}
	switch c.Rel {
	case iface.AtMost:
		return upper
	case iface.AtLeast:
		return !upper
	}
	return upper == (q != iface.Free)
}

// combine adds the tightest bounds of the places up. A place that is not bounded
// from this side leaves the sum open.
func combine(clauses []iface.Clause, q iface.Quantity, upper bool) (Check, bool) {
	var places []string
	bounds := map[string]sym.Expr{}
	check := Check{Quantity: q, Upper: upper}
	for i := range clauses {
		c := &clauses[i]
		if c.Key == nil || c.Key.Quantity != q || c.Bound == nil {
			continue
		}
		name := placeName(c.Place)
		old, seen := bounds[name]
		if !seen {
			places = append(places, name)
			bounds[name] = nil
		}
		if !speaks(c, q, upper) {
			continue
		}
		switch {
		case old == nil:
			bounds[name] = c.Bound
		case upper:
			bounds[name] = sym.MinOf(old, c.Bound)
		default:
			bounds[name] = sym.MaxOf(old, c.Bound)
		}
		if !check.Pos.IsValid() {
			check.Pos = c.Pos
		}
		if c.Undefined != nil {
			if check.Undefined == nil {
				check.Undefined = c.Undefined
			} else {
				check.Undefined = sym.OrOf(check.Undefined, c.Undefined)
			}
		}
	}
	if len(places) == 0 {
		return check, false
	}
	var terms []sym.Expr
	for _, name := range places {
		if bounds[name] == nil {
			return check, false
		}
		terms = append(terms, bounds[name])
	}
	check.Bound = sym.AddOf(terms...)
	return check, true
}

func placeName(p *iface.Place) string {
	if p == nil {
		return ""
	}
	if p.Root == iface.RootResult && len(p.Steps) == 0 {
		return "" // "into result" says where it goes without saying
	}
	return p.Text
}
