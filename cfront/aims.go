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
		an.aiming = newHookFlow()
		an.aiming.data = true
		an.fillFlow(an.aiming)
		an.aimed = map[hookNode][]symexec.Aim{}
	}
	h := an.aiming
	if len(h.funcs) == 0 {
		return nil
	}
	n := hookNode{key: hookMember + a.T.Class}
	if h.funcs[n] == nil && h.from[n] == nil {
		if a.R.Kind != symexec.Global || a.R.Place.Root != iface.RootGlobal || a.R.Object == "" {
			return nil
		}
		n = hookNode{key: hookObject + a.R.Object}
	}
	if known, ok := an.aimed[n]; ok {
		return known // asked for by every read of such a cell
	}
	seen := map[hookNode]bool{}
	var visit func(n hookNode)
	visit = func(n hookNode) {
		if seen[n] {
			return
		}
		seen[n] = true
		for _, f := range h.funcs[n] {
			name, in := strings.CutSuffix(f, inner)
			aim := symexec.Aim{Object: name, Inner: in}
			if !slices.Contains(out, aim) {
				out = append(out, aim)
			}
		}
		for _, m := range h.from[n] {
			visit(m)
		}
	}
	visit(n)
	an.aimed[n] = slices.Clip(out)
	return an.aimed[n]
}
