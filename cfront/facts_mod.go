// This file tells through which pointers code that is passed over writes: where
// that is an object the caller knows, nothing else becomes unknown.

package cfront

import (
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// classSet is memory by class; all is any.
type classSet struct {
	classes map[string]bool
	all     bool
}

func newClassSet() *classSet { return &classSet{classes: map[string]bool{}} }

func (c *classSet) add(d *classSet) {
	c.all = c.all || d.all
	for k := range d.classes {
		c.classes[k] = true
	}
}

func (c *classSet) empty() bool { return !c.all && len(c.classes) == 0 }

// mods is what a piece of code may write: through the values that its pointer
// variables have at its start, and elsewhere (loose). What it writes to its own
// automatic objects by name is apart.
type mods struct {
	loose *classSet
	via   map[*object]*classSet
	named map[*object]*classSet // automatic objects, by name or address
}

func noted(in map[*object]*classSet, o *object, set *classSet) {
	if in[o] == nil {
		in[o] = newClassSet()
	}
	in[o].add(set)
}

// modsOf is what calls of f may write, by parameter; nil while it is computed,
// and where the body is not known.
func (an *analyser) modsOf(f *function) *mods {
	if m, ok := an.mods[f]; ok {
		return m
	}
	if an.mods == nil {
		an.mods = map[*function]*mods{}
	}
	an.mods[f] = nil
	if f.lower() && f.body != nil {
		an.mods[f] = an.modsIn(f, f.body)
	}
	return an.mods[f]
}

// modsIn is what a statement of f may write.
func (an *analyser) modsIn(f *function, t *stmt) *mods {
	w := &modWalker{an: an, f: f, out: &mods{newClassSet(), map[*object]*classSet{}, map[*object]*classSet{}}, values: map[*object][]*expr{}}
	w.classes = &factWalker{f: f}
	// First where the pointer variables get their values, then what is written.
	w.assigning = true
	w.stmt(t)
	w.assigning = false
	w.stmt(t)
	return w.out
}

type modWalker struct {
	an        *analyser
	f         *function
	out       *mods
	classes   *factWalker
	values    map[*object][]*expr // assigned to pointer variables
	assigning bool
}

func (w *modWalker) stmt(t *stmt) {
	if t == nil {
		return
	}
	if w.assigning {
		if t.kind == sDecl && t.obj != nil && t.obj.t.kind == tPtr {
			for _, it := range t.inits {
				w.values[t.obj] = append(w.values[t.obj], it.e)
			}
		}
	} else if t.kind == sAsm {
		for _, a := range t.args {
			w.store(a)
		}
		w.out.loose.all = w.out.loose.all || t.zero
	} else if t.kind == sUnknown {
		w.out.loose.all = true
	}
	for _, e := range t.exprs() {
		w.expr(e)
	}
	for _, c := range t.parts() {
		w.stmt(c)
	}
}

func (w *modWalker) expr(e *expr) {
	if e == nil {
		return
	}
	switch e.op {
	case oAssign, oAssignOp, oPost:
		if w.assigning {
			if v := e.x; e.op == oAssign && v.op == oVar && v.t.kind == tPtr {
				w.values[v.obj] = append(w.values[v.obj], e.y)
			}
		} else {
			w.store(e.x)
		}
	case oCall:
		if !w.assigning {
			for _, c := range w.f.callSites(e) {
				w.call(c)
			}
		}
	case oUnknown:
		w.out.loose.all = true
	}
	e.operands(w.expr)
	if e.body != nil {
		w.stmt(e.body)
	}
}

// store notes a store to the lvalue e.
func (w *modWalker) store(e *expr) {
	base := e
	for base.op == oMember {
		base = base.x
	}
	set := newClassSet()
	set.all = w.classes.stores(e, base, set.classes)
	r := newRoots(w)
	r.place(e)
	w.note(r, set)
}

func (w *modWalker) note(r *roots, set *classSet) {
	if set.empty() {
		return
	}
	if r.unknown {
		w.out.loose.add(set)
	}
	for o := range r.objects {
		noted(w.out.via, o, set)
	}
	for o := range r.named {
		noted(w.out.named, o, set)
	}
}

// argument notes a store through an argument of a call.
func (w *modWalker) argument(a *expr, set *classSet) {
	r := newRoots(w)
	if a == nil {
		r.unknown = true
	} else {
		r.value(a)
	}
	w.note(r, set)
}

func (w *modWalker) call(c *callSite) {
	arg := func(i int) *expr {
		if i < len(c.args) {
			return c.args[i]
		}
		return nil
	}
	if c.callee != "" && (!w.f.unit.model || !isPrimitive(c.callee)) {
		t := w.an.resolve(w.f.unit, c.callee)
		if t.fn != nil && !t.model {
			if m := w.an.modsOf(t.fn); m != nil {
				w.out.loose.add(m.loose)
				for i, p := range t.fn.params {
					if set := m.via[p]; set != nil {
						w.argument(arg(i), set)
					}
				}
				return
			}
			h := w.an.factsOf(t.fn)
			w.out.loose.add(&classSet{h.classes, h.all})
			return
		}
		if w.an.argWrites(w.f, t, c, func(i int, set *classSet) { w.argument(arg(i), set) }) {
			return
		}
	}
	h := &facts{classes: map[string]bool{}}
	w.an.callFacts(w.f, c, h)
	if c.callee == "" {
		h.add(w.an.factsOf(w.an.pointed()))
	}
	w.out.loose.add(&classSet{h.classes, h.all})
}

// roots finds the pointer variables that an address comes from.
type roots struct {
	w       *modWalker
	seen    map[*object]bool
	objects map[*object]bool
	named   map[*object]bool // automatic objects that it is the address of
	unknown bool             // from elsewhere, too
}

func newRoots(w *modWalker) *roots {
	return &roots{w: w, seen: map[*object]bool{}, objects: map[*object]bool{}, named: map[*object]bool{}}
}

// value is the address that a pointer expression yields.
func (r *roots) value(e *expr) {
	switch e.op {
	case oConst, oZero, oString, oFunc:
		// Nothing is written there.
	case oLoad:
		if v := e.x; v.op == oVar && !v.obj.static && !v.obj.addr {
			r.variable(v.obj)
			return
		}
		r.unknown = true
	case oConv:
		if e.t.kind == tPtr && e.x.t.kind == tPtr {
			r.value(e.x)
			return
		}
		r.unknown = r.unknown || e.x.op != oConst && e.x.op != oZero
	case oPtrAdd:
		r.value(e.x)
	case oAddr, oDecay:
		r.place(e.x)
	case oCond:
		r.value(e.y)
		r.value(e.z)
	case oComma, oAssign:
		r.value(e.y)
	case oAssignOp, oPost:
		if v := e.x; v.op == oVar && !v.obj.static && !v.obj.addr {
			r.variable(v.obj)
			return
		}
		r.unknown = true
	default:
		r.unknown = true
	}
}

// variable is what a pointer variable holds: its value at the start, or one of
// those that it is given.
func (r *roots) variable(o *object) {
	if r.seen[o] {
		return
	}
	r.seen[o] = true
	r.objects[o] = true
	for _, e := range r.w.values[o] {
		r.value(e)
	}
}

// place is the object that an lvalue is part of.
func (r *roots) place(e *expr) {
	for e.op == oMember {
		e = e.x
	}
	switch e.op {
	case oDeref:
		r.value(e.x)
	case oVar:
		if e.obj.static {
			r.unknown = true
		} else {
			r.named[e.obj] = true
		}
	case oCompound, oString:
	default:
		r.unknown = true
	}
}

// passOver makes unknown what code that is not executed may write: value gives
// the pointer variables' values at its start, object the storage of automatic
// objects, nil for what is gone at its end.
func (x *executor) passOver(s *symexec.State, m *mods, value func(*object) symexec.Value, object func(*object) *symexec.Region, why iface.Reason, call bool) {
	loose := newClassSet()
	loose.add(m.loose)
	through := func(v symexec.Value, set *classSet) {
		if !x.m.HavocThrough(s, v, classesOf(set.classes, set.all), why) {
			loose.add(set)
		}
	}
	for _, o := range sortedObjects(m.via) {
		through(value(o), m.via[o])
	}
	for _, o := range sortedObjects(m.named) {
		if r := object(o); r != nil {
			through(&symexec.Ptr{R: r, Off: sym.Int(0)}, m.named[o])
		}
	}
	if loose.empty() {
		return
	}
	if w := classesOf(loose.classes, loose.all); call {
		x.m.HavocCall(s, w, why)
	} else {
		x.m.HavocClasses(s, w, why)
	}
}

// sortedObjects lists objects in an order that does not change from run to run.
func sortedObjects(m map[*object]*classSet) []*object {
	var out []*object
	for o := range m {
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b *object) int {
		if n := strings.Compare(a.name, b.name); n != 0 || a.decl == nil || b.decl == nil {
			return n
		}
		p, q := a.decl.Position(), b.decl.Position()
		return p.Offset - q.Offset
	})
	return out
}
