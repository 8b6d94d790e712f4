// This file tells keys apart: whether an entry that a loop stores is a new one,
// and how many different ones there can be.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// parts are the integers that a key is made of, one after another, so that two
// keys with different ones differ; nil when it is not known to be made so.
func (x *interp) parts(key Value) []sym.Expr {
	switch k := key.(type) {
	case Num:
		if k.E != nil && k.Kind != KFloat && k.Kind != KComplex {
			return []sym.Expr{k.E}
		}
	case index:
		return x.allParts(k.vs)
	case Ref:
		o := x.st.heap[k.ID]
		switch {
		case o == nil:
		case o.kind == oTuple && o.exact:
			return x.allParts(o.items)
		case o.kind == oStr || o.kind == oBytes:
			return o.parts
		}
	}
	return nil
}

func (x *interp) allParts(vs []Value) []sym.Expr {
	var out []sym.Expr
	for _, v := range vs {
		if _, constant := v.(Lit); constant {
			continue
		}
		p := x.parts(v)
		if p == nil {
			return nil
		}
		out = append(out, p...)
	}
	return out
}

// freshKey says that a key differs from all that the container id has: it was
// empty before the loops around, and in every iteration of these the key is
// another one.
func (x *interp) freshKey(id int, key Value) bool {
	parts := x.parts(key)
	n := len(x.loops)
	if len(parts) == 0 || n == 0 || id > x.loops[n-1].maxID {
		return false
	}
	free := append([]sym.Expr(nil), parts...)
	outer := (*loopCtx)(nil)
	for k := n - 1; k >= 0 && id <= x.loops[k].maxID; k-- {
		l := x.loops[k]
		outer = l
		// A part of its own counts this loop's iterations.
		found := false
		for j, e := range free {
			if e == nil || !sym.HasSym(e, l.index.Name) {
				continue
			}
			d := sym.Sub(sym.Subst(e, map[string]sym.Expr{l.index.Name: sym.AddOf(l.index, sym.Int(1))}), e)
			if step, ok := sym.IsInt(d); ok && step != 0 && x.onlyIndex(e, l) {
				free[j], found = nil, true
				break
			}
		}
		if !found {
			return false
		}
		// Another store of this loop may have been there before.
		text := keyText(parts)
		if old, ok := l.keys[id]; ok && old != text {
			l.keys[id] = "several"
			return false
		}
		l.keys[id] = text
	}
	o := outer.base.heap[id]
	if o == nil || o.n == nil {
		return false
	}
	before, ok := sym.IsInt(o.n)
	return ok && before <= outer.start
}

// onlyIndex says that of the loops around only l's index occurs in e.
func (x *interp) onlyIndex(e sym.Expr, l *loopCtx) bool {
	for _, o := range x.loops {
		if o != l && sym.HasSym(e, o.index.Name) {
			return false
		}
	}
	return !x.hasSoft(e)
}

// sameKey says that two keys are certainly equal.
func (x *interp) sameKey(a, b Value) bool {
	if identical(a, b) {
		return true
	}
	if r, ok := a.(Ref); ok {
		q, ok := b.(Ref)
		return ok && r.ID == q.ID
	}
	n, ok1 := a.(Num)
	m, ok2 := b.(Num)
	return ok1 && ok2 && n.E != nil && m.E != nil && n.Kind != KFloat && m.Kind != KFloat && sym.Equal(n.E, m.E)
}

func keyText(parts []sym.Expr) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.String())
		b.WriteByte(';')
	}
	return b.String()
}

// atMost cuts a number n of entries off at the number of different integers
// that the keys can be: those the container o has, and key in all iterations.
func (x *interp) atMost(n sym.Expr, o *object, key Value) sym.Expr {
	lo, hi := x.span(key)
	if lo == nil || hi == nil {
		return n
	}
	old := append([]Value(nil), o.keys...)
	if o.kind == oSet {
		old = append(old, o.items...)
		if o.elem != nil {
			old = append(old, o.elem)
		}
	} else if o.key != nil {
		old = append(old, o.key)
	}
	for i, v := range o.pend {
		if o.kind == oSet || i%2 == 0 {
			old = append(old, v)
		}
	}
	for _, v := range old {
		l, h := x.span(v)
		if l == nil || h == nil {
			return n
		}
		lo, hi = sym.MinOf(lo, l), sym.MaxOf(hi, h)
	}
	if sym.Size(lo)+sym.Size(hi) > 200 {
		return n
	}
	return sym.MinOf(n, sym.AddOf(sym.Sub(hi, lo), sym.Int(1)))
}

// span bounds an integer key over the iterations of all loops around; nil
// without bounds.
func (x *interp) span(key Value) (lo, hi sym.Expr) {
	k, ok := key.(Num)
	if !ok || k.E == nil || k.Kind == KFloat || k.Kind == KComplex {
		return nil, nil
	}
	if hi, ok = x.bound(k.E, true, 0); !ok {
		return nil, nil
	}
	if lo, ok = x.bound(k.E, false, 0); !ok {
		return nil, nil
	}
	r := sym.RangeOf(k.E, nil)
	for _, l := range x.loops {
		if !sym.HasSym(hi, l.index.Name) && !sym.HasSym(lo, l.index.Name) {
			continue
		}
		if l.n == nil || x.hasSoft(l.n) {
			lo, hi = nil, nil
			break
		}
		first, last := sym.Int(l.start), sym.MaxOf(sym.Int(l.start), sym.Sub(l.n, sym.Int(1)))
		if hi, ok = highest(hi, l.index, first, last, true, 0); !ok {
			lo, hi = nil, nil
			break
		}
		if lo, ok = highest(lo, l.index, first, last, false, 0); !ok {
			lo, hi = nil, nil
			break
		}
	}
	if r.Lo != nil && r.Hi != nil {
		return sym.Big(r.Lo), sym.Big(r.Hi)
	}
	return lo, hi
}
