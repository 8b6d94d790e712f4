// This file finds the definitions with decorators of package mu.

package pyrewrite

import (
	"bytes"
	"slices"

	"github.com/muxlang/mux/pyfront/syntax"
)

// quantities are the clause decorators of package mu.
var quantities = [...]string{"consumed", "freed", "peak", "requires"}

func isQuantity(name string) bool { return slices.Contains(quantities[:], name) }

const accounting = "accounting"

// MayHaveClauses is a cheap look at a source: false means that none of its
// functions has a clause.
func MayHaveClauses(src []byte) bool {
	return NamesPackage(src) &&
		slices.ContainsFunc(quantities[:], func(q string) bool { return bytes.Contains(src, []byte(q)) })
}

// NamesPackage reports whether the word mu is in a source: where it is not, there
// is nothing of the language in it.
func NamesPackage(src []byte) bool {
	for i := 0; ; {
		at := bytes.Index(src[i:], []byte("mu"))
		if at < 0 {
			return false
		}
		at += i
		i = at + 2
		if (at == 0 || !inName(src[at-1])) && (i == len(src) || !inName(src[i])) {
			return true
		}
	}
}

// inName reports whether a byte is, or may be part of, a letter of a name.
func inName(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80
}

// Decorated is a definition with decorators of package mu.
type Decorated struct {
	// Def is a *syntax.FunctionDef, *syntax.AsyncFunctionDef or *syntax.ClassDef.
	Def syntax.Stmt
	// Clauses are the calls of consumed, freed, peak and requires, Accounting
	// those of accounting, in source order.
	Clauses, Accounting []*syntax.Call
}

// Find lists the definitions of a module, nested ones too, that have decorators
// of package mu.
func Find(m *syntax.Module) []Decorated {
	names := namesOf(m)
	if len(names.modules) == 0 && len(names.members) == 0 {
		return nil
	}
	var out []Decorated
	syntax.Inspect(m, func(n syntax.Node) bool {
		def, ok := n.(syntax.Stmt)
		if !ok {
			return true
		}
		d := Decorated{Def: def}
		for _, x := range decoratorsOf(def) {
			switch call, name := names.call(x); {
			case name == accounting:
				d.Accounting = append(d.Accounting, call)
			case name != "":
				d.Clauses = append(d.Clauses, call)
			}
		}
		if len(d.Clauses)+len(d.Accounting) > 0 {
			out = append(out, d)
		}
		return true
	})
	return out
}

// decoratorsOf are the decorators of a definition; nil for another statement.
func decoratorsOf(s syntax.Stmt) []syntax.Expr {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		return s.DecoratorList
	case *syntax.AsyncFunctionDef:
		return s.DecoratorList
	case *syntax.ClassDef:
		return s.DecoratorList
	}
	return nil
}

// names is what a module calls package mu and its decorators.
type names struct {
	modules map[string]bool
	members map[string]string // to the decorator's own name
}

func namesOf(m *syntax.Module) names {
	n := names{map[string]bool{}, map[string]string{}}
	syntax.Inspect(m, func(node syntax.Node) bool {
		switch s := node.(type) {
		case *syntax.Import:
			for _, a := range s.Names {
				if a.Name == "mu" {
					n.modules[orName(a.Asname, a.Name)] = true
				}
			}
		case *syntax.ImportFrom:
			if s.Module != "mu" || s.Level != 0 {
				break
			}
			for _, a := range s.Names {
				switch {
				case a.Name == "*":
					for _, q := range quantities {
						n.members[q] = q
					}
					n.members[accounting] = accounting
				case isQuantity(a.Name), a.Name == accounting:
					n.members[orName(a.Asname, a.Name)] = a.Name
				}
			}
		}
		return true
	})
	return n
}

func orName(as, name string) string {
	if as != "" {
		return as
	}
	return name
}

// call returns the decorator's call and its name in package mu; "" if it is
// none of its.
func (n names) call(decorator syntax.Expr) (*syntax.Call, string) {
	call, ok := decorator.(*syntax.Call)
	if !ok {
		return nil, ""
	}
	switch f := call.Func.(type) {
	case *syntax.Attribute:
		if v, ok := f.Value.(*syntax.Name); ok && n.modules[v.Id] && (isQuantity(f.Attr) || f.Attr == accounting) {
			return call, f.Attr
		}
	case *syntax.Name:
		return call, n.members[f.Id]
	}
	return nil, ""
}

// clause returns the decorator's call if it is a clause.
func (n names) clause(decorator syntax.Expr) *syntax.Call {
	if call, name := n.call(decorator); isQuantity(name) {
		return call
	}
	return nil
}
