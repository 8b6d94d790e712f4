// This file executes expressions.

package cfront

import (
	"fmt"

	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// eval evaluates e in s, which it may change or fork; the results own their
// states.
func (x *executor) eval(s *symexec.State, e *expr) []res {
	if dead(s) {
		return []res{{s, zero}}
	}
	if !x.m.Step() {
		return x.havoc(s, e.at, "limit", x.m.Exceeded())
	}
	switch e.op {
	case oConst:
		return []res{{s, symexec.Int{E: sym.Big(e.k)}}}
	case oZero:
		return []res{{s, zero}}
	case oFloat:
		return []res{{s, x.literal(s, e)}}
	case oSome:
		return then(x.evalAny(s, e.x), func(r res) []res {
			if e.y == nil {
				return []res{{r.s, x.m.Unknown(r.s, e.t.machineType(""), "value")}}
			}
			return then(x.evalAny(r.s, e.y), func(r res) []res {
				return []res{{r.s, x.m.Unknown(r.s, e.t.machineType(""), "value")}}
			})
		})
	case oVaList:
		if x.fr.more != nil {
			return []res{{s, &symexec.Ptr{R: x.fr.more, Off: sym.Int(0)}}}
		}
		return []res{{s, x.m.Unknown(s, e.t.machineType(""), "arguments")}}
	case oVaArg:
		return []res{{s, x.m.Unknown(s, e.t.machineType(""), "value")}}
	case oFunc:
		return []res{{s, x.functionValue(s, e)}}
	case oLoad:
		return x.thenLvalue(s, e.x, func(l lvalue) []res {
			if l.a.R.Absolute {
				return x.absolute(l, e, func(l lvalue) []res { return []res{{l.s, x.read(l, e.x)}} })
			}
			return []res{{l.s, x.read(l, e.x)}}
		})
	case oAddr, oDecay:
		return x.thenLvalue(s, e.x, func(l lvalue) []res {
			if l.a.R.Absolute {
				// The address of a member of an object at a number, as offsetof does.
				return []res{{l.s, symexec.Int{E: l.a.Off}}}
			}
			return []res{{l.s, &symexec.Ptr{R: l.a.R, Off: l.a.Off, Path: l.a.Path}}}
		})
	case oConv:
		return then(x.eval(s, e.x), func(r res) []res { return []res{{r.s, x.conv(r.s, r.v, e.x.t, e.t)}} })
	case oNeg, oCpl:
		return then(x.eval(s, e.x), func(r res) []res { return []res{{r.s, x.unop(r.s, e, r.v)}} })
	case oNot, oEq, oNe, oLt, oLe, oLAnd, oLOr:
		var out []res
		for _, b := range x.cond(s, e) {
			out = append(out, res{b.S, symexec.Int{E: boolExpr(b.C)}})
		}
		return out
	case oAdd, oSub, oMul, oDiv, oRem, oShl, oShr, oAnd, oOr, oXor:
		return x.both(s, e.x, e.y, func(s *symexec.State, a, b symexec.Value) []res {
			return []res{{s, x.binop(s, e, a, b)}}
		})
	case oPtrAdd:
		return x.both(s, e.x, e.y, func(s *symexec.State, p, i symexec.Value) []res {
			return []res{{s, x.ptrAdd(p, x.toInt(i), e.n)}}
		})
	case oPtrDiff:
		return x.both(s, e.x, e.y, func(s *symexec.State, a, b symexec.Value) []res {
			if d := x.distance(s, a, b, e.n, 0); d != nil {
				return []res{{s, symexec.Int{E: d}}}
			}
			return []res{{s, x.m.Unknown(s, e.t.machineType(""), "difference")}}
		})
	case oCond:
		return x.ternary(s, e)
	case oComma:
		return then(x.evalAny(s, e.x), func(r res) []res { return x.eval(r.s, e.y) })
	case oAssign:
		return x.assign(s, e)
	case oAssignOp, oPost:
		return x.thenLvalue(s, e.x, func(l lvalue) []res {
			if l.a.R.Absolute {
				return x.absolute(l, e, func(l lvalue) []res { return x.update(l, e) })
			}
			return x.update(l, e)
		})
	case oOld:
		return []res{{s, x.old[len(x.old)-1]}}
	case oCall:
		return x.call(s, e)
	case oStmtExpr:
		return x.stmtExpr(s, e)
	case oUnknown:
		return x.havoc(s, e.at, "unsupported", e.name)
	}
	if e.lv || e.op == oMember {
		return x.thenLvalue(s, e, func(l lvalue) []res { return []res{{l.s, x.read(l, e)}} })
	}
	return x.havoc(s, e.at, "unsupported", "expression")
}

// absolute goes on with an access to memory at a numeric address: near 0 it is
// undefined, elsewhere nothing is known of the object.
func (x *executor) absolute(l lvalue, e *expr, f func(lvalue) []res) []res {
	if sym.IsTrue(sym.LtOf(l.a.Off, sym.Int(4096))) {
		return nil
	}
	l.a.R, l.a.Off, l.a.Path = x.m.UnknownRegion("object"), sym.Int(0), ""
	return f(l)
}

// evalAny evaluates for effects: lvalues are not read.
func (x *executor) evalAny(s *symexec.State, e *expr) []res {
	if e.lv {
		return x.thenLvalue(s, e, func(l lvalue) []res { return []res{{l.s, zero}} })
	}
	return x.eval(s, e)
}

func (x *executor) ternary(s *symexec.State, e *expr) []res {
	var out []res
	for _, b := range x.cond(s, e.x) {
		if dead(b.S) {
			out = append(out, res{b.S, zero})
			continue
		}
		if pure(e.y) && pure(e.z) && e.t.kind == tInt {
			if v, ok := x.pureChoice(b, e); ok {
				out = append(out, res{b.S, v})
				continue
			}
		}
		t, f := x.m.Fork(b.S, b.C)
		if t != nil {
			out = append(out, x.evalArm(t, e.y)...)
		}
		if f != nil {
			out = append(out, x.evalArm(f, e.z)...)
		}
	}
	return x.mergeRes(out, e.t)
}

func (x *executor) evalArm(s *symexec.State, e *expr) []res {
	if e.t.kind == tVoid {
		return x.evalAny(s, e)
	}
	return x.eval(s, e)
}

// pureChoice evaluates both arms of c ? a : b without forking, when neither
// adds anything to the path.
func (x *executor) pureChoice(b symexec.Branch, e *expr) (symexec.Value, bool) {
	switch x.m.Known(b.S, b.C) {
	case 1:
		return x.single(b.S, e.y)
	case -1:
		return x.single(b.S, e.z)
	}
	v, ok := x.singleIf(b.S, b.C, e.y)
	if !ok {
		return nil, false
	}
	w, ok := x.singleIf(b.S, sym.NotOf(b.C), e.z)
	if !ok {
		return nil, false
	}
	return symexec.Int{E: sym.IteOf(b.C, x.toInt(v), x.toInt(w))}, true
}

// single evaluates a pure expression that neither forks nor constrains the
// path; ok is false, and s unchanged, when it does.
func (x *executor) single(s *symexec.State, e *expr) (symexec.Value, bool) {
	c := s.Clone()
	rs := x.eval(c, e)
	if len(rs) != 1 || dead(rs[0].s) || len(rs[0].s.Path) != len(s.Path) {
		return nil, false
	}
	return rs[0].v, true
}

// singleIf is single for an expression that is evaluated only where c holds.
func (x *executor) singleIf(s *symexec.State, c sym.Cond, e *expr) (symexec.Value, bool) {
	defer x.m.Given(c)()
	return x.single(s, e)
}

// mergeRes joins results whose states can be merged.
func (x *executor) mergeRes(rs []res, t *ctype) []res {
	if len(rs) < 2 {
		return rs
	}
	tmp := x.m.NewLocal("value")
	mt := t.machineType("")
	var states []*symexec.State
	for _, r := range rs {
		if !dead(r.s) && t.kind != tVoid {
			x.m.Write(r.s, symexec.Access{R: tmp, Off: sym.Int(0), T: mt}, r.v)
		}
		states = append(states, r.s)
	}
	var out []res
	for _, s := range x.m.Merge(states) {
		v := symexec.Value(zero)
		if !dead(s) && t.kind != tVoid {
			v = x.m.Read(s, symexec.Access{R: tmp, Off: sym.Int(0), T: mt})
			s.Forget(tmp)
		}
		out = append(out, res{s, v})
	}
	return out
}

// thenLvalue evaluates an lvalue and runs f on each place.
func (x *executor) thenLvalue(s *symexec.State, e *expr, f func(lvalue) []res) []res {
	if dead(s) {
		return []res{{s, zero}}
	}
	access := func(r *symexec.Region) lvalue {
		return lvalue{s, symexec.Access{R: r, Off: sym.Int(0), T: e.t.machineType("")}, 0, 0}
	}
	switch e.op {
	case oVar:
		if e.obj.static {
			return f(access(x.staticRegion(e.obj)))
		}
		return f(access(x.localRegion(e.obj)))
	case oString:
		return f(access(x.stringRegion(e.name)))
	case oDeref:
		return then(x.eval(s, e.x), func(r res) []res { return x.deref(r.s, r.v, e, f) })
	case oMember:
		g := func(l lvalue) []res {
			l.a.Off = sym.AddOf(l.a.Off, sym.Int(e.n))
			l.a.Path += "." + e.name
			l.a.T = e.t.machineType(e.class)
			if l.bitW, l.bitOff = e.bitW, e.bitOff; e.bitW > 0 {
				l.a.T = unitType(e.t, e.class)
			}
			return f(l)
		}
		if e.x.lv {
			return x.thenLvalue(s, e.x, g)
		}
		return then(x.eval(s, e.x), func(r res) []res {
			tmp := x.m.NewLocal("value")
			a := symexec.Access{R: tmp, Off: sym.Int(0), T: e.x.t.machineType("")}
			x.m.Write(r.s, a, r.v)
			return g(lvalue{r.s, a, 0, 0})
		})
	case oCompound:
		r := x.m.NewLocal("literal")
		r.Shared = true
		x.m.SetBytes(s, r, sym.Int(0), nil, true)
		var out []res
		for _, st := range x.initialise(s, r, e.inits) {
			if dead(st) {
				out = append(out, res{st, zero})
				continue
			}
			l := access(r)
			l.s = st
			out = append(out, f(l)...)
		}
		return out
	}
	return x.havoc(s, e.at, "unsupported", "lvalue: "+e.name)
}

// deref goes to where v points.
func (x *executor) deref(s *symexec.State, v symexec.Value, e *expr, f func(lvalue) []res) []res {
	switch v := v.(type) {
	case *symexec.Ptr:
		if v.R.Fail != nil {
			// Using a block whose allocation failed is undefined.
			t, _ := x.m.Fork(s, sym.NotOf(v.R.Null))
			if t == nil {
				return nil
			}
			s = t
		}
		return f(lvalue{s, symexec.Access{R: v.R, Off: v.Off, Path: v.Path, T: e.t.machineType("")}, 0, 0})
	case *symexec.Choice:
		t, els := x.m.Fork(s, v.C)
		var out []res
		if t != nil {
			out = append(out, x.deref(t, v.A, e, f)...)
		}
		if els != nil {
			out = append(out, x.deref(els, v.B, e, f)...)
		}
		return out
	case symexec.Int:
		return f(lvalue{s, symexec.Access{R: x.m.AbsoluteRegion(), Off: v.E, T: e.t.machineType("")}, 0, 0})
	}
	return x.havoc(s, e.at, "unsupported", "dereference")
}

func (x *executor) ptrAdd(p symexec.Value, i sym.Expr, size int64) symexec.Value {
	switch p := p.(type) {
	case *symexec.Ptr:
		off := sym.AddOf(p.Off, sym.MulOf(i, sym.Int(size)))
		path := p.Path
		if k, ok := sym.IsInt(i); !ok || k != 0 {
			path = indexPath(p.Path, p.Off, off, i, size)
		}
		return &symexec.Ptr{R: p.R, Off: off, Path: path}
	case *symexec.Choice:
		a, b := x.ptrAdd(p.A, i, size), x.ptrAdd(p.B, i, size)
		return symexec.Choose(p.C, a, b)
	case symexec.Int:
		return symexec.Int{E: sym.AddOf(p.E, sym.MulOf(i, sym.Int(size)))}
	}
	return p
}

// indexPath is the accessor text after adding i elements.
func indexPath(path string, from, to, i sym.Expr, size int64) string {
	if k, ok := sym.IsInt(from); ok && k == 0 && path == "" {
		return "[" + sym.C(i) + "]"
	}
	if len(path) > 0 && path[len(path)-1] == ']' {
		if k, ok := sym.IsInt(to); ok && k%size == 0 {
			return fmt.Sprintf("[%d]", k/size)
		}
		return "[" + sym.C(sym.TruncDivOf(to, sym.Int(size))) + "]"
	}
	return path + "[" + sym.C(i) + "]"
}

// initialise stores the items of an initialiser into r.
func (x *executor) initialise(s *symexec.State, r *symexec.Region, items []initItem) []*symexec.State {
	live := []*symexec.State{s}
	for _, it := range items {
		var next []*symexec.State
		for _, st := range live {
			if dead(st) {
				next = append(next, st)
				continue
			}
			for _, q := range x.eval(st, it.e) {
				if !dead(q.s) {
					a := symexec.Access{R: r, Off: sym.Int(it.off), Path: it.path, T: it.t.machineType(it.class)}
					if it.bitW > 0 {
						a.T = unitType(it.t, it.class)
					}
					x.store(lvalue{q.s, a, it.bitW, it.bitOff}, q.v, it.e.at)
				}
				next = append(next, q.s)
			}
		}
		live = x.m.Merge(next)
	}
	return live
}

func (x *executor) stmtExpr(s *symexec.State, e *expr) []res {
	list := e.body.list
	if len(list) == 0 {
		return []res{{s, zero}}
	}
	live := []*symexec.State{s}
	for _, st := range list[:len(list)-1] {
		live = x.stmt(live, st)
	}
	last := list[len(list)-1]
	if last.kind != sExpr || e.t.kind == tVoid {
		live = x.stmt(live, last)
		var out []res
		for _, st := range live {
			out = append(out, res{st, zero})
		}
		return out
	}
	var out []res
	for _, st := range live {
		out = append(out, x.eval(st, last.e)...)
	}
	return out
}

// cond evaluates a condition.
func (x *executor) cond(s *symexec.State, e *expr) []symexec.Branch {
	if dead(s) {
		return []symexec.Branch{{S: s, C: sym.False}}
	}
	switch e.op {
	case oNot:
		bs := x.cond(s, e.x)
		for i := range bs {
			bs[i].C = sym.NotOf(bs[i].C)
		}
		return bs
	case oLAnd, oLOr:
		return x.shortCircuit(s, e)
	case oEq, oNe, oLt, oLe:
		var out []symexec.Branch
		for _, r := range x.both(s, e.x, e.y, func(s *symexec.State, a, b symexec.Value) []res {
			c := x.compare(s, e, a, b)
			return []res{{s, symexec.Int{E: boolExpr(c)}}}
		}) {
			out = append(out, symexec.Branch{S: r.s, C: x.truth(r.v)})
		}
		return out
	case oConv:
		if e.t.kind == tInt && e.x.t.kind == tInt && (e.t.size >= e.x.t.size || e.t.isBool) {
			return x.cond(s, e.x)
		}
	}
	var out []symexec.Branch
	for _, r := range x.eval(s, e) {
		if e.t.kind == tFloat {
			c, ok := floatCompare(oNe, r.v, zero)
			if !ok {
				c = x.coin()
			}
			r.v = symexec.Int{E: boolExpr(c)}
		}
		out = append(out, symexec.Branch{S: r.s, C: x.truth(r.v)})
	}
	return out
}

// coin is a condition nothing is known of.
func (x *executor) coin() sym.Cond {
	return sym.EqOf(x.m.FreshSym("test", sym.Approx, bigZero, bigOne), sym.Int(1))
}

// condIf is the second operand of && or || without a branch, left being the first.
func (x *executor) condIf(s *symexec.State, left sym.Cond, e *expr) []symexec.Branch {
	if e.op == oLOr {
		left = sym.NotOf(left)
	}
	defer x.m.Given(left)()
	return x.cond(s, e.y)
}

func (x *executor) shortCircuit(s *symexec.State, e *expr) []symexec.Branch {
	var out []symexec.Branch
	for _, b := range x.cond(s, e.x) {
		if dead(b.S) {
			out = append(out, b)
			continue
		}
		skip := e.op == oLOr // the value when y is not evaluated
		k := x.m.Known(b.S, b.C)
		if k > 0 && e.op == oLOr || k < 0 && e.op == oLAnd {
			out = append(out, symexec.Branch{S: b.S, C: sym.Bool(skip)})
			continue
		}
		if k != 0 {
			out = append(out, x.cond(b.S, e.y)...)
			continue
		}
		if pure(e.y) {
			ys := x.condIf(b.S.Clone(), b.C, e)
			if len(ys) == 1 && !dead(ys[0].S) && len(ys[0].S.Path) == len(b.S.Path) {
				r := ys[0]
				if e.op == oLAnd {
					r.C = sym.AndOf(b.C, r.C)
				} else {
					r.C = sym.OrOf(b.C, r.C)
				}
				out = append(out, r)
				continue
			}
		}
		t, f := x.m.Fork(b.S, b.C)
		if e.op == oLOr {
			t, f = f, t
		}
		if t != nil {
			out = append(out, x.cond(t, e.y)...)
		}
		if f != nil {
			out = append(out, symexec.Branch{S: f, C: sym.Bool(skip)})
		}
	}
	return out
}
