// This file keeps memory: what a region's cells hold on a path, how writes
// shadow each other, and how parts of memory become unknown.

package symexec

import (
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

func (s *State) peek(r *Region) *regState {
	if rs := s.mem[r]; rs != nil {
		return rs
	}
	return &regState{}
}

func (s *State) own(r *Region) *regState {
	rs := s.mem[r]
	switch {
	case rs == nil:
		rs = &regState{}
	case rs.shared:
		c := *rs
		c.shared = false
		c.fixed = make(map[int64]*cell, len(rs.fixed)+1)
		for k, v := range rs.fixed {
			c.fixed[k] = v
		}
		c.float = append([]*cell(nil), rs.float...)
		c.over = append([]overlay(nil), rs.over...)
		c.smudge = append([]smudge(nil), rs.smudge...)
		rs = &c
	default:
		return rs
	}
	s.mem[r] = rs
	return rs
}

// Forget drops what is known of a region whose life has ended.
func (s *State) Forget(r *Region) { delete(s.mem, r) }

// MarkFreed notes that the region's block is gone; false when it was before, so
// that no defined call goes on.
func (s *State) MarkFreed(r *Region) bool {
	rs, ok := s.own(r), true
	one := r.fam == nil && r.whole == nil && !r.Loop && r.iter == nil && !r.node && !r.Opaque()
	switch {
	case rs.gone != nil:
		ok = s.Assume(sym.NotOf(rs.gone)) // what is not there is not given back
	case rs.freed && !rs.moved && one:
		null := sym.Cond(sym.False)
		if r.Null != nil {
			null = r.Null
		}
		ok = s.Assume(null)
	}
	rs.freed, rs.gone = true, nil
	return ok
}

// overlap says whether [a, a+n) and [b, b+k) meet: +1 certainly the same start
// and size, 0 possibly, -1 certainly not.
func overlap(a sym.Expr, n int64, b sym.Expr, k int64) int {
	d := sym.Sub(a, b)
	if v, ok := sym.IsInt(d); ok {
		switch {
		case v == 0 && n == k:
			return 1
		case v >= k || -v >= n:
			return -1
		}
		return 0
	}
	iv := sym.RangeOf(d, nil)
	if iv.Lo != nil && iv.Lo.Cmp(big.NewInt(k)) >= 0 || iv.Hi != nil && iv.Hi.Cmp(big.NewInt(-n)) <= 0 {
		return -1
	}
	// Members of the elements of an array, each in its own place.
	if step := stepOf(d); step > 0 {
		rest, isInt := sym.IsInt(sym.ModOf(d, sym.Int(step)))
		if isInt && rest >= k && rest+n <= step {
			return -1
		}
	}
	return 0
}

// stepOf is the greatest number that divides all distances between the values of an
// offset that is linear in one or two symbols; 0 when there is none.
func stepOf(d sym.Expr) (step int64) {
	vs := sym.FreeSyms(d)
	if len(vs) > 2 {
		return 0
	}
	for _, v := range vs {
		coef, rest, ok := sym.Normalize(d).LinearIn(v)
		c, isInt := sym.IsInt(coef)
		if !ok || !isInt || sym.HasSym(rest, v.Name) {
			return 0
		}
		for c != 0 {
			step, c = c, step%c
		}
	}
	return max(step, -step)
}

// apart reports whether the path says that a cell lies beside a place.
func (m *Machine) apart(s *State, c *cell, a Access) bool {
	if _, fixed := sym.IsInt(sym.Sub(c.off, a.Off)); fixed || sym.Size(a.Off)+sym.Size(c.off) > maxApart {
		return false
	}
	return m.Holds(s, sym.GeOf(c.off, sym.AddOf(a.Off, sym.Int(a.T.Size)))) ||
		m.Holds(s, sym.LeOf(sym.AddOf(c.off, sym.Int(c.size)), a.Off))
}

// maxApart is the size of offsets that are compared as the path says.
const maxApart = 24

// Read returns what the cell holds, making up a named symbol when the state at
// entry is read for the first time.
func (m *Machine) Read(s *State, a Access) Value {
	if a.R.Source != nil {
		return m.freshValue(a.T, *a.R.Source, a.R.Text)
	}
	if a.T.Kind == StructType {
		return &Struct{from: s.freeze(a.R), R: a.R, Off: a.Off, Len: a.T.Size, Path: a.Path}
	}
	if a.R.fam != nil {
		return m.readElement(s, a)
	}
	v, fresh := m.lookup(s, s.peek(a.R), s.havoc, a)
	if fresh {
		rs := s.own(a.R)
		rs.put(&cell{off: a.Off, size: a.T.Size, t: a.T, path: a.Path, val: v}, false)
	}
	return v
}

// freeze returns the region's contents as they are now, for later reading.
func (s *State) freeze(r *Region) *regState {
	rs := s.own(r)
	rs.copied = true
	rs.shared = true
	return rs
}

// lookup finds the value of a cell in a region's contents; fresh says that it
// is worth remembering in the state.
func (m *Machine) lookup(s *State, rs *regState, log *havocLog, a Access) (v Value, fresh bool) {
	if a.R.Source != nil {
		return m.freshValue(a.T, *a.R.Source, a.R.Text), false
	}
	if k, ok := sym.IsInt(a.Off); ok {
		if c := rs.fixed[k]; c != nil && c.size == a.T.Size {
			return c.read(a.T), false
		}
	}
	for i := len(rs.float) - 1; i >= 0; i-- {
		if c := rs.float[i]; c.size == a.T.Size && sym.Equal(c.off, a.Off) {
			return c.read(a.T), false
		}
	}
	// A written cell that only partly covers the read, or may: unknown, but
	// for the common case of reading the low part of an integer 0.
	for _, c := range rs.near(a.Off, a.T.Size) {
		if !c.dirty {
			continue
		}
		if overlap(c.off, c.size, a.Off, a.T.Size) >= 0 && !m.apart(s, c, a) {
			if v, ok := m.oneOf(s, rs, log, a, c); ok {
				return v, true
			}
			if z, ok := c.val.(Int); ok && sym.Equal(z.E, sym.Int(0)) && covers(c, a) {
				return Int{sym.Int(0)}, false
			}
			return m.Unknown(s, a.T, "partial"), true
		}
	}
	if len(rs.rows) > 0 {
		if v, ok := m.rowValue(s, rs, log, a); ok {
			return v, true
		}
	}
	for _, sm := range rs.smudge {
		if sm.class != "" && a.T.Class != AnyStore && !a.T.in(map[string]bool{sm.class: true}) {
			continue
		}
		if sm.off == nil || overlap(sm.off, sm.size, a.Off, a.T.Size) >= 0 {
			return m.Unknown(s, a.T, a.R.Text), true
		}
	}
	for i := len(rs.over) - 1; i >= 0; i-- {
		o := rs.over[i]
		rel := sym.Sub(a.Off, o.off)
		in := inside(rel, a.T.Size, o.len)
		if in < 0 {
			continue
		}
		if in == 0 && o.len != nil && m.Holds(s, sym.AndOf(sym.GeOf(rel, sym.Int(0)), sym.LeOf(sym.AddOf(rel, sym.Int(a.T.Size)), o.len))) {
			in = 1
		}
		if in == 0 {
			return m.Unknown(s, a.T, a.R.Text), true
		}
		sub := Access{R: o.src, Off: sym.AddOf(o.soff, rel), Path: o.spath + strings.TrimPrefix(a.Path, o.path), T: a.T}
		v, _ := m.lookup(s, o.from, o.log, sub)
		return v, true
	}
	if a.R.Init != nil {
		if v, ok := a.R.Init(a.Off, a.T.Size); ok && (a.T.Kind == FloatType || !holdsFloat(v)) {
			return retyped(v, a.T), false
		}
		// What it holds is fixed, though not known here: no input.
		return m.Unknown(s, a.T, a.R.Text), true
	}
	switch a.R.Kind {
	case Fresh:
		if a.R.Zero && !log.hitsSince(rs.born, a.R, a.T) {
			return Int{sym.Int(0)}, false
		}
		return m.Unknown(s, a.T, "uninitialised"), true
	case Local:
		return m.Unknown(s, a.T, "uninitialised"), true
	}
	if log.hits(a.R, a.T) || len(m.aimed) > 0 && s.hitByAim(a) {
		return m.Unknown(s, a.T, a.R.Text), true
	}
	return m.entryValue(s, a), true
}

// oneOf is the value of a cell that is either c or none of the cells that c can be
// taken for: whole elements of one size.
func (m *Machine) oneOf(s *State, rs *regState, log *havocLog, a Access, c *cell) (Value, bool) {
	d := sym.Sub(a.Off, c.off)
	if c.size != a.T.Size || c.t.Kind != a.T.Kind || rs.nested > maxOneOf || !sym.Equal(sym.ModOf(d, sym.Int(c.size)), sym.Int(0)) {
		return nil, false
	}
	same := sym.EqOf(a.Off, c.off)
	known := m.Known(s, same)
	if known > 0 {
		return c.read(a.T), true
	}
	below := *rs
	if known == 0 {
		below.nested++
	}
	below.fixed = make(map[int64]*cell, len(rs.fixed))
	for k, x := range rs.fixed {
		if x != c {
			below.fixed[k] = x
		}
	}
	below.float, below.smudge = nil, nil
	for _, x := range rs.float {
		if x != c {
			below.float = append(below.float, x)
		}
	}
	for _, sm := range rs.smudge {
		if sm.off == nil || sm.size != c.size || !sym.Equal(sm.off, c.off) {
			below.smudge = append(below.smudge, sm)
		}
	}
	v, _ := m.lookup(s, &below, log, a)
	if known < 0 {
		return v, true
	}
	return choose(same, c.read(a.T), v), true
}

// maxOneOf is the number of cells that one is told apart from.
const maxOneOf = 6

func covers(c *cell, a Access) bool {
	k, ok := sym.IsInt(sym.Sub(a.Off, c.off))
	return ok && k >= 0 && k+a.T.Size <= c.size
}

// inside: +1 when [rel, rel+size) lies in [0, n), -1 when certainly outside,
// 0 otherwise. A symbolic length counts as reached (reading past it reads
// bytes that were never written).
func inside(rel sym.Expr, size int64, n sym.Expr) int {
	iv := sym.RangeOf(rel, nil)
	if n == nil {
		if iv.Lo != nil && iv.Lo.Sign() >= 0 {
			return 1
		}
		if iv.Hi != nil && iv.Hi.Cmp(big.NewInt(-size)) <= 0 {
			return -1
		}
		return 0
	}
	if nv, ok := sym.IsInt(n); ok {
		if iv.Lo != nil && iv.Hi != nil && iv.Lo.Sign() >= 0 && iv.Hi.Cmp(big.NewInt(nv-size)) <= 0 {
			return 1
		}
		if iv.Lo != nil && iv.Lo.Cmp(big.NewInt(nv)) >= 0 || iv.Hi != nil && iv.Hi.Cmp(big.NewInt(-size)) <= 0 {
			return -1
		}
		return 0
	}
	if iv.Hi != nil && iv.Hi.Cmp(big.NewInt(-size)) <= 0 {
		return -1
	}
	return 0
}

// near lists the cells that may overlap [off, off+size).
func (rs *regState) near(off sym.Expr, size int64) []*cell {
	var out []*cell
	if k, ok := sym.IsInt(off); ok && size < int64(len(rs.fixed)) {
		for i := k - 16; i < k+size; i++ {
			if c := rs.fixed[i]; c != nil {
				out = append(out, c)
			}
		}
	} else {
		for _, c := range rs.fixed {
			out = append(out, c)
		}
		sort.Slice(out, func(i, j int) bool {
			a, _ := sym.IsInt(out[i].off)
			b, _ := sym.IsInt(out[j].off)
			return a < b
		})
	}
	return append(out, rs.float...)
}

// put stores a cell, removing every other cell it may overlap. With smear the
// removed cells that were not certainly covered become smudges; those spared are not
// reached.
func (rs *regState) put(c *cell, smear bool, spared ...*cell) {
	if smear {
		for _, o := range rs.near(c.off, c.size) {
			switch ov := overlap(c.off, c.size, o.off, o.size); {
			case ov < 0 || slices.Contains(spared, o):
				continue
			case ov == 0:
				rs.smudge = joinSmudges(rs.smudge, []smudge{{o.off, o.size, ""}})
			}
			rs.drop(o)
		}
		if _, ok := sym.IsInt(c.off); !ok {
			rs.smudge = joinSmudges(rs.smudge, []smudge{{c.off, c.size, ""}})
		}
	}
	if k, ok := sym.IsInt(c.off); ok {
		if rs.fixed == nil {
			rs.fixed = map[int64]*cell{}
		}
		if o := rs.fixed[k]; o != nil && o.dirty && !c.dirty && o.size != c.size {
			return // what was written stays, when it is read as something else
		}
		rs.fixed[k] = c
		return
	}
	for i, o := range rs.float {
		if o.size == c.size && sym.Equal(o.off, c.off) {
			rs.float[i] = c
			return
		}
	}
	rs.float = append(rs.float, c)
}

func (rs *regState) drop(o *cell) {
	if k, ok := sym.IsInt(o.off); ok {
		delete(rs.fixed, k)
		return
	}
	for i, c := range rs.float {
		if c == o {
			rs.float = append(rs.float[:i], rs.float[i+1:]...)
			return
		}
	}
}

// Write stores v in the cell.
func (m *Machine) Write(s *State, a Access, v Value) {
	if a.R.Init != nil && a.R.Kind == Global {
		// A store to a constant object is undefined; the path says nothing then.
		return
	}
	if st, ok := v.(*Struct); ok {
		if a.T.Size < 0 {
			m.SetBytes(s, a.R, a.Off, nil, false) // how far it reaches is not known
			return
		}
		m.CopyFrom(s, a.R, a.Off, sym.Int(a.T.Size), st.from, st.R, st.Off)
		if rs := s.own(a.R); len(rs.over) > 0 {
			o := &rs.over[len(rs.over)-1]
			o.path, o.spath = a.Path, st.Path
		}
		return
	}
	rs := s.own(a.R)
	if rs.moved && a.R.Kind == Fresh {
		// The pointer is older than what a loop did to the block.
		classes := map[string]bool{a.T.Class: true, a.T.Scalar: true, "bare:" + a.T.Scalar: true}
		m.HavocClasses(s, classes, iface.Reason{Code: "unknown-store", What: "a store to a block that a loop may have replaced"})
		rs = s.own(a.R)
	}
	c := &cell{off: a.Off, size: a.T.Size, t: a.T, path: a.Path, val: v, dirty: true}
	rs.put(c, true, m.spared(s, rs, a)...)
	if a.R.fam != nil {
		m.disturb(s, a.R, c)
	}
	s.echo(a.R, a.Off, a.T.Size)
	if s.Escaped(a.R) {
		s.escape(v)
	}
}

// spared lists the cells at constant offsets that a store at an offset which is none
// does not reach, as the path says: members beside an array, for example.
func (m *Machine) spared(s *State, rs *regState, a Access) (out []*cell) {
	if _, fixed := sym.IsInt(a.Off); fixed || len(rs.fixed) > maxSpared {
		return nil
	}
	for _, o := range rs.fixed {
		if o.dirty && overlap(a.Off, a.T.Size, o.off, o.size) == 0 && m.apart(s, o, a) {
			out = append(out, o)
		}
	}
	return out
}

// maxSpared is the number of cells that a store is compared with.
const maxSpared = 64

func (s *State) sortedRegions() []*Region {
	out := make([]*Region, 0, len(s.mem))
	for r := range s.mem {
		out = append(out, r)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out
}

func (s *State) sortedCells(r *Region) []*cell {
	rs := s.peek(r)
	return rs.near(sym.Int(0), 1<<62)
}
