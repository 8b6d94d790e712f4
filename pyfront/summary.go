// This file summarises containers: from a list of known elements to a length,
// the bytes of all elements and what one of them is like.

package pyfront

import (
	"sort"

	"github.com/muxlang/mux/typecheck/sym"
)

func sortKeys(ks []nameKey) {
	sort.Slice(ks, func(i, j int) bool {
		if ks[i].frame != ks[j].frame {
			return ks[i].frame < ks[j].frame
		}
		return ks[i].name < ks[j].name
	})
}

// summarise makes a container one of an unknown number of alike elements: the
// elements that only it holds become part of its inner bytes.
func (st *state) summarise(x *interp, id int) {
	o := st.heap[id]
	if o == nil || !o.exact && len(o.pend) == 0 {
		return
	}
	total := x.inState(st, func() sym.Expr { return x.totalOf(o) })
	o = st.mut(id)
	o.total = total
	vals, keys := o.items, o.keys
	wasExact := o.exact
	if !o.exact {
		vals, keys = nil, nil
	}
	if o.exact && (o.kind == oDict || o.kind == oSet) && len(vals) == 0 {
		o.per = max(o.per, 1) // no entry costs more
	}
	o.exact, o.items, o.keys = false, nil, nil
	pend := o.pend
	o.pend = nil
	// What else holds the elements keeps them.
	others := st.held()
	for _, v := range st.temps {
		if r, ok := v.(Ref); !ok || r.ID != id {
			st.reach(v, others)
		}
	}
	only := st.reachWithout(id)
	if o.kind == oDict {
		for i, v := range pend {
			if i%2 == 0 {
				keys = append(keys[:len(keys):len(keys)], v)
			} else {
				vals = append(vals[:len(vals):len(vals)], v)
			}
		}
	} else {
		vals = append(vals[:len(vals):len(vals)], pend...)
	}
	full := o.full || wasExact
	for _, v := range vals {
		n, ok := v.(Num)
		b := st.heap[n.Box]
		if !ok || b == nil || !constExpr(b.size) || sym.Equal(b.size, sym.Int(0)) {
			full = false
		}
	}
	o.full = full
	// Elements that another container has accounted for are held by both.
	var owners []int
	for _, v := range append(vals[:len(vals):len(vals)], keys...) {
		if e := st.obj(v); e != nil && e.entry && e.owner != 0 && e.owner != id {
			owners = append(owners, e.owner)
		}
	}
	for _, v := range vals {
		o.elem = x.joinTemplate(st, id, o, o.elem, v, only)
	}
	for _, v := range keys {
		if !isStr(st, v) {
			o.strKeys = false
		}
		o.key = x.joinTemplate(st, id, o, o.key, v, only)
	}
	for _, k := range owners {
		st.shareWith(id, k, false)
	}
}

// reachWithout is what names and temporaries reach when they may not go
// through the object id.
func (st *state) reachWithout(id int) map[int]bool {
	seen := map[int]bool{id: true}
	for _, v := range st.names {
		st.reach(v, seen)
	}
	for _, v := range st.temps {
		st.reach(v, seen)
	}
	delete(seen, id)
	return seen
}

// joinTemplate takes an element into a summary: its bytes, when nothing else
// holds it, and its likeness.
func (x *interp) joinTemplate(st *state, id int, o *object, t, v Value, held map[int]bool) Value {
	switch v := v.(type) {
	case Num:
		if v.Box != 0 && !held[v.Box] {
			if b := st.heap[v.Box]; b != nil {
				o.inner = sym.AddOf(o.inner, b.size)
				delete(st.heap, v.Box)
			}
			v.Box = 0
		} else if v.Box != 0 {
			// A name shares the box: from now on the container has it.
			if b := st.heap[v.Box]; b != nil && !b.entry {
				o.inner = sym.AddOf(o.inner, b.size)
				nb := *b
				nb.entry, nb.owner = true, id
				st.heap[v.Box] = &nb
			}
			v.Box = 0
		}
		v.Fresh, v.Const = false, false
		if w, ok := t.(Num); ok {
			return joinNum(x, w, v)
		}
		if t != nil {
			return Opaque{"an element of several types"}
		}
		return v
	case Ref:
		e := st.heap[v.ID]
		if e == nil {
			return Opaque{"an element"}
		}
		if !e.entry {
			o.inner = sym.AddOf(o.inner, st.deepOnly(v.ID, held))
			st.own(v.ID, id)
		}
		if w, ok := t.(Ref); ok {
			if w.ID != v.ID {
				x.mergeTemplate(st, w.ID, v.ID)
				st.reown(v.ID, id)
			}
			return w
		}
		if l, ok := t.(Lit); ok && (e.kind == oStr && !l.Bytes || e.kind == oBytes && l.Bytes) {
			n := st.mut(v.ID)
			if n.n != nil {
				n.n = x.soft("len", sym.MinOf(n.n, sym.Int(int64(len(l.Text)))), sym.MaxOf(n.n, sym.Int(int64(len(l.Text)))))
			}
			return v
		}
		if t != nil {
			return Opaque{"an element of several types"}
		}
		if e.loose {
			// The name that has it will soon have another one.
			c := *st.heap[v.ID]
			c.loose = false
			*st.ids++
			st.heap[*st.ids] = &c
			return Ref{*st.ids}
		}
		return v
	case Lit:
		if t == nil || t == v {
			return v
		}
		if w, ok := t.(Lit); ok && w.Bytes == v.Bytes {
			n := x.soft("len", sym.MinOf(sym.Int(int64(len(w.Text))), sym.Int(int64(len(v.Text)))), sym.MaxOf(sym.Int(int64(len(w.Text))), sym.Int(int64(len(v.Text)))))
			k := oStr
			if v.Bytes {
				k = oBytes
			}
			*st.ids++
			st.heap[*st.ids] = &object{kind: k, size: sym.Int(0), inner: sym.Int(0), entry: true, n: n}
			return Ref{*st.ids}
		}
		if r, ok := t.(Ref); ok {
			if e := st.heap[r.ID]; e != nil && e.kind == oStr && e.n != nil {
				e = st.mut(r.ID)
				l := sym.Int(int64(len(v.Text)))
				if !sym.Equal(e.n, l) {
					e.n = x.soft("len", sym.MinOf(e.n, l), sym.MaxOf(e.n, l))
				}
				return r
			}
		}
		return Opaque{"an element of several types"}
	}
	if t == nil || identical(t, v) {
		return v
	}
	return Opaque{"an element of several types"}
}

// deepOnly is the size of an element with what hangs on it.
func (st *state) deepOnly(id int, held map[int]bool) sym.Expr {
	seen := map[int]bool{}
	return st.deep(id, seen)
}

// own hands an element over to a container: it is a likeness from now on.
func (st *state) own(id, owner int) {
	o := st.heap[id]
	if o == nil || o.entry {
		return
	}
	o = st.mut(id)
	o.entry, o.owner = true, owner
	sub := o
	sub.refs(func(v Value) {
		switch v := v.(type) {
		case Ref:
			if c := st.heap[v.ID]; c != nil && !c.entry {
				st.own(v.ID, id)
			}
		case Num:
			if v.Box != 0 {
				if c := st.heap[v.Box]; c != nil && !c.entry {
					st.own(v.Box, id)
				}
			}
		}
	})
}

// reown makes the container owner the owner of what the element id holds, when
// another element stands for it from now on.
func (st *state) reown(id, owner int) {
	o := st.heap[id]
	if o == nil {
		return
	}
	child := func(c int) {
		if o := st.heap[c]; o != nil && o.entry && o.owner == id {
			st.mut(c).owner = owner
			st.reown(c, owner)
		}
	}
	o.refs(func(v Value) {
		switch v := v.(type) {
		case Ref:
			child(v.ID)
		case Num:
			if v.Box != 0 {
				child(v.Box)
			}
		}
	})
}

// mergeTemplate widens template a by the likeness of b.
func (x *interp) mergeTemplate(st *state, a, b int) {
	oa, ob := st.heap[a], st.heap[b]
	if oa == nil || ob == nil || oa.kind != ob.kind {
		if oa != nil {
			n := st.mut(a)
			n.n = nil
		}
		return
	}
	n := st.mut(a)
	n.total = nil
	n.mixed = oa.mixed || ob.mixed
	hull := func(p, q sym.Expr) sym.Expr {
		if p == nil || q == nil {
			return nil
		}
		if sym.Equal(p, q) {
			return p
		}
		return x.soft("elem", sym.MinOf(p, q), sym.MaxOf(p, q))
	}
	n.n = hull(oa.n, ob.n)
	n.size, n.inner = hull(oa.size, ob.size), hull(oa.inner, ob.inner)
	if len(oa.shape) == len(ob.shape) {
		n.shape = append([]sym.Expr(nil), oa.shape...)
		for i := range n.shape {
			n.shape[i] = hull(oa.shape[i], ob.shape[i])
		}
		n.strides = joinStrides(oa, ob)
	}
	if oa.exact && ob.exact && len(oa.items) == len(ob.items) {
		n.items = append([]Value(nil), oa.items...)
		for i := range n.items {
			n.items[i] = x.joinLike(st, oa.items[i], ob.items[i])
		}
	} else if oa.exact || ob.exact {
		if oa.exact && len(oa.items) == 0 && !ob.exact {
			n.exact, n.items, n.elem = false, nil, ob.elem
			return
		}
		n.exact, n.items, n.keys = false, nil, nil
		n.elem, n.key = Opaque{"an element"}, Opaque{"a key"}
	} else if oa.elem != nil && ob.elem != nil {
		n.elem = x.joinLike(st, oa.elem, ob.elem)
	} else if oa.elem == nil {
		n.elem = ob.elem
	}
}

func (x *interp) joinLike(st *state, a, b Value) Value {
	switch v := a.(type) {
	case Num:
		if w, ok := b.(Num); ok {
			v.Box, w.Box = 0, 0
			return joinNum(x, v, w)
		}
	case Ref:
		if w, ok := b.(Ref); ok {
			if w.ID != v.ID {
				x.mergeTemplate(st, v.ID, w.ID)
			}
			return v
		}
	default:
		if identical(a, b) {
			return a
		}
	}
	return Opaque{"an element of several types"}
}

func joinNum(x *interp, a, b Num) Num {
	out := a
	if a.Kind != b.Kind {
		out.Kind = max(a.Kind, b.Kind)
		if out.Kind == KBool {
			out.Kind = KInt
		}
		if a.Kind == KFloat || b.Kind == KFloat {
			out.Kind = KFloat
		}
	}
	if a.E == nil || b.E == nil || !sym.Equal(a.E, b.E) {
		out.E = nil
		if a.E != nil && b.E != nil && out.Kind == KInt {
			ra, rb := sym.RangeOf(a.E, nil), sym.RangeOf(b.E, nil)
			if ra.Lo != nil && ra.Hi != nil && rb.Lo != nil && rb.Hi != nil {
				out.E = x.soft("elem", sym.MinOf(sym.Big(ra.Lo), sym.Big(rb.Lo)), sym.MaxOf(sym.Big(ra.Hi), sym.Big(rb.Hi)))
			} else if sym.Size(a.E)+sym.Size(b.E) < 60 {
				out.E = x.soft("elem", sym.MinOf(a.E, b.E), sym.MaxOf(a.E, b.E))
			}
		}
	}
	if a.Q == nil || b.Q == nil || a.Q.d != b.Q.d || !sym.Equal(a.Q.x, b.Q.x) {
		out.Q = nil
	}
	if a.Chars != b.Chars {
		out.Chars = 0
	}
	if a.Lim == nil || b.Lim == nil || !sym.Equal(a.Lim, b.Lim) {
		out.Lim = nil
	}
	out.Bits, out.Lean = nil, a.Lean && b.Lean
	if a.Bits != nil || b.Bits != nil {
		out.Bits = sym.MaxOf(bitsOf(a), bitsOf(b))
	}
	return out
}

// bitsOf bounds the bits of an int.
func bitsOf(n Num) sym.Expr {
	if n.Bits != nil {
		return n.Bits
	}
	if n.E != nil {
		if k, ok := sym.IsConst(n.E); ok {
			return sym.Int(int64(k.BitLen()))
		}
	}
	return sym.Int(60)
}

func isStr(st *state, v Value) bool {
	switch v := v.(type) {
	case Lit:
		return !v.Bytes
	case Ref:
		o := st.heap[v.ID]
		return o != nil && o.kind == oStr
	}
	return false
}
