// This file defines the expression and condition nodes of the symbolic integer
// language every engine of MUX computes in, and their constructors' contracts.

// Package sym is the algebra of symbolic integers: pure immutable values over
// the mathematical integers (never wrapping), with no positions, no I/O and no
// global state. Sizes are bytes. Constructors simplify: two expressions that
// the cheap laws make equal have the same Key.
package sym

import (
	"math/big"
	"sync/atomic"
)

// Expr is a symbolic integer. The node set is sealed.
type Expr interface {
	// Key is a canonical text; equal keys mean equal values for every environment.
	Key() string
	// String is the textual form that Parse reads.
	String() string
	isExpr()
}

// Const is an integer literal.
type Const struct {
	V *big.Int
	meta
}

// Origin says where the value of a symbol comes from; verdicts depend on it.
type Origin int

const (
	// Input is readable by the caller before the call: a parameter, a place
	// reachable from it, a global, a length or resource_of term.
	Input Origin = iota
	// Env is what the environment returns during the call (a read, a clock):
	// every value in the range really occurs.
	Env
	// Approx stands for something the analysis lost; a counterexample must not
	// depend on it.
	Approx
	// Bound is the index of a Sum or a loop being summarised.
	Bound
)

// Sym is a free symbol, identified by Name alone. Lo and Hi are inclusive
// bounds that always hold (nil: none). Name is the display text in the source
// language ("n", "strm->state->w_size", "resource_of(p)", `event["n"]`).
type Sym struct {
	Name   string
	Lo, Hi *big.Int
	Origin Origin

	hash   hash128
	hashed string // the Name that hash belongs to
}

// Add is a sum, Mul a product, Max and Min n-ary extremes.
type (
	Add struct {
		X []Expr
		node
	}
	// A constant factor of a Mul comes first.
	Mul struct {
		X []Expr
		node
		mono Expr // the product without its constant factor; nil when it has none
	}
	Max struct {
		X []Expr
		node
	}
	Min struct {
		X []Expr
		node
	}
)

// FloorDiv rounds towards minus infinity (Python //), TruncDiv towards zero
// (C /), Mod is the floor remainder (Python %; for a positive Y in [0, Y)).
// C's x % y is x - y*TruncDiv(x, y). A zero divisor has no value (ErrUndefined).
type (
	FloorDiv struct {
		X, Y Expr
		node
	}
	TruncDiv struct {
		X, Y Expr
		node
	}
	Mod struct {
		X, Y Expr
		node
	}
)

// Pow2 is 2**E; it has no value for negative E.
type Pow2 struct {
	E Expr
	node
}

// Ite is A when C holds and B otherwise.
type Ite struct {
	C    Cond
	A, B Expr
	node
}

// Sum is the sum of Body for I = Lo, …, Hi-1 (0 when Hi <= Lo).
type Sum struct {
	I      *Sym
	Lo, Hi Expr
	Body   Expr
	node
	canon Expr // Body with the index renamed by nesting level: equal for renamed sums
}

// Apply is an uninterpreted or modelled function of integers (BitAnd, BitOr,
// BitXor, Log2Ceil, IPow, …). Unknown Fn names are opaque atoms.
type Apply struct {
	Fn   string
	Args []Expr
	node
}

// Inf is plus infinity: only legal as an upper bound.
type Inf struct{}

// Cond is a truth value over the same symbols. The node set is sealed.
type Cond interface {
	Key() string
	// String is the textual form that ParseCond reads.
	String() string
	isCond()
}

// CmpOp is a comparison; constructors reduce to Eq, Ne, Le and Lt.
type CmpOp int

const (
	Eq CmpOp = iota
	Ne
	Lt
	Le
)

// Cmp compares X with Y; True and False are the constants. The constructors
// build neither Not nor the operator Lt.
type (
	Cmp struct {
		Op   CmpOp
		X, Y Expr
		meta
		text
		lit  literal
		neg  negation
		syms atomic.Pointer[[]*Sym]
	}
	And struct {
		X []Cond
		meta
		text
		neg  negation
		syms atomic.Pointer[[]*Sym]
	}
	Or struct {
		X []Cond
		meta
		text
		neg  negation
		syms atomic.Pointer[[]*Sym]
	}
	Not struct {
		X Cond
		meta
		text
	}
	Bool bool
)

// True and False are the constant conditions.
const (
	True  = Bool(true)
	False = Bool(false)
)
