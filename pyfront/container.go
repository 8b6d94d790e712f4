// This file implements what builtin functions and the containers' methods do.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

func freed(n sym.Expr) effect.Effect { return effect.OfFree(n) }

// listMut changes a container of this call; one of the caller keeps what it gets.
func (x *interp) listMut(v Value, f func(Ref)) {
	switch v := v.(type) {
	case Ref:
		f(v)
	case Input:
		x.dead(diag.UnknownStore, "a container of the caller (%s)", v.Text)
	default:
		x.dead(diag.UnknownStore, "%s", x.nameOf(v))
	}
}

func (x *interp) clearAll(r Ref) {
	x.notPart(r.ID)
	if k, none := sym.IsInt(x.st.heap[r.ID].inner); (!none || k != 0) && x.st.shared(r.ID) {
		x.dead(diag.DataDependent, "what remains of elements that another container has")
	}
	o := x.st.mut(r.ID)
	inner := o.inner
	o.items, o.keys, o.pend, o.elem, o.key, o.exact, o.n = nil, nil, nil, nil, nil, true, sym.Int(0)
	o.inner = sym.Int(0)
	o.boxes = 0
	if k, ok := sym.IsInt(inner); !ok || k != 0 {
		x.apply("empties a "+o.kind.String(), freed(inner))
	}
	if o.kind == oList {
		old := o.size
		o.size = x.prof.listSize(sym.Int(0), false)
		if o.counted && !o.entry {
			x.apply("", freed(sym.Sub(old, o.size)))
		}
	}
}

// popFrom removes an element.
func (x *interp) popFrom(v, at Value) Value {
	switch t := v.(type) {
	case Input:
		return x.someAt(t)
	case Ref:
		o := x.st.heap[t.ID]
		if o == nil {
			break
		}
		x.notPart(t.ID)
		if o.exact && o.kind == oList {
			k := int64(-1)
			if at != nil && !isNone(at) {
				c, ok := constOf(at)
				if !ok {
					break
				}
				k = c
			}
			if k < 0 {
				k += int64(len(o.items))
			}
			if k < 0 || k >= int64(len(o.items)) {
				panic(raised{Opaque{"IndexError"}})
			}
			w := o.items[k]
			o = x.st.mut(t.ID)
			o.items = append(append([]Value(nil), o.items[:k]...), o.items[k+1:]...)
			o.n = sym.Int(int64(len(o.items)))
			return x.keep(w)
		}
		if o.exact && o.kind == oDict {
			for i, k := range o.keys {
				if identical(k, at) {
					w := o.items[i]
					o = x.st.mut(t.ID)
					o.keys = append(append([]Value(nil), o.keys[:i]...), o.keys[i+1:]...)
					o.items = append(append([]Value(nil), o.items[:i]...), o.items[i+1:]...)
					o.n = sym.Int(int64(len(o.items)))
					return x.keep(w)
				}
			}
		}
		if k, ok := sym.IsInt(o.inner); ok && k == 0 && !o.exact && o.n != nil && o.kind == oList {
			o = x.st.mut(t.ID)
			o.n, o.total = x.lessOne(o.n), nil
			x.shrink(t.ID)
			if o.elem != nil {
				return o.elem
			}
			return Opaque{"an element"}
		}
		if o.exact && len(o.items) > 0 && o.kind != oDict {
			x.st.summarise(x, t.ID)
			o = x.st.heap[t.ID]
		}
		if !o.exact && o.n != nil {
			return x.take1(t, at)
		}
	}
	x.dead(diag.DataDependent, "what is removed from %s", x.nameOf(v))
	return nil
}

// shrink follows what a list's capacity may be after elements were removed: a
// list gives slots back when more than half of them are free.
func (x *interp) shrink(id int) {
	o := x.st.heap[id]
	if o.kind != oList || x.prof.payload || o.entry {
		return
	}
	x.st.mut(id).shrunk = true
	slots := x.soft("slots", o.n, sym.AddOf(sym.MulOf(sym.Int(2), o.n), sym.Int(2)))
	size := sym.AddOf(sym.Int(x.prof.list), sym.MulOf(sym.Int(8), slots))
	if n := len(x.loops); n > 0 && id <= x.loops[n-1].maxID {
		x.resize(id, size)
		return
	}
	old := o.size
	x.st.mut(id).size = size
	if !o.counted {
		x.floatSub(old)
		x.countGrown(id)
		return
	}
	less := sym.Sub(old, size)
	hi, ok := x.bound(less, true, 0)
	if !ok {
		hi = sym.Infinity()
	}
	zero := effect.Zero()
	x.apply("shrinks a list", effect.Effect{Alloc: zero.Alloc, Freed: effect.Bound{Lo: sym.Int(0), Hi: nonNegHi(hi)}, Net: effect.Point(sym.Neg(less)), Peak: zero.Peak})
}

// lessOne is the length of a container of n elements without one of them.
func (x *interp) lessOne(n sym.Expr) sym.Expr {
	less := sym.Sub(n, sym.Int(1))
	if x.m.Known(x.st.s, sym.LeOf(sym.Int(1), n)) == 1 {
		return less
	}
	return nonNegative(less)
}

// take1 removes an element of a summarised container: it is an object of its own
// from now on, and its bytes are no longer the container's.
func (x *interp) take1(r Ref, at Value) Value {
	o := x.st.mut(r.ID)
	e := o.elem
	o.n, o.total = x.lessOne(o.n), nil
	x.shrink(r.ID)
	o = x.st.heap[r.ID]
	if e == nil {
		e = Opaque{"an element"}
	}
	if k, ok := sym.IsInt(o.inner); ok && k == 0 || o.entry || len(o.shares) > 0 {
		return x.element(r.ID, e)
	}
	var size sym.Expr
	switch v := e.(type) {
	case Num:
		v = x.refresh(v).(Num)
		v.Src = 0
		size = x.boxSize(v)
		if o.boxes > 0 {
			size = x.soft("box", sym.Int(0), sym.Int(x.prof.integer))
		}
		*x.st.ids++
		v.Box = *x.st.ids
		x.st.heap[v.Box] = &object{kind: oBox, size: size, inner: sym.Int(0), counted: true, line: x.at.Line}
		e = v
	case Ref:
		t := x.st.heap[v.ID]
		if t == nil || t.owner == 0 {
			return e
		}
		if t.mixed {
			// How much it holds is not known.
			size = x.soft("removed", sym.Int(0), o.inner)
			x.apply("removes an element", effect.Effect{Freed: effect.Point(size), Net: effect.Point(sym.Neg(size)), Alloc: effect.Zero().Alloc, Peak: effect.Zero().Peak})
			break
		}
		size = sym.Int(0)
		e = x.detached(v, map[int]int{}, map[string]sym.Expr{}, &size)
	default:
		if heapless(e) {
			if _, several := e.(Opaque); !several {
				return e
			}
		}
		// It may be given back now, or later with the container.
		size = x.soft("removed", sym.Int(0), o.inner)
		x.apply("removes an element", effect.Effect{Freed: effect.Point(size), Net: effect.Point(sym.Neg(size)), Alloc: effect.Zero().Alloc, Peak: effect.Zero().Peak})
	}
	o = x.st.mut(r.ID)
	o.inner = sym.Sub(o.inner, size)
	if o.kind == oDict {
		x.dropKey(r.ID)
	}
	return x.keep(e)
}

// dropKey notes that a dict may give a key back.
func (x *interp) dropKey(id int) {
	key := x.st.heap[id].key
	if key == nil || isNone(key) {
		return
	}
	x.loseUpTo(id, x.partSize(key), "removes a key")
}

// loseUpTo notes that a container gives back up to n bytes of what it holds.
func (x *interp) loseUpTo(id int, n sym.Expr, text string) {
	if k, ok := sym.IsInt(n); ok && k == 0 {
		return
	}
	gone := x.soft("removed", sym.Int(0), n)
	o := x.st.mut(id)
	o.inner = sym.Sub(o.inner, gone)
	if !o.entry {
		zero := effect.Zero()
		x.apply(text, effect.Effect{Alloc: zero.Alloc, Freed: effect.Point(gone), Net: effect.Point(sym.Neg(gone)), Peak: zero.Peak})
	}
}

// detached makes objects of their own of what an element of a container is
// like, and adds up their sizes.
func (x *interp) detached(v Ref, made map[int]int, fresh map[string]sym.Expr, size *sym.Expr) Value {
	if id, ok := made[v.ID]; ok {
		return Ref{id}
	}
	t := x.st.heap[v.ID]
	if t == nil || t.owner == 0 {
		return v
	}
	*x.st.ids++
	id := *x.st.ids
	made[v.ID] = id
	n := *t
	s := func(e sym.Expr) sym.Expr { return x.refreshed(e, fresh) }
	n.entry, n.owner, n.counted = false, 0, true
	n.size, n.inner, n.n, n.total = s(t.size), s(t.inner), s(t.n), s(t.total)
	*size = sym.AddOf(*size, n.size, n.inner)
	val := func(v Value) Value {
		switch v := v.(type) {
		case Ref:
			return x.detached(v, made, fresh, size)
		case Num:
			b := x.st.heap[v.Box]
			v = rewritten(v, s).(Num)
			if b == nil || b.owner == 0 {
				return v
			}
			if to, ok := made[v.Box]; ok {
				v.Box = to
				return v
			}
			nb := *b
			nb.entry, nb.owner, nb.counted, nb.size = false, 0, true, s(b.size)
			*x.st.ids++
			made[v.Box] = *x.st.ids
			x.st.heap[*x.st.ids] = &nb
			*size = sym.AddOf(*size, nb.size)
			v.Box = *x.st.ids
			return v
		}
		return v
	}
	all := func(vs []Value) []Value {
		out := make([]Value, len(vs))
		for i, w := range vs {
			out[i] = val(w)
		}
		return out
	}
	n.items, n.keys, n.pend = all(t.items), all(t.keys), all(t.pend)
	n.shape = make([]sym.Expr, len(t.shape))
	for i, d := range t.shape {
		n.shape[i] = s(d)
	}
	// What the elements of a summarised container are like stays a likeness, of
	// the new one.
	like := func(v Value) Value {
		if r, ok := v.(Ref); ok {
			if e := x.st.heap[r.ID]; e != nil && e.owner != 0 {
				c := *e
				c.owner = id
				*x.st.ids++
				x.st.heap[*x.st.ids] = &c
				return Ref{*x.st.ids}
			}
		}
		return v
	}
	n.elem, n.key = like(t.elem), like(t.key)
	if t.attrs != nil {
		n.attrs = map[string]Value{}
		for k, v := range t.attrs {
			n.attrs[k] = val(v)
		}
	}
	x.st.heap[id] = &n
	return Ref{id}
}

// element is some element v of the container id: its number is one of many.
func (x *interp) element(id int, v Value) Value { return from(x.refresh(v), id) }
