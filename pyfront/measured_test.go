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

// facts is what a measured file says of itself beside its functions.
type facts struct {
	// limits are the functions whose answer is coarser than the measurement:
	// "bound", "unbound" or "unknown"; "wrong" is a defect that is known.
	limits map[string]string
	// bindings say what symbols of formulas are, over the parameters.
	bindings map[string]map[string]string
	malloc   bool     // METER = "malloc": what counts is outside of CPython's domains too
	imports  []string // the modules it needs
	points   []string // the functions that POINTS lists, in its order
}

// large says that measuring with a library takes long.
func large(module string) bool {
	head, _, _ := strings.Cut(module, ".")
	return head == "torch" || head == "cv2" || outside[head]
}

// some is every fourth of a list, all of it where everything is asked for.
func some[T any](list []T) []T {
	if muxtest.Everything() {
		return list
	}
	var out []T
	for i := 0; i < len(list); i += 4 {
		out = append(out, list[i])
	}
	return out
}

func factsOf(t *testing.T, path string, src []byte) facts {
	t.Helper()
	tree, err := syntax.Parse(path, src, syntax.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := func(e syntax.Expr) string { return e.(*syntax.Constant).Value.Text() }
	out := facts{limits: map[string]string{}, bindings: map[string]map[string]string{}}
	for _, s := range tree.Body {
		switch s := s.(type) {
		case *syntax.Import:
			for _, n := range s.Names {
				out.imports = append(out.imports, n.Name)
			}
		case *syntax.ImportFrom:
			out.imports = append(out.imports, s.Module)
		case *syntax.Assign:
			n, ok := s.Targets[0].(*syntax.Name)
			if !ok {
				continue
			}
			switch n.Id {
			case "METER":
				out.malloc = text(s.Value) == "malloc"
			case "POINTS":
				for _, k := range s.Value.(*syntax.Dict).Keys {
					out.points = append(out.points, text(k))
				}
			case "LIMITS":
				d := s.Value.(*syntax.Dict)
				for i := range d.Keys {
					for _, n := range strings.Fields(text(d.Values[i])) {
						out.limits[n] = text(d.Keys[i])
					}
				}
			case "BINDINGS":
				d := s.Value.(*syntax.Dict)
				for i := range d.Keys {
					b := map[string]string{}
					in := d.Values[i].(*syntax.Dict)
					for j := range in.Keys {
						b[text(in.Keys[j])] = text(in.Values[j])
					}
					out.bindings[text(d.Keys[i])] = b
				}
			}
		}
	}
	return out
}

// meterCommand runs the meter on a file; with blocks, under the counting runtime.
func meterCommand(ctx context.Context, t *testing.T, py string, blocks bool, args ...string) *exec.Cmd {
	t.Helper()
	args = append([]string{py, "testdata/measured/meter.py"}, args...)
	if blocks {
		bin := filepath.Join(t.TempDir(), "mux")
		if out, err := exec.Command("go", "build", "-o", bin, "../cmd/mux").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		args = append([]string{bin, "run", "--"}, args...)
	}
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1")
	if blocks {
		cmd.Env = append(cmd.Env, "MUX_METER=malloc", "PYTHONMALLOC=malloc")
	}
	return cmd
}

// TestMeasured: no answer may contradict the interpreter, and those that are not
// listed as coarser must be within 10 % + 4 KiB of it.
func TestMeasured(t *testing.T) {
	files, err := filepath.Glob("testdata/measured/*_cases.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no measured files", err)
	}
	asked := strings.Fields(os.Getenv("MEASURED"))
	for _, path := range files {
		if filepath.Base(path) == "sizes_cases.py" {
			continue // for every version: TestSizes
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			says := factsOf(t, path, src)
			py := python(t, says.imports...)
			if py == "" {
				t.Skip("no CPython 3.11 with all of ", says.imports)
			}
			only := asked
			if len(only) == 0 && (says.malloc || slices.ContainsFunc(says.imports, large)) {
				only = some(says.points)
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
	for _, p := range muxtest.SomePythons() {
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
	says := factsOf(t, path, src)
	cmd := meterCommand(ctx, t, py, says.malloc, append([]string{path}, only...)...)
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
	coarse := says.limits
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
		line, status := agree(got[name], f, says.bindings[name], tol)
		t.Logf("%-20s %-7s %s", name, status, line)
		switch {
		case status == "wrong" && coarse[name] != status:
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
