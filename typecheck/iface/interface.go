// This file defines interfaces and clauses: what a source declares of a function.

package iface

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// Relation is how a clause's bound relates to the actual quantity.
type Relation int

const (
	Exact   Relation = iota // "=" or nothing
	AtMost                  // "<=": actual <= bound
	AtLeast                 // ">=": actual >= bound
)

// Quantity is what a clause speaks of.
type Quantity int

const (
	Alloc Quantity = iota
	Free
	Peak
	Requires
	Resource
)

// Clause is one declared clause, bound to its function's parameters. Bound is
// nil for Requires, whose condition is Cond. Inputs of the expressions are in
// Interface.Inputs.
type Clause struct {
	Key   *Keyword
	Rel   Relation
	Bound sym.Expr
	Cond  sym.Cond
	Place *Place // "into place"; nil when absent
	Text  string // as written, without the brackets
	Pos   diag.Pos
	End   diag.Pos
	// Undefined is the condition under which the expression has no value
	// (division by zero, a NULL pointer read); nil when it always has one.
	Undefined sym.Cond
}

// Param is a parameter in the source's spelling.
type Param struct{ Name, Type string }

// Origin says where an interface comes from.
type Origin int

const (
	FromBody     Origin = iota // a definition in this unit
	FromDecl                   // a declaration without body: believed
	FromModel                  // a library model
	FromDocument               // another unit's interface document
)

// Interface is everything known of one function.
type Interface struct {
	Name       string
	Lang       Lang
	Params     []Param
	Variadic   bool
	Result     string // result type, for display
	Accounting string // "requested", "glibc", "payload", "cpython-3.11", …
	Clauses    []Clause
	Inputs     map[string]*Input // of the clauses' expressions
	Summary    *Summary          // nil when not inferred
	Origin     Origin
	Public     bool // external linkage
	Pos        diag.Pos
}
