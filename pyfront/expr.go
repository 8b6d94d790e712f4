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
	case Ref, Gen, Bound, Intrinsic, SliceV:
		x.st.temps = append(x.st.temps, v)
	case Num:
		if w.Box != 0 {
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
	switch v.(type) {
	case Ref, Gen, Bound, Intrinsic, SliceV:
		x.st.temps = append(x.st.temps, v)
	}
	return v
}

func (x *interp) expr(e syntax.Expr) Value {
	switch e := e.(type) {
	case *syntax.Constant:
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
	_, v := x.take(x.explore(func() (ctlKind, Value) { return ctlNext, f() }))
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
		return Num{Kind: KFloat, Const: true}
	case syntax.Complex:
		return Num{Kind: KComplex, Const: true}
	case syntax.Str:
		return Lit{Text: v.Text()}
	}
	return Lit{Text: v.Text(), Bytes: true}
}

// load reads a name.
func (x *interp) load(name string) Value {
	for f := x.fr; f != nil; f = f.outer {
		if v, ok := x.st.names[nameKey{f.id, name}]; ok {
			return v
		}
		if f.fn != nil && f == x.fr && f.fn.locals[name] {
			// Not bound on this path: Python raises an UnboundLocalError.
			panic(raised{Opaque{"UnboundLocalError"}})
		}
	}
	return x.global(x.fr.mod, name)
}

// global reads a module's name, or a builtin.
func (x *interp) global(m *module, name string) Value {
	key := nameKey{-x.p.modID[m], name}
	if v, ok := x.st.names[key]; ok {
		return v
	}
	if v, ok := m.globals[name]; ok {
		if l, lazy := v.(Lazy); lazy {
			v = x.force(l, name)
			x.st.names[key] = v
		}
		return v
	}
	if m.model && name == "mux" {
		return ModuleV{Name: "mux"}
	}
	if b := x.p.importModule("builtins"); b != nil && b != m {
		if v, ok := b.globals[name]; ok {
			if l, lazy := v.(Lazy); lazy {
				return x.force(l, name)
			}
			return v
		}
	}
	if name == "__name__" {
		return Lit{Text: m.name}
	}
	if name == "__file__" {
		return Lit{Text: m.path}
	}
	return Opaque{name}
}

// force makes the initial value of a global: literals are known, anything else
// is a value of its name.
func (x *interp) force(l Lazy, name string) Value {
	if !simple(l.Expr, 0) {
		if n, ok := l.Expr.(*syntax.Name); ok {
			return x.global(l.Mod, n.Id)
		}
		if a, ok := l.Expr.(*syntax.Attribute); ok {
			if v := x.p.static(l.Mod, a); v != nil {
				return v
			}
		}
		if c, ok := l.Expr.(*syntax.Call); ok {
			if v, ok := x.entryCall(c, l.Mod); ok {
				return v
			}
		}
		return Opaque{name}
	}
	if e, ok := l.Expr.(*syntax.Constant); ok {
		return constant(e.Value)
	}
	return x.entryValue(l.Expr)
}

// entryCall makes the value of a global that a modelled call gave when the
// module was read: it existed before the call under analysis.
func (x *interp) entryCall(c *syntax.Call, m *module) (Value, bool) {
	switch f := x.p.static(m, c.Func).(type) {
	case Func:
		if !f.F.mod.model {
			return nil, false
		}
	case ClassV:
		if f.C.mod == nil || !f.C.mod.model {
			return nil, false
		}
	default:
		return nil, false
	}
	if x.entering > 4 {
		return nil, false
	}
	x.entering++
	x.quiet++
	last := *x.st.ids
	outs := x.explore(func() (ctlKind, Value) {
		x.fr = &frame{mod: m}
		return ctlNext, x.eval(c)
	})
	x.entering--
	x.quiet--
	if len(outs) != 1 || outs[0].ctl != ctlNext {
		return nil, false
	}
	o := outs[0]
	for id, ob := range o.st.heap {
		if id > last {
			n := *ob
			n.entry, n.counted = true, false
			x.st.heap[id] = &n
		}
	}
	return o.val, true
}

// simple says that an expression is made of literals.
func simple(e syntax.Expr, depth int) bool {
	if depth > 40 {
		return false
	}
	all := func(es []syntax.Expr) bool {
		for _, y := range es {
			if y == nil || !simple(y, depth+1) {
				return false
			}
		}
		return len(es) <= 400
	}
	switch e := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.List:
		return all(e.Elts)
	case *syntax.Tuple:
		return all(e.Elts)
	case *syntax.Set:
		return all(e.Elts)
	case *syntax.Dict:
		return all(e.Keys) && all(e.Values)
	case *syntax.UnaryOp:
		return simple(e.Operand, depth+1)
	case *syntax.BinOp:
		_, ok1 := e.Left.(*syntax.Constant)
		_, ok2 := e.Right.(*syntax.Constant)
		return (ok1 || simple(e.Left, depth+1)) && (ok2 || simple(e.Right, depth+1)) && e.Op != syntax.Mod
	}
	return false
}

// entryValue builds a literal as an object that existed before the call.
func (x *interp) entryValue(e syntax.Expr) Value {
	x.quiet++
	defer func() { x.quiet-- }()
	mkObj := func(o *object) Value {
		*x.st.ids++
		o.entry, o.size, o.inner = true, sym.Int(0), sym.Int(0)
		x.st.heap[*x.st.ids] = o
		return Ref{*x.st.ids}
	}
	seq := func(k okind, es []syntax.Expr) Value {
		o := &object{kind: k, exact: true, n: sym.Int(int64(len(es)))}
		for _, y := range es {
			o.items = append(o.items, x.entryValue(y))
		}
		return mkObj(o)
	}
	switch e := e.(type) {
	case *syntax.Constant:
		return constant(e.Value)
	case *syntax.List:
		return seq(oList, e.Elts)
	case *syntax.Tuple:
		return seq(oTuple, e.Elts)
	case *syntax.Set:
		return seq(oSet, e.Elts)
	case *syntax.Dict:
		o := &object{kind: oDict, exact: true, n: sym.Int(int64(len(e.Keys))), strKeys: true}
		for i := range e.Keys {
			k := x.entryValue(e.Keys[i])
			if !isStr(x.st, k) {
				o.strKeys = false
			}
			o.keys = append(o.keys, k)
			o.items = append(o.items, x.entryValue(e.Values[i]))
		}
		return mkObj(o)
	}
	v := x.eval(e)
	if n, ok := v.(Num); ok {
		n.Fresh, n.Const = false, true
		return n
	}
	if r, ok := v.(Ref); ok {
		if o := x.st.heap[r.ID]; o != nil && !o.counted {
			x.floatSub(o.size)
			o = x.st.mut(r.ID)
			o.entry = true
		}
	}
	return v
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
		return x.newArray(o.shape, o.dtype)
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
	if out.Kind == KBool {
		out.Kind = KInt
	}
	return out
}

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
		switch o.kind {
		case oInstance, oBuffer:
			return sym.True
		case oArray:
			return x.coin("array")
		}
		if o.n != nil {
			return sym.LtOf(sym.Int(0), o.n)
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
			return x.ufunc([]Value{left, right}, "bool")
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
				x.m.Assume("type", v.Text+" is not None", x.pos())
				return sym.False
			}
			if x.typeOf(v) == "" {
				return sym.EqOf(x.fact(v.Text+" is None", v), sym.Int(1))
			}
			return sym.False
		case Opaque:
			return x.coin("none")
		}
		return sym.False
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
	return x.coin("in")
}

// evalIndex evaluates what stands between brackets.
func (x *interp) evalIndex(e syntax.Expr) Value {
	s, ok := e.(*syntax.Slice)
	if !ok {
		if t, ok := e.(*syntax.Tuple); ok {
			vs := make([]Value, len(t.Elts))
			for i, y := range t.Elts {
				vs[i] = x.evalIndex(y)
			}
			return index{vs}
		}
		return x.eval(e)
	}
	part := func(e syntax.Expr) Value {
		if e == nil {
			return nil
		}
		return x.eval(e)
	}
	return SliceV{part(s.Lower), part(s.Upper), part(s.Step)}
}

// index is a tuple of subscripts that never becomes an object.
type index struct{ vs []Value }

// display builds a list, tuple or set of known elements.
func (x *interp) display(k okind, es []syntax.Expr) Value {
	var vals []Value
	for _, e := range es {
		if s, ok := e.(*syntax.Starred); ok {
			v := x.eval(s.Value)
			items, ok := x.exactItems(v)
			if !ok {
				x.dead(diag.Unsupported, "unpacking a sequence of unknown length")
			}
			vals = append(vals, items...)
			continue
		}
		vals = append(vals, x.eval(e))
	}
	return x.newSeq(k, vals)
}

// newSeq makes a container of known elements.
func (x *interp) newSeq(k okind, vals []Value) Value {
	n := sym.Int(int64(len(vals)))
	o := &object{kind: k, exact: true, n: n}
	switch k {
	case oList:
		o.size = x.prof.listSize(n, false)
	case oTuple:
		o.size = x.prof.tupleSize(n)
		if len(vals) == 0 {
			o.size = sym.Int(0)
		}
	case oSet:
		o.size = x.prof.setSize(n)
		o.grown = true
	}
	constant := k == oTuple
	for _, v := range vals {
		if n, ok := v.(Num); ok && !n.Const {
			constant = false
		}
		if _, ok := v.(Ref); ok {
			constant = false
		}
	}
	if constant && len(vals) > 0 {
		// A tuple of constants is one.
		allConst := true
		for _, v := range vals {
			switch v.(type) {
			case Num, Lit, NoneV:
			default:
				allConst = false
			}
		}
		o.entry = allConst
	}
	for _, v := range vals {
		o.items = append(o.items, x.count(v))
	}
	if o.entry {
		o.size, o.inner = sym.Int(0), sym.Int(0)
		*x.st.ids++
		x.st.heap[*x.st.ids] = o
		return x.keep(Ref{*x.st.ids})
	}
	return x.alloc(o)
}

func (x *interp) dictDisplay(e *syntax.Dict) Value {
	o := &object{kind: oDict, exact: true, strKeys: true}
	for i, k := range e.Keys {
		if k == nil {
			src := x.st.obj(x.eval(e.Values[i]))
			if src == nil || src.kind != oDict || !src.exact {
				x.dead(diag.Unsupported, "** of a dict of unknown length")
			}
			o.keys = append(o.keys, src.keys...)
			o.items = append(o.items, src.items...)
			continue
		}
		kv := x.eval(k)
		vv := x.eval(e.Values[i])
		if !isStr(x.st, kv) {
			o.strKeys = false
		}
		o.keys = append(o.keys, x.count(kv))
		o.items = append(o.items, x.count(vv))
	}
	o.n = sym.Int(int64(len(o.keys)))
	o.size = x.prof.dictSize(o.n, o.strKeys)
	return x.alloc(o)
}

// exactItems are the elements of a value whose elements are all known.
func (x *interp) exactItems(v Value) ([]Value, bool) {
	switch v := v.(type) {
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil || !o.exact {
			return nil, false
		}
		if o.kind == oDict {
			return o.keys, true
		}
		return o.items, true
	case RangeV:
		n, ok := sym.IsInt(rangeLen(v))
		if !ok || n > maxUnroll {
			return nil, false
		}
		var out []Value
		for i := int64(0); i < n; i++ {
			out = append(out, freshInt(sym.AddOf(v.Lo, sym.MulOf(v.Step, sym.Int(i)))))
		}
		return out, true
	case index:
		return v.vs, true
	case Lit:
		if !v.Bytes && len(v.Text) <= maxUnroll {
			var out []Value
			for _, r := range v.Text {
				out = append(out, Lit{Text: string(r)})
			}
			return out, true
		}
	}
	return nil, false
}

func rangeLen(r RangeV) sym.Expr {
	d := sym.Sub(r.Hi, r.Lo)
	step := r.Step
	if k, ok := sym.IsInt(step); ok {
		switch {
		case k == 1:
			return sym.MaxOf(sym.Int(0), d)
		case k > 1:
			return sym.MaxOf(sym.Int(0), sym.FloorDivOf(sym.AddOf(d, sym.Int(k-1)), step))
		case k < 0:
			return sym.MaxOf(sym.Int(0), sym.FloorDivOf(sym.AddOf(sym.Neg(d), sym.Int(-k-1)), sym.Int(-k)))
		}
	}
	return sym.MaxOf(sym.Int(0), sym.FloorDivOf(sym.Sub(sym.AddOf(d, step), sym.Int(1)), step))
}
