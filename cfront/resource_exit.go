// This file puts down what a function has to show at its end: the resource
// clauses of the objects it wrote.

package cfront

import (
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// leavesWhole adds the obligations for the objects of the caller that the path
// wrote and for those it made and returns.
func (x *executor) leavesWhole(s *symexec.State, result symexec.Value) {
	if s.Dead || s.Exited || s.Failed() {
		return
	}
	done := map[*symexec.Region]bool{}
	for _, r := range s.Regions() {
		if r.Place.Text == "" || r.PerIteration() || s.Freed(r) || !s.Written(r) {
			continue
		}
		switch {
		case r.Kind == symexec.Entry && !r.Private:
			x.wholes(s, x.pointee(r), &symexec.Ptr{R: r, Off: sym.Int(0)}, "*"+r.Text, done, 0)
		case r.Kind == symexec.Global && !r.Private:
			x.wholes(s, x.placeType(r.Place), &symexec.Ptr{R: r, Off: sym.Int(0)}, r.Text, done, 0)
		}
	}
	if p, ok := x.top.t.fn.cc.(*cc.PointerType); ok && result != nil {
		if res := x.an.opt.Bindings.Resource(p.Elem()); res != nil {
			x.wholeValue(s, res, result, "result", done, 0)
		}
	}
}

// wholes adds the obligations for an object of type t at p and those inside it.
func (x *executor) wholes(s *symexec.State, t cc.Type, p *symexec.Ptr, name string, done map[*symexec.Region]bool, depth int) {
	if t == nil || depth > maxOwned {
		return
	}
	if res := x.an.opt.Bindings.Resource(t); res != nil {
		x.whole(s, res, p, name, done, 0)
		return
	}
	if t.Kind() != cc.Struct {
		return
	}
	for _, f := range fieldsOf(t) {
		if f.Type().Kind() != cc.Struct {
			continue
		}
		if off, _, _, ok := x.an.u.unit.Offsetof(t, f); ok {
			at := &symexec.Ptr{R: p.R, Off: sym.AddOf(p.Off, sym.Int(off)), Path: p.Path + "." + f.Name()}
			x.wholes(s, f.Type(), at, member(name, f.Name()), done, depth+1)
		}
	}
}

// member spells a member of an object that is spelled name.
func member(name, field string) string {
	if p, ok := strings.CutPrefix(name, "*"); ok {
		return p + "->" + field
	}
	return name + "." + field
}

func (x *executor) wholeValue(s *symexec.State, res *Resource, v symexec.Value, name string, done map[*symexec.Region]bool, depth int) {
	switch v := v.(type) {
	case *symexec.Choice:
		for _, part := range []struct {
			c sym.Cond
			v symexec.Value
		}{{v.C, v.A}, {sym.NotOf(v.C), v.B}} {
			t := s.Clone()
			if t.Assume(part.c) {
				x.wholeValue(t, res, part.v, name, done, depth)
			}
		}
	case *symexec.Ptr:
		if v.R.Kind == symexec.Fresh && !s.Freed(v.R) {
			x.whole(s, res, v, "*"+name, done, depth)
		}
	}
}

// whole adds the obligation for the object at p, and for new objects that its
// formula reaches.
func (x *executor) whole(s *symexec.State, res *Resource, p *symexec.Ptr, name string, done map[*symexec.Region]bool, depth int) {
	if p.R.Kind == symexec.Fresh && done[p.R] || depth > maxOwned {
		return
	}
	done[p.R] = true
	b := x.an.opt.Bindings
	parts := b.partsOf(res)
	o := iface.Obligation{Clause: &res.Clause, What: name, Pos: x.top.f.Pos, Cond: sym.False}
	if parts.opaque {
		o.Lost = "which blocks the formula speaks of is not understood"
		x.oblige(s, o)
		return
	}
	read := func(f *cc.Field) symexec.Value {
		return x.m.Read(s, x.memberAccess(symexec.Access{R: p.R, Off: p.Off, Path: p.Path}, res.Type, f))
	}
	declared, actual, ok := x.sides(s, res, parts, p)
	if ok {
		o.Declared, o.Actual = symexec.WithoutFails(declared), symexec.WithoutFails(actual)
		o.Cond = sym.EqOf(o.Declared, o.Actual)
	} else {
		o.Lost = "what its members own is not understood"
	}
	x.oblige(s, o)
	for _, l := range parts.links {
		f, to := x.fieldAt(res.Type, sym.Int(l.off)), b.Resource(l.to)
		if f == nil {
			continue
		}
		v := read(f)
		if q, isPtr := v.(*symexec.Ptr); isPtr && s.Freed(q.R) && !x.m.Holds(s, symexec.NullCond(q)) {
			x.oblige(s, iface.Obligation{Clause: &res.Clause, What: name, Pos: x.top.f.Pos, Cond: sym.False,
				Lost: member(name, f.Name()) + " points to a block that was released"})
		}
		if to != nil {
			x.wholeValue(s, to, v, member(name, f.Name()), done, depth+1)
		}
	}
}

// sides are what the formula of res says of the object at p now, and what its
// blocks have, each without what the formula names in resource_of.
func (x *executor) sides(s *symexec.State, res *Resource, parts *resourceParts, p *symexec.Ptr) (declared, actual sym.Expr, ok bool) {
	read := func(f *cc.Field) symexec.Value {
		return x.m.Read(s, x.memberAccess(symexec.Access{R: p.R, Off: p.Off, Path: p.Path}, res.Type, f))
	}
	declared, ok = x.restOf(parts, func(a symexec.Access) symexec.Value { return x.m.Read(s, a) }, symexec.Access{R: p.R, Off: p.Off, Path: p.Path})
	actual = sym.Int(0)
	for _, f := range parts.shares {
		n, known := x.resourceOf(s, read(f))
		if ok = ok && known; ok {
			actual = sym.AddOf(actual, n)
		}
	}
	if ok && res.self && p.R.Kind == symexec.Fresh {
		if ok = p.R.Size != nil; ok {
			declared, actual = sym.AddOf(declared, sym.Int(parts.size)), sym.AddOf(actual, p.R.Size)
		}
	} else if ok && parts.block {
		var rest sym.Expr
		if rest, ok = x.entryRest(s, parts, symexec.Access{R: p.R, Off: p.Off, Path: p.Path}); ok {
			actual = rest
		}
	}
	return declared, actual, ok
}

// intact reports whether the object at v is known to own now what its resource
// clause says, as a call that is known by its clauses only expects.
func (x *executor) intact(s *symexec.State, res *Resource, v symexec.Value) bool {
	switch v := v.(type) {
	case symexec.Int:
		return sym.IsTrue(sym.EqOf(v.E, sym.Int(0)))
	case *symexec.Choice:
		return x.intact(s, res, v.A) && x.intact(s, res, v.B)
	case *symexec.Ptr:
		parts := x.an.opt.Bindings.partsOf(res)
		if x.m.Holds(s, symexec.NullCond(v)) {
			return true
		}
		if parts.opaque || s.Freed(v.R) {
			return false
		}
		if v.R.Kind == symexec.Entry && x.resourceAt(v.R) == res && x.untouched(s, res, v.R) {
			return true
		}
		declared, actual, ok := x.sides(s, res, parts, v)
		return ok && x.m.Holds(s, sym.EqOf(symexec.WithoutFails(declared), symexec.WithoutFails(actual)))
	}
	return false
}
