// This file reduces arrays along axes.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// axesOf marks the axes that an argument names, all for None.
func (x *interp) axesOf(axis Value, rank int) map[int]bool {
	out := map[int]bool{}
	if axis == nil || isNone(axis) {
		for i := 0; i < rank; i++ {
			out[i] = true
		}
		return out
	}
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
			k += int64(rank)
		}
		if k < 0 || k >= int64(rank) {
			x.arrayError("AxisError")
		}
		out[int(k)] = true
	}
	return out
}

// reducedShape is the shape of a reduction.
func reducedShape(shape []sym.Expr, gone map[int]bool, keep bool) []sym.Expr {
	var out []sym.Expr
	for i, s := range shape {
		switch {
		case !gone[i]:
			out = append(out, s)
		case keep:
			out = append(out, sym.Int(1))
		}
	}
	return out
}

// reduce is a reduction by a ufunc; axis None takes all. kind "sum" and "mean"
// say how the type follows, else it is the loop's type.
func (x *interp) reduce(v Value, axis Value, keep bool, kind string, out Value) Value {
	p := x.operandOf(v)
	gone := x.axesOf(axis, len(p.shape))
	like := x.st.obj(p.v)
	if x.matrix(p.v) && axis != nil && !isNone(axis) {
		keep = true
	}
	shape := reducedShape(p.shape, gone, keep)
	if like.tensor() {
		return x.follow(x.newTensor(shape, tensorReduced(p.dtype, kind)), []Value{p.v})
	}
	d := promote(p.dtype, p.dtype)
	switch kind {
	case "sum":
		switch d {
		case "bool", "int8", "int16", "int32":
			d = "int64"
		case "uint8", "uint16", "uint32":
			d = "uint64"
		}
	case "mean":
		switch kindOfDtype(d) {
		case KInt, KBool:
			d = "float64"
		}
	case "":
	default:
		d = kind
	}
	if len(p.shape) == 0 {
		return Num{Kind: kindOfDtype(d), Fresh: true}
	}
	perm, _ := nesting(len(p.shape), [][]sym.Expr{p.strides})
	var r Value
	result := iterOp{rank: len(shape), item: must(itemSize(d)), strides: make([]sym.Expr, len(p.shape))}
	fresh := true
	if out != nil && !isNone(out) {
		q := x.operandOf(out)
		fresh, r = false, out
		result.cast = promote(q.dtype, q.dtype) != d
		k := 0
		for i := range p.shape {
			result.strides[i] = sym.Int(0)
			if !gone[i] && k < len(q.strides) {
				result.strides[i] = q.strides[k]
				k++
			} else if keep {
				k++
			}
		}
	} else {
		s := sym.Expr(sym.Int(1))
		for i := len(perm) - 1; i >= 0; i-- {
			result.strides[perm[i]] = sym.Int(0)
			if a := perm[i]; !gone[a] {
				result.strides[a] = s
				s = sym.MulOf(s, p.shape[a])
			}
		}
		r = x.asMatrix(like, x.ordered(shape, keptOrder(perm, gone, keep), d))
	}
	in := iterOp{rank: len(p.shape), item: must(itemSize(d)), strides: p.strides, cast: promote(p.dtype, p.dtype) != d}
	x.iterateArrays(p.shape, []iterOp{result, in}, fresh)
	return r
}

// keptOrder is how the axes of a reduction's result are nested.
func keptOrder(perm []int, gone map[int]bool, keep bool) []int {
	at := make([]int, len(perm))
	n := 0
	for i := range at {
		at[i] = n
		if !gone[i] || keep {
			n++
		}
	}
	var out []int
	for _, a := range perm {
		if !gone[a] || keep {
			out = append(out, at[a])
		}
	}
	return out
}
