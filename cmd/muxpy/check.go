// This file checks the clauses of Python files and reports verdicts.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/muxlang/mux"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/rewrite/pyrewrite"
	"github.com/muxlang/mux/typecheck"
	"github.com/muxlang/mux/typecheck/prove"
)

func check(args []string, stdout, stderr io.Writer) int {
	formats := []string{"text", "json", "sarif", "github"}
	c := newCommand("check", stderr, formats...)
	verbose := c.Bool("v", false, "also print the verdicts that need no attention")
	baseline := c.String("baseline", "", "a file of known findings, which are not reported")
	write := c.Bool("write-baseline", false, "write the findings to the baseline instead of reporting them")
	paths, status := c.parse(args, formats...)
	if status != exitOK {
		return status
	}
	s := c.settings
	if *baseline == "" && s.Baseline != "" {
		*baseline = filepath.Join(s.dir, s.Baseline)
	}
	if *write && *baseline == "" {
		fmt.Fprintln(stderr, "muxpy: --write-baseline needs --baseline FILE")
		return exitUsage
	}
	var old *baselineFile
	if *baseline != "" && !*write {
		var err error
		if old, err = readBaseline(*baseline); err != nil {
			fmt.Fprintln(stderr, err)
			return exitConfig
		}
	}
	if len(paths) == 0 {
		for _, entry := range s.Paths {
			p := filepath.Join(s.dir, entry)
			if _, err := os.Stat(p); err != nil {
				pos := diag.Pos{File: s.file}
				if src, err := os.ReadFile(s.file); err == nil {
					pos.Line, pos.Col = placeOfPath(src, entry)
				}
				fmt.Fprintln(stderr, &configError{pos, fmt.Sprintf("paths: %s: %s", p, systemError(err))})
				return exitConfig
			}
			paths = append(paths, p)
		}
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	files, err := s.pythonFiles(paths)
	if err != nil {
		fmt.Fprintln(stderr, "muxpy:", err)
		status = exitTool
	}
	ds, st := checkFiles(files, &c.options, *verbose)
	status = max(status, st)
	if *write {
		n, err := writeBaseline(*baseline, ds)
		if err != nil {
			fmt.Fprintln(stderr, "muxpy:", err)
			return exitTool
		}
		fmt.Fprintf(stderr, "muxpy: %s has %d findings\n", *baseline, n)
		var rest []*diag.Diagnostic
		for _, d := range ds {
			if !inBaseline(d) {
				rest = append(rest, d)
			}
		}
		ds = rest
	}
	if old != nil {
		ds = old.apply(*baseline, files, ds, stderr)
	}
	if err := show(stdout, c.format, ds); err != nil {
		fmt.Fprintln(stderr, "muxpy:", err)
		return exitTool
	}
	for _, d := range ds {
		if d.Severity >= diag.Warning {
			status = max(status, exitFindings)
		}
	}
	return status
}

// show prints diagnostics in a format.
func show(w io.Writer, format string, ds []*diag.Diagnostic) error {
	switch format {
	case "json":
		return diag.WriteJSON(w, ds)
	case "sarif":
		return diag.WriteSARIF(w, ds, diag.Tool{Name: "muxpy", Version: mux.Version})
	case "github":
		return diag.WriteGitHub(w, ds)
	}
	return diag.WriteText(w, ds, diag.TextOptions{Color: diag.ColorAuto(w, os.Getenv, os.LookupEnv), Line: sourceLines()})
}

// sourceLines gives the lines of files, each file read once.
func sourceLines() func(file string, line int) (string, bool) {
	files := map[string][]string{}
	return func(file string, line int) (string, bool) {
		lines, ok := files[file]
		if !ok {
			if src, err := os.ReadFile(file); err == nil {
				lines = strings.Split(strings.ToValidUTF8(string(src), "\ufffd"), "\n")
			}
			files[file] = lines
		}
		if line < 1 || line > len(lines) {
			return "", false
		}
		return strings.TrimRight(lines[line-1], "\r"), true
	}
}

// checkFiles reports everything about the files, which are read side by side.
func checkFiles(files []string, o *options, verbose bool) ([]*diag.Diagnostic, int) {
	found := make([][]*diag.Diagnostic, len(files))
	states := make([]int, len(files))
	var ds []*diag.Diagnostic
	status := exitOK
	inTurn(len(files), func(i int) {
		found[i], states[i] = checkFile(files[i], o, verbose)
	}, func(i int) {
		ds = append(ds, found[i]...)
		status = max(status, states[i])
	})
	return diag.Sort(ds), status
}

// checkFile reports everything about one file, with the severities of the
// settings. A defect of ours is told of as such; the other files are checked.
func checkFile(path string, o *options, verbose bool) (ds []*diag.Diagnostic, status int) {
	defer func() {
		if r := recover(); r != nil {
			d := diag.New(diag.Internal, diag.Pos{File: path}, "the analysis failed: %v", r)
			d.Severity = diag.Error
			if os.Getenv("MUX_DEBUG") != "" {
				d.Message += "\n" + string(debug.Stack())
			}
			ds, status = []*diag.Diagnostic{d}, exitTool
		}
	}()
	src, err := os.ReadFile(path)
	if err != nil {
		return []*diag.Diagnostic{diag.New(diag.SourceSyntax, diag.Pos{File: path}, "the file cannot be read: %s", systemError(err))}, exitTool
	}
	if !pyrewrite.NamesPackage(src) {
		_, err := syntax.Parse(path, src, syntax.Options{Version: syntax.Version(o.settings.Python)})
		return syntaxError(path, src, err)
	}
	u, err := pyfront.Load(path, src, o.load(map[string]bool{}))
	if err != nil {
		return syntaxError(path, src, err)
	}
	ds = append(ds, u.Errors...)
	places := map[string][]place{}
	known := map[syntax.Stmt]bool{}
	decider := prove.New(prove.Options{})
	for _, f := range u.Funcs {
		known[f.Def] = true
		p := place{def: int(f.Def.Position().Lineno)}
		for _, x := range f.MuxDecorators {
			at := x.Position()
			p.from, p.to = int(at.Lineno), int(at.EndLineno)
			places[f.Name] = append(places[f.Name], p)
		}
		if len(f.Clauses) == 0 {
			continue
		}
		ctx := context.Background()
		u.InferFunction(ctx, f)
		for _, v := range typecheck.Check(ctx, f.Interface, decider) {
			ds = append(ds, verdict(f.Interface, &v, verbose))
		}
		for _, x := range typecheck.Undefined(ctx, f.Interface, decider) {
			ds = append(ds, finding(f.Interface, &x))
		}
	}
	for _, d := range pyrewrite.Find(u.Tree) {
		ds = append(ds, unreached(u, d, known)...)
	}
	for _, d := range ds {
		d.Severity = o.settings.severity(d)
	}
	marks, bad := suppressions(path, u.Tree)
	ds = suppress(diag.Sort(ds), func(d *diag.Diagnostic) place {
		for _, p := range places[d.Function] {
			if p.from <= d.Pos.Line && d.Pos.Line <= p.to {
				return p
			}
		}
		return place{from: d.Pos.Line, to: d.Pos.Line}
	}, marks)
	for _, d := range bad {
		d.Severity = o.settings.severity(d)
	}
	return append(ds, bad...), exitOK
}

// unreached reports the clauses of definitions that are not checked: of
// classes, and of functions that come into being only when code runs.
func unreached(u *pyfront.Unit, d pyrewrite.Decorated, known map[syntax.Stmt]bool) []*diag.Diagnostic {
	var out []*diag.Diagnostic
	for _, call := range d.Clauses {
		at := call.Pos
		pos := diag.Pos{File: u.File, Line: int(at.Lineno), Col: int(at.ColOffset) + 1}
		end := diag.Pos{File: u.File, Line: int(at.EndLineno), Col: int(at.EndColOffset) + 1}
		text := "@" + u.Tree.Source.Slice(at)
		var x *diag.Diagnostic
		switch def := d.Def.(type) {
		case *syntax.ClassDef:
			x = diag.New(diag.ClauseOnNonfunction, pos, "a clause on class %s: only functions have clauses", def.Name)
		default:
			if known[d.Def] {
				return nil
			}
			name := ""
			switch def := def.(type) {
			case *syntax.FunctionDef:
				name = def.Name
			case *syntax.AsyncFunctionDef:
				name = def.Name
			}
			x = diag.New(diag.Unknown, pos, "%s: %s is neither proved nor refuted: functions inside of other functions and of loops, with blocks and handlers are not analysed", name, text)
			x.In(name).Set("status", typecheck.Unknown.String()).Set("clause", text)
		}
		x.End = end
		out = append(out, x)
	}
	return out
}

// syntaxError reports why a file is not Python.
func syntaxError(path string, src []byte, err error) ([]*diag.Diagnostic, int) {
	if err == nil {
		return nil, exitOK
	}
	var se *syntax.SyntaxError
	if errors.As(err, &se) {
		return []*diag.Diagnostic{pyrewrite.SyntaxDiagnostic(path, src, se)}, exitFindings
	}
	d := diag.New(diag.Internal, diag.Pos{File: path}, "%v", err)
	d.Severity = diag.Error
	return []*diag.Diagnostic{d}, exitTool
}
