// This file evaluates the unary operators of clauses: addresses, indirection,
// reading a place, casts.

package cfront

import (
	"modernc.org/cc/v4"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// unary = ( "+" | "-" | "~" | "!" | "*" | "&" ) unary | "sizeof" … | cast | postfix
func (e *evaluator) unary() value {
	e.enter()
	defer e.leave()
	t := e.peek()
	if t.kind == tkIdent && (t.text == "sizeof" || t.text == "_Alignof" || t.text == "__alignof__") {
		return e.sizeofExpr()
	}
	if t.kind != tkPunct {
		return e.postfix()
	}
	switch t.text {
	case "+", "-", "~":
		e.pos++
		x, v := e.operand(e.unary(), t.off)
		r := value{t: e.intType(), e: x, undef: v.undef}
		if v.t.isInteger() {
			r.t = ofType(cc.IntegerPromotion(v.t.cc))
		}
		switch t.text {
		case "-":
			r.e = sym.Neg(x)
		case "~":
			r.e = sym.BitNotOf(x)
		}
		return r
	case "!":
		e.pos++
		v := e.load(e.unary())
		return value{t: e.intType(), c: sym.NotOf(e.truth(v)), undef: v.undef}
	case "*":
		e.pos++
		return e.deref(e.unary(), t.off)
	case "&":
		e.pos++
		v := e.unary()
		if v.lv == nil {
			e.fail(diag.Unsupported, t.off, "'&' of this expression in a clause")
		}
		return e.address(v)
	case "++", "--":
		e.fail(diag.Syntax, t.off, "'%s' in a clause: clauses have no side effects", t.text)
	case "(":
		if e.typeStarts(e.pos + 1) {
			e.pos++
			ty := e.typeName()
			e.expect(")")
			if n := e.peek(); n.text == "{" {
				e.fail(diag.Unsupported, n.off, "a compound literal in a clause")
			}
			return e.cast(ty, e.unary(), t.off)
		}
	}
	return e.postfix()
}

// address is &v.
func (e *evaluator) address(v value) value {
	r := value{t: &ctyp{ptr: v.lv.t}, to: v.lv, undef: v.undef}
	if v.e != nil { // the address of what a pointer points to
		r.e = sym.AddOf(v.e, v.lv.off)
	}
	return r
}

// deref is *v. The value carries the pointer's address in e, for & and for the
// test against NULL.
func (e *evaluator) deref(v value, off int) value {
	v = e.load(v)
	to := v.t.target()
	if to == nil {
		e.fail(diag.Syntax, off, "a pointer is needed here, not '%s'", v.t.text())
	}
	if to.isFunction() {
		return v
	}
	if v.to == nil {
		e.fail(diag.Unsupported, off, "this pointer cannot be followed in a clause")
	}
	l := *v.to
	l.t = to
	r := value{t: to, lv: &l, undef: v.undef}
	if v.e != nil && !v.this {
		r.e = sym.Sub(v.e, l.off)
		if !v.safe {
			r.undef = conj(v.undef, sym.EqOf(v.e, sym.Int(0)))
		}
	}
	return r
}

// load reads an lvalue: a scalar becomes a symbol, an array the address of its
// first element.
func (e *evaluator) load(v value) value {
	l := v.lv
	if l == nil {
		return v
	}
	switch {
	case l.t.element() != nil:
		r := value{t: &ctyp{ptr: l.t.element()}, undef: v.undef, to: l}
		if v.e != nil {
			r.e = sym.AddOf(v.e, l.off)
		}
		return r
	case l.t.isFloat():
		e.fail(diag.Unsupported, e.peek().off, "'%s' is a floating-point number", l.text())
	case l.t.isRecord() || l.t.tag != "":
		return value{t: l.t, undef: v.undef, lv: nil, to: nil}
	}
	lo, hi, signed := rangeOf(e.u, l.t)
	size, _ := e.sizeof(l.t)
	name := l.text()
	s := sym.NewSym(name, sym.Input, lo, hi)
	r := value{t: l.t, e: s, undef: v.undef}
	if l.this && l.path == "" { // the pointer itself is not an input
		return value{t: l.t, undef: v.undef}
	}
	place := l.place(size)
	e.addInput(&iface.Input{Sym: s, Kind: iface.InValue, Place: place, Type: l.t.text(), Signed: signed, Pointer: l.t.target() != nil})
	if to := l.t.target(); to != nil {
		root := place
		root.Text, root.Size = "", 0
		r.to = &lval{root: root, deref: true, off: sym.Int(0), base: name, t: to}
		r.ptr = l
	}
	return r
}

// cast is (ty)v.
func (e *evaluator) cast(ty *ctyp, v value, off int) value {
	v = e.load(v)
	switch {
	case ty.isVoid() || ty.isRecord() || ty.tag != "" || ty.element() != nil:
		e.fail(diag.Syntax, off, "a cast to '%s' in a clause", ty.text())
	case ty.isFloat():
		e.fail(diag.Unsupported, off, "floating point in a clause")
	case ty.target() != nil:
		r := v
		r.t = ty
		if r.c != nil {
			r.e, r.c = e.number(v), nil
		}
		if r.to != nil {
			to := *r.to
			to.t = ty.target()
			r.to = &to
		}
		return r
	}
	x := e.number(v)
	if x == nil {
		e.fail(diag.Unsupported, off, "a cast of '%s' in a clause", v.t.text())
	}
	r := value{t: ty, undef: v.undef}
	if ty.cc != nil && ty.cc.Kind() == cc.Bool {
		r.c = e.truth(v)
		return r
	}
	size, ok := e.sizeof(ty)
	if !ok || !ty.isInteger() {
		e.fail(diag.Unsupported, off, "a cast to '%s' in a clause", ty.text())
	}
	if cc.IsSignedInteger(ty.cc) {
		r.e = sym.WrapS(x, uint(8*size))
	} else {
		r.e = sym.WrapU(x, uint(8*size))
	}
	return r
}
