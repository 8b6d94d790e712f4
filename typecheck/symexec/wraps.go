// This file tells the counters of loops that wrap around from those that may be
// taken not to: calls in which one wraps, and which end all the same, are calls
// like others.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// width is the number of bits of an unsigned counter; 0 for other variables.
func (v *loopVar) width() uint {
	t := v.acc.T
	if v.ptr != nil || v.block != nil || v.chain != nil || v.fam != nil || t.Kind != IntType || t.Lo == nil || t.Lo.Sign() != 0 || t.Hi == nil {
		return 0
	}
	bits := uint(t.Hi.BitLen())
	if new(big.Int).Add(t.Hi, big.NewInt(1)).Cmp(new(big.Int).Lsh(big.NewInt(1), bits)) != 0 {
		return 0
	}
	return bits
}

// looping is what decides how far a counter may be taken not to wrap: the loop's
// condition over i, the number of the iteration, nil where there are several; and
// whether the loop may end in another way.
type looping struct {
	c      sym.Cond
	i      *sym.Sym
	leaves bool
	head   *State // before the test of iteration i
	test   func(*State) []Branch
	at     diag.Pos
}

// tests reports whether c, a part of the condition, looks at v.
func (m *Machine) tests(c sym.Cond, v *loopVar, l looping) bool {
	s := l.head.Clone()
	x := m.FreshSym("x", sym.Approx, v.acc.T.Lo, v.acc.T.Hi)
	m.put(s, v, v.at(x))
	is, _ := v.value(l.i)
	m.exploring++
	defer func() { m.exploring-- }()
	for _, b := range l.test(s) {
		for _, part := range sym.Conjuncts(b.C) {
			if mentionsSym(part, x) && sym.EqualCond(sym.SubstCond(part, map[string]sym.Expr{x.Name: is}), c) {
				return true
			}
		}
	}
	return false
}

// counts reports whether have, the number of v at the end of an iteration, is want,
// the number that v's form says; again that v is of another form now.
func (m *Machine) counts(e *State, v *loopVar, have, want sym.Expr, l looping) (ok, again bool) {
	if sym.Equal(have, want) {
		return true, false
	}
	bits := v.width()
	if v.bits > 0 {
		return sym.Equal(sym.WrapU(have, bits), want), false
	}
	if bits == 0 || !sym.Equal(sym.WrapU(have, bits), sym.WrapU(want, bits)) {
		conds, same := unwrapsTo(have, want)
		return same && m.doesNotWrap(e, v, conds, 32, l), false
	}
	limit := sym.Big(new(big.Int).Lsh(big.NewInt(1), bits))
	if m.doesNotWrap(e, v, []sym.Cond{sym.GeOf(want, sym.Int(0)), sym.LtOf(want, limit)}, bits, l) {
		return true, false
	}
	if v.bits = bits; v.form != affine {
		v.form = recurrent
	}
	return false, true
}

// unwrapsTo are the conditions under which have is want; false when nothing says
// that it ever is.
func unwrapsTo(have, want sym.Expr) ([]sym.Cond, bool) {
	e, conds := Unwrap(have)
	if sym.Equal(e, want) {
		return conds, true
	}
	// What the counter starts with may be the result of arithmetic itself.
	w, more := Unwrap(want)
	return append(conds, more...), sym.Equal(e, w)
}

// doesNotWrap reports whether conds, under which v does not wrap, hold or may be
// taken to hold, and adds them to the path.
func (m *Machine) doesNotWrap(s *State, v *loopVar, conds []sym.Cond, bits uint, l looping) bool {
	var open []sym.Cond
	for _, c := range conds {
		if !m.Holds(s, c) {
			open = append(open, c)
		}
	}
	if len(open) > 0 && !m.runsLong(s, v, bits, l) {
		return false
	}
	for _, c := range open {
		if !s.Need(c) {
			return false
		}
		m.Assume("no-wrap", "the loop's counter does not wrap", l.at)
	}
	return true
}

// runsLong reports whether a loop in which v wraps runs for so long that it need
// not be spoken of: v has far to go until it wraps, or what limits it only does so
// in the direction in which it moves, so that it goes all the way once more.
func (m *Machine) runsLong(s *State, v *loopVar, bits uint, l looping) bool {
	start, ok := v.number(v.start)
	if !ok || bits < 32 {
		return false
	}
	up, down := v.form == geometric, false
	if v.form == affine {
		iv := sym.RangeOf(v.step, nil)
		up, down = iv.Lo != nil && iv.Lo.Sign() >= 0, iv.Hi != nil && iv.Hi.Sign() <= 0
	}
	half := sym.Big(new(big.Int).Lsh(big.NewInt(1), bits-1))
	switch {
	case up && v.form == affine && m.Holds(s, sym.LeOf(start, half)):
		return true
	case up == down || l.leaves || l.c == nil:
		return false
	}
	at, _ := v.value(l.i)
	if down {
		at = sym.Neg(at)
	}
	for _, c := range sym.Conjuncts(l.c) {
		if cmp, ok := c.(*sym.Cmp); ok && cmp.Op != sym.Ne && mentionsSym(c, l.i) &&
			sameAlways(sym.AddOf(sym.Sub(cmp.Y, cmp.X), at), l.i) && m.tests(c, v, l) {
			return true
		}
	}
	return false
}

// sameAlways reports whether e does not depend on i.
func sameAlways(e sym.Expr, i *sym.Sym) bool { return !sym.HasSym(sym.Normalize(e).Expr(), i.Name) }

// passesBy notes of the unsigned counters that are compared for inequality that they
// wrap, where they may have passed the value that they are compared with when they
// start; false when there are none that was not known of.
func (m *Machine) passesBy(s *State, vars []*loopVar, l looping) bool {
	found, i := false, l.i
	for _, x := range sym.Conjuncts(l.c) {
		cmp, ok := x.(*sym.Cmp)
		if !ok || cmp.Op != sym.Ne {
			continue
		}
		d := sym.Sub(cmp.Y, cmp.X)
		coef, rest, lin := sym.Normalize(d).LinearIn(i)
		k, isConst := sym.IsInt(coef)
		if !lin || !isConst || k == 0 || sym.HasSym(rest, i.Name) {
			continue
		}
		if k > 0 {
			rest = sym.Neg(rest)
		}
		if m.Holds(s, sym.GeOf(rest, sym.Int(0))) {
			continue
		}
		for _, v := range vars {
			if v.form != affine || v.bits > 0 || v.width() == 0 {
				continue
			}
			at, ok := v.value(i)
			if ok && (sameAlways(sym.AddOf(d, at), i) || sameAlways(sym.Sub(d, at), i)) && m.tests(x, v, l) {
				v.bits, found = v.width(), true
			}
		}
	}
	return found
}

// settle writes the counters that wrap at some time as what they are where they do
// not.
func (m *Machine) settle(s *State, vars []*loopVar) {
	for _, v := range vars {
		if v.bits == 0 || v.form != affine {
			continue
		}
		x, ok := v.number(m.now(s, v))
		md, wraps := x.(*sym.Mod)
		if !ok || !wraps {
			continue
		}
		limit, _ := sym.IsConst(md.Y)
		if limit == nil {
			continue
		}
		if y := centred(md.X, limit); m.Holds(s, sym.GeOf(y, sym.Int(0))) && m.Holds(s, sym.LtOf(y, md.Y)) {
			m.put(s, v, v.at(y))
		}
	}
}

// tripWrapped is the number of iterations until a number that wraps, and moves by
// one, is what c compares it with for inequality; wraps is false when c speaks of no
// number that wraps, n is nil where the number of iterations is not known.
func (m *Machine) tripWrapped(s *State, c *sym.Cmp, i *sym.Sym) (n sym.Expr, wraps bool) {
	d := sym.Normalize(sym.Sub(c.Y, c.X))
	var x, limit sym.Expr // d is sign*(x mod limit) + rest
	sign := int64(0)
	for _, t := range d.Terms() {
		for _, a := range t.Atoms {
			q, ok := a.(*sym.FloorDiv)
			if !ok || !sym.HasSym(a, i.Name) {
				continue
			}
			m, ok := sym.IsConst(q.Y)
			if !ok || len(t.Atoms) != 1 || sign != 0 || t.Coef.CmpAbs(m) != 0 {
				return nil, false
			}
			x, limit, sign = q.X, q.Y, -int64(t.Coef.Sign())
		}
	}
	if sign == 0 {
		return nil, false
	}
	rest := sym.Sub(d.Expr(), sym.MulOf(sym.Int(sign), sym.ModOf(x, limit)))
	rest = sym.Normalize(rest).Expr()
	coef, first, lin := sym.Normalize(x).LinearIn(i)
	k, isConst := sym.IsInt(coef)
	if !lin || !isConst || k != 1 && k != -1 || sym.HasSym(rest, i.Name) ||
		sym.HasSym(first, i.Name) || sym.HasOrigin(first, sym.Approx) || sym.HasOrigin(rest, sym.Approx) {
		return nil, true
	}
	if zero, ok := sym.IsInt(rest); c.Op != sym.Ne && !(c.Op == sym.Lt && ok && zero == 0 && sign > 0) {
		return nil, true // more than 0 is the same as not 0
	}
	end := sym.MulOf(sym.Int(-sign), rest)
	if !m.Holds(s, sym.GeOf(end, sym.Int(0))) || !m.Holds(s, sym.LtOf(end, limit)) {
		return nil, true
	}
	return sym.ModOf(sym.MulOf(sym.Int(k), sym.Sub(end, first)), limit), true
}
