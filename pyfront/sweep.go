// This file finds what a state still reaches, and gives back what it does not.

package pyfront

import (
	"sort"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// refs calls f for the values an object holds.
func (o *object) refs(f func(Value)) {
	for _, v := range o.items {
		f(v)
	}
	for _, v := range o.keys {
		f(v)
	}
	for _, v := range o.pend {
		f(v)
	}
	if o.elem != nil {
		f(o.elem)
	}
	if o.key != nil {
		f(o.key)
	}
	if o.base != 0 {
		f(Ref{o.base})
	}
	if len(o.attrs) > 0 {
		for _, k := range sortedNames(o.attrs) {
			f(o.attrs[k])
		}
	}
}

func sortedNames(m map[string]Value) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// madeOf calls f for what an iterator, a bound method or a partial call is made of.
func madeOf(v Value, f func(Value)) {
	switch v := v.(type) {
	case Gen:
		for _, a := range v.Args {
			f(a)
		}
		f(v.First)
		if v.ID != 0 {
			f(Ref{v.ID})
		}
	case Bound:
		f(v.Recv)
	case partialV:
		f(v.f)
		for _, a := range v.args {
			f(a)
		}
		for _, k := range v.kws {
			f(k.v)
		}
	}
}

// reach marks everything the value holds.
func (st *state) reach(v Value, seen map[int]bool) {
	switch v := v.(type) {
	case Ref:
		st.reachID(v.ID, seen)
	case Num:
		if v.Box != 0 {
			seen[v.Box] = true
		}
	case Gen, Bound, partialV:
		madeOf(v, func(w Value) { st.reach(w, seen) })
	case superV:
		st.reach(v.self, seen)
	case index:
		for _, a := range v.vs {
			st.reach(a, seen)
		}
	case starred:
		st.reach(v.v, seen)
	case leaveV:
		st.reach(v.val, seen)
	case Intrinsic:
		st.reach(v.Recv, seen)
	case SliceV:
		st.reach(v.Lo, seen)
		st.reach(v.Hi, seen)
		st.reach(v.Step, seen)
	}
}

func (st *state) reachID(id int, seen map[int]bool) {
	if seen[id] {
		return
	}
	o := st.heap[id]
	if o == nil {
		return
	}
	seen[id] = true
	o.refs(func(v Value) { st.reach(v, seen) })
}

// held are the objects that names hold, without the temporaries.
func (st *state) held() map[int]bool {
	seen := map[int]bool{}
	for _, v := range st.names {
		st.reach(v, seen)
	}
	return seen
}

// sweep gives back what nothing reaches.
func (x *interp) sweep() {
	st := x.st
	if len(st.heap) == 0 {
		return
	}
	seen := st.held()
	for _, v := range st.temps {
		st.reach(v, seen)
	}
	var dead []int
	for id := range st.heap {
		if !seen[id] {
			dead = append(dead, id)
		}
	}
	if len(dead) == 0 {
		return
	}
	sort.Ints(dead)
	gone := map[int]bool{}
	for _, id := range dead {
		gone[id] = true
	}
	st.bequeath(seen, gone)
	// An element that outlives the container it was read from keeps its share.
	rest := map[int]sym.Expr{}
	for id := range seen {
		if o := st.heap[id]; o != nil && o.owner != 0 && gone[o.owner] {
			owner := o.owner
			keep := st.deep(id, map[int]bool{})
			o = st.mut(id)
			o.owner, o.entry, o.counted = 0, false, true
			if old, ok := rest[owner]; ok {
				keep = sym.AddOf(old, keep)
			}
			rest[owner] = keep
		}
	}
	total := sym.Expr(sym.Int(0))
	kept := x.inherit(dead, seen)
	for _, id := range dead {
		o := st.heap[id]
		delete(st.heap, id)
		if o.entry {
			continue
		}
		if !o.counted {
			x.floatSub(o.size)
		} else {
			total = sym.AddOf(total, o.size)
		}
		total = sym.AddOf(total, o.inner)
		if k, ok := kept[id]; ok {
			total = sym.Sub(total, k)
		} else if r, ok := rest[id]; ok {
			total = sym.Sub(total, r)
		}
	}
	if k, ok := sym.IsInt(total); ok && k == 0 {
		return
	}
	x.apply("gives back "+x.spoken(total)+" bytes", effect.OfFree(total))
}

// deep is the size of an object with everything it alone holds.
func (st *state) deep(id int, seen map[int]bool) sym.Expr {
	if seen[id] {
		return sym.Int(0)
	}
	seen[id] = true
	o := st.heap[id]
	if o == nil || o.entry && o.owner == 0 {
		return sym.Int(0)
	}
	t := sym.AddOf(o.size, o.inner)
	o.refs(func(v Value) {
		switch v := v.(type) {
		case Ref:
			if c := st.heap[v.ID]; c != nil && !c.entry {
				t = sym.AddOf(t, st.deep(v.ID, seen))
			}
		case Num:
			if v.Box != 0 && !seen[v.Box] {
				t = sym.AddOf(t, st.deep(v.Box, seen))
			}
		}
	})
	return t
}
