// This file parses imports.

package syntax

// importStatement = "import" dotted_name ["as" NAME] {"," dotted_name ["as" NAME]}
func (p *parser) importStatement() Stmt {
	line, col := p.start()
	p.advance()
	if p.diagnosing() {
		p.badImport()
	}
	mark := p.aliasList.mark()
	for {
		l, c := p.start()
		n := p.aliases.alloc()
		n.Name = p.dottedName()
		if p.k == kAs {
			p.asName(n)
		}
		n.Pos = p.span(l, c)
		p.aliasList.push(n)
		if !p.accept(tComma) {
			break
		}
	}
	n := p.imports.alloc()
	*n = Import{Pos: p.span(line, col), Names: p.aliasList.take(mark)}
	return n
}

// asName parses "as" NAME.
func (p *parser) asName(n *Alias) {
	p.advance()
	if p.diagnosing() {
		p.badImportTarget()
	}
	n.Asname = p.ident()
}

// dottedName = NAME {"." NAME}
func (p *parser) dottedName() string {
	first := p.i
	name := p.ident()
	if p.k != tDot {
		return name
	}
	plain := true
	for p.accept(tDot) {
		t := p.tok()
		if prev := p.prev(); t.start != prev.end || prev.start != p.toks[p.i-2].end || t.raw {
			plain = false // spaces, continuation lines or characters to normalise
		}
		part := p.ident()
		if !plain {
			name += "." + part
		} else {
			name = p.lx.src[p.toks[first].start:p.prev().end]
			if p.toks[first].raw {
				plain = false
				name = p.lx.identifier(&p.toks[first]) + "." + part
			}
		}
	}
	return name
}

// fromStatement = "from" {"." | "..."} [dotted_name] "import" ("*" | "(" names [","] ")" | names)
func (p *parser) fromStatement() Stmt {
	line, col := p.start()
	p.advance()
	n := p.froms.alloc()
	for {
		if p.k == tDot {
			n.Level++
		} else if p.k == tEllipsis {
			n.Level += 3
		} else {
			break
		}
		p.advance()
	}
	if p.k == tName || n.Level == 0 {
		n.Module = p.dottedName()
	}
	p.expect(kImport)
	mark := p.aliasList.mark()
	switch p.k {
	case tStar:
		a := p.aliases.alloc()
		*a = Alias{Pos: p.tok().pos(), Name: "*"}
		p.advance()
		p.aliasList.push(a)
	case tLPar:
		p.advance()
		p.importedNames(tRPar)
		p.expect(tRPar)
	default:
		if p.diagnosing() && p.k == tNewline && p.version >= Python313 {
			p.failHere("Expected one or more names after 'import'")
		}
		p.importedNames(tNewline)
	}
	n.Names = p.aliasList.take(mark)
	n.Pos = p.span(line, col)
	return n
}

// importedNames = NAME ["as" NAME] {"," NAME ["as" NAME]}, and a last comma
// before a parenthesis
func (p *parser) importedNames(closing kind) {
	for {
		line, col := p.start()
		n := p.aliases.alloc()
		n.Name = p.ident()
		if p.k == kAs {
			p.asName(n)
		}
		n.Pos = p.span(line, col)
		p.aliasList.push(n)
		if !p.accept(tComma) {
			return
		}
		if p.k == closing {
			if closing == tNewline {
				p.failHere("trailing comma not allowed without surrounding parentheses")
			}
			return
		}
	}
}
