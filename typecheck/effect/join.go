// This file holds the branch law: what a piece of program with two ways has.

package effect

import (
	"context"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Join is "a if c, b otherwise". With a condition every component becomes the
// case split on it; a nil c (which of the two is not known) gives the hull,
// each component on its own: the net is joined as net, not recomputed from the
// other two, because A - F of a hull is coarser than the hull of the nets.
//
// A decider, when given, drops case splits whose two sides agree anyway and
// resolves extremes; nil is allowed.
//
// Law: Join(c, a, a) = a, Join(c, a, b) = Join(not c, b, a).
func Join(d prove.Decider, c sym.Cond, a, b Effect) Effect {
	if Equal(a, b) {
		return a
	}
	if c != nil {
		if sym.IsTrue(c) {
			return a
		}
		if sym.IsFalse(c) {
			return b
		}
	}
	j := joiner{d: d, c: c}
	return Effect{
		Alloc: j.bound(a.Alloc, b.Alloc),
		Freed: j.bound(a.Freed, b.Freed),
		Net:   j.bound(a.Net, b.Net),
		Peak:  j.bound(a.Peak, b.Peak),
	}
}

type joiner struct {
	d prove.Decider
	c sym.Cond
}

func (j joiner) bound(a, b Bound) Bound {
	if EqualBound(a, b) {
		return a
	}
	if j.c == nil {
		return Bound{Lo: j.extreme(a.Lo, b.Lo, min2), Hi: j.extreme(a.Hi, b.Hi, max2)}
	}
	if a.IsExact() && b.IsExact() {
		return Point(j.split(a.Lo, b.Lo))
	}
	r := Bound{Lo: NegInf(), Hi: sym.Infinity()}
	switch {
	case same(a.Lo, b.Lo):
		r.Lo = a.Lo
	case !infinite(a.Lo) && !infinite(b.Lo):
		r.Lo = j.split(a.Lo, b.Lo)
	}
	switch {
	case same(a.Hi, b.Hi):
		r.Hi = a.Hi
	case !infinite(a.Hi) && !infinite(b.Hi):
		r.Hi = j.split(a.Hi, b.Hi)
	}
	return r
}

// split is Ite(c, a, b), or just one of them when it also holds on the other side.
func (j joiner) split(a, b sym.Expr) sym.Expr {
	if same(a, b) {
		return a
	}
	if j.d != nil {
		eq := sym.EqOf(a, b)
		if proved(j.d, []sym.Cond{sym.NotOf(j.c)}, eq) {
			return a
		}
		if proved(j.d, []sym.Cond{j.c}, eq) {
			return b
		}
	}
	return sym.IteOf(j.c, a, b)
}

// extreme is pick(a, b) as one of the two where the decider knows the order.
func (j joiner) extreme(a, b sym.Expr, pick func(a, b sym.Expr) sym.Expr) sym.Expr {
	if same(a, b) {
		return a
	}
	e := pick(a, b)
	if j.d == nil || infinite(e) || e.Key() == a.Key() || e.Key() == b.Key() {
		return e
	}
	if proved(j.d, nil, sym.EqOf(e, a)) {
		return a
	}
	if proved(j.d, nil, sym.EqOf(e, b)) {
		return b
	}
	return e
}

func proved(d prove.Decider, hyp []sym.Cond, goal sym.Cond) bool {
	if sym.IsTrue(goal) {
		return true
	}
	if sym.IsFalse(goal) || d == nil {
		return false
	}
	ans, err := d.Decide(context.Background(), hyp, goal)
	return err == nil && ans.Status == prove.Yes
}
