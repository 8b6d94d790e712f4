// This file sums what the iterations of a loop do.

package pyfront

import (
	"sort"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

func growth(n sym.Expr) effect.Effect { return effect.OfAlloc(n) }

// shorter is a loop that may end earlier than total says.
func shorter(total, body effect.Effect, i *sym.Sym, lo sym.Expr) effect.Effect {
	zero := sym.Int(0)
	d := func(b effect.Bound, floor bool) effect.Bound {
		l := zero
		if b.IsZero() {
			return b
		}
		if !floor {
			if effect.IsNegInf(b.Lo) {
				return effect.Bound{Lo: b.Lo, Hi: nonNegHi(b.Hi)}
			}
			return effect.Bound{Lo: sym.MinOf(l, b.Lo), Hi: nonNegHi(b.Hi)}
		}
		return effect.Bound{Lo: l, Hi: b.Hi}
	}
	return effect.Effect{Alloc: d(total.Alloc, true), Freed: d(total.Freed, true), Net: d(total.Net, false), Peak: d(total.Peak, true)}
}

func nonNegHi(e sym.Expr) sym.Expr {
	if sym.IsInf(e) {
		return e
	}
	return sym.MaxOf(sym.Int(0), e)
}

// grow adds to a loop's effect what containers that were there before gained:
// their capacity grows along with the loop, which the body's effect leaves out.
func (x *interp) grow(base, after *state, total effect.Effect, resized map[int]resizing) effect.Effect {
	delta, floating := sym.Expr(sym.Int(0)), sym.Expr(sym.Int(0))
	rehash, shrunk, tables := sym.Expr(sym.Int(0)), sym.Expr(sym.Int(0)), sym.Expr(sym.Int(0))
	var early []resizing
	ids := make([]int, 0, len(base.heap))
	for id := range base.heap {
		ids = append(ids, id)
	}
	sort.Ints(ids)
	for _, id := range ids {
		a, b := base.heap[id], after.heap[id]
		if b == nil || !b.later || a.entry || !resizable(a.kind) || sym.Equal(a.size, b.size) {
			continue
		}
		if k := len(x.loops); k > 0 && id <= x.loops[k-1].maxID {
			continue // the loop around counts it
		}
		after.mut(id).later = false
		d := sym.Sub(b.size, a.size)
		if b.shrunk && a.counted {
			shrunk = sym.AddOf(shrunk, d)
			continue
		}
		switch k, small := sym.IsInt(a.size); {
		case a.counted:
			delta = sym.AddOf(delta, d)
		case small && k < x.p.opt.Resolution:
			after.small -= k
			if now, still := sym.IsInt(b.size); still && now < x.p.opt.Resolution {
				after.small += now // it is subtracted from there too
				continue
			}
			delta = sym.AddOf(delta, b.size)
			after.mut(id).counted = true
		default:
			floating = sym.AddOf(floating, d)
		}
		switch r, known := resized[id]; {
		case known:
			early = append(early, r)
			tables = sym.AddOf(tables, r.old)
		case a.kind == oDict:
			rehash = sym.AddOf(rehash, sym.FloorDivOf(b.size, sym.Int(2)))
		case a.kind == oSet && b.n != nil:
			// Smaller ones become four times as large.
			rehash = sym.AddOf(rehash, sym.IteOf(sym.LeOf(b.n, sym.Int(setDoubles)), sym.FloorDivOf(b.size, sym.Int(4)), sym.FloorDivOf(b.size, sym.Int(2))))
		case a.kind == oSet:
			rehash = sym.AddOf(rehash, sym.FloorDivOf(b.size, sym.Int(2)))
		}
	}
	if k, ok := sym.IsInt(shrunk); !ok || k != 0 {
		total = x.shrinking(total, shrunk)
	}
	if k, ok := sym.IsInt(delta); ok && k == 0 {
		if k, ok := sym.IsInt(floating); ok && k == 0 {
			return total
		}
	}
	p := effect.Point(delta)
	if x.hasSoft(delta) {
		lo, ok1 := x.bound(delta, false, 0)
		hi, ok2 := x.bound(delta, true, 0)
		if ok1 && ok2 {
			p = effect.Bound{Lo: lo, Hi: hi}
		} else {
			p = effect.Bound{Lo: sym.Int(0), Hi: sym.Infinity()}
		}
	}
	both := effect.Point(sym.AddOf(delta, floating))
	if !sym.Equal(floating, sym.Int(0)) || x.hasSoft(delta) {
		lo, ok1 := x.bound(sym.AddOf(delta, floating), false, 0)
		hi, ok2 := x.bound(sym.AddOf(delta, floating), true, 0)
		both = effect.Bound{Lo: sym.Int(0), Hi: sym.Infinity()}
		if ok1 && ok2 {
			both = effect.Bound{Lo: lo, Hi: hi}
		}
		after.float = sym.AddOf(after.float, floating)
	}
	out := total
	out.Alloc = effect.AddBound(total.Alloc, p)
	out.Net = effect.AddBound(total.Net, p)
	// A table that is replaced was acquired too: the last one of each counts.
	if up, ok := x.bound(sym.AddOf(tables, rehash), true, 0); ok {
		old := effect.Bound{Lo: sym.Int(0), Hi: up}
		out.Alloc, out.Freed = effect.AddBound(out.Alloc, old), effect.AddBound(out.Freed, old)
	}
	hi := effect.AddBound(total.Peak, both)
	for _, r := range early {
		// Both tables are there at the last growth, but fewer entries.
		then := effect.AddBound(r.peak, both)
		if sym.IsInf(then.Hi) || sym.IsInf(hi.Hi) {
			hi.Hi = sym.Infinity()
			continue
		}
		hi.Hi = sym.MaxOf(hi.Hi, sym.AddOf(then.Hi, r.old))
	}
	// Where the rehash at the last growth may show, the peak is a bound.
	if k, ok := sym.IsInt(rehash); !ok || k != 0 {
		if up, ok := x.bound(rehash, true, 0); ok && !sym.IsInf(hi.Hi) {
			hi.Hi = sym.AddOf(hi.Hi, up)
		}
	}
	// What floated before is held at the end too.
	atEnd := effect.AddBound(effect.AddBound(total.Net, both), effect.Point(nonNegative(base.float)))
	out.Peak = effect.Bound{Lo: total.Peak.Lo, Hi: sym.MaxOf(hi.Hi, atEnd.Hi)}
	if sym.IsInf(hi.Hi) || sym.IsInf(atEnd.Hi) {
		out.Peak.Hi = sym.Infinity()
	}
	if !effect.IsNegInf(atEnd.Lo) {
		out.Peak.Lo = sym.MaxOf(total.Peak.Lo, atEnd.Lo)
		if sym.Equal(atEnd.Lo, out.Peak.Hi) {
			out.Peak.Lo = out.Peak.Hi
		}
	}
	return out
}

// setDoubles is the number of elements from which a set's table becomes only
// twice as large when it grows.
const setDoubles = 78642

// resizing is the last growth of a dict in a loop: the peak of the iterations
// before it, and the size of the table that is given back then.
type resizing struct {
	peak effect.Bound
	old  sym.Expr
}

// resizing finds when the dicts that gained an entry in each of n iterations grew
// last.
func (f *finished) resizing(after *state, n sym.Expr) map[int]resizing {
	x := f.x
	if x.prof.payload || x.hasSoft(n) {
		return nil
	}
	out := map[int]resizing{}
	for id := range f.later() {
		a, b := f.base.heap[id], after.heap[id]
		if a == nil || b == nil || a.kind != oDict || b.law != lawBuiltin || a.n == nil || b.n == nil || !sym.Equal(a.n, sym.Int(0)) ||
			!sym.Equal(b.n, sym.Sub(n, sym.Int(f.start))) && !sym.Equal(b.n, n) {
			continue
		}
		entries := sym.FloorDivOf(sym.ApplyOf(sym.FnDictSlots, b.n), sym.Int(3))
		out[id] = resizing{
			peak: f.total(sym.AddOf(entries, sym.Int(f.start+1))).Peak,
			old:  x.prof.lawSize(b.law, entries, b.strKeys, 0),
		}
	}
	if len(out) > 1 {
		return nil // they grow at one time or at several
	}
	return out
}

// shrinking adds to a loop's effect that containers have changed by d bytes,
// less at some time than before.
func (x *interp) shrinking(total effect.Effect, d sym.Expr) effect.Effect {
	lo, ok1 := x.bound(d, false, 0)
	hi, ok2 := x.bound(d, true, 0)
	if !ok1 {
		lo = effect.NegInf()
	}
	if !ok2 {
		hi = sym.Infinity()
	}
	up, down := effect.Bound{Lo: sym.Int(0), Hi: sym.Infinity()}, effect.Bound{Lo: sym.Int(0), Hi: sym.Infinity()}
	if ok2 {
		up.Hi = nonNegative(hi)
	}
	if ok1 {
		down.Hi = nonNegative(sym.Neg(lo))
	}
	total.Alloc = effect.AddBound(total.Alloc, up)
	total.Freed = effect.AddBound(total.Freed, down)
	total.Net = effect.AddBound(total.Net, effect.Point(d))
	total.Peak = effect.AddBound(total.Peak, effect.Bound{Lo: sym.Int(0), Hi: up.Hi})
	return total
}

func resizable(k okind) bool {
	return k == oList || k == oDict || k == oSet || k == oByteArray || k == oBuffer || k == oStr
}

// subst replaces symbols in every scalar of a state.
func (st *state) subst(m map[string]sym.Expr) {
	if len(m) == 0 {
		return
	}
	st.rewrite(func(e sym.Expr) sym.Expr { return sym.Subst(e, m) })
}

// rewrite replaces every scalar of a state, in an order of its own: f may make
// symbols, which are numbered.
func (st *state) rewrite(f func(sym.Expr) sym.Expr) {
	s := func(e sym.Expr) sym.Expr {
		if e == nil {
			return nil
		}
		return f(e)
	}
	val := func(v Value) Value { return rewritten(v, s) }
	all := func(vs []Value) []Value {
		if len(vs) == 0 {
			return vs
		}
		out := make([]Value, len(vs))
		for i, v := range vs {
			out[i] = val(v)
		}
		return out
	}
	for _, k := range sortedKeys(st.names) {
		st.names[k] = val(st.names[k])
	}
	st.temps = all(st.temps)
	st.float = s(st.float)
	for _, id := range sortedIDs(st.heap) {
		o := st.heap[id]
		n := *o
		n.size, n.inner, n.n = s(o.size), s(o.inner), s(o.n)
		n.items, n.keys, n.pend = all(o.items), all(o.keys), all(o.pend)
		n.elem, n.key, n.total = val(o.elem), val(o.key), s(o.total)
		if len(o.parts) > 0 {
			n.parts = make([]sym.Expr, len(o.parts))
			for i, p := range o.parts {
				n.parts[i] = s(p)
			}
		}
		if len(o.shape) > 0 {
			n.shape = make([]sym.Expr, len(o.shape))
			for i, d := range o.shape {
				n.shape[i] = s(d)
			}
			if o.strides != nil {
				n.strides = make([]sym.Expr, len(o.strides))
				for i, d := range o.strides {
					if d != nil {
						n.strides[i] = s(d)
					}
				}
			}
		}
		if o.attrs != nil {
			n.attrs = map[string]Value{}
			for _, k := range sortedNames(o.attrs) {
				n.attrs[k] = val(o.attrs[k])
			}
		}
		st.heap[id] = &n
	}
}

// rewritten is a value with every scalar of its own replaced.
func rewritten(v Value, s func(sym.Expr) sym.Expr) Value {
	all := func(vs []Value) []Value {
		out := make([]Value, len(vs))
		for i, w := range vs {
			out[i] = rewritten(w, s)
		}
		return out
	}
	switch v := v.(type) {
	case Num:
		v.E, v.Bits, v.Lim = s(v.E), s(v.Bits), s(v.Lim)
		if v.Q != nil {
			v.Q = &ratio{s(v.Q.x), v.Q.d}
		}
		return v
	case RangeV:
		return RangeV{s(v.Lo), s(v.Hi), s(v.Step)}
	case index:
		return index{all(v.vs)}
	case leaveV:
		v.val = rewritten(v.val, s)
		return v
	case Gen:
		if len(v.Args) > 0 || v.First != nil {
			v.Args = all(v.Args)
			v.First = rewritten(v.First, s)
		}
		return v
	case partialV:
		v.args = all(v.args)
		v.f = rewritten(v.f, s)
		return v
	case SliceV:
		return SliceV{rewritten(v.Lo, s), rewritten(v.Hi, s), rewritten(v.Step, s)}
	}
	return v
}
