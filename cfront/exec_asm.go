// This file executes inline assembly: its operands may hold anything after it.

package cfront

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// asmText names values that inline assembly wrote.
const asmText = "asm"

// asm makes what the statement may write unknown. That it calls no allocator is
// an assumption of the summary.
func (x *executor) asm(live []*symexec.State, t *stmt) []*symexec.State {
	x.m.Assume("inline-asm", "inline assembly acquires and releases nothing", x.pos(t.at))
	why := iface.Reason{Code: "inline-asm", What: "written by inline assembly", Pos: x.pos(t.at)}
	for _, a := range t.args {
		var next []*symexec.State
		for _, s := range live {
			for _, r := range x.thenLvalue(s, a, func(l lvalue) []res {
				if k := l.a.T.Kind; k != symexec.IntType && k != symexec.PtrType && k != symexec.FuncPtrType {
					x.m.SetBytes(l.s, l.a.R, l.a.Off, sym.Int(l.a.T.Size), false)
				} else {
					x.store(l, x.m.Unknown(l.s, l.a.T, asmText), t.at)
				}
				return []res{{l.s, zero}}
			}) {
				next = append(next, r.s)
			}
		}
		live = next
	}
	if t.zero {
		for _, s := range live {
			if !dead(s) {
				x.m.HavocClasses(s, nil, why)
			}
		}
	}
	return x.m.Merge(live)
}
