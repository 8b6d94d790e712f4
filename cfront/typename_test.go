// This file checks the spelling of types against the compiler.

package cfront

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Every type a definition uses, spelled and given to the compiler as a second
// declaration: it must be compatible with the definition. The second column is
// what a reader expects.
var spellings = []struct{ param, want string }{
	{"const S *a", "const S *"},
	{"const struct S *const *b", "const struct S *const *"},
	{"struct S const *c", "struct S const *"},
	{"const char *const d[]", "const char *const *"},
	{"volatile int *e", "volatile int *"},
	{"int g[static 3]", "int *"},
	{"int h[4][5]", "int (*)[5]"},
	{"int *hp[4]", "int **"},
	{"int (*hq)[7]", "int (*)[7]"},
	{"callback i", "callback"},
	{"int (*j)(void *, const char *restrict)", "int (*)(void *, const char *__restrict)"},
	{"int (**j2)(void)", "int (**)(void)"},
	{"int j3(int, ...)", "int (*)(int, ...)"},
	{"void (*j4)(int x[3], void (*)(void))", "void (*)(int *, void (*)(void))"},
	{"const enum E *k", "const enum E *"},
	{"union U l", "union U"},
	{"size_t *n", "size_t *"},
	{"char *restrict o", "char *__restrict"},
	{"unsigned long long int p", "unsigned long long int"},
	{"_Bool q", "_Bool"},
	{"long double r", "long double"},
}

func TestSpelling(t *testing.T) {
	const types = "typedef unsigned long size_t;\ntypedef struct S { int a; } S;\nenum E { A };\nunion U { int x; };\ntypedef int (*callback)(void *, int);\n"
	results := []struct{ decl, want string }{
		{"const char *const *%s", "const char *const *"},
		{"static inline struct S *%s", "struct S *"},
		{"void (*%s)(int)", "void (*)(int)"},
		{"int (*%s)[3]", "int (*)[3]"},
		{"callback %s", "callback"},
	}
	var src strings.Builder
	src.WriteString(types)
	for i, s := range spellings {
		fmt.Fprintf(&src, "void f%d(%s) {}\n", i, s.param)
	}
	for i, r := range results {
		head := fmt.Sprintf(r.decl, fmt.Sprintf("r%d(int n)", i))
		fmt.Fprintf(&src, "%s { (void)n; return 0; }\n", head)
	}
	u, err := Load(context.Background(), LoadConfig{Path: "a.c", Text: []byte(src.String()), CC: []string{"gcc"}})
	if err != nil {
		t.Fatal(err)
	}
	var again strings.Builder
	for i, s := range spellings {
		f := u.Func(fmt.Sprintf("f%d", i))
		params, result, ok := u.Spelling(f)
		if !ok || len(params) != 1 || result != "void" {
			t.Errorf("%s: %v %q %v", s.param, params, result, ok)
			continue
		}
		if params[0].Type != s.want {
			t.Errorf("%s: %q, want %q", s.param, params[0].Type, s.want)
		}
		fmt.Fprintf(&again, "_Static_assert(__builtin_types_compatible_p(__typeof__(f%d), void(%s)), \"%d\");\n", i, params[0].Type, i)
		// The type alone: the same up to qualifiers of pointers.
		ft := f.Declarator.Type()
		if text := typeText(ft); !strings.Contains(s.want, "const *") && !strings.Contains(text, "?") {
			fmt.Fprintf(&again, "__typeof__(%s) *g%d = f%d;\n", text, i, i)
		}
	}
	for i, r := range results {
		_, result, ok := u.Spelling(u.Func(fmt.Sprintf("r%d", i)))
		if !ok || result != r.want {
			t.Errorf("%s: %q %v, want %q", r.decl, result, ok, r.want)
			continue
		}
		fmt.Fprintf(&again, "_Static_assert(__builtin_types_compatible_p(__typeof__(r%d(0)), %s), \"r%d\");\n", i, result, i)
	}
	file := filepath.Join(t.TempDir(), "a.c")
	if err := os.WriteFile(file, []byte(src.String()+again.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("gcc", "-fsyntax-only", "-Werror=incompatible-pointer-types", "-Werror=discarded-qualifiers", file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s\n%s", err, out, again.String())
	}
}
