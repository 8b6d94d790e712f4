// This file holds the local search of counterexamples: moves that turn a failing
// fact true, and the shrinking of what was found.

package prove

import (
	"math/big"
	"sort"

	"github.com/muxlang/mux/typecheck/sym"
)

// next is a step of splitmix64.
func (sr *search) next() uint64 {
	sr.seed += 0x9e3779b97f4a7c15
	z := sr.seed
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// chance is a candidate or a number of random length.
func (h *hunt) chance(k int) *big.Int {
	r := h.sr.next()
	if r&3 != 0 && len(h.cands[k]) > 0 {
		return h.cands[k][int(r>>8)%len(h.cands[k])]
	}
	v := new(big.Int).SetUint64(h.sr.next() >> (64 - 1 - (r>>16)%40))
	if r&4 != 0 {
		v.Neg(v)
	}
	if lo := h.syms[k].Lo; lo != nil && v.Cmp(lo) < 0 {
		v.Add(lo, v.Abs(v))
	}
	return v
}

// repair walks from a point: it picks a fact that fails and moves the symbol
// whose move leaves the fewest failing.
func (h *hunt) repair(env sym.MapEnv, steps int) bool {
	for ; steps > 0 && h.sr.evals > 0; steps-- {
		score := h.try(env)
		if score == 0 {
			return true
		}
		f := h.failing(env)
		if f == nil {
			return false
		}
		type move struct {
			name string
			v    *big.Int
		}
		best, bestScore := move{}, -1
		for _, x := range sym.CondSyms(f) {
			old, ok := env[x.Name]
			if !ok {
				continue
			}
			for _, v := range h.moves(f, x, env) {
				if v.Cmp(old) == 0 || h.sr.evals <= 0 {
					continue
				}
				env[x.Name] = v
				if s := h.try(env); s == 0 {
					return true
				} else if bestScore < 0 || s < bestScore {
					best, bestScore = move{x.Name, v}, s
				}
			}
			env[x.Name] = old
		}
		if bestScore < 0 {
			return false
		}
		env[best.name] = best.v
	}
	return false
}

// failing is a fact that does not hold, rotating among them.
func (h *hunt) failing(env sym.MapEnv) sym.Cond {
	n := len(h.facts)
	if n == 0 {
		return nil
	}
	start := int(h.sr.next() % uint64(n))
	for k := range h.facts {
		c := h.facts[(start+k)%n].c
		if ok, err := sym.EvalCondWithin(c, env, tryTrips); err != nil || !ok {
			return c
		}
	}
	return nil
}

// moves are values of x at which a failing fact may turn true: the root of the
// straight line through two neighbouring points, and some candidates.
func (h *hunt) moves(c sym.Cond, x *sym.Sym, env sym.MapEnv) []*big.Int {
	var out []*big.Int
	r := sym.Interval{Lo: x.Lo, Hi: x.Hi}
	cmps := comparisons(c, nil)
	if len(cmps) > 4 {
		k := int(h.sr.next() % uint64(len(cmps)-3))
		cmps = cmps[k : k+4]
	}
	old := env[x.Name]
	for _, m := range cmps {
		at := func(v *big.Int) *big.Int {
			env[x.Name] = v
			a, err := sym.EvalWithin(m.X, env, tryTrips)
			if err != nil {
				return nil
			}
			b, err := sym.EvalWithin(m.Y, env, tryTrips)
			if err != nil {
				return nil
			}
			return new(big.Int).Sub(b, a)
		}
		d0, d1 := at(old), at(new(big.Int).Add(old, one))
		if d0 == nil || d1 == nil {
			continue
		}
		slope := new(big.Int).Sub(d1, d0)
		if slope.Sign() == 0 {
			continue
		}
		root := new(big.Int).Sub(old, floorDiv(d0, slope))
		for _, k := range []int64{0, 1, -1} {
			out = append(out, clamp(new(big.Int).Add(root, big.NewInt(k)), r))
		}
	}
	env[x.Name] = old
	for k, y := range h.syms {
		if y.Name == x.Name && len(h.cands[k]) > 0 {
			for j := 0; j < 4; j++ {
				out = append(out, h.cands[k][int(h.sr.next()%uint64(len(h.cands[k])))])
			}
		}
	}
	return out
}

func comparisons(c sym.Cond, out []*sym.Cmp) []*sym.Cmp {
	switch c := c.(type) {
	case *sym.Cmp:
		return append(out, c)
	case *sym.And:
		for _, x := range c.X {
			out = comparisons(x, out)
		}
	case *sym.Or:
		for _, x := range c.X {
			out = comparisons(x, out)
		}
	case *sym.Not:
		return comparisons(c.X, out)
	}
	return out
}

// shrink replaces values by smaller ones while the point stays one, so that
// messages show the plainest input.
func (h *hunt) shrink() bool {
	h.sr.evals = max(h.sr.evals, 400)
	env := make(sym.MapEnv, len(h.syms))
	for _, x := range h.syms {
		env[x.Name] = h.point[x.Name]
	}
	for round := 0; round < 3; round++ {
		changed := false
		for k, x := range h.syms {
			old := env[x.Name]
			tries := append([]*big.Int(nil), h.cands[k]...)
			for n := uint(1); n < 5; n++ {
				tries = append(tries, new(big.Int).Rsh(old, n))
			}
			sort.SliceStable(tries, func(i, j int) bool { return plainer(tries[i], tries[j]) })
			for _, v := range tries {
				if !plainer(v, old) || h.sr.evals <= 0 {
					break
				}
				env[x.Name] = clamp(v, sym.Interval{Lo: x.Lo, Hi: x.Hi})
				if plainer(env[x.Name], old) && h.try(env) == 0 {
					changed = true
					old = env[x.Name]
					break
				}
				env[x.Name] = old
			}
			env[x.Name] = old
			changed = h.bisect(env, x) || changed
		}
		if !changed {
			break
		}
	}
	return true
}

// bisect looks for the value nearest to 0 as if the points formed an interval.
func (h *hunt) bisect(env sym.MapEnv, x *sym.Sym) bool {
	good := env[x.Name]
	bad := clamp(new(big.Int), sym.Interval{Lo: x.Lo, Hi: x.Hi})
	changed := false
	for step := 0; step < 70 && h.sr.evals > 0; step++ {
		mid := new(big.Int).Add(good, bad)
		mid.Quo(mid, big.NewInt(2))
		if mid.Cmp(good) == 0 || mid.Cmp(bad) == 0 {
			break
		}
		env[x.Name] = mid
		if h.try(env) == 0 {
			good, changed = mid, true
		} else {
			bad = mid
		}
	}
	env[x.Name] = good
	return changed
}

// plainer orders values for display: 1, 0, then by magnitude, positive first.
func plainer(a, b *big.Int) bool {
	rank := func(v *big.Int) *big.Int {
		if v.IsInt64() {
			switch v.Int64() {
			case 1:
				return new(big.Int)
			case 0:
				return one
			}
		}
		r := new(big.Int).Abs(v)
		r.Lsh(r, 1)
		if v.Sign() < 0 {
			r.Add(r, one)
		}
		return r
	}
	return rank(a).Cmp(rank(b)) < 0
}
