// This file puts clauses into a Python source: decorators above functions, and
// the import that they need.

package pyrewrite

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/muxlang/mux/internal/edit"
	"github.com/muxlang/mux/pyfront/syntax"
)

// Clause is a clause to put above a function: Decorator is "consumed", "freed"
// or "peak", Argument the text between the parentheses.
type Clause struct {
	Decorator, Argument string
}

// Placement is what a function of a module is to say of its memory usage. Of a
// quantity that Clauses speaks of, the clauses that the function has are
// replaced; its other decorators stay.
type Placement struct {
	Def     syntax.Stmt // *syntax.FunctionDef or *syntax.AsyncFunctionDef
	Clauses []Clause
}

// Place returns src, whose tree is m, with the clauses put in. Nothing changes
// but lines of decorators and, if package mu is not imported, one line with the
// import. The error says what stands against it; src is then unchanged.
func Place(src []byte, m *syntax.Module, ps []Placement) ([]byte, error) {
	p := &placer{src: src, module: m, names: namesOf(m), lines: lineStarts(src)}
	if m.Source.BOM {
		p.lines[0] = len("\xef\xbb\xbf")
	}
	p.newline = newlineOf(src)
	for i, x := range ps {
		if line := x.Def.Position().Lineno; i == 0 || line < p.before {
			p.before = line
		}
	}
	p.choosePrefix()
	for _, x := range ps {
		if err := p.function(x); err != nil {
			return nil, err
		}
	}
	if len(p.edits) == 0 {
		return src, nil
	}
	if p.importing {
		p.addImport()
	}
	out, err := edit.Apply(src, p.edits)
	if err != nil {
		return nil, err
	}
	if bytes.Equal(out, src) {
		return src, nil
	}
	if _, err := syntax.Parse(m.Source.Filename, out, syntax.Options{}); err != nil {
		return nil, fmt.Errorf("the clauses make no Python: %w", err)
	}
	return out, nil
}

type placer struct {
	src     []byte
	module  *syntax.Module
	names   names
	lines   []int // offsets of the lines in src
	newline string
	before  int32 // the first line of a function that gets clauses
	edits   []edit.Edit

	prefix    map[string]string // of each decorator, "mu." or "" for a member
	importing bool
	alias     string // that the import binds, "" for mu
}

// newlineOf is the line end that a file uses first.
func newlineOf(src []byte) string {
	i := bytes.IndexAny(src, "\r\n")
	switch {
	case i < 0 || src[i] == '\n':
		return "\n"
	case i+1 < len(src) && src[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// choosePrefix decides how the module writes decorators: as it does already, or
// by an import of its own under a name that nothing else has.
func (p *placer) choosePrefix() {
	p.prefix = map[string]string{}
	module := topImport(p.module, p.before)
	for _, q := range quantities {
		if module != "" {
			p.prefix[q] = module + "." + q
			continue
		}
		for member, name := range topMembers(p.module, p.before) {
			if name == q && (p.prefix[q] == "" || member < p.prefix[q]) {
				p.prefix[q] = member
			}
		}
	}
	name := "mu"
	for taken(p.module, name) {
		name = "_" + name
	}
	for _, q := range quantities {
		if p.prefix[q] == "" {
			p.prefix[q] = name + "." + q
		}
	}
	p.alias = name
}

// topImport is what a statement at the top of the module, before a line, calls
// package mu; "" without one.
func topImport(m *syntax.Module, before int32) string {
	for _, s := range m.Body {
		if s, ok := s.(*syntax.Import); ok && s.Lineno < before {
			for _, a := range s.Names {
				if a.Name == "mu" {
					return orName(a.Asname, a.Name)
				}
			}
		}
	}
	return ""
}

// topMembers are the decorators that the module imports by name before a line.
func topMembers(m *syntax.Module, before int32) map[string]string {
	out := map[string]string{}
	for _, s := range m.Body {
		if s, ok := s.(*syntax.ImportFrom); ok && s.Module == "mu" && s.Level == 0 && s.Lineno < before {
			for _, a := range s.Names {
				if isQuantity(a.Name) {
					out[orName(a.Asname, a.Name)] = a.Name
				}
				if a.Name == "*" {
					for _, q := range quantities {
						out[q] = q
					}
				}
			}
		}
	}
	return out
}

// taken reports whether a module uses a name for something of its own.
func taken(m *syntax.Module, name string) bool {
	found := false
	syntax.Inspect(m, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Name:
			found = found || n.Id == name && n.Ctx != syntax.Load
		case *syntax.Arg:
			found = found || n.Arg == name
		case *syntax.FunctionDef:
			found = found || n.Name == name
		case *syntax.AsyncFunctionDef:
			found = found || n.Name == name
		case *syntax.ClassDef:
			found = found || n.Name == name
		case *syntax.Import:
			for _, a := range n.Names {
				head, _, _ := strings.Cut(a.Name, ".")
				found = found || orName(a.Asname, head) == name && a.Name != "mu"
			}
		case *syntax.ImportFrom:
			for _, a := range n.Names {
				found = found || orName(a.Asname, a.Name) == name
			}
		}
		return !found
	})
	return found
}

// function puts the clauses of one function in.
func (p *placer) function(x Placement) error {
	at := x.Def.Position()
	start, indent, ok := p.line(at)
	if !ok {
		return fmt.Errorf("line %d: the def does not start its line", at.Lineno)
	}
	todo := map[string][]string{}
	for _, c := range x.Clauses {
		todo[c.Decorator] = append(todo[c.Decorator], p.text(c))
	}
	replaced := map[string]bool{}
	for q := range todo {
		replaced[q] = true
	}
	for _, d := range decoratorsOf(x.Def) {
		call, name := p.names.call(d)
		if !replaced[name] {
			continue
		}
		dp := call.Position()
		lo, ok1 := p.offset(dp.Lineno, dp.ColOffset)
		hi, ok2 := p.offset(dp.EndLineno, dp.EndColOffset)
		if !ok1 || !ok2 {
			return fmt.Errorf("line %d: a decorator that cannot be changed in the encoding %s", dp.Lineno, p.module.Source.Encoding)
		}
		if list := todo[name]; len(list) > 0 {
			if string(p.src[lo:hi]) != list[0] {
				p.edits = append(p.edits, edit.Replace(lo, hi, list[0]))
			}
			todo[name] = list[1:]
			continue
		}
		p.remove(dp, lo, hi)
	}
	var lines strings.Builder
	for _, c := range x.Clauses {
		list := todo[c.Decorator]
		if len(list) == 0 || list[0] != p.text(c) {
			continue
		}
		todo[c.Decorator] = list[1:]
		lines.WriteString(indent + "@" + p.text(c) + p.newline)
	}
	if lines.Len() > 0 {
		if p.module.Source.Encoding != "utf-8" && !ascii(lines.String()) {
			return fmt.Errorf("line %d: a clause cannot be written in the encoding %s", at.Lineno, p.module.Source.Encoding)
		}
		p.edits = append(p.edits, edit.Insert(start, lines.String()))
	}
	return nil
}

// text is a clause without the at sign.
func (p *placer) text(c Clause) string {
	name := p.prefix[c.Decorator]
	if name == p.alias+"."+c.Decorator && topImport(p.module, p.before) != p.alias {
		p.importing = true
	}
	return name + "(" + c.Argument + ")"
}

// line is the offset of the line that a node starts on and its indentation; not
// ok when something else stands before it.
func (p *placer) line(at syntax.Pos) (start int, indent string, ok bool) {
	start = p.lines[at.Lineno-1]
	end := start
	for end < len(p.src) && strings.IndexByte(" \t\f", p.src[end]) >= 0 {
		end++
	}
	return start, string(p.src[start:end]), end-start == int(at.ColOffset)
}

// remove takes out a decorator, with its line unless a comment stands behind it.
func (p *placer) remove(at syntax.Pos, lo, hi int) {
	from := p.lines[at.Lineno-1]
	to := len(p.src)
	if int(at.EndLineno) < len(p.lines) {
		to = p.lines[at.EndLineno]
	}
	rest := p.src[hi:to]
	if i := bytes.IndexByte(rest, '#'); i >= 0 {
		// The comment takes the decorator's place.
		sign := bytes.IndexByte(p.src[from:lo], '@')
		p.edits = append(p.edits, edit.Replace(from+max(sign, 0), hi+i, ""))
		return
	}
	p.edits = append(p.edits, edit.Replace(from, to, ""))
}

// offset is the place in src of a position; not ok when it is not known.
func (p *placer) offset(line, col int32) (int, bool) {
	s := p.module.Source
	lo := s.Offset(line, 0)
	if s.Encoding != "utf-8" && !ascii(s.Text[lo:lo+int(col)]) {
		return 0, false
	}
	return p.lines[line-1] + int(col), true
}

// addImport puts the import on a line of its own: behind the first group of
// imports of the module, else before its first statement that is no docstring,
// with the comment above that.
func (p *placer) addImport() {
	text := "import mu"
	if p.alias != "mu" {
		text += " as " + p.alias
	}
	body := p.module.Body
	i := 0
	if len(body) > 0 && isDocstring(body[0]) {
		i = 1
	}
	if i == len(body) {
		return // a module without functions gets no clauses
	}
	n := i
	for n < len(body) && isImport(body[n]) {
		n++
	}
	var line int // from 1: the import comes before it
	switch {
	case n > i:
		line = p.endOfLine(n-1) + 1
	case i > 0 && p.firstLine(i) <= p.endOfLine(0):
		line = p.endOfLine(0) + 1 // behind what shares the docstring's line
	default:
		line = p.aboveComment(i)
	}
	at := len(p.src)
	if line <= len(p.lines) {
		at = p.lines[line-1]
	}
	// Before the decorators that may come at the same place.
	p.edits = append([]edit.Edit{edit.Insert(at, text+p.newline)}, p.edits...)
}

func isImport(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.Import, *syntax.ImportFrom:
		return true
	}
	return false
}

// firstLine is the line on which statement i of the module begins, with its
// decorators.
func (p *placer) firstLine(i int) int {
	s := p.module.Body[i]
	line := s.Position().Lineno
	for _, d := range decoratorsOf(s) {
		line = min(line, d.Position().Lineno)
	}
	return int(line)
}

// endOfLine is the last line of statement i of the module and of those that
// follow it on its lines.
func (p *placer) endOfLine(i int) int {
	end := int(p.module.Body[i].Position().EndLineno)
	for i++; i < len(p.module.Body) && p.firstLine(i) <= end; i++ {
		end = int(p.module.Body[i].Position().EndLineno)
	}
	return end
}

var encodingComment = regexp.MustCompile(`^[ \t\f]*#.*?coding[:=]`)

// aboveComment is the first line of the comment directly above statement i of
// the module, else that of the statement. The lines that name the interpreter
// and the encoding are no part of a comment.
func (p *placer) aboveComment(i int) int {
	line, top := p.firstLine(i), 1
	if i > 0 {
		top = int(p.module.Body[i-1].Position().EndLineno) + 1
	}
	for line > top {
		text := p.src[p.lines[line-2]:p.lines[line-1]]
		above := line - 1
		if !bytes.HasPrefix(bytes.TrimLeft(text, " \t\f"), []byte("#")) ||
			above == 1 && bytes.HasPrefix(text, []byte("#!")) || above <= 2 && encodingComment.Match(text) {
			break
		}
		line = above
	}
	return line
}

func isDocstring(s syntax.Stmt) bool {
	e, ok := s.(*syntax.ExprStmt)
	if !ok {
		return false
	}
	c, ok := e.Value.(*syntax.Constant)
	return ok && c.Value.Kind == syntax.Str
}
