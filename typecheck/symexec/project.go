// This file takes symbols out of effects and conditions that the caller cannot
// know: what is left is an interval that contains every possibility.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// Project replaces the symbols gone says yes to by their extremes, as far as these
// follow from their own bounds and from what path says.
func Project(e effect.Effect, gone func(*sym.Sym) bool, path []sym.Cond) effect.Effect {
	p := &projector{gone: gone, path: path, busy: map[string]bool{}}
	q := func(b effect.Bound, floor sym.Expr) effect.Bound {
		lo := p.extreme(b.Lo, false, floor)
		if floor != nil && !sym.Equal(lo, b.Lo) {
			lo = sym.MaxOf(lo, floor)
		}
		return effect.Bound{Lo: lo, Hi: p.extreme(b.Hi, true, nil)}
	}
	zero := sym.Int(0)
	freed := q(e.Freed, zero)
	var least sym.Expr // no call gives back more
	if _, known := sym.IsConst(freed.Hi); known {
		least = sym.Neg(freed.Hi)
	}
	return effect.Effect{Alloc: q(e.Alloc, zero), Freed: freed, Net: q(e.Net, least), Peak: q(e.Peak, zero)}
}

// negInf is how a lower bound without value is written: the negation of Inf.
func negInf() sym.Expr { return effect.Havoc().Net.Lo }

// extreme is an upper (up) or lower bound of e free of the gone symbols. floor
// is a lower bound that always holds.
func (p *projector) extreme(e sym.Expr, up bool, floor sym.Expr) sym.Expr {
	r, ok := p.bound(e, up, 0)
	if ok {
		return r
	}
	if up {
		return sym.Infinity()
	}
	if floor != nil {
		return floor
	}
	return negInf()
}

func mentions(e sym.Expr, gone func(*sym.Sym) bool) bool {
	for _, v := range sym.FreeSyms(e) {
		if gone(v) {
			return true
		}
	}
	return false
}

func condMentions(c sym.Cond, gone func(*sym.Sym) bool) bool {
	for _, v := range sym.CondSyms(c) {
		if gone(v) {
			return true
		}
	}
	return false
}

func (p *projector) bound(e sym.Expr, up bool, deep int) (sym.Expr, bool) {
	gone := p.gone
	if !mentions(e, gone) {
		return e, true
	}
	if deep > 40 {
		return interval(e, up)
	}
	all := func(xs []sym.Expr, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
		out := make([]sym.Expr, len(xs))
		for i, x := range xs {
			b, ok := p.bound(x, up, deep+1)
			if !ok {
				return interval(e, up)
			}
			out[i] = b
		}
		return f(out...), true
	}
	some := func(xs []sym.Expr, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
		var out []sym.Expr
		for _, x := range xs {
			if b, ok := p.bound(x, up, deep+1); ok {
				out = append(out, b)
			}
		}
		if len(out) == 0 {
			return interval(e, up)
		}
		return f(out...), true
	}
	switch e := e.(type) {
	case *sym.Sym:
		return p.symbol(e, up, deep)
	case *sym.Add:
		return all(e.X, sym.AddOf)
	case *sym.Max:
		if !up {
			return some(e.X, sym.MaxOf)
		}
		return all(e.X, sym.MaxOf)
	case *sym.Min:
		if up {
			return some(e.X, sym.MinOf)
		}
		return all(e.X, sym.MinOf)
	case *sym.Mod:
		if !up {
			break
		}
		var most []sym.Expr
		if iv := sym.RangeOf(e.X, nil); iv.Lo != nil && iv.Lo.Sign() >= 0 {
			if x, ok := p.bound(e.X, up, deep+1); ok {
				most = append(most, x)
			}
		}
		// A negative divisor leaves nothing above 0.
		if iv := sym.RangeOf(e.Y, nil); !(iv.Lo != nil && iv.Hi != nil && iv.Hi.Cmp(hugeBytes()) > 0 && iv.Lo.Cmp(iv.Hi) == 0) {
			if y, ok := p.bound(e.Y, up, deep+1); ok {
				most = append(most, sym.MaxOf(sym.Sub(y, sym.Int(1)), sym.Int(0)))
			}
		}
		if len(most) > 0 {
			return sym.MinOf(most...), true
		}
	case *sym.Mul:
		return p.product(e, up, deep)
	case *sym.Ite:
		a, ok1 := p.bound(e.A, up, deep+1)
		b, ok2 := p.bound(e.B, up, deep+1)
		if !ok1 || !ok2 {
			return interval(e, up)
		}
		if !condMentions(e.C, gone) {
			return sym.IteOf(e.C, a, b), true
		}
		if up {
			return sym.MaxOf(a, b), true
		}
		return sym.MinOf(a, b), true
	case *sym.FloorDiv:
		if k, ok := sym.IsConst(e.Y); ok && k.Sign() > 0 {
			a, ok := p.bound(e.X, up, deep+1)
			if !ok {
				return interval(e, up)
			}
			return sym.FloorDivOf(a, e.Y), true
		}
	case *sym.TruncDiv:
		if k, ok := sym.IsConst(e.Y); ok && k.Sign() > 0 {
			a, ok := p.bound(e.X, up, deep+1)
			if !ok {
				return interval(e, up)
			}
			return sym.TruncDivOf(a, e.Y), true
		}
	case *sym.Pow2:
		a, ok := p.bound(e.E, up, deep+1)
		if !ok {
			return interval(e, up)
		}
		if iv := sym.RangeOf(a, nil); iv.Lo != nil && iv.Lo.Sign() >= 0 {
			return sym.Pow2Of(a), true
		}
	}
	return interval(e, up)
}

// product bounds a product in which only one factor mentions the symbols and
// the sign of the others is known.
func (p *projector) product(e *sym.Mul, up bool, deep int) (sym.Expr, bool) {
	var with []sym.Expr
	var rest []sym.Expr
	for _, x := range e.X {
		if mentions(x, p.gone) {
			with = append(with, x)
		} else {
			rest = append(rest, x)
		}
	}
	r := sym.MulOf(rest...)
	iv := sym.RangeOf(r, nil)
	nonneg := iv.Lo != nil && iv.Lo.Sign() >= 0
	nonpos := iv.Hi != nil && iv.Hi.Sign() <= 0
	if len(with) == 1 && (nonneg || nonpos) {
		dir := up
		if nonpos && !nonneg {
			dir = !up
		}
		b, ok := p.bound(with[0], dir, deep+1)
		if ok {
			return sym.MulOf(r, b), true
		}
	}
	return interval(e, up)
}

// projector takes symbols out of expressions.
type projector struct {
	gone func(*sym.Sym) bool
	path []sym.Cond
	busy map[string]bool // symbols whose ends are being looked for
}

// maxEnds bounds the ends of a symbol that are taken from a path.
const maxEnds = 3

// symbol is the extreme of one symbol: by its own bounds and by what the path
// compares it with.
func (p *projector) symbol(v *sym.Sym, up bool, deep int) (sym.Expr, bool) {
	own, ok := interval(v, up)
	if p.busy[v.Name] || len(p.path) == 0 {
		return own, ok
	}
	p.busy[v.Name] = true
	defer delete(p.busy, v.Name)
	var ends []sym.Expr
	if ok {
		ends = append(ends, own)
	}
	for _, c := range p.path {
		for _, c := range sym.Conjuncts(c) {
			if len(ends) == maxEnds {
				break
			}
			e := endOf(c, v, up)
			if e == nil {
				continue
			}
			if e, ok := p.bound(e, up, deep+1); ok && !(up && beyondMemory(e)) {
				ends = append(ends, e)
			}
		}
	}
	switch {
	case len(ends) == 0:
		return nil, false
	case up:
		return sym.MinOf(ends...), true
	}
	return sym.MaxOf(ends...), true
}

// beyondMemory reports whether a number says nothing of sizes: where everything it
// depends on is 0 it is larger than the 2**47 bytes that a process can address.
func beyondMemory(e sym.Expr) bool {
	none := map[string]sym.Expr{}
	for _, v := range sym.FreeSyms(e) {
		none[v.Name] = sym.Int(0)
	}
	k, ok := sym.IsConst(sym.Subst(e, none))
	return ok && k.BitLen() > 47
}

// endOf is the upper (up) or lower end that c, a comparison, sets to v; nil if it
// sets none.
func endOf(c sym.Cond, v *sym.Sym, up bool) sym.Expr {
	cmp, ok := c.(*sym.Cmp)
	if !ok || cmp.Op == sym.Ne || !sym.CondHasSym(c, v.Name) {
		return nil
	}
	// coef * v + rest, which is above or at 0
	coef, rest, lin := sym.Normalize(sym.Sub(cmp.Y, cmp.X)).LinearIn(v)
	k, isInt := sym.IsInt(coef)
	if !lin || !isInt || k == 0 || sym.HasSym(rest, v.Name) {
		return nil
	}
	if cmp.Op == sym.Lt {
		rest = sym.Sub(rest, sym.Int(1))
	}
	if cmp.Op == sym.Eq && (k > 0) == up {
		k, rest = -k, sym.Neg(rest)
	}
	switch {
	case up && k < 0:
		return sym.FloorDivOf(rest, sym.Int(-k))
	case !up && k > 0:
		return sym.Neg(sym.FloorDivOf(rest, sym.Int(k)))
	}
	return nil
}

func interval(e sym.Expr, up bool) (sym.Expr, bool) {
	iv := sym.RangeOf(e, nil)
	v := iv.Lo
	if up {
		v = iv.Hi
	}
	if v == nil || up && v.Cmp(hugeBytes()) >= 0 {
		return nil, false
	}
	return sym.Big(v), true
}

// hugeBytes is PTRDIFF_MAX: no allocation is larger, so a bound above it says
// nothing.
func hugeBytes() *big.Int { return new(big.Int).SetUint64(1<<63 - 1) }
