// This file evaluates numbers.

package syntax

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// maxDecimalDigits is CPython's default limit for converting decimal digits to
// an integer, which takes quadratic time.
const maxDecimalDigits = 4300

// numberValue evaluates a number token.
func (p *parser) numberValue(t *token) Value {
	s := p.lx.src[t.start:t.end]
	if len(s) <= 18 {
		n := uint64(0)
		i := 0
		for i < len(s) && isDigit(s[i]) {
			n = n*10 + uint64(s[i]-'0')
			i++
		}
		if i == len(s) {
			return Value{Kind: Int, bits: n}
		}
	}
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	if len(s) > 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			return intValue(s[2:], 16)
		case 'o':
			return intValue(s[2:], 8)
		case 'b':
			return intValue(s[2:], 2)
		}
	}
	if last := s[len(s)-1]; last|0x20 == 'j' {
		return Value{Kind: Complex, bits: math.Float64bits(floatOf(s[:len(s)-1]))}
	}
	if strings.ContainsAny(s, ".eE") {
		return Value{Kind: Float, bits: math.Float64bits(floatOf(s))}
	}
	if len(s) > maxDecimalDigits {
		p.failAt(t.pos(), "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
			"use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "+
			"to avoid decimal conversion limits.", maxDecimalDigits, len(s))
	}
	return intValue(s, 10)
}

// floatOf is the nearest double, infinity if it is too large.
func floatOf(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64) // the only error left is overflow, with the value wanted
	return f
}

func intValue(s string, base int) Value {
	if n, err := strconv.ParseInt(s, base, 64); err == nil {
		return Value{Kind: Int, bits: uint64(n)}
	}
	n, _ := new(big.Int).SetString(s, base) // the tokenizer has checked the digits
	return Value{Kind: Int, big: n}
}
