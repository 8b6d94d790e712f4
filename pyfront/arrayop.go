// This file computes with arrays: operators, ufuncs, products, reductions, and
// which operand's memory is taken over.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

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

// gapBuffers counts the buffers that an elementwise operation needs for operands
// that are not contiguous: one each, and one for a number beside them.
func (x *interp) gapBuffers(vs ...Value) int64 {
	gaps, numbers := int64(0), int64(0)
	for _, v := range vs {
		o := x.st.obj(v)
		switch {
		case o != nil && o.kind == oArray && o.gaps && len(o.shape) > 1:
			gaps++
		case o == nil || o.kind != oArray:
			numbers = 1
		}
	}
	if gaps == 0 {
		return 0
	}
	return gaps + numbers
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
	gaps := x.gapBuffers(a, b)
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
					x.buffers(gaps, shape)
					return v
				}
				r := x.newArray(shape, d)
				x.buffers(gaps, shape)
				return r
			})
		}
	}
	r := x.newArray(shape, d)
	x.buffers(gaps, shape)
	switch {
	case len(sa) > 0 && len(sb) > 0 && !sameShape(sa, shape) && !sameShape(sb, shape):
		x.buffers(2, shape)
	case cast(sa, da, shape, d) || cast(sb, db, shape, d):
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
	x.buffers(x.gapBuffers(args...), shape)
	for _, v := range args {
		if s, t, _ := x.asArray(v); cast(s, t, shape, d) && dtype != "bool" && dtype != "real" {
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
	r := x.newArray(shape, d)
	// Operands of another type are converted as a whole.
	work := sym.Expr(sym.Int(0))
	item, _ := itemSize(d)
	for _, o := range []struct {
		shape []sym.Expr
		dtype string
	}{{sa, da}, {sb, db}} {
		if promote(o.dtype, o.dtype) != d {
			work = sym.AddOf(work, product(o.shape, sym.Int(item)))
		}
	}
	x.transient(work)
	return r
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
