// This file follows elements that several containers hold: a container made of
// another one's elements keeps them alive when the other is given back.

package pyfront

import (
	"sort"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// share says that a container holds elements whose bytes another one's inner
// has: all of them or some.
type share struct {
	id  int
	all bool
}

// root is the container that accounts for the bytes of an object: itself, or
// the outermost one it is an element of.
func (st *state) root(id int) int {
	for k := 0; k < 100; k++ {
		o := st.heap[id]
		if o == nil || o.owner == 0 {
			return id
		}
		id = o.owner
	}
	return id
}

// shareWith notes that dst holds elements of src.
func (st *state) shareWith(dst, src int, all bool) {
	r := st.root(src)
	all = all && r == src
	s := st.heap[r]
	if s == nil || dst == r || st.root(dst) == r || s.entry && s.owner == 0 || st.heap[dst] == nil {
		return
	}
	for _, h := range st.heap[dst].shares {
		if h.id == r {
			return
		}
	}
	o := st.mut(dst)
	o.shares = append(o.shares[:len(o.shares):len(o.shares)], share{r, all})
}

// adopt notes whose element a value is that dst now holds too, and returns the
// value as an element of dst.
func (x *interp) adopt(dst int, v Value) Value {
	switch t := v.(type) {
	case Num:
		if t.Src != 0 {
			x.st.shareWith(dst, t.Src, false)
			t.Src = 0
			return t
		}
		if b := x.st.heap[t.Box]; b != nil && b.entry && b.owner != 0 {
			x.st.shareWith(dst, b.owner, false)
		}
	case Ref:
		if o := x.st.heap[t.ID]; o != nil && o.entry && o.owner != 0 {
			x.st.shareWith(dst, o.owner, false)
		}
	default:
		if most := bareSize(v); most > 0 {
			x.st.mut(dst).inner = sym.AddOf(x.st.heap[dst].inner, x.bare(most))
		}
	}
	return v
}

// bareSize is the most that an object itself takes of a kind that is followed
// without its bytes, 0 of others: what it holds is followed as such.
func bareSize(v Value) int64 {
	switch v := v.(type) {
	case RangeV:
		return 48 + 3*36
	case Bound:
		return 64
	case partialV:
		return 200 + 8*int64(len(v.args)) + 300*int64(min(len(v.kws), 1)) + 64*int64(len(v.kws))
	case Func:
		if v.F.outer != nil || v.F.lambda != nil {
			return 700 // with the cells that it captures names in
		}
	case Gen:
		if v.Call != nil || v.Expr != nil {
			return 1000 // with its frame
		}
		return 200 + 64*int64(len(v.Args))
	}
	return 0
}

// bare counts an object of up to most bytes.
func (x *interp) bare(most int64) sym.Expr {
	n := x.soft("bare", sym.Int(0), sym.Int(most))
	x.apply("keeps an object", effect.OfAlloc(n))
	return n
}

// inherit hands the elements of dying containers to those that share them and
// live on; the result is what each dying one does not give back.
func (x *interp) inherit(dead []int, seen map[int]bool) map[int]sym.Expr {
	st := x.st
	gone := map[int]bool{}
	for _, id := range dead {
		gone[id] = true
	}
	type heir struct {
		id  int
		all bool
	}
	heirs := map[int][]heir{}
	var live []int
	for id := range seen {
		if o := st.heap[id]; o != nil && len(o.shares) > 0 {
			live = append(live, id)
		}
	}
	if len(live) == 0 {
		return nil
	}
	sort.Ints(live)
	for _, id := range live {
		// What it has of one that goes may be of another one that goes too.
		reached := map[int]bool{}
		var visit func(shares []share, all bool)
		visit = func(shares []share, all bool) {
			for _, s := range shares {
				if !gone[s.id] || reached[s.id] {
					continue
				}
				reached[s.id] = true
				heirs[s.id] = append(heirs[s.id], heir{id, all && s.all})
				if o := st.heap[s.id]; o != nil {
					visit(o.shares, all && s.all)
				}
			}
		}
		visit(st.heap[id].shares, true)
	}
	kept := map[int]sym.Expr{}
	for _, id := range dead {
		hs := heirs[id]
		o := st.heap[id]
		if len(hs) == 0 || o.entry {
			continue
		}
		part := o.inner
		if !hs[0].all {
			part = x.soft("share", sym.Int(0), o.inner)
		}
		first := st.root(hs[0].id)
		if f := st.heap[first]; f != nil && !f.entry {
			f = st.mut(first)
			f.inner = sym.AddOf(f.inner, part)
			kept[id] = part
		}
		for k, h := range hs {
			n := st.mut(h.id)
			var rest []share
			for _, s := range n.shares {
				if s.id != id {
					rest = append(rest, s)
				}
			}
			n.shares = rest
			if k > 0 {
				st.shareWith(h.id, first, false)
			}
			for _, s := range o.shares {
				st.shareWith(h.id, s.id, false)
			}
		}
	}
	return kept
}

// bequeath makes containers that live on the owners of what their elements are
// like, where these belonged to containers that go and whose elements they share.
func (st *state) bequeath(seen, gone map[int]bool) {
	var heirs []int
	for id := range seen {
		if o := st.heap[id]; o != nil && len(o.shares) > 0 {
			heirs = append(heirs, id)
		}
	}
	sort.Ints(heirs)
	for _, id := range heirs {
		o := st.heap[id]
		for _, s := range o.shares {
			if !gone[s.id] {
				continue
			}
			for _, v := range []Value{o.elem, o.key} {
				r, ok := v.(Ref)
				if !ok {
					continue
				}
				if e := st.heap[r.ID]; e != nil && e.entry && gone[e.owner] && st.root(r.ID) == s.id {
					st.mut(r.ID).owner = id
				}
			}
		}
	}
}

// mapShares names the containers that objects taken over from the second state
// share elements with as the result does; ok is false when one is not in it.
func (u *unifier) mapShares() bool {
	change := u.change
	defer func() { u.change = change }()
	for from, to := range u.back {
		o := u.out.heap[-to]
		src := u.b.heap[from]
		if to >= 0 || o == nil || src == nil || len(src.shares) == 0 {
			continue
		}
		shares, ok := u.joinShares(nil, src.shares)
		if !ok {
			return false
		}
		n := *o
		n.shares = shares
		u.out.heap[-to] = &n
	}
	return true
}

// joinShares unites what two containers share; ok is false when the second
// shares with one that the first state does not have.
func (u *unifier) joinShares(a, b []share) (out []share, ok bool) {
	out = append(out, a...)
	for _, s := range b {
		id := s.id
		if to, mapped := u.back[id]; mapped {
			if to < 0 {
				to = -to
			}
			id = to
		} else if u.a.heap[id] == nil {
			return nil, false
		}
		found := false
		for k := range out {
			if out[k].id == id {
				found = true
				out[k].all = out[k].all && s.all
			}
		}
		if !found {
			out = append(out, share{id, false})
			u.change = true
		}
	}
	return out, true
}

// shared says that another object holds elements whose bytes a container has.
func (st *state) shared(id int) bool {
	for _, o := range st.heap {
		for _, s := range o.shares {
			if s.id == id {
				return true
			}
		}
	}
	return false
}
