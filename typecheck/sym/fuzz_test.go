// This file holds the fuzz targets and the benchmarks.

package sym

import (
	"math/big"
	"testing"
	"unicode/utf8"
)

var fuzzSeeds = []string{
	"3*n*n + 2*n + 56", "max(n, m - 1, 3)", "sum(i, 0, n, i*i + m)", "n > 3 && m != 4 ? n / m : mod(n, 7)",
	"floordiv(n + 15, 16)*16", "pow2(n + 3) - (1 << m)", "~n & 255 | m ^ 3", "@`f`(n, 3)", "`odd name`", `event["n"] + strlen(s)`,
	"sum(i, m, n, i < 3 ? pow2(i) : floordiv(i, 4))", "inf", "log2_ceil(n*n + 1)", "ipow(n, 3)", "n % -3", "-n*-m",
	"max(max(n, 3) + 1, m) - min(n, -n)", "(n || m) && !(n == m)", "99999999999999999999999999*n", "0x10 >> 2",
}

// FuzzParse: what is read is printed, read and valued alike; nothing panics.
func FuzzParse(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s, int8(2), int8(-3))
	}
	f.Fuzz(func(t *testing.T, s string, n, m int8) {
		e, err := Parse(s)
		if err != nil || Size(e) > 5000 {
			return
		}
		back, err := Parse(e.String())
		if err != nil {
			t.Fatalf("%q prints %q: %v", s, e, err)
		}
		if !Equal(back, e) {
			t.Fatalf("%q prints %q, which reads as %q", s, e, back)
		}
		if data, err := MarshalExpr(e); err != nil {
			if utf8.ValidString(s) {
				t.Fatal(err)
			}
		} else if again, err := UnmarshalExpr(data, nil); err != nil || !Equal(again, e) {
			t.Fatalf("%q: JSON %s reads as %v, %v", s, data, again, err)
		}
		_, _, _, _ = C(e), Python(e), Math(e), e.Key()
		norm := Normalize(e).Expr()
		env := MapEnv{}
		for k, sym := range FreeSyms(e) {
			env[sym.Name] = big.NewInt([]int64{int64(n), int64(m), 1, 0, -7}[k%5])
		}
		v, err := boundedEval(e, env)
		if err != nil {
			return
		}
		if w, err := boundedEval(norm, env); err != nil || w.Cmp(v) != 0 {
			t.Fatalf("%s at %v is %v, normalised %s %v (%v)", e, env, v, norm, w, err)
		}
		if r := RangeOf(e, nil); !r.Contains(v) {
			t.Fatalf("%s at %v is %v, outside of [%v, %v]", e, env, v, r.Lo, r.Hi)
		}
		point := func(s *Sym) Interval { v := env[s.Name]; return Interval{v, v} }
		if r := RangeOf(e, point); !r.Contains(v) {
			t.Fatalf("%s at %v is %v, outside of [%v, %v]", e, env, v, r.Lo, r.Hi)
		}
		c := LeOf(e, Int(int64(m)))
		if got, err := EvalCond(c, env); err == nil && got != (v.Cmp(big.NewInt(int64(m))) <= 0) {
			t.Fatalf("%s at %v is %v", c, env, got)
		}
	})
}

func boundedEval(e Expr, env Environment) (*big.Int, error) {
	ev := evaluator{env: env, limit: 2000}
	v, err := ev.expr(e)
	if err == nil && v.inf {
		err = ErrInfinite
	}
	return v.n.big(), err
}

// FuzzNormalize builds expressions from bytes and compares with naive values.
func FuzzNormalize(f *testing.F) {
	f.Add(uint64(1), uint8(3))
	f.Fuzz(func(t *testing.T, seed uint64, depth uint8) {
		g := newGen(seed)
		e, want := g.expr(int(depth % 6))
		norm := Normalize(e)
		for k := 0; k < 3; k++ {
			env := g.env()
			w := want(env)
			same(t, "built", e, env, w)
			same(t, "normalised", norm.Expr(), env, w)
		}
		if p := Normalize(norm.Expr()); !p.Equal(norm) {
			t.Logf("%s normalises to %s, then to %s", e, norm.Expr(), p.Expr())
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	n, m := NewSym("n", Input, nil, nil), NewSym("m", Input, nil, nil)
	x := AddOf(MulOf(Int(3), n, m), n, Int(7))
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		x2 := AddOf(x, MulOf(Int(int64(i%64)), m))
		_ = Sub(x2, x)
	}
}

func BenchmarkWrapIndex(b *testing.B) {
	n := NewSym("n", Input, new(big.Int), big.NewInt(1<<31-1))
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		_ = WrapU(AddOf(MulOf(n, Int(8)), Int(int64(i%4096))), 64)
	}
}

func BenchmarkCond(b *testing.B) {
	n, m := NewSym("n", Input, nil, nil), NewSym("m", Input, nil, nil)
	path := Cond(True)
	for i := int64(0); i < 10; i++ {
		path = AndOf(path, GtOf(AddOf(n, MulOf(Int(i), m)), Int(i)))
	}
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		_ = AndOf(path, LtOf(n, AddOf(m, Int(int64(i%50)))))
	}
}

func BenchmarkEval(b *testing.B) {
	e, err := Parse("3*n*n + max(m, 4)*n + floordiv(n, 16)*16 + (n > 4 ? n : m)")
	if err != nil {
		b.Fatal(err)
	}
	env := MapEnv{"n": big.NewInt(100), "m": big.NewInt(7)}
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		if _, err := Eval(e, env); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSumOver(b *testing.B) {
	n, i := NewSym("n", Input, new(big.Int), nil), NewSym("i", Bound, nil, nil)
	body := AddOf(MulOf(Int(8), i, i), i, Int(3))
	b.ReportAllocs()
	for k := 0; k < b.N; k++ {
		_, _ = SumOver(i, Int(0), n, body)
	}
}
