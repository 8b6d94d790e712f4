// This file reads and writes bit-fields: some bits of an integer in memory.

package cfront

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// unitType is the type of the integer that a bit-field of type t lies in.
func unitType(t *ctype, class string) symexec.Type {
	return intType(t.size, false).machineType(class)
}

// ownBits reports whether the integer around a bit-field is followed: it has no
// name for a caller, so only what the program itself made has a value.
func ownBits(l lvalue) bool {
	return l.bitOff >= 0 && (l.a.R.Kind == symexec.Local || l.a.R.Kind == symexec.Fresh && !l.a.R.Loop) && !l.a.R.Opaque()
}

// loadBits is the value of a bit-field of type t.
func (x *executor) loadBits(l lvalue, t *ctype) symexec.Value {
	if ownBits(l) {
		if u, ok := x.m.Read(l.s, l.a).(symexec.Int); ok {
			return symexec.Int{E: bitsOf(u.E, l.bitOff, l.bitW, t.signed && !t.isBool)}
		}
	}
	mt := l.a.T
	mt.Lo, mt.Hi = intRange(l.bitW, t.signed)
	return x.m.Unknown(l.s, mt, "bits")
}

// storeBits puts the low bits of v into a bit-field.
func (x *executor) storeBits(l lvalue, v symexec.Value) {
	n, isInt := v.(symexec.Int)
	if isInt && ownBits(l) {
		if u, ok := x.m.Read(l.s, l.a).(symexec.Int); ok {
			e := x.cleared(u.E, l.bitOff, l.bitW)
			e = sym.AddOf(e, sym.MulOf(sym.Big(pow2(l.bitOff)), sym.ModOf(n.E, sym.Big(pow2(l.bitW)))))
			x.m.Write(l.s, l.a, symexec.Int{E: e})
			return
		}
	}
	x.m.SetBytes(l.s, l.a.R, l.a.Off, sym.Int(l.a.T.Size), false)
}

// cleared is e with w bits from bit number from on zero. Bits that are not known
// stay apart from those next to them, so that these are found again.
func (x *executor) cleared(e sym.Expr, from, w int) sym.Expr {
	for _, y := range sym.FreeSyms(e) {
		if y.Origin != sym.Approx || y.Lo == nil || y.Lo.Sign() != 0 || y.Hi == nil {
			continue
		}
		coef, rest, ok := sym.Normalize(e).LinearIn(y)
		k, isConst := sym.IsConst(coef)
		if !ok || !isConst || k.Sign() <= 0 {
			continue
		}
		first, n := k.BitLen()-1, y.Hi.BitLen()
		if k.Cmp(pow2(first)) != 0 || new(big.Int).Add(y.Hi, bigOne).Cmp(pow2(n)) != 0 || from < first || from+w > first+n {
			continue
		}
		// The rest has to keep clear of the unknown bits.
		if iv := sym.RangeOf(sym.ModOf(rest, sym.Big(pow2(first+n))), nil); iv.Lo == nil || iv.Lo.Sign() < 0 || iv.Hi == nil || iv.Hi.Cmp(pow2(first)) >= 0 {
			continue
		}
		part := func(at, w int) sym.Expr {
			if w == 0 {
				return sym.Int(0)
			}
			v := x.m.FreshSym("bits", sym.Approx, bigZero, new(big.Int).Sub(pow2(w), bigOne))
			return sym.MulOf(sym.Big(pow2(at)), v)
		}
		return sym.AddOf(rest, part(first, from-first), part(from+w, first+n-from-w))
	}
	return sym.Sub(e, sym.MulOf(sym.Big(pow2(from)), bitsOf(e, from, w, false)))
}

// bitsOf is the number in the w bits of e from bit number from on.
func bitsOf(e sym.Expr, from, w int, signed bool) sym.Expr {
	e = sym.FloorDivOf(e, sym.Big(pow2(from)))
	if !signed {
		return sym.ModOf(e, sym.Big(pow2(w)))
	}
	half := sym.Big(pow2(w - 1))
	return sym.Sub(sym.ModOf(sym.AddOf(e, half), sym.Big(pow2(w))), half)
}

func pow2(n int) *big.Int { return new(big.Int).Lsh(bigOne, uint(n)) }
