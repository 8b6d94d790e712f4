// This file answers which symbols occur free in an expression. The lists are
// computed once a node and shared.

package sym

import (
	"math/bits"
	"slices"
	"strings"
	"sync/atomic"
)

// FreeSyms lists the free symbols of e by name, each once. The list is shared:
// it is not to be changed.
func FreeSyms(e Expr) []*Sym {
	switch x := e.(type) {
	case *Const, *Inf, nil:
		return nil
	case *Sym:
		if x == nil {
			return nil
		}
		return []*Sym{x}
	}
	n := nodeOf(e)
	if n == nil {
		return nil
	}
	if p := n.syms.Load(); p != nil {
		return *p
	}
	var out []*Sym
	switch x := e.(type) {
	case *Sum:
		if x.I == nil {
			for _, k := range children(e) {
				out = joinSyms(out, FreeSyms(k))
			}
			break
		}
		out = joinSyms(FreeSyms(x.Lo), FreeSyms(x.Hi))
		out = joinSyms(out, withoutSyms(FreeSyms(x.Body), x.I))
	case *Rec:
		for _, k := range x.Init {
			out = joinSyms(out, FreeSyms(k))
		}
		var in []*Sym
		for _, k := range x.inner() {
			in = joinSyms(in, FreeSyms(k))
		}
		in = joinSyms(in, CondSyms(x.While))
		out = joinSyms(out, withoutSyms(in, x.Vars...))
	default:
		if x, ok := e.(*Ite); ok {
			out = CondSyms(x.C)
		}
		for _, k := range children(e) {
			out = joinSyms(out, FreeSyms(k))
		}
	}
	if n.hash.a != 0 { // a node written as a literal may still change
		n.syms.Store(&out)
	}
	return out
}

// CondSyms lists the free symbols of c by name, each once. The list is shared:
// it is not to be changed.
func CondSyms(c Cond) []*Sym {
	switch x := c.(type) {
	case *Cmp:
		if x == nil {
			return nil
		}
		return remembered(&x.syms, x.hash, func() []*Sym { return joinSyms(FreeSyms(x.X), FreeSyms(x.Y)) })
	case *And:
		if x == nil {
			return nil
		}
		return remembered(&x.syms, x.hash, func() []*Sym { return listSyms(x.X) })
	case *Or:
		if x == nil {
			return nil
		}
		return remembered(&x.syms, x.hash, func() []*Sym { return listSyms(x.X) })
	case *Not:
		if x == nil {
			return nil
		}
		return CondSyms(x.X)
	}
	return nil
}

func listSyms(cs []Cond) (out []*Sym) {
	for _, c := range cs {
		out = joinSyms(out, CondSyms(c))
	}
	return out
}

func bySymName(a, b *Sym) int { return strings.Compare(a.Name, b.Name) }

// joinSyms merges two lists ordered by name; of two symbols with one name the
// first list's stays. A list that covers the other is returned as it is.
func joinSyms(a, b []*Sym) []*Sym {
	switch {
	case len(b) == 0:
		return a
	case len(a) == 0:
		return b
	}
	i, j, more := 0, 0, 0 // more: names of b only
	sameFrom := true      // every common symbol is the same one
	for i < len(a) && j < len(b) {
		if a[i] == b[j] {
			i, j = i+1, j+1
			continue
		}
		switch d := bySymName(a[i], b[j]); {
		case d < 0:
			i++
		case d > 0:
			j++
			more++
		default:
			sameFrom = false
			i, j = i+1, j+1
		}
	}
	more += len(b) - j
	switch {
	case more == 0:
		return a
	case len(b)-more == len(a) && sameFrom:
		return b
	}
	out := make([]*Sym, 0, len(a)+more)
	i, j = 0, 0
	for i < len(a) && j < len(b) {
		switch d := bySymName(a[i], b[j]); {
		case a[i] == b[j] || d == 0:
			out = append(out, a[i])
			i, j = i+1, j+1
		case d < 0:
			out = append(out, a[i])
			i++
		default:
			out = append(out, b[j])
			j++
		}
	}
	return append(append(out, a[i:]...), b[j:]...)
}

// withoutSyms is the list without the symbols of those names.
func withoutSyms(ss []*Sym, drop ...*Sym) []*Sym {
	gone := func(s *Sym) bool {
		return slices.ContainsFunc(drop, func(d *Sym) bool { return d != nil && d.Name == s.Name })
	}
	if !slices.ContainsFunc(ss, gone) {
		return ss
	}
	return slices.DeleteFunc(slices.Clone(ss), gone)
}

func hasSym(ss []*Sym, name string) bool {
	_, ok := slices.BinarySearchFunc(ss, name, func(s *Sym, n string) int { return strings.Compare(s.Name, n) })
	return ok
}

// HasSym reports whether the symbol of that name occurs free in e.
func HasSym(e Expr, name string) bool {
	if metaOf(e).mask&nameMask(symHash(name)) == 0 {
		return false
	}
	return hasSym(FreeSyms(e), name)
}

// CondHasSym is HasSym for conditions.
func CondHasSym(c Cond, name string) bool {
	if metaOfCond(c).mask&nameMask(symHash(name)) == 0 {
		return false
	}
	return hasSym(CondSyms(c), name)
}

// HasOrigin reports whether a free symbol of e has that origin.
func HasOrigin(e Expr, o Origin) bool {
	if metaOf(e).origin&(1<<(uint(o)&7)) == 0 {
		return false
	}
	return anyOrigin(FreeSyms(e), o)
}

// CondHasOrigin is HasOrigin for conditions.
func CondHasOrigin(c Cond, o Origin) bool {
	if metaOfCond(c).origin&(1<<(uint(o)&7)) == 0 {
		return false
	}
	return anyOrigin(CondSyms(c), o)
}

func anyOrigin(ss []*Sym, o Origin) bool {
	return slices.ContainsFunc(ss, func(s *Sym) bool { return s.Origin == o })
}

// ManySyms reports whether more than n symbols occur in c, without listing those
// of conditions in which there are many more.
func ManySyms(c Cond, n int) bool {
	return bits.OnesCount64(metaOfCond(c).mask) > n || len(CondSyms(c)) > n
}

// remembered keeps the list that f makes for a node that a constructor built.
func remembered(at *atomic.Pointer[[]*Sym], built hash128, f func() []*Sym) []*Sym {
	if p := at.Load(); p != nil {
		return *p
	}
	out := f()
	if built.a != 0 {
		at.Store(&out)
	}
	return out
}
