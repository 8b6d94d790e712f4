// This file implements the operators on numbers, and finds those of other types.

package pyfront

import (
	"math/bits"
	"strconv"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

func itoa(n int) string { return strconv.Itoa(n) }

// binop is a op b.
func (x *interp) binop(op syntax.Operator, a, b Value, e syntax.Node) Value {
	if v, ok := a.(Input); ok && x.typeOf(v) == "ndarray" {
		a = x.inputArray(v)
	}
	if v, ok := b.(Input); ok && x.typeOf(v) == "ndarray" {
		b = x.inputArray(v)
	}
	oa, ob := x.st.obj(a), x.st.obj(b)
	if oa != nil && oa.kind == oArray || ob != nil && ob.kind == oArray {
		for _, v := range []*Value{&a, &b} {
			if in, ok := (*v).(Input); ok && x.typeOf(in) == "" && x.hints[in.Text].dims > 0 {
				*v = x.inputArray(in)
			}
		}
		if op == syntax.MatMult {
			return x.matmul(a, b, false)
		}
		return x.arrayOp(op, a, b)
	}
	if v, ok := x.ownOp(op, a, b, e); ok {
		return v
	}
	if x.isText(a) || x.isText(b) {
		return x.textOp(op, a, b)
	}
	if v, ok := x.typedOp(op, a, b); ok {
		return v
	}
	if oa != nil && (oa.kind == oList || oa.kind == oTuple) {
		switch op {
		case syntax.Add:
			if ob != nil && ob.kind == oa.kind {
				return x.concat(a, b)
			}
		case syntax.Mult:
			if n, ok := x.num(b); ok && n.E != nil {
				return x.repeat(a, n.E)
			}
		}
	}
	if ob != nil && (ob.kind == oList || ob.kind == oTuple) && op == syntax.Mult {
		if n, ok := x.num(a); ok && n.E != nil {
			return x.repeat(b, n.E)
		}
	}
	if op == syntax.BitOr && oa != nil && ob != nil && oa.kind == oDict && ob.kind == oDict && oa.law == lawBuiltin {
		return x.mergedDict(a.(Ref), b.(Ref))
	}
	if v, ok := x.setOp(op, a, b); ok {
		return v
	}
	if x.isOpaque(a) || x.isOpaque(b) {
		x.dead(diag.DataDependent, "the type of %s", x.nameOf(pickOpaque(a, b)))
	}
	for _, v := range []Value{a, b} {
		// What it does to a number takes little, to a text or list as much as they have.
		if in, ok := v.(Input); ok && in.Loose && x.typeOf(in) == "" && (op == syntax.Mult || op == syntax.Add || op == syntax.Mod) {
			x.dead(diag.DataDependent, "the type of %s", in.Text)
		}
	}
	p, ok1 := x.num(a)
	q, ok2 := x.num(b)
	if !ok1 || !ok2 {
		x.dead(diag.DataDependent, "operands of %s", op.Symbol())
	}
	return x.arith(op, p, q)
}

// ownOp is an operator that a class defines, for its instances on the left, or on
// the right of what does not know them; ok is false for others.
func (x *interp) ownOp(op syntax.Operator, a, b Value, e syntax.Node) (v Value, ok bool) {
	try := func(self, other Value, name string) bool {
		o := x.st.obj(self)
		if o == nil || o.kind != oInstance || o.class == nil {
			return false
		}
		m, has := o.class.lookup(name)
		f, isFunc := m.(Func)
		if !has || !isFunc {
			return false
		}
		v = x.call(Bound{self, f.F}, []Value{other}, nil, e)
		return true
	}
	name := dunder[op]
	if try(a, b, name) {
		return v, true
	}
	if x.isText(a) && op == syntax.Mod {
		return nil, false
	}
	return v, try(b, a, "__r"+name[2:])
}

var dunder = map[syntax.Operator]string{
	syntax.Add: "__add__", syntax.Sub: "__sub__", syntax.Mult: "__mul__", syntax.MatMult: "__matmul__", syntax.Div: "__truediv__",
	syntax.Mod: "__mod__", syntax.Pow: "__pow__", syntax.LShift: "__lshift__", syntax.RShift: "__rshift__", syntax.BitOr: "__or__",
	syntax.BitXor: "__xor__", syntax.BitAnd: "__and__", syntax.FloorDiv: "__floordiv__",
}

func pickOpaque(a, b Value) Value {
	if _, ok := a.(Opaque); ok {
		return a
	}
	return b
}

func (x *interp) isOpaque(v Value) bool { _, ok := v.(Opaque); return ok }

// nameOf is how a value is called in messages.
func (x *interp) nameOf(v Value) string {
	switch v := v.(type) {
	case Opaque:
		return v.What
	case Input:
		return v.Text
	case ModuleV:
		return v.Name
	case Func:
		return v.F.name
	case ClassV:
		return v.C.name
	case Bound:
		return v.F.name
	case Intrinsic:
		return v.Name
	case Ref:
		if o := x.st.heap[v.ID]; o != nil {
			if o.class != nil {
				return o.class.name
			}
			return o.kind.String()
		}
	}
	return "a value"
}

// arith is arithmetic on numbers.
func (x *interp) arith(op syntax.Operator, a, b Num) Value {
	out := Num{Fresh: true}
	if a.Const && b.Const {
		out.Fresh, out.Const = false, true
	}
	switch {
	case a.Kind == KComplex || b.Kind == KComplex:
		out.Kind = KComplex
		return out
	case a.Kind == KFloat || b.Kind == KFloat || op == syntax.Div:
		out.Kind = KFloat
		out.Q = ratioOp(op, a, b)
		if op == syntax.Pow {
			out.Lim = x.rootLimit(a, b)
		}
		if op == syntax.Mult {
			f, k := a, b
			if f.Lim == nil {
				f, k = b, a
			}
			if f.Lim != nil && k.Kind == KInt && k.E != nil {
				if r := sym.RangeOf(k.E, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
					out.Lim = sym.MulOf(f.Lim, k.E)
				}
			}
		}
		return out
	}
	out.Kind = KInt
	if a.Kind == KBool && b.Kind == KBool && (op == syntax.BitAnd || op == syntax.BitOr || op == syntax.BitXor) {
		out.Kind = KBool
	}
	x.bits(op, a, b, &out)
	if a.E == nil || b.E == nil {
		if op == syntax.BitAnd || op == syntax.Mod {
			// Bounded by the mask or the modulus all the same.
			k := b
			if op == syntax.BitAnd && a.E != nil {
				k = a
			}
			if c, ok := constOf(k); ok && c > 0 {
				hi := c
				if op == syntax.Mod {
					hi = c - 1
				}
				out.E = x.soft("int", sym.Int(0), sym.Int(hi))
				out.Bits = nil
			}
		}
		return out
	}
	switch op {
	case syntax.Add:
		out.E = sym.AddOf(a.E, b.E)
	case syntax.Sub:
		out.E = sym.Sub(a.E, b.E)
	case syntax.Mult:
		out.E = sym.MulOf(a.E, b.E)
	case syntax.FloorDiv:
		out.E = sym.FloorDivOf(a.E, b.E)
	case syntax.Mod:
		out.E = sym.ModOf(a.E, b.E)
	case syntax.LShift:
		out.E = sym.ShlOf(a.E, b.E)
	case syntax.RShift:
		if k, ok := sym.IsInt(b.E); ok && k >= 0 && k < 62 {
			out.E = sym.FloorDivOf(a.E, sym.Int(1<<k))
		} else {
			out.E = sym.ShrOf(a.E, b.E)
		}
	case syntax.BitAnd:
		out.E = sym.BitAndOf(a.E, b.E)
	case syntax.BitOr:
		out.E = sym.BitOrOf(a.E, b.E)
	case syntax.BitXor:
		out.E = sym.BitXorOf(a.E, b.E)
	case syntax.Pow:
		if r := sym.RangeOf(b.E, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
			if k, ok := sym.IsInt(a.E); ok && k == 2 {
				out.E = sym.Pow2Of(b.E)
			} else {
				out.E = sym.ApplyOf(sym.FnIPow, a.E, b.E)
			}
		}
	}
	if sym.Size(out.E) > 300 {
		out.E = nil
	}
	return out
}

// bits carries the size of integers that may be large through an operation.
func (x *interp) bits(op syntax.Operator, a, b Num, out *Num) {
	if a.Bits == nil && b.Bits == nil {
		if (op == syntax.LShift || op == syntax.Pow) && b.E != nil {
			if _, ok := sym.IsConst(b.E); !ok {
				k := bitsOf(a)
				if op == syntax.LShift {
					out.Bits = sym.AddOf(k, b.E)
				} else {
					out.Bits = x.powerBits(a, b)
				}
			}
		}
		return
	}
	p, q := bitsOf(a), bitsOf(b)
	switch op {
	case syntax.Add, syntax.Sub:
		out.Bits = sym.AddOf(sym.MaxOf(p, q), sym.Int(1))
	case syntax.Mult:
		out.Bits = sym.AddOf(x.someBits(a), x.someBits(b))
	case syntax.FloorDiv, syntax.RShift:
		out.Bits = p
	case syntax.Mod:
		out.Bits = q
	case syntax.BitAnd, syntax.BitOr, syntax.BitXor:
		out.Bits = sym.MaxOf(p, q)
	case syntax.LShift:
		if b.E != nil {
			out.Bits = sym.AddOf(p, b.E)
		}
	case syntax.Pow:
		if b.E != nil {
			out.Bits = x.powerBits(a, b)
		}
	}
}

// someBits is bitsOf as a factor's: of a number that is not known, anything.
func (x *interp) someBits(n Num) sym.Expr {
	b := bitsOf(n)
	if n.Bits != nil || n.E != nil && constExpr(n.E) {
		return b
	}
	return x.soft("bits", sym.Int(0), nil)
}

// powerBits is the number of bits of a**b.
func (x *interp) powerBits(a, b Num) sym.Expr {
	e := sym.MaxOf(sym.Int(1), b.E)
	if k, ok := constOf(a); ok && k > 0 && k&(k-1) == 0 {
		return sym.AddOf(sym.MulOf(sym.Int(int64(bits.Len64(uint64(k))-1)), e), sym.Int(1))
	}
	return x.soft("bits", sym.Int(1), sym.MulOf(bitsOf(a), e))
}

// nonNegative is max(0, e).
func nonNegative(e sym.Expr) sym.Expr {
	if r := sym.RangeOf(e, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
		return e
	}
	return sym.MaxOf(sym.Int(0), e)
}
