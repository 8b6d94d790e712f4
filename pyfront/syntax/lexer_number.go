// This file tokenizes numbers.

package syntax

// number scans a number that starts at the next byte with a digit, or with a
// dot before a digit.
func (lx *lexer) number() {
	src := lx.src
	start := lx.off
	if src[start] == '.' {
		lx.off++
		lx.fraction()
		return
	}
	if src[start] != '0' {
		lx.decimalTail()
		lx.afterInteger("decimal")
		return
	}
	lx.off++
	switch src[lx.off] | 0x20 {
	case 'x':
		lx.digits(func(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }, "hexadecimal")
		return
	case 'o':
		lx.digits(func(c byte) bool { return c >= '0' && c < '8' }, "octal")
		return
	case 'b':
		lx.digits(func(c byte) bool { return c == '0' || c == '1' }, "binary")
		return
	}
	for {
		if src[lx.off] == '_' {
			lx.off++
			if !isDigit(src[lx.off]) {
				lx.badNumber("decimal")
			}
		}
		if src[lx.off] != '0' {
			break
		}
		lx.off++
	}
	zeros := lx.off
	nonzero := isDigit(src[lx.off])
	if nonzero {
		lx.decimalTail()
	}
	switch c := src[lx.off]; {
	case c == '.' || c|0x20 == 'e' || c|0x20 == 'j':
	case nonzero:
		lx.failAt(Pos{lx.line, int32(start - lx.lineStart), lx.line, int32(zeros - lx.lineStart)},
			"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	lx.afterInteger("decimal")
}

// badNumber fails at the byte before the next.
func (lx *lexer) badNumber(what string) {
	if lx.version < Python38 {
		what = "decimal"
	}
	lx.failAt(lx.point(lx.off-1), "invalid %s literal", what)
}

// decimalTail scans digits with single underscores between them; the next byte
// is a digit.
func (lx *lexer) decimalTail() {
	src := lx.src
	i := lx.off
	for {
		for isDigit(src[i]) {
			i++
		}
		if src[i] != '_' {
			break
		}
		i++
		if !isDigit(src[i]) {
			lx.off = i
			lx.badNumber("decimal")
		}
	}
	lx.off = i
}

// digits scans the digits behind 0x, 0o and 0b.
func (lx *lexer) digits(ok func(byte) bool, what string) {
	src := lx.src
	lx.off++
	for {
		if src[lx.off] == '_' {
			lx.off++
		}
		if c := src[lx.off]; !ok(c) {
			if isDigit(c) {
				lx.failAt(lx.point(lx.off), "invalid digit '%c' in %s literal", c, what)
			}
			lx.badNumber(what)
		}
		for ok(src[lx.off]) {
			lx.off++
		}
		if src[lx.off] != '_' {
			break
		}
	}
	if c := src[lx.off]; isDigit(c) {
		lx.failAt(lx.point(lx.off), "invalid digit '%c' in %s literal", c, what)
	}
	lx.endOfNumber(what)
}

// afterInteger scans what may follow decimal digits.
func (lx *lexer) afterInteger(what string) {
	if lx.src[lx.off] == '.' {
		lx.off++
		lx.fraction()
		return
	}
	lx.exponent(what)
}

// fraction scans the digits behind a dot.
func (lx *lexer) fraction() {
	if isDigit(lx.src[lx.off]) {
		lx.decimalTail()
	}
	lx.exponent("decimal")
}

// exponent scans an exponent and a j.
func (lx *lexer) exponent(what string) {
	src := lx.src
	if e := lx.off; src[e]|0x20 == 'e' {
		i := e + 1
		switch {
		case src[i] == '+' || src[i] == '-':
			i++
			if !isDigit(src[i]) {
				lx.off = i
				lx.badNumber("decimal")
			}
		case !isDigit(src[i]):
			lx.endOfNumber("decimal") // 1else
			return
		}
		lx.off = i
		lx.decimalTail()
	}
	if src[lx.off]|0x20 == 'j' {
		lx.off++
		what = "imaginary"
	}
	lx.endOfNumber(what)
}

// endOfNumber checks that no name is glued to a number but a keyword that may
// follow one. Before 3.10 any name may.
func (lx *lexer) endOfNumber(what string) {
	c := lx.src[lx.off]
	if !identChar[c] || c >= 0x80 || lx.version < Python310 {
		return
	}
	rest := lx.src[lx.off:]
	word := func(w string) bool { return len(rest) > len(w) && rest[:len(w)] == w && !identChar[rest[len(w)]] }
	switch c {
	case 'a':
		if word("and") {
			return
		}
	case 'e':
		if word("else") {
			return
		}
	case 'f':
		if word("for") {
			return
		}
	case 'i':
		if n := rest[1]; n == 'f' || n == 'n' || n == 's' {
			return
		}
	case 'o':
		if word("or") {
			return
		}
	case 'n':
		if word("not") {
			return
		}
	}
	lx.badNumber(what)
}
