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
		needs = append(needs, conjuncts(n)...)
	}
	hidden := func(v *sym.Sym) bool { return m.lostSym(v) || v.Origin == sym.Env }
	for _, p := range s.Path {
		q := dropFailsCond(p)
		switch needed := hasCond(needs, p); {
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

func hasCond(cs []sym.Cond, c sym.Cond) bool {
	for _, x := range cs {
		if sym.EqualCond(x, c) {
			return true
		}
	}
	return false
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
				if !hasCond(conjuncts(b.Path), n) {
					need = append(need, n)
				}
			}
			if len(need) == 0 {
				continue
			}
			c := sym.OrOf(sym.NotOf(sym.AndOf(w.branch...)), sym.AndOf(need...))
			if !sym.IsTrue(c) && !hasCond(more, c) {
				more = append(more, c)
			}
		}
		if len(more) > 0 {
			b.Path = sym.AndOf(append([]sym.Cond{b.Path}, more...)...)
		}
	}
}
