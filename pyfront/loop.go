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

func growth(n sym.Expr) effect.Effect { return effect.OfAlloc(n) }

// once runs a piece of program and joins the ways it goes.
func (x *interp) once(f func() (ctlKind, Value)) (ctlKind, Value) {
	return x.take(x.explore(f))
}

// iterate runs body for each element of a value.
func (x *interp) iterate(it Value, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	if items, ok := x.exactItems(it); ok && len(items) <= maxUnroll {
		if _, isRange := it.(RangeV); !isRange || len(items) <= 8 {
			for _, v := range items {
				v := v
				c, w := x.once(func() (ctlKind, Value) { return body(v) })
				switch c {
				case ctlBreak:
					return ctlBreak, nil
				case ctlReturn:
					return c, w
				}
			}
			return ctlNext, nil
		}
	}
	switch it := it.(type) {
	case RangeV:
		return x.count1(rangeLen(it), func(i sym.Expr) Value {
			return freshInt(sym.AddOf(it.Lo, sym.MulOf(it.Step, i)))
		}, body)
	case Lit:
		n, k := x.textLen(it)
		return x.count1(n, func(sym.Expr) Value { return x.charOf(k) }, body)
	case Input:
		return x.iterateInput(it, body)
	case Gen:
		return x.iterateGen(it, body)
	case Ref:
		o := x.st.heap[it.ID]
		if o == nil {
			break
		}
		n := o.n
		switch o.kind {
		case oList, oTuple, oSet, oDict:
			if o.exact {
				x.st.summarise(x, it.ID)
				o = x.st.heap[it.ID]
			}
			e := o.elem
			if o.kind == oDict {
				e = o.key
			}
			if e == nil {
				e = Opaque{"an element"}
			}
			if n == nil {
				n = x.soft("len", sym.Int(0), nil)
			}
			return x.count1(n, func(sym.Expr) Value { return e }, body)
		case oStr, oBytes, oByteArray:
			if n == nil {
				n = x.soft("len", sym.Int(0), nil)
			}
			return x.count1(n, func(sym.Expr) Value { return x.charOf(o.kind) }, body)
		case oArray:
			return x.count1(n, func(sym.Expr) Value { return x.view(it, append([]sym.Expr(nil), o.shape[1:]...)) }, body)
		case oInstance:
			if o.class != nil {
				if f, ok := o.class.lookup("__iter__"); ok {
					return x.iterate(x.call(Bound{it, f.(Func).F}, nil, nil, nil), body)
				}
			}
		}
	}
	x.dead(diag.UnboundedLoop, "iteration over %s", x.nameOf(it))
	return ctlNext, nil
}

func (x *interp) charOf(k okind) Value {
	if k == oStr {
		return x.newText(oStr, sym.Int(1))
	}
	return Num{Kind: KInt, E: x.soft("byte", sym.Int(0), sym.Int(255))}
}

func (x *interp) iterateInput(it Input, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	switch x.typeOf(it) {
	case "str":
		return x.count1(x.inputLen(it), func(sym.Expr) Value { return x.charOf(oStr) }, body)
	case "bytes":
		return x.count1(x.inputLen(it), func(sym.Expr) Value { return x.charOf(oBytes) }, body)
	case "ndarray":
		return x.iterate(x.inputArray(it), body)
	case "int", "float":
		panic(raised{Opaque{"TypeError"}})
	case "":
		x.assumeType(it, "list")
	}
	x.m.Assume("elements-alike", "the elements of "+it.Text+" are alike", x.pos())
	return x.count1(x.inputLen(it), func(sym.Expr) Value { return x.item(it, "i") }, body)
}

func (x *interp) iterateGen(g Gen, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	x.keep(g)
	switch g.Kind {
	case "expr":
		x.inFrame(g.Frame, func() {
			x.clauses(g.Expr.Generators, g.First, 0, func() {
				v := x.eval(g.Expr.Elt)
				if c, _ := body(v); c != ctlNext && c != ctlContinue {
					x.dead(diag.Unsupported, "leaving a generator early")
				}
			})
		})
		return ctlNext, nil
	case "call":
		x.runGenerator(g.Call, body)
		return ctlNext, nil
	case "enumerate":
		// The counter runs along.
		return x.iterateIndexed(g.Args[0], func(k sym.Expr, v Value) (ctlKind, Value) {
			start := sym.Expr(sym.Int(0))
			if len(g.Args) > 1 {
				if e := x.intOf(g.Args[1]); e != nil {
					start = e
				}
			}
			return body(index{[]Value{freshInt(sym.AddOf(start, k)), v}})
		})
	case "zip":
		return x.iterateZip(g.Args, body)
	case "map":
		return x.iterate(g.Args[1], func(v Value) (ctlKind, Value) {
			return body(x.call(g.Args[0], []Value{v}, nil, nil))
		})
	case "filter":
		return x.iterate(g.Args[1], func(v Value) (ctlKind, Value) {
			ok := x.coin("filter")
			if !isNone(g.Args[0]) {
				ok = x.truth(x.call(g.Args[0], []Value{v}, nil, nil))
			}
			if x.branch(ok) {
				return body(v)
			}
			return ctlNext, nil
		})
	case "reversed", "iter", "keys":
		return x.iterate(g.Args[0], body)
	case "values", "items":
		return x.iterateDict(g, body)
	case "chars":
		n := x.intOf(g.Args[0])
		return x.count1(n, func(sym.Expr) Value { return g.Args[1] }, body)
	}
	x.dead(diag.UnboundedLoop, "iteration over a %s", g.Kind)
	return ctlNext, nil
}

func (x *interp) iterateDict(g Gen, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	pairs := g.Kind == "items"
	if in, ok := g.Args[0].(Input); ok {
		return x.count1(x.inputLen(in), func(sym.Expr) Value {
			v := x.item(in, "k")
			if pairs {
				return index{[]Value{Input{Text: "k of " + in.Text, Type: "str"}, v}}
			}
			return v
		}, body)
	}
	o := x.st.obj(g.Args[0])
	if o == nil || o.kind != oDict {
		x.dead(diag.UnboundedLoop, "iteration over %s", x.nameOf(g.Args[0]))
	}
	if o.exact && len(o.items) <= maxUnroll {
		for i := range o.items {
			v := o.items[i]
			if pairs {
				v = index{[]Value{o.keys[i], o.items[i]}}
			}
			c, w := x.once(func() (ctlKind, Value) { return body(v) })
			if c == ctlBreak || c == ctlReturn {
				return c, w
			}
		}
		return ctlNext, nil
	}
	id := x.st.objID(g.Args[0])
	if o.exact {
		x.st.summarise(x, id)
		o = x.st.heap[id]
	}
	n := o.n
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	k, e := o.key, o.elem
	if k == nil {
		k = Opaque{"a key"}
	}
	if e == nil {
		e = Opaque{"a value"}
	}
	return x.count1(n, func(sym.Expr) Value {
		if pairs {
			return index{[]Value{k, e}}
		}
		return e
	}, body)
}

// lengthOf is the number of elements of an iterable, nil when only running it
// tells, with a function for element i.
func (x *interp) lengthOf(it Value) (sym.Expr, func(sym.Expr) Value) {
	switch it := it.(type) {
	case RangeV:
		return rangeLen(it), func(i sym.Expr) Value { return freshInt(sym.AddOf(it.Lo, sym.MulOf(it.Step, i))) }
	case Lit:
		n, k := x.textLen(it)
		return n, func(sym.Expr) Value { return x.charOf(k) }
	case Input:
		switch x.typeOf(it) {
		case "ndarray", "int", "float":
			return nil, nil
		case "":
			x.assumeType(it, "list")
		}
		if t := x.typeOf(it); t == "str" {
			return x.inputLen(it), func(sym.Expr) Value { return x.charOf(oStr) }
		}
		return x.inputLen(it), func(sym.Expr) Value { return x.item(it, "i") }
	case Ref:
		o := x.st.heap[it.ID]
		if o == nil || o.n == nil {
			return nil, nil
		}
		switch o.kind {
		case oList, oTuple, oSet, oDict:
			return o.n, func(sym.Expr) Value {
				o := x.st.heap[it.ID]
				if o.kind == oDict {
					if o.exact && len(o.keys) > 0 {
						return o.keys[0]
					}
					if o.key != nil {
						return o.key
					}
					return Opaque{"a key"}
				}
				return x.elemOf(it)
			}
		case oStr, oBytes, oByteArray:
			return o.n, func(sym.Expr) Value { return x.charOf(o.kind) }
		}
	}
	return nil, nil
}

func (x *interp) iterateIndexed(it Value, body func(sym.Expr, Value) (ctlKind, Value)) (ctlKind, Value) {
	if items, ok := x.exactItems(it); ok && len(items) <= maxUnroll {
		for i, v := range items {
			i, v := i, v
			c, w := x.once(func() (ctlKind, Value) { return body(sym.Int(int64(i)), v) })
			if c == ctlBreak || c == ctlReturn {
				return c, w
			}
		}
		return ctlNext, nil
	}
	n, at := x.lengthOf(it)
	if n == nil {
		// Its counter is not known then.
		return x.iterate(it, func(v Value) (ctlKind, Value) {
			return body(x.soft("index", sym.Int(0), nil), v)
		})
	}
	var k sym.Expr
	return x.count1(n, func(i sym.Expr) Value { k = i; return at(i) }, func(v Value) (ctlKind, Value) { return body(k, v) })
}

func (x *interp) iterateZip(args []Value, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	exact := true
	least := -1
	var lists [][]Value
	for _, a := range args {
		items, ok := x.exactItems(a)
		exact = exact && ok
		lists = append(lists, items)
		if ok && (least < 0 || len(items) < least) {
			least = len(items)
		}
	}
	if exact && least >= 0 && least <= maxUnroll {
		for i := 0; i < least; i++ {
			t := make([]Value, len(args))
			for j := range lists {
				t[j] = lists[j][i]
			}
			c, w := x.once(func() (ctlKind, Value) { return body(index{t}) })
			if c == ctlBreak || c == ctlReturn {
				return c, w
			}
		}
		return ctlNext, nil
	}
	var ns []sym.Expr
	var ats []func(sym.Expr) Value
	for _, a := range args {
		n, at := x.lengthOf(a)
		if n == nil {
			x.dead(diag.UnboundedLoop, "zip over %s", x.nameOf(a))
		}
		ns = append(ns, n)
		ats = append(ats, at)
	}
	if len(ns) == 0 {
		return ctlNext, nil
	}
	return x.count1(sym.MinOf(ns...), func(i sym.Expr) Value {
		t := make([]Value, len(ats))
		for j, at := range ats {
			t[j] = at(i)
		}
		return index{t}
	}, body)
}

// count1 runs body n times.
func (x *interp) count1(n sym.Expr, elem func(sym.Expr) Value, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	return x.loop(loopSpec{n: n, body: func(i sym.Expr) (ctlKind, Value) {
		mark := len(x.st.temps)
		v := elem(i)
		x.keep(v)
		c, w := body(v)
		x.finish(min(mark, len(x.st.temps)), nil)
		return c, w
	}})
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

// overIndex bounds an effect of iteration i over all of them.
func (x *interp) overIndex(e effect.Effect, i *sym.Sym, n sym.Expr) effect.Effect {
	has := false
	for _, b := range []effect.Bound{e.Alloc, e.Freed, e.Net, e.Peak} {
		has = has || b.Lo != nil && sym.HasSym(b.Lo, i.Name) || b.Hi != nil && sym.HasSym(b.Hi, i.Name)
	}
	if !has {
		return e
	}
	var hi sym.Expr
	if n != nil {
		hi = sym.MaxOf(sym.Int(0), n)
	}
	k := x.soft("i", sym.Int(0), hi)
	return x.settle(effect.Subst(e, map[string]sym.Expr{i.Name: k}))
}

// shorter is a loop that may end earlier than total says.
func shorter(total, body effect.Effect, i *sym.Sym, lo sym.Expr) effect.Effect {
	zero := sym.Int(0)
	d := func(b effect.Bound, floor bool) effect.Bound {
		l := zero
		if b.IsZero() {
			return b
		}
		if !floor {
			if effect.IsNegInf(b.Lo) {
				return effect.Bound{Lo: b.Lo, Hi: nonNegHi(b.Hi)}
			}
			return effect.Bound{Lo: sym.MinOf(l, b.Lo), Hi: nonNegHi(b.Hi)}
		}
		return effect.Bound{Lo: l, Hi: b.Hi}
	}
	return effect.Effect{Alloc: d(total.Alloc, true), Freed: d(total.Freed, true), Net: d(total.Net, false), Peak: d(total.Peak, true)}
}

func nonNegHi(e sym.Expr) sym.Expr {
	if sym.IsInf(e) {
		return e
	}
	return sym.MaxOf(sym.Int(0), e)
}

// grow adds to a loop's effect what containers that were there before gained:
// their capacity grows along with the loop, which the body's effect leaves out.
func (x *interp) grow(base, after *state, total effect.Effect) effect.Effect {
	delta, floating := sym.Expr(sym.Int(0)), sym.Expr(sym.Int(0))
	rehash := sym.Expr(sym.Int(0))
	ids := make([]int, 0, len(base.heap))
	for id := range base.heap {
		ids = append(ids, id)
	}
	sort.Ints(ids)
	for _, id := range ids {
		a, b := base.heap[id], after.heap[id]
		if b == nil || !b.later || a.entry || !resizable(a.kind) || sym.Equal(a.size, b.size) {
			continue
		}
		if k := len(x.loops); k > 0 && id <= x.loops[k-1].maxID {
			continue // the loop around counts it
		}
		after.mut(id).later = false
		d := sym.Sub(b.size, a.size)
		switch k, small := sym.IsInt(a.size); {
		case a.counted:
			delta = sym.AddOf(delta, d)
		case small && k < Resolution:
			after.small -= k
			floating = sym.AddOf(floating, b.size)
		default:
			floating = sym.AddOf(floating, d)
		}
		if a.kind == oDict || a.kind == oSet {
			rehash = sym.AddOf(rehash, sym.FloorDivOf(b.size, sym.Int(2)))
		}
	}
	if k, ok := sym.IsInt(delta); ok && k == 0 {
		if k, ok := sym.IsInt(floating); ok && k == 0 {
			return total
		}
	}
	p := effect.Point(delta)
	if x.hasSoft(delta) {
		lo, ok1 := x.bound(delta, false, 0)
		hi, ok2 := x.bound(delta, true, 0)
		if ok1 && ok2 {
			p = effect.Bound{Lo: lo, Hi: hi}
		} else {
			p = effect.Bound{Lo: sym.Int(0), Hi: sym.Infinity()}
		}
	}
	both := effect.Point(sym.AddOf(delta, floating))
	if !sym.Equal(floating, sym.Int(0)) || x.hasSoft(delta) {
		lo, ok1 := x.bound(sym.AddOf(delta, floating), false, 0)
		hi, ok2 := x.bound(sym.AddOf(delta, floating), true, 0)
		both = effect.Bound{Lo: sym.Int(0), Hi: sym.Infinity()}
		if ok1 && ok2 {
			both = effect.Bound{Lo: lo, Hi: hi}
		}
		after.float = sym.AddOf(after.float, floating)
	}
	out := total
	out.Alloc = effect.AddBound(total.Alloc, p)
	out.Net = effect.AddBound(total.Net, p)
	hi := effect.AddBound(total.Peak, both)
	// Where the rehash at the last growth may show, the peak is a bound.
	if k, ok := sym.IsInt(rehash); !ok || k != 0 {
		if up, ok := x.bound(rehash, true, 0); ok && !sym.IsInf(hi.Hi) {
			hi.Hi = sym.AddOf(hi.Hi, up)
		}
	}
	atEnd := effect.AddBound(total.Net, both)
	out.Peak = effect.Bound{Lo: total.Peak.Lo, Hi: hi.Hi}
	if !effect.IsNegInf(atEnd.Lo) {
		out.Peak.Lo = sym.MaxOf(total.Peak.Lo, atEnd.Lo)
		if sym.Equal(atEnd.Lo, hi.Hi) {
			out.Peak.Lo = hi.Hi
		}
	}
	return out
}

func resizable(k okind) bool {
	return k == oList || k == oDict || k == oSet || k == oByteArray || k == oBuffer
}

// subst replaces symbols in every scalar of a state.
func (st *state) subst(m map[string]sym.Expr) {
	if len(m) == 0 {
		return
	}
	st.rewrite(func(e sym.Expr) sym.Expr { return sym.Subst(e, m) })
}

// rewrite replaces every scalar of a state.
func (st *state) rewrite(f func(sym.Expr) sym.Expr) {
	s := func(e sym.Expr) sym.Expr {
		if e == nil {
			return nil
		}
		return f(e)
	}
	val := func(v Value) Value {
		switch v := v.(type) {
		case Num:
			v.E, v.Bits, v.Lim = s(v.E), s(v.Bits), s(v.Lim)
			return v
		case RangeV:
			return RangeV{s(v.Lo), s(v.Hi), s(v.Step)}
		}
		return v
	}
	all := func(vs []Value) []Value {
		if len(vs) == 0 {
			return vs
		}
		out := make([]Value, len(vs))
		for i, v := range vs {
			out[i] = val(v)
		}
		return out
	}
	for k, v := range st.names {
		st.names[k] = val(v)
	}
	st.temps = all(st.temps)
	st.float = s(st.float)
	for id, o := range st.heap {
		n := *o
		n.size, n.inner, n.n = s(o.size), s(o.inner), s(o.n)
		n.items, n.keys, n.pend = all(o.items), all(o.keys), all(o.pend)
		n.elem, n.key = val(o.elem), val(o.key)
		if len(o.shape) > 0 {
			n.shape = make([]sym.Expr, len(o.shape))
			for i, d := range o.shape {
				n.shape[i] = s(d)
			}
		}
		if o.attrs != nil {
			n.attrs = map[string]Value{}
			for k, v := range o.attrs {
				n.attrs[k] = val(v)
			}
		}
		st.heap[id] = &n
	}
}
