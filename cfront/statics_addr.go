// This file knows the addresses of objects in the initialisers of constant ones.

package cfront

import (
	"fmt"

	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// objectAddress is off bytes into a static object, or into a string literal.
type objectAddress struct {
	obj  *object // nil: the literal text
	text string
	off  int64
}

// addressValue stands for the address of an object until an execution has its
// region: a function without a name that could be one, with the address for its
// reference. nil when e is no address.
func addressValue(e *expr) symexec.Value {
	a, ok := addressOf(e, 0)
	if !ok {
		return nil
	}
	name := fmt.Sprintf("\x00%q %d", a.text, a.off)
	if a.obj != nil {
		name = fmt.Sprintf("\x00%s %d", a.obj.id, a.off)
	}
	return &symexec.Func{Name: name, Ref: &a}
}

// addressOf reads the value of a pointer expression that is constant.
func addressOf(e *expr, depth int) (a objectAddress, ok bool) {
	if depth > 20 || e.t.kind != tPtr {
		return a, false
	}
	switch e.op {
	case oConv:
		return addressOf(e.x, depth+1)
	case oAddr, oDecay:
		return placeOf(e.x, depth+1)
	case oPtrAdd:
		k, isConst := fold(e.y)
		if a, ok = addressOf(e.x, depth+1); !ok || !isConst || !k.IsInt64() {
			return a, false
		}
		a.off += k.Int64() * e.n
		return a, true
	}
	return a, false
}

func placeOf(e *expr, depth int) (a objectAddress, ok bool) {
	switch e.op {
	case oVar:
		return objectAddress{obj: e.obj}, e.obj.static
	case oString:
		return objectAddress{text: e.name}, true
	case oMember:
		if e.bitW > 0 {
			return a, false
		}
		a, ok = placeOf(e.x, depth)
		a.off += e.n
		return a, ok
	case oDeref:
		return addressOf(e.x, depth+1)
	}
	return a, false
}

// valueAt gives a value by the offset and size of a part of an object.
type valueAt = func(off sym.Expr, size int64) (symexec.Value, bool)

// mapFuncs is c with what of gives for each of the functions in its values.
func mapFuncs(c valueAt, of func(*symexec.Func) symexec.Value) valueAt {
	var value func(v symexec.Value) symexec.Value
	value = func(v symexec.Value) symexec.Value {
		switch v := v.(type) {
		case *symexec.Func:
			return of(v)
		case *symexec.Choice:
			return symexec.Choose(v.C, value(v.A), value(v.B))
		}
		return v
	}
	return func(off sym.Expr, size int64) (symexec.Value, bool) {
		v, ok := c(off, size)
		if !ok {
			return nil, false
		}
		return value(v), true
	}
}

// addressed gives the addresses among the contents of a constant object of the unit
// their regions.
func (x *executor) addressed(u *unitInfo, c valueAt) valueAt {
	an := x.an
	return mapFuncs(c, func(v *symexec.Func) symexec.Value {
		a, ok := v.Ref.(*objectAddress)
		if !ok {
			return v
		}
		if a.obj == nil {
			return &symexec.Ptr{R: x.stringRegion(a.text), Off: sym.Int(a.off)}
		}
		outer := x.an
		x.an = an
		r := x.staticRegionOf(u, a.obj)
		x.an = outer
		return &symexec.Ptr{R: r, Off: sym.Int(a.off)}
	})
}
