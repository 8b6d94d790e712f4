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

// arrayOf is numpy.array(v), or without a copy numpy.asarray(v).
func (x *interp) arrayOf(v Value, dtype Value, copies bool) Value {
	if q := x.st.obj(v); q != nil && q.kind == oInstance && q.class != nil {
		if f, ok := q.class.lookup("__array__"); ok {
			if fn, ok := f.(Func); ok {
				// Python's protocol for what can be made an array.
				v, copies = x.callFunction(fn.F, v, nil, nil), false
			}
		}
	}
	v = x.arrayInput(v)
	if in, ok := v.(Input); ok {
		if s, _, ok := x.asArray(in); ok && len(s) > 0 {
			v = x.inputArray(in)
		}
	}
	o := x.st.obj(v)
	if o != nil && o.kind == oArray && !o.tensor() {
		d := o.dtype
		if dtype != nil && !isNone(dtype) {
			d = x.dtypeOf(dtype, d)
		}
		if !copies && d == o.dtype {
			return v
		}
		r := x.copyArray(v, d, true)
		if q := x.st.obj(r); q != nil && q.class != nil {
			x.st.mut(x.st.objID(r)).class = nil
		}
		return r
	}
	s, d, ok := x.asArray(v)
	if !ok {
		x.dead(diag.DataDependent, "an array of %s", x.nameOf(v))
	}
	d = x.dtypeOf(dtype, promote(d, d))
	if d == "object" {
		x.dead(diag.DataDependent, "an array of objects of %s", x.nameOf(v))
	}
	if len(s) > 1 && o != nil && o.kind != oArray {
		// numpy collects the inner sequences in a list before it fills the array.
		rows := product(s[:len(s)-1], sym.Int(32))
		x.transientUpTo(rows)
	}
	return x.newArray(s, d)
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
	if isOne(b) {
		return a
	}
	if sym.Equal(a, b) {
		return sym.Int(1)
	}
	if within(b, a) {
		p, ok1 := coefficient(a)
		q, ok2 := coefficient(b)
		if ok1 && ok2 && q != 0 && p%q == 0 {
			rest := factors(a)
			for _, f := range factors(b) {
				for i, g := range rest {
					if sym.Equal(f, g) {
						rest = append(rest[:i:i], rest[i+1:]...)
						break
					}
				}
			}
			return product(rest, sym.Int(p/q))
		}
	}
	return sym.FloorDivOf(a, b)
}

// coefficient is the constant factor of a product.
func coefficient(e sym.Expr) (int64, bool) {
	if k, ok := sym.IsInt(e); ok {
		return k, true
	}
	if m, ok := e.(*sym.Mul); ok {
		k := int64(1)
		for _, f := range m.X {
			if _, ok := sym.IsConst(f); ok {
				c, ok := sym.IsInt(f)
				if !ok {
					return 0, false
				}
				k *= c
			}
		}
		return k, true
	}
	return 1, true
}

// permuted shows an array with its axes in another order.
func (x *interp) permuted(v Value, axes []int) Value {
	o := x.st.obj(v)
	from := o.stridesOf()
	shape := make([]sym.Expr, len(axes))
	strides := make([]sym.Expr, len(axes))
	for i, a := range axes {
		shape[i], strides[i] = o.shape[a], from[a]
	}
	return x.asMatrix(o, x.viewWith(v, shape, strides))
}

// transpose shows an array with its axes reversed, or as they are named.
func (x *interp) transpose(v Value, axes []Value) Value {
	o := x.st.obj(v)
	if len(axes) == 1 {
		if items, ok := x.exactItems(axes[0]); ok {
			axes = items
		} else if isNone(axes[0]) {
			axes = nil
		}
	}
	out := make([]int, len(o.shape))
	for i := range out {
		out[i] = len(out) - 1 - i
		if len(axes) == len(out) {
			out[i] = x.axisOf(axes[i], len(out))
		}
	}
	return x.permuted(v, out)
}

// axisOf is an axis argument for an array of some rank.
func (x *interp) axisOf(v Value, rank int) int {
	k, ok := constOf(v)
	if !ok {
		x.dead(diag.DataDependent, "an axis")
	}
	if k < 0 {
		k += int64(rank)
	}
	if k < 0 || k >= int64(rank) {
		x.arrayError("AxisError")
	}
	return int(k)
}

// movedAxis shows an array with one axis at another place.
func (x *interp) movedAxis(v, from, to Value) Value {
	o := x.st.obj(v)
	n := len(o.shape)
	f, t := x.axisOf(from, n), x.axisOf(to, n)
	var rest []int
	for i := 0; i < n; i++ {
		if i != f {
			rest = append(rest, i)
		}
	}
	axes := append(append(append([]int(nil), rest[:t]...), f), rest[t:]...)
	return x.permuted(v, axes)
}

// stretched shows an array with axes repeated to a shape.
func (x *interp) stretched(v Value, shape []sym.Expr) Value {
	o := x.st.obj(v)
	strides := spread(o.shape, o.stridesOf(), shape)
	for i, s := range strides {
		if s == nil {
			strides[i] = sym.Int(0)
			x.m.Assume("shape", x.spoken(shape[i])+" is repeated from 1", x.pos())
		}
	}
	r := x.view(v, append([]sym.Expr(nil), shape...))
	if t, ok := r.(Ref); ok {
		x.st.mut(t.ID).strides = strides
	}
	return r
}

// row shows an element along the first axis.
func (x *interp) row(v Value) Value {
	o := x.st.obj(v)
	shape := append([]sym.Expr(nil), o.shape[1:]...)
	if o.strides == nil {
		return x.view(v, shape)
	}
	return x.viewWith(v, shape, o.strides[1:])
}

func (x *interp) ufuncOut(args []Value, kws []kwarg) Value {
	kind := ""
	if l, ok := arg(nil, kws, 0, "kind").(Lit); ok {
		kind = l.Text
	}
	if d := arg(nil, kws, 0, "dtype"); d != nil && !isNone(d) {
		kind = x.dtypeOf(d, "float64")
	}
	save := ""
	if l, ok := arg(nil, kws, 0, "save").(Lit); ok {
		save = l.Text
	}
	return x.ufuncWhere(args, orNone(arg(nil, kws, 0, "out")), kind, arg(nil, kws, 0, "where"), save)
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
	if o := x.st.obj(v); !ok && o != nil && o.kind != oArray && o.n != nil && o.elem != nil {
		items, times, ok = []Value{o.elem}, o.n, true
	} else if !ok && o != nil && o.kind == oArray && len(o.shape) > 1 {
		items, times, ok = []Value{x.row(v)}, o.shape[0], true
	}
	if !ok || len(items) == 0 {
		x.dead(diag.DataDependent, "arrays to join")
	}
	flat := isNone(orNone(axis)) && axis != nil
	k, _ := constOf(orNone(axis))
	var shape []sym.Expr
	var parts []operand
	d := ""
	at := 0
	for i, w := range items {
		p := x.operandOf(w)
		s, t := p.shape, p.dtype
		if len(s) == 0 {
			if how == "" && !flat {
				x.dead(diag.DataDependent, "an array to join")
			}
			s = []sym.Expr{sym.Int(1)}
		}
		parts = append(parts, p)
		switch {
		case flat:
			s = []sym.Expr{product(s, sym.Int(1))}
		case how == "new" || how == "rows" && len(s) == 1:
			s = append([]sym.Expr{sym.Int(1)}, s...)
		case how == "columns":
			// numpy.hstack: along the second axis, of vectors the first.
			k = 1
			if len(s) == 1 {
				k = 0
			}
		}
		if i == 0 {
			at = x.axisOf(constInt(k), len(s))
		}
		if i == 0 {
			shape, d = append([]sym.Expr(nil), s...), promote(t, t)
			shape[at] = sym.MulOf(times, shape[at])
			continue
		}
		if len(s) != len(shape) {
			x.arrayError("ValueError")
		}
		shape[at] = sym.AddOf(shape[at], s[at])
		d = promote(d, t)
	}
	for _, p := range parts {
		if o := x.st.obj(p.v); o.tensor() {
			var from []Value
			for _, q := range parts {
				from = append(from, q.v)
			}
			return x.follow(x.newTensor(shape, promote(d, d)), from)
		}
	}
	// Arrays that all lie in Fortran order give one.
	var perm []int
	if len(shape) > 1 && how == "" && !flat {
		fortran := true
		for _, p := range parts {
			o := x.st.obj(p.v)
			fortran = fortran && o != nil && !o.cOrder() && o.segment()
		}
		if fortran {
			for i := len(shape) - 1; i >= 0; i-- {
				perm = append(perm, i)
			}
		}
	}
	return x.ordered(shape, perm, promote(d, d))
}
