// This file says what cells of the caller's memory are declared as.

package cfront

import (
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// declared is the declared type of the cell that an access reads. fit is false
// when the access reads a part of such a cell, several, or one of another kind;
// known is false where no declaration tells, for void, in unions, and beyond
// the declared object. path is how the declarations spell the way to the cell.
func (x *executor) declared(a symexec.Access) (mt symexec.Type, path string, fit, known bool) {
	k := declaredKey{a.R, sym.Hash(a.Off), a.Path, a.T.Size, a.T.Kind, a.T.Class == symexec.AnyStore}
	d, ok := x.cells[k]
	if !ok {
		d.t, d.path, d.fit, d.known = x.declaration(a)
		if x.cells == nil {
			x.cells = map[declaredKey]declaredCell{}
		}
		x.cells[k] = d
	}
	if d.known && a.T.Class != symexec.AnyStore {
		d.t.Class, d.t.Scalar, d.t.Kin = a.T.Class, a.T.Scalar, a.T.Kin
	}
	return d.t, d.path, d.fit, d.known
}

// declaredKey is what declaration looks at of an access.
type declaredKey struct {
	r    *symexec.Region
	off  [2]uint64
	path string
	size int64
	kind symexec.TypeKind
	any  bool // nobody said what it is read as
}

// declaredCell is the answer of declaration.
type declaredCell struct {
	t          symexec.Type
	path       string
	fit, known bool
}

// declaration finds what declared says, but for the classes of the access.
func (x *executor) declaration(a symexec.Access) (mt symexec.Type, path string, fit, known bool) {
	if a.R.Place.Text == "" {
		return mt, a.Path, false, false
	}
	// Declarations are those of the unit under analysis, whoever reads the cell.
	present := x.an
	x.an = x.an.home
	defer func() { x.an = present }()
	var t cc.Type
	if a.R.Kind == symexec.Entry {
		t = x.pointee(a.R)
	} else {
		t = x.placeType(a.R.Place)
	}
	if t == nil {
		return mt, a.Path, false, false
	}
	rest, spell, class := a.Off, "", ""
	if a.R.Kind == symexec.Entry {
		// A pointer may point to any element of an array.
		n, ok := x.an.u.unit.Sizeof(t)
		if !ok || n <= 0 {
			return mt, a.Path, false, false
		}
		var i sym.Expr
		i, rest = within(rest, n)
		spell = index(i)
	}
	for depth := 0; depth < 20; depth++ {
		switch u := t.(type) {
		case *cc.ArrayType:
			n, ok := x.an.u.unit.Sizeof(u.Elem())
			if !ok || n <= 0 {
				return mt, a.Path, false, false
			}
			var i sym.Expr
			i, rest = within(rest, n)
			t = u.Elem()
			spell += "[" + sym.C(i) + "]"
		case *cc.StructType:
			k, ok := sym.IsInt(sym.Normalize(rest).ConstTerm())
			if !ok {
				return mt, a.Path, false, false
			}
			in, at := x.memberOver(t, k)
			if in == nil || in.IsBitfield() {
				return mt, a.Path, false, false
			}
			t, rest = in.Type(), sym.Sub(rest, sym.Int(at))
			if in.Name() != "" {
				spell += "." + in.Name()
				class = recordName(u) + "." + in.Name()
			}
		default:
			c := x.an.u.typeOf(t)
			if c.kind != tInt && c.kind != tPtr {
				return mt, a.Path, false, false
			}
			k, ok := sym.IsInt(rest)
			mt = c.machineType(class)
			if members(spell) == members(a.Path) && strings.Count(spell, "[") == strings.Count(a.Path, "[") {
				spell = a.Path
			}
			return mt, spell, ok && k == 0 && c.size == a.T.Size && (mt.Kind == a.T.Kind || a.T.Class == symexec.AnyStore), true
		}
	}
	return mt, a.Path, false, false
}

// memberOver is the last member of a structure that begins at or before k.
func (x *executor) memberOver(t cc.Type, k int64) (in *cc.Field, at int64) {
	for _, f := range x.an.u.unit.membersOf(t) {
		if f.ok && f.off <= k && (in == nil || f.off >= at) {
			in, at = f.Field, f.off
		}
	}
	return in, at
}

// index is the accessor of element i of what a pointer points to.
func index(i sym.Expr) string {
	if k, ok := sym.IsInt(i); ok && k == 0 {
		return ""
	}
	return "[" + sym.C(i) + "]"
}

// members are the names of the members on a path, without indices.
func members(path string) string {
	var b strings.Builder
	depth := 0
	for _, c := range path {
		switch {
		case c == '[':
			depth++
		case c == ']':
			depth--
		case depth == 0:
			b.WriteRune(c)
		}
	}
	return strings.ReplaceAll(b.String(), "..", ".")
}

// within splits an offset in whole objects of n bytes and the rest inside of one,
// term by term: an index that is no multiple of n counts inside, for an index
// does not leave its array.
func within(off sym.Expr, n int64) (whole, rest sym.Expr) {
	whole, rest = sym.Int(0), sym.Int(0)
	terms := []sym.Expr{sym.Normalize(off).Expr()}
	if add, ok := terms[0].(*sym.Add); ok {
		terms = add.X
	}
	for _, t := range terms {
		if k, ok := sym.IsInt(t); ok {
			part := (k%n + n) % n
			whole = sym.AddOf(whole, sym.Int((k-part)/n))
			rest = sym.AddOf(rest, sym.Int(part))
			continue
		}
		if q := sym.FloorDivOf(t, sym.Int(n)); sym.Equal(sym.MulOf(sym.Int(n), q), t) {
			whole = sym.AddOf(whole, q)
			continue
		}
		rest = sym.AddOf(rest, t)
	}
	return whole, rest
}
