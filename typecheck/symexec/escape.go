// This file tells which objects code outside of the frame may know: what a call
// does not know it does not change.

package symexec

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Escape is escape for what a call is given.
func (s *State) Escape(v Value) {
	s.give(v)
	s.escape(v)
}

// give notes the blocks that something beside the path's memory may know of.
func (s *State) give(v Value) {
	switch v := v.(type) {
	case *Ptr:
		if !s.peek(v.R).given {
			s.own(v.R).given = true
		}
	case *Choice:
		s.give(v.A)
		s.give(v.B)
	}
}

// escape notes that code outside the frame may know the addresses in v.
func (s *State) escape(v Value) {
	switch v := v.(type) {
	case *Ptr:
		if rs := s.peek(v.R); !rs.escaped {
			s.own(v.R).escaped = true
			if s.m.looping > 0 {
				s.m.escaping = append(s.m.escaping, v.R)
			}
			s.escapeAll(s.peek(v.R), 0)
		}
	case *Choice:
		s.escape(v.A)
		s.escape(v.B)
	case *Struct:
		s.escapeAll(v.from, 0)
	}
}

// HandOver is Escape for what a call is given that is not executed: it may keep
// any pointer that it finds.
func (s *State) HandOver(v Value) {
	switch v.(type) {
	case *Ptr, *Choice, *Struct:
		s.m.MayKeep()
		s.Escape(v)
	}
}

// MayKeep notes that a call may have kept a pointer that it found in memory.
func (m *Machine) MayKeep() { m.keeps = true }

// maxCopies is the length of a chain of copies that is followed.
const maxCopies = 40

// escapeAll lets every address in a region's contents escape.
func (s *State) escapeAll(rs *regState, deep int) {
	if deep > maxCopies {
		s.escapeRest()
		return
	}
	for _, c := range rs.near(sym.Int(0), 1<<62) {
		s.escape(c.val)
	}
	for _, o := range rs.over {
		s.escapeAll(o.from, deep+1)
	}
}

// escapeRest lets all objects escape.
func (s *State) escapeRest() {
	for _, r := range s.sortedRegions() {
		if rs := s.mem[r]; !rs.escaped && (r.Kind == Fresh || r.Kind == Local && r.Shared) {
			s.own(r).escaped = true
			if s.m.looping > 0 {
				s.m.escaping = append(s.m.escaping, r)
			}
		}
	}
}

// EscapeAny notes that code which was passed over may have stored addresses
// wherever the classes of its stores say, nil for anywhere.
func (s *State) EscapeAny() {
	s.m.MayKeep()
	s.escapeRest()
}

// escapeAfter marks what escaped in some iteration of a loop in the states that
// leave it.
func (m *Machine) escapeAfter(after []*State, exits []Exit) {
	if m.looping > 0 || len(m.escaping) == 0 {
		return
	}
	for _, x := range exits {
		after = append(after[:len(after):len(after)], x.S)
	}
	for _, s := range after {
		for _, r := range m.escaping {
			if rs := s.mem[r]; rs != nil && !(rs.escaped && rs.given) {
				rs = s.own(r)
				rs.escaped, rs.given = true, true
			}
		}
	}
	m.escaping = m.escaping[:0]
}

// Escaped reports whether the region may be known outside the frame.
func (s *State) Escaped(r *Region) bool {
	return r.Kind == Entry || r.Kind == Global && !r.Private || s.peek(r).escaped
}

// HavocCall is HavocClasses for what a call may write: not the objects whose
// addresses nobody but the frame has. Arguments escape before.
func (m *Machine) HavocCall(s *State, classes map[string]bool, why iface.Reason) {
	if m.looping > 0 || m.exploring > 0 {
		// An earlier iteration may have given an address away.
		m.HavocClasses(s, classes, why)
		return
	}
	hidden := map[*Region]bool{}
	for r, rs := range s.mem {
		if r.fam != nil || r.whole != nil {
			hidden = nil
			break
		}
		if (r.Kind == Fresh || r.Kind == Local) && !rs.escaped && !r.exposed && !r.Loop && r.iter == nil {
			hidden[r] = true
		}
	}
	before := s.havoc
	m.havocBut(s, classes, why, hidden)
	if s.havoc == before {
		return
	}
	for r := range hidden {
		if rs := s.mem[r]; r.Zero && rs.born == before {
			s.own(r).born = s.havoc
		}
	}
}

// HavocThrough makes unknown what code that is passed over may write through the
// pointer v: cells of the classes in the objects that it points to. It reports
// false, and does nothing, where these are not known.
func (m *Machine) HavocThrough(s *State, v Value, classes map[string]bool, why iface.Reason) bool {
	var regions []*Region
	var list func(v Value) bool
	list = func(v Value) bool {
		switch v := v.(type) {
		case *Ptr:
			regions = append(regions, v.R)
			return m.plainRegion(s, v.R)
		case *Choice:
			return list(v.A) && list(v.B)
		case Int:
			k, ok := sym.IsInt(v.E)
			return ok && k == 0 // nothing is written there
		}
		return false
	}
	if !list(v) {
		return false
	}
	for _, r := range regions {
		if r.Init != nil && r.Kind == Global {
			continue // a constant
		}
		m.lose(s, r, classes)
		if r.Kind == Entry || r.Kind == Global {
			s.Wrote = append(s.Wrote, why)
		}
	}
	return true
}

// plainRegion reports whether stores to the region are stores to it alone.
func (m *Machine) plainRegion(s *State, r *Region) bool {
	if r.fam != nil || r.whole != nil || r.Loop || r.iter != nil || r.node || r.Opaque() || r.Absolute || r.Source != nil || r.Static != "" {
		return false
	}
	return len(s.twins) == 0 && !s.peek(r).moved
}

// lose makes the cells of the classes unknown in one region.
func (m *Machine) lose(s *State, r *Region, classes map[string]bool) {
	rs := s.own(r)
	if len(rs.rows) > 0 || classes == nil || classes[AnyStore] {
		rs.fixed, rs.float, rs.rows, rs.over = nil, nil, nil, nil
		rs.smudge = []smudge{{}}
		return
	}
	for k, c := range rs.fixed {
		if affects(classes, r, c.t) {
			delete(rs.fixed, k)
		}
	}
	var keep []*cell
	for _, c := range rs.float {
		if !affects(classes, r, c.t) {
			keep = append(keep, c)
		}
	}
	rs.float = keep
	var more []smudge
	for _, c := range sortedClasses(classes) {
		more = append(more, smudge{class: c})
	}
	rs.smudge = joinSmudges(rs.smudge, more)
}
