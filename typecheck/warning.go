// This file judges whether what was noted on the paths of a function can happen.

package typecheck

import (
	"context"
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Warnings lists what happens in calls of f for some input within requires: one
// finding for each place and code, with the input.
func Warnings(ctx context.Context, f *iface.Interface, d prove.Decider, code diag.Code) []Finding {
	if f.Summary == nil {
		return nil
	}
	k := newChecker(ctx, f, d)
	type site struct {
		at   diag.Pos
		what string
	}
	seen := map[site]bool{}
	var out []Finding
	for _, w := range f.Warnings {
		at := site{w.Pos, w.What}
		if w.Code != string(code) || seen[at] || lostCond(w.Path) {
			continue
		}
		hyp := append(append([]sym.Cond(nil), k.requires...), sym.Conjuncts(w.Path)...)
		a := prove.Feasible(ctx, d, hyp)
		if a.Status != prove.No {
			continue
		}
		model := completed(a.Model, hyp)
		if !prove.Replay(hyp, sym.False, model) {
			continue
		}
		seen[at] = true
		shown := map[string]*big.Int{}
		for _, v := range sym.CondSyms(w.Path) {
			shown[v.Name] = model[v.Name]
		}
		out = append(out, Finding{Code: w.Code, Text: w.What, Pos: w.Pos, Model: shown})
	}
	return out
}
