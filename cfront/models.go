// This file loads library models: the headers of stdlib-models read by this
// same front-end, each when a function of it is first called.

package cfront

import (
	"context"
	"slices"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	models "github.com/muxlang/mux/stdlib-models"
	"github.com/muxlang/mux/typecheck/iface"
)

// modelSet is the library models in use by one inference.
type modelSet struct {
	ctx     context.Context
	headers map[string][]*modelUnit
	targets map[string]target
	// expected names the functions of each header that the unit calls.
	expected map[string][]string
}

// modelUnit is one loaded model header; nil info when it could not be read.
type modelUnit struct {
	info  *unitInfo
	bind  *Bindings
	diags []*diag.Diagnostic
	err   error
}

func newModelSet(ctx context.Context) *modelSet {
	return &modelSet{ctx: ctx, headers: map[string][]*modelUnit{}, targets: map[string]target{}, expected: map[string][]string{}}
}

// expect notes which library functions the unit's bodies name, so that of each
// header only these are read.
func (ms *modelSet) expect(u *unitInfo) {
	seen := map[string]bool{}
	for _, f := range u.unit.Funcs {
		fn := u.funcs[f.Name]
		if fn == nil {
			continue
		}
		for _, c := range fn.calls {
			name := models.CanonicalC(c.callee)
			if seen[name] || u.funcs[name] != nil {
				continue
			}
			seen[name] = true
			if h, ok := models.FindC(name); ok {
				ms.expected[h] = append(ms.expected[h], name)
			}
		}
	}
}

var isKeyword = func(name string) bool { return iface.LookupKeyword(name) != nil }

// load finds the reading of a model header that has a function, with the others
// that are expected of it.
func (ms *modelSet) load(header, name string) *modelUnit {
	for _, mu := range ms.headers[header] {
		if mu.info == nil || len(mu.info.unit.Decls[name]) > 0 {
			return mu
		}
	}
	only := []string{name}
	for _, n := range ms.expected[header] {
		if n == name {
			only = ms.expected[header]
		}
	}
	mu := ms.read(header, only)
	ms.headers[header] = append(ms.headers[header], mu)
	return mu
}

// read reads a model header for some functions, all of them for nil.
func (ms *modelSet) read(header string, only []string) *modelUnit {
	mu := &modelUnit{}
	text := append(append([]byte(nil), models.Prelude()...), models.CText(header)...)
	scanned := clause.Scan(text, isKeyword, clause.Options{})
	u, err := Load(ms.ctx, LoadConfig{Path: "<" + header + ">", Text: scanned.Text, Std: "gnu17", Only: only})
	if err != nil {
		mu.err = err
		return mu
	}
	groups := slices.DeleteFunc(scanned.Groups, func(g clause.Group) bool { return !u.has(g.Decl) })
	mu.bind, mu.diags = u.Bind(BindConfig{Text: text, Groups: groups})
	mu.info = newUnitInfo(u, true)
	return mu
}

// lookup finds the model of a function; the zero target when there is none.
func (ms *modelSet) lookup(name string) target {
	if t, ok := ms.targets[name]; ok {
		return t
	}
	t := ms.find(name)
	ms.targets[name] = t
	return t
}

// unitOf is the model unit that declares a function, or nil.
func (ms *modelSet) unitOf(name string) *unitInfo {
	header, ok := models.FindC(name)
	if !ok {
		return nil
	}
	return ms.load(header, name).info
}

func (ms *modelSet) find(name string) target {
	header, ok := models.FindC(name)
	if c := models.CanonicalC(name); !ok && c != name {
		t := ms.lookup(c)
		t.name = c
		return t
	}
	if !ok && strings.HasPrefix(name, "__builtin_ia32_") {
		// An instruction: it computes a value, or writes where it is told to.
		return target{name: name, model: true, decl: true, attr: attributes{writes: true}}
	}
	if !ok {
		return target{name: name}
	}
	mu := ms.load(header, name)
	if mu.info == nil {
		return target{name: name}
	}
	t := target{name: name, model: true}
	if d := mu.bind.Func(name); d != nil && len(d.Clauses) > 0 {
		t.clauses = d
	}
	if f := mu.info.funcs[name]; f != nil {
		t.fn = f
	}
	for _, d := range mu.info.unit.Decls[name] {
		ft, ok := d.Type().(*cc.FunctionType)
		if !ok {
			continue
		}
		for _, p := range ft.Parameters() {
			if p.Type().Kind() != cc.Void {
				t.params = append(t.params, mu.info.typeOf(p.Type()))
			}
		}
		if a := ft.Attributes(); a != nil {
			t.attr.pure = a.IsAttrSet("pure") || a.IsAttrSet("const") || a.IsAttrSet("__pure__") || a.IsAttrSet("__const__")
			t.attr.twice = a.IsAttrSet("returns_twice") || a.IsAttrSet("__returns_twice__")
			t.attr.noreturn = a.IsAttrSet("noreturn") || a.IsAttrSet("__noreturn__")
			for _, v := range a.AttrValue("mux_scanf") {
				if n, ok := v.(cc.Int64Value); ok {
					t.attr.scanf = int(n)
				}
			}
		}
		a := ft.Attributes()
		t.attr.writes = ft.IsVariadic() && !t.attr.pure && (a == nil || !a.IsAttrSet("format") && !a.IsAttrSet("mux_reads"))
		break
	}
	t.decl = t.fn == nil && t.clauses == nil
	return t
}
