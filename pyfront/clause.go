// This file binds the decorators of the language to clauses: their arguments
// are expressions over the parameters.

package pyfront

import (
	"context"
	"fmt"
	"math/big"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// muxDecorator is the name of a decorator of the language, "" for another.
func (u *Unit) muxDecorator(d syntax.Expr) (name string, call *syntax.Call) {
	c, ok := d.(*syntax.Call)
	if !ok {
		return "", nil
	}
	switch f := c.Func.(type) {
	case *syntax.Attribute:
		if v, ok := f.Value.(*syntax.Name); ok {
			if m, ok := u.m.globals[v.Id].(ModuleV); ok && m.Name == "mu" || v.Id == "mu" {
				return f.Attr, c
			}
		}
	case *syntax.Name:
		if o, ok := u.m.globals[f.Id].(Opaque); ok && strings.HasPrefix(o.What, "mu.") {
			return o.What[3:], c
		}
	}
	return "", nil
}

// bindClauses turns the decorators of a function into clauses; what is wrong
// with one is a diagnostic.
func (u *Unit) bindClauses(f *Function) {
	report := func(code diag.Code, at syntax.Pos, format string, args ...any) {
		d := diag.New(code, u.posOf(at), format, args...)
		d.Function = f.Name
		u.Errors = append(u.Errors, d)
	}
	type pending struct {
		key *iface.Keyword
		rel iface.Relation
		e   syntax.Expr
	}
	var todo []pending
	for _, d := range f.f.decor {
		name, call := u.muxDecorator(d)
		if name == "" {
			continue
		}
		f.MuxDecorators = append(f.MuxDecorators, d)
		if name == "accounting" {
			c, ok := constArg(call)
			if !ok || profileOf(c) == nil {
				report(diag.Syntax, call.Pos, "mu.accounting needs one of %s", strings.Join(Accountings(), ", "))
				continue
			}
			f.Accounting, f.Interface.Accounting = c, c
			continue
		}
		var key *iface.Keyword
		for _, k := range iface.Keywords() {
			if k.Decorator == name {
				key = k
			}
		}
		if key == nil {
			report(diag.UnknownName, call.Pos, "there is no decorator mu.%s", name)
			continue
		}
		for _, a := range call.Args {
			todo = append(todo, pending{key, iface.Exact, a})
		}
		for _, k := range call.Keywords {
			switch {
			case k.Arg == "at_most" && key.Relations:
				todo = append(todo, pending{key, iface.AtMost, k.Value})
			case k.Arg == "at_least" && key.Relations:
				todo = append(todo, pending{key, iface.AtLeast, k.Value})
			default:
				report(diag.Syntax, k.Pos, "mu.%s has no argument %s", name, k.Arg)
			}
		}
		if len(call.Args)+len(call.Keywords) == 0 {
			report(diag.Syntax, call.Pos, "mu.%s needs an expression", name)
		}
	}
	seen := map[string]bool{}
	for _, t := range todo {
		k := fmt.Sprint(t.key.Name, t.rel)
		if seen[k] && t.rel == iface.Exact && t.key.Quantity != iface.Requires {
			report(diag.DuplicateClause, t.e.Position(), "mu.%s twice on %s", t.key.Decorator, f.Name)
			continue
		}
		seen[k] = true
		c := iface.Clause{Key: t.key, Rel: t.rel, Text: u.clauseText(t.key, t.rel, t.e), Pos: u.posOf(t.e.Position())}
		end := t.e.Position()
		c.End = diag.Pos{File: u.File, Line: int(end.EndLineno), Col: int(end.EndColOffset) + 1}
		b := &clauseReader{u: u, f: f, x: u.clauseInterp(f), index: map[string]*sym.Sym{}}
		e, at := unquote(t.e, f)
		var err error
		if t.key.Quantity == iface.Requires {
			c.Cond, err = b.cond(e)
		} else {
			c.Bound, err = b.expr(e)
		}
		if err != nil {
			code := diag.Syntax
			if _, ok := err.(unknownNameError); ok {
				code = diag.UnknownName
			}
			if at {
				report(code, t.e.Position(), "%v", err)
			} else {
				report(code, t.e.Position(), "%v", err)
			}
			continue
		}
		if b.undefined != nil {
			c.Undefined = b.undefined
		}
		for n, in := range b.x.m.Inputs {
			f.Inputs[n] = in
		}
		f.Clauses = append(f.Clauses, c)
	}
}

func constArg(c *syntax.Call) (string, bool) {
	if len(c.Args) != 1 || len(c.Keywords) != 0 {
		return "", false
	}
	k, ok := c.Args[0].(*syntax.Constant)
	if !ok || k.Value.Kind != syntax.Str {
		return "", false
	}
	return k.Value.Text(), true
}

// clauseText is the clause as written.
func (u *Unit) clauseText(k *iface.Keyword, rel iface.Relation, e syntax.Expr) string {
	t := u.text(e.Position())
	switch rel {
	case iface.AtMost:
		t = "at_most=" + t
	case iface.AtLeast:
		t = "at_least=" + t
	}
	return "@mu." + k.Decorator + "(" + t + ")"
}

// text is the source of an extent.
func (u *Unit) text(p syntax.Pos) string {
	lines := strings.SplitAfter(string(u.Src), "\n")
	if int(p.EndLineno) > len(lines) || p.Lineno < 1 {
		return ""
	}
	var b strings.Builder
	for n := p.Lineno; n <= p.EndLineno; n++ {
		l := lines[n-1]
		from, to := 0, len(l)
		if n == p.Lineno {
			from = min(int(p.ColOffset), len(l))
		}
		if n == p.EndLineno {
			to = min(int(p.EndColOffset), len(l))
		}
		b.WriteString(l[from:max(from, to)])
	}
	return b.String()
}

// unquote reads the string and lambda spellings of an expression.
func unquote(e syntax.Expr, f *Function) (syntax.Expr, bool) {
	switch y := e.(type) {
	case *syntax.Lambda:
		return y.Body, false
	case *syntax.Constant:
		if y.Value.Kind == syntax.Str {
			m, err := syntax.Parse("clause", []byte(y.Value.Text()), syntax.Options{})
			if err == nil && len(m.Body) == 1 {
				if s, ok := m.Body[0].(*syntax.ExprStmt); ok {
					return s.Value, true
				}
			}
		}
	}
	return e, false
}

// clauseInterp is an interpreter whose parameters are the inputs of f.
func (u *Unit) clauseInterp(f *Function) *interp {
	x := &interp{ctx: context.Background(), p: u.p, prof: profileOf(f.Accounting), d: u.p.opt.Decider,
		softs: map[string]*softBound{}, hints: map[string]hint{}, large: map[string]bool{}}
	x.m = symexec.New(x.ctx, x.d, symexec.DefaultLimits())
	x.calls = []*function{f.f}
	x.scanHints(f.f)
	return x
}

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
	case "min", "max", "abs", sym.FnListCapacity, sym.FnDictBytes, sym.FnSetBytes:
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
		case name == sym.FnDictBytes && len(vs) == 2, name != sym.FnDictBytes && len(vs) == 1 && name != "min" && name != "max":
			return sym.ApplyOf(name, vs...), nil
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
	return nil, b.bad(e, "a sum is sum(e for i in range(lo, hi))")
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
