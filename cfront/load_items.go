// This file cuts prepared text into its directives and file-level declarations
// and finds which names each of them introduces.

package cfront

import (
	"bytes"
	"slices"
	"strings"
)

// item is a directive or a declaration of file scope.
type item struct {
	text      []byte // the bytes, where they do not come from the unit's text
	start     int    // in the unit's text
	end       int
	directive bool
	body      bool // a function with its body, which starts at head
	head      int
	root      bool // stays whether it is used or not
	kept      bool
	// names are what it may declare or define at file scope, a superset.
	names [][]byte
	// tags are structures it only mentions outside of braces: the first mention
	// declares one that is defined nowhere.
	tags [][]byte
	// pastes: names may come out of macros that paste tokens.
	pastes bool
	// heading: words follow the parameters. A body after it makes it the heading
	// of a definition in the old style, int f(a) int a; { }.
	heading bool
}

// itemizer scans the text once.
type itemizer struct {
	p     *prepared
	main  string // file name of the primary source in markers
	items []item
	// whole: something about the text is not understood; nothing may be left out.
	whole bool
	// The numbers of the items by the names they may define: directives, all,
	// and those whose name contains this one.
	defs, byName, parts map[string][]int
}

// itemize lists the items of the prepared text.
func (p *prepared) itemize() *itemizer {
	z := &itemizer{p: p, main: p.lines.path}
	if ms := p.lines.markers; len(ms) > 0 {
		z.main = ms[0].file
	}
	t := p.text
	lineStart := true
	for i := 0; i < len(t); {
		switch c := t[i]; {
		case c == '\n':
			lineStart = true
			i++
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == ';':
			i++
		case c == '/' && skipLiteral(t, i) > i:
			i = skipLiteral(t, i)
		case c == '#' && lineStart:
			i = z.directive(i)
			lineStart = true
		default:
			i = z.declaration(i)
			lineStart = true // nothing but a directive cares
		}
	}
	return z
}

// directive reads the directive at i and returns where its line ends.
func (z *itemizer) directive(i int) int {
	t := z.p.text
	j := i
	for j < len(t) && (t[j] != '\n' || t[j-1] == '\\') {
		if t[j] == '/' || t[j] == '"' || t[j] == '\'' {
			if k := skipLiteral(t, j); k > j {
				j = k
				continue
			}
		}
		j++
	}
	it := item{start: i, end: j, directive: true}
	d := t[i:j]
	name := directiveName(d, "define")
	if name == nil {
		name = directiveName(d, "undef")
	}
	if name != nil {
		it.names = [][]byte{name}
	} else {
		it.root = true
		word := d[1:]
		word = word[skipBlanks(word, 0):]
		if !bytes.HasPrefix(word, []byte("pragma")) && !bytes.HasPrefix(word, []byte("ident")) && len(word) > 0 {
			z.whole = true // a condition: what follows may be another text
		}
	}
	z.items = append(z.items, it)
	return j
}

// scope of the braces a declaration is in.
type braceKind uint8

const (
	otherBrace braceKind = iota
	recordBrace
	enumBrace
)

// declaration reads the declaration or definition at i and returns where it
// ends.
func (z *itemizer) declaration(i int) int {
	t := z.p.text
	it := item{start: i}
	var (
		last      []byte      // the identifier just before, if any
		aggregate []byte      // struct, union or enum whose braces may follow
		tag       []byte      // its tag
		idents    int         // identifiers since aggregate
		braces    []braceKind // open ones
		parens    int
		call      bool // a ( outside of braces
		value     bool // a = outside of braces
		taken     bool // this declarator's name is known
		body      bool // the braces open are a function's body
		listing   bool // the next identifier is an enumerator
		lineStart bool
		first     []byte // the first identifier
		nameless  = true
		plain     = true // only identifiers so far
		inside    bool   // a ; between parentheses: MACRO(declaration;)
	)
	take := func() {
		if !taken && last != nil && !isSpecifier(last) {
			it.names = append(it.names, last)
			nameless = false
		}
		taken = true
	}
	// endAggregate ends the look-out for the braces of struct S.
	endAggregate := func() {
		if aggregate != nil && tag != nil {
			it.tags = append(it.tags, tag)
		}
		aggregate, tag = nil, nil
	}
	for ; i < len(t); i++ {
		c := t[i]
		if c == '\n' {
			lineStart = true
			continue
		}
		if c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' {
			continue
		}
		if c == '/' || c == '"' || c == '\'' {
			if j := skipLiteral(t, i); j > i {
				i = j - 1
				continue
			}
		}
		if c == '#' && lineStart {
			if plain {
				break // a macro on a line of its own: __BEGIN_DECLS
			}
			// A definition in the middle of a declaration belongs to it.
			i = z.directive(i) - 1
			n := len(z.items) - 1
			it.names = append(it.names, z.items[n].names...)
			z.items = z.items[:n]
			continue
		}
		if plain && lineStart && first != nil && z.p.lines.marker(i) != z.p.lines.marker(it.start) {
			break // the same at the end of a file
		}
		lineStart = false
		plain = plain && isIdent(c)
		if isIdent(c) {
			j := i + 1
			for j < len(t) && isIdent(t[j]) {
				j++
			}
			w := t[i:j]
			i = j - 1
			if first == nil {
				first = w
			}
			if body {
				continue
			}
			switch string(w) {
			case "struct", "union", "enum":
				endAggregate()
				aggregate, tag, idents, last = w, nil, 0, nil
				continue
			case "__attribute__", "__attribute", "__asm__", "asm", "__asm", "_Alignas", "__declspec", "_Static_assert", "__typeof__", "typeof", "__typeof":
				if len(braces) == 0 && parens == 0 {
					if string(w) != "__typeof__" && string(w) != "typeof" && string(w) != "__typeof" && string(w) != "_Alignas" {
						take()
						taken = false
					}
					if string(w) == "_Static_assert" {
						it.root = true
					}
				}
				i = skipGroup(t, i+1) - 1
				last = nil
				continue
			}
			it.heading = it.heading || call && parens == 0 && len(braces) == 0
			if aggregate != nil {
				idents++
				if idents == 1 {
					tag = w
				} else {
					endAggregate()
				}
			}
			if listing && len(braces) > 0 && braces[len(braces)-1] == enumBrace {
				it.names = append(it.names, w)
				nameless = false
				listing = false
			}
			last = w
			continue
		}
		if body {
			switch c {
			case '{':
				braces = append(braces, otherBrace)
			case '}':
				if braces = braces[:len(braces)-1]; len(braces) == 0 {
					it.end, it.body = i+1, true
					z.add(it, first, nameless, true)
					return i + 1
				}
			}
			continue
		}
		top := len(braces) == 0 && parens == 0
		switch c {
		case '(', '[':
			if aggregate != nil {
				endAggregate()
			}
			if top {
				if end := skipGroup(t, i); c == '(' && !taken && (last == nil || nestedDeclarator(t, i) || callFollows(t, end)) {
					// int (*f)(void), size_t (f)(void): whatever is inside may be the name.
					identifiers(t[i:end], func(w []byte) {
						if !isSpecifier(w) {
							it.names = append(it.names, w)
							nameless = false
						}
					})
				}
				call = call || c == '('
				take()
			}
			parens++
		case ')', ']':
			parens = max(0, parens-1)
			if parens == 0 && inside && plainCall(t[it.start:i]) {
				it.end = i + 1
				z.add(it, first, nameless, true)
				return i + 1
			}
		case '{':
			kind := otherBrace
			switch {
			case aggregate != nil:
				kind = recordBrace
				if string(aggregate) == "enum" {
					kind = enumBrace
					listing = true
				}
				if tag != nil {
					it.names = append(it.names, tag)
					nameless = false
				}
				aggregate, tag = nil, nil
			case top && call && !value:
				body, it.head = true, i
			case first == nil && z.oldStyle(&it):
				first, nameless = leadingWord(t[it.start:]), false
				body, it.head = true, i
			case top && !value:
				z.whole = true // no declaration that is understood here
			}
			braces = append(braces, kind)
		case '}':
			if len(braces) == 0 {
				z.whole = true
				break
			}
			endAggregate()
			braces = braces[:len(braces)-1]
			listing = false
		case ',':
			endAggregate()
			if top {
				take()
				taken = false
			} else if len(braces) > 0 && braces[len(braces)-1] == enumBrace && parens == 0 {
				listing = true
			}
		case '=':
			endAggregate()
			if top {
				take()
				value = true
			}
		case ':':
			if top && aggregate == nil {
				take()
			}
		case ';':
			if aggregate != nil && tag != nil && top && last != nil && &last[0] == &tag[0] {
				it.names = append(it.names, tag) // struct S;
				nameless = false
				taken = true
			}
			endAggregate()
			inside = inside || parens == 1 && len(braces) == 0
			if top {
				take()
				it.end = i + 1
				z.add(it, first, nameless, value)
				return i + 1
			}
		default:
			if c != '*' || aggregate != nil {
				endAggregate()
			}
		}
		last = nil
	}
	it.end = i
	it.root = true
	z.items = append(z.items, it)
	z.whole = z.whole || !plain
	return i
}

// oldStyle reports whether the body that starts with it belongs to a heading whose
// parameters are declared after it; these declarations become part of the item.
func (z *itemizer) oldStyle(it *item) bool {
	k := len(z.items) - 1
	for k >= 0 && !z.items[k].heading {
		if z.items[k].body || z.items[k].root && z.items[k].directive {
			return false
		}
		k--
	}
	if k < 0 {
		return false
	}
	it.start = z.items[k].start
	for _, part := range z.items[k:] {
		it.names = append(it.names, part.names...)
		it.tags = append(it.tags, part.tags...)
	}
	z.items = z.items[:k]
	return true
}

// leadingWord is the identifier that t starts with.
func leadingWord(t []byte) []byte {
	n := 0
	for n < len(t) && isIdent(t[n]) {
		n++
	}
	return t[:n]
}

// add files a declaration. defines says that it has a body or a value.
func (z *itemizer) add(it item, first []byte, nameless, defines bool) {
	m := marker{file: z.main}
	if i := z.p.lines.marker(it.start); i >= 0 {
		m = z.p.lines.markers[i]
	}
	// What defines an object or a function of the unit stays.
	switch w := string(first); {
	case nameless || m.file == z.main:
		it.root = true
	case w == "typedef":
	case defines:
		inline := w != "struct" && w != "union" && w != "enum" && !isSpecifier(first) ||
			w == "extern" || w == "static" || strings.HasPrefix(strings.TrimLeft(w, "_"), "inline") || w == "__extension__"
		it.root = it.root || !m.system || !inline
	case w == "extern" || w == "__extension__" || w == "struct" || w == "union" || w == "enum":
	default:
		it.root = it.root || !bytes.Contains(z.p.text[it.start:it.end], []byte("("))
	}
	z.items = append(z.items, it)
}

// skipGroup returns the offset after the bracket group that starts at or after
// i, over blanks; i if none does.
func skipGroup(t []byte, i int) int {
	j := i
	for j < len(t) && (t[j] == ' ' || t[j] == '\t' || t[j] == '\n') {
		j++
	}
	if j == len(t) || t[j] != '(' {
		return i
	}
	depth := 0
	for ; j < len(t); j++ {
		if k := skipLiteral(t, j); k > j {
			j = k - 1
			continue
		}
		switch t[j] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return j + 1
			}
		case ';', '{', '}':
			return j
		}
	}
	return j
}

// nestedDeclarator reports whether the ( at i opens a declarator, not a list of
// parameters.
func nestedDeclarator(t []byte, i int) bool {
	j := i + 1
	for j < len(t) && (t[j] == ' ' || t[j] == '\t' || t[j] == '\n') {
		j++
	}
	return j < len(t) && (t[j] == '*' || t[j] == '(' || t[j] == '^')
}

// callFollows reports whether a ( comes next.
func callFollows(t []byte, i int) bool {
	i = skipBlanks(t, i)
	return i < len(t) && t[i] == '('
}

// plainCall reports whether t is an identifier and an open parenthesis with what
// follows in it.
func plainCall(t []byte) bool {
	i := 0
	for i < len(t) && isIdent(t[i]) {
		i++
	}
	return i > 0 && callFollows(t, i)
}

var specifiers = []string{
	"_Bool", "_Complex", "_Float128", "_Float16", "_Float32", "_Float32x", "_Float64", "_Float64x", "_Noreturn",
	"_Thread_local", "__complex__", "__const", "__extension__", "__inline", "__inline__", "__int128", "__restrict",
	"__restrict__", "__signed__", "__thread", "__volatile__", "auto", "char", "const", "double", "extern", "float",
	"inline", "int", "long", "register", "restrict", "short", "signed", "static", "typedef", "unsigned", "void", "volatile",
}

// isSpecifier reports whether a word of a declaration is never what it declares.
func isSpecifier(w []byte) bool {
	if w[0] != '_' && (w[0] < 'a' || w[0] > 'v') {
		return w[0] >= '0' && w[0] <= '9'
	}
	_, ok := slices.BinarySearch(specifiers, string(w))
	return ok
}
