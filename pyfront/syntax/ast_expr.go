// This file defines the expression nodes.

package syntax

// BoolOp joins two or more values by the same operator.
//
//	a and b and c
type BoolOp struct {
	Pos
	Op     BoolOperator
	Values []Expr
}

// NamedExpr assigns inside an expression.
//
//	target := value
type NamedExpr struct {
	Pos
	Target Expr
	Value  Expr
}

// BinOp is an arithmetic or bit operation.
//
//	left + right
type BinOp struct {
	Pos
	Op    Operator
	Left  Expr
	Right Expr
}

// UnaryOp is a prefix operation.
//
//	-operand   not operand
type UnaryOp struct {
	Pos
	Op      UnaryOperator
	Operand Expr
}

// Lambda is an anonymous function.
//
//	lambda args: body
type Lambda struct {
	Pos
	Args *Arguments
	Body Expr
}

// IfExp is a conditional expression.
//
//	body if test else orelse
type IfExp struct {
	Pos
	Test, Body, Orelse Expr
}

// Dict is a display of pairs; a nil key stands for **value.
//
//	{key: value, **value}
type Dict struct {
	Pos
	Keys   []Expr
	Values []Expr
}

// Set is a display of elements.
//
//	{a, b}
type Set struct {
	Pos
	Elts []Expr
}

// ListComp is a list comprehension.
//
//	[elt for ...]
type ListComp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

// SetComp is a set comprehension.
//
//	{elt for ...}
type SetComp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

// DictComp is a dict comprehension.
//
//	{key: value for ...}
type DictComp struct {
	Pos
	Key, Value Expr
	Generators []*Comprehension
}

// GeneratorExp is a generator expression; as the only argument of a call it
// extends over the call's parentheses.
//
//	(elt for ...)
type GeneratorExp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

// Await waits for an awaitable.
//
//	await value
type Await struct {
	Pos
	Value Expr
}

// Yield suspends a generator; Value is nil when there is none.
//
//	yield value
type Yield struct {
	Pos
	Value Expr
}

// YieldFrom delegates to another generator.
//
//	yield from value
type YieldFrom struct {
	Pos
	Value Expr
}

// Compare is a chain of comparisons; Ops and Comparators are equally long.
//
//	left < a <= b
type Compare struct {
	Pos
	Left        Expr
	Ops         []CmpOperator
	Comparators []Expr
}

// Call is a call.
//
//	func(args, keyword=value)
type Call struct {
	Pos
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// FormattedValue is a replacement field of an f-string. Conversion is -1 or
// the code of s, r or a.
//
//	{value!r:format_spec}
type FormattedValue struct {
	Pos
	Value      Expr
	Conversion int32
	FormatSpec Expr // *JoinedStr or nil
}

// JoinedStr is an f-string: constants and formatted values in turn.
//
//	f"text{value}"
type JoinedStr struct {
	Pos
	Values []Expr
}

// Interpolation is a replacement field of a t-string; Str is the
// expression's source text.
//
//	{value!r:format_spec}
type Interpolation struct {
	Pos
	Value      Expr
	Str        string
	Conversion int32
	FormatSpec Expr // *JoinedStr or nil
}

// TemplateStr is a t-string: constants and interpolations in turn.
//
//	t"text{value}"
type TemplateStr struct {
	Pos
	Values []Expr
}

// Constant is a literal. U is the ASDL's kind "u": the literal (its first
// part) has the prefix u.
//
//	1   'text'   None   ...
type Constant struct {
	Pos
	U     bool
	Value Value
}

// Attribute selects an attribute.
//
//	value.attr
type Attribute struct {
	Pos
	Ctx   ExprContext
	Value Expr
	Attr  string
}

// Subscript selects an item or a slice.
//
//	value[slice]
type Subscript struct {
	Pos
	Ctx   ExprContext
	Value Expr
	Slice Expr
}

// Starred unpacks an iterable.
//
//	*value
type Starred struct {
	Pos
	Ctx   ExprContext
	Value Expr
}

// Name is a variable, in NFKC.
//
//	id
type Name struct {
	Pos
	Ctx ExprContext
	Id  string
}

// List is a list display or target.
//
//	[a, b]
type List struct {
	Pos
	Ctx  ExprContext
	Elts []Expr
}

// Tuple is a tuple display or target.
//
//	(a, b)   a, b
type Tuple struct {
	Pos
	Ctx  ExprContext
	Elts []Expr
}

// Slice is a slice inside a subscript; absent parts are nil.
//
//	lower:upper:step
type Slice struct {
	Pos
	Lower, Upper, Step Expr
}

// Comprehension is one for clause of a comprehension.
//
//	async for target in iter if ifs
type Comprehension struct {
	Pos
	IsAsync bool
	Target  Expr
	Iter    Expr
	Ifs     []Expr
}

// Keyword is a keyword argument; Arg is empty for **value.
//
//	arg=value   **value
type Keyword struct {
	Pos
	Arg   string
	Value Expr
}

// Arguments are the parameters of a function. Defaults belong to the last
// parameters of Posonlyargs followed by Args; KwDefaults has one entry a
// keyword-only parameter, nil when it has no default.
//
//	posonlyargs, /, args=defaults, *vararg, kwonlyargs=kw_defaults, **kwarg
type Arguments struct {
	Pos
	Posonlyargs []*Arg
	Args        []*Arg
	Vararg      *Arg
	Kwonlyargs  []*Arg
	KwDefaults  []Expr
	Kwarg       *Arg
	Defaults    []Expr
}

// Arg is one parameter.
//
//	arg: annotation
type Arg struct {
	Pos
	Arg        string
	Annotation Expr
}

func (*BoolOp) exprNode()         {}
func (*NamedExpr) exprNode()      {}
func (*BinOp) exprNode()          {}
func (*UnaryOp) exprNode()        {}
func (*Lambda) exprNode()         {}
func (*IfExp) exprNode()          {}
func (*Dict) exprNode()           {}
func (*Set) exprNode()            {}
func (*ListComp) exprNode()       {}
func (*SetComp) exprNode()        {}
func (*DictComp) exprNode()       {}
func (*GeneratorExp) exprNode()   {}
func (*Await) exprNode()          {}
func (*Yield) exprNode()          {}
func (*YieldFrom) exprNode()      {}
func (*Compare) exprNode()        {}
func (*Call) exprNode()           {}
func (*FormattedValue) exprNode() {}
func (*JoinedStr) exprNode()      {}
func (*Interpolation) exprNode()  {}
func (*TemplateStr) exprNode()    {}
func (*Constant) exprNode()       {}
func (*Attribute) exprNode()      {}
func (*Subscript) exprNode()      {}
func (*Starred) exprNode()        {}
func (*Name) exprNode()           {}
func (*List) exprNode()           {}
func (*Tuple) exprNode()          {}
func (*Slice) exprNode()          {}
