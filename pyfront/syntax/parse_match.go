// This file parses match statements and patterns (PEP 634).

package syntax

// match parses what starts with the name match: nil when it is no match
// statement.
//
//	match = "match" subject ":" NEWLINE INDENT case {case} DEDENT
func (p *parser) match() Stmt {
	if p.version < Python310 || !startsExpr[p.peek(1)] && p.peek(1) != tStar {
		return nil
	}
	line, col := p.start()
	n := &Match{}
	if !p.try(func() {
		p.quiet++
		p.advance()
		n.Subject = p.subject()
		p.expect(tColon)
		if p.k != tNewline {
			p.fail()
		}
		p.quiet--
	}) {
		p.checkMatch()
		return nil
	}
	p.advance()
	if p.k != tIndent {
		p.failBlock("'match' statement", line)
	}
	p.advance()
	for p.k != tDedent {
		if !p.soft("case") {
			p.fail()
		}
		n.Cases = append(n.Cases, p.matchCase())
	}
	p.advance()
	n.Pos = p.stmtSpan(line, col)
	return n
}

// checkMatch looks for a match statement without its colon.
func (p *parser) checkMatch() {
	if !p.diagnose {
		return
	}
	m := p.mark()
	if p.try(func() {
		p.quiet++
		p.advance()
		p.subject()
		p.quiet--
		if p.k != tNewline {
			p.fail()
		}
	}) {
		p.failHere("expected ':'")
	}
	p.reset(m)
}

// subject = star_named_expression "," [star_named_expressions] | named_expression
func (p *parser) subject() Expr {
	line, col := p.start()
	x := p.starNamedExpression()
	if p.k == tComma {
		return p.tupleRest(x, line, col, (*parser).starNamedExpression)
	}
	if _, star := x.(*Starred); star {
		p.fail()
	}
	return x
}

// matchCase = "case" patterns ["if" named_expression] ":" block
func (p *parser) matchCase() *MatchCase {
	line, col := p.start()
	p.advance()
	n := &MatchCase{Pattern: p.patterns()}
	if p.accept(kIf) {
		n.Guard = p.namedExpression()
	}
	n.Body = p.block("'case' statement", line)
	n.Pos = p.stmtSpan(line, col)
	return n
}

// patterns = open_sequence_pattern | pattern
func (p *parser) patterns() Pattern {
	line, col := p.start()
	x := p.maybeStarPattern()
	if p.k != tComma {
		if _, star := x.(*MatchStar); star {
			p.fail()
		}
		return x
	}
	mark := p.patternList.mark()
	p.patternList.push(x)
	p.morePatterns()
	list := p.patternList.take(mark)
	return &MatchSequence{Pos: p.span(line, col), Patterns: list}
}

// morePatterns pushes {"," maybe_star_pattern} [","]
func (p *parser) morePatterns() {
	for p.accept(tComma) {
		switch p.k {
		case tColon, kIf, tRPar, tRSqb:
			return
		}
		p.patternList.push(p.maybeStarPattern())
	}
}

// maybeStarPattern = "*" (NAME | "_") | pattern
func (p *parser) maybeStarPattern() Pattern {
	if p.k != tStar {
		return p.pattern()
	}
	line, col := p.start()
	p.advance()
	if p.k != tName {
		p.fail()
	}
	name := p.captureName()
	return &MatchStar{Pos: p.span(line, col), Name: name}
}

// captureName parses a name that is captured: "" for the wildcard.
func (p *parser) captureName() string {
	name := p.ident()
	switch p.k {
	case tDot, tLPar, tAssign:
		p.fail()
	}
	if name == "_" {
		return ""
	}
	return name
}

// pattern = or_pattern ["as" NAME]
func (p *parser) pattern() Pattern {
	p.enter()
	line, col := p.start()
	x := p.orPattern()
	if p.k == kAs {
		p.advance()
		if p.diagnose {
			p.checkAsPattern()
		}
		if p.soft("_") {
			p.fail()
		}
		name := p.ident()
		switch p.k {
		case tDot, tLPar, tAssign:
			p.fail()
		}
		x = &MatchAs{Pos: p.span(line, col), Pattern: x, Name: name}
	}
	p.leave()
	return x
}

// checkAsPattern says what is wrong with the target behind "as".
func (p *parser) checkAsPattern() {
	if p.soft("_") {
		p.failHere("cannot use '_' as a target")
	}
	if k := p.peek(1); p.k == tName && k != tDot && k != tLPar && k != tAssign {
		return
	}
	m := p.mark()
	var x Expr
	if p.try(func() { x = p.expression() }) {
		if p.version >= Python314 {
			p.failAt(x.Position(), "cannot use %s as pattern target", describe(x))
		}
		p.failAt(x.Position(), "invalid pattern target")
	}
	p.reset(m)
}

// orPattern = closed_pattern {"|" closed_pattern}
func (p *parser) orPattern() Pattern {
	line, col := p.start()
	x := p.closedPattern()
	if p.k != tVBar {
		return x
	}
	mark := p.patternList.mark()
	p.patternList.push(x)
	for p.accept(tVBar) {
		p.patternList.push(p.closedPattern())
	}
	list := p.patternList.take(mark)
	return &MatchOr{Pos: p.span(line, col), Patterns: list}
}

// closedPattern is a literal, a capture, a value, a group, a sequence, a mapping
// or a class.
func (p *parser) closedPattern() Pattern {
	line, col := p.start()
	switch p.k {
	case kNone, kTrue, kFalse:
		v := Value{Kind: [...]ValueKind{False, None, True}[p.k-kFalse]}
		p.advance()
		return &MatchSingleton{Pos: p.span(line, col), Value: v}
	case tNumber, tMinus, tString, tFStringStart:
		x := p.literalPattern()
		return &MatchValue{Pos: p.span(line, col), Value: x}
	case tLPar, tLSqb:
		return p.sequencePattern(line, col)
	case tLBrace:
		return p.mappingPattern(line, col)
	case tName:
		switch p.peek(1) {
		case tDot, tLPar:
		case tAssign:
			p.advance()
			p.fail()
		default:
			wild := p.soft("_")
			n := &MatchAs{Name: p.ident()}
			if wild {
				n.Name = ""
			}
			n.Pos = p.span(line, col)
			return n
		}
		x := p.dottedValue()
		if p.k == tLPar {
			return p.classPattern(x, line, col)
		}
		if p.k == tAssign {
			p.fail()
		}
		return &MatchValue{Pos: p.span(line, col), Value: x}
	}
	p.fail()
	return nil
}

// dottedValue = NAME {"." NAME}
func (p *parser) dottedValue() Expr {
	line, col := p.start()
	x := p.atom()
	for p.accept(tDot) {
		name := p.ident()
		n := p.attributes.alloc()
		*n = Attribute{Pos: p.span(line, col), Value: x, Attr: name}
		x = n
	}
	return x
}

// literalPattern = ["-"] NUMBER [("+" | "-") NUMBER] | strings
func (p *parser) literalPattern() Expr {
	line, col := p.start()
	if p.k == tString || p.k == tFStringStart {
		return p.strings()
	}
	x := p.signedNumber()
	if p.k != tPlus && p.k != tMinus {
		return x
	}
	op := Add
	if p.k == tMinus {
		op = Sub
	}
	p.requireReal(x)
	p.advance()
	if p.k != tNumber {
		p.fail()
	}
	y := p.atom()
	if c := y.(*Constant); c.Value.Kind != Complex {
		p.failAt(c.Pos, "imaginary number required in complex literal")
	}
	return &BinOp{Pos: p.span(line, col), Op: op, Left: x, Right: y}
}

func (p *parser) requireReal(x Expr) {
	if u, ok := x.(*UnaryOp); ok {
		x = u.Operand
	}
	if c, ok := x.(*Constant); ok && c.Value.Kind == Complex {
		if k := p.peek(1); k == tNumber {
			p.failAt(c.Pos, "real number required in complex literal")
		}
		p.fail()
	}
}

// signedNumber = ["-"] NUMBER
func (p *parser) signedNumber() Expr {
	line, col := p.start()
	minus := p.accept(tMinus)
	if p.k != tNumber {
		p.fail()
	}
	x := p.atom()
	if minus {
		return &UnaryOp{Pos: p.span(line, col), Op: USub, Operand: x}
	}
	return x
}

// sequencePattern = "[" [patterns] "]" | "(" [open_sequence_pattern] ")" | "(" pattern ")"
func (p *parser) sequencePattern(line, col int32) Pattern {
	p.enter()
	closing := tRPar
	if p.k == tLSqb {
		closing = tRSqb
	}
	p.advance()
	mark := p.patternList.mark()
	if p.k != closing {
		x := p.maybeStarPattern()
		if closing == tRPar && p.k != tComma {
			if _, star := x.(*MatchStar); star {
				p.fail()
			}
			p.expect(tRPar)
			p.leave()
			return x
		}
		p.patternList.push(x)
		p.morePatterns()
	}
	p.expect(closing)
	p.leave()
	list := p.patternList.take(mark)
	return &MatchSequence{Pos: p.span(line, col), Patterns: list}
}

// mappingPattern = "{" [key ":" pattern {"," key ":" pattern}] ["," "**" NAME] [","] "}"
func (p *parser) mappingPattern(line, col int32) Pattern {
	p.enter()
	p.advance()
	n := &MatchMapping{}
	for p.k != tRBrace {
		if p.k == tDoubleStar {
			p.advance()
			if p.soft("_") {
				p.fail()
			}
			n.Rest = p.captureName()
			if p.accept(tComma) && p.k != tRBrace && p.diagnose && p.version >= Python314 {
				p.failHere("double star pattern cannot be followed by other patterns")
			}
			break
		}
		n.Keys = append(n.Keys, p.mappingKey())
		p.expect(tColon)
		n.Patterns = append(n.Patterns, p.pattern())
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRBrace)
	p.leave()
	n.Pos = p.span(line, col)
	return n
}

// mappingKey is a literal or a dotted name.
func (p *parser) mappingKey() Expr {
	switch p.k {
	case kNone:
		return p.constant(None)
	case kTrue:
		return p.constant(True)
	case kFalse:
		return p.constant(False)
	case tName:
		x := p.dottedValue()
		if _, ok := x.(*Attribute); !ok {
			p.fail()
		}
		return x
	case tNumber, tMinus, tString, tFStringStart:
		return p.literalPattern()
	}
	p.fail()
	return nil
}

// classPattern = name "(" [pattern {"," pattern}] {"," NAME "=" pattern} [","] ")"
func (p *parser) classPattern(cls Expr, line, col int32) Pattern {
	p.enter()
	p.advance()
	n := &MatchClass{Cls: cls}
	for p.k != tRPar {
		if p.k == tName && p.peek(1) == tAssign {
			n.KwdAttrs = append(n.KwdAttrs, p.ident())
			p.advance()
			n.KwdPatterns = append(n.KwdPatterns, p.pattern())
		} else {
			l, c := p.start()
			x := p.pattern()
			if len(n.KwdAttrs) > 0 {
				if p.diagnose {
					p.failAt(p.span(l, c), "positional patterns follow keyword patterns")
				}
				p.fail()
			}
			n.Patterns = append(n.Patterns, x)
		}
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRPar)
	p.leave()
	n.Pos = p.span(line, col)
	return n
}
