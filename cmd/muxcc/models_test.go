// This file compares what is inferred of the library models' examples with what
// glibc asks for when they run: clauses, bodies and all that the machine makes of
// them.

package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux"
	models "github.com/muxlang/mux/stdlib-models"
)

// exampleSizes are the values of N.
var exampleSizes = []int64{0, 1, 7, 100, 1000, 4096}

func TestModelExamples(t *testing.T) {
	list, _, err := models.Examples()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put := func(file, text string) {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var text strings.Builder
	text.WriteString("#define _GNU_SOURCE\n")
	seen := map[string]bool{}
	for _, e := range list {
		if !seen[e.Header] {
			seen[e.Header] = true
			fmt.Fprintf(&text, "#include <%s>\n", e.Header)
		}
	}
	text.WriteString("#include \"examples.h\"\n\n")
	for i, e := range list {
		fmt.Fprintf(&text, "void example_%d(size_t N) {\n\t%s\n\t%s\n\t%s\n}\n", i, e.Setup, e.Counted, e.Cleanup)
	}
	source := filepath.Join(dir, "examples.c")
	put(source, text.String())
	fixtures, err := filepath.Abs("../../stdlib-models/testdata")
	if err != nil {
		t.Fatal(err)
	}
	flags := []string{"-std=gnu17", "-O0", "-w", "-fno-builtin", "-I" + fixtures}

	document := filepath.Join(dir, "examples.mux.json")
	args := append([]string{"-Wno-mux", "-fmux-interface=" + document, "-c", source, "-o", filepath.Join(dir, "examples.o")}, flags...)
	if out, err := exec.Command("muxcc", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	doc, err := mux.LoadFile(document)
	if err != nil {
		t.Fatal(err)
	}

	// Each example runs in a process of its own: what one leaves behind is
	// another's cold state.
	var driver strings.Builder
	driver.WriteString(text.String())
	driver.WriteString("#include <sys/wait.h>\nint main(void) {\n")
	for i := range list {
		for _, n := range exampleSizes {
			fmt.Fprintf(&driver, "\tif (!fork()) { example_%d(%d); begin(); example_%d(%d); end(%d, %d); _exit(0); }\n\twait(NULL);\n", i, n, i, n, i, n)
		}
	}
	driver.WriteString("\treturn 0;\n}\n")
	run := filepath.Join(dir, "run")
	put(run+".c", driver.String())
	args = append([]string{"-o", run, run + ".c", filepath.Join(fixtures, "count.c"), "-lpthread", "-lrt"}, flags...)
	if out, err := exec.Command("gcc", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(run).Output()
	if err != nil {
		t.Fatal(err)
	}
	exact, within, unknown := 0, 0, map[string]bool{}
	for line := range bytes.Lines(out) {
		var i int
		var n int64
		var measured [3]int64
		if _, err := fmt.Sscan(string(line), &i, &n, &measured[0], &measured[1], &measured[2]); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		e := list[i]
		a, err := doc.Function(fmt.Sprintf("example_%d", i)).Query(mux.Values{"N": mux.Int(n)})
		if err != nil {
			unknown[e.Function] = true
			continue
		}
		for k, q := range []mux.Quantity{mux.Alloc, mux.Free, mux.Peak} {
			r := a.Get(q)
			switch {
			case r.Lo != nil && r.Lo.Int64() > measured[k], r.Hi != nil && r.Hi.Int64() < measured[k]:
				t.Errorf("%s: %s, N = %d: %v is %v, %d measured\n\t%s @ %s @ %s", e.Header, e.Function, n, q, r, measured[k], e.Setup, e.Counted, e.Cleanup)
			case r.Hi == nil:
				unknown[e.Function] = true
			case r.Lo != nil && r.Lo.Cmp(r.Hi) == 0:
				exact++
			default:
				within++
			}
		}
	}
	t.Logf("%d numbers exact, %d within bounds, %d functions not known", exact, within, len(unknown))
	if exact < 750 {
		t.Errorf("only %d numbers compared", exact)
	}
	for _, f := range slices.Sorted(maps.Keys(unknown)) {
		t.Logf("not known: %s", f)
	}
}
