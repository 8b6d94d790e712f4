// This file implements numpy arrays: shapes, broadcasting, type promotion,
// views, and the reuse of temporaries.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// newArray makes an array with data of its own.
func (x *interp) newArray(shape []sym.Expr, dtype string) Value {
	item, ok := itemSize(dtype)
	if !ok {
		x.dead(diag.DataDependent, "an array of type %s", dtype)
	}
	if len(shape) == 0 {
		// A scalar of numpy.
		return Num{Kind: kindOfDtype(dtype), Fresh: true}
	}
	dims := make([]sym.Expr, len(shape))
	for i, d := range shape {
		if d == nil {
			x.dead(diag.DataDependent, "the shape of an array")
		}
		dims[i] = x.dimension(d)
	}
	return x.alloc(&object{kind: oArray, shape: dims, dtype: dtype, n: dims[0], size: x.prof.arraySize(dims, item)})
}

// dimension is the length of an axis; a negative one raises.
func (x *interp) dimension(d sym.Expr) sym.Expr {
	if r := sym.RangeOf(d, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
		return d
	}
	if x.hasSoft(d) {
		return nonNegative(d)
	}
	if !x.branch(sym.LeOf(sym.Int(0), d)) {
		panic(raised{Opaque{"ValueError"}})
	}
	return d
}

func kindOfDtype(d string) NumKind {
	switch d {
	case "complex128", "complex64":
		return KComplex
	case "bool":
		return KBool
	case "float64", "float32", "float16", "longdouble":
		return KFloat
	}
	return KInt
}

// view makes an array that shows another's data.
func (x *interp) view(of Value, shape []sym.Expr) Value {
	o := x.st.obj(of)
	id := x.st.objID(of)
	if len(shape) == 0 {
		return Num{Kind: kindOfDtype(o.dtype), Fresh: true}
	}
	if o.base != 0 {
		id = o.base
	}
	for i, d := range shape {
		if d == nil {
			x.dead(diag.DataDependent, "the shape of a view")
		}
		shape[i] = nonNegative(d)
	}
	n := &object{kind: oArray, shape: shape, dtype: o.dtype, base: id, n: shape[0], size: x.prof.viewSize(len(shape))}
	return x.alloc(n)
}

// asArray takes a value as an array operand: its shape (nil for a scalar) and
// type; ok is false for anything else.
func (x *interp) asArray(v Value) (shape []sym.Expr, dtype string, ok bool) {
	switch v := v.(type) {
	case Num:
		switch v.Kind {
		case KFloat:
			return nil, "float", true
		case KComplex:
			return nil, "complex", true
		case KBool:
			return nil, "bool", true
		}
		return nil, "int", true
	case Input:
		if x.typeOf(v) == "ndarray" || x.typeOf(v) == "" && x.hints[v.Text].dims > 0 {
			o := x.st.obj(x.inputArray(v))
			return o.shape, o.dtype, true
		}
		if n, ok := x.num(v); ok {
			return x.asArray(n)
		}
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			return nil, "", false
		}
		if o.kind == oArray {
			return o.shape, o.dtype, true
		}
		return x.nested(o, 0)
	case RangeV:
		return []sym.Expr{rangeLen(v)}, "int64", true
	}
	return nil, "", false
}

// nested is the shape of an array made of nested lists.
func (x *interp) nested(o *object, depth int) ([]sym.Expr, string, bool) {
	if o.kind != oList && o.kind != oTuple || o.n == nil || depth > 8 {
		return nil, "", false
	}
	var e Value
	if o.exact {
		if len(o.items) == 0 {
			return []sym.Expr{sym.Int(0)}, "float64", true
		}
		e = o.items[0]
		typ := ""
		for _, v := range o.items {
			if n, ok := v.(Num); ok && n.Kind == KFloat {
				typ = "float64"
			}
		}
		if n, ok := e.(Num); ok && typ != "" {
			n.Kind = KFloat
			e = n
		}
	} else {
		e = o.elem
	}
	sh, d, ok := x.asArray(e)
	if !ok {
		return nil, "", false
	}
	switch d {
	case "float":
		d = "float64"
	case "int":
		d = "int64"
	case "complex":
		d = "complex128"
	}
	return append([]sym.Expr{o.n}, sh...), d, true
}

// broadcast joins two shapes; ok is false when they certainly do not fit.
func (x *interp) broadcast(a, b []sym.Expr) []sym.Expr {
	n := max(len(a), len(b))
	out := make([]sym.Expr, n)
	for i := range out {
		var p, q sym.Expr
		if j := len(a) - n + i; j >= 0 {
			p = a[j]
		}
		if j := len(b) - n + i; j >= 0 {
			q = b[j]
		}
		switch {
		case p == nil:
			out[i] = q
		case q == nil:
			out[i] = p
		case sym.Equal(p, q):
			out[i] = p
		default:
			if k, ok := sym.IsInt(p); ok && k == 1 {
				out[i] = q
			} else if k, ok := sym.IsInt(q); ok && k == 1 {
				out[i] = p
			} else if k, ok := sym.IsInt(p); ok && k != 1 {
				out[i] = p
			} else if k, ok := sym.IsInt(q); ok && k != 1 {
				out[i] = q
			} else {
				// Equal, or one of them 1; anything else raises.
				x.m.Assume("shape", sym.Python(p)+" and "+sym.Python(q)+" broadcast", x.pos())
				out[i] = sym.IteOf(sym.EqOf(p, sym.Int(1)), q, p)
			}
		}
	}
	return out
}

// promote is numpy's common type of two; scalars of Python give way.
func promote(a, b string) string {
	if a == b {
		switch a {
		case "float":
			return "float64"
		case "int":
			return "int64"
		case "complex":
			return "complex128"
		}
		return a
	}
	weak := map[string]int{"bool": 0, "int": 1, "float": 2, "complex": 3}
	class := func(d string) int {
		switch d {
		case "bool":
			return 0
		case "float64", "float32", "float16", "float", "longdouble":
			return 2
		case "complex128", "complex64", "complex":
			return 3
		}
		return 1
	}
	wa, isA := weak[a]
	wb, isB := weak[b]
	if a == "bool" {
		isA = false
	}
	if b == "bool" {
		isB = false
	}
	switch {
	case isA && isB:
		if wa < wb {
			a = b
		}
		return promote(a, a)
	case isA && class(b) >= wa:
		return b
	case isB && class(a) >= wb:
		return a
	case isA:
		return weakInto(a, b)
	case isB:
		return weakInto(b, a)
	}
	ca, cb := class(a), class(b)
	sa, _ := itemSize(a)
	sb, _ := itemSize(b)
	switch {
	case ca == cb:
		if sa < sb {
			return b
		}
		if sa == sb && a != b {
			return "float64"
		}
		return a
	case ca == 0:
		return b
	case cb == 0:
		return a
	case ca == 3 || cb == 3:
		if sa <= 8 && sb <= 8 && (a == "float32" || b == "float32" || a == "complex64" && sb <= 4 || b == "complex64" && sa <= 4) {
			return "complex64"
		}
		return "complex128"
	}
	// An integer with a float.
	f, i := a, sb
	if ca == 1 {
		f, i = b, sa
	}
	switch {
	case f == "float16" && i == 1:
		return "float16"
	case (f == "float32" || f == "float16") && i <= 2:
		return "float32"
	}
	return "float64"
}

func weakInto(scalar, arr string) string {
	if scalar == "complex" {
		if arr == "float32" || arr == "float16" {
			return "complex64"
		}
		return "complex128"
	}
	// A float with an integer or bool array.
	if s, _ := itemSize(arr); s == 1 {
		return "float64"
	}
	return "float64"
}

// unnamed says that nothing but the expression holds an array, so that numpy
// may write a result into it.
func (x *interp) unnamed(v Value) bool {
	r, ok := v.(Ref)
	if !ok {
		return false
	}
	o := x.st.heap[r.ID]
	if o == nil || o.entry || o.base != 0 || x.st.held()[r.ID] {
		return false
	}
	n := 0
	for _, t := range x.st.temps {
		seen := map[int]bool{}
		x.st.reach(t, seen)
		if seen[r.ID] {
			n++
		}
	}
	return n <= 1
}

// arrayOp is an arithmetic operator on arrays: a new array, or the reuse of an
// unnamed operand that is large enough.
// buffers counts the casting buffers of numpy's iterators: 8192 elements each.
func (x *interp) buffers(n int64, shape []sym.Expr) {
	if n > 0 {
		x.transient(sym.MulOf(sym.Int(8*n), sym.MinOf(sym.Int(8192), product(shape, sym.Int(1)))))
	}
}

// cast says that an operand must be converted or stretched.
func cast(shape []sym.Expr, dtype string, out []sym.Expr, to string) bool {
	if len(shape) == 0 {
		return false
	}
	return !sameShape(shape, out) || promote(dtype, dtype) != to
}

func (x *interp) arrayOp(op syntax.Operator, a, b Value) Value {
	dtype := ""
	switch op {
	case syntax.Div:
		dtype = "true"
	}
	sa, da, ok1 := x.asArray(a)
	sb, db, ok2 := x.asArray(b)
	if !ok1 || !ok2 {
		x.dead(diag.DataDependent, "an operand of %s", op.Symbol())
	}
	shape := x.broadcast(sa, sb)
	d := promote(da, db)
	if dtype == "true" && kindOfDtype(d) != KFloat && kindOfDtype(d) != KComplex {
		d = "float64"
	}
	item, _ := itemSize(d)
	size := product(shape, sym.Int(item))
	if op != syntax.FloorDiv && op != syntax.Mod {
		for i, v := range []Value{a, b} {
			o := x.st.obj(v)
			if o == nil || o.kind != oArray || o.dtype != d || !sameShape(o.shape, shape) || !x.unnamed(v) {
				continue
			}
			if i == 1 && (op == syntax.Sub || op == syntax.Div || op == syntax.Pow) {
				continue
			}
			v := v
			return x.fork(func() Value {
				if x.branchSize(size) {
					// The result takes the operand's memory; its own header was there.
					return v
				}
				return x.newArray(shape, d)
			})
		}
	}
	r := x.newArray(shape, d)
	if cast(sa, da, shape, d) || cast(sb, db, shape, d) {
		x.buffers(1, shape)
	}
	return r
}

// branchSize asks whether an operand is large enough to be reused.
func (x *interp) branchSize(size sym.Expr) bool {
	c := sym.LeOf(sym.Int(x.prof.elide), size)
	return x.branch(c)
}

func sameShape(a, b []sym.Expr) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sym.Equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

// ufunc is an elementwise function; dtype "" keeps the promoted type, "float"
// makes floats of integers.
func (x *interp) ufunc(args []Value, dtype string) Value {
	var shape []sym.Expr
	d := ""
	arrays := false
	for _, v := range args {
		s, t, ok := x.asArray(v)
		if !ok {
			x.dead(diag.DataDependent, "an array operand (%s)", x.nameOf(v))
		}
		arrays = arrays || len(s) > 0
		shape = x.broadcast(shape, s)
		if d == "" {
			d = promote(t, t)
			if len(s) == 0 {
				d = t
			}
		} else {
			d = promote(d, t)
		}
	}
	d = promote(d, d)
	switch dtype {
	case "float":
		switch d {
		case "float64", "float32", "float16", "complex128", "complex64", "longdouble":
		case "int8", "uint8", "bool":
			d = "float16"
		case "int16", "uint16":
			d = "float32"
		default:
			d = "float64"
		}
	case "real":
		switch d {
		case "complex128":
			d = "float64"
		case "complex64":
			d = "float32"
		}
	case "":
	default:
		d = dtype
	}
	if !arrays {
		return Num{Kind: kindOfDtype(d), Fresh: true}
	}
	r := x.newArray(shape, d)
	for _, v := range args {
		if s, t, _ := x.asArray(v); cast(s, t, shape, d) && dtype != "bool" {
			x.buffers(1, shape)
			break
		}
	}
	return r
}

// matmul is a @ b.
func (x *interp) matmul(a, b Value) Value {
	sa, da, ok1 := x.asArray(a)
	sb, db, ok2 := x.asArray(b)
	if !ok1 || !ok2 || len(sa) == 0 || len(sb) == 0 {
		x.dead(diag.DataDependent, "an operand of @")
	}
	d := promote(da, db)
	var shape []sym.Expr
	switch {
	case len(sa) == 1 && len(sb) == 1:
	case len(sa) == 1:
		shape = append(append(shape, sb[:len(sb)-2]...), sb[len(sb)-1])
	case len(sb) == 1:
		shape = append(shape, sa[:len(sa)-1]...)
	default:
		shape = x.broadcast(sa[:len(sa)-2], sb[:len(sb)-2])
		shape = append(shape[:len(shape):len(shape)], sa[len(sa)-2], sb[len(sb)-1])
	}
	return x.newArray(shape, d)
}

// reduce is the shape of a reduction; axis nil takes all.
func (x *interp) reduce(v Value, axis Value, keep bool, dtype string) Value {
	shape, d, ok := x.asArray(v)
	if !ok {
		x.dead(diag.DataDependent, "an array operand (%s)", x.nameOf(v))
	}
	d0 := d
	d = promote(d, d)
	switch dtype {
	case "sum":
		switch kindOfDtype(d) {
		case KInt, KBool:
			d = "int64"
		}
	case "mean":
		switch kindOfDtype(d) {
		case KInt, KBool:
			d = "float64"
		}
	case "":
	default:
		d = dtype
	}
	gone := map[int]bool{}
	if axis == nil || isNone(axis) {
		for i := range shape {
			gone[i] = true
		}
	} else {
		axes := []Value{axis}
		if items, ok := x.exactItems(axis); ok {
			axes = items
		}
		for _, a := range axes {
			k, ok := constOf(a)
			if !ok {
				x.dead(diag.DataDependent, "the axis of a reduction")
			}
			if k < 0 {
				k += int64(len(shape))
			}
			gone[int(k)] = true
		}
	}
	var out []sym.Expr
	for i, s := range shape {
		switch {
		case !gone[i]:
			out = append(out, s)
		case keep:
			out = append(out, sym.Int(1))
		}
	}
	r := x.newArray(out, d)
	n := int64(0)
	if len(shape) > 1 || promote(d0, d0) != d && len(shape) > 0 {
		n = 1
	}
	if o := x.st.obj(v); o != nil && o.base != 0 {
		n = 2
	}
	x.buffers(n, shape)
	return r
}

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
	return x.view(v, out)
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
	end := func(v Value, def sym.Expr) sym.Expr {
		if v == nil || isNone(v) {
			return def
		}
		e := x.intOf(v)
		if e == nil {
			return nil
		}
		if k, ok := sym.IsInt(e); ok {
			if k < 0 {
				return sym.MaxOf(sym.Int(0), sym.AddOf(n, e))
			}
			return sym.MinOf(e, n)
		}
		switch x.m.Known(x.st.s, sym.LeOf(sym.Int(0), e)) {
		case 1:
			if x.m.Known(x.st.s, sym.LeOf(e, n)) == 1 {
				return e
			}
			return sym.MinOf(e, n)
		case -1:
			return sym.MaxOf(sym.Int(0), sym.AddOf(n, e))
		}
		return sym.IteOf(sym.LeOf(sym.Int(0), e), sym.MinOf(e, n), sym.MaxOf(sym.Int(0), sym.AddOf(n, e)))
	}
	lo, hi := end(s.Lo, sym.Int(0)), end(s.Hi, n)
	if lo == nil || hi == nil {
		return x.soft("len", sym.Int(0), n)
	}
	return sym.MaxOf(sym.Int(0), sym.Sub(hi, lo))
}

// shapeOf reads a shape argument: an integer or a sequence of them.
func (x *interp) shapeOf(v Value) []sym.Expr {
	if in, ok := v.(Input); ok && (x.typeOf(in) == "tuple" || x.typeOf(in) == "list") {
		x.dead(diag.DataDependent, "the shape %s", in.Text)
	}
	if items, ok := x.exactItems(v); ok {
		out := make([]sym.Expr, len(items))
		for i, w := range items {
			if out[i] = x.intOf(w); out[i] == nil {
				x.dead(diag.DataDependent, "the shape of an array")
			}
		}
		return out
	}
	e := x.intOf(v)
	if e == nil {
		x.dead(diag.DataDependent, "the shape of an array (%s)", x.nameOf(v))
	}
	return []sym.Expr{e}
}

// dtypeOf reads a dtype argument.
func (x *interp) dtypeOf(v Value, def string) string {
	switch v := v.(type) {
	case nil, NoneV:
		return def
	case Lit:
		return normalDtype(v.Text)
	case ClassV:
		return normalDtype(v.C.name)
	case Func:
		return normalDtype(v.F.name)
	case Opaque:
		name := v.What
		for i := len(name) - 1; i >= 0; i-- {
			if name[i] == '.' {
				name = name[i+1:]
				break
			}
		}
		return normalDtype(name)
	}
	return "?"
}

func normalDtype(s string) string {
	switch s {
	case "float", "double", "f8", "d", "float_", "<f8":
		return "float64"
	case "int", "int_", "i8", "intp", "<i8", "long":
		return "int64"
	case "single", "f4", "f", "<f4":
		return "float32"
	case "half", "f2", "e":
		return "float16"
	case "i4", "intc", "<i4", "i":
		return "int32"
	case "u1", "B", "ubyte":
		return "uint8"
	case "bool_", "?", "bool":
		return "bool"
	case "complex", "complex_", "c16", "D":
		return "complex128"
	case "c8", "F":
		return "complex64"
	case "uint", "u8":
		return "uint64"
	case "u4":
		return "uint32"
	case "i2", "short":
		return "int16"
	case "u2", "ushort":
		return "uint16"
	case "i1", "byte":
		return "int8"
	}
	return s
}
