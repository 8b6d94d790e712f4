// This file collects the symbols of statements: the first pass.

package resolve

import (
	"fmt"
	"strings"

	"github.com/muxlang/mux/pyfront/syntax"
)

// collector walks a module and notes how names occur in which scope.
type collector struct {
	table    *Table
	version  syntax.Version
	filename string
	cur      *Scope
	lazy     bool // annotations are not evaluated
	compIter bool // in the target of a comprehension
	iterExpr int  // in the iterable of one
	directed map[directive]syntax.Pos
}

// directive is a name in a global or nonlocal statement.
type directive struct {
	scope *Scope
	name  string
}

// failure is what the walk panics with inside Scopes.
type failure struct{ err *syntax.SyntaxError }

func (c *collector) fail(at syntax.Pos, format string, args ...any) {
	panic(failure{&syntax.SyntaxError{Filename: c.filename, Pos: at, Msg: fmt.Sprintf(format, args...)}})
}

// Scopes resolves the names of a module. The error is a *syntax.SyntaxError: one
// of those that CPython reports when it compiles, not when it parses.
func Scopes(m *syntax.Module, v syntax.Version) (t *Table, err error) {
	if v == 0 {
		v = syntax.Latest
	}
	t = &Table{scopes: map[syntax.Node]*Scope{}, names: map[*syntax.Name]*Scope{}, outer: map[syntax.Node]*Scope{}}
	c := &collector{table: t, version: v, directed: map[directive]syntax.Pos{}}
	if m.Source != nil {
		c.filename = m.Source.Filename
	}
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(failure)
			if !ok {
				panic(r)
			}
			t, err = nil, f.err
		}
	}()
	c.lazy = c.futures(m) && v >= syntax.Python310
	t.Module = c.enter(Module, "top", m)
	c.stmts(m.Body)
	c.leave()
	c.analyze(t.Module)
	return t, nil
}

// futures checks the imports from __future__ and reports whether annotations is
// among them.
func (c *collector) futures(m *syntax.Module) (annotations bool) {
	start := true
	for i, s := range m.Body {
		f, ok := s.(*syntax.ImportFrom)
		if !ok || f.Module != "__future__" || f.Level != 0 {
			start = start && i == 0 && isString(s)
			continue
		}
		if !start {
			c.fail(f.Pos, "from __future__ imports must occur at the beginning of the file")
		}
		for _, a := range f.Names {
			switch a.Name {
			case "annotations":
				annotations = true
			case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
				"unicode_literals", "barry_as_FLUFL", "generator_stop":
			case "braces":
				c.fail(f.Pos, "not a chance")
			default:
				c.fail(f.Pos, "future feature %s is not defined", a.Name)
			}
		}
	}
	return annotations
}

// isString reports whether a statement is a string alone.
func isString(s syntax.Stmt) bool {
	x, ok := s.(*syntax.ExprStmt)
	if !ok {
		return false
	}
	c, ok := x.Value.(*syntax.Constant)
	return ok && c.Value.Kind == syntax.Str
}

func (c *collector) enter(k Kind, name string, n syntax.Node) *Scope {
	s := &Scope{Kind: k, Name: name, Node: n, Parent: c.cur, symbols: map[string]*Symbol{}}
	if c.cur != nil {
		s.nested = c.cur.nested || c.cur.functionLike()
		s.private = c.cur.private
		c.cur.Children = append(c.cur.Children, s)
		switch k {
		case TypeParams, TypeVariable, TypeAlias:
			s.seesClass = c.cur.Kind == Class || c.cur.seesClass
		}
	}
	if k == TypeParams {
		c.table.outer[n] = s
	} else {
		c.table.scopes[n] = s
	}
	c.cur = s
	return s
}

func (c *collector) leave() { c.cur = c.cur.Parent }

// add notes an occurrence of a name.
func (c *collector) add(name string, f Flags, at syntax.Pos) { c.addTo(c.cur, name, f, at) }

func (c *collector) addTo(s *Scope, name string, f Flags, at syntax.Pos) {
	name = mangle(s.private, name)
	sym := s.symbols[name]
	if sym == nil {
		sym = &Symbol{Name: name}
		s.symbols[name] = sym
	}
	switch {
	case f&sym.Flags&DefParam != 0:
		c.fail(at, "duplicate argument '%s' in function definition", name)
	case f&sym.Flags&DefTypeParam != 0:
		c.fail(at, "duplicate type parameter '%s'", name)
	}
	sym.Flags |= f
	if c.compIter && s == c.cur {
		if sym.Flags&(DefGlobal|DefNonlocal) != 0 {
			c.fail(at, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
		}
		sym.Flags |= DefCompIter
	}
	if f&DefGlobal != 0 && s.Kind != Module {
		m := c.table.Module
		if m.symbols[name] == nil {
			m.symbols[name] = &Symbol{Name: name}
		}
		m.symbols[name].Flags |= f
	}
}

func (c *collector) flags(name string) Flags {
	if s := c.cur.symbols[mangle(c.cur.private, name)]; s != nil {
		return s.Flags
	}
	return 0
}

func (c *collector) stmts(list []syntax.Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

func (c *collector) stmt(s syntax.Stmt) {
	switch n := s.(type) {
	case *syntax.FunctionDef:
		c.function(n, n.Name, n.NamePos, n.Args, n.TypeParams, n.DecoratorList, n.Returns, n.Body)
	case *syntax.AsyncFunctionDef:
		c.function(n, n.Name, n.NamePos, n.Args, n.TypeParams, n.DecoratorList, n.Returns, n.Body)
	case *syntax.ClassDef:
		c.class(n)
	case *syntax.TypeAlias:
		c.typeAlias(n)
	case *syntax.AnnAssign:
		c.annotated(n)
	case *syntax.Import:
		for _, a := range n.Names {
			name := a.Asname
			if name == "" {
				name, _, _ = strings.Cut(a.Name, ".")
			}
			c.add(name, DefImport, a.Pos)
		}
	case *syntax.ImportFrom:
		for _, a := range n.Names {
			switch {
			case a.Name == "*":
				if c.cur.Kind != Module {
					c.fail(n.Pos, "import * only allowed at module level")
				}
				c.cur.StarImports = append(c.cur.StarImports, n)
			case a.Asname != "":
				c.add(a.Asname, DefImport, a.Pos)
			default:
				c.add(a.Name, DefImport, a.Pos)
			}
		}
	case *syntax.Global:
		for _, name := range n.Names {
			c.declare(name, DefGlobal, "global", n.Pos)
		}
	case *syntax.Nonlocal:
		if c.cur.Kind == Module {
			c.fail(n.Pos, "nonlocal declaration not allowed at module level")
		}
		for _, name := range n.Names {
			c.declare(name, DefNonlocal, "nonlocal", n.Pos)
		}
	default:
		syntax.Children(s, c.node)
	}
}

// declare notes a name in a global or nonlocal statement.
func (c *collector) declare(name string, f Flags, what string, at syntax.Pos) {
	switch old := c.flags(name); {
	case old&DefParam != 0:
		c.fail(at, "name '%s' is parameter and %s", name, what)
	case old&Used != 0:
		c.fail(at, "name '%s' is used prior to %s declaration", name, what)
	case old&DefAnnot != 0:
		c.fail(at, "annotated name '%s' can't be %s", name, what)
	case old&DefLocal != 0:
		c.fail(at, "name '%s' is assigned to before %s declaration", name, what)
	}
	c.add(name, f, at)
	c.directed[directive{c.cur, mangle(c.cur.private, name)}] = at
}

// node collects any node below a statement.
func (c *collector) node(n syntax.Node) {
	switch n := n.(type) {
	case syntax.Expr:
		c.expr(n)
	case syntax.Stmt:
		c.stmt(n)
	case *syntax.ExceptHandler:
		if n.Type != nil {
			c.expr(n.Type)
		}
		if n.Name != "" {
			c.add(n.Name, DefLocal, n.Pos)
		}
		c.stmts(n.Body)
	case *syntax.MatchAs:
		if n.Pattern != nil {
			c.node(n.Pattern)
		}
		if n.Name != "" {
			c.add(n.Name, DefLocal, n.Pos)
		}
	case *syntax.MatchStar:
		if n.Name != "" {
			c.add(n.Name, DefLocal, n.Pos)
		}
	case *syntax.MatchMapping:
		syntax.Children(n, c.node)
		if n.Rest != "" {
			c.add(n.Rest, DefLocal, n.Pos)
		}
	default:
		syntax.Children(n, c.node)
	}
}

func (c *collector) function(n syntax.Stmt, name string, at syntax.Pos, args *syntax.Arguments,
	params []syntax.TypeParam, decorators []syntax.Expr, returns syntax.Expr, body []syntax.Stmt) {
	c.add(name, DefLocal, at)
	c.exprs(decorators)
	c.defaults(args)
	if len(params) > 0 {
		c.enter(TypeParams, name, n)
		c.typeParams(params)
	}
	c.argAnnotations(args)
	c.annotation(returns)
	c.enter(Function, name, n)
	c.params(args)
	c.stmts(body)
	c.leave()
	if len(params) > 0 {
		c.leave()
	}
}

func (c *collector) class(n *syntax.ClassDef) {
	c.add(n.Name, DefLocal, n.NamePos)
	c.exprs(n.DecoratorList)
	if len(n.TypeParams) > 0 {
		s := c.enter(TypeParams, n.Name, n)
		s.private = n.Name
		c.typeParams(n.TypeParams)
	}
	c.exprs(n.Bases)
	for _, k := range n.Keywords {
		c.expr(k.Value)
	}
	s := c.enter(Class, n.Name, n)
	s.private = n.Name
	c.stmts(n.Body)
	c.leave()
	if len(n.TypeParams) > 0 {
		c.leave()
	}
}

func (c *collector) typeAlias(n *syntax.TypeAlias) {
	c.expr(n.Name)
	name := n.Name.(*syntax.Name).Id
	if len(n.TypeParams) > 0 {
		c.enter(TypeParams, name, n)
		c.typeParams(n.TypeParams)
	}
	c.enter(TypeAlias, name, n)
	c.expr(n.Value)
	c.leave()
	if len(n.TypeParams) > 0 {
		c.leave()
	}
}

func (c *collector) typeParams(list []syntax.TypeParam) {
	for _, p := range list {
		switch n := p.(type) {
		case *syntax.TypeVar:
			c.add(n.Name, DefTypeParam|DefLocal, n.Pos)
			c.typeVariable(n.Name, n, n.Bound)
			c.typeVariable(n.Name, n, n.DefaultValue)
		case *syntax.TypeVarTuple:
			c.add(n.Name, DefTypeParam|DefLocal, n.Pos)
			c.typeVariable(n.Name, n, n.DefaultValue)
		case *syntax.ParamSpec:
			c.add(n.Name, DefTypeParam|DefLocal, n.Pos)
			c.typeVariable(n.Name, n, n.DefaultValue)
		}
	}
}

func (c *collector) typeVariable(name string, n syntax.Node, x syntax.Expr) {
	if x == nil {
		return
	}
	c.enter(TypeVariable, name, n)
	c.expr(x)
	c.leave()
}

// annotated collects an annotated assignment.
func (c *collector) annotated(n *syntax.AnnAssign) {
	if name, ok := n.Target.(*syntax.Name); ok {
		old := c.flags(name.Id)
		if old&(DefGlobal|DefNonlocal) != 0 && c.cur.Kind != Module && n.Simple {
			what := "nonlocal"
			if old&DefGlobal != 0 {
				what = "global"
			}
			c.fail(n.Pos, "annotated name '%s' can't be %s", name.Id, what)
		}
		c.table.names[name] = c.cur
		switch {
		case n.Simple:
			c.add(name.Id, DefAnnot|DefLocal, name.Pos)
		case n.Value != nil:
			c.add(name.Id, DefLocal, name.Pos)
		}
	} else {
		c.expr(n.Target)
	}
	c.annotation(n.Annotation)
	if n.Value != nil {
		c.expr(n.Value)
	}
}

// annotation collects an annotation, if it is evaluated.
func (c *collector) annotation(x syntax.Expr) {
	if x != nil && !c.lazy {
		c.expr(x)
	}
}
