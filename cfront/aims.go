// This file finds which objects with static storage the text of a unit puts the
// addresses of into pointers that outlive a call: members of structures, objects.
// Such an object is not taken to be another one than what the pointer points to.

package cfront

import (
	"slices"
	"strconv"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/symexec"
)

// inner marks an address that need not be the object's start.
const inner = "+"

// address adds to n the object whose address e is; false when e is none.
func (w *hookWalker) address(n hookNode, e *expr) bool {
	at := ""
	for {
		switch e.op {
		case oConv:
			if e.x.t == nil || e.x.t.kind != tPtr {
				return false
			}
			e = e.x
			continue
		case oPtrAdd:
			at, e = inner, e.x
			continue
		case oAddr, oDecay:
			e = e.x
		default:
			return false
		}
		for e.op == oMember {
			if e.n != 0 {
				at = inner
			}
			e = e.x
		}
		if e.op == oDeref {
			e = e.x
			continue
		}
		if e.op != oVar || !e.obj.static || e.obj.t.quals.isConst {
			return false
		}
		w.h.put(n, w.an.u.linkID(e.obj)+at)
		return true
	}
}

// The nodes of memory that no name says more of: cells that hold a pointer and
// that pointers to pointers reach, and places out of the unit's sight.
var (
	cellNode    = hookNode{key: hookMember + "bare:" + pointerClass}
	outsideNode = hookNode{key: "outside"}
)

// anyFunction stands for the function in keys of calls through a pointer.
const anyFunction = "*"

// fillAims adds what is not said by one body alone: the static objects of functions,
// and calls through pointers, which may be of any function whose address is taken.
func (an *analyser) fillAims(h *hookFlow) {
	for _, f := range an.taken() {
		for i, p := range f.params {
			if h.holds(p.t) {
				h.link(hookNode{key: paramKey(f, i)}, hookNode{key: hookParam + anyFunction + " " + strconv.Itoa(i)})
			}
		}
		h.link(hookNode{key: hookResult + anyFunction}, hookNode{key: hookResult + f.linkName()})
	}
	for _, o := range an.u.objs {
		if o.local && o.inits != nil {
			an.initHooks(h, o, o.inits)
		}
	}
	h.link(hookNode{key: hookResult + anyFunction}, outsideNode)
}

// moved adds to n the objects that what e lies in, or behind, may be.
func (w *hookWalker) moved(n hookNode, e *expr) {
	if !w.h.data {
		return
	}
	between := hookNode{obj: &object{name: "moved"}}
	w.h.inner[between] = true
	w.h.link(n, between)
	for e != nil {
		switch e.op {
		case oMember, oConv, oPtrAdd, oAddr, oDecay:
			e = e.x
			continue
		case oDeref:
			e = e.x
			continue
		}
		break
	}
	if e != nil {
		w.flows(between, e)
	}
}

// pointed notes what an expression does to pointers apart from assignments: moves
// them, takes the address of one, hands an address to what the unit does not see.
func (w *hookWalker) pointed(e *expr) {
	switch e.op {
	case oPost, oAssignOp:
		if w.h.holds(e.x.t) {
			if n, ok := w.node(e.x); ok {
				w.h.inner[n] = true
			}
		}
	case oAddr:
		if w.h.holds(e.x.t) {
			w.reachable(e.x)
		}
	case oDecay:
		if e.x.t.kind == tArray && w.h.holds(e.x.t.elem) {
			w.reachable(e.x)
		}
	case oConv:
		if e.t.kind == tInt && e.x.t.kind == tPtr {
			w.address(outsideNode, e.x)
		}
	case oCall:
		known := false
		if e.x.op == oFunc {
			t := w.an.resolve(w.an.u, e.x.obj.name)
			known = t.fn != nil || t.model || t.decl
		}
		for _, a := range e.args {
			if !known && w.h.holds(a.t) {
				w.address(outsideNode, a)
			}
		}
	}
}

// reachable says that pointers to pointers may reach the cell e.
func (w *hookWalker) reachable(e *expr) {
	if n, ok := w.node(e); ok && n != cellNode {
		w.h.link(n, cellNode)
		w.h.link(cellNode, n)
	}
}

// aims are the objects that the pointer stored in a cell at entry may point to by
// what the text says. What is only passed along as an argument is not among them:
// there it is for the caller to keep objects apart.
func (an *analyser) aims(a symexec.Access) (out []symexec.Aim) {
	if an.aiming == nil {
		h := newHookFlow()
		h.data = true
		an.fillFlow(h)
		an.aiming = newAimGraph(h)
	}
	g := an.aiming
	n := hookNode{key: hookMember + a.T.Class}
	switch {
	case !strings.HasPrefix(a.T.Class, "bare:"):
	case a.R.Kind == symexec.Global && a.R.Place.Root == iface.RootGlobal && a.R.Object != "":
		n = hookNode{key: hookObject + a.R.Object}
	default:
		n = cellNode
	}
	k, ok := g.number[n]
	if !ok {
		if k, ok = g.number[outsideNode]; !ok {
			return nil
		}
	}
	return g.reach(k)
}

// aimGraph is the flow graph of data pointers with numbers for nodes: it is
// walked for every kind of cell that is read.
type aimGraph struct {
	number map[hookNode]int32
	aims   [][]symexec.Aim // by node: the objects put there
	from   [][]int32
	known  [][]symexec.Aim // by node: what reach has found
	inner  []bool          // by node: see hookFlow
	asked  []bool
	seen   []int32 // by node, twice where pointers have moved: the last walk that came by
	walks  int32
}

// newAimGraph numbers the nodes of h; none when nothing is put anywhere.
func newAimGraph(h *hookFlow) *aimGraph {
	g := &aimGraph{number: map[hookNode]int32{}}
	if len(h.funcs) == 0 {
		return g
	}
	node := func(n hookNode) int32 {
		k, ok := g.number[n]
		if !ok {
			k = int32(len(g.number))
			g.number[n] = k
		}
		return k
	}
	for n := range h.funcs {
		node(n)
	}
	for n, from := range h.from {
		node(n)
		for _, m := range from {
			node(m)
		}
	}
	n := len(g.number)
	g.aims, g.known, g.from = make([][]symexec.Aim, n), make([][]symexec.Aim, n), make([][]int32, n)
	g.inner, g.asked, g.seen = make([]bool, n), make([]bool, n), make([]int32, 2*n)
	for n, k := range g.number {
		g.inner[k] = h.inner[n]
	}
	for n, objects := range h.funcs {
		k := node(n)
		for _, f := range objects {
			name, in := strings.CutSuffix(f, inner)
			g.aims[k] = append(g.aims[k], symexec.Aim{Object: name, Inner: in})
		}
	}
	for n, from := range h.from {
		k := node(n)
		for _, m := range from {
			g.from[k] = append(g.from[k], node(m))
		}
	}
	return g
}

// reach is what may come to a node, or is out of the unit's sight.
func (g *aimGraph) reach(n int32) []symexec.Aim {
	if g.asked[n] {
		return g.known[n]
	}
	g.walks++
	var out []symexec.Aim
	var visit func(n, moved int32)
	visit = func(n, moved int32) {
		if g.inner[n] {
			moved = 1
		}
		if g.seen[2*n+moved] == g.walks {
			return
		}
		g.seen[2*n+moved] = g.walks
		for _, aim := range g.aims[n] {
			aim.Inner = aim.Inner || moved == 1
			if !slices.Contains(out, aim) {
				out = append(out, aim)
			}
		}
		for _, m := range g.from[n] {
			visit(m, moved)
		}
	}
	visit(n, 0)
	if k, ok := g.number[outsideNode]; ok {
		visit(k, 0)
	}
	g.asked[n], g.known[n] = true, slices.Clip(out)
	return g.known[n]
}
