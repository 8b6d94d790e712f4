// This file executes calls: which function it is, then its body, its clauses,
// its summary, its model, or an unknown that names it.

package cfront

import (
	"fmt"
	"slices"

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
			in.Default = x.homeName(name)
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
	if f.unit.replaceable(f.name) {
		x.m.Assume("definition", f.name+" is the one that is defined here", x.pos(e.at))
	}
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
