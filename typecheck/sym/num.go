// This file implements num, the integers used inside the package: int64 where
// that is enough, math/big beyond.

package sym

import (
	"math"
	"math/big"
	"math/bits"
)

// num is an integer; b is nil exactly when the value fits in an int64.
type num struct {
	s int64
	b *big.Int
}

func n64(v int64) num { return num{s: v} }

func numOf(v *big.Int) num {
	if v == nil {
		return num{}
	}
	if v.IsInt64() {
		return num{s: v.Int64()}
	}
	return num{b: v}
}

// big returns the value; the result may be shared and is not to be changed.
func (n num) big() *big.Int {
	if n.b != nil {
		return n.b
	}
	return big.NewInt(n.s)
}

func (n num) sign() int {
	if n.b != nil {
		return n.b.Sign()
	}
	switch {
	case n.s > 0:
		return 1
	case n.s < 0:
		return -1
	}
	return 0
}

func (n num) is(v int64) bool { return n.b == nil && n.s == v }

func (n num) cmp(m num) int {
	if n.b == nil && m.b == nil {
		switch {
		case n.s < m.s:
			return -1
		case n.s > m.s:
			return 1
		}
		return 0
	}
	return n.big().Cmp(m.big())
}

func (n num) less(m num) bool { return n.cmp(m) < 0 }

func (n num) add(m num) num {
	if n.b == nil && m.b == nil {
		r := n.s + m.s
		if (n.s^r)&(m.s^r) >= 0 {
			return num{s: r}
		}
	}
	return numOf(new(big.Int).Add(n.big(), m.big()))
}

func (n num) neg() num {
	if n.b == nil && n.s != math.MinInt64 {
		return num{s: -n.s}
	}
	return numOf(new(big.Int).Neg(n.big()))
}

func (n num) sub(m num) num {
	if n.b == nil && m.b == nil {
		r := n.s - m.s
		if (n.s^m.s)&(n.s^r) >= 0 {
			return num{s: r}
		}
	}
	return numOf(new(big.Int).Sub(n.big(), m.big()))
}

func (n num) abs() num {
	if n.sign() < 0 {
		return n.neg()
	}
	return n
}

func (n num) mul(m num) num {
	if n.b == nil && m.b == nil {
		if n.s == 0 || m.s == 0 {
			return num{}
		}
		if n.s != math.MinInt64 && m.s != math.MinInt64 {
			a, b := n.s, m.s
			if a < 0 {
				a = -a
			}
			if b < 0 {
				b = -b
			}
			if hi, lo := bits.Mul64(uint64(a), uint64(b)); hi == 0 && lo <= math.MaxInt64 {
				return num{s: n.s * m.s}
			}
		}
	}
	return numOf(new(big.Int).Mul(n.big(), m.big()))
}

// floorDivMod returns quotient and remainder rounding towards minus infinity;
// m must not be 0.
func (n num) floorDivMod(m num) (q, r num) {
	if n.b == nil && m.b == nil && !(n.s == math.MinInt64 && m.s == -1) {
		qq, rr := n.s/m.s, n.s%m.s
		if rr != 0 && (rr < 0) != (m.s < 0) {
			qq--
			rr += m.s
		}
		return num{s: qq}, num{s: rr}
	}
	a, b := n.big(), m.big()
	bq, br := new(big.Int).QuoRem(a, b, new(big.Int))
	if br.Sign() != 0 && (br.Sign() < 0) != (b.Sign() < 0) {
		bq.Sub(bq, big.NewInt(1))
		br.Add(br, b)
	}
	return numOf(bq), numOf(br)
}

func (n num) floorDiv(m num) num { q, _ := n.floorDivMod(m); return q }
func (n num) mod(m num) num      { _, r := n.floorDivMod(m); return r }

// ceilDiv rounds towards plus infinity; m must not be 0.
func (n num) ceilDiv(m num) num { return n.neg().floorDiv(m).neg() }

// quo rounds towards zero, as C does; m must not be 0.
func (n num) quo(m num) num {
	if n.b == nil && m.b == nil && !(n.s == math.MinInt64 && m.s == -1) {
		return num{s: n.s / m.s}
	}
	return numOf(new(big.Int).Quo(n.big(), m.big()))
}

// divides reports whether n divides m; n must not be 0.
func (n num) divides(m num) bool { return m.mod(n).sign() == 0 }

func gcd(a, b num) num {
	if a.b == nil && b.b == nil && a.s != math.MinInt64 && b.s != math.MinInt64 {
		x, y := a.abs().s, b.abs().s
		for y != 0 {
			x, y = y, x%y
		}
		return num{s: x}
	}
	return numOf(new(big.Int).GCD(nil, nil, a.abs().big(), b.abs().big()))
}

func lcm(a, b num) num {
	if a.sign() == 0 || b.sign() == 0 {
		return num{}
	}
	return a.quo(gcd(a, b)).mul(b).abs()
}

// bitLen is the length of the absolute value in bits.
func (n num) bitLen() int {
	if n.b != nil {
		return n.b.BitLen()
	}
	return bits.Len64(uint64(n.abs().s))
}

// shl is n * 2**k.
func (n num) shl(k uint) num {
	if n.b == nil && k < 62 && n.bitLen()+int(k) < 63 {
		return num{s: n.s << k}
	}
	return numOf(new(big.Int).Lsh(n.big(), k))
}

// pow2 is 2**k.
func pow2(k uint) num { return n64(1).shl(k) }

// log2 returns k when n == 2**k.
func (n num) log2() (uint, bool) {
	if n.sign() <= 0 {
		return 0, false
	}
	if n.b == nil {
		if n.s&(n.s-1) != 0 {
			return 0, false
		}
		return uint(bits.TrailingZeros64(uint64(n.s))), true
	}
	k := n.b.TrailingZeroBits()
	return k, int(k)+1 == n.b.BitLen()
}

func (n num) String() string { return n.big().String() }
