// This file holds what the tests of C output share: interfaces written by hand
// and a compiler to run what is generated.

package crewrite

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/internal/edit"
	"github.com/muxlang/mux/rewrite/rt"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// input describes an input: "n", or a path "p->len" given by its steps.
func input(name string, kind iface.InputKind, param int, typ string, size int64, signed bool, steps ...iface.Step) *iface.Input {
	return &iface.Input{
		Sym: sym.NewSym(name, sym.Input, nil, nil), Kind: kind, Type: typ, Signed: signed,
		Place: iface.Place{Root: iface.RootParam, Index: param, Steps: steps, Text: name, Size: size},
	}
}

func global(name, typ string, size int64) *iface.Input {
	return &iface.Input{Sym: sym.NewSym(name, sym.Input, nil, nil), Type: typ, Signed: true,
		Place: iface.Place{Root: iface.RootGlobal, Name: name, Text: name, Size: size}}
}

func deref(off int64) iface.Step { return iface.Step{Deref: true, Offset: sym.Int(off)} }

// fn makes an interface; a parameter is "type name".
func fn(t *testing.T, result, name string, params []string, inputs []*iface.Input, clauses ...string) *iface.Interface {
	t.Helper()
	f := &iface.Interface{Name: name, Lang: iface.C, Result: result, Public: true, Origin: iface.FromBody,
		Pos: diag.Pos{File: "t.c", Line: 7, Col: 1}, Inputs: map[string]*iface.Input{}, Accounting: "requested"}
	for _, p := range params {
		i := strings.LastIndexAny(p, " *") + 1
		f.Params = append(f.Params, iface.Param{Type: strings.TrimSpace(p[:i]), Name: p[i:]})
	}
	for _, in := range inputs {
		f.Inputs[in.Sym.Name] = in
	}
	for i, c := range clauses {
		f.Clauses = append(f.Clauses, clause(t, f, c, i+1))
	}
	return f
}

// clause parses "alloc <= 4*n" in the textual form; names become the inputs.
func clause(t *testing.T, f *iface.Interface, text string, line int) iface.Clause {
	t.Helper()
	word, rest, _ := strings.Cut(text, " ")
	rest, place, placed := strings.Cut(rest, " into ")
	c := iface.Clause{Key: iface.LookupKeyword(word), Text: text, Pos: diag.Pos{File: "t.c", Line: line, Col: 2}}
	if placed {
		c.Place = &iface.Place{Root: iface.RootParam, Text: place}
	}
	for _, r := range []struct {
		sign string
		rel  iface.Relation
	}{{"<= ", iface.AtMost}, {">= ", iface.AtLeast}, {"= ", iface.Exact}} {
		if s, ok := strings.CutPrefix(rest, r.sign); ok {
			rest, c.Rel = s, r.rel
			break
		}
	}
	subst := map[string]sym.Expr{}
	for name, in := range f.Inputs {
		subst[name] = in.Sym
	}
	if word == "requires" {
		x, err := sym.ParseCond(rest)
		if err != nil {
			t.Fatalf("clause %q: %v", text, err)
		}
		c.Cond = sym.SubstCond(x, subst)
		return c
	}
	x, err := sym.Parse(rest)
	if err != nil {
		t.Fatalf("clause %q: %v", text, err)
	}
	c.Bound = sym.Subst(x, subst)
	return c
}

// instrument puts stubs into every function of src that ifs names; a definition
// starts in column 1 and has its brace on the line of its name.
func instrument(t *testing.T, src string, ifs ...*iface.Interface) string {
	t.Helper()
	var bodies []Body
	for _, f := range ifs {
		at := 0
		for _, line := range strings.SplitAfter(src, "\n") {
			if i := strings.Index(line, f.Name+"("); i > 0 && line[0] != ' ' && line[0] != '\t' && i < strings.IndexByte(line, '{') {
				bodies = append(bodies, Body{Iface: f, Decl: at, Brace: at + strings.IndexByte(line, '{')})
			}
			at += len(line)
		}
	}
	edits, notes := Stubs([]byte(src), bodies)
	for _, n := range notes {
		t.Errorf("note on %s: %s: %s", n.Iface.Name, n.What, n.Why)
	}
	if !edit.KeepsLines([]byte(src), edits) {
		t.Error("stubs move lines")
	}
	out, err := edit.Apply([]byte(src), edits)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func cacheDir(t *testing.T) string {
	t.Helper()
	return filepath.Join(os.TempDir(), "mux-test-cache")
}

func runtimeArgs(t *testing.T, v rt.Variant) []string {
	t.Helper()
	object, err := rt.Build(context.Background(), nil, cacheDir(t), v)
	if err != nil {
		t.Fatal(err)
	}
	return rt.LinkArgs(v, object)
}

// compile builds src into a program and returns its path; warnings are errors.
func compile(t *testing.T, src string, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	file, exe := filepath.Join(dir, "t.c"), filepath.Join(dir, "t")
	if err := os.WriteFile(file, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	args = slices.Concat([]string{"-o", exe, file}, args)
	if out, err := exec.Command("gcc", args...).CombinedOutput(); err != nil {
		t.Fatalf("gcc %s: %v\n%.2000s", strings.Join(args, " "), err, out)
	}
	return exe
}

// run returns the program's standard error output and exit status.
func run(t *testing.T, exe string, env ...string) (string, error) {
	t.Helper()
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), env...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	err := cmd.Run()
	return stderr.String(), err
}

var strict = []string{"-Wall", "-Wextra", "-Werror", "-pedantic", "-Wshadow", "-Wconversion", "-Wsign-conversion",
	"-Wdeclaration-after-statement", "-Wmissing-prototypes", "-Wnested-externs", "-Wredundant-decls", "-Wcast-qual",
	"-Wwrite-strings", "-Wunused", "-Winline", "-Wstrict-prototypes", "-Wundef"}
