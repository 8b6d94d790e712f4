// This file decides the linear part of a refutation: the literals, the ranges
// and the axioms of the atoms as bounds of linear forms over monomials.

package prove

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// system collects linear constraints over monomials.
type system struct {
	s     *state
	forms map[string]int // key of the linear part -> index
	rows  []row
	seen  map[int]bool // atoms whose axioms are in
	todo  []int        // atoms whose axioms are not yet in
}

// row bounds one linear form (no constant term).
type row struct {
	form   poly
	lo, hi *big.Int
}

// linear reports whether the literals contradict each other as linear
// arithmetic over the integers, with monomials as unknowns.
func (s *state) linear() bool {
	sys := &system{s: s, forms: map[string]int{}, seen: map[int]bool{}}
	for _, l := range s.lits {
		switch l.kind {
		case ge0:
			sys.atLeast0(l.p)
		case eq0:
			sys.atLeast0(l.p)
			sys.atLeast0(scalePoly(l.p, minus))
		}
	}
	for len(sys.todo) > 0 && len(sys.rows) < s.q.opt.Constraints {
		a := sys.todo[0]
		sys.todo = sys.todo[1:]
		sys.axioms(a)
	}
	sys.pairs()
	sys.sumPairs()
	if sys.solve() == infeasible {
		return true
	}
	if !sys.products() {
		return false
	}
	return sys.solve() == infeasible
}

// atLeast0 adds p >= 0. Forms that differ in their constant only share a row.
func (sys *system) atLeast0(p poly) {
	p, _ = tighten(ge0, p)
	if _, isC := p.isConst(); isC && len(p) < 2 {
		return
	}
	k := new(big.Int).Neg(p.constTerm())
	form := p
	if p[0].mono == 0 {
		form = p[1:]
	}
	// The first coefficient is made positive, so that opposite forms share a row.
	upper := form[0].c.Sign() < 0
	if upper {
		form = scalePoly(form, minus)
		k.Neg(k)
	}
	key := form.key()
	i, ok := sys.forms[key]
	if !ok {
		i = len(sys.rows)
		sys.forms[key] = i
		sys.rows = append(sys.rows, row{form: form})
		for _, t := range form {
			sys.note(t.mono)
		}
	}
	r := &sys.rows[i]
	if upper {
		if r.hi == nil || k.Cmp(r.hi) < 0 {
			r.hi = k
		}
	} else if r.lo == nil || k.Cmp(r.lo) > 0 {
		r.lo = k
	}
}

func (sys *system) note(m int) {
	for _, a := range sys.s.q.sp.monos[m] {
		if !sys.seen[a] {
			sys.seen[a] = true
			sys.todo = append(sys.todo, a)
		}
	}
}

// holds adds x <= y.
func (sys *system) holds(x, y poly) { sys.atLeast0(subPoly(y, x)) }

// axioms adds what is true of an atom by its meaning. Each axiom only speaks of
// environments in which the atom has a value, and can be met by choosing one
// for the others.
func (sys *system) axioms(a int) {
	s, sp := sys.s, sys.s.q.sp
	if !s.q.spend(5) {
		return
	}
	self := poly{{sp.mono([]int{a}), one}}
	switch e := sp.atoms[a].(type) {
	case *sym.Max:
		for _, x := range e.X {
			sys.holds(sp.poly(x), self)
		}
	case *sym.Min:
		for _, x := range e.X {
			sys.holds(self, sp.poly(x))
		}
	case *sym.FloorDiv:
		if sys.positive(e.Y) {
			sys.quotient(e.X, e.Y, self)
		}
	case *sym.Mod:
		if sys.positive(e.Y) {
			// x = y*q + r with 0 <= r < y
			y := sp.poly(e.Y)
			q := sp.poly(sym.FloorDivOf(e.X, e.Y))
			if yq, ok := sp.mulPoly(y, q); ok {
				d := subPoly(sp.poly(e.X), addPoly(yq, self))
				sys.atLeast0(d)
				sys.atLeast0(scalePoly(d, minus))
			}
			sys.atLeast0(self)
			sys.holds(addPoly(self, constant(one)), y)
		}
	case *sym.TruncDiv:
		if sys.positive(e.Y) {
			// |x - y*q| < y
			y := sp.poly(e.Y)
			if yq, ok := sp.mulPoly(y, self); ok {
				d := subPoly(sp.poly(e.X), yq)
				room := addPoly(y, constant(minus))
				sys.holds(d, room)
				sys.holds(scalePoly(d, minus), room)
			}
		}
	case *sym.Pow2:
		if r := s.polyRange(sp.poly(e.E)); r.Lo != nil && r.Lo.Sign() >= 0 {
			sys.holds(addPoly(sp.poly(e.E), constant(one)), self)
		}
		if l, ok := e.E.(*sym.Apply); ok && len(l.Args) == 1 && sys.positive(l.Args[0]) {
			sys.roundedPower(l.Fn, sp.poly(l.Args[0]), self)
		}
	case *sym.Apply:
		sys.bits(e, self)
	case *sym.Sum:
		sys.sum(e, self)
	}
}

func (sys *system) positive(e sym.Expr) bool {
	r := sys.s.polyRange(sys.s.q.sp.poly(e))
	return r.Lo != nil && r.Lo.Sign() > 0
}

// quotient adds y*q <= x <= y*q + y - 1, and for x >= 0 also q <= x.
func (sys *system) quotient(x, y sym.Expr, q poly) {
	sp := sys.s.q.sp
	px, py := sp.poly(x), sp.poly(y)
	yq, ok := sp.mulPoly(py, q)
	if !ok {
		return
	}
	sys.holds(yq, px)
	sys.holds(px, addPoly(addPoly(yq, py), constant(minus)))
	if r := sys.s.polyRange(px); r.Lo != nil && r.Lo.Sign() >= 0 {
		sys.atLeast0(q)
		sys.holds(q, px)
	}
}

// roundedPower bounds the power of two that x > 0 is rounded to: x <= 2**⌈log2 x⌉
// < 2x, and 2**⌊log2 x⌋ <= x < 2 * 2**⌊log2 x⌋.
func (sys *system) roundedPower(fn string, x, self poly) {
	twice := func(p poly) poly { return addPoly(addPoly(p, p), constant(minus)) }
	switch fn {
	case sym.FnLog2Ceil:
		sys.holds(x, self)
		sys.holds(self, twice(x))
	case sym.FnLog2Floor:
		sys.holds(self, x)
		sys.holds(x, twice(self))
	}
}

// bits bounds bit operations on operands that are never negative.
func (sys *system) bits(e *sym.Apply, self poly) {
	sp := sys.s.q.sp
	if len(e.Args) != 2 {
		return
	}
	x, y := sp.poly(e.Args[0]), sp.poly(e.Args[1])
	for _, p := range []poly{x, y} {
		if r := sys.s.polyRange(p); r.Lo == nil || r.Lo.Sign() < 0 {
			return
		}
	}
	switch e.Fn {
	case "BitAnd":
		sys.atLeast0(self)
		sys.holds(self, x)
		sys.holds(self, y)
	case "BitOr":
		sys.holds(x, self)
		sys.holds(y, self)
		sys.holds(self, addPoly(x, y))
	case "BitXor":
		sys.atLeast0(self)
		sys.holds(self, addPoly(x, y))
	}
}

// pairs relates powers of two with each other: 2**(x+k) = 2**k * 2**x, and
// x >= y gives 2**x >= 2**y.
func (sys *system) pairs() {
	s, sp := sys.s, sys.s.q.sp
	var pows []int
	for a := range sp.atoms {
		if sys.seen[a] {
			if p, ok := sp.atoms[a].(*sym.Pow2); ok {
				if r := s.polyRange(sp.poly(p.E)); r.Lo != nil && r.Lo.Sign() >= 0 {
					pows = append(pows, a)
				}
			}
		}
	}
	for i, a := range pows {
		for j, b := range pows {
			if i == j || !s.q.spend(3) {
				continue
			}
			pa, pb := poly{{sp.mono([]int{a}), one}}, poly{{sp.mono([]int{b}), one}}
			r := s.polyRange(subPoly(sp.poly(sp.atoms[a].(*sym.Pow2).E), sp.poly(sp.atoms[b].(*sym.Pow2).E)))
			if r.Lo == nil || r.Lo.Sign() < 0 {
				// Exponents in order without a known distance.
				if s.entails(subPoly(sp.poly(sp.atoms[a].(*sym.Pow2).E), sp.poly(sp.atoms[b].(*sym.Pow2).E))) {
					sys.holds(pb, pa)
				}
				continue
			}
			if r.Lo.Cmp(big.NewInt(4096)) > 0 {
				continue
			}
			f := new(big.Int).Lsh(one, uint(r.Lo.Int64()))
			sys.holds(scalePoly(pb, f), pa)
			if r.Hi != nil && r.Hi.Cmp(r.Lo) == 0 {
				sys.holds(pa, scalePoly(pb, f))
			}
		}
	}
}

// products adds consequences of multiplying facts that are never negative; it
// reports whether there were any.
func (sys *system) products() bool {
	s, sp := sys.s, sys.s.q.sp
	known := map[int]bool{}
	nonlinear := false
	for _, r := range sys.rows {
		for _, t := range r.form {
			known[t.mono] = true
			nonlinear = nonlinear || len(sp.monos[t.mono]) > 1
		}
	}
	if !nonlinear {
		return false
	}
	before := len(sys.rows)
	// Factors that are >= 0: distance of an atom from an end of its range, and
	// the inequalities themselves.
	var factors []poly
	inMono := map[int]bool{}
	var order []int
	for m := 0; m < len(sp.monos); m++ {
		if known[m] && len(sp.monos[m]) > 1 {
			for _, a := range sp.monos[m] {
				if !inMono[a] {
					inMono[a] = true
					order = append(order, a)
				}
			}
		}
	}
	for _, a := range order {
		p := poly{{sp.mono([]int{a}), one}}
		r := s.atomRange(a)
		if r.Lo != nil {
			factors = append(factors, addPoly(constant(new(big.Int).Neg(r.Lo)), p))
		}
		if r.Hi != nil {
			factors = append(factors, subPoly(constant(r.Hi), p))
		}
		// a*(a-1) >= 0 for every integer.
		if sq, ok := sp.mulPoly(p, p); ok && known[sq[0].mono] {
			sys.atLeast0(subPoly(sq, p))
			sys.atLeast0(addPoly(sq, p))
		}
	}
	var facts []poly
	for _, l := range s.lits {
		switch l.kind {
		case ge0:
			facts = append(facts, l.p)
		case eq0:
			facts = append(facts, l.p, scalePoly(l.p, minus))
		}
	}
	for m := 1; m < len(sp.monos); m++ {
		if known[m] {
			if r := s.monoRange(m); r.Lo != nil {
				facts = append(facts, poly{{0, new(big.Int).Neg(r.Lo)}, {m, one}})
			}
		}
	}
	all := append(append([]poly(nil), facts...), factors...)
	for i, f := range factors {
		for j, g := range all {
			if j >= len(facts) && j-len(facts) < i {
				continue
			}
			if len(sys.rows) >= s.q.opt.Constraints || !s.q.spend(2+len(f)*len(g)/4) {
				return len(sys.rows) > before
			}
			sys.product(f, g, known)
		}
	}
	for i, f := range facts {
		for _, g := range facts[i:] {
			if len(f) > 4 || len(g) > 4 {
				continue
			}
			if len(sys.rows) >= s.q.opt.Constraints || !s.q.spend(2+len(f)*len(g)/4) {
				return len(sys.rows) > before
			}
			sys.product(f, g, known)
		}
	}
	return len(sys.rows) > before
}

// product adds f*g >= 0 when it speaks of known monomials, but for one at most.
func (sys *system) product(f, g poly, known map[int]bool) {
	sp := sys.s.q.sp
	if len(f) == 0 || len(g) == 0 {
		return
	}
	p, ok := sp.mulPoly(f, g)
	if !ok {
		return
	}
	fresh, nonlinear := 0, false
	for _, t := range p {
		if len(sp.monos[t.mono]) > 1 {
			nonlinear = nonlinear || known[t.mono]
			if !known[t.mono] {
				fresh++
			}
		}
		if len(sp.monos[t.mono]) > 4 {
			return
		}
	}
	if nonlinear && fresh <= 1 {
		sys.atLeast0(p)
	}
}

// solve runs the simplex over the rows, with ranges of the monomials as bounds
// and a few integer branches.
func (sys *system) solve() verdict {
	s, sp := sys.s, sys.s.q.sp
	col := map[int]int{}
	var monos []int
	for _, r := range sys.rows {
		for _, t := range r.form {
			if _, ok := col[t.mono]; !ok {
				col[t.mono] = len(monos)
				monos = append(monos, t.mono)
			}
		}
	}
	var forms [][]rat
	var rows []row
	for _, r := range sys.rows {
		if len(r.form) > 1 || r.form[0].c.CmpAbs(one) != 0 {
			rows = append(rows, r)
		}
	}
	if !s.q.spend(len(rows) * len(monos) / 8) {
		return exhausted
	}
	for _, r := range rows {
		f := make([]rat, len(monos))
		for k := range f {
			f[k] = ratInt(0)
		}
		for _, t := range r.form {
			f[col[t.mono]] = ratBig(t.c)
		}
		forms = append(forms, f)
	}
	sx := newSimplex(len(monos), forms, s.q.spend)
	for k, r := range rows {
		if r.lo != nil {
			sx.atLeast(len(monos)+k, ratBig(r.lo))
		}
		if r.hi != nil {
			sx.atMost(len(monos)+k, ratBig(r.hi))
		}
	}
	for k, m := range monos {
		r := s.monoRange(m)
		if r.Lo != nil {
			sx.atLeast(k, ratBig(r.Lo))
		}
		if r.Hi != nil {
			sx.atMost(k, ratBig(r.Hi))
		}
	}
	for _, r := range sys.rows {
		if len(r.form) == 1 && r.form[0].c.Cmp(one) == 0 {
			k := col[r.form[0].mono]
			if r.lo != nil {
				sx.atLeast(k, ratBig(r.lo))
			}
			if r.hi != nil {
				sx.atMost(k, ratBig(r.hi))
			}
		}
	}
	v := sx.branch(len(monos), 3)
	if v == feasible && len(s.q.hint) < 4 {
		hint := map[string]*big.Int{}
		for k, m := range monos {
			if as := sp.monos[m]; len(as) == 1 {
				if x, ok := sp.atoms[as[0]].(*sym.Sym); ok {
					hint[x.Name] = sx.val[k].floor()
				}
			}
		}
		s.q.hint = append(s.q.hint, hint)
	}
	return v
}

// branch checks, and on a fractional point tries both sides of one variable.
func (s *simplex) branch(n, depth int) verdict {
	v := s.check()
	if v != feasible || depth == 0 {
		return v
	}
	for x := 0; x < n; x++ {
		if s.val[x].isInt() {
			continue
		}
		f := ratBig(s.val[x].floor())
		below, above := s.clone(), s
		below.atMost(x, f)
		if v := below.branch(n, depth-1); v != infeasible {
			*s = *below
			return v
		}
		above.atLeast(x, f.add(ratInt(1)))
		return above.branch(n, depth-1)
	}
	return feasible
}
