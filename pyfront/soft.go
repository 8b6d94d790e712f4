// This file holds the values that the analysis does not know, and how paths end
// where something is not understood.

package pyfront

import (
	"fmt"
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// soft returns a value between lo and hi that the analysis does not know; nil:
// without bound.
func (x *interp) soft(what string, lo, hi sym.Expr) sym.Expr {
	if hi != nil && lo != nil && sym.Equal(lo, hi) {
		return lo
	}
	var l, h *big.Int
	if lo != nil {
		l = sym.RangeOf(lo, nil).Lo
	}
	if hi != nil {
		if r := sym.RangeOf(hi, nil); r.Hi != nil {
			h = r.Hi
		}
	}
	v := x.m.FreshSym(what, sym.Approx, l, h)
	x.softs[v.Name] = &softBound{v: v, lo: lo, hi: hi, n: len(x.softs)}
	return v
}

type softBound struct {
	v      *sym.Sym
	lo, hi sym.Expr
	n      int
	count  bool     // a number of iterations without upper bound
	least  sym.Expr // its bounds without values of this kind, once found
	most   sym.Expr
}

func (x *interp) pos() diag.Pos {
	p := x.at
	p.File = x.atFile
	return p
}

// dead ends the path: something was not understood.
func (x *interp) dead(code diag.Code, format string, args ...any) {
	x.m.Havoc(x.st.s, x.pos(), string(code), anyItem(fmt.Sprintf(format, args...)))
	panic(pathEnd{})
}

// pathEnd unwinds to where the paths are explored.
type pathEnd struct{}

// suppose is an exception that the program has no raise of: when it leaves the
// function, what a call does is not known.
func suppose(name string) raised { return raised{Supposed{name}} }

// raised unwinds an exception.
type raised struct{ exc Value }
