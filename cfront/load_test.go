// This file tests loading: positions, what has to be survived, and what may be
// left out.

package cfront

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"modernc.org/cc/v4"
)

func load(t testing.TB, src string) *Unit {
	t.Helper()
	u, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: []byte(src)})
	if err != nil {
		t.Fatalf("%v in\n%.300s", err, src)
	}
	return u
}

func TestPositions(t *testing.T) {
	u := load(t, "# 0 \"t.c\"\n# 1 \"t.c\"\nint a;\n# 7 \"inc.h\" 1 3\nint b;\n\n  int c(void) { return 1; }\n# 3 \"t.c\" 2\nint d;\n#line 40 \"we\\\"ird\\303.c\"\nint e;\n")
	for name, want := range map[string]string{"a": "t.c:1:5", "b": "inc.h:7:5", "c": "inc.h:9:7", "d": "t.c:3:5", "e": "we\"ird\303.c:40:5"} {
		d := u.Decls[name][0]
		if got := u.Pos(d).String(); got != want {
			t.Errorf("%s at %s, want %s", name, got, want)
		}
		off, ok := u.Offset(d)
		if !ok || string(u.Text[off:off+1]) != name {
			t.Errorf("%s: offset %d", name, off)
		}
		if sys := u.InSystemHeader(off); sys != (name == "b" || name == "c") {
			t.Errorf("%s: system header %v", name, sys)
		}
	}
	if len(u.Funcs) != 1 || u.Funcs[0].Name != "c" || !u.Funcs[0].External {
		t.Errorf("%+v", u.Funcs)
	}
}

// TestDialects: GNU C, old C and new C that real programs use.
func TestDialects(t *testing.T) {
	for _, src := range []string{
		"typedef __builtin_va_list va_list; int f(int n, ...) { va_list a, b; __builtin_va_start(a, n); __builtin_va_copy(b, a); n = __builtin_va_arg(b, int); __builtin_va_end(a); return n; }",
		"_Float16 h; __bf16 bf; __int128 w; unsigned __int128 uw; _Float128 q; __float128 p; _Complex double z; _Decimal64 dd;",
		"int f(int n) { int a[n]; void *l = &&x; goto *l; x: return ({ int y = sizeof a; y; }); }",
		"int f(int n) { switch (n) { case 1 ... 5: return 1; default: ; } return n ?: 3; }",
		"int kr(a, b) int a; char *b; { return a; }",
		"[[noreturn]] void g(void); [[gnu::malloc]] void *h(void) [[]]; struct [[deprecated(\"x]]\")]] s { [[maybe_unused]] int a; };",
		"#define NODISCARD [[nodiscard]]\nNODISCARD int f(void); int t[] = { [1] = 2 }; int *p = &(int[]){1,2}[1];",
		"static __inline__ __attribute__((always_inline, unused)) int f(int x) { return __builtin_expect(x, 0); }",
		"extern int f(int) __asm__(\"_f\") __attribute__((nonnull, pure)); __extension__ typedef long long ll; __thread int t;",
		"void f(void) { __asm__ volatile (\"nop\" : : : \"memory\"); __builtin_unreachable(); }",
		"typedef unsigned long w __attribute__((mode(TI))); typedef int q __attribute__ ((__mode__ (__QI__))); int a[sizeof(w) == 16 ? 1 : -1], b[sizeof(q) == 1 ? 1 : -1], c[(w)-1 > 0 ? 1 : -1];",
		"int f(double x) { return _Generic(x, double: 1, default: 2) + __builtin_types_compatible_p(int, long) + __builtin_constant_p(3); }",
		"struct s { int a; union { int b; char c; }; int d[]; }; int o = __builtin_offsetof(struct s, b); struct s v = { .b = 1, .a = 2 };",
		"enum e { A = 1, B = 0x80000000, C = -1 }; enum f : int; ",
		"typeof(1 + 1) x; __auto_type y = 3; _Static_assert(sizeof(int) == 4, \"\"); _Alignas(16) char b[16]; _Atomic int at; _Thread_local int tl;",
		"int f(void) { return __atomic_load_n(&(int){1}, 0) + __sync_fetch_and_add(&(int){1}, 2) + __builtin_add_overflow(1, 2, &(int){0}); }",
		"long f(void *p) { return p + 1 - (void *)0 + sizeof(void); } typedef char v16 __attribute__((vector_size(16))); v16 v;",
		"unsigned f(unsigned x) { return __builtin_bswap32(x) + __builtin_popcount(x) + __builtin_clzll(x) + __builtin_ffs(x) + __builtin_parity(x); }",
		"__attribute__((pure)) size_t strnlen2(const char *s) { return 0; }",
		"int x = 'ab' + u'x' + L'x'; const char *s = u8\"x\" \"y\"; const int *w = L\"x\";",
		"int main() { for (int i = 0, j = 1; i < j; i++) ; return 0; } int a[0], f(), (*g)(void), *h[2];",
		"void f(int n, int a[static n], int b[restrict], char c[*]);",
		"int f(void) { int g(int x) { return x; } return g(3); } int after(void) { return 1; }",
	} {
		src = "typedef unsigned long size_t;\n" + src + "\n"
		u, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: []byte(src)})
		if err != nil {
			t.Errorf("%v\n%s", err, src)
			continue
		}
		for _, f := range u.Funcs {
			if f.Unsupported != "" && f.Name != "f" {
				t.Errorf("%s: %s\n%s", f.Name, f.Unsupported, src)
			}
		}
	}
}

// TestStandards: keywords of the parser that are names in an older dialect, and
// C23's.
func TestStandards(t *testing.T) {
	for std, src := range map[string]string{
		"c89":   "int inline, asm, typeof, restrict; int f(int restrict) { return inline + restrict; }",
		"c99":   "int asm, typeof; inline int f(int *restrict p) { return *p + asm; }",
		"gnu89": "int restrict; inline int f(void) { asm(\"\"); return restrict; }",
		"gnu2x": "static_assert(true); thread_local bool b = false; alignas(8) char c; int *p = nullptr; constexpr int k = 3;",
		"":      "int bool, true, nullptr;",
	} {
		if _, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: []byte(src), Std: std}); err != nil {
			t.Errorf("-std=%s: %v", std, err)
		}
	}
}

// TestUnsupportedBodies: one function that cannot be read takes no other along.
func TestUnsupportedBodies(t *testing.T) {
	for _, bad := range []string{
		"int x; x.y = 3; return 0;",
		"return undefined_name;",
		"return 1 +;",
		"int a = @;",
		"struct nope s; return s.x;",
		"return ({ 3 ] });",
	} {
		u, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: []byte(
			"int one(void) { return 1; }\nstatic int bad(int n)\n{ " + bad + "\n}\nint two(void) { return bad(2); }\n")})
		if err != nil {
			t.Errorf("%s: %v", bad, err)
			continue
		}
		var got []string
		for _, f := range u.Funcs {
			s := f.Name
			if f.Unsupported != "" {
				s += "!"
			}
			got = append(got, s)
			if (f.Def == nil) != (f.Unsupported != "") {
				t.Errorf("%s: %+v", bad, f)
			}
		}
		if s := strings.Join(got, " "); s != "one bad! two" {
			t.Errorf("%s: %s", bad, s)
		}
		if f := u.Func("bad"); f == nil || f.Pos.String() != "t.c:2:12" || f.External {
			t.Errorf("%s: %+v", bad, f)
		}
	}
}

// TestHostile: no input may crash, hang or take all memory.
func TestHostile(t *testing.T) {
	rep := strings.Repeat
	for name, src := range map[string]string{
		"empty":        "",
		"no newline":   "int x;",
		"nul":          "int x;\x00int y;",
		"not UTF-8":    "int \xff\xfe; char *s = \"\xff\";",
		"unclosed":     "int f(void) { if (1) {",
		"closed":       "}}}}))))]]]]",
		"string":       "char *s = \"abc",
		"comment":      "int x; /* abc",
		"attribute":    "[[ int x;",
		"parens":       "int x = " + rep("(", 100000) + "1" + rep(")", 100000) + ";",
		"braces":       "int f(void) " + rep("{", 100000) + rep("}", 100000),
		"unary":        "int x = " + rep("- ", 150000) + "1;",
		"stars":        "int " + rep("*", 150000) + "x;",
		"sum":          "int x = 1" + rep(" + 1", 200000) + ";",
		"else":         "int f(int x) {" + rep("if (x) x++; else ", 200000) + "return 0; }",
		"initialiser":  "int x[] = {" + rep("1,", 300000) + "};",
		"string parts": "char *s = " + rep("\"abcdefgh\" ", 100000) + ";",
		"declarators":  "int a" + rep(", a", 20000) + ";",
		"macro bomb":   "#define A0 x\n" + bomb(40) + "int x = A40;",
		"macro nest":   "#define A0 1\n" + nest(3000) + "int x = A3000;",
		"macro chain":  "#define A0 1\n" + chain(24) + "int x = A24;",
		"self include": "#include \"t.c\"\nint x;",
		"error":        "#error no\nint x;",
		"casts":        "int x = " + rep("(int)", 150000) + "1;",
		"labels":       "int f(void) {" + rep("a: ", 150000) + "; }",
		"types":        "typedef int T0;" + rep("struct s { struct s *p; };", 1000),
		"while":        "int f(void) {" + rep("while (1) ", 150000) + "; }",
		"cond":         "int x = " + rep("1 ? 1 : ", 60000) + "1;",
		"arrays":       "int x" + rep("[1]", 150000) + ";",
		"subscripts":   "int *x; int f(void) { return x" + rep("[0]", 150000) + "; }",
		"sizeofs":      "int x = " + rep("sizeof ", 150000) + "1;",
		"commas":       "int f(void) { return (1" + rep(",1", 150000) + "); }",
		"arrows":       "struct s { struct s *p; } s; void f(void) { s" + rep("->p", 150000) + "; }",
		"pointers":     "void f(void) { (void)(int " + rep("*", 90000) + ")0; }",
		"functions":    "int f" + rep("()", 100000) + ";",
		"line":         "#line 99999999999 \"x\"\nint x;\n# 4294967295 \"y\"\nint y;",
	} {
		u, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: []byte(src)})
		if err != nil && !errors.Is(err, ErrUnsupported) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil && u == nil {
			t.Errorf("%s: neither unit nor error", name)
		}
	}
}

func bomb(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString("#define A" + itoa(i) + " A" + itoa(i-1) + " A" + itoa(i-1) + "\n")
	}
	return b.String()
}

func nest(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString("#define A" + itoa(i) + " ((((((((((A" + itoa(i-1) + "))))))))))\n")
	}
	return b.String()
}

func chain(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString("#define A" + itoa(i) + " A" + itoa(i-1) + " + A" + itoa(i-1) + "\n")
	}
	return b.String()
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, LoadConfig{Path: "t.c", Text: []byte("int x;")}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestPredefinedCache: the compiler is asked once for each set of flags.
func TestPredefinedCache(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Skip("no gcc")
	}
	wrapper := filepath.Join(dir, "wcc")
	if err := os.WriteFile(wrapper, []byte("#!/bin/sh\necho run >> "+log+"\nexec "+gcc+" \"$@\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("MUX_CACHE_DIR", filepath.Join(dir, "cache"))
	for _, flags := range [][]string{nil, nil, {"-funsigned-char"}, {"-funsigned-char"}} {
		u, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: []byte("char c; int x = (char)-1;"), Expanded: true, CC: append([]string{wrapper}, flags...)})
		if err != nil {
			t.Fatal(err)
		}
		if u.AST.ABI.SignedChar != (flags == nil) {
			t.Errorf("%v: signed char %v", flags, u.AST.ABI.SignedChar)
		}
	}
	b, err := os.ReadFile(log)
	if n := strings.Count(string(b), "run"); err != nil || n != 2 {
		t.Errorf("the compiler ran %d times (%v)", n, err)
	}
}

// TestMultiCharacter: gcc's values, also in a macro.
func TestMultiCharacter(t *testing.T) {
	u := load(t, "#define M 'RIFF'\nenum { A = 'ab', B = M, C = 'abc', D = '\\n', E = 'a' };\n")
	for name, want := range map[string]cc.Int64Value{"A": 24930, "B": 0x52494646, "C": 0x616263, "D": 10, "E": 97} {
		if got := u.AST.Scope.Nodes[name][0].(*cc.Enumerator).Value(); got != want {
			t.Errorf("%s = %v, want %d", name, got, want)
		}
	}
}

// TestVaList: its size and nature decide what gcc passes.
func TestVaList(t *testing.T) {
	u := load(t, "typedef __builtin_va_list va_list;\n")
	if n, ok := u.Sizeof(u.Decls["va_list"][0].Type()); !ok || n != 24 {
		t.Errorf("sizeof(va_list) = %d, %v", n, ok)
	}
	if k := u.Decls["va_list"][0].Type().Kind(); k != cc.Array {
		t.Errorf("va_list is %v", k)
	}
}

// TestPruned: what only macros declare, what a header ends with, and what is
// named in no usual way is read all the same, and the rest is not.
func TestPruned(t *testing.T) {
	const sys = "# 1 \"/usr/include/s.h\" 1 3\n"
	for _, c := range []struct {
		name, text string
		has, not   string
	}{
		{"end of a header", sys + "typedef int unused_t;\nextern int used(int);\n#define END_DECLS\nEND_DECLS\n# 2 \"t.c\" 2\nint f(void)\n{ return used(1); }\n", "f used", "unused_t"},
		{"chains", sys + "typedef unsigned long a_t;\ntypedef a_t b_t;\nextern b_t g(void), h(void);\nextern int k(b_t);\n# 2 \"t.c\" 2\nb_t v;\n", "a_t b_t v", "g h k"},
		{"declarators", sys + "extern void (*sig(int s, void (*fn)(int)))(int);\ntypedef int (*cmp)(const void *), arr[4];\nextern int q __attribute__((unused));\n# 2 \"t.c\" 2\narr x; void *y(void) { return (void *) sig(1, 0); }\n", "sig arr x y", "q"},
		{"enumerators", sys + "enum { A = 1,\n#define A A\nB };\nenum two { C, D };\n# 2 \"t.c\" 2\nint z[B];\nenum two w;\n", "z w", ""},
		{"macro that declares", sys + "#define DECL(t, n) extern t n(void)\n#define NAME late\nDECL(int, early);\nextern int NAME;\nextern int other;\n# 2 \"t.c\" 2\nint i(void) { return early() + late; }\n", "i early late", "other"},
		{"pasting", sys + "#define CALL(x) fn_##x##_end\nextern int fn_one_end(void);\nextern int fn_two_en(void);\n# 2 \"t.c\" 2\nint fn_(int one, int _end) { return CALL(one)(); }\n", "fn_one_end fn_", ""},
		{"macro that declares, semicolon inside", sys + "#define DECL(d) extern d\n#define N 3\nDECL(const char *const table[N];)\n#define at(i) table[i]\nextern int beside(int);\n# 2 \"t.c\" 2\nint k(void) { return *at(1); }\n", "table k", "beside"},
		{"name in parentheses", sys + "typedef unsigned long size;\nextern size (shielded) (int);\n# 2 \"t.c\" 2\nint l(void) { return shielded(1); }\n", "size shielded l", ""},
		{"builtin of the compiler", sys + "extern int spare(int);\n# 2 \"t.c\" 2\nvoid n(void) { __sync_synchronize(); }\n", "n", "spare"},
		{"old definitions", sys + "extern int spare(int);\nextern int used(int);\n# 2 \"t.c\" 2\nint o(a, g, s) int a; int (*g)(); struct s { int m; } *s; { return used(a); }\n#define N 2\nstatic int p(b)\n#undef N\n int b;\n#define M 1\n{ return b + M; }\n", "o p used", "spare"},
		{"inline", sys + "static inline int in(int x) { return x; }\nextern inline int out(int x) { return x; }\nint def(void) { return 3; }\n# 2 \"t.c\" 2\nint j(void) { return in(2); }\n", "in def j", "out"},
		{"own header", "# 1 \"o.h\" 1\nint proto(int);\nstatic int own(void) { return 1; }\nint object;\n# 2 \"t.c\" 2\nint m;\n", "own object m", "proto"},
	} {
		u := load(t, "# 1 \"t.c\"\n"+c.text)
		if u.short == nil {
			t.Errorf("%s: read in full", c.name)
		}
		for _, n := range strings.Fields(c.has) {
			if len(u.Decls[n]) == 0 {
				t.Errorf("%s: %s is missing", c.name, n)
				continue
			}
			off, ok := u.Offset(u.Decls[n][0])
			if at := strings.TrimLeft(string(u.Text[off:]), "(*"); !ok || !strings.HasPrefix(at, n) && !strings.HasPrefix(c.name, "macro that declares") {
				t.Errorf("%s: %s stands at %q", c.name, n, at)
			}
		}
		for _, n := range strings.Fields(c.not) {
			if len(u.Decls[n]) > 0 {
				t.Errorf("%s: %s was read", c.name, n)
			}
		}
	}
	// A function that only a call declares may hide one that was missed.
	u := load(t, "# 1 \"t.c\"\n"+sys+"extern int unused(void);\n# 2 \"t.c\" 2\nint f(void) { return nowhere(1); }\n")
	if u.short != nil {
		t.Error("a unit with an implicit declaration was not read in full")
	}
}

// TestBodyless: bodies are read when the text defines what a clause speaks of,
// in whatever way, and left out when it does not.
func TestBodyless(t *testing.T) {
	const head = "#define API(t) t\n#define DEF(n) void *n(int k)\n#define GLUE(a, b) void *a##_##b(int k)\ntypedef unsigned long size;\n"
	for _, c := range []struct {
		name, text string
		read       bool // the body of other
	}{
		{"declared only", "@void *f(size n);\nint other(void) { return 1; }\n", false},
		{"called only", "@void *f(size n);\nvoid *other(void) { return f(1); }\n", false},
		{"defined", "@void *f(size n);\nint other(void) { return 1; }\nvoid *f(size n) { return 0; }\n", true},
		{"defined by a macro", "@void *f(int k);\nint other(void) { return 1; }\nDEF(f) { return 0; }\n", true},
		{"defined by pasting", "@void *f_g(int k);\nint other(void) { return 1; }\nGLUE(f, g) { return 0; }\n", true},
		{"typed by a macro", "@API(void *) f(size n);\nint other(void) { return 1; }\nAPI(void *) f(size n) { return 0; }\n", true},
		{"old definition", "@void *f();\nint other(void) { return 1; }\nvoid *f(n) int n; { return 0; }\n", true},
	} {
		text := strings.Replace(head+c.text, "@", "", 1)
		u, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: []byte(text), KeepAt: []int{strings.Index(head+c.text, "@")}, Bodyless: true})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := u.Func("other") != nil; got != c.read {
			t.Errorf("%s: bodies read: %v", c.name, got)
		}
	}
}

// TestBodylessInlines: what a system header defines inline under -O2 does not
// make the bodies of a unit be read.
func TestBodylessInlines(t *testing.T) {
	text, err := exec.Command("gcc", "-E", "-fdirectives-only", "-O2", "-x", "c", "-include", "stdlib.h", "-include", "stdio.h", "-include", "ctype.h", "-include", "string.h", "/dev/null").Output()
	if err != nil {
		t.Skip(err)
	}
	at := len(text)
	text = append(text, "void *get(unsigned long n);\nint main(void) { return tolower(getchar()) + atoi(\"1\") + (get(3) != NULL); }\n"...)
	u, err := Load(context.Background(), LoadConfig{Path: "t.c", Text: text, CC: []string{"gcc", "-O2"}, KeepAt: []int{at}, Bodyless: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(u.Funcs) > 0 {
		t.Errorf("%d bodies are read, the first is %s's", len(u.Funcs), u.Funcs[0].Name)
	}
}
