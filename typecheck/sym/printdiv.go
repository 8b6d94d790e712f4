// This file prints divisions, whose rounding differs between the languages, and
// conditions.

package sym

import "strconv"

func nonNegative(e Expr) bool { return rangeOf(e).nonNegative() }

// floorDiv prints floor(a/b). C rounds towards zero, which is the same where
// nothing is negative or nothing remains.
func (p *printer) floorDiv(a, b Expr, ctx int) {
	switch p.d {
	case dialectText:
		p.call("floordiv", a, b)
		return
	case dialectPython:
		p.binary(ctx, precMul, a, " // ", b)
		return
	case dialectMath:
		p.s("⌊")
		p.binary(0, precMul, a, "/", b)
		p.s("⌋")
		return
	}
	c, isC := isConst(b)
	switch {
	case nonNegative(a) && nonNegative(b) || isC && dividesAlways(c, a):
		p.binary(ctx, precMul, a, " / ", b)
	case isC && isPow2(c):
		k, _ := c.log2()
		p.in(ctx, precShift, func() {
			p.expr(a, precMul)
			p.s(" >> " + strconv.Itoa(int(k)))
		})
	case kindOf(b) == kPow2:
		p.in(ctx, precShift, func() {
			p.expr(a, precMul)
			p.s(" >> ")
			p.expr(b.(*Pow2).E, precAtom)
		})
	default:
		p.in(ctx, precAdd, func() {
			p.binary(precMul, precMul, a, " / ", b)
			p.s(" - (")
			p.binary(precMul, precMul, a, " % ", b)
			if nonNegative(b) {
				p.s(" < 0)")
				return
			}
			p.s(" != 0 && (")
			p.expr(a, precAdd)
			p.s(" < 0) != (")
			p.expr(b, precAdd)
			p.s(" < 0))")
		})
	}
}

func isPow2(n num) bool { _, ok := n.log2(); return ok }

// dividesAlways reports whether c divides e for all values of its atoms, by
// trying all residues when they are few.
func dividesAlways(c num, e Expr) bool {
	if c.b != nil || c.s < 2 || c.s > 24 {
		return false
	}
	var atoms []Expr
	ts := termsOf(e)
	if len(ts) > 24 {
		return false
	}
	for _, x := range ts {
		t := splitTerm(x)
		if t.m == nil {
			continue
		}
		for _, f := range factorsOf(t.m) {
			if !containsExpr(atoms, f) {
				atoms = append(atoms, f)
			}
		}
	}
	points := int64(1)
	for range atoms {
		if points *= c.s; points > 600 {
			return false
		}
	}
	for pt := int64(0); pt < points; pt++ {
		v := int64(0)
		for _, x := range ts {
			t := splitTerm(x)
			w := t.c.mod(c).s
			if t.m != nil {
				for _, f := range factorsOf(t.m) {
					r := pt
					for _, a := range atoms {
						if Equal(a, f) {
							break
						}
						r /= c.s
					}
					w = w * (r % c.s) % c.s
				}
			}
			v += w
		}
		if v%c.s != 0 {
			return false
		}
	}
	return true
}

// truncDiv prints a/b rounded towards zero.
func (p *printer) truncDiv(a, b Expr, ctx int) {
	switch p.d {
	case dialectText, dialectC:
		p.binary(ctx, precMul, a, " / ", b)
	case dialectMath:
		p.s("trunc(")
		p.binary(0, precMul, a, "/", b)
		p.s(")")
	default:
		switch {
		case nonNegative(a) && nonNegative(b):
			p.binary(ctx, precMul, a, " // ", b)
		case nonNegative(b):
			p.s("(")
			p.binary(precOr, precMul, a, " // ", b)
			p.s(" if ")
			p.expr(a, precShift)
			p.s(" >= 0 else -(")
			p.binary(precOr, precMul, Neg(a), " // ", b)
			p.s("))")
		default:
			q := func() {
				p.call("abs", a)
				p.s(" // ")
				p.call("abs", b)
			}
			p.s("(")
			q()
			p.s(" if (")
			p.expr(a, precShift)
			p.s(" < 0) == (")
			p.expr(b, precShift)
			p.s(" < 0) else -(")
			q()
			p.s("))")
		}
	}
}

// mod prints the floor remainder.
func (p *printer) mod(a, b Expr, ctx int) {
	switch p.d {
	case dialectText:
		p.call("mod", a, b)
		return
	case dialectPython:
		p.binary(ctx, precMul, a, " % ", b)
		return
	case dialectMath:
		p.binary(ctx, precMul, a, " mod ", b)
		return
	}
	c, isC := isConst(b)
	switch {
	case nonNegative(a) && nonNegative(b):
		p.binary(ctx, precMul, a, " % ", b)
	case isC && isPow2(c):
		p.in(ctx, precBit, func() {
			p.expr(a, precMul)
			p.s(" & ")
			p.number(c.sub(n64(1)), precAtom)
		})
	default:
		p.in(ctx, precMul, func() {
			p.s("(")
			p.binary(precAdd, precMul, a, " % ", b)
			p.s(" + ")
			p.expr(b, precMul)
			p.s(") % ")
			p.expr(b, precUnary)
		})
	}
}

func (p *printer) cond(c Cond, ctx int) {
	words := [4][4]string{
		{"true", "false", " && ", " || "},
		{"1", "0", " && ", " || "},
		{"True", "False", " and ", " or "},
		{"true", "false", " ∧ ", " ∨ "},
	}[p.d]
	list := func(xs []Cond, prec int, op string, inner int) {
		p.in(ctx, prec, func() {
			for i, x := range xs {
				if i > 0 {
					p.s(op)
				}
				p.cond(x, inner)
			}
		})
	}
	switch x := c.(type) {
	case Bool:
		if x {
			p.s(words[0])
		} else {
			p.s(words[1])
		}
	case *Cmp:
		p.cmp(x, ctx)
	case *And:
		list(x.X, precAnd, words[2], precNot)
	case *Or: // && inside || in parentheses: compilers ask for them
		list(x.X, precOr, words[3], precNot)
	case *Not:
		switch p.d {
		case dialectPython:
			p.in(ctx, precNot, func() { p.s("not "); p.cond(x.X, precNot) })
		case dialectMath:
			p.s("¬")
			p.cond(x.X, precAtom)
		default:
			p.s("!")
			p.cond(x.X, precAtom)
		}
	default:
		p.s("undefined")
	}
}

// cmp prints a comparison the way it reads best: the constant on the right, a
// strict one where that saves the constant 1.
func (p *printer) cmp(x *Cmp, ctx int) {
	a, b, op := x.X, x.Y, x.Op
	flip := false
	if op == Le || op == Lt {
		_, flip = isConst(a)
	}
	if op == Le && !flip {
		if k, rest := splitConst(a); k.is(1) && kindOf(a) == kAdd {
			a, op = rest, Lt
		} else if k, rest := splitConst(b); k.is(-1) && kindOf(b) == kAdd {
			b, op = rest, Lt
		}
	}
	ops := map[CmpOp]string{Eq: " == ", Ne: " != ", Lt: " < ", Le: " <= "}
	if flip {
		a, b = b, a
		ops = map[CmpOp]string{Eq: " == ", Ne: " != ", Lt: " > ", Le: " >= "}
		if n, ok := isConst(b); ok && n.is(1) && op == Le {
			b, op = Int(0), Lt
		}
	}
	text := ops[op]
	if p.d == dialectMath {
		text = map[string]string{" == ": " = ", " != ": " ≠ ", " <= ": " ≤ ", " >= ": " ≥ "}[text]
		if text == "" {
			text = ops[op]
		}
	}
	p.in(ctx, precRel, func() {
		p.expr(a, precShift)
		p.s(text)
		p.expr(b, precShift)
	})
}

// splitConst separates the constant term of a sum.
func splitConst(e Expr) (num, Expr) {
	a, ok := e.(*Add)
	if !ok || len(a.X) == 0 {
		return num{}, e
	}
	k, ok := isConst(a.X[len(a.X)-1])
	if !ok {
		return num{}, e
	}
	return k, Sub(e, mkConst(k))
}
