// This file evaluates expressions.

package pyfront

import (
	"fmt"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// eval evaluates an expression; what its parts held is given back when it is
// done, except the result.
func (x *interp) eval(e syntax.Expr) Value {
	x.step(e)
	if x.depth++; x.depth > maxNesting {
		x.dead(diag.Limit, "an expression nests too deeply")
	}
	mark := len(x.st.temps)
	v := x.expr(e)
	x.depth--
	return x.finish(mark, v)
}

// finish drops the temporaries above mark and keeps v.
func (x *interp) finish(mark int, v Value) Value {
	drop := false
	if len(x.st.temps) > mark {
		for _, t := range x.st.temps[mark:] {
			if r, ok := t.(Ref); !ok || v != Value(r) {
				drop = true
			}
		}
	}
	x.st.temps = x.st.temps[:min(mark, len(x.st.temps)):min(mark, len(x.st.temps))]
	switch w := v.(type) {
	case Num:
		if w.Box != 0 {
			x.st.temps = append(x.st.temps, v)
		}
	default:
		if !heapless(v) && v != nil {
			x.st.temps = append(x.st.temps, v)
		}
	}
	if drop {
		x.sweep()
	}
	return v
}

// keep protects a value while an expression needs it.
func (x *interp) keep(v Value) Value {
	if _, num := v.(Num); !num && v != nil && !heapless(v) {
		x.st.temps = append(x.st.temps, v)
	}
	return v
}

func (x *interp) expr(e syntax.Expr) Value {
	switch e := e.(type) {
	case *syntax.Constant:
		x.wide = x.wide || e.Value.Kind == syntax.Str && !ascii(e.Value.Text()) // of another unit
		return constant(e.Value)
	case *syntax.Name:
		return x.load(e.Id)
	case *syntax.BinOp:
		a := x.eval(e.Left)
		b := x.eval(e.Right)
		return x.binop(e.Op, a, b, e)
	case *syntax.UnaryOp:
		return x.unary(e)
	case *syntax.BoolOp:
		return x.boolop(e)
	case *syntax.Compare:
		return x.compare(e)
	case *syntax.IfExp:
		return x.fork(func() Value {
			if x.branch(x.cond(e.Test)) {
				return x.eval(e.Body)
			}
			return x.eval(e.Orelse)
		})
	case *syntax.Call:
		return x.callExpr(e)
	case *syntax.Attribute:
		return x.getattr(x.eval(e.Value), e.Attr, e)
	case *syntax.Subscript:
		v := x.eval(e.Value)
		return x.getitem(v, x.evalIndex(e.Slice), e)
	case *syntax.List:
		return x.display(oList, e.Elts)
	case *syntax.Tuple:
		return x.display(oTuple, e.Elts)
	case *syntax.Set:
		v := x.display(oSet, e.Elts)
		return v
	case *syntax.Dict:
		return x.dictDisplay(e)
	case *syntax.ListComp:
		return x.comprehension(oList, e.Elt, nil, e.Generators)
	case *syntax.SetComp:
		return x.comprehension(oSet, e.Elt, nil, e.Generators)
	case *syntax.DictComp:
		return x.comprehension(oDict, e.Value, e.Key, e.Generators)
	case *syntax.GeneratorExp:
		g := Gen{Expr: e, Kind: "expr", Frame: x.fr}
		g.First = x.eval(e.Generators[0].Iter)
		return g
	case *syntax.JoinedStr:
		return x.fstring(e)
	case *syntax.FormattedValue:
		return x.strOf(x.eval(e.Value))
	case *syntax.Lambda:
		f := &function{name: "<lambda>", mod: x.fr.mod, args: e.Args, lambda: e.Body, pos: e.Pos, outer: x.fr}
		f.finish()
		return Func{f}
	case *syntax.NamedExpr:
		v := x.eval(e.Value)
		x.assign(e.Target, v)
		return v
	case *syntax.Starred:
		return x.eval(e.Value)
	case *syntax.Await:
		return x.eval(e.Value)
	case *syntax.Slice:
		return x.evalIndex(e)
	case *syntax.Yield:
		return x.yield(e)
	case *syntax.YieldFrom:
		it := x.eval(e.Value)
		if x.fr.yield == nil {
			x.dead(diag.Unsupported, "yield outside of a followed generator")
		}
		y := x.fr.yield
		x.iterate(it, func(v Value) (ctlKind, Value) { y(v); return ctlNext, nil })
		return NoneV{}
	}
	x.dead(diag.Unsupported, "%s", strings.TrimPrefix(fmt.Sprintf("%T", e), "*syntax."))
	return nil
}

func (x *interp) yield(e *syntax.Yield) Value {
	var v Value = NoneV{}
	if e.Value != nil {
		v = x.eval(e.Value)
	}
	if x.fr.yield == nil {
		x.dead(diag.Unsupported, "yield outside of a followed generator")
	}
	x.fr.yield(v)
	return NoneV{}
}

// fork evaluates something that may go several ways and joins these.
func (x *interp) fork(f func() Value) Value {
	_, v := x.once(func() (ctlKind, Value) { return ctlNext, f() })
	return v
}

func constant(v syntax.Value) Value {
	switch v.Kind {
	case syntax.None:
		return NoneV{}
	case syntax.True:
		return Num{Kind: KBool, E: sym.Int(1), Const: true}
	case syntax.False:
		return Num{Kind: KBool, E: sym.Int(0), Const: true}
	case syntax.Ellipsis:
		return EllipsisV{}
	case syntax.Int:
		return Num{Kind: KInt, E: sym.Big(v.BigInt()), Const: true}
	case syntax.Float:
		return floatConstant(v.Float64())
	case syntax.Complex:
		return Num{Kind: KComplex, Const: true}
	case syntax.Str:
		return Lit{Text: v.Text()}
	}
	return Lit{Text: v.Text(), Bytes: true}
}

// num takes a value as a number; ok is false when it is none.
func (x *interp) num(v Value) (Num, bool) {
	switch v := v.(type) {
	case Num:
		return v, true
	case Input:
		switch x.typeOf(v) {
		case "float":
			return Num{Kind: KFloat}, true
		case "", "int":
			return Num{Kind: KInt, E: x.inputInt(v)}, true
		case "bool":
			return Num{Kind: KBool, E: x.inputInt(v)}, true
		}
	}
	return Num{}, false
}

// intOf takes a value as an integer expression; nil when it is not known.
func (x *interp) intOf(v Value) sym.Expr {
	n, ok := x.num(v)
	if !ok || n.E == nil {
		return nil
	}
	return n.E
}

func (x *interp) unary(e *syntax.UnaryOp) Value {
	if e.Op == syntax.Not {
		return x.boolOfCond(sym.NotOf(x.cond(e.Operand)))
	}
	v := x.eval(e.Operand)
	if o := x.st.obj(v); o != nil && o.kind == oArray {
		return x.negated(v, "")
	}
	n, ok := x.num(v)
	if !ok {
		x.dead(diag.DataDependent, "operand of %s", e.Op)
	}
	out := Num{Kind: n.Kind, Fresh: !n.Const, Const: n.Const, Bits: n.Bits}
	if n.E != nil {
		switch e.Op {
		case syntax.USub:
			out.E = sym.Neg(n.E)
		case syntax.UAdd:
			out.E = n.E
		case syntax.Invert:
			out.E = sym.BitNotOf(n.E)
		}
	}
	if n.Q != nil && e.Op != syntax.Invert {
		out.Q, out.Chars = n.Q, n.Chars
		if e.Op == syntax.USub {
			out.Q = &ratio{sym.Neg(n.Q.x), n.Q.d}
			if n.Chars > 0 {
				out.Chars = n.Chars + 1
			}
		}
	}
	if out.Kind == KBool {
		out.Kind = KInt
	}
	return out
}
