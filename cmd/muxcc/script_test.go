// This file runs the command-line scripts of testdata/script.

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"muxcc": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			// Diagnostics in gcc's own words and quotes, and one date for all.
			e.Setenv("LC_ALL", "C")
			e.Setenv("SOURCE_DATE_EPOCH", "1000000000")
			e.Setenv("TMPDIR", e.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"same": same, "signalled": signalled},
	})
}

// same FLAGS… compiles clauses.c by muxcc and plain.c by gcc, each under the
// name x.c in a folder of the same name, and demands the same files with the
// same bytes, the same warnings and the same status. The sources differ only
// in that plain.c has blanks for clauses.
func same(ts *testscript.TestScript, neg bool, args []string) {
	type outcome struct {
		said  string
		files map[string]string
		ok    bool
	}
	run := func(compiler, source string) outcome {
		dir := ts.MkAbs("work")
		ts.Check(os.RemoveAll(dir))
		ts.Check(os.MkdirAll(filepath.Join(dir, "sub"), 0o777))
		for _, name := range []string{"x.c", "sub/y.c"} {
			ts.Check(os.WriteFile(filepath.Join(dir, name), []byte(ts.ReadFile(source)), 0o666))
		}
		for _, name := range []string{"h.h", "sub/h.h"} {
			ts.Check(os.WriteFile(filepath.Join(dir, name), []byte(ts.ReadFile("h.h")), 0o666))
		}
		cmd := exec.Command("sh", "-c", `"$0" "$@" <x.c`, compiler)
		cmd.Args = append(cmd.Args, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "LC_ALL=C", "SOURCE_DATE_EPOCH=1000000000",
			"PATH="+ts.Getenv("PATH"), "MUXCC_FLAGS="+ts.Getenv("MUXCC_FLAGS"))
		out, err := cmd.CombinedOutput()
		o := outcome{files: map[string]string{}, ok: err == nil}
		var lines []string
		for _, l := range strings.Split(string(out), "\n") {
			if strings.Contains(l, ": warning: ") || strings.Contains(l, ": error: ") {
				lines = append(lines, l)
			}
		}
		o.said = strings.Join(lines, "\n")
		ts.Check(filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !strings.HasSuffix(p, ".c") && !strings.HasSuffix(p, ".i") {
				b, err := os.ReadFile(p)
				ts.Check(err)
				rel, _ := filepath.Rel(dir, p)
				o.files[rel] = string(b)
			}
			return err
		}))
		return o
	}
	want, got := run("gcc", "plain.c"), run("muxcc", "clauses.c")
	if want.ok == neg {
		ts.Fatalf("gcc: success is %v", want.ok)
	}
	if got.ok != want.ok || sorted(got.said) != sorted(want.said) {
		ts.Fatalf("gcc (%v) says\n%s\nmuxcc (%v) says\n%s", want.ok, want.said, got.ok, got.said)
	}
	for name, data := range want.files {
		if d, ok := got.files[name]; !ok || d != data {
			ts.Fatalf("%s: there is %v, and it differs", name, ok)
		}
	}
	for name := range got.files {
		if _, ok := want.files[name]; !ok {
			ts.Fatalf("%s: gcc writes no such file", name)
		}
	}
}

func sorted(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		for j := i; j > 0 && lines[j] < lines[j-1]; j-- {
			lines[j], lines[j-1] = lines[j-1], lines[j]
		}
	}
	return strings.Join(lines, "\n")
}

// signalled COMMAND… ends the command by SIGTERM once the file "started"
// exists, and demands that it died of the signal.
func signalled(ts *testscript.TestScript, neg bool, args []string) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "PATH="+ts.Getenv("PATH"), "MUXCC_CC="+ts.Getenv("MUXCC_CC"), "TMPDIR="+ts.MkAbs("tmp"))
	ts.Check(os.MkdirAll(ts.MkAbs("tmp"), 0o777))
	ts.Check(cmd.Start())
	for range 1000 {
		if _, err := os.Stat(ts.MkAbs("started")); err == nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Check(cmd.Process.Signal(os.Interrupt))
	err := cmd.Wait()
	if err == nil || !strings.Contains(err.Error(), "signal: interrupt") {
		ts.Fatalf("ended with %v, not by the signal", err)
	}
	left, err := filepath.Glob(ts.MkAbs("tmp/muxcc-*"))
	ts.Check(err)
	if len(left) > 0 {
		ts.Fatalf("left behind: %v", left)
	}
}
