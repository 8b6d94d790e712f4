// This file makes named tuples.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// namedTuple is the class that collections.namedtuple makes.
func (x *interp) namedTuple(name, fields, defaults Value) Value {
	var names []string
	switch f := fields.(type) {
	case Lit:
		names = strings.Fields(strings.ReplaceAll(f.Text, ",", " "))
	default:
		items, ok := x.exactItems(fields)
		if !ok {
			x.dead(diag.Dynamic, "the fields of a named tuple")
		}
		for _, v := range items {
			l, ok := v.(Lit)
			if !ok {
				x.dead(diag.Dynamic, "the fields of a named tuple")
			}
			names = append(names, l.Text)
		}
	}
	c := &class{name: "namedtuple", mod: x.fr.mod, attrs: map[string]Value{}, fields: names, record: true}
	if l, ok := name.(Lit); ok {
		c.name = l.Text
	}
	if items, ok := x.exactItems(orNone(defaults)); ok {
		for i, v := range items {
			if k := len(names) - len(items) + i; k >= 0 && heapless(v) {
				c.attrs["default "+names[k]] = v
			}
		}
	}
	if x.fr.fn != nil && !x.prof.payload {
		// The class is compiled, and only the garbage collector takes it back.
		n := int64(len(names))
		zero := effect.Zero()
		kept := effect.Bound{Lo: sym.Int(0), Hi: sym.Int(9000 + 300*n)}
		x.apply("makes a class", effect.Effect{Alloc: kept, Freed: zero.Freed, Net: kept, Peak: effect.Bound{Lo: sym.Int(0), Hi: sym.Int(60000 + 2200*n)}})
	}
	return ClassV{c}
}

// newRecord makes a named tuple.
func (x *interp) newRecord(c *class, args []Value, kws []kwarg) Value {
	vals := make([]Value, len(c.fields))
	if len(args) > len(vals) {
		panic(suppose("TypeError"))
	}
	copy(vals, args)
	for _, k := range kws {
		i := c.fieldIndex(k.name)
		if i < 0 || vals[i] != nil {
			panic(suppose("TypeError"))
		}
		vals[i] = k.v
	}
	for i, v := range vals {
		if v != nil {
			if n, ok := v.(Num); ok {
				n.Const = false // a call makes it, not the compiler
				vals[i] = n
			}
			continue
		}
		d, ok := c.attrs["default "+c.fields[i]]
		if !ok {
			panic(suppose("TypeError"))
		}
		vals[i] = d
	}
	for i, v := range vals {
		vals[i] = x.count(v)
	}
	o := &object{kind: oTuple, exact: true, items: vals, n: sym.Int(int64(len(vals))), class: c}
	o.size = x.prof.tupleSize(o.n)
	if !x.prof.payload {
		o.size = sym.AddOf(o.size, sym.Int(8)) // a class's instances have one slot more
	}
	r := x.alloc(o)
	x.adoptAll(r)
	return r
}

// recordBase is the named tuple that a class is or derives from, nil for none.
func (c *class) recordBase(depth int) *class {
	if c.record || depth > 20 {
		if c.record {
			return c
		}
		return nil
	}
	for _, b := range c.bases {
		if r := b.recordBase(depth + 1); r != nil {
			return r
		}
	}
	return nil
}

func (c *class) fieldIndex(name string) int {
	for i, f := range c.fields {
		if f == name {
			return i
		}
	}
	return -1
}

// recordFields are the fields of a class that derives from typing.NamedTuple,
// with the defaults as attributes named "default …".
func recordFields(m *module, d *syntax.ClassDef, c *class) {
	for _, b := range d.Bases {
		name := ""
		switch b := b.(type) {
		case *syntax.Name:
			name = b.Id
		case *syntax.Attribute:
			name = b.Attr
		}
		if name != "NamedTuple" {
			continue
		}
		c.record, c.bases = true, nil
		for _, s := range d.Body {
			a, ok := s.(*syntax.AnnAssign)
			if !ok {
				continue
			}
			if n, ok := a.Target.(*syntax.Name); ok {
				c.fields = append(c.fields, n.Id)
				delete(c.attrs, n.Id)
				if a.Value != nil {
					c.attrs["default "+n.Id] = Lazy{a.Value, m}
				}
			}
		}
	}
}
