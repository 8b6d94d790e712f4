// This file parses definitions: functions, classes, decorators, type
// parameters.

package syntax

// decorated = {"@" named_expression NEWLINE} (function | class)
func (p *parser) decorated() Stmt {
	mark := p.exprList.mark()
	for p.accept(tAt) {
		if p.version >= Python39 {
			p.exprList.push(p.namedExpression())
		} else {
			p.exprList.push(p.oldDecorator())
		}
		p.expect(tNewline)
		p.trim()
	}
	decorators := p.exprList.take(mark)
	switch {
	case p.k == kDef:
		return p.function(decorators)
	case p.k == kClass:
		return p.class(decorators)
	case p.k == kAsync && p.peek(1) == kDef:
		return p.asyncFunction(decorators)
	}
	if p.k == kAsync {
		p.advance()
	}
	p.fail()
	return nil
}

// oldDecorator = NAME {"." NAME} ["(" [arguments] ")"], before 3.9
func (p *parser) oldDecorator() Expr {
	line, col := p.start()
	if p.k != tName {
		p.fail()
	}
	x := p.atom()
	for p.accept(tDot) {
		name := p.ident()
		n := p.attributes.alloc()
		*n = Attribute{Pos: p.span(line, col), Value: x, Attr: name}
		x = n
	}
	if p.k == tLPar {
		x = p.call(x, line, col)
	}
	return x
}

// function = "def" NAME [type_params] "(" [params] ")" ["->" expression] ":" block
func (p *parser) function(decorators []Expr) Stmt {
	line, col := p.start()
	n := p.funcs.alloc()
	n.DecoratorList = decorators
	p.functionParts(n)
	n.Pos = p.stmtSpan(line, col)
	return n
}

// asyncFunction = "async" function
func (p *parser) asyncFunction(decorators []Expr) Stmt {
	line, col := p.start()
	p.advance()
	var f FunctionDef
	p.functionParts(&f)
	return &AsyncFunctionDef{Pos: p.stmtSpan(line, col), Name: f.Name, NamePos: f.NamePos, Args: f.Args,
		Body: f.Body, DecoratorList: decorators, Returns: f.Returns, TypeParams: f.TypeParams}
}

func (p *parser) functionParts(n *FunctionDef) {
	line := p.tok().line
	p.advance()
	n.NamePos = p.tok().pos()
	n.Name = p.ident()
	n.TypeParams = p.typeParams()
	if p.k != tLPar {
		if p.version >= Python311 {
			p.failHere("expected '('")
		}
		p.fail()
	}
	p.advance()
	n.Args = p.params(tRPar)
	p.expect(tRPar)
	if p.accept(tArrow) {
		n.Returns = p.expression()
	}
	if p.k != tColon && p.version >= Python310 {
		p.failHere("expected ':'")
	}
	n.Body = p.block("function definition", line)
}

// class = "class" NAME [type_params] ["(" [arguments] ")"] ":" block
func (p *parser) class(decorators []Expr) Stmt {
	line, col := p.start()
	n := p.classes.alloc()
	n.DecoratorList = decorators
	p.advance()
	n.NamePos = p.tok().pos()
	n.Name = p.ident()
	n.TypeParams = p.typeParams()
	if p.k == tLPar {
		n.Bases, n.Keywords = p.callArguments(false)
	}
	n.Body = p.block("class definition", line)
	n.Pos = p.stmtSpan(line, col)
	return n
}

// typeParams = ["[" type_param {"," type_param} [","] "]"]
func (p *parser) typeParams() []TypeParam {
	if p.k != tLSqb {
		return nil
	}
	if p.version < Python312 {
		p.fail()
	}
	p.advance()
	if p.k == tRSqb && p.diagnose && p.version >= Python313 {
		p.failHere("Type parameter list cannot be empty")
	}
	var list []TypeParam
	for {
		list = append(list, p.typeParam())
		if !p.accept(tComma) || p.k == tRSqb {
			break
		}
	}
	p.expect(tRSqb)
	return list
}

// typeParam = NAME [":" expression] ["=" expression]
//
//	| "*" NAME ["=" star_expression] | "**" NAME ["=" expression]
func (p *parser) typeParam() TypeParam {
	line, col := p.start()
	switch p.k {
	case tStar:
		p.advance()
		n := &TypeVarTuple{Name: p.ident()}
		p.noBound("TypeVarTuple")
		n.DefaultValue = p.typeDefault(true)
		n.Pos = p.span(line, col)
		return n
	case tDoubleStar:
		p.advance()
		n := &ParamSpec{Name: p.ident()}
		p.noBound("ParamSpec")
		n.DefaultValue = p.typeDefault(false)
		n.Pos = p.span(line, col)
		return n
	}
	n := &TypeVar{Name: p.ident()}
	if p.accept(tColon) {
		n.Bound = p.expression()
	}
	n.DefaultValue = p.typeDefault(false)
	n.Pos = p.span(line, col)
	return n
}

// typeDefault = ["=" expression], from 3.13 on
func (p *parser) typeDefault(star bool) Expr {
	if p.k != tAssign {
		return nil
	}
	if p.version < Python313 {
		p.fail()
	}
	p.advance()
	if star {
		return p.starExpression()
	}
	return p.expression()
}

// noBound fails for a bound of a type parameter that cannot have one.
func (p *parser) noBound(what string) {
	if p.k != tColon || !p.diagnose {
		return
	}
	pos := p.tok().pos()
	p.advance()
	if _, tuple := p.expression().(*Tuple); tuple {
		p.failAt(pos, "cannot use constraints with %s", what)
	}
	p.failAt(pos, "cannot use bound with %s", what)
}
