// This file iterates over what is made of a sequence of sequences whose number is
// not known: zip(*rows) and itertools.chain(*parts).

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// Bytes of an iterator over a list or tuple, and of a zip object.
const (
	iteratorSize = 48
	zipSize      = 80
)

// spread is a lazy iterator of the kind over sequences that are the elements of
// its, of which only the number is known.
func (x *interp) spread(kind string, its Value) Value {
	switch kind {
	case "zip":
		return Gen{Kind: "transposed", Args: []Value{its}}
	case "chain":
		return Gen{Kind: "flat", Args: []Value{its}}
	}
	x.dead(diag.Unsupported, "%s of a sequence of unknown length", kind)
	return nil
}

// transposed is the number of tuples that zip makes of the elements of rows, with
// a function that makes one; nil where it is not known.
func (x *interp) transposed(rows Value) (sym.Expr, func(sym.Expr) Value) {
	n, at := x.lengthOf(rows)
	if n == nil {
		return nil, nil
	}
	row := at(sym.Int(0))
	m, item := x.lengthOf(row)
	if m == nil {
		return nil, nil
	}
	if in, ok := row.(Input); ok {
		if all := x.sumOver("len(" + in.Text + ")"); all != nil {
			// The shortest is no longer than all are on average.
			m = x.soft("shortest", sym.Int(0), sym.FloorDivOf(all, sym.MaxOf(sym.Int(1), n)))
		}
	}
	m = x.refreshed(m, map[string]sym.Expr{})
	if g, ok := row.(Gen); ok && g.iterator() {
		m = x.soft("left", sym.Int(0), m) // they may all be the same one
	}
	// The shortest of several rows of such a length; of none there is nothing.
	m = sym.IteOf(sym.LtOf(sym.Int(0), n), m, sym.Int(0))
	if !x.prof.payload {
		// What it drew last may be kept to be filled again.
		own := sym.AddOf(sym.Int(zipSize), sym.MulOf(sym.Int(iteratorSize), n))
		x.keep(x.alloc(&object{kind: oTuple, exact: true, n: sym.Int(0), size: x.soft("iterators", own, sym.AddOf(own, x.prof.tupleSize(n)))}))
	}
	src := row
	for k := 0; k < 20; k++ {
		g, ok := src.(Gen)
		if !ok || len(g.Args) == 0 || g.Kind != "iter" && g.Kind != "reversed" {
			break
		}
		src = g.Args[0]
	}
	return m, func(i sym.Expr) Value { return x.likeList(oTuple, n, item(i), src) }
}

// iterateSpread runs body over such an iterator; ok is false for another kind.
func (x *interp) iterateSpread(g Gen, body func(Value) (ctlKind, Value)) (c ctlKind, v Value, ok bool) {
	switch g.Kind {
	case "transposed":
		n, at := x.transposed(g.Args[0])
		if n == nil {
			x.dead(diag.UnboundedLoop, "zip over %s", x.nameOf(g.Args[0]))
		}
		c, v := x.count1(n, at, body)
		return c, v, true
	case "flat":
		c, v := x.iterate(g.Args[0], func(part Value) (ctlKind, Value) {
			c, v := x.iterate(part, body)
			if c == ctlBreak {
				x.dead(diag.Unsupported, "leaving a chain early")
			}
			return c, v
		})
		return c, v, true
	}
	return ctlNext, nil, false
}
