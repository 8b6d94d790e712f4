// This file follows what lies inside a block that a loop replaces, such as the
// capacity and the length at its start: the block is another one in each iteration,
// but what is copied along is found again in it.

package symexec

import (
	"slices"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxContents is the number of cells of such a block that are followed.
const maxContents = 8

// findContents notes what lies in the block that v points to before the loop: how
// much of it there must be in every iteration, and what is taken to stay.
func (m *Machine) findContents(s *State, v *loopVar, b *blockVar) {
	if k, ok := sym.IsInt(b.null0); !ok || k != 0 || len(b.start) != 1 || b.start[0].Kind != Fresh || v.bare {
		return
	}
	st := s.peek(b.start[0])
	if len(st.fixed) == 0 || len(st.fixed) > maxContents || len(st.smudge)+len(st.float) > 0 {
		return
	}
	for k, c := range st.fixed {
		if k < 0 || c.t.Kind == StructType {
			b.least = 0
			return
		}
		b.least = max(b.least, k+c.size)
		_, number := c.val.(Int)
		v.inside = v.inside || number && c.t.Kind == IntType && !strings.HasPrefix(c.t.Class, "bare:")
	}
	if !v.inside {
		b.least = 0 // elements of an array, by what is known
		return
	}
	if lo := sym.RangeOf(b.size0, nil).Lo; lo == nil || !lo.IsInt64() || lo.Int64() < b.least {
		b.least = 0
		return
	}
	for _, c := range st.near(sym.Int(0), 1<<62) {
		if _, number := c.val.(Int); !number || c.t.Kind != IntType {
			b.kept = append(b.kept, c)
		}
	}
}

// writesInside reports whether an iteration writes numbers that were in the block of
// v before the loop, which is looked for once.
func (m *Machine) writesInside(s *State, v *loopVar, ends []*State) bool {
	if v.inside || v.bare || len(v.block.start) != 1 {
		return false
	}
	before := s.peek(v.block.start[0]).fixed
	for _, e := range ends {
		p, ok := m.Read(e, v.acc).(*Ptr)
		if e.Failed() || !ok {
			continue
		}
		for k, c := range e.peek(p.R).fixed {
			was := before[k]
			if was == nil || !c.dirty || c.t.Kind != IntType || was.size != c.size {
				continue
			}
			if _, number := was.val.(Int); number {
				v.inside = true
				return true
			}
		}
	}
	return false
}

// insideBlock are the variables for the numbers in the block of v.
func (m *Machine) insideBlock(s *State, v *loopVar, round int) []*loopVar {
	if v.block.least == 0 {
		return nil
	}
	var out []*loopVar
	for _, c := range s.peek(v.block.start[0]).near(sym.Int(0), 1<<62) {
		if _, number := c.val.(Int); !number || c.t.Kind != IntType {
			continue
		}
		x := &loopVar{acc: Access{R: v.block.head, Off: c.off, Path: c.path, T: c.t}, start: c.val, in: v, round: round}
		x.head = m.FreshSym("it", sym.Approx, c.t.Lo, c.t.Hi)
		m.heads[x.head.Name] = true
		m.guessLeast(x)
		out = append(out, x)
	}
	return out
}

// inBlocks leaves out the variables for what lies in blocks that are no longer
// followed.
func inBlocks(vars []*loopVar) []*loopVar {
	var out []*loopVar
	for _, v := range vars {
		if v.in == nil || v.in.block != nil && v.acc.R == v.in.block.head && slices.Contains(vars, v.in) {
			out = append(out, v)
		}
	}
	return out
}

// place is where v is in s; false if it is nowhere.
func (m *Machine) place(s *State, v *loopVar) (Access, bool) {
	if v.in == nil {
		return v.acc, true
	}
	p, ok := m.Read(s, v.in.acc).(*Ptr)
	if !ok || s.Freed(p.R) {
		return v.acc, false
	}
	a := v.acc
	a.R = p.R
	return a, true
}

// now is the value of v in s; nil if it is nowhere.
func (m *Machine) now(s *State, v *loopVar) Value {
	if a, ok := m.place(s, v); ok {
		return m.Read(s, a)
	}
	return nil
}

// put writes v.
func (m *Machine) put(s *State, v *loopVar, x Value) {
	if a, ok := m.place(s, v); ok {
		m.set(s, a, x)
	}
}

// keepInside writes what stays into the block r.
func (m *Machine) keepInside(s *State, b *blockVar, r *Region) {
	for _, c := range b.kept {
		m.Write(s, Access{R: r, Off: c.off, Path: c.path, T: c.t}, c.val)
	}
}

// keepsInside reports whether the block that v points to at the end of an iteration, of
// that size, has what it had at its head.
func (m *Machine) keepsInside(end *State, v *loopVar, size sym.Expr) bool {
	b := v.block
	if b.least == 0 {
		return true
	}
	p, ok := m.Read(end, v.acc).(*Ptr)
	if !ok || !m.Holds(end, sym.GeOf(size, sym.Int(b.least))) {
		return false
	}
	for _, c := range b.kept {
		if !SameValue(m.Read(end, Access{R: p.R, Off: c.off, Path: c.path, T: c.t}), c.val) {
			return false
		}
	}
	return true
}

// shrinks reports whether the block's contents do not outlast an iteration.
func (m *Machine) shrinks(v *loopVar, ends []*State) bool {
	if v.block.least == 0 {
		return false
	}
	for _, e := range living(ends) {
		size := sym.Expr(v.block.size)
		if p, ok := m.Read(e, v.acc).(*Ptr); ok && p.R.Size != nil {
			size = dropFails(p.R.Size)
		}
		if !m.keepsInside(e, v, size) {
			return true
		}
	}
	return false
}

// emptied gives up what lies in the block of v, of which it cannot be told what
// becomes in an iteration; false if nothing was followed there.
func (m *Machine) emptied(s *State, v *loopVar, at diag.Pos) bool {
	if v.block == nil || v.block.least == 0 {
		return false
	}
	v.bare = true
	return m.newBlock(s, v, at)
}

// setsUp reports whether an iteration puts a block where there was none before the
// loop, with numbers in it: what the others find there is known once the first has
// been executed by itself.
func (m *Machine) setsUp(vars []*loopVar, ends []*State) bool {
	for _, v := range vars {
		if v.block == nil {
			continue
		}
		if k, ok := sym.IsInt(v.block.null0); !ok || k != 1 {
			continue
		}
		for _, e := range living(ends) {
			p, ok := m.Read(e, v.acc).(*Ptr)
			if !ok || p.R == v.block.head || p.R.Kind != Fresh {
				continue
			}
			for _, c := range e.peek(p.R).fixed {
				if _, number := c.val.(Int); number && c.dirty && c.t.Kind == IntType {
					return true
				}
			}
		}
	}
	return false
}
