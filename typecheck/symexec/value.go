// This file defines the values programs compute with: integers, pointers into
// regions, functions, and what is known of a value that differs between paths.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Value is what a place holds. Sealed: Int, *Ptr, *Func, *Float, *Choice,
// *Struct.
type Value interface{ isValue() }

// Int is an integer. A null pointer is the Int 0; a pointer the machine knows
// only as a number is an Int too.
type Int struct{ E sym.Expr }

// Ptr points Off bytes into R. It is null exactly when R.Null holds (pointer
// arithmetic on null is undefined and not modelled). Path is the accessor text
// from the region's start, for display.
type Ptr struct {
	R    *Region
	Off  sym.Expr
	Path string
}

// Func is the address of the function Name; Ref is the front-end's handle.
type Func struct {
	Name string
	Ref  any
}

// Float is the floating number N/D, which its type holds exactly; D > 0.
type Float struct {
	N sym.Expr
	D *big.Int
}

// holdsFloat reports whether v is, or may be, a Float.
func holdsFloat(v Value) bool {
	switch v := v.(type) {
	case *Float:
		return true
	case *Choice:
		return holdsFloat(v.A) || holdsFloat(v.B)
	}
	return false
}

// Choice is A when C holds and B otherwise.
type Choice struct {
	C    sym.Cond
	A, B Value
	size int // alternatives, nested ones counted wherever they occur
}

// Struct is a structure or union value: the contents of Len bytes of a region
// as they were when it was read.
type Struct struct {
	from *regState
	R    *Region
	Off  sym.Expr
	Len  int64
	Path string // of the place it was read from
}

func (Int) isValue()     {}
func (*Ptr) isValue()    {}
func (*Func) isValue()   {}
func (*Float) isValue()  {}
func (*Choice) isValue() {}
func (*Struct) isValue() {}

// RegionKind says where a region's storage comes from.
type RegionKind int

const (
	Local  RegionKind = iota // automatic storage of an active call
	Global                   // static storage, string literals
	Entry                    // what a pointer read from the state at entry points to
	Fresh                    // acquired during the call
)

// Region is a block of storage. It is immutable; what is known of its contents
// and life is part of a State.
type Region struct {
	ID   int
	Kind RegionKind
	Text string // display: name of the object, or the pointer expression
	// Place is where the pointer to this region was read (Entry), or the object
	// itself (Global).
	Place iface.Place
	Null  sym.Cond // the pointer to it is null
	Addr  sym.Expr // its address as a number, nil when it has none
	Size  sym.Expr // requested bytes; nil when unknown or not a block
	Zero  bool     // contents start as zero
	Room  int64    // bytes of an object whose declaration says it; 0: not known
	Alloc iface.Region
	Fail  *sym.Sym // 1 when the allocation failed
	// Static, when not empty, says that no pointer reaches the object: only
	// code that names it changes it, which writes this class.
	Static string
	// Object names the object with static storage that this is, for all units.
	Object string
	aims   []Aim // objects that the pointer to it may point to
	// exposed: its address was used as a number.
	exposed bool
	// Shared: a local object whose address may be in memory.
	Shared bool
	// Bare: an object of scalar type; no store to a member of a structure can
	// change it.
	Bare bool
	// Str is the text of a string literal.
	Str     *string
	from    *Region  // where the pointer to it was read at entry
	fromOff sym.Expr // and the offset there
	iter    *sym.Sym // the region is another one in each iteration of this loop
	node    bool     // of a chain: while the loop runs it is there
	// Absolute: the region of numeric addresses; offsets are the addresses.
	Absolute bool
	// Source: every read is a new value of this origin.
	Source *sym.Origin
	fam    *family // an element of it, number idx
	idx    sym.Expr
	whole  *family // stands for all of them
	// Loop: the block a pointer owns at the head of some iteration.
	Loop bool
	// Private: a parameter's own copy, invisible to the caller.
	Private bool
	// Init holds the contents at the start, for constant objects.
	Init func(off sym.Expr, size int64) (Value, bool)
	// Start gives the contents that an object with static storage has when the
	// program starts; the caller may have changed them.
	Start func(off sym.Expr, size int64) (Value, bool)
}

func (r *Region) String() string { return r.Text }

// Opaque reports whether the region is what a pointer of unknown origin points
// to: it may be any object known outside the frame.
func (r *Region) Opaque() bool { return r.Kind == Entry && r.Place.Text == "" }

// IsWhole reports whether n bytes at off are the whole block.
func (r *Region) IsWhole(off, n sym.Expr) bool {
	k, ok := sym.IsInt(off)
	return ok && k == 0 && r.Size != nil && sym.Equal(r.Size, n)
}

// NullCond is the condition under which v is a null pointer or zero.
func NullCond(v Value) sym.Cond {
	switch v := v.(type) {
	case Int:
		return sym.EqOf(v.E, sym.Int(0))
	case *Ptr:
		if v.R.Null == nil {
			return sym.False
		}
		return v.R.Null
	case *Choice:
		return sym.OrOf(sym.AndOf(v.C, NullCond(v.A)), sym.AndOf(sym.NotOf(v.C), NullCond(v.B)))
	}
	return sym.False
}

// SameValue reports whether two values are certainly the same.
func SameValue(a, b Value) bool {
	switch a := a.(type) {
	case Int:
		b, ok := b.(Int)
		return ok && sym.Equal(a.E, b.E)
	case *Ptr:
		b, ok := b.(*Ptr)
		return ok && a.R == b.R && sym.Equal(a.Off, b.Off)
	case *Func:
		b, ok := b.(*Func)
		return ok && a.Name == b.Name
	case *Float:
		b, ok := b.(*Float)
		return ok && sym.Equal(a.N, b.N) && a.D.Cmp(b.D) == 0
	case *Choice:
		b, ok := b.(*Choice)
		return ok && sym.EqualCond(a.C, b.C) && SameValue(a.A, b.A) && SameValue(a.B, b.B)
	case *Struct:
		b, ok := b.(*Struct)
		return ok && a.from == b.from && a.R == b.R && sym.Equal(a.Off, b.Off)
	}
	return a == nil && b == nil
}

// Choose builds the value that is a under c and b otherwise.
func Choose(c sym.Cond, a, b Value) Value { return choose(c, a, b) }

func choose(c sym.Cond, a, b Value) Value {
	if sym.IsTrue(c) || SameValue(a, b) {
		return a
	}
	if sym.IsFalse(c) {
		return b
	}
	ia, ok1 := a.(Int)
	ib, ok2 := b.(Int)
	if ok1 && ok2 {
		return Int{sym.IteOf(c, ia.E, ib.E)}
	}
	return newChoice(c, a, b)
}

func newChoice(c sym.Cond, a, b Value) *Choice {
	return &Choice{c, a, b, min(Alternatives(a)+Alternatives(b), 1<<20)}
}

// Alternatives is the number of values a choice is made of, at every level of
// nesting: what looking at all of them costs.
func Alternatives(v Value) int {
	if c, ok := v.(*Choice); ok {
		return c.size
	}
	return 1
}
