// This file compares inferred peaks with measured ones: the cases of a folder
// named by $EVAL, whose sources are below $EVAL or in $EVAL_SOURCES.

package pyfront

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

type evalCase struct {
	Repo, Path, Function string
	Params               []string
	Points               []struct {
		Params map[string]any `json:"params"`
		Peak   float64        `json:"peak"`
		Least  float64        `json:"peak_least"` // the peak without what is in free lists; 0: the same
		Net    float64        `json:"net_result"`
	}
}

// bindings say what the symbols of a formula are at a case's points: an
// expression over the case's parameters.
func bindings(t *testing.T) map[string]map[string]string {
	data, err := os.ReadFile(filepath.Join("testdata", "eval_bindings.json"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEval(t *testing.T) {
	dir := os.Getenv("EVAL")
	if dir == "" {
		t.Skip("EVAL is not set")
	}
	data, err := os.ReadFile(filepath.Join(dir, "truth_public.json"))
	if err != nil {
		t.Skip(err)
	}
	var truth struct{ Cases map[string]evalCase }
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	bind := bindings(t)
	var names []string
	for n := range truth.Cases {
		names = append(names, n)
	}
	sort.Strings(names)
	good, wrong, known := 0, 0, 0
	for _, name := range names {
		c := truth.Cases[name]
		path := filepath.Join(os.Getenv("EVAL_SOURCES"), strings.ReplaceAll(c.Repo, "/", "+"), c.Path)
		if c.Repo == "" {
			path = filepath.Join(dir, filepath.Base(c.Path))
		}
		src, err := os.ReadFile(path)
		if err != nil {
			fmt.Printf("%-22s skipped: no source\n", name)
			continue
		}
		u, err := Load(path, src, Options{Only: map[string]bool{c.Function: true}})
		if err != nil {
			fmt.Printf("%-22s skipped: %v\n", name, err)
			continue
		}
		u.Infer(context.Background())
		for _, f := range u.Funcs {
			if f.Name != c.Function || f.Summary == nil {
				continue
			}
			line, status := judge(c, f.Interface, bind[name], acceptable)
			switch status {
			case "good":
				good++
				known++
			case "wrong":
				wrong++
				known++
			case "bound":
				known++
			}
			fmt.Printf("%-22s %-7s %s\n", name, status, line)
		}
	}
	fmt.Printf("%d cases: %d with an answer, %d within 10 %% + 4 KiB, %d wrong\n", len(names), known, good, wrong)
	if wrong > 0 {
		t.Errorf("%d cases are wrong without a bound", wrong)
	}
}

// tolerance is how far an answer may be from what was measured.
type tolerance struct{ share, bytes float64 }

func (t tolerance) of(measured float64) float64 { return t.share*math.Abs(measured) + t.bytes }

var (
	good       = tolerance{0.02, 1024}
	acceptable = tolerance{0.1, 4096}
)

// judge evaluates peak and net at the points of a case.
func judge(c evalCase, f *iface.Interface, bind map[string]string, tol tolerance) (line, status string) {
	peak := f.Formula(iface.PeakComponent)
	if peak.Status == iface.IsUnknown {
		why := ""
		if len(peak.Reasons) > 0 {
			why = peak.Reasons[0].Code + ": " + peak.Reasons[0].What
		}
		return why, "unknown"
	}
	net, alloc := f.Formula(iface.NetComponent), f.Formula(iface.AllocComponent)
	worst, worstNet, short := 0.0, 0.0, 0.0
	within, sound := true, true
	for _, p := range c.Points {
		env := environment(p.Params, bind, f)
		lo, hi, ok := at(peak, env)
		if !ok {
			return "no value at " + fmt.Sprint(p.Params), "unbound"
		}
		if testing.Verbose() {
			fmt.Printf("    %v: measured %.0f, inferred %.0f .. %.0f\n", p.Params, p.Peak, lo, hi)
		}
		least := p.Peak
		if p.Least > 0 {
			least = p.Least
		}
		peak := math.Max(least, math.Min(p.Peak, hi))
		e := (hi - peak) / peak
		if math.Abs(e) > math.Abs(worst) {
			worst = e
		}
		if math.Abs(hi-peak) > tol.of(peak) {
			within = false
		}
		if least > hi+tol.of(least) || p.Peak < lo-tol.of(p.Peak) {
			sound = false
		}
		// What is alive at once was acquired.
		if _, all, ok := at(alloc, env); ok && all < least-tol.of(least) {
			short = math.Max(short, least-all)
			sound = false
		}
		if nl, nh, ok := at(net, env); ok {
			d := math.Max(nl-p.Net, p.Net-nh)
			worstNet = math.Max(worstNet, d)
			if d > tol.of(p.Net) {
				sound = false
			}
		}
	}
	line = fmt.Sprintf("peak %+.1f %% net off by %.0f (%s)", 100*worst, worstNet, peak.Status)
	if short > 0 {
		line += fmt.Sprintf(" consumed is %.0f short of the peak", short)
	}
	switch {
	case !sound:
		return line, "wrong"
	case within:
		return line, "good"
	}
	return line, "bound"
}

func environment(params map[string]any, bind map[string]string, f *iface.Interface) sym.MapEnv {
	env := sym.MapEnv{}
	for k, v := range params {
		switch v := v.(type) {
		case float64:
			env[k] = big.NewInt(int64(v))
		case bool:
			env[k] = big.NewInt(0)
			if v {
				env[k] = big.NewInt(1)
			}
		}
	}
	for k, e := range bind {
		x, err := sym.Parse(e)
		if err != nil {
			continue
		}
		if v, err := sym.Eval(x, env); err == nil {
			env[k] = v
		}
	}
	for name := range f.Summary.Inputs {
		if _, ok := env[name]; !ok {
			if strings.HasSuffix(name, "is None") {
				env[name] = big.NewInt(0)
			}
		}
	}
	return env
}

func at(fm iface.Formula, env sym.MapEnv) (lo, hi float64, ok bool) {
	for _, p := range fm.Pieces {
		c, err := sym.EvalCond(p.Cond, env)
		if err != nil || !c {
			continue
		}
		value := func(e sym.Expr) (float64, bool) {
			if sym.IsInf(e) {
				return math.Inf(1), true
			}
			if effect.IsNegInf(e) {
				return math.Inf(-1), true
			}
			v, err := sym.Eval(e, env)
			if err != nil {
				return 0, false
			}
			x, _ := new(big.Float).SetInt(v).Float64()
			return x, true
		}
		l, ok1 := value(p.Bound.Lo)
		h, ok2 := value(p.Bound.Hi)
		return l, h, ok1 && ok2
	}
	return 0, 0, false
}
