// This file keeps what one way through a function takes for granted from being
// forgotten by the others.

package symexec

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// want is what a path branched on, all of it known to the caller, and what it
// needs beyond that: where it needs more than the inputs give, calls are outside
// the contract.
type want struct{ branch, need []sym.Cond }

func (m *Machine) wants(s *State) (w want) {
	if len(s.needs) == 0 || s.Failed() {
		return w
	}
	var needs []sym.Cond
	for _, n := range s.needs {
		needs = append(needs, sym.Conjuncts(n)...)
	}
	hidden := func(v *sym.Sym) bool { return m.lostSym(v) || v.Origin == sym.Env }
	for _, p := range s.Path {
		q := dropFailsCond(p)
		switch needed := sym.HasCond(needs, p); {
		case sym.IsTrue(q):
		case !condMentions(q, hidden) && needed:
			w.need = append(w.need, q)
		case !condMentions(q, hidden):
			w.branch = append(w.branch, q)
		case !needed:
			return want{} // the caller cannot tell whether a call goes this way
		}
	}
	if s.Weak {
		return want{}
	}
	return w
}

// boundWeak takes from each weak case the inputs that go another way whose needs
// they do not meet: the weak case would answer for that way.
func (m *Machine) boundWeak(rets []Return, cases []iface.Case) {
	for i := range cases {
		b := &cases[i]
		if !b.Weak || b.AllocFailed {
			continue
		}
		var more []sym.Cond
		for k, r := range rets {
			if k == i {
				continue
			}
			w := m.wants(r.S)
			var need []sym.Cond
			for _, n := range w.need {
				if !sym.HasCond(sym.Conjuncts(b.Path), n) {
					need = append(need, n)
				}
			}
			if len(need) == 0 {
				continue
			}
			c := sym.OrOf(sym.NotOf(sym.AndOf(w.branch...)), sym.AndOf(need...))
			if !sym.IsTrue(c) && !sym.HasCond(more, c) {
				more = append(more, c)
			}
		}
		if len(more) > 0 {
			b.Path = sym.AndOf(append([]sym.Cond{b.Path}, more...)...)
		}
	}
}

// Limits of the condition under which a summary is open; beyond them it is open
// where any of the needs may not be met.
const (
	maxOpenPart = 200 // nodes of what one way contributes
	maxOpen     = 24  // ways
)

// open is where calls may go a weak way that needs more than they give: the
// caller cannot tell it from the others, so that these do not answer for it. Nil
// when there is no such way.
func (m *Machine) open(rets []Return, cases []iface.Case) sym.Cond {
	parts := m.opened[:len(m.opened):len(m.opened)]
	add := func(c sym.Cond) {
		if !sym.IsFalse(c) && !sym.HasCond(parts, c) {
			parts = append(parts, c)
		}
	}
	for i, r := range rets {
		if !cases[i].Weak || cases[i].AllocFailed || r.S.Failed() {
			continue
		}
		way, breaks := m.breaks(r.S)
		for _, b := range breaks {
			c := sym.AndOf(append([]sym.Cond{b}, way...)...)
			if len(parts) >= maxOpen || sym.CondSize(c) > maxOpenPart {
				c = b
			}
			add(c)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return sym.OrOf(parts...)
}

// Opened notes that nothing is certain of calls that take this path where c
// holds, because nothing is of a call that they make. What the caller cannot know
// remains an assumption in words.
func (m *Machine) Opened(s *State, c sym.Cond) {
	if c = dropFailsCond(c); m.exploring > 0 || s.Dead || s.Failed() || sym.IsFalse(c) || !m.Visible(c) || m.Known(s, c) < 0 {
		return
	}
	if path := m.visiblePart(s.Path); sym.CondSize(path) <= maxOpenPart && len(m.opened) < maxOpen {
		c = sym.AndOf(c, dropFailsCond(path))
	}
	if !sym.HasCond(m.opened, c) {
		m.opened = append(m.opened, c)
	}
}

// breaks are the ways in which a path may be left because something it needs
// does not hold, and what the caller knows of the path but for its needs. What
// speaks of something the caller cannot know is left out: that such a need is
// met is an assumption in words only.
func (m *Machine) breaks(s *State) (way, breaks []sym.Cond) {
	hidden := func(v *sym.Sym) bool { return m.lostSym(v) || v.Origin == sym.Env }
	var needs []sym.Cond
	for _, n := range s.needs {
		for _, c := range sym.Conjuncts(n) {
			if c = dropFailsCond(c); !condMentions(c, hidden) && !sym.IsTrue(c) {
				needs = append(needs, c)
			}
		}
	}
	if len(needs) == 0 {
		return nil, nil
	}
	inPath := make([]bool, len(needs))
	for _, p := range s.Path {
		p = dropFailsCond(p)
		q := without(p, needs, inPath)
		same := sym.EqualCond(p, q)
		if condMentions(p, hidden) {
			if !same {
				same = true
				for k, n := range needs { // which part they belong to is hidden
					inPath[k] = inPath[k] && sym.EqualCond(without(p, []sym.Cond{n}, make([]bool, 1)), p)
				}
			}
			var ok bool
			if q, ok = weaken(q, hidden); !ok {
				continue
			}
		}
		if !same {
			breaks = append(breaks, sym.NotOf(p))
		}
		if !sym.IsTrue(q) {
			way = append(way, q)
		}
	}
	for k, n := range needs {
		if !inPath[k] {
			breaks = append(breaks, sym.NotOf(n))
		}
	}
	return way, breaks
}

// without is c where the needs in it hold; those it finds are marked.
func without(c sym.Cond, needs []sym.Cond, found []bool) sym.Cond {
	for k, n := range needs {
		if sym.EqualCond(c, n) {
			found[k] = true
			return sym.True
		}
	}
	part := func(xs []sym.Cond) []sym.Cond {
		out := make([]sym.Cond, len(xs))
		for i, x := range xs {
			out[i] = without(x, needs, found)
		}
		return out
	}
	switch c := c.(type) {
	case *sym.And:
		return sym.AndOf(part(c.X)...)
	case *sym.Or:
		return sym.OrOf(part(c.X)...)
	}
	return c
}
