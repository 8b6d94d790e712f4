// This file finds the inputs that a formula speaks of: those that some case of the
// summary has. A size below 0 has none, for example, as no such block can be had.

package iface

import (
	"context"
	"math/big"

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
	var conds []sym.Cond
	size := 0
	for _, p := range f.Pieces {
		c := withinMemory(p.Cond)
		if sym.IsTrue(c) {
			return sym.True
		}
		size += sym.CondSize(c)
		conds = append(conds, c)
	}
	d := sym.OrOf(conds...)
	if len(conds) == 0 || sym.IsTrue(d) {
		return sym.True
	}
	if size <= maxDomain {
		decider := prove.New(prove.Options{NoSearch: true, Steps: 1000, SplitDepth: 2, Constraints: 30})
		if a, err := decider.Decide(context.Background(), nil, d); err == nil && a.Status == prove.Yes {
			return sym.True
		}
	}
	return d
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
		n, isConst := sym.IsConst(c.Y)
		if isConst && (c.Op == sym.Le || c.Op == sym.Lt) && n.Cmp(new(big.Int).Lsh(big.NewInt(1), addressBits)) >= 0 {
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
