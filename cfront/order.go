// This file deals with the order in which operands are evaluated. C leaves it
// open: arguments are taken from the last to the first, as gcc does, other
// operands from the left, and what a call beside it may change is unknown.

package cfront

import (
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// both evaluates two operands, left first.
func (x *executor) both(s *symexec.State, a, b *expr, f func(*symexec.State, symexec.Value, symexec.Value) []res) []res {
	before, known := symexec.Value(nil), false
	swapped := exposed(b) && hasCall(a) && !hasCall(b)
	if swapped {
		before, known = x.singleIf(s, sym.False, b) // before it is evaluated
	}
	return then(x.eval(s, a), func(l res) []res {
		return then(x.eval(l.s, b), func(r res) []res {
			left, right := l.v, r.v
			if swapped && !(known && symexec.SameValue(before, right)) {
				right = x.m.Unknown(r.s, b.t.machineType(""), "unordered")
			}
			if exposed(a) && hasCall(b) && !hasCall(a) {
				if v, ok := x.singleIf(r.s, sym.False, a); !ok || !symexec.SameValue(v, left) {
					left = x.m.Unknown(r.s, a.t.machineType(""), "unordered")
				}
			}
			return f(r.s, left, right)
		})
	})
}

// assign stores a value. The place and the value are worked out in either order,
// unless both have calls: then the place comes first.
func (x *executor) assign(s *symexec.State, e *expr) []res {
	put := func(l lvalue, v symexec.Value) []res {
		store := func(l lvalue) []res {
			x.store(l, v, e.at)
			return []res{{l.s, v}}
		}
		if l.a.R.Absolute {
			return x.absolute(l, e, store)
		}
		return store(l)
	}
	if hasCall(e.x) && hasCall(e.y) {
		return x.thenLvalue(s, e.x, func(l lvalue) []res {
			return then(x.eval(l.s, e.y), func(r res) []res { return put(lvalue{r.s, l.a, l.bitW, l.bitOff}, r.v) })
		})
	}
	var before *symexec.State
	if hasCall(e.y) && exposedPlace(e.x) {
		before = s.Clone()
	}
	return then(x.eval(s, e.y), func(r res) []res {
		return x.thenLvalue(r.s, e.x, func(l lvalue) []res {
			if before == nil {
				return put(l, r.v)
			}
			first, known := x.placeBefore(before, l, e.x)
			switch {
			case !known || l.a.R.Absolute:
				return x.havoc(l.s, e.at, "unsupported", "a store where the value changes the place")
			case sameAccess(first, l.a):
				return put(l, r.v)
			}
			// Either place has the value.
			rs := put(l, r.v)
			for _, r := range rs {
				r.s.HandOver(r.v)
				for _, a := range []symexec.Access{first, l.a} {
					if !a.R.Opaque() {
						x.m.SetBytes(r.s, a.R, sym.Int(0), nil, false)
						continue
					}
					x.store(lvalue{r.s, a, l.bitW, l.bitOff}, x.m.Unknown(r.s, a.T, "unordered"), e.at)
				}
			}
			return rs
		})
	})
}

// placeBefore is the place that e was before, in the calls that take l's path; l's
// own where there are none. known is false where it is not one place.
func (x *executor) placeBefore(before *symexec.State, l lvalue, e *expr) (a symexec.Access, known bool) {
	b := before.Clone()
	for _, c := range l.s.Path {
		if !b.Assume(c) {
			return l.a, true // no call does
		}
	}
	return x.place(b, e)
}

// update executes an assignment that uses the old value.
func (x *executor) update(l lvalue, e *expr) []res {
	old := x.read(l, e.x)
	x.old = append(x.old, old)
	rs := x.eval(l.s, e.z)
	x.old = x.old[:len(x.old)-1]
	return then(rs, func(r res) []res {
		if hasCall(e.z) && exposedPlace(valueOf(e.x)) {
			// The old value may be read after the call, or in another place.
			place, ok := x.place(r.s, e.x)
			if !ok || !sameAccess(place, l.a) {
				return x.havoc(r.s, e.at, "unsupported", "a store where the value changes the place")
			}
			if !symexec.SameValue(x.load(lvalue{r.s, l.a, l.bitW, l.bitOff}, e.t), old) {
				r.v = x.m.Unknown(r.s, e.t.machineType(""), "unordered")
			}
		}
		x.store(lvalue{r.s, l.a, l.bitW, l.bitOff}, r.v, e.at)
		if e.op == oPost {
			return []res{{r.s, old}}
		}
		return []res{{r.s, r.v}}
	})
}

// place is the place an lvalue without calls stands for now; ok is false where
// that is not one place.
func (x *executor) place(s *symexec.State, e *expr) (a symexec.Access, ok bool) {
	n := 0
	c := s.Clone()
	x.thenLvalue(c, e, func(l lvalue) []res {
		a = l.a
		n++
		return []res{{l.s, zero}}
	})
	return a, n == 1
}

func sameAccess(a, b symexec.Access) bool {
	return symexec.SameValue(&symexec.Ptr{R: a.R, Off: a.Off}, &symexec.Ptr{R: b.R, Off: b.Off})
}

// valueOf is the value of an lvalue.
func valueOf(e *expr) *expr { return &expr{op: oLoad, t: e.t, x: e, at: e.at} }

// hasCall reports whether evaluating e calls a function.
func hasCall(e *expr) bool {
	if e == nil {
		return false
	}
	if e.op == oCall || e.op == oStmtExpr {
		return true
	}
	for _, a := range e.args {
		if hasCall(a) {
			return true
		}
	}
	for _, i := range e.inits {
		if hasCall(i.e) {
			return true
		}
	}
	return hasCall(e.x) || hasCall(e.y) || hasCall(e.z)
}

// exposed reports whether the value of e depends on memory that a function called
// meanwhile could change.
func exposed(e *expr) bool {
	if e == nil {
		return false
	}
	if e.op == oLoad && !private(e.x) {
		return true
	}
	return exposed(e.x) || exposed(e.y) || exposed(e.z)
}

// exposedPlace is exposed for the place of an lvalue.
func exposedPlace(e *expr) bool {
	for ; e.op == oMember && e.x.lv; e = e.x {
	}
	return exposed(e.x) || e.op == oLoad && exposed(e)
}

// private reports whether an lvalue is part of an automatic object whose address
// no one has.
func private(e *expr) bool {
	for ; e.op == oMember && e.x.lv; e = e.x {
	}
	return e.op == oVar && e.obj != nil && !e.obj.static && !e.obj.addr
}
