// This file prints the inferred interfaces of Python files.

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/muxlang/mux"
	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/rewrite/pyrewrite"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// load reads one file; the status is not exitOK when it cannot be used.
func load(path string, opt pyfront.Options, stderr io.Writer) (*pyfront.Unit, int) {
	src, err := os.ReadFile(path)
	if err != nil {
		fmt.Fprintf(stderr, "muxpy: %s: %s\n", path, systemError(err))
		return nil, exitTool
	}
	u, err := pyfront.Load(path, src, opt)
	if err != nil {
		ds, status := syntaxError(path, src, err)
		for _, d := range ds {
			fmt.Fprintln(stderr, d)
		}
		return nil, status
	}
	return u, exitOK
}

// extraction is what extract is asked for.
type extraction struct {
	*options
	write bool
}

func extract(args []string, stdout, stderr io.Writer) int {
	formats := []string{"text", "json", "stub"}
	c := newCommand("extract", stderr, formats...)
	write := c.Bool("write", false, "put the decorators into the files")
	rest, status := c.parse(args, formats...)
	if status != exitOK {
		return status
	}
	if len(rest) == 0 || *write && c.format != "text" {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	x := extraction{&c.options, *write}
	type job struct {
		path string
		only map[string]bool
		arg  string
	}
	var jobs []job
	for _, a := range rest {
		path, only := target(a)
		files := []string{path}
		if st, err := os.Stat(path); err == nil && st.IsDir() && only == nil {
			if files, err = c.settings.pythonFiles([]string{path}); err != nil {
				fmt.Fprintln(stderr, "muxpy:", err)
				status = exitTool
			}
		}
		for _, f := range files {
			jobs = append(jobs, job{f, only, a})
		}
	}
	outs, errs, states := make([]bytes.Buffer, len(jobs)), make([]bytes.Buffer, len(jobs)), make([]int, len(jobs))
	inTurn(len(jobs), func(i int) {
		states[i] = x.file(jobs[i].path, jobs[i].only, jobs[i].arg, &outs[i], &errs[i])
	}, func(i int) {
		stdout.Write(outs[i].Bytes())
		stderr.Write(errs[i].Bytes())
		outs[i], errs[i] = bytes.Buffer{}, bytes.Buffer{}
		status = max(status, states[i])
	})
	return status
}

// inTurn runs work for 0 to n-1, several at a time, and done for each in order.
func inTurn(n int, work, done func(i int)) {
	ready := make([]chan struct{}, n)
	for i := range ready {
		ready[i] = make(chan struct{})
	}
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), n) {
		go func() {
			for i := range next {
				work(i)
				close(ready[i])
			}
		}()
	}
	go func() {
		for i := range n {
			next <- i
		}
		close(next)
	}()
	for i := range n {
		<-ready[i]
		done(i)
	}
}

// file does one file. A defect of ours is told of as such.
func (x *extraction) file(path string, only map[string]bool, arg string, stdout, stderr io.Writer) (status int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(stderr, "muxpy: %s: the analysis failed: %v\n", path, r)
			status = exitTool
		}
	}()
	u, status := load(path, x.load(only), stderr)
	if status != exitOK {
		return status
	}
	u.Infer(context.Background())
	var fs []*pyfront.Function
	for _, f := range u.Funcs {
		if f.Summary != nil {
			fs = append(fs, f)
		}
	}
	if only != nil && len(fs) == 0 {
		fmt.Fprintf(stderr, "muxpy: no function %s\n", arg)
		return exitUsage
	}
	switch {
	case x.write:
		return writeInto(path, u, fs, stderr)
	case x.format == "json":
		if err := u.Document("muxpy " + mux.Version).Encode(stdout); err != nil {
			fmt.Fprintln(stderr, "muxpy:", err)
			return exitTool
		}
	case x.format == "stub":
		writeStub(stdout, u, fs)
	default:
		for _, f := range fs {
			printInterface(stdout, f)
		}
	}
	return exitOK
}

// printInterface prints a function's interface as decorators.
func printInterface(w io.Writer, f *pyfront.Function) {
	if f.Accounting != pyfront.DefaultAccounting {
		fmt.Fprintf(w, "@mu.accounting(%q)\n", f.Accounting)
	}
	for _, line := range decorators(f.Interface) {
		fmt.Fprintln(w, line)
	}
	var ps []string
	for _, p := range f.Params {
		if p.Type != "" {
			ps = append(ps, p.Name+": "+p.Type)
		} else {
			ps = append(ps, p.Name)
		}
	}
	fmt.Fprintf(w, "def %s(%s): ...\n\n", f.Name, strings.Join(ps, ", "))
}

// clauses are what was inferred as decorators. A quantity of which no bound is
// known is a comment that says why.
func clauses(f *iface.Interface) (known []pyrewrite.Clause, comments []string) {
	for _, q := range []struct {
		name string
		c    iface.Component
	}{{"consumed", iface.AllocComponent}, {"freed", iface.FreeComponent}, {"peak", iface.PeakComponent}} {
		ks, why := clause(q.name, f.Formula(q.c))
		for _, k := range ks {
			if isExpression(k.Argument) {
				known = append(known, k)
			} else {
				comments = append(comments, "# "+q.name+": "+k.Argument+" (no Python expression)")
			}
		}
		if why != "" {
			comments = append(comments, why)
		}
	}
	return known, comments
}

// isExpression reports whether a formula can be a decorator's argument: some
// functions have no name in Python, and some formulas are too large to print.
func isExpression(argument string) bool {
	m, err := syntax.Parse("", []byte("f("+argument+")\n"), syntax.Options{})
	return err == nil && len(m.Body) == 1
}

// decorators are the lines that say what was inferred.
func decorators(f *iface.Interface) []string {
	known, out := clauses(f)
	for _, c := range known {
		out = append(out, "@mu."+c.Decorator+"("+c.Argument+")")
	}
	return out
}

// clause is a formula as one decorator, as two when it is an interval, or as a
// comment when nothing is known.
func clause(name string, fm iface.Formula) ([]pyrewrite.Clause, string) {
	if len(fm.Pieces) == 0 {
		if len(fm.Reasons) > 0 {
			return nil, unknown(name, fm)
		}
		return nil, "# " + name + ": no call returns"
	}
	lo, hi := make([]sym.Expr, len(fm.Pieces)), make([]sym.Expr, len(fm.Pieces))
	for i, p := range fm.Pieces {
		lo[i], hi[i] = p.Bound.Lo, p.Bound.Hi
	}
	if fm.Status == iface.IsExact {
		return []pyrewrite.Clause{{Decorator: name, Argument: cases(fm.Pieces, lo)}}, ""
	}
	finite := func(es []sym.Expr) bool {
		for _, e := range es {
			if sym.IsInf(e) || effect.IsNegInf(e) {
				return false
			}
		}
		return true
	}
	var out []pyrewrite.Clause
	why := ""
	if finite(hi) {
		out = append(out, pyrewrite.Clause{Decorator: name, Argument: "at_most=" + cases(fm.Pieces, hi)})
	} else {
		why = unknown(name, fm)
	}
	if finite(lo) && !allZero(lo) {
		out = append(out, pyrewrite.Clause{Decorator: name, Argument: "at_least=" + cases(fm.Pieces, lo)})
	}
	return out, why
}

func allZero(es []sym.Expr) bool {
	for _, e := range es {
		if k, ok := sym.IsInt(e); !ok || k != 0 {
			return false
		}
	}
	return true
}

// unknown is the comment about a quantity of which nothing is known.
func unknown(name string, fm iface.Formula) string {
	why := "unknown"
	for i, r := range fm.Reasons {
		if i == 3 {
			break
		}
		why += fmt.Sprintf("; %s: %s (line %d)", r.Code, r.What, r.Pos.Line)
	}
	return "# " + name + ": " + why
}

// cases is the choice between the pieces as one expression.
func cases(ps []iface.Piece, es []sym.Expr) string {
	out := ""
	for i := range ps {
		if i == len(ps)-1 {
			out += sym.Python(es[i])
			break
		}
		out += sym.Python(es[i]) + " if " + sym.CondPython(ps[i].Cond) + " else "
	}
	return out
}
