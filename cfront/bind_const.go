// This file reads the constants of clauses.

package cfront

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// numberConst is the value of an integer constant: C's, with binary ones and
// digit separators.
func (e *evaluator) numberConst(t tok) value {
	s := strings.ReplaceAll(t.text, "'", "")
	low := strings.ToLower(s)
	hex := strings.HasPrefix(low, "0x")
	if strings.Contains(low, ".") || !hex && strings.Contains(low, "e") || hex && strings.Contains(low, "p") {
		e.fail(diag.Unsupported, t.off, "floating point in a clause")
	}
	digits := strings.TrimRight(low, "ulz")
	suffix := low[len(digits):]
	base := 10
	switch {
	case hex:
		base, digits = 16, digits[2:]
	case strings.HasPrefix(low, "0b"):
		base, digits = 2, digits[2:]
	case len(digits) > 1 && digits[0] == '0':
		base = 8
	}
	n, ok := new(big.Int).SetString(digits, base)
	if !ok || len(suffix) > 3 || n.BitLen() > 128 {
		e.fail(diag.Syntax, t.off, "'%s' is no number", t.text)
	}
	a := e.u.AST
	ty := a.Int
	switch {
	case strings.Contains(suffix, "l") && strings.Contains(suffix, "u"), n.BitLen() > 63:
		ty = a.ULong
	case strings.Contains(suffix, "l"), n.BitLen() > 32:
		ty = a.Long
	case strings.Contains(suffix, "u"):
		ty = a.UInt
	case n.BitLen() == 32:
		ty = a.Long
		if base != 10 {
			ty = a.UInt
		}
	}
	return num(ofType(ty), sym.Big(n))
}

// charConst is the value of 'c'.
func (e *evaluator) charConst(t tok) value {
	s := strings.TrimPrefix(strings.TrimSuffix(t.text, "'"), "'")
	if strings.HasPrefix(s, "\\") && len(s) > 1 {
		switch s[1] {
		case 'x':
			if n, err := strconv.ParseUint(s[2:], 16, 8); err == nil {
				return num(e.intType(), sym.Int(e.char(int64(n))))
			}
		case '0', '1', '2', '3', '4', '5', '6', '7':
			if n, err := strconv.ParseUint(s[1:], 8, 8); err == nil {
				return num(e.intType(), sym.Int(e.char(int64(n))))
			}
		default:
			if i := strings.IndexByte(`abfnrtv\'"?`, s[1]); i >= 0 && len(s) == 2 {
				return num(e.intType(), sym.Int(int64("\a\b\f\n\r\t\v\\'\"?"[i])))
			}
		}
	} else if len(s) == 1 && s[0] < 0x80 && s[0] != '\\' {
		return num(e.intType(), sym.Int(int64(s[0])))
	}
	e.fail(diag.Unsupported, t.off, "the character constant %s in a clause", t.text)
	return value{}
}

// char is a byte as the target's char.
func (e *evaluator) char(n int64) int64 {
	if e.u.AST.ABI.SignedChar {
		return int64(int8(n))
	}
	return n
}
