// This file finds the association that a _Generic selects.

package cfront

import (
	"slices"

	"modernc.org/cc/v4"
)

// selected is the association whose type is that of the controlling expression,
// or the default one. The parser is generous about what it takes for compatible;
// nil means that it took another one than the language says, so that the types
// it worked out are wrong, or that the types are beyond what is compared here.
func (l *lowering) selected(n *cc.GenericSelection) *cc.GenericAssociation {
	of := n.AssignmentExpression.Type()
	if t := l.pointerParam(n.AssignmentExpression); t != nil && t.cc != nil {
		of = t.cc
	}
	if a, ok := of.(*cc.ArrayType); ok {
		of = a.Decay()
	}
	if t, e := l.u.typeOf(of), l.unevaluated(n.AssignmentExpression).t; t.kind == tInt && (e.kind != tInt || t.size != e.size || t.signed != e.signed) {
		return nil // such as an enumeration constant, which is an int
	}
	var found *cc.GenericAssociation
	for a := n.GenericAssociationList; a != nil; a = a.GenericAssociationList {
		g := a.GenericAssociation
		if g.Case == cc.GenericAssociationDefault {
			if found == nil {
				found = g
			}
			continue
		}
		t := g.TypeName.Type()
		if hasQualifier(t) {
			continue // a value has no qualifiers
		}
		same, known := sameType(of, t, 0)
		if !known {
			return nil
		}
		if same {
			found = g
			break
		}
	}
	if found != n.Associated() {
		return nil
	}
	return found
}

func hasQualifier(t cc.Type) bool {
	a := t.Attributes()
	return a != nil && (a.IsConst() || a.IsVolatile())
}

// sameType compares two types but for their own qualifiers; known is false for
// types that it does not see through.
func sameType(a, b cc.Type, depth int) (same, known bool) {
	if a == nil || b == nil || depth > 16 {
		return false, false
	}
	if a == b {
		return true, true
	}
	switch x := a.(type) {
	case *cc.PointerType:
		y, ok := b.(*cc.PointerType)
		if !ok {
			return false, true
		}
		if q, r := x.Elem().Attributes(), y.Elem().Attributes(); q.IsConst() != r.IsConst() || q.IsVolatile() != r.IsVolatile() {
			return false, true
		}
		return sameType(x.Elem(), y.Elem(), depth+1)
	case *cc.PredefinedType:
		y, ok := b.(*cc.PredefinedType)
		if !ok {
			_, isEnum := b.(*cc.EnumType)
			return false, !isEnum
		}
		return x.Kind() == y.Kind(), true
	case *cc.StructType, *cc.UnionType:
		if a.Kind() != b.Kind() {
			return false, true
		}
		if s, t := tagOf(a), tagOf(b); s != t {
			return false, s != "" && t != ""
		}
		return false, false // of one tag: perhaps of different scopes
	}
	if slices.Contains([]cc.Kind{cc.Enum, cc.Function, cc.Array}, a.Kind()) && slices.Contains([]cc.Kind{cc.Ptr, cc.Struct, cc.Union}, b.Kind()) {
		return false, true
	}
	return false, false
}
