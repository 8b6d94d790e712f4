// This file binds: names, targets of assignments, attributes.

package pyfront

import (
	"fmt"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// bindName binds a local or global name.
func (x *interp) bindName(name string, v Value) {
	if _, num := v.(Num); !num || !x.inModel() {
		// Numbers in a model's names are the model's own.
		v = x.count(v)
	}
	if n, ok := v.(Num); ok && len(x.stack)+len(x.calls) > 0 {
		// What is computed from a name is computed when the program runs.
		n.Const = false
		v = n
	}
	x.st.names[x.nameKey(name)] = v
}

// inModel says that a model is executed.
func (x *interp) inModel() bool { return x.fr != nil && x.fr.mod != nil && x.fr.mod.model }

func (x *interp) nameKey(name string) nameKey {
	f := x.fr
	if f.fn != nil {
		if f.fn.globals[name] {
			return nameKey{-x.p.modID[f.mod], name}
		}
		if f.fn.globals["nonlocal "+name] {
			for o := f.outer; o != nil; o = o.outer {
				if o.fn != nil && o.fn.locals[name] {
					return nameKey{o.id, name}
				}
			}
		}
	}
	return nameKey{f.id, name}
}

// assign binds a target to a value.
func (x *interp) assign(t syntax.Expr, v Value) {
	switch t := t.(type) {
	case *syntax.Name:
		x.bindName(t.Id, v)
	case *syntax.Tuple:
		x.unpack(t.Elts, v)
	case *syntax.List:
		x.unpack(t.Elts, v)
	case *syntax.Starred:
		x.assign(t.Value, v)
	case *syntax.Attribute:
		x.keep(v)
		o := x.eval(t.Value)
		x.setattr(o, t.Attr, v)
	case *syntax.Subscript:
		x.keep(v)
		o := x.eval(t.Value)
		x.setitem(o, x.evalIndex(t.Slice), v)
	default:
		x.dead(diag.Unsupported, "assignment to %T", t)
	}
}

func (x *interp) unpack(ts []syntax.Expr, v Value) {
	star := -1
	for i, t := range ts {
		if _, ok := t.(*syntax.Starred); ok {
			star = i
		}
	}
	if g, ok := v.(Gen); ok {
		v = x.drawn(g, len(ts))
	}
	if items, ok := x.exactItems(v); ok {
		if star < 0 && len(items) == len(ts) {
			for i, t := range ts {
				x.assign(t, items[i])
			}
			return
		}
		if star >= 0 && len(items) >= len(ts)-1 {
			tail := len(ts) - star - 1
			for i := 0; i < star; i++ {
				x.assign(ts[i], items[i])
			}
			mid := items[star : len(items)-tail]
			x.assign(ts[star], x.newSeq(oList, mid))
			for i := 0; i < tail; i++ {
				x.assign(ts[star+1+i], items[len(items)-tail+i])
			}
			return
		}
		panic(raised{Opaque{"ValueError"}})
	}
	if star >= 0 {
		x.unpackStarred(ts, star, v)
		return
	}
	for i, t := range ts {
		var w Value
		switch v := v.(type) {
		case Input:
			w = x.item(v, itoa(i))
		case Ref:
			if o := x.st.heap[v.ID]; o != nil && o.kind == oArray {
				w = x.arrayItem(v, constInt(int64(i)))
			} else {
				w = x.elemOf(v)
			}
		case Opaque:
			w = Opaque{v.What + "[" + itoa(i) + "]"}
		default:
			x.dead(diag.DataDependent, "unpacking %s", x.nameOf(v))
		}
		x.assign(t, w)
	}
}

// unpackStarred spreads a sequence of unknown length over targets of which one
// takes what the others leave, as a list.
func (x *interp) unpackStarred(ts []syntax.Expr, star int, v Value) {
	n, at := x.lengthOf(v)
	if n == nil {
		x.dead(diag.Unsupported, "unpacking a sequence of unknown length")
	}
	few := int64(len(ts) - 1)
	if x.m.Known(x.st.s, sym.LeOf(sym.Int(few), n)) != 1 && !x.hasSoft(n) && !x.branch(sym.LeOf(sym.Int(few), n)) {
		panic(raised{Opaque{"ValueError"}})
	}
	for i, t := range ts {
		if i == star {
			x.assign(t, x.likeList(oList, nonNegative(sym.Sub(n, sym.Int(few))), at(sym.Int(int64(i))), v))
			continue
		}
		x.assign(t, at(sym.Int(int64(i))))
	}
}

func (x *interp) setattr(v Value, name string, w Value) {
	switch v := v.(type) {
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil || o.entry && o.owner == 0 && o.kind != oInstance {
			return
		}
		if o.kind != oInstance {
			return
		}
		if x.st.part(v.ID) && !x.inModel() {
			x.partAttr(v.ID, name, w)
			return
		}
		if n, num := w.(Num); num && x.inModel() {
			n.Fresh = false
			w = n
		}
		w = x.adopt(v.ID, x.count(w))
		x.replacedAttr(o, name)
		o = x.st.mut(v.ID)
		at := map[string]Value{}
		for k, u := range o.attrs {
			at[k] = u
		}
		at[name] = w
		o.attrs = at
		return
	case Opaque, ModuleV, ClassV, Func:
		x.count(w)
		x.hold(w)
		return
	case Input:
		// The caller's object keeps what is stored in it.
		w = x.count(w)
		if _, ours := x.st.names[nameKey{0, v.Text + "." + name}]; !ours {
			x.replaces(Input{Text: v.Text + "." + name}, nil)
		}
		x.holdCaptured(w)
		x.st.names[nameKey{0, v.Text + "." + name}] = w
		return
	}
	x.dead(diag.UnknownStore, "an attribute of %s", x.nameOf(v))
}

// hold keeps a value alive for ever: something that outlives the call has it.
func (x *interp) hold(v Value) {
	x.holdCaptured(v)
	if r, ok := v.(Ref); ok {
		x.st.names[nameKey{0, fmt.Sprintf("held %d", r.ID)}] = v
	}
	if n, ok := v.(Num); ok && n.Box != 0 {
		x.st.names[nameKey{0, fmt.Sprintf("held %d", n.Box)}] = v
	}
}

// holdCaptured keeps what the functions capture that a value has.
func (x *interp) holdCaptured(v Value) {
	for k := range x.st.captured(v).names {
		x.st.names[nameKey{0, fmt.Sprintf("held %d.%s", k.frame, k.name)}] = x.st.names[k]
	}
}

// drawn are the items of an iterator that is unpacked into n targets: they are
// alive together, in no container.
func (x *interp) drawn(g Gen, n int) Value {
	r := x.toList(oList, g)
	o := x.st.obj(r)
	if o == nil || !o.exact {
		if o != nil && o.n != nil && o.elem != nil {
			return r
		}
		x.dead(diag.DataDependent, "unpacking %s", x.nameOf(g))
	}
	return r
}
