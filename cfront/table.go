// This file reads constant tables at an index that is not a constant.

package cfront

import (
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// Limits of tables that are read at a symbolic index.
const (
	maxTable  = 256 // elements
	maxValues = 16  // different values of the member read
)

// tableEntry is the value at offset off of a constant array of type t, as a
// choice by the index: reading outside the array is undefined. at reads the
// object at a constant offset. false when the table is too large or varied.
func tableEntry(t *ctype, off sym.Expr, at func(int64) (symexec.Value, bool)) (symexec.Value, bool) {
	size := t.size
	for t.kind == tArray && t.elem != nil && t.elem.size > 0 {
		if v, ok := tableOf(size/t.elem.size, t.elem.size, off, at); ok {
			return v, true
		}
		t = t.elem
	}
	return nil, false
}

// tableOf is tableEntry for n elements of the given stride.
func tableOf(n, stride int64, off sym.Expr, at func(int64) (symexec.Value, bool)) (symexec.Value, bool) {
	if n <= 0 || n > maxTable {
		return nil, false
	}
	rest := sym.Normalize(off).ConstTerm()
	k, ok := sym.IsInt(rest)
	if !ok {
		return nil, false
	}
	member := ((k % stride) + stride) % stride
	scaled := sym.Sub(off, sym.Int(member))
	index := sym.FloorDivOf(scaled, sym.Int(stride))
	if !sym.Equal(sym.MulOf(sym.Int(stride), index), scaled) {
		return nil, false
	}
	type group struct {
		v     symexec.Value
		conds []sym.Cond
		count int64
	}
	var groups []*group
	for i := int64(0); i < n; {
		v, ok := at(i*stride + member)
		if !ok {
			return nil, false
		}
		j := i + 1
		for j < n {
			w, ok := at(j*stride + member)
			if !ok {
				return nil, false
			}
			if !symexec.SameValue(v, w) {
				break
			}
			j++
		}
		var g *group
		for _, h := range groups {
			if symexec.SameValue(h.v, v) {
				g = h
			}
		}
		if g == nil {
			if g = (&group{v: v}); len(groups) == maxValues {
				return nil, false
			}
			groups = append(groups, g)
		}
		g.conds = append(g.conds, sym.AndOf(sym.GeOf(index, sym.Int(i)), sym.LtOf(index, sym.Int(j))))
		g.count += j - i
		i = j
	}
	// The most frequent value is what is left over.
	last := 0
	for i, g := range groups {
		if g.count > groups[last].count {
			last = i
		}
	}
	out := groups[last].v
	for i, g := range groups {
		if i != last {
			out = symexec.Choose(sym.OrOf(g.conds...), g.v, out)
		}
	}
	return out, true
}

// callSites are the functions that a call may reach: one, those of a constant
// table, or whatever its pointer holds.
func (f *function) callSites(e *expr) []*callSite {
	if e.x.op == oFunc {
		return []*callSite{{callee: e.x.obj.name, args: e.args, at: e.at}}
	}
	var out []*callSite
	for _, name := range f.unit.tableCallees(e.x) {
		out = append(out, &callSite{callee: name, args: e.args, at: e.at})
	}
	if out == nil {
		out = []*callSite{{indirect: e.x, in: f, args: e.args, at: e.at}}
	}
	return out
}

// tableCallees are the functions in the constant object that e reads its callee
// from; nil when it does not, or something else may be there.
func (u *unitInfo) tableCallees(e *expr) []string {
	for e.op == oConv || e.op == oDeref && e.x.op == oLoad {
		e = e.x // calling *f is calling f
	}
	if e.op != oLoad {
		return nil
	}
	if _, ok := elementRead(e.x); !ok {
		return nil
	}
	base := e.x
	for base.op != oVar {
		switch {
		case base.op == oMember:
			base = base.x
		case base.x.op == oPtrAdd:
			base = base.x.x.x
		default:
			base = base.x.x
		}
	}
	o := base.obj
	if !o.static || !declaredConst(o) {
		return nil
	}
	if names, ok := u.tables[o]; ok {
		return names
	}
	if u.tables == nil {
		u.tables = map[*object][]string{}
	}
	u.tables[o] = nil
	init, known := u.initializerOf(o)
	if !known || init == nil || !o.t.holdsPointer() {
		return nil
	}
	l := &lowering{u: u, f: &function{unit: u, name: o.name}}
	items := l.initializer(init, o.t, nil)
	if l.fail != "" {
		return nil
	}
	seen := map[string]bool{}
	var names []string
	for _, it := range items {
		x := it.e
		for x.op == oConv || x.op == oAddr {
			x = x.x
		}
		switch {
		case x.op == oFunc:
			if !seen[x.obj.name] {
				seen[x.obj.name] = true
				names = append(names, x.obj.name)
			}
		case it.t.kind == tPtr && it.t.elem != nil && it.t.elem.kind == tFunc:
			if v, ok := constValue(u, it.e); !ok || !symexec.SameValue(v, symexec.Int{E: sym.Int(0)}) {
				return nil
			}
		}
	}
	u.tables[o] = names
	return names
}

// declaredConst reports whether the type of the object, or of its elements, is
// const.
func declaredConst(o *object) bool {
	t := o.t
	for t.kind == tArray && t.elem != nil {
		if t.quals.isConst {
			return true
		}
		t = t.elem
	}
	return t.quals.isConst || o.decl != nil && o.decl.IsConst()
}
