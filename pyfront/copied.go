// This file makes copies of whole structures: pickled, and by copy.deepcopy.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// pickleSize is what pickling a value makes: bytes, and entries of the table of
// objects that were written already.
type pickleSize struct{ lo, hi, memo sym.Expr }

// pickleLen is the length of pickle.dumps(v) of protocol 4 or 5.
func (x *interp) pickleLen(v Value) sym.Expr {
	p, ok := x.pickleOf(v, 0)
	if !ok {
		n := x.length("len(" + x.callText() + ")")
		p = pickleSize{n, n, n}
	}
	for _, e := range []*sym.Expr{&p.hi, &p.memo} {
		up, ok := x.bound(*e, true, 0)
		if !ok {
			x.dead(diag.DataDependent, "the pickle of %s", x.nameOf(v))
		}
		*e = up
	}
	if p.lo, ok = x.bound(p.lo, false, 0); !ok {
		p.lo = sym.Int(0)
	}
	frames := func(n sym.Expr) sym.Expr {
		return sym.AddOf(n, sym.Int(12), sym.MulOf(sym.Int(9), sym.FloorDivOf(n, sym.Int(65536))))
	}
	if !sym.Equal(p.lo, p.hi) || ok {
		p.lo, p.hi = frames(p.lo), frames(p.hi)
	}
	// The table of what was written has up to eight times its entries.
	x.transientUpTo(sym.AddOf(sym.MulOf(sym.Int(128), p.memo), sym.Int(4096)))
	return x.soft("len", p.lo, p.hi)
}

func (x *interp) pickleOf(v Value, depth int) (pickleSize, bool) {
	size := func(lo, hi sym.Expr, memo int64) (pickleSize, bool) {
		return pickleSize{lo, hi, sym.Int(memo)}, lo != nil && hi != nil
	}
	if depth > 12 {
		return pickleSize{}, false
	}
	switch v := v.(type) {
	case NoneV:
		return size(sym.Int(1), sym.Int(1), 0)
	case Num:
		switch v.Kind {
		case KBool:
			return size(sym.Int(1), sym.Int(1), 0)
		case KFloat:
			return size(sym.Int(9), sym.Int(9), 0)
		case KInt:
			if v.Bits != nil {
				return size(sym.Int(2), sym.AddOf(sym.Int(6), sym.FloorDivOf(v.Bits, sym.Int(8))), 0)
			}
			return size(sym.Int(2), sym.Int(11), 0)
		}
		return size(sym.Int(20), sym.Int(60), 1)
	case Lit:
		n := sym.Int(int64(len(v.Text)))
		return size(sym.Int(2), sym.AddOf(n, sym.Int(6)), 1)
	case RangeV:
		return size(sym.Int(25), sym.Int(80), 2)
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil || o.law != lawBuiltin || o.class != nil {
			return pickleSize{}, false
		}
		switch o.kind {
		case oStr:
			if o.n == nil {
				return pickleSize{}, false
			}
			return size(sym.AddOf(o.n, sym.Int(3)), sym.AddOf(sym.MulOf(sym.Int(4), o.n), sym.Int(6)), 1)
		case oBytes, oByteArray:
			if o.n == nil {
				return pickleSize{}, false
			}
			return size(sym.AddOf(o.n, sym.Int(3)), sym.AddOf(o.n, sym.Int(10)), 1)
		case oList, oTuple, oSet, oDict:
			return x.pickleItems(o, depth)
		}
	}
	return pickleSize{}, false
}

// pickleItems is a container: its elements, and marks for each thousand.
func (x *interp) pickleItems(o *object, depth int) (pickleSize, bool) {
	if o.n == nil {
		return pickleSize{}, false
	}
	marks := sym.AddOf(sym.Int(4), sym.MulOf(sym.Int(2), sym.FloorDivOf(o.n, sym.Int(1000))))
	sum := pickleSize{sym.AddOf(marks, sym.Int(-3)), sym.AddOf(marks, sym.Int(2)), sym.Int(1)}
	add := func(p pickleSize, times sym.Expr) {
		sum.lo = sym.AddOf(sum.lo, sym.MulOf(times, p.lo))
		sum.hi = sym.AddOf(sum.hi, sym.MulOf(times, p.hi))
		sum.memo = sym.AddOf(sum.memo, sym.MulOf(times, p.memo))
	}
	if o.exact {
		for _, w := range append(append([]Value(nil), o.keys...), o.items...) {
			p, ok := x.pickleOf(w, depth+1)
			if !ok {
				return pickleSize{}, false
			}
			add(p, sym.Int(1))
		}
		return sum, true
	}
	likes := []Value{o.elem}
	if o.kind == oDict {
		likes = append(likes, o.key)
	}
	for _, w := range likes {
		if w == nil {
			return pickleSize{}, false
		}
		p, ok := x.pickleOf(w, depth+1)
		if !ok {
			return pickleSize{}, false
		}
		if k, ok := sym.IsInt(p.memo); !ok || k > 0 {
			// Elements may be one object, which is written once.
			p.lo = sym.MinOf(p.lo, sym.Int(2))
		}
		add(p, o.n)
	}
	return sum, true
}

// deepCopy is copy.deepcopy(v). The memo has an entry, a number and a place in a
// list for every object that is copied.
func (x *interp) deepCopy(v Value) Value {
	copied := sym.Expr(sym.Int(0))
	out := x.deepOf(v, sym.Int(1), &copied, 0)
	if up, ok := x.bound(copied, true, 0); ok {
		work := sym.AddOf(x.prof.dictSize(sym.AddOf(up, sym.Int(1)), false), x.prof.listSize(up, true), sym.MulOf(sym.Int(x.prof.integer), up))
		if k, ok := sym.IsInt(work); !ok || k >= x.p.opt.Resolution {
			x.transientUpTo(work)
		}
	} else {
		x.dead(diag.DataDependent, "the copy of %s", x.nameOf(v))
	}
	return out
}

func (x *interp) deepOf(v Value, times sym.Expr, copied *sym.Expr, depth int) Value {
	r, ok := v.(Ref)
	if !ok {
		switch v.(type) {
		case Input, Opaque, Gen:
			x.dead(diag.DataDependent, "the copy of %s", x.nameOf(v))
		}
		return v
	}
	o := x.st.heap[r.ID]
	if o == nil || depth > 12 {
		x.dead(diag.DataDependent, "the copy of %s", x.nameOf(v))
	}
	one := func() { *copied = sym.AddOf(*copied, times) }
	switch o.kind {
	case oStr, oBytes, oBox:
		return v
	case oArray:
		one()
		return x.newArray(o.shape, o.dtype)
	case oByteArray:
		one()
		return x.newText(oByteArray, o.n)
	case oList, oSet, oDict, oTuple:
		if o.law != lawBuiltin || o.class != nil || o.n == nil {
			break
		}
		if o.kind == oTuple && o.exact && allHeapless(o.items) {
			return v // of what does not change: the same one
		}
		one()
		if o.exact {
			c := &object{kind: o.kind, exact: true, n: o.n, strKeys: o.strKeys, grown: true}
			for _, w := range o.items {
				c.items = append(c.items, x.count(x.deepOf(w, times, copied, depth+1)))
			}
			for _, w := range o.keys {
				c.keys = append(c.keys, x.count(x.deepOf(w, times, copied, depth+1)))
			}
			c.size = x.copiedSize(c)
			n := x.alloc(c)
			x.adoptAll(n)
			return n
		}
		if o.key != nil && !heapless(o.key) {
			if t := x.st.obj(o.key); t == nil || t.kind != oStr {
				break
			}
		}
		return x.deepElements(r, o, times, copied, depth)
	}
	x.dead(diag.DataDependent, "the copy of %s", x.nameOf(v))
	return nil
}

// deepElements copies a container whose elements are alike.
func (x *interp) deepElements(r Ref, o *object, times sym.Expr, copied *sym.Expr, depth int) Value {
	if o.elem == nil {
		x.dead(diag.DataDependent, "the copy of elements that are not known")
	}
	shared := true
	if e, ok := o.elem.(Ref); ok {
		t := x.st.heap[e.ID]
		if t == nil {
			x.dead(diag.DataDependent, "the copy of elements that are not known")
		}
		shared = t.kind == oStr || t.kind == oBytes || t.kind == oTuple && t.exact && allHeapless(t.items)
	}
	if shared {
		c := &object{kind: o.kind, n: o.n, elem: o.elem, key: o.key, strKeys: o.strKeys, grown: true}
		c.size = x.copiedSize(c)
		n := x.alloc(c)
		x.st.shareWith(n.ID, r.ID, true)
		return n
	}
	e := x.deepOf(o.elem, sym.MulOf(times, o.n), copied, depth+1)
	if o.kind == oDict {
		key := o.key
		if key == nil {
			key = Opaque{"a key"}
		}
		return x.dictOfNew(o.n, key, e)
	}
	v := x.listOfNew(o.kind, o.n, e)
	x.st.shareWith(v.(Ref).ID, r.ID, false)
	if o.kind == oList {
		n := v.(Ref)
		x.st.mut(n.ID).grown = true
		x.resize(n.ID, x.prof.listSize(o.n, true))
	}
	return v
}

func (x *interp) copiedSize(c *object) sym.Expr {
	switch c.kind {
	case oTuple:
		return x.prof.tupleSize(c.n)
	case oList:
		return x.prof.listSize(c.n, true)
	}
	return x.grownSize(c)
}
