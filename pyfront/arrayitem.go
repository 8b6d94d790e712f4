// This file subscripts arrays: views, copies and scalars.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// arrayIndex is a subscript of an array, taken apart.
type arrayIndex struct {
	shape, strides []sym.Expr // of what slices and integers leave
	fancy          []sym.Expr // the shape that index arrays give
	at             int        // where it stands in shape; -1 without index arrays
	arrays         []operand  // the index arrays
	masked         sym.Expr   // bytes of positions that masks become; nil without
	mask           bool       // one mask for all axes
}

// indexOf reads a subscript.
func (x *interp) indexOf(o *object, idx Value) arrayIndex {
	parts := []Value{idx}
	if t, ok := idx.(index); ok {
		parts = t.vs
	} else if items, ok := x.exactItems(idx); ok && x.st.obj(idx) != nil && x.st.obj(idx).kind == oTuple {
		parts = items
	}
	real := 0
	for _, p := range parts {
		switch p := p.(type) {
		case NoneV, EllipsisV:
		default:
			real++
			if s, dt, ok := x.asArray(p); ok && dt == "bool" && len(s) > 1 {
				real += len(s) - 1
			}
		}
	}
	from := o.stridesOf()
	r := arrayIndex{at: -1}
	d := 0
	ellipsis := false
	keep := func(n, s sym.Expr) { r.shape, r.strides = append(r.shape, n), append(r.strides, s) }
	for _, p := range parts {
		switch p := p.(type) {
		case NoneV:
			keep(sym.Int(1), sym.Int(0))
		case EllipsisV:
			for k := len(o.shape) - real; k > 0 && !ellipsis && d < len(o.shape); k-- {
				keep(o.shape[d], from[d])
				d++
			}
			ellipsis = true
		case SliceV:
			if d >= len(o.shape) {
				x.arrayError("IndexError")
			}
			s := from[d]
			if s != nil && p.Step != nil && !isNone(p.Step) {
				if k, ok := constOf(p.Step); ok {
					s = sym.MulOf(s, sym.Int(k))
				} else if e := x.intOf(p.Step); e != nil {
					s = sym.MulOf(s, e)
				} else {
					s = nil
				}
			}
			keep(x.sliceLen(p, o.shape[d]), s)
			d++
		default:
			if d >= len(o.shape) {
				x.arrayError("IndexError")
			}
			if s, dt, ok := x.asArray(p); ok && (len(s) > 0 || dt == "bool") {
				if r.at < 0 {
					r.at = len(r.shape)
				}
				if dt == "bool" {
					all := product(o.shape[d:min(d+len(s), len(o.shape))], sym.Int(1))
					k := x.soft("len", sym.Int(0), all)
					r.fancy = x.broadcast(r.fancy, []sym.Expr{k})
					r.mask = len(parts) == 1 && len(s) == len(o.shape)
					if r.masked == nil {
						r.masked = sym.Int(0)
					}
					r.masked = sym.AddOf(r.masked, sym.MulOf(sym.Int(int64(8*len(s))), k))
					d += len(s)
					continue
				}
				p := x.operandOf(p)
				r.arrays = append(r.arrays, p)
				r.fancy = x.broadcast(r.fancy, p.shape)
			}
			d++
		}
	}
	for ; d < len(o.shape); d++ {
		keep(o.shape[d], from[d])
	}
	return r
}

// arrayItem is a[index].
func (x *interp) arrayItem(v Value, idx Value) Value {
	o := x.st.obj(v)
	if l, ok := idx.(Lit); ok {
		if d := fieldType(o.dtype, l.Text); d != "" {
			r := x.view(v, append([]sym.Expr(nil), o.shape...))
			if t, ok := r.(Ref); ok {
				f := x.st.mut(t.ID)
				f.dtype = d
				f.strides = make([]sym.Expr, len(f.shape)) // not whole elements
			}
			return r
		}
		x.dead(diag.DataDependent, "the field %s of an array", l.Text)
	}
	r := x.indexOf(o, idx)
	if r.at < 0 {
		return x.asMatrix(o, x.viewWith(v, r.shape, r.strides))
	}
	shape := append(append(append([]sym.Expr(nil), r.shape[:r.at]...), r.fancy...), r.shape[r.at:]...)
	if o.tensor() {
		w := x.follow(x.newTensor(shape, o.dtype), []Value{v})
		if r.masked != nil {
			x.transientUpTo(sym.AddOf(r.masked, r.masked))
		}
		return w
	}
	w := x.newArray(shape, o.dtype)
	x.indexWork(r)
	return w
}

// indexWork is what index arrays take while they are used: positions for masks,
// buffers for what is not walked through straight.
func (x *interp) indexWork(r arrayIndex) {
	extra := sym.Expr(sym.Int(0))
	if r.masked != nil && !r.mask {
		extra = r.masked
	}
	var its []iterOp
	for _, p := range r.arrays {
		its = append(its, iterOp{strides: spread(p.shape, p.strides, r.fancy), rank: len(p.shape), item: 8,
			cast: promote(p.dtype, p.dtype) != "int64"})
	}
	lo, hi := x.iterBuffers(r.fancy, its, true)
	x.transientBetween(sym.AddOf(extra, lo), sym.AddOf(extra, hi))
}

// setArrayItem is a[index] = w.
func (x *interp) setArrayItem(v, idx, w Value) {
	o := x.st.obj(v)
	if o.tensor() || o.entry && len(o.shape) == 0 {
		return
	}
	if _, ok := idx.(Lit); ok {
		return
	}
	r := x.indexOf(o, idx)
	if r.at >= 0 {
		x.indexWork(r)
		return
	}
	if len(r.shape) == 0 {
		return
	}
	q := x.st.obj(w)
	switch {
	case q != nil && q.kind == oArray:
		root := func(v Value) int {
			if b := x.st.obj(v).base; b != 0 {
				return b
			}
			return x.st.objID(v)
		}
		if len(r.shape) > 1 && root(w) == root(v) {
			// What overlaps is copied first.
			x.transientUpTo(product(r.shape, sym.Int(must(itemSize(o.dtype)))))
		}
	case q != nil:
		if s, d, ok := x.asArray(w); ok && len(s) > 0 {
			x.transientUpTo(product(s, sym.Int(must(itemSize(promote(d, d)))+32)))
		}
	default:
		if g, ok := w.(RangeV); ok {
			x.transientUpTo(sym.MulOf(sym.Int(40), rangeLen(g)))
		}
	}
}

// sliceLen is the length of a slice of n elements.
func (x *interp) sliceLen(s SliceV, n sym.Expr) sym.Expr {
	if s.Step != nil && !isNone(s.Step) {
		k, ok := constOf(s.Step)
		if !ok || k == 0 {
			return x.soft("len", sym.Int(0), n)
		}
		m := n
		if k == -1 && s.Lo == nil && s.Hi == nil {
			return n
		}
		if k < 0 {
			return x.soft("len", sym.Int(0), n)
		}
		m = x.sliceLen(SliceV{Lo: s.Lo, Hi: s.Hi}, n)
		return sym.FloorDivOf(sym.AddOf(m, sym.Int(k-1)), sym.Int(k))
	}
	// The length is max(0, hi - lo): a lower end beyond the sequence and an upper
	// one before it need not be cut off.
	end := func(v Value, def sym.Expr, lower bool) sym.Expr {
		if v == nil || isNone(v) {
			return def
		}
		e := x.intOf(v)
		if e == nil {
			return nil
		}
		front := func() sym.Expr {
			if lower || x.m.Known(x.st.s, sym.LeOf(e, n)) == 1 {
				return e
			}
			return sym.MinOf(e, n)
		}
		back := func() sym.Expr {
			if lower {
				return sym.MaxOf(sym.Int(0), sym.AddOf(n, e))
			}
			return sym.AddOf(n, e)
		}
		switch x.m.Known(x.st.s, sym.LeOf(sym.Int(0), e)) {
		case 1:
			return front()
		case -1:
			return back()
		}
		return sym.IteOf(sym.LeOf(sym.Int(0), e), front(), back())
	}
	if m := trimmed(s, n); m != nil {
		if x.m.Plain(x.st.s, sym.LeOf(sym.Int(0), m)) == 1 {
			return m
		}
		return nonNegative(m)
	}
	lo, hi := end(s.Lo, sym.Int(0), true), end(s.Hi, n, false)
	if lo == nil || hi == nil {
		return x.soft("len", sym.Int(0), n)
	}
	return sym.MaxOf(sym.Int(0), sym.Sub(hi, lo))
}

// trimmed is the length of a slice that leaves out constant numbers of elements
// at the ends, s[k:], s[:-k] and s[j:-k], before negative ones become 0; nil for
// another slice.
func trimmed(s SliceV, n sym.Expr) sym.Expr {
	k := int64(0)
	if s.Lo != nil && !isNone(s.Lo) {
		c, ok := constOf(s.Lo)
		if !ok || c < 0 {
			return nil
		}
		k = c
	}
	if s.Hi != nil && !isNone(s.Hi) {
		c, ok := constOf(s.Hi)
		if !ok || c >= 0 {
			return nil
		}
		k -= c
	}
	return sym.Sub(n, sym.Int(k))
}
