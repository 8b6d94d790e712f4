// This file makes arrays for models: from shapes, from other arrays, from parts.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// arrayArg takes an argument as an array object.
func (x *interp) arrayArg(v Value) Value {
	if in, ok := v.(Input); ok {
		return x.inputArray(in)
	}
	if o := x.st.obj(v); o != nil && o.kind == oArray {
		return v
	}
	return x.arrayOf(v, nil, true)
}

func (x *interp) arrayOf(v Value, dtype Value, copies bool) Value {
	if o := x.st.obj(v); o != nil && o.kind == oArray && !copies && (dtype == nil || isNone(dtype) || x.dtypeOf(dtype, "") == o.dtype) {
		return v
	}
	s, d, ok := x.asArray(v)
	if !ok {
		x.dead(diag.DataDependent, "an array of %s", x.nameOf(v))
	}
	return x.newArray(s, x.dtypeOf(dtype, promote(d, d)))
}

// shapeFill resolves a -1 in a shape.
func (x *interp) shapeFill(v Value, shape []sym.Expr) []sym.Expr {
	o := x.st.obj(v)
	for i, d := range shape {
		if k, ok := sym.IsInt(d); ok && k == -1 {
			rest := sym.Expr(sym.Int(1))
			for j, e := range shape {
				if j != i {
					rest = sym.MulOf(rest, e)
				}
			}
			out := append([]sym.Expr(nil), shape...)
			out[i] = divide(product(o.shape, sym.Int(1)), rest)
			return out
		}
	}
	return shape
}

// divide is a / b where it comes out even.
func divide(a, b sym.Expr) sym.Expr {
	if k, ok := sym.IsInt(b); ok && k == 1 {
		return a
	}
	if sym.Equal(a, b) {
		return sym.Int(1)
	}
	if m, ok := a.(*sym.Mul); ok {
		for i, f := range m.X {
			if sym.Equal(f, b) {
				return sym.MulOf(append(append([]sym.Expr(nil), m.X[:i]...), m.X[i+1:]...)...)
			}
		}
	}
	return sym.FloorDivOf(a, b)
}

func (x *interp) transpose(v Value, axes []Value) Value {
	o := x.st.obj(v)
	if len(axes) == 1 {
		if items, ok := x.exactItems(axes[0]); ok {
			axes = items
		}
	}
	out := make([]sym.Expr, len(o.shape))
	for i := range out {
		j := len(out) - 1 - i
		if len(axes) == len(out) {
			k, ok := constOf(axes[i])
			if !ok || k < 0 || int(k) >= len(out) {
				x.dead(diag.DataDependent, "the axes of a transposition")
			}
			j = int(k)
		}
		out[i] = o.shape[j]
	}
	return x.view(v, out)
}

func (x *interp) ufuncOut(args []Value, kws []kwarg) Value {
	if out := arg(nil, kws, 0, "out"); out != nil && !isNone(out) {
		return out
	}
	kind := ""
	if l, ok := arg(nil, kws, 0, "kind").(Lit); ok {
		kind = l.Text
	}
	if d := arg(nil, kws, 0, "dtype"); d != nil && !isNone(d) {
		kind = x.dtypeOf(d, "float64")
	}
	for i := range args {
		args[i] = x.arrayInput(args[i])
	}
	return x.ufunc(args, kind)
}

// arrayInput takes a parameter of unknown type as an array.
func (x *interp) arrayInput(v Value) Value {
	if in, ok := v.(Input); ok && x.typeOf(in) == "" {
		return x.inputArray(in)
	}
	return v
}

// frombuffer is an array over the memory of bytes.
func (x *interp) frombuffer(v, dtype Value) Value {
	n, _ := x.textLen(v)
	d := x.dtypeOf(dtype, "float64")
	item, ok := itemSize(d)
	if n == nil || !ok {
		x.dead(diag.DataDependent, "the length of a buffer")
	}
	x.count(v)
	n = sym.FloorDivOf(n, sym.Int(item))
	return x.alloc(&object{kind: oArray, shape: []sym.Expr{n}, n: n, dtype: d, base: x.st.objID(v), size: x.prof.viewSize(1)})
}

func (x *interp) concatenate(v, axis Value) Value {
	how := ""
	if l, ok := axis.(Lit); ok {
		how = l.Text
	}
	items, ok := x.exactItems(v)
	times := sym.Expr(sym.Int(1))
	if o := x.st.obj(v); !ok && o != nil && o.n != nil && o.elem != nil {
		items, times, ok = []Value{o.elem}, o.n, true
	}
	if !ok || len(items) == 0 {
		x.dead(diag.DataDependent, "arrays to join")
	}
	k, ok := constOf(orNone(axis))
	if !ok {
		k = 0
	}
	var shape []sym.Expr
	d := ""
	for i, w := range items {
		s, t, ok := x.asArray(w)
		if !ok || len(s) == 0 {
			x.dead(diag.DataDependent, "an array to join")
		}
		if how == "new" || how == "rows" && len(s) == 1 {
			s = append([]sym.Expr{sym.Int(1)}, s...)
		}
		at := int(k)
		if at < 0 {
			at += len(s)
		}
		if at < 0 || at >= len(s) {
			panic(raised{Opaque{"ValueError"}})
		}
		if i == 0 {
			shape, d = append([]sym.Expr(nil), s...), t
			shape[at] = sym.MulOf(times, shape[at])
			continue
		}
		if len(s) != len(shape) {
			panic(raised{Opaque{"ValueError"}})
		}
		shape[at] = sym.AddOf(shape[at], s[at])
		d = promote(d, t)
	}
	return x.newArray(shape, promote(d, d))
}
