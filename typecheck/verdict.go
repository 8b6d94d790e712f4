// This file defines verdicts and findings: what a check of a function says.

// Package typecheck compares what is declared of a function with what was
// inferred of it. A violated clause comes with an input at which both sides were
// evaluated, an exact or holding one with a proof; everything else is unknown.
package typecheck

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Status is the kind of a verdict.
type Status int

const (
	Unknown  Status = iota // neither a proof nor a counterexample
	Exact                  // "=" proved for all inputs
	Holds                  // a relation proved, or "=" proved safe with slack
	Violated               // an input refutes it
)

// String is the verdict's name in messages and documents.
func (s Status) String() string {
	switch s {
	case Exact:
		return "exact"
	case Holds:
		return "holds"
	case Violated:
		return "violated"
	}
	return "unknown"
}

// Verdict is the outcome for one clause.
type Verdict struct {
	Clause iface.Clause
	Status Status

	// With Violated: the input, and both sides in bytes at it. Actual is the near
	// end of what was inferred. Where is the place whose share is wrong, or ""
	// for the whole quantity.
	Model            map[string]*big.Int
	Declared, Actual *big.Int
	Where            string
	// AllocFailed: the counterexample is a call in which an allocation fails.
	AllocFailed bool

	// The two sides as formulas, in the deciding case.
	DeclaredExpr, ActualExpr sym.Expr

	// Slack is what an "=" clause that only holds leaves unused, in bytes, never
	// negative; nil when it cannot be written as one formula.
	Slack sym.Expr
	// Differs: with Holds, an input is known for which an "=" clause is not equal;
	// otherwise it may be exact after all.
	Differs bool

	Assumes []iface.Assumption
	By      string            // the rules and deciders that decided
	Why     string            // with Unknown: the reason
	Reason  *iface.Reason     // with Unknown: the inference's own reason and its place
	Trail   []iface.TrailStep // the deciding case's way through the code
	Path    sym.Cond          // the deciding case's condition
}

// Reasons of Unknown that the checker itself gives.
const (
	WhyVacuous  = "vacuous: no call can test it"
	WhyNoBody   = "no summary was inferred"
	WhyWeak     = "the path to the difference was only approximated"
	WhyApprox   = "the difference depends on a value the analysis lost"
	WhyInterval = "the inferred interval is too wide"
	WhyPlace    = "what is stored at the place was not understood"
	WhyStart    = "the difference depends on what objects hold when the program starts"
)

// Finding is something wrong with a function apart from the verdicts.
type Finding struct {
	Code    string // of the diagnostic: "leak", "wrap", …
	Text    string
	Pos     diag.Pos
	Bytes   sym.Expr            // of the block; with "wrap" the size without the wrap
	Request *big.Int            // with "wrap": the bytes that are asked for instead
	Model   map[string]*big.Int // an input on which it happens
	Region  iface.Region
	// AllocFailed: it happens when an allocation fails.
	AllocFailed bool
	Trail       []iface.TrailStep
}
