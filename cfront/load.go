// This file turns one preprocessed translation unit into a typed syntax tree:
// the text is prepared (load_text.go), configured (config.go), given to the C
// parser and type checker, and indexed.

// Package cfront is MUX's C front-end: it reads a preprocessed translation
// unit, binds its memory clauses and drives the symbolic machine over its
// function bodies.
package cfront

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/internal/diag"
)

// LoadConfig says what to load and how its compiler sees it.
type LoadConfig struct {
	// Path names the primary source file, as on the compiler's command line.
	Path string
	// Text is the preprocessed unit (gcc -E -fdirectives-only, or -E), its
	// memory clauses already blanked. It is not modified.
	Text []byte
	// CC is the compiler with the flags that decide types and layouts (-m32,
	// -fshort-enums, -fpack-struct, -std=…), asked for predefined macros and
	// for layouts; nil: nothing is asked, and the text's own macros or a
	// built-in x86-64 default decide.
	CC []string
	// Std is the -std= value, "" for the compiler's default.
	Std string
	// Expanded says that Text comes from -E: macros are already expanded.
	Expanded bool
	// Keep is further text whose names the unit must know, such as the clauses,
	// and KeepAt lists offsets in Text whose declarations stay. What a header
	// declares and neither they nor the rest of Text use is not in the tables.
	Keep   []byte
	KeepAt []int
	// Bodyless says that nothing but what stands at KeepAt, and the functions it
	// declares, is of interest: when the text defines none of them, and they use
	// none that it defines, the rest is not read.
	Bodyless bool
	// Only, when not nil, names what the unit is read for: of all its text only
	// these and what they use are in the tables.
	Only []string
	// Whole keeps the unused parts of headers.
	Whole bool
}

// Func is one function definition of a unit.
type Func struct {
	Name string
	// Def is nil when Unsupported is set.
	Def        *cc.FunctionDefinition
	Declarator *cc.Declarator
	// External reports external linkage.
	External bool
	Pos      diag.Pos
	// Unsupported is the reason why the body could not be parsed or typed; the
	// declaration is known all the same. "" for a body that can be read.
	Unsupported string
}

// LabelDeclarations is the end of the label declarations at the start of the
// body, the last one's semicolon; nil when there are none.
func (f *Func) LabelDeclarations() (end cc.Node) {
	if f.Def == nil {
		return nil
	}
	brace := f.Def.CompoundStatement.Position()
	for b := f.Def.CompoundStatement.BlockItemList; b != nil; b = b.BlockItemList {
		if b.BlockItem.Case == cc.BlockItemLabel {
			end = b.BlockItem.LabelDeclaration.Token2
		} else if b.BlockItem.Position() != brace { // the parser's own __func__ stands at the brace
			break
		}
	}
	return end
}

// Unit is a loaded translation unit. It is read-only and may be used by several
// goroutines, except for the methods that say otherwise.
type Unit struct {
	AST  *cc.AST
	Path string
	// Text is LoadConfig.Text; Offset refers to it.
	Text []byte
	// Funcs are the function definitions in source order.
	Funcs []*Func
	// Decls are the declarators of file scope by name, in source order:
	// functions, objects and typedef names.
	Decls map[string][]*cc.Declarator
	// Expanded is LoadConfig.Expanded.
	Expanded bool
	// Wraps: signed arithmetic wraps around instead of being undefined where it
	// overflows, by an option of the compiler (-fwrapv).
	Wraps bool

	lines  *lineTable
	short  *compact // what the parser read, where that is not Text
	layout *layouts
	funcs  map[string]*Func
	macros *macroTable

	initOnce sync.Once
	inits    map[*cc.Declarator]*cc.Initializer
}

// ErrUnsupported is wrapped by the errors of Load that mean that the text may
// be legal C which this analyser cannot read; anything else is the caller's or
// the system's fault.
var ErrUnsupported = errors.New("unsupported")

// UnsupportedError says what could not be read, and where.
type UnsupportedError struct {
	Pos diag.Pos // may be unknown
	Msg string
}

func (e *UnsupportedError) Error() string {
	if e.Pos.IsValid() {
		return fmt.Sprintf("%v: unsupported: %s", e.Pos, e.Msg)
	}
	return "unsupported: " + e.Msg
}

// Unwrap makes errors.Is(err, ErrUnsupported) true.
func (e *UnsupportedError) Unwrap() error { return ErrUnsupported }

// maxRetries bounds how many times a unit is read again with the bodies left
// out that could not be understood.
const maxRetries = 8

// Load reads a translation unit. Function bodies that cannot be understood are
// left out one by one (Func.Unsupported); if that does not help, the error is
// an *UnsupportedError. A cancelled context gives its error. No input makes it
// panic.
func Load(ctx context.Context, lc LoadConfig) (*Unit, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	prep, err := prepare(lc)
	if err != nil {
		return nil, err
	}
	cfg, err := newConfig(ctx, lc, prep)
	if err != nil {
		return nil, err
	}
	u := &Unit{Path: lc.Path, Text: lc.Text, Expanded: lc.Expanded, lines: prep.lines, Wraps: wraps(lc.CC)}
	for _, bodyless := range []bool{true, false} {
		if lc.Whole || bodyless && !lc.Bodyless || u.AST != nil {
			continue
		}
		part := lc
		part.Bodyless = bodyless
		short, small := prep.pruned(part, cfg)
		if short == nil {
			continue
		}
		if ast, err := translate(ctx, small, u.Path, short.text); err == nil && !implicit(ast) {
			u.AST, u.short = ast, short
		} else if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	dropped := map[int]string{} // start of the body -> reason
	if u.AST == nil {
		if err := u.parse(ctx, cfg, prep, dropped); err != nil {
			return nil, err
		}
	}
	u.index(prep, dropped)
	u.layout = newLayouts(ctx, u, lc, cfg)
	u.macros = newMacroTable(lc.Text)
	return u, nil
}

// parse translates the prepared text, leaving out what cannot be understood.
func (u *Unit) parse(ctx context.Context, cfg *config, prep *prepared, dropped map[int]string) error {
	var first *UnsupportedError
	for try := 0; ; try++ {
		ast, terr := translate(ctx, cfg, u.Path, prep.text)
		if terr == nil {
			u.AST = ast
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		at, msgs := prep.locate(terr)
		if first == nil {
			first = &UnsupportedError{Msg: shorten(terr.Error())}
			if len(at) > 0 {
				first.Pos, first.Msg = prep.lines.pos(at[0]), msgs[0]
			}
		}
		if try == maxRetries {
			return first
		}
		prep.findBodies()
		n := 0
		for i, off := range at {
			b, ok := prep.bodyAt(off)
			if !ok || dropped[b.start] != "" {
				continue
			}
			dropped[b.start] = msgs[i]
			prep.dropBody(b)
			n++
		}
		if n == 0 && (try == 0 || len(at) == 0) {
			n = u.bisect(ctx, cfg, prep, dropped, shorten(terr.Error()))
		}
		if n == 0 {
			return first
		}
	}
}

// bisect looks for the one body without which a translation that fails without
// saying where succeeds, and drops it; it returns the number of bodies dropped.
func (u *Unit) bisect(ctx context.Context, cfg *config, prep *prepared, dropped map[int]string, why string) int {
	bodies := prep.liveBodies(dropped)
	if len(bodies) == 0 {
		return 0
	}
	without := func(lo, hi int) bool { // does it work without bodies[lo:hi]?
		p := prep.clone()
		for _, b := range bodies[lo:hi] {
			p.dropBody(b)
		}
		_, err := translate(ctx, cfg, u.Path, p.text)
		return err == nil
	}
	if !without(0, len(bodies)) {
		return 0
	}
	lo, hi := 0, len(bodies)
	for hi-lo > 1 && ctx.Err() == nil {
		mid := (lo + hi) / 2
		switch {
		case without(lo, mid):
			hi = mid
		case without(mid, hi):
			lo = mid
		default: // at least one on each side
			for _, b := range bodies[lo:hi] {
				dropped[b.start] = why
				prep.dropBody(b)
			}
			return hi - lo
		}
	}
	dropped[bodies[lo].start] = why
	prep.dropBody(bodies[lo])
	return 1
}

// translate runs the parser and type checker over text. It is the one place
// where a panic of theirs is turned into an error. The work itself cannot be
// interrupted: with a cancelled context it is abandoned to its goroutine.
func translate(ctx context.Context, cfg *config, path string, text []byte) (*cc.AST, error) {
	type result struct {
		ast *cc.AST
		err error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r = result{err: &UnsupportedError{Msg: "the C parser failed: " + shorten(fmt.Sprint(p))}}
			}
			done <- r
		}()
		c := cfg.cc // the parser keeps a pointer
		r.ast, r.err = cc.Translate(&c, []cc.Source{
			{Name: predefinedName, Value: cfg.predefined},
			{Name: preludeName, Value: cfg.prelude},
			{Name: sourceName(path), Value: text},
		})
	}()
	select {
	case r := <-done:
		return r.ast, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Names of the sources that come before the user's. The parser accepts
// redefinitions of protected macros in the first only.
const (
	predefinedName = "<predefined>"
	preludeName    = "<prelude>"
)

// sourceName is the name positions of the user's text carry inside the parser;
// it cannot collide with the other sources' and has no colon, which delimits
// positions in the parser's messages.
func sourceName(string) string { return "<unit>" }

// index fills the tables of functions and declarations.
func (u *Unit) index(prep *prepared, dropped map[int]string) {
	u.Decls = map[string][]*cc.Declarator{}
	u.funcs = map[string]*Func{}
	add := func(d *cc.Declarator) bool {
		if d == nil || d.Name() == "" || d.Position().Filename != sourceName(u.Path) {
			return false
		}
		u.Decls[d.Name()] = append(u.Decls[d.Name()], d)
		return true
	}
	addFunc := func(f *Func) {
		f.Name = f.Declarator.Name()
		f.External = f.Declarator.Linkage() == cc.External
		f.Pos = u.Pos(f.Declarator)
		u.Funcs = append(u.Funcs, f)
		if u.funcs[f.Name] == nil || f.Def != nil {
			u.funcs[f.Name] = f
		}
	}
	for l := u.AST.TranslationUnit; l != nil; l = l.TranslationUnit {
		switch ed := l.ExternalDeclaration; ed.Case {
		case cc.ExternalDeclarationFuncDef:
			if add(ed.FunctionDefinition.Declarator) {
				addFunc(&Func{Def: ed.FunctionDefinition, Declarator: ed.FunctionDefinition.Declarator})
			}
		case cc.ExternalDeclarationDecl:
			for dl := ed.Declaration.InitDeclaratorList; dl != nil; dl = dl.InitDeclaratorList {
				d := dl.InitDeclarator.Declarator
				if !add(d) || len(dropped) == 0 || d.Type().Kind() != cc.Function {
					continue
				}
				if off, ok := u.Offset(d); ok {
					if why := prep.droppedAfter(off, dropped); why != "" {
						addFunc(&Func{Declarator: d, Unsupported: why})
					}
				}
			}
		}
	}
	sort.SliceStable(u.Funcs, func(i, j int) bool {
		a, _ := u.Offset(u.Funcs[i].Declarator)
		b, _ := u.Offset(u.Funcs[j].Declarator)
		return a < b
	})
}

// Func is the definition of that name, or nil.
func (u *Unit) Func(name string) *Func { return u.funcs[name] }

// Offset is the byte offset in Text of the node's first token; false for what
// does not come from the text (builtins). A token that a macro produced is at
// the macro's name.
func (u *Unit) Offset(n cc.Node) (int, bool) {
	if n == nil {
		return 0, false
	}
	p := n.Position()
	if p.Filename != sourceName(u.Path) || p.Line == 0 {
		return 0, false
	}
	if u.short != nil {
		return u.short.origin(p.Offset), true
	}
	return p.Offset, true
}

// has reports whether what stands at an offset in Text was read.
func (u *Unit) has(off int) bool { return u.short == nil || u.short.has(off) }

// Pos is the position of the node's first token as the user knows it.
func (u *Unit) Pos(n cc.Node) diag.Pos {
	if off, ok := u.Offset(n); ok {
		return u.lines.pos(off)
	}
	return diag.Pos{}
}

// PosAt is the position of a byte offset in Text as the user knows it.
func (u *Unit) PosAt(off int) diag.Pos { return u.lines.pos(off) }

// InSystemHeader reports whether the offset lies in a file the preprocessor
// called a system header.
func (u *Unit) InSystemHeader(off int) bool { return u.lines.system(off) }

// shorten keeps the first line of a message, without the parser's own call
// sites.
func shorten(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if i := strings.LastIndex(s, " ("); i > 0 && strings.HasSuffix(s, ":)") {
		s = s[:i]
	}
	if len(s) > 300 {
		s = s[:300] + "…"
	}
	return strings.TrimSpace(s)
}

// wraps reports whether the compiler's options make signed arithmetic wrap.
func wraps(cc []string) (yes bool) {
	for _, arg := range cc {
		switch arg {
		case "-fwrapv", "-fno-strict-overflow":
			yes = true
		case "-fno-wrapv", "-fstrict-overflow":
			yes = false
		}
	}
	return yes
}
