// This file runs the command-line scripts of testdata/script.

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"muxpy": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			mu, err := filepath.Abs("../../rewrite/rt/py")
			e.Setenv("MU", mu)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "bytes": writeBytes, "same": same},
	})
}

// status runs a command and demands its exit status: status N COMMAND [ARG...].
// Output and error output are in the files out and err.
func status(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var out, errs bytes.Buffer
	program, err := lookPath(ts.Getenv("PATH"), args[1])
	ts.Check(err)
	cmd := exec.Command(program, args[2:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), &out, &errs
	cmd.Env = append(os.Environ(), "MUX_CACHE_DIR="+ts.Getenv("WORK")+"/.cache")
	got := 0
	if err := cmd.Run(); err != nil {
		got = cmd.ProcessState.ExitCode()
	}
	ts.Check(os.WriteFile(ts.MkAbs("out"), out.Bytes(), 0o666))
	ts.Check(os.WriteFile(ts.MkAbs("err"), errs.Bytes(), 0o666))
	if (got == want) == neg {
		ts.Fatalf("%s: status %d, want %d\n%s%s", strings.Join(args[1:], " "), got, want, out.String(), errs.String())
	}
}

// lookPath finds a program in the folders of a script's PATH.
func lookPath(path, name string) (string, error) {
	for _, dir := range filepath.SplitList(path) {
		if p := filepath.Join(dir, name); isFile(p) {
			return p, nil
		}
	}
	return "", fmt.Errorf("%s is not on the PATH", name)
}

func isFile(name string) bool {
	st, err := os.Stat(name)
	return err == nil && st.Mode().IsRegular()
}

// writeBytes writes a file of a Go string literal, repeated: bytes FILE TEXT [N].
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	n := 1
	if len(args) > 2 {
		n, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o666)
	ts.Check(err)
	_, err = fmt.Fprint(f, strings.Repeat(text, n))
	ts.Check(err)
	ts.Check(f.Close())
}

// same compares two files byte by byte.
func same(ts *testscript.TestScript, neg bool, args []string) {
	a, b := ts.ReadFile(args[0]), ts.ReadFile(args[1])
	if (a == b) == neg {
		ts.Fatalf("%s: %q\n%s: %q", args[0], a, args[1], b)
	}
}
