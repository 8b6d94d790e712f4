// This file exports exact formulas as CEL, where that cannot go wrong.

package iface

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// CEL is the formula of a quantity in the Common Expression Language, over a
// map v from symbol names to int. Integers of CEL are 64 bits wide and its
// division truncates, so the expression comes with its domain: a predicate
// under which no part of it overflows and every operand of a division is not
// negative, which makes the value equal to the formula's. ok is false when the
// formula is not exact, needs a sum, a recurrence, a power or a function that CEL does not
// have, or has no such domain.
func (f *Interface) CEL(q Component) (expr, domain string, ok bool) {
	formula := f.Formula(q)
	e, ok := formula.Exact()
	within := formula.Domain()
	if !ok || !withinLimits(e, nil) || !withinLimits(nil, within) {
		return "", "", false
	}
	syms := sym.FreeSyms(e)
	for _, s := range sym.CondSyms(within) {
		if !slices.ContainsFunc(syms, func(t *sym.Sym) bool { return t.Name == s.Name }) {
			syms = append(syms, s)
		}
	}
	// The widest symmetric range of the symbols under which all is safe.
	for bits := 62; bits >= 0; bits -= 2 {
		x := celExport{limit: new(big.Int).Lsh(big.NewInt(1), 62), cap: new(big.Int).Lsh(big.NewInt(1), uint(bits))}
		text, speaks := x.expr(e), ""
		if !sym.IsTrue(within) {
			speaks = " && " + x.cond(within)
		}
		if x.bad {
			return "", "", false
		}
		if x.unsafe || len(text)+len(speaks) > maxCEL {
			continue
		}
		var parts []string
		for _, s := range syms {
			r := x.rangeOf(s)
			if r.Lo.Cmp(r.Hi) > 0 {
				return "", "", false
			}
			v := celVariable(s)
			parts = append(parts, fmt.Sprintf("%s >= %s && %s <= %s", v, r.Lo, v, r.Hi))
		}
		if len(parts) == 0 {
			parts = []string{"true"}
		}
		return text, strings.Join(parts, " && ") + speaks, true
	}
	return "", "", false
}

// maxCEL bounds the text: CEL has no max, so operands of extremes are written twice.
const maxCEL = 4000

type celExport struct {
	limit, cap *big.Int
	bad        bool // has no form in CEL
	unsafe     bool // may overflow, or divide what is negative, in this domain
	size       int
}

func celVariable(s *sym.Sym) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s.Name); err != nil {
		return `v[""]`
	}
	return "v[" + strings.TrimSpace(b.String()) + "]"
}

// rangeOf is the symbol's range within the cap.
func (x *celExport) rangeOf(s *sym.Sym) sym.Interval {
	r := sym.Interval{Lo: new(big.Int).Neg(x.cap), Hi: x.cap}
	if s.Lo != nil && s.Lo.Cmp(r.Lo) > 0 {
		r.Lo = s.Lo
	}
	if s.Hi != nil && s.Hi.Cmp(r.Hi) < 0 {
		r.Hi = s.Hi
	}
	return r
}

// magnitude is the largest absolute value of e; unsafe when it is too large.
func (x *celExport) magnitude(e sym.Expr) *big.Int {
	r := sym.RangeOf(e, x.rangeOf)
	if r.Lo == nil || r.Hi == nil {
		x.unsafe = true
		return new(big.Int)
	}
	m := new(big.Int).Abs(r.Lo)
	if h := new(big.Int).Abs(r.Hi); h.Cmp(m) > 0 {
		m = h
	}
	x.check(m)
	return m
}

func (x *celExport) check(n *big.Int) {
	if n.Cmp(x.limit) > 0 {
		x.unsafe = true
	}
}

// atLeast demands that e is never below n.
func (x *celExport) atLeast(e sym.Expr, n int64) {
	if r := sym.RangeOf(e, x.rangeOf); r.Lo == nil || r.Lo.Cmp(big.NewInt(n)) < 0 {
		x.unsafe = true
	}
}

// join writes an n-ary operation; acc bounds every partial result, in any order.
func (x *celExport) join(es []sym.Expr, op string, acc func(a, b *big.Int)) string {
	total := big.NewInt(0)
	if op == " * " {
		total.SetInt64(1)
	}
	var parts []string
	for _, e := range es {
		acc(total, x.magnitude(e))
		parts = append(parts, x.expr(e))
	}
	x.check(total)
	return "(" + strings.Join(parts, op) + ")"
}

func (x *celExport) expr(e sym.Expr) string {
	if x.size++; x.size > maxCEL {
		x.bad = true
	}
	if x.bad {
		return ""
	}
	switch e := e.(type) {
	case *sym.Const:
		x.magnitude(e)
		if e.V.Sign() < 0 {
			return "(" + e.V.String() + ")"
		}
		return e.V.String()
	case *sym.Sym:
		if e.Origin != sym.Input {
			x.bad = true
		}
		return celVariable(e)
	case *sym.Add:
		return x.join(e.X, " + ", func(a, b *big.Int) { a.Add(a, b) })
	case *sym.Mul:
		one := big.NewInt(1)
		return x.join(e.X, " * ", func(a, b *big.Int) {
			if b.Cmp(one) > 0 { // a factor of 0 must not hide what others overflow
				a.Mul(a, b)
			}
		})
	case *sym.Max:
		return x.extreme(e.X, ">=")
	case *sym.Min:
		return x.extreme(e.X, "<=")
	case *sym.FloorDiv:
		return x.divide(e.X, e.Y, "/")
	case *sym.TruncDiv:
		return x.divide(e.X, e.Y, "/")
	case *sym.Mod:
		return x.divide(e.X, e.Y, "%")
	case *sym.Ite:
		return "(" + x.cond(e.C) + " ? " + x.expr(e.A) + " : " + x.expr(e.B) + ")"
	}
	x.bad = true
	return ""
}

func (x *celExport) extreme(es []sym.Expr, op string) string {
	if len(es) == 0 {
		x.bad = true
		return ""
	}
	s := x.expr(es[0])
	for _, e := range es[1:] {
		t := x.expr(e)
		s = "(" + s + " " + op + " " + t + " ? " + s + " : " + t + ")"
		if len(s) > maxCEL {
			x.bad = true
			return ""
		}
	}
	return s
}

func (x *celExport) divide(a, b sym.Expr, op string) string {
	x.atLeast(a, 0)
	x.atLeast(b, 1)
	x.magnitude(a)
	x.magnitude(b)
	return "(" + x.expr(a) + " " + op + " " + x.expr(b) + ")"
}

func (x *celExport) cond(c sym.Cond) string {
	list := func(cs []sym.Cond, op string) string {
		var parts []string
		for _, c := range cs {
			parts = append(parts, x.cond(c))
		}
		return "(" + strings.Join(parts, op) + ")"
	}
	switch c := c.(type) {
	case sym.Bool:
		return fmt.Sprint(bool(c))
	case *sym.Cmp:
		op := map[sym.CmpOp]string{sym.Eq: "==", sym.Ne: "!=", sym.Lt: "<", sym.Le: "<="}[c.Op]
		return "(" + x.expr(c.X) + " " + op + " " + x.expr(c.Y) + ")"
	case *sym.And:
		return list(c.X, " && ")
	case *sym.Or:
		return list(c.X, " || ")
	case *sym.Not:
		return "!" + x.cond(c.X)
	}
	x.bad = true
	return ""
}
