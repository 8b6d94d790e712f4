// This file defines the statement nodes.

package syntax

// FunctionDef defines a function.
//
//	@decorator_list
//	def name[type_params](args) -> returns: body
type FunctionDef struct {
	Pos
	Name          string
	NamePos       Pos // of the name token
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr
	TypeParams    []TypeParam
}

// AsyncFunctionDef defines a coroutine function.
//
//	async def name[type_params](args) -> returns: body
type AsyncFunctionDef struct {
	Pos
	Name          string
	NamePos       Pos // of the name token
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr
	TypeParams    []TypeParam
}

// ClassDef defines a class.
//
//	class name[type_params](bases, keywords): body
type ClassDef struct {
	Pos
	Name          string
	NamePos       Pos // of the name token
	Bases         []Expr
	Keywords      []*Keyword
	Body          []Stmt
	DecoratorList []Expr
	TypeParams    []TypeParam
}

// Return leaves a function.
//
//	return value
type Return struct {
	Pos
	Value Expr
}

// Delete unbinds targets.
//
//	del targets
type Delete struct {
	Pos
	Targets []Expr
}

// Assign binds a value to targets, left to right.
//
//	targets[0] = targets[1] = value
type Assign struct {
	Pos
	Targets []Expr
	Value   Expr
}

// TypeAlias defines a type alias.
//
//	type name[type_params] = value
type TypeAlias struct {
	Pos
	Name       Expr
	TypeParams []TypeParam
	Value      Expr
}

// AugAssign updates a target.
//
//	target += value
type AugAssign struct {
	Pos
	Op     Operator
	Target Expr
	Value  Expr
}

// AnnAssign annotates a target; Simple says that it is a name without
// parentheses, Value is nil without one.
//
//	target: annotation = value
type AnnAssign struct {
	Pos
	Simple     bool
	Target     Expr
	Annotation Expr
	Value      Expr
}

// For iterates.
//
//	for target in iter: body
//	else: orelse
type For struct {
	Pos
	Target, Iter Expr
	Body, Orelse []Stmt
}

// AsyncFor iterates asynchronously.
//
//	async for target in iter: body
type AsyncFor struct {
	Pos
	Target, Iter Expr
	Body, Orelse []Stmt
}

// While loops on a condition.
//
//	while test: body
//	else: orelse
type While struct {
	Pos
	Test         Expr
	Body, Orelse []Stmt
}

// If branches; an elif is an If alone in Orelse.
//
//	if test: body
//	else: orelse
type If struct {
	Pos
	Test         Expr
	Body, Orelse []Stmt
}

// With enters context managers.
//
//	with items: body
type With struct {
	Pos
	Items []*WithItem
	Body  []Stmt
}

// AsyncWith enters asynchronous context managers.
//
//	async with items: body
type AsyncWith struct {
	Pos
	Items []*WithItem
	Body  []Stmt
}

// WithItem is one context manager.
//
//	context_expr as optional_vars
type WithItem struct {
	Pos
	ContextExpr  Expr
	OptionalVars Expr
}

// Match selects a case by pattern.
//
//	match subject:
//	    cases
type Match struct {
	Pos
	Subject Expr
	Cases   []*MatchCase
}

// MatchCase is one case of a match statement.
//
//	case pattern if guard: body
type MatchCase struct {
	Pos
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// Raise raises an exception.
//
//	raise exc from cause
type Raise struct {
	Pos
	Exc, Cause Expr
}

// Try handles exceptions.
//
//	try: body
//	handlers
//	else: orelse
//	finally: finalbody
type Try struct {
	Pos
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

// TryStar handles exception groups.
//
//	try: body
//	except* type: ...
type TryStar struct {
	Pos
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

// ExceptHandler is one handler; Type is nil and Name empty when absent.
//
//	except type as name: body
type ExceptHandler struct {
	Pos
	Type Expr
	Name string
	Body []Stmt
}

// Assert checks a condition.
//
//	assert test, msg
type Assert struct {
	Pos
	Test, Msg Expr
}

// Import imports modules.
//
//	import names
type Import struct {
	Pos
	Names []*Alias
}

// ImportFrom imports names of a module; Module is empty in a purely relative
// import, Level counts the leading dots.
//
//	from module import names
type ImportFrom struct {
	Pos
	Level  int32
	Module string
	Names  []*Alias
}

// Alias is one imported name; Asname is empty without one.
//
//	name as asname   *
type Alias struct {
	Pos
	Name   string
	Asname string
}

// Global declares global names.
//
//	global names
type Global struct {
	Pos
	Names []string
}

// Nonlocal declares names of enclosing functions.
//
//	nonlocal names
type Nonlocal struct {
	Pos
	Names []string
}

// ExprStmt is an expression used as a statement: the ASDL's stmt Expr. A
// docstring is one with a string Constant.
//
//	value
type ExprStmt struct {
	Pos
	Value Expr
}

// Pass does nothing.
//
//	pass
type Pass struct{ Pos }

// Break leaves a loop.
//
//	break
type Break struct{ Pos }

// Continue goes to a loop's next round.
//
//	continue
type Continue struct{ Pos }

func (*FunctionDef) stmtNode()      {}
func (*AsyncFunctionDef) stmtNode() {}
func (*ClassDef) stmtNode()         {}
func (*Return) stmtNode()           {}
func (*Delete) stmtNode()           {}
func (*Assign) stmtNode()           {}
func (*TypeAlias) stmtNode()        {}
func (*AugAssign) stmtNode()        {}
func (*AnnAssign) stmtNode()        {}
func (*For) stmtNode()              {}
func (*AsyncFor) stmtNode()         {}
func (*While) stmtNode()            {}
func (*If) stmtNode()               {}
func (*With) stmtNode()             {}
func (*AsyncWith) stmtNode()        {}
func (*Match) stmtNode()            {}
func (*Raise) stmtNode()            {}
func (*Try) stmtNode()              {}
func (*TryStar) stmtNode()          {}
func (*Assert) stmtNode()           {}
func (*Import) stmtNode()           {}
func (*ImportFrom) stmtNode()       {}
func (*Global) stmtNode()           {}
func (*Nonlocal) stmtNode()         {}
func (*ExprStmt) stmtNode()         {}
func (*Pass) stmtNode()             {}
func (*Break) stmtNode()            {}
func (*Continue) stmtNode()         {}
