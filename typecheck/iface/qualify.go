// This file makes the names in a document mean the same in every unit.

package iface

import "slices"

// Qualify makes names of the document's unit that other units could mistake for
// their own unmistakable: static functions become "FILE:NAME" wherever the
// document mentions their address, and objects without external linkage get
// their Unit. The names of the document's functions themselves stay.
func (d *Document) Qualify() {
	static := map[string]bool{}
	for _, f := range d.Functions {
		if !f.Public {
			static[f.Name] = true
		}
	}
	q := qualifier{file: d.Source.File, static: static}
	for i := range d.Hooks {
		h := &d.Hooks[i]
		h.Functions = slices.Clone(h.Functions)
		for k := range h.Functions {
			q.function(&h.Functions[k])
		}
	}
	for _, f := range d.Functions {
		q.inputs(f.Inputs)
		for i := range f.Clauses {
			if p := f.Clauses[i].Place; p != nil {
				q.place(p)
			}
		}
		if f.Summary == nil {
			continue
		}
		q.inputs(f.Summary.Inputs)
		for i := range f.Summary.Cases {
			c := &f.Summary.Cases[i]
			q.value(c.Result)
			for k := range c.Stores {
				q.place(&c.Stores[k].To)
				q.value(c.Stores[k].Val)
			}
		}
	}
}

// Import qualifies the document and adds its functions to those that a unit may
// call, static ones as "FILE:NAME"; what is there already stays. It returns what
// the document's unit puts into function pointers.
func (d *Document) Import(into map[string]*Interface) []Hook {
	d.Qualify()
	for _, f := range d.Functions {
		name := f.Name
		if !f.Public {
			name = d.Source.File + ":" + name
		}
		if into[name] == nil {
			f.Origin, f.Unit = FromDocument, d.Source.File
			into[name] = f.Interface
		}
	}
	return d.Hooks
}

type qualifier struct {
	file   string
	static map[string]bool
}

func (q *qualifier) function(name *string) {
	if q.static[*name] {
		*name = q.file + ":" + *name
	}
}

func (q *qualifier) place(p *Place) {
	if p.Root == RootGlobal && p.Static && p.Unit == "" {
		p.Unit = q.file
	}
}

func (q *qualifier) inputs(in map[string]*Input) {
	for _, i := range in {
		q.place(&i.Place)
		q.function(&i.Default)
		if i.Kind == InFuncAddr {
			q.function(&i.Fn)
		}
	}
}

func (q *qualifier) value(v Value) {
	switch v := v.(type) {
	case Pointer:
		if v.Entry != nil {
			q.place(v.Entry)
		}
	case Bytes:
		q.place(v.From)
	case Choice:
		q.value(v.Then)
		q.value(v.Else)
	case FuncAddr:
		for k := range v.Names {
			q.function(&v.Names[k])
		}
	}
}
