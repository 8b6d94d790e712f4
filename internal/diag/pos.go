// This file defines positions in the user's sources.

// Package diag holds what the user is told: positions, diagnostics with
// documented codes, and their renderers.
package diag

import "strings"

import "fmt"

// Pos is a position in a source as the user knows it (after #line); Line and
// Col count from 1, 0 meaning unknown.
type Pos struct {
	File      string
	Line, Col int
}

// IsValid reports whether the position names a line.
func (p Pos) IsValid() bool { return p.Line > 0 }

// String is file:line:col, without the parts that are unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Model reports whether the position is in a library model, and not in a file of
// the user's.
func (p Pos) Model() bool { return strings.HasPrefix(p.File, "<") && p.File != "<stdin>" }
