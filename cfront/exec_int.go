// This file computes with C integers and pointers: conversions, wrapping,
// comparison.

package cfront

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

var (
	bigZero = big.NewInt(0)
	bigOne  = big.NewInt(1)
)

// fit brings a mathematical result into the range of t: unsigned types wrap,
// signed ones are assumed not to overflow (it would be undefined), unless an
// option of the compiler makes them wrap too.
func (x *executor) fit(s *symexec.State, e sym.Expr, t *ctype) sym.Expr {
	if !t.signed && x.inRange(s, e, t) {
		return e
	}
	if t.signed && x.fr.fn.unit.unit.Wraps {
		return x.convInt(s, e, t)
	}
	if t.signed {
		iv := sym.RangeOf(e, nil)
		if iv.Lo == nil || iv.Hi == nil || iv.Lo.Cmp(t.lo) < 0 || iv.Hi.Cmp(t.hi) > 0 {
			x.m.Assume("no-overflow", "signed arithmetic does not overflow", x.pos(nil))
			x.m.Require(s, sym.AndOf(sym.GeOf(e, sym.Big(t.lo)), sym.LeOf(e, sym.Big(t.hi))))
		}
		return e
	}
	return sym.WrapU(e, uint(t.bits))
}

// conv converts a value between types.
func (x *executor) conv(s *symexec.State, v symexec.Value, from, to *ctype) symexec.Value {
	switch to.kind {
	case tVoid:
		return zero
	case tInt:
		switch {
		case to.isBool:
			if from.kind == tFloat {
				c, ok := floatCompare(oNe, v, zero)
				if !ok {
					c = x.coin()
				}
				return symexec.Int{E: boolExpr(c)}
			}
			return symexec.Int{E: boolExpr(x.truth(v))}
		case from.kind == tFloat:
			return x.fromFloat(s, v, to)
		case from.kind == tPtr || isPointer(v):
			if to.size >= 8 {
				return x.convNumbers(s, v, to)
			}
			return symexec.Int{E: x.convInt(s, x.toInt(v), to)}
		case from.kind == tInt:
			if from.lo != nil && from.hi != nil && from.lo.Cmp(to.lo) >= 0 && from.hi.Cmp(to.hi) <= 0 {
				return v // every value of the type is one of the other
			}
			return symexec.Int{E: x.convInt(s, x.toInt(v), to)}
		}
		return x.m.Unknown(s, to.machineType(""), "value")
	case tFloat:
		return x.toFloat(s, v, from, to)
	case tPtr:
		if from.kind == tInt && from.signed {
			return x.convNumbers(s, v, pointerNumbers)
		}
		return v
	}
	return v
}

// pointerNumbers is the type that has the numbers of pointers.
var pointerNumbers = &ctype{kind: tInt, size: 8, bits: 64, lo: new(big.Int), hi: new(big.Int).Sub(new(big.Int).Lsh(bigOne, 64), bigOne)}

// convNumbers converts what is known as a number and leaves pointers as they are.
func (x *executor) convNumbers(s *symexec.State, v symexec.Value, to *ctype) symexec.Value {
	switch v := v.(type) {
	case symexec.Int:
		return symexec.Int{E: x.convInt(s, v.E, to)}
	case *symexec.Choice:
		return symexec.Choose(v.C, x.convNumbers(s, v.A, to), x.convNumbers(s, v.B, to))
	}
	return v
}

func isPointer(v symexec.Value) bool {
	switch v := v.(type) {
	case *symexec.Ptr, *symexec.Func:
		return true
	case *symexec.Choice:
		return isPointer(v.A) || isPointer(v.B)
	}
	return false
}

// inRange reports whether e certainly fits into t on this path.
func (x *executor) inRange(s *symexec.State, e sym.Expr, t *ctype) bool {
	iv := sym.RangeOf(e, nil)
	lo := iv.Lo != nil && iv.Lo.Cmp(t.lo) >= 0
	hi := iv.Hi != nil && iv.Hi.Cmp(t.hi) <= 0
	if lo && hi {
		return true
	}
	if sym.Size(e) > 24 {
		return false
	}
	return (lo || x.m.Plain(s, sym.GeOf(e, sym.Big(t.lo))) > 0) && (hi || x.m.Plain(s, sym.LeOf(e, sym.Big(t.hi))) > 0)
}

func (x *executor) convInt(s *symexec.State, e sym.Expr, to *ctype) sym.Expr {
	if x.inRange(s, e, to) {
		return e
	}
	if to.signed {
		return sym.WrapS(e, uint(to.bits))
	}
	return sym.WrapU(e, uint(to.bits))
}

func (x *executor) unop(s *symexec.State, e *expr, v symexec.Value) symexec.Value {
	if f, ok := asFloat(v); ok && e.t.kind == tFloat && e.op == oNeg {
		return &symexec.Float{N: sym.Neg(f.N), D: f.D}
	}
	if e.t.kind != tInt {
		return x.m.Unknown(s, e.t.machineType(""), "value")
	}
	a := x.toInt(v)
	if e.op == oNeg {
		return symexec.Int{E: x.fit(s, sym.Neg(a), e.t)}
	}
	// ~a == -a - 1
	return symexec.Int{E: x.fit(s, sym.Sub(sym.Neg(a), sym.Int(1)), e.t)}
}

func (x *executor) binop(s *symexec.State, e *expr, a, b symexec.Value) symexec.Value {
	if e.t.kind == tFloat {
		return x.floatOp(s, e, a, b)
	}
	if e.t.kind != tInt {
		return x.m.Unknown(s, e.t.machineType(""), "value")
	}
	if p, ok := a.(*symexec.Ptr); ok {
		if v, ok := x.addressArith(s, e, p, b); ok {
			return v
		}
	}
	l, r := x.toInt(a), x.toInt(b)
	var v sym.Expr
	switch e.op {
	case oAdd:
		v = sym.AddOf(l, r)
	case oSub:
		v = sym.Sub(l, r)
	case oMul:
		v = sym.MulOf(l, r)
	case oDiv:
		v = sym.TruncDivOf(l, r)
	case oRem:
		v = sym.RemOf(l, r)
	case oShl:
		v = sym.ShlOf(l, r)
	case oShr:
		v = sym.ShrOf(l, r)
	case oAnd:
		v = x.bitAnd(l, r, e.t)
	case oOr:
		v = sym.BitOrOf(l, r)
	case oXor:
		v = sym.BitXorOf(l, r)
	}
	if e.op == oShr || e.op == oDiv && !e.t.signed {
		return symexec.Int{E: v}
	}
	if e.op == oShl && e.t.signed {
		// gcc shifts the bits, whatever the standard says of the sign.
		return symexec.Int{E: x.convInt(s, v, e.t)}
	}
	return symexec.Int{E: x.fit(s, v, e.t)}
}

// bitAnd knows masks that were complemented in an unsigned type: 2**w - m.
func (x *executor) bitAnd(l, r sym.Expr, t *ctype) sym.Expr {
	if !t.signed {
		for i := 0; i < 2; i++ {
			if k, ok := sym.IsConst(r); ok && k.Sign() > 0 && k.BitLen() == t.bits {
				low := new(big.Int).Sub(new(big.Int).Lsh(bigOne, uint(t.bits)), k)
				if low.BitLen() > 0 && new(big.Int).And(low, new(big.Int).Sub(low, bigOne)).Sign() == 0 {
					return sym.Sub(l, sym.ModOf(l, sym.Big(low)))
				}
			}
			l, r = r, l
		}
	}
	return sym.BitAndOf(l, r)
}

// addressArith keeps a pointer recognisable through arithmetic on its number.
func (x *executor) addressArith(s *symexec.State, e *expr, p *symexec.Ptr, b symexec.Value) (symexec.Value, bool) {
	if q, ok := b.(*symexec.Ptr); ok {
		if e.op == oSub && q.R == p.R {
			return symexec.Int{E: x.fit(s, sym.Sub(p.Off, q.Off), e.t)}, true
		}
		return nil, false
	}
	r := x.toInt(b)
	switch e.op {
	case oAdd:
		if k, ok := sym.IsConst(r); ok && k.BitLen() == 64 {
			// Adding 2**64 - k subtracts k.
			r = sym.Big(new(big.Int).Sub(k, new(big.Int).Lsh(bigOne, 64)))
		}
		return &symexec.Ptr{R: p.R, Off: sym.AddOf(p.Off, r), Path: p.Path}, true
	case oSub:
		return &symexec.Ptr{R: p.R, Off: sym.Sub(p.Off, r), Path: p.Path}, true
	case oAnd:
		if k, ok := sym.IsConst(r); ok && k.BitLen() >= 60 {
			return &symexec.Ptr{R: p.R, Off: x.m.FreshSym("aligned", sym.Approx, nil, nil), Path: p.Path}, true
		}
	}
	return nil, false
}

// maxCompared is the number of pairs of values that a comparison looks at.
const maxCompared = 64

// compare is the condition of a comparison.
func (x *executor) compare(s *symexec.State, e *expr, a, b symexec.Value) sym.Cond {
	if symexec.Alternatives(a)*symexec.Alternatives(b) > maxCompared {
		return x.coin()
	}
	if c, ok := a.(*symexec.Choice); ok {
		return sym.OrOf(sym.AndOf(c.C, x.compare(s, e, c.A, b)), sym.AndOf(sym.NotOf(c.C), x.compare(s, e, c.B, b)))
	}
	if c, ok := b.(*symexec.Choice); ok {
		return sym.OrOf(sym.AndOf(c.C, x.compare(s, e, a, c.A)), sym.AndOf(sym.NotOf(c.C), x.compare(s, e, a, c.B)))
	}
	if e.x.t.kind == tFloat || e.y.t.kind == tFloat {
		if c, ok := floatCompare(e.op, a, b); ok {
			return c
		}
		return x.coin()
	}
	if e.x.t.kind == tInt && e.x.t.signed {
		order := e.op == oLt || e.op == oLe
		a, b = x.signedAddress(a, b, e.x.t, order), x.signedAddress(b, a, e.x.t, order)
	}
	switch e.op {
	case oEq, oNe:
		c := x.equal(a, b)
		if e.op == oNe {
			return sym.NotOf(c)
		}
		return c
	}
	l, r := x.order(a, b)
	if c := unsignedOrder(e.op == oLt, l, r); c != nil {
		return c
	}
	if e.op == oLt {
		return sym.LtOf(l, r)
	}
	return sym.LeOf(l, r)
}

// signedAddress is a pointer of the caller's as a number of a signed type, where it
// is compared with a number: it may be one that is no address, such as -1.
func (x *executor) signedAddress(v, with symexec.Value, t *ctype, order bool) symexec.Value {
	p, isPtr := v.(*symexec.Ptr)
	n, isInt := with.(symexec.Int)
	if !isPtr || !isInt || p.R.Kind != symexec.Entry || symexec.IsNull(n) && !order {
		return v
	}
	return symexec.Int{E: sym.WrapS(x.toInt(v), uint(t.bits))}
}

// order gives two values as numbers that compare as the values do.
func (x *executor) order(a, b symexec.Value) (l, r sym.Expr) {
	p, ok1 := a.(*symexec.Ptr)
	q, ok2 := b.(*symexec.Ptr)
	if ok1 && ok2 && p.R == q.R {
		return p.Off, q.Off
	}
	return x.toInt(a), x.toInt(b)
}

func (x *executor) equal(a, b symexec.Value) sym.Cond {
	if symexec.IsNull(b) && isPointer(a) {
		return symexec.NullCond(a)
	}
	if symexec.IsNull(a) && isPointer(b) {
		return symexec.NullCond(b)
	}
	p, ok1 := a.(*symexec.Ptr)
	q, ok2 := b.(*symexec.Ptr)
	if ok1 && ok2 {
		if p.R == q.R {
			return sym.EqOf(p.Off, q.Off)
		}
		if p.R.Kind != symexec.Entry || q.R.Kind != symexec.Entry {
			// Distinct objects: equal only when both are null. An object of
			// unknown origin may be any of those known outside.
			if !p.R.Opaque() && !q.R.Opaque() {
				if c, ok := symexec.SameElement(p, q); ok {
					return c
				}
				return sym.AndOf(symexec.NullCond(p), symexec.NullCond(q))
			}
			return x.coin()
		}
	}
	f, ok1 := a.(*symexec.Func)
	g, ok2 := b.(*symexec.Func)
	if ok1 && ok2 {
		return sym.Bool(f.Name == g.Name)
	}
	l, r := x.toInt(a), x.toInt(b)
	for i := 0; i < 2; i++ {
		if v, c := signedInUnsigned(l, r); v != nil {
			return sym.EqOf(v, c)
		}
		l, r = r, l
	}
	return x.folded(sym.EqOf(l, r))
}

// signedInUnsigned recognises the comparison of a signed value v, converted to
// an unsigned type of 2**w values, with a constant c < 2**(w-1): v may be
// negative, but then its converted value is above every such constant.
func signedInUnsigned(m, k sym.Expr) (v, c sym.Expr) {
	md, ok := m.(*sym.Mod)
	n, ok2 := sym.IsConst(k)
	if !ok || !ok2 || n.Sign() < 0 {
		return nil, nil
	}
	w, ok := sym.IsConst(md.Y)
	if !ok || w.Sign() <= 0 {
		return nil, nil
	}
	half := new(big.Int).Rsh(w, 1)
	iv := sym.RangeOf(md.X, nil)
	if n.Cmp(half) >= 0 || iv.Lo == nil || iv.Hi == nil || iv.Hi.Cmp(half) >= 0 || iv.Lo.CmpAbs(half) > 0 {
		return nil, nil
	}
	return md.X, k
}

// unsignedOrder compares a converted signed value with a constant.
func unsignedOrder(strict bool, l, r sym.Expr) sym.Cond {
	less := func(a, b sym.Expr) sym.Cond {
		if strict {
			return sym.LtOf(a, b)
		}
		return sym.LeOf(a, b)
	}
	if v, c := signedInUnsigned(l, r); v != nil {
		return sym.AndOf(sym.GeOf(v, sym.Int(0)), less(v, c))
	}
	if v, c := signedInUnsigned(r, l); v != nil {
		return sym.OrOf(sym.LtOf(v, sym.Int(0)), less(c, v))
	}
	return nil
}

// distance is how many elements of n bytes lie between b and a; nil if they may point
// into different objects.
func (x *executor) distance(s *symexec.State, a, b symexec.Value, n int64, deep int) sym.Expr {
	a, b = x.m.Settled(s, a), x.m.Settled(s, b)
	if c, ok := a.(*symexec.Choice); ok && deep < 4 {
		return either(c.C, x.distance(s, c.A, b, n, deep+1), x.distance(s, c.B, b, n, deep+1))
	}
	if c, ok := b.(*symexec.Choice); ok && deep < 4 {
		return either(c.C, x.distance(s, a, c.A, n, deep+1), x.distance(s, a, c.B, n, deep+1))
	}
	p, ok1 := a.(*symexec.Ptr)
	q, ok2 := b.(*symexec.Ptr)
	if !ok1 || !ok2 || p.R != q.R {
		return nil
	}
	return sym.TruncDivOf(sym.Sub(p.Off, q.Off), sym.Int(n))
}

// either is a where c holds and b elsewhere; nil if one of them is.
func either(c sym.Cond, a, b sym.Expr) sym.Expr {
	if a == nil || b == nil {
		return nil
	}
	return sym.IteOf(c, a, b)
}
