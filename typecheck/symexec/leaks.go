// This file finds the blocks that are alive at the end of a path and that nothing
// reaches, or nothing under some condition.

package symexec

import (
	"sort"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxLeakCond is the size of a condition under which a block is reported.
const maxLeakCond = 60

// leaks adds to a case the blocks that nothing reaches; idx are those that
// something may reach, by their number in the case, which unseen are reached by
// what the case does not list; vague, that it does not say of some which.
func (m *Machine) leaks(s *State, c *iface.Case, idx map[*Region]int, unseen map[*Region]bool, vague bool) {
	var alive []*Region
	for reg, rs := range s.mem {
		if reg.fam != nil || reg.whole != nil {
			continue // whether something reaches all of them is not followed
		}
		if _, reached := idx[reg]; (reached || reg.Kind == Global || reg.Kind == Entry) && rs.blurred() {
			return // a pointer that was stored there may still be
		}
		kept := reg.exposed || rs.given || rs.escaped && m.keeps
		if reg.Kind == Fresh && !rs.freed && rs.gone == nil && !kept && m.certain(s, reg) {
			alive = append(alive, reg)
		}
	}
	sort.Slice(alive, func(i, j int) bool { return alive[i].ID < alive[j].ID })
	other := make([]bool, len(c.Regions))
	for reg := range unseen {
		other[idx[reg]] = unseen[reg]
	}
	when, known := reached(c, other)
	known = known && !vague
	for _, reg := range alive {
		i, ok := idx[reg]
		if !ok {
			c.Leaks = append(c.Leaks, reg.Alloc)
			continue
		}
		if !known || sym.IsTrue(when[i]) || sym.IsFalse(when[i]) {
			continue
		}
		lost := sym.NotOf(when[i])
		if reg.Null != nil {
			lost = sym.AndOf(lost, sym.NotOf(reg.Null))
		}
		if !c.AllocFailed {
			lost = dropFailsCond(lost)
		}
		if sym.IsFalse(lost) || sym.CondSize(lost) > maxLeakCond || condMentions(lost, m.lostSym) || m.Known(s, lost) < 0 {
			continue
		}
		out := reg.Alloc
		out.When = lost
		c.Leaks = append(c.Leaks, out)
	}
}

// blurred reports whether a cell may still hold something that was written there
// and is no longer known.
func (rs *regState) blurred() bool {
	for _, sm := range rs.smudge {
		if sm.off == nil || sm.size < 0 || sm.size >= 8 {
			return true
		}
	}
	for i := range rs.over {
		if _, fixed := sym.IsInt(rs.over[i].off); !fixed {
			return true
		}
		if n := rs.over[i].len; n != nil {
			if _, fixed := sym.IsInt(n); !fixed {
				return true
			}
		}
	}
	return false
}

// reached is, for each block of a case, when a pointer leads to it from the result
// or from what the caller has; ok is false when that is not known. Those of other
// are reached in any case.
func reached(c *iface.Case, other []bool) (when []sym.Cond, ok bool) {
	when, ok = make([]sym.Cond, len(c.Regions)), true
	for i := range when {
		when[i] = sym.Bool(other[i])
	}
	changed := false
	var visit func(v iface.Value, is sym.Cond)
	visit = func(v iface.Value, is sym.Cond) {
		switch v := v.(type) {
		case iface.Pointer:
			if v.Region >= 0 && v.Region < len(when) {
				if w := sym.OrOf(when[v.Region], is); !sym.EqualCond(w, when[v.Region]) {
					when[v.Region], changed = w, true
				}
			}
		case iface.Choice:
			visit(v.Then, sym.AndOf(is, v.If))
			visit(v.Else, sym.AndOf(is, sym.NotOf(v.If)))
		case iface.Unknown:
			ok = ok && v.Why.Code == "data-dependent"
		}
	}
	visit(c.Result, sym.True)
	for round := 0; round == 0 || changed && round <= len(when); round++ {
		changed = false
		for i := range c.Stores {
			st := &c.Stores[i]
			switch {
			case st.To.Root != iface.RootRegion:
				visit(st.Val, sym.True)
			case st.To.Index < len(when):
				visit(st.Val, when[st.To.Index])
			}
		}
	}
	for i := range when {
		ok = ok && sym.CondSize(when[i]) <= 4*maxLeakCond
	}
	return when, ok && !changed
}
