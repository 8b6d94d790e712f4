// This file defines the values that a query gives to free symbols.

package mux

import (
	"fmt"
	"math/big"
	"strings"
)

// Value is the value of a free symbol: an integer, or for a symbol that holds
// a function pointer a function, NULL or the default. The zero Value is 0.
type Value struct {
	n    *big.Int
	fn   string // function name
	dflt bool
}

// Values gives values to free symbols by their display text.
type Values map[string]Value

// Int is an integer.
func Int(n int64) Value { return Value{n: big.NewInt(n)} }

// Big is an integer of any size.
func Big(n *big.Int) Value { return Value{n: new(big.Int).Set(n)} }

// Null is the null pointer; it equals Int(0).
func Null() Value { return Value{} }

// Func is the address of the function of that name.
func Func(name string) Value { return Value{fn: name} }

// Default is the function that a pointer holds unless the program changes it.
func Default() Value { return Value{dflt: true} }

func (v Value) integer() *big.Int {
	if v.n == nil {
		return new(big.Int)
	}
	return v.n
}

// String is the form that ParseValue reads.
func (v Value) String() string {
	switch {
	case v.dflt:
		return "default"
	case v.fn != "":
		return v.fn
	}
	return v.integer().String()
}

// ParseValue reads an integer (decimal, or 0x hexadecimal), NULL, default,
// True, False or the name of a function.
func ParseValue(s string) (Value, error) {
	switch s {
	case "NULL", "None", "False", "false":
		return Null(), nil
	case "True", "true":
		return Int(1), nil
	case "default":
		return Default(), nil
	}
	if isIdent(s) {
		return Func(s), nil
	}
	digits := strings.TrimLeft(s, "+-")
	base := 10
	if strings.HasPrefix(digits, "0x") || strings.HasPrefix(digits, "0X") {
		base = 16
		s = strings.Replace(s, digits[:2], "", 1)
	}
	// A megabyte of digits is a mistake, not a number of bytes.
	if len(s) <= 1000 && !strings.Contains(s, "_") {
		if n, ok := new(big.Int).SetString(s, base); ok {
			return Big(n), nil
		}
	}
	return Value{}, fmt.Errorf("%.40q is neither an integer nor NULL, default or a function's name", s)
}

// isIdent reports whether s can name a function (Python: with its module).
func isIdent(s string) bool {
	for i, r := range s {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80
		if !letter && (i == 0 || r != '.' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != ""
}

// SplitBinding splits NAME=VALUE at the first = outside of quotes and
// brackets, so that a display text such as event["a=b"] or f(x==1) is a name.
func SplitBinding(s string) (name, value string, ok bool) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '\'':
			for i++; i < len(s) && s[i] != c; i++ {
				if s[i] == '\\' {
					i++
				}
			}
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '=':
			if depth <= 0 {
				name = strings.TrimSpace(s[:i])
				return name, strings.TrimSpace(s[i+1:]), name != ""
			}
		}
	}
	return "", "", false
}

// ParseBindings reads NAME=VALUE texts; a name given twice is an error.
func ParseBindings(args []string) (Values, error) {
	out := Values{}
	for _, a := range args {
		name, value, ok := SplitBinding(a)
		if !ok {
			return nil, fmt.Errorf("%q is not NAME=VALUE", a)
		}
		if _, twice := out[name]; twice {
			return nil, fmt.Errorf("%s is given twice", name)
		}
		v, err := ParseValue(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = v
	}
	return out, nil
}

// canonicalName removes blanks outside of quotes and writes quotes as ", so
// that event[ 'n' ] names event["n"].
func canonicalName(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ', '\t':
			// A blank between words, as in sizeof(struct s), is part of the name.
			if b.Len() > 0 && i+1 < len(s) && wordByte(s[i-1]) && wordByte(s[i+1]) {
				b.WriteByte(' ')
			}
		case '"', '\'':
			b.WriteByte('"')
			for i++; i < len(s) && s[i] != c; i++ {
				if s[i] == '\\' && i+1 < len(s) {
					b.WriteByte(s[i])
					i++
				}
				b.WriteByte(s[i])
			}
			b.WriteByte('"')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func wordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
