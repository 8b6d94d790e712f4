// This file calls functions: of the program, of models, and classes.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

type kwarg struct {
	name string
	v    Value
}

// callExpr is f(args).
func (x *interp) callExpr(e *syntax.Call) Value {
	if n, ok := e.Func.(*syntax.Name); ok && n.Id == "super" && len(e.Keywords) == 0 {
		if s := x.super(); s != nil {
			return s
		}
	}
	f := x.eval(e.Func)
	var args []Value
	var kws []kwarg
	for _, a := range e.Args {
		if s, ok := a.(*syntax.Starred); ok {
			v := x.eval(s.Value)
			items, ok := x.exactItems(v)
			if !ok {
				if modelled(f) {
					if o := x.st.obj(v); o == nil || o.kind != oTuple {
						// The arguments become a tuple by way of a list.
						v = x.keep(x.toList(oTuple, v))
						if o := x.st.obj(v); o != nil && o.n != nil {
							x.transientUpTo(sym.MulOf(sym.Int(9), o.n))
						}
					}
					args = append(args, starred{v})
					continue
				}
				x.dead(diag.Unsupported, "a call with * of unknown length")
			}
			args = append(args, items...)
			continue
		}
		args = append(args, x.eval(a))
	}
	for _, k := range e.Keywords {
		v := x.eval(k.Value)
		if k.Arg == "" {
			o := x.st.obj(v)
			if o == nil || o.kind != oDict || !o.exact {
				x.dead(diag.Unsupported, "a call with ** of unknown length")
			}
			for i := range o.keys {
				if l, ok := o.keys[i].(Lit); ok {
					kws = append(kws, kwarg{l.Text, o.items[i]})
				}
			}
			continue
		}
		kws = append(kws, kwarg{k.Arg, v})
	}
	if x.quiet == 0 {
		x.at = diag.Pos{Line: int(e.Lineno), Col: int(e.ColOffset) + 1}
		x.callAt, x.callEnd = x.at, diag.Pos{Line: int(e.EndLineno), Col: int(e.EndColOffset) + 1}
		x.atCall, x.atEnd = x.at, diag.Pos{Line: int(e.EndLineno), Col: int(e.EndColOffset) + 1}
	}
	return x.call(f, args, kws, e)
}

// modelled says that what is called is of a model, which may take any number of
// arguments.
func modelled(f Value) bool {
	switch f := f.(type) {
	case Func:
		return f.F.mod.model
	case ClassV:
		return f.C.mod != nil && f.C.mod.model
	}
	return false
}

// call calls a value.
func (x *interp) call(f Value, args []Value, kws []kwarg, at syntax.Node) Value {
	switch f := f.(type) {
	case Func:
		return x.callFunction(f.F, nil, args, kws)
	case Bound:
		return x.callFunction(f.F, f.Recv, args, kws)
	case ClassV:
		return x.instantiate(f.C, args, kws)
	case partialV:
		return x.call(f.f, append(append([]Value(nil), f.args...), args...), append(append([]kwarg(nil), f.kws...), kws...), at)
	case Intrinsic:
		return x.intrinsic(f, args, kws)
	case Ref:
		if o := x.st.heap[f.ID]; o != nil && o.class != nil {
			if m, ok := o.class.lookup("__call__"); ok {
				if fn, ok := m.(Func); ok {
					return x.callFunction(fn.F, f, args, kws)
				}
			}
		}
	case Input:
		x.dead(diag.Callback, "%s", f.Text)
	case Opaque:
		x.dead(x.p.whyUnknown(f.What), "%s", f.What)
	}
	x.dead(diag.UnmodelledCallee, "%s", x.nameOf(f))
	return nil
}

// callFunction executes a function in place.
func (x *interp) callFunction(f *function, self Value, args []Value, kws []kwarg) Value {
	if len(x.stack) >= maxCalls {
		x.dead(diag.Limit, "calls nest too deeply at %s", f.name)
	}
	n := 0
	for _, g := range x.stack {
		if g.fn == f {
			n++
		}
	}
	if n > 0 && !(f.mod.model && n < 8) {
		x.dead(diag.Recursion, "%s", f.name)
	}
	for _, d := range f.decor {
		if !keepsFunction(d) && !f.mod.model {
			x.dead(diag.UnmodelledCallee, "a decorator of %s", f.name)
		}
	}
	if self != nil {
		args = append([]Value{self}, args...)
	}
	fr := x.enter(f)
	if !x.bindArgs(fr, f, args, kws) {
		if f.mod.model {
			x.dead(diag.UnmodelledCallee, "%s with these arguments", f.name)
		}
		panic(suppose("TypeError"))
	}
	if f.gen && !f.mod.model {
		return Gen{Kind: "call", Call: &genCall{f, fr}, Frame: fr, Args: args}
	}
	model := f.mod.model
	if model {
		x.quiet++
	}
	mark := len(x.st.temps)
	_, v := x.once(func() (ctlKind, Value) {
		x.push(fr)
		v := x.runBody(f, fr)
		x.pop()
		return ctlNext, v
	})
	if model {
		x.quiet--
	}
	x.finish(min(mark, len(x.st.temps)), v)
	return v
}

// enter makes the frame of a call.
func (x *interp) enter(f *function) *frame {
	x.st.nframe++
	return &frame{id: x.st.nframe, fn: f, mod: f.mod, outer: f.outer, site: x.at}
}

func (x *interp) push(fr *frame) {
	x.stack = append(x.stack, x.fr)
	x.fr = fr
}

func (x *interp) pop() {
	x.fr = x.stack[len(x.stack)-1]
	x.stack = x.stack[:len(x.stack)-1]
}

// runBody executes a function's body and releases its names.
func (x *interp) runBody(f *function, fr *frame) Value {
	var v Value
	if f.lambda != nil {
		v = x.eval(f.lambda)
	} else {
		c, r := x.once(func() (ctlKind, Value) {
			mark := len(x.st.temps)
			defer func() {
				switch r := recover().(type) {
				case nil:
				case raised:
					// What the frame held goes with it.
					x.st.temps = x.st.temps[:min(mark, len(x.st.temps)):min(mark, len(x.st.temps))]
					x.dropFrame(fr, r.exc)
					panic(r)
				default:
					panic(r)
				}
			}()
			c, v := x.block(f.body)
			if c != ctlReturn {
				v = NoneV{}
			}
			x.finish(min(mark, len(x.st.temps)), v)
			x.dropFrame(fr, v)
			return ctlReturn, v
		})
		v = r
		_ = c
	}
	x.dropFrame(fr, v)
	return v
}

// dropFrame releases the names of an activation.
func (x *interp) dropFrame(fr *frame, keep Value) {
	if len(x.calls) > 0 && len(x.stack) == 0 {
		return
	}
	held := x.st.captured(keep).names
	for k := range x.st.names {
		if k.frame != fr.id {
			continue
		}
		if held[k] {
			x.over[fr.id] = true
			continue
		}
		delete(x.st.names, k)
	}
	x.keep(keep)
	x.sweep()
}

// instantiate calls a class.
func (x *interp) instantiate(c *class, args []Value, kws []kwarg) Value {
	if r := c.recordBase(0); r != nil {
		return x.newRecord(r, args, kws)
	}
	if f, ok := c.lookup("__new__"); ok {
		if fn, isF := f.(Func); isF && fn.F.mod.model {
			return x.callFunction(fn.F, nil, append([]Value{ClassV{c}}, args...), kws)
		}
	}
	for _, b := range c.bases {
		if b.name == "?" {
			x.dead(diag.UnmodelledCallee, "a base class of %s", c.name)
		}
	}
	o := &object{kind: oInstance, class: c, attrs: map[string]Value{}}
	if x.prof.payload {
		o.size = sym.Int(0)
	} else if n, ok := c.slotCount(0); ok {
		o.size = sym.Int(x.prof.slots + x.prof.attr*n)
	} else {
		o.size = x.prof.instanceSize(c.attributes())
	}
	v := x.alloc(o)
	if f, ok := c.lookup("__init__"); ok {
		if fn, isF := f.(Func); isF {
			x.callFunction(fn.F, v, args, kws)
			return v
		}
	}
	if c.def != nil && dataclass(c) {
		x.fillDataclass(v, c, args, kws)
	}
	return v
}

// attributes counts the names that a class's methods and annotations give its
// instances. CPython makes room for that many and one more.
func (c *class) attributes() int64 {
	names := map[string]bool{}
	c.collectAttributes(names, 0)
	return int64(len(names))
}

func (c *class) collectAttributes(names map[string]bool, depth int) {
	if depth > 20 {
		return
	}
	for _, b := range c.bases {
		b.collectAttributes(names, depth+1)
	}
	if c.def == nil {
		return
	}
	if dataclass(c) {
		for _, f := range c.ownFields() {
			if !f.unset() {
				names[f.name] = true
			}
		}
	}
	for _, s := range c.def.Body {
		var f *function
		switch s := s.(type) {
		case *syntax.FunctionDef, *syntax.AsyncFunctionDef:
			name := ""
			if d, ok := s.(*syntax.FunctionDef); ok {
				name = d.Name
			} else if d, ok := s.(*syntax.AsyncFunctionDef); ok {
				name = d.Name
			}
			if v, ok := c.attrs[name].(Func); ok {
				f = v.F
			}
		}
		if f == nil {
			continue
		}
		ps := paramsOf(f.args)
		if len(ps) == 0 {
			continue
		}
		for _, s := range f.body {
			syntax.Inspect(s, func(n syntax.Node) bool {
				if a, ok := n.(*syntax.Attribute); ok && a.Ctx == syntax.Store {
					if v, ok := a.Value.(*syntax.Name); ok && v.Id == ps[0].Arg {
						names[a.Attr] = true
					}
				}
				return true
			})
		}
	}
}

// inFrame runs f in a frame that is not the innermost.
func (x *interp) inFrame(fr *frame, f func()) {
	saved := x.fr
	x.fr = fr
	f()
	x.fr = saved
}
