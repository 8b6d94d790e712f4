// This file parses simple statements.

package syntax

var augmented = [...]Operator{Add, Sub, Mult, MatMult, Div, Mod, BitAnd, BitOr, BitXor, LShift, RShift, Pow, FloorDiv}

// simpleStatements = simple_stmt {";" simple_stmt} [";"] NEWLINE
func (p *parser) simpleStatements() {
	for {
		s := p.simpleStatement()
		p.stmtList.push(s)
		t := p.prev()
		if p.k == tSemi {
			p.advance()
			if p.k != tNewline {
				p.trim()
				continue
			}
			if p.version >= Python39 {
				t = p.prev() // a last semicolon belongs to the enclosing statements
			}
		}
		p.stmtEndLine, p.stmtEndCol = t.endLine, t.endCol
		break
	}
	if p.k != tNewline {
		p.fail()
	}
	p.advance()
}

// simpleStatement parses one simple statement.
func (p *parser) simpleStatement() Stmt {
	line, col := p.start()
	switch p.k {
	case kReturn:
		p.advance()
		n := p.returns.alloc()
		if startsExpr[p.k] || p.k == tStar {
			n.Value = p.starExpressions()
		}
		n.Pos = p.span(line, col)
		return n
	case kImport:
		return p.importStatement()
	case kFrom:
		return p.fromStatement()
	case kRaise:
		return p.raise()
	case kPass:
		p.advance()
		n := p.passes.alloc()
		n.Pos = p.span(line, col)
		return n
	case kBreak:
		p.advance()
		return &Break{p.span(line, col)}
	case kContinue:
		p.advance()
		return &Continue{p.span(line, col)}
	case kDel:
		return p.del()
	case kAssert:
		return p.assert()
	case kGlobal:
		p.advance()
		names := p.nameList()
		return &Global{Pos: p.span(line, col), Names: names}
	case kNonlocal:
		p.advance()
		names := p.nameList()
		return &Nonlocal{Pos: p.span(line, col), Names: names}
	case tName:
		if p.version >= Python312 && p.soft("type") && p.peek(1) == tName && p.typeAliasAhead() {
			return p.typeAlias()
		}
	}
	return p.expressionStatement()
}

// expressionStatement parses what starts with an expression.
//
//	{star_targets "="} (yield_expr | star_expressions)
//	single_target augassign (yield_expr | star_expressions)
//	single_target ":" expression ["=" (yield_expr | star_expressions)]
func (p *parser) expressionStatement() Stmt {
	line, col := p.start()
	x := p.yieldOrStar()
	switch {
	case p.k == tNewline || p.k == tSemi:
		n := p.exprStmts.alloc()
		*n = ExprStmt{Pos: p.span(line, col), Value: x}
		return n
	case p.k == tAssign:
		return p.assign(x, line, col)
	case p.k >= tPlusEq && p.k <= tDoubleSlashEq:
		if !singleTarget(x) {
			p.failAugmented(x)
		}
		setContext(x, Store, false)
		op := augmented[p.k-tPlusEq]
		p.advance()
		v := p.yieldOrStar()
		n := p.augassigns.alloc()
		*n = AugAssign{Pos: p.span(line, col), Op: op, Target: x, Value: v}
		return n
	case p.k == tColon:
		return p.annotated(x, line, col)
	}
	n := p.exprStmts.alloc()
	*n = ExprStmt{Pos: p.span(line, col), Value: x}
	return n
}

func (p *parser) failAugmented(x Expr) {
	p.failAt(x.Position(), "'%s' is an illegal expression for augmented assignment", describe(x))
}

// assign parses the rest of an assignment behind its first target.
func (p *parser) assign(x Expr, line, col int32) Stmt {
	mark := p.exprList.mark()
	for first := true; p.k == tAssign; first = false {
		if bad := setContext(x, Store, true); bad != nil {
			if p.diagnosing() {
				p.badAssignment(x, first)
			}
			p.fail()
		}
		p.exprList.push(x)
		p.advance()
		x = p.yieldOrStar()
	}
	n := p.assigns.alloc()
	*n = Assign{Pos: p.span(line, col), Targets: p.exprList.take(mark), Value: x}
	return n
}

// annotated parses the rest of an annotated assignment behind its target.
func (p *parser) annotated(x Expr, line, col int32) Stmt {
	_, bare := p.bareName(x)
	if !singleTarget(x) {
		if p.diagnosing() {
			p.badAnnotated(x)
		}
		p.fail()
	}
	setContext(x, Store, false)
	p.advance()
	n := p.annassigns.alloc()
	n.Target, n.Simple = x, bare
	n.Annotation = p.expression()
	if p.accept(tAssign) {
		n.Value = p.yieldOrStar()
	}
	n.Pos = p.span(line, col)
	return n
}

// raise = "raise" [expression ["from" expression]]
func (p *parser) raise() Stmt {
	line, col := p.start()
	p.advance()
	n := p.raises.alloc()
	if p.k == kFrom && p.diagnosing() && p.version >= Python314 {
		p.failAt(between(p.prev().pos(), p.tok().pos()), "did you forget an expression between 'raise' and 'from'?")
	}
	if startsExpr[p.k] {
		n.Exc = p.expression()
		if p.accept(kFrom) {
			if !startsExpr[p.k] && p.diagnosing() && p.version >= Python314 {
				p.failAt(p.prev().pos(), "did you forget an expression after 'from'?")
			}
			n.Cause = p.expression()
		}
	}
	n.Pos = p.span(line, col)
	return n
}

// del = "del" target {"," target} [","]
func (p *parser) del() Stmt {
	line, col := p.start()
	first := p.i
	p.advance()
	mark := p.exprList.mark()
	for {
		if p.diagnosing() && p.k == tStar {
			p.badDelete(first)
		}
		x := p.binary(precBitOr)
		if bad := setContext(x, Del, false); bad != nil {
			if p.diagnosing() {
				p.badDelete(first)
			}
			p.fail()
		}
		p.exprList.push(x)
		if !p.accept(tComma) || !startsExpr[p.k] {
			break
		}
	}
	if p.k != tNewline && p.k != tSemi {
		if p.diagnosing() {
			p.badDelete(first)
		}
		p.fail()
	}
	targets := p.exprList.take(mark)
	return &Delete{Pos: p.span(line, col), Targets: targets}
}

// assert = "assert" expression ["," expression]
func (p *parser) assert() Stmt {
	line, col := p.start()
	p.advance()
	n := p.asserts.alloc()
	n.Test = p.expression()
	if p.accept(tComma) {
		n.Msg = p.expression()
	}
	n.Pos = p.span(line, col)
	return n
}

// nameList = NAME {"," NAME}
func (p *parser) nameList() []string {
	mark := p.stringList.mark()
	for {
		p.stringList.push(p.ident())
		if !p.accept(tComma) {
			return p.stringList.take(mark)
		}
	}
}

// typeAliasAhead reports whether what starts with "type" NAME is a type alias.
func (p *parser) typeAliasAhead() bool {
	k := p.peek(2)
	return k == tAssign || k == tLSqb
}

// typeAlias = "type" NAME [type_params] "=" expression
func (p *parser) typeAlias() Stmt {
	line, col := p.start()
	p.advance()
	nameLine, nameCol := p.start()
	id := p.ident()
	n := &TypeAlias{}
	name := p.names.alloc()
	*name = Name{Pos: p.span(nameLine, nameCol), Ctx: Store, Id: id}
	n.Name = name
	n.TypeParams = p.typeParams()
	p.expect(tAssign)
	n.Value = p.expression()
	n.Pos = p.span(line, col)
	return n
}
