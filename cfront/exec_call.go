// This file executes calls: which function it is, then its body, its clauses,
// its summary, its model, or an unknown that names it.

package cfront

import (
	"fmt"
	"slices"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

func (x *executor) call(s *symexec.State, e *expr) []res {
	// Arguments first, the last one first as gcc does, then the function.
	type argState struct {
		s    *symexec.State
		args []symexec.Value
	}
	live := []argState{{s, nil}}
	var ended []res
	for _, a := range slices.Backward(e.args) {
		var next []argState
		for _, l := range live {
			for _, r := range x.eval(l.s, a) {
				if dead(r.s) {
					ended = append(ended, res{r.s, zero})
					continue
				}
				next = append(next, argState{r.s, append([]symexec.Value{r.v}, l.args...)})
			}
		}
		live = next
	}
	out := ended
	for _, l := range live {
		if e.x.op == oFunc {
			out = append(out, x.callNamed(l.s, e, e.x.obj.name, l.args)...)
			continue
		}
		args := l.args
		out = append(out, then(x.eval(l.s, e.x), func(r res) []res { return x.callValue(r.s, e, r.v, args) })...)
	}
	return out
}

// callValue calls through a pointer.
func (x *executor) callValue(s *symexec.State, e *expr, f symexec.Value, args []symexec.Value) []res {
	switch f := f.(type) {
	case *symexec.Func:
		if u, ok := f.Ref.(*unitInfo); ok && !u.model && u != x.an.u {
			// A function that another unit has put there.
			if an := x.an.analyserOf(u); an != nil {
				outer := x.an
				x.an = an
				rs := x.callIn(an.u, s, e, f.Name, args)
				x.an = outer
				return rs
			}
		}
		return x.callKnown(s, e, f.Name, args)
	case *symexec.Choice:
		t, els := x.m.Fork(s, f.C)
		var out []res
		if t != nil {
			out = append(out, x.callValue(t, e, f.A, args)...)
		}
		if els != nil {
			out = append(out, x.callValue(els, e, f.B, args)...)
		}
		return out
	case *symexec.Ptr:
		if cl := x.an.pointerClauses(e.x); cl != nil && x.fr.fn.unit == x.an.u {
			return x.applyClauses(s, e, cl, args, "callback")
		}
		return x.callUnknownPointer(s, e, "", args)
	case symexec.Int:
		if sym.IsTrue(sym.EqOf(f.E, sym.Int(0))) {
			return nil // undefined
		}
		switch v := f.E.(type) {
		case *sym.Sym:
			return x.callSymbol(s, e, v, args)
		case *sym.Ite:
			return x.callValue(s, e, &symexec.Choice{C: v.C, A: symexec.Int{E: v.A}, B: symexec.Int{E: v.B}}, args)
		}
	}
	if cl := x.an.pointerClauses(e.x); cl != nil && x.fr.fn.unit == x.an.u {
		return x.applyClauses(s, e, cl, args, "callback")
	}
	return x.callUnknownPointer(s, e, "", args)
}

// callSymbol calls a function pointer that the caller can read: its value is a
// parameter of the interface. The function the program puts there itself is
// followed; any other is unknown unless clauses say what it does.
func (x *executor) callSymbol(s *symexec.State, e *expr, v *sym.Sym, args []symexec.Value) []res {
	if name, ok := x.knownAddress(s, v); ok {
		if x.fr.fn.unit.model {
			return x.callKnown(s, e, name, args)
		}
		// Addresses are named as the unit under analysis sees them.
		outer := x.an
		x.an = x.an.home
		rs := x.callIn(x.an.u, s, e, name, args)
		x.an = outer
		return rs
	}
	if cl := x.an.pointerClauses(e.x); cl != nil {
		return x.applyClauses(s, e, cl, args, "callback")
	}
	in := x.m.Inputs[v.Name]
	if in == nil {
		return x.callUnknownPointer(s, e, v.Name, args)
	}
	var out []res
	names, known := x.an.defaults(in), ""
	if x.fr.fn.unit == x.an.u {
		var text []string
		text, known = x.an.candidates(e.x)
		names = append(names, text...)
	}
	if len(names) > 0 && known == "" && len(x.an.defaults(in)) > 0 {
		known = names[0]
	}
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			continue
		}
		if in.Default == "" && name == known {
			in.Default = name
		}
		t, els := x.m.Fork(s, sym.EqOf(v, x.funcAddr(name)))
		if t != nil {
			out = append(out, x.callKnown(t, e, name, args)...)
		}
		if els == nil {
			return out
		}
		s = els
	}
	return append(out, x.callUnknownPointer(s, e, v.Name, args)...)
}

// knownAddress finds the function that v is the address of, by itself or by what
// the path says.
func (x *executor) knownAddress(s *symexec.State, v *sym.Sym) (string, bool) {
	if in := x.m.Inputs[v.Name]; in != nil && in.Kind == iface.InFuncAddr {
		return in.Fn, !x.an.home.ambiguous(in.Fn)
	}
	for _, c := range s.Path {
		cmp, ok := c.(*sym.Cmp)
		if !ok || cmp.Op != sym.Eq {
			continue
		}
		for _, y := range sym.CondSyms(cmp) {
			in := x.m.Inputs[y.Name]
			if in != nil && in.Kind == iface.InFuncAddr && sym.EqualCond(cmp, sym.EqOf(v, y)) {
				return in.Fn, !x.an.home.ambiguous(in.Fn)
			}
		}
	}
	return "", false
}

func (x *executor) callUnknownPointer(s *symexec.State, e *expr, name string, args []symexec.Value) []res {
	if name == "" {
		name = "a function pointer"
	}
	return x.havoc(s, e.at, "callback", name)
}

// callNamed calls the function of that name as seen from the present unit.
func (x *executor) callNamed(s *symexec.State, e *expr, name string, args []symexec.Value) []res {
	if x.fr.fn.unit.model {
		if rs, ok := x.primitive(s, e, name, args); ok {
			return rs
		}
	}
	return x.callIn(x.fr.fn.unit, s, e, name, args)
}

// callKnown calls the function that a pointer is known to hold. In a library
// model that is one of the program's, where it has one of that name.
func (x *executor) callKnown(s *symexec.State, e *expr, name string, args []symexec.Value) []res {
	name, u := x.an.localName(name), x.fr.fn.unit
	if u.model && (x.an.u.funcs[name] != nil || x.an.opt.Imported[name] != nil) {
		u = x.an.u
	}
	return x.callIn(u, s, e, name, args)
}

// callIn calls the function of that name as seen from the unit.
func (x *executor) callIn(u *unitInfo, s *symexec.State, e *expr, name string, args []symexec.Value) []res {
	name = x.an.localName(name)
	if o, local := x.an.ownerOf(name); o != nil && !u.model {
		// A function of a unit whose bodies are at hand.
		if f := o.u.funcs[local]; f != nil && f.body != nil {
			outer := x.an
			x.an = o
			rs := x.callBody(s, e, target{name: local, fn: f}, args)
			x.an = outer
			return rs
		}
	}
	t := x.an.resolve(u, name)
	if !t.model && u == x.an.u && x.an.declaredNoreturn(name) {
		// It does not come back: only the peak of such calls is unknown.
		s.Exited = true
		s.Eff.Peak.Hi = sym.Infinity()
		s.Reasons = append(s.Reasons, iface.Reason{Code: "no-return", What: name, Pos: x.pos(e.at)})
		return []res{{s, zero}}
	}
	switch {
	case t.fn != nil && t.fn.model:
		return x.callModel(s, e, t, args)
	case t.fn != nil:
		if t.clauses != nil {
			for i := range t.clauses.Clauses {
				if c := &t.clauses.Clauses[i]; c.Key != nil && c.Key.Quantity == iface.Requires && c.Cond != nil {
					x.requires(s, e, t.clauses, c, args, name)
				}
			}
		}
		return x.callBody(s, e, t, args)
	case t.clauses != nil:
		if !t.model {
			x.m.Assume("trusted-clause", "the clauses of "+name+" are believed", t.clauses.Pos)
		} else {
			args = x.atStarts(s, t.clauses, args)
		}
		return x.applyClauses(s, e, t.clauses, args, name)
	case t.summary != nil:
		if rs, ok := x.callForeign(s, e, t.summary, name, args); ok {
			return rs
		}
		return x.applySummary(s, e, t.summary, args)
	case t.decl:
		return x.plainModel(s, e, t, args)
	}
	code := "unmodelled-callee"
	if t.user {
		code = "other-unit"
	}
	return x.havoc(s, e.at, code, name)
}

// callBody executes a function of the unit in place, or uses what is known of
// it as a whole.
func (x *executor) callBody(s *symexec.State, e *expr, t target, args []symexec.Value) []res {
	f := t.fn
	for fr := x.fr; fr != nil; fr = fr.parent {
		if fr.fn == f && !x.bounded(s, f, args) {
			if t.clauses != nil {
				x.m.Assume("recursion-clause", "the clauses of "+f.name+" hold for the inner calls", t.clauses.Pos)
				return x.applyClauses(s, e, t.clauses, args, f.name)
			}
			if !x.an.fnMayEffect(f) {
				return x.opaqueCall(s, e, f, args)
			}
			return x.havoc(s, e.at, "recursion", f.name)
		}
	}
	if d := x.an.home.opt.Imported[f.linkName()]; s.Failed() && x.an != x.an.home && d != nil && d.Summary != nil && d.Unit == x.an.u.unit.Path {
		return x.applySummary(s, e, d, args) // what it does then is no part of the contract
	}
	if !x.an.fnMayEffect(f) && (f.size > quietCallSize || x.fr.depth > 6 || x.an.nested(f)) {
		if rs, ok := x.callSelected(s, e, f, args); ok {
			return rs
		}
		return x.opaqueCall(s, e, f, args)
	}
	if why, bad := x.an.hopeless(f); bad {
		return x.havoc(s, e.at, why.Code, why.What)
	}
	if d := x.an.summarised(f, x.m.L.Steps-x.m.Steps); d != nil && !(recursive(d.Summary) && x.bounded(s, f, args)) {
		return x.byEither(s, e, f, d, args)
	}
	if x.fr.depth >= x.m.L.CallDepth {
		return x.havoc(s, e.at, "limit", fmt.Sprintf("calls nested more than %d deep", x.m.L.CallDepth))
	}
	return x.inline(s, e, f, args)
}

// byEither calls a large function by its summary, and executes it where that ends
// in something not understood: what stands in the way may not come about here.
func (x *executor) byEither(s *symexec.State, e *expr, f *function, d *iface.Interface, args []symexec.Value) []res {
	outset, left, mark := x.m.Losses(), x.m.L.Steps-x.m.Steps, x.m.Mark()
	byCase := x.applySummary(s.Clone(), e, d, args)
	if judge(s, mark, byCase).lost == 0 || x.an.tried(f, x.top) || left < inlineSteps || x.fr.depth >= x.m.L.CallDepth {
		return byCase
	}
	otherwise := x.m.Losses()
	x.m.SetLosses(outset, outset)
	end := min(x.m.L.Steps, x.m.Steps+left/3)
	x.m.L.Steps = end
	out := x.inline(s.Clone(), e, f, args)
	if x.m.Steps <= end && judge(s, mark, out).better(judge(s, mark, byCase)) {
		x.m.SetLosses(x.m.Losses(), outset)
		return out
	}
	x.m.SetLosses(otherwise, outset)
	x.an.giveUp(f, x.top, maxAttempts)
	return byCase
}

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
		s.Escape(a)
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
