// This file reads cells through a type other than their own: with the other
// signedness, and where the declaration of the object says what its cells are.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// retyped is the integer v read as a value of type t: the same bits, for a cell
// of the other signedness another number.
func retyped(v Value, t Type) Value {
	if t.Kind != IntType || t.Size < 1 || t.Size > 8 {
		return v
	}
	switch x := v.(type) {
	case Int:
		bits := uint(8 * t.Size)
		if fits(x.E, t.Signed, bits) {
			return v
		}
		if t.Signed {
			return Int{sym.WrapS(x.E, bits)}
		}
		return Int{sym.WrapU(x.E, bits)}
	case *Choice:
		a, b := retyped(x.A, t), retyped(x.B, t)
		if a == x.A && b == x.B {
			return v
		}
		return newChoice(x.C, a, b)
	}
	return v
}

// fits reports whether e is certainly a value of the integer type.
func fits(e sym.Expr, signed bool, bits uint) bool {
	r := sym.RangeOf(e, nil)
	lo, hi := new(big.Int), new(big.Int).Lsh(big.NewInt(1), bits)
	if signed {
		hi.Rsh(hi, 1)
		lo.Neg(hi)
	}
	return r.Lo != nil && r.Hi != nil && r.Lo.Cmp(lo) >= 0 && r.Hi.Cmp(hi) < 0
}

// otherSign reports whether reading t where a cell of type c is gives other
// numbers for some of its values.
func otherSign(c, t Type) bool {
	return c.Kind == IntType && t.Kind == IntType && c.Signed != t.Signed
}

// declaredValue is the value at entry of a cell that the program reads as
// something else than it is declared as; ok is false when it is read as it is
// declared, or nothing is known of that.
func (m *Machine) declaredValue(s *State, a Access) (v Value, ok bool) {
	if m.Declared == nil || a.T.Kind != IntType && a.T.Kind != PtrType {
		return nil, false
	}
	t, path, fit, known := m.Declared(a)
	switch {
	case !known:
		return nil, false
	case !fit:
		return m.Unknown(s, a.T, a.R.Text), true
	case !otherSign(t, a.T) && path == a.Path && t.Kind == a.T.Kind:
		return nil, false
	}
	own := a
	own.Path = path
	if a.T.Class == AnyStore {
		// Nobody said what it is read as.
		own.T = t
	}
	if otherSign(t, a.T) {
		own.T = t
	}
	return retyped(m.entryValue(s, own), a.T), true
}
