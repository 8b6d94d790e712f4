// This file parses primaries: attributes, calls and subscripts.

package syntax

// primary = atom {"." NAME | "(" [arguments] ")" | "[" slices "]"}
func (p *parser) primary() Expr {
	line, col := p.start()
	x := p.atom()
	for {
		switch p.k {
		case tDot:
			p.advance()
			name := p.ident()
			n := p.attributes.alloc()
			*n = Attribute{Pos: p.span(line, col), Value: x, Attr: name}
			x = n
		case tLPar:
			x = p.call(x, line, col)
		case tLSqb:
			x = p.subscript(x, line, col)
		default:
			return x
		}
		p.links++
	}
}

// call = primary "(" [arguments] ")"
func (p *parser) call(f Expr, line, col int32) Expr {
	p.enter()
	args, keywords := p.callArguments(true)
	n := p.calls.alloc()
	*n = Call{Pos: p.span(line, col), Func: f, Args: args, Keywords: keywords}
	p.leave()
	return n
}

// callArguments parses the arguments of a call or of a class with their
// parentheses; only a call may have a bare generator expression.
//
//	args = {"*" expression | named_expression | NAME "=" expression | "**" expression}
func (p *parser) callArguments(isCall bool) ([]Expr, []*Keyword) {
	openLine, openCol := p.start()
	p.advance()
	if p.accept(tRPar) {
		return nil, nil
	}
	exprs, keywords := p.exprList.mark(), p.keywordList.mark()
	sawKeyword, sawDouble := false, false
	for first := true; ; first = false {
		line, col := p.start()
		switch {
		case p.k == tStar:
			if sawDouble {
				p.failHere("iterable argument unpacking follows keyword argument unpacking")
			}
			x := p.starred(0)
			if p.version < Python39 { // without the parentheses of its value
				n := x.(*Starred)
				end := n.Value.Position()
				n.EndLineno, n.EndColOffset = end.EndLineno, end.EndColOffset
			}
			p.exprList.push(x)
		case p.k == tDoubleStar:
			p.advance()
			x := p.expression()
			n := p.keywords.alloc()
			*n = Keyword{Pos: p.span(line, col), Value: x}
			p.keywordList.push(n)
			sawDouble = true
		case p.k == tName && p.peek(1) == tAssign:
			name := p.ident()
			p.advance()
			if p.diagnosing() {
				p.badKeywordValue(p.toks[p.i-2].pos())
			}
			x := p.expression()
			n := p.keywords.alloc()
			*n = Keyword{Pos: p.span(line, col), Arg: name, Value: x}
			p.keywordList.push(n)
			sawKeyword = true
		default:
			if p.diagnosing() {
				p.badKeyword()
			}
			x := p.walrus(p.expression(), line, col)
			if p.k == kFor || p.k == kAsync {
				gens := p.comprehensions()
				if !first || !isCall || p.k != tRPar {
					if p.diagnosing() && (!first || p.k == tComma) {
						p.badGenerator(x, gens)
					}
					p.fail()
				}
				p.expect(tRPar)
				n := p.genexps.alloc()
				*n = GeneratorExp{Pos: p.span(openLine, openCol), Elt: x, Generators: gens}
				return p.exprList.one(n), nil
			}
			if p.k == tAssign {
				if p.diagnosing() {
					p.badArgument(x)
				}
				p.fail()
			}
			if sawDouble || sawKeyword {
				p.failOrder(sawDouble, exprs, keywords)
			}
			p.exprList.push(x)
		}
		if !p.accept(tComma) || p.k == tRPar {
			break
		}
	}
	p.expect(tRPar)
	ks := p.keywordList.take(keywords)
	if p.version < Python39 {
		p.checkRepeatedKeywords(ks)
	}
	return p.exprList.take(exprs), ks
}

// failOrder fails for a positional argument behind keywords, where CPython
// does: at the end of the arguments.
func (p *parser) failOrder(double bool, exprs, keywords int) {
	for p.k != tRPar && p.k != tEOF {
		if p.k == tLPar || p.k == tLSqb || p.k == tLBrace {
			p.quiet++
			p.atom()
			p.quiet--
			continue
		}
		p.advance()
	}
	at := p.tok().pos()
	if p.version < Python310 {
		at = p.prev().pos()
	}
	if double {
		p.failAt(at, "positional argument follows keyword argument unpacking")
	}
	p.failAt(at, "positional argument follows keyword argument")
}

// checkRepeatedKeywords fails for a keyword given twice, which the parser of
// 3.8 did.
func (p *parser) checkRepeatedKeywords(ks []*Keyword) {
	for i, k := range ks {
		for _, before := range ks[:i] {
			if k.Arg != "" && k.Arg == before.Arg {
				p.failAt(k.Pos, "keyword argument repeated")
			}
		}
	}
}

// subscript = primary "[" slices "]"
func (p *parser) subscript(x Expr, line, col int32) Expr {
	p.enter()
	p.advance()
	s := p.sliceList()
	p.expect(tRSqb)
	n := p.subscripts.alloc()
	*n = Subscript{Pos: p.span(line, col), Value: x, Slice: s}
	p.leave()
	return n
}

// sliceList = slice | {(slice | "*" expression) ","}
func (p *parser) sliceList() Expr {
	line, col := p.start()
	star := p.k == tStar
	x := p.slice()
	if p.k != tComma && !star {
		return x
	}
	mark := p.exprList.mark()
	p.exprList.push(x)
	for p.k == tComma {
		p.advance()
		if p.k == tRSqb {
			break
		}
		p.exprList.push(p.slice())
	}
	n := p.tuples.alloc()
	*n = Tuple{Pos: p.span(line, col), Elts: p.exprList.take(mark)}
	return n
}

// slice = [expression] ":" [expression] [":" [expression]] | named_expression | "*" expression
func (p *parser) slice() Expr {
	line, col := p.start()
	if p.k == tStar {
		if p.version < Python311 {
			p.fail()
		}
		return p.starred(0)
	}
	var lower Expr
	if p.k != tColon {
		if p.version >= Python310 {
			lower = p.namedExpression()
		} else {
			lower = p.expression()
		}
		if p.k != tColon {
			return lower
		}
		if _, walrus := lower.(*NamedExpr); walrus && !p.parenthesized(lower) {
			p.fail()
		}
	}
	p.advance()
	n := p.slices.alloc()
	n.Lower = lower
	if p.k != tColon && p.k != tComma && p.k != tRSqb {
		n.Upper = p.expression()
	}
	if p.accept(tColon) && p.k != tComma && p.k != tRSqb {
		n.Step = p.expression()
	}
	n.Pos = p.span(line, col)
	return n
}
