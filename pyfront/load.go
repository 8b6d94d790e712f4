// This file reads Python sources and models, and finds out what their names
// are bound to at module level without running anything.

package pyfront

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/muxlang/mux/pyfront/syntax"
	models "github.com/muxlang/mux/stdlib-models"
)

// program is a set of modules under analysis, with the models they use.
type program struct {
	opt     Options
	modules map[string]*module // by import name
	roots   []string           // folders that imports are looked up in
	nmod    int
	classes map[*syntax.ClassDef]*class
	modID   map[*module]int
	sources map[string][]byte
	rebinds map[*module]map[string]bool // the names that functions of a module bind
	changes map[*module]map[string]bool // the names whose containers a module changes
}

func newProgram(opt Options) *program {
	return &program{opt: opt, modules: map[string]*module{}, classes: map[*syntax.ClassDef]*class{}, modID: map[*module]int{}, changes: map[*module]map[string]bool{}, rebinds: map[*module]map[string]bool{}}
}

// add makes a module of a parsed file.
func (p *program) add(name, path string, tree *syntax.Module, model bool) *module {
	m := &module{name: name, path: path, tree: tree, globals: map[string]Value{}, model: model}
	p.nmod++
	p.modID[m] = p.nmod
	p.bindBody(m, tree.Body, true, 0)
	return m
}

// importModule finds a module by its dotted name: a model first, then a source
// beside the program. nil: neither is there.
func (p *program) importModule(name string) *module {
	if m, ok := p.modules[name]; ok {
		return m
	}
	p.modules[name] = nil
	if src, path, ok := models.Python(name); ok {
		tree, err := syntax.Parse(path, src, syntax.Options{})
		if err == nil {
			m := p.reserve(name, path, tree, true)
			m.pkg = strings.HasSuffix(path, "__init__.pyi")
			p.bindBody(m, tree.Body, true, 0)
			return m
		}
		return nil
	}
	rel := strings.ReplaceAll(name, ".", string(filepath.Separator))
	for _, root := range p.roots {
		for _, f := range []string{rel + ".py", filepath.Join(rel, "__init__.py")} {
			path := filepath.Join(root, f)
			src, err := readSource(path)
			if err != nil {
				continue
			}
			tree, perr := syntax.Parse(path, src, syntax.Options{})
			if perr != nil {
				return nil
			}
			m := p.reserve(name, path, tree, false)
			m.pkg = strings.HasSuffix(f, "__init__.py")
			p.bindBody(m, tree.Body, true, 0)
			return m
		}
	}
	return nil
}

func (p *program) reserve(name, path string, tree *syntax.Module, model bool) *module {
	m := &module{name: name, path: path, tree: tree, globals: map[string]Value{}, model: model}
	p.nmod++
	p.modID[m] = p.nmod
	p.modules[name] = m
	return m
}

// maxSource bounds the size of an imported source file.
const maxSource = 16 << 20

func readSource(path string) ([]byte, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if st.IsDir() || st.Size() > maxSource {
		return nil, os.ErrInvalid
	}
	return os.ReadFile(path)
}

// bindBody binds what module-level statements bind. Without first, names that
// are bound already stay (the other branch of an if, a handler).
func (p *program) bindBody(m *module, body []syntax.Stmt, first bool, depth int) {
	if depth > 50 {
		return
	}
	set := func(name string, v Value) {
		if _, ok := m.globals[name]; ok && !first {
			return
		}
		if _, ok := m.globals[name]; !ok {
			m.order = append(m.order, name)
		}
		m.globals[name] = v
	}
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.FunctionDef:
			f := newFunction(m, nil, "", s)
			set(s.Name, Func{f})
		case *syntax.AsyncFunctionDef:
			f := newAsync(m, nil, "", s)
			set(s.Name, Func{f})
		case *syntax.ClassDef:
			set(s.Name, ClassV{p.newClass(m, s)})
		case *syntax.Import:
			for _, a := range s.Names {
				if a.Asname != "" {
					set(a.Asname, ModuleV{a.Name, p.importModule(a.Name)})
					continue
				}
				head, _, dotted := strings.Cut(a.Name, ".")
				if dotted {
					p.importModule(a.Name)
				}
				set(head, ModuleV{head, p.importModule(head)})
			}
		case *syntax.ImportFrom:
			p.bindFrom(m, s, set)
		case *syntax.Assign:
			for _, t := range s.Targets {
				p.bindTarget(m, t, s.Value, set)
			}
		case *syntax.AnnAssign:
			if s.Value != nil {
				p.bindTarget(m, s.Target, s.Value, set)
			} else if n, ok := s.Target.(*syntax.Name); ok && m.model {
				set(n.Id, Opaque{m.name + "." + n.Id})
			}
		case *syntax.AugAssign:
			if n, ok := s.Target.(*syntax.Name); ok {
				set(n.Id, Opaque{n.Id})
			}
		case *syntax.If:
			if isMainTest(s.Test) {
				continue
			}
			p.bindBody(m, s.Body, first, depth+1)
			p.bindBody(m, s.Orelse, false, depth+1)
		case *syntax.Try:
			p.bindBody(m, s.Body, first, depth+1)
			for _, h := range s.Handlers {
				p.bindBody(m, h.Body, false, depth+1)
			}
			p.bindBody(m, s.Orelse, first, depth+1)
			p.bindBody(m, s.Finalbody, first, depth+1)
		case *syntax.With:
			for _, it := range s.Items {
				if it.OptionalVars != nil {
					p.bindTarget(m, it.OptionalVars, nil, set)
				}
			}
			p.bindBody(m, s.Body, first, depth+1)
		case *syntax.For:
			p.bindTarget(m, s.Target, nil, set)
			p.bindBody(m, s.Body, first, depth+1)
		case *syntax.While:
			p.bindBody(m, s.Body, first, depth+1)
		}
	}
}

func isMainTest(e syntax.Expr) bool {
	c, ok := e.(*syntax.Compare)
	if !ok {
		return false
	}
	n, ok := c.Left.(*syntax.Name)
	return ok && n.Id == "__name__"
}

func (p *program) bindTarget(m *module, t, val syntax.Expr, set func(string, Value)) {
	switch t := t.(type) {
	case *syntax.Name:
		if val == nil {
			set(t.Id, Opaque{t.Id})
			return
		}
		set(t.Id, Lazy{val, m})
	case *syntax.Tuple:
		for _, e := range t.Elts {
			p.bindTarget(m, e, nil, set)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			p.bindTarget(m, e, nil, set)
		}
	}
}

func (p *program) bindFrom(m *module, s *syntax.ImportFrom, set func(string, Value)) {
	name := s.Module
	if s.Level > 0 {
		base := m.name
		up := int(s.Level)
		if m.pkg {
			up--
		}
		for ; up > 0; up-- {
			i := strings.LastIndexByte(base, '.')
			if i < 0 {
				base = ""
				break
			}
			base = base[:i]
		}
		name = strings.Trim(base+"."+s.Module, ".")
	}
	src := p.importModule(name)
	for _, a := range s.Names {
		if a.Name == "*" {
			if src != nil {
				for _, k := range src.order {
					if !strings.HasPrefix(k, "_") {
						set(k, src.globals[k])
					}
				}
			}
			continue
		}
		as := a.Asname
		if as == "" {
			as = a.Name
		}
		if src != nil {
			if v, ok := src.globals[a.Name]; ok {
				set(as, v)
				continue
			}
		}
		full := strings.Trim(name+"."+a.Name, ".")
		if sub := p.importModule(full); sub != nil {
			set(as, ModuleV{full, sub})
			continue
		}
		set(as, Opaque{full})
	}
}

// newFunction makes the function of a def.
func newFunction(m *module, outer *frame, prefix string, d *syntax.FunctionDef) *function {
	f := &function{name: prefix + d.Name, mod: m, args: d.Args, body: d.Body, decor: d.DecoratorList, returns: d.Returns, pos: d.Pos, outer: outer}
	f.finish()
	return f
}

func newAsync(m *module, outer *frame, prefix string, d *syntax.AsyncFunctionDef) *function {
	f := &function{name: prefix + d.Name, mod: m, args: d.Args, body: d.Body, decor: d.DecoratorList, returns: d.Returns, pos: d.Pos, outer: outer, async: true}
	f.finish()
	return f
}

// finish finds the local names of a function and whether it is a generator.
func (f *function) finish() {
	f.locals, f.globals = map[string]bool{}, map[string]bool{}
	for _, a := range paramsOf(f.args) {
		f.locals[a.Arg] = true
	}
	var scan func(n syntax.Node) bool
	bind := func(e syntax.Expr) {
		syntax.Inspect(e, func(n syntax.Node) bool {
			if v, ok := n.(*syntax.Name); ok && v.Ctx != syntax.Load {
				f.locals[v.Id] = true
			}
			return true
		})
	}
	scan = func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef:
			f.locals[n.Name] = true
			return false
		case *syntax.AsyncFunctionDef:
			f.locals[n.Name] = true
			return false
		case *syntax.ClassDef:
			f.locals[n.Name] = true
			return false
		case *syntax.Lambda, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
			syntax.Inspect(n, func(c syntax.Node) bool {
				if v, ok := c.(*syntax.NamedExpr); ok {
					bind(v.Target)
				}
				return true
			})
			return false
		case *syntax.Name:
			if n.Ctx != syntax.Load {
				f.locals[n.Id] = true
			}
		case *syntax.Import:
			for _, a := range n.Names {
				name := a.Asname
				if name == "" {
					name, _, _ = strings.Cut(a.Name, ".")
				}
				f.locals[name] = true
			}
		case *syntax.ImportFrom:
			for _, a := range n.Names {
				if a.Asname != "" {
					f.locals[a.Asname] = true
				} else {
					f.locals[a.Name] = true
				}
			}
		case *syntax.ExceptHandler:
			if n.Name != "" {
				f.locals[n.Name] = true
			}
		case *syntax.Global:
			for _, g := range n.Names {
				f.globals[g] = true
			}
		case *syntax.Nonlocal:
			for _, g := range n.Names {
				f.globals["nonlocal "+g] = true
			}
		case *syntax.Yield, *syntax.YieldFrom:
			f.gen = true
		}
		return true
	}
	for _, s := range f.body {
		syntax.Inspect(s, scan)
	}
	for g := range f.globals {
		delete(f.locals, strings.TrimPrefix(g, "nonlocal "))
	}
	for _, d := range f.decor {
		if n, ok := d.(*syntax.Name); ok {
			switch n.Id {
			case "staticmethod":
				f.static = true
			case "classmethod":
				f.classm = true
			case "property":
				f.prop = true
			}
		}
		if a, ok := d.(*syntax.Attribute); ok && a.Attr == "cached_property" {
			f.prop = true
		}
	}
}

// paramsOf lists all parameters in order.
func paramsOf(a *syntax.Arguments) []*syntax.Arg {
	if a == nil {
		return nil
	}
	out := append([]*syntax.Arg(nil), a.Posonlyargs...)
	out = append(out, a.Args...)
	if a.Vararg != nil {
		out = append(out, a.Vararg)
	}
	out = append(out, a.Kwonlyargs...)
	if a.Kwarg != nil {
		out = append(out, a.Kwarg)
	}
	return out
}

// newClass makes a class of its definition; bases are found by name.
func (p *program) newClass(m *module, d *syntax.ClassDef) *class {
	if c := p.classes[d]; c != nil {
		return c
	}
	c := &class{name: d.Name, mod: m, def: d, attrs: map[string]Value{}}
	p.classes[d] = c
	for _, b := range d.Bases {
		switch v := p.static(m, b).(type) {
		case ClassV:
			c.bases = append(c.bases, v.C)
		default:
			if n, ok := b.(*syntax.Name); ok {
				if bm := p.importModule("builtins"); bm != nil && bm != m {
					if cv, ok := bm.globals[n.Id].(ClassV); ok {
						c.bases = append(c.bases, cv.C)
						continue
					}
				}
			}
			c.bases = append(c.bases, &class{name: "?", attrs: map[string]Value{}})
		}
	}
	defer recordFields(m, d, c)
	for _, s := range d.Body {
		switch s := s.(type) {
		case *syntax.FunctionDef:
			f := newFunction(m, nil, d.Name+".", s)
			f.class = c
			c.attrs[s.Name] = Func{f}
			c.order = append(c.order, s.Name)
		case *syntax.AsyncFunctionDef:
			f := newAsync(m, nil, d.Name+".", s)
			f.class = c
			c.attrs[s.Name] = Func{f}
			c.order = append(c.order, s.Name)
		case *syntax.Assign:
			for _, t := range s.Targets {
				if n, ok := t.(*syntax.Name); ok {
					c.attrs[n.Id] = Lazy{s.Value, m}
					if n.Id == "__slots__" {
						c.slot = true
						syntax.Inspect(s.Value, func(k syntax.Node) bool {
							if v, ok := k.(*syntax.Constant); ok && v.Value.Kind == syntax.Str {
								c.slots = append(c.slots, v.Value.Text())
							}
							return true
						})
					}
				}
			}
		case *syntax.AnnAssign:
			if n, ok := s.Target.(*syntax.Name); ok && s.Value != nil {
				c.attrs[n.Id] = Lazy{s.Value, m}
			}
		}
	}
	return c
}

// static resolves a name or dotted name at module level.
func (p *program) static(m *module, e syntax.Expr) Value {
	switch e := e.(type) {
	case *syntax.Name:
		return m.globals[e.Id]
	case *syntax.Attribute:
		if v, ok := p.static(m, e.Value).(ModuleV); ok {
			return p.attrOfModule(v, e.Attr)
		}
	}
	return nil
}

// attrOfModule is a name of a module, also a submodule; nil when unknown.
func (p *program) attrOfModule(v ModuleV, name string) Value {
	if v.M != nil {
		if g, ok := v.M.globals[name]; ok {
			return g
		}
	}
	if sub := p.importModule(v.Name + "." + name); sub != nil {
		return ModuleV{v.Name + "." + name, sub}
	}
	return nil
}
