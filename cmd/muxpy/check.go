// This file checks the clauses of Python files and reports verdicts.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

func check(args []string, stdout, stderr io.Writer) int {
	var o options
	fset := flags("check", &o, "text, json, sarif or github", stderr)
	verbose := fset.Bool("v", false, "print the verdicts that hold, too")
	if err := fset.Parse(args); err != nil {
		return exitUsage
	}
	switch o.format {
	case "text", "json", "sarif", "github":
	default:
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	if badAccounting(o.accounting, stderr) {
		return exitUsage
	}
	paths := fset.Args()
	if len(paths) == 0 {
		paths = []string{"."}
	}
	files, err := pythonFiles(paths)
	if err != nil {
		fmt.Fprintln(stderr, "muxpy:", err)
		return exitTool
	}
	var ds []*diag.Diagnostic
	status := exitOK
	for _, f := range files {
		got, st := checkFile(f, o, *verbose)
		ds = append(ds, got...)
		status = max(status, st)
	}
	ds = diag.Sort(ds)
	switch o.format {
	case "json":
		err = diag.WriteJSON(stdout, ds)
	case "sarif":
		err = diag.WriteSARIF(stdout, ds, diag.Tool{})
	case "github":
		err = diag.WriteGitHub(stdout, ds)
	default:
		err = diag.WriteText(stdout, ds, diag.TextOptions{})
	}
	if err != nil {
		fmt.Fprintln(stderr, "muxpy:", err)
		return exitTool
	}
	if status == exitOK {
		for _, d := range ds {
			if d.Severity >= diag.Warning {
				return exitFindings
			}
		}
	}
	return status
}

// pythonFiles lists the files below the paths, sorted.
func pythonFiles(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		st, err := os.Stat(p)
		if err != nil {
			return nil, err
		}
		if !st.IsDir() {
			out = append(out, p)
			continue
		}
		err = filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && path != p && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			if !d.IsDir() && strings.HasSuffix(path, ".py") {
				out = append(out, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	sort.Strings(out)
	return out, nil
}

// checkFile reports everything about one file.
func checkFile(path string, o options, verbose bool) ([]*diag.Diagnostic, int) {
	src, err := os.ReadFile(path)
	if err != nil {
		return []*diag.Diagnostic{diag.New(diag.Internal, diag.Pos{File: path}, "%v", err)}, exitTool
	}
	d := prove.New(prove.Options{})
	u, err := pyfront.Load(path, src, pyfront.Options{Accounting: o.accounting, Only: map[string]bool{}})
	if err != nil {
		var se *syntax.SyntaxError
		if errors.As(err, &se) {
			pos := diag.Pos{File: path, Line: int(se.Pos.Lineno), Col: se.Offset()}
			return []*diag.Diagnostic{diag.New(diag.SourceSyntax, pos, "%s: %s", se.Kind, se.Msg)}, exitFindings
		}
		return []*diag.Diagnostic{diag.New(diag.Internal, diag.Pos{File: path}, "%v", err)}, exitTool
	}
	ds := u.Errors
	for _, f := range u.Funcs {
		if len(f.Clauses) == 0 {
			continue
		}
		u.InferFunction(context.Background(), f)
		for _, v := range typecheck.Check(context.Background(), f.Interface, d) {
			if x := verdict(f.Interface, v, verbose); x != nil {
				ds = append(ds, x)
			}
		}
	}
	return ds, exitOK
}

// verdict is a verdict as a diagnostic; nil when there is nothing to say.
func verdict(f *iface.Interface, v typecheck.Verdict, verbose bool) *diag.Diagnostic {
	c := v.Clause
	word := map[iface.Quantity]string{iface.Alloc: "consumes", iface.Free: "gives back", iface.Peak: "peaks at"}[c.Key.Quantity]
	var d *diag.Diagnostic
	switch v.Status {
	case typecheck.Exact:
		if !verbose {
			return nil
		}
		d = diag.New(diag.Exact, c.Pos, "%s: %s is exact", f.Name, c.Text)
		d.Severity = diag.Note
	case typecheck.Holds:
		if c.Rel != iface.Exact && !verbose {
			return nil
		}
		msg := fmt.Sprintf("%s: %s holds", f.Name, c.Text)
		if v.ActualExpr != nil {
			msg = fmt.Sprintf("%s %s %s bytes, %s allows for it", f.Name, word, sym.Python(v.ActualExpr), c.Text)
		}
		if v.Slack != nil {
			msg += "; " + sym.Python(v.Slack) + " bytes are left"
		}
		d = diag.New(diag.Holds, c.Pos, "%s", msg)
		if c.Rel != iface.Exact {
			d.Severity = diag.Note
		}
	case typecheck.Violated:
		actual := "other than declared"
		if v.ActualExpr != nil {
			actual = sym.Python(v.ActualExpr)
		}
		d = diag.New(diag.Violated, c.Pos, "%s %s %s bytes, %s says otherwise; e.g. %s: declared %v, inferred %v",
			f.Name, word, actual, c.Text, model(v.Model), v.Declared, v.Actual)
	default:
		why := v.Why
		pos := c.Pos
		d = diag.New(diag.Unknown, pos, "%s: %s is not decided: %s", f.Name, c.Text, why)
		if v.Reason != nil {
			d.Related = append(d.Related, diag.Related{Pos: v.Reason.Pos, Message: v.Reason.Code + ": " + v.Reason.What})
		}
	}
	d.Function = f.Name
	d.Data = map[string]any{"status": v.Status.String(), "clause": c.Text}
	if v.Declared != nil {
		d.Data["declared"], d.Data["inferred"] = v.Declared.String(), v.Actual.String()
	}
	return d
}

func model(m map[string]*big.Int) string {
	names := make([]string, 0, len(m))
	for n := range m {
		names = append(names, n)
	}
	sort.Strings(names)
	var out []string
	for _, n := range names {
		out = append(out, fmt.Sprintf("%s = %v", n, m[n]))
	}
	return strings.Join(out, ", ")
}
