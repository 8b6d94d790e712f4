// This file looks through the wrapping of C arithmetic in sizes: the value a
// size has when nothing wraps, and the conditions under which that is so.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// Unwrap is the mathematical value of e without the wraps of 32 bits and more,
// equal to e where all of conds hold.
func Unwrap(e sym.Expr) (out sym.Expr, conds []sym.Cond) {
	out, wraps := UnwrapSize(e)
	for _, w := range wraps {
		conds = append(conds, w.Cond)
	}
	return out, conds
}

// Wrap is a wrap that UnwrapSize looks through: there is none where Cond holds.
type Wrap struct {
	Cond   sym.Cond
	Below  bool // it is one of a number below 0
	Capped bool // the size that there would be without it need not be a large one
	Huge   bool // its result is more than any allocator has
}

// UnwrapSize is Unwrap, and says more about the wraps.
func UnwrapSize(e sym.Expr) (out sym.Expr, wraps []Wrap) {
	w := &unwrapper{}
	out = w.expr(e, 0)
	return out, w.wraps
}

type unwrapper struct {
	wraps  []Wrap
	capped int // operations around that may make a small number of a large one
	given  []sym.Cond
}

func (w *unwrapper) expr(e sym.Expr, deep int) sym.Expr {
	if deep > 30 {
		return e
	}
	switch e := e.(type) {
	case *sym.Mod:
		if m, ok := wrapModulus(e.Y); ok && !w.tested(e) {
			half := new(big.Int).Rsh(m, 1)
			if w.isSigned(e.X, m) {
				// A conversion to a signed type: (X - 2**(w-1)) + 2**(w-1); the
				// surrounding - 2**(w-1) cancels by itself.
				v := usual(w.congruent(sym.Sub(e.X, sym.Big(half)), m, deep+1), m, half)
				w.require(v, new(big.Int).Neg(half), half)
				return sym.AddOf(v, sym.Big(half))
			}
			x := usual(w.congruent(e.X, m, deep+1), m, new(big.Int))
			w.require(x, new(big.Int), m)
			return x
		}
	case *sym.Add:
		return w.list(e.X, deep, sym.AddOf)
	case *sym.Mul:
		if md, ok := scaled(e); ok {
			return w.expr(md, deep+1)
		}
		return w.list(e.X, deep, sym.MulOf)
	case *sym.Max:
		return w.list(e.X, deep, sym.MaxOf)
	case *sym.Min:
		w.capped++
		defer func() { w.capped-- }()
		return w.list(e.X, deep, sym.MinOf)
	case *sym.Ite:
		return sym.IteOf(e.C, w.under(e.C, e.A, deep), w.under(sym.NotOf(e.C), e.B, deep))
	case *sym.FloorDiv:
		if sums(e.X, e.Y) {
			return sym.FloorDivOf(w.part(e.X, deep), e.Y)
		}
	case *sym.TruncDiv:
		if sums(e.X, e.Y) {
			return sym.TruncDivOf(w.part(e.X, deep), e.Y)
		}
	}
	return e
}

// leastWrapped is the size from which on one counts as too large.
const leastWrapped = 1 << 28

// sums reports whether a dividend wraps only where it is too large, also when it has
// been divided: the conversion of a negative number, for its upper bits, is no size
// that wraps, nor is a product of which they are taken (a hash).
func sums(x, by sym.Expr) bool {
	md, ok := x.(*sym.Mod)
	if !ok {
		return false
	}
	m, ok1 := sym.IsConst(md.Y)
	d, ok2 := sym.IsConst(by)
	if !ok1 || !ok2 || d.Sign() <= 0 || new(big.Int).Quo(m, d).Cmp(big.NewInt(leastWrapped)) < 0 {
		return false
	}
	iv := sym.RangeOf(md.X, nil)
	return iv.Lo != nil && iv.Lo.Sign() >= 0
}

// mayHaveWrapped reports whether x takes away a number (sign -1), or adds one (1),
// that is computed in some other way than from symbols, and may be large because it
// had wrapped itself.
func mayHaveWrapped(x sym.Expr, m *big.Int, sign int) bool {
	half := new(big.Int).Rsh(m, 1)
	for _, t := range sym.Normalize(x).Terms() {
		if t.Coef.Sign() != sign {
			continue
		}
		for _, a := range t.Atoms {
			if _, ok := a.(*sym.Rec); !ok && sign > 0 {
				continue
			}
			if _, ok := a.(*sym.Sym); ok {
				continue
			}
			if hi := sym.RangeOf(a, nil).Hi; hi == nil || hi.Cmp(half) >= 0 {
				return true
			}
		}
	}
	return false
}

// part is e without wraps, in an operation that may make it small.
func (w *unwrapper) part(e sym.Expr, deep int) sym.Expr {
	w.capped++
	defer func() { w.capped-- }()
	return w.expr(e, deep+1)
}

// under is e without wraps where c holds: its conditions need not hold elsewhere.
func (w *unwrapper) under(c sym.Cond, e sym.Expr, deep int) sym.Expr {
	in := &unwrapper{capped: w.capped, given: append(w.given[:len(w.given):len(w.given)], c)}
	out := in.expr(e, deep+1)
	for _, k := range in.wraps {
		if k.Cond = sym.OrOf(sym.NotOf(c), k.Cond); !sym.IsTrue(k.Cond) {
			w.wraps = append(w.wraps, k)
		}
	}
	return out
}

// tested reports whether a condition under which e counts looks at e itself, wraps
// and all.
func (w *unwrapper) tested(e *sym.Mod) bool {
	in := func(x sym.Expr) bool {
		terms := []sym.Expr{x}
		if a, ok := x.(*sym.Add); ok {
			terms = a.X
		}
		for _, t := range terms {
			if m, ok := t.(*sym.Mul); ok {
				t = m.X[len(m.X)-1]
			}
			if sym.Equal(t, e) {
				return true
			}
		}
		return false
	}
	for _, c := range w.given {
		for _, x := range sym.Conjuncts(c) {
			if cmp, ok := x.(*sym.Cmp); ok && (in(cmp.X) || in(cmp.Y)) {
				return true
			}
		}
	}
	return false
}

// congruent is x without wraps, modulo m. What the wraps in x hid may add up to a
// multiple of m again.
func (w *unwrapper) congruent(x sym.Expr, m *big.Int, deep int) sym.Expr {
	x = centred(x, m)
	y := w.expr(x, deep)
	if sym.Equal(x, y) {
		return y
	}
	return centred(y, m)
}

// usual is the number congruent to x modulo m that lies in [-below, m-below) for small
// inputs, where x is above that: what was shifted into a division, as the upper half of
// a modulus, is far from the size itself.
func usual(x sym.Expr, m, below *big.Int) sym.Expr {
	var shift *big.Int
	for _, at := range []int64{1, 40} {
		env := sym.MapEnv{}
		for _, s := range sym.FreeSyms(x) {
			if s.Origin != sym.Input {
				return x
			}
			v := big.NewInt(at)
			if s.Lo != nil && v.Cmp(s.Lo) < 0 {
				v = s.Lo
			}
			if s.Hi != nil && v.Cmp(s.Hi) > 0 {
				v = s.Hi
			}
			env[s.Name] = v
		}
		n, err := sym.EvalWithin(x, env, pointTrips)
		if err != nil {
			return x
		}
		q := new(big.Int).Add(n, below)
		q.Sub(q, new(big.Int).Mod(q, m)) // towards minus infinity, as m > 0
		if shift != nil && shift.Cmp(q) != 0 {
			return x
		}
		shift = q
	}
	if shift.Sign() <= 0 {
		return x
	}
	return sym.Sub(x, sym.Big(shift))
}

// scaled recognises k * (x mod m) for a machine's modulus k*m: the wrap of k*x.
func scaled(e *sym.Mul) (*sym.Mod, bool) {
	if len(e.X) != 2 {
		return nil, false
	}
	k, ok1 := sym.IsConst(e.X[0])
	md, ok2 := e.X[1].(*sym.Mod)
	if !ok1 || !ok2 || k.Cmp(big.NewInt(1)) <= 0 {
		return nil, false
	}
	m, ok := sym.IsConst(md.Y)
	if !ok {
		return nil, false
	}
	whole := sym.Big(new(big.Int).Mul(k, m))
	if _, ok := wrapModulus(whole); !ok {
		return nil, false
	}
	return &sym.Mod{X: sym.MulOf(e.X[0], md.X), Y: whole}, true
}

func (w *unwrapper) list(xs []sym.Expr, deep int, f func(...sym.Expr) sym.Expr) sym.Expr {
	out := make([]sym.Expr, len(xs))
	for i, x := range xs {
		out[i] = w.expr(x, deep+1)
	}
	return f(out...)
}

// require notes lo <= x < hi.
func (w *unwrapper) require(x sym.Expr, lo, hi *big.Int) {
	if c := sym.GeOf(x, sym.Big(lo)); !sym.IsTrue(c) {
		// From -2**63 on, 64 bits make PTRDIFF_MAX + 1 and more of it.
		least := sym.RangeOf(x, nil).Lo
		huge := lo.Sign() == 0 && hi.BitLen() == 65 && least != nil && least.Cmp(new(big.Int).Neg(new(big.Int).Rsh(hi, 1))) >= 0
		w.wraps = append(w.wraps, Wrap{Cond: c, Below: true, Capped: w.capped > 0 || lo.Sign() == 0 && !huge && mayHaveWrapped(x, hi, -1), Huge: huge})
	}
	if c := sym.LtOf(x, sym.Big(hi)); !sym.IsTrue(c) {
		most := sym.RangeOf(x, nil).Hi
		often := hi.BitLen() == 33 && (most == nil || most.BitLen() > 33)
		w.wraps = append(w.wraps, Wrap{Cond: c, Capped: often && (w.capped > 0 || mayHaveWrapped(x, hi, 1))})
	}
}

// isSigned tells a conversion to a signed type, whose argument carries half the
// modulus, from one to an unsigned type.
func (w *unwrapper) isSigned(x sym.Expr, m *big.Int) bool {
	c := new(big.Int)
	terms := []sym.Expr{x}
	if a, ok := x.(*sym.Add); ok {
		terms = a.X
	}
	for _, t := range terms {
		if k, ok := sym.IsConst(t); ok {
			c.Mod(k, m)
		}
	}
	quarter := new(big.Int).Rsh(m, 2)
	return c.Cmp(quarter) >= 0 && c.Cmp(new(big.Int).Mul(quarter, big.NewInt(3))) < 0
}

// centred is congruent to x modulo m, with coefficients of least magnitude.
func centred(x sym.Expr, m *big.Int) sym.Expr {
	half := new(big.Int).Rsh(m, 1)
	least := func(k *big.Int) *big.Int {
		r := new(big.Int).Mod(k, m)
		if r.Cmp(half) >= 0 {
			r.Sub(r, m)
		}
		return r
	}
	terms := []sym.Expr{x}
	if a, ok := x.(*sym.Add); ok {
		terms = a.X
	}
	out := make([]sym.Expr, len(terms))
	for i, t := range terms {
		out[i] = t
		if k, ok := sym.IsConst(t); ok {
			out[i] = sym.Big(least(k))
			continue
		}
		if p, ok := t.(*sym.Mul); ok {
			if k, ok := sym.IsConst(p.X[0]); ok {
				out[i] = sym.MulOf(append([]sym.Expr{sym.Big(least(k))}, p.X[1:]...)...)
			}
		}
	}
	return sym.AddOf(out...)
}

// wrapModulus is 2**w for w >= 32.
func wrapModulus(y sym.Expr) (*big.Int, bool) {
	k, ok := sym.IsConst(y)
	if !ok || k.BitLen() <= 32 || new(big.Int).And(k, new(big.Int).Sub(k, big.NewInt(1))).Sign() != 0 {
		return nil, false
	}
	return k, true
}
