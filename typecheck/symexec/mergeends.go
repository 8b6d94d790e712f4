// This file keeps between which numbers a value lies that two paths join without
// telling which of them was taken.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// maxJoined bounds the size of the expressions, and the length of the paths, whose
// ends are looked for at a merge.
const maxJoined = 48

// joined is a number that is x on path a and y on path b.
func (m *Machine) joined(a, b *State, x, y sym.Expr) Int {
	rx, ry := sym.RangeOf(x, nil), sym.RangeOf(y, nil)
	least, most := minBig(rx.Lo, ry.Lo), maxBig(rx.Hi, ry.Hi)
	if least != nil && most != nil && new(big.Int).Sub(most, least).BitLen() <= 8 {
		return Int{m.FreshSym("join", sym.Approx, least, most)}
	}
	if lo, hi, ok := m.joinedEnds(a, b, x, y); ok {
		if most != nil && sym.HasOrigin(hi, sym.Approx) {
			hi = sym.MinOf(hi, sym.Big(most))
		}
		return Int{sym.AddOf(lo, sym.MinOf(m.FreshSym("join", sym.Approx, big.NewInt(0), nil), sym.Sub(hi, lo)))}
	}
	return Int{m.FreshSym("join", sym.Approx, least, most)}
}

// joinedEnds are the ends of a number that is x on path a and y on path b, over what
// is known of both; false if it has no upper one.
func (m *Machine) joinedEnds(a, b *State, x, y sym.Expr) (lo, hi sym.Expr, ok bool) {
	if sym.Size(x)+sym.Size(y) > maxJoined || len(a.Path)+len(b.Path) > maxJoined {
		return nil, nil, false
	}
	// What stands for places of a loop that is still being looked at stays.
	gone := func(v *sym.Sym) bool { return v.Origin == sym.Approx && !m.heads[v.Name] && !m.indices[v.Name] }
	ends := func(s *State, e sym.Expr) (lo, hi sym.Expr, ok bool) {
		p := &projector{gone: gone, path: s.facts(), busy: map[string]bool{}}
		if lo, ok = p.bound(e, false, 0); ok {
			hi, ok = p.bound(e, true, 0)
		}
		return lo, hi, ok && !beyondMemory(hi)
	}
	la, ha, ok1 := ends(a, x)
	if !ok1 {
		return nil, nil, false
	}
	lb, hb, ok2 := ends(b, y)
	if !ok2 {
		return nil, nil, false
	}
	lo, hi = sym.MinOf(la, lb), sym.MaxOf(ha, hb)
	return lo, hi, sym.Size(lo)+sym.Size(hi) <= maxJoined
}

// Settled is v without the null pointer that it might have been, where the path says
// that it is none, or is one.
func (m *Machine) Settled(s *State, v Value) Value {
	c, ok := v.(*Choice)
	if !ok || !IsNull(c.A) && !IsNull(c.B) {
		return v
	}
	switch known := m.Known(s, c.C); {
	case known > 0:
		return m.Settled(s, c.A)
	case known < 0:
		return m.Settled(s, c.B)
	}
	return v
}

// IsNull reports whether v is the null pointer.
func IsNull(v Value) bool {
	i, ok := v.(Int)
	return ok && sym.IsTrue(sym.EqOf(i.E, sym.Int(0)))
}
