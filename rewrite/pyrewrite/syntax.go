// This file puts syntax errors into diagnostics.

package pyrewrite

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
)

// SyntaxDiagnostic says why a file with the content src is not Python. An error
// of the file as a whole stands where its cause is: at the first NUL, or in the
// line that names the encoding.
func SyntaxDiagnostic(file string, src []byte, err *syntax.SyntaxError) *diag.Diagnostic {
	pos := diag.Pos{File: file, Line: int(err.Pos.Lineno)}
	if pos.Line > 0 {
		pos.Col = err.Offset()
	} else {
		pos.Line, pos.Col = culprit(src)
	}
	msg := fmt.Sprintf("%s: %s", err.Kind, err.Msg)
	if err.Needs != 0 {
		msg += fmt.Sprintf(" (needs Python >= %s)", err.Needs)
	}
	return diag.New(diag.SourceSyntax, pos, "%s", msg)
}

// culprit is the place in a file for an error that CPython reports without one.
func culprit(src []byte) (line, col int) {
	starts := lineStarts(src)
	for i := range min(2, len(starts)) {
		end := len(src)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if encodingComment.Match(src[starts[i]:end]) {
			line = i + 1
			break
		}
	}
	at := bytes.IndexByte(src, 0)
	if at < 0 {
		return max(line, 1), 1
	}
	line = 1
	for line < len(starts) && starts[line] <= at {
		line++
	}
	return line, utf8.RuneCount(src[starts[line-1]:at]) + 1
}
