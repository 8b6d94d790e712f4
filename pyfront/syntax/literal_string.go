// This file evaluates the text of string and bytes literals: escapes.

package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// unescape evaluates the escapes of a str literal's body. Surrogates take
// three bytes in the result. msg, in CPython's words, is not empty if an escape
// is wrong.
func unescape(body string) (text, msg string) {
	s := body
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s, ""
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:i])
		s = s[i:]
		n, r, bad := escape(s)
		if bad != "" {
			at := len(body) - len(s)
			return "", fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
				at, at+n-1, bad)
		}
		switch {
		case r == escNothing:
		case r == escKeep:
			b.WriteString(s[:n])
		default:
			writeRune(&b, r)
		}
		s = s[n:]
		if i = strings.IndexByte(s, '\\'); i < 0 {
			b.WriteString(s)
			return b.String(), ""
		}
	}
}

// Results of escape that are no characters.
const (
	escNothing rune = -1 // an escaped newline
	escKeep    rune = -2 // no escape: the backslash stands for itself
)

// escape evaluates the escape that s starts with: its length and character. bad
// is not empty if it is wrong.
func escape(s string) (n int, r rune, bad string) {
	if len(s) < 2 {
		return len(s), escKeep, `\ at end of string`
	}
	switch c := s[1]; c {
	case '\n':
		return 2, escNothing, ""
	case '\\', '\'', '"':
		return 2, rune(c), ""
	case 'a':
		return 2, '\a', ""
	case 'b':
		return 2, '\b', ""
	case 'f':
		return 2, '\f', ""
	case 'n':
		return 2, '\n', ""
	case 'r':
		return 2, '\r', ""
	case 't':
		return 2, '\t', ""
	case 'v':
		return 2, '\v', ""
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := 1
		for n < len(s) && n < 4 && s[n] >= '0' && s[n] <= '7' {
			r = r*8 + rune(s[n]-'0')
			n++
		}
		return n, r, ""
	case 'x':
		return hexEscape(s, 2, `truncated \xXX escape`)
	case 'u':
		return hexEscape(s, 4, `truncated \uXXXX escape`)
	case 'U':
		return hexEscape(s, 8, `truncated \UXXXXXXXX escape`)
	case 'N':
		if len(s) < 4 || s[2] != '{' {
			return 2, 0, `malformed \N character escape`
		}
		end := strings.IndexByte(s, '}')
		if end < 0 {
			return len(s), 0, `malformed \N character escape`
		}
		if end == 3 {
			return 4, 0, `malformed \N character escape`
		}
		r, ok := runeNamed(s[3:end])
		if !ok {
			return end + 1, 0, "unknown Unicode character name"
		}
		return end + 1, r, ""
	}
	return 1, escKeep, ""
}

// hexEscape evaluates an escape of a number of hexadecimal digits.
func hexEscape(s string, digits int, why string) (n int, r rune, bad string) {
	v := uint32(0)
	for n = 2; n < 2+digits; n++ {
		if n >= len(s) {
			return n, 0, why
		}
		d := unhex(s[n])
		if d < 0 {
			return n, 0, why
		}
		v = v<<4 | uint32(d)
	}
	if v > utf8.MaxRune {
		return n, 0, "illegal Unicode character"
	}
	return n, rune(v), ""
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// writeRune writes a character in UTF-8, a surrogate in its three bytes.
func writeRune(b *strings.Builder, r rune) {
	if r >= 0xd800 && r < 0xe000 {
		b.Write([]byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f})
		return
	}
	b.WriteRune(r)
}

// unescapeBytes evaluates the escapes of a bytes literal's body.
func unescapeBytes(s string) (text, msg string) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, ""
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c != '\\' {
			b = append(b, c)
			i++
			continue
		}
		switch {
		case i+1 < len(s) && (s[i+1] == 'u' || s[i+1] == 'U' || s[i+1] == 'N'):
			b = append(b, c)
			i++
			continue
		case i+1 < len(s) && s[i+1] == 'x':
			if n, r, _ := hexEscape(s[i:], 2, ""); n == 4 {
				b = append(b, byte(r))
				i += n
				continue
			}
			return "", fmt.Sprintf(`(value error) invalid \x escape at position %d`, i)
		}
		n, r, bad := escape(s[i:])
		switch {
		case bad != "":
			return "", `(value error) Trailing \ in string`
		case r == escNothing:
		case r == escKeep:
			b = append(b, s[i:i+n]...)
		default:
			b = append(b, byte(r))
		}
		i += n
	}
	return string(b), ""
}
