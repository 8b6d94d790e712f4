// This file defines what all nodes share: positions, the node interfaces and
// the file they come from.

package syntax

import "fmt"

// Pos is the extent of a node in the decoded source. Lines count from 1,
// columns from 0 in bytes of UTF-8, and the end column is exclusive, as in
// CPython's lineno, col_offset, end_lineno and end_col_offset.
type Pos struct {
	Lineno, ColOffset       int32
	EndLineno, EndColOffset int32
}

// Position is the extent itself; embedding Pos makes a type a Node with it.
func (p Pos) Position() Pos { return p }

// String is line:col-line:col, columns counted from 1.
func (p Pos) String() string {
	return fmt.Sprintf("%d:%d-%d:%d", p.Lineno, p.ColOffset+1, p.EndLineno, p.EndColOffset+1)
}

// Before reports whether p starts before q.
func (p Pos) Before(q Pos) bool {
	return p.Lineno < q.Lineno || p.Lineno == q.Lineno && p.ColOffset < q.ColOffset
}

// Node is any element of the tree. Elements that CPython gives no position
// (Arguments, Comprehension, WithItem, MatchCase, Module) have one here too:
// from their first to their last token, and the zero Pos when they are empty.
type Node interface{ Position() Pos }

// Expr is an expression node.
type Expr interface {
	Node
	exprNode()
}

// Stmt is a statement node.
type Stmt interface {
	Node
	stmtNode()
}

// Pattern is a pattern node of a match statement.
type Pattern interface {
	Node
	patternNode()
}

// TypeParam is a type parameter: TypeVar, ParamSpec or TypeVarTuple.
type TypeParam interface {
	Node
	typeParamNode()
}

// Module is a whole file.
//
//	stmt*
type Module struct {
	Pos
	Body   []Stmt
	Source *Source
}

// ExprContext says how a name, attribute, subscript, list, tuple or starred
// expression is used.
type ExprContext uint8

// The contexts, as in the ASDL.
const (
	Load ExprContext = iota
	Store
	Del
)

// String is the ASDL name.
func (c ExprContext) String() string { return [...]string{"Load", "Store", "Del"}[c] }

// Operator is a binary operator.
type Operator uint8

// The binary operators, as in the ASDL.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

// String is the ASDL name.
func (o Operator) String() string {
	return [...]string{"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift",
		"BitOr", "BitXor", "BitAnd", "FloorDiv"}[o]
}

// Symbol is the operator as written.
func (o Operator) Symbol() string {
	return [...]string{"+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"}[o]
}

// BoolOperator is and, or.
type BoolOperator uint8

// The boolean operators, as in the ASDL.
const (
	And BoolOperator = iota
	Or
)

// String is the ASDL name.
func (o BoolOperator) String() string { return [...]string{"And", "Or"}[o] }

// UnaryOperator is ~, not, +, -.
type UnaryOperator uint8

// The unary operators, as in the ASDL.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// String is the ASDL name.
func (o UnaryOperator) String() string { return [...]string{"Invert", "Not", "UAdd", "USub"}[o] }

// CmpOperator is a comparison operator.
type CmpOperator uint8

// The comparison operators, as in the ASDL.
const (
	Eq CmpOperator = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// String is the ASDL name.
func (o CmpOperator) String() string {
	return [...]string{"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}[o]
}

// Symbol is the operator as written.
func (o CmpOperator) Symbol() string {
	return [...]string{"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}[o]
}
