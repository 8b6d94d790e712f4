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
		c, v := x.product(g.Args, nil, body)
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
		m, at := x.lengthOf(g.Args[0])
		if m == nil {
			return ctlNext, nil, false
		}
		c, v := x.count1(sym.MinOf(m, n), at, body)
		return c, v, true
	case "accumulate":
		c, v := x.iterate(g.Args[0], func(e Value) (ctlKind, Value) {
			n, ok := x.num(e)
			if !ok {
				x.dead(diag.DataDependent, "what is accumulated")
			}
			return body(Num{Kind: n.Kind, Bits: n.Bits, Fresh: true})
		})
		return c, v, true
	}
	return ctlNext, nil, false
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
