// This file implements the reader of the textual form: a C-like expression
// grammar over mathematical integers.

package sym

import (
	"fmt"
	"math/big"
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

// primary = number | name | "(" ternary ")" | function "(" arguments ")"
func (p *parser) primary() (operand, error) {
	p.space()
	if p.pos >= len(p.s) {
		return operand{}, p.errorf("expected an expression")
	}
	switch c := p.s[p.pos]; {
	case c == '(':
		p.pos++
		v, err := p.ternary()
		if err != nil {
			return v, err
		}
		return v, p.expect(")")
	case c >= '0' && c <= '9':
		return p.integer()
	case c == '`':
		name, err := p.quoted()
		return operand{e: p.symbol(name)}, err
	case c == '@':
		p.pos++
		if p.pos >= len(p.s) || p.s[p.pos] != '`' {
			return operand{}, p.errorf("expected a quoted function name")
		}
		fn, err := p.quoted()
		if err != nil {
			return operand{}, err
		}
		args, err := p.arguments()
		if err != nil {
			return operand{}, err
		}
		if isUndefinedFn(fn) {
			return operand{e: applyNode(fn, args...)}, nil
		}
		return operand{e: ApplyOf(fn, args...)}, nil
	case isNameStart(c):
		return p.name()
	}
	return operand{}, p.errorf("expected an expression")
}

func (p *parser) integer() (operand, error) {
	i := p.pos
	for i < len(p.s) && isNameByte(p.s[i]) {
		i++
	}
	text := p.s[p.pos:i]
	digits := strings.TrimRight(text, "uUlL")
	if len(digits) > maxFoldBits/4 {
		return operand{}, p.errorf("number too long")
	}
	if strings.HasPrefix(digits, "0x") || strings.HasPrefix(digits, "0X") {
		if v, ok := new(big.Int).SetString(digits[2:], 16); ok && !strings.Contains(digits, "_") {
			p.pos = i
			return operand{e: Big(v)}, nil
		}
	} else if v, ok := new(big.Int).SetString(digits, 10); ok && !strings.Contains(digits, "_") {
		p.pos = i
		return operand{e: Big(v)}, nil
	}
	return operand{}, p.errorf("malformed number %q", text)
}

func (p *parser) quoted() (string, error) {
	var b strings.Builder
	for i := p.pos + 1; i < len(p.s); i++ {
		switch c := p.s[i]; c {
		case '`':
			p.pos = i + 1
			return b.String(), nil
		case '\\':
			if i+1 >= len(p.s) {
				return "", p.errorf("unterminated name")
			}
			i++
			if p.s[i] == 'x' && i+2 < len(p.s) {
				var v byte
				if _, err := fmt.Sscanf(p.s[i+1:i+3], "%02x", &v); err != nil {
					return "", p.errorf("malformed escape")
				}
				b.WriteByte(v)
				i += 2
				continue
			}
			b.WriteByte(p.s[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", p.errorf("unterminated name")
}

func (p *parser) symbol(name string) Expr {
	for i := len(p.bound) - 1; i >= 0; i-- {
		if p.bound[i].Name == name {
			return p.bound[i]
		}
	}
	if p.lookup != nil {
		if s := p.lookup(name); s != nil {
			return s
		}
	}
	return NewSym(name, Input, nil, nil)
}

func (p *parser) name() (operand, error) {
	id := p.s[p.pos : p.pos+scanIdent(p.s[p.pos:])]
	after := p.pos + len(id)
	for after < len(p.s) && p.s[after] == ' ' {
		after++
	}
	if n, ok := textFunction(id); ok && after < len(p.s) && p.s[after] == '(' {
		p.pos = after
		return p.function(id, n)
	}
	n := scanName(p.s[p.pos:])
	if n == 0 {
		return operand{}, p.errorf("unbalanced brackets after %s", id)
	}
	name := p.s[p.pos : p.pos+n]
	p.pos += n
	switch name {
	case "inf":
		return operand{e: infinity}, nil
	case "true":
		return operand{c: True}, nil
	case "false":
		return operand{c: False}, nil
	}
	return operand{e: p.symbol(name)}, nil
}

// arguments = "(" [ ternary { "," ternary } ] ")"
func (p *parser) arguments() ([]Expr, error) {
	if err := p.expect("("); err != nil {
		return nil, err
	}
	var args []Expr
	if p.accept(")") {
		return args, nil
	}
	for {
		v, err := p.ternary()
		if err != nil {
			return nil, err
		}
		args = append(args, v.number())
		if p.accept(")") {
			return args, nil
		}
		if err := p.expect(","); err != nil {
			return nil, err
		}
	}
}

func (p *parser) function(id string, n int) (operand, error) {
	switch id {
	case "sum":
		return p.sum()
	case "iterate":
		return p.iterate()
	}
	args, err := p.arguments()
	if err != nil {
		return operand{}, err
	}
	if n >= 0 && len(args) != n || len(args) == 0 {
		return operand{}, p.errorf("wrong number of arguments of %s", id)
	}
	var e Expr
	switch id {
	case "min":
		e = MinOf(args...)
	case "max":
		e = MaxOf(args...)
	case "floordiv":
		e = FloorDivOf(args[0], args[1])
	case "mod":
		e = ModOf(args[0], args[1])
	case "ipow":
		e = ApplyOf(FnIPow, args...)
	case "pow2":
		e = Pow2Of(args[0])
	case "log2_ceil":
		e = ApplyOf(FnLog2Ceil, args...)
	case "log2_floor":
		e = ApplyOf(FnLog2Floor, args...)
	default:
		e = AbsOf(args[0])
	}
	return operand{e: e}, nil
}

// sum = "sum" "(" name "," ternary "," ternary "," ternary ")"
func (p *parser) sum() (operand, error) {
	if err := p.expect("("); err != nil {
		return operand{}, err
	}
	p.space()
	var name string
	if p.pos < len(p.s) && p.s[p.pos] == '`' {
		q, err := p.quoted()
		if err != nil {
			return operand{}, err
		}
		name = q
	} else {
		n := scanName(p.s[p.pos:])
		if n == 0 {
			return operand{}, p.errorf("expected the index of the sum")
		}
		name = p.s[p.pos : p.pos+n]
		p.pos += n
	}
	i := NewSym(name, Bound, nil, nil)
	if p.lookup != nil {
		if s := p.lookup(name); s != nil && s.Origin == Bound {
			i = s
		}
	}
	var xs [3]Expr
	for k := range xs {
		if err := p.expect(","); err != nil {
			return operand{}, err
		}
		if k == 2 {
			p.bound = append(p.bound, i)
		}
		v, err := p.ternary()
		if k == 2 {
			p.bound = p.bound[:len(p.bound)-1]
		}
		if err != nil {
			return operand{}, err
		}
		xs[k] = v.number()
	}
	return operand{e: SumOf(i, xs[0], xs[1], xs[2])}, p.expect(")")
}
