// This file finds, in the second pass, what is wrong with calls, parameters,
// statements and replacement fields.

package syntax

// badKeyword looks for what cannot be a keyword's name.
func (p *parser) badKeyword() {
	if (p.k == kTrue || p.k == kFalse || p.k == kNone) && p.peek(1) == tAssign && p.version >= Python310 {
		t := p.tok()
		p.failAt(between(t.pos(), p.toks[p.i+1].pos()), "cannot assign to %s", p.lx.src[t.start:t.end])
	}
}

// badKeywordValue looks for a missing value or a generator behind NAME =.
func (p *parser) badKeywordValue(name Pos) {
	if p.version >= Python313 && (p.k == tComma || p.k == tRPar) {
		p.failAt(between(name, p.prev().pos()), "expected argument value expression")
	}
	if p.version < Python310 {
		return
	}
	equals := p.prev().pos()
	m := p.mark()
	if p.quietly(func() { p.expression() }) && (p.k == kFor || p.k == kAsync) &&
		p.quietly(func() { p.comprehensions() }) {
		p.failAt(between(name, equals), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	p.reset(m)
}

// badArgument fails for an argument that is followed by =.
func (p *parser) badArgument(x Expr) {
	p.failAt(between(x.Position(), p.tok().pos()), `expression cannot contain assignment, perhaps you meant "=="?`)
}

// badGenerator fails for a generator expression among other arguments.
func (p *parser) badGenerator(x Expr, gens []*Comprehension) {
	p.failAt(between(x.Position(), gens[len(gens)-1].Pos), "Generator expression must be parenthesized")
}

// badParam says what is wrong with parameters at the current token.
func (p *parser) badParam(closing kind, some, sawSlash, sawStar bool) {
	if p.version < Python311 {
		return
	}
	switch p.k {
	case tSlash:
		switch {
		case sawStar:
			p.failHere("/ must be ahead of *")
		case sawSlash:
			p.failHere("/ may appear only once")
		case !some:
			p.failHere("at least one argument must precede /")
		}
	case tStar:
		if sawStar {
			p.failHere("* argument may appear only once")
		}
	case tLPar:
		open := p.tok().pos()
		m := p.mark()
		ok := p.quietly(func() {
			p.advance()
			for {
				p.ident()
				if !p.accept(tComma) || p.k == tRPar {
					break
				}
			}
			p.expect(tRPar)
		})
		if ok {
			if closing == tRPar {
				p.failAt(between(open, p.prev().pos()), "Function parameters cannot be parenthesized")
			}
			p.failAt(between(open, p.prev().pos()), "Lambda expression parameters cannot be parenthesized")
		}
		p.reset(m)
	}
}

// badBareStar says what is wrong behind a bare star.
func (p *parser) badBareStar(star Pos, closing kind) {
	k := p.k
	if k == tComma {
		k = p.peek(1)
	}
	if k == closing || k == tDoubleStar {
		p.failAt(star, "named arguments must follow bare *")
	}
}

// badStarDefault looks for a default of *args and **kwargs.
func (p *parser) badStarDefault(what string) {
	if p.k == tAssign && p.version >= Python311 {
		p.failHere("%s argument cannot have default value", what)
	}
}

// badAfterKwarg looks for parameters behind **kwargs.
func (p *parser) badAfterKwarg() {
	if p.version < Python311 {
		return
	}
	switch p.k {
	case tName, tStar, tDoubleStar, tSlash:
		p.failHere("arguments cannot follow var-keyword argument")
	}
}

// badDefault looks for a missing default value.
func (p *parser) badDefault() {
	if (p.k == tRPar || p.k == tComma) && p.version >= Python312 {
		p.failAt(p.prev().pos(), "expected default value expression")
	}
}

// badAnnotated fails for an annotated expression that is no single target.
func (p *parser) badAnnotated(x Expr) {
	m := p.mark()
	if !p.try(func() { p.advance(); p.expression() }) {
		p.reset(m)
		p.fail()
	}
	p.reset(m)
	switch n := x.(type) {
	case *List:
		p.failAt(x.Position(), "only single target (not list) can be annotated")
	case *Tuple:
		if p.prev().kind == tRPar {
			p.failAt(x.Position(), "only single target (not tuple) can be annotated")
		}
		p.failAt(n.Elts[0].Position(), "only single target (not tuple) can be annotated")
	case *Starred:
		p.fail()
	}
	p.failAt(x.Position(), "illegal target for annotation")
}

// badAssignment says why the expression before = is no target.
func (p *parser) badAssignment(x Expr, first bool) {
	switch x.(type) {
	case *Yield, *YieldFrom:
		p.failAt(x.Position(), "assignment to yield expression not possible")
	}
	if first {
		y := x
		if t, ok := x.(*Tuple); ok && !p.parenthesizedTuple(t) {
			y = t.Elts[len(t.Elts)-1]
		}
		p.afterNamed(y)
	}
	if bad := invalidTarget(x, false, false); bad != nil {
		p.failCannotAssign(bad)
	}
}

// parenthesizedTuple reports whether a tuple just parsed has parentheses.
func (p *parser) parenthesizedTuple(t *Tuple) bool {
	return len(t.Elts) == 0 || t.ColOffset != t.Elts[0].Position().ColOffset || t.Lineno != t.Elts[0].Position().Lineno
}

// badDelete says why what stands behind del cannot be deleted; the token of del
// is at first.
func (p *parser) badDelete(first int) {
	m := p.mark()
	p.i, p.k = first+1, p.toks[first+1].kind
	var x Expr
	if p.try(func() { x = p.starExpressions() }) {
		if bad := invalidTarget(x, true, false); bad != nil {
			p.failAt(bad.Position(), "cannot delete %s", describe(bad))
		}
	}
	p.reset(m)
}

// badImport looks for what is wrong behind import.
func (p *parser) badImport() {
	if p.version < Python313 {
		return
	}
	if p.k == tNewline && p.version >= Python313 {
		p.failHere("Expected one or more names after 'import'")
	}
	at := p.prev().pos()
	m := p.mark()
	ok := p.quietly(func() {
		for {
			p.dottedName()
			if !p.accept(tComma) {
				break
			}
		}
		p.expect(kFrom)
		p.dottedName()
	})
	if ok {
		p.failAt(at, "Did you mean to use 'from ... import ...' instead?")
	}
	p.reset(m)
}

// badImportTarget looks for what cannot stand behind as.
func (p *parser) badImportTarget() {
	if p.version < Python314 {
		return
	}
	if p.k == tName {
		switch p.peek(1) {
		case tComma, tRPar, tSemi, tNewline:
			return
		}
	}
	m := p.mark()
	var x Expr
	if p.quietly(func() { x = p.expression() }) {
		p.failAt(x.Position(), "cannot use %s as import target", describe(x))
	}
	p.reset(m)
}

// badWithColon looks for a trailing comma of a with statement's items.
func (p *parser) badWithColon() {
	if p.version >= Python313 && p.k == tColon && p.prev().kind == tComma {
		p.failAt(p.prev().pos(), "the last 'with' item has a trailing comma")
	}
}

// fieldStep is a place in a replacement field.
type fieldStep int

const (
	fieldStart fieldStep = iota
	fieldNothing
	fieldExpr
	fieldEqual
	fieldConversion
	fieldSpec
)

// badField says what is wrong with a replacement field at the current token.
func (p *parser) badField(template bool, step fieldStep) {
	what := "f-string"
	if template {
		what = "t-string"
	}
	ends := p.k == tExclam || p.k == tColon || p.k == tRBrace
	switch step {
	case fieldStart:
		if ends || p.k == tAssign {
			p.failHere("%s: valid expression required before '%s'", what, p.lx.src[p.tok().start:p.tok().end])
		}
	case fieldNothing:
		p.failHere("%s: expecting a valid expression after '{'", what)
	case fieldExpr:
		if !ends && p.k != tAssign {
			p.failHere("%s: expecting '=', or '!', or ':', or '}'", what)
		}
	case fieldEqual:
		if !ends {
			p.failHere("%s: expecting '!', or ':', or '}'", what)
		}
	case fieldConversion:
		if p.k == tColon || p.k == tRBrace {
			p.failHere("%s: missing conversion character", what)
		}
		if p.k != tName {
			p.failHere("%s: invalid conversion character", what)
		}
	case fieldSpec:
		if p.k != tRBrace && p.k != tColon {
			p.failHere("%s: expecting ':' or '}'", what)
		}
	}
}

// badFieldEnd fails where the brace that ends a field is missing.
func (p *parser) badFieldEnd(template, spec bool) {
	what := "f-string"
	if template {
		what = "t-string"
	}
	if spec {
		p.failHere("%s: expecting '}', or format specs", what)
	}
	p.failHere("%s: expecting '}'", what)
}
