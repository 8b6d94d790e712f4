// This file executes match statements and the context managers that generators
// are.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// match takes the first case that may match; whether a structure matches is not
// known.
func (x *interp) match(s *syntax.Match) (ctlKind, Value) {
	v := x.keep(x.eval(s.Subject))
	return x.once(func() (ctlKind, Value) {
		for _, c := range s.Cases {
			ok := x.matches(c.Pattern, v)
			if c.Guard != nil && !sym.IsFalse(ok) {
				ok = sym.AndOf(ok, x.cond(c.Guard))
			}
			if x.branch(ok) {
				return x.block(c.Body)
			}
		}
		return ctlNext, nil
	})
}

func (x *interp) matches(p syntax.Pattern, v Value) sym.Cond {
	switch p := p.(type) {
	case *syntax.MatchValue:
		return x.same(v, x.eval(p.Value))
	case *syntax.MatchSingleton:
		return x.same(v, constant(p.Value))
	case *syntax.MatchOr:
		var any []sym.Cond
		for _, q := range p.Patterns {
			any = append(any, x.matches(q, v))
		}
		return sym.OrOf(any...)
	case *syntax.MatchAs:
		c := sym.Cond(sym.True)
		if p.Pattern != nil {
			c = x.matches(p.Pattern, v)
		}
		if p.Name != "" {
			x.bindName(p.Name, v)
		}
		return c
	}
	x.dead(diag.Unsupported, "a pattern that takes a structure apart")
	return nil
}

// managed runs the body of a with statement at the yield of a generator that a
// decorator made a context manager.
func (x *interp) managed(g *genCall, it *syntax.WithItem, body func() (ctlKind, Value)) (ctlKind, Value) {
	how := nameKey{0, "leaves a with statement by"}
	x.runGenerator(g, func(v Value) (ctlKind, Value) {
		if it.OptionalVars != nil {
			x.assign(it.OptionalVars, v)
		}
		c, w := body()
		x.st.names[how] = leaveV{ctl: c, val: w}
		return ctlNext, nil
	})
	l, known := x.st.names[how].(leaveV)
	if !known {
		panic(raised{Opaque{"RuntimeError"}})
	}
	x.keep(l.val)
	delete(x.st.names, how)
	return l.ctl, l.val
}

// isManager says that a generator was made by a function that contextmanager
// decorates.
func isManager(g Gen) bool {
	if g.Call == nil {
		return false
	}
	for _, d := range g.Call.fn.decor {
		switch d := d.(type) {
		case *syntax.Name:
			if d.Id == "contextmanager" {
				return true
			}
		case *syntax.Attribute:
			if d.Attr == "contextmanager" {
				return true
			}
		}
	}
	return false
}

// superV is super(): what stands above a class for a receiver.
type superV struct {
	class *class
	self  Value
}

// super makes super() of a method, nil outside of one.
func (x *interp) super() Value {
	fr := x.fr
	for fr != nil && (fr.fn == nil || fr.fn.class == nil) {
		fr = fr.outer
	}
	if fr == nil {
		return nil
	}
	ps := paramsOf(fr.fn.args)
	if len(ps) == 0 {
		return nil
	}
	return superV{fr.fn.class, x.st.names[nameKey{fr.id, ps[0].Arg}]}
}

// above is an attribute found above a class.
func (x *interp) above(s superV, name string, e syntax.Node) Value {
	for _, b := range s.class.bases {
		if b.name == "?" {
			return Opaque{"super()." + name}
		}
		if a, ok := b.lookup(name); ok {
			return x.method(s.self, a, name, e)
		}
	}
	if name == "__init__" {
		return Intrinsic{Name: "nothing"}
	}
	return Opaque{"super()." + name}
}
