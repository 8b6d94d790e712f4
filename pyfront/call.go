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
	f := x.eval(e.Func)
	var args []Value
	var kws []kwarg
	for _, a := range e.Args {
		if s, ok := a.(*syntax.Starred); ok {
			v := x.eval(s.Value)
			items, ok := x.exactItems(v)
			if !ok {
				if in, isG := f.(Func); isG && in.F.mod.model {
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
	}
	return x.call(f, args, kws, e)
}

// starred is an argument *v of unknown length, for models that take any.
type starred struct{ v Value }

// call calls a value.
func (x *interp) call(f Value, args []Value, kws []kwarg, at syntax.Node) Value {
	switch f := f.(type) {
	case Func:
		return x.callFunction(f.F, nil, args, kws)
	case Bound:
		return x.callFunction(f.F, f.Recv, args, kws)
	case ClassV:
		return x.instantiate(f.C, args, kws)
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
		x.dead(diag.UnmodelledCallee, "%s", f.What)
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
		panic(raised{Opaque{"TypeError"}})
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
	return &frame{id: x.st.nframe, fn: f, mod: f.mod, outer: f.outer}
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
	for k := range x.st.names {
		if k.frame == fr.id {
			delete(x.st.names, k)
		}
	}
	x.keep(keep)
	x.sweep()
}

// bindArgs binds the arguments of a call to the parameters.
func (x *interp) bindArgs(fr *frame, f *function, args []Value, kws []kwarg) bool {
	if f.args == nil {
		return len(args) == 0
	}
	set := func(name string, v Value) {
		if !f.mod.model {
			v = x.count(v)
		}
		x.st.names[nameKey{fr.id, name}] = v
	}
	pos := append(append([]*syntax.Arg(nil), f.args.Posonlyargs...), f.args.Args...)
	bound := map[string]bool{}
	for i, p := range pos {
		if i < len(args) {
			v := args[i]
			if s, ok := v.(starred); ok {
				v = s.v
			}
			set(p.Arg, v)
			bound[p.Arg] = true
		}
	}
	if len(args) > len(pos) {
		if f.args.Vararg == nil {
			return false
		}
		rest := args[len(pos):]
		if len(rest) == 1 {
			if s, ok := rest[0].(starred); ok {
				set(f.args.Vararg.Arg, s.v)
				bound[f.args.Vararg.Arg] = true
				rest = nil
			}
		}
		if rest != nil {
			set(f.args.Vararg.Arg, x.packed(rest))
			bound[f.args.Vararg.Arg] = true
		}
	}
	if f.args.Vararg != nil && !bound[f.args.Vararg.Arg] {
		set(f.args.Vararg.Arg, x.packed(nil))
	}
	var extra []kwarg
	for _, k := range kws {
		found := false
		for _, p := range append(append([]*syntax.Arg(nil), f.args.Args...), f.args.Kwonlyargs...) {
			if p.Arg == k.name {
				set(k.name, k.v)
				bound[k.name] = true
				found = true
			}
		}
		if !found {
			extra = append(extra, k)
		}
	}
	if len(extra) > 0 && f.args.Kwarg == nil {
		if f.mod.model {
			// An option that the model does not know cannot be passed over.
			x.dead(diag.UnmodelledCallee, "%s with %s=", f.name, extra[0].name)
		}
		return false
	}
	if f.args.Kwarg != nil {
		o := &object{kind: oDict, exact: true, strKeys: true, n: sym.Int(int64(len(extra)))}
		for _, k := range extra {
			o.keys = append(o.keys, Lit{Text: k.name})
			o.items = append(o.items, k.v)
		}
		if f.mod.model || len(extra) == 0 {
			o.entry, o.size, o.inner = true, sym.Int(0), sym.Int(0)
			*x.st.ids++
			x.st.heap[*x.st.ids] = o
			set(f.args.Kwarg.Arg, Ref{*x.st.ids})
		} else {
			o.size = x.prof.dictSize(o.n, true)
			set(f.args.Kwarg.Arg, x.alloc(o))
		}
	}
	nd := len(f.args.Defaults)
	for i, p := range pos {
		if bound[p.Arg] {
			continue
		}
		j := i - (len(pos) - nd)
		if j < 0 || j >= nd {
			return false
		}
		set(p.Arg, x.defaultValue(fr, f, f.args.Defaults[j]))
	}
	for i, p := range f.args.Kwonlyargs {
		if bound[p.Arg] {
			continue
		}
		if i >= len(f.args.KwDefaults) || f.args.KwDefaults[i] == nil {
			return false
		}
		set(p.Arg, x.defaultValue(fr, f, f.args.KwDefaults[i]))
	}
	return true
}

// defaultValue is a default: it was made when the function was.
func (x *interp) defaultValue(fr *frame, f *function, e syntax.Expr) Value {
	if simple(e, 0) {
		return x.entryValue(e)
	}
	switch e := e.(type) {
	case *syntax.Name:
		saved := x.fr
		x.fr = &frame{mod: f.mod, outer: f.outer}
		v := x.load(e.Id)
		x.fr = saved
		return v
	case *syntax.Attribute:
		if v := x.p.static(f.mod, e); v != nil {
			return v
		}
	}
	return Opaque{"a default of " + f.name}
}

// packed is the tuple of the surplus arguments.
func (x *interp) packed(vals []Value) Value {
	o := &object{kind: oTuple, exact: true, items: append([]Value(nil), vals...), n: sym.Int(int64(len(vals))), entry: true,
		size: sym.Int(0), inner: sym.Int(0)}
	*x.st.ids++
	x.st.heap[*x.st.ids] = o
	return x.keep(Ref{*x.st.ids})
}

// instantiate calls a class.
func (x *interp) instantiate(c *class, args []Value, kws []kwarg) Value {
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
	} else if c.slot {
		o.size = sym.Int(x.prof.slots + x.prof.attr*int64(len(c.slots)))
	} else {
		o.size = sym.Int(x.prof.instance)
	}
	v := x.alloc(o)
	if f, ok := c.lookup("__init__"); ok {
		if fn, isF := f.(Func); isF {
			x.callFunction(fn.F, v, args, kws)
			return v
		}
	}
	if c.def != nil && dataclass(c) {
		i := 0
		for _, s := range c.def.Body {
			a, ok := s.(*syntax.AnnAssign)
			if !ok {
				continue
			}
			n, ok := a.Target.(*syntax.Name)
			if !ok {
				continue
			}
			var w Value
			if i < len(args) {
				w = args[i]
			}
			for _, k := range kws {
				if k.name == n.Id {
					w = k.v
				}
			}
			if w == nil && a.Value != nil {
				w = x.defaultValue(x.fr, &function{mod: c.mod, name: c.name}, a.Value)
			}
			if w != nil {
				x.setattr(v, n.Id, w)
			}
			i++
		}
	}
	return v
}

func dataclass(c *class) bool {
	for _, d := range c.def.DecoratorList {
		if k, ok := d.(*syntax.Call); ok {
			d = k.Func
		}
		switch d := d.(type) {
		case *syntax.Name:
			if d.Id == "dataclass" {
				return true
			}
		case *syntax.Attribute:
			if d.Attr == "dataclass" {
				return true
			}
		}
	}
	return false
}

// inFrame runs f in a frame that is not the innermost.
func (x *interp) inFrame(fr *frame, f func()) {
	saved := x.fr
	x.fr = fr
	f()
	x.fr = saved
}

// runGenerator runs a generator function to its end; body gets what it yields.
func (x *interp) runGenerator(g *genCall, body func(Value) (ctlKind, Value)) {
	consumer := x.fr
	fr := *g.fr
	fr.yield = func(v Value) {
		inner := x.fr
		x.fr = consumer
		c, _ := body(v)
		x.fr = inner
		if c != ctlNext && c != ctlContinue {
			x.dead(diag.Unsupported, "leaving a generator early")
		}
	}
	for _, s := range x.stack {
		if s.fn == g.fn {
			x.dead(diag.Recursion, "%s", g.fn.name)
		}
	}
	x.once(func() (ctlKind, Value) {
		x.push(&fr)
		x.block(g.fn.body)
		x.pop()
		for k := range x.st.names {
			if k.frame == fr.id {
				delete(x.st.names, k)
			}
		}
		x.sweep()
		return ctlNext, nil
	})
}

// comprehension builds a container by a loop.
func (x *interp) comprehension(k okind, elt, key syntax.Expr, gens []*syntax.Comprehension) Value {
	first := x.eval(gens[0].Iter)
	o := &object{kind: k, exact: true, n: sym.Int(0), grown: true, strKeys: true}
	switch k {
	case oList:
		o.size = x.prof.listSize(sym.Int(0), false)
	case oDict:
		o.size = x.prof.dictSize(sym.Int(0), false)
	case oSet:
		o.size = x.prof.setSize(sym.Int(0))
	}
	r := x.alloc(o)
	x.st.nframe++
	fr := &frame{id: x.st.nframe, mod: x.fr.mod, outer: x.fr}
	x.inFrame(fr, func() {
		x.clauses(gens, first, 0, func() {
			if key != nil {
				kv := x.eval(key)
				vv := x.eval(elt)
				x.dictSet(r, kv, vv)
				return
			}
			v := x.eval(elt)
			if k == oSet {
				x.setAdd(r, v)
				return
			}
			x.appendTo(r, v)
		})
	})
	return r
}

// clauses runs the for clauses of a comprehension.
func (x *interp) clauses(gens []*syntax.Comprehension, first Value, n int, body func()) {
	if n == len(gens) {
		mark := len(x.st.temps)
		body()
		x.finish(min(mark, len(x.st.temps)), nil)
		return
	}
	g := gens[n]
	it := first
	if n > 0 {
		it = x.eval(g.Iter)
	}
	fr := x.fr
	x.iterate(it, func(v Value) (ctlKind, Value) {
		saved := x.fr
		x.fr = fr
		// A comprehension's variable lives only as long as its iteration here;
		// CPython keeps the last value until the next one replaces it.
		x.bindLoop(g.Target, v)
		c, _ := x.once(func() (ctlKind, Value) {
			for _, f := range g.Ifs {
				if !x.branch(x.cond(f)) {
					return ctlNext, nil
				}
			}
			x.clauses(gens, nil, n+1, body)
			return ctlNext, nil
		})
		x.unbind(g.Target)
		x.sweep()
		x.fr = saved
		return c, nil
	})
}

// bindLoop binds a comprehension's target without boxing numbers: the box lasts
// for one iteration.
func (x *interp) bindLoop(t syntax.Expr, v Value) {
	switch t := t.(type) {
	case *syntax.Name:
		x.st.names[nameKey{x.fr.id, t.Id}] = v
	default:
		saved := x.fr
		x.assign(t, v)
		x.fr = saved
	}
}

func (x *interp) unbind(t syntax.Expr) {
	syntax.Inspect(t, func(n syntax.Node) bool {
		if v, ok := n.(*syntax.Name); ok && v.Ctx == syntax.Store {
			delete(x.st.names, nameKey{x.fr.id, v.Id})
		}
		return true
	})
}

// appendTo appends to a list.
func (x *interp) appendTo(r Ref, v Value) {
	v = x.count(v)
	o := x.st.mut(r.ID)
	if o.exact {
		o.items = append(o.items[:len(o.items):len(o.items)], v)
		o.n = sym.Int(int64(len(o.items)))
	} else {
		o.pend = append(o.pend[:len(o.pend):len(o.pend)], v)
		if o.n != nil {
			o.n = sym.AddOf(o.n, sym.Int(1))
		}
	}
	o.grown = true
	if o.n != nil && o.kind == oList {
		x.resize(r.ID, x.prof.listSize(o.n, true))
	}
}

// setAdd adds to a set.
func (x *interp) setAdd(r Ref, v Value) {
	v = x.count(v)
	o := x.st.mut(r.ID)
	if o.exact {
		for _, w := range o.items {
			if identical(w, v) || sameConst(w, v) {
				return
			}
		}
		o.items = append(o.items[:len(o.items):len(o.items)], v)
		o.n = sym.Int(int64(len(o.items)))
		allLit := true
		for _, w := range o.items {
			if !heapless(w) {
				allLit = false
			}
		}
		if !allLit && len(o.items) > 1 {
			x.st.summarise(x, r.ID)
			o = x.st.mut(r.ID)
			o.n = x.soft("len", sym.Int(1), o.n)
		}
	} else {
		o.pend = append(o.pend[:len(o.pend):len(o.pend)], v)
		if o.n != nil {
			if x.freshKey(v) {
				o.n = sym.AddOf(o.n, sym.Int(1))
			} else {
				o.n = sym.AddOf(o.n, x.soft("new", sym.Int(0), sym.Int(1)))
			}
		}
	}
	if o.n != nil {
		x.resize(r.ID, x.prof.setSize(o.n))
	}
}

// extend is list += iterable.
func (x *interp) extend(r Ref, v Value) {
	if g, ok := v.(Gen); ok {
		x.iterate(g, func(w Value) (ctlKind, Value) { x.appendTo(r, x.tupled(w)); return ctlNext, nil })
		return
	}
	if items, ok := x.exactItems(v); ok {
		for _, w := range items {
			x.appendTo(r, w)
		}
		return
	}
	n, at := x.lengthOf(v)
	if n == nil {
		x.iterate(v, func(w Value) (ctlKind, Value) { x.appendTo(r, x.tupled(w)); return ctlNext, nil })
		return
	}
	x.count1(n, at, func(w Value) (ctlKind, Value) { x.appendTo(r, x.tupled(w)); return ctlNext, nil })
}

// tupled makes a real tuple of one that exists only in passing.
func (x *interp) tupled(v Value) Value {
	if t, ok := v.(index); ok {
		return x.newSeq(oTuple, t.vs)
	}
	return v
}
