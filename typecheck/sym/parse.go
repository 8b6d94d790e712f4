// This file implements the reader of the textual form: a C-like expression
// grammar over mathematical integers.

package sym

import (
	"fmt"
	"strings"
)

// SyntaxError says where a text stops being an expression (a byte offset).
type SyntaxError struct {
	Offset int
	Msg    string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%s at offset %d", e.Msg, e.Offset) }

const (
	maxNesting = 500
	maxText    = 1 << 22
)

// Parse reads an expression. Names, with their ->, ., [...] and (...) suffixes,
// become symbols without bounds and with origin Input; anything between
// backquotes is a name too. / and % are C's, & | ^ ~ << >> act on two's
// complement of unlimited width, a condition counts 1 or 0; min, max, floordiv,
// mod, pow2, ipow, log2_ceil, log2_floor, abs and sum(i, lo, hi, e) are functions,
// @F(...) is the uninterpreted function F, inf is plus infinity.
func Parse(s string) (Expr, error) { return ParseWith(s, nil) }

// ParseCond reads a condition; a number counts as true when it is not 0.
func ParseCond(s string) (Cond, error) { return ParseCondWith(s, nil) }

// ParseWith is Parse with symbols given by name; lookup returns nil for those
// that Parse is to make.
func ParseWith(s string, lookup func(name string) *Sym) (Expr, error) {
	v, err := parseText(s, lookup)
	if err != nil {
		return nil, err
	}
	return v.number(), nil
}

// ParseCondWith is ParseCond with symbols given by name.
func ParseCondWith(s string, lookup func(name string) *Sym) (Cond, error) {
	v, err := parseText(s, lookup)
	if err != nil {
		return nil, err
	}
	return v.truth(), nil
}

// operand is a number or a truth value.
type operand struct {
	e Expr
	c Cond
}

func (v operand) number() Expr {
	if v.e != nil {
		return v.e
	}
	return IteOf(v.c, Int(1), Int(0))
}

func (v operand) truth() Cond {
	if v.c != nil {
		return v.c
	}
	return NeOf(v.e, Int(0))
}

type parser struct {
	s      string
	pos    int
	depth  int
	lookup func(string) *Sym
	bound  []*Sym
}

func parseText(s string, lookup func(string) *Sym) (v operand, err error) {
	if len(s) > maxText {
		return v, &SyntaxError{0, "text too long"}
	}
	p := &parser{s: s, lookup: lookup}
	if v, err = p.ternary(); err != nil {
		return operand{}, err
	}
	p.space()
	if p.pos < len(s) {
		return operand{}, p.errorf("unexpected %q", s[p.pos:min(len(s), p.pos+8)])
	}
	return v, nil
}

func (p *parser) errorf(format string, args ...any) error {
	return &SyntaxError{p.pos, fmt.Sprintf(format, args...)}
}

func (p *parser) space() {
	for p.pos < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.pos]) >= 0 {
		p.pos++
	}
}

// accept consumes an operator; a longer operator that starts with it is another.
func (p *parser) accept(op string) bool {
	p.space()
	rest := p.s[p.pos:]
	if !strings.HasPrefix(rest, op) {
		return false
	}
	if len(op) == 1 && len(rest) > 1 {
		switch op {
		case "&", "|":
			if rest[1] == op[0] {
				return false
			}
		case "<", ">":
			if rest[1] == '=' || rest[1] == op[0] {
				return false
			}
		case "!":
			if rest[1] == '=' {
				return false
			}
		}
	}
	p.pos += len(op)
	return true
}

func (p *parser) expect(op string) error {
	if !p.accept(op) {
		return p.errorf("expected %q", op)
	}
	return nil
}

// ternary = or [ "?" ternary ":" ternary ]
func (p *parser) ternary() (operand, error) {
	if p.depth++; p.depth > maxNesting {
		return operand{}, p.errorf("nested too deeply")
	}
	defer func() { p.depth-- }()
	c, err := p.binary(0)
	if err != nil || !p.accept("?") {
		return c, err
	}
	a, err := p.ternary()
	if err != nil {
		return a, err
	}
	if err := p.expect(":"); err != nil {
		return a, err
	}
	b, err := p.ternary()
	if err != nil {
		return b, err
	}
	if a.c != nil && b.c != nil {
		t := c.truth()
		return operand{c: OrOf(AndOf(t, a.c), AndOf(NotOf(t), b.c))}, nil
	}
	return operand{e: IteOf(c.truth(), a.number(), b.number())}, nil
}

// The binary operators by level, loosest first, as in C.
var binaryLevels = [][]string{
	{"||"}, {"&&"}, {"|"}, {"^"}, {"&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"<<", ">>"}, {"+", "-"}, {"*", "/", "%"},
}

// binary = operand of the next level { operator operand }
func (p *parser) binary(level int) (operand, error) {
	if level == len(binaryLevels) {
		return p.unary()
	}
	a, err := p.binary(level + 1)
	if err != nil {
		return a, err
	}
	var sums []Expr // a chain of + and - or of && and || is built at once
	var conds []Cond
	for {
		op := ""
		for _, o := range binaryLevels[level] {
			if p.accept(o) {
				op = o
				break
			}
		}
		if op == "" {
			break
		}
		b, err := p.binary(level + 1)
		if err != nil {
			return b, err
		}
		switch op {
		case "+", "-":
			if sums == nil {
				sums = []Expr{a.number()}
			}
			y := b.number()
			if op == "-" {
				y = AddOf(Neg(y), Int(0))
			}
			sums = append(sums, y)
		case "&&", "||":
			if conds == nil {
				conds = []Cond{a.truth()}
			}
			conds = append(conds, b.truth())
		default:
			a = applyBinary(op, a, b)
		}
	}
	switch {
	case sums != nil:
		a = operand{e: AddOf(sums...)}
	case conds != nil && level == 0:
		a = operand{c: OrOf(conds...)}
	case conds != nil:
		a = operand{c: AndOf(conds...)}
	}
	return a, nil
}

func applyBinary(op string, a, b operand) operand {
	x, y := a.number(), b.number()
	switch op {
	case "|":
		return operand{e: BitOrOf(x, y)}
	case "^":
		return operand{e: BitXorOf(x, y)}
	case "&":
		return operand{e: BitAndOf(x, y)}
	case "==":
		return operand{c: EqOf(x, y)}
	case "!=":
		return operand{c: NeOf(x, y)}
	case "<=":
		return operand{c: LeOf(x, y)}
	case ">=":
		return operand{c: GeOf(x, y)}
	case "<":
		return operand{c: LtOf(x, y)}
	case ">":
		return operand{c: GtOf(x, y)}
	case "<<":
		return operand{e: ShlOf(x, y)}
	case ">>":
		return operand{e: ShrOf(x, y)}
	case "*":
		return operand{e: MulOf(x, y)}
	case "/":
		return operand{e: TruncDivOf(x, y)}
	}
	return operand{e: RemOf(x, y)}
}

// unary = ( "-" | "+" | "!" | "~" ) unary | primary
func (p *parser) unary() (operand, error) {
	if p.depth++; p.depth > maxNesting {
		return operand{}, p.errorf("nested too deeply")
	}
	defer func() { p.depth-- }()
	for _, op := range []string{"-", "+", "!", "~"} {
		if !p.accept(op) {
			continue
		}
		v, err := p.unary()
		if err != nil {
			return v, err
		}
		switch op {
		case "-":
			return operand{e: Neg(v.number())}, nil
		case "!":
			return operand{c: NotOf(v.truth())}, nil
		case "~":
			return operand{e: BitNotOf(v.number())}, nil
		}
		return operand{e: v.number()}, nil
	}
	return p.primary()
}
