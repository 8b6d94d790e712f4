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

// maxProved is the size of two formulas up to which they are compared: proofs
// about larger ones rarely come to an end.
const maxProved = 500

// split is Ite(c, a, b), or just one of them when it also holds on the other side.
func (j joiner) split(a, b sym.Expr) sym.Expr {
	if same(a, b) {
		return a
	}
	if j.d != nil && sym.Size(a)+sym.Size(b) <= maxProved {
		eq := sym.EqOf(a, b)
		if proved(j.d, []sym.Cond{sym.NotOf(j.c)}, eq) {
			return a
		}
		if proved(j.d, []sym.Cond{j.c}, eq) {
			return b
		}
	}
	both, a, b := common(a, b)
	return sym.AddOf(append(both, sym.IteOf(j.c, a, b))...)
}

// common takes the addends that two sums share out of them: a sum of choices says
// more, and is shorter, than a choice of sums.
func common(a, b sym.Expr) (both []sym.Expr, ra, rb sym.Expr) {
	addends := func(e sym.Expr) []sym.Expr {
		if s, ok := e.(*sym.Add); ok {
			return s.X
		}
		return []sym.Expr{e}
	}
	// Of the constants the smaller one.
	if k := sym.MinOf(constant(a), constant(b)); !same(k, sym.Int(0)) {
		both, a, b = append(both, k), sym.Sub(a, k), sym.Sub(b, k)
	}
	left := map[[2]uint64]int{}
	for _, x := range addends(b) {
		left[sym.Hash(x)]++
	}
	var mine []sym.Expr
	for _, x := range addends(a) {
		if h := sym.Hash(x); left[h] > 0 {
			left[h]--
			both = append(both, x)
		} else {
			mine = append(mine, x)
		}
	}
	var other []sym.Expr
	for _, x := range addends(b) {
		if h := sym.Hash(x); left[h] > 0 {
			left[h]--
			other = append(other, x)
		}
	}
	return both, sym.AddOf(mine...), sym.AddOf(other...)
}

// constant is the constant addend of a sum.
func constant(e sym.Expr) sym.Expr {
	xs := []sym.Expr{e}
	if s, ok := e.(*sym.Add); ok {
		xs = s.X
	}
	for _, x := range xs {
		if _, ok := sym.IsConst(x); ok {
			return x
		}
	}
	return sym.Int(0)
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
	if p, ok := d.(prove.Prover); ok {
		return p.Proves(context.Background(), hyp, goal)
	}
	ans, err := d.Decide(context.Background(), hyp, goal)
	return err == nil && ans.Status == prove.Yes
}
