// This file reads and replaces attributes of objects that the caller has: what
// stands there when the call begins is the caller's, and its type is what the
// text of the class says.

package pyfront

import (
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// callersObject is an object of the caller of a class of the program; text is its
// source form.
func (x *interp) callersObject(c *class, text string) Ref {
	key := nameKey{0, "object " + text}
	if r, ok := x.st.names[key].(Ref); ok {
		return r
	}
	*x.st.ids++
	r := Ref{*x.st.ids}
	x.st.heap[r.ID] = &object{kind: oInstance, class: c, text: text, entry: true, size: sym.Int(0), inner: sym.Int(0), attrs: map[string]Value{}}
	x.st.names[key] = r
	return r
}

// callersAttr is an attribute of an object of the caller that the call has not
// stored; ok is false when it is the class's.
func (x *interp) callersAttr(o *object, name string) (v Value, ok bool) {
	if o.text == "" || !o.entry {
		return nil, false
	}
	if a, has := o.class.lookup(name); has {
		if f, isFunc := a.(Func); isFunc && f.F.prop {
			return nil, false
		}
		names := map[string]bool{}
		o.class.collectAttributes(names, 0)
		if !names[name] {
			return nil, false
		}
	}
	text := o.text + "." + name
	typ, c := o.class.attrType(name)
	if c != nil && c.known() {
		x.m.Assume("type", text+" is "+article(c.name), x.pos())
		return x.callersObject(c, text), true
	}
	if typ != "" {
		x.m.Assume("type", text+" is "+article(typ), x.pos())
	}
	return Input{Text: text, Type: typ, Loose: typ == ""}, true
}

// replacedAttr is the effect of a store into an attribute that held something of
// the caller's: that may be given back.
func (x *interp) replacedAttr(o *object, name string) {
	if o.text == "" || !o.entry {
		return
	}
	if _, ours := o.attrs[name]; ours {
		return
	}
	if len(x.calls) > 0 && x.calls[0].class != nil && o.text == x.receiver() && x.calls[0].isInit() {
		return // nothing stood there
	}
	text := o.text + "." + name
	var most sym.Expr
	switch typ, _ := o.class.attrType(name); typ {
	case "bool":
		return
	case "int", "float":
		most = sym.Int(32)
	case "bytes":
		most = sym.AddOf(x.inputLen(Input{Text: text}), sym.Int(33))
	}
	x.apply("replaces "+text, effect.OfFree(x.soft("replaced", sym.Int(0), most)))
}

// receiver is the name of the first parameter of the method under analysis.
func (x *interp) receiver() string {
	if ps := x.params(); len(ps) > 0 {
		return ps[0]
	}
	return ""
}

// isInit says that a method makes its object.
func (f *function) isInit() bool {
	return f.class != nil && len(f.name) > 9 && f.name[len(f.name)-9:] == ".__init__"
}

// known says that all there is of a class is in the program: its bases too.
func (c *class) known() bool {
	if c == nil || c.def == nil || c.mod == nil || c.mod.model || c.recordBase(0) != nil {
		return false
	}
	for _, b := range c.bases {
		if b.name != "object" && !b.known() {
			return false
		}
	}
	return true
}

// classNamed is the class of the program that an annotation names, nil for
// another annotation.
func classNamed(m *module, e syntax.Expr) *class {
	name := ""
	switch e := e.(type) {
	case *syntax.Name:
		name = e.Id
	case *syntax.Constant:
		if e.Value.Kind == syntax.Str {
			name = e.Value.Text()
		}
	}
	if m == nil || name == "" {
		return nil
	}
	if c, ok := m.globals[name].(ClassV); ok && c.C.mod != nil && !c.C.mod.model {
		return c.C
	}
	return nil
}

// attrType is the type of what the text of a class stores in an attribute, as
// Input has it or a class of the program; "" and nil when its places do not say
// or do not agree.
func (c *class) attrType(name string) (string, *class) {
	s := attrScan{name: name}
	s.visit(c, 0)
	if s.noted {
		return s.typ, s.class
	}
	if s.seen == 0 || s.mixed {
		return "", nil
	}
	return s.typ, s.class
}

// attrScan collects what is stored in an attribute.
type attrScan struct {
	name  string
	typ   string
	class *class
	seen  int
	noted bool // an annotation decides
	mixed bool
}

func (s *attrScan) note(typ string, c *class) {
	if s.noted {
		return
	}
	if typ == "" && c == nil || s.seen > 0 && (typ != s.typ || c != s.class) {
		s.mixed = true
	}
	s.typ, s.class = typ, c
	s.seen++
}

func (s *attrScan) annotation(c *class, e syntax.Expr) {
	if s.noted {
		return
	}
	s.typ, s.class = annotationType(e), classNamed(c.mod, e)
	s.noted = true
}

func (s *attrScan) visit(c *class, depth int) {
	if depth > 20 || c.def == nil {
		return
	}
	for _, n := range c.def.Body {
		if a, ok := n.(*syntax.AnnAssign); ok {
			if v, ok := a.Target.(*syntax.Name); ok && v.Id == s.name {
				s.annotation(c, a.Annotation)
			}
		}
	}
	for _, name := range c.order {
		if f, ok := c.attrs[name].(Func); ok {
			s.method(c, f.F)
		}
	}
	for _, b := range c.bases {
		if b != c {
			s.visit(b, depth+1)
		}
	}
}

// method notes the stores of a method of the class.
func (s *attrScan) method(c *class, f *function) {
	ps := paramsOf(f.args)
	if len(ps) == 0 {
		return
	}
	at := func(e syntax.Expr) (*syntax.Attribute, bool) {
		a, ok := e.(*syntax.Attribute)
		if !ok || a.Attr != s.name {
			return nil, false
		}
		v, ok := a.Value.(*syntax.Name)
		return a, ok && v.Id == ps[0].Arg
	}
	ours := func(e syntax.Expr) bool { a, ok := at(e); return ok && a.Ctx == syntax.Store }
	reads := func(e syntax.Expr) bool { _, ok := at(e); return ok }
	stores := 0
	for _, st := range f.body {
		syntax.Inspect(st, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Assign:
				for _, t := range n.Targets {
					if !ours(t) {
						continue
					}
					stores--
					if b, ok := n.Value.(*syntax.BinOp); ok && b.Op == syntax.Add && (reads(b.Left) || reads(b.Right)) {
						continue // as an augmented assignment
					}
					s.note(f.exprType(n.Value))
				}
			case *syntax.AnnAssign:
				if ours(n.Target) {
					stores--
					s.annotation(c, n.Annotation)
				}
			case *syntax.AugAssign:
				if ours(n.Target) {
					stores-- // what it is remains
				}
			case *syntax.Attribute:
				if ours(n) {
					stores++
				}
			}
			return true
		})
	}
	if stores != 0 {
		s.note("", nil)
	}
}

// exprType is the type of an expression in a function, by its form.
func (f *function) exprType(e syntax.Expr) (string, *class) {
	switch e := e.(type) {
	case *syntax.Constant:
		switch e.Value.Kind {
		case syntax.Str:
			return "str", nil
		case syntax.Bytes:
			return "bytes", nil
		case syntax.Int:
			return "int", nil
		case syntax.Float:
			return "float", nil
		}
	case *syntax.JoinedStr:
		return "str", nil
	case *syntax.List, *syntax.ListComp:
		return "list", nil
	case *syntax.Dict, *syntax.DictComp:
		return "dict", nil
	case *syntax.Set, *syntax.SetComp:
		return "set", nil
	case *syntax.Tuple:
		return "tuple", nil
	case *syntax.Call:
		n, ok := e.Func.(*syntax.Name)
		if !ok || f.locals[n.Id] {
			return "", nil
		}
		if v, own := f.mod.globals[n.Id]; own {
			if c, ok := v.(ClassV); ok && c.C.known() {
				return "", c.C
			}
			return "", nil
		}
		switch n.Id {
		case "bytes", "str", "int", "float", "list", "dict", "set", "tuple", "bool":
			return n.Id, nil
		case "len":
			return "int", nil
		}
	case *syntax.Name:
		for _, a := range paramsOf(f.args) {
			if a.Arg != e.Id || f.args.Vararg == a || f.args.Kwarg == a || f.rebinds(e.Id) {
				continue
			}
			return annotationType(a.Annotation), classNamed(f.mod, a.Annotation)
		}
	}
	return "", nil
}

// rebinds says that a function binds a name in its body.
func (f *function) rebinds(name string) bool {
	found := false
	for _, s := range f.body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			if v, ok := n.(*syntax.Name); ok && v.Id == name && v.Ctx != syntax.Load {
				found = true
			}
			return true
		})
	}
	return found
}

// noneDefault says that a parameter is None when no argument is given.
func noneDefault(args *syntax.Arguments, a *syntax.Arg) bool {
	none := func(e syntax.Expr) bool {
		c, ok := e.(*syntax.Constant)
		return ok && c.Value.Kind == syntax.None
	}
	front := append(append([]*syntax.Arg(nil), args.Posonlyargs...), args.Args...)
	for i, b := range front {
		if k := i - len(front) + len(args.Defaults); b == a && k >= 0 {
			return none(args.Defaults[k])
		}
	}
	for i, b := range args.Kwonlyargs {
		if b == a && i < len(args.KwDefaults) {
			return none(args.KwDefaults[i])
		}
	}
	return false
}

// annotated is the type that the text of a model says that an attribute has.
func (c *class) annotated(name string, depth int) string {
	if depth > 20 {
		return ""
	}
	if c.def != nil && (c.mod == nil || c.mod.model) {
		for _, n := range c.def.Body {
			if a, ok := n.(*syntax.AnnAssign); ok {
				if v, ok := a.Target.(*syntax.Name); ok && v.Id == name {
					return annotationType(a.Annotation)
				}
			}
		}
	}
	for _, b := range c.bases {
		if b != c {
			if t := b.annotated(name, depth+1); t != "" {
				return t
			}
		}
	}
	return ""
}

// declaredAttr is an attribute of a library's object of which the model tells the
// type only: the object may have it already, or make it.
func (x *interp) declaredAttr(o *object, name string) (Value, bool) {
	if o.class == nil {
		return nil, false
	}
	k := oStr
	switch o.class.annotated(name, 0) {
	case "int":
		return Num{Kind: KInt, Bits: sym.Int(64), Fresh: true, Shared: true}, true
	case "float":
		return Num{Kind: KFloat, Fresh: true, Shared: true}, true
	case "bool":
		return Num{Kind: KBool, E: x.soft("bool", sym.Int(0), sym.Int(1))}, true
	case "bytes":
		k = oBytes
	case "str":
	default:
		return nil, false
	}
	n := x.length("len(" + x.p.textAt(x.atFile, x.at) + ")")
	return x.alloc(&object{kind: k, n: n, size: x.soft("text", sym.Int(0), x.sizeOfText(k, n))}), true
}
