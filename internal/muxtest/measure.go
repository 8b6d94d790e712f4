// This file is the harness that compares formulas with measured bytes.

package muxtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Counts are the measured bytes of one call.
type Counts struct{ Alloc, Free, Peak *big.Int }

// Point is one measured call: the values of the interface's free symbols and
// what the runtime counted.
type Point struct {
	Inputs map[string]*big.Int
	Counts Counts
}

// Interval is what an interface says of one quantity at a point; Hi nil means
// that there is no upper bound.
type Interval struct{ Lo, Hi *big.Int }

// Predicted is what an interface says at a point.
type Predicted struct{ Alloc, Free, Peak Interval }

// Compare reports each quantity of the point that lies outside its interval.
// An interval with Lo equal to Hi is an exact claim, so the same rule serves.
func Compare(t TB, what string, p Point, q Predicted) {
	t.Helper()
	for _, c := range []struct {
		name string
		got  *big.Int
		want Interval
	}{{"alloc", p.Counts.Alloc, q.Alloc}, {"free", p.Counts.Free, q.Free}, {"peak", p.Counts.Peak, q.Peak}} {
		if c.got == nil {
			continue
		}
		if c.want.Lo != nil && c.got.Cmp(c.want.Lo) < 0 || c.want.Hi != nil && c.got.Cmp(c.want.Hi) > 0 {
			t.Errorf("%s at %v: measured %s %s, claimed [%v, %v]", what, p.Inputs, c.name, c.got, c.want.Lo, c.want.Hi)
		}
	}
}

// BuildC compiles a C program with the real compiler into dir and returns its
// path. The messages of a failed compilation are in the error.
func BuildC(ctx context.Context, dir, source string, flags ...string) (string, error) {
	src, bin := filepath.Join(dir, "prog.c"), filepath.Join(dir, "prog")
	if err := os.WriteFile(src, []byte(source), 0o666); err != nil {
		return "", err
	}
	cc := os.Getenv("MUXCC_CC")
	if cc == "" {
		cc = "gcc"
	}
	// Sources first: archives and libraries in flags resolve their symbols.
	args := append([]string{"-o", bin, src}, flags...)
	if out, err := exec.CommandContext(ctx, cc, args...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", cc, strings.Join(args, " "), err, out)
	}
	return bin, nil
}

// Run starts a measuring program and reads one JSON object a line from its
// standard output: {"in":{"n":"10"},"alloc":"40","free":"0","peak":"40"};
// absent quantities were not measured. It is killed after a minute.
func Run(ctx context.Context, env []string, name string, args ...string) ([]Point, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", name, err, stderr.Bytes())
	}
	return parsePoints(out)
}

func parsePoints(out []byte) (points []Point, err error) {
	for n, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
		var j struct {
			In                map[string]string
			Alloc, Free, Peak string
		}
		if err := json.Unmarshal(line, &j); err != nil {
			return nil, fmt.Errorf("measured line %d: %w", n+1, err)
		}
		p := Point{Inputs: map[string]*big.Int{}}
		for k, v := range j.In {
			if p.Inputs[k], err = integer(v); err != nil {
				return nil, fmt.Errorf("measured line %d, %s: %w", n+1, k, err)
			}
		}
		for _, c := range []struct {
			to   **big.Int
			text string
		}{{&p.Counts.Alloc, j.Alloc}, {&p.Counts.Free, j.Free}, {&p.Counts.Peak, j.Peak}} {
			if c.text == "" {
				continue
			}
			if *c.to, err = integer(c.text); err != nil {
				return nil, fmt.Errorf("measured line %d: %w", n+1, err)
			}
		}
		points = append(points, p)
	}
	return points, nil
}

func integer(s string) (*big.Int, error) {
	v, ok := new(big.Int).SetString(s, 10)
	if !ok {
		return nil, fmt.Errorf("%q is not an integer", s)
	}
	return v, nil
}
