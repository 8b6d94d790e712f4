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
	s.own(r)
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
	s.own(r)
	return &Ptr{R: r, Off: sym.Int(0)}
}

// Free releases the block v points to. Unknown origin ends the path.
func (m *Machine) Free(s *State, at diag.Pos, v Value) {
	switch v := v.(type) {
	case Int:
		if sym.IsTrue(sym.EqOf(v.E, sym.Int(0))) {
			return
		}
		m.Havoc(s, at, "free-of-unknown", "a pointer of unknown origin is released")
	case *Ptr:
		n, ok := m.ResourceOf(s, v)
		if !ok {
			if m.Known(s, NullCond(v)) > 0 {
				return
			}
			m.Havoc(s, at, "free-of-unknown", "a pointer of unknown origin is released")
			return
		}
		if m.Known(s, NullCond(v)) > 0 {
			return
		}
		if s.peek(v.R).moved {
			m.Havoc(s, at, "free-of-unknown", "a block that a loop may have replaced is released by an older pointer")
			return
		}
		if s.peek(v.R).freed {
			// A second release is undefined: the contract says nothing of it.
			return
		}
		s.own(v.R).freed = true
		m.Apply(s, at, "releases "+sym.C(n)+" bytes", effect.OfFree(n))
	case *Choice:
		a, b := NullCond(v.A), NullCond(v.B)
		switch {
		case m.Known(s, v.C) > 0 || sym.IsTrue(b) && sym.IsTrue(a):
			m.Free(s, at, v.A)
		case m.Known(s, v.C) < 0:
			m.Free(s, at, v.B)
		case sym.IsTrue(b) || sym.IsTrue(a):
			p, c := v.A, v.C
			if sym.IsTrue(a) {
				p, c = v.B, sym.NotOf(v.C)
			}
			q, ok := p.(*Ptr)
			if ok {
				if n, ok := m.ResourceOf(s, q); ok && !s.peek(q.R).freed {
					s.own(q.R).freed = true
					m.Apply(s, at, "releases", effect.OfFree(sym.IteOf(c, n, sym.Int(0))))
					return
				}
			}
			m.Havoc(s, at, "free-of-unknown", "one of several pointers is released")
		default:
			m.Havoc(s, at, "free-of-unknown", "one of several pointers is released")
		}
	default:
		m.Havoc(s, at, "free-of-unknown", "a pointer of unknown origin is released")
	}
}

// Freed reports whether the region was released on this path.
func (s *State) Freed(r *Region) bool { return s.peek(r).freed }
