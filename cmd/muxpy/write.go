// This file writes what was inferred: as decorators into the file itself, and as
// a stub file.

package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/internal/edit"
	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/rewrite/pyrewrite"
)

// writeInto puts the interfaces of functions into their file. A quantity that is
// not known leaves the file's clauses about it as they are; which and why is
// told, and so is what cannot be said as a clause.
func writeInto(path string, u *pyfront.Unit, fs []*pyfront.Function, stderr io.Writer) int {
	var ps []pyrewrite.Placement
	var of []*pyfront.Function
	notes := map[*pyfront.Function][]string{}
	for _, f := range fs {
		known, comments := clauses(f.Interface)
		for _, c := range comments {
			notes[f] = append(notes[f], strings.TrimPrefix(c, "# "))
		}
		if len(known) > 0 {
			ps = append(ps, pyrewrite.Placement{Def: f.Def, Clauses: known})
			of = append(of, f)
		}
	}
	text, err := pyrewrite.Place(u.Src, u.Tree, ps)
	if err == nil && len(ps) > 0 {
		// What does not read back as a clause is left out: a formula may speak of
		// what has no name in the source.
		if bad := unreadable(u, text); len(bad) > 0 {
			var rest []pyrewrite.Placement
			for i, p := range ps {
				kept, why := readable(p.Clauses, bad[of[i].Name])
				notes[of[i]] = append(notes[of[i]], why...)
				if p.Clauses = kept; len(kept) > 0 {
					rest = append(rest, p)
				}
			}
			ps = rest
			text, err = pyrewrite.Place(u.Src, u.Tree, ps)
		}
	}
	if err != nil {
		fmt.Fprintf(stderr, "muxpy: %s: not written: %v\n", path, err)
		return exitTool
	}
	what := "unchanged"
	if string(text) != string(u.Src) {
		if err := edit.WriteFile(path, text, 0o666); err != nil {
			fmt.Fprintln(stderr, "muxpy:", err)
			return exitTool
		}
		what = "written"
	}
	for _, f := range fs {
		for _, n := range together(notes[f]) {
			fmt.Fprintf(stderr, "%s: note: %s: %s\n", f.Pos, f.Name, n)
		}
	}
	fmt.Fprintf(stderr, "muxpy: %s %s: clauses of %s", path, what, count(len(ps), "function"))
	if len(notes) > 0 {
		fmt.Fprintf(stderr, "; %s with unknown parts", count(len(notes), "function"))
	}
	fmt.Fprintln(stderr)
	return exitOK
}

// together says once what is the reason for several quantities.
func together(notes []string) []string {
	var out, whys []string
	of := map[string][]string{}
	for _, n := range notes {
		quantity, why, found := strings.Cut(n, ": unknown; ")
		if !found {
			out = append(out, "not written: "+n)
			continue
		}
		if of[why] == nil {
			whys = append(whys, why)
		}
		of[why] = append(of[why], quantity)
	}
	for _, why := range whys {
		out = append(out, strings.Join(of[why], ", ")+" not written: "+why)
	}
	return out
}

// readable are the clauses of a function that none of the errors speaks of, and
// why the others are left out: all of them when an error names none.
func readable(cs []pyrewrite.Clause, errors []*diag.Diagnostic) (kept []pyrewrite.Clause, why []string) {
	named := map[string]bool{}
	for _, d := range errors {
		clause, _ := d.Data["clause"].(string)
		named[clause] = true
	}
	found := map[string]bool{}
	for _, c := range cs {
		text := "@mu." + c.Decorator + "(" + c.Argument + ")"
		if named[text] {
			found[text] = true
		} else {
			kept = append(kept, c)
		}
	}
	if len(found) < len(named) {
		kept = nil
	}
	for _, d := range errors {
		clause, _ := d.Data["clause"].(string)
		why = append(why, strings.TrimPrefix(clause+": "+d.Message, ": "))
	}
	return kept, why
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// unreadable lists what is not understood of the clauses of a text, by
// function, apart from what was wrong in the unit already.
func unreadable(old *pyfront.Unit, text []byte) map[string][]*diag.Diagnostic {
	u, err := pyfront.Load(old.File, text, pyfront.Options{Only: map[string]bool{}})
	if err != nil {
		return nil
	}
	known := map[[2]string]bool{}
	for _, d := range old.Errors {
		known[[2]string{d.Function, d.Message}] = true
	}
	bad := map[string][]*diag.Diagnostic{}
	for _, d := range u.Errors {
		if !known[[2]string{d.Function, d.Message}] {
			bad[d.Function] = append(bad[d.Function], d)
		}
	}
	return bad
}

// writeStub writes the functions as a stub file, methods in their classes.
func writeStub(w io.Writer, u *pyfront.Unit, fs []*pyfront.Function) {
	fmt.Fprintf(w, "# The interfaces of %s as muxpy infers them.\n\nimport mu\n", filepath.Base(u.File))
	var open []string
	for _, f := range fs {
		parts := strings.Split(f.Name, ".")
		classes := parts[:len(parts)-1]
		same := 0
		for same < min(len(open), len(classes)) && open[same] == classes[same] {
			same++
		}
		fmt.Fprintln(w)
		for i := same; i < len(classes); i++ {
			fmt.Fprintf(w, "%sclass %s:\n", strings.Repeat("    ", i), classes[i])
		}
		open = classes
		indent := strings.Repeat("    ", len(classes))
		if f.Accounting != pyfront.DefaultAccounting {
			fmt.Fprintf(w, "%s@mu.accounting(%q)\n", indent, f.Accounting)
		}
		for _, line := range decorators(f.Interface) {
			fmt.Fprintln(w, indent+line)
		}
		fmt.Fprintln(w, indent+header(u, f))
	}
}

// header is the first line of a function in a stub.
func header(u *pyfront.Unit, f *pyfront.Function) string {
	var name, result, async string
	var args *syntax.Arguments
	var returns syntax.Expr
	switch d := f.Def.(type) {
	case *syntax.FunctionDef:
		name, args, returns = d.Name, d.Args, d.Returns
	case *syntax.AsyncFunctionDef:
		name, args, returns, async = d.Name, d.Args, d.Returns, "async "
	}
	text := func(e syntax.Expr) string {
		return strings.Join(strings.Fields(u.Tree.Source.Slice(e.Position())), " ")
	}
	if returns != nil {
		result = " -> " + text(returns)
	}
	var ps []string
	add := func(prefix string, a *syntax.Arg, hasDefault bool) {
		p := prefix + a.Arg
		if a.Annotation != nil {
			p += ": " + text(a.Annotation)
		}
		if hasDefault {
			p += " = ..."
		}
		ps = append(ps, p)
	}
	if args != nil {
		plain := append(append([]*syntax.Arg(nil), args.Posonlyargs...), args.Args...)
		for i, a := range plain {
			add("", a, i >= len(plain)-len(args.Defaults))
			if i == len(args.Posonlyargs)-1 {
				ps = append(ps, "/")
			}
		}
		if args.Vararg != nil {
			add("*", args.Vararg, false)
		} else if len(args.Kwonlyargs) > 0 {
			ps = append(ps, "*")
		}
		for i, a := range args.Kwonlyargs {
			add("", a, i < len(args.KwDefaults) && args.KwDefaults[i] != nil)
		}
		if args.Kwarg != nil {
			add("**", args.Kwarg, false)
		}
	}
	return fmt.Sprintf("%sdef %s(%s)%s: ...", async, name, strings.Join(ps, ", "), result)
}
