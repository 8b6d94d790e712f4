// This file reports blocks that a call leaves behind unreachable.

package typecheck

import (
	"context"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Leaks lists the blocks that are alive and unreachable at the end of a feasible
// case of f, with an input on which it happens: one finding for each allocation
// site, also on paths where an allocation failed. A case of which no input could
// be found, or whose path was approximated, is not reported.
func Leaks(ctx context.Context, f *iface.Interface, d prove.Decider) []Finding {
	if f.Summary == nil {
		return nil
	}
	k := newChecker(ctx, f, d)
	type site struct {
		pos  string
		kind string
	}
	seen := map[site]bool{}
	var out []Finding
	for i := range f.Summary.Cases {
		c := &f.Summary.Cases[i]
		if len(c.Leaks) == 0 || c.Outcome != iface.Returns || c.Weak || lostCond(c.Path) {
			continue
		}
		hyp := append([]sym.Cond(nil), k.requires...)
		if c.Path != nil {
			hyp = append(hyp, c.Path)
		}
		var always *prove.Answer
		for _, r := range c.Leaks {
			s := site{r.Site.String(), r.Kind}
			if seen[s] {
				continue
			}
			a := always
			switch {
			case r.When != nil:
				x := prove.Feasible(ctx, d, append(hyp[:len(hyp):len(hyp)], r.When))
				a = &x
			case a == nil:
				x := prove.Feasible(ctx, d, hyp)
				a, always = &x, &x
			}
			if a.Status != prove.No {
				continue
			}
			seen[s] = true
			text := "the block allocated here is unreachable when the call returns"
			if c.AllocFailed {
				text = "the block allocated here is unreachable when a later allocation fails"
			}
			out = append(out, Finding{
				Code: "leak", Text: text, Pos: r.Site, Bytes: r.Size,
				Model: a.Model, Region: r, AllocFailed: c.AllocFailed, Trail: c.Trail,
			})
		}
	}
	return out
}
