// This file implements the methods of dicts that look a key up.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

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
				if len(o.keys) == 0 {
					return def
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

// setDefault is d.setdefault(key, def): def is put in where the key is absent.
func (x *interp) setDefault(v, key, def Value) Value {
	r, ok := v.(Ref)
	o := x.st.obj(v)
	if !ok || o == nil || o.kind != oDict {
		x.dead(diag.UnknownStore, "a container of the caller (%s)", x.nameOf(v))
	}
	lits := true
	if o.exact {
		for i, k := range o.keys {
			if identical(k, key) || sameConst(k, key) {
				return o.items[i]
			}
			if _, lit := k.(Lit); !lit {
				lits = false
			}
		}
		if _, lit := key.(Lit); len(o.keys) == 0 || lit && lits {
			x.dictSet(r, key, def)
			return def
		}
	}
	return x.presentOr(r, key, def)
}

// presentOr is the value of a key of which it is not known whether a dict has
// it; where it does not, def is put in.
func (x *interp) presentOr(r Ref, key, def Value) Value {
	x.keep(key)
	x.keep(def)
	return x.fork(func() Value {
		if x.branch(x.coin("present")) {
			if x.st.heap[r.ID].exact {
				x.st.summarise(x, r.ID)
			}
			return x.elemOf(r)
		}
		x.dictPut(r, key, def, true)
		return def
	})
}
