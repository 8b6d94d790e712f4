// This file describes memory: types of cells, what a region holds on a path, and
// the log of what has become unknown.

package symexec

import (
	"math/big"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// TypeKind is the shape of a cell.
type TypeKind int

const (
	IntType TypeKind = iota
	PtrType
	FuncPtrType
	FloatType
	StructType
)

// Type is what the machine needs to know of a cell's type. Class names the
// group of cells a store through a pointer of this type may change; Scalar is
// the class of the bare scalar type (the two differ for members), Kin lists
// other scalar types that may stand for it.
type Type struct {
	Kind          TypeKind
	Size          int64
	Signed        bool
	Lo, Hi        *big.Int // range of an integer
	Name          string   // display
	Class, Scalar string
	Kin           []string
}

// Access names a cell: Off bytes into R, with the accessor text for display.
type Access struct {
	R    *Region
	Off  sym.Expr
	Path string
	T    Type
}

// in reports whether a store to one of the classes may change a cell of this
// type: its own class, its scalar type's, or "in:" its whole structure's.
func (t Type) in(classes map[string]bool) bool {
	if classes[t.Class] || t.scalarIn(classes) {
		return true
	}
	if len(t.Kin) > 0 && strings.HasPrefix(t.Class, bare) {
		for _, k := range t.Kin {
			if classes[bare+k] {
				return true
			}
		}
	}
	if i := strings.LastIndexByte(t.Class, '.'); i > 0 {
		return classes["in:"+t.Class[:i]]
	}
	return false
}

// bare begins the class of objects of a scalar type that are no members.
const bare = "bare:"

// scalarIn is in for stores through pointers to scalar types.
func (t Type) scalarIn(classes map[string]bool) bool {
	if classes[t.Scalar] {
		return true
	}
	for _, k := range t.Kin {
		if classes[k] {
			return true
		}
	}
	return false
}

type cell struct {
	off   sym.Expr
	size  int64
	t     Type
	path  string
	val   Value
	dirty bool // written, not merely read
}

// read is the cell's value read as one of type t.
func (c *cell) read(t Type) Value {
	if otherSign(c.t, t) {
		return retyped(c.val, t)
	}
	return c.val
}

// regState is what a path knows of one region. Invariant: cells do not overlap
// unless proved disjoint is impossible; a newer write removes what it may hit.
type regState struct {
	shared bool
	freed  bool
	gone   sym.Cond // not there in these calls; nil: as freed says
	// moved: a loop may have put another block in its place, or not.
	moved  bool
	fixed  map[int64]*cell
	float  []*cell // at symbolic offsets
	over   []overlay
	smudge []smudge
	copied bool // its contents were taken as a whole
	rows   []*row
	nested int // cells left out of it, see oneOf
	// escaped: the address is known outside the frame, so that class havoc applies.
	escaped bool
	given   bool      // so because of a call or a loop, not because it was stored
	seq     *sequence // of a family's region
	// born: what became unknown before does not concern the block.
	born *havocLog
}

// overlay: bytes [off, off+len) were copied from another region.
type overlay struct {
	off  sym.Expr
	len  sym.Expr // nil: to the end
	from *regState
	src  *Region
	soff sym.Expr
	log  *havocLog
	// path and spath are the accessor texts of the two places.
	path, spath string
}

// smudge: something in [off, off+size) was written that is not known.
type smudge struct {
	off   sym.Expr // nil: anywhere
	size  int64
	class string // "" any
}

// havocLog lists the classes of memory that became unknown, newest first.
type havocLog struct {
	classes map[string]bool // nil: everything
	prev    *havocLog
	n       int
}

func (l *havocLog) hits(r *Region, t Type) bool {
	for ; l != nil; l = l.prev {
		if affects(l.classes, r, t) {
			return true
		}
	}
	return false
}

// hitsSince is hits for what became unknown after born did.
func (l *havocLog) hitsSince(born *havocLog, r *Region, t Type) bool {
	classes, known := l.since(born)
	return !known || classes != nil && affects(classes, r, t)
}

// since is what became unknown after old did; known is false when that is all
// memory or cannot be told.
func (l *havocLog) since(old *havocLog) (classes map[string]bool, known bool) {
	for ; l != old; l = l.prev {
		if l == nil || l.classes == nil {
			return nil, false
		}
		if classes == nil {
			classes = map[string]bool{}
		}
		for c := range l.classes {
			classes[c] = true
		}
	}
	return classes, true
}

// AnyStore is the class of stores through pointers nothing is known of.
const AnyStore = "*"

// affects reports whether writing memory of the classes (nil: all there is) may
// change a cell of type t in r.
func affects(classes map[string]bool, r *Region, t Type) bool {
	switch {
	case classes == nil:
		return true
	case r.Static != "":
		return classes[r.Static]
	case classes[AnyStore], t.Class == AnyStore:
		return true
	case r.Bare:
		return t.scalarIn(classes)
	}
	return t.in(classes)
}
