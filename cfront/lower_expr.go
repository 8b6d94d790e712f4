// This file translates expressions: conversions become explicit, members get
// their offsets, array indexing becomes pointer arithmetic.

package cfront

import (
	"math/big"

	"modernc.org/cc/v4"
)

func (l *lowering) unknown(at cc.Node, t *ctype, why string) *expr {
	return &expr{op: oUnknown, t: t, name: why, at: at}
}

func intConst(k int64, t *ctype) *expr { return &expr{op: oConst, t: t, k: big.NewInt(k)} }

// expr translates n; an lvalue comes back with lv set.
func (l *lowering) expr(n cc.ExpressionNode) *expr {
	l.count++
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > maxBodyDepth {
		l.fail = "nested too deeply"
		return l.unknown(n, intType(4, true), l.fail)
	}
	e := l.expr1(n)
	if e.at == nil {
		e.at = n
	}
	return e
}

func (l *lowering) expr1(n cc.ExpressionNode) *expr {
	switch n := n.(type) {
	case *cc.ExpressionList:
		var out *expr
		for e := n; e != nil; e = e.ExpressionList {
			x := l.expr(e.AssignmentExpression)
			if out == nil {
				out = x
				continue
			}
			x = l.rval(x)
			out = &expr{op: oComma, t: x.t, x: out, y: x, at: e}
		}
		return out
	case *cc.ConstantExpression:
		return l.expr(n.ConditionalExpression)
	case *cc.AssignmentExpression:
		if n.Case == cc.AssignmentExpressionCond {
			return l.expr(n.ConditionalExpression)
		}
		return l.assign(n)
	case *cc.ConditionalExpression:
		if n.Case == cc.ConditionalExpressionLOr {
			return l.expr(n.LogicalOrExpression)
		}
		return l.conditional(n)
	case *cc.LogicalOrExpression:
		if n.Case == cc.LogicalOrExpressionLAnd {
			return l.expr(n.LogicalAndExpression)
		}
		return l.logical(oLOr, n.LogicalOrExpression, n.LogicalAndExpression, n)
	case *cc.LogicalAndExpression:
		if n.Case == cc.LogicalAndExpressionOr {
			return l.expr(n.InclusiveOrExpression)
		}
		return l.logical(oLAnd, n.LogicalAndExpression, n.InclusiveOrExpression, n)
	case *cc.InclusiveOrExpression:
		if n.Case == cc.InclusiveOrExpressionXor {
			return l.expr(n.ExclusiveOrExpression)
		}
		return l.arith(oOr, n.InclusiveOrExpression, n.ExclusiveOrExpression, n)
	case *cc.ExclusiveOrExpression:
		if n.Case == cc.ExclusiveOrExpressionAnd {
			return l.expr(n.AndExpression)
		}
		return l.arith(oXor, n.ExclusiveOrExpression, n.AndExpression, n)
	case *cc.AndExpression:
		if n.Case == cc.AndExpressionEq {
			return l.expr(n.EqualityExpression)
		}
		return l.arith(oAnd, n.AndExpression, n.EqualityExpression, n)
	case *cc.EqualityExpression:
		switch n.Case {
		case cc.EqualityExpressionEq:
			return l.compare(oEq, n.EqualityExpression, n.RelationalExpression, n, false)
		case cc.EqualityExpressionNeq:
			return l.compare(oNe, n.EqualityExpression, n.RelationalExpression, n, false)
		}
		return l.expr(n.RelationalExpression)
	case *cc.RelationalExpression:
		switch n.Case {
		case cc.RelationalExpressionLt:
			return l.compare(oLt, n.RelationalExpression, n.ShiftExpression, n, false)
		case cc.RelationalExpressionGt:
			return l.compare(oLt, n.RelationalExpression, n.ShiftExpression, n, true)
		case cc.RelationalExpressionLeq:
			return l.compare(oLe, n.RelationalExpression, n.ShiftExpression, n, false)
		case cc.RelationalExpressionGeq:
			return l.compare(oLe, n.RelationalExpression, n.ShiftExpression, n, true)
		}
		return l.expr(n.ShiftExpression)
	case *cc.ShiftExpression:
		switch n.Case {
		case cc.ShiftExpressionLsh:
			return l.arith(oShl, n.ShiftExpression, n.AdditiveExpression, n)
		case cc.ShiftExpressionRsh:
			return l.arith(oShr, n.ShiftExpression, n.AdditiveExpression, n)
		}
		return l.expr(n.AdditiveExpression)
	case *cc.AdditiveExpression:
		switch n.Case {
		case cc.AdditiveExpressionAdd:
			return l.arith(oAdd, n.AdditiveExpression, n.MultiplicativeExpression, n)
		case cc.AdditiveExpressionSub:
			return l.arith(oSub, n.AdditiveExpression, n.MultiplicativeExpression, n)
		}
		return l.expr(n.MultiplicativeExpression)
	case *cc.MultiplicativeExpression:
		switch n.Case {
		case cc.MultiplicativeExpressionMul:
			return l.arith(oMul, n.MultiplicativeExpression, n.CastExpression, n)
		case cc.MultiplicativeExpressionDiv:
			return l.arith(oDiv, n.MultiplicativeExpression, n.CastExpression, n)
		case cc.MultiplicativeExpressionMod:
			return l.arith(oRem, n.MultiplicativeExpression, n.CastExpression, n)
		}
		return l.expr(n.CastExpression)
	case *cc.CastExpression:
		if n.Case == cc.CastExpressionUnary {
			return l.expr(n.UnaryExpression)
		}
		t := castTo(l.u.typeOf(n.TypeName.Type()), n.TypeName)
		x := l.rval(l.expr(n.CastExpression))
		if t.kind == tVoid {
			return &expr{op: oConv, t: t, x: x, at: n}
		}
		return l.convTo(x, t)
	case *cc.UnaryExpression:
		return l.unary(n)
	case *cc.PostfixExpression:
		return l.postfix(n)
	case *cc.PrimaryExpression:
		return l.primary(n)
	}
	return l.unknown(n, l.u.typeOf(n.Type()), "expression")
}

// rval is the value of e: lvalues are loaded, arrays and functions decay.
func (l *lowering) rval(e *expr) *expr {
	if e.op == oFunc {
		return &expr{op: oFunc, t: &ctype{kind: tPtr, size: 8, elem: e.t, name: "function pointer"}, obj: e.obj, at: e.at}
	}
	if e.lv || e.op == oMember && e.t.kind == tArray { // of a value: in storage of its own
		if e.t.kind == tArray {
			return &expr{op: oDecay, t: &ctype{kind: tPtr, size: 8, elem: e.t.elem, name: e.t.elem.name + " *"}, x: e, at: e.at}
		}
		if e.t.kind == tFunc {
			// *f and f are the same function.
			if e.op == oDeref {
				return e.x
			}
		}
		return &expr{op: oLoad, t: e.t, x: e, bitOff: e.bitOff, bitW: e.bitW, at: e.at}
	}
	return e
}

func (l *lowering) convTo(e *expr, t *ctype) *expr {
	if e.t == t {
		return e
	}
	if e.t.kind == tInt && t.kind == tInt && e.t.size == t.size && e.t.signed == t.signed && e.t.isBool == t.isBool {
		return e
	}
	return &expr{op: oConv, t: t, x: e, at: e.at}
}

func (l *lowering) promoted(e *expr) *expr {
	if e.t.kind != tInt {
		return e
	}
	return l.convTo(e, promote(e.t, e.bitW))
}

func (l *lowering) logical(o op, a, b cc.ExpressionNode, at cc.Node) *expr {
	return &expr{op: o, t: intType(4, true), x: l.rval(l.expr(a)), y: l.rval(l.expr(b)), at: at}
}

func (l *lowering) conditional(n *cc.ConditionalExpression) *expr {
	c := l.rval(l.expr(n.LogicalOrExpression))
	var a *expr
	if n.ExpressionList == nil { // GNU a ?: b
		if !pure(c) {
			return l.unknown(n, l.u.typeOf(n.Type()), "?: with an omitted operand")
		}
		a = c
	} else {
		a = l.rval(l.expr(n.ExpressionList))
	}
	b := l.rval(l.expr(n.ConditionalExpression))
	t := l.u.typeOf(n.Type())
	switch {
	case arithmetic(a.t) && arithmetic(b.t):
		t = usual(a.t, b.t)
		a, b = l.convTo(a, t), l.convTo(b, t)
	case a.t.kind == tPtr || b.t.kind == tPtr:
		if t.kind != tPtr {
			t = a.t
			if t.kind != tPtr {
				t = b.t
			}
		}
		a, b = l.convTo(a, t), l.convTo(b, t)
	}
	return &expr{op: oCond, t: t, x: c, y: a, z: b, at: n}
}

func arithmetic(t *ctype) bool { return t.kind == tInt || t.kind == tFloat }

func (l *lowering) compare(o op, a, b cc.ExpressionNode, at cc.Node, swap bool) *expr {
	x, y := l.rval(l.expr(a)), l.rval(l.expr(b))
	if x.t.isVector() || y.t.isVector() {
		return l.binary(o, x, y, at)
	}
	if arithmetic(x.t) && arithmetic(y.t) {
		x, y = l.promoted(x), l.promoted(y)
		t := usual(x.t, y.t)
		x, y = l.convTo(x, t), l.convTo(y, t)
	} else if x.t.kind == tPtr && y.t.kind == tInt {
		y = l.convTo(y, x.t)
	} else if y.t.kind == tPtr && x.t.kind == tInt {
		x = l.convTo(x, y.t)
	}
	if swap {
		x, y = y, x
	}
	return &expr{op: o, t: intType(4, true), x: x, y: y, at: at}
}

func (l *lowering) arith(o op, a, b cc.ExpressionNode, at cc.Node) *expr {
	return l.binary(o, l.rval(l.expr(a)), l.rval(l.expr(b)), at)
}

// binary builds an arithmetic operation on two values.
func (l *lowering) binary(o op, x, y *expr, at cc.Node) *expr {
	switch {
	case o == oAdd && x.t.kind == tPtr && y.t.kind == tInt:
		return l.ptrAdd(x, y, at)
	case o == oAdd && y.t.kind == tPtr && x.t.kind == tInt:
		return l.ptrAdd(y, x, at)
	case o == oSub && x.t.kind == tPtr && y.t.kind == tInt:
		y = l.convTo(y, intType(8, true))
		return l.ptrAdd(x, &expr{op: oNeg, t: y.t, x: y, at: at}, at)
	case o == oSub && x.t.kind == tPtr && y.t.kind == tPtr:
		n := elemSize(x.t)
		if n < 1 {
			return l.unknown(at, intType(8, true), "difference of pointers to an incomplete type")
		}
		return &expr{op: oPtrDiff, t: intType(8, true), x: x, y: y, n: n, at: at}
	case x.t.isVector():
		return &expr{op: oSome, t: x.t, x: x, y: y, at: at}
	case y.t.isVector():
		return &expr{op: oSome, t: y.t, x: x, y: y, at: at}
	case !arithmetic(x.t) || !arithmetic(y.t):
		return l.unknown(at, x.t, "arithmetic on this type")
	}
	x, y = l.promoted(x), l.promoted(y)
	if o == oShl || o == oShr {
		return &expr{op: o, t: x.t, x: x, y: y, at: at}
	}
	t := usual(x.t, y.t)
	return &expr{op: o, t: t, x: l.convTo(x, t), y: l.convTo(y, t), at: at}
}

func elemSize(t *ctype) int64 {
	if t.elem == nil {
		return -1
	}
	if t.elem.kind == tVoid || t.elem.kind == tFunc {
		return 1 // GNU C
	}
	return t.elem.size
}

func (l *lowering) ptrAdd(p, i *expr, at cc.Node) *expr {
	n := elemSize(p.t)
	if n < 0 {
		return l.unknown(at, p.t, "arithmetic on a pointer to an incomplete or variably sized type")
	}
	return &expr{op: oPtrAdd, t: p.t, x: p, y: l.convTo(i, intType(8, i.t.signed || i.t.size < 8)), n: n, at: at}
}

func (l *lowering) assign(n *cc.AssignmentExpression) *expr {
	x := l.expr(n.UnaryExpression)
	y := l.rval(l.expr(n.AssignmentExpression))
	if !x.lv {
		return l.unknown(n, x.t, "assignment to this expression")
	}
	if n.Case == cc.AssignmentExpressionAssign {
		return &expr{op: oAssign, t: x.t, x: x, y: l.convTo(y, x.t), at: n}
	}
	ops := map[cc.AssignmentExpressionCase]op{
		cc.AssignmentExpressionMul: oMul, cc.AssignmentExpressionDiv: oDiv, cc.AssignmentExpressionMod: oRem,
		cc.AssignmentExpressionAdd: oAdd, cc.AssignmentExpressionSub: oSub, cc.AssignmentExpressionLsh: oShl,
		cc.AssignmentExpressionRsh: oShr, cc.AssignmentExpressionAnd: oAnd, cc.AssignmentExpressionXor: oXor,
		cc.AssignmentExpressionOr: oOr}
	o, ok := ops[n.Case]
	if !ok {
		return l.unknown(n, x.t, "assignment")
	}
	old := &expr{op: oOld, t: x.t, bitW: x.bitW, at: n}
	v := l.convTo(l.binary(o, old, y, n), x.t)
	return &expr{op: oAssignOp, t: x.t, x: x, z: v, at: n}
}

func (l *lowering) incDec(n cc.ExpressionNode, at cc.Node, add int64, post bool) *expr {
	x := l.expr(n)
	if !x.lv {
		return l.unknown(at, x.t, "++ on this expression")
	}
	old := &expr{op: oOld, t: x.t, bitW: x.bitW, at: at}
	v := l.convTo(l.binary(oAdd, old, intConst(add, intType(4, true)), at), x.t)
	o := oAssignOp
	if post {
		o = oPost
	}
	return &expr{op: o, t: x.t, x: x, z: v, at: at}
}

func (l *lowering) unary(n *cc.UnaryExpression) *expr {
	t := l.u.typeOf(n.Type())
	switch n.Case {
	case cc.UnaryExpressionPostfix:
		return l.expr(n.PostfixExpression)
	case cc.UnaryExpressionInc:
		return l.incDec(n.UnaryExpression, n, 1, false)
	case cc.UnaryExpressionDec:
		return l.incDec(n.UnaryExpression, n, -1, false)
	case cc.UnaryExpressionAddrof:
		x := l.expr(n.CastExpression)
		if x.op == oFunc {
			return l.rval(x)
		}
		if !x.lv {
			return l.unknown(n, t, "address of this expression")
		}
		if t.kind != tPtr {
			t = &ctype{kind: tPtr, size: 8, elem: x.t, name: x.t.name + " *"}
		}
		return &expr{op: oAddr, t: t, x: x, at: n}
	case cc.UnaryExpressionDeref:
		x := l.rval(l.expr(n.CastExpression))
		if x.t.kind != tPtr || x.t.elem == nil {
			return l.unknown(n, t, "dereference of this type")
		}
		if x.t.elem.kind == tFunc {
			return x
		}
		return &expr{op: oDeref, t: x.t.elem, x: x, lv: true, at: n}
	case cc.UnaryExpressionPlus:
		return l.promoted(l.rval(l.expr(n.CastExpression)))
	case cc.UnaryExpressionMinus:
		x := l.promoted(l.rval(l.expr(n.CastExpression)))
		if x.t.isVector() {
			return &expr{op: oSome, t: x.t, x: x, at: n}
		}
		return &expr{op: oNeg, t: x.t, x: x, at: n}
	case cc.UnaryExpressionCpl:
		x := l.promoted(l.rval(l.expr(n.CastExpression)))
		if x.t.isVector() {
			return &expr{op: oSome, t: x.t, x: x, at: n}
		}
		return &expr{op: oCpl, t: x.t, x: x, at: n}
	case cc.UnaryExpressionNot:
		return &expr{op: oNot, t: intType(4, true), x: l.rval(l.expr(n.CastExpression)), at: n}
	case cc.UnaryExpressionSizeofExpr, cc.UnaryExpressionSizeofType:
		var of cc.Type
		if n.Case == cc.UnaryExpressionSizeofType {
			of = n.TypeName.Type()
		} else {
			of = n.UnaryExpression.Type()
		}
		if p, ok := of.(*cc.PointerType); ok && n.Case == cc.UnaryExpressionSizeofExpr {
			if t := l.pointerParam(n.UnaryExpression); t != nil {
				return &expr{op: oConst, t: intType(8, false), k: big.NewInt(t.size), at: n}
			}
			of = p.Undecay()
		}
		ct := l.u.typeOf(of)
		size := ct.size
		if ct.kind == tVoid || ct.kind == tFunc {
			size = 1
		}
		if ct.kind == tArray && isVLA(of) || size < 0 {
			return l.unknown(n, intType(8, false), "sizeof of this type")
		}
		// The parser knows sizes of string literals and the like best.
		if k, ok := constant(n); ok && !l.u.layoutMatters(of) {
			return &expr{op: oConst, t: intType(8, false), k: k, at: n}
		}
		return &expr{op: oConst, t: intType(8, false), k: big.NewInt(size), at: n}
	case cc.UnaryExpressionAlignofExpr, cc.UnaryExpressionAlignofType:
		if k, ok := constant(n); ok {
			return &expr{op: oConst, t: intType(8, false), k: k, at: n}
		}
	}
	return l.unknown(n, t, "operator")
}
