// This file follows loops that build sequences of blocks, one in each iteration,
// and loops that go from one element of such a sequence to the next.

package symexec

import (
	"github.com/muxlang/mux/typecheck/sym"
)

// famVar is what is known of a pointer that is another element of a family at
// the head of each iteration: number lo + step*i.
type famVar struct {
	m     *Machine
	f     *family
	lo    sym.Expr
	step  int64
	off   sym.Expr
	grows bool // it is the block that the iteration before made
	known bool // step was seen
	// Of one that does not grow: the element goes on to the next while stay,
	// over the loop variable's head, holds, and to end otherwise.
	stay sym.Cond
	end  Value
}

// at is the pointer at the head of iteration i.
func (v *famVar) at(i sym.Expr) Value {
	return &Ptr{R: v.m.element(v.f, sym.AddOf(v.lo, sym.MulOf(sym.Int(v.step), i))), Off: v.off}
}

// within says that there is an element for iteration i.
func (v *famVar) within(s *State, i sym.Expr) {
	if q := s.sequenceOf(v.f); !v.grows && !q.lost {
		idx := sym.AddOf(v.lo, sym.MulOf(sym.Int(v.step), i))
		s.Assume(sym.GeOf(idx, sym.Int(0)))
		s.Assume(sym.LtOf(idx, q.count))
	}
}

// famLoop is what the iterations of a loop do to families, as its passes have
// shown so far.
type famLoop struct {
	grows   []*growth
	touches []touch
	rows    []rowTouch
	places  []Access // that the loop follows
	lost    map[*family]bool
	tries   int
	unrowed map[*Region]bool // arrays that are not followed
	settled bool             // what is left is to follow the ways on which an allocation fails
	guessed bool             // what iterations do was taken from the first one
}

// rowed reports whether all that iterations write at numbered places of a region
// is among the rows.
func (l *famLoop) rowed(r *Region) bool {
	if l != nil {
		for k := range l.rows {
			if l.rows[k].r == r {
				return true
			}
		}
	}
	return false
}

// growth says that each iteration adds a block to a family: the one that the
// cell acc points to at its end, or that a cell of such a block points to.
type growth struct {
	f    *family
	n0   sym.Expr // elements before the loop
	acc  Access
	i    *sym.Sym // acc.Off is over this number of the iteration; nil when it is the same in all
	of   *growth  // acc.Off is an offset in the block of this one
	tmpl template
}

// touch says that iteration i writes cells of element lo + step*i, or releases
// it.
type touch struct {
	f     *family
	lo    sym.Expr
	step  int64
	freed bool
	cells []*cell
	tmpl  template
}

// upTo are the elements of the first n iterations.
func (t *touch) upTo(n sym.Expr) famRange { return famRange{t.lo, n, t.step, sym.True} }

// block is the block that a growth added in an iteration that ends so; nil when
// there is none.
func (g *growth) block(m *Machine, head, end *State, i sym.Expr) *Region {
	a := g.acc
	if g.of != nil {
		if a.R = g.of.block(m, head, end, i); a.R == nil {
			return nil
		}
	}
	if g.i != nil {
		a.Off = sym.Subst(a.Off, map[string]sym.Expr{g.i.Name: i})
	}
	p, ok := m.Read(end, a).(*Ptr)
	if !ok || !m.newBlockOf(head, end, p.R) || p.R.Alloc.Site != g.f.site.Site {
		return nil
	}
	return p.R
}

// newBlockOf reports whether r is a block that an iteration made and left alive.
func (m *Machine) newBlockOf(head, end *State, r *Region) bool {
	return r.Kind == Fresh && r.fam == nil && r.whole == nil && !r.Loop && head.mem[r] == nil && !end.Freed(r) && m.certain(end, r)
}

// added maps the blocks that an iteration made to the elements they become.
func (l *famLoop) added(m *Machine, head, end *State, i sym.Expr) map[*Region]famRef {
	out := map[*Region]famRef{}
	for _, g := range l.grows {
		if r := g.block(m, head, end, i); r != nil {
			out[r] = famRef{g.f, sym.AddOf(g.n0, i)}
		}
	}
	return out
}

// living are the ends of iterations within the contract.
func living(ends []*State) []*State {
	var out []*State
	for _, e := range ends {
		if !e.Dead && !e.Failed() && !e.Exited {
			out = append(out, e)
		}
	}
	return out
}

// tryFamily makes v, a pointer that a first pass could not follow, one that goes
// through a family. s is the state before the loop, which may change.
func (m *Machine) tryFamily(s *State, fl *famLoop, v *loopVar, vars []*loopVar, head *State, ends []*State) bool {
	ends = living(ends)
	start, ok := v.start.(*Ptr)
	if !ok || v.acc.T.Kind != PtrType || v.fam != nil || len(ends) == 0 {
		return false
	}
	var made *Region
	for k, e := range ends {
		p, ok := m.Read(e, v.acc).(*Ptr)
		if !ok || !m.newBlockOf(head, e, p.R) || !sym.Equal(p.Off, start.Off) || k > 0 && p.R.Alloc.Site != made.Alloc.Site {
			made = nil
			break
		}
		made = p.R
	}
	if made != nil {
		return m.startGrowth(s, fl, v, vars, head, ends[0], made)
	}
	return false
}

// walksFamily makes v a pointer that may go from one element of a family to the
// next, where it points to one before the loop.
func (m *Machine) walksFamily(s *State, v *loopVar) bool {
	start, ok := v.start.(*Ptr)
	if !ok || start.R.fam == nil || v.acc.T.Kind != PtrType || s.sequenceOf(start.R.fam).lost || s.Freed(start.R) {
		return false
	}
	v.fam = &famVar{m: m, f: start.R.fam, lo: start.R.idx, step: 1, off: start.Off}
	return true
}

// startGrowth follows v as the newest block of a family, of which the block that
// v points to before the loop is the last so far.
func (m *Machine) startGrowth(s *State, fl *famLoop, v *loopVar, vars []*loopVar, head, end *State, made *Region) bool {
	start := v.start.(*Ptr)
	r := start.R
	if r.fam == nil {
		if !m.absorbable(s, r) || r.Alloc.Site != made.Alloc.Site || r.Alloc.Kind != made.Alloc.Kind {
			return false
		}
		// Blocks that only these two point to at the same place go along.
		first, next := []*Region{r}, []*Region{made}
		g := []*growth{{n0: sym.Int(1), acc: v.acc}}
		for k := 0; k < len(first) && k < maxCompanions; k++ {
			for _, c := range s.sortedCells(first[k]) {
				p, ok1 := c.val.(*Ptr)
				if !ok1 || c.t.Kind != PtrType || !m.absorbable(s, p.R) || !sym.Equal(p.Off, sym.Int(0)) || contains(first, p.R) {
					continue
				}
				a := Access{R: next[k], Off: c.off, Path: c.path, T: c.t}
				q, ok2 := m.Read(end, a).(*Ptr)
				if !ok2 || !m.newBlockOf(head, end, q.R) || q.R.Alloc.Site != p.R.Alloc.Site || contains(next, q.R) || !sym.Equal(q.Off, sym.Int(0)) {
					continue
				}
				first, next = append(first, p.R), append(next, q.R)
				g = append(g, &growth{n0: sym.Int(1), acc: a, of: g[k]})
			}
		}
		for k, f := range m.absorb(s, first) {
			g[k].f = f
		}
		for _, w := range vars {
			w.start = m.Read(s, w.acc)
			if p, ok := w.start.(*Ptr); ok && w.ptr != nil {
				w.ptr = p.R
			}
		}
		fl.grows = append(fl.grows, g...)
		v.fam = &famVar{m: m, f: g[0].f, lo: sym.Int(0), step: 1, off: start.Off, grows: true, known: true}
		return true
	}
	q := s.sequenceOf(r.fam)
	if q.lost || r.fam.site.Site != made.Alloc.Site || !sym.Equal(r.idx, sym.Sub(q.count, sym.Int(1))) || s.Freed(r) {
		return false
	}
	v.fam = &famVar{m: m, f: r.fam, lo: r.idx, step: 1, off: start.Off, grows: true, known: true}
	for _, g := range fl.grows {
		if g.f == r.fam {
			return true // another pointer to the same blocks
		}
	}
	fl.grows = append(fl.grows, &growth{f: r.fam, n0: q.count, acc: v.acc})
	return true
}

// maxCompanions is the number of blocks of an iteration that are followed
// together.
const maxCompanions = 6

func contains(rs []*Region, r *Region) bool {
	for _, x := range rs {
		if x == r {
			return true
		}
	}
	return false
}

// absorbable reports whether a block may become an element of a family.
func (m *Machine) absorbable(s *State, r *Region) bool {
	rs := s.mem[r]
	return r.Kind == Fresh && r.fam == nil && r.whole == nil && !r.Loop && r.iter == nil && rs != nil && !rs.freed && !rs.moved && m.certain(s, r)
}

// classifyFamily checks v against the ends of a first pass; again asks for
// another pass.
func (m *Machine) classifyFamily(s *State, fl *famLoop, v *loopVar, head *State, ends []*State) (ok, again bool) {
	ends = living(ends)
	if fl.lost[v.fam.f] || len(ends) == 0 {
		return false, false
	}
	if v.fam.grows {
		for _, e := range ends {
			if !m.grown(fl, v, head, e, v.head) {
				return false, false
			}
		}
		return true, false
	}
	for _, e := range ends {
		stay, end, idx, off := m.link(e, v)
		if idx == nil || !sym.Equal(off, v.fam.off) {
			return false, false
		}
		d, isInt := sym.IsInt(sym.Sub(idx, sym.AddOf(v.fam.lo, sym.MulOf(sym.Int(v.fam.step), v.head))))
		if !isInt || d != 1 && d != -1 {
			return false, false
		}
		if d != v.fam.step {
			if v.fam.known {
				return false, false
			}
			v.fam.step, v.fam.known, again = d, true, true
			return true, true
		}
		if v.fam.known && v.fam.end != nil && !(sym.EqualCond(stay, v.fam.stay) && SameValue(end, v.fam.end)) {
			return false, false
		}
		v.fam.known, v.fam.stay, v.fam.end = true, stay, end
	}
	return true, again
}

// grown reports whether v points to the newest block of its family.
func (m *Machine) grown(fl *famLoop, v *loopVar, head, end *State, i sym.Expr) bool {
	p, ok := m.Read(end, v.acc).(*Ptr)
	if !ok || !sym.Equal(p.Off, v.fam.off) {
		return false
	}
	for _, g := range fl.grows {
		if g.f == v.fam.f {
			return g.block(m, head, end, i) == p.R
		}
	}
	return false
}

// link reads where a pointer goes at the end of an iteration: to element idx of
// its family under stay, to end otherwise. idx is nil when it goes elsewhere.
func (m *Machine) link(e *State, v *loopVar) (stay sym.Cond, end Value, idx, off sym.Expr) {
	x := m.Read(e, v.acc)
	stay, end = sym.True, Int{sym.Int(0)}
	if c, ok := x.(*Choice); ok {
		stay, x, end = dropFailsCond(c.C), c.A, c.B
		if p, ok := x.(*Ptr); !ok || p.R.fam != v.fam.f {
			stay, x, end = sym.NotOf(stay), c.B, c.A
		}
		switch m.Known(e, stay) {
		case 1:
			stay = sym.True
		case -1:
			return nil, nil, nil, nil
		}
	}
	p, ok := x.(*Ptr)
	if !ok || p.R.fam != v.fam.f {
		return nil, nil, nil, nil
	}
	if q, ok := end.(*Ptr); ok && q.R.fam == v.fam.f {
		return nil, nil, nil, nil // which of two elements is not followed
	}
	return stay, end, p.R.idx, p.Off
}

// place puts into a state what the first n iterations have done to families.
func (l *famLoop) place(m *Machine, s *State, n sym.Expr) {
	if l == nil {
		return
	}
	for f := range l.lost {
		s.own(f.base).seq = &sequence{lost: true}
	}
	for _, g := range l.grows {
		if l.lost[g.f] {
			continue
		}
		if s.mem[g.f.base] == nil {
			s.own(g.f.base).seq = &sequence{count: g.n0} // it starts with this loop
		}
		q := *s.sequenceOf(g.f)
		t := g.tmpl
		t.log = s.havoc
		q.count = sym.AddOf(g.n0, n)
		q.parts = append(q.parts[:len(q.parts):len(q.parts)], famPart{g.n0, q.count, t})
		s.own(g.f.base).seq = &q
		m.refresh(s, g.f, nil, n)
	}
	for k := range l.touches {
		t := &l.touches[k]
		if l.lost[t.f] {
			continue
		}
		q := *s.sequenceOf(t.f)
		w := t.tmpl
		w.log = s.havoc
		if len(t.cells) > 0 {
			q.late = append(q.late[:len(q.late):len(q.late)], famWrites{t.upTo(n), t.cells, w})
		}
		if t.freed {
			q.gone = append(q.gone[:len(q.gone):len(q.gone)], t.upTo(n))
		}
		s.own(t.f.base).seq = &q
		m.refresh(s, t.f, t, n)
	}
	for k := range l.rows {
		w := &l.rows[k]
		t := w.tmpl
		t.log = s.havoc
		m.addRow(s, w.r, row{lo: w.lo, stride: w.stride, n: n, c: w.c, tmpl: t})
	}
}

// refresh makes elements that the path knows something of by themselves follow
// what iterations have written.
func (m *Machine) refresh(s *State, f *family, t *touch, n sym.Expr) {
	for _, r := range s.sortedRegions() {
		if r.fam != f {
			continue
		}
		for _, c := range s.sortedCells(r) {
			rs := s.own(r)
			if !c.dirty {
				rs.drop(c)
				continue
			}
			if t == nil {
				continue
			}
			in, i := t.upTo(n).holds(r.idx)
			for _, w := range t.cells {
				o := overlap(w.off, w.size, c.off, c.size)
				where := m.Known(s, in)
				if o < 0 || where < 0 {
					continue
				}
				x, ok := Value(nil), false
				if o > 0 {
					x, ok = m.translate(&t.tmpl, w.read(c.t), i)
				}
				if !ok {
					x = m.Unknown(s, c.t, "element")
				}
				d := *c
				if d.val = x; where == 0 {
					d.val = choose(in, x, c.val)
				}
				rs.drop(c)
				rs.put(&d, false)
				c = &d
			}
		}
	}
}

// after is the pointer after n iterations.
func (v *famVar) after(n sym.Expr, head *sym.Sym) Value {
	p := v.at(n)
	if v.grows {
		return p
	}
	stay := sym.SubstCond(v.stay, map[string]sym.Expr{head.Name: sym.Sub(n, sym.Int(1))})
	return choose(sym.OrOf(sym.LeOf(n, sym.Int(0)), stay), p, v.end)
}

// famLength is the number of elements from the first on that v goes through
// until there is no next; nil when it is not known.
func (m *Machine) famLength(s *State, v *loopVar, i *sym.Sym) sym.Expr {
	w := sym.SubstCond(v.fam.stay, map[string]sym.Expr{v.head.Name: sym.Sub(i, sym.Int(1))})
	first := sym.SubstCond(w, map[string]sym.Expr{i.Name: sym.Int(0)})
	if !m.Holds(s, first) {
		return nil
	}
	n, exact := m.tripCount(s, w, i, true)
	if n == nil || !exact {
		return nil
	}
	n, _ = positive(n)
	return n
}

// stillSequenced is the induction step of a pointer through a family. whole says
// that the number of iterations is that of the elements.
func (m *Machine) stillSequenced(fl *famLoop, v *loopVar, head *State, ends []*State, i *sym.Sym, trips sym.Expr, whole bool) bool {
	if fl.lost[v.fam.f] && !v.fam.grows {
		return false
	}
	next := sym.AddOf(v.fam.lo, sym.MulOf(sym.Int(v.fam.step), sym.AddOf(i, sym.Int(1))))
	at := map[string]sym.Expr{v.head.Name: i}
	for _, e := range living(ends) {
		if v.fam.grows {
			if !m.grown(fl, v, head, e, i) {
				return false
			}
			continue
		}
		stay, end, idx, off := m.link(e, v)
		if idx == nil || !sym.Equal(idx, next) || !sym.Equal(off, v.fam.off) || !SameValue(end, v.fam.end) {
			return false
		}
		want := sym.SubstCond(v.fam.stay, at)
		if !sym.EqualCond(stay, want) && !(sym.IsTrue(stay) && m.Holds(e, want)) {
			return false
		}
		if !whole {
			// Another iteration follows only where there is an element for it.
			probe := e.Clone()
			if probe.Assume(sym.LtOf(sym.AddOf(i, sym.Int(1)), trips)) && !m.Holds(probe, want) {
				return false
			}
		}
	}
	return true
}

// dropped counts the blocks that an iteration made and that are elements of no
// family.
func (l *famLoop) dropped(m *Machine, head *State, ends []*State, vars []*loopVar, i sym.Expr) int {
	n := 0
	for _, e := range living(ends) {
		added := l.added(m, head, e, i)
		for _, v := range vars {
			if p, ok := m.Read(e, v.acc).(*Ptr); ok && v.block != nil {
				added[p.R] = famRef{} // the one block that the variable owns
			}
		}
		for _, r := range e.sortedRegions() {
			if ref, ok := added[r]; m.newBlockOf(head, e, r) && (!ok || l.lost[ref.f]) {
				n++
			}
		}
	}
	return n
}
