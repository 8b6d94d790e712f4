// This file adds elements to lists, sets and tuples.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// appendTo appends to a list.
func (x *interp) appendTo(r Ref, v Value) {
	if o := x.st.heap[r.ID]; x.st.part(r.ID) && o.law == lawBuiltin {
		x.partAppend(r, v)
		return
	}
	switch o := x.st.heap[r.ID]; {
	case o.kind == oByteArray:
		x.extendBytes(r, sym.Int(1))
		return
	case o.law == lawWindow && o.most != nil:
		x.pushWindow(r, v)
		return
	case o.law == lawArray || o.law == lawAppends:
		x.appendTyped(r, sym.Int(1))
		return
	}
	v = x.adopt(r.ID, x.count(v))
	x.stored(r.ID, v)
	o := x.st.mut(r.ID)
	if o.exact {
		o.items = append(o.items[:len(o.items):len(o.items)], v)
		o.n = sym.Int(int64(len(o.items)))
	} else {
		o.pend = append(o.pend[:len(o.pend):len(o.pend)], v)
		if o.n != nil {
			o.n = sym.AddOf(o.n, sym.Int(1))
		}
	}
	o.grown = true
	if size := x.grownSize(o); size != nil && o.kind == oList && !o.room {
		x.resize(r.ID, size)
	}
}

// setAdd adds to a set.
func (x *interp) setAdd(r Ref, v Value) {
	if x.st.part(r.ID) {
		x.partAdd(r, v)
		return
	}
	v = x.adopt(r.ID, x.count(v))
	o := x.st.mut(r.ID)
	if cost, _ := x.cost(v); cost != 0 && (o.per != 0 || o.exact && len(o.items) == 0) {
		o.per = max(o.per, cost)
	} else {
		o.per = 0
	}
	if o.exact {
		for _, w := range o.items {
			if identical(w, v) || sameConst(w, v) {
				return
			}
		}
		o.items = append(o.items[:len(o.items):len(o.items)], v)
		o.n = sym.Int(int64(len(o.items)))
		allLit := true
		for _, w := range o.items {
			if !heapless(w) {
				allLit = false
			}
		}
		if !allLit && len(o.items) > 1 {
			x.replaced(r.ID, false)
			o = x.st.mut(r.ID)
			o.n = x.soft("len", sym.Int(1), o.n)
		}
	} else {
		fresh := x.freshKey(r.ID, v)
		if o.n != nil {
			if fresh {
				o.n = sym.AddOf(o.n, sym.Int(1))
			} else {
				o.n = x.soft("len", o.n, x.atMost(sym.AddOf(o.n, sym.Int(1)), o, v))
			}
		}
		o.pend = append(o.pend[:len(o.pend):len(o.pend)], v)
		if !fresh {
			x.replaced(r.ID, true)
		}
	}
	if o.n != nil {
		x.resize(r.ID, x.grownSize(x.st.heap[r.ID]))
	}
}

// extendBytes adds n bytes to a bytearray: it may take room for an eighth more.
func (x *interp) extendBytes(r Ref, n sym.Expr) {
	o := x.st.mut(r.ID)
	if o.n == nil {
		x.dead(diag.DataDependent, "the length of a bytearray")
	}
	o.n = sym.AddOf(o.n, n)
	more := sym.AddOf(sym.FloorDivOf(o.n, sym.Int(8)), sym.Int(5))
	x.resize(r.ID, x.soft("room", x.prof.barraySize(o.n), x.prof.barraySize(sym.AddOf(o.n, more))))
}

// extend is list += iterable.
func (x *interp) extend(r Ref, v Value) {
	if x.st.heap[r.ID].kind == oByteArray {
		n, _ := x.textLen(v)
		if n == nil {
			if n, _ = x.lengthOf(v); n == nil {
				x.dead(diag.DataDependent, "the length of a bytearray")
			}
			// Numbers are collected in a bytearray of its own first.
			x.transientUpTo(x.prof.barraySize(sym.AddOf(sym.FloorDivOf(sym.MulOf(sym.Int(9), n), sym.Int(8)), sym.Int(16))))
		}
		x.extendBytes(r, n)
		return
	}
	if g, ok := v.(Gen); ok {
		x.iterate(g, func(w Value) (ctlKind, Value) { x.appendTo(r, x.tupled(w)); return ctlNext, nil })
		return
	}
	if items, ok := x.exactItems(v); ok {
		for _, w := range items {
			x.appendTo(r, w)
		}
		return
	}
	n, at, l := x.lengthsOf(v)
	if n == nil {
		x.iterate(v, func(w Value) (ctlKind, Value) { x.appendTo(r, x.tupled(w)); return ctlNext, nil })
		return
	}
	x.loop(x.counted(n, at, l, func(w Value) (ctlKind, Value) { x.appendTo(r, x.tupled(w)); return ctlNext, nil }))
}

// tupled makes a real tuple of one that exists only in passing.
func (x *interp) tupled(v Value) Value {
	if t, ok := v.(index); ok {
		vs := make([]Value, len(t.vs))
		for i, w := range t.vs {
			vs[i] = computed(w) // no constant of the compiler's
		}
		return x.newSeq(oTuple, vs)
	}
	return v
}
