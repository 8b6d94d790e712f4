// This file assigns to slices of lists and bytearrays.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// extended says that a slice has a step: what is assigned to it has its length.
func (s SliceV) extended() bool {
	if s.Step == nil || isNone(s.Step) {
		return false
	}
	k, ok := constOf(s.Step)
	return !ok || k != 1
}

// setBytesSlice is b[s] = w of a bytearray, which may have another length then.
func (x *interp) setBytesSlice(r Ref, s SliceV, w Value) {
	if v := x.st.obj(w); v == nil || v.kind != oByteArray {
		// What is no bytearray becomes one first.
		if n, _ := x.textLen(w); n != nil {
			defer func() { x.transient(x.prof.barraySize(n)) }()
		}
	}
	if s.extended() {
		return
	}
	o := x.st.heap[r.ID]
	m, _ := x.textLen(w)
	if m == nil {
		m, _ = x.lengthOf(w)
	}
	if o.n == nil || m == nil {
		x.dead(diag.DataDependent, "the length of a bytearray")
	}
	by := sym.Sub(m, x.sliceLen(s, o.n))
	if x.m.Known(x.st.s, sym.EqOf(by, sym.Int(0))) == 1 {
		return
	}
	old, n := o.size, nonNegative(sym.AddOf(o.n, by))
	if s.Lo != nil && s.Hi != nil {
		lo, hi := x.intOf(s.Lo), x.intOf(s.Hi)
		if lo != nil && hi != nil && x.m.Known(x.st.s, sym.LeOf(sym.Int(0), lo)) == 1 && x.m.Known(x.st.s, sym.EqOf(sym.Sub(hi, lo), m)) == 1 {
			if x.m.Known(x.st.s, sym.LeOf(hi, o.n)) == 1 {
				return
			}
			n = sym.MaxOf(o.n, sym.AddOf(sym.MinOf(lo, o.n), m)) // it replaces what is there, and may reach over the end
		}
	}
	o = x.st.mut(r.ID)
	o.n = n
	more := sym.AddOf(sym.FloorDivOf(o.n, sym.Int(8)), sym.Int(6))
	least, most := x.prof.barraySize(o.n), x.prof.barraySize(sym.AddOf(o.n, more))
	x.resize(r.ID, x.soft("room", least, sym.MaxOf(old, most)))
}

// sliceElement is what a store of the elements of w into a slice of a list stores
// at a place of it, and how often. What stood there is kept beside it until all
// is stored.
func (x *interp) sliceElement(r Ref, s SliceV, w Value) (Value, sym.Expr) {
	o := x.st.heap[r.ID]
	m, _ := x.lengthOf(w)
	if m == nil || o.n == nil {
		x.dead(diag.Unsupported, "assignment to a slice of a list")
	}
	if !s.extended() && x.m.Known(x.st.s, sym.EqOf(m, x.sliceLen(s, o.n))) != 1 {
		x.dead(diag.Unsupported, "assignment to a slice of a list that may change its length")
	}
	x.transient(sym.MulOf(sym.Int(8), m))
	x.st.mut(r.ID).total = nil
	e := x.anElement(w)
	if o := x.st.obj(e); o != nil {
		x.dead(diag.Unsupported, "objects stored in a slice of a list")
	}
	return e, m
}

// displaced notes that stores of w to places of a summarised list which are not
// known give back what stood there: nothing up to so many of its elements.
func (x *interp) displaced(r Ref, w Value, times sym.Expr) {
	o := x.st.heap[r.ID]
	if lo, ok := x.bound(o.inner, false, 0); ok && sym.Equal(lo, sym.Int(0)) {
		return // what it holds may be nothing as it is
	}
	var size sym.Expr
	switch e := o.elem.(type) {
	case nil, NoneV, Lit, Input:
		return
	case Num:
		n, number := w.(Num)
		if number && (n.Fresh || n.Box != 0) && o.full && e.Kind == KFloat && n.Kind == KFloat {
			return // it takes the place of a box that is as large
		}
		size = sym.Int(max(o.boxes, x.prof.integer))
		if e.Kind == KFloat {
			size = sym.Int(max(o.boxes, x.prof.float))
		}
		if e.Bits != nil || e.Kind == KComplex {
			size = o.inner
		}
	case Ref:
		size = x.st.deep(e.ID, map[int]bool{})
	default:
		size = o.inner
	}
	lost := x.soft("replaced", sym.Int(0), sym.MulOf(size, times))
	if o.entry && o.owner == 0 {
		return // the caller's
	}
	if x.st.part(r.ID) {
		x.partInner(r.ID, sym.Neg(lost))
	} else {
		o = x.st.mut(r.ID)
		o.inner = sym.Sub(o.inner, lost)
	}
	zero := effect.Zero()
	x.apply("replaces elements of a list", effect.Effect{Alloc: zero.Alloc, Freed: effect.Point(lost), Net: effect.Point(sym.Neg(lost)), Peak: zero.Peak})
}
