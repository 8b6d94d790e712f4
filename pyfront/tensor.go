// This file implements tensors of PyTorch: arrays with that library's types,
// sizes and rules. They are never written into by operators and have no
// iterators with buffers.

package pyfront

import (
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// tensor says that an array is a tensor.
func (o *object) tensor() bool {
	return o != nil && o.kind == oArray && o.class != nil && o.class.is("Tensor")
}

// newTensor makes a tensor with storage of its own.
func (x *interp) newTensor(shape []sym.Expr, dtype string) Value {
	c := x.classOf("torch", "Tensor")
	item, ok := itemSize(dtype)
	if !ok || c == nil {
		x.dead("data-dependent", "a tensor of type %s", dtype)
	}
	dims := make([]sym.Expr, len(shape))
	for i, d := range shape {
		dims[i] = x.dimension(d)
	}
	n := sym.Expr(sym.Int(1))
	if len(dims) > 0 {
		n = dims[0]
	}
	return x.alloc(&object{kind: oArray, class: c, shape: dims, dtype: dtype, n: n,
		size: x.prof.tensorSize(product(dims, sym.Int(item)))})
}

// tensorKind is the kind of an operator's result.
func tensorKind(op syntax.Operator) string {
	if op == syntax.Div {
		return "divide"
	}
	return ""
}

// tensorOp is an elementwise function of tensors.
func (x *interp) tensorOp(kind string, ops []operand) Value {
	var shape []sym.Expr
	d := ""
	for _, p := range ops {
		shape = x.broadcast(shape, p.shape)
		if d == "" {
			d = p.dtype
		} else {
			d = promoteTensors(d, p.dtype)
		}
	}
	d = promoteTensors(d, d)
	switch kind {
	case "":
	case "float", "divide":
		if k := kindOfDtype(d); k != KFloat && k != KComplex {
			d = "float32"
		}
	case "real":
		switch d {
		case "complex64":
			d = "float32"
		case "complex128":
			d = "float64"
		}
	default:
		d = kind
	}
	return x.newTensor(shape, d)
}

// promoteTensors is the common type of tensors and Python's numbers, which give
// way.
func promoteTensors(a, b string) string {
	switch {
	case a == "float" && b == "float":
		return "float32"
	case a == "float" || b == "float":
		if a == "float" {
			a = b
		}
		if k := kindOfDtype(a); k == KFloat || k == KComplex {
			return a
		}
		return "float32"
	case a != b && kindOfDtype(promote(a, a)) != KFloat && kindOfDtype(promote(b, b)) == KFloat:
		return b
	case a != b && kindOfDtype(promote(a, a)) == KFloat && kindOfDtype(promote(b, b)) != KFloat:
		return a
	}
	return promote(a, b)
}

// tensorReduced is the type of a reduction.
func tensorReduced(d, kind string) string {
	switch kind {
	case "sum":
		if k := kindOfDtype(d); k == KInt || k == KBool {
			return "int64"
		}
		return d
	case "mean", "":
		return d
	}
	return kind
}

// tensorMatmul is a @ b: operands whose elements do not lie so are copied where
// there are several matrices.
func (x *interp) tensorMatmul(p, q operand, shape []sym.Expr) Value {
	d := promoteTensors(p.dtype, q.dtype)
	r := x.newTensor(shape, d)
	if len(p.shape) > 2 || len(q.shape) > 2 {
		extra := sym.Expr(sym.Int(0))
		for _, o := range []operand{p, q} {
			if !x.st.obj(o.v).cOrder() {
				extra = sym.AddOf(extra, product(o.shape, sym.Int(must(itemSize(d)))))
			}
		}
		x.transientUpTo(extra)
	}
	return r
}
