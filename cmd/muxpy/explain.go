// This file prints a function with what each of its lines creates, releases and
// holds.

package main

import (
	"context"
	"fmt"
	"io"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// explainedCases is how many ways through a function are listed.
const explainedCases = 12

func explain(args []string, stdout, stderr io.Writer) int {
	c := newCommand("explain", stderr)
	rest, st := c.parse(args)
	if st != exitOK {
		return st
	}
	if len(rest) != 1 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	path, only := target(rest[0])
	if only == nil {
		fmt.Fprintln(stderr, "muxpy: explain needs PATH:FUNCTION")
		return exitUsage
	}
	u, st := load(path, c.load(only), stderr)
	if st != exitOK {
		return st
	}
	u.Infer(context.Background())
	l := listing{w: stdout, lines: strings.Split(u.Tree.Source.Text, "\n"), others: sourceLines()}
	found := false
	for _, f := range u.Funcs {
		if f.Summary == nil {
			continue
		}
		if found {
			fmt.Fprintln(stdout)
		}
		found = true
		l.function(f)
	}
	if !found {
		fmt.Fprintf(stderr, "muxpy: no function %s\n", rest[0])
		return exitUsage
	}
	return exitOK
}

// listing prints functions of one file.
type listing struct {
	w      io.Writer
	lines  []string
	others func(file string, line int) (string, bool)
}

func (l *listing) function(f *pyfront.Function) {
	var ps []string
	for _, p := range f.Params {
		ps = append(ps, p.Name)
	}
	fmt.Fprintf(l.w, "%s: %s(%s), %s\n", f.Pos, f.Name, strings.Join(ps, ", "), f.Accounting)
	cases := f.Summary.Cases
	for i := range cases {
		if i == explainedCases {
			fmt.Fprintf(l.w, "\nand %d more\n", len(cases)-i)
			break
		}
		head := "case"
		if len(cases) > 1 {
			head = fmt.Sprintf("case %d of %d", i+1, len(cases))
		}
		l.oneCase(f, &cases[i], head)
	}
	for _, a := range f.Summary.Assumes {
		fmt.Fprintf(l.w, "assuming: %s (%s)\n", a.Text, a.Code)
	}
}

// entry is what happens at one visit of a line.
type entry struct {
	pos  diag.Pos
	text string // "" for a line of source
	eff  effect.Effect
	held effect.Bound // after or within it, whichever is higher
}

func (l *listing) oneCase(f *pyfront.Function, c *iface.Case, head string) {
	fmt.Fprintf(l.w, "\n%s", head)
	if !sym.IsTrue(c.Path) {
		fmt.Fprintf(l.w, " if %s", sym.CondPython(c.Path))
	}
	if c.Outcome == iface.NoReturn {
		fmt.Fprint(l.w, ", raises")
	}
	fmt.Fprintln(l.w)
	entries, sofar := l.entries(f, c)
	if rest, ok := remainder(c, sofar); ok {
		entries = append(entries, rest)
	}
	top := peakAt(f, entries)
	rows := [][5]string{{"", "creates", "releases", "holds"}}
	for i, e := range entries {
		r := [5]string{l.place(f, e), show0(e.eff.Alloc), show0(e.eff.Freed), bound(e.held)}
		if i == top {
			r[4] = "<- peak"
		}
		rows = append(rows, r)
	}
	rows = append(rows, [5]string{"in all", show0(c.Effect.Alloc), show0(c.Effect.Freed), bound(c.Effect.Net)})
	l.table(rows)
	fmt.Fprintf(l.w, "  peak %s\n", bound(c.Effect.Peak))
	for _, r := range c.Unknown {
		fmt.Fprintf(l.w, "  not understood: %s: %s (line %d)\n", r.Code, r.What, r.Pos.Line)
	}
}

// entries are the steps of a case, those of one line that follow each other
// taken together, and what they add up to.
func (l *listing) entries(f *pyfront.Function, c *iface.Case) ([]entry, effect.Effect) {
	var out []entry
	hyp := []sym.Cond{c.Path}
	sofar := effect.Zero()
	for _, s := range c.Trail {
		if s.Eff == nil {
			continue
		}
		eff := effect.Map(*s.Eff, func(x sym.Expr) sym.Expr { return prove.Simplify(hyp, x) })
		before := sofar
		sofar = effect.Seq(sofar, eff)
		if effect.IsZero(eff) {
			continue
		}
		held := effect.AddBound(before.Net, eff.Peak)
		if eff.Peak.IsZero() {
			held = sofar.Net
		}
		if n := len(out); n > 0 && out[n-1].pos.Line == s.Pos.Line && out[n-1].pos.File == s.Pos.File {
			last := &out[n-1]
			last.eff = effect.Seq(last.eff, eff)
			last.held = effect.MaxBound(last.held, held)
			continue
		}
		out = append(out, entry{pos: s.Pos, eff: eff, held: held})
	}
	return out, sofar
}

// remainder is what a case does in steps that its way through the code does not
// have one by one.
func remainder(c *iface.Case, sofar effect.Effect) (entry, bool) {
	if len(c.Unknown) > 0 || !effect.IsFinite(c.Effect) || !effect.IsFinite(sofar) {
		return entry{}, false
	}
	rest := func(all, seen effect.Bound) effect.Bound {
		if !all.IsExact() || !seen.IsExact() || sym.Equal(all.Lo, seen.Lo) {
			return effect.Zero().Net // bounds of the steps do not add up to those of all
		}
		return effect.SubBound(all, seen)
	}
	a, f := rest(c.Effect.Alloc, sofar.Alloc), rest(c.Effect.Freed, sofar.Freed)
	if a.IsZero() && f.IsZero() {
		return entry{}, false
	}
	e := effect.Zero()
	e.Alloc, e.Freed = a, f
	return entry{text: "joined paths", eff: e, held: c.Effect.Net}, true
}

// peakAt is the entry that holds the most when every input is 1000; -1 when
// that cannot be said.
func peakAt(f *pyfront.Function, es []entry) int {
	env := sym.MapEnv{}
	for n := range f.Summary.Inputs {
		env[n] = big.NewInt(1000)
	}
	at, top := -1, new(big.Int)
	for i, e := range es {
		if sym.IsInf(e.held.Hi) {
			return -1
		}
		if v, err := sym.EvalWithin(e.held.Hi, env, 1<<16); err == nil && v.Cmp(top) > 0 {
			at, top = i, v
		}
	}
	return at
}

// place is the source of an entry. What happens at the def itself happens when
// the call ends: its locals go.
func (l *listing) place(f *pyfront.Function, e entry) string {
	switch {
	case e.text != "":
		return e.text
	case e.pos.File != f.Pos.File && e.pos.File != "":
		s, _ := l.others(e.pos.File, e.pos.Line)
		return fmt.Sprintf("%s:%d: %s", e.pos.File, e.pos.Line, strings.TrimSpace(s))
	case e.pos.Line == f.Pos.Line:
		return "the end of the call"
	case e.pos.Line < 1 || e.pos.Line > len(l.lines):
		return fmt.Sprintf("%d:", e.pos.Line)
	}
	return fmt.Sprintf("%d: %s", e.pos.Line, strings.TrimSpace(l.lines[e.pos.Line-1]))
}

// show0 is an amount in a table, nothing for zero.
func show0(b effect.Bound) string {
	if b.IsZero() {
		return ""
	}
	return bound(b)
}

// bound is an interval of bytes in Python.
func bound(b effect.Bound) string {
	switch {
	case b.IsExact():
		return sym.Python(b.Lo)
	case sym.IsInf(b.Hi) && effect.IsNegInf(b.Lo):
		return "unknown"
	case sym.IsInf(b.Hi):
		return "unknown, at least " + sym.Python(b.Lo)
	case effect.IsNegInf(b.Lo):
		return "at most " + sym.Python(b.Hi)
	}
	return sym.Python(b.Lo) + " to " + sym.Python(b.Hi)
}

// table aligns rows; with cells that are too long for that each row becomes a
// paragraph.
func (l *listing) table(rows [][5]string) {
	const widest = 48
	var width [4]int
	long := false
	for i := range rows {
		for j := range width {
			n := utf8.RuneCountInString(rows[i][j])
			width[j] = max(width[j], n)
			long = long || j > 0 && n > widest
		}
	}
	for i, r := range rows {
		switch {
		case !long:
			var b strings.Builder
			for j, cell := range r[:4] {
				if j > 0 {
					b.WriteString(" | ")
				}
				b.WriteString(cell + strings.Repeat(" ", width[j]-utf8.RuneCountInString(cell)))
			}
			if r[4] != "" {
				b.WriteString(" | " + r[4])
			}
			fmt.Fprintln(l.w, "  "+strings.TrimRight(b.String(), " "))
		case i > 0:
			fmt.Fprintf(l.w, "  %s\n", strings.TrimRight(r[0]+"  "+r[4], " "))
			for j, cell := range r[1:4] {
				if cell != "" {
					fmt.Fprintf(l.w, "      %-8s %s\n", rows[0][j+1], cell)
				}
			}
		}
	}
}
