// This file prints the listings of -fmux-explain: case by case, the lines of a
// function that acquire or give back memory.

package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// At most so many cases are listed: of calls in which all allocations succeed,
// and of others.
const (
	explainMain   = 8
	explainFailed = 4
)

// explain prints the listings asked for to the standard output.
func (b *build) explain(u *unit, res *result) {
	if len(b.opts.explain) == 0 {
		return
	}
	var out bytes.Buffer
	for _, name := range b.opts.explain {
		var f *iface.Interface
		for _, g := range res.ifaces {
			if g.Name == name {
				f = g
			}
		}
		if f == nil {
			note("%s: there is no function %s to explain", u.name, name)
			continue
		}
		l := &listing{f: f, line: func(p diag.Pos) string { return b.sourceLine(u, p) }}
		l.write(&out)
	}
	if _, err := os.Stdout.Write(out.Bytes()); err != nil {
		note("-fmux-explain: %v", err)
	}
}

// sourceLine is a line of the program, from its file or, where there is none,
// from the preprocessed text.
func (b *build) sourceLine(u *unit, p diag.Pos) string {
	if s, ok := b.line(p.File, p.Line); ok {
		return strings.TrimSpace(s)
	}
	file, n := u.name, 1
	for line := range bytes.Lines(u.text) {
		if m := markedLine.FindSubmatch(line); m != nil {
			n, _ = strconv.Atoi(string(m[1]))
			file = string(m[2])
			continue
		}
		if n == p.Line && file == p.File {
			return strings.TrimSpace(string(line))
		}
		n++
	}
	return ""
}

// listing writes the cases of one function.
type listing struct {
	f    *iface.Interface
	line func(diag.Pos) string
}

func (l *listing) write(out *bytes.Buffer) {
	fmt.Fprintf(out, "%s: %s\n", l.f.Pos, prototype(l.f))
	if l.f.Summary == nil {
		fmt.Fprintf(out, "  %s\n", "unknown: nothing was inferred")
		return
	}
	var main, failed []*iface.Case
	for i := range l.f.Summary.Cases {
		if c := &l.f.Summary.Cases[i]; c.AllocFailed {
			failed = append(failed, c)
		} else {
			main = append(main, c)
		}
	}
	for _, group := range []struct {
		cases []*iface.Case
		limit int
		what  string
	}{{main, explainMain, "case"}, {failed, explainFailed, "failed allocation"}} {
		for i, c := range group.cases {
			if i == group.limit {
				fmt.Fprintf(out, "\n  and %d more\n", len(group.cases)-i)
				break
			}
			head := group.what
			if len(group.cases) > 1 {
				head = fmt.Sprintf("%s %d of %d", group.what, i+1, len(group.cases))
			}
			l.writeCase(out, head, c)
		}
	}
	for _, a := range l.f.Summary.Assumes {
		fmt.Fprintf(out, "assuming: %s (%s)\n", a.Text, a.Code)
	}
	if c := l.f.Summary.Open; c != nil {
		fmt.Fprintf(out, "nothing is certain where %s\n", sym.CondC(c))
	}
	out.WriteByte('\n')
}

// prototype is a function in C, with the names of its parameters.
func prototype(f *iface.Interface) string {
	var names []string
	for _, p := range f.Params {
		names = append(names, p.Name)
	}
	if f.Variadic {
		names = append(names, "...")
	}
	return f.Name + "(" + strings.Join(names, ", ") + ")"
}

// row is one line of a case's table: text, acquired, given back, height, remark.
type row [5]string

func (l *listing) writeCase(out *bytes.Buffer, head string, c *iface.Case) {
	fmt.Fprintf(out, "\n%s", head)
	if path := withoutFails(c, c.Path); path != nil && !sym.IsTrue(path) {
		fmt.Fprintf(out, " if %s", sym.CondC(path))
	}
	if c.Outcome == iface.NoReturn {
		out.WriteString(", does not return")
	}
	out.WriteString("\n")
	var rows []row
	var hyp []sym.Cond
	if c.Path != nil {
		hyp = append(hyp, c.Path)
	}
	sofar, peakSeen := effect.Zero(), false
	for _, t := range c.Trail {
		if t.Eff == nil && t.Cond == nil {
			continue
		}
		r := row{l.place(t)}
		if runs, ok := strings.CutPrefix(t.Text, "the loop "); ok {
			r[4] = runs
		}
		if t.Eff != nil {
			e := effect.Map(effect.Subst(*t.Eff, fails(c, *t.Eff)), func(x sym.Expr) sym.Expr { return prove.Simplify(hyp, x) })
			before := sofar
			sofar = effect.Seq(sofar, e)
			if effect.IsZero(e) {
				continue
			}
			if !e.Alloc.IsZero() {
				r[1] = "A +" + bound(e.Alloc)
			}
			if !e.Freed.IsZero() {
				r[2] = "F +" + bound(e.Freed)
			}
			height := effect.AddBound(before.Net, e.Peak)
			if e.Peak.IsZero() {
				height = effect.AddBound(before.Net, e.Net)
			}
			r[3] = "P " + bound(effect.MaxBound(effect.Zero().Peak, height))
			if marks(c.Effect.Peak, height) && !e.Alloc.IsZero() {
				if !peakSeen || hasChoice(c.Effect.Peak) {
					r[4] = strings.TrimSpace(r[4] + " <- peak")
				}
				peakSeen = true
			}
		}
		if t.Cond != nil {
			r[4] = strings.TrimSpace("if " + sym.CondC(t.Cond) + " " + r[4])
		}
		rows = append(rows, r)
	}
	if rest, ok := remainder(c, sofar); ok {
		if !peakSeen && rest[1] != "" {
			rest[4] = "<- peak"
		}
		rows = append(rows, rest)
	}
	total := row{"total", "A " + bound(c.Effect.Alloc), "F " + bound(c.Effect.Freed), "P " + bound(c.Effect.Peak)}
	rows = append(rows, total)
	writeRows(out, rows)
	for _, u := range c.Unknown {
		fmt.Fprintf(out, "  unknown: %s: %s (%s)\n", u.Code, u.What, u.Pos)
	}
	for _, r := range c.Leaks {
		fmt.Fprintf(out, "  leaks the block of %s\n", r.Site)
	}
}

// remainder is what the case does in steps that its way through the code does
// not have one by one, because they were joined.
func remainder(c *iface.Case, sofar effect.Effect) (r row, ok bool) {
	if len(c.Unknown) > 0 || !effect.IsFinite(c.Effect) || !effect.IsFinite(sofar) {
		return r, false
	}
	a := effect.SubBound(c.Effect.Alloc, sofar.Alloc)
	f := effect.SubBound(c.Effect.Freed, sofar.Freed)
	if sameBound(c.Effect.Alloc, sofar.Alloc) {
		a = effect.Zero().Alloc
	}
	if sameBound(c.Effect.Freed, sofar.Freed) {
		f = effect.Zero().Freed
	}
	if a.IsZero() && f.IsZero() {
		return r, false
	}
	r = row{"joined paths"}
	if !a.IsZero() {
		r[1] = "A +" + bound(a)
	}
	if !f.IsZero() {
		r[2] = "F +" + bound(f)
	}
	return r, true
}

func sameBound(a, b effect.Bound) bool { return sym.Equal(a.Lo, b.Lo) && sym.Equal(a.Hi, b.Hi) }

// place is where a step happens: line and source; with the file where that is
// another one than the function's.
func (l *listing) place(t iface.TrailStep) string {
	src := l.line(t.Pos)
	if src == "" {
		src = t.Text
	}
	if t.Pos.File != l.f.Pos.File && t.Pos.File != "" {
		return fmt.Sprintf("%s:%d: %s", t.Pos.File, t.Pos.Line, src)
	}
	return fmt.Sprintf("%d: %s", t.Pos.Line, src)
}

// writeRows aligns the rows' columns.
func writeRows(out *bytes.Buffer, rows []row) {
	var width [4]int
	for i := range rows {
		rows[i][0] = clip(rows[i][0], 60)
		for j := range width {
			width[j] = max(width[j], len(rows[i][j]))
		}
	}
	for _, r := range rows {
		line := fmt.Sprintf("  %-*s | %-*s | %-*s | %-*s", width[0], r[0], width[1], r[1], width[2], r[2], width[3], r[3])
		if r[4] != "" {
			line += " | " + r[4]
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// clip shortens a text to about n bytes, at a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n] + "..."
}

// bound is an interval of bytes in C.
func bound(b effect.Bound) string {
	switch {
	case b.IsExact():
		return sym.C(b.Lo)
	case sym.IsInf(b.Hi) && effect.IsNegInf(b.Lo):
		return "unknown"
	case sym.IsInf(b.Hi):
		return "unknown (at least " + sym.C(b.Lo) + ")"
	case effect.IsNegInf(b.Lo):
		return "at most " + sym.C(b.Hi)
	}
	return sym.C(b.Lo) + ".." + sym.C(b.Hi)
}

// marks reports whether the case's peak is, or may be, the height.
func marks(peak, height effect.Bound) bool {
	for _, end := range [2][2]sym.Expr{{peak.Hi, height.Hi}, {peak.Lo, height.Lo}} {
		if sym.Equal(end[0], end[1]) {
			return true
		}
		if m, ok := end[0].(*sym.Max); ok {
			for _, x := range m.X {
				if sym.Equal(x, end[1]) {
					return true
				}
			}
		}
	}
	return false
}

// hasChoice reports a peak that is at one of several points, as inputs decide.
func hasChoice(b effect.Bound) bool {
	_, ok := b.Hi.(*sym.Max)
	return ok
}

// fails gives the allocations that e speaks of the outcome they have in the
// case: they fail where its path says so.
func fails(c *iface.Case, e effect.Effect) map[string]sym.Expr {
	sub := map[string]sym.Expr{}
	for _, b := range []effect.Bound{e.Alloc, e.Freed, e.Net, e.Peak} {
		for _, x := range []sym.Expr{b.Lo, b.Hi} {
			failSyms(sym.FreeSyms(x), c, sub)
		}
	}
	return sub
}

func failSyms(syms []*sym.Sym, c *iface.Case, sub map[string]sym.Expr) {
	for _, v := range syms {
		if symexec.IsFail(v) {
			sub[v.Name] = sym.Int(0)
			if c.AllocFailed && impliesFailed(c.Path, v) {
				sub[v.Name] = sym.Int(1)
			}
		}
	}
}

// impliesFailed reports whether a conjunct of the path says that v is 1.
func impliesFailed(path sym.Cond, v *sym.Sym) bool {
	if a, ok := path.(*sym.And); ok {
		for _, x := range a.X {
			if impliesFailed(x, v) {
				return true
			}
		}
		return false
	}
	return path != nil && (sym.EqualCond(path, sym.EqOf(v, sym.Int(1))) || sym.EqualCond(path, sym.NeOf(v, sym.Int(0))))
}

// withoutFails is the path without what it says of the allocator.
func withoutFails(c *iface.Case, path sym.Cond) sym.Cond {
	if path == nil {
		return nil
	}
	sub := map[string]sym.Expr{}
	failSyms(sym.CondSyms(path), c, sub)
	if len(sub) == 0 {
		return path
	}
	return sym.SubstCond(path, sub)
}
