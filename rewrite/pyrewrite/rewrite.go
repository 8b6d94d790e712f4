// This file rewrites the clauses of a Python source to plain Python.

// Package pyrewrite turns extended Python into Python that runs everywhere: the
// argument of a clause decorator becomes a lambda over the function's
// parameters. Nothing else changes and no line moves, so tracebacks, debuggers
// and coverage speak of the source as it was written. Package mu, which the
// decorators come from, measures the calls and judges the clauses.
package pyrewrite

import (
	"fmt"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/internal/edit"
	"github.com/muxlang/mux/pyfront/syntax"
)

// Options steers Rewrite.
type Options struct {
	// Version is the language version of the source; zero means the latest.
	Version syntax.Version
}

// Rewrite returns src with its clauses in the lambda spelling. Clauses in the
// string and the lambda spelling stay as they are, as does every byte outside
// of clause arguments, line ends and encoding included. The diagnostics speak
// of src: an error among them (a syntax error, a clause that cannot be written
// in the file's encoding) leaves src unchanged. A Go error is a defect.
func Rewrite(filename string, src []byte, opt Options) ([]byte, []*diag.Diagnostic, error) {
	m, err := syntax.Parse(filename, src, syntax.Options{Version: opt.Version})
	if err != nil {
		serr, ok := err.(*syntax.SyntaxError)
		if !ok {
			return nil, nil, err
		}
		return src, []*diag.Diagnostic{SyntaxDiagnostic(filename, src, serr)}, nil
	}
	if !MayHaveClauses(src) {
		return src, nil, nil
	}
	r := &rewriter{filename: filename, module: m, names: namesOf(m), lines: lineStarts(src)}
	if m.Source.BOM {
		r.lines[0] = len("\xef\xbb\xbf")
	}
	syntax.Inspect(m, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef:
			r.function(n.DecoratorList, n.Args)
		case *syntax.AsyncFunctionDef:
			r.function(n.DecoratorList, n.Args)
		case *syntax.ClassDef:
			r.class(n)
		}
		return true
	})
	diag.Sort(r.diags)
	if diag.HasErrors(r.diags) {
		return src, r.diags, nil
	}
	out, err := edit.Apply(src, r.edits)
	if err != nil {
		return nil, nil, fmt.Errorf("rewriting %s: %w", filename, err)
	}
	return out, r.diags, nil
}

type rewriter struct {
	filename string
	module   *syntax.Module
	names    names
	lines    []int // offsets of the lines in the file's own bytes
	edits    []edit.Edit
	diags    []*diag.Diagnostic
}

func (r *rewriter) class(c *syntax.ClassDef) {
	for _, d := range c.DecoratorList {
		if r.names.clause(d) != nil {
			r.diags = append(r.diags, diag.New(diag.ClauseOnNonfunction, r.pos(d), "a clause on class %s: only functions have clauses", c.Name))
		}
	}
}

func (r *rewriter) function(decorators []syntax.Expr, args *syntax.Arguments) {
	for _, d := range decorators {
		call := r.names.clause(d)
		if call == nil {
			continue
		}
		if len(call.Args) == 1 {
			r.argument(call, call.Args[0], args)
		}
		for _, k := range call.Keywords {
			switch k.Arg {
			case "at_most", "at_least", "formula", "condition":
				r.argument(call, k.Value, args)
			}
		}
	}
}

// argument puts the head of a lambda before the argument of a clause.
func (r *rewriter) argument(call *syntax.Call, x syntax.Expr, args *syntax.Arguments) {
	switch x := x.(type) {
	case *syntax.Lambda, *syntax.Starred, *syntax.JoinedStr, *syntax.TemplateStr:
		return
	case *syntax.Constant:
		if x.Value.Kind == syntax.Str {
			return
		}
	}
	head := "lambda: "
	if p := parameters(args); p != "" {
		head = "lambda " + p + ": "
	}
	p := x.Position()
	start, ok := r.offset(p.Lineno, p.ColOffset)
	end, ok2 := r.offset(p.EndLineno, p.EndColOffset)
	if !ok || !ok2 || r.module.Source.Encoding != "utf-8" && !ascii(head) {
		r.diags = append(r.diags, &diag.Diagnostic{Code: diag.Unsupported, Severity: diag.Error, Pos: r.pos(x),
			Message: fmt.Sprintf("this clause cannot be rewritten in the encoding %s: save the file as UTF-8", r.module.Source.Encoding)})
		return
	}
	switch x.(type) {
	case *syntax.NamedExpr:
		r.edits = append(r.edits, edit.Insert(start, "("+head+"("), edit.Insert(end, "))"))
	case *syntax.GeneratorExp:
		// As the only argument its extent is that of the call's parentheses.
		if c := call.Position(); c.EndLineno == p.EndLineno && c.EndColOffset == p.EndColOffset {
			r.edits = append(r.edits, edit.Insert(start, "("+head), edit.Insert(end, ")"))
			break
		}
		r.edits = append(r.edits, edit.Insert(start, head))
	default:
		r.edits = append(r.edits, edit.Insert(start, head))
	}
}

// parameters is a parameter list without annotations and defaults.
func parameters(a *syntax.Arguments) string {
	if a == nil {
		return ""
	}
	var parts []string
	for _, x := range a.Posonlyargs {
		parts = append(parts, x.Arg)
	}
	if len(a.Posonlyargs) > 0 {
		parts = append(parts, "/")
	}
	for _, x := range a.Args {
		parts = append(parts, x.Arg)
	}
	if a.Vararg != nil {
		parts = append(parts, "*"+a.Vararg.Arg)
	} else if len(a.Kwonlyargs) > 0 {
		parts = append(parts, "*")
	}
	for _, x := range a.Kwonlyargs {
		parts = append(parts, x.Arg)
	}
	if a.Kwarg != nil {
		parts = append(parts, "**"+a.Kwarg.Arg)
	}
	return strings.Join(parts, ", ")
}

// pos is a node's place as the user counts it, columns in characters.
func (r *rewriter) pos(n syntax.Node) diag.Pos {
	p := n.Position()
	lo := r.module.Source.Offset(p.Lineno, 0)
	hi := r.module.Source.Offset(p.Lineno, p.ColOffset)
	return diag.Pos{File: r.filename, Line: int(p.Lineno), Col: len([]rune(r.module.Source.Text[lo:hi])) + 1}
}

// offset is a position's place in the file's bytes. Positions count in the
// decoded text: in another encoding than UTF-8 they are only known where all
// before them on the line is ASCII.
func (r *rewriter) offset(line, col int32) (int, bool) {
	if int(line) > len(r.lines) || line < 1 {
		return 0, false
	}
	s := r.module.Source
	lo := s.Offset(line, 0)
	if s.Encoding != "utf-8" && !ascii(s.Text[lo:lo+int(col)]) {
		return 0, false
	}
	return r.lines[line-1] + int(col), true
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// lineStarts finds the lines of a file, which end in \n, \r\n or \r.
func lineStarts(src []byte) []int {
	starts := []int{0}
	for i := 0; i < len(src); i++ {
		switch {
		case src[i] == '\n', src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n'):
			starts = append(starts, i+1)
		}
	}
	return starts
}
