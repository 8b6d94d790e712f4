// This file compares the parser's speed with that of CPython's ast.parse.

package syntax

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// TestSpeed prints the ratio of lines per second of CPU time, this parser's to
// ast.parse's, over the standard library of each interpreter found, in one run:
// rounds of both in turn, the best of each. It is part of make bench
// (SYNTAX_SPEED=1); $SYNTAX_BENCH is a glob of other files to parse. The
// collector's work is counted, on one processor.
func TestSpeed(t *testing.T) {
	if os.Getenv("SYNTAX_SPEED") == "" {
		t.Skip("SYNTAX_SPEED is not set")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for v := Latest; v >= Python38; v-- {
		argv := interpreters()[v]
		if len(argv) != 3 {
			continue
		}
		pattern := os.Getenv("SYNTAX_BENCH")
		if pattern == "" {
			out, err := exec.Command(argv[0], "-c", "import os; print(os.path.dirname(os.__file__))").Output()
			if err != nil {
				continue
			}
			pattern = filepath.Join(strings.TrimSpace(string(out)), "*.py")
		}
		names, sources, lines := []string{}, [][]byte{}, 0
		all, _ := filepath.Glob(pattern)
		for _, name := range all {
			src, err := os.ReadFile(name)
			if err != nil {
				continue
			}
			if _, err := Parse(name, src, Options{Version: v}); err != nil {
				continue
			}
			names, sources, lines = append(names, name), append(sources, src), lines+bytes.Count(src, []byte("\n"))
		}
		if len(names) == 0 {
			continue
		}
		var ours, theirs float64
		for range 3 {
			start := cpuTime()
			for i, src := range sources {
				Parse(names[i], src, Options{Version: v})
			}
			ours = max(ours, float64(lines)/(cpuTime()-start).Seconds())
			cmd := exec.Command(argv[0], "testdata/speed.py")
			cmd.Stdin = strings.NewReader(strings.Join(names, "\n"))
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			if n, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64); err == nil {
				theirs = max(theirs, n)
			}
		}
		t.Logf("parse %s: %d files, %d lines: %.0f lines a CPU second, ast.parse %.0f: ratio %.1f",
			v, len(names), lines, ours, theirs, ours/theirs)
		if ours < 5*theirs {
			t.Errorf("%s: less than 5 times as fast as ast.parse", v)
		}
	}
}
