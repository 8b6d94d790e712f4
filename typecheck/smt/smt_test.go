package smt

import (
	"context"
	"fmt"
	"math/big"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

func needSolver(t testing.TB) {
	t.Helper()
	if _, err := exec.LookPath("z3"); err != nil {
		t.Skip("z3 is not installed")
	}
}

func open(t testing.TB, opt Options) *Solver {
	t.Helper()
	if opt.CacheDir == "" {
		opt.CacheDir = "-"
	}
	s := Open(opt)
	t.Cleanup(s.Close)
	return s
}

func cond(t testing.TB, s string) sym.Cond {
	t.Helper()
	c, err := sym.ParseCond(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return c
}

func conds(t testing.TB, s string) []sym.Cond {
	t.Helper()
	var out []sym.Cond
	for _, h := range strings.Split(s, ";") {
		if h = strings.TrimSpace(h); h != "" {
			out = append(out, cond(t, h))
		}
	}
	return out
}

func TestDecide(t *testing.T) {
	needSolver(t)
	s := open(t, Options{})
	for _, c := range []struct {
		hyp, goal string
		want      prove.Status
	}{
		{"", "4*n == 2*n+2*n+m-m", prove.Yes},
		{"", "4*n <= 3*n", prove.No},
		{"x*x == 49; x >= 0", "x == 7", prove.Yes},
		{"x*y == 91; x >= 2; y >= 2; x <= y", "x == 7", prove.Yes},
		{"a >= b; b >= 0; c >= 0", "a*c >= b*c", prove.Yes},
		{"", "floordiv(n+15, 16)*16 <= n+15", prove.Yes},
		{"", "(n/4)*4 - n <= 3 && n - (n/4)*4 <= 3", prove.Yes},
		{"", "n/4 == floordiv(n, 4)", prove.No},
		{"", "mod(n, 16) <= 14", prove.No},
		{"w >= 8; w <= 15", "(1 << w) <= 32768", prove.Yes},
		{"", "max(a, b, c) >= min(b, c)", prove.Yes},
		{"n > 3 || n < -3", "n*n >= 16", prove.Yes},
		{"m > 0", "mod(n, m) < m", prove.Yes},
	} {
		hyp, goal := conds(t, c.hyp), cond(t, c.goal)
		a, err := s.Decide(context.Background(), hyp, goal)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != c.want {
			t.Errorf("%s => %s: %v (%s), want %v", c.hyp, c.goal, a.Status, a.Reason, c.want)
		}
		if a.Status == prove.No && !prove.Replay(hyp, goal, a.Model) {
			t.Errorf("%s => %s: model %v", c.hyp, c.goal, a.Model)
		}
	}
	if st := s.Stats(); st.Started != 1 {
		t.Errorf("started %d processes: %+v", st.Started, st)
	}
}

// The printed division semantics agree with evaluation, for all sign pairs.
func TestDivisions(t *testing.T) {
	needSolver(t)
	s := open(t, Options{})
	x := sym.NewSym("x", sym.Input, nil, nil)
	y := sym.NewSym("y", sym.Input, nil, nil)
	ops := map[string]func(a, b sym.Expr) sym.Expr{
		"floor": sym.FloorDivOf, "trunc": sym.TruncDivOf, "mod": sym.ModOf, "rem": sym.RemOf,
	}
	for name, op := range ops {
		for _, v := range []int64{-7, -6, -1, 0, 1, 5, 6, 7} {
			for _, w := range []int64{-3, -2, 2, 3} {
				want, err := sym.Eval(op(x, y), sym.MapEnv{"x": big.NewInt(v), "y": big.NewInt(w)})
				if err != nil {
					t.Fatal(err)
				}
				at := sym.EqOf(x, sym.Int(v))
				for _, c := range []struct {
					hyp  []sym.Cond
					term sym.Expr
				}{
					{[]sym.Cond{at}, op(x, sym.Int(w))},
					{[]sym.Cond{at, sym.EqOf(y, sym.Int(w))}, op(x, y)},
				} {
					a, err := s.Decide(context.Background(), c.hyp, sym.EqOf(c.term, sym.Big(want)))
					if err != nil || a.Status != prove.Yes {
						t.Errorf("%s(%d, %d) = %v: %v %s", name, v, w, want, a.Status, a.Reason)
					}
				}
			}
		}
	}
}

// TestAgainstPure: two deciders may differ only in Unknown.
func TestAgainstPure(t *testing.T) {
	needSolver(t)
	s := open(t, Options{Rlimit: 400_000})
	pure := prove.New(prove.Options{Steps: 20000, SearchSteps: 400})
	rnd := rand.New(rand.NewSource(11))
	syms := []*sym.Sym{
		sym.NewSym("x", sym.Input, big.NewInt(-9), big.NewInt(9)),
		sym.NewSym("y", sym.Input, big.NewInt(0), nil),
	}
	var expr func(int) sym.Expr
	expr = func(d int) sym.Expr {
		if d == 0 {
			if rnd.Intn(3) == 0 {
				return sym.Int(int64(rnd.Intn(20) - 8))
			}
			return syms[rnd.Intn(2)]
		}
		a, b := expr(d-1), expr(d-1)
		switch rnd.Intn(8) {
		case 0:
			return sym.MaxOf(a, b)
		case 1:
			return sym.FloorDivOf(a, sym.Int(int64(rnd.Intn(5)-6)))
		case 2:
			return sym.TruncDivOf(a, sym.Int(int64(rnd.Intn(5)+2)))
		case 3:
			return sym.ModOf(a, sym.Int(int64(rnd.Intn(5)+2)))
		case 4:
			return sym.IteOf(sym.LeOf(a, b), a, sym.Int(3))
		case 5:
			return sym.MulOf(a, b)
		}
		return sym.Sub(a, b)
	}
	for k := 0; k < 150; k++ {
		hyp := []sym.Cond{sym.LeOf(expr(1), expr(2))}
		goal := sym.LeOf(expr(2), expr(2))
		a, err := s.Decide(context.Background(), hyp, goal)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := pure.Decide(context.Background(), hyp, goal)
		if a.Status != prove.Unknown && b.Status != prove.Unknown && a.Status != b.Status {
			t.Fatalf("%v => %v: solver %v %v, pure %v %v", hyp, goal, a.Status, a.Model, b.Status, b.Model)
		}
	}
	t.Logf("%+v", s.Stats())
}

func TestNoQuantifiersOrBitVectors(t *testing.T) {
	text, err := Print(conds(t, "mod(n, 4294967296) == m; floordiv(n, 3) > 2; w >= 0; w <= 62"), cond(t, "(1 << w) * (n/7) <= max(a, b)"))
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"forall", "exists", "bv", "BitVec"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q in\n%s", bad, text)
		}
	}
}

// An opaque term must not let a model through that evaluation refutes.
func TestOpaqueModelsAreReplayed(t *testing.T) {
	needSolver(t)
	s := open(t, Options{})
	a, err := s.Decide(context.Background(), conds(t, "w >= 0"), cond(t, "(1 << w) != 12"))
	if err != nil || a.Status == prove.No {
		t.Errorf("got %v %v %v", a.Status, a.Model, err)
	}
}

func TestMissingSolver(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for argv, want := range map[string]string{
		"z3": "no solver: there is no z3 on the PATH",
		file: "no solver: " + file + " cannot be started: ",
	} {
		s := open(t, Options{Argv: []string{argv}})
		for range 2 {
			a, err := s.Decide(context.Background(), nil, cond(t, "n*n >= n"))
			if err != nil || a.Status != prove.Unknown || !strings.HasPrefix(a.Reason, want) {
				t.Errorf("got %+v, %v", a, err)
			}
		}
	}
}

// script writes a fake solver.
func fake(t *testing.T, body string) []string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "solver")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+body), 0o755); err != nil {
		t.Fatal(err)
	}
	return []string{name}
}

func TestHangingSolverIsKilled(t *testing.T) {
	s := open(t, Options{Argv: fake(t, "exec sleep 60\n"), Timeout: 150 * time.Millisecond})
	for k := 1; k <= 2; k++ {
		a, err := s.Decide(context.Background(), nil, cond(t, "n*n >= n"))
		if err != nil || a.Status != prove.Unknown {
			t.Errorf("got %+v, %v", a, err)
		}
		if st := s.Stats(); st.Killed != k || st.Started != k {
			t.Errorf("after question %d: %+v", k, st)
		}
	}
}

func TestSolverThatKeepsHangingIsLeftAlone(t *testing.T) {
	s := open(t, Options{Argv: fake(t, "exec sleep 60\n"), Timeout: 30 * time.Millisecond, MaxKills: 2})
	for k := 0; k < 5; k++ {
		if a, err := s.Decide(context.Background(), nil, cond(t, "n*n >= n")); err != nil || a.Status != prove.Unknown {
			t.Errorf("got %+v, %v", a, err)
		}
	}
	if st := s.Stats(); st.Started != 2 || st.Killed != 2 {
		t.Errorf("%+v", st)
	}
}

// Questions beyond the solver end by its step limit, not by the watchdog.
func TestStepLimit(t *testing.T) {
	needSolver(t)
	s := open(t, Options{Rlimit: 100_000, Timeout: 20 * time.Second})
	a, err := s.Decide(context.Background(), conds(t, "x >= 0; y >= 0"), cond(t, "mod(x*x+y*y, 4) != 3"))
	if err != nil || a.Status == prove.No {
		t.Errorf("got %+v, %v", a, err)
	}
	if st := s.Stats(); st.Killed != 0 || st.Started != 1 {
		t.Errorf("%+v", st)
	}
}

func TestDyingSolver(t *testing.T) {
	s := open(t, Options{Argv: fake(t, "read x\nexit 3\n")})
	a, err := s.Decide(context.Background(), nil, cond(t, "n*n >= n"))
	if err != nil || a.Status != prove.Unknown {
		t.Errorf("got %+v, %v", a, err)
	}
}

// A solver killed from outside is started again for the next question.
func TestKilledMidway(t *testing.T) {
	needSolver(t)
	s := open(t, Options{})
	goal := cond(t, "x*x != 50 || x < 0")
	if a, _ := s.Decide(context.Background(), nil, goal); a.Status != prove.Yes {
		t.Fatalf("got %+v", a)
	}
	s.mu.Lock()
	s.p.cmd.Process.Kill()
	s.mu.Unlock()
	if a, err := s.Decide(context.Background(), nil, cond(t, "x*x != 51 || x < 0")); err != nil || a.Status == prove.No {
		t.Errorf("got %+v, %v", a, err)
	}
	if a, _ := s.Decide(context.Background(), nil, goal); a.Status != prove.Yes {
		t.Errorf("after the restart: %+v", a)
	}
}

// A solver that gives up and then does not come back to the next command.
func TestHangsAfterGivingUp(t *testing.T) {
	s := open(t, Options{Timeout: 300 * time.Millisecond, Argv: fake(t, `while read -r l; do
case "$l" in
"(check-sat)") echo unknown;;
"(pop 1)") exec sleep 60;;
"(echo "*) l=${l#*\"}; echo "${l%\"*}";;
esac
done
`)})
	a, err := s.Decide(context.Background(), nil, cond(t, "n*n >= n"))
	if err != nil || a.Status != prove.Unknown {
		t.Errorf("got %+v, %v", a, err)
	}
}

// A solver that answers sat to everything is not believed.
func TestLyingSolver(t *testing.T) {
	s := open(t, Options{Argv: fake(t, `while read -r l; do
case "$l" in
*check-sat*) echo sat;;
*get-value*) echo "((s0 (- 3)))";;
"(echo "*) l=${l#*\"}; echo "${l%%\"*}";;
esac
done
`)})
	a, err := s.Decide(context.Background(), nil, cond(t, "n*n >= n"))
	if err != nil || a.Status != prove.Unknown {
		t.Errorf("got %+v, %v", a, err)
	}
}

func TestContextEnds(t *testing.T) {
	s := open(t, Options{Argv: fake(t, "exec sleep 60\n")})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := s.Decide(ctx, nil, cond(t, "n*n >= n")); err == nil {
		t.Error("no error from an ended context")
	}
}

func TestCache(t *testing.T) {
	needSolver(t)
	dir := t.TempDir()
	goal := cond(t, "x*x != 50 || x < 0")
	ask := func() (prove.Answer, Stats) {
		s := Open(Options{CacheDir: dir})
		defer s.Close()
		a, err := s.Decide(context.Background(), nil, goal)
		if err != nil {
			t.Fatal(err)
		}
		return a, s.Stats()
	}
	if a, st := ask(); a.Status != prove.Yes || st.Asked != 1 {
		t.Fatalf("first: %+v %+v", a, st)
	}
	if a, st := ask(); a.Status != prove.Yes || st.Cached != 1 || st.Started != 0 {
		t.Fatalf("second: %+v %+v", a, st)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "proof", "*", "*"))
	if len(files) != 1 {
		t.Fatalf("files: %v", files)
	}
	for _, damage := range []string{"", "mux-proof-1 unsat", strings.Repeat("x", 200)} {
		if err := os.WriteFile(files[0], []byte(damage), 0o666); err != nil {
			t.Fatal(err)
		}
		if a, st := ask(); a.Status != prove.Yes || st.Asked != 1 {
			t.Errorf("damaged to %q: %+v %+v", damage, a, st)
		}
	}
	// A refuted condition must not be answered from another's entry.
	s := Open(Options{CacheDir: dir})
	defer s.Close()
	if a, _ := s.Decide(context.Background(), nil, cond(t, "x*x != 49 || x < 0")); a.Status != prove.No {
		t.Errorf("other question: %+v", a)
	}
}

func TestCacheFolderUnusable(t *testing.T) {
	needSolver(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	s := open(t, Options{CacheDir: file})
	if a, err := s.Decide(context.Background(), nil, cond(t, "x*x != 50 || x < 0")); err != nil || a.Status != prove.Yes {
		t.Errorf("got %+v, %v", a, err)
	}
}

func TestConcurrentUse(t *testing.T) {
	needSolver(t)
	s := open(t, Options{})
	done := make(chan string)
	for k := 0; k < 8; k++ {
		go func() {
			goal := cond(t, fmt.Sprintf("n*n != %d || n < 0", 10_007+k))
			a, err := s.Decide(context.Background(), nil, goal)
			if err != nil || a.Status == prove.No && !prove.Replay(nil, goal, a.Model) {
				done <- fmt.Sprint(a, err)
				return
			}
			done <- ""
		}()
	}
	for k := 0; k < 8; k++ {
		if msg := <-done; msg != "" {
			t.Error(msg)
		}
	}
}

func FuzzPrint(f *testing.F) {
	f.Add("n*m <= max(a, 3)")
	f.Add("floordiv(a, b) == mod(c, 8) || a/b < 2")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := sym.ParseCond(s)
		if err != nil {
			return
		}
		text, err := Print(nil, c)
		if err != nil {
			return
		}
		depth := 0
		for _, r := range text {
			switch r {
			case '(':
				depth++
			case ')':
				depth--
			}
			if depth < 0 {
				t.Fatalf("unbalanced: %s", text)
			}
		}
		if depth != 0 {
			t.Fatalf("unbalanced: %s", text)
		}
	})
}
