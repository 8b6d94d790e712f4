// This file says what a list owns in terms of its nodes, where its type's
// resource clause is one node's share and what the next node owns.

package cfront

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// chainInvariants relates the inputs of f's clauses for all that a list owns to
// the inputs of its summary for the nodes of the list: their number, and sums
// over them.
func (an *analyser) chainInvariants(f *iface.Interface) {
	b := an.opt.Bindings
	walks := false
	for _, in := range f.Summary.Inputs {
		walks = walks || in.Kind == iface.InPure && (in.Fn == "len" || in.Fn == "sum")
	}
	if b == nil || !walks {
		return
	}
	for _, n := range sortedKeys(f.Inputs) {
		in := f.Inputs[n]
		if in.Kind != iface.InPure || in.Fn != resourceFn {
			continue
		}
		res := b.Resource(b.target(in))
		if res == nil {
			continue
		}
		total, given, ok := b.chainTotal(res, in.Place.Text, f.Summary.Inputs)
		if !ok {
			f.Doubt = "what resource_of(" + in.Place.Text + ") is was not related to the loops over its objects"
			continue
		}
		f.Invariants = append(f.Invariants, sym.EqOf(in.Sym, total))
		f.Invariants = append(f.Invariants, given...)
	}
}

// chainTotal sums the shares of the nodes of the list that starts at the pointer
// spelled text; have are the inputs there are.
//
// given is what is known of the inputs: an empty list has no sums, and a null
// pointer is an empty list.
func (b *Bindings) chainTotal(res *Resource, text string, have map[string]*iface.Input) (total sym.Expr, given []sym.Cond, ok bool) {
	p := b.partsOf(res)
	if p.opaque {
		return nil, nil, false
	}
	node := ""
	var sums []sym.Expr
	for _, l := range p.links {
		if b.Resource(l.to) == res && node == "" {
			for _, f := range fieldsOf(res.Type) {
				if at := p.linkAt(b.unit, res.Type, f); at != nil && at.off == l.off {
					node = text + "->" + f.Name() + "*"
				}
			}
		} else if b.Resource(l.to) != nil {
			return nil, nil, false
		}
	}
	if node == "" {
		return nil, nil, false
	}
	count := sym.NewSym("len("+node+")", sym.Input, big.NewInt(0), maxAddress())
	if in := have[count.Name]; in != nil {
		count = in.Sym
	}
	empty := sym.EqOf(count, sym.Int(0))
	named := func(name string) (sym.Expr, bool) {
		v := sym.NewSym(name, sym.Input, big.NewInt(0), nil)
		if in := have[name]; in != nil {
			v = in.Sym
		}
		given = append(given, sym.GeOf(v, sym.Int(0)), sym.OrOf(sym.NotOf(empty), sym.EqOf(v, sym.Int(0))))
		return v, true
	}
	if p := have[text]; p != nil && p.Kind == iface.InValue {
		null := sym.EqOf(p.Sym, sym.Int(0))
		given = append(given, sym.OrOf(sym.NotOf(null), empty), sym.OrOf(null, sym.NotOf(empty)))
	}
	over := func(name string) (sym.Expr, bool) { // "this->m" or "resource_of(this->m)" over the nodes
		const this = "this->"
		for i := 0; i+len(this) <= len(name); i++ {
			if name[i:i+len(this)] == this {
				return named("sum(" + name[:i] + node + "->" + name[i+len(this):] + ")")
			}
		}
		return nil, false
	}
	for _, l := range p.links {
		if b.Resource(l.to) != nil {
			continue
		}
		e, ok := over(l.sym.Name)
		if !ok {
			return nil, nil, false
		}
		sums = append(sums, e)
	}
	each := sym.AddOf(p.rest, sym.Int(p.size))
	for _, v := range sym.FreeSyms(p.rest) {
		coef, rest, lin := sym.Normalize(each).LinearIn(v)
		e, ok := over(v.Name)
		if k, isK := sym.IsConst(orZero(coef)); !lin || !ok || !isK || k.Sign() < 0 {
			return nil, nil, false
		}
		sums = append(sums, sym.MulOf(coef, e))
		each = rest
	}
	if _, isK := sym.IsInt(each); !isK {
		return nil, nil, false
	}
	return sym.AddOf(append(sums, sym.MulOf(each, count))...), given, true
}
