// This file implements tensors of PyTorch: arrays with that library's types,
// sizes and rules. They are never written into by operators and have no
// iterators with buffers.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
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
		x.dead(diag.DataDependent, "a tensor of type %s", dtype)
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

// tensorKind is the kind of an operator's result, and what its way back needs.
func tensorKind(op syntax.Operator) (kind, save string) {
	switch op {
	case syntax.Div:
		return "divide", "inputs"
	case syntax.Mult, syntax.Pow:
		return "", "inputs"
	}
	return "", ""
}

// Bytes of what a tensor that needs gradients keeps for the way back, beside
// other tensors.
const gradNode = 800

// turned counts what a copy into C order works with: large matrices are turned
// block by block.
func (x *interp) turned(o *object) {
	if len(o.shape) == 2 && !o.cOrder() && o.segment() {
		x.transient(sym.IteOf(sym.LeOf(sym.Int(3600), product(o.shape, sym.Int(1))), sym.Int(15296), sym.Int(0)))
	}
}

// needsGrad makes a tensor a leaf that gradients are computed for.
func (x *interp) needsGrad(v Value) Value {
	r, ok := v.(Ref)
	if !ok || !x.st.heap[r.ID].tensor() {
		x.dead(diag.DataDependent, "a parameter")
	}
	n := x.alloc(&object{kind: oInstance, size: sym.Int(300), attrs: map[string]Value{}})
	x.setGrad(r, x.count(n))
	return r
}

func (x *interp) setGrad(r Ref, node Value) {
	o := x.st.mut(r.ID)
	attrs := map[string]Value{"grad": node}
	for k, v := range o.attrs {
		if k != "grad" {
			attrs[k] = v
		}
	}
	o.attrs = attrs
}

// follow notes that a tensor was computed from others: it needs gradients if one
// of them does, and then keeps their way back and the tensors it saves.
func (x *interp) follow(v Value, from []Value, saved ...Value) Value {
	r, ok := v.(Ref)
	if _, off := x.st.names[nameKey{0, "no gradients"}]; !ok || off {
		return v
	}
	attrs := map[string]Value{}
	for _, f := range from {
		if o := x.st.obj(f); o.tensor() && o.attrs["grad"] != nil {
			attrs["next"+itoa(len(attrs))] = o.attrs["grad"]
		}
	}
	if len(attrs) == 0 {
		return v
	}
	for _, s := range saved {
		attrs["saved"+itoa(len(attrs))] = s
	}
	n := x.alloc(&object{kind: oInstance, size: sym.Int(gradNode), attrs: attrs})
	x.setGrad(r, x.count(n))
	return r
}

// tensorOf is an array's data as a tensor, or a tensor's as an array.
func (x *interp) dataAs(v Value, tensor bool) Value {
	v = x.arrayArg(v)
	o := x.st.obj(v)
	r, ok := x.viewWith(v, append([]sym.Expr(nil), o.shape...), o.stridesOf()).(Ref)
	if !ok {
		return v
	}
	n := x.st.mut(r.ID)
	n.class, n.attrs = nil, nil
	if tensor {
		n.class = x.classOf("torch", "Tensor")
	}
	return r
}

// tensorOp is an elementwise function of tensors; save says what the way back
// needs: the "result", the first "input", all "inputs", or nothing.
func (x *interp) tensorOp(kind, save string, ops []operand) Value {
	r := x.tensorResult(kind, ops)
	var from, saved []Value
	for _, p := range ops {
		if x.st.obj(p.v).tensor() {
			from = append(from, p.v)
		}
	}
	switch save {
	case "result":
		saved = []Value{r}
	case "input":
		saved = from[:1]
	case "inputs":
		saved = from
	}
	return x.follow(r, from, saved...)
}

func (x *interp) tensorResult(kind string, ops []operand) Value {
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
	loop := d
	if kind == "divide" {
		if k := kindOfDtype(d); k != KFloat && k != KComplex {
			loop = "float32"
		}
	}
	// Operands of another type are converted as a whole.
	converted := sym.Expr(sym.Int(0))
	for _, p := range ops {
		if x.st.obj(p.v).tensor() && len(p.shape) > 0 && p.dtype != loop && len(ops) > 1 && kind != "first" {
			converted = sym.AddOf(converted, product(p.shape, sym.Int(must(itemSize(loop)))))
		}
	}
	defer func() { x.transient(converted) }()
	switch kind {
	case "":
	case "first":
		d = ops[0].dtype
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
	return x.follow(r, []Value{p.v, q.v}, p.v, q.v)
}
