// This file joins paths: states that agree on what matters become one.

package symexec

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"sort"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Merge joins the states of a control-flow join: states with the same effect
// and life of blocks always, the others when there are more than Limits.States.
func (m *Machine) Merge(states []*State) []*State {
	live := states[:0:0]
	for _, s := range states {
		if s != nil {
			live = append(live, s)
		}
	}
	if len(live) < 2 {
		return live
	}
	out := m.group(live, func(s *State) string {
		return s.lifeKey() + "|" + effectKey(s.Eff)
	})
	var good, failed []*State
	for _, s := range out {
		if s.Failed() {
			failed = append(failed, s)
		} else {
			good = append(good, s)
		}
	}
	// Paths after a failed allocation only show what is left behind then: a few
	// will do.
	if len(failed) > failedApart {
		var keep []*State
		for _, s := range m.blurred(failed, failedApart) {
			if s.Dead {
				m.Assume("failure-paths", "some paths after a failed allocation were not followed", out[0].lastPos())
				continue
			}
			keep = append(keep, s)
		}
		failed = keep
	}
	if len(good) > m.L.Apart {
		good = m.pairUp(good)
	}
	if len(good) > m.L.States {
		good = m.group(good, (*State).lifeKey)
	}
	return append(m.blurred(good, m.L.States), failed...)
}

// failedApart is the number of paths after a failed allocation that are kept apart
// at one point.
const failedApart = 4

// blurred joins states until there are no more than n: of those left over, a block
// that only some have is not known any more.
func (m *Machine) blurred(in []*State, n int) []*State {
	if len(in) <= n {
		return in
	}
	n--
	m.blurring = true
	out := append(in[:n:n], m.group(in[n:], (*State).endKey)...)
	m.blurring = false
	return out
}

// endKey tells apart states that are never merged: in different activations,
// ended or not.
func (s *State) endKey() string {
	return fmt.Sprintf("%p %v %v %v", s.Frame, s.Dead, s.Exited, s.Failed())
}

// blur joins what two paths know of a block that is alive on one of them only:
// nothing. It reports false where the block is the same on both.
func (m *Machine) blur(out, a, b *State, r *Region) bool {
	alive := func(s *State) bool { rs := s.mem[r]; return rs != nil && !rs.freed }
	if r.Kind != Fresh || alive(a) == alive(b) {
		return false
	}
	if r.fam != nil || r.whole != nil || r.Loop {
		m.Havoc(out, out.lastPos(), "limit", fmt.Sprintf("more than %d paths at one point", m.L.States))
		return true
	}
	out.mem[r] = &regState{freed: true, moved: true, escaped: true, smudge: []smudge{{}}}
	return true
}

func (s *State) lastPos() (p diag.Pos) {
	if s.Trail != nil {
		return s.Trail.Pos
	}
	return p
}

func (m *Machine) group(in []*State, key func(*State) string) []*State {
	idx := map[string]int{}
	var out []*State
	for _, s := range in {
		k := key(s)
		if i, ok := idx[k]; ok {
			out[i] = m.merge2(out[i], s)
			continue
		}
		idx[k] = len(out)
		out = append(out, s)
	}
	return out
}

func effectKey(e effect.Effect) string {
	var b [8 * 16]byte
	for i, x := range effectExprs(e) {
		h := sym.Hash(x)
		binary.LittleEndian.PutUint64(b[i*16:], h[0])
		binary.LittleEndian.PutUint64(b[i*16+8:], h[1])
	}
	return string(b[:])
}

// lifeKey tells apart states that must not be merged: which blocks are alive,
// how the path ended, and whether an allocation failed.
func (s *State) lifeKey() string {
	if s.Dead {
		return fmt.Sprintf("dead%p %v", s.Frame, s.Failed())
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%p %v %v ", s.Frame, s.Exited, s.Failed())
	var ids []int
	var some []string // blocks that are there in some calls
	for r, rs := range s.mem {
		if r.fam != nil && !rs.freed {
			continue
		}
		if rs.gone != nil {
			some = append(some, fmt.Sprintf("%d:%x", r.ID, sym.HashCond(rs.gone)))
		} else if r.Kind == Fresh && !rs.freed {
			ids = append(ids, r.ID)
		} else if r.Kind != Fresh && rs.freed {
			ids = append(ids, -r.ID)
		}
	}
	sort.Ints(ids)
	sort.Strings(some)
	fmt.Fprint(&b, ids, some)
	return b.String()
}

// merge2 joins b into a; neither may be used on its own afterwards.
func (m *Machine) merge2(a, b *State) *State {
	n := 0
	for n < len(a.Path) && n < len(b.Path) && sym.EqualCond(a.Path[n], b.Path[n]) {
		n++
	}
	// The conjuncts need not come in the same order.
	inB := map[[2]uint64]bool{}
	for _, c := range b.Path {
		inB[sym.HashCond(c)] = true
	}
	var common, ra, rb []sym.Cond
	inA := map[[2]uint64]bool{}
	for _, c := range a.Path {
		inA[sym.HashCond(c)] = true
		if inB[sym.HashCond(c)] {
			common = append(common, c)
		} else {
			ra = append(ra, c)
		}
	}
	for _, c := range b.Path {
		if !inA[sym.HashCond(c)] {
			rb = append(rb, c)
		}
	}
	ca, cb := sym.AndOf(ra...), sym.AndOf(rb...)
	out := a.Clone()
	out.Path, out.syms = nil, nil
	out.points = joinPoints(a.points, b.points)
	for _, c := range common {
		out.Path = append(out.Path, c)
		out.syms = append(out.syms, sym.CondSyms(c))
	}
	out.failed = a.failed && b.failed
	out.twins = joinTwins(a.twins, b.twins)
	for _, c := range b.needs {
		dup := false
		for _, d := range out.needs {
			dup = dup || sym.EqualCond(c, d)
		}
		if !dup {
			out.needs = append(out.needs, c)
		}
	}
	either := sym.OrOf(ca, cb)
	if a.Dead && m.tooBig(either) {
		// Which calls are not understood is what the caller can tell of it.
		either = sym.OrOf(m.visiblePart(ra), m.visiblePart(rb))
		if !out.failed {
			either = dropFailsCond(either)
		}
		m.Weaken(out)
	}
	if !sym.IsTrue(either) {
		if m.tooBig(either) {
			m.Weaken(out)
		} else {
			out.Path = append(out.Path, either)
			out.syms = append(out.syms, sym.CondSyms(either))
		}
	}
	aWeak, bWeak := a.Weak && a.weakSince != b.weakSince, b.Weak && a.weakSince != b.weakSince
	if aWeak || bWeak {
		m.Weaken(out)
	}
	if a.Dead {
		out.Reasons = joinReasons(a.Reasons, b.Reasons)
		return out
	}
	// The condition of a path that became weak since they parted is wider than
	// the path: only the other one's tells the two apart.
	if aWeak && !bWeak {
		ca = sym.NotOf(cb)
	}
	big := sym.CondSize(ca) > maxMergedCond || sym.ManySyms(ca, m.L.CondSize)
	if aWeak && bWeak {
		ca, big = nil, true
	}
	if effectKey(a.Eff) != effectKey(b.Eff) {
		if big {
			out.Eff = effect.Join(m.quick, nil, a.Eff, b.Eff)
		} else {
			out.Eff = effect.Join(m.quick, ca, a.Eff, b.Eff)
		}
	}
	out.Wrote = joinReasons(a.Wrote, b.Wrote)
	if a.havoc != b.havoc {
		out.havoc = mergeLogs(a.havoc, b.havoc)
	}
	regs := map[*Region]bool{}
	for r := range a.mem {
		regs[r] = true
	}
	for r := range b.mem {
		regs[r] = true
	}
	list := make([]*Region, 0, len(regs))
	for r := range regs {
		list = append(list, r)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	for _, r := range list {
		m.mergeRegion(out, a, b, r, ca, big)
	}
	return out
}

// tooBig reports whether a path does not take the condition in.
func (m *Machine) tooBig(c sym.Cond) bool {
	return sym.CondSize(c) > maxMergedCond || sym.ManySyms(c, m.L.CondSize)
}

// visiblePart is the conjunction of what the caller can know of the conditions.
func (m *Machine) visiblePart(cs []sym.Cond) sym.Cond {
	var keep []sym.Cond
	for _, c := range cs {
		if m.Visible(c) {
			keep = append(keep, c)
		} else if c, ok := weaken(c, m.lostSym); ok {
			keep = append(keep, c)
		}
	}
	return sym.AndOf(keep...)
}

func (m *Machine) mergeRegion(out, a, b *State, r *Region, ca sym.Cond, big bool) {
	x, y := a.mem[r], b.mem[r]
	if x == y || m.blurring && m.blur(out, a, b, r) {
		return
	}
	if r.fam != nil {
		m.mergeElement(out, a, b, r, ca, big)
		return
	}
	if m.pairing {
		if n := m.pairLife(r, x, y, ca, big); n != nil {
			out.mem[r] = n
			return
		}
	}
	if x == nil || y == nil {
		// An automatic object that only one path has touched keeps what that
		// path knows: reading it on the other is undefined.
		if r.Kind == Local || r.Kind == Fresh {
			if x == nil {
				y.shared = true
				out.mem[r] = y
			}
			return
		}
		if x == nil {
			x = &regState{}
		} else {
			y = &regState{}
		}
	}
	n := &regState{gone: x.gone, seq: joinSequences(x.seq, y.seq, certainly(ca, big)), freed: x.freed || y.freed, moved: x.moved || y.moved, escaped: x.escaped || y.escaped}
	if gx, gy := goneCond(r, x), goneCond(r, y); m.pairing && !sym.EqualCond(gx, gy) {
		n.gone = sym.OrOf(sym.AndOf(ca, gx), sym.AndOf(sym.NotOf(ca), gy))
	}
	if x.born == y.born {
		n.born = x.born
	}
	n.smudge = joinSmudges(x.smudge, y.smudge)
	if sameRows(x.rows, y.rows) {
		n.rows = x.rows
	} else {
		for _, rows := range [][]*row{x.rows, y.rows} {
			for _, r := range rows {
				n.smudge = joinSmudges(n.smudge, []smudge{{class: r.c.t.Class}, {class: r.c.t.Scalar}})
			}
		}
	}
	if sameOverlays(x.over, y.over) {
		n.over = x.over
	} else {
		n.smudge = append(n.smudge, smudge{})
	}
	m.Steps += 1 + (len(x.fixed)+len(y.fixed))/4
	put := func(c *cell, cx, cy *cell) {
		if c.t.Kind == StructType {
			return
		}
		acc := Access{R: r, Off: c.off, Path: c.path, T: c.t}
		get := func(s *State, rs *regState, have *cell) Value {
			if have != nil {
				return have.val
			}
			v, _ := m.lookup(s, rs, s.havoc, acc)
			return v
		}
		blank := len(x.over)+len(x.smudge)+len(y.over)+len(y.smudge) > 0
		dirty := (cx == nil || cy == nil) && blank || cx != nil && cx.dirty || cy != nil && cy.dirty
		v := m.join(out, c.t, ca, get(a, x, cx), get(b, y, cy), big)
		n.put(&cell{off: c.off, size: c.size, t: c.t, path: c.path, val: v, dirty: dirty}, false)
	}
	for _, k := range fixedKeys(x, y) {
		cx, cy := x.fixed[k], y.fixed[k]
		if cx != nil && cy != nil && cx.size != cy.size {
			// Two views of the same bytes: neither is followed further.
			n.smudge = joinSmudges(n.smudge, []smudge{{cx.off, max(cx.size, cy.size), ""}})
			continue
		}
		if cx == cy {
			if n.fixed == nil {
				n.fixed = map[int64]*cell{}
			}
			n.fixed[k] = cx
			continue
		}
		c := cx
		if c == nil {
			c = cy
		}
		put(c, cx, cy)
	}
	done := map[cellKey]bool{}
	for _, c := range append(append([]*cell(nil), x.float...), y.float...) {
		k := cellKey{sym.Hash(c.off), c.size}
		if done[k] {
			continue
		}
		done[k] = true
		put(c, floatAt(x, k), floatAt(y, k))
	}
	out.mem[r] = n
}

// joinSequences is what two paths know of a family; ca tells them apart, nil when
// nothing does.
func joinSequences(x, y *sequence, ca sym.Cond) *sequence {
	if x == y || x == nil {
		return y
	}
	if y == nil {
		return x
	}
	if ca == nil || x.lost || y.lost || len(x.parts) != len(y.parts) || !sym.Equal(x.count, y.count) {
		return &sequence{lost: true}
	}
	for k := range x.parts {
		p, q := &x.parts[k], &y.parts[k]
		if !sym.Equal(p.to, q.to) || p.tmpl.rep != q.tmpl.rep || p.tmpl.rs != q.tmpl.rs || p.tmpl.log != q.tmpl.log {
			return &sequence{lost: true}
		}
	}
	out := &sequence{count: x.count, parts: x.parts}
	n := 0
	for n < len(x.late) && n < len(y.late) && x.late[n].same(&y.late[n]) {
		n++
	}
	out.late = append(out.late, x.late[:n]...)
	for k, late := range [][]famWrites{x.late[n:], y.late[n:]} {
		for _, w := range late {
			w.when = sym.AndOf(w.when, side(ca, k))
			out.late = append(out.late, w)
		}
	}
	n = 0
	for n < len(x.gone) && n < len(y.gone) && x.gone[n].same(y.gone[n]) {
		n++
	}
	out.gone = append(out.gone, x.gone[:n]...)
	for k, gone := range [][]famRange{x.gone[n:], y.gone[n:]} {
		for _, r := range gone {
			r.when = sym.AndOf(r.when, side(ca, k))
			out.gone = append(out.gone, r)
		}
	}
	return out
}

// certainly is ca, or nil where it is too big to be kept.
func certainly(ca sym.Cond, big bool) sym.Cond {
	if big {
		return nil
	}
	return ca
}

// side is c or its negation.
func side(c sym.Cond, k int) sym.Cond {
	if k == 0 {
		return c
	}
	return sym.NotOf(c)
}

func (r famRange) same(q famRange) bool {
	return sym.Equal(r.lo, q.lo) && sym.Equal(r.n, q.n) && r.step == q.step && sym.EqualCond(r.when, q.when)
}

func (w *famWrites) same(v *famWrites) bool {
	return w.famRange.same(v.famRange) && len(w.cells) == len(v.cells) && (len(w.cells) == 0 || w.cells[0] == v.cells[0]) && w.tmpl.log == v.tmpl.log
}

// beyond reports whether the path knows that there is no element of r's number.
func (m *Machine) beyond(s *State, r *Region) bool {
	q := s.sequenceOf(r.fam)
	return !q.lost && m.Known(s, sym.AndOf(sym.GeOf(r.idx, sym.Int(0)), sym.LtOf(r.idx, q.count))) < 0
}

// mergeElement merges what two paths wrote to an element by itself: the rest
// follows from its number, differently perhaps.
func (m *Machine) mergeElement(out, a, b *State, r *Region, ca sym.Cond, big bool) {
	x, y := a.peek(r), b.peek(r)
	switch {
	case a.mem[r] == nil && b.mem[r] == nil:
		return
	case m.beyond(b, r):
		out.mem[r] = x
		x.shared = true
		return
	case m.beyond(a, r):
		out.mem[r] = y
		y.shared = true
		return
	}
	n := &regState{freed: x.freed || y.freed, moved: x.moved || y.moved, escaped: x.escaped || y.escaped}
	if len(x.over)+len(x.smudge)+len(x.float)+len(x.rows)+len(y.over)+len(y.smudge)+len(y.float)+len(y.rows) > 0 {
		n.smudge = []smudge{{}}
		out.mem[r] = n
		return
	}
	for _, k := range fixedKeys(x, y) {
		c := x.fixed[k]
		if d := y.fixed[k]; c == nil || !c.dirty && d != nil && d.dirty {
			c = d
		}
		if !c.dirty {
			continue
		}
		acc := Access{R: r, Off: c.off, Path: c.path, T: c.t}
		v := m.join(out, c.t, ca, m.Read(a, acc), m.Read(b, acc), big)
		n.put(&cell{off: c.off, size: c.size, t: c.t, path: c.path, val: v, dirty: true}, false)
	}
	out.mem[r] = n
}

// maxSmudges is the number of smudges a region keeps apart.
const maxSmudges = 12

func joinSmudges(a, b []smudge) []smudge {
	type key struct {
		off   [2]uint64
		any   bool
		size  int64
		class string
	}
	seen := map[key]bool{}
	var out []smudge
	for _, l := range [][]smudge{a, b} {
		for _, s := range l {
			k := key{any: s.off == nil, size: s.size, class: s.class}
			if s.off != nil {
				k.off = sym.Hash(s.off)
			}
			if !seen[k] {
				seen[k] = true
				out = append(out, s)
			}
		}
	}
	if len(out) > maxSmudges {
		classes := map[string]bool{}
		whole := false
		for _, s := range out {
			classes[s.class] = true
			whole = whole || s.class == ""
		}
		if whole || len(classes) > maxSmudges {
			return []smudge{{}}
		}
		out = out[:0]
		for _, c := range sortedClasses(classes) {
			out = append(out, smudge{class: c})
		}
	}
	return out
}

type cellKey struct {
	off  [2]uint64
	size int64
}

func floatAt(rs *regState, k cellKey) *cell {
	for _, c := range rs.float {
		if c.size == k.size && sym.Hash(c.off) == k.off {
			return c
		}
	}
	return nil
}

func fixedKeys(x, y *regState) []int64 {
	var keys []int64
	for k := range x.fixed {
		keys = append(keys, k)
	}
	for k := range y.fixed {
		if x.fixed[k] == nil {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

// join is the value of a cell after a merge.
func (m *Machine) join(s *State, t Type, ca sym.Cond, a, b Value, lossy bool) Value {
	if SameValue(a, b) {
		return a
	}
	ia, ok1 := a.(Int)
	ib, ok2 := b.(Int)
	if lossy || tooBig(a) || tooBig(b) {
		if ok1 && ok2 {
			ra, rb := sym.RangeOf(ia.E, nil), sym.RangeOf(ib.E, nil)
			return Int{m.FreshSym("join", sym.Approx, minBig(ra.Lo, rb.Lo), maxBig(ra.Hi, rb.Hi))}
		}
		if c, ok := a.(*Ptr); ok {
			if d, ok := b.(*Ptr); ok && c.R == d.R {
				off := m.FreshSym("off", sym.Approx, nil, nil)
				return &Ptr{R: c.R, Off: off, Path: c.Path}
			}
		}
		if _, ok := a.(*Struct); !ok {
			if ca != nil && !sym.ManySyms(ca, 4*m.L.CondSize) && !ok1 {
				return choose(ca, a, b)
			}
		}
		return m.Unknown(s, t, "join")
	}
	return choose(ca, a, b)
}

// tooBig keeps nested choices from growing without bound.
func tooBig(v Value) bool {
	switch v := v.(type) {
	case Int:
		return len(sym.FreeSyms(v.E)) > 16 || sym.Size(v.E) > 400
	case *Choice:
		return v.size > maxAlternatives
	}
	return false
}

// maxMergedCond is the size of a condition by which a merge tells two paths
// apart.
const maxMergedCond = 600

// maxAlternatives is the size of a choice that a merge may keep.
const maxAlternatives = 24

func minBig(a, b *big.Int) *big.Int {
	if a == nil || b == nil {
		return nil
	}
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func maxBig(a, b *big.Int) *big.Int {
	if a == nil || b == nil {
		return nil
	}
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

func sameOverlays(a, b []overlay) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := a[i], b[i]
		if x.from != y.from || x.src != y.src || !sym.Equal(x.off, y.off) || !sym.Equal(x.soff, y.soff) {
			return false
		}
		if (x.len == nil) != (y.len == nil) || x.len != nil && !sym.Equal(x.len, y.len) {
			return false
		}
	}
	return true
}

// mergeLogs is the log after two paths join: what they have in common, then all
// that either adds.
func mergeLogs(a, b *havocLog) *havocLog {
	var more []*havocLog
	for a != b {
		if b == nil || a != nil && a.n >= b.n {
			more, a = append(more, a), a.prev
		} else {
			more, b = append(more, b), b.prev
		}
	}
	if len(more) == 0 {
		return a
	}
	out := &havocLog{classes: more[0].classes, prev: a, n: 1}
	if a != nil {
		out.n = a.n + 1
	}
	if len(more) == 1 {
		return out
	}
	out.classes = map[string]bool{}
	for _, l := range more {
		if l.classes == nil {
			out.classes = nil
			break
		}
		for c := range l.classes {
			out.classes[c] = true
		}
	}
	return out
}

func joinReasons(a, b []iface.Reason) []iface.Reason {
	out := append([]iface.Reason(nil), a...)
	for _, r := range b {
		dup := false
		for _, q := range out {
			dup = dup || q == r
		}
		if !dup && len(out) < 16 {
			out = append(out, r)
		}
	}
	return out
}
