// This file defines scopes and symbols.

// Package resolve says what the names of a Python module mean: which scope
// binds each, as CPython's symtable does, and which modules its imports name.
package resolve

import (
	"sort"

	"github.com/muxlang/mux/pyfront/syntax"
)

// Kind is the kind of a scope.
type Kind uint8

// The kinds of scopes.
const (
	Module Kind = iota
	Class
	Function // def, async def
	Lambda
	Comprehension // list, set, dict comprehension or generator expression
	TypeParams    // around a generic function, class or alias
	TypeVariable  // the bound or default of a type parameter
	TypeAlias     // the value of a type statement
)

// String names the kind.
func (k Kind) String() string {
	return [...]string{"module", "class", "function", "lambda", "comprehension", "type parameters",
		"type variable", "type alias"}[k]
}

// Binding says where a name's value is kept.
type Binding uint8

// The bindings, as CPython's compiler distinguishes them.
const (
	Local          Binding = iota + 1 // of this scope only
	Cell                              // of this scope, and used by an inner one
	Free                              // of an enclosing function
	GlobalExplicit                    // declared global
	GlobalImplicit                    // of the module, or a builtin
)

// String names the binding.
func (b Binding) String() string {
	return [...]string{"?", "local", "cell", "free", "global", "implicit global"}[b]
}

// Flags say how a name occurs in a scope.
type Flags uint16

// The flags, as in CPython's symtable.
const (
	DefGlobal    Flags = 1 << iota // in a global statement
	DefLocal                       // assigned, deleted, defined, caught
	DefParam                       // a parameter
	DefNonlocal                    // in a nonlocal statement
	Used                           // read
	DefImport                      // imported
	DefAnnot                       // annotated
	DefCompIter                    // a comprehension's iteration variable
	DefTypeParam                   // a type parameter
	DefFreeClass                   // free in a method, with the name of a class attribute
	bound        = DefLocal | DefParam | DefImport | DefTypeParam
)

// Symbol is a name in a scope.
type Symbol struct {
	Name    string // mangled, if it is private to a class
	Flags   Flags
	Binding Binding
	// Scope is where the name is bound: the scope itself, an enclosing one or
	// the module's (which may not bind it: it may then be a builtin).
	Scope *Scope
}

// IsBuiltinOrUnknown reports that the module never binds the name (but import *
// or code elsewhere may).
func (s *Symbol) IsBuiltinOrUnknown() bool {
	if s.Binding != GlobalImplicit || s.Scope.Kind != Module {
		return false
	}
	m := s.Scope.symbols[s.Name]
	return m == nil || m.Flags&(bound|DefGlobal) == 0
}

// Scope is a block whose names are its own.
type Scope struct {
	Kind     Kind
	Name     string // of the function, class, alias, type variable; "" otherwise
	Node     syntax.Node
	Parent   *Scope
	Children []*Scope
	// Generator says that a comprehension is a generator expression.
	Generator bool
	// NeedsClassCell says that a method of the class uses __class__ or super.
	NeedsClassCell bool
	// StarImports are the modules of import * statements.
	StarImports []*syntax.ImportFrom

	symbols   map[string]*Symbol
	nested    bool // in a function
	seesClass bool // a type scope directly in a class
	private   string
}

// Lookup is the symbol of a name as written in this scope, nil if it does not
// occur here.
func (s *Scope) Lookup(name string) *Symbol { return s.symbols[mangle(s.private, name)] }

// Symbols are the scope's symbols in the order of their names.
func (s *Scope) Symbols() []*Symbol {
	list := make([]*Symbol, 0, len(s.symbols))
	for _, sym := range s.symbols {
		list = append(list, sym)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

// functionLike reports whether inner scopes see this one's names.
func (s *Scope) functionLike() bool { return s.Kind != Module && s.Kind != Class }

// Table is the scopes of a module.
type Table struct {
	Module *Scope
	scopes map[syntax.Node]*Scope
	names  map[*syntax.Name]*Scope
	outer  map[syntax.Node]*Scope
}

// Of is the scope that a node opens: of a Module, FunctionDef,
// AsyncFunctionDef, ClassDef, Lambda, comprehension or TypeAlias; nil for other
// nodes.
func (t *Table) Of(n syntax.Node) *Scope { return t.scopes[n] }

// TypeParamsOf is the scope of the type parameters of a generic definition, nil
// if it has none.
func (t *Table) TypeParamsOf(n syntax.Node) *Scope { return t.outer[n] }

// ScopeOfName is the scope in which a name occurs.
func (t *Table) ScopeOfName(n *syntax.Name) *Scope { return t.names[n] }

// Resolve is the symbol of a name where it occurs. It is nil for names that are
// never evaluated (annotations under from __future__ import annotations).
func (t *Table) Resolve(n *syntax.Name) *Symbol {
	if s := t.names[n]; s != nil {
		return s.Lookup(n.Id)
	}
	return nil
}

// mangle is a name as the class private in which it occurs spells it.
func mangle(class, name string) string {
	if class == "" || len(name) < 3 || name[0] != '_' || name[1] != '_' || name[len(name)-2:] == "__" {
		return name
	}
	for i := range len(name) {
		if name[i] == '.' {
			return name
		}
	}
	i := 0
	for i < len(class) && class[i] == '_' {
		i++
	}
	if i == len(class) {
		return name
	}
	return "_" + class[i:] + name
}
