// This file tests the cheap laws the constructors promise, one line a law.

package sym

import (
	"errors"
	"math/big"
	"strings"
	"sync"
	"testing"
)

// TestSimplify checks that both spellings build the same normal form. u and w
// are not negative.
func TestSimplify(t *testing.T) {
	tests := [][2]string{
		{"n + n", "2*n"},
		{"a - a", "0"},
		{"3*(n + 1)", "3*n + 3"},
		{"(n + m)*(n - m)", "n*n - m*m"},
		{"2*n*3*m", "6*m*n"},
		{"n*m - m*n", "0"},
		{"0*(1/n)", "0"},
		// Divisions.
		{"mod(4*n, 4)", "0"},
		{"floordiv(4*n, 4)", "n"},
		{"floordiv(4*n + 7, 4)", "n + 1"},
		{"floordiv(6*n + 5, 4)", "n + floordiv(2*n + 5, 4)"},
		{"floordiv(6*n + 3, 9)", "floordiv(2*n + 1, 3)"},
		{"mod(5*n, 4)", "mod(n, 4)"},
		{"mod(6*n + 3, 4)", "2*mod(n + n + n + 1, 2) + 1"},
		{"mod(mod(n, 256) + m, 16)", "mod(n + m, 16)"},
		{"floordiv(floordiv(n, 4), 8)", "floordiv(n, 32)"},
		{"floordiv(floordiv(n, 4) + 3, 8)", "floordiv(n + 12, 32)"},
		{"floordiv(n*m, m)", "n"},
		{"floordiv(n*m + k, m)", "n + floordiv(k, m)"},
		{"(n*m)/m", "n"},
		{"u / 4", "floordiv(u, 4)"},
		{"u % 4", "mod(u, 4)"},
		{"-u / 4", "-floordiv(u, 4)"},
		{"n / -4", "-(n / 4)"},
		{"8*n / 4", "2*n"},
		{"n - mod(n, 16) - 16*floordiv(n, 16)", "0"},
		{"n & 15", "mod(n, 16)"},
		{"n & ~15", "16*floordiv(n, 16)"},
		{"n & -16", "16*floordiv(n, 16)"},
		{"n & 0xf0", "16*mod(floordiv(n, 16), 16)"},
		{"~n", "-n - 1"},
		{"n ^ n", "0"},
		{"(n << 4) | (m & 15)", "16*n + mod(m, 16)"},
		{"n << 3", "8*n"},
		{"n >> 3", "floordiv(n, 8)"},
		{"mod(w & 7, 8)", "w & 7"},
		// Powers of two.
		{"pow2(5)", "32"},
		{"pow2(u + 3)", "8*pow2(u)"},
		{"pow2(n)*pow2(m)", "pow2(n + m)"},
		{"1 << (u + 2)", "4*pow2(u)"},
		{"log2_ceil(pow2(n))", "n"},
		{"log2_ceil(17)", "5"},
		{"log2_floor(17)", "4"},
		// Extremes.
		{"max(n, n)", "n"},
		{"max(n, n + 1)", "n + 1"},
		{"max(max(n, 3), max(m, 5))", "max(n, m, 5)"},
		{"max(u, 0)", "u"},
		{"min(u, 0)", "0"},
		{"max(4*u, 8*u)", "8*u"},
		{"max(u*w, 0)", "u*w"},
		{"max(max(n, m) + 1, n + 2)", "max(n + 2, m + 1)"},
		{"abs(u)", "u"},
		{"abs(n)", "max(n, -n)"},
		// Choices.
		{"n > 0 ? m : m", "m"},
		{"1 > 0 ? n : m", "n"},
		{"n > m ? n : m", "max(n, m)"},
		{"n >= m ? n : m", "max(n, m)"},
		{"n < m ? n : m", "min(n, m)"},
		{"n < 0 ? 0 : n", "max(n, 0)"},
		{"n == 3 ? 5 : n + 2", "n + 2"},
		{"n < 3 ? a : b", "n >= 3 ? b : a"},
		{"n != 3 ? a : b", "n == 3 ? b : a"},
		{"n > 3 ? (n > 3 ? a : b) : c", "n > 3 ? a : c"},
		{"n > 3 ? (m > 3 ? a : b) : b", "n > 3 && m > 3 ? a : b"},
		{"n > 3 ? a : (m > 3 ? a : b)", "n > 3 || m > 3 ? a : b"},
		// Sums.
		{"sum(i, 0, u, 4)", "4*u"},
		{"sum(i, 0, n, 4)", "4*max(n, 0)"},
		{"sum(i, 0, u, i)", "floordiv(u*u - u, 2)"},
		{"sum(i, 0, u, 2*i + 1)", "u*u"},
		{"sum(i, 0, u, 2*i*m)", "m*u*u - m*u"},
		{"sum(i, 0, u, pow2(i))", "pow2(u) - 1"},
		{"sum(i, 0, u, sum(j, 0, i, 2))", "sum(i, 0, u, 2*max(i, 0))"},
		{"sum(i, 0, n, a[i])", "sum(j, 0, n, a[i])"},
		{"sum(i, 0, n, x / (i*i + 1))", "sum(j, 0, n, x / (j*j + 1))"},
		{"sum(i, 0, n, 3*m*(x / (i*i + 1)))", "3*m*sum(k, 0, n, x / (k*k + 1))"},
		{"sum(i, 0, n, 2*i + 3 + x / (i*i + 1))", "sum(i, 0, n, x / (i*i + 1)) + sum(i, 0, n, 2*i + 3)"},
		{"sum(i, 0, 3, x / (i*i + 1))", "x + x/2 + x/5"},
		{"inf + n", "inf"},
		{"max(n, inf)", "inf"},
		{"min(n, inf)", "n"},
		{"3*inf", "inf"},
	}
	for _, tt := range tests {
		a, b := mustParse(t, tt[0]), mustParse(t, tt[1])
		if !Equal(a, b) || a.Key() != b.Key() {
			t.Errorf("%s is %s, want %s", tt[0], a, b)
		}
	}
}

func mustCond(t *testing.T, s string) Cond {
	t.Helper()
	c, err := ParseCondWith(s, testSyms)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return c
}

func TestSimplifyCond(t *testing.T) {
	tests := [][2]string{
		{"n >= 1", "0 < n"},
		{"n >= 1", "!(n < 1)"},
		{"n >= 1", "-n <= -1"},
		{"4*n > 3", "n >= 1"},
		{"4*n == 3", "false"},
		{"4*n == 8", "n == 2"},
		{"m == n", "n == m"},
		{"u >= 0", "true"},
		{"u < 0", "false"},
		{"u != 0", "u >= 1"},
		{"u <= 0", "u == 0"},
		{"n + 1 > n", "true"},
		{"n > 3 && n > 5", "n > 5"},
		{"n > 3 && n < 4", "false"},
		{"n > 3 && n < 5", "n == 4"},
		{"n >= 3 && n != 3", "n >= 4"},
		{"n > 3 || n <= 3", "true"},
		{"n > 3 || n > 5", "n > 3"},
		{"n < m && m <= n", "false"},
		{"a == 0 && (a == 0 || b == 0)", "a == 0"},
		{"a == 0 && (a != 0 || b == 0)", "a == 0 && b == 0"},
		{"a == 0 || (a != 0 && b == 0)", "a == 0 || b == 0"},
		{"(a == 0 && b == 0) || (a == 0 && b != 0)", "a == 0"},
		{"(a == 0 && b == 0) || a == 0", "a == 0"},
		{"!(a == 0 && (b < 1 || c > 2))", "a != 0 || (b >= 1 && c <= 2)"},
		{"n <= inf", "true"},
		{"inf <= n", "false"},
		{"floordiv(n, 4) < 0 || true", "true"},
	}
	for _, tt := range tests {
		a, b := mustCond(t, tt[0]), mustCond(t, tt[1])
		if !EqualCond(a, b) || a.Key() != b.Key() {
			t.Errorf("%s is %s, want %s", tt[0], a, b)
		}
	}
}

// TestNotSimplified lists tempting steps that would lose or invent values.
func TestNotSimplified(t *testing.T) {
	for _, tt := range [][2]string{
		{"pow2(n + 3)", "8*pow2(n)"},     // n = -1 has the value 4
		{"8*pow2(n)", "pow2(n + 3)"},     // kept apart, whatever its values
		{"n / 4", "floordiv(n, 4)"},      // n = -1
		{"(4*n + 3) / 4", "n"},           // n = -1
		{"n % 4", "mod(n, 4)"},           // n = -1
		{"max(n, m)", "n"},               //
		{"max(4*n, 8*n)", "8*n"},         // n = -1
		{"sum(i, 0, n, 4)", "4*n"},       // n = -1
		{"sum(i, 0, n, 1/m)", "n*(1/m)"}, // m = 0, n = 0
	} {
		if a, b := mustParse(t, tt[0]), mustParse(t, tt[1]); Equal(a, b) {
			t.Errorf("%s became %s", tt[0], b)
		}
	}
}

func TestUndefined(t *testing.T) {
	env := MapEnv{"n": big.NewInt(0), "m": big.NewInt(-3)}
	for _, s := range []string{"1/n", "floordiv(1, n)", "mod(m, n)", "pow2(m)", "log2_ceil(n)", "ipow(2, m)", "1/0", "@`f`(n)"} {
		if v, err := Eval(mustParse(t, s), env); !errors.Is(err, ErrUndefined) {
			t.Errorf("%s is %v, %v", s, v, err)
		}
	}
	var missing *MissingError
	if _, err := Eval(mustParse(t, "n + x"), env); !errors.As(err, &missing) || missing.Name != "x" {
		t.Errorf("missing symbol: %v", err)
	}
	if _, err := Eval(mustParse(t, "pow2(n + 99999999)"), env); !errors.Is(err, ErrTooBig) {
		t.Errorf("huge power: %v", err)
	}
	short := evaluator{env: env, limit: 1000}
	if _, err := short.expr(mustParse(t, "sum(i, n, 99999999, 1/(i*i+1))")); !errors.Is(err, ErrTooBig) {
		t.Errorf("long sum: %v", err)
	}
	if _, err := Eval(Infinity(), env); !errors.Is(err, ErrInfinite) {
		t.Errorf("infinity: %v", err)
	}
	// A branch, an iteration or a conjunct that does not matter needs no value.
	for s, want := range map[string]int64{"n == 0 ? 7 : 1/n": 7, "sum(i, 0, n, 1/n)": 0, "n != 0 && 1/n > 0 ? 1 : 2": 2} {
		if v, err := Eval(mustParse(t, s), env); err != nil || v.Int64() != want {
			t.Errorf("%s is %v, %v", s, v, err)
		}
	}
}

func TestRange(t *testing.T) {
	tests := []struct{ in, lo, hi string }{
		{"u", "0", ""},
		{"u*u - u", "0", ""},
		{"u*u - 5*u", "-6", ""},
		{"floordiv(u*u - u, 2)", "0", ""},
		{"n*n", "0", ""},
		{"n*n - n", "0", ""},
		{"n*n - 6*n", "-9", ""},
		{"u*w + u + 3", "3", ""},
		{"(u + 1)*(w + 2) - 2", "0", ""},
		{"mod(n, 16)", "0", "15"},
		{"mod(n, 16) + floordiv(mod(m, 64), 4)", "0", "30"},
		{"pow2(u + 2)", "4", ""},
		{"max(n, 3)", "3", ""},
		{"min(n, 3)", "", "3"},
		{"n > 0 ? u + 5 : 2", "2", ""},
		{"mod(n, 256) & m", "0", "255"},
		{"sum(i, 0, n, mod(i*i*i, 7))", "0", ""},
		{"n", "", ""},
		{"n > 2 ? n*n - n : 4", "4", ""},
		{"n > 2 && n < 9 ? n : 4", "3", "8"},
	}
	for _, tt := range tests {
		r := RangeOf(mustParse(t, tt.in), nil)
		show := func(v *big.Int) string {
			if v == nil {
				return ""
			}
			return v.String()
		}
		if show(r.Lo) != tt.lo || show(r.Hi) != tt.hi {
			t.Errorf("%s ranges over [%s, %s], want [%s, %s]", tt.in, show(r.Lo), show(r.Hi), tt.lo, tt.hi)
		}
	}
}

func TestWrap(t *testing.T) {
	max64 := new(big.Int).SetUint64(1<<64 - 1)
	n := NewSym("n", Input, new(big.Int), max64)
	i := NewSym("i", Input, big.NewInt(-1<<31), big.NewInt(1<<31-1))
	for _, tt := range []struct {
		got  Expr
		want string
	}{
		{WrapU(n, 64), "n"},
		{WrapU(WrapU(AddOf(n, Int(8)), 64), 64), "mod(n + 8, 18446744073709551616)"},
		{WrapU(AddOf(WrapU(AddOf(n, Int(8)), 64), Int(-8)), 64), "n"},
		{WrapU(Sub(n, Int(1)), 64), "mod(n - 1, 18446744073709551616)"},
		{WrapS(i, 32), "i"},
		{WrapS(AddOf(i, i), 33), "2*i"},
		{WrapU(i, 64), "mod(i, 18446744073709551616)"},
		{WrapS(WrapU(i, 32), 32), "i"},
		{WrapS(WrapU(i, 64), 32), "i"},
		{WrapU(Int(-1), 32), "4294967295"},
		{WrapS(Int(1<<31), 32), "-2147483648"},
	} {
		if tt.got.String() != tt.want {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}

func TestNormalize(t *testing.T) {
	for _, tt := range [][2]string{
		{"(n + m + k + a + b)*(n + m + k + a + b)", "(n + m + k + a + b)*(b + a + k + m + n)"},
		{"mod(n, 4)", "n - 4*floordiv(n, 4)"},
		{"mod(n, m)*x", "n*x - m*floordiv(n, m)*x"},
		{"floordiv((n + m)*(n + m + 1) - n*n, 2) + mod(n, 2)", "floordiv(m*m + 2*n*m + m + n, 2) - 2*floordiv(n, 2) + n"},
	} {
		p, q := Normalize(mustParse(t, tt[0])), Normalize(mustParse(t, tt[1]))
		if !p.Equal(q) || !Normalize(Sub(mustParse(t, tt[0]), mustParse(t, tt[1]))).IsZero() {
			t.Errorf("%s normalises to %s, %s to %s", tt[0], p.Expr(), tt[1], q.Expr())
		}
	}
	sum := "(a + b + c + d + e + f + g + h)"
	p := Normalize(mustParse(t, sum+"*"+sum+"*"+sum))
	if len(p.Terms()) != 120 || p.Degree() != 3 {
		t.Errorf("the cube of eight symbols has %d terms of degree %d", len(p.Terms()), p.Degree())
	}
	n := NewSym("n", Input, nil, nil)
	coef, rest, ok := Normalize(mustParse(t, "3*n*m + 2*n + k - 7")).LinearIn(n)
	if !ok || coef.String() != "3*m + 2" || rest.String() != "k - 7" {
		t.Errorf("linear in n: %v %v %v", coef, rest, ok)
	}
	for _, s := range []string{"n*n", "n*pow2(n)", "floordiv(n, 2)"} {
		if _, _, ok := Normalize(mustParse(t, s)).LinearIn(n); ok {
			t.Errorf("%s is not linear in n", s)
		}
	}
}

func TestSumClosedForms(t *testing.T) {
	// Bodies that must close; the values are checked by the laws.
	i := NewSym("i", Bound, nil, nil)
	lookup := func(name string) *Sym {
		if name == "i" {
			return i
		}
		return testSyms(name)
	}
	n := NewSym("n", Input, nil, nil)
	for _, s := range []string{
		"i*i*i*i + m*i", "i*pow2(i)", "i*i*pow2(3*i + u)", "pow2(u - i)", "floordiv(i, 8)", "mod(i + m, 16)",
		"floordiv(m - i, 3)", "i < m ? 8*i : 3", "i == m ? 5 : i", "max(i - m, 0)", "min(i, m, 7)*i",
		"i >= 2 && i < m ? i*i : 0", "m > 0 ? i : 1", "i != 3 || m > 0 ? 4 : 5", "mod(i, 4) + pow2(i) + i",
	} {
		body, err := ParseWith(s, lookup)
		if err != nil {
			t.Fatal(err)
		}
		f, ok := SumOver(i, Int(0), n, body)
		if !ok {
			t.Errorf("no closed form of sum(i, 0, n, %s)", s)
			continue
		}
		for nv := int64(-3); nv < 14; nv++ {
			for mv := int64(-2); mv < 12; mv += 3 {
				env := MapEnv{"n": big.NewInt(nv), "m": big.NewInt(mv), "u": big.NewInt(14)}
				want := new(big.Int)
				for k := int64(0); k < nv; k++ {
					env["i"] = big.NewInt(k)
					v, err := Eval(body, env)
					if err != nil {
						t.Fatal(s, err)
					}
					want.Add(want, v)
				}
				delete(env, "i")
				if got, err := Eval(f, env); err != nil || got.Cmp(want) != 0 {
					t.Fatalf("sum(i, 0, %d, %s) with m = %d: %s gives %v (%v), want %v", nv, s, mv, f, got, err, want)
				}
			}
		}
	}
	if f, ok := SumOver(i, Int(0), n, mustParse(t, "1/(i*i+1)")); ok {
		t.Errorf("closed form %s", f)
	}
}

func TestSubstCapture(t *testing.T) {
	e := mustParse(t, "sum(i, 0, n, m / (i*i + 1))")
	got := Subst(e, map[string]Expr{"m": mustParse(t, "i + 1")})
	env := MapEnv{"n": big.NewInt(3), "i": big.NewInt(100)}
	if v, err := Eval(got, env); err != nil || v.Int64() != 101+50+20 {
		t.Errorf("%s is %v, %v", got, v, err)
	}
	if got := Subst(e, map[string]Expr{"i": Int(7)}); !Equal(got, e) {
		t.Errorf("the index was replaced: %s", got)
	}
	if ss := FreeSyms(got); len(ss) != 2 || ss[0].Name != "i" || ss[1].Name != "n" {
		t.Errorf("free symbols of %s: %v", got, ss)
	}
}

func TestNames(t *testing.T) {
	for _, name := range []string{
		"n", "strm->state->w_size", `event["n"]`, "resource_of(p)", "strlen(s)", "p->a[i + 1].b", "x.shape[0]",
		"len(p->next*)", "inf", "true", "", "two words", "a`b\\c", "\x01", "é", "max", "sum(", "f(g(x), \")\")", "n#3", "alloc@12:3", "-x", "3x", "a b(c)",
	} {
		s := NewSym(name, Input, nil, nil)
		e, err := Parse(s.String())
		if err != nil {
			t.Errorf("%q: %s: %v", name, s, err)
			continue
		}
		if got, ok := e.(*Sym); !ok || got.Name != name {
			t.Errorf("%q prints %s, which reads as %s", name, s, e)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, s := range []string{
		"", "n +", "(n", "n)", "1 2", "0x", "12ab", "sum(3, 0, n, 1)", "sum(i, 0, n)", "floordiv(1)", "max()", "`n", "@f(n)",
		"n ? m", "a[1", "a = b", "n &", strings.Repeat("(", 100000), strings.Repeat("-", 100000), strings.Repeat("1?", 100000),
	} {
		if e, err := Parse(s); err == nil {
			t.Errorf("%.20q reads as %s", s, e)
		}
		if c, err := ParseCond(s); err == nil {
			t.Errorf("%.20q reads as %s", s, c)
		}
	}
}

func TestJSONErrors(t *testing.T) {
	for _, s := range []string{
		``, `{}`, `{"op":"nope"}`, `{"int":"x"}`, `{"op":"floordiv","args":[{"int":"1"}]}`, `{"op":"ite","args":[{"int":"1"},{"int":"2"}]}`,
		`{"op":"sum","args":[]}`, `{"sym":"unknown"}`, `{"op":"add","args":[null]}`, `{"op":"inf","args":[{"int":"1"}]}`,
	} {
		if e, err := UnmarshalExpr([]byte(s), SymTable{}); err == nil {
			t.Errorf("%s reads as %s", s, e)
		}
		if c, err := UnmarshalCond([]byte(s), SymTable{}); err == nil {
			t.Errorf("%s reads as %s", s, c)
		}
	}
	deep := strings.Repeat(`{"op":"pow2","args":[`, 5000) + `{"int":"1"}` + strings.Repeat(`]}`, 5000)
	if _, err := UnmarshalExpr([]byte(deep), nil); err == nil {
		t.Error("5000 levels were read")
	}
}

func TestSymTable(t *testing.T) {
	tab := SymTable{}
	tab.Add(AddOf(NewSym("p->n", Env, big.NewInt(-3), nil), NewSym("a", Input, nil, big.NewInt(7))))
	data, err := tab.MarshalJSON()
	if want := `{"a":{"origin":"input","hi":"7"},"p-\u003en":{"origin":"env","lo":"-3"}}`; err != nil || string(data) != want {
		t.Fatalf("%s, %v", data, err)
	}
	var back SymTable
	if err := back.UnmarshalJSON(data); err != nil || back["p->n"].Lo.Int64() != -3 || back["p->n"].Origin != Env || back["a"].Hi.Int64() != 7 {
		t.Errorf("%v %v", back, err)
	}
}

// TestHostile: nothing that can be built from outside panics.
func TestHostile(t *testing.T) {
	var nilSym *Sym
	bad := []Expr{nil, nilSym, (*Const)(nil), &Const{}, &Add{}, &Mul{}, &Max{}, &Ite{}, &Sum{}, &Apply{}, &FloorDiv{}, &Pow2{},
		&Add{X: []Expr{nil, Int(1)}}, Infinity(), &Mod{X: Int(1), Y: Int(0)}, NewSym("", 99, big.NewInt(3), big.NewInt(2))}
	badC := []Cond{nil, (*Cmp)(nil), &Cmp{}, &And{}, &Or{X: []Cond{nil}}, &Not{}, True}
	for _, a := range bad {
		for _, b := range bad {
			for _, c := range badC {
				es := []Expr{AddOf(a, b), Sub(a, b), MulOf(a, b), MaxOf(a, b), MinOf(a, b), FloorDivOf(a, b), TruncDivOf(a, b), ModOf(a, b),
					RemOf(a, b), Pow2Of(a), IteOf(c, a, b), SumOf(NewSym("i", Bound, nil, nil), a, b, a), SumOf(nil, a, b, a), ApplyOf("f", a), AbsOf(a),
					BitAndOf(a, b), BitOrOf(a, b), BitXorOf(a, b), ShlOf(a, b), ShrOf(a, b), WrapU(a, 32), WrapS(b, 0), Neg(a)}
				for _, e := range es {
					if e == nil {
						t.Fatal("a constructor returned nil")
					}
					_, _ = Eval(e, MapEnv{})
					_, _, _, _, _ = e.Key(), C(e), Python(e), Math(e), e.String()
					_ = Normalize(e).Expr()
					_ = RangeOf(e, nil)
					_, _ = MarshalExpr(e)
				}
				d := OrOf(AndOf(c, EqOf(a, b)), NotOf(c), LeOf(a, b))
				_, _ = EvalCond(d, nil)
				_, _, _ = d.Key(), CondC(d), CondPython(d)
				_, _ = MarshalCond(d)
			}
		}
	}
	_, _, _ = C(nil), FreeSyms(nil), HasSym(nil, "x")
	for _, e := range bad {
		_, _ = Eval(e, nil)
		_, _ = FreeSyms(e), Size(e)
		_ = Subst(e, map[string]Expr{"x": nil})
	}
}

// TestShared: expressions with exponentially large trees stay cheap.
func TestShared(t *testing.T) {
	e := Expr(NewSym("n", Input, nil, nil))
	m := NewSym("m", Input, nil, nil)
	for k := int64(0); k < 300; k++ {
		e = IteOf(GtOf(e, Int(k)), MaxOf(e, AddOf(m, Int(k))), FloorDivOf(AddOf(e, m), Int(3)))
	}
	if len(e.Key()) > 100 {
		t.Errorf("key of %d bytes", len(e.Key()))
	}
	env := MapEnv{"n": big.NewInt(5), "m": big.NewInt(2)}
	v, err := Eval(e, env)
	if err != nil {
		t.Fatal(err)
	}
	f := Subst(e, map[string]Expr{"m": Int(2)})
	if w, err := Eval(f, env); err != nil || w.Cmp(v) != 0 {
		t.Errorf("%v %v, want %v", w, err, v)
	}
	if len(FreeSyms(e)) != 2 || C(e) != TooLarge {
		t.Error("free symbols or printing")
	}
	_ = RangeOf(e, nil)
	_ = RangeOf(e, func(*Sym) Interval { return Interval{big.NewInt(0), big.NewInt(3)} })
	_ = Normalize(e)
	if _, err := MarshalExpr(e); !errors.Is(err, ErrTooBig) {
		t.Error(err)
	}
	// Conditions share as well.
	c := GtOf(m, Int(0))
	for k := int64(0); k < 300; k++ {
		c = OrOf(AndOf(c, GtOf(NewSym("n", Input, nil, nil), Int(k))), AndOf(NotOf(c), EqOf(m, Int(k+1))))
	}
	_ = c.Key()
	_ = SubstCond(c, map[string]Expr{"n": Int(1)})
}

// TestConcurrent uses shared nodes from several goroutines (go test -race).
func TestConcurrent(t *testing.T) {
	e := mustParse(t, "max(n*n + 3, floordiv(m, 4)) + sum(i, 0, n, m / (i*i + 1))")
	c := mustCond(t, "n > 3 && (m < 4 || k == 2)")
	var wg sync.WaitGroup
	keys := make([]string, 8)
	for g := range keys {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_ = RangeOf(e, nil)
			keys[g] = e.Key() + NotOf(c).Key() + c.Key() + AddOf(e, e).Key()
		}()
	}
	wg.Wait()
	for _, k := range keys {
		if k != keys[0] {
			t.Errorf("%s != %s", k, keys[0])
		}
	}
}

func TestOrigins(t *testing.T) {
	i := NewSym("i", Bound, nil, nil)
	e := SumOf(i, Int(0), NewSym("n", Input, nil, nil), TruncDivOf(NewSym("x", Approx, nil, nil), AddOf(MulOf(i, i), Int(1))))
	if HasOrigin(e, Bound) || !HasOrigin(e, Approx) || !HasOrigin(e, Input) || HasOrigin(e, Env) {
		t.Errorf("origins of %s", e)
	}
	if !CondHasOrigin(EqOf(i, e), Bound) {
		t.Error("a free index is a symbol")
	}
}
