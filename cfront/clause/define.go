// This file reads #define and #undef lines: which macros hide clauses, braces
// or whole declarations.

package clause

// define is called for every directive line.
func (s *scanner) define(line Span) {
	l := lexer{src: s.src[:line.End], pos: line.Start + 1, midLine: true}
	if s.src[line.Start] == '%' {
		l.pos++ // the digraph %:
	}
	switch d := l.next(); {
	case d.kind != tIdent:
		return
	case l.text(d) == "undef":
		if t := l.next(); t.kind == tIdent && s.macros != nil {
			delete(s.macros, l.text(t))
		}
		return
	case l.text(d) != "define":
		return
	}
	t := l.next()
	if t.kind != tIdent {
		return
	}
	name := l.text(t)
	var m macro
	if l.pos < len(l.src) && l.src[l.pos] == '(' {
		m.params = true
		for k := l.next().kind; k != ')' && k != tEOF; {
			k = l.next().kind
		}
	}
	s.body(&l, line.Start, name, m)
}

// body reads a macro's body from l and records what matters.
func (s *scanner) body(l *lexer, at int, name string, m macro) {
	var (
		prev, last token
		n          int
		list, use  bool
		prefixOnly = true // so far only extern, "C", __extension__
	)
	for t := l.next(); t.kind != tEOF; t = l.next() {
		n++
		switch t.kind {
		case '{':
			m.braces++
		case '}':
			m.braces--
		case '(':
			use = use || prev.kind == tIdent && name != s.opt.Macro && l.text(prev) == s.opt.Macro
		case tIdent:
			word := string(l.raw(t))
			if prev.kind == '[' && s.keywords(word) {
				list = true
			}
			if prev.kind == '[' && word == s.opt.Namespace {
				list = true
			}
			if word != "extern" && word != "__extension__" {
				prefixOnly = prefixOnly && s.macros[word].whole
			}
		}
		if t.kind != tIdent && t.kind != tString && t.kind != '{' && t.kind != '}' {
			prefixOnly = false
		}
		prev, last = t, t
	}
	// An array index or a designator that is a keyword's name, as in
	// #define AT(t) t[free], is no list: a list opens a declaration, so it
	// opens the body or follows ";", "}" or another list.
	if list && s.listInBody(l, at) {
		s.res.MacroLists = append(s.res.MacroLists, at)
	}
	if use {
		s.res.MacroUses = append(s.res.MacroUses, at)
	}
	m.whole = n == 0 || prefixOnly || m.braces == 0 && (last.kind == ';' || last.kind == '}')
	if m.whole || m.braces != 0 {
		if s.macros == nil {
			s.macros = map[string]macro{}
		}
		s.macros[name] = m
	} else if s.macros != nil {
		delete(s.macros, name)
	}
}

// listInBody reports whether the macro body of the define at offset at has
// "[ keyword" with something behind the keyword that no index has.
func (s *scanner) listInBody(end *lexer, at int) bool {
	l := lexer{src: end.src, pos: at + 1, midLine: true}
	var a, b token
	for t := l.next(); t.kind != tEOF; t = l.next() {
		if a.kind == '[' && b.kind == tIdent {
			word := l.text(b)
			switch {
			case word == s.opt.Namespace && t.kind == ':':
				return true
			case !s.keywords(word):
			case t.kind == tIdent, t.kind == tNumber, t.kind == '(', t.kind == '<', t.kind == '>', t.kind == '=', t.kind == '*':
				return true
			case t.kind == tOther && l.src[t.start] == '#':
				return true
			}
		}
		a, b = b, t
	}
	return false
}
