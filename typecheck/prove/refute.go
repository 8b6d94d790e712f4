// This file refutes conjunctions: simplification to a fixed point, linear
// arithmetic, and case splits, within a step budget.

package prove

import (
	"math/big"
	"sort"

	"github.com/muxlang/mux/typecheck/sym"
)

// refute reports whether the state's facts cannot hold together.
func (q *query) refute(s *state, depth int) bool {
	if !q.spend(20) {
		return false
	}
	for round := 0; round < 8; round++ {
		s.flatten()
		if s.dead {
			return true
		}
		if s.substitute() {
			continue
		}
		s.propagate()
		if s.dead {
			return true
		}
		if q.steps <= 0 || !s.simplify() {
			break
		}
	}
	if s.dead {
		return true
	}
	if len(s.lits) == 0 && len(s.ors) == 0 {
		return false
	}
	if s.linear() {
		return true
	}
	if depth >= q.opt.SplitDepth {
		return false
	}
	return q.split(s, depth)
}

// substitute eliminates one symbol that an equality defines; its range becomes
// facts about its value.
func (s *state) substitute() bool {
	for k, l := range s.lits {
		if l.kind != eq0 {
			continue
		}
		x, e := s.q.sp.solve(l.p)
		if x == nil {
			continue
		}
		r := s.symRange(x)
		m := map[string]sym.Expr{x.Name: e}
		out := make([]fact, 0, len(s.facts)+2)
		for _, f := range s.facts {
			if f.c == sym.Cond(s.lits[k].c) {
				continue
			}
			if !s.q.spend(2) {
				return false
			}
			out = append(out, fact{sym.SubstCond(f.c, m), f.goal})
		}
		if r.Lo != nil {
			out = append(out, fact{sym.LeOf(sym.Big(r.Lo), e), false})
		}
		if r.Hi != nil {
			out = append(out, fact{sym.LeOf(e, sym.Big(r.Hi)), false})
		}
		s.facts = out
		return true
	}
	return false
}

// solve finds a symbol with coefficient 1 or -1 in p = 0 that occurs nowhere
// else in p, and its value.
func (sp *space) solve(p poly) (*sym.Sym, sym.Expr) {
	for _, t := range p {
		if t.mono == 0 || len(sp.monos[t.mono]) != 1 || t.c.CmpAbs(one) != 0 {
			continue
		}
		x, ok := sp.atoms[sp.monos[t.mono][0]].(*sym.Sym)
		if !ok {
			continue
		}
		rest := subPoly(p, poly{t})
		if t.c.Sign() > 0 {
			rest = scalePoly(rest, minus)
		}
		e := sp.expr(rest)
		if !sym.HasSym(e, x.Name) {
			return x, e
		}
	}
	return nil, nil
}

// simplify rewrites the facts under the refined ranges; it reports whether
// anything changed.
func (s *state) simplify() bool {
	w := s.rewriter(nil)
	changed := false
	out := make([]fact, 0, len(s.facts))
	for _, f := range s.facts {
		c := f.c
		if or, ok := c.(*sym.Or); ok {
			rest := make([]sym.Cond, 0, len(or.X))
			holds := false
			for _, x := range or.X {
				switch w.truth(x) {
				case 1:
					holds = true
				case 0:
					rest = append(rest, w.cond(x))
				}
			}
			if holds {
				changed = true
				continue
			}
			c = sym.OrOf(rest...)
		} else {
			c = w.cond(c)
		}
		changed = changed || !sym.EqualCond(c, f.c)
		out = append(out, fact{c, f.goal})
	}
	s.facts = out
	return changed
}

// option is one way a case split can go.
type option struct {
	facts []fact
	repl  map[[2]uint64]sym.Expr
}

// split tries to refute every way of one case distinction.
func (q *query) split(s *state, depth int) bool {
	ways := s.choose()
	if ways == nil {
		return false
	}
	for _, o := range ways {
		base := s.facts
		if o.repl != nil {
			w := s.rewriter(o.repl)
			base = make([]fact, len(s.facts))
			for k, f := range s.facts {
				base[k] = fact{w.cond(f.c), f.goal}
			}
		}
		if !q.refute(s.child(append(base[:len(base):len(base)], o.facts...)), depth+1) {
			return false
		}
	}
	return true
}

// choose picks the case distinction: first what the goal's literals are made
// of, then a disequality of the goal, then the rest.
func (s *state) choose() []option {
	for _, goal := range []bool{true, false} {
		if o := s.splitAtoms(goal); o != nil {
			return o
		}
		var best *sym.Or
		for _, f := range s.ors {
			if f.goal == goal && (best == nil || len(f.or.X) < len(best.X)) {
				best = f.or
			}
		}
		if best != nil && len(best.X) <= s.q.opt.SplitWidth {
			var ways []option
			for _, c := range best.X {
				ways = append(ways, option{facts: []fact{{c, goal}}})
			}
			return ways
		}
		for _, l := range s.lits {
			if l.kind == ne0 && l.goal == goal {
				return []option{
					{facts: []fact{{sym.LtOf(l.c.X, l.c.Y), goal}}},
					{facts: []fact{{sym.LtOf(l.c.Y, l.c.X), goal}}},
				}
			}
		}
	}
	return s.enumerate()
}

// maxValues is the width of a range up to which its values are tried one by one.
const maxValues = 8

// enumerate distinguishes the values of a symbol with few of them, where it
// stands in a term that linear arithmetic does not see through.
func (s *state) enumerate() []option {
	var best *sym.Sym
	var least int64
	for _, l := range s.lits {
		for _, t := range l.p {
			as := s.q.sp.monos[t.mono]
			for _, a := range as {
				x, plain := s.q.sp.atoms[a].(*sym.Sym)
				if plain && len(as) == 1 {
					continue
				}
				inside := []*sym.Sym{x}
				if !plain {
					inside = sym.FreeSyms(s.q.sp.atoms[a])
				}
				for _, x := range inside {
					r := s.symRange(x)
					if x.Origin == sym.Bound || r.Lo == nil || r.Hi == nil {
						continue
					}
					w := new(big.Int).Sub(r.Hi, r.Lo)
					if !w.IsInt64() || w.Int64() >= maxValues || best != nil && w.Int64() >= least {
						continue
					}
					best, least = x, w.Int64()
				}
			}
		}
	}
	if best == nil {
		return nil
	}
	r := s.symRange(best)
	var ways []option
	for k := int64(0); k <= least; k++ {
		v := new(big.Int).Add(r.Lo, big.NewInt(k))
		ways = append(ways, option{facts: []fact{{sym.EqOf(best, sym.Big(v)), false}}})
	}
	return ways
}

// splitAtoms is the distinction on an Ite, an extreme or the sign of a
// truncated quotient among the atoms of the literals.
func (s *state) splitAtoms(goal bool) []option {
	seen := map[[2]uint64]bool{}
	for _, l := range s.lits {
		if l.goal != goal {
			continue
		}
		for _, t := range l.p {
			for _, a := range s.q.sp.monos[t.mono] {
				if found := s.splitIn(s.q.sp.atoms[a], seen); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

func (s *state) splitIn(e sym.Expr, seen map[[2]uint64]bool) []option {
	k := sym.Hash(e)
	if seen[k] || !s.q.spend(1) {
		return nil
	}
	seen[k] = true
	inner := func(xs ...sym.Expr) []option {
		for _, x := range xs {
			if o := s.splitIn(x, seen); o != nil {
				return o
			}
		}
		return nil
	}
	switch e := e.(type) {
	case *sym.Add:
		return inner(e.X...)
	case *sym.Mul:
		return inner(e.X...)
	case *sym.Pow2:
		return inner(e.E)
	case *sym.FloorDiv:
		return inner(e.X, e.Y)
	case *sym.Mod:
		return inner(e.X, e.Y)
	case *sym.Apply:
		return inner(e.Args...)
	case *sym.Sum:
		return inner(e.Lo, e.Hi)
	case *sym.Rec:
		return inner(e.Init...)
	case *sym.TruncDiv:
		if o := inner(e.X, e.Y); o != nil {
			return o
		}
		if r := sym.RangeOf(e.X, s.symRange); r.Lo != nil && r.Lo.Sign() >= 0 || r.Hi != nil && r.Hi.Sign() <= 0 {
			return nil
		}
		return []option{
			{facts: []fact{{sym.LeOf(sym.Int(0), e.X), false}}},
			{facts: []fact{{sym.LtOf(e.X, sym.Int(0)), false}}},
		}
	case *sym.Ite:
		return []option{
			{facts: []fact{{e.C, false}}, repl: map[[2]uint64]sym.Expr{k: e.A}},
			{facts: []fact{{sym.NotOf(e.C), false}}, repl: map[[2]uint64]sym.Expr{k: e.B}},
		}
	case *sym.Max:
		return s.splitExtreme(k, e.X, func(x, y sym.Expr) sym.Cond { return sym.LeOf(y, x) })
	case *sym.Min:
		return s.splitExtreme(k, e.X, func(x, y sym.Expr) sym.Cond { return sym.LeOf(x, y) })
	}
	return nil
}

func (s *state) splitExtreme(key [2]uint64, xs []sym.Expr, beats func(x, y sym.Expr) sym.Cond) []option {
	if len(xs) > s.q.opt.SplitWidth {
		return nil
	}
	var ways []option
	for i, x := range xs {
		var fs []fact
		for j, y := range xs {
			if i != j {
				fs = append(fs, fact{beats(x, y), false})
			}
		}
		ways = append(ways, option{facts: fs, repl: map[[2]uint64]sym.Expr{key: x}})
	}
	return ways
}

// components groups the facts that share symbols, directly or through others;
// the goal's group first, then in the order of the facts.
func components(facts []fact) [][]fact {
	owner := map[string]int{}
	group := make([]int, len(facts))
	find := func(k int) int {
		for group[k] != k {
			group[k] = group[group[k]]
			k = group[k]
		}
		return k
	}
	for k, f := range facts {
		group[k] = k
		for _, x := range sym.CondSyms(f.c) {
			if o, ok := owner[x.Name]; ok {
				a, b := find(o), find(k)
				group[max(a, b)] = min(a, b)
			} else {
				owner[x.Name] = k
			}
		}
	}
	at := map[int]int{}
	var out [][]fact
	for k, f := range facts {
		g := find(k)
		i, ok := at[g]
		if !ok {
			i = len(out)
			at[g] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], f)
	}
	hasGoal := func(fs []fact) bool {
		for _, f := range fs {
			if f.goal {
				return true
			}
		}
		return false
	}
	sort.SliceStable(out, func(i, j int) bool { return hasGoal(out[i]) && !hasGoal(out[j]) })
	return out
}

// symbolsOf lists the symbols of the facts, by name; of several with one name
// the ranges are met, since each always holds.
func symbolsOf(facts []fact) []*sym.Sym {
	byName := map[string]*sym.Sym{}
	for _, f := range facts {
		for _, x := range sym.CondSyms(f.c) {
			old, ok := byName[x.Name]
			if !ok {
				byName[x.Name] = x
				continue
			}
			if sameEnd(old.Lo, x.Lo) && sameEnd(old.Hi, x.Hi) {
				continue
			}
			r := meet(sym.Interval{Lo: old.Lo, Hi: old.Hi}, sym.Interval{Lo: x.Lo, Hi: x.Hi})
			byName[x.Name] = sym.NewSym(x.Name, x.Origin, r.Lo, r.Hi)
		}
	}
	out := make([]*sym.Sym, 0, len(byName))
	for _, x := range byName {
		out = append(out, x)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// clamp is v moved into [lo, hi].
func clamp(v *big.Int, r sym.Interval) *big.Int {
	switch {
	case r.Lo != nil && v.Cmp(r.Lo) < 0:
		return r.Lo
	case r.Hi != nil && v.Cmp(r.Hi) > 0:
		return r.Hi
	}
	return v
}
