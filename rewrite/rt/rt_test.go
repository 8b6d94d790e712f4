// This file tests the counting runtime by compiling and running programs with it.

package rt

import (
	"bytes"
	"context"
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func build(t *testing.T, v Variant) string {
	t.Helper()
	path, err := Build(context.Background(), nil, filepath.Join(os.TempDir(), "mux-test-cache"), v)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func gcc(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("gcc", args...).CombinedOutput(); err != nil {
		t.Fatalf("gcc %s: %v\n%.2000s", strings.Join(args, " "), err, out)
	}
}

func run(t *testing.T, cmd *exec.Cmd, env ...string) (stdout, stderr string) {
	t.Helper()
	var o, e strings.Builder
	cmd.Stdout, cmd.Stderr = &o, &e
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	cmd.Env = append(cmd.Env, env...)
	if err := cmd.Run(); err != nil {
		t.Errorf("%v: %v\n%s", cmd.Args, err, e.String())
	}
	return o.String(), e.String()
}

// TestWorkload compares the counters with a program's own books, over every
// function of the family, in threads.
func TestWorkload(t *testing.T) {
	dir := t.TempDir()
	src := filepath.Join("testdata", "workload.c")
	base := []string{"-O1", "-fno-builtin", "-pthread", src}
	link := func(name string, v Variant, more ...string) string {
		exe := filepath.Join(dir, name)
		gcc(t, slices.Concat([]string{"-o", exe}, base, more, LinkArgs(v, build(t, v)))...)
		return exe
	}
	for _, tt := range []struct {
		name string
		exe  string
		env  string
	}{
		{"dynamic", link("dynamic", Dynamic), ""},
		{"static", link("static", Static, "-static"), ""},
		{"asan", link("asan", Sanitizer, "-fsanitize=address"), "ASAN_OPTIONS=allocator_may_return_null=1:detect_leaks=1:quarantine_size_mb=8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			env := []string{tt.env}
			args := []string{"3"}
			if tt.name == "asan" {
				args = []string{"2", "sanitized"}
			}
			if out, _ := run(t, exec.Command(tt.exe, args...), env...); out != "ok\n" {
				t.Errorf("output %q", out)
			}
		})
	}
}

// TestBehind: what is linked in moves no code of the program: where there is
// nothing else, main begins the program's code, on a cache line.
func TestBehind(t *testing.T) {
	dir := t.TempDir()
	src, exe := filepath.Join(dir, "p.c"), filepath.Join(dir, "p")
	write(t, src, "#include <stdlib.h>\nint main(int n, char **v) { free(malloc(n)); return 0; }\n")
	for _, tt := range []struct {
		name  string
		v     Variant
		flags []string
	}{{"dynamic", Dynamic, nil}, {"sanitizer", Sanitizer, []string{"-fsanitize=address"}}} {
		t.Run(tt.name, func(t *testing.T) {
			gcc(t, slices.Concat([]string{"-O2", "-fno-builtin", "-o", exe, src}, tt.flags, LinkArgs(tt.v, build(t, tt.v)))...)
			f, err := elf.Open(exe)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			symbols, err := f.Symbols()
			if err != nil {
				t.Fatal(err)
			}
			text := f.Section(".text")
			for _, s := range symbols {
				switch {
				case s.Name == "main" && s.Value != text.Addr:
					t.Errorf("main at %#x, .text begins at %#x", s.Value, text.Addr)
				case s.Name == "main" && s.Value%64 != 0:
					t.Errorf("main at %#x, not on a cache line", s.Value)
				}
			}
		})
	}
}

// TestPreload runs a program that knows nothing of the runtime under it.
func TestPreload(t *testing.T) {
	dir := t.TempDir()
	src, exe := filepath.Join(dir, "p.c"), filepath.Join(dir, "p")
	write(t, src, `
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>
int main(int argc, char **argv) {
  void *lib = dlopen(argv[1], RTLD_NOW);
  void *(*make)(size_t) = (void *(*)(size_t))dlsym(lib, "make");
  char *s = make(1000);
  int st;
  s = realloc(s, 5000);
  printf("%s\n", strcpy(s, "text"));
  free(s);
  make(11);
  if (fork() == 0) { make(100); exit(0); }
  wait(&st);
  return 0;
}`)
	lib := filepath.Join(dir, "lib.so")
	write(t, filepath.Join(dir, "lib.c"), "#include <stdlib.h>\nvoid *make(size_t n) { return malloc(n); }\n")
	gcc(t, "-O1", "-fno-builtin", "-shared", "-fPIC", "-o", lib, filepath.Join(dir, "lib.c"))
	gcc(t, "-O1", "-fno-builtin", "-w", "-o", exe, src, "-ldl")
	cmd, err := Command(context.Background(), nil, filepath.Join(os.TempDir(), "mux-test-cache"), exe, lib)
	if err != nil {
		t.Fatal(err)
	}
	_, got := run(t, cmd, "MUX_SUMMARY=1")
	// The child inherits the counts of the thread that forked.
	want := "mux: summary: alloc 6111 free 6000 net 111 peak 5000 checked 0 violations 0\n" +
		"mux: summary: alloc 6011 free 6000 net 11 peak 5000 checked 0 violations 0\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}

	file := filepath.Join(dir, "summary")
	cmd, err = Command(context.Background(), nil, filepath.Join(os.TempDir(), "mux-test-cache"), exe, lib)
	if err != nil {
		t.Fatal(err)
	}
	if _, got = run(t, cmd, "MUX_SUMMARY="+file); got != "" {
		t.Errorf("standard error: %q", got)
	}
	if b, err := os.ReadFile(file); err != nil || string(b) != want {
		t.Errorf("summary file: %q, %v", b, err)
	}

	// A sanitizer's program under the runtime, and one that carries its own copy.
	asan := filepath.Join(dir, "asan")
	gcc(t, "-O1", "-fno-builtin", "-w", "-fsanitize=address", "-o", asan, src, "-ldl")
	if p := Inspect(asan); !p.Sanitized || p.Static {
		t.Errorf("Inspect(asan) = %+v", p)
	}
	cmd, err = Command(context.Background(), nil, filepath.Join(os.TempDir(), "mux-test-cache"), asan, lib)
	if err != nil {
		t.Fatal(err)
	}
	if _, got = run(t, cmd, "MUX_SUMMARY=1", "ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0"); got != want {
		t.Errorf("asan: got\n%swant\n%s", got, want)
	}
	own := filepath.Join(dir, "own")
	gcc(t, slices.Concat([]string{"-O1", "-fno-builtin", "-w", "-o", own, src}, LinkArgs(Dynamic, build(t, Dynamic)))...)
	if p := Inspect(own); !p.Carries || p.Sanitized || p.Static {
		t.Errorf("Inspect(own) = %+v", p)
	}
	cmd, err = Command(context.Background(), nil, filepath.Join(os.TempDir(), "mux-test-cache"), own, lib)
	if err != nil {
		t.Fatal(err)
	}
	if _, got = run(t, cmd, "MUX_SUMMARY=1"); got != want {
		t.Errorf("own copy: got\n%swant\n%s", got, want)
	}
}

// TestCommonPrograms: what programs print does not change under the runtime.
func TestCommonPrograms(t *testing.T) {
	so := build(t, Preload)
	for _, argv := range [][]string{
		{"sh", "-c", "for i in 1 2 3; do echo $i | sed s/1/x/; done"},
		{"sort", "-r", "rt.go"},
		{"python3", "-c", "import json, threading; t = [threading.Thread(target=lambda: json.dumps([1.5] * 10000)) for _ in range(8)]; [x.start() for x in t]; [x.join() for x in t]; print(sum(len(str(i)) for i in range(100000)))"},
		{"gcc", "-O2", "-S", "-o", "-", "testdata/bench/trees.c"},
	} {
		if _, err := exec.LookPath(argv[0]); err != nil {
			continue
		}
		plain, _ := exec.Command(argv[0], argv[1:]...).Output()
		cmd := exec.Command(argv[0], argv[1:]...)
		cmd.Env = Environ(os.Environ(), so, false)
		got, stderr := run(t, cmd)
		if got != string(plain) || stderr != "" {
			t.Errorf("%v: output changed; %q", argv, stderr)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestVariantFor(t *testing.T) {
	for _, tt := range []struct {
		args string
		v    Variant
		ok   bool
	}{
		{"-o x x.o", Dynamic, true},
		{"-static x.o", Static, true},
		{"-static-pie x.o", Static, true},
		{"-shared x.o", Dynamic, false},
		{"-r x.o", Dynamic, false},
		{"-fsanitize=address x.o", Sanitizer, true},
		{"-fsanitize=undefined,leak x.o", Sanitizer, true},
		{"-fsanitize=undefined x.o", Dynamic, true},
		{"-fsanitize=address -fno-sanitize=all x.o", Dynamic, true},
	} {
		if v, ok := VariantFor(strings.Fields(tt.args)); v != tt.v || ok != tt.ok {
			t.Errorf("VariantFor(%s) = %v, %v; want %v, %v", tt.args, v, ok, tt.v, tt.ok)
		}
	}
}

// TestWrapped: the list for --wrap is what the static object defines.
func TestWrapped(t *testing.T) {
	out, err := exec.Command("nm", build(t, Static)).Output()
	if err != nil {
		t.Skip(err)
	}
	var have []string
	for _, m := range regexp.MustCompile(` T __wrap_(\w+)`).FindAllStringSubmatch(string(out), -1) {
		have = append(have, m[1])
	}
	slices.Sort(have)
	want := slices.Sorted(slices.Values(wrapped))
	if !slices.Equal(have, want) {
		t.Errorf("object defines\n%v\nlinks wrap\n%v", have, want)
	}
}

func TestEnviron(t *testing.T) {
	got := Environ([]string{"A=1", "LD_PRELOAD=/x.so"}, "/rt.so", true)
	want := []string{"A=1", "LD_PRELOAD=/rt.so /x.so", "ASAN_OPTIONS=verify_asan_link_order=0"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestContainsAny(t *testing.T) {
	long := bytes.Repeat([]byte("x"), 1<<16-3)
	for _, tt := range []struct {
		text string
		want bool
	}{{string(long) + ".note.mux" + string(long), true}, {string(long) + ".note.mu", false}, {"", false}, {".note.mux", true}} {
		if got, err := containsAny(strings.NewReader(tt.text), []byte(NoteSection)); got != tt.want || err != nil {
			t.Errorf("containsAny of %d bytes = %v, %v", len(tt.text), got, err)
		}
	}
}

func TestInstallHeaders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	for range 2 {
		if err := InstallHeaders(dir); err != nil {
			t.Fatal(err)
		}
	}
	src := filepath.Join(dir, "t.c")
	write(t, src, "#include <mux.h>\n#include <mux.h>\nMUX(alloc n, free 0) void *f(unsigned long n);\nint main(void) { return 0; }\n")
	for _, std := range []string{"-std=c90", "-std=c99", "-std=c17"} {
		gcc(t, std, "-Wall", "-Wextra", "-Werror", "-I", dir, "-c", "-o", "/dev/null", src)
		gcc(t, std, "-pedantic-errors", "-isystem", dir, "-c", "-o", "/dev/null", src)
	}
}
