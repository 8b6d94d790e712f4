// This file makes instances of data classes: their fields are those of their
// bases and their own, in this order.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
)

// dataclass says that a class is decorated as a data class.
func dataclass(c *class) bool {
	for _, d := range c.def.DecoratorList {
		if isDataclass(d) {
			return true
		}
	}
	return false
}

// isDataclass says that a decorator is dataclass, or a call of it.
func isDataclass(d syntax.Expr) bool {
	if k, ok := d.(*syntax.Call); ok {
		d = k.Func
	}
	return called(d, "dataclass")
}

// called says that an expression is a name, alone or in a module.
func called(e syntax.Expr, name string) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return e.Id == name
	case *syntax.Attribute:
		return e.Attr == name
	}
	return false
}

// keyword is an argument of a call by its name, nil for none.
func keyword(k *syntax.Call, name string) syntax.Expr {
	for _, a := range k.Keywords {
		if a.Arg == name {
			return a.Value
		}
	}
	return nil
}

// slotCount is the number of slots of an instance, those of its bases among
// them; ok is false where it has a dict for its attributes.
func (c *class) slotCount(depth int) (n int64, ok bool) {
	if depth > 20 {
		return 0, false
	}
	slots := c.slot
	if slots {
		n = int64(len(c.slots))
	}
	if c.def != nil && !slots {
		for _, d := range c.def.DecoratorList {
			if k, isCall := d.(*syntax.Call); isCall && isDataclass(d) {
				if v, isConst := keyword(k, "slots").(*syntax.Constant); isConst && v.Value.Kind == syntax.True {
					slots, n = true, int64(len(c.ownFields()))
				}
			}
		}
	}
	if !slots {
		return 0, false
	}
	for _, b := range c.bases {
		if b.name == "object" {
			continue
		}
		m, ok := b.slotCount(depth + 1)
		if !ok {
			return 0, false
		}
		n += m
	}
	return n, true
}

// dataField is a field of a data class.
type dataField struct {
	name  string
	value syntax.Expr // its default, nil for none
	class *class
}

// unset says that instances do not get a field: it stays the class's.
func (f dataField) unset() bool {
	k, ok := f.value.(*syntax.Call)
	if !ok || !called(k.Func, "field") || keyword(k, "default_factory") != nil {
		return false
	}
	v, ok := keyword(k, "init").(*syntax.Constant)
	return ok && v.Value.Kind == syntax.False
}

// ownFields are the fields that the body of a class names.
func (c *class) ownFields() []dataField {
	var out []dataField
	for _, s := range c.def.Body {
		a, ok := s.(*syntax.AnnAssign)
		if !ok {
			continue
		}
		of := a.Annotation
		if k, ok := of.(*syntax.Subscript); ok {
			of = k.Value
		}
		if n, ok := a.Target.(*syntax.Name); ok && !called(of, "ClassVar") {
			out = append(out, dataField{n.Id, a.Value, c})
		}
	}
	return out
}

// dataFields are the fields of a data class: those of its bases come first, and
// one of the same name takes the place of theirs.
func (x *interp) dataFields(c *class, depth int) []dataField {
	if depth > 20 || len(c.bases) > 1 {
		x.dead(diag.Unsupported, "the bases of the data class %s", c.name)
	}
	var out []dataField
	for _, b := range c.bases {
		if b.def != nil && dataclass(b) {
			out = x.dataFields(b, depth+1)
		}
	}
own:
	for _, f := range c.ownFields() {
		for i := range out {
			if out[i].name == f.name {
				out[i] = f
				continue own
			}
		}
		out = append(out, f)
	}
	return out
}

// fillDataclass does what the __init__ of a data class does.
func (x *interp) fillDataclass(v Value, c *class, args []Value, kws []kwarg) {
	i := 0
	for _, f := range x.dataFields(c, 0) {
		if f.unset() {
			continue
		}
		field, _ := f.value.(*syntax.Call)
		if field != nil && !called(field.Func, "field") {
			field = nil
		}
		var w Value
		only := false
		if field != nil {
			for _, name := range []string{"init", "kw_only"} {
				if k := keyword(field, name); k != nil {
					only = true // by its name at most
				}
			}
		}
		if !only {
			if i < len(args) {
				w = args[i]
			}
			i++
		}
		for _, k := range kws {
			if k.name == f.name {
				w = k.v
			}
		}
		owner := &function{mod: f.class.mod, name: f.class.name}
		switch {
		case w != nil:
		case field != nil:
			if d := keyword(field, "default"); d != nil {
				w = x.defaultValue(x.fr, owner, d)
			} else if d := keyword(field, "default_factory"); d != nil {
				if l, ok := d.(*syntax.Lambda); ok {
					x.inFrame(&frame{mod: f.class.mod}, func() { w = x.call(x.eval(l), nil, nil, nil) })
				} else {
					w = x.call(x.defaultValue(x.fr, owner, d), nil, nil, nil)
				}
			}
		case f.value != nil:
			w = x.defaultValue(x.fr, owner, f.value)
		}
		if w != nil {
			x.setattr(v, f.name, w)
		}
	}
	if f, ok := c.method("__post_init__"); ok {
		x.callFunction(f, v, nil, nil)
	}
}
