// This file is where the driver meets the analysis: one unit's text goes in,
// diagnostics and interfaces come out.

package main

import (
	"context"
	"errors"

	"github.com/muxlang/mux/cfront"
	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
)

// job is a unit for the analysis.
type job struct {
	Name     string
	Text     []byte // preprocessed, clauses blanked
	Source   []byte // the same with clauses
	Groups   []clause.Group
	Expanded bool // macros are expanded in Text
	CC       []string
	Std      string
	opts     *options
}

// result is what the analysis found, for documents, headers and stubs.
type result struct {
	unit *cfront.Unit
}

// analyze reads and checks a unit. Its error means that the tool failed, not
// the program: the unit is compiled all the same.
func analyze(ctx context.Context, j *job) ([]*diag.Diagnostic, *result, error) {
	u, err := cfront.Load(ctx, cfront.LoadConfig{
		Path: j.Name, Text: j.Text, CC: j.CC, Std: j.Std, Expanded: j.Expanded,
	})
	if err != nil {
		var no *cfront.UnsupportedError
		if errors.As(err, &no) {
			pos := no.Pos
			if !pos.IsValid() {
				pos = diag.Pos{File: j.Name}
			}
			return []*diag.Diagnostic{diag.New(diag.Unsupported, pos, "not analysed: %s", no.Msg)}, nil, nil
		}
		return nil, nil, err
	}
	return nil, &result{unit: u}, nil
}

// finish writes what the options ask for of a unit that was analysed.
func (b *build) finish(u *unit, res *result) {}

// stubs is the unit's text with run-time checks, nil when none are asked for or
// possible.
func (b *build) stubs(u *unit, res *result) []byte { return nil }

// link adds the counting runtime to a command that links instrumented objects.
func (b *build) link(command []string) []string { return command }
