// This file lists what a block of storage holds at the end of a function, for
// callers that only see the summary.

package symexec

import (
	"sort"

	"github.com/muxlang/mux/typecheck/sym"
)

// maxListed is the number of bytes of a copied object that are looked at.
const maxListed = 1024

// contents lists the cells of a region, those that came by copying included.
// zero says that everything else in it is zero bytes.
func (m *Machine) contents(s *State, reg *Region) (cells []*cell, zero bool) {
	cells = s.sortedCells(reg)
	rs := s.peek(reg)
	have := map[int64]bool{}
	for _, c := range cells {
		if k, ok := sym.IsInt(c.off); ok {
			have[k] = true
		}
	}
	zero = reg.Kind == Fresh && len(rs.smudge) == 0 && len(rs.float) == 0
	base := reg.Zero && s.havoc == nil
	var more []*cell
	for i := range rs.over {
		o := &rs.over[i]
		if o.from != nil && o.src.Text == "bytes" && o.src.Zero && len(o.from.fixed)+len(o.from.float)+len(o.from.over) == 0 {
			if whole(reg, o) {
				base, zero = true, zero || len(rs.smudge) == 0 && len(rs.float) == 0 && reg.Kind == Fresh
			}
			continue
		}
		list, all := m.listed(o, 0)
		zero = zero && all
		for _, c := range list {
			k, _ := sym.IsInt(c.off)
			if have[k] {
				continue
			}
			have[k] = true
			c.val, _ = m.lookup(s, rs, s.havoc, Access{R: reg, Off: c.off, Path: c.path, T: c.t})
			more = append(more, c)
		}
	}
	sort.SliceStable(more, func(i, j int) bool {
		a, _ := sym.IsInt(more[i].off)
		b, _ := sym.IsInt(more[j].off)
		return a < b
	})
	return append(cells[:len(cells):len(cells)], more...), zero && base
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
	for _, c := range o.from.near(sym.Int(from), min(n, 1<<40)) {
		if k, ok := sym.IsInt(c.off); ok {
			add(k, c.t, o.path+c.path)
		}
	}
	for i := range o.from.over {
		inner, _ := m.listed(&o.from.over[i], deep+1)
		for _, c := range inner {
			if k, ok := sym.IsInt(c.off); ok {
				add(k, c.t, o.path+c.path)
			}
		}
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
