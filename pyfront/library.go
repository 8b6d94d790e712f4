// This file has the containers of the standard library that grow by laws of
// their own: deque, OrderedDict, defaultdict, array.array, named tuples.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// law names how the own size of a container follows from its length.
type law string

const (
	lawBuiltin law = ""         // as its kind does
	lawDeque   law = "deque"    // blocks of 64 elements, filled from the middle of the first
	lawDequeOf law = "deque of" // made of an iterable: filled from the left
	lawWindow  law = "window"   // a deque that elements leave: its first block is filled anyhow
	lawOrdered law = "ordered"  // a dict with a node for each entry
	lawDefault law = "default"  // a dict with a factory
	lawMerged  law = "merged"   // a set that took over others
	lawArray   law = "array"    // items of a fixed size
	lawAppends law = "appends"  // an array that grew by appending
)

const (
	dequeBlock  = 528 // of 64 elements
	orderedNode = 32
)

// grownSize is the own size of a container after it changed one element at a
// time; nil where its length is not known.
func (x *interp) grownSize(o *object) sym.Expr {
	if o.n == nil {
		return nil
	}
	switch o.kind {
	case oList:
		if o.law == lawBuiltin {
			return x.prof.listSize(o.n, true)
		}
	case oSet:
		if o.law == lawMerged {
			// Its table may be as large already, or become four times as large.
			return x.soft("table", o.size, sym.MaxOf(o.size, x.prof.mergedSize(sym.MulOf(sym.Int(2), o.n))))
		}
		return x.prof.setSize(o.n)
	}
	return x.prof.lawSize(o.law, o.n, o.strKeys, o.width)
}

// lawSize is the size of a container by its law.
func (p *profile) lawSize(l law, n sym.Expr, strKeys bool, width int64) sym.Expr {
	if p.payload {
		if l == lawArray || l == lawAppends {
			return sym.MulOf(sym.Int(width), n)
		}
		return sym.Int(0)
	}
	blocks := func(k int64) sym.Expr {
		return sym.AddOf(sym.Int(p.deque), sym.MulOf(sym.Int(dequeBlock), sym.FloorDivOf(sym.AddOf(n, sym.Int(k)), sym.Int(64))))
	}
	switch l {
	case lawDeque:
		return blocks(31)
	case lawDequeOf:
		return blocks(0)
	case lawWindow:
		return blocks(62)
	case lawOrdered:
		return sym.AddOf(p.dictSize(n, strKeys), sym.Int(p.odict-64), sym.MulOf(sym.Int(8), sym.ApplyOf(sym.FnDictSlots, n)), sym.MulOf(sym.Int(orderedNode), n))
	case lawDefault:
		return sym.AddOf(p.dictSize(n, strKeys), sym.Int(p.ddict))
	case lawMerged:
		return p.mergedSize(n)
	case lawArray:
		return sym.AddOf(sym.Int(p.typed), sym.MulOf(sym.Int(width), n))
	case lawAppends:
		return sym.AddOf(sym.Int(p.typed), sym.MulOf(sym.Int(width), sym.ApplyOf(sym.FnArrayCapacity, n)))
	}
	return p.dictSize(n, strKeys)
}

// newDeque is collections.deque(it, maxlen) of a class.
func (x *interp) newDeque(cls, it, maxlen Value) Value {
	var r Ref
	if it == nil || isNone(it) {
		r = x.newSeq(oList, nil).(Ref)
	} else {
		r = x.toList(oList, it).(Ref)
	}
	o := x.st.mut(r.ID)
	o.law, o.grown = lawDeque, false
	if o.n == nil {
		o.n = x.soft("len", sym.Int(0), nil)
	}
	if k, ok := sym.IsInt(o.n); !ok || k != 0 {
		o.law = lawDequeOf
	}
	if c, ok := cls.(ClassV); ok {
		o.class = c.C
	}
	if maxlen != nil && !isNone(maxlen) {
		m := x.intOf(maxlen)
		if m == nil {
			m = x.soft("len", sym.Int(0), nil)
		}
		if !o.exact || len(o.items) > 0 {
			x.dead(diag.DataDependent, "what a deque of a greatest length leaves out")
		}
		o.exact, o.law, o.most = false, lawWindow, nonNegative(m)
		o.n = x.soft("len", sym.Int(0), o.most)
		full := x.prof.lawSize(lawWindow, o.most, false, 0)
		x.resize(r.ID, x.soft("deque", x.prof.lawSize(lawDeque, sym.Int(0), false, 0), full))
		return r
	}
	x.resize(r.ID, x.prof.lawSize(o.law, o.n, false, 0))
	return r
}

// pushWindow appends to a deque of a greatest length: elements leave it at the
// other end.
func (x *interp) pushWindow(r Ref, v Value) {
	switch w := v.(type) {
	case Num:
		size := sym.Expr(sym.Int(0))
		if w.Fresh || w.Box != 0 {
			size = x.boxSize(w)
		}
		o := x.st.heap[r.ID]
		x.boxed(r, size, o.most)
		w.Fresh, w.Box, w.Const, w.Src = false, 0, false, 0
		o = x.st.mut(r.ID)
		if e, ok := o.elem.(Num); ok {
			w = joinNum(x, e, w)
		} else if o.elem != nil {
			o.elem = Opaque{"an element of several types"}
			return
		}
		o.elem = w
		return
	}
	if !heapless(v) {
		x.dead(diag.DataDependent, "an object appended to a deque of a greatest length")
	}
	o := x.st.mut(r.ID)
	switch {
	case o.elem == nil:
		o.elem = v
	case !identical(o.elem, v):
		o.elem = Opaque{"an element of several types"}
	}
}

// newMapping is an OrderedDict or defaultdict of a class, with the entries of
// what it is made of.
func (x *interp) newMapping(l law, cls, factory Value, args []Value, kws []kwarg) Value {
	v := x.toDict(args, kws)
	r, ok := v.(Ref)
	if !ok {
		x.dead(diag.DataDependent, "a dict made of %s", x.nameOf(v))
	}
	o := x.st.mut(r.ID)
	o.law = l
	if c, ok := cls.(ClassV); ok {
		o.class = c.C
	}
	if factory != nil && !isNone(factory) {
		o.attrs = map[string]Value{"default_factory": factory}
	}
	if o.n == nil {
		o.n = x.soft("len", sym.Int(0), nil)
	}
	x.resize(r.ID, x.prof.lawSize(l, o.n, o.strKeys, 0))
	if d := x.st.obj(orNone(arg(args, nil, 0, ""))); l == lawOrdered && d != nil && d.kind == oDict && d.n != nil {
		// It goes over a list of the other dict's items.
		x.transient(sym.AddOf(x.prof.listSize(d.n, false), sym.MulOf(d.n, x.prof.tupleSize(sym.Int(2)))))
	}
	return r
}

// missing is what the factory of a defaultdict makes for an absent key; ok is
// false for other dicts.
func (x *interp) missing(o *object) (v Value, ok bool) {
	f, ok := o.attrs["default_factory"]
	if !ok || o.law != lawDefault {
		return nil, false
	}
	return x.call(f, nil, nil, nil), true
}

// defaultItem is d[key] of a defaultdict: an absent key is put in with a new
// value. Only values that nothing else can change are followed for keys of
// which it is not known whether they are there.
func (x *interp) defaultItem(r Ref, key Value, read bool) (Value, bool) {
	o := x.st.heap[r.ID]
	if o == nil || o.law != lawDefault || o.attrs["default_factory"] == nil {
		return nil, false
	}
	lits := true
	if o.exact {
		for i := len(o.keys) - 1; i >= 0; i-- {
			if identical(o.keys[i], key) || sameConst(o.keys[i], key) {
				return o.items[i], true
			}
			if _, ok := o.keys[i].(Lit); !ok {
				lits = false
			}
		}
		if _, lit := key.(Lit); len(o.keys) == 0 || lit && lits {
			v, _ := x.missing(o)
			if read || !heapless(v) {
				x.dictSet(r, key, v)
				return x.itemAt(r, key, nil), true
			}
			return v, true
		}
	}
	v, _ := x.missing(o)
	n, number := v.(Num)
	if !number {
		if heapless(v) && x.elemOf(r) == v {
			return v, true
		}
		if o := x.st.obj(v); o != nil && !o.entry {
			return x.presentOr(r, key, v), true
		}
		x.dead(diag.DataDependent, "the value of a key of a defaultdict that may be absent")
	}
	e := x.elemOf(r)
	m, ok := e.(Num)
	if !ok {
		if _, none := e.(Opaque); !none {
			x.dead(diag.DataDependent, "the value of a key of a defaultdict that may be absent")
		}
		m = n
	}
	n.Fresh, m.Box = false, 0
	got := joinNum(x, m, n)
	if got.E == nil {
		got.E = x.soft("value", nil, nil)
	}
	if read {
		x.dictSet(r, key, n)
	}
	return got, true
}

// joinLaws is the law of two containers where branches meet.
func joinLaws(a, b law) (law, bool) {
	switch {
	case a == b:
		return a, true
	case a == lawArray && b == lawAppends, a == lawAppends && b == lawArray:
		return lawAppends, true
	}
	return "", false
}

// newTyped is array.array(typecode, it): items without objects.
func (x *interp) newTyped(cls, code, it Value) Value {
	l, ok := code.(Lit)
	width := map[string]int64{"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}[l.Text]
	if !ok || width == 0 {
		x.dead(diag.Dynamic, "the type of an array.array")
	}
	o := &object{kind: oList, law: lawArray, width: width, n: sym.Int(0)}
	switch l.Text {
	case "f", "d":
		o.elem = Num{Kind: KFloat, Fresh: true}
	case "u":
		o.elem = Opaque{"a character"}
	default:
		o.elem = Num{Kind: KInt, Fresh: true}
	}
	if c, ok := cls.(ClassV); ok {
		o.class = c.C
	}
	if it != nil && !isNone(it) {
		if n, k := x.textLen(it); n != nil && (k == oBytes || k == oByteArray) {
			o.n = sym.FloorDivOf(n, sym.Int(width))
		} else if n, _ := x.lengthOf(it); n != nil {
			o.n = n
		} else {
			n := sym.Expr(x.soft("len", sym.Int(0), nil))
			if g, ok := it.(Gen); ok && g.Kind == "expr" {
				x.iterate(it, func(Value) (ctlKind, Value) { return ctlNext, nil })
				if len(g.Expr.Generators) == 1 && len(g.Expr.Generators[0].Ifs) == 0 {
					if m, _ := x.lengthOf(g.First); m != nil {
						n = m
					}
				}
			} else {
				x.dead(diag.DataDependent, "the length of an array.array")
			}
			o.n, o.law = n, lawAppends
		}
	}
	o.size = x.prof.lawSize(o.law, o.n, false, width)
	return x.alloc(o)
}

// appendTyped appends n items to an array.array.
func (x *interp) appendTyped(r Ref, n sym.Expr) {
	o := x.st.mut(r.ID)
	if o.n == nil {
		return
	}
	k, one := sym.IsInt(n)
	o.n = sym.AddOf(o.n, n)
	if one && k == 1 {
		o.law = lawAppends
	}
	x.resize(r.ID, x.prof.lawSize(o.law, o.n, false, o.width))
}

// typedOp is + and * of containers with a law of their own; ok is false for
// others.
func (x *interp) typedOp(op syntax.Operator, a, b Value) (v Value, ok bool) {
	oa, ob := x.st.obj(a), x.st.obj(b)
	o, other := oa, b
	if oa == nil || oa.law == lawBuiltin {
		o, other = ob, a
	}
	if o == nil || o.law == lawBuiltin || o.kind != oList {
		return nil, false
	}
	if o.law != lawArray && o.law != lawAppends || o.n == nil {
		x.dead(diag.DataDependent, "%s of a %s", op, x.nameOf(a))
	}
	n := o.n
	switch op {
	case syntax.Add:
		t := x.st.obj(other)
		if t == nil || t.n == nil || t.width != o.width {
			panic(suppose("TypeError"))
		}
		n = sym.AddOf(n, t.n)
	case syntax.Mult:
		k := x.intOf(other)
		if k == nil {
			x.dead(diag.DataDependent, "the length of an array.array")
		}
		n = sym.MulOf(n, nonNegative(k))
	default:
		panic(suppose("TypeError"))
	}
	c := &object{kind: oList, law: lawArray, width: o.width, class: o.class, elem: o.elem, n: n}
	c.size = x.prof.lawSize(lawArray, n, false, c.width)
	return x.alloc(c), true
}
