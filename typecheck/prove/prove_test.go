package prove

import (
	"context"
	"fmt"
	"math/big"
	"math/rand"
	"strings"
	"testing"

	"github.com/muxlang/mux/typecheck/sym"
)

// ranges are the symbols' bounds of the table tests.
type ranges map[string][2]string

func parse(t testing.TB, s string, r ranges) sym.Cond {
	t.Helper()
	c, err := sym.ParseCond(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	m := map[string]sym.Expr{}
	for _, x := range sym.CondSyms(c) {
		b, ok := r[x.Name]
		if !ok {
			continue
		}
		var lo, hi *big.Int
		if b[0] != "" {
			lo, _ = new(big.Int).SetString(b[0], 10)
		}
		if b[1] != "" {
			hi, _ = new(big.Int).SetString(b[1], 10)
		}
		m[x.Name] = sym.NewSym(x.Name, sym.Input, lo, hi)
	}
	return sym.SubstCond(c, m)
}

var tests = []struct {
	hyp, goal string
	r         ranges
	want      Status
}{
	// Normal forms.
	{"", "(n+1)*(n-1) == n*n-1", nil, Yes},
	{"", "4*n == 2*n+2*n", nil, Yes},
	{"", "4*n == 8*n", nil, No},
	{"", "n*n >= 0", nil, Yes},
	{"", "n*n >= n", nil, Yes},
	// Ranges.
	{"n >= 3; n <= 5", "4*n <= 20", nil, Yes},
	{"n >= 3; n <= 5", "4*n <= 19", nil, No},
	{"n >= 0; m >= n; k == m+1", "k >= 1", nil, Yes},
	{"", "8*n+16 <= 24*n", ranges{"n": {"1", ""}}, Yes},
	{"", "8*n+16 <= 24*n", ranges{"n": {"0", ""}}, No},
	{"x == 3", "x*x == 9", nil, Yes},
	{"x <= y; y <= z; z <= x", "x == z", nil, Yes},
	// Linear arithmetic over the integers.
	{"2*x+3*y <= 6; x >= 0; y >= 0", "x <= 3", nil, Yes},
	{"2*x == 7", "false == true", nil, Yes},
	{"4*x+2*y == 5", "x == y", nil, Yes},
	{"2*x+1 <= 2*y; 2*y <= 2*x+1", "x == 100", nil, Yes},
	{"3*x <= 3*y+2", "x <= y", nil, Yes},
	{"x+y >= 10; x-y >= 4; x <= 6", "y <= 2", nil, Yes},
	{"x+y == 10; x-y == 1", "x == 0", nil, Yes},
	// Products.
	{"a >= b; b >= 0; c >= 0", "a*c >= b*c", nil, Yes},
	{"a >= 0; b >= 0", "a*b >= 0", nil, Yes},
	{"a >= 1; b >= 1", "a*b >= a", nil, Yes},
	{"a >= 1; b >= 1", "a*b >= a+b-1", nil, Yes},
	{"a >= 1; b >= 1", "a*b >= a+b", nil, No},
	{"n >= m; m >= 0", "n*n >= m*m", nil, Yes},
	{"n >= 1", "n*(n+1) >= 2*n", nil, Yes},
	{"0 <= i; i < n; 0 <= j; j < m", "i*m+j < n*m", nil, Yes},
	{"0 <= i; i < n; 0 <= j; j <= m", "i*m+j < n*m", nil, No},
	// Extremes and case distinctions.
	{"", "max(a, b) >= a", nil, Yes},
	{"", "max(a, b)+min(a, b) == a+b", nil, Yes},
	{"", "max(a, b) == a", nil, No},
	{"", "max(0, n) == (n > 0 ? n : 0)", nil, Yes},
	{"n >= 1", "max(0, n) == n", nil, Yes},
	{"", "max(a, b, c) >= min(a, b, c)", nil, Yes},
	{"", "(n > 0 ? 4*n : 0) == 4*max(0, n)", nil, Yes},
	{"", "(n > 0 ? 4*n : 0) == 4*n", nil, No},
	{"a == 1 || a == 2", "a*a-3*a+2 == 0", nil, Yes},
	{"a == 1 || a == 2 || b == 0; b != 0", "a <= 2", nil, Yes},
	{"x < 0 || x > 10; x >= 0", "x >= 11", nil, Yes},
	{"x != 0; x >= 0", "x >= 1", nil, Yes},
	// Divisions.
	{"n >= 0", "floordiv(n, 8)*8 <= n", nil, Yes},
	{"", "floordiv(n, 8)*8 + mod(n, 8) == n", nil, Yes},
	{"", "mod(n, 16) < 16 && mod(n, 16) >= 0", nil, Yes},
	{"n >= 0; n < 16", "mod(n, 16) == n", nil, Yes},
	{"", "mod(n, 16) == n", nil, No},
	{"n >= 0", "n/4 <= n", nil, Yes},
	{"", "n/4 <= n", nil, No},
	{"", "(n/4)*4 - n <= 3 && n - (n/4)*4 <= 3", nil, Yes},
	{"", "floordiv(n+15, 16)*16 >= n", nil, Yes},
	{"", "floordiv(n+15, 16)*16 <= n+15", nil, Yes},
	{"x <= y", "floordiv(x, 10) <= floordiv(y, 10)", nil, Yes},
	// Powers of two.
	{"w >= 0", "(1 << w) >= 1", nil, Yes},
	{"w >= 8; w <= 15", "(1 << w) <= 32768", nil, Yes},
	{"w >= 0; w <= v", "(1 << w) <= (1 << v)", nil, Yes},
	{"w >= 0; w <= v", "(1 << w) < (1 << v)", nil, No},
	{"w >= 0", "(1 << (w+2)) == 4*(1 << w)", nil, Yes},
	{"", "(1 << w) <= 4096", ranges{"w": {"0", "13"}}, No},
	// Sums without closed form.
	{"n >= 0", "sum(i, 0, n, mod(i*i, 7)) >= 0", nil, Yes},
	{"n >= 0", "sum(i, 0, n, mod(i*i, 7)) <= 6*n", nil, Yes},
	{"n >= 0", "sum(i, 0, n, mod(i*i, 7)) <= 4*n-1", nil, No},
	{"n >= 0; k >= 0", "sum(i, 0, n, mod(i*i, 7)) <= sum(j, 0, n, mod(j*j, 7)+k)", nil, Yes},
	{"n >= 0; k >= 3", "sum(i, 0, n, mod(k*i*i, 7)*(k-3)) >= 0", nil, Yes},
	// Contradictory hypotheses.
	{"x > 3; x < 4", "x == 100", nil, Yes},
	{"n*n == 2; n >= 0; n <= 5", "false == true", nil, Yes},
	// Counterexamples far out.
	{"", "n <= 123456789", nil, No},
	{"", "n*n <= 1000000000", ranges{"n": {"0", ""}}, No},
	{"x == 3*y+7; y >= 1000", "x != 3022", nil, No},
	{"x+y == 100; x-y == 20", "x != 60", nil, No},
	{"x*y == 91; x >= 2; y >= 2", "x != 7", nil, No},
	// Not decided by mistake: division by zero has no value.
	{"", "floordiv(n, m)*m <= n", ranges{"m": {"0", "0"}}, Unknown},
}

func split(t testing.TB, hyp string, r ranges) []sym.Cond {
	t.Helper()
	var hs []sym.Cond
	for _, h := range strings.Split(hyp, ";") {
		if h = strings.TrimSpace(h); h != "" {
			hs = append(hs, parse(t, h, r))
		}
	}
	return hs
}

func TestDecide(t *testing.T) {
	d := New(Options{})
	for _, c := range tests {
		goalText := c.goal
		goal := sym.Cond(sym.False)
		if goalText != "false == true" {
			goal = parse(t, goalText, c.r)
		}
		hyp := split(t, c.hyp, c.r)
		a, err := d.Decide(context.Background(), hyp, goal)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != c.want {
			t.Errorf("%s => %s: got %v by %q (%s) model %v, want %v", c.hyp, c.goal, a.Status, a.By, a.Reason, a.Model, c.want)
		}
		if a.Status == No && !Replay(hyp, goal, a.Model) {
			t.Errorf("%s => %s: model %v does not refute", c.hyp, c.goal, a.Model)
		}
	}
}

// Models respect the symbols' own ranges.
func TestModelInRange(t *testing.T) {
	r := ranges{"n": {"10", "20"}, "m": {"-5", "-5"}}
	d := New(Options{})
	a, _ := d.Decide(context.Background(), nil, parse(t, "n*m < -90", r))
	if a.Status != No {
		t.Fatalf("got %v", a)
	}
	if n := a.Model["n"].Int64(); n < 10 || n > 18 {
		t.Errorf("n = %d", n)
	}
	if a.Model["m"].Int64() != -5 {
		t.Errorf("m = %v", a.Model["m"])
	}
}

// The plainest counterexample is shown.
func TestModelIsPlain(t *testing.T) {
	d := New(Options{})
	for goal, want := range map[string]string{
		"4*n <= n":                         "n=1",
		"8*n <= 8":                         "n=2",
		"n <= 1000":                        "n=1001",
		"n*m <= 3 || n < 2 || m < 2":       "m=2 n=2",
		"4*n+8 <= 3*n+7 || n < 0 || m < 5": "m=5 n=1",
	} {
		a, _ := d.Decide(context.Background(), nil, parse(t, goal, nil))
		if got := show(a.Model); got != want {
			t.Errorf("%s: %s, want %s", goal, got, want)
		}
	}
}

func show(m map[string]*big.Int) string {
	var s []string
	for _, n := range []string{"a", "b", "m", "n"} {
		if v, ok := m[n]; ok {
			s = append(s, n+"="+v.String())
		}
	}
	return strings.Join(s, " ")
}

// TestAgainstEnumeration compares answers with all environments of a small box:
// Yes must hold everywhere, and every No comes with a true counterexample.
func TestAgainstEnumeration(t *testing.T) {
	rnd := rand.New(rand.NewSource(7))
	syms := []*sym.Sym{
		sym.NewSym("x", sym.Input, big.NewInt(-4), big.NewInt(5)),
		sym.NewSym("y", sym.Input, big.NewInt(0), big.NewInt(6)),
		sym.NewSym("z", sym.Input, big.NewInt(-3), big.NewInt(3)),
	}
	var expr func(depth int) sym.Expr
	var cond func(depth int) sym.Cond
	expr = func(depth int) sym.Expr {
		if depth == 0 {
			if rnd.Intn(3) == 0 {
				return sym.Int(int64(rnd.Intn(9) - 3))
			}
			return syms[rnd.Intn(3)]
		}
		a, b := expr(depth-1), expr(depth-1)
		switch rnd.Intn(10) {
		case 0:
			return sym.MaxOf(a, b)
		case 1:
			return sym.MinOf(a, b)
		case 2:
			return sym.FloorDivOf(a, sym.Int(int64(rnd.Intn(4)+1)))
		case 3:
			return sym.ModOf(a, sym.Int(int64(rnd.Intn(4)+1)))
		case 4:
			return sym.TruncDivOf(a, sym.Int(int64(rnd.Intn(4)+1)))
		case 5:
			return sym.IteOf(cond(0), a, b)
		case 6:
			return sym.MulOf(a, b)
		case 7:
			return sym.FloorDivOf(a, b)
		case 8:
			return sym.Sub(a, b)
		}
		return sym.AddOf(a, b)
	}
	cond = func(depth int) sym.Cond {
		if depth > 0 {
			switch rnd.Intn(3) {
			case 0:
				return sym.OrOf(cond(depth-1), cond(depth-1))
			case 1:
				return sym.NotOf(cond(depth - 1))
			}
		}
		a, b := expr(rnd.Intn(3)), expr(rnd.Intn(3))
		switch rnd.Intn(4) {
		case 0:
			return sym.EqOf(a, b)
		case 1:
			return sym.LtOf(a, b)
		case 2:
			return sym.NeOf(a, b)
		}
		return sym.LeOf(a, b)
	}
	d := New(Options{Steps: 20000, SearchSteps: 400})
	near := New(Options{Steps: 250, NoSearch: true})
	count, open, probed := map[Status]int{}, 0, 0
	for round := 0; round < 700; round++ {
		var hyp []sym.Cond
		for k := rnd.Intn(3); k > 0; k-- {
			hyp = append(hyp, cond(1))
		}
		goal := cond(1)
		a, err := d.Decide(context.Background(), hyp, goal)
		if err != nil {
			t.Fatal(err)
		}
		var bad sym.MapEnv
		total, refuted := true, false
		for x := int64(-4); x <= 5; x++ {
			for y := int64(0); y <= 6; y++ {
				for z := int64(-3); z <= 3; z++ {
					env := sym.MapEnv{"x": big.NewInt(x), "y": big.NewInt(y), "z": big.NewInt(z)}
					holds := true
					for _, h := range hyp {
						ok, err := sym.EvalCond(h, env)
						total = total && err == nil
						holds = holds && ok && err == nil
					}
					ok, err := sym.EvalCond(goal, env)
					total = total && err == nil
					if holds && err == nil && !ok {
						refuted, bad = true, env
					}
				}
			}
		}
		switch {
		case a.Status == Yes && refuted:
			t.Fatalf("%v => %v: yes by %s, but %v refutes it", hyp, goal, a.By, bad)
		case a.Status == No && !Replay(hyp, goal, a.Model):
			t.Fatalf("%v => %v: model %v does not refute", hyp, goal, a.Model)
		case a.Status == No && total && !refuted:
			t.Fatalf("%v => %v: no with %v, outside the ranges", hyp, goal, a.Model)
		}
		count[a.Status]++
		b, err := near.DecideFrom(context.Background(), hyp, goal, []sym.Environment{sym.MapEnv{"x": new(big.Int), "y": new(big.Int), "z": new(big.Int)}})
		switch {
		case err != nil:
			t.Fatal(err)
		case b.Status == Yes && refuted:
			t.Fatalf("%v => %v: yes by %s from a point, but %v refutes it", hyp, goal, b.By, bad)
		case b.Status == No && (!Replay(hyp, goal, b.Model) || total && !refuted):
			t.Fatalf("%v => %v: model %v from a point does not refute", hyp, goal, b.Model)
		}
		if refuted {
			open++
			if b.Status == No {
				probed++
			}
		}
	}
	t.Logf("yes %d, no %d, unknown %d; from a point %d of %d", count[Yes], count[No], count[Unknown], probed, open)
	if probed < open/2 {
		t.Errorf("from a point, %d of %d are refuted", probed, open)
	}
	if count[Unknown] > 70 {
		t.Errorf("%d of 700 undecided", count[Unknown])
	}
}

// TestProbe: a counterexample near a point is found where it takes several symbols
// or a bit of one.
func TestProbe(t *testing.T) {
	r := ranges{"a": {"0", ""}, "b": {"0", ""}, "c": {"0", ""}, "f": {"0", "65535"}}
	for _, c := range []struct{ hyp, goal string }{
		{"a > 0; a < b; b < c", "c <= a + 2"},
		{"a < b", "f / 4096 % 2 == 0"},
		{"f / 16 % 2 == 1; f > 100", "f / 4 % 2 == 0"},
	} {
		hyp, goal := split(t, c.hyp, r), parse(t, c.goal, r)
		from := sym.MapEnv{"a": new(big.Int), "b": new(big.Int), "c": new(big.Int), "f": new(big.Int)}
		a, err := New(Options{NoSearch: true, Steps: 1}).DecideFrom(context.Background(), hyp, goal, []sym.Environment{from})
		if err != nil || a.Status != No || !Replay(hyp, goal, a.Model) {
			t.Errorf("%s => %s: %v %v, %v", c.hyp, c.goal, a.Status, a.Model, err)
		}
	}
}

// Answers do not depend on the order of earlier questions or on time.
func TestDeterministic(t *testing.T) {
	var first []string
	for run := 0; run < 2; run++ {
		d := New(Options{})
		for k, c := range tests {
			if c.goal == "false == true" {
				continue
			}
			a, _ := d.Decide(context.Background(), split(t, c.hyp, c.r), parse(t, c.goal, c.r))
			s := fmt.Sprint(a)
			if run == 0 {
				first = append(first, s)
			} else if first[0] != s {
				t.Errorf("test %d: %s then %s", k, first[0], s)
			}
			if run == 1 {
				first = first[1:]
			}
		}
	}
}

func TestContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New(Options{}).Decide(ctx, nil, parse(t, "n*m == m*n+k", nil)); err == nil {
		t.Error("no error from an ended context")
	}
}

type fixed struct {
	a   Answer
	err error
}

func (f fixed) Decide(context.Context, []sym.Cond, sym.Cond) (Answer, error) { return f.a, f.err }

func TestChain(t *testing.T) {
	unknown := fixed{a: Answer{Reason: "lazy"}}
	broken := fixed{err: fmt.Errorf("broken")}
	yes := fixed{a: Answer{Status: Yes, By: "it"}}
	a, err := Chain(unknown, broken, nil, yes).Decide(context.Background(), nil, sym.False)
	if err != nil || a.Status != Yes || a.By != "it" {
		t.Errorf("got %v, %v", a, err)
	}
	a, err = Chain(unknown, broken).Decide(context.Background(), nil, sym.False)
	if err != nil || a.Status != Unknown || a.Reason != "lazy; broken" {
		t.Errorf("got %v, %v", a, err)
	}
}

func TestFeasible(t *testing.T) {
	d := New(Options{})
	for path, want := range map[string]Status{
		"n > 0; n < 10":         No,
		"n > 0; m == n; m <= 0": Yes,
		"n > 0; m != 3":         No,
		"":                      No,
	} {
		if got := Feasible(context.Background(), d, split(t, path, nil)); got.Status != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

// polynomialChecks are the shapes clauses have: declared against inferred.
func polynomialChecks(t testing.TB, n int) []sym.Cond {
	r := ranges{"n": {"0", "4294967295"}, "m": {"0", "4294967295"}, "k": {"0", "65535"}}
	var out []sym.Cond
	for i := 0; i < n; i++ {
		a, b := i%17+1, i%29
		var s string
		switch i % 5 {
		case 0: // equal
			s = fmt.Sprintf("%d*n*m + %d*k + %d == %d + n*%d*m + k*%d", a, b, i, i, a, b)
		case 1: // safe with slack
			s = fmt.Sprintf("%d*n + %d*m <= %d*n + %d*m + %d", a, b, a+i%3, b+1, i)
		case 2: // unsafe
			s = fmt.Sprintf("%d*n*n + %d <= %d*n*n + %d*n", a+1, b, a, b)
		case 3: // different, one side larger
			s = fmt.Sprintf("%d*n*m == %d*n*m + %d", a, a, i+1)
		case 4: // products of nonnegatives
			s = fmt.Sprintf("%d*n*m + %d*k <= %d*n*m + %d*k + n", a, b, a+2, b)
		}
		out = append(out, parse(t, s, r))
	}
	return out
}

func BenchmarkPolynomialChecks1000(b *testing.B) {
	goals := polynomialChecks(b, 1000)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		d := New(Options{Memo: -1})
		unknown := 0
		for _, g := range goals {
			a, err := d.Decide(context.Background(), nil, g)
			if err != nil {
				b.Fatal(err)
			}
			if a.Status == Unknown {
				unknown++
			}
		}
		if unknown > 0 {
			b.Fatalf("%d unknown", unknown)
		}
	}
}

func TestSimplexAgainstEnumeration(t *testing.T) {
	rnd := rand.New(rand.NewSource(3))
	for round := 0; round < 2000; round++ {
		n, m := 1+rnd.Intn(3), 1+rnd.Intn(4)
		forms := make([][]rat, m)
		coef := make([][]int64, m)
		for k := range forms {
			for j := 0; j < n; j++ {
				c := int64(rnd.Intn(7) - 3)
				coef[k] = append(coef[k], c)
				forms[k] = append(forms[k], ratInt(c))
			}
		}
		s := newSimplex(n, forms, func(int) bool { return true })
		lo, hi := make([]int64, m), make([]int64, m)
		for k := range forms {
			lo[k] = int64(rnd.Intn(13) - 6)
			hi[k] = lo[k] + int64(rnd.Intn(4))
			s.atLeast(n+k, ratInt(lo[k]))
			s.atMost(n+k, ratInt(hi[k]))
		}
		for j := 0; j < n; j++ {
			s.atLeast(j, ratInt(-3))
			s.atMost(j, ratInt(3))
		}
		got := s.branch(n, 64)
		want := infeasible
		x := make([]int64, n)
		var walk func(j int)
		walk = func(j int) {
			if j == n {
				for k := range coef {
					sum := int64(0)
					for i, c := range coef[k] {
						sum += c * x[i]
					}
					if sum < lo[k] || sum > hi[k] {
						return
					}
				}
				want = feasible
				return
			}
			for v := int64(-3); v <= 3; v++ {
				x[j] = v
				walk(j + 1)
			}
		}
		walk(0)
		if got != want {
			t.Fatalf("round %d: %v in [%v, %v]: got %v, want %v", round, coef, lo, hi, got, want)
		}
	}
}

func TestRatAgainstBig(t *testing.T) {
	rnd := rand.New(rand.NewSource(5))
	val := func() rat {
		n := rnd.Int63n(1<<uint(1+rnd.Intn(61))) - rnd.Int63n(1<<uint(1+rnd.Intn(61)))
		return reduce(n, 1+rnd.Int63n(1<<uint(1+rnd.Intn(40))))
	}
	for k := 0; k < 20000; k++ {
		x, y := val(), val()
		if got, want := x.add(y).big(), new(big.Rat).Add(x.big(), y.big()); got.Cmp(want) != 0 {
			t.Fatalf("%v + %v = %v, want %v", x, y, got, want)
		}
		if got, want := x.mul(y).big(), new(big.Rat).Mul(x.big(), y.big()); got.Cmp(want) != 0 {
			t.Fatalf("%v * %v = %v, want %v", x, y, got, want)
		}
		if got, want := x.cmp(y), x.big().Cmp(y.big()); got != want {
			t.Fatalf("%v cmp %v = %v, want %v", x, y, got, want)
		}
		if x.sign() != 0 {
			if got, want := x.inv().big(), new(big.Rat).Inv(x.big()); got.Cmp(want) != 0 {
				t.Fatalf("1/%v = %v, want %v", x, got, want)
			}
		}
	}
}

func TestSimplify(t *testing.T) {
	for _, c := range []struct{ hyp, e, want string }{
		{"n >= 0", "max(4*n, 0)+1", "4*n+1"},
		{"n > 3", "(n > 0 ? 2*n : 7)", "2*n"},
		{"n >= 0; n < 16", "mod(n, 16) + max(a, 3)", "n + max(a, 3)"},
		{"n >= m", "max(n, m) - min(n, m)", "n - m"},
		{"n >= 0; n < 0", "max(n, 1)", "max(n, 1)"},
		{"k*n > 7", "(k*n > 7 ? 1 : 2)", "1"},
	} {
		e, err := sym.Parse(c.e)
		if err != nil {
			t.Fatal(err)
		}
		want, err := sym.Parse(c.want)
		if err != nil {
			t.Fatal(err)
		}
		if got := Simplify(split(t, c.hyp, nil), e); !sym.Equal(got, want) {
			t.Errorf("%s under %s: %v, want %v", c.e, c.hyp, got, want)
		}
	}
	got := SimplifyCond(split(t, "n >= 5; m <= 3", nil), parse(t, "(n > 2 && m*k < 8) || m > 4", nil))
	if want := parse(t, "m*k < 8", nil); got.Key() != want.Key() {
		t.Errorf("got %v", got)
	}
}
