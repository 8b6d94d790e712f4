// This file computes with arrays: operators, ufuncs, products, and which
// operand's memory is taken over.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// operand is an argument of an elementwise operation; a scalar has no shape.
type operand struct {
	v              Value
	shape, strides []sym.Expr
	dtype          string
}

// operandOf takes a value as an operand. A sequence becomes an array first.
func (x *interp) operandOf(v Value) operand {
	v = x.arrayInput(v)
	s, d, ok := x.asArray(v)
	if !ok {
		x.dead(diag.DataDependent, "an array operand (%s)", x.nameOf(v))
	}
	if in, ok := v.(Input); ok && len(s) > 0 {
		v = x.inputArray(in)
	}
	o := x.st.obj(v)
	if len(s) > 0 && (o == nil || o.kind != oArray) {
		v = x.newArray(s, promote(d, d))
		o = x.st.obj(v)
	}
	out := operand{v: v, shape: s, dtype: d}
	if len(s) > 0 {
		out.strides = o.stridesOf()
	}
	if len(x.alias) > 0 {
		// Lengths that are taken to be equal have one name.
		out.shape = append([]sym.Expr(nil), out.shape...)
		out.strides = append([]sym.Expr(nil), out.strides...)
		for i := range out.shape {
			out.shape[i] = sym.Subst(out.shape[i], x.alias)
			if out.strides[i] != nil {
				out.strides[i] = sym.Subst(out.strides[i], x.alias)
			}
		}
	}
	return out
}

// broadcast joins two shapes.
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
		case agreeing(p, q):
			x.m.Assume("shape", x.spoken(p)+" == "+x.spoken(q), x.pos())
			if x.alias == nil {
				x.alias = map[string]sym.Expr{}
			}
			// The name of the operand with more dimensions stays.
			keep, gone := p, q
			if len(b) > len(a) {
				keep, gone = q, p
			}
			x.alias[gone.(*sym.Sym).Name] = keep
			out[i] = keep
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
				x.m.Assume("shape", x.spoken(p)+" and "+x.spoken(q)+" broadcast", x.pos())
				out[i] = sym.IteOf(sym.EqOf(p, sym.Int(1)), q, p)
			}
		}
	}
	return out
}

// agreeing says that two lengths are inputs of their own: where they are used
// together they are taken to be equal.
func agreeing(p, q sym.Expr) bool {
	a, ok1 := p.(*sym.Sym)
	b, ok2 := q.(*sym.Sym)
	return ok1 && ok2 && a.Origin == sym.Input && b.Origin == sym.Input
}

// unnamed says that nothing but the expression holds an array, so that numpy
// may write a result into it.
func (x *interp) unnamed(v Value) bool {
	r, ok := v.(Ref)
	if !ok {
		return false
	}
	o := x.st.heap[r.ID]
	if o == nil || o.entry || o.base != 0 || o.class != nil || x.st.held()[r.ID] {
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

// elided says that numpy may put the result of an operator into its operand a:
// it has the result's type and shape, and b, if there is one, does not have to
// be repeated.
func (x *interp) elided(a operand, b *operand, dtype string, shape []sym.Expr) bool {
	o := x.st.obj(a.v)
	if o == nil || o.kind != oArray || o.dtype != dtype || dtype == "bool" || !sameShape(a.shape, shape) || !x.unnamed(a.v) {
		return false
	}
	return b == nil || len(b.shape) == 0 || sameShape(b.shape, shape)
}

// arrayOp is an operator on arrays: a new array, or an unnamed operand that is
// large enough, with the result in it.
func (x *interp) arrayOp(op syntax.Operator, a, b Value) Value {
	p, q := x.operandOf(a), x.operandOf(b)
	if oa, ob := x.st.obj(p.v), x.st.obj(q.v); oa.tensor() || ob.tensor() {
		kind, save := tensorKind(op)
		return x.tensorOp(kind, save, []operand{p, q})
	}
	if op == syntax.Mult && (x.matrix(p.v) || x.matrix(q.v)) && len(p.shape) == 2 && len(q.shape) == 2 {
		return x.matmul(p.v, q.v, true)
	}
	loop := promote(p.dtype, q.dtype)
	d := loop
	if op == syntax.Div {
		d = quotient(loop)
		loop = d
	}
	shape := x.broadcast(p.shape, q.shape)
	for i, v := range []*operand{&p, &q} {
		other := &q
		if i == 1 {
			other = &p
		}
		if i == 1 && (op == syntax.Sub || op == syntax.Div || op == syntax.Pow || op == syntax.FloorDiv) {
			continue
		}
		if op == syntax.Mod || op == syntax.LShift || op == syntax.RShift || op == syntax.Pow && !shortPower(q.v) {
			continue
		}
		if !x.elided(*v, other, d, shape) {
			continue
		}
		size := product(shape, sym.Int(must(itemSize(d))))
		return x.fork(func() Value {
			if x.branch(sym.LeOf(sym.Int(x.prof.elide), size)) {
				// The result takes the operand's memory; its own header was there.
				x.elementwise([]operand{p, q}, v, nil, loop, d, shape)
				return v.v
			}
			return x.elementwise([]operand{p, q}, nil, nil, loop, d, shape)
		})
	}
	return x.elementwise([]operand{p, q}, nil, nil, loop, d, shape)
}

// shortPower says that an exponent is one for which numpy squares or takes a
// root.
func shortPower(v Value) bool {
	k, ok := constOf(v)
	return ok && (k == 1 || k == 2)
}

// quotient is the type of a division.
func quotient(d string) string {
	switch kindOfDtype(promote(d, d)) {
	case KFloat, KComplex:
		return promote(d, d)
	}
	return "float64"
}

func must(n int64, _ bool) int64 { return n }

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

// elementwise makes the result of a loop of type loop over operands, or writes
// it into out, with the buffers of the iteration; mask selects elements.
func (x *interp) elementwise(ops []operand, out, mask *operand, loop, dtype string, shape []sym.Expr) Value {
	item := must(itemSize(loop))
	var its []iterOp
	var all [][]sym.Expr
	for _, p := range ops {
		it := iterOp{rank: len(p.shape), item: item}
		if it.rank > 0 {
			it.strides = spread(p.shape, p.strides, shape)
			it.cast = promote(p.dtype, p.dtype) != loop
		} else {
			it.strides = spread(nil, nil, shape)
			if promote(p.dtype, p.dtype) != loop {
				continue // a scalar that is converted is copied once
			}
		}
		its = append(its, it)
		all = append(all, it.strides)
	}
	if mask != nil {
		it := iterOp{rank: len(mask.shape), item: 1, strides: spread(mask.shape, mask.strides, shape), cast: mask.dtype != "bool"}
		its, all = append(its, it), append(all, it.strides)
	} else if trivial(ops, out, loop, shape) {
		its = nil
	}
	if out != nil && its == nil {
		return out.v
	}
	if out != nil {
		its = append(its, iterOp{rank: len(out.shape), item: must(itemSize(dtype)), strides: spread(out.shape, out.strides, shape),
			cast: promote(out.dtype, out.dtype) != dtype})
		x.iterateArrays(shape, its, false)
		return out.v
	}
	perm, _ := nesting(len(shape), all)
	r := x.ordered(shape, perm, dtype)
	for _, p := range ops {
		if x.matrix(p.v) {
			r = x.asMatrix(x.st.obj(p.v), r)
		}
	}
	x.iterateArrays(shape, its, true)
	return r
}

// trivial says that one or two operands are walked through without an iterator:
// all have the result's shape and lie in the same order, and none is converted.
func trivial(ops []operand, out *operand, loop string, shape []sym.Expr) bool {
	if len(ops) > 2 {
		return false
	}
	all := ops
	if out != nil {
		all = append(ops[:len(ops):len(ops)], *out)
	}
	c, f := true, true
	for _, p := range all {
		if len(p.shape) == 0 {
			continue
		}
		if !sameShape(p.shape, shape) || promote(p.dtype, p.dtype) != loop {
			return false
		}
		c = c && contiguous(p.shape, p.strides)
		f = f && contiguous(reversed(p.shape), reversed(p.strides))
	}
	return c || f || len(shape) <= 1
}

// ufunc is an elementwise function; kind "" keeps the promoted type, "float"
// makes floats of integers, "real" the real part's type, a type's name has it as
// the result's.
func (x *interp) ufunc(args []Value, out Value, kind string) Value {
	return x.ufuncWhere(args, out, kind, nil, "")
}

// ufuncWhere is ufunc for the elements that a mask selects.
func (x *interp) ufuncWhere(args []Value, out Value, kind string, mask Value, save string) Value {
	var ops []operand
	var shape []sym.Expr
	d := ""
	arrays := false
	for _, v := range args {
		p := x.operandOf(v)
		ops = append(ops, p)
		arrays = arrays || len(p.shape) > 0
		shape = x.broadcast(shape, p.shape)
		if d == "" {
			d = promote(p.dtype, p.dtype)
			if len(p.shape) == 0 {
				d = p.dtype
			}
		} else {
			d = promote(d, p.dtype)
		}
	}
	for _, p := range ops {
		if x.st.obj(p.v).tensor() {
			return x.tensorOp(kind, save, ops)
		}
	}
	var masked *operand
	if s, _, ok := x.asArray(mask); ok && len(s) > 0 {
		m := x.operandOf(mask)
		masked = &m
		shape = x.broadcast(shape, m.shape)
	}
	loop := promote(d, d)
	d = loop
	switch kind {
	case "":
	case "float":
		d = floating(loop)
		loop = d
	case "divide":
		d = quotient(loop)
		loop = d
	case "real":
		switch d {
		case "complex128":
			d = "float64"
		case "complex64":
			d = "float32"
		}
	case "bool", "int64":
		d = kind
	default:
		d, loop = kind, kind
	}
	if out != nil && !isNone(out) {
		if t, ok := out.(Ref); ok && x.st.heap[t.ID].kind == oTuple {
			if items, ok := x.exactItems(out); ok && len(items) == 1 {
				out = items[0]
			}
		}
		p := x.operandOf(out)
		x.elementwise(ops, &p, masked, loop, d, x.broadcast(shape, p.shape))
		return out
	}
	if !arrays {
		return Num{Kind: kindOfDtype(d), Fresh: true}
	}
	return x.elementwise(ops, nil, masked, loop, d, shape)
}

// choice is numpy.where(c, a, b).
func (x *interp) choice(c, a, b Value) Value {
	ops := []operand{x.operandOf(c), x.operandOf(a), x.operandOf(b)}
	d := promote(promote(ops[1].dtype, ops[2].dtype), promote(ops[1].dtype, ops[2].dtype))
	var shape []sym.Expr
	for _, p := range ops {
		shape = x.broadcast(shape, p.shape)
	}
	for _, p := range ops {
		if x.st.obj(p.v).tensor() {
			return x.follow(x.newTensor(shape, promoteTensors(ops[1].dtype, ops[2].dtype)), []Value{ops[1].v, ops[2].v}, ops[0].v)
		}
	}
	var its []iterOp
	for i, p := range ops {
		t := d
		if i == 0 {
			t = "bool"
		}
		it := iterOp{rank: len(p.shape), item: must(itemSize(t)), strides: spread(p.shape, p.strides, shape)}
		it.cast = promote(p.dtype, p.dtype) != t
		if it.rank > 0 || !it.cast {
			its = append(its, it)
		}
	}
	var all [][]sym.Expr
	for _, it := range its {
		all = append(all, it.strides)
	}
	perm, _ := nesting(len(shape), all)
	r := x.ordered(shape, perm, d)
	x.iterateArrays(shape, its, true)
	return r
}

// floating is the type in which a function of floats takes values of type d.
func floating(d string) string {
	switch d {
	case "float64", "float32", "float16", "complex128", "complex64", "longdouble":
		return d
	case "int8", "uint8", "bool":
		return "float16"
	case "int16", "uint16":
		return "float32"
	}
	return "float64"
}

// negated is -a, ~a, abs(a) by an operator: into an unnamed operand that is
// large enough.
func (x *interp) negated(v Value, kind string) Value {
	p := x.operandOf(v)
	if o := x.st.obj(p.v); !o.tensor() && kind != "real" && x.elided(p, nil, promote(p.dtype, p.dtype), p.shape) {
		size := product(p.shape, sym.Int(must(itemSize(p.dtype))))
		return x.fork(func() Value {
			if x.branch(sym.LeOf(sym.Int(x.prof.elide), size)) {
				return p.v
			}
			return x.ufunc([]Value{p.v}, nil, kind)
		})
	}
	return x.ufunc([]Value{p.v}, nil, kind)
}
