// This file holds the state of a path: the machine's path and effect, and the
// heap of Python objects with the names that hold them.

package pyfront

import (
	"math/big"
	"sort"

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
		x.apply("allocates "+sym.Python(o.size)+" bytes ("+o.kind.String()+")", effect.OfAlloc(o.size))
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
	x.apply("holds "+sym.Python(n)+" bytes in a temporary", effect.Zero())
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
	x.m.Apply(x.st.s, x.pos(), "works with up to "+sym.Python(hi)+" bytes", e)
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
		for _, a := range v.Args {
			x.countHeld(a)
		}
		x.countHeld(v.First)
	case Bound:
		x.countHeld(v.Recv)
	case partialV:
		x.countHeld(v.f)
		for _, a := range v.args {
			x.countHeld(a)
		}
		for _, k := range v.kws {
			x.countHeld(k.v)
		}
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
	x.apply("keeps a "+o.kind.String()+" of "+sym.Python(o.size)+" bytes", effect.OfAlloc(o.size))
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
	x.apply("allocates "+sym.Python(o.size)+" bytes ("+o.kind.String()+")", effect.OfAlloc(o.size))
}

// refs calls f for the values an object holds.
func (o *object) refs(f func(Value)) {
	for _, v := range o.items {
		f(v)
	}
	for _, v := range o.keys {
		f(v)
	}
	for _, v := range o.pend {
		f(v)
	}
	if o.elem != nil {
		f(o.elem)
	}
	if o.key != nil {
		f(o.key)
	}
	if o.base != 0 {
		f(Ref{o.base})
	}
	if len(o.attrs) > 0 {
		for _, k := range sortedNames(o.attrs) {
			f(o.attrs[k])
		}
	}
}

func sortedNames(m map[string]Value) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// reach marks everything the value holds.
func (st *state) reach(v Value, seen map[int]bool) {
	switch v := v.(type) {
	case Ref:
		st.reachID(v.ID, seen)
	case Num:
		if v.Box != 0 {
			seen[v.Box] = true
		}
	case Bound:
		st.reach(v.Recv, seen)
	case partialV:
		st.reach(v.f, seen)
		for _, a := range v.args {
			st.reach(a, seen)
		}
		for _, k := range v.kws {
			st.reach(k.v, seen)
		}
	case superV:
		st.reach(v.self, seen)
	case index:
		for _, a := range v.vs {
			st.reach(a, seen)
		}
	case starred:
		st.reach(v.v, seen)
	case leaveV:
		st.reach(v.val, seen)
	case Intrinsic:
		st.reach(v.Recv, seen)
	case Gen:
		for _, a := range v.Args {
			st.reach(a, seen)
		}
		st.reach(v.First, seen)
	case SliceV:
		st.reach(v.Lo, seen)
		st.reach(v.Hi, seen)
		st.reach(v.Step, seen)
	}
}

func (st *state) reachID(id int, seen map[int]bool) {
	if seen[id] {
		return
	}
	o := st.heap[id]
	if o == nil {
		return
	}
	seen[id] = true
	o.refs(func(v Value) { st.reach(v, seen) })
}

// held are the objects that names hold, without the temporaries.
func (st *state) held() map[int]bool {
	seen := map[int]bool{}
	for _, v := range st.names {
		st.reach(v, seen)
	}
	return seen
}

// sweep gives back what nothing reaches.
func (x *interp) sweep() {
	st := x.st
	if len(st.heap) == 0 {
		return
	}
	seen := st.held()
	for _, v := range st.temps {
		st.reach(v, seen)
	}
	var dead []int
	for id := range st.heap {
		if !seen[id] {
			dead = append(dead, id)
		}
	}
	if len(dead) == 0 {
		return
	}
	sort.Ints(dead)
	gone := map[int]bool{}
	for _, id := range dead {
		gone[id] = true
	}
	st.bequeath(seen, gone)
	// An element that outlives the container it was read from keeps its share.
	rest := map[int]sym.Expr{}
	for id := range seen {
		if o := st.heap[id]; o != nil && o.owner != 0 && gone[o.owner] {
			owner := o.owner
			keep := st.deep(id, map[int]bool{})
			o = st.mut(id)
			o.owner, o.entry, o.counted = 0, false, true
			if old, ok := rest[owner]; ok {
				keep = sym.AddOf(old, keep)
			}
			rest[owner] = keep
		}
	}
	total := sym.Expr(sym.Int(0))
	kept := x.inherit(dead, seen)
	for _, id := range dead {
		o := st.heap[id]
		delete(st.heap, id)
		if o.entry {
			continue
		}
		if !o.counted {
			x.floatSub(o.size)
		} else {
			total = sym.AddOf(total, o.size)
		}
		total = sym.AddOf(total, o.inner)
		if k, ok := kept[id]; ok {
			total = sym.Sub(total, k)
		} else if r, ok := rest[id]; ok {
			total = sym.Sub(total, r)
		}
	}
	if k, ok := sym.IsInt(total); ok && k == 0 {
		return
	}
	x.apply("gives back "+sym.Python(total)+" bytes", effect.OfFree(total))
}

// deep is the size of an object with everything it alone holds.
func (st *state) deep(id int, seen map[int]bool) sym.Expr {
	if seen[id] {
		return sym.Int(0)
	}
	seen[id] = true
	o := st.heap[id]
	if o == nil || o.entry && o.owner == 0 {
		return sym.Int(0)
	}
	t := sym.AddOf(o.size, o.inner)
	o.refs(func(v Value) {
		switch v := v.(type) {
		case Ref:
			if c := st.heap[v.ID]; c != nil && !c.entry {
				t = sym.AddOf(t, st.deep(v.ID, seen))
			}
		case Num:
			if v.Box != 0 && !seen[v.Box] {
				t = sym.AddOf(t, st.deep(v.Box, seen))
			}
		}
	})
	return t
}
