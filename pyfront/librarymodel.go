// This file implements the part of the models' vocabulary that models of other
// libraries need: choices, assumptions, what is known of texts and buffers.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// modelIntrinsic is intrinsic for these; ok is false for another name.
func (x *interp) modelIntrinsic(name string, args []Value, kws []kwarg) (out Value, ok bool) {
	a := func(i int) Value { return orNone(arg(args, kws, i, "")) }
	switch name {
	case "ite":
		// One of two numbers, by a condition on numbers.
		c := x.truth(a(0))
		p, q := x.intOf(a(1)), x.intOf(a(2))
		if p == nil || q == nil {
			return Num{Kind: KInt}, true
		}
		return intNum(sym.IteOf(c, p, q)), true
	case "whole_float":
		// A float that is a known integer.
		n := x.intOf(a(0))
		if n == nil {
			return freshFloat(), true
		}
		return Num{Kind: KFloat, Fresh: true, Q: &ratio{n, 1}}, true
	case "scaled":
		// A number times a factor, rounded to the nearest.
		n, ok1 := x.num(a(0))
		f, ok2 := x.num(a(1))
		if ok1 && ok2 {
			if p, ok := x.arith(syntax.Mult, n, f).(Num); ok {
				if q := ratioOf(p); q != nil {
					k := sym.FloorDivOf(q.x, sym.Int(q.d))
					return intNum(x.soft("int", k, sym.AddOf(k, sym.Int(1)))), true
				}
			}
		}
		return intNum(x.soft("int", sym.Int(0), nil)), true
	case "assume":
		if l, ok := a(0).(Lit); ok {
			x.m.Assume("format", l.Text, x.pos())
		}
		return NoneV{}, true
	case "upper":
		if l, ok := a(0).(Lit); ok {
			return Lit{Text: strings.ToUpper(l.Text)}, true
		}
		return Opaque{"a format"}, true
	case "ends":
		l, ok := a(0).(Lit)
		s, _ := a(1).(Lit)
		return boolNum(boolInt(ok && strings.HasSuffix(strings.ToLower(l.Text), s.Text))), true
	case "is_constant_text":
		_, ok := a(0).(Lit)
		return boolNum(boolInt(ok)), true
	case "has":
		// Whether an option was passed, and not as something false.
		o := x.st.obj(a(0))
		l, _ := a(1).(Lit)
		if o != nil && o.exact {
			for i, k := range o.keys {
				if k == l {
					v, known := constOf(o.items[i])
					return boolNum(boolInt(!isNone(o.items[i]) && (!known || v != 0))), true
				}
			}
		}
		return boolNum(boolInt(false)), true
	}
	return nil, false
}
