// This file is the pre-check that keeps sources without clauses cheap.

package clause

import "bytes"

// MayHaveClauses reports whether Scan could find anything in a unit that text
// is a source file or header of: it looks at raw bytes, unpreprocessed, and
// errs on the side of true. Lists with unknown keywords alone do not count.
func MayHaveClauses(text []byte, keywords func(name string) bool, opt Options) bool {
	opt = opt.withDefaults()
	return mayList(text, keywords) || mayName(text, opt.Macro, '(') || mayName(text, opt.Namespace, ':')
}

// mayList looks for "[" or "<:" and a keyword behind it.
func mayList(text []byte, keywords func(string) bool) bool {
	for _, open := range []string{"[", "<:", "??("} {
		for from := 0; ; {
			i := bytes.Index(text[from:], []byte(open))
			if i < 0 {
				break
			}
			from += i + len(open)
			at := from
			for at < len(text) && class[text[at]] <= cLine && class[text[at]] != cPunct {
				at++
			}
			if at == len(text) {
				break
			}
			switch text[at] {
			case '/', '\\', '#': // a comment, a splice, a directive: look closer
				if at+1 < len(text) && text[at] == '/' && text[at+1] != '/' && text[at+1] != '*' {
					continue
				}
				return true
			}
			end := at
			for end < len(text) && isIdentByte(text[end]) {
				end++
			}
			if end < len(text) && text[end] == '\\' {
				return true
			}
			if word := string(text[at:end]); end > at && keywords(word) {
				return true
			}
		}
	}
	return false
}

// mayName looks for uses of the portable macro or the attribute namespace:
// the identifier with next behind it. The macro's own #define is none.
func mayName(text []byte, ident string, next byte) bool {
	name := []byte(ident)
	for from := 0; ; {
		i := bytes.Index(text[from:], name)
		if i < 0 {
			return false
		}
		at := from + i
		from = at + len(name)
		if at > 0 && isIdentByte(text[at-1]) || from < len(text) && isIdentByte(text[from]) {
			continue
		}
		before := bytes.TrimRight(text[:at], " \t")
		if bytes.HasSuffix(before, []byte("define")) || bytes.HasSuffix(before, []byte("ifdef")) ||
			bytes.HasSuffix(before, []byte("ifndef")) || bytes.HasSuffix(before, []byte("undef")) {
			continue
		}
		rest := bytes.TrimLeft(text[from:], " \t\r\n")
		if len(rest) > 0 && (rest[0] == next || rest[0] == '/' || rest[0] == '\\') {
			return true
		}
	}
}
