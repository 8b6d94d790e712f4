// This file lists the imports of a module and evaluates its __all__.

package resolve

import (
	"strings"

	"github.com/muxlang/mux/pyfront/syntax"
)

// Import is one name that an import statement binds.
type Import struct {
	// Name is bound in Scope; "" for import *.
	Name  string
	Scope *Scope
	// Module is the absolute module that is imported from or, without Attr,
	// bound: "a.b" for import a.b as c, but "a" for import a.b, which binds a.
	Module string
	// Loads is the module that the statement loads: "a.b" for import a.b.
	Loads string
	// Attr is the name that is taken out of the module (it may be a
	// submodule); "*" for all.
	Attr string
	// Conditional says that the statement may not be executed: it is in a
	// branch, a loop, a try or an except.
	Conditional bool
	// TypeChecking says that it is in an if TYPE_CHECKING block.
	TypeChecking bool
	Pos          syntax.Pos
}

// Absolute is the absolute name of a relative import: level dots before name,
// in a module, which may be a package (an __init__ file). It reports false when
// the dots lead out of the top package.
func Absolute(module string, isPackage bool, level int, name string) (string, bool) {
	if level == 0 {
		return name, true
	}
	parts := strings.Split(module, ".")
	if module == "" {
		parts = nil
	}
	drop := level
	if isPackage {
		drop--
	}
	if drop > len(parts) || len(parts)-drop == 0 && !(isPackage && level == 1) {
		return "", false
	}
	parts = parts[:len(parts)-drop]
	if name != "" {
		parts = append(parts[:len(parts):len(parts)], name)
	}
	return strings.Join(parts, "."), true
}

// Imports lists what a module imports, in the order of the source. A relative
// import that leads out of the top package has an empty Module.
func (t *Table) Imports(module string, isPackage bool) []Import {
	w := &importWalker{table: t, module: module, isPackage: isPackage, scope: t.Module}
	w.visit(t.Module.Node)
	return w.list
}

type importWalker struct {
	table        *Table
	module       string
	isPackage    bool
	scope        *Scope
	conditional  bool
	typeChecking bool
	list         []Import
}

func (w *importWalker) visit(n syntax.Node) {
	switch n := n.(type) {
	case syntax.Expr:
		return
	case *syntax.Import:
		for _, a := range n.Names {
			im := w.new(a.Pos)
			im.Name, im.Module, im.Loads = a.Asname, a.Name, a.Name
			if a.Asname == "" {
				im.Module, _, _ = strings.Cut(a.Name, ".")
				im.Name = im.Module
			}
			w.list = append(w.list, im)
		}
		return
	case *syntax.ImportFrom:
		from, _ := Absolute(w.module, w.isPackage, int(n.Level), n.Module)
		for _, a := range n.Names {
			im := w.new(a.Pos)
			im.Name, im.Module, im.Loads, im.Attr = a.Asname, from, from, a.Name
			if im.Name == "" && a.Name != "*" {
				im.Name = a.Name
			}
			w.list = append(w.list, im)
		}
		return
	}
	saved := *w
	switch n := n.(type) {
	case *syntax.FunctionDef, *syntax.AsyncFunctionDef, *syntax.ClassDef:
		if s := w.table.Of(n); s != nil {
			w.scope = s
		}
		if _, class := n.(*syntax.ClassDef); !class {
			w.conditional = false // in each call
		}
	case *syntax.If:
		w.conditional = true
		if isTypeChecking(n.Test) {
			w.typeChecking = true
			for _, s := range n.Body {
				w.visit(s)
			}
			w.typeChecking = saved.typeChecking
			for _, s := range n.Orelse {
				w.visit(s)
			}
			w.conditional = saved.conditional
			return
		}
	case *syntax.For, *syntax.AsyncFor, *syntax.While, *syntax.Try, *syntax.TryStar, *syntax.Match:
		w.conditional = true
	}
	syntax.Children(n, w.visit)
	w.scope, w.conditional, w.typeChecking = saved.scope, saved.conditional, saved.typeChecking
}

func (w *importWalker) new(pos syntax.Pos) Import {
	return Import{Scope: w.scope, Conditional: w.conditional, TypeChecking: w.typeChecking, Pos: pos}
}

// isTypeChecking recognises TYPE_CHECKING and typing.TYPE_CHECKING.
func isTypeChecking(x syntax.Expr) bool {
	switch n := x.(type) {
	case *syntax.Name:
		return n.Id == "TYPE_CHECKING"
	case *syntax.Attribute:
		return n.Attr == "TYPE_CHECKING"
	}
	return false
}

// All evaluates a module's __all__. Declared says that there is one, exact that
// names is all of it: it is built at the top level from literals only.
func All(m *syntax.Module) (names []string, declared, exact bool) {
	exact = true
	for _, s := range m.Body {
		switch n := s.(type) {
		case *syntax.Assign:
			for _, t := range n.Targets {
				if isAll(t) {
					list, ok := literalNames(n.Value)
					names, declared, exact = list, true, ok
				}
			}
		case *syntax.AnnAssign:
			if isAll(n.Target) && n.Value != nil {
				list, ok := literalNames(n.Value)
				names, declared, exact = list, true, ok
			}
		case *syntax.AugAssign:
			if isAll(n.Target) {
				list, ok := literalNames(n.Value)
				names, declared, exact = append(names, list...), true, exact && ok && n.Op == syntax.Add
			}
		case *syntax.ExprStmt:
			call, ok := n.Value.(*syntax.Call)
			if !ok {
				continue
			}
			method, ok := call.Func.(*syntax.Attribute)
			if !ok || !isAll(method.Value) {
				continue
			}
			list, ok := allMethod(method.Attr, call.Args)
			names, declared, exact = append(names, list...), true, exact && ok
		default:
			syntax.Inspect(s, func(n syntax.Node) bool {
				if x, ok := n.(*syntax.Name); ok && x.Id == "__all__" {
					declared, exact = true, false // in a branch or a function
				}
				return true
			})
		}
	}
	return names, declared, exact && declared
}

func isAll(x syntax.Expr) bool {
	n, ok := x.(*syntax.Name)
	return ok && n.Id == "__all__"
}

// allMethod is what a method call on __all__ adds to it.
func allMethod(name string, args []syntax.Expr) ([]string, bool) {
	if len(args) != 1 {
		return nil, false
	}
	switch name {
	case "extend":
		return literalNames(args[0])
	case "append":
		if c, ok := args[0].(*syntax.Constant); ok && c.Value.Kind == syntax.Str {
			return []string{c.Value.Text()}, true
		}
	}
	return nil, false
}

// literalNames evaluates lists and tuples of strings and their sums.
func literalNames(x syntax.Expr) (names []string, exact bool) {
	switch n := x.(type) {
	case *syntax.List:
		return stringElements(n.Elts)
	case *syntax.Tuple:
		return stringElements(n.Elts)
	case *syntax.BinOp:
		a, okA := literalNames(n.Left)
		b, okB := literalNames(n.Right)
		return append(a, b...), okA && okB && n.Op == syntax.Add
	}
	return nil, false
}

func stringElements(list []syntax.Expr) (names []string, exact bool) {
	exact = true
	for _, x := range list {
		if c, ok := x.(*syntax.Constant); ok && c.Value.Kind == syntax.Str {
			names = append(names, c.Value.Text())
		} else {
			exact = false
		}
	}
	return names, exact
}

// Exports are the names that from module import * binds: those of __all__ or,
// without one, the public names of the module's scope. It reports false when
// there may be more: of an __all__ that is computed or an import * of its own.
func (t *Table) Exports(m *syntax.Module) (names []string, exact bool) {
	if names, declared, exact := All(m); declared {
		return names, exact
	}
	for _, s := range t.Module.Symbols() {
		if s.Flags&(bound|DefGlobal) != 0 && !strings.HasPrefix(s.Name, "_") {
			names = append(names, s.Name)
		}
	}
	return names, len(t.Module.StarImports) == 0
}
