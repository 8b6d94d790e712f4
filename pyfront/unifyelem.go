// This file joins what the elements of two containers are like.

package pyfront

import "github.com/muxlang/mux/typecheck/sym"

// elementNames makes names of elements that a summarised container took over names
// of any of its elements: what it says of them holds for each.
func (st *state) elementNames() {
	any := func(v Value) Value {
		r, ok := v.(Ref)
		o := st.obj(v)
		if !ok || o == nil || !o.entry || o.owner == 0 {
			return v
		}
		c := st.heap[o.owner]
		if c == nil || c.exact {
			return v
		}
		var like []Ref
		for _, t := range []Value{c.elem, c.key} {
			if q, ok := t.(Ref); ok {
				if e := st.heap[q.ID]; e != nil && e.kind == o.kind && e.class == o.class {
					like = append(like, q)
				}
			}
		}
		if len(like) != 1 || like[0] == r {
			return v
		}
		return like[0]
	}
	for k, v := range st.names {
		st.names[k] = any(v)
	}
}

// template joins what two containers' elements are like.
func (u *unifier) template(path string, a, b Value) Value {
	switch {
	case a == nil:
		if r, ok := b.(Ref); ok {
			return u.copyTemplate(r)
		}
		return b
	case b == nil:
		return a
	}
	v, ok := u.value(path, a, b)
	if !ok {
		return Opaque{"an element of several types"}
	}
	return v
}

// copyTemplate takes a template object of b over.
func (u *unifier) copyTemplate(r Ref) Value {
	if to, ok := u.back[r.ID]; ok {
		if to < 0 {
			to = -to
		}
		return Ref{to}
	}
	o := u.b.heap[r.ID]
	if o == nil {
		return Opaque{"an element"}
	}
	n := *o
	*u.out.ids++
	id := *u.out.ids
	u.back[r.ID] = -id
	if t := n.elem; t != nil {
		if q, ok := t.(Ref); ok {
			n.elem = u.copyTemplate(q)
		}
	}
	if t := n.key; t != nil {
		if q, ok := t.(Ref); ok {
			n.key = u.copyTemplate(q)
		}
	}
	for i, t := range n.items {
		if q, ok := t.(Ref); ok {
			n.items = append([]Value(nil), n.items...)
			n.items[i] = u.copyTemplate(q)
		}
	}
	if to, ok := u.back[n.owner]; ok && to != 0 {
		if to < 0 {
			to = -to
		}
		n.owner = to
	}
	u.out.heap[id] = &n
	return Ref{id}
}

// summaries turns both containers into summaries and unifies these.
func (u *unifier) summaries(path string, a, b Ref, n *object) (Value, bool) {
	if n.kind == oInstance || n.kind == oTuple && !u.loop {
		return nil, false
	}
	delete(u.pair, a.ID)
	delete(u.back, b.ID)
	if o := u.a.heap[a.ID]; o.exact || len(o.pend) > 0 {
		u.change = true
	}
	u.a.summarise(u.x, a.ID)
	u.b.summarise(u.x, b.ID)
	oa, ob := u.a.heap[a.ID], u.b.heap[b.ID]
	if oa.exact || ob.exact {
		return nil, false
	}
	u.syncBoxes()
	return u.ref(path, a, b)
}

func (u *unifier) constStr(n sym.Expr, bytes bool) Value {
	*u.out.ids++
	k := oStr
	if bytes {
		k = oBytes
	}
	u.out.heap[*u.out.ids] = &object{kind: k, size: sym.Int(0), inner: sym.Int(0), entry: true, n: n}
	return Ref{*u.out.ids}
}
