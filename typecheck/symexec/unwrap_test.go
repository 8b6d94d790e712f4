package symexec

import (
	"math/big"
	"math/rand"
	"testing"

	"github.com/muxlang/mux/typecheck/sym"
)

// Where all its conditions hold, the unwrapped expression has the value of the
// wrapped one: checked on C's own way of computing sizes.
func TestUnwrapAgrees(t *testing.T) {
	n := sym.NewSym("n", sym.Input, big.NewInt(-1<<31), big.NewInt(1<<31-1))
	k := sym.NewSym("k", sym.Input, big.NewInt(0), new(big.Int).SetUint64(1<<64-1))
	u64 := func(e sym.Expr) sym.Expr { return sym.WrapU(e, 64) }
	u32 := func(e sym.Expr) sym.Expr { return sym.WrapU(e, 32) }
	s32 := func(e sym.Expr) sym.Expr { return sym.WrapS(e, 32) }
	exprs := []sym.Expr{
		u64(sym.MulOf(sym.Int(4), u64(n))),
		u64(sym.AddOf(k, sym.Int(1))),
		u64(sym.Sub(k, sym.Int(1))),
		sym.AddOf(u32(sym.Sub(k, sym.Int(3))), sym.Int(8)),
		u64(sym.AddOf(s32(k), sym.Int(5))),
		u64(sym.MulOf(sym.Int(7), s32(sym.AddOf(k, sym.Int(2))))),
		sym.MaxOf(u64(sym.AddOf(k, n)), u64(sym.MulOf(sym.Int(2), k))),
		u64(sym.MulOf(sym.Int(32), sym.IteOf(sym.EqOf(k, sym.Int(0)), sym.Int(4), u64(sym.MulOf(sym.Int(2), k))))),
		sym.MulOf(sym.Int(4096), sym.FloorDivOf(u64(sym.AddOf(k, sym.Int(4103))), sym.Int(4096))),
		sym.AddOf(sym.TruncDivOf(u32(sym.AddOf(k, sym.Int(7))), sym.Int(8)), sym.Int(24)),
	}
	rnd := rand.New(rand.NewSource(1))
	held := 0
	for _, e := range exprs {
		p, conds := Unwrap(e)
		for i := 0; i < 3000; i++ {
			env := sym.MapEnv{
				"n": big.NewInt(rnd.Int63n(1<<32) - 1<<31),
				"k": new(big.Int).Rsh(new(big.Int).SetUint64(rnd.Uint64()), uint(rnd.Intn(64))),
			}
			all := true
			for _, c := range conds {
				ok, err := sym.EvalCond(c, env)
				all = all && err == nil && ok
			}
			if !all {
				continue
			}
			held++
			want, err1 := sym.Eval(e, env)
			got, err2 := sym.Eval(p, env)
			if err1 != nil || err2 != nil || want.Cmp(got) != 0 {
				t.Fatalf("%v unwraps to %v under %v, but at %v it is %v, not %v", e, p, conds, env, want, got)
			}
		}
	}
	if held < 3000 {
		t.Errorf("the conditions held only %d times", held)
	}
}

// Ordinary small inputs must not be excluded.
func TestUnwrapKeepsOrdinaryInputs(t *testing.T) {
	k := sym.NewSym("k", sym.Input, big.NewInt(0), new(big.Int).SetUint64(1<<64-1))
	for _, e := range []sym.Expr{
		sym.WrapU(sym.AddOf(sym.WrapS(k, 32), sym.Int(5)), 64),
		sym.WrapU(sym.MulOf(sym.Int(7), sym.WrapS(k, 32)), 64),
		sym.WrapU(sym.Sub(k, sym.Int(1)), 64),
	} {
		_, conds := Unwrap(e)
		for _, v := range []int64{1, 2, 100, 1 << 20} {
			for _, c := range conds {
				if ok, err := sym.EvalCond(c, sym.MapEnv{"k": big.NewInt(v)}); err != nil || !ok {
					t.Errorf("%v: k = %d is excluded by %v", e, v, c)
				}
			}
		}
	}
}
