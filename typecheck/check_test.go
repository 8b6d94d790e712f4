package typecheck

import (
	"context"
	"math/big"
	"strings"
	"testing"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// syms are the symbols of the tests: n and m are C's int, z a size_t, r a value
// the environment returns, lost one the analysis lost.
var syms = map[string]sym.Expr{
	"n":    sym.NewSym("n", sym.Input, big.NewInt(-1<<31), big.NewInt(1<<31-1)),
	"m":    sym.NewSym("m", sym.Input, big.NewInt(-1<<31), big.NewInt(1<<31-1)),
	"z":    sym.NewSym("z", sym.Input, big.NewInt(0), new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 64), big.NewInt(1))),
	"r":    sym.NewSym("r", sym.Env, big.NewInt(0), big.NewInt(100)),
	"lost": sym.NewSym("lost", sym.Approx, big.NewInt(0), big.NewInt(100)),
}

func expr(t testing.TB, s string) sym.Expr {
	t.Helper()
	e, err := sym.Parse(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return sym.Subst(e, syms)
}

func cond(t testing.TB, s string) sym.Cond {
	t.Helper()
	if s == "" {
		return sym.True
	}
	c, err := sym.ParseCond(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return sym.SubstCond(c, syms)
}

func eff(t testing.TB, s string) effect.Effect {
	t.Helper()
	e, err := effect.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return effect.Subst(e, syms)
}

// clause reads "alloc <= 4*n", "free 8", "requires n >= 0".
func clause(t testing.TB, s string) iface.Clause {
	t.Helper()
	word, rest, _ := strings.Cut(s, " ")
	c := iface.Clause{Key: iface.LookupKeyword(word), Text: s}
	rest = strings.TrimSpace(rest)
	if word == "requires" {
		c.Cond = cond(t, rest)
		return c
	}
	if text, undef, ok := strings.Cut(rest, " undefined "); ok {
		rest, c.Undefined = text, cond(t, undef)
	}
	if text, place, ok := strings.Cut(rest, " into "); ok {
		rest = text
		p := places[place]
		p.Text = place
		c.Place = &p
	}
	switch {
	case strings.HasPrefix(rest, "<="):
		c.Rel, rest = iface.AtMost, rest[2:]
	case strings.HasPrefix(rest, ">="):
		c.Rel, rest = iface.AtLeast, rest[2:]
	}
	c.Bound = expr(t, rest)
	return c
}

var places = map[string]iface.Place{
	"result":       {Root: iface.RootResult},
	"result->data": {Root: iface.RootResult, Steps: []iface.Step{{Deref: true, Offset: sym.Int(8)}}},
	"*out":         {Root: iface.RootParam, Index: 1, Name: "out", Steps: []iface.Step{{Deref: true}}},
	"out->a":       {Root: iface.RootParam, Index: 1, Name: "out", Steps: []iface.Step{{Deref: true, Offset: sym.Int(0)}}},
	"out->b":       {Root: iface.RootParam, Index: 1, Name: "out", Steps: []iface.Step{{Deref: true, Offset: sym.Int(8)}}},
}

// way is one case of a summary.
type way struct {
	path, eff string
	flags     string // "failed", "noreturn", "weak", "lost"
	regions   []string
	stores    map[string]int // place -> region
	result    int            // region returned, from 1; 0 none
	inside    map[int]int    // region stored at offset 8 of a region
	unknown   string
}

func summary(t testing.TB, ways []way) *iface.Summary {
	t.Helper()
	s := &iface.Summary{Assumes: []iface.Assumption{{Code: "no-alias"}}}
	for _, w := range ways {
		c := iface.Case{
			Path:        cond(t, w.path),
			AllocFailed: strings.Contains(w.flags, "failed"),
			Weak:        strings.Contains(w.flags, "weak"),
			Trail:       []iface.TrailStep{{Text: w.path}},
		}
		if w.eff == "havoc" {
			c.Effect = effect.Havoc()
		} else {
			c.Effect = eff(t, w.eff)
		}
		if strings.Contains(w.flags, "noreturn") {
			c.Outcome = iface.NoReturn
		}
		for _, r := range w.regions {
			c.Regions = append(c.Regions, iface.Region{Size: expr(t, r), Kind: "malloc"})
		}
		for _, name := range []string{"*out", "out->a", "out->b"} {
			if r, ok := w.stores[name]; ok {
				c.Stores = append(c.Stores, iface.Store{To: places[name], Val: iface.Pointer{Region: r}})
			}
		}
		for from := range c.Regions {
			if to, ok := w.inside[from]; ok {
				at := iface.Place{Root: iface.RootRegion, Index: from, Steps: []iface.Step{{Offset: sym.Int(8)}}}
				c.Stores = append(c.Stores, iface.Store{To: at, Val: iface.Pointer{Region: to}})
			}
		}
		if w.result > 0 {
			c.Result = iface.Pointer{Region: w.result - 1}
		}
		if w.unknown != "" {
			c.Unknown = []iface.Reason{{Code: w.unknown, What: "f", Pos: diag.Pos{File: "a.c", Line: 3}}}
		}
		s.Cases = append(s.Cases, c)
	}
	return s
}

func one(path, eff string) []way { return []way{{path: path, eff: eff}} }

var checks = []struct {
	name    string
	ways    []way
	clauses []string
	want    []string // "status" or "status detail" per quantity clause
}{
	{"equal", one("n >= 0", "A=4*n, F=0"),
		[]string{"alloc 4*n", "free 0", "peak 4*n"}, []string{"exact", "exact", "exact"}},
	{"too large is safe for alloc and peak", one("n >= 0", "A=4*n, F=0"),
		[]string{"alloc 4*n+8", "peak 5*n"}, []string{"holds slack 8", "holds slack n"}},
	{"too small is not", one("n >= 0", "A=4*n, F=0"),
		[]string{"alloc n", "peak 4*n-1"}, []string{"violated n=1 declared 1 actual 4", "violated n=1 declared 3 actual 4"}},
	{"too small only somewhere", one("n >= 0", "A=4*n, F=0"),
		[]string{"alloc min(4*n, 400)"}, []string{"violated n=101 declared 400 actual 404"}},
	{"free the other way round", one("n >= 0", "A=0, F=4*n, N=-4*n, P=0"),
		[]string{"free 4*n", "free 3*n", "free 5*n"},
		[]string{"exact", "holds slack n", "violated n=1 declared 5 actual 4"}},
	{"relations", one("n >= 0", "A=4*n, F=0"),
		[]string{"alloc <= 4*n", "alloc <= 4*n+1", "alloc <= 3*n", "alloc >= 4*n", "alloc >= 3*n", "alloc >= 5*n"},
		[]string{"holds", "holds", "violated n=1", "holds", "holds", "violated n=1"}},
	{"relations on free", one("n >= 0", "A=0, F=4*n, N=-4*n, P=0"),
		[]string{"free <= 5*n", "free <= 3*n", "free >= 3*n", "free >= 5*n"},
		[]string{"holds", "violated n=1", "holds", "violated n=1"}},

	// What does not end has no value, whatever the path says of it.
	{"a case that no call takes", one("iterate($1 = 0, $1 + 1; while 0 < $1 + 1; $1) < n", "A=2*iterate($1 = 0, $1 + 1; while 0 < $1 + 1; $1), F=0"),
		[]string{"alloc 2*n"}, []string{"unknown " + WhyNoCall}},

	// Negative and unservable formulas that acquire nothing are failed allocations.
	{"negative formula, nothing acquired",
		[]way{{path: "n > 0", eff: "A=4*n, F=0"}, {path: "n <= 0", eff: "A=0, F=0"}},
		[]string{"alloc 4*n", "peak 4*n"}, []string{"exact", "exact"}},
	{"negative formula, something acquired",
		[]way{{path: "n > 0", eff: "A=4*n, F=0"}, {path: "n <= 0", eff: "A=8, F=0"}},
		[]string{"alloc 4*n"}, []string{"violated n=0 declared 0 actual 8"}},
	{"a small formula is no failed allocation",
		[]way{{path: "n > 0", eff: "A=4*n, F=0"}, {path: "n <= 0", eff: "A=0, F=0"}},
		[]string{"alloc 4*n+4"}, []string{"holds slack"}},
	{"beyond any allocator",
		[]way{{path: "z <= 9223372036854775807", eff: "A=z, F=0"}, {path: "z > 9223372036854775807", eff: "A=0, F=0"}},
		[]string{"alloc z"}, []string{"exact"}},

	// Branches.
	{"case split in the formula",
		[]way{{path: "n > m", eff: "A=n*n, F=0"}, {path: "n <= m", eff: "A=m*m, F=0"}},
		[]string{"requires n >= 0 && m >= 0", "alloc max(n, m)*max(n, m)"}, []string{"exact"}},
	{"one case wrong",
		[]way{{path: "n > 10", eff: "A=16, F=0"}, {path: "n <= 10", eff: "A=8, F=0"}},
		[]string{"alloc 8"}, []string{"violated n=11 declared 8 actual 16"}},
	{"requires excludes it",
		[]way{{path: "n > 10", eff: "A=16, F=0"}, {path: "n <= 10", eff: "A=8, F=0"}},
		[]string{"requires n < 5", "alloc 8"}, []string{"exact"}},
	{"different slack per case",
		[]way{{path: "n > 10", eff: "A=16, F=0"}, {path: "n <= 10", eff: "A=8, F=0"}},
		[]string{"alloc 16"}, []string{"holds slack (n <= 10 ? 8 : 0)"}},

	// Which cases count.
	{"no return: peak only",
		[]way{{path: "n > 0", eff: "A=8, F=0"}, {path: "n <= 0", eff: "A=100, F=0", flags: "noreturn"}},
		[]string{"alloc 8", "peak 8", "peak 100"}, []string{"exact", "violated declared 8 actual 100", "holds"}},
	{"vacuous", one("n > 5 && n < 3", "A=8, F=0"), []string{"alloc 8"}, []string{"unknown vacuous"}},
	{"never returns", []way{{eff: "A=8, F=0", flags: "noreturn"}},
		[]string{"alloc 8", "peak 8"}, []string{"unknown vacuous", "exact"}},
	{"requires contradicts", one("n > 5", "A=8, F=0"), []string{"requires n < 0", "alloc 8"}, []string{"unknown vacuous"}},
	{"failed allocation may acquire less",
		[]way{{path: "n >= 0", eff: "A=4*n, F=0"}, {path: "n >= 0 && r > 50", eff: "A=0, F=0", flags: "failed"}},
		[]string{"alloc 4*n"}, []string{"exact"}},
	{"failed allocation may not acquire more",
		[]way{{path: "n >= 0", eff: "A=4*n, F=0"}, {path: "n >= 0 && r > 50", eff: "A=8, F=0", flags: "failed"}},
		[]string{"alloc 4*n"}, []string{"violated failed declared"}},
	{"failed allocation says nothing of free",
		[]way{{path: "n >= 0", eff: "A=0, F=8, N=-8, P=0"}, {path: "n >= 0 && r > 50", eff: "A=0, F=0", flags: "failed"}},
		[]string{"free 8"}, []string{"exact"}},

	// Intervals.
	{"interval", one("n >= 0", "A=[2*n, 4*n], F=[0, n], N=[n, 4*n], P=[2*n, 4*n]"),
		[]string{"alloc 4*n", "alloc 3*n", "alloc n", "alloc <= 4*n", "alloc >= 2*n", "alloc >= 3*n", "alloc >= 5*n", "free 0", "free 2*n"},
		[]string{"holds", "unknown", "violated n=1 declared 1 actual 2", "holds", "holds", "unknown", "violated", "holds", "violated n=1 declared 2 actual 1"}},
	{"not understood", []way{{eff: "havoc", unknown: "unmodelled-callee"}},
		[]string{"alloc 8", "peak <= 100", "alloc >= 0"}, []string{"unknown unmodelled-callee: f", "unknown unmodelled-callee: f", "holds"}},
	{"unbounded above, near end refutes", []way{{eff: "A=[16, inf], F=0, N=[16, inf], P=[16, inf]", unknown: "unbounded-loop"}},
		[]string{"alloc <= 8", "alloc <= 32"}, []string{"violated declared 8 actual 16", "unknown unbounded-loop: f"}},

	// What a counterexample may depend on.
	{"environment values really occur", one("", "A=r, F=0"), []string{"alloc <= 10"}, []string{"violated r=11"}},
	{"lost values do not count", one("", "A=lost, F=0"),
		[]string{"alloc <= 10", "alloc <= 100"}, []string{"unknown lost", "holds"}},
	{"lost branches do not count", one("lost > 3", "A=20, F=0"), []string{"alloc 10", "alloc 30"}, []string{"unknown lost", "holds"}},
	{"weak paths do not count", []way{{path: "n > 0", eff: "A=20, F=0", flags: "weak"}},
		[]string{"alloc 10", "alloc 20"}, []string{"unknown approximated", "exact"}},
	{"undefined formula", one("", "A=0, F=0"), []string{"alloc 8/n*0 undefined n == 0", "alloc n/n-1 undefined n == 0"}, []string{"exact", "exact"}},

	// Places.
	{"two places add up",
		[]way{{path: "n >= 0", eff: "A=16+n, F=0", regions: []string{"16", "n"}, stores: map[string]int{"out->a": 0, "out->b": 1}}},
		[]string{"alloc 16 into out->a", "alloc n into out->b"}, []string{"exact", "exact"}},
	{"swapped places",
		[]way{{path: "n >= 0", eff: "A=16+n, F=0", regions: []string{"16", "n"}, stores: map[string]int{"out->a": 1, "out->b": 0}}},
		[]string{"alloc 16 into out->a", "alloc n into out->b"}, []string{"violated at out->a n=17 declared 16 actual 17", "violated at out->b"}},
	{"nothing stored there",
		[]way{{eff: "A=16, F=0", regions: []string{"16"}, result: 1}},
		[]string{"alloc 16 into *out"}, []string{"violated at *out declared 16 actual 0"}},
	{"result",
		[]way{{eff: "A=16, F=0", regions: []string{"16"}, result: 1}},
		[]string{"alloc 16 into result"}, []string{"exact"}},
	{"block inside a block belongs to the place",
		[]way{{path: "n >= 0", eff: "A=16+n, F=0", regions: []string{"16", "n"}, result: 1, inside: map[int]int{0: 1}}},
		[]string{"alloc 16+n into result"}, []string{"exact"}},
	{"unless another clause names it",
		[]way{{path: "n >= 0", eff: "A=16+n, F=0", regions: []string{"16", "n"}, result: 1, inside: map[int]int{0: 1}}},
		[]string{"alloc 16 into result", "alloc n into result->data"}, []string{"exact", "exact"}},
	{"rest belongs to nothing",
		[]way{{path: "n >= 0", eff: "A=16+n, F=n, N=16, P=16+n", regions: []string{"16"}, result: 1}},
		[]string{"alloc 16 into result", "alloc n"}, []string{"exact", "exact"}},
	{"total too small",
		[]way{{path: "n >= 0", eff: "A=16+n, F=n, N=16, P=16+n", regions: []string{"16"}, result: 1}},
		[]string{"alloc 16 into result"}, []string{"violated n=1 declared 16 actual 17"}},
}

func TestCheck(t *testing.T) {
	d := prove.New(prove.Options{})
	for _, c := range checks {
		f := &iface.Interface{Name: "f", Lang: iface.C, Summary: summary(t, c.ways)}
		for _, s := range c.clauses {
			f.Clauses = append(f.Clauses, clause(t, s))
		}
		// Clauses of one quantity without a place are checked one by one here.
		var got []Verdict
		if strings.Contains(strings.Join(c.clauses, ";"), " into ") {
			got = Check(context.Background(), f, d)
		} else {
			var requires, rest []iface.Clause
			for _, cl := range f.Clauses {
				if cl.Cond != nil {
					requires = append(requires, cl)
				} else {
					rest = append(rest, cl)
				}
			}
			for _, cl := range rest {
				g := *f
				g.Clauses = append(append([]iface.Clause(nil), requires...), cl)
				if cl.Key.Quantity != iface.Alloc && rest[0].Key.Quantity == iface.Alloc {
					g.Clauses = append(g.Clauses, rest[0])
				}
				got = append(got, Check(context.Background(), &g, d)[0])
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %d verdicts, want %d", c.name, len(got), len(c.want))
			continue
		}
		for k, v := range got {
			compareVerdict(t, c.name, v, c.want[k])
			if v.Status == Violated && (v.Model == nil || v.Declared == nil || v.Actual == nil || v.Declared.Cmp(v.Actual) == 0 || v.Trail == nil) {
				t.Errorf("%s, %s: violated without evidence: %+v", c.name, v.Clause.Text, v)
			}
			if v.Status == Unknown && v.Why == "" {
				t.Errorf("%s, %s: unknown without a reason", c.name, v.Clause.Text)
			}
			if v.Status == Exact && v.By == "" {
				t.Errorf("%s, %s: exact without a rule", c.name, v.Clause.Text)
			}
		}
	}
}

func compareVerdict(t *testing.T, name string, v Verdict, want string) {
	t.Helper()
	status, detail, _ := strings.Cut(want, " ")
	bad := func(what string) {
		t.Errorf("%s: [%s] %s: got %v model %v declared %v actual %v where %q slack %v why %q, want %s",
			name, v.Clause.Text, what, v.Status, v.Model, v.Declared, v.Actual, v.Where, v.Slack, v.Why, want)
	}
	if v.Status.String() != status {
		bad("status")
		return
	}
	if slack, ok := strings.CutPrefix(detail, "slack "); ok {
		if v.Slack == nil || v.Slack.Key() != expr(t, slack).Key() {
			bad("slack")
		}
		return
	}
	if v.Status == Unknown && detail != "" {
		if !strings.Contains(v.Why, detail) {
			bad("reason")
		}
		if strings.Contains(detail, ": f") && (v.Reason == nil || v.Reason.Pos.Line != 3) {
			bad("place of the reason")
		}
		return
	}
	words := strings.Fields(detail)
	for k := 0; k < len(words); k++ {
		switch w := words[k]; w {
		case "declared", "actual", "at":
			if k+1 == len(words) {
				continue
			}
			k++
			got := map[string]string{"declared": str(v.Declared), "actual": str(v.Actual), "at": v.Where}[w]
			if got != words[k] {
				bad(w)
			}
		case "failed":
			if !v.AllocFailed {
				bad(w)
			}
		case "slack":
			if v.Slack == nil {
				bad(w)
			}
		default:
			n, x, _ := strings.Cut(w, "=")
			if str(v.Model[n]) != x {
				bad("model")
			}
		}
	}
}

func str(v *big.Int) string {
	if v == nil {
		return "none"
	}
	return v.String()
}

func TestWithoutSummary(t *testing.T) {
	f := &iface.Interface{Name: "f", Clauses: []iface.Clause{clause(t, "alloc 8"), clause(t, "requires n > 0")}}
	v := Check(context.Background(), f, prove.New(prove.Options{}))
	if len(v) != 1 || v[0].Status != Unknown || v[0].Why != WhyNoBody {
		t.Errorf("got %+v", v)
	}
}

// silent never decides anything: without a decider nothing may be claimed.
type silent struct{}

func (silent) Decide(context.Context, []sym.Cond, sym.Cond) (prove.Answer, error) {
	return prove.Answer{Reason: "silent"}, nil
}

// liar refutes everything with a model that evaluates to nothing of the kind.
type liar struct{}

func (liar) Decide(context.Context, []sym.Cond, sym.Cond) (prove.Answer, error) {
	return prove.Answer{Status: prove.No, Model: map[string]*big.Int{"n": big.NewInt(1), "m": big.NewInt(1), "z": big.NewInt(1), "r": big.NewInt(60)}}, nil
}

func TestNeverGuesses(t *testing.T) {
	for _, d := range []prove.Decider{silent{}, liar{}} {
		f := &iface.Interface{Name: "f", Summary: summary(t, one("n >= 0", "A=4*n, F=0"))}
		f.Clauses = []iface.Clause{clause(t, "alloc 4*n"), clause(t, "peak 8*n")}
		for _, v := range Check(context.Background(), f, d) {
			if v.Status != Unknown {
				t.Errorf("%T: %s is %v", d, v.Clause.Text, v.Status)
			}
		}
	}
}

func TestLeaks(t *testing.T) {
	s := summary(t, []way{
		{path: "n > 0", eff: "A=8, F=0", flags: "failed"},
		{path: "n < -5 && n > 5", eff: "A=8, F=0"},
		{path: "n <= 0", eff: "A=8, F=0", flags: "weak"},
	})
	block := func(line int) iface.Region {
		return iface.Region{Size: sym.Int(8), Kind: "malloc", Site: diag.Pos{File: "a.c", Line: line}}
	}
	s.Cases[0].Leaks = []iface.Region{block(1), block(1), block(2)}
	s.Cases[1].Leaks = []iface.Region{block(3)}
	s.Cases[2].Leaks = []iface.Region{block(4)}
	got := Leaks(context.Background(), &iface.Interface{Summary: s}, prove.New(prove.Options{}))
	if len(got) != 2 || got[0].Pos.Line != 1 || got[1].Pos.Line != 2 || got[0].Code != "leak" || got[0].Model["n"].Sign() <= 0 {
		t.Errorf("got %+v", got)
	}
}
