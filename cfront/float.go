// This file computes with floating values as far as they are exact: numbers that
// the type holds without rounding. Of what is rounded, bounds are known.

package cfront

import (
	"math/big"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// mantissa is the number of bits of an integer that every value of a floating
// type of that size can hold.
func mantissa(t *ctype) uint {
	if t.size == 4 {
		return 24
	}
	return 53
}

// maxFraction bounds the denominator, a power of two.
const maxFraction = 40

// exactFloat is n/d as a value of type t; nil when it may not be one. Constants
// are rounded where the target rounds each operation to its type.
func (x *executor) exactFloat(s *symexec.State, n sym.Expr, d *big.Int, t *ctype) *symexec.Float {
	if t.kind != tFloat || d.Sign() <= 0 {
		return nil
	}
	if k, ok := sym.IsConst(n); ok {
		r := new(big.Rat).SetFrac(k, d)
		if x.an.u.rounds() && t.size <= 8 {
			return roundedConst(r, t)
		}
		n, d = sym.Big(r.Num()), r.Denom()
	}
	if new(big.Int).And(d, new(big.Int).Sub(d, bigOne)).Sign() != 0 || d.BitLen() > maxFraction {
		return nil
	}
	limit := new(big.Int).Lsh(bigOne, mantissa(t))
	iv := sym.RangeOf(n, nil)
	lo := iv.Lo != nil && iv.Lo.CmpAbs(limit) <= 0
	hi := iv.Hi != nil && iv.Hi.CmpAbs(limit) <= 0
	if !lo || !hi {
		// The number of an iteration, for example, is bounded by the path.
		if sym.Size(n) > 24 || !lo && !x.m.Holds(s, sym.GeOf(n, sym.Big(new(big.Int).Neg(limit)))) || !hi && !x.m.Holds(s, sym.LeOf(n, sym.Big(limit))) {
			return nil
		}
	}
	return &symexec.Float{N: n, D: d}
}

// roundedConst is the value of type t, float or double, that is nearest to r; nil
// where that is infinite.
func roundedConst(r *big.Rat, t *ctype) *symexec.Float {
	f, _ := r.Float64()
	if t.size == 4 {
		g, _ := r.Float32()
		f = float64(g)
	}
	if r = new(big.Rat).SetFloat64(f); r == nil {
		return nil
	}
	return &symexec.Float{N: sym.Big(r.Num()), D: r.Denom()}
}

// rounds reports whether the target computes in the types of the operands: all
// do whose pointers have eight bytes.
func (u *unitInfo) rounds() bool {
	a := u.unit.AST.ABI
	return a != nil && a.Types[cc.Ptr].Size == 8
}

// constFloat is the value of a constant initialiser of floating type; nil where it
// is none, or not known.
func constFloat(u *unitInfo, e *expr) *symexec.Float {
	if e.t == nil || e.t.kind != tFloat || e.t.size > 8 || !u.rounds() {
		return nil
	}
	switch e.op {
	case oFloat:
		if e.frac == nil {
			return nil
		}
		if _, exact := e.frac.Float32(); e.t.size == 4 && !exact {
			return nil // the parser has rounded it to double already
		}
		return roundedConst(e.frac, e.t)
	case oNeg:
		if f := constFloat(u, e.x); f != nil && !sym.Equal(f.N, sym.Int(0)) {
			return &symexec.Float{N: sym.Neg(f.N), D: f.D}
		}
	case oConv:
		if f := constFloat(u, e.x); f != nil {
			k, _ := sym.IsConst(f.N)
			return roundedConst(new(big.Rat).SetFrac(k, f.D), e.t)
		}
		if v, ok := constValue(u, e.x); ok && e.x.t.kind == tInt {
			if k, ok := sym.IsConst(v.(symexec.Int).E); ok {
				return roundedConst(new(big.Rat).SetInt(k), e.t)
			}
		}
	}
	return nil
}

// asFloat is a value as a floating number; bytes of zero are one.
func asFloat(v symexec.Value) (*symexec.Float, bool) {
	switch v := v.(type) {
	case *symexec.Float:
		return v, true
	case symexec.Int:
		if k, ok := sym.IsInt(v.E); ok && k == 0 {
			return &symexec.Float{N: v.E, D: bigOne}, true
		}
	}
	return nil, false
}

// literal is the value of a floating constant.
func (x *executor) literal(s *symexec.State, e *expr) symexec.Value {
	exact := e.frac != nil
	if exact && e.t.size == 4 {
		_, exact = e.frac.Float32() // the parser has rounded it to double already
	}
	if exact {
		if f := x.exactFloat(s, sym.Big(e.frac.Num()), e.frac.Denom(), e.t); f != nil {
			return f
		}
	}
	return x.m.Unknown(s, e.t.machineType(""), "value")
}

// toFloat converts an integer, or a value of another floating type.
func (x *executor) toFloat(s *symexec.State, v symexec.Value, from, to *ctype) symexec.Value {
	if c, ok := v.(*symexec.Choice); ok {
		return symexec.Choose(c.C, x.toFloat(s, c.A, from, to), x.toFloat(s, c.B, from, to))
	}
	f, ok := asFloat(v)
	if i, isInt := v.(symexec.Int); isInt && from.kind == tInt {
		f, ok = &symexec.Float{N: i.E, D: bigOne}, true
	}
	if ok {
		if from.kind == tInt && from.bits <= int(mantissa(to)) {
			return f // whatever the type holds is held
		}
		if f := x.exactFloat(s, f.N, f.D, to); f != nil {
			return f
		}
		if f := x.roundedFloat(f.N, f.D, to); f != nil {
			return f
		}
	}
	return x.m.Unknown(s, to.machineType(""), "float")
}

// fromFloat converts a floating value to an integer type: the fraction is left
// out, and what the type cannot hold is undefined.
func (x *executor) fromFloat(s *symexec.State, v symexec.Value, to *ctype) symexec.Value {
	if c, ok := v.(*symexec.Choice); ok {
		return symexec.Choose(c.C, x.fromFloat(s, c.A, to), x.fromFloat(s, c.B, to))
	}
	if f, ok := asFloat(v); ok {
		e := sym.TruncDivOf(f.N, sym.Big(f.D))
		if x.inRange(s, e, to) || sym.Size(e) <= 24 && x.m.Holds(s, sym.AndOf(sym.GeOf(e, sym.Big(to.lo)), sym.LeOf(e, sym.Big(to.hi)))) {
			return symexec.Int{E: e}
		}
	}
	return x.m.Unknown(s, to.machineType(""), "float")
}

// floatOp computes x op y.
func (x *executor) floatOp(s *symexec.State, e *expr, a, b symexec.Value) symexec.Value {
	if c, ok := a.(*symexec.Choice); ok {
		return symexec.Choose(c.C, x.floatOp(s, e, c.A, b), x.floatOp(s, e, c.B, b))
	}
	if c, ok := b.(*symexec.Choice); ok {
		return symexec.Choose(c.C, x.floatOp(s, e, a, c.A), x.floatOp(s, e, a, c.B))
	}
	lost := x.m.Unknown(s, e.t.machineType(""), "value")
	f, ok1 := asFloat(a)
	g, ok2 := asFloat(b)
	if !ok1 || !ok2 {
		return lost
	}
	var n sym.Expr
	d := new(big.Int).Mul(f.D, g.D)
	switch e.op {
	case oAdd:
		n = sym.AddOf(sym.MulOf(f.N, sym.Big(g.D)), sym.MulOf(g.N, sym.Big(f.D)))
	case oSub:
		n = sym.Sub(sym.MulOf(f.N, sym.Big(g.D)), sym.MulOf(g.N, sym.Big(f.D)))
	case oMul:
		n = sym.MulOf(f.N, g.N)
	case oDiv:
		k, ok := sym.IsConst(g.N)
		if !ok || k.Sign() <= 0 {
			return lost
		}
		n, d = sym.MulOf(f.N, sym.Big(g.D)), new(big.Int).Mul(f.D, k)
		if c, ok := sym.IsConst(n); ok {
			r := new(big.Rat).SetFrac(c, d)
			n, d = sym.Big(r.Num()), r.Denom()
		}
	default:
		return lost
	}
	if r := x.exactFloat(s, n, d, e.t); r != nil {
		return r
	}
	if e.op != oDiv {
		if r := x.roundedFloat(n, d, e.t); r != nil {
			return r
		}
	}
	return lost
}

// roundedFloat is n/d as a value of type t that is rounded: some multiple of 1/d
// not far from it, since what is rounded to is a multiple of a power of two that is
// no smaller. nil when nothing bounds it.
func (x *executor) roundedFloat(n sym.Expr, d *big.Int, t *ctype) *symexec.Float {
	few, most := 400, 1000 // binary places, magnitude
	if t.size == 4 {
		few, most = 100, 120
	}
	iv := sym.RangeOf(n, nil)
	if t.kind != tFloat || t.size > 8 || !x.an.u.rounds() || iv.Lo == nil || iv.Hi == nil ||
		d.Sign() <= 0 || new(big.Int).And(d, new(big.Int).Sub(d, bigOne)).Sign() != 0 || d.BitLen() > few {
		return nil
	}
	far := new(big.Int).Abs(iv.Lo)
	if iv.Hi.CmpAbs(far) > 0 {
		far.Abs(iv.Hi)
	}
	if far.BitLen()-d.BitLen() > most {
		return nil
	}
	// Half a unit in the last place at most.
	far.Rsh(far, mantissa(t)-1)
	far.Add(far, bigOne)
	lo, hi := new(big.Int).Sub(iv.Lo, far), new(big.Int).Add(iv.Hi, far)
	if iv.Lo.Sign() >= 0 && lo.Sign() < 0 {
		lo.SetInt64(0)
	}
	if iv.Hi.Sign() <= 0 && hi.Sign() > 0 {
		hi.SetInt64(0)
	}
	return &symexec.Float{N: x.m.FreshSym("float", sym.Approx, lo, hi), D: d}
}

// floatCompare is the condition of a comparison of floating values; ok is false
// when it is not known.
func floatCompare(o op, a, b symexec.Value) (c sym.Cond, ok bool) {
	f, ok1 := asFloat(a)
	g, ok2 := asFloat(b)
	if !ok1 || !ok2 {
		return nil, false
	}
	l, r := sym.MulOf(f.N, sym.Big(g.D)), sym.MulOf(g.N, sym.Big(f.D))
	switch o {
	case oEq:
		return sym.EqOf(l, r), true
	case oNe:
		return sym.NeOf(l, r), true
	case oLt:
		return sym.LtOf(l, r), true
	case oLe:
		return sym.LeOf(l, r), true
	}
	return nil, false
}

// classified is the result of a library function that tells kinds of floating
// values apart. The values that are followed are all finite.
func classified(name string, args []symexec.Value) (symexec.Value, bool) {
	if len(args) != 1 {
		return nil, false
	}
	if _, exact := args[0].(*symexec.Float); !exact {
		return nil, false
	}
	name = strings.TrimPrefix(strings.TrimPrefix(name, "__builtin_"), "__")
	switch name {
	case "isnan", "isnanf", "isnanl", "isinf", "isinff", "isinfl", "isinf_sign":
		return zero, true
	case "finite", "finitef", "finitel", "isfinite":
		return symexec.Int{E: sym.Int(1)}, true
	}
	return nil, false
}
