// This file runs with and try statements.

package pyfront

import "github.com/muxlang/mux/pyfront/syntax"

// with runs the body of a with statement between the entries and exits of its
// context managers.
func (x *interp) with(items []*syntax.WithItem, body []syntax.Stmt) (ctlKind, Value) {
	if len(items) == 0 {
		return x.block(body)
	}
	it, rest := items[0], func() (ctlKind, Value) { return x.with(items[1:], body) }
	mark := len(x.st.temps)
	v := x.eval(it.ContextExpr)
	if g, ok := v.(Gen); ok && isManager(g) {
		return x.managed(g.Call, it, rest)
	}
	x.keep(v)
	w := v
	var exit *function
	if o := x.st.obj(v); o != nil && o.class != nil {
		if f, ok := o.class.method("__enter__"); ok {
			w = x.call(Bound{v, f}, nil, nil, it)
		}
		if f, ok := o.class.method("__exit__"); ok && !f.mod.model {
			exit = f
		}
	}
	if it.OptionalVars != nil {
		x.assign(it.OptionalVars, w)
	}
	if exit == nil {
		c, r := rest()
		x.finish(min(mark, len(x.st.temps)), r)
		return c, r
	}
	o := x.pick(x.paths(rest))
	x.keep(v)
	x.keep(o.val)
	switch o.ctl {
	case ctlDead:
		panic(pathEnd{})
	case ctlRaise:
		r := x.call(Bound{v, exit}, []Value{Opaque{"the type of an exception"}, o.val, Opaque{"a traceback"}}, nil, it)
		if !x.branch(x.truth(r)) {
			panic(raised{o.val})
		}
		return ctlNext, nil
	}
	x.call(Bound{v, exit}, []Value{NoneV{}, NoneV{}, NoneV{}}, nil, it)
	x.finish(min(mark, len(x.st.temps)), o.val)
	if o.ctl == ctlLeave {
		panic(leaving{o.val.(leaveV)})
	}
	return o.ctl, o.val
}

// try follows the body; an exception goes to the handler that fits.
func (x *interp) try(s *syntax.Try) (ctlKind, Value) {
	outs := x.paths(func() (ctlKind, Value) {
		o := x.pick(x.paths(func() (ctlKind, Value) {
			c, v := x.block(s.Body)
			if c == ctlNext && len(s.Orelse) > 0 {
				return x.block(s.Orelse)
			}
			return c, v
		}))
		switch o.ctl {
		case ctlDead:
			panic(pathEnd{})
		case ctlRaise:
			x.trimTemps()
			for _, h := range s.Handlers {
				switch x.catches(h, o.val) {
				case 0:
					continue
				}
				if h.Name != "" {
					x.bindName(h.Name, o.val)
				}
				c, v := x.block(h.Body)
				if h.Name != "" {
					delete(x.st.names, x.nameKey(h.Name))
				}
				x.sweep()
				return c, v
			}
			panic(raised{o.val})
		case ctlLeave:
			panic(leaving{o.val.(leaveV)})
		}
		return o.ctl, o.val
	})
	if len(s.Finalbody) == 0 {
		return x.take(outs)
	}
	o := x.pick(outs)
	if o.ctl == ctlDead {
		panic(pathEnd{})
	}
	x.keep(o.val)
	c, v := x.block(s.Finalbody)
	if c != ctlNext {
		return c, v
	}
	switch o.ctl {
	case ctlRaise:
		panic(raised{o.val})
	case ctlLeave:
		panic(leaving{o.val.(leaveV)})
	}
	return o.ctl, o.val
}

// trimTemps drops the temporaries of what an exception cut short.
func (x *interp) trimTemps() {
	x.sweep()
}

// catches says whether a handler takes an exception: 0 no, 1 yes. What is not
// known goes to the first handler that may.
func (x *interp) catches(h *syntax.ExceptHandler, exc Value) int {
	if h.Type == nil {
		return 1
	}
	name := ""
	switch e := exc.(type) {
	case Opaque:
		name = e.What
	case Supposed:
		name = e.What
	case Ref:
		if o := x.st.heap[e.ID]; o != nil && o.class != nil {
			name = o.class.name
		}
	}
	types := []syntax.Expr{h.Type}
	if t, ok := h.Type.(*syntax.Tuple); ok {
		types = t.Elts
	}
	for _, t := range types {
		switch want := x.eval(t).(type) {
		case ClassV:
			if want.C.is(name) || want.C.name == "Exception" || want.C.name == "BaseException" {
				return 1
			}
			if o := x.st.obj(exc); o != nil && o.class != nil && o.class.is(want.C.name) {
				return 1
			}
			if c := x.classOf("builtins", name); c != nil {
				if c.is(want.C.name) {
					return 1
				}
				continue
			}
			if name == "an exception" {
				return 1
			}
		case Opaque:
			if want.What == name {
				return 1
			}
		}
	}
	return 0
}
