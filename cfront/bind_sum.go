// This file evaluates the sums of clauses: over closed forms, and over what an
// array of the caller's holds, which the machine names in the same way.

package cfront

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// sumIndex is the index of a sum while its body is read.
type sumIndex struct {
	number *sym.Sym // of the term, from 0
	at     sym.Expr // its value
}

// indexNames are the letters by which the numbers of terms are known.
var indexNames = [...]string{"i", "j", "k", "l", "m"}

// indexName is a letter for the number of a term in the texts of a function's
// inputs: none of its parameters' names and none of an object of the unit.
func indexName(u *Unit, params []param, taken func(string) bool) string {
	for _, name := range indexNames {
		free := len(u.Decls[name]) == 0 && !taken(name)
		for _, p := range params {
			free = free && p.name != name
		}
		if free {
			return name
		}
	}
	return "#"
}

// sum = "sum" "(" name "," expression "," expression "," expression ")"
//
// The terms are numbered from 0, as the machine numbers the iterations of a loop.
func (e *evaluator) sum(t tok) value {
	e.enter()
	defer e.leave()
	i := e.next()
	if i.kind != tkIdent {
		e.fail(diag.Syntax, i.off, "sum needs the name of an index: sum(i, lo, hi, e)")
	}
	e.expect(",")
	lo, lv := e.operand(e.conditional(), t.off)
	e.expect(",")
	hi, hv := e.operand(e.conditional(), t.off)
	e.expect(",")
	params := e.s.canon
	if len(params) == 0 {
		params = e.s.params
	}
	name := indexName(e.u, params, func(name string) bool {
		for _, x := range e.bound {
			if x.number.Name == name {
				return true
			}
		}
		return false
	})
	s := sym.NewSym(name, sym.Bound, big.NewInt(0), nil)
	old := e.bound[i.text]
	e.bound[i.text] = &sumIndex{number: s, at: sym.AddOf(lo, s)}
	x, xv := e.operand(e.conditional(), t.off)
	if old == nil {
		delete(e.bound, i.text)
	} else {
		e.bound[i.text] = old
	}
	e.expect(")")
	count := sym.Sub(hi, lo)
	rest, total := e.sumElements(x, s, count, t)
	body := e.definedTerms(xv.undef, s)
	if !sym.IsFalse(body) && sym.CondHasSym(body, s.Name) {
		e.fail(diag.Unsupported, t.off, "the body of this sum may have no value for some index")
	}
	undef := sym.OrOf(lv.undef, hv.undef, sym.AndOf(sym.LtOf(lo, hi), body))
	return value{t: ofType(e.u.AST.Long), e: sym.AddOf(sym.SumOf(s, sym.Int(0), count, rest), total), undef: undef}
}

// addInput notes an input of the clause; one that an index decides is an element of
// the sum over it.
func (e *evaluator) addInput(in *iface.Input) {
	of := 0 // how many indices decide it
	for _, x := range e.bound {
		if placeHasSym(&in.Place, x.number.Name) {
			of++
		}
	}
	switch {
	case e.ofElement(&in.Place):
		e.fail(diag.Unsupported, e.peek().off, "'%s' depends on an element of a sum", in.Sym.Name)
	case of > 0 && (of > 1 || e.s.this != nil || in.Kind != iface.InValue && in.Kind != iface.InLength && in.Kind != iface.InResourceOf):
		e.fail(diag.Unsupported, e.peek().off, "'%s' depends on the index of a sum", in.Sym.Name)
	case of == 0:
		e.inputs[in.Sym.Name] = in
	default:
		e.elements[in.Sym.Name] = in
	}
}

// ofElement reports whether the way to a place goes by the number that an element is.
func (e *evaluator) ofElement(p *iface.Place) bool {
	for _, st := range p.Steps {
		if st.Offset != nil && e.hasElement(st.Offset) {
			return true
		}
	}
	return false
}

func placeHasSym(p *iface.Place, name string) bool {
	for _, st := range p.Steps {
		if st.Offset != nil && sym.HasSym(st.Offset, name) {
			return true
		}
	}
	return false
}

// sumElements splits the term x of a sum into what does not speak of elements, and
// the inputs that stand for the sums over those that it adds.
func (e *evaluator) sumElements(x sym.Expr, i *sym.Sym, count sym.Expr, t tok) (rest, total sym.Expr) {
	rest, total = x, sym.Int(0)
	for _, v := range sym.FreeSyms(x) {
		of := e.elements[v.Name]
		if of == nil || !placeHasSym(&of.Place, i.Name) {
			continue
		}
		coef, other, ok := sym.Normalize(rest).LinearIn(v)
		if !ok || sym.HasSym(other, v.Name) || sym.HasSym(coef, i.Name) || e.hasElement(coef) || sym.HasSym(count, i.Name) || e.hasIndex(count) {
			e.fail(diag.Unsupported, t.off, "a sum of '%s' that is not linear in it", v.Name)
		}
		rest = other
		total = sym.AddOf(total, sym.MulOf(coef, e.elementSum(of, i, count)))
	}
	return rest, total
}

func (e *evaluator) hasElement(x sym.Expr) bool {
	for _, v := range sym.FreeSyms(x) {
		if e.elements[v.Name] != nil {
			return true
		}
	}
	return false
}

func (e *evaluator) hasIndex(x sym.Expr) bool {
	for _, b := range e.bound {
		if sym.HasSym(x, b.number.Name) {
			return true
		}
	}
	return false
}

// elementSum is the input for the sum of an element over the first count numbers.
func (e *evaluator) elementSum(of *iface.Input, i *sym.Sym, count sym.Expr) *sym.Sym {
	name := "sum(" + i.Name + ", 0, " + sym.C(count) + ", " + of.Sym.Name + ")"
	lo := of.Sym.Lo
	if lo != nil && lo.Sign() != 0 {
		lo = nil
	}
	var hi *big.Int
	if of.Kind != iface.InValue {
		hi = maxAddress()
	}
	s := sym.NewSym(name, sym.Input, lo, hi)
	e.inputs[name] = &iface.Input{Sym: s, Kind: iface.InPure, Fn: "sum", Type: of.Type, Place: of.Place, Signed: of.Signed,
		Each: &iface.Elements{Index: i, Count: count, Kind: of.Kind, Fn: of.Fn}}
	return s
}

// definedTerms leaves out of when the term numbered i has no value what depends on
// an element: the clause speaks of calls in which all elements have what it asks of
// them, and no other value of theirs is known to it.
func (e *evaluator) definedTerms(undef sym.Cond, i *sym.Sym) sym.Cond {
	parts := []sym.Cond{undef}
	if or, ok := undef.(*sym.Or); ok {
		parts = or.X
	}
	var keep []sym.Cond
	for _, c := range parts {
		element := false
		for _, v := range sym.CondSyms(c) {
			element = element || e.elements[v.Name] != nil
		}
		if !element {
			keep = append(keep, c)
		}
	}
	return sym.OrOf(keep...)
}
