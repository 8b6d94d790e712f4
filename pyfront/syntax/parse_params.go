// This file parses the parameters of functions and lambdas.

package syntax

// lambda = "lambda" [params] ":" expression
func (p *parser) lambda() Expr {
	p.enter()
	line, col := p.start()
	p.advance()
	args := p.params(tColon)
	p.expect(tColon)
	body := p.expression()
	n := p.lambdas.alloc()
	*n = Lambda{Pos: p.span(line, col), Args: args, Body: body}
	p.leave()
	return n
}

// lambdaNoCond is a lambda in a comprehension's condition of 3.8: its body is
// no conditional expression.
//
//	"lambda" [params] ":" (disjunction | lambda_nocond)
func (p *parser) lambdaNoCond() Expr {
	p.enter()
	line, col := p.start()
	p.advance()
	args := p.params(tColon)
	p.expect(tColon)
	var body Expr
	if p.k == kLambda {
		body = p.lambdaNoCond()
	} else {
		body = p.disjunction()
	}
	p.leave()
	return &Lambda{Pos: p.span(line, col), Args: args, Body: body}
}

// params parses parameters up to the closing token, which is a colon for a
// lambda (without annotations) and a parenthesis for a function.
//
//	params = [param {"," param}] ["," "/"] ["," "*" [param]] {"," param} ["," "**" param] [","]
func (p *parser) params(closing kind) *Arguments {
	n := p.arguments.alloc()
	if p.k == closing {
		return n
	}
	line, col := p.start()
	args, defaults := p.argList.mark(), p.exprList.mark()
	sawSlash, sawStar := false, false
	kwDefaults := -1
	for p.k != closing {
		if p.diagnosing() {
			p.badParam(closing, p.argList.mark() > args, sawSlash, sawStar)
		}
		switch p.k {
		case tSlash:
			if sawSlash || sawStar || p.argList.mark() == args {
				p.fail()
			}
			sawSlash = true
			p.advance()
			n.Posonlyargs = p.argList.take(args)
		case tStar:
			if sawStar {
				p.fail()
			}
			sawStar = true
			n.Args = p.argList.take(args)
			n.Defaults = p.exprList.take(defaults)
			kwDefaults = defaults
			p.advance()
			if p.diagnosing() {
				p.badBareStar(p.prev().pos(), closing)
			}
			if p.k == tComma {
				if q := p.peek(1); q != tName {
					p.fail()
				}
				break
			}
			n.Vararg = p.param(closing, true)
			if p.diagnosing() {
				p.badStarDefault("var-positional")
			}
		case tDoubleStar:
			p.advance()
			n.Kwarg = p.param(closing, false)
			if p.diagnosing() {
				p.badStarDefault("var-keyword")
			}
			comma := p.accept(tComma)
			if p.k != closing {
				if comma && p.diagnosing() {
					p.badAfterKwarg()
				}
				p.fail()
			}
			continue
		default:
			a := p.param(closing, false)
			p.argList.push(a)
			switch {
			case p.accept(tAssign):
				if p.diagnosing() {
					p.badDefault()
				}
				p.exprList.push(p.expression())
			case sawStar:
				p.exprList.push(nil)
			case p.exprList.mark() > defaults:
				p.failDefault(a)
			}
		}
		if p.k != closing {
			p.expect(tComma)
		}
	}
	if kwDefaults >= 0 {
		n.Kwonlyargs = p.argList.take(args)
		n.KwDefaults = p.exprList.take(kwDefaults)
	} else {
		n.Args = p.argList.take(args)
		n.Defaults = p.exprList.take(defaults)
	}
	n.Pos = p.span(line, col)
	return n
}

// failDefault fails for a parameter without default behind one with.
func (p *parser) failDefault(a *Arg) {
	switch {
	case p.version >= Python312:
		p.failAt(a.Pos, "parameter without a default follows parameter with a default")
	default:
		p.failAt(a.Pos, "non-default argument follows default argument")
	}
}

// param = NAME [":" expression]
//
// The annotation of *args may be starred from 3.11 on.
func (p *parser) param(closing kind, star bool) *Arg {
	line, col := p.start()
	name := p.ident()
	n := p.args.alloc()
	n.Arg = name
	if closing == tRPar && p.accept(tColon) {
		if star && p.k == tStar && p.version >= Python311 {
			n.Annotation = p.starred(precBitOr)
		} else {
			n.Annotation = p.expression()
		}
	}
	n.Pos = p.span(line, col)
	return n
}
