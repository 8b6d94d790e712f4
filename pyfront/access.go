// This file implements attributes, subscripts and assignment.

package pyfront

import (
	"fmt"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// className is the builtin or library class whose methods a value has.
func (x *interp) className(v Value) (module, name string) {
	switch v := v.(type) {
	case Num:
		return "builtins", [...]string{"int", "float", "complex", "bool"}[v.Kind]
	case Lit:
		if v.Bytes {
			return "builtins", "bytes"
		}
		return "builtins", "str"
	case RangeV:
		return "builtins", "range"
	case Gen:
		return "builtins", "generator"
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			return "", ""
		}
		switch o.kind {
		case oArray:
			return "numpy", "ndarray"
		case oBuffer, oInstance:
			return "", ""
		}
		return "builtins", o.kind.String()
	case Input:
		switch t := x.typeOf(v); t {
		case "":
		case "ndarray":
			return "numpy", "ndarray"
		default:
			return "builtins", t
		}
	}
	return "", ""
}

func (x *interp) classOf(module, name string) *class {
	m := x.p.importModule(module)
	if m == nil {
		return nil
	}
	if c, ok := m.globals[name].(ClassV); ok {
		return c.C
	}
	return nil
}

// getattr is v.name.
func (x *interp) getattr(v Value, name string, e syntax.Node) Value {
	switch v := v.(type) {
	case ModuleV:
		if v.Name == "mux" && v.M == nil {
			return Intrinsic{Name: name}
		}
		if g := x.p.attrOfModule(v, name); g != nil {
			if v.M != nil {
				if _, own := v.M.globals[name]; own {
					return x.global(v.M, name)
				}
			}
			return g
		}
		return Opaque{v.Name + "." + name}
	case Opaque:
		return Opaque{v.What + "." + name}
	case ClassV:
		if a, ok := v.C.lookup(name); ok {
			if f, ok := a.(Func); ok && f.F.classm {
				return Bound{v, f.F}
			}
			if l, ok := a.(Lazy); ok {
				return x.force(l, name)
			}
			return a
		}
		if name == "__name__" {
			return Lit{Text: v.C.name}
		}
		return Opaque{v.C.name + "." + name}
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			x.dead(diag.Internal, "an object that is gone")
		}
		if w, ok := o.attrs[name]; ok {
			return w
		}
		if o.class != nil {
			if a, ok := o.class.lookup(name); ok {
				return x.method(v, a, name, e)
			}
			for _, b := range o.class.bases {
				if b.name == "?" {
					return Opaque{o.class.name + "." + name}
				}
			}
		}
	case Input:
		if x.typeOf(v) == "" {
			switch name {
			case "shape", "dtype", "ndim", "T", "astype", "reshape", "sum", "mean", "flatten", "ravel", "nbytes", "std":
				x.assumeType(v, "ndarray")
				return x.getattr(x.inputArray(v), name, e)
			case "upper", "lower", "split", "strip", "format", "encode", "replace", "startswith", "endswith", "splitlines", "lstrip", "rstrip", "title", "isdigit", "join", "partition", "rsplit", "zfill", "isalpha":
				x.assumeType(v, "str")
			case "decode", "hex":
				x.assumeType(v, "bytes")
			case "append", "extend", "sort", "insert":
				x.assumeType(v, "list")
			case "keys", "values", "items", "get":
				x.assumeType(v, "dict")
			}
		}
		if x.typeOf(v) == "ndarray" {
			return x.getattr(x.inputArray(v), name, e)
		}
	}
	if m, c := x.className(v); c != "" {
		if cl := x.classOf(m, c); cl != nil {
			if a, ok := cl.lookup(name); ok {
				return x.method(v, a, name, e)
			}
		}
	}
	if in, ok := v.(Input); ok {
		return Input{Text: in.Text + "." + name}
	}
	if o := x.st.obj(v); o != nil && o.kind == oInstance {
		panic(raised{Opaque{"AttributeError"}})
	}
	return Opaque{x.nameOf(v) + "." + name}
}

// method binds a class attribute to its receiver.
func (x *interp) method(v Value, a Value, name string, e syntax.Node) Value {
	switch a := a.(type) {
	case Func:
		switch {
		case a.F.static:
			return a
		case a.F.classm:
			return Bound{ClassV{a.F.class}, a.F}
		case a.F.prop:
			return x.call(Bound{v, a.F}, nil, nil, e)
		}
		return Bound{v, a.F}
	case Lazy:
		return x.force(a, name)
	}
	return a
}

// getitem is v[idx].
func (x *interp) getitem(v, idx Value, e syntax.Node) Value {
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
			return x.newText(oStr, x.sliceLen(idx, x.inputLen(v)))
		case "bytes":
			return x.newText(oBytes, x.sliceLen(idx, x.inputLen(v)))
		case "list", "tuple":
			return x.likeList(oList, x.sliceLen(idx, x.inputLen(v)), x.item(v, "i"))
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
	return x.item(v, "i")
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
			return x.newText(o.kind, x.sliceLen(s, o.n))
		}
		if o.kind != oStr {
			return Num{Kind: KInt, E: x.soft("byte", sym.Int(0), sym.Int(255))}
		}
		return x.newText(oStr, sym.Int(1))
	case oList, oTuple:
		if s, ok := idx.(SliceV); ok {
			if o.exact {
				if vals, ok := constSlice(o.items, s); ok {
					return x.newSeq(o.kind, vals)
				}
			}
			if o.n == nil {
				return x.likeList(o.kind, nil, x.elemOf(v))
			}
			return x.likeList(o.kind, x.sliceLen(s, o.n), x.elemOf(v))
		}
		if o.exact {
			if k, ok := constOf(idx); ok {
				if k < 0 {
					k += int64(len(o.items))
				}
				if k < 0 || k >= int64(len(o.items)) {
					panic(raised{Opaque{"IndexError"}})
				}
				return o.items[k]
			}
		}
		if o.exact && len(o.items) > 0 {
			return x.elemOf(v)
		}
		if o.elem != nil {
			return o.elem
		}
		return Opaque{"an element"}
	case oDict:
		if o.exact {
			for i := len(o.keys) - 1; i >= 0; i-- {
				if identical(o.keys[i], idx) {
					return o.items[i]
				}
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
			return o.elem
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

// bindName binds a local or global name.
func (x *interp) bindName(name string, v Value) {
	v = x.count(v)
	if n, ok := v.(Num); ok && len(x.stack)+len(x.calls) > 0 {
		// What is computed from a name is computed when the program runs.
		n.Const = false
		v = n
	}
	x.st.names[x.nameKey(name)] = v
}

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
		if i == star {
			x.dead(diag.Unsupported, "unpacking a sequence of unknown length")
		}
		x.assign(t, w)
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
		w = x.count(w)
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
		x.st.names[nameKey{0, v.Text + "." + name}] = w
		return
	}
	x.dead(diag.UnknownStore, "an attribute of %s", x.nameOf(v))
}

// hold keeps a value alive for ever: something that outlives the call has it.
func (x *interp) hold(v Value) {
	if r, ok := v.(Ref); ok {
		x.st.names[nameKey{0, fmt.Sprintf("held %d", r.ID)}] = v
	}
	if n, ok := v.(Num); ok && n.Box != 0 {
		x.st.names[nameKey{0, fmt.Sprintf("held %d", n.Box)}] = v
	}
}

// setitem is v[idx] = w.
func (x *interp) setitem(v, idx, w Value) {
	switch t := v.(type) {
	case Ref:
		o := x.st.heap[t.ID]
		if o == nil {
			return
		}
		switch o.kind {
		case oArray:
			return // in place; the right side was evaluated
		case oByteArray:
			return
		case oDict:
			x.dictSet(t, idx, w)
			return
		case oList:
			x.listSet(t, idx, w)
			return
		case oInstance:
			if o.class != nil {
				if f, ok := o.class.lookup("__setitem__"); ok {
					x.call(Bound{v, f.(Func).F}, []Value{idx, w}, nil, nil)
					return
				}
			}
		}
	case Input:
		if x.typeOf(t) == "ndarray" || x.hints[t.Text].dims > 0 {
			return
		}
		w = x.count(w)
		if l, ok := idx.(Lit); ok {
			x.st.names[nameKey{0, fmt.Sprintf("%s[%q]", t.Text, l.Text)}] = w
			return
		}
		if n, ok := w.(Num); ok && n.Box == 0 {
			return
		}
		if heapless(w) {
			return
		}
		x.hold(w)
		return
	case Opaque:
		// os.environ and the like: whatever it is keeps the value.
		x.hold(x.count(w))
		return
	}
	x.dead(diag.UnknownStore, "an item of %s", x.nameOf(v))
}

// listSet replaces an element.
func (x *interp) listSet(r Ref, idx, w Value) {
	o := x.st.heap[r.ID]
	if o.exact {
		if k, ok := constOf(idx); ok {
			if k < 0 {
				k += int64(len(o.items))
			}
			if k >= 0 && k < int64(len(o.items)) {
				w = x.count(w)
				o = x.st.mut(r.ID)
				o.items = append([]Value(nil), o.items...)
				o.items[k] = w
				return
			}
			panic(raised{Opaque{"IndexError"}})
		}
		if _, slice := idx.(SliceV); slice {
			x.dead(diag.Unsupported, "assignment to a slice of a list")
		}
		x.st.summarise(x, r.ID)
		o = x.st.heap[r.ID]
	}
	switch w := w.(type) {
	case Num:
		size := sym.Expr(sym.Int(0))
		if w.Fresh || w.Box != 0 {
			// A name's box goes on living in the list.
			size = x.prof.boxSize(w)
		}
		x.boxed(r, size, o.n)
		w.Fresh, w.Box, w.Const = false, 0, false
		if o = x.st.heap[r.ID]; o != nil {
			o = x.st.mut(r.ID)
			if e, ok := o.elem.(Num); ok {
				o.elem = joinNum(x, e, w)
			} else if o.elem == nil {
				o.elem = w
			} else {
				o.elem = Opaque{"an element of several types"}
			}
		}
		return
	case Ref:
		if e := x.st.heap[w.ID]; e != nil && !e.entry {
			x.dead(diag.DataDependent, "an object stored at an unknown place of a list")
		}
	}
	o = x.st.mut(r.ID)
	if !identical(o.elem, w) {
		o.elem = Opaque{"an element of several types"}
	}
}

// boxed notes that the slots of a summarised container may now have number
// boxes of up to size bytes each: at most one a slot.
func (x *interp) boxed(r Ref, size, n sym.Expr) {
	if k, ok := sym.IsInt(size); ok && k == 0 {
		return
	}
	o := x.st.heap[r.ID]
	if o == nil || o.boxes || n == nil {
		return
	}
	top := size
	if ite, ok := size.(*sym.Ite); ok {
		top = sym.MaxOf(ite.A, ite.B)
	}
	if !constExpr(top) {
		top = sym.Int(x.prof.integer)
	}
	mult := n
	for id := o.owner; id != 0; {
		up := x.st.heap[id]
		if up == nil || up.n == nil {
			break
		}
		mult = sym.MulOf(mult, up.n)
		id = up.owner
	}
	all := x.soft("boxes", sym.Int(0), sym.MulOf(mult, top))
	o = x.st.mut(r.ID)
	o.boxes = true
	root := r.ID
	for x.st.heap[root] != nil && x.st.heap[root].owner != 0 {
		root = x.st.heap[root].owner
	}
	if ro := x.st.heap[root]; ro != nil && !ro.entry {
		ro = x.st.mut(root)
		ro.inner = sym.AddOf(ro.inner, all)
		x.applyGrowth("boxes numbers in a list", all)
	}
}

func constExpr(e sym.Expr) bool { _, ok := sym.IsConst(e); return ok }

// dictSet stores under a key.
func (x *interp) dictSet(r Ref, key, w Value) {
	key, w = x.count(key), x.count(w)
	o := x.st.mut(r.ID)
	str := isStr(x.st, key)
	if in, ok := key.(Input); ok && x.typeOf(in) == "str" {
		str = true
	}
	if o.exact {
		for i, k := range o.keys {
			if identical(k, key) || sameConst(k, key) {
				o.items = append([]Value(nil), o.items...)
				o.items[i] = w
				return
			}
		}
		if !str {
			o.strKeys = false
		}
		o.keys = append(o.keys[:len(o.keys):len(o.keys)], key)
		o.items = append(o.items[:len(o.items):len(o.items)], w)
		if n := len(o.keys); n == 1 {
			o.strKeys = str
		}
		o.n = sym.Int(int64(len(o.keys)))
		if _, lit := key.(Lit); !lit && len(o.keys) > 1 {
			if c, ok := key.(Num); !ok || !c.Const {
				// It may have been there.
				x.st.summarise(x, r.ID)
				o = x.st.mut(r.ID)
				o.n = x.soft("len", sym.Int(1), o.n)
			}
		}
		x.resize(r.ID, x.prof.dictSize(o.n, o.strKeys))
		return
	}
	// Whether the key was there is not known.
	if !str {
		o.strKeys = false
	}
	o.pend = append(o.pend[:len(o.pend):len(o.pend)], key, w)
	if o.n != nil {
		if !x.freshKey(key) {
			o.n = sym.AddOf(o.n, x.soft("new", sym.Int(0), sym.Int(1)))
		} else {
			o.n = sym.AddOf(o.n, sym.Int(1))
		}
		x.resize(r.ID, x.prof.dictSize(o.n, o.strKeys))
	}
}

// freshKey says that a key differs in every iteration of the innermost loop: it
// is the loop's own index.
func (x *interp) freshKey(key Value) bool {
	n, ok := key.(Num)
	if !ok || n.E == nil || len(x.loops) == 0 {
		return false
	}
	i := x.loops[len(x.loops)-1].index
	d := sym.Sub(sym.Subst(n.E, map[string]sym.Expr{i.Name: sym.AddOf(i, sym.Int(1))}), n.E)
	k, ok := sym.IsInt(d)
	return ok && k != 0
}

func sameConst(a, b Value) bool {
	p, ok1 := constOf(a)
	q, ok2 := constOf(b)
	return ok1 && ok2 && p == q
}

// applyGrowth counts bytes that a held container gains.
func (x *interp) applyGrowth(text string, n sym.Expr) {
	x.apply(text, growth(n))
}
