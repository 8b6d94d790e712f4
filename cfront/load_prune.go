// This file leaves out of the parser's copy what the program cannot use: most
// of a small unit is headers, and most of those is never named again. What
// stays is written without the blanks and comments between.

package cfront

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"modernc.org/cc/v4"
)

// pruned is the text without what nothing reaches, with the configuration for
// it. A name counts as declared by
// whatever might declare it; if one is missed all the same, the unit does not
// parse, or calls a function without declaration (see implicit), and is read
// again in full. It is nil when lc.Bodyless does not hold.
func (p *prepared) pruned(lc LoadConfig, cfg *config) (*compact, *config) {
	z := p.itemize()
	n := len(z.items)
	for i := range z.items {
		it := &z.items[i]
		if (lc.Only != nil || lc.Bodyless) && !z.whole && len(it.names) > 0 {
			it.root = false
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
		if name := directiveName([]byte(l), "define"); name != nil && !bytes.HasPrefix(name, []byte("__STDC")) {
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
	z.index(lc.Bodyless)
	z.reach(append(lc.Keep[:len(lc.Keep):len(lc.Keep)], " "+strings.Join(lc.Only, " ")...), !lc.Bodyless)
	if lc.Bodyless && slices.ContainsFunc(z.items, func(it item) bool { return it.body && (it.kept || it.pastes) }) {
		return nil, nil
	}
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

// index finds which items each name may stand for. With bodies only, what macros
// declare is looked for in function definitions alone.
func (z *itemizer) index(bodies bool) {
	n := len(z.items)
	z.defs, z.byName, z.parts = make(map[string][]int, n), make(map[string][]int, n), map[string][]int{}
	for i := range z.items {
		if it := &z.items[i]; it.directive {
			for _, n := range it.names {
				z.defs[string(n)] = append(z.defs[string(n)], i)
			}
		}
	}
	macro := func(n []byte) bool { return len(z.defs[string(n)]) > 0 }
	for i := range z.items {
		it := &z.items[i]
		if !it.directive && it.text == nil && slices.ContainsFunc(it.names, macro) {
			it.names = slices.DeleteFunc(it.names, macro)
			if it.body || !bodies {
				it.names = append(it.names, z.hiddenNames(i)...)
			}
		}
		for _, n := range it.names {
			z.byName[string(n)] = append(z.byName[string(n)], i)
			if it.pastes {
				z.parts[string(n)] = append(z.parts[string(n)], i)
			}
		}
	}
	for i := range z.items {
		for _, n := range z.items[i].tags {
			if len(z.byName[string(n)]) == 0 {
				z.byName[string(n)] = []int{i} // its first mention
			}
		}
	}
}

// reach marks what is kept: the roots, and what the names in something kept may
// stand for. pasting says that names may come out of pasting, too: without
// bodies, what is missing then is an error of the parser.
func (z *itemizer) reach(keep []byte, pasting bool) {
	for i := range z.items {
		z.items[i].root = z.items[i].root || z.whole
		z.items[i].kept = false
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
		mark := func(items []int) {
			for _, i := range items {
				if !z.items[i].kept {
					z.items[i].kept = true
					work = append(work, i)
				}
			}
		}
		mark(z.byName[s])
		if pasting && len(z.parts) > 0 && len(z.byName[s]) == 0 {
			for i := range s {
				for j := i + 1; j <= len(s); j++ {
					mark(z.parts[s[i:j]])
				}
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
		if !paste || !pasting {
			return
		}
		var more []string // that may come out of pasting
		for s := range z.byName {
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

// pasted reports whether s looks like the product of pasting: it begins with a
// reached name and ends with one or with a digit.
func pasted(s string, reached map[string]bool) bool {
	first := 0
	for i := 3; i < len(s) && first == 0; i++ {
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
// declare: its own and those of the macros' bodies, without lists of parameters.
func (z *itemizer) hiddenNames(at int) (out [][]byte) {
	it := &z.items[at]
	own := z.body(it)
	if it.head > 0 {
		own = own[:it.head-it.start]
	}
	var mine [][]byte
	seen := map[string]bool{}
	var scan func(t []byte)
	word := func(w []byte) {
		s := string(w)
		if seen[s] {
			return
		}
		seen[s] = true
		macro := false
		for _, i := range z.defs[s] {
			if i < at || z.items[i].text != nil { // defined before, or beforehand
				macro = true
				scan(z.body(&z.items[i]))
			}
		}
		if !macro && !isSpecifier(w) {
			out = append(out, w)
		}
	}
	scan = func(d []byte) {
		params := map[string]bool{}
		t := withoutAttributes(replacement(d, func(p []byte) { params[string(p)] = true }))
		it.pastes = it.pastes || bytes.Contains(t, []byte("##"))
		identifiers(t, func(w []byte) {
			if !params[string(w)] {
				word(w)
			}
		})
	}
	depth := 0
	for i := 0; i < len(own); {
		if j := skipLiteral(own, i); j > i {
			i = j
			continue
		}
		if !isIdent(own[i]) {
			switch own[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
			i++
			continue
		}
		j := i + 1
		for j < len(own) && isIdent(own[j]) {
			j++
		}
		w := own[i:j]
		i = j
		if k := skipBlanks(own, j); depth == 0 && k < len(own) && own[k] == '(' && !nestedDeclarator(own, k) && !isSpecifier(w) && len(z.defs[string(w)]) == 0 {
			// MACRO(type) name(parameters): this is the name.
			mine, out = nil, nil
		}
		word(w)
		if isSpecifier(w) {
			continue
		}
		if len(z.defs[string(w)]) > 0 {
			continue
		}
		mine = append(mine, w)
		if !nestedDeclarator(own, skipBlanks(own, j)) {
			i = skipGroup(own, j)
		}
	}
	if it.pastes {
		// Its names are parts of what is declared; the macros' are too common.
		return mine
	}
	return out
}

// withoutAttributes is t without attributes and assembler names, which declare
// nothing.
func withoutAttributes(t []byte) []byte {
	if !bytes.Contains(t, []byte("__attribute")) && !bytes.Contains(t, []byte("__asm__")) {
		return t
	}
	var out []byte
	for i := 0; i < len(t); {
		j := i
		for j < len(t) && isIdent(t[j]) {
			j++
		}
		switch string(t[i:j]) {
		case "__attribute__", "__attribute", "__asm__":
			i = skipGroup(t, j)
			continue
		}
		j = max(j, i+1)
		out = append(out, t[i:j]...)
		i = j
	}
	return out
}

// replacement is what a #define directive puts in the place of its name; its
// parameters are given to f.
func replacement(d []byte, f func(param []byte)) []byte {
	name := directiveName(d, "define")
	if name == nil {
		return nil
	}
	d = d[bytes.Index(d, name)+len(name):]
	if len(d) > 0 && d[0] == '(' {
		end := bytes.IndexByte(d, ')')
		if end < 0 {
			return nil
		}
		identifiers(d[:end], f)
		d = d[end:]
	}
	return d
}

// implicit reports whether the unit calls a function that nothing declares.
func implicit(ast *cc.AST) bool {
	var look func(s *cc.Scope) bool
	look = func(s *cc.Scope) bool {
		for _, ns := range s.Nodes {
			for _, n := range ns {
				d, ok := n.(*cc.Declarator)
				if ok && d.IsSynthetic() && d.Type().Kind() == cc.Function && !compilerBuiltin(d.Name()) {
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

// compilerBuiltin reports whether gcc declares a function itself.
func compilerBuiltin(name string) bool {
	for _, p := range []string{"__builtin_", "__sync_", "__atomic_"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
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

// directiveName is the name that a directive of that word (define, undef) speaks
// of, nil for other lines.
func directiveName(d []byte, word string) []byte {
	if len(d) == 0 || d[0] != '#' {
		return nil
	}
	d = d[1:]
	d = d[skipBlanks(d, 0):]
	d, ok := bytes.CutPrefix(d, []byte(word))
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
