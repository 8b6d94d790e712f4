// This file keeps what loops have written to the elements of arrays: one cell for
// each number of an iteration, at offsets that go up or down by a constant.

package symexec

import (
	"github.com/muxlang/mux/typecheck/sym"
)

// row is a cell written at offset lo + stride*i for each i from 0 up to n. It is
// immutable.
type row struct {
	lo     sym.Expr
	stride int64
	n      sym.Expr
	c      *cell // its value is over the template's i
	tmpl   template
	over   int      // copies that are older
	old    []smudge // smudges that are older
}

// number is the number of the element that starts at off; ok is false when no
// element can lie in [off, off+size) but partly, and apart says that none does.
func (r *row) number(off sym.Expr, size int64) (i sym.Expr, ok, apart bool) {
	d := sym.Sub(off, r.lo)
	step := r.stride
	if step < 0 {
		step = -step
	}
	k := sym.TruncDivOf(d, sym.Int(r.stride))
	if sym.Equal(sym.MulOf(k, sym.Int(r.stride)), d) {
		return k, size == r.c.size, false
	}
	// Beside every element: another member of the structures, for example.
	rest, isInt := sym.IsInt(sym.ModOf(d, sym.Int(step)))
	return nil, false, isInt && rest >= r.c.size && rest+size <= step
}

// holds is the condition that there is an element of number i.
func (r *row) holds(i sym.Expr) sym.Cond {
	return sym.AndOf(sym.GeOf(i, sym.Int(0)), sym.LtOf(i, r.n))
}

// rowValue is the value of a cell as the rows of a region say; ok is false when
// something newer or older than they has to.
func (m *Machine) rowValue(s *State, rs *regState, log *havocLog, a Access) (v Value, ok bool) {
	for k := len(rs.rows) - 1; k >= 0; k-- {
		r := rs.rows[k]
		i, same, apart := r.number(a.Off, a.T.Size)
		if apart {
			continue
		}
		if i != nil && m.Known(s, r.holds(i)) < 0 && same || !same && m.besides(s, r, a.Off, a.T.Size) {
			continue
		}
		if !same || m.overwritten(rs, r, a) || log.hitsSince(r.tmpl.log, a.R, a.T) {
			return m.Unknown(s, a.T, a.R.Text), true
		}
		x, known := m.translate(&r.tmpl, r.c.read(a.T), i)
		if !known {
			x = m.Unknown(s, a.T, a.R.Text)
		}
		in := r.holds(i)
		if m.Holds(s, in) {
			return x, true
		}
		below := *rs
		below.rows = rs.rows[:k]
		below.fixed, below.float = nil, nil
		y, _ := m.lookup(s, &below, log, a)
		return choose(in, x, y), true
	}
	return nil, false
}

// besides reports whether [off, off+size) certainly lies before the first or behind the
// last byte of a row: another member of the structure that has the array.
func (m *Machine) besides(s *State, r *row, off sym.Expr, size int64) bool {
	first, end := r.lo, sym.AddOf(r.lo, sym.MulOf(r.n, sym.Int(r.stride)))
	if r.stride < 0 {
		first, end = sym.AddOf(end, sym.Int(-r.stride)), sym.AddOf(r.lo, sym.Int(r.c.size))
	}
	for _, c := range []sym.Cond{sym.LeOf(sym.AddOf(off, sym.Int(size)), first), sym.GeOf(off, end)} {
		if sym.IsTrue(c) || !sym.IsFalse(c) && sym.Size(off)+sym.Size(r.n) <= maxApart && m.Holds(s, c) {
			return true
		}
	}
	return false
}

// overwritten reports whether a copy or something not known was written over a
// row's cell since.
func (m *Machine) overwritten(rs *regState, r *row, a Access) bool {
	for _, o := range rs.over[min(r.over, len(rs.over)):] {
		if inside(sym.Sub(a.Off, o.off), a.T.Size, o.len) >= 0 {
			return true
		}
	}
	for _, sm := range rs.smudge {
		if smudged(&regState{smudge: r.old}, sm) || sm.class != "" && a.T.Class != AnyStore && !a.T.in(map[string]bool{sm.class: true}) {
			continue
		}
		if sm.off == nil || overlap(sm.off, sm.size, a.Off, a.T.Size) >= 0 {
			return true
		}
	}
	return false
}

// addRow writes a row over what the region held.
func (m *Machine) addRow(s *State, reg *Region, r row) {
	rs := s.own(reg)
	r.over, r.old = len(rs.over), rs.smudge
	for _, c := range rs.near(sym.Int(0), 1<<62) {
		i, same, apart := r.number(c.off, c.size)
		where := 0
		if i != nil {
			where = m.Known(s, r.holds(i))
		}
		if apart || i != nil && where < 0 && same || !same && m.besides(s, &r, c.off, c.size) {
			continue
		}
		rs.drop(c)
		if !c.dirty || where > 0 && same {
			continue // it follows from the row, or from what is below it
		}
		d := *c
		x, known := Value(nil), false
		if same {
			x, known = m.translate(&r.tmpl, r.c.read(c.t), i)
		}
		if !known {
			d.val = m.Unknown(s, c.t, reg.Text)
		} else {
			d.val = choose(r.holds(i), x, c.val)
		}
		rs.put(&d, false)
	}
	rs.rows = append(rs.rows[:len(rs.rows):len(rs.rows)], &r)
}

func sameRows(a, b []*row) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

// rowTouch says that iteration i writes a cell of an array at lo + stride*i.
type rowTouch struct {
	r      *Region
	lo     sym.Expr
	stride int64
	c      *cell
	tmpl   template
}

// rowsOf lists the elements of arrays that an iteration has written; a region is
// among lost when it wrote others than one each time.
func (m *Machine) rowsOf(fl *famLoop, before, head, e *State, i *sym.Sym, since int) (out []rowTouch, lost map[*Region]bool) {
	lost = map[*Region]bool{}
	for _, r := range e.sortedRegions() {
		rs, was := e.mem[r], head.peek(r)
		if r.fam != nil || r.whole != nil || r.Loop || rs == head.mem[r] || r.Kind == Local && (!r.Shared || head.mem[r] == nil) ||
			r.Kind == Fresh && before.mem[r] == nil && head.mem[r] == nil {
			continue
		}
		if !sameRows(was.rows, rs.rows) || !sameOverlays(was.over, rs.over) {
			lost[r] = true
		}
		var mine []rowTouch
		for _, c := range rs.float {
			if !c.dirty || floatAt(was, cellKey{sym.Hash(c.off), c.size}) == c {
				continue
			}
			coef, rest, lin := sym.Normalize(c.off).LinearIn(i)
			k, isInt := sym.IsInt(coef)
			if !lin || !isInt || k < c.size && -k < c.size || !m.stays(rest, since) {
				lost[r] = true
				break
			}
			for _, o := range mine {
				d, isInt := sym.IsInt(sym.Sub(rest, o.lo))
				if apart := isInt && o.stride == k && (d >= o.c.size || -d >= c.size); !apart {
					lost[r] = true
				}
			}
			mine = append(mine, rowTouch{r: r, lo: rest, stride: k, c: c})
		}
		if !explained(was, rs) {
			lost[r] = true
		}
		for _, n := range rs.smudge {
			if !smudged(was, n) && n.off == nil {
				lost[r] = true
			}
		}
		for k, c := range rs.fixed {
			// Other places are written as well: followed, or not told apart.
			if c.dirty && was.fixed[k] != c && !fl.follows(r, c) {
				lost[r] = true
			}
		}
		if !lost[r] {
			out = append(out, mine...)
		}
	}
	return out, lost
}

// follows reports whether the cell is one of the places the loop follows.
func (l *famLoop) follows(r *Region, c *cell) bool {
	for _, a := range l.places {
		if a.R == r && a.T.Size == c.size && sym.Equal(a.Off, c.off) {
			return true
		}
	}
	return false
}
