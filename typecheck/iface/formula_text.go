// This file writes formulas: as one expression, and as text for people.

package iface

import (
	"fmt"
	"slices"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// Exact is the one expression of an exact formula; false when it is none.
func (f Formula) Exact() (sym.Expr, bool) {
	if f.Status != IsExact || len(f.Pieces) == 0 {
		return nil, false
	}
	return f.fold(func(b effect.Bound) sym.Expr { return b.Lo }), true
}

// Lo is the lower end as one expression; false when there is none for some input.
func (f Formula) Lo() (sym.Expr, bool) {
	for _, p := range f.Pieces {
		if effect.IsNegInf(p.Bound.Lo) {
			return nil, false
		}
	}
	if len(f.Pieces) == 0 {
		return nil, false
	}
	return f.fold(func(b effect.Bound) sym.Expr { return b.Lo }), true
}

// Hi is the upper end as one expression; false when there is none for some input.
func (f Formula) Hi() (sym.Expr, bool) {
	for _, p := range f.Pieces {
		if sym.IsInf(p.Bound.Hi) {
			return nil, false
		}
	}
	if len(f.Pieces) == 0 {
		return nil, false
	}
	return f.fold(func(b effect.Bound) sym.Expr { return b.Hi }), true
}

// fold writes the pieces as conditional expression; the last one is the else.
func (f Formula) fold(end func(effect.Bound) sym.Expr) sym.Expr {
	ps := f.ordered()
	e := end(ps[len(ps)-1].Bound)
	for _, p := range slices.Backward(ps[:len(ps)-1]) {
		e = sym.IteOf(p.Cond, end(p.Bound), e)
	}
	return e
}

// ordered puts the piece that reads best as "otherwise" last: one that is
// unknown, else one that is 0, else the one with the longest condition.
func (f Formula) ordered() []Piece {
	if len(f.Pieces) < 2 {
		return f.Pieces
	}
	k, score := 0, -1
	for i, p := range f.Pieces {
		s := len(sym.CondC(p.Cond))
		switch {
		case !p.Bound.IsFinite():
			s += 1 << 40
		case p.Bound.IsZero():
			s += 1 << 30
		}
		if s > score {
			k, score = i, s
		}
	}
	out := slices.Delete(slices.Clone(f.Pieces), k, k+1)
	return append(out, f.Pieces[k])
}

// Reason is the text behind an unknown: its reasons, at most three.
func (f Formula) Reason() string {
	if f.Status != IsUnknown {
		return ""
	}
	if len(f.Reasons) == 0 {
		return string(diag.Imprecise)
	}
	var parts []string
	seen := map[string]bool{}
	for _, r := range f.Reasons {
		s := r.Code
		if r.What != "" {
			s += ": " + r.What
		}
		if !seen[s] {
			seen[s] = true
			parts = append(parts, s)
		}
	}
	if n := len(parts); n > 3 {
		parts = append(parts[:3], fmt.Sprintf("%d more", n-3))
	}
	return strings.Join(parts, "; ")
}

// Text is the formula as one readable line in the notation of the language:
// "4*n if n > 0; 0 otherwise". Where the formula does not speak of all inputs, the
// last part has a condition as well, or, where that would be long, a remark follows.
func (f Formula) Text(lang Lang) string {
	expr, cond := sym.C, sym.CondC
	if lang == Python {
		expr, cond = sym.Python, sym.CondPython
	}
	var parts []string
	ps := f.ordered()
	spoken := Formula{Pieces: ps, signed: f.signed}.spoken()
	domain := f.Domain()
	complete, remark := sym.IsTrue(domain), ""
	if !complete && (sym.HasRec(sym.IteOf(domain, sym.Int(1), sym.Int(0))) || len(cond(domain)) > maxDomainText) {
		complete, remark = true, " (not for all inputs)"
	}
	for i, p := range ps {
		s := boundText(p.Bound, expr)
		if s == "" && len(ps) > 1 {
			s = "unknown"
		}
		switch {
		case s == "":
		case complete && len(ps) == 1:
		case complete && i == len(ps)-1:
			s += " otherwise"
		case complete:
			s += " if " + cond(p.Cond)
		default:
			s += " if " + cond(spoken[i])
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ") + remark
}

// maxDomainText is the length of conditions that are read with a formula.
const maxDomainText = 160

func boundText(b effect.Bound, expr func(sym.Expr) string) string {
	below, above := effect.IsNegInf(b.Lo), sym.IsInf(b.Hi)
	switch {
	case b.IsExact():
		return expr(b.Lo)
	case below && above:
		return ""
	case above:
		if n, ok := sym.IsInt(b.Lo); ok && n == 0 {
			return ""
		}
		return ">= " + expr(b.Lo)
	case below:
		return "<= " + expr(b.Hi)
	}
	return expr(b.Lo) + " .. " + expr(b.Hi)
}

// display is the derived text of a document.
func display(f *Interface) *jDisplay {
	show := func(c Component) *jShown {
		fm, when := f.Shown(c)
		j := &jShown{Status: fm.Status.String(), When: when, Reason: fm.Reason()}
		if e, ok := fm.Exact(); ok {
			j.Exact = texts(e)
			return j
		}
		if e, ok := fm.Lo(); ok {
			j.Lo = texts(e)
		}
		if e, ok := fm.Hi(); ok {
			j.Hi = texts(e)
		}
		return j
	}
	return &jDisplay{show(AllocComponent), show(FreeComponent), show(NetComponent), show(PeakComponent)}
}

func texts(e sym.Expr) *jTexts {
	if !withinLimits(e, nil) {
		return nil
	}
	return &jTexts{sym.C(e), sym.Python(e), sym.Math(e)}
}
