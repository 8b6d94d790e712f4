package effect

import (
	"fmt"
	"math/big"
	"math/rand"
	"testing"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// gen makes random effects over a few symbols.
type gen struct {
	*rand.Rand
	syms []*sym.Sym
}

func newGen(seed int64) *gen {
	g := &gen{Rand: rand.New(rand.NewSource(seed))}
	for _, n := range []string{"n", "m", "k"} {
		g.syms = append(g.syms, sym.NewSym(n, sym.Input, big.NewInt(0), big.NewInt(1000)))
	}
	return g
}

func (g *gen) size() sym.Expr {
	switch g.Intn(4) {
	case 0:
		return sym.Int(int64(g.Intn(50)))
	case 1:
		return g.syms[g.Intn(3)]
	case 2:
		return sym.AddOf(sym.MulOf(sym.Int(int64(g.Intn(5))), g.syms[g.Intn(3)]), sym.Int(int64(g.Intn(9))))
	}
	return sym.MulOf(g.syms[g.Intn(3)], g.syms[g.Intn(3)])
}

func (g *gen) cond() sym.Cond {
	return sym.LeOf(g.syms[g.Intn(3)], sym.Int(int64(g.Intn(30))))
}

func (g *gen) effect(depth int) Effect {
	if depth == 0 {
		switch g.Intn(4) {
		case 0:
			return OfAlloc(g.size())
		case 1:
			return OfFree(g.size())
		case 2:
			return Exactly(g.size(), g.size())
		}
		return Zero()
	}
	a, b := g.effect(depth-1), g.effect(depth-1)
	switch g.Intn(5) {
	case 0:
		return Join(nil, g.cond(), a, b)
	case 1:
		return Join(nil, nil, a, b)
	}
	return Seq(a, b)
}

func (g *gen) env() sym.MapEnv {
	env := sym.MapEnv{}
	for _, s := range g.syms {
		env[s.Name] = big.NewInt(int64(g.Intn(40)))
	}
	return env
}

// point is an effect at one environment; nil ends are infinite.
type point [8]*big.Int

func at(t *testing.T, e Effect, env sym.MapEnv) point {
	t.Helper()
	var p point
	for k, x := range []sym.Expr{e.Alloc.Lo, e.Alloc.Hi, e.Freed.Lo, e.Freed.Hi, e.Net.Lo, e.Net.Hi, e.Peak.Lo, e.Peak.Hi} {
		if infinite(x) {
			continue
		}
		v, err := sym.Eval(x, env)
		if err != nil {
			t.Fatalf("%v of %v: %v", x, e, err)
		}
		p[k] = v
	}
	return p
}

func samePoint(a, b point) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

func TestLaws(t *testing.T) {
	g := newGen(1)
	for round := 0; round < 120; round++ {
		a, b, c := g.effect(g.Intn(3)), g.effect(g.Intn(3)), g.effect(g.Intn(3))
		cond := g.cond()
		for k := 0; k < 4; k++ {
			env := g.env()
			check := func(law string, x, y Effect) {
				t.Helper()
				if p, q := at(t, x, env), at(t, y, env); !samePoint(p, q) {
					t.Fatalf("%s: %v = %v, %v = %v at %v", law, x, p, y, q, env)
				}
			}
			check("Seq is associative", Seq(Seq(a, b), c), Seq(a, Seq(b, c)))
			check("Zero is neutral on the left", Seq(Zero(), a), a)
			check("Zero is neutral on the right", Seq(a, Zero()), a)
			check("Join is idempotent", Join(nil, cond, a, a), a)
			check("Join commutes under the negated condition", Join(nil, cond, a, b), Join(nil, sym.NotOf(cond), b, a))
			check("the hull commutes", Join(nil, nil, a, b), Join(nil, nil, b, a))
			check("the hull is associative", Join(nil, nil, Join(nil, nil, a, b), c), Join(nil, nil, a, Join(nil, nil, b, c)))
			p := at(t, Seq(Join(nil, cond, a, b), c), env)
			for k := 0; k < 8; k += 2 {
				if p[k].Cmp(p[k+1]) > 0 {
					t.Fatalf("lo > hi in component %d: %v", k/2, p)
				}
			}
			if p[6].Sign() < 0 || p[6].Cmp(p[4]) < 0 || p[7].Cmp(p[5]) < 0 {
				t.Fatalf("peak below 0 or below net: %v", p)
			}
		}
	}
}

// The hull holds both sides, in every component on its own.
func TestHullHolds(t *testing.T) {
	x := Join(nil, nil, Exactly(sym.Int(10), sym.Int(10)), Zero())
	if got, want := x.String(), "A=[0, 10], F=[0, 10], N=0, P=0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestJoinDropsNeedlessSplits(t *testing.T) {
	n := sym.NewSym("n", sym.Input, big.NewInt(0), nil)
	d := prove.New(prove.Options{})
	got := Join(d, sym.LtOf(sym.Int(0), n), OfAlloc(sym.MulOf(sym.Int(4), n)), Zero())
	if !Equal(got, OfAlloc(sym.MulOf(sym.Int(4), n))) {
		t.Errorf("got %v", got)
	}
}

// steps runs a concrete effect sequence by the definition.
type meter struct{ a, f, net, peak int64 }

func (m *meter) run(a, f int64) {
	m.a += a
	m.f += f
	m.net += a - f
	m.peak = max(m.peak, m.net)
}

// TestLoopUnrolled compares the loop law with running the body step by step.
func TestLoopUnrolled(t *testing.T) {
	i := sym.NewSym("i", sym.Bound, nil, nil)
	n := sym.NewSym("n", sym.Input, big.NewInt(-3), big.NewInt(60))
	lin := func(a, b int64) sym.Expr { return sym.AddOf(sym.MulOf(sym.Int(a), i), sym.Int(b)) }
	type step struct{ a, f sym.Expr }
	bodies := []struct {
		name  string
		exact bool
		steps []step
	}{
		{"constant", true, []step{{sym.Int(8), sym.Int(0)}}},
		{"linear", true, []step{{lin(4, 16), sym.Int(0)}}},
		{"net zero", true, []step{{lin(3, 5), sym.Int(0)}, {sym.Int(0), lin(3, 5)}}},
		{"net zero, falling", true, []step{{sym.Sub(sym.Int(100), i), sym.Int(0)}, {sym.Int(0), sym.Sub(sym.Int(100), i)}}},
		{"growing with temporary", true, []step{{lin(0, 7), sym.Int(0)}, {lin(2, 1), sym.Int(0)}, {sym.Int(0), lin(2, 1)}}},
		{"releasing", true, []step{{sym.Int(0), sym.Int(24)}}},
		{"releasing with temporary", true, []step{{sym.Int(10), sym.Int(0)}, {sym.Int(0), sym.Int(30)}}},
		{"first falls, then rises", true, []step{{lin(4, 0), sym.Int(40)}}},
		{"first rises, then falls", false, []step{{sym.Int(60), sym.Int(0)}, {sym.Int(0), lin(4, 0)}}},
		{"growing buffer", true, []step{{lin(8, 8), lin(8, 0)}}},
		{"squares", true, []step{{sym.MulOf(i, i), sym.Int(0)}}},
		{"triangular temporary", true, []step{{sym.MulOf(i, lin(1, 1)), sym.Int(0)}, {sym.Int(0), sym.MulOf(i, lin(1, 1))}}},
	}
	for _, lo := range []int64{0, 1, 5} {
		for _, b := range bodies {
			body := Zero()
			for _, s := range b.steps {
				body = Seq(body, Exactly(s.a, s.f))
			}
			e, exact := Loop(nil, i, sym.Int(lo), n, body)
			if exact != b.exact || IsExact(e) != b.exact {
				t.Errorf("%s from %d: exact = %v, effect %v", b.name, lo, exact, e)
			}
			for v := int64(-3); v <= 40; v++ {
				var m meter
				for x := lo; x < v; x++ {
					for _, s := range b.steps {
						env := sym.MapEnv{"i": big.NewInt(x)}
						m.run(evalInt(t, s.a, env), evalInt(t, s.f, env))
					}
				}
				p := at(t, e, sym.MapEnv{"n": big.NewInt(v)})
				for k, want := range []int64{m.a, m.f, m.net, m.peak} {
					w := big.NewInt(want)
					if p[2*k].Cmp(w) > 0 || p[2*k+1].Cmp(w) < 0 || b.exact && p[2*k].Cmp(p[2*k+1]) != 0 {
						t.Fatalf("%s from %d, n = %d: component %d is [%v, %v], running gives %v\n%v", b.name, lo, v, k, p[2*k], p[2*k+1], want, e)
					}
				}
			}
		}
	}
}

func evalInt(t *testing.T, e sym.Expr, env sym.MapEnv) int64 {
	t.Helper()
	v, err := sym.Eval(e, env)
	if err != nil {
		t.Fatal(err)
	}
	return v.Int64()
}

// An upper bound on what a loop gives back must not lower what it may hold.
func TestLoopNeverSubtractsAnUpperBound(t *testing.T) {
	i := sym.NewSym("i", sym.Bound, nil, nil)
	n := sym.NewSym("n", sym.Input, big.NewInt(0), big.NewInt(1000))
	body := Seq(OfAlloc(sym.Int(16)), Join(nil, nil, OfFree(sym.Int(16)), Zero()))
	e, _ := Loop(nil, i, sym.Int(0), n, body)
	p := at(t, e, sym.MapEnv{"n": big.NewInt(10)})
	for k, want := range []int64{160, 160, 0, 160, 0, 160, 16, 160} {
		if p[k] == nil || p[k].Int64() != want {
			t.Errorf("end %d is %v, want %d: %v", k, p[k], want, e)
		}
	}
}

func TestLoopWithoutTripCount(t *testing.T) {
	i := sym.NewSym("i", sym.Bound, nil, nil)
	for _, c := range []struct{ body, want string }{
		{"A=8, F=0", "A=[0, inf], F=0, N=[0, inf], P=[0, inf]"},
		{"A=0, F=8", "A=0, F=[0, inf], N=[-inf, 0], P=[0, 0]"},
		{"A=8, F=8, N=0, P=8", "A=[0, inf], F=[0, inf], N=0, P=[0, 8]"},
	} {
		e, exact := Loop(nil, i, sym.Int(0), sym.Infinity(), MustParse(c.body))
		if exact || !Equal(e, MustParse(c.want)) {
			t.Errorf("%s: %v (exact %v), want %s", c.body, e, exact, c.want)
		}
	}
	if e, ok := Loop(nil, i, sym.Int(0), sym.Infinity(), Zero()); !ok || !IsZero(e) {
		t.Errorf("an endless loop that does nothing: %v", e)
	}
}

func TestParseAndJSON(t *testing.T) {
	for _, s := range []string{
		"A=0, F=0, N=0, P=0",
		"A=4*n+8, F=2*n, N=2*n+8, P=4*n+8",
		"A=[0, 8*n], F=[0, inf], N=[-inf, 8*n], P=[0, max(8, 8*n)]",
		"havoc",
	} {
		e, err := Parse(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		back, err := Parse(e.String())
		if err != nil || !Equal(e, back) {
			t.Errorf("%s prints as %s (%v)", s, e, err)
		}
		data, err := Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		back, err = Unmarshal(data, nil)
		if err != nil || !Equal(e, back) {
			t.Errorf("%s: JSON %s reads as %v (%v)", s, data, back, err)
		}
	}
	for _, s := range []string{"", "A=1", "A=1, F=0, Q=3", "A=1, A=2, F=0", "A=[1], F=0", "A=1+, F=0", "A"} {
		if e, err := Parse(s); err == nil {
			t.Errorf("%q parsed as %v", s, e)
		}
	}
}

func TestSubst(t *testing.T) {
	e := MustParse("A=4*n, F=[0, inf], N=[-inf, 4*n], P=4*n")
	got := Subst(e, map[string]sym.Expr{"n": sym.Int(3)})
	if want := MustParse("A=12, F=[0, inf], N=[-inf, 12], P=12"); !Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestScaleBound(t *testing.T) {
	n := sym.NewSym("n", sym.Input, big.NewInt(0), nil)
	m := sym.NewSym("m", sym.Input, nil, big.NewInt(0))
	b := Bound{Lo: sym.Int(2), Hi: sym.Int(5)}
	for _, c := range []struct {
		got    Bound
		lo, hi string
	}{
		{ScaleBound(n, b), "2*n", "5*n"},
		{ScaleBound(m, b), "5*m", "2*m"},
		{ScaleBound(sym.Int(-1), Bound{Lo: sym.Int(2), Hi: sym.Infinity()}), "-inf", "-2"},
	} {
		if exprText(c.got.Lo) != c.lo || exprText(c.got.Hi) != c.hi {
			t.Errorf("got %v, want [%s, %s]", c.got, c.lo, c.hi)
		}
	}
}
