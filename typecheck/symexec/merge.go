// This file joins paths: states that agree on what matters become one.

package symexec

import (
	"encoding/binary"
	"fmt"
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
	out.mem[r] = &regState{freed: true, moved: true, escaped: true, given: true, smudge: []smudge{{}}}
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
