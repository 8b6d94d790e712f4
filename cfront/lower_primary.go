// This file translates primary expressions: names, constants, parentheses and what
// they stand for where nothing is evaluated.

package cfront

import (
	"math/big"
	"strings"

	"modernc.org/cc/v4"
)

// unevaluated translates an expression that is not evaluated, such as the operand
// of sizeof: its calls are none.
func (l *lowering) unevaluated(n cc.ExpressionNode) *expr {
	calls := l.calls
	e := l.expr(n)
	l.calls = calls
	return e
}

// pointerParam is the type of n if that is a parameter that is a pointer, also one
// that is declared as an array.
func (l *lowering) pointerParam(n cc.ExpressionNode) *ctype {
	e := l.unevaluated(n)
	if e.op == oVar && e.obj != nil && e.obj.param >= 0 && e.obj.t.kind == tPtr {
		return e.obj.t
	}
	return nil
}

func isVLA(t cc.Type) bool {
	a, ok := t.(*cc.ArrayType)
	return ok && a.IsVLA()
}

// layoutMatters reports whether the size of t depends on a structure's layout,
// which the compiler and not the parser decides.
func (u *unitInfo) layoutMatters(t cc.Type) bool {
	for {
		switch x := t.(type) {
		case *cc.ArrayType:
			t = x.Elem()
		case *cc.StructType, *cc.UnionType, *cc.EnumType:
			return true
		default:
			return false
		}
	}
}

func (l *lowering) primary(n *cc.PrimaryExpression) *expr {
	t := l.u.typeOf(n.Type())
	switch n.Case {
	case cc.PrimaryExpressionIdent:
		return l.ident(n, t)
	case cc.PrimaryExpressionInt, cc.PrimaryExpressionChar, cc.PrimaryExpressionLChar:
		if k, ok := constant(n); ok {
			return &expr{op: oConst, t: t, k: k, at: n}
		}
	case cc.PrimaryExpressionFloat:
		e := &expr{op: oFloat, t: t, at: n}
		if v, ok := n.Value().(cc.Float64Value); ok {
			e.frac = new(big.Rat).SetFloat64(float64(v))
		}
		return e
	case cc.PrimaryExpressionString, cc.PrimaryExpressionLString:
		text := ""
		if s, ok := n.Value().(cc.StringValue); ok {
			text = strings.TrimSuffix(string(s), "\x00")
		} else {
			text = "wide string"
		}
		at := t
		if at.kind == tPtr { // decayed already
			if p, ok := n.Type().(*cc.PointerType); ok {
				at = l.u.typeOf(p.Undecay())
			}
		}
		if at.kind != tArray {
			el := intType(1, true)
			el.name = "char"
			at = &ctype{kind: tArray, size: int64(len(text)) + 1, elem: el, name: "char[]"}
		}
		return &expr{op: oString, t: at, name: text, lv: true, at: n}
	case cc.PrimaryExpressionExpr:
		return l.expr(n.ExpressionList)
	case cc.PrimaryExpressionStmt:
		return &expr{op: oStmtExpr, t: t, body: l.block(n.CompoundStatement), at: n}
	case cc.PrimaryExpressionGeneric:
		if a := l.selected(n.GenericSelection); a != nil {
			return l.expr(a.AssignmentExpression)
		}
		return l.unknown(n, t, "generic selection")
	}
	return l.unknown(n, t, "primary expression")
}

func (l *lowering) ident(n *cc.PrimaryExpression, t *ctype) *expr {
	switch d := n.ResolvedTo().(type) {
	case *cc.Declarator:
		if d.Type().Kind() == cc.Function {
			o := l.u.object(d)
			return &expr{op: oFunc, t: o.t, obj: o, at: n}
		}
		o := l.u.object(d)
		return &expr{op: oVar, t: o.t, obj: o, lv: true, at: n}
	case *cc.Parameter:
		if d.Declarator != nil {
			o := l.u.object(d.Declarator)
			return &expr{op: oVar, t: o.t, obj: o, lv: true, at: n}
		}
	case *cc.Enumerator:
		if k, ok := l.enumerator(d); ok {
			// An enumeration constant is an int, where it fits, whatever the
			// type of the enumeration is.
			if k.IsInt64() && k.Int64() == int64(int32(k.Int64())) {
				t = intType(4, true)
			}
			return &expr{op: oConst, t: t, k: k, at: n}
		}
	}
	if name := n.Token.SrcStr(); strings.HasPrefix(name, "__builtin_") {
		return &expr{op: oFunc, t: &ctype{kind: tFunc, size: 1, fn: t, name: name}, obj: &object{name: name, param: -1, static: true}, at: n}
	}
	return l.unknown(n, t, "identifier "+n.Token.SrcStr())
}
