// This file runs the examples that models of Python libraries give: what is
// inferred of them must agree with what the installed library takes.

package pyfront

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	models "github.com/muxlang/mux/stdlib-models"
)

// example is a comment "# measure: EXPR for n in 1, 2" of a model.
type example struct {
	model, expr string
	points      string
}

func examples(file string) (module string, out []example) {
	rel := strings.TrimPrefix(file, "python/stdlib/")
	if rest, ok := strings.CutPrefix(file, "python/stubs/"); ok {
		_, rel, _ = strings.Cut(rest, "/")
	}
	rel = strings.TrimSuffix(strings.TrimSuffix(rel, ".pyi"), "/__init__")
	module = strings.ReplaceAll(rel, "/", ".")
	for _, line := range strings.Split(string(models.PythonText(file)), "\n") {
		text, ok := strings.CutPrefix(strings.TrimSpace(line), "# measure: ")
		if !ok {
			continue
		}
		e := example{model: module, expr: text, points: "1, 1"}
		if i := strings.LastIndex(text, " for n in "); i >= 0 {
			e.expr, e.points = text[:i], text[i+len(" for n in "):]
		}
		out = append(out, e)
	}
	return module, out
}

func TestModelExamples(t *testing.T) {
	total := 0
	for _, file := range models.PythonFiles() {
		module, es := examples(file)
		if len(es) == 0 {
			continue
		}
		total += len(es)
		t.Run(module, func(t *testing.T) {
			head, _, _ := strings.Cut(module, ".")
			py := python(t, head)
			if py == "" {
				t.Skip("no CPython 3.11 with " + head)
			}
			var src strings.Builder
			if module != "builtins" {
				fmt.Fprintf(&src, "import %s\n", module)
			}
			if head == "numpy" {
				src.WriteString("import numpy as np\n")
			}
			src.WriteString("POINTS = {\n")
			for i, e := range es {
				fmt.Fprintf(&src, "    \"f%d\": {\"n\": [%s]},\n", i, e.points)
			}
			src.WriteString("}\n")
			for i, e := range es {
				fmt.Fprintf(&src, "\n\ndef f%d(n):\n    return %s\n", i, e.expr)
			}
			path := filepath.Join(t.TempDir(), "examples.py")
			if err := os.WriteFile(path, []byte(src.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			data, err := exec.CommandContext(ctx, py, "testdata/measured/meter.py", path).Output()
			if err != nil {
				t.Fatal(err)
			}
			var got map[string][]point
			if err := json.Unmarshal(data, &got); err != nil {
				t.Fatal(err)
			}
			u, err := Load(path, []byte(src.String()), Options{})
			if err != nil {
				t.Fatal(err)
			}
			u.Infer(context.Background())
			for i, f := range u.Funcs {
				line, status := agree(got[f.Name], f)
				t.Logf("%-60s %-7s %s", es[i].expr, status, line)
				if status == "unbound" && strings.Contains(line, "no value") {
					continue // of a length that only the caller knows
				}
				if status != "good" && status != "bound" {
					t.Errorf("%s: %s, %s", es[i].expr, status, line)
				}
			}
		})
	}
	if total == 0 {
		t.Error("no model has an example")
	}
}
