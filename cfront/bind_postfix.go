// This file evaluates the postfix and primary expressions of clauses: names,
// members, elements and the built-in functions.

package cfront

import (
	"math/big"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// postfix = primary { "[" expression "]" | "." name | "->" name }
func (e *evaluator) postfix() value {
	v := e.primary()
	for {
		t := e.peek()
		if t.kind != tkPunct {
			return v
		}
		switch t.text {
		case "[":
			e.pos++
			i := e.load(e.conditional())
			e.expect("]")
			v = e.load(v)
			if v.t.target() == nil && i.t.target() != nil {
				v, i = i, v
			}
			if v.t.target() == nil {
				e.fail(diag.Syntax, t.off, "'%s' has no elements", v.t.text())
			}
			v = e.index(v, i, t)
		case ".", "->":
			e.pos++
			m := e.next()
			if m.kind != tkIdent {
				e.fail(diag.Syntax, m.off, "expected a member name after '%s'", t.text)
			}
			if t.text == "->" {
				v = e.deref(v, t.off)
			}
			v = e.member(v, m)
		case "++", "--":
			e.fail(diag.Syntax, t.off, "'%s' in a clause: clauses have no side effects", t.text)
		case "(":
			e.fail(diag.Unsupported, t.off, "a call through a pointer in a clause")
		default:
			return v
		}
	}
}

// index is v[i].
func (e *evaluator) index(v, i value, t tok) value {
	to := v.t.target()
	n, ok := e.sizeof(to)
	x, i := e.operand(i, t.off)
	if !ok {
		e.fail(diag.Unsupported, t.off, "elements of '%s', whose size is not known", to.text())
	}
	if v.to == nil {
		e.fail(diag.Unsupported, t.off, "this pointer cannot be followed in a clause")
	}
	path := "[" + sym.C(x) + "]"
	if k, ok := sym.IsInt(x); ok && k == 0 && v.to.deref && v.to.path == "" {
		path = "" // p[0] is *p
	}
	l := v.to.sub(sym.MulOf(x, sym.Int(n)), path, to)
	r := value{t: to, lv: l, undef: conj(v.undef, i.undef)}
	if v.e != nil {
		r.e = sym.Sub(v.e, v.to.off)
		if v.to.deref {
			r.undef = conj(r.undef, sym.EqOf(r.e, sym.Int(0)))
		}
	}
	return r
}

// member is v.name.
func (e *evaluator) member(v value, name tok) value {
	l := v.lv
	if l == nil {
		e.fail(diag.Syntax, name.off, "'%s' is no structure here", v.t.text())
	}
	if l.t.incomplete() {
		// A symbol of its own until the type is known.
		r := v
		r.lv = l.sub(sym.Int(0), "."+name.text, e.sizeType())
		r.lv.attrs = append(r.lv.attrs, "."+name.text)
		s := sym.NewSym(r.lv.text(), sym.Input, nil, nil)
		e.inputs[s.Name] = &iface.Input{Sym: s, Kind: iface.InValue, Place: r.lv.place(0), Type: ""}
		return value{t: e.sizeType(), e: s, undef: v.undef}
	}
	var f *cc.Field
	switch t := l.t.cc.(type) {
	case *cc.StructType:
		f = t.FieldByName(name.text)
	case *cc.UnionType:
		f = t.FieldByName(name.text)
	default:
		e.fail(diag.Syntax, name.off, "'%s' has no members", l.t.text())
	}
	if f == nil {
		e.fail(diag.UnknownName, name.off, "'%s' has no member '%s'", l.t.text(), name.text)
	}
	off, bit, width, ok := e.u.Offsetof(l.t.cc, f)
	if !ok {
		e.fail(diag.Unsupported, name.off, "the place of '%s' in '%s' is not known", name.text, l.t.text())
	}
	ft := ofType(f.Type())
	ft.bits = width
	r := v
	r.lv = l.sub(sym.Int(off), "."+name.text, ft)
	if width > 0 {
		r.lv.attrs = append(r.lv.attrs, ":"+itoa(bit)+":"+itoa(width))
	}
	r.t = ft
	return r
}

// primary = name | number | character | string | call | "(" expression ")"
func (e *evaluator) primary() value {
	t := e.next()
	switch t.kind {
	case tkNumber:
		return e.numberConst(t)
	case tkChar:
		return e.charConst(t)
	case tkString:
		for e.peek().kind == tkString {
			e.pos++
		}
		return value{t: &ctyp{ptr: ofType(e.u.AST.Char)}, undef: sym.False, str: true}
	case tkIdent:
		if n := e.peek(); n.kind == tkPunct && n.text == "(" {
			e.pos++
			return e.call(t)
		}
		return e.name(t)
	case tkPunct:
		if t.text == "(" {
			v := e.conditional()
			if e.peek().text == "," {
				e.fail(diag.Syntax, e.peek().off, "the comma operator in a clause")
			}
			e.expect(")")
			return v
		}
		e.fail(diag.Syntax, t.off, "unexpected '%s' in a clause", t.text)
	}
	e.fail(diag.Syntax, t.off, "an expression is missing at the end of the clause")
	return value{}
}

// name is what an identifier means.
func (e *evaluator) name(t tok) value {
	if x := e.bound[t.text]; x != nil {
		return num(e.intType(), x.at)
	}
	if e.s.self != nil && t.text == "this" {
		return *e.s.self
	}
	if e.s.this != nil && t.text == "this" {
		self := &lval{root: iface.Place{Root: iface.RootThis, Name: "this"}, off: sym.Int(0), base: "this", t: ofType(e.s.this), this: true}
		return value{t: &ctyp{ptr: self.t}, to: self, undef: sym.False, this: true}
	}
	for i, p := range e.s.params {
		if p.name != t.text {
			continue
		}
		name := p.name
		if i < len(e.s.canon) && e.s.canon[i].name != "" {
			name = e.s.canon[i].name
		}
		return e.object(iface.Place{Root: iface.RootParam, Index: i, Name: name}, p.typ)
	}
	if e.inInto && t.text == "result" {
		if e.s.result == nil || e.s.result.Kind() == cc.Void {
			e.fail(diag.Syntax, t.off, "the function has no result")
		}
		return e.object(iface.Place{Root: iface.RootResult, Name: "result"}, e.s.result)
	}
	for _, n := range e.u.AST.Scope.Nodes[t.text] {
		en, ok := n.(*cc.Enumerator)
		if !ok {
			continue
		}
		switch k := en.Value().(type) {
		case cc.Int64Value:
			return num(e.intType(), sym.Int(int64(k)))
		case cc.UInt64Value:
			return num(ofType(e.u.AST.ULong), sym.Big(new(big.Int).SetUint64(uint64(k))))
		}
	}
	if ds := e.u.Decls[t.text]; len(ds) > 0 {
		d := ds[0]
		switch {
		case d.IsTypename():
			e.fail(diag.Syntax, t.off, "'%s' is a type", t.text)
		case d.Type().Kind() == cc.Function:
			s := sym.NewSym("&"+t.text, sym.Input, big.NewInt(1), maxAddress())
			e.inputs[s.Name] = &iface.Input{Sym: s, Kind: iface.InFuncAddr, Place: iface.Place{Root: iface.RootGlobal, Name: t.text, Text: t.text}, Fn: t.text, Type: typeText(d.Type())}
			return value{t: &ctyp{ptr: &ctyp{fn: true, cc: d.Type()}}, e: s, undef: sym.False}
		}
		typ := d.Type()
		for _, o := range ds { // a later declaration may complete it
			if typ.IsIncomplete() && !o.Type().IsIncomplete() {
				typ = o.Type()
			}
		}
		v := e.object(iface.Place{Root: iface.RootGlobal, Name: t.text}, typ)
		v.lv.bare = false
		return v
	}
	what := "no parameter, global, constant or function of this unit"
	if e.s.this != nil {
		what = "no global, constant or function of this unit (members are written this->" + t.text + ")"
	}
	e.fail(diag.UnknownName, t.off, "'%s' is %s", t.text, what)
	return value{}
}

// object is the place of a variable.
func (e *evaluator) object(root iface.Place, t cc.Type) value {
	l := &lval{root: root, bare: true, off: sym.Int(0), base: root.Name, t: ofType(t)}
	return value{t: l.t, lv: l, undef: sym.False}
}

// call is name(arguments).
func (e *evaluator) call(t tok) value {
	switch t.text {
	case "sum":
		return e.sum(t)
	case "min", "max":
		return e.extreme(t)
	case "resource_of":
		return e.resourceOf(t)
	}
	if !e.isPure(t.text) {
		if len(e.u.Decls[t.text]) > 0 || e.u.funcs[t.text] != nil {
			e.fail(diag.Unsupported, t.off, "'%s' is not known to be a pure function", t.text)
		}
		e.fail(diag.UnknownName, t.off, "'%s' is no function a clause can call", t.text)
	}
	at := e.peek().off
	var args []value
	var texts []string
	undef := sym.Cond(sym.False)
	for !e.accept(")") {
		if len(args) > 0 {
			e.expect(",")
		}
		v := e.load(e.conditional())
		undef = conj(undef, v.undef)
		args = append(args, v)
		x := e.number(v)
		if x == nil {
			e.fail(diag.Unsupported, at, "this argument in a clause")
		}
		texts = append(texts, sym.C(x))
	}
	if len(args) != 1 {
		e.fail(diag.Unsupported, t.off, "a call of '%s' with %d arguments in a clause", t.text, len(args))
	}
	v := args[0]
	kind := iface.InPure
	if t.text == "strlen" {
		kind = iface.InLength
	}
	place, text, ok := e.pointee(v)
	if !ok {
		e.fail(diag.Unsupported, at, "this argument of '%s' in a clause", t.text)
	}
	if text == "" {
		text = strings.Join(texts, ", ")
	}
	lo, hi := big.NewInt(0), maxAddress()
	typ := "unsigned long"
	if kind == iface.InPure {
		if ds := e.u.Decls[t.text]; len(ds) > 0 {
			if ft := functionOf(ds[0].Type()); ft != nil {
				lo, hi, _ = rangeOf(e.u, ofType(ft.Result()))
				typ = typeText(ft.Result())
			}
		}
	}
	if v.t.target() != nil && v.e != nil {
		undef = conj(undef, sym.EqOf(v.e, sym.Int(0)))
	}
	return value{t: e.sizeType(), e: e.property(kind, t.text, text, place, typ, lo, hi), undef: undef}
}

// property is the symbol fn(text) for something of the pointer stored in place.
func (e *evaluator) property(kind iface.InputKind, fn, text string, place iface.Place, typ string, lo, hi *big.Int) *sym.Sym {
	s := sym.NewSym(fn+"("+text+")", sym.Input, lo, hi)
	e.addInput(&iface.Input{Sym: s, Kind: kind, Place: place, Fn: fn, Type: typ})
	return s
}

// pointee says where the pointer v is stored, or, for another address, how it
// is reached; text is its spelling.
func (e *evaluator) pointee(v value) (iface.Place, string, bool) {
	switch {
	case v.this:
		return iface.Place{Root: iface.RootThis, Name: "this", Text: "this"}, "this", true
	case v.ptr != nil:
		size, _ := e.sizeof(v.ptr.t)
		return v.ptr.place(size), v.ptr.text(), true
	case v.to != nil && v.t.target() != nil:
		// The address of a place: its text with &, or an array's name.
		text := v.to.text()
		if v.to.t.element() == nil {
			text = "&" + text
		}
		return v.to.place(0), text, true
	case v.e != nil:
		if s, ok := v.e.(*sym.Sym); ok && e.inputs[s.Name] != nil {
			return e.inputs[s.Name].Place, s.Name, true
		}
	}
	return iface.Place{}, "", false
}

// isPure reports whether a clause may call a function.
func (e *evaluator) isPure(name string) bool {
	if name == "strlen" || e.b.cfg.Pure != nil && e.b.cfg.Pure(name) {
		return true
	}
	for _, d := range e.u.Decls[name] {
		if t := d.Type(); t.Kind() == cc.Function {
			for _, a := range []string{"pure", "__pure__", "const", "__const__"} {
				if at := t.Attributes(); at != nil && at.IsAttrSet(a) {
					return true
				}
			}
		}
	}
	return false
}

// resourceOf = "resource_of" "(" expression ")"
func (e *evaluator) resourceOf(t tok) value {
	v := e.load(e.conditional())
	e.expect(")")
	if k, ok := sym.IsInt(v.e0()); ok && k == 0 {
		return num(e.sizeType(), sym.Int(0))
	}
	if v.t.target() == nil {
		e.fail(diag.Syntax, t.off, "resource_of needs a pointer, not '%s'", v.t.text())
	}
	var to cc.Type
	if to = v.t.target().cc; to != nil && (e.s.this == nil || e.s.self != nil) {
		if r := e.b.out.Resource(to); r != nil {
			if e.folded && e.b.out.recursive(r) {
				return value{t: e.sizeType(), undef: v.undef, e: e.ownSymbol(r, v)}
			}
			return e.ownedBy(r, v)
		}
	}
	place, text, ok := e.pointee(v)
	if !ok {
		e.fail(diag.Unsupported, t.off, "resource_of this expression in a clause")
	}
	own := e.property(iface.InResourceOf, "resource_of", text, place, "unsigned long", big.NewInt(0), maxAddress())
	if in := e.inputs[own.Name]; in != nil {
		e.b.out.owned[in] = to
	}
	return value{t: e.sizeType(), undef: v.undef, e: own}
}

// e0 is v.e, or some number when there is none.
func (v value) e0() sym.Expr {
	if v.e == nil {
		return sym.Int(1)
	}
	return v.e
}

// extreme = ( "min" | "max" ) "(" expression { "," expression } ")"
func (e *evaluator) extreme(t tok) value {
	var xs []sym.Expr
	r := value{undef: sym.False}
	for {
		x, v := e.operand(e.conditional(), t.off)
		xs = append(xs, x)
		r.undef = conj(r.undef, v.undef)
		if r.t == nil {
			r.t = v.t
		} else {
			r.t = e.arith(r, v)
		}
		if !e.accept(",") {
			break
		}
	}
	e.expect(")")
	if t.text == "min" {
		r.e = sym.MinOf(xs...)
	} else {
		r.e = sym.MaxOf(xs...)
	}
	return r
}
