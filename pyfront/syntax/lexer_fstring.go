// This file tokenizes f-strings and t-strings from 3.12 on (PEP 701, PEP 750):
// a start, parts, replacement fields in ordinary tokens, and an end.

package syntax

// fstring is an f-string or t-string that is being tokenized.
type fstring struct {
	quote     byte
	size      int  // of the quotes: 1 or 3
	raw       bool // no escapes
	template  bool // a t-string
	literal   bool // the next byte belongs to the literal, not to an expression
	inSpec    bool // in a format specification
	debug     bool // an = was seen in the replacement field
	depth     int  // open brackets in it
	exprDepth int  // value of depth where the innermost replacement field starts; -1 outside
	line      int32
	col       int32
}

const maxFieldNesting = 3 // CPython's MAX_EXPR_NESTING

func (f *fstring) what() string {
	if f.template {
		return "t-string"
	}
	return "f-string"
}

// innermost is the f-string around the next byte, or nil.
func (lx *lexer) innermost() *fstring {
	if n := len(lx.fstrings); n > 0 {
		return &lx.fstrings[n-1]
	}
	return nil
}

// formatSpecStarts decides whether a colon starts a format specification, and
// notes it.
func (lx *lexer) formatSpecStarts() bool {
	f := lx.innermost()
	if f == nil || f.exprDepth < 0 || f.depth-1 != f.exprDepth {
		return false
	}
	f.literal = true
	f.inSpec = true
	return true
}

// fstringStart makes the start token; the next byte is the quote and the
// prefix starts at start.
func (lx *lexer) fstringStart(t *token, start int, raw, template bool) {
	quote := lx.src[lx.off]
	size := 1
	if lx.src[lx.off+1] == quote && lx.src[lx.off+2] == quote {
		size = 3
	}
	lx.off += size
	if len(lx.fstrings)+1 >= maxFStrings {
		lx.failAt(lx.point(start), "too many nested f-strings")
	}
	lx.fstrings = append(lx.fstrings, fstring{
		quote: quote, size: size, raw: raw, template: template, literal: true, exprDepth: -1,
		line: lx.line, col: int32(start - lx.lineStart),
	})
	lx.begin(t, start)
	t.raw, t.tstring = raw, template
	lx.finish(t, tFStringStart)
}

// nextFString makes the next token of the innermost f-string's literal. It
// reports false when a replacement field starts here instead.
func (lx *lexer) nextFString(t *token) bool {
	f := lx.innermost()
	src := lx.src
	start := lx.off
	enter := func() {
		f.exprDepth++
		if f.exprDepth >= maxFieldNesting {
			lx.failAt(lx.point(lx.off), "%s: expressions nested too deeply", f.what())
		}
		f.literal = false
	}
	if src[start] == '{' && src[start+1] != '{' {
		enter()
		return false
	}
	lx.begin(t, start)
	t.raw, t.tstring = f.raw, f.template
	if lx.atQuotes(start, f) {
		lx.off += f.size
		lx.finish(t, tFStringEnd)
		lx.fstrings = lx.fstrings[:len(lx.fstrings)-1]
		return true
	}
	unicodeEscape := false
	for i := start; ; {
		inSpec := f.inSpec && f.exprDepth >= 0
		c := src[i]
		switch {
		case c == 0 && i == len(src)-1 || c == '\n' && f.size == 1:
			if inSpec && c == '\n' {
				f.literal = false
				f.inSpec = false
				lx.off = i
				lx.finish(t, tFStringMiddle)
				return true
			}
			lx.unterminatedFString(f, c == '\n')
		case c == '\n':
			i++
			lx.off = i
			lx.newline()
		case c == f.quote && lx.atQuotes(i, f):
			lx.off = i
			lx.finish(t, tFStringMiddle)
			return true
		case c == '{':
			lx.off = i
			if src[i+1] != '{' || inSpec {
				lx.finish(t, tFStringMiddle)
				enter()
			} else {
				lx.doubledBrace(t)
			}
			return true
		case c == '}':
			if unicodeEscape {
				lx.off = i + 1
				lx.finish(t, tFStringMiddle)
				return true
			}
			lx.off = i
			if src[i+1] == '}' && !inSpec && f.depth == 0 {
				lx.doubledBrace(t)
			} else {
				lx.finish(t, tFStringMiddle)
				f.literal = false
			}
			return true
		case c == '\\':
			i++
			switch e := src[i]; {
			case e == '{' || e == '}' || e == 0 && i == len(src)-1:
			case e == '\n':
				i++
				lx.off = i
				lx.newline()
			case e == 'N' && !f.raw:
				i++
				if src[i] == '{' {
					unicodeEscape = true
					i++
				}
			default:
				i++
			}
		default:
			i++
		}
	}
}

// doubledBrace ends a part with the first of two braces, which stand for one;
// the part's extent includes both.
func (lx *lexer) doubledBrace(t *token) {
	lx.off += 2
	lx.finish(t, tFStringMiddle)
	t.end--
}

// atQuotes reports whether the f-string's closing quotes are at an offset.
func (lx *lexer) atQuotes(i int, f *fstring) bool {
	return lx.src[i] == f.quote && (f.size == 1 || lx.src[i+1] == f.quote && lx.src[i+2] == f.quote)
}

func (lx *lexer) unterminatedFString(f *fstring, newline bool) {
	pos := Pos{f.line, f.col, f.line, f.col}
	line := lx.line
	if !newline && f.size == 3 {
		line = lx.lastLine()
	}
	if f.size == 3 {
		lx.failAt(pos, "unterminated triple-quoted %s literal (detected at line %d)", f.what(), line)
	}
	lx.failAt(pos, "unterminated %s literal (detected at line %d)", f.what(), line)
}

// lastLine is the line of the last newline, when the lexer is at the end.
func (lx *lexer) lastLine() int32 {
	if lx.line > 1 && lx.lineStart >= len(lx.src)-1 {
		return lx.line - 1
	}
	return lx.line
}
