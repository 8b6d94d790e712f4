// This file prints questions as SMT-LIB 2 over the integers: no quantifiers, no
// bit vectors, every wrap and every division explicit.

// Package smt asks an SMT-LIB 2 solver process what the pure deciders leave
// open. Its proofs are cached by content; its models are evaluated before they
// are believed.
package smt

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// ErrTooLarge is returned for questions whose text would pass the size limit.
var ErrTooLarge = errors.New("smt: question too large")

var errInfinite = errors.New("smt: infinite bound in a condition")

const (
	maxText  = 1 << 19 // bytes of one question
	maxTable = 160     // entries of a power table
)

// script is one question in SMT-LIB 2, without check-sat.
type script struct {
	Text string
	Syms []*sym.Sym // in order of their names s0, s1, …
	// Opaque: some term stands as a free constant, so that a model of the script
	// need not be one of the question. Proofs are not affected.
	Opaque bool
}

// Print renders "hyp and not goal" as SMT-LIB 2 assertions; it is unsatisfiable
// when hyp implies goal.
func Print(hyp []sym.Cond, goal sym.Cond) (string, error) {
	s, err := encode(hyp, goal)
	return s.Text, err
}

func encode(hyp []sym.Cond, goal sym.Cond) (script, error) {
	e := &encoder{
		exprs: map[sym.Expr]string{}, byKey: map[string]string{}, quot: map[string]string{},
		names: map[string]string{}, conds: map[sym.Cond]string{},
		ranges: prove.Ranges(hyp),
	}
	var asserts []string
	for _, h := range hyp {
		asserts = append(asserts, e.cond(h))
	}
	asserts = append(asserts, "(not "+e.cond(goal)+")")
	for _, a := range asserts {
		e.line("(assert %s)", a)
	}
	if e.err == nil && e.b.Len() > maxText {
		e.err = ErrTooLarge
	}
	if e.err != nil {
		return script{}, e.err
	}
	return script{Text: e.b.String(), Syms: e.syms, Opaque: e.opaque}, nil
}

type encoder struct {
	b      strings.Builder
	err    error
	syms   []*sym.Sym
	names  map[string]string // symbol name -> s<k>
	exprs  map[sym.Expr]string
	byKey  map[string]string // key of an opaque term -> its constant
	quot   map[string]string // "x/m" -> the quotient's constant
	conds  map[sym.Cond]string
	ranges func(*sym.Sym) sym.Interval // under the hypotheses
	fresh  int
	opaque bool
}

func (e *encoder) line(format string, args ...any) {
	if e.b.Len() > maxText {
		e.err = ErrTooLarge
		return
	}
	fmt.Fprintf(&e.b, format+"\n", args...)
}

func (e *encoder) newName(prefix string) string {
	e.fresh++
	return fmt.Sprintf("%s%d", prefix, e.fresh)
}

func num(v *big.Int) string {
	if v.Sign() < 0 {
		return "(- " + new(big.Int).Neg(v).String() + ")"
	}
	return v.String()
}

// name gives long terms a name, so that shared terms are written once.
func (e *encoder) name(t string) string {
	if len(t) <= 48 {
		return t
	}
	n := e.newName("t")
	e.line("(define-fun %s () Int %s)", n, t)
	return n
}

func (e *encoder) expr(x sym.Expr) string {
	if t, ok := e.exprs[x]; ok {
		return t
	}
	if e.err != nil {
		return "0"
	}
	t := e.name(e.build(x))
	e.exprs[x] = t
	return t
}

func (e *encoder) list(op string, xs []sym.Expr) string {
	ts := make([]string, len(xs))
	for k, x := range xs {
		ts[k] = e.expr(x)
	}
	if len(ts) == 1 {
		return ts[0]
	}
	return "(" + op + " " + strings.Join(ts, " ") + ")"
}

func (e *encoder) build(x sym.Expr) string {
	switch x := x.(type) {
	case *sym.Const:
		return num(x.V)
	case *sym.Sym:
		return e.symbol(x)
	case *sym.Add:
		return e.list("+", x.X)
	case *sym.Mul:
		return e.list("*", x.X)
	case *sym.Max:
		return e.extreme(">=", x.X)
	case *sym.Min:
		return e.extreme("<=", x.X)
	case *sym.FloorDiv:
		return e.floor(x.X, x.Y)
	case *sym.Mod:
		return e.mod(x.X, x.Y)
	case *sym.TruncDiv:
		return e.trunc(x.X, x.Y)
	case *sym.Pow2:
		return e.pow2(x)
	case *sym.Ite:
		return "(ite " + e.cond(x.C) + " " + e.expr(x.A) + " " + e.expr(x.B) + ")"
	case *sym.Inf:
		e.err = errInfinite
		return "0"
	}
	return e.atom(x)
}

func (e *encoder) symbol(x *sym.Sym) string {
	n, ok := e.names[x.Name]
	if !ok {
		n = fmt.Sprintf("s%d", len(e.syms))
		e.names[x.Name] = n
		e.syms = append(e.syms, x)
		e.line("(declare-const %s Int)", n)
	}
	e.bounds(n, sym.Interval{Lo: x.Lo, Hi: x.Hi})
	return n
}

func (e *encoder) bounds(n string, r sym.Interval) {
	if r.Lo != nil {
		e.line("(assert (<= %s %s))", num(r.Lo), n)
	}
	if r.Hi != nil {
		e.line("(assert (<= %s %s))", n, num(r.Hi))
	}
}

// atom stands for a term the solver is not told the meaning of.
func (e *encoder) atom(x sym.Expr) string {
	k := x.Key()
	if n, ok := e.byKey[k]; ok {
		return n
	}
	e.opaque = true
	n := e.newName("a")
	e.byKey[k] = n
	e.line("(declare-const %s Int)", n)
	e.bounds(n, sym.RangeOf(x, e.ranges))
	return n
}

func (e *encoder) extreme(op string, xs []sym.Expr) string {
	best := e.expr(xs[0])
	for _, x := range xs[1:] {
		t := e.expr(x)
		best = e.name(fmt.Sprintf("(ite (%s %s %s) %s %s)", op, best, t, best, t))
	}
	return best
}

// quotient is floor(x / m) for a constant m > 0: the q with m*q <= x < m*(q+1).
func (e *encoder) quotient(x string, m *big.Int) string {
	k := x + "/" + m.String()
	if q, ok := e.quot[k]; ok {
		return q
	}
	q := e.newName("q")
	e.quot[k] = q
	e.line("(declare-const %s Int)", q)
	e.line("(assert (<= (* %s %s) %s))", m, q, x)
	e.line("(assert (< %s (+ (* %s %s) %s)))", x, m, q, m)
	return q
}

func (e *encoder) floor(x, y sym.Expr) string {
	tx := e.expr(x)
	if m, ok := sym.IsConst(y); ok && m.Sign() != 0 {
		if m.Sign() > 0 {
			return e.quotient(tx, m)
		}
		return e.quotient(e.name("(- "+tx+")"), new(big.Int).Neg(m))
	}
	// SMT-LIB's div is Euclidean: it is floor for a positive divisor only.
	ty := e.expr(y)
	pos := fmt.Sprintf("(div %s %s)", tx, ty)
	if r := sym.RangeOf(y, e.ranges); r.Lo != nil && r.Lo.Sign() > 0 {
		return pos
	}
	return fmt.Sprintf("(ite (> %s 0) %s (div (- %s) (- %s)))", ty, pos, tx, ty)
}

func (e *encoder) mod(x, y sym.Expr) string {
	tx := e.expr(x)
	if m, ok := sym.IsConst(y); ok && m.Sign() > 0 {
		return fmt.Sprintf("(- %s (* %s %s))", tx, m, e.quotient(tx, m))
	}
	ty := e.expr(y)
	pos := fmt.Sprintf("(mod %s %s)", tx, ty)
	if r := sym.RangeOf(y, e.ranges); r.Lo != nil && r.Lo.Sign() > 0 {
		return pos
	}
	// The remainder of floor division has the divisor's sign.
	return fmt.Sprintf("(ite (> %s 0) %s (- (mod (- %s) (- %s))))", ty, pos, tx, ty)
}

func (e *encoder) trunc(x, y sym.Expr) string {
	tx := e.expr(x)
	if m, ok := sym.IsConst(y); ok && m.Sign() != 0 {
		abs := new(big.Int).Abs(m)
		neg := e.name("(- " + tx + ")")
		up, down := e.quotient(tx, abs), "(- "+e.quotient(neg, abs)+")"
		t := fmt.Sprintf("(ite (>= %s 0) %s %s)", tx, up, down)
		if m.Sign() < 0 {
			t = "(- " + t + ")"
		}
		return t
	}
	ty := e.expr(y)
	return fmt.Sprintf("(ite (>= %[1]s 0) (ite (> %[2]s 0) (div %[1]s %[2]s) (- (div %[1]s (- %[2]s))))"+
		" (ite (> %[2]s 0) (- (div (- %[1]s) %[2]s)) (div (- %[1]s) (- %[2]s))))", tx, ty)
}

// pow2 is a table where the exponent is bounded, else an opaque constant that is
// above its exponent.
func (e *encoder) pow2(x *sym.Pow2) string {
	te := e.expr(x.E)
	r := sym.RangeOf(x.E, e.ranges)
	rest := e.atom(x)
	if r.Hi == nil || !r.Hi.IsInt64() || r.Hi.Int64() > 4096 {
		e.line("(assert (=> (>= %s 0) (> %s %s)))", te, rest, te)
		return rest
	}
	lo := int64(0)
	if r.Lo != nil && r.Lo.Sign() > 0 {
		lo = r.Lo.Int64()
	}
	hi := r.Hi.Int64()
	if hi-lo >= maxTable {
		e.line("(assert (=> (>= %s 0) (> %s %s)))", te, rest, te)
		return rest
	}
	t := rest
	for k := hi; k >= lo; k-- {
		t = fmt.Sprintf("(ite (= %s %d) %s %s)", te, k, new(big.Int).Lsh(big.NewInt(1), uint(k)), t)
		t = e.name(t)
	}
	return t
}

func (e *encoder) cond(c sym.Cond) string {
	if b, ok := c.(sym.Bool); ok {
		if b {
			return "true"
		}
		return "false"
	}
	if t, ok := e.conds[c]; ok {
		return t
	}
	if e.err != nil {
		return "true"
	}
	var t string
	switch c := c.(type) {
	case *sym.Cmp:
		x, y := e.expr(c.X), e.expr(c.Y)
		switch c.Op {
		case sym.Eq:
			t = "(= " + x + " " + y + ")"
		case sym.Ne:
			t = "(not (= " + x + " " + y + "))"
		case sym.Lt:
			t = "(< " + x + " " + y + ")"
		default:
			t = "(<= " + x + " " + y + ")"
		}
	case *sym.And:
		t = e.conn("and", c.X)
	case *sym.Or:
		t = e.conn("or", c.X)
	case *sym.Not:
		t = "(not " + e.cond(c.X) + ")"
	default:
		e.err = fmt.Errorf("smt: unknown condition %T", c)
		return "true"
	}
	if len(t) > 48 {
		n := e.newName("b")
		e.line("(define-fun %s () Bool %s)", n, t)
		t = n
	}
	e.conds[c] = t
	return t
}

func (e *encoder) conn(op string, xs []sym.Cond) string {
	ts := make([]string, len(xs))
	for k, x := range xs {
		ts[k] = e.cond(x)
	}
	return "(" + op + " " + strings.Join(ts, " ") + ")"
}
