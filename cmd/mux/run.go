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
	"path/filepath"
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
	cache, err := cacheDir()
	if err != nil {
		fmt.Fprintf(stderr, "mux run: %v\n", err)
		return exitRuntime
	}
	cmd, err := rt.Command(context.Background(), compiler(), cache, args[0], args[1:]...)
	switch {
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist):
		fmt.Fprintf(stderr, "mux run: %v\n", err)
		return exitNotFound
	case errors.Is(err, fs.ErrPermission):
		fmt.Fprintf(stderr, "mux run: %v\n", err)
		return exitCannotRun
	case err != nil:
		fmt.Fprintf(stderr, "mux run: %v\n", err)
		return exitRuntime
	}
	err = syscall.Exec(cmd.Path, cmd.Args, override(cmd.Env, extra))
	fmt.Fprintf(stderr, "mux run: %s: %v\n", args[0], err)
	if errors.Is(err, fs.ErrNotExist) {
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

// cacheDir keeps the built runtime; losing it costs one compilation. Without a
// home the folder for temporary files serves, if the folder in it is nobody
// else's: what is in it is loaded into the program.
func cacheDir() (string, error) {
	if d := os.Getenv("MUX_CACHE_DIR"); d != "" {
		return d, nil
	}
	if d, err := os.UserCacheDir(); err == nil {
		return filepath.Join(d, "mux"), nil
	}
	d := filepath.Join(os.TempDir(), fmt.Sprintf("mux-%d", os.Getuid()))
	if err := os.Mkdir(d, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	fi, err := os.Lstat(d)
	if err != nil {
		return "", err
	}
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !fi.IsDir() || fi.Mode().Perm()&0o022 != 0 || !ok || int(st.Uid) != os.Getuid() {
		return "", fmt.Errorf("%s is not a private folder; set MUX_CACHE_DIR", d)
	}
	return d, nil
}
