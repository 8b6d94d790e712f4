// This file decides where each name is bound: the second pass.

package resolve

import "maps"

// set maps names to the scope that binds them.
type set map[string]*Scope

// analyze resolves all scopes below the module.
func (c *collector) analyze(module *Scope) {
	c.block(module, nil, set{}, set{}, nil)
}

// block resolves a scope and those in it. outer are the names that enclosing
// functions bind (nil at the module), free collects the ones that are used here
// or below, globals are the names declared global around. class is the class
// whose names a type scope directly in it sees.
func (c *collector) block(s *Scope, outer, free, globals set, class *Scope) {
	local := set{}
	innerBound, innerGlobals, innerFree := set{}, set{}, set{}
	if s.Kind == Class {
		// The names of a class are not seen in its methods.
		maps.Copy(innerGlobals, globals)
		maps.Copy(innerBound, outer)
	}
	outer = maps.Clone(outer)
	globals = maps.Clone(globals)
	for _, sym := range s.Symbols() {
		c.name(s, sym, outer, local, free, globals, class)
	}
	if s.Kind == Class {
		innerBound["__class__"] = s
	} else {
		if s.functionLike() {
			maps.Copy(innerBound, local)
		}
		for name, def := range outer {
			if _, shadowed := innerBound[name]; !shadowed {
				innerBound[name] = def
			}
		}
		maps.Copy(innerGlobals, globals)
	}
	for _, child := range s.Children {
		var sees *Scope
		if child.seesClass {
			if sees = class; s.Kind == Class {
				sees = s
			}
		}
		childFree := set{}
		c.block(child, innerBound, childFree, innerGlobals, sees)
		maps.Copy(innerFree, childFree)
	}
	switch {
	case s.functionLike():
		for _, sym := range s.symbols {
			if _, used := innerFree[sym.Name]; used && sym.Binding == Local {
				sym.Binding = Cell
				delete(innerFree, sym.Name)
			}
		}
	case s.Kind == Class:
		if _, used := innerFree["__class__"]; used {
			delete(innerFree, "__class__")
			s.NeedsClassCell = true
		}
	}
	for name, def := range innerFree {
		if sym := s.symbols[name]; sym != nil {
			if s.Kind == Class && sym.Flags&(bound|DefGlobal) != 0 {
				sym.Flags |= DefFreeClass
			}
			continue
		}
		if _, ok := outer[name]; !ok {
			continue
		}
		s.symbols[name] = &Symbol{Name: name, Binding: Free, Scope: def}
	}
	maps.Copy(free, innerFree)
}

// name resolves one symbol.
func (c *collector) name(s *Scope, sym *Symbol, outer, local, free, globals set, class *Scope) {
	at := c.directed[directive{s, sym.Name}]
	switch {
	case sym.Flags&DefGlobal != 0:
		if sym.Flags&DefNonlocal != 0 {
			c.fail(at, "name '%s' is nonlocal and global", sym.Name)
		}
		sym.Binding, sym.Scope = GlobalExplicit, c.table.Module
		globals[sym.Name] = c.table.Module
		delete(outer, sym.Name)
		return
	case sym.Flags&DefNonlocal != 0:
		def, ok := outer[sym.Name]
		if !ok {
			c.fail(at, "no binding for nonlocal '%s' found", sym.Name)
		}
		if def.Kind == TypeParams {
			c.fail(at, "nonlocal binding not allowed for type parameter '%s'", sym.Name)
		}
		sym.Binding, sym.Scope = Free, def
		free[sym.Name] = def
		return
	case sym.Flags&bound != 0:
		sym.Binding, sym.Scope = Local, s
		local[sym.Name] = s
		delete(globals, sym.Name)
		return
	}
	if class != nil {
		if in := class.symbols[sym.Name]; in != nil {
			switch {
			case in.Flags&DefGlobal != 0:
				sym.Binding, sym.Scope = GlobalExplicit, c.table.Module
				return
			case in.Flags&bound != 0 && in.Flags&DefNonlocal == 0:
				// Read from the class's namespace, else from the module's.
				sym.Binding, sym.Scope = GlobalImplicit, class
				return
			}
		}
	}
	if def, ok := outer[sym.Name]; ok {
		sym.Binding, sym.Scope = Free, def
		free[sym.Name] = def
		return
	}
	sym.Binding, sym.Scope = GlobalImplicit, c.table.Module
}
