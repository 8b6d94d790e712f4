// This file finds the Python interpreters of the machine.

package muxtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Python is an interpreter, CPython from 3.8 on.
type Python struct {
	Path    string
	Version string // 3.11.2
	Minor   int    // 11
}

// Pythons lists the interpreters from 3.8 on, one of each version and place:
// those of the list $MUX_PYTHONS, those on PATH, /usr/bin/python3 and pyenv's.
func Pythons() []Python {
	candidates := filepath.SplitList(os.Getenv("MUX_PYTHONS"))
	candidates = append(candidates, "python3", "/usr/bin/python3")
	if home, err := os.UserHomeDir(); err == nil {
		more, _ := filepath.Glob(filepath.Join(home, ".pyenv/versions/*/bin/python3"))
		candidates = append(candidates, more...)
	}
	for v := 8; v <= 14; v++ {
		candidates = append(candidates, fmt.Sprintf("python3.%d", v))
	}
	var out []Python
	seen := map[string]bool{}
	for _, c := range candidates {
		path, err := exec.LookPath(c)
		if err != nil {
			continue
		}
		b, err := exec.Command(path, "-c", "import sys; print(sys.executable, '%d.%d.%d' % sys.version_info[:3], sys.implementation.name)").Output()
		f := strings.Fields(string(b))
		if err != nil || len(f) != 3 || f[2] != "cpython" || seen[f[0]] {
			continue
		}
		seen[f[0]] = true
		p := Python{Path: f[0], Version: f[1]}
		if n, _ := fmt.Sscanf(f[1], "3.%d", &p.Minor); n != 1 || p.Minor < 8 {
			continue
		}
		out = append(out, p)
	}
	return out
}

// Everything says that tests against interpreters and installed libraries shall
// leave nothing out: $MUX_LIVE is "all", as make corpus sets it. Without it they
// take some interpreters and some examples of the large libraries.
func Everything() bool { return os.Getenv("MUX_LIVE") == "all" }

// SomePythons lists the interpreters that a test of behaviour common to all
// versions runs with: all of them when [Everything] is asked for, else the
// oldest, the newest and 3.11.
func SomePythons() []Python {
	all := Pythons()
	if Everything() {
		return all
	}
	byMinor := map[int]Python{}
	oldest, newest := 99, 0
	for _, p := range all {
		if _, ok := byMinor[p.Minor]; !ok {
			byMinor[p.Minor] = p
		}
		oldest, newest = min(oldest, p.Minor), max(newest, p.Minor)
	}
	var out []Python
	for _, p := range all {
		if byMinor[p.Minor] == p && (p.Minor == oldest || p.Minor == newest || p.Minor == 11) {
			out = append(out, p)
		}
	}
	return out
}

// Has says whether the interpreter finds the modules; they are not imported,
// which takes seconds for some.
func (p Python) Has(modules ...string) bool {
	code := "import importlib.util, sys"
	for _, m := range modules {
		code += fmt.Sprintf("\nimportlib.util.find_spec(%q) or sys.exit(1)", m)
	}
	return exec.Command(p.Path, "-c", code).Run() == nil
}
