// This file measures what counting and checking cost: MUX_BENCH=1 go test -run
// TestBench -v prints CPU ratios to the plain program, all from one run.

package crewrite

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux/rewrite/rt"
	"github.com/muxlang/mux/typecheck/iface"
)

// contender is one way to run a benchmark; the first of a list is plain.
type contender struct {
	name string
	argv []string
	env  []string
	best float64 // CPU seconds
}

// race runs the contenders in turn, pinned to one processor, and keeps the best
// CPU time of each: what other programs disturb is never faster.
func race(t *testing.T, rounds int, cs []contender) {
	t.Helper()
	for i := range cs {
		cs[i].best = math.Inf(1)
	}
	for range rounds {
		for i := range cs {
			argv := cs[i].argv
			if pin, err := exec.LookPath("taskset"); err == nil {
				argv = append([]string{pin, "-c", "1"}, argv...)
			}
			cmd := exec.Command(argv[0], argv[1:]...)
			cmd.Env = append(os.Environ(), cs[i].env...)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%.500s", cs[i].name, err, out)
			}
			cpu := (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
			cs[i].best = min(cs[i].best, cpu)
		}
	}
}

func TestBench(t *testing.T) {
	if os.Getenv("MUX_BENCH") == "" {
		t.Skip("set MUX_BENCH=1 to measure; MUX_BENCH_CJSON names a folder with cJSON.c")
	}
	folder := filepath.Join("..", "rt", "testdata", "bench")
	read := func(name string) string {
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	so, err := rt.Build(t.Context(), nil, cacheDir(t), rt.Preload)
	if err != nil {
		t.Fatal(err)
	}
	preload := []string{"LD_PRELOAD=" + so}
	show := func(what string, cs []contender) {
		for _, c := range cs[1:] {
			fmt.Printf("%-10s %-10s %6.3f\n", what, c.name, c.best/cs[0].best)
		}
	}
	bench := func(what string, src string, args []string, heavy bool) {
		plain := compile(t, src, append([]string{"-O2"}, args...)...)
		linked := compile(t, src, slices.Concat([]string{"-O2"}, args, runtimeArgs(t, rt.Dynamic))...)
		cs := []contender{{name: "plain", argv: []string{plain}}, {name: "preloaded", argv: []string{plain}, env: preload}, {name: "linked", argv: []string{linked}}}
		race(t, 9, cs)
		show(what, cs)
		if !heavy || os.Getenv("MUX_BENCH") != "all" {
			return
		}
		asan := compile(t, src, append([]string{"-O2", "-fsanitize=address"}, args...)...)
		lsan := compile(t, src, append([]string{"-O2", "-fsanitize=leak"}, args...)...)
		others := []contender{cs[0], {name: "lsan", argv: []string{lsan}}, {name: "asan", argv: []string{asan}}}
		if _, err := exec.LookPath("valgrind"); err == nil {
			others = append(others, contender{name: "massif", argv: []string{"valgrind", "--tool=massif", "--massif-out-file=/dev/null", plain}})
		}
		race(t, 1, others)
		show(what, others)
	}
	bench("trees", read("trees.c"), nil, true)
	bench("nothing", read("nothing.c"), nil, false)
	if dir := os.Getenv("MUX_BENCH_CJSON"); dir != "" {
		bench("cjson", read("json.c"), []string{"-I" + dir, filepath.Join(dir, "cJSON.c"), "-lm"}, true)
	}

	benchCalls(t, read("calls.c"))
}

// benchCalls measures a call with three clauses and a requires.
func benchCalls(t *testing.T, src string) {
	f := fn(t, "int", "work", []string{"int n"}, []*iface.Input{input("n", iface.InValue, 0, "int", 4, true)},
		"alloc 4*n + 8", "free 0", "peak <= 4*n + 64", "requires n >= 0")
	src = strings.Replace(src, "__attribute__((noinline, noclone)) int work(", "\nint work(", 1)
	decl := "__attribute__((noinline, noclone)) int work(int);\n"
	plain := compile(t, decl+src, "-O2")
	checked := compile(t, instrument(t, decl+src, f), append([]string{"-O2"}, runtimeArgs(t, rt.Dynamic)...)...)
	unlinked := compile(t, instrument(t, decl+src, f), "-O2")
	const calls = 20e6
	cs := []contender{{name: "plain", argv: []string{plain}}, {name: "checked", argv: []string{checked}}, {name: "no runtime", argv: []string{unlinked}}}
	race(t, 25, cs)
	for _, c := range cs[1:] {
		fmt.Printf("%-10s %-10s %6.2f ns more a call\n", "calls", c.name, (c.best-cs[0].best)/calls*1e9)
	}
}
