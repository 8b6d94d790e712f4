// This file makes and joins sequences: texts, lists and tuples, and what their elements
// are like.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

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
	return x.alloc(&object{kind: k, n: n, size: x.soft("text", sym.Int(0), x.sizeOfText(k, n))})
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
	size := x.sizeOfText(k, n)
	if len(x.loops) > 0 && k != oByteArray && x.hasSoft(n) {
		size = x.looseSize(k, n)
	}
	return x.alloc(&object{kind: k, n: n, size: size})
}

// looseSize is the size of a text of n characters where that is not known: one of
// one character, and an empty one, is there already.
func (x *interp) looseSize(k okind, n sym.Expr) sym.Expr {
	size := x.sizeOfText(k, n)
	if r := sym.RangeOf(n, nil); x.prof.payload || r.Lo != nil && (!r.Lo.IsInt64() || r.Lo.Int64() > 1) {
		return size
	}
	return x.soft("text", nonNegative(sym.Sub(n, sym.Int(1))), size)
}

// textSlice is v[s] of a text of n characters: v itself where that is all of it.
func (x *interp) textSlice(k okind, v Value, s SliceV, n sym.Expr) Value {
	m := x.sliceLen(s, n)
	if k == oByteArray || s.Step != nil && !isNone(s.Step) || m == nil {
		return x.newText(k, m)
	}
	whole := sym.EqOf(m, n)
	switch x.m.Known(x.st.s, whole) {
	case 1:
		return v
	case -1:
		return x.newText(k, m)
	}
	size := x.sizeOfText(k, m)
	least := sym.IteOf(whole, sym.Int(0), size)
	if _, theirs := v.(Input); theirs {
		return x.alloc(&object{kind: k, n: m, size: least})
	}
	// Where it is v itself, it may be what keeps its bytes.
	return x.alloc(&object{kind: k, n: m, size: x.soft("text", least, size)})
}

// assumeText notes of an input that is added to a text that it is one, of the
// same type.
func (x *interp) assumeText(v, to Value) {
	in, ok := v.(Input)
	if !ok {
		return
	}
	if _, k := x.textLen(to); x.isText(to) && k != oStr {
		x.assumeType(in, "bytes")
		return
	}
	x.assumeType(in, "str")
}

func (x *interp) textOp(op syntax.Operator, a, b Value) Value {
	switch op {
	case syntax.Add:
		x.assumeText(a, b)
		x.assumeText(b, a)
		if !x.isText(a) || !x.isText(b) {
			if x.isOpaque(a) || x.isOpaque(b) {
				x.dead(diag.DataDependent, "the length of %s", x.nameOf(pickOpaque(a, b)))
			}
			panic(suppose("TypeError"))
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
		if k != oByteArray {
			// With nothing, a text is itself.
			if sym.Equal(m, sym.Int(0)) {
				return a
			}
			if _, other := x.textLen(b); sym.Equal(n, sym.Int(0)) && other == k {
				return b
			}
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
		if sym.Equal(m, sym.Int(1)) && k != oByteArray {
			return t
		}
		if _, lit := t.(Lit); !lit && k != oByteArray {
			switch x.m.Known(x.st.s, sym.EqOf(m, sym.Int(1))) {
			case 1:
				return t
			case 0:
				// Once, it is the text itself.
				size := x.sizeOfText(k, sym.MulOf(n, nonNegative(m)))
				return x.alloc(&object{kind: k, n: sym.MulOf(n, nonNegative(m)), size: x.soft("text", sym.IteOf(sym.EqOf(m, sym.Int(1)), sym.Int(0), size), size)})
			}
		}
		return x.newText(k, sym.MulOf(n, nonNegative(m)))
	case syntax.Mod:
		return x.percent(a, b)
	}
	panic(suppose("TypeError"))
}

// concat is the list or tuple a + b.
func (x *interp) concat(a, b Value) Value {
	oa, ob := x.st.obj(a), x.st.obj(b)
	if oa.exact && ob.exact && len(oa.items)+len(ob.items) <= 4*maxUnroll {
		return x.newSeq(oa.kind, append(append([]Value(nil), oa.items...), ob.items...))
	}
	// What only one of them holds, the result keeps alive.
	for _, v := range []Value{a, b} {
		if o := x.st.obj(v); o.exact && len(o.items) > 0 {
			x.st.summarise(x, x.st.objID(v))
		}
	}
	oa, ob = x.st.obj(a), x.st.obj(b)
	e := oa.elem
	switch {
	case e == nil:
		e = ob.elem
	case ob.elem != nil:
		e = x.joinLike(x.st, oa.elem, ob.elem)
	}
	if e == nil {
		e = Opaque{"an element"}
	}
	return x.likeList(oa.kind, addLen(oa.n, ob.n), x.element(x.st.objID(a), e), a, b)
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
			if e = x.oneOfTexts(e, w); e == nil {
				return Opaque{"an element of several types"}
			}
		}
	}
	if n, ok := e.(Num); ok {
		n.Box = 0
		return n
	}
	return e
}

// oneOfTexts is one of two constant texts; nil when they are not both such.
func (x *interp) oneOfTexts(a, b Value) Value {
	n, k := x.textLen(a)
	m, other := x.textLen(b)
	for _, v := range []Value{a, b} {
		if o := x.st.obj(v); o != nil && (!o.entry || o.owner != 0) {
			return nil
		}
		if _, in := v.(Input); in {
			return nil
		}
	}
	if !x.isText(a) || !x.isText(b) || k != other || n == nil || m == nil || k == oByteArray {
		return nil
	}
	if !sym.Equal(n, m) {
		n = x.soft("len", sym.MinOf(n, m), sym.MaxOf(n, m))
	}
	*x.st.ids++
	x.st.heap[*x.st.ids] = &object{kind: k, entry: true, n: n, size: sym.Int(0), inner: sym.Int(0)}
	return Ref{*x.st.ids}
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
	if k, ok := sym.IsInt(n); ok && k == 1 && o.kind == oTuple {
		return a
	}
	if o.n == nil {
		return x.likeList(o.kind, nil, x.elemOf(a), a)
	}
	r := x.likeList(o.kind, sym.MulOf(o.n, nonNegative(n)), x.elemOf(a), a)
	if t := x.totalOf(o); t != nil {
		x.st.mut(x.st.objID(r)).total = sym.MulOf(t, nonNegative(n))
	}
	return r
}
