// This file puts verdicts and findings into words.

package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/cfront"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// verbs are the quantities as what a function does.
var verbs = map[iface.Quantity]string{iface.Alloc: "allocates", iface.Free: "frees", iface.Peak: "peaks at"}

// verdict is the diagnostic of a clause's verdict.
func verdict(f *iface.Interface, v *typecheck.Verdict) *diag.Diagnostic {
	text := v.Clause.String()
	var d *diag.Diagnostic
	switch {
	case v.Status == typecheck.Exact:
		d = diag.New(diag.Exact, v.Clause.Pos, "%s is exact for %s", text, f.Name)
	case v.Status == typecheck.Holds:
		d = diag.New(diag.Holds, v.Clause.Pos, "%s holds for %s", text, f.Name)
		if v.Clause.Rel == iface.Exact {
			if v.Differs {
				d.Message += ", but is not exact"
			} else {
				d.Message += ", but is not proved exact"
			}
			if v.Slack != nil && !sym.HasRec(v.Slack) && !sym.Equal(v.Slack, sym.Int(0)) {
				d.Message += fmt.Sprintf(": slack %s bytes", sym.C(v.Slack))
			}
		} else {
			d.Severity = diag.Ignored // what was asked for
		}
	case v.Status == typecheck.Violated:
		d = diag.New(diag.Violated, v.Clause.Pos, "%s %s %s bytes, %s allows %s; e.g. %s", f.Name,
			verbs[v.Clause.Key.Quantity], formula(v.ActualExpr, v.Actual), text, formula(v.DeclaredExpr, v.Declared), model(v.Model))
		d.Set("declared", v.Declared.String()).Set("actual", v.Actual.String())
		d.Set("model", modelStrings(v.Model))
		if v.AllocFailed {
			d.Message += ", when an allocation fails"
		}
	case v.Why == typecheck.WhyVacuous:
		d = diag.New(diag.Vacuous, v.Clause.Pos, "no call can test %s of %s", text, f.Name)
	default:
		d = diag.New(diag.Unknown, v.Clause.Pos, "%s of %s is neither proved nor refuted: %s", text, f.Name, v.Why)
		if v.Reason != nil {
			d.Note(v.Reason.Pos, "%s: %s", v.Reason.Code, v.Reason.What)
		}
	}
	d.End = v.Clause.End
	for _, t := range v.Trail {
		if t.Pos.IsValid() && v.Status == typecheck.Violated {
			d.Note(t.Pos, "%s", t.Text)
		}
	}
	return d.In(f.Name)
}

// stored are the diagnostics of a function put where clauses are expected; none
// when it implies them.
func stored(ctx context.Context, s *cfront.Stored, d prove.Decider) (ds []*diag.Diagnostic) {
	name := s.Function
	if name == "" {
		name = "a function pointer without these clauses"
	}
	if s.Iface == nil {
		return append(ds, diag.New(diag.Unknown, s.Pos, "whether %s implies the clauses of %s, where it is put, is not known", name, s.Pointer))
	}
	add := func(one *diag.Diagnostic, c *iface.Clause) {
		one.Message = name + " is put into " + s.Pointer + ": " + one.Message
		one.Pos, one.End = s.Pos, diag.Pos{}
		ds = append(ds, one.Note(c.Pos, "the clause"))
	}
	for n, v := range typecheck.Check(ctx, s.Iface, d) {
		if n >= s.Written && len(ds) > 0 {
			break // what is believed only adds to what is said
		}
		if v.Status == typecheck.Violated || v.Status == typecheck.Unknown && v.Why != typecheck.WhyVacuous {
			add(verdict(s.Iface, &v), &v.Clause)
		}
	}
	for _, o := range typecheck.Obligations(ctx, s.Iface, d) {
		if o.Status == typecheck.Violated {
			add(diag.New(diag.Violated, s.Pos, "calls through it need not fulfil %v; e.g. %s", o.Clause, model(o.Model)), o.Clause)
		}
	}
	return ds
}

// duty is the diagnostic of what a function had to show apart from its clauses.
func duty(f *iface.Interface, o *typecheck.Duty) *diag.Diagnostic {
	text := o.Clause.String()
	pos := o.Pos
	if pos.Model() || !pos.IsValid() {
		pos = f.Pos
	}
	call := o.Clause.Key.Quantity == iface.Requires
	var d *diag.Diagnostic
	switch {
	case o.Status == typecheck.Exact && call:
		d = diag.New(diag.Exact, pos, "%s of %s is met by this call in %s", text, o.What, f.Name)
	case o.Status == typecheck.Exact:
		d = diag.New(diag.Exact, pos, "%s leaves %s as %s says", f.Name, o.What, text)
	case o.Status == typecheck.Violated && call:
		d = diag.New(diag.Violated, pos, "%s calls %s where %s does not hold; e.g. %s", f.Name, o.What, text, model(o.Model))
	case o.Status == typecheck.Violated:
		d = diag.New(diag.Violated, pos, "%s leaves %s with %s bytes, %s says %s; e.g. %s", f.Name, o.What,
			formula(o.Actual, o.ActualAt), text, formula(o.Declared, o.DeclaredAt), model(o.Model))
		d.Set("declared", o.DeclaredAt.String()).Set("actual", o.ActualAt.String())
	default:
		d = diag.New(diag.Unknown, pos, "whether %s leaves %s as %s says is neither proved nor refuted: %s", f.Name, o.What, text, o.Why)
	}
	if o.Status == typecheck.Violated {
		d.Set("model", modelStrings(o.Model))
	}
	if o.Status != typecheck.Exact {
		d.Note(o.Clause.Pos, "the clause")
	}
	return d.In(f.Name)
}

// finding is the diagnostic of something no clause speaks of. Where the site is
// in a library model it stands at the function.
func finding(f *iface.Interface, l *typecheck.Finding) *diag.Diagnostic {
	pos, site := l.Pos, "here"
	if pos.Model() {
		pos, site = f.Pos, "by "+siteName(l.Region.Kind)
	}
	var d *diag.Diagnostic
	switch diag.Code(l.Code) {
	case diag.Leak:
		when := "when the call returns"
		if l.AllocFailed {
			when = "when a later allocation fails"
		}
		block := "a block"
		if l.Bytes != nil && len(sym.C(l.Bytes)) < 80 {
			block = "a block of " + sym.C(l.Bytes) + " bytes"
		}
		d = diag.New(diag.Leak, pos, "%s leaks %s allocated %s: nothing points to it %s", f.Name, block, site, when)
	case diag.Wrap:
		d = diag.New(diag.Wrap, pos, "the size %s of this request in %s wraps around to %v bytes; e.g. %s",
			sym.C(l.Bytes), f.Name, l.Request, model(l.Model))
		d.Set("model", modelStrings(l.Model)).Set("request", l.Request.String())
	case diag.UndefinedFormula:
		d = diag.New(diag.UndefinedFormula, pos, "%s of %s has no value, and such calls are not covered; e.g. %s", l.Text, f.Name, model(l.Model))
		d.Set("model", modelStrings(l.Model))
	case diag.ReallocZero:
		d = diag.New(diag.ReallocZero, pos, "%s calls %s with size 0, which gives the block back or not, as the C library likes; e.g. %s", f.Name, l.Text, model(l.Model))
	case diag.MismatchedRelease:
		d = diag.New(diag.MismatchedRelease, pos, "in %s %s; e.g. %s", f.Name, l.Text, model(l.Model))
	default:
		d = diag.New(diag.Code(l.Code), pos, "%s", l.Text)
	}
	for _, t := range l.Trail {
		if t.Pos.IsValid() && t.Pos != pos && !t.Pos.Model() {
			d.Note(t.Pos, "%s", t.Text)
		}
	}
	return d.In(f.Name)
}

// siteName is the allocator of a kind of block.
func siteName(kind string) string {
	if kind == "" {
		return "the library"
	}
	return kind
}

// formula prefers the formula; a number says as much and is shorter.
func formula(e sym.Expr, n *big.Int) string {
	if e == nil {
		return n.String()
	}
	return sym.C(e)
}

// model is an input in words: "n = 1, m = 0".
func model(m map[string]*big.Int) string {
	var parts []string
	for _, name := range slices.SortedFunc(maps.Keys(m), cmp.Compare[string]) {
		parts = append(parts, fmt.Sprintf("%s = %v", name, m[name]))
	}
	if len(parts) == 0 {
		return "any call"
	}
	return strings.Join(parts, ", ")
}

func modelStrings(m map[string]*big.Int) map[string]string {
	out := map[string]string{}
	for k, v := range m {
		out[k] = v.String()
	}
	return out
}
