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

// Has says whether the interpreter has the modules.
func (p Python) Has(modules ...string) bool {
	code := "pass"
	for _, m := range modules {
		code += "\nimport " + m
	}
	return exec.Command(p.Path, "-c", code).Run() == nil
}
