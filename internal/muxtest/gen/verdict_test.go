// This file checks clauses made from inferred formulas: the formula itself, a
// larger and a smaller one, its double, and without one of its terms. What is
// proved of them is compared with measured calls; counterexamples are compiled
// and measured.

package gen_test

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux/internal/muxtest/gen"
	"github.com/muxlang/mux/typecheck"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// formulaExpr is an exact formula as one expression, 0 outside its pieces.
func formulaExpr(f iface.Formula) sym.Expr {
	e := sym.Expr(sym.Int(0))
	for i := len(f.Pieces) - 1; i >= 0; i-- {
		e = sym.IteOf(f.Pieces[i].Cond, f.Pieces[i].Bound.Lo, e)
	}
	return e
}

// domain are the inputs that the formula speaks of.
func domain(f iface.Formula) sym.Cond {
	c := sym.Cond(sym.False)
	for _, p := range f.Pieces {
		c = sym.OrOf(c, p.Cond)
	}
	return c
}

// counterexample is a violated verdict and the call that must show it.
type counterexample struct {
	seed    int64
	program *gen.Program
	verdict typecheck.Verdict
	q       iface.Component
	text    string // of the clause
}

// verdictTally counts the verdicts by what was declared.
type verdictTally struct {
	n       map[string]int
	unknown map[string]int
}

func TestVerdicts(t *testing.T) {
	n, seed := genCount(60), genSeed(7)
	ctx := context.Background()
	d := prove.New(prove.Options{})
	tl := verdictTally{map[string]int{}, map[string]int{}}
	for at := 0; at < n; at += batch {
		k := min(batch, n-at)
		ps, only := make([]*gen.Program, k), map[string]bool{}
		for i := range ps {
			ps[i] = gen.Generate(seed*1_000_000 + int64(at+i))
			only[gen.Prefix(i)+"f"] = true
		}
		fs, err := inferSource(ctx, t.TempDir(), gen.Source(ps), only)
		if err != nil {
			t.Fatal(err)
		}
		xs, err := gen.Measure(ctx, t.TempDir(), ps)
		if err != nil {
			t.Fatal(err)
		}
		var cs []counterexample
		for i := range ps {
			if f := fs[gen.Prefix(i)+"f"]; f != nil && f.Summary != nil {
				cs = append(cs, tl.check(ctx, t, d, seed*1_000_000+int64(at+i), f, ps[i], gen.Prefix(i), xs[i])...)
			}
		}
		replay(ctx, t, cs, &tl)
	}
	for _, k := range sortedKeys(tl.n) {
		t.Logf("%6d %s", tl.n[k], k)
	}
	for _, k := range sortedKeys(tl.unknown) {
		t.Logf("%6d unknown: %s", tl.unknown[k], k)
	}
}

// check judges the clauses made from the exact formulas of one function.
func (tl *verdictTally) check(ctx context.Context, t *testing.T, d prove.Decider, seed int64, f *iface.Interface, p *gen.Program, prefix string, xs []gen.Measured) (out []counterexample) {
	for _, c := range []struct {
		word string
		q    iface.Component
		less typecheck.Status // expected for a formula that is smaller
		more typecheck.Status // and larger
	}{
		{"alloc", iface.AllocComponent, typecheck.Violated, typecheck.Holds},
		{"free", iface.FreeComponent, typecheck.Holds, typecheck.Violated},
		{"peak", iface.PeakComponent, typecheck.Violated, typecheck.Holds},
	} {
		fm := f.Formula(c.q)
		if fm.Status != iface.IsExact || len(fm.Pieces) == 0 {
			continue
		}
		e := formulaExpr(fm)
		if sym.HasRec(e) {
			tl.n[c.word+": no clause can spell it"]++
			continue
		}
		for _, v := range []struct {
			name  string
			bound sym.Expr
			want  typecheck.Status
		}{
			{"same", e, typecheck.Exact},
			{"+8", sym.AddOf(e, sym.Int(8)), c.more},
			{"-8", sym.MaxOf(sym.Int(0), sym.Sub(e, sym.Int(8))), c.less},
			{"*2", sym.MulOf(sym.Int(2), e), c.more},
			{"less a term", withoutTerm(e), anyStatus},
		} {
			if v.name != "same" && zero(e) || v.bound == nil {
				continue
			}
			g := *f
			g.Clauses = []iface.Clause{
				{Key: iface.LookupKeyword(c.word), Bound: v.bound, Text: c.word + " " + sym.C(v.bound)},
				{Key: iface.LookupKeyword("requires"), Cond: domain(fm)},
			}
			g.Inputs = f.Summary.Inputs
			for _, got := range typecheck.Check(ctx, &g, d) {
				tl.n[c.word+" "+v.name+": "+got.Status.String()]++
				if bad := atPoints(f, p, prefix, xs, c.q, fm, v.bound, got.Status); bad != "" {
					t.Errorf("seed %d: [%s] is %v, but %s\n%s\n%s", seed, g.Clauses[0].Text, got.Status, bad, gen.Source([]*gen.Program{p}), describe(f.Summary))
				}
				switch got.Status {
				case v.want:
				case typecheck.Exact, typecheck.Holds, typecheck.Violated:
					if v.want == anyStatus {
						break
					}
					// Twice what is nothing is nothing.
					if v.name == "*2" && got.Status != typecheck.Violated {
						break
					}
					tl.unexpected(t, seed, v.name, v.want, got, &g, p, f)
				case typecheck.Unknown:
					tl.unknown[got.Why]++
					continue
				}
				switch {
				case got.Status == typecheck.Violated && got.AllocFailed:
					tl.n["replay: needs a failing allocation"]++
				case got.Status == typecheck.Violated:
					out = append(out, counterexample{seed, p, renamed(got, prefix), c.q, g.Clauses[0].Text})
				}
			}
		}
	}
	return out
}

func zero(e sym.Expr) bool { n, ok := sym.IsInt(e); return ok && n == 0 }

// renamed writes the model's names with @ for the program's prefix.
func renamed(v typecheck.Verdict, prefix string) typecheck.Verdict {
	m := map[string]*big.Int{}
	for k, x := range v.Model {
		m[strings.ReplaceAll(k, prefix, "@")] = x
	}
	v.Model = m
	return v
}

// replay measures the counterexamples' calls.
func replay(ctx context.Context, t *testing.T, cs []counterexample, tl *verdictTally) {
	t.Helper()
	var ps []*gen.Program
	var of []counterexample
	for _, c := range cs {
		funcs := map[string]string{}
		if v := c.verdict.Model["b->get"]; v != nil && v.Sign() != 0 {
			for _, fn := range []string{"@dflt", "@twice"} {
				if a := c.verdict.Model["&"+fn]; a != nil && a.Cmp(v) == 0 {
					funcs["b->get"] = fn
				}
			}
			if len(funcs) == 0 {
				tl.n["replay: a function that does not exist"]++
				continue
			}
		}
		pt, err := c.program.At(c.verdict.Model, funcs)
		if err != nil {
			tl.n["replay: no moderate call"]++
			continue
		}
		q := *c.program
		q.Points = []gen.Point{pt}
		ps, of = append(ps, &q), append(of, c)
	}
	for at := 0; at < len(ps); at += batch {
		k := min(batch, len(ps)-at)
		xs, err := gen.Measure(ctx, t.TempDir(), ps[at:at+k])
		if err != nil {
			t.Fatal(err)
		}
		for i := range k {
			x, c := xs[i][0], of[at+i]
			switch got := [4]int64{x.Alloc, x.Free, x.Net, x.Peak}[c.q]; {
			case !x.Ok():
				tl.n["replay: outside the contract or too long: "+string(x.Why)]++
				if x.Why == 'U' {
					t.Errorf("seed %d: [%s] violated at %s, where the call is undefined\n%s", c.seed, c.text,
						sortedValues(c.verdict.Model), gen.Source([]*gen.Program{c.program}))
				}
			case big.NewInt(got).Cmp(c.verdict.Actual) != 0:
				t.Errorf("seed %d: [%s] violated at %s: actual %v, but measured %d (declared %v)\n%s", c.seed, c.text,
					sortedValues(c.verdict.Model), c.verdict.Actual, got, c.verdict.Declared, gen.Source([]*gen.Program{c.program}))
			case c.verdict.Declared.Cmp(c.verdict.Actual) == 0:
				t.Errorf("seed %d: [%s] violated at %s, but both sides are %v", c.seed, c.text, sortedValues(c.verdict.Model), c.verdict.Actual)
			default:
				tl.n["replay: confirmed"]++
			}
		}
	}
}

func sortedKeys(m map[string]int) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// anyStatus stands where no verdict is expected more than another.
const anyStatus = typecheck.Status(-1)

// unexpected reports a verdict that is not the one the clause was made for, but
// for the cases in which it may well be right.
func (tl *verdictTally) unexpected(t *testing.T, seed int64, name string, want typecheck.Status, got typecheck.Verdict, g *iface.Interface, p *gen.Program, f *iface.Interface) {
	t.Helper()
	switch {
	case name == "-8" && got.Status == typecheck.Exact:
		// The smaller formula equals the true one where that is 0.
	case want == typecheck.Exact && got.Status == typecheck.Holds && !got.Differs:
		tl.n["same: not decided beyond holds"]++
	case got.AllocFailed:
		// After a failed allocation a function may acquire more, and that is a
		// violation whatever its formula.
		tl.n["violated after a failed allocation"]++
	default:
		t.Errorf("seed %d: [%s] is %v, want %v (by %s, why %s; %s: declared %v, actual %v, failed %v)\n%s\n%s", seed, g.Clauses[0].Text, got.Status, want, got.By, got.Why,
			sortedValues(got.Model), got.Declared, got.Actual, got.AllocFailed, gen.Source([]*gen.Program{p}), describe(f.Summary))
	}
}

// withoutTerm is a sum without its last term, nil for other formulas.
func withoutTerm(e sym.Expr) sym.Expr {
	a, ok := e.(*sym.Add)
	if !ok || len(a.X) < 2 {
		return nil
	}
	return sym.AddOf(a.X[:len(a.X)-1]...)
}

// atPoints compares what is proved of a clause with the measured calls that it
// speaks of.
func atPoints(f *iface.Interface, p *gen.Program, prefix string, xs []gen.Measured, q iface.Component, fm iface.Formula, bound sym.Expr, status typecheck.Status) string {
	if status != typecheck.Exact && status != typecheck.Holds {
		return ""
	}
	for k, pt := range p.Points {
		if !xs[k].Ok() {
			continue
		}
		bind, err := binding(f.Summary, pt, prefix)
		if err != nil || !sym.IsTrue(sym.SubstCond(domain(fm), bind)) {
			continue
		}
		d := evalEnd(bound, bind)
		if d.Lo == nil || d.Hi == nil || d.Lo.Cmp(d.Hi) != 0 {
			continue
		}
		x := xs[k]
		got := big.NewInt([4]int64{x.Alloc, x.Free, x.Net, x.Peak}[q])
		less := d.Lo.Cmp(got)
		safe := less >= 0
		if q == iface.FreeComponent {
			safe = less <= 0
		}
		// A negative formula where nothing is acquired is a failed allocation.
		if d.Lo.Sign() < 0 && q == iface.AllocComponent && got.Sign() == 0 {
			continue
		}
		if status == typecheck.Exact && less != 0 || !safe {
			return fmt.Sprintf("at %s %v is declared and %v measured", sortedValues(pt.Values), d.Lo, got)
		}
	}
	return ""
}
