// This file compares two heaps that grew out of one, and builds the heap that
// stands for both: where branches meet, and at the head of a loop.

package pyfront

import (
	"fmt"

	"github.com/muxlang/mux/typecheck/sym"
)

// unifier walks two states in step from the names and temporaries. Scalars
// (numbers, lengths, sizes) may differ and are joined by scalar; anything else
// must agree.
type unifier struct {
	x      *interp
	a, b   *state
	out    *state
	c      sym.Cond // when a is the one; nil in loops
	scalar func(path string, ea, eb sym.Expr) sym.Expr
	loop   bool // b is the state after an iteration from a
	pair   map[int]int
	back   map[int]int
	change bool // the shape of a had to be widened
	depth  int
	result Value
	failed bool // whatever the rest says
}

func (u *unifier) run(va, vb Value) (Value, bool) {
	u.pair, u.back = map[int]int{}, map[int]int{}
	// Elements that became part of a summary are objects no longer.
	pending := u.a.unreached()
	defer func() {
		kept := map[int]bool{}
		u.out.reach(u.result, kept)
		for id := range u.out.unreached() {
			if !pending[id] && !kept[id] {
				delete(u.out.heap, id)
			}
		}
	}()
	u.out.nframe = max(u.a.nframe, u.b.nframe)
	keys := map[nameKey]bool{}
	for k := range u.a.names {
		keys[k] = true
	}
	for k := range u.b.names {
		keys[k] = true
	}
	list := sortedKeys(keys)
	for _, k := range list {
		x, okA := u.a.names[k]
		y, okB := u.b.names[k]
		path := fmt.Sprintf("%d.%s", k.frame, k.name)
		switch {
		case okA && okB:
			v, ok := u.value(path, x, y)
			if !ok {
				return nil, false
			}
			u.out.names[k] = v
		default:
			v, ok := u.oneSided(path, x, y, okA)
			if !ok {
				return nil, false
			}
			if v == nil {
				delete(u.out.names, k)
			} else {
				u.out.names[k] = v
			}
		}
	}
	if len(u.a.temps) != len(u.b.temps) {
		n := min(len(u.a.temps), len(u.b.temps))
		u.out.temps = u.out.temps[:0:0]
		for i := 0; i < n; i++ {
			v, ok := u.value(fmt.Sprintf("temp%d", i), u.a.temps[i], u.b.temps[i])
			if !ok {
				return nil, false
			}
			u.out.temps = append(u.out.temps, v)
		}
	} else {
		u.out.temps = append([]Value(nil), u.a.temps...)
		for i := range u.a.temps {
			v, ok := u.value(fmt.Sprintf("temp%d", i), u.a.temps[i], u.b.temps[i])
			if !ok {
				return nil, false
			}
			u.out.temps[i] = v
		}
	}
	val, ok := u.value("result", va, vb)
	if !ok {
		return nil, false
	}
	u.result = val
	if u.failed {
		return nil, false
	}
	u.out.float = u.scalar("float", u.a.float, u.b.float)
	u.out.small = max(u.a.small, u.b.small)
	return val, true
}

func sortedKeys(m map[nameKey]bool) []nameKey {
	out := make([]nameKey, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sortKeys(out)
	return out
}

func typeName(v Value) string { return fmt.Sprintf("%T", v) }

// oneSided is a name that only one state has: an object that costs nothing on
// the other side. Inside loops only numbers are taken so; the rest is peeled.
func (u *unifier) oneSided(path string, x, y Value, inA bool) (Value, bool) {
	v := y
	if inA {
		v = x
	}
	switch v := v.(type) {
	case Num:
		zero := Num{Kind: v.Kind}
		if inA {
			return u.num(path, v, zero)
		}
		return u.num(path, zero, v)
	case Ref:
		if u.loop {
			return nil, false
		}
		return u.absent(path, v, inA)
	default:
		if u.loop && !inA {
			u.change = true
		}
		return v, true
	}
}

// absent copies an object graph of one side; its sizes hold only there.
func (u *unifier) absent(path string, r Ref, inA bool) (Value, bool) {
	src := u.b
	if inA {
		src = u.a
	}
	if inA {
		if _, ok := u.pair[r.ID]; ok {
			return r, true
		}
		u.pair[r.ID] = 0
	} else {
		if to, ok := u.back[r.ID]; ok {
			if to < 0 {
				return Ref{-to}, true
			}
			return Ref{to}, true
		}
	}
	o := src.heap[r.ID]
	if o == nil {
		return nil, false
	}
	n := *o
	id := r.ID
	if !inA {
		*u.out.ids++
		id = *u.out.ids
		u.back[r.ID] = -id
	}
	zero := sym.Int(0)
	if inA {
		n.size = u.scalar(path+".size", o.size, zero)
		n.inner = u.scalar(path+".inner", o.inner, zero)
	} else {
		n.size = u.scalar(path+".size", zero, o.size)
		n.inner = u.scalar(path+".inner", zero, o.inner)
	}
	if !o.counted && !o.entry {
		return nil, false
	}
	ok := true
	conv := func(v Value) Value {
		switch v := v.(type) {
		case Ref:
			if shared := u.a.heap[v.ID]; shared != nil && u.b.heap[v.ID] != nil && shared.kind == src.heap[v.ID].kind {
				if w, k := u.value(path+".ref", v, v); k {
					return w
				}
				ok = false
				return v
			}
			w, k := u.absent(path+".sub", v, inA)
			ok = ok && k
			return w
		case Num:
			if v.Box != 0 {
				b := src.heap[v.Box]
				if b != nil {
					nb := *b
					*u.out.ids++
					nb.size = u.scalar(path+".box", pick(inA, b.size, zero), pick(inA, zero, b.size))
					u.out.heap[*u.out.ids] = &nb
					v.Box = *u.out.ids
				}
			}
			return v
		}
		return v
	}
	mapAll := func(vs []Value) []Value {
		w := make([]Value, len(vs))
		for i, v := range vs {
			w[i] = conv(v)
		}
		return w
	}
	n.items, n.keys, n.pend = mapAll(o.items), mapAll(o.keys), mapAll(o.pend)
	if o.elem != nil {
		n.elem = conv(o.elem)
	}
	if o.key != nil {
		n.key = conv(o.key)
	}
	if o.attrs != nil {
		n.attrs = map[string]Value{}
		for _, k := range sortedNames(o.attrs) {
			n.attrs[k] = conv(o.attrs[k])
		}
	}
	if o.base != 0 {
		w := conv(Ref{o.base})
		if r, isRef := w.(Ref); isRef {
			n.base = r.ID
		}
	}
	u.out.heap[id] = &n
	return Ref{id}, ok
}

func pick(c bool, a, b sym.Expr) sym.Expr {
	if c {
		return a
	}
	return b
}

// value unifies two values.
func (u *unifier) value(path string, a, b Value) (Value, bool) {
	if u.depth++; u.depth > 4000 {
		return nil, false
	}
	switch a := a.(type) {
	case nil:
		if b == nil {
			return nil, true
		}
		return nil, false
	case Num:
		if y, ok := b.(Num); ok {
			return u.num(path, a, y)
		}
	case Ref:
		if y, ok := b.(Ref); ok {
			return u.ref(path, a, y)
		}
	case Lit:
		if y, ok := b.(Lit); ok {
			if a == y {
				return a, true
			}
			if a.Bytes == y.Bytes {
				n := u.scalar(path+".len", sym.Int(int64(len(a.Text))), sym.Int(int64(len(y.Text))))
				return u.constStr(n, a.Bytes), true
			}
		}
		if y, ok := b.(Ref); ok {
			if o := u.b.heap[y.ID]; o != nil && (o.kind == oStr && !a.Bytes || o.kind == oBytes && a.Bytes) && !u.loop {
				*u.out.ids++
				id := *u.out.ids
				tmp := &object{kind: o.kind, size: sym.Int(0), inner: sym.Int(0), counted: o.counted, n: sym.Int(int64(len(a.Text))), entry: o.entry}
				u.a.heap[id] = tmp
				return u.ref(path, Ref{id}, y)
			}
		}
	case RangeV:
		if y, ok := b.(RangeV); ok {
			return RangeV{u.scalar(path+".lo", a.Lo, y.Lo), u.scalar(path+".hi", a.Hi, y.Hi), u.scalar(path+".step", a.Step, y.Step)}, true
		}
	case Bound:
		if y, ok := b.(Bound); ok && a.F == y.F {
			r, ok := u.value(path+".self", a.Recv, y.Recv)
			return Bound{r, a.F}, ok
		}
	case Intrinsic:
		if y, ok := b.(Intrinsic); ok && a.Name == y.Name {
			r, ok := u.value(path+".self", a.Recv, y.Recv)
			return Intrinsic{a.Name, r}, ok
		}
	case Gen:
		if y, ok := b.(Gen); ok && a.Kind == y.Kind && a.Expr == y.Expr && len(a.Args) == len(y.Args) && a.Call == y.Call {
			g := a
			g.Args = make([]Value, len(a.Args))
			for i := range a.Args {
				v, ok := u.value(path+".arg", a.Args[i], y.Args[i])
				if !ok {
					return nil, false
				}
				g.Args[i] = v
			}
			f, ok := u.value(path+".first", a.First, y.First)
			g.First = f
			return g, ok
		}
	case SliceV:
		if y, ok := b.(SliceV); ok {
			lo, k1 := u.value(path, a.Lo, y.Lo)
			hi, k2 := u.value(path, a.Hi, y.Hi)
			st, k3 := u.value(path, a.Step, y.Step)
			return SliceV{lo, hi, st}, k1 && k2 && k3
		}
	case Opaque:
		if _, ok := b.(Opaque); ok {
			return a, true
		}
	case Input:
		if y, ok := b.(Input); ok {
			if a == y {
				return a, true
			}
			return Opaque{"one of " + a.Text + " and " + y.Text}, true
		}
	default:
		if identical(a, b) {
			return a, true
		}
	}
	if heapless(a) && heapless(b) {
		return Opaque{"a value of several types"}, true
	}
	return nil, false
}

// heapless says that a value holds nothing of the heap.
func heapless(v Value) bool {
	switch v := v.(type) {
	case Num:
		return v.Box == 0
	case Ref, Bound, Intrinsic, Gen, SliceV, nil:
		return false
	}
	return true
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

func (u *unifier) num(path string, a, b Num) (Value, bool) {
	if u.a.heap[a.Box] == nil {
		a.Box = 0
	}
	if u.b.heap[b.Box] == nil {
		b.Box = 0
	}
	out := a
	if a.Kind != b.Kind {
		if a.Kind == KComplex || b.Kind == KComplex {
			out.Kind = KComplex
		} else if a.Kind == KFloat || b.Kind == KFloat {
			out.Kind = KFloat
		} else {
			out.Kind = KInt
		}
	}
	switch {
	case out.Kind == KFloat || out.Kind == KComplex:
		out.E = nil
	case a.E != nil && b.E != nil:
		out.E = u.scalar(path+".value", a.E, b.E)
	default:
		out.E = nil
		if u.loop && a.E != nil {
			u.change = true
		}
	}
	switch {
	case a.Bits != nil && b.Bits != nil:
		out.Bits = u.scalar(path+".bits", a.Bits, b.Bits)
	case a.Bits != nil || b.Bits != nil || u.loop && u.x.large[path]:
		x, y := a.Bits, b.Bits
		if x == nil {
			x = bitsOf(a)
		}
		if y == nil {
			y = bitsOf(b)
		}
		out.Bits = u.scalar(path+".bits", x, y)
	}
	switch {
	case a.Lim != nil && b.Lim != nil:
		out.Lim = u.scalar(path+".lim", a.Lim, b.Lim)
	default:
		out.Lim = nil
	}
	out.Const = a.Const && b.Const && (a.E == nil || b.E == nil || sym.Equal(a.E, b.E))
	if u.loop && a.Const && !out.Const {
		u.change = true
	}
	out.Fresh = a.Fresh || b.Fresh
	if a.Box == 0 && b.Box == 0 {
		return out, true
	}
	if a.Box != 0 && b.Box != 0 && a.Box == b.Box && u.a.heap[a.Box] == u.b.heap[b.Box] {
		return out, true
	}
	// A box of its own; no box is a box of size 0.
	sa, sb := sym.Expr(sym.Int(0)), sym.Expr(sym.Int(0))
	if o := u.a.heap[a.Box]; a.Box != 0 && o != nil {
		sa = o.size
	}
	if o := u.b.heap[b.Box]; b.Box != 0 && o != nil {
		sb = o.size
	}
	if to, ok := u.pair[a.Box]; a.Box != 0 && ok && to == b.Box {
		out.Box = a.Box
		return out, true
	}
	if _, ok := u.pair[a.Box]; a.Box != 0 && !ok {
		if _, used := u.back[b.Box]; !used {
			out.Box = a.Box
			u.pair[a.Box] = b.Box
			if b.Box != 0 {
				u.back[b.Box] = a.Box
			}
			o := *u.a.heap[a.Box]
			o.size = u.scalar(path+".box", sa, sb)
			u.out.heap[a.Box] = &o
			return out, true
		}
	}
	// A name that shares its box on one side only counts as without it.
	if to, ok := u.back[b.Box]; b.Box != 0 && ok && to > 0 {
		sb = sym.Int(0)
	}
	if _, ok := u.pair[a.Box]; a.Box != 0 && ok {
		sa = sym.Int(0)
	}
	*u.out.ids++
	out.Box = *u.out.ids
	if b.Box != 0 {
		if _, ok := u.back[b.Box]; !ok {
			u.back[b.Box] = out.Box
		}
	}
	u.out.heap[out.Box] = &object{kind: oBox, size: u.scalar(path+".box", sa, sb), inner: sym.Int(0), counted: true}
	if u.loop {
		u.change = true
	}
	return out, true
}

func (u *unifier) ref(path string, a, b Ref) (Value, bool) {
	if to, ok := u.pair[a.ID]; ok {
		return a, to == b.ID
	}
	if _, ok := u.back[b.ID]; ok {
		return nil, false
	}
	oa, ob := u.a.heap[a.ID], u.b.heap[b.ID]
	if oa == nil || ob == nil || oa.kind != ob.kind || oa.entry != ob.entry || oa.class != ob.class || len(oa.shape) != len(ob.shape) {
		return nil, false
	}
	if oa.kind == oArray && oa.dtype != ob.dtype {
		return nil, false
	}
	u.pair[a.ID], u.back[b.ID] = b.ID, a.ID
	if a.ID == b.ID && oa == ob {
		// Untouched since the fork; what it holds may differ all the same.
		same := true
		oa.refs(func(v Value) { same = same && heapless(v) })
		if same {
			return a, true
		}
	}
	n := *oa
	n.counted = oa.counted || ob.counted
	if u.loop && oa.boxes != ob.boxes {
		u.failed = true // the first iteration makes the boxes
	}
	if oa.counted != ob.counted || u.failed {
		return nil, false
	}
	n.size = u.scalar(path+".size", oa.size, ob.size)
	n.inner = u.scalar(path+".inner", oa.inner, ob.inner)
	switch {
	case oa.n != nil && ob.n != nil:
		n.n = u.scalar(path+".len", oa.n, ob.n)
	default:
		n.n = nil
	}
	n.grown = oa.grown || ob.grown
	n.later = oa.later || ob.later
	n.boxes = oa.boxes || ob.boxes
	n.strKeys = oa.strKeys && ob.strKeys
	n.shape = make([]sym.Expr, len(oa.shape))
	for i := range oa.shape {
		n.shape[i] = u.scalar(fmt.Sprintf("%s.shape%d", path, i), oa.shape[i], ob.shape[i])
	}
	ok := true
	if oa.base != 0 || ob.base != 0 {
		if oa.base == 0 || ob.base == 0 {
			return nil, false
		}
		v, k := u.ref(path+".base", Ref{oa.base}, Ref{ob.base})
		if !k {
			return nil, false
		}
		n.base = v.(Ref).ID
	}
	switch {
	case oa.exact && ob.exact && len(oa.items) == len(ob.items) && len(oa.keys) == len(ob.keys):
		n.items = make([]Value, len(oa.items))
		for i := range oa.items {
			v, k := u.value(fmt.Sprintf("%s[%d]", path, i), oa.items[i], ob.items[i])
			if !k {
				return u.summaries(path, a, b, &n)
			}
			n.items[i] = v
		}
		n.keys = make([]Value, len(oa.keys))
		for i := range oa.keys {
			v, k := u.value(fmt.Sprintf("%s{%d}", path, i), oa.keys[i], ob.keys[i])
			if !k {
				return u.summaries(path, a, b, &n)
			}
			n.keys[i] = v
		}
	case oa.exact || ob.exact || len(oa.pend) > 0 || len(ob.pend) > 0:
		return u.summaries(path, a, b, &n)
	default:
		n.elem = u.template(path+".elem", oa.elem, ob.elem)
		n.key = u.template(path+".key", oa.key, ob.key)
		if !alike(oa.elem, n.elem) || !alike(oa.key, n.key) {
			u.change = true
		}
	}
	if oa.attrs != nil || ob.attrs != nil {
		n.attrs = map[string]Value{}
		for k, v := range oa.attrs {
			w, has := ob.attrs[k]
			if !has {
				return nil, false
			}
			y, k2 := u.value(path+"."+k, v, w)
			if !k2 {
				return nil, false
			}
			n.attrs[k] = y
		}
		for k := range ob.attrs {
			if _, has := oa.attrs[k]; !has {
				return nil, false
			}
		}
	}
	u.out.heap[a.ID] = &n
	return a, ok
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
	return u.ref(path, a, b)
}

// alike says that two likenesses of elements are of one kind.
func alike(a, b Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	if m, ok := a.(Num); ok {
		n, ok := b.(Num)
		return ok && n.Kind == m.Kind && (n.E == nil) == (m.E == nil)
	}
	return typeName(a) == typeName(b)
}

// unreached are the objects that nothing holds.
func (st *state) unreached() map[int]bool {
	seen := st.held()
	for _, v := range st.temps {
		st.reach(v, seen)
	}
	out := map[int]bool{}
	for id := range st.heap {
		if !seen[id] {
			out[id] = true
		}
	}
	return out
}
