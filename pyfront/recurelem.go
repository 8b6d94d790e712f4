// This file finds what elements of containers are like after some iterations.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// isElement says that a scalar belongs to what the elements of a container are
// like.
func isElement(path string) bool {
	return strings.Contains(path, ".elem") || strings.Contains(path, ".key")
}

// elements is the form of a scalar of what elements are like, or of one that some
// iterations leave alone, when each iteration leaves the hull of what it was and
// something that does not depend on it: the hull of all of those. heads are the variables without a form.
func (x *interp) elements(v *lvar, known map[string]sym.Expr, heads map[string]bool, i *sym.Sym, lo sym.Expr) func(sym.Expr) sym.Expr {
	open := func(e sym.Expr) bool {
		for _, s := range sym.FreeSyms(e) {
			if heads[s.Name] || x.softs[s.Name] != nil {
				return true
			}
		}
		return false
	}
	// end is the end of the hull in one direction, without the head; nil: there
	// is none beyond the head.
	end := func(up bool) (e sym.Expr, ok bool) {
		if e, ok = x.bound(v.end, up, 0); !ok {
			return nil, false
		}
		if e, ok = without(e, v.head, up); !ok {
			return nil, false
		}
		if e == nil {
			return nil, true
		}
		if e, ok = x.bound(sym.Subst(e, known), up, 0); !ok || open(e) {
			return nil, false
		}
		return e, true
	}
	least, ok1 := end(false)
	most, ok2 := end(true)
	if !ok1 || !ok2 {
		return nil
	}
	// A value that speaks of an iteration is not one from before the loop: there
	// were no elements then.
	init := v.init
	first, ok := x.bound(init, true, 0)
	ok = ok && !open(first)
	if !isElement(v.path) {
		if !ok {
			return nil
		}
	} else {
		if _, known := known[v.head.Name]; !ok || known || sym.HasSym(first, i.Name) {
			init = nil
		}
		for _, s := range sym.FreeSyms(orZero(first)) {
			if s.Origin == sym.Bound {
				init = nil
			}
		}
	}
	return func(t sym.Expr) sym.Expr {
		last := sym.MaxOf(lo, sym.Sub(t, sym.Int(1)))
		l, h := init, init
		if init != nil {
			var ok bool
			if l, ok = x.bound(init, false, 0); !ok {
				return x.soft("elem", nil, nil)
			}
			h = first
		}
		if least != nil {
			e, ok := highest(least, i, lo, last, false, 0)
			switch {
			case !ok:
				l = nil
			case l == nil:
				l = e
			default:
				l = sym.MinOf(l, e)
			}
		}
		if most != nil {
			e, ok := highest(most, i, lo, last, true, 0)
			switch {
			case !ok:
				h = nil
			case h == nil:
				h = e
			default:
				h = sym.MaxOf(h, e)
			}
		}
		return x.soft("elem", l, h)
	}
}

// likeness is the form of a scalar of what elements are like: all the values it
// took so far, not the last one.
func (x *interp) likeness(v *lvar, i *sym.Sym, form func(sym.Expr) sym.Expr) func(sym.Expr) sym.Expr {
	init := v.init
	f := form(i)
	if sym.Equal(f, init) {
		return form
	}
	step := sym.Sub(sym.Subst(f, map[string]sym.Expr{i.Name: sym.AddOf(i, sym.Int(1))}), f)
	linear := !sym.HasSym(step, i.Name) && !x.hasSoft(f)
	return func(t sym.Expr) sym.Expr {
		if !linear {
			end := sym.MaxOf(sym.Int(0), sym.Sub(t, sym.Int(1)))
			var least, most sym.Expr
			if up, ok := x.bound(f, true, 0); ok {
				if h, ok := highest(up, i, sym.Int(0), end, true, 0); ok {
					most = sym.MaxOf(init, h)
				}
			}
			if down, ok := x.bound(f, false, 0); ok {
				if l, ok := highest(down, i, sym.Int(0), end, false, 0); ok {
					least = sym.MinOf(init, l)
				}
			}
			return x.soft("elem", least, most)
		}
		last := form(t)
		return x.soft("elem", sym.MinOf(init, last), sym.MaxOf(init, last))
	}
}

// without takes h out of a maximum (up) or minimum; ok is false when it occurs
// otherwise.
func without(e sym.Expr, h *sym.Sym, up bool) (sym.Expr, bool) {
	if !sym.HasSym(e, h.Name) {
		return e, true
	}
	if sym.Equal(e, h) {
		return nil, true
	}
	var xs []sym.Expr
	if m, ok := e.(*sym.Max); ok && up {
		xs = m.X
	} else if m, ok := e.(*sym.Min); ok && !up {
		xs = m.X
	} else {
		return nil, false
	}
	var rest []sym.Expr
	for _, y := range xs {
		r, ok := without(y, h, up)
		if !ok {
			return nil, false
		}
		if r != nil {
			rest = append(rest, r)
		}
	}
	switch {
	case len(rest) == 0:
		return nil, true
	case up:
		return sym.MaxOf(rest...), true
	}
	return sym.MinOf(rest...), true
}

// mentions says that e speaks of a symbol that is asked for, also by the bounds
// of values that the analysis does not know.
func (x *interp) mentions(e sym.Expr, is func(string) bool) bool {
	if e == nil {
		return false
	}
	for _, s := range sym.FreeSyms(e) {
		if is(s.Name) {
			return true
		}
		if b := x.softs[s.Name]; b != nil && x.bounded(b, is) {
			return true
		}
	}
	return false
}

// bounded says that the bounds of a value mention a symbol that is asked for.
// Bounds only speak of older values, so this comes to an end.
func (x *interp) bounded(b *softBound, is func(string) bool) bool {
	return x.mentions(b.lo, is) || x.mentions(b.hi, is)
}
