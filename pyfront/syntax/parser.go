// This file is the parser's core: the token window, failing, speculation, and
// the entry point.

// Package syntax parses Python 3.8 to 3.14 to the tree that CPython's ast
// module makes: nodes and fields are named as in its ASDL, positions and
// values are the same.
//
// Differences are few and deliberate: the statement Expr is called ExprStmt
// (Expr is the interface of expressions), elements without attributes in
// CPython have a position here, the parts of f-strings have exact positions
// for the versions before 3.12 too, and Index and ExtSlice of 3.8 are left
// out as in later versions.
package syntax

import "strings"

// maxDepth bounds how deeply productions nest, as CPython's MAXSTACK does;
// maxHeight bounds the height of an expression that loops build, such as a
// long sum, so that recursive walks of the tree are safe.
const (
	maxDepth  = 6000
	maxHeight = 20000
)

// tooComplex is the message when one of these is exceeded.
const tooComplex = "Parser stack overflowed - Python source too complex to parse"

type parser struct {
	arena
	lx      lexer
	version Version
	toks    []token // a window of the tokens
	i       int     // of the current token in the window
	k       kind    // of the current token
	depth   int
	links   int // steps of loops that add height in this statement

	stmtEndLine, stmtEndCol int32 // end of the last simple statement

	diagnose bool // second pass, which looks for what is wrong
	quiet    int  // not in these productions, though
	work     int  // expressions parsed in the second pass
	lexing   bool // a token is being made: an error is the tokenizer's
}

// Parse parses a file. The error is a *SyntaxError; the module is nil then.
func Parse(filename string, src []byte, opt Options) (*Module, error) {
	v := opt.version()
	if int64(len(src)) > 1<<31-1<<16 {
		return nil, &SyntaxError{Kind: Memory, Filename: filename, Msg: "source too large"}
	}
	source, text, serr := decode(filename, src, v)
	if serr != nil {
		return nil, serr
	}
	m, serr := parseModule(filename, text, v)
	if serr != nil {
		serr.Needs = needs(filename, text, v)
		return nil, serr
	}
	m.Source = source
	return m, nil
}

// needs is the oldest version after v that accepts a text, zero if none does.
func needs(filename, text string, v Version) Version {
	accepts := func(v Version) bool {
		m, _, _ := newParser(filename, text, v).run()
		return m != nil
	}
	if v == Latest || !accepts(Latest) {
		return 0
	}
	for v++; v < Latest && !accepts(v); v++ {
	}
	return v
}

// newParser prepares a parse of a text that ends in a NUL.
func newParser(filename, text string, v Version) *parser {
	p := &parser{version: v}
	p.lx.init(filename, text, v)
	return p
}

// parseModule runs the first pass and, when that fails without saying why, the
// second.
func parseModule(filename, text string, v Version) (*Module, *SyntaxError) {
	p := newParser(filename, text, v)
	m, serr, generic := p.run()
	if generic {
		last := p.toks[len(p.toks)-1]
		d := newParser(filename, text, v)
		d.diagnose = true
		_, serr, _ = d.run()
		if serr == nil {
			return nil, p.finalError(last)
		}
		p = d
	}
	if serr != nil && !p.lexing && serr.Kind != Memory {
		// What is wrong with a token later on is more telling.
		if later := p.laterError(p.toks[len(p.toks)-1].line); later != nil {
			serr = later
		}
	}
	return m, serr
}

// run parses the module and recovers; generic says that the parse failed for
// no particular reason.
func (p *parser) run() (m *Module, err *SyntaxError, generic bool) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case bailout:
			m, err, generic = nil, r.err, r.err == nil
		default:
			panic(r)
		}
	}()
	p.fetch()
	p.k = p.toks[0].kind
	return p.module(), nil, false
}

// module = stmt* EOF
func (p *parser) module() *Module {
	m := &Module{}
	mark := p.stmtList.mark()
	for p.k != tEOF {
		p.statement()
	}
	m.Body = p.stmtList.take(mark)
	if n := len(m.Body); n > 0 {
		a := m.Body[0].Position()
		m.Pos = Pos{a.Lineno, a.ColOffset, p.stmtEndLine, p.stmtEndCol}
	}
	return m
}

func (p *parser) fetch() {
	p.toks = append(p.toks, token{})
	p.lexing = true
	t := &p.toks[len(p.toks)-1]
	p.lx.next(t)
	if t.kind == tEOF && len(p.lx.brackets) > 0 {
		panic(bailout{err: p.neverClosed()})
	}
	p.lexing = false
}

// advance goes to the next token.
func (p *parser) advance() {
	p.i++
	if p.i == len(p.toks) {
		p.fetch()
	}
	p.k = p.toks[p.i].kind
}

// peek is the kind of the token n behind the current one.
func (p *parser) peek(n int) kind {
	for p.i+n >= len(p.toks) {
		if len(p.toks) > 0 && p.toks[len(p.toks)-1].kind == tEOF {
			return tEOF
		}
		p.fetch()
	}
	return p.toks[p.i+n].kind
}

// trim forgets the tokens before the previous one; no mark may be kept over
// it.
func (p *parser) trim() {
	if p.i < 256 {
		return
	}
	n := copy(p.toks, p.toks[p.i-1:])
	p.toks = p.toks[:n]
	p.i = 1
}

func (p *parser) tok() *token  { return &p.toks[p.i] }
func (p *parser) prev() *token { return &p.toks[p.i-1] }

// start is the place of the current token.
func (p *parser) start() (line, col int32) {
	t := &p.toks[p.i]
	return t.line, t.col
}

// span is the extent from a place to the end of the previous token.
func (p *parser) span(line, col int32) Pos {
	t := &p.toks[p.i-1]
	return Pos{line, col, t.endLine, t.endCol}
}

// stmtSpan is the extent of a compound statement that starts at a place: it
// ends with the last simple statement.
func (p *parser) stmtSpan(line, col int32) Pos {
	return Pos{line, col, p.stmtEndLine, p.stmtEndCol}
}

// fail stops the parse; the second pass finds out why.
func (p *parser) fail() { panic(bailout{}) }

// failAt stops the parse with a message.
func (p *parser) failAt(pos Pos, format string, args ...any) { p.lx.failAt(pos, format, args...) }

// failHere stops the parse with a message at the current token.
func (p *parser) failHere(format string, args ...any) {
	p.lx.failAt(p.tok().pos(), format, args...)
}

// expect skips a token of a kind.
func (p *parser) expect(k kind) {
	if p.k != k {
		p.fail()
	}
	p.advance()
}

// accept skips a token of a kind if it is next.
func (p *parser) accept(k kind) bool {
	if p.k != k {
		return false
	}
	p.advance()
	return true
}

// ident parses a name that is no keyword.
func (p *parser) ident() string {
	if p.k != tName {
		p.fail()
	}
	s := p.lx.identifier(&p.toks[p.i])
	p.advance()
	return s
}

// soft reports whether the current token is a soft keyword.
func (p *parser) soft(word string) bool { return p.k == tName && p.softAt(p.i, word) }

func (p *parser) softAt(i int, word string) bool {
	t := &p.toks[i]
	return t.kind == tName && p.lx.src[t.start:t.end] == word
}

// enter and leave count the depth of productions.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		panic(bailout{err: p.lx.newError(Memory, p.tok().pos(), tooComplex)})
	}
}

func (p *parser) leave() { p.depth-- }

// marks are the heights of the list stacks.
type marks struct {
	i, depth, quiet                                               int
	expr, stmt, keyword, comp, arg, alias, with, pattern, str, op int
}

func (p *parser) mark() marks {
	return marks{p.i, p.depth, p.quiet, p.exprList.mark(), p.stmtList.mark(), p.keywordList.mark(), p.compList.mark(),
		p.argList.mark(), p.aliasList.mark(), p.withList.mark(), p.patternList.mark(), p.stringList.mark(), p.opList.mark()}
}

func (p *parser) reset(m marks) {
	p.i, p.depth, p.quiet = m.i, m.depth, m.quiet
	p.k = p.toks[p.i].kind
	p.exprList.stack = p.exprList.stack[:m.expr]
	p.stmtList.stack = p.stmtList.stack[:m.stmt]
	p.keywordList.stack = p.keywordList.stack[:m.keyword]
	p.compList.stack = p.compList.stack[:m.comp]
	p.argList.stack = p.argList.stack[:m.arg]
	p.aliasList.stack = p.aliasList.stack[:m.alias]
	p.withList.stack = p.withList.stack[:m.with]
	p.patternList.stack = p.patternList.stack[:m.pattern]
	p.stringList.stack = p.stringList.stack[:m.str]
	p.opList.stack = p.opList.stack[:m.op]
}

// countWork ends the second pass when it has parsed far more than the source
// has: its attempts repeat what they try, and nested attempts multiply.
func (p *parser) countWork() {
	p.work++
	if p.work > 10000+2*len(p.lx.src) {
		panic(bailout{abort: true})
	}
}

// try parses speculatively: when f fails for no particular reason, it goes
// back and reports false. Errors with a message pass through.
func (p *parser) try(f func()) (ok bool) {
	m := p.mark()
	defer func() {
		if r := recover(); r != nil {
			b, is := r.(bailout)
			if !is || b.err != nil || b.abort {
				panic(r)
			}
			p.reset(m)
			ok = false
		}
	}()
	f()
	return true
}

// finalError is the error of two passes that failed for no particular reason:
// one about indentation, or plain "invalid syntax" at the last token that the
// first pass saw.
func (p *parser) finalError(last token) *SyntaxError {
	at := last.pos()
	switch last.kind {
	case tIndent:
		return p.lx.newError(Indentation, at, "unexpected indent")
	case tDedent:
		return p.lx.newError(Indentation, at, "unexpected unindent")
	}
	err := p.lx.newError(Syntax, at, "invalid syntax")
	if later := p.laterError(last.line); later != nil {
		return later
	}
	return err
}

// neverClosed says that the innermost open bracket is not closed.
func (p *parser) neverClosed() *SyntaxError {
	b := p.lx.brackets[len(p.lx.brackets)-1]
	pos := Pos{b.line, b.col, b.line, b.col + 1}
	if p.version < Python310 {
		return p.lx.newError(Syntax, pos, "unexpected EOF while parsing")
	}
	return p.lx.newError(Syntax, pos, "'%c' was never closed", b.char)
}

// laterError tokenizes the rest of the source: what is wrong there is more
// telling than a plain "invalid syntax".
func (p *parser) laterError(line int32) (err *SyntaxError) {
	if p.version < Python310 {
		return nil
	}
	defer func() {
		if r := recover(); r != nil {
			b, is := r.(bailout)
			if !is {
				panic(r)
			}
			if b.err != nil && b.err.Kind == Syntax && !strings.HasPrefix(b.err.Msg, "unexpected ") {
				err = b.err
			}
		}
	}()
	t := token{kind: tOther}
	for t.kind != tEOF {
		p.lx.next(&t)
	}
	if n := len(p.lx.brackets); n > 0 && line > p.lx.brackets[n-1].line {
		return p.neverClosed()
	}
	return nil
}
