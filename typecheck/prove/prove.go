// This file defines what a decider of conditions is and what it may answer.

// Package prove decides conditions over symbolic integers: by normal form, by
// certificate and by search for a counterexample, in pure Go. Answers are never
// guesses: Yes is a proof, No comes with a model that evaluates to false.
package prove

import (
	"context"
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// Status is the answer's kind.
type Status int

const (
	Unknown Status = iota
	Yes
	No
)

// Answer is a decider's reply. With No, Model satisfies every hypothesis and
// refutes the goal (checked by evaluation before it is returned).
type Answer struct {
	Status Status
	Model  map[string]*big.Int
	By     string // which decider and rule, for the verdict's By
	Reason string // why Unknown
}

// Decider decides whether hyp implies goal over the mathematical integers,
// every symbol ranging over its own [Lo, Hi].
type Decider interface {
	Decide(ctx context.Context, hyp []sym.Cond, goal sym.Cond) (Answer, error)
}

// Prover is a decider that does less when only a proof is of use.
type Prover interface {
	// Proves reports whether Decide answers Yes.
	Proves(ctx context.Context, hyp []sym.Cond, goal sym.Cond) bool
}
