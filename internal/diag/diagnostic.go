// This file defines the diagnostic, what the user is told, and its order.

package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity is how bad a diagnostic is. Ignored ones are not shown.
type Severity int

const (
	Ignored Severity = iota
	Note
	Warning
	Error
)

// String is the word gcc prints for the severity.
func (s Severity) String() string {
	switch s {
	case Ignored:
		return "ignored"
	case Note:
		return "note"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("Severity(%d)", int(s))
}

// Related is a site that contributed to a diagnostic, printed as a note under it.
type Related struct {
	Pos     Pos
	Message string
}

// Diagnostic is one thing to tell the user about the user's program. It is
// never a Go error (those are for the programmer or the system) and never a
// reason for an unknown result (iface.Reason), though it may report one.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Pos      Pos
	End      Pos // exclusive; zero when unknown
	Message  string
	Related  []Related
	Function string         // the function it speaks of, "" outside of one
	Data     map[string]any // values for machines: declared, inferred, model, …; JSON-encodable
}

// New returns a diagnostic with its code's default severity.
func New(code Code, pos Pos, format string, args ...any) *Diagnostic {
	return &Diagnostic{Code: code, Severity: code.Severity(), Pos: pos, Message: fmt.Sprintf(format, args...)}
}

// In sets the function a diagnostic speaks of and returns the diagnostic.
func (d *Diagnostic) In(function string) *Diagnostic {
	d.Function = function
	return d
}

// Note adds a related site, once, and returns the diagnostic.
func (d *Diagnostic) Note(pos Pos, format string, args ...any) *Diagnostic {
	if r := (Related{pos, fmt.Sprintf(format, args...)}); !slices.Contains(d.Related, r) {
		d.Related = append(d.Related, r)
	}
	return d
}

// Set records a value for machine readers and returns the diagnostic.
func (d *Diagnostic) Set(key string, value any) *Diagnostic {
	if d.Data == nil {
		d.Data = map[string]any{}
	}
	d.Data[key] = value
	return d
}

// String is the diagnostic's first line as gcc would print it.
func (d *Diagnostic) String() string {
	return textLine(d.Pos, d.Severity, d.Message, d.option(), palette{})
}

// Compare orders positions by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Sort orders diagnostics by position, worst first within one, and drops
// repeated ones (same code, position and message; the first stays).
func Sort(ds []*Diagnostic) []*Diagnostic {
	slices.SortStableFunc(ds, func(a, b *Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(ds, func(a, b *Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message
	})
}

// HasErrors reports whether a diagnostic fails the build.
func HasErrors(ds []*Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d *Diagnostic) bool { return d.Severity == Error })
}
