// This file loads library models: the headers of stdlib-models read by this
// same front-end, each when a function of it is first called.

package cfront

import (
	"context"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	models "github.com/muxlang/mux/stdlib-models"
	"github.com/muxlang/mux/typecheck/iface"
)

// modelSet is the library models in use by one inference.
type modelSet struct {
	ctx     context.Context
	headers map[string]*modelUnit
	targets map[string]target
}

// modelUnit is one loaded model header; nil info when it could not be read.
type modelUnit struct {
	info  *unitInfo
	bind  *Bindings
	diags []*diag.Diagnostic
	err   error
}

func newModelSet(ctx context.Context) *modelSet {
	return &modelSet{ctx: ctx, headers: map[string]*modelUnit{}, targets: map[string]target{}}
}

var isKeyword = func(name string) bool { return iface.LookupKeyword(name) != nil }

// load reads a model header once.
func (ms *modelSet) load(header string) *modelUnit {
	if mu := ms.headers[header]; mu != nil {
		return mu
	}
	mu := &modelUnit{}
	ms.headers[header] = mu
	text := append(append([]byte(nil), models.Prelude()...), models.CText(header)...)
	scanned := clause.Scan(text, isKeyword, clause.Options{})
	u, err := Load(ms.ctx, LoadConfig{Path: "<" + header + ">", Text: scanned.Text, Std: "gnu17"})
	if err != nil {
		mu.err = err
		return mu
	}
	mu.bind, mu.diags = u.Bind(BindConfig{Text: text, Groups: scanned.Groups})
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

func (ms *modelSet) find(name string) target {
	header, ok := models.FindC(name)
	if c := models.CanonicalC(name); !ok && c != name {
		t := ms.lookup(c)
		t.name = c
		return t
	}
	if !ok {
		return target{name: name}
	}
	mu := ms.load(header)
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
			t.attr.noreturn = a.IsAttrSet("noreturn") || a.IsAttrSet("__noreturn__")
		}
		break
	}
	t.decl = t.fn == nil && t.clauses == nil
	return t
}
