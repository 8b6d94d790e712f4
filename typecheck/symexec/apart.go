// This file finds the objects that are taken to be different ones because their
// pointers have different names: where one is written and the other looked at, in
// types that C lets one object be used as, that is an assumption of the summary.

package symexec

import (
	"fmt"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// lookAt notes that the function uses what the region held at entry, in type t.
func (m *Machine) lookAt(r *Region, t Type) {
	if m.exploring > 0 {
		return // the pass that counts looks again
	}
	for _, u := range m.looked[r] {
		if u.Class == t.Class && u.Scalar == t.Scalar {
			return
		}
	}
	m.looked[r] = append(m.looked[r], t)
}

// assumeApart records that objects the caller owns are different ones, where a
// path writes the one and looks at the other.
func (m *Machine) assumeApart(rets []Return) {
	type pair struct{ a, b *Region }
	seen := map[pair]bool{}
	for _, r := range rets {
		if r.S.Dead {
			continue
		}
		wrote := map[*Region][]Type{}
		var objects []*Region
		for _, o := range r.S.sortedRegions() {
			if !m.callersObject(o) {
				continue
			}
			if ts := r.S.wroteAs(o); len(ts) > 0 {
				wrote[o] = ts
				objects = append(objects, o)
			}
		}
		if len(objects) == 0 {
			continue
		}
		for o := range m.looked {
			if wrote[o] == nil && m.callersObject(o) {
				objects = append(objects, o)
			}
		}
		slices.SortFunc(objects, func(a, b *Region) int { return a.ID - b.ID })
		for i, a := range objects {
			for _, b := range objects[i:] {
				if seen[pair{a, b}] || a == b && (a.iter == nil || a.node) || a.Kind == Global && b.Kind == Global || !m.meet(a, b, wrote) {
					continue
				}
				seen[pair{a, b}] = true
				m.Assume("no-alias", apartText(a, b), r.At)
			}
		}
	}
}

// callersObject reports whether the region is an object of the caller's that a
// pointer may reach.
func (m *Machine) callersObject(o *Region) bool {
	pointee := o.Kind == Entry && (o.iter == nil || m.iterations[o.iter.Name])
	object := o.Kind == Global && o.Static == "" && o.Init == nil && !o.Private
	return o.Place.Text != "" && (pointee || object)
}

func apartText(a, b *Region) string {
	x, y := plainText(a.Text), plainText(b.Text)
	switch {
	case a == b:
		return x + " points to another object in every iteration"
	case a.Kind == Global:
		return fmt.Sprintf("%s does not point to %s", y, x)
	case b.Kind == Global:
		return fmt.Sprintf("%s does not point to %s", x, y)
	}
	return fmt.Sprintf("%s and %s point to different objects", x, y)
}

// wroteAs lists the types in which the path has written the region.
func (s *State) wroteAs(r *Region) (out []Type) {
	rs := s.peek(r)
	anything := Type{Class: AnyStore, Scalar: AnyStore}
	for _, c := range rs.near(sym.Int(0), 1<<62) {
		if c.dirty {
			out = append(out, c.t)
		}
	}
	for _, w := range rs.rows {
		out = append(out, w.c.t)
	}
	for _, sm := range rs.smudge {
		if sm.class == "" {
			out = append(out, anything)
		} else {
			out = append(out, Type{Class: sm.class, Scalar: strings.TrimPrefix(sm.class, bare)})
		}
	}
	if len(rs.over) > 0 {
		out = append(out, anything)
	}
	return out
}

// meet reports whether a store to the one object may be one to what was written to
// the other or read from it.
func (m *Machine) meet(a, b *Region, wrote map[*Region][]Type) bool {
	for _, x := range wrote[a] {
		for _, y := range wrote[b] {
			if mayBeOne(a, x, b, y) {
				return true
			}
		}
		for _, y := range m.looked[b] {
			if mayBeOne(a, x, b, y) {
				return true
			}
		}
	}
	for _, x := range wrote[b] {
		for _, y := range m.looked[a] {
			if mayBeOne(b, x, a, y) {
				return true
			}
		}
	}
	return false
}

// mayBeOne reports whether C's rules of effective types let a cell of type x in a be
// one of type y in b: cells of one type, a member and what a pointer to its type
// points to, anything as characters.
func mayBeOne(a *Region, x Type, b *Region, y Type) bool {
	bx, by := strings.HasPrefix(x.Class, bare), strings.HasPrefix(y.Class, bare)
	switch {
	case x.Class == AnyStore || y.Class == AnyStore:
		return true
	case a.Bare && !by || b.Bare && !bx:
		return false // an object that is no structure, and a member
	case x.Class == y.Class || x.Class == bare+"char" || y.Class == bare+"char":
		return true
	}
	switch {
	case !bx && !by:
		return false // members of different structures
	case x.Scalar == y.Scalar, slices.Contains(x.Kin, y.Scalar), slices.Contains(y.Kin, x.Scalar):
		return true
	}
	return strings.HasSuffix(x.Class, anyMember) || strings.HasSuffix(y.Class, anyMember)
}

// anyMember ends the class of a union's members.
const anyMember = ".(any)"
