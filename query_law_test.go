// This file tests the law of queries: for the values given, the answer contains
// what every case that the call may take gives, whatever the environment does.

package mux

import (
	"bytes"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

func TestQueryLaw(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	n, m := symbol("n", sym.Input, -4, 4), symbol("m", sym.Input, 0, 4)
	e, a := symbol("e", sym.Env, 0, 2), symbol("a", sym.Approx, 0, 2)
	terms := []sym.Expr{n, m, e, a, sym.Int(3), sym.AddOf(n, m), sym.MulOf(e, m)}
	pick := func() sym.Expr { return terms[r.IntN(len(terms))] }
	size := func() sym.Expr {
		return sym.MaxOf(sym.Int(0), sym.AddOf(sym.MulOf(sym.Int(int64(r.IntN(4))), pick()), pick(), sym.Int(int64(r.IntN(9)))))
	}
	inputs := map[string]*iface.Input{"n": {Sym: n}, "m": {Sym: m}}
	exact := 0
	for range 150 {
		c1, c2 := sym.LtOf(pick(), pick()), sym.EqOf(pick(), sym.Int(int64(r.IntN(3))))
		s := &iface.Summary{Inputs: inputs}
		for _, p := range []sym.Cond{c1, sym.AndOf(sym.NotOf(c1), c2), sym.AndOf(sym.NotOf(c1), sym.NotOf(c2))} {
			c := iface.Case{Path: p, Effect: effect.Seq(effect.OfAlloc(size()), effect.OfFree(size()))}
			if r.IntN(6) == 0 {
				c.Outcome = iface.NoReturn
			}
			s.Cases = append(s.Cases, c)
		}
		d := &iface.Document{Lang: iface.C, Functions: []*iface.DocFunction{{Interface: &iface.Interface{Name: "f", Summary: s}}}}
		var b bytes.Buffer
		if err := d.Encode(&b); err != nil {
			t.Fatal(err)
		}
		doc, err := Load(&b)
		if err != nil {
			t.Fatal(err)
		}
		f := doc.Function("f")
		for nv := int64(-4); nv <= 4; nv += 2 {
			for mv := int64(0); mv <= 4; mv += 2 {
				answer, err := f.Query(Values{"n": Int(nv), "m": Int(mv)})
				if err != nil {
					t.Fatal(err)
				}
				if answer.Exact {
					exact++
				}
				for k := int64(0); k < 9; k++ {
					env := sym.MapEnv{"n": big.NewInt(nv), "m": big.NewInt(mv), "e": big.NewInt(k % 3), "a": big.NewInt(k / 3)}
					checkContains(t, s, env, answer)
				}
			}
		}
	}
	if exact < 50 {
		t.Errorf("only %d exact answers: the test does not test much", exact)
	}
}

func checkContains(t *testing.T, s *iface.Summary, env sym.MapEnv, answer *Answer) {
	t.Helper()
	for i := range s.Cases {
		c := &s.Cases[i]
		if in, err := sym.EvalCond(c.Path, env); err != nil || !in {
			continue
		}
		for _, q := range Quantities() {
			if !c.Contributes(q.component()) {
				continue
			}
			b := q.component().Of(c.Effect)
			lo, err1 := sym.Eval(b.Lo, env)
			hi, err2 := sym.Eval(b.Hi, env)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			got := answer.Get(q)
			if got.Lo != nil && got.Lo.Cmp(lo) > 0 || got.Hi != nil && got.Hi.Cmp(hi) < 0 {
				t.Fatalf("at %v case %d has %s in [%v, %v], the answer is %s", env, i, q, lo, hi, got)
			}
		}
	}
}
