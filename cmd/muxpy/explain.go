// This file prints a function with what each line acquires and gives back.

package main

import (
	"context"
	"fmt"
	"io"
	"math/big"
	"strings"

	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

func explain(args []string, stdout, stderr io.Writer) int {
	var o options
	fs := flags("explain", &o, "text", stderr)
	if err := fs.Parse(args); err != nil {
		return exitUsage
	}
	if fs.NArg() != 1 || o.format != "text" {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	if badAccounting(o.accounting, stderr) {
		return exitUsage
	}
	path, only := target(fs.Arg(0))
	if only == nil {
		fmt.Fprintln(stderr, "muxpy: explain needs PATH:FUNCTION")
		return exitUsage
	}
	u, st := load(path, pyfront.Options{Accounting: o.accounting, Only: only}, stderr)
	if st != exitOK {
		return st
	}
	u.Infer(context.Background())
	lines := strings.Split(string(u.Src), "\n")
	found := false
	for _, f := range u.Funcs {
		if f.Summary == nil {
			continue
		}
		found = true
		printInterface(stdout, f, false)
		for i := range f.Summary.Cases {
			explainCase(stdout, f, &f.Summary.Cases[i], lines)
		}
	}
	if !found {
		fmt.Fprintf(stderr, "muxpy: no function %s\n", fs.Arg(0))
		return exitUsage
	}
	return exitOK
}

// explainCase prints the lines of one way through the function. The point of
// the peak is where it lies when every input is 1000.
func explainCase(w io.Writer, f *pyfront.Function, c *iface.Case, lines []string) {
	fmt.Fprintf(w, "when %s", sym.CondPython(c.Path))
	if c.Outcome == iface.NoReturn {
		fmt.Fprint(w, " (raises)")
	}
	fmt.Fprintln(w, ":")
	for _, r := range c.Unknown {
		fmt.Fprintf(w, "  not understood: %s: %s (line %d)\n", r.Code, r.What, r.Pos.Line)
	}
	env := sym.MapEnv{}
	for n := range f.Summary.Inputs {
		env[n] = big.NewInt(1000)
	}
	total, top, topAt := effect.Zero(), big.NewInt(-1), -1
	for i, s := range c.Trail {
		if s.Eff == nil {
			continue
		}
		total = effect.Seq(total, *s.Eff)
		if sym.IsInf(total.Peak.Hi) {
			continue
		}
		if v, err := sym.EvalWithin(total.Peak.Hi, env, 1<<16); err == nil && v.Cmp(top) > 0 {
			top, topAt = v, i
		}
	}
	byLine := map[int][]string{}
	last := 0
	for i, s := range c.Trail {
		text := s.Text
		if i == topAt {
			if text == "" {
				text = "temporaries"
			}
			text += "  <-- peak"
		}
		if text == "" {
			continue
		}
		byLine[s.Pos.Line] = append(byLine[s.Pos.Line], text)
		last = max(last, s.Pos.Line)
	}
	for n := f.Pos.Line; n <= last && n <= len(lines); n++ {
		fmt.Fprintf(w, "%5d  %s\n", n, lines[n-1])
		for _, t := range byLine[n] {
			fmt.Fprintf(w, "       %s# %s\n", strings.Repeat(" ", 4), t)
		}
	}
	fmt.Fprintln(w)
}
