// This file executes a call by running the callee's body: when that is worth it,
// what is run instead when it is not, and the recursion that a constant bounds.

package cfront

import (
	"slices"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// inlineSteps is the work (steps of its own analysis) up to which a callee is
// always executed in place: in the caller's state its hooks and sizes are known.
const inlineSteps = 1500

// summarised is the interface of a callee of the unit whose summary serves the
// call better than executing it again with what is left of the budget; nil when
// executing it is better.
func (an *analyser) summarised(f *function, left int) *iface.Interface {
	o := an.done[f]
	if o == nil || o.steps <= inlineSteps || o.sum == nil || o.sum.Writes == nil && o.steps*4 <= left {
		return nil
	}
	clear := true
	for i := range o.sum.Cases {
		c := &o.sum.Cases[i]
		clear = clear && (c.AllocFailed || len(c.Unknown) == 0 && !c.Weak && effect.IsExact(c.Effect))
	}
	if o.steps*2 <= left && losesPointers(o.sum, f.t.fn.kind == tPtr) {
		return nil
	}
	if !clear && (o.steps*4 <= left || f.t.varia && left >= inlineSteps) {
		return nil // variable arguments are known to the caller only
	}
	if o.called == nil {
		o.called = &iface.Interface{Name: f.name, Origin: iface.FromBody, Pos: f.f.Pos, Summary: o.sum}
	}
	return o.called
}

// recursive reports whether something in the summary is unknown because the
// function calls itself, which ends when it works on what its caller made.
func recursive(sum *iface.Summary) bool {
	for i := range sum.Cases {
		for _, r := range sum.Cases[i].Unknown {
			if r.Code == "recursion" {
				return true
			}
		}
	}
	return false
}

// maxRecursion is the number of activations of one function that are executed
// in place.
const maxRecursion = 12

// bounded reports whether a recursive call works on something that this
// analysis has made itself, which ends the recursion: a constant, or a block
// acquired by the call that no activation of f has been given yet.
func (x *executor) bounded(s *symexec.State, f *function, args []symexec.Value) bool {
	n := 0
	var outer []*frame
	for fr := x.fr; fr != nil; fr = fr.parent {
		if fr.fn == f {
			n++
			outer = append(outer, fr)
		}
	}
	if n >= maxRecursion {
		return false
	}
	known, counted := false, false
	for i, a := range args {
		if i >= len(f.params) {
			break
		}
		fresh := true
		for _, fr := range outer {
			r := fr.locals[f.params[i]]
			if r == nil || i >= len(fr.args) || symexec.SameValue(fr.args[i], a) {
				fresh = false
			}
		}
		if !fresh {
			continue
		}
		switch v := a.(type) {
		case *symexec.Ptr:
			if v.R.Opaque() {
				return false // a depth that is counted beside it does not end the recursion
			}
			known = known || v.R.Kind == symexec.Fresh && !v.R.Loop && !s.Freed(v.R)
		case symexec.Int:
			_, isConst := sym.IsConst(v.E)
			counted = counted || isConst
		}
	}
	return known || counted
}

// selectedSteps is the work up to which a large callee without effect is executed
// for what it computes when constants say what to do.
const selectedSteps = 200

// callSelected executes a large callee that neither acquires nor releases where a
// constant argument may select a small part of it; ok is false when that is not so.
func (x *executor) callSelected(s *symexec.State, e *expr, f *function, args []symexec.Value) (out []res, ok bool) {
	left := x.m.L.Steps - x.m.Steps
	if x.an.tried(f, x.top) || x.fr.depth > 6 || left < inlineSteps || !slices.ContainsFunc(args, func(v symexec.Value) bool {
		i, isInt := v.(symexec.Int)
		if !isInt {
			return false
		}
		_, isConst := sym.IsInt(i.E)
		return isConst
	}) {
		return nil, false
	}
	outset, mark := x.m.Losses(), x.m.Mark()
	end := x.m.Steps + selectedSteps
	x.m.L.Steps = end
	out = x.inline(s.Clone(), e, f, args)
	ok = x.m.Steps <= end && judge(s, mark, out) == (quality{})
	x.m.SetLosses(outset, outset)
	if !ok {
		x.an.giveUp(f, x.top, maxAttempts)
	}
	return out, ok
}

// quietCallSize is the body size up to which a callee that neither acquires nor
// releases is executed for what it computes.
const quietCallSize = 160

// opaqueCall passes over a callee that can neither acquire nor release.
func (x *executor) opaqueCall(s *symexec.State, e *expr, f *function, args []symexec.Value) []res {
	for _, a := range args {
		s.HandOver(a)
	}
	facts := x.an.factsOf(f)
	why := iface.Reason{Code: "call", What: f.name, Pos: x.pos(e.at)}
	if m := x.an.modsOf(f); m != nil {
		x.passOver(s, m, func(o *object) symexec.Value {
			if i := slices.Index(f.params, o); i >= 0 && i < len(args) {
				return args[i]
			}
			return zero // an automatic object of the callee
		}, func(*object) *symexec.Region { return nil }, why, true)
	} else if w := classesOf(facts.classes, facts.all); len(w) > 0 {
		x.m.HavocCall(s, w, why)
	}
	if facts.noreturn {
		s.Exited = true
	}
	if e.t.kind == tVoid {
		return []res{{s, zero}}
	}
	return []res{{s, x.m.Unknown(s, e.t.machineType(""), f.name)}}
}

func (x *executor) inline(s *symexec.State, e *expr, f *function, args []symexec.Value) []res {
	if !f.lower() {
		return x.havoc(s, e.at, "unsupported", f.name+": "+f.failed)
	}
	outer := x.fr
	fr := &frame{fn: f, args: args, locals: map[*object]*symexec.Region{}, parent: outer, depth: outer.depth + 1, at: e.at, ret: x.m.NewLocal(f.name)}
	if f.model && e.op == oCall {
		for _, a := range e.args {
			el := pointeeBefore(a)
			if i, ok := x.paramOf(a); ok && i < len(outer.pointees) {
				el = outer.pointees[i] // handed on from one model to the next
			}
			fr.pointees = append(fr.pointees, el)
		}
	}
	x.fr = fr
	s.Frame = fr
	for i, p := range f.params {
		r := x.localRegion(p)
		mt := p.t.machineType("")
		v := symexec.Value(nil)
		if i < len(args) {
			v = args[i]
		} else {
			v = x.m.Unknown(s, mt, p.name)
		}
		x.m.Write(s, symexec.Access{R: r, Off: sym.Int(0), T: mt}, v)
	}
	if f.t.varia && e.op == oCall && len(e.args) == len(args) {
		fr.more = x.moreArgs(s, f, e, args)
	}
	states := x.body(s, f)
	var out []res
	void := f.t.fn.kind == tVoid
	for _, st := range states {
		v := symexec.Value(zero)
		if !dead(st) && !void {
			v = x.m.Read(st, x.retCell())
		}
		st.Frame = outer
		for _, r := range fr.locals {
			st.Forget(r)
		}
		st.Forget(fr.ret)
		if fr.more != nil {
			st.Forget(fr.more)
		}
		out = append(out, res{st, v})
	}
	x.fr = outer
	return out
}

// moreArgs lays out the arguments that have no parameters.
func (x *executor) moreArgs(s *symexec.State, f *function, e *expr, args []symexec.Value) *symexec.Region {
	r := x.m.NewLocal("arguments")
	off := int64(0)
	for i := len(f.params); i < len(args); i++ {
		t := e.args[i].t
		if t.size < 0 {
			return nil
		}
		x.m.Write(s, symexec.Access{R: r, Off: sym.Int(off), T: t.machineType("")}, args[i])
		off += slots(t.size)
	}
	return r
}

// body runs the present activation's function from its start to its returns.
func (x *executor) body(s *symexec.State, f *function) []*symexec.State {
	outer := x.sk
	x.sk = newSink()
	out := x.stmt([]*symexec.State{s}, f.body)
	// Jumps backwards: around again, a few times.
	for n := 0; len(x.sk.gotos) > 0; n++ {
		if n >= 3 {
			for _, l := range sortedKeys(x.sk.gotos) {
				for _, g := range x.sk.gotos[l] {
					x.m.Havoc(g, x.pos(f.body.at), "unbounded-loop", "a loop made by goto "+l)
					out = append(out, g)
				}
			}
			break
		}
		out = append(out, x.stmt(nil, f.body)...)
	}
	out = append(out, x.sk.rets...)
	x.sk = outer
	return x.m.Merge(out)
}
