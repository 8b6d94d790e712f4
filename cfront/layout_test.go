// This file checks sizes and offsets against the compiler.

package cfront

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"modernc.org/cc/v4"
)

// layoutCases is C whose structs are named S1, S2, … or typedefs T1, T2, …
const layoutCases = `
#include <stddef.h>
#include <stdint.h>
#include <stdarg.h>
#include <pthread.h>
#include <sys/stat.h>
#define PACKED __attribute__((packed))
#define ALIGN(n) __attribute__((aligned(n)))
#define DEF(name, t) struct name { char c; t x; } PACKED
typedef int di __attribute__((mode(DI)));
typedef di di2;
typedef char v16 __attribute__((vector_size(16)));
typedef int al32 __attribute__((aligned(32)));
enum small { A, B } PACKED;
enum big { BIG = 0x7fffffffffLL };
enum neg { NEG = -1, POS };
struct S1 { char c; int i; short s; double d; long double ld; char t; };
struct S2 { char c; int i; short s; } __attribute__((packed));
struct __attribute__((__packed__)) S3 { char c; long l; struct { char a; int b; } in; };
struct PACKED S4 { char c; union { int i; char k; double d; }; short z; };
struct S5 { char c; int x PACKED; long l ALIGN(32); char e; };
struct S6 { char c; _Alignas(16) char d; char e; };
struct S7 { unsigned a:3, b:7; int c:20; unsigned char d:2; unsigned long e:40; unsigned f:1; };
struct S8 { unsigned a:3; unsigned :0; unsigned b:5; char c; unsigned d:9; long e:33; };
struct S9 { char c; unsigned a:9, b:30; } PACKED;
struct S10 { size_t n; char data[]; };
struct S11 { short n; long data[0]; char t; };
union S12 { char c[7]; int i; short s; };
union S13 { char c[7]; int i; } PACKED;
struct S14 { struct { int a; union { char b; long c; }; }; char d; struct { char e; } f[3]; };
struct S15 { di x; char c; di2 y; };
struct S16 { char c; v16 v; };
struct S17 { char c; al32 a; char d; };
struct S18 { char c; enum small e; enum big b; enum neg n; enum small f:3; };
struct S19 { struct S2 a; struct S2 b[3]; int c; };
DEF(S20, long);
struct S21 { char c; _Bool b:1; _Bool d; unsigned long long q:63; int r:2; };
struct S22 { va_list ap; pthread_mutex_t m; struct stat st; };
struct S23 { char c; double d; } ALIGN(64);
struct S24 { char a; struct S23 b; };
struct S25 { int (*f)(int); void *p[3]; char c; int m[2][3]; _Complex double z; __int128 w; _Float16 h; };
#pragma pack(push, 1)
struct S26 { char c; int i; double d; short s:5; int t:11; };
#pragma pack(2)
struct S27 { char c; int i; double d; };
#pragma pack(pop)
struct S28 { char c; int i; struct S26 p; };
typedef struct { char c; int i; } PACKED T1;
typedef struct { char c; T1 t; long l; struct { char x; int y; } in; } T2;
typedef struct S1 T3 ALIGN(64);
struct S29 { char c; T3 t; };
struct S30 { unsigned short a:4; int b:4; unsigned short c:9; char d; int e:25; char f:7; };
struct S31 { long a:40, b:20; char c; int :5; int d:3; };
`

// TestLayout compares every size and offset with the compiler's own words:
// static assertions for what offsetof can say, a program for bit-fields.
func TestLayout(t *testing.T) {
	for _, flags := range [][]string{nil, {"-m32"}, {"-fshort-enums"}, {"-fpack-struct=4"}, {"-mlong-double-64"}} {
		name := strings.Join(append([]string{"gcc"}, flags...), " ")
		t.Run(name, func(t *testing.T) { testLayout(t, flags) })
	}
}

func testLayout(t *testing.T, flags []string) {
	text := layoutCases
	if len(flags) > 0 && flags[0] == "-m32" {
		text = strings.NewReplacer("#include <pthread.h>", "", "#include <sys/stat.h>", "", "pthread_mutex_t m; struct stat st;", "", "__int128 w;", "", "_Float16 h;", "",
			// wider than long is there
			"unsigned long e:40", "unsigned long long e:40", "long e:33", "long long e:33", "long a:40", "long long a:40").Replace(text)
	}
	checkLayouts(t, flags, text, true)
}

// checkLayouts loads text and compares; without ask the compiler may not be
// asked for layouts.
func checkLayouts(t *testing.T, flags []string, text string, ask bool) {
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Skip("no gcc")
	}
	dir := t.TempDir()
	src := filepath.Join(dir, "l.c")
	if err := os.WriteFile(src, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	argv := append([]string{gcc}, flags...)
	for _, mode := range [][]string{{"-E", "-fdirectives-only"}, {"-E"}} {
		out, err := exec.Command(gcc, append(append(append([]string{}, flags...), mode...), src)...).Output()
		if err != nil {
			t.Skipf("gcc %v cannot preprocess: %v", flags, err)
		}
		u, err := Load(context.Background(), LoadConfig{Path: src, Text: out, CC: argv, Expanded: len(mode) == 1})
		if err != nil {
			t.Fatal(err)
		}
		if !ask {
			u.layout.cc = nil
		}
		var asserts, checks strings.Builder
		n := 0
		each := func(ctype string, typ cc.Type) {
			size, ok := u.Sizeof(typ)
			if !ok {
				t.Errorf("%v: sizeof(%s) unknown", mode, ctype)
				return
			}
			n++
			fmt.Fprintf(&asserts, "_Static_assert(sizeof(%s) == %d, \"\");\n", ctype, size)
			for _, f := range named(typ, 0) {
				by := f
				switch x := typ.(type) {
				case *cc.StructType:
					by = x.FieldByName(f.Name())
				case *cc.UnionType:
					by = x.FieldByName(f.Name())
				}
				off, bit, width, ok := u.Offsetof(typ, by)
				if !ok {
					t.Errorf("%v: offsetof(%s, %s) unknown", mode, ctype, f.Name())
					continue
				}
				n++
				if !f.IsBitfield() {
					fmt.Fprintf(&asserts, "_Static_assert(offsetof(%s, %s) == %d, \"\");\n", ctype, f.Name(), off)
					continue
				}
				fmt.Fprintf(&checks, "{ %s v; memset(&v, 0, sizeof v); v.%s = -1; n += check(&v, sizeof v, %d, %d, \"%s.%s\"); }\n",
					ctype, f.Name(), 8*off+int64(bit), width, ctype, f.Name())
			}
		}
		for i := 1; i <= 40; i++ {
			for _, n := range []string{fmt.Sprint("S", i)} {
				for _, nd := range u.AST.Scope.Nodes[n] {
					if s, ok := nd.(*cc.StructOrUnionSpecifier); ok && s.Case == cc.StructOrUnionSpecifierDef {
						kw := "struct "
						if s.Type().Kind() == cc.Union {
							kw = "union "
						}
						each(kw+n, s.Type())
					}
				}
			}
			for _, d := range u.Decls[fmt.Sprint("T", i)] {
				each(d.Name(), d.Type())
			}
		}
		for _, d := range []string{"di", "di2", "v16", "al32", "size_t", "wchar_t", "va_list"} {
			for _, d := range u.Decls[d] {
				if size, ok := u.Sizeof(d.Type()); !ok {
					t.Errorf("%v: sizeof(%s) unknown", mode, d.Name())
				} else {
					fmt.Fprintf(&asserts, "_Static_assert(sizeof(%s) == %d, \"\");\n", d.Name(), size)
				}
			}
		}
		if n < 100 {
			t.Errorf("only %d facts", n)
		}
		m32 := len(flags) > 0 && flags[0] == "-m32" // there may be no C library for it: assertions only
		prog := text + asserts.String()
		args := append(append([]string{}, flags...), "-w", "-c")
		if !m32 {
			args = append(append([]string{}, flags...), "-w")
			prog = text + "#include <stdio.h>\n#include <string.h>\n" + asserts.String() + `
static int check(const void *p, size_t size, long bit, long width, const char *what) {
	const unsigned char *b = p;
	for (size_t i = 0; i < 8 * size; i++)
		if ((b[i / 8] >> (i % 8) & 1) != (i >= bit && i < bit + width)) { printf("%s: bit %d\n", what, (int)i); return 1; }
	return 0;
}
int main(void) { int n = 0;
` + checks.String() + "return n != 0; }\n"
		}
		file := filepath.Join(dir, "p.c")
		if err := os.WriteFile(file, []byte(prog), 0o600); err != nil {
			t.Fatal(err)
		}
		exe := filepath.Join(dir, "p")
		if msg, err := exec.Command(gcc, append(args, file, "-o", exe)...).CombinedOutput(); err != nil {
			t.Fatalf("%s", msg)
		}
		if m32 {
			continue
		}
		if msg, err := exec.Command(exe).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, msg)
		}
	}
}

// TestLayoutWithoutCompiler: what is in doubt is unknown, the rest is not.
func TestLayoutWithoutCompiler(t *testing.T) {
	text := "struct p { char c; int i; } __attribute__((packed));\nstruct q { char c; int i; };\nstruct r { struct p p; };\n"
	u, err := Load(context.Background(), LoadConfig{Path: "x.c", Text: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	for name, known := range map[string]bool{"p": false, "q": true, "r": false} {
		typ := u.AST.Scope.Nodes[name][0].(*cc.StructOrUnionSpecifier).Type()
		n, ok := u.Sizeof(typ)
		if ok != known || ok && n != 8 {
			t.Errorf("sizeof(struct %s) = %d, %v", name, n, ok)
		}
		_, _, _, ok = u.Offsetof(typ, typ.(*cc.StructType).FieldByIndex(0))
		if ok != known {
			t.Errorf("offset in struct %s: %v", name, ok)
		}
	}
}

// TestLayoutInlines: the bodies that the compiler need not see are left out, but
// some of those it sees call functions that it has to inline.
func TestLayoutInlines(t *testing.T) {
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Skip("no gcc")
	}
	text := "typedef int v4 __attribute__((vector_size(16)));\n" +
		"static inline __attribute__((always_inline)) v4 one(v4 a) { return a + 1; }\n" +
		"v4 two(v4 a) // a comment\n{ return one(a); }\n" +
		"v4 three(a) v4 a; { return one(a); }\n"
	u, err := Load(context.Background(), LoadConfig{Path: "x.c", Text: []byte(text), CC: []string{gcc}})
	if err != nil {
		t.Fatal(err)
	}
	if n, ok := u.Sizeof(u.Decls["v4"][0].Type()); !ok || n != 16 {
		t.Errorf("sizeof(v4) = %d, %v", n, ok)
	}
}

// TestRandomStructs lays out random structs of scalars and bit-fields.
func TestRandomStructs(t *testing.T) {
	var b strings.Builder
	b.WriteString("#include <stddef.h>\n")
	seed := uint32(12345)
	rnd := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	types := []struct {
		name string
		bits int
	}{{"char", 8}, {"short", 16}, {"int", 32}, {"long", 64}, {"unsigned char", 8}, {"unsigned short", 16}, {"unsigned", 32},
		{"unsigned long long", 64}, {"_Bool", 1}, {"double", 0}, {"long double", 0}, {"float", 0}, {"void *", 0}}
	for i := 1; i <= 40; i++ {
		kind := "struct"
		if rnd(6) == 0 {
			kind = "union"
		}
		fmt.Fprintf(&b, "%s S%d {", kind, i)
		for j, n := 0, 2+rnd(9); j < n; j++ {
			ty := types[rnd(len(types))]
			switch k := rnd(8); {
			case i > 1 && k == 0 && j > 0:
				fmt.Fprintf(&b, " __typeof__(*(struct R%d*)0) r%d;", rnd(3), j)
			case ty.bits > 0 && k == 1 && j > 0:
				fmt.Fprintf(&b, " %s :%d;", ty.name, rnd(ty.bits+1))
			case ty.bits > 0 && k < 6:
				fmt.Fprintf(&b, " %s f%d:%d;", ty.name, j, 1+rnd(ty.bits))
			case k == 6:
				fmt.Fprintf(&b, " %s f%d[%d];", ty.name, j, 1+rnd(3))
			default:
				fmt.Fprintf(&b, " %s f%d;", ty.name, j)
			}
		}
		b.WriteString(" };\n")
	}
	text := b.String()
	pre := "struct R0 { char a; int b:3; }; struct R1 { long x:50; char c; }; struct R2 { short q:9; };\n"
	checkLayouts(t, nil, strings.Replace(text, "\n", "\n"+pre, 1), false)
	long := strings.NewReplacer("unsigned long long", "unsigned long long", "long double", "long double", "long", "long long")
	checkLayouts(t, []string{"-m32"}, long.Replace(strings.Replace(text, "\n", "\n"+pre, 1)), false)
}

// TestHiddenPragma: operators that may change layouts are seen wherever they stand.
func TestHiddenPragma(t *testing.T) {
	for text, want := range map[string]bool{
		"int a;\n": false,
		"#define L(n) \\\n  _Pragma(\"let \" #n) \\\n  int n\nint a;\n": false,
		"#define P \\\n  _Pragma(\"pack(1)\")\nint a;\n":                true,
		"#define P _Pragma(\"let x\")\nint a; _Pragma(\"x\") int b;\n":  true,
		"# define Q _Pragma(X) \\\n y pack\n":                           true,
		"  # define M _Pragma(\"message x\")\n#define N \\\n 3\nint b;": false,
	} {
		if mayHidePragma([]byte(text)) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
