// This file defines interfaces and clauses: what a source declares of a function.

package iface

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
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
	// Written is the clause with its brackets where it is not written as [Text].
	Written string
	Pos     diag.Pos
	End     diag.Pos
	// Undefined is the condition under which the expression has no value
	// (division by zero, a NULL pointer read); nil when it always has one.
	Undefined sym.Cond
}

// String is the clause as written, with its brackets.
func (c *Clause) String() string {
	if c.Written != "" {
		return c.Written
	}
	return "[" + c.Text + "]"
}

// Range is what the clause allows where its expression has the value v, in bytes.
func (c *Clause) Range(v sym.Expr) effect.Bound {
	switch c.Rel {
	case AtMost:
		return effect.Bound{Lo: sym.Int(0), Hi: v}
	case AtLeast:
		return effect.Bound{Lo: v, Hi: sym.Infinity()}
	}
	return effect.Point(v)
}

// Obligation is a condition that a clause of something else puts on a body at a
// point of it: a callee's requires, or the resource clause of an object the body
// changed. It has to hold for the inputs on Path.
type Obligation struct {
	Clause *Clause
	What   string   // the function called, or the object
	Pos    diag.Pos // of the call, or of the function
	Path   sym.Cond
	// Cond has to hold. Where it says that two numbers are equal they are
	// Declared, by the clause, and Actual.
	Cond             sym.Cond
	Declared, Actual sym.Expr
	// Weak: Path is weaker than the truth. Lost, when not empty, says why Cond
	// is not known.
	Weak bool
	Lost string
}

// Warning is something that happens at Pos for the inputs on Path.
type Warning struct {
	Code string // of the diagnostic
	What string // the function called, or what happens
	Pos  diag.Pos
	Path sym.Cond
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
	// Invariants hold of the inputs at entry because the resource clauses of
	// their types do.
	Invariants []sym.Cond
	// Doubt, when not empty, says why counterexamples to the clauses may not
	// count: the inputs are related in ways that Invariants do not say.
	Doubt string
	// Obligations are what a body has to show apart from its clauses.
	Obligations []Obligation
	// Warnings are what calls of it may do that is worth a diagnostic.
	Warnings []Warning
	Summary  *Summary // nil when not inferred
	Origin   Origin
	Unit     string // source file of the document it is from
	Public   bool   // external linkage
	Pos      diag.Pos
}
