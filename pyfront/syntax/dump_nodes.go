// This file prints trees as Python's ast.dump does: the walk over the nodes.

package syntax

func (d *dumper) stmt(n Node) {
	switch n := n.(type) {
	case *Module:
		d.open("Module")
		dumpList(d, "body", n.Body)
		d.field("type_ignores")
		d.b.WriteString("[]")
		d.close(nil)
	case *FunctionDef:
		d.open("FunctionDef")
		d.str("name", n.Name)
		d.node("args", n.Args)
		dumpList(d, "body", n.Body)
		dumpList(d, "decorator_list", n.DecoratorList)
		if n.Returns != nil {
			d.node("returns", n.Returns)
		}
		if d.opt.version() >= Python312 {
			dumpList(d, "type_params", n.TypeParams)
		}
		d.close(&n.Pos)
	case *AsyncFunctionDef:
		d.open("AsyncFunctionDef")
		d.str("name", n.Name)
		d.node("args", n.Args)
		dumpList(d, "body", n.Body)
		dumpList(d, "decorator_list", n.DecoratorList)
		if n.Returns != nil {
			d.node("returns", n.Returns)
		}
		if d.opt.version() >= Python312 {
			dumpList(d, "type_params", n.TypeParams)
		}
		d.close(&n.Pos)
	case *ClassDef:
		d.open("ClassDef")
		d.str("name", n.Name)
		dumpList(d, "bases", n.Bases)
		dumpList(d, "keywords", n.Keywords)
		dumpList(d, "body", n.Body)
		dumpList(d, "decorator_list", n.DecoratorList)
		if d.opt.version() >= Python312 {
			dumpList(d, "type_params", n.TypeParams)
		}
		d.close(&n.Pos)
	case *Return:
		d.open("Return")
		if n.Value != nil {
			d.node("value", n.Value)
		}
		d.close(&n.Pos)
	case *Delete:
		d.open("Delete")
		dumpList(d, "targets", n.Targets)
		d.close(&n.Pos)
	case *Assign:
		d.open("Assign")
		dumpList(d, "targets", n.Targets)
		d.node("value", n.Value)
		d.close(&n.Pos)
	case *TypeAlias:
		d.open("TypeAlias")
		d.node("name", n.Name)
		if d.opt.version() >= Python312 {
			dumpList(d, "type_params", n.TypeParams)
		}
		d.node("value", n.Value)
		d.close(&n.Pos)
	case *AugAssign:
		d.open("AugAssign")
		d.node("target", n.Target)
		d.enum("op", n.Op.String())
		d.node("value", n.Value)
		d.close(&n.Pos)
	case *AnnAssign:
		d.open("AnnAssign")
		d.node("target", n.Target)
		d.node("annotation", n.Annotation)
		if n.Value != nil {
			d.node("value", n.Value)
		}
		d.bool("simple", n.Simple)
		d.close(&n.Pos)
	case *For:
		d.open("For")
		d.node("target", n.Target)
		d.node("iter", n.Iter)
		dumpList(d, "body", n.Body)
		dumpList(d, "orelse", n.Orelse)
		d.close(&n.Pos)
	case *AsyncFor:
		d.open("AsyncFor")
		d.node("target", n.Target)
		d.node("iter", n.Iter)
		dumpList(d, "body", n.Body)
		dumpList(d, "orelse", n.Orelse)
		d.close(&n.Pos)
	case *While:
		d.open("While")
		d.node("test", n.Test)
		dumpList(d, "body", n.Body)
		dumpList(d, "orelse", n.Orelse)
		d.close(&n.Pos)
	case *If:
		d.open("If")
		d.node("test", n.Test)
		dumpList(d, "body", n.Body)
		dumpList(d, "orelse", n.Orelse)
		d.close(&n.Pos)
	case *With:
		d.open("With")
		dumpList(d, "items", n.Items)
		dumpList(d, "body", n.Body)
		d.close(&n.Pos)
	case *AsyncWith:
		d.open("AsyncWith")
		dumpList(d, "items", n.Items)
		dumpList(d, "body", n.Body)
		d.close(&n.Pos)
	case *Match:
		d.open("Match")
		d.node("subject", n.Subject)
		dumpList(d, "cases", n.Cases)
		d.close(&n.Pos)
	case *Raise:
		d.open("Raise")
		if n.Exc != nil {
			d.node("exc", n.Exc)
		}
		if n.Cause != nil {
			d.node("cause", n.Cause)
		}
		d.close(&n.Pos)
	case *Try:
		d.open("Try")
		dumpList(d, "body", n.Body)
		dumpList(d, "handlers", n.Handlers)
		dumpList(d, "orelse", n.Orelse)
		dumpList(d, "finalbody", n.Finalbody)
		d.close(&n.Pos)
	case *TryStar:
		d.open("TryStar")
		dumpList(d, "body", n.Body)
		dumpList(d, "handlers", n.Handlers)
		dumpList(d, "orelse", n.Orelse)
		dumpList(d, "finalbody", n.Finalbody)
		d.close(&n.Pos)
	case *Assert:
		d.open("Assert")
		d.node("test", n.Test)
		if n.Msg != nil {
			d.node("msg", n.Msg)
		}
		d.close(&n.Pos)
	case *Import:
		d.open("Import")
		dumpList(d, "names", n.Names)
		d.close(&n.Pos)
	case *ImportFrom:
		d.open("ImportFrom")
		if n.Module != "" {
			d.str("module", n.Module)
		}
		dumpList(d, "names", n.Names)
		d.int("level", int(n.Level))
		d.close(&n.Pos)
	case *ExprStmt:
		d.open("Expr")
		d.node("value", n.Value)
		d.close(&n.Pos)
	case *Global:
		d.open("Global")
		d.strs("names", n.Names)
		d.close(&n.Pos)
	case *Nonlocal:
		d.open("Nonlocal")
		d.strs("names", n.Names)
		d.close(&n.Pos)
	case *Pass:
		d.open("Pass")
		d.close(&n.Pos)
	case *Break:
		d.open("Break")
		d.close(&n.Pos)
	case *Continue:
		d.open("Continue")
		d.close(&n.Pos)
	}
}

func (d *dumper) expr(n Node) {
	switch n := n.(type) {
	case *BoolOp:
		d.open("BoolOp")
		d.enum("op", n.Op.String())
		dumpList(d, "values", n.Values)
		d.close(&n.Pos)
	case *NamedExpr:
		d.open("NamedExpr")
		d.node("target", n.Target)
		d.node("value", n.Value)
		d.close(&n.Pos)
	case *BinOp:
		d.open("BinOp")
		d.node("left", n.Left)
		d.enum("op", n.Op.String())
		d.node("right", n.Right)
		d.close(&n.Pos)
	case *UnaryOp:
		d.open("UnaryOp")
		d.enum("op", n.Op.String())
		d.node("operand", n.Operand)
		d.close(&n.Pos)
	case *Lambda:
		d.open("Lambda")
		d.node("args", n.Args)
		d.node("body", n.Body)
		d.close(&n.Pos)
	case *IfExp:
		d.open("IfExp")
		d.node("test", n.Test)
		d.node("body", n.Body)
		d.node("orelse", n.Orelse)
		d.close(&n.Pos)
	case *Dict:
		d.open("Dict")
		d.optionals("keys", n.Keys)
		dumpList(d, "values", n.Values)
		d.close(&n.Pos)
	case *Set:
		d.open("Set")
		dumpList(d, "elts", n.Elts)
		d.close(&n.Pos)
	case *ListComp:
		d.open("ListComp")
		d.node("elt", n.Elt)
		dumpList(d, "generators", n.Generators)
		d.close(&n.Pos)
	case *SetComp:
		d.open("SetComp")
		d.node("elt", n.Elt)
		dumpList(d, "generators", n.Generators)
		d.close(&n.Pos)
	case *DictComp:
		d.open("DictComp")
		d.node("key", n.Key)
		d.node("value", n.Value)
		dumpList(d, "generators", n.Generators)
		d.close(&n.Pos)
	case *GeneratorExp:
		d.open("GeneratorExp")
		d.node("elt", n.Elt)
		dumpList(d, "generators", n.Generators)
		d.close(&n.Pos)
	case *Await:
		d.open("Await")
		d.node("value", n.Value)
		d.close(&n.Pos)
	case *Yield:
		d.open("Yield")
		if n.Value != nil {
			d.node("value", n.Value)
		}
		d.close(&n.Pos)
	case *YieldFrom:
		d.open("YieldFrom")
		d.node("value", n.Value)
		d.close(&n.Pos)
	case *Compare:
		d.open("Compare")
		d.node("left", n.Left)
		d.ops("ops", n.Ops)
		dumpList(d, "comparators", n.Comparators)
		d.close(&n.Pos)
	case *Call:
		d.open("Call")
		d.node("func", n.Func)
		dumpList(d, "args", n.Args)
		dumpList(d, "keywords", n.Keywords)
		d.close(&n.Pos)
	case *FormattedValue:
		d.open("FormattedValue")
		d.node("value", n.Value)
		d.int("conversion", int(n.Conversion))
		if n.FormatSpec != nil {
			d.node("format_spec", n.FormatSpec)
		}
		d.close(&n.Pos)
	case *Interpolation:
		d.open("Interpolation")
		d.node("value", n.Value)
		d.str("str", n.Str)
		d.int("conversion", int(n.Conversion))
		if n.FormatSpec != nil {
			d.node("format_spec", n.FormatSpec)
		}
		d.close(&n.Pos)
	case *JoinedStr:
		d.open("JoinedStr")
		masked := d.opt.oracle && d.opt.version() < Python312
		if masked {
			d.quiet++
		}
		dumpList(d, "values", n.Values)
		if masked {
			d.quiet--
		}
		d.close(&n.Pos)
	case *TemplateStr:
		d.open("TemplateStr")
		dumpList(d, "values", n.Values)
		d.close(&n.Pos)
	case *Attribute:
		d.open("Attribute")
		d.node("value", n.Value)
		d.str("attr", n.Attr)
		d.enum("ctx", n.Ctx.String())
		d.close(&n.Pos)
	case *Subscript:
		d.open("Subscript")
		d.node("value", n.Value)
		d.node("slice", n.Slice)
		d.enum("ctx", n.Ctx.String())
		d.close(&n.Pos)
	case *Starred:
		d.open("Starred")
		d.node("value", n.Value)
		d.enum("ctx", n.Ctx.String())
		d.close(&n.Pos)
	case *List:
		d.open("List")
		dumpList(d, "elts", n.Elts)
		d.enum("ctx", n.Ctx.String())
		d.close(&n.Pos)
	case *Tuple:
		d.open("Tuple")
		dumpList(d, "elts", n.Elts)
		d.enum("ctx", n.Ctx.String())
		d.close(d.unlessSliced(n))
	case *Slice:
		d.open("Slice")
		if n.Lower != nil {
			d.node("lower", n.Lower)
		}
		if n.Upper != nil {
			d.node("upper", n.Upper)
		}
		if n.Step != nil {
			d.node("step", n.Step)
		}
		d.close(d.since(Python39, &n.Pos))
	case *Constant:
		d.open("Constant")
		d.field("value")
		d.value(n.Value)
		if n.U {
			d.str("kind", "u")
		}
		d.close(&n.Pos)
	case *Name:
		d.open("Name")
		d.str("id", n.Id)
		d.enum("ctx", n.Ctx.String())
		d.close(&n.Pos)
	}
}
