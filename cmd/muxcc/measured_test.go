// This file checks the programs of testdata/measured: hand-written C whose
// clauses are all true. They are measured by their run-time checks, and none may
// be refuted; clauses that are off by a byte may not be proved.

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/internal/edit"
	"github.com/muxlang/mux/typecheck/iface"
)

func TestMeasured(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "measured", "*.c"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".c"), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m := measuredProgram{t, t.TempDir(), source}
			m.true()
			m.mutated(+1)
			m.mutated(-1)
		})
	}
}

type measuredProgram struct {
	*testing.T
	dir    string
	source []byte
}

// told is a verdict by the offset of its clause.
type told struct{ code, message string }

// check compiles a text to out and returns what is said of its clauses.
func (m measuredProgram) check(text []byte, args ...string) map[int]told {
	m.Helper()
	if err := os.WriteFile(filepath.Join(m.dir, "x.c"), text, 0o666); err != nil {
		m.Fatal(err)
	}
	args = append(args, "-Wmux-exact", "-Wno-error=mux-violated", "-O0", "-fno-builtin", "-fmux-diagnostics=json:said.json", "x.c")
	cmd := exec.Command("muxcc", args...)
	cmd.Dir = m.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		m.Fatalf("%v: %v\n%s", args, err, out)
	}
	data, err := os.ReadFile(filepath.Join(m.dir, "said.json"))
	if err != nil {
		m.Fatal(err)
	}
	var ds []struct {
		Code, Message string
		Pos           struct{ Line, Column int }
	}
	if err := json.Unmarshal(data, &ds); err != nil {
		m.Fatal(err)
	}
	var starts []int
	for i, n := 0, 0; ; i += n {
		starts = append(starts, i)
		if n = strings.IndexByte(string(text[i:]), '\n') + 1; n == 0 {
			break
		}
	}
	out := map[int]told{}
	for _, d := range ds {
		if slices.Contains([]string{"exact", "holds", "violated", "unknown"}, d.Code) && d.Pos.Line > 0 {
			out[starts[d.Pos.Line-1]+d.Pos.Column-1] = told{d.Code, d.Message}
		}
	}
	return out
}

// true compiles the program as it is and runs it with its checks.
func (m measuredProgram) true() {
	m.Helper()
	n := map[string]int{}
	for _, d := range m.check(m.source, "-fmux-assert", "-o", "prog") {
		n[d.code]++
		if d.code == string(diag.Violated) {
			m.Errorf("false: %s", d.message)
		}
	}
	m.Logf("%v", n)
	cmd := exec.Command(filepath.Join(m.dir, "prog"))
	cmd.Env = append(os.Environ(), "MUX_ON_VIOLATION=log", "MUX_SUMMARY=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		m.Errorf("the program: %v\n%s", err, out)
	}
	if !strings.Contains(string(out), " violations 0\n") {
		m.Errorf("a clause of the program is not true\n%s", out)
	}
}

// mutated checks the program with its exact clauses off by some bytes: those on
// the safe side may hold, no one may be exact.
func (m measuredProgram) mutated(by int) {
	m.Helper()
	keyword := func(n string) bool { return iface.LookupKeyword(n) != nil }
	var edits []edit.Edit
	for _, g := range clause.Scan(m.source, keyword, clause.Options{}).Groups {
		for _, c := range g.Clauses {
			// Calls that acquire nothing where less than that is declared count as
			// failed allocations, whatever the other clauses say.
			if zero := c.Keyword == "alloc" && string(m.source[c.Expr.Start:c.Expr.End]) == "0"; zero && by < 0 {
				break
			}
			if k := iface.LookupKeyword(c.Keyword); !slices.Contains([]string{"", "="}, c.Rel) || k.Quantity == iface.Requires || k.Quantity == iface.Resource {
				continue
			}
			edits = append(edits, edit.Insert(c.Expr.Start, "("), edit.Insert(c.Expr.End, fmt.Sprintf(") + %d", by)))
		}
	}
	edit.Sort(edits)
	text, err := edit.Apply(m.source, edits)
	if err != nil {
		m.Fatal(err)
	}
	said := m.check(text, "-c", "-o", "x.o")
	for _, g := range clause.Scan(text, keyword, clause.Options{}).Groups {
		for _, c := range g.Clauses {
			k := iface.LookupKeyword(c.Keyword)
			safe := (by > 0) == (k.Quantity != iface.Free)
			if changed := strings.HasSuffix(string(text[c.Expr.Start:c.Expr.End]), fmt.Sprintf(") + %d", by)); !changed {
				continue
			}
			switch d := said[c.Name.Start]; {
			case d.code == string(diag.Exact), d.code == string(diag.Holds) && !safe, d.code == string(diag.Violated) && safe:
				m.Errorf("%+d: %s: %s", by, d.code, d.message)
			}
		}
	}
}
