// This file binds the decorators of the language to clauses: their arguments
// are expressions over the parameters.

package pyfront

import (
	"context"
	"fmt"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// muxDecorator is the name of a decorator of the language, "" for another.
func (u *Unit) muxDecorator(d syntax.Expr) (name string, call *syntax.Call) {
	c, ok := d.(*syntax.Call)
	if !ok {
		return "", nil
	}
	switch f := c.Func.(type) {
	case *syntax.Attribute:
		if v, ok := f.Value.(*syntax.Name); ok {
			if m, ok := u.m.globals[v.Id].(ModuleV); ok && m.Name == "mu" || v.Id == "mu" {
				return f.Attr, c
			}
		}
	case *syntax.Name:
		if o, ok := u.m.globals[f.Id].(Opaque); ok && strings.HasPrefix(o.What, "mu.") {
			return o.What[3:], c
		}
	}
	return "", nil
}

// bindClauses turns the decorators of a function into clauses; what is wrong
// with one is a diagnostic.
func (u *Unit) bindClauses(f *Function) {
	report := func(clause string, code diag.Code, at syntax.Pos, format string, args ...any) {
		d := diag.New(code, u.posOf(at), format, args...).In(f.Name)
		u.Errors = append(u.Errors, d.Set("clause", clause))
	}
	type pending struct {
		key *iface.Keyword
		rel iface.Relation
		e   syntax.Expr
	}
	var todo []pending
	for _, d := range f.f.decor {
		name, call := u.muxDecorator(d)
		if name == "" {
			continue
		}
		f.MuxDecorators = append(f.MuxDecorators, d)
		whole := "@" + u.text(call.Pos)
		if name == "accounting" {
			c, ok := constArg(call)
			if !ok || profileOf(c) == nil {
				report(whole, diag.Syntax, call.Pos, "mu.accounting needs one of %s", strings.Join(Accountings(), ", "))
				continue
			}
			f.Accounting, f.Interface.Accounting = c, c
			continue
		}
		var key *iface.Keyword
		for _, k := range iface.Keywords() {
			if k.Decorator == name {
				key = k
			}
		}
		if key == nil {
			report(whole, diag.UnknownName, call.Pos, "there is no decorator mu.%s", name)
			continue
		}
		for _, a := range call.Args {
			todo = append(todo, pending{key, iface.Exact, a})
		}
		for _, k := range call.Keywords {
			switch {
			case k.Arg == "at_most" && key.Relations:
				todo = append(todo, pending{key, iface.AtMost, k.Value})
			case k.Arg == "at_least" && key.Relations:
				todo = append(todo, pending{key, iface.AtLeast, k.Value})
			default:
				report(whole, diag.Syntax, k.Pos, "mu.%s has no argument %s", name, k.Arg)
			}
		}
		if len(call.Args)+len(call.Keywords) == 0 {
			report(whole, diag.Syntax, call.Pos, "mu.%s needs an expression", name)
		}
	}
	seen := map[string]bool{}
	for _, t := range todo {
		k := fmt.Sprint(t.key.Name, t.rel)
		text := u.clauseText(t.key, t.rel, t.e)
		if seen[k] && t.rel == iface.Exact && t.key.Quantity != iface.Requires {
			report(text, diag.DuplicateClause, t.e.Position(), "mu.%s twice on %s", t.key.Decorator, f.Name)
			continue
		}
		seen[k] = true
		c := iface.Clause{Key: t.key, Rel: t.rel, Text: text, Pos: u.posOf(t.e.Position())}
		end := t.e.Position()
		c.End = diag.Pos{File: u.File, Line: int(end.EndLineno), Col: int(end.EndColOffset) + 1}
		b := &clauseReader{u: u, f: f, x: u.clauseInterp(f), index: map[string]*sym.Sym{}}
		e := unquote(t.e)
		var err error
		if t.key.Quantity == iface.Requires {
			c.Cond, err = b.cond(e)
		} else {
			c.Bound, err = b.expr(e)
		}
		if err != nil {
			code := diag.Syntax
			if _, ok := err.(unknownNameError); ok {
				code = diag.UnknownName
			}
			report(text, code, t.e.Position(), "%v", err)
			continue
		}
		if b.undefined != nil {
			c.Undefined = b.undefined
		}
		for n, in := range b.x.m.Inputs {
			f.Inputs[n] = in
		}
		f.Clauses = append(f.Clauses, c)
	}
}

func constArg(c *syntax.Call) (string, bool) {
	if len(c.Args) != 1 || len(c.Keywords) != 0 {
		return "", false
	}
	k, ok := c.Args[0].(*syntax.Constant)
	if !ok || k.Value.Kind != syntax.Str {
		return "", false
	}
	return k.Value.Text(), true
}

// clauseText is the clause as written.
func (u *Unit) clauseText(k *iface.Keyword, rel iface.Relation, e syntax.Expr) string {
	t := u.text(e.Position())
	switch rel {
	case iface.AtMost:
		t = "at_most=" + t
	case iface.AtLeast:
		t = "at_least=" + t
	}
	return "@mu." + k.Decorator + "(" + t + ")"
}

// text is the source of an extent.
func (u *Unit) text(p syntax.Pos) string {
	lines := strings.SplitAfter(string(u.Src), "\n")
	if int(p.EndLineno) > len(lines) || p.Lineno < 1 {
		return ""
	}
	var b strings.Builder
	for n := p.Lineno; n <= p.EndLineno; n++ {
		l := lines[n-1]
		from, to := 0, len(l)
		if n == p.Lineno {
			from = min(int(p.ColOffset), len(l))
		}
		if n == p.EndLineno {
			to = min(int(p.EndColOffset), len(l))
		}
		b.WriteString(l[from:max(from, to)])
	}
	return b.String()
}

// unquote reads the string and lambda spellings of an expression.
func unquote(e syntax.Expr) syntax.Expr {
	switch y := e.(type) {
	case *syntax.Lambda:
		return y.Body
	case *syntax.Constant:
		if y.Value.Kind == syntax.Str {
			m, err := syntax.Parse("clause", []byte(y.Value.Text()), syntax.Options{})
			if err == nil && len(m.Body) == 1 {
				if s, ok := m.Body[0].(*syntax.ExprStmt); ok {
					return s.Value
				}
			}
		}
	}
	return e
}

// clauseInterp is an interpreter whose parameters are the inputs of f.
func (u *Unit) clauseInterp(f *Function) *interp {
	x := &interp{ctx: context.Background(), p: u.p, prof: profileOf(f.Accounting), d: u.p.opt.Decider,
		softs: map[string]*softBound{}, over: map[int]bool{}, sites: map[string]string{}, hints: map[string]hint{}, large: map[string]bool{}}
	x.m = symexec.New(x.ctx, x.d, symexec.DefaultLimits())
	x.calls = []*function{f.f}
	x.scanHints(f.f)
	return x
}
