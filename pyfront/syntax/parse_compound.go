// This file parses compound statements: blocks, branches, loops, with, try.

package syntax

// statement parses one compound statement or a line of simple ones and pushes
// what it finds.
func (p *parser) statement() {
	p.trim()
	p.links = 0
	mark := p.stmtList.mark()
	switch p.k {
	case kIf:
		p.stmtList.push(p.ifStatement())
	case kDef:
		p.stmtList.push(p.function(nil))
	case kClass:
		p.stmtList.push(p.class(nil))
	case tAt:
		p.stmtList.push(p.decorated())
	case kFor:
		p.stmtList.push(p.forStatement())
	case kWhile:
		p.stmtList.push(p.while())
	case kTry:
		p.stmtList.push(p.tryStatement())
	case kWith:
		p.stmtList.push(p.with())
	case kAsync:
		p.stmtList.push(p.asyncStatement())
	case tName:
		if p.soft("match") {
			if n := p.match(); n != nil {
				p.stmtList.push(n)
				break
			}
		}
		p.simpleStatements()
	default:
		p.simpleStatements()
	}
	if p.links > maxHeight/20 {
		for _, s := range p.stmtList.stack[mark:] {
			p.checkHeight(s)
		}
	}
}

// block = NEWLINE INDENT statement {statement} DEDENT | simple_stmts
//
// The colon before it is parsed too. What and its place are for the message
// about a missing block.
func (p *parser) block(what string, whatLine int32) []Stmt {
	if p.k != tColon {
		p.failColon()
	}
	p.advance()
	mark := p.stmtList.mark()
	if p.k != tNewline {
		p.simpleStatements()
		return p.stmtList.take(mark)
	}
	p.advance()
	if p.k != tIndent {
		p.failBlock(what, whatLine)
	}
	p.advance()
	for {
		p.statement()
		if p.k == tDedent {
			p.advance()
			break
		}
		if p.k == tEOF {
			p.fail()
		}
	}
	return p.stmtList.take(mark)
}

// failBlock fails for a missing indented block.
func (p *parser) failBlock(what string, line int32) {
	pos := p.tok().pos()
	if p.version < Python310 {
		panic(bailout{err: p.lx.newError(Indentation, pos, "expected an indented block")})
	}
	panic(bailout{err: p.lx.newError(Indentation, pos, "expected an indented block after %s on line %d", what, line)})
}

// failColon fails where a colon is missing.
func (p *parser) failColon() {
	if p.diagnose && p.version >= Python310 && p.k == tNewline {
		p.failHere("expected ':'")
	}
	p.fail()
}

// ifStatement = "if" named_expression ":" block {"elif" named_expression ":" block} [else_block]
func (p *parser) ifStatement() Stmt {
	first := p.ifs.alloc()
	n := first
	what := "'if' statement"
	// An elif is an if in the else of the one before, and ends where the whole
	// chain does.
	var chain []*If
	for {
		line, col := p.start()
		p.advance()
		n.Lineno, n.ColOffset = line, col
		n.Test = p.namedExpression()
		n.Body = p.block(what, line)
		if p.k != kElif {
			break
		}
		p.links++
		chain = append(chain, n)
		next := p.ifs.alloc()
		n.Orelse = p.stmtList.one(next)
		n = next
		what = "'elif' statement"
	}
	n.Orelse = p.elseBlock()
	n.EndLineno, n.EndColOffset = p.stmtEndLine, p.stmtEndCol
	for _, c := range chain {
		c.EndLineno, c.EndColOffset = p.stmtEndLine, p.stmtEndCol
	}
	return first
}

// elseBlock = ["else" ":" block]
func (p *parser) elseBlock() []Stmt {
	if p.k != kElse {
		return nil
	}
	line := p.tok().line
	p.advance()
	p.forceColon()
	return p.block("'else' statement", line)
}

// forceColon fails at once when no colon is next.
func (p *parser) forceColon() {
	if p.k != tColon {
		if p.version < Python310 {
			p.fail()
		}
		p.failHere("expected ':'")
	}
}

// while = "while" named_expression ":" block [else_block]
func (p *parser) while() Stmt {
	line, col := p.start()
	p.advance()
	n := &While{}
	n.Test = p.namedExpression()
	n.Body = p.block("'while' statement", line)
	n.Orelse = p.elseBlock()
	n.Pos = p.stmtSpan(line, col)
	return n
}

// forStatement = "for" star_targets "in" star_expressions ":" block [else_block]
func (p *parser) forStatement() Stmt {
	n := p.fors.alloc()
	line, col := p.start()
	n.Target, n.Iter, n.Body, n.Orelse = p.forParts()
	n.Pos = p.stmtSpan(line, col)
	return n
}

func (p *parser) forParts() (target, iter Expr, body, orelse []Stmt) {
	line := p.tok().line
	p.advance()
	target = p.loopTargets(false)
	if p.version < Python39 && p.k == tStar {
		p.fail()
	}
	iter = p.starExpressions()
	body = p.block("'for' statement", line)
	return target, iter, body, p.elseBlock()
}

// asyncStatement = "async" (function | for | with)
func (p *parser) asyncStatement() Stmt {
	line, col := p.start()
	switch p.peek(1) {
	case kDef:
		return p.asyncFunction(nil)
	case kFor:
		p.advance()
		n := &AsyncFor{}
		n.Target, n.Iter, n.Body, n.Orelse = p.forParts()
		n.Pos = p.stmtSpan(line, col)
		return n
	case kWith:
		p.advance()
		n := &AsyncWith{}
		n.Items, n.Body = p.withParts()
		n.Pos = p.stmtSpan(line, col)
		return n
	}
	p.advance()
	p.fail()
	return nil
}

// with = "with" ("(" with_items [","] ")" | with_items) ":" block
func (p *parser) with() Stmt {
	n := p.withs.alloc()
	line, col := p.start()
	n.Items, n.Body = p.withParts()
	n.Pos = p.stmtSpan(line, col)
	return n
}

func (p *parser) withParts() (items []*WithItem, body []Stmt) {
	line := p.tok().line
	p.advance()
	mark := p.withList.mark()
	if p.k != tLPar || p.version < Python39 || !p.parenthesesBeforeColon() || !p.try(p.withParenthesized) {
		for {
			p.withList.push(p.withItem())
			if !p.accept(tComma) {
				break
			}
			if p.diagnosing() {
				p.badWithColon()
			}
		}
	}
	items = p.withList.take(mark)
	return items, p.block("'with' statement", line)
}

// parenthesesBeforeColon looks for a colon behind the parentheses that start
// here.
func (p *parser) parenthesesBeforeColon() bool {
	level := 0
	for n := 0; ; n++ {
		switch p.peek(n) {
		case tLPar, tLSqb, tLBrace:
			level++
		case tRPar, tRSqb, tRBrace:
			level--
			if level == 0 {
				return p.peek(n+1) == tColon
			}
		case tEOF:
			return false
		}
	}
}

// withParenthesized = "(" with_items [","] ")"
func (p *parser) withParenthesized() {
	p.advance()
	for {
		p.withList.push(p.withItem())
		if !p.accept(tComma) || p.k == tRPar {
			break
		}
	}
	p.expect(tRPar)
	if p.k != tColon {
		p.fail()
	}
}

// withItem = expression ["as" star_target]
func (p *parser) withItem() *WithItem {
	line, col := p.start()
	n := p.withitems.alloc()
	n.ContextExpr = p.expression()
	if p.accept(kAs) {
		x := p.targetOperand()
		if bad := setContext(x, Store, true); bad != nil || p.k != tComma && p.k != tRPar && p.k != tColon {
			p.failWithTarget(bad)
		}
		n.OptionalVars = x
	}
	n.Pos = p.span(line, col)
	return n
}

func (p *parser) failWithTarget(bad Expr) {
	if p.diagnosing() && bad != nil && (p.k == tComma || p.k == tRPar || p.k == tColon) {
		p.failCannotAssign(bad)
	}
	p.fail()
}

// tryStatement = "try" ":" block ((except_block {except_block} [else_block] [finally]) | finally)
func (p *parser) tryStatement() Stmt {
	line, col := p.start()
	p.advance()
	p.forceColon()
	body := p.block("'try' statement", line)
	if p.k != kExcept && p.k != kFinally {
		if p.diagnose && p.version >= Python310 {
			p.failHere("expected 'except' or 'finally' block")
		}
		p.fail()
	}
	mark := p.handlerList.mark()
	star := p.k == kExcept && p.peek(1) == tStar
	for p.k == kExcept {
		if s := p.peek(1) == tStar; s != star {
			if p.version >= Python312 {
				p.failMixedExcept()
			}
			p.fail()
		}
		p.handlerList.push(p.handler(star))
	}
	handlers := p.handlerList.take(mark)
	var orelse, final []Stmt
	if len(handlers) > 0 {
		orelse = p.elseBlock()
	}
	if p.k == kFinally {
		l := p.tok().line
		p.advance()
		p.forceColon()
		final = p.block("'finally' statement", l)
	}
	if star {
		return &TryStar{Pos: p.stmtSpan(line, col), Body: body, Handlers: handlers, Orelse: orelse, Finalbody: final}
	}
	n := p.tries.alloc()
	*n = Try{Pos: p.stmtSpan(line, col), Body: body, Handlers: handlers, Orelse: orelse, Finalbody: final}
	return n
}

func (p *parser) failMixedExcept() {
	p.failHere("cannot have both 'except' and 'except*' on the same 'try'")
}

// handler = "except" ["*"] [expressions ["as" NAME]] ":" block
func (p *parser) handler(star bool) *ExceptHandler {
	line, col := p.start()
	n := p.handlers.alloc()
	p.advance()
	what := "'except' statement"
	if star {
		if p.version < Python311 {
			p.fail()
		}
		what = "'except*' statement"
		p.advance()
		if p.diagnose && (p.k == tNewline || p.k == tColon) && p.version >= Python312 {
			p.failHere("expected one or more exception types")
		}
	}
	if star || p.k != tColon {
		l, c := p.start()
		n.Type = p.expression()
		if p.k == tComma {
			n.Type = p.handlerTypes(n.Type, l, c)
		}
		if p.accept(kAs) {
			n.Name = p.ident()
		}
	}
	n.Body = p.block(what, line)
	n.Pos = p.stmtSpan(line, col)
	return n
}

// handlerTypes parses several exception types without parentheses (3.14).
func (p *parser) handlerTypes(x Expr, line, col int32) Expr {
	if p.version < Python314 {
		p.failHandlerTypes(x)
	}
	x = p.tupleRest(x, line, col, (*parser).expression)
	if p.k == kAs {
		if p.diagnose && p.peek(1) == tName && p.peek(2) == tColon {
			p.failAt(x.Position(), "multiple exception types must be parenthesized when using 'as'")
		}
		p.fail()
	}
	return x
}

func (p *parser) failHandlerTypes(x Expr) {
	if !p.diagnose || p.version < Python310 {
		p.fail()
	}
	pos := x.Position()
	p.advance()
	p.expressionList()
	if p.k == kAs {
		p.advance()
		p.ident()
	}
	if p.k != tColon {
		p.fail()
	}
	p.failAt(pos, "multiple exception types must be parenthesized")
}

// expressionList = expression {"," expression} [","]
func (p *parser) expressionList() {
	for {
		p.expression()
		if !p.accept(tComma) || !startsExpr[p.k] {
			return
		}
	}
}
