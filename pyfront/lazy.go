// This file iterates over what itertools makes, and has the library functions
// that call back: reduce and partial.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// partialV is functools.partial(f, …).
type partialV struct {
	f    Value
	args []Value
	kws  []kwarg
}

// iterateTools runs body over an iterator of itertools; ok is false for a kind
// that is not one.
func (x *interp) iterateTools(g Gen, body func(Value) (ctlKind, Value)) (c ctlKind, v Value, ok bool) {
	switch g.Kind {
	case "chain":
		for _, a := range g.Args {
			if c, v := x.iterate(a, body); c == ctlBreak || c == ctlReturn {
				return c, v, true
			}
		}
		return ctlNext, nil, true
	case "product":
		pools := make([]Value, len(g.Args))
		for i, a := range g.Args {
			pools[i] = x.pool(a)
		}
		c, v := x.product(pools, nil, body)
		return c, v, true
	case "combinations", "permutations":
		c, v := x.choices(g, body)
		return c, v, true
	case "made":
		// So many values, each made by a call.
		n := x.intOf(g.Args[0])
		if n == nil {
			return ctlNext, nil, false
		}
		c, v := x.count1(nonNegative(n), func(sym.Expr) Value { return x.call(g.Args[1], nil, nil, nil) }, body)
		return c, v, true
	case "zip_longest":
		c, v := x.longest(g.Args, body)
		return c, v, true
	case "starmap":
		c, v := x.iterate(g.Args[1], func(e Value) (ctlKind, Value) {
			items, ok := x.exactItems(e)
			if !ok {
				x.dead(diag.DataDependent, "the arguments that starmap spreads")
			}
			args := make([]Value, len(items))
			for i, w := range items {
				args[i] = computed(w)
			}
			return body(x.call(g.Args[0], args, nil, nil))
		})
		return c, v, true
	case "pairwise":
		n, at := x.lengthOf(x.pool(g.Args[0]))
		if n == nil {
			return ctlNext, nil, false
		}
		c, v := x.count1(nonNegative(sym.Sub(n, sym.Int(1))), func(i sym.Expr) Value {
			return index{[]Value{at(i), at(i)}}
		}, body)
		return c, v, true
	case "groupby":
		c, v := x.groups(g, body)
		return c, v, true
	case "times":
		n := x.intOf(g.Args[0])
		if n == nil {
			n = x.soft("len", sym.Int(0), nil)
		}
		c, v := x.count1(nonNegative(n), func(sym.Expr) Value { return g.Args[1] }, body)
		return c, v, true
	case "islice":
		n := x.intOf(g.Args[1])
		if n == nil {
			return ctlNext, nil, false
		}
		n = nonNegative(n)
		if at := x.endless(g.Args[0]); at != nil {
			c, v := x.count1(n, at, body)
			return c, v, true
		}
		m, at := x.lengthOf(g.Args[0])
		if m == nil {
			return ctlNext, nil, false
		}
		c, v := x.count1(sym.MinOf(m, n), at, body)
		return c, v, true
	case "accumulate":
		c, v := x.iterate(g.Args[0], func(e Value) (ctlKind, Value) {
			n, ok := x.num(e)
			older := false
			if ok && len(g.Args) > 1 && !isNone(g.Args[1]) {
				last := Num{Kind: n.Kind, Bits: n.Bits}
				n, ok = x.num(x.call(g.Args[1], []Value{last, e}, nil, nil))
				older = !n.Fresh || n.Shared // such as max gives
			}
			if !ok {
				x.dead(diag.DataDependent, "what is accumulated")
			}
			return body(Num{Kind: n.Kind, Bits: n.Bits, Fresh: true, Shared: older})
		})
		return c, v, true
	}
	return ctlNext, nil, false
}

// pool is the tuple that an iterator of itertools keeps of what it draws from.
func (x *interp) pool(it Value) Value {
	if o := x.st.obj(it); o != nil && o.kind == oTuple {
		return it
	}
	return x.keep(x.toList(oTuple, it))
}

// choices iterates over the combinations or permutations of a number of
// elements that is a constant.
func (x *interp) choices(g Gen, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	r, ok := constOf(g.Args[1])
	if !ok || r < 0 || r > 8 {
		x.dead(diag.DataDependent, "%s of a number that is not constant", g.Kind)
	}
	n, at := x.lengthOf(x.pool(g.Args[0]))
	if n == nil {
		x.dead(diag.DataDependent, "the length of what %s draws from", g.Kind)
	}
	count := []sym.Expr{sym.Int(1)}
	for k := int64(0); k < r; k++ {
		count = append(count, nonNegative(sym.Sub(n, sym.Int(k))))
	}
	total := sym.MulOf(count...)
	if g.Kind == "combinations" {
		f := int64(1)
		for k := int64(2); k <= r; k++ {
			f *= k
		}
		total = sym.FloorDivOf(total, sym.Int(f))
	}
	return x.count1(total, func(i sym.Expr) Value {
		t := make([]Value, r)
		for k := range t {
			t[k] = at(i)
		}
		return index{t}
	}, body)
}

// endless is the element i of an iterator without end; nil for others.
func (x *interp) endless(v Value) func(sym.Expr) Value {
	g, ok := v.(Gen)
	if !ok {
		return nil
	}
	switch g.Kind {
	case "count":
		start := x.intOf(g.Args[0])
		if start == nil {
			return func(sym.Expr) Value { return Num{Kind: KFloat, Fresh: true} }
		}
		step := sym.Expr(sym.Int(1))
		if len(g.Args) > 1 {
			if step = x.intOf(g.Args[1]); step == nil {
				return nil
			}
		}
		return func(i sym.Expr) Value {
			n := freshInt(sym.AddOf(start, sym.MulOf(step, i)))
			n.Lean = true
			return n
		}
	case "always":
		return func(sym.Expr) Value { return g.Args[0] }
	}
	return nil
}

// longest is itertools.zip_longest: what ends first is filled up with what
// costs nothing.
func (x *interp) longest(args []Value, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	var ns []sym.Expr
	var ats []func(sym.Expr) Value
	for _, a := range args {
		n, at := x.lengthOf(a)
		if n == nil {
			x.dead(diag.UnboundedLoop, "zip_longest over %s", x.nameOf(a))
		}
		ns, ats = append(ns, n), append(ats, at)
	}
	if len(ns) == 0 {
		return ctlNext, nil
	}
	return x.count1(sym.MaxOf(ns...), func(i sym.Expr) Value {
		t := make([]Value, len(ats))
		for j, at := range ats {
			t[j] = at(i)
		}
		return index{t}
	}, body)
}

// groups is itertools.groupby(it, key): how many groups there are, and how long
// the longest is, the call finds out.
func (x *interp) groups(g Gen, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	n, at := x.lengthOf(g.Args[0])
	if n == nil {
		x.dead(diag.UnboundedLoop, "groupby over %s", x.nameOf(g.Args[0]))
	}
	return x.count1(x.soft("groups", sym.Int(0), n), func(i sym.Expr) Value {
		e := at(i)
		key := e
		if !isNone(g.Args[1]) {
			key = x.call(g.Args[1], []Value{e}, nil, nil)
		}
		return index{[]Value{key, Gen{Kind: "chars", Args: []Value{intNum(x.soft("group", sym.Int(1), n)), e}}}}
	}, body)
}

// product nests one loop in another; what breaks out of one leaves all.
func (x *interp) product(its, at []Value, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	if len(its) == 0 {
		return body(index{append([]Value(nil), at...)})
	}
	return x.iterate(its[0], func(v Value) (ctlKind, Value) {
		c, w := x.product(its[1:], append(at[:len(at):len(at)], v), body)
		if c == ctlBreak {
			x.dead(diag.Unsupported, "leaving a product early")
		}
		return c, w
	})
}

// reduceWith is functools.reduce(f, it, init).
func (x *interp) reduceWith(f, it, init Value) Value {
	key := nameKey{0, "reduced"}
	saved, had := x.st.names[key]
	acc := init
	if isNone(acc) {
		acc = x.anElement(it)
		if n, ok := acc.(Num); ok {
			n.Fresh, n.E = true, nil
			acc = n
		}
	}
	x.st.names[key] = x.count(acc)
	x.iterate(it, func(v Value) (ctlKind, Value) {
		x.st.names[key] = x.count(x.call(f, []Value{x.st.names[key], v}, nil, nil))
		return ctlNext, nil
	})
	out := x.keep(x.st.names[key])
	delete(x.st.names, key)
	if had {
		x.st.names[key] = saved
	}
	return out
}

// packSize is the number of bytes of a struct format, nil when it is not known.
func packSize(format Value) sym.Expr {
	l, ok := format.(Lit)
	if !ok {
		return nil
	}
	sizes := map[byte]int64{'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'e': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8,
		'n': 8, 'N': 8, 'f': 4, 'd': 8, 's': 1, 'p': 1, 'P': 8}
	text := l.Text
	native := true
	if text != "" {
		switch text[0] {
		case '<', '>', '=', '!':
			native = false
			sizes['l'], sizes['L'] = 4, 4
			text = text[1:]
		case '@':
			text = text[1:]
		}
	}
	total, count, has := int64(0), int64(0), false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == ' ':
		case c >= '0' && c <= '9':
			count, has = count*10+int64(c-'0'), true
			if count > 1<<40 {
				return nil
			}
		default:
			n, ok := sizes[c]
			if !ok {
				return nil
			}
			if !has {
				count = 1
			}
			if native && n > 1 {
				total = (total + n - 1) / n * n
			}
			total += n * count
			count, has = 0, false
		}
	}
	return sym.Int(total)
}
