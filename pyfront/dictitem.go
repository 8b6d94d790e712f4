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

// dictUpdate is d.update(from).
func (x *interp) dictUpdate(d, from Value) {
	r, ok := d.(Ref)
	o := x.st.obj(from)
	if !ok || o == nil || o.kind != oDict || x.st.obj(d) == nil || x.st.obj(d).kind != oDict {
		x.dead(diag.DataDependent, "the update of %s", x.nameOf(d))
	}
	if o.exact {
		for i := range o.keys {
			x.dictSet(r, o.keys[i], o.items[i])
		}
		return
	}
	x.mergeDict(r, from.(Ref))
}

// mergeDict adds the entries of a dict of unknown length to another one, which
// takes room for all of them at once.
func (x *interp) mergeDict(r, from Ref) {
	x.notPart(r.ID)
	if x.st.heap[r.ID].exact {
		x.st.summarise(x, r.ID)
	}
	o, f := x.st.mut(r.ID), x.st.heap[from.ID]
	if o.n == nil || f.n == nil || o.law != lawBuiltin {
		x.dead(diag.DataDependent, "the update of a dict")
	}
	join := func(a, b Value) Value {
		switch {
		case a == nil:
			return b
		case b == nil:
			return a
		}
		return x.joinLike(x.st, a, b)
	}
	o.key, o.elem = join(o.key, f.key), join(o.elem, f.elem)
	x.st.shareWith(r.ID, from.ID, false)
	o = x.st.mut(r.ID)
	empty := sym.Equal(o.n, sym.Int(0))
	o.strKeys = (o.strKeys || empty) && f.strKeys
	o.per, o.full, o.reserve = 0, false, false
	old := o.size
	if empty {
		o.n = f.n
		x.resize(r.ID, x.prof.dictSize(o.n, o.strKeys))
		return
	}
	most, all := sym.MaxOf(o.n, f.n), sym.AddOf(o.n, f.n)
	o.n = x.soft("len", most, all)
	x.resize(r.ID, x.soft("table", sym.MaxOf(old, x.prof.dictSize(most, o.strKeys)), sym.MaxOf(old, x.prof.dictSize(all, o.strKeys))))
	x.transientUpTo(old)
}

// mergedDict is a dict of the entries of two.
func (x *interp) mergedDict(a, b Ref) Value {
	r := x.copyOf(a).(Ref)
	x.dictUpdate(r, b)
	return r
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
