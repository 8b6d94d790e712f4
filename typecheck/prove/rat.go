// This file holds rationals that stay in machine words while they fit: the
// simplex tableau is made of small numbers almost always.

package prove

import "math/big"

// rat is n/d with d > 0 and no common factor; b, when set, replaces both.
type rat struct {
	n, d int64
	b    *big.Rat
}

// small is the magnitude below which a product of two terms and a sum of two
// such products cannot overflow.
const small = 1 << 30

func ratInt(n int64) rat { return rat{n: n, d: 1} }

func ratBig(v *big.Int) rat {
	if v.IsInt64() {
		if n := v.Int64(); n > -(1<<62) && n < 1<<62 {
			return ratInt(n)
		}
	}
	return rat{b: new(big.Rat).SetInt(v)}
}

func (x rat) fits() bool {
	return x.b == nil && x.n < small && x.n > -small && x.d < small
}

func (x rat) big() *big.Rat {
	if x.b != nil {
		return x.b
	}
	return big.NewRat(x.n, x.d)
}

func ratOf(b *big.Rat) rat {
	if b.Num().IsInt64() && b.Denom().IsInt64() {
		n, d := b.Num().Int64(), b.Denom().Int64()
		if n > -(1<<62) && n < 1<<62 {
			return rat{n: n, d: d}
		}
	}
	return rat{b: b}
}

func reduce(n, d int64) rat {
	if n == 0 {
		return rat{d: 1}
	}
	if d < 0 {
		n, d = -n, -d
	}
	if d == 1 {
		return rat{n: n, d: 1}
	}
	a, b := n, d
	if a < 0 {
		a = -a
	}
	for b != 0 {
		a, b = b, a%b
	}
	return rat{n: n / a, d: d / a}
}

func (x rat) sign() int {
	switch {
	case x.b != nil:
		return x.b.Sign()
	case x.n > 0:
		return 1
	case x.n < 0:
		return -1
	}
	return 0
}

func (x rat) add(y rat) rat {
	if x.fits() && y.fits() {
		if x.d == 1 && y.d == 1 {
			return rat{n: x.n + y.n, d: 1}
		}
		return reduce(x.n*y.d+y.n*x.d, x.d*y.d)
	}
	return ratOf(new(big.Rat).Add(x.big(), y.big()))
}

func (x rat) neg() rat {
	if x.b != nil {
		return rat{b: new(big.Rat).Neg(x.b)}
	}
	return rat{n: -x.n, d: x.d}
}

func (x rat) sub(y rat) rat { return x.add(y.neg()) }

func (x rat) mul(y rat) rat {
	if x.fits() && y.fits() {
		return reduce(x.n*y.n, x.d*y.d)
	}
	return ratOf(new(big.Rat).Mul(x.big(), y.big()))
}

// inv is 1/x for x other than 0.
func (x rat) inv() rat {
	if x.b != nil {
		return ratOf(new(big.Rat).Inv(x.b))
	}
	if x.n < 0 {
		return rat{n: -x.d, d: -x.n}
	}
	return rat{n: x.d, d: x.n}
}

func (x rat) cmp(y rat) int {
	if x.fits() && y.fits() {
		a, b := x.n*y.d, y.n*x.d
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	}
	return x.big().Cmp(y.big())
}

func (x rat) isInt() bool {
	if x.b != nil {
		return x.b.IsInt()
	}
	return x.d == 1
}

// floor is the greatest integer not above x.
func (x rat) floor() *big.Int {
	b := x.big()
	q, m := new(big.Int), new(big.Int)
	q.DivMod(b.Num(), b.Denom(), m) // the denominator is positive: Euclid is floor
	return q
}
