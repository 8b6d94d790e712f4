// This file walks trees.

package syntax

// Inspect visits n and, where f returns true, its children, in the order of
// the source (a dict's keys and values in turn; parameters before their
// defaults).
func Inspect(n Node, f func(Node) bool) {
	if f(n) {
		children(n, func(c Node) { Inspect(c, f) })
	}
}

// A Visitor's Visit is called for a node; the visitor it returns is used for
// the node's children and then called with nil, unless it is nil.
type Visitor interface {
	Visit(n Node) Visitor
}

// Walk visits a tree in the order of Inspect.
func Walk(v Visitor, n Node) {
	if v = v.Visit(n); v == nil {
		return
	}
	children(n, func(c Node) { Walk(v, c) })
	v.Visit(nil)
}

// Children calls f for the children of a node in the order of Inspect.
func Children(n Node, f func(Node)) { children(n, f) }

func each[T Node](list []T, f func(Node)) {
	for _, n := range list {
		f(n)
	}
}

func children(n Node, f func(Node)) {
	switch n.(type) {
	case Expr:
		exprChildren(n, f)
	case Stmt, *Module:
		stmtChildren(n, f)
	default:
		otherChildren(n, f)
	}
}

func stmtChildren(n Node, f func(Node)) {
	switch n := n.(type) {
	case *Module:
		each(n.Body, f)
	case *FunctionDef:
		each(n.DecoratorList, f)
		each(n.TypeParams, f)
		f(n.Args)
		if n.Returns != nil {
			f(n.Returns)
		}
		each(n.Body, f)
	case *AsyncFunctionDef:
		each(n.DecoratorList, f)
		each(n.TypeParams, f)
		f(n.Args)
		if n.Returns != nil {
			f(n.Returns)
		}
		each(n.Body, f)
	case *ClassDef:
		each(n.DecoratorList, f)
		each(n.TypeParams, f)
		each(n.Bases, f)
		each(n.Keywords, f)
		each(n.Body, f)
	case *Return:
		if n.Value != nil {
			f(n.Value)
		}
	case *Delete:
		each(n.Targets, f)
	case *Assign:
		each(n.Targets, f)
		f(n.Value)
	case *TypeAlias:
		f(n.Name)
		each(n.TypeParams, f)
		f(n.Value)
	case *AugAssign:
		f(n.Target)
		f(n.Value)
	case *AnnAssign:
		f(n.Target)
		f(n.Annotation)
		if n.Value != nil {
			f(n.Value)
		}
	case *For:
		f(n.Target)
		f(n.Iter)
		each(n.Body, f)
		each(n.Orelse, f)
	case *AsyncFor:
		f(n.Target)
		f(n.Iter)
		each(n.Body, f)
		each(n.Orelse, f)
	case *While:
		f(n.Test)
		each(n.Body, f)
		each(n.Orelse, f)
	case *If:
		f(n.Test)
		each(n.Body, f)
		each(n.Orelse, f)
	case *With:
		each(n.Items, f)
		each(n.Body, f)
	case *AsyncWith:
		each(n.Items, f)
		each(n.Body, f)
	case *Match:
		f(n.Subject)
		each(n.Cases, f)
	case *Raise:
		if n.Exc != nil {
			f(n.Exc)
		}
		if n.Cause != nil {
			f(n.Cause)
		}
	case *Try:
		each(n.Body, f)
		each(n.Handlers, f)
		each(n.Orelse, f)
		each(n.Finalbody, f)
	case *TryStar:
		each(n.Body, f)
		each(n.Handlers, f)
		each(n.Orelse, f)
		each(n.Finalbody, f)
	case *Assert:
		f(n.Test)
		if n.Msg != nil {
			f(n.Msg)
		}
	case *Import:
		each(n.Names, f)
	case *ImportFrom:
		each(n.Names, f)
	case *ExprStmt:
		f(n.Value)
	}
}

func exprChildren(n Node, f func(Node)) {
	switch n := n.(type) {
	case *BoolOp:
		each(n.Values, f)
	case *NamedExpr:
		f(n.Target)
		f(n.Value)
	case *BinOp:
		f(n.Left)
		f(n.Right)
	case *UnaryOp:
		f(n.Operand)
	case *Lambda:
		f(n.Args)
		f(n.Body)
	case *IfExp:
		f(n.Body)
		f(n.Test)
		f(n.Orelse)
	case *Dict:
		for i, v := range n.Values {
			if n.Keys[i] != nil {
				f(n.Keys[i])
			}
			f(v)
		}
	case *Set:
		each(n.Elts, f)
	case *ListComp:
		f(n.Elt)
		each(n.Generators, f)
	case *SetComp:
		f(n.Elt)
		each(n.Generators, f)
	case *DictComp:
		f(n.Key)
		f(n.Value)
		each(n.Generators, f)
	case *GeneratorExp:
		f(n.Elt)
		each(n.Generators, f)
	case *Await:
		f(n.Value)
	case *Yield:
		if n.Value != nil {
			f(n.Value)
		}
	case *YieldFrom:
		f(n.Value)
	case *Compare:
		f(n.Left)
		each(n.Comparators, f)
	case *Call:
		f(n.Func)
		each(n.Args, f)
		each(n.Keywords, f)
	case *FormattedValue:
		f(n.Value)
		if n.FormatSpec != nil {
			f(n.FormatSpec)
		}
	case *Interpolation:
		f(n.Value)
		if n.FormatSpec != nil {
			f(n.FormatSpec)
		}
	case *JoinedStr:
		each(n.Values, f)
	case *TemplateStr:
		each(n.Values, f)
	case *Attribute:
		f(n.Value)
	case *Subscript:
		f(n.Value)
		f(n.Slice)
	case *Starred:
		f(n.Value)
	case *List:
		each(n.Elts, f)
	case *Tuple:
		each(n.Elts, f)
	case *Slice:
		if n.Lower != nil {
			f(n.Lower)
		}
		if n.Upper != nil {
			f(n.Upper)
		}
		if n.Step != nil {
			f(n.Step)
		}
	}
}

func otherChildren(n Node, f func(Node)) {
	switch n := n.(type) {
	case *Comprehension:
		f(n.Target)
		f(n.Iter)
		each(n.Ifs, f)
	case *ExceptHandler:
		if n.Type != nil {
			f(n.Type)
		}
		each(n.Body, f)
	case *Arguments:
		each(n.Posonlyargs, f)
		each(n.Args, f)
		if n.Vararg != nil {
			f(n.Vararg)
		}
		each(n.Kwonlyargs, f)
		for _, x := range n.KwDefaults {
			if x != nil {
				f(x)
			}
		}
		if n.Kwarg != nil {
			f(n.Kwarg)
		}
		each(n.Defaults, f)
	case *Arg:
		if n.Annotation != nil {
			f(n.Annotation)
		}
	case *Keyword:
		f(n.Value)
	case *WithItem:
		f(n.ContextExpr)
		if n.OptionalVars != nil {
			f(n.OptionalVars)
		}
	case *MatchCase:
		f(n.Pattern)
		if n.Guard != nil {
			f(n.Guard)
		}
		each(n.Body, f)
	case *MatchValue:
		f(n.Value)
	case *MatchSequence:
		each(n.Patterns, f)
	case *MatchMapping:
		for i, v := range n.Patterns {
			f(n.Keys[i])
			f(v)
		}
	case *MatchClass:
		f(n.Cls)
		each(n.Patterns, f)
		each(n.KwdPatterns, f)
	case *MatchAs:
		if n.Pattern != nil {
			f(n.Pattern)
		}
	case *MatchOr:
		each(n.Patterns, f)
	case *TypeVar:
		if n.Bound != nil {
			f(n.Bound)
		}
		if n.DefaultValue != nil {
			f(n.DefaultValue)
		}
	case *ParamSpec:
		if n.DefaultValue != nil {
			f(n.DefaultValue)
		}
	case *TypeVarTuple:
		if n.DefaultValue != nil {
			f(n.DefaultValue)
		}
	}
}
