// This file implements the operators on numbers, strings and lists.

package pyfront

import (
	"strings"

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
	if v, ok := x.setOp(op, a, b); ok {
		return v
	}
	if x.isOpaque(a) || x.isOpaque(b) {
		x.dead(diag.DataDependent, "the type of %s", x.nameOf(pickOpaque(a, b)))
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

// isText says that a value is a str or bytes.
func (x *interp) isText(v Value) bool {
	switch v := v.(type) {
	case Lit:
		return true
	case Ref:
		o := x.st.heap[v.ID]
		return o != nil && (o.kind == oStr || o.kind == oBytes || o.kind == oByteArray)
	case Input:
		t := x.typeOf(v)
		return t == "str" || t == "bytes"
	}
	return false
}

// textLen is the length of a string-like value, nil when it is not known, and
// its kind.
func (x *interp) textLen(v Value) (sym.Expr, okind) {
	switch v := v.(type) {
	case Lit:
		k := oStr
		n := int64(len(v.Text))
		if v.Bytes {
			k = oBytes
		} else {
			n = 0
			for range v.Text {
				n++
			}
		}
		return sym.Int(n), k
	case Ref:
		if o := x.st.heap[v.ID]; o != nil {
			return o.n, o.kind
		}
	case Input:
		k := oStr
		if x.typeOf(v) == "bytes" {
			k = oBytes
		}
		return x.inputLen(v), k
	}
	return nil, oStr
}

// maybeText is a text of n characters that may be an older object instead of a
// new one.
func (x *interp) maybeText(k okind, n sym.Expr) Value {
	return x.alloc(&object{kind: k, n: n, size: x.soft("text", sym.Int(0), x.prof.textSize(k, n))})
}

// newText makes a str, bytes or bytearray; an unknown length is a value without
// bound.
func (x *interp) newText(k okind, n sym.Expr) Value {
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	if c, ok := sym.IsInt(n); ok && c <= 1 && k != oByteArray {
		if c < 0 {
			n = sym.Int(0)
		}
		o := &object{kind: k, entry: true, n: n, size: sym.Int(0), inner: sym.Int(0)}
		*x.st.ids++
		x.st.heap[*x.st.ids] = o
		return x.keep(Ref{*x.st.ids})
	}
	return x.alloc(&object{kind: k, n: n, size: x.prof.textSize(k, n)})
}

func (x *interp) textOp(op syntax.Operator, a, b Value) Value {
	switch op {
	case syntax.Add:
		if in, ok := a.(Input); ok {
			x.assumeType(in, "str")
		}
		if in, ok := b.(Input); ok {
			x.assumeType(in, "str")
		}
		if !x.isText(a) || !x.isText(b) {
			if x.isOpaque(a) || x.isOpaque(b) {
				x.dead(diag.DataDependent, "the length of %s", x.nameOf(pickOpaque(a, b)))
			}
			panic(raised{Opaque{"TypeError"}})
		}
		n, k := x.textLen(a)
		m, _ := x.textLen(b)
		if la, ok := a.(Lit); ok {
			if lb, ok := b.(Lit); ok && la.Bytes == lb.Bytes && len(la.Text)+len(lb.Text) < 4096 {
				return Lit{la.Text + lb.Text, la.Bytes}
			}
		}
		if n == nil || m == nil {
			return x.newText(k, nil)
		}
		return x.newText(k, sym.AddOf(n, m))
	case syntax.Mult:
		t, c := a, b
		if !x.isText(t) {
			t, c = b, a
		}
		if l, ok := t.(Lit); ok {
			// The compiler repeats what is short.
			if k, ok := constOf(c); ok && k > 0 && c.(Num).Const && int64(len(l.Text)) <= 4096/k {
				return Lit{strings.Repeat(l.Text, int(k)), l.Bytes}
			}
		}
		n, k := x.textLen(t)
		m := x.intOf(c)
		if n == nil || m == nil {
			return x.newText(k, nil)
		}
		return x.newText(k, sym.MulOf(n, nonNegative(m)))
	case syntax.Mod:
		return x.percent(a, b)
	}
	panic(raised{Opaque{"TypeError"}})
}

// nonNegative is max(0, e).
func nonNegative(e sym.Expr) sym.Expr {
	if r := sym.RangeOf(e, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
		return e
	}
	return sym.MaxOf(sym.Int(0), e)
}

// concat is the list or tuple a + b.
func (x *interp) concat(a, b Value) Value {
	oa, ob := x.st.obj(a), x.st.obj(b)
	if oa.exact && ob.exact && len(oa.items)+len(ob.items) <= 4*maxUnroll {
		return x.newSeq(oa.kind, append(append([]Value(nil), oa.items...), ob.items...))
	}
	return x.likeList(oa.kind, addLen(oa.n, ob.n), x.elemOf(a), a, b)
}

func addLen(a, b sym.Expr) sym.Expr {
	if a == nil || b == nil {
		return nil
	}
	return sym.AddOf(a, b)
}

// elemOf is what the elements of a container are like, for a second container
// of the same elements: they cost nothing there.
func (x *interp) elemOf(v Value) Value {
	o := x.st.obj(v)
	if o == nil {
		return Opaque{"an element"}
	}
	id := x.st.objID(v)
	if o.exact && !o.entry {
		for _, w := range o.items {
			n, isNum := w.(Num)
			e := x.st.obj(w)
			if isNum && n.Box != 0 || e != nil && !e.entry {
				x.st.summarise(x, id)
				o = x.st.heap[id]
				break
			}
		}
	}
	if !o.exact {
		if o.elem == nil {
			return Opaque{"an element"}
		}
		return x.element(id, o.elem)
	}
	if len(o.items) == 0 {
		return Opaque{"an element"}
	}
	e := o.items[0]
	for _, w := range o.items[1:] {
		n, ok1 := e.(Num)
		m, ok2 := w.(Num)
		if ok1 && ok2 {
			n.Box, m.Box = 0, 0
			n.Fresh, m.Fresh = false, false
			e = joinNum(x, n, m)
			continue
		}
		if !identical(e, w) {
			return Opaque{"an element of several types"}
		}
	}
	if n, ok := e.(Num); ok {
		n.Box = 0
		return n
	}
	return e
}

// from marks a number as an element of a container.
func from(v Value, id int) Value {
	if n, ok := v.(Num); ok {
		n.Src = id
		return n
	}
	return v
}

// likeList is a new list or tuple of n elements of the containers src.
func (x *interp) likeList(k okind, n sym.Expr, elem Value, src ...Value) Value {
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	o := &object{kind: k, n: n, elem: elem}
	if k == oTuple {
		o.size = x.prof.tupleSize(n)
	} else {
		o.size = x.prof.listSize(n, false)
	}
	if e, ok := elem.(Num); ok {
		e.Src = 0
		o.elem = e
	}
	r := x.alloc(o)
	for _, s := range src {
		if from := x.st.obj(s); from != nil {
			x.st.shareWith(r.ID, x.st.objID(s), from.n != nil && sym.Equal(from.n, n))
		}
	}
	return r
}

// repeat is the list a * n.
func (x *interp) repeat(a Value, n sym.Expr) Value {
	o := x.st.obj(a)
	if o.n == nil {
		return x.likeList(o.kind, nil, x.elemOf(a), a)
	}
	return x.likeList(o.kind, sym.MulOf(o.n, nonNegative(n)), x.elemOf(a), a)
}
