// This file joins what a region holds on two paths.

package symexec

import (
	"github.com/muxlang/mux/typecheck/sym"
)

func (m *Machine) mergeRegion(out, a, b *State, r *Region, ca sym.Cond, big bool) {
	x, y := a.mem[r], b.mem[r]
	if x == y || m.blurring && m.blur(out, a, b, r) {
		return
	}
	if r.fam != nil {
		m.mergeElement(out, a, b, r, ca, big)
		return
	}
	if m.pairing {
		if n := m.pairLife(r, x, y, ca, big); n != nil {
			out.mem[r] = n
			return
		}
	}
	if n := m.onlyThere(a, b, r, x, y); n != nil {
		out.mem[r] = n
		return
	}
	if x == nil || y == nil {
		// An automatic object that only one path has touched keeps what that
		// path knows: reading it on the other is undefined.
		if r.Kind == Local || r.Kind == Fresh {
			if x == nil {
				y.shared = true
				out.mem[r] = y
			}
			return
		}
		if x == nil {
			x = &regState{}
		} else {
			y = &regState{}
		}
	}
	n := &regState{gone: x.gone, seq: joinSequences(x.seq, y.seq, certainly(ca, big)), freed: x.freed || y.freed, moved: x.moved || y.moved, escaped: x.escaped || y.escaped, given: x.given || y.given}
	if gx, gy := goneCond(r, x), goneCond(r, y); m.pairing && !sym.EqualCond(gx, gy) {
		n.gone = sym.OrOf(sym.AndOf(ca, gx), sym.AndOf(sym.NotOf(ca), gy))
	}
	if x.born == y.born {
		n.born = x.born
	}
	n.smudge = joinSmudges(x.smudge, y.smudge)
	if sameRows(x.rows, y.rows) {
		n.rows = x.rows
	} else {
		for _, rows := range [][]*row{x.rows, y.rows} {
			for _, r := range rows {
				n.smudge = joinSmudges(n.smudge, []smudge{{class: r.c.t.Class}, {class: r.c.t.Scalar}})
			}
		}
	}
	if sameOverlays(x.over, y.over) {
		n.over = x.over
	} else {
		n.smudge = append(n.smudge, smudge{})
	}
	m.Steps += 1 + (len(x.fixed)+len(y.fixed))/4
	put := func(c *cell, cx, cy *cell) {
		if c.t.Kind == StructType {
			return
		}
		acc := Access{R: r, Off: c.off, Path: c.path, T: c.t}
		get := func(s *State, rs *regState, have *cell) Value {
			if have != nil {
				return have.val
			}
			v, _ := m.lookup(s, rs, s.havoc, acc)
			return v
		}
		blank := len(x.over)+len(x.smudge)+len(y.over)+len(y.smudge) > 0
		dirty := (cx == nil || cy == nil) && blank || cx != nil && cx.dirty || cy != nil && cy.dirty
		v := m.join(out, a, b, c.t, ca, get(a, x, cx), get(b, y, cy), big)
		n.put(&cell{off: c.off, size: c.size, t: c.t, path: c.path, val: v, dirty: dirty}, false)
	}
	for _, k := range fixedKeys(x, y) {
		cx, cy := x.fixed[k], y.fixed[k]
		if cx != nil && cy != nil && cx.size != cy.size {
			// Two views of the same bytes: neither is followed further.
			n.smudge = joinSmudges(n.smudge, []smudge{{cx.off, max(cx.size, cy.size), ""}})
			continue
		}
		if cx == cy {
			if n.fixed == nil {
				n.fixed = map[int64]*cell{}
			}
			n.fixed[k] = cx
			continue
		}
		c := cx
		if c == nil {
			c = cy
		}
		put(c, cx, cy)
	}
	done := map[cellKey]bool{}
	for _, c := range append(append([]*cell(nil), x.float...), y.float...) {
		k := cellKey{sym.Hash(c.off), c.size}
		if done[k] {
			continue
		}
		done[k] = true
		put(c, floatAt(x, k), floatAt(y, k))
	}
	out.mem[r] = n
}

// onlyThere is what the caller's object holds on the one of two paths on which the
// pointer to it is not null: on the other there is nothing to look at. nil when
// neither path says that it is null.
func (m *Machine) onlyThere(a, b *State, r *Region, x, y *regState) *regState {
	if r.Kind != Entry || r.Opaque() || r.iter != nil || r.Null == nil {
		return nil
	}
	keep := func(null, there *State, n *regState) bool {
		return n != nil && len(n.over)+len(n.smudge)+len(n.rows)+len(n.fixed)+len(n.float) > 0 && !n.freed && m.Holds(null, r.Null) && m.Known(there, r.Null) < 0
	}
	switch {
	case (y == nil || !y.freed) && keep(b, a, x):
		x.shared = true
		return x
	case (x == nil || !x.freed) && keep(a, b, y):
		y.shared = true
		return y
	}
	return nil
}

// joinSequences is what two paths know of a family; ca tells them apart, nil when
// nothing does.
func joinSequences(x, y *sequence, ca sym.Cond) *sequence {
	if x == y || x == nil {
		return y
	}
	if y == nil {
		return x
	}
	if ca == nil || x.lost || y.lost || len(x.parts) != len(y.parts) || !sym.Equal(x.count, y.count) {
		return &sequence{lost: true}
	}
	for k := range x.parts {
		p, q := &x.parts[k], &y.parts[k]
		if !sym.Equal(p.to, q.to) || p.tmpl.rep != q.tmpl.rep || p.tmpl.rs != q.tmpl.rs || p.tmpl.log != q.tmpl.log {
			return &sequence{lost: true}
		}
	}
	out := &sequence{count: x.count, parts: x.parts}
	n := 0
	for n < len(x.late) && n < len(y.late) && x.late[n].same(&y.late[n]) {
		n++
	}
	out.late = append(out.late, x.late[:n]...)
	for k, late := range [][]famWrites{x.late[n:], y.late[n:]} {
		for _, w := range late {
			w.when = sym.AndOf(w.when, side(ca, k))
			out.late = append(out.late, w)
		}
	}
	n = 0
	for n < len(x.gone) && n < len(y.gone) && x.gone[n].same(y.gone[n]) {
		n++
	}
	out.gone = append(out.gone, x.gone[:n]...)
	for k, gone := range [][]famRange{x.gone[n:], y.gone[n:]} {
		for _, r := range gone {
			r.when = sym.AndOf(r.when, side(ca, k))
			out.gone = append(out.gone, r)
		}
	}
	return out
}

// certainly is ca, or nil where it is too big to be kept.
func certainly(ca sym.Cond, big bool) sym.Cond {
	if big {
		return nil
	}
	return ca
}

// side is c or its negation.
func side(c sym.Cond, k int) sym.Cond {
	if k == 0 {
		return c
	}
	return sym.NotOf(c)
}

func (r famRange) same(q famRange) bool {
	return sym.Equal(r.lo, q.lo) && sym.Equal(r.n, q.n) && r.step == q.step && sym.EqualCond(r.when, q.when)
}

func (w *famWrites) same(v *famWrites) bool {
	return w.famRange.same(v.famRange) && len(w.cells) == len(v.cells) && (len(w.cells) == 0 || w.cells[0] == v.cells[0]) && w.tmpl.log == v.tmpl.log
}

// beyond reports whether the path knows that there is no element of r's number.
func (m *Machine) beyond(s *State, r *Region) bool {
	q := s.sequenceOf(r.fam)
	return !q.lost && m.Known(s, sym.AndOf(sym.GeOf(r.idx, sym.Int(0)), sym.LtOf(r.idx, q.count))) < 0
}

// mergeElement merges what two paths wrote to an element by itself: the rest
// follows from its number, differently perhaps.
func (m *Machine) mergeElement(out, a, b *State, r *Region, ca sym.Cond, big bool) {
	x, y := a.peek(r), b.peek(r)
	switch {
	case a.mem[r] == nil && b.mem[r] == nil:
		return
	case m.beyond(b, r):
		out.mem[r] = x
		x.shared = true
		return
	case m.beyond(a, r):
		out.mem[r] = y
		y.shared = true
		return
	}
	n := &regState{freed: x.freed || y.freed, moved: x.moved || y.moved, escaped: x.escaped || y.escaped, given: x.given || y.given}
	if len(x.over)+len(x.smudge)+len(x.float)+len(x.rows)+len(y.over)+len(y.smudge)+len(y.float)+len(y.rows) > 0 {
		n.smudge = []smudge{{}}
		out.mem[r] = n
		return
	}
	for _, k := range fixedKeys(x, y) {
		c := x.fixed[k]
		if d := y.fixed[k]; c == nil || !c.dirty && d != nil && d.dirty {
			c = d
		}
		if !c.dirty {
			continue
		}
		acc := Access{R: r, Off: c.off, Path: c.path, T: c.t}
		v := m.join(out, a, b, c.t, ca, m.Read(a, acc), m.Read(b, acc), big)
		n.put(&cell{off: c.off, size: c.size, t: c.t, path: c.path, val: v, dirty: true}, false)
	}
	out.mem[r] = n
}

// maxSmudges is the number of smudges a region keeps apart.
const maxSmudges = 12

func joinSmudges(a, b []smudge) []smudge {
	type key struct {
		off   [2]uint64
		any   bool
		size  int64
		class string
	}
	seen := map[key]bool{}
	var out []smudge
	for _, l := range [][]smudge{a, b} {
		for _, s := range l {
			k := key{any: s.off == nil, size: s.size, class: s.class}
			if s.off != nil {
				k.off = sym.Hash(s.off)
			}
			if !seen[k] {
				seen[k] = true
				out = append(out, s)
			}
		}
	}
	if len(out) > maxSmudges {
		classes := map[string]bool{}
		whole := false
		for _, s := range out {
			classes[s.class] = true
			whole = whole || s.class == ""
		}
		if whole || len(classes) > maxSmudges {
			return []smudge{{}}
		}
		out = out[:0]
		for _, c := range sortedClasses(classes) {
			out = append(out, smudge{class: c})
		}
	}
	return out
}
