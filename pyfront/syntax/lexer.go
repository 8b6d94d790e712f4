// This file is the tokenizer's core: lines, indentation, brackets, operators.

package syntax

import (
	"strings"
)

const (
	maxParens   = 200 // CPython's MAXLEVEL
	maxIndents  = 100 // CPython's MAXINDENT
	maxFStrings = 150 // CPython's MAXFSTRINGLEVEL
	tabSize     = 8
)

// bracket is an open bracket.
type bracket struct {
	char      byte
	line, col int32
}

// lexer makes tokens of a text on demand.
type lexer struct {
	src      string // ends in a NUL that is not part of the text
	filename string
	version  Version

	off       int   // of the next byte
	line      int32 // of the next byte
	lineStart int   // offset of its line; negative in a text that starts inside a line

	atLineStart bool
	pending     int // indents (positive) or dedents (negative) to hand out

	indents  []indent
	brackets []bracket
	fstrings []fstring
}

// indent is one level of indentation: its width with tabs to multiples of 8
// and with tabs of width 1. Both must order the lines in the same way.
type indent struct{ col, alt int32 }

func (lx *lexer) init(filename, src string, v Version) {
	lx.src, lx.filename, lx.version = src, filename, v
	lx.line = 1
	lx.atLineStart = true
	lx.indents = append(lx.indents[:0], indent{})
}

// Classes of bytes; bytes of 0x80 and above may be part of identifiers.
var identChar = func() (t [256]bool) {
	for c := range t {
		t[c] = c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
	}
	return t
}()

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// point is a place without extent on the current line.
func (lx *lexer) point(off int) Pos {
	c := int32(off - lx.lineStart)
	return Pos{lx.line, c, lx.line, c}
}

// begin starts a token at an offset of the current line.
func (lx *lexer) begin(t *token, start int) {
	t.raw, t.tstring = false, false
	t.start = int32(start)
	t.line = lx.line
	t.col = int32(start - lx.lineStart)
}

// finish ends a token at the next byte.
func (lx *lexer) finish(t *token, k kind) {
	t.kind = k
	t.level = uint8(len(lx.brackets))
	t.end = int32(lx.off)
	t.endLine = lx.line
	t.endCol = int32(lx.off - lx.lineStart)
}

// next makes the next token. After the end of the text it makes tEOF forever.
func (lx *lexer) next(t *token) {
	if n := len(lx.fstrings); n > 0 && lx.fstrings[n-1].literal {
		if lx.nextFString(t) {
			return
		}
	}
	blank := false
	if lx.atLineStart {
		blank = lx.indentation()
	}
	if lx.pending != 0 {
		lx.begin(t, lx.off)
		if lx.pending > 0 {
			lx.pending--
			lx.finish(t, tIndent)
		} else {
			lx.pending++
			lx.finish(t, tDedent)
			lx.placeAtEnd(t)
		}
		return
	}
	src := lx.src
	i := lx.off
	for {
		c := src[i]
		switch c {
		case ' ', '\t', '\f':
			i++
			continue
		case '#':
			j := strings.IndexByte(src[i:], '\n')
			if j < 0 {
				j = len(src) - 1 - i
			}
			i += j
			continue
		case '\n':
			if blank || len(lx.brackets) > 0 {
				i++
				lx.off = i
				lx.newline()
				lx.atLineStart = true
				blank = lx.indentation()
				if lx.pending != 0 {
					lx.next(t)
					return
				}
				i = lx.off
				continue
			}
			lx.begin(t, i)
			lx.off = i + 1
			lx.finish(t, tNewline)
			lx.newline()
			lx.atLineStart = true
			return
		case '\\':
			lx.off = i
			lx.continuation()
			i = lx.off
			continue
		case 0:
			lx.off = i
			lx.begin(t, i)
			lx.finish(t, tEOF)
			lx.placeAtEnd(t)
			return
		}
		lx.off = i
		lx.token(t, c)
		return
	}
}

// placeAtEnd moves a token at the end of the text to the end of its last line.
func (lx *lexer) placeAtEnd(t *token) {
	if lx.off < len(lx.src)-1 || lx.line <= 1 || lx.lineStart < lx.off {
		return
	}
	t.line = lx.line - 1
	t.col = int32(lx.off - 2 - strings.LastIndexByte(lx.src[:lx.off-1], '\n'))
	t.endLine, t.endCol = t.line, t.col
}

// newline notes that a line has ended before the next byte.
func (lx *lexer) newline() {
	lx.line++
	lx.lineStart = lx.off
}

// continuation skips a backslash and the newline that must follow it.
func (lx *lexer) continuation() {
	i := lx.off + 1
	if lx.src[i] != '\n' {
		panic(bailout{err: lx.newError(Syntax, lx.point(i), "unexpected character after line continuation character")})
	}
	if i+1 >= len(lx.src)-1 {
		panic(bailout{err: lx.newError(Syntax, lx.point(i), "unexpected EOF while parsing")})
	}
	lx.off = i + 1
	lx.newline()
}

// indentation measures the start of a line and notes the indents and dedents
// that it means. It reports whether the line is blank: it then has no
// tokens of its own, not even a newline.
func (lx *lexer) indentation() (blank bool) {
	lx.atLineStart = false
	src := lx.src
	var in indent
	contCol := int32(0)
	for {
		switch src[lx.off] {
		case ' ':
			in.col++
			in.alt++
			lx.off++
			continue
		case '\t':
			in.col = (in.col/tabSize + 1) * tabSize
			in.alt++
			lx.off++
			continue
		case '\f':
			in = indent{}
			lx.off++
			continue
		case '\\':
			// The first backslash determines the indentation.
			if contCol == 0 {
				contCol = in.col
			}
			lx.continuation()
			continue
		}
		break
	}
	if c := src[lx.off]; c == '#' || c == '\n' {
		return true
	}
	if len(lx.brackets) > 0 {
		return false
	}
	if contCol != 0 {
		in = indent{contCol, contCol}
	}
	top := lx.indents[len(lx.indents)-1]
	switch {
	case in.col == top.col:
		if in.alt != top.alt {
			lx.tabError()
		}
	case in.col > top.col:
		if len(lx.indents) >= maxIndents {
			panic(bailout{err: lx.newError(Indentation, lx.lineExtent(), "too many levels of indentation")})
		}
		if in.alt <= top.alt {
			lx.tabError()
		}
		lx.pending++
		lx.indents = append(lx.indents, in)
	default:
		for len(lx.indents) > 1 && in.col < lx.indents[len(lx.indents)-1].col {
			lx.pending--
			lx.indents = lx.indents[:len(lx.indents)-1]
		}
		top = lx.indents[len(lx.indents)-1]
		if in.col != top.col {
			panic(bailout{err: lx.newError(Indentation, lx.lineExtent(), "unindent does not match any outer indentation level")})
		}
		if in.alt != top.alt {
			lx.tabError()
		}
	}
	return false
}

// lineExtent is the place at the end of the current line, where CPython
// reports errors of indentation.
func (lx *lexer) lineExtent() Pos {
	end := strings.IndexByte(lx.src[lx.off:], '\n')
	if end < 0 {
		end = len(lx.src) - 1 - lx.off
	}
	return lx.point(lx.off + end)
}

func (lx *lexer) tabError() {
	panic(bailout{err: lx.newError(Tab, lx.lineExtent(), "inconsistent use of tabs and spaces in indentation")})
}

// token makes a token that starts with c at the next byte.
func (lx *lexer) token(t *token, c byte) {
	start := lx.off
	if identChar[c] {
		if isDigit(c) {
			lx.begin(t, start)
			lx.number()
			lx.finish(t, tNumber)
			return
		}
		if lx.stringStart(t, c) {
			return
		}
		lx.begin(t, start)
		lx.name(t)
		return
	}
	src := lx.src
	lx.begin(t, start)
	if c == '"' || c == '\'' {
		lx.str(t, start)
		return
	}
	next := src[start+1]
	k, n := tOther, 1
	switch c {
	case '(':
		k = tLPar
		lx.open(c, start)
	case '[':
		k = tLSqb
		lx.open(c, start)
	case '{':
		k = tLBrace
		lx.open(c, start)
	case ')':
		k = tRPar
		lx.close(c, start)
	case ']':
		k = tRSqb
		lx.close(c, start)
	case '}':
		k = tRBrace
		lx.close(c, start)
	case ',':
		k = tComma
	case ':':
		k = tColon
		if lx.formatSpecStarts() {
			break
		}
		if next == '=' {
			k, n = tWalrus, 2
		}
	case '.':
		k = tDot
		if isDigit(next) {
			lx.number()
			lx.finish(t, tNumber)
			return
		}
		if next == '.' && src[start+2] == '.' {
			k, n = tEllipsis, 3
		}
	case '=':
		k = tAssign
		if next == '=' {
			k, n = tEqEq, 2
		} else if f := lx.innermost(); f != nil && f.exprDepth >= 0 {
			f.debug = true
		}
	case ';':
		k = tSemi
	case '+':
		k, n = withEq(next, tPlus, tPlusEq)
	case '-':
		if k, n = withEq(next, tMinus, tMinusEq); next == '>' {
			k, n = tArrow, 2
		}
	case '*':
		if next == '*' {
			k, n = withEq(src[start+2], tDoubleStar, tDoubleStarEq)
			n++
		} else {
			k, n = withEq(next, tStar, tStarEq)
		}
	case '/':
		if next == '/' {
			k, n = withEq(src[start+2], tDoubleSlash, tDoubleSlashEq)
			n++
		} else {
			k, n = withEq(next, tSlash, tSlashEq)
		}
	case '%':
		k, n = withEq(next, tPercent, tPercentEq)
	case '@':
		k, n = withEq(next, tAt, tAtEq)
	case '&':
		k, n = withEq(next, tAmper, tAmperEq)
	case '|':
		k, n = withEq(next, tVBar, tVBarEq)
	case '^':
		k, n = withEq(next, tCircumflex, tCircumflexEq)
	case '~':
		k = tTilde
	case '<':
		switch next {
		case '<':
			k, n = withEq(src[start+2], tLShift, tLShiftEq)
			n++
		case '=':
			k, n = tLessEq, 2
		case '>':
			n = 2 // <>, which only a joke accepts
		default:
			k = tLess
		}
	case '>':
		if next == '>' {
			k, n = withEq(src[start+2], tRShift, tRShiftEq)
			n++
		} else {
			k, n = withEq(next, tGreater, tGreaterEq)
		}
	case '!':
		k, n = withEq(next, tExclam, tNotEq)
	case '$', '?', '`':
	default:
		lx.off = start
		lx.failAt(lx.point(start), "invalid non-printable character U+%04X", c)
	}
	lx.off = start + n
	lx.finish(t, k)
}

// withEq chooses between an operator and the one with = behind it.
func withEq(next byte, plain, eq kind) (kind, int) {
	if next == '=' {
		return eq, 2
	}
	return plain, 1
}

// open notes an opening bracket.
func (lx *lexer) open(c byte, at int) {
	if len(lx.brackets) >= maxParens {
		lx.failAt(lx.point(at), "too many nested parentheses")
	}
	lx.brackets = append(lx.brackets, bracket{c, lx.line, int32(at - lx.lineStart)})
	if f := lx.innermost(); f != nil {
		f.depth++
	}
}

// close matches a closing bracket.
func (lx *lexer) close(c byte, at int) {
	f := lx.innermost()
	if f != nil && f.depth == 0 && c == '}' {
		lx.failAt(lx.point(at), "%s: single '}' is not allowed", f.what())
	}
	if len(lx.brackets) == 0 {
		lx.failAt(lx.point(at), "unmatched '%c'", c)
	}
	open := lx.brackets[len(lx.brackets)-1]
	lx.brackets = lx.brackets[:len(lx.brackets)-1]
	if !(open.char == '(' && c == ')' || open.char == '[' && c == ']' || open.char == '{' && c == '}') {
		if f != nil && open.char == '{' && f.depth-1 == f.exprDepth {
			lx.failAt(lx.point(at), "%s: unmatched '%c'", f.what(), c)
		}
		if open.line != lx.line {
			lx.failAt(lx.point(at), "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d",
				c, open.char, open.line)
		}
		lx.failAt(lx.point(at), "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char)
	}
	if f != nil {
		f.depth--
		if f.depth < 0 {
			lx.failAt(lx.point(at), "%s: unmatched '%c'", f.what(), c)
		}
		if c == '}' && f.depth == f.exprDepth {
			f.exprDepth--
			f.literal = true
			f.inSpec = false
			f.debug = false
		}
	}
}
