// This file implements the printers: the package's own text, C, Python and
// mathematics, from one walk with precedences.

package sym

import (
	"slices"
	"strconv"
	"strings"
)

type dialect int

const (
	dialectText dialect = iota // what Parse reads
	dialectC
	dialectPython
	dialectMath
)

// TooLarge stands for expressions of more than a million nodes in every printed
// form; it is no valid expression in any of the languages.
const TooLarge = "<expression too large>"

const maxPrint = 1 << 20

// C prints e in the expression language of C clauses: valid C except for
// sum(i, lo, hi, e), min and max.
func C(e Expr) string { return printExpr(sane(e), dialectC) }

// Python prints e as a Python expression.
func Python(e Expr) string { return printExpr(sane(e), dialectPython) }

// Math prints e in mathematical notation, for people.
func Math(e Expr) string { return printExpr(sane(e), dialectMath) }

// CondC prints c as a C condition.
func CondC(c Cond) string { return printCond(saneCond(c), dialectC) }

// CondPython prints c as a Python condition.
func CondPython(c Cond) string { return printCond(saneCond(c), dialectPython) }

// CondMath prints c in mathematical notation.
func CondMath(c Cond) string { return printCond(saneCond(c), dialectMath) }

// Precedences, loosest first. Bitwise operators rank below everything on the
// outside and take operands from additive on, which is right in C and in Python.
const (
	precCond = iota + 1
	precOr
	precAnd
	precNot
	precBit
	precRel
	precShift
	precAdd
	precMul
	precUnary
	precPow
	precAtom
)

type printer struct {
	b strings.Builder
	d dialect
	// key prints canonical index names.
	key bool
}

func printExpr(e Expr, d dialect) string {
	if metaOf(e).size > maxPrint {
		return TooLarge
	}
	p := printer{d: d}
	p.expr(e, 0)
	return p.b.String()
}

func printCond(c Cond, d dialect) string {
	if metaOfCond(c).size > maxPrint {
		return TooLarge
	}
	p := printer{d: d}
	p.cond(c, 0)
	return p.b.String()
}

func keyExpr(e Expr) string {
	p := printer{d: dialectText, key: true}
	p.expr(e, 0)
	return p.b.String()
}

func keyCond(c Cond) string {
	p := printer{d: dialectText, key: true}
	p.cond(c, 0)
	return p.b.String()
}

func (p *printer) s(s string) { p.b.WriteString(s) }

// in prints with parentheses when the context binds tighter than prec.
func (p *printer) in(ctx, prec int, f func()) {
	if prec < ctx {
		p.s("(")
		f()
		p.s(")")
		return
	}
	f()
}

func (p *printer) call(fn string, xs ...Expr) {
	p.s(fn)
	p.s("(")
	for i, x := range xs {
		if i > 0 {
			p.s(", ")
		}
		p.expr(x, precCond)
	}
	p.s(")")
}

func (p *printer) expr(e Expr, ctx int) {
	switch x := e.(type) {
	case *Const:
		p.number(numOf(x.V), ctx)
	case *Sym:
		p.symbol(x)
	case *Inf:
		p.s([]string{"inf", "INFINITY", `float("inf")`, "∞"}[p.d])
	case *Add:
		if len(x.X) == 0 {
			p.s("0")
			return
		}
		p.in(ctx, precAdd, func() { p.sum(x.X) })
	case *Mul:
		p.product(x, ctx)
	case *Max:
		p.extreme("max", x.X)
	case *Min:
		p.extreme("min", x.X)
	case *FloorDiv:
		p.floorDiv(x.X, x.Y, ctx)
	case *TruncDiv:
		p.truncDiv(x.X, x.Y, ctx)
	case *Mod:
		p.mod(x.X, x.Y, ctx)
	case *Pow2:
		p.pow2(x.E, 0, ctx)
	case *Ite:
		p.ite(x, ctx)
	case *Sum:
		p.sumOver(x, ctx)
	case *Rec:
		p.rec(x)
	case *Apply:
		p.apply(x, ctx)
	default:
		p.s("undefined")
	}
}

func (p *printer) number(n num, ctx int) {
	if k, ok := n.log2(); ok && k >= 63 && p.d == dialectC {
		p.in(ctx, precShift, func() { p.s("1 << " + strconv.Itoa(int(k))) })
		return
	}
	prec := precAtom
	if n.sign() < 0 {
		prec = precUnary
	}
	p.in(ctx, prec, func() { p.s(n.String()) })
}

func (p *printer) symbol(s *Sym) {
	if p.d == dialectText {
		p.s(symbolText(s.Name))
		return
	}
	p.s(p.index(s.Name))
}

// index is a name as the dialect has it: the primes that tell nested indices
// apart are no part of a Python name.
func (p *printer) index(name string) string {
	if p.d == dialectPython && strings.HasSuffix(name, "'") {
		return strings.TrimRight(name, "'") + strings.Repeat("_", len(name)-len(strings.TrimRight(name, "'")))
	}
	return name
}

// sum prints terms with signs between them, a positive one first if there is one.
func (p *printer) sum(xs []Expr) {
	if i := slices.IndexFunc(xs, func(x Expr) bool { return splitTerm(x).c.sign() > 0 }); i > 0 {
		ys := append([]Expr{xs[i]}, xs[:i]...)
		xs = append(ys, xs[i+1:]...)
	}
	for i, x := range xs {
		t := splitTerm(x)
		neg := t.c.sign() < 0
		switch {
		case i == 0 && !neg:
		case i == 0:
			p.s("-")
		case neg:
			p.s(" - ")
		default:
			p.s(" + ")
		}
		if neg {
			t.c = t.c.neg()
			p.term(t, i == 0)
			continue
		}
		p.expr(x, precMul)
	}
}

// term prints a term with a positive coefficient; signed says that a minus sign
// stands right before it.
func (p *printer) term(t term, signed bool) {
	if t.m == nil {
		p.number(t.c, precMul)
		return
	}
	p.factors(t.c, factorsOf(t.m), precMul, signed)
}

func (p *printer) product(x *Mul, ctx int) {
	c, fs := n64(1), factorsOf(x)
	if len(fs) < len(x.X) {
		c, _ = isConst(x.X[0])
	}
	if c.sign() < 0 && len(fs) > 0 {
		prec := precMul
		if c.is(-1) && len(fs) == 1 {
			prec = precUnary
		}
		p.in(ctx, prec, func() {
			p.s("-")
			p.factors(c.neg(), fs, precMul, true)
		})
		return
	}
	p.factors(c, fs, ctx, false)
}

// factors prints c*f1*f2*…; the first factor may be a quotient, the others not.
// After a minus sign it is in parentheses unless it is a name or a power.
func (p *printer) factors(c num, fs []Expr, ctx int, signed bool) {
	head := precMul
	if signed {
		head = precPow
	}
	if len(fs) == 1 && p.d != dialectText {
		if q, ok := fs[0].(*Pow2); ok {
			if k, ok := c.log2(); ok {
				p.pow2(q.E, int64(k), max(ctx, head))
				return
			}
		}
	}
	if c.is(1) && len(fs) == 1 {
		p.expr(fs[0], max(ctx, head))
		return
	}
	p.in(ctx, precMul, func() {
		times := "*"
		if p.d == dialectMath {
			times = "·"
		}
		first := true
		if !c.is(1) || len(fs) == 0 {
			p.number(c, precMul)
			first = false
		}
		for i := 0; i < len(fs); i++ {
			n := 1
			if p.d == dialectMath {
				for i+1 < len(fs) && Equal(fs[i], fs[i+1]) {
					n++
					i++
				}
			}
			if !first {
				p.s(times)
			}
			switch {
			case n > 1:
				p.expr(fs[i], precAtom)
				p.s(superscript(n))
			case first && p.d != dialectMath:
				p.expr(fs[i], head)
			default:
				p.expr(fs[i], precUnary)
			}
			first = false
		}
	})
}

func superscript(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	out := []rune{}
	for _, c := range strconv.Itoa(n) {
		out = append(out, digits[c-'0'])
	}
	return string(out)
}

// extreme prints calls; C's take two arguments.
func (p *printer) extreme(fn string, xs []Expr) {
	if p.d == dialectC && len(xs) > 2 {
		for _, x := range xs[:len(xs)-1] {
			p.s(fn + "(")
			p.expr(x, precCond)
			p.s(", ")
		}
		p.expr(xs[len(xs)-1], precCond)
		p.s(strings.Repeat(")", len(xs)-1))
		return
	}
	p.call(fn, xs...)
}

func (p *printer) binary(ctx, prec int, a Expr, op string, b Expr) {
	p.in(ctx, prec, func() {
		p.expr(a, prec)
		p.s(op)
		p.expr(b, prec+1)
	})
}

func (p *printer) pow2(e Expr, plus int64, ctx int) {
	if plus != 0 {
		e = AddOf(e, Int(plus))
	}
	switch p.d {
	case dialectText:
		p.call("pow2", e)
	case dialectC:
		p.in(ctx, precShift, func() {
			p.s("1 << ")
			p.expr(e, precAtom)
		})
	case dialectPython:
		p.in(ctx, precPow, func() {
			p.s("2**")
			p.expr(e, precAtom)
		})
	default:
		p.in(ctx, precPow, func() {
			p.s("2^")
			p.expr(e, precAtom)
		})
	}
}

func (p *printer) ite(x *Ite, ctx int) {
	switch p.d {
	case dialectText, dialectC:
		p.in(ctx, precCond, func() {
			p.cond(x.C, precOr)
			p.s(" ? ")
			p.expr(x.A, precOr)
			p.s(" : ")
			p.expr(x.B, precCond)
		})
	case dialectPython:
		p.in(ctx, precCond, func() {
			p.expr(x.A, precOr)
			p.s(" if ")
			p.cond(x.C, precOr)
			p.s(" else ")
			p.expr(x.B, precCond)
		})
	default:
		p.in(ctx, precCond, func() {
			p.expr(x.A, precOr)
			p.s(" if ")
			p.cond(x.C, precOr)
			p.s(", else ")
			p.expr(x.B, precCond)
		})
	}
}

func (p *printer) sumOver(x *Sum, ctx int) {
	name, body := "", x.Body
	if x.I != nil {
		name = x.I.Name
	}
	if p.key {
		body = x.sumCanon()
		name = canonIndex(metaOf(x.Body).level, x.I).Name
	}
	switch p.d {
	case dialectText:
		p.s("sum(" + symbolText(name) + ", ")
	case dialectC:
		p.s("sum(" + name + ", ")
	case dialectPython:
		p.s("sum(")
		p.expr(body, precCond)
		p.s(" for " + p.index(name) + " in ")
		p.call("range", x.Lo, x.Hi)
		p.s(")")
		return
	default:
		p.in(ctx, precMul, func() {
			p.s("Σ_{" + name + "=")
			p.expr(x.Lo, precCond)
			p.s("}^{")
			p.expr(Sub(x.Hi, Int(1)), precCond)
			p.s("} ")
			p.expr(body, precMul)
		})
		return
	}
	p.expr(x.Lo, precCond)
	p.s(", ")
	p.expr(x.Hi, precCond)
	p.s(", ")
	p.expr(body, precCond)
	p.s(")")
}

func (p *printer) apply(x *Apply, ctx int) {
	if knownFn(x.Fn, len(x.Args)) && !IsGrowth(x.Fn) {
		switch x.Fn {
		case FnBitAnd:
			p.binaryBit(ctx, x.Args, " & ")
		case FnBitOr:
			p.binaryBit(ctx, x.Args, " | ")
		case FnBitXor:
			p.binaryBit(ctx, x.Args, " ^ ")
		case FnLog2Ceil:
			p.log(x.Args[0], " - 1).bit_length()", "log2_ceil")
		case FnLog2Floor:
			p.log(x.Args[0], ").bit_length() - 1", "log2_floor")
		case FnIPow:
			if p.d == dialectPython || p.d == dialectMath {
				op := "**"
				if p.d == dialectMath {
					op = "^"
				}
				p.in(ctx, precPow, func() {
					p.expr(x.Args[0], precAtom)
					p.s(op)
					p.expr(x.Args[1], precAtom)
				})
				return
			}
			p.call("ipow", x.Args...)
		}
		return
	}
	if p.d == dialectText {
		p.s("@" + quoteName(x.Fn))
		p.call("", x.Args...)
		return
	}
	p.call(x.Fn, x.Args...)
}

func (p *printer) binaryBit(ctx int, xs []Expr, op string) {
	p.in(ctx, precBit, func() {
		p.expr(xs[0], precMul) // compilers ask for parentheses around + inside
		p.s(op)
		p.expr(xs[1], precMul)
	})
}

func (p *printer) log(x Expr, python, name string) {
	if p.d != dialectPython {
		p.call(name, x)
		return
	}
	p.s("((")
	p.expr(x, precAdd)
	p.s(python + ")")
}
