// This file executes statements.

package cfront

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// stmt executes t from each of the states and returns the states after it.
// With no states it still looks for labels that paths are waiting at.
func (x *executor) stmt(in []*symexec.State, t *stmt) []*symexec.State {
	var live, done []*symexec.State
	for _, s := range in {
		if dead(s) {
			done = append(done, s)
		} else {
			live = append(live, s)
		}
	}
	if len(live) == 0 && !x.awaited(t) {
		return done
	}
	return append(done, x.stmt1(live, t)...)
}

// awaited reports whether a label or case inside t has paths waiting.
func (x *executor) awaited(t *stmt) bool {
	if len(x.sk.gotos) == 0 && len(x.sk.entries) == 0 {
		return false
	}
	f := x.fr.fn.stmtFacts(t)
	for _, l := range f.labels {
		if len(x.sk.gotos[l]) > 0 {
			return true
		}
	}
	for _, c := range f.cases {
		if len(x.sk.entries[c]) > 0 {
			return true
		}
	}
	return false
}

func (x *executor) stmt1(live []*symexec.State, t *stmt) []*symexec.State {
	switch t.kind {
	case sExpr:
		var out []*symexec.State
		for _, s := range live {
			for _, r := range x.evalAny(s, t.e) {
				out = append(out, r.s)
			}
		}
		return x.m.Merge(out)
	case sBlock:
		for _, c := range t.list {
			live = x.stmt(live, c)
		}
		return live
	case sDecl:
		return x.declare(live, t)
	case sIf:
		return x.ifStmt(live, t)
	case sSwitch:
		return x.switchStmt(live, t)
	case sWhile, sDo, sFor:
		return x.loop(live, t)
	case sLabel:
		live = append(live, x.sk.gotos[t.label]...)
		delete(x.sk.gotos, t.label)
		return x.stmt(x.m.Merge(live), t.a)
	case sCase:
		live = append(live, x.sk.entries[t]...)
		delete(x.sk.entries, t)
		return x.stmt(x.m.Merge(live), t.a)
	case sAsm:
		return x.asm(live, t)
	case sGoto:
		x.sk.gotos[t.label] = append(x.sk.gotos[t.label], live...)
		return nil
	case sBreak:
		x.sk.breaks = append(x.sk.breaks, live...)
		return nil
	case sContinue:
		x.sk.conts = append(x.sk.conts, live...)
		return nil
	case sReturn:
		return x.returnStmt(live, t)
	}
	for _, s := range live {
		x.m.Havoc(s, x.pos(t.at), "unsupported", t.label)
	}
	return live
}

func (x *executor) returnStmt(live []*symexec.State, t *stmt) []*symexec.State {
	for _, s := range live {
		if t.e == nil {
			x.sk.rets = append(x.sk.rets, s)
			continue
		}
		for _, r := range x.evalArm(s, t.e) {
			if !dead(r.s) && t.e.t.kind != tVoid {
				x.m.Write(r.s, x.retCell(), r.v)
			}
			x.sk.rets = append(x.sk.rets, r.s)
		}
	}
	return nil
}

func (x *executor) retCell() symexec.Access {
	t := x.fr.fn.t.fn
	return symexec.Access{R: x.fr.ret, Off: sym.Int(0), T: t.machineType("")}
}

func (x *executor) declare(live []*symexec.State, t *stmt) []*symexec.State {
	var out []*symexec.State
	for _, s := range live {
		r := x.localRegion(t.obj)
		// Each time around a loop the object is a new one.
		s.Forget(r)
		if t.zero {
			x.m.SetBytes(s, r, sym.Int(0), nil, true)
		}
		out = append(out, x.initialise(s, r, t.inits)...)
	}
	return x.m.Merge(out)
}

func (x *executor) ifStmt(live []*symexec.State, t *stmt) []*symexec.State {
	var yes, no []*symexec.State
	for _, s := range live {
		for _, b := range x.cond(s, t.e) {
			if dead(b.S) {
				no = append(no, b.S)
				continue
			}
			p, q := x.m.Fork(b.S, b.C)
			if p != nil {
				yes = append(yes, p)
			}
			if q != nil {
				no = append(no, q)
			}
		}
	}
	yes, no = x.m.Merge(yes), x.m.Merge(no)
	yes = x.stmt(yes, t.a)
	if t.b != nil {
		no = x.stmt(no, t.b)
	}
	return x.m.Merge(append(yes, no...))
}

func (x *executor) switchStmt(live []*symexec.State, t *stmt) []*symexec.State {
	outer := x.sk.breaks
	x.sk.breaks = nil
	var missed []*symexec.State
	var deflt *stmt
	for _, c := range t.cases {
		if c.deflt {
			deflt = c
		}
	}
	for _, s := range live {
		for _, r := range x.eval(s, t.e) {
			if dead(r.s) {
				missed = append(missed, r.s)
				continue
			}
			v := x.toInt(r.v)
			rest := r.s
			for _, c := range t.cases {
				if c.deflt || rest == nil {
					continue
				}
				cond := sym.EqOf(v, sym.Big(c.lo))
				if c.hi.Cmp(c.lo) != 0 {
					cond = sym.AndOf(sym.GeOf(v, sym.Big(c.lo)), sym.LeOf(v, sym.Big(c.hi)))
				}
				var hit *symexec.State
				hit, rest = x.m.Fork(rest, cond)
				if hit != nil {
					x.sk.entries[c] = append(x.sk.entries[c], hit)
				}
			}
			if rest == nil {
				continue
			}
			if deflt != nil {
				x.sk.entries[deflt] = append(x.sk.entries[deflt], rest)
			} else {
				missed = append(missed, rest)
			}
		}
	}
	after := x.stmt(nil, t.a)
	after = append(after, x.sk.breaks...)
	after = append(after, missed...)
	x.sk.breaks = outer
	return x.m.Merge(after)
}

// loop executes while, do and for.
func (x *executor) loop(live []*symexec.State, t *stmt) []*symexec.State {
	if t.init != nil {
		live = x.stmt(live, t.init)
	}
	var out []*symexec.State
	facts := x.fr.fn.stmtFacts(t)
	if len(live) == 0 || x.awaitedInside(t) {
		// A jump into the loop from outside.
		for _, l := range facts.labels {
			live = append(live, x.sk.gotos[l]...)
			delete(x.sk.gotos, l)
		}
		for _, c := range facts.cases {
			live = append(live, x.sk.entries[c]...)
			delete(x.sk.entries, c)
		}
		for _, s := range live {
			x.m.Havoc(s, x.pos(t.at), "unsupported", "a jump into a loop")
		}
		return live
	}
	for _, s := range live {
		if dead(s) {
			out = append(out, s)
			continue
		}
		if t.kind == sDo {
			// The body once, then a while loop.
			it := x.iteration(s, t)
			x.leave(it.Exits, &out)
			for _, n := range it.Next {
				out = append(out, x.while(n, t, facts)...)
			}
			continue
		}
		out = append(out, x.while(s, t, facts)...)
	}
	return x.m.Merge(out)
}

func (x *executor) awaitedInside(t *stmt) bool { return x.awaited(t) }

func (x *executor) while(s *symexec.State, t *stmt, facts *stmtFacts) []*symexec.State {
	if dead(s) {
		return []*symexec.State{s}
	}
	quiet := !x.an.mayEffect(facts) // closes what is written, too
	spec := symexec.LoopSpec{At: x.pos(t.at), Classes: facts.written(), Quiet: quiet}
	for _, o := range facts.assigned {
		if o.static {
			continue
		}
		if r := x.fr.locals[o]; r != nil && o.t.kind != tStruct && o.t.kind != tArray {
			spec.Locals = append(spec.Locals, symexec.Access{R: r, Off: sym.Int(0), T: o.t.machineType("")})
		}
	}
	spec.Test = func(s *symexec.State) []symexec.Branch {
		if t.e == nil {
			return []symexec.Branch{{S: s, C: sym.True}}
		}
		return x.cond(s, t.e)
	}
	spec.Body = func(s *symexec.State) symexec.Iteration { return x.iteration(s, t) }
	if spec.Quiet && (t.size > quietLoopSize || facts.nested) {
		return x.skip(s, t, facts, spec)
	}
	after, exits := x.m.Loop(s, spec)
	x.leave(exits, &after)
	return after
}

// quietLoopSize is the body size (nodes) up to which a loop that neither
// acquires nor releases is executed to learn what it computes.
const quietLoopSize = 120

// skip passes over a loop that can neither acquire nor release: what it may
// write becomes unknown, and its condition is false after it unless it breaks.
// Which of its returns and jumps a call takes is not known either.
func (x *executor) skip(s *symexec.State, t *stmt, facts *stmtFacts, spec symexec.LoopSpec) []*symexec.State {
	why := iface.Reason{Code: "loop", What: "written in a loop", Pos: spec.At}
	if facts.mods == nil {
		facts.mods = x.an.modsIn(x.fr.fn, t)
	}
	// Their values at the start of the loop, before anything becomes unknown.
	start := s.Clone()
	x.passOver(s, facts.mods, func(o *object) symexec.Value {
		r := x.fr.locals[o]
		if r == nil {
			return zero // declared inside
		}
		return x.m.Read(start, symexec.Access{R: r, Off: sym.Int(0), T: o.t.machineType("")})
	}, func(o *object) *symexec.Region { return x.fr.locals[o] }, why, false)
	if facts.exposes || len(facts.calls) > 0 || storesPointers(facts.written()) {
		s.EscapeAny()
	}
	for _, a := range spec.Locals {
		x.m.Write(s, a, x.m.Unknown(s, a.T, "it"))
	}
	for _, o := range facts.assigned {
		if r := x.fr.locals[o]; r != nil && (o.t.kind == tStruct || o.t.kind == tArray) {
			x.m.SetBytes(s, r, sym.Int(0), nil, false)
		}
	}
	for _, way := range facts.waysOut(t) {
		var leaves *symexec.State
		if leaves, s = x.m.Fork(s, x.coin()); leaves == nil {
			break
		}
		x.stmt1([]*symexec.State{leaves}, way)
	}
	if facts.breaks {
		return []*symexec.State{s}
	}
	if t.e == nil {
		s.Exited = true // on and on
		return []*symexec.State{s}
	}
	var out []*symexec.State
	for _, b := range x.cond(s, t.e) {
		if dead(b.S) || b.S.Assume(sym.NotOf(b.C)) {
			out = append(out, b.S)
		}
	}
	return out
}

// iteration runs the body and the increment once.
func (x *executor) iteration(s *symexec.State, t *stmt) symexec.Iteration {
	outer := x.sk
	x.sk = newSink()
	in := x.sk
	next := x.stmt([]*symexec.State{s}, t.a)
	next = x.m.Merge(append(next, in.conts...))
	if t.e2 != nil {
		var after []*symexec.State
		for _, n := range next {
			if dead(n) {
				after = append(after, n)
				continue
			}
			for _, r := range x.evalAny(n, t.e2) {
				after = append(after, r.s)
			}
		}
		next = x.m.Merge(after)
	}
	x.sk = outer
	it := symexec.Iteration{}
	for _, n := range next {
		if n.Exited {
			it.Exits = append(it.Exits, symexec.Exit{S: n, Kind: "exit"})
			continue
		}
		it.Next = append(it.Next, n)
	}
	for _, b := range x.m.Merge(in.breaks) {
		it.Exits = append(it.Exits, symexec.Exit{S: b, Kind: "break"})
	}
	for _, r := range x.m.Merge(in.rets) {
		it.Exits = append(it.Exits, symexec.Exit{S: r, Kind: "return"})
	}
	for _, l := range sortedKeys(in.gotos) {
		for _, g := range x.m.Merge(in.gotos[l]) {
			it.Exits = append(it.Exits, symexec.Exit{S: g, Kind: gotoExit(l)})
		}
	}
	return it
}

type gotoExit string

// leave sends the paths that left a loop on their way.
func (x *executor) leave(exits []symexec.Exit, after *[]*symexec.State) {
	for _, e := range exits {
		switch k := e.Kind.(type) {
		case gotoExit:
			x.sk.gotos[string(k)] = append(x.sk.gotos[string(k)], e.S)
		case string:
			if k == "return" {
				x.sk.rets = append(x.sk.rets, e.S)
			} else {
				*after = append(*after, e.S)
			}
		}
	}
}
