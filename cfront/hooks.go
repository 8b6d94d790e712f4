// This file finds which functions the program text puts into function pointers:
// by assignment, initialiser and argument, whatever the order of execution. What
// it finds are candidates, each a case of its own at a call; nothing rests on
// the list being complete.

package cfront

import (
	"slices"
	"strconv"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/symexec"
)

// hookNode is something that holds a function pointer: a member of a structure
// type, an object, a parameter or a result.
type hookNode struct {
	obj *object // automatic objects and parameters of this unit
	key string  // what other units can speak of, see hookKey
}

// The keys that units share. A structure type is known by its tag.
const (
	hookMember = "member " // "member TYPE.FIELD"
	hookObject = "object " // "object NAME", external linkage
	hookParam  = "param "  // "param FUNCTION INDEX"
	hookResult = "result " // "result FUNCTION"
)

// hookFlow is the flow graph of function pointers: the functions stored in a
// node, and the nodes whose values are stored there.
type hookFlow struct {
	funcs map[hookNode][]string
	init  map[hookNode]string // from the initialiser of a static object
	from  map[hookNode][]hookNode
	// others is what other units' documents say, by key.
	others map[string]iface.Hook
	// data: the graph is one of pointers to objects, see aims.go.
	data  bool
	inner map[hookNode]bool // pointers that move about in what they point to
}

// holds reports whether the graph follows values of that type.
func (h *hookFlow) holds(t *ctype) bool {
	if h.data {
		return t != nil && t.kind == tPtr && t.elem != nil && t.elem.kind != tFunc
	}
	return isFuncPtr(t)
}

func newHookFlow() *hookFlow {
	return &hookFlow{funcs: map[hookNode][]string{}, init: map[hookNode]string{}, from: map[hookNode][]hookNode{}, others: map[string]iface.Hook{}, inner: map[hookNode]bool{}}
}

// hookFlow builds the unit's graph, with what other units' documents say.
func (an *analyser) hookFlow() *hookFlow {
	if an.hooks != nil {
		return an.hooks
	}
	h := newHookFlow()
	an.hooks = h
	for _, k := range an.opt.Hooks {
		o := h.others[k.Place]
		for _, f := range k.Functions {
			o.Functions = append(o.Functions, an.localName(f))
		}
		o.From = append(o.From, k.From...)
		h.others[k.Place] = o
	}
	an.fillFlow(h)
	return h
}

// fillFlow reads the unit's initialisers and bodies into the graph.
func (an *analyser) fillFlow(h *hookFlow) {
	for _, name := range sortedKeys(an.u.unit.Decls) {
		for _, d := range an.u.unit.Decls[name] {
			if in := an.u.unit.Initializer(d); in != nil {
				an.initHooks(h, an.u.object(d), in)
			}
		}
	}
	if h.data {
		an.fillAims(h)
	}
	for _, f := range an.u.unit.Funcs {
		fn := an.u.funcs[f.Name]
		if fn == nil || fn.body == nil {
			continue
		}
		w := &hookWalker{an: an, h: h, f: fn}
		for i, p := range fn.params {
			if h.holds(p.t) {
				h.link(hookNode{obj: p}, hookNode{key: paramKey(fn, i)})
			}
		}
		w.stmt(fn.body)
	}
}

func paramKey(fn *function, i int) string {
	return hookParam + fn.linkName() + " " + strconv.Itoa(i)
}

// linkID names an object with static storage for all units.
func (u *unitInfo) linkID(o *object) string {
	if o.local || o.decl != nil && o.decl.Linkage() == cc.Internal {
		return u.unit.Path + ":" + o.id
	}
	return o.name
}

// linkName is the function's name for other units; that of a static function
// cannot be mistaken for another's.
func (f *function) linkName() string {
	if f.f != nil && !f.f.External {
		return f.unit.unit.Path + ":" + f.name
	}
	return f.name
}

func isFuncPtr(t *ctype) bool {
	return t != nil && t.kind == tPtr && t.elem != nil && t.elem.kind == tFunc
}

func (h *hookFlow) put(n hookNode, f string) {
	if !slices.Contains(h.funcs[n], f) {
		h.funcs[n] = append(h.funcs[n], f)
	}
}

func (h *hookFlow) link(n, from hookNode) {
	if n != from && !slices.Contains(h.from[n], from) {
		h.from[n] = append(h.from[n], from)
	}
}

// initHooks notes the functions in the initialiser of a static object.
func (an *analyser) initHooks(h *hookFlow, o *object, in *cc.Initializer) {
	if !o.t.holdsPointer() {
		return
	}
	l := &lowering{u: an.u, f: &function{unit: an.u, name: o.name}}
	w := &hookWalker{an: an, h: h}
	for _, it := range l.initializer(in, o.t, nil) {
		w.item(it, &expr{op: oVar, obj: o, t: o.t}, true)
	}
}

// hookWalker reads one body.
type hookWalker struct {
	an *analyser
	h  *hookFlow
	f  *function
}

// node is what an lvalue that holds a function pointer belongs to.
func (w *hookWalker) node(e *expr) (hookNode, bool) {
	for {
		switch e.op {
		case oMember:
			if e.class != "" && (w.h.holds(e.t) || w.h.data && e.t.kind == tArray) {
				return hookNode{key: hookMember + e.class}, true
			}
			e = e.x
		case oVar:
			o := e.obj
			if !o.static {
				return hookNode{obj: o}, true
			}
			return hookNode{key: hookObject + w.an.u.linkID(o)}, true
		case oDeref, oDecay, oPtrAdd, oConv, oLoad, oAddr:
			// An element is as good as the array; what is behind a pointer is not
			// the pointer.
			if e.op == oLoad && e.t.kind != tArray {
				return cellNode, w.h.data
			}
			e = e.x
		default:
			return hookNode{}, false
		}
		if e == nil {
			return hookNode{}, false
		}
	}
}

// flows adds to n what the value of e may be.
func (w *hookWalker) flows(n hookNode, e *expr) {
	if e == nil {
		return
	}
	if w.h.data && w.address(n, e) {
		return
	}
	switch e.op {
	case oFunc:
		w.h.put(n, e.obj.name)
	case oConv:
		w.flows(n, e.x)
	case oAddr, oDecay:
		if e.x.op == oFunc {
			w.flows(n, e.x)
		} else {
			w.moved(n, e.x)
		}
	case oLoad:
		if from, ok := w.node(e.x); ok {
			w.h.link(n, from)
		}
	case oPtrAdd:
		w.moved(n, e.x)
	case oCond:
		w.flows(n, e.y)
		w.flows(n, e.z)
	case oComma, oAssign:
		w.flows(n, e.y)
	case oCall:
		switch {
		case !w.h.holds(e.t):
		case e.x.op == oFunc:
			w.h.link(n, hookNode{key: hookResult + w.calleeName(e.x.obj.name)})
		case w.h.data:
			w.h.link(n, hookNode{key: hookResult + anyFunction})
		}
	}
}

func (w *hookWalker) calleeName(name string) string {
	if f := w.an.u.funcs[name]; f != nil {
		return f.linkName()
	}
	return name
}

// item notes an element of an initialiser.
func (w *hookWalker) item(it initItem, whole *expr, static bool) {
	if it.e == nil || !w.h.holds(it.t) {
		return
	}
	n, ok := hookNode{key: hookMember + it.class}, it.class != ""
	if !ok {
		n, ok = w.node(whole)
	}
	if !ok {
		return
	}
	w.flows(n, it.e)
	if v, isConst := constValue(w.an.u, it.e); static && isConst && w.h.init[n] == "" {
		if f, is := v.(*symexec.Func); is {
			w.h.init[n] = f.Name
		}
	}
}

func (w *hookWalker) stmt(t *stmt) {
	if t == nil {
		return
	}
	for _, e := range t.exprs() {
		w.expr(e)
	}
	for _, it := range t.inits {
		if t.obj != nil {
			w.item(it, &expr{op: oVar, obj: t.obj, t: t.obj.t}, false)
		}
	}
	if t.kind == sReturn && t.e != nil && w.h.holds(t.e.t) && w.f != nil {
		w.flows(hookNode{key: hookResult + w.f.linkName()}, t.e)
	}
	for _, c := range t.parts() {
		w.stmt(c)
	}
}

func (w *hookWalker) expr(e *expr) {
	if e == nil {
		return
	}
	if w.h.data {
		w.pointed(e)
	}
	switch e.op {
	case oAssign:
		if w.h.holds(e.x.t) {
			if n, ok := w.node(e.x); ok {
				w.flows(n, e.y)
			}
		}
	case oCall:
		for i, a := range e.args {
			if !w.h.holds(a.t) {
				continue
			}
			if e.x.op != oFunc {
				if w.h.data {
					w.flows(hookNode{key: hookParam + anyFunction + " " + strconv.Itoa(i)}, a)
				}
				continue
			}
			w.flows(hookNode{key: hookParam + w.calleeName(e.x.obj.name) + " " + strconv.Itoa(i)}, a)
		}
	case oCompound:
		for _, it := range e.inits {
			w.item(it, e, false)
		}
	}
	e.operands(w.expr)
	if e.body != nil {
		w.stmt(e.body)
	}
}

// maxCandidates is the number of functions a hook is tried with.
const maxCandidates = 4

// candidates lists the functions that the program text puts where the function
// pointer e was read from, the initialiser's first; none when there are too
// many. known is the one it holds unless the program's user changes it, "" when
// the text does not single one out.
func (an *analyser) candidates(e *expr) (names []string, known string) {
	h := an.hookFlow()
	w := &hookWalker{an: an, h: h}
	for e.op == oConv {
		e = e.x
	}
	if e.op != oLoad {
		return nil, ""
	}
	n, ok := w.node(e.x)
	if !ok {
		return nil, ""
	}
	seen := map[hookNode]bool{}
	var inits []string
	var visit func(n hookNode)
	visit = func(n hookNode) {
		if seen[n] {
			return
		}
		seen[n] = true
		if f := h.init[n]; f != "" && !slices.Contains(inits, f) {
			inits = append(inits, f)
		}
		o := h.others[n.key]
		for _, f := range slices.Concat(h.funcs[n], o.Functions) {
			if !slices.Contains(names, f) {
				names = append(names, f)
			}
		}
		for _, m := range h.from[n] {
			visit(m)
		}
		for _, k := range o.From {
			visit(hookNode{key: k})
		}
	}
	visit(n)
	if len(names) > maxCandidates {
		return nil, ""
	}
	slices.Sort(names)
	if len(inits) == 1 {
		known = inits[0]
		if i := slices.Index(names, known); i > 0 {
			names = append([]string{known}, slices.Delete(names, i, i+1)...)
		}
	} else if len(names) == 1 {
		known = names[0]
	}
	return names, known
}

// localName is how this unit calls a function of its own that a document names
// with the unit's file.
func (an *analyser) localName(name string) string {
	return strings.TrimPrefix(name, an.u.unit.Path+":")
}

// exportHooks lists what the unit's text says of function pointers that other
// units can reach, sorted by place.
func (an *analyser) exportHooks() []iface.Hook {
	h := an.hookFlow()
	var out []iface.Hook
	for n := range h.from {
		if n.key != "" && h.funcs[n] == nil {
			h.funcs[n] = []string{}
		}
	}
	for n := range h.funcs {
		if n.key == "" {
			continue
		}
		k := iface.Hook{Place: n.key}
		seen := map[hookNode]bool{}
		var visit func(m hookNode)
		visit = func(m hookNode) {
			if seen[m] {
				return
			}
			seen[m] = true
			if m != n && m.key != "" {
				k.From = append(k.From, m.key)
				return
			}
			for _, f := range h.funcs[m] {
				if g := an.u.funcs[f]; g != nil {
					f = g.linkName()
				}
				k.Functions = append(k.Functions, f)
			}
			for _, q := range h.from[m] {
				visit(q)
			}
		}
		visit(n)
		slices.Sort(k.Functions)
		k.Functions = slices.Compact(k.Functions)
		slices.Sort(k.From)
		if len(k.Functions)+len(k.From) > 0 {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b iface.Hook) int { return strings.Compare(a.Place, b.Place) })
	return out
}
