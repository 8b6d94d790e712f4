// This file runs loops: over known elements one by one, otherwise by finding
// how every value changes from iteration to iteration and summing the effect.

package pyfront

import (
	"fmt"
	"sort"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

type loopCtx struct {
	index *sym.Sym
	maxID int // objects up to here were there at the head
}

// loopSpec describes a loop: n iterations, or while the condition that test
// gives at the head holds.
type loopSpec struct {
	n    sym.Expr
	test func() sym.Cond
	body func(sym.Expr) (ctlKind, Value)
}

// lvar is a scalar that changes from iteration to iteration.
type lvar struct {
	path string
	head *sym.Sym
	init sym.Expr
	end  sym.Expr
	form func(t sym.Expr) sym.Expr
}

// loop runs a loop and leaves the state after it.
func (x *interp) loop(l loopSpec) (ctlKind, Value) {
	if l.n != nil {
		if k, ok := sym.IsInt(l.n); ok {
			if k <= 0 {
				return ctlNext, nil
			}
			if k <= 3 {
				for i := int64(0); i < k; i++ {
					c, w := x.once(func() (ctlKind, Value) { return l.body(sym.Int(i)) })
					if c == ctlBreak || c == ctlReturn {
						return c, w
					}
				}
				return ctlNext, nil
			}
		}
		if x.m.Known(x.st.s, sym.LeOf(l.n, sym.Int(0))) == 1 {
			return ctlNext, nil
		}
	}
	if l.n == nil {
		// Conditions that are decided are followed as they are.
		for k := 0; k < 12; k++ {
			done, go1 := false, false
			probe := x.st.clone()
			c := l.test()
			switch x.m.Known(x.st.s, c) {
			case -1:
				done = true
			case 1:
				go1 = true
			default:
				x.st = probe
			}
			if done {
				return ctlNext, nil
			}
			if !go1 {
				break
			}
			if sym.IsTrue(c) {
				x.st = probe
				break
			}
			c2, w := x.once(func() (ctlKind, Value) { return l.body(sym.Int(int64(k))) })
			if c2 == ctlBreak || c2 == ctlReturn {
				return c2, w
			}
		}
	}
	return x.once(func() (ctlKind, Value) {
		if done, c, v := x.general(l, 0); done {
			return c, v
		}
		// The first iteration makes what the others replace.
		if l.n != nil {
			if !x.branch(sym.LtOf(sym.Int(0), l.n)) {
				return ctlNext, nil
			}
		} else if !x.branch(l.test()) {
			return ctlNext, nil
		}
		c, w := x.once(func() (ctlKind, Value) { return l.body(sym.Int(0)) })
		if c == ctlBreak {
			return ctlNext, nil
		}
		if c == ctlReturn {
			return c, w
		}
		done, c, v := x.general(l, 1)
		if !done {
			x.dead(diag.Loop, "what an iteration leaves behind differs from what it finds")
		}
		return c, v
	})
}

// general summarises the iterations from start on; done is false when the shape
// of the heap changes from one to the next.
func (x *interp) general(l loopSpec, start int64) (done bool, ctl ctlKind, val Value) {
	base := x.st.clone()
	i := sym.NewSym(fmt.Sprintf("i%d", len(x.loops)+1), sym.Bound, nil, nil)
	for _, c := range x.loops {
		if c.index.Name == i.Name {
			i = x.m.FreshSym("i", sym.Bound, nil, nil)
		}
	}
	i = sym.NewSym(i.Name, sym.Bound, bigInt(start), nil)
	vars := map[string]*lvar{}
	head := base.clone()
	var end *state
	var exits []outcome
	var test sym.Cond
	ok := false
	for pass := 0; pass < maxPasses; pass++ {
		var outs []outcome
		var cont []outcome
		exits = nil
		test = sym.True
		x.st = head.clone()
		x.st.s.Eff = effect.Zero()
		if l.n != nil {
			x.st.s.Assume(sym.LtOf(i, l.n))
		}
		x.st.s.Assume(sym.LeOf(sym.Int(start), i))
		x.loops = append(x.loops, loopCtx{i, *head.ids})
		outs = x.explore(func() (ctlKind, Value) {
			if l.test != nil {
				c := l.test()
				test = c
				if x.m.Known(x.st.s, c) < 0 {
					panic(infeasible{})
				}
				x.st.s.Assume(c)
			}
			c, v := l.body(i)
			x.sweep()
			return c, v
		})
		x.loops = x.loops[:len(x.loops)-1]
		for _, o := range outs {
			switch o.ctl {
			case ctlDead:
				// What is not understood in an iteration makes the loop so.
				x.st = base
				x.st.s.Dead, x.st.s.Eff, x.st.s.Reasons = true, effect.Havoc(), o.st.s.Reasons
				panic(pathEnd{})
			case ctlNext, ctlContinue:
				o.ctl = ctlNext
				o.val = nil
				cont = append(cont, o)
			default:
				exits = append(exits, o)
			}
		}
		if len(cont) == 0 {
			// Every way through the body leaves.
			x.st = base
			if len(exits) == 0 {
				return true, ctlNext, nil
			}
			x.leave(base, i, exits, start, l, nil)
			return true, ctlNext, nil
		}
		cont = x.joinOutcomes(cont)
		if len(cont) > 1 {
			x.st = base
			return false, ctlNext, nil
		}
		end = cont[0].st
		u := &unifier{x: x, a: head.clone(), b: end.clone(), loop: true}
		u.out = u.a.clone()
		fresh := false
		u.scalar = func(path string, ea, eb sym.Expr) sym.Expr {
			if v := vars[path]; v != nil {
				v.end = eb
				return v.head
			}
			if sym.Equal(ea, eb) {
				return ea
			}
			fresh = true
			v := &lvar{path: path, init: ea, end: eb}
			var lo = bigInt(0)
			if strings.HasSuffix(path, ".value") {
				lo = nil
			}
			v.head = x.m.FreshSym("h", sym.Bound, lo, nil)
			vars[path] = v
			return v.head
		}
		if _, same := u.run(nil, nil); !same {
			x.st = base
			return false, ctlNext, nil
		}
		if !fresh && !u.change {
			ok = true
			break
		}
		h := u.out
		h.s = base.s.Clone()
		h.float = base.float
		if v := vars["float"]; v != nil {
			h.float = v.head
		}
		head = h
	}
	if !ok {
		x.st = base
		if start == 0 {
			return false, ctlNext, nil
		}
		x.dead(diag.Loop, "the values of a loop do not settle")
	}
	if x.solve(vars, i, start) {
		// Integers that grow without a known bound: their size matters.
		x.st = base
		return x.general(l, start)
	}
	n := l.n
	if l.test != nil {
		if sym.IsTrue(test) && len(exits) > 0 {
			// What must hold for the body to come to its end.
			test = restOf(end.s.Path, append(append([]sym.Cond(nil), head.s.Path...), sym.LeOf(sym.Int(start), i)))
		}
		n = x.trips(test, vars, i, start)
	}
	sub := map[string]sym.Expr{}
	for _, v := range vars {
		sub[v.head.Name] = v.form(i)
	}
	eff := effect.Subst(end.s.Eff, sub)
	eff = x.settle(eff)
	lo := sym.Int(start)
	hyp := append([]sym.Cond(nil), base.s.Path...)
	var limit sym.Expr = sym.Infinity()
	soft := n == nil || x.hasSoft(n)
	if n != nil {
		limit = n
		if soft {
			if up, ok := x.bound(n, true, 0); ok {
				limit = up
			} else {
				limit = sym.Infinity()
			}
		}
	}
	total, _ := effect.LoopUnder(x.d, hyp, i, lo, limit, eff)
	later := map[int]bool{}
	for id, o := range end.heap {
		later[id] = o.later
	}
	total = x.sharpen(total, head, base, later, sub, eff, i, lo, limit)
	if soft || len(exits) > 0 {
		total = shorter(total, eff, i, lo)
	}
	// The state after the loop.
	after := head.clone()
	for id, grew := range later {
		if o := after.heap[id]; grew && o != nil && !o.later {
			after.mut(id).later = true
		}
	}
	last := n
	if last == nil {
		last = x.soft("trips", lo, nil)
	}
	if len(exits) > 0 {
		last = x.soft("trips", lo, sym.MaxOf(lo, last))
	}
	last = sym.MaxOf(lo, last)
	at := map[string]sym.Expr{}
	names := make([]string, 0, len(vars))
	for p := range vars {
		names = append(names, p)
	}
	sort.Strings(names)
	for _, p := range names {
		at[vars[p].head.Name] = vars[p].form(last)
	}
	after.subst(at)
	// What speaks of an iteration speaks of some iteration from now on.
	some := x.soft("i", lo, sym.MaxOf(lo, sym.Sub(last, sym.Int(1))))
	after.rewrite(func(e sym.Expr) sym.Expr { return x.atIteration(e, i, some) })
	after.s = base.s.Clone()
	after.temps = append([]Value(nil), after.temps...)
	if len(after.temps) > len(base.temps) {
		after.temps = after.temps[:len(base.temps)]
	}
	if len(exits) == 0 {
		total.Net = x.netOf(base, after, later, total.Net)
	}
	total = x.grow(base, after, total)
	x.st = after
	x.m.Apply(x.st.s, x.pos(), "runs a loop", total)
	if len(exits) > 0 {
		x.leave(after, i, exits, start, l, sub)
	}
	x.sweep()
	return true, ctlNext, nil
}

// leave follows the ways out of a loop's body other than its end: a break is
// the end of the loop, a return or an exception ends what is around it too.
func (x *interp) leave(after *state, i *sym.Sym, exits []outcome, start int64, l loopSpec, sub map[string]sym.Expr) {
	// The body's own effect on these ways, on top of what the whole iterations did.
	var plain []outcome
	for _, o := range exits {
		if o.ctl == ctlRaise || o.ctl == ctlReturn {
			plain = append(plain, o)
		}
		e := effect.Subst(o.st.s.Eff, sub)
		e = x.settle(e)
		e = x.overIndex(e, i, l.n)
		c := x.coin("leaves")
		// The objects of the last, unfinished iteration are released by the
		// frames they live in; only what it adds is left over.
		x.m.Apply(after.s, x.pos(), "leaves a loop", effect.Join(x.d, c, e, effect.Zero()))
	}
	x.st = after
	if len(plain) > 0 {
		k := x.choose(len(plain) + 1)
		if k > 0 {
			o := plain[k-1]
			x.st.s.Assume(x.coin("leaves"))
			switch o.ctl {
			case ctlRaise:
				panic(raised{Opaque{"an exception"}})
			case ctlReturn:
				panic(returned{plainValue(o.val)})
			}
		}
	}
}

// returned unwinds to the call when a loop's body returns.
type returned struct{ v Value }

func plainValue(v Value) Value {
	switch v := v.(type) {
	case Num:
		return Num{Kind: v.Kind, Fresh: v.Fresh}
	case Lit, NoneV, Input, Func, ClassV:
		return v
	}
	return Opaque{"a value found in a loop"}
}
