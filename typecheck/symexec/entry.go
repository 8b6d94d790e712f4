// This file materialises the state at entry: named symbols for what the caller
// can read, and regions for what its pointers point to.

package symexec

import (
	"fmt"
	"math/big"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// display is how the source would spell the cell.
func display(a Access) string {
	t := a.R.Text
	switch {
	case a.R.Kind == Global || a.R.Kind == Local:
		return t + a.Path
	case a.Path == "":
		return "*" + t
	case a.Path[0] == '.':
		return t + "->" + a.Path[1:]
	}
	return t + a.Path
}

// unique keeps the display name for the first place that asks for it.
func (m *Machine) unique(name, id string) string {
	for n, i := name, 2; ; n, i = fmt.Sprintf("%s@%d", name, i), i+1 {
		if have, ok := m.names[n]; !ok || have == id {
			m.names[n] = id
			return n
		}
	}
}

// entryPlace is the cell in the caller's terms; ok is false when its region is
// of unknown origin.
func entryPlace(a Access) (iface.Place, bool) {
	base := a.R.Place
	if base.Text == "" {
		return iface.Place{}, false
	}
	p := base
	p.Steps = append([]iface.Step(nil), base.Steps...)
	step := iface.Step{Deref: a.R.Kind == Entry, Offset: a.Off}
	p.Steps = append(p.Steps, step)
	p.Text = display(a)
	p.Size = a.T.Size
	return p, true
}

// entryValue is the value the cell had at entry.
func (m *Machine) entryValue(s *State, a Access) Value {
	m.lookAt(a.R, a.T)
	if v, ok := m.declaredValue(s, a); ok {
		return v
	}
	id := placeKey(a)
	if v, ok := m.entries[id]; ok {
		return retyped(v, a.T)
	}
	if mentions(a.Off, func(v *sym.Sym) bool { return !m.callerKnows(v) }) {
		if idx := m.loopIndex(a.Off); idx != nil && a.R.iter == nil {
			if v, ok := m.elementValue(s, a, idx); ok {
				return v
			}
		}
		return m.Unknown(s, a.T, a.R.Text)
	}
	place, ok := entryPlace(a)
	if !ok {
		return m.Unknown(s, a.T, a.R.Text)
	}
	v := m.EntryAt(place, a.T, id)
	if x, ok := v.(*Ptr); ok {
		x.R.from, x.R.fromOff = a.R, a.Off
		m.aim(x.R, a)
	}
	m.noteStart(a, v)
	if a.R.iter != nil {
		switch x := v.(type) {
		case Int:
			if y, ok := x.E.(*sym.Sym); ok {
				m.perIteration(y, a.R.iter)
			}
		case *Ptr:
			m.perIteration(x.R.Addr.(*sym.Sym), a.R.iter)
			x.R.iter = a.R.iter
		}
	}
	m.entries[id] = v
	return v
}

// noteStart notes what an input of a static object is when the program starts.
func (m *Machine) noteStart(a Access, v Value) {
	if a.R.Start == nil {
		return
	}
	var e sym.Expr
	switch v := v.(type) {
	case Int:
		e = v.E
	case *Ptr:
		e = v.R.Addr
	}
	y, ok := e.(*sym.Sym)
	if !ok || m.Inputs[y.Name] == nil {
		return
	}
	if k, ok := a.R.Start(a.Off, a.T.Size); ok {
		if n, isInt := k.(Int); isInt {
			m.Inputs[y.Name].Initial, _ = sym.IsConst(n.E)
		}
	}
}

// EntryAt makes the value stored in place at entry; id identifies the place.
func (m *Machine) EntryAt(place iface.Place, t Type, id string) Value {
	name := m.unique(place.Text, id)
	place.Text = name
	lo, hi := t.Lo, t.Hi
	switch t.Kind {
	case FloatType:
		return Int{m.FreshSym(name, sym.Approx, nil, nil)}
	case PtrType, FuncPtrType:
		lo, hi = big.NewInt(0), maxPtr()
	}
	v := sym.NewSym(name, sym.Input, lo, hi)
	m.Inputs[name] = &iface.Input{Sym: v, Kind: iface.InValue, Place: place, Type: t.Name, Signed: t.Signed,
		Pointer: t.Kind == PtrType || t.Kind == FuncPtrType}
	if t.Kind != PtrType {
		return Int{v}
	}
	r := m.addressed(m.newRegion(&Region{Kind: Entry, Text: name, Place: place, Addr: v, Null: sym.EqOf(v, sym.Int(0))}))
	return &Ptr{R: r, Off: sym.Int(0)}
}

// ResourceOf is the number of bytes the block at p owns, 0 for null; ok is
// false when the machine does not know the block.
func (m *Machine) ResourceOf(s *State, p *Ptr) (sym.Expr, bool) {
	switch p.R.Kind {
	case Fresh:
		if s.peek(p.R).moved {
			return nil, false // a loop may have put another block in its place
		}
		if k, ok := sym.IsInt(p.Off); ok && k == 0 && p.R.fam != nil {
			if m.elementGone(s, p.R) == 0 {
				return nil, false
			}
			return m.elementSize(s, p.R)
		}
		if k, ok := sym.IsInt(p.Off); !ok || k != 0 || p.R.Size == nil {
			return nil, false
		}
		if p.R.Fail != nil {
			switch m.Known(s, sym.EqOf(p.R.Fail, sym.Int(0))) {
			case 1:
				return p.R.Size, true
			case -1:
				return sym.Int(0), true
			}
		}
		return guardFail(p.R, p.R.Size), true
	case Entry:
		if p.R.Size != nil {
			return p.R.Size, true
		}
		if p.R.Place.Text == "" {
			return nil, false
		}
		if sym.HasOrigin(p.Off, sym.Approx) || sym.HasOrigin(p.Off, sym.Bound) || sym.HasOrigin(p.Off, sym.Env) {
			return nil, false
		}
		if k, ok := sym.IsInt(p.Off); ok && k == 0 && m.Owned != nil {
			if n, ok, known := m.Owned(s, p.R); known {
				return n, ok
			}
		}
		text := p.R.Text
		place := p.R.Place
		var off sym.Expr
		if k, ok := sym.IsInt(p.Off); !ok || k != 0 {
			text = fmt.Sprintf("(char *)%s + %s", p.R.Text, sym.C(p.Off))
			off = p.Off
		}
		v := m.PureInput(iface.InResourceOf, "resource_of", text, place, fmt.Sprintf("%d\x00%s", p.R.ID, p.Off.Key()))
		m.Inputs[v.Name].Offset = off
		if off != nil {
			if p.R.iter != nil {
				m.perIteration(v, p.R.iter)
			}
			return v, true
		}
		return m.perRegion(p.R, v), true
	}
	return nil, false
}

// guardFail is e, or 0 when the region's allocation failed.
func guardFail(r *Region, e sym.Expr) sym.Expr {
	if r.Fail == nil {
		return e
	}
	return sym.IteOf(sym.EqOf(r.Fail, sym.Int(0)), e, sym.Int(0))
}

// PureInput is the symbol fn(text), a non-negative number the caller can find
// out before the call.
func (m *Machine) PureInput(kind iface.InputKind, fn, text string, place iface.Place, id string) *sym.Sym {
	name := m.unique(fn+"("+text+")", fn+"\x00"+id)
	hi := maxAddr()
	if kind == iface.InLength {
		hi.Sub(hi, big.NewInt(1)) // the terminator is part of the object
	}
	v := sym.NewSym(name, sym.Input, big.NewInt(0), hi)
	m.Inputs[name] = &iface.Input{Sym: v, Kind: kind, Place: place, Fn: fn, Type: "unsigned long"}
	return v
}

// StrLen is the length of the string p points to, as far as the program's own
// writes and what the caller can read say.
func (m *Machine) StrLen(s *State, p *Ptr) (sym.Expr, bool) {
	if p.R.Loop || s.Freed(p.R) {
		return nil, false
	}
	m.Follows(s, p.R)
	return m.textLength(s, s.peek(p.R), s.havoc, p.R, p.Off, 0)
}

// entryLength is the length of a string at entry.
func (m *Machine) entryLength(r *Region) *sym.Sym {
	m.lookAt(r, charType)
	v := m.PureInput(iface.InLength, "strlen", r.Text, r.Place, fmt.Sprintf("%d", r.ID))
	if r.iter != nil {
		m.perIteration(v, r.iter)
		m.noteOf("strlen", v, r)
	}
	return v
}
