// This file adds up what the iterations of a loop acquire and release.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// loopSum is what the sum over a loop's iterations goes by.
type loopSum struct {
	m       *Machine
	s       *State // before the loop
	i       *sym.Sym
	trips   sym.Expr
	while   sym.Cond
	rec     *recurrence
	over    string // names a sum over what iterations of a family have
	bounded bool   // trips is known, if only as a bound
}

// of is the effect of trips iterations whose effect is body, a function of i and
// of the places that the recurrence follows.
func (x loopSum) of(body effect.Effect) (total effect.Effect, ok bool) {
	if !x.bounded {
		return body, false
	}
	m, i := x.m, x.i
	j := m.FreshSym("j", sym.Bound, big.NewInt(0), nil)
	sum := func(b effect.Effect) (effect.Effect, bool) {
		b = effect.Subst(b, map[string]sym.Expr{i.Name: j})
		return effect.LoopUnder(m.proof, m.relevant(x.s.Path, sym.GeOf(x.trips, sym.Int(0))), j, sym.Int(0), x.trips, b)
	}
	computed := false
	for _, e := range effectExprs(body) {
		for _, v := range sym.FreeSyms(e) {
			computed = computed || v.Name != i.Name && x.rec.heads[v.Name]
		}
	}
	iterates := m.hasIterations(body, i)
	switch {
	case computed:
		return x.rec.total(x.while, body), !iterates
	case iterates:
		return m.sumIterations(body, i, x.trips, x.over, sum)
	}
	if total, ok = sum(body); !ok {
		total = x.rec.total(x.while, body)
	}
	return total, true
}

// part bounds the effect of the first iterations when the effect of all of them
// is total. What body says of iterations that no call gets to may be anything,
// less than nothing too: these must not make the sum smaller.
func (x loopSum) part(body, total effect.Effect) effect.Effect {
	clamped := false
	up := func(b *effect.Bound) {
		if nothing := sym.Int(0); !sym.IsInf(b.Hi) && x.m.Known(x.s, sym.GeOf(b.Hi, nothing)) <= 0 {
			b.Hi, clamped = sym.MaxOf(nothing, b.Hi), true
		}
	}
	up(&body.Alloc)
	up(&body.Freed)
	up(&body.Peak)
	if clamped {
		var ok bool
		if total, ok = x.of(body); !ok {
			return effect.Havoc()
		}
	}
	return partOf(total)
}

// partOf bounds the effect of the first iterations of a loop whose whole effect
// is total: sums of non-negative amounts only grow.
func partOf(total effect.Effect) effect.Effect {
	z := sym.Int(0)
	up := func(b effect.Bound) effect.Bound { return effect.Bound{Lo: z, Hi: b.Hi} }
	net := effect.Bound{Lo: effect.NegInf(), Hi: total.Alloc.Hi}
	if total.Freed.IsZero() {
		net.Lo = z
	} else if !sym.IsInf(total.Freed.Hi) {
		net.Lo = sym.Neg(total.Freed.Hi)
	}
	return effect.Effect{Alloc: up(total.Alloc), Freed: up(total.Freed), Net: net, Peak: up(total.Peak)}
}
