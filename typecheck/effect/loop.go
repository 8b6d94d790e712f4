// This file holds the loop law: sums over the iterations, and the peak as the
// maximum over the iterations of the net before one and its own peak.

package effect

import (
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// Loop is the effect of running body once for each i = lo, …, hi-1, in this
// order; nothing when hi <= lo. body may depend on i. An infinite hi means a
// number of iterations nothing is known of.
//
// The second result reports whether the law itself lost nothing: then an exact
// body gives an exact loop. Otherwise the peak (or, without a trip count,
// every component) is an interval that holds the truth.
//
// Law: A = Σ A(i), F = Σ F(i), N = Σ N(i), P = max over t of Σ_{i<t} N(i) + P(t).
func Loop(d prove.Decider, i *sym.Sym, lo, hi sym.Expr, body Effect) (Effect, bool) {
	return LoopUnder(d, nil, i, lo, hi, body)
}

// LoopUnder is Loop for callers that know hyp to hold whenever the loop is
// reached; the result is only claimed under hyp.
func LoopUnder(d prove.Decider, hyp []sym.Cond, i *sym.Sym, lo, hi sym.Expr, body Effect) (Effect, bool) {
	if IsZero(body) {
		return Zero(), true
	}
	if infinite(lo) || infinite(hi) {
		return endless(i, body), false
	}
	if d == nil {
		d = prove.New(prove.Options{})
	}
	l := looper{d: d, hyp: hyp, i: i, lo: lo, hi: hi}
	some := sym.LtOf(lo, hi)
	switch {
	case sym.IsFalse(some) || l.proved(nil, sym.NotOf(some)):
		return Zero(), true
	case sym.IsTrue(some) || l.proved(nil, some):
		l.some, l.nonEmpty = sym.True, true
	default:
		l.some = some
		// The sums need no guard when the count is never negative.
		l.nonEmpty = l.proved(nil, sym.LeOf(lo, hi))
	}
	peak, exact := l.peak(body)
	e := Effect{
		Alloc: l.sumBound(body.Alloc),
		Freed: l.sumBound(body.Freed),
		Net:   l.sumBound(body.Net),
		Peak:  peak,
	}
	return e, exact
}

// endless is the loop of which no trip count is known: a component keeps an end
// only where no number of iterations can move past it.
func endless(i *sym.Sym, body Effect) Effect {
	acc := func(b Bound) Bound {
		r := Bound{Lo: NegInf(), Hi: sym.Infinity()}
		if !infinite(b.Lo) && nonNeg(b.Lo) {
			r.Lo = sym.Int(0)
		}
		if !infinite(b.Hi) && nonNeg(sym.Neg(b.Hi)) {
			r.Hi = sym.Int(0)
		}
		return r
	}
	e := Effect{Alloc: acc(body.Alloc), Freed: acc(body.Freed), Net: acc(body.Net),
		Peak: Bound{Lo: sym.Int(0), Hi: sym.Infinity()}}
	// When no iteration adds to the net, the highest single peak is the peak.
	if isZero(e.Net.Hi) && !infinite(body.Peak.Hi) && !sym.HasSym(body.Peak.Hi, i.Name) {
		e.Peak.Hi = body.Peak.Hi
	}
	return e
}

func nonNeg(e sym.Expr) bool {
	r := sym.RangeOf(e, nil)
	return r.Lo != nil && r.Lo.Sign() >= 0
}

type looper struct {
	d        prove.Decider
	hyp      []sym.Cond
	i        *sym.Sym
	lo, hi   sym.Expr
	some     sym.Cond // at least one iteration runs
	nonEmpty bool     // lo <= hi is known
}

func (l looper) proved(hyp []sym.Cond, goal sym.Cond) bool {
	return proved(l.d, append(l.hyp[:len(l.hyp):len(l.hyp)], hyp...), goal)
}

func (l looper) sumBound(b Bound) Bound {
	if b.IsExact() {
		return Point(l.sum(b.Lo))
	}
	r := b
	if !infinite(b.Lo) {
		r.Lo = l.sum(b.Lo)
	} else if sym.IsFalse(l.some) {
		r.Lo = sym.Int(0)
	}
	if !infinite(b.Hi) {
		r.Hi = l.sum(b.Hi)
	} else if sym.IsFalse(l.some) {
		r.Hi = sym.Int(0)
	}
	return r
}

func (l looper) sum(e sym.Expr) sym.Expr {
	if l.nonEmpty {
		return sumNonEmpty(l.i, l.lo, l.hi, e)
	}
	return sym.SumOf(l.i, l.lo, l.hi, e)
}

// sumNonEmpty is the sum for callers that know lo <= hi: a closed form needs no
// guard there.
func sumNonEmpty(i *sym.Sym, lo, hi, e sym.Expr) sym.Expr {
	if isZero(e) {
		return e
	}
	if s, ok := sym.SumOverNonEmpty(i, lo, hi, e); ok {
		return s
	}
	return sym.SumOf(i, lo, hi, e)
}

// peak bounds the loop's peak. The peak grows with the nets and with the peaks
// of the iterations, so the lower ends of both give a lower bound and the upper
// ends of both an upper one.
func (l looper) peak(body Effect) (Bound, bool) {
	if body.Net.IsExact() && body.Peak.IsExact() {
		lo, hi, ok := l.highest(body.Net.Lo, body.Peak.Lo)
		if ok {
			return Point(lo), true
		}
		return Bound{Lo: lo, Hi: hi}, false
	}
	r := Bound{Lo: sym.Int(0), Hi: sym.Infinity()}
	exact := true
	switch {
	case !infinite(body.Net.Lo) && !infinite(body.Peak.Lo):
		lo, _, ok := l.highest(body.Net.Lo, body.Peak.Lo)
		r.Lo, exact = lo, exact && ok
	case !infinite(body.Peak.Lo):
		r.Lo = l.guard(l.at(body.Peak.Lo, l.lo)) // the first iteration's own
	}
	if !infinite(body.Net.Hi) && !infinite(body.Peak.Hi) {
		_, hi, ok := l.highest(body.Net.Hi, body.Peak.Hi)
		r.Hi, exact = hi, exact && ok
	}
	return r, exact
}

// at is e at iteration t.
func (l looper) at(e, t sym.Expr) sym.Expr {
	return sym.Subst(e, map[string]sym.Expr{l.i.Name: t})
}

// guard is e when an iteration runs, and 0 otherwise.
func (l looper) guard(e sym.Expr) sym.Expr {
	if sym.IsTrue(l.some) || isZero(e) {
		return e
	}
	// e holds without the guard where it says 0 for the empty loop anyway.
	if l.nonEmpty && l.proved([]sym.Cond{sym.EqOf(l.lo, l.hi)}, sym.EqOf(e, sym.Int(0))) {
		return e
	}
	return sym.IteOf(l.some, e, sym.Int(0))
}

// highest is max over t of g(t) = Σ_{i<t} net(i) + p(t), as [low, high]; both
// are the value itself when ok. One law covers the closed cases: where g never
// falls the last iteration has the maximum, where it never rises the first one,
// and where it is convex the higher of these two.
func (l looper) highest(net, p sym.Expr) (low, high sym.Expr, ok bool) {
	one := sym.Int(1)
	last := sym.Sub(l.hi, one)
	first := l.at(p, l.lo)
	// The sum is over lo … hi-2, which is empty but never backwards under the guard.
	final := sym.AddOf(sumNonEmpty(l.i, l.lo, last, net), l.at(p, last))

	var i sym.Expr = l.i
	inRange := func(ahead int64) []sym.Cond {
		return []sym.Cond{sym.LeOf(l.lo, i), sym.LtOf(sym.AddOf(i, sym.Int(ahead)), l.hi)}
	}
	next := l.at(p, sym.AddOf(i, one))
	step := sym.AddOf(net, sym.Sub(next, p)) // g(i+1) - g(i)
	zero := sym.Int(0)
	switch {
	case l.proved(inRange(1), sym.LeOf(zero, step)):
		v := l.guard(final)
		return v, v, true
	case l.proved(inRange(1), sym.LeOf(step, zero)):
		v := l.guard(first)
		return v, v, true
	case l.proved(inRange(2), sym.LeOf(step, l.at(step, sym.AddOf(i, one)))):
		v := l.guard(sym.MaxOf(first, final))
		return v, v, true
	}
	end := l.at(net, last)
	whole := sym.AddOf(sumNonEmpty(l.i, l.lo, last, net), end)
	low = l.guard(sym.MaxOf(zero, first, final, whole))
	high = sym.AddOf(l.sum(sym.MaxOf(zero, net)), l.greatest(p, first, inRange))
	return low, high, false
}

// greatest is an upper bound of p(t) over the iterations; p is never negative.
func (l looper) greatest(p, first sym.Expr, inRange func(int64) []sym.Cond) sym.Expr {
	if !sym.HasSym(p, l.i.Name) {
		return l.guard(p)
	}
	var i sym.Expr = l.i
	next := l.at(p, sym.AddOf(i, sym.Int(1)))
	last := l.at(p, sym.Sub(l.hi, sym.Int(1)))
	switch {
	case l.proved(inRange(1), sym.LeOf(p, next)):
		return l.guard(last)
	case l.proved(inRange(1), sym.LeOf(next, p)):
		return l.guard(first)
	}
	return l.sum(sym.MaxOf(sym.Int(0), p))
}
