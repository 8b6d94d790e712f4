// This file is about texts whose characters take more than a byte each. What the
// caller gives is taken to be ASCII; a literal of the program that is not makes wide
// what it is put into.

package pyfront

import (
	"unicode"

	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// sizeOfText is the size of a text of kind k and n characters: that of ASCII, or up to
// that of four bytes a character (PEP 393) where the program has wider literals.
func (x *interp) sizeOfText(k okind, n sym.Expr) sym.Expr {
	size := x.prof.textSize(k, n)
	if !x.wide || k != oStr || n == nil {
		return size
	}
	// The longest head is 27 bytes larger than that of ASCII, in CPython 3.8 to 3.11.
	return x.soft("wide", size, sym.AddOf(size, sym.MulOf(sym.Int(3), n), sym.Int(27)))
}

// ascii reports whether all characters of a text take a byte and its head is short.
func ascii(s string) bool {
	for _, c := range s {
		if c > unicode.MaxASCII {
			return false
		}
	}
	return true
}

// wide reports whether the unit has literals that are not ASCII, other than
// documentation.
func (u *Unit) wide() bool {
	found := false
	syntax.Inspect(u.Tree, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.ExprStmt:
			if c, ok := n.Value.(*syntax.Constant); ok && c.Value.Kind == syntax.Str {
				return false
			}
		case *syntax.Constant:
			found = found || n.Value.Kind == syntax.Str && !ascii(n.Value.Text())
		}
		return !found
	})
	return found
}
