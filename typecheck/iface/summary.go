// This file defines what a call does, as its caller sees it: summaries, their
// cases, and the places and values they speak of.

// Package iface holds interfaces: what is declared of a function, what was
// inferred of it, and the document both travel in.
package iface

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// Lang is the source language of an interface.
type Lang string

const (
	C      Lang = "c"
	Python Lang = "python"
)

// RootKind says where a place's path starts.
type RootKind int

const (
	RootParam  RootKind = iota // parameter Index (Name is its name)
	RootGlobal                 // object Name with static storage (Python: module.name)
	RootResult                 // what the call returns
	RootRegion                 // fresh block Index of the case's Regions
	RootThis                   // the object a resource clause speaks of
)

// Step goes one further from a place: with Deref to where the pointer stored
// there points, then Offset bytes on (C); by attribute, key or index (Python).
type Step struct {
	Deref  bool
	Offset sym.Expr // nil: 0
	Attr   string   // Python: ".name", `["key"]`, "[i]"
}

// Place is a storage location in the caller's terms: Root, then Steps. Text is
// its display form ("strm->state->w_size"); Size its bytes (0 unknown).
type Place struct {
	Root  RootKind
	Index int
	Name  string
	Steps []Step
	Text  string
	Size  int64
	// Unit is the file of the other unit whose object without external linkage
	// a global is; "" for the interface's own unit and for external linkage.
	Unit string
	// Static: the global has no external linkage.
	Static bool
}

// InputKind says which property of the place an input symbol stands for.
type InputKind int

const (
	InValue      InputKind = iota // the integer, or the address of the pointer, stored there at entry
	InResourceOf                  // bytes owned by the pointer stored there (resource_of)
	InLength                      // strlen of the string pointed to; Python len()
	InPure                        // another pure model function, named by Fn, of Args
	InShape                       // Python: shape[Axis]
	InAttr                        // Python: int(x), float(x) and the like, named by Fn
	InFuncAddr                    // address of the function Name: a distinct non-zero constant
)

// AtGlobal is the Region of a Pointer into the object with static storage that
// its Entry names.
const AtGlobal = -2

// Input describes a symbol with origin sym.Input of a summary, keyed by name.
type Input struct {
	Sym    *sym.Sym
	Kind   InputKind
	Place  Place
	Fn     string
	Axis   int
	Type   string // declared type, for display
	Signed bool
	// Offset is added to the pointer stored in Place (InResourceOf): the block
	// starts that many bytes on; nil: 0.
	Offset sym.Expr
	// Default is the function an InValue input that holds a function pointer
	// points to unless the caller changes it: its static initialiser, or the
	// only function the program ever stores there; "" when there is none.
	Default string
	// Initial is the number that an object with static storage starts with, nil
	// when the input is none of one or that is not known.
	Initial *big.Int
	// Pointer: the value is an address, or a mark that stands for one.
	Pointer bool
	// Each says of what a sum over the elements of an array is one (InPure, Fn
	// "sum"); nil for other inputs, and for sums over the nodes of a list.
	Each *Elements
}

// Elements are those that a sum runs over: in each of Count iterations, numbered
// from 0 by the symbol Index, the term is what an input of that kind at the sum's
// place, whose offsets may speak of Index, would be. Count is over other inputs;
// where it is not above 0 the sum is 0.
type Elements struct {
	Index *sym.Sym
	Count sym.Expr
	Kind  InputKind // InValue, InLength or InResourceOf
	Fn    string
}

// Value is what a place or result holds at the end of a case. Sealed by use:
// Int, Pointer, FuncAddr, Choice, Bytes, Unknown.
type Value interface{ isValue() }

type (
	// Int is an integer (or a pointer that is only known as an address; 0 is NULL).
	Int struct{ E sym.Expr }
	// Pointer points Off bytes into fresh block Region of the case (Region >= 0),
	// or, with Region -1, to where the pointer stored in Entry pointed at entry,
	// with AtGlobal into the global object Entry.
	Pointer struct {
		Region int
		Entry  *Place
		Off    sym.Expr
	}
	// FuncAddr is one of the named functions ("FILE:NAME" for a static function
	// of another unit).
	FuncAddr struct{ Names []string }
	// Choice is Then where If, over input and environment symbols, holds and
	// Else otherwise.
	Choice struct {
		If         sym.Cond
		Then, Else Value
	}
	// Bytes is what From held at entry: as many bytes as are stored.
	Bytes struct{ From *Place }
	// Unknown is a value the analysis lost, and why.
	Unknown struct{ Why Reason }
)

func (Int) isValue()      {}
func (Pointer) isValue()  {}
func (FuncAddr) isValue() {}
func (Choice) isValue()   {}
func (Bytes) isValue()    {}
func (Unknown) isValue()  {}

// Reason says what was not understood, and where.
type Reason struct {
	Code string // a diagnostic code: "unmodelled-callee", "unbounded-loop", …
	What string // the construct or name
	Pos  diag.Pos
}

// Region is a block acquired by the call and alive at its end.
type Region struct {
	Size sym.Expr // requested bytes
	Site diag.Pos
	Kind string // allocator family: "malloc", "file", "mmap", …; releases must match
	Zero bool   // contents start as zero
	// When, for a leak: it is one where this holds. Nil: always.
	When sym.Cond
}

// Store is a write visible to the caller after the call. Class and Scalar are
// the groups of cells that the written one belongs to: later stores of other
// groups leave it alone. Empty: not known.
type Store struct {
	To            Place
	Val           Value
	Class, Scalar string
}

// Outcome is how a case ends.
type Outcome int

const (
	Returns  Outcome = iota
	NoReturn         // exit, abort, longjmp, raises, never ends
)

// Case is one way a call can go. Path is over input and environment symbols.
type Case struct {
	Path    sym.Cond
	Effect  effect.Effect
	Regions []Region
	Stores  []Store
	Havoc   []Reason // state the caller reaches may have changed beyond Stores
	Outcome Outcome
	Result  Value // nil for void
	// AllocFailed: some allocation failed on the way; outside the contract of
	// alloc, free and peak, kept for leak checks and for callers that test.
	AllocFailed bool
	// Leaks are blocks alive at the end that nothing reaches.
	Leaks []Region
	// Weak: Path is weaker than the truth (a conjunct was dropped), so an
	// input satisfying it need not take this case.
	Weak    bool
	Unknown []Reason // why Effect has an infinite bound
	Trail   []TrailStep
}

// TrailStep is one step of the way through the code, for messages and listings.
type TrailStep struct {
	Pos  diag.Pos
	Text string // "takes the true branch of n > 0", "allocates 4*n bytes"
	Eff  *effect.Effect
	Cond sym.Cond
}

// Assumption is something a result rests on that was not proved.
type Assumption struct {
	Code string // "no-alias", "trusted-clause", "no-wrap", "no-overflow", …
	Text string
	Pos  diag.Pos
}

// Summary is what calls of one function do. Cases are disjoint (unless Weak)
// and together complete for the inputs satisfying the assumptions.
type Summary struct {
	Cases   []Case
	Inputs  map[string]*Input
	Assumes []Assumption
	// Defined are conditions that inputs meet unless the call is undefined
	// behaviour. They are not complete.
	Defined []sym.Cond
	// Open is where nothing is certain, whatever the cases say: a call may go a
	// way, told apart by something that the caller cannot know, on which the
	// assumptions do not hold. Nil: nowhere.
	Open sym.Cond
	// Writes lists the classes of memory that a call may write where the cases
	// do not say what ("*": anything reachable). Empty: the cases say all. Nil:
	// not known.
	Writes []string
}

// ValueSyms calls f with the free symbols of each expression and condition in v.
func ValueSyms(v Value, f func([]*sym.Sym)) {
	switch v := v.(type) {
	case Int:
		f(sym.FreeSyms(v.E))
	case Pointer:
		if v.Off != nil {
			f(sym.FreeSyms(v.Off))
		}
		if v.Entry != nil {
			v.Entry.syms(f)
		}
	case Bytes:
		v.From.syms(f)
	case Choice:
		f(sym.CondSyms(v.If))
		ValueSyms(v.Then, f)
		ValueSyms(v.Else, f)
	}
}

// Syms calls f with the free symbols of each offset on the way to s.To and of
// what is stored.
func (s *Store) Syms(f func([]*sym.Sym)) {
	s.To.syms(f)
	ValueSyms(s.Val, f)
}

func (p *Place) syms(f func([]*sym.Sym)) {
	for _, st := range p.Steps {
		if st.Offset != nil {
			f(sym.FreeSyms(st.Offset))
		}
	}
}
