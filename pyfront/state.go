// This file holds the state of a path: the machine's path and effect, and the
// heap of Python objects with the names that hold them.

package pyfront

import (
	"math/big"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// state is one path. The machine owns condition and effect; heap and names are
// the front-end's.
type state struct {
	s      *symexec.State
	heap   map[int]*object
	names  map[nameKey]Value
	ids    *int // the last object's number, one count for all paths
	nframe int
	// temps are the values that the expressions under evaluation hold.
	temps []Value
	// float is the size of live objects that are not bound yet and whose size is
	// not constant; small the total of those with a constant size.
	float sym.Expr
	small int64
}

type nameKey struct {
	frame int
	name  string
}

func (st *state) clone() *state {
	c := *st
	c.s = st.s.Clone()
	c.heap = make(map[int]*object, len(st.heap)+4)
	for k, v := range st.heap {
		c.heap[k] = v
	}
	c.names = make(map[nameKey]Value, len(st.names)+4)
	for k, v := range st.names {
		c.names[k] = v
	}
	c.temps = append([]Value(nil), st.temps...)
	return &c
}

// mut returns a copy of an object that may be changed.
func (st *state) mut(id int) *object {
	o := *st.heap[id]
	st.heap[id] = &o
	return &o
}

func (st *state) obj(v Value) *object {
	if r, ok := v.(Ref); ok {
		return st.heap[r.ID]
	}
	return nil
}

func (st *state) objID(v Value) int {
	if r, ok := v.(Ref); ok {
		return r.ID
	}
	return 0
}

// hold is the effect e with what floats beside it.
func (x *interp) apply(text string, e effect.Effect) {
	st := x.st
	if k, ok := sym.IsInt(st.float); !ok || k != 0 {
		e.Peak = effect.AddBound(e.Peak, effect.Point(st.float))
	}
	x.m.Apply(st.s, x.pos(), text, e)
}

// alloc creates an object. Bulk data counts at once, and so does what is not small;
// other objects count when they are bound, until then they float.
func (x *interp) alloc(o *object) Ref {
	st := x.st
	*st.ids++
	id := *st.ids
	if o.inner == nil {
		o.inner = sym.Int(0)
	}
	if o.size == nil {
		o.size = sym.Int(0)
	}
	o.line = x.at.Line
	st.heap[id] = o
	if o.kind.bulk() || x.sizable(o.size) {
		o.counted = true
		x.apply("allocates "+x.spoken(o.size)+" bytes ("+o.kind.String()+")", effect.OfAlloc(o.size))
	} else {
		x.floatAdd(o.size)
	}
	r := Ref{id}
	st.temps = append(st.temps, r)
	return r
}

// sizable says that a temporary of n bytes may not be left out: it has no constant
// bound below the resolution.
func (x *interp) sizable(n sym.Expr) bool {
	k, ok := sym.IsInt(x.least(n))
	return !ok || k >= x.p.opt.Resolution
}

// floatAdd notes that n more unbound bytes are alive.
func (x *interp) floatAdd(n sym.Expr) {
	st := x.st
	n = x.least(n)
	if k, ok := sym.IsInt(n); ok {
		if k == 0 {
			return
		}
		st.small += k
		if k < x.p.opt.Resolution && st.small < x.p.opt.Resolution {
			return
		}
		if k >= x.p.opt.Resolution {
			st.float = sym.AddOf(st.float, n)
			st.small -= k
		} else {
			return
		}
	} else {
		st.float = sym.AddOf(st.float, n)
	}
	x.apply("holds "+x.spoken(n)+" bytes in a temporary", effect.Zero())
	x.touch(st.float)
}

// touch raises the peak to what is alive now.
func (x *interp) touch(n sym.Expr) {
	e := effect.Zero()
	e.Peak = effect.Point(sym.MaxOf(sym.Int(0), n))
	x.m.Apply(x.st.s, x.pos(), "", e)
}

// least is the upper bound of a size when that is a constant below the
// resolution, and the size itself otherwise.
func (x *interp) least(n sym.Expr) sym.Expr {
	if !x.hasSoft(n) {
		return n
	}
	if up, ok := x.bound(n, true, 0); ok {
		if k, ok := sym.IsInt(up); ok && k < x.p.opt.Resolution {
			return up
		}
	}
	return n
}

func (x *interp) floatSub(n sym.Expr) {
	st := x.st
	n = x.least(n)
	if k, ok := sym.IsInt(n); ok {
		if k < x.p.opt.Resolution {
			st.small -= k
			return
		}
	}
	st.float = sym.Sub(st.float, n)
}

// transient is work space that a call takes and gives back.
func (x *interp) transient(n sym.Expr) {
	if k, ok := sym.IsInt(n); ok && k < x.p.opt.Resolution {
		return
	}
	x.transientBetween(n, n)
}

// transientBetween is work space of lo to hi bytes.
func (x *interp) transientBetween(lo, hi sym.Expr) {
	e := effect.Zero()
	e.Alloc = effect.Bound{Lo: sym.MaxOf(sym.Int(0), lo), Hi: sym.MaxOf(sym.Int(0), hi)}
	e.Freed = e.Alloc
	e.Peak = effect.Bound{Lo: sym.MaxOf(sym.Int(0), sym.AddOf(x.st.float, lo)), Hi: sym.MaxOf(sym.Int(0), sym.AddOf(x.st.float, hi))}
	x.m.Apply(x.st.s, x.pos(), "works with up to "+strings.TrimPrefix(x.spoken(hi), "up to ")+" bytes", e)
}

// transientUpTo is work space of at most n bytes.
func (x *interp) transientUpTo(n sym.Expr) {
	x.transientBetween(sym.Int(0), n)
}

// count makes an object, and what hangs on it, part of the effect: it is bound,
// stored or returned.
func (x *interp) count(v Value) Value {
	switch v := v.(type) {
	case Num:
		if !v.Fresh {
			return v
		}
		v.Fresh = false
		size := x.boxSize(v)
		v.Shared = false
		if v.Bits != nil && v.Kind == KInt {
			// A small one is there already.
			switch r := sym.RangeOf(orZero(v.E), nil); {
			case v.E == nil || r.Lo == nil:
				size = x.soft("box", sym.Int(0), size)
			case r.Lo.Sign() >= 0 && !constExpr(v.E):
				size = sym.IteOf(sym.LeOf(sym.Int(257), v.E), size, sym.Int(0))
			}
		}
		*x.st.ids++
		id := *x.st.ids
		x.st.heap[id] = &object{kind: oBox, size: size, inner: sym.Int(0), counted: true, line: x.at.Line}
		x.apply("boxes a number", effect.OfAlloc(size))
		v.Box = id
		return v
	case Ref:
		x.countObj(v.ID, 0)
	case Gen:
		madeOf(v, x.countHeld)
		return x.named(v)
	case Bound, partialV:
		madeOf(v, x.countHeld)
	}
	return v
}

// countHeld counts the objects that a value holds which has no bytes here.
func (x *interp) countHeld(v Value) {
	if _, isNum := v.(Num); !isNum && v != nil {
		x.count(v)
	}
}

// largeBox is the most that the box of an int takes that has one of these bounds,
// and what is not bounded below 2**60 beyond them: arithmetic asks for a digit
// more than it may need.
func largeBox(lo, hi *big.Int) int64 {
	bits := 60
	for _, b := range []*big.Int{lo, hi} {
		if b != nil {
			bits = max(bits, b.BitLen())
		}
	}
	return 24 + 4*int64((bits+1+29)/30+1)
}

// maxSoftValue is the size of a value that is not known from which on only the
// bounds of its box are followed.
const maxSoftValue = 8

// boxSize is the size of a number's box; an int that nothing is known of may be
// one of those that are there already, or have one digit less.
func (x *interp) boxSize(v Num) sym.Expr {
	size := x.prof.boxSize(v)
	if x.notNegative(v) {
		size = sym.IteOf(sym.LeOf(sym.Int(257), v.E), sym.Int(x.prof.integer), sym.Int(0))
	}
	if v.Kind == KInt && v.E != nil && v.Bits == nil && !constExpr(v.E) && !x.prof.payload {
		if r := sym.RangeOf(v.E, nil); r.Lo != nil && r.Lo.BitLen() > 64 || r.Hi != nil && r.Hi.BitLen() > 64 {
			return x.soft("box", sym.Int(0), sym.Int(largeBox(r.Lo, r.Hi)))
		}
	}
	if v.Kind == KInt && v.E != nil && v.Bits == nil && sym.Size(v.E) > maxSoftValue && x.hasSoft(v.E) && !constExpr(size) {
		return x.soft("box", sym.Int(0), sym.Int(x.prof.integer))
	}
	if v.Shared || v.Kind == KInt && v.E == nil {
		return x.soft("box", sym.Int(0), size)
	}
	return size
}

func (x *interp) countObj(id, depth int) {
	o := x.st.heap[id]
	if o == nil || o.counted || o.entry || depth > 50 {
		return
	}
	o = x.st.mut(id)
	o.counted = true
	x.floatSub(o.size)
	x.apply("keeps a "+o.kind.String()+" of "+x.spoken(o.size)+" bytes", effect.OfAlloc(o.size))
}

// resize changes the own size of an object in one step.
func (x *interp) resize(id int, size sym.Expr) {
	o := x.st.mut(id)
	old := o.size
	o.size = size
	if sym.Equal(old, size) {
		return
	}
	if x.st.part(id) {
		x.dead(diag.DataDependent, "the growth of an element of a container")
	}
	if o.entry {
		return
	}
	if n := len(x.loops); n > 0 && id <= x.loops[n-1].maxID && resizable(o.kind) {
		o.later = true
		return // counted when the loop is over
	}
	if !o.counted {
		x.floatSub(old)
		x.countGrown(id)
		return
	}
	x.apply("resizes a "+o.kind.String(), effect.OfAlloc(sym.Sub(size, old)))
}

// countGrown counts an object that floated, when it is no longer small.
func (x *interp) countGrown(id int) {
	o := x.st.heap[id]
	if !x.sizable(o.size) {
		x.floatAdd(o.size)
		return
	}
	x.st.mut(id).counted = true
	x.apply("allocates "+x.spoken(o.size)+" bytes ("+o.kind.String()+")", effect.OfAlloc(o.size))
}
