// This file infers the interfaces of a unit's functions: callees first, each by
// one run of the machine over its body.

package cfront

import (
	"context"
	"sort"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// InferOptions steers inference.
type InferOptions struct {
	Decider prove.Decider
	Limits  symexec.Limits
	// Declared are the interfaces bound from clauses, by function name.
	Declared map[string]*iface.Interface
	// Bindings give the clauses of function pointers: typedefs, members and
	// objects; may be nil.
	Bindings *Bindings
	// Imported are the interfaces of other units' documents, by function name.
	Imported map[string]*iface.Interface
	// Hooks is what other units' documents say of function pointers.
	Hooks []iface.Hook
	// Only names the functions to infer; nil: all.
	Only map[string]bool
}

// analyser is the state of inferring one unit.
type analyser struct {
	ctx    context.Context
	u      *unitInfo
	opt    InferOptions
	models *modelSet

	closed   map[*function]*facts
	done     map[*function]*outcomeInfo
	consts   map[*object]func(sym.Expr, int64) (symexec.Value, bool)
	written  map[string]bool // statics that some body may change
	anyFn    *function       // see pointed
	aliased  map[string]bool // statics whose address is taken
	taking   []*function
	tookAll  bool
	spent    int // steps of the unit's functions so far
	toRun    int // functions that can reach an allocator
	deciders *symexec.Deciders
	hooks    *hookFlow
}

// outcomeInfo is what analysing a function taught its callers.
type outcomeInfo struct {
	sum      *iface.Summary
	hopeless *iface.Reason
	steps    int
}

// Infer infers the interface of every function defined in the unit. The result
// has one entry a function, in source order, with the declared clauses joined
// in; functions that could not be analysed, or not before ctx ended, have a
// summary that says why.
func Infer(ctx context.Context, u *Unit, opt InferOptions) ([]*iface.Interface, error) {
	out, err := InferUnit(ctx, u, opt)
	if err != nil {
		return nil, err
	}
	return out.Functions, nil
}

// Inferred is what inference found of a unit.
type Inferred struct {
	Functions []*iface.Interface // as Infer returns them
	Hooks     []iface.Hook       // what the text puts into function pointers
}

// InferUnit is Infer with what documents say of a unit beyond its functions.
func InferUnit(ctx context.Context, u *Unit, opt InferOptions) (*Inferred, error) {
	if opt.Limits == (symexec.Limits{}) {
		opt.Limits = symexec.DefaultLimits()
	}
	if opt.Decider == nil {
		opt.Decider = prove.New(prove.Options{})
	}
	an := &analyser{ctx: ctx, u: newUnitInfo(u, false), opt: opt,
		closed: map[*function]*facts{}, done: map[*function]*outcomeInfo{},
		consts: map[*object]func(sym.Expr, int64) (symexec.Value, bool){}}
	an.models = newModelSet(ctx)
	for _, f := range u.Funcs {
		if fn := an.u.funcs[f.Name]; fn != nil {
			fn.lower()
		}
	}
	an.models.expect(an.u)
	an.scanStatics()
	var out []*iface.Interface
	for _, f := range u.Funcs {
		fn := an.u.funcs[f.Name]
		if fn == nil || fn.f != f || opt.Only != nil && !opt.Only[f.Name] {
			continue
		}
		if ctx.Err() != nil && an.done[fn] == nil {
			// Out of time: what is left is unknown, and said to be.
			an.done[fn] = hopelessOutcome(iface.Reason{Code: "limit", What: "the time limit of the unit", Pos: f.Pos})
		}
		an.infer(fn, 0)
		out = append(out, an.interfaceOf(fn))
	}
	return &Inferred{out, an.exportHooks()}, nil
}

// interfaceOf joins what was declared with what was inferred.
func (an *analyser) interfaceOf(f *function) *iface.Interface {
	d := an.opt.Declared[f.name]
	out := &iface.Interface{Name: f.name, Lang: iface.C, Accounting: "requested", Public: f.f.External, Pos: f.f.Pos}
	if d != nil {
		c := *d
		out = &c
	}
	out.Origin = iface.FromBody
	if len(out.Params) == 0 && f.t != nil {
		for i, p := range f.t.params {
			name := ""
			if i < len(f.params) {
				name = f.params[i].name
			}
			out.Params = append(out.Params, iface.Param{Name: name, Type: p.name})
		}
	}
	if f.t != nil && f.t.fn != nil {
		out.Result, out.Variadic = f.t.fn.name, f.t.varia
	}
	if o := an.done[f]; o != nil {
		out.Summary = o.sum
	}
	if d != nil && an.speaksOfResource(d) {
		// What an object of such a type owns is more than its block: the
		// machine does not follow that invariant.
		out.Summary = hopelessOutcome(iface.Reason{Code: "unsupported", What: "resource_of on a type with a resource clause", Pos: f.f.Pos}).sum
	}
	return out
}

// speaksOfResource reports whether a clause uses resource_of in a unit that
// declares what objects of some type own.
func (an *analyser) speaksOfResource(d *iface.Interface) bool {
	if b := an.opt.Bindings; b == nil || len(b.Resources()) == 0 {
		return false
	}
	for _, in := range d.Inputs {
		if in.Kind == iface.InResourceOf {
			return true
		}
	}
	return false
}

// infer analyses f, its callees first. Recursion is cut where it closes.
func (an *analyser) infer(f *function, depth int) {
	if an.done[f] != nil || f.state == visiting || depth > 200 {
		return
	}
	f.state = visiting
	defer func() { f.state = visited }()
	if an.fnMayEffect(f) {
		for _, c := range f.calls {
			if g := an.u.funcs[c.callee]; g != nil {
				an.infer(g, depth+1)
			}
		}
	}
	o := an.run(f)
	an.done[f] = o
	if f.body != nil && o.sum != nil && (o.sum.Writes == nil || o.hopeless != nil) {
		o.sum.Writes = an.factsOf(f).list()
	}
}

// list names the classes of memory a function may write.
func (f *facts) list() []string {
	if f.all {
		return []string{symexec.AnyStore}
	}
	return append([]string{}, sortedNames(f.classes)...)
}

// run executes one function symbolically.
func (an *analyser) run(f *function) (out *outcomeInfo) {
	defer func() {
		if r := recover(); r != nil {
			out = hopelessOutcome(iface.Reason{Code: "internal", What: shorten(toString(r)), Pos: f.f.Pos})
		}
	}()
	if !f.lower() {
		return hopelessOutcome(iface.Reason{Code: "unsupported", What: f.failed, Pos: f.f.Pos})
	}
	if !an.fnMayEffect(f) {
		if o := an.quiet(f); o != nil {
			return o
		}
		sum := &iface.Summary{Cases: []iface.Case{{Path: sym.True, Effect: effect.Zero(),
			Result: iface.Unknown{Why: iface.Reason{Code: "not-followed", Pos: f.f.Pos}},
			Havoc:  []iface.Reason{{Code: "not-followed", What: f.name, Pos: f.f.Pos}}}}}
		return &outcomeInfo{sum: sum}
	}
	return an.execute(f, an.limits())
}

// quietSteps bounds the execution of a function that can neither acquire nor
// release for what it returns and stores.
const quietSteps = 1500

// quiet executes a small function that other units can call and that has no
// effect, for what it returns and stores; nil when that leads nowhere.
func (an *analyser) quiet(f *function) *outcomeInfo {
	if !f.f.External || f.size > quietCallSize || an.factsOf(f).loops || an.opt.Only != nil && !an.opt.Only[f.name] {
		return nil
	}
	l := an.limits()
	l.Steps = min(l.Steps, quietSteps)
	o := an.execute(f, l)
	if len(o.sum.Cases) > maxQuietCases {
		return nil
	}
	for i := range o.sum.Cases {
		if c := &o.sum.Cases[i]; len(c.Unknown) > 0 || !effect.IsZero(c.Effect) {
			return nil
		}
	}
	return o
}

// maxQuietCases is the number of cases up to which the summary of a function
// without effect is worth its branches at every call.
const maxQuietCases = 6

// execute runs the machine over one function.
func (an *analyser) execute(f *function, l symexec.Limits) *outcomeInfo {
	if an.deciders == nil {
		an.deciders = symexec.NewDeciders()
	}
	m := symexec.NewShared(an.ctx, an.opt.Decider, l, an.deciders)
	defer func() { an.spent += m.Steps }()
	x := &executor{m: m, an: an, sk: newSink(), strs: map[string]*symexec.Region{}, top: f}
	x.fr = &frame{fn: f, locals: map[*object]*symexec.Region{}, ret: m.NewLocal(f.name)}
	s := m.NewState()
	s.Frame = x.fr
	x.bindParams(s, f)
	states := x.body(s, f)
	void := f.t.fn.kind == tVoid
	var rets []symexec.Return
	for _, st := range states {
		r := symexec.Return{S: st, At: f.f.Pos}
		if !dead(st) && !void {
			r.Val = m.Read(st, x.retCell())
		}
		rets = append(rets, r)
	}
	sum := m.Finish(rets)
	o := &outcomeInfo{sum: sum, steps: m.Steps}
	o.hopeless = hopelessReason(sum)
	return o
}

// limits shares the unit's budget: a function may take several times the
// average share of what is left.
func (an *analyser) limits() symexec.Limits {
	l := an.opt.Limits
	if an.opt.Only != nil {
		return l
	}
	const times, least = 8, 600
	left := max(1, an.effective()-len(an.done))
	share := (l.UnitSteps - an.spent) / left * times
	l.Steps = max(least, min(l.Steps, share))
	return l
}

// effective is the number of functions that need executing.
func (an *analyser) effective() int {
	if an.toRun == 0 {
		for _, f := range an.u.unit.Funcs {
			if fn := an.u.funcs[f.Name]; fn != nil && fn.body != nil && an.fnMayEffect(fn) {
				an.toRun++
			}
		}
	}
	return an.toRun
}

// bindParams gives the parameters their values at entry.
func (x *executor) bindParams(s *symexec.State, f *function) {
	for i, p := range f.params {
		place := iface.Place{Root: iface.RootParam, Index: i, Name: p.name, Text: p.name, Size: p.t.size}
		if p.t.kind == tStruct {
			r := x.m.ParamObject(place)
			x.fr.locals[p] = r
			continue
		}
		r := x.localRegion(p)
		mt := p.t.machineType("")
		v := x.m.EntryAt(place, mt, "param\x00"+p.name)
		x.m.Write(s, symexec.Access{R: r, Off: sym.Int(0), T: mt}, v)
	}
}

func hopelessOutcome(why iface.Reason) *outcomeInfo {
	return &outcomeInfo{hopeless: &why, sum: &iface.Summary{Cases: []iface.Case{{Path: sym.True, Effect: effect.Havoc(),
		Unknown: []iface.Reason{why}, Havoc: []iface.Reason{why},
		Result: iface.Unknown{Why: why}}}}}
}

// hopelessReason says why no caller can learn anything from the function: every
// way through it that does not fail ends in something not understood that does
// not depend on the arguments.
func hopelessReason(sum *iface.Summary) *iface.Reason {
	var why *iface.Reason
	for i := range sum.Cases {
		c := &sum.Cases[i]
		if c.AllocFailed {
			continue
		}
		if len(c.Unknown) == 0 {
			return nil
		}
		switch c.Unknown[0].Code {
		case "limit", "recursion", "unsupported", "unmodelled-callee", "other-unit", "internal":
		default:
			return nil
		}
		if why == nil {
			why = &c.Unknown[0]
		}
	}
	if why == nil && len(sum.Cases) > 0 {
		return nil
	}
	return why
}

func (an *analyser) hopeless(f *function) (iface.Reason, bool) {
	if o := an.done[f]; o != nil && o.hopeless != nil {
		return *o.hopeless, true
	}
	return iface.Reason{}, false
}

// nested reports whether the function has loops inside loops, too costly to
// execute for values alone.
func (an *analyser) nested(f *function) bool { return an.factsOf(f).loops && f.size > 120 }

// target is what a called name stands for.
type target struct {
	name    string
	fn      *function
	clauses *iface.Interface
	summary *iface.Interface // inferred in another unit
	decl    bool             // a model without body and clauses
	user    bool             // declared by the user's code, defined elsewhere
	model   bool             // a library model
	params  []*ctype
	attr    attributes
}

type attributes struct{ pure, noreturn, scanf bool }

// resolve finds what a name means in a unit.
func (an *analyser) resolve(u *unitInfo, name string) target {
	if !u.model {
		t := target{name: name, clauses: an.opt.Declared[name]}
		if t.clauses != nil && len(t.clauses.Clauses) == 0 {
			t.clauses = nil
		}
		if f := u.funcs[name]; f != nil {
			t.fn = f
			return t
		}
		if t.clauses != nil {
			return t
		}
		if d := an.opt.Imported[name]; d != nil {
			if len(d.Clauses) > 0 {
				t.clauses = d
				return t
			}
			if d.Summary != nil {
				t.summary = d
				return t
			}
		}
	}
	t := an.models.lookup(name)
	if t.fn == nil && t.clauses == nil && !t.decl {
		t.user = !an.declaredBySystem(name)
	}
	return t
}

func (an *analyser) declaredBySystem(name string) bool {
	for _, d := range an.u.unit.Decls[name] {
		if off, ok := an.u.unit.Offset(d); ok && an.u.unit.InSystemHeader(off) {
			return true
		}
	}
	return len(an.u.unit.Decls[name]) == 0
}

func (an *analyser) noreturn(name string) bool {
	return an.models.lookup(name).attr.noreturn || an.declaredNoreturn(name)
}

// declaredNoreturn reports whether the unit says that the function does not
// return.
func (an *analyser) declaredNoreturn(name string) bool {
	for _, d := range an.u.unit.Decls[name] {
		if isNoreturn(d) {
			return true
		}
	}
	return false
}

func isNoreturn(d *cc.Declarator) bool {
	if a := d.Type().Attributes(); a != nil && (a.IsAttrSet("noreturn") || a.IsAttrSet("__noreturn__")) {
		return true
	}
	return false
}

// factsOf closes what a function may do over its callees.
func (an *analyser) factsOf(f *function) *facts {
	if c := an.closed[f]; c != nil {
		return c
	}
	// The strongly connected group of f is closed together: walk everything
	// reachable and join.
	var group []*function
	seen := map[*function]bool{}
	var visit func(*function)
	visit = func(g *function) {
		if seen[g] || an.closed[g] != nil {
			return
		}
		seen[g] = true
		group = append(group, g)
		if g.lower() {
			for _, c := range g.calls {
				if c.callee == "" {
					if !g.unit.model {
						visit(an.pointed())
					}
					continue
				}
				if t := an.resolve(g.unit, c.callee); t.fn != nil && (!t.model || g.unit.model) {
					visit(t.fn)
				}
			}
		}
	}
	visit(f)
	local := map[*function]*facts{}
	for _, g := range group {
		local[g] = an.ownFacts(g)
	}
	for again := true; again; {
		again = false
		for i := len(group) - 1; i >= 0; i-- {
			g := group[i]
			if g.body == nil {
				continue
			}
			for _, c := range g.calls {
				if c.callee == "" {
					if p := an.pointed(); !g.unit.model && p != g {
						h := local[p]
						if h == nil {
							h = an.closed[p]
						}
						again = local[g].add(h) || again
					}
					continue
				}
				t := an.resolve(g.unit, c.callee)
				if t.fn == nil || t.model && !g.unit.model {
					continue
				}
				h := local[t.fn]
				if h == nil {
					h = an.closed[t.fn]
				}
				if local[g].add(h) {
					again = true
				}
			}
		}
	}
	for _, g := range group {
		an.closed[g] = local[g]
	}
	return an.closed[f]
}

// pointed stands for whatever function a pointer of the unit may call: those
// whose address the unit takes.
func (an *analyser) pointed() *function {
	if an.anyFn == nil {
		p := &function{name: "(pointer)", unit: an.u, lowered: true, body: &stmt{kind: sBlock}}
		an.anyFn = p
		for _, g := range an.taken() {
			p.calls = append(p.calls, &callSite{callee: g.name})
		}
	}
	return an.anyFn
}

// add joins h into f and reports whether anything changed.
func (f *facts) add(h *facts) bool {
	if h == nil {
		return false
	}
	changed := false
	if h.effect && !f.effect {
		f.effect, changed = true, true
	}
	if h.all && !f.all {
		f.all, changed = true, true
	}
	for c := range h.classes {
		if !f.classes[c] {
			f.classes[c] = true
			changed = true
		}
	}
	return changed
}

// ownFacts is what a function may do apart from callees with a body.
func (an *analyser) ownFacts(f *function) *facts {
	out := &facts{classes: map[string]bool{}}
	if !f.lower() {
		out.effect, out.all = true, true
		return out
	}
	if d := f.decl; d != nil && isNoreturn(d) {
		out.noreturn = true
	}
	s := f.stmtFacts(f.body)
	out.loops = s.nested
	for c := range s.classes {
		out.classes[c] = true
	}
	out.all = s.all
	out.effect = s.unknown
	for _, c := range s.calls {
		an.callFacts(f, c, out)
	}
	return out
}

// callFacts adds what a call may do when its callee has no body in the unit.
func (an *analyser) callFacts(f *function, c *callSite, out *facts) {
	if c.callee == "" {
		// A path goes on only where the function is known: one whose address
		// the unit takes.
		out.effect = true
		if f.unit.model {
			out.all = true
			return
		}
		return
	}
	if f.unit.model && isPrimitive(c.callee) {
		if c.callee != "mux_any_value" && c.callee != "mux_may_fail" {
			out.all = true
		}
		return
	}
	t := an.resolve(f.unit, c.callee)
	switch {
	case t.model && (t.fn != nil || t.clauses != nil):
		// What a model may write is what its pointer parameters point to.
		if t.fn == nil {
			out.effect = true
			return
		}
		g := an.factsOf(t.fn)
		out.effect = out.effect || g.effect
		if !g.all && len(g.classes) == 0 {
			return
		}
		for i, p := range t.params {
			if p.kind != tPtr || p.elem == nil || p.elem.quals.isConst || p.elem.kind == tStruct && p.elem.size < 0 || p.elem.kind == tFunc {
				continue
			}
			var el *ctype
			if i < len(c.args) {
				el = pointeeBefore(c.args[i])
			}
			if el == nil || el.kind == tVoid || !recordClasses(f.unit, el, out.classes, 0) {
				out.all = true
			} else if el.kind == tInt || el.kind == tFloat || el.kind == tPtr {
				out.classes[el.scalarClass()] = true
			}
		}
	case t.fn != nil:
	case t.summary != nil:
		out.effect = out.effect || !zeroSummary(t.summary.Summary)
		if t.summary.Summary.Writes == nil {
			out.all = true
		}
		for _, c := range t.summary.Summary.Writes {
			if c == "*" {
				out.all = true
			} else {
				out.classes[c] = true
			}
		}
	case t.clauses != nil:
		out.effect, out.all = true, true
	case t.decl:
		if !t.attr.pure && !t.attr.noreturn {
			for _, p := range t.params {
				if p.kind == tPtr && p.elem != nil && !p.elem.quals.isConst {
					out.writesThrough(p.elem)
				}
			}
			out.all = out.all || t.attr.scanf
		}
	default:
		out.effect, out.all = true, true
	}
}

// zeroSummary reports whether no call acquires or releases anything.
func zeroSummary(s *iface.Summary) bool {
	for i := range s.Cases {
		if !effect.IsZero(s.Cases[i].Effect) || len(s.Cases[i].Unknown) > 0 {
			return false
		}
	}
	return true
}

// writesThrough notes that memory of type t may change. Objects of types that
// only the library knows are not the program's memory.
func (f *facts) writesThrough(t *ctype) {
	switch {
	case t.kind == tStruct && t.size < 0:
	case t.kind == tInt || t.kind == tFloat || t.kind == tPtr:
		f.classes[t.scalarClass()] = true
	default:
		f.all = true
	}
}

func isPrimitive(name string) bool {
	switch name {
	case "mux_any_value", "mux_may_fail", "mux_write", "mux_copy", "mux_fill":
		return true
	}
	return false
}

func (an *analyser) fnMayEffect(f *function) bool { return an.factsOf(f).effect }

// mayEffect reports whether a statement can reach an allocator; it also closes
// the statement's written classes over its callees.
func (an *analyser) mayEffect(s *stmtFacts) bool {
	if s.closed {
		return s.effect
	}
	s.closed = true
	s.effect = s.unknown
	tmp := &facts{classes: s.classes, all: s.all}
	for _, c := range s.calls {
		an.callFacts(&function{unit: an.u}, c, tmp)
		if c.callee == "" {
			tmp.add(an.factsOf(an.pointed()))
		} else {
			if t := an.resolve(an.u, c.callee); t.fn != nil && !t.model {
				tmp.add(an.factsOf(t.fn))
			}
		}
	}
	s.effect = s.effect || tmp.effect
	s.all = tmp.all
	return s.effect
}

func sortedNames(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for n := range m {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}
