// This file implements And and Or: literals about the same quantity are joined
// to intervals, complements cancel, units simplify the disjunctions beside them.

package sym

import "slices"

// maxResolve is the number of disjunctions up to which pairs are compared.
const maxResolve = 16

func sortConds(xs []Cond) { slices.SortStableFunc(xs, CompareCond) }

// AndOf is the conjunction of cs (True for none).
func AndOf(cs ...Cond) Cond {
	switch len(cs) {
	case 1:
		return saneCond(cs[0])
	case 2: // the frequent trivial cases
		if IsTrue(cs[0]) {
			return saneCond(cs[1])
		}
		if IsTrue(cs[1]) {
			return saneCond(cs[0])
		}
		if IsFalse(cs[0]) || IsFalse(cs[1]) {
			return False
		}
	}
	n := 0
	for _, c := range cs {
		n++
		if x, ok := c.(*And); ok && x != nil {
			n += len(x.X)
		}
	}
	a := conj{facts: make([]fact, 0, n)}
	for _, c := range cs {
		if !a.add(saneCond(c)) {
			return False
		}
	}
	return a.cond()
}

// OrOf is the disjunction of cs (False for none), by De Morgan's law.
func OrOf(cs ...Cond) Cond {
	switch len(cs) {
	case 1:
		return saneCond(cs[0])
	case 2:
		if IsFalse(cs[0]) {
			return saneCond(cs[1])
		}
		if IsFalse(cs[1]) {
			return saneCond(cs[0])
		}
		if IsTrue(cs[0]) || IsTrue(cs[1]) {
			return True
		}
	}
	ns := make([]Cond, len(cs))
	for i, c := range cs {
		ns[i] = NotOf(saneCond(c))
	}
	return NotOf(AndOf(ns...))
}

// fact is what a conjunction says of one quantity.
type fact struct {
	p    Expr
	in   ivl
	not  []num // excluded values, inside in
	hash hash128
	src  [2]*Cmp // comparisons it was made from, reused where they still say it
}

// node is the comparison for l, an old one if possible.
func (f *fact) node(l literal) Cond {
	for _, c := range f.src {
		if c != nil && c.lit.rel == l.rel && c.lit.k.cmp(l.k) == 0 {
			return c
		}
	}
	return litCond(l)
}

// conj is a conjunction under construction.
type conj struct {
	facts []fact
	index map[hash128]int // of facts, once there are many
	ors   []*Or
	other []Cond
	dead  bool // some conjunct became false
}

func (a *conj) find(p Expr) int {
	h := metaOf(p).hash
	if a.index != nil {
		if i, ok := a.index[h]; ok {
			return i
		}
		return -1
	}
	for i := range a.facts {
		if a.facts[i].hash == h {
			return i
		}
	}
	return -1
}

// add adds a conjunct and reports whether the conjunction can still hold.
func (a *conj) add(c Cond) bool {
	switch x := c.(type) {
	case Bool:
		return bool(x)
	case *And:
		for _, y := range x.X {
			if !a.add(saneCond(y)) {
				return false
			}
		}
	case *Or:
		a.ors = append(a.ors, x)
	case *Cmp:
		i, ok := a.literal(x.lit)
		if f := &a.facts[i]; f.src[0] == nil {
			f.src[0] = x
		} else {
			f.src[1] = x
		}
		return ok
	default:
		a.other = append(a.other, c)
	}
	return true
}

// literal enters a comparison and returns the number of its fact.
func (a *conj) literal(l literal) (int, bool) {
	i := a.find(l.p)
	if i < 0 {
		i = len(a.facts)
		h := metaOf(l.p).hash
		a.facts = append(a.facts, fact{p: l.p, in: unbounded, hash: h})
		if a.index != nil {
			a.index[h] = i
		} else if i == 16 {
			a.index = map[hash128]int{}
			for j := range a.facts {
				a.index[a.facts[j].hash] = j
			}
		}
	}
	f := &a.facts[i]
	switch l.rel {
	case relGE:
		f.in = f.in.meet(atLeast(l.k))
	case relLE:
		f.in = f.in.meet(ivl{hi: l.k, hasHi: true})
	case relEQ:
		f.in = f.in.meet(point(l.k))
	case relNE:
		f.not = append(f.not, l.k)
	}
	return i, f.tidy()
}

// tidy moves bounds past excluded values; false when nothing is left.
func (f *fact) tidy() bool {
	if f.in.empty() {
		return false
	}
	if len(f.not) == 0 {
		return true
	}
	slices.SortFunc(f.not, num.cmp)
	f.not = slices.CompactFunc(f.not, func(a, b num) bool { return a.cmp(b) == 0 })
	for len(f.not) > 0 && f.in.hasLo && f.not[0].cmp(f.in.lo) <= 0 {
		if f.not[0].cmp(f.in.lo) == 0 {
			f.in.lo = f.in.lo.add(n64(1))
		}
		f.not = f.not[1:]
	}
	for n := len(f.not); n > 0 && f.in.hasHi && f.not[n-1].cmp(f.in.hi) >= 0; n = len(f.not) {
		if f.not[n-1].cmp(f.in.hi) == 0 {
			f.in.hi = f.in.hi.sub(n64(1))
		}
		f.not = f.not[:n-1]
	}
	return !f.in.empty()
}

// decide says whether the facts imply (1) or refute (-1) a literal.
func (a *conj) decide(l literal) int {
	i := a.find(l.p)
	if i < 0 {
		return 0
	}
	f := &a.facts[i]
	in := f.in
	below := in.hasHi && in.hi.less(l.k) // every value < k
	above := in.hasLo && l.k.less(in.lo) // every value > k
	switch l.rel {
	case relGE:
		if below {
			return -1
		}
		if in.hasLo && l.k.cmp(in.lo) <= 0 {
			return 1
		}
	case relLE:
		if above {
			return -1
		}
		if in.hasHi && in.hi.cmp(l.k) <= 0 {
			return 1
		}
	case relEQ, relNE:
		v := 0
		if below || above || slices.ContainsFunc(f.not, func(n num) bool { return n.cmp(l.k) == 0 }) {
			v = -1
		} else if in.hasLo && in.hasHi && in.lo.cmp(in.hi) == 0 {
			v = 1
		}
		if l.rel == relNE {
			v = -v
		}
		return v
	}
	return 0
}

// cond builds the simplified conjunction.
func (a *conj) cond() Cond {
	for round := 0; len(a.ors) > 0 && round < 4; round++ {
		changed, ok := a.simplifyOrs()
		if !ok || a.dead {
			return False
		}
		if !changed {
			break
		}
	}
	var buf [4]literal
	out := make([]Cond, 0, len(a.facts)+len(a.ors)+len(a.other)+2)
	for i := range a.facts {
		for _, l := range a.facts[i].literals(buf[:0]) {
			c := a.facts[i].node(l)
			switch x := c.(type) {
			case Bool:
				if !x {
					return False
				}
			default:
				out = append(out, c)
			}
		}
	}
	for _, o := range a.ors {
		out = append(out, o)
	}
	out = append(out, a.other...)
	sortConds(out)
	out = slices.CompactFunc(out, EqualCond)
	switch len(out) {
	case 0:
		return True
	case 1:
		return out[0]
	}
	return newAnd(out, nil)
}

// literals are the comparisons that say what the fact says.
func (f *fact) literals(ls []literal) []literal {
	if f.in.hasLo && f.in.hasHi && f.in.lo.cmp(f.in.hi) == 0 {
		return append(ls, literal{f.p, relEQ, f.in.lo})
	}
	if f.in.hasLo {
		ls = append(ls, literal{f.p, relGE, f.in.lo})
	}
	if f.in.hasHi {
		ls = append(ls, literal{f.p, relLE, f.in.hi})
	}
	for _, n := range f.not {
		ls = append(ls, literal{f.p, relNE, n})
	}
	return ls
}

// simplifyOrs removes refuted disjuncts, satisfied and subsumed disjunctions,
// and resolves pairs; ok is false when one became false.
func (a *conj) simplifyOrs() (changed, ok bool) {
	ors := a.ors
	a.ors = nil
	for i, o := range ors {
		c, diff := a.under(o, ors, i)
		changed = changed || diff
		if !diff {
			a.ors = append(a.ors, o)
			continue
		}
		if !a.add(c) {
			return true, false
		}
	}
	if len(a.ors) > 1 && len(a.ors) <= maxResolve && a.resolve() {
		changed = true
	}
	return changed, true
}

// under simplifies the disjunction o, number at of ors, knowing the facts and
// that the others hold.
func (a *conj) under(o *Or, ors []*Or, at int) (Cond, bool) {
	changed := false
	out := make([]Cond, 0, len(o.X))
	for _, d := range o.X {
		switch x := d.(type) {
		case *Cmp:
			switch a.decide(literalOf(x)) {
			case 1:
				return True, true
			case -1:
				changed = true
				continue
			}
		case *And:
			kept := make([]Cond, 0, len(x.X))
			dead := false
			for _, y := range x.X {
				v := 0
				if l, ok := y.(*Cmp); ok {
					v = a.decide(literalOf(l))
				}
				if v < 0 {
					dead = true
					break
				}
				if v == 0 {
					kept = append(kept, y)
				}
			}
			if dead {
				changed = true
				continue
			}
			if len(kept) == 0 {
				return True, true
			}
			if len(ors) <= maxResolve && refutes(x, ors, at) {
				changed = true
				continue
			}
			if len(kept) < len(x.X) {
				changed = true
				d = AndOf(kept...)
			}
		}
		out = append(out, d)
	}
	if !changed {
		return o, false
	}
	return OrOf(out...), true
}

// refutes reports whether x implies the complement of one of the disjunctions
// besides number at.
func refutes(x *And, ors []*Or, at int) bool {
	for i, o := range ors {
		if i == at {
			continue
		}
		if n, ok := NotOf(o).(*And); ok && subset(n.X, x.X) {
			return true
		}
	}
	return false
}

// resolve drops disjunctions that contain another one and joins S or l with
// S or not l to S.
func (a *conj) resolve() bool {
	changed := false
	for i := 0; i < len(a.ors); i++ {
		for j := i + 1; j < len(a.ors); j++ {
			x, y := a.ors[i], a.ors[j]
			switch {
			case subset(x.X, y.X):
				a.ors = slices.Delete(a.ors, j, j+1)
				j--
				changed = true
				continue
			case subset(y.X, x.X):
				a.ors[i] = y
				a.ors = slices.Delete(a.ors, j, j+1)
				j = i
				changed = true
				continue
			}
			rest, ok := resolvent(x.X, y.X)
			if !ok {
				continue
			}
			a.ors = slices.Delete(a.ors, j, j+1)
			a.ors = slices.Delete(a.ors, i, i+1)
			if c := OrOf(rest...); !a.add(c) {
				a.dead = true
			}
			return true
		}
	}
	return changed
}

// subset reports whether every condition of xs is in ys, both sorted.
func subset(xs, ys []Cond) bool {
	if len(xs) > len(ys) {
		return false
	}
	j := 0
	for _, x := range xs {
		for j < len(ys) && !EqualCond(x, ys[j]) {
			j++
		}
		if j == len(ys) {
			return false
		}
		j++
	}
	return true
}

// resolvent is S when xs is S, l and ys is S, not l.
func resolvent(xs, ys []Cond) ([]Cond, bool) {
	if len(xs) != len(ys) {
		return nil, false
	}
	var rest []Cond
	var odd Cond
	for _, x := range xs {
		if slices.ContainsFunc(ys, func(y Cond) bool { return EqualCond(x, y) }) {
			rest = append(rest, x)
			continue
		}
		if odd != nil {
			return nil, false
		}
		odd = x
	}
	if odd == nil {
		return nil, false
	}
	n := NotOf(odd)
	if !slices.ContainsFunc(ys, func(y Cond) bool { return EqualCond(n, y) }) {
		return nil, false
	}
	return rest, true
}
