// This file defines the values of clause expressions: integers and addresses
// over symbols, and places in the caller's terms.

package cfront

import (
	"math/big"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// ctyp is a C type in a clause: one of the unit's, or one a clause spells that
// the unit has no object for.
type ctyp struct {
	cc   cc.Type  // nil for the others
	ptr  *ctyp    // pointer to this
	elem *ctyp    // array of n of this
	n    sym.Expr // length of the array
	fn   bool     // function
	tag  string   // "struct x" that the unit does not define
	bits int      // of a bit-field, 0 for others
}

func ofType(t cc.Type) *ctyp { return &ctyp{cc: t} }

// target is what a pointer type points to, nil for other types.
func (t *ctyp) target() *ctyp {
	if t.ptr != nil {
		return t.ptr
	}
	if p, ok := t.cc.(*cc.PointerType); ok {
		return ofType(p.Elem())
	}
	return nil
}

// element is the element type of an array type, nil for other types.
func (t *ctyp) element() *ctyp {
	if t.elem != nil {
		return t.elem
	}
	if a, ok := t.cc.(*cc.ArrayType); ok {
		return ofType(a.Elem())
	}
	return nil
}

func (t *ctyp) isRecord() bool {
	return t.cc != nil && (t.cc.Kind() == cc.Struct || t.cc.Kind() == cc.Union)
}

func (t *ctyp) isVoid() bool { return t.cc != nil && t.cc.Kind() == cc.Void }

func (t *ctyp) isFunction() bool { return t.fn || t.cc != nil && t.cc.Kind() == cc.Function }

func (t *ctyp) isInteger() bool { return t.cc != nil && cc.IsIntegerType(t.cc) }

func (t *ctyp) isFloat() bool {
	return t.cc != nil && (cc.IsFloatingPointType(t.cc) || cc.IsComplexType(t.cc))
}

// incomplete reports a struct or union whose members are not known.
func (t *ctyp) incomplete() bool {
	return t.tag != "" || t.isRecord() && t.cc.IsIncomplete()
}

func (t *ctyp) text() string {
	switch {
	case t.cc != nil:
		return typeText(t.cc)
	case t.ptr != nil:
		return t.ptr.text() + " *"
	case t.elem != nil:
		return t.elem.text() + "[]"
	case t.tag != "":
		return t.tag
	}
	return "function"
}

// lval is a storage location: a root, the steps before the last, and the last
// one, split so that members and elements can add to it.
type lval struct {
	root  iface.Place // Root, Index, Name, Steps; Text is not used
	bare  bool        // the root itself: no step
	deref bool        // the last step follows a pointer
	off   sym.Expr    // offset of the last step
	base  string      // text of the pointer followed, or of the object
	path  string      // text of members and elements after it
	t     *ctyp
	this  bool // a member of *this
	attrs []string
}

// text is how the source would spell the place.
func (l *lval) text() string {
	switch {
	case l.this:
		if l.path == "" {
			return "*this"
		}
		if l.path[0] == '.' {
			return "this->" + l.path[1:]
		}
		return "this" + l.path
	case !l.deref:
		return l.base + l.path
	case l.path == "":
		return "*" + l.base
	}
	b := l.base
	if strings.HasPrefix(b, "*") {
		b = "(" + b + ")"
	}
	if l.path[0] == '.' {
		return b + "->" + l.path[1:]
	}
	return b + l.path
}

// place is the location in the interface's form.
func (l *lval) place(size int64) iface.Place {
	p := l.root
	p.Steps = append([]iface.Step(nil), l.root.Steps...)
	if !l.bare {
		p.Steps = append(p.Steps, iface.Step{Deref: l.deref, Offset: l.off, Attr: strings.Join(l.attrs, "")})
	}
	p.Text = l.text()
	p.Size = size
	return p
}

// sub is the place of a part at off bytes, spelled path.
func (l *lval) sub(off sym.Expr, path string, t *ctyp) *lval {
	r := *l
	r.bare = false
	r.off = sym.AddOf(l.off, off)
	r.path = l.path + path
	r.t = t
	r.attrs = l.attrs[:len(l.attrs):len(l.attrs)]
	return &r
}

// value is the result of evaluating a subexpression.
type value struct {
	t     *ctyp
	e     sym.Expr // number or address; nil when there is none
	c     sym.Cond // set for truth values; e is then nil
	lv    *lval    // of an lvalue that was not read yet
	to    *lval    // where a pointer points
	ptr   *lval    // the place a pointer was read from, when it points to its start
	undef sym.Cond // when it has no value
	str   bool     // string literal
	this  bool     // the pointer this
	safe  bool     // a pointer that is not followed when it is null
}

// maxAddress is the largest address, as the symbolic machine assumes.
func maxAddress() *big.Int { return new(big.Int).SetUint64(1<<63 - 1) }

// rangeOf is the range of an integer type; nil bounds are unknown.
func rangeOf(u *Unit, t *ctyp) (lo, hi *big.Int, signed bool) {
	if t.target() != nil {
		return big.NewInt(0), new(big.Int).SetUint64(1<<64 - 1), false // any value, as programs mark places with some that are no addresses
	}
	if !t.isInteger() {
		return nil, nil, false
	}
	size, ok := u.Sizeof(t.cc)
	if !ok || size < 1 || size > 16 {
		return nil, nil, false
	}
	if t.cc.Kind() == cc.Bool {
		return big.NewInt(0), big.NewInt(1), false
	}
	n := uint(8 * size)
	if t.bits > 0 {
		n = uint(t.bits)
	}
	one := big.NewInt(1)
	if cc.IsSignedInteger(t.cc) {
		hi = new(big.Int).Lsh(one, n-1)
		lo = new(big.Int).Neg(hi)
		return lo, hi.Sub(hi, one), true
	}
	hi = new(big.Int).Lsh(one, n)
	return big.NewInt(0), hi.Sub(hi, one), false
}
