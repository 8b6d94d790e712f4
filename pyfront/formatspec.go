// This file bounds the lengths of texts made from literal format strings, field by
// field: of the operator %, of str.format, and of the fields of f-strings.

package pyfront

import (
	"slices"
	"strconv"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// fieldSpec is how a value is formatted.
type fieldSpec struct {
	width, prec int64 // prec -1: none
	conv        byte  // d, s, r, f, e, g, x, …; 0: the type's own
	sign, alt   bool  // a sign, or a prefix like 0x, may stand before the number
	group       bool  // digits are in groups
}

// printf splits a literal of the operator %: the number of characters outside of
// fields, and the fields; ok is false for what is not understood.
func printf(text string) (plain int64, fields []fieldSpec, ok bool) {
	for i := 0; i < len(text); {
		if text[i] != '%' {
			if text[i]&0xc0 != 0x80 {
				plain++ // the first byte of a character
			}
			i++
			continue
		}
		i++
		f := fieldSpec{prec: -1}
		for i < len(text) && strings.IndexByte("#0- +", text[i]) >= 0 {
			f.sign = f.sign || text[i] == '+' || text[i] == ' '
			f.alt = f.alt || text[i] == '#'
			i++
		}
		f.width, i = digitsAt(text, i)
		if i < len(text) && text[i] == '.' {
			f.prec, i = digitsAt(text, i+1)
		}
		if i >= len(text) {
			return 0, nil, false
		}
		f.conv = text[i]
		i++
		switch f.conv {
		case '%':
			plain++
		case 'd', 'i', 'u':
			f.conv = 'd'
			fields = append(fields, f)
		case 's', 'r', 'f', 'F', 'e', 'E', 'g', 'G', 'x', 'X', 'o', 'c':
			fields = append(fields, f)
		default:
			return 0, nil, false
		}
	}
	return plain, fields, true
}

// digitsAt reads a decimal number at i, 0 when there is none.
func digitsAt(text string, i int) (n int64, end int) {
	for end = i; end < len(text) && text[end] >= '0' && text[end] <= '9'; end++ {
	}
	n, _ = strconv.ParseInt(text[i:end], 10, 32)
	return n, end
}

// parseSpec reads a literal format specification as format() takes it.
func parseSpec(s string) (f fieldSpec, ok bool) {
	f.prec = -1
	if len(s) >= 2 && strings.IndexByte("<>=^", s[1]) >= 0 && s[0] < 0x80 {
		s = s[2:]
	} else if s != "" && strings.IndexByte("<>=^", s[0]) >= 0 {
		s = s[1:]
	}
	i := 0
	for i < len(s) && strings.IndexByte("+- z#", s[i]) >= 0 {
		f.sign = f.sign || s[i] == '+' || s[i] == ' '
		f.alt = f.alt || s[i] == '#'
		i++
	}
	f.width, i = digitsAt(s, i)
	if i < len(s) && (s[i] == ',' || s[i] == '_') {
		f.group = true
		i++
	}
	if i < len(s) && s[i] == '.' {
		f.prec, i = digitsAt(s, i+1)
	}
	if i < len(s) {
		f.conv = s[i]
		i++
	}
	if f.conv == 'n' || f.conv == 'b' {
		return f, false
	}
	return f, i == len(s)
}

// Characters of an int in base 16 and 8, with what may stand before them, and of
// a float before its point, as is assumed.
const (
	maxFixedText = 26
	maxHexText   = 20
	maxOctText   = 24
)

// fieldSize bounds the characters of a value that is formatted; hi is nil without
// a bound.
func (x *interp) fieldSize(v Value, f fieldSpec) (lo, hi sym.Expr) {
	n, number := v.(Num)
	conv := f.conv
	if number && n.Kind == KFloat && conv == 0 && f.prec >= 0 {
		conv = 'g'
	}
	if number && n.Kind == KBool && conv == 'd' {
		return x.padded(sym.Int(1), sym.Int(2), f)
	}
	prec := f.prec
	if prec < 0 {
		prec = 6
	}
	switch conv {
	case 'd':
		lo, hi = x.textSize(v)
		if !number || n.Kind != KInt {
			lo = sym.Int(1) // the digits before the point alone
		}
	case 'f', 'F', '%':
		// An int below 2**60 or a float; "inf" and "nan" are short.
		point := int64(0)
		if prec > 0 {
			point = 1
		}
		switch {
		case number && n.Kind == KFloat && n.Lim != nil:
			lo, hi = sym.Int(1+point+prec), sym.AddOf(x.digits(intNum(n.Lim)), sym.Int(point+prec))
		case number && n.Kind == KInt && n.Bits == nil:
			l, h := x.textSize(v)
			lo, hi = sym.AddOf(l, sym.Int(point+prec)), sym.AddOf(h, sym.Int(point+prec))
		default:
			x.m.Assume("float-size", "floats that are formatted without exponent are below 1e25", x.pos())
			lo, hi = sym.Int(min(3, 1+point+prec)), sym.Int(maxFixedText+point+prec)
		}
		if conv == '%' && hi != nil {
			hi = sym.AddOf(hi, sym.Int(3))
		}
	case 'e', 'E', 'g', 'G':
		lo, hi = sym.Int(1), sym.Int(prec+9)
	case 'x', 'X':
		lo, hi = sym.Int(1), sym.Int(maxHexText)
		if number && n.E != nil {
			if up, ok := x.bound(n.E, true, 0); ok {
				if r := sym.RangeOf(n.E, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
					hi = sym.AddOf(sym.FloorDivOf(sym.ApplyOf(sym.FnLog2Floor, sym.MaxOf(sym.Int(1), up)), sym.Int(4)), sym.Int(1))
				}
			}
		}
	case 'o':
		lo, hi = sym.Int(1), sym.Int(maxOctText)
	case 'c':
		lo, hi = sym.Int(1), sym.Int(1)
	case 'r':
		lo, hi = x.textSize(v)
		if !number && hi != nil {
			hi = sym.AddOf(hi, hi, sym.Int(2))
		}
	default:
		lo, hi = x.textSize(v)
		if f.prec >= 0 && !number {
			p := sym.Int(f.prec)
			if lo != nil {
				lo = sym.MinOf(lo, p)
			}
			hi = sym.MinOf(orElse(hi, p), p)
		}
	}
	if number && n.Bits != nil && strings.IndexByte("xXo", conv) >= 0 && conv != 0 {
		hi = sym.AddOf(n.Bits, sym.Int(3))
	}
	return x.padded(lo, hi, f)
}

func orElse(e, other sym.Expr) sym.Expr {
	if e == nil {
		return other
	}
	return e
}

// padded is a field with its sign, groups and width.
func (x *interp) padded(lo, hi sym.Expr, f fieldSpec) (sym.Expr, sym.Expr) {
	w := sym.Int(f.width)
	more := int64(0)
	if f.sign {
		more++
	}
	if f.alt {
		more += 3
	}
	if lo == nil {
		lo = sym.Int(0)
	}
	if hi != nil {
		hi = sym.AddOf(hi, sym.Int(more))
		if f.group {
			hi = sym.AddOf(hi, sym.FloorDivOf(hi, sym.Int(3)))
		}
		hi = sym.MaxOf(hi, w)
	}
	return sym.MaxOf(lo, w), hi
}

// printfSize bounds the length of a literal format string of % with its
// arguments; ok is false where the general bound has to do.
func (x *interp) printfSize(text string, args []Value) (lo, hi sym.Expr, ok bool) {
	plain, fields, ok := printf(text)
	if !ok || len(fields) != len(args) {
		return nil, nil, false
	}
	lo, hi = sym.Int(plain), sym.Int(plain)
	for k, f := range fields {
		l, h := x.fieldSize(args[k], f)
		lo = sym.AddOf(lo, l)
		if hi != nil && h != nil {
			hi = sym.AddOf(hi, h)
		} else {
			hi = nil
		}
	}
	return lo, hi, true
}

// braces splits a literal of str.format; field k of the result shows argument
// which[k], where the named ones come after the args positional ones.
func braces(text string, args int, names []string) (plain int64, which []int, specs []fieldSpec, ok bool) {
	next := 0
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case (c == '{' || c == '}') && i+1 < len(text) && text[i+1] == c:
			plain++
			i += 2
			continue
		case c == '}':
			return 0, nil, nil, false
		case c != '{':
			if c&0xc0 != 0x80 {
				plain++
			}
			i++
			continue
		}
		end := strings.IndexByte(text[i:], '}')
		if end < 0 {
			return 0, nil, nil, false
		}
		body := text[i+1 : i+end]
		i += end + 1
		name, spec, _ := strings.Cut(body, ":")
		name, conv, _ := strings.Cut(name, "!")
		if strings.ContainsRune(spec, '{') {
			return 0, nil, nil, false
		}
		f, known := parseSpec(spec)
		if conv == "r" || conv == "a" {
			if f.conv != 0 {
				return 0, nil, nil, false
			}
			f.conv = 'r'
		}
		k := next
		if name == "" {
			next++
		} else if n, err := strconv.Atoi(name); err == nil {
			k = n
		} else if n := slices.Index(names, name); n >= 0 {
			k = args + n
		} else {
			return 0, nil, nil, false
		}
		if !known || k < 0 || k >= args+len(names) {
			return 0, nil, nil, false
		}
		which, specs = append(which, k), append(specs, f)
	}
	return plain, which, specs, true
}

// bracesSize bounds the length of a literal of str.format with its arguments, the
// last of which have names; ok is false where the general bound has to do.
func (x *interp) bracesSize(text string, args []Value, names []string) (lo, hi sym.Expr, ok bool) {
	plain, which, specs, ok := braces(text, len(args)-len(names), names)
	if !ok {
		return nil, nil, false
	}
	lo, hi = sym.Int(plain), sym.Int(plain)
	for k, f := range specs {
		l, h := x.fieldSize(args[which[k]], f)
		lo = sym.AddOf(lo, l)
		if hi != nil && h != nil {
			hi = sym.AddOf(hi, h)
		} else {
			hi = nil
		}
	}
	return lo, hi, true
}
