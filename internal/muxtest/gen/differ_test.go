// This file compares what is inferred of generated programs with what their
// calls are measured to do.

package gen_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sort"
	"strconv"
	"testing"
	"time"

	"github.com/muxlang/mux/internal/muxtest/gen"
	"github.com/muxlang/mux/typecheck/iface"
)

// batch is the number of programs in one unit.
const batch = 200

// tally counts what happened.
type tally struct {
	programs            int
	exact, bound, unkn  int // functions by their worst quantity
	points, judged      int
	pExact, pBound      int // points whose four quantities are all exact, all finite
	pUnknown            int
	outside, unmeasured int
	open                int // points of which the summary says nothing certain
	missing             map[string]int
	reasons             map[string]int
}

// disagreement is a point at which the summary says something false.
type disagreement struct {
	what string
	pt   int
}

// judge compares one point. It returns what is wrong, or "". An input that no
// case speaks of is right only where something wraps in the call, and the
// summary says that it assumes otherwise.
func judge(f *iface.Interface, pt gen.Point, prefix string, x gen.Measured, t *tally) string {
	bind, err := binding(f.Summary, pt, prefix)
	if err != nil {
		if errors.Is(err, errMissing) {
			t.missing[err.Error()]++
			return ""
		}
		return err.Error()
	}
	got := [4]int64{x.Alloc, x.Free, x.Net, x.Peak}
	if f.Summary.Open != nil && possible(f.Summary.Open, bind) {
		t.open++
		return ""
	}
	a := evalSummary(f.Summary, bind)
	if a.cases == 0 {
		t.outside++
		if !x.Wrapped || !slices.ContainsFunc(f.Summary.Assumes, func(a iface.Assumption) bool { return a.Code == "no-wrap" || a.Code == "no-overflow" }) {
			return "no case of the summary speaks of this input, and nothing wraps"
		}
		return ""
	}
	exact, finite := true, true
	for k, q := range iface.Components() {
		if !a.q[k].contains(got[k]) {
			return fmt.Sprintf("%s is %s, measured %d", q, a.q[k], got[k])
		}
		for _, own := range a.certain {
			if !own[k].contains(got[k]) {
				return fmt.Sprintf("%s is %s in a case that is not weak, measured %d", q, own[k], got[k])
			}
		}
		exact = exact && a.q[k].exact()
		finite = finite && a.q[k].lo != nil && a.q[k].hi != nil
		fm := f.Formula(q)
		y, ok := evalFormula(fm, bind)
		if ok && !y.contains(got[k]) {
			return fmt.Sprintf("the formula of %s is %s, measured %d", q, y, got[k])
		}
	}
	t.judged++
	switch {
	case exact:
		t.pExact++
	case finite:
		t.pBound++
	default:
		t.pUnknown++
	}
	return ""
}

// judgeAll compares all points of one program.
func judgeAll(f *iface.Interface, p *gen.Program, prefix string, xs []gen.Measured, t *tally) (out []disagreement) {
	for k, pt := range p.Points {
		t.points++
		if !xs[k].Ok() {
			t.unmeasured++
			continue
		}
		if what := judge(f, pt, prefix, xs[k], t); what != "" {
			out = append(out, disagreement{what, k})
		}
	}
	return out
}

func newTally() *tally { return &tally{missing: map[string]int{}, reasons: map[string]int{}} }

// status counts the function by its worst quantity.
func (t *tally) status(f *iface.Interface) {
	worst := iface.IsExact
	for _, q := range iface.Components() {
		fm := f.Formula(q)
		if fm.Status < worst {
			worst = fm.Status
		}
	}
	switch worst {
	case iface.IsExact:
		t.exact++
	case iface.IsBound:
		t.bound++
	default:
		t.unkn++
		for i := range f.Summary.Cases {
			if c := &f.Summary.Cases[i]; len(c.Unknown) > 0 && !c.AllocFailed {
				t.reasons[c.Unknown[0].Code+" "+c.Unknown[0].What]++
				break
			}
		}
	}
}

// run measures and infers a list of programs.
func run(ctx context.Context, dir string, ps []*gen.Program) (xs [][]gen.Measured, fs []*iface.Interface, err error) {
	xs, err = gen.Measure(ctx, dir, ps)
	if err != nil {
		return nil, nil, err
	}
	only := map[string]bool{}
	for i := range ps {
		only[gen.Prefix(i)+"f"] = true
	}
	m, err := inferSource(ctx, dir, gen.Source(ps), only)
	if err != nil {
		return nil, nil, err
	}
	for i := range ps {
		fs = append(fs, m[gen.Prefix(i)+"f"])
	}
	return xs, fs, nil
}

// genCount is the number of programs to make; MUX_GEN says otherwise.
func genCount(n int) int {
	if s := os.Getenv("MUX_GEN"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	return n
}

// genSeed is the seed; MUX_GEN_SEED says otherwise.
func genSeed(n int64) int64 {
	if s := os.Getenv("MUX_GEN_SEED"); s != "" {
		n, _ = strconv.ParseInt(s, 10, 64)
	}
	return n
}

// genFrom is the number of the first program; MUX_GEN_FROM says it.
func genFrom() int {
	n, _ := strconv.Atoi(os.Getenv("MUX_GEN_FROM"))
	return n
}

func TestGenerated(t *testing.T) {
	n, seed := genCount(150), genSeed(1)
	if s := os.Getenv("MUX_GEN_ONE"); s != "" { // the seed of one program
		one, _ := strconv.ParseInt(s, 10, 64)
		single(t, one)
		return
	}
	ctx := context.Background()
	tl := newTally()
	bad := 0
	for at := genFrom(); at < n; at += batch {
		k := min(batch, n-at)
		ps := make([]*gen.Program, k)
		for i := range ps {
			ps[i] = gen.Generate(seed*1_000_000 + int64(at+i))
		}
		t0 := time.Now()
		xs, fs, err := run(ctx, t.TempDir(), ps)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range fs {
			tl.programs++
			if f == nil || f.Summary == nil {
				t.Errorf("program %d: nothing was inferred", at+i)
				continue
			}
			tl.status(f)
			ds := judgeAll(f, ps[i], gen.Prefix(i), xs[i], tl)
			if len(ds) == 0 {
				continue
			}
			if bad++; bad > 5 {
				continue
			}
			report(ctx, t, seed*1_000_000+int64(at+i), ps[i], ds[0])
		}
		t.Logf("%d programs: %v", at+k, time.Since(t0).Round(time.Millisecond))
	}
	if bad > 0 {
		t.Errorf("%d of %d programs disagree", bad, tl.programs)
	}
	tl.log(t)
}

// single compares one program.
func single(t *testing.T, seed int64) {
	ctx := context.Background()
	ps := []*gen.Program{gen.Generate(seed)}
	xs, fs, err := run(ctx, t.TempDir(), ps)
	if err != nil {
		t.Fatal(err)
	}
	tl := newTally()
	tl.programs = 1
	tl.status(fs[0])
	if ds := judgeAll(fs[0], ps[0], gen.Prefix(0), xs[0], tl); len(ds) > 0 {
		report(ctx, t, seed, ps[0], ds[0])
	}
	tl.log(t)
}

func (t *tally) log(tb *testing.T) {
	tb.Logf("functions: %d exact, %d bound, %d unknown of %d", t.exact, t.bound, t.unkn, t.programs)
	tb.Logf("points: %d, judged %d (exact %d, bound %d, unknown %d), outside the summary's domain %d, open %d, not measured %d",
		t.points, t.judged, t.pExact, t.pBound, t.pUnknown, t.outside, t.open, t.unmeasured)
	for _, m := range []map[string]int{t.missing, t.reasons} {
		var ks []string
		for k := range m {
			ks = append(ks, k)
		}
		sort.Slice(ks, func(i, j int) bool { return m[ks[i]] > m[ks[j]] || m[ks[i]] == m[ks[j]] && ks[i] < ks[j] })
		for i, k := range ks {
			if i < 12 {
				tb.Logf("  %5d %s", m[k], k)
			}
		}
	}
}

// report reduces a program that disagrees and prints it with what is inferred.
func report(ctx context.Context, t *testing.T, seed int64, p *gen.Program, d disagreement) {
	t.Helper()
	p, d = reduce(ctx, t, p, d)
	one := []*gen.Program{p}
	fs, err := inferSource(ctx, t.TempDir(), gen.Source(one), map[string]bool{gen.Prefix(0) + "f": true})
	if err != nil {
		t.Fatal(err)
	}
	f := fs[gen.Prefix(0)+"f"]
	t.Errorf("seed %d, point %s: %s\n%s\n%s", seed, sortedValues(p.Points[d.pt].Values), d.what, gen.Source(one), describe(f.Summary))
}

// reduce removes statements as long as the program still disagrees.
func reduce(ctx context.Context, t *testing.T, p *gen.Program, d disagreement) (*gen.Program, disagreement) {
	limit := 4 * time.Second
	if s := os.Getenv("MUX_GEN_REDUCE"); s != "" {
		limit, _ = time.ParseDuration(s)
	}
	deadline := time.Now().Add(limit)
	for {
		vs := gen.Smaller(p)
		found := false
		for at := 0; at < len(vs) && !found; at += 24 {
			if time.Now().After(deadline) {
				return p, d
			}
			some := vs[at:min(at+24, len(vs))]
			xs, fs, err := run(ctx, t.TempDir(), some)
			if err != nil {
				continue
			}
			for i, f := range fs {
				if f == nil || f.Summary == nil {
					continue
				}
				if ds := judgeAll(f, some[i], gen.Prefix(i), xs[i], newTally()); len(ds) > 0 {
					p, d, found = some[i], ds[0], true
					break
				}
			}
		}
		if !found {
			return p, d
		}
	}
}
