// This file binds the decorators of the language to clauses.

package pyfront

import (
	"github.com/muxlang/mux/pyfront/syntax"
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
		if o, ok := u.m.globals[f.Id].(Opaque); ok && len(o.What) > 3 && o.What[:3] == "mu." {
			return o.What[3:], c
		}
	}
	return "", nil
}

func (u *Unit) bindClauses(f *Function) {}
