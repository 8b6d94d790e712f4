// This file is where the driver meets the analysis: one unit's text goes in,
// diagnostics and interfaces come out.

package main

import (
	"bytes"
	"context"
	"errors"

	"github.com/muxlang/mux/cfront"
	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/smt"
	"github.com/muxlang/mux/typecheck/symexec"
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
	imported map[string]*iface.Interface
	hooks    []iface.Hook // of other units
	source   func(ctx context.Context, file string) *cfront.Unit
	opts     *options
}

// result is what the analysis found, for documents, headers and stubs.
type result struct {
	unit     *cfront.Unit
	bindings *cfront.Bindings
	ifaces   []*iface.Interface
	hooks    []iface.Hook
	verdicts map[*iface.Interface][]typecheck.Verdict
}

// analyze reads and checks a unit. Its error means that the tool failed, not
// the program: the unit is compiled all the same.
func analyze(ctx context.Context, j *job) ([]*diag.Diagnostic, *result, error) {
	var keep []byte // the clauses' text
	var at []int
	for _, g := range j.Groups {
		keep = append(append(keep, j.Source[g.Span.Start:g.Span.End]...), '\n')
		at = append(at, g.Decl)
	}
	u, err := cfront.Load(ctx, cfront.LoadConfig{
		Path: j.Name, Text: j.Text, CC: j.CC, Std: j.Std, Expanded: j.Expanded, Keep: keep, KeepAt: at,
		Bodyless: !j.opts.everything() && !j.concernsBodies(),
	})
	if err != nil {
		return unsupported(j, err)
	}
	bindings, ds := u.Bind(cfront.BindConfig{Text: j.Source, Groups: j.Groups})
	res := &result{unit: u, bindings: bindings, verdicts: map[*iface.Interface][]typecheck.Verdict{}}
	declared := map[string]*iface.Interface{}
	only := map[string]bool{}
	for _, f := range bindings.Funcs {
		declared[f.Name] = f
		only[f.Name] = true
	}
	for _, name := range j.opts.explain {
		only[name] = true
	}
	if j.opts.all() {
		only = nil
	}
	solver := smt.Open(smt.Options{})
	defer solver.Close()
	decider := prove.Chain(prove.New(prove.Options{}), solver)
	// Functions that do not get their turn in most of the time are unknown, so
	// that what was found of the others is not lost.
	soft, stop := withTime(ctx, j.opts.timeLimit*4/5)
	defer stop()
	limits := symexec.DefaultLimits()
	limits.Steps *= j.opts.effort
	limits.AfterLoss *= j.opts.effort
	limits.UnitSteps *= j.opts.effort
	found, err := cfront.InferUnit(soft, u, cfront.InferOptions{
		Limits:  limits,
		Decider: decider, Declared: declared, Imported: j.imported, Hooks: j.hooks, Only: only, Bindings: bindings,
		Source: func(file string) *cfront.Unit { return j.source(soft, file) },
	})
	if err != nil {
		return ds, res, err
	}
	res.ifaces, res.hooks = found.Functions, found.Hooks
	if soft.Err() != nil && ctx.Err() == nil {
		note("%s: the time limit of %v was reached; the functions left are unknown", j.Name, j.opts.timeLimit)
	}
	for _, f := range res.ifaces {
		spell(u, f)
		if f.Summary == nil {
			continue
		}
		vs := typecheck.Check(ctx, f, decider)
		res.verdicts[f] = vs
		for i := range vs {
			ds = append(ds, verdict(f, &vs[i]))
		}
		for _, o := range typecheck.Obligations(ctx, f, decider) {
			ds = append(ds, duty(f, &o))
		}
		ds = append(ds, j.findings(ctx, f, decider)...)
	}
	for i := range found.Stored {
		ds = append(ds, stored(ctx, &found.Stored[i], decider)...)
	}
	return ds, res, ctx.Err()
}

// concernsBodies reports whether some clause is the matter of functions that have
// none: those that call what requires something, write an object that a resource
// clause speaks of, or put a function where clauses are expected.
func (j *job) concernsBodies() bool {
	for _, g := range j.Groups {
		if g.Member || bytes.HasPrefix(j.Text[min(g.Decl, len(j.Text)):], []byte("typedef")) {
			return true
		}
		for _, c := range g.Clauses {
			if k := iface.LookupKeyword(c.Keyword); k != nil && (k.Quantity == iface.Requires || k.Quantity == iface.Resource) {
				return true
			}
		}
	}
	return false
}

// unsupported turns an error of the front-end into a note for the user where it
// speaks of the source.
func unsupported(j *job, err error) ([]*diag.Diagnostic, *result, error) {
	var no *cfront.UnsupportedError
	if !errors.As(err, &no) {
		return nil, nil, err
	}
	pos := no.Pos
	if !pos.IsValid() {
		pos = diag.Pos{File: j.Name}
	}
	return []*diag.Diagnostic{diag.New(diag.Unsupported, pos, "not analysed: %s", no.Msg)}, nil, nil
}

// spell gives f's parameters and result the types its definition is written
// with, where the names of the parameters stay those of the formulas.
func spell(u *cfront.Unit, f *iface.Interface) {
	params, result, ok := u.Spelling(u.Func(f.Name))
	if !ok || len(params) != len(f.Params) {
		return
	}
	f.Result = result
	for i := range params {
		params[i].Name = f.Params[i].Name
	}
	f.Params = params
}

// findings are the diagnostics of f apart from its clauses' verdicts. Functions
// without clauses only get those that an option names: what is inferred over a
// whole build is not to flood it.
func (j *job) findings(ctx context.Context, f *iface.Interface, d prove.Decider) (ds []*diag.Diagnostic) {
	for _, search := range []struct {
		code diag.Code
		run  func(context.Context, *iface.Interface, prove.Decider) []typecheck.Finding
	}{{diag.Leak, typecheck.Leaks}, {diag.Wrap, typecheck.Wraps}, {diag.UndefinedFormula, typecheck.Undefined},
		{diag.ReallocZero, warnings(diag.ReallocZero)}, {diag.MismatchedRelease, warnings(diag.MismatchedRelease)}} {
		if len(f.Clauses) == 0 && !j.opts.asked(search.code) || j.opts.severity.Of(search.code) == diag.Ignored {
			continue
		}
		for _, l := range search.run(ctx, f, d) {
			ds = append(ds, finding(f, &l))
		}
	}
	return ds
}

// warnings finds what was noted with a code.
func warnings(code diag.Code) func(context.Context, *iface.Interface, prove.Decider) []typecheck.Finding {
	return func(ctx context.Context, f *iface.Interface, d prove.Decider) []typecheck.Finding {
		return typecheck.Warnings(ctx, f, d, code)
	}
}
