// This file implements identity of expressions: keys, equality and the order
// that makes normal forms deterministic.

package sym

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
)

func (*Const) isExpr()    {}
func (*Sym) isExpr()      {}
func (*Add) isExpr()      {}
func (*Mul) isExpr()      {}
func (*Max) isExpr()      {}
func (*Min) isExpr()      {}
func (*FloorDiv) isExpr() {}
func (*TruncDiv) isExpr() {}
func (*Mod) isExpr()      {}
func (*Pow2) isExpr()     {}
func (*Ite) isExpr()      {}
func (*Sum) isExpr()      {}
func (*Rec) isExpr()      {}
func (*Apply) isExpr()    {}
func (*Inf) isExpr()      {}

func (*Cmp) isCond() {}
func (*And) isCond() {}
func (*Or) isCond()  {}
func (*Not) isCond() {}
func (Bool) isCond() {}

// Key is the textual form of small expressions and a fingerprint of large ones.
func (x *Const) Key() string    { return numOf(x.V).String() }
func (x *Sym) Key() string      { return symbolText(x.Name) }
func (x *Add) Key() string      { return exprKey(x, &x.text) }
func (x *Mul) Key() string      { return exprKey(x, &x.text) }
func (x *Max) Key() string      { return exprKey(x, &x.text) }
func (x *Min) Key() string      { return exprKey(x, &x.text) }
func (x *FloorDiv) Key() string { return exprKey(x, &x.text) }
func (x *TruncDiv) Key() string { return exprKey(x, &x.text) }
func (x *Mod) Key() string      { return exprKey(x, &x.text) }
func (x *Pow2) Key() string     { return exprKey(x, &x.text) }
func (x *Ite) Key() string      { return exprKey(x, &x.text) }
func (x *Sum) Key() string      { return exprKey(x, &x.text) }
func (x *Rec) Key() string      { return exprKey(x, &x.text) }
func (x *Apply) Key() string    { return exprKey(x, &x.text) }
func (x *Inf) Key() string      { return "inf" }

// Key is the textual form of small conditions and a fingerprint of large ones.
func (x *Cmp) Key() string { return condKey(x, &x.text) }
func (x *And) Key() string { return condKey(x, &x.text) }
func (x *Or) Key() string  { return condKey(x, &x.text) }
func (x *Not) Key() string { return condKey(x, &x.text) }
func (x Bool) Key() string { return x.String() }

func exprKey(e Expr, t *text) string {
	m := metaOf(e)
	return cachedKey(t, m, func() string { return keyExpr(e) })
}

func condKey(c Cond, t *text) string {
	m := metaOfCond(c)
	return cachedKey(t, m, func() string { return keyCond(c) })
}

// String is the textual form, readable by Parse.
func (x *Const) String() string    { return printExpr(x, dialectText) }
func (x *Sym) String() string      { return printExpr(x, dialectText) }
func (x *Add) String() string      { return printExpr(x, dialectText) }
func (x *Mul) String() string      { return printExpr(x, dialectText) }
func (x *Max) String() string      { return printExpr(x, dialectText) }
func (x *Min) String() string      { return printExpr(x, dialectText) }
func (x *FloorDiv) String() string { return printExpr(x, dialectText) }
func (x *TruncDiv) String() string { return printExpr(x, dialectText) }
func (x *Mod) String() string      { return printExpr(x, dialectText) }
func (x *Pow2) String() string     { return printExpr(x, dialectText) }
func (x *Ite) String() string      { return printExpr(x, dialectText) }
func (x *Sum) String() string      { return printExpr(x, dialectText) }
func (x *Rec) String() string      { return printExpr(x, dialectText) }
func (x *Apply) String() string    { return printExpr(x, dialectText) }
func (x *Inf) String() string      { return "inf" }

// String is the textual form, readable by ParseCond.
func (x *Cmp) String() string { return printCond(x, dialectText) }
func (x *And) String() string { return printCond(x, dialectText) }
func (x *Or) String() string  { return printCond(x, dialectText) }
func (x *Not) String() string { return printCond(x, dialectText) }

// String is "true" or "false".
func (x Bool) String() string {
	if x {
		return "true"
	}
	return "false"
}

// Equal reports whether a and b are the same normal form. Equal expressions have
// equal values in every environment; the converse needs Normalize and a decider.
func Equal(a, b Expr) bool { return a == b || hashOf(a) == hashOf(b) }

// hashOf is the fingerprint of any node.
func hashOf(e Expr) hash128 {
	switch x := e.(type) {
	case *Sym:
		if x != nil {
			return x.symHash()
		}
	case *Const:
		if x != nil && x.hash.a != 0 {
			return x.hash
		}
	default:
		if n := nodeOf(e); n != nil && n.hash.a != 0 {
			return n.hash
		}
	}
	return metaOf(e).hash
}

// hashOfCond is hashOf for conditions.
func hashOfCond(c Cond) hash128 {
	switch x := c.(type) {
	case *Cmp:
		if x != nil && x.hash.a != 0 {
			return x.hash
		}
	case *And:
		if x != nil && x.hash.a != 0 {
			return x.hash
		}
	case *Or:
		if x != nil && x.hash.a != 0 {
			return x.hash
		}
	}
	return metaOfCond(c).hash
}

// EqualCond is Equal for conditions.
func EqualCond(a, b Cond) bool { return a == b || hashOfCond(a) == hashOfCond(b) }

// SortKey is a text that orders expressions deterministically; it is Key.
func SortKey(e Expr) string {
	if e == nil {
		return ""
	}
	return e.Key()
}

// Size is the number of nodes of e read as a tree, saturating at 1<<30.
func Size(e Expr) int { return int(metaOf(e).size) }

// CondSize is Size for conditions.
func CondSize(c Cond) int { return int(metaOfCond(c).size) }

func kindOf(e Expr) kind {
	switch x := e.(type) {
	case *Sym:
		if x == nil {
			return kNil
		}
		return kSym
	case *Pow2:
		return kPow2
	case *FloorDiv:
		return kFloorDiv
	case *TruncDiv:
		return kTruncDiv
	case *Mod:
		return kMod
	case *Max:
		return kMax
	case *Min:
		return kMin
	case *Ite:
		return kIte
	case *Apply:
		return kApply
	case *Sum:
		return kSum
	case *Rec:
		return kRec
	case *Mul:
		return kMul
	case *Add:
		return kAdd
	case *Inf:
		return kInf
	case *Const:
		return kConst
	}
	return kNil
}

// Compare is a total order on expressions that agrees with Equal and does not
// depend on how they were built: monomials of higher degree first, then symbols
// by name, constants last.
func Compare(a, b Expr) int {
	if a == b {
		return 0
	}
	if sa, ok := a.(*Sym); ok && sa != nil { // by far the most frequent pair
		if sb, ok := b.(*Sym); ok && sb != nil {
			return strings.Compare(sa.Name, sb.Name)
		}
	}
	ma, mb := metaOf(a), metaOf(b)
	if ma.hash == mb.hash {
		return 0
	}
	if c := cmp.Compare(degree(b), degree(a)); c != 0 {
		return c
	}
	fa, fb := factorsOf(a), factorsOf(b)
	if len(fa) > 1 || len(fb) > 1 {
		return compareLists(fa, fb)
	}
	return compareAtoms(a, b, ma, mb)
}

// degree counts the factors of a monomial; constants have degree 0.
func degree(e Expr) int {
	switch x := e.(type) {
	case *Mul:
		if len(x.X) > 0 {
			if _, ok := x.X[0].(*Const); ok {
				return len(x.X) - 1
			}
		}
		return len(x.X)
	case *Const:
		return 0
	}
	return 1
}

func compareLists(a, b []Expr) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if c := Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

func compareAtoms(a, b Expr, ma, mb meta) int {
	ka, kb := kindOf(a), kindOf(b)
	if ka != kb {
		return cmp.Compare(ka, kb)
	}
	c := 0
	switch x := a.(type) {
	case *Const:
		c = numOf(x.V).cmp(numOf(b.(*Const).V))
	case *Add:
		c = compareLists(x.X, b.(*Add).X)
	case *Max:
		c = compareLists(x.X, b.(*Max).X)
	case *Min:
		c = compareLists(x.X, b.(*Min).X)
	case *FloorDiv:
		y := b.(*FloorDiv)
		c = compareLists([]Expr{x.X, x.Y}, []Expr{y.X, y.Y})
	case *TruncDiv:
		y := b.(*TruncDiv)
		c = compareLists([]Expr{x.X, x.Y}, []Expr{y.X, y.Y})
	case *Mod:
		y := b.(*Mod)
		c = compareLists([]Expr{x.X, x.Y}, []Expr{y.X, y.Y})
	case *Pow2:
		c = Compare(x.E, b.(*Pow2).E)
	case *Ite:
		y := b.(*Ite)
		if c = CompareCond(x.C, y.C); c == 0 {
			c = compareLists([]Expr{x.A, x.B}, []Expr{y.A, y.B})
		}
	case *Apply:
		y := b.(*Apply)
		if c = strings.Compare(x.Fn, y.Fn); c == 0 {
			c = compareLists(x.Args, y.Args)
		}
	case *Rec:
		y := b.(*Rec)
		if c = compareLists(x.Init, y.Init); c == 0 {
			c = compareLists(x.inner(), y.inner())
		}
		if c == 0 {
			c = CompareCond(x.While, y.While)
		}
	case *Sum:
		y := b.(*Sum)
		if c = compareLists([]Expr{x.Lo, x.Hi}, []Expr{y.Lo, y.Hi}); c == 0 {
			c = Compare(x.sumCanon(), y.sumCanon())
		}
	}
	if c == 0 { // only for hand-made nodes: any fixed order will do
		return hashOrder(ma.hash, mb.hash)
	}
	return c
}

func hashOrder(a, b hash128) int {
	switch {
	case a == b:
		return 0
	case a.less(b):
		return -1
	}
	return 1
}

func condKind(c Cond) kind {
	switch c.(type) {
	case Bool:
		return kBool
	case *Cmp:
		return kCmp
	case *And:
		return kAnd
	case *Or:
		return kOr
	case *Not:
		return kNot
	}
	return kNil
}

// CompareCond is a total order on conditions that agrees with EqualCond.
func CompareCond(a, b Cond) int {
	ma, mb := metaOfCond(a), metaOfCond(b)
	if ma.hash == mb.hash {
		return 0
	}
	ka, kb := condKind(a), condKind(b)
	if ka != kb {
		return cmp.Compare(ka, kb)
	}
	c := 0
	switch x := a.(type) {
	case *Cmp:
		y := b.(*Cmp)
		if x.lit.p != nil && y.lit.p != nil { // comparisons of the same quantity side by side
			if c = Compare(x.lit.p, y.lit.p); c == 0 {
				if c = cmp.Compare(x.lit.rel, y.lit.rel); c == 0 {
					c = x.lit.k.cmp(y.lit.k)
				}
			}
			break
		}
		if c = compareLists([]Expr{x.X, x.Y}, []Expr{y.X, y.Y}); c == 0 {
			c = cmp.Compare(x.Op, y.Op)
		}
	case *And:
		c = slices.CompareFunc(x.X, b.(*And).X, CompareCond)
	case *Or:
		c = slices.CompareFunc(x.X, b.(*Or).X, CompareCond)
	case *Not:
		c = CompareCond(x.X, b.(*Not).X)
	}
	if c == 0 {
		return hashOrder(ma.hash, mb.hash)
	}
	return c
}

// Hash is a 128-bit fingerprint of an expression: equal exactly when Equal is.
func Hash(e Expr) [2]uint64 { h := hashOf(e); return [2]uint64{h.a, h.b} }

// HashCond is the fingerprint of a condition.
func HashCond(c Cond) [2]uint64 { h := hashOfCond(c); return [2]uint64{h.a, h.b} }

// Mix is a fingerprint of h followed by c and by the bounds of its symbols:
// the same question about differently bounded symbols is another question.
func Mix(h [2]uint64, c Cond) [2]uint64 {
	r := hash128{h[0], h[1]}.withHash(hashOfCond(c))
	for _, s := range CondSyms(c) {
		r = r.withBound(s.Lo).withBound(s.Hi)
	}
	r = r.done()
	return [2]uint64{r.a, r.b}
}

func (h hash128) withBound(b *big.Int) hash128 {
	switch {
	case b == nil:
		return h.with(1)
	case b.IsInt64():
		return h.with(2).with(uint64(b.Int64()))
	}
	return h.with(uint64(b.Sign()) + 4).withString(string(b.Bytes()))
}
