// This file holds the machine that executes one function, its limits and what its
// states share.

package symexec

import (
	"context"
	"fmt"
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Limits bound the work on one function; hitting one ends a path with an
// unknown that names the limit.
type Limits struct {
	Steps      int // statements and expressions executed for one function
	AfterLoss  int // steps that a function may still take once a path of it is not understood
	UnitSteps  int // the same for all functions of a unit together: large units get less for each
	Apart      int // states at one point up to which the sides of branches stay apart
	States     int // live states at one point before they are merged
	Cases      int // cases of a summary before they are merged
	CallDepth  int // nested calls that are executed in place
	Unroll     int // iterations of a loop with a decided condition
	CondSize   int // symbols in a condition that a merge may keep
	DecideStep int // size of the questions asked while executing
}

// DefaultLimits are the documented defaults.
func DefaultLimits() Limits {
	return Limits{Steps: 12000, AfterLoss: 5000, UnitSteps: 600000, Apart: 8, States: 24, Cases: 64, CallDepth: 24, Unroll: 16, CondSize: 12, DecideStep: 48}
}

// Machine executes one function. It is not safe for concurrent use.
type Machine struct {
	Ctx     context.Context
	D       prove.Decider
	L       Limits
	Steps   int
	Inputs  map[string]*iface.Input
	Assumes []iface.Assumption
	// IndexName is how the number of an iteration is spelt in names of inputs: no
	// name of another one.
	IndexName string
	// Owned, when set, says how many bytes the block at the start of a region of
	// the caller's has, where a declaration says so: known is false when none
	// does, and ok when it cannot be said.
	Owned func(s *State, r *Region) (size sym.Expr, ok, known bool)

	// Declared, when set, says what a cell of the caller's is declared as: known
	// is false when no declaration says it, and fit when no one cell of the
	// declared type is where a is. path is the way to it by the declarations.
	Declared func(a Access) (t Type, path string, fit, known bool)

	// Aims, when set, lists objects that a pointer may point to which is in a
	// cell at entry. It need not be complete.
	Aims  func(a Access) []Aim
	aimed map[string]bool // the objects that it found

	quick     prove.Prober  // for questions while executing: proofs only, little work
	proof     prove.Decider // for sums and simplification: proofs only
	nextID    int
	names     map[string]string // display name -> identity of the place it names
	entries   map[string]Value  // identity of an entry place -> its value at entry
	regions   map[string]*Region
	assumed   map[string]bool
	byAddr    map[string]*Region // by the symbol of the address
	iter      map[string]string  // symbol -> number of the loop in whose iterations it differs
	elements  map[string]element // symbol -> the element of an array it is of
	indices   map[string]bool    // numbers of the loops being summarised
	exploring int                // first passes under way
	blurring  bool               // see Merge
	pairing   bool               // see pairUp
	pruning   int                // passes whose failed allocations are not followed
	pruned    bool               // there were some
	escaping  []*Region          // what escaped inside of loops
	loops     int                // calls of Loop under way
	lost      bool               // a way through the function is not understood
	cut       bool               // the limit is the one for what may follow that
	looping   int                // loops under way
	duties    []duty             // see Require
	given     []sym.Cond         // see Given
	opened    []sym.Cond         // see Opened
	keeps     bool               // see MayKeep
	followed  map[*Region]int    // length of the path on which it was used
	looked    map[*Region][]Type // see lookAt
	// iterations are the numbers of loops in the passes that count.
	iterations map[string]bool
	heads      map[string]bool // symbols for what loops start their iterations with
	coarse     bool            // the cases do not say all that a call writes
	inexact    map[string]bool // classes of what it writes at places they cannot name
}

// New returns a machine for one function.
func New(ctx context.Context, d prove.Decider, l Limits) *Machine {
	return NewShared(ctx, d, l, NewDeciders())
}

// Deciders are the provers machines ask while executing; machines of one unit
// share them, and with them the answers given before.
type Deciders struct {
	quick prove.Prober
	proof prove.Decider
}

// NewDeciders returns deciders for the machines of one unit.
func NewDeciders() *Deciders {
	return &Deciders{
		quick: prove.New(prove.Options{NoSearch: true, Steps: 250, SplitDepth: 1, SplitWidth: 3, Constraints: 16, Memo: 1 << 15}),
		proof: prove.New(prove.Options{NoSearch: true, Steps: 4000, SplitDepth: 3, Constraints: 60}),
	}
}

// NewShared is New with the deciders of the unit.
func NewShared(ctx context.Context, d prove.Decider, l Limits, ds *Deciders) *Machine {
	return &Machine{Ctx: ctx, D: d, L: l, quick: ds.quick, proof: ds.proof,
		Inputs:    map[string]*iface.Input{},
		names:     map[string]string{},
		entries:   map[string]Value{},
		regions:   map[string]*Region{},
		assumed:   map[string]bool{},
		byAddr:    map[string]*Region{},
		iter:      map[string]string{},
		elements:  map[string]element{},
		IndexName: "i",
		indices:   map[string]bool{},

		followed: map[*Region]int{},
		looked:   map[*Region][]Type{},

		iterations: map[string]bool{},
		heads:      map[string]bool{}}
}

// Step counts one unit of work and reports whether there is budget left.
func (m *Machine) Step() bool {
	m.Steps++
	if m.Steps&63 == 0 && m.Ctx.Err() != nil {
		m.Steps = m.L.Steps + 1
	}
	return m.Steps <= m.L.Steps
}

// Assume records an assumption the result rests on, once.
func (m *Machine) Assume(code, text string, at diag.Pos) {
	key := code + "\x00" + text
	if m.assumed[key] {
		return
	}
	m.assumed[key] = true
	m.Assumes = append(m.Assumes, iface.Assumption{Code: code, Text: text, Pos: at})
}

// Exceeded says which limit Step has met.
func (m *Machine) Exceeded() string {
	if m.cut {
		return "not followed further, as another way is not understood"
	}
	return fmt.Sprintf("more than %d steps", m.L.Steps)
}

// FreshSym returns a new symbol of the given origin and bounds.
func (m *Machine) FreshSym(prefix string, o sym.Origin, lo, hi *big.Int) *sym.Sym {
	m.nextID++
	return sym.NewSym(fmt.Sprintf("%s#%d", prefix, m.nextID), o, lo, hi)
}

// Mark is the number of symbols made so far. A front-end that executes the same
// program again from the same state goes back to it (Rewind), so that what it
// makes again has the same names.
func (m *Machine) Mark() int { return m.nextID }

// Rewind goes back to a mark, or forward to one.
func (m *Machine) Rewind(mark int) { m.nextID = mark }
