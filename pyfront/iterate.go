// This file turns what is iterated over into counted loops.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// once runs a piece of program and joins the ways it goes.
func (x *interp) once(f func() (ctlKind, Value)) (ctlKind, Value) {
	return x.take(x.paths(f))
}

// iterate runs body for each element of a value.
func (x *interp) iterate(it Value, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	if x.draw(it) {
		body = x.remaining(body)
	}
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
			if at, share := x.parted(it); at != nil {
				return x.loop(x.counted(n, at, loopSpec{shares: []*shareOf{share}}, body))
			}
			return x.count1(n, func(sym.Expr) Value { return x.element(it.ID, e) }, body)
		case oStr, oBytes, oByteArray:
			if n == nil {
				n = x.soft("len", sym.Int(0), nil)
			}
			return x.count1(n, func(sym.Expr) Value { return x.charOf(o.kind) }, body)
		case oArray:
			return x.count1(n, func(sym.Expr) Value { return x.row(it) }, body)
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
		panic(suppose("TypeError"))
	case "":
		x.assumeType(it, "list")
	}
	x.m.Assume("elements-alike", "the elements of "+anyItem(it.Text)+" are alike", x.pos())
	n, at, l := x.lengthsOf(it)
	return x.loop(x.counted(n, at, l, body))
}

func (x *interp) iterateGen(g Gen, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	x.keep(g)
	switch g.Kind {
	case "expr":
		x.st.nframe++
		id := x.st.nframe
		yield := x.yielding(id, x.fr, body)
		return x.left(func() (ctlKind, Value) {
			x.inFrame(g.Frame, func() {
				x.clauses(g.Expr.Generators, g.First, 0, keptNames(g.Expr.Generators, g.Expr.Elt), func() { yield(x.eval(g.Expr.Elt)) })
			})
			return ctlNext, nil
		}, id)
	case "call":
		return x.runGenerator(g.Call, body)
	case "enumerate":
		// The counter runs along.
		return x.iterateIndexed(g.Args[0], func(k sym.Expr, v Value) (ctlKind, Value) {
			start := sym.Expr(sym.Int(0))
			if len(g.Args) > 1 {
				if e := x.intOf(g.Args[1]); e != nil {
					start = e
				}
			}
			return body(index{[]Value{leanInt(sym.AddOf(start, k)), v}})
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
	if c, v, ok := x.iterateTools(g, body); ok {
		return c, v
	}
	if c, v, ok := x.iterateSpread(g, body); ok {
		return c, v
	}
	x.dead(diag.UnboundedLoop, "iteration over a %s", g.Kind)
	return ctlNext, nil
}

func (x *interp) iterateDict(g Gen, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	pairs := g.Kind == "items"
	if in, ok := g.Args[0].(Input); ok {
		key := x.loopDraw()
		l := loopSpec{over: []over{{in.Text + dictValues, key}, {in.Text + dictKeys, key}}}
		return x.loop(x.counted(x.inputLen(in), func(i sym.Expr) Value {
			v := Input{Text: in.Text + dictValues + drawKey(key, i)}
			if pairs {
				return index{[]Value{Input{Text: in.Text + dictKeys + drawKey(key, i), Type: "str"}, v}}
			}
			return v
		}, l, body))
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
		w := x.element(id, e)
		if pairs {
			return index{[]Value{x.element(id, k), w}}
		}
		return w
	}, body)
}

// lengthOf is the number of elements of an iterable, nil when only running it
// tells, with a function for element i.
func (x *interp) lengthOf(it Value) (sym.Expr, func(sym.Expr) Value) {
	switch it := it.(type) {
	case RangeV:
		return rangeLen(it), func(i sym.Expr) Value { return freshInt(sym.AddOf(it.Lo, sym.MulOf(it.Step, i))) }
	case Gen:
		switch it.Kind {
		case "made":
			if n := x.intOf(it.Args[0]); n != nil {
				return nonNegative(n), func(sym.Expr) Value { return x.call(it.Args[1], nil, nil, nil) }
			}
		case "map":
			if n, at := x.lengthOf(it.Args[1]); n != nil {
				return n, func(i sym.Expr) Value { return x.call(it.Args[0], []Value{at(i)}, nil, nil) }
			}
		case "reversed", "iter":
			return x.lengthOf(it.Args[0])
		case "transposed":
			return x.transposed(it.Args[0])
		}
		return nil, nil
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
		return x.inputLen(it), func(sym.Expr) Value { return x.someItem(it) }
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
						return x.element(it.ID, o.key)
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
	if items, ok := x.exactItems(it); ok && !isNamed(it) && len(items) <= maxUnroll {
		for i, v := range items {
			i, v := i, v
			c, w := x.once(func() (ctlKind, Value) { return body(sym.Int(int64(i)), v) })
			if c == ctlBreak || c == ctlReturn {
				return c, w
			}
		}
		return ctlNext, nil
	}
	n, at, l := x.lengthsOf(it)
	if n != nil && x.draw(it) {
		n, l = x.soft("left", sym.Int(0), n), loopSpec{}
	}
	if n == nil {
		// Its counter is not known then.
		return x.iterate(it, func(v Value) (ctlKind, Value) {
			return body(x.soft("index", sym.Int(0), nil), v)
		})
	}
	var k sym.Expr
	return x.loop(x.counted(n, func(i sym.Expr) Value { k = i; return at(i) }, l, func(v Value) (ctlKind, Value) { return body(k, v) }))
}

func (x *interp) iterateZip(args []Value, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	exact := true
	least := -1
	var lists [][]Value
	for _, a := range args {
		items, ok := x.exactItems(a)
		ok = ok && !isNamed(a)
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
	var all loopSpec
	times, left := x.drawnTogether(args), map[int]bool{}
	for _, a := range args {
		if at := x.endless(a); at != nil {
			ats = append(ats, at)
			continue
		}
		n, at, l := x.lengthsOf(a)
		if n == nil {
			x.dead(diag.UnboundedLoop, "zip over %s", x.nameOf(a))
		}
		if g, ok := a.(Gen); ok && g.ID != 0 {
			if _, seen := left[g.ID]; !seen {
				left[g.ID] = x.draw(a)
			}
			if left[g.ID] {
				n = x.soft("left", sym.Int(0), n)
			}
			n, l = sym.FloorDivOf(n, sym.Int(times[g.ID])), loopSpec{}
		}
		all.shares = append(all.shares, l.shares...)
		all.over = append(all.over, l.over...)
		ns = append(ns, n)
		ats = append(ats, at)
	}
	if len(ns) == 0 {
		if len(ats) > 0 {
			x.dead(diag.UnboundedLoop, "zip over iterators without end")
		}
		return ctlNext, nil
	}
	return x.loop(x.counted(sym.MinOf(ns...), func(i sym.Expr) Value {
		t := make([]Value, len(ats))
		for j, at := range ats {
			t[j] = at(i)
		}
		return index{t}
	}, all, body))
}

// count1 runs body n times.
func (x *interp) count1(n sym.Expr, elem func(sym.Expr) Value, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	return x.loop(x.counted(n, elem, loopSpec{}, body))
}

// counted is a loop that runs body for n elements.
func (x *interp) counted(n sym.Expr, elem func(sym.Expr) Value, l loopSpec, body func(Value) (ctlKind, Value)) loopSpec {
	l.n = n
	l.body = func(i sym.Expr) (ctlKind, Value) {
		mark := len(x.st.temps)
		v := elem(i)
		x.keep(v)
		c, w := body(v)
		x.finish(min(mark, len(x.st.temps)), nil)
		return c, w
	}
	return l
}
