// This file compares inference with what CPython measures: the functions of
// testdata/measured are run at several sizes and inferred, and both must agree.

package pyfront

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/muxlang/mux/internal/muxtest"
	"github.com/muxlang/mux/pyfront/syntax"
)

// python is the interpreter that the default accounting speaks of, with what a
// file needs; "" when this machine has none.
func python(t *testing.T, need ...string) string {
	t.Helper()
	for _, p := range muxtest.Pythons() {
		if p.Minor == 11 && p.Has(need...) {
			return p.Path
		}
	}
	return ""
}

type point struct {
	Params map[string]any `json:"params"`
	Peak   float64        `json:"peak"`
	Least  float64        `json:"peak_least"`
	Net    float64        `json:"net_result"`
}

// limits reads LIMITS of a measured file: for functions whose answer is coarser
// than the measurement, "bound" or "unknown".
func limits(t *testing.T, path string, src []byte) map[string]string {
	t.Helper()
	tree, err := syntax.Parse(path, src, syntax.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, s := range tree.Body {
		a, ok := s.(*syntax.Assign)
		if !ok {
			continue
		}
		if n, ok := a.Targets[0].(*syntax.Name); !ok || n.Id != "LIMITS" {
			continue
		}
		d := a.Value.(*syntax.Dict)
		for i := range d.Keys {
			names := strings.Fields(d.Values[i].(*syntax.Constant).Value.Text())
			for _, n := range names {
				out[n] = d.Keys[i].(*syntax.Constant).Value.Text()
			}
		}
	}
	return out
}

// TestMeasured: no answer may contradict the interpreter, and those that are not
// listed as coarser must be within 10 % + 4 KiB of it.
func TestMeasured(t *testing.T) {
	files := []string{"testdata/measured/plain_cases.py", "testdata/measured/numpy_cases.py"}
	only := strings.Fields(os.Getenv("MEASURED"))
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var need []string
			if bytes.Contains(src, []byte("import numpy")) {
				need = append(need, "numpy")
			}
			py := python(t, need...)
			if py == "" {
				t.Skip("no CPython 3.11 with", need)
			}
			contradictions(t, py, path, src, "", acceptable, only)
		})
	}
}

// TestSizes: the accounting of every version that an interpreter is found of
// agrees with it.
func TestSizes(t *testing.T) {
	const path = "testdata/measured/sizes_cases.py"
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, p := range muxtest.Pythons() {
		if seen[p.Minor] || p.Minor > 14 {
			continue
		}
		seen[p.Minor] = true
		t.Run(p.Version, func(t *testing.T) {
			var skip []string
			if p.Minor < 11 {
				// Up to sixteen blocks of deques that are gone are kept for the next.
				skip = []string{"deque_of", "grown_deque"}
			}
			contradictions(t, p.Path, path, src, fmt.Sprintf("cpython-3.%d", p.Minor), good, nil, skip...)
		})
	}
	if len(seen) == 0 {
		t.Skip("no CPython")
	}
}

// contradictions measures the functions of a file with an interpreter, infers
// them under an accounting and reports where these do not agree.
func contradictions(t *testing.T, py, path string, src []byte, accounting string, tol tolerance, only []string, skip ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, py, append([]string{"testdata/measured/meter.py", path}, only...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	data, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	var got map[string][]point
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	coarse := limits(t, path, src)
	want := map[string]bool{}
	for n := range got {
		want[n] = true
	}
	u, err := Load(path, src, Options{Only: want, Accounting: accounting})
	if err != nil {
		t.Fatal(err)
	}
	u.Infer(context.Background())
	funcs := map[string]*Function{}
	for _, f := range u.Funcs {
		funcs[f.Name] = f
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if slices.Contains(skip, name) {
			continue
		}
		f := funcs[name]
		if f == nil || f.Summary == nil {
			t.Errorf("%s: not inferred", name)
			continue
		}
		line, status := agree(got[name], f, nil, tol)
		t.Logf("%-20s %-7s %s", name, status, line)
		switch {
		case status == "wrong":
			t.Errorf("%s contradicts CPython: %s", name, line)
		case status != "good" && coarse[name] != status:
			t.Errorf("%s: %s, %s", name, status, line)
		case status == "good" && coarse[name] != "":
			t.Errorf("%s is no longer coarse: %s", name, line)
		}
	}
}

// agree compares what was inferred with measured points.
func agree(ps []point, f *Function, bind map[string]string, tol tolerance) (line, status string) {
	c := evalCase{Function: f.Name}
	for _, p := range ps {
		p.Params = flat(p.Params)
		c.Points = append(c.Points, struct {
			Params map[string]any `json:"params"`
			Peak   float64        `json:"peak"`
			Least  float64        `json:"peak_least"`
			Net    float64        `json:"net_result"`
		}(p))
	}
	return judge(c, f.Interface, bind, tol)
}

// flat names the items of dict arguments as formulas do.
func flat(params map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range params {
		if m, ok := v.(map[string]any); ok {
			for f, w := range m {
				out[k+`["`+f+`"]`] = w
				out[`int(`+k+`["`+f+`"])`] = w
			}
			continue
		}
		out[k] = v
	}
	return out
}
