// This file follows what the texts of a list have together: the sum of their
// lengths is known where no single length is.

package pyfront

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// shareOf is the length of the element that a loop has at hand, when all its
// elements together are known: v is that of iteration i, another one in each.
type shareOf struct {
	v      *sym.Sym
	n      sym.Expr // iterations
	total  sym.Expr // of all of them
	first  sym.Expr // of the first iteration, where that is taken apart; else nil
	before *shareOf // of the iteration before, where something is left from that
}

// rest is what the iterations from start on have together.
func (s shareOf) rest(start int64) sym.Expr {
	if start == 0 || s.first == nil {
		return s.total
	}
	return sym.Sub(s.total, s.first)
}

// complete says that t iterations from the first on are all that there are.
func (s shareOf) complete(t sym.Expr, start int64) bool {
	return s.n != nil && (sym.Equal(t, s.n) || sym.Equal(t, sym.MaxOf(sym.Int(start), s.n)))
}

// totalOf is the sum of the lengths of a container's elements, nil when it is not
// known.
func (x *interp) totalOf(o *object) sym.Expr {
	if o == nil || o.kind != oList && o.kind != oTuple || o.law != lawBuiltin {
		return nil
	}
	if !o.exact {
		t := o.total
		for _, v := range o.pend {
			t = x.addLength(t, v)
		}
		return t
	}
	t := sym.Expr(sym.Int(0))
	for _, v := range o.items {
		t = x.addLength(t, v)
	}
	return t
}

// addLength adds the length of a text to a sum.
func (x *interp) addLength(t sym.Expr, v Value) sym.Expr {
	if t == nil || !x.isText(v) {
		return nil
	}
	n, _ := x.textLen(v)
	if n == nil {
		return nil
	}
	return sym.AddOf(t, n)
}

// parted makes the elements of a list texts of their own in each iteration of a
// loop over them, whose lengths together are known.
func (x *interp) parted(it Ref) (at func(sym.Expr) Value, share *shareOf) {
	o := x.st.heap[it.ID]
	if o == nil || o.exact || len(o.pend) > 0 || x.totalOf(o) == nil {
		return nil, nil
	}
	r, ok := o.elem.(Ref)
	if !ok {
		return nil, nil
	}
	e := x.st.heap[r.ID]
	if e == nil || e.kind != oStr && e.kind != oBytes || !e.entry || e.n == nil || !x.hasSoft(e.n) {
		return nil, nil
	}
	most := sym.MinOf(e.n, o.total)
	first := x.soft("part", sym.Int(0), most)
	v, ok := x.soft("part", sym.Int(0), most).(*sym.Sym)
	if !ok {
		return nil, nil
	}
	clone := func(n sym.Expr) Value {
		c := *x.st.heap[r.ID]
		c.n, c.size, c.parts, c.loose = n, x.looseSize(c.kind, n), nil, true
		*x.st.ids++
		x.st.heap[*x.st.ids] = &c
		return Ref{*x.st.ids}
	}
	share = &shareOf{v: v, n: o.n, total: o.total, first: first}
	return func(i sym.Expr) Value {
		if x.st.heap[r.ID] == nil {
			return Opaque{"an element"}
		}
		if k, ok := sym.IsInt(i); ok {
			if k == 0 {
				return clone(first)
			}
			return clone(x.soft("part", sym.Int(0), most))
		}
		return clone(v)
	}, share
}

// keeping runs f while the lengths of the elements at hand are not replaced by
// their bounds.
func (x *interp) keeping(shares []*shareOf, f func()) {
	saved, memo := x.kept, x.keptBounds
	x.kept, x.keptBounds = map[string]bool{}, map[boundKey]sym.Expr{}
	for _, s := range shares {
		x.kept[s.v.Name] = true
	}
	f()
	x.kept, x.keptBounds = saved, memo
}

// perLength is an effect of iteration i whose parts in the lengths at hand are taken
// out: body is what is left, the slopes say what a length adds.
type perLength struct {
	shares []*shareOf
	body   effect.Effect // without
	with   sym.Expr      // the peak of an iteration, with the lengths at hand
	alloc  []lengthSlope
	freed  []lengthSlope
	net    []lengthSlope
	peak   []lengthSlope
}

type lengthSlope struct{ lo, hi slope }

// spreading takes the lengths at hand out of an effect; nil when none is in it,
// or it is not known how it changes with them.
func (x *interp) spreading(eff effect.Effect, shares []*shareOf, i *sym.Sym) *perLength {
	used := false
	zero := map[string]sym.Expr{}
	for _, s := range shares {
		for _, b := range []effect.Bound{eff.Alloc, eff.Freed, eff.Net, eff.Peak} {
			for _, e := range []sym.Expr{b.Lo, b.Hi} {
				used = used || !sym.IsInf(e) && !effect.IsNegInf(e) && sym.HasSym(e, s.v.Name)
			}
		}
		zero[s.v.Name] = sym.Int(0)
	}
	if !used {
		return nil
	}
	sp := &perLength{shares: shares, body: effect.Subst(eff, zero), with: eff.Peak.Hi}
	ok := true
	take := func(b effect.Bound) []lengthSlope {
		out := make([]lengthSlope, len(shares))
		for k, s := range shares {
			for n, e := range []sym.Expr{b.Lo, b.Hi} {
				t := flatSlope()
				if !sym.IsInf(e) && !effect.IsNegInf(e) {
					var found bool
					t, found = slopeOf(e, s.v, i, 0)
					ok = ok && found
				}
				if n == 0 {
					out[k].lo = t
				} else {
					out[k].hi = t
				}
			}
		}
		return out
	}
	sp.alloc, sp.freed, sp.net, sp.peak = take(eff.Alloc), take(eff.Freed), take(eff.Net), take(eff.Peak)
	if !ok {
		return nil
	}
	return sp
}

// add is a loop's effect with what the lengths at hand add to it; all says that
// every iteration is among those that it sums.
func (sp *perLength) add(total effect.Effect, start int64, all bool) effect.Effect {
	for k, s := range sp.shares {
		hi, lo := s.rest(start), sym.Expr(sym.Int(0))
		if all {
			lo = hi
		}
		times := func(t slope, up bool) sym.Expr {
			// The greatest (up) or least change over the totals from lo to hi.
			c, pick := t.lo, t.least
			if up {
				c, pick = t.hi, t.most
			}
			r := sym.RangeOf(c, nil)
			switch {
			case r.Lo != nil && r.Lo.Sign() >= 0:
				if up {
					return pick(hi)
				}
				return pick(lo)
			case r.Hi != nil && r.Hi.Sign() <= 0:
				if up {
					return pick(lo)
				}
				return pick(hi)
			case up:
				return flatSlope().hull(t).most(hi)
			}
			return flatSlope().hull(t).least(hi)
		}
		widen := func(b effect.Bound, t lengthSlope) effect.Bound {
			return effect.AddBound(b, effect.Bound{Lo: times(t.lo, false), Hi: times(t.hi, true)})
		}
		total.Alloc = widen(total.Alloc, sp.alloc[k])
		total.Freed = widen(total.Freed, sp.freed[k])
		total.Net = widen(total.Net, sp.net[k])
		up := flatSlope().hull(sp.net[k].hi).hull(sp.peak[k].hi)
		down := flatSlope().hull(sp.net[k].lo).hull(sp.peak[k].lo)
		total.Peak = effect.AddBound(total.Peak, effect.Bound{Lo: down.least(hi), Hi: up.most(hi)})
	}
	if effect.IsNegInf(total.Peak.Lo) {
		total.Peak.Lo = sym.Int(0)
	}
	floor := sym.Expr(sym.Int(0))
	if !effect.IsNegInf(total.Net.Lo) && all {
		floor = sym.MaxOf(floor, total.Net.Lo)
	}
	total.Peak.Lo = sym.MaxOf(total.Peak.Lo, floor)
	return total
}

// inState evaluates something in another state than the current one.
func (x *interp) inState(st *state, f func() sym.Expr) sym.Expr {
	saved := x.st
	x.st = st
	defer func() { x.st = saved }()
	return f()
}

// another is e of the iteration before: the lengths at hand are those of that one,
// which are known together as well. The result has them among the shares.
func (x *interp) another(e sym.Expr, shares []*shareOf) (sym.Expr, []*shareOf) {
	m := map[string]sym.Expr{}
	out := shares[:len(shares):len(shares)]
	for _, s := range shares {
		b := x.softs[s.v.Name]
		if b == nil || !x.mentions(e, func(n string) bool { return n == s.v.Name }) {
			continue
		}
		if s.before == nil {
			p := x.soft("part", b.lo, b.hi)
			v, ok := p.(*sym.Sym)
			if !ok {
				m[s.v.Name] = p
				continue
			}
			s.before = &shareOf{v: v, total: s.total}
		}
		if !slices.Contains(out, s.before) {
			out = append(out, s.before)
		}
		m[s.v.Name] = s.before.v
	}
	return x.through(e, m), out
}

// sumOfShares is the form of a variable that grows by d in each iteration, in
// which there are lengths at hand; nil when there are none.
func (x *interp) sumOfShares(d, init sym.Expr, shares []*shareOf, i *sym.Sym, start int64) func(sym.Expr) sym.Expr {
	var lo, hi sym.Expr
	ok := false
	x.keeping(shares, func() {
		var ok1, ok2 bool
		lo, ok1 = x.bound(d, false, 0)
		hi, ok2 = x.bound(d, true, 0)
		ok = ok1 && ok2
	})
	if !ok {
		return nil
	}
	used := false
	zero := map[string]sym.Expr{}
	var down, up []slope
	for _, s := range shares {
		used = used || sym.HasSym(lo, s.v.Name) || sym.HasSym(hi, s.v.Name)
		a, ok1 := slopeOf(lo, s.v, i, 0)
		b, ok2 := slopeOf(hi, s.v, i, 0)
		if !ok1 || !ok2 {
			return nil
		}
		down, up = append(down, a), append(up, b)
		zero[s.v.Name] = sym.Int(0)
	}
	if !used {
		return nil
	}
	same := sym.Equal(lo, hi)
	lo, hi = sym.Subst(lo, zero), sym.Subst(hi, zero)
	first := sym.Expr(sym.Int(start))
	return func(t sym.Expr) sym.Expr {
		l := sym.AddOf(init, x.prefix(i, first, t, lo))
		h := sym.AddOf(init, x.prefix(i, first, t, hi))
		exact := same
		for k, s := range shares {
			rest := s.rest(start)
			if s.complete(t, start) {
				exact = exact && sym.Equal(up[k].lo, up[k].hi) && up[k].den == 1
				l = sym.AddOf(l, down[k].least(rest))
				h = sym.AddOf(h, up[k].most(rest))
				continue
			}
			exact = false
			if sym.Equal(t, i) {
				rest = sym.Sub(rest, s.v) // before the element at hand
			}
			l = sym.AddOf(l, flatSlope().hull(down[k]).least(rest))
			h = sym.AddOf(h, flatSlope().hull(up[k]).most(rest))
		}
		if exact {
			return h
		}
		return x.soft("loop", l, h)
	}
}

// sumOver is the sum of a length over all elements of an input that name speaks
// of one of: a symbol of its own. nil: name is no such length.
func (x *interp) sumOver(name string) sym.Expr {
	text, ok := strings.CutPrefix(anyItem(name), "len(")
	if !ok || strings.Count(text, someMark) != 1 || !strings.HasSuffix(text, ")") {
		return nil
	}
	of, rest, _ := strings.Cut(strings.TrimSuffix(text, ")"), someKey)
	of = strings.TrimSuffix(of, dictKeys)
	v := "x"
	for strings.Contains(name, v) {
		v += "_"
	}
	s := x.input("sum(len("+v+rest+") for "+v+" in "+of+")", iface.InPure, of, big.NewInt(0), nil)
	if in := x.m.Inputs[s.Name]; in != nil {
		in.Fn = "sum"
	}
	return s
}

// sharesOf are the lengths of elements of inputs that an iteration speaks of.
func (x *interp) sharesOf(l loopSpec, end *state, vars map[string]*lvar) []*shareOf {
	type pair struct{ of, first string }
	firsts := map[string]pair{}
	note := func(e sym.Expr) {
		x.mentions(e, func(n string) bool {
			for _, of := range l.over {
				if rest, ok := strings.CutPrefix(n, "len("+of.text+someMark+loopMark+of.key); ok && x.softs[n] != nil {
					firsts[n] = pair{of.text, "len(" + of.text + someMark + firstMark + of.key + rest}
				}
			}
			return false
		})
	}
	effect.Map(end.s.Eff, func(e sym.Expr) sym.Expr {
		if !sym.IsInf(e) && !effect.IsNegInf(e) {
			note(e)
		}
		return e
	})
	for _, v := range vars {
		note(v.end)
	}
	var out []*shareOf
	for _, n := range slices.Sorted(maps.Keys(firsts)) {
		t := x.sumOver(n)
		if t == nil {
			continue
		}
		p := firsts[n]
		out = append(out, &shareOf{v: x.softs[n].v, n: x.inputLen(Input{Text: strings.TrimSuffix(strings.TrimSuffix(p.of, dictKeys), dictValues)}), total: t, first: x.ofSome(p.first, big.NewInt(0), nil)})
	}
	return out
}

// lengthsOf is lengthOf with what is known of the elements together.
func (x *interp) lengthsOf(it Value) (sym.Expr, func(sym.Expr) Value, loopSpec) {
	switch it := it.(type) {
	case Input:
		n, _ := x.lengthOf(it)
		if t := x.typeOf(it); t == "str" || t == "bytes" || n == nil {
			break
		}
		return x.elementsOf(it)
	case Ref:
		if at, share := x.parted(it); at != nil {
			return x.st.heap[it.ID].n, at, loopSpec{shares: []*shareOf{share}}
		}
	case Gen:
		switch it.Kind {
		case "map":
			n, at, l := x.lengthsOf(it.Args[1])
			if n == nil {
				break
			}
			return n, func(i sym.Expr) Value { return x.call(it.Args[0], []Value{at(i)}, nil, nil) }, l
		case "reversed", "iter":
			return x.lengthsOf(it.Args[0])
		}
	}
	n, at := x.lengthOf(it)
	return n, at, loopSpec{}
}

// elementsOf is lengthsOf of an input of several elements.
func (x *interp) elementsOf(it Input) (sym.Expr, func(sym.Expr) Value, loopSpec) {
	key := x.loopDraw()
	return x.inputLen(it), func(i sym.Expr) Value {
		return Input{Text: it.Text + drawKey(key, i)}
	}, loopSpec{over: []over{{it.Text, key}}}
}

// drawKey is the key of the element that a loop has at hand in iteration i.
func drawKey(key string, i sym.Expr) string {
	switch k, ok := sym.IsInt(i); {
	case ok && k == 0:
		return someMark + firstMark + key
	case ok:
		return someMark + firstMark + itoa(int(k)) + firstMark + key
	}
	return someMark + loopMark + key
}

// someOf is a list or tuple of n elements of another one, none of them more often
// than there.
func (x *interp) someOf(k okind, n sym.Expr, src Ref) Value {
	from := x.st.heap[src.ID]
	r := x.likeList(k, n, x.elemOf(src), src)
	if t := x.totalOf(from); t != nil {
		o := x.st.mut(x.st.objID(r))
		if o.total = t; from.n == nil || n == nil || !sym.Equal(from.n, n) {
			o.total = x.soft("parts", sym.Int(0), t)
		}
	}
	return r
}
