// This file turns expressions into conditions: truth, comparisons, membership.

package pyfront

import (
	"fmt"
	"strings"

	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// boolOfCond is a condition as a value.
func (x *interp) boolOfCond(c sym.Cond) Value {
	return Num{Kind: KBool, E: sym.IteOf(c, sym.Int(1), sym.Int(0))}
}

// cond evaluates an expression as a condition.
func (x *interp) cond(e syntax.Expr) sym.Cond {
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			return sym.NotOf(x.cond(e.Operand))
		}
	case *syntax.BoolOp:
		// The right side only runs when the left one does not decide.
		pure := true
		for _, v := range e.Values[1:] {
			pure = pure && cheap(v)
		}
		if pure {
			cs := make([]sym.Cond, len(e.Values))
			for i, v := range e.Values {
				cs[i] = x.cond(v)
			}
			if e.Op == syntax.And {
				return sym.AndOf(cs...)
			}
			return sym.OrOf(cs...)
		}
	}
	mark := len(x.st.temps)
	c := x.truth(x.eval(e))
	x.finish(mark, nil)
	return c
}

// cheap says that evaluating an expression has no effect worth an order.
func cheap(e syntax.Expr) bool {
	ok := true
	syntax.Inspect(e, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Call, *syntax.NamedExpr, *syntax.ListComp, *syntax.DictComp, *syntax.SetComp, *syntax.Await, *syntax.Yield, *syntax.Subscript:
			ok = false
		}
		return ok
	})
	return ok
}

// truth is the condition that a value is true.
func (x *interp) truth(v Value) sym.Cond {
	switch v := v.(type) {
	case Num:
		if v.E != nil {
			if ite, ok := v.E.(*sym.Ite); ok && v.Kind == KBool {
				a, ok1 := sym.IsInt(ite.A)
				b, ok2 := sym.IsInt(ite.B)
				switch {
				case ok1 && ok2 && a == 1 && b == 0:
					return ite.C
				case ok1 && ok2 && a == 0 && b == 1:
					return sym.NotOf(ite.C)
				}
			}
			return sym.NeOf(v.E, sym.Int(0))
		}
		return x.coin("test")
	case NoneV:
		return sym.False
	case Lit:
		return sym.Bool(v.Text != "")
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			return sym.True
		}
		if o.maybe {
			return x.coin("none")
		}
		switch o.kind {
		case oInstance, oBuffer:
			return sym.True
		case oArray:
			return x.coin("array")
		}
		if n := x.lengthHeld(v.ID); n != nil {
			return sym.LtOf(sym.Int(0), n)
		}
		return x.coin("test")
	case Input:
		switch x.typeOf(v) {
		case "str", "bytes", "list", "dict", "tuple", "set":
			return sym.LtOf(sym.Int(0), x.inputLen(v))
		}
		return sym.NeOf(x.inputInt(v), sym.Int(0))
	case RangeV:
		return sym.LtOf(sym.Int(0), rangeLen(v))
	case Opaque:
		return x.coin("test")
	}
	return sym.True
}

// boolop is and, or as a value.
func (x *interp) boolop(e *syntax.BoolOp) Value {
	return x.fork(func() Value {
		var v Value
		for i, y := range e.Values {
			v = x.eval(y)
			if i == len(e.Values)-1 {
				return v
			}
			if x.branch(x.truth(v)) == (e.Op == syntax.Or) {
				return v
			}
		}
		return v
	})
}

func (x *interp) compare(e *syntax.Compare) Value {
	left := x.eval(e.Left)
	var cs []sym.Cond
	for i, op := range e.Ops {
		right := x.eval(e.Comparators[i])
		lo, ro := x.st.obj(left), x.st.obj(right)
		if (lo != nil && lo.kind == oArray || ro != nil && ro.kind == oArray) && op != syntax.Is && op != syntax.IsNot && op != syntax.In && op != syntax.NotIn {
			return x.ufunc([]Value{left, right}, nil, "bool")
		}
		cs = append(cs, x.relation(op, left, right, e))
		left = right
	}
	return x.boolOfCond(sym.AndOf(cs...))
}

// relation is the condition left op right.
func (x *interp) relation(op syntax.CmpOperator, a, b Value, e *syntax.Compare) sym.Cond {
	switch op {
	case syntax.Is, syntax.IsNot:
		c := x.same(a, b)
		if op == syntax.IsNot {
			return sym.NotOf(c)
		}
		return c
	case syntax.In, syntax.NotIn:
		c := x.member(a, b)
		if op == syntax.NotIn {
			return sym.NotOf(c)
		}
		return c
	}
	if la, ok := a.(Lit); ok {
		if lb, ok := b.(Lit); ok {
			switch op {
			case syntax.Eq:
				return sym.Bool(la == lb)
			case syntax.NotEq:
				return sym.Bool(la != lb)
			}
		}
	}
	if isNone(a) || isNone(b) {
		c := x.same(a, b)
		if op == syntax.NotEq {
			return sym.NotOf(c)
		}
		return c
	}
	// A string compared with an input: a fact of the input.
	if in, l, ok := inputAndLit(a, b); ok && (op == syntax.Eq || op == syntax.NotEq) {
		c := sym.EqOf(x.fact(fmt.Sprintf("%s == %q", in.Text, l.Text), in), sym.Int(1))
		if op == syntax.NotEq {
			return sym.NotOf(c)
		}
		return c
	}
	_, na := a.(Num)
	_, nb := b.(Num)
	if (op == syntax.Eq || op == syntax.NotEq) && (x.anyTyped(a) && !nb || x.anyTyped(b) && !na) {
		return x.coin("test") // nothing says that they are numbers
	}
	p, q := x.intOf(a), x.intOf(b)
	if p == nil || q == nil {
		return x.coin("test")
	}
	switch op {
	case syntax.Eq:
		return sym.EqOf(p, q)
	case syntax.NotEq:
		return sym.NeOf(p, q)
	case syntax.Lt:
		return sym.LtOf(p, q)
	case syntax.LtE:
		return sym.LeOf(p, q)
	case syntax.Gt:
		return sym.LtOf(q, p)
	}
	return sym.LeOf(q, p)
}

// anyTyped says that a value is an element of an input of which the program has
// not said what it is.
func (x *interp) anyTyped(v Value) bool {
	in, ok := v.(Input)
	return ok && x.typeOf(in) == "" && strings.Contains(in.Text, "[")
}

func inputAndLit(a, b Value) (Input, Lit, bool) {
	if in, ok := a.(Input); ok {
		if l, ok := b.(Lit); ok {
			return in, l, true
		}
	}
	if in, ok := b.(Input); ok {
		if l, ok := a.(Lit); ok {
			return in, l, true
		}
	}
	return Input{}, Lit{}, false
}

func (x *interp) same(a, b Value) sym.Cond {
	_, na := a.(NoneV)
	_, nb := b.(NoneV)
	if na && nb {
		return sym.True
	}
	if na || nb {
		v := a
		if na {
			v = b
		}
		switch v := v.(type) {
		case Input:
			if x.typeOf(v) == "" && x.quiet > 0 {
				// A library's question about an argument that was given.
				x.m.Assume("type", anyItem(v.Text)+" is not None", x.pos())
				return sym.False
			}
			if x.typeOf(v) == "" {
				return sym.EqOf(x.fact(v.Text+" is None", v), sym.Int(1))
			}
			return sym.False
		case Opaque:
			return x.coin("none")
		case Ref:
			if o := x.st.heap[v.ID]; o != nil && o.maybe {
				return x.coin("none")
			}
		}
		return sym.False
	}
	if in, ok := a.(Input); ok && strings.Contains(in.Text, someKey) {
		return x.coin("is")
	}
	if identical(a, b) {
		switch a.(type) {
		case Input, Func, ModuleV, ClassV:
			return sym.True
		}
	}
	if ra, ok := a.(Ref); ok {
		if rb, ok := b.(Ref); ok && ra.ID != rb.ID {
			return sym.False
		}
	}
	p, q := x.intOf(a), x.intOf(b)
	if p != nil && q != nil {
		return sym.EqOf(p, q)
	}
	return x.coin("is")
}

// member is the condition that container b has a.
func (x *interp) member(a, b Value) sym.Cond {
	if l, ok := a.(Lit); ok {
		switch b := b.(type) {
		case Lit:
			return sym.Bool(strings.Contains(b.Text, l.Text))
		case Input:
			return sym.EqOf(x.fact(fmt.Sprintf("%q in %s", l.Text, b.Text), b), sym.Int(1))
		case Ref:
			if o := x.st.heap[b.ID]; o != nil && o.exact && (o.kind == oDict || o.kind == oList || o.kind == oTuple || o.kind == oSet) {
				vals := o.items
				if o.kind == oDict {
					vals = o.keys
				}
				known := true
				for _, v := range vals {
					if w, ok := v.(Lit); ok {
						if w == l {
							return sym.True
						}
						continue
					}
					known = false
				}
				if known {
					return sym.False
				}
			}
		}
	}
	if k, ok := constOf(a); ok {
		if o := x.st.obj(b); o != nil && o.exact && (o.kind == oList || o.kind == oTuple || o.kind == oSet) {
			known := true
			for _, v := range o.items {
				w, num := constOf(v)
				if num && w == k {
					return sym.True
				}
				known = known && num
			}
			if known {
				return sym.False
			}
		}
	}
	return x.coin("in")
}
