// This file prepares preprocessed text for the C parser without moving a byte:
// line markers and C23 attributes become blanks, so that an offset in the
// parser's copy is an offset in the caller's text.

package cfront

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/muxlang/mux/internal/diag"
)

// Limits on what is given to the recursive parser: beyond them the unit is not
// analysed. Go's stack ends at 1 GiB and a stack overflow cannot be recovered.
const (
	maxText    = 256 << 20
	maxNesting = 2000    // brackets open at one point
	maxChain   = 100_000 // operators in one expression statement, else branches in one body
	// subscriptCost is what a subscript counts as an operator: the type
	// checker's work is quadratic in the number of an array's dimensions.
	subscriptCost = 20
)

// prepared is the text as the parser gets it.
type prepared struct {
	text  []byte
	lines *lineTable
	// predefined is the part of the text (blanked there) that defines the
	// compiler's own macros; empty if the text has none.
	predefined []byte
	bodies     []body
	scanned    bool
	// chars names the constants with several characters, which the parser does
	// not know, by their text.
	chars map[string]string
}

// body is a function body at file level: text[start] is its {, text[end-1] its }.
type body struct{ start, end int }

func (p *prepared) clone() *prepared {
	q := *p
	q.text = bytes.Clone(p.text)
	return &q
}

// prepare copies and cleans the text.
func prepare(lc LoadConfig) (*prepared, error) {
	if len(lc.Text) > maxText {
		return nil, &UnsupportedError{Pos: diag.Pos{File: lc.Path}, Msg: fmt.Sprintf("a unit of %d bytes", len(lc.Text))}
	}
	p := &prepared{text: make([]byte, len(lc.Text), len(lc.Text)+1)}
	copy(p.text, lc.Text)
	if i := bytes.IndexByte(p.text, 0); i >= 0 {
		p.lines = newLineTable(lc.Path, lc.Text)
		return nil, &UnsupportedError{Pos: p.lines.pos(i), Msg: "a NUL byte"}
	}
	p.lines = newLineTable(lc.Path, lc.Text)
	for _, m := range p.lines.markers {
		blank(p.text[m.at:m.end])
	}
	if !lc.Expanded {
		p.splitPredefined(lc.Text)
	}
	if err := p.clean(); err != nil {
		return nil, err
	}
	p.modes()
	if n := len(p.text); n > 0 && p.text[n-1] != '\n' {
		p.text = append(p.text, '\n')
	}
	return p, nil
}

// blank overwrites with spaces, keeping line ends.
func blank(b []byte) {
	for i, c := range b {
		if c != '\n' {
			b[i] = ' '
		}
	}
}

// splitPredefined moves the definitions between the <built-in> markers at the
// text's start into predefined.
func (p *prepared) splitPredefined(text []byte) {
	var out []byte
	ms := p.lines.markers
	for i, m := range ms {
		if m.file != "<built-in>" {
			if len(out) > 0 && m.file != "<command-line>" {
				break
			}
			continue
		}
		end := len(text)
		if i+1 < len(ms) {
			end = ms[i+1].at
		}
		out = append(out, text[m.end:end]...)
		blank(p.text[m.end:end])
	}
	p.predefined = out
}

// opensLiteral reports whether a comment or a literal may start with c.
func opensLiteral(c byte) bool { return c == '/' || c == '"' || c == '\'' }

// skipLiteral returns the offset after the comment or the string or character
// literal that starts at i, or i if none does. An unterminated one ends with
// its line (a comment: with the text).
func skipLiteral(t []byte, i int) int {
	switch t[i] {
	case '/':
		if i+1 < len(t) && t[i+1] == '*' {
			if j := bytes.Index(t[i+2:], []byte("*/")); j >= 0 {
				return i + 2 + j + 2
			}
			return len(t)
		}
		if i+1 < len(t) && t[i+1] == '/' {
			for j := i + 2; j < len(t); j++ {
				if t[j] == '\n' && t[j-1] != '\\' {
					return j
				}
			}
			return len(t)
		}
	case '"', '\'':
		q := t[i]
		for j := i + 1; j < len(t); j++ {
			switch t[j] {
			case '\\':
				j++
			case '\n':
				return j
			case q:
				return j + 1
			}
		}
		return len(t)
	}
	return i
}

// clean blanks [[attributes]] and refuses text that nests too deeply.
func (p *prepared) clean() error {
	t := p.text
	depth, ops, elses := 0, 0, 0
	var saved []int // operator counts of the enclosing brackets
	total := 0
	refuse := func(i int, what string) error {
		return &UnsupportedError{Pos: p.lines.pos(i), Msg: what}
	}
	lineStart := true
	for i := 0; i < len(t); i++ {
		c := t[i]
		if opensLiteral(c) {
			if j := skipLiteral(t, i); j > i {
				p.multiChar(t[i:j])
				i = j - 1
				lineStart = false
				continue
			}
		}
		switch c {
		case '\n':
			lineStart = true
			continue
		case ' ', '\t', '\r', '\f', '\v':
			continue
		case '#':
			if lineStart { // a directive: it has no nesting of its own
				i = p.directive(i) - 1
				lineStart = true
				continue
			}
		case '[':
			if i+1 < len(t) && t[i+1] == '[' {
				if j := attributeEnd(t, i); j > 0 {
					blank(t[i:j])
					i = j - 1
					continue
				}
			}
			if j := skipBlanks(t, i+1); j < len(t) && t[j] == '*' {
				if k := skipBlanks(t, j+1); k < len(t) && t[k] == ']' {
					t[j] = ' ' // [*] of a parameter
				}
			}
			ops += subscriptCost
			if total += subscriptCost; total > maxChain {
				return refuse(i, "too many subscripts")
			}
			fallthrough
		case '(', '{':
			if depth++; depth > maxNesting {
				return refuse(i, fmt.Sprintf("brackets nested deeper than %d", maxNesting))
			}
			saved = append(saved, ops)
			ops = 0
		case ')', ']', '}':
			if depth > 0 {
				depth--
				total -= ops
				ops = saved[len(saved)-1]
				saved = saved[:len(saved)-1]
			}
			if c == '}' && depth == 0 {
				elses = 0
			}
		case ';', ',':
			total -= ops
			ops = 0
		case '+', '-', '*', '/', '%', '&', '|', '^', '!', '~', '<', '>', '=', '?', ':':
			ops++
			if total++; total > maxChain {
				return refuse(i, fmt.Sprintf("an expression of more than %d operators", maxChain))
			}
		case 'u', 'U':
			if i == 0 || !isIdent(t[i-1]) {
				narrowLiteral(t, i)
			}
		case 'e':
			if bytes.HasPrefix(t[i:], []byte("else")) && (i == 0 || !isIdent(t[i-1])) && (i+4 == len(t) || !isIdent(t[i+4])) {
				if elses++; elses > maxChain {
					return refuse(i, fmt.Sprintf("more than %d else branches", maxChain))
				}
			}
		}
		lineStart = false
	}
	return nil
}

// narrowLiteral rewrites the prefix of a literal the parser does not know: u8
// makes no difference, U is as wide as L on the targets known.
func narrowLiteral(t []byte, i int) {
	rest := t[i:]
	switch {
	case bytes.HasPrefix(rest, []byte("u8\"")), bytes.HasPrefix(rest, []byte("u8'")):
		blank(rest[:2])
	case bytes.HasPrefix(rest, []byte("u'")):
		blank(rest[:1])
	case bytes.HasPrefix(rest, []byte("U'")), bytes.HasPrefix(rest, []byte("U\"")):
		rest[0] = 'L'
	}
}

// directive blanks the attributes in the directive at i and returns the offset
// of the line end that ends it.
func (p *prepared) directive(i int) int {
	t := p.text
	for i < len(t) {
		switch {
		case t[i] == '\n' && t[i-1] != '\\':
			return i
		case t[i] == '[' && i+1 < len(t) && t[i+1] == '[':
			if j := attributeEnd(t, i); j > 0 {
				blank(t[i:j])
				i = j
				continue
			}
		}
		if opensLiteral(t[i]) {
			if j := skipLiteral(t, i); j > i {
				p.multiChar(t[i:j])
				i = j
				continue
			}
		}
		i++
	}
	return i
}

// multiChar replaces a constant like 'RIFF' by a name of the same length that
// the prelude defines with its value.
func (p *prepared) multiChar(lit []byte) {
	n := len(lit) - 2
	if n < 2 || n > 4 || lit[0] != '\'' || lit[n+1] != '\'' || bytes.IndexByte(lit, '\\') >= 0 || len(p.chars) >= 36*36 {
		return
	}
	text := string(lit)
	name := p.chars[text]
	if name == "" {
		name = fmt.Sprintf("$%02s", strconv.FormatInt(int64(len(p.chars)), 36))
		name += strings.Repeat("$", len(lit)-len(name))
		if p.chars == nil {
			p.chars = map[string]string{}
		}
		p.chars[text] = name
	}
	copy(lit, name)
}

// charConstants defines the names of multiChar: gcc's value, the characters as
// the bytes of an int, the last lowest.
func (p *prepared) charConstants() string {
	var b strings.Builder
	for _, text := range slices.Sorted(maps.Keys(p.chars)) {
		v := uint32(0)
		for i := 1; i < len(text)-1; i++ {
			v = v<<8 | uint32(text[i])
		}
		fmt.Fprintf(&b, "#define %s (%d)\n", p.chars[text], int32(v))
	}
	return b.String()
}

func isIdent(c byte) bool {
	return c == '_' || c == '$' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// attributeEnd returns the offset after the ]] that closes the [[ at i, or 0.
func attributeEnd(t []byte, i int) int {
	depth := 0
	for j := i; j < len(t); j++ {
		if k := skipLiteral(t, j); k > j {
			j = k - 1
			continue
		}
		switch t[j] {
		case '[', '(':
			depth++
		case ']', ')':
			if depth--; depth == 0 {
				if t[j-1] != ']' {
					return 0
				}
				return j + 1
			}
		case ';', '{', '}':
			return 0
		}
	}
	return 0
}

// findBodies lists the brace groups at file level that follow a ), a K&R
// parameter declaration or an attribute.
func (p *prepared) findBodies() {
	if p.scanned {
		return
	}
	p.scanned = true
	t := p.text
	braces, parens, start := 0, 0, 0
	paren := false // a ) at file level since the last ; or } there
	assign := false
	lineStart := true
	for i := 0; i < len(t); i++ {
		if j := skipLiteral(t, i); j > i {
			i = j - 1
			lineStart = false
			continue
		}
		c := t[i]
		switch c {
		case '\n':
			lineStart = true
			continue
		case ' ', '\t', '\r', '\f', '\v':
			continue
		case '#':
			if lineStart {
				i = p.directive(i) - 1
				continue
			}
		case '{':
			if braces == 0 {
				start = i
			}
			braces++
		case '}':
			if braces > 0 {
				braces--
			}
			if braces == 0 {
				if paren && !assign && parens == 0 {
					p.bodies = append(p.bodies, body{start, i + 1})
				}
				paren, parens = false, 0
			}
		}
		if braces == 0 {
			switch c {
			case '(', '[':
				parens++
			case ')', ']':
				parens = max(0, parens-1)
				if parens == 0 && c == ')' {
					paren = true
				}
			case '=':
				assign = true
			case ';':
				paren, assign = false, false
			}
		}
		lineStart = false
	}
}

// bodyAt is the body around or right after the offset: the errors of a function
// may be reported at its declarator.
func (p *prepared) bodyAt(off int) (body, bool) {
	i := sort.Search(len(p.bodies), func(i int) bool { return p.bodies[i].end > off })
	if i < len(p.bodies) && p.bodies[i].start <= off {
		return p.bodies[i], true
	}
	return body{}, false
}

func (p *prepared) liveBodies(dropped map[int]string) (r []body) {
	for _, b := range p.bodies {
		if dropped[b.start] == "" {
			r = append(r, b)
		}
	}
	return r
}

// dropBody makes the definition a declaration.
func (p *prepared) dropBody(b body) {
	blank(p.text[b.start:b.end])
	p.text[b.start] = ';'
}

// droppedAfter is the reason why the body of the function declared at off was
// left out, "" if it was not.
func (p *prepared) droppedAfter(off int, dropped map[int]string) string {
	i := sort.Search(len(p.bodies), func(i int) bool { return p.bodies[i].start > off })
	if i == len(p.bodies) {
		return ""
	}
	b := p.bodies[i]
	why, ok := dropped[b.start]
	if !ok || bytes.IndexByte(p.text[off:b.start], ';') >= 0 || bytes.IndexByte(p.text[off:b.start], '}') >= 0 {
		return ""
	}
	return why
}

// locate extracts offsets and messages from the parser's error, whose lines
// begin with source:line:column.
func (p *prepared) locate(err error) (offs []int, msgs []string) {
	var ue *UnsupportedError
	if errors.As(err, &ue) {
		return nil, nil
	}
	name := sourceName("") + ":"
	for _, l := range strings.Split(err.Error(), "\n") {
		rest, ok := strings.CutPrefix(l, name)
		if !ok {
			continue
		}
		ls, rest, _ := strings.Cut(rest, ":")
		cs, rest, _ := strings.Cut(rest, ":")
		line, err1 := strconv.Atoi(ls)
		col, err2 := strconv.Atoi(cs)
		if err1 != nil || err2 != nil {
			continue
		}
		if off, ok := p.lines.offset(line, col); ok {
			offs = append(offs, off)
			msgs = append(msgs, shorten(rest))
		}
	}
	return offs, msgs
}
