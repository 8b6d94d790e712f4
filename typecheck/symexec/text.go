// This file finds the length of strings in storage that the program has written:
// copies of other strings, zeroed bytes and single characters.

package symexec

import (
	"slices"

	"github.com/muxlang/mux/typecheck/sym"
)

// charType is the type of the bytes of a string.
var charType = Type{Kind: IntType, Size: 1, Class: "bare:char", Scalar: "char"}

// maxText bounds the single characters and layers that are looked at.
const maxText = 64

// textLength is the number of characters before the terminator, from off on, of
// what a region holds; false when it cannot be told.
func (m *Machine) textLength(s *State, rs *regState, log *havocLog, r *Region, off sym.Expr, depth int) (sym.Expr, bool) {
	if depth > 8 || log.hits(r, charType) || len(rs.rows) > 0 {
		return nil, false
	}
	for _, sm := range rs.smudge {
		if sm.class != "" && sm.class != "char" && sm.class != "bare:char" {
			continue
		}
		if sm.off == nil {
			return nil, false
		}
		// A cell that was written there says what it holds.
		if c := floatAt(rs, cellKey{sym.Hash(sm.off), sm.size}); c == nil || !c.dirty {
			return nil, false
		}
	}
	t := &text{m: m, s: s, rs: rs, r: r, depth: depth}
	end, ok := t.end(off, len(rs.over))
	for ok {
		// A character may have been written over the terminator.
		c, more := t.charAt(end)
		if !more {
			ok = c == nil || c.isZero()
			break
		}
		if end, ok = t.end(sym.AddOf(end, sym.Int(1)), len(rs.over)); !ok {
			return nil, false
		}
	}
	if ok {
		end, ok = t.cut(off, end)
	}
	if !ok {
		return nil, false
	}
	return sym.Sub(end, off), true
}

// text is a string in a region.
type text struct {
	m     *Machine
	s     *State
	rs    *regState
	r     *Region
	depth int
	steps int
	used  []*cell // characters on the way
}

// end is the offset of the terminator of the string at pos, looking at single
// cells and at the first k copied layers.
func (t *text) end(pos sym.Expr, k int) (sym.Expr, bool) {
	if t.steps++; t.steps > maxText {
		return nil, false
	}
	switch c, more := t.charAt(pos); {
	case c == nil:
	case more:
		return t.end(sym.AddOf(pos, sym.Int(1)), len(t.rs.over))
	case c.isZero():
		return pos, true
	default:
		return nil, false
	}
	if k == 0 {
		return t.bottom(pos)
	}
	o := t.rs.over[k-1]
	if sym.Equal(pos, o.off) {
		return t.copied(o, k)
	}
	rel := sym.Sub(pos, o.off)
	if inside(rel, 1, o.len) == 1 {
		return t.within(o, pos, rel, k)
	}
	// What lies below decides whether the string gets as far as this layer.
	end, ok := t.end(pos, k-1)
	if !ok {
		return nil, false
	}
	switch {
	case sym.Equal(end, o.off):
		return t.copied(o, k)
	case t.m.Holds(t.s, sym.LtOf(end, o.off)):
		return end, true
	case o.len != nil && t.m.Holds(t.s, sym.GeOf(pos, sym.AddOf(o.off, o.len))):
		return end, true
	}
	return nil, false
}

// charAt is the single character that was written at pos; more says that the
// string goes on after it, nil that there is none.
func (t *text) charAt(pos sym.Expr) (c *cell, more bool) {
	for _, c := range t.rs.near(pos, 1) {
		if c.size != 1 || !c.dirty || !sym.Equal(c.off, pos) {
			continue
		}
		t.used = append(t.used, c)
		return c, c.nonZero()
	}
	return nil, false
}

func (c *cell) isZero() bool {
	v, ok := c.val.(Int)
	return ok && sym.IsTrue(sym.EqOf(v.E, sym.Int(0)))
}

func (c *cell) nonZero() bool {
	v, ok := c.val.(Int)
	return ok && sym.IsTrue(sym.NeOf(v.E, sym.Int(0)))
}

// copied is end for a string that starts where a layer starts.
func (t *text) copied(o overlay, k int) (sym.Expr, bool) {
	n, ok := t.source(o, o.soff)
	if !ok {
		return nil, false
	}
	switch {
	case o.len == nil, sym.Equal(o.len, sym.AddOf(n, sym.Int(1))), t.m.Holds(t.s, sym.LtOf(n, o.len)):
		return sym.AddOf(o.off, n), true
	case t.m.Holds(t.s, sym.LeOf(o.len, n)):
		// Copied without the terminator: it goes on with what follows.
		return t.end(sym.AddOf(o.off, o.len), k-1)
	}
	return nil, false
}

// within is end for a string that starts inside of a layer.
func (t *text) within(o overlay, pos, rel sym.Expr, k int) (sym.Expr, bool) {
	n, ok := t.source(o, sym.AddOf(o.soff, rel))
	if !ok {
		return nil, false
	}
	if o.len == nil || t.m.Holds(t.s, sym.LtOf(sym.AddOf(rel, n), o.len)) {
		return sym.AddOf(pos, n), true
	}
	return nil, false
}

// source is the length of the string a layer was copied from.
func (t *text) source(o overlay, off sym.Expr) (sym.Expr, bool) {
	if o.src.Kind == Fresh && o.src.Text == "bytes" && len(o.from.fixed)+len(o.from.float)+len(o.from.over) == 0 {
		return sym.Int(0), o.src.Zero // what SetBytes writes
	}
	if o.src.Str != nil {
		return literalLength(*o.src.Str, off)
	}
	return t.m.textLength(t.s, o.from, o.log, o.src, off, t.depth+1)
}

// bottom is end where nothing was written.
func (t *text) bottom(pos sym.Expr) (sym.Expr, bool) {
	switch {
	case t.r.Kind == Fresh && t.r.Zero:
		return pos, true
	case t.r.Str != nil:
		n, ok := literalLength(*t.r.Str, pos)
		if !ok {
			return nil, false
		}
		return sym.AddOf(pos, n), true
	case t.r.Kind == Entry && t.r.Place.Text != "" && !t.r.Private:
		n := t.m.entryLength(t.r)
		if sym.Equal(pos, sym.Int(0)) || t.m.Holds(t.s, sym.AndOf(sym.GeOf(pos, sym.Int(0)), sym.LeOf(most(pos), n))) {
			return n, true
		}
	}
	return nil, false
}

// most is an upper bound of e without the remainders among its terms.
func most(e sym.Expr) sym.Expr {
	switch e := e.(type) {
	case *sym.Mod:
		return sym.Sub(e.Y, sym.Int(1))
	case *sym.Add:
		out := make([]sym.Expr, len(e.X))
		for i, x := range e.X {
			out[i] = most(x)
		}
		return sym.AddOf(out...)
	}
	return e
}

// cut is where the string from off on ends when end is where it does without the
// single characters that were not looked at: the first terminator among them; false
// when one of them may lie in the string and is not known.
func (t *text) cut(off, end sym.Expr) (sym.Expr, bool) {
	var open []*cell
	for _, c := range t.rs.near(sym.Int(0), 1<<62) {
		if !c.dirty || slices.Contains(t.used, c) {
			continue
		}
		if c.size == 1 && c.isZero() && t.m.Holds(t.s, sym.AndOf(sym.GeOf(c.off, off), sym.LeOf(c.off, end))) {
			end = c.off
			continue
		}
		open = append(open, c)
	}
	for _, c := range open {
		switch {
		case t.m.Holds(t.s, sym.GtOf(c.off, end)), t.m.Holds(t.s, sym.LeOf(sym.AddOf(c.off, sym.Int(c.size)), off)):
		case c.size == 1 && c.isZero() && t.m.Holds(t.s, sym.GeOf(c.off, end)):
		case c.size == 1 && c.nonZero() && t.m.Holds(t.s, sym.NeOf(c.off, end)):
		default:
			return nil, false
		}
	}
	return end, true
}

// literalLength is strlen of a string literal from off on.
func literalLength(text string, off sym.Expr) (sym.Expr, bool) {
	k, ok := sym.IsInt(off)
	if !ok || k < 0 || k > int64(len(text)) {
		return nil, false
	}
	for i := k; i < int64(len(text)); i++ {
		if text[i] == 0 {
			return sym.Int(i - k), true
		}
	}
	return sym.Int(int64(len(text)) - k), true
}
