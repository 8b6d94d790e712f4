// This file implements numpy.einsum and torch.einsum.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// einsum is einsum(spec, operands…): a result with the axes that the
// specification names.
func (x *interp) einsum(spec Value, args []Value) Value {
	l, ok := spec.(Lit)
	if !ok || strings.Contains(l.Text, ".") {
		x.dead(diag.DataDependent, "the subscripts of einsum")
	}
	in, out, arrow := strings.Cut(strings.ReplaceAll(l.Text, " ", ""), "->")
	terms := strings.Split(in, ",")
	if len(terms) != len(args) {
		x.arrayError("ValueError")
	}
	size := map[rune]sym.Expr{}
	seen := map[rune]int{}
	d := ""
	tensors := false
	var ops []operand
	for i, v := range args {
		p := x.operandOf(v)
		ops = append(ops, p)
		tensors = tensors || x.st.obj(p.v).tensor()
		if len(p.shape) != len(terms[i]) {
			x.arrayError("ValueError")
		}
		for k, r := range []rune(terms[i]) {
			seen[r]++
			if old := size[r]; old == nil || isOne(old) {
				size[r] = p.shape[k]
			}
		}
		if d == "" {
			d = promote(p.dtype, p.dtype)
		} else {
			d = promote(d, p.dtype)
		}
	}
	if !arrow {
		for r := 'A'; r <= 'z'; r++ {
			if seen[r] == 1 {
				out += string(r)
			}
		}
	}
	var shape []sym.Expr
	for _, r := range out {
		if size[r] == nil {
			x.arrayError("ValueError")
		}
		shape = append(shape, size[r])
	}
	if tensors {
		// The operands are brought into the form of a product of matrices.
		r := x.newTensor(shape, d)
		extra := sym.Expr(sym.Int(0))
		for _, p := range ops {
			extra = sym.AddOf(extra, product(p.shape, sym.Int(must(itemSize(d)))))
		}
		x.transientUpTo(extra)
		var from []Value
		for _, p := range ops {
			from = append(from, p.v)
		}
		return x.follow(r, from, from...)
	}
	if len(ops) == 1 && len(shape) == len(ops[0].shape) && len(size) == len(shape) {
		// Nothing is added up: a view.
		var axes []int
		for _, r := range out {
			axes = append(axes, strings.IndexRune(terms[0], r))
		}
		return x.permuted(ops[0].v, axes)
	}
	r := x.newArray(shape, d)
	// The iteration runs over all subscripts; operands and result are buffered
	// where one stride does not reach their elements.
	var axes []rune
	axes = append(axes, []rune(out)...)
	for _, t := range terms {
		for _, r := range t {
			if !strings.ContainsRune(string(axes), r) {
				axes = append(axes, r)
			}
		}
	}
	full := make([]sym.Expr, len(axes))
	for i, r := range axes {
		full[i] = size[r]
	}
	under := func(term string, strides []sym.Expr) []sym.Expr {
		s := make([]sym.Expr, len(axes))
		for i, r := range axes {
			s[i] = sym.Int(0)
			for k, t := range []rune(term) {
				if t == r {
					s[i] = sym.AddOf(s[i], strides[k])
				}
			}
		}
		return s
	}
	item := must(itemSize(d))
	casts := false
	its := []iterOp{{strides: under(out, rowMajor(shape)), rank: len(shape), item: item}}
	for i, p := range ops {
		known := true
		for _, s := range p.strides {
			known = known && s != nil
		}
		if !known {
			x.transientUpTo(sym.Int(bufferSize * item * int64(len(ops)+1)))
			return r
		}
		it := iterOp{strides: under(terms[i], p.strides), rank: len(p.shape), item: item, cast: promote(p.dtype, p.dtype) != d}
		casts = casts || it.cast
		its = append(its, it)
	}
	if n := joinedRank(full, its); !casts && len(ops) <= 2 && (n == 2 || n == 3) {
		return r // numpy has loops without buffers for these
	}
	x.iterateArrays(full, its, true)
	return r
}

// joinedRank is the number of axes of an iteration when those that one stride of
// every operand reaches are joined.
func joinedRank(shape []sym.Expr, its []iterOp) int {
	n := 0
	last := -1
	for i := len(shape) - 1; i >= 0; i-- {
		if isOne(shape[i]) {
			continue
		}
		joins := last >= 0
		for _, it := range its {
			joins = joins && last >= 0 && sym.Equal(sym.MulOf(it.strides[last], shape[last]), it.strides[i])
		}
		last = i
		if !joins {
			n++
		}
	}
	return n
}
