// This file joins values of two paths.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// join is the value of a cell after a merge of sa and sb to s.
func (m *Machine) join(s, sa, sb *State, t Type, ca sym.Cond, a, b Value, lossy bool) Value {
	if SameValue(a, b) {
		return a
	}
	a, b = m.Settled(sa, a), m.Settled(sb, b)
	ia, ok1 := a.(Int)
	ib, ok2 := b.(Int)
	if lossy || tooBig(a) || tooBig(b) {
		if ok1 && ok2 {
			return m.joined(sa, sb, ia.E, ib.E)
		}
		if c, ok := a.(*Ptr); ok {
			if d, ok := b.(*Ptr); ok && c.R == d.R {
				off := m.joined(sa, sb, c.Off, d.Off)
				return &Ptr{R: c.R, Off: off.E, Path: c.Path}
			}
		}
		if _, ok := a.(*Struct); !ok {
			if ca != nil && !sym.ManySyms(ca, 4*m.L.CondSize) && !ok1 {
				return choose(ca, a, b)
			}
		}
		return m.Unknown(s, t, "join")
	}
	return choose(ca, a, b)
}

// tooBig keeps nested choices from growing without bound.
func tooBig(v Value) bool {
	switch v := v.(type) {
	case Int:
		return len(sym.FreeSyms(v.E)) > 16 || sym.Size(v.E) > 400
	case *Choice:
		return v.size > maxAlternatives
	}
	return false
}

// maxMergedCond is the size of a condition by which a merge tells two paths
// apart.
const maxMergedCond = 600

// maxAlternatives is the size of a choice that a merge may keep.
const maxAlternatives = 24

func minBig(a, b *big.Int) *big.Int {
	if a == nil || b == nil {
		return nil
	}
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func maxBig(a, b *big.Int) *big.Int {
	if a == nil || b == nil {
		return nil
	}
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}
