// This file reads type names and sizeof in clauses.

package cfront

import (
	"math/big"
	"sort"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// sizeof is the size of a type of known size, in bytes.
func (e *evaluator) sizeof(t *ctyp) (int64, bool) {
	switch {
	case t.cc != nil:
		return e.u.Sizeof(t.cc)
	case t.ptr != nil:
		return e.u.AST.ABI.Types[cc.Ptr].Size, true
	case t.elem != nil && t.n != nil:
		n, ok1 := sym.IsInt(t.n)
		s, ok2 := e.sizeof(t.elem)
		if ok1 && ok2 && n >= 0 && (n == 0 || s < 1<<62/n) {
			return n * s, true
		}
	case t.fn:
		return 1, true
	}
	return 0, false
}

// sizeExpr is the size of a type: a number, or a symbol until it is known.
func (e *evaluator) sizeExpr(t *ctyp) sym.Expr {
	if n, ok := e.sizeof(t); ok {
		return sym.Int(n)
	}
	if el := t.element(); el != nil && t.n != nil {
		return sym.MulOf(t.n, e.sizeExpr(el))
	}
	s := sym.NewSym("sizeof("+t.text()+")", sym.Input, big.NewInt(0), maxAddress())
	e.inputs[s.Name] = &iface.Input{Sym: s, Kind: iface.InPure, Fn: "sizeof", Type: "unsigned long"}
	return s
}

// sizeofExpr = "sizeof" ( "(" type-name ")" | unary )
func (e *evaluator) sizeofExpr() value {
	kw := e.next()
	var t *ctyp
	if e.peek().text == "(" && e.typeStarts(e.pos+1) {
		e.pos++
		t = e.typeName()
		e.expect(")")
	} else {
		// Not evaluated: what the operand reads is no input.
		keep := e.inputs
		e.inputs = map[string]*iface.Input{}
		v := e.unary()
		e.inputs = keep
		t = v.t
		if v.lv != nil {
			t = v.lv.t
		}
		if v.str || t.bits > 0 || v.c != nil && v.t == nil {
			e.fail(diag.Unsupported, kw.off, "sizeof this expression in a clause")
		}
	}
	if e.s.this != nil && t.isRecord() && sameRecord(t.cc, e.s.this) {
		e.sizedThis = true
	}
	if kw.text != "sizeof" {
		if t.cc != nil && (cc.IsScalarType(t.cc)) {
			return num(e.sizeType(), sym.Int(int64(t.cc.Align())))
		}
		e.fail(diag.Unsupported, kw.off, "'%s' of '%s' in a clause", kw.text, t.text())
	}
	return num(e.sizeType(), e.sizeExpr(t))
}

// baseWords are the words simple types are made of.
func baseWord(s string) bool {
	switch s {
	case "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "_Bool", "bool",
		"__signed__", "__int128", "__int128_t", "__uint128_t", "_Complex", "_Float128", "__float128", "_Float16":
		return true
	}
	return false
}

func qualifier(s string) bool {
	switch s {
	case "const", "volatile", "restrict", "__const", "__volatile__", "__restrict", "__restrict__", "_Atomic", "__extension__":
		return true
	}
	return false
}

// typeStarts reports whether a type name starts at token i.
func (e *evaluator) typeStarts(i int) bool {
	if i >= len(e.toks) || e.toks[i].kind != tkIdent {
		return false
	}
	s := e.toks[i].text
	switch s {
	case "struct", "union", "enum", "typeof", "__typeof__", "__typeof":
		return true
	}
	if e.bound[s] != nil {
		return false
	}
	for _, p := range e.s.params {
		if p.name == s {
			return false
		}
	}
	if baseWord(s) || qualifier(s) {
		return true
	}
	return e.typedef(s) != nil
}

func (e *evaluator) typedef(name string) cc.Type {
	for _, d := range e.u.Decls[name] {
		if d.IsTypename() {
			return d.Type()
		}
	}
	if name == "va_list" || name == "__builtin_va_list" {
		for _, n := range e.u.AST.Scope.Nodes["__builtin_va_list"] {
			if d, ok := n.(*cc.Declarator); ok && d.IsTypename() {
				return d.Type()
			}
		}
	}
	return nil
}

// typeName = specifiers [ abstract-declarator ]
func (e *evaluator) typeName() *ctyp {
	e.enter()
	defer e.leave()
	var words []string
	var base *ctyp
	start := e.peek()
loop:
	for {
		t := e.peek()
		if t.kind != tkIdent {
			break
		}
		switch {
		case qualifier(t.text):
			e.pos++
		case baseWord(t.text) && base == nil:
			words = append(words, t.text)
			e.pos++
		case base != nil || len(words) > 0:
			break loop
		case t.text == "struct" || t.text == "union" || t.text == "enum":
			e.pos++
			base = e.tagged(t)
		case strings.Contains(t.text, "typeof"):
			e.pos++
			e.expect("(")
			if e.typeStarts(e.pos) {
				base = e.typeName()
			} else {
				v := e.conditional()
				if base = v.t; v.lv != nil {
					base = v.lv.t
				}
			}
			e.expect(")")
		default:
			ty := e.typedef(t.text)
			if ty == nil {
				e.fail(diag.UnknownName, t.off, "'%s' is no type", t.text)
			}
			e.pos++
			base = ofType(ty)
		}
	}
	if base == nil {
		base = e.simple(words, start)
	}
	return e.abstract(base)
}

// tagged is struct, union or enum and a tag.
func (e *evaluator) tagged(kw tok) *ctyp {
	t := e.next()
	if t.kind != tkIdent {
		e.fail(diag.Syntax, t.off, "expected a tag after '%s'", kw.text)
	}
	var inc cc.Type
	for _, n := range e.u.AST.Scope.Nodes[t.text] {
		switch x := n.(type) {
		case *cc.StructOrUnionSpecifier:
			ty := x.Type()
			if ty == nil || (ty.Kind() == cc.Union) != (kw.text == "union") || kw.text == "enum" {
				continue
			}
			if x.Case == cc.StructOrUnionSpecifierDef {
				return ofType(ty)
			}
			inc = ty
		case *cc.EnumSpecifier:
			if kw.text == "enum" && x.Type() != nil {
				return ofType(x.Type())
			}
		}
	}
	if inc != nil && !inc.IsIncomplete() {
		return ofType(inc)
	}
	return &ctyp{tag: kw.text + " " + t.text}
}

// simple is the type some words make.
func (e *evaluator) simple(words []string, at tok) *ctyp {
	n := map[string]int{}
	for _, w := range words {
		switch w {
		case "__signed__":
			w = "signed"
		case "bool":
			w = "_Bool"
		case "__int128_t":
			w = "__int128"
		case "__uint128_t":
			n["unsigned"]++
			w = "__int128"
		}
		n[w]++
	}
	if n["signed"] > 0 && n["char"] == 0 {
		delete(n, "signed")
	}
	if n["int"] > 0 && (n["short"] > 0 || n["long"] > 0 || n["unsigned"] > 0) {
		delete(n, "int")
	}
	var key []string
	for w, k := range n {
		for range k {
			key = append(key, w)
		}
	}
	sort.Strings(key)
	a := e.u.AST
	switch strings.Join(key, " ") {
	case "void":
		return ofType(a.Void)
	case "char":
		return ofType(a.Char)
	case "char signed":
		return ofType(a.SChar)
	case "char unsigned":
		return ofType(a.UChar)
	case "short":
		return ofType(a.Short)
	case "short unsigned":
		return ofType(a.UShort)
	case "int", "":
		if len(words) > 0 {
			return ofType(a.Int)
		}
	case "unsigned":
		return ofType(a.UInt)
	case "long":
		return ofType(a.Long)
	case "long unsigned":
		return ofType(a.ULong)
	case "long long":
		return ofType(a.LongLong)
	case "long long unsigned":
		return ofType(a.ULongLong)
	case "float":
		return ofType(a.Float)
	case "double":
		return ofType(a.Double)
	case "double long":
		return ofType(a.LongDouble)
	case "_Bool":
		return &ctyp{cc: e.predefined("_Bool")}
	}
	if len(words) == 0 {
		e.fail(diag.Syntax, at.off, "expected a type before '%s'", at.text)
	}
	e.fail(diag.Unsupported, at.off, "the type '%s' in a clause", strings.Join(words, " "))
	return nil
}

// predefined finds a type the syntax tree has no name for by a declaration of
// the prelude.
func (e *evaluator) predefined(name string) cc.Type {
	for _, n := range e.u.AST.Scope.Nodes["__mux_"+name] {
		if d, ok := n.(*cc.Declarator); ok {
			return d.Type()
		}
	}
	e.fail(diag.Unsupported, e.peek().off, "the type '%s' in a clause", name)
	return nil
}

// abstract = { "*" qualifiers } [ "(" abstract ")" ] { "[" [expression] "]" | "(" … ")" }
func (e *evaluator) abstract(t *ctyp) *ctyp {
	for e.accept("*") {
		t = &ctyp{ptr: t}
		for e.peek().kind == tkIdent && qualifier(e.peek().text) {
			e.pos++
		}
	}
	if e.peek().text == "(" && e.pos+1 < len(e.toks) && (e.toks[e.pos+1].text == "*" || e.toks[e.pos+1].text == "(") {
		// A pointer to a function or array: only that it is a pointer matters.
		stars := 0
		e.pos++
		for e.accept("*") {
			stars++
		}
		e.skipParens(1)
		for e.peek().text == "(" || e.peek().text == "[" {
			e.next()
			e.skipParens(1)
		}
		if stars == 0 {
			e.fail(diag.Unsupported, e.peek().off, "this type in a clause")
		}
		return &ctyp{ptr: &ctyp{fn: true}}
	}
	var dims []sym.Expr
	for e.accept("[") {
		n, _ := e.operand(e.conditional(), e.peek().off)
		e.expect("]")
		dims = append(dims, n)
	}
	for i := len(dims) - 1; i >= 0; i-- {
		t = &ctyp{elem: t, n: dims[i]}
	}
	return t
}

// skipParens skips to the bracket that closes depth open ones.
func (e *evaluator) skipParens(depth int) {
	for depth > 0 {
		t := e.next()
		switch {
		case t.kind == tkEOF:
			e.expect(")")
		case t.text == "(" || t.text == "[":
			depth++
		case t.text == ")" || t.text == "]":
			depth--
		}
	}
}
