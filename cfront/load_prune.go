// This file leaves out of the parser's copy what the program cannot use: most
// of a small unit is system headers, and most of those is never named again.

package cfront

import (
	"bytes"
	"strings"
)

// pruned is a copy of the text after prune, with the configuration for it.
func (p *prepared) pruned(keep []byte, cfg *config) ([]byte, *config) {
	q := p.clone()
	used := q.prune(keep)
	c := *cfg
	// Macro bodies of the prelude use others of its names.
	for _, l := range strings.Split(cfg.prelude, "\n") {
		if strings.HasPrefix(l, "#") || !strings.Contains(l, "(") {
			identifiers([]byte(l), func(name []byte) { used[string(name)]++ })
		}
	}
	c.prelude = filterLines(cfg.prelude, func(l string) bool {
		i := strings.IndexByte(l, '(')
		if l == "" || l[0] == '#' || i < 0 || !strings.HasSuffix(l, ";") {
			return true
		}
		j := strings.LastIndexAny(strings.TrimRight(l[:i], " "), " *")
		return used[strings.TrimSpace(l[j+1:i])] > 0
	})
	for _, l := range strings.Split(cfg.predefined, "\n") {
		if n := definedName([]byte(l + " ")); n != nil {
			identifiers([]byte(l), func(name []byte) {
				if !bytes.Equal(name, n) {
					used[string(name)]++
				}
			})
		}
	}
	c.predefined = filterLines(cfg.predefined, func(l string) bool {
		n := definedName([]byte(l + " "))
		return n == nil || used[string(n)] > 0 || strings.HasPrefix(string(n), "__STDC")
	})
	return q.text, &c
}

func filterLines(s string, keep func(string) bool) string {
	var b strings.Builder
	for _, l := range strings.Split(s, "\n") {
		if keep(l) {
			b.WriteString(l)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// identifiers calls f for each identifier outside of literals.
func identifiers(t []byte, f func([]byte)) {
	for i := 0; i < len(t); {
		switch c := t[i]; {
		case c == '/' || c == '"' || c == '\'':
			if j := skipLiteral(t, i); j > i {
				i = j
			} else {
				i++
			}
		case isIdent(c):
			j := i + 1
			for j < len(t) && isIdent(t[j]) {
				j++
			}
			if c < '0' || c > '9' {
				f(t[i:j])
			}
			i = j
		default:
			i++
		}
	}
}

// prune blanks the macro definitions whose names occur nowhere else, and in
// system headers the function declarations of that kind. keep is further text
// whose names must stay. Names that token pasting may still form stay too; if
// one is missed, the unit does not parse and is read again in full. The result
// counts the names of text and keep.
func (p *prepared) prune(keep []byte) map[string]int32 {
	t := p.text
	count := map[string]int32{}
	pasting := bytes.Contains(t, []byte("##"))
	identifiers(t, func(n []byte) { count[string(n)]++ })
	identifiers(keep, func(n []byte) { count[string(n)] += 2 })
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
	return count
}

// definedName is the name a #define directive defines, nil for other lines.
func definedName(d []byte) []byte {
	if len(d) == 0 || d[0] != '#' {
		return nil
	}
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
