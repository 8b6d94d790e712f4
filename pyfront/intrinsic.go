// This file implements the vocabulary of models: what a stub may say about the
// result and the work space of a library function. docs of the vocabulary are in
// stdlib-models/python/README.md.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// arg is argument i or the keyword, nil when absent.
func arg(args []Value, kws []kwarg, i int, name string) Value {
	for _, k := range kws {
		if k.name == name {
			return k.v
		}
	}
	if i < len(args) {
		return args[i]
	}
	return nil
}

func (x *interp) intrinsic(f Intrinsic, args []Value, kws []kwarg) Value {
	a := func(i int) Value { return arg(args, kws, i, "") }
	num := func(i int) sym.Expr {
		v := a(i)
		if v == nil || isNone(v) {
			return nil
		}
		return x.intOf(v)
	}
	switch f.Name {
	case "array":
		return x.newArray(x.shapeOf(a(0)), x.dtypeOf(arg(args, kws, 1, "dtype"), "float64"))
	case "array_of":
		// numpy.array(x): a copy of a nested sequence or an array.
		return x.arrayOf(a(0), arg(args, kws, 1, "dtype"), true)
	case "asarray":
		return x.arrayOf(a(0), arg(args, kws, 1, "dtype"), false)
	case "like":
		s, d, ok := x.asArray(x.arrayInput(a(0)))
		if !ok {
			x.dead(diag.DataDependent, "an array operand (%s)", x.nameOf(a(0)))
		}
		return x.newArray(s, x.dtypeOf(arg(args, kws, 1, "dtype"), promote(d, d)))
	case "view":
		v := x.arrayArg(a(0))
		return x.view(v, x.shapeFill(v, x.shapeOf(a(1))))
	case "transpose":
		return x.transpose(x.arrayArg(a(0)), args[1:])
	case "shape":
		s, _, ok := x.asArray(x.arrayInput(a(0)))
		if !ok {
			x.dead(diag.DataDependent, "the shape of %s", x.nameOf(a(0)))
		}
		vals := make([]Value, len(s))
		for i, d := range s {
			vals[i] = intNum(d)
		}
		return index{vals}
	case "rank":
		s, _, ok := x.asArray(x.arrayInput(a(0)))
		if !ok {
			x.dead(diag.DataDependent, "the shape of %s", x.nameOf(a(0)))
		}
		return constInt(int64(len(s)))
	case "dtype":
		_, d, ok := x.asArray(a(0))
		if !ok {
			x.dead(diag.DataDependent, "the type of %s", x.nameOf(a(0)))
		}
		return Lit{Text: promote(d, d)}
	case "itemsize":
		n, ok := itemSize(x.dtypeOf(a(0), "float64"))
		if !ok {
			x.dead(diag.DataDependent, "the type of an array")
		}
		return constInt(n)
	case "ufunc":
		return x.ufuncOut(args, kws)
	case "matmul":
		if out := arg(nil, kws, 0, "out"); out != nil && !isNone(out) {
			return out
		}
		return x.matmul(a(0), a(1))
	case "reduce":
		keep := false
		if k, ok := constOf(orNone(arg(args, kws, 2, "keepdims"))); ok {
			keep = k != 0
		}
		kind := ""
		if l, ok := arg(nil, kws, 0, "kind").(Lit); ok {
			kind = l.Text
		}
		if d := arg(nil, kws, 0, "dtype"); d != nil && !isNone(d) {
			kind = x.dtypeOf(d, "float64")
		}
		return x.reduce(x.arrayInput(a(0)), arg(args, kws, 1, "axis"), keep, kind)
	case "concatenate":
		return x.concatenate(a(0), arg(args, kws, 1, "axis"))
	case "str":
		return x.newText(oStr, num(0))
	case "bytes":
		return x.newText(oBytes, num(0))
	case "bytearray":
		return x.newText(oByteArray, num(0))
	case "same_text":
		_, k := x.textLen(a(0))
		return x.newText(k, num(1))
	case "any_str", "any_bytes":
		// A length that the caller may know by the text of the call.
		k := oStr
		if f.Name == "any_bytes" {
			k = oBytes
		}
		return x.newText(k, x.length("len("+x.callText()+")"))
	case "text_len":
		n, _ := x.textLen(a(0))
		if n == nil {
			return Num{Kind: KInt}
		}
		return intNum(n)
	case "int":
		lo, hi := num(0), num(1)
		if lo == nil || hi == nil {
			return Num{Kind: KInt, Fresh: true}
		}
		return freshInt(x.soft("int", lo, hi))
	case "any_int":
		return Num{Kind: KInt, Fresh: true}
	case "float":
		return freshFloat()
	case "bool":
		return Num{Kind: KBool, E: x.soft("bool", sym.Int(0), sym.Int(1))}
	case "between":
		return freshInt(x.soft("int", num(0), num(1)))
	case "max":
		return intNum(sym.MaxOf(num(0), num(1)))
	case "min":
		return intNum(sym.MinOf(num(0), num(1)))
	case "work":
		if n := num(0); n != nil {
			x.transient(n)
		} else {
			x.dead(diag.DataDependent, "the work space of a library function")
		}
		return NoneV{}
	case "work_at_most":
		n := num(0)
		if n == nil {
			x.dead(diag.DataDependent, "the work space of a library function")
		}
		x.transientUpTo(n)
		return NoneV{}
	case "object":
		// An opaque object of a class, of the given size.
		size := num(0)
		if size == nil || x.prof.payload {
			size = sym.Int(0)
		}
		o := &object{kind: oInstance, size: size, attrs: map[string]Value{}}
		if c, ok := a(1).(ClassV); ok {
			o.class = c.C
		}
		return x.alloc(o)
	case "list", "tuple", "set":
		k := map[string]okind{"list": oList, "tuple": oTuple, "set": oSet}[f.Name]
		e := orNone(a(1))
		n := num(0)
		return x.listOfNew(k, n, e)
	case "dict":
		n := num(0)
		if n == nil {
			n = x.soft("len", sym.Int(0), nil)
		}
		return x.dictOfNew(n, orNone(a(1)), orNone(a(2)))
	case "counter":
		return x.counter(a(0))
	case "pair":
		return x.newSeq(oTuple, args)
	case "items":
		return x.toList(oList, a(0))
	case "to_tuple":
		return x.toList(oTuple, a(0))
	case "to_set":
		return x.toList(oSet, a(0))
	case "to_dict":
		return x.toDict(args, kws)
	case "join":
		return x.join(a(0), a(1))
	case "format":
		return x.formatCall(a(0), a(1), a(2))
	case "to_str":
		return x.strOf(a(0))
	case "to_int":
		return x.toInt(a(0))
	case "to_float":
		return freshFloat()
	case "len":
		return x.lenOf(a(0))
	case "abs":
		n, ok := x.num(a(0))
		if !ok {
			return x.ufunc(args[:1], "real")
		}
		n.Fresh, n.Const = true, false
		if n.E != nil {
			n.E = sym.AbsOf(n.E)
		}
		return n
	case "round":
		n, ok := x.num(a(0))
		if ok && n.Kind == KInt {
			return n
		}
		return Num{Kind: KInt, Fresh: true}
	case "floor":
		return x.floorOf(a(0))
	case "unit_float":
		return Num{Kind: KFloat, Fresh: true, Lim: sym.Int(1)}
	case "extreme":
		return x.extremeOf(args, kws)
	case "sum":
		return x.sumOf(a(0))
	case "each":
		x.iterate(a(0), func(v Value) (ctlKind, Value) { return ctlNext, nil })
		return NoneV{}
	case "elem":
		return x.anElement(a(0))
	case "lazy":
		l, _ := a(0).(Lit)
		return Gen{Kind: l.Text, Args: append([]Value(nil), args[1:]...)}
	case "lazy_args":
		l, _ := a(0).(Lit)
		items, ok := x.exactItems(a(1))
		if !ok {
			x.dead(diag.Unsupported, "%s of a sequence of unknown length", l.Text)
		}
		return Gen{Kind: l.Text, Args: items}
	case "next":
		return x.anElement(a(0))
	case "range":
		return x.rangeOf(args)
	case "append":
		x.listMut(a(0), func(r Ref) { x.appendTo(r, x.tupled(a(1))) })
		return NoneV{}
	case "extend":
		x.listMut(a(0), func(r Ref) { x.extend(r, a(1)) })
		return NoneV{}
	case "add":
		x.listMut(a(0), func(r Ref) { x.setAdd(r, x.tupled(a(1))) })
		return NoneV{}
	case "pop":
		return x.popFrom(a(0), a(1))
	case "clear":
		x.listMut(a(0), x.clearAll)
		return NoneV{}
	case "get":
		return x.dictGet(a(0), a(1), orNone(a(2)))
	case "put":
		x.setitem(a(0), a(1), x.tupled(a(2)))
		return NoneV{}
	case "copy":
		return x.copyOf(a(0))
	case "update":
		x.dictUpdate(a(0), a(1))
		return NoneV{}
	case "split":
		return x.split(a(0), a(1))
	case "buffer":
		return x.newBuffer(a(0), a(1))
	case "write":
		return x.bufferWrite(a(0), a(1))
	case "contents":
		return x.bufferText(a(0))
	case "isinstance":
		return x.isinstance(a(0), a(1))
	case "callable":
		return Num{Kind: KBool, E: x.soft("bool", sym.Int(0), sym.Int(1))}
	case "type":
		if m, c := x.className(a(0)); c != "" {
			if cl := x.classOf(m, c); cl != nil {
				return ClassV{cl}
			}
		}
		if o := x.st.obj(a(0)); o != nil && o.class != nil {
			return ClassV{o.class}
		}
		return Opaque{"type(" + x.nameOf(a(0)) + ")"}
	case "getattr":
		if l, ok := a(1).(Lit); ok {
			return x.getattr(a(0), l.Text, nil)
		}
		x.dead(diag.Dynamic, "getattr")
	case "setattr":
		if l, ok := a(1).(Lit); ok {
			x.setattr(a(0), l.Text, a(2))
			return NoneV{}
		}
		x.dead(diag.Dynamic, "setattr")
	case "call":
		return x.call(a(0), args[1:], nil, nil)
	case "is_known":
		return boolNum(boolInt(num(0) != nil))
	case "is_text":
		return boolNum(boolInt(x.isText(a(0))))
	case "is_array":
		_, _, ok := x.asArray(a(0))
		s, _, _ := x.asArray(a(0))
		return boolNum(boolInt(ok && len(s) > 0))
	case "exit":
		x.st.s.Exited = true
		panic(raised{Opaque{"SystemExit"}})
	case "opaque":
		if l, ok := a(0).(Lit); ok {
			return Opaque{l.Text}
		}
		return Opaque{"a library object"}
	case "unknown":
		what := x.callText()
		if l, ok := a(0).(Lit); ok {
			what = l.Text
		}
		x.dead(diag.UnmodelledCallee, "%s", what)
	case "json":
		return x.jsonDumps(a(0), a(1))
	case "parsed":
		return x.parsed(num(0), num(1))
	case "raises":
		panic(raised{Opaque{"an exception"}})
	case "sizeof_float":
		return constInt(x.prof.float)
	}
	x.dead(diag.UnmodelledCallee, "mux.%s", f.Name)
	return nil
}

func boolInt(b bool) sym.Expr {
	if b {
		return sym.Int(1)
	}
	return sym.Int(0)
}

func orNone(v Value) Value {
	if v == nil {
		return NoneV{}
	}
	return v
}

// callText is the source text of the call that a model stands for.
func (x *interp) callText() string {
	return x.p.textAt(x.atFile, x.at)
}

// arrayArg takes an argument as an array object.
func (x *interp) arrayArg(v Value) Value {
	if in, ok := v.(Input); ok {
		return x.inputArray(in)
	}
	if o := x.st.obj(v); o != nil && o.kind == oArray {
		return v
	}
	return x.arrayOf(v, nil, true)
}

func (x *interp) arrayOf(v Value, dtype Value, copies bool) Value {
	if o := x.st.obj(v); o != nil && o.kind == oArray && !copies && (dtype == nil || isNone(dtype) || x.dtypeOf(dtype, "") == o.dtype) {
		return v
	}
	s, d, ok := x.asArray(v)
	if !ok {
		x.dead(diag.DataDependent, "an array of %s", x.nameOf(v))
	}
	return x.newArray(s, x.dtypeOf(dtype, promote(d, d)))
}

// shapeFill resolves a -1 in a shape.
func (x *interp) shapeFill(v Value, shape []sym.Expr) []sym.Expr {
	o := x.st.obj(v)
	for i, d := range shape {
		if k, ok := sym.IsInt(d); ok && k == -1 {
			rest := sym.Expr(sym.Int(1))
			for j, e := range shape {
				if j != i {
					rest = sym.MulOf(rest, e)
				}
			}
			out := append([]sym.Expr(nil), shape...)
			out[i] = divide(product(o.shape, sym.Int(1)), rest)
			return out
		}
	}
	return shape
}

// divide is a / b where it comes out even.
func divide(a, b sym.Expr) sym.Expr {
	if k, ok := sym.IsInt(b); ok && k == 1 {
		return a
	}
	if sym.Equal(a, b) {
		return sym.Int(1)
	}
	if m, ok := a.(*sym.Mul); ok {
		for i, f := range m.X {
			if sym.Equal(f, b) {
				return sym.MulOf(append(append([]sym.Expr(nil), m.X[:i]...), m.X[i+1:]...)...)
			}
		}
	}
	return sym.FloorDivOf(a, b)
}

func (x *interp) transpose(v Value, axes []Value) Value {
	o := x.st.obj(v)
	if len(axes) == 1 {
		if items, ok := x.exactItems(axes[0]); ok {
			axes = items
		}
	}
	out := make([]sym.Expr, len(o.shape))
	for i := range out {
		j := len(out) - 1 - i
		if len(axes) == len(out) {
			k, ok := constOf(axes[i])
			if !ok || k < 0 || int(k) >= len(out) {
				x.dead(diag.DataDependent, "the axes of a transposition")
			}
			j = int(k)
		}
		out[i] = o.shape[j]
	}
	return x.view(v, out)
}

func (x *interp) ufuncOut(args []Value, kws []kwarg) Value {
	if out := arg(nil, kws, 0, "out"); out != nil && !isNone(out) {
		return out
	}
	kind := ""
	if l, ok := arg(nil, kws, 0, "kind").(Lit); ok {
		kind = l.Text
	}
	if d := arg(nil, kws, 0, "dtype"); d != nil && !isNone(d) {
		kind = x.dtypeOf(d, "float64")
	}
	for i := range args {
		args[i] = x.arrayInput(args[i])
	}
	return x.ufunc(args, kind)
}

// arrayInput takes a parameter of unknown type as an array.
func (x *interp) arrayInput(v Value) Value {
	if in, ok := v.(Input); ok && x.typeOf(in) == "" {
		return x.inputArray(in)
	}
	return v
}

func (x *interp) concatenate(v, axis Value) Value {
	items, ok := x.exactItems(v)
	if !ok || len(items) == 0 {
		x.dead(diag.DataDependent, "arrays to join")
	}
	k, ok := constOf(orNone(axis))
	if !ok {
		k = 0
	}
	var shape []sym.Expr
	d := ""
	for i, w := range items {
		s, t, ok := x.asArray(w)
		if !ok || len(s) == 0 {
			x.dead(diag.DataDependent, "an array to join")
		}
		at := int(k)
		if at < 0 {
			at += len(s)
		}
		if at < 0 || at >= len(s) {
			panic(raised{Opaque{"ValueError"}})
		}
		if i == 0 {
			shape, d = append([]sym.Expr(nil), s...), t
			continue
		}
		if len(s) != len(shape) {
			panic(raised{Opaque{"ValueError"}})
		}
		shape[at] = sym.AddOf(shape[at], s[at])
		d = promote(d, t)
	}
	return x.newArray(shape, promote(d, d))
}

// listOfNew is a container of n new elements like e, which it owns.
func (x *interp) listOfNew(k okind, n sym.Expr, e Value) Value {
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	o := &object{kind: k, n: n}
	switch k {
	case oTuple:
		o.size = x.prof.tupleSize(n)
	case oSet:
		o.size = x.prof.setSize(n)
	default:
		o.size = x.prof.listSize(n, false)
	}
	each := sym.Expr(sym.Int(0))
	switch e := e.(type) {
	case Num:
		if e.Fresh {
			each = x.prof.boxSize(e)
		}
		e.Fresh, e.Box = false, 0
		o.elem = e
	case Ref:
		if t := x.st.heap[e.ID]; t != nil && !t.entry {
			each = x.st.deep(e.ID, map[int]bool{})
			o.elem = e
		} else {
			o.elem = e
		}
	default:
		o.elem = e
	}
	r := x.alloc(o)
	total := sym.MulOf(n, each)
	x.ownNew(r, e, total)
	return r
}

// ownNew gives a new element's share to its container, n times over: it counts
// as stored from the start.
func (x *interp) ownNew(r Ref, e Value, total sym.Expr) {
	if q, ok := e.(Ref); ok {
		if t := x.st.heap[q.ID]; t != nil && !t.entry {
			if !t.counted {
				x.floatSub(t.size)
			} else {
				x.apply("", freed(x.st.deep(q.ID, map[int]bool{})))
			}
			x.st.own(q.ID, r.ID)
		}
	}
	if k, ok := sym.IsInt(total); ok && k == 0 {
		return
	}
	o := x.st.mut(r.ID)
	o.inner = sym.AddOf(o.inner, total)
	x.apply("fills a "+o.kind.String(), growth(total))
}

func (x *interp) dictOfNew(n sym.Expr, k, e Value) Value {
	o := &object{kind: oDict, n: n, strKeys: isStr(x.st, k), key: k, elem: e}
	o.size = x.prof.dictSize(n, o.strKeys)
	each := sym.Expr(sym.Int(0))
	for _, v := range []Value{k, e} {
		switch v := v.(type) {
		case Num:
			if v.Fresh {
				each = sym.AddOf(each, x.prof.boxSize(v))
			}
		case Ref:
			if t := x.st.heap[v.ID]; t != nil && !t.entry {
				each = sym.AddOf(each, x.st.deep(v.ID, map[int]bool{}))
			}
		}
	}
	if v, ok := k.(Num); ok {
		v.Fresh, v.Box = false, 0
		o.key = v
	}
	if v, ok := e.(Num); ok {
		v.Fresh, v.Box = false, 0
		o.elem = v
	}
	r := x.alloc(o)
	x.ownNew(r, k, sym.Int(0))
	x.ownNew(r, e, sym.MulOf(n, each))
	return r
}

// parsed is a structure made from a text of n characters, of which nothing is
// known but that every character costs at most per bytes: it lives until it is
// given back, at the latest when the call is over.
func (x *interp) parsed(n, per sym.Expr) Value {
	if n == nil || per == nil {
		x.dead(diag.DataDependent, "the size of a parsed structure")
	}
	up, ok := x.bound(sym.AddOf(sym.MulOf(per, n), sym.Int(512)), true, 0)
	if !ok {
		x.dead(diag.DataDependent, "the size of a parsed structure")
	}
	b := effect.Bound{Lo: sym.Int(0), Hi: up}
	x.apply("parses a text", effect.Effect{Alloc: b, Freed: b, Net: b, Peak: b})
	return Input{Text: x.callText()}
}
