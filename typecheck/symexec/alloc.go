// This file acquires and releases blocks.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Alloc acquires size bytes; the result is null when the allocation fails.
func (m *Machine) Alloc(s *State, at diag.Pos, kind string, size sym.Expr, mayFail bool) *Ptr {
	r := m.newRegion(&Region{Kind: Fresh, Text: "block", Size: size, Null: sym.False,
		Alloc: iface.Region{Size: size, Site: at, Kind: kind}})
	if mayFail {
		r.Fail = m.FreshSym(failPrefix, sym.Env, big.NewInt(0), big.NewInt(1))
		r.Null = sym.EqOf(r.Fail, sym.Int(1))
	}
	s.own(r).born = s.havoc
	m.Apply(s, at, "allocates "+sym.C(size)+" bytes", acquire(effect.Point(guardFail(r, size))))
	return &Ptr{R: r, Off: sym.Int(0)}
}

// acquire is the effect of acquiring n bytes, n >= 0: a negative size is not an
// allocation that succeeds, so the contract says nothing of it.
func acquire(n effect.Bound) effect.Effect {
	zero := effect.Point(sym.Int(0))
	return effect.Effect{Alloc: n, Freed: zero, Net: n, Peak: n}
}

// NewFail is a symbol that is 1 when some allocation failed.
func (m *Machine) NewFail() *sym.Sym {
	return m.FreshSym(failPrefix, sym.Env, big.NewInt(0), big.NewInt(1))
}

// NewBlock is a pointer to a block acquired by a call whose effect is already
// counted; fail, when not nil, says that the call failed and the result is null.
func (m *Machine) NewBlock(s *State, at diag.Pos, kind string, size sym.Expr, fail *sym.Sym) *Ptr {
	r := m.newRegion(&Region{Kind: Fresh, Text: "block", Size: size, Null: sym.False, Fail: fail,
		Alloc: iface.Region{Size: size, Site: at, Kind: kind}})
	if fail != nil {
		r.Null = sym.EqOf(fail, sym.Int(1))
	}
	s.own(r).born = s.havoc
	return &Ptr{R: r, Off: sym.Int(0)}
}

// Freed reports whether the region was, or may have been, released on this path.
func (s *State) Freed(r *Region) bool {
	rs := s.peek(r)
	return rs.freed || rs.gone != nil || r.fam != nil && s.m.elementGone(s, r) > 0
}
