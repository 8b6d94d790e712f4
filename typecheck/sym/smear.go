// This file recognises the idiom that rounds up to a power of two by copying a
// number's highest bit into all the bits below: x |= x >> 1, x |= x >> 2 and so on,
// and says what is left of the power when it does not fit.

package sym

// smearOf is a | b where that is some x or-ed with all its shifts, as far as x has
// bits: one less than the least power of two above x, and -1 for x below 0. nil if
// it is something else.
func smearOf(a, b Expr) Expr {
	x, shifts := smeared(a, b)
	if x == nil {
		return nil
	}
	r := rangeOf(x)
	if !r.hasLo || !r.hasHi || uint(r.hi.bitLen()) > shifts || r.lo.less(pow2(shifts-1).neg()) {
		return nil
	}
	full := Sub(Pow2Of(ApplyOf(FnLog2Ceil, AddOf(x, Int(1)))), Int(1))
	return IteOf(LtOf(x, Int(0)), Int(-1), full)
}

// smeared recognises x | x>>1 | … | x>>(shifts-1) in a | b; nil if it is none.
func smeared(a, b Expr) (x Expr, shifts uint) {
	for range 2 {
		x, shifts = a, 1
		if o, ok := a.(*Apply); ok && o.Fn == FnBitOr && len(o.Args) == 2 {
			if y, k := smeared(o.Args[0], o.Args[1]); y != nil {
				x, shifts = y, k
			}
		}
		if Equal(b, FloorDivOf(a, mkConst(pow2(shifts)))) {
			return x, 2 * shifts
		}
		a, b = b, a
	}
	return nil, 0
}

// roundedMod is e mod c where e is the least power of two that is not below some y,
// c is another, and y is at most c: nothing is left of e where y is more than the
// half of c. nil if e is something else.
func roundedMod(e Expr, c num) Expr {
	p, ok := e.(*Pow2)
	if !ok {
		return nil
	}
	l, ok := p.E.(*Apply)
	if !ok || l.Fn != FnLog2Ceil || len(l.Args) != 1 {
		return nil
	}
	w, ok := c.log2()
	r := rangeOf(l.Args[0])
	if !ok || w == 0 || !r.hasHi || c.less(r.hi) {
		return nil
	}
	return IteOf(GtOf(l.Args[0], mkConst(pow2(w-1))), Int(0), e)
}
