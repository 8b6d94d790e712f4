// This file translates the compiler's atomic functions to the assignments they
// are: one thread at a time is looked at.

package cfront

import (
	"strings"

	"modernc.org/cc/v4"
)

// atomic translates a call of an __atomic or __sync function on an object of
// integer or pointer type; nil when it is none of those that are followed.
func (l *lowering) atomic(name string, args []*expr, n cc.Node) *expr {
	var way string
	old := false // the value before is the result
	switch rest, isSync := strings.CutPrefix(name, "__sync_"); {
	case isSync:
		if way, old = strings.CutPrefix(rest, "fetch_and_"); !old {
			way = strings.TrimSuffix(rest, "_and_fetch")
		}
	case strings.HasPrefix(name, "__atomic_"):
		if way, old = strings.CutPrefix(name, "__atomic_fetch_"); !old {
			way = strings.TrimSuffix(strings.TrimPrefix(name, "__atomic_"), "_fetch")
		}
	default:
		return nil
	}
	if len(args) == 0 {
		return nil
	}
	x := l.atomicObject(args[0], n)
	if x == nil {
		return nil
	}
	void := &ctype{kind: tVoid, name: "void"}
	set := func(to, v *expr) *expr {
		e := &expr{op: oAssign, t: to.t, x: to, y: l.convTo(v, to.t), at: n}
		return &expr{op: oComma, t: void, x: e, y: &expr{op: oZero, t: void, at: n}, at: n}
	}
	ops := map[string]op{"add": oAdd, "sub": oSub, "and": oAnd, "or": oOr, "xor": oXor}
	o, arithmetic := ops[way]
	switch {
	case way == "load_n":
		return l.rval(x)
	case len(args) < 2:
		return nil
	case way == "store_n":
		return set(x, l.rval(args[1]))
	case way == "load" || way == "store":
		y := l.atomicObject(args[1], n)
		if y == nil {
			return nil
		}
		if way == "load" {
			return set(y, l.rval(x))
		}
		return set(x, l.rval(y))
	case way == "exchange_n" || way == "lock_test_and_set":
		return &expr{op: oPost, t: x.t, x: x, z: l.convTo(l.rval(args[1]), x.t), at: n}
	case !arithmetic || x.t.kind != tInt:
		return nil
	}
	was := &expr{op: oOld, t: x.t, at: n}
	e := &expr{op: oAssignOp, t: x.t, x: x, z: l.convTo(l.binary(o, was, l.convTo(l.rval(args[1]), x.t), n), x.t), at: n}
	if old {
		e.op = oPost
	}
	return e
}

// atomicObject is the object that p points to.
func (l *lowering) atomicObject(p *expr, n cc.Node) *expr {
	p = l.rval(p)
	if p.t.kind != tPtr || p.t.elem == nil || p.t.elem.kind != tInt && p.t.elem.kind != tPtr {
		return nil
	}
	x := &expr{op: oDeref, t: p.t.elem, x: p, lv: true, at: n}
	if p.op == oAddr && p.x.lv && p.x.t.size == x.t.size && p.x.t.kind == x.t.kind && p.x.bitW == 0 {
		return p.x
	}
	return x
}
