// This file reads the clause lists themselves.

package clause

import (
	"fmt"
	"sort"
)

// list handles "[" where a declaration starts: it consumes a clause list, or
// the attributes C23 has there. Nothing is read twice but the next token.
//
//	clause-list = "[" clause { "," clause } "]"
func (s *scanner) list(open token) {
	save := s.lexer
	s.onDefine = nil
	first := s.next()
	s.lexer = save
	if first.kind == '[' {
		s.attributes(open)
		return
	}
	toks, end, ok := s.bracketed(']')
	if !ok {
		s.fail(Unterminated, Span{open.start, open.end}, "unterminated clause list: no ']'")
		s.skipTo(save, end)
		return
	}
	g := Group{Kind: Brackets, Span: Span{open.start, end}, Member: s.cur.kind == inMembers}
	g.Clauses = s.clauses(toks, g.Span)
	s.add(g)
	s.blank(g.Span)
}

// skipTo leaves an unterminated list behind, so that its text is not read twice.
func (s *scanner) skipTo(from lexer, end int) {
	s.lexer = from
	s.pos = end
	s.cur.decl.start = false
}

func (s *scanner) add(g Group) {
	s.pending = append(s.pending, len(s.res.Groups))
	g.Decl = len(s.src)
	s.res.Groups = append(s.res.Groups, g)
}

func (s *scanner) fail(code Code, at Span, format string, args ...any) {
	s.res.Errors = append(s.res.Errors, Error{code, at, fmt.Sprintf(format, args...)})
}

// bracketed reads up to the bracket that closes one already read. The tokens
// exclude it; end is the offset behind it. It gives up, with end before the
// offending token, at ";" or the end of the text, where no list can go on.
func (s *scanner) bracketed(closer kind) (toks []token, end int, ok bool) {
	s.onDefine = s.define
	var nest []kind
	for {
		t := s.next()
		switch t.kind {
		case tEOF, ';':
			return toks, t.start, false
		case '(':
			nest = append(nest, ')')
		case '[':
			nest = append(nest, ']')
		case '{':
			nest = append(nest, '}')
		case ')', ']', '}':
			if len(nest) == 0 {
				if t.kind == closer {
					return toks, t.end, true
				}
				return toks, t.start, false
			}
			if nest[len(nest)-1] != t.kind {
				return toks, t.start, false
			}
			nest = nest[:len(nest)-1]
		}
		toks = append(toks, t)
	}
}

// split cuts tokens at the commas of depth 0.
func split(toks []token) [][]token {
	var parts [][]token
	depth, from := 0, 0
	for i, t := range toks {
		switch t.kind {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				parts = append(parts, toks[from:i])
				from = i + 1
			}
		}
	}
	return append(parts, toks[from:])
}

// clauses reads the clauses of a list whose tokens are toks.
func (s *scanner) clauses(toks []token, list Span) []Clause {
	var out []Clause
	for _, part := range split(toks) {
		if len(part) == 0 {
			s.fail(EmptyClause, list, "empty clause")
			continue
		}
		sp := Span{part[0].start, part[len(part)-1].end}
		name := s.text(part[0])
		if part[0].kind != tIdent || !s.keywords(name) {
			s.fail(UnknownKeyword, sp, "'%s' is not a clause keyword", s.src[part[0].start:part[0].end])
			continue
		}
		if c, ok := s.clause(name, part[0], part[1:]); ok {
			out = append(out, c)
		}
	}
	return out
}

// clause reads what follows a keyword.
//
//	clause = keyword [ relation ] expr [ "into" place ]
func (s *scanner) clause(name string, key token, toks []token) (Clause, bool) {
	c := Clause{Keyword: name, Name: Span{key.start, key.end}, Span: Span{key.start, key.end}}
	if len(toks) > 0 {
		c.Span.End = toks[len(toks)-1].end
	}
	rel, n, ok := s.relation(toks)
	if !ok {
		s.fail(BadRelation, Span{toks[0].start, toks[n-1].end}, "'%s' is not a relation of clauses: use =, <= or >=", rel)
		return c, false
	}
	c.Rel = rel
	toks = toks[n:]
	expr, place, intos := s.into(toks)
	if len(intos) > 1 {
		s.fail(DuplicateInto, Span{intos[1].start, intos[1].end}, "second 'into' in one '%s' clause", name)
		return c, false
	}
	if len(expr) == 0 {
		s.fail(EmptyClause, c.Span, "'%s' without expression", name)
		return c, false
	}
	if len(intos) > 0 && len(place) == 0 {
		s.fail(EmptyClause, Span{intos[0].start, intos[0].end}, "'into' without place")
		return c, false
	}
	c.Expr = Span{expr[0].start, expr[len(expr)-1].end}
	if len(place) > 0 {
		c.Place = Span{place[0].start, place[len(place)-1].end}
	}
	return c, true
}

// relation reads a relation and says how many tokens it takes. No expression
// starts with "<", ">" or "=".
func (s *scanner) relation(toks []token) (rel string, n int, ok bool) {
	for n < len(toks) && n < 2 {
		k := toks[n].kind
		if k != '<' && k != '>' && k != '=' {
			break
		}
		if n > 0 && toks[n].start != toks[n-1].end {
			break
		}
		rel += string(rune(k))
		n++
	}
	switch rel {
	case "", "=", "<=", ">=":
		return rel, n, true
	}
	return rel, n, false
}

// into splits an expression at the contextual keyword: the identifier "into"
// behind a complete operand, where no expression has an identifier.
func (s *scanner) into(toks []token) (expr, place, intos []token) {
	expr = toks
	depth := 0
	for i, t := range toks {
		switch t.kind {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case tIdent:
			if depth > 0 || i == 0 || s.text(t) != "into" {
				continue
			}
			switch p := toks[i-1]; p.kind {
			case tIdent:
				if s.text(p) == "sizeof" || s.text(p) == "into" && len(intos) > 0 && p == intos[len(intos)-1] {
					continue
				}
			case tNumber, tString, ')', ']':
				// A cast or sizeof(T) is no operand, but neither is followed by
				// "into" and then by yet another operand.
				if i+1 == len(toks) && p.kind == ')' {
					continue
				}
			default:
				continue
			}
			intos = append(intos, t)
			if len(intos) == 1 {
				expr, place = toks[:i], toks[i+1:]
			}
		}
	}
	return expr, place, intos
}

// macro handles MUX where it is followed by a parenthesis; start says whether a
// declaration starts here.
func (s *scanner) macro(name token, start bool) bool {
	save := s.lexer
	s.onDefine = nil
	t := s.next()
	if t.kind != '(' {
		s.lexer = save
		return false
	}
	toks, end, ok := s.bracketed(')')
	sp := Span{name.start, end}
	switch {
	case !ok:
		s.fail(Unterminated, Span{name.start, name.end}, "unterminated %s: no ')'", s.opt.Macro)
		s.skipTo(save, end)
		return true
	case !start:
		s.fail(Misplaced, sp, "%s(...) must stand where a declaration starts", s.opt.Macro)
		return true
	}
	g := Group{Kind: Macro, Span: sp, Member: s.cur.kind == inMembers}
	g.Clauses = s.clauses(toks, sp)
	s.add(g)
	return true
}

// attributes handles "[[" where a declaration starts: the mux attributes are
// taken out, others stay.
//
//	[[ attribute { "," attribute } ]]    attribute = [ name "::" ] name [ "(" … ")" ]
func (s *scanner) attributes(open token) {
	save := s.lexer
	s.next() // the second "["
	toks, end, ok := s.bracketed(']')
	if !ok {
		s.skipTo(save, end) // not attributes: gcc will say so
		return
	}
	last := s.next()
	if last.kind != ']' {
		s.skipTo(save, last.start)
		return
	}
	var (
		whole = Span{open.start, last.end}
		parts = split(toks)
		mine  int
		g     = Group{Kind: Attribute, Span: whole, Member: s.cur.kind == inMembers}
	)
	for i, part := range parts {
		if !s.isMux(part) {
			continue
		}
		mine++
		if c, ok := s.attribute(part); ok {
			g.Clauses = append(g.Clauses, c)
		}
		from, to := part[0].start, part[len(part)-1].end
		if i > 0 { // with the comma before it
			from = s.commaBefore(toks, part[0])
		} else if len(parts) > 1 && !s.isMux(parts[1]) && len(parts[1]) > 0 {
			to = parts[1][0].start
		}
		s.blank(Span{from, to})
	}
	switch {
	case mine == 0:
		s.bind(open.start)
		return
	case mine == len(parts):
		s.blank(whole)
	default:
		s.tidy(toks, parts)
	}
	s.add(g)
}

// commaBefore returns the offset of the comma in front of a part.
func (s *scanner) commaBefore(toks []token, first token) int {
	i := sort.Search(len(toks), func(i int) bool { return toks[i].start >= first.start })
	return toks[i-1].start
}

// tidy blanks the comma that is left in front of the first foreign attribute
// when several of ours stood before it.
func (s *scanner) tidy(toks []token, parts [][]token) {
	for i, part := range parts {
		if s.isMux(part) || len(part) == 0 {
			continue
		}
		if i > 0 {
			at := s.commaBefore(toks, part[0])
			s.blank(Span{at, at + 1})
		}
		return
	}
}

func (s *scanner) isMux(part []token) bool {
	return len(part) >= 3 && part[0].kind == tIdent && part[1].kind == ':' && part[2].kind == ':' &&
		s.text(part[0]) == s.opt.Namespace
}

// attribute reads mux::keyword(clause without keyword).
func (s *scanner) attribute(part []token) (Clause, bool) {
	sp := Span{part[0].start, part[len(part)-1].end}
	if len(part) < 4 || part[3].kind != tIdent || !s.keywords(s.text(part[3])) {
		what := s.opt.Namespace + "::"
		if len(part) > 3 {
			what += string(s.src[part[3].start:part[3].end])
		}
		s.fail(UnknownKeyword, sp, "'%s' is not a clause keyword", what)
		return Clause{}, false
	}
	name := s.text(part[3])
	if len(part) < 6 || part[4].kind != '(' || part[len(part)-1].kind != ')' {
		s.fail(EmptyClause, sp, "'%s' without expression", name)
		return Clause{}, false
	}
	return s.clause(name, part[3], part[5:len(part)-1])
}

// finish puts groups and errors into source order.
func (s *scanner) finish() {
	sort.SliceStable(s.res.Errors, func(i, j int) bool {
		return s.res.Errors[i].Span.Start < s.res.Errors[j].Span.Start
	})
}
