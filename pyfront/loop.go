// This file runs loops: over known elements one by one, otherwise by finding
// how every value changes from iteration to iteration and summing the effect.

package pyfront

import (
	"fmt"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// loopCtx is a loop whose body is being followed.
type loopCtx struct {
	index *sym.Sym
	maxID int            // objects up to here were there at the head
	start int64          // of the index
	n     sym.Expr       // iterations, nil when not known
	base  *state         // before the loop
	keys  map[int]string // the keys that the body stores, for each container
}

// loopSpec describes a loop: n iterations, or while the condition that test
// gives at the head holds.
type loopSpec struct {
	n      sym.Expr
	test   func() sym.Cond
	body   func(sym.Expr) (ctlKind, Value)
	shares []*shareOf // of the elements at hand
	over   []over     // the inputs whose elements they are
}

// over is an input that a loop runs over, with what the keys of the elements that
// it has at hand end in.
type over struct{ text, key string }

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
		if !x.enters(l) {
			return ctlNext, nil
		}
		c, w := x.once(func() (ctlKind, Value) { return l.body(sym.Int(0)) })
		if c == ctlBreak || c == ctlReturn {
			return c, w
		}
		done, c, v := x.general(l, 1)
		if !done {
			x.dead(diag.Loop, "what an iteration leaves behind differs from what it finds")
		}
		return c, v
	})
}

// enters branches on whether a loop has a first iteration.
func (x *interp) enters(l loopSpec) bool {
	if l.n != nil {
		return x.branch(sym.LtOf(sym.Int(0), l.n))
	}
	return x.branch(l.test())
}

// general summarises the iterations from start on; done is false when the shape
// of the heap changes from one to the next.
func (x *interp) general(l loopSpec, start int64) (done bool, ctl ctlKind, val Value) {
	var f *finished
	for f == nil {
		switch r := x.memo(func() any { return x.study(l, start) }).(type) {
		case *finished:
			f = r
		case []boxSlots:
			// The slots of these containers may have boxes from now on, or more room.
			for _, s := range r {
				if s.reserve {
					if o := x.st.heap[s.id]; o == nil || o.reserve || !o.exact && o.n == nil {
						return false, ctlNext, nil
					}
					x.reserve(s.id)
					continue
				}
				if o := x.st.heap[s.id]; o == nil || o.boxes >= s.size || o.n == nil {
					return false, ctlNext, nil
				}
				x.boxed(Ref{s.id}, sym.Int(s.size), x.st.heap[s.id].n)
				x.st.mut(s.id).boxes = s.size
			}
		default:
			return false, ctlNext, nil
		}
	}
	switch {
	case f.end == nil:
		// Every way through the body leaves: there is one iteration at most.
		if start == 0 && !x.enters(l) || start > 0 && l.n != nil && !x.branch(sym.LtOf(sym.Int(start), l.n)) {
			return true, ctlNext, nil
		}
		if start > 0 && l.test != nil && !x.branch(l.test()) {
			return true, ctlNext, nil
		}
		c, v := x.once(func() (ctlKind, Value) { return l.body(sym.Int(start)) })
		return true, c, v
	}
	g := *f
	g.base = x.st.clone()
	if len(g.exits) == 0 {
		g.whole(g.n)
		return true, ctlNext, nil
	}
	c, v := g.leave(g.exits)
	return true, c, v
}

// boxSlots says that the slots of a container get number boxes in a loop.
type boxSlots struct {
	id   int
	size int64 // of a box, at most
	// reserve says that its elements grow; they have no more boxes then.
	reserve bool
}

// differs says that the shape of the heap changes from iteration to iteration.
type differs struct{}

// study follows the iterations from start on: a *finished without an end when
// every way through the body leaves, or differs.
func (x *interp) study(l loopSpec, start int64) any {
	base := x.st.clone()
	i := sym.NewSym(fmt.Sprintf("i%d", len(x.loops)+1), sym.Bound, nil, nil)
	for _, c := range x.loops {
		if c.index.Name == i.Name {
			i = x.m.FreshSym("i", sym.Bound, nil, nil)
		}
	}
	i = sym.NewSym(i.Name, sym.Bound, bigInt(start), nil)
	vars, keys := map[string]*lvar{}, map[int]string{}
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
		x.loops = append(x.loops[:len(x.loops):len(x.loops)], &loopCtx{i, *head.ids, start, l.n, base, keys})
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
			x.st = base
			return &finished{}
		}
		cont = x.joinOutcomes(cont)
		if len(cont) > 1 {
			x.st = base
			return differs{}
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
			if len(u.boxed) > 0 {
				return u.boxed
			}
			return differs{}
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
			return differs{}
		}
		x.dead(diag.Loop, "the values of a loop do not settle")
	}
	if len(l.over) > 0 {
		l.shares = append(l.shares[:len(l.shares):len(l.shares)], x.sharesOf(l, end, vars)...)
	}
	larger, shares := x.solve(vars, i, start, l.shares)
	if larger {
		// Integers that grow without a known bound: their size matters.
		x.st = base
		return x.study(l, start)
	}
	l.shares = shares
	n := l.n
	if l.test != nil && !sym.IsTrue(test) {
		n = x.trips(test, vars, i, start)
	}
	sub := map[string]sym.Expr{}
	for _, v := range vars {
		sub[v.head.Name] = v.form(i)
	}
	raw := x.throughEffect(end.s.Eff, sub)
	eff := x.settle(raw)
	var sp *perLength
	if len(l.shares) > 0 {
		x.keeping(l.shares, func() { sp = x.spreading(x.settle(raw), l.shares, i) })
	}
	x.st = base
	return &finished{x: x, l: l, i: i, start: start, head: head, end: end, vars: vars, eff: eff, lengths: sp, sub: sub, test: test, n: n, exits: x.joinOutcomes(exits)}
}
