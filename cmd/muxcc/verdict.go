// This file puts verdicts and findings into words.

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

// verbs are the quantities as what a function does.
var verbs = map[iface.Quantity]string{iface.Alloc: "allocates", iface.Free: "frees", iface.Peak: "peaks at"}

// verdict is the diagnostic of a clause's verdict.
func verdict(f *iface.Interface, v *typecheck.Verdict) *diag.Diagnostic {
	text := "[" + v.Clause.Text + "]"
	var d *diag.Diagnostic
	switch v.Status {
	case typecheck.Exact:
		d = diag.New(diag.Exact, v.Clause.Pos, "%s is exact for %s", text, f.Name)
	case typecheck.Holds:
		d = diag.New(diag.Holds, v.Clause.Pos, "%s holds for %s", text, f.Name)
		if v.Clause.Rel == iface.Exact {
			if v.Slack != nil {
				d.Message += fmt.Sprintf(", but is not exact: slack %s bytes", sym.C(v.Slack))
			}
		} else {
			d.Severity = diag.Ignored // what was asked for
		}
	case typecheck.Violated:
		d = diag.New(diag.Violated, v.Clause.Pos, "%s %s %s bytes, %s allows %s; e.g. %s", f.Name,
			verbs[v.Clause.Key.Quantity], formula(v.ActualExpr, v.Actual), text, formula(v.DeclaredExpr, v.Declared), model(v.Model))
		d.Set("declared", v.Declared.String()).Set("actual", v.Actual.String())
		d.Set("model", modelStrings(v.Model))
		if v.AllocFailed {
			d.Message += ", when an allocation fails"
		}
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

// finding is the diagnostic of something no clause speaks of.
func finding(f *iface.Interface, l *typecheck.Finding) *diag.Diagnostic {
	d := diag.New(diag.Code(l.Code), l.Pos, "%s", l.Text).In(f.Name)
	for _, t := range l.Trail {
		if t.Pos.IsValid() {
			d.Note(t.Pos, "%s", t.Text)
		}
	}
	return d
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
