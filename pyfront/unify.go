// This file compares two heaps that grew out of one, and builds the heap that
// stands for both: where branches meet, and at the head of a loop.

package pyfront

import (
	"fmt"
	"sort"

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
	failed bool       // whatever the rest says
	boxed  []boxSlots // containers whose slots get number boxes in the loop
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
	if u.loop {
		// What containers took over in this iteration is theirs before names are
		// compared.
		for _, id := range u.b.pending() {
			u.b.summarise(u.x, id)
		}
		for _, id := range u.a.pending() {
			u.a.summarise(u.x, id)
			u.syncBoxes()
			u.change = true
		}
	}
	ids := make([]int, 0, len(u.b.heap))
	for id := range u.b.heap {
		ids = append(ids, id)
	}
	sort.Ints(ids)
	for _, id := range ids {
		oa, ob := u.a.heap[id], u.b.heap[id]
		if oa == nil || ob == nil || oa == ob || oa.kind != ob.kind {
			continue
		}
		switch {
		case u.loop && oa.exact && !ob.exact:
			u.a.summarise(u.x, id)
			u.syncBoxes()
			u.change = true
		case u.loop && oa.exact && (oa.kind == oList || oa.kind == oDict || oa.kind == oSet) && len(oa.items) != len(ob.items):
			u.a.summarise(u.x, id)
			u.b.summarise(u.x, id)
			u.syncBoxes()
			u.change = true
		case !u.loop && oa.kind != oTuple && oa.kind != oInstance && (oa.exact != ob.exact || oa.exact && len(oa.items) != len(ob.items) || len(oa.pend) != len(ob.pend)):
			// Whose the boxes of numbers are is known before names are compared.
			u.a.summarise(u.x, id)
			u.b.summarise(u.x, id)
			u.syncBoxes()
		}
	}
	if u.loop {
		u.a.elementNames()
		u.b.elementNames()
	}
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
	if u.failed || !u.mapShares() {
		return nil, false
	}
	u.out.float = u.scalar("float", u.a.float, u.b.float)
	u.out.small = max(u.a.small, u.b.small)
	return val, true
}

// pending lists the summarised containers that gained elements.
func (st *state) pending() []int {
	var ids []int
	for id, o := range st.heap {
		if !o.exact && len(o.pend) > 0 {
			ids = append(ids, id)
		}
	}
	sort.Ints(ids)
	return ids
}

// syncBoxes: boxes that names share with a container of a are the container's.
func (u *unifier) syncBoxes() {
	for id, o := range u.a.heap {
		if w := u.out.heap[id]; w != nil && o.kind == oBox && o.entry && !w.entry {
			if b := u.b.heap[id]; !u.loop && b != nil && !b.entry {
				continue // only on one side
			}
			c := *w
			c.entry, c.owner = true, o.owner
			u.out.heap[id] = &c
		}
	}
}

func sortedKeys[V any](m map[nameKey]V) []nameKey {
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
			if inA {
				return nil, false
			}
			u.change = true
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
	if oa, ob := u.a.heap[r.ID], u.b.heap[r.ID]; oa != nil && ob != nil && oa.kind == ob.kind {
		// Both have the object, though by this name only one.
		v, ok := u.ref(path, r, r)
		return v, ok
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
