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
	case "transpose":
		return x.transpose(x.arrayArg(a(0)), args[1:])
	case "shape":
		s, _, ok := x.asArray(x.arrayInput(a(0)))
		if !ok {
			x.dead(diag.DataDependent, "the shape of %s", x.nameOf(a(0)))
		}
		return shapeValue(s)
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
		out := orNone(arg(nil, kws, 0, "out"))
		if !isNone(out) {
			return out
		}
		return x.matmul(a(0), a(1), truthOf(arg(nil, kws, 0, "dot")))
	case "reduce":
		kind := ""
		if l, ok := arg(nil, kws, 0, "kind").(Lit); ok {
			kind = l.Text
		}
		if d := arg(nil, kws, 0, "dtype"); d != nil && !isNone(d) {
			kind = x.dtypeOf(d, "float64")
		}
		return x.reduce(a(0), arg(args, kws, 1, "axis"), truthOf(arg(args, kws, 2, "keepdims")), kind, orNone(arg(nil, kws, 0, "out")))
	case "reduce_with":
		return x.reduceWith(a(0), a(1), orNone(a(2)))
	case "partial":
		p := partialV{f: a(0)}
		p.args, _ = x.exactItems(a(1))
		if o := x.st.obj(orNone(a(2))); o != nil && o.exact {
			for i, k := range o.keys {
				if l, ok := k.(Lit); ok {
					p.kws = append(p.kws, kwarg{l.Text, o.items[i]})
				}
			}
		}
		return p
	case "struct_bytes":
		return x.newText(oBytes, packSize(a(0)))
	case "length":
		// A number that the caller may know by the text of the call and a word.
		text := "len(" + x.callText() + ")"
		if l, ok := a(0).(Lit); ok {
			text = x.callItself() + "." + l.Text
		}
		return intNum(x.length(text))
	case "nothing":
		return NoneV{}
	case "frombuffer":
		return x.frombuffer(a(0), a(1))
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
		// A machine word: hashes, addresses, times in nanoseconds.
		return Num{Kind: KInt, Bits: sym.Int(64), Fresh: true}
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
		r := x.alloc(o)
		for _, k := range kws {
			v := k.v
			if n, ok := v.(Num); ok {
				n.Fresh = false
				v = n
			}
			o.attrs[k.name] = x.adopt(r.ID, x.count(v))
		}
		return r
	case "data":
		// The bulk data of an object, beside its own size.
		if n := num(1); n != nil {
			if o := x.st.obj(a(0)); o != nil && !x.prof.payload {
				base, ok := o.attrs[" own size"].(Num)
				if !ok {
					base = intNum(o.size)
				}
				o = x.st.mut(x.st.objID(a(0)))
				attrs := map[string]Value{" own size": base}
				for k, v := range o.attrs {
					if k != " own size" {
						attrs[k] = v
					}
				}
				o.attrs = attrs
				old, size := o.size, sym.AddOf(base.E, n)
				x.resize(x.st.objID(a(0)), size)
				if ok && o.counted && !sym.Equal(old, size) {
					// New data took the place of other data.
					e := effect.Zero()
					e.Alloc = effect.Point(sym.Sub(old, base.E))
					e.Freed = e.Alloc
					x.apply("replaces data", e)
				}
			}
			return NoneV{}
		}
		x.dead(diag.DataDependent, "the size of %s", x.nameOf(a(0)))
	case "whole":
		// A number of at most a given size, when it is not known.
		if n := num(0); n != nil {
			return intNum(nonNegative(n))
		}
		return intNum(x.soft("int", sym.Int(0), num(1)))
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
		return x.toInt(a(0), a(1))
	case "to_float":
		if n, ok := a(0).(Num); ok && n.Kind == KFloat {
			return n
		}
		return freshFloat()
	case "len":
		return x.lenOf(a(0))
	case "abs":
		n, ok := x.num(a(0))
		if !ok {
			return x.negated(a(0), "real")
		}
		n.Fresh, n.Const, n.Q, n.Chars = true, false, nil, 0
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
		return x.floorOf(a(0), false)
	case "ceil":
		return x.floorOf(a(0), true)
	case "root":
		// A float of at least 0 that is no greater than its argument, or than 1.
		if n := num(0); n != nil {
			return Num{Kind: KFloat, Fresh: true, Lim: sym.AddOf(sym.MaxOf(sym.Int(0), n), sym.Int(2))}
		}
		return freshFloat()
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
			return x.spread(l.Text, a(1))
		}
		return Gen{Kind: l.Text, Args: items}
	case "next":
		x.draw(a(0))
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
	case "setdefault":
		return x.setDefault(a(0), x.tupled(a(1)), orNone(a(2)))
	case "put":
		x.setitem(a(0), a(1), x.tupled(a(2)))
		return NoneV{}
	case "copy":
		return x.copyOf(a(0))
	case "update":
		x.dictUpdate(a(0), a(1))
		return NoneV{}
	case "split":
		return x.split(a(0), a(1), a(2))
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
		x.dead(x.p.whyUnknown(what), "%s", what)
	case "json":
		return x.jsonDumps(a(0), a(1))
	case "parsed":
		return x.parsed(num(0), num(1))
	case "raises":
		panic(raised{Opaque{"an exception"}})
	case "sizeof_float":
		return constInt(x.prof.float)
	}
	if v, ok := x.arrayIntrinsic(f.Name, args, kws); ok {
		return v
	}
	if v, ok := x.libraryIntrinsic(f.Name, args, kws); ok {
		return v
	}
	if v, ok := x.modelIntrinsic(f.Name, args, kws); ok {
		return v
	}
	x.dead(diag.UnmodelledCallee, "mux.%s", f.Name)
	return nil
}

// shapeValue is a shape as a tuple.
func shapeValue(shape []sym.Expr) Value {
	vals := make([]Value, len(shape))
	for i, d := range shape {
		vals[i] = intNum(d)
	}
	return index{vals}
}

// truthOf says that an argument is a constant that is true.
func truthOf(v Value) bool {
	k, ok := constOf(orNone(v))
	return ok && k != 0
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
	if x.callAt == x.at {
		if text := x.p.textBetween(x.atFile, x.callAt, x.callEnd); text != "" {
			return text
		}
	}
	return x.p.textAt(x.atFile, x.at)
}

// callItself is callText without what follows the call in its expression.
func (x *interp) callItself() string {
	text := x.callText()
	if x.at != x.atCall || x.atCall.Line != x.atEnd.Line {
		return text
	}
	if n := x.atEnd.Col - x.at.Col; n > 0 && n < len(text) {
		return text[:n]
	}
	return text
}
