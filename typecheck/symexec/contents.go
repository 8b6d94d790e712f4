// This file lists what a block of storage holds at the end of a function, for
// callers that only see the summary.

package symexec

import (
	"sort"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxListed is the number of bytes of a copied object that are looked at.
const maxListed = 1024

// held is what a block of storage holds: copies of what was elsewhere at entry
// first, then cells, which are newer.
type held struct {
	copies []copied
	cells  []*cell
	zero   bool // everything else is zero bytes
	exact  bool // nothing else was written
}

// copied says that n bytes at off are those that from held at entry, or 0.
type copied struct {
	off, n int64
	zero   bool
	from   iface.Place
	path   string
}

// value is what the bytes are.
func (c *copied) value() iface.Value {
	if c.zero {
		return iface.Int{E: sym.Int(0)}
	}
	return iface.Bytes{From: &c.from}
}

// contents lists what a region holds.
func (m *Machine) contents(s *State, reg *Region) held {
	rs := s.peek(reg)
	h := held{cells: s.sortedCells(reg), zero: reg.Kind == Fresh && len(rs.smudge)+len(rs.float)+len(rs.rows) == 0, exact: true}
	for _, sm := range rs.smudge {
		k, fixed := int64(0), false
		if sm.off != nil {
			k, fixed = sym.IsInt(sm.off)
		}
		switch {
		case sm.off != nil && !fixed && written(floatAt(rs, cellKey{sym.Hash(sm.off), sm.size})):
			// The cell itself is listed.
		case fixed && sm.size > 0 && rs.fixed[k] == nil:
			t := Type{Kind: IntType, Size: sm.size, Class: AnyStore, Scalar: AnyStore, Name: "value"}
			h.cells = append(h.cells, &cell{off: sm.off, size: sm.size, t: t, val: m.Unknown(s, t, reg.Text), dirty: true})
		default:
			h.exact = false
		}
	}
	have := map[int64]bool{}
	for _, c := range h.cells {
		if k, ok := sym.IsInt(c.off); ok && (c.dirty || reg.Kind == Fresh) {
			have[k] = true
		}
	}
	base := reg.Zero && s.havoc == nil
	var more []*cell
	known := func(k int64) bool {
		for _, c := range more {
			if n, _ := sym.IsInt(c.off); n == k {
				return true
			}
		}
		return have[k]
	}
	for i := range rs.over {
		o := &rs.over[i]
		if o.blank() && reg.Kind == Fresh && whole(reg, o) && len(rs.smudge) == 0 {
			base, h.zero, h.exact, h.copies, more = true, len(rs.float) == 0, true, nil, nil
			continue
		}
		list, all := m.listed(o, 0)
		if c, ok := asAtEntry(o); ok && len(rs.smudge) == 0 {
			h.copies, all = append(h.copies, c), true
		} else if !all {
			h.copies = nil
		}
		h.zero, h.exact = h.zero && all, h.exact && all
		for _, c := range list {
			k, _ := sym.IsInt(c.off)
			if known(k) {
				continue
			}
			c.val, _ = m.lookup(s, rs, s.havoc, Access{R: reg, Off: c.off, Path: c.path, T: c.t})
			more = append(more, c)
		}
	}
	sort.SliceStable(more, func(i, j int) bool {
		a, _ := sym.IsInt(more[i].off)
		b, _ := sym.IsInt(more[j].off)
		return a < b
	})
	h.cells, h.zero = append(h.cells[:len(h.cells):len(h.cells)], more...), h.zero && base
	return h
}

func written(c *cell) bool { return c != nil && c.dirty }

// blank reports whether the copy is of zero bytes.
func (o *overlay) blank() bool {
	return o.src.Kind == Fresh && o.src.Zero && o.log == nil && o.from.pristine() && len(o.from.fixed)+len(o.from.float) == 0
}

// pristine reports whether nothing was written.
func (rs *regState) pristine() bool {
	for _, c := range rs.fixed {
		if c.dirty {
			return false
		}
	}
	for _, c := range rs.float {
		if c.dirty {
			return false
		}
	}
	return len(rs.over)+len(rs.smudge)+len(rs.rows) == 0
}

// asAtEntry recognises a copy of memory that the caller can name and that was
// as at entry but for single cells.
func asAtEntry(o *overlay) (c copied, ok bool) {
	to, ok1 := sym.IsInt(o.off)
	from, ok2 := sym.IsInt(o.soff)
	if n, ok := constLen(o); ok1 && ok && o.blank() {
		return copied{off: to, n: n, zero: true, path: o.path}, true
	}
	if !ok1 || !ok2 || o.len == nil || o.log != nil || len(o.from.over)+len(o.from.smudge)+len(o.from.float) > 0 || o.src.Init != nil {
		return c, false
	}
	n, ok := constLen(o)
	if !ok || o.src.iter != nil || o.src.Kind != Entry && o.src.Kind != Global || o.src.Str != nil {
		return c, false
	}
	p, ok := entryPlace(Access{R: o.src, Off: sym.Int(from), Path: o.spath, T: Type{Kind: StructType, Size: n}})
	return copied{off: to, n: n, from: p, path: o.path}, ok
}

// constLen is the length of a copy.
func constLen(o *overlay) (int64, bool) {
	if o.len == nil {
		return 0, false
	}
	n, ok := sym.IsInt(o.len)
	return n, ok && n > 0
}

// whole reports whether a copy covers the whole block.
func whole(reg *Region, o *overlay) bool {
	k, ok := sym.IsInt(o.off)
	return ok && k == 0 && (o.len == nil || reg.Size != nil && sym.Equal(o.len, reg.Size))
}

// listed names the cells of a copy, at their new offsets; all says that the
// copy has no other bytes.
func (m *Machine) listed(o *overlay, deep int) (out []*cell, all bool) {
	to, ok1 := sym.IsInt(o.off)
	from, ok2 := sym.IsInt(o.soff)
	if !ok1 || !ok2 || o.from == nil || deep > 3 {
		return nil, false
	}
	n := int64(1) << 40
	if o.len != nil {
		k, ok := sym.IsInt(o.len)
		if !ok {
			return nil, false
		}
		n = k
	}
	add := func(k int64, t Type, path string) {
		if k >= from && k+t.Size <= from+n {
			out = append(out, &cell{off: sym.Int(k - from + to), size: t.Size, t: t, path: path, dirty: true})
		}
	}
	for _, c := range o.from.near(sym.Int(from), n) {
		if k, ok := sym.IsInt(c.off); ok && (c.dirty || o.src.Kind != Entry) {
			add(k, c.t, o.path+c.path)
		}
	}
	covered := false
	for i := range o.from.over {
		p := &o.from.over[i]
		inner, every := m.listed(p, deep+1)
		start, ok := sym.IsInt(p.off)
		k, long := constLen(p)
		covered = covered || every && ok && start <= from && (p.len == nil || long && start+k >= from+n)
		for _, c := range inner {
			if k, ok := sym.IsInt(c.off); ok {
				add(k, c.t, o.path+c.path)
			}
		}
	}
	if covered && len(o.from.smudge)+len(o.from.float) == 0 {
		return out, true
	}
	if o.src.Init == nil || n > maxListed || len(o.from.fixed)+len(o.from.float)+len(o.from.over)+len(o.from.smudge) > 0 {
		return out, false
	}
	// A constant object: whatever it holds at each offset.
	all = true
	for k := int64(0); k < n; {
		size := int64(8)
		for ; size > 0; size /= 2 {
			if (from+k)%size != 0 || k+size > n {
				continue
			}
			if _, ok := o.src.Init(sym.Int(from+k), size); ok {
				break
			}
		}
		if size == 0 {
			all = false
			k++
			continue
		}
		kind := IntType
		if size == 8 {
			kind = PtrType
		}
		add(from+k, Type{Kind: kind, Size: size, Class: AnyStore, Scalar: AnyStore, Name: "value"}, "")
		k += size
	}
	return out, all
}
