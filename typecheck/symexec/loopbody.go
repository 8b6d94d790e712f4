// This file adds up what the iterations of a loop acquire and release.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// effects are that of all iterations and, at most, of those before one that
// leaves; false if the sum has no form.
func (r *loopRun) effects() (total, partial effect.Effect, ok bool) {
	m := r.m
	body := r.iteration()
	gone := func(v *sym.Sym) bool {
		return v.Origin == sym.Approx && !r.rec.heads[v.Name] && !Older(v.Name, r.since)
	}
	body = Project(body, gone, nil)
	body = effect.Subst(body, r.rec.solved)
	sum := loopSum{m: m, s: r.s, i: r.i, trips: r.trips, while: r.while, rec: r.rec, over: r.over(), bounded: r.bounded || r.exact}
	if m.hasIterations(body, r.i) {
		body = m.dropNull(body)
	}
	total, partial = effect.Zero(), effect.Zero()
	if effect.IsZero(body) {
		return total, partial, true
	}
	if total, ok = sum.of(body); !ok {
		return total, partial, false
	}
	partial = partOf(total)
	if len(r.left) > 0 || !r.exact {
		partial = sum.part(body, total)
	}
	return total, partial, true
}

// over spells what a named sum runs over; a chain's is spelt by its nodes.
func (r *loopRun) over() string {
	if r.walk != nil && r.walk.chain != nil {
		return ""
	}
	return r.m.overAll(r.trips)
}

// iteration is the effect of the ways through the body together.
func (r *loopRun) iteration() effect.Effect {
	body := effect.Zero()
	first := true
	ways := r.m.endsOf(r.s, r.ends, r.base, r.rec.heads, r.rec.since, r.given)
	for _, e := range r.ends {
		if e.Dead {
			// Not understood in some iteration: the path says in which calls.
			r.after = append(r.after, e)
			continue
		}
		if e.Failed() || e.Exited {
			continue
		}
		if first {
			body, first = e.Eff, false
			continue
		}
		var c sym.Cond
		if len(e.Path) > r.base {
			c = sym.AndOf(e.Path[r.base:]...)
			if way := wayOf(ways, e); way.known {
				c = way.cond
			} else if e.weakSince != r.s.weakSince || sym.CondHasOrigin(sym.SubstCond(c, map[string]sym.Expr{r.i.Name: sym.Int(0)}), sym.Approx) {
				c = nil
				r.early = r.early || effectKey(e.Eff) != effectKey(body)
			}
		}
		body = effect.Join(r.m.quick, c, e.Eff, body)
	}
	return noFailures(body)
}

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
		if nothing := sym.Int(0); !sym.IsInf(b.Hi) && !x.m.Holds(x.s, sym.GeOf(b.Hi, nothing)) {
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
