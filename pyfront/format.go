// This file finds the lengths of formatted strings.

package pyfront

import (
	"strconv"
	"strings"

	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// Bounds of the text of a number.
const (
	maxIntText   = 20 // of an int below 2**60, with sign
	maxFloatText = 25
)

// textSize bounds the length of str(v): lo and hi, hi nil without bound.
func (x *interp) textSize(v Value) (lo, hi sym.Expr) {
	switch v := v.(type) {
	case Num:
		switch v.Kind {
		case KBool:
			return sym.Int(4), sym.Int(5)
		case KInt:
			if v.E != nil {
				if k, ok := sym.IsConst(v.E); ok {
					n := sym.Int(int64(len(k.String())))
					return n, n
				}
			}
			if v.Bits != nil {
				return sym.Int(1), sym.AddOf(sym.FloorDivOf(v.Bits, sym.Int(3)), sym.Int(2))
			}
			return x.fewestDigits(v), x.digits(v)
		}
		if v.Chars > 0 {
			return sym.Int(int64(v.Chars)), sym.Int(int64(v.Chars))
		}
		if v.Kind == KFloat {
			return sym.Int(3), sym.Int(maxFloatText)
		}
		return sym.Int(2), sym.Int(2*maxFloatText + 4)
	case NoneV:
		return sym.Int(4), sym.Int(4)
	case Lit:
		n, _ := x.textLen(v)
		return n, n
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			return sym.Int(0), nil
		}
		switch o.kind {
		case oStr:
			return o.n, o.n
		case oInstance:
			if o.class != nil {
				if f, ok := o.class.lookup("__str__"); ok {
					if f, ok := f.(Func); ok && !o.class.is("BaseException") {
						if s := x.call(Bound{v, f.F}, nil, nil, nil); x.isText(s) {
							n, _ := x.textLen(s)
							return n, n
						}
					}
				}
			}
			return sym.Int(0), nil
		}
		if o.exact {
			lo, hi = sym.Int(2), sym.Int(2)
			for _, w := range append(append([]Value(nil), o.keys...), o.items...) {
				l, h := x.textSize(w)
				if l == nil || h == nil {
					return sym.Int(2), nil
				}
				lo, hi = sym.AddOf(lo, l), sym.AddOf(hi, h, sym.Int(4))
			}
			return lo, hi
		}
		if o.elem != nil && o.n != nil {
			if _, h := x.textSize(o.elem); h != nil {
				if o.key != nil {
					_, k := x.textSize(o.key)
					if k == nil {
						return sym.Int(2), nil
					}
					h = sym.AddOf(h, k, sym.Int(4))
				}
				return sym.Int(2), sym.AddOf(sym.Int(2), sym.MulOf(o.n, sym.AddOf(h, sym.Int(4))))
			}
		}
		return sym.Int(2), nil
	case Input:
		switch x.typeOf(v) {
		case "int", "float", "bool":
			return sym.Int(1), sym.Int(maxFloatText)
		case "str":
			n := x.inputLen(v)
			return n, n
		}
		n := x.input("len(str("+v.Text+"))", 2, v.Text, nil, nil)
		return n, n
	case Opaque:
		return sym.Int(0), nil
	}
	return sym.Int(0), sym.Int(200)
}

// strOf is str(v).
func (x *interp) strOf(v Value) Value {
	if l, ok := v.(Lit); ok && !l.Bytes {
		return v
	}
	if o := x.st.obj(v); o != nil && o.kind == oStr {
		return v
	}
	if in, ok := v.(Input); ok && x.typeOf(in) == "str" {
		return v
	}
	lo, hi := x.textSize(v)
	return x.newText(oStr, x.soft("len", lo, hi))
}

// fstring is f"…".
func (x *interp) fstring(e *syntax.JoinedStr) Value {
	if len(e.Values) == 1 {
		if p, ok := e.Values[0].(*syntax.FormattedValue); ok && p.FormatSpec == nil && (p.Conversion == 's' || p.Conversion != 'r' && p.Conversion != 'a') {
			v := x.eval(p.Value)
			if s := x.onlyText(v); s != nil {
				return s
			}
			lo, hi := x.textSize(v)
			return x.newText(oStr, x.soft("len", lo, hi))
		}
	}
	lo, hi := sym.Expr(sym.Int(0)), sym.Expr(sym.Int(0))
	add := func(l, h sym.Expr) {
		if l == nil {
			l = sym.Int(0)
		}
		lo = sym.AddOf(lo, l)
		if hi == nil || h == nil {
			hi = nil
			return
		}
		hi = sym.AddOf(hi, h)
	}
	for _, p := range e.Values {
		switch p := p.(type) {
		case *syntax.Constant:
			n := sym.Int(int64(len([]rune(p.Value.Text()))))
			add(n, n)
		case *syntax.FormattedValue:
			v := x.eval(p.Value)
			f, known := literalSpec(p)
			if !known {
				l, h := x.textSize(v)
				add(widthOf(l, h, p.FormatSpec))
				break
			}
			add(x.fieldSize(v, f))
		default:
			add(sym.Int(0), nil)
		}
	}
	return x.newText(oStr, x.soft("len", lo, hi))
}

// literalSpec is how a field of an f-string is formatted; ok is false when that is
// not a literal, or not understood.
func literalSpec(p *syntax.FormattedValue) (f fieldSpec, ok bool) {
	f, ok = fieldSpec{prec: -1}, true
	if p.FormatSpec != nil {
		j, isJoined := p.FormatSpec.(*syntax.JoinedStr)
		if !isJoined {
			return f, false
		}
		text := ""
		for _, part := range j.Values {
			c, isConst := part.(*syntax.Constant)
			if !isConst {
				return f, false
			}
			text += c.Value.Text()
		}
		if f, ok = parseSpec(text); !ok {
			return f, false
		}
	}
	if p.Conversion == 'r' || p.Conversion == 'a' {
		if f.conv != 0 {
			return f, false
		}
		f.conv = 'r'
	}
	return f, true
}

// widthOf bounds a field with a format specification.
func widthOf(lo, hi sym.Expr, spec syntax.Expr) (sym.Expr, sym.Expr) {
	if spec == nil {
		return lo, hi
	}
	w := int64(0)
	if j, ok := spec.(*syntax.JoinedStr); ok {
		for _, p := range j.Values {
			c, ok := p.(*syntax.Constant)
			if !ok {
				return sym.Int(0), nil
			}
			w += largestNumber(c.Value.Text())
		}
	}
	if hi == nil {
		return sym.Int(0), nil
	}
	return sym.Int(0), sym.AddOf(hi, sym.Int(w+maxFloatText))
}

func largestNumber(s string) int64 {
	best := int64(0)
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.ParseInt(f, 10, 32); err == nil {
			best = max(best, n)
		}
	}
	return best
}

// onlyText is a value that is a str, nil for others.
func (x *interp) onlyText(v Value) Value {
	if x.isText(v) {
		if _, k := x.textLen(v); k == oStr {
			return v
		}
	}
	return nil
}

// onlyStr is a str, or the only one in a tuple: formatting it alone and as it is
// gives the same object. It is nil for other values.
func (x *interp) onlyStr(v Value) Value {
	if items, exact := x.exactItems(v); exact && !x.isText(v) && len(items) == 1 {
		v = items[0]
	}
	return x.onlyText(v)
}

// percent is a % b with a format string a.
func (x *interp) percent(a, b Value) Value {
	l, ok := a.(Lit)
	if ok && l.Text == "%s" && !l.Bytes {
		if v := x.onlyStr(b); v != nil {
			return v
		}
	}
	args := []Value{b}
	if items, exact := x.exactItems(b); exact && !x.isText(b) {
		args = items
	}
	if !ok {
		n, k := x.textLen(a)
		lo, hi := x.formatted(n, args)
		return x.newText(k, x.soft("len", lo, hi))
	}
	lo, hi, fields := x.printfSize(l.Text, args)
	if !fields {
		lo, hi = x.formatted(sym.Int(int64(len(l.Text))+largestNumber(l.Text)), args)
	}
	k := oStr
	if l.Bytes {
		k = oBytes
	}
	return x.newText(k, x.soft("len", lo, hi))
}

// formatted bounds the length of a format string of n characters with its
// arguments, each used once.
func (x *interp) formatted(n sym.Expr, args []Value) (lo, hi sym.Expr) {
	if n == nil {
		return sym.Int(0), nil
	}
	lo, hi = sym.Int(0), n
	for _, v := range args {
		l, h := x.textSize(v)
		if h == nil || l == nil {
			return sym.Int(0), nil
		}
		if _, number := v.(Num); !number {
			lo = sym.AddOf(lo, l)
		}
		hi = sym.AddOf(hi, h, sym.Int(12))
	}
	return lo, hi
}

// digits bounds the decimal digits of an int, with its sign.
func (x *interp) digits(v Num) sym.Expr {
	if v.E == nil {
		return sym.Int(maxIntText)
	}
	hi, ok1 := x.bound(v.E, true, 0)
	lo, ok2 := x.bound(v.E, false, 0)
	if !ok1 || !ok2 {
		return sym.Int(maxIntText)
	}
	least := int64(1)
	if r := sym.RangeOf(lo, nil); r.Lo == nil || r.Lo.Sign() < 0 {
		least, hi = 2, sym.MaxOf(hi, sym.Neg(lo)) // a sign may stand before them
	}
	bits := sym.AddOf(sym.ApplyOf(sym.FnLog2Floor, sym.MaxOf(sym.Int(1), hi)), sym.Int(1))
	return sym.MinOf(sym.Int(maxIntText), sym.AddOf(sym.FloorDivOf(sym.MulOf(sym.Int(30103), bits), sym.Int(100000)), sym.Int(least)))
}

// fewestDigits is the least number of characters of an int.
func (x *interp) fewestDigits(v Num) sym.Expr {
	if v.E == nil {
		return sym.Int(1)
	}
	lo, ok := x.bound(v.E, false, 0)
	if !ok {
		return sym.Int(1)
	}
	if r := sym.RangeOf(lo, nil); r.Lo == nil || r.Lo.Sign() < 0 {
		return sym.Int(1)
	}
	// 30102/100000 is less than the logarithm of 2.
	bits := sym.ApplyOf(sym.FnLog2Floor, sym.MaxOf(sym.Int(1), lo))
	return sym.MinOf(sym.Int(maxIntText-1), sym.AddOf(sym.FloorDivOf(sym.MulOf(sym.Int(30102), bits), sym.Int(100000)), sym.Int(1)))
}
