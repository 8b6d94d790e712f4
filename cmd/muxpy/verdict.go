// This file puts verdicts into words.

package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// verb is a quantity as what a function does.
func verb(q iface.Quantity) string {
	switch q {
	case iface.Alloc:
		return "consumes"
	case iface.Free:
		return "gives back"
	}
	return "peaks at"
}

// verdict is a verdict as a diagnostic. What was asked for and is so is ignored,
// or with verbose a note.
func verdict(f *iface.Interface, v *typecheck.Verdict, verbose bool) *diag.Diagnostic {
	c := v.Clause
	word := verb(c.Key.Quantity)
	var d *diag.Diagnostic
	switch {
	case v.Status == typecheck.Exact:
		d = diag.New(diag.Exact, c.Pos, "%s: %s is exact", f.Name, c.Text)
	case v.Status == typecheck.Holds && c.Rel != iface.Exact:
		d = diag.New(diag.Holds, c.Pos, "%s: %s holds", f.Name, c.Text)
		d.Severity = diag.Ignored
	case v.Status == typecheck.Holds:
		msg := fmt.Sprintf("%s: %s holds, but is not exact", f.Name, c.Text)
		if v.ActualExpr != nil {
			msg = fmt.Sprintf("%s %s %s bytes, %s allows for it", f.Name, word, sym.Python(v.ActualExpr), c.Text)
		}
		if v.Slack != nil {
			msg += "; " + sym.Python(v.Slack) + " bytes are left"
		}
		d = diag.New(diag.Holds, c.Pos, "%s", msg)
	case v.Status == typecheck.Violated:
		actual := fmt.Sprint(v.Actual)
		if v.ActualExpr != nil {
			actual = sym.Python(v.ActualExpr)
		}
		says := "less"
		if v.Declared.Cmp(v.Actual) > 0 {
			says = "more"
		}
		d = diag.New(diag.Violated, c.Pos, "%s %s %s bytes, %s says %s; %s: %v bytes, declared %v",
			f.Name, word, actual, c.Text, says, example(v.Model), v.Actual, v.Declared)
		for _, t := range v.Trail {
			if t.Pos.IsValid() && t.Pos.File == c.Pos.File && t.Text != "" {
				d.Note(t.Pos, "%s", t.Text)
			}
		}
	case v.Why == typecheck.WhyVacuous:
		d = diag.New(diag.Vacuous, c.Pos, "%s: no call can test %s", f.Name, c.Text)
	default:
		d = diag.New(diag.Unknown, c.Pos, "%s: %s is neither proved nor refuted: %s", f.Name, c.Text, v.Why)
		if v.Reason != nil {
			d.Note(v.Reason.Pos, "%s: %s", v.Reason.Code, v.Reason.What)
		}
	}
	if verbose && d.Severity == diag.Ignored {
		d.Severity = diag.Note
	}
	d.End = c.End
	d.Set("status", v.Status.String()).Set("clause", c.Text)
	if v.Declared != nil {
		d.Set("declared", v.Declared.String()).Set("inferred", v.Actual.String())
	}
	if len(v.Model) > 0 {
		input := map[string]string{}
		for name, n := range v.Model {
			input[name] = n.String()
		}
		d.Set("model", input)
	}
	return d.In(f.Name)
}

// finding is the diagnostic of a clause that has no value for some input.
func finding(f *iface.Interface, x *typecheck.Finding) *diag.Diagnostic {
	d := diag.New(diag.UndefinedFormula, x.Pos, "%s: %s has no value, and such calls are not covered; %s", f.Name, x.Text, example(x.Model))
	return d.In(f.Name).Set("clause", x.Text)
}

// example is an input in words: "e.g. m = 0, n = 1".
func example(m map[string]*big.Int) string {
	var out []string
	for _, name := range slices.SortedFunc(maps.Keys(m), cmp.Compare[string]) {
		out = append(out, fmt.Sprintf("%s = %v", name, m[name]))
	}
	if len(out) == 0 {
		return "in every call"
	}
	return "e.g. " + strings.Join(out, ", ")
}
