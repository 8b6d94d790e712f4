// This file follows places that a loop computes from their own former values:
// numbers without a closed form, and the block that a pointer owns when the
// loop grows it. They become recurrences over the iterations.

package symexec

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxStep is the size of a step that is followed.
const maxStep = 400

// recurrence is how the followed places change from one iteration to the next:
// parallel lists of symbols, their values before the loop and after a step.
type recurrence struct {
	syms       []*sym.Sym // that of the iteration's number first
	init, step []sym.Expr
	heads      map[string]bool
	since      int                 // symbols that had been made before the loop
	solved     map[string]sym.Expr // places whose value follows from the number alone
}

func (r *recurrence) add(v *sym.Sym, init, step sym.Expr) {
	r.syms, r.init, r.step = append(r.syms, v), append(r.init, init), append(r.step, step)
}

// number is the symbol of the iteration's number.
func (r *recurrence) number() *sym.Sym { return r.syms[0] }

// value is e, an expression over the places, after the loop.
func (r *recurrence) value(while sym.Cond, e sym.Expr) sym.Expr {
	e = sym.Subst(e, r.solved)
	if trips, ok := r.trips(while); ok && r.numbered(e) {
		return sym.Subst(e, map[string]sym.Expr{r.number().Name: trips})
	}
	return sym.RecOf(r.syms, r.init, r.step, sym.SubstCond(while, r.solved), e)
}

// trips is the number of iterations when the loop runs as long as there are some
// left.
func (r *recurrence) trips(while sym.Cond) (sym.Expr, bool) {
	c, ok := while.(*sym.Cmp)
	if !ok {
		return nil, false
	}
	i := r.number()
	coef, rest, lin := sym.Normalize(sym.Sub(c.Y, c.X)).LinearIn(i)
	if k, isK := sym.IsInt(coef); !lin || !isK || k != -1 || sym.HasSym(rest, i.Name) || !r.free(rest) {
		return nil, false
	}
	switch c.Op {
	case sym.Lt:
		return atLeast0(rest), true
	case sym.Le:
		return atLeast0(sym.AddOf(rest, sym.Int(1))), true
	}
	return nil, false
}

// atLeast0 is a number of iterations: there are none where e is negative.
func atLeast0(e sym.Expr) sym.Expr {
	if lo := sym.RangeOf(e, nil).Lo; lo != nil && lo.Sign() >= 0 {
		return e
	}
	return sym.MaxOf(sym.Int(0), e)
}

// free reports whether e does not depend on the loop, numbered whether it
// depends on it by the iteration's number only.
func (r *recurrence) free(e sym.Expr) bool { return r.numbered(e) && !sym.HasSym(e, r.number().Name) }

func (r *recurrence) numbered(e sym.Expr) bool {
	for _, v := range r.syms[1:] {
		if sym.HasSym(e, v.Name) {
			return false
		}
	}
	return true
}

// solve finds the places whose value at iteration i follows from i alone: those
// set from it, and running totals that have a closed form.
func (r *recurrence) solve() {
	i := r.number()
	r.solved = map[string]sym.Expr{}
	for again := true; again; {
		again = false
		for k := 1; k < len(r.syms); k++ {
			v := r.syms[k]
			var at sym.Expr
			if r.numbered(r.step[k]) {
				before := sym.Subst(r.step[k], map[string]sym.Expr{i.Name: sym.Sub(i, sym.Int(1))})
				at = sym.IteOf(sym.LeOf(i, sym.Int(0)), r.init[k], before)
			} else if d := sym.Sub(r.step[k], v); r.numbered(d) {
				j := sym.NewSym("j", sym.Bound, big.NewInt(0), nil)
				if sum, ok := sym.SumOver(j, sym.Int(0), i, sym.Subst(d, map[string]sym.Expr{i.Name: j})); ok {
					at = sym.AddOf(r.init[k], sum)
				}
			}
			if at == nil || sym.Size(at) > maxStep {
				continue
			}
			r.solved[v.Name] = at
			r.syms = append(r.syms[:k:k], r.syms[k+1:]...)
			r.init = append(r.init[:k:k], r.init[k+1:]...)
			r.step = append(r.step[:k:k], r.step[k+1:]...)
			for q := range r.step {
				r.step[q] = sym.Subst(r.step[q], map[string]sym.Expr{v.Name: at})
			}
			again = true
			break
		}
	}
}

// accumulate is the sum of e over the iterations, which is never negative when
// e is not.
func (r *recurrence) accumulate(while sym.Cond, e sym.Expr) sym.Expr {
	if sym.IsInf(e) || effect.IsNegInf(e) {
		return e
	}
	if k, ok := sym.IsInt(e); ok && k == 0 {
		return e
	}
	e = sym.Subst(e, r.solved)
	acc := sym.NewSym("acc", sym.Bound, nil, nil)
	if iv := sym.RangeOf(e, nil); iv.Lo != nil && iv.Lo.Sign() >= 0 {
		acc = sym.NewSym("acc", sym.Bound, big.NewInt(0), nil)
	}
	t := r.clone()
	t.add(acc, sym.Int(0), sym.AddOf(acc, e))
	return t.value(while, acc)
}

// highest is the peak of the iterations: net and peak of one are given.
func (r *recurrence) highest(while sym.Cond, net, peak sym.Expr) sym.Expr {
	if sym.IsInf(peak) || effect.IsNegInf(peak) {
		return peak
	}
	if sym.IsInf(net) || effect.IsNegInf(net) {
		return sym.Infinity()
	}
	sum := sym.NewSym("net", sym.Bound, nil, nil)
	top := sym.NewSym("top", sym.Bound, big.NewInt(0), nil)
	net, peak = sym.Subst(net, r.solved), sym.Subst(peak, r.solved)
	t := r.clone()
	t.add(sum, sym.Int(0), sym.AddOf(sum, net))
	t.add(top, sym.Int(0), sym.MaxOf(top, sym.AddOf(sum, peak)))
	return t.value(while, top)
}

func (r *recurrence) clone() *recurrence {
	c := *r
	c.syms = r.syms[:len(r.syms):len(r.syms)]
	c.init = r.init[:len(r.init):len(r.init)]
	c.step = r.step[:len(r.step):len(r.step)]
	return &c
}

// total is the effect of all iterations when one has effect e.
func (r *recurrence) total(while sym.Cond, e effect.Effect) effect.Effect {
	both := func(b effect.Bound) effect.Bound {
		lo := r.accumulate(while, b.Lo)
		if sym.Equal(b.Lo, b.Hi) {
			return effect.Bound{Lo: lo, Hi: lo}
		}
		return effect.Bound{Lo: lo, Hi: r.accumulate(while, b.Hi)}
	}
	out := effect.Effect{Alloc: both(e.Alloc), Freed: both(e.Freed), Net: both(e.Net)}
	out.Peak.Hi = r.highest(while, e.Net.Hi, e.Peak.Hi)
	switch {
	case sym.Equal(e.Net.Lo, e.Net.Hi) && sym.Equal(e.Peak.Lo, e.Peak.Hi):
		out.Peak.Lo = out.Peak.Hi
	case effect.IsNegInf(e.Net.Lo) || effect.IsNegInf(e.Peak.Lo):
		out.Peak.Lo = sym.Int(0)
	default:
		out.Peak.Lo = r.highest(while, e.Net.Lo, e.Peak.Lo)
	}
	return out
}

// knowable reports whether symbols stand for what is the same in every iteration
// of a loop that began when since symbols had been made, or for the followed
// places.
func (m *Machine) knowable(vs []*sym.Sym, heads map[string]bool, since int) bool {
	for _, v := range vs {
		if heads[v.Name] {
			continue
		}
		if idx := m.iter[v.Name]; idx != "" && !Older(idx, since) {
			return false
		}
		if v.Origin != sym.Input && !Older(v.Name, since) {
			return false
		}
	}
	return true
}

// Older reports whether a made-up symbol is one of the first n.
func Older(name string, n int) bool {
	i := strings.LastIndexByte(name, '#')
	if i < 0 {
		return false
	}
	k, err := strconv.Atoi(name[i+1:])
	return err == nil && k <= n
}

// iterationEnd is a way through the body.
type iterationEnd struct {
	s     *State
	cond  sym.Cond
	known bool // cond tells the iterations that go this way from those that go another
}

// endsOf lists the ways through the body that belong to the contract, with the
// conditions that tell them apart. given are conditions all of them share.
//
// A condition that has lost a part, or of which a part cannot be known, holds in
// more iterations than go that way; where it excludes those of all the other ways it
// tells them apart all the same.
func (m *Machine) endsOf(s *State, ends []*State, base int, heads map[string]bool, since int, given []sym.Cond) []iterationEnd {
	skip := map[[2]uint64]bool{}
	for _, c := range given {
		for _, x := range sym.Conjuncts(c) {
			skip[sym.HashCond(x)] = true
		}
	}
	var out []iterationEnd
	vague := false
	for _, e := range ends {
		if e.Dead || e.Failed() || e.Exited {
			continue
		}
		assumed := map[[2]uint64]bool{}
		if len(e.needs) > len(s.needs) {
			for _, c := range e.needs[len(s.needs):] {
				assumed[sym.HashCond(c)] = true
			}
		}
		var cs []sym.Cond
		known := e.weakSince == s.weakSince
		for _, c := range e.Path[min(base, len(e.Path)):] {
			if h := sym.HashCond(c); skip[h] || assumed[h] {
				continue
			}
			if c = dropFailsCond(c); !m.knowable(sym.CondSyms(c), heads, since) {
				known = false
				c, _ = weaken(c, func(v *sym.Sym) bool { return !m.knowable([]*sym.Sym{v}, heads, since) })
			}
			if c != nil {
				cs = append(cs, c)
			}
		}
		c := sym.AndOf(cs...)
		if sym.CondSize(c) > maxStep {
			c, known = sym.True, false
		}
		vague = vague || !known
		out = append(out, iterationEnd{s: e, cond: c, known: known})
	}
	if vague {
		m.tellApart(out)
	}
	return out
}

// tellApart finds the ways whose conditions exclude each other's.
func (m *Machine) tellApart(ways []iterationEnd) {
	excluded := func(a, b sym.Cond) bool {
		for _, x := range sym.Conjuncts(a) {
			for _, y := range sym.Conjuncts(b) {
				if sym.EqualCond(x, sym.NotOf(y)) {
					return true
				}
			}
		}
		return sym.IsFalse(sym.AndOf(a, b))
	}
	for i := range ways {
		if ways[i].known {
			continue
		}
		apart := true
		for j := range ways {
			apart = apart && (i == j || excluded(ways[i].cond, ways[j].cond))
		}
		ways[i].known = apart
	}
}

// wayOf is the way that ends in s; known is false when it is not among them.
func wayOf(ways []iterationEnd, s *State) iterationEnd {
	for _, w := range ways {
		if w.s == s {
			return w
		}
	}
	return iterationEnd{}
}

// combine is the value after an iteration, given its value on each way.
func (m *Machine) combine(ends []iterationEnd, vals []sym.Expr, heads map[string]bool, since int) (sym.Expr, bool) {
	if len(ends) == 0 {
		return nil, false
	}
	// Ways that agree need not be told apart.
	var out sym.Expr
	for k := len(ends) - 1; k >= 0; k-- {
		v := vals[k]
		if !m.knowable(sym.FreeSyms(v), heads, since) {
			return nil, false
		}
		switch {
		case out == nil:
			out = v
		case sym.Equal(out, v):
		case ends[k].known:
			out = sym.IteOf(ends[k].cond, v, out)
		default:
			return nil, false
		}
	}
	return out, sym.Size(out) <= maxStep
}

// recur finds the recurrence of the followed places in the ends of iteration i.
// lost lists places that turn out not to be computed from the others.
func (m *Machine) recur(s, head *State, vars []*loopVar, ends []*State, base int, i *sym.Sym, since int, given []sym.Cond) (r *recurrence, lost []*loopVar) {
	heads := map[string]bool{i.Name: true}
	for _, v := range vars {
		if v.form != recurrent {
			continue
		}
		if v.block != nil {
			heads[v.block.size.Name], heads[v.block.null.Name] = true, true
		} else {
			heads[v.head.Name] = true
		}
	}
	live := m.endsOf(s, ends, base, heads, since, given)
	r = &recurrence{heads: heads, since: since}
	r.add(i, sym.Int(0), sym.AddOf(i, sym.Int(1)))
	if len(live) == 0 {
		return r, nil
	}
	vals := make([]sym.Expr, len(live))
	for _, v := range vars {
		if v.form != recurrent {
			continue
		}
		if v.block != nil {
			nulls := make([]sym.Expr, len(live))
			fine := true
			for k, e := range live {
				var off sym.Expr
				var ok bool
				vals[k], nulls[k], off, ok = m.after(v.block, head, e.s, v.acc)
				fine = fine && ok && (off == nil || sym.Equal(off, v.block.off)) && m.keepsInside(e.s, v, vals[k])
				if !fine {
					break
				}
			}
			if fine {
				size, ok1 := m.combine(live, vals, heads, since)
				null, ok2 := m.combine(live, nulls, heads, since)
				if k, ok := sym.IsInt(null); v.block.always && !(ok && k == 0) {
					ok2 = false // what the pass rests on
				}
				if fine = ok1 && ok2; fine {
					r.add(v.block.size, v.block.size0, size)
					r.add(v.block.null, v.block.null0, null)
				}
			}
			if !fine {
				lost = append(lost, v)
			}
			continue
		}
		fine := true
		for k, e := range live {
			x, ok := m.now(e.s, v).(Int)
			if !ok {
				fine = false
				break
			}
			vals[k] = dropFails(x.E)
		}
		if fine {
			var step sym.Expr
			if step, fine = m.combine(live, vals, heads, since); fine {
				r.add(v.head, v.start.(Int).E, step)
			}
		}
		if !fine {
			lost = append(lost, v)
		}
	}
	if len(lost) == 0 {
		r.solve()
	}
	return r, lost
}

// tryRecurrent marks the integers without a closed form that the first pass
// shows to be computed from the followed places; the second pass verifies it.
func (m *Machine) tryRecurrent(s *State, vars []*loopVar, ends []*State, base, since int) {
	heads := map[string]bool{}
	for _, v := range vars {
		switch {
		case v.block != nil:
			heads[v.block.size.Name], heads[v.block.null.Name] = true, true
		case v.chain == nil && v.ptr == nil:
			heads[v.head.Name] = true
			if v.steady != nil {
				heads[v.steady.Name] = true
			}
		}
	}
	live := m.endsOf(s, ends, base, heads, since, nil)
	vals := make([]sym.Expr, len(live))
	for again := true; again; {
		again = false
		for _, v := range vars {
			if v.form != lost || v.chain != nil || v.ptr != nil || v.acc.T.Kind != IntType || !heads[v.head.Name] {
				continue
			}
			fine := len(live) > 0
			for k, e := range live {
				x, ok := m.now(e.s, v).(Int)
				if fine = ok && fine; !fine {
					break
				}
				vals[k] = dropFails(x.E)
			}
			if fine {
				// The first pass does not know the conditions exactly.
				for _, x := range vals {
					fine = fine && m.knowable(sym.FreeSyms(x), heads, since)
				}
			}
			if !fine {
				delete(heads, v.head.Name)
				again = true
			}
		}
	}
	for _, v := range vars {
		if v.form == lost && v.chain == nil && v.ptr == nil && v.acc.T.Kind == IntType && heads[v.head.Name] {
			v.form = recurrent
		}
	}
}

// placeRecurrent writes the variable's value at the head of some iteration
// (head), or after the loop.
func (m *Machine) placeRecurrent(s *State, v *loopVar, rec *recurrence, while sym.Cond, head bool) {
	if head || rec == nil {
		if v.block != nil {
			m.enterBlock(s, v.block)
		}
		m.put(s, v, v.at(v.head))
		return
	}
	if v.block == nil {
		m.put(s, v, Int{rec.value(while, v.head)})
		return
	}
	b := v.block
	m.enterBlock(s, b)
	s.Forget(b.head)
	size, null := rec.value(while, b.size), rec.value(while, b.null)
	if k, ok := sym.IsInt(null); ok && k == 1 {
		m.set(s, v.acc, Int{sym.Int(0)})
		return
	}
	alloc := b.head.Alloc
	if b.alloc != nil {
		alloc = *b.alloc
	}
	alloc.Size = size
	r := m.newRegion(&Region{Kind: Fresh, Text: "block", Size: size, Null: sym.EqOf(null, sym.Int(1)), Alloc: alloc})
	s.own(r)
	m.keepInside(s, b, r)
	m.set(s, v.acc, &Ptr{R: r, Off: b.off})
}
