// This file tests the law of formulas: whatever case a call takes, the value
// lies in the formula's interval, and an exact formula gives that value.

package iface

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

func TestFormulaLaw(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	n := input("n", big.NewInt(-4), big.NewInt(4))
	m := input("m", big.NewInt(0), big.NewInt(4))
	e := sym.NewSym("e", sym.Env, big.NewInt(0), big.NewInt(2))
	a := sym.NewSym("a", sym.Approx, big.NewInt(0), big.NewInt(2))
	terms := []sym.Expr{n, m, e, a, sym.Int(3), sym.AddOf(n, m)}
	atom := func() sym.Cond {
		x, k := terms[r.IntN(len(terms))], sym.Int(int64(r.IntN(5)-2))
		return []sym.Cond{sym.LtOf(x, k), sym.EqOf(x, k), sym.LeOf(x, terms[r.IntN(len(terms))])}[r.IntN(3)]
	}
	size := func() sym.Expr {
		x := terms[r.IntN(2)]
		if r.IntN(6) == 0 {
			x = terms[r.IntN(len(terms))]
		}
		return sym.MaxOf(sym.Int(0), sym.AddOf(sym.MulOf(sym.Int(int64(r.IntN(4))), x), sym.Int(int64(r.IntN(9)))))
	}
	exact := 0
	for range 800 {
		// A decision tree of two levels gives disjoint and complete cases.
		c1, c2, c3 := atom(), atom(), atom()
		paths := []sym.Cond{sym.AndOf(c1, c2), sym.AndOf(c1, sym.NotOf(c2)), sym.AndOf(sym.NotOf(c1), c3), sym.AndOf(sym.NotOf(c1), sym.NotOf(c3))}
		s := &Summary{}
		for _, p := range paths {
			c := Case{Path: p, Effect: effect.OfAlloc(size())}
			switch r.IntN(8) {
			case 0: // a conjunct was lost
				c.Path, c.Weak = c1, true
				if p == paths[2] || p == paths[3] {
					c.Path = sym.NotOf(c1)
				}
			case 1:
				c.Effect.Alloc = effect.Bound{Lo: sym.Int(0), Hi: c.Effect.Alloc.Hi}
			}
			s.Cases = append(s.Cases, c)
		}
		f := s.Formula(AllocComponent)
		lo, okLo := f.Lo()
		hi, okHi := f.Hi()
		if !okLo || !okHi {
			t.Fatalf("finite cases without finite formula: %v", f.Text(C))
		}
		if f.Status == IsExact {
			exact++
		}
		for nv := int64(-4); nv <= 4; nv++ {
			for mv := int64(0); mv <= 4; mv++ {
				for ev := int64(0); ev <= 2; ev++ {
					for av := int64(0); av <= 2; av++ {
						env := sym.MapEnv{"n": big.NewInt(nv), "m": big.NewInt(mv), "e": big.NewInt(ev), "a": big.NewInt(av)}
						l, err1 := sym.Eval(lo, env)
						h, err2 := sym.Eval(hi, env)
						if err1 != nil || err2 != nil {
							t.Fatal(err1, err2)
						}
						for i := range s.Cases {
							c := &s.Cases[i]
							if in, err := sym.EvalCond(c.Path, env); err != nil || !in {
								continue
							}
							cl, err1 := sym.Eval(c.Effect.Alloc.Lo, env)
							ch, err2 := sym.Eval(c.Effect.Alloc.Hi, env)
							if err1 != nil || err2 != nil {
								t.Fatal(err1, err2)
							}
							if l.Cmp(cl) > 0 || h.Cmp(ch) < 0 || f.Status == IsExact && (l.Cmp(cl) != 0 || h.Cmp(ch) != 0) {
								for k := range s.Cases {
									t.Logf("case %s weak %v: %s .. %s", s.Cases[k].Path, s.Cases[k].Weak, s.Cases[k].Effect.Alloc.Lo, s.Cases[k].Effect.Alloc.Hi)
								}
								t.Fatalf("at %v: case %d gives [%v, %v], formula (%s) %s gives [%v, %v]", env, i, cl, ch, f.Status, f.Text(C), l, h)
							}
						}
					}
				}
			}
		}
	}
	if exact < 30 {
		t.Errorf("only %d exact formulas: the test does not test much", exact)
	}
}
