// This file computes integer constant expressions of the typed tree. The parser
// does so too, but in its own types, where an enumeration constant may be
// unsigned.

package cfront

import (
	"math/big"

	"modernc.org/cc/v4"
)

// fold is the value of an integer constant expression; ok is false for anything
// else, and where it is undefined.
func fold(e *expr) (k *big.Int, ok bool) {
	if e == nil || e.t == nil || e.t.kind != tInt || e.t.bits == 0 {
		return nil, false
	}
	switch e.op {
	case oConst:
		return e.k, true
	case oCond, oLAnd, oLOr:
		c, ok := fold(e.x)
		if !ok {
			return nil, false
		}
		switch {
		case e.op == oCond && c.Sign() != 0:
			return fold(e.y)
		case e.op == oCond:
			return fold(e.z)
		case e.op == oLAnd && c.Sign() == 0:
			return bigZero, true
		case e.op == oLOr && c.Sign() != 0:
			return bigOne, true
		}
		k, ok := fold(e.y)
		return truth(k != nil && k.Sign() != 0), ok
	case oConv, oNeg, oCpl, oNot:
		x, ok := fold(e.x)
		if !ok {
			return nil, false
		}
		switch e.op {
		case oNeg:
			x = new(big.Int).Neg(x)
		case oCpl:
			x = new(big.Int).Not(x)
		case oNot:
			return truth(x.Sign() == 0), true
		}
		return inType(e, x)
	}
	x, ok1 := fold(e.x)
	y, ok2 := fold(e.y)
	if !ok1 || !ok2 {
		return nil, false
	}
	r := new(big.Int)
	switch e.op {
	case oEq:
		return truth(x.Cmp(y) == 0), true
	case oNe:
		return truth(x.Cmp(y) != 0), true
	case oLt:
		return truth(x.Cmp(y) < 0), true
	case oLe:
		return truth(x.Cmp(y) <= 0), true
	case oAdd:
		r.Add(x, y)
	case oSub:
		r.Sub(x, y)
	case oMul:
		r.Mul(x, y)
	case oDiv, oRem:
		if y.Sign() == 0 {
			return nil, false
		}
		if e.op == oDiv {
			r.Quo(x, y)
		} else {
			r.Rem(x, y)
		}
	case oShl, oShr:
		if !y.IsUint64() || y.Uint64() >= uint64(e.t.bits) {
			return nil, false
		}
		if e.op == oShl {
			r.Lsh(x, uint(y.Uint64()))
		} else {
			r.Rsh(x, uint(y.Uint64()))
		}
	case oAnd:
		r.And(x, y)
	case oOr:
		r.Or(x, y)
	case oXor:
		r.Xor(x, y)
	default:
		return nil, false
	}
	return inType(e, r)
}

// inType is k in the type of e: what does not fit wraps around, except where a
// signed operation overflows, which is undefined.
func inType(e *expr, k *big.Int) (*big.Int, bool) {
	w := wrapConst(k, e.t)
	if e.op != oConv && e.op != oShl && e.t.signed && w.Cmp(k) != 0 {
		return nil, false
	}
	return w, true
}

func truth(b bool) *big.Int {
	if b {
		return bigOne
	}
	return bigZero
}

// constant is the value of a constant expression.
func (l *lowering) constant(n cc.ExpressionNode) (*big.Int, bool) {
	if k, ok := fold(l.unevaluated(n)); ok {
		return k, true
	}
	return constant(n)
}

// enumerator is the value of an enumeration constant.
func (l *lowering) enumerator(d *cc.Enumerator) (*big.Int, bool) {
	if k := l.u.enums[d]; k != nil {
		return k, true
	}
	k, ok := constantValue(d.Value())
	if d.ConstantExpression != nil {
		if f, isFolded := fold(l.unevaluated(d.ConstantExpression)); isFolded {
			k, ok = f, true
		}
	} else if prev := l.u.before(d); prev != nil {
		if p, known := l.enumerator(prev); known {
			k, ok = new(big.Int).Add(p, bigOne), true
		}
	}
	if ok {
		l.u.enums[d] = k
	}
	return k, ok
}

// before is the enumeration constant in front of d in its list, for the lists of
// external declarations.
func (u *unitInfo) before(d *cc.Enumerator) *cc.Enumerator {
	if u.ordered == nil {
		u.ordered = map[*cc.Enumerator]*cc.Enumerator{}
		for n := u.unit.AST.TranslationUnit; n != nil; n = n.TranslationUnit {
			e := n.ExternalDeclaration
			if e == nil || e.Declaration == nil {
				continue
			}
			for s := e.Declaration.DeclarationSpecifiers; s != nil; s = s.DeclarationSpecifiers {
				if s.TypeSpecifier == nil || s.TypeSpecifier.EnumSpecifier == nil {
					continue
				}
				var prev *cc.Enumerator
				for l := s.TypeSpecifier.EnumSpecifier.EnumeratorList; l != nil; l = l.EnumeratorList {
					u.ordered[l.Enumerator] = prev
					prev = l.Enumerator
				}
			}
		}
	}
	return u.ordered[d]
}
