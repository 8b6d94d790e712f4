// This file parses f-strings and t-strings of 3.12 and later, from the tokens
// that lexer_fstring.go makes.

package syntax

import (
	"strings"
	"unicode/utf8"
)

func firstInvalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return -1
}

// fstring parses an f-string or t-string and pushes its values.
//
//	fstring = FSTRING_START {FSTRING_MIDDLE | replacement_field} FSTRING_END
func (p *parser) fstring() {
	p.enter()
	template := p.tok().tstring
	p.advance()
	for p.k != tFStringEnd {
		switch p.k {
		case tFStringMiddle:
			p.middle(p.tok().raw)
		case tLBrace:
			p.field(template, false)
		default:
			p.fail()
		}
	}
	p.advance()
	p.leave()
}

// middle pushes a literal part unless it is empty.
func (p *parser) middle(raw bool) {
	t := p.tok()
	text := p.partText(p.lx.src[t.start:t.end], raw, t)
	if text != "" {
		n := p.constants.alloc()
		*n = Constant{Pos: t.pos(), Value: strValue(text)}
		p.exprList.push(n)
	}
	p.advance()
}

// partText is the value of a literal part, where a backslash before a brace
// stands for itself.
func (p *parser) partText(body string, raw bool, t *token) string {
	if n := len(body) - len(strings.TrimRight(body, `\`)); n%2 == 1 && !raw {
		return p.text(body[:len(body)-1], raw, t) + `\`
	}
	return p.text(body, raw, t)
}

// field parses a replacement field and pushes its value, with = its text
// before.
//
//	replacement_field = "{" (yield_expr | star_expressions) ["="] ["!" NAME] [":" format_spec] "}"
func (p *parser) field(template, inSpec bool) {
	p.enter()
	line, col := p.start()
	open := p.tok().end
	p.advance()
	p.checkField(template, fieldStart)
	var value Expr
	if !p.diagnosing() {
		value = p.yieldOrStar()
	} else if !p.try(func() { value = p.yieldOrStar() }) {
		p.badField(template, fieldNothing)
	}
	p.checkField(template, fieldExpr)
	textEnd := p.tok().start
	debug := p.accept(tAssign)
	if debug {
		p.checkField(template, fieldEqual)
	}
	conversion := int32(-1)
	var spec Expr
	end := p.tok().start
	text := Pos{line, col + 1, p.tok().line, p.tok().col}
	if p.k == tExclam {
		conversion = p.conversion(template)
		if !debug {
			end = textEnd
		}
	}
	p.checkField(template, fieldSpec)
	hasSpec := p.k == tColon
	if hasSpec {
		spec = p.formatSpec(template)
	}
	if p.k != tRBrace {
		if p.diagnosing() {
			p.badFieldEnd(template, hasSpec)
		}
		p.fail()
	}
	p.advance()
	pos := p.span(line, col)
	if debug {
		if conversion < 0 && !hasSpec {
			conversion = 'r'
		}
		n := p.constants.alloc()
		*n = Constant{Pos: text, Value: strValue(stripComments(p.lx.src[open:end]))}
		p.exprList.push(n)
	}
	if template && !inSpec {
		p.exprList.push(&Interpolation{Pos: pos, Value: value, Str: interpolationText(p.lx.src[open:textEnd]),
			Conversion: conversion, FormatSpec: spec})
	} else {
		n := p.formatted.alloc()
		*n = FormattedValue{Pos: pos, Value: value, Conversion: conversion, FormatSpec: spec}
		p.exprList.push(n)
	}
	p.leave()
}

// checkField looks, in the second pass, for what is wrong at a step of a
// replacement field.
func (p *parser) checkField(template bool, step fieldStep) {
	if p.diagnosing() {
		p.badField(template, step)
	}
}

// conversion = "!" NAME, without space between
func (p *parser) conversion(template bool) int32 {
	bang := p.tok()
	at := bang.end
	p.advance()
	p.checkField(template, fieldConversion)
	t := p.tok()
	what := "f-string"
	if template {
		what = "t-string"
	}
	if p.k != tName {
		p.fail()
	}
	if t.start != at {
		p.failAt(Pos{p.prev().line, p.prev().col, t.endLine, t.endCol},
			"%s: conversion type must come right after the exclamation mark", what)
	}
	name := p.lx.identifier(t)
	if name != "s" && name != "r" && name != "a" {
		p.failAt(t.pos(), "%s: invalid conversion character '%s': expected 's', 'r', or 'a'", what, name)
	}
	p.advance()
	return int32(name[0])
}

// formatSpec = ":" {FSTRING_MIDDLE | replacement_field}
func (p *parser) formatSpec(template bool) Expr {
	line, col := p.start()
	p.advance()
	mark := p.exprList.mark()
	for {
		switch p.k {
		case tFStringMiddle:
			p.middle(false)
			continue
		case tLBrace:
			p.field(template, true)
			continue
		}
		break
	}
	pos := p.span(line, col)
	p.foldConstants(mark)
	n := p.joined.alloc()
	*n = JoinedStr{Pos: pos, Values: p.exprList.take(mark)}
	return n
}

// stripComments leaves out the comments of an expression's text; what looks
// like one in a string goes too, as in CPython.
func stripComments(s string) string {
	if strings.IndexByte(s, '#') < 0 {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '#')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		if i = strings.IndexByte(s, '\n'); i < 0 {
			return b.String()
		}
		s = s[i:]
	}
}

// interpolationText is the source of an interpolation's expression.
func interpolationText(s string) string {
	return strings.TrimRight(stripComments(s), " \t\n\f\r\v")
}
