// This file finds, in the second pass, what is wrong with expressions. The
// productions call it where they would fail, or where an expression ends that
// is not followed by anything sensible.

package syntax

// diagnosing reports whether this is the second pass, outside of productions
// that are only tried.
func (p *parser) diagnosing() bool { return p.diagnose && p.quiet == 0 }

// quietly tries a production without looking for what is wrong in it.
func (p *parser) quietly(f func()) bool {
	return p.try(func() {
		p.quiet++
		f()
		p.quiet--
	})
}

// between is the extent from one to another.
func between(a, b Pos) Pos { return Pos{a.Lineno, a.ColOffset, b.EndLineno, b.EndColOffset} }

// afterDisjunction looks for a missing comma behind x, which starts with the
// token at first.
func (p *parser) afterDisjunction(x Expr, first int) {
	if p.version < Python310 {
		return
	}
	if startsExpr[p.k] && !p.excusesName(first) {
		m := p.mark()
		var y Expr
		if p.quietly(func() { y = p.expression() }) {
			level := p.prev().level
			p.reset(m)
			if !p.legacy(x) && level > 0 {
				p.failAt(between(x.Position(), y.Position()), "invalid syntax. Perhaps you forgot a comma?")
			}
		}
	}
	if k := p.toks[first].kind; k == tName && p.legacyAt(first) && p.peekAt(first+1) != tLPar {
		m := p.mark()
		p.i, p.k = first+1, p.toks[first+1].kind
		var y Expr
		if p.try(func() { y = p.starExpressions() }) {
			name := p.lx.identifier(&p.toks[first])
			p.failAt(between(p.toks[first].pos(), y.Position()),
				"Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name)
		}
		p.reset(m)
	}
}

func (p *parser) peekAt(i int) kind { return p.peek(i - p.i) }

// excusesName reports whether the tokens from first on may be something else
// than an expression with a missing comma: a wrong string prefix or a soft
// keyword.
func (p *parser) excusesName(first int) bool {
	if p.toks[first].kind != tName {
		return false
	}
	for _, w := range [...]string{"_", "case", "match", "type"} {
		if p.softAt(first, w) && (w != "type" || p.version >= Python312) {
			return true
		}
	}
	k := p.peekAt(first + 1)
	return k == tString
}

// legacy reports whether an expression is the name of a former statement.
func (p *parser) legacy(x Expr) bool {
	n, ok := x.(*Name)
	return ok && (n.Id == "print" || n.Id == "exec")
}

func (p *parser) legacyAt(i int) bool { return p.softAt(i, "print") || p.softAt(i, "exec") }

// afterCondition looks for a missing else behind "x if test".
func (p *parser) afterCondition(x, test Expr) {
	if p.version >= Python310 && p.k != kElse && p.k != tColon {
		p.failAt(between(x.Position(), test.Position()), "expected 'else' after 'if' expression")
	}
}

// afterNamed looks for = and := in places of == and =.
func (p *parser) afterNamed(x Expr) {
	m := p.mark()
	if p.k == tWalrus {
		if _, bare := p.bareName(x); bare {
			return
		}
		if p.quietly(func() { p.advance(); p.expression() }) {
			p.failAt(x.Position(), "cannot use assignment expressions with %s", describe(x))
		}
		return
	}
	if p.k != tAssign || p.version < Python310 {
		return
	}
	var y Expr
	if !p.quietly(func() { p.advance(); y = p.binary(precBitOr) }) || p.k == tAssign || p.k == tWalrus {
		p.reset(m)
		return
	}
	p.reset(m)
	if _, bare := p.bareName(x); bare {
		p.failAt(between(x.Position(), y.Position()), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	switch n := x.(type) {
	case *List, *Tuple, *GeneratorExp, *Compare, *BoolOp, *IfExp, *Lambda:
		if !p.parenthesized(x) {
			return
		}
		switch x.(type) {
		case *List, *Tuple, *GeneratorExp:
			return
		}
	case *UnaryOp:
		if n.Op == Not && !p.parenthesized(x) {
			return
		}
	case *Constant:
		if n.Value.Kind <= True {
			return
		}
	case *Starred:
		return
	}
	p.failAt(x.Position(), "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(x))
}

// invalidTarget is the first part of an expression that cannot be a target, as
// CPython looks for it.
func invalidTarget(x Expr, del, loop bool) Expr {
	switch n := x.(type) {
	case *List:
		for _, e := range n.Elts {
			if bad := invalidTarget(e, del, false); bad != nil {
				return bad
			}
		}
		return nil
	case *Tuple:
		for _, e := range n.Elts {
			if bad := invalidTarget(e, del, false); bad != nil {
				return bad
			}
		}
		return nil
	case *Starred:
		if del {
			return x
		}
		return invalidTarget(n.Value, del, false)
	case *Compare:
		if loop {
			if n.Ops[0] == In {
				return invalidTarget(n.Left, del, false)
			}
			return nil
		}
		return x
	case *Name, *Subscript, *Attribute:
		return nil
	}
	return x
}

// failCannotAssign fails at what cannot be assigned to.
func (p *parser) failCannotAssign(bad Expr) {
	p.failAt(bad.Position(), "cannot assign to %s", describe(bad))
}

// badTargets looks for what cannot be a target of for, from the token at first
// on.
func (p *parser) badTargets(first int, comprehension bool) {
	m := p.mark()
	p.i, p.k = first, p.toks[first].kind
	if comprehension && p.version >= Python313 {
		ok := p.quietly(func() {
			p.binary(precBitOr)
			for p.accept(tComma) {
				if !startsExpr[p.k] {
					break
				}
				p.binary(precBitOr)
			}
		})
		if ok && p.k != kIn {
			p.failHere("'in' expected after for-loop variables")
		}
		p.i, p.k = first, p.toks[first].kind
	}
	var x Expr
	if p.try(func() { x = p.starExpressions() }) {
		if bad := invalidTarget(x, false, true); bad != nil {
			p.failCannotAssign(bad)
		}
	}
	p.reset(m)
}

// badGroup looks for ** behind a parenthesis.
func (p *parser) badGroup() {
	if p.k != tDoubleStar || p.version < Python310 {
		return
	}
	at := p.tok().pos()
	m := p.mark()
	if p.quietly(func() { p.advance(); p.expression() }) && p.k == tRPar {
		p.failAt(at, "cannot use double starred expression here")
	}
	p.reset(m)
}

// badStar looks for a star without an expression.
func (p *parser) badStar() {
	if p.version >= Python313 && !startsExpr[p.k] {
		p.failHere("Invalid star expression")
	}
}

// forgottenParentheses looks for a comprehension behind several elements.
func (p *parser) forgottenParentheses(first, last Expr) {
	if p.version < Python310 || p.k != kFor && p.k != kAsync {
		return
	}
	if p.quietly(func() { p.comprehensions() }) {
		p.failAt(between(first.Position(), last.Position()),
			"did you forget parentheses around the comprehension target?")
	}
}

// badDictValue looks for a missing or starred value behind a dict's colon.
func (p *parser) badDictValue(colon Pos) {
	if p.version < Python310 {
		return
	}
	switch p.k {
	case tRBrace, tComma:
		p.failAt(colon, "expression expected after dictionary key and ':'")
	case tStar:
		at := p.tok().pos()
		m := p.mark()
		if p.quietly(func() { p.advance(); p.binary(precBitOr) }) {
			p.failAt(at, "cannot use a starred expression in a dictionary value")
		}
		p.reset(m)
	}
}
