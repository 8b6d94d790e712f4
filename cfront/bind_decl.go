// This file finds declarations, their parameters and their members for clauses.

package cfront

import (
	"sort"

	"modernc.org/cc/v4"
)

// extDecl is a declaration a clause can stand before.
type extDecl struct {
	start  int
	decls  []*cc.Declarator           // what it declares
	record *cc.StructOrUnionSpecifier // the struct or union it defines, if any
	specs  []*cc.StructOrUnionSpecifier
	member bool
	def    bool
}

// sigKind is what a signature belongs to.
type sigKind int

const (
	sigFunc sigKind = iota
	sigTypedef
	sigObject
	sigMember
)

// param is a parameter of one declaration.
type param struct {
	name string
	typ  cc.Type
}

// signature is a function type as one declaration spells it.
type signature struct {
	kind     sigKind
	name     string // for messages: "ops.get" for a member
	decl     *cc.Declarator
	at       int
	params   []param
	variadic bool
	result   cc.Type
}

// key identifies what the clauses of a signature are joined with.
func (s signature) key() string {
	switch s.kind {
	case sigFunc:
		return "f " + s.name
	case sigTypedef:
		return "t " + s.name
	case sigObject:
		return "o " + s.name
	}
	return "m " + s.name + " " + itoa(s.at)
}

// indexDecls lists the external declarations of the unit by start.
func (b *binder) indexDecls() {
	for l := b.u.AST.TranslationUnit; l != nil; l = l.TranslationUnit {
		ed := l.ExternalDeclaration
		start, ok := b.u.Offset(ed)
		if !ok {
			continue
		}
		d := extDecl{start: start}
		switch ed.Case {
		case cc.ExternalDeclarationFuncDef:
			d.decls = append(d.decls, ed.FunctionDefinition.Declarator)
			d.def = true
			d.specs = records(ed.FunctionDefinition.DeclarationSpecifiers)
		case cc.ExternalDeclarationDecl:
			for dl := ed.Declaration.InitDeclaratorList; dl != nil; dl = dl.InitDeclaratorList {
				if dl.InitDeclarator != nil && dl.InitDeclarator.Declarator != nil {
					d.decls = append(d.decls, dl.InitDeclarator.Declarator)
				}
			}
			d.specs = records(ed.Declaration.DeclarationSpecifiers)
		default:
			continue
		}
		d.record = definition(d.specs)
		b.decls = append(b.decls, d)
	}
	sort.SliceStable(b.decls, func(i, j int) bool { return b.decls[i].start < b.decls[j].start })
}

// records lists the struct and union specifiers among the specifiers.
func records(ds *cc.DeclarationSpecifiers) (r []*cc.StructOrUnionSpecifier) {
	for ; ds != nil; ds = ds.DeclarationSpecifiers {
		if ts := ds.TypeSpecifier; ts != nil && ts.StructOrUnionSpecifier != nil {
			r = append(r, ts.StructOrUnionSpecifier)
		}
	}
	return r
}

func definition(rs []*cc.StructOrUnionSpecifier) *cc.StructOrUnionSpecifier {
	for _, r := range rs {
		if r.Case == cc.StructOrUnionSpecifierDef {
			return r
		}
	}
	return nil
}

// membersOf lists the member declarations in a declaration's structs, nested
// ones too, by start.
func (b *binder) membersOf(d extDecl) (r []extDecl) {
	var walk func(s *cc.StructOrUnionSpecifier, depth int)
	walk = func(s *cc.StructOrUnionSpecifier, depth int) {
		if s == nil || depth > maxTypeDepth {
			return
		}
		for l := s.StructDeclarationList; l != nil; l = l.StructDeclarationList {
			sd := l.StructDeclaration
			if sd == nil || sd.Case != cc.StructDeclarationDecl {
				continue
			}
			start, ok := b.u.Offset(sd)
			if !ok {
				continue
			}
			m := extDecl{start: start, member: true}
			for q := sd.SpecifierQualifierList; q != nil; q = q.SpecifierQualifierList {
				if ts := q.TypeSpecifier; ts != nil && ts.StructOrUnionSpecifier != nil {
					m.specs = append(m.specs, ts.StructOrUnionSpecifier)
				}
			}
			for dl := sd.StructDeclaratorList; dl != nil; dl = dl.StructDeclaratorList {
				if dl.StructDeclarator != nil && dl.StructDeclarator.Declarator != nil {
					m.decls = append(m.decls, dl.StructDeclarator.Declarator)
				}
			}
			m.record = definition(m.specs)
			r = append(r, m)
			for _, s := range m.specs {
				walk(s, depth+1)
			}
		}
	}
	for _, s := range d.specs {
		walk(s, 0)
	}
	sort.SliceStable(r, func(i, j int) bool { return r[i].start < r[j].start })
	return r
}

// signatures lists the functions and function pointers a declaration declares.
func (b *binder) signatures(d extDecl) (r []signature) {
	for _, dd := range d.decls {
		t := dd.Type()
		if t == nil || functionOf(t) == nil {
			continue
		}
		kind := sigObject
		switch {
		case d.member:
			kind = sigMember
		case dd.IsTypename():
			kind = sigTypedef
		case t.Kind() == cc.Function:
			kind = sigFunc
		}
		r = append(r, b.signature(dd, kind))
	}
	return r
}

// functionOf is the function type that calls through t have, or nil.
func functionOf(t cc.Type) *cc.FunctionType {
	for range maxTypeDepth {
		switch x := t.(type) {
		case *cc.FunctionType:
			return x
		case *cc.PointerType:
			t = x.Elem()
		case *cc.ArrayType:
			t = x.Elem()
		default:
			return nil
		}
	}
	return nil
}

// signature reads a declarator. The type checker gives all declarations of a
// function one type, so the names come from the syntax.
func (b *binder) signature(d *cc.Declarator, kind sigKind) signature {
	ft := functionOf(d.Type())
	s := signature{kind: kind, name: d.Name(), decl: d, result: ft.Result(), variadic: ft.IsVariadic()}
	s.at, _ = b.u.Offset(d)
	for _, p := range ft.Parameters() {
		if p.Type() == nil || p.Type().Kind() == cc.Void {
			continue
		}
		s.params = append(s.params, param{p.Name(), p.Type().Decay()})
	}
	list := parameterList(d.DirectDeclarator, 0)
	if list == nil {
		return s
	}
	var own []param
	for l := list.ParameterList; l != nil; l = l.ParameterList {
		pd := l.ParameterDeclaration
		if pd == nil || pd.Type() == nil || pd.Type().Kind() == cc.Void {
			continue
		}
		p := param{typ: pd.Type().Decay()}
		if pd.Declarator != nil {
			p.name = pd.Declarator.Name()
		}
		own = append(own, p)
	}
	if len(own) == len(s.params) || len(s.params) == 0 {
		s.params = own
	}
	return s
}

// parameterList is the parameter list next to the declared name.
func parameterList(d *cc.DirectDeclarator, depth int) *cc.ParameterTypeList {
	if d == nil || depth > maxTypeDepth {
		return nil
	}
	var inner *cc.ParameterTypeList
	if d.Case == cc.DirectDeclaratorDecl {
		inner = parameterList(d.Declarator.DirectDeclarator, depth+1)
	} else {
		inner = parameterList(d.DirectDeclarator, depth+1)
	}
	if inner == nil && d.Case == cc.DirectDeclaratorFuncParam {
		return d.ParameterTypeList
	}
	return inner
}
