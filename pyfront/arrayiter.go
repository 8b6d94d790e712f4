// This file counts the buffers of numpy's iterators: operands that must be
// converted, or whose elements one stride does not reach, are copied in pieces.

package pyfront

import (
	"github.com/muxlang/mux/typecheck/sym"
)

// bufferSize is the number of elements that numpy's iterators buffer at a time.
const bufferSize = 8192

// iterOp is an operand of an iteration.
type iterOp struct {
	strides []sym.Expr // under the iteration's axes
	rank    int        // dimensions of its own
	cast    bool       // must be converted
	item    int64      // bytes of an element in the loop
}

// buffers is what an iteration over shape takes for its operands: nil cond of a
// buffer means that it is there for certain. fresh says that the iteration makes
// an array itself, which keeps numpy from joining axes first.
func (x *interp) iterBuffers(shape []sym.Expr, ops []iterOp, fresh bool) (lo, hi sym.Expr) {
	var axes []int
	var all [][]sym.Expr
	for _, o := range ops {
		all = append(all, o.strides)
	}
	perm, sure := nesting(len(shape), all)
	for _, a := range perm {
		if !isOne(shape[a]) || fresh {
			axes = append(axes, a)
		}
	}
	n := sym.MinOf(sym.Int(bufferSize), product(shape, sym.Int(1)))
	lo, hi = sym.Int(0), sym.Int(0)
	joined := !fresh
	if joined {
		for _, o := range ops {
			if c, ok := scattered(shape, o.strides, axes); !ok || !sym.IsFalse(c) {
				joined = false
			}
		}
	}
	for _, o := range ops {
		size := sym.MulOf(sym.Int(o.item), n)
		if o.cast && o.rank > 0 {
			lo, hi = sym.AddOf(lo, size), sym.AddOf(hi, size)
			continue
		}
		if len(axes) <= 1 || joined || o.cast {
			continue
		}
		c, ok := sym.Cond(nil), true
		if o.rank == 0 {
			c = sym.Bool(true)
			if !fresh {
				c = pairs(groupsOf(shape, axes))
			}
		} else {
			c, ok = scattered(shape, o.strides, axes)
		}
		if !ok || !sure {
			hi = sym.AddOf(hi, size)
			continue
		}
		switch x.m.Plain(x.st.s, c) {
		case 1:
			c = sym.Bool(true)
		case -1:
			c = sym.Bool(false)
		}
		size = sym.IteOf(c, size, sym.Int(0))
		lo, hi = sym.AddOf(lo, size), sym.AddOf(hi, size)
	}
	return lo, hi
}

// iterateArrays counts the buffers of an iteration: those of numpy 1.24. Current
// versions leave some of them out, at most 64 KiB for an operand.
func (x *interp) iterateArrays(shape []sym.Expr, ops []iterOp, fresh bool) {
	lo, hi := x.iterBuffers(shape, ops, fresh)
	x.transientBetween(lo, hi)
}

// scattered is the condition under which one stride does not reach all elements
// of an operand; ok is false when that is not known.
func scattered(shape, strides []sym.Expr, axes []int) (c sym.Cond, ok bool) {
	// Groups of axes that one stride reaches, from the innermost.
	type group struct {
		size, stride sym.Expr // stride of the innermost
	}
	var gs []group
	for i := len(axes) - 1; i >= 0; i-- {
		a := axes[i]
		if isOne(shape[a]) {
			continue
		}
		if strides[a] == nil {
			return nil, false
		}
		if k := len(gs) - 1; k >= 0 && sym.Equal(sym.MulOf(gs[k].stride, gs[k].size), strides[a]) {
			gs[k].size = sym.MulOf(gs[k].size, shape[a])
			continue
		}
		gs = append(gs, group{shape[a], strides[a]})
	}
	if len(gs) <= 1 {
		return sym.Bool(false), true
	}
	if len(gs) > 4 {
		return nil, false
	}
	// A group may have one element only.
	reached := func(set int) bool {
		s, first := sym.Expr(nil), true
		for k, g := range gs {
			if set&(1<<k) == 0 {
				continue
			}
			if !first && !sym.Equal(s, g.stride) {
				return false
			}
			if first {
				s, first = sym.MulOf(g.stride, g.size), false
			} else {
				s = sym.MulOf(s, g.size)
			}
		}
		return true
	}
	var sizes []sym.Expr
	plain := true
	for set := 1; set < 1<<len(gs); set++ {
		if set&(set-1) != 0 && reached(set) {
			plain = false
		}
	}
	for _, g := range gs {
		sizes = append(sizes, g.size)
	}
	if plain {
		return pairs(sizes), true
	}
	var cs []sym.Cond
	for set := 1; set < 1<<len(gs); set++ {
		if reached(set) {
			continue
		}
		var some []sym.Cond
		for k, g := range gs {
			if set&(1<<k) != 0 {
				some = append(some, several(g.size))
			} else {
				some = append(some, sym.NotOf(several(g.size)))
			}
		}
		cs = append(cs, sym.AndOf(some...))
	}
	return sym.OrOf(cs...), true
}

func groupsOf(shape []sym.Expr, axes []int) []sym.Expr {
	var out []sym.Expr
	for _, a := range axes {
		if !isOne(shape[a]) {
			out = append(out, shape[a])
		}
	}
	return out
}

// several says that a product of lengths is not one.
func several(size sym.Expr) sym.Cond {
	if _, ok := sym.IsInt(size); ok {
		return sym.LeOf(sym.Int(2), size)
	}
	var cs []sym.Cond
	if k, ok := size.(*sym.Mul); ok {
		if c, ok := sym.IsInt(k.X[0]); ok && c >= 2 {
			return sym.Bool(true) // none at all take no buffers
		}
	}
	for _, f := range factors(size) {
		cs = append(cs, sym.LeOf(sym.Int(2), f))
	}
	return sym.OrOf(cs...)
}

// pairs says that at least two of the sizes are not one.
func pairs(sizes []sym.Expr) sym.Cond {
	var cs []sym.Cond
	for i := range sizes {
		for j := range sizes[:i] {
			cs = append(cs, sym.AndOf(several(sizes[i]), several(sizes[j])))
		}
	}
	return sym.OrOf(cs...)
}
