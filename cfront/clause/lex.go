// This file is the lexer: enough of C's tokens to see nesting.

package clause

import "bytes"

// kind is the kind of a token; punctuators that matter have their own byte.
type kind byte

const (
	tEOF    kind = 0
	tIdent  kind = 'a'
	tNumber kind = '0'
	tString kind = '"' // also character constants
	tOther  kind = '.' // any punctuator byte that is of no interest here
	// '[' ']' '(' ')' '{' '}' ';' ',' '=' ':' '*' '<' '>' stand for themselves
)

// token is one token; digraphs have the kind of what they stand for.
type token struct {
	kind       kind
	start, end int
}

// lexer reads tokens. Comments, line splices and directives are skipped;
// directives are offered to onDefine when they define a macro.
type lexer struct {
	src      []byte
	pos      int
	midLine  bool // a token was read on this line: a "#" is no directive
	onDefine func(line Span)
}

// byte classes, filled by the composite literal so that no init is needed.
var class = [256]byte{
	' ': cSpace, '\t': cSpace, '\r': cSpace, '\f': cSpace, '\v': cSpace, '\n': cLine,
	'0': cDigit, '1': cDigit, '2': cDigit, '3': cDigit, '4': cDigit,
	'5': cDigit, '6': cDigit, '7': cDigit, '8': cDigit, '9': cDigit,
	'_': cAlpha, '$': cAlpha,
	'a': cAlpha, 'b': cAlpha, 'c': cAlpha, 'd': cAlpha, 'e': cAlpha, 'f': cAlpha, 'g': cAlpha,
	'h': cAlpha, 'i': cAlpha, 'j': cAlpha, 'k': cAlpha, 'l': cAlpha, 'm': cAlpha, 'n': cAlpha,
	'o': cAlpha, 'p': cAlpha, 'q': cAlpha, 'r': cAlpha, 's': cAlpha, 't': cAlpha, 'u': cAlpha,
	'v': cAlpha, 'w': cAlpha, 'x': cAlpha, 'y': cAlpha, 'z': cAlpha,
	'A': cAlpha, 'B': cAlpha, 'C': cAlpha, 'D': cAlpha, 'E': cAlpha, 'F': cAlpha, 'G': cAlpha,
	'H': cAlpha, 'I': cAlpha, 'J': cAlpha, 'K': cAlpha, 'L': cAlpha, 'M': cAlpha, 'N': cAlpha,
	'O': cAlpha, 'P': cAlpha, 'Q': cAlpha, 'R': cAlpha, 'S': cAlpha, 'T': cAlpha, 'U': cAlpha,
	'V': cAlpha, 'W': cAlpha, 'X': cAlpha, 'Y': cAlpha, 'Z': cAlpha,
}

const (
	cPunct byte = iota
	cSpace
	cLine
	cDigit
	cAlpha
)

func isIdentByte(c byte) bool { return class[c] >= cDigit || c >= 0x80 }

// splice returns how many bytes a line splice at pos takes (0: none). gcc also
// accepts blanks between the backslash and the line end.
func (l *lexer) splice(pos int) int {
	if pos >= len(l.src) || l.src[pos] != '\\' {
		return 0
	}
	i := pos + 1
	for i < len(l.src) && (l.src[i] == ' ' || l.src[i] == '\t' || l.src[i] == '\r') {
		i++
	}
	if i < len(l.src) && l.src[i] == '\n' {
		return i + 1 - pos
	}
	return 0
}

// peekByte returns the byte after pos, looking through splices, and its offset.
func (l *lexer) peekByte(pos int) (byte, int) {
	for {
		n := l.splice(pos)
		if n == 0 {
			break
		}
		pos += n
	}
	if pos >= len(l.src) {
		return 0, pos
	}
	return l.src[pos], pos
}

// next reads the next token.
func (l *lexer) next() token {
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		switch class[c] {
		case cLine:
			l.midLine = false
			l.pos++
			continue
		case cSpace:
			l.pos++
			continue
		case cAlpha:
			return l.ident()
		case cDigit:
			return l.number()
		}
		if c >= 0x80 {
			return l.ident()
		}
		switch c {
		case '\\':
			if n := l.splice(l.pos); n > 0 {
				l.pos += n
				continue
			}
		case '/':
			if b, at := l.peekByte(l.pos + 1); b == '/' || b == '*' {
				l.comment(b, at+1)
				continue
			}
		case '#':
			if !l.midLine {
				l.directive()
				continue
			}
		case '"', '\'':
			return l.quoted(l.pos)
		case '.':
			if b, _ := l.peekByte(l.pos + 1); class[b] == cDigit {
				return l.number()
			}
		case '<', ':', '%':
			if t, ok := l.digraph(c); ok {
				return t
			}
		}
		l.midLine = true
		start := l.pos
		l.pos++
		switch c {
		case '[', ']', '(', ')', '{', '}', ';', ',', '=', ':', '*', '<', '>':
			return token{kind(c), start, l.pos}
		}
		return token{tOther, start, l.pos}
	}
	return token{tEOF, len(l.src), len(l.src)}
}

// digraph reads <: :> <% %> %: where they start at pos.
func (l *lexer) digraph(c byte) (token, bool) {
	b, at := l.peekByte(l.pos + 1)
	var k kind
	switch {
	case c == '<' && b == ':':
		k = '['
	case c == ':' && b == '>':
		k = ']'
	case c == '<' && b == '%':
		k = '{'
	case c == '%' && b == '>':
		k = '}'
	case c == '%' && b == ':':
		if !l.midLine {
			l.directive()
			return l.next(), true
		}
		k = tOther
	default:
		return token{}, false
	}
	t := token{k, l.pos, at + 1}
	l.pos, l.midLine = at+1, true
	return t, true
}

func (l *lexer) ident() token {
	l.midLine = true
	start := l.pos
	for l.pos < len(l.src) {
		if isIdentByte(l.src[l.pos]) {
			l.pos++
		} else if n := l.splice(l.pos); n > 0 && l.pos+n < len(l.src) && isIdentByte(l.src[l.pos+n]) {
			l.pos += n
		} else {
			break
		}
	}
	// An encoding prefix belongs to its literal.
	if n := l.pos - start; n <= 2 && l.pos < len(l.src) && (l.src[l.pos] == '"' || l.src[l.pos] == '\'') {
		switch string(l.src[start:l.pos]) {
		case "L", "u", "U", "u8":
			return l.quoted(start)
		}
	}
	return token{tIdent, start, l.pos}
}

// number reads a preprocessing number.
func (l *lexer) number() token {
	l.midLine = true
	start := l.pos
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		switch {
		case isIdentByte(c) || c == '.':
			l.pos++
		case (c == '+' || c == '-') && l.pos > start && bytes.IndexByte([]byte("eEpP"), l.src[l.pos-1]) >= 0:
			l.pos++
		case c == '\'' && l.pos+1 < len(l.src) && isIdentByte(l.src[l.pos+1]):
			l.pos++ // C23 digit separator
		default:
			return token{tNumber, start, l.pos}
		}
	}
	return token{tNumber, start, l.pos}
}

// quoted reads a string or character constant that starts at start (its prefix
// included) and whose quote is at pos. A line end closes an unterminated one,
// as it does for gcc.
func (l *lexer) quoted(start int) token {
	l.midLine = true
	q := l.src[l.pos]
	l.pos++
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; c {
		case q:
			l.pos++
			return token{tString, start, l.pos}
		case '\n':
			return token{tString, start, l.pos}
		case '\\':
			if n := l.splice(l.pos); n > 0 {
				l.pos += n
			} else {
				l.pos += 2
			}
		default:
			l.pos++
		}
	}
	l.pos = len(l.src)
	return token{tString, start, l.pos}
}

// comment skips a comment whose body starts at pos.
func (l *lexer) comment(kind byte, pos int) {
	if kind == '*' {
		for {
			i := bytes.IndexByte(l.src[min(pos, len(l.src)):], '*')
			if i < 0 {
				l.pos = len(l.src)
				return
			}
			pos += i + 1
			if b, at := l.peekByte(pos); b == '/' {
				l.pos = at + 1
				return
			}
		}
	}
	l.pos = l.lineEnd(pos)
}

// lineEnd returns the offset of the line end that no splice removes.
func (l *lexer) lineEnd(pos int) int {
	for pos < len(l.src) {
		i := bytes.IndexByte(l.src[pos:], '\n')
		if i < 0 {
			return len(l.src)
		}
		end := pos + i
		j := end
		for j > pos && (l.src[j-1] == ' ' || l.src[j-1] == '\t' || l.src[j-1] == '\r') {
			j--
		}
		if j == pos || l.src[j-1] != '\\' {
			return end
		}
		pos = end + 1
	}
	return len(l.src)
}

// directive skips a directive line; comments in it may span lines.
func (l *lexer) directive() {
	start := l.pos
	l.pos++
	l.midLine = true
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; c {
		case '\n':
			l.endDirective(start)
			return
		case '"', '\'':
			l.quoted(l.pos)
		case '\\':
			l.pos += max(1, l.splice(l.pos))
		case '/':
			if b, at := l.peekByte(l.pos + 1); b == '/' || b == '*' {
				l.comment(b, at+1)
			} else {
				l.pos++
			}
		default:
			l.pos++
		}
	}
	l.endDirective(start)
}

func (l *lexer) endDirective(start int) {
	l.midLine = false
	l.pos = min(l.pos, len(l.src))
	if l.onDefine != nil {
		l.onDefine(Span{start, l.pos})
	}
}

// text returns an identifier as a string.
func (l *lexer) text(t token) string { return string(l.raw(t)) }

// raw returns the bytes of an identifier without splices.
func (l *lexer) raw(t token) []byte {
	b := l.src[t.start:t.end]
	if bytes.IndexByte(b, '\\') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for i := t.start; i < t.end; {
		if n := l.splice(i); n > 0 {
			i += n
			continue
		}
		out = append(out, l.src[i])
		i++
	}
	return out
}
