// This file implements sums over an index: the Sum constructor and closed forms.

package sym

import "slices"

const (
	maxUnroll     = 8  // iterations that are written out when no closed form is known
	maxSumDegree  = 12 // of polynomials in the index
	maxSplitDepth = 5  // nested case splits of one sum
)

// SumOf is the sum of body for i = lo, …, hi-1, 0 for hi <= lo; in closed form
// where SumOver knows one.
func SumOf(i *Sym, lo, hi, body Expr) Expr {
	lo, hi, body = sane(lo), sane(hi), sane(body)
	if i == nil {
		return undefinedOf("sum_without_index", lo, hi, body)
	}
	if e, ok := SumOver(i, lo, hi, body); ok {
		return e
	}
	some := LtOf(lo, hi)
	switch {
	case IsInf(body):
		return IteOf(some, infinity, Int(0))
	case IsInf(lo) || IsInf(hi):
		return undefinedOf("infinite_sum", lo, hi)
	}
	i, body = apart(i, body, lo, hi)
	// The terms that have a closed form are summed apart from the others.
	if a, ok := body.(*Add); ok && len(a.X) <= maxDistribute {
		var known, rest []Expr
		for _, x := range a.X {
			if _, ok := SumOver(i, lo, hi, x); ok {
				known = append(known, x)
			} else {
				rest = append(rest, x)
			}
		}
		if len(known) > 0 && len(rest) > 0 {
			return AddOf(SumOf(i, lo, hi, AddOf(known...)), SumOf(i, lo, hi, AddOf(rest...)))
		}
	}
	// Constant and index-free factors of a product come out.
	if fs, c := factorsOf(body), splitTerm(body).c; kindOf(body) == kMul {
		var out, in []Expr
		for _, f := range fs {
			if HasSym(f, i.Name) || metaOf(f).flags&(partial|hasInf) != 0 {
				in = append(in, f)
			} else {
				out = append(out, f)
			}
		}
		if len(in) > 0 && (len(out) > 0 || !c.is(1)) {
			return MulOf(append(out, mkConst(c), sumNode(i, lo, hi, monoOf(in)))...)
		}
	}
	return sumNode(i, lo, hi, body)
}

func sumNode(i *Sym, lo, hi, body Expr) Expr {
	s := &Sum{I: i, Lo: lo, Hi: hi, Body: body}
	s.canon = s.sumCanon()
	s.meta = computeMeta(s)
	return s
}

// canonIndex is the index every sum of that nesting level is compared under; no
// source has such a name.
func canonIndex(level uint16, i *Sym) *Sym {
	return NewSym("\x00"+string(rune('0'+level%64)), i.Origin, i.Lo, i.Hi)
}

func (x *Sum) sumCanon() Expr {
	if x.canon != nil {
		return x.canon
	}
	if x.I == nil {
		return sane(x.Body)
	}
	return Subst(x.Body, map[string]Expr{x.I.Name: canonIndex(metaOf(x.Body).level, x.I)})
}

// apart renames the index when it also occurs in one of the bounds.
func apart(i *Sym, body Expr, bounds ...Expr) (*Sym, Expr) {
	in := func(n string) bool {
		return slices.ContainsFunc(bounds, func(b Expr) bool { return HasSym(b, n) })
	}
	if !in(i.Name) {
		return i, body
	}
	j := renamed(i, func(n string) bool { return in(n) || HasSym(body, n) })
	return j, Subst(body, map[string]Expr{i.Name: j})
}

// SumOver is the closed form of the sum of body for i = lo, …, hi-1, which is 0
// for hi <= lo; false if none is known. It knows polynomials in i, powers of two
// of linear functions of i times polynomials, floor((±i+r)/k), and choices and
// extremes whose condition is linear in i.
func SumOver(i *Sym, lo, hi, body Expr) (Expr, bool) { return sumOver(i, lo, hi, body, false, 0) }

// SumOverNonEmpty is SumOver for callers that know lo <= hi.
func SumOverNonEmpty(i *Sym, lo, hi, body Expr) (Expr, bool) {
	return sumOver(i, lo, hi, body, true, 0)
}

// sumOver guards the closed form against empty ranges, unless lo <= hi is known
// and the form has a value even then.
func sumOver(i *Sym, lo, hi, body Expr, ordered bool, depth int) (Expr, bool) {
	lo, hi, body = sane(lo), sane(hi), sane(body)
	if i == nil || (metaOf(lo).flags|metaOf(hi).flags|metaOf(body).flags)&hasInf != 0 {
		return nil, false
	}
	some := LtOf(lo, hi)
	if IsFalse(some) {
		return Int(0), true
	}
	if n, ok := isConst(body); ok && n.sign() == 0 {
		return body, true
	}
	i, body = apart(i, body, lo, hi)
	ordered = ordered || IsTrue(LeOf(lo, hi))
	if !HasSym(body, i.Name) {
		n := Sub(hi, lo)
		switch {
		case metaOf(body).flags&partial == 0 && !ordered:
			return MulOf(body, MaxOf(n, Int(0))), true
		case metaOf(body).flags&partial == 0 || IsTrue(some):
			return MulOf(body, n), true
		}
		return IteOf(some, MulOf(body, n), Int(0)), true
	}
	s := summer{i: i, lo: lo, hi: hi, depth: depth}
	f, ok := s.closed(body)
	if !ok {
		return s.unrolled(body)
	}
	if IsTrue(some) || ordered && metaOf(f).flags&partial == 0 {
		return f, true
	}
	return IteOf(some, f, Int(0)), true
}

// summer finds closed forms for lo <= hi.
type summer struct {
	i      *Sym
	lo, hi Expr
	depth  int
}

// unrolled writes a sum of few iterations out.
func (s *summer) unrolled(body Expr) (Expr, bool) {
	n, ok := IsInt(Sub(s.hi, s.lo))
	if !ok || n > maxUnroll || Size(body) > 4096 {
		return nil, false
	}
	xs := []Expr{Int(0), Int(0)}
	for k := int64(0); k < n; k++ {
		xs = append(xs, Subst(body, map[string]Expr{s.i.Name: AddOf(s.lo, Int(k))}))
	}
	return AddOf(xs...), true
}

// group collects the terms that share everything but a polynomial in i.
type group struct {
	free Expr // index-free monomial, nil for 1
	exp  Expr // exponent of a power of two that depends on i, or nil
	cs   []num
}

// closed sums the terms of body by kind.
func (s *summer) closed(body Expr) (Expr, bool) {
	l := flattenAtoms(body)
	if len(l.t) > 256 {
		return nil, false
	}
	var groups []group
	put := func(free, exp Expr, d int, c num) bool {
		if d > maxSumDegree {
			return false
		}
		at := -1
		for k, g := range groups {
			if sameOrNil(g.free, free) && sameOrNil(g.exp, exp) {
				at = k
			}
		}
		if at < 0 {
			at = len(groups)
			groups = append(groups, group{free: free, exp: exp})
		}
		g := &groups[at]
		for len(g.cs) <= d {
			g.cs = append(g.cs, num{})
		}
		g.cs[d] = g.cs[d].add(c)
		return true
	}
	if l.k.sign() != 0 {
		put(nil, nil, 0, l.k)
	}
	var out []Expr
	var splitBy Expr // the choice that some terms are split by
	var split []Expr
	var later []term
	for _, t := range l.t {
		var free []Expr
		var exp, odd Expr
		d := 0
		for _, f := range factorsOf(t.m) {
			switch {
			case !HasSym(f, s.i.Name):
				free = append(free, f)
			case kindOf(f) == kSym:
				d++
			case kindOf(f) == kPow2 && exp == nil:
				exp = f.(*Pow2).E
			case odd == nil || isChoice(f) && !isChoice(odd):
				odd = f
			case isChoice(odd):
			default:
				return nil, false
			}
		}
		switch {
		case odd == nil:
			if !put(monoOf(free), exp, d, t.c) {
				return nil, false
			}
		case isChoice(odd):
			if splitBy == nil {
				splitBy = odd
			}
			if containsExpr(factorsOf(t.m), splitBy) {
				split = append(split, scaleMono(t.c, t.m))
			} else {
				later = append(later, t)
			}
		default:
			if d > 0 || exp != nil {
				return nil, false
			}
			e, ok := s.rounded(odd)
			if !ok {
				return nil, false
			}
			out = append(out, MulOf(append(free, mkConst(t.c), e)...))
		}
	}
	for _, g := range groups {
		e, ok := s.polynomial(g.cs)
		if g.exp != nil {
			e, ok = s.geometric(g.cs, g.exp)
		}
		if !ok {
			return nil, false
		}
		if g.free != nil {
			e = MulOf(g.free, e)
		}
		out = append(out, e)
	}
	if splitBy != nil {
		e, ok := s.choice(splitBy, split)
		if !ok {
			return nil, false
		}
		out = append(out, e)
	}
	if len(later) > 0 {
		rest := lin{t: later}
		e, ok := s.closed(rest.expr())
		if !ok {
			return nil, false
		}
		out = append(out, e)
	}
	return AddOf(append(out, Int(0))...), true
}

func sameOrNil(a, b Expr) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return Equal(a, b)
}

func isChoice(e Expr) bool {
	switch e.(type) {
	case *Ite, *Max, *Min:
		return true
	}
	return false
}

// linear writes e as a*i + r with a constant a.
func (s *summer) linear(e Expr) (a num, r Expr, ok bool) {
	coef, r, ok := Poly{flattenAtoms(e)}.LinearIn(s.i)
	if !ok {
		return num{}, nil, false
	}
	a, ok = isConst(coef)
	return a, r, ok
}

// rounded sums floor((±i+r)/k) and the remainder by k for a constant k.
func (s *summer) rounded(e Expr) (Expr, bool) {
	var x, y Expr
	isMod := false
	switch d := e.(type) {
	case *FloorDiv:
		x, y = d.X, d.Y
	case *Mod:
		x, y, isMod = d.X, d.Y, true
	default:
		return nil, false
	}
	k, ok := isConst(y)
	if !ok || k.sign() <= 0 {
		return nil, false
	}
	a, r, ok := s.linear(x)
	if !ok {
		return nil, false
	}
	lo, hi := s.lo, s.hi
	switch {
	case a.is(1):
	case a.is(-1): // i runs over the negated range
		lo, hi = Sub(Int(1), hi), Sub(Int(1), lo)
	default:
		return nil, false
	}
	// The sum of floor(j/k) for 0 <= j < m is q*m - k*q*(q+1)/2 with
	// q = floor(m/k); as a difference that is right for negative m too.
	prefix := func(m Expr) Expr {
		q := FloorDivOf(m, y)
		return FloorDivOf(Sub(MulOf(Int(2), q, m), MulOf(y, q, AddOf(q, Int(1)))), Int(2))
	}
	quot := Sub(prefix(AddOf(hi, r)), prefix(AddOf(lo, r)))
	if !isMod {
		return quot, true
	}
	lin, ok := s.closed(x)
	if !ok {
		return nil, false
	}
	return Sub(lin, MulOf(y, quot)), true
}

// choice sums terms that have the choice or extreme e among their factors.
func (s *summer) choice(e Expr, terms []Expr) (Expr, bool) {
	if s.depth >= maxSplitDepth {
		return nil, false
	}
	with := func(v Expr) Expr {
		xs := make([]Expr, 0, len(terms)+1)
		for _, t := range terms {
			fs := []Expr{mkConst(splitTerm(t).c)}
			for _, f := range factorsOf(t) {
				if Equal(f, e) {
					f = v
				}
				fs = append(fs, f)
			}
			xs = append(xs, MulOf(fs...))
		}
		return AddOf(append(xs, Int(0))...)
	}
	switch x := e.(type) {
	case *Ite:
		return s.byCond(x.C, with(x.A), with(x.B))
	case *Max:
		rest := x.X[2:]
		a := MaxOf(append([]Expr{x.X[0]}, rest...)...)
		b := MaxOf(append([]Expr{x.X[1]}, rest...)...)
		return s.byCond(GeOf(x.X[0], x.X[1]), with(a), with(b))
	case *Min:
		rest := x.X[2:]
		a := MinOf(append([]Expr{x.X[0]}, rest...)...)
		b := MinOf(append([]Expr{x.X[1]}, rest...)...)
		return s.byCond(LeOf(x.X[0], x.X[1]), with(a), with(b))
	}
	return nil, false
}

// part sums body over [lo, hi), a part of the range with lo <= hi.
func (s *summer) part(lo, hi, body Expr) (Expr, bool) {
	return sumOver(s.i, lo, hi, body, true, s.depth+1)
}

// byCond sums a over the i with c and b over the others.
func (s *summer) byCond(c Cond, a, b Expr) (Expr, bool) {
	if t, ok := c.(Bool); ok {
		if !t {
			a = b
		}
		return s.part(s.lo, s.hi, a)
	}
	if !CondHasSym(c, s.i.Name) {
		x, ok := s.part(s.lo, s.hi, a)
		if !ok {
			return nil, false
		}
		y, ok := s.part(s.lo, s.hi, b)
		return IteOf(c, x, y), ok
	}
	switch x := c.(type) {
	case *Or:
		return s.byCond(NotOf(c), b, a)
	case *And: // the index-dependent conjunct splits, the others stay inside
		for k, d := range x.X {
			if _, ok := d.(*Cmp); !ok || !CondHasSym(d, s.i.Name) {
				continue
			}
			rest := AndOf(append(slices.Delete(slices.Clone(x.X), k, k+1), True)...)
			return s.byCond(d, IteOf(rest, a, b), b)
		}
		return nil, false
	case *Cmp:
		return s.byLiteral(literalOf(x), a, b)
	}
	return nil, false
}

func (s *summer) byLiteral(l literal, a, b Expr) (Expr, bool) {
	k, r, ok := s.linear(l.p)
	if !ok || k.sign() == 0 {
		return nil, false
	}
	v := Sub(mkConst(l.k), r) // k*i rel v
	rel := l.rel
	if k.sign() < 0 {
		k, v = k.neg(), Neg(v)
		switch rel {
		case relGE:
			rel = relLE
		case relLE:
			rel = relGE
		}
	}
	kc := mkConst(k)
	switch rel {
	case relGE: // i >= ceil(v/k): b first
		return s.splitAt(FloorDivOf(AddOf(v, mkConst(k.sub(n64(1)))), kc), b, a)
	case relLE: // i < floor(v/k) + 1: a first
		return s.splitAt(AddOf(FloorDivOf(v, kc), Int(1)), a, b)
	case relNE:
		a, b = b, a
	}
	// One iteration differs.
	if metaOf(b).flags&partial != 0 {
		return nil, false
	}
	all, ok := s.part(s.lo, s.hi, b)
	if !ok {
		return nil, false
	}
	at := FloorDivOf(v, kc)
	hit := AndOf(LeOf(s.lo, at), LtOf(at, s.hi), EqOf(ModOf(v, kc), Int(0)))
	m := map[string]Expr{s.i.Name: at}
	return AddOf(all, IteOf(hit, Sub(Subst(a, m), Subst(b, m)), Int(0))), true
}

// splitAt sums first below t and then from t on.
func (s *summer) splitAt(t, first, then Expr) (Expr, bool) {
	m := MaxOf(s.lo, MinOf(s.hi, t))
	x, ok := s.part(s.lo, m, first)
	if !ok {
		return nil, false
	}
	y, ok := s.part(m, s.hi, then)
	if !ok {
		return nil, false
	}
	return AddOf(x, y), true
}
