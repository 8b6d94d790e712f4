// This file implements the decider over a solver process.

package smt

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Options configure a solver. Zero fields take the defaults.
type Options struct {
	Argv    []string      // default z3 -in -smt2
	Rlimit  int           // z3's own step limit for one attempt; default 600,000; negative: none
	Timeout time.Duration // wall time for one question, after which the process is killed; default 2 s
	// MaxKills is the number of kills after which no further question is asked:
	// a build must not wait for a solver that keeps hanging. Default 20.
	MaxKills int
	// CacheDir keeps proofs; default $MUX_CACHE_DIR, none when that is empty too.
	// "-" switches it off.
	CacheDir string
}

// Solver is a prove.Decider that asks a long-lived solver process. It starts
// with the first question and may be used concurrently (questions queue).
type Solver struct {
	opt     Options
	cache   cache
	mu      sync.Mutex
	p       *process
	missing error // why there is none
	closed  bool
	stats   Stats
}

// Stats counts what a solver did.
type Stats struct {
	Asked, Cached, Yes, No, Unknown, Killed, Started int
}

// Open returns a solver; it never fails: without the program installed every
// answer is Unknown with a reason that starts with "no solver".
func Open(opt Options) *Solver {
	if len(opt.Argv) == 0 {
		opt.Argv = []string{"z3", "-in", "-smt2"}
	}
	if opt.Rlimit == 0 {
		opt.Rlimit = 600_000
	}
	if opt.Timeout <= 0 {
		opt.Timeout = 2 * time.Second
	}
	if opt.MaxKills <= 0 {
		opt.MaxKills = 20
	}
	switch opt.CacheDir {
	case "":
		opt.CacheDir = os.Getenv("MUX_CACHE_DIR")
	case "-":
		opt.CacheDir = ""
	}
	return &Solver{opt: opt, cache: cache{dir: opt.CacheDir}}
}

// Close ends the process; later questions are answered Unknown.
func (s *Solver) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.drop()
}

// Stats returns the counts so far.
func (s *Solver) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stats
}

func (s *Solver) drop() {
	if s.p != nil {
		s.p.kill()
		s.p = nil
	}
}

// Decide implements prove.Decider. The error is the context's.
func (s *Solver) Decide(ctx context.Context, hyp []sym.Cond, goal sym.Cond) (prove.Answer, error) {
	if err := ctx.Err(); err != nil {
		return prove.Answer{Reason: "interrupted"}, err
	}
	q, err := encode(hyp, goal)
	if err != nil {
		return prove.Answer{Reason: err.Error()}, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	key := s.cache.key(s.opt.Argv, q.Text)
	if s.cache.proved(key) {
		s.stats.Cached++
		return prove.Answer{Status: prove.Yes, By: s.opt.Argv[0] + " (cached)"}, nil
	}
	switch {
	case s.closed:
		return prove.Answer{Reason: "solver closed"}, nil
	case s.missing != nil:
		return prove.Answer{Reason: s.missing.Error()}, nil
	case s.stats.Killed >= s.opt.MaxKills:
		return prove.Answer{Reason: "solver switched off after too many time limits"}, nil
	}
	s.stats.Asked++
	a, err := s.ask(ctx, q, hyp, goal)
	if err != nil {
		s.drop()
		if ctx.Err() != nil {
			return prove.Answer{Reason: "interrupted"}, ctx.Err()
		}
		if errors.Is(err, errTimeout) {
			s.stats.Killed++
		}
		s.stats.Unknown++
		return prove.Answer{Reason: err.Error()}, nil
	}
	switch a.Status {
	case prove.Yes:
		s.stats.Yes++
		s.cache.store(key)
	case prove.No:
		s.stats.No++
	default:
		s.stats.Unknown++
	}
	return a, nil
}

// ready starts the process when there is none.
func (s *Solver) ready(ctx context.Context, deadline time.Time) error {
	if s.p != nil {
		return nil
	}
	p, err := start(s.opt.Argv)
	if err != nil {
		s.missing = fmt.Errorf("no solver: %s cannot be started: %w", s.opt.Argv[0], err)
		if errors.Is(err, exec.ErrNotFound) {
			s.missing = fmt.Errorf("no solver: there is no %s on the PATH", s.opt.Argv[0])
		}
		return s.missing
	}
	s.p = p
	s.stats.Started++
	_, err = p.ask(ctx, deadline, s.prelude(""))
	return err
}

// prelude sets the options. z3's older arithmetic core is asked for because it
// heeds the step limit: the newer one runs on for good on questions as small as
// x*x + y*y mod 4 = 3.
func (s *Solver) prelude(logic string) string {
	t := "(set-option :print-success false)\n(set-option :produce-models true)"
	if strings.HasPrefix(filepath.Base(s.opt.Argv[0]), "z3") {
		t += "\n(set-option :smt.arith.solver 2)"
		if s.opt.Rlimit > 0 {
			t += fmt.Sprintf("\n(set-option :rlimit %d)", s.opt.Rlimit)
		}
	}
	if logic != "" {
		t += "\n(set-logic " + logic + ")"
	}
	return t
}

// ask tries the question incrementally, and from scratch in the nonlinear logic
// when that gives up.
func (s *Solver) ask(ctx context.Context, q script, hyp []sym.Cond, goal sym.Cond) (prove.Answer, error) {
	deadline := time.Now().Add(s.opt.Timeout)
	if err := s.ready(ctx, deadline); err != nil {
		return prove.Answer{}, err
	}
	a, err := s.check(ctx, deadline, "(push 1)\n"+q.Text, "(pop 1)", q, hyp, goal)
	if err != nil || a.Status != prove.Unknown || s.p == nil {
		return a, err // s.p: giving up took all the time there was
	}
	return s.check(ctx, deadline, "(reset)\n"+s.prelude("QF_NIA")+"\n"+q.Text, "(reset)\n"+s.prelude(""), q, hyp, goal)
}

func (s *Solver) check(ctx context.Context, deadline time.Time, before, after string, q script, hyp []sym.Cond, goal sym.Cond) (prove.Answer, error) {
	out, err := s.p.ask(ctx, deadline, before+"\n(check-sat)")
	if err != nil {
		return prove.Answer{}, err
	}
	word := ""
	for _, l := range out {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "(error") {
			return prove.Answer{}, fmt.Errorf("smt: solver says %s", l)
		}
		if l != "" && l != "unsupported" {
			word = l
		}
	}
	var a prove.Answer
	switch word {
	case "unsat":
		a = prove.Answer{Status: prove.Yes, By: s.opt.Argv[0]}
	case "sat":
		m, err := s.model(ctx, deadline, q)
		if err != nil {
			return prove.Answer{}, err
		}
		if prove.Replay(hyp, goal, m) {
			a = prove.Answer{Status: prove.No, Model: m, By: s.opt.Argv[0]}
		} else {
			a.Reason = "the solver's model does not evaluate to a counterexample"
		}
	default:
		a.Reason = "the solver gave up"
	}
	if _, err := s.p.ask(ctx, deadline, after); err != nil {
		// The answer stands; the process does not.
		s.drop()
	}
	return a, nil
}

// model reads the values of the question's symbols.
func (s *Solver) model(ctx context.Context, deadline time.Time, q script) (map[string]*big.Int, error) {
	m := map[string]*big.Int{}
	if len(q.Syms) == 0 {
		return m, nil
	}
	var b strings.Builder
	b.WriteString("(get-value (")
	for k := range q.Syms {
		fmt.Fprintf(&b, " s%d", k)
	}
	b.WriteString("))")
	out, err := s.p.ask(ctx, deadline, b.String())
	if err != nil {
		return nil, err
	}
	vals, err := parseValues(strings.Join(out, " "))
	if err != nil {
		return nil, err
	}
	for k, x := range q.Syms {
		v, ok := vals[fmt.Sprintf("s%d", k)]
		if !ok {
			return nil, fmt.Errorf("smt: the model has no value for s%d", k)
		}
		m[x.Name] = v
	}
	return m, nil
}

// parseValues reads "((s0 5) (s1 (- 3)))".
func parseValues(t string) (map[string]*big.Int, error) {
	t = strings.NewReplacer("(", " ( ", ")", " ) ").Replace(t)
	out := map[string]*big.Int{}
	name, neg := "", false
	for _, w := range strings.Fields(t) {
		switch {
		case w == "(" || w == ")":
		case w == "-":
			neg = true
		case w[0] == 's':
			name, neg = w, false
		default:
			v, ok := new(big.Int).SetString(w, 10)
			if !ok || name == "" {
				return nil, fmt.Errorf("smt: unexpected %q in a model", w)
			}
			if neg {
				v.Neg(v)
			}
			out[name] = v
			name, neg = "", false
		}
	}
	return out, nil
}
