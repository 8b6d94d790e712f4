// This file shows the front-end what it needs for invariants of objects: where
// a region's pointer was read, what was there at entry, what was written since.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Holder is the region the pointer to r was read from at entry and the offset
// there; nil when there is none.
func (r *Region) Holder() (*Region, sym.Expr) { return r.from, r.fromOff }

// AtEntry is what the cell held at entry.
func (m *Machine) AtEntry(s *State, a Access) Value {
	if a.R.Kind != Entry && a.R.Kind != Global {
		return m.Unknown(s, a.T, a.R.Text)
	}
	return m.entryValue(s, a)
}

// BlockInput is the input for the size of the block at the start of r, spelled
// resource_of(text).
func (m *Machine) BlockInput(r *Region, text string) sym.Expr {
	return m.perRegion(r, m.PureInput(iface.InResourceOf, "resource_of", text, r.Place, "block\x00"+text))
}

// OwnedInput is the input for all that the object at the start of r owns.
func (m *Machine) OwnedInput(r *Region) *sym.Sym {
	name := m.unique("resource_of("+r.Text+")", "owned\x00"+r.Text)
	v := sym.NewSym(name, sym.Input, big.NewInt(0), maxAddr())
	m.Inputs[name] = &iface.Input{Sym: v, Kind: iface.InPure, Place: r.Place, Fn: "resource_of", Type: "unsigned long"}
	m.perRegion(r, v)
	return v
}

func (m *Machine) perRegion(r *Region, v *sym.Sym) *sym.Sym {
	if r.iter != nil {
		m.perIteration(v, r.iter)
		m.noteOf("resource_of", v, r)
	}
	return v
}

// PerIteration reports whether the region is another one in each iteration of
// some loop.
func (r *Region) PerIteration() bool { return r.iter != nil }

// IsNode reports whether the region is a node of a chain that a loop walks: in
// its body the pointer to it is not null.
func (r *Region) IsNode() bool { return r.node }

// MayDiffer reports whether a cell of r with that type may hold something else
// than at entry, as far as stores to its class go.
func (s *State) MayDiffer(r *Region, t Type) bool { return s.havoc.hits(r, t) }

// Written reports whether some cell of r was stored to, or r was released.
func (s *State) Written(r *Region) bool {
	rs := s.peek(r)
	if rs.freed || len(rs.over) > 0 || len(rs.smudge) > 0 || len(rs.rows) > 0 {
		return true
	}
	for _, c := range rs.fixed {
		if c.dirty {
			return true
		}
	}
	for _, c := range rs.float {
		if c.dirty {
			return true
		}
	}
	return false
}

// Regions lists what the state knows of, oldest first.
func (s *State) Regions() []*Region { return s.sortedRegions() }

// WithoutFails is e in a call in which every allocation succeeds.
func WithoutFails(e sym.Expr) sym.Expr { return dropFails(e) }

// CondWithoutFails is c in a call in which every allocation succeeds.
func CondWithoutFails(c sym.Cond) sym.Cond { return dropFailsCond(c) }

// Lost reports whether c speaks of values that nothing is known to be computed from:
// not of inputs, nor of what a loop's iterations are about.
func (m *Machine) Lost(c sym.Cond) bool {
	return condMentions(c, func(v *sym.Sym) bool {
		return v.Origin == sym.Approx && !m.indices[v.Name] && !m.iterations[v.Name] && !m.heads[v.Name] && m.iter[v.Name] == ""
	})
}

// Visible reports whether c speaks only of what the caller can know: inputs, and
// what the environment returns.
func (m *Machine) Visible(c sym.Cond) bool { return !condMentions(c, m.lostSym) }
