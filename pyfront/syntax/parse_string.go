// This file parses string literals and joins adjacent ones.

package syntax

import "strings"

// strings = (STRING | fstring) {STRING | fstring} | tstring {tstring}
//
// Before 3.12 an f-string is one STRING.
func (p *parser) strings() Expr {
	line, col := p.start()
	if p.k == tString && p.peek(1) != tString && p.toks[p.i+1].kind != tFStringStart {
		t := p.tok()
		lit := p.literal(t)
		if !lit.fstring {
			n := p.constants.alloc()
			*n = Constant{Pos: t.pos(), U: lit.u, Value: p.evaluate(lit, t)}
			p.advance()
			return n
		}
	}
	mark := p.exprList.mark()
	sawBytes, sawText, sawF, sawT, u := false, false, false, false, false
	first := true
	for ; p.k == tString || p.k == tFStringStart; first = false {
		t := p.tok()
		if p.k == tFStringStart {
			if t.tstring {
				sawT = true
			} else {
				sawF = true
			}
			p.fstring()
			continue
		}
		lit := p.literal(t)
		if first {
			u = lit.u
		}
		if lit.fstring {
			sawF = true
			p.oldFString(lit, t)
		} else {
			sawBytes = sawBytes || lit.bytes
			sawText = sawText || !lit.bytes
			n := p.constants.alloc()
			*n = Constant{Pos: t.pos(), U: lit.u, Value: p.evaluate(lit, t)}
			p.exprList.push(n)
		}
		p.advance()
	}
	pos := p.span(line, col)
	switch {
	case sawT && (sawBytes || sawF || sawText):
		p.failHere("cannot mix t-string literals with string or bytes literals")
	case sawBytes && (sawText || sawF):
		p.failHere("cannot mix bytes and nonbytes literals")
	case !sawF && !sawT:
		return p.joinConstants(mark, pos, u)
	}
	p.foldConstants(mark)
	values := p.exprList.take(mark)
	if sawT {
		return &TemplateStr{Pos: pos, Values: values}
	}
	n := p.joined.alloc()
	*n = JoinedStr{Pos: pos, Values: values}
	return n
}

// joinConstants makes one constant of adjacent literals.
func (p *parser) joinConstants(mark int, pos Pos, u bool) Expr {
	items := p.exprList.stack[mark:]
	size := 0
	for _, x := range items {
		size += len(x.(*Constant).Value.str)
	}
	var b strings.Builder
	b.Grow(size)
	for _, x := range items {
		b.WriteString(x.(*Constant).Value.str)
	}
	n := p.constants.alloc()
	*n = Constant{Pos: pos, U: u, Value: Value{Kind: items[0].(*Constant).Value.Kind, str: b.String()}}
	clear(items)
	p.exprList.stack = p.exprList.stack[:mark]
	return n
}

// foldConstants joins the adjacent constants of an f-string's values, and drops
// the empty ones.
func (p *parser) foldConstants(mark int) {
	items := p.exprList.stack[mark:]
	out := items[:0]
	for i := 0; i < len(items); {
		c, ok := items[i].(*Constant)
		if !ok {
			out = append(out, items[i])
			i++
			continue
		}
		j := i + 1
		size := len(c.Value.str)
		for ; j < len(items); j++ {
			next, ok := items[j].(*Constant)
			if !ok {
				break
			}
			size += len(next.Value.str)
		}
		if j > i+1 {
			var b strings.Builder
			b.Grow(size)
			for _, x := range items[i:j] {
				b.WriteString(x.(*Constant).Value.str)
			}
			end := items[j-1].Position()
			joined := p.constants.alloc()
			*joined = Constant{Pos: Pos{c.Lineno, c.ColOffset, end.EndLineno, end.EndColOffset}, U: c.U, Value: strValue(b.String())}
			c = joined
		}
		if size > 0 {
			out = append(out, c)
		}
		i = j
	}
	clear(items[len(out):])
	p.exprList.stack = p.exprList.stack[:mark+len(out)]
}

// literal describes a STRING token: its prefix and where its body is.
type literal struct {
	raw, bytes, u, fstring bool
	start, end             int // of the body in the source
}

func (p *parser) literal(t *token) literal {
	src := p.lx.src
	var lit literal
	i := int(t.start)
	for {
		switch src[i] | 0x20 {
		case 'r':
			lit.raw = true
		case 'b':
			lit.bytes = true
		case 'u':
			lit.u = src[i] == 'u'
		case 'f':
			lit.fstring = true
		default:
			size := 1
			if int(t.end)-i >= 6 && src[i+1] == src[i] && src[i+2] == src[i] {
				size = 3
			}
			lit.start, lit.end = i+size, int(t.end)-size
			return lit
		}
		i++
	}
}

// evaluate is the value of a literal that is no f-string.
func (p *parser) evaluate(lit literal, t *token) Value {
	body := p.lx.src[lit.start:lit.end]
	if lit.bytes {
		for i := range len(body) {
			if body[i] >= 0x80 {
				p.failAt(t.pos(), "bytes can only contain ASCII literal characters")
			}
		}
		if !lit.raw {
			text, msg := unescapeBytes(body)
			if msg != "" {
				p.failAt(t.pos(), "%s", msg)
			}
			body = text
		}
		return bytesValue(body)
	}
	return strValue(p.text(body, lit.raw, t))
}

// text is the value of a piece of a str literal.
func (p *parser) text(body string, raw bool, t *token) string {
	if i := firstInvalidUTF8(body); i >= 0 {
		p.failAt(t.pos(), "%s", badUTF8(body, i))
	}
	if raw {
		return body
	}
	text, msg := unescape(body)
	if msg != "" {
		p.failAt(t.pos(), "%s", msg)
	}
	return text
}
