// This file implements what builtin functions and the containers' methods do.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

func freed(n sym.Expr) effect.Effect { return effect.OfFree(n) }

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
		if o.exact && len(o.items) > 0 && o.kind != oDict {
			x.st.summarise(x, t.ID)
			o = x.st.heap[t.ID]
		}
		if !o.exact && o.n != nil {
			return x.take1(t, at)
		}
	}
	x.dead(diag.DataDependent, "what is removed from %s", x.nameOf(v))
	return nil
}

// take1 removes an element of a summarised container. Its bytes may be given
// back now, or later with those of the container.
func (x *interp) take1(r Ref, at Value) Value {
	o := x.st.mut(r.ID)
	e := o.elem
	o.n = sym.MaxOf(sym.Int(0), sym.Sub(o.n, sym.Int(1)))
	if e == nil {
		e = Opaque{"an element"}
	}
	if k, ok := sym.IsInt(o.inner); ok && k == 0 || o.entry {
		return from(e, r.ID)
	}
	some := x.soft("removed", sym.Int(0), o.inner)
	o.inner = sym.Sub(o.inner, some)
	zero := effect.Zero()
	x.apply("removes an element", effect.Effect{Alloc: zero.Alloc, Freed: effect.Point(some), Net: effect.Point(sym.Neg(some)), Peak: zero.Peak})
	return from(e, r.ID)
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
