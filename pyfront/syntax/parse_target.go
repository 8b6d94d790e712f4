// This file parses what can be assigned to, looped over and deleted.

package syntax

// loopTargets = star_targets "in"
func (p *parser) loopTargets(comprehension bool) (x Expr) {
	first := p.i
	if !p.diagnosing() {
		x = p.targets()
	} else if !p.try(func() { x = p.targets() }) || p.k != kIn {
		p.badTargets(first, comprehension)
		p.fail()
	}
	p.expect(kIn)
	return x
}

// targets = star_target {"," star_target} [","]
//
// They stand before "in" and are stored to.
func (p *parser) targets() Expr {
	line, col := p.start()
	x := p.targetOperand()
	if p.k == tComma {
		if p.version < Python39 { // without the parentheses of the first target
			first := x.Position()
			line, col = first.Lineno, first.ColOffset
		}
		x = p.tupleRest(x, line, col, (*parser).targetOperand)
	}
	p.store(x)
	return x
}

// targetOperand parses what may be a target, so far without the context: an
// operand of "in".
func (p *parser) targetOperand() Expr {
	if p.k == tStar {
		return p.starred(precBitOr)
	}
	return p.binary(precBitOr)
}

// store makes an expression a target of an assignment, or fails.
func (p *parser) store(x Expr) {
	if bad := setContext(x, Store, true); bad != nil {
		p.fail()
	}
}

// setContext gives an expression and its parts the context of a target. It
// returns the part that cannot be one. Single targets, those of augmented
// assignments and annotations, are checked by singleTarget.
func setContext(x Expr, ctx ExprContext, star bool) (bad Expr) {
	switch n := x.(type) {
	case *Name:
		n.Ctx = ctx
	case *Attribute:
		n.Ctx = ctx
	case *Subscript:
		n.Ctx = ctx
	case *Starred:
		if !star || ctx == Del {
			return x
		}
		if _, nested := n.Value.(*Starred); nested {
			return x
		}
		n.Ctx = ctx
		return setContext(n.Value, ctx, false)
	case *Tuple:
		n.Ctx = ctx
		for _, e := range n.Elts {
			if bad := setContext(e, ctx, true); bad != nil {
				return bad
			}
		}
	case *List:
		n.Ctx = ctx
		for _, e := range n.Elts {
			if bad := setContext(e, ctx, true); bad != nil {
				return bad
			}
		}
	default:
		return x
	}
	return nil
}

// singleTarget reports whether an expression can be augmented or annotated.
func singleTarget(x Expr) bool {
	switch x.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	}
	return false
}

// describe names an expression as CPython's messages do.
func describe(x Expr) string {
	switch n := x.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *BoolOp, *BinOp, *UnaryOp:
		return "expression"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *TemplateStr, *Interpolation:
		return "t-string expression"
	case *Constant:
		switch n.Value.Kind {
		case None:
			return "None"
		case False:
			return "False"
		case True:
			return "True"
		case Ellipsis:
			return "ellipsis"
		}
		return "literal"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	}
	return "expression"
}
