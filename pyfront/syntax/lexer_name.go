// This file tokenizes names.

package syntax

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// name scans a name or keyword whose token is begun.
func (lx *lexer) name(t *token) {
	src := lx.src
	start := lx.off
	i := start
	high := byte(0)
	for identChar[src[i]] {
		high |= src[i]
		i++
	}
	lx.off = i
	if high >= 0x80 {
		lx.verifyName(start, i)
		t.raw = true
		lx.finish(t, tName)
		return
	}
	k := tName
	if n := i - start; n >= 2 && n <= 8 {
		k = keyword(src[start:i])
	}
	lx.finish(t, k)
}

// verifyName checks a name with other characters than ASCII (PEP 3131).
func (lx *lexer) verifyName(start, end int) {
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(lx.src[i:end])
		if r == utf8.RuneError && n <= 1 {
			lx.off = i + 1
			lx.failAt(lx.point(start), "%s", badUTF8(lx.src[start:end], i-start))
		}
		ok := xidContinue(r, lx.version)
		if i == start {
			ok = xidStart(r)
		}
		if !ok {
			lx.off = i + n
			switch {
			case lx.version < Python39:
				lx.failAt(lx.point(i), "invalid character in identifier")
			case unicode.IsPrint(r):
				lx.failAt(lx.point(i), "invalid character '%c' (U+%04X)", r, r)
			case lx.version < Python310:
				lx.failAt(lx.point(i), "invalid non-printable character U+%04X", r)
			default:
				lx.failAt(lx.point(i), "invalid non-printable character U+%04X", r)
			}
		}
		i += n
	}
}

// badUTF8 says why the byte at i of s is not UTF-8, as Python's decoder does.
func badUTF8(s string, i int) string {
	c := s[i]
	why := "invalid continuation byte"
	if c < 0xc2 || c > 0xf4 {
		why = "invalid start byte"
	}
	return fmt.Sprintf("(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s", c, i, why)
}

// identifier is the name of a token, in NFKC.
func (lx *lexer) identifier(t *token) string {
	s := lx.src[t.start:t.end]
	if t.raw {
		return norm.NFKC.String(s)
	}
	return s
}

// idStart and idContinue are the properties that XID_Start and XID_Continue
// derive from.
func idStart(r rune) bool {
	if r < 0x80 {
		return r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return (unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r)) &&
		!unicode.Is(unicode.Pattern_Syntax, r)
}

func idContinue(r rune) bool {
	if r < 0x80 {
		return identChar[r]
	}
	return idStart(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || unicode.Is(unicode.Nd, r) ||
		unicode.Is(unicode.Pc, r) || unicode.Is(unicode.Other_ID_Continue, r)
}

// xidStart and xidContinue are closed under NFKC: they leave out what
// normalisation turns into something else than an identifier.
func xidStart(r rune) bool {
	if r < 0x80 || !idStart(r) {
		return r < 0x80 && idStart(r)
	}
	for i, n := range norm.NFKC.String(string(r)) {
		if i == 0 && !idStart(n) || i > 0 && !idContinue(n) {
			return false
		}
	}
	return true
}

func xidContinue(r rune, v Version) bool {
	switch r {
	case 0x200c, 0x200d, 0x30fb, 0xff65: // since Unicode 15.1
		return v >= Python313
	}
	if r < 0x80 || !idContinue(r) {
		return r < 0x80 && idContinue(r)
	}
	for _, n := range norm.NFKC.String(string(r)) {
		if !idContinue(n) {
			return false
		}
	}
	return true
}
