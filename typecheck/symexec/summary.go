// This file turns the final states of a function into its summary.

package symexec

import (
	"slices"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Return is a final state and the value it returns (nil for void).
type Return struct {
	S   *State
	Val Value
	At  diag.Pos
}

// Finish builds the summary from all the ways the function can end.
func (m *Machine) Finish(rets []Return) *iface.Summary {
	sum := &iface.Summary{Inputs: m.Inputs}
	var cases []iface.Case
	undefined := true // as far as no allocation fails
	for _, r := range rets {
		cases = append(cases, m.finishCase(r))
		undefined = undefined && r.S.Failed()
	}
	m.boundWeak(rets, cases)
	sum.Open = m.open(rets, cases)
	if undefined {
		why := iface.Reason{Code: "vacuous", What: "no call of this function seems to be defined"}
		cases = append(cases, iface.Case{Path: sym.True, Effect: effect.Havoc(), Unknown: []iface.Reason{why}, Result: iface.Unknown{Why: why}})
	}
	if len(rets) == 0 {
		sum.Cases, sum.Inputs = cases, map[string]*iface.Input{}
		return sum
	}
	sum.Cases = m.joinNull(m.joinCases(cases))
	m.assumeApart(rets)
	sum.Assumes, sum.Defined = m.Assumes, m.defined(sum)
	if !m.coarse {
		sum.Writes = append([]string{}, sortedClasses(m.inexact)...)
	}
	m.trimInputs(sum)
	return sum
}

// lostSym reports whether the caller cannot know the symbol's value: it was
// lost, or differs between the iterations of a loop.
func (m *Machine) lostSym(v *sym.Sym) bool {
	return v.Origin == sym.Approx || v.Origin == sym.Bound || m.iter[v.Name] != ""
}

func (m *Machine) finishCase(r Return) iface.Case {
	s := r.S
	c := iface.Case{AllocFailed: s.Failed(), Weak: s.Weak, Unknown: s.Reasons, Havoc: s.Wrote}
	if s.Exited {
		c.Outcome = iface.NoReturn
	}
	sub := map[string]sym.Expr{}
	if !c.AllocFailed {
		for _, p := range s.Path {
			noteFails(sym.CondSyms(p), sub)
		}
		for _, x := range effectExprs(s.Eff) {
			noteFails(sym.FreeSyms(x), sub)
		}
	}
	var path []sym.Cond
	for _, p := range s.Path {
		if len(sub) > 0 {
			p = sym.SubstCond(p, sub)
		}
		if condMentions(p, m.lostSym) {
			if q, ok := weaken(p, m.lostSym); ok {
				path = append(path, q)
			}
			c.Weak = true
			continue
		}
		path = append(path, p)
	}
	c.Path = sym.AndOf(path...)
	eff, facts := s.Eff, s.facts()
	if len(sub) > 0 {
		eff = effect.Subst(eff, sub)
		facts = slices.Clone(facts)
		for i, p := range facts {
			facts[i] = sym.SubstCond(p, sub)
		}
	}
	c.Effect = m.simplify(Project(eff, m.lostSym, facts), path)
	if len(c.Unknown) == 0 && !s.Dead {
		sizes := []effect.Bound{c.Effect.Alloc, c.Effect.Freed, c.Effect.Peak}
		if s.Exited {
			sizes = sizes[2:] // the others speak of normal returns
		}
		for _, b := range sizes {
			if sym.IsInf(b.Hi) {
				c.Unknown = append(c.Unknown, iface.Reason{Code: "data-dependent", What: "a size the analysis does not know", Pos: r.At})
				break
			}
		}
	}
	if !s.Dead {
		m.outcome(s, r, &c)
	}
	for t := s.Trail; t != nil; t = t.Prev {
		c.Trail = append(c.Trail, t.TrailStep)
	}
	for i, j := 0, len(c.Trail)-1; i < j; i, j = i+1, j-1 {
		c.Trail[i], c.Trail[j] = c.Trail[j], c.Trail[i]
	}
	return c
}

// weaken keeps what p says without the symbols the caller cannot know; ok is false
// when nothing is left.
func weaken(p sym.Cond, approx func(*sym.Sym) bool) (q sym.Cond, ok bool) {
	part := func(xs []sym.Cond) []sym.Cond {
		out := make([]sym.Cond, len(xs))
		for i, x := range xs {
			if out[i] = x; condMentions(x, approx) {
				if out[i], ok = weaken(x, approx); !ok {
					out[i] = sym.True
				}
			}
		}
		return out
	}
	switch p := p.(type) {
	case *sym.Or:
		q = sym.OrOf(part(p.X)...)
	case *sym.And:
		q = sym.AndOf(part(p.X)...)
	default:
		return nil, false
	}
	return q, !sym.IsTrue(q)
}

func noteFails(syms []*sym.Sym, sub map[string]sym.Expr) {
	for _, v := range syms {
		if IsFail(v) {
			sub[v.Name] = sym.Int(0)
		}
	}
}

func effectExprs(e effect.Effect) []sym.Expr {
	return []sym.Expr{e.Alloc.Lo, e.Alloc.Hi, e.Freed.Lo, e.Freed.Hi, e.Net.Lo, e.Net.Hi, e.Peak.Lo, e.Peak.Hi}
}

// outcome records what the call leaves in memory: blocks, where they are
// stored, the result, and blocks nothing reaches.
func (m *Machine) outcome(s *State, r Return, c *iface.Case) {
	idx := map[*Region]int{}
	var queue []*Region
	lossy := len(s.Wrote) > 0
	m.coarse = m.coarse || lossy && !c.AllocFailed
	astray := false // what is left behind holds a pointer that may lead to any block
	// unseen are blocks that something leads to which the case does not list;
	// vague, that it leads to some block and not which.
	unseen, vague, listed := map[*Region]bool{}, false, true
	var value func(v Value) iface.Value
	aside := func(v Value) { // value for what is not listed
		was := listed
		listed = false
		value(v)
		listed = was
	}
	// inside reaches what contents hold.
	var inside func(rs *regState)
	inside = func(rs *regState) {
		for _, cl := range rs.near(sym.Int(0), 1<<62) {
			aside(cl.val)
		}
		for _, w := range rs.rows {
			aside(w.c.val)
		}
		for _, o := range rs.over {
			inside(o.from)
		}
	}
	add := func(reg *Region) int {
		unseen[reg] = unseen[reg] || !listed
		if i, ok := idx[reg]; ok {
			return i
		}
		i := len(c.Regions)
		idx[reg] = i
		out := m.certainBlock(s, reg)
		if out.Size != nil {
			out.Size = dropFails(out.Size)
		}
		if out.Size == nil || sym.HasOrigin(out.Size, sym.Approx) {
			out.Size = nil
		}
		c.Regions = append(c.Regions, out)
		queue = append(queue, reg)
		return i
	}
	value = func(v Value) iface.Value {
		switch v := v.(type) {
		case nil:
			return nil
		case Int:
			e := dropFails(v.E)
			if mentions(e, m.lostSym) {
				return iface.Unknown{Why: iface.Reason{Code: "data-dependent", Pos: r.At}}
			}
			return iface.Int{E: e}
		case *Ptr:
			switch v.R.Kind {
			case Fresh:
				if v.R.fam != nil {
					astray = true // its blocks may hold pointers, too
					return iface.Unknown{Why: iface.Reason{Code: "several-values", Pos: r.At}}
				}
				if s.peek(v.R).freed {
					return iface.Unknown{Why: iface.Reason{Code: "dangling", Pos: r.At}}
				}
				return iface.Pointer{Region: add(v.R), Off: v.Off}
			case Entry:
				if v.R.Place.Text != "" && v.R.iter == nil && !mentions(v.Off, m.lostSym) {
					p := v.R.Place
					return iface.Pointer{Region: -1, Entry: &p, Off: v.Off}
				}
				if a, ok := v.R.Addr.(*sym.Sym); ok && v.R.Place.Text == "" && a.Origin == sym.Approx {
					astray = true
				}
			case Global:
				if v.R.Place.Name != "" && !v.R.Private && v.R.Str == nil && !mentions(v.Off, m.lostSym) {
					p := v.R.Place
					return iface.Pointer{Region: iface.AtGlobal, Entry: &p, Off: v.Off}
				}
			}
		case *Func:
			return iface.FuncAddr{Names: []string{v.Name}}
		case *Choice:
			a, b := value(v.A), value(v.B)
			switch c := dropFailsCond(v.C); {
			case sym.IsTrue(c):
				return a
			case sym.IsFalse(c):
				return b
			case !condMentions(c, m.lostSym):
				return iface.Choice{If: c, Then: a, Else: b}
			}
			vague = true
			return iface.Unknown{Why: iface.Reason{Code: "several-values", Pos: r.At}}
		case *Struct:
			// A structure returned by value: its cells are the result's.
			inside(v.from)
		}
		return iface.Unknown{Why: iface.Reason{Code: "data-dependent", Pos: r.At}}
	}
	if r.Val != nil {
		c.Result = value(r.Val)
	}
	for _, reg := range s.sortedRegions() {
		if reg.Kind != Entry && reg.Kind != Global || s.peek(reg).freed {
			continue
		}
		h := m.contents(s, reg)
		m.coarse = m.coarse || !h.exact && !reg.Private
		for _, o := range h.copies {
			p, ok := entryPlace(Access{R: reg, Off: sym.Int(o.off), Path: o.path, T: Type{Kind: StructType, Size: o.n}})
			m.coarse = m.coarse || !ok && !reg.Private
			if ok && !reg.Private {
				c.Stores = append(c.Stores, iface.Store{To: p, Val: o.value()})
			}
		}
		for _, cl := range h.cells {
			if !cl.dirty {
				continue
			}
			acc := Access{R: reg, Off: cl.off, Path: cl.path, T: cl.t}
			p, ok := entryPlace(acc)
			_, fixed := sym.IsInt(cl.off)
			m.coarse = m.coarse || !ok && !reg.Private
			if !fixed {
				m.writesSomewhere(reg, cl.t)
			}
			listed = ok && !reg.Private && !mentions(cl.off, m.lostSym)
			v := value(cl.val)
			if listed {
				c.Stores = append(c.Stores, iface.Store{To: p, Val: v, Class: cl.t.Class, Scalar: cl.t.Scalar})
			}
		}
		listed = true
		rs := s.peek(reg)
		for _, w := range rs.rows {
			m.writesSomewhere(reg, w.c.t)
			aside(w.c.val)
		}
		for _, o := range rs.over {
			inside(o.from)
		}
	}
	for len(queue) > 0 {
		reg := queue[0]
		queue = queue[1:]
		h := m.contents(s, reg)
		c.Regions[idx[reg]].Zero = h.zero
		for _, o := range h.copies {
			p := iface.Place{Root: iface.RootRegion, Index: idx[reg], Size: o.n, Text: o.path, Steps: []iface.Step{{Offset: sym.Int(o.off)}}}
			c.Stores = append(c.Stores, iface.Store{To: p, Val: o.value()})
		}
		for _, cl := range h.cells {
			v := value(cl.val)
			if _, unknown := v.(iface.Unknown); unknown && !h.zero && len(h.copies) == 0 {
				continue
			}
			p := iface.Place{Root: iface.RootRegion, Index: idx[reg], Size: cl.size, Text: cl.path,
				Steps: []iface.Step{{Offset: cl.off}}}
			c.Stores = append(c.Stores, iface.Store{To: p, Val: v, Class: cl.t.Class, Scalar: cl.t.Scalar})
		}
		for _, w := range s.peek(reg).rows {
			aside(w.c.val)
			if w.c.t.Kind == PtrType && !mentions(w.lo, m.lostSym) {
				// Of the elements only the first is named: that it is a pointer
				// to something tells callers that the body may say more.
				p := iface.Place{Root: iface.RootRegion, Index: idx[reg], Size: w.c.size, Text: w.c.path, Steps: []iface.Step{{Offset: dropFails(w.lo)}}}
				c.Stores = append(c.Stores, iface.Store{To: p, Val: iface.Unknown{Why: iface.Reason{Code: "several-values", Pos: r.At}}, Class: w.c.t.Class, Scalar: w.c.t.Scalar})
			}
		}
		for _, o := range s.peek(reg).over {
			inside(o.from)
		}
	}
	if !lossy && !s.Exited && !astray {
		m.leaks(s, c, idx, unseen, vague)
	}
}

// writesSomewhere notes a store to a cell of that type at an offset that the
// cases cannot name.
func (m *Machine) writesSomewhere(r *Region, t Type) {
	if m.inexact == nil {
		m.inexact = map[string]bool{}
	}
	if r.Static != "" {
		m.inexact[r.Static] = true
	}
	if strings.HasPrefix(t.Class, bare) {
		m.inexact[t.Scalar] = true
		return
	}
	m.inexact[t.Class], m.inexact[bare+t.Scalar] = true, true
}

func dropFailsCond(c sym.Cond) sym.Cond {
	sub := map[string]sym.Expr{}
	noteFails(sym.CondSyms(c), sub)
	if len(sub) == 0 {
		return c
	}
	return sym.SubstCond(c, sub)
}

func dropFails(e sym.Expr) sym.Expr {
	sub := map[string]sym.Expr{}
	noteFails(sym.FreeSyms(e), sub)
	if len(sub) == 0 {
		return e
	}
	return sym.Subst(e, sub)
}

// trimInputs keeps the inputs the cases mention.
func (m *Machine) trimInputs(sum *iface.Summary) {
	used := map[string]bool{}
	note := func(vs []*sym.Sym) {
		for _, v := range vs {
			used[v.Name] = true
		}
	}
	if sum.Open != nil {
		note(sym.CondSyms(sum.Open))
	}
	for _, c := range sum.Cases {
		note(sym.CondSyms(c.Path))
		for _, x := range effectExprs(c.Effect) {
			note(sym.FreeSyms(x))
		}
		for _, r := range append(c.Regions, c.Leaks...) {
			if r.Size != nil {
				note(sym.FreeSyms(r.Size))
			}
			if r.When != nil {
				note(sym.CondSyms(r.When))
			}
		}
		iface.ValueSyms(c.Result, note)
		for i := range c.Stores {
			c.Stores[i].Syms(note)
		}
	}
	in := map[string]*iface.Input{}
	for again := true; again; {
		again = false
		for n, i := range sum.Inputs {
			if !used[n] || in[n] != nil {
				continue
			}
			in[n], again = i, true
			// The way to an input may depend on others.
			if i.Offset != nil {
				note(sym.FreeSyms(i.Offset))
			}
			for _, st := range i.Place.Steps {
				if st.Offset != nil {
					note(sym.FreeSyms(st.Offset))
				}
			}
		}
	}
	sum.Inputs = in
}
