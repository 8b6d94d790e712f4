// This file follows floats that are fractions of integers the analysis knows:
// int(n * 0.8), n / 2, len(x) ** 0.5.

package pyfront

import (
	"math"
	"math/big"
	"strconv"

	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// ratio is a float of about x/d, d positive: every operation rounds.
type ratio struct {
	x sym.Expr
	d int64
}

// maxDenominator bounds the denominators that are followed.
const maxDenominator = 1 << 40

// floatConstant is a float of the source.
func floatConstant(f float64) Num {
	n := Num{Kind: KFloat, Const: true, Chars: len(floatText(f))}
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(f, 'g', -1, 64))
	if ok && r.Denom().IsInt64() && r.Denom().Int64() <= maxDenominator && r.Num().BitLen() < 60 {
		n.Q = &ratio{sym.Big(r.Num()), r.Denom().Int64()}
	}
	return n
}

// floatText is the text that repr gives a float.
func floatText(f float64) string {
	switch {
	case math.IsInf(f, 0) || math.IsNaN(f):
		return strconv.FormatFloat(f, 'g', -1, 64)
	case f != 0 && (math.Abs(f) < 1e-4 || math.Abs(f) >= 1e16):
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	for _, c := range s {
		if c == '.' {
			return s
		}
	}
	return s + ".0"
}

// ratioOf is a number as a fraction, nil when it is not known as one.
func ratioOf(n Num) *ratio {
	switch {
	case n.Kind == KFloat:
		return n.Q
	case n.Kind != KComplex && n.E != nil:
		return &ratio{n.E, 1}
	}
	return nil
}

// ratioOp is a op b of floats.
func ratioOp(op syntax.Operator, a, b Num) *ratio {
	p, q := ratioOf(a), ratioOf(b)
	if p == nil || q == nil {
		return nil
	}
	var r ratio
	switch op {
	case syntax.Add:
		r = ratio{sym.AddOf(sym.MulOf(p.x, sym.Int(q.d)), sym.MulOf(q.x, sym.Int(p.d))), p.d * q.d}
	case syntax.Sub:
		r = ratio{sym.Sub(sym.MulOf(p.x, sym.Int(q.d)), sym.MulOf(q.x, sym.Int(p.d))), p.d * q.d}
	case syntax.Mult:
		r = ratio{sym.MulOf(p.x, q.x), p.d * q.d}
	case syntax.Div:
		k, ok := sym.IsInt(q.x)
		if !ok || k <= 0 || k > maxDenominator {
			return nil
		}
		r = ratio{sym.MulOf(p.x, sym.Int(q.d)), p.d * k}
	default:
		return nil
	}
	if p.d > 1<<30 || q.d > 1<<30 || r.d <= 0 || r.d > maxDenominator || sym.Size(r.x) > 100 {
		return nil
	}
	return &r
}

// rootLimit bounds a**b for an exponent between 0 and 1, nil for others.
func (x *interp) rootLimit(a, b Num) sym.Expr {
	q := ratioOf(b)
	if q == nil || a.E == nil || a.Kind == KFloat {
		return nil
	}
	if k, ok := sym.IsInt(q.x); !ok || k < 0 || k > q.d {
		return nil
	}
	return sym.AddOf(sym.MaxOf(sym.Int(0), a.E), sym.Int(2))
}

// rounded is the integer that int, floor or ceil makes of a fraction; up says
// that it is ceil. Rounding errors may give the neighbour.
func (x *interp) rounded(q *ratio, up bool) Num {
	if q.d&(q.d-1) == 0 {
		// Fractions of a power of two are exact, of what a float holds.
		if r := sym.RangeOf(q.x, nil); r.Lo != nil && r.Lo.Sign() >= 0 || up {
			top := q.x
			if up {
				top = sym.AddOf(q.x, sym.Int(q.d-1))
			}
			return freshInt(sym.FloorDivOf(top, sym.Int(q.d)))
		}
	}
	f := sym.FloorDivOf(q.x, sym.Int(q.d))
	if k, ok := sym.IsInt(q.x); ok && q.d > 0 {
		// A constant: what rounds to it is not near an integer, or is one.
		r := float64(k) / float64(q.d)
		if up {
			r = math.Ceil(r)
		} else {
			r = math.Trunc(r)
		}
		return freshInt(sym.Int(int64(r)))
	}
	return freshInt(x.soft("int", sym.Sub(f, sym.Int(1)), sym.AddOf(f, sym.Int(2))))
}
