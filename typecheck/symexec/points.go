// This file keeps a few inputs that take a path: where two of them disagree
// about a condition, no prover need be asked whether the path decides it.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

const (
	maxPoints  = 4  // points a state carries
	pointTrips = 64 // steps of sums and recurrences an evaluation may take
	maxRepairs = 6  // values tried to keep a point on a path
)

// point is an assignment to all symbols: the values of over, and for the others
// those its rule gives.
type point struct {
	values map[string]*big.Int // shared by the points of one rule
	rule   int
	over   map[string]*big.Int
}

// Lookup implements sym.Environment. A name whose value lies outside the bounds
// of this symbol has none.
func (p *point) Lookup(s *sym.Sym) (*big.Int, bool) {
	v, ok := p.over[s.Name]
	if !ok {
		if v, ok = p.values[s.Name]; !ok {
			v = p.pick(s)
			p.values[s.Name] = v
		}
	}
	if s.Lo != nil && v.Cmp(s.Lo) < 0 || s.Hi != nil && v.Cmp(s.Hi) > 0 {
		return nil, false
	}
	return v, true
}

// pick is a value of a symbol: small, different for different rules and names.
func (p *point) pick(s *sym.Sym) *big.Int {
	k := int64(p.rule)
	if p.rule >= 2 {
		h := uint64(p.rule) * 0x9e3779b97f4a7c15
		for i := 0; i < len(s.Name); i++ {
			h = (h ^ uint64(s.Name[i])) * 0x100000001b3
		}
		k = int64(h>>40) % 40
	}
	v := big.NewInt(k)
	switch {
	case IsFail(s):
		v = new(big.Int) // allocations succeed
	case s.Lo != nil && v.Cmp(s.Lo) < 0:
		v = new(big.Int).Add(s.Lo, v)
		if s.Lo.Sign() >= 0 {
			v = s.Lo
		}
	}
	if s.Hi != nil && v.Cmp(s.Hi) > 0 {
		v = s.Hi
	}
	return v
}

// newPoints are the points of a state without conditions.
func newPoints() []*point {
	var out []*point
	for r := 0; r < maxPoints; r++ {
		out = append(out, &point{values: map[string]*big.Int{}, rule: r})
	}
	return out
}

// at evaluates c; ok is false when it has no value there.
func (p *point) at(c sym.Cond) (v, ok bool) {
	v, err := sym.EvalCondWithin(c, p, pointTrips)
	return v, err == nil
}

// onPath reports whether every condition holds at the point.
func (p *point) onPath(path []sym.Cond) bool {
	for _, c := range path {
		if v, ok := p.at(c); !ok || !v {
			return false
		}
	}
	return true
}

// split says whether c is true at some of the state's points, and false at some.
func (s *State) split(c sym.Cond) (yes, no bool) {
	for _, p := range s.points {
		if v, ok := p.at(c); ok {
			yes, no = yes || v, no || !v
		}
	}
	return yes, no
}

// keepPoints drops the points that the newest condition of the path excludes,
// and moves one of them back onto the path when none is left.
func (s *State) keepPoints() {
	c := s.Path[len(s.Path)-1]
	var keep []*point
	for _, p := range s.points {
		if v, ok := p.at(c); ok && v {
			keep = append(keep, p)
		}
	}
	if len(keep) == len(s.points) {
		return
	}
	if len(keep) == 0 {
		for _, p := range s.points {
			if q := s.repair(p, c); q != nil {
				keep = append(keep, q)
				break
			}
		}
	}
	s.points = keep
}

// repair gives one symbol of c, a conjunct that p misses, another value with
// which the whole path holds.
func (s *State) repair(p *point, c sym.Cond) *point {
	tries := 0
	for _, x := range sym.CondSyms(c) {
		for _, v := range turning(c, x) {
			if tries++; tries > maxRepairs {
				return nil
			}
			q := &point{values: p.values, rule: p.rule, over: map[string]*big.Int{}}
			for n, w := range p.over {
				q.over[n] = w
			}
			q.over[x.Name] = v
			if t, ok := q.at(c); ok && t && q.onPath(s.Path) {
				return q
			}
		}
	}
	return nil
}

// addPoint keeps an assignment, to some symbols, if it takes the path.
func (s *State) addPoint(values map[string]*big.Int) {
	if len(s.points) >= maxPoints {
		return
	}
	q := &point{values: map[string]*big.Int{}, over: values}
	if len(s.points) > 0 {
		q.values, q.rule = s.points[0].values, s.points[0].rule
	}
	if q.onPath(s.Path) {
		s.points = append(s.points[:len(s.points):len(s.points)], q)
	}
}

// turning lists values of x at which a comparison may change its truth.
func turning(c sym.Cond, x *sym.Sym) []*big.Int {
	out := []*big.Int{big.NewInt(0), big.NewInt(1)}
	if cmp, ok := c.(*sym.Cmp); ok {
		if y, k, op, ok := constCmp(cmp); ok && y.Name == x.Name {
			out = []*big.Int{k}
			if op == cmpNE {
				one := big.NewInt(1)
				out = []*big.Int{new(big.Int).Add(k, one), new(big.Int).Sub(k, one)}
			}
		}
	}
	return out
}

// joinPoints are points of either of two paths that meet.
func joinPoints(a, b []*point) []*point {
	out := a[:len(a):len(a)]
	for _, p := range b {
		if len(out) >= maxPoints {
			break
		}
		dup := false
		for _, q := range a {
			dup = dup || p == q
		}
		if !dup {
			out = append(out, p)
		}
	}
	return out
}
