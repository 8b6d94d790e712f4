// This file finds the comments that suppress findings.

package main

import (
	"regexp"
	"slices"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
)

// suppression is a comment "# mu: ignore[CODE, …] REASON". Behind code it
// speaks of the findings on its line, on a line of its own of those on the next
// line of code; on the line of a def that is every clause of the function. A
// decorator of several lines is one line in this sense.
type suppression struct {
	pos   diag.Pos
	line  int // that it speaks of
	codes []diag.Code
	used  []bool
}

var suppressionText = regexp.MustCompile(`#[ \t]*mu:[ \t]*ignore\b`)
var suppressionForm = regexp.MustCompile(`^#[ \t]*mu:[ \t]*ignore[ \t]*\[([^\]]*)\](.*)`)

// suppressions lists the comments of a module, and what is wrong with them.
func suppressions(file string, tree *syntax.Module) (out []*suppression, bad []*diag.Diagnostic) {
	if !suppressionText.MatchString(tree.Source.Text) {
		return nil, nil
	}
	strs := literals(tree)
	lines := strings.Split(tree.Source.Text, "\n")
	for n, text := range lines {
		at := suppressionText.FindStringIndex(text)
		if at == nil || strs.covers(n+1, at[0]) {
			continue
		}
		pos := diag.Pos{File: file, Line: n + 1, Col: len([]rune(text[:at[0]])) + 1}
		report := func(format string, args ...any) {
			bad = append(bad, diag.New(diag.BadSuppression, pos, format, args...))
		}
		m := suppressionForm.FindStringSubmatch(text[at[0]:])
		if m == nil || strings.TrimSpace(m[1]) == "" {
			report("this comment names no code: # mu: ignore[CODE] REASON")
			continue
		}
		s := &suppression{pos: pos, line: n + 1}
		ok := true
		for _, word := range strings.Split(m[1], ",") {
			word = strings.TrimSpace(word)
			if info, known := diag.Lookup(word); known {
				s.codes = append(s.codes, info.Code)
			} else {
				report("there is no code %q to ignore", word)
				ok = false
			}
		}
		reason, _, _ := strings.Cut(m[2], "#")
		if strings.Trim(reason, " \t\r\f:-–—") == "" {
			report("this comment gives no reason: # mu: ignore[%s] REASON", m[1])
			ok = false
		}
		if !ok {
			continue
		}
		if strings.HasPrefix(strings.TrimLeft(text, " \t\f"), "#") {
			s.line = nextCode(lines, n+1)
		}
		s.used = make([]bool, len(s.codes))
		out = append(out, s)
	}
	return out, bad
}

// nextCode is the number of the first line from index n on that is neither
// blank nor a comment.
func nextCode(lines []string, n int) int {
	for ; n < len(lines); n++ {
		if t := strings.TrimLeft(lines[n], " \t\f"); t != "" && t[0] != '#' {
			return n + 1
		}
	}
	return 0
}

// extents are the places of the string literals of a module.
type extents []syntax.Pos

func literals(tree *syntax.Module) extents {
	var out extents
	syntax.Inspect(tree, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Constant:
			if n.Value.Kind == syntax.Str || n.Value.Kind == syntax.Bytes {
				out = append(out, n.Pos)
			}
		case *syntax.JoinedStr:
			out = append(out, n.Pos)
			return false
		case *syntax.TemplateStr:
			out = append(out, n.Pos)
			return false
		}
		return true
	})
	return out
}

// covers reports whether a place, a line and an offset in it, is in a literal.
func (e extents) covers(line, col int) bool {
	l, c := int32(line), int32(col)
	return slices.ContainsFunc(e, func(p syntax.Pos) bool {
		return (p.Lineno < l || p.Lineno == l && p.ColOffset <= c) &&
			(l < p.EndLineno || l == p.EndLineno && c < p.EndColOffset)
	})
}

// place says which lines a finding can be suppressed on: those of its clause,
// and that of its function's def.
type place struct {
	from, to int // of the decorator
	def      int // 0: none
}

// suppress takes out the findings that comments speak of, and adds the comments
// that speak of none.
func suppress(ds []*diag.Diagnostic, where func(*diag.Diagnostic) place, ss []*suppression) []*diag.Diagnostic {
	var out []*diag.Diagnostic
	for _, d := range ds {
		p := where(d)
		hidden := false
		for _, s := range ss {
			for i, c := range s.codes {
				if c == d.Code && (p.from <= s.line && s.line <= p.to || s.line == p.def && p.def > 0) {
					s.used[i] = true
					hidden = hidden || d.Severity >= diag.Warning
				}
			}
		}
		if !hidden {
			out = append(out, d)
		}
	}
	for _, s := range ss {
		for i, c := range s.codes {
			if !s.used[i] {
				out = append(out, diag.New(diag.BadSuppression, s.pos, "there is no %s here to ignore", c))
			}
		}
	}
	return out
}
