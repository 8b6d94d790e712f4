// This file finds the inputs that a formula speaks of: those that some case of the
// summary has. A size below 0 has none, for example, as no such block can be had.

package iface

import (
	"context"
	"math/big"
	"slices"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxDomain is the size of conditions of which it is asked whether they leave
// anything out.
const maxDomain = 400

// addressBits is the width of the addresses of processes: no more bytes than that
// can be had.
const addressBits = 47

// Domain is the condition on the inputs under which the formula holds; nothing is
// known of other calls. That sizes stay below what a process can address at all is
// not part of it. It is true when the pieces are complete.
func (f Formula) Domain() sym.Cond {
	conds := f.spoken()
	d, size := sym.OrOf(conds...), 0
	if len(conds) == 0 || sym.IsTrue(d) {
		return sym.True
	}
	for _, c := range conds {
		size += sym.CondSize(c)
	}
	if size <= maxDomain && proved(nil, d) {
		return sym.True
	}
	return d
}

// spoken are the conditions of the pieces as far as they matter: within memory, and
// where the value rests on sums over elements of the caller's, with what it says
// itself, as no call acquires less than nothing.
func (f Formula) spoken() []sym.Cond {
	var out []sym.Cond
	for _, p := range f.Pieces {
		c := p.Cond
		sums := slices.ContainsFunc(sym.FreeSyms(p.Bound.Hi), func(s *sym.Sym) bool { return s.Lo == nil && s.Origin == sym.Input })
		if f.signed || !sums || sym.IsInf(p.Bound.Hi) || hidden(p.Bound.Hi) {
			out = append(out, withinMemory(c))
			continue
		}
		least := sym.GeOf(p.Bound.Hi, sym.Int(0))
		if sym.CondSize(c)+sym.CondSize(least) > maxDomain || !proved([]sym.Cond{c}, least) {
			c = sym.AndOf(c, least)
		}
		out = append(out, withinMemory(c))
	}
	return out
}

// proved asks a decider that does little work.
func proved(hyp []sym.Cond, goal sym.Cond) bool {
	d := prove.New(prove.Options{NoSearch: true, Steps: 1000, SplitDepth: 2, Constraints: 30})
	a, err := d.Decide(context.Background(), hyp, goal)
	return err == nil && a.Status == prove.Yes
}

// withinMemory leaves out the parts of a condition that only numbers beyond all
// memory fail.
func withinMemory(c sym.Cond) sym.Cond {
	switch c := c.(type) {
	case *sym.And:
		return sym.AndOf(eachWithin(c.X)...)
	case *sym.Or:
		return sym.OrOf(eachWithin(c.X)...)
	case *sym.Cmp:
		least := sym.RangeOf(c.Y, nil).Lo
		if (c.Op == sym.Le || c.Op == sym.Lt) && least != nil && least.Cmp(new(big.Int).Lsh(big.NewInt(1), addressBits)) >= 0 {
			return sym.True
		}
	}
	return c
}

func eachWithin(cs []sym.Cond) []sym.Cond {
	out := make([]sym.Cond, len(cs))
	for i, c := range cs {
		out[i] = withinMemory(c)
	}
	return out
}
