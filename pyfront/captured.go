// This file follows what functions capture: names of activations that are over,
// and results that may hold what is not followed.

package pyfront

import (
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// capture collects the names of activations that the functions and generators
// have which a value holds.
type capture struct {
	st    *state
	seen  map[int]bool
	names map[nameKey]bool
	// unknown says that the value may hold objects that are not followed: it is not
	// understood, or an exception, whose traceback has the names of its frames.
	unknown bool
}

func (st *state) captured(v Value) *capture {
	c := &capture{st: st, seen: map[int]bool{}, names: map[nameKey]bool{}}
	c.value(v)
	return c
}

func (c *capture) value(v Value) {
	switch v := v.(type) {
	case Opaque, Supposed:
		c.unknown = true
	case Ref:
		o := c.st.heap[v.ID]
		if o == nil || c.seen[v.ID] {
			return
		}
		c.seen[v.ID] = true
		if o.kind == oInstance && o.class != nil && o.class.is("BaseException") {
			c.unknown = true
		}
		o.refs(c.value)
	case Bound, partialV:
		madeOf(v, c.value)
	case Func:
		f := v.F
		for _, s := range f.body {
			c.uses(s, f.outer)
		}
		if f.lambda != nil {
			c.uses(f.lambda, f.outer)
		}
		if f.args != nil {
			for _, e := range append(append([]syntax.Expr(nil), f.args.Defaults...), f.args.KwDefaults...) {
				if e != nil {
					c.uses(e, f.outer)
				}
			}
		}
	case Gen:
		for _, a := range v.Args {
			c.value(a)
		}
		if v.Expr != nil {
			c.uses(v.Expr, v.Frame)
		}
	}
}

// uses notes the names that a piece of program reads of the frames around it.
func (c *capture) uses(n syntax.Node, outer *frame) {
	if outer == nil || outer.fn == nil {
		return
	}
	syntax.Inspect(n, func(n syntax.Node) bool {
		v, ok := n.(*syntax.Name)
		if !ok {
			return true
		}
		for f := outer; f != nil; f = f.outer {
			k := nameKey{f.id, v.Id}
			if w, bound := c.st.names[k]; bound {
				if !c.names[k] {
					c.names[k] = true
					c.value(w)
				}
				break
			}
		}
		return true
	})
}

// uncertainEnd is an effect whose releases may not take place, because the result
// holds something that is not followed.
func uncertainEnd(e effect.Effect) effect.Effect {
	if k, ok := sym.IsInt(e.Freed.Hi); ok && k == 0 {
		return e
	}
	e.Freed.Lo = sym.Int(0)
	e.Net.Hi = e.Alloc.Hi
	return e
}
