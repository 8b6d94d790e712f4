// This file assigns to subscripts: a list's and an array's items, a dict's
// entries, and the growth that a dict pays for in a loop.

package pyfront

import (
	"fmt"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// setitem is v[idx] = w.
func (x *interp) setitem(v, idx, w Value) {
	switch t := v.(type) {
	case Ref:
		o := x.st.heap[t.ID]
		if o == nil {
			return
		}
		switch o.kind {
		case oArray:
			x.setArrayItem(t, idx, w)
			return
		case oByteArray:
			if sl, ok := idx.(SliceV); ok {
				x.setBytesSlice(t, sl, w)
			}
			return
		case oDict:
			x.dictSet(t, x.tupled(idx), w)
			return
		case oList:
			if o.law == lawArray || o.law == lawAppends {
				return // in place
			}
			x.listSet(t, idx, w)
			return
		case oInstance:
			if o.class != nil {
				if f, ok := o.class.lookup("__setitem__"); ok {
					x.call(Bound{v, f.(Func).F}, []Value{idx, w}, nil, nil)
					return
				}
			}
		}
	case Input:
		if x.typeOf(t) == "ndarray" || x.hints[t.Text].dims > 0 {
			x.setArrayItem(x.inputArray(t), idx, w)
			return
		}
		w = x.count(w)
		x.replaces(t, idx)
		x.holdCaptured(w)
		if l, ok := idx.(Lit); ok {
			x.st.names[nameKey{0, fmt.Sprintf("%s[%q]", t.Text, l.Text)}] = w
			return
		}
		if n, ok := w.(Num); ok && n.Box == 0 {
			return
		}
		if heapless(w) {
			return
		}
		x.hold(w)
		return
	case Opaque:
		// os.environ and the like: whatever it is keeps the value.
		x.hold(x.count(w))
		return
	}
	x.dead(diag.UnknownStore, "an item of %s", x.nameOf(v))
}

// replaces notes that a store into what the caller owns may give back what stood
// there before, of which nothing is known, and that a dict may grow.
func (x *interp) replaces(in Input, key Value) {
	x.apply("replaces what "+in.Text+" had", effect.OfFree(x.soft("replaced", sym.Int(0), nil)))
	if _, number := key.(Num); number || x.typeOf(in) == "list" || x.prof.payload {
		return
	}
	if key == nil {
		// An attribute: the object may get its dict now.
		x.apply("", effect.OfAlloc(x.soft("growth", sym.Int(0), sym.Int(maxAttrGrowth))))
		return
	}
	n := sym.Expr(sym.Int(1))
	for _, l := range x.loops {
		if l.n == nil {
			n = nil
			break
		}
		n = sym.MulOf(n, sym.MaxOf(sym.Int(1), l.n))
	}
	var most sym.Expr
	if n != nil {
		most = x.prof.dictSize(sym.AddOf(x.inputLen(in), n), false)
	}
	x.apply("may grow "+in.Text, effect.OfAlloc(x.soft("growth", sym.Int(0), most)))
}

// maxAttrGrowth is what the attributes of an object take more, at most, when one
// is added to a few.
const maxAttrGrowth = 400

// listSet replaces an element.
func (x *interp) listSet(r Ref, idx, w Value) {
	o := x.st.heap[r.ID]
	if o.exact && x.st.part(r.ID) {
		x.st.summarise(x, r.ID)
		o = x.st.heap[r.ID]
	}
	if o.exact {
		if k, ok := constOf(idx); ok {
			if k < 0 {
				k += int64(len(o.items))
			}
			if k >= 0 && k < int64(len(o.items)) {
				w = x.count(w)
				o = x.st.mut(r.ID)
				o.items = append([]Value(nil), o.items...)
				o.items[k] = w
				return
			}
			panic(raised{Opaque{"IndexError"}})
		}
		x.st.summarise(x, r.ID)
	}
	times := sym.Expr(sym.Int(1))
	if s, slice := idx.(SliceV); slice {
		w, times = x.sliceElement(r, s, w)
	}
	x.displaced(r, w, times)
	o = x.st.heap[r.ID]
	w = x.adopt(r.ID, w)
	switch w := w.(type) {
	case Num:
		size := sym.Expr(sym.Int(0))
		if w.Fresh || w.Box != 0 {
			// A name's box goes on living in the list.
			size = x.boxSize(w)
		}
		x.boxed(r, size, o.n)
		w.Fresh, w.Box, w.Const = false, 0, false
		if o = x.st.heap[r.ID]; o != nil {
			o = x.st.mut(r.ID)
			if e, ok := o.elem.(Num); ok {
				o.elem = joinNum(x, e, w)
			} else if o.elem == nil {
				o.elem = w
			} else {
				o.elem = Opaque{"an element of several types"}
			}
		}
		return
	case Ref:
		if e := x.st.heap[w.ID]; e != nil && !e.entry {
			x.dead(diag.DataDependent, "an object stored at an unknown place of a list")
		}
	}
	o = x.st.mut(r.ID)
	o.total = nil
	if !identical(o.elem, w) {
		o.elem = Opaque{"an element of several types"}
	}
}

// boxed notes that the slots of a summarised container may now have number
// boxes of up to size bytes each: at most one a slot.
func (x *interp) boxed(r Ref, size, n sym.Expr) {
	if k, ok := sym.IsInt(size); ok && k == 0 {
		return
	}
	o := x.st.heap[r.ID]
	if o == nil || n == nil {
		return
	}
	top := size
	if ite, ok := size.(*sym.Ite); ok {
		top = sym.MaxOf(ite.A, ite.B)
	}
	if !constExpr(top) {
		top = sym.Int(x.prof.integer)
	}
	if k, ok := sym.IsInt(top); ok && k <= x.prof.float && o.full {
		return // it takes the place of a box that is as large
	}
	k, ok := sym.IsInt(top)
	if !ok {
		k = x.prof.integer
	}
	if k <= o.boxes {
		return
	}
	more := k - o.boxes
	mult := n
	for id := o.owner; id != 0; {
		up := x.st.heap[id]
		if up == nil || up.n == nil {
			break
		}
		mult = sym.MulOf(mult, up.n)
		id = up.owner
	}
	all := x.soft("boxes", sym.Int(0), sym.MulOf(mult, sym.Int(more)))
	o = x.st.mut(r.ID)
	o.boxes = k
	root := r.ID
	for x.st.heap[root] != nil && x.st.heap[root].owner != 0 {
		root = x.st.heap[root].owner
	}
	if ro := x.st.heap[root]; ro != nil && !ro.entry {
		ro = x.st.mut(root)
		ro.inner = sym.AddOf(ro.inner, all)
		x.applyGrowth("boxes numbers in a list", all)
	}
}

func constExpr(e sym.Expr) bool { _, ok := sym.IsConst(e); return ok }

// dictSet stores under a key.
func (x *interp) dictSet(r Ref, key, w Value) { x.dictPut(r, key, w, false) }

// dictPut stores under a key; absent says that the dict does not have it.
func (x *interp) dictPut(r Ref, key, w Value, absent bool) {
	if x.st.part(r.ID) {
		x.partSet(r, key, w)
		return
	}
	key, w = x.adopt(r.ID, x.count(key)), x.adopt(r.ID, x.count(w))
	x.stored(r.ID, w)
	o := x.st.mut(r.ID)
	cost, same := x.cost(key, w)
	if cost != 0 && (o.per != 0 || o.exact && len(o.keys) == 0) {
		o.per = max(o.per, cost)
	} else {
		o.per = 0
	}
	str := isStr(x.st, key)
	if in, ok := key.(Input); ok && x.typeOf(in) == "str" {
		str = true
	}
	if o.exact {
		for i, k := range o.keys {
			if identical(k, key) || sameConst(k, key) {
				o.items = append([]Value(nil), o.items...)
				o.items[i] = w
				return
			}
		}
		if !str {
			o.strKeys = false
		}
		o.keys = append(o.keys[:len(o.keys):len(o.keys)], key)
		o.items = append(o.items[:len(o.items):len(o.items)], w)
		if n := len(o.keys); n == 1 {
			o.strKeys = str
		}
		o.n = sym.Int(int64(len(o.keys)))
		if _, lit := key.(Lit); !lit && len(o.keys) > 1 {
			if c, ok := key.(Num); !ok || !c.Const {
				// It may have been there.
				x.replaced(r.ID, false)
				o = x.st.mut(r.ID)
				o.n = x.soft("len", sym.Int(1), o.n)
			}
		}
		x.resize(r.ID, x.grownSize(o))
		return
	}
	// Whether the key was there is not known.
	if !str {
		o.strKeys = false
	}
	for i := 0; i+1 < len(o.pend); i += 2 {
		if x.sameKey(o.pend[i], key) {
			o.pend = append([]Value(nil), o.pend...)
			o.pend[i+1] = w
			return
		}
	}
	limit := sym.Expr(nil)
	if o.n != nil {
		limit = x.atMost(sym.AddOf(o.n, sym.Int(1)), o, key)
	}
	o.pend = append(o.pend[:len(o.pend):len(o.pend)], key, w)
	fresh := x.freshKey(r.ID, key) || absent
	if o.n != nil {
		if fresh && absent && !sym.Equal(limit, sym.AddOf(o.n, sym.Int(1))) {
			o.n = x.soft("len", sym.MinOf(limit, sym.AddOf(o.n, sym.Int(1))), limit)
		} else if fresh {
			o.n = sym.AddOf(o.n, sym.Int(1))
		} else {
			o.n = x.soft("len", o.n, limit)
		}
		x.resize(r.ID, x.grownSize(o))
	}
	if !fresh {
		x.replaced(r.ID, same && cost == o.per)
	}
}

// cost bounds the bytes of a dict's entry by a constant; 0 when there is none,
// one byte when it is nothing. same says that it is that much.
func (x *interp) cost(vs ...Value) (n int64, same bool) {
	n, same = 1, true
	for _, v := range vs {
		switch v := v.(type) {
		case Num:
			if v.Box == 0 {
				continue
			}
			b := x.st.heap[v.Box]
			if b == nil {
				return 0, false
			}
			k, ok := sym.IsInt(b.size)
			if !ok {
				up, bounded := x.bound(b.size, true, 0)
				r := sym.RangeOf(orZero(up), nil)
				if !bounded || r.Hi == nil || !r.Hi.IsInt64() {
					return 0, false
				}
				k, same = r.Hi.Int64(), false
			}
			n += k
		default:
			if !heapless(v) {
				return 0, false
			}
		}
	}
	return n, same
}

// replaced takes the entry that was just stored into a summarised dict in; it
// may have taken the place of another one. same says that all entries cost the
// same.
func (x *interp) replaced(id int, same bool) {
	o := x.st.heap[id]
	before := o.inner
	if o.exact {
		before = sym.Int(0)
	}
	x.st.summarise(x, id)
	o = x.st.heap[id]
	after := o.inner
	if sym.Equal(before, after) {
		return
	}
	lo, hi := sym.Expr(sym.Int(0)), after
	if same {
		lo = before
	}
	if o.per != 0 && o.n != nil {
		hi = sym.MinOf(after, sym.MulOf(sym.Int(o.per), o.n))
	}
	now := x.soft("entries", lo, hi)
	x.st.mut(id).inner = now
	gone := sym.Sub(after, now)
	zero := effect.Zero()
	if !o.entry || o.owner != 0 {
		x.apply("replaces an entry", effect.Effect{Alloc: zero.Alloc, Freed: effect.Point(gone), Net: effect.Point(sym.Neg(gone)), Peak: zero.Peak})
	}
}

func sameConst(a, b Value) bool {
	p, ok1 := constOf(a)
	q, ok2 := constOf(b)
	return ok1 && ok2 && p == q
}

// applyGrowth counts bytes that a held container gains.
func (x *interp) applyGrowth(text string, n sym.Expr) {
	x.apply(text, growth(n))
}
