// This file follows a pointer that owns a block which a loop replaces: at the
// head of an iteration it stands for a block of its own, whose size is a place
// the loop computes.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// blockVar is a pointer that holds, at the head of every iteration, the only
// pointer to a block or null.
type blockVar struct {
	head        *Region // the block at the head of some iteration
	off         sym.Expr
	size, null  *sym.Sym // its bytes; 1 when there is none
	size0       sym.Expr // before the loop
	null0       sym.Expr
	start       []*Region     // what the pointer pointed to before
	startOffSet bool          // off was said by the start, not by the body
	alloc       *iface.Region // of a block the body puts there
	always      bool          // there is a block at the head of every iteration
	least       int64         // no iteration starts with fewer bytes, as contents lie there
	kept        []*cell       // what lies there and stays; see findContents
}

// newBlock makes v a candidate for a pointer whose block the loop replaces;
// false when what it points to before the loop is not a block of its own.
func (m *Machine) newBlock(s *State, v *loopVar, at diag.Pos) bool {
	b := &blockVar{off: sym.Int(0)}
	var ok bool
	if b.size0, b.null0, ok = m.blockStart(s, v.start, b); !ok || !m.soleOwner(s, v.acc, b.start) {
		return false
	}
	m.findContents(s, v, b)
	b.size = m.FreshSym("size", sym.Approx, big.NewInt(b.least), nil)
	b.null = m.FreshSym("none", sym.Approx, big.NewInt(0), big.NewInt(1))
	m.heads[b.size.Name], m.heads[b.null.Name] = true, true
	alloc := iface.Region{Size: b.size, Site: at}
	if len(b.start) > 0 {
		alloc.Site, alloc.Kind = b.start[0].Alloc.Site, b.start[0].Alloc.Kind
	}
	b.head = m.newRegion(&Region{Kind: Fresh, Text: "block", Size: b.size, Null: sym.EqOf(b.null, sym.Int(1)), Alloc: alloc, Loop: true})
	if k, ok := sym.IsInt(b.null0); ok && k == 0 {
		b.always, b.head.Null = true, sym.False
	}
	v.block, v.ptr, v.form = b, nil, recurrent
	return true
}

// blockStart is the size of the block that x points to and whether there is
// none, as numbers.
func (m *Machine) blockStart(s *State, x Value, b *blockVar) (size, null sym.Expr, ok bool) {
	switch x := x.(type) {
	case Int:
		k, isConst := sym.IsInt(x.E)
		return sym.Int(0), sym.Int(1), isConst && k == 0
	case *Ptr:
		if _, isConst := sym.IsInt(x.Off); !isConst || s.Freed(x.R) || x.R.iter != nil {
			return nil, nil, false
		}
		if b.startOffSet && !sym.Equal(b.off, x.Off) || x.R.Kind != Fresh && x.R.Kind != Entry {
			return nil, nil, false
		}
		b.off, b.startOffSet = x.Off, true
		whole := &Ptr{R: x.R, Off: sym.Int(0)}
		if x.R.Kind == Entry && !sym.Equal(x.Off, sym.Int(0)) {
			return nil, nil, false
		}
		size, ok := m.ResourceOf(s, whole)
		if !ok {
			return nil, nil, false
		}
		b.start = append(b.start, x.R)
		null := sym.IteOf(NullCond(whole), sym.Int(1), sym.Int(0))
		switch m.Known(s, NullCond(whole)) {
		case 1:
			null, size = sym.Int(1), sym.Int(0)
		case -1:
			null = sym.Int(0)
		}
		return dropFails(size), dropFails(null), true
	case *Choice:
		if sym.CondHasOrigin(x.C, sym.Approx) {
			return nil, nil, false
		}
		sa, na, ok1 := m.blockStart(s, x.A, b)
		sb, nb, ok2 := m.blockStart(s, x.B, b)
		if !ok1 || !ok2 {
			return nil, nil, false
		}
		return dropFails(sym.IteOf(x.C, sa, sb)), dropFails(sym.IteOf(x.C, na, nb)), true
	}
	return nil, nil, false
}

// soleOwner reports whether no cell but a holds a pointer to one of the regions:
// another one could see whether the block moved.
func (m *Machine) soleOwner(s *State, a Access, rs []*Region) bool {
	var points func(v Value) bool
	points = func(v Value) bool {
		switch v := v.(type) {
		case *Ptr:
			for _, r := range rs {
				if v.R == r {
					return true
				}
			}
		case *Choice:
			return points(v.A) || points(v.B)
		}
		return false
	}
	for r, st := range s.mem {
		for _, c := range st.fixed {
			if points(c.val) && !(r == a.R && c.size == a.T.Size && sym.Equal(c.off, a.Off)) && !m.deadLocal(s, r) {
				return false
			}
		}
		for _, c := range st.float {
			if points(c.val) {
				return false
			}
		}
		for _, w := range st.rows {
			if points(w.c.val) {
				return false
			}
		}
	}
	return true
}

// deadLocal reports whether the region's life is over.
func (m *Machine) deadLocal(s *State, r *Region) bool { return s.peek(r).freed }

// enterBlock is the state at the head of an iteration: the block is the loop's own.
func (m *Machine) enterBlock(s *State, b *blockVar) {
	s.own(b.head)
	m.keepInside(s, b, b.head)
	for _, r := range b.start {
		rs := s.own(r)
		rs.freed, rs.moved = true, true
	}
}

// after reads the block at the end of an iteration: its size and whether there
// is none. ok is false when it is not the pointer's own block.
func (m *Machine) after(b *blockVar, head, end *State, acc Access) (size, null sym.Expr, off sym.Expr, ok bool) {
	switch x := m.Read(end, acc).(type) {
	case Int:
		k, isConst := sym.IsInt(x.E)
		if isConst && k == 0 && (end.Freed(b.head) || m.Holds(end, b.head.Null)) {
			return sym.Int(0), sym.Int(1), nil, true
		}
	case *Ptr:
		if x.R == b.head {
			if end.Freed(b.head) {
				return nil, nil, nil, false
			}
			if b.always {
				return b.size, sym.Int(0), x.Off, true
			}
			return b.size, b.null, x.Off, true
		}
		if _, isConst := sym.IsInt(x.Off); !isConst {
			return nil, nil, nil, false
		}
		if x.R.Kind != Fresh || x.R.Size == nil || head.mem[x.R] != nil || end.Freed(x.R) {
			return nil, nil, nil, false
		}
		if !end.Freed(b.head) && !m.Holds(end, b.head.Null) {
			return nil, nil, nil, false
		}
		null := sym.IteOf(x.R.Null, sym.Int(1), sym.Int(0))
		return dropFails(x.R.Size), dropFails(null), x.Off, true
	}
	return nil, nil, nil, false
}

// classifyBlock says whether v's pointer owns its block throughout; replaced
// says that some iteration puts another block there.
func (m *Machine) classifyBlock(v *loopVar, head *State, ends []*State) (ok, replaced, retry bool) {
	b := v.block
	for _, e := range ends {
		if e.Dead || e.Failed() || e.Exited {
			continue
		}
		size, null, off, fine := m.after(b, head, e, v.acc)
		if !fine {
			return false, false, false
		}
		if k, ok := sym.IsInt(null); b.always && !(ok && k == 0) {
			// Some iteration may leave none: the next pass has to know.
			b.always, b.head.Null = false, sym.EqOf(b.null, sym.Int(1))
			return true, true, true
		}
		if !sym.Equal(size, b.size) {
			replaced = true
		}
		if p, ok := m.Read(e, v.acc).(*Ptr); ok && p.R != b.head && b.alloc == nil {
			b.alloc = &p.R.Alloc
		}
		if off != nil && !sym.Equal(off, b.off) {
			if b.startOffSet {
				return false, false, false
			}
			b.off, b.startOffSet = off, true
			return true, true, true
		}
	}
	return true, replaced, false
}

// makesBlock reports whether an iteration leaves a block of its own in v.
func (m *Machine) makesBlock(v *loopVar, head *State, ends []*State) bool {
	for _, e := range ends {
		if e.Dead || e.Failed() || e.Exited {
			continue
		}
		if p, ok := m.Read(e, v.acc).(*Ptr); ok && p.R.Kind == Fresh && head.mem[p.R] == nil {
			return true
		}
	}
	return false
}

// certain reports whether the block exists on this path, allocations that are
// not tested taken to succeed.
func (m *Machine) certain(s *State, r *Region) bool {
	k := m.Known(s, r.Null)
	return k < 0 || k == 0 && r.Fail != nil
}
