// This file implements numpy arrays: shapes, broadcasting, type promotion,
// views, and the reuse of temporaries.

package pyfront

import (
	"sort"

	"github.com/muxlang/mux/internal/diag"
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

// view makes an array that shows another's data.
func (x *interp) view(of Value, shape []sym.Expr) Value {
	o := x.st.obj(of)
	id := x.st.objID(of)
	if len(shape) == 0 && !o.tensor() {
		return Num{Kind: kindOfDtype(o.dtype), Fresh: true}
	}
	if o.base != 0 {
		id = o.base
	}
	for i, d := range shape {
		if d == nil {
			x.dead(diag.DataDependent, "the shape of a view")
		}
		if x.m.Plain(x.st.s, sym.LeOf(sym.Int(0), d)) != 1 {
			shape[i] = nonNegative(d)
		}
	}
	first := sym.Expr(sym.Int(1))
	if len(shape) > 0 {
		first = shape[0]
	}
	n := &object{kind: oArray, shape: shape, dtype: o.dtype, base: id, n: first, size: x.prof.viewSize(len(shape))}
	if o.tensor() {
		n.class, n.size = o.class, x.prof.tensorSize(sym.Int(80))
	}
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
	if _, seq := v.(Ref); seq {
		items, ok := x.exactItems(v)
		if !ok {
			return "?"
		}
		// A structured type: fields of a name and a type.
		var names, types []string
		for _, it := range items {
			f, ok := x.exactItems(it)
			if !ok || len(f) != 2 {
				return "?"
			}
			n, ok := f[0].(Lit)
			if !ok {
				return "?"
			}
			names, types = append(names, n.Text), append(types, x.dtypeOf(f[1], "?"))
		}
		return recordType(names, types)
	}
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

// arrayError raises what numpy raises for an array that does not fit; where the
// dimensions of an input were only supposed, they are not known instead.
func (x *interp) arrayError(name string) {
	for _, id := range sortedIDs(x.st.heap) {
		if o := x.st.heap[id]; o.guess {
			x.dead(diag.DataDependent, "the dimensions of an array")
		}
	}
	panic(raised{Opaque{name}})
}

func sortedIDs(heap map[int]*object) []int {
	out := make([]int, 0, len(heap))
	for id := range heap {
		out = append(out, id)
	}
	sort.Ints(out)
	return out
}
