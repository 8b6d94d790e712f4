// This file defines the typed tree the machine's C driver executes: the syntax
// tree with conversions made explicit and names resolved.

package cfront

import (
	"math/big"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/symexec"
)

// ctype is a C type as far as execution needs it.
type ctype struct {
	kind   tkind
	size   int64 // bytes; -1 when unknown (incomplete, or a layout in doubt)
	bits   int
	signed bool
	isBool bool
	elem   *ctype // pointee, element
	fn     *ctype // result, for functions
	params []*ctype
	varia  bool
	name   string // display
	rec    string // identity of a structure or union
	union  bool
	lo, hi *big.Int
	cc     cc.Type
	quals  struct{ isConst, isVolatile bool }
	bare   *symexec.Type // see machineType
}

type tkind int

const (
	tVoid tkind = iota
	tInt
	tFloat
	tPtr
	tArray
	tStruct
	tFunc
	tOther // complex, vectors, …
)

// machineType is the machine's view of a cell of this type; class says which
// member it is, if it is one.
func (t *ctype) machineType(class string) symexec.Type {
	if t.bare == nil {
		t.bare = t.bareType()
	}
	mt := *t.bare
	if class != "" {
		mt.Class = class
	}
	return mt
}

// bareType is the machine's view of an object of this type that is no member.
func (t *ctype) bareType() *symexec.Type {
	scalar := t.scalarClass()
	mt := &symexec.Type{Size: t.size, Signed: t.signed, Name: t.name, Lo: t.lo, Hi: t.hi, Scalar: scalar, Class: "bare:" + scalar, Kin: kin(scalar)}
	switch t.kind {
	case tInt:
		mt.Kind = symexec.IntType
	case tPtr:
		mt.Kind = symexec.PtrType
		if t.elem != nil && t.elem.kind == tFunc {
			mt.Kind = symexec.FuncPtrType
		}
	case tFloat:
		mt.Kind = symexec.FloatType
	default:
		mt.Kind = symexec.StructType
	}
	return mt
}

// holdsPointer reports whether an object of the type may have a pointer in it.
func (t *ctype) holdsPointer() bool {
	for t.kind == tArray && t.elem != nil {
		t = t.elem
	}
	return t.kind != tInt && t.kind != tFloat
}

// incomplete reports whether t is a structure whose members are not declared.
func (t *ctype) incomplete() bool { return t != nil && t.kind == tStruct && t.size < 0 }

// libraryOwned reports whether t is one of the library's own types, such as FILE:
// an incomplete structure with a name of its own. Programs have no business in it.
func (t *ctype) libraryOwned() bool {
	return t.incomplete() && t.cc != nil && t.cc.Typedef() != nil
}

// isVector reports whether t is one of the machine's vectors.
func (t *ctype) isVector() bool { return t.kind == tOther && t.cc != nil && t.cc.VectorSize() > 0 }

// isScalar reports whether an object of the type is one cell.
func (t *ctype) isScalar() bool { return t.kind == tInt || t.kind == tPtr || t.kind == tFloat }

// The groups of pointers: to functions, to void, to other objects.
const (
	functionClass = "function"
	voidClass     = "void *"
	pointerClass  = "pointer"
)

// kin lists the scalar classes whose stores may change objects of the class,
// apart from its own: a pointer to void stands for any pointer, as compilers
// have it.
func kin(scalar string) []string {
	switch scalar {
	case pointerClass, functionClass:
		return []string{voidClass}
	case voidClass:
		return []string{pointerClass, functionClass}
	}
	return nil
}

// scalarClass names the group of objects a store through a pointer to this
// type may change (strict aliasing, with all pointers to objects in one group).
func (t *ctype) scalarClass() string {
	switch t.kind {
	case tPtr:
		switch {
		case t.elem == nil || t.elem.kind == tVoid:
			return voidClass
		case t.elem.kind == tFunc:
			return functionClass
		}
		return pointerClass
	case tFloat:
		return "float"
	case tInt:
		if t.isBool {
			return "bool"
		}
		switch t.size {
		case 1:
			return "char"
		case 2:
			return "short"
		case 4:
			return "int"
		case 8:
			return "long"
		}
		return "wide"
	}
	return "struct " + t.rec
}

// object is a variable or function.
type object struct {
	name   string
	t      *ctype
	decl   *cc.Declarator
	static bool // static storage
	param  int  // index of a parameter, -1
	addr   bool // its address is taken somewhere
	local  bool // function scope
	inits  *cc.Initializer
	id     string // identity among statics
}

// function is a C function the driver knows.
type function struct {
	name   string
	unit   *unitInfo
	f      *Func
	t      *ctype
	params []*object
	body   *stmt
	decl   *cc.Declarator
	size   int // nodes of the body
	failed string
	// lowered is set once the body has been translated.
	lowered bool
	model   bool
	static  bool

	calls []*callSite
	state visit
}

type visit int

const (
	unvisited visit = iota
	visiting
	visited
)

// op is an operation of the typed tree.
type op int

const (
	oConst  op = iota // k
	oFloat            // an unknown floating value
	oString           // text, a char array lvalue
	oVar              // obj, an lvalue
	oFunc             // obj
	oDeref            // *x, an lvalue
	oMember           // x.field, an lvalue when x is
	oAddr             // &x
	oDecay            // array lvalue x to a pointer to its first element
	oLoad             // value of lvalue x
	oConv             // x converted to t
	oNeg
	oCpl
	oNot
	oAdd // integer x + y
	oSub
	oMul
	oDiv
	oRem
	oShl
	oShr
	oAnd
	oOr
	oXor
	oPtrAdd  // pointer x + integer y elements of size k
	oPtrDiff // (x - y) / k
	oEq
	oNe
	oLt
	oLe
	oLAnd
	oLOr
	oCond
	oComma
	oAssign   // x = y
	oAssignOp // x sub= y: z computes the new value from oOld
	oOld      // the old value inside an oAssignOp
	oPost     // like oAssignOp, but yields the old value
	oCall     // x(args)
	oStmtExpr
	oCompound // compound literal, an lvalue
	oUnknown  // not understood; name says what
	oVaList   // the variable arguments of the call, as they lie in memory
	oVaArg    // the address of the next of them, where the way to it is not known
	oZero     // zero of any type
	oSome     // a value that is computed from those of x and y, which is not followed
)

// expr is an expression; t is the type of its value (of the object, for lvalues).
type expr struct {
	op      op
	t       *ctype
	x, y, z *expr
	args    []*expr
	k       *big.Int
	frac    *big.Rat // of an oFloat; nil when it is not known
	n       int64    // element size, member offset
	obj     *object
	name    string // member, text, reason
	class   string // member class "rec.field"
	field   *cc.Field
	bitOff  int
	bitW    int
	body    *stmt
	inits   []initItem
	at      cc.Node
	lv      bool
}

// initItem stores e at byte offset off of the object initialised.
type initItem struct {
	off    int64
	t      *ctype
	e      *expr
	class  string
	path   string
	bitOff int
	bitW   int
}

// skind is a kind of statement.
type skind int

const (
	sExpr skind = iota
	sBlock
	sDecl
	sIf
	sSwitch
	sWhile
	sDo
	sFor
	sLabel
	sCase
	sGoto
	sBreak
	sContinue
	sReturn
	sAsm // args are operands it may write, zero: all memory too
	sUnknown
)

// stmt is a statement.
type stmt struct {
	kind   skind
	e, e2  *expr // condition, increment
	init   *stmt
	a, b   *stmt
	list   []*stmt
	args   []*expr
	obj    *object
	inits  []initItem
	zero   bool // clear the object before the inits
	label  string
	cases  []*stmt // of a switch: its sCase statements
	lo, hi *big.Int
	deflt  bool
	at     cc.Node
	size   int
	info   *stmtFacts
}

// exprs are the expressions of a statement itself; initialised objects' items
// and operands are among them.
func (t *stmt) exprs() []*expr {
	out := []*expr{t.e, t.e2}
	for _, it := range t.inits {
		out = append(out, it.e)
	}
	return append(out, t.args...)
}

// parts are the statements inside of a statement.
func (t *stmt) parts() []*stmt {
	return append([]*stmt{t.init, t.a, t.b}, t.list...)
}

// operands calls f with each expression that e has directly; those that are not
// there are nil. The statements of e.body are the caller's matter.
func (e *expr) operands(f func(*expr)) {
	for _, x := range []*expr{e.x, e.y, e.z} {
		f(x)
	}
	for _, a := range e.args {
		f(a)
	}
	for _, it := range e.inits {
		f(it.e)
	}
}
