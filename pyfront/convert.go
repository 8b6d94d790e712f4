// This file makes containers from what can be iterated over.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// copyOf is a shallow copy.
func (x *interp) copyOf(v Value) Value {
	switch v := v.(type) {
	case Input:
		switch x.typeOf(v) {
		case "list":
			return x.likeList(oList, x.inputLen(v), x.someItem(v))
		case "ndarray":
			return x.copyArray(x.inputArray(v), "", false)
		}
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			break
		}
		switch o.kind {
		case oArray:
			return x.copyArray(v, "", false)
		case oList:
			if o.exact {
				return x.newSeq(oList, o.items)
			}
			return x.someOf(oList, o.n, v)
		case oDict:
			n := *o
			n.entry, n.counted, n.owner, n.inner = false, false, 0, sym.Int(0)
			if o.n == nil {
				n.n = x.soft("len", sym.Int(0), nil)
			}
			n.size = x.prof.dictSize(n.n, n.strKeys)
			n.shares = nil
			r := x.alloc(&n)
			if !n.exact {
				x.st.shareWith(r.ID, v.ID, true)
			}
			x.adoptAll(r)
			return r
		}
	}
	x.dead(diag.DataDependent, "a copy of %s", x.nameOf(v))
	return nil
}

// knownLen is the length of an object, a value without bound when not known.
func (x *interp) knownLen(o *object) sym.Expr {
	if o.n == nil {
		o.n = x.soft("len", sym.Int(0), nil)
	}
	return o.n
}

// toList is list(v), tuple(v), set(v).
func (x *interp) toList(k okind, v Value) Value {
	if v == nil || isNone(v) {
		return x.newSeq(k, nil)
	}
	if items, ok := x.exactItems(v); ok && !isNamed(v) {
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
		case oStr:
			if k != oSet && o.n != nil {
				// Characters below 256 are the interpreter's own.
				*x.st.ids++
				x.st.heap[*x.st.ids] = &object{kind: oStr, entry: true, n: sym.Int(1), size: sym.Int(0), inner: sym.Int(0)}
				return x.likeList(k, o.n, Ref{*x.st.ids})
			}
		case oList, oTuple, oSet:
			if k == oTuple && o.kind == oTuple && o.class == nil {
				return v
			}
			if k != oSet {
				return x.someOf(k, o.n, v)
			}
			if o.kind == oSet {
				return x.copySet(v)
			}
			n := x.soft("len", sym.Int(0), o.n)
			e := x.elemOf(v)
			r := x.alloc(&object{kind: oSet, n: n, size: x.prof.setSize(n)})
			x.st.shareWith(r.ID, v.ID, false)
			if c, ok := e.(Num); ok {
				c.Src = 0
				e = c
			}
			x.st.mut(r.ID).elem = e
			x.transientUpTo(x.setRehash(n))
			return r
		case oDict:
			if k == oSet {
				return x.copySet(v)
			}
			e := o.key
			if e == nil {
				e = Opaque{"a key"}
			}
			return x.likeList(k, o.n, e, v)
		}
	case Input:
		if t := x.typeOf(v); t == "list" || t == "tuple" || t == "set" || t == "" {
			if t == "" {
				x.assumeType(v, "list")
			}
			return x.likeList(k, x.inputLen(v), x.someItem(v))
		}
	case Gen:
		switch v.Kind {
		case "keys", "values":
			if in, ok := v.Args[0].(Input); ok {
				of := in
				if v.Kind == "values" {
					of.Text += dictValues
				}
				return x.likeList(k, x.inputLen(in), x.someItem(of))
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
				return x.likeList(k, d.n, e, v.Args[0])
			}
		}
	}
	r := x.newSeq(map[bool]okind{true: oSet, false: oList}[k == oSet], nil).(Ref)
	if rg, ok := v.(RangeV); ok && k == oList {
		// Its length is asked for first.
		x.resize(r.ID, x.prof.listSize(rangeLen(rg), false))
		x.st.mut(r.ID).room = true
		defer func() {
			if o := x.st.heap[r.ID]; o != nil {
				x.st.mut(r.ID).room = false
			}
		}()
	}
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
		l = x.st.mut(r.ID)
		old := l.size
		l.kind, l.grown = oTuple, false
		l.size = x.prof.tupleSize(x.knownLen(l))
		size := l.size
		if l.counted {
			x.apply("makes a tuple of a list", effect.OfAlloc(sym.Sub(size, old)))
		} else {
			x.floatSub(old)
			x.countGrown(r.ID)
		}
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
	if from := x.st.objID(v); from != 0 {
		x.st.shareWith(r.ID, from, false)
	}
	return r
}
