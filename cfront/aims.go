// This file finds which objects with static storage the text of a unit puts the
// addresses of into pointers that outlive a call: members of structures, objects.
// Such an object is not taken to be another one than what the pointer points to.

package cfront

import (
	"slices"
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
	n, ok := g.number[hookNode{key: hookMember + a.T.Class}]
	if !ok || len(g.aims[n])+len(g.from[n]) == 0 {
		if a.R.Kind != symexec.Global || a.R.Place.Root != iface.RootGlobal || a.R.Object == "" {
			return nil
		}
		if n, ok = g.number[hookNode{key: hookObject + a.R.Object}]; !ok {
			return nil
		}
	}
	return g.reach(n)
}

// aimGraph is the flow graph of data pointers with numbers for nodes: it is
// walked for every kind of cell that is read.
type aimGraph struct {
	number map[hookNode]int32
	aims   [][]symexec.Aim // by node: the objects put there
	from   [][]int32
	known  [][]symexec.Aim // by node: what reach has found
	asked  []bool
	seen   []int32 // by node: the last walk that came by
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
	g.asked, g.seen = make([]bool, n), make([]int32, n)
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

// reach is what may come to a node.
func (g *aimGraph) reach(n int32) []symexec.Aim {
	if g.asked[n] {
		return g.known[n]
	}
	g.walks++
	var out []symexec.Aim
	var visit func(n int32)
	visit = func(n int32) {
		if g.seen[n] == g.walks {
			return
		}
		g.seen[n] = g.walks
		for _, aim := range g.aims[n] {
			if !slices.Contains(out, aim) {
				out = append(out, aim)
			}
		}
		for _, m := range g.from[n] {
			visit(m)
		}
	}
	visit(n)
	g.asked[n], g.known[n] = true, slices.Clip(out)
	return g.known[n]
}
