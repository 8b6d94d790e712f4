// This file computes what bodies can do without executing them: whether they
// can reach an allocator, which memory they may write, which objects they assign.

package cfront

import (
	"sort"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/symexec"
)

// stmtFacts is what a statement may do, its callees not included.
type stmtFacts struct {
	assigned []*object
	classes  map[string]bool // of memory written, callees included (analyser.close)
	all      bool
	outer    map[string]bool // the same without automatic objects written by name
	outerAll bool            // and without callees
	calls    []*callSite
	labels   []string
	cases    []*stmt
	returns  []*stmt // inside
	gotos    []string
	breaks   bool // leaves by break
	nested   bool // a loop inside
	exposes  bool // uses an address as a number
	unknown  bool // a construct the driver does not understand
	closed   bool
	anything map[string]bool // see written
	effect   bool
	mods     *mods // see skip
}

// written is the classes with the one for any store where that is possible.
func (f *stmtFacts) written() map[string]bool {
	if !f.all {
		return f.classes
	}
	if f.anything == nil {
		f.anything = classesOf(f.classes, f.all)
	}
	return f.anything
}

func classesOf(classes map[string]bool, all bool) map[string]bool {
	if !all {
		return classes
	}
	out := map[string]bool{symexec.AnyStore: true}
	for c := range classes {
		out[c] = true
	}
	return out
}

// facts is what a function may do, its callees included.
type facts struct {
	effect   bool // can acquire or release, or cannot be ruled out
	classes  map[string]bool
	all      bool
	noreturn bool
	loops    bool
}

// stmtFacts scans a statement once.
func (f *function) stmtFacts(t *stmt) *stmtFacts {
	if t.info != nil {
		return t.info
	}
	w := &factWalker{f: f, out: &stmtFacts{classes: map[string]bool{}, outer: map[string]bool{}}, seen: map[*object]bool{}}
	w.stmt(t, t.kind != sWhile && t.kind != sDo && t.kind != sFor, t)
	t.info = w.out
	return w.out
}

// waysOut are the returns of a statement and a jump to each label outside of it.
func (f *stmtFacts) waysOut(t *stmt) []*stmt {
	out := f.returns
	seen := map[string]bool{}
	for _, l := range f.labels {
		seen[l] = true
	}
	for _, l := range f.gotos {
		if !seen[l] {
			seen[l] = true
			out = append(out[:len(out):len(out)], &stmt{kind: sGoto, label: l, at: t.at})
		}
	}
	return out
}

// recordClasses adds the classes that a store of a whole object of type t
// changes; false when they cannot be told.
func recordClasses(u *unitInfo, t *ctype, classes map[string]bool, depth int) bool {
	switch t.kind {
	case tInt, tFloat, tPtr:
		classes["bare:"+t.scalarClass()] = true
		return true
	case tArray:
		return t.elem != nil && recordClasses(u, t.elem, classes, depth+1)
	case tStruct:
		if t.cc == nil || depth > 8 || t.size < 0 {
			return false
		}
		classes["in:"+t.rec] = true
		for i := 0; ; i++ {
			var f *cc.Field
			switch x := t.cc.(type) {
			case *cc.StructType:
				f = x.FieldByIndex(i)
			case *cc.UnionType:
				f = x.FieldByIndex(i)
			}
			if f == nil {
				return true
			}
			if !recordClasses(u, u.typeOf(f.Type()), classes, depth+1) {
				return false
			}
		}
	}
	return false
}

// pointeeBefore is the type an argument pointed to before it was converted to
// the parameter's.
func pointeeBefore(e *expr) *ctype {
	for e.op == oConv && e.t.kind == tPtr && e.x.t.kind == tPtr {
		e = e.x
	}
	if e.t.kind != tPtr {
		return nil
	}
	return e.t.elem
}

type factWalker struct {
	f    *function
	out  *stmtFacts
	seen map[*object]bool
}

// stmt walks t; inner says that a break belongs to a statement inside root.
func (w *factWalker) stmt(t *stmt, inner bool, root *stmt) {
	if t == nil {
		return
	}
	switch t.kind {
	case sUnknown:
		w.out.unknown = true
	case sAsm:
		for _, a := range t.args {
			w.lval(a)
		}
		w.out.all, w.out.outerAll = w.out.all || t.zero, w.out.outerAll || t.zero
	case sReturn:
		w.out.returns = append(w.out.returns, t)
	case sGoto:
		w.out.gotos = append(w.out.gotos, t.label)
	case sBreak:
		if !inner || t == root {
			w.out.breaks = true
		}
	case sLabel:
		w.out.labels = append(w.out.labels, t.label)
	case sCase:
		w.out.cases = append(w.out.cases, t)
	case sDecl:
		w.assign(t.obj)
	}
	if t != root && (t.kind == sWhile || t.kind == sDo || t.kind == sFor) {
		w.out.nested = true
	}
	for _, e := range t.exprs() {
		w.expr(e)
	}
	in := inner
	if t != root && (t.kind == sWhile || t.kind == sDo || t.kind == sFor || t.kind == sSwitch) {
		in = true
	}
	for _, c := range t.parts() {
		w.stmt(c, in, root)
	}
}

func (w *factWalker) assign(o *object) {
	if !w.seen[o] {
		w.seen[o] = true
		w.out.assigned = append(w.out.assigned, o)
	}
}

func (w *factWalker) expr(e *expr) {
	if e == nil {
		return
	}
	switch e.op {
	case oAssign, oAssignOp, oPost:
		w.lval(e.x)
	case oCall:
		w.out.calls = append(w.out.calls, w.f.callSites(e)...)
	case oUnknown:
		w.out.unknown = true
	case oConv:
		w.out.exposes = w.out.exposes || e.t.kind == tInt && e.x.t.kind == tPtr
	}
	e.operands(w.expr)
	if e.body != nil {
		w.stmt(e.body, true, nil)
	}
}

// lval notes a store to e.
func (w *factWalker) lval(e *expr) {
	base := e
	for base.op == oMember {
		base = base.x
	}
	if base.op == oVar && !base.obj.static && !base.obj.addr {
		w.assign(base.obj)
		if base == e {
			return
		}
	} else if base.op == oVar && !base.obj.static {
		w.assign(base.obj)
	}
	w.out.all = w.stores(e, base, w.out.classes) || w.out.all
	if !automatic(e) {
		w.out.outerAll = w.stores(e, base, w.out.outer) || w.out.outerAll
	}
}

// automatic reports whether e is an automatic object or a part of one, by its
// name: nothing outside of the activation sees a store to it.
func automatic(e *expr) bool {
	for e != nil {
		switch e.op {
		case oVar:
			return !e.obj.static
		case oMember, oDeref, oDecay, oPtrAdd, oAddr:
			if e.op == oDeref && e.x.op != oDecay && e.x.op != oPtrAdd && e.x.op != oAddr {
				return false
			}
			e = e.x
		default:
			return false
		}
	}
	return false
}

// stores adds the classes of memory that a store to e changes and reports
// whether they cannot be told.
func (w *factWalker) stores(e, base *expr, classes map[string]bool) (all bool) {
	if base.op == oVar && base.obj.static {
		classes[base.obj.staticClass()] = true
	}
	if e.bitW > 0 {
		classes[e.class] = true
		return false
	}
	switch e.t.kind {
	case tStruct:
		return !recordClasses(w.f.unit, e.t, classes, 0)
	case tArray, tOther:
		return true
	}
	// A member's store may be seen through a pointer to its type; a store
	// through such a pointer may change every member of that type.
	if e.class != "" {
		classes[e.class] = true
		classes["bare:"+e.t.scalarClass()] = true
	} else {
		classes[e.t.scalarClass()] = true
	}
	return false
}

// storesPointers reports whether a store to memory of the classes may put an
// address there.
func storesPointers(classes map[string]bool) bool {
	for _, c := range []string{symexec.AnyStore, pointerClass, voidClass, "bare:" + pointerClass, "bare:" + voidClass} {
		if classes[c] {
			return true
		}
	}
	return false
}

// staticClass is the class of stores to an object by its name.
func (o *object) staticClass() string { return staticPrefix + o.id }

const staticPrefix = "static:"

// isStaticClass reports whether only stores that name an object are of the class.
func isStaticClass(c string) bool { return strings.HasPrefix(c, staticPrefix) }

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
