// This file turns the cases of a summary into one formula a quantity: what
// headers, listings and platforms show and evaluate.

package iface

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// Component is one component of an effect; unlike Quantity it has the net.
type Component int

const (
	AllocComponent Component = iota
	FreeComponent
	NetComponent
	PeakComponent
)

// Components lists all components in the order they are shown in.
func Components() []Component {
	return []Component{AllocComponent, FreeComponent, NetComponent, PeakComponent}
}

// String is the component's word.
func (c Component) String() string {
	switch c {
	case AllocComponent:
		return "alloc"
	case FreeComponent:
		return "free"
	case NetComponent:
		return "net"
	case PeakComponent:
		return "peak"
	}
	return fmt.Sprintf("Component(%d)", int(c))
}

// Of is the component of an effect. An end that an incomplete effect does not
// have is infinite (below, for all but the net: 0).
func (c Component) Of(e effect.Effect) effect.Bound {
	b := [...]effect.Bound{e.Alloc, e.Freed, e.Net, e.Peak}[c]
	if b.Lo == nil {
		b.Lo = sym.Int(0)
		if c == NetComponent {
			b.Lo = effect.NegInf()
		}
	}
	if b.Hi == nil {
		b.Hi = sym.Infinity()
	}
	return b
}

// FormulaStatus says how much is known of a quantity.
type FormulaStatus int

const (
	IsUnknown FormulaStatus = iota // no finite bound on at least one side for some input
	IsBound                        // an interval
	IsExact                        // equal to the formula for every input
)

// String is the word listings use.
func (s FormulaStatus) String() string {
	switch s {
	case IsExact:
		return "exact"
	case IsBound:
		return "bound"
	}
	return "unknown"
}

// Piece is a formula's part for the inputs that satisfy Cond.
type Piece struct {
	Cond  sym.Cond
	Bound effect.Bound
}

// Formula is what is known of one quantity. The pieces' conditions are over
// input symbols only, disjoint, and complete for the inputs the summary
// speaks of; none are there when no call returns.
type Formula struct {
	Status  FormulaStatus
	Pieces  []Piece
	Reasons []Reason // why it is unknown
	signed  bool     // may be below 0
}

// Formula computes the formula of a quantity from the inferred summary or,
// where there is none, from the clauses.
func (f *Interface) Formula(c Component) Formula {
	return f.Effective().Formula(c)
}

// Contributes reports whether the case counts for the component: alloc, free
// and net speak of calls that return, peak of all; a call in which an
// allocation fails is outside the contract.
func (c *Case) Contributes(q Component) bool {
	return !c.AllocFailed && (q == PeakComponent || c.Outcome == Returns)
}

// Formula computes the formula of a quantity from the cases.
func (s *Summary) Formula(q Component) Formula {
	f := Formula{signed: q == NetComponent}
	pieces, fuzzy := s.pieces(q)
	pieces = joinOverlapping(pieces, fuzzy)
	for i, p := range pieces {
		pieces[i].Bound = underGuard(p.Bound, p.Cond)
		if q != NetComponent {
			pieces[i].Bound.Lo = notNegative(pieces[i].Bound.Lo)
		}
	}
	f.Pieces = mergeEqual(pieces)
	f.Status = IsExact
	for _, p := range f.Pieces {
		if st := boundStatus(p.Bound); st < f.Status {
			f.Status = st
		}
	}
	if f.Status == IsUnknown {
		f.Reasons = s.reasons(q)
	}
	if len(s.Cases) == 0 {
		f.Status = IsUnknown
	}
	return f
}

// pieces has one piece a guard, the part of a case's path the caller can see.
// fuzzy[i] says that guard i is weaker than the paths it stands for.
func (s *Summary) pieces(q Component) (pieces []Piece, fuzzy []bool) {
	index := map[string]int{}
	for i := range s.Cases {
		c := &s.Cases[i]
		if !c.Contributes(q) {
			continue
		}
		guard, weaker := visible(c.Path)
		if sym.IsFalse(guard) {
			continue
		}
		b, weaker := q.Of(c.Effect), weaker || c.Weak
		if k, ok := index[guard.Key()]; ok {
			pieces[k].Bound = hull(pieces[k].Bound, b)
			fuzzy[k] = fuzzy[k] || weaker
			continue
		}
		index[guard.Key()] = len(pieces)
		pieces, fuzzy = append(pieces, Piece{guard, b}), append(fuzzy, weaker)
	}
	return pieces, fuzzy
}

// visible drops the conjuncts of a path that the caller cannot decide before
// the call, and says whether there were any.
func visible(c sym.Cond) (guard sym.Cond, weaker bool) {
	if c == nil {
		return sym.True, true
	}
	conj := []sym.Cond{c}
	if a, ok := c.(*sym.And); ok {
		conj = a.X
	}
	var keep []sym.Cond
	for _, x := range conj {
		if sym.CondHasOrigin(x, sym.Env) || sym.CondHasOrigin(x, sym.Approx) {
			weaker = true
			continue
		}
		keep = append(keep, x)
	}
	return sym.AndOf(keep...), weaker
}

// joinOverlapping joins pieces with weakened guards with those they may overlap,
// so that the result is disjoint again.
func joinOverlapping(ps []Piece, fuzzy []bool) []Piece {
	for again := true; again; {
		again = false
		for i := 0; i < len(ps) && !again; i++ {
			for j := i + 1; j < len(ps); j++ {
				if !fuzzy[i] && !fuzzy[j] || sym.IsFalse(sym.AndOf(ps[i].Cond, ps[j].Cond)) {
					continue
				}
				ps[i] = Piece{sym.OrOf(ps[i].Cond, ps[j].Cond), hull(ps[i].Bound, ps[j].Bound)}
				fuzzy[i] = true
				ps, fuzzy = slices.Delete(ps, j, j+1), slices.Delete(fuzzy, j, j+1)
				again = true
				break
			}
		}
	}
	return ps
}

// underGuard simplifies a bound for the inputs that satisfy the guard: what the
// guard says of the range of single symbols is used, max(4*n, 0) under n > 0
// being 4*n.
func underGuard(b effect.Bound, guard sym.Cond) effect.Bound {
	narrow, back := map[string]sym.Expr{}, map[string]sym.Expr{}
	conj := []sym.Cond{guard}
	if a, ok := guard.(*sym.And); ok {
		conj = a.X
	}
	for _, c := range conj {
		s, lo, hi := singleRange(c)
		if s == nil {
			continue
		}
		if n, ok := narrow[s.Name].(*sym.Sym); ok {
			s = n
		} else {
			back[s.Name] = s
		}
		if lo == nil || s.Lo != nil && s.Lo.Cmp(lo) > 0 {
			lo = s.Lo
		}
		if hi == nil || s.Hi != nil && s.Hi.Cmp(hi) < 0 {
			hi = s.Hi
		}
		if lo != nil && hi != nil && lo.Cmp(hi) > 0 {
			return b // no input satisfies the guard
		}
		narrow[s.Name] = sym.NewSym(s.Name, s.Origin, lo, hi)
	}
	if len(narrow) == 0 {
		return b
	}
	end := func(e sym.Expr) sym.Expr {
		if e == nil || sym.IsInf(e) || effect.IsNegInf(e) {
			return e
		}
		return sym.Subst(sym.Subst(e, narrow), back)
	}
	return effect.Bound{Lo: end(b.Lo), Hi: end(b.Hi)}
}

// singleRange reads a comparison of one symbol with a constant; nil when the
// condition is none.
func singleRange(c sym.Cond) (s *sym.Sym, lo, hi *big.Int) {
	cmp, ok := c.(*sym.Cmp)
	if !ok {
		return nil, nil, nil
	}
	shift := big.NewInt(0)
	if cmp.Op == sym.Lt {
		shift = big.NewInt(1)
	}
	if x, ok := cmp.X.(*sym.Sym); ok {
		n, isConst := sym.IsConst(cmp.Y)
		switch {
		case !isConst:
		case cmp.Op == sym.Le || cmp.Op == sym.Lt:
			return x, nil, new(big.Int).Sub(n, shift)
		case cmp.Op == sym.Eq:
			return x, n, n
		}
	}
	if y, ok := cmp.Y.(*sym.Sym); ok {
		n, isConst := sym.IsConst(cmp.X)
		switch {
		case !isConst:
		case cmp.Op == sym.Le || cmp.Op == sym.Lt:
			return y, new(big.Int).Add(n, shift), nil
		case cmp.Op == sym.Eq:
			return y, n, n
		}
	}
	return nil, nil, nil
}

// mergeEqual joins pieces with equal bounds.
func mergeEqual(ps []Piece) (out []Piece) {
	for _, p := range ps {
		k := slices.IndexFunc(out, func(o Piece) bool { return effect.EqualBound(o.Bound, p.Bound) })
		if k < 0 {
			out = append(out, p)
			continue
		}
		out[k].Cond = sym.OrOf(out[k].Cond, p.Cond)
	}
	return out
}

// hull is the smallest interval that contains both.
func hull(a, b effect.Bound) effect.Bound {
	if effect.EqualBound(a, b) {
		return a
	}
	r := effect.Bound{Lo: effect.NegInf(), Hi: sym.Infinity()}
	if !effect.IsNegInf(a.Lo) && !effect.IsNegInf(b.Lo) {
		r.Lo = sym.MinOf(a.Lo, b.Lo)
	}
	if !sym.IsInf(a.Hi) && !sym.IsInf(b.Hi) {
		r.Hi = sym.MaxOf(a.Hi, b.Hi)
	}
	return r
}

// notNegative is the lower end lo of something that is never less than nothing:
// a minimum with 0 says no more than 0.
func notNegative(lo sym.Expr) sym.Expr {
	nothing := func(e sym.Expr) bool { n, ok := sym.IsInt(e); return ok && n == 0 }
	if m, ok := lo.(*sym.Min); ok && slices.ContainsFunc(m.X, nothing) {
		return sym.Int(0)
	}
	return lo
}

// boundStatus is IsExact only when the caller can compute the value.
func boundStatus(b effect.Bound) FormulaStatus {
	if !b.IsFinite() {
		return IsUnknown
	}
	lo, hi := hidden(b.Lo), hidden(b.Hi)
	if !lo && !hi {
		if b.IsExact() {
			return IsExact
		}
		return IsBound
	}
	if r := hiddenRange(b.Hi); r.Hi == nil {
		return IsUnknown
	}
	if r := hiddenRange(b.Lo); r.Lo == nil {
		return IsUnknown
	}
	return IsBound
}

func hidden(e sym.Expr) bool { return sym.HasOrigin(e, sym.Env) || sym.HasOrigin(e, sym.Approx) }

// hiddenRange is the range of e when inputs are finite: an unbounded side then
// comes from what the caller cannot see.
func hiddenRange(e sym.Expr) sym.Interval {
	big64 := new(big.Int).Lsh(big.NewInt(1), 64)
	finite := sym.Interval{Lo: new(big.Int).Neg(big64), Hi: big64}
	return sym.RangeOf(e, func(s *sym.Sym) sym.Interval {
		if s.Origin != sym.Input {
			return sym.Interval{Lo: s.Lo, Hi: s.Hi}
		}
		r := finite
		if s.Lo != nil {
			r.Lo = s.Lo
		}
		if s.Hi != nil {
			r.Hi = s.Hi
		}
		return r
	})
}

// reasons are the distinct reasons of the cases without a finite bound.
func (s *Summary) reasons(q Component) (out []Reason) {
	seen := map[Reason]bool{}
	for i := range s.Cases {
		c := &s.Cases[i]
		if !c.Contributes(q) || boundStatus(q.Of(c.Effect)) != IsUnknown {
			continue
		}
		for _, r := range c.Unknown {
			if !seen[r] {
				seen[r] = true
				out = append(out, r)
			}
		}
	}
	return out
}
