// This file applies declared clauses as the effect of a call.

package cfront

import (
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// applyClauses uses declared clauses as the effect of a call.
func (x *executor) applyClauses(s *symexec.State, e *expr, d *iface.Interface, args []symexec.Value, name string) []res {
	s, out := x.within(s, e, d, args, name)
	if s == nil {
		return out
	}
	return append(out, x.applyEffects(s, e, d, args, name)...)
}

// within is the state of the calls that meet the callee's requires clauses, nil
// if there are none, and the results of those that may not.
func (x *executor) within(s *symexec.State, e *expr, d *iface.Interface, args []symexec.Value, name string) (in *symexec.State, out []res) {
	outside := func(s *symexec.State) {
		if known := x.an.opt.Imported[name]; known != nil && known.Summary != nil {
			out = append(out, x.applySummary(s, e, known, args)...)
			return
		}
		out = append(out, x.havoc(s, e.at, "requires", "requires of "+name+" is not proved here")...)
	}
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if c.Key == nil || c.Key.Quantity != iface.Requires || x.requires(s, e, d, c, args, name) {
			continue
		}
		cond, ok := x.clauseCond(s, d, c.Cond, args)
		if !ok || !x.m.Visible(cond) {
			outside(s)
			return nil, out
		}
		// What the caller itself requires may rule the other calls out.
		met, broken := x.m.Fork(s, cond)
		if broken != nil {
			outside(broken)
		}
		if met == nil {
			return nil, out
		}
		s = met
	}
	return s, out
}

// applyEffects is applyClauses where the requires clauses hold.
func (x *executor) applyEffects(s *symexec.State, e *expr, d *iface.Interface, args []symexec.Value, name string) []res {
	at := x.pos(e.at)
	var alloc, free, peak *effect.Bound
	type placed struct {
		p    *iface.Place
		size sym.Expr
	}
	var places []placed
	var freed []released
	unplaced := sym.Expr(nil)
	within := sym.Expr(sym.Int(0)) // what the call gives back of its own; nil: not known
	if b := x.an.opt.Bindings; b != nil {
		for _, o := range b.owners[d] {
			v, ok := x.placeValue(s, d, o.place, args, ptrMachineType)
			if !ok || !x.intact(s, o.res, v) {
				return x.havoc(s, e.at, "requires", "that "+o.place.Text+" owns what "+o.res.String()+" says is not proved at this call of "+name)
			}
		}
	}
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if c.Key == nil || c.Key.Quantity == iface.Requires {
			continue
		}
		v, ok := x.clauseExpr(s, d, c.Bound, args)
		if !ok && c.Key.Quantity == iface.Free {
			for _, a := range args {
				if p, isPtr := a.(*symexec.Ptr); isPtr && p.R.Opaque() && strings.HasPrefix(p.R.Text, asmText+"#") {
					return x.havoc(s, e.at, "inline-asm", "a pointer that inline assembly wrote is released by "+name)
				}
			}
			return x.havoc(s, e.at, "free-of-unknown", "a pointer of unknown origin is released by "+name)
		}
		if !ok {
			return x.havoc(s, e.at, "undefined-formula", "the "+c.Key.Name+" clause of "+name+" has no value here")
		}
		if c.Key.Quantity == iface.Alloc {
			if v, ok = x.noWrap(s, v, e); !ok {
				return nil
			}
		}
		b := c.Range(v)
		switch c.Key.Quantity {
		case iface.Alloc:
			if alloc != nil {
				b = effect.AddBound(*alloc, b)
			}
			alloc = &b
			if c.Rel == iface.Exact {
				if c.Place != nil && c.Place.Root != iface.RootResult {
					places = append(places, placed{c.Place, v})
				} else {
					unplaced = v
				}
			}
		case iface.Free:
			free = &b
			own, ok := x.clauseExpr(s, d, sym.Subst(c.Bound, nothingOwned(d, c.Bound)), args)
			if n, isInt := sym.IsInt(own); !ok || c.Rel != iface.Exact && !(isInt && n == 0) {
				own = nil
			}
			within = own
			freed = append(freed, x.clauseFrees(s, d, c.Bound, args)...)
		case iface.Peak:
			peak = &b
		}
	}
	nothing := alloc == nil && free == nil && peak == nil
	if nothing {
		return x.havoc(s, e.at, "other-unit", name)
	}
	zeroB := effect.Point(sym.Int(0))
	if alloc == nil {
		alloc = &zeroB
	}
	if free == nil {
		free = &zeroB
	}
	// An allocation may fail; then nothing is acquired or released.
	var fail *sym.Sym
	if alloc.Hi != nil && !alloc.IsZero() && e.t.kind == tPtr && !sym.IsInf(alloc.Hi) {
		fail = x.m.NewFail()
	}
	guard := func(b effect.Bound) effect.Bound {
		if fail == nil {
			return b
		}
		ok := sym.EqOf(fail, sym.Int(0))
		return effect.Bound{Lo: sym.IteOf(ok, b.Lo, sym.Int(0)), Hi: sym.IteOf(ok, b.Hi, sym.Int(0))}
	}
	a, f := guard(*alloc), guard(*free)
	ef := effect.OfBounds(a, f)
	if f.IsZero() {
		ef = effect.Effect{Alloc: a, Freed: f, Net: a, Peak: a}
	}
	if peak != nil {
		ef.Peak = guard(effect.MaxBound(*peak, zeroB))
	} else if !f.IsZero() {
		ef.Peak = effect.Bound{Lo: ef.Peak.Lo, Hi: a.Hi}
	}
	x.m.Apply(s, at, "calls "+x.called(name), ef)
	for i, v := range args {
		if x.keeps(d, e, name, i) {
			s.HandOver(v)
		} else {
			s.Escape(v)
		}
	}
	x.clauseWrites(s, e, d, name)
	for _, f := range freed {
		x.checkRelease(s, f.p.R, name, e)
	}
	if !x.markFreed(s, freed) {
		return nil // a block that was given back before: no defined call
	}
	for _, p := range places {
		x.placeBlock(s, e, d, p.p, p.size, args)
	}
	if x.an.noreturn(name) {
		s.Exited = true
	}
	switch e.t.kind {
	case tVoid:
		return []res{{s, zero}}
	case tPtr:
		if unplaced != nil {
			// The result owns what the call acquires and does not give back itself.
			size := sym.Expr(nil)
			if within != nil {
				size = sym.Sub(unplaced, within)
			}
			return []res{{s, x.m.NewBlock(s, at, name, size, fail)}}
		}
		return []res{{s, x.m.Any(e.t.machineType(""), name)}}
	}
	return []res{{s, x.m.Any(e.t.machineType(""), name)}}
}

// keeps reports whether a function that is known by its clauses may keep argument i
// of a call: those of the library do not that only read characters, and what is
// given back is gone.
func (x *executor) keeps(d *iface.Interface, e *expr, name string, i int) bool {
	if x.an.opt.Declared[name] == d || x.an.opt.Imported[name] == d || name == "callback" || i >= len(e.args) || e.args[i].t.kind != tPtr {
		return true
	}
	for k := range d.Clauses {
		c := &d.Clauses[k]
		if c.Key == nil || c.Key.Quantity != iface.Free || c.Bound == nil {
			continue
		}
		for _, v := range sym.FreeSyms(c.Bound) {
			if in := d.Inputs[v.Name]; in != nil && in.Kind == iface.InResourceOf && in.Place.Root == iface.RootParam && in.Place.Index == i && len(in.Place.Steps) == 0 {
				return false
			}
		}
	}
	to := e.args[i].t.elem
	return to == nil || !to.quals.isConst || to.kind == tVoid || to.kind == tPtr || to.kind == tArray
}

// atStarts are the arguments of a library function with those that it releases at
// the start of the call's own blocks: a call with a pointer to any other place of a
// block is not defined.
func (x *executor) atStarts(s *symexec.State, d *iface.Interface, args []symexec.Value) []symexec.Value {
	out := args
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if c.Key == nil || c.Key.Quantity != iface.Free || c.Bound == nil {
			continue
		}
		for _, v := range sym.FreeSyms(c.Bound) {
			in := d.Inputs[v.Name]
			if in == nil || in.Kind != iface.InResourceOf || in.Place.Root != iface.RootParam || len(in.Place.Steps) > 0 || in.Offset != nil || in.Place.Index >= len(args) {
				continue
			}
			k := in.Place.Index
			if v := x.atStart(s, args[k], sym.True); v != args[k] {
				out = append([]symexec.Value(nil), out...)
				out[k] = v
			}
		}
	}
	return out
}

// atStart is the pointer v, which when holds is released.
func (x *executor) atStart(s *symexec.State, v symexec.Value, when sym.Cond) symexec.Value {
	switch v := v.(type) {
	case *symexec.Ptr:
		if _, fixed := sym.IsInt(v.Off); fixed || v.R.Kind != symexec.Fresh {
			return v
		}
		c := sym.OrOf(sym.NotOf(when), sym.EqOf(v.Off, sym.Int(0)))
		switch x.m.Known(s, c) {
		case -1:
			return v
		case 0:
			if !x.m.Visible(c) {
				x.m.Weaken(s)
			} else if !s.Assume(c) {
				return v
			}
		}
		return &symexec.Ptr{R: v.R, Off: sym.Int(0), Path: v.Path}
	case *symexec.Choice:
		a := x.atStart(s, v.A, sym.AndOf(when, v.C))
		b := x.atStart(s, v.B, sym.AndOf(when, sym.NotOf(v.C)))
		if a != v.A || b != v.B {
			return symexec.Choose(v.C, a, b)
		}
	}
	return v
}

// nothingOwned takes what pointers own out of a free clause: what is left is what
// the call gives back of the bytes that it acquires.
func nothingOwned(d *iface.Interface, bound sym.Expr) map[string]sym.Expr {
	out := map[string]sym.Expr{}
	for _, v := range sym.FreeSyms(bound) {
		if in := d.Inputs[v.Name]; in != nil && (in.Kind == iface.InResourceOf || in.Kind == iface.InPure && in.Fn == resourceFn) {
			out[v.Name] = sym.Int(0)
		}
	}
	return out
}

// clauseWrites makes unknown what a function of the program that is known by its
// clauses may write: the objects its parameters point to. Clauses do not say what
// it leaves there.
func (x *executor) clauseWrites(s *symexec.State, e *expr, d *iface.Interface, name string) {
	if d.Origin == iface.FromModel || x.an.opt.Declared[name] != d && x.an.opt.Imported[name] != d && name != "callback" || x.an.declaredPure(name) {
		return
	}
	why := iface.Reason{Code: "call", What: name, Pos: x.pos(e.at)}
	if f := x.an.u.funcs[name]; f != nil && f.body != nil {
		facts := x.an.factsOf(f)
		if w := classesOf(facts.classes, facts.all); len(w) > 0 {
			x.m.HavocCall(s, w, why)
		}
		return
	}
	classes := map[string]bool{}
	for _, a := range e.args {
		if a.t.kind != tPtr || a.t.elem == nil || a.t.elem.quals.isConst {
			continue
		}
		to := a.t.elem
		for to.kind == tArray && to.elem != nil {
			to = to.elem
		}
		switch to.kind {
		case tStruct:
			for _, f := range fieldsOf(to.cc) {
				classes[to.rec+"."+f.Name()] = true
			}
		case tInt, tPtr, tFloat:
			classes[to.scalarClass()] = true
		}
	}
	if len(classes) > 0 {
		x.m.HavocCall(s, classes, why)
	}
}

// requires notes that a callee's requires clause has to hold at a call, and
// reports whether it is known to.
func (x *executor) requires(s *symexec.State, e *expr, d *iface.Interface, c *iface.Clause, args []symexec.Value, name string) bool {
	cond, ok := x.clauseCond(s, d, c.Cond, args)
	if !ok {
		return false
	}
	if x.m.Holds(s, cond) {
		return true
	}
	for fr := x.fr; fr != nil; fr = fr.parent {
		if fr.fn != x.top && (fr.fn.model || x.an.opt.Declared[fr.fn.name] != nil) {
			return false // that function's own matter
		}
	}
	x.oblige(s, iface.Obligation{Clause: c, What: name, Pos: x.pos(e.at), Cond: cond})
	return false
}

// oblige adds an obligation on the inputs of the present path.
func (x *executor) oblige(s *symexec.State, o iface.Obligation) {
	o.Weak = s.Weak
	var path []sym.Cond
	for _, c := range s.Path {
		if x.m.Visible(c) {
			path = append(path, symexec.CondWithoutFails(c))
		} else {
			o.Weak = true
		}
	}
	o.Path = sym.AndOf(path...)
	if o.Cond = symexec.CondWithoutFails(o.Cond); o.Lost == "" && !x.m.Visible(o.Cond) {
		o.Lost = "it depends on a value the analysis lost"
	}
	if s.Failed() || sym.IsFalse(o.Path) || len(x.obligations) >= maxObligations {
		return
	}
	x.obligations = append(x.obligations, o)
}

// maxObligations is the number of obligations of a function that are kept.
const maxObligations = 400

// placeBlock stores a new block of that size at the place of an into clause.
func (x *executor) placeBlock(s *symexec.State, e *expr, d *iface.Interface, p *iface.Place, size sym.Expr, args []symexec.Value) {
	a, ok := x.placeAccess(s, d, *p, args)
	if !ok {
		return
	}
	a.T = symexec.Type{Kind: symexec.PtrType, Size: 8, Class: voidClass, Scalar: voidClass, Kin: kin(voidClass), Name: "void *"}
	x.m.Write(s, a, x.m.NewBlock(s, x.pos(e.at), "clause", size, nil))
}

// released is a pointer whose block a call gives back in the calls for which when
// holds.
type released struct {
	p    *symexec.Ptr
	when sym.Cond
}

// clauseFrees lists the pointers whose blocks a free clause releases.
func (x *executor) clauseFrees(s *symexec.State, d *iface.Interface, b sym.Expr, args []symexec.Value) []released {
	var out []released
	var add func(v symexec.Value, when sym.Cond)
	add = func(v symexec.Value, when sym.Cond) {
		switch v := v.(type) {
		case *symexec.Ptr:
			out = append(out, released{v, when})
		case *symexec.Choice:
			add(v.A, sym.AndOf(when, v.C))
			add(v.B, sym.AndOf(when, sym.NotOf(v.C)))
		}
	}
	for _, v := range sym.FreeSyms(b) {
		in := d.Inputs[v.Name]
		if in == nil || in.Kind != iface.InResourceOf {
			continue
		}
		if p, ok := x.ownerValue(s, d, in, args); ok {
			add(p, sym.True)
		}
	}
	return out
}

// markFreed notes that the blocks are gone; false when one was before.
func (x *executor) markFreed(s *symexec.State, freed []released) bool {
	ok := true
	for _, f := range freed {
		if sym.IsTrue(f.when) {
			ok = s.MarkFreed(f.p.R) && ok
		} else {
			s.MarkFreedWhen(f.p.R, f.when)
		}
	}
	return ok
}
