// This file subscripts arrays: views, copies and scalars.

package pyfront

import (
	"github.com/muxlang/mux/typecheck/sym"
)

// arrayItem is a[index].
func (x *interp) arrayItem(v Value, idx Value) Value {
	o := x.st.obj(v)
	parts := []Value{idx}
	if t, ok := idx.(index); ok {
		parts = t.vs
	}
	var out []sym.Expr
	copies := false
	d := 0
	real := 0
	for _, p := range parts {
		if _, none := p.(NoneV); none {
			continue
		}
		if _, ell := p.(EllipsisV); ell {
			continue
		}
		real++
	}
	var fancy []sym.Expr
	at := -1
	for _, p := range parts {
		switch p := p.(type) {
		case NoneV:
			out = append(out, sym.Int(1))
		case EllipsisV:
			for d < len(o.shape)-(real-d) && d < len(o.shape) {
				out = append(out, o.shape[d])
				d++
			}
		case SliceV:
			if d >= len(o.shape) {
				panic(raised{Opaque{"IndexError"}})
			}
			out = append(out, x.sliceLen(p, o.shape[d]))
			d++
		default:
			if d >= len(o.shape) {
				panic(raised{Opaque{"IndexError"}})
			}
			if s, dt, ok := x.asArray(p); ok && len(s) > 0 {
				copies = true
				if at < 0 {
					at = len(out)
				}
				if dt == "bool" {
					k := x.soft("len", sym.Int(0), product(o.shape[d:min(d+len(s), len(o.shape))], sym.Int(1)))
					fancy = x.broadcast(fancy, []sym.Expr{k})
					d += len(s)
					continue
				}
				fancy = x.broadcast(fancy, s)
			}
			d++
		}
	}
	out = append(out, o.shape[min(d, len(o.shape)):]...)
	if copies {
		shape := append(append(append([]sym.Expr(nil), out[:at]...), fancy...), out[at:]...)
		return x.newArray(shape, o.dtype)
	}
	w := x.view(v, out)
	if r, ok := w.(Ref); ok && (o.gaps || gapped(parts)) {
		x.st.mut(r.ID).gaps = true
	}
	return w
}

// gapped says that a subscript may leave elements out between those it takes:
// it does not when only the first axes are cut short, to single elements but
// the last of them.
func gapped(parts []Value) bool {
	for k, p := range parts {
		switch s := p.(type) {
		case NoneV:
		case SliceV:
			if s.Step != nil && !isNone(s.Step) {
				return true
			}
			for _, q := range parts[k+1:] {
				if t, ok := q.(SliceV); !ok || t.Lo != nil && !isNone(t.Lo) || t.Hi != nil && !isNone(t.Hi) || t.Step != nil && !isNone(t.Step) {
					if _, none := q.(NoneV); !none {
						return true
					}
				}
			}
			return false
		case EllipsisV:
			return true
		}
	}
	return false
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
	lo, hi := end(s.Lo, sym.Int(0), true), end(s.Hi, n, false)
	if lo == nil || hi == nil {
		return x.soft("len", sym.Int(0), n)
	}
	return sym.MaxOf(sym.Int(0), sym.Sub(hi, lo))
}
