// This file implements intervals of integers and sound arithmetic on them.

package sym

import "math/big"

// Interval is a set of consecutive integers; nil means unbounded on that side.
type Interval struct{ Lo, Hi *big.Int }

// Contains reports whether v lies in the interval.
func (i Interval) Contains(v *big.Int) bool {
	return (i.Lo == nil || i.Lo.Cmp(v) <= 0) && (i.Hi == nil || i.Hi.Cmp(v) >= 0)
}

// ivl is an interval with small bounds; lo and hi count only with hasLo, hasHi.
type ivl struct {
	lo, hi       num
	hasLo, hasHi bool
}

var unbounded = ivl{}

func point(n num) ivl      { return ivl{n, n, true, true} }
func between(a, b num) ivl { return ivl{a, b, true, true} }
func atLeast(a num) ivl    { return ivl{lo: a, hasLo: true} }

func ivlOf(i Interval) ivl {
	var r ivl
	if i.Lo != nil {
		r.lo, r.hasLo = numOf(i.Lo), true
	}
	if i.Hi != nil {
		r.hi, r.hasHi = numOf(i.Hi), true
	}
	return r
}

func (r ivl) interval() Interval {
	var i Interval
	if r.hasLo {
		i.Lo = new(big.Int).Set(r.lo.big())
	}
	if r.hasHi {
		i.Hi = new(big.Int).Set(r.hi.big())
	}
	return i
}

func (r ivl) empty() bool        { return r.hasLo && r.hasHi && r.hi.less(r.lo) }
func (r ivl) nonNegative() bool  { return r.hasLo && r.lo.sign() >= 0 }
func (r ivl) positive() bool     { return r.hasLo && r.lo.sign() > 0 }
func (r ivl) nonPositive() bool  { return r.hasHi && r.hi.sign() <= 0 }
func (r ivl) excludesZero() bool { return r.positive() || r.hasHi && r.hi.sign() < 0 }

func (r ivl) add(o ivl) ivl {
	var s ivl
	if r.hasLo && o.hasLo {
		s.lo, s.hasLo = r.lo.add(o.lo), true
	}
	if r.hasHi && o.hasHi {
		s.hi, s.hasHi = r.hi.add(o.hi), true
	}
	return s
}

func (r ivl) neg() ivl { return ivl{r.hi.neg(), r.lo.neg(), r.hasHi, r.hasLo} }

// mul is the interval of products. A bound's absence counts as infinite, and
// zero times infinite is zero, as always for limits of integer sets.
func (r ivl) mul(o ivl) ivl {
	type ext struct {
		n   num
		inf int // -1, 0, +1
	}
	ends := func(i ivl) [2]ext {
		e := [2]ext{{inf: -1}, {inf: 1}}
		if i.hasLo {
			e[0] = ext{n: i.lo}
		}
		if i.hasHi {
			e[1] = ext{n: i.hi}
		}
		return e
	}
	sign := func(e ext) int {
		if e.inf != 0 {
			return e.inf
		}
		return e.n.sign()
	}
	var out ivl
	first := true
	loInf, hiInf := false, false
	for _, a := range ends(r) {
		for _, b := range ends(o) {
			s := sign(a) * sign(b)
			if (a.inf != 0 || b.inf != 0) && s != 0 {
				loInf = loInf || s < 0
				hiInf = hiInf || s > 0
				continue
			}
			var p num
			if s != 0 {
				p = a.n.mul(b.n)
			}
			if first {
				out = point(p)
				first = false
				continue
			}
			if p.less(out.lo) {
				out.lo = p
			}
			if out.hi.less(p) {
				out.hi = p
			}
		}
	}
	if first { // one side is unbounded both ways
		return unbounded
	}
	out.hasLo, out.hasHi = !loInf, !hiInf
	return out
}

// union is the smallest interval around both.
func (r ivl) union(o ivl) ivl {
	var s ivl
	if r.hasLo && o.hasLo {
		s.lo, s.hasLo = minNum(r.lo, o.lo), true
	}
	if r.hasHi && o.hasHi {
		s.hi, s.hasHi = maxNum(r.hi, o.hi), true
	}
	return s
}

// meet is the intersection.
func (r ivl) meet(o ivl) ivl {
	if o.hasLo && (!r.hasLo || r.lo.less(o.lo)) {
		r.lo, r.hasLo = o.lo, true
	}
	if o.hasHi && (!r.hasHi || o.hi.less(r.hi)) {
		r.hi, r.hasHi = o.hi, true
	}
	return r
}

// max is the interval of max(x, y).
func (r ivl) max(o ivl) ivl {
	var s ivl
	switch {
	case r.hasLo && o.hasLo:
		s.lo, s.hasLo = maxNum(r.lo, o.lo), true
	case r.hasLo:
		s.lo, s.hasLo = r.lo, true
	case o.hasLo:
		s.lo, s.hasLo = o.lo, true
	}
	if r.hasHi && o.hasHi {
		s.hi, s.hasHi = maxNum(r.hi, o.hi), true
	}
	return s
}

func (r ivl) min(o ivl) ivl { return r.neg().max(o.neg()).neg() }

func minNum(a, b num) num {
	if b.less(a) {
		return b
	}
	return a
}

func maxNum(a, b num) num {
	if a.less(b) {
		return b
	}
	return a
}

// abs is the interval of absolute values.
func (r ivl) abs() ivl {
	if r.nonNegative() {
		return r
	}
	if r.nonPositive() {
		return r.neg()
	}
	s := atLeast(num{})
	if r.hasLo && r.hasHi {
		s.hi, s.hasHi = maxNum(r.lo.neg(), r.hi), true
	}
	return s
}

// divide is the interval of x/y over the y != 0, with the given rounding, which
// must be monotone in the exact quotient and map 0 to 0.
func (r ivl) divide(o ivl, round func(a, b num) num) ivl {
	pos := o.meet(atLeast(n64(1)))
	neg := o.meet(ivl{hi: n64(-1), hasHi: true})
	var out ivl
	any := false
	for _, d := range [2]ivl{pos, neg} {
		if d.empty() {
			continue
		}
		q := divideSign(r, d, round)
		if any {
			out = out.union(q)
		} else {
			out, any = q, true
		}
	}
	if !any {
		return point(num{}) // never has a value
	}
	return out
}

// divideSign divides by an interval on one side of zero: the extreme quotients
// are at its ends (infinitely far: towards 0 from either side).
func divideSign(r, d ivl, round func(a, b num) num) ivl {
	if d.hasHi && d.hi.sign() < 0 {
		return divideSign(r.neg(), d.neg(), round)
	}
	var out ivl
	// Lower end: a negative numerator is smallest over the smallest divisor.
	if r.hasLo {
		out.hasLo = true
		switch {
		case r.lo.sign() < 0:
			out.lo = round(r.lo, d.lo)
		case d.hasHi:
			out.lo = round(r.lo, d.hi)
		default:
			out.lo = num{}
		}
	}
	if r.hasHi {
		out.hasHi = true
		switch {
		case r.hi.sign() >= 0:
			out.hi = round(r.hi, d.lo)
		case d.hasHi:
			out.hi = round(r.hi, d.hi)
		default: // towards zero from below
			out.hi = round(n64(-1), r.hi.neg().add(d.lo).add(n64(1)))
		}
	}
	return out
}

// mod is the interval of the floor remainder.
func (r ivl) mod(o ivl) ivl {
	if r.hasLo && r.lo.sign() >= 0 && o.positive() {
		m := atLeast(num{})
		if o.hasHi {
			m.hi, m.hasHi = o.hi.sub(n64(1)), true
		}
		if r.hasHi {
			if o.hasLo && r.hi.less(o.lo) {
				return r
			}
			m = m.meet(ivl{hi: r.hi, hasHi: true})
		}
		return m
	}
	var m ivl // for a positive divisor [0, y-1], for a negative one [y+1, 0]
	if o.positive() || o.nonNegative() {
		m.hasLo = true
	} else if o.hasLo {
		m.lo, m.hasLo = minNum(o.lo.add(n64(1)), num{}), true
	}
	if o.nonPositive() {
		m.hasHi = true
	} else if o.hasHi {
		m.hi, m.hasHi = maxNum(o.hi.sub(n64(1)), num{}), true
	}
	return m
}

// pow2 is the interval of 2**x over the x >= 0; huge exponents are unbounded.
func (r ivl) pow2() ivl {
	out := atLeast(n64(1))
	if r.hasLo && r.lo.sign() > 0 {
		if r.lo.b != nil || r.lo.s > maxFoldedShift {
			out.lo = pow2(maxFoldedShift)
		} else {
			out.lo = pow2(uint(r.lo.s))
		}
	}
	if r.hasHi && r.hi.sign() < 0 {
		return out
	}
	if r.hasHi && r.hi.b == nil && r.hi.s <= maxFoldedShift {
		out.hi, out.hasHi = pow2(uint(r.hi.s)), true
	}
	return out
}
