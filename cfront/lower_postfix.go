// This file translates subscripts, members and compound literals.

package cfront

import "modernc.org/cc/v4"

func (l *lowering) postfix(n *cc.PostfixExpression) *expr {
	switch n.Case {
	case cc.PostfixExpressionPrimary:
		return l.expr(n.PrimaryExpression)
	case cc.PostfixExpressionIndex:
		x, i := l.expr(n.PostfixExpression), l.rval(l.expr(n.ExpressionList))
		if x.t.isVector() {
			el := l.u.typeOf(n.Type())
			if !x.lv {
				return &expr{op: oSome, t: el, x: x, y: i, at: n}
			}
			first := &expr{op: oAddr, t: &ctype{kind: tPtr, size: 8, elem: el, name: el.name + " *"}, x: x, at: n}
			return &expr{op: oDeref, t: el, x: l.ptrAdd(first, i, n), lv: true, at: n}
		}
		x = l.rval(x)
		if x.t.kind != tPtr {
			x, i = i, x
		}
		if x.t.kind != tPtr || i.t.kind != tInt || x.t.elem == nil {
			return l.unknown(n, l.u.typeOf(n.Type()), "subscript")
		}
		p := l.ptrAdd(x, i, n)
		if p.op == oUnknown {
			return l.unknown(n, x.t.elem, p.name)
		}
		return &expr{op: oDeref, t: x.t.elem, x: p, lv: true, at: n}
	case cc.PostfixExpressionCall:
		return l.call(n)
	case cc.PostfixExpressionSelect, cc.PostfixExpressionPSelect:
		x := l.expr(n.PostfixExpression)
		if n.Case == cc.PostfixExpressionPSelect {
			x = l.rval(x)
			if x.t.kind != tPtr || x.t.elem == nil {
				return l.unknown(n, l.u.typeOf(n.Type()), "-> on this type")
			}
			x = &expr{op: oDeref, t: x.t.elem, x: x, lv: true, at: n}
		}
		return l.member(x, n)
	case cc.PostfixExpressionInc:
		return l.incDec(n.PostfixExpression, n, 1, true)
	case cc.PostfixExpressionDec:
		return l.incDec(n.PostfixExpression, n, -1, true)
	case cc.PostfixExpressionComplit:
		t := l.u.typeOf(n.TypeName.Type())
		e := &expr{op: oCompound, t: t, lv: true, at: n}
		for il := n.InitializerList; il != nil; il = il.InitializerList {
			e.inits = l.initializer(il.Initializer, t, e.inits)
		}
		return e
	}
	return l.unknown(n, l.u.typeOf(n.Type()), "postfix expression")
}

func (l *lowering) member(x *expr, n *cc.PostfixExpression) *expr {
	f := n.Field()
	if f == nil {
		return l.unknown(n, l.u.typeOf(n.Type()), "member")
	}
	off, bitOff, bitW, ok := l.u.unit.Offsetof(x.t.cc, f)
	if !ok || x.t.kind != tStruct {
		return l.unknown(n, l.u.typeOf(n.Type()), "member of a type whose layout is not known")
	}
	e := &expr{op: oMember, t: l.u.typeOf(f.Type()), x: x, n: off, name: f.Name(), field: f, class: x.t.rec + "." + f.Name(), lv: x.lv, at: n}
	if x.t.union {
		e.class = x.t.rec + ".(any)"
	}
	if f.IsBitfield() {
		e.n, e.bitOff = bitUnit(off, bitOff, bitW, e.t.size)
		e.bitW = bitW
		if !x.t.union {
			e.class = x.t.rec + bitsClass
		}
	}
	return e
}

// bitsClass is the class of the integers that a structure's bit-fields lie in.
const bitsClass = ".(bits)"

// bitUnit is the integer of size bytes that holds the w bits from bit number bit of
// the byte at off on, and their place in it; shift is negative when there is none.
func bitUnit(off int64, bit, w int, size int64) (unit int64, shift int) {
	if size <= 0 || size > 8 {
		return off, -1
	}
	at := off*8 + int64(bit)
	unit = at / (8 * size) * size
	if shift = int(at - 8*unit); shift+w > int(8*size) {
		return off, -1
	}
	return unit, shift
}
