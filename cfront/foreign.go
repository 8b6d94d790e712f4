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
// memory holds after the call. Of a function without effect only pointers matter.
func open(d *iface.Interface) bool {
	none := zeroSummary(d.Summary)
	w := d.Summary.Writes
	if w == nil || !none && len(w) > 0 || slices.ContainsFunc(w, anyPointer) {
		return true
	}
	for i := range d.Summary.Cases {
		c := &d.Summary.Cases[i]
		switch {
		case c.AllocFailed:
			continue
		case !none && (c.Weak || len(c.Unknown) > 0 || !effect.IsExact(c.Effect)):
			return true
		case !none && lost(c.Result):
			return true
		}
		for k := range c.Stores {
			if !none && lost(c.Stores[k].Val) {
				return true
			}
		}
	}
	return losesPointers(d.Summary, strings.Contains(d.Result, "*"))
}

func lost(v iface.Value) bool {
	_, is := v.(iface.Unknown)
	return is
}

// losesPointers reports whether a summary does not say what pointers hold after
// the call; result says that the function returns one.
func losesPointers(sum *iface.Summary, result bool) bool {
	for i := range sum.Cases {
		c := &sum.Cases[i]
		if c.AllocFailed || len(c.Unknown) > 0 {
			continue
		}
		if result && lost(c.Result) {
			return true
		}
		for k := range c.Stores {
			if st := &c.Stores[k]; lost(st.Val) && (st.Scalar == pointerClass || st.Scalar == voidClass || st.Scalar == functionClass) {
				return true
			}
		}
	}
	return false
}

// callForeign executes a function of another unit in place; ok is false when its
// interface serves as well.
func (x *executor) callForeign(s *symexec.State, e *expr, d *iface.Interface, name string, args []symexec.Value) (out []res, ok bool) {
	if x.an.home.opt.Source == nil || s.Failed() || x.m.Steps > x.m.L.Steps*3/4 {
		return nil, false
	}
	outset, mark := x.m.Losses(), x.m.Mark()
	if !open(d) {
		// What it says in terms of the objects at entry may still be lost on
		// those of the caller.
		if zeroSummary(d.Summary) {
			return nil, false
		}
		byCase := x.applySummary(s.Clone(), e, d, args)
		if judge(s, mark, byCase) == (quality{}) {
			return byCase, true
		}
		x.m.SetLosses(outset, outset)
	}
	an := x.an.unitOf(d.Unit)
	if an == nil {
		return nil, false
	}
	f := an.u.funcs[an.localName(name)]
	if f == nil || f.body == nil || an.tried(f, x.top) {
		return nil, false
	}
	args = x.requested(s, e, d, args)
	before := s.Clone()
	outer := x.an
	x.an = an
	out = x.callBody(s, e, target{name: f.name, fn: f}, args)
	x.an = outer
	if slices.ContainsFunc(out, func(r res) bool {
		return r.s.Dead && slices.ContainsFunc(r.s.Reasons, func(why iface.Reason) bool { return why.Code == "limit" })
	}) {
		an.giveUp(f, x.top, 1) // it does not get through
	}
	byBody := judge(before, mark, out)
	if byBody == (quality{}) {
		return out, true
	}
	otherwise := x.m.Losses()
	x.m.SetLosses(outset, outset)
	byCase := x.applySummary(before.Clone(), e, d, args)
	if judge(before, mark, byCase).better(byBody) {
		return byCase, true
	}
	x.m.SetLosses(otherwise, outset)
	return out, true
}

// quality counts the ways through a call that ended in something not understood,
// and those that say less than the way to it.
type quality struct{ lost, vague int }

func (q quality) better(r quality) bool {
	return q.lost < r.lost || q.lost == r.lost && q.vague < r.vague
}

func judge(before *symexec.State, mark int, rs []res) (q quality) {
	for _, r := range rs {
		switch {
		case r.s.Failed():
		case r.s.Dead:
			q.lost++
		case r.s.Weak && !before.Weak || !certain(r.s.Eff, mark) && effect.IsExact(before.Eff):
			q.vague++
		}
	}
	return q
}

// certain reports whether an effect is known to the byte, but for what had been lost
// when mark symbols were made.
func certain(e effect.Effect, mark int) bool {
	for _, b := range []effect.Bound{e.Alloc, e.Freed, e.Net, e.Peak} {
		for _, v := range sym.FreeSyms(b.Lo) {
			if v.Origin == sym.Approx && !symexec.Older(v.Name, mark) {
				return false
			}
		}
	}
	return effect.IsExact(e)
}

// linkName is the name that tells a function of the unit that the present
// activation belongs to from those of all others.
func (x *executor) linkName(name string) string {
	if x.an == x.an.home && !x.an.ambiguous(name) {
		return name
	}
	if f := x.an.u.funcs[name]; f != nil {
		return f.linkName()
	}
	return name
}

// homeName is the name that the unit under analysis knows a function by which the
// unit of the present activation calls so.
func (x *executor) homeName(name string) string {
	local := x.an.home.localName(name)
	switch {
	case local == name:
		return x.linkName(name)
	case x.an.home.ambiguous(local):
		return name
	}
	return local
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

// ambiguous reports whether a function's name that a path speaks of may mean a
// static function of the unit under analysis as well as another unit's.
func (an *analyser) ambiguous(name string) bool {
	f := an.u.funcs[name]
	return f != nil && f.f != nil && !f.f.External && an.opt.Imported[name] != nil
}

// linked gives the functions among the contents of an object of another unit the
// names that all units know them by.
func (x *executor) linked(c valueAt) valueAt {
	an := x.an
	return mapFuncs(c, func(v *symexec.Func) symexec.Value {
		if f := an.u.funcs[v.Name]; f != nil {
			return &symexec.Func{Name: f.linkName(), Ref: v.Ref}
		}
		return v
	})
}

// anyPointer reports whether a class of memory holds pointers that are not
// members of one structure.
func anyPointer(class string) bool {
	return class == symexec.AnyStore || class == pointerClass || class == voidClass || class == functionClass
}
