// This file keeps sequences of blocks that a loop made, one in each iteration:
// how many there are, what each holds, which of them are gone. An element is a
// region of its own; what is not known of it alone follows from its number.

package symexec

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// family is a sequence of blocks. How many there are and what they hold is part
// of a state, in the contents of base.
type family struct {
	base  *Region
	site  iface.Region
	elems map[[2]uint64]*Region // by number
}

// sequence is what a path knows of a family. It is immutable.
type sequence struct {
	count sym.Expr    // numbers are below it
	parts []famPart   // ascending, without gaps
	late  []famWrites // what was written since, oldest first
	gone  []famRange  // released
	lost  bool        // nothing of this is known
}

// famPart describes the elements from number from up to, not including, to.
type famPart struct {
	from, to sym.Expr
	tmpl     template
}

// template is what any of several blocks is like: the block of iteration i of
// the loop that made them.
type template struct {
	rep   *Region
	rs    *regState
	then  *havocLog // when rs was what the block held
	log   *havocLog // what is later than this may have changed it
	i     *sym.Sym  // the number of the iteration; nil when there is one block only
	since int       // symbols that had been made before the loop
	regs  map[*Region]famRef
}

// famRef says which element a block of the iteration is: element at, over the
// template's i, of f.
type famRef struct {
	f  *family
	at sym.Expr
}

// famWrites are cells written in the elements of a range; their values are over
// the template's i.
type famWrites struct {
	famRange
	cells []*cell
	tmpl  template
}

// famRange are the elements numbered lo + step*i, i from 0 up to n, on paths
// where when holds.
type famRange struct {
	lo, n sym.Expr
	step  int64
	when  sym.Cond
}

// holds is the condition that number idx is in the range, and the i it has.
func (r famRange) holds(idx sym.Expr) (sym.Cond, sym.Expr) {
	i := sym.Sub(idx, r.lo)
	if r.step < 0 {
		i = sym.Neg(i)
	}
	return sym.AndOf(r.when, sym.GeOf(i, sym.Int(0)), sym.LtOf(i, r.n)), i
}

func (m *Machine) newFamily(site iface.Region) *family {
	f := &family{site: site, elems: map[[2]uint64]*Region{}}
	f.base = m.newRegion(&Region{Kind: Fresh, Text: "blocks", Null: sym.False, Alloc: site, whole: f})
	return f
}

// element is the block of that number.
func (m *Machine) element(f *family, idx sym.Expr) *Region {
	h := sym.Hash(idx)
	if f.elems[h] == nil {
		f.elems[h] = m.newRegion(&Region{Kind: Fresh, Text: "block", Null: sym.False, Alloc: f.site, fam: f, idx: idx})
	}
	return f.elems[h]
}

// sequenceOf is what the path knows of a family.
func (s *State) sequenceOf(f *family) *sequence {
	if q := s.peek(f.base).seq; q != nil {
		return q
	}
	return &sequence{lost: true}
}

// translate gives a value of a template for its block number i its meaning for
// the i given; ok is false when it is not known.
func (m *Machine) translate(t *template, v Value, i sym.Expr) (out Value, ok bool) {
	sub := map[string]sym.Expr{}
	if t.i != nil {
		sub[t.i.Name] = i
	}
	known := func(vs []*sym.Sym) bool {
		for _, v := range vs {
			if t.i != nil && v.Name == t.i.Name || v.Origin == sym.Input && m.iter[v.Name] == "" || Older(v.Name, t.since) {
				continue
			}
			if t.i != nil && m.iter[v.Name] == t.i.Name {
				// Of an array that the caller owns: its element of that number.
				if x := m.elementAt(v, t.i, i); x != nil {
					sub[v.Name] = x
					continue
				}
			}
			return false
		}
		return true
	}
	number := func(e sym.Expr) (sym.Expr, bool) {
		e = dropFails(e)
		ok := known(sym.FreeSyms(e))
		return sym.Subst(e, sub), ok
	}
	switch v := v.(type) {
	case Int:
		e, ok := number(v.E)
		return Int{e}, ok
	case *Func:
		return v, true
	case *Float:
		n, ok := number(v.N)
		return &Float{n, v.D}, ok
	case *Ptr:
		off, ok := number(v.Off)
		if !ok {
			return nil, false
		}
		if ref, is := t.regs[v.R]; is {
			return &Ptr{R: m.element(ref.f, sym.Subst(ref.at, sub)), Off: off, Path: v.Path}, true
		}
		if v.R.fam != nil {
			at, ok := number(v.R.idx)
			if !ok {
				return nil, false
			}
			return &Ptr{R: m.element(v.R.fam, at), Off: off, Path: v.Path}, true
		}
		if v.R.ID > t.since || v.R.iter != nil || v.R.Loop {
			return nil, false
		}
		return &Ptr{R: v.R, Off: off, Path: v.Path}, true
	case *Choice:
		c := dropFailsCond(v.C)
		if !known(sym.CondSyms(c)) {
			return nil, false
		}
		c = sym.SubstCond(c, sub)
		a, ok1 := m.translate(t, v.A, i)
		b, ok2 := m.translate(t, v.B, i)
		switch {
		case sym.IsTrue(c):
			return a, ok1
		case sym.IsFalse(c):
			return b, ok2
		}
		return choose(c, a, b), ok1 && ok2
	}
	return nil, false
}

// readElement is the value of a cell of an element.
func (m *Machine) readElement(s *State, a Access) Value {
	own := s.peek(a.R)
	_, fixed := sym.IsInt(a.Off)
	if len(own.over)+len(own.smudge)+len(own.float)+len(own.rows) > 0 || !fixed {
		v, fresh := m.lookup(s, own, s.havoc, a)
		if fresh {
			s.own(a.R).put(&cell{off: a.Off, size: a.T.Size, t: a.T, path: a.Path, val: v}, false)
		}
		return v
	}
	k, _ := sym.IsInt(a.Off)
	if c := own.fixed[k]; c != nil && c.size == a.T.Size {
		return c.read(a.T)
	}
	v := m.sequenceValue(s, a)
	if _, ok := v.(*Choice); ok {
		v = m.prune(&State{m: m, Path: s.Path, syms: s.syms}, v)
	}
	for _, c := range own.near(a.Off, a.T.Size) {
		if c.dirty && overlap(c.off, c.size, a.Off, a.T.Size) >= 0 {
			v = m.Unknown(s, a.T, "partial")
		}
	}
	s.own(a.R).put(&cell{off: a.Off, size: a.T.Size, t: a.T, path: a.Path, val: v}, false)
	return v
}

// sequenceValue is the value of a cell of an element as its number says, and as
// was written by itself to elements that may be the same.
func (m *Machine) sequenceValue(s *State, a Access) Value {
	q, idx := s.sequenceOf(a.R.fam), a.R.idx
	unknown := func() Value { return m.Unknown(s, a.T, "element") }
	if q.lost {
		return unknown()
	}
	var v Value
	for k := len(q.parts) - 1; k >= 0; k-- {
		p := &q.parts[k]
		below := sym.LtOf(idx, p.to)
		if v != nil && m.Known(s, below) < 0 {
			continue
		}
		x := m.templateValue(s, &p.tmpl, a, sym.Sub(idx, p.from))
		if x == nil {
			x = unknown()
		}
		if v == nil || m.Holds(s, below) {
			v = x
		} else {
			v = choose(below, x, v)
		}
	}
	if v == nil {
		return unknown()
	}
	for _, w := range q.late {
		in, i := w.holds(idx)
		where := m.Known(s, in)
		if where < 0 {
			continue
		}
		for _, c := range w.cells {
			o := overlap(c.off, c.size, a.Off, a.T.Size)
			if o < 0 {
				continue
			}
			x, ok := Value(nil), false
			if o > 0 && !m.havocked(s, w.tmpl.log, a) {
				x, ok = m.translate(&w.tmpl, c.read(a.T), i)
			}
			if !ok {
				x = unknown()
			}
			if where > 0 {
				v = x
			} else {
				v = choose(in, x, v)
			}
		}
	}
	for _, r := range s.sortedRegions() {
		if r.fam != a.R.fam || r == a.R {
			continue
		}
		v = m.ofOther(s, r, a, v)
	}
	return v
}

// ofOther is v, or what was written to the element r where that is the same.
func (m *Machine) ofOther(s *State, r *Region, a Access, v Value) Value {
	rs := s.mem[r]
	same := sym.EqOf(r.idx, a.R.idx)
	where := 0
	for _, c := range rs.near(a.Off, a.T.Size) {
		o := overlap(c.off, c.size, a.Off, a.T.Size)
		if !c.dirty || o < 0 {
			continue
		}
		if where = m.Known(s, same); where < 0 {
			return v
		}
		switch {
		case o == 0:
			return m.Unknown(s, a.T, "partial")
		case where > 0:
			v = c.read(a.T)
		default:
			v = choose(same, c.read(a.T), v)
		}
	}
	if len(rs.over)+len(rs.smudge)+len(rs.rows) > 0 && m.Known(s, same) >= 0 {
		return m.Unknown(s, a.T, "element")
	}
	return v
}

// havocked reports whether memory like the cell became unknown since.
func (m *Machine) havocked(s *State, log *havocLog, a Access) bool {
	classes, known := s.havoc.since(log)
	return !known || classes != nil && affects(classes, a.R, a.T)
}

// templateValue is the cell of block number i of a template; nil when it is not
// known.
func (m *Machine) templateValue(s *State, t *template, a Access, i sym.Expr) Value {
	if t.rs == nil || m.havocked(s, t.log, a) {
		return nil
	}
	at := a
	at.R = t.rep
	v, _ := m.lookup(s, t.rs, t.then, at)
	x, ok := m.translate(t, v, i)
	if !ok {
		return nil
	}
	return x
}

// disturb makes what other elements of the family hold depend on a store to a
// cell of one of them, or unknown when it was more than a cell.
func (m *Machine) disturb(s *State, r *Region, c *cell) {
	for _, o := range s.sortedRegions() {
		if o.fam != r.fam || o == r {
			continue
		}
		same := sym.EqOf(o.idx, r.idx)
		where := m.Known(s, same)
		if where < 0 {
			continue
		}
		if c == nil {
			rs := s.own(o)
			rs.smudge = []smudge{{}}
			rs.fixed, rs.float = nil, nil
			continue
		}
		for _, d := range s.peek(o).near(c.off, c.size) {
			k := overlap(c.off, c.size, d.off, d.size)
			if k < 0 {
				continue
			}
			rs := s.own(o)
			rs.drop(d)
			if !d.dirty {
				continue // it follows from the others again
			}
			n := *d
			switch {
			case k == 0:
				n.val = m.Unknown(s, d.t, "element")
			case where > 0:
				n.val = c.read(d.t)
			default:
				n.val = choose(same, c.read(d.t), d.val)
			}
			rs.put(&n, false)
		}
	}
}

// elementGone says whether an element was released with others: +1 certainly, 0
// possibly, -1 certainly not.
func (m *Machine) elementGone(s *State, r *Region) int {
	q := s.sequenceOf(r.fam)
	if q.lost {
		return 0
	}
	out := -1
	for _, g := range q.gone {
		in, _ := g.holds(r.idx)
		switch m.Known(s, in) {
		case 1:
			return 1
		case 0:
			out = 0
		}
	}
	return out
}

// elementSize is the number of bytes of an element; ok is false when it is not
// known.
func (m *Machine) elementSize(s *State, r *Region) (size sym.Expr, ok bool) {
	q := s.sequenceOf(r.fam)
	if q.lost {
		return nil, false
	}
	for k := len(q.parts) - 1; k >= 0; k-- {
		p := &q.parts[k]
		if p.tmpl.rep == nil || p.tmpl.rep.Size == nil {
			return nil, false
		}
		v, ok := m.translate(&p.tmpl, Int{p.tmpl.rep.Size}, sym.Sub(r.idx, p.from))
		if !ok {
			return nil, false
		}
		n := v.(Int).E
		if size == nil {
			size = n
		} else {
			size = sym.IteOf(sym.LtOf(r.idx, p.to), n, size)
		}
	}
	return size, size != nil
}

// absorb makes blocks of the path the first elements of families of their own
// and returns the families in the same order. No pointer to them is left.
func (m *Machine) absorb(s *State, blocks []*Region) []*family {
	regs := map[*Region]famRef{}
	var out []*family
	for _, r := range blocks {
		f := m.newFamily(r.Alloc)
		out = append(out, f)
		regs[r] = famRef{f, sym.Int(0)}
	}
	since := m.nextID
	for k, r := range blocks {
		rs := s.peek(r)
		rs.shared = true
		one := sequence{count: sym.Int(1), parts: []famPart{{from: sym.Int(0), to: sym.Int(1),
			tmpl: template{rep: r, rs: rs, then: s.havoc, log: s.havoc, since: since, regs: regs}}}}
		base := s.own(out[k].base)
		base.seq, base.escaped, base.given = &one, rs.escaped, rs.given
	}
	s.rename(m, regs)
	for _, r := range blocks {
		rs := s.own(r)
		*rs = regState{freed: true, moved: true, escaped: rs.escaped, given: rs.given}
	}
	return out
}

// rename puts elements where memory holds pointers to the blocks they are.
func (s *State) rename(m *Machine, regs map[*Region]famRef) {
	var value func(v Value) (Value, bool)
	value = func(v Value) (Value, bool) {
		switch v := v.(type) {
		case *Ptr:
			if ref, ok := regs[v.R]; ok {
				return &Ptr{R: m.element(ref.f, ref.at), Off: v.Off, Path: v.Path}, true
			}
		case *Choice:
			a, ok1 := value(v.A)
			b, ok2 := value(v.B)
			if ok1 || ok2 {
				return choose(v.C, a, b), true
			}
		}
		return v, false
	}
	for _, r := range s.sortedRegions() {
		if _, gone := regs[r]; gone {
			continue
		}
		for _, c := range s.sortedCells(r) {
			if v, ok := value(c.val); ok {
				n := *c
				n.val = v
				s.own(r).put(&n, false)
			}
		}
	}
}

// SameElement is the condition that two pointers to elements of one family are
// the same; ok is false when they are not of one family.
func SameElement(p, q *Ptr) (c sym.Cond, ok bool) {
	if p.R.fam == nil || p.R.fam != q.R.fam {
		return nil, false
	}
	return sym.AndOf(sym.EqOf(p.R.idx, q.R.idx), sym.EqOf(p.Off, q.Off)), true
}

// prune leaves out what a choice inside of a choice excludes. s is the path to
// the value; it is used for questions only.
func (m *Machine) prune(s *State, v Value) Value {
	c, ok := v.(*Choice)
	if !ok {
		return v
	}
	switch m.Known(s, c.C) {
	case 1:
		return m.prune(s, c.A)
	case -1:
		return m.prune(s, c.B)
	}
	under := func(x sym.Cond, v Value) Value {
		if _, ok := v.(*Choice); !ok {
			return v
		}
		t := &State{m: m, Path: s.Path[:len(s.Path):len(s.Path)], syms: s.syms[:len(s.syms):len(s.syms)]}
		for _, y := range sym.Conjuncts(x) {
			t.Path, t.syms = append(t.Path, y), append(t.syms, sym.CondSyms(y))
		}
		return m.prune(t, v)
	}
	return choose(c.C, under(c.C, c.A), under(sym.NotOf(c.C), c.B))
}
