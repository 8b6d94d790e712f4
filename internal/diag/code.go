// This file defines diagnostic codes and the table behind them: default
// severity, meaning and an example, one row a code.

package diag

import "strings"

// Code names a kind of diagnostic, a kebab-case word that is never renamed.
// The warning option is -Wmux- and the word. The codes of the last group are
// also the reasons an unknown result gives.
type Code string

// The verdicts on a clause.
const (
	Violated Code = "violated"
	Holds    Code = "holds"
	Unknown  Code = "unknown"
	Exact    Code = "exact"
)

// What a program does with memory that no clause has to speak of.
const (
	Leak              Code = "leak"
	Wrap              Code = "wrap"
	ReallocZero       Code = "realloc-zero"
	MismatchedRelease Code = "mismatched-release"
	UndefinedFormula  Code = "undefined-formula"
	Vacuous           Code = "vacuous"
)

// Clauses that do not say anything proper, and sources that cannot be read.
const (
	Syntax               Code = "syntax"
	SourceSyntax         Code = "source-syntax"
	UnknownName          Code = "unknown-name"
	ClauseOnNonfunction  Code = "clause-on-nonfunction"
	DuplicateClause      Code = "duplicate-clause"
	ContradictingClauses Code = "contradicting-clauses"
	UnusedClause         Code = "unused-clause"
	StaleDocument        Code = "stale-document"
	BadDocument          Code = "bad-document"
	BadSuppression       Code = "bad-suppression"
	Internal             Code = "internal"
)

// Why something is not known.
const (
	UnmodelledCallee Code = "unmodelled-callee"
	OtherUnit        Code = "other-unit"
	Callback         Code = "callback"
	Recursion        Code = "recursion"
	UnboundedLoop    Code = "unbounded-loop"
	FreeOfUnknown    Code = "free-of-unknown"
	UnknownStore     Code = "unknown-store"
	DataDependent    Code = "data-dependent"
	SeveralValues    Code = "several-values"
	Dangling         Code = "dangling"
	Loop             Code = "loop"
	Call             Code = "call"
	Requires         Code = "requires"
	NotFollowed      Code = "not-followed"
	NoReturn         Code = "no-return"
	Aliasing         Code = "aliasing"
	Imprecise        Code = "imprecise"
	InlineAsm        Code = "inline-asm"
	NonlocalJump     Code = "nonlocal-jump"
	Dynamic          Code = "dynamic"
	MissingImport    Code = "missing-import"
	Unsupported      Code = "unsupported"
	SolverLimit      Code = "solver-limit"
	Limit            Code = "limit"
)

// Example is a program that yields a code: exactly one diagnostic of it, when
// read with all functions analysed.
type Example struct {
	Lang    string   // "c" or "python"; "" when no program alone can yield the code
	Source  string   // the program, or with Lang "" the situation in words
	Options []string // options it needs beyond the default
}

// Info is one row of the table of codes.
type Info struct {
	Code     Code
	Severity Severity // by default
	Doc      string   // one sentence or more, without the code's name
	Example  Example
}

// Codes returns the table of codes, in documentation order.
func Codes() []Info { return append([]Info(nil), codeTable[:]...) }

// Lookup returns the row of a code given with or without "mux-" before it.
func Lookup(name string) (Info, bool) {
	c := Code(strings.TrimPrefix(name, "mux-"))
	for _, i := range codeTable {
		if i.Code == c {
			return i, true
		}
	}
	return Info{}, false
}

// Severity is the code's default severity; Warning for a code without a row.
func (c Code) Severity() Severity {
	if i, ok := Lookup(string(c)); ok {
		return i.Severity
	}
	return Warning
}

// Flag is the name options use for the code: "mux-" and the code.
func (c Code) Flag() string { return "mux-" + strings.TrimPrefix(string(c), "mux-") }
