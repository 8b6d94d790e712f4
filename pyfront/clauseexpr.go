// This file reads the expressions of clauses.

package pyfront

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

type unknownNameError string

func (e unknownNameError) Error() string { return string(e) }

// clauseReader turns the expressions of clauses into formulas.
type clauseReader struct {
	u         *Unit
	f         *Function
	x         *interp
	index     map[string]*sym.Sym
	undefined sym.Cond
	depth     int
}

func (b *clauseReader) bad(e syntax.Node, format string, args ...any) error {
	return fmt.Errorf(format+": %s", append(args, b.u.text(e.Position()))...)
}

// path is the display text of a parameter, an item or an attribute of one.
func (b *clauseReader) path(e syntax.Expr) (Input, bool) {
	switch e := e.(type) {
	case *syntax.Name:
		for _, a := range paramsOf(b.f.f.args) {
			if a.Arg == e.Id {
				return Input{Text: e.Id, Type: annotationType(a.Annotation)}, true
			}
		}
	case *syntax.Attribute:
		if in, ok := b.path(e.Value); ok {
			return Input{Text: in.Text + "." + e.Attr}, true
		}
	case *syntax.Subscript:
		in, ok := b.path(e.Value)
		if !ok {
			return Input{}, false
		}
		if c, ok := e.Slice.(*syntax.Constant); ok {
			switch c.Value.Kind {
			case syntax.Str:
				return Input{Text: fmt.Sprintf("%s[%q]", in.Text, c.Value.Text())}, true
			case syntax.Int:
				return Input{Text: in.Text + "[" + c.Value.BigInt().String() + "]"}, true
			}
		}
		if n, ok := e.Slice.(*syntax.Name); ok {
			return Input{Text: in.Text + "[" + n.Id + "]"}, true
		}
	}
	return Input{}, false
}

func (b *clauseReader) expr(e syntax.Expr) (sym.Expr, error) {
	if b.depth++; b.depth > 500 {
		return nil, fmt.Errorf("the expression nests too deeply")
	}
	defer func() { b.depth-- }()
	switch e := e.(type) {
	case *syntax.Constant:
		if n := e.Value.BigInt(); n != nil {
			return sym.Big(n), nil
		}
		if e.Value.Kind == syntax.Float {
			if f := e.Value.Float64(); f == float64(int64(f)) {
				return sym.Int(int64(f)), nil
			}
		}
		return nil, b.bad(e, "a clause is made of integers")
	case *syntax.Name:
		if i, ok := b.index[e.Id]; ok {
			return i, nil
		}
		if in, ok := b.path(e); ok {
			return b.x.inputInt(in), nil
		}
		if v, ok := b.u.m.globals[e.Id].(Lazy); ok {
			if c, ok := v.Expr.(*syntax.Constant); ok && c.Value.Kind == syntax.Int {
				return sym.Big(c.Value.BigInt()), nil
			}
		}
		if b.f.f.locals[e.Id] {
			return nil, unknownNameError(fmt.Sprintf("%s is a local of %s; a clause speaks of parameters", e.Id, b.f.Name))
		}
		return nil, unknownNameError(fmt.Sprintf("%s is not a parameter of %s", e.Id, b.f.Name))
	case *syntax.BinOp:
		l, err := b.expr(e.Left)
		if err != nil {
			return nil, err
		}
		r, err := b.expr(e.Right)
		if err != nil {
			return nil, err
		}
		return b.binary(e, l, r)
	case *syntax.UnaryOp:
		v, err := b.expr(e.Operand)
		if err != nil {
			return nil, err
		}
		switch e.Op {
		case syntax.USub:
			return sym.Neg(v), nil
		case syntax.UAdd:
			return v, nil
		case syntax.Invert:
			return sym.BitNotOf(v), nil
		}
	case *syntax.IfExp:
		c, err := b.cond(e.Test)
		if err != nil {
			return nil, err
		}
		p, err := b.expr(e.Body)
		if err != nil {
			return nil, err
		}
		q, err := b.expr(e.Orelse)
		if err != nil {
			return nil, err
		}
		return sym.IteOf(c, p, q), nil
	case *syntax.Subscript:
		if a, ok := e.Value.(*syntax.Attribute); ok && a.Attr == "shape" {
			if in, ok := b.path(a.Value); ok {
				if c, ok := e.Slice.(*syntax.Constant); ok {
					if k, ok := c.Value.Int64(); ok && k >= 0 {
						n := in.Text + ".shape[" + fmt.Sprint(k) + "]"
						s := b.x.input(n, iface.InShape, in.Text, big.NewInt(0), nil)
						b.x.m.Inputs[n].Axis = int(k)
						return s, nil
					}
				}
			}
		}
		if in, ok := b.path(e); ok {
			return b.x.inputInt(in), nil
		}
	case *syntax.Attribute:
		if in, ok := b.path(e.Value); ok {
			dims := max(1, b.x.hints[in.Text].dims)
			shape := make([]sym.Expr, dims)
			for k := range shape {
				n := in.Text + ".shape[" + fmt.Sprint(k) + "]"
				shape[k] = b.x.input(n, iface.InShape, in.Text, big.NewInt(0), nil)
				b.x.m.Inputs[n].Axis = k
			}
			switch e.Attr {
			case "size":
				return product(shape, sym.Int(1)), nil
			case "nbytes":
				return product(shape, sym.Int(8)), nil
			case "itemsize":
				return sym.Int(8), nil
			case "ndim":
				return sym.Int(int64(dims)), nil
			}
			in, _ := b.path(e)
			return b.x.inputInt(in), nil
		}
	case *syntax.Call:
		return b.call(e)
	case *syntax.Compare, *syntax.BoolOp:
		c, err := b.cond(e)
		if err != nil {
			return nil, err
		}
		return sym.IteOf(c, sym.Int(1), sym.Int(0)), nil
	}
	return nil, b.bad(e, "not part of the clause language")
}

func (b *clauseReader) binary(e *syntax.BinOp, l, r sym.Expr) (sym.Expr, error) {
	switch e.Op {
	case syntax.Add:
		return sym.AddOf(l, r), nil
	case syntax.Sub:
		return sym.Sub(l, r), nil
	case syntax.Mult:
		return sym.MulOf(l, r), nil
	case syntax.FloorDiv, syntax.Mod, syntax.Div:
		zero := sym.EqOf(r, sym.Int(0))
		if !sym.IsFalse(zero) {
			if b.undefined == nil {
				b.undefined = zero
			} else {
				b.undefined = sym.OrOf(b.undefined, zero)
			}
		}
		if e.Op == syntax.Mod {
			return sym.ModOf(l, r), nil
		}
		if e.Op == syntax.Div {
			return nil, b.bad(e, "a clause is made of integers; divide by //")
		}
		return sym.FloorDivOf(l, r), nil
	case syntax.Pow:
		if k, ok := sym.IsInt(l); ok && k == 2 {
			return sym.Pow2Of(r), nil
		}
		return sym.ApplyOf(sym.FnIPow, l, r), nil
	case syntax.LShift:
		return sym.ShlOf(l, r), nil
	case syntax.RShift:
		return sym.ShrOf(l, r), nil
	case syntax.BitAnd:
		return sym.BitAndOf(l, r), nil
	case syntax.BitOr:
		return sym.BitOrOf(l, r), nil
	case syntax.BitXor:
		return sym.BitXorOf(l, r), nil
	}
	return nil, b.bad(e, "not part of the clause language")
}

func (b *clauseReader) call(e *syntax.Call) (sym.Expr, error) {
	name := ""
	switch f := e.Func.(type) {
	case *syntax.Name:
		name = f.Id
	case *syntax.Attribute:
		name = f.Attr
	}
	args := func() ([]sym.Expr, error) {
		var out []sym.Expr
		for _, a := range e.Args {
			v, err := b.expr(a)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		return out, nil
	}
	one := func() (Input, bool) {
		if len(e.Args) != 1 {
			return Input{}, false
		}
		return b.path(e.Args[0])
	}
	if sym.IsGrowth(name) {
		vs, err := args()
		if err != nil {
			return nil, err
		}
		if len(vs) == sym.GrowthArity(name) {
			return sym.ApplyOf(name, vs...), nil
		}
	}
	switch name {
	case "sizeof":
		if len(e.Args) == 1 {
			t := b.u.text(e.Args[0].Position())
			if i := strings.LastIndexByte(t, '.'); i >= 0 {
				if t[i+1:] == "dtype" {
					return sym.Int(8), nil
				}
				t = t[i+1:]
			}
			if n, ok := itemSize(normalDtype(t)); ok {
				return sym.Int(n), nil
			}
		}
		return nil, b.bad(e, "sizeof of an unknown type")
	case "len":
		if in, ok := one(); ok {
			return b.x.inputLen(in), nil
		}
	case "int", "float":
		if in, ok := one(); ok {
			if b.x.typeOf(in) == "int" {
				return b.x.inputInt(in), nil
			}
			return b.x.inputConv(name, in), nil
		}
	case "min", "max", "abs":
		vs, err := args()
		if err != nil {
			return nil, err
		}
		switch {
		case name == "min" && len(vs) > 0:
			return sym.MinOf(vs...), nil
		case name == "max" && len(vs) > 0:
			return sym.MaxOf(vs...), nil
		case name == "abs" && len(vs) == 1:
			return sym.AbsOf(vs[0]), nil
		}
	case "bit_length":
		if a, ok := e.Func.(*syntax.Attribute); ok {
			v, err := b.expr(a.Value)
			if err != nil {
				return nil, err
			}
			return sym.IteOf(sym.LeOf(v, sym.Int(0)), sym.Int(0), sym.AddOf(sym.ApplyOf(sym.FnLog2Floor, sym.MaxOf(sym.Int(1), v)), sym.Int(1))), nil
		}
	case "sum":
		return b.sum(e)
	case "resource_of":
		if in, ok := one(); ok {
			s := b.x.input("resource_of("+in.Text+")", iface.InResourceOf, in.Text, big.NewInt(0), nil)
			return s, nil
		}
	}
	return nil, b.bad(e, "not part of the clause language")
}

// sum reads sum(e for i in range(lo, hi)).
func (b *clauseReader) sum(e *syntax.Call) (sym.Expr, error) {
	if len(e.Args) == 1 {
		if g, ok := e.Args[0].(*syntax.GeneratorExp); ok && len(g.Generators) == 1 && len(g.Generators[0].Ifs) == 0 {
			c := g.Generators[0]
			if s := b.sumOfLengths(g.Elt, c); s != nil {
				return s, nil
			}
			i, ok1 := c.Target.(*syntax.Name)
			r, ok2 := c.Iter.(*syntax.Call)
			if ok1 && ok2 {
				if n, ok := r.Func.(*syntax.Name); ok && n.Id == "range" && len(r.Args) >= 1 && len(r.Args) <= 2 {
					lo := sym.Expr(sym.Int(0))
					hi, err := b.expr(r.Args[len(r.Args)-1])
					if err != nil {
						return nil, err
					}
					if len(r.Args) == 2 {
						if lo, err = b.expr(r.Args[0]); err != nil {
							return nil, err
						}
					}
					v := sym.NewSym(i.Id, sym.Bound, nil, nil)
					old, had := b.index[i.Id]
					b.index[i.Id] = v
					body, err := b.expr(g.Elt)
					delete(b.index, i.Id)
					if had {
						b.index[i.Id] = old
					}
					if err != nil {
						return nil, err
					}
					return sym.SumOf(v, lo, hi, body), nil
				}
			}
		}
	}
	return nil, b.bad(e, "a sum is sum(e for i in range(lo, hi)) or sum(len(v) for v in x)")
}

// sumOfLengths reads sum(len(v) for v in x) and the like, of an input x; nil when
// it is something else.
func (b *clauseReader) sumOfLengths(elt syntax.Expr, c *syntax.Comprehension) sym.Expr {
	v, ok1 := c.Target.(*syntax.Name)
	call, ok2 := elt.(*syntax.Call)
	of, ok3 := b.path(c.Iter)
	if m, isCall := c.Iter.(*syntax.Call); isCall && len(m.Args)+len(m.Keywords) == 0 {
		// The values of a dict.
		if at, isAttr := m.Func.(*syntax.Attribute); isAttr && at.Attr == "values" {
			if of, ok3 = b.path(at.Value); ok3 {
				of.Text += dictValues
			}
		}
	}
	if !ok1 || !ok2 || !ok3 || len(call.Args) != 1 || len(call.Keywords) != 0 {
		return nil
	}
	if f, ok := call.Func.(*syntax.Name); !ok || f.Id != "len" {
		return nil
	}
	rest := ""
	for e := call.Args[0]; ; {
		switch t := e.(type) {
		case *syntax.Name:
			if t.Id != v.Id {
				return nil
			}
			return b.x.sumOver("len(" + of.Text + someKey + rest + ")")
		case *syntax.Attribute:
			rest = "." + t.Attr + rest
			e = t.Value
		case *syntax.Subscript:
			k, ok := t.Slice.(*syntax.Constant)
			switch {
			case ok && k.Value.Kind == syntax.Str:
				rest = fmt.Sprintf("[%q]", k.Value.Text()) + rest
			case ok && k.Value.Kind == syntax.Int:
				rest = "[" + k.Value.BigInt().String() + "]" + rest
			default:
				return nil
			}
			e = t.Value
		default:
			return nil
		}
	}
}

func (b *clauseReader) cond(e syntax.Expr) (sym.Cond, error) {
	switch e := e.(type) {
	case *syntax.Constant:
		switch e.Value.Kind {
		case syntax.True:
			return sym.True, nil
		case syntax.False:
			return sym.False, nil
		}
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			c, err := b.cond(e.Operand)
			if err != nil {
				return nil, err
			}
			return sym.NotOf(c), nil
		}
	case *syntax.BoolOp:
		var cs []sym.Cond
		for _, v := range e.Values {
			c, err := b.cond(v)
			if err != nil {
				return nil, err
			}
			cs = append(cs, c)
		}
		if e.Op == syntax.And {
			return sym.AndOf(cs...), nil
		}
		return sym.OrOf(cs...), nil
	case *syntax.Compare:
		l, err := b.expr(e.Left)
		if err != nil {
			return nil, err
		}
		var cs []sym.Cond
		for i, op := range e.Ops {
			r, err := b.expr(e.Comparators[i])
			if err != nil {
				return nil, err
			}
			switch op {
			case syntax.Eq:
				cs = append(cs, sym.EqOf(l, r))
			case syntax.NotEq:
				cs = append(cs, sym.NeOf(l, r))
			case syntax.Lt:
				cs = append(cs, sym.LtOf(l, r))
			case syntax.LtE:
				cs = append(cs, sym.LeOf(l, r))
			case syntax.Gt:
				cs = append(cs, sym.LtOf(r, l))
			case syntax.GtE:
				cs = append(cs, sym.LeOf(r, l))
			default:
				return nil, b.bad(e, "not part of the clause language")
			}
			l = r
		}
		return sym.AndOf(cs...), nil
	}
	v, err := b.expr(e)
	if err != nil {
		return nil, err
	}
	return sym.NeOf(v, sym.Int(0)), nil
}
