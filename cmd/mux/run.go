// This file starts a program under the counting runtime.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"

	"github.com/muxlang/mux/rewrite/rt"
)

// Exit statuses of run when the program could not be started, as in env(1).
const (
	exitRuntime    = 125 // the runtime could not be built
	exitCannotRun  = 126
	exitNotFound   = 127
	defaultCC      = "gcc"
	violationUsage = "mux run: --on-violation is log, abort or count\n"
)

// runCommand replaces this process by the program, so that signals, terminal
// and exit status are the program's own.
func runCommand(args []string, stderr io.Writer) int {
	var extra []string
	for len(args) > 0 && strings.HasPrefix(args[0], "-") {
		a := args[0]
		args = args[1:]
		if a == "--" {
			break
		}
		what, isViolation := strings.CutPrefix(a, "--on-violation=")
		switch {
		case isViolation:
			if what != "log" && what != "abort" && what != "count" {
				fmt.Fprint(stderr, violationUsage)
				return exitUsage
			}
			extra = append(extra, "MUX_ON_VIOLATION="+what)
		case a == "--summary":
			extra = append(extra, "MUX_SUMMARY=1")
		default:
			fmt.Fprintf(stderr, "mux run: bad option %s\n%s", a, usage)
			return exitUsage
		}
	}
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	if _, err := exec.LookPath(args[0]); err != nil {
		fmt.Fprintf(stderr, "mux run: %v\n", err)
		return cannotStart(err)
	}
	cache, err := rt.CacheDir()
	var cmd *exec.Cmd
	if err == nil {
		cmd, err = rt.Command(context.Background(), compiler(), cache, args[0], args[1:]...)
	}
	if err != nil {
		fmt.Fprintf(stderr, "mux run: the counting runtime cannot be built: %v\n", err)
		return exitRuntime
	}
	err = syscall.Exec(cmd.Path, cmd.Args, override(cmd.Env, extra))
	fmt.Fprintf(stderr, "mux run: %s: %v\n", args[0], err)
	return cannotStart(err)
}

// cannotStart is the exit status for a program that does not start.
func cannotStart(err error) int {
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
		return exitNotFound
	}
	return exitCannotRun
}

// compiler is the command that builds the runtime.
func compiler() []string {
	if cc := strings.Fields(os.Getenv("MUXCC_CC")); len(cc) > 0 {
		return cc
	}
	return []string{defaultCC}
}

// override sets variables; getenv finds the first of two.
func override(env, set []string) []string {
	out := slices.Clone(set)
	for _, kv := range env {
		name, _, _ := strings.Cut(kv, "=")
		if !slices.ContainsFunc(set, func(s string) bool { return strings.HasPrefix(s, name+"=") }) {
			out = append(out, kv)
		}
	}
	return out
}
