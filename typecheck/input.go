// This file says what holds between the inputs of an interface: those of its
// clauses and those of its inferred cases.

package typecheck

import (
	"maps"
	"math/big"
	"slices"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// inputsOf are all inputs of f by name, and the names in order.
func inputsOf(f *iface.Interface) (map[string]*iface.Input, []string) {
	all := maps.Clone(f.Inputs)
	if all == nil {
		all = map[string]*iface.Input{}
	}
	if f.Summary != nil {
		maps.Copy(all, f.Summary.Inputs)
	}
	return all, slices.Sorted(maps.Keys(all))
}

// maxPairs bounds the pairs of inputs that are looked at.
const maxPairs = 64

// oneValue says that cells have one value however their indices are written:
// p[i] is p[j] where i is j.
func oneValue(f *iface.Interface) []sym.Cond {
	all, names := inputsOf(f)
	var out []sym.Cond
	for i, a := range names {
		for _, b := range names[i+1:] {
			x, y := all[a], all[b]
			if x.Sym == nil || y.Sym == nil || x.Kind != y.Kind || x.Place.Size != y.Place.Size || !sameRange(x.Sym, y.Sym) {
				continue
			}
			apart, ok := apart(&x.Place, &y.Place)
			if !ok {
				continue
			}
			if out = append(out, sym.OrOf(apart, sym.EqOf(x.Sym, y.Sym))); len(out) == maxPairs {
				return out
			}
		}
	}
	return out
}

func sameRange(a, b *sym.Sym) bool {
	same := func(x, y *big.Int) bool { return x == y || x != nil && y != nil && x.Cmp(y) == 0 }
	return same(a.Lo, b.Lo) && same(a.Hi, b.Hi)
}

// apart is the condition under which two places of one shape differ; ok is false
// for places of different shapes and for those that always differ.
func apart(a, b *iface.Place) (sym.Cond, bool) {
	if a.Root != b.Root || a.Index != b.Index || a.Name != b.Name || a.Unit != b.Unit || len(a.Steps) == 0 {
		return nil, false
	}
	p, ok1 := offsets(a)
	q, ok2 := offsets(b)
	if !ok1 || !ok2 || len(p) != len(q) {
		return nil, false
	}
	var differ []sym.Cond
	for i := range p {
		differ = append(differ, sym.NeOf(p[i], q[i]))
	}
	c := sym.OrOf(differ...)
	return c, !sym.IsTrue(c)
}

// offsets are the offsets on the way to a place, one for each object.
func offsets(p *iface.Place) ([]sym.Expr, bool) {
	out := []sym.Expr{sym.Int(0)}
	for _, s := range p.Steps {
		if s.Attr != "" {
			return nil, false
		}
		if s.Deref {
			out = append(out, sym.Int(0))
		}
		if s.Offset != nil {
			out[len(out)-1] = sym.AddOf(out[len(out)-1], s.Offset)
		}
	}
	return out, true
}

// twoReadings reports whether two inputs of the model are different readings of
// the same bytes, whose values hang together in a way that the model does not
// know of.
func twoReadings(f *iface.Interface, model sym.MapEnv) bool {
	all, names := inputsOf(f)
	at := func(in *iface.Input) ([]*big.Int, bool) {
		if in.Sym == nil || in.Kind != iface.InValue || model[in.Sym.Name] == nil || len(in.Place.Steps) == 0 {
			return nil, false
		}
		es, ok := offsets(&in.Place)
		if !ok {
			return nil, false
		}
		out := make([]*big.Int, len(es))
		for i, e := range es {
			v, err := sym.Eval(e, sym.MapEnv(completed(model, nil, e)))
			if err != nil {
				return nil, false
			}
			out[i] = v
		}
		return out, true
	}
	for i, a := range names {
		x := all[a]
		if x.Each != nil && x.Sym != nil && model[x.Sym.Name] != nil && sharesElements(all, names, x, model) {
			return true
		}
		p, ok := at(x)
		if !ok {
			continue
		}
		for _, b := range names[i+1:] {
			y := all[b]
			q, ok := at(y)
			if !ok || len(p) != len(q) || x.Place.Root != y.Place.Root || x.Place.Index != y.Place.Index || x.Place.Name != y.Place.Name {
				continue
			}
			last := len(p) - 1
			same := true
			for k := range last {
				same = same && p[k].Cmp(q[k]) == 0
			}
			d := new(big.Int).Sub(p[last], q[last])
			over := d.Cmp(big.NewInt(y.Place.Size)) < 0 && new(big.Int).Neg(d).Cmp(big.NewInt(x.Place.Size)) < 0
			if same && over && (d.Sign() != 0 || x.Place.Size != y.Place.Size || !sameRange(x.Sym, y.Sym)) {
				return true
			}
		}
	}
	return false
}

// sharesElements reports whether the model has a value of something else that an
// element of the sum x may be, or of another sum over such elements.
func sharesElements(all map[string]*iface.Input, names []string, x *iface.Input, model sym.MapEnv) bool {
	for _, n := range names {
		y := all[n]
		if y == x || y.Sym == nil || model[y.Sym.Name] == nil {
			continue
		}
		kind := y.Kind
		if y.Each != nil {
			kind = y.Each.Kind
		}
		p, q := &x.Place, &y.Place
		if kind != x.Each.Kind || p.Root != q.Root || p.Index != q.Index || p.Name != q.Name || p.Unit != q.Unit || len(p.Steps) != len(q.Steps) {
			continue
		}
		last := len(p.Steps) - 1
		if last < 0 || p.Steps[last].Deref == q.Steps[last].Deref {
			return true
		}
	}
	return false
}
