// This file takes the first iterations of a loop apart from the others: what a
// loop sets up at its start is then there when the rest is summarised.

package symexec

import (
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxPeel is the number of iterations that are taken apart.
const maxPeel = 2

// peel summarises a loop, and where that says too little tries again with the
// first iteration executed as it is.
func (m *Machine) peel(s *State, l LoopSpec) (after []*State, exits []Exit) {
	for _, a := range l.Locals {
		c, ok := m.Read(s, a).(*Choice)
		if !ok || a.T.Kind != PtrType {
			continue
		}
		// One of two pointers: each by itself.
		yes, no := m.Fork(s, c.C)
		for _, w := range []struct {
			s *State
			v Value
		}{{yes, c.A}, {no, c.B}} {
			if w.s == nil {
				continue
			}
			m.Write(w.s, a, w.v)
			if over := m.over(w.s, l); over != nil {
				after = append(after, over...)
				continue
			}
			a, e := m.peel(w.s, l)
			after, exits = append(after, a...), append(exits, e...)
		}
		return after, exits
	}
	m.looping++
	defer func() { m.looping-- }()
	if l.Quiet || m.lost || m.exploring > 0 || l.peeled >= maxPeel {
		return m.general(s, l)
	}
	before, spent, outset := s.Clone(), m.Steps, m.Losses()
	outer := l.dropped
	l.dropped, l.probe = new(int), new(probe)
	after, exits = m.general(s, l)
	early, setsUp := l.probe.early, l.probe.setsUp // nothing is known of the whole loop yet
	again := early || astray(after)
	all := poor(before, after, exits)
	if early {
		all.dead = 1
	}
	all.dropped = *l.dropped
	defer func() {
		if outer != nil {
			*outer += all.dropped
		}
	}()
	spent = m.Steps - spent
	// A pointer that is lost sight of in one way of looking at a loop is not lost if
	// another one finds it; for other ways that are not understood little is spent.
	share, left := 3, m.L.Steps-m.Steps
	switch {
	case all.dead+all.vague+all.dropped == 0:
		share = 8
	case again:
		share, left = 1, outset.limit-m.Steps
	}
	l.probe = nil
	whole := func() ([]*State, []Exit) {
		if early {
			after, exits = m.general(before, l)
		}
		return after, exits
	}
	if all == (lack{}) || all.dead+all.vague+all.dropped == 0 && (l.peeled > 0 || m.looping > 1) || spent > left/share {
		return whole()
	}
	otherwise := m.Losses()
	if again {
		m.SetLosses(outset, outset)
		if !setsUp {
			m.L.Steps = min(m.L.Steps, m.Steps+2*spent)
		}
	}
	l.peeled++
	l.dropped = new(int)
	a, e := m.first(before.Clone(), l)
	better := poor(before, a, e)
	better.dropped = *l.dropped
	if better.less(all) {
		all = better
		if again {
			m.SetLosses(m.Losses(), outset)
		}
		return a, e
	}
	if again {
		m.SetLosses(otherwise, outset)
	}
	l.peeled--
	return whole()
}

// astray reports whether a way ended because nothing was known of a pointer.
func astray(ends []*State) bool {
	for _, s := range ends {
		if s.Dead && !s.Failed() && len(s.Reasons) > 0 {
			switch s.Reasons[len(s.Reasons)-1].Code {
			case "recursion", "free-of-unknown":
				return true
			}
		}
	}
	return false
}

// first executes one iteration and summarises the others.
func (m *Machine) first(s *State, l LoopSpec) (after []*State, exits []Exit) {
	var next []*State
	for _, b := range l.Test(s) {
		if b.S.Dead {
			after = append(after, b.S)
			continue
		}
		enter, pass := m.Fork(b.S, b.C)
		if pass != nil {
			after = append(after, pass)
		}
		if enter == nil {
			continue
		}
		it := l.Body(enter)
		exits = append(exits, it.Exits...)
		next = append(next, it.Next...)
	}
	for _, st := range m.Merge(next) {
		if st.Dead || st.Exited {
			after = append(after, st)
			continue
		}
		if over := m.over(st, l); over != nil {
			after = append(after, over...)
			continue
		}
		again := m.peel
		if st.Failed() {
			again = m.general
		}
		a, e := again(st, l)
		after, exits = append(after, a...), append(exits, e...)
	}
	return after, exits
}

// over are the states after a loop whose condition is known to be false.
func (m *Machine) over(s *State, l LoopSpec) []*State {
	var out []*State
	for _, b := range l.Test(s.Clone()) {
		if !b.S.Dead && m.Known(b.S, b.C) >= 0 {
			return nil
		}
		out = append(out, b.S)
	}
	return out
}

// lack counts what is not known after a loop: paths that ended in something not
// understood, those whose effect has no bound, those whose effect is known less
// exactly than before, blocks that nothing is known of any more, and paths whose
// effect has no closed form.
type lack struct{ dead, open, vague, dropped, computed int }

func (l lack) less(k lack) bool {
	switch {
	case l.dead != k.dead:
		return l.dead < k.dead
	case l.open != k.open:
		return l.open < k.open
	case l.vague != k.vague:
		return l.vague < k.vague
	case l.computed > 0:
		return l.computed < k.computed
	case l.dropped != k.dropped:
		return l.dropped < k.dropped
	}
	return l.computed < k.computed
}

func poor(before *State, after []*State, exits []Exit) (l lack) {
	count := func(s *State) {
		switch {
		case s.Failed():
		case s.Dead:
			l.dead++
		case s.Weak && !before.Weak || !exact(s.Eff) && exact(before.Eff):
			l.vague++
			if !bounded(s.Eff) && bounded(before.Eff) {
				l.open++
			}
		case sym.HasRec(s.Eff.Peak.Hi) && !sym.HasRec(before.Eff.Peak.Hi):
			l.computed++
		}
	}
	for _, s := range after {
		count(s)
	}
	for _, x := range exits {
		count(x.S)
	}
	return l
}

// exact reports whether what is acquired and released is known as a number.
func exact(e effect.Effect) bool {
	return sym.Equal(e.Alloc.Lo, e.Alloc.Hi) && sym.Equal(e.Freed.Lo, e.Freed.Hi) && sym.Equal(e.Peak.Lo, e.Peak.Hi)
}

// bounded reports whether there is an upper bound of what is acquired and released.
func bounded(e effect.Effect) bool {
	return !sym.IsInf(e.Alloc.Hi) && !sym.IsInf(e.Freed.Hi) && !sym.IsInf(e.Peak.Hi)
}
