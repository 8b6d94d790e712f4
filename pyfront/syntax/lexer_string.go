// This file tokenizes string literals.

package syntax

// stringStart makes a string token if a prefixed literal starts with c at the
// next byte.
func (lx *lexer) stringStart(t *token, c byte) bool {
	var sawB, sawR, sawU, sawF, sawT bool
	src := lx.src
	start := lx.off
	for i := start; ; {
		switch c | 0x20 {
		case 'b':
			if sawB || sawU || sawF || sawT {
				return false
			}
			sawB = true
		case 'u':
			if sawB || sawU || sawR || sawF || sawT {
				return false
			}
			sawU = true
		case 'r':
			if sawR || sawU {
				return false
			}
			sawR = true
		case 'f':
			if sawF || sawB || sawU || sawT {
				return false
			}
			sawF = true
		case 't':
			if sawT || sawB || sawU || sawF || lx.version < Python314 {
				return false
			}
			sawT = true
		default:
			return false
		}
		i++
		c = src[i]
		if c == '"' || c == '\'' {
			lx.off = i
			if sawT || sawF && lx.version >= Python312 {
				lx.fstringStart(t, start, sawR, sawT)
			} else {
				lx.begin(t, start)
				lx.str(t, start)
			}
			return true
		}
		if c < 'A' {
			return false
		}
	}
}

// str scans a literal whose quotes are next and whose token is begun.
func (lx *lexer) str(t *token, start int) {
	src := lx.src
	i := lx.off
	quote := src[i]
	i++
	size := 1
	if src[i] == quote {
		i++
		if src[i] != quote {
			lx.off = i
			lx.finish(t, tString)
			return
		}
		i++
		size = 3
	}
	closing := 0
	escapedQuote := false
	for {
		c := src[i]
		switch c {
		case quote:
			i++
			closing++
			if closing == size {
				lx.off = i
				lx.finish(t, tString)
				return
			}
			continue
		case '\\':
			i++
			if src[i] == quote {
				escapedQuote = true
			}
			if src[i] == '\n' {
				lx.off = i + 1
				lx.newline()
			}
			if src[i] != 0 {
				i++
			}
		case '\n':
			if size == 1 {
				lx.unterminated(t, size, escapedQuote, lx.line)
			}
			i++
			lx.off = i
			lx.newline()
		case 0:
			lx.off = i
			lx.unterminated(t, size, escapedQuote, lx.lastLine())
		default:
			i++
		}
		closing = 0
	}
}

// unterminated fails for a literal that does not end.
func (lx *lexer) unterminated(t *token, size int, escapedQuote bool, line int32) {
	pos := Pos{t.line, t.col, t.line, t.col}
	if f := lx.innermost(); f != nil && f.size == size && f.quote == lx.src[t.start] {
		lx.failAt(pos, "%s: expecting '}'", f.what())
	}
	switch {
	case lx.version < Python310 && size == 3:
		lx.failAt(pos, "EOF while scanning triple-quoted string literal")
	case lx.version < Python310:
		lx.failAt(pos, "EOL while scanning string literal")
	case size == 3:
		lx.failAt(pos, "unterminated triple-quoted string literal (detected at line %d)", line)
	case escapedQuote && lx.version >= Python314:
		lx.failAt(pos, "unterminated string literal (detected at line %d); perhaps you escaped the end quote?", line)
	default:
		lx.failAt(pos, "unterminated string literal (detected at line %d)", line)
	}
}
