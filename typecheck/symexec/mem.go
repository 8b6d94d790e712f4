// This file keeps memory: what a region's cells hold on a path, how writes
// shadow each other, and how parts of memory become unknown.

package symexec

import (
	"fmt"
	"math/big"
	"sort"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// TypeKind is the shape of a cell.
type TypeKind int

const (
	IntType TypeKind = iota
	PtrType
	FuncPtrType
	FloatType
	StructType
)

// Type is what the machine needs to know of a cell's type. Class names the
// group of cells a store through a pointer of this type may change; Scalar is
// the class of the bare scalar type (the two differ for members), Kin lists
// other scalar types that may stand for it.
type Type struct {
	Kind          TypeKind
	Size          int64
	Signed        bool
	Lo, Hi        *big.Int // range of an integer
	Name          string   // display
	Class, Scalar string
	Kin           []string
}

// Access names a cell: Off bytes into R, with the accessor text for display.
type Access struct {
	R    *Region
	Off  sym.Expr
	Path string
	T    Type
}

// in reports whether a store to one of the classes may change a cell of this
// type: its own class, its scalar type's, or "in:" its whole structure's.
func (t Type) in(classes map[string]bool) bool {
	if classes[t.Class] || t.scalarIn(classes) {
		return true
	}
	if len(t.Kin) > 0 && strings.HasPrefix(t.Class, bare) {
		for _, k := range t.Kin {
			if classes[bare+k] {
				return true
			}
		}
	}
	if i := strings.LastIndexByte(t.Class, '.'); i > 0 {
		return classes["in:"+t.Class[:i]]
	}
	return false
}

// bare begins the class of objects of a scalar type that are no members.
const bare = "bare:"

// scalarIn is in for stores through pointers to scalar types.
func (t Type) scalarIn(classes map[string]bool) bool {
	if classes[t.Scalar] {
		return true
	}
	for _, k := range t.Kin {
		if classes[k] {
			return true
		}
	}
	return false
}

type cell struct {
	off   sym.Expr
	size  int64
	t     Type
	path  string
	val   Value
	dirty bool // written, not merely read
}

// read is the cell's value read as one of type t.
func (c *cell) read(t Type) Value {
	if otherSign(c.t, t) {
		return retyped(c.val, t)
	}
	return c.val
}

// regState is what a path knows of one region. Invariant: cells do not overlap
// unless proved disjoint is impossible; a newer write removes what it may hit.
type regState struct {
	shared bool
	freed  bool
	gone   sym.Cond // not there in these calls; nil: as freed says
	// moved: a loop may have put another block in its place, or not.
	moved  bool
	fixed  map[int64]*cell
	float  []*cell // at symbolic offsets
	over   []overlay
	smudge []smudge
	copied bool // its contents were taken as a whole
	rows   []*row
	nested int // cells left out of it, see oneOf
	// escaped: the address is known outside the frame, so that class havoc applies.
	escaped bool
	seq     *sequence // of a family's region
	// born: what became unknown before does not concern the block.
	born *havocLog
}

// overlay: bytes [off, off+len) were copied from another region.
type overlay struct {
	off  sym.Expr
	len  sym.Expr // nil: to the end
	from *regState
	src  *Region
	soff sym.Expr
	log  *havocLog
	// path and spath are the accessor texts of the two places.
	path, spath string
}

// smudge: something in [off, off+size) was written that is not known.
type smudge struct {
	off   sym.Expr // nil: anywhere
	size  int64
	class string // "" any
}

// havocLog lists the classes of memory that became unknown, newest first.
type havocLog struct {
	classes map[string]bool // nil: everything
	prev    *havocLog
	n       int
}

func (l *havocLog) hits(r *Region, t Type) bool {
	for ; l != nil; l = l.prev {
		if affects(l.classes, r, t) {
			return true
		}
	}
	return false
}

// hitsSince is hits for what became unknown after born did.
func (l *havocLog) hitsSince(born *havocLog, r *Region, t Type) bool {
	classes, known := l.since(born)
	return !known || classes != nil && affects(classes, r, t)
}

// since is what became unknown after old did; known is false when that is all
// memory or cannot be told.
func (l *havocLog) since(old *havocLog) (classes map[string]bool, known bool) {
	for ; l != old; l = l.prev {
		if l == nil || l.classes == nil {
			return nil, false
		}
		if classes == nil {
			classes = map[string]bool{}
		}
		for c := range l.classes {
			classes[c] = true
		}
	}
	return classes, true
}

// AnyStore is the class of stores through pointers nothing is known of.
const AnyStore = "*"

// affects reports whether writing memory of the classes (nil: all there is) may
// change a cell of type t in r.
func affects(classes map[string]bool, r *Region, t Type) bool {
	switch {
	case classes == nil:
		return true
	case r.Static != "":
		return classes[r.Static]
	case classes[AnyStore], t.Class == AnyStore:
		return true
	case r.Bare:
		return t.scalarIn(classes)
	}
	return t.in(classes)
}

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

// MarkFreed notes that the region's block is gone.
func (s *State) MarkFreed(r *Region) {
	rs := s.own(r)
	if rs.gone != nil {
		s.Assume(sym.NotOf(rs.gone)) // what is not there is not given back
	}
	rs.freed, rs.gone = true, nil
}

// UnknownRegion is what a pointer nothing is known of points to.
func (m *Machine) UnknownRegion(hint string) *Region {
	a := m.FreshSym(hint, sym.Approx, big.NewInt(0), maxAddr())
	return m.addressed(m.newRegion(&Region{Kind: Entry, Text: a.Name, Addr: a, Null: sym.EqOf(a, sym.Int(0))}))
}

// AbsoluteRegion is the region whose offsets are numeric addresses.
func (m *Machine) AbsoluteRegion() *Region {
	key := "absolute"
	if m.regions[key] == nil {
		m.regions[key] = m.newRegion(&Region{Kind: Local, Text: "address", Null: sym.False, Absolute: true})
	}
	return m.regions[key]
}

// SourceRegion is storage in which each read finds a new value, of the origin.
func (m *Machine) SourceRegion(hint string, o sym.Origin) *Region {
	return m.newRegion(&Region{Kind: Local, Text: hint, Null: sym.False, Source: &o})
}

// ParamObject is the storage of a structure passed by value.
func (m *Machine) ParamObject(p iface.Place) *Region {
	return m.newRegion(&Region{Kind: Global, Text: p.Text, Null: sym.False, Place: p, Private: true, Shared: true})
}

// Address is the number a pointer to the region's start is.
func (m *Machine) Address(r *Region) sym.Expr {
	r.exposed = true
	if r.Addr == nil {
		r.Addr = m.FreshSym("address", sym.Approx, big.NewInt(1), maxAddr())
		m.addressed(r)
	}
	if r.Kind == Fresh && r.Null != nil && !sym.IsFalse(r.Null) {
		return sym.IteOf(r.Null, sym.Int(0), r.Addr)
	}
	return r.Addr
}

// reachable reports whether a store through some pointer may hit the region.
func (r *Region) reachable() bool { return r.Kind != Local || r.Shared }

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
	return m.Known(s, sym.GeOf(c.off, sym.AddOf(a.Off, sym.Int(a.T.Size)))) > 0 ||
		m.Known(s, sym.LeOf(sym.AddOf(c.off, sym.Int(c.size)), a.Off)) > 0
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
		if in == 0 && o.len != nil && m.Known(s, sym.AndOf(sym.GeOf(rel, sym.Int(0)), sym.LeOf(sym.AddOf(rel, sym.Int(a.T.Size)), o.len))) > 0 {
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
		if v, ok := a.R.Init(a.Off, a.T.Size); ok {
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
	if log.hits(a.R, a.T) {
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
	below.nested++
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
const maxOneOf = 3

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
// removed cells that were not certainly covered become smudges.
func (rs *regState) put(c *cell, smear bool) {
	if smear {
		for _, o := range rs.near(c.off, c.size) {
			switch ov := overlap(c.off, c.size, o.off, o.size); {
			case ov < 0:
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
	rs.put(c, true)
	if a.R.fam != nil {
		m.disturb(s, a.R, c)
	}
	s.echo(a.R, a.Off, a.T.Size)
	if s.Escaped(a.R) {
		s.Escape(v)
	}
}

// CopyFrom copies n bytes (nil: all) at soff of src, as they were in from, to
// off of dst; from == nil takes the present contents.
func (m *Machine) CopyFrom(s *State, dst *Region, off, n sym.Expr, from *regState, src *Region, soff sym.Expr) {
	m.copyFrom(s, dst, off, n, from, src, soff)
	if len(s.twins) > 0 {
		size := int64(1) << 62
		if k, ok := sym.IsInt(n); ok {
			size = k
		}
		s.echo(dst, off, size)
	}
}

func (m *Machine) copyFrom(s *State, dst *Region, off, n sym.Expr, from *regState, src *Region, soff sym.Expr) {
	if from == nil {
		from = s.freeze(src)
	}
	rs := s.own(dst)
	size := int64(1) << 62
	if n != nil {
		if k, ok := sym.IsInt(n); ok {
			size = k
		}
	}
	for _, o := range rs.near(off, size) {
		if overlap(off, size, o.off, o.size) >= 0 {
			rs.drop(o)
		}
	}
	var keep []smudge
	for _, sm := range rs.smudge {
		if sm.off == nil || overlap(off, size, sm.off, sm.size) < 0 {
			keep = append(keep, sm)
		}
	}
	rs.smudge = keep
	rs.over = append(rs.over, overlay{off: off, len: n, from: from, src: src, soff: soff, log: s.havoc})
	if dst.fam != nil {
		m.disturb(s, dst, nil)
	}
	if s.Escaped(dst) {
		for _, c := range from.near(soff, size) {
			s.Escape(c.val)
		}
	}
}

// SetBytes makes n bytes (nil: the rest) at off unknown, or zero.
func (m *Machine) SetBytes(s *State, r *Region, off, n sym.Expr, zero bool) {
	m.setBytes(s, r, off, n, zero)
	if len(s.twins) > 0 {
		s.echo(r, sym.Int(0), 1<<62)
	}
}

func (m *Machine) setBytes(s *State, r *Region, off, n sym.Expr, zero bool) {
	blank := &Region{Kind: Fresh, Text: "bytes", Zero: zero}
	m.copyFrom(s, r, off, n, &regState{shared: true}, blank, sym.Int(0))
	// What became unknown before does not concern these bytes.
	if rs := s.own(r); zero {
		rs.over[len(rs.over)-1].log = nil
	}
}

// HavocClasses makes every reachable cell of the classes unknown (nil: all).
func (m *Machine) HavocClasses(s *State, classes map[string]bool, why iface.Reason) {
	m.havocBut(s, classes, why, nil)
}

// havocBut is HavocClasses that leaves some regions alone.
func (m *Machine) havocBut(s *State, classes map[string]bool, why iface.Reason, out map[*Region]bool) {
	if classes != nil && len(classes) == 0 {
		return
	}
	n := 0
	if s.havoc != nil {
		n = s.havoc.n + 1
	}
	s.havoc = &havocLog{classes, s.havoc, n}
	s.Wrote = append(s.Wrote, why)
	for _, r := range s.sortedRegions() {
		if !r.reachable() || out[r] || !s.touches(classes, r) {
			continue
		}
		rs := s.own(r)
		hit := func(c *cell) bool {
			return affects(classes, r, c.t)
		}
		for k, c := range rs.fixed {
			if hit(c) {
				delete(rs.fixed, k)
				if r.Kind == Local {
					rs.smudge = joinSmudges(rs.smudge, []smudge{{c.off, c.size, ""}})
				}
			}
		}
		var keep []*cell
		for _, c := range rs.float {
			if !hit(c) {
				keep = append(keep, c)
			}
		}
		rs.float = keep
		if r.Static != "" && classes != nil && !classes[r.Static] {
			continue
		}
		if len(rs.over) > 0 || r.Init == nil && r.Kind == Local {
			if classes == nil || classes[AnyStore] {
				rs.over = nil
				rs.smudge = []smudge{{}}
			} else {
				var more []smudge
				for _, c := range sortedClasses(classes) {
					more = append(more, smudge{class: c})
				}
				rs.smudge = joinSmudges(rs.smudge, more)
			}
		}
	}
}

// touches reports whether memory of the classes becoming unknown changes what
// is known of r.
func (s *State) touches(classes map[string]bool, r *Region) bool {
	rs := s.mem[r]
	for _, c := range rs.fixed {
		if affects(classes, r, c.t) {
			return true
		}
	}
	for _, c := range rs.float {
		if affects(classes, r, c.t) {
			return true
		}
	}
	return (len(rs.over) > 0 || r.Init == nil && r.Kind == Local) &&
		(r.Static == "" || classes == nil || classes[r.Static])
}

func sortedClasses(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

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

// Unknown makes up a value of type t that the analysis knows nothing about.
func (m *Machine) Unknown(s *State, t Type, hint string) Value {
	return m.freshValue(t, sym.Approx, hint)
}

// Any makes up a value of type t that the environment returns.
func (m *Machine) Any(t Type, hint string) Value { return m.freshValue(t, sym.Env, hint) }

func (m *Machine) freshValue(t Type, o sym.Origin, hint string) Value {
	switch t.Kind {
	case PtrType, FuncPtrType:
		a := m.FreshSym(hint, o, big.NewInt(0), maxAddr())
		if t.Kind == FuncPtrType {
			return Int{a}
		}
		r := m.addressed(m.newRegion(&Region{Kind: Entry, Text: a.Name, Addr: a, Null: sym.EqOf(a, sym.Int(0))}))
		r.Place.Text = "" // unknown origin
		return &Ptr{R: r, Off: sym.Int(0)}
	case StructType:
		r := m.newRegion(&Region{Kind: Local, Text: hint})
		return &Struct{from: &regState{shared: true}, R: r, Off: sym.Int(0), Len: t.Size}
	}
	return Int{m.FreshSym(hint, o, t.Lo, t.Hi)}
}

func maxAddr() *big.Int { return new(big.Int).SetUint64(1<<63 - 1) }

func (m *Machine) newRegion(r *Region) *Region {
	m.nextID++
	r.ID = m.nextID
	return r
}

// NewLocal makes storage for an automatic object of the given name.
func (m *Machine) NewLocal(name string) *Region {
	return m.newRegion(&Region{Kind: Local, Text: name, Null: sym.False})
}

// GlobalRegion returns the region of an object with static storage.
func (m *Machine) GlobalRegion(id, name string, init func(sym.Expr, int64) (Value, bool)) *Region {
	key := "global\x00" + id
	if r := m.regions[key]; r != nil {
		return r
	}
	r := m.newRegion(&Region{Kind: Global, Text: name, Null: sym.False, Init: init,
		Place: iface.Place{Root: iface.RootGlobal, Name: name, Text: name}})
	m.regions[key] = r
	return r
}

func placeKey(a Access) string {
	return fmt.Sprintf("%d\x00%x\x00%d", a.R.ID, sym.Hash(a.Off), a.T.Size)
}
