// This file writes types as C spells them.

package cfront

import (
	"strconv"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/iface"
)

// typeText is a type in C's spelling, without qualifiers of its own: "char",
// "const struct buf *", "int (*)(void *, int)", "long [4]". The parser does not
// keep the qualifiers of pointers themselves, so "char *const *" comes out as
// "char **"; Unit.Spelling reads them from the declaration. It is "" for nil.
func typeText(t cc.Type) string {
	if t == nil {
		return ""
	}
	return declared(t, "", 0)
}

// declared writes the declaration of inner, which is "" or the declarator so
// far, with type t.
func declared(t cc.Type, inner string, depth int) string {
	if t == nil || depth > maxTypeDepth {
		return joinDeclarator("?", inner)
	}
	if d := t.Typedef(); d != nil && d.Name() != "" {
		return joinDeclarator(d.Name(), inner)
	}
	switch x := t.(type) {
	case *cc.PointerType:
		inner = "*" + inner
		switch x.Elem().(type) {
		case *cc.ArrayType, *cc.FunctionType:
			if x.Elem().Typedef() == nil {
				inner = "(" + inner + ")"
			}
		}
		return qualified(x.Elem(), inner, depth+1)
	case *cc.ArrayType:
		length := ""
		if !x.IsVLA() && x.Len() >= 0 {
			length = strconv.FormatInt(x.Len(), 10)
		}
		return qualified(x.Elem(), inner+"["+length+"]", depth+1)
	case *cc.FunctionType:
		var params []string
		for _, p := range x.Parameters() {
			if p.Type() != nil && p.Type().Kind() != cc.Void {
				params = append(params, declared(p.Type().Decay(), "", depth+1))
			}
		}
		if x.IsVariadic() {
			params = append(params, "...")
		}
		if len(params) == 0 {
			params = []string{"void"}
		}
		return declared(x.Result(), inner+"("+strings.Join(params, ", ")+")", depth+1)
	case *cc.StructType:
		return joinDeclarator(tagText("struct", tagOf(t)), inner)
	case *cc.UnionType:
		return joinDeclarator(tagText("union", tagOf(t)), inner)
	case *cc.EnumType:
		return joinDeclarator(tagText("enum", tagOf(t)), inner)
	}
	name := t.String()
	if a := t.Attributes(); a != nil { // which the parser prints as qualifiers
		for _, q := range []string{"const ", "volatile "} {
			name = strings.TrimPrefix(name, q)
		}
	}
	return joinDeclarator(name, inner)
}

// qualified is declared with t's own qualifiers.
func qualified(t cc.Type, inner string, depth int) string {
	s := declared(t, inner, depth)
	if t == nil {
		return s
	}
	switch t.(type) {
	case *cc.PointerType, *cc.ArrayType, *cc.FunctionType:
		if t.Typedef() == nil {
			return s // the qualifiers would stand elsewhere
		}
	}
	if a := t.Attributes(); a != nil {
		if a.IsVolatile() {
			s = "volatile " + s
		}
		if a.IsConst() {
			s = "const " + s
		}
	}
	return s
}

// joinDeclarator puts a declarator behind its specifiers.
func joinDeclarator(specifiers, declarator string) string {
	if declarator == "" {
		return specifiers
	}
	return specifiers + " " + declarator
}

func tagText(kw, tag string) string {
	if tag == "" {
		return kw
	}
	return kw + " " + tag
}

// Spelling is the function's parameters and result as its definition spells
// them, arrays and functions as the pointers they become. ok is false when the
// definition has no prototype or its types come from elsewhere (a typedef of a
// function type, typeof).
func (u *Unit) Spelling(f *Func) (params []iface.Param, result string, ok bool) {
	if f == nil || f.Def == nil || f.Def.Declarator == nil {
		return nil, "", false
	}
	list := parameterList(f.Def.Declarator.DirectDeclarator, 0)
	if list == nil {
		return nil, "", false
	}
	for l := list.ParameterList; l != nil; l = l.ParameterList {
		p, ok := spelledParam(l.ParameterDeclaration)
		if !ok {
			return nil, "", false
		}
		if p.Type != "void" {
			params = append(params, p)
		}
	}
	s := speller{}
	spec := s.specifiers(f.Def.DeclarationSpecifiers)
	decl := s.pointer(f.Def.Declarator.Pointer) + s.direct(f.Def.Declarator.DirectDeclarator, ownResult, 0)
	if s.failed || spec == "" {
		return nil, "", false
	}
	return params, joinDeclarator(spec, strings.TrimSuffix(decl, " ")), true
}

func spelledParam(pd *cc.ParameterDeclaration) (p iface.Param, ok bool) {
	if pd == nil {
		return p, false
	}
	s := speller{}
	spec := s.specifiers(pd.DeclarationSpecifiers)
	decl := ""
	switch {
	case pd.Declarator != nil:
		p.Name = pd.Declarator.Name()
		decl = s.pointer(pd.Declarator.Pointer) + s.direct(pd.Declarator.DirectDeclarator, ownPointer, 0)
	case pd.AbstractDeclarator != nil:
		decl = s.pointer(pd.AbstractDeclarator.Pointer) + s.abstract(pd.AbstractDeclarator.DirectAbstractDeclarator, ownPointer, 0)
	}
	p.Type = joinDeclarator(spec, strings.TrimSuffix(decl, " "))
	return p, !s.failed && spec != ""
}

// outermost says what becomes of the array or function that a declarator's name
// is itself.
type outermost int

const (
	ownKept    outermost = iota
	ownPointer           // a parameter's: a pointer to its elements, or to it
	ownResult            // a function's: its result
)

// speller writes syntax as text; failed is set by what it does not write.
type speller struct{ failed bool }

func (s *speller) specifiers(ds *cc.DeclarationSpecifiers) string {
	var words []string
	for ; ds != nil; ds = ds.DeclarationSpecifiers {
		switch ds.Case {
		case cc.DeclarationSpecifiersTypeSpec:
			words = append(words, s.specifier(ds.TypeSpecifier))
		case cc.DeclarationSpecifiersTypeQual:
			if q := s.qualifier(ds.TypeQualifier); q != "" {
				words = append(words, q)
			}
		}
	}
	return strings.Join(words, " ")
}

func (s *speller) specifier(t *cc.TypeSpecifier) string {
	switch t.Case {
	case cc.TypeSpecifierStructOrUnion:
		x := t.StructOrUnionSpecifier
		if x.Token.SrcStr() == "" {
			s.failed = true
			return ""
		}
		return x.StructOrUnion.Token.SrcStr() + " " + x.Token.SrcStr()
	case cc.TypeSpecifierEnum:
		x := t.EnumSpecifier
		if x.Token2.SrcStr() == "" {
			s.failed = true
			return ""
		}
		return "enum " + x.Token2.SrcStr()
	case cc.TypeSpecifierTypeofExpr, cc.TypeSpecifierTypeofType, cc.TypeSpecifierAtomic:
		s.failed = true
		return ""
	}
	return builtinWord(t.Token.SrcStr())
}

// builtinWord is the plain spelling of GNU's reserved ones.
func builtinWord(w string) string {
	switch w {
	case "__signed", "__signed__":
		return "signed"
	case "bool":
		return "_Bool"
	}
	return w
}

func (s *speller) qualifier(q *cc.TypeQualifier) string {
	switch q.Case {
	case cc.TypeQualifierConst:
		return "const"
	case cc.TypeQualifierVolatile:
		return "volatile"
	case cc.TypeQualifierRestrict:
		return "__restrict"
	case cc.TypeQualifierAtomic:
		s.failed = true
	}
	return ""
}

func (s *speller) pointer(p *cc.Pointer) string {
	if p == nil {
		return ""
	}
	if p.Case == cc.PointerBlock {
		s.failed = true
	}
	out := "*"
	for q := p.TypeQualifiers; q != nil; q = q.TypeQualifiers {
		if q.TypeQualifier == nil {
			continue
		}
		if w := s.qualifier(q.TypeQualifier); w != "" {
			out += w + " "
		}
	}
	return out + s.pointer(p.Pointer)
}

// suffix is an array's or function's part behind a declarator; own says that the
// declarator is the bare name.
func (s *speller) suffix(inner, text string, bare bool, own outermost, function bool) string {
	if bare {
		switch {
		case own == ownResult && function:
			return ""
		case own == ownPointer && function:
			inner = "(*)"
		case own == ownPointer:
			return "*"
		}
	}
	if strings.HasPrefix(inner, "*") {
		inner = "(" + inner + ")"
	}
	return inner + text
}

func (s *speller) direct(d *cc.DirectDeclarator, own outermost, depth int) string {
	if d == nil || depth > maxTypeDepth {
		s.failed = true
		return ""
	}
	switch d.Case {
	case cc.DirectDeclaratorIdent:
		return ""
	case cc.DirectDeclaratorDecl:
		inner := s.pointer(d.Declarator.Pointer) + s.direct(d.Declarator.DirectDeclarator, own, depth+1)
		if inner == "" {
			return ""
		}
		return "(" + strings.TrimSuffix(inner, " ") + ")"
	}
	inner := s.direct(d.DirectDeclarator, own, depth+1)
	bare := isName(d.DirectDeclarator, 0)
	switch d.Case {
	case cc.DirectDeclaratorFuncParam:
		return s.suffix(inner, s.parameters(d.ParameterTypeList), bare, own, true)
	case cc.DirectDeclaratorFuncIdent:
		return s.suffix(inner, "()", bare, own, true)
	}
	return s.array(inner, d.AssignmentExpression, bare, own)
}

// isName reports whether a declarator is the declared name, in parentheses or not.
func isName(d *cc.DirectDeclarator, depth int) bool {
	for d != nil && depth < maxTypeDepth && d.Case == cc.DirectDeclaratorDecl && d.Declarator.Pointer == nil {
		d, depth = d.Declarator.DirectDeclarator, depth+1
	}
	return d != nil && d.Case == cc.DirectDeclaratorIdent
}

func (s *speller) abstract(d *cc.DirectAbstractDeclarator, own outermost, depth int) string {
	if d == nil {
		return ""
	}
	if depth > maxTypeDepth {
		s.failed = true
		return ""
	}
	if d.Case == cc.DirectAbstractDeclaratorDecl {
		inner := s.pointer(d.AbstractDeclarator.Pointer) + s.abstract(d.AbstractDeclarator.DirectAbstractDeclarator, own, depth+1)
		if inner == "" {
			return ""
		}
		return "(" + strings.TrimSuffix(inner, " ") + ")"
	}
	inner := s.abstract(d.DirectAbstractDeclarator, own, depth+1)
	bare := d.DirectAbstractDeclarator == nil
	if d.Case == cc.DirectAbstractDeclaratorFunc {
		return s.suffix(inner, s.parameters(d.ParameterTypeList), bare, own, true)
	}
	return s.array(inner, d.AssignmentExpression, bare, own)
}

func (s *speller) array(inner string, length cc.ExpressionNode, bare bool, own outermost) string {
	text := ""
	if length != nil && !(bare && own == ownPointer) {
		n, ok := length.Value().(cc.Int64Value)
		u, okU := length.Value().(cc.UInt64Value)
		switch {
		case ok:
			text = strconv.FormatInt(int64(n), 10)
		case okU:
			text = strconv.FormatUint(uint64(u), 10)
		default:
			s.failed = true // a variable length
		}
	}
	return s.suffix(inner, "["+text+"]", bare, own, false)
}

func (s *speller) parameters(list *cc.ParameterTypeList) string {
	var params []string
	if list != nil {
		for l := list.ParameterList; l != nil; l = l.ParameterList {
			p, ok := spelledParam(l.ParameterDeclaration)
			if !ok {
				s.failed = true
			}
			params = append(params, p.Type)
		}
		if list.Case == cc.ParameterTypeListVar {
			params = append(params, "...")
		}
	}
	return "(" + strings.Join(params, ", ") + ")"
}

// TypeDeclared is the offset in the unit's text of the first declaration of a
// typedef name or the definition of a tag.
func (u *Unit) TypeDeclared(name string) (offset int, ok bool) {
	for _, n := range u.AST.Scope.Nodes[name] {
		switch x := n.(type) {
		case *cc.Declarator:
			if x.IsTypename() {
				return u.Offset(x)
			}
		case *cc.StructOrUnionSpecifier:
			if x.Case == cc.StructOrUnionSpecifierDef {
				return u.Offset(x)
			}
		case *cc.EnumSpecifier:
			if x.Case == cc.EnumSpecifierDef {
				return u.Offset(x)
			}
		}
	}
	return 0, false
}
