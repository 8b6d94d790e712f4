// This file leaves out of the parser's copy what the program cannot use: most
// of a small unit is headers, and most of those is never named again. What
// stays is written without the blanks and comments between.

package cfront

import (
	"bytes"
	"sort"
	"strings"

	"modernc.org/cc/v4"
)

// compact is a shortened text with the way back to the whole one.
type compact struct {
	text []byte
	at   []int32 // offsets in text from which on …
	from []int32 // … bytes are those of the whole text from here
}

// has reports whether the byte at an offset of the whole text is in the short one.
func (c *compact) has(off int) bool {
	i := sort.Search(len(c.from), func(i int) bool { return int(c.from[i]) > off }) - 1
	if i < 0 {
		return false
	}
	end := len(c.text)
	if i+1 < len(c.at) {
		end = int(c.at[i+1])
	}
	return off-int(c.from[i]) < end-int(c.at[i])
}

// origin is the offset in the whole text of an offset in the short one.
func (c *compact) origin(off int) int {
	i := sort.Search(len(c.at), func(i int) bool { return int(c.at[i]) > off }) - 1
	if i < 0 {
		return off
	}
	return int(c.from[i]) + off - int(c.at[i])
}

// pruned is the text without what nothing reaches, with the configuration for
// it. A name counts as declared by
// whatever might declare it; if one is missed all the same, the unit does not
// parse, or calls a function without declaration (see implicit), and is read
// again in full.
func (p *prepared) pruned(lc LoadConfig, cfg *config) (*compact, *config) {
	z := p.itemize()
	n := len(z.items)
	for i := range z.items {
		if lc.Only != nil && !z.whole && len(z.items[i].names) > 0 {
			z.items[i].root = false
		}
	}
	for _, off := range lc.KeepAt {
		if i := sort.Search(n, func(i int) bool { return z.items[i].end > off }); i < n {
			z.items[i].root = true
		}
	}
	c := *cfg
	predefined := strings.SplitAfter(cfg.predefined, "\n")
	prelude := strings.SplitAfter(cfg.prelude, "\n")
	for _, l := range predefined {
		it := item{text: []byte(l), directive: true, root: true}
		if name := definedName([]byte(l)); name != nil && !bytes.HasPrefix(name, []byte("__STDC")) {
			it.root, it.names = false, [][]byte{name}
		}
		z.items = append(z.items, it)
	}
	for _, l := range prelude {
		it := item{text: []byte(l), root: true}
		if i := strings.IndexByte(l, '('); l != "" && l[0] != '#' && i >= 0 && strings.HasSuffix(l, ";\n") {
			j := strings.LastIndexAny(strings.TrimRight(l[:i], " "), " *")
			it.root, it.names = false, [][]byte{[]byte(strings.TrimSpace(l[j+1 : i]))}
		}
		z.items = append(z.items, it)
	}
	z.reach(append(lc.Keep[:len(lc.Keep):len(lc.Keep)], " "+strings.Join(lc.Only, " ")...))
	join := func(lines []item) string {
		var b strings.Builder
		for i := range lines {
			if lines[i].kept && len(lines[i].text) > 1 {
				b.Write(lines[i].text)
			}
		}
		return b.String()
	}
	c.predefined = join(z.items[n : n+len(predefined)])
	c.prelude = join(z.items[n+len(predefined):])
	return z.compact(z.items[:n]), &c
}

// body is the text of an item.
func (z *itemizer) body(it *item) []byte {
	if it.text != nil {
		return it.text
	}
	return z.p.text[it.start:it.end]
}

// reach marks what is kept: the roots, and what the names in something kept may
// stand for.
func (z *itemizer) reach(keep []byte) {
	byName := map[string][]int{}
	z.defs = map[string][]int{}
	for i := range z.items {
		if it := &z.items[i]; it.directive {
			for _, n := range it.names {
				z.defs[string(n)] = append(z.defs[string(n)], i)
			}
		}
	}
	for i := range z.items {
		it := &z.items[i]
		if z.whole {
			it.root = true
		}
		if !it.directive && !it.root && it.text == nil {
			for _, n := range it.names {
				it.hidden = it.hidden || len(z.defs[string(n)]) > 0
			}
			if it.hidden {
				it.names = append(it.names, z.hiddenNames(it)...)
			}
		}
		for _, n := range it.names {
			byName[string(n)] = append(byName[string(n)], i)
		}
	}
	for i := range z.items {
		for _, n := range z.items[i].tags {
			if len(byName[string(n)]) == 0 {
				byName[string(n)] = []int{i} // its first mention
			}
		}
	}
	reached := map[string]bool{}
	var work []int
	paste := false // something kept pastes tokens
	name := func(w []byte) {
		if reached[string(w)] {
			return
		}
		s := string(w)
		reached[s] = true
		for _, i := range byName[s] {
			if !z.items[i].kept {
				z.items[i].kept = true
				work = append(work, i)
			}
		}
	}
	identifiers(keep, name)
	for i := range z.items {
		if it := &z.items[i]; it.root && !it.kept {
			it.kept = true
			work = append(work, i)
		}
	}
	for {
		for len(work) > 0 {
			i := work[len(work)-1]
			work = work[:len(work)-1]
			text := z.body(&z.items[i])
			paste = paste || z.items[i].directive && bytes.Contains(text, []byte("##"))
			identifiers(text, name)
		}
		if !paste {
			return
		}
		// Names that may come out of pasting: a reached one before, a reached
		// one or digits behind.
		var more []string
		for s := range byName {
			if !reached[s] && pasted(s, reached) {
				more = append(more, s)
			}
		}
		if len(more) == 0 {
			return
		}
		for _, s := range more {
			name([]byte(s))
		}
	}
}

func pasted(s string, reached map[string]bool) bool {
	first := 0
	for i := 1; i < len(s) && first == 0; i++ {
		if reached[s[:i]] {
			first = i
		}
	}
	if first == 0 {
		return false
	}
	for i := first; i < len(s); i++ {
		if reached[s[i:]] {
			return true
		}
	}
	c := s[len(s)-1]
	return '0' <= c && c <= '9'
}

// hiddenNames are the identifiers a declaration that consists of macros may
// declare: its own and those of the macros' bodies. Where they paste, it stays.
func (z *itemizer) hiddenNames(it *item) (out [][]byte) {
	seen := map[string]bool{}
	var scan func(t []byte)
	scan = func(t []byte) {
		if bytes.Contains(t, []byte("##")) {
			it.root = true
		}
		identifiers(t, func(w []byte) {
			s := string(w)
			if seen[s] {
				return
			}
			seen[s] = true
			if ds := z.defs[s]; len(ds) > 0 {
				for _, i := range ds {
					scan(z.body(&z.items[i]))
				}
			} else if !isSpecifier(w) {
				out = append(out, w)
			}
		})
	}
	scan(z.body(it))
	return out
}

// compact writes the items that are kept.
func (z *itemizer) compact(items []item) *compact {
	t := z.p.text
	c := &compact{text: make([]byte, 0, len(t)/4+64)}
	for k := range items {
		it := &items[k]
		if !it.kept {
			continue
		}
		if it.directive && len(c.text) > 0 && c.text[len(c.text)-1] != '\n' {
			c.text = append(c.text, '\n')
		}
		for i := it.start; i < it.end; {
			// A run of bytes that stay together.
			j := i
			for j < it.end {
				b := t[j]
				if b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == '\v' || b == '/' && skipLiteral(t, j) > j {
					break
				}
				if b == '\\' && j+1 < it.end {
					j += 2 // a continued line
					continue
				}
				if b == '"' || b == '\'' {
					j = skipLiteral(t, j)
					continue
				}
				j++
			}
			j = min(j, it.end)
			if j > i {
				c.at = append(c.at, int32(len(c.text)))
				c.from = append(c.from, int32(i))
				c.text = append(c.text, t[i:j]...)
				i = j
			}
			line := false
			for i < it.end {
				b := t[i]
				if b == '\n' {
					line = true
				} else if b == '/' && skipLiteral(t, i) > i {
					e := skipLiteral(t, i)
					line = line || bytes.IndexByte(t[i:min(e, it.end)], '\n') >= 0
					i = e
					continue
				} else if b != ' ' && b != '\t' && b != '\r' && b != '\f' && b != '\v' {
					break
				}
				i++
			}
			switch {
			case line && !it.directive:
				c.text = append(c.text, '\n')
			case i < it.end || line:
				c.text = append(c.text, ' ')
			}
		}
		if it.directive || len(c.text) > 0 && c.text[len(c.text)-1] != '\n' {
			c.text = append(c.text, '\n')
		}
	}
	return c
}

// implicit reports whether the unit calls a function that nothing declares.
func implicit(ast *cc.AST) bool {
	var look func(s *cc.Scope) bool
	look = func(s *cc.Scope) bool {
		for _, ns := range s.Nodes {
			for _, n := range ns {
				d, ok := n.(*cc.Declarator)
				if ok && d.IsSynthetic() && d.Type().Kind() == cc.Function && !strings.HasPrefix(d.Name(), "__builtin_") {

					return true
				}
			}
		}
		for _, c := range s.Children {
			if look(c) {
				return true
			}
		}
		return false
	}
	return ast.Scope != nil && look(ast.Scope)
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
