// This file parses expressions down to powers: conditionals, boolean
// operations, comparisons, arithmetic.

package syntax

// Levels of precedence of binary operators; not stands between and and the
// comparisons.
const (
	precNone = iota
	precOr
	precAnd
	precNot
	precCmp
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precSum
	precTerm
)

var precedence = [numKinds]uint8{
	kOr: precOr, kAnd: precAnd,
	kNot: precCmp, kIn: precCmp, kIs: precCmp, tLess: precCmp, tGreater: precCmp, tEqEq: precCmp,
	tNotEq: precCmp, tLessEq: precCmp, tGreaterEq: precCmp,
	tVBar: precBitOr, tCircumflex: precBitXor, tAmper: precBitAnd, tLShift: precShift, tRShift: precShift,
	tPlus: precSum, tMinus: precSum, tStar: precTerm, tSlash: precTerm, tDoubleSlash: precTerm,
	tPercent: precTerm, tAt: precTerm,
}

var binaryOps = [numKinds]Operator{
	tVBar: BitOr, tCircumflex: BitXor, tAmper: BitAnd, tLShift: LShift, tRShift: RShift, tPlus: Add,
	tMinus: Sub, tStar: Mult, tSlash: Div, tDoubleSlash: FloorDiv, tPercent: Mod, tAt: MatMult,
}

// starts reports whether an expression can start with a token.
var startsExpr = func() (t [numKinds]bool) {
	for _, k := range [...]kind{tName, tNumber, tString, tFStringStart, tLPar, tLSqb, tLBrace, tEllipsis,
		tTilde, tPlus, tMinus, kFalse, kNone, kTrue, kAwait, kLambda, kNot} {
		t[k] = true
	}
	return t
}()

// expression = disjunction ["if" disjunction "else" expression] | lambda
func (p *parser) expression() Expr {
	p.enter()
	line, col := p.start()
	first := p.i
	if p.diagnose {
		p.countWork()
	}
	var x Expr
	if p.k == kLambda {
		x = p.lambda()
		p.leave()
		return x
	}
	x = p.binary(precOr)
	if p.diagnosing() {
		p.afterDisjunction(x, first)
	}
	if p.k == kIf {
		p.advance()
		test := p.binary(precOr)
		if p.diagnosing() {
			p.afterCondition(x, test)
		}
		p.expect(kElse)
		orelse := p.expression()
		n := p.ifexps.alloc()
		*n = IfExp{Pos: p.span(line, col), Test: test, Body: x, Orelse: orelse}
		x = n
	}
	p.leave()
	return x
}

// namedExpression = NAME ":=" expression | expression
func (p *parser) namedExpression() Expr {
	line, col := p.start()
	x := p.expression()
	if p.diagnosing() {
		p.afterNamed(x)
	}
	return p.walrus(x, line, col)
}

// walrus parses the rest of a named expression behind its name.
func (p *parser) walrus(x Expr, line, col int32) Expr {
	if p.k != tWalrus {
		return x
	}
	name, ok := p.bareName(x)
	if !ok {
		p.fail()
	}
	p.advance()
	name.Ctx = Store
	v := p.expression()
	return &NamedExpr{Pos: p.span(line, col), Target: name, Value: v}
}

// bareName is the name that an expression just parsed consists of, without
// parentheses.
func (p *parser) bareName(x Expr) (*Name, bool) {
	n, ok := x.(*Name)
	if !ok {
		return nil, false
	}
	t := p.prev()
	return n, t.kind == tName && t.line == n.Lineno && t.col == n.ColOffset
}

// disjunction = conjunction {"or" conjunction}
func (p *parser) disjunction() Expr { return p.binary(precOr) }

// binary parses operations whose operators bind at least as strongly as a
// level.
func (p *parser) binary(level uint8) Expr {
	line, col := p.start()
	var x Expr
	switch p.k {
	case kNot:
		if level > precNot {
			p.fail()
		}
		x = p.not()
	case tPlus, tMinus, tTilde:
		x = p.factor()
	default:
		x = p.power()
	}
	for {
		prec := precedence[p.k]
		if prec < level {
			return x
		}
		switch prec {
		case precNone:
			return x
		case precOr:
			x = p.boolOp(x, Or, prec, line, col)
		case precAnd:
			x = p.boolOp(x, And, prec, line, col)
		case precCmp:
			x = p.comparison(x, line, col)
		default:
			op := binaryOps[p.k]
			p.advance()
			p.noNot()
			y := p.binary(prec + 1)
			n := p.binops.alloc()
			*n = BinOp{Pos: p.span(line, col), Op: op, Left: x, Right: y}
			x = n
			p.links++
		}
	}
}

// noNot fails for a not behind an operator.
func (p *parser) noNot() {
	if p.k == kNot && p.version >= Python314 && p.diagnosing() {
		m := p.mark()
		if p.quietly(func() { p.binary(precNot) }) {
			p.reset(m)
			p.failHere("'not' after an operator must be parenthesized")
		}
		p.reset(m)
	}
}

// boolOp = x {op operand}
func (p *parser) boolOp(x Expr, op BoolOperator, prec uint8, line, col int32) Expr {
	mark := p.exprList.mark()
	p.exprList.push(x)
	for k := p.k; p.k == k; {
		p.advance()
		p.exprList.push(p.binary(prec + 1))
	}
	n := p.boolops.alloc()
	*n = BoolOp{Pos: p.span(line, col), Op: op, Values: p.exprList.take(mark)}
	return n
}

// not = "not" inversion
func (p *parser) not() Expr {
	p.enter()
	line, col := p.start()
	p.advance()
	x := p.binary(precNot)
	n := p.unaryops.alloc()
	*n = UnaryOp{Pos: p.span(line, col), Op: Not, Operand: x}
	p.leave()
	return n
}

// comparison = x {cmp_op bitwise_or}
func (p *parser) comparison(x Expr, line, col int32) Expr {
	exprs, ops := p.exprList.mark(), p.opList.mark()
	for precedence[p.k] == precCmp {
		var op CmpOperator
		switch p.k {
		case tLess:
			op = Lt
		case tGreater:
			op = Gt
		case tEqEq:
			op = Eq
		case tNotEq:
			op = NotEq
		case tLessEq:
			op = LtE
		case tGreaterEq:
			op = GtE
		case kIn:
			op = In
		case kIs:
			op = Is
			if p.peek(1) == kNot {
				op = IsNot
				p.advance()
			}
		case kNot:
			op = NotIn
			p.advance()
			if p.k != kIn {
				p.fail()
			}
		}
		p.advance()
		p.opList.push(op)
		p.exprList.push(p.binary(precBitOr))
	}
	n := p.compares.alloc()
	*n = Compare{Pos: p.span(line, col), Left: x, Ops: p.opList.take(ops), Comparators: p.exprList.take(exprs)}
	return n
}

// factor = ("+" | "-" | "~") factor | power
func (p *parser) factor() Expr {
	var op UnaryOperator
	switch p.k {
	case tPlus:
		op = UAdd
	case tMinus:
		op = USub
	case tTilde:
		op = Invert
	default:
		return p.power()
	}
	p.enter()
	line, col := p.start()
	p.advance()
	p.noNot()
	x := p.factor()
	n := p.unaryops.alloc()
	*n = UnaryOp{Pos: p.span(line, col), Op: op, Operand: x}
	p.leave()
	return n
}

// power = ["await"] primary ["**" factor]
func (p *parser) power() Expr {
	line, col := p.start()
	var x Expr
	if p.k == kAwait {
		p.advance()
		v := p.primary()
		x = &Await{Pos: p.span(line, col), Value: v}
	} else {
		x = p.primary()
	}
	if p.k != tDoubleStar {
		return x
	}
	p.enter()
	p.advance()
	y := p.factor()
	n := p.binops.alloc()
	*n = BinOp{Pos: p.span(line, col), Op: Pow, Left: x, Right: y}
	p.leave()
	return n
}

// starExpressions = star_expression {"," star_expression} [","]
func (p *parser) starExpressions() Expr {
	line, col := p.start()
	x := p.starExpression()
	if p.k != tComma {
		return x
	}
	return p.tupleRest(x, line, col, (*parser).starExpression)
}

// tupleRest parses the rest of a tuple without parentheses behind its first
// element.
func (p *parser) tupleRest(x Expr, line, col int32, element func(*parser) Expr) Expr {
	mark := p.exprList.mark()
	p.exprList.push(x)
	for p.k == tComma {
		p.advance()
		if !startsExpr[p.k] && p.k != tStar {
			break
		}
		p.exprList.push(element(p))
	}
	n := p.tuples.alloc()
	*n = Tuple{Pos: p.span(line, col), Elts: p.exprList.take(mark)}
	return n
}

// starExpression = "*" bitwise_or | expression
func (p *parser) starExpression() Expr {
	if p.k == tStar {
		return p.starred(precBitOr)
	}
	return p.expression()
}

// starNamedExpression = "*" bitwise_or | named_expression
func (p *parser) starNamedExpression() Expr {
	if p.k == tStar {
		return p.starred(precBitOr)
	}
	return p.namedExpression()
}

// starred = "*" operand, an operand being an expression for level 0
func (p *parser) starred(level uint8) Expr {
	line, col := p.start()
	p.advance()
	var x Expr
	if level == 0 {
		if p.diagnosing() {
			p.badStar()
		}
		x = p.expression()
	} else {
		x = p.binary(level)
	}
	n := p.starreds.alloc()
	*n = Starred{Pos: p.span(line, col), Value: x}
	return n
}

// yieldOrStar = yield_expr | star_expressions
func (p *parser) yieldOrStar() Expr {
	if p.k == kYield {
		return p.yield()
	}
	return p.starExpressions()
}

// yield = "yield" "from" expression | "yield" [star_expressions]
func (p *parser) yield() Expr {
	line, col := p.start()
	p.advance()
	if p.accept(kFrom) {
		x := p.expression()
		return &YieldFrom{Pos: p.span(line, col), Value: x}
	}
	n := &Yield{}
	if startsExpr[p.k] || p.k == tStar {
		n.Value = p.starExpressions()
	}
	n.Pos = p.span(line, col)
	return n
}
