// This file translates types.

package cfront

import (
	"fmt"
	"math/big"
	"strings"

	"modernc.org/cc/v4"
)

// typeOf translates a type of the parser; memoised per unit.
func (u *unitInfo) typeOf(t cc.Type) *ctype {
	if t == nil {
		return &ctype{kind: tOther, size: -1, name: "?"}
	}
	if c := u.types[t]; c != nil {
		return c
	}
	c := &ctype{kind: tOther, size: -1, cc: t}
	u.types[t] = c
	c.name = typeText(t)
	if a := t.Attributes(); a != nil {
		c.quals.isConst, c.quals.isVolatile = a.IsConst(), a.IsVolatile()
	}
	if n, ok := u.unit.Sizeof(t); ok {
		c.size = n
	}
	if t.VectorSize() > 0 {
		return c
	}
	switch t.Kind() {
	case cc.Void:
		c.kind = tVoid
	case cc.Ptr:
		c.kind = tPtr
		if p, ok := t.(*cc.PointerType); ok {
			c.elem = u.typeOf(p.Elem())
		}
	case cc.Array:
		c.kind = tArray
		if a, ok := t.(*cc.ArrayType); ok {
			c.elem = u.typeOf(a.Elem())
			if a.IsVLA() || a.Len() < 0 {
				c.size = -1
			}
		}
	case cc.Struct, cc.Union:
		c.kind = tStruct
		c.union = t.Kind() == cc.Union
		c.rec = recordName(t)
	case cc.Function:
		c.kind = tFunc
		if f, ok := t.(*cc.FunctionType); ok {
			c.fn = u.typeOf(f.Result())
			c.varia = f.IsVariadic()
			for _, p := range f.Parameters() {
				if p.Type().Kind() == cc.Void {
					continue
				}
				c.params = append(c.params, u.typeOf(p.Type()))
			}
		}
	case cc.Bool:
		c.kind, c.isBool, c.bits = tInt, true, 1
		c.lo, c.hi = big.NewInt(0), big.NewInt(1)
	case cc.Enum:
		c.kind = tInt
		c.signed = false
		if e, ok := t.(*cc.EnumType); ok && e.UnderlyingType() != nil {
			c.signed = cc.IsSignedInteger(e.UnderlyingType())
		}
		c.setRange()
	default:
		switch {
		case cc.IsIntegerType(t):
			c.kind = tInt
			c.signed = cc.IsSignedInteger(t)
			c.setRange()
		case cc.IsFloatingPointType(t) && !cc.IsComplexType(t):
			c.kind = tFloat
		}
	}
	return c
}

// castTo is the type that n names; the parser does not tell that what a pointer points
// to is volatile.
func castTo(t *ctype, n *cc.TypeName) *ctype {
	if t.kind != tPtr || t.elem == nil || t.elem.quals.isVolatile || n.AbstractDeclarator == nil {
		return t
	}
	if p := n.AbstractDeclarator.Pointer; p == nil || p.Pointer != nil {
		return t
	}
	for q := n.SpecifierQualifierList; q != nil; q = q.SpecifierQualifierList {
		if q.TypeQualifier != nil && q.TypeQualifier.Case == cc.TypeQualifierVolatile {
			to, el := *t, *t.elem
			el.quals.isVolatile, to.elem = true, &el
			return &to
		}
	}
	return t
}

func (c *ctype) setRange() {
	if c.size < 1 || c.size > 16 {
		c.kind = tOther
		return
	}
	c.bits = int(c.size) * 8
	c.lo, c.hi = intRange(c.bits, c.signed)
}

func intRange(bits int, signed bool) (lo, hi *big.Int) {
	one := big.NewInt(1)
	if signed {
		hi = new(big.Int).Sub(new(big.Int).Lsh(one, uint(bits-1)), one)
		return new(big.Int).Neg(new(big.Int).Lsh(one, uint(bits-1))), hi
	}
	return big.NewInt(0), new(big.Int).Sub(new(big.Int).Lsh(one, uint(bits)), one)
}

// recordName identifies a structure type: its tag, or its typedef, or where it
// was defined.
func recordName(t cc.Type) string {
	var tag cc.Token
	switch x := t.(type) {
	case *cc.StructType:
		tag = x.Tag()
	case *cc.UnionType:
		tag = x.Tag()
	}
	if s := tag.SrcStr(); s != "" {
		return s
	}
	if d := t.Typedef(); d != nil {
		return d.Name()
	}
	return strings.ReplaceAll(fmt.Sprintf("%.60s", t.String()), "\n", " ")
}

// intType is the integer type of the size and signedness, for arithmetic the
// lowering introduces.
func intType(size int64, signed bool) *ctype {
	c := &ctype{kind: tInt, size: size, signed: signed}
	switch {
	case size == 4 && signed:
		c.name = "int"
	case size == 4:
		c.name = "unsigned"
	case signed:
		c.name = "long"
	default:
		c.name = "unsigned long"
	}
	c.setRange()
	return c
}

// promote is the integer promotion of an operand; width > 0 is a bit-field's.
func promote(t *ctype, width int) *ctype {
	if t.kind != tInt {
		return t
	}
	if width > 0 && width < 32 || t.size < 4 || t.isBool {
		return intType(4, true)
	}
	if width == 32 && t.size == 4 {
		return intType(4, t.signed)
	}
	if width > 0 {
		return t
	}
	return t
}

// usual is the usual arithmetic conversion of two promoted operand types.
func usual(a, b *ctype) *ctype {
	if a.kind == tFloat {
		if b.kind == tFloat && b.size > a.size {
			return b
		}
		return a
	}
	if b.kind == tFloat {
		return b
	}
	if a.kind != tInt {
		return a
	}
	if b.kind != tInt {
		return b
	}
	a, b = promote(a, 0), promote(b, 0)
	if a.signed == b.signed {
		if b.size > a.size {
			return b
		}
		return a
	}
	u, s := a, b
	if a.signed {
		u, s = b, a
	}
	if u.size >= s.size {
		return u
	}
	return s
}
