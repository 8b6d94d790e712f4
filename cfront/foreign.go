// This file executes bodies of other units in place, where their documents leave
// something open and their sources are at hand as they were.

package cfront

import (
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// maxForeign is the number of other units whose sources are read.
const maxForeign = 24

// unitOf is the analyser of another unit; nil when its source cannot be read.
func (an *analyser) unitOf(file string) *analyser {
	home := an.home
	if file == "" || file == home.u.unit.Path || home.opt.Source == nil {
		return nil
	}
	if o, ok := home.others[file]; ok {
		return o
	}
	if len(home.others) >= maxForeign || home.ctx.Err() != nil {
		return nil
	}
	if home.others == nil {
		home.others = map[string]*analyser{}
	}
	home.others[file] = nil
	if u := home.opt.Source(file); u != nil {
		opt := home.opt
		opt.Declared, opt.Bindings, opt.Only = nil, nil, nil
		o := newAnalyser(home.ctx, u, opt, home.models)
		o.home, o.deciders = home, home.deciders
		home.others[file] = o
	}
	return home.others[file]
}

// open reports whether an interface leaves something open that its function's
// body may tell in the caller's state: an effect, what it depends on, or what
// pointers hold after the call.
func open(s *iface.Summary) bool {
	if s.Writes == nil || len(s.Writes) > 0 {
		return true
	}
	lost := func(v iface.Value) bool {
		_, is := v.(iface.Unknown)
		return is
	}
	for i := range s.Cases {
		c := &s.Cases[i]
		if c.AllocFailed {
			continue
		}
		if c.Weak || len(c.Unknown) > 0 || !effect.IsExact(c.Effect) || lost(c.Result) {
			return true
		}
		if slices.ContainsFunc(c.Stores, func(st iface.Store) bool { return lost(st.Val) }) {
			return true
		}
	}
	return false
}

// callForeign executes a function of another unit in place; ok is false when its
// interface serves as well.
func (x *executor) callForeign(s *symexec.State, e *expr, d *iface.Interface, name string, args []symexec.Value) (out []res, ok bool) {
	if !open(d.Summary) || x.m.Steps > x.m.L.Steps*3/4 {
		return nil, false
	}
	an := x.an.unitOf(d.Unit)
	if an == nil {
		return nil, false
	}
	f := an.u.funcs[an.localName(name)]
	if f == nil || f.body == nil || an.given[f] {
		return nil, false
	}
	before := s.Clone()
	outer := x.an
	x.an = an
	out = x.callBody(s, e, target{name: f.name, fn: f}, args)
	x.an = outer
	lost := 0
	for _, r := range out {
		if r.s.Dead && !r.s.Failed() {
			lost++
			for _, why := range r.s.Reasons {
				if why.Code == "limit" {
					// It does not get through: not to be tried again.
					if an.given == nil {
						an.given = map[*function]bool{}
					}
					an.given[f] = true
				}
			}
		}
	}
	if lost == 0 {
		return out, true
	}
	byCase := x.applySummary(before, e, d, args)
	for _, r := range byCase {
		if r.s.Dead && !r.s.Failed() {
			lost--
		}
	}
	if lost > 0 {
		return byCase, true
	}
	return out, true
}

// linkName is how other units know a function of the unit that the present
// activation belongs to.
func (x *executor) linkName(name string) string {
	if x.an == x.an.home {
		return name
	}
	if f := x.an.u.funcs[name]; f != nil {
		return f.linkName()
	}
	return name
}

// ownerOf is the analyser of the other unit that a function belongs to, and its
// name there: of a static function by its qualified name, of one of the unit under
// analysis that another unit calls. nil when it is none of the units at hand.
func (an *analyser) ownerOf(name string) (*analyser, string) {
	file, local, ok := strings.Cut(name, ":")
	switch {
	case ok && file == an.home.u.unit.Path:
		return an.home, local
	case ok:
		return an.home.others[file], local
	case an != an.home && an.u.funcs[name] == nil && an.home.u.funcs[name] != nil:
		return an.home, name
	}
	return nil, name
}

// analyserOf is the analyser of a unit at hand.
func (an *analyser) analyserOf(u *unitInfo) *analyser {
	if an.home.u == u {
		return an.home
	}
	for _, o := range an.home.others {
		if o != nil && o.u == u {
			return o
		}
	}
	return nil
}

// ambiguous reports whether a function's name that a path speaks of may mean
// another one in the unit that is executed.
func (an *analyser) ambiguous(name string) bool {
	f := an.home.u.funcs[name]
	return an != an.home && f != nil && f.f != nil && !f.f.External && an.u.funcs[name] != nil
}

// linked gives the functions among the contents of an object of another unit the
// names that all units know them by.
func (x *executor) linked(c func(sym.Expr, int64) (symexec.Value, bool)) func(sym.Expr, int64) (symexec.Value, bool) {
	an := x.an
	var value func(v symexec.Value) symexec.Value
	value = func(v symexec.Value) symexec.Value {
		switch v := v.(type) {
		case *symexec.Func:
			if f := an.u.funcs[v.Name]; f != nil {
				return &symexec.Func{Name: f.linkName(), Ref: v.Ref}
			}
		case *symexec.Choice:
			return symexec.Choose(v.C, value(v.A), value(v.B))
		}
		return v
	}
	return func(off sym.Expr, size int64) (symexec.Value, bool) {
		v, ok := c(off, size)
		if !ok {
			return nil, false
		}
		return value(v), true
	}
}
