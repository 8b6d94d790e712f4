// This file implements functions beyond arithmetic: bitwise operations on two's
// complement integers of unlimited width, shifts, wrapping, logarithms.

package sym

import "slices"

// Function symbols of Apply that Eval, RangeOf and the printers know. Arguments
// of the bitwise functions are two's complement of unlimited width.
const (
	FnBitAnd    = "BitAnd"
	FnBitOr     = "BitOr"
	FnBitXor    = "BitXor"
	FnLog2Ceil  = "Log2Ceil"  // least k >= 0 with 2**k >= x; no value for x < 1
	FnLog2Floor = "Log2Floor" // greatest k with 2**k <= x; no value for x < 1
	FnIPow      = "IPow"      // x**y; no value for y < 0
)

// fnArity returns the number of arguments of a known function, else -1.
func fnArity(fn string) int {
	switch fn {
	case FnBitAnd, FnBitOr, FnBitXor, FnIPow:
		return 2
	case FnLog2Ceil, FnLog2Floor:
		return 1
	}
	if g, ok := growthLaws[fn]; ok {
		return g.args
	}
	return -1
}

func knownFn(fn string, args int) bool { return fnArity(fn) == args }

// totalFn reports whether the function always has a value.
func totalFn(fn string, args int) bool {
	switch fn {
	case FnBitAnd, FnBitOr, FnBitXor:
		return args == 2
	}
	return IsGrowth(fn) && knownFn(fn, args)
}

// ApplyOf is fn(args...). Known functions are simplified, others are opaque: all
// that is assumed of them is that equal arguments give equal values.
func ApplyOf(fn string, args ...Expr) Expr {
	if knownFn(fn, len(args)) {
		switch fn {
		case FnBitAnd:
			return BitAndOf(args[0], args[1])
		case FnBitOr:
			return BitOrOf(args[0], args[1])
		case FnBitXor:
			return BitXorOf(args[0], args[1])
		case FnLog2Ceil, FnLog2Floor:
			return logOf(fn, sane(args[0]))
		case FnIPow:
			return ipowOf(sane(args[0]), sane(args[1]))
		default:
			if n, ok := isConst(sane(args[0])); ok {
				k, constant := num{}, true
				if len(args) > 1 {
					k, constant = isConst(sane(args[1]))
				}
				if v, ok := growthNum(fn, n, k); ok && constant {
					return mkConst(v)
				}
			}
		}
	}
	as := make([]Expr, len(args))
	for i, a := range args {
		as[i] = sane(a)
	}
	return applyNode(fn, as...)
}

func applyNode(fn string, args ...Expr) Expr {
	a := &Apply{Fn: fn, Args: args}
	a.meta = computeMeta(a)
	return a
}

func logOf(fn string, x Expr) Expr {
	if n, ok := isConst(x); ok && n.sign() > 0 {
		return mkConst(log2Num(fn, n))
	}
	if p, ok := x.(*Pow2); ok {
		return p.E
	}
	if IsInf(x) {
		return x
	}
	return applyNode(fn, x)
}

func log2Num(fn string, n num) num {
	if fn == FnLog2Ceil {
		return n64(int64(n.sub(n64(1)).bitLen()))
	}
	return n64(int64(n.bitLen() - 1))
}

func ipowOf(x, y Expr) Expr {
	if n, ok := IsInt(y); ok && n >= 0 && n <= 8 && !IsInf(x) {
		fs := make([]Expr, n)
		for i := range fs {
			fs[i] = x
		}
		return MulOf(append(fs, Int(1))...)
	}
	if b, ok := isConst(x); ok {
		switch {
		case b.is(2):
			return Pow2Of(y)
		case b.is(1):
			return x
		}
		if n, ok := IsInt(y); ok && n >= 0 && n <= 4096 && int64(b.bitLen())*n <= 1<<16 {
			r := n64(1)
			for ; n > 0; n-- {
				r = r.mul(b)
			}
			return mkConst(r)
		}
		if k, ok := b.log2(); ok && k > 0 {
			return Pow2Of(scale(n64(int64(k)), y))
		}
	}
	return applyNode(FnIPow, x, y)
}

// bitOperands sorts the operands, a constant last.
func bitOperands(a, b Expr) (Expr, Expr) {
	if Compare(a, b) > 0 {
		a, b = b, a
	}
	return a, b
}

func bitOp(fn string, a, b num) num {
	x, y := a.big(), b.big()
	if a.b == nil && b.b == nil {
		switch fn {
		case FnBitAnd:
			return n64(a.s & b.s)
		case FnBitOr:
			return n64(a.s | b.s)
		default:
			return n64(a.s ^ b.s)
		}
	}
	return bigBitOp(fn, x, y)
}

// BitAndOf is a & b. A mask of the lowest k bits is Mod(a, 2**k), a mask of all
// but them rounds down to a multiple of 2**k.
func BitAndOf(a, b Expr) Expr {
	a, b = bitOperands(sane(a), sane(b))
	if n, ok := isConst(b); ok {
		if m, ok := isConst(a); ok {
			return mkConst(bitOp(FnBitAnd, m, n))
		}
		switch {
		case n.sign() == 0:
			return b
		case n.is(-1):
			return a
		}
		if k, ok := n.add(n64(1)).log2(); ok && n.sign() > 0 {
			return ModOf(a, mkConst(pow2(k)))
		}
		if k, ok := n.neg().log2(); ok {
			c := mkConst(pow2(k))
			return MulOf(c, FloorDivOf(a, c))
		}
		// A run of ones in the middle, or its complement, takes two steps.
		if n.sign() > 0 {
			low := lowBit(n)
			if _, ok := n.add(low).log2(); ok {
				c := mkConst(low)
				q, _ := n.floorDivMod(low)
				return MulOf(c, ModOf(FloorDivOf(a, c), mkConst(q.add(n64(1)))))
			}
		}
		if x, ok := a.(*Apply); ok && x.Fn == FnBitAnd && len(x.Args) == 2 {
			if m, ok := isConst(x.Args[1]); ok {
				return BitAndOf(x.Args[0], mkConst(bitOp(FnBitAnd, m, n)))
			}
		}
		// Bits above the range of a do not matter, and neither do those of the
		// mask below it.
		if r := rangeOf(a); r.nonNegative() && r.hasHi {
			full := pow2(uint(r.hi.bitLen()))
			if m := n.mod(full); m.cmp(n) != 0 {
				return BitAndOf(a, mkConst(m))
			}
		}
	}
	if Equal(a, b) {
		return a
	}
	return bitNode(FnBitAnd, a, b)
}

// lowBit is the lowest set bit of n > 0.
func lowBit(n num) num {
	k := uint(0)
	for b := n.big(); b.Bit(int(k)) == 0; {
		k++
	}
	return pow2(k)
}

func bitNode(fn string, a, b Expr) Expr {
	if IsInf(a) || IsInf(b) {
		return undefinedOf("bits_of_infinity", a, b)
	}
	return applyNode(fn, a, b)
}

// BitOrOf is a | b. It is a sum where no bit can be set in both.
func BitOrOf(a, b Expr) Expr {
	a, b = bitOperands(sane(a), sane(b))
	if n, ok := isConst(b); ok {
		if m, ok := isConst(a); ok {
			return mkConst(bitOp(FnBitOr, m, n))
		}
		switch {
		case n.sign() == 0:
			return a
		case n.is(-1):
			return b
		}
		if k, ok := n.add(n64(1)).log2(); ok && n.sign() > 0 { // a | (2**k - 1)
			c := mkConst(pow2(k))
			return AddOf(MulOf(c, FloorDivOf(a, c)), b)
		}
	}
	if Equal(a, b) {
		return a
	}
	if e := smearOf(a, b); e != nil {
		return e
	}
	if disjointBits(a, b) || disjointBits(b, a) {
		return AddOf(a, b)
	}
	return bitNode(FnBitOr, a, b)
}

// disjointBits reports whether a lies in [0, 2**k) and 2**k divides b.
func disjointBits(a, b Expr) bool {
	r := rangeOf(a)
	if !r.nonNegative() || !r.hasHi {
		return false
	}
	m := pow2(uint(r.hi.bitLen()))
	n, ok := isConst(ModOf(b, mkConst(m)))
	return ok && n.sign() == 0
}

// BitXorOf is a ^ b.
func BitXorOf(a, b Expr) Expr {
	a, b = bitOperands(sane(a), sane(b))
	if n, ok := isConst(b); ok {
		if m, ok := isConst(a); ok {
			return mkConst(bitOp(FnBitXor, m, n))
		}
		switch {
		case n.sign() == 0:
			return a
		case n.is(-1):
			return Sub(Neg(a), Int(1))
		}
	}
	if Equal(a, b) {
		return Int(0)
	}
	if disjointBits(a, b) || disjointBits(b, a) {
		return AddOf(a, b)
	}
	return bitNode(FnBitXor, a, b)
}

// BitNotOf is ~a, which is -a-1.
func BitNotOf(a Expr) Expr { return Sub(Neg(a), Int(1)) }

// ShlOf is a * 2**n.
func ShlOf(a, n Expr) Expr { return MulOf(a, Pow2Of(n)) }

// ShrOf is floor(a / 2**n), the arithmetic shift.
func ShrOf(a, n Expr) Expr { return FloorDivOf(a, Pow2Of(n)) }

// WrapU is e modulo 2**bits, C's conversion to an unsigned type of that width.
func WrapU(e Expr, bits uint) Expr { return ModOf(e, mkConst(pow2(min(bits, maxFoldedShift)))) }

// WrapS is e reduced modulo 2**bits into [-2**(bits-1), 2**(bits-1)), what gcc's
// conversion to a signed type of that width does.
func WrapS(e Expr, bits uint) Expr {
	bits = min(bits, maxFoldedShift)
	if bits == 0 {
		return Int(0)
	}
	half := pow2(bits - 1)
	if r := rangeOf(sane(e)); r.hasLo && r.hasHi && r.lo.cmp(half.neg()) >= 0 && r.hi.less(half) {
		return sane(e)
	}
	h := mkConst(half)
	return Sub(ModOf(AddOf(e, h), mkConst(pow2(bits))), h)
}

// rebuild sends a node through its constructor with its children mapped.
func rebuild(e Expr, f func(Expr) Expr, g func(Cond) Cond) Expr {
	each := func(xs []Expr) []Expr {
		ys := make([]Expr, len(xs))
		for i, x := range xs {
			ys[i] = f(x)
		}
		return ys
	}
	switch x := e.(type) {
	case *Add:
		return AddOf(append(each(x.X), Int(0))...)
	case *Mul:
		return MulOf(append(each(x.X), Int(1))...)
	case *Max:
		return MaxOf(each(x.X)...)
	case *Min:
		return MinOf(each(x.X)...)
	case *FloorDiv:
		return FloorDivOf(f(x.X), f(x.Y))
	case *TruncDiv:
		return TruncDivOf(f(x.X), f(x.Y))
	case *Mod:
		return ModOf(f(x.X), f(x.Y))
	case *Pow2:
		return Pow2Of(f(x.E))
	case *Ite:
		return IteOf(g(x.C), f(x.A), f(x.B))
	case *Sum:
		return SumOf(x.I, f(x.Lo), f(x.Hi), f(x.Body))
	case *Rec:
		return RecOf(x.Vars, each(x.Init), each(x.Step), g(x.While), f(x.Out))
	case *Apply:
		if isUndefinedFn(x.Fn) {
			return applyNode(x.Fn, each(x.Args)...)
		}
		return ApplyOf(x.Fn, each(slices.Clip(x.Args))...)
	}
	return e
}
