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
	rest := s
	for i := range d.Summary.Cases {
		c := &d.Summary.Cases[i]
		if c.AllocFailed || rest == nil {
			continue
		}
		sub, ok := x.summarySubst(rest, d, c, args)
		if !ok {
			return append(out, x.havoc(rest, e.at, "other-unit", d.Name)...)
		}
		var hit *symexec.State
		if c.Weak {
			// The case may be taken or not where its path holds.
			hit = rest.Clone()
			if !hit.Assume(sym.SubstCond(c.Path, sub)) {
				continue
			}
		} else {
			hit, rest = x.m.Fork(rest, sym.SubstCond(c.Path, sub))
		}
		if hit == nil {
			continue
		}
		out = append(out, x.applyCase(hit, e, d, c, sub, args, fail)...)
	}
	if rest != nil && len(out) == 0 {
		return x.havoc(rest, e.at, "other-unit", d.Name)
	}
	return out
}

func isNull(v iface.Value) bool {
	i, ok := v.(iface.Int)
	return ok && sym.IsTrue(sym.EqOf(i.E, sym.Int(0)))
}

func (x *executor) summarySubst(s *symexec.State, d *iface.Interface, c *iface.Case, args []symexec.Value) (map[string]sym.Expr, bool) {
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
	if r, ok := c.Result.(iface.Int); ok {
		note(sym.FreeSyms(r.E))
	}
	out := map[string]sym.Expr{}
	for _, name := range sortedKeys(seen) {
		v := seen[name]
		if f := in.Inputs[name]; f != nil && f.Kind == iface.InFuncAddr {
			out[name] = x.funcAddr(f.Fn)
			continue
		}
		if v.Origin == sym.Env {
			out[name] = x.m.FreshSym("env", sym.Env, v.Lo, v.Hi)
			continue
		}
		m, ok := x.clauseSubst(s, &in, []*sym.Sym{v}, args)
		if !ok {
			return nil, false
		}
		for k, e := range m {
			out[k] = e
		}
	}
	return out, true
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
	in := *d
	in.Inputs = d.Summary.Inputs
	for _, p := range x.clauseFrees(s, &in, c.Effect.Freed.Lo, args) {
		s.MarkFreed(p.R)
	}
	for _, a := range args {
		s.Escape(a)
	}
	if c.Outcome == iface.NoReturn {
		s.Exited = true
		return []res{{s, zero}}
	}
	// What the callee left in memory is not taken over.
	if w := d.Summary.Writes; w == nil || len(w) > 0 {
		classes := map[string]bool{}
		for _, k := range w {
			classes[k] = true
		}
		if w == nil || classes["*"] {
			classes = nil
		}
		x.m.HavocClasses(s, classes, iface.Reason{Code: "call", What: d.Name, Pos: x.pos(e.at)})
	}
	blocks := make([]*symexec.Ptr, len(c.Regions))
	for i, r := range c.Regions {
		var size sym.Expr
		if r.Size != nil {
			size = sym.Subst(r.Size, sub)
		}
		blocks[i] = x.m.NewBlock(s, x.pos(e.at), d.Name, size, fail)
	}
	if !c.Weak {
		for _, st := range c.Stores {
			x.applyStore(s, &in, st, blocks, sub, args)
		}
	}
	if e.t.kind == tVoid {
		return []res{{s, zero}}
	}
	if v := x.summaryValue(c.Result, blocks, sub); v != nil {
		return []res{{s, v}}
	}
	return []res{{s, x.m.Unknown(s, e.t.machineType(""), d.Name)}}
}

// summaryValue is a value of a summary at a call; nil when it is not known.
func (x *executor) summaryValue(v iface.Value, blocks []*symexec.Ptr, sub map[string]sym.Expr) symexec.Value {
	known := func(e sym.Expr) bool {
		for _, y := range sym.FreeSyms(e) {
			if sub[y.Name] == nil {
				return false
			}
		}
		return true
	}
	switch v := v.(type) {
	case iface.Int:
		if known(v.E) {
			return symexec.Int{E: sym.Subst(v.E, sub)}
		}
	case iface.Pointer:
		if v.Region >= 0 && v.Region < len(blocks) && v.Off != nil && known(v.Off) {
			return &symexec.Ptr{R: blocks[v.Region].R, Off: sym.Subst(v.Off, sub)}
		}
	}
	return nil
}

// applyStore writes what a callee left in memory the caller can see.
func (x *executor) applyStore(s *symexec.State, d *iface.Interface, st iface.Store, blocks []*symexec.Ptr, sub map[string]sym.Expr, args []symexec.Value) {
	var a symexec.Access
	switch st.To.Root {
	case iface.RootRegion:
		if st.To.Index >= len(blocks) || len(st.To.Steps) != 1 || st.To.Steps[0].Deref || st.To.Steps[0].Offset == nil {
			return
		}
		if k, ok := sym.IsInt(st.To.Steps[0].Offset); ok {
			a = symexec.Access{R: blocks[st.To.Index].R, Off: sym.Int(k)}
		} else {
			return // an uninitialised cell reads as unknown
		}
	case iface.RootParam:
		var ok bool
		if a, ok = x.placeAccess(s, d, st.To, args); !ok {
			return
		}
	default:
		return
	}
	if _, ok := sym.IsInt(a.Off); !ok || st.To.Size <= 0 {
		return
	}
	// The store's class is not in the document: any later store may hit it.
	a.T = symexec.Type{Kind: symexec.IntType, Size: st.To.Size, Class: symexec.AnyStore, Scalar: symexec.AnyStore, Name: "value"}
	v := x.summaryValue(st.Val, blocks, sub)
	if p, isPtr := v.(*symexec.Ptr); isPtr {
		a.T.Kind = symexec.PtrType
		x.m.Write(s, a, p)
		return
	}
	if v == nil {
		if st.To.Size == 8 {
			a.T.Kind = symexec.PtrType
		}
		v = x.m.Unknown(s, a.T, d.Name)
	}
	x.m.Write(s, a, v)
}
