// This file tests stubs by compiling and running instrumented programs.

package crewrite

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux/rewrite/rt"
	"github.com/muxlang/mux/typecheck/iface"
)

const messagesSource = `#include <stdlib.h>
#include <string.h>
struct vec { int len; int cap; struct vec *next; void *data; };
int hook = 3;
int large(int n) { void *p = malloc(8 * (size_t)n); free(p); return p != NULL; }
void *mk(size_t n) { return malloc(n); }
void drop(void *p) { free(p); }
void keep(void *p) { (void)p; }
int field(struct vec *v) { void *p = malloc((size_t)v->next->len); free(p); return 0; }
int nullable(struct vec *v) { void *p = malloc(10); free(p); return v != NULL; }
char *copy(const char *s) { return strdup(s); }
int divide(int a, int b) { free(malloc(7)); return a + b; }
int use_global(void) { free(malloc(4)); return hook; }
int sums(int n) { free(malloc((size_t)n * (size_t)n)); return n; }
int peaky(int n) { void *p = malloc((size_t)n); void *q = malloc((size_t)n); free(p); free(q); return 0; }
int early(int n) { if (n > 2) return 1; switch (n) { case 1: return 2; default: goto out; } out: free(malloc(9)); return 3; }
int need(int n) { free(malloc(100)); return n; }
int least(int n) { free(malloc((size_t)n)); return n; }
int wide(unsigned long long n) { free(malloc(5)); return n > 0; }
int main(void) {
  struct vec a = {3, 4, NULL, NULL}, b = {1, 2, NULL, NULL};
  void *p;
  b.next = &a;
  large(3);
  free(mk(5));
  drop(NULL); drop(malloc(77));
  p = malloc(12); keep(p); free(p); keep(NULL);
  field(&b);
  nullable(NULL); nullable(&a);
  free(copy("hello"));
  divide(1, 0); divide(8, 2);
  use_global();
  sums(3); sums(5);
  peaky(6);
  early(1); early(2); early(3);
  need(-1); need(1);
  least(2); least(9);
  wide(1); wide(~0ULL);
  return 0;
}
`

func messageInterfaces(t *testing.T) []*iface.Interface {
	n := func() *iface.Input { return input("n", iface.InValue, 0, "int", 4, true) }
	return []*iface.Interface{
		fn(t, "int", "large", []string{"int n"}, []*iface.Input{n()}, "alloc 4*n", "free 8*n"),
		fn(t, "void *", "mk", []string{"size_t n"}, []*iface.Input{input("n", iface.InValue, 0, "size_t", 8, false)}, "alloc n"),
		fn(t, "void", "drop", []string{"void *p"}, []*iface.Input{input("resource_of(p)", iface.InResourceOf, 0, "void *", 8, false)}, "free resource_of(p)"),
		fn(t, "void", "keep", []string{"void *p"}, []*iface.Input{input("resource_of(p)", iface.InResourceOf, 0, "void *", 8, false)}, "free resource_of(p)"),
		fn(t, "int", "field", []string{"struct vec *v"}, []*iface.Input{input("v->next->len", iface.InValue, 0, "int", 4, true, deref(8), deref(0))}, "alloc v->next->len - 1"),
		fn(t, "int", "nullable", []string{"struct vec *v"}, []*iface.Input{input("v->cap", iface.InValue, 0, "int", 4, true, deref(4))}, "alloc v->cap"),
		fn(t, "char *", "copy", []string{"const char *s"}, []*iface.Input{input("strlen(s)", iface.InLength, 0, "const char *", 8, false)}, "alloc strlen(s)"),
		fn(t, "int", "divide", []string{"int a", "int b"}, []*iface.Input{input("a", iface.InValue, 0, "int", 4, true), input("b", iface.InValue, 1, "int", 4, true)}, "alloc a / b"),
		fn(t, "int", "use_global", nil, []*iface.Input{global("hook", "int", 4)}, "alloc hook"),
		fn(t, "int", "sums", []string{"int n"}, []*iface.Input{n()}, "alloc sum(i, 0, n, max(i, 2) + 2)"),
		fn(t, "int", "peaky", []string{"int n"}, []*iface.Input{n()}, "alloc 2*n", "peak n"),
		fn(t, "int", "early", []string{"int n"}, []*iface.Input{n()}, "alloc 8"),
		fn(t, "int", "need", []string{"int n"}, []*iface.Input{n()}, "alloc n", "requires n >= 0"),
		fn(t, "int", "least", []string{"int n"}, []*iface.Input{n()}, "alloc >= 5", "free <= 5"),
		fn(t, "int", "wide", []string{"unsigned long long n"}, []*iface.Input{input("n", iface.InValue, 0, "unsigned long long", 8, false)}, "alloc n"),
	}
}

// TestMessages: every stub speaks where the clause is broken, and only there.
// The values are worked out by hand from the source above.
func TestMessages(t *testing.T) {
	want := []string{
		"t.c:1: mux: large(n=3): alloc declared 12 measured 24",
		"t.c:1: mux: keep(resource_of(p)=12): free declared 12 measured 0",
		"t.c:1: mux: field(v->next->len=3): alloc declared 2 measured 3",
		"t.c:1: mux: nullable(): alloc undefined-formula, not checked",
		"t.c:1: mux: nullable(v->cap=4): alloc declared 4 measured 10",
		"t.c:1: mux: copy(strlen(s)=5): alloc declared 5 measured 6",
		"t.c:1: mux: divide(a=1, b=0): alloc undefined-formula, not checked",
		"t.c:1: mux: divide(a=8, b=2): alloc declared 4 measured 7",
		"t.c:1: mux: use_global(hook=3): alloc declared 3 measured 4",
		"t.c:1: mux: sums(n=5): alloc declared 23 measured 25",
		"t.c:2: mux: peaky(n=6): peak declared 6 measured 12",
		"t.c:1: mux: early(n=2): alloc declared 8 measured 9",
		"t.c:1: mux: need(n=1): alloc declared 1 measured 100",
		"t.c:1: mux: least(n=2): alloc declared 5 measured 2",
		"t.c:2: mux: least(n=9): free declared 5 measured 9",
		"t.c:1: mux: wide(n=1): alloc declared 1 measured 5",
		"t.c:1: mux: wide(n=18446744073709551615): alloc saturated beyond 64 bits, not checked",
	}
	src := instrument(t, messagesSource, messageInterfaces(t)...)
	for _, tt := range []struct {
		name string
		v    rt.Variant
		args []string
	}{
		{"O2", rt.Dynamic, []string{"-O2", "-std=gnu17"}},
		{"O0", rt.Dynamic, []string{"-O0", "-g"}},
		{"O3 no-pie", rt.Dynamic, []string{"-O3", "-no-pie", "-fno-pie"}},
		{"static", rt.Static, []string{"-O2", "-static"}},
		{"static-pie", rt.Static, []string{"-O2", "-static-pie", "-fPIE"}},
		{"asan", rt.Sanitizer, []string{"-O1", "-g", "-fsanitize=address"}},
		{"ubsan", rt.Dynamic, []string{"-O2", "-fsanitize=undefined"}},
		{"lto", rt.Dynamic, []string{"-O2", "-flto"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			exe := compile(t, src, slices.Concat(tt.args, []string{"-fno-builtin-malloc"}, runtimeArgs(t, tt.v))...)
			got, err := run(t, exe)
			if err != nil {
				t.Errorf("exit: %v", err)
			}
			if lines := strings.Split(strings.TrimSpace(got), "\n"); !slices.Equal(lines, want) {
				t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
			}
		})
	}
}

func TestWarningsAndStandards(t *testing.T) {
	src := instrument(t, messagesSource, messageInterfaces(t)...)
	plain := strings.ReplaceAll(src, "~0ULL", "~0UL")
	plain = strings.ReplaceAll(plain, "unsigned long long", "unsigned long")
	for _, std := range []string{"-std=gnu89", "-std=gnu99", "-std=c99", "-std=c11", "-std=gnu17", "-std=gnu2x"} {
		t.Run(std, func(t *testing.T) {
			warn := slices.DeleteFunc(slices.Clone(strict), func(w string) bool {
				// The program under test itself speaks up under these.
				return w == "-Wmissing-prototypes" || w == "-Wdeclaration-after-statement"
			})
			args := slices.Concat([]string{std, "-D_GNU_SOURCE", "-O2", "-c"}, warn)
			compile(t, plain, args...)
			compile(t, plain, append(args, "-O0", "-fPIC")...)
		})
	}
	// Declarations stay first in the block.
	f := fn(t, "int", "f", []string{"int n"}, []*iface.Input{input("n", iface.InValue, 0, "int", 4, true)}, "alloc n", "requires n > 0")
	src = instrument(t, "int f(int n);\nint f(int n) { int x = n; return x; }\n", f)
	compile(t, src, append([]string{"-std=gnu89", "-c"}, strict...)...)
}

// TestPlainLink: without the runtime a program runs unchecked.
func TestPlainLink(t *testing.T) {
	src := instrument(t, messagesSource, messageInterfaces(t)...)
	exe := compile(t, src, "-O2")
	if got, err := run(t, exe); err != nil || got != "" {
		t.Errorf("got %q, %v", got, err)
	}
	if ok, err := rt.Instrumented(exe); !ok || err != nil {
		t.Errorf("Instrumented = %v, %v", ok, err)
	}
}

func TestOnViolation(t *testing.T) {
	src := instrument(t, messagesSource, messageInterfaces(t)...)
	exe := compile(t, src, append([]string{"-O2", "-fno-builtin-malloc"}, runtimeArgs(t, rt.Dynamic)...)...)
	got, err := run(t, exe, "MUX_ON_VIOLATION=abort")
	if exit, ok := err.(*exec.ExitError); !ok || !strings.Contains(exit.String(), "abort") {
		t.Errorf("abort: %v", err)
	}
	if got != "t.c:1: mux: large(n=3): alloc declared 12 measured 24\n" {
		t.Errorf("abort: %q", got)
	}
	got, err = run(t, exe, "MUX_ON_VIOLATION=count")
	if err != nil || strings.Count(got, "\n") != 1 || !strings.Contains(got, " violations 14") {
		t.Errorf("count: %q, %v", got, err)
	}
}

const odd = `#define _GNU_SOURCE 1
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <pthread.h>
#include <unistd.h>
#include <sys/wait.h>
#define RET(x) do { return (x); } while (0)
#define BODY { void *q = malloc(1); free(q);
static jmp_buf env;
int deep(int n) { char pad[64]; pad[0] = (char)n; if (n == 0) longjmp(env, 1); free(malloc(10)); return deep(n - 1) + pad[0]; }
int outer(int n) { int i; for (i = 0; i < 1000; i++) if (!setjmp(env)) deep(n); free(malloc(3)); return i; }
int sumv(int n, ...) { va_list ap; int s = 0; va_start(ap, n); while (n-- > 0) s += va_arg(ap, int); va_end(ap); free(malloc(2)); RET(s); }
void *work(void *arg) { long i; for (i = 0; i < 20000; i++) free(malloc(16)); return arg; }
_Noreturn void leave(int n) { void *p = malloc((size_t)n); (void)p; exit(0); }
int kid(int n) { pid_t p = fork(); int st; if (p == 0) { free(malloc(30)); _exit(0); } free(malloc((size_t)n)); waitpid(p, &st, 0); return st; }
int main(void) {
  pthread_t t[4];
  int i;
  outer(5);
  if (sumv(3, 1, 2, 3) != 6) abort();
  for (i = 0; i < 4; i++) pthread_create(&t[i], NULL, work, NULL);
  for (i = 0; i < 4; i++) pthread_join(t[i], NULL);
  kid(20);
  leave(50);
}
`

// TestControlFlow: longjmp over checked calls, threads, fork, and calls that do
// not return leave the bookkeeping right.
func TestControlFlow(t *testing.T) {
	n := func() []*iface.Input { return []*iface.Input{input("n", iface.InValue, 0, "int", 4, true)} }
	src := instrument(t, odd,
		fn(t, "int", "deep", []string{"int n"}, n(), "alloc 10*n", "peak 10"),
		fn(t, "int", "outer", []string{"int n"}, n(), "alloc 1000*10*n + 3 - 1", "peak 9"),
		fn(t, "int", "sumv", []string{"int n"}, n(), "alloc 1"),
		fn(t, "void *", "work", []string{"void *arg"}, nil, "alloc 16*20000 - 1", "peak 16"),
		fn(t, "void", "leave", []string{"int n"}, n(), "peak n - 1"),
		fn(t, "int", "kid", []string{"int n"}, n(), "alloc n - 1"),
	)
	want := strings.Join([]string{
		"t.c:1: mux: outer(n=5): alloc declared 50002 measured 50003",
		"t.c:2: mux: outer(n=5): peak declared 9 measured 10",
		"t.c:1: mux: sumv(n=3): alloc declared 1 measured 2",
		"t.c:1: mux: work(): alloc declared 319999 measured 320000",
		"t.c:1: mux: work(): alloc declared 319999 measured 320000",
		"t.c:1: mux: work(): alloc declared 319999 measured 320000",
		"t.c:1: mux: work(): alloc declared 319999 measured 320000",
		"t.c:1: mux: kid(n=20): alloc declared 19 measured 20",
		"t.c:1: mux: leave(n=50): peak declared 49 measured 50", ""}, "\n")
	for _, opt := range []string{"-O0", "-O2", "-O3"} {
		for _, v := range []rt.Variant{rt.Dynamic, rt.Static} {
			t.Run(fmt.Sprint(opt, v), func(t *testing.T) {
				args := []string{opt, "-pthread", "-fno-builtin-malloc"}
				if v == rt.Static {
					args = append(args, "-static")
				}
				got, err := run(t, compile(t, src, append(args, runtimeArgs(t, v)...)...))
				if err != nil || got != want {
					t.Errorf("%v\ngot\n%s\nwant\n%s", err, got, want)
				}
			})
		}
	}
}

func TestNotes(t *testing.T) {
	f := fn(t, "int", "f", []string{"int n"}, []*iface.Input{input("n", iface.InValue, 0, "int", 4, true)}, "alloc n")
	src := "inline int f(int n) { return n; }\n"
	edits, notes := Stubs([]byte(src), []Body{{Iface: f, Brace: strings.IndexByte(src, '{')}})
	if len(edits) != 0 || len(notes) != 1 || !strings.Contains(notes[0].Why, "inline") {
		t.Errorf("extern inline: %v, %v", edits, notes)
	}
	in := input("wcswidth(s)", iface.InPure, 0, "int", 8, true)
	in.Fn = "wcswidth"
	f = fn(t, "int", "g", []string{"int *s"}, nil)
	f.Inputs["wcswidth(s)"] = in
	f.Clauses = []iface.Clause{{Key: iface.LookupKeyword("alloc"), Bound: in.Sym}}
	src = "int g(int *s) { return *s; }"
	edits, notes = Stubs([]byte(src), []Body{{Iface: f, Brace: strings.IndexByte(src, '{')}})
	if len(edits) != 0 || len(notes) != 1 || notes[0].What != "alloc" {
		t.Errorf("pure function: %v, %v", edits, notes)
	}
	if _, notes = Stubs([]byte("x"), []Body{{Iface: f, Brace: 5}}); len(notes) != 1 {
		t.Errorf("brace outside the text: %v", notes)
	}
}
