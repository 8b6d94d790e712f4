// This file finds out what the body of a function implies of its parameters: that
// they are arrays, and of how many dimensions.

package pyfront

import (
	"github.com/muxlang/mux/pyfront/syntax"
)

// hintScan looks at the nodes of a body.
type hintScan struct {
	x     *interp
	dims  func(name string, n int) // a parameter has at least n dimensions
	array func(name string)        // a parameter is an array
}

func nameOf(e syntax.Expr) (string, bool) {
	n, ok := e.(*syntax.Name)
	if !ok {
		return "", false
	}
	return n.Id, true
}

// intConst is an integer of the source, with its sign.
func intConst(e syntax.Expr) (int, bool) {
	if u, ok := e.(*syntax.UnaryOp); ok && u.Op == syntax.USub {
		k, ok := intConst(u.Operand)
		return -k, ok
	}
	c, ok := e.(*syntax.Constant)
	if !ok || c.Value.Kind != syntax.Int {
		return 0, false
	}
	v, ok := c.Value.Int64()
	return int(v), ok && v > -8 && v < 8
}

// axis is how many dimensions an axis speaks of: the last one of an array that
// has only one is not spoken of.
func axisDims(k int) int {
	if k < 0 {
		return max(2, -k)
	}
	return k + 1
}

// arrayCalls are functions that are called for arrays; others, such as sqrt, are
// called for numbers as well.
var arrayCalls = map[string]bool{"exp": true, "tanh": true, "maximum": true, "minimum": true, "clip": true, "where": true, "sum": true,
	"mean": true, "max": true, "min": true, "amax": true, "amin": true, "std": true, "var": true, "argmax": true, "argmin": true,
	"argsort": true, "sort": true, "cumsum": true, "softmax": true, "relu": true, "sigmoid": true, "median": true, "unique": true,
	"bincount": true, "concatenate": true, "isnan": true, "norm": true, "fft": true, "diff": true, "histogram": true}

// matrixCalls are functions of matrices.
var matrixCalls = map[string]bool{"dot": true, "matmul": true, "mm": true, "inv": true, "det": true, "eigh": true, "eig": true, "svd": true,
	"qr": true, "cholesky": true, "pinv": true, "matrix_power": true, "trace": true}

func (s hintScan) node(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Call:
		s.call(n)
	case *syntax.BinOp:
		if n.Op == syntax.MatMult {
			for _, e := range []syntax.Expr{n.Left, n.Right} {
				if v, ok := nameOf(e); ok {
					s.dims(v, 2)
				}
			}
		}
	case *syntax.Attribute:
		if v, ok := nameOf(n.Value); ok && (n.Attr == "T" || n.Attr == "mT") {
			s.dims(v, 2)
		}
	case *syntax.Subscript:
		if v, ok := nameOf(n.Value); ok {
			if t, ok := n.Slice.(*syntax.Tuple); ok {
				k := 0
				for _, e := range t.Elts {
					if c, ok := e.(*syntax.Constant); ok && (c.Value.Kind == syntax.None || c.Value.Kind == syntax.Ellipsis) {
						continue
					}
					if a, ok := e.(*syntax.Attribute); ok && a.Attr == "newaxis" {
						continue
					}
					k++
				}
				s.dims(v, k)
			}
		}
		if a, ok := n.Value.(*syntax.Attribute); ok && a.Attr == "shape" {
			if v, ok := nameOf(a.Value); ok {
				if k, ok := intConst(n.Slice); ok {
					s.dims(v, axisDims(k))
				}
			}
		}
	case *syntax.Assign:
		// rows, cols = x.shape, or x.size()
		e := n.Value
		if c, ok := e.(*syntax.Call); ok && len(c.Args) == 0 {
			e = c.Func
		}
		if a, ok := e.(*syntax.Attribute); ok && (a.Attr == "shape" || a.Attr == "size") {
			if v, ok := nameOf(a.Value); ok {
				if t, ok := n.Targets[0].(*syntax.Tuple); ok {
					s.dims(v, len(t.Elts))
				}
			}
		}
	}
	return true
}

func (s hintScan) call(n *syntax.Call) {
	at, method := n.Func.(*syntax.Attribute)
	if !method {
		return
	}
	recv, named := nameOf(at.Value)
	of := func(k int) {
		for _, a := range n.Args {
			if v, ok := nameOf(a); ok {
				s.dims(v, k)
			}
		}
		if named {
			s.dims(recv, k)
		}
	}
	for _, k := range n.Keywords {
		if k.Arg != "axis" && k.Arg != "dim" {
			continue
		}
		if v, ok := intConst(k.Value); ok {
			of(axisDims(v))
		}
	}
	if matrixCalls[at.Attr] {
		of(2)
	}
	switch at.Attr {
	case "transpose", "swapaxes", "permute", "size", "softmax", "mean", "sum", "max", "var", "std":
		most := 0
		for _, a := range n.Args {
			if k, ok := intConst(a); ok {
				most = max(most, axisDims(k))
			}
		}
		if named && most > 0 {
			s.dims(recv, most)
		}
		if named && at.Attr == "permute" {
			s.dims(recv, len(n.Args))
		}
	}
	// What stands in an argument of a function of arrays, on its own or in an
	// expression, is an array.
	if named && arrayCalls[at.Attr] && s.x.arrayModule(recv) {
		for _, a := range n.Args {
			s.operands(a)
		}
	}
}

// operands marks the names of an expression as arrays.
func (s hintScan) operands(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Name:
		s.array(e.Id)
	case *syntax.BinOp:
		s.operands(e.Left)
		s.operands(e.Right)
	case *syntax.UnaryOp:
		s.operands(e.Operand)
	case *syntax.Compare:
		s.operands(e.Left)
	}
}

// arrayModule says that a name of the program under analysis is numpy.
func (x *interp) arrayModule(name string) bool {
	if len(x.calls) == 0 {
		return false
	}
	m, ok := x.calls[0].mod.globals[name].(ModuleV)
	return ok && (m.Name == "numpy" || m.Name == "torch")
}
