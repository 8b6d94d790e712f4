// This file follows integers that grow without a known bound from iteration to
// iteration: the bits they need.

package pyfront

import (
	"math/big"
	"sort"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// growingBits bounds the bits of integers that add up to each other: all of
// them together gain at most a bit an iteration.
func (x *interp) growingBits(v *lvar, vars map[string]*lvar, known map[string]sym.Expr, lo sym.Expr) func(sym.Expr) sym.Expr {
	start := []sym.Expr{v.init}
	for _, w := range vars {
		if strings.HasSuffix(w.path, ".bits") {
			start = append(start, w.init)
		}
	}
	top := sym.MaxOf(start...)
	// The end of each is at most one more than the largest head.
	heads := map[string]sym.Expr{}
	probe := sym.NewSym("probe", sym.Bound, bigInt(0), nil)
	for _, w := range vars {
		if strings.HasSuffix(w.path, ".bits") {
			heads[w.head.Name] = probe
		}
	}
	if f := linearBits(vars, top, lo); f != nil {
		return func(t sym.Expr) sym.Expr { return x.soft("bits", sym.Int(1), f(t)) }
	}
	gain := int64(0)
	for _, w := range vars {
		if !strings.HasSuffix(w.path, ".bits") {
			continue
		}
		e := sym.Subst(sym.Subst(w.end, known), heads)
		d := sym.RangeOf(sym.Sub(e, probe), nil)
		if d.Hi == nil || !d.Hi.IsInt64() {
			return nil
		}
		gain = max(gain, d.Hi.Int64())
	}
	return func(t sym.Expr) sym.Expr {
		return x.soft("bits", sym.Int(1), sym.AddOf(top, sym.MulOf(sym.Int(gain), sym.Sub(t, lo))))
	}
}

// linearBits bounds the bits of integers that are nonnegative linear
// combinations of each other: by the row sums of a power of the matrix.
//
// Law: with s the largest row sum of M, M**2, …, M**m, values after up to k*m
// iterations are at most s**k times the largest value at the start; m = 32 here.
func linearBits(vars map[string]*lvar, top, lo sym.Expr) func(sym.Expr) sym.Expr {
	const m = 32
	var vs []*lvar
	for _, v := range vars {
		if strings.HasSuffix(v.path, ".value") && v.form == nil && vars[strings.TrimSuffix(v.path, ".value")+".bits"] != nil {
			vs = append(vs, v)
		}
	}
	if len(vs) == 0 || len(vs) > 8 {
		return nil
	}
	sort.Slice(vs, func(a, b int) bool { return vs[a].path < vs[b].path })
	n := len(vs)
	mat := make([][]*big.Int, n)
	for r, v := range vs {
		if r := sym.RangeOf(v.init, nil); r.Lo == nil || r.Lo.Sign() < 0 {
			return nil
		}
		mat[r] = make([]*big.Int, n)
		rest := v.end
		for c, w := range vs {
			env := sym.MapEnv{}
			for _, u := range vs {
				env[u.head.Name] = new(big.Int)
			}
			env[w.head.Name] = big.NewInt(1)
			k, err := sym.Eval(v.end, env)
			if err != nil || k.Sign() < 0 || k.BitLen() > 32 {
				return nil
			}
			mat[r][c] = k
			rest = sym.Sub(rest, sym.MulOf(sym.Big(k), w.head))
		}
		if k, ok := sym.IsInt(rest); !ok || k != 0 {
			return nil
		}
	}
	most := new(big.Int)
	pow := mat
	for k := 1; k <= m; k++ {
		for r := range pow {
			s := new(big.Int)
			for _, c := range pow[r] {
				s.Add(s, c)
			}
			if s.Cmp(most) > 0 {
				most = s
			}
		}
		pow = matMul(pow, mat)
	}
	gain := int64(most.BitLen())
	return func(t sym.Expr) sym.Expr {
		rounds := sym.FloorDivOf(sym.AddOf(sym.Sub(t, lo), sym.Int(m-1)), sym.Int(m))
		return sym.AddOf(top, sym.MulOf(sym.Int(gain), rounds))
	}
}

func matMul(a, b [][]*big.Int) [][]*big.Int {
	n := len(a)
	out := make([][]*big.Int, n)
	for r := range out {
		out[r] = make([]*big.Int, n)
		for c := range out[r] {
			s := new(big.Int)
			for j := 0; j < n; j++ {
				s.Add(s, new(big.Int).Mul(a[r][j], b[j][c]))
			}
			out[r][c] = s
		}
	}
	return out
}
