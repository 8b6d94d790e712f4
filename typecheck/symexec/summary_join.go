// This file joins the cases of a summary that a caller cannot tell apart.

package symexec

import (
	"slices"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxFailed is the number of cases after a failed allocation that are kept.
const maxFailed = 8

// joinCases merges the cases a caller cannot tell apart by their effect.
func (m *Machine) joinCases(in []iface.Case) []iface.Case {
	type slot struct{ i int }
	seen := map[string]slot{}
	var out []iface.Case
	failed := 0
	for _, c := range in {
		if c.AllocFailed {
			// Outside the contract: a few examples, and those that leak.
			if failed++; failed > maxFailed && len(c.Leaks) == 0 || failed > 4*maxFailed {
				continue
			}
		}
		plain := len(c.Regions) == 0 && len(c.Stores) == 0 && len(c.Leaks) == 0
		key := effectKey(c.Effect)
		if c.AllocFailed {
			key += "|failed"
		}
		if c.Outcome == iface.NoReturn {
			key += "|noreturn"
		}
		if len(c.Unknown) > 0 {
			key += "|unknown"
		}
		if !plain {
			key += "|own"
		}
		if s, ok := seen[key]; ok && (plain || len(in) > m.L.Cases) {
			o := &out[s.i]
			o.Path = sym.OrOf(o.Path, c.Path)
			o.Weak = o.Weak || c.Weak
			o.Unknown = joinReasons(o.Unknown, c.Unknown)
			o.Havoc = joinReasons(o.Havoc, c.Havoc)
			if !sameResult(o.Result, c.Result) {
				o.Result = iface.Unknown{Why: iface.Reason{Code: "several-values"}}
			}
			if !plain {
				// Too many cases: what each leaves in memory is not kept apart.
				o.Regions, o.Stores, o.Leaks, o.Weak = nil, nil, nil, true
				m.coarse = true
				o.Result = iface.Unknown{Why: iface.Reason{Code: "several-values"}}
			}
			continue
		}
		if _, ok := seen[key]; !ok {
			seen[key] = slot{len(out)}
		}
		out = append(out, c)
	}
	return out
}

// joinNull merges a case for a null pointer into the case for the others, where
// the two differ only in that nothing is released through it: resource_of is 0
// for null.
func (m *Machine) joinNull(in []iface.Case) []iface.Case {
	gone := make([]bool, len(in))
	for again := true; again; {
		again = false
		for i := range in {
			for j := range in {
				if i == j || gone[i] || gone[j] {
					continue
				}
				if path, ok := m.nullOf(&in[i], &in[j]); ok && sameBlocks(&in[i], &in[j]) && sameTargets(&in[i], &in[j]) {
					in[j].Path = path
					blurStores(&in[j], &in[i])
					gone[i], again = true, true
				}
			}
		}
	}
	var out []iface.Case
	for i := range in {
		if !gone[i] {
			out = append(out, in[i])
		}
	}
	return out
}

// sameBlocks reports whether two cases leave blocks of the same sizes.
func sameBlocks(a, b *iface.Case) bool {
	for i := range a.Regions {
		x, y := a.Regions[i].Size, b.Regions[i].Size
		if x == nil || y == nil || !sym.Equal(x, y) {
			return false
		}
	}
	return true
}

// sameTargets reports whether two cases write the same places.
func sameTargets(a, b *iface.Case) bool {
	for i := range a.Stores {
		x, y := &a.Stores[i].To, &b.Stores[i].To
		if x.Text != y.Text || x.Root != y.Root || x.Index != y.Index || x.Size != y.Size || len(x.Steps) != len(y.Steps) {
			return false
		}
		for k := range x.Steps {
			p, q := x.Steps[k].Offset, y.Steps[k].Offset
			if x.Steps[k].Deref != y.Steps[k].Deref || (p == nil) != (q == nil) || p != nil && !sym.Equal(p, q) {
				return false
			}
		}
	}
	return true
}

// blurStores makes what differs between two joined cases unknown in a.
func blurStores(a, b *iface.Case) {
	several := iface.Unknown{Why: iface.Reason{Code: "several-values"}}
	if !sameResult(a.Result, b.Result) && !samePointer(a.Result, b.Result) {
		a.Result = several
	}
	for i := range a.Stores {
		x, y := &a.Stores[i], &b.Stores[i]
		if x.To.Text != y.To.Text || x.To.Root != y.To.Root || x.To.Index != y.To.Index ||
			!sameResult(x.Val, y.Val) && !samePointer(x.Val, y.Val) {
			x.Val = several
		}
	}
}

func samePointer(a, b iface.Value) bool {
	x, ok1 := a.(iface.Pointer)
	y, ok2 := b.(iface.Pointer)
	return ok1 && ok2 && x.Region >= 0 && x.Region == y.Region && x.Off != nil && y.Off != nil && sym.Equal(x.Off, y.Off)
}

// nullOf reports whether a is the null variant of b, and the joined path.
func (m *Machine) nullOf(a, b *iface.Case) (sym.Cond, bool) {
	if a.AllocFailed != b.AllocFailed || a.Outcome != b.Outcome || len(a.Unknown)+len(b.Unknown) > 0 ||
		len(a.Regions) != len(b.Regions) || len(a.Stores) != len(b.Stores) || len(a.Leaks) != len(b.Leaks) || slices.ContainsFunc(a.Leaks, func(r iface.Region) bool { return r.When != nil }) {
		return nil, false
	}
	ca, cb := sym.Conjuncts(a.Path), sym.Conjuncts(b.Path)
	if len(ca) != len(cb) {
		return nil, false
	}
	var odd sym.Cond
	var rest []sym.Cond
	for _, c := range ca {
		found := false
		for _, d := range cb {
			found = found || sym.EqualCond(c, d)
		}
		if found {
			rest = append(rest, c)
			continue
		}
		if odd != nil {
			return nil, false
		}
		odd = c
	}
	if odd == nil {
		return nil, false
	}
	match := false
	for _, d := range cb {
		match = match || sym.EqualCond(d, sym.NotOf(odd))
	}
	if !match {
		return nil, false
	}
	for _, v := range sym.CondSyms(odd) {
		if !sym.EqualCond(odd, sym.EqOf(v, sym.Int(0))) {
			continue
		}
		sub := map[string]sym.Expr{}
		for name, in := range m.Inputs {
			if in.Kind == iface.InResourceOf && in.Place.Text == v.Name {
				sub[name] = sym.Int(0)
			}
		}
		if len(sub) > 0 && effectKey(m.simplify(effect.Subst(b.Effect, sub), ca)) == effectKey(a.Effect) {
			return sym.AndOf(rest...), true
		}
	}
	return nil, false
}

func sameResult(a, b iface.Value) bool {
	x, ok1 := a.(iface.Int)
	y, ok2 := b.(iface.Int)
	return a == nil && b == nil || ok1 && ok2 && sym.Equal(x.E, y.E)
}
