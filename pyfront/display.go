// This file makes the displays: lists, tuples, sets, dicts.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// evalIndex evaluates what stands between brackets.
func (x *interp) evalIndex(e syntax.Expr) Value {
	s, ok := e.(*syntax.Slice)
	if !ok {
		if t, ok := e.(*syntax.Tuple); ok {
			vs := make([]Value, len(t.Elts))
			for i, y := range t.Elts {
				vs[i] = x.evalIndex(y)
			}
			return index{vs}
		}
		return x.eval(e)
	}
	part := func(e syntax.Expr) Value {
		if e == nil {
			return nil
		}
		return x.eval(e)
	}
	return SliceV{part(s.Lower), part(s.Upper), part(s.Step)}
}

// index is a tuple of subscripts that never becomes an object.
type index struct{ vs []Value }

// display builds a list, tuple or set of known elements.
func (x *interp) display(k okind, es []syntax.Expr) Value {
	var vals []Value
	for _, e := range es {
		if s, ok := e.(*syntax.Starred); ok {
			v := x.eval(s.Value)
			items, ok := x.exactItems(v)
			if !ok {
				x.dead(diag.Unsupported, "unpacking a sequence of unknown length")
			}
			vals = append(vals, items...)
			continue
		}
		vals = append(vals, x.eval(e))
	}
	return x.newSeq(k, vals)
}

// newSeq makes a container of known elements.
func (x *interp) newSeq(k okind, vals []Value) Value {
	n := sym.Int(int64(len(vals)))
	o := &object{kind: k, exact: true, n: n}
	switch k {
	case oList:
		o.size = x.prof.listSize(n, false)
	case oTuple:
		o.size = x.prof.tupleSize(n)
		if len(vals) == 0 {
			o.size = sym.Int(0)
		}
	case oSet:
		o.size = x.prof.setSize(n)
		o.grown = true
	}
	constant := k == oTuple
	for _, v := range vals {
		if n, ok := v.(Num); ok && !n.Const {
			constant = false
		}
		if _, ok := v.(Ref); ok {
			constant = false
		}
	}
	if constant && len(vals) > 0 {
		// A tuple of constants is one.
		allConst := true
		for _, v := range vals {
			switch v.(type) {
			case Num, Lit, NoneV:
			default:
				allConst = false
			}
		}
		o.entry = allConst
	}
	for _, v := range vals {
		o.items = append(o.items, x.count(v))
	}
	if o.entry {
		o.size, o.inner = sym.Int(0), sym.Int(0)
		*x.st.ids++
		x.st.heap[*x.st.ids] = o
		return x.keep(Ref{*x.st.ids})
	}
	r := x.alloc(o)
	x.adoptAll(r)
	return r
}

// adoptAll adopts the elements of a container that was made with them.
func (x *interp) adoptAll(r Ref) {
	for _, vs := range [][]Value{x.st.heap[r.ID].items, x.st.heap[r.ID].keys} {
		for i, v := range vs {
			w := x.adopt(r.ID, v)
			if n, ok := w.(Num); ok {
				vs[i] = n
			}
		}
	}
}

func (x *interp) dictDisplay(e *syntax.Dict) Value {
	o := &object{kind: oDict, exact: true, strKeys: true}
	for i, k := range e.Keys {
		if k == nil {
			from := x.eval(e.Values[i])
			src := x.st.obj(from)
			if src == nil || src.kind != oDict || src.law != lawBuiltin && !src.exact {
				x.dead(diag.Unsupported, "** of a dict of unknown length")
			}
			if !src.exact {
				return x.largeDisplay(o, e, i, from.(Ref))
			}
			for k := range src.keys {
				o.put(src.keys[k], src.items[k])
			}
			continue
		}
		kv := x.eval(k)
		vv := x.eval(e.Values[i])
		if !isStr(x.st, kv) {
			o.strKeys = false
		}
		o.put(x.count(kv), x.count(vv))
	}
	return x.newDict(o)
}

// put stores under a key of a dict of known entries.
func (o *object) put(key, v Value) {
	for i, k := range o.keys {
		if identical(k, key) || sameConst(k, key) {
			o.items[i] = v
			return
		}
	}
	o.keys, o.items = append(o.keys, key), append(o.items, v)
}

// newDict makes an object of a dict of known entries.
func (x *interp) newDict(o *object) Ref {
	o.n = sym.Int(int64(len(o.keys)))
	o.size = x.prof.dictSize(o.n, o.strKeys)
	r := x.alloc(o)
	x.adoptAll(r)
	return r
}

// largeDisplay is a display of a dict that has the entries o and, from its entry
// number i on, those of others of which the first is from.
func (x *interp) largeDisplay(o *object, e *syntax.Dict, i int, from Ref) Value {
	r := x.newDict(o)
	for ; i < len(e.Keys); i++ {
		if e.Keys[i] != nil {
			x.dictSet(r, x.eval(e.Keys[i]), x.eval(e.Values[i]))
			continue
		}
		if from.ID == 0 {
			v, ok := x.eval(e.Values[i]).(Ref)
			if !ok || x.st.heap[v.ID].kind != oDict {
				x.dead(diag.Unsupported, "** of a dict of unknown length")
			}
			from = v
		}
		x.dictUpdate(r, from)
		from = Ref{}
	}
	return r
}

// exactItems are the elements of a value whose elements are all known.
func (x *interp) exactItems(v Value) ([]Value, bool) {
	switch v := v.(type) {
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil || !o.exact {
			return nil, false
		}
		if o.kind == oDict {
			return x.st.elements(v.ID, o.keys), true
		}
		return x.st.elements(v.ID, o.items), true
	case RangeV:
		n, ok := sym.IsInt(rangeLen(v))
		if !ok || n > maxUnroll {
			return nil, false
		}
		var out []Value
		for i := int64(0); i < n; i++ {
			out = append(out, freshInt(sym.AddOf(v.Lo, sym.MulOf(v.Step, sym.Int(i)))))
		}
		return out, true
	case index:
		return v.vs, true
	case Lit:
		if !v.Bytes && len(v.Text) <= maxUnroll {
			var out []Value
			for _, r := range v.Text {
				out = append(out, Lit{Text: string(r)})
			}
			return out, true
		}
	}
	return nil, false
}

func rangeLen(r RangeV) sym.Expr {
	d := sym.Sub(r.Hi, r.Lo)
	step := r.Step
	if k, ok := sym.IsInt(step); ok {
		switch {
		case k == 1:
			return sym.MaxOf(sym.Int(0), d)
		case k > 1:
			return sym.MaxOf(sym.Int(0), sym.FloorDivOf(sym.AddOf(d, sym.Int(k-1)), step))
		case k < 0:
			return sym.MaxOf(sym.Int(0), sym.FloorDivOf(sym.AddOf(sym.Neg(d), sym.Int(-k-1)), sym.Int(-k)))
		}
	}
	return sym.MaxOf(sym.Int(0), sym.FloorDivOf(sym.Sub(sym.AddOf(d, step), sym.Int(1)), step))
}

// elements are the values vs that the container id has: of one that is itself
// an element, their bytes are the outer container's.
func (st *state) elements(id int, vs []Value) []Value {
	if o := st.heap[id]; o == nil || o.owner == 0 {
		return vs
	}
	out := make([]Value, len(vs))
	for i, v := range vs {
		out[i] = from(v, id)
	}
	return out
}
