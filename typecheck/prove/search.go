// This file searches for counterexamples: boundary values, points the linear
// part suggests, local repair, and a deterministic pseudo-random walk.

package prove

import (
	"errors"
	"math/big"
	"sort"

	"github.com/muxlang/mux/typecheck/sym"
)

// tryTrips is how many iterations of sums one trial may evaluate: inputs that
// make loops run longer are no readable counterexamples anyway.
const tryTrips = 500

// search looks for a point of each group of facts on its own; groups share no
// symbols, so their points join to one.
type search struct {
	q      *query
	facts  []fact
	groups []*hunt
	evals  int
	seed   uint64
}

// hunt is the search within one group.
type hunt struct {
	sr    *search
	facts []fact // with defined symbols substituted
	binds []binding
	syms  []*sym.Sym // free ones
	cands [][]*big.Int
	hints []map[string]*big.Int
	point sym.MapEnv // found, over free and defined symbols
	dead  bool       // contradictory by normal form
}

// binding is a symbol that an equality defines; later ones may occur in the
// values of earlier ones.
type binding struct {
	x *sym.Sym
	e sym.Expr
}

func newSearch(q *query, facts []fact, groups [][]fact) *search {
	sr := &search{q: q, facts: facts, evals: q.opt.SearchSteps, seed: 0x9e3779b97f4a7c15}
	for _, g := range groups {
		sr.groups = append(sr.groups, &hunt{sr: sr, facts: g})
	}
	return sr
}

func (sr *search) found(k int) bool { return sr.groups[k].point != nil }

func (sr *search) hints(k int, hs []map[string]*big.Int) { sr.groups[k].hints = hs }

// quick evaluates a handful of points; true when every group has one.
func (sr *search) quick() bool {
	for _, h := range sr.groups {
		if h.prepare(); h.dead {
			return false
		}
		if !h.uniform(8) {
			return false
		}
	}
	return true
}

// search spends the whole budget; true when every group has a point.
func (sr *search) search() bool {
	for _, h := range sr.groups {
		if h.point != nil {
			continue
		}
		if h.prepare(); h.dead || !h.run() {
			return false
		}
	}
	return true
}

// model joins the groups' points and verifies every hypothesis and the goal.
func (sr *search) model(hyp []sym.Cond, goal sym.Cond) (map[string]*big.Int, bool) {
	m := sym.MapEnv{}
	for _, h := range sr.groups {
		for k, v := range h.point {
			m[k] = v
		}
	}
	for _, x := range symbolsOf(append([]fact{{goal, true}}, sr.facts...)) {
		v, ok := m[x.Name]
		if !ok {
			v = clamp(new(big.Int), sym.Interval{Lo: x.Lo, Hi: x.Hi})
			m[x.Name] = v
		}
		if x.Lo != nil && v.Cmp(x.Lo) < 0 || x.Hi != nil && v.Cmp(x.Hi) > 0 {
			return nil, false
		}
	}
	if !Replay(hyp, goal, m) {
		return nil, false
	}
	return m, true
}

// Replay reports whether the model satisfies every hypothesis and refutes the
// goal by evaluation; a condition without a value disqualifies it.
func Replay(hyp []sym.Cond, goal sym.Cond, model map[string]*big.Int) bool {
	env := sym.MapEnv(model)
	for _, h := range hyp {
		if ok, err := sym.EvalCond(h, env); err != nil || !ok {
			return false
		}
	}
	ok, err := sym.EvalCond(goal, env)
	return err == nil && !ok
}

// prepare substitutes defined symbols and gathers candidate values.
func (h *hunt) prepare() {
	if h.syms != nil || h.dead {
		return
	}
	all := symbolsOf(h.facts)
	s := (&state{q: h.sr.q}).child(h.facts)
	defined := map[string]bool{}
	for round := 0; round < 32; round++ {
		s.flatten()
		if s.dead {
			h.dead = true
			return
		}
		x, e := s.definition()
		if x == nil || !s.substitute() {
			break
		}
		defined[x.Name] = true
		h.binds = append(h.binds, binding{x, e})
	}
	h.facts = s.facts
	h.syms = []*sym.Sym{}
	for _, x := range all {
		if !defined[x.Name] {
			h.syms = append(h.syms, x)
		}
	}
	consts := h.constants()
	for _, x := range h.syms {
		h.cands = append(h.cands, candidates(x, consts))
	}
}

// definition is the next symbol substitute will eliminate.
func (s *state) definition() (*sym.Sym, sym.Expr) {
	for _, l := range s.lits {
		if l.kind == eq0 {
			if x, e := s.q.sp.solve(l.p); x != nil {
				return x, e
			}
		}
	}
	return nil, nil
}

// constants are the integer literals of the facts, in order of occurrence.
func (h *hunt) constants() []*big.Int {
	var out []*big.Int
	seen := map[string]bool{}
	exprs := map[sym.Expr]bool{}
	var expr func(sym.Expr)
	var cond func(sym.Cond)
	list := func(xs ...sym.Expr) {
		for _, x := range xs {
			expr(x)
		}
	}
	expr = func(e sym.Expr) {
		if exprs[e] || len(out) > 64 || len(exprs) > 4000 {
			return
		}
		exprs[e] = true
		switch e := e.(type) {
		case *sym.Const:
			if k := e.V.String(); !seen[k] && e.V.BitLen() <= 80 {
				seen[k] = true
				out = append(out, e.V)
			}
		case *sym.Add:
			list(e.X...)
		case *sym.Mul:
			list(e.X...)
		case *sym.Max:
			list(e.X...)
		case *sym.Min:
			list(e.X...)
		case *sym.FloorDiv:
			list(e.X, e.Y)
		case *sym.TruncDiv:
			list(e.X, e.Y)
		case *sym.Mod:
			list(e.X, e.Y)
		case *sym.Pow2:
			expr(e.E)
		case *sym.Ite:
			cond(e.C)
			list(e.A, e.B)
		case *sym.Sum:
			list(e.Lo, e.Hi, e.Body)
		case *sym.Rec:
			list(e.Init...)
			list(e.Step...)
			list(e.Out)
			cond(e.While)
		case *sym.Apply:
			list(e.Args...)
		}
	}
	cond = func(c sym.Cond) {
		switch c := c.(type) {
		case *sym.Cmp:
			list(c.X, c.Y)
		case *sym.And:
			for _, x := range c.X {
				cond(x)
			}
		case *sym.Or:
			for _, x := range c.X {
				cond(x)
			}
		case *sym.Not:
			cond(c.X)
		}
	}
	for _, f := range h.facts {
		cond(f.c)
	}
	// Where a linear literal in one symbol turns.
	s := (&state{q: h.sr.q}).child(h.facts)
	s.flatten()
	for _, l := range s.lits {
		if len(l.p) == 2 && l.p[0].mono == 0 && len(out) < 96 {
			v := floorDiv(new(big.Int).Neg(l.p[0].c), l.p[1].c)
			if k := v.String(); !seen[k] {
				seen[k] = true
				out = append(out, v)
			}
		}
	}
	return out
}

// candidates are the boundary values of a symbol, small ones first.
func candidates(x *sym.Sym, consts []*big.Int) []*big.Int {
	var out []*big.Int
	seen := map[string]bool{}
	add := func(v *big.Int) {
		if x.Lo != nil && v.Cmp(x.Lo) < 0 || x.Hi != nil && v.Cmp(x.Hi) > 0 {
			return
		}
		if k := v.String(); !seen[k] {
			seen[k] = true
			out = append(out, v)
		}
	}
	near := func(v *big.Int) {
		add(v)
		add(new(big.Int).Add(v, one))
		add(new(big.Int).Sub(v, one))
	}
	for _, v := range []int64{1, 0, 2, 3, -1, -2} {
		add(big.NewInt(v))
	}
	if x.Lo != nil {
		add(x.Lo)
		add(new(big.Int).Add(x.Lo, one))
	}
	for _, c := range consts {
		near(c)
		near(new(big.Int).Neg(c))
	}
	for _, k := range []uint{2, 3, 4, 6, 8, 10, 12, 16, 20, 31, 32, 40, 62, 63} {
		near(new(big.Int).Lsh(one, k))
	}
	if x.Hi != nil {
		add(x.Hi)
		add(new(big.Int).Sub(x.Hi, one))
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].CmpAbs(out[j]) < 0 })
	// 1 says more than 0 in a message.
	for k, v := range out {
		if v.IsInt64() && v.Int64() == 1 {
			copy(out[1:k+1], out[:k])
			out[0] = v
		}
	}
	return out
}

// try evaluates the facts at the free symbols' values and keeps the point when
// all hold; the result counts the facts that do not.
func (h *hunt) try(env sym.MapEnv) int {
	h.sr.evals--
	bad := 0
	for _, f := range h.facts {
		if ok, err := sym.EvalCondWithin(f.c, env, tryTrips); err != nil {
			bad += 2
			if errors.Is(err, sym.ErrTooBig) {
				h.sr.evals -= 10
			}
		} else if !ok {
			bad++
		}
	}
	if bad == 0 && !h.complete(env) {
		bad++
	}
	return bad
}

// complete computes the defined symbols and stores the point.
func (h *hunt) complete(env sym.MapEnv) bool {
	full := make(sym.MapEnv, len(env)+len(h.binds))
	for k, v := range env {
		full[k] = v
	}
	for k := len(h.binds) - 1; k >= 0; k-- {
		v, err := sym.EvalWithin(h.binds[k].e, full, tryTrips)
		if err != nil {
			return false
		}
		full[h.binds[k].x.Name] = v
	}
	h.point = full
	return true
}

func (h *hunt) env(value func(k int) *big.Int) sym.MapEnv {
	env := make(sym.MapEnv, len(h.syms))
	for k, x := range h.syms {
		env[x.Name] = clamp(value(k), sym.Interval{Lo: x.Lo, Hi: x.Hi})
	}
	return env
}

// uniform gives every symbol its k-th candidate, for the first few k.
func (h *hunt) uniform(n int) bool {
	for i := 0; i < n && h.sr.evals > 0; i++ {
		done := true
		env := h.env(func(k int) *big.Int {
			if i < len(h.cands[k]) {
				done = false
			}
			return h.cand(k, i)
		})
		if h.try(env) == 0 {
			return true
		}
		if done {
			break
		}
	}
	return false
}

func (h *hunt) cand(k, i int) *big.Int {
	c := h.cands[k]
	if len(c) == 0 {
		return new(big.Int)
	}
	return c[i%len(c)]
}

// run tries candidates, hints, repair and chance in turn.
func (h *hunt) run() bool {
	budget := max(h.sr.evals, h.sr.q.opt.SearchSteps/4)
	h.sr.evals = budget
	if h.uniform(64) || h.fromHints() || h.grid(budget/3) {
		return h.shrink()
	}
	for round := 0; h.sr.evals > 0; round++ {
		if h.sr.q.ctx.Err() != nil {
			return false
		}
		if h.repair(h.env(func(k int) *big.Int { return h.chance(k) }), 24) {
			return h.shrink()
		}
	}
	return false
}

func (h *hunt) fromHints() bool {
	for _, p := range h.hints {
		for _, up := range []int64{0, 1} {
			env := h.env(func(k int) *big.Int {
				v, ok := p[h.syms[k].Name]
				if !ok {
					return h.cand(k, 0)
				}
				return new(big.Int).Add(v, big.NewInt(up))
			})
			if h.try(env) == 0 || h.repair(env, 12) {
				return true
			}
		}
	}
	return false
}

// grid tries all combinations of candidates of up to three symbols, otherwise
// one symbol at a time.
func (h *hunt) grid(limit int) bool {
	n := len(h.syms)
	if n == 0 {
		return false
	}
	if n <= 3 {
		idx := make([]int, n)
		for ; limit > 0 && h.sr.evals > 0; limit-- {
			if h.try(h.env(func(k int) *big.Int { return h.cand(k, idx[k]) })) == 0 {
				return true
			}
			k := 0
			for ; k < n; k++ {
				if idx[k]++; idx[k] < len(h.cands[k]) {
					break
				}
				idx[k] = 0
			}
			if k == n {
				return false
			}
		}
		return false
	}
	for i := range h.syms {
		for j := range h.cands[i] {
			if limit--; limit < 0 || h.sr.evals <= 0 {
				return false
			}
			env := h.env(func(k int) *big.Int {
				if k == i {
					return h.cand(k, j)
				}
				return h.cand(k, 0)
			})
			if h.try(env) == 0 {
				return true
			}
		}
	}
	return false
}
