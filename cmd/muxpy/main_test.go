// This file tests the program's exit statuses and output.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	good := write("good.py", "import mu\nimport numpy as np\n@mu.consumed(8*n + 112)\n@mu.requires(n >= 0)\ndef f(n):\n    return np.ones(n)\n")
	bad := write("bad.py", "import mu\nimport numpy as np\n@mu.consumed(4*n + 112)\ndef f(n):\n    return np.ones(n)\n")
	wrong := write("wrong.py", "def f(:\n")
	for _, c := range []struct {
		args   string
		status int
		out    string // in standard output
	}{
		{"", exitUsage, ""},
		{"dance", exitUsage, ""},
		{"check --format xml " + good, exitUsage, ""},
		{"check --accounting pounds " + good, exitUsage, ""},
		{"check " + good, exitOK, ""},
		{"check -v " + good, exitOK, "is exact"},
		{"check " + bad, exitFindings, "f consumes 8*n + 112 bytes"},
		{"check --format json " + bad, exitFindings, `"violated"`},
		{"check " + wrong, exitFindings, "SyntaxError: "},
		{"check " + good + " " + bad + " " + wrong, exitFindings, "SyntaxError"},
		{"check " + filepath.Join(dir, "none.py"), exitTool, ""},
		{"extract " + good + ":f", exitOK, "@mu.consumed(8*n + 112)"},
		{"extract " + good + ":g", exitUsage, ""},
		{"extract --format json " + good, exitOK, `"language":"python"`},
		{"extract " + wrong, exitFindings, ""},
		{"explain " + good + ":f", exitOK, "| <- peak"},
		{"explain " + good, exitUsage, ""},
		{"rewrite " + good, exitOK, "@mu.consumed(lambda n: 8*n + 112)"},
		{"version", exitOK, "muxpy"},
		{"help", exitOK, "muxpy check"},
		{"check --help", exitOK, ""},
		{"rewrite -h", exitOK, ""},
	} {
		var out, errs bytes.Buffer
		if got := run(strings.Fields(c.args), nil, &out, &errs); got != c.status || !strings.Contains(out.String(), c.out) {
			t.Errorf("muxpy %s: status %d, want %d\n%s%s", c.args, got, c.status, out.String(), errs.String())
		}
	}
}
