// This file tests the printers: against the languages' own compilers on random
// expressions, and the shape of the text on chosen ones.

package sym

import (
	"bytes"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// printCase is a random expression with environments and the values it has.
type printCase struct {
	e    Expr
	c    Cond
	envs []map[string]int64
	want []int64
}

// cNames are identifiers: the generator's display names are not all variables.
func printCases(t *testing.T, n int, seed uint64) []printCase {
	t.Helper()
	var out []printCase
	for len(out) < n {
		seed++
		g := newGen(seed)
		b := func(v int64) *big.Int { return big.NewInt(v) }
		g.syms = []*Sym{
			NewSym("n", Input, nil, nil), NewSym("m", Input, nil, nil), NewSym("u", Input, b(0), nil),
			NewSym("w", Input, b(0), b(7)), NewSym("z", Env, b(-3), b(9)),
		}
		pc := printCase{}
		var want func(env map[string]int64) *big.Int
		if seed%3 == 0 {
			c, r := g.cond(3)
			pc.c = c
			pc.e = IteOf(c, Int(1), Int(0))
			want = func(env map[string]int64) *big.Int {
				v := r(env)
				if v == 0 {
					return nil
				}
				return big.NewInt(int64(v+1) / 2)
			}
		} else {
			e, r := g.expr(4)
			pc.e, want = e, r
		}
		if Size(pc.e) > 400 || kindOf(pc.e) == kConst {
			continue
		}
		for k := 0; k < 4; k++ {
			env := g.env()
			for _, i := range []string{"i", "j"} {
				env[i] = 0
			}
			// Intermediate values of sums and powers must fit in C's long.
			if v := want(env); v != nil && v.BitLen() < 30 && smallInside(pc.e, env) {
				pc.envs = append(pc.envs, env)
				pc.want = append(pc.want, v.Int64())
			}
		}
		if len(pc.envs) > 0 {
			out = append(out, pc)
		}
	}
	return out
}

// smallInside reports whether e and all parts outside of sums have values below
// 2**30, so that a compiler with 64-bit integers and Python agree with us, and
// whether all of them have one: C evaluates no more than we do, but the guards
// of our own floor division look at both operands.
func smallInside(e Expr, env map[string]int64) bool {
	if kindOf(e) == kIte {
		x := e.(*Ite)
		v, err := EvalCond(x.C, mapEnv(env))
		if err != nil {
			return false
		}
		if v {
			return smallInside(x.A, env) && smallCond(x.C, env)
		}
		return smallInside(x.B, env) && smallCond(x.C, env)
	}
	v, err := Eval(e, mapEnv(env))
	if err != nil || v.BitLen() > 30 {
		return false
	}
	if kindOf(e) == kSum {
		return false // covered by TestPrintSums
	}
	for _, k := range children(e) {
		if !smallInside(k, env) {
			return false
		}
	}
	return true
}

func smallCond(c Cond, env map[string]int64) bool {
	switch x := c.(type) {
	case *Cmp:
		return smallInside(x.X, env) && smallInside(x.Y, env)
	case *And:
		for _, y := range x.X {
			if !smallCond(y, env) {
				return false
			}
		}
	case *Or:
		for _, y := range x.X {
			if !smallCond(y, env) {
				return false
			}
		}
	}
	return true
}

const cPrelude = `
#include <stdio.h>
#pragma GCC diagnostic ignored "-Wunused-variable"
#define NUM(x) _Generic((x), default: (long)(x))
static long max(long a, long b) { return a > b ? a : b; }
static long min(long a, long b) { return a < b ? a : b; }
static long ipow(long a, long b) { long r = 1; while (b-- > 0) r *= a; return r; }
static long log2_ceil(long x) { long k = 0; while ((1L << k) < x) k++; return k; }
static long log2_floor(long x) { long k = 0; while (x >>= 1) k++; return k; }
#define sum(i, lo, hi, e) ({ long s_ = 0, hi_ = (hi); for (long i = (lo); i < hi_; i++) s_ += (e); s_; })
`

func TestPrintCCompiled(t *testing.T) {
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Skip("no gcc")
	}
	cases := printCases(t, 400, 5e6)
	cases = append(cases, sumCases()...)
	var b bytes.Buffer
	b.WriteString(cPrelude)
	var calls strings.Builder
	for i, pc := range cases {
		text := C(pc.e)
		if pc.c != nil {
			text = "(" + CondC(pc.c) + ") ? 1 : 0"
		}
		fmt.Fprintf(&b, "static long f%d(long n, long m, long u, long w, long z) { return %s; }\n", i, strings.ReplaceAll(text, "1 <<", "1L <<"))
		for _, env := range pc.envs {
			fmt.Fprintf(&calls, "  printf(\"%%ld\\n\", f%d(%d, %d, %d, %d, %d));\n", i, env["n"], env["m"], env["u"], env["w"], env["z"])
		}
	}
	fmt.Fprintf(&b, "int main(void) {\n%s  return 0;\n}\n", calls.String())
	dir := t.TempDir()
	src, bin := filepath.Join(dir, "t.c"), filepath.Join(dir, "t")
	if err := os.WriteFile(src, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(gcc, "-std=gnu11", "-Wall", "-Wno-unused", "-Wno-tautological-compare", "-Wno-bool-compare", "-Werror=parentheses", "-O0", "-o", bin, src).CombinedOutput(); err != nil {
		t.Fatalf("gcc: %v\n%.3000s", err, out)
	}
	out, err := exec.Command(bin).Output()
	if err != nil {
		t.Fatal(err)
	}
	compareLines(t, cases, string(out), C)
}

func TestPrintPythonRun(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	cases := printCases(t, 800, 6e6)
	cases = append(cases, sumCases()...)
	var b bytes.Buffer
	for _, pc := range cases {
		text := Python(pc.e)
		if pc.c != nil {
			text = "1 if " + CondPython(pc.c) + " else 0"
		}
		fmt.Fprintf(&b, "f = lambda n, m, u, w, z: %s\n", text)
		for _, env := range pc.envs {
			fmt.Fprintf(&b, "print(f(%d, %d, %d, %d, %d))\n", env["n"], env["m"], env["u"], env["w"], env["z"])
		}
	}
	cmd := exec.Command(python, "-")
	cmd.Stdin = &b
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("python3: %v\n%.3000s", err, out)
	}
	compareLines(t, cases, string(out), Python)
}

func compareLines(t *testing.T, cases []printCase, out string, show func(Expr) string) {
	t.Helper()
	lines := strings.Fields(out)
	k := 0
	for _, pc := range cases {
		for i, env := range pc.envs {
			if k >= len(lines) {
				t.Fatalf("only %d results", len(lines))
			}
			if want := fmt.Sprint(pc.want[i]); lines[k] != want {
				t.Errorf("%s\nat %v gives %s, want %s (%s)", show(pc.e), env, lines[k], want, pc.e)
			}
			k++
		}
	}
}

// sumCases are sums without closed form.
func sumCases() []printCase {
	n, m, i := NewSym("n", Input, nil, nil), NewSym("m", Input, nil, nil), NewSym("i", Bound, nil, nil)
	e := SumOf(i, m, n, FloorDivOf(MulOf(i, i), AddOf(MulOf(m, m), Int(1))))
	var pc printCase
	pc.e = AddOf(MulOf(Int(3), e), n)
	for _, v := range [][3]int64{{5, 2, 3*(0+1+3) + 5}, {2, 5, 2}, {3, -1, 3*(0+0+0+2) + 3}} {
		pc.envs = append(pc.envs, map[string]int64{"n": v[0], "m": v[1]})
		pc.want = append(pc.want, v[2])
	}
	return []printCase{pc}
}

// TestPrintShape checks that formulas read as people write them.
func TestPrintShape(t *testing.T) {
	tests := []struct{ in, text, c, python, math string }{
		{"3*n*n + 2*n + 56", "3*n*n + 2*n + 56", "3*n*n + 2*n + 56", "3*n*n + 2*n + 56", "3·n² + 2·n + 56"},
		{"56 - n", "-n + 56", "56 - n", "56 - n", "56 - n"},
		{"m - n", "m - n", "m - n", "m - n", "m - n"},
		{"n - m", "n - m", "n - m", "n - m", "n - m"},
		{"-n", "-n", "-n", "-n", "-n"},
		{"-n*m", "-m*n", "-m*n", "-m*n", "-m·n"},
		{"0 - 3*n - 5", "-3*n - 5", "-3*n - 5", "-3*n - 5", "-3·n - 5"},
		{"u / 4", "floordiv(u, 4)", "u / 4", "u // 4", "⌊u/4⌋"},
		{"3 * (u / 4)", "3*floordiv(u, 4)", "3*(u / 4)", "3*(u // 4)", "3·⌊u/4⌋"},
		{"(u + 15) & ~15", "16*floordiv(u + 15, 16)", "16*((u + 15) / 16)", "16*((u + 15) // 16)", "16·⌊(u + 15)/16⌋"},
		{"floordiv(n, 4)", "floordiv(n, 4)", "n >> 2", "n // 4", "⌊n/4⌋"},
		{"floordiv(n, 3)", "floordiv(n, 3)", "n / 3 - (n % 3 < 0)", "n // 3", "⌊n/3⌋"},
		{"sum(i, 0, u, i)", "floordiv(u*u - u, 2)", "(u*u - u) / 2", "(u*u - u) // 2", "⌊(u² - u)/2⌋"},
		{"(1 << (u + 2)) + (1 << (w + 9))", "4*pow2(u) + 512*pow2(w)", "(1 << (u + 2)) + (1 << (w + 9))", "2**(u + 2) + 2**(w + 9)", "2^(u + 2) + 2^(w + 9)"},
		{"n > 0 ? 8*n : 4", "n > 0 ? 8*n : 4", "n > 0 ? 8*n : 4", "8*n if n > 0 else 4", "8·n if n > 0, else 4"},
		{"max(n, m, 7)", "max(m, n, 7)", "max(m, max(n, 7))", "max(m, n, 7)", "max(m, n, 7)"},
		{"u % 8", "mod(u, 8)", "u % 8", "u % 8", "u mod 8"},
		{"mod(n, 8)", "mod(n, 8)", "n & 7", "n % 8", "n mod 8"},
		{"strm->state->w_size * 2", "2*strm->state->w_size", "2*strm->state->w_size", "2*strm->state->w_size", "2·strm->state->w_size"},
		{`int(event["n"]) + 1`, `int(event["n"]) + 1`, `int(event["n"]) + 1`, `int(event["n"]) + 1`, `int(event["n"]) + 1`},
		{"n * (m + 1)", "m*n + n", "m*n + n", "m*n + n", "m·n + n"},
	}
	for _, tt := range tests {
		e := mustParse(t, tt.in)
		for _, got := range [][2]string{{e.String(), ""}, {C(e), tt.c}, {Python(e), tt.python}, {Math(e), tt.math}} {
			if got[1] != "" && got[0] != got[1] {
				t.Errorf("%s prints %q, want %q", tt.in, got[0], got[1])
			}
		}
		if back := mustParse(t, e.String()); !Equal(back, e) {
			t.Errorf("%s: %s reads back as %s", tt.in, e, back)
		}
	}
	conds := []struct{ in, c, python string }{
		{"n > 0", "n > 0", "n > 0"},
		{"!(n < 1)", "n > 0", "n > 0"},
		{"n >= 2 && (m == 0 || m != n)", "n >= 2 && (m == 0 || m != n)", "n >= 2 and (m == 0 or m != n)"},
		{"n < m", "n < m", "n < m"},
		{"n <= m", "n <= m", "n <= m"},
		{"2*n < 7", "n <= 3", "n <= 3"},
	}
	for _, tt := range conds {
		c, err := ParseCond(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := CondC(c); got != tt.c {
			t.Errorf("%s prints %q, want %q", tt.in, got, tt.c)
		}
		if got := CondPython(c); got != tt.python {
			t.Errorf("%s prints %q, want %q", tt.in, got, tt.python)
		}
	}
}

// testSyms are u and w, not negative.
func testSyms(name string) *Sym {
	if name == "u" || name == "w" {
		return NewSym(name, Input, new(big.Int), nil)
	}
	return nil
}

func mustParse(t *testing.T, s string) Expr {
	t.Helper()
	e, err := ParseWith(s, testSyms)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return e
}

// TestPythonIndex demands names that Python accepts of indices that were renamed
// to tell them apart.
func TestPythonIndex(t *testing.T) {
	i := NewSym("i'", Bound, nil, nil)
	n := NewSym("n", Input, nil, nil)
	// An opaque function keeps the sum from having a closed form.
	e := SumOf(i, Int(0), n, ApplyOf("f", i))
	if got, want := Python(e), "sum(f(i_) for i_ in range(0, n))"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
