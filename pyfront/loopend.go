// This file ends loops whose body is known: after all iterations, or in one that
// leaves.

package pyfront

import (
	"sort"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// finished is a loop whose body is known: what is left is to say how often it
// ran, and in which way it ended.
type finished struct {
	x         *interp
	l         loopSpec
	i         *sym.Sym
	start     int64
	base      *state // before the loop
	head, end *state // of an iteration, in terms of vars
	vars      map[string]*lvar
	eff       effect.Effect // of iteration i
	lengths   *perLength    // the same, where the lengths of all elements together are known
	sub       map[string]sym.Expr
	test      sym.Cond // holds where an iteration begins
	exits     []outcome
	n         sym.Expr // iterations, when nothing leaves the loop earlier; nil: not known
}

// total is the effect of the iterations up to n, which may be one the analysis
// does not know, or nil.
func (f *finished) total(n sym.Expr) effect.Effect {
	x := f.x
	lo := sym.Int(f.start)
	var limit sym.Expr = sym.Infinity()
	soft := n == nil || x.hasSoft(n)
	if n != nil {
		limit = n
		if soft {
			limit = sym.Infinity()
			if up, ok := x.bound(n, true, 0); ok {
				limit = up
			}
		}
	}
	hyp := append([]sym.Cond(nil), f.base.s.Path...)
	if sym.IsInf(limit) {
		// However often it runs: the sums of what is held between the iterations
		// may have bounds all the same.
		k := x.soft("trips", lo, nil)
		x.counts(k)
		if n != nil {
			x.counts(n)
		}
		total, _ := effect.LoopUnder(x.d, hyp, f.i, lo, k, f.eff)
		return x.settle(x.sharpen(total, f.head, f.base, f.later(), f.sub, f.eff, f.i, lo, k, nil))
	}
	body, most := f.eff, f.eff
	if f.lengths != nil {
		body = f.lengths.body
		most.Peak.Hi = f.lengths.with
	}
	total, _ := effect.LoopUnder(x.d, hyp, f.i, lo, limit, body)
	if f.lengths != nil {
		total = f.lengths.add(total, f.start, !soft && f.n != nil && sym.Equal(limit, f.n) && len(f.exits) == 0)
	}
	total = x.sharpen(total, f.head, f.base, f.later(), f.sub, most, f.i, lo, limit, f.l.shares)
	if soft {
		total = shorter(total, f.eff, f.i, lo)
	}
	return total
}

// later are the objects that grow in the loop and are counted when it is over.
func (f *finished) later() map[int]bool {
	later := map[int]bool{}
	for id, o := range f.end.heap {
		later[id] = o.later
	}
	return later
}

// headAt is the state in which iteration n begins.
func (f *finished) headAt(n, index sym.Expr) *state {
	st := f.head.clone()
	at := map[string]sym.Expr{}
	for _, v := range f.vars {
		at[v.head.Name] = v.form(n)
	}
	st.subst(at)
	st.rewrite(func(e sym.Expr) sym.Expr { return f.x.atIteration(e, f.i, index) })
	return st
}

// at makes st, which speaks of iteration i, the interpreter's state after the
// iterations up to n, whose effect is total.
func (f *finished) at(st *state, n sym.Expr, index sym.Expr, total effect.Effect, net bool) {
	x := f.x
	later := f.later()
	for id, grew := range later {
		if o := st.heap[id]; grew && o != nil && !o.later {
			st.mut(id).later = true
		}
	}
	at := map[string]sym.Expr{}
	names := make([]string, 0, len(f.vars))
	for p := range f.vars {
		names = append(names, p)
	}
	sort.Strings(names)
	for _, p := range names {
		at[f.vars[p].head.Name] = f.vars[p].form(n)
	}
	st.subst(at)
	st.rewrite(func(e sym.Expr) sym.Expr { return x.atIteration(e, f.i, index) })
	st.s = f.base.s.Clone()
	if net {
		total.Net = x.netOf(f.base, st, later, total.Net)
	}
	total = x.grow(f.base, st, total, f.resizing(st, n))
	x.st = st
	x.m.Apply(x.st.s, x.pos(), "runs a loop", total)
}

// whole ends the loop after n whole iterations.
func (f *finished) whole(n sym.Expr) {
	x := f.x
	lo := sym.Int(f.start)
	total := f.total(n)
	if n == nil {
		n = x.soft("trips", lo, nil)
		x.counts(n)
	}
	last := sym.MaxOf(lo, n)
	// What speaks of an iteration speaks of some iteration from now on.
	some := x.soft("i", lo, sym.MaxOf(lo, sym.Sub(last, sym.Int(1))))
	after := f.head.clone()
	after.temps = append([]Value(nil), after.temps...)
	if len(after.temps) > len(f.base.temps) {
		after.temps = after.temps[:len(f.base.temps)]
	}
	f.at(after, last, some, total, true)
	x.sweep()
}

// leave ends the loop in one of the ways out of its body, or at its end.
func (f *finished) leave(exits []outcome) (ctlKind, Value) {
	x := f.x
	x.st = f.base
	lo := sym.Int(f.start)
	// What must hold for the body to come to its end.
	inside := append(append([]sym.Cond(nil), f.head.s.Path...), sym.LeOf(lo, f.i))
	if f.l.n != nil {
		inside = append(inside, sym.LtOf(f.i, f.l.n))
	} else {
		inside = append(inside, f.test)
	}
	first := x.trips(restOf(f.end.s.Path, inside), f.vars, f.i, f.start)
	if first != nil && !x.hasSoft(first) && (f.n != nil && !x.hasSoft(f.n) || f.l.n == nil && sym.IsTrue(f.test)) {
		// The iteration that leaves is known.
		if f.n != nil && x.branch(sym.LeOf(f.n, first)) {
			f.whole(f.n)
			return ctlNext, nil
		}
		k := 0
		if len(exits) > 1 {
			sel := x.soft("leaves", sym.Int(0), sym.Int(int64(len(exits)-1)))
			k = x.choose(len(exits))
			x.st.s.Assume(sym.EqOf(sel, sym.Int(int64(k))))
		}
		return f.exit(exits[k], inside, first, first)
	}
	endless := f.l.n == nil && sym.IsTrue(f.test)
	ways := len(exits)
	if !endless {
		ways++
	}
	sel := x.soft("leaves", sym.Int(0), sym.Int(int64(ways-1)))
	k := 0
	if ways > 1 {
		k = x.choose(ways)
		x.st.s.Assume(sym.EqOf(sel, sym.Int(int64(k))))
	}
	if k == len(exits) {
		f.whole(f.n)
		return ctlNext, nil
	}
	var most sym.Expr
	if f.n != nil {
		most = sym.MaxOf(lo, sym.Sub(f.n, sym.Int(1)))
	}
	if first != nil {
		if up, ok := x.bound(first, true, 0); ok && !sym.IsInf(up) {
			if most == nil {
				most = up
			} else {
				most = sym.MinOf(most, up)
			}
		}
	}
	n := x.soft("trips", lo, most)
	return f.exit(exits[k], inside, n, n)
}

// exit leaves the loop in iteration n by an outcome of its body.
func (f *finished) exit(o outcome, inside []sym.Cond, n, index sym.Expr) (ctlKind, Value) {
	x := f.x
	total := f.total(n)
	total.Net = x.netOf(f.base, f.headAt(n, index), f.later(), total.Net)
	st := o.st.clone()
	own := st.s.Eff
	path := beyond(st.s.Path, inside)
	keep := min(len(st.temps), len(f.base.temps))
	st.temps = append([]Value(nil), st.temps[:keep]...)
	// The value is found again among the temporaries.
	st.temps = append(st.temps, o.val)
	f.at(st, n, index, total, false)
	val := x.st.temps[keep]
	x.st.temps = x.st.temps[:keep]
	x.keep(val)
	m := map[string]sym.Expr{f.i.Name: index}
	for _, c := range path {
		if c = sym.SubstCond(sym.SubstCond(c, f.sub), m); !x.softCond(c) && !x.st.s.Assume(c) {
			panic(infeasible{})
		}
	}
	e := effect.Subst(x.settle(x.throughEffect(own, f.sub)), m)
	x.m.Apply(x.st.s, x.pos(), "leaves a loop", e)
	x.sweep()
	switch o.ctl {
	case ctlRaise:
		panic(raised{val})
	case ctlLeave:
		panic(leaving{val.(leaveV)})
	}
	return o.ctl, val
}
