// This file implements operators on arrays in place, and products of matrices.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// inPlace is a op= w for an array a.
func (x *interp) inPlace(a Value, w Value, op syntax.Operator) {
	p, q := x.operandOf(a), x.operandOf(w)
	if op == syntax.MatMult {
		x.matmul(p.v, q.v, false)
		return
	}
	if x.st.obj(p.v).tensor() {
		return
	}
	loop := promote(p.dtype, q.dtype)
	if op == syntax.Div {
		loop = quotient(loop)
	}
	x.elementwise([]operand{p, q}, &p, nil, loop, loop, p.shape)
}

// matmul is a @ b; dot says that it is numpy.dot, which copies other operands.
func (x *interp) matmul(a, b Value, dot bool) Value {
	p, q := x.operandOf(a), x.operandOf(b)
	if len(p.shape) == 0 || len(q.shape) == 0 {
		if dot {
			return x.ufunc([]Value{a, b}, nil, "")
		}
		x.dead(diag.DataDependent, "an operand of @")
	}
	sa, sb := p.shape, q.shape
	d := promote(p.dtype, q.dtype)
	var shape []sym.Expr
	switch {
	case len(sa) == 1 && len(sb) == 1:
	case len(sa) == 1:
		shape = append(append(shape, sb[:len(sb)-2]...), sb[len(sb)-1])
	case len(sb) == 1:
		shape = append(shape, sa[:len(sa)-1]...)
	case dot:
		// numpy.dot pairs all rows of a with all matrices of b.
		shape = append(append(append(shape, sa[:len(sa)-1]...), sb[:len(sb)-2]...), sb[len(sb)-1])
	default:
		shape = x.broadcast(sa[:len(sa)-2], sb[:len(sb)-2])
		shape = append(shape[:len(shape):len(shape)], sa[len(sa)-2], sb[len(sb)-1])
	}
	if x.st.obj(p.v).tensor() || x.st.obj(q.v).tensor() {
		return x.tensorMatmul(p, q, shape)
	}
	// Operands of another type are converted as a whole, those that BLAS cannot
	// take are copied by numpy.dot.
	extra := sym.Expr(sym.Int(0))
	for _, o := range []operand{p, q} {
		blas := kindOfDtype(d) == KFloat && d != "float16" && d != "longdouble" || kindOfDtype(d) == KComplex
		if promote(o.dtype, o.dtype) != d || dot && blas && len(sa) <= 2 && len(sb) <= 2 && len(o.shape) == 2 && !x.st.obj(o.v).segment() {
			x.severalRows(o.shape)
			extra = sym.AddOf(extra, product(o.shape, sym.Int(must(itemSize(d)))))
		}
	}
	r := x.asMatrix(x.matrixOf(p.v, q.v), x.newArray(shape, d))
	x.transient(extra)
	return r
}

func (x *interp) matrixOf(vs ...Value) *object {
	for _, v := range vs {
		if x.matrix(v) {
			return x.st.obj(v)
		}
	}
	return nil
}

// matrix says that a value is a numpy.matrix.
func (x *interp) matrix(v Value) bool {
	o := x.st.obj(v)
	return o != nil && o.kind == oArray && o.class != nil && o.class.name == "matrix"
}

// asMatrix gives an array the class of another: of a numpy.matrix most results
// are one.
func (x *interp) asMatrix(like *object, v Value) Value {
	if r, ok := v.(Ref); ok && like != nil && like.class != nil && x.st.heap[r.ID].class != like.class {
		x.st.mut(r.ID).class = like.class
	}
	return v
}
