// This file says which display names are symbols in the textual form as they
// stand and which are quoted.

package sym

import "strings"

// reserved words that are no symbols in the textual form.
func reserved(s string) bool { return s == "inf" || s == "true" || s == "false" }

// functions of the textual form: name, number of arguments (-1: one or more).
func textFunction(s string) (int, bool) {
	switch s {
	case "min", "max":
		return -1, true
	case "floordiv", "mod", "ipow":
		return 2, true
	case "pow2", "log2_ceil", "log2_floor", "abs":
		return 1, true
	case "iterate":
		return -1, true
	case "sum":
		return 4, true
	}
	return 0, false
}

func isNameStart(c byte) bool {
	return c == '_' || c == '$' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func isNameByte(c byte) bool { return isNameStart(c) || c >= '0' && c <= '9' }

// scanName returns the length of the display name at the start of s: an
// identifier and its ->, ., [...] and (...) suffixes, without spaces outside
// brackets. 0: none.
func scanName(s string) int {
	i := scanIdent(s)
	if i == 0 {
		return 0
	}
	if _, ok := textFunction(s[:i]); ok && i < len(s) && s[i] == '(' {
		return 0
	}
	for {
		switch {
		case strings.HasPrefix(s[i:], "->") && scanIdent(s[i+2:]) > 0:
			i += 2 + scanIdent(s[i+2:])
		case strings.HasPrefix(s[i:], ".") && scanIdent(s[i+1:]) > 0:
			i += 1 + scanIdent(s[i+1:])
		case strings.HasPrefix(s[i:], "[") || strings.HasPrefix(s[i:], "("):
			n := scanGroup(s[i:])
			if n == 0 {
				return 0
			}
			i += n
		default:
			return i
		}
	}
}

func scanIdent(s string) int {
	if s == "" || !isNameStart(s[0]) {
		return 0
	}
	i := 1
	for i < len(s) && isNameByte(s[i]) {
		i++
	}
	return i
}

// scanGroup returns the length of the balanced group at the start of s.
func scanGroup(s string) int {
	var stack []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '(':
			stack = append(stack, ')')
		case '[':
			stack = append(stack, ']')
		case ')', ']':
			if len(stack) == 0 || stack[len(stack)-1] != c {
				return 0
			}
			if stack = stack[:len(stack)-1]; len(stack) == 0 {
				return i + 1
			}
		case '"', '\'':
			for i++; i < len(s) && s[i] != c; i++ {
				if s[i] == '\\' {
					i++
				}
			}
			if i >= len(s) {
				return 0
			}
		case '`', '\n':
			return 0
		}
	}
	return 0
}

// symbolText is the name as Parse reads it: itself when it is a display name,
// quoted otherwise.
func symbolText(name string) string {
	if name != "" && scanName(name) == len(name) && !reserved(name) {
		return name
	}
	return quoteName(name)
}

// quoteName writes any text between backquotes; \ escapes.
func quoteName(name string) string {
	var b strings.Builder
	b.WriteByte('`')
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == '`' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < 0x20:
			const hex = "0123456789abcdef"
			b.WriteString("\\x")
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('`')
	return b.String()
}
