// This file prints the elements of trees that are neither statements nor
// expressions.

package syntax

func (d *dumper) other(n Node) {
	switch n := n.(type) {
	case *Comprehension:
		d.open("comprehension")
		d.node("target", n.Target)
		d.node("iter", n.Iter)
		dumpList(d, "ifs", n.Ifs)
		d.bool("is_async", n.IsAsync)
		d.close(nil)
	case *ExceptHandler:
		d.open("ExceptHandler")
		if n.Type != nil {
			d.node("type", n.Type)
		}
		if n.Name != "" {
			d.str("name", n.Name)
		}
		dumpList(d, "body", n.Body)
		d.close(&n.Pos)
	case *Arguments:
		d.open("arguments")
		dumpList(d, "posonlyargs", n.Posonlyargs)
		dumpList(d, "args", n.Args)
		if n.Vararg != nil {
			d.node("vararg", n.Vararg)
		}
		dumpList(d, "kwonlyargs", n.Kwonlyargs)
		d.optionals("kw_defaults", n.KwDefaults)
		if n.Kwarg != nil {
			d.node("kwarg", n.Kwarg)
		}
		dumpList(d, "defaults", n.Defaults)
		d.close(nil)
	case *Arg:
		d.open("arg")
		d.str("arg", n.Arg)
		if n.Annotation != nil {
			d.node("annotation", n.Annotation)
		}
		d.close(&n.Pos)
	case *Keyword:
		d.open("keyword")
		if n.Arg != "" {
			d.str("arg", n.Arg)
		}
		d.node("value", n.Value)
		d.close(d.since(Python39, &n.Pos))
	case *WithItem:
		d.open("withitem")
		d.node("context_expr", n.ContextExpr)
		if n.OptionalVars != nil {
			d.node("optional_vars", n.OptionalVars)
		}
		d.close(nil)
	case *MatchCase:
		d.open("match_case")
		d.node("pattern", n.Pattern)
		if n.Guard != nil {
			d.node("guard", n.Guard)
		}
		dumpList(d, "body", n.Body)
		d.close(nil)
	case *MatchValue:
		d.open("MatchValue")
		d.node("value", n.Value)
		d.close(&n.Pos)
	case *MatchSequence:
		d.open("MatchSequence")
		dumpList(d, "patterns", n.Patterns)
		d.close(&n.Pos)
	case *MatchMapping:
		d.open("MatchMapping")
		dumpList(d, "keys", n.Keys)
		dumpList(d, "patterns", n.Patterns)
		if n.Rest != "" {
			d.str("rest", n.Rest)
		}
		d.close(&n.Pos)
	case *MatchClass:
		d.open("MatchClass")
		d.node("cls", n.Cls)
		dumpList(d, "patterns", n.Patterns)
		d.strs("kwd_attrs", n.KwdAttrs)
		dumpList(d, "kwd_patterns", n.KwdPatterns)
		d.close(&n.Pos)
	case *MatchAs:
		d.open("MatchAs")
		if n.Pattern != nil {
			d.node("pattern", n.Pattern)
		}
		if n.Name != "" {
			d.str("name", n.Name)
		}
		d.close(&n.Pos)
	case *MatchOr:
		d.open("MatchOr")
		dumpList(d, "patterns", n.Patterns)
		d.close(&n.Pos)
	case *TypeVar:
		d.open("TypeVar")
		d.str("name", n.Name)
		if n.Bound != nil {
			d.node("bound", n.Bound)
		}
		if n.DefaultValue != nil {
			d.node("default_value", n.DefaultValue)
		}
		d.close(&n.Pos)
	case *ParamSpec:
		d.open("ParamSpec")
		d.str("name", n.Name)
		if n.DefaultValue != nil {
			d.node("default_value", n.DefaultValue)
		}
		d.close(&n.Pos)
	case *TypeVarTuple:
		d.open("TypeVarTuple")
		d.str("name", n.Name)
		if n.DefaultValue != nil {
			d.node("default_value", n.DefaultValue)
		}
		d.close(&n.Pos)
	case *Alias:
		d.open("alias")
		d.str("name", n.Name)
		if n.Asname != "" {
			d.str("asname", n.Asname)
		}
		d.close(d.since(Python310, &n.Pos))
	case *MatchSingleton:
		d.open("MatchSingleton")
		d.field("value")
		d.value(n.Value)
		d.close(&n.Pos)
	case *MatchStar:
		d.open("MatchStar")
		if n.Name != "" {
			d.str("name", n.Name)
		}
		d.close(&n.Pos)
	}
}
