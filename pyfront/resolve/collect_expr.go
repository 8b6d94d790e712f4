// This file collects the symbols of expressions and parameters.

package resolve

import "github.com/muxlang/mux/pyfront/syntax"

func (c *collector) exprs(list []syntax.Expr) {
	for _, x := range list {
		if x != nil {
			c.expr(x)
		}
	}
}

func (c *collector) expr(x syntax.Expr) {
	switch n := x.(type) {
	case *syntax.Name:
		c.table.names[n] = c.cur
		if n.Ctx != syntax.Load {
			c.add(n.Id, DefLocal, n.Pos)
			return
		}
		c.add(n.Id, Used, n.Pos)
		if n.Id == "super" && c.cur.functionLike() {
			c.add("__class__", Used, n.Pos) // super() reads it
		}
	case *syntax.NamedExpr:
		if c.iterExpr > 0 {
			c.fail(n.Pos, "assignment expression cannot be used in a comprehension iterable expression")
		}
		if c.cur.Kind == Comprehension {
			c.walrus(n.Target.(*syntax.Name))
		}
		c.expr(n.Value)
		c.expr(n.Target)
	case *syntax.Lambda:
		c.defaults(n.Args)
		c.enter(Lambda, "lambda", n)
		saved := c.iterExpr
		c.params(n.Args)
		c.expr(n.Body)
		c.iterExpr = saved
		c.leave()
	case *syntax.ListComp:
		c.comprehension(n, "listcomp", n.Generators, n.Elt, nil, false)
	case *syntax.SetComp:
		c.comprehension(n, "setcomp", n.Generators, n.Elt, nil, false)
	case *syntax.DictComp:
		c.comprehension(n, "dictcomp", n.Generators, n.Key, n.Value, false)
	case *syntax.GeneratorExp:
		c.comprehension(n, "genexpr", n.Generators, n.Elt, nil, true)
	default:
		syntax.Children(x, c.node)
	}
}

// walrus binds the target of := in a comprehension where it belongs: in the
// innermost function or the module around it.
func (c *collector) walrus(target *syntax.Name) {
	for s := c.cur; s != nil; s = s.Parent {
		old := Flags(0)
		if sym := s.symbols[mangle(s.private, target.Id)]; sym != nil {
			old = sym.Flags
		}
		switch s.Kind {
		case Comprehension:
			if old&DefCompIter != 0 {
				c.fail(target.Pos, "assignment expression cannot rebind comprehension iteration variable '%s'", target.Id)
			}
			continue
		case Function, Lambda:
			f := DefNonlocal
			if old&DefGlobal != 0 {
				f = DefGlobal
			}
			c.add(target.Id, f, target.Pos)
			c.directed[directive{c.cur, mangle(c.cur.private, target.Id)}] = target.Pos
			c.addTo(s, target.Id, DefLocal, target.Pos)
		case Module:
			c.add(target.Id, DefGlobal, target.Pos)
			c.addTo(s, target.Id, DefGlobal, target.Pos)
		case Class:
			c.fail(target.Pos, "assignment expression within a comprehension cannot be used in a class body")
		default:
			c.fail(target.Pos, "assignment expression within a comprehension cannot be used within the definition of a generic")
		}
		return
	}
}

// comprehension collects a comprehension; its first iterable belongs to the
// scope around it.
func (c *collector) comprehension(n syntax.Expr, name string, gens []*syntax.Comprehension, elt, value syntax.Expr, generator bool) {
	c.iterExpr++
	c.expr(gens[0].Iter)
	c.iterExpr--
	s := c.enter(Comprehension, name, n)
	s.Generator = generator
	saved := c.iterExpr
	for i, g := range gens {
		c.compIter = true
		c.expr(g.Target)
		c.compIter = false
		if i > 0 {
			c.iterExpr++
			c.expr(g.Iter)
			c.iterExpr--
		}
		c.exprs(g.Ifs)
	}
	if value != nil {
		c.expr(value)
	}
	c.expr(elt)
	c.iterExpr = saved
	c.leave()
}

// defaults collects the default values of parameters, which belong to the scope
// around the function.
func (c *collector) defaults(a *syntax.Arguments) {
	c.exprs(a.Defaults)
	c.exprs(a.KwDefaults)
}

// argAnnotations collects the annotations of parameters.
func (c *collector) argAnnotations(a *syntax.Arguments) {
	eachArg(a, func(p *syntax.Arg) { c.annotation(p.Annotation) })
}

// params adds the parameters to their function's scope.
func (c *collector) params(a *syntax.Arguments) {
	eachArg(a, func(p *syntax.Arg) { c.add(p.Arg, DefParam, p.Pos) })
}

func eachArg(a *syntax.Arguments, f func(*syntax.Arg)) {
	for _, list := range [...][]*syntax.Arg{a.Posonlyargs, a.Args, a.Kwonlyargs} {
		for _, p := range list {
			f(p)
		}
	}
	if a.Vararg != nil {
		f(a.Vararg)
	}
	if a.Kwarg != nil {
		f(a.Kwarg)
	}
}
