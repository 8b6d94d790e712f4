// This file defines the values of literals.

package syntax

import (
	"math"
	"math/big"
)

// ValueKind is the Python type of a literal.
type ValueKind uint8

// The kinds of literals.
const (
	None ValueKind = iota
	False
	True
	Ellipsis
	Int
	Float
	Complex
	Str
	Bytes
)

// String is the Python type's name.
func (k ValueKind) String() string {
	return [...]string{"NoneType", "bool", "bool", "ellipsis", "int", "float", "complex", "str", "bytes"}[k]
}

// Value is the value of a literal, evaluated as CPython does. The zero Value
// is None.
type Value struct {
	Kind ValueKind
	bits uint64   // Int below 2**63, or the bits of Float and of Complex's imaginary part
	str  string   // Str and Bytes
	big  *big.Int // Int of 2**63 and above
}

// Text is the contents of a Str in UTF-8, where a lone surrogate (from an
// escape like \ud800) takes the three bytes that UTF-8 would give it, or the
// bytes of a Bytes; "" for other kinds.
func (v Value) Text() string { return v.str }

// Int64 is the value of an Int or bool, if it is in range.
func (v Value) Int64() (int64, bool) {
	switch v.Kind {
	case Int:
		return int64(v.bits), v.big == nil
	case True:
		return 1, true
	case False:
		return 0, true
	}
	return 0, false
}

// BigInt is the value of an Int or bool as a new big integer, nil for other
// kinds.
func (v Value) BigInt() *big.Int {
	if v.big != nil {
		return new(big.Int).Set(v.big)
	}
	if i, ok := v.Int64(); ok {
		return big.NewInt(i)
	}
	return nil
}

// Float64 is the value of a Float, or the imaginary part of a Complex (whose
// real part is 0).
func (v Value) Float64() float64 { return math.Float64frombits(v.bits) }

func strValue(s string) Value   { return Value{Kind: Str, str: s} }
func bytesValue(s string) Value { return Value{Kind: Bytes, str: s} }
