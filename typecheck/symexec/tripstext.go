// This file counts the iterations of loops that end, at the latest, at the
// terminator of a string the caller owns.

package symexec

import "github.com/muxlang/mux/typecheck/sym"

// endsText reports whether c is one that tripText counts.
func (m *Machine) endsText(s *State, c sym.Cond, i *sym.Sym) bool {
	n, _ := m.tripText(s, c, i)
	return n != nil
}

// tripText is the number of iterations for which c(i) holds from i = 0 on, where c
// looks at character i of a string and does not hold for its terminator; exact is
// false when it is only an upper bound. nil: c is not of that kind.
func (m *Machine) tripText(s *State, c sym.Cond, i *sym.Sym) (n sym.Expr, exact bool) {
	for _, v := range sym.CondSyms(c) {
		e, ok := m.elements[v.Name]
		if !ok || e.fn != "" || e.idx.Name != i.Name || e.acc.T.Kind != IntType || e.acc.T.Size != 1 {
			continue
		}
		if !sym.IsFalse(sym.SubstCond(c, map[string]sym.Expr{v.Name: sym.Int(0)})) {
			continue
		}
		r := e.acc.R
		if r.Kind != Entry || r.iter != nil || m.Owned != nil {
			continue
		}
		start := sym.Sub(e.acc.Off, i)
		if sym.HasSym(start, i.Name) {
			continue
		}
		n = m.entryLength(r)
		if k, isInt := sym.IsInt(start); !isInt || k != 0 {
			// Behind the terminator stands anything.
			if !m.Holds(s, sym.AndOf(sym.GeOf(start, sym.Int(0)), sym.LeOf(start, n))) {
				continue
			}
			n = sym.Sub(n, start)
		}
		return n, sym.EqualCond(c, sym.NeOf(v, sym.Int(0)))
	}
	return nil, false
}
