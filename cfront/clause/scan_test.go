// This file tests the scanner: what is a clause, what is none, what is wrong.

package clause

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func isKeyword(s string) bool {
	switch s {
	case "alloc", "free", "peak", "requires", "resource":
		return true
	}
	return false
}

// show prints groups in a form one can write by hand:
// kind[member]: keyword rel expr [-> place]; … @ declaration's first word.
func show(text []byte, r *Result) []string {
	var out []string
	for _, g := range r.Groups {
		var cs []string
		for _, c := range g.Clauses {
			s := c.Keyword + " "
			if c.Rel != "" {
				s += c.Rel + " "
			}
			s += string(c.Expr.Of(text))
			if !c.Place.Empty() {
				s += " -> " + string(c.Place.Of(text))
			}
			cs = append(cs, s)
		}
		k := [...]string{"list", "attr", "macro"}[g.Kind]
		if g.Member {
			k += " member"
		}
		rest := strings.Fields(string(text[g.Decl:]) + " EOF")
		out = append(out, k+": "+strings.Join(cs, "; ")+" @ "+rest[0])
	}
	for _, e := range r.Errors {
		out = append(out, fmt.Sprintf("%s: %s", e.Code, e.Span.Of(text)))
	}
	return out
}

var accepted = []struct {
	src  string
	want []string
}{
	{"[alloc n] void *f(unsigned long n);", []string{"list: alloc n @ void"}},
	{"[ free resource_of(p) ] void f(void *p);", []string{"list: free resource_of(p) @ void"}},
	{"int a; [alloc <= 64 + 8*n, peak <= 4096, requires n >= 0] int *f(int n) { return 0; } [alloc 3] int *g(void);",
		[]string{"list: alloc <= 64 + 8*n; peak <= 4096; requires n >= 0 @ int", "list: alloc 3 @ int"}},
	{"[alloc n] [free 3]\n/* c */ [peak = n] void *f(int n);",
		[]string{"list: alloc n @ void", "list: free 3 @ void", "list: peak = n @ void"}},
	{"struct b { char *data; }; [alloc n into out->data, free resource_of(old)] int grow(struct b *out, void *old, int n);",
		[]string{"list: alloc n -> out->data; free resource_of(old) @ int"}},
	{"[alloc into + n] int *f(int into, int n);", []string{"list: alloc into + n @ int"}},
	{"[alloc into into into] int *f(int into);", []string{"list: alloc into -> into @ int"}},
	{"[alloc sizeof(int) * max(a, b)] int *f(int a, int b);", []string{"list: alloc sizeof(int) * max(a, b) @ int"}},
	{"[alloc n] typedef void *(*fn)(int n);", []string{"list: alloc n @ typedef"}},
	{"struct s { [alloc n] void *(*get)(int n); struct { int i; [free 1] void (*put)(void *p); } in; [peak 2] void (*x)(void); };",
		[]string{"list member: alloc n @ void", "list member: free 1 @ void", "list member: peak 2 @ void"}},
	{"[resource sizeof(*this) + this->cap] struct v { int cap; };", []string{"list: resource sizeof(*this) + this->cap @ struct"}},
	{"int f(void) { struct l { [alloc 1] void *(*g)(void); } x; x.g = 0; return x.g == 0; } [alloc 2] int *h(void);",
		[]string{"list member: alloc 1 @ void", "list: alloc 2 @ int"}},
	{"int k(a) int a; { return a; } [alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"int f(void) { int x = ({ int t[] = {1}; t[0]; }); return x; } [alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"enum e { A, B = 3 }; [alloc A] int *g(void);", []string{"list: alloc A @ int"}},
	{"__asm__(\"nop\"); [alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"__extension__ [alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"struct __attribute__((packed)) p { [alloc 1] int *(*g)(void); };", []string{"list member: alloc 1 @ int"}},
	{"struct q *f(int (*cb)(void)) { return 0; }\n[alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"union u { int a; [alloc 1] int *(*g)(void); } f(void);", []string{"list member: alloc 1 @ int"}},
	{"# 1 \"a.c\"\n#define BEGIN\nBEGIN\n[alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"#define DECL(x) int x;\nDECL(y)\n[alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"#define OPEN {\n#define CLOSE }\nint f(void) OPEN return 0; CLOSE\n[alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"#define S(x) #x \"'{\"\n// don't {\n/* { ' */ char c = '{', *s = \"{\\\"{\"; [alloc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"[all\\\noc 1] int *g(void);", []string{"list: alloc 1 @ int"}},
	{"<:alloc 1:> int *g(void);", []string{"list: alloc 1 @ int"}},
	{"#define MUX(...)\nMUX(alloc n, free 3) void *f(int n);", []string{"macro: alloc n; free 3 @ void"}},
	{"#define MUX(...)\nstruct s { MUX(alloc n) void *(*f)(int n); };", []string{"macro member: alloc n @ void"}},
	{"[[mux::alloc(n), mux::free(<= 3)]] void *f(int n);", []string{"attr: alloc n; free <= 3 @ void"}},
	{"[[mux::alloc(n), nodiscard]] void *f(int n);", []string{"attr: alloc n @ void"}},
	{"[[nodiscard, mux :: alloc (n into result), mux::peak(1), deprecated(\"x\")]] void *f(int n);", []string{"attr: alloc n -> result; peak 1 @ void"}},
	{"[[mux::alloc(n)]] [[nodiscard]] [peak 3] void *f(int n);", []string{"attr: alloc n @ [[nodiscard]]", "list: peak 3 @ void"}},
	{"[alloc n] __attribute__((malloc)) void *f(int n);", []string{"list: alloc n @ __attribute__((malloc))"}},
	{"[alloc t[n], free {1}] int f(int *t, int n);", []string{"list: alloc t[n]; free {1} @ int"}},
	{"_Static_assert(1, \"[alloc 3]\"); [alloc ')' + '\\''] int *f(void);", []string{"list: alloc ')' + '\\'' @ int"}},
}

func TestAccepted(t *testing.T) {
	for _, c := range accepted {
		src := []byte(c.src)
		r := Scan(src, isKeyword, Options{})
		if d := cmp.Diff(c.want, show(src, r)); d != "" {
			t.Errorf("%s\n%s", c.src, d)
		}
		if !MayHaveClauses(src, isKeyword, Options{}) {
			t.Errorf("%s\npre-check says there is no clause", c.src)
		}
		checkBlank(t, src, r)
	}
}

// legal C in which nothing may be taken for a clause.
var legal = []string{
	"enum { alloc, free, peak }; int t[] = { [alloc] = 3, [free] 4, [peak ... 7] = 1 };",
	"int *p = &(int[]){1,2}[1];",
	"int alloc = 3; int f(int free) { int a[9]; a[alloc] = 1; return a [free]; }",
	"typedef int free_t; int f(int n) { int a[free_t_size(n)]; return 0; }",
	"enum { alloc = 4 }; int a[alloc], b [alloc]; struct { int x[alloc], y; int : alloc; } s;",
	"enum { free = 4 }; struct t { int\n[free]; };",
	"enum { alloc = 1 }; struct s { int a[3]; } v = { .a = { [alloc] = 2 }, }, w[] = { [alloc].a[0] = 1 };",
	"void g(int n, int a[n], int b[static n], int [n]); void h(int alloc, int [alloc]);",
	"int f(int alloc) { return ({ int t[2] = { [1] = alloc }; t[alloc]; }); }",
	"[[nodiscard]] int f(void); [[gnu::malloc]] [[deprecated]] int *g(void); [[]] int h;",
	"int f(void) { int free = 1, a[2]; goto l; l: ; return (a)[free]; }",
	"#define ALLOC(t) t[alloc]\n#define X [3]\nint y X; int z;",
	"#define alloc 3\nint x [alloc];\n#undef alloc\n",
	"int f(a) int a[]; { int alloc = 0; return a\n[alloc]; }",
	"char *s = \"[alloc n]\"; // [alloc n] int f();\n/* [alloc n] */ char c = '[';",
	"_Pragma(\"GCC diagnostic push\") int x; struct e {}; struct { ; int y; } z;",
	"int x = sizeof(struct { int a; int b[3]; }); int (*fp)(struct { int free[3]; } *);",
	"int mux(int); int MUX; int f(void) { return mux(MUX); }",
	"__extension__ typedef struct { int a; } T; extern int (*q[3])(int), r[2];",
	"struct fwd; struct fwd *mk(struct fwd *o) { enum { free }; static int t[] = { [free] = 1 }; return t[free] ? o : 0; }",
	"int f(int x) { switch (x) { case 1: { int peak = 0, v[1]; v\n[peak] = 2; } } return 0; }",
}

func TestLegal(t *testing.T) {
	for _, src := range legal {
		r := Scan([]byte(src), isKeyword, Options{})
		if r.Any() || r.Rewritten() {
			t.Errorf("%s\nis plain C; found %q, macros %v %v", src, show([]byte(src), r), r.MacroLists, r.MacroUses)
		}
		if string(r.Text) != src {
			t.Errorf("%s\nwas changed to\n%s", src, r.Text)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []string
	}{
		{"[alloc n void *f(int n);", []string{"unterminated: ["}},
		{"[alloc (n] void *f(int n);", []string{"unterminated: ["}},
		{"[alloc n", []string{"unterminated: ["}},
		{"[] int f(void);", []string{"list:  @ int", "empty: []"}},
		{"[alloc] int *f(void);", []string{"list:  @ int", "empty: alloc"}},
		{"[alloc =, free 3] int *f(void);", []string{"list: free 3 @ int", "empty: alloc ="}},
		{"[alloc n,] int *f(int n);", []string{"list: alloc n @ int", "empty: [alloc n,]"}},
		{"[aloc n] int *f(int n);", []string{"list:  @ int", "unknown-keyword: aloc n"}},
		{"[alloc n, fre 3] int *f(int n);", []string{"list: alloc n @ int", "unknown-keyword: fre 3"}},
		{"[alloc n into a into b] int *f(int n);", []string{"list:  @ int", "duplicate-into: into"}},
		{"[alloc n into] int *f(int n);", []string{"list:  @ int", "empty: into"}},
		{"[alloc < n] int *f(int n);", []string{"list:  @ int", "bad-relation: <"}},
		{"[alloc == n] int *f(int n);", []string{"list:  @ int", "bad-relation: =="}},
		{"[[mux::alloc]] int *f(int n);", []string{"attr:  @ int", "empty: mux::alloc"}},
		{"[[mux::aloc(n)]] int *f(int n);", []string{"attr:  @ int", "unknown-keyword: mux::aloc(n)"}},
		{"[[mux::alloc()]] int *f(int n);", []string{"attr:  @ int", "empty: alloc"}},
		{"static MUX(alloc 3) int *f(int n);", []string{"misplaced: MUX(alloc 3)"}},
		{"MUX(alloc 3; int *f(int n);", []string{"unterminated: MUX"}},
	} {
		src := []byte(c.src)
		r := Scan(src, isKeyword, Options{})
		if d := cmp.Diff(c.want, show(src, r)); d != "" {
			t.Errorf("%s\n%s", c.src, d)
		}
		checkBlank(t, src, r)
	}
}

func TestMacroBodies(t *testing.T) {
	for _, c := range []struct {
		src         string
		lists, uses int
	}{
		{"#define A(n) [alloc n]\n", 1, 0},
		{"#define A(n) [alloc <= (n)] [free 3]\n", 1, 0},
		{"#define A(n) [[mux::alloc(n)]]\n", 1, 0},
		{"# define A(n) \\\n  MUX(alloc n)\n", 0, 1},
		{"#define MUX(...)\n", 0, 0},
		{"#define A(x) x[alloc]\n#define B(x) x[free + 1]\n#define C \"[alloc n]\"\n", 0, 0},
	} {
		r := Scan([]byte(c.src), isKeyword, Options{})
		if len(r.MacroLists) != c.lists || len(r.MacroUses) != c.uses {
			t.Errorf("%s: lists %v, uses %v", c.src, r.MacroLists, r.MacroUses)
		}
	}
}

// checkBlank holds what blanking promises.
func checkBlank(t *testing.T, src []byte, r *Result) {
	t.Helper()
	if len(r.Text) != len(src) {
		t.Fatalf("%q: length %d became %d", src, len(src), len(r.Text))
	}
	for i := range src {
		if r.Text[i] == src[i] {
			continue
		}
		if r.Text[i] != ' ' || src[i] == '\n' {
			t.Fatalf("%q: byte %d became %q", src, i, r.Text[i])
		}
		in := false
		for _, g := range r.Groups {
			in = in || g.Span.Start <= i && i < g.Span.End
		}
		if !in {
			t.Fatalf("%q: byte %d is outside all groups and was blanked", src, i)
		}
	}
	for _, g := range r.Groups {
		for _, c := range g.Clauses {
			if c.Expr.Empty() || c.Expr.Start < c.Span.Start || c.Expr.End > c.Span.End {
				t.Fatalf("%q: clause %+v", src, c)
			}
		}
		if g.Decl < g.Span.End {
			t.Fatalf("%q: declaration %d inside group %v", src, g.Decl, g.Span)
		}
	}
	again := Scan(r.Text, isKeyword, Options{})
	for _, g := range again.Groups {
		if g.Kind != Macro {
			t.Fatalf("%q: blanked text still has %v", src, g)
		}
	}
}

// TestBlankedCompiles gives gcc the blanked text of every accepted form, and
// every legal text, which shows that the tests speak of C.
func TestBlankedCompiles(t *testing.T) {
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Fatal("gcc is needed: ", err)
	}
	dir := t.TempDir()
	compile := func(name string, text []byte) {
		file := filepath.Join(dir, name+".c")
		if err := os.WriteFile(file, text, 0o666); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(gcc, "-std=gnu2x", "-fsyntax-only", "-w", "-Wno-attributes", file).CombinedOutput()
		if err != nil {
			t.Errorf("gcc rejects\n%s\n%s", text, out)
		}
	}
	for i, c := range accepted {
		compile(fmt.Sprintf("accepted%d", i), Scan([]byte(c.src), isKeyword, Options{}).Text)
	}
	for i, src := range legal {
		src = strings.ReplaceAll(src, "free_t_size(n)", "sizeof(free_t) + n")
		if strings.Contains(src, "struct t { int\n[free]; }") {
			continue // an error in C, and no clause either
		}
		compile(fmt.Sprintf("legal%d", i), []byte(src))
	}
}

// TestLinear scans inputs on which a scanner that looks ahead goes quadratic:
// ten times the input may cost at most forty times the time.
func TestLinear(t *testing.T) {
	for _, piece := range []string{
		"[[struct{", "[alloc(", "struct{[alloc ", "MUX(", "{", "(", "[[x]", "[[mux::a(", "extern ", "#define A [alloc\n",
		"_Pragma(", "/*", "\"", "struct a b(", "[alloc into into ",
	} {
		cost := func(n int) time.Duration {
			text := bytes.Repeat([]byte(piece), n)
			best := time.Hour
			for range 3 {
				start := time.Now()
				Scan(text, isKeyword, Options{})
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := cost(2000), cost(20000)
		if large > 40*small+50*time.Millisecond {
			t.Errorf("%q: %v for 2000, %v for 20000", piece, small, large)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, c := range accepted {
		f.Add([]byte(c.src))
	}
	for _, s := range legal {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r := Scan(src, isKeyword, Options{})
		checkBlank(t, src, r)
		if len(r.Groups) > 0 && len(r.Errors) == 0 && !MayHaveClauses(src, isKeyword, Options{}) {
			for _, g := range r.Groups {
				if len(g.Clauses) > 0 {
					t.Fatalf("%q: the pre-check misses it", src)
				}
			}
		}
	})
}

func BenchmarkScan(b *testing.B) {
	text := bytes.Repeat([]byte(strings.Join(legal, "\n")+"\n"), 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Scan(text, isKeyword, Options{})
	}
}

func BenchmarkMayHaveClauses(b *testing.B) {
	text := bytes.Repeat([]byte("static int f(int n, char *p[]) { if (n > 3) return p[n][0] + t[1]; return 0; }\n"), 3000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		MayHaveClauses(text, isKeyword, Options{})
	}
}
