// This file tests executable headers: accepted without a word by strict
// compilers of every standard, and answering what sym.Eval answers.

package crewrite

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

func headerInterfaces(t *testing.T) []*iface.Interface {
	n := func() *iface.Input { return input("n", iface.InValue, 0, "int", 4, true) }
	ifs := []*iface.Interface{
		fn(t, "int", "large_mem_func", []string{"int n"}, []*iface.Input{n()}, "alloc 4*n"),
		fn(t, "void *", "get", []string{"size_t size"}, []*iface.Input{input("size", iface.InValue, 0, "size_t", 8, false)}, "alloc size"),
		fn(t, "void", "put", []string{"void *p"}, []*iface.Input{input("resource_of(p)", iface.InResourceOf, 0, "void *", 8, false)}, "free resource_of(p)"),
		fn(t, "int", "field", []string{"struct vec *v", "int k"}, []*iface.Input{
			input("v->next->len", iface.InValue, 0, "int", 4, true, deref(8), deref(0)), input("k", iface.InValue, 1, "int", 4, true)},
			"alloc v->next->len * k", "peak <= 100"),
		fn(t, "char *", "copy", []string{"const char *s"}, []*iface.Input{input("strlen(s)", iface.InLength, 0, "const char *", 8, false)}, "alloc strlen(s) + 1"),
		fn(t, "int", "sums", []string{"int n"}, []*iface.Input{n()}, "alloc sum(i, 0, n, sum(j, 0, i, max(i, j, 2)*n))"),
		fn(t, "int", "open", []string{"int n"}, []*iface.Input{n()}, "alloc >= n"),
	}
	for _, f := range ifs {
		f.Origin = iface.FromDecl
	}
	// An inferred one: 8*n for n > 2, else nothing; freed again.
	f := fn(t, "int", "cases", []string{"int n"}, []*iface.Input{n()})
	x := f.Inputs["n"].Sym
	point := func(a, fr, p sym.Expr) effect.Effect {
		return effect.Effect{Alloc: effect.Point(a), Freed: effect.Point(fr), Net: effect.Point(sym.Sub(a, fr)), Peak: effect.Point(p)}
	}
	big := sym.LtOf(sym.Int(2), x)
	e := sym.MulOf(sym.Int(8), x)
	f.Summary = &iface.Summary{Inputs: f.Inputs, Cases: []iface.Case{
		{Path: big, Effect: point(e, e, e)},
		{Path: sym.NotOf(big), Effect: point(sym.Int(0), sym.Int(0), sym.Int(0))},
	}}
	return append(ifs, f)
}

const headerProgram = `#include <stdio.h>
#include "x.mux.h"
#include "x.mux.h"
struct vec { int len; int cap; struct vec *next; };
int main(void) {
  struct vec a, b;
  a.len = 6; a.next = &b; b.len = 7; b.next = 0;
  printf("%llu %llu %llu\n", mux_alloc_large_mem_func(10), mux_free_large_mem_func(10), mux_peak_large_mem_func(10));
  printf("%llu %llu\n", mux_alloc_large_mem_func(-1), mux_alloc_get(~0UL));
  printf("%llu %llu\n", mux_free_put(&a, 64), mux_alloc_put(0, 0));
  printf("%llu %llu %llu\n", mux_alloc_field(&a, 3), mux_alloc_field(&b, 3), mux_peak_field(&a, 3));
  printf("%llu %llu\n", mux_alloc_copy("hello"), mux_alloc_copy(0));
  printf("%llu %llu\n", mux_alloc_sums(3), mux_alloc_sums(2000000));
  printf("%llu\n", mux_alloc_open(1));
  printf("%llu %llu %llu\n", mux_alloc_cases(3), mux_free_cases(3), mux_peak_cases(2));
  return 0;
}
`

// The sums: n = 3: i = 1: j = 0: 2*3; i = 2: 2*(2*3); together 18.
const headerOutput = `40 0 40
0 18446744073709551615
64 0
21 18446744073709551615 100
6 18446744073709551615
18 18446744073709551615
18446744073709551615
24 24 0
`

func TestHeader(t *testing.T) {
	text, err := Header(headerInterfaces(t), HeaderOptions{Guard: "X_MUX_H", Includes: []Include{{Name: "<stddef.h>"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"MUX(alloc 4*n)\nint large_mem_func(int n);\n",
		"MUX(free resource_of(p))\nvoid put(void *p);\n",
		"MUX(alloc v->next->len * k, peak <= 100)\nint field(struct vec *v, int k);\n",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	dir := t.TempDir()
	write := func(name, s string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("x.mux.h", string(text))
	write("t.c", headerProgram)
	// The header's own text has to be clean, not only excused as a system header.
	write("y.mux.h", strings.Replace(string(text), "#pragma GCC system_header\n", "", 1))
	write("u.c", "struct vec;\n"+strings.ReplaceAll(headerProgram, "x.mux.h", "y.mux.h"))
	for _, args := range [][]string{
		{"t.c", "-std=c99"}, {"t.c", "-std=c11"}, {"t.c", "-std=gnu17", "-O2"}, {"t.c", "-std=gnu2x"},
		{"t.c", "-std=gnu89", "-Wno-long-long"}, {"u.c", "-std=c99"}, {"u.c", "-std=c11", "-O2"},
		{"t.c", "-x", "c++", "-std=c++11", "-Dnothing"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			exe := filepath.Join(dir, "t")
			all := append([]string{"-Wall", "-Wextra", "-pedantic", "-Werror", "-Wno-invalid-pch", "-o", exe}, args[1:]...)
			cmd := exec.Command("gcc", append(all, args[0])...)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%.2000s", err, out)
			}
			out, err := exec.Command(exe).Output()
			if err != nil || string(out) != headerOutput {
				t.Errorf("%v\ngot\n%s\nwant\n%s", err, out, headerOutput)
			}
		})
	}
}

// randomExpr makes an expression over the symbols with every kind of node.
func randomExpr(r *rand.Rand, syms []sym.Expr, depth int) sym.Expr {
	if depth == 0 || r.Intn(6) == 0 {
		if r.Intn(3) == 0 {
			return sym.Int(int64(r.Intn(41) - 20))
		}
		return syms[r.Intn(len(syms))]
	}
	sub := func() sym.Expr { return randomExpr(r, syms, depth-1) }
	switch r.Intn(17) {
	case 0, 1:
		return sym.AddOf(sub(), sub(), sub())
	case 2:
		return sym.Sub(sub(), sub())
	case 3, 4:
		return sym.MulOf(sub(), sub())
	case 5:
		return sym.MaxOf(sub(), sub(), sub())
	case 6:
		return sym.MinOf(sub(), sub())
	case 7:
		return sym.FloorDivOf(sub(), sub())
	case 8:
		return sym.TruncDivOf(sub(), sub())
	case 9:
		return sym.ModOf(sub(), sub())
	case 10:
		return sym.Pow2Of(sym.ModOf(sub(), sym.Int(9)))
	case 11:
		c := []sym.Cond{sym.LtOf(sub(), sub()), sym.EqOf(sub(), sub()), sym.LeOf(sub(), sub())}
		return sym.IteOf(sym.AndOf(c[0], sym.OrOf(c[2], sym.NotOf(c[1]))), sub(), sub())
	case 12:
		return sym.ApplyOf([]string{sym.FnBitAnd, sym.FnBitOr, sym.FnBitXor}[r.Intn(3)], sub(), sub())
	case 13:
		return sym.ApplyOf([]string{sym.FnLog2Ceil, sym.FnLog2Floor}[r.Intn(2)], sub())
	case 14, 15:
		// A counter that ends the loop, and a value computed from both.
		i, x := sym.NewSym("i", sym.Bound, nil, nil), sym.NewSym("x", sym.Bound, nil, nil)
		in := append([]sym.Expr{i, x}, syms...)
		return sym.RecOf([]*sym.Sym{i, x}, []sym.Expr{sym.Int(0), sub()}, []sym.Expr{sym.AddOf(i, sym.Int(1)), randomExpr(r, in, depth-1)},
			sym.AndOf(sym.LtOf(i, sym.ModOf(sub(), sym.Int(7))), sym.NeOf(x, sub())), sym.AddOf(x, randomExpr(r, in, depth-1)))
	default:
		i := sym.NewSym("i", sym.Bound, nil, nil)
		return sym.SumOf(i, sym.Int(0), sym.ModOf(sub(), sym.Int(7)), randomExpr(r, append([]sym.Expr{i}, syms...), depth-1))
	}
}

// TestGeneratedArithmetic evaluates random formulas in C, by the header and by
// stubs, and with sym.Eval. Where C answers with a value it is the right one;
// where there is none both say so.
func TestGeneratedArithmetic(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	a, b, c := sym.NewSym("a", sym.Input, nil, nil), sym.NewSym("b", sym.Input, nil, nil), sym.NewSym("c", sym.Input, nil, nil)
	syms := []sym.Expr{a, b, c}
	in := map[string]*iface.Input{}
	for i, s := range []*sym.Sym{a, b, c} {
		in[s.Name] = input(s.Name, iface.InValue, i, "long long", 8, true)
	}
	const formulas = 120
	points := [][3]int64{{1, 2, 3}, {0, 0, 0}, {-7, 3, -2}, {1 << 40, -3, 1 << 33}, {-1 << 63, 1<<63 - 1, -1}, {17, 5, 100}}
	var stubs, header, calls strings.Builder
	stubs.WriteString(Prelude() + "\n")
	var exprs []sym.Expr
	var ifs []*iface.Interface
	for k := 0; len(exprs) < formulas; k++ {
		e := randomExpr(r, syms, 4)
		f := &iface.Interface{Name: fmt.Sprintf("f%03d", len(exprs)), Lang: iface.C, Public: true, Result: "int", Inputs: in, Origin: iface.FromBody,
			Params: []iface.Param{{Name: "a", Type: "long long"}, {Name: "b", Type: "long long"}, {Name: "c", Type: "long long"}}}
		f.Clauses = []iface.Clause{{Key: iface.LookupKeyword("peak"), Bound: e, Text: "peak 0"}}
		rd := &reader{prefix: stubPrefix, status: "&__mux_st", params: []string{"a", "b", "c"}, paramPointer: make([]bool, 3)}
		g := gen{prefix: stubPrefix, status: "&__mux_st", sum: sumStatement, rec: recStatement,
			read: func(_ *gen, s *sym.Sym) (string, error) { return rd.read(in[s.Name]) }}
		text, err := g.expr(e)
		if err != nil {
			continue
		}
		exprs, ifs = append(exprs, e), append(ifs, f)
		fmt.Fprintf(&stubs, "static long long s_%s(long long a, long long b, long long c, int *st) { int __mux_st = 0; __mux_i v = %s; (void)a;(void)b;(void)c; *st = __mux_st; return v; }\n", f.Name, text)
		for _, p := range points {
			args := fmt.Sprintf("%s,%s,%s", lit(p[0]), lit(p[1]), lit(p[2]))
			fmt.Fprintf(&calls, "  v = s_%[1]s(%[2]s,&st); printf(\"%%d %%lld %%llu\\n\", st, v, mux_peak_%[1]s(%[2]s));\n", f.Name, args)
		}
	}
	text, err := Header(ifs, HeaderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	header.Write(text)
	exe := compile(t, "#include <stdio.h>\n"+header.String()+stubs.String()+"int main(void) { int st; long long v;\n"+calls.String()+"  return 0; }\n", "-O1", "-std=gnu11", "-w")
	out, err := exec.Command(exe).Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != formulas*len(points) {
		t.Fatalf("%d lines", len(lines))
	}
	exact := 0
	for k, e := range exprs {
		for j, p := range points {
			var st int
			var v int64
			var up uint64
			if _, err := fmt.Sscan(lines[k*len(points)+j], &st, &v, &up); err != nil {
				t.Fatal(err)
			}
			env := sym.MapEnv{"a": big.NewInt(p[0]), "b": big.NewInt(p[1]), "c": big.NewInt(p[2])}
			want, err := sym.Eval(e, env)
			switch {
			case errors.Is(err, sym.ErrUndefined):
				if st == 0 {
					t.Errorf("%v at %v: C says %d, it has no value", e, p, v)
				}
			case err != nil:
			case st == 0:
				exact++
				if !want.IsInt64() || want.Int64() != v {
					t.Errorf("%v at %v: C says %d, it is %v", e, p, v, want)
				}
			}
			safe := uint64(v)
			if v < 0 {
				safe = 0
			}
			if st != 0 {
				safe = ^uint64(0)
			}
			if up != safe {
				t.Errorf("%v at %v: stub %d (%d), header %d", e, p, v, st, up)
			}
		}
	}
	if exact < formulas*len(points)/3 {
		t.Errorf("only %d values of %d are exact", exact, formulas*len(points))
	}
}

func lit(v int64) string {
	if v == -1<<63 {
		return "(-9223372036854775807LL-1)"
	}
	return fmt.Sprintf("%dLL", v)
}
