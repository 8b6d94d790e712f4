// This file finds functions that are put where clauses are expected: assigned to,
// passed as or initialising a function pointer whose typedef, member or object
// has clauses. What is put there must imply them.

package cfront

import (
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/symexec"
)

// Stored is a function put into a pointer with clauses.
type Stored struct {
	Function string   // "" when it is not known which
	Pointer  string   // what it is put into, for display
	Pos      diag.Pos // of the store
	// Iface has the pointer's clauses, in terms of the function's parameters, and
	// the function's summary; nil when the function is not known.
	Iface *iface.Interface
	// Written is the number of its quantity clauses that the source has; those
	// that follow are believed of every pointer with clauses.
	Written int
}

// storeFinder reads one body or initialiser.
type storeFinder struct {
	an  *analyser
	in  *function // nil for initialisers of objects
	out []Stored
}

// storedFunctions lists what the unit's text puts into pointers with clauses, in
// source order of the objects and then of the functions.
func (an *analyser) storedFunctions() []Stored {
	b := an.opt.Bindings
	if b == nil || len(b.typedefs)+len(b.objects)+len(b.members) == 0 {
		return nil
	}
	w := &storeFinder{an: an}
	for _, name := range sortedKeys(an.u.unit.Decls) {
		for _, d := range an.u.unit.Decls[name] {
			in := an.u.unit.Initializer(d)
			if in == nil {
				continue
			}
			o := an.u.object(d)
			if !o.t.holdsPointer() {
				continue
			}
			l := &lowering{u: an.u, f: &function{unit: an.u, name: o.name}}
			for _, it := range l.initializer(in, o.t, nil) {
				w.item(it, &expr{op: oVar, obj: o, t: o.t}, in)
			}
		}
	}
	for _, f := range an.u.unit.Funcs {
		if fn := an.u.funcs[f.Name]; fn != nil && fn.f == f && fn.body != nil {
			w.in = fn
			w.stmt(fn.body)
		}
	}
	return w.out
}

func (w *storeFinder) stmt(t *stmt) {
	if t == nil {
		return
	}
	for _, e := range t.exprs() {
		w.expr(e)
	}
	for _, it := range t.inits {
		if t.obj != nil {
			w.item(it, &expr{op: oVar, obj: t.obj, t: t.obj.t}, t.at)
		}
	}
	if t.kind == sReturn && t.e != nil && w.in != nil && isFuncPtr(t.e.t) {
		if d := w.an.opt.Bindings.Typedef(w.in.t.fn.name); d != nil {
			w.put(d, "the result of "+w.in.name, t.e, t.at)
		}
	}
	for _, c := range t.parts() {
		w.stmt(c)
	}
}

func (w *storeFinder) expr(e *expr) {
	if e == nil {
		return
	}
	switch e.op {
	case oAssign:
		if isFuncPtr(e.x.t) {
			if d := w.an.pointerClauses(e.x); d != nil {
				w.put(d, pointerName(e.x, d), e.y, e.at)
			}
		}
	case oCall:
		if ft := e.x.t; ft != nil {
			if ft.kind == tPtr {
				ft = ft.elem
			}
			for i, a := range e.args {
				if ft == nil || i >= len(ft.params) || !isFuncPtr(a.t) {
					continue
				}
				if d := w.an.opt.Bindings.Typedef(ft.params[i].name); d != nil {
					w.put(d, "a parameter", a, e.at)
				}
			}
		}
	case oCompound:
		for _, it := range e.inits {
			w.item(it, e, e.at)
		}
	}
	e.operands(w.expr)
	if e.body != nil {
		w.stmt(e.body)
	}
}

// item is an element of an initialiser of whole.
func (w *storeFinder) item(it initItem, whole *expr, at cc.Node) {
	if it.e == nil || !isFuncPtr(it.t) {
		return
	}
	b := w.an.opt.Bindings
	d := b.Typedef(it.t.name)
	name := strings.TrimPrefix(it.path, ".")
	if f := w.an.memberOf(it.class); f != nil {
		if m := b.Member(f); m != nil {
			d = m
		}
	} else if whole.op == oVar {
		name = whole.obj.name
		if o := b.Object(whole.obj.name); o != nil && whole.obj.static && !whole.obj.local {
			d = o
		}
	}
	if d != nil {
		if it.e.at != nil {
			at = it.e.at
		}
		w.put(d, "'"+name+"'", it.e, at)
	}
}

// memberOf finds the member that a class of cells, "TYPE.FIELD", stands for.
func (an *analyser) memberOf(class string) *cc.Field {
	i := strings.LastIndexByte(class, '.')
	if i < 0 {
		return nil
	}
	for t := range an.u.types {
		if (t.Kind() == cc.Struct || t.Kind() == cc.Union) && recordName(t) == class[:i] {
			for _, f := range fieldsOf(t) {
				if f.Name() == class[i+1:] && f.Declarator() != nil {
					return f
				}
			}
		}
	}
	return nil
}

func pointerName(e *expr, d *iface.Interface) string {
	switch e.op {
	case oMember:
		return "'" + e.name + "'"
	case oVar:
		return "'" + e.obj.name + "'"
	}
	return "a pointer of type " + d.Name
}

// put notes that the value of e goes into a pointer with the clauses of d.
func (w *storeFinder) put(d *iface.Interface, pointer string, e *expr, at cc.Node) {
	s := Stored{Pointer: pointer}
	if at != nil {
		s.Pos = w.an.u.unit.Pos(at)
	}
	switch e.op {
	case oConv, oDecay, oAddr:
		if e.op == oConv || e.x.op == oFunc {
			w.put(d, pointer, e.x, at)
			return
		}
	case oCond:
		w.put(d, pointer, e.y, at)
		w.put(d, pointer, e.z, at)
		return
	case oComma, oAssign:
		w.put(d, pointer, e.y, at)
		return
	case oFunc:
		s.Function = e.obj.name
		s.Iface = w.an.implied(d, e.obj.name)
		for i := range d.Clauses {
			if k := d.Clauses[i].Key; k != nil && k.Quantity != iface.Requires {
				s.Written++
			}
		}
		w.out = append(w.out, s)
		return
	}
	if v, ok := constValue(w.an.u, e); ok {
		if symexec.IsNull(v) {
			return
		}
	}
	if have := w.an.pointerClauses(e); have == d {
		return
	}
	w.out = append(w.out, s)
}
