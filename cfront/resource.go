// This file gives the machine what resource clauses say of the caller's objects:
// the sizes of their blocks at entry, and what a whole object owns.

package cfront

import (
	"fmt"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// pointee is the declared type of what the pointer to r points to; nil when it
// is not known.
func (x *executor) pointee(r *symexec.Region) cc.Type {
	t := x.placeType(r.Place)
	if p, ok := t.(*cc.PointerType); ok {
		return p.Elem()
	}
	return nil
}

// placeType is the declared type of a place that starts at a parameter of the
// function under analysis or at an object with static storage.
func (x *executor) placeType(p iface.Place) cc.Type {
	var t cc.Type
	switch p.Root {
	case iface.RootParam:
		if p.Index >= 0 && p.Index < len(x.top.params) {
			t = x.top.params[p.Index].t.cc
		}
	case iface.RootGlobal:
		if o := x.an.u.staticByID(p.Name); o != nil && p.Unit == "" {
			t = o.t.cc
		}
	}
	for _, st := range p.Steps {
		if st.Deref {
			switch q := t.(type) {
			case *cc.PointerType:
				t = q.Elem()
			case *cc.ArrayType:
				t = q.Elem()
			default:
				return nil
			}
		}
		if t = x.typeAt(t, stepOffset(st)); t == nil {
			return nil
		}
	}
	return t
}

// typeAt is the scalar, or the whole, at an offset into an object of type t.
func (x *executor) typeAt(t cc.Type, off sym.Expr) cc.Type {
	k, isConst := sym.IsInt(off)
	for depth := 0; t != nil && depth < 20; depth++ {
		switch u := t.(type) {
		case *cc.ArrayType:
			n, ok := x.an.u.unit.Sizeof(u.Elem())
			if !ok || n <= 0 {
				return nil
			}
			t, k = u.Elem(), k%n
		case *cc.StructType:
			if !isConst {
				return nil
			}
			var in *cc.Field
			var at int64
			for _, f := range x.an.u.unit.membersOf(t) {
				if f.ok && f.off <= k {
					in, at = f.Field, f.off
				}
			}
			if in == nil {
				return nil
			}
			t, k = in.Type(), k-at
		case *cc.UnionType:
			return nil
		default:
			if isConst && k != 0 && t.Kind() == cc.Ptr {
				k = 0 // an element
			}
			if isConst && k != 0 {
				return nil
			}
			return t
		}
	}
	return nil
}

// resourceAt is the resource clause of the object at the start of r, or nil.
func (x *executor) resourceAt(r *symexec.Region) *Resource {
	return x.an.opt.Bindings.Resource(x.pointee(r))
}

// resourceOver is the resource clause of the smallest object that has a pointer
// off bytes into r, and the place where that object starts.
func (x *executor) resourceOver(r *symexec.Region, off sym.Expr) (res *Resource, base symexec.Access) {
	base = symexec.Access{R: r, Off: sym.Int(0)}
	k, ok := sym.IsInt(off)
	if !ok {
		return nil, base
	}
	t := x.pointee(r)
	if r.Kind == symexec.Global || r.Private {
		t = x.placeType(r.Place)
	}
	at, path := int64(0), ""
	for depth := 0; t != nil && depth < 20; depth++ {
		if q := x.an.opt.Bindings.Resource(t); q != nil {
			res, base.Off, base.Path = q, sym.Int(at), path
		}
		switch u := t.(type) {
		case *cc.ArrayType:
			n, ok := x.an.u.unit.Sizeof(u.Elem())
			if !ok || n <= 0 {
				return res, base
			}
			path += fmt.Sprintf("[%d]", (k-at)/n)
			t, at = u.Elem(), at+(k-at)/n*n
		case *cc.StructType:
			var in *cc.Field
			var start int64
			for _, f := range x.an.u.unit.membersOf(t) {
				if f.ok && at+f.off <= k {
					in, start = f.Field, at+f.off
				}
			}
			if in == nil {
				return res, base
			}
			t, at, path = in.Type(), start, path+"."+in.Name()
		default:
			return res, base
		}
	}
	return res, base
}

// blockSize says how large the block at the start of r is, by the resource
// clause of its own type or of the object that holds the pointer to it.
func (x *executor) blockSize(s *symexec.State, r *symexec.Region) (size sym.Expr, ok, known bool) {
	if r.Place.Text == "" {
		return nil, false, false
	}
	b := x.an.opt.Bindings
	if res := x.resourceAt(r); res != nil {
		p := b.partsOf(res)
		switch {
		case p.opaque:
			return nil, false, true
		case !res.self:
			return x.m.BlockInput(r, "(void *)"+r.Text), true, true
		}
		x.invariant(res, r)
		x.unfoldUp(s, r)
		if !p.block {
			return unlessNull(r, sym.Int(p.size)), true, true
		}
		rest, ok := x.entryRest(s, p, symexec.Access{R: r, Off: sym.Int(0)})
		if !ok {
			return nil, false, true
		}
		return unlessNull(r, sym.AddOf(sym.Int(p.size), rest)), true, true
	}
	h, off := r.Holder()
	if h == nil {
		return nil, false, false
	}
	res, base := x.resourceOver(h, off)
	if res == nil {
		return nil, false, false
	}
	p := b.partsOf(res)
	if p.opaque {
		return nil, false, true
	}
	x.unfoldUp(s, h)
	if h.Null != nil && !h.IsNode() {
		s.Need(sym.NotOf(h.Null)) // it was followed
	}
	if len(p.shares) != 1 {
		return nil, false, false
	}
	at, _, _, ok := b.unit.Offsetof(res.Type, p.shares[0])
	if k, isConst := sym.IsInt(off); !ok || !isConst || !sym.Equal(sym.AddOf(base.Off, sym.Int(at)), sym.Int(k)) {
		return nil, false, false
	}
	rest, ok := x.entryRest(s, p, base)
	if !ok {
		return nil, false, true
	}
	x.invariant(res, h)
	zero := sym.Int(0)
	s.Need(sym.GeOf(rest, zero))
	s.Need(sym.OrOf(sym.NotOf(r.Null), sym.EqOf(rest, zero)))
	return rest, true, true
}

// unfoldUp notes what recursive resource clauses say of the object at the start
// of r and of those it was reached through.
func (x *executor) unfoldUp(s *symexec.State, r *symexec.Region) {
	for n := 0; r != nil && n < 64; n++ {
		if res := x.resourceAt(r); res != nil && !r.PerIteration() && x.an.opt.Bindings.recursive(res) {
			x.unfoldEntry(s, res, r)
		}
		r, _ = r.Holder()
	}
}

func (x *executor) unfoldEntry(s *symexec.State, res *Resource, r *symexec.Region) {
	b := x.an.opt.Bindings
	p := b.partsOf(res)
	if x.unfolded[r] || p.opaque {
		return
	}
	x.unfolded[r] = true
	sum, ok := x.entryRest(s, p, symexec.Access{R: r, Off: sym.Int(0)})
	if !ok {
		return
	}
	sum = sym.AddOf(sum, sym.Int(p.size))
	for _, l := range p.links {
		f := x.fieldAt(res.Type, sym.Int(l.off))
		if f == nil {
			return
		}
		q, ok := x.m.AtEntry(s, x.memberAccess(symexec.Access{R: r, Off: sym.Int(0)}, res.Type, f)).(*symexec.Ptr)
		if !ok {
			return
		}
		to := b.Resource(l.to)
		switch {
		case to != nil && b.recursive(to):
			sum = sym.AddOf(sum, x.m.OwnedInput(q.R))
		case to != nil:
			return
		default:
			n, ok := x.m.ResourceOf(s, q)
			if !ok {
				return
			}
			sum = sym.AddOf(sum, n)
		}
	}
	x.invariants = append(x.invariants, sym.EqOf(x.m.OwnedInput(r), unlessNull(r, sum)))
}

func unlessNull(r *symexec.Region, e sym.Expr) sym.Expr {
	if e == nil {
		return nil
	}
	if r.Null == nil || r.IsNode() {
		return e
	}
	return sym.IteOf(r.Null, sym.Int(0), e)
}

// invariant notes that the resource clause of r is taken to hold at entry.
func (x *executor) invariant(res *Resource, r *symexec.Region) {
	what := "*" + r.Text
	if r.IsNode() {
		if strings.HasSuffix(r.Text, "*") {
			what = "each node of " + r.Text
		} else {
			return // of a first pass
		}
	}
	x.m.Assume("resource", res.String()+" holds for "+what+" at entry", res.Pos)
}

// entryRest is the rest of the parts for the object that starts at base, at
// entry.
func (x *executor) entryRest(s *symexec.State, p *resourceParts, base symexec.Access) (sym.Expr, bool) {
	return x.restOf(p, func(a symexec.Access) symexec.Value { return x.m.AtEntry(s, a) }, base)
}

// restOf evaluates the rest of the parts of the object that starts at base.
func (x *executor) restOf(p *resourceParts, read func(symexec.Access) symexec.Value, base symexec.Access) (sym.Expr, bool) {
	sub := map[string]sym.Expr{}
	for _, v := range sym.FreeSyms(p.rest) {
		in := p.res.Inputs[v.Name]
		if in == nil || in.Kind != iface.InValue {
			return nil, false
		}
		a := base
		t := cc.Type(nil)
		for i, st := range in.Place.Steps {
			if i > 0 {
				q, ok := read(a).(*symexec.Ptr)
				if !ok || !st.Deref {
					return nil, false
				}
				a = symexec.Access{R: q.R, Off: q.Off, Path: q.Path}
				t = x.pointeeOf(t)
			} else {
				t = p.res.Type
			}
			f := x.fieldAt(t, stepOffset(st))
			if f == nil {
				return nil, false
			}
			a = x.memberAccess(a, t, f)
			t = f.Type()
		}
		n, ok := read(a).(symexec.Int)
		if !ok {
			return nil, false
		}
		sub[v.Name] = n.E
	}
	return sym.Subst(p.rest, sub), true
}

func (x *executor) pointeeOf(t cc.Type) cc.Type {
	if p, ok := t.(*cc.PointerType); ok {
		return p.Elem()
	}
	return nil
}

// fieldAt is the member that starts at an offset of a structure.
func (x *executor) fieldAt(t cc.Type, off sym.Expr) *cc.Field {
	k, ok := sym.IsInt(off)
	if t == nil || !ok {
		return nil
	}
	for _, f := range x.an.u.unit.membersOf(t) {
		if f.ok && f.off == k && f.bits == 0 && f.Name() != "" {
			return f.Field
		}
	}
	return nil
}

// memberAccess is the cell of member f of the structure at a.
func (x *executor) memberAccess(a symexec.Access, t cc.Type, f *cc.Field) symexec.Access {
	off, _, _, _ := x.an.u.unit.Offsetof(t, f)
	return symexec.Access{R: a.R, Off: sym.AddOf(a.Off, sym.Int(off)), Path: a.Path + "." + f.Name(),
		T: x.an.u.typeOf(f.Type()).machineType(recordName(t) + "." + f.Name())}
}

// ownedAt is the value at a call of an input for all that an object owns.
func (x *executor) ownedAt(s *symexec.State, d *iface.Interface, in *iface.Input, args []symexec.Value) (sym.Expr, bool) {
	b := x.an.opt.Bindings
	if b == nil {
		return nil, false
	}
	res := b.Resource(b.target(in))
	if res == nil {
		return nil, false
	}
	v, ok := x.placeValue(s, d, in.Place, args, ptrMachineType)
	if !ok {
		return nil, false
	}
	return x.ownedNow(s, res, v, 0)
}

// maxOwned is the number of objects that are followed to say what one owns.
const maxOwned = 12

// ownedNow is what the object at v owns in the present state.
func (x *executor) ownedNow(s *symexec.State, res *Resource, v symexec.Value, depth int) (sym.Expr, bool) {
	switch v := v.(type) {
	case symexec.Int:
		return sym.Int(0), sym.IsTrue(sym.EqOf(v.E, sym.Int(0)))
	case *symexec.Choice:
		a, ok1 := x.ownedNow(s, res, v.A, depth)
		c, ok2 := x.ownedNow(s, res, v.B, depth)
		if !ok1 || !ok2 {
			return nil, false
		}
		return sym.IteOf(v.C, a, c), true
	case *symexec.Ptr:
		if x.m.Holds(s, symexec.NullCond(v)) {
			return sym.Int(0), true
		}
		if k, isConst := sym.IsInt(v.Off); !isConst || k != 0 || s.Freed(v.R) || depth > maxOwned {
			return nil, false
		}
		if v.R.Kind == symexec.Entry {
			if at := x.resourceAt(v.R); at != res || v.R.PerIteration() {
				return nil, false
			}
			if x.untouched(s, res, v.R) {
				x.invariant(res, v.R)
				x.unfoldUp(s, v.R)
				return x.m.OwnedInput(v.R), true
			}
		} else if v.R.Kind != symexec.Fresh {
			return nil, false
		}
		return x.formulaNow(s, res, v, depth)
	}
	return nil, false
}

// formulaNow is the formula of res over what is in memory now.
func (x *executor) formulaNow(s *symexec.State, res *Resource, v *symexec.Ptr, depth int) (sym.Expr, bool) {
	b := x.an.opt.Bindings
	p := b.partsOf(res)
	if p.opaque {
		return nil, false
	}
	read := func(a symexec.Access) symexec.Value { return x.m.Read(s, a) }
	sum, ok := x.restOf(p, read, symexec.Access{R: v.R, Off: v.Off})
	if !ok {
		return nil, false
	}
	sum = sym.AddOf(sum, sym.Int(p.size))
	for _, l := range p.links {
		f := x.fieldAt(res.Type, sym.Int(l.off))
		if f == nil {
			return nil, false
		}
		m := read(x.memberAccess(symexec.Access{R: v.R, Off: v.Off}, res.Type, f))
		var n sym.Expr
		if to := b.Resource(l.to); to != nil {
			n, ok = x.ownedNow(s, to, m, depth+1)
		} else {
			n, ok = x.resourceOf(s, m)
		}
		if !ok {
			return nil, false
		}
		sum = sym.AddOf(sum, n)
	}
	if !x.intact(s, res, v) {
		return nil, false
	}
	return unlessNull(v.R, sum), true
}

// untouched reports whether all that the object at the start of r owns is as it
// was at entry.
func (x *executor) untouched(s *symexec.State, res *Resource, r *symexec.Region) bool {
	seen := map[*Resource]bool{}
	var classes func(res *Resource) bool
	classes = func(res *Resource) bool {
		if seen[res] {
			return true
		}
		seen[res] = true
		b := x.an.opt.Bindings
		for _, f := range fieldsOf(res.Type) {
			a := x.memberAccess(symexec.Access{R: r, Off: sym.Int(0)}, res.Type, f)
			if s.MayDiffer(r, a.T) {
				return false
			}
		}
		for _, l := range b.partsOf(res).links {
			if to := b.Resource(l.to); to != nil && !classes(to) {
				return false
			}
		}
		return true
	}
	if !classes(res) {
		return false
	}
	for _, q := range s.Regions() {
		for h, n := q, 0; h != nil && n < 64; n++ {
			if h == r && s.Written(q) {
				return false
			}
			h, _ = h.Holder()
		}
	}
	return true
}
