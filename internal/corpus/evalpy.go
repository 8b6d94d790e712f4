// This file compares interfaces of Python functions with measured truth.

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/muxlang/mux"
)

// pythonTruth is the part of py/truth_public.json that is read here.
type pythonTruth struct {
	Cases map[string]pythonCase `json:"cases"`
}

// pythonCase is a function with measured calls. Net is what the result keeps
// alive.
type pythonCase struct {
	Repo, Path, Function string
	Points               []struct {
		Params map[string]json.RawMessage `json:"params"`
		Peak   float64                    `json:"peak"`
		Net    float64                    `json:"net_result"`
	}
}

// Agreement as the cases' README has it: a tenth and 4 KiB.
const (
	pythonShare = 0.1
	pythonBytes = 4096
)

// evalPython prints a row a case: what is known of the function, the formula of
// its peak, and the worst errors at the measured points. sources are folders
// with checkouts OWNER+NAME.
func (c *config) evalPython(dir string, sources ...string) bool {
	const what = "cases with measured truth: Python"
	if dir == "" {
		skipped(what, "EVAL is not set")
		return true
	}
	data, err := os.ReadFile(filepath.Join(dir, "py", "truth_public.json"))
	if err != nil {
		skipped(what, err.Error())
		return true
	}
	var t pythonTruth
	bind := map[string]map[string]string{}
	if err = json.Unmarshal(data, &t); err == nil {
		// What the symbols of a formula are at a case's points.
		if data, err = os.ReadFile(filepath.Join(c.root, "pyfront", "testdata", "eval_bindings.json")); err == nil {
			err = json.Unmarshal(data, &bind)
		}
	}
	if err != nil {
		fmt.Println("corpus:", err)
		return false
	}
	fmt.Printf("\n== %s\n", what)
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "case\tstatus\tverdict\tpeak off\tnet off\tpeak")
	counts := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(t.Cases)) {
		tc := t.Cases[name]
		r := c.pythonCase(dir, sources, tc, bind[name])
		verdict, _, _ := strings.Cut(r.verdict, ":")
		counts[verdict]++
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\n", name, r.status, r.verdict, r.peakOff, r.netOff, clip(r.formula))
	}
	tw.Flush()
	for _, k := range []string{"agrees", "within", "wrong", "unknown", "not comparable", "not found", "not analysed", "no source"} {
		if counts[k] > 0 {
			fmt.Printf("%6d  %s\n", counts[k], k)
		}
	}
	return counts["wrong"] == 0
}

type pythonRow struct{ status, verdict, peakOff, netOff, formula string }

// pythonCase compares one case. It agrees when the upper end of its peak is
// near the measured one at all points, is within when no point is outside of
// the interval by more than that, and wrong otherwise.
func (c *config) pythonCase(dir string, sources []string, tc pythonCase, bind map[string]string) pythonRow {
	r := pythonRow{status: "-", peakOff: "-", netOff: "-"}
	path := filepath.Join(dir, "py", filepath.Base(tc.Path))
	if tc.Repo != "" {
		path = ""
		for _, s := range sources {
			p := filepath.Join(s, strings.ReplaceAll(tc.Repo, "/", "+"), filepath.FromSlash(tc.Path))
			if s != "" && path == "" && exists(p) {
				path = p
			}
		}
	}
	if path == "" || !exists(path) {
		r.verdict = "no source"
		return r
	}
	d, err := c.extract(path + ":" + tc.Function)
	if err != nil {
		r.verdict = "not analysed: " + err.Error()
		return r
	}
	f := d.Function(tc.Function)
	if f == nil {
		r.verdict = "not found: " + tc.Function
		return r
	}
	peak := f.Formula(mux.Peak)
	r.status, r.formula = peak.Status, peak.Text
	if peak.Status == "unknown" {
		r.verdict = "unknown: " + clip(peak.Reason)
		return r
	}
	worst, worstNet := 0.0, 0.0
	near, outside := true, false
	for _, p := range tc.Points {
		values := pythonValues(f, p.Params, bind)
		got, err := f.Eval(mux.Peak, values)
		if err != nil {
			var missing *mux.MissingError
			if errors.As(err, &missing) {
				err = errors.New("needs " + strings.Join(missing.Names, " "))
			}
			r.verdict = "not comparable: " + err.Error()
			return r
		}
		lo, hi := ends(got)
		allowed := pythonShare*p.Peak + pythonBytes
		if off := (hi - p.Peak) / math.Max(p.Peak, 1); math.Abs(off) > math.Abs(worst) {
			worst = off
		}
		near = near && math.Abs(hi-p.Peak) <= allowed
		outside = outside || p.Peak > hi+allowed || p.Peak < lo-allowed
		if net, err := f.Eval(mux.Net, values); err == nil {
			lo, hi := ends(net)
			worstNet = math.Max(worstNet, math.Max(lo-p.Net, p.Net-hi))
		}
	}
	r.peakOff, r.netOff = fmt.Sprintf("%+.1f%%", 100*worst), fmt.Sprintf("%.0f", worstNet)
	switch {
	case near:
		r.verdict = "agrees"
	case outside:
		r.verdict = "wrong"
	default:
		r.verdict = "within"
	}
	return r
}

func ends(r mux.Result) (lo, hi float64) {
	number := func(n *big.Int, none float64) float64 {
		if n == nil {
			return none
		}
		x, _ := new(big.Float).SetInt(n).Float64()
		return x
	}
	return number(r.Lo, math.Inf(-1)), number(r.Hi, math.Inf(1))
}

// extract is the document that muxpy writes.
func (c *config) extract(target string) (*mux.Document, error) {
	cmd := exec.Command(filepath.Join(c.root, "bin", "muxpy"), "extract", "--format", "json", target)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		text, _, _ := strings.Cut(strings.TrimSpace(errs.String()), "\n")
		return nil, fmt.Errorf("%w: %s", err, clip(text))
	}
	return mux.Load(&out)
}

// pythonValues are the values of a function's symbols at a point.
func pythonValues(f *mux.Function, params map[string]json.RawMessage, bind map[string]string) mux.Values {
	env := map[string]int64{}
	for name, raw := range params {
		switch text := string(raw); text {
		case "true":
			env[name] = 1
		case "false":
			env[name] = 0
		default:
			if x, err := strconv.ParseFloat(text, 64); err == nil {
				env[name] = int64(x)
			}
		}
	}
	out := mux.Values{}
	for _, s := range f.Symbols() {
		if n, ok := env[s.Name]; ok {
			out[s.Name] = mux.Int(n)
		} else if text, ok := bind[s.Name]; ok {
			if n, err := arithmetic(text, env); err == nil {
				out[s.Name] = mux.Int(n)
			}
		} else if strings.HasSuffix(s.Name, "is None") {
			out[s.Name] = mux.Int(0)
		}
	}
	return out
}

// arithmetic evaluates + - * / (floor, of positive numbers) over names.
func arithmetic(text string, env map[string]int64) (int64, error) {
	e, err := parser.ParseExpr(text)
	if err != nil {
		return 0, err
	}
	var eval func(e ast.Expr) (int64, error)
	eval = func(e ast.Expr) (int64, error) {
		switch e := e.(type) {
		case *ast.BasicLit:
			return strconv.ParseInt(e.Value, 10, 64)
		case *ast.Ident:
			if n, ok := env[e.Name]; ok {
				return n, nil
			}
		case *ast.ParenExpr:
			return eval(e.X)
		case *ast.BinaryExpr:
			x, err := eval(e.X)
			if err != nil {
				return 0, err
			}
			y, err := eval(e.Y)
			if err != nil {
				return 0, err
			}
			switch e.Op {
			case token.ADD:
				return x + y, nil
			case token.SUB:
				return x - y, nil
			case token.MUL:
				return x * y, nil
			case token.QUO:
				if y > 0 && x >= 0 {
					return x / y, nil
				}
			}
		}
		return 0, fmt.Errorf("%q is not understood", text)
	}
	return eval(e)
}
