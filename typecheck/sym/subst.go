// This file implements substitution of symbols and mapping of atoms.

package sym

import (
	"slices"
	"strconv"
	"strings"
)

func isUndefinedFn(fn string) bool { return strings.HasPrefix(fn, undefinedFn) }

// Subst replaces free symbols by name and simplifies again. Indices of sums are
// renamed where they would capture. Values outside a symbol's bounds are the
// caller's error: what was simplified by the bounds stays so.
func Subst(e Expr, m map[string]Expr) Expr {
	s := newSubst(m)
	if s == nil {
		return sane(e)
	}
	return s.expr(sane(e))
}

// SubstCond is Subst for conditions.
func SubstCond(c Cond, m map[string]Expr) Cond {
	s := newSubst(m)
	if s == nil {
		return saneCond(c)
	}
	return s.cond(saneCond(c))
}

type subst struct {
	m     map[string]Expr
	mask  uint64
	into  uint64 // symbols of the replacements
	memo  map[Expr]Expr
	cmemo map[Cond]Cond
}

func newSubst(m map[string]Expr) *subst {
	if len(m) == 0 {
		return nil
	}
	s := &subst{m: m, memo: map[Expr]Expr{}, cmemo: map[Cond]Cond{}}
	for n, e := range m {
		s.mask |= nameMask(symHash(n))
		s.into |= metaOf(e).mask
	}
	return s
}

func (s *subst) expr(e Expr) Expr {
	switch x := e.(type) {
	case *Const, *Inf, nil:
		return sane(e)
	case *Sym:
		if r, ok := s.m[x.Name]; ok && r != nil {
			return sane(r)
		}
		return x
	}
	if metaOf(e).mask&s.mask == 0 {
		return sane(e)
	}
	if r, ok := s.memo[e]; ok {
		return r
	}
	var r Expr
	switch x := e.(type) {
	case *Sum:
		r = s.sum(x)
	case *Rec:
		r = s.rec(x)
	default:
		r = rebuildChanged(e, s.expr, s.cond)
	}
	s.memo[e] = r
	return r
}

// rebuildChanged is rebuild, except that a node whose children stay is kept.
func rebuildChanged(e Expr, f func(Expr) Expr, g func(Cond) Cond) Expr {
	changed := false
	kids := children(e)
	mapped := make([]Expr, len(kids))
	for i, k := range kids {
		mapped[i] = f(k)
		changed = changed || mapped[i] != k
	}
	var c Cond
	switch x := e.(type) {
	case *Ite:
		c = g(x.C)
		changed = changed || c != x.C
	case *Rec:
		c = g(x.While)
		changed = changed || c != x.While
	}
	if !changed && metaOfNode(e) {
		return e
	}
	i := -1
	return rebuild(e, func(Expr) Expr { i++; return mapped[i] }, func(Cond) Cond { return c })
}

// metaOfNode reports whether e was built by a constructor.
func metaOfNode(e Expr) bool {
	n := nodeOf(e)
	return n == nil || n.hash.a != 0
}

// children are the direct subexpressions of e in the order rebuild maps them,
// without those of conditions.
func children(e Expr) []Expr {
	switch x := e.(type) {
	case *Add:
		return x.X
	case *Mul:
		return x.X
	case *Max:
		return x.X
	case *Min:
		return x.X
	case *FloorDiv:
		return []Expr{x.X, x.Y}
	case *TruncDiv:
		return []Expr{x.X, x.Y}
	case *Mod:
		return []Expr{x.X, x.Y}
	case *Pow2:
		return []Expr{x.E}
	case *Ite:
		return []Expr{x.A, x.B}
	case *Sum:
		return []Expr{x.Lo, x.Hi, x.Body}
	case *Rec:
		return slices.Concat(x.Init, x.inner())
	case *Apply:
		return x.Args
	}
	return nil
}

func (s *subst) sum(x *Sum) Expr {
	lo, hi := s.expr(sane(x.Lo)), s.expr(sane(x.Hi))
	if x.I == nil {
		return SumOf(nil, lo, hi, x.Body)
	}
	name := x.I.Name
	inner := map[string]Expr{}
	captured := false
	bit := nameMask(x.I.symHash())
	for n, e := range s.m {
		if n == name || !HasSym(x.Body, n) {
			continue
		}
		inner[n] = e
		captured = captured || metaOf(e).mask&bit != 0 && HasSym(e, name)
	}
	i := x.I
	if captured {
		i = renamed(x.I, func(n string) bool {
			if HasSym(x.Body, n) {
				return true
			}
			for _, e := range inner {
				if HasSym(e, n) {
					return true
				}
			}
			return false
		})
		inner[name] = i
	}
	return SumOf(i, lo, hi, Subst(x.Body, inner))
}

// renamed is s under the first name with a counter that is not taken.
func renamed(s *Sym, taken func(string) bool) *Sym {
	base := strings.TrimRight(s.Name, "0123456789")
	for k := 1; ; k++ {
		if n := base + strconv.Itoa(k); n != s.Name && !taken(n) {
			return NewSym(n, s.Origin, s.Lo, s.Hi)
		}
	}
}

func (s *subst) cond(c Cond) Cond {
	if metaOfCond(c).mask&s.mask == 0 {
		return saneCond(c)
	}
	if r, ok := s.cmemo[c]; ok {
		return r
	}
	var r Cond
	switch x := c.(type) {
	case *Cmp:
		a, b := s.expr(sane(x.X)), s.expr(sane(x.Y))
		if a == x.X && b == x.Y {
			r = saneCond(x)
		} else {
			r = compare(x.Op, a, b)
		}
	case *And:
		r = AndOf(s.conds(x.X)...)
	case *Or:
		r = OrOf(s.conds(x.X)...)
	case *Not:
		r = NotOf(s.cond(x.X))
	default:
		r = saneCond(c)
	}
	s.cmemo[c] = r
	return r
}

func (s *subst) conds(xs []Cond) []Cond {
	ys := make([]Cond, len(xs))
	for i, x := range xs {
		ys[i] = s.cond(x)
	}
	return ys
}

// MapAtoms rebuilds e with f applied to every free symbol occurrence and to
// every subexpression after its children were mapped; f returns its argument to
// keep it. Bodies of sums are mapped too.
func MapAtoms(e Expr, f func(Expr) Expr) Expr {
	m := mapper{f: f, memo: map[Expr]Expr{}, cmemo: map[Cond]Cond{}}
	return m.expr(sane(e))
}

type mapper struct {
	f     func(Expr) Expr
	memo  map[Expr]Expr
	cmemo map[Cond]Cond
}

func (m *mapper) expr(e Expr) Expr {
	if r, ok := m.memo[e]; ok {
		return r
	}
	r := e
	if nodeOf(e) != nil {
		r = rebuildChanged(e, m.expr, m.cond)
	}
	r = sane(m.f(r))
	m.memo[e] = r
	return r
}

func (m *mapper) cond(c Cond) Cond {
	if r, ok := m.cmemo[c]; ok {
		return r
	}
	var r Cond
	each := func(xs []Cond) []Cond {
		ys := make([]Cond, len(xs))
		for i, x := range xs {
			ys[i] = m.cond(x)
		}
		return ys
	}
	switch x := c.(type) {
	case *Cmp:
		r = compare(x.Op, m.expr(sane(x.X)), m.expr(sane(x.Y)))
	case *And:
		r = AndOf(each(x.X)...)
	case *Or:
		r = OrOf(each(x.X)...)
	case *Not:
		r = NotOf(m.cond(x.X))
	default:
		r = saneCond(c)
	}
	m.cmemo[c] = r
	return r
}
