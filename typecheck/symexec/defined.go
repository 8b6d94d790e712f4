// This file collects what must hold for calls to be defined: an input that
// breaks it is no counterexample, whatever the memory that the call takes.

package symexec

import (
	"maps"
	"slices"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Limits of what is kept: definedness only keeps counterexamples apart, and the
// verdict is unknown where too little of it is known to find one that runs.
const (
	maxDuties   = 256 // noted in one function
	maxDefined  = 24  // kept in its summary
	definedSize = 300 // nodes of one condition
)

// duty is a condition that the program must meet where the path is taken.
type duty struct {
	path []sym.Cond
	c    sym.Cond
}

// Require notes that the call is undefined on this path unless c holds.
func (m *Machine) Require(s *State, c sym.Cond) {
	if m.exploring > 0 || s.Weak || s.Dead || len(m.duties) >= maxDuties || sym.IsTrue(c) {
		return
	}
	path := s.Path
	if len(m.given) > 0 {
		path = append(path[:len(path):len(path)], m.given...)
	}
	m.duties = append(m.duties, duty{path, c})
}

// Given says, until the returned function is called, that what is executed is
// evaluated only where c holds, which the path does not say.
func (m *Machine) Given(c sym.Cond) func() {
	m.given = append(m.given, c)
	return func() { m.given = m.given[:len(m.given)-1] }
}

// Follows notes that what a region holds is used: pointers to it are not NULL.
func (m *Machine) Follows(s *State, r *Region) {
	if r.Kind == Fresh || r.Null == nil || m.exploring > 0 {
		return
	}
	// On a longer path it says less.
	n := len(s.Path) + len(m.given)
	if k, noted := m.followed[r]; noted && k <= n {
		return
	}
	m.followed[r] = n
	m.Require(s, sym.NotOf(r.Null))
}

// leadsTo reports whether the pointer at p is the last on the way to an input.
func leadsTo(p *iface.Place, in *iface.Input) bool {
	if in == nil || in.Kind == iface.InValue && len(in.Place.Steps) != len(p.Steps)+1 || len(in.Place.Steps) < len(p.Steps) || len(in.Place.Steps) > len(p.Steps)+1 {
		return false
	}
	q := &in.Place
	return p.Root == q.Root && p.Index == q.Index && p.Name == q.Name && p.Unit == q.Unit && slices.EqualFunc(p.Steps, q.Steps[:len(p.Steps)], func(a, b iface.Step) bool {
		return a.Deref == b.Deref && a.Attr == b.Attr && (a.Offset == b.Offset || a.Offset != nil && b.Offset != nil && sym.Equal(a.Offset, b.Offset))
	})
}

// defined are the duties as conditions on the inputs that the cases mention; in
// a loop, those of its first iteration.
func (m *Machine) defined(sum *iface.Summary) (out []sym.Cond) {
	mentioned := map[string]bool{}
	for i := range sum.Cases {
		c := &sum.Cases[i]
		for _, v := range sym.CondSyms(c.Path) {
			mentioned[v.Name] = true
		}
		for _, x := range effectExprs(c.Effect) {
			for _, v := range sym.FreeSyms(x) {
				mentioned[v.Name] = true
			}
		}
	}
	for name, in := range m.Inputs {
		if in.Kind == iface.InValue && in.Place.Root == iface.RootParam && len(in.Place.Steps) == 0 {
			mentioned[name] = true // clauses may
		}
	}
	var pointers []string
	for name, in := range m.Inputs {
		if in.Pointer && m.iter[name] == "" {
			pointers = append(pointers, name)
		}
	}
	todo := slices.Collect(maps.Keys(mentioned))
	for len(todo) > 0 && len(pointers) > 0 {
		in := m.Inputs[todo[0]]
		todo = todo[1:]
		for _, name := range pointers {
			if !mentioned[name] && leadsTo(&m.Inputs[name].Place, in) {
				mentioned[name] = true
				todo = append(todo, name)
			}
		}
	}
	unknown := func(v *sym.Sym) bool { return !mentioned[v.Name] || v.Origin != sym.Input || m.lostSym(v) }
	first := func(c sym.Cond) sym.Cond {
		sub := map[string]sym.Expr{}
		for _, v := range sym.CondSyms(c) {
			if m.iterations[v.Name] {
				sub[v.Name] = sym.Int(0)
			}
		}
		if len(sub) > 0 {
			c = sym.SubstCond(c, sub)
		}
		return dropFailsCond(c)
	}
	for _, d := range m.duties {
		c := first(d.c)
		if len(out) == maxDefined {
			break
		}
		if condMentions(c, unknown) {
			continue
		}
		otherwise, size := []sym.Cond{c}, sym.CondSize(c)
		for _, p := range d.path {
			if p = first(p); condMentions(p, unknown) {
				size = definedSize + 1
				break
			}
			if size += sym.CondSize(p); size > definedSize {
				break
			}
			otherwise = append(otherwise, sym.NotOf(p))
		}
		if size > definedSize {
			continue
		}
		if c = sym.OrOf(otherwise...); !sym.IsTrue(c) && !sym.HasCond(out, c) {
			out = append(out, c)
		}
	}
	return out
}
