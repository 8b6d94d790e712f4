// This file knows what the linker may make of names: objects that have two of them,
// functions that need not be there, and definitions that another unit may replace.

package cfront

import (
	"slices"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// linkNames is what the declarations of a unit say of symbols.
type linkNames struct {
	shared map[string]bool // objects that may have another name
	weak   map[string]bool // functions and objects that are weak
	setUp  bool            // some function runs before the program does
}

// linking reads the unit's declarations.
func (u *unitInfo) linking() *linkNames {
	if u.links != nil {
		return u.links
	}
	l := &linkNames{shared: map[string]bool{}, weak: map[string]bool{}}
	u.links = l
	note := func(name string, t cc.Type) {
		for _, a := range attributesOf(t) {
			if a.Alias() != "" {
				l.shared[name], l.shared[a.Alias()] = true, true
			}
			if a.Weak() || setAny(a, "weak", "__weak__", "weakref", "__weakref__") {
				l.weak[name] = true
			}
			l.setUp = l.setUp || setAny(a, "constructor", "__constructor__")
		}
	}
	for name, ds := range u.unit.Decls {
		for _, d := range ds {
			note(name, d.Type())
		}
	}
	for _, f := range u.unit.Funcs {
		note(f.Name, f.Declarator.Type())
	}
	for tu := u.unit.AST.TranslationUnit; tu != nil; tu = tu.TranslationUnit {
		ed := tu.ExternalDeclaration
		if ed == nil || ed.Declaration == nil {
			continue
		}
		for n := ed.Declaration.InitDeclaratorList; n != nil; n = n.InitDeclaratorList {
			if in := n.InitDeclarator; in.Asm != nil {
				l.shared[in.Declarator.Name()] = true
				l.shared[strings.Trim(in.Asm.Token3.SrcStr(), `"`)] = true
			}
		}
	}
	return l
}

func setAny(a *cc.Attributes, names ...string) bool { return slices.ContainsFunc(names, a.IsAttrSet) }

// attributesOf are the attributes of a declared type: those of a function may be at
// its result.
func attributesOf(t cc.Type) (out []*cc.Attributes) {
	for range 4 {
		if t == nil {
			break
		}
		if a := t.Attributes(); a != nil {
			out = append(out, a)
		}
		f, ok := t.(*cc.FunctionType)
		if !ok {
			break
		}
		t = f.Result()
	}
	return out
}

// replaceable reports whether another unit may define the name in place of this one.
func (u *unitInfo) replaceable(name string) bool { return !u.model && u.linking().weak[name] }

// otherNames reports whether code that does not name the object may write it by
// another name that it has.
func (u *unitInfo) otherNames(o *object) bool {
	return !u.model && o.static && !o.local && u.linking().shared[o.name]
}

// functionValue is a function as a value: one that need not be there may be null.
func (x *executor) functionValue(s *symexec.State, e *expr) symexec.Value {
	u := x.fr.fn.unit
	if u.replaceable(e.obj.name) && u.funcs[e.obj.name] == nil {
		return x.m.Unknown(s, e.t.machineType(""), e.obj.name)
	}
	return &symexec.Func{Name: x.linkName(e.obj.name), Ref: u}
}

// anyValue is the origin of what is read from objects with other names.
func anyValue() *sym.Origin {
	o := sym.Approx
	return &o
}
