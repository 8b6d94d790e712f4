// This file joins the states that paths end in.

package pyfront

import (
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// joinOutcomes merges outcomes that end alike. The dead ones become one.
func (x *interp) joinOutcomes(outs []outcome) []outcome {
	var done []outcome
	for _, o := range outs {
		merged := false
		for i := range done {
			if done[i].ctl != o.ctl {
				continue
			}
			if o.ctl == ctlDead {
				if sameReasons(done[i].st.s.Reasons, o.st.s.Reasons) {
					if st, _, ok := x.mergeStates(done[i].st, o.st, nil, nil); ok {
						done[i].st = st
						merged = true
						break
					}
				}
				continue
			}
			if st, v, ok := x.mergeStates(done[i].st, o.st, done[i].val, o.val); ok {
				done[i].st, done[i].val = st, v
				merged = true
				break
			}
		}
		if !merged {
			done = append(done, o)
		}
	}
	return done
}

func sameReasons(a, b []iface.Reason) bool {
	return len(a) == len(b) && (len(a) == 0 || a[0] == b[0])
}

// mergeStates joins b into a; ok is false when the heaps differ in kind.
func (x *interp) mergeStates(a, b *state, va, vb Value) (*state, Value, bool) {
	out := a.clone()
	ca := restOf(a.s.Path, b.s.Path)
	var val Value
	if a.s.Dead != b.s.Dead {
		return nil, nil, false
	}
	if !a.s.Dead {
		u := &unifier{x: x, a: a, b: b, out: out, c: ca}
		u.scalar = func(_ string, ea, eb sym.Expr) sym.Expr {
			if sym.Equal(ea, eb) {
				return ea
			}
			size := sym.Size(ea) + sym.Size(eb)
			if len(sym.CondSyms(ca)) > 6 || sym.CondSize(ca) > 60 || size > 400 || size > 80 && x.softCond(ca) {
				return x.soft("join", sym.MinOf(ea, eb), sym.MaxOf(ea, eb))
			}
			return sym.IteOf(ca, ea, eb)
		}
		v, ok := u.run(va, vb)
		if !ok {
			return nil, nil, false
		}
		val = v
	}
	tok := new(int)
	pa, pb := a.s.Clone(), b.s.Clone()
	pa.Frame, pb.Frame = tok, tok
	switch {
	case pa.Dead:
	case x.softCond(ca):
		// Nothing can be proved of a choice that is not known.
		pa.Eff = joinPlain(ca, pa.Eff, pb.Eff, 80)
		pb.Eff = pa.Eff
	case effectSize(pa.Eff)+effectSize(pb.Eff) > 4*maxEffect:
		// Proofs about formulas of this size rarely come to an end.
		pa.Eff = joinPlain(ca, pa.Eff, pb.Eff, 4*maxEffect)
		pb.Eff = pa.Eff
	}
	lim := x.m.L
	x.m.L.States = 1
	got := x.m.Merge([]*symexec.State{pa, pb})
	x.m.L = lim
	if len(got) != 1 {
		return nil, nil, false
	}
	got[0].Frame = nil
	if got[0].Trail == nil || a.s.Trail != b.s.Trail {
		got[0].Trail = a.s.Trail
	}
	out.s = got[0]
	if e := out.s.Eff; !out.s.Dead && effectSize(e) > maxEffect && x.softCond(ca) {
		out.s.Eff = x.settle(e)
	}
	return out, val, true
}

// joinPlain is the effect a where c holds and b otherwise, without looking for
// proofs; of sizes from large on it has bounds.
func joinPlain(c sym.Cond, a, b effect.Effect, large int) effect.Effect {
	pick := func(p, q sym.Expr, up bool) sym.Expr {
		switch {
		case sym.Equal(p, q):
			return p
		case sym.Size(p)+sym.Size(q) <= large:
			return sym.IteOf(c, p, q)
		case up:
			return sym.MaxOf(p, q)
		}
		return sym.MinOf(p, q)
	}
	bound := func(p, q effect.Bound) effect.Bound {
		if p.IsExact() && q.IsExact() && !sym.IsInf(p.Lo) && !sym.IsInf(q.Lo) && sym.Size(p.Lo)+sym.Size(q.Lo) <= large {
			return effect.Point(pick(p.Lo, q.Lo, true))
		}
		out := effect.Bound{Lo: effect.NegInf(), Hi: sym.Infinity()}
		if !effect.IsNegInf(p.Lo) && !effect.IsNegInf(q.Lo) && !sym.IsInf(p.Lo) && !sym.IsInf(q.Lo) {
			out.Lo = pick(p.Lo, q.Lo, false)
		}
		if !sym.IsInf(p.Hi) && !sym.IsInf(q.Hi) {
			out.Hi = pick(p.Hi, q.Hi, true)
		}
		return out
	}
	return effect.Effect{Alloc: bound(a.Alloc, b.Alloc), Freed: bound(a.Freed, b.Freed), Net: bound(a.Net, b.Net), Peak: bound(a.Peak, b.Peak)}
}

// maxEffect is the size from which an effect is bounded where ways meet that the
// analysis cannot tell apart.
const maxEffect = 400

func effectSize(e effect.Effect) int {
	n := 0
	for _, b := range []effect.Bound{e.Alloc, e.Freed, e.Net, e.Peak} {
		for _, y := range []sym.Expr{b.Lo, b.Hi} {
			if y != nil && !sym.IsInf(y) && !effect.IsNegInf(y) {
				n += sym.Size(y)
			}
		}
	}
	return n
}

// restOf is what a's path says beyond b's.
func restOf(a, b []sym.Cond) sym.Cond { return sym.AndOf(beyond(a, b)...) }

// beyond lists the conditions of a that are not among those of b.
func beyond(a, b []sym.Cond) []sym.Cond {
	in := map[[2]uint64]bool{}
	for _, c := range b {
		in[sym.HashCond(c)] = true
	}
	var rest []sym.Cond
	for _, c := range a {
		if !in[sym.HashCond(c)] {
			rest = append(rest, c)
		}
	}
	return rest
}
