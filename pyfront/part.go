// This file changes elements of summarised containers. Which of the elements a
// program changes is not known, so what they gain and lose is known in sum.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// part says that an object stands for the elements of a container, or for what
// belongs to these.
func (st *state) part(id int) bool {
	o := st.heap[id]
	return o != nil && o.entry && o.owner != 0
}

// partStart bounds the number of entries that any of the elements had before
// the loops around began to change them.
func (x *interp) partStart(id int) sym.Expr {
	o := x.st.heap[id]
	for k := len(x.loops) - 1; k >= 0 && id <= x.loops[k].maxID; k-- {
		if b := x.loops[k].base.heap[id]; b != nil {
			o = b
		}
	}
	if o.n == nil {
		return nil
	}
	n, ok := x.bound(o.n, true, 0)
	if !ok || sym.IsInf(n) {
		return nil
	}
	return n
}

// partEmpty says that the elements were empty containers then.
func (x *interp) partEmpty(id int) bool {
	n := x.partStart(id)
	if n == nil {
		return false
	}
	k, ok := sym.IsInt(n)
	return ok && k == 0
}

// Bytes by which containers that start empty grow for each entry at most, in
// the sum over all of them: as much as the first, or for a set the fifth, takes.
const (
	partList = 4 * 8
	partDict = 160
	partSet  = 103
)

// partRoom is what an element of a container grows by for one more entry, on
// average over all entries that are ever added.
func (x *interp) partRoom(id int) sym.Expr {
	if x.prof.payload {
		return sym.Int(0)
	}
	o := x.st.heap[id]
	n := x.partStart(id)
	if o.kind == oList && o.law == lawBuiltin && x.st.heap[o.owner] != nil && !x.st.part(o.owner) {
		n = sym.Int(0) // what it had at the start is in the reserve
	}
	if n == nil || o.law != lawBuiltin {
		x.dead(diag.DataDependent, "the growth of an element of a container")
	}
	empty := x.partEmpty(id)
	switch {
	case o.kind == oList && !x.st.part(o.owner):
		x.reserve(o.owner)
		return sym.Int(partList)
	case o.kind == oList && empty:
		return sym.Int(partList)
	case o.kind == oList:
		// An eighth and six slots more than there are elements.
		return sym.AddOf(sym.Int(64), n)
	case o.kind == oDict:
		return sym.MulOf(sym.Int(partDict), sym.AddOf(n, sym.Int(1)))
	case empty:
		return sym.Int(partSet)
	}
	return sym.AddOf(sym.Int(512), sym.MulOf(sym.Int(partSet), sym.AddOf(n, sym.Int(1))))
}

// reserve counts once what each list in a container may grow by when it grows at
// all; lists that are put in later are counted then.
func (x *interp) reserve(id int) {
	o := x.st.heap[id]
	if o == nil || o.reserve || x.prof.payload {
		return
	}
	total := sym.Expr(sym.Int(0))
	if o.exact {
		for _, v := range o.items {
			total = sym.AddOf(total, x.listReserve(v))
		}
	} else if o.n != nil {
		total = sym.MulOf(o.n, x.listReserve(o.elem))
	} else {
		x.dead(diag.DataDependent, "the growth of the elements of a container")
	}
	x.st.mut(id).reserve = true
	x.addReserve(id, total)
}

// listReserve is the part of what a list may grow by that does not depend on how
// much is appended: it never has more than four slots for each element, so one
// that has fewer may come to that. It is 0 for other values.
func (x *interp) listReserve(v Value) sym.Expr {
	o := x.st.obj(v)
	if o == nil || o.kind != oList {
		return sym.Int(0)
	}
	if o.n == nil {
		x.dead(diag.DataDependent, "the growth of the elements of a container")
	}
	if k, ok := sym.IsInt(o.n); ok && o.grown {
		slots := sym.FloorDivOf(sym.Sub(x.prof.listSize(o.n, true), sym.Int(x.prof.list)), sym.Int(8))
		return sym.MaxOf(sym.Int(0), sym.MulOf(sym.Int(8), sym.Sub(sym.Int(4*k), slots)))
	}
	return sym.MulOf(sym.Int(3*8), o.n)
}

// addReserve counts up to n bytes that the lists in a container may grow by.
func (x *interp) addReserve(id int, n sym.Expr) {
	if k, ok := sym.IsInt(n); ok && k == 0 {
		return
	}
	by := x.soft("reserve", sym.Int(0), n)
	o := x.st.mut(id)
	o.inner = sym.AddOf(o.inner, by)
	if !o.entry {
		x.applyGrowth("reserves room for the elements of a container", by)
	}
}

// stored counts the reserve of a list that is put into a container.
func (x *interp) stored(id int, v Value) {
	if o := x.st.heap[id]; o != nil && o.reserve {
		if e := x.st.obj(v); e != nil && !e.entry {
			x.addReserve(id, x.listReserve(v))
		}
	}
}

// partInner changes what the elements of the container that accounts for an
// object take.
func (x *interp) partInner(id int, by sym.Expr) {
	root := x.st.root(id)
	if o := x.st.heap[root]; o != nil && !o.entry {
		o = x.st.mut(root)
		o.inner = sym.AddOf(o.inner, by)
	}
}

// partGrow adds up to hi bytes to the elements of a container.
func (x *interp) partGrow(id int, hi sym.Expr) {
	if k, ok := sym.IsInt(hi); ok && k == 0 {
		return
	}
	by := x.soft("room", sym.Int(0), hi)
	x.partInner(id, by)
	x.applyGrowth("grows an element of a container", by)
}

// partKeep gives a value to an element of a container, which has others like old;
// replaces says that it may take the place of one of these, or be there already.
// The result is what its values are like now.
func (x *interp) partKeep(id int, old, v Value, replaces bool) Value {
	st := x.st
	o := st.mut(id)
	before, was := o.inner, sym.Expr(sym.Int(0))
	if replaces && !x.partEmpty(id) {
		// Else all that is replaced was stored here: no more than that in sum.
		was = x.partSize(old)
	}
	like := x.joinTemplate(st, id, o, old, v, st.reachWithout(id))
	o = st.mut(id)
	gain := sym.Sub(o.inner, before)
	o.inner = before
	if !sym.Equal(gain, sym.Int(0)) {
		o.inner = x.soft("part", before, sym.AddOf(before, gain))
	}
	x.partInner(id, gain)
	o = st.mut(id)
	o.mixed = true
	gone := sym.MaxOf(was, gain)
	if k, ok := sym.IsInt(gone); ok && k == 0 || !replaces {
		return like
	}
	lost := x.soft("replaced", sym.Int(0), gone)
	x.partInner(id, sym.Neg(lost))
	zero := effect.Zero()
	x.apply("replaces what an element of a container holds",
		effect.Effect{Alloc: zero.Alloc, Freed: effect.Point(lost), Net: effect.Point(sym.Neg(lost)), Peak: zero.Peak})
	return like
}

// partSize bounds what a value that an element of a container holds takes.
func (x *interp) partSize(v Value) sym.Expr {
	switch v := v.(type) {
	case Num:
		if b := x.st.heap[v.Box]; b != nil {
			return b.size
		}
		return sym.Int(x.prof.integer)
	case Ref:
		return x.st.deep(v.ID, map[int]bool{})
	case nil, NoneV, Lit:
		return sym.Int(0)
	}
	if heapless(v) {
		if _, several := v.(Opaque); !several {
			return sym.Int(0)
		}
	}
	x.dead(diag.DataDependent, "what an element of a container held before")
	return nil
}

// partLonger notes that an element of a container may be longer by one.
func (x *interp) partLonger(id int) {
	x.st.summarise(x, id)
	o := x.st.mut(id)
	if o.n != nil {
		o.n = x.soft("len", o.n, sym.AddOf(o.n, sym.Int(1)))
		if size := x.grownSize(o); size != nil {
			o.size = x.soft("size", sym.MinOf(o.size, size), sym.MaxOf(o.size, size))
		}
	}
	o.grown, o.mixed, o.full, o.total = true, true, false, nil
}

// partAppend appends to a list that is an element of a container.
func (x *interp) partAppend(r Ref, v Value) {
	v = x.adopt(r.ID, x.count(v))
	room := x.partRoom(r.ID)
	x.partLonger(r.ID)
	like := x.partKeep(r.ID, x.st.heap[r.ID].elem, v, false)
	x.st.mut(r.ID).elem = like
	x.partGrow(r.ID, room)
}

// partAdd adds to a set that is an element of a container.
func (x *interp) partAdd(r Ref, v Value) {
	v = x.adopt(r.ID, x.count(v))
	room := x.partRoom(r.ID)
	x.partLonger(r.ID)
	like := x.partKeep(r.ID, x.st.heap[r.ID].elem, v, true)
	o := x.st.mut(r.ID)
	o.elem, o.per = like, 0
	x.partGrow(r.ID, room)
	x.partRehash(r.ID)
}

// partSet stores under a key of a dict that is an element of a container.
func (x *interp) partSet(r Ref, key, w Value) {
	key, w = x.adopt(r.ID, x.count(key)), x.adopt(r.ID, x.count(w))
	o := x.st.heap[r.ID]
	if o.exact {
		for i, k := range o.keys {
			if identical(k, key) {
				like := x.partKeep(r.ID, o.items[i], w, true)
				o = x.st.mut(r.ID)
				o.items = append([]Value(nil), o.items...)
				o.items[i] = like
				return
			}
		}
	}
	room := x.partRoom(r.ID)
	x.partLonger(r.ID)
	k := x.partKeep(r.ID, x.st.heap[r.ID].key, key, true)
	x.st.mut(r.ID).key = k
	e := x.partKeep(r.ID, x.st.heap[r.ID].elem, w, true)
	o = x.st.mut(r.ID)
	o.elem, o.per = e, 0
	o.strKeys = o.strKeys && isStr(x.st, key)
	x.partGrow(r.ID, room)
	x.partRehash(r.ID)
}

// partRehash is the table that a dict or set has beside its new one while it
// grows.
func (x *interp) partRehash(id int) {
	if o := x.st.heap[id]; o.n != nil && !x.prof.payload {
		x.transientUpTo(sym.FloorDivOf(x.grownSize(o), sym.Int(2)))
	}
}

// partAttr sets an attribute of an instance that is an element of a container.
func (x *interp) partAttr(id int, name string, w Value) {
	w = x.adopt(id, x.count(w))
	like := x.partKeep(id, x.st.heap[id].attrs[name], w, true)
	o := x.st.mut(id)
	at := map[string]Value{name: like}
	for k, u := range o.attrs {
		if k != name {
			at[k] = u
		}
	}
	o.attrs = at
}

// notPart ends the path where an element of a container would lose something.
func (x *interp) notPart(id int) {
	if x.st.part(id) {
		x.dead(diag.DataDependent, "what an element of a container loses")
	}
}
