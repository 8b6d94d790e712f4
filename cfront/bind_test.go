// This file tests the binding of clauses.

package cfront

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// bindText loads and binds C with clauses, preprocessed by gcc when it has
// directives.
func bindText(t testing.TB, src string) (*Unit, *Bindings, []*diag.Diagnostic) {
	t.Helper()
	text := []byte(src)
	if strings.Contains(src, "#") {
		gcc, err := exec.LookPath("gcc")
		if err != nil {
			t.Skip("no gcc")
		}
		cmd := exec.Command(gcc, "-E", "-fdirectives-only", "-x", "c", "-")
		cmd.Stdin = strings.NewReader(src)
		if text, err = cmd.Output(); err != nil {
			t.Fatal(err)
		}
	}
	res := clause.Scan(text, func(n string) bool { return iface.LookupKeyword(n) != nil }, clause.Options{})
	if len(res.Errors) > 0 {
		t.Fatalf("scan: %v", res.Errors[0].Msg)
	}
	u, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: res.Text})
	if err != nil {
		t.Fatal(err)
	}
	b, ds := u.Bind(BindConfig{Text: text, Groups: res.Groups})
	return u, b, ds
}

// declsForClauses is what the expressions below speak of.
const declsForClauses = `
typedef unsigned long size_t;
typedef unsigned char u8;
enum mode { SMALL = 3, LARGE = 100 };
struct in { short a; int b[4]; };
struct st { int len; char *data; struct in in; struct st *next; unsigned f:5; struct in *pin; char buf[16]; long *tab[3]; };
struct opaque;
struct st g;
int gi;
long garr[10];
size_t strlen(const char *s);
int depth(const struct st *s) __attribute__((pure));
`

// TestExpressions gives the value a clause must have at some inputs; the
// expected number follows from C's rules and the language document, not from
// running the code.
func TestExpressions(t *testing.T) {
	for _, c := range []struct {
		expr string
		env  string // name=value …
		want string // number, "undefined", or a diagnostic code
	}{
		{"n", "n=7", "7"},
		{"sizeof(int) * n", "n=10", "40"},
		{"4 * n + 8", "n=-3", "-4"}, // mathematical
		{"u - 10", "u=3", "-7"},     // no wrap without a cast
		{"(unsigned)(u - 10)", "u=3", "4294967289"},
		{"(signed char)n", "n=200", "-56"},
		{"(u8)n", "n=300", "44"},
		{"(_Bool)n", "n=300", "1"},
		{"(size_t)-1", "", "18446744073709551615"},
		{"n / 2", "n=-7", "-3"}, // truncates
		{"n % 4", "n=-7", "-3"},
		{"n / m", "n=1 m=0", "undefined"},
		{"n % m", "n=1 m=0", "undefined"},
		{"1 << n", "n=40", "1099511627776"},
		{"1 << n", "n=-1", "undefined"},
		{"n >> 1", "n=-3", "-2"},
		{"(n + 7) & ~7", "n=9", "16"},
		{"n & 0xff", "n=-1", "255"},
		{"n | 1", "n=4", "5"},
		{"n ^ 3", "n=5", "6"},
		{"~n", "n=5", "-6"},
		{"-n + +m", "n=5 m=2", "-3"},
		{"!n", "n=0", "1"},
		{"n < m", "n=1 m=2", "1"},
		{"-1 < u", "u=1", "1"}, // comparisons are mathematical too
		{"n == m || n > 5", "n=6 m=2", "1"},
		{"n && m", "n=6 m=0", "0"},
		{"n ? m : 3", "n=0 m=9", "3"},
		{"m != 0 ? n / m : 5", "n=9 m=0", "5"},
		{"(m != 0) * 2 + (m && n / m > 1)", "n=9 m=0", "0"},
		{"m || n / m", "n=9 m=0", "undefined"},
		{"SMALL + LARGE", "", "103"},
		{"sizeof(struct st)", "", "104"},
		{"sizeof(struct in)", "", "20"},
		{"sizeof(enum mode)", "", "4"},
		{"sizeof(p->in.b)", "", "16"},
		{"sizeof p->in.b / sizeof p->in.b[0]", "", "4"},
		{"sizeof(*p)", "", "104"},
		{"sizeof(p)", "", "8"},
		{"sizeof(char[n])", "n=5", "5"},
		{"sizeof(int (*)(void))", "", "8"},
		{"sizeof(unsigned long long)", "", "8"},
		{"sizeof(long double)", "", "16"},
		{"sizeof(n + 1L)", "", "8"},
		{"sizeof(typeof(p->in))", "", "20"},
		{"sizeof(garr)", "", "80"},
		{"p->len", "p=4096 p->len=12", "12"},
		{"p->len", "p=0 p->len=12", "undefined"},
		{"(*p).len", "p=4096 p->len=12", "12"},
		{"p->in.b[2]", "p=4096 p->in.b[2]=9", "9"},
		{"p->f", "p=4096 p->f=31", "31"},
		{"p->pin->a", "p=4096 p->pin=8192 p->pin->a=-5", "-5"},
		{"p->pin->a", "p=4096 p->pin=0 p->pin->a=-5", "undefined"},
		{"p == 0 ? 0 : p->len", "p=0 p->len=3", "0"},
		{"p && p->len > 2", "p=0 p->len=3", "0"},
		{"!p || p->len", "p=0 p->len=3", "1"},
		{"a[3]", "a=64 a[3]=8", "8"},
		{"a[0] + *a", "a=64 *a=8", "16"},
		{"*(a + 2)", "a=64 a[2]=8", "8"},
		{"g.len + gi", "g.len=4 gi=5", "9"},
		{"garr[4]", "garr[4]=77", "77"},
		{"strlen(s) + 1", "s=64 strlen(s)=10", "11"},
		{"strlen(p->data)", "p=64 p->data=128 strlen(p->data)=10", "10"},
		{"strlen(s)", "s=0 strlen(s)=10", "undefined"},
		{"depth(p)", "p=64 depth(p)=3", "3"},
		{"resource_of(p)", "p=64 resource_of(p)=33", "33"},
		{"resource_of(p->next)", "p=64 p->next=128 resource_of(p->next)=5", "5"},
		{"resource_of((void *)0)", "", "0"},
		{"min(n, m, 3) + max(n, m)", "n=5 m=4", "8"},
		{"sum(i, 0, n, 2 * i + 1)", "n=5", "25"},
		{"sum(i, 0, n, sum(j, 0, i, 1))", "n=5", "10"},
		{"sum(i, n, 0, i)", "n=5", "0"},
		{"'a' + '\\n' + '\\0' + '\\x41' + '\\''", "", "211"},
		{"0x10 + 010 + 10u + 0b11", "", "37"},
		{"((((n))))", "n=3", "3"},
		{"q", "", "unknown-name"},
		{"p->nope", "", "unknown-name"},
		{"nope(n)", "", "unknown-name"},
		{"n +", "", "syntax"},
		{"n m", "", "syntax"},
		{"n = 3", "", "syntax"},
		{"n++", "", "syntax"},
		{"--n", "", "syntax"},
		{"1.5 * n", "", "unsupported"},
		{"(double)n", "", "unsupported"},
		{"d * 2", "", "unsupported"},
		{"n->len", "", "syntax"},
		{"p->in", "", "unsupported"},
		{"result", "", "unknown-name"},
		{"(n, m)", "", "syntax"},
		{"sum(i, 0, n, 2 * a[i] + i)", "a=8 n=3 sum(i,~0,~n,~a[i])=7", "17"},
		{"sum(k, 1, n, a[k])", "a=8 n=3 sum(i,~0,~n~-~1,~a[i~+~1])=7", "7"},
		{"sum(i, 0, n, p->data[i])", "p=8 p->data=16 n=3 sum(i,~0,~n,~p->data[i])=7", "7"},
		{"sum(i, 0, n, i * a[i])", "", "unsupported"},
		{"sum(i, 0, n, a[i] ? 4 : 0)", "", "unsupported"},
		{"sum(i, 0, n, a[a[i]])", "", "unsupported"},
		{"sum(i, 0, n, sum(j, 0, m, a[i + j]))", "", "unsupported"},
		{"size_t", "", "syntax"},
		{"struct st", "", "unknown-name"},
		{"sizeof(struct opaque)", "sizeof(struct opaque)=48", "48"},
		{"o->size", "o=8 o->size=11", "11"},
		{"\xff\xfe", "", "unknown-name"},
		{"n ? : 2", "n=0", "2"},
		{"fp == 0", "fp=0", "1"},
		{strings.Repeat("(", 5000) + "n" + strings.Repeat(")", 5000), "", "limit"},
		{strings.Repeat("-", 1) + strings.Repeat(" -", 5000) + "n", "", "limit"},
		{"n" + strings.Repeat("+n", 5000), "n=2", "10002"},
		{"n" + strings.Repeat("+n", 500000), "", "limit"},
	} {
		src := declsForClauses + "[alloc " + c.expr + "]\nvoid *f(int n, int m, unsigned u, struct st *p, int *a, const char *s, double d, struct opaque *o, void (*fp)(void));\n"
		u, b, ds := bindText(t, src)
		name := c.expr
		if len(name) > 60 {
			name = name[:60]
		}
		_ = u
		f := b.Func("f")
		if f == nil {
			if len(ds) != 1 || string(ds[0].Code) != c.want {
				t.Errorf("%s: %v, want %s", name, ds, c.want)
			} else if ds[0].Pos.Line != strings.Count(declsForClauses, "\n")+1 {
				t.Errorf("%s: diagnostic at %v", name, ds[0].Pos)
			}
			continue
		}
		if len(ds) > 0 {
			t.Errorf("%s: %v", name, ds)
			continue
		}
		env := sym.MapEnv{}
		for _, kv := range strings.Fields(strings.ReplaceAll(c.env, "struct opaque", "struct~opaque")) {
			i := strings.LastIndex(kv, "=")
			k := strings.ReplaceAll(kv[:i], "~", " ")
			v, _ := sym.IsConst(mustParse(t, kv[i+1:]))
			env[k] = v
			// For some other type of the program text.
			if f.Inputs[k] == nil && !strings.HasSuffix(c.want, "undefined") && k != "n" && k != "m" && !strings.Contains(name, "(void *)0") {
				t.Errorf("%s: %s is no input (%v)", name, k, keys(f.Inputs))
			}
		}
		cl := f.Clauses[0]
		if cl.Undefined != nil {
			un, err := sym.EvalCond(cl.Undefined, env)
			if err != nil {
				t.Errorf("%s: undefined: %v", name, err)
				continue
			}
			if un {
				if c.want != "undefined" {
					t.Errorf("%s: undefined, want %s", name, c.want)
				}
				continue
			}
		}
		got, err := sym.Eval(cl.Bound, env)
		if err != nil || got.String() != c.want {
			t.Errorf("%s = %v (%v), want %s", name, got, err, c.want)
		}
	}
}

func keys(m map[string]*iface.Input) (r []string) {
	for k := range m {
		r = append(r, k)
	}
	return r
}

func mustParse(t testing.TB, s string) sym.Expr {
	e, err := sym.Parse(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return e
}

// TestPlaces checks where inputs are.
func TestPlaces(t *testing.T) {
	_, b, ds := bindText(t, declsForClauses+
		"[alloc p->in.b[2] + p->pin->b[1] + g.in.a + n + p->f, free resource_of(p->next), peak p->data[3]]\nvoid *f(int n, struct st *p);\n")
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	f := b.Func("f")
	for name, want := range map[string]string{
		"p->in.b[2]":           "param 1 p *+28 size 4 value int true",
		"p->pin":               "param 1 p *+56 size 8 value struct in * false",
		"p->pin->b[1]":         "param 1 p *+56 *+8 size 4 value int true",
		"g.in.a":               "global 0 g +16 size 2 value short true",
		"n":                    "param 0 n size 4 value int true",
		"p":                    "param 1 p size 8 value struct st * false",
		"resource_of(p->next)": "param 1 p *+40 size 8 resource unsigned long false",
		"p->data[3]":           "param 1 p *+8 *+3 size 1 value char true",
	} {
		in := f.Inputs[name]
		if in == nil {
			t.Errorf("no input %s in %v", name, keys(f.Inputs))
			continue
		}
		var s strings.Builder
		fmt.Fprintf(&s, "%s %d %s", map[iface.RootKind]string{iface.RootParam: "param", iface.RootGlobal: "global"}[in.Place.Root], in.Place.Index, in.Place.Name)
		for _, st := range in.Place.Steps {
			s.WriteString(" ")
			if st.Deref {
				s.WriteString("*")
			}
			fmt.Fprintf(&s, "+%v", st.Offset)
		}
		fmt.Fprintf(&s, " size %d %s %s %v", in.Place.Size, map[iface.InputKind]string{iface.InValue: "value", iface.InResourceOf: "resource"}[in.Kind], in.Type, in.Signed)
		if s.String() != want {
			t.Errorf("%s: %s, want %s", name, s.String(), want)
		}
	}
	lo, hi := f.Inputs["p->f"].Sym.Lo, f.Inputs["p->f"].Sym.Hi
	if lo.String() != "0" || hi.String() != "31" {
		t.Errorf("range of a bit-field: %v..%v", lo, hi)
	}
}

// TestForms binds clauses to every kind of declaration.
func TestForms(t *testing.T) {
	_, b, ds := bindText(t, `#include <stdlib.h>
#define MUX(...)
#define OF(a) a
#define API extern
#define UNIT 16
#define TWICE(x) (2 * (x))
struct buf { size_t n; char *data; };
[alloc size] void *get(size_t size);
[alloc items * size] typedef void *(*alloc_func)(void *opaque, unsigned items, unsigned size);
struct ops { int x; [alloc n] void *(*get)(size_t n); [free resource_of(p)] void (*put)(void *p); };
[resource sizeof(*this) + this->cap * sizeof(int)] struct vec { int len, cap; int *data; };
[resource this->n] typedef struct { size_t n; } blob;
[alloc n into out->data, free resource_of(old)] int grow(struct buf *out, void *old, size_t n);
[alloc 64]
[peak <= 64 + n, requires n >= 0]
static int stacked(int n) { return n; }
MUX(alloc n) void *portable(size_t n);
[[mux::alloc(n)]] void *attributed(size_t n);
[alloc TWICE(UNIT) * strm] API int OF(wrapped) OF((int strm, int level));
[alloc k into result] void (*handler(int k))(int other);
[alloc n] void *(*hook)(size_t n);
[alloc n] void *named(size_t n);
void *named(size_t count) { return 0; }
[alloc c] void *named(size_t c);
[alloc a] void *kr(a) int a; { return 0; }
int main(void) { return 0; }
`)
	for _, d := range ds {
		t.Error(d)
	}
	text := func(f *iface.Interface) string {
		if f == nil {
			return "none"
		}
		var s []string
		for _, c := range f.Clauses {
			x := c.Key.Name
			switch c.Rel {
			case iface.AtMost:
				x += " <="
			case iface.AtLeast:
				x += " >="
			}
			if c.Bound != nil {
				x += " " + sym.C(c.Bound)
			} else {
				x += " " + sym.CondC(c.Cond)
			}
			if c.Place != nil {
				x += " into " + c.Place.Text
			}
			s = append(s, x)
		}
		return strings.Join(s, ", ")
	}
	for name, want := range map[string]string{
		"get":        "alloc size",
		"grow":       "alloc n into out->data, free resource_of(old)",
		"stacked":    "alloc 64, peak <= n + 64, requires n >= 0",
		"portable":   "alloc n",
		"attributed": "alloc n",
		"wrapped":    "alloc 32*strm",
		"handler":    "alloc k into result",
		"kr":         "alloc a",
		"named":      "alloc count",
	} {
		if got := text(b.Func(name)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if f := b.Func("named"); f == nil || f.Origin != iface.FromBody || f.Params[0].Name != "count" || !f.Public {
		t.Errorf("named: %+v", f)
	}
	if f := b.Func("stacked"); f == nil || f.Public {
		t.Errorf("stacked: %+v", f)
	}
	if got := text(b.Typedef("alloc_func")); got != "alloc items*size" {
		t.Errorf("alloc_func: %s", got)
	}
	if got := text(b.Object("hook")); got != "alloc n" {
		t.Errorf("hook: %s", got)
	}
	if len(b.members) != 2 || len(b.resources) != 2 {
		t.Errorf("%d members, %d resources", len(b.members), len(b.resources))
	}
	if r := b.Resources(); len(r) == 2 {
		if got := sym.C(r[0].Bound); got != "4*this->cap + 16" || r[0].Inputs["this->cap"].Place.Root != iface.RootThis {
			t.Errorf("resource: %s", got)
		}
	}
}

// TestWrongClauses: one diagnostic each, at the clause.
func TestWrongClauses(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"[alloc 4] int table[4];", "1:2 clause-on-nonfunction"},
		{"[alloc 4];\nint x;", "1:1 unused-clause"},
		{"int x; [alloc 8]", "1:8 unused-clause"},
		{"[alloc n, alloc n + 1] void *f(int n);", "1:11 duplicate-clause"},
		{"[alloc n] [alloc n] void *f(int n);", "1:12 duplicate-clause"},
		{"[alloc n] void *f(int n);\n[alloc 2 * n] void *f(int n);", "2:2 contradicting-clauses"},
		{"[alloc n] void *f(int n);\n[alloc m] void *f(int m);", ""},
		{"[alloc n into a, alloc n into b] void f(int n, char **a, char **b);", ""},
		{"[alloc n] void *f(int);", "1:8 unknown-name"},
		{"[alloc n] void *f(void) { int n = 3; return 0; }", "1:8 unknown-name"},
		{"[alloc <= 3, alloc <= 5] void *f(void);", ""},
		{"[requires <= 3] void *f(void);", "1:2 syntax"},
		{"[free 3 into result] void *f(void);", "1:14 syntax"},
		{"[alloc 3 into 4] void *f(void);", "1:15 syntax"},
		{"[alloc 3 into result] void f(void);", "1:15 syntax"},
		{"[resource 3] int f(void);", "1:2 clause-on-nonfunction"},
		{"[resource 3] struct s { int a; };\n[resource this->b] struct t { int a; };", "2:17 unknown-name"},
		{"[alloc x] struct s { int x; };", "1:2 clause-on-nonfunction"},
		{"struct s { [alloc 3] int x; };", "1:13 clause-on-nonfunction"},
		{"[alloc a + b] int f(int a), g(int b);", "1:8 unknown-name 1:12 unknown-name"},
	} {
		_, _, ds := bindText(t, c.src+"\n")
		var got []string
		for _, d := range ds {
			got = append(got, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Col, d.Code))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s %v\nwant %s", c.src, s, ds, c.want)
		}
	}
}
