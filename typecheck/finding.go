// This file looks for what is wrong with sizes and clauses apart from their
// verdicts: sizes that wrap around, formulas without a value.

package typecheck

import (
	"context"
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// noWrap is the code of the assumption that a size does not wrap around; its
// position is the request's.
const noWrap = "no-wrap"

// Wraps lists the requests of f whose size, for an input within requires that
// reaches them, wraps around to one that an allocator may serve: one finding a
// site, with the size as mathematics has it and the input.
func Wraps(ctx context.Context, f *iface.Interface, d prove.Decider) []Finding {
	if f.Summary == nil {
		return nil
	}
	k := newChecker(ctx, f, d)
	at := map[diag.Pos]bool{}
	for _, a := range f.Summary.Assumes {
		// Library models say what the library does, which checks its products.
		if a.Code == noWrap && a.Pos.IsValid() && !a.Pos.Model() {
			at[a.Pos] = true
		}
	}
	if len(at) == 0 {
		return nil
	}
	var out []Finding
	for i := range f.Summary.Cases {
		c := &f.Summary.Cases[i]
		if c.AllocFailed || c.Weak || lostCond(c.Path) {
			continue
		}
		for _, t := range c.Trail {
			if t.Eff == nil || !at[t.Pos] {
				continue
			}
			size := succeeded(t.Eff.Alloc.Hi)
			if lost(size) || sym.HasOrigin(size, sym.Env) || sym.IsInf(size) {
				continue
			}
			if model, got, ok := k.wraps(c, size); ok {
				delete(at, t.Pos)
				out = append(out, Finding{Code: "wrap", Pos: t.Pos, Bytes: size, Request: got, Model: model})
			}
		}
	}
	return out
}

// succeeded is the size of a request that does not fail.
func succeeded(e sym.Expr) sym.Expr {
	for {
		x, ok := e.(*sym.Ite)
		if !ok {
			return e
		}
		e = x.A
		if n, zero := sym.IsInt(e); zero && n == 0 {
			e = x.B
		}
	}
}

// wraps looks for an input of the case, were it not for the conditions that
// keep size from wrapping, with which a size of 32 or 64 bits wraps around to
// one that can be had.
func (k *checker) wraps(c *iface.Case, size sym.Expr) (model map[string]*big.Int, got *big.Int, ok bool) {
	for _, bits := range []uint{64, 32} {
		m := sym.Big(new(big.Int).Lsh(big.NewInt(1), bits))
		upper := sym.Conjuncts(sym.LtOf(size, m)) // what rules the wrap out
		if bits == 64 {
			upper = append(upper, sym.Conjuncts(sym.LeOf(size, sym.Big(maxRequest)))...)
		}
		lower := sym.Conjuncts(sym.GeOf(size, sym.Int(0)))
		hyp := append([]sym.Cond(nil), k.requires...)
		dropped := false
		for _, p := range sym.Conjuncts(c.Path) {
			switch {
			case sym.HasCond(upper, p):
				dropped = true
			case sym.HasCond(lower, p):
			default:
				hyp = append(hyp, p)
			}
		}
		if !dropped {
			continue
		}
		wrapped := sym.ModOf(size, m)
		hyp = append(hyp, sym.LeOf(m, size), sym.LeOf(wrapped, sym.Big(maxRequest)))
		a := prove.Feasible(k.ctx, k.d, hyp)
		if a.Status != prove.No {
			continue
		}
		full := completed(a.Model, hyp, size)
		v, err := sym.Eval(wrapped, sym.MapEnv(full))
		if err != nil || !prove.Replay(hyp, sym.False, full) {
			continue
		}
		shown := map[string]*big.Int{}
		for _, s := range sym.FreeSyms(size) {
			shown[s.Name] = full[s.Name]
		}
		return shown, v, true
	}
	return nil, nil, false
}

// Undefined lists the clauses of f that have no value for some input within
// requires with which a call is defined and every allocation succeeds.
func Undefined(ctx context.Context, f *iface.Interface, d prove.Decider) []Finding {
	if f.Summary == nil {
		return nil
	}
	k := newChecker(ctx, f, d)
	var out []Finding
	for n := range f.Clauses {
		cl := &f.Clauses[n]
		if cl.Undefined == nil || !isQuantity(cl) {
			continue
		}
		for i := range f.Summary.Cases {
			c := &f.Summary.Cases[i]
			if c.Weak || lostCond(c.Path) || !relevant(cl.Key.Quantity, c) {
				continue
			}
			hyp := append(append([]sym.Cond(nil), k.requires...), cl.Undefined)
			hyp = append(hyp, f.Summary.Defined...)
			hyp = append(hyp, sym.Conjuncts(c.Path)...)
			a := prove.Feasible(ctx, d, hyp)
			if a.Status != prove.No {
				continue
			}
			model := completed(a.Model, hyp)
			shown := map[string]*big.Int{}
			for _, s := range sym.CondSyms(cl.Undefined) {
				shown[s.Name] = model[s.Name]
			}
			out = append(out, Finding{Code: "undefined-formula", Text: cl.String(), Pos: cl.Pos, Model: shown})
			break
		}
	}
	return out
}
