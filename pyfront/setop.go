// This file makes sets of sets: copies, unions and the like, whose tables follow
// from all elements at once and not from adding them one by one.

package pyfront

import (
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// Bytes of a set without a table of its own, and of a slot of one.
const (
	setHead = 216
	setSlot = 16
)

// mergedSize is the size of a set that took over n elements of a set or dict.
func (p *profile) mergedSize(n sym.Expr) sym.Expr {
	if p.payload {
		return sym.Int(0)
	}
	return sym.ApplyOf(sym.FnSetMerged, n)
}

// setRehash is the table that a set of n elements has beside its new one while it
// is filled, at most.
func (x *interp) setRehash(n sym.Expr) sym.Expr {
	if x.prof.payload {
		return sym.Int(0)
	}
	size := x.prof.setSize(n)
	return sym.IteOf(sym.LeOf(n, sym.Int(setDoubles)), sym.FloorDivOf(size, sym.Int(4)), sym.FloorDivOf(size, sym.Int(2)))
}

// copySet is a set of the elements of a set, or of the keys of a dict.
func (x *interp) copySet(v Ref) Ref {
	o := x.st.heap[v.ID]
	n := o.n
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	return x.setLike(v, n, x.prof.mergedSize(n), true)
}

// setPart is a set of some elements of a set.
func (x *interp) setPart(v Ref) Ref {
	o := x.st.heap[v.ID]
	n := o.n
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	size := sym.Expr(sym.Int(0))
	if !x.prof.payload {
		size = x.soft("table", sym.Int(setHead), sym.MaxOf(x.prof.mergedSize(n), x.prof.setSize(n)))
	}
	r := x.setLike(v, x.soft("len", sym.Int(0), n), size, false)
	x.transientUpTo(x.setRehash(n))
	return r
}

// setLike is a set of n elements of another container, all of them or some.
func (x *interp) setLike(v Ref, n, size sym.Expr, all bool) Ref {
	if x.st.heap[v.ID].exact {
		x.st.summarise(x, v.ID)
	}
	o := x.st.heap[v.ID]
	e := o.elem
	if o.kind == oDict {
		e = o.key
	}
	if c, ok := e.(Num); ok {
		c.Src = 0
		e = c
	}
	r := x.alloc(&object{kind: oSet, law: lawMerged, n: n, size: size, elem: e})
	x.st.shareWith(r.ID, v.ID, all)
	return r
}

// mergeSet adds the elements of a set or dict to a set, whose table grows at once.
func (x *interp) mergeSet(r, from Ref) {
	if x.st.part(r.ID) {
		x.notPart(r.ID)
	}
	for _, id := range []int{r.ID, from.ID} {
		if x.st.heap[id].exact {
			x.st.summarise(x, id)
		}
	}
	o, f := x.st.mut(r.ID), x.st.heap[from.ID]
	more := f.elem
	if f.kind == oDict {
		more = f.key
	}
	switch {
	case o.elem == nil:
		o.elem = more
	case more != nil:
		o.elem = x.joinLike(x.st, o.elem, more)
	}
	x.st.shareWith(r.ID, from.ID, false)
	o = x.st.mut(r.ID)
	o.law, o.per, o.full = lawMerged, 0, false
	if o.n == nil || f.n == nil {
		o.n = nil
		x.resize(r.ID, x.soft("table", o.size, nil))
		return
	}
	all := sym.AddOf(o.n, f.n)
	o.n = x.soft("len", sym.MaxOf(o.n, f.n), all)
	if x.prof.payload {
		return
	}
	slots := sym.MaxOf(sym.Int(8), sym.FloorDivOf(sym.Sub(o.size, sym.Int(setHead)), sym.Int(setSlot)))
	old := o.size
	full := sym.LeOf(sym.MulOf(sym.Int(3), sym.Sub(slots, sym.Int(1))), sym.MulOf(sym.Int(5), all))
	x.resize(r.ID, sym.IteOf(full, x.prof.mergedSize(all), old))
	x.transientUpTo(nonNegative(sym.Sub(old, sym.Int(setHead))))
}

// setOp is an operator on two sets; ok is false for others.
func (x *interp) setOp(op syntax.Operator, a, b Value) (v Value, ok bool) {
	oa, ob := x.st.obj(a), x.st.obj(b)
	if oa == nil || ob == nil || oa.kind != oSet || ob.kind != oSet || oa.n == nil || ob.n == nil {
		return nil, false
	}
	switch op {
	case syntax.BitOr:
		r := x.copySet(a.(Ref))
		x.mergeSet(r, b.(Ref))
		return r, true
	case syntax.BitAnd:
		n := x.soft("len", sym.Int(0), sym.MinOf(oa.n, ob.n))
		r := x.setLike(a.(Ref), n, x.prof.setSize(n), false)
		x.st.mut(r.ID).law = lawBuiltin
		x.transientUpTo(x.setRehash(n))
		return r, true
	case syntax.Sub:
		return x.setPart(a.(Ref)), true
	case syntax.BitXor:
		// A copy of one; then elements of the other are added or taken away.
		if ob.exact {
			x.st.summarise(x, x.st.objID(b))
		}
		r := x.copySet(a.(Ref))
		all := sym.AddOf(oa.n, ob.n)
		o := x.st.mut(r.ID)
		switch e := x.st.obj(b).elem; {
		case o.elem == nil:
			o.elem = e
		case e != nil:
			o.elem = x.joinLike(x.st, o.elem, e)
		}
		x.st.shareWith(r.ID, x.st.objID(b), false)
		o = x.st.mut(r.ID)
		o.n = x.soft("len", sym.Int(0), all)
		if !x.prof.payload {
			x.resize(r.ID, x.soft("table", x.prof.mergedSize(oa.n), sym.MaxOf(x.prof.mergedSize(oa.n), x.prof.mergedSize(sym.MulOf(sym.Int(2), all)))))
			x.transientUpTo(x.setRehash(all))
		}
		return r, true
	}
	return nil, false
}

func (x *interp) isSet(v Value) bool {
	o := x.st.obj(v)
	return o != nil && o.kind == oSet
}
