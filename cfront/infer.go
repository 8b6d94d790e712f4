// This file infers the interfaces of a unit's functions: callees first, each by
// one run of the machine over its body.

package cfront

import (
	"context"

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
	// Source, when not nil, reads another unit, by the file its document names;
	// nil when it cannot be read as it was then. Functions of it whose document
	// leaves something open are executed in place.
	Source func(file string) *Unit
	// Only names the functions to infer; nil: all.
	Only map[string]bool
}

// analyser is the state of inferring one unit.
type analyser struct {
	ctx    context.Context
	u      *unitInfo
	opt    InferOptions
	models *modelSet
	home   *analyser            // of the unit under analysis
	others map[string]*analyser // of the units whose bodies it executes, by file; nil for those that cannot be read

	closed  map[*function]*facts
	mods    map[*function]*mods // see modsOf
	done    map[*function]*outcomeInfo
	consts  map[*object]func(sym.Expr, int64) (symexec.Value, bool)
	starts  map[*object]map[int64]string // see initialFunctions
	written map[string]bool              // statics that some body may change
	anyFn   *function                    // see pointed
	aliased map[string]bool              // statics whose address is taken
	taking  []*function
	tookAll bool
	spent   int // steps of the unit's functions so far
	// quietSpent is the same for functions without effect.
	quietSpent int
	toRun      int // functions that can reach an allocator
	deciders   *symexec.Deciders
	hooks      *hookFlow
	aiming     *aimGraph // see aims
	// given are functions that had better be called by their interface.
	given map[*function]attempt
	// elsewhere: see takenElsewhere; nil until asked for.
	elsewhere []string
}

// attempt counts the functions in which a callee did not get through.
type attempt struct {
	n    int
	last *function
}

// maxAttempts is how many those may be before a callee is not tried any more.
const maxAttempts = 3

// tried reports whether f is not to be executed in place under top.
func (an *analyser) tried(f, top *function) bool {
	a := an.given[f]
	return a.n >= maxAttempts || a.last == top && top != nil
}

// giveUp notes that f did not get through under top, as n attempts.
func (an *analyser) giveUp(f, top *function, n int) {
	if an.given == nil {
		an.given = map[*function]attempt{}
	}
	an.given[f] = attempt{an.given[f].n + n, top}
}

// outcomeInfo is what analysing a function taught its callers.
type outcomeInfo struct {
	sum      *iface.Summary
	hopeless *iface.Reason
	steps    int
	called   *iface.Interface // what callers use of it; see summarised
	// invariants hold of the inputs because resource clauses do.
	invariants  []sym.Cond
	obligations []iface.Obligation
	warnings    []iface.Warning
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
	Stored    []Stored           // of it, what goes into pointers with clauses
}

// InferUnit is Infer with what documents say of a unit beyond its functions.
func InferUnit(ctx context.Context, u *Unit, opt InferOptions) (*Inferred, error) {
	if opt.Limits == (symexec.Limits{}) {
		opt.Limits = symexec.DefaultLimits()
	}
	if opt.Decider == nil {
		opt.Decider = prove.New(prove.Options{})
	}
	an := newAnalyser(ctx, u, opt, newModelSet(ctx))
	var out []*iface.Interface
	for _, f := range u.Funcs {
		fn := an.u.funcs[f.Name]
		if fn == nil || fn.f != f || opt.Only != nil && !opt.Only[f.Name] && !an.hasDuties(fn) {
			continue
		}
		if ctx.Err() != nil && an.done[fn] == nil {
			// Out of time: what is left is unknown, and said to be.
			an.done[fn] = hopelessOutcome(iface.Reason{Code: "limit", What: "the time limit of the unit", Pos: f.Pos})
		}
		an.infer(fn, 0)
		out = append(out, an.interfaceOf(fn))
	}
	return &Inferred{out, an.exportHooks(), an.storedFunctions()}, nil
}

func newAnalyser(ctx context.Context, u *Unit, opt InferOptions, models *modelSet) *analyser {
	an := &analyser{ctx: ctx, u: newUnitInfo(u, false), opt: opt, models: models,
		closed: map[*function]*facts{}, done: map[*function]*outcomeInfo{},
		consts: map[*object]func(sym.Expr, int64) (symexec.Value, bool){}}
	an.home = an
	for _, f := range u.Funcs {
		if fn := an.u.funcs[f.Name]; fn != nil {
			fn.lower()
		}
	}
	an.models.expect(an.u)
	an.scanStatics()
	return an
}

// hasDuties reports whether a function without clauses has something to show all
// the same: it calls what requires something, or writes what a resource clause
// speaks of.
func (an *analyser) hasDuties(f *function) bool {
	for _, c := range f.calls {
		if d := an.opt.Declared[c.callee]; d != nil {
			for i := range d.Clauses {
				if k := d.Clauses[i].Key; k != nil && k.Quantity == iface.Requires {
					return true
				}
			}
		}
	}
	b := an.opt.Bindings
	if b == nil || f.body == nil {
		return false
	}
	for _, r := range b.order {
		own := f.stmtFacts(f.body).classes
		for _, m := range fieldsOf(r.Type) {
			if own[recordName(r.Type)+"."+m.Name()] {
				return true
			}
		}
	}
	return false
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
	if o := an.done[f]; o != nil {
		out.Obligations, out.Warnings = o.obligations, o.warnings
	}
	if d != nil && out.Summary != nil {
		out.Invariants = append(out.Invariants[:len(out.Invariants):len(out.Invariants)], an.done[f].invariants...)
		an.chainInvariants(out)
	}
	return out
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
// release for what it returns and stores, quietUnit that of all of a unit's.
const (
	quietSteps = 600
	quietUnit  = 40000
)

// quiet executes a small function that other units can call and that has no
// effect, for what it returns and stores; nil when that leads nowhere.
func (an *analyser) quiet(f *function) *outcomeInfo {
	if !f.f.External || f.size > quietCallSize || an.factsOf(f).loops || an.opt.Only != nil && !an.opt.Only[f.name] {
		return nil
	}
	if an.ctx.Err() != nil || an.quietSpent > quietUnit {
		return nil
	}
	l, spent := an.limits(), an.spent
	l.Steps = min(l.Steps, quietSteps)
	o := an.execute(f, l)
	an.quietSpent, an.spent = an.quietSpent+an.spent-spent, spent
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

// indexName is how the number of an iteration is spelt in f's interface.
func (an *analyser) indexName(f *function) string {
	var params []param
	for _, o := range f.params {
		params = append(params, param{name: o.name})
	}
	return indexName(an.u.unit, params, func(string) bool { return false })
}

// execute runs the machine over one function.
func (an *analyser) execute(f *function, l symexec.Limits) *outcomeInfo {
	if an.deciders == nil {
		an.deciders = symexec.NewDeciders()
	}
	m := symexec.NewShared(an.ctx, an.opt.Decider, l, an.deciders)
	defer func() { an.spent += m.Steps }()
	x := &executor{m: m, an: an, sk: newSink(), strs: map[string]*symexec.Region{}, top: f}
	m.IndexName = an.indexName(f)
	x.fr = &frame{fn: f, locals: map[*object]*symexec.Region{}, ret: m.NewLocal(f.name)}
	if b := an.opt.Bindings; b != nil && len(b.order) > 0 {
		m.Owned = x.blockSize
		x.unfolded = map[*symexec.Region]bool{}
	}
	m.Declared = x.declared
	m.Aims = func(a symexec.Access) []symexec.Aim { return x.an.aims(a) }
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
		if m.Owned != nil {
			x.leavesWhole(st, r.Val)
		}
	}
	sum := m.Finish(rets)
	o := &outcomeInfo{sum: sum, steps: m.Steps, invariants: x.invariants, obligations: x.obligations, warnings: x.warnings}
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
	const times, least, few = 8, 200, 24
	if an.effective() <= few && an.followsOthers() {
		l.Steps *= 3 // there are bodies of other units to follow, too
	}
	left := max(1, an.effective()-len(an.done))
	share := (l.UnitSteps - an.spent) / left * times
	l.Steps = max(least, min(l.Steps, share))
	l.AfterLoss = min(l.AfterLoss, l.Steps/10)
	return l
}

// followsOthers reports whether the unit calls functions of others whose documents
// are at hand.
func (an *analyser) followsOthers() bool {
	for name := range an.opt.Imported {
		if f := an.u.funcs[name]; f == nil || f.body == nil {
			return true
		}
	}
	return false
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
