// This file defines the errors of the parser and how they are raised inside
// it.

package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrorKind is CPython's exception class.
type ErrorKind uint8

// The kinds of errors.
const (
	Syntax      ErrorKind = iota
	Indentation           // a SyntaxError about indentation
	Tab                   // an IndentationError about tabs
	Memory                // nested too deeply for the parser
)

// String is the exception's name.
func (k ErrorKind) String() string {
	return [...]string{"SyntaxError", "IndentationError", "TabError", "MemoryError"}[k]
}

// SyntaxError says why and where a source is not Python of the version asked
// for. Msg is CPython's wording. A zero Pos means that no place can be named,
// a zero end that only the start is known.
type SyntaxError struct {
	Kind     ErrorKind
	Filename string
	Pos      Pos
	Msg      string
	Text     string // the line, without its newline
	// Needs is the oldest later version that accepts the source, zero if none
	// does.
	Needs Version
}

// Error is file:line:col: kind: message, the column counted from 1 in
// characters, with the version that the source needs.
func (e *SyntaxError) Error() string {
	msg := e.Msg
	if e.Needs != 0 {
		msg += fmt.Sprintf(" (needs Python >= %s)", e.Needs)
	}
	if e.Pos.Lineno == 0 {
		return fmt.Sprintf("%s: %s: %s", e.Filename, e.Kind, msg)
	}
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.Filename, e.Pos.Lineno, e.Offset(), e.Kind, msg)
}

// Offset is the column counted from 1 in characters, as in CPython's
// SyntaxError.offset.
func (e *SyntaxError) Offset() int {
	col := min(int(e.Pos.ColOffset), len(e.Text))
	return utf8.RuneCountInString(e.Text[:max(col, 0)]) + 1
}

// bailout is what the parser panics with inside; Parse and the speculative
// productions recover it.
type bailout struct {
	err   *SyntaxError // nil: for no particular reason
	abort bool         // of the whole pass, also where it only tries
}

// maxErrorText bounds the line that an error carries.
const maxErrorText = 1 << 10

// newError makes an error at an extent.
func (lx *lexer) newError(k ErrorKind, pos Pos, format string, args ...any) *SyntaxError {
	return &SyntaxError{Kind: k, Filename: lx.filename, Pos: pos,
		Msg: fmt.Sprintf(format, args...), Text: lx.lineText(pos)}
}

// lineText is the line of a position, cut when it is enormous.
func (lx *lexer) lineText(pos Pos) string {
	rest := lx.src[:len(lx.src)-1]
	for n := pos.Lineno; n > 1; n-- {
		i := strings.IndexByte(rest, '\n')
		if i < 0 {
			return ""
		}
		rest = rest[i+1:]
	}
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if keep := max(maxErrorText, int(pos.ColOffset)); len(rest) > keep {
		rest = rest[:keep]
	}
	return rest
}

// failAt stops the parse with an error at an extent.
func (lx *lexer) failAt(pos Pos, format string, args ...any) {
	panic(bailout{err: lx.newError(Syntax, pos, format, args...)})
}
