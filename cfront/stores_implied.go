// This file states the clauses of a function pointer as clauses of a function
// that is put there.

package cfront

import (
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// implied is what the function has to fulfil where calls through a pointer with
// the clauses of d are believed; nil when nothing is known of the function.
func (an *analyser) implied(d *iface.Interface, name string) *iface.Interface {
	f := an.knownAs(name)
	if f == nil || f.Summary == nil || len(f.Params) != len(d.Params) || f.Variadic != d.Variadic {
		return nil
	}
	out := &iface.Interface{Name: name, Lang: iface.C, Accounting: d.Accounting, Params: f.Params, Result: f.Result,
		Inputs: map[string]*iface.Input{}, Summary: f.Summary, Origin: f.Origin, Pos: f.Pos,
		Invariants: f.Invariants, Doubt: f.Doubt}
	sub := map[string]sym.Expr{}
	for _, n := range sortedKeys(d.Inputs) {
		in := *d.Inputs[n]
		if in.Place.Root == iface.RootParam {
			i := in.Place.Index
			if i < 0 || i >= len(f.Params) {
				return nil
			}
			to := f.Params[i].Name
			in.Place.Text = renameRoot(in.Place.Text, in.Place.Name, to)
			in.Sym = sym.NewSym(renameRoot(n, in.Place.Name, to), in.Sym.Origin, in.Sym.Lo, in.Sym.Hi)
			in.Place.Name = to
		}
		sub[n] = in.Sym
		out.Inputs[in.Sym.Name] = &in
	}
	for _, c := range d.Clauses {
		if c.Bound != nil {
			c.Bound = sym.Subst(c.Bound, sub)
		}
		if c.Cond != nil {
			c.Cond = sym.SubstCond(c.Cond, sub)
		}
		if c.Undefined != nil {
			c.Undefined = sym.SubstCond(c.Undefined, sub)
		}
		if c.Place != nil && c.Place.Root == iface.RootParam && c.Place.Index < len(f.Params) {
			p := *c.Place
			p.Text = renameRoot(p.Text, p.Name, f.Params[p.Index].Name)
			c.Place = &p
		}
		out.Clauses = append(out.Clauses, c)
	}
	for _, c := range d.Invariants {
		out.Invariants = append(out.Invariants[:len(out.Invariants):len(out.Invariants)], sym.SubstCond(c, sub))
	}
	out.Clauses = append(out.Clauses, believed(out)...)
	for i := range f.Clauses {
		if c := &f.Clauses[i]; c.Key != nil && c.Key.Quantity == iface.Requires && c.Cond != nil {
			out.Obligations = append(out.Obligations, iface.Obligation{Clause: c, What: name, Path: sym.True, Cond: c.Cond})
		}
	}
	return out
}

// believed are the clauses that a pointer has although they are not written: an
// absent alloc or free is believed 0 where there is any quantity, an absent peak
// at most what is acquired.
func believed(d *iface.Interface) (out []iface.Clause) {
	has := map[iface.Quantity]bool{}
	at := d.Clauses[0]
	total, bounded := sym.Expr(sym.Int(0)), true
	for _, c := range d.Clauses {
		if c.Key == nil || c.Bound == nil {
			continue
		}
		has[c.Key.Quantity] = true
		if c.Key.Quantity == iface.Alloc {
			total, bounded = sym.AddOf(total, c.Bound), bounded && c.Rel != iface.AtLeast
		}
	}
	if !has[iface.Alloc] && !has[iface.Free] && !has[iface.Peak] {
		return nil
	}
	add := func(word string, rel iface.Relation, text string, bound sym.Expr) {
		if k := iface.LookupKeyword(word); k != nil {
			out = append(out, iface.Clause{Key: k, Rel: rel, Bound: bound, Text: text, Pos: at.Pos, End: at.End})
		}
	}
	if !has[iface.Alloc] {
		add("alloc", iface.Exact, "alloc 0", sym.Int(0))
	}
	if !has[iface.Free] {
		add("free", iface.AtLeast, "free >= 0", sym.Int(0))
	}
	if !has[iface.Peak] && bounded {
		add("peak", iface.AtMost, "peak <= "+sym.C(total), total)
	}
	return out
}

// renameRoot spells text with another name of the parameter it starts at.
func renameRoot(text, from, to string) string {
	if from == "" || from == to {
		return text
	}
	word := func(c byte) bool {
		return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	for i := 0; ; {
		j := strings.Index(text[i:], from)
		if j < 0 {
			return text
		}
		j += i
		end := j + len(from)
		member := j > 0 && (text[j-1] == '.' || j > 1 && text[j-2:j] == "->")
		if (j == 0 || !word(text[j-1])) && (end == len(text) || !word(text[end])) && !member {
			return text[:j] + to + text[end:]
		}
		i = end
	}
}

// knownAs is what is known of a function: inferred, declared, or of a library.
func (an *analyser) knownAs(name string) *iface.Interface {
	if fn := an.u.funcs[name]; fn != nil {
		an.infer(fn, 0)
		if an.done[fn] == nil {
			return nil
		}
		return an.interfaceOf(fn)
	}
	t := an.resolve(an.u, name)
	switch {
	case t.clauses != nil:
		return byClauses(t.clauses)
	case t.summary != nil:
		return t.summary
	case t.fn != nil && t.fn.model:
		if an.done[t.fn] == nil {
			an.done[t.fn] = an.run(t.fn)
		}
		return an.interfaceOf(t.fn)
	}
	return nil
}

// byClauses gives a declaration the summary that its clauses say.
func byClauses(d *iface.Interface) *iface.Interface {
	zero := effect.Point(sym.Int(0))
	a, f := zero, zero
	var peak *effect.Bound
	path := []sym.Cond{}
	for _, c := range d.Clauses {
		if c.Key == nil || c.Bound == nil {
			continue
		}
		b := c.Range(c.Bound)
		switch c.Key.Quantity {
		case iface.Alloc:
			a = effect.AddBound(a, b)
		case iface.Free:
			f = b
		case iface.Peak:
			peak = &b
		}
		if c.Undefined != nil {
			path = append(path, sym.NotOf(c.Undefined))
		}
	}
	e := effect.OfBounds(a, f)
	switch {
	case peak != nil:
		e.Peak = *peak
	case f.IsZero():
		e = effect.Effect{Alloc: a, Freed: f, Net: a, Peak: a}
	default:
		e.Peak = effect.Bound{Lo: sym.Int(0), Hi: a.Hi}
	}
	out := *d
	out.Summary = &iface.Summary{Inputs: d.Inputs, Cases: []iface.Case{{Path: sym.AndOf(path...), Effect: e,
		Result: iface.Unknown{Why: iface.Reason{Code: "other-unit", What: d.Name, Pos: d.Pos}}}},
		Assumes: []iface.Assumption{{Code: "trusted-clause", Text: "the clauses of " + d.Name + " are believed", Pos: d.Pos}}}
	return &out
}
