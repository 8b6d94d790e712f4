// This file tests the helpers themselves.

package muxtest

import (
	"context"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muxlang/mux/internal/diag"
)

const cSource = `#include <stdlib.h>
/* not a want: "// want leak" */
char *s = "// want leak \"x\"";
char q = '"'; // want leak "a b" violated "mk \\d+"
/* a
   b */ int y; /* infer alloc = 4*n; peak = 4*n */
// measure n=0,1
`

func TestParse(t *testing.T) {
	x, err := Parse(cSource, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(x.Wants) != 2 || x.Wants[0].Line != 4 || x.Wants[1].Code != diag.Violated || x.Wants[1].Pattern.String() != `mk \d+` {
		t.Errorf("wants: %+v", x.Wants)
	}
	if len(x.Infers) != 1 || x.Infers[0].Line != 6 || x.Infers[0].Text != "alloc = 4*n; peak = 4*n" {
		t.Errorf("infers: %+v", x.Infers)
	}
	if len(x.Measures) != 1 || x.Measures[0].Text != "n=0,1" {
		t.Errorf("measures: %+v", x.Measures)
	}
	y, err := Parse("s = '''# want leak \"x\"\n'''\nf() # want leak \"x\"\n'# no'\n", true)
	if err != nil || len(y.Wants) != 1 || y.Wants[0].Line != 3 {
		t.Errorf("python: %+v %v", y.Wants, err)
	}
	for _, bad := range []string{"// want leak", "// want nope \"x\"", "// want leak x", "// want leak \"(\""} {
		if _, err := Parse(bad, false); err == nil {
			t.Errorf("%s: accepted", bad)
		}
	}
}

func TestUnmatched(t *testing.T) {
	x, err := Parse(cSource, false)
	if err != nil {
		t.Fatal(err)
	}
	at := diag.Pos{File: "x.c", Line: 4}
	leak, bad := diag.New(diag.Leak, at, "say a b"), diag.New(diag.Violated, at, "mk 12")
	if p := Unmatched("x.c", x.Wants, []*diag.Diagnostic{leak, bad, diag.New(diag.Unsupported, at, "a note")}); len(p) != 0 {
		t.Errorf("%q", p)
	}
	if p := Unmatched("x.c", x.Wants, []*diag.Diagnostic{leak}); len(p) != 1 {
		t.Errorf("a missing diagnostic: %q", p)
	}
	other := diag.New(diag.Leak, diag.Pos{File: "x.c", Line: 5}, "a b")
	if p := Unmatched("x.c", x.Wants, []*diag.Diagnostic{leak, bad, other}); len(p) != 1 {
		t.Errorf("an unexpected diagnostic: %q", p)
	}
}

// recorder counts failures.
type recorder struct{ failed []string }

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.failed = append(r.failed, fmt.Sprintf(format, args...))
}
func (r *recorder) Fatalf(format string, args ...any) { r.Errorf(format, args...) }

func TestCheckInfer(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.c")
	x, err := Parse(cSource, false)
	if err != nil {
		t.Fatal(err)
	}
	get := func(line int) (string, bool) { return "alloc = 8*n", line == 6 }
	var r recorder
	CheckInfer(&r, file, cSource, x, false, get)
	if len(r.failed) != 1 {
		t.Errorf("%q", r.failed)
	}
	CheckInfer(t, file, cSource, x, true, get)
	got, err := os.ReadFile(file)
	if want := strings.Replace(cSource, "alloc = 4*n; peak = 4*n", "alloc = 8*n", 1); err != nil || string(got) != want {
		t.Errorf("%v: %s", err, got)
	}
}

func TestMeasure(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no gcc")
	}
	bin, err := BuildC(context.Background(), t.TempDir(), `#include <stdio.h>
int main(void) { printf("{\"in\":{\"n\":\"3\"},\"alloc\":\"12\"}\n"); return 0; }
`)
	if err != nil {
		t.Fatal(err)
	}
	ps, err := Run(context.Background(), nil, bin)
	if err != nil || len(ps) != 1 || ps[0].Inputs["n"].Int64() != 3 || ps[0].Counts.Alloc.Int64() != 12 || ps[0].Counts.Free != nil {
		t.Fatalf("%+v %v", ps, err)
	}
	at := func(lo, hi int64) Predicted {
		return Predicted{Alloc: Interval{big.NewInt(lo), big.NewInt(hi)}}
	}
	for _, c := range []struct {
		lo, hi int64
		bad    int
	}{{12, 12, 0}, {0, 20, 0}, {13, 20, 1}, {0, 11, 1}} {
		var r recorder
		Compare(&r, "f", ps[0], at(c.lo, c.hi))
		if len(r.failed) != c.bad {
			t.Errorf("[%d, %d]: %q", c.lo, c.hi, r.failed)
		}
	}
	if _, err := parsePoints([]byte(`{"in":{"n":"x"}}`)); err == nil {
		t.Error("accepted a value that is no integer")
	}
	if _, err := BuildC(context.Background(), t.TempDir(), "int main(void) {"); err == nil {
		t.Error("a broken program compiled")
	}
}
