// This file defines the pattern and type parameter nodes.

package syntax

// MatchValue compares with a literal or a dotted name.
//
//	1   -1j   'text'   a.b
type MatchValue struct {
	Pos
	Value Expr
}

// MatchSingleton compares by identity.
//
//	None   True   False
type MatchSingleton struct {
	Pos
	Value Value
}

// MatchSequence matches a sequence.
//
//	[a, *b]   a, b
type MatchSequence struct {
	Pos
	Patterns []Pattern
}

// MatchMapping matches a mapping; Rest is empty without **rest.
//
//	{key: pattern, **rest}
type MatchMapping struct {
	Pos
	Keys     []Expr
	Patterns []Pattern
	Rest     string
}

// MatchClass matches an instance; KwdAttrs and KwdPatterns are equally long.
//
//	cls(patterns, kwd_attr=kwd_pattern)
type MatchClass struct {
	Pos
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern
}

// MatchStar matches the rest of a sequence; Name is empty for *_.
//
//	*name
type MatchStar struct {
	Pos
	Name string
}

// MatchAs captures; without Pattern it is a capture of anything, without Name
// too the wildcard.
//
//	pattern as name   name   _
type MatchAs struct {
	Pos
	Pattern Pattern
	Name    string
}

// MatchOr matches one of several patterns.
//
//	a | b
type MatchOr struct {
	Pos
	Patterns []Pattern
}

// TypeVar is a type variable.
//
//	name: bound = default_value
type TypeVar struct {
	Pos
	Name         string
	Bound        Expr
	DefaultValue Expr
}

// ParamSpec is a parameter specification variable.
//
//	**name = default_value
type ParamSpec struct {
	Pos
	Name         string
	DefaultValue Expr
}

// TypeVarTuple is a variadic type variable.
//
//	*name = default_value
type TypeVarTuple struct {
	Pos
	Name         string
	DefaultValue Expr
}

func (*MatchValue) patternNode()     {}
func (*MatchSingleton) patternNode() {}
func (*MatchSequence) patternNode()  {}
func (*MatchMapping) patternNode()   {}
func (*MatchClass) patternNode()     {}
func (*MatchStar) patternNode()      {}
func (*MatchAs) patternNode()        {}
func (*MatchOr) patternNode()        {}

func (*TypeVar) typeParamNode()      {}
func (*ParamSpec) typeParamNode()    {}
func (*TypeVarTuple) typeParamNode() {}
