// This file makes regions, and values that nothing is known of.

package symexec

import (
	"fmt"
	"math/big"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// UnknownRegion is what a pointer nothing is known of points to.
func (m *Machine) UnknownRegion(hint string) *Region {
	a := m.FreshSym(hint, sym.Approx, big.NewInt(0), maxPtr())
	return m.addressed(m.newRegion(&Region{Kind: Entry, Text: a.Name, Addr: a, Null: sym.EqOf(a, sym.Int(0))}))
}

// AbsoluteRegion is the region whose offsets are numeric addresses.
func (m *Machine) AbsoluteRegion() *Region {
	key := "absolute"
	if m.regions[key] == nil {
		m.regions[key] = m.newRegion(&Region{Kind: Local, Text: "address", Null: sym.False, Absolute: true})
	}
	return m.regions[key]
}

// SourceRegion is storage in which each read finds a new value, of the origin.
func (m *Machine) SourceRegion(hint string, o sym.Origin) *Region {
	return m.newRegion(&Region{Kind: Local, Text: hint, Null: sym.False, Source: &o})
}

// ParamObject is the storage of a structure passed by value.
func (m *Machine) ParamObject(p iface.Place) *Region {
	return m.newRegion(&Region{Kind: Global, Text: p.Text, Null: sym.False, Place: p, Private: true, Shared: true})
}

// Address is the number a pointer to the region's start is.
func (m *Machine) Address(r *Region) sym.Expr {
	r.exposed = true
	if r.Addr == nil {
		r.Addr = m.FreshSym("address", sym.Approx, big.NewInt(1), maxAddr())
		m.addressed(r)
	}
	if r.Kind == Fresh && r.Null != nil && !sym.IsFalse(r.Null) {
		return sym.IteOf(r.Null, sym.Int(0), r.Addr)
	}
	return r.Addr
}

// reachable reports whether a store through some pointer may hit the region.
func (r *Region) reachable() bool { return r.Kind != Local || r.Shared }

// Unknown makes up a value of type t that the analysis knows nothing about.
func (m *Machine) Unknown(s *State, t Type, hint string) Value {
	return m.freshValue(t, sym.Approx, hint)
}

// Any makes up a value of type t that the environment returns.
func (m *Machine) Any(t Type, hint string) Value { return m.freshValue(t, sym.Env, hint) }

func (m *Machine) freshValue(t Type, o sym.Origin, hint string) Value {
	switch t.Kind {
	case PtrType, FuncPtrType:
		a := m.FreshSym(hint, o, big.NewInt(0), maxPtr())
		if t.Kind == FuncPtrType {
			return Int{a}
		}
		r := m.addressed(m.newRegion(&Region{Kind: Entry, Text: a.Name, Addr: a, Null: sym.EqOf(a, sym.Int(0))}))
		r.Place.Text = "" // unknown origin
		return &Ptr{R: r, Off: sym.Int(0)}
	case StructType:
		r := m.newRegion(&Region{Kind: Local, Text: hint})
		return &Struct{from: &regState{shared: true}, R: r, Off: sym.Int(0), Len: t.Size}
	}
	return Int{m.FreshSym(hint, o, t.Lo, t.Hi)}
}

// maxAddr is the largest address of an object.
func maxAddr() *big.Int { return new(big.Int).SetUint64(1<<63 - 1) }

// maxPtr is the largest value of a pointer: programs mark places with values that
// are no addresses, such as (void *)-1.
func maxPtr() *big.Int { return new(big.Int).SetUint64(1<<64 - 1) }

func (m *Machine) newRegion(r *Region) *Region {
	m.nextID++
	r.ID = m.nextID
	return r
}

// NewLocal makes storage for an automatic object of the given name.
func (m *Machine) NewLocal(name string) *Region {
	return m.newRegion(&Region{Kind: Local, Text: name, Null: sym.False})
}

// GlobalRegion returns the region of an object with static storage.
func (m *Machine) GlobalRegion(id, name string, init func(sym.Expr, int64) (Value, bool)) *Region {
	key := "global\x00" + id
	if r := m.regions[key]; r != nil {
		return r
	}
	r := m.newRegion(&Region{Kind: Global, Text: name, Null: sym.False, Init: init,
		Place: iface.Place{Root: iface.RootGlobal, Name: name, Text: name}})
	m.regions[key] = r
	return r
}

func placeKey(a Access) string {
	return fmt.Sprintf("%d\x00%x\x00%d", a.R.ID, sym.Hash(a.Off), a.T.Size)
}
