// This file translates declarations in function bodies and their initializers.

package cfront

import (
	"modernc.org/cc/v4"
)

func (l *lowering) declaration(d *cc.Declaration) []*stmt {
	var out []*stmt
	switch d.Case {
	case cc.DeclarationDecl:
		if attributed(d.DeclarationSpecifiers, "cleanup") {
			return []*stmt{l.unknownStmt(d, cleanupAttribute)}
		}
		for n := d.InitDeclaratorList; n != nil; n = n.InitDeclaratorList {
			if s := l.initDeclarator(n.InitDeclarator); s != nil {
				out = append(out, s)
			}
		}
	case cc.DeclarationAuto:
		o := l.u.object(d.Declarator)
		out = append(out, l.declare(d, o, d.Initializer))
	}
	return out
}

func (l *lowering) initDeclarator(n *cc.InitDeclarator) *stmt {
	d := n.Declarator
	if d.IsTypename() && !l.pureSizes(d.Type(), 0) {
		return l.unknownStmt(n, "the size of an array has side effects")
	}
	if d.IsTypename() || d.Type().Kind() == cc.Function {
		return nil
	}
	o := l.u.object(d)
	if o.static {
		if n.Case == cc.InitDeclaratorInit {
			o.inits = n.Initializer
		}
		return nil
	}
	if a := d.Type().Attributes(); a != nil && (a.IsAttrSet("cleanup") || a.IsAttrSet("__cleanup__")) {
		return l.unknownStmt(n, cleanupAttribute)
	}
	if !l.pureSizes(d.Type(), 0) {
		return l.unknownStmt(n, "the size of an array has side effects")
	}
	if n.Case != cc.InitDeclaratorInit {
		if o.t.kind == tArray && o.t.size < 0 {
			// Sizes of variable length arrays may have side effects.
			return &stmt{kind: sDecl, obj: o, at: n, size: 1}
		}
		l.count++
		return &stmt{kind: sDecl, obj: o, at: n, size: 1}
	}
	return l.declare(n, o, n.Initializer)
}

func (l *lowering) declare(at cc.Node, o *object, init *cc.Initializer) *stmt {
	start := l.count
	s := &stmt{kind: sDecl, obj: o, at: at}
	if init.Case == cc.InitializerInitList || o.t.kind == tArray {
		s.zero = true
	}
	s.inits = l.initializer(init, o.t, nil)
	s.size = l.count - start + 1
	return s
}

// maxInitItems bounds the stores of an initialiser.
const maxInitItems = 4096

// initializer flattens an initialiser into stores at offsets.
func (l *lowering) initializer(n *cc.Initializer, t *ctype, out []initItem) []initItem {
	if n.Case == cc.InitializerInitList {
		for il := n.InitializerList; il != nil; il = il.InitializerList {
			if len(out) > maxInitItems {
				l.fail = "initialiser with too many elements"
				return out
			}
			start := len(out)
			out = l.initializer(il.Initializer, t, out)
			out = l.repeated(il, out, start)
		}
		return out
	}
	it := initItem{off: n.Offset(), t: l.u.typeOf(n.Type())}
	if f := n.Field(); f != nil {
		it.class, it.path = memberClass(f), "."+f.Name()
		if f.IsBitfield() {
			it.t, it.bitW = l.u.typeOf(f.Type()), int(f.ValueBits())
			it.off, it.bitOff = bitUnit(it.off, f.OffsetBits(), it.bitW, it.t.size)
		}
	}
	e := l.expr(n.AssignmentExpression)
	if e.op == oString || e.lv && e.t.kind == tArray {
		if it.t.kind == tArray || t.kind == tArray && n.Parent() == nil {
			it.t = e.t
			it.e = &expr{op: oLoad, t: e.t, x: e, at: e.at}
			return append(out, it)
		}
	}
	it.e = l.convTo(l.rval(e), it.t)
	return append(out, it)
}

// repeated adds the items of the other elements of a range, [2 ... 4] = 7, to
// those of its first, which begin at start. The range is evaluated once, so it
// has to be constant.
func (l *lowering) repeated(il *cc.InitializerList, out []initItem, start int) []initItem {
	n := il.Initializer.Len()
	if n <= 1 {
		return out
	}
	stride := int64(-1)
	if il.Designation != nil && il.Designation.DesignatorList.Designator.Type() != nil {
		stride = l.u.typeOf(il.Designation.DesignatorList.Designator.Type()).size
	}
	first := out[start:]
	if stride <= 0 || n*int64(len(first)) > maxInitItems {
		l.fail = "initialiser of a range"
		return out
	}
	for _, it := range first {
		if _, ok := constValue(l.u, it.e); !ok && it.e.op != oFloat {
			l.fail = "initialiser of a range"
			return out
		}
	}
	for k := int64(1); k < n; k++ {
		for _, it := range first {
			it.off += k * stride
			out = append(out, it)
		}
	}
	return out
}

func memberClass(f *cc.Field) string {
	if f.ParentType().Kind() == cc.Union {
		return recordName(f.ParentType()) + ".(any)"
	}
	if f.IsBitfield() {
		return recordName(f.ParentType()) + bitsClass
	}
	return recordName(f.ParentType()) + "." + f.Name()
}
