// This file joins the two sides of a branch where there are many states: what
// only one side has is kept under the condition that tells the sides apart.

package symexec

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxPairCond is the size of a condition under which a block is kept.
const maxPairCond = 40

// pairUp merges states two by two, as long as there are more than Limits.Apart:
// those that a small condition tells apart, so that neither the effect nor the
// blocks lose anything.
func (m *Machine) pairUp(in []*State) []*State {
	if m.Owned != nil {
		return in // resource clauses speak of blocks that are there for certain
	}
	for len(in) > m.L.Apart {
		a, b := m.siblings(in)
		if a < 0 {
			break
		}
		m.pairing = true
		in[a] = m.merge2(in[a], in[b])
		m.pairing = false
		in = append(in[:b], in[b+1:]...)
	}
	return in
}

// siblings finds the two states whose paths differ least; -1 when none differ
// little enough.
func (m *Machine) siblings(in []*State) (a, b int) {
	hashes := make([]map[[2]uint64]bool, len(in))
	for i, s := range in {
		hashes[i] = map[[2]uint64]bool{}
		for _, c := range s.Path {
			hashes[i][sym.HashCond(c)] = true
		}
	}
	size := func(s *State, other map[[2]uint64]bool) int {
		n := 0
		for _, c := range s.Path {
			if !other[sym.HashCond(c)] {
				n += sym.CondSize(c)
			}
		}
		return n
	}
	a, best := -1, maxPairCond+1
	for i, s := range in {
		for j := i + 1; j < len(in); j++ {
			t := in[j]
			m.Steps++
			if s.Dead || t.Dead || s.endKey() != t.endKey() || s.weakSince != t.weakSince {
				continue
			}
			n := size(s, hashes[j]) + size(t, hashes[i])
			if n < best && m.pairable(s, t) {
				a, b, best = i, j, n
			}
		}
	}
	return a, b
}

// pairable reports whether all blocks that are alive in one state only can be
// kept under a condition.
func (m *Machine) pairable(a, b *State) bool {
	ok := func(a, b *State) bool {
		for r, rs := range a.mem {
			if other := b.mem[r]; rs == other || sym.EqualCond(goneCond(r, rs), goneCond(r, other)) {
				continue
			}
			if r.fam != nil || r.whole != nil || r.Loop || r.iter != nil || r.node || rs.moved {
				return false
			}
		}
		return true
	}
	return ok(a, b) && ok(b, a)
}

// goneCond is the condition under which the region's block is not there: given
// back, or not acquired.
func goneCond(r *Region, rs *regState) sym.Cond {
	switch {
	case rs == nil:
		return sym.Bool(r.Kind == Fresh)
	case rs.freed:
		return sym.True
	case rs.gone != nil:
		return rs.gone
	}
	return sym.False
}

// pairLife is the state of a block that is there in different calls on the two
// sides that ca tells apart; nil when there is no difference.
func (m *Machine) pairLife(r *Region, x, y *regState, ca sym.Cond, big bool) (n *regState) {
	gx, gy := goneCond(r, x), goneCond(r, y)
	if r.Kind != Fresh && r.Kind != Entry && r.Kind != Global || sym.EqualCond(gx, gy) {
		return nil
	}
	side := y
	if !sym.IsTrue(gx) {
		side = x
	}
	if side == nil {
		side = &regState{}
	}
	if !sym.IsTrue(gx) && !sym.IsTrue(gy) && x != y {
		// Alive on both sides: contents are merged by the caller.
		return nil
	}
	c := *side
	c.shared = true
	c.freed, c.gone = false, sym.OrOf(sym.AndOf(ca, gx), sym.AndOf(sym.NotOf(ca), gy))
	if big {
		c.freed, c.moved, c.gone, c.escaped, c.given, c.smudge = true, true, nil, true, true, []smudge{{}}
	}
	return &c
}

// MarkFreedWhen notes that the region's block is gone in the calls for which c
// holds.
func (s *State) MarkFreedWhen(r *Region, c sym.Cond) {
	g := sym.OrOf(goneCond(r, s.peek(r)), c)
	rs := s.own(r)
	if sym.IsTrue(g) {
		rs.freed, rs.gone = true, nil
		return
	}
	rs.gone = g
}

// certainBlock is what a summary says of a block: its size is 0 in the calls in
// which it is not there.
func (m *Machine) certainBlock(s *State, r *Region) iface.Region {
	out := r.Alloc
	if g := s.peek(r).gone; g != nil && out.Size != nil {
		out.Size = sym.IteOf(g, sym.Int(0), out.Size)
	}
	return out
}
