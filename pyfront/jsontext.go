// This file measures json.dumps: the text, and the pieces that the encoder
// collects before it joins them.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// pieces is what encoding a value makes.
type pieces struct {
	lo, hi sym.Expr // characters
	n      sym.Expr // pieces, at most
	bytes  sym.Expr // of the strings among them that are new, at most
}

// batch is the number of pieces after which CPython's encoder joins them.
const batch = 100000

// jsonDumps is json.dumps(v, indent=indent).
func (x *interp) jsonDumps(v, indent Value) Value {
	n, work := x.jsonText(v, indent)
	x.transientUpTo(work)
	return x.newText(oStr, n)
}

// jsonText is the length of the JSON text of v, and what the encoder holds
// beside it until it joins the pieces.
func (x *interp) jsonText(v, indent Value) (n, work sym.Expr) {
	if l, ok := x.unknownText(v); ok {
		return l, x.piecesOf(l)
	}
	p, ok := x.jsonOf(v, indent != nil && !isNone(indent), 0)
	if !ok {
		// Something in it is known to the caller only.
		l := x.length("len(" + x.callText() + ")")
		return l, x.piecesOf(l)
	}
	for _, e := range []*sym.Expr{&p.hi, &p.n, &p.bytes} {
		up, ok := x.bound(*e, true, 0)
		if !ok {
			x.dead(diag.DataDependent, "the JSON text of %s", x.nameOf(v))
		}
		*e = up
	}
	if p.lo, ok = x.bound(p.lo, false, 0); !ok {
		p.lo = sym.Int(0)
	}
	small := sym.AddOf(p.bytes, sym.MulOf(sym.Int(9), p.n))
	held := sym.IteOf(sym.LeOf(p.n, sym.Int(batch)), small, sym.FloorDivOf(sym.MulOf(sym.Int(batch), small), sym.MaxOf(sym.Int(1), p.n)))
	return x.soft("len", p.lo, p.hi), sym.MaxOf(sym.AddOf(held, p.hi), sym.MulOf(sym.Int(2), p.hi))
}

// piecesOf bounds what encoding a value whose structure is not known holds:
// every piece has at least a character and costs at most a small string and its
// slot.
func (x *interp) piecesOf(l sym.Expr) sym.Expr {
	return sym.AddOf(sym.MulOf(sym.Int(x.prof.str+20), l), l)
}

// unknownText is the length of the JSON text of a value that only the caller
// knows.
func (x *interp) unknownText(v Value) (sym.Expr, bool) {
	switch v := v.(type) {
	case Input:
		switch x.typeOf(v) {
		case "int", "float", "bool", "str":
			return nil, false
		}
	case Opaque:
	default:
		return nil, false
	}
	return x.length("len(" + x.callText() + ")"), true
}

func (x *interp) jsonOf(v Value, indent bool, depth int) (pieces, bool) {
	if depth > 12 {
		return pieces{}, false
	}
	text := func(lo, hi sym.Expr) (pieces, bool) {
		if lo == nil || hi == nil {
			return pieces{}, false
		}
		return pieces{lo, hi, sym.Int(1), sym.AddOf(sym.Int(x.prof.str), hi)}, true
	}
	switch v := v.(type) {
	case NoneV:
		return pieces{sym.Int(4), sym.Int(4), sym.Int(1), sym.Int(0)}, true
	case Num:
		lo, hi := x.textSize(v)
		return text(lo, hi)
	case Lit:
		n, _ := x.textLen(v)
		return text(sym.AddOf(n, sym.Int(2)), sym.AddOf(n, sym.Int(2)))
	case Input, Opaque:
		if in, ok := v.(Input); ok {
			lo, hi := x.textSize(in)
			if hi == nil {
				return pieces{}, false
			}
			return text(lo, sym.AddOf(sym.MulOf(sym.Int(6), hi), sym.Int(2)))
		}
		return pieces{}, false
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			return pieces{}, false
		}
		pad := int64(0)
		if indent {
			pad = 2 + 8*int64(depth+1)
		}
		switch o.kind {
		case oStr:
			if o.n == nil {
				return pieces{}, false
			}
			return text(sym.AddOf(o.n, sym.Int(2)), sym.AddOf(o.n, sym.Int(2)))
		case oList, oTuple, oDict:
			sum := pieces{sym.Int(2), sym.Int(2 + pad), sym.Int(2), sym.Int(0)}
			add := func(p pieces, times sym.Expr, extra int64) {
				sum.lo = sym.AddOf(sum.lo, sym.MulOf(times, p.lo))
				sum.hi = sym.AddOf(sum.hi, sym.MulOf(times, sym.AddOf(p.hi, sym.Int(extra))))
				sum.n = sym.AddOf(sum.n, sym.MulOf(times, sym.AddOf(p.n, sym.Int(1))))
				sum.bytes = sym.AddOf(sum.bytes, sym.MulOf(times, p.bytes))
			}
			if o.exact {
				for i, w := range o.items {
					p, ok := x.jsonOf(w, indent, depth+1)
					if !ok {
						return pieces{}, false
					}
					add(p, sym.Int(1), 2+pad)
					if o.kind == oDict {
						if p, ok = x.jsonOf(o.keys[i], indent, depth+1); !ok {
							return pieces{}, false
						}
						add(p, sym.Int(1), 2)
					}
				}
				return sum, true
			}
			if o.n == nil || o.elem == nil {
				return pieces{}, false
			}
			p, ok := x.jsonOf(o.elem, indent, depth+1)
			if !ok {
				return pieces{}, false
			}
			if t := x.totalOf(o); t != nil {
				// Texts, whose lengths are known together.
				p, _ = text(sym.Int(2), sym.Int(2))
				sum.lo, sum.hi, sum.bytes = sym.AddOf(sum.lo, t), sym.AddOf(sum.hi, t), sym.AddOf(sum.bytes, t)
			}
			add(p, o.n, 2+pad)
			if o.kind == oDict {
				if o.key == nil {
					return pieces{}, false
				}
				if p, ok = x.jsonOf(o.key, indent, depth+1); !ok {
					return pieces{}, false
				}
				add(p, o.n, 2)
			}
			return sum, true
		}
	}
	return pieces{}, false
}
