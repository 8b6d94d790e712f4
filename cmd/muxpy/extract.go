// This file prints the inferred interfaces of Python files.

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/muxlang/mux"
	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// options are the flags that several subcommands share.
type options struct {
	format     string
	accounting string
}

func flags(name string, o *options, formats string, stderr io.Writer) *flag.FlagSet {
	fs := flag.NewFlagSet("muxpy "+name, flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&o.format, "format", "text", formats)
	fs.StringVar(&o.accounting, "accounting", pyfront.DefaultAccounting, "what an object costs: "+strings.Join(pyfront.Accountings(), ", "))
	return fs
}

// badAccounting reports an accounting that is not known.
func badAccounting(name string, stderr io.Writer) bool {
	for _, a := range pyfront.Accountings() {
		if a == name {
			return false
		}
	}
	fmt.Fprintf(stderr, "muxpy: no accounting %q; known are %s\n", name, strings.Join(pyfront.Accountings(), ", "))
	return true
}

// target splits PATH:FUNCTION.
func target(arg string) (path string, only map[string]bool) {
	if _, err := os.Stat(arg); err == nil {
		return arg, nil
	}
	if i := strings.LastIndexByte(arg, ':'); i > 0 && !strings.ContainsAny(arg[i+1:], `/\`) {
		return arg[:i], map[string]bool{arg[i+1:]: true}
	}
	return arg, nil
}

// load reads one file; the status is not exitOK when it cannot be used.
func load(path string, opt pyfront.Options, stderr io.Writer) (*pyfront.Unit, int) {
	src, err := os.ReadFile(path)
	if err != nil {
		fmt.Fprintln(stderr, "muxpy:", err)
		return nil, exitTool
	}
	u, err := pyfront.Load(path, src, opt)
	if err != nil {
		var se *syntax.SyntaxError
		if errors.As(err, &se) {
			fmt.Fprintln(stderr, se.Error())
			return nil, exitFindings
		}
		fmt.Fprintln(stderr, "muxpy:", err)
		return nil, exitTool
	}
	return u, exitOK
}

func extract(args []string, stdout, stderr io.Writer) int {
	var o options
	fs := flags("extract", &o, "text, json or stub", stderr)
	if err := fs.Parse(args); err != nil {
		return exitUsage
	}
	if fs.NArg() == 0 || o.format != "text" && o.format != "json" && o.format != "stub" {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	if badAccounting(o.accounting, stderr) {
		return exitUsage
	}
	status := exitOK
	for _, a := range fs.Args() {
		path, only := target(a)
		u, st := load(path, pyfront.Options{Accounting: o.accounting, Only: only}, stderr)
		if st != exitOK {
			status = max(status, st)
			continue
		}
		u.Infer(context.Background())
		if o.format == "json" {
			if err := u.Document("muxpy " + mux.Version).Encode(stdout); err != nil {
				fmt.Fprintln(stderr, "muxpy:", err)
				return exitTool
			}
			continue
		}
		found := false
		for _, f := range u.Funcs {
			if f.Summary == nil {
				continue
			}
			found = true
			printInterface(stdout, f, o.format == "stub")
		}
		if only != nil && !found {
			fmt.Fprintf(stderr, "muxpy: no function %s\n", a)
			status = exitUsage
		}
	}
	return status
}

// printInterface prints a function's interface as decorators.
func printInterface(w io.Writer, f *pyfront.Function, stub bool) {
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

// decorators are the lines that say what was inferred.
func decorators(f *iface.Interface) []string {
	var out []string
	for _, q := range []struct {
		name string
		c    iface.Component
	}{{"consumed", iface.AllocComponent}, {"freed", iface.FreeComponent}, {"peak", iface.PeakComponent}} {
		out = append(out, decorator(q.name, f.Formula(q.c))...)
	}
	return out
}

// decorator is a formula as one decorator, as two when it is an interval, or as
// a comment when nothing is known.
func decorator(name string, fm iface.Formula) []string {
	if len(fm.Pieces) == 0 {
		if len(fm.Reasons) > 0 {
			return unknown(name, fm)
		}
		return []string{"# " + name + ": no call returns"}
	}
	lo, hi := make([]sym.Expr, len(fm.Pieces)), make([]sym.Expr, len(fm.Pieces))
	for i, p := range fm.Pieces {
		lo[i], hi[i] = p.Bound.Lo, p.Bound.Hi
	}
	if fm.Status == iface.IsExact {
		return []string{"@mu." + name + "(" + cases(fm.Pieces, lo) + ")"}
	}
	finite := func(es []sym.Expr) bool {
		for _, e := range es {
			if sym.IsInf(e) || effect.IsNegInf(e) {
				return false
			}
		}
		return true
	}
	var out []string
	if finite(hi) {
		out = append(out, "@mu."+name+"(at_most="+cases(fm.Pieces, hi)+")")
	} else {
		out = append(out, unknown(name, fm)...)
	}
	if finite(lo) && !allZero(lo) {
		out = append(out, "@mu."+name+"(at_least="+cases(fm.Pieces, lo)+")")
	}
	return out
}

func allZero(es []sym.Expr) bool {
	for _, e := range es {
		if k, ok := sym.IsInt(e); !ok || k != 0 {
			return false
		}
	}
	return true
}

func unknown(name string, fm iface.Formula) []string {
	why := "unknown"
	for i, r := range fm.Reasons {
		if i == 3 {
			break
		}
		why += fmt.Sprintf("; %s: %s (line %d)", r.Code, r.What, r.Pos.Line)
	}
	return []string{"# " + name + ": " + why}
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
