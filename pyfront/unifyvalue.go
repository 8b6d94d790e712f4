// This file joins two values of one place, objects included.

package pyfront

import (
	"fmt"

	"github.com/muxlang/mux/typecheck/sym"
)

// value unifies two values.
func (u *unifier) value(path string, a, b Value) (Value, bool) {
	if u.depth++; u.depth > 4000 {
		return nil, false
	}
	switch a := a.(type) {
	case nil:
		if b == nil {
			return nil, true
		}
		return nil, false
	case Num:
		if y, ok := b.(Num); ok {
			return u.num(path, a, y)
		}
	case Ref:
		if y, ok := b.(Ref); ok {
			return u.ref(path, a, y)
		}
		if y, ok := b.(Lit); ok && !u.loop {
			if o := u.a.heap[a.ID]; o != nil && (o.kind == oStr && !y.Bytes || o.kind == oBytes && y.Bytes) {
				*u.out.ids++
				id := *u.out.ids
				u.b.heap[id] = &object{kind: o.kind, size: sym.Int(0), inner: sym.Int(0), counted: o.counted, n: sym.Int(int64(len(y.Text))), entry: o.entry}
				return u.ref(path, a, Ref{id})
			}
		}
	case Lit:
		if y, ok := b.(Lit); ok {
			if a == y {
				return a, true
			}
			if a.Bytes == y.Bytes {
				n := u.scalar(path+".len", sym.Int(int64(len(a.Text))), sym.Int(int64(len(y.Text))))
				return u.constStr(n, a.Bytes), true
			}
		}
		if y, ok := b.(Ref); ok {
			if o := u.b.heap[y.ID]; o != nil && (o.kind == oStr && !a.Bytes || o.kind == oBytes && a.Bytes) && !u.loop {
				*u.out.ids++
				id := *u.out.ids
				tmp := &object{kind: o.kind, size: sym.Int(0), inner: sym.Int(0), counted: o.counted, n: sym.Int(int64(len(a.Text))), entry: o.entry}
				u.a.heap[id] = tmp
				return u.ref(path, Ref{id}, y)
			}
		}
	case RangeV:
		if y, ok := b.(RangeV); ok {
			return RangeV{u.scalar(path+".lo", a.Lo, y.Lo), u.scalar(path+".hi", a.Hi, y.Hi), u.scalar(path+".step", a.Step, y.Step)}, true
		}
	case Bound:
		if y, ok := b.(Bound); ok && a.F == y.F {
			r, ok := u.value(path+".self", a.Recv, y.Recv)
			return Bound{r, a.F}, ok
		}
	case Intrinsic:
		if y, ok := b.(Intrinsic); ok && a.Name == y.Name {
			r, ok := u.value(path+".self", a.Recv, y.Recv)
			return Intrinsic{a.Name, r}, ok
		}
	case Gen:
		if y, ok := b.(Gen); ok && a.Kind == y.Kind && a.Expr == y.Expr && len(a.Args) == len(y.Args) && a.Call == y.Call {
			g := a
			g.Args = make([]Value, len(a.Args))
			for i := range a.Args {
				v, ok := u.value(path+".arg", a.Args[i], y.Args[i])
				if !ok {
					return nil, false
				}
				g.Args[i] = v
			}
			if (a.ID == 0) != (y.ID == 0) {
				return nil, false
			}
			if a.ID != 0 {
				r, ok := u.value(path+".drawn", Ref{a.ID}, Ref{y.ID})
				if !ok {
					return nil, false
				}
				g.ID = r.(Ref).ID
			}
			f, ok := u.value(path+".first", a.First, y.First)
			g.First = f
			return g, ok
		}
	case partialV:
		if y, ok := b.(partialV); ok && len(a.args) == len(y.args) && len(a.kws) == 0 && len(y.kws) == 0 {
			out := partialV{args: make([]Value, len(a.args))}
			f, ok := u.value(path+".func", a.f, y.f)
			out.f = f
			for i := range a.args {
				v, k := u.value(path+".arg", a.args[i], y.args[i])
				ok = ok && k
				out.args[i] = v
			}
			return out, ok
		}
	case index:
		if y, ok := b.(index); ok && len(a.vs) == len(y.vs) {
			out := index{make([]Value, len(a.vs))}
			for i := range a.vs {
				v, ok := u.value(fmt.Sprintf("%s(%d)", path, i), a.vs[i], y.vs[i])
				if !ok {
					return nil, false
				}
				out.vs[i] = v
			}
			return out, true
		}
	case leaveV:
		if y, ok := b.(leaveV); ok && a.gen == y.gen && a.ctl == y.ctl {
			v, ok := u.value(path, a.val, y.val)
			a.val = v
			return a, ok
		}
	case superV:
		if y, ok := b.(superV); ok && a.class == y.class {
			v, ok := u.value(path, a.self, y.self)
			return superV{a.class, v}, ok
		}
	case SliceV:
		if y, ok := b.(SliceV); ok {
			lo, k1 := u.value(path, a.Lo, y.Lo)
			hi, k2 := u.value(path, a.Hi, y.Hi)
			st, k3 := u.value(path, a.Step, y.Step)
			return SliceV{lo, hi, st}, k1 && k2 && k3
		}
	case Opaque:
		if _, ok := b.(Opaque); ok {
			return a, true
		}
	case Input:
		if y, ok := b.(Input); ok {
			if a == y {
				return a, true
			}
			if text, ok := oneOf(a.Text, y.Text); ok && a.Type == y.Type && a.Loose == y.Loose {
				u.change = u.change || u.loop && text != a.Text
				a.Text = text
				return a, true
			}
			return Opaque{"one of " + a.Text + " and " + y.Text}, true
		}
	default:
		if identical(a, b) {
			return a, true
		}
	}
	if supposed(a) || supposed(b) {
		return a, supposed(a) && supposed(b) // one of several that are
	}
	if heapless(a) && heapless(b) && !fresh(a) && !fresh(b) {
		return Opaque{"a value of several types"}, true
	}
	return nil, false
}

// fresh says that a value is a number whose box does not exist yet: joined with
// another type it would get none.
func fresh(v Value) bool {
	n, ok := v.(Num)
	return ok && n.Fresh
}

// supposed says that a value is an exception that only the analysis finds raised.
func supposed(v Value) bool {
	_, ok := v.(Supposed)
	return ok
}

// heapless says that a value holds nothing of the heap.
func heapless(v Value) bool {
	switch v := v.(type) {
	case Num:
		return v.Box == 0
	case index:
		for _, w := range v.vs {
			if !heapless(w) {
				return false
			}
		}
	case Ref, Bound, Intrinsic, Gen, SliceV, partialV, superV, starred, leaveV, nil:
		return false
	}
	return true
}

func (u *unifier) num(path string, a, b Num) (Value, bool) {
	if u.a.heap[a.Box] == nil {
		a.Box = 0
	}
	if u.b.heap[b.Box] == nil {
		b.Box = 0
	}
	out := a
	if a.Kind != b.Kind {
		if a.Kind == KComplex || b.Kind == KComplex {
			out.Kind = KComplex
		} else if a.Kind == KFloat || b.Kind == KFloat {
			out.Kind = KFloat
		} else {
			out.Kind = KInt
		}
		u.change = u.change || u.loop && out.Kind != a.Kind
	}
	switch {
	case out.Kind == KFloat || out.Kind == KComplex:
		out.E = nil
	case a.E != nil && b.E != nil:
		out.E = u.scalar(path+".value", a.E, b.E)
	default:
		out.E = nil
		if u.loop && a.E != nil {
			u.change = true
		}
	}
	switch {
	case a.Bits != nil && b.Bits != nil:
		out.Bits = u.scalar(path+".bits", a.Bits, b.Bits)
	case a.Bits != nil || b.Bits != nil || u.loop && u.x.large[path]:
		x, y := a.Bits, b.Bits
		if x == nil {
			x = bitsOf(a)
		}
		if y == nil {
			y = bitsOf(b)
		}
		out.Bits = u.scalar(path+".bits", x, y)
	}
	switch {
	case a.Lim != nil && b.Lim != nil:
		out.Lim = u.scalar(path+".lim", a.Lim, b.Lim)
	default:
		out.Lim = nil
	}
	out.Q = nil
	switch {
	case a.Q != nil && b.Q != nil && a.Q.d == b.Q.d:
		out.Q = &ratio{u.scalar(path+".ratio", a.Q.x, b.Q.x), a.Q.d}
	case a.Q != nil && u.loop:
		u.change = true
	}
	if out.Chars != b.Chars {
		u.change = u.change || u.loop && a.Chars != 0
		out.Chars = 0
	}
	out.Const = a.Const && b.Const && (a.E == nil || b.E == nil || sym.Equal(a.E, b.E))
	if u.loop && a.Const && !out.Const {
		u.change = true
	}
	out.Fresh = a.Fresh || b.Fresh
	if out.Src == 0 {
		out.Src = b.Src
	}
	// A container's box beside none is no box of this place.
	if o := u.a.heap[a.Box]; b.Box == 0 && o != nil && o.entry {
		a.Box, out.Box = 0, 0
	}
	if o := u.b.heap[b.Box]; a.Box == 0 && o != nil && o.entry {
		b.Box = 0
	}
	if a.Box == 0 && b.Box == 0 {
		return out, true
	}
	if a.Box != 0 && b.Box != 0 && a.Box == b.Box && u.a.heap[a.Box] == u.b.heap[b.Box] {
		return out, true
	}
	entry := false // whose the box is when both sides agree that it is a container's
	if !u.loop {
		oa, ob := u.a.heap[a.Box], u.b.heap[b.Box]
		entry = oa != nil && oa.entry && ob != nil && ob.entry
	}
	if u.loop && a.Box != 0 && b.Box != 0 && !u.a.heap[a.Box].entry && u.b.heap[b.Box].entry {
		// A container took the box over: the first iteration shows it.
		u.failed = true
		return nil, false
	}
	// A box of its own; no box is a box of size 0.
	sa, sb := sym.Expr(sym.Int(0)), sym.Expr(sym.Int(0))
	if o := u.a.heap[a.Box]; a.Box != 0 && o != nil && (u.loop || entry || !o.entry) {
		sa = o.size
	}
	if o := u.b.heap[b.Box]; b.Box != 0 && o != nil && (u.loop || entry || !o.entry) {
		sb = o.size
	}
	if to, ok := u.pair[a.Box]; a.Box != 0 && ok && to == b.Box {
		out.Box = a.Box
		return out, true
	}
	if _, ok := u.pair[a.Box]; a.Box != 0 && !ok {
		if _, used := u.back[b.Box]; !used {
			out.Box = a.Box
			u.pair[a.Box] = b.Box
			if b.Box != 0 {
				u.back[b.Box] = a.Box
			}
			o := *u.a.heap[a.Box]
			o.size = u.scalar(path+".box", sa, sb)
			if !u.loop && !entry {
				o.entry, o.owner = false, 0
			}
			u.out.heap[a.Box] = &o
			return out, true
		}
	}
	// A name that shares its box on one side only counts as without it.
	if to, ok := u.back[b.Box]; b.Box != 0 && ok && to > 0 {
		sb = sym.Int(0)
	}
	if _, ok := u.pair[a.Box]; a.Box != 0 && ok {
		sa = sym.Int(0)
	}
	*u.out.ids++
	out.Box = *u.out.ids
	if b.Box != 0 {
		if _, ok := u.back[b.Box]; !ok {
			u.back[b.Box] = out.Box
		}
	}
	u.out.heap[out.Box] = &object{kind: oBox, size: u.scalar(path+".box", sa, sb), inner: sym.Int(0), counted: true}
	if u.loop {
		u.change = true
	}
	return out, true
}

func (u *unifier) ref(path string, a, b Ref) (Value, bool) {
	if to, ok := u.pair[a.ID]; ok {
		return a, to == b.ID
	}
	if _, ok := u.back[b.ID]; ok {
		return nil, false
	}
	oa, ob := u.a.heap[a.ID], u.b.heap[b.ID]
	if oa == nil || ob == nil || oa.kind != ob.kind || oa.entry != ob.entry || oa.class != ob.class || oa.width != ob.width || len(oa.shape) != len(ob.shape) {
		return nil, false
	}
	if oa.kind == oArray && oa.dtype != ob.dtype {
		return nil, false
	}
	u.pair[a.ID], u.back[b.ID] = b.ID, a.ID
	if a.ID == b.ID && oa == ob {
		// Untouched since the fork; what it holds may differ all the same.
		same := true
		oa.refs(func(v Value) { same = same && heapless(v) })
		if same {
			return a, true
		}
	}
	n := *oa
	n.counted = oa.counted || ob.counted
	if u.loop && oa.boxes != ob.boxes {
		u.boxed = append(u.boxed, boxSlots{id: a.ID, size: max(oa.boxes, ob.boxes)})
		u.failed = true // they are there before the loop then
	}
	if u.loop && ob.reserve && !oa.reserve {
		u.boxed = append(u.boxed, boxSlots{id: a.ID, reserve: true})
		u.failed = true
	}
	n.reserve = oa.reserve && ob.reserve
	if oa.counted != ob.counted || u.failed {
		return nil, false
	}
	if oa.law != ob.law {
		l, ok := joinLaws(oa.law, ob.law)
		if !ok {
			return nil, false
		}
		n.law = l
		u.change = u.change || l != oa.law
	}
	n.inner = u.scalar(path+".inner", oa.inner, ob.inner)
	n.total = nil
	if oa.total != nil && ob.total != nil {
		n.total = u.scalar(path+".total", oa.total, ob.total)
	} else if u.loop && oa.total != nil {
		u.change = true
	}
	n.n = nil
	if oa.n != nil && ob.n != nil {
		n.n = u.scalar(path+".len", oa.n, ob.n)
	}
	if law := u.x.prof.sizeLaw(oa, ob); law != nil && n.n != nil {
		n.size = law(n.n)
	} else {
		n.size = u.scalar(path+".size", oa.size, ob.size)
	}
	n.grown = oa.grown || ob.grown
	n.maybe = oa.maybe || ob.maybe
	n.later = oa.later || ob.later
	if n.per = 0; oa.per != 0 && ob.per != 0 {
		n.per = max(oa.per, ob.per)
	} else if u.loop && oa.per != 0 {
		u.change = true
	}
	n.shrunk = oa.shrunk || ob.shrunk
	n.mixed = oa.mixed || ob.mixed
	if u.loop && ob.mixed && !oa.mixed {
		u.change = true
	}
	n.boxes = max(oa.boxes, ob.boxes)
	n.full = oa.full && ob.full
	shared, mapped := u.joinShares(oa.shares, ob.shares)
	if !mapped {
		return nil, false
	}
	n.shares = shared
	if oa.full && !ob.full {
		u.change = true
	}
	n.strKeys = oa.strKeys && ob.strKeys
	if len(oa.parts) != len(ob.parts) {
		n.parts = nil
	}
	for i := range n.parts {
		if !sym.Equal(oa.parts[i], ob.parts[i]) {
			n.parts = nil
			break
		}
	}
	n.shape = make([]sym.Expr, len(oa.shape))
	for i := range oa.shape {
		n.shape[i] = u.scalar(fmt.Sprintf("%s.shape%d", path, i), oa.shape[i], ob.shape[i])
	}
	n.strides = joinStrides(oa, ob)
	ok := true
	if oa.base != 0 || ob.base != 0 {
		if oa.base == 0 || ob.base == 0 {
			return nil, false
		}
		v, k := u.ref(path+".base", Ref{oa.base}, Ref{ob.base})
		if !k {
			return nil, false
		}
		n.base = v.(Ref).ID
	}
	switch {
	case oa.exact && ob.exact && len(oa.items) == len(ob.items) && len(oa.keys) == len(ob.keys):
		n.items = make([]Value, len(oa.items))
		for i := range oa.items {
			v, k := u.value(fmt.Sprintf("%s[%d]", path, i), oa.items[i], ob.items[i])
			if !k {
				return u.summaries(path, a, b, &n)
			}
			n.items[i] = v
		}
		n.keys = make([]Value, len(oa.keys))
		for i := range oa.keys {
			v, k := u.value(fmt.Sprintf("%s{%d}", path, i), oa.keys[i], ob.keys[i])
			if !k {
				return u.summaries(path, a, b, &n)
			}
			n.keys[i] = v
		}
	case oa.exact || ob.exact || len(oa.pend) > 0 || len(ob.pend) > 0:
		return u.summaries(path, a, b, &n)
	default:
		n.elem = u.template(path+".elem", oa.elem, ob.elem)
		n.key = u.template(path+".key", oa.key, ob.key)
		if !alike(oa.elem, n.elem) || !alike(oa.key, n.key) {
			u.change = true
		}
	}
	if oa.attrs != nil || ob.attrs != nil {
		n.attrs = map[string]Value{}
		for k, v := range oa.attrs {
			w, has := ob.attrs[k]
			if !has {
				return nil, false
			}
			y, k2 := u.value(path+"."+k, v, w)
			if !k2 {
				return nil, false
			}
			n.attrs[k] = y
		}
		for k := range ob.attrs {
			if _, has := oa.attrs[k]; !has {
				return nil, false
			}
		}
	}
	u.out.heap[a.ID] = &n
	return a, ok
}
