// This file parses f-strings of the versions before 3.12, where one is a
// single token and its expressions are cut out of the literal.

package syntax

import "strings"

// oldField is a scan of an old f-string's body.
type oldField struct {
	p   *parser
	t   *token
	raw bool
	end int // of the body in the source

	at        int // the last offset whose place was asked for
	line, col int32
}

// oldFString pushes the values of an f-string token.
func (p *parser) oldFString(lit literal, t *token) {
	f := &oldField{p: p, t: t, raw: lit.raw, end: lit.end, at: int(t.start), line: t.line, col: t.col}
	at := f.parts(lit.start, 0)
	if at < lit.end {
		f.fail("f-string: single '}' is not allowed")
	}
}

func (f *oldField) fail(msg string, args ...any) { f.p.failAt(f.t.pos(), msg, args...) }

// place is the line and column of an offset in the token. Offsets must not
// decrease from call to call.
func (f *oldField) place(off int) (line, col int32) {
	src := f.p.lx.src[f.at:off]
	if n := strings.Count(src, "\n"); n > 0 {
		f.line += int32(n)
		f.col = int32(len(src) - 1 - strings.LastIndexByte(src, '\n'))
	} else {
		f.col += int32(len(src))
	}
	f.at = off
	return f.line, f.col
}

func (f *oldField) span(start, end int) Pos {
	l, c := f.place(start)
	el, ec := f.place(end)
	return Pos{l, c, el, ec}
}

// parts scans literal text and replacement fields up to the end of the body or,
// in a format specification, up to its closing brace.
func (f *oldField) parts(i, level int) int {
	for i < f.end {
		i = f.text(i, level)
		if i >= f.end || f.p.lx.src[i] == '}' {
			break
		}
		i = f.field(i, level)
	}
	return i
}

// text scans literal text up to a field or the end, and pushes it.
func (f *oldField) text(i, level int) int {
	src := f.p.lx.src
	start := i
	flush := func(end int) {
		if end > start {
			pos := f.span(start, end)
			text := f.p.partText(src[start:end], f.raw, f.t)
			if text != "" {
				f.p.exprList.push(&Constant{Pos: pos, Value: strValue(text)})
			}
		}
	}
	for i < f.end {
		c := src[i]
		i++
		if c == '\\' && !f.raw && i < f.end {
			c = src[i]
			i++
			if c == 'N' {
				if i < f.end {
					i++
					if src[i-1] == '{' {
						for i < f.end && src[i] != '}' {
							i++
						}
						i = min(i+1, f.end)
					}
				}
				continue
			}
		}
		if c != '{' && c != '}' {
			continue
		}
		if level == 0 {
			if i < f.end && src[i] == c {
				flush(i)
				i++
				start = i
				continue
			}
			if c == '}' {
				f.fail("f-string: single '}' is not allowed")
			}
		}
		flush(i - 1)
		return i - 1
	}
	flush(i)
	return i
}

// field scans a replacement field at its opening brace and pushes its value.
func (f *oldField) field(open, level int) int {
	src := f.p.lx.src
	if level >= 2 {
		f.fail("f-string: expressions nested too deeply")
	}
	line, col := f.place(open)
	start := open + 1
	i := f.expressionEnd(start)
	if i >= f.end {
		f.fail("f-string: expecting '}'")
	}
	if strings.Trim(src[start:i], " \t\n\f\r") == "" {
		f.fail("f-string: empty expression not allowed")
	}
	value := f.expression(start, i)
	debug := src[i] == '='
	if debug {
		i++
		for i < f.end && strings.IndexByte(" \t\n\f\r\v", src[i]) >= 0 {
			i++
		}
		f.need(i)
		f.p.exprList.push(&Constant{Pos: f.span(start, i), Value: strValue(src[start:i])})
	}
	conversion := int32(-1)
	if src[i] == '!' {
		f.need(i + 1)
		conversion = int32(src[i+1])
		if conversion != 's' && conversion != 'r' && conversion != 'a' {
			f.fail("f-string: invalid conversion character: expected 's', 'r', or 'a'")
		}
		i += 2
	}
	f.need(i)
	var spec Expr
	if src[i] == ':' {
		f.need(i + 1)
		mark := f.p.exprList.mark()
		l, c := f.place(i)
		i = f.parts(i+1, level+1)
		f.p.foldConstants(mark)
		el, ec := f.place(i)
		spec = &JoinedStr{Pos: Pos{l, c, el, ec}, Values: f.p.exprList.take(mark)}
	}
	if i >= f.end || src[i] != '}' {
		f.fail("f-string: expecting '}'")
	}
	i++
	if debug && conversion < 0 && spec == nil {
		conversion = 'r'
	}
	el, ec := f.place(i)
	f.p.exprList.push(&FormattedValue{Pos: Pos{line, col, el, ec}, Value: value, Conversion: conversion, FormatSpec: spec})
	return i
}

func (f *oldField) need(i int) {
	if i >= f.end {
		f.fail("f-string: expecting '}'")
	}
}

// expressionEnd finds the end of an expression: a brace, colon, exclamation
// mark or equals sign outside of brackets and strings.
func (f *oldField) expressionEnd(i int) int {
	src := f.p.lx.src
	var quote byte
	triple := false
	var open []byte
	for ; i < f.end; i++ {
		c := src[i]
		tripled := i+2 < f.end && src[i+1] == c && src[i+2] == c
		switch {
		case c == '\\':
			f.fail("f-string expression part cannot include a backslash")
		case quote != 0:
			if c != quote {
				continue
			}
			if !triple {
				quote = 0
			} else if tripled {
				i += 2
				quote, triple = 0, false
			}
		case c == '\'' || c == '"':
			quote = c
			if triple = tripled; triple {
				i += 2
			}
		case c == '(' || c == '[' || c == '{':
			if len(open) >= maxParens {
				f.fail("f-string: too many nested parenthesis")
			}
			open = append(open, c)
		case c == '#':
			f.fail("f-string expression part cannot include '#'")
		case len(open) == 0 && strings.IndexByte("!:}=<>", c) >= 0:
			if i+1 < f.end && src[i+1] == '=' && strings.IndexByte("!=<>", c) >= 0 {
				i++
				continue
			}
			if c == '<' || c == '>' {
				continue
			}
			return i
		case c == ')' || c == ']' || c == '}':
			if len(open) == 0 {
				f.fail("f-string: unmatched '%c'", c)
			}
			o := open[len(open)-1]
			open = open[:len(open)-1]
			if !(o == '(' && c == ')' || o == '[' && c == ']' || o == '{' && c == '}') {
				f.fail("f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c, o)
			}
		}
	}
	switch {
	case quote != 0:
		f.fail("f-string: unterminated string")
	case len(open) > 0:
		f.fail("f-string: unmatched '%c'", open[len(open)-1])
	}
	return i
}

// expression parses an expression of the literal, as if it stood in
// parentheses.
func (f *oldField) expression(start, end int) (x Expr) {
	p := f.p
	line, col := f.place(start)
	// The window of tokens is put aside; f.t points into it and stays valid.
	lx, toks, i, k := p.lx, p.toks, p.i, p.k
	p.lx = lexer{}
	p.lx.init(lx.filename, "("+lx.src[start:end]+")\n\x00", lx.version)
	p.lx.line, p.lx.lineStart, p.lx.atLineStart = line, 1-int(col), false
	p.toks, p.i = nil, 0
	defer func() {
		if r := recover(); r != nil {
			b, ok := r.(bailout)
			if !ok {
				panic(r)
			}
			p.lx, p.toks, p.i, p.k = lx, toks, i, k
			msg := "invalid syntax"
			if b.err != nil {
				if b.err.Kind == Memory || strings.HasPrefix(b.err.Msg, "f-string") {
					panic(b)
				}
				msg = b.err.Msg
			}
			f.fail("f-string: %s", msg)
		}
		p.lx, p.toks, p.i, p.k = lx, toks, i, k
	}()
	p.fetch()
	p.k = p.toks[0].kind
	x = p.starExpressions()
	p.accept(tNewline)
	if p.k != tEOF {
		p.fail()
	}
	switch n := x.(type) { // without the parentheses
	case *Tuple:
		n.unwrap()
	case *GeneratorExp:
		n.unwrap()
	}
	return x
}

// unwrap shrinks an extent by the parentheses that were put around it.
func (p *Pos) unwrap() {
	p.ColOffset++
	p.EndColOffset--
}
