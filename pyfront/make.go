// This file makes containers of given lengths for models.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// listOfNew is a container of n new elements like e, which it owns.
func (x *interp) listOfNew(k okind, n sym.Expr, e Value) Value {
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	o := &object{kind: k, n: n}
	switch k {
	case oTuple:
		o.size = x.prof.tupleSize(n)
	case oSet:
		o.size = x.prof.setSize(n)
	default:
		o.size = x.prof.listSize(n, false)
	}
	each := sym.Expr(sym.Int(0))
	switch e := e.(type) {
	case Num:
		if e.Fresh {
			each = x.boxSize(e)
		}
		e.Fresh, e.Box = false, 0
		o.elem = e
	case Ref:
		if t := x.st.heap[e.ID]; t != nil && !t.entry {
			each = x.st.deep(e.ID, map[int]bool{})
			o.elem = e
		} else {
			o.elem = e
		}
	default:
		o.elem = e
	}
	r := x.alloc(o)
	total := sym.MulOf(n, each)
	x.ownNew(r, e, total)
	x.shareParts(r.ID, e, map[int]bool{})
	return r
}

// shareParts notes whose elements a new element holds.
func (x *interp) shareParts(dst int, e Value, seen map[int]bool) {
	r, ok := e.(Ref)
	o := x.st.obj(e)
	if !ok || o == nil || seen[r.ID] {
		return
	}
	seen[r.ID] = true
	if o.entry && o.owner != 0 && o.owner != dst {
		x.st.shareWith(dst, o.owner, false)
		return
	}
	o.refs(func(v Value) { x.shareParts(dst, v, seen) })
}

// ownNew gives a new element's share to its container, n times over: it counts
// as stored from the start.
func (x *interp) ownNew(r Ref, e Value, total sym.Expr) {
	if q, ok := e.(Ref); ok {
		if t := x.st.heap[q.ID]; t != nil && !t.entry {
			if !t.counted {
				x.floatSub(t.size)
			} else {
				x.apply("", freed(x.st.deep(q.ID, map[int]bool{})))
			}
			x.st.own(q.ID, r.ID)
		}
	}
	if k, ok := sym.IsInt(total); ok && k == 0 {
		return
	}
	o := x.st.mut(r.ID)
	o.inner = sym.AddOf(o.inner, total)
	x.apply("fills a "+o.kind.String(), growth(total))
}

func (x *interp) dictOfNew(n sym.Expr, k, e Value) Value {
	o := &object{kind: oDict, n: n, strKeys: isStr(x.st, k), key: k, elem: e}
	o.size = x.prof.dictSize(n, o.strKeys)
	each := sym.Expr(sym.Int(0))
	for _, v := range []Value{k, e} {
		switch v := v.(type) {
		case Num:
			if v.Fresh {
				each = sym.AddOf(each, x.boxSize(v))
			}
		case Ref:
			if t := x.st.heap[v.ID]; t != nil && !t.entry {
				each = sym.AddOf(each, x.st.deep(v.ID, map[int]bool{}))
			}
		}
	}
	if v, ok := k.(Num); ok {
		v.Fresh, v.Box = false, 0
		o.key = v
	}
	if v, ok := e.(Num); ok {
		v.Fresh, v.Box = false, 0
		o.elem = v
	}
	r := x.alloc(o)
	x.ownNew(r, k, sym.Int(0))
	x.ownNew(r, e, sym.MulOf(n, each))
	return r
}

// parsed is a structure made from a text of n characters, of which nothing is
// known but that every character costs at most per bytes: it lives until it is
// given back, at the latest when the call is over.
func (x *interp) parsed(n, per sym.Expr) Value {
	if n == nil || per == nil {
		x.dead(diag.DataDependent, "the size of a parsed structure")
	}
	up, ok := x.bound(sym.AddOf(sym.MulOf(per, n), sym.Int(512)), true, 0)
	if !ok {
		x.dead(diag.DataDependent, "the size of a parsed structure")
	}
	b := effect.Bound{Lo: sym.Int(0), Hi: up}
	x.apply("parses a text", effect.Effect{Alloc: b, Freed: b, Net: b, Peak: b})
	return Input{Text: x.callText()}
}
