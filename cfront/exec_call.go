// This file executes calls: which function it is, then its body, its clauses,
// its model, or an unknown that names it.

package cfront

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

func (x *executor) call(s *symexec.State, e *expr) []res {
	// Arguments first, left to right, then the function.
	type argState struct {
		s    *symexec.State
		args []symexec.Value
	}
	live := []argState{{s, nil}}
	var ended []res
	for _, a := range e.args {
		var next []argState
		for _, l := range live {
			for _, r := range x.eval(l.s, a) {
				if dead(r.s) {
					ended = append(ended, res{r.s, zero})
					continue
				}
				next = append(next, argState{r.s, append(l.args[:len(l.args):len(l.args)], r.v)})
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
		return x.callNamed(s, e, f.Name, args)
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
		if v, ok := f.E.(*sym.Sym); ok {
			return x.callSymbol(s, e, v, args)
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
		return x.callNamed(s, e, name, args)
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
			out = append(out, x.callNamed(t, e, name, args)...)
		}
		if els == nil {
			return out
		}
		s = els
	}
	return append(out, x.callUnknownPointer(s, e, v.Name, args)...)
}

// knownAddress finds the function that the path says v is the address of.
func (x *executor) knownAddress(s *symexec.State, v *sym.Sym) (string, bool) {
	for _, c := range s.Path {
		cmp, ok := c.(*sym.Cmp)
		if !ok || cmp.Op != sym.Eq {
			continue
		}
		for _, y := range sym.CondSyms(cmp) {
			in := x.m.Inputs[y.Name]
			if in != nil && in.Kind == iface.InFuncAddr && sym.EqualCond(cmp, sym.EqOf(v, y)) {
				return in.Fn, true
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
	name = x.an.localName(name)
	t := x.an.resolve(x.fr.fn.unit, name)
	if !t.model && x.fr.fn.unit == x.an.u && x.an.declaredNoreturn(name) {
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
		return x.callBody(s, e, t, args)
	case t.clauses != nil:
		if !t.model {
			x.m.Assume("trusted-clause", "the clauses of "+name+" are believed", t.clauses.Pos)
		}
		return x.applyClauses(s, e, t.clauses, args, name)
	case t.summary != nil:
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
		if fr.fn == f {
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
	if !x.an.fnMayEffect(f) && (f.size > quietCallSize || x.fr.depth > 6 || x.an.nested(f)) {
		return x.opaqueCall(s, e, f, args)
	}
	if why, bad := x.an.hopeless(f); bad {
		return x.havoc(s, e.at, why.Code, why.What)
	}
	if x.fr.depth >= x.m.L.CallDepth {
		return x.havoc(s, e.at, "limit", fmt.Sprintf("calls nested more than %d deep", x.m.L.CallDepth))
	}
	return x.inline(s, e, f, args)
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
	if w := classesOf(facts.classes, facts.all); len(w) > 0 {
		x.m.HavocClasses(s, w, why)
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
	fr := &frame{fn: f, locals: map[*object]*symexec.Region{}, parent: outer, depth: outer.depth + 1, ret: x.m.NewLocal(f.name)}
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
		out = append(out, res{st, v})
	}
	x.fr = outer
	return out
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

// applyClauses uses declared clauses as the effect of a call.
func (x *executor) applyClauses(s *symexec.State, e *expr, d *iface.Interface, args []symexec.Value, name string) []res {
	at := x.pos(e.at)
	var alloc, free, peak *effect.Bound
	type placed struct {
		p    *iface.Place
		size sym.Expr
	}
	var places []placed
	var freed []*symexec.Ptr
	unplaced := sym.Expr(nil)
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if c.Key == nil {
			continue
		}
		if c.Key.Quantity == iface.Requires {
			cond, ok := x.clauseCond(s, d, c.Cond, args)
			if !ok || x.m.Known(s, cond) <= 0 {
				return x.havoc(s, e.at, "requires", "requires of "+name+" is not proved here")
			}
			continue
		}
		v, ok := x.clauseExpr(s, d, c.Bound, args)
		if !ok && c.Key.Quantity == iface.Free {
			return x.havoc(s, e.at, "free-of-unknown", "a pointer of unknown origin is released by "+name)
		}
		if !ok {
			return x.havoc(s, e.at, "undefined-formula", "the "+c.Key.Name+" clause of "+name+" has no value here")
		}
		b := &effect.Bound{Lo: v, Hi: v}
		switch c.Rel {
		case iface.AtMost:
			b.Lo = sym.Int(0)
		case iface.AtLeast:
			b.Hi = sym.Infinity()
		}
		switch c.Key.Quantity {
		case iface.Alloc:
			if v, ok = x.noWrap(s, v, e); !ok {
				return nil
			}
			b = &effect.Bound{Lo: v, Hi: v}
			switch c.Rel {
			case iface.AtMost:
				b.Lo = sym.Int(0)
			case iface.AtLeast:
				b.Hi = sym.Infinity()
			}
			if alloc == nil {
				alloc = b
			} else {
				sum := effect.AddBound(*alloc, *b)
				alloc = &sum
			}
			if c.Rel == iface.Exact {
				if c.Place != nil && c.Place.Root != iface.RootResult {
					places = append(places, placed{c.Place, v})
				} else {
					unplaced = v
				}
			}
		case iface.Free:
			free = b
			freed = append(freed, x.clauseFrees(s, d, c.Bound, args)...)
		case iface.Peak:
			peak = b
		}
	}
	nothing := alloc == nil && free == nil && peak == nil
	if nothing {
		return x.havoc(s, e.at, "other-unit", name)
	}
	zeroB := effect.Point(sym.Int(0))
	if alloc == nil {
		alloc = &zeroB
	}
	if free == nil {
		free = &zeroB
	}
	// An allocation may fail; then nothing is acquired or released.
	var fail *sym.Sym
	if alloc.Hi != nil && !alloc.IsZero() && e.t.kind == tPtr && !sym.IsInf(alloc.Hi) {
		fail = x.m.NewFail()
	}
	guard := func(b effect.Bound) effect.Bound {
		if fail == nil {
			return b
		}
		ok := sym.EqOf(fail, sym.Int(0))
		return effect.Bound{Lo: sym.IteOf(ok, b.Lo, sym.Int(0)), Hi: sym.IteOf(ok, b.Hi, sym.Int(0))}
	}
	a, f := guard(*alloc), guard(*free)
	ef := effect.OfBounds(a, f)
	if f.IsZero() {
		ef = effect.Effect{Alloc: a, Freed: f, Net: a, Peak: a}
	}
	if peak != nil {
		ef.Peak = guard(effect.MaxBound(*peak, zeroB))
	} else if !f.IsZero() {
		ef.Peak = effect.Bound{Lo: ef.Peak.Lo, Hi: a.Hi}
	}
	x.m.Apply(s, at, "calls "+name, ef)
	for _, p := range freed {
		s.MarkFreed(p.R)
	}
	for _, p := range places {
		x.placeBlock(s, e, d, p.p, p.size, args)
	}
	for _, v := range args {
		s.Escape(v)
	}
	if x.an.noreturn(name) {
		s.Exited = true
	}
	switch e.t.kind {
	case tVoid:
		return []res{{s, zero}}
	case tPtr:
		if unplaced != nil {
			size := unplaced
			return []res{{s, x.m.NewBlock(s, at, name, size, fail)}}
		}
		return []res{{s, x.m.Any(e.t.machineType(""), name)}}
	}
	return []res{{s, x.m.Any(e.t.machineType(""), name)}}
}

// placeBlock stores a new block of that size at the place of an into clause.
func (x *executor) placeBlock(s *symexec.State, e *expr, d *iface.Interface, p *iface.Place, size sym.Expr, args []symexec.Value) {
	a, ok := x.placeAccess(s, d, *p, args)
	if !ok {
		return
	}
	a.T = symexec.Type{Kind: symexec.PtrType, Size: 8, Class: "pointer", Scalar: "pointer", Name: "void *"}
	x.m.Write(s, a, x.m.NewBlock(s, x.pos(e.at), "clause", size, nil))
}

// clauseFrees lists the pointers whose blocks a free clause releases.
func (x *executor) clauseFrees(s *symexec.State, d *iface.Interface, b sym.Expr, args []symexec.Value) []*symexec.Ptr {
	var out []*symexec.Ptr
	for _, v := range sym.FreeSyms(b) {
		in := d.Inputs[v.Name]
		if in == nil || in.Kind != iface.InResourceOf {
			continue
		}
		if p, ok := x.ownerValue(s, d, in, args); ok {
			if p, ok := p.(*symexec.Ptr); ok {
				out = append(out, p)
			}
		}
	}
	return out
}

var ptrMachineType = symexec.Type{Kind: symexec.PtrType, Size: 8, Class: "*", Scalar: "*", Name: "void *"}

// clauseExpr evaluates a clause's expression at a call.
func (x *executor) clauseExpr(s *symexec.State, d *iface.Interface, b sym.Expr, args []symexec.Value) (sym.Expr, bool) {
	m, ok := x.clauseSubst(s, d, sym.FreeSyms(b), args)
	if !ok {
		return nil, false
	}
	return sym.Subst(b, m), true
}

func (x *executor) clauseCond(s *symexec.State, d *iface.Interface, c sym.Cond, args []symexec.Value) (sym.Cond, bool) {
	m, ok := x.clauseSubst(s, d, sym.CondSyms(c), args)
	if !ok {
		return nil, false
	}
	return sym.SubstCond(c, m), true
}

func (x *executor) clauseSubst(s *symexec.State, d *iface.Interface, syms []*sym.Sym, args []symexec.Value) (map[string]sym.Expr, bool) {
	m := map[string]sym.Expr{}
	for _, v := range syms {
		in := d.Inputs[v.Name]
		if in == nil {
			if v.Origin == sym.Bound {
				continue
			}
			return nil, false
		}
		switch in.Kind {
		case iface.InValue:
			t := symexec.Type{Kind: symexec.IntType, Size: in.Place.Size, Signed: in.Signed, Lo: v.Lo, Hi: v.Hi, Class: "*", Scalar: "*"}
			if t.Size == 0 {
				t.Size = 8
			}
			if in.Place.Root == iface.RootGlobal {
				t.Class, t.Scalar = foreignClass(in)
			}
			val, ok := x.placeValue(s, d, in.Place, args, t)
			if !ok {
				return nil, false
			}
			m[v.Name] = x.toInt(val)
			if in.Default != "" {
				x.passDefault(in, m[v.Name])
			}
		case iface.InResourceOf:
			val, ok := x.ownerValue(s, d, in, args)
			if !ok {
				return nil, false
			}
			n, ok := x.resourceOf(s, val)
			if !ok {
				return nil, false
			}
			m[v.Name] = n
		case iface.InLength, iface.InPure:
			val, ok := x.placeValue(s, d, in.Place, args, ptrMachineType)
			if !ok {
				return nil, false
			}
			if in.Fn != "" && in.Fn != "strlen" {
				return nil, false
			}
			m[v.Name] = x.strlen(s, val)
		default:
			return nil, false
		}
	}
	return m, true
}

// passDefault gives the inputs that the hook's value here depends on its default,
// where they are the same hook.
func (x *executor) passDefault(in *iface.Input, value sym.Expr) {
	for _, y := range sym.FreeSyms(value) {
		here := x.m.Inputs[y.Name]
		if here == nil || here.Kind != iface.InValue || here.Default != "" {
			continue
		}
		same := here.Place.Root == iface.RootGlobal && here.Place.Name == in.Place.Name && here.Place.Unit == in.Place.Unit
		if _, alone := value.(*sym.Sym); alone || same {
			here.Default = x.an.localName(in.Default)
		}
	}
}

// resourceOf is what the pointer value owns.
func (x *executor) resourceOf(s *symexec.State, v symexec.Value) (sym.Expr, bool) {
	switch v := v.(type) {
	case symexec.Int:
		return sym.Int(0), sym.IsTrue(sym.EqOf(v.E, sym.Int(0)))
	case *symexec.Ptr:
		return x.m.ResourceOf(s, v)
	case *symexec.Choice:
		a, ok1 := x.resourceOf(s, v.A)
		b, ok2 := x.resourceOf(s, v.B)
		if ok1 && ok2 {
			return sym.IteOf(v.C, a, b), true
		}
	}
	return nil, false
}

// strlen is the length of the string v points to.
func (x *executor) strlen(s *symexec.State, v symexec.Value) sym.Expr {
	if c, ok := v.(*symexec.Choice); ok {
		return sym.IteOf(c.C, x.strlen(s, c.A), x.strlen(s, c.B))
	}
	p, ok := v.(*symexec.Ptr)
	if ok {
		if k, isConst := sym.IsInt(p.Off); isConst && p.R.Str != nil && k >= 0 {
			text := (*p.R.Str)
			if int(k) <= len(text) {
				n := int64(0)
				for _, b := range []byte(text[k:]) {
					if b == 0 {
						break
					}
					n++
				}
				return sym.Int(n)
			}
		}
		if e, ok := x.m.StrLen(s, p); ok {
			return e
		}
	}
	return x.m.FreshSym("strlen", sym.Approx, bigZero, new(big.Int).SetUint64(1<<63-1))
}

// ownerValue is the pointer whose block an input of kind resource_of speaks of.
func (x *executor) ownerValue(s *symexec.State, d *iface.Interface, in *iface.Input, args []symexec.Value) (symexec.Value, bool) {
	v, ok := x.placeValue(s, d, in.Place, args, ptrMachineType)
	if !ok || in.Offset == nil {
		return v, ok
	}
	off, ok := x.clauseExpr(s, d, in.Offset, args)
	if !ok {
		return nil, false
	}
	p, ok := v.(*symexec.Ptr)
	if !ok {
		return nil, false
	}
	return &symexec.Ptr{R: p.R, Off: sym.AddOf(p.Off, off)}, true
}

// globalPlace is the object with static storage that a place of an interface
// starts at: this unit's own where it is the same object.
func (x *executor) globalPlace(d *iface.Interface, p iface.Place) *symexec.Region {
	u := x.fr.fn.unit
	if d.Origin != iface.FromDocument {
		if o := u.statics[p.Name]; o != nil {
			return x.staticRegion(o)
		}
		return x.m.GlobalRegion("foreign "+d.Pos.File+" "+p.Name, p.Name, nil)
	}
	if p.Unit == "" && !p.Static || p.Unit == x.an.u.unit.Path {
		if o := x.an.u.staticByID(p.Name); o != nil && o.internal() == p.Static {
			outer := x.fr
			x.fr = &frame{fn: &function{unit: x.an.u}}
			r := x.staticRegion(o)
			x.fr = outer
			return r
		}
	}
	if p.Unit == "" && !p.Static {
		return x.m.GlobalRegion("extern "+p.Name, p.Name, nil)
	}
	name, _, _ := strings.Cut(p.Name, "#")
	r := x.m.GlobalRegion("unit "+p.Unit+" "+p.Name, name, nil)
	r.Place.Static, r.Place.Unit, r.Place.Name = true, p.Unit, p.Name
	return r
}

// placeValue reads the place of an interface at a call.
func (x *executor) placeValue(s *symexec.State, d *iface.Interface, p iface.Place, args []symexec.Value, t symexec.Type) (symexec.Value, bool) {
	if p.Root == iface.RootParam && len(p.Steps) == 0 {
		if p.Index < 0 || p.Index >= len(args) {
			return nil, false
		}
		return args[p.Index], true
	}
	a, ok := x.placeAccess(s, d, p, args)
	if !ok {
		return nil, false
	}
	a.T = t
	return x.m.Read(s, a), true
}

// placeAccess finds the cell of a place with at least one step.
func (x *executor) placeAccess(s *symexec.State, d *iface.Interface, p iface.Place, args []symexec.Value) (symexec.Access, bool) {
	var cur symexec.Value
	var a symexec.Access
	switch p.Root {
	case iface.RootParam:
		if p.Index < 0 || p.Index >= len(args) {
			return a, false
		}
		cur = args[p.Index]
	case iface.RootGlobal:
		a = symexec.Access{R: x.globalPlace(d, p), Off: sym.Int(0)}
	default:
		return a, false
	}
	if v, ok := cur.(*symexec.Struct); ok && len(p.Steps) > 0 && !p.Steps[0].Deref {
		// A member of a structure passed by value.
		tmp := x.m.NewLocal("value")
		a = symexec.Access{R: tmp, Off: sym.Int(0), T: symexec.Type{Kind: symexec.StructType, Size: v.Len}}
		x.m.Write(s, a, v)
	}
	paths := accessors(p)
	for i, st := range p.Steps {
		if st.Deref {
			if i > 0 {
				a.T = ptrMachineType
				cur = x.m.Read(s, a)
			}
			q, ok := cur.(*symexec.Ptr)
			if !ok {
				return a, false
			}
			a = symexec.Access{R: q.R, Off: q.Off, Path: q.Path}
		}
		if st.Offset != nil {
			if a.R == nil {
				return a, false
			}
			a.Off = sym.AddOf(a.Off, st.Offset)
		}
		if paths != nil {
			a.Path += paths[i]
		}
	}
	return a, len(p.Steps) > 0 && a.R != nil
}

// accessors are the texts by which a place's steps go on, ".window" for the
// second of s->state->window; nil when its text does not tell.
func accessors(p iface.Place) []string {
	text, _, _ := strings.Cut(p.Text, "@")
	parts := strings.Split(text, "->")
	if len(p.Steps) == 1 && !p.Steps[0].Deref {
		if i := strings.IndexAny(text, ".["); i > 0 && len(parts) == 1 {
			return []string{text[i:]}
		}
		return nil
	}
	if len(parts) != len(p.Steps)+1 || strings.HasPrefix(text, "*") {
		return nil
	}
	var out []string
	for i, s := range p.Steps {
		if !s.Deref {
			return nil
		}
		out = append(out, "."+parts[i+1])
	}
	return out
}

// noWrap looks through wrapping in a size: inputs for which the size wraps are
// outside the contract, and the path says so. ok is false when no input of the
// path is left.
func (x *executor) noWrap(s *symexec.State, e sym.Expr, at *expr) (size sym.Expr, ok bool) {
	p, conds := symexec.Unwrap(e)
	max := sym.Big(new(big.Int).SetUint64(1<<63 - 1)) // PTRDIFF_MAX: nothing larger succeeds
	conds = append(conds, sym.GeOf(p, sym.Int(0)), sym.LeOf(p, max))
	assumed := false
	for _, c := range conds {
		switch x.m.Known(s, c) {
		case 1:
			continue
		case -1:
			return p, false
		}
		if !s.Need(c) {
			return p, false
		}
		assumed = true
	}
	if assumed && !sym.Equal(p, e) {
		x.m.Assume("no-wrap", "the size "+sym.C(p)+" does not wrap", x.pos(at.at))
	}
	return p, true
}

// foreignClass is the class of memory that a global object of another unit
// belongs to, from its declared type.
func foreignClass(in *iface.Input) (class, scalar string) {
	switch {
	case in.Default != "" || strings.Contains(in.Type, "pointer") || strings.Contains(in.Type, "*"):
		return "bare:pointer", "pointer"
	case in.Place.Size == 8:
		return "bare:long", "long"
	case in.Place.Size == 4:
		return "bare:int", "int"
	}
	return "*", "*"
}
