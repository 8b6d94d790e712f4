// This file implements the part of the models' vocabulary that speaks of arrays:
// what numpy does in C, for its models in Python.

package pyfront

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// arrayIntrinsic is intrinsic for arrays; ok is false for another name.
func (x *interp) arrayIntrinsic(name string, args []Value, kws []kwarg) (out Value, ok bool) {
	a := func(i int) Value { return arg(args, kws, i, "") }
	array := func(i int) (Value, *object) {
		v := x.arrayArg(a(i))
		return v, x.st.obj(v)
	}
	known := func(i int) []sym.Expr {
		s, _, ok := x.asArray(x.arrayInput(a(i)))
		if !ok {
			x.dead(diag.DataDependent, "the shape of %s", x.nameOf(a(i)))
		}
		return s
	}
	dtype := func(i int) string {
		_, d, ok := x.asArray(x.arrayInput(a(i)))
		if !ok {
			x.dead(diag.DataDependent, "the type of %s", x.nameOf(a(i)))
		}
		return promote(d, d)
	}
	switch name {
	case "copied":
		// A copy in C order, or with the axes nested as in the original.
		v, o := array(0)
		return x.copyArray(v, x.dtypeOf(arg(args, kws, 1, "dtype"), o.dtype), truthOf(a(2))), true
	case "contiguous":
		v, o := array(0)
		if o.cOrder() {
			return v, true
		}
		x.severalRows(o.shape)
		return x.copyArray(v, "", false), true
	case "is_contiguous":
		_, o := array(0)
		return boolNum(boolInt(o.cOrder())), true
	case "view", "reshape":
		v, _ := array(0)
		return x.reshape(v, x.shapeOf(a(1))), true
	case "same_data":
		// A new array has another shape: its elements were put elsewhere.
		r := a(0).(Ref)
		o := x.st.mut(r.ID)
		o.shape, o.strides = x.shapeOf(a(1)), nil
		o.n = o.shape[0]
		return r, true
	case "broadcast":
		v, _ := array(0)
		return x.stretched(v, x.shapeOf(a(1))), true
	case "broadcast_shape":
		var shape []sym.Expr
		for i := range args {
			shape = x.broadcast(shape, known(i))
		}
		return shapeValue(shape), true
	case "moveaxis":
		v, _ := array(0)
		return x.movedAxis(v, a(1), a(2)), true
	case "squeeze":
		v, o := array(0)
		return x.squeeze(v, o, orNone(a(1))), true
	case "diagonal":
		v, o := array(0)
		s := o.stridesOf()
		if s[0] == nil || s[1] == nil {
			s = []sym.Expr{sym.Int(0), sym.Int(0)}
		}
		return x.viewWith(v, []sym.Expr{x.intOf(a(1))}, []sym.Expr{sym.AddOf(s[0], s[1])}), true
	case "parts":
		// The real or the imaginary parts: every second number.
		v, o := array(0)
		strides := make([]sym.Expr, len(o.shape))
		for i, s := range o.stridesOf() {
			if s != nil {
				strides[i] = sym.MulOf(sym.Int(2), s)
			}
		}
		d := "float64"
		if o.dtype == "complex64" {
			d = "float32"
		}
		r := x.viewWith(v, append([]sym.Expr(nil), o.shape...), strides)
		if t, ok := r.(Ref); ok {
			x.st.mut(t.ID).dtype = d
		}
		return r, true
	case "views":
		// A list of n views of equal parts.
		v, o := array(0)
		n, k := x.intOf(a(1)), x.axisOf(a(2), len(o.shape))
		if n == nil {
			x.dead(diag.DataDependent, "into how many parts an array is cut")
		}
		shape := append([]sym.Expr(nil), o.shape...)
		shape[k] = divide(shape[k], n)
		return x.listOfNew(oList, n, x.viewWith(v, shape, o.stridesOf())), true
	case "reduced_shape":
		s := known(0)
		return shapeValue(reducedShape(s, x.axesOf(arg(args, kws, 1, "axis"), len(s)), truthOf(arg(args, kws, 2, "keepdims")))), true
	case "axis":
		n := x.intOf(a(1))
		k, _ := sym.IsInt(n)
		return constInt(int64(x.axisOf(a(0), int(k)))), true
	case "where":
		return x.choice(a(0), a(1), a(2)), true
	case "einsum":
		return x.einsum(a(0), args[1:]), true
	case "tensor":
		return x.newTensor(x.shapeOf(a(0)), x.dtypeOf(arg(args, kws, 1, "dtype"), "float32")), true
	case "needs_grad":
		return x.needsGrad(a(0)), true
	case "detached":
		v, o := array(0)
		r := x.viewWith(v, append([]sym.Expr(nil), o.shape...), o.stridesOf())
		if t, ok := r.(Ref); ok {
			x.st.mut(t.ID).attrs = nil
		}
		return r, true
	case "follows":
		return x.follow(a(0), args[1:]), true
	case "grad_mode":
		key := nameKey{0, "no gradients"}
		if truthOf(a(0)) {
			delete(x.st.names, key)
		} else {
			x.st.names[key] = NoneV{}
		}
		return NoneV{}, true
	case "is_tensor":
		return boolNum(boolInt(x.st.obj(a(0)).tensor())), true
	case "is_ndarray":
		o := x.st.obj(a(0))
		return boolNum(boolInt(o != nil && o.kind == oArray && !o.tensor())), true
	case "is_dtype_name":
		l, ok := a(0).(Lit)
		if ok {
			_, ok = itemSize(normalDtype(l.Text))
		}
		return boolNum(boolInt(ok)), true
	case "as_numpy":
		return x.dataAs(a(0), false), true
	case "as_tensor":
		return x.dataAs(a(0), true), true
	case "matrix":
		v, _ := array(0)
		if c := x.classOf("numpy", "matrix"); c != nil {
			x.st.mut(x.st.objID(v)).class = c
		}
		return v, true
	case "tolist":
		return x.arrayList(a(0)), true
	case "element":
		// A scalar of an array's type.
		d := dtype(0)
		return Num{Kind: kindOfDtype(d), Fresh: true}, true
	case "floating":
		return Lit{Text: quotient(dtype(0))}, true
	case "windows":
		return x.windows(a(0), a(1), orNone(a(2))), true
	case "is_complex":
		return boolNum(boolInt(kindOfDtype(dtype(0)) == KComplex)), true
	case "is_float":
		return boolNum(boolInt(kindOfDtype(dtype(0)) == KFloat)), true
	case "is_dtype":
		return boolNum(boolInt(dtype(0) == x.dtypeOf(a(1), dtype(0)))), true
	case "sum_type":
		switch d := dtype(0); d {
		case "bool", "int8", "int16", "int32":
			return Lit{Text: "int64"}, true
		case "uint8", "uint16", "uint32":
			return Lit{Text: "uint64"}, true
		default:
			return Lit{Text: d}, true
		}
	case "mean_type":
		d := dtype(0)
		if k := kindOfDtype(d); k == KInt || k == KBool {
			d = "float64"
		}
		return Lit{Text: d}, true
	case "common":
		// The common type of values, None left out.
		d := ""
		for i, v := range args {
			if isNone(v) {
				continue
			}
			_, t, ok := x.asArray(x.arrayInput(v))
			if !ok {
				x.dead(diag.DataDependent, "the type of %s", x.nameOf(args[i]))
			}
			if d == "" {
				d = t
			} else {
				d = promote(d, t)
			}
		}
		if d == "" {
			return NoneV{}, true
		}
		return Lit{Text: promote(d, d)}, true
	case "small_type":
		// The bytes of the smallest integers that hold positions of an array.
		n := sym.MaxOf(x.intOf(a(0)), x.intOf(a(1)))
		return intNum(sym.IteOf(sym.LeOf(n, sym.Int(127)), sym.Int(1), sym.IteOf(sym.LeOf(n, sym.Int(32767)), sym.Int(2), sym.Int(4)))), true
	case "steps":
		return x.arangeLen(a(0), a(1), a(2)), true
	case "slice_steps":
		// The length of the range that a slice of numpy.mgrid stands for.
		g, ok := a(0).(SliceV)
		if !ok {
			x.dead(diag.DataDependent, "the bounds of a grid")
		}
		lo, step := g.Lo, g.Step
		if lo == nil || isNone(lo) {
			lo = constInt(0)
		}
		if step == nil || isNone(step) {
			step = constInt(1)
		}
		return x.arangeLen(lo, g.Hi, step), true
	case "slice":
		switch len(args) {
		case 1:
			return SliceV{Hi: a(0)}, true
		case 2:
			return SliceV{Lo: a(0), Hi: a(1)}, true
		}
		return SliceV{a(0), a(1), a(2)}, true
	case "exact_div":
		return intNum(divide(x.intOf(a(0)), x.intOf(a(1)))), true
	case "is_constant":
		_, ok := constOf(a(0))
		return boolNum(boolInt(ok)), true
	case "count_items":
		return x.countItems(a(0)), true
	}
	return nil, false
}

// squeeze shows an array without its axes of one element.
func (x *interp) squeeze(v Value, o *object, axis Value) Value {
	gone := map[int]bool{}
	if isNone(axis) {
		for i, d := range o.shape {
			if isOne(d) {
				gone[i] = true
			} else {
				x.severalRows([]sym.Expr{d})
			}
		}
	} else {
		gone = x.axesOf(axis, len(o.shape))
	}
	var shape, strides []sym.Expr
	for i, s := range o.stridesOf() {
		if !gone[i] {
			shape, strides = append(shape, o.shape[i]), append(strides, s)
		}
	}
	return x.viewWith(v, shape, strides)
}

// windows shows an array as overlapping windows along axes.
func (x *interp) windows(v, window, axis Value) Value {
	v = x.arrayArg(v)
	o := x.st.obj(v)
	w := x.shapeOf(window)
	var axes []int
	if isNone(axis) {
		for i := range o.shape {
			axes = append(axes, i)
		}
	} else if items, ok := x.exactItems(axis); ok {
		for _, it := range items {
			axes = append(axes, x.axisOf(it, len(o.shape)))
		}
	} else {
		axes = []int{x.axisOf(axis, len(o.shape))}
	}
	if len(axes) != len(w) {
		x.arrayError("ValueError")
	}
	shape := append([]sym.Expr(nil), o.shape...)
	from := o.stridesOf()
	strides := append([]sym.Expr(nil), from...)
	for i, a := range axes {
		shape[a] = sym.AddOf(sym.Sub(shape[a], w[i]), sym.Int(1))
		shape, strides = append(shape, w[i]), append(strides, from[a])
	}
	return x.viewWith(v, shape, strides)
}

// arangeLen is the length of numpy.arange(lo, hi, step).
func (x *interp) arangeLen(lo, hi, step Value) Value {
	l, ok1 := x.num(lo)
	h, ok2 := x.num(hi)
	s, ok3 := x.num(step)
	if !ok1 || !ok2 || !ok3 {
		x.dead(diag.DataDependent, "the bounds of a range")
	}
	if l.E != nil && h.E != nil && s.E != nil {
		r := x.rangeOf([]Value{lo, hi, step})
		return intNum(nonNegative(rangeLen(r.(RangeV))))
	}
	p, q, r := ratioOf(l), ratioOf(h), ratioOf(s)
	if p != nil && q != nil && r != nil {
		if c, ok := sym.IsInt(r.x); ok && c > 0 {
			// ceil((hi - lo) / step), over the product of the denominators.
			num := sym.MulOf(sym.Int(r.d), sym.Sub(sym.MulOf(sym.Int(p.d), q.x), sym.MulOf(sym.Int(q.d), p.x)))
			den := new(big.Int).Mul(big.NewInt(p.d), big.NewInt(q.d))
			den.Mul(den, big.NewInt(c))
			n := nonNegative(sym.FloorDivOf(sym.AddOf(num, sym.Big(new(big.Int).Sub(den, big.NewInt(1)))), sym.Big(den)))
			if p.d&(p.d-1)|q.d&(q.d-1)|r.d&(r.d-1) != 0 {
				// numpy divides floats, which round.
				n = x.soft("len", nonNegative(sym.Sub(n, sym.Int(1))), sym.AddOf(n, sym.Int(1)))
			}
			return intNum(n)
		}
	}
	x.dead(diag.DataDependent, "the length of a range of floats")
	return nil
}

// arrayList is a.tolist().
func (x *interp) arrayList(v Value) Value {
	v = x.arrayArg(v)
	o := x.st.obj(v)
	elem := Value(Num{Kind: kindOfDtype(o.dtype), Fresh: true})
	switch kindOfDtype(o.dtype) {
	case KInt:
		if n, ok := itemSize(o.dtype); ok && n == 1 && o.dtype == "uint8" {
			elem = Num{Kind: KInt, E: x.soft("int", sym.Int(0), sym.Int(255))}
		} else {
			// Small numbers are not made anew.
			elem = Num{Kind: KInt, E: x.soft("int", sym.Int(-1<<62), sym.Int(1<<62)), Fresh: true}
		}
	case KBool:
		elem = Num{Kind: KBool, E: x.soft("bool", sym.Int(0), sym.Int(1))}
	}
	for i := len(o.shape) - 1; i >= 0; i-- {
		elem = x.listOfNew(oList, o.shape[i], elem)
	}
	return elem
}

// countItems is how many values an iterable has, found by running it.
func (x *interp) countItems(it Value) Value {
	key := nameKey{0, "counted"}
	saved, had := x.st.names[key]
	x.st.names[key] = intNum(sym.Int(0))
	x.iterate(it, func(v Value) (ctlKind, Value) {
		if n, ok := x.st.names[key].(Num); ok && n.E != nil {
			x.st.names[key] = intNum(sym.AddOf(n.E, sym.Int(1)))
		} else {
			x.st.names[key] = Num{Kind: KInt}
		}
		return ctlNext, nil
	})
	n := x.intOf(x.st.names[key])
	delete(x.st.names, key)
	if had {
		x.st.names[key] = saved
	}
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	return intNum(n)
}
