// This file implements the antidifferences behind closed forms of sums:
// polynomials by Newton's forward differences, geometric sums with base a power
// of two by undetermined coefficients.

package sym

import "math/big"

// polynomial sums cs[d]*i**d from lo to hi.
func (s *summer) polynomial(cs []num) (Expr, bool) {
	num, den := antidifference(cs)
	return FloorDivOf(Sub(horner(num, s.hi), horner(num, s.lo)), mkConst(den)), true
}

// horner is the polynomial at x.
func horner(cs []num, x Expr) Expr {
	xs := []Expr{Int(0), Int(0)}
	pow := Int(1)
	for d, c := range cs {
		if d > 0 {
			pow = MulOf(pow, x)
		}
		if c.sign() != 0 {
			xs = append(xs, scale(c, pow))
		}
	}
	return AddOf(xs...)
}

// antidifference returns g, den with g(n+1)-g(n) = den*p(n) for p = cs: with the
// forward differences b_k of p at 0, p(i) is the sum of b_k*C(i,k), whose sum
// below n is the sum of b_k*C(n,k+1).
func antidifference(cs []num) ([]num, num) {
	n := len(cs)
	// Values at 0..n-1, then differences in place.
	b := make([]num, n)
	for x := range b {
		v := num{}
		for d := n - 1; d >= 0; d-- {
			v = v.mul(n64(int64(x))).add(cs[d])
		}
		b[x] = v
	}
	for k := 1; k < n; k++ {
		for x := n - 1; x >= k; x-- {
			b[x] = b[x].sub(b[x-1])
		}
	}
	den := n64(1) // n!
	for k := 2; k <= n; k++ {
		den = den.mul(n64(int64(k)))
	}
	g := make([]num, n+1)
	fall := []num{{}, n64(1)} // coefficients of x, then x(x-1), ...
	scale := den              // n!/(k+1)!
	for k := 0; k < n; k++ {
		scale = scale.quo(n64(int64(k + 1)))
		for d, c := range fall {
			g[d] = g[d].add(c.mul(scale).mul(b[k]))
		}
		next := make([]num, len(fall)+1) // times (x - (k+1))
		for d, c := range fall {
			next[d+1] = next[d+1].add(c)
			next[d] = next[d].sub(c.mul(n64(int64(k + 1))))
		}
		fall = next
	}
	c := den
	for _, x := range g {
		c = gcd(c, x)
	}
	for d := range g {
		g[d] = g[d].quo(c)
	}
	return g, den.quo(c)
}

// geometric sums p(i)*2**exp for exp = a*i + r with a constant a.
func (s *summer) geometric(cs []num, exp Expr) (Expr, bool) {
	a, r, ok := s.linear(exp)
	if !ok || a.b != nil || a.s == 0 || a.s > 64 || a.s < -64 || len(cs) > 8 {
		return nil, false
	}
	lo, hi := s.lo, s.hi
	if a.s < 0 { // i runs over the negated range
		lo, hi = Sub(Int(1), hi), Sub(Int(1), lo)
		neg := make([]num, len(cs))
		for d, c := range cs {
			if d%2 == 1 {
				c = c.neg()
			}
			neg[d] = c
		}
		a, cs = a.neg(), neg
	}
	q, den := geometricAntidifference(cs, uint(a.s))
	at := func(x Expr) Expr {
		return MulOf(horner(q, x), Pow2Of(AddOf(scale(a, x), r)))
	}
	return FloorDivOf(Sub(at(hi), at(lo)), mkConst(den)), true
}

// geometricAntidifference returns q, den with
// B*q(i+1) - q(i) = den*p(i) for B = 2**a, highest coefficient first.
func geometricAntidifference(cs []num, a uint) ([]num, num) {
	n := len(cs)
	b := new(big.Rat).SetInt(pow2(a).big())
	b1 := new(big.Rat).Sub(b, big.NewRat(1, 1))
	q := make([]*big.Rat, n)
	for d := n - 1; d >= 0; d-- {
		v := new(big.Rat).SetInt(cs[d].big())
		for e := d + 1; e < n; e++ {
			t := new(big.Rat).SetInt(new(big.Int).Binomial(int64(e), int64(d)))
			t.Mul(t, q[e]).Mul(t, b)
			v.Sub(v, t)
		}
		q[d] = v.Quo(v, b1)
	}
	den := n64(1)
	for _, x := range q {
		den = lcm(den, numOf(x.Denom()))
	}
	out := make([]num, n)
	for d, x := range q {
		out[d] = numOf(new(big.Int).Set(x.Num())).mul(den.quo(numOf(x.Denom())))
	}
	return out, den
}
