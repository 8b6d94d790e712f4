// This file finds what a called name means.

package cfront

import (
	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/iface"
)

// target is what a called name stands for.
type target struct {
	name    string
	fn      *function
	clauses *iface.Interface
	summary *iface.Interface // inferred in another unit
	decl    bool             // a model without body and clauses
	user    bool             // declared by the user's code, defined elsewhere
	model   bool             // a library model
	params  []*ctype
	attr    attributes
}

// attributes of a library function.
type attributes struct {
	pure, noreturn, twice bool
	writes                bool // what its variable arguments point to
	scanf                 int  // number of the parameter that is a format with which it may acquire blocks; 0: none
}

// resolve finds what a name means in a unit.
func (an *analyser) resolve(u *unitInfo, name string) target {
	if !u.model {
		t := target{name: name, clauses: an.opt.Declared[name]}
		if t.clauses != nil && len(t.clauses.Clauses) == 0 {
			t.clauses = nil
		}
		if f := u.funcs[name]; f != nil {
			t.fn = f
			return t
		}
		if t.clauses != nil {
			return t
		}
		if d := an.opt.Imported[name]; d != nil {
			if len(d.Clauses) > 0 {
				t.clauses = d
				return t
			}
			if d.Summary != nil {
				t.summary = d
				return t
			}
		}
	}
	t := an.models.lookup(name)
	if t.fn == nil && t.clauses == nil && !t.decl {
		t.user = !an.declaredBySystem(name)
	}
	return t
}

func (an *analyser) declaredBySystem(name string) bool {
	for _, d := range an.u.unit.Decls[name] {
		if off, ok := an.u.unit.Offset(d); ok && an.u.unit.InSystemHeader(off) {
			return true
		}
	}
	return len(an.u.unit.Decls[name]) == 0
}

func (an *analyser) noreturn(name string) bool {
	return an.models.lookup(name).attr.noreturn || an.declaredNoreturn(name)
}

// declaredNoreturn reports whether the unit says that the function does not
// return.
func (an *analyser) declaredNoreturn(name string) bool {
	for _, d := range an.u.unit.Decls[name] {
		if isNoreturn(d) {
			return true
		}
	}
	return false
}

func isNoreturn(d *cc.Declarator) bool {
	if a := d.Type().Attributes(); a != nil && (a.IsAttrSet("noreturn") || a.IsAttrSet("__noreturn__")) {
		return true
	}
	return false
}

// declaredPure reports whether the unit says that calls of the function write
// nothing.
func (an *analyser) declaredPure(name string) bool {
	for _, d := range an.u.unit.Decls[name] {
		if a := d.Type().Attributes(); a != nil {
			for _, word := range []string{"pure", "__pure__", "const", "__const__"} {
				if a.IsAttrSet(word) {
					return true
				}
			}
		}
	}
	return false
}
