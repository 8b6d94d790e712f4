// This file executes calls by the summary that another unit's document gives.

package cfront

import (
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// applySummary uses the cases inferred in another unit as the effect of a call.
func (x *executor) applySummary(s *symexec.State, e *expr, d *iface.Interface, args []symexec.Value) []res {
	for _, a := range d.Summary.Assumes {
		x.m.Assume(a.Code, a.Text, a.Pos)
	}
	for _, c := range d.Summary.Defined {
		x.m.Require(s, sym.SubstCond(c, x.summarySubst(s, d, &iface.Case{Path: c, Effect: effect.Zero()}, args)))
	}
	if c := d.Summary.Open; c != nil {
		x.m.Opened(s, sym.SubstCond(c, x.summarySubst(s, d, &iface.Case{Path: c, Effect: effect.Zero()}, args)))
	}
	args = x.requested(s, e, d, args)
	if ways, ok := x.forked(s, d, args); ok {
		var out []res
		for _, w := range ways {
			out = append(out, x.applySummary(w.s, e, d, w.args)...)
		}
		return out
	}
	// One symbol stands for the failure of the callee's allocations.
	var fail *sym.Sym
	for i := range d.Summary.Cases {
		c := &d.Summary.Cases[i]
		if c.AllocFailed && isNull(c.Result) {
			fail = x.m.NewFail()
			break
		}
	}
	var out []res
	var weak []sym.Cond // where the cases hold whose paths say too little
	rest := s
	for i := range d.Summary.Cases {
		c := &d.Summary.Cases[i]
		if c.AllocFailed || rest == nil {
			continue
		}
		sub := x.summarySubst(rest, d, c, args)
		var hit *symexec.State
		if c.Weak {
			// The case may be taken or not where its path holds.
			hit = rest.Clone()
			path := x.folded(sym.SubstCond(c.Path, sub))
			if !hit.Assume(path) {
				continue
			}
			x.m.Weaken(hit)
			weak = append(weak, path)
		} else {
			hit, rest = x.m.Fork(rest, x.folded(sym.SubstCond(c.Path, sub)))
		}
		if hit == nil {
			continue
		}
		out = append(out, x.applyCase(hit, e, d, c, sub, args, fail)...)
	}
	switch {
	case rest != nil && len(out) == 0:
		return x.havoc(rest, e.at, "other-unit", d.Name)
	case rest != nil && !x.m.Holds(rest, sym.OrOf(weak...)):
		// No case speaks of what is left: the callee's behaviour is undefined
		// there, or a size wraps.
		x.m.Assume("callee-domain", "calls of "+d.Name+" stay within the inputs that its interface speaks of", x.pos(e.at))
	}
	return out
}

// requested looks through the wrapping of the arguments that say how much a
// summary's call acquires, before its cases test them.
func (x *executor) requested(s *symexec.State, e *expr, d *iface.Interface, args []symexec.Value) []symexec.Value {
	return x.unwrappedArgs(s, e, d.Params, args, func(p string) (asks, tested bool) {
		for k := range d.Summary.Cases {
			c := &d.Summary.Cases[k]
			if !c.AllocFailed && acquiresBy(c.Effect.Alloc.Hi, p) {
				return true, sym.CondHasSym(c.Path, p)
			}
		}
		return false, false
	})
}

// acquiresBy reports whether a size is a multiple of a parameter, plus something.
func acquiresBy(size sym.Expr, param string) bool {
	for _, v := range sym.FreeSyms(size) {
		if v.Name == param {
			coef, rest, ok := sym.Normalize(size).LinearIn(v)
			k, isInt := sym.IsInt(coef)
			return ok && isInt && k > 0 && !sym.HasSym(rest, param)
		}
	}
	return false
}

// folded decides comparisons of the addresses of different functions, which are
// different.
func (x *executor) folded(c sym.Cond) sym.Cond {
	address := func(e sym.Expr) (string, bool) {
		v, ok := e.(*sym.Sym)
		if !ok {
			return "", false
		}
		in := x.m.Inputs[v.Name]
		return v.Name, in != nil && in.Kind == iface.InFuncAddr
	}
	all := func(cs []sym.Cond) []sym.Cond {
		out := make([]sym.Cond, len(cs))
		for i, d := range cs {
			out[i] = x.folded(d)
		}
		return out
	}
	switch c := c.(type) {
	case *sym.And:
		return sym.AndOf(all(c.X)...)
	case *sym.Or:
		return sym.OrOf(all(c.X)...)
	case *sym.Cmp:
		if c.Op != sym.Eq && c.Op != sym.Ne {
			break
		}
		a, b := c.X, c.Y
		if _, ok := a.(*sym.Ite); !ok {
			a, b = b, a
		}
		f, ok1 := address(a)
		g, ok2 := address(b)
		if i, ok := a.(*sym.Ite); ok && ok2 {
			same := sym.OrOf(sym.AndOf(i.C, x.folded(sym.EqOf(i.A, b))), sym.AndOf(sym.NotOf(i.C), x.folded(sym.EqOf(i.B, b))))
			if c.Op == sym.Ne {
				return sym.NotOf(same)
			}
			return same
		}
		if ok1 && ok2 && f != g {
			return sym.Bool(c.Op == sym.Ne)
		}
	}
	return c
}

func isNull(v iface.Value) bool {
	i, ok := v.(iface.Int)
	return ok && sym.IsTrue(sym.EqOf(i.E, sym.Int(0)))
}

// summarySubst gives the symbols of a case their values at the call. A symbol
// whose value is not known here stands for anything in its range.
func (x *executor) summarySubst(s *symexec.State, d *iface.Interface, c *iface.Case, args []symexec.Value) map[string]sym.Expr {
	in := *d
	in.Inputs = d.Summary.Inputs
	seen := map[string]*sym.Sym{}
	note := func(vs []*sym.Sym) {
		for _, v := range vs {
			seen[v.Name] = v
		}
	}
	note(sym.CondSyms(c.Path))
	effect.Map(c.Effect, func(e sym.Expr) sym.Expr { note(sym.FreeSyms(e)); return e })
	for _, r := range c.Regions {
		if r.Size != nil {
			note(sym.FreeSyms(r.Size))
		}
	}
	iface.ValueSyms(c.Result, note)
	for i := range c.Stores {
		c.Stores[i].Syms(note)
	}
	out := map[string]sym.Expr{}
	for _, name := range sortedKeys(seen) {
		v := seen[name]
		if f := in.Inputs[name]; f != nil && f.Kind == iface.InFuncAddr {
			out[name] = x.funcAddr(x.an.localName(f.Fn))
			continue
		}
		switch v.Origin {
		case sym.Env:
			out[name] = x.m.FreshSym("env", sym.Env, v.Lo, v.Hi)
			continue
		case sym.Approx:
			out[name] = x.m.FreshSym("approx", sym.Approx, v.Lo, v.Hi)
			continue
		case sym.Bound:
			continue
		}
		m, ok := x.clauseSubst(s, &in, []*sym.Sym{v}, args)
		if !ok {
			out[name] = x.m.FreshSym(name, sym.Approx, v.Lo, v.Hi)
			continue
		}
		for k, e := range m {
			out[k] = e
		}
	}
	return out
}

func (x *executor) applyCase(s *symexec.State, e *expr, d *iface.Interface, c *iface.Case, sub map[string]sym.Expr, args []symexec.Value, fail *sym.Sym) []res {
	if len(c.Unknown) > 0 {
		return x.havoc(s, e.at, c.Unknown[0].Code, d.Name+": "+c.Unknown[0].What)
	}
	eff := effect.Subst(c.Effect, sub)
	if fail != nil {
		ok := sym.EqOf(fail, sym.Int(0))
		eff = effect.Map(eff, func(b sym.Expr) sym.Expr {
			if sym.IsInf(b) || effect.IsNegInf(b) {
				return b
			}
			return sym.IteOf(ok, b, sym.Int(0))
		})
	}
	x.m.Apply(s, x.pos(e.at), "calls "+d.Name, eff)
	k := &outcome{x: x, s: s, d: *d, sub: sub, args: args}
	k.d.Inputs = d.Summary.Inputs
	x.markFreed(s, x.clauseFrees(s, &k.d, c.Effect.Freed.Lo, args))
	if c.Outcome == iface.NoReturn {
		s.Exited = true
		return []res{{s, zero}}
	}
	for _, r := range c.Regions {
		var size sym.Expr
		if r.Size != nil {
			size = sym.Subst(r.Size, sub)
		}
		k.blocks = append(k.blocks, x.m.NewBlock(s, x.pos(e.at), d.Name, size, fail))
	}
	// Places and values speak of the state at entry.
	var stores []placed
	var lost []iface.Store
	for _, st := range c.Stores {
		if p, ok := k.store(st); ok {
			stores = append(stores, p)
		} else {
			lost = append(lost, st)
		}
	}
	result := k.value(c.Result)
	if k.aliased(c, stores) {
		return x.havoc(s, e.at, "aliasing", "arguments of "+d.Name+" that overlap")
	}
	for _, a := range args {
		s.HandOver(a)
	}
	why := iface.Reason{Code: "call", What: d.Name, Pos: x.pos(e.at)}
	for _, st := range lost {
		k.elsewhere(st, why)
	}
	if w := d.Summary.Writes; w == nil || len(w) > 0 {
		classes := map[string]bool{}
		for _, k := range w {
			classes[k] = true
		}
		if w == nil || classes["*"] {
			classes = nil
		}
		x.m.HavocCall(s, classes, why)
	}
	for i, r := range c.Regions {
		if r.Zero {
			x.m.SetBytes(s, k.blocks[i].R, sym.Int(0), nil, true)
		}
	}
	for _, p := range stores {
		n := p.a.T.Size
		switch i, isInt := p.v.(symexec.Int); {
		case p.v == nil && n > 8:
			x.m.SetBytes(s, p.a.R, p.a.Off, sym.Int(n), false)
		case p.v == nil:
			x.m.Write(s, p.a, x.m.Unknown(s, p.a.T, d.Name))
		case isInt && n > 8:
			x.m.SetBytes(s, p.a.R, p.a.Off, sym.Int(n), sym.IsTrue(sym.EqOf(i.E, sym.Int(0))))
		default:
			x.m.Write(s, p.a, p.v)
		}
	}
	if e.t.kind == tVoid {
		return []res{{s, zero}}
	}
	if result != nil {
		return []res{{s, result}}
	}
	return []res{{s, x.m.Unknown(s, e.t.machineType(""), d.Name)}}
}
