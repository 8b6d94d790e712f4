// This file has the element types of arrays: names, promotion, casts.

package pyfront

import (
	"strings"
)

func kindOfDtype(d string) NumKind {
	switch d {
	case "complex128", "complex64":
		return KComplex
	case "bool":
		return KBool
	case "float64", "float32", "float16", "longdouble":
		return KFloat
	}
	return KInt
}

// promote is numpy's common type of two; scalars of Python give way.
func promote(a, b string) string {
	if a == b {
		switch a {
		case "float":
			return "float64"
		case "int":
			return "int64"
		case "complex":
			return "complex128"
		}
		return a
	}
	weak := map[string]int{"bool": 0, "int": 1, "float": 2, "complex": 3}
	class := func(d string) int {
		switch d {
		case "bool":
			return 0
		case "float64", "float32", "float16", "float", "longdouble":
			return 2
		case "complex128", "complex64", "complex":
			return 3
		}
		return 1
	}
	wa, isA := weak[a]
	wb, isB := weak[b]
	if a == "bool" {
		isA = false
	}
	if b == "bool" {
		isB = false
	}
	switch {
	case isA && isB:
		if wa < wb {
			a = b
		}
		return promote(a, a)
	case isA && class(b) >= wa:
		return b
	case isB && class(a) >= wb:
		return a
	case isA:
		return weakInto(a, b)
	case isB:
		return weakInto(b, a)
	}
	ca, cb := class(a), class(b)
	sa, _ := itemSize(a)
	sb, _ := itemSize(b)
	switch {
	case ca == cb:
		if sa < sb {
			return b
		}
		if sa == sb && a != b {
			return "float64"
		}
		return a
	case ca == 0:
		return b
	case cb == 0:
		return a
	case ca == 3 || cb == 3:
		if sa <= 8 && sb <= 8 && (a == "float32" || b == "float32" || a == "complex64" && sb <= 4 || b == "complex64" && sa <= 4) {
			return "complex64"
		}
		return "complex128"
	}
	// An integer with a float.
	f, i := a, sb
	if ca == 1 {
		f, i = b, sa
	}
	switch {
	case f == "float16" && i == 1:
		return "float16"
	case (f == "float32" || f == "float16") && i <= 2:
		return "float32"
	}
	return "float64"
}

func weakInto(scalar, arr string) string {
	if scalar == "complex" {
		if arr == "float32" || arr == "float16" {
			return "complex64"
		}
		return "complex128"
	}
	// A float with an integer or bool array.
	if s, _ := itemSize(arr); s == 1 {
		return "float64"
	}
	return "float64"
}

// recordType is the type of a structured element, spelt "record:name=type,…".
func recordType(names, types []string) string {
	s := "record:"
	for i := range names {
		if i > 0 {
			s += ","
		}
		s += names[i] + "=" + types[i]
	}
	return s
}

// fieldType is the type of a field of a structured element, "" for none.
func fieldType(dtype, name string) string {
	rest, ok := strings.CutPrefix(dtype, "record:")
	if !ok {
		return ""
	}
	for _, f := range strings.Split(rest, ",") {
		if n, t, _ := strings.Cut(f, "="); n == name {
			return t
		}
	}
	return ""
}

func normalDtype(s string) string {
	s = strings.TrimLeft(s, "<=|")
	switch s {
	case "float", "double", "f8", "d", "float_":
		return "float64"
	case "int", "int_", "i8", "intp", "long":
		return "int64"
	case "single", "f4", "f":
		return "float32"
	case "half", "f2", "e":
		return "float16"
	case "i4", "intc", "i":
		return "int32"
	case "u1", "B", "ubyte":
		return "uint8"
	case "bool_", "?", "bool":
		return "bool"
	case "complex", "complex_", "c16", "D":
		return "complex128"
	case "c8", "F":
		return "complex64"
	case "uint", "u8":
		return "uint64"
	case "u4":
		return "uint32"
	case "i2", "short":
		return "int16"
	case "u2", "ushort":
		return "uint16"
	case "i1", "byte":
		return "int8"
	}
	return s
}
