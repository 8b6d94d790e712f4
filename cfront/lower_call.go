// This file translates calls and the compiler's own functions.

package cfront

import (
	"math/big"
	"strings"

	"modernc.org/cc/v4"
)

// callSite is a call in a body, for the call graph.
type callSite struct {
	callee   string // "" through a pointer
	indirect *expr
	in       *function // of a call through a pointer
	args     []*expr
	at       cc.Node
	reached  []*callSite // see the analyser's sites; nil until asked for
}

func (l *lowering) call(n *cc.PostfixExpression) *expr {
	f := l.expr(n.PostfixExpression)
	name := ""
	if f.op == oFunc {
		name = f.obj.name
	}
	var raw []*expr
	for a := n.ArgumentExpressionList; a != nil; a = a.ArgumentExpressionList {
		if name == "__builtin_va_arg" || name == "__builtin_types_compatible_p" || name == "__builtin_offsetof" {
			break
		}
		raw = append(raw, l.expr(a.AssignmentExpression))
	}
	t := l.u.typeOf(n.Type())
	if e := l.builtin(name, raw, t, n); e != nil {
		return e
	}
	if e := l.atomic(name, raw, n); e != nil {
		return e
	}
	ft := f.t
	if f.op != oFunc {
		f = l.rval(f)
		ft = f.t
		if ft.kind == tPtr && ft.elem != nil {
			ft = ft.elem
		}
	}
	if ft.kind == tFunc && ft.fn != nil && ft.fn.kind != tOther {
		t = ft.fn
	}
	e := &expr{op: oCall, t: t, x: f, at: n}
	for i, a := range raw {
		a = l.rval(a)
		if ft.kind == tFunc && i < len(ft.params) {
			p := ft.params[i]
			if p.kind == tArray || p.kind == tFunc {
				p = &ctype{kind: tPtr, size: 8, elem: p.elem, name: p.name}
			}
			a = l.convTo(a, p)
		} else {
			a = l.promoted(a)
		}
		e.args = append(e.args, a)
	}
	l.calls = append(l.calls, l.f.callSites(e)...)
	return e
}

// builtin translates the compiler's functions that are not calls.
func (l *lowering) builtin(name string, args []*expr, t *ctype, n *cc.PostfixExpression) *expr {
	if !strings.HasPrefix(name, "__builtin_") {
		return nil
	}
	switch name {
	case "__builtin_expect", "__builtin_expect_with_probability", "__builtin_assume_aligned":
		if len(args) > 0 {
			return l.rval(args[0])
		}
	case "__builtin_constant_p":
		if len(args) > 0 && l.rval(args[0]).op == oConst {
			return intConst(1, intType(4, true))
		}
		return intConst(0, intType(4, true))
	case "__builtin_object_size", "__builtin_dynamic_object_size":
		return &expr{op: oConst, t: intType(8, false), k: new(big.Int).SetUint64(1<<64 - 1), at: n}
	case "__builtin_va_start", "__builtin_va_copy":
		if next := l.nextArg(args, 0); next != nil {
			from := &expr{op: oVaList, t: next.t, at: n}
			if name == "__builtin_va_copy" {
				if from = l.nextArg(args, 1); from == nil {
					return &expr{op: oAssign, t: next.t, x: next, y: &expr{op: oVaArg, t: next.t, at: n}, at: n}
				}
				from = l.rval(from)
			}
			return &expr{op: oAssign, t: next.t, x: next, y: from, at: n}
		}
		return &expr{op: oZero, t: &ctype{kind: tVoid, name: "void"}, at: n}
	case "__builtin_va_end", "__builtin_prefetch":
		return &expr{op: oZero, t: &ctype{kind: tVoid, name: "void"}, at: n}
	case "__builtin_va_arg", "__builtin_va_arg_impl":
		if len(args) == 2 && args[1].op == oConst {
			if next := l.nextArg(args, 0); next != nil {
				size := slots(args[1].k.Int64())
				old := &expr{op: oOld, t: next.t, at: n}
				step := &expr{op: oPtrAdd, t: next.t, x: old, y: intConst(size, intType(8, true)), n: 1, at: n}
				return &expr{op: oPost, t: next.t, x: next, z: step, at: n}
			}
		}
		return &expr{op: oVaArg, t: t, at: n}
	case "__builtin_offsetof", "__builtin_types_compatible_p", "__builtin_choose_expr":
		if k, ok := constant(n); ok {
			return &expr{op: oConst, t: t, k: k, at: n}
		}
		return l.unknown(n, t, name)
	case "__builtin_inf", "__builtin_inff", "__builtin_huge_val", "__builtin_huge_valf", "__builtin_nan", "__builtin_nanf":
		return &expr{op: oFloat, t: t, at: n}
	}
	return nil
}

// vaNext is the member of a va_list that stands for the place of the next
// argument. How the machine passes them is of no interest here: a call that is
// executed in place lays all of them out one after the other.
const vaNext = "overflow_arg_area"

// nextArg is the place in the va_list args[i] that holds where the next argument
// is; nil when a va_list is none that is known.
func (l *lowering) nextArg(args []*expr, i int) *expr {
	if i >= len(args) {
		return nil
	}
	p := l.rval(args[i])
	if p.t.kind != tPtr || p.t.elem == nil || p.t.elem.kind != tStruct || p.t.elem.size != 24 || !pure(p) {
		return nil
	}
	list := &expr{op: oDeref, t: p.t.elem, x: p, lv: true, at: p.at}
	void := &ctype{kind: tPtr, size: 8, elem: &ctype{kind: tVoid, size: 1, name: "void"}, name: "void *"}
	return &expr{op: oMember, t: void, x: list, n: 8, name: vaNext, class: p.t.elem.rec + "." + vaNext, lv: true, at: p.at}
}

// slots is the room that an argument of n bytes takes.
func slots(n int64) int64 { return (n + 7) &^ 7 }

// pure reports whether evaluating e twice, or not at all, makes no difference.
func pure(e *expr) bool {
	if e == nil {
		return true
	}
	switch e.op {
	case oCall, oAssign, oAssignOp, oPost, oStmtExpr, oUnknown, oVaArg, oCompound:
		return false
	}
	for _, a := range e.args {
		if !pure(a) {
			return false
		}
	}
	return pure(e.x) && pure(e.y) && pure(e.z)
}
