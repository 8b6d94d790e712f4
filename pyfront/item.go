// This file reads subscripts: items of sequences, dicts and inputs, and slices.

package pyfront

import (
	"fmt"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// getitem is v[idx].
func (x *interp) getitem(v, idx Value, e syntax.Node) Value {
	return computed(x.itemAt(v, idx, e))
}

// computed is a value that a constant expression does not stand for any more:
// what is made of it is made when the program runs.
func computed(v Value) Value {
	if n, ok := v.(Num); ok {
		n.Const = false
		return n
	}
	return v
}

func (x *interp) itemAt(v, idx Value, e syntax.Node) Value {
	switch v := v.(type) {
	case Input:
		if x.typeOf(v) == "ndarray" || x.typeOf(v) == "" && x.hints[v.Text].dims > 0 {
			return x.arrayItem(x.inputArray(v), idx)
		}
		return x.inputItem(v, idx)
	case Opaque:
		return Opaque{v.What + "[…]"}
	case Lit:
		if s, ok := idx.(SliceV); ok {
			n, k := x.textLen(v)
			return x.newText(k, x.sliceLen(s, n))
		}
		if v.Bytes {
			return Num{Kind: KInt, E: x.soft("byte", sym.Int(0), sym.Int(255))}
		}
		return x.newText(oStr, sym.Int(1))
	case RangeV:
		if k := x.intOf(idx); k != nil {
			return freshInt(sym.AddOf(v.Lo, sym.MulOf(v.Step, k)))
		}
	case ClassV:
		return v // a generic alias
	case index:
		if k, ok := constOf(idx); ok {
			if k < 0 {
				k += int64(len(v.vs))
			}
			if k >= 0 && k < int64(len(v.vs)) {
				return v.vs[k]
			}
			panic(raised{Opaque{"IndexError"}})
		}
	case Ref:
		return x.objectItem(v, idx, e)
	}
	x.dead(diag.DataDependent, "an item of %s", x.nameOf(v))
	return nil
}

func (x *interp) inputItem(v Input, idx Value) Value {
	switch idx := idx.(type) {
	case Lit:
		return x.item(v, fmt.Sprintf("%q", idx.Text))
	case SliceV:
		switch t := x.typeOf(v); t {
		case "str", "":
			if t == "" && (idx.Lo != nil || idx.Hi != nil) {
				x.assumeType(v, "str")
			}
			return x.textSlice(oStr, v, idx, x.inputLen(v))
		case "bytes":
			return x.textSlice(oBytes, v, idx, x.inputLen(v))
		case "list", "tuple":
			return x.likeList(oList, x.sliceLen(idx, x.inputLen(v)), x.someItem(v))
		}
	}
	if k, ok := constOf(idx); ok {
		return x.item(v, fmt.Sprint(k))
	}
	switch x.typeOf(v) {
	case "str":
		return x.newText(oStr, sym.Int(1))
	case "bytes":
		return Num{Kind: KInt, E: x.soft("byte", sym.Int(0), sym.Int(255))}
	}
	return x.someAt(v)
}

// objectItem is o[idx] for an object of the heap.
func (x *interp) objectItem(v Ref, idx Value, e syntax.Node) Value {
	o := x.st.heap[v.ID]
	if o == nil {
		x.dead(diag.Internal, "an object that is gone")
	}
	switch o.kind {
	case oArray:
		return x.arrayItem(v, idx)
	case oStr, oBytes, oByteArray:
		if s, ok := idx.(SliceV); ok {
			if o.n == nil {
				return x.newText(o.kind, nil)
			}
			return x.textSlice(o.kind, v, s, o.n)
		}
		if o.kind != oStr {
			return Num{Kind: KInt, E: x.soft("byte", sym.Int(0), sym.Int(255))}
		}
		return x.newText(oStr, sym.Int(1))
	case oList, oTuple:
		if o.law == lawArray || o.law == lawAppends {
			if s, ok := idx.(SliceV); ok && o.n != nil {
				c := &object{kind: oList, law: lawArray, width: o.width, class: o.class, elem: o.elem, n: x.sliceLen(s, o.n)}
				c.size = x.prof.lawSize(lawArray, c.n, false, c.width)
				return x.alloc(c)
			}
			return o.elem
		}
		if s, ok := idx.(SliceV); ok {
			if o.kind == oTuple && s.Lo == nil && s.Hi == nil && s.Step == nil {
				return v
			}
			if o.exact {
				if vals, ok := constSlice(o.items, s); ok {
					return x.newSeq(o.kind, vals)
				}
			}
			if o.n == nil {
				return x.someOf(o.kind, nil, v)
			}
			return x.someOf(o.kind, x.sliceLen(s, o.n), v)
		}
		if o.exact {
			if k, ok := constOf(idx); ok {
				if k < 0 {
					k += int64(len(o.items))
				}
				if k < 0 || k >= int64(len(o.items)) {
					panic(raised{Opaque{"IndexError"}})
				}
				return x.held(v.ID, x.st.elements(v.ID, o.items[k:k+1])[0])
			}
		}
		if o.exact && len(o.items) > 0 {
			return x.elemOf(v)
		}
		if o.elem != nil {
			return x.element(v.ID, o.elem)
		}
		return Opaque{"an element"}
	case oDict:
		if w, ok := x.defaultItem(v, idx, true); ok {
			return w
		}
		if o.exact {
			for i := len(o.keys) - 1; i >= 0; i-- {
				if identical(o.keys[i], idx) || sameRef(o.keys[i], idx) {
					return x.held(v.ID, x.st.elements(v.ID, o.items[i:i+1])[0])
				}
			}
			if len(o.keys) == 0 {
				panic(raised{Opaque{"KeyError"}})
			}
			allLit := true
			for _, k := range o.keys {
				if _, ok := k.(Lit); !ok {
					allLit = false
				}
			}
			if _, ok := idx.(Lit); ok && allLit {
				panic(raised{Opaque{"KeyError"}})
			}
			return x.elemOf(v)
		}
		if o.elem != nil {
			return x.element(v.ID, o.elem)
		}
		return Opaque{"a value of a dict"}
	case oInstance:
		if o.class != nil {
			if f, ok := o.class.lookup("__getitem__"); ok {
				return x.call(Bound{v, f.(Func).F}, []Value{idx}, nil, e)
			}
		}
	}
	x.dead(diag.DataDependent, "an item of %s", x.nameOf(v))
	return nil
}

func constSlice(items []Value, s SliceV) ([]Value, bool) {
	get := func(v Value, def int) (int, bool) {
		if v == nil || isNone(v) {
			return def, true
		}
		k, ok := constOf(v)
		if !ok {
			return 0, false
		}
		n := int64(len(items))
		if k < 0 {
			k += n
		}
		return int(max(0, min(k, n))), true
	}
	if s.Step != nil && !isNone(s.Step) {
		return nil, false
	}
	lo, ok1 := get(s.Lo, 0)
	hi, ok2 := get(s.Hi, len(items))
	if !ok1 || !ok2 {
		return nil, false
	}
	return items[lo:max(lo, hi)], true
}

// sameRef says that two values are one object of the heap.
func sameRef(a, b Value) bool {
	r, ok1 := a.(Ref)
	q, ok2 := b.(Ref)
	return ok1 && ok2 && r == q
}
