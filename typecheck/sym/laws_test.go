// This file tests the package's laws on random expressions: every constructor,
// transformation and reader preserves the value that naive evaluation gives.

package sym

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
)

// ref is a naive reading of an expression, independent of the constructors: nil
// stands for no value.
type ref func(env map[string]int64) *big.Int

// cref is a naive three-valued condition: -1 false, 1 true, 0 no value.
type cref func(env map[string]int64) int

type gen struct {
	r     *rand.Rand
	syms  []*Sym
	bound []*Sym
	sums  bool
	again func() (Cond, cref) // the condition of the last choice
}

func newGen(seed uint64) *gen {
	b := func(v int64) *big.Int { return big.NewInt(v) }
	return &gen{
		r:    rand.New(rand.NewPCG(seed, 7)),
		sums: true,
		syms: []*Sym{
			NewSym("n", Input, nil, nil), NewSym("m", Input, nil, nil),
			NewSym("u", Input, b(0), nil), NewSym("w", Input, b(0), b(7)),
			NewSym("p->q[0].z", Env, b(-3), b(9)), NewSym("k", Input, nil, b(2)),
		},
	}
}

// env draws values within the bounds.
func (g *gen) env() map[string]int64 {
	env := map[string]int64{}
	for _, s := range g.syms {
		lo, hi := int64(-9), int64(9)
		if s.Lo != nil {
			lo = s.Lo.Int64()
		}
		if s.Hi != nil {
			hi = s.Hi.Int64()
		}
		env[s.Name] = lo + g.r.Int64N(hi-lo+1)
	}
	return env
}

func mapEnv(env map[string]int64) MapEnv {
	m := MapEnv{}
	for n, v := range env {
		m[n] = big.NewInt(v)
	}
	return m
}

func (g *gen) leaf() (Expr, ref) {
	if g.r.IntN(3) == 0 {
		v := g.r.Int64N(21) - 6
		if g.r.IntN(4) == 0 {
			v = []int64{2, 3, 4, 8, 16, 1, -1, -4}[g.r.IntN(8)]
		}
		return Int(v), func(map[string]int64) *big.Int { return big.NewInt(v) }
	}
	all := append(append([]*Sym{}, g.syms...), g.bound...)
	s := all[g.r.IntN(len(all))]
	return s, func(env map[string]int64) *big.Int { return big.NewInt(env[s.Name]) }
}

func lift2(a, b ref, f func(x, y *big.Int) *big.Int) ref {
	return func(env map[string]int64) *big.Int {
		x, y := a(env), b(env)
		if x == nil || y == nil {
			return nil
		}
		return f(x, y)
	}
}

func refFloorDiv(x, y *big.Int) *big.Int {
	if y.Sign() == 0 {
		return nil
	}
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 && (r.Sign() < 0) != (y.Sign() < 0) {
		q.Sub(q, big.NewInt(1))
	}
	return q
}

func (g *gen) expr(depth int) (Expr, ref) {
	if depth <= 0 || g.r.IntN(8) == 0 {
		return g.leaf()
	}
	a, ra := g.expr(depth - 1)
	switch op := g.r.IntN(22); op {
	case 0, 1, 2, 3:
		b, rb := g.expr(depth - 1)
		return AddOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int { return new(big.Int).Add(x, y) })
	case 4, 5:
		b, rb := g.expr(depth - 1)
		return Sub(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int { return new(big.Int).Sub(x, y) })
	case 6, 7, 8:
		b, rb := g.expr(depth - 1)
		return MulOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int { return new(big.Int).Mul(x, y) })
	case 9:
		b, rb := g.expr(depth - 1)
		return MaxOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int {
			if x.Cmp(y) > 0 {
				return x
			}
			return y
		})
	case 10:
		b, rb := g.expr(depth - 1)
		return MinOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int {
			if x.Cmp(y) < 0 {
				return x
			}
			return y
		})
	case 11, 12, 13, 14:
		b, rb := g.leaf()
		if g.r.IntN(4) == 0 {
			b, rb = g.expr(depth - 1)
		}
		switch op {
		case 11:
			return FloorDivOf(a, b), lift2(ra, rb, refFloorDiv)
		case 12:
			return TruncDivOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int {
				if y.Sign() == 0 {
					return nil
				}
				return new(big.Int).Quo(x, y)
			})
		case 13:
			return RemOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int {
				if y.Sign() == 0 {
					return nil
				}
				return new(big.Int).Rem(x, y)
			})
		}
		return ModOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int {
			q := refFloorDiv(x, y)
			if q == nil {
				return nil
			}
			return q.Sub(x, q.Mul(q, y))
		})
	case 15:
		e, re := g.leaf()
		if g.r.IntN(2) == 0 {
			b, rb := g.leaf()
			e, re = AddOf(e, b), lift2(re, rb, func(x, y *big.Int) *big.Int { return new(big.Int).Add(x, y) })
		}
		return Pow2Of(e), func(env map[string]int64) *big.Int {
			x := re(env)
			if x == nil || x.Sign() < 0 || x.BitLen() > 16 {
				return nil
			}
			return new(big.Int).Lsh(big.NewInt(1), uint(x.Int64()))
		}
	case 16, 17:
		c, rc := g.cond(depth - 1)
		if len(g.bound) == 0 {
			// Choices inside of each other are often made by the same condition.
			if g.again != nil && g.r.IntN(2) == 0 {
				c, rc = g.again()
			}
			g.again = func() (Cond, cref) { return c, rc }
		}
		b, rb := g.expr(depth - 1)
		return IteOf(c, a, b), func(env map[string]int64) *big.Int {
			switch rc(env) {
			case 1:
				return ra(env)
			case -1:
				return rb(env)
			}
			return nil
		}
	case 18:
		b, rb := g.leaf()
		switch g.r.IntN(3) {
		case 0:
			return BitAndOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int { return new(big.Int).And(x, y) })
		case 1:
			return BitOrOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int { return new(big.Int).Or(x, y) })
		}
		return BitXorOf(a, b), lift2(ra, rb, func(x, y *big.Int) *big.Int { return new(big.Int).Xor(x, y) })
	case 19:
		bits := uint(1 + g.r.IntN(9))
		m := new(big.Int).Lsh(big.NewInt(1), bits)
		wrap := func(env map[string]int64) *big.Int {
			x := ra(env)
			if x == nil {
				return nil
			}
			return new(big.Int).Mod(x, m)
		}
		if g.r.IntN(2) == 0 {
			return WrapU(a, bits), wrap
		}
		return WrapS(a, bits), func(env map[string]int64) *big.Int {
			x := wrap(env)
			if x != nil && x.Bit(int(bits)-1) == 1 {
				x.Sub(x, m)
			}
			return x
		}
	case 20:
		return AbsOf(a), func(env map[string]int64) *big.Int {
			x := ra(env)
			if x == nil {
				return nil
			}
			return new(big.Int).Abs(x)
		}
	}
	if !g.sums || len(g.bound) > 1 {
		return a, ra
	}
	return g.sum(depth - 1)
}

// sum makes a sum with a random body; the index sometimes has a free symbol's name.
func (g *gen) sum(depth int) (Expr, ref) {
	lo, rlo := g.leaf()
	hi, rhi := g.leaf()
	if g.r.IntN(3) == 0 {
		hi, rhi = g.expr(1)
	}
	name := []string{"i", "j", "n"}[g.r.IntN(3)]
	i := NewSym(name, Bound, nil, nil)
	g.bound = append(g.bound, i, i, i)
	body, rb := g.expr(depth)
	g.bound = g.bound[:len(g.bound)-3]
	return SumOf(i, lo, hi, body), refSum(name, rlo, rhi, rb)
}

func refSum(name string, rlo, rhi, rb ref) ref {
	return func(env map[string]int64) *big.Int {
		a, b := rlo(env), rhi(env)
		if a == nil || b == nil {
			return nil
		}
		if d := new(big.Int).Sub(b, a); !d.IsInt64() || d.Int64() > 300 || !a.IsInt64() {
			return nil // too long for the test
		}
		in := map[string]int64{}
		for k, v := range env {
			in[k] = v
		}
		s := new(big.Int)
		for k := a.Int64(); k < b.Int64(); k++ {
			in[name] = k
			v := rb(in)
			if v == nil {
				return nil
			}
			s.Add(s, v)
		}
		return s
	}
}

func (g *gen) cond(depth int) (Cond, cref) {
	if depth > 0 && g.r.IntN(3) > 0 {
		a, ra := g.cond(depth - 1)
		b, rb := g.cond(depth - 1)
		switch g.r.IntN(5) {
		case 0, 1:
			return AndOf(a, b), func(env map[string]int64) int { return min(ra(env), rb(env)) }
		case 2, 3:
			return OrOf(a, b), func(env map[string]int64) int { return max(ra(env), rb(env)) }
		}
		return NotOf(a), func(env map[string]int64) int { return -ra(env) }
	}
	a, ra := g.expr(depth / 2)
	b, rb := g.expr(depth / 2)
	mk := []func(a, b Expr) Cond{EqOf, NeOf, LtOf, LeOf, GtOf, GeOf}
	ok := []func(c int) bool{
		func(c int) bool { return c == 0 }, func(c int) bool { return c != 0 }, func(c int) bool { return c < 0 },
		func(c int) bool { return c <= 0 }, func(c int) bool { return c > 0 }, func(c int) bool { return c >= 0 },
	}
	k := g.r.IntN(6)
	return mk[k](a, b), func(env map[string]int64) int {
		x, y := ra(env), rb(env)
		if x == nil || y == nil {
			return 0
		}
		if ok[k](x.Cmp(y)) {
			return 1
		}
		return -1
	}
}

// same checks that e has the value want has.
func same(t *testing.T, what string, e Expr, env map[string]int64, want *big.Int) {
	t.Helper()
	if want == nil {
		return
	}
	got, err := Eval(e, mapEnv(env))
	if err != nil || got.Cmp(want) != 0 {
		t.Fatalf("%s: %s\nat %v is %v (%v), want %v", what, e, env, got, err, want)
	}
}

func rounds(t *testing.T, n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

func TestLawsExpr(t *testing.T) {
	defined := 0
	n := rounds(t, 12000)
	for seed := 0; seed < n; seed++ {
		g := newGen(uint64(seed))
		e, want := g.expr(1 + seed%4)
		if e == nil {
			t.Fatal("nil expression")
		}
		norm := Normalize(e)
		text := e.String()
		lookup := func(name string) *Sym {
			for _, s := range g.syms {
				if s.Name == name {
					return s
				}
			}
			return nil
		}
		parsed, err := ParseWith(text, lookup)
		if err != nil {
			t.Fatalf("seed %d: Parse(%s): %v", seed, text, err)
		}
		if !Equal(parsed, e) {
			t.Fatalf("seed %d: Parse(String) of\n%s is\n%s", seed, text, parsed)
		}
		bare, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		tab := SymTable{}
		tab.Add(e)
		data, err := MarshalExpr(e)
		if err != nil {
			t.Fatal(err)
		}
		back, err := UnmarshalExpr(data, tab)
		if err != nil {
			t.Fatalf("seed %d: %s: %v", seed, data, err)
		}
		if !Equal(back, e) || back.Key() != e.Key() {
			t.Fatalf("seed %d: JSON of\n%s is\n%s", seed, e, back)
		}
		rng := RangeOf(e, nil)
		for k := 0; k < 4; k++ {
			env := g.env()
			w := want(env)
			if w == nil {
				continue
			}
			defined++
			what := fmt.Sprintf("seed %d", seed)
			same(t, what, e, env, w)
			same(t, what+" normalised", norm.Expr(), env, w)
			same(t, what+" parsed", bare, env, w)
			if !rng.Contains(w) {
				t.Fatalf("seed %d: %s at %v is %v, outside [%v, %v]", seed, e, env, w, rng.Lo, rng.Hi)
			}
			tight := RangeOf(e, func(s *Sym) Interval {
				v := big.NewInt(env[s.Name])
				return Interval{v, v}
			})
			if !tight.Contains(w) {
				t.Fatalf("seed %d: %s at %v is %v, outside [%v, %v]", seed, e, env, w, tight.Lo, tight.Hi)
			}
			sub := map[string]Expr{}
			for _, s := range g.syms {
				if g.r.IntN(2) == 0 {
					sub[s.Name] = Int(env[s.Name])
				}
			}
			same(t, what+" substituted", Subst(e, sub), env, w)
		}
	}
	if defined < n {
		t.Fatalf("only %d of %d evaluations had a value", defined, 4*n)
	}
}

func TestLawsSubstSymbolic(t *testing.T) {
	for seed := 0; seed < rounds(t, 5000); seed++ {
		g := newGen(uint64(seed) + 1e6)
		e, want := g.expr(3)
		// Only unbounded symbols may take any value.
		x, rx := g.expr(2)
		y, ry := g.expr(1)
		f := Subst(e, map[string]Expr{"n": x, "m": y})
		for k := 0; k < 3; k++ {
			env := g.env()
			vx, vy := rx(env), ry(env)
			if vx == nil || vy == nil || vx.BitLen() > 20 || vy.BitLen() > 20 {
				continue
			}
			in := map[string]int64{}
			for n, v := range env {
				in[n] = v
			}
			in["n"], in["m"] = vx.Int64(), vy.Int64()
			if w := want(in); w != nil {
				same(t, fmt.Sprintf("seed %d: %s with n=%s m=%s", seed, e, x, y), f, env, w)
			}
		}
	}
}

func TestLawsCond(t *testing.T) {
	missed := 0 // complements that were not seen: allowed, but rare
	n := rounds(t, 10000)
	defer func() {
		if missed > n/200 {
			t.Errorf("%d of %d conditions do not cancel with their complement", missed, n)
		}
		t.Logf("%d of %d conditions do not cancel with their complement", missed, n)
	}()
	for seed := 0; seed < n; seed++ {
		g := newGen(uint64(seed) + 2e6)
		g.sums = seed%4 == 0
		c, want := g.cond(1 + seed%5)
		parsed, err := ParseCondWith(c.String(), func(name string) *Sym {
			for _, s := range g.syms {
				if s.Name == name {
					return s
				}
			}
			return nil
		})
		if err != nil {
			t.Fatalf("seed %d: %s: %v", seed, c, err)
		}
		if !EqualCond(parsed, c) {
			t.Fatalf("seed %d: ParseCond(String) of\n%s is\n%s", seed, c, parsed)
		}
		not := NotOf(c)
		if !EqualCond(NotOf(not), c) {
			t.Fatalf("seed %d: not not %s is %s", seed, c, NotOf(not))
		}
		if !IsFalse(AndOf(c, not)) || !IsTrue(OrOf(c, not)) {
			missed++
		}
		tab := SymTable{}
		tab.AddCond(c)
		data, err := MarshalCond(c)
		if err != nil {
			t.Fatal(err)
		}
		back, err := UnmarshalCond(data, tab)
		if err != nil || !EqualCond(back, c) {
			t.Fatalf("seed %d: JSON %s: %v %v", seed, data, back, err)
		}
		for k := 0; k < 4; k++ {
			env := g.env()
			w := want(env)
			if w == 0 {
				continue
			}
			sub := map[string]Expr{"n": Int(env["n"]), "w": Int(env["w"])}
			for what, d := range map[string]Cond{"built": c, "parsed": parsed, "substituted": SubstCond(c, sub)} {
				if got, err := EvalCond(d, mapEnv(env)); err != nil || got != (w > 0) {
					t.Fatalf("seed %d %s: %s at %v is %v (%v), want %v", seed, what, d, env, got, err, w)
				}
			}
			if got, err := EvalCond(not, mapEnv(env)); err != nil || got != (w < 0) {
				t.Fatalf("seed %d: not: %s at %v is %v (%v)", seed, not, env, got, err)
			}
		}
	}
}

// TestLawsSumOver compares closed forms with unrolled sums, empty and negative
// ranges included.
func TestLawsSumOver(t *testing.T) {
	closed := 0
	n := rounds(t, 8000)
	for seed := 0; seed < n; seed++ {
		g := newGen(uint64(seed) + 3e6)
		g.sums = seed%7 == 0
		lo, rlo := g.leaf()
		hi, rhi := g.expr(seed % 2)
		i := NewSym("i", Bound, nil, nil)
		g.bound = []*Sym{i, i, i, i, i}
		body, rb := g.expr(1 + seed%3)
		g.bound = nil
		f, ok := SumOver(i, lo, hi, body)
		ne, neOK := SumOverNonEmpty(i, lo, hi, body)
		if ok != neOK {
			t.Fatalf("seed %d: SumOver %v, SumOverNonEmpty %v", seed, ok, neOK)
		}
		if !ok {
			continue
		}
		closed++
		if HasSym(f, "i") {
			t.Fatalf("seed %d: the index is left in %s", seed, f)
		}
		want := refSum("i", rlo, rhi, rb)
		for k := 0; k < 6; k++ {
			env := g.env()
			w := want(env)
			what := fmt.Sprintf("seed %d: sum(i, %s, %s, %s)", seed, lo, hi, body)
			same(t, what, f, env, w)
			if w != nil && rlo(env).Cmp(rhi(env)) <= 0 {
				same(t, what+" nonempty", ne, env, w)
			}
		}
	}
	if closed < n/2 {
		t.Fatalf("only %d of %d sums closed", closed, n)
	}
}
