// This file knows how the elements of an array lie in memory: strides, orders,
// and which shapes can be had without a copy. Strides count elements.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// rowMajor are the strides of an array in C order.
func rowMajor(shape []sym.Expr) []sym.Expr {
	out := make([]sym.Expr, len(shape))
	s := sym.Expr(sym.Int(1))
	for i := len(shape) - 1; i >= 0; i-- {
		out[i] = s
		s = sym.MulOf(s, shape[i])
	}
	return out
}

// stridesOf are an array's strides; nil for one that is not known.
func (o *object) stridesOf() []sym.Expr {
	if o.strides == nil {
		return rowMajor(o.shape)
	}
	return o.strides
}

// joinStrides are what is known of the strides of an array that is one of two.
func joinStrides(a, b *object) []sym.Expr {
	if a.strides == nil && b.strides == nil {
		return nil
	}
	sa, sb := a.stridesOf(), b.stridesOf()
	out := make([]sym.Expr, len(sa))
	for i := range sa {
		if sa[i] != nil && sb[i] != nil && sym.Equal(sa[i], sb[i]) {
			out[i] = sa[i]
		}
	}
	return out
}

func isOne(e sym.Expr) bool {
	k, ok := sym.IsInt(e)
	return ok && k == 1
}

// contiguous says that elements with these strides lie in C order without gaps.
// Axes of one element do not matter.
func contiguous(shape, strides []sym.Expr) bool {
	want := sym.Expr(sym.Int(1))
	for i := len(shape) - 1; i >= 0; i-- {
		if isOne(shape[i]) {
			continue
		}
		if strides[i] == nil || !sym.Equal(strides[i], want) {
			return false
		}
		want = sym.MulOf(want, shape[i])
	}
	return true
}

// cOrder says that an array is contiguous in C order; segment that it is in C
// or in Fortran order.
func (o *object) cOrder() bool {
	return o.strides == nil || contiguous(o.shape, o.strides)
}

func (o *object) segment() bool {
	return o.cOrder() || contiguous(reversed(o.shape), reversed(o.strides))
}

func reversed(es []sym.Expr) []sym.Expr {
	out := make([]sym.Expr, len(es))
	for i, e := range es {
		out[len(es)-1-i] = e
	}
	return out
}

// atMost compares strides: 1 when a <= b for arrays without axes of one element,
// -1 when not, 0 when that is not known.
func atMost(a, b sym.Expr) int {
	if a == nil || b == nil {
		return 0
	}
	if sym.Equal(a, b) {
		return 1
	}
	p, ok1 := sym.IsInt(a)
	q, ok2 := sym.IsInt(b)
	if ok1 && ok2 {
		if max(p, -p) <= max(q, -q) {
			return 1
		}
		return -1
	}
	switch {
	case within(a, b):
		return 1
	case within(b, a):
		return -1
	}
	return 0
}

// within says that the factors of a are among those of b.
func within(a, b sym.Expr) bool {
	rest := factors(b)
	for _, f := range factors(a) {
		found := false
		for i, g := range rest {
			if sym.Equal(f, g) {
				rest = append(rest[:i:i], rest[i+1:]...)
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// factors are the symbolic factors of a product.
func factors(e sym.Expr) []sym.Expr {
	if m, ok := e.(*sym.Mul); ok {
		var out []sym.Expr
		for _, f := range m.X {
			out = append(out, factors(f)...)
		}
		return out
	}
	if _, ok := sym.IsConst(e); ok {
		return nil
	}
	return []sym.Expr{e}
}

// keepOrder are the strides of a new array of the shape whose axes are nested as
// those of the iteration: numpy's order 'K'. perm lists axes from the outermost.
func keepOrder(shape []sym.Expr, perm []int) []sym.Expr {
	plain := true
	for i, p := range perm {
		plain = plain && i == p
	}
	if plain {
		return nil
	}
	out := make([]sym.Expr, len(shape))
	s := sym.Expr(sym.Int(1))
	for i := len(perm) - 1; i >= 0; i-- {
		out[perm[i]] = s
		s = sym.MulOf(s, shape[perm[i]])
	}
	return out
}

// viewWith makes an array that shows another's data with strides; nil strides
// are those of C order.
func (x *interp) viewWith(of Value, shape, strides []sym.Expr) Value {
	v := x.view(of, shape)
	v = x.follow(v, []Value{of})
	if r, ok := v.(Ref); ok && strides != nil && !contiguous(shape, strides) {
		x.st.mut(r.ID).strides = strides
	}
	return v
}

// ordered makes a new array with the axes nested as perm says.
func (x *interp) ordered(shape []sym.Expr, perm []int, dtype string) Value {
	v := x.newArray(shape, dtype)
	if r, ok := v.(Ref); ok && perm != nil {
		if s := keepOrder(x.st.heap[r.ID].shape, perm); s != nil {
			x.st.mut(r.ID).strides = s
		}
	}
	return v
}

// copyArray is a new array of a's elements: in C order, or as they are nested in
// a.
func (x *interp) copyArray(v Value, dtype string, keep bool) Value {
	o := x.st.obj(v)
	if dtype == "" {
		dtype = o.dtype
	}
	if o.tensor() {
		r := x.follow(x.newTensor(o.shape, dtype), []Value{v})
		x.turned(o)
		return r
	}
	var perm []int
	if keep && o.strides != nil {
		perm, _ = nesting(len(o.shape), [][]sym.Expr{o.strides})
	}
	return x.asMatrix(o, x.ordered(o.shape, perm, dtype))
}

// reshape shows an array in another shape, or copies it where its elements do
// not lie so.
func (x *interp) reshape(v Value, shape []sym.Expr) Value {
	o := x.st.obj(v)
	shape = x.shapeFill(v, shape)
	if o.cOrder() {
		return x.asMatrix(o, x.viewWith(v, shape, nil))
	}
	strides, can := splitStrides(o.shape, o.strides, shape)
	switch can {
	case 1:
		return x.viewWith(v, shape, strides)
	case -1:
		x.severalRows(o.shape)
		if o.tensor() {
			r := x.follow(x.newTensor(shape, o.dtype), []Value{v})
			x.turned(o)
			return r
		}
		return x.newArray(shape, o.dtype)
	}
	x.dead(diag.DataDependent, "whether a reshape copies")
	return nil
}

// severalRows notes that the axes of an array have more than one element each,
// on which it depends whether something is copied.
func (x *interp) severalRows(shape []sym.Expr) {
	for _, d := range shape {
		if _, ok := sym.IsInt(d); ok || x.hasSoft(d) || x.m.Known(x.st.s, sym.LeOf(sym.Int(2), d)) == 1 {
			continue
		}
		x.m.Assume("shape", x.spoken(d)+" is not 1", x.pos())
	}
}

// splitStrides finds strides with which an array shows in a new shape: 1 when
// there are some, -1 when the elements must be moved, 0 when that is not known.
func splitStrides(shape, strides, to []sym.Expr) ([]sym.Expr, int) {
	var from, at []sym.Expr
	for i, d := range shape {
		if !isOne(d) {
			from, at = append(from, d), append(at, strides[i])
		}
	}
	out := make([]sym.Expr, len(to))
	i, j := 0, 0
	for i < len(from) && j < len(to) {
		if isOne(to[j]) {
			out[j] = sym.Int(1)
			j++
			continue
		}
		i1, j1 := i+1, j+1
		p, q := from[i], to[j]
		for !sym.Equal(p, q) {
			switch {
			case j1 < len(to) && within(q, p):
				q = sym.MulOf(q, to[j1])
				j1++
			case i1 < len(from) && within(p, q):
				p = sym.MulOf(p, from[i1])
				i1++
			case i1 == len(from) && j1 == len(to):
				// The sizes agree, or numpy raises: the products are only written
				// in two ways.
				p = q
			case i1 == len(from):
				q = sym.MulOf(q, to[j1])
				j1++
			case j1 == len(to):
				p = sym.MulOf(p, from[i1])
				i1++
			default:
				return nil, 0
			}
		}
		for k := i; k < i1-1; k++ {
			if at[k] == nil || at[k+1] == nil {
				return nil, 0
			}
			if !sym.Equal(at[k], sym.MulOf(at[k+1], from[k+1])) {
				return nil, -1
			}
		}
		s := at[i1-1]
		if s == nil {
			return nil, 0
		}
		for k := j1 - 1; k >= j; k-- {
			out[k] = s
			s = sym.MulOf(s, to[k])
		}
		i, j = i1, j1
	}
	for ; j < len(to); j++ {
		out[j] = sym.Int(1)
	}
	return out, 1
}

// spread are the strides of an operand under an iteration over shape: 0 where it
// is repeated.
func spread(own, strides, shape []sym.Expr) []sym.Expr {
	out := make([]sym.Expr, len(shape))
	for i := range out {
		j := len(own) - len(shape) + i
		switch {
		case j < 0, isOne(own[j]):
			out[i] = sym.Int(0)
		case !sym.Equal(own[j], shape[i]) && !agreeing(own[j], shape[i]):
			out[i] = nil // repeated when it is 1
			if k, ok := sym.IsInt(shape[i]); ok && k == 1 {
				out[i] = sym.Int(0)
			}
		default:
			out[i] = strides[j]
		}
	}
	return out
}

// nesting is the order in which an iteration nests the axes, the outermost
// first; sure is false where the strides do not tell.
func nesting(ndim int, ops [][]sym.Expr) (perm []int, sure bool) {
	sure = true
	// From the innermost axis, as numpy sorts them.
	p := make([]int, ndim)
	for i := range p {
		p[i] = ndim - 1 - i
	}
	for i := 1; i < ndim; i++ {
		pos := i
		a := p[i]
		for j := i - 1; j >= 0; j-- {
			b := p[j]
			ambiguous, swap := true, false
			for _, s := range ops {
				if isZero(s[a]) || isZero(s[b]) {
					continue
				}
				switch atMost(s[b], s[a]) {
				case 1:
					swap = false
				case -1:
					if ambiguous {
						swap = true
					}
				default:
					sure, swap = false, false
				}
				ambiguous = false
			}
			if ambiguous {
				continue
			}
			if !swap {
				break
			}
			pos = j
		}
		copy(p[pos+1:i+1], p[pos:i])
		p[pos] = a
	}
	perm = make([]int, ndim)
	for i := range p {
		perm[i] = p[ndim-1-i]
	}
	return perm, sure
}

func isZero(e sym.Expr) bool {
	if e == nil {
		return false
	}
	k, ok := sym.IsInt(e)
	return ok && k == 0
}
