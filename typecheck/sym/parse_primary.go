// This file reads the primary expressions of the textual form: numbers, names, calls
// and sums.

package sym

import (
	"fmt"
	"math/big"
	"strings"
)

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
