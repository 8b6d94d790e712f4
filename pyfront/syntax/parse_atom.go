// This file parses atoms: names, literals and displays.

package syntax

// atom = NAME | NUMBER | strings | "None" | "True" | "False" | "..." | group | display
func (p *parser) atom() Expr {
	t := &p.toks[p.i]
	switch p.k {
	case tName:
		n := p.names.alloc()
		*n = Name{Pos: t.pos(), Id: p.lx.identifier(t)}
		p.advance()
		return n
	case tNumber:
		n := p.constants.alloc()
		*n = Constant{Pos: t.pos(), Value: p.numberValue(t)}
		p.advance()
		return n
	case tString, tFStringStart:
		return p.strings()
	case tLPar:
		return p.group()
	case tLSqb:
		return p.list()
	case tLBrace:
		return p.braces()
	case kNone:
		return p.constant(None)
	case kTrue:
		return p.constant(True)
	case kFalse:
		return p.constant(False)
	case tEllipsis:
		return p.constant(Ellipsis)
	}
	p.fail()
	return nil
}

func (p *parser) constant(k ValueKind) Expr {
	n := p.constants.alloc()
	*n = Constant{Pos: p.tok().pos(), Value: Value{Kind: k}}
	p.advance()
	return n
}

// group = "(" (yield_expr | named_expression) ")" | tuple | genexp
func (p *parser) group() Expr {
	p.enter()
	defer p.leave()
	line, col := p.start()
	p.advance()
	if p.diagnosing() {
		p.badGroup()
	}
	switch p.k {
	case tRPar:
		p.advance()
		n := p.tuples.alloc()
		*n = Tuple{Pos: p.span(line, col)}
		return n
	case kYield:
		x := p.yield()
		p.expect(tRPar)
		return x
	}
	x := p.starNamedExpression()
	_, star := x.(*Starred)
	switch {
	case p.k == tComma:
		mark := p.exprList.mark()
		p.exprList.push(x)
		p.elements(tRPar)
		n := p.tuples.alloc()
		*n = Tuple{Pos: p.span(line, col), Elts: p.exprList.take(mark)}
		return n
	case star:
		if p.k == tRPar && p.diagnosing() {
			p.failAt(x.Position(), "cannot use starred expression here")
		}
		p.fail()
	case p.k == kFor || p.k == kAsync:
		gens := p.comprehensions()
		p.expect(tRPar)
		n := p.genexps.alloc()
		*n = GeneratorExp{Pos: p.span(line, col), Elt: x, Generators: gens}
		return n
	}
	p.expect(tRPar)
	return x
}

// elements parses {"," element} [","] and the closing bracket, and pushes the
// elements.
func (p *parser) elements(closing kind) {
	mark := p.exprList.mark()
	for p.k == tComma {
		p.advance()
		if p.k == closing {
			break
		}
		p.exprList.push(p.starNamedExpression())
	}
	if closing != tRPar && p.diagnosing() {
		list := p.exprList.stack
		p.forgottenParentheses(list[mark-1], list[len(list)-1])
	}
	p.expect(closing)
}

// list = "[" [star_named_expressions] "]" | "[" named_expression for_if_clauses "]"
func (p *parser) list() Expr {
	p.enter()
	defer p.leave()
	line, col := p.start()
	p.advance()
	if p.accept(tRSqb) {
		n := p.lists.alloc()
		*n = List{Pos: p.span(line, col)}
		return n
	}
	x := p.starNamedExpression()
	if p.k == kFor || p.k == kAsync {
		if _, star := x.(*Starred); star {
			p.failUnpackingInComprehension(x)
		}
		gens := p.comprehensions()
		p.expect(tRSqb)
		n := p.listcomps.alloc()
		*n = ListComp{Pos: p.span(line, col), Elt: x, Generators: gens}
		return n
	}
	mark := p.exprList.mark()
	p.exprList.push(x)
	p.elements(tRSqb)
	n := p.lists.alloc()
	*n = List{Pos: p.span(line, col), Elts: p.exprList.take(mark)}
	return n
}

func (p *parser) failUnpackingInComprehension(x Expr) {
	p.comprehensions()
	p.failAt(x.Position(), "iterable unpacking cannot be used in comprehension")
}

// braces = dict | set | dictcomp | setcomp
func (p *parser) braces() Expr {
	p.enter()
	defer p.leave()
	line, col := p.start()
	p.advance()
	switch p.k {
	case tRBrace:
		p.advance()
		n := p.dicts.alloc()
		*n = Dict{Pos: p.span(line, col)}
		return n
	case tDoubleStar:
		return p.dict(nil, line, col)
	case tStar:
		return p.set(p.starNamedExpression(), line, col)
	}
	x := p.firstItem()
	if p.k == tColon {
		if _, walrus := x.(*NamedExpr); walrus && !p.parenthesized(x) {
			p.fail()
		}
		return p.dict(x, line, col)
	}
	return p.set(x, line, col)
}

// firstItem parses the first element of a set or the first key of a dict.
func (p *parser) firstItem() Expr {
	if p.version < Python39 {
		return p.expression()
	}
	return p.namedExpression()
}

// parenthesized reports whether the expression just parsed is in parentheses,
// for expressions that do not include theirs.
func (p *parser) parenthesized(x Expr) bool {
	t, pos := p.prev(), x.Position()
	return t.endLine != pos.EndLineno || t.endCol != pos.EndColOffset
}

// set parses the rest of a set display or comprehension behind its first
// element.
func (p *parser) set(x Expr, line, col int32) Expr {
	if p.k == kFor || p.k == kAsync {
		if _, star := x.(*Starred); star {
			p.failUnpackingInComprehension(x)
		}
		gens := p.comprehensions()
		p.expect(tRBrace)
		return &SetComp{Pos: p.span(line, col), Elt: x, Generators: gens}
	}
	mark := p.exprList.mark()
	p.exprList.push(x)
	p.elements(tRBrace)
	return &Set{Pos: p.span(line, col), Elts: p.exprList.take(mark)}
}

// dict parses a dict display or comprehension, behind its first key or, for a
// nil key, at its first **.
func (p *parser) dict(key Expr, line, col int32) Expr {
	// Keys and values are pushed in turn and taken apart at the end.
	mark := p.exprList.mark()
	for first := true; ; first = false {
		switch {
		case p.k == tDoubleStar:
			star := p.tok().pos()
			p.advance()
			p.exprList.push(nil)
			p.exprList.push(p.binary(precBitOr))
			if first && (p.k == kFor || p.k == kAsync) {
				p.failAt(star, "dict unpacking cannot be used in dict comprehension")
			}
		default:
			if !first {
				key = p.expression()
				if p.k != tColon && p.diagnosing() && p.version >= Python310 {
					pos := key.Position()
					p.failAt(Pos{pos.Lineno, pos.EndColOffset - 1, pos.EndLineno, pos.EndColOffset}, "':' expected after dictionary key")
				}
			}
			p.expect(tColon)
			if p.diagnosing() {
				p.badDictValue(p.prev().pos())
			}
			value := p.expression()
			if first && (p.k == kFor || p.k == kAsync) {
				gens := p.comprehensions()
				p.expect(tRBrace)
				return &DictComp{Pos: p.span(line, col), Key: key, Value: value, Generators: gens}
			}
			p.exprList.push(key)
			p.exprList.push(value)
		}
		if !p.accept(tComma) || p.k == tRBrace {
			break
		}
	}
	p.expect(tRBrace)
	items := p.exprList.stack[mark:]
	n := p.dicts.alloc()
	*n = Dict{Pos: p.span(line, col), Keys: p.exprList.carve(len(items) / 2), Values: p.exprList.carve(len(items) / 2)}
	for i := range n.Keys {
		n.Keys[i], n.Values[i] = items[2*i], items[2*i+1]
	}
	clear(items)
	p.exprList.stack = p.exprList.stack[:mark]
	return n
}

// comprehensions = {["async"] "for" star_targets "in" disjunction {"if" disjunction}}
func (p *parser) comprehensions() []*Comprehension {
	mark := p.compList.mark()
	for p.k == kFor || p.k == kAsync {
		line, col := p.start()
		n := p.comps.alloc()
		n.IsAsync = p.accept(kAsync)
		p.expect(kFor)
		n.Target = p.loopTargets(true)
		n.Iter = p.disjunction()
		ifs := p.exprList.mark()
		for p.accept(kIf) {
			if p.version < Python39 && p.k == kLambda {
				p.exprList.push(p.lambdaNoCond())
			} else {
				p.exprList.push(p.disjunction())
			}
		}
		n.Ifs = p.exprList.take(ifs)
		n.Pos = p.span(line, col)
		p.compList.push(n)
	}
	return p.compList.take(mark)
}
