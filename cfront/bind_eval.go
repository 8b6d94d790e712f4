// This file evaluates clause expressions: operators of C over mathematical
// integers, as the language document defines them.

package cfront

import (
	"fmt"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// scope is what names in a clause mean.
type scope struct {
	params    []param // of the clause's own declaration
	canon     []param // under whose names they are shown
	result    cc.Type // type of result, in places
	hasResult bool
	this      cc.Type // of a resource clause
	self      *value  // what this stands for where a resource clause is applied
	kind      clause.Kind
	at        int // where the clause is: macros in force
}

// evaluator reads one clause.
type evaluator struct {
	b      *binder
	u      *Unit
	s      scope
	inputs map[string]*iface.Input
	toks   []tok
	pos    int
	depth  int
	bound  map[string]*sumIndex // of the enclosing sums, by their names
	// elements are the inputs that differ from one term of an enclosing sum to the next.
	elements map[string]*iface.Input
	end      int // offset of the end of the text read
	inInto   bool
	// sizedThis is set by sizeof(*this).
	sizedThis bool
	// folded leaves what other objects own as symbols.
	folded bool
	// invariants hold of the inputs because resource clauses do.
	invariants []sym.Cond
	doubt      string // see iface.Interface
	owners     []owner
}

func newEvaluator(b *binder, s scope) *evaluator {
	return &evaluator{b: b, u: b.u, s: s, inputs: map[string]*iface.Input{}, bound: map[string]*sumIndex{}, elements: map[string]*iface.Input{}}
}

// clauseError ends the evaluation of one clause.
type clauseError struct {
	code diag.Code
	off  int
	msg  string
}

func (e *evaluator) fail(code diag.Code, off int, format string, args ...any) {
	panic(&clauseError{code, off, fmt.Sprintf(format, args...)})
}

// run reads a span with f, which may fail.
func (e *evaluator) run(sp clause.Span, f func() value) (v value, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			ce, is := p.(*clauseError)
			if !is {
				panic(p)
			}
			e.b.report(ce.code, clause.Span{Start: ce.off}, "%s", ce.msg)
			v, ok = value{}, false
		}
	}()
	ts, err := lexClause(sp.Of(e.b.cfg.Text), sp.Start)
	if err == nil {
		x := &expander{macros: e.u.macros, at: e.s.at}
		ts, err = x.expand(ts, 0)
	}
	switch err {
	case nil:
	case errClauseSize, errClauseDepth:
		e.fail(diag.Limit, sp.Start, "clause not read: %v", err)
	default:
		e.fail(diag.Unsupported, sp.Start, "clause not read: %v", err)
	}
	e.toks, e.pos, e.end = ts, 0, sp.End
	v = f()
	if t := e.peek(); t.kind != tkEOF {
		e.fail(diag.Syntax, t.off, "unexpected '%s' in a clause", t.text)
	}
	return v, true
}

// evaluate reads an expression.
func (e *evaluator) evaluate(sp clause.Span) (value, bool) {
	return e.run(sp, func() value { return e.load(e.conditional()) })
}

// place reads what follows into.
func (e *evaluator) place(sp clause.Span) (*iface.Place, bool) {
	e.inInto = true
	defer func() { e.inInto = false }()
	var p *iface.Place
	_, ok := e.run(sp, func() value {
		off := e.peek().off
		v := e.unary()
		if v.lv == nil || v.lv.this {
			e.fail(diag.Syntax, off, "'into' needs a place: result, or an lvalue over parameters and globals")
		}
		size, _ := e.sizeof(v.lv.t)
		q := v.lv.place(size)
		p = &q
		return v
	})
	return p, ok
}

func (e *evaluator) peek() tok {
	if e.pos < len(e.toks) {
		return e.toks[e.pos]
	}
	return tok{off: e.end}
}

func (e *evaluator) next() tok {
	t := e.peek()
	if e.pos < len(e.toks) {
		e.pos++
	}
	return t
}

func (e *evaluator) accept(text string) bool {
	if t := e.peek(); t.kind == tkPunct && t.text == text {
		e.pos++
		return true
	}
	return false
}

func (e *evaluator) expect(text string) {
	if !e.accept(text) {
		t := e.peek()
		if t.kind == tkEOF {
			e.fail(diag.Syntax, t.off, "expected '%s' before the end of the clause", text)
		}
		e.fail(diag.Syntax, t.off, "expected '%s' before '%s'", text, t.text)
	}
}

func (e *evaluator) enter() {
	if e.depth++; e.depth > maxClauseDepth {
		e.fail(diag.Limit, e.peek().off, "clause not read: %v", errClauseDepth)
	}
}

func (e *evaluator) leave() { e.depth-- }

func num(t *ctyp, x sym.Expr) value { return value{t: t, e: x, undef: sym.False} }

func (e *evaluator) intType() *ctyp  { return ofType(e.u.AST.Int) }
func (e *evaluator) sizeType() *ctyp { return ofType(e.u.AST.ULong) }

// number is the value as a number; nil when it has none.
func (e *evaluator) number(v value) sym.Expr {
	if v.c != nil {
		return sym.IteOf(v.c, sym.Int(1), sym.Int(0))
	}
	return v.e
}

// truth is the value as a condition.
func (e *evaluator) truth(v value) sym.Cond {
	if v.c != nil {
		return v.c
	}
	if v.e == nil {
		e.fail(diag.Unsupported, e.peek().off, "a condition needs a number or a pointer")
	}
	return sym.NeOf(v.e, sym.Int(0))
}

// operand reads v and insists on a number.
func (e *evaluator) operand(v value, off int) (sym.Expr, value) {
	v = e.load(v)
	x := e.number(v)
	if x == nil {
		e.fail(diag.Unsupported, off, "'%s' in the arithmetic of a clause", v.t.text())
	}
	return x, v
}

func conj(a, b sym.Cond) sym.Cond { return sym.OrOf(a, b) }

// conditional = logical-or [ "?" expression ":" conditional ]
func (e *evaluator) conditional() value {
	e.enter()
	defer e.leave()
	v := e.logicalOr()
	if !e.accept("?") {
		return v
	}
	v = e.load(v)
	c := e.truth(v)
	a := v
	if !e.accept(":") {
		a = e.load(e.conditional())
		e.expect(":")
	} else {
		a.undef = sym.False
	}
	b := e.load(e.conditional())
	off := e.peek().off
	x, y := e.number(a), e.number(b)
	if x == nil || y == nil {
		e.fail(diag.Unsupported, off, "'?:' on this type in a clause")
	}
	r := value{t: e.arith(a, b), e: sym.IteOf(c, x, y)}
	r.undef = sym.OrOf(v.undef, sym.AndOf(c, a.undef), sym.AndOf(sym.NotOf(c), b.undef))
	if a.t.target() != nil {
		r.t = a.t
	}
	return r
}

// logicalOr = logical-and { "||" logical-and }
func (e *evaluator) logicalOr() value {
	return e.logical("||", e.logicalAnd, func(cs []sym.Cond) sym.Cond { return sym.OrOf(cs...) }, sym.NotOf)
}

// logicalAnd = bit-or { "&&" bit-or }
func (e *evaluator) logicalAnd() value {
	return e.logical("&&", func() value { return e.binary(0) }, func(cs []sym.Cond) sym.Cond { return sym.AndOf(cs...) },
		func(c sym.Cond) sym.Cond { return c })
}

// logical reads a chain; goesOn says when the next operand is evaluated.
func (e *evaluator) logical(op string, sub func() value, join func([]sym.Cond) sym.Cond, goesOn func(sym.Cond) sym.Cond) value {
	v := sub()
	if t := e.peek(); t.kind != tkPunct || t.text != op {
		return v
	}
	v = e.load(v)
	cs := []sym.Cond{e.truth(v)}
	undefs := []sym.Cond{v.undef}
	for e.accept(op) {
		w := e.load(sub())
		if !sym.IsFalse(w.undef) {
			reach := make([]sym.Cond, 0, len(cs)+1)
			for _, c := range cs {
				reach = append(reach, goesOn(c))
			}
			undefs = append(undefs, sym.AndOf(append(reach, w.undef)...))
		}
		cs = append(cs, e.truth(w))
	}
	return value{t: e.intType(), c: join(cs), undef: sym.OrOf(undefs...)}
}

// levels are the binary operators from | to *, loosest first.
var levels = [...]string{"|", "^", "&", "== !=", "< > <= >=", "<< >>", "+ -", "* / %"}

// binary reads the operators of a level and tighter ones.
func (e *evaluator) binary(level int) value {
	if level == len(levels) {
		return e.unary()
	}
	v := e.binary(level + 1)
	var terms []sym.Expr // of a sum that is being collected
	flush := func() {
		if terms != nil {
			v.e = sym.AddOf(terms...)
			terms = nil
		}
	}
	for {
		t := e.peek()
		if t.kind != tkPunct || !strings.Contains(" "+levels[level]+" ", " "+t.text+" ") {
			flush()
			return v
		}
		e.pos++
		w := e.binary(level + 1)
		if t.text == "+" || t.text == "-" {
			v, w = e.load(v), e.load(w)
			if v.t.target() == nil && w.t.target() == nil {
				if terms == nil {
					x, lv := e.operand(v, t.off)
					terms, v = []sym.Expr{x}, lv
					v.e, v.c = x, nil
				}
				y, w := e.operand(w, t.off)
				if t.text == "-" {
					y = sym.Neg(y)
				}
				terms = append(terms, y)
				v = value{t: e.arith(v, w), e: v.e, undef: conj(v.undef, w.undef)}
				continue
			}
		}
		flush()
		v = e.apply(t, v, w)
	}
}

// arith is the type of an arithmetic operation, for sizeof.
func (e *evaluator) arith(a, b value) *ctyp {
	if a.t.isInteger() && b.t.isInteger() {
		return ofType(cc.UsualArithmeticConversions(a.t.cc, b.t.cc))
	}
	return e.intType()
}

// apply is one binary operation.
func (e *evaluator) apply(t tok, v, w value) value {
	v, w = e.load(v), e.load(w)
	if p := e.pointerOp(t, v, w); p != nil {
		return *p
	}
	x, v := e.operand(v, t.off)
	y, w := e.operand(w, t.off)
	undef := conj(v.undef, w.undef)
	r := value{t: e.arith(v, w), undef: undef}
	zero := sym.Int(0)
	switch t.text {
	case "*":
		r.e = sym.MulOf(x, y)
	case "/":
		r.e = sym.TruncDivOf(x, y)
		r.undef = conj(undef, sym.EqOf(y, zero))
	case "%":
		r.e = sym.RemOf(x, y)
		r.undef = conj(undef, sym.EqOf(y, zero))
	case "<<":
		r.e = sym.ShlOf(x, y)
		r.undef = conj(undef, sym.LtOf(y, zero))
		r.t = ofType(cc.IntegerPromotion(v.t.cc))
	case ">>":
		r.e = sym.ShrOf(x, y)
		r.undef = conj(undef, sym.LtOf(y, zero))
		r.t = ofType(cc.IntegerPromotion(v.t.cc))
	case "&":
		r.e = sym.BitAndOf(x, y)
	case "|":
		r.e = sym.BitOrOf(x, y)
	case "^":
		r.e = sym.BitXorOf(x, y)
	default:
		r.t, r.c = e.intType(), compare(t.text, x, y)
	}
	return r
}

func compare(op string, x, y sym.Expr) sym.Cond {
	switch op {
	case "==":
		return sym.EqOf(x, y)
	case "!=":
		return sym.NeOf(x, y)
	case "<":
		return sym.LtOf(x, y)
	case "<=":
		return sym.LeOf(x, y)
	case ">":
		return sym.GtOf(x, y)
	}
	return sym.GeOf(x, y)
}

// pointerOp is an operation with a pointer operand, nil for others.
func (e *evaluator) pointerOp(t tok, v, w value) *value {
	vp, wp := v.t.target(), w.t.target()
	if vp == nil && wp == nil {
		return nil
	}
	undef := conj(v.undef, w.undef)
	switch t.text {
	case "+", "-":
		if vp == nil && t.text == "+" {
			v, w, vp, wp = w, v, wp, vp
		}
		if vp == nil {
			break
		}
		n, ok := e.sizeof(vp)
		if vp.isVoid() || vp.isFunction() {
			n, ok = 1, true
		}
		if !ok || n == 0 {
			e.fail(diag.Unsupported, t.off, "arithmetic on pointers to '%s', whose size is not known", vp.text())
		}
		if wp != nil {
			if t.text == "+" || v.e == nil || w.e == nil {
				break
			}
			return &value{t: ofType(e.u.AST.Long), e: sym.TruncDivOf(sym.Sub(v.e, w.e), sym.Int(n)), undef: undef}
		}
		i, _ := e.operand(w, t.off)
		if t.text == "-" {
			i = sym.Neg(i)
		}
		d := sym.MulOf(i, sym.Int(n))
		r := value{t: v.t, undef: undef}
		if v.e != nil {
			r.e = sym.AddOf(v.e, d)
		}
		if v.to != nil {
			r.to = v.to.sub(d, "["+sym.C(i)+"]", vp)
			if k, ok := sym.IsInt(i); ok && k == 0 {
				r.to, r.ptr = v.to, v.ptr
			}
		}
		return &r
	case "==", "!=", "<", ">", "<=", ">=":
		x, y := e.number(v), e.number(w)
		if x == nil || y == nil {
			break
		}
		return &value{t: e.intType(), c: compare(t.text, x, y), undef: undef}
	}
	e.fail(diag.Unsupported, t.off, "'%s' on pointers in a clause", t.text)
	return nil
}
