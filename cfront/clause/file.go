// This file follows nesting and finds where declarations start.

package clause

// frame is one open bracket of any kind.
type frame struct {
	kind frameKind
	decl decl // state of the declaration the bracket stands in
}

type frameKind byte

const (
	inFile    frameKind = iota // file level; also inside extern "C" { }
	inMembers                  // members of a struct or union
	inBody                     // a function body or a block in it
	inList                     // initialiser, enumerators, ( ), [ ]
)

// decl is what is known of the declaration being read.
type decl struct {
	start bool // nothing but clauses, attributes and vanishing macros so far
	// head is set between struct, union or enum and the "{" that may follow.
	head      headKind
	headNames int  // identifiers since the keyword
	headParen bool // a parenthesis that is no attribute was the last token
	attr      bool // __attribute__ or the like: a parenthesis belongs to it
	assigned  bool // "=" was seen: braces are initialisers
	extern    bool // extern "C" was seen
}

type headKind byte

const (
	noHead headKind = iota
	recordHead
	enumHead
)

// scanner is a Scan in progress.
type scanner struct {
	lexer
	keywords func(string) bool
	opt      Options
	res      *Result
	stack    []frame
	cur      frame
	pending  []int // groups that wait for their declaration
	macros   map[string]macro
}

// macro is what use of a macro means to nesting and declarations.
type macro struct {
	braces int  // "{" minus "}" in its body
	whole  bool // expands to nothing, or to whole declarations
	params bool // function-like
}

func (s *scanner) push(k frameKind) {
	s.stack = append(s.stack, s.cur)
	s.cur = frame{kind: k, decl: decl{start: k == inFile || k == inMembers}}
}

// pop closes the innermost bracket. At file level it starts over: text that is
// unbalanced because of macros must not shift what follows for good.
func (s *scanner) pop() {
	if n := len(s.stack); n > 0 {
		s.cur = s.stack[n-1]
		s.stack = s.stack[:n-1]
		return
	}
	s.cur = frame{kind: inFile, decl: decl{start: true}}
}

// declares reports whether the current frame holds declarations that may have
// clauses.
func (s *scanner) declares() bool { return s.cur.kind == inFile || s.cur.kind == inMembers }

// file reads the whole text.
func (s *scanner) file() {
	s.cur = frame{kind: inFile, decl: decl{start: true}}
	s.onDefine = s.define
	for {
		t := s.next()
		if t.kind == tEOF {
			s.bind(len(s.src))
			return
		}
		s.token(t)
	}
}

// bind tells the groups that wait for it where their declaration starts.
func (s *scanner) bind(at int) {
	for _, i := range s.pending {
		s.res.Groups[i].Decl = at
	}
	s.pending = s.pending[:0]
}

// token advances the state by one token.
func (s *scanner) token(t token) {
	d := &s.cur.decl
	if s.cur.kind == inBody {
		s.bodyToken(t)
		return
	}
	if t.kind == '[' && d.start && s.declares() {
		s.list(t)
		return
	}
	if t.kind == tIdent {
		s.word(t)
		return
	}
	if s.declares() && d.start {
		switch t.kind {
		case ';', '}', '(':
		default:
			s.bind(t.start)
			d.start = false
		}
	}
	switch t.kind {
	case ';':
		if s.declares() {
			s.bind(t.start)
			s.cur.decl = decl{start: true}
		} else {
			d.head = noHead
		}
	case '{':
		s.open()
	case '(', '[':
		if d.head != noHead && !d.attr {
			if t.kind == '(' && d.headNames > 1 {
				d.head = noHead
			}
			d.headParen = t.kind == '('
		}
		d.attr = false
		if t.kind == '(' {
			s.bind(t.start)
			d.start = false
		}
		s.push(inList)
	case ')', ']':
		if s.cur.kind == inList {
			s.pop()
		}
	case '}':
		s.close()
	case '=':
		d.assigned, d.head = true, noHead
	case ',', '*':
		d.head = noHead
	}
}

// open handles "{" outside function bodies.
func (s *scanner) open() {
	d := &s.cur.decl
	s.bind(s.pos - 1)
	d.start = false
	head := d.head
	if d.headParen {
		head = noHead
	}
	d.head, d.headNames, d.headParen = noHead, 0, false
	switch {
	case head == recordHead:
		s.push(inMembers)
	case head == enumHead || d.assigned || s.cur.kind == inMembers:
		s.push(inList)
	case s.cur.kind == inList:
		// An initialiser, or the body of a statement expression: the statements
		// of the latter are of no interest, records in both are seen.
		s.push(inList)
	case d.extern:
		s.push(inFile)
	default:
		s.push(inBody)
	}
}

// close handles "}" outside function bodies.
func (s *scanner) close() {
	k := s.cur.kind
	s.bind(s.pos - 1)
	s.pop()
	if k == inFile {
		s.cur.decl = decl{start: true}
	}
}

// bodyToken advances inside a function body, where only braces and records
// matter.
func (s *scanner) bodyToken(t token) {
	d := &s.cur.decl
	switch t.kind {
	case '{':
		if d.head == recordHead && !d.headParen {
			*d = decl{}
			s.push(inMembers)
			return
		}
		*d = decl{}
		s.push(inBody)
	case '}':
		s.closeBody()
	case tIdent:
		switch name := s.raw(t); string(name) {
		case "struct", "union":
			*d = decl{head: recordHead}
		case "__attribute__", "__attribute", "__declspec", "_Alignas", "alignas":
			d.attr = true
		default:
			if d.head != noHead {
				d.headNames++
				d.headParen = false
			}
			s.useBraces(name)
		}
	case '(':
		if d.head != noHead {
			if d.attr {
				d.attr = false
				s.push(inList)
				return
			}
			d.headParen = true
			if d.headNames > 1 {
				d.head = noHead
			}
			s.push(inList)
		}
	case ';', ',', '=', '*':
		d.head = noHead
	case ')':
		d.head = noHead
	}
}

// closeBody handles "}" in a function body; the outermost one ends the
// external declaration.
func (s *scanner) closeBody() {
	s.pop()
	if s.cur.kind == inFile {
		s.cur.decl = decl{start: true}
	}
}

// useBraces applies the unbalanced braces of a macro's body.
func (s *scanner) useBraces(name []byte) {
	if len(s.macros) == 0 {
		return
	}
	m, ok := s.macros[string(name)]
	if !ok || m.braces == 0 {
		return
	}
	for i := 0; i < m.braces; i++ {
		if s.cur.kind == inBody {
			s.push(inBody)
		} else {
			s.open()
		}
	}
	for i := 0; i > m.braces; i-- {
		if s.cur.kind == inBody {
			s.closeBody()
		} else {
			s.close()
		}
	}
}

// word handles an identifier outside function bodies.
func (s *scanner) word(t token) {
	d := &s.cur.decl
	name := s.raw(t)
	start := d.start && s.declares()
	if string(name) == s.opt.Macro && s.declares() && s.macro(t, start) {
		return
	}
	if start {
		switch string(name) {
		case "__extension__":
			return
		case "_Pragma", "__pragma":
			s.skipParens()
			return
		case "__attribute__", "__attribute":
			s.bind(t.start)
			s.skipParens()
			return
		}
		if m, ok := s.macros[string(name)]; ok && m.whole {
			if m.params {
				s.skipParens()
			}
			for i := 0; i < m.braces; i++ {
				s.push(inFile)
			}
			for i := 0; i > m.braces; i-- {
				s.close()
			}
			s.cur.decl = decl{start: true}
			return
		}
		s.bind(t.start)
		d.start = false
	}
	switch string(name) {
	case "struct", "union":
		d.head, d.headNames, d.headParen = recordHead, 0, false
	case "enum":
		d.head, d.headNames, d.headParen = enumHead, 0, false
	case "__attribute__", "__attribute", "__declspec", "_Alignas", "alignas", "asm", "__asm__", "__asm", "typeof", "__typeof__":
		d.attr = true
	case "extern":
		s.externC()
	default:
		if d.head != noHead {
			d.headNames++
			d.headParen = false
		}
		s.useBraces(name)
	}
}

// externC notes extern "C", which headers that forget __cplusplus have.
func (s *scanner) externC() {
	save := s.lexer
	s.onDefine = nil
	t := s.next()
	if t.kind == tString {
		s.cur.decl.extern = true
		s.onDefine = s.define
		return
	}
	s.lexer = save
}

// skipParens skips a balanced parenthesis if one follows.
func (s *scanner) skipParens() {
	save := s.lexer
	s.onDefine = nil
	t := s.next()
	if t.kind != '(' {
		s.lexer = save
		return
	}
	s.onDefine = s.define
	for depth := 1; depth > 0; {
		switch s.next().kind {
		case '(':
			depth++
		case ')':
			depth--
		case tEOF:
			return
		}
	}
}
