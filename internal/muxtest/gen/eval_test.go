// This file evaluates inferred summaries at the points of generated programs.

package gen_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"github.com/muxlang/mux/cfront"
	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/muxtest/gen"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// inferSource infers the functions of a C text that only names, with the
// clauses in it bound.
func inferSource(ctx context.Context, dir, source string, only map[string]bool) (map[string]*iface.Interface, error) {
	u, err := loadSource(ctx, filepath.Join(dir, "infer.c"), source)
	if err != nil {
		return nil, err
	}
	fs, err := cfront.Infer(ctx, u.unit, cfront.InferOptions{Declared: u.declared, Bindings: u.bindings, Only: only})
	if err != nil {
		return nil, err
	}
	out := map[string]*iface.Interface{}
	for _, f := range fs {
		out[f.Name] = f
	}
	return out, nil
}

// loaded is a unit with its clauses bound.
type loaded struct {
	unit     *cfront.Unit
	bindings *cfront.Bindings
	declared map[string]*iface.Interface
}

func loadSource(ctx context.Context, path, source string) (*loaded, error) {
	if err := os.WriteFile(path, []byte(source), 0o666); err != nil {
		return nil, err
	}
	text, err := exec.CommandContext(ctx, "gcc", "-E", "-fdirectives-only", path).Output()
	if err != nil {
		return nil, fmt.Errorf("gcc -E: %w", err)
	}
	sc := clause.Scan(text, func(n string) bool { return iface.LookupKeyword(n) != nil }, clause.Options{})
	u, err := cfront.Load(ctx, cfront.LoadConfig{Path: path, Text: sc.Text, CC: []string{"gcc"}})
	if err != nil {
		return nil, err
	}
	b, ds := u.Bind(cfront.BindConfig{Text: text, Groups: sc.Groups})
	for _, d := range ds {
		return nil, fmt.Errorf("%v: %s", d.Pos, d.Message)
	}
	out := &loaded{u, b, map[string]*iface.Interface{}}
	for _, f := range b.Funcs {
		out.declared[f.Name] = f
	}
	return out, nil
}

// interval is a range of bytes; nil ends are unbounded.
type interval struct{ lo, hi *big.Int }

func (x interval) exact() bool { return x.lo != nil && x.hi != nil && x.lo.Cmp(x.hi) == 0 }

func (x interval) empty() bool { return x.lo != nil && x.hi != nil && x.lo.Cmp(x.hi) > 0 }

func (x interval) contains(n int64) bool {
	v := big.NewInt(n)
	return (x.lo == nil || x.lo.Cmp(v) <= 0) && (x.hi == nil || x.hi.Cmp(v) >= 0)
}

func (x interval) String() string {
	end := func(n *big.Int) string {
		if n == nil {
			return "?"
		}
		return n.String()
	}
	if x.exact() {
		return x.lo.String()
	}
	return "[" + end(x.lo) + ", " + end(x.hi) + "]"
}

var errMissing = errors.New("no value for")

// binding gives every input symbol of the summary its value at the point.
func binding(s *iface.Summary, pt gen.Point, prefix string) (map[string]sym.Expr, error) {
	addr, next := map[string]int64{}, int64(1<<20)
	address := func(fn string) int64 {
		if addr[fn] == 0 {
			addr[fn] = next
			next += 64
		}
		return addr[fn]
	}
	values := map[string]*big.Int{}
	for k, v := range pt.Values {
		values[strings.ReplaceAll(k, "@", prefix)] = v
	}
	for k, fn := range pt.Funcs {
		values[strings.ReplaceAll(k, "@", prefix)] = big.NewInt(address(strings.ReplaceAll(fn, "@", prefix)))
	}
	used := map[string]*sym.Sym{}
	note := func(ss []*sym.Sym) {
		for _, x := range ss {
			if x.Origin == sym.Input {
				used[x.Name] = x
			}
		}
	}
	if s.Open != nil {
		note(sym.CondSyms(s.Open))
	}
	for i := range s.Cases {
		c := &s.Cases[i]
		note(sym.CondSyms(c.Path))
		for _, q := range iface.Components() {
			b := q.Of(c.Effect)
			note(sym.FreeSyms(b.Lo))
			note(sym.FreeSyms(b.Hi))
		}
	}
	out := map[string]sym.Expr{}
	for name := range used {
		if v := values[name]; v != nil {
			out[name] = sym.Big(v)
			continue
		}
		in := s.Inputs[name]
		if in != nil && in.Kind == iface.InFuncAddr {
			fn := in.Place.Name
			if fn == "" {
				fn = strings.TrimPrefix(name, "&")
			}
			out[name] = sym.Int(address(fn))
			continue
		}
		return nil, fmt.Errorf("%w %s", errMissing, name)
	}
	return out, nil
}

// evalBound is the interval of a bound under the binding.
func evalBound(b effect.Bound, bind map[string]sym.Expr) interval {
	var x interval
	if !effect.IsNegInf(b.Lo) {
		x.lo = evalEnd(b.Lo, bind).Lo
	}
	if !sym.IsInf(b.Hi) {
		x.hi = evalEnd(b.Hi, bind).Hi
	}
	return x
}

func evalEnd(e sym.Expr, bind map[string]sym.Expr) sym.Interval {
	e = sym.Subst(e, bind)
	if len(sym.FreeSyms(e)) == 0 {
		n, err := sym.Eval(e, sym.MapEnv{})
		if err != nil {
			return sym.Interval{}
		}
		return sym.Interval{Lo: n, Hi: n}
	}
	return sym.RangeOf(e, nil)
}

// possible reports whether a path may be taken under the binding.
func possible(c sym.Cond, bind map[string]sym.Expr) bool {
	if c == nil {
		return true
	}
	c = sym.SubstCond(c, bind)
	if sym.IsFalse(c) {
		return false
	}
	if len(sym.CondSyms(c)) == 0 {
		v, err := sym.EvalCond(c, sym.MapEnv{})
		return err != nil || v
	}
	return true
}

// answer is what a summary says at a point: one interval a component, joined
// over the cases that may be taken; cases counts these.
type answer struct {
	q     [4]interval
	cases int
	// certain are the cases that the summary says are taken: not weak, and
	// their path depends on nothing but the inputs.
	certain [][4]interval
}

func evalSummary(s *iface.Summary, bind map[string]sym.Expr) answer {
	var a answer
	for i := range s.Cases {
		c := &s.Cases[i]
		if c.AllocFailed || c.Outcome != iface.Returns || !possible(c.Path, bind) {
			continue
		}
		var own [4]interval
		empty := false
		for k, q := range iface.Components() {
			own[k] = evalBound(q.Of(c.Effect), bind)
			empty = empty || own[k].empty()
		}
		if empty {
			continue // these inputs break what the case assumes
		}
		for k, x := range own {
			if a.cases == 0 {
				a.q[k] = x
				continue
			}
			if x.lo == nil || a.q[k].lo != nil && x.lo.Cmp(a.q[k].lo) < 0 {
				a.q[k].lo = x.lo
			}
			if x.hi == nil || a.q[k].hi != nil && x.hi.Cmp(a.q[k].hi) > 0 {
				a.q[k].hi = x.hi
			}
		}
		a.cases++
		if !c.Weak && c.Path != nil && len(sym.CondSyms(sym.SubstCond(c.Path, bind))) == 0 {
			a.certain = append(a.certain, own)
		}
	}
	return a
}

// evalFormula is the formula of a component at the point; ok is false when no
// piece speaks of it.
func evalFormula(f iface.Formula, bind map[string]sym.Expr) (x interval, ok bool) {
	for _, p := range f.Pieces {
		if !possible(p.Cond, bind) {
			continue // its bound may take long to evaluate there
		}
		if x = evalBound(p.Bound, bind); !x.empty() {
			return x, true
		}
	}
	return interval{}, false
}

// describe writes a summary for a bug report.
func describe(s *iface.Summary) string {
	var b strings.Builder
	for i := range s.Cases {
		c := &s.Cases[i]
		tag := ""
		if c.AllocFailed {
			tag += " failed"
		}
		if c.Weak {
			tag += " weak"
		}
		if c.Outcome == iface.NoReturn {
			tag += " noreturn"
		}
		fmt.Fprintf(&b, "  if %s%s\n     %s\n", sym.CondC(c.Path), tag, c.Effect)
		for _, r := range c.Unknown {
			fmt.Fprintf(&b, "     unknown %s %s at %v\n", r.Code, r.What, r.Pos)
		}
	}
	for _, a := range s.Assumes {
		fmt.Fprintf(&b, "  assume %s: %s\n", a.Code, a.Text)
	}
	if s.Open != nil {
		fmt.Fprintf(&b, "  open where %s\n", sym.CondC(s.Open))
	}
	return b.String()
}

func sortedValues(m map[string]*big.Int) string {
	var names []string
	for n := range m {
		names = append(names, n)
	}
	sort.Strings(names)
	var out []string
	for _, n := range names {
		out = append(out, n+"="+m[n].String())
	}
	return strings.Join(out, " ")
}
