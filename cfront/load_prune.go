// This file leaves out of the parser's copy what the program cannot use: most
// of a small unit is system headers, and most of those is never named again.

package cfront

import "bytes"

// pruned is a copy of the text after prune.
func (p *prepared) pruned(keep []byte) []byte {
	q := p.clone()
	q.prune(keep)
	return q.text
}

// prune blanks the macro definitions whose names occur nowhere else, and in
// system headers the function declarations of that kind. keep is further text
// whose names must stay. Names that token pasting may still form stay too; if
// one is missed, the unit does not parse and is read again in full.
func (p *prepared) prune(keep []byte) {
	t := p.text
	count := map[string]int32{}
	pasting := false
	tally := func(t []byte) {
		for i := 0; i < len(t); {
			switch c := t[i]; {
			case c == '/' || c == '"' || c == '\'':
				if j := skipLiteral(t, i); j > i {
					i = j
				} else {
					i++
				}
			case '0' <= c && c <= '9':
				for i < len(t) && isIdent(t[i]) {
					i++
				}
			case isIdent(c):
				j := i + 1
				for j < len(t) && isIdent(t[j]) {
					j++
				}
				count[string(t[i:j])]++
				i = j
			case c == '#' && i+1 < len(t) && t[i+1] == '#':
				pasting = true
				i += 2
			default:
				i++
			}
		}
	}
	tally(t)
	for range 2 { // twice: they count as used
		tally(keep)
	}
	unused := func(name []byte) bool {
		if count[string(name)] != 1 {
			return false
		}
		if pasting {
			for i := 1; i < len(name); i++ {
				if count[string(name[:i])] > 0 && (count[string(name[i:])] > 0 || '0' <= name[i] && name[i] <= '9') {
					return false
				}
			}
		}
		return true
	}
	depth, start := 0, -1
	var name []byte // the identifier before the first ( of the declaration
	paren, brace := false, false
	var last []byte
	lineStart := true
	for i := 0; i < len(t); {
		c := t[i]
		switch c {
		case '\n':
			lineStart = true
			i++
			continue
		case ' ', '\t', '\r', '\f', '\v':
			i++
			continue
		case '/', '"', '\'':
			if j := skipLiteral(t, i); j > i {
				i = j
				continue
			}
		case '#':
			if lineStart {
				j := i
				for j < len(t) && (t[j] != '\n' || t[j-1] == '\\') {
					if t[j] == '/' {
						if k := skipLiteral(t, j); k > j {
							j = k
							continue
						}
					}
					j++
				}
				if n := definedName(t[i:j]); n != nil && unused(n) {
					blank(t[i:j])
				}
				i = j
				continue
			}
		}
		lineStart = false
		if depth == 0 && start < 0 && c != ';' {
			start, name, paren, brace, last = i, nil, false, false, nil
		}
		if isIdent(c) {
			j := i + 1
			for j < len(t) && isIdent(t[j]) {
				j++
			}
			last = t[i:j]
			i = j
			continue
		}
		switch c {
		case '(', '[', '{':
			if depth == 0 && c == '(' && !paren {
				paren, name = true, last
			}
			brace = brace || c == '{'
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
			if depth == 0 && c == '}' {
				start = -1
			}
		case '=':
			brace = true // an object with a value
		case ';':
			if depth == 0 {
				if start >= 0 && paren && !brace && name != nil && startsExtern(t[start:i]) && p.lines.system(start) && unused(name) {
					blank(t[start : i+1])
				}
				start = -1
			}
		}
		last = nil
		i++
	}
}

// definedName is the name a #define directive defines, nil for other lines.
func definedName(d []byte) []byte {
	d = d[1:]
	d = d[skipBlanks(d, 0):]
	d, ok := bytes.CutPrefix(d, []byte("define"))
	if !ok || len(d) == 0 || d[0] != ' ' && d[0] != '\t' {
		return nil
	}
	d = d[skipBlanks(d, 0):]
	n := 0
	for n < len(d) && isIdent(d[n]) {
		n++
	}
	return d[:n]
}

// startsExtern reports whether a declaration begins with extern.
func startsExtern(d []byte) bool {
	if r, ok := bytes.CutPrefix(d, []byte("__extension__")); ok {
		d = bytes.TrimLeft(r, " \t\n")
	}
	d, ok := bytes.CutPrefix(d, []byte("extern"))
	return ok && len(d) > 0 && !isIdent(d[0])
}
