// This file follows what each iteration of a loop does to the elements of
// sequences.

package symexec

import (
	"math/big"
	"slices"

	"github.com/muxlang/mux/typecheck/sym"
)

// observe compares what the second pass did to families with what was taken for
// granted; false asks for another one.
func (m *Machine) observe(fl *famLoop, before, head *State, ends []*State, i *sym.Sym, since int) bool {
	ends = living(ends)
	if fl == nil || len(ends) == 0 {
		return true
	}
	if len(ends) == 1 {
		m.adopt(fl, before, head, ends[0], i, since)
	}
	same := true
	lose := func(f *family) {
		if !fl.lost[f] {
			if fl.lost == nil {
				fl.lost = map[*family]bool{}
			}
			fl.lost[f], same = true, false
		}
	}
	made := func(e *State) template {
		return template{then: e.havoc, i: i, since: since, regs: fl.added(m, head, e, i)}
	}
	for _, g := range fl.grows {
		if fl.lost[g.f] {
			continue
		}
		for k, e := range ends {
			r := g.block(m, head, e, i)
			if r == nil {
				lose(g.f)
				break
			}
			t := made(e)
			t.rep = r
			if len(ends) == 1 {
				rs := e.own(r)
				rs.shared = true
				t.rs = rs.without()
			}
			if k > 0 {
				if g.tmpl.rep == nil || !m.sameNumber(&g.tmpl, &t, g.tmpl.rep.Size, r.Size, i) {
					lose(g.f)
				}
				continue
			}
			if g.tmpl.rep == nil || !m.sameTemplate(head, &g.tmpl, &t, i) {
				same = false
			}
			g.tmpl = t
		}
	}
	var seen []touch
	for k, e := range ends {
		var now []touch
		for _, r := range e.sortedRegions() {
			if r.whole != nil && before.mem[r] != nil && e.mem[r].seq != head.peek(r).seq {
				lose(r.whole) // by a loop inside
			}
			if r.fam == nil || fl.lost[r.fam] {
				continue
			}
			t, ok := m.touched(head, e, r, i, since)
			switch {
			case !ok:
				lose(r.fam)
			case t != nil:
				t.tmpl = made(e)
				now = append(now, *t)
			}
		}
		if k == 0 {
			seen = now
			continue
		}
		if !m.sameTouches(seen, now, i) {
			for _, t := range append(now, seen...) {
				lose(t.f)
			}
		}
	}
	if !m.sameTouches(seen, fl.touches, i) {
		same = false
	}
	fl.touches = seen
	rows, gone := m.rowsOf(fl, before, head, ends[0], i, since)
	for k := range rows {
		rows[k].tmpl = made(ends[0])
	}
	for _, e := range ends[1:] {
		more, lost := m.rowsOf(fl, before, head, e, i, since)
		for k := range more {
			more[k].tmpl = made(e)
		}
		for r := range lost {
			gone[r] = true
		}
		for _, list := range [2][2][]rowTouch{{rows, more}, {more, rows}} {
			for k := range list[0] {
				if !m.hasRow(list[1], &list[0][k], i) {
					gone[list[0][k].r] = true
				}
			}
		}
	}
	rows = slices.DeleteFunc(rows, func(w rowTouch) bool { return gone[w.r] || fl.unrowed[w.r] })
	for k := range fl.rows {
		if !m.hasRow(rows, &fl.rows[k], i) {
			same = false
		}
	}
	if len(rows) != len(fl.rows) {
		same = false
	}
	fl.rows = rows
	if !same {
		if fl.tries++; fl.tries > 5 {
			for _, g := range fl.grows {
				lose(g.f)
			}
			for _, t := range seen {
				lose(t.f)
			}
			if fl.unrowed == nil {
				fl.unrowed = map[*Region]bool{}
			}
			for _, w := range rows {
				fl.unrowed[w.r] = true
			}
			fl.rows = nil
		}
	}
	return same
}

// without is the contents without copies of what is another object in each
// iteration: these bytes are not known.
func (rs *regState) without() *regState {
	for k := range rs.over {
		if !rs.over[k].blank() {
			out := *rs
			out.over, out.smudge = nil, append(rs.smudge[:len(rs.smudge):len(rs.smudge)], smudge{})
			return &out
		}
	}
	return rs
}

// hasRow reports whether the same element is written with the same value.
func (m *Machine) hasRow(rows []rowTouch, w *rowTouch, i sym.Expr) bool {
	for k := range rows {
		o := &rows[k]
		if o.r == w.r && o.stride == w.stride && sym.Equal(o.lo, w.lo) && o.c.size == w.c.size {
			x, ok1 := m.translate(&o.tmpl, o.c.val, i)
			y, ok2 := m.translate(&w.tmpl, w.c.val, i)
			return !ok1 && !ok2 || ok1 && ok2 && SameValue(x, y)
		}
	}
	return false
}

// adopt makes families of the blocks that each iteration makes and stores in the
// element of an array that is its own, and of blocks that these point to.
func (m *Machine) adopt(fl *famLoop, before, head, e *State, i *sym.Sym, since int) {
	rows, lost := m.rowsOf(fl, before, head, e, i, since)
	known := fl.added(m, head, e, i)
	take := func(v Value, g *growth) {
		p, ok := v.(*Ptr)
		if !ok || !m.newBlockOf(head, e, p.R) {
			return
		}
		if _, have := known[p.R]; have || len(fl.grows) > maxCompanions {
			return
		}
		g.f, g.n0 = m.newFamily(p.R.Alloc), sym.Int(0)
		fl.grows = append(fl.grows, g)
		known[p.R] = famRef{g.f, i}
	}
	for k := range rows {
		if w := &rows[k]; !lost[w.r] {
			take(w.c.val, &growth{acc: Access{R: w.r, Off: w.c.off, Path: w.c.path, T: w.c.t}, i: i})
		}
	}
	for k := 0; k < len(fl.grows); k++ {
		r := fl.grows[k].block(m, head, e, i)
		if r == nil {
			continue
		}
		for _, c := range e.sortedCells(r) {
			if _, fixed := sym.IsInt(c.off); fixed {
				take(c.val, &growth{acc: Access{R: r, Off: c.off, Path: c.path, T: c.t}, of: fl.grows[k]})
			}
		}
	}
}

// touched is what an iteration did to an element whose number depends on the
// iteration's; nil when nothing, and ok is false when it cannot be told.
func (m *Machine) touched(head, end *State, r *Region, i *sym.Sym, since int) (t *touch, ok bool) {
	was, now := head.peek(r), end.peek(r)
	freed := now.freed && !was.freed
	var cells []*cell
	for _, c := range end.sortedCells(r) {
		if k, isInt := sym.IsInt(c.off); c.dirty && (!isInt || was.fixed[k] != c) {
			cells = append(cells, c)
		}
	}
	if !freed && len(cells) == 0 && len(now.over) == len(was.over) && len(now.smudge) == len(was.smudge) && len(now.rows) == len(was.rows) {
		return nil, true
	}
	if m.stays(r.idx, since) {
		// The same element in every iteration: written like any other block.
		return nil, !freed
	}
	coef, rest, lin := sym.Normalize(r.idx).LinearIn(i)
	step, isInt := sym.IsInt(coef)
	if !lin || !isInt || !m.stays(rest, since) || step != 1 && step != -1 || len(now.over) > 0 || len(now.smudge) > 0 || len(now.float) > 0 || len(now.rows) > 0 {
		return nil, false
	}
	return &touch{f: r.fam, lo: rest, step: step, freed: freed, cells: cells}, true
}

// stays reports whether e is the same in every iteration of a loop that began
// when since symbols had been made.
func (m *Machine) stays(e sym.Expr, since int) bool {
	return m.knowable(sym.FreeSyms(e), nil, since)
}

// sameTouches reports whether iteration i does the same to families by both.
func (m *Machine) sameTouches(a, b []touch, i sym.Expr) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		found := false
		for j := range b {
			found = found || m.sameTouch(&a[k], &b[j], i)
		}
		if !found {
			return false
		}
	}
	return true
}

func (m *Machine) sameTouch(x, y *touch, i sym.Expr) bool {
	if x.f != y.f || !sym.Equal(x.lo, y.lo) || x.step != y.step || x.freed != y.freed || len(x.cells) != len(y.cells) {
		return false
	}
	for k := range x.cells {
		if !m.sameCell(&x.tmpl, &y.tmpl, x.cells[k], y.cells[k], i) {
			return false
		}
	}
	return true
}

// guess takes what the first iteration does to families, as an iteration that
// ends in e showed it, for what all do: with numbers that go on as the pointers
// do that go through the families. A later pass verifies it.
func (m *Machine) guess(fl *famLoop, vars []*loopVar, head, e *State, since int) {
	step := map[*family]int64{}
	for _, v := range vars {
		if v.fam != nil && !v.fam.grows {
			step[v.fam.f] = v.fam.step
		}
	}
	i := m.FreshSym("i", sym.Approx, big.NewInt(0), maxAddr())
	var later func(v Value) Value
	later = func(v Value) Value {
		switch v := v.(type) {
		case *Ptr:
			if k := step[v.R.fam]; v.R.fam != nil && k != 0 {
				return &Ptr{R: m.element(v.R.fam, sym.AddOf(v.R.idx, sym.MulOf(sym.Int(k), i))), Off: v.Off, Path: v.Path}
			}
		case *Choice:
			return choose(v.C, later(v.A), later(v.B))
		}
		return v
	}
	fl.touches = nil
	for _, r := range e.sortedRegions() {
		k := step[r.fam]
		if r.fam == nil || k == 0 || fl.lost[r.fam] {
			continue
		}
		was, now := head.peek(r), e.peek(r)
		t := touch{f: r.fam, lo: r.idx, step: k, freed: now.freed && !was.freed,
			tmpl: template{then: e.havoc, i: i, since: since}}
		for _, c := range e.sortedCells(r) {
			if n, isInt := sym.IsInt(c.off); c.dirty && isInt && was.fixed[n] != c {
				d := *c
				d.val = later(c.val)
				t.cells = append(t.cells, &d)
			}
		}
		if t.freed || len(t.cells) > 0 {
			fl.touches = append(fl.touches, t)
		}
	}
}

// sameCell reports whether cells of two templates say the same of block i.
func (m *Machine) sameCell(t, u *template, c, d *cell, i sym.Expr) bool {
	if !sym.Equal(c.off, d.off) || c.size != d.size {
		return false
	}
	x, ok1 := m.translate(t, c.val, i)
	y, ok2 := m.translate(u, d.val, i)
	return !ok1 && !ok2 || ok1 && ok2 && SameValue(x, y)
}

func (m *Machine) sameNumber(t, u *template, a, b, i sym.Expr) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	x, ok1 := m.translate(t, Int{a}, i)
	y, ok2 := m.translate(u, Int{b}, i)
	return ok1 && ok2 && SameValue(x, y)
}

// sameTemplate reports whether two templates say the same of block i.
func (m *Machine) sameTemplate(s *State, t, u *template, i sym.Expr) bool {
	if t.rep == nil || !m.sameNumber(t, u, t.rep.Size, u.rep.Size, i) {
		return false
	}
	if t.rs == nil || u.rs == nil {
		return t.rs == nil && u.rs == nil
	}
	if len(t.rs.fixed) != len(u.rs.fixed) || len(t.rs.float) != len(u.rs.float) || len(t.rs.smudge) != len(u.rs.smudge) ||
		len(t.rs.rows)+len(u.rs.rows) > 0 || len(t.rs.over) != len(u.rs.over) || t.rep.Zero != u.rep.Zero {
		return false
	}
	for k := range t.rs.over {
		a, b := &t.rs.over[k], &u.rs.over[k]
		if a.src.Zero != b.src.Zero || !a.blank() || !b.blank() || !sym.Equal(a.off, b.off) || (a.len == nil) != (b.len == nil) || a.len != nil && !sym.Equal(a.len, b.len) {
			return false
		}
	}
	for k, c := range t.rs.fixed {
		if d := u.rs.fixed[k]; d == nil || !m.sameCell(t, u, c, d, i) {
			return false
		}
	}
	for k, c := range t.rs.smudge {
		d := u.rs.smudge[k]
		if c.class != d.class || c.size != d.size || (c.off == nil) != (d.off == nil) || c.off != nil && !sym.Equal(c.off, d.off) {
			return false
		}
	}
	return len(t.rs.float) == 0
}
