// This file copies, sets and forgets stretches of memory.

package symexec

import (
	"sort"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// CopyFrom copies n bytes (nil: all) at soff of src, as they were in from, to
// off of dst; from == nil takes the present contents.
func (m *Machine) CopyFrom(s *State, dst *Region, off, n sym.Expr, from *regState, src *Region, soff sym.Expr) {
	m.copyFrom(s, dst, off, n, from, src, soff)
	if len(s.twins) > 0 || len(m.aimed) > 0 {
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
			s.escape(c.val)
		}
	}
}

// SetBytes makes n bytes (nil: the rest) at off unknown, or zero.
func (m *Machine) SetBytes(s *State, r *Region, off, n sym.Expr, zero bool) {
	m.setBytes(s, r, off, n, zero)
	if len(s.twins) > 0 || len(m.aimed) > 0 {
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
