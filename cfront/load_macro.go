// This file indexes the macro definitions of a text that was preprocessed with
// -fdirectives-only.

package cfront

import (
	"bytes"
	"sync"
)

// macroDef is one #define.
type macroDef struct {
	at       int // offset of the #
	function bool
	params   []string
	variadic bool
	body     []byte
}

// macroTable finds the definition of a macro that is in force at an offset.
type macroTable struct {
	text []byte
	once sync.Once
	defs map[string][]macroLine // by name, in source order
}

// macroLine is a directive that defines a name or undefines it.
type macroLine struct {
	at    int    // offset of the #
	rest  []byte // after the name
	undef bool
	def   *macroDef // once it was looked up
}

func newMacroTable(text []byte) *macroTable { return &macroTable{text: text} }

// lookup returns the definition of name in force at an offset, or nil.
func (t *macroTable) lookup(name string, at int) *macroDef {
	t.once.Do(t.scan)
	ds := t.defs[name]
	for i := len(ds) - 1; i >= 0; i-- {
		if ds[i].at < at {
			if d := &ds[i]; d.def == nil && !d.undef {
				d.def = d.read()
			}
			return ds[i].def
		}
	}
	return nil
}

func (t *macroTable) scan() {
	t.defs = map[string][]macroLine{}
	text := t.text
	for i := 0; i < len(text); {
		end := i + bytes.IndexByte(text[i:], '\n')
		if end < i {
			end = len(text)
		}
		j := skipBlanks(text, i)
		if j < end && text[j] == '#' {
			for end < len(text) && text[end-1] == '\\' { // continued
				n := bytes.IndexByte(text[end+1:], '\n')
				if n < 0 {
					end = len(text)
					break
				}
				end += 1 + n
			}
			t.directive(j, text[skipBlanks(text, j+1):end])
		}
		i = end + 1
	}
}

// directive records l, a directive's text after the #, if it is a definition.
func (t *macroTable) directive(at int, l []byte) {
	d := macroLine{at: at}
	rest, ok := bytes.CutPrefix(l, []byte("define"))
	if !ok {
		if rest, ok = bytes.CutPrefix(l, []byte("undef")); !ok {
			return
		}
		d.undef = true
	}
	if len(rest) == 0 || rest[0] != ' ' && rest[0] != '\t' {
		return
	}
	rest = rest[skipBlanks(rest, 0):]
	n := 0
	for n < len(rest) && isIdent(rest[n]) {
		n++
	}
	if n == 0 {
		return
	}
	d.rest = rest[n:]
	if !d.undef && len(d.rest) > 0 && d.rest[0] == '(' && bytes.IndexByte(d.rest, ')') < 0 {
		return
	}
	t.defs[string(rest[:n])] = append(t.defs[string(rest[:n])], d)
}

// read takes the definition apart.
func (l *macroLine) read() *macroDef {
	d := &macroDef{at: l.at}
	rest := l.rest
	if len(rest) > 0 && rest[0] == '(' {
		close := bytes.IndexByte(rest, ')')
		d.function = true
		for _, p := range bytes.Split(rest[1:close], []byte(",")) {
			switch p := string(bytes.Trim(p, " \t\\\n")); {
			case p == "...":
				d.variadic = true
				d.params = append(d.params, "__VA_ARGS__")
			case len(p) > 3 && p[len(p)-3:] == "...":
				d.variadic = true
				d.params = append(d.params, p[:len(p)-3])
			case p != "":
				d.params = append(d.params, p)
			}
		}
		rest = rest[close+1:]
	}
	d.body = bytes.ReplaceAll(rest, []byte("\\\n"), []byte("  "))
	return d
}

func skipBlanks(t []byte, i int) int {
	for i < len(t) && (t[i] == ' ' || t[i] == '\t') {
		i++
	}
	return i
}
