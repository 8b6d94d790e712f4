// This file implements what builtin functions and the containers' methods do.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

func freed(n sym.Expr) effect.Effect { return effect.OfFree(n) }

// lenOf is len(v).
func (x *interp) lenOf(v Value) Value {
	switch v := v.(type) {
	case Lit:
		n, _ := x.textLen(v)
		return intNum(n)
	case RangeV:
		return freshInt(rangeLen(v))
	case Input:
		if x.typeOf(v) == "ndarray" || x.typeOf(v) == "" && x.hints[v.Text].dims > 0 {
			return freshInt(x.st.obj(x.inputArray(v)).shape[0])
		}
		return freshInt(x.inputLen(v))
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
		if o.n != nil {
			return freshInt(o.n)
		}
		return Num{Kind: KInt, Fresh: true}
	}
	x.dead(diag.DataDependent, "the length of %s", x.nameOf(v))
	return nil
}

// toInt is int(v).
func (x *interp) toInt(v Value) Value {
	switch v := v.(type) {
	case nil:
		return constInt(0)
	case Num:
		if v.Kind == KInt || v.Kind == KBool {
			v.Kind = KInt
			return v
		}
		if v.Lim != nil {
			return x.floorOf(v)
		}
		return Num{Kind: KInt, Fresh: true}
	case Input:
		if x.typeOf(v) == "int" {
			return Num{Kind: KInt, E: x.inputInt(v)}
		}
		return freshInt(x.inputConv("int", v))
	case Lit, Ref, Opaque:
		return Num{Kind: KInt, Fresh: true}
	}
	return Num{Kind: KInt, Fresh: true}
}

// floorOf is math.floor(v), which knows a product with random().
func (x *interp) floorOf(v Value) Value {
	if n, ok := v.(Num); ok {
		if n.Kind == KInt {
			return n
		}
		if n.Lim != nil {
			return freshInt(x.soft("int", sym.Int(0), sym.Sub(n.Lim, sym.Int(1))))
		}
	}
	return Num{Kind: KInt, Fresh: true}
}

// extremeOf is min or max.
func (x *interp) extremeOf(args []Value, kws []kwarg) Value {
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
	for _, v := range vals[1:] {
		a, ok1 := x.num(out)
		b, ok2 := x.num(v)
		if !ok1 || !ok2 {
			return Opaque{"the least or greatest of several values"}
		}
		n := joinNum(x, a, b)
		if a.E != nil && b.E != nil && n.Kind == KInt {
			n.E = x.soft("extreme", sym.MinOf(a.E, b.E), sym.MaxOf(a.E, b.E))
		}
		n.Box, n.Fresh = 0, false
		out = n
	}
	return out
}

// sumOf is sum(v).
func (x *interp) sumOf(v Value) Value {
	kind := KInt
	bits := sym.Expr(nil)
	x.iterate(v, func(e Value) (ctlKind, Value) {
		if n, ok := x.num(e); ok {
			if n.Kind == KFloat || n.Kind == KComplex {
				kind = n.Kind
			}
			if n.Bits != nil {
				bits = n.Bits
			}
		} else if o := x.st.obj(e); o != nil {
			x.dead(diag.DataDependent, "the sum of %s", o.kind)
		}
		return ctlNext, nil
	})
	return Num{Kind: kind, Fresh: true, Bits: bits}
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
			return x.view(v, append([]sym.Expr(nil), o.shape[1:]...))
		case oStr, oBytes:
			return x.charOf(o.kind)
		}
		return x.elemOf(v)
	case Input:
		return x.item(v, "i")
	case RangeV:
		return freshInt(x.soft("int", v.Lo, v.Hi))
	case Gen:
		var out Value
		// What one element is like, found by running the generator once.
		x.iterate(v, func(e Value) (ctlKind, Value) {
			if n, ok := e.(Num); ok {
				n.Box, n.E = 0, nil
				if out == nil {
					out = n
				}
				return ctlNext, nil
			}
			if heapless(e) {
				out = e
			}
			return ctlNext, nil
		})
		if out != nil {
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
	panic(raised{Opaque{"TypeError"}})
}

// listMut changes a container of this call; one of the caller keeps what it gets.
func (x *interp) listMut(v Value, f func(Ref)) {
	switch v := v.(type) {
	case Ref:
		f(v)
	case Input:
		x.dead(diag.UnknownStore, "a container of the caller (%s)", v.Text)
	default:
		x.dead(diag.UnknownStore, "%s", x.nameOf(v))
	}
}

func (x *interp) clearAll(r Ref) {
	o := x.st.mut(r.ID)
	inner := o.inner
	o.items, o.keys, o.pend, o.elem, o.key, o.exact, o.n = nil, nil, nil, nil, nil, true, sym.Int(0)
	o.inner = sym.Int(0)
	o.boxes = false
	if k, ok := sym.IsInt(inner); !ok || k != 0 {
		x.apply("empties a "+o.kind.String(), freed(inner))
	}
	if o.kind == oList {
		old := o.size
		o.size = x.prof.listSize(sym.Int(0), false)
		if o.counted && !o.entry {
			x.apply("", freed(sym.Sub(old, o.size)))
		}
	}
}

// popFrom removes an element.
func (x *interp) popFrom(v, at Value) Value {
	switch t := v.(type) {
	case Input:
		return x.item(t, "i")
	case Ref:
		o := x.st.heap[t.ID]
		if o == nil {
			break
		}
		if o.exact && o.kind == oList {
			k := int64(-1)
			if at != nil && !isNone(at) {
				c, ok := constOf(at)
				if !ok {
					break
				}
				k = c
			}
			if k < 0 {
				k += int64(len(o.items))
			}
			if k < 0 || k >= int64(len(o.items)) {
				panic(raised{Opaque{"IndexError"}})
			}
			w := o.items[k]
			o = x.st.mut(t.ID)
			o.items = append(append([]Value(nil), o.items[:k]...), o.items[k+1:]...)
			o.n = sym.Int(int64(len(o.items)))
			return x.keep(w)
		}
		if o.exact && o.kind == oDict {
			for i, k := range o.keys {
				if identical(k, at) {
					w := o.items[i]
					o = x.st.mut(t.ID)
					o.keys = append(append([]Value(nil), o.keys[:i]...), o.keys[i+1:]...)
					o.items = append(append([]Value(nil), o.items[:i]...), o.items[i+1:]...)
					o.n = sym.Int(int64(len(o.items)))
					return x.keep(w)
				}
			}
		}
		if k, ok := sym.IsInt(o.inner); ok && k == 0 && !o.exact && o.n != nil && o.kind == oList {
			o = x.st.mut(t.ID)
			o.n = sym.MaxOf(sym.Int(0), sym.Sub(o.n, sym.Int(1)))
			if o.elem != nil {
				return o.elem
			}
			return Opaque{"an element"}
		}
	}
	x.dead(diag.DataDependent, "what is removed from %s", x.nameOf(v))
	return nil
}

// dictGet is d.get(key, default).
func (x *interp) dictGet(v, key, def Value) Value {
	switch t := v.(type) {
	case Input:
		in, _ := x.inputItem(t, key).(Input)
		if isNone(def) {
			return in
		}
		if c, ok := constOf(def); ok {
			l, _ := key.(Lit)
			return x.fork(func() Value {
				if x.branch(sym.EqOf(x.fact("\""+l.Text+"\" in "+t.Text, t), sym.Int(1))) {
					return in
				}
				return constInt(c)
			})
		}
		return in
	case Ref:
		o := x.st.heap[t.ID]
		if o != nil && o.kind == oDict {
			if o.exact {
				for i, k := range o.keys {
					if identical(k, key) {
						return o.items[i]
					}
				}
				if _, ok := key.(Lit); ok {
					lits := true
					for _, k := range o.keys {
						if _, ok := k.(Lit); !ok {
							lits = false
						}
					}
					if lits {
						return def
					}
				}
			}
			e := x.elemOf(t)
			n, ok1 := e.(Num)
			m, ok2 := def.(Num)
			if ok1 && ok2 {
				n.Box = 0
				return joinNum(x, n, m)
			}
			if isNone(def) || heapless(def) {
				return x.fork(func() Value {
					if x.branch(x.coin("get")) {
						return e
					}
					return def
				})
			}
			return e
		}
	}
	if o, ok := v.(Opaque); ok {
		return Opaque{o.What + ".get(…)"}
	}
	x.dead(diag.DataDependent, "an item of %s", x.nameOf(v))
	return nil
}

// copyOf is a shallow copy.
func (x *interp) copyOf(v Value) Value {
	switch v := v.(type) {
	case Input:
		switch x.typeOf(v) {
		case "list":
			return x.likeList(oList, x.inputLen(v), x.item(v, "i"))
		case "ndarray":
			o := x.st.obj(x.inputArray(v))
			return x.newArray(o.shape, o.dtype)
		}
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			break
		}
		switch o.kind {
		case oArray:
			return x.newArray(o.shape, o.dtype)
		case oList:
			if o.exact {
				return x.newSeq(oList, o.items)
			}
			return x.likeList(oList, o.n, x.elemOf(v))
		case oDict:
			n := *o
			n.entry, n.counted, n.owner, n.inner = false, false, 0, sym.Int(0)
			if o.n == nil {
				n.n = x.soft("len", sym.Int(0), nil)
			}
			n.size = x.prof.dictSize(n.n, n.strKeys)
			return x.alloc(&n)
		}
	}
	x.dead(diag.DataDependent, "a copy of %s", x.nameOf(v))
	return nil
}

func (x *interp) dictUpdate(d, from Value) {
	r, ok := d.(Ref)
	o := x.st.obj(from)
	if !ok || o == nil || o.kind != oDict || !o.exact {
		x.dead(diag.DataDependent, "the update of %s", x.nameOf(d))
	}
	for i := range o.keys {
		x.dictSet(r, o.keys[i], o.items[i])
	}
}

// toList is list(v), tuple(v), set(v).
func (x *interp) toList(k okind, v Value) Value {
	if v == nil || isNone(v) {
		return x.newSeq(k, nil)
	}
	if items, ok := x.exactItems(v); ok {
		vals := make([]Value, len(items))
		for i, w := range items {
			vals[i] = x.tupled(w)
		}
		if k == oSet {
			r := x.newSeq(oSet, nil).(Ref)
			for _, w := range vals {
				x.setAdd(r, w)
			}
			return r
		}
		return x.newSeq(k, vals)
	}
	o := x.st.obj(v)
	switch v := v.(type) {
	case Ref:
		switch o.kind {
		case oList, oTuple, oSet:
			if k != oSet {
				return x.likeList(k, o.n, x.elemOf(v))
			}
			n := x.soft("len", sym.Int(0), o.n)
			return x.alloc(&object{kind: oSet, n: n, size: x.prof.setSize(n), elem: x.elemOf(v)})
		case oDict:
			e := o.key
			if e == nil {
				e = Opaque{"a key"}
			}
			return x.likeList(k, o.n, e)
		}
	case Input:
		if t := x.typeOf(v); t == "list" || t == "tuple" || t == "set" || t == "" {
			if t == "" {
				x.assumeType(v, "list")
			}
			return x.likeList(k, x.inputLen(v), x.item(v, "i"))
		}
	case Gen:
		switch v.Kind {
		case "keys", "values":
			if in, ok := v.Args[0].(Input); ok {
				return x.likeList(k, x.inputLen(in), x.item(in, "k"))
			}
			if d := x.st.obj(v.Args[0]); d != nil && d.kind == oDict {
				e := d.elem
				if v.Kind == "keys" {
					e = d.key
				}
				if d.exact {
					vals := d.items
					if v.Kind == "keys" {
						vals = d.keys
					}
					return x.newSeq(k, vals)
				}
				if e == nil {
					e = Opaque{"an element"}
				}
				return x.likeList(k, d.n, e)
			}
		}
	}
	r := x.newSeq(map[bool]okind{true: oSet, false: oList}[k == oSet], nil).(Ref)
	x.iterate(v, func(w Value) (ctlKind, Value) {
		if k == oSet {
			x.setAdd(r, x.tupled(w))
		} else {
			x.appendTo(r, x.tupled(w))
		}
		return ctlNext, nil
	})
	if k == oTuple {
		l := x.st.heap[r.ID]
		if l.exact {
			return x.newSeq(oTuple, l.items)
		}
		x.dead(diag.Unsupported, "a tuple of a generator")
	}
	return r
}

func (x *interp) toDict(args []Value, kws []kwarg) Value {
	o := &object{kind: oDict, exact: true, strKeys: true, n: sym.Int(0), size: x.prof.dictSize(sym.Int(0), false)}
	r := x.alloc(o)
	if len(args) > 0 && !isNone(args[0]) {
		if d := x.st.obj(args[0]); d != nil && d.kind == oDict {
			return x.copyOf(args[0])
		}
		x.iterate(args[0], func(v Value) (ctlKind, Value) {
			items, ok := x.exactItems(v)
			if !ok || len(items) != 2 {
				x.dead(diag.DataDependent, "a dict of pairs")
			}
			x.dictSet(r, items[0], items[1])
			return ctlNext, nil
		})
	}
	for _, k := range kws {
		x.dictSet(r, Lit{Text: k.name}, k.v)
	}
	if len(args) > 1 {
		if d := x.st.obj(args[1]); d != nil && d.kind == oDict && d.exact {
			for i := range d.keys {
				x.dictSet(r, d.keys[i], d.items[i])
			}
		}
	}
	return r
}

// join is sep.join(parts): generators become a list first.
func (x *interp) join(sep, parts Value) Value {
	s, k := x.textLen(sep)
	if _, ok := parts.(Gen); ok {
		parts = x.toList(oList, parts)
		x.keep(parts)
	}
	total := sym.Expr(nil)
	if items, ok := x.exactItems(parts); ok {
		total = sym.Int(0)
		for i, v := range items {
			n, _ := x.textLen(v)
			if n == nil || s == nil {
				return x.newText(k, nil)
			}
			total = sym.AddOf(total, n)
			if i > 0 {
				total = sym.AddOf(total, s)
			}
		}
		return x.newText(k, total)
	}
	n, at := x.lengthOf(parts)
	if n == nil || s == nil {
		x.dead(diag.DataDependent, "the strings to join")
	}
	e := at(sym.Int(0))
	if in, ok := e.(Input); ok {
		x.assumeType(in, "str")
	}
	if !x.isText(e) {
		x.dead(diag.DataDependent, "the strings to join")
	}
	m, _ := x.textLen(e)
	if m == nil {
		return x.newText(k, nil)
	}
	total = sym.AddOf(sym.MulOf(n, m), sym.MulOf(s, nonNegative(sym.Sub(n, sym.Int(1)))))
	return x.newText(k, total)
}

func (x *interp) formatCall(f, args, kws Value) Value {
	n, k := x.textLen(f)
	vals, _ := x.exactItems(args)
	if d := x.st.obj(kws); d != nil {
		vals = append(append([]Value(nil), vals...), d.items...)
	}
	if l, ok := f.(Lit); ok {
		n = sym.Int(int64(len(l.Text)) + largestNumber(l.Text))
	}
	lo, hi := x.formatted(n, vals)
	return x.newText(k, x.soft("len", lo, hi))
}

// split is s.split(sep): the number of parts is a length of its own.
func (x *interp) split(v, sep Value) Value {
	n, k := x.textLen(v)
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	parts := x.length("len(" + x.callText() + ")")
	// The parts together are no longer than the whole.
	var head int64
	switch k {
	case oBytes:
		head = x.prof.bytes
	default:
		head = x.prof.str
	}
	least := n
	if sep == nil || isNone(sep) {
		least = sym.MinOf(n, parts)
	} else if m, _ := x.textLen(sep); m != nil {
		least = nonNegative(sym.Sub(n, sym.MulOf(m, parts)))
	}
	body := x.soft("parts", least, n)
	st := x.st
	*st.ids++
	id := *st.ids
	st.heap[id] = &object{kind: k, entry: true, n: x.soft("len", sym.Int(0), n), size: sym.Int(0), inner: sym.Int(0)}
	r := x.alloc(&object{kind: oList, n: parts, elem: Ref{id}, grown: true, size: x.prof.listSize(parts, true)})
	e := st.mut(id)
	e.owner = r.ID
	total := sym.AddOf(sym.MulOf(sym.Int(head), parts), body)
	o := st.mut(r.ID)
	o.inner = sym.AddOf(o.inner, total)
	x.apply("splits a string", growth(total))
	return r
}

// counter is collections.Counter(v).
func (x *interp) counter(v Value) Value {
	n, at := x.lengthOf(v)
	if n == nil {
		x.dead(diag.DataDependent, "what is counted")
	}
	distinct := x.length("len(" + x.callText() + ")")
	key := at(sym.Int(0))
	o := &object{kind: oDict, n: distinct, key: key, elem: Num{Kind: KInt}, strKeys: isStr(x.st, key), grown: true}
	o.size = x.prof.dictSize(distinct, o.strKeys)
	o.class = x.classOf("collections", "Counter")
	boxes := x.soft("boxes", sym.Int(0), sym.MulOf(sym.Int(x.prof.integer), distinct))
	if !o.strKeys {
		if _, ref := key.(Ref); ref {
			o.key = Opaque{"a key"}
		}
	}
	r := x.alloc(o)
	p := x.st.mut(r.ID)
	p.inner = sym.AddOf(p.inner, boxes)
	x.apply("counts", growth(boxes))
	return r
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
		}
	}
	if _, ok := v.(Opaque); ok {
		return Num{Kind: KBool, E: x.soft("bool", sym.Int(0), sym.Int(1))}
	}
	return boolNum(sym.Int(0))
}

// newBuffer is an io.BytesIO or StringIO of a class.
func (x *interp) newBuffer(cls, init Value) Value {
	n := sym.Expr(sym.Int(0))
	if init != nil && !isNone(init) {
		if m, _ := x.textLen(init); m != nil {
			n = m
		} else {
			n = x.soft("len", sym.Int(0), nil)
		}
	}
	o := &object{kind: oBuffer, n: n, size: sym.AddOf(sym.Int(x.prof.list+16), n), attrs: map[string]Value{}}
	if init != nil && !isNone(init) {
		o.size = sym.Int(x.prof.list + 16) // shares the initial bytes
		o.attrs["initial"] = init
	}
	if c, ok := cls.(ClassV); ok {
		o.class = c.C
	}
	return x.alloc(o)
}

// bufferWrite grows a buffer by an eighth more than is needed, at most.
func (x *interp) bufferWrite(b, data Value) Value {
	r, ok := b.(Ref)
	o := x.st.obj(b)
	if !ok || o == nil || o.kind != oBuffer {
		x.dead(diag.UnmodelledCallee, "write to %s", x.nameOf(b))
	}
	n, _ := x.textLen(data)
	if n == nil {
		x.dead(diag.DataDependent, "the length of what is written")
	}
	o = x.st.mut(r.ID)
	o.n = sym.AddOf(o.n, n)
	head := sym.Int(x.prof.list + 16 + x.prof.bytes)
	x.resize(r.ID, sym.AddOf(head, sym.FloorDivOf(sym.MulOf(sym.Int(9), o.n), sym.Int(8))))
	return freshInt(n)
}

// bufferText is b.getvalue(): it shares the buffer's memory, cut to size.
func (x *interp) bufferText(b Value) Value {
	o := x.st.obj(b)
	if o == nil || o.kind != oBuffer {
		x.dead(diag.UnmodelledCallee, "getvalue of %s", x.nameOf(b))
	}
	k := oBytes
	if o.class != nil && o.class.name == "StringIO" {
		return x.newText(oStr, o.n)
	}
	r := b.(Ref)
	n := o.n
	if o.counted {
		old := o.size
		o = x.st.mut(r.ID)
		o.size = sym.Int(x.prof.list + 16)
		x.apply("hands the buffer's bytes over", freed(sym.Sub(old, o.size)))
		v := x.alloc(&object{kind: k, n: n, size: x.prof.bytesSize(n)})
		return v
	}
	return x.newText(k, n)
}
