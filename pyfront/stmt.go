// This file executes statements.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

type handlerCtx struct{}

// block executes statements in order until one leaves.
func (x *interp) block(body []syntax.Stmt) (ctlKind, Value) {
	for _, s := range body {
		x.step(s)
		mark := len(x.st.temps)
		c, v := x.stmt(s)
		if c == ctlReturn {
			return c, v
		}
		x.st.temps = x.st.temps[:min(mark, len(x.st.temps)):min(mark, len(x.st.temps))]
		x.sweep()
		if c != ctlNext {
			return c, v
		}
	}
	return ctlNext, nil
}

func (x *interp) stmt(s syntax.Stmt) (ctlKind, Value) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if _, ok := s.Value.(*syntax.Constant); ok {
			return ctlNext, nil
		}
		x.eval(s.Value)
	case *syntax.Assign:
		v := x.eval(s.Value)
		for _, t := range s.Targets {
			x.assign(t, v)
			if n, ok := v.(Num); ok && n.Fresh && len(s.Targets) > 1 {
				n.Fresh = false
				v = n
			}
		}
	case *syntax.AnnAssign:
		if s.Value != nil {
			x.assign(s.Target, x.eval(s.Value))
		}
	case *syntax.AugAssign:
		x.augAssign(s)
	case *syntax.Return:
		var v Value = NoneV{}
		if s.Value != nil {
			v = x.eval(s.Value)
		}
		return ctlReturn, v
	case *syntax.If:
		return x.once(func() (ctlKind, Value) {
			if x.branch(x.cond(s.Test)) {
				return x.block(s.Body)
			}
			return x.block(s.Orelse)
		})
	case *syntax.For:
		return x.forLoop(s.Target, s.Iter, s.Body, s.Orelse)
	case *syntax.AsyncFor:
		return x.forLoop(s.Target, s.Iter, s.Body, s.Orelse)
	case *syntax.While:
		return x.once(func() (ctlKind, Value) {
			c, v := x.loop(loopSpec{
				test: func() sym.Cond { return x.cond(s.Test) },
				body: func(sym.Expr) (ctlKind, Value) { return x.block(s.Body) },
			})
			return x.afterLoop(c, v, s.Orelse)
		})
	case *syntax.Break:
		return ctlBreak, nil
	case *syntax.Continue:
		return ctlContinue, nil
	case *syntax.Pass, *syntax.Global, *syntax.Nonlocal, *syntax.TypeAlias:
	case *syntax.Delete:
		for _, t := range s.Targets {
			x.del(t)
		}
	case *syntax.Import:
		for _, a := range s.Names {
			name := a.Asname
			full := a.Name
			if name == "" {
				name, _, _ = strings.Cut(a.Name, ".")
				x.p.importModule(full)
				full = name
			}
			x.bindName(name, ModuleV{full, x.p.importModule(full)})
		}
	case *syntax.ImportFrom:
		x.p.bindFrom(x.fr.mod, s, func(name string, v Value) {
			if l, ok := v.(Lazy); ok {
				v = x.force(l, name)
			}
			x.bindName(name, v)
		})
	case *syntax.FunctionDef:
		f := newFunction(x.fr.mod, x.fr, x.localPrefix(), s)
		x.bindName(s.Name, x.decorated(Func{f}, s.DecoratorList))
	case *syntax.AsyncFunctionDef:
		f := newAsync(x.fr.mod, x.fr, x.localPrefix(), s)
		x.bindName(s.Name, x.decorated(Func{f}, s.DecoratorList))
	case *syntax.ClassDef:
		c := x.p.newClass(x.fr.mod, s)
		for _, m := range c.attrs {
			if f, ok := m.(Func); ok && f.F.outer == nil {
				f.F.outer = x.fr
			}
		}
		x.bindName(s.Name, ClassV{c})
	case *syntax.With:
		return x.with(s.Items, s.Body)
	case *syntax.AsyncWith:
		return x.with(s.Items, s.Body)
	case *syntax.Match:
		return x.match(s)
	case *syntax.Try:
		return x.try(s)
	case *syntax.Raise:
		var exc Value = Opaque{"the exception in flight"}
		if s.Exc != nil {
			exc = x.eval(s.Exc)
		}
		if r, ok := exc.(ClassV); ok {
			exc = Opaque{r.C.name}
		}
		if c, ok := exc.(Ref); ok {
			exc = x.count(c)
		}
		panic(raised{exc})
	case *syntax.Assert:
		ok := x.cond(s.Test)
		_, v := x.once(func() (ctlKind, Value) {
			if !x.branch(ok) {
				panic(raised{Opaque{"AssertionError"}})
			}
			return ctlNext, nil
		})
		return ctlNext, v
	default:
		x.dead(diag.Unsupported, "%s", strings.TrimPrefix(typeName(s), "*syntax."))
	}
	return ctlNext, nil
}

// localPrefix is what the names of nested functions begin with.
func (x *interp) localPrefix() string {
	if x.fr.fn == nil {
		return ""
	}
	return x.fr.fn.name + ".<locals>."
}

// decorated applies the decorators of a nested function that keep it.
func (x *interp) decorated(f Func, ds []syntax.Expr) Value {
	for _, d := range ds {
		if !keepsFunction(d) {
			return Opaque{f.F.name}
		}
	}
	return f
}

// keepsFunction says that a decorator leaves what a call does as it is.
func keepsFunction(d syntax.Expr) bool {
	if c, ok := d.(*syntax.Call); ok {
		d = c.Func
	}
	switch d := d.(type) {
	case *syntax.Name:
		switch d.Id {
		case "staticmethod", "classmethod", "property", "wraps", "contextmanager", "dataclass", "abstractmethod", "override", "final", "overload":
			return true
		}
	case *syntax.Attribute:
		if v, ok := d.Value.(*syntax.Name); ok {
			switch v.Id + "." + d.Attr {
			case "functools.wraps", "mu.consumed", "mu.freed", "mu.peak", "mu.requires", "mu.accounting", "abc.abstractmethod", "contextlib.contextmanager", "dataclasses.dataclass", "typing.no_type_check":
				return true
			}
		}
	}
	return false
}

// forLoop is a for statement.
func (x *interp) forLoop(target, iter syntax.Expr, body, orelse []syntax.Stmt) (ctlKind, Value) {
	it := x.eval(iter)
	return x.once(func() (ctlKind, Value) {
		c, v := x.iterate(it, func(v Value) (ctlKind, Value) {
			x.assign(target, v)
			return x.block(body)
		})
		return x.afterLoop(c, v, orelse)
	})
}

// afterLoop goes on after a loop: with its else clause when nothing broke out.
func (x *interp) afterLoop(c ctlKind, v Value, orelse []syntax.Stmt) (ctlKind, Value) {
	switch c {
	case ctlReturn:
		return c, v
	case ctlBreak:
		return ctlNext, nil
	}
	if len(orelse) > 0 {
		return x.block(orelse)
	}
	return ctlNext, nil
}

func (x *interp) del(t syntax.Expr) {
	switch t := t.(type) {
	case *syntax.Name:
		delete(x.st.names, x.nameKey(t.Id))
	case *syntax.Tuple:
		for _, e := range t.Elts {
			x.del(e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			x.del(e)
		}
	case *syntax.Attribute:
		if r, ok := x.eval(t.Value).(Ref); ok {
			if o := x.st.heap[r.ID]; o != nil && o.attrs != nil {
				x.notPart(r.ID)
				o = x.st.mut(r.ID)
				at := map[string]Value{}
				for k, v := range o.attrs {
					if k != t.Attr {
						at[k] = v
					}
				}
				o.attrs = at
			}
		}
	case *syntax.Subscript:
		v := x.eval(t.Value)
		idx := x.evalIndex(t.Slice)
		r, ok := v.(Ref)
		if !ok {
			return
		}
		o := x.st.heap[r.ID]
		x.notPart(r.ID)
		if o == nil || !o.exact {
			x.dead(diag.Unsupported, "del of an item of a container of unknown length")
		}
		for i := range o.items {
			hit := false
			if o.kind == oDict {
				hit = identical(o.keys[i], idx)
			} else if k, ok := constOf(idx); ok {
				hit = int64(i) == k || int64(i) == k+int64(len(o.items))
			}
			if hit {
				o = x.st.mut(r.ID)
				o.items = append(append([]Value(nil), o.items[:i]...), o.items[i+1:]...)
				if o.kind == oDict {
					o.keys = append(append([]Value(nil), o.keys[:i]...), o.keys[i+1:]...)
				}
				o.n = sym.Int(int64(len(o.items)))
				return
			}
		}
	}
}

// augAssign is target op= value: in place for arrays, lists and growing
// containers, otherwise a new value.
func (x *interp) augAssign(s *syntax.AugAssign) {
	var old Value
	var holder, idx Value
	attr := ""
	switch t := s.Target.(type) {
	case *syntax.Name:
		old = x.load(t.Id)
	case *syntax.Attribute:
		holder = x.eval(t.Value)
		attr = t.Attr
		old = x.getattr(holder, attr, t)
	case *syntax.Subscript:
		holder = x.eval(t.Value)
		idx = x.evalIndex(t.Slice)
		if r, ok := holder.(Ref); ok {
			old, _ = x.defaultItem(r, idx, false)
		}
		if old == nil {
			old = x.getitem(holder, idx, t)
		}
	}
	x.keep(old)
	v := x.eval(s.Value)
	if o := x.st.obj(old); o != nil {
		switch {
		case o.kind == oArray:
			x.inPlace(old, v, s.Op)
			return
		case o.kind == oList && s.Op == syntax.Add:
			x.extend(old.(Ref), v)
			return
		case o.kind == oSet && s.Op == syntax.BitOr && x.isSet(v):
			x.mergeSet(old.(Ref), v.(Ref))
			return
		case o.kind == oByteArray && s.Op == syntax.Add:
			n, _ := x.textLen(v)
			if n == nil || o.n == nil {
				x.dead(diag.DataDependent, "the length of a bytearray")
			}
			x.extendBytes(old.(Ref), n)
			return
		case o.kind == oStr && s.Op == syntax.Add && idx == nil && holder == nil && o.counted:
			// CPython grows the string in place when nothing else holds it.
			n, _ := x.textLen(v)
			if n != nil && o.n != nil && x.isText(v) && x.holders(old.(Ref).ID) <= 1 {
				o = x.st.mut(old.(Ref).ID)
				o.n = sym.AddOf(o.n, n)
				x.resize(old.(Ref).ID, x.prof.strSize(o.n))
				return
			}
		}
	}
	if in, ok := old.(Input); ok && (x.typeOf(in) == "ndarray" || x.hints[in.Text].dims > 0) {
		x.inPlace(x.inputArray(in), v, s.Op)
		return
	}
	var w Value
	if l, ok := old.(Lit); ok && s.Op == syntax.Add && x.isText(v) {
		// A string of its own, though both may be constants.
		n, k := x.textLen(l)
		m, _ := x.textLen(v)
		w = x.newText(k, addLen(n, m))
	} else {
		w = x.binop(s.Op, old, v, s)
	}
	if idx == nil && holder == nil {
		x.assign(s.Target, w)
		return
	}
	x.keep(w)
	if idx != nil {
		x.setitem(holder, idx, w)
		return
	}
	x.setattr(holder, attr, w)
}

// holders counts the names and containers that hold an object.
func (x *interp) holders(id int) int {
	n := 0
	for _, v := range x.st.names {
		if r, ok := v.(Ref); ok && r.ID == id {
			n++
		}
	}
	for _, o := range x.st.heap {
		o.refs(func(v Value) {
			if r, ok := v.(Ref); ok && r.ID == id {
				n++
			}
		})
	}
	return n
}
