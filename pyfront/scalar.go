// This file has the operations that numbers come out of: lengths, conversions,
// extremes, sums.

package pyfront

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// lenOf is len(v).
func (x *interp) lenOf(v Value) Value {
	switch v := v.(type) {
	case Lit:
		n, _ := x.textLen(v)
		return intNum(n)
	case RangeV:
		return leanInt(rangeLen(v))
	case Input:
		if x.typeOf(v) == "ndarray" || x.typeOf(v) == "" && x.hints[v.Text].dims > 0 {
			return leanInt(x.st.obj(x.inputArray(v)).shape[0])
		}
		return leanInt(x.inputLen(v))
	case index:
		return constInt(int64(len(v.vs)))
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			break
		}
		if o.kind == oInstance && o.class != nil {
			if f, ok := o.class.lookup("__len__"); ok {
				return x.call(Bound{v, f.(Func).F}, nil, nil, nil)
			}
		}
		if n := x.lengthHeld(v.ID); n != nil {
			return leanInt(n)
		}
		return Num{Kind: KInt, Fresh: true}
	}
	x.dead(diag.DataDependent, "the length of %s", x.nameOf(v))
	return nil
}

// toInt is int(v).
func (x *interp) toInt(v, base Value) Value {
	switch v := v.(type) {
	case nil:
		return constInt(0)
	case Num:
		if v.Kind == KInt || v.Kind == KBool {
			v.Kind = KInt
			return v
		}
		return x.floorOf(v, false)
	case Input:
		if x.typeOf(v) == "int" {
			return Num{Kind: KInt, E: x.inputInt(v)}
		}
		return freshInt(x.inputConv("int", v))
	case Ref:
		// A digit of the largest base is less than six bits.
		bits := int64(6)
		if b, ok := constOf(base); ok && b >= 2 && b <= 16 {
			bits = 4
		}
		if n, k := x.textLen(v); k == oStr && n != nil {
			if up, ok := x.bound(n, true, 0); ok {
				if r := sym.RangeOf(up, nil); r.Hi == nil || r.Hi.Cmp(big.NewInt(maxPlainDigits)) > 0 {
					return Num{Kind: KInt, Bits: sym.MulOf(sym.Int(bits), n), Fresh: true, Shared: true, Lean: true}
				}
			}
		}
	}
	return Num{Kind: KInt, Fresh: true}
}

// maxPlainDigits is how many digits of a text make an int that fits a word in any
// base.
const maxPlainDigits = 10

// floorOf is math.floor(v), or math.ceil(v) (up).
func (x *interp) floorOf(v Value, up bool) Value {
	if n, ok := v.(Num); ok {
		if n.Kind == KInt {
			return n
		}
		switch {
		case n.Q != nil:
			return x.rounded(n.Q, up)
		case n.Lim != nil && up:
			return freshInt(x.soft("int", sym.Int(0), n.Lim))
		case n.Lim != nil:
			return freshInt(x.soft("int", sym.Int(0), sym.Sub(n.Lim, sym.Int(1))))
		}
	}
	return Num{Kind: KInt, Fresh: true}
}

// extremeOf is min or max.
func (x *interp) extremeOf(args []Value, kws []kwarg) Value {
	kind := ""
	if l, ok := arg(nil, kws, 0, "kind").(Lit); ok {
		kind = l.Text
	}
	vals := args
	if len(args) == 1 {
		items, ok := x.exactItems(args[0])
		if !ok {
			return x.anElement(args[0])
		}
		vals = items
	}
	if len(vals) == 0 {
		panic(raised{Opaque{"ValueError"}})
	}
	out := vals[0]
	if len(vals) > 1 {
		for _, v := range vals {
			if o := x.st.obj(v); o != nil && !o.entry && !constExpr(x.st.deep(x.st.objID(v), map[int]bool{})) {
				// The others are given back, and which these are is not known.
				x.dead(diag.DataDependent, "which of several objects is the least or greatest")
			}
		}
	}
	for _, v := range vals[1:] {
		a, ok1 := x.num(out)
		b, ok2 := x.num(v)
		if !ok1 || !ok2 {
			return Opaque{"the least or greatest of several values"}
		}
		n := joinNum(x, a, b)
		if a.E != nil && b.E != nil && n.Kind == KInt {
			switch kind {
			case "min":
				n.E = sym.MinOf(a.E, b.E)
			case "max":
				n.E = sym.MaxOf(a.E, b.E)
			default:
				n.E = x.soft("extreme", sym.MinOf(a.E, b.E), sym.MaxOf(a.E, b.E))
			}
		}
		// It is one of the two objects.
		several := a.Src != 0 && b.Src != 0 && a.Src != b.Src
		n.Shared = a.Shared || b.Shared || a.Box != 0 || b.Box != 0 || several || a.Fresh != b.Fresh
		n.Fresh = a.Fresh || b.Fresh || a.Box != 0 || b.Box != 0 || several
		n.Box = 0
		if n.Src == 0 {
			n.Src = b.Src
		}
		out = n
	}
	return out
}

// sumOf is sum(v).
func (x *interp) sumOf(v Value) Value {
	key := nameKey{0, "sum at " + itoa(len(x.st.names))}
	x.st.names[key] = Num{Kind: KInt}
	x.iterate(v, func(e Value) (ctlKind, Value) {
		acc, num := x.st.names[key].(Num)
		if o := x.st.obj(e); o != nil && o.kind == oArray {
			// The sum so far is held while the next one is made.
			if num {
				acc.E = sym.Int(0)
				x.st.names[key] = x.arrayOp(syntax.Add, acc, e)
			} else {
				x.st.names[key] = x.arrayOp(syntax.Add, x.st.names[key], e)
			}
			return ctlNext, nil
		}
		n, ok := x.num(e)
		switch {
		case ok && !num:
			x.st.names[key] = x.arrayOp(syntax.Add, x.st.names[key], e)
		case ok:
			if n.Kind > acc.Kind && n.Kind != KBool {
				acc.Kind = n.Kind
			}
			if n.Bits != nil {
				acc.Bits = n.Bits
			}
			x.st.names[key] = acc
		default:
			if o := x.st.obj(e); o != nil {
				x.dead(diag.DataDependent, "the sum of %s", o.kind)
			}
		}
		return ctlNext, nil
	})
	acc := x.st.names[key]
	delete(x.st.names, key)
	if n, ok := acc.(Num); ok {
		return Num{Kind: n.Kind, Fresh: true, Bits: n.Bits}
	}
	return x.keep(acc)
}

// anElement is some element of a value.
func (x *interp) anElement(v Value) Value {
	switch v := v.(type) {
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			break
		}
		switch o.kind {
		case oDict:
			if o.exact && len(o.keys) > 0 {
				return Opaque{"a key"}
			}
			if o.key != nil {
				return o.key
			}
			return Opaque{"a key"}
		case oArray:
			return x.row(v)
		case oStr, oBytes:
			return x.charOf(o.kind)
		}
		return x.elemOf(v)
	case Lit:
		_, k := x.textLen(v)
		return x.charOf(k)
	case Input:
		switch x.typeOf(v) {
		case "str":
			return x.charOf(oStr)
		case "bytes":
			return x.charOf(oBytes)
		}
		return x.someItem(v)
	case RangeV:
		return freshInt(x.soft("int", v.Lo, v.Hi))
	case Gen:
		// What one element is like, found by running the generator.
		key := nameKey{0, "element at " + itoa(len(x.st.names))}
		x.iterate(v, func(e Value) (ctlKind, Value) {
			if n, ok := e.(Num); ok {
				n.Box, n.E, n.Q, n.Chars = 0, nil, nil, 0
				e = n
			}
			if heapless(e) {
				if old, ok := x.st.names[key]; ok && !identical(old, e) {
					n, ok1 := old.(Num)
					m, ok2 := e.(Num)
					if ok1 && ok2 {
						e = joinNum(x, n, m)
					} else {
						e = Opaque{"an element of several types"}
					}
				}
				x.st.names[key] = e
			}
			return ctlNext, nil
		})
		out, found := x.st.names[key]
		delete(x.st.names, key)
		if found {
			return out
		}
	}
	return Opaque{"an element"}
}

func (x *interp) rangeOf(args []Value) Value {
	var es []sym.Expr
	for _, a := range args {
		if isNone(a) {
			continue
		}
		if n, ok := x.num(a); ok && n.Kind == KFloat {
			panic(suppose("TypeError"))
		}
		e := x.intOf(a)
		if e == nil {
			e = x.soft("range", nil, nil)
		}
		es = append(es, e)
	}
	switch len(es) {
	case 1:
		return RangeV{sym.Int(0), es[0], sym.Int(1)}
	case 2:
		return RangeV{es[0], es[1], sym.Int(1)}
	case 3:
		return RangeV{es[0], es[1], es[2]}
	}
	panic(suppose("TypeError"))
}

func (x *interp) isinstance(v, c Value) Value {
	types := []Value{c}
	if items, ok := x.exactItems(c); ok {
		types = items
	}
	if in, ok := v.(Input); ok {
		if x.typeOf(in) == "" {
			name := ""
			if k, ok := c.(ClassV); ok {
				name = k.C.name
			}
			return boolNum(x.fact("isinstance("+in.Text+", "+name+")", in))
		}
	}
	name := ""
	if _, n := x.className(v); n != "" {
		name = n
	}
	for _, t := range types {
		k, ok := t.(ClassV)
		if !ok {
			return Num{Kind: KBool, E: x.soft("bool", sym.Int(0), sym.Int(1))}
		}
		if k.C.name == name || name == "bool" && k.C.name == "int" {
			return boolNum(sym.Int(1))
		}
		if o := x.st.obj(v); o != nil && o.class != nil && o.class.is(k.C.name) {
			return boolNum(sym.Int(1))
		} else if o != nil && o.text != "" && k.C.known() {
			// It may be of a class that is derived from its own.
			return boolNum(x.fact("isinstance("+o.text+", "+k.C.name+")", Input{Text: o.text}))
		}
	}
	if _, ok := v.(Opaque); ok {
		return Num{Kind: KBool, E: x.soft("bool", sym.Int(0), sym.Int(1))}
	}
	return boolNum(sym.Int(0))
}

// notNegative says that an int is at least 0 where the loops around run, when its
// formula alone does not tell.
func (x *interp) notNegative(v Num) bool {
	if v.Kind != KInt || v.E == nil || v.Bits != nil || v.Lean || x.prof.payload || x.prof.minor <= 10 || len(x.loops) == 0 || x.hasSoft(v.E) {
		return false
	}
	r := sym.RangeOf(v.E, nil)
	return r.Lo == nil && r.Hi == nil && x.sumOfCounts(v.E)
}

// sumOfCounts says that e is made of sums and products of what is not negative:
// among it the length of a range that a loop around runs over.
func (x *interp) sumOfCounts(e sym.Expr) bool {
	if r := sym.RangeOf(e, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
		return true
	}
	var xs []sym.Expr
	switch e := e.(type) {
	case *sym.Sym:
		for _, l := range x.loops {
			if l.n != nil && sym.Equal(l.n, sym.MaxOf(sym.Int(0), e)) {
				return true
			}
		}
		return false
	case *sym.Add:
		xs = e.X
	case *sym.Mul:
		xs = e.X
	default:
		return false
	}
	for _, y := range xs {
		if !x.sumOfCounts(y) {
			return false
		}
	}
	return true
}
