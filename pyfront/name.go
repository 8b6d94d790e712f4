// This file loads names: locals, globals, builtins, and the values that a
// module's globals start with.

package pyfront

import (
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// load reads a name.
func (x *interp) load(name string) Value {
	for f := x.fr; f != nil; f = f.outer {
		if v, ok := x.st.names[nameKey{f.id, name}]; ok {
			return v
		}
		if f.fn != nil && f == x.fr && f.fn.locals[name] {
			// Not bound on this path: Python raises an UnboundLocalError.
			panic(raised{Opaque{"UnboundLocalError"}})
		}
	}
	return x.global(x.fr.mod, name)
}

// global reads a module's name, or a builtin.
func (x *interp) global(m *module, name string) Value {
	key := nameKey{-x.p.modID[m], name}
	if v, ok := x.st.names[key]; ok {
		return v
	}
	if v, ok := m.globals[name]; ok {
		if l, lazy := v.(Lazy); lazy {
			if e, ok := l.Expr.(*syntax.Constant); ok && m.model {
				return constant(e.Value)
			}
			if e, ok := l.Expr.(*syntax.Constant); ok && x.p.rebound(m, name) {
				// What it is when a function is called is not what it began with.
				typ, _ := (&function{}).exprType(e)
				return Input{Text: name, Type: typ, Loose: typ == ""}
			}
			x.st.names[key] = Opaque{name} // for names that are defined by themselves
			v = x.force(l, name)
			x.st.names[key] = v
		}
		return v
	}
	if m.model && name == "mux" {
		return ModuleV{Name: "mux"}
	}
	if b := x.p.importModule("builtins"); b != nil && b != m {
		if v, ok := b.globals[name]; ok {
			if l, lazy := v.(Lazy); lazy {
				return x.force(l, name)
			}
			return v
		}
	}
	if name == "__name__" {
		return Lit{Text: m.name}
	}
	if name == "__file__" {
		return Lit{Text: m.path}
	}
	return Opaque{name}
}

// force makes the initial value of a global: literals are known, anything else
// is a value of its name.
func (x *interp) force(l Lazy, name string) Value {
	if !simple(l.Expr, 0) {
		if n, ok := l.Expr.(*syntax.Name); ok {
			return x.global(l.Mod, n.Id)
		}
		if a, ok := l.Expr.(*syntax.Attribute); ok {
			if v := x.p.static(l.Mod, a); v != nil {
				return v
			}
		}
		if c, ok := l.Expr.(*syntax.Call); ok {
			if v, ok := x.entryCall(c, l.Mod); ok {
				return v
			}
		}
		return Opaque{name}
	}
	if e, ok := l.Expr.(*syntax.Constant); ok {
		return constant(e.Value)
	}
	if t := containerType(l.Expr); t != "" && x.p.changed(l.Mod, name) {
		// What it holds when a function is called is not what it began with.
		return Input{Text: name, Type: t}
	}
	return x.entryValue(l.Expr)
}

// containerType is the type of a display that can be changed, "" for another
// expression.
func containerType(e syntax.Expr) string {
	switch e.(type) {
	case *syntax.List:
		return "list"
	case *syntax.Dict:
		return "dict"
	case *syntax.Set:
		return "set"
	}
	return ""
}

// changers are the methods that change a container.
var changers = map[string]bool{"append": true, "extend": true, "insert": true, "pop": true, "remove": true, "clear": true, "sort": true,
	"reverse": true, "add": true, "discard": true, "update": true, "setdefault": true, "popitem": true, "difference_update": true,
	"intersection_update": true, "symmetric_difference_update": true}

// changed says that the text of a module changes the container that a global
// name begins with.
func (p *program) changed(m *module, name string) bool {
	if m == nil || m.tree == nil || m.model {
		return false
	}
	names := p.changes[m]
	if names == nil {
		names = map[string]bool{}
		note := func(e syntax.Expr) {
			for {
				s, ok := e.(*syntax.Subscript)
				if !ok {
					break
				}
				e = s.Value
			}
			if n, ok := e.(*syntax.Name); ok {
				names[n.Id] = true
			}
		}
		for _, s := range m.tree.Body {
			syntax.Inspect(s, func(n syntax.Node) bool {
				switch n := n.(type) {
				case *syntax.Subscript:
					if n.Ctx != syntax.Load {
						note(n.Value)
					}
				case *syntax.AugAssign:
					note(n.Target)
				case *syntax.Call:
					if a, ok := n.Func.(*syntax.Attribute); ok && changers[a.Attr] {
						note(a.Value)
					}
				}
				return true
			})
		}
		p.changes[m] = names
	}
	return names[name]
}

// rebound says that a function of a module binds a global name.
func (p *program) rebound(m *module, name string) bool {
	if m == nil || m.tree == nil || m.model {
		return false
	}
	names := p.rebinds[m]
	if names == nil {
		names = map[string]bool{}
		for _, s := range m.tree.Body {
			syntax.Inspect(s, func(n syntax.Node) bool {
				if g, ok := n.(*syntax.Global); ok {
					for _, k := range g.Names {
						names[k] = true
					}
				}
				return true
			})
		}
		p.rebinds[m] = names
	}
	return names[name]
}

// entryCall makes the value of a global that a modelled call gave when the
// module was read: it existed before the call under analysis.
func (x *interp) entryCall(c *syntax.Call, m *module) (Value, bool) {
	switch f := x.p.static(m, c.Func).(type) {
	case Func:
		if !f.F.mod.model {
			return nil, false
		}
	case ClassV:
		if f.C.mod == nil || !f.C.mod.model {
			return nil, false
		}
	default:
		return nil, false
	}
	if x.entering > 4 {
		return nil, false
	}
	x.entering++
	x.quiet++
	last := *x.st.ids
	outs := x.memo(func() any {
		return x.explore(func() (ctlKind, Value) {
			x.fr = &frame{mod: m}
			return ctlNext, x.eval(c)
		})
	}).([]outcome)
	x.entering--
	x.quiet--
	if len(outs) != 1 || outs[0].ctl != ctlNext {
		return nil, false
	}
	o := outs[0]
	for id, ob := range o.st.heap {
		if id > last {
			n := *ob
			n.entry, n.counted = true, false
			x.st.heap[id] = &n
		}
	}
	return o.val, true
}

// simple says that an expression is made of literals.
func simple(e syntax.Expr, depth int) bool {
	if depth > 40 {
		return false
	}
	all := func(es []syntax.Expr) bool {
		for _, y := range es {
			if y == nil || !simple(y, depth+1) {
				return false
			}
		}
		return len(es) <= 400
	}
	switch e := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.List:
		return all(e.Elts)
	case *syntax.Tuple:
		return all(e.Elts)
	case *syntax.Set:
		return all(e.Elts)
	case *syntax.Dict:
		return all(e.Keys) && all(e.Values)
	case *syntax.UnaryOp:
		return simple(e.Operand, depth+1)
	case *syntax.BinOp:
		_, ok1 := e.Left.(*syntax.Constant)
		_, ok2 := e.Right.(*syntax.Constant)
		return (ok1 || simple(e.Left, depth+1)) && (ok2 || simple(e.Right, depth+1)) && e.Op != syntax.Mod
	}
	return false
}

// entryValue builds a literal as an object that existed before the call.
func (x *interp) entryValue(e syntax.Expr) Value {
	x.quiet++
	defer func() { x.quiet-- }()
	mkObj := func(o *object) Value {
		*x.st.ids++
		o.entry, o.size, o.inner = true, sym.Int(0), sym.Int(0)
		x.st.heap[*x.st.ids] = o
		return Ref{*x.st.ids}
	}
	seq := func(k okind, es []syntax.Expr) Value {
		o := &object{kind: k, exact: true, n: sym.Int(int64(len(es)))}
		for _, y := range es {
			o.items = append(o.items, x.entryValue(y))
		}
		return mkObj(o)
	}
	switch e := e.(type) {
	case *syntax.Constant:
		return constant(e.Value)
	case *syntax.List:
		return seq(oList, e.Elts)
	case *syntax.Tuple:
		return seq(oTuple, e.Elts)
	case *syntax.Set:
		return seq(oSet, e.Elts)
	case *syntax.Dict:
		o := &object{kind: oDict, exact: true, n: sym.Int(int64(len(e.Keys))), strKeys: true}
		for i := range e.Keys {
			k := x.entryValue(e.Keys[i])
			if !isStr(x.st, k) {
				o.strKeys = false
			}
			o.keys = append(o.keys, k)
			o.items = append(o.items, x.entryValue(e.Values[i]))
		}
		return mkObj(o)
	}
	v := x.eval(e)
	if n, ok := v.(Num); ok {
		n.Fresh, n.Const = false, true
		return n
	}
	if r, ok := v.(Ref); ok {
		if o := x.st.heap[r.ID]; o != nil && !o.counted {
			x.floatSub(o.size)
			o = x.st.mut(r.ID)
			o.entry = true
		}
	}
	return v
}
