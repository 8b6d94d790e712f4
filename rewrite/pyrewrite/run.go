// This file runs Python programs with checked clauses.

package pyrewrite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/muxlang/mux/rewrite/rt"
)

// RunOptions says how Command runs a program.
type RunOptions struct {
	// Python is the interpreter; "" means $MUX_PYTHON, else python3, else
	// python on PATH.
	Python string
	// CacheDir is where package mu is unpacked; "" means rt.CacheDir().
	CacheDir string
	// Muxpy is the path that package mu runs for what needs muxpy; "" leaves
	// it to $MUXPY and PATH.
	Muxpy string
}

// Command returns the command that runs a Python program (a script, or -m and a
// module, and its arguments) with its clauses rewritten on the fly and its
// calls checked. Package mu comes from this program, so it need not be
// installed; what the program starts finds it too. The error names what is
// missing.
func Command(ctx context.Context, opt RunOptions, args ...string) (*exec.Cmd, error) {
	if len(args) == 0 {
		return nil, errors.New("run: no script")
	}
	python, err := interpreter(opt.Python)
	if err != nil {
		return nil, err
	}
	cache := opt.CacheDir
	if cache == "" {
		if cache, err = rt.CacheDir(); err != nil {
			return nil, fmt.Errorf("unpacking package mu: %w", err)
		}
	}
	dir, err := rt.InstallPython(cache)
	if err != nil {
		return nil, fmt.Errorf("unpacking package mu: %w", err)
	}
	// The package is started as a folder: a mu.py of the program's does not
	// come before it.
	argv := append([]string{filepath.Join(dir, "mu")}, args...)
	cmd := exec.CommandContext(ctx, python, argv...)
	path := dir
	if old := os.Getenv("PYTHONPATH"); old != "" {
		path += string(os.PathListSeparator) + old
	}
	cmd.Env = setenv(os.Environ(), "PYTHONPATH", path)
	if opt.Muxpy != "" && os.Getenv("MUXPY") == "" {
		cmd.Env = setenv(cmd.Env, "MUXPY", opt.Muxpy)
	}
	return cmd, nil
}

func interpreter(name string) (string, error) {
	if name == "" {
		name = os.Getenv("MUX_PYTHON")
	}
	if name != "" {
		path, err := exec.LookPath(name)
		if err != nil {
			return "", fmt.Errorf("no Python interpreter: %w", err)
		}
		return path, nil
	}
	for _, name := range []string{"python3", "python"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Python interpreter: neither python3 nor python is on PATH (MUX_PYTHON names one)")
}

func setenv(env []string, name, value string) []string {
	out := make([]string, 0, len(env)+1)
	for _, kv := range env {
		if !strings.HasPrefix(kv, name+"=") {
			out = append(out, kv)
		}
	}
	return append(out, name+"="+value)
}
