// This file defines the expression and condition nodes of the symbolic integer
// language every engine of MUX computes in, and their constructors' contracts.

// Package sym is the algebra of symbolic integers: pure immutable values over
// the mathematical integers (never wrapping), with no positions, no I/O and no
// global state. Sizes are bytes. Constructors simplify: two expressions that
// the cheap laws make equal have the same Key.
package sym

import "math/big"

// Expr is a symbolic integer. The node set is sealed.
type Expr interface {
	// Key is a canonical text; equal keys mean equal values for every environment.
	Key() string
	isExpr()
}

// Const is an integer literal.
type Const struct{ V *big.Int }

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
}

// Add is a sum, Mul a product, Max and Min n-ary extremes.
type (
	Add struct{ X []Expr }
	Mul struct{ X []Expr }
	Max struct{ X []Expr }
	Min struct{ X []Expr }
)

// FloorDiv rounds towards minus infinity (Python //), TruncDiv towards zero
// (C /), Mod is the floor remainder (Python %; for a positive Y in [0, Y)).
// C's x % y is x - y*TruncDiv(x, y). A zero divisor has no value (ErrUndefined).
type (
	FloorDiv struct{ X, Y Expr }
	TruncDiv struct{ X, Y Expr }
	Mod      struct{ X, Y Expr }
)

// Pow2 is 2**E; it has no value for negative E.
type Pow2 struct{ E Expr }

// Ite is A when C holds and B otherwise.
type Ite struct {
	C    Cond
	A, B Expr
}

// Sum is the sum of Body for I = Lo, …, Hi-1 (0 when Hi <= Lo).
type Sum struct {
	I      *Sym
	Lo, Hi Expr
	Body   Expr
}

// Apply is an uninterpreted or modelled function of integers (BitAnd, BitOr,
// BitXor, Log2Ceil, IPow, …). Unknown Fn names are opaque atoms.
type Apply struct {
	Fn   string
	Args []Expr
}

// Inf is plus infinity: only legal as an upper bound.
type Inf struct{}

// Cond is a truth value over the same symbols. The node set is sealed.
type Cond interface {
	Key() string
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

// Cmp compares X with Y; True and False are the constants.
type (
	Cmp struct {
		Op   CmpOp
		X, Y Expr
	}
	And  struct{ X []Cond }
	Or   struct{ X []Cond }
	Not  struct{ X Cond }
	Bool bool
)

// True and False are the constant conditions.
const (
	True  = Bool(true)
	False = Bool(false)
)
