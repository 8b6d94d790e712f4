// This file keeps clauses from being proved of no call at all: where no input is
// known that a summary speaks of, its assumptions may contradict each other, and
// everything would follow.

package typecheck

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// WhyNoCall is a reason of Unknown.
const WhyNoCall = "no call is known that the inferred cases speak of"

// witnessed reports whether an input is known that satisfies all of hyp.
func witnessed(feasible prove.Answer, hyp []sym.Cond) bool {
	return feasible.Status == prove.No || sampled(hyp)
}

// samples is how many inputs are tried, sampleSteps the work for each condition
// of one: loops that do not end are met here, too.
const (
	samples     = 300
	sampleSteps = 20_000
)

// sampled tries small inputs: first the same kind of value for all symbols, then
// mixtures.
func sampled(hyp []sym.Cond) bool {
	values := []int64{0, 1, 2, 3, 4, 8, 16, 100, 4096, -1}
	var syms []*sym.Sym
	seen := map[string]bool{}
	for _, h := range hyp {
		for _, v := range sym.CondSyms(h) {
			if !seen[v.Name] {
				seen[v.Name] = true
				syms = append(syms, v)
			}
		}
	}
	model := map[string]*big.Int{}
	state := uint64(1)
	for n := range samples {
		for _, v := range syms {
			k := n
			if n >= len(values) {
				state = state*6364136223846793005 + 1442695040888963407
				k = int(state >> 33)
			}
			model[v.Name] = within(v, values[k%len(values)])
		}
		if satisfies(sym.MapEnv(model), hyp) {
			return true
		}
	}
	return false
}

func satisfies(env sym.MapEnv, hyp []sym.Cond) bool {
	for _, h := range hyp {
		if ok, err := sym.EvalCondWithin(h, env, sampleSteps); err != nil || !ok {
			return false
		}
	}
	return true
}

// within is n, or the end of the symbol's range that is nearest to it.
func within(v *sym.Sym, n int64) *big.Int {
	x := big.NewInt(n)
	switch {
	case v.Lo != nil && x.Cmp(v.Lo) < 0:
		return v.Lo
	case v.Hi != nil && x.Cmp(v.Hi) > 0:
		return v.Hi
	}
	return x
}
