// This file defines effects, the four-component quantity a piece of program has,
// and the algebra's constructors and sequence law.

// Package effect is the algebra of memory effects: sequence, join and loop.
package effect

import "github.com/muxlang/mux/typecheck/sym"

// Bound is an interval of bytes; Lo == Hi (same Key) means exact, Hi may be
// sym.Inf and Lo may be NegInf. Invariant: Lo <= Hi.
type Bound struct{ Lo, Hi sym.Expr }

// Effect is what running something does to the allocator, in bytes: acquired,
// given back, net (tracked on its own, tighter than Alloc-Freed after a join)
// and the highest net reached. Invariants: Peak >= 0, Peak >= Net.
type Effect struct{ Alloc, Freed, Net, Peak Bound }

// Zero is the effect of doing nothing, the neutral element of Seq.
func Zero() Effect {
	z := Point(sym.Int(0))
	return Effect{Alloc: z, Freed: z, Net: z, Peak: z}
}

// Exactly is one atomic step that acquires alloc bytes and gives back freed
// bytes, both at least 0: the peak is what remains, if anything does (realloc
// in place).
func Exactly(alloc, freed sym.Expr) Effect {
	net := sym.Sub(alloc, freed)
	return Effect{
		Alloc: Point(alloc), Freed: Point(freed), Net: Point(net),
		Peak: Point(sym.MaxOf(sym.Int(0), net)),
	}
}

// OfAlloc is the acquisition of size bytes, size at least 0.
func OfAlloc(size sym.Expr) Effect { return Exactly(size, sym.Int(0)) }

// OfFree is the release of size bytes, size at least 0.
func OfFree(size sym.Expr) Effect { return OfBounds(Point(sym.Int(0)), Point(size)) }

// OfBounds is a step that acquires something within alloc and gives back
// something within freed, in any order: the peak lies between what certainly
// remains and all that may be acquired.
func OfBounds(alloc, freed Bound) Effect {
	if alloc.IsExact() && freed.IsExact() && freed.IsZero() {
		return OfAlloc(alloc.Lo)
	}
	net := SubBound(alloc, freed)
	if alloc.IsZero() {
		// What is given back is no less than 0 bytes, so nothing is higher than before.
		return Effect{Alloc: alloc, Freed: freed, Net: net, Peak: alloc}
	}
	return Effect{
		Alloc: alloc, Freed: freed, Net: net,
		Peak: Bound{Lo: max2(sym.Int(0), net.Lo), Hi: alloc.Hi},
	}
}

// Havoc is the effect of something that is not understood: every quantity is
// anything from 0 on, and the net may be negative without limit.
func Havoc() Effect {
	h := Bound{Lo: sym.Int(0), Hi: sym.Infinity()}
	return Effect{Alloc: h, Freed: h, Net: Bound{Lo: NegInf(), Hi: sym.Infinity()}, Peak: h}
}

// Seq is a followed by b.
//
// Law: A = A1 + A2, F = F1 + F2, N = N1 + N2, P = max(P1, N1 + P2).
func Seq(a, b Effect) Effect {
	if IsZero(a) {
		return b
	}
	if IsZero(b) {
		return a
	}
	return Effect{
		Alloc: AddBound(a.Alloc, b.Alloc),
		Freed: AddBound(a.Freed, b.Freed),
		Net:   AddBound(a.Net, b.Net),
		Peak:  MaxBound(a.Peak, AddBound(a.Net, b.Peak)),
	}
}

// SeqAll folds Seq over effects from left to right.
func SeqAll(es ...Effect) Effect {
	r := Zero()
	for _, e := range es {
		r = Seq(r, e)
	}
	return r
}

// Subst replaces symbols by name in every component.
func Subst(e Effect, m map[string]sym.Expr) Effect {
	if len(m) == 0 {
		return e
	}
	return Map(e, func(x sym.Expr) sym.Expr { return sym.Subst(x, m) })
}

// Map applies f to every finite bound of e; infinite bounds stay.
func Map(e Effect, f func(sym.Expr) sym.Expr) Effect {
	b := func(b Bound) Bound {
		if b.IsExact() {
			if infinite(b.Lo) {
				return b
			}
			return Point(f(b.Lo))
		}
		r := b
		if !infinite(b.Lo) {
			r.Lo = f(b.Lo)
		}
		if !infinite(b.Hi) {
			r.Hi = f(b.Hi)
		}
		return r
	}
	return Effect{Alloc: b(e.Alloc), Freed: b(e.Freed), Net: b(e.Net), Peak: b(e.Peak)}
}

// IsExact reports whether every component is a single value.
func IsExact(e Effect) bool {
	return e.Alloc.IsExact() && e.Freed.IsExact() && e.Net.IsExact() && e.Peak.IsExact()
}

// IsZero reports whether e is exactly the effect of doing nothing.
func IsZero(e Effect) bool {
	return e.Alloc.IsZero() && e.Freed.IsZero() && e.Net.IsZero() && e.Peak.IsZero()
}

// IsFinite reports whether no component has an infinite bound.
func IsFinite(e Effect) bool {
	return e.Alloc.IsFinite() && e.Freed.IsFinite() && e.Net.IsFinite() && e.Peak.IsFinite()
}

// Equal reports whether the two effects have the same bounds by their cheap
// normal forms; false means only that they were not seen to be equal.
func Equal(a, b Effect) bool {
	return EqualBound(a.Alloc, b.Alloc) && EqualBound(a.Freed, b.Freed) &&
		EqualBound(a.Net, b.Net) && EqualBound(a.Peak, b.Peak)
}
