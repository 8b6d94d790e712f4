// This file is the core of the abstract interpreter: exploring paths by
// replaying choices, and joining the states they end in.

package pyfront

import (
	"context"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// Limits of one function's analysis.
const (
	maxSteps     = 40000 // expressions and statements executed
	maxPaths     = 48    // outcomes of one exploration
	maxCalls     = 24    // nested calls executed in place
	maxUnroll    = 24    // elements of a display that a loop runs over one by one
	maxPasses    = 6     // generalisations of a loop's head
	maxNesting   = 400   // depth of expressions
	maxBound     = 20000 // steps of bounding one size
	maxBoundSize = 3000  // nodes of a bound
)

// interp analyses one function.
type interp struct {
	ctx   context.Context
	p     *program
	prof  *profile
	m     *symexec.Machine
	d     prove.Decider
	st    *state
	fr    *frame
	stack []*frame

	at              diag.Pos
	atFile          string
	callAt, callEnd diag.Pos // the call that was entered last, outside of models
	atCall          diag.Pos // the last call of the program, and its end
	atEnd           diag.Pos
	steps           int
	depth           int

	ex            *explorer
	maxID, maxSym int // the greatest numbers of objects and symbols so far
	softs         map[string]*softBound
	sites         map[string]string   // where a name for what the call finds out was taken
	hints         map[string]hint     // what the use of inputs implies
	large         map[string]bool     // loop variables whose bits are followed
	alias         map[string]sym.Expr // lengths that are taken to be equal to others
	loops         []*loopCtx
	bounding      int                   // steps of the bound that is being looked for
	bounds        map[boundKey]sym.Expr // found before
	entering      int                   // nested values of globals being made
	quiet         int                   // inside models: positions stay at the call
	calls         []*function
	handle        []handlerCtx
}

// explorer replays choices: a run takes the recorded ones and then the first
// alternative of every new one. What ran to its end between two choices is not
// run again: its result is in the trail.
type explorer struct {
	trail []choice
	i     int
}

// choice is an entry of a trail: an alternative taken of n, a condition that was
// decided (known), or the result of a part of the program (memo) with the numbers
// of objects and symbols after it.
type choice struct {
	taken, n  int
	known     int
	memo      any
	ids, syms int
}

// restart unwinds to the exploration whose trail does not fit the program any
// more, because more is known of the types of inputs now.
type restart struct{}

// next is the recorded entry for where the run is, nil for a new one.
func (x *interp) next(memo bool) *choice {
	e := x.ex
	if e.i >= len(e.trail) {
		return nil
	}
	c := &e.trail[e.i]
	if memo != (c.memo != nil) {
		panic(restart{})
	}
	e.i++
	return c
}

// note records an entry.
func (x *interp) note(c choice) {
	x.ex.trail = append(x.ex.trail, c)
	x.ex.i++
}

// choose picks one of n alternatives of the current exploration.
func (x *interp) choose(n int) int {
	if c := x.next(false); c != nil {
		if c.n != n {
			panic(restart{})
		}
		if x.ex.i == len(x.ex.trail) {
			// From here on the run is a new one.
			x.renew()
		}
		return c.taken
	}
	x.note(choice{n: n})
	return 0
}

// memo runs a part of the program whose result depends on nothing but what was
// chosen before. It must not choose itself, nor leave traces but its result.
func (x *interp) memo(f func() any) any {
	if c := x.next(true); c != nil {
		*x.st.ids = c.ids
		x.m.Rewind(c.syms)
		return c.memo
	}
	v := f()
	x.note(choice{n: 1, memo: v, ids: *x.st.ids, syms: x.m.Mark()})
	return v
}

// renew makes the numbers of objects and symbols from now on new ones.
func (x *interp) renew() {
	x.maxID, x.maxSym = max(x.maxID, *x.st.ids), max(x.maxSym, x.m.Mark())
	*x.st.ids = x.maxID
	x.m.Rewind(x.maxSym)
}

// paths explores f and joins the outcomes that end alike.
func (x *interp) paths(f func() (ctlKind, Value)) []outcome {
	return x.memo(func() any { return x.joinOutcomes(x.explore(f)) }).([]outcome)
}

// pick goes on with one of several outcomes: its state becomes the current one.
func (x *interp) pick(outs []outcome) outcome {
	if len(outs) == 0 {
		panic(infeasible{})
	}
	o := outs[x.choose(len(outs))]
	o.st = o.st.clone()
	x.st = o.st
	return o
}

type ctlKind int

const (
	ctlNext ctlKind = iota
	ctlReturn
	ctlBreak
	ctlContinue
	ctlRaise
	ctlLeave // what consumes a generator leaves it; the value is a leaveV
	ctlDead
)

// outcome is one way a piece of program ends.
type outcome struct {
	st  *state
	ctl ctlKind
	val Value
}

// explore runs f from the current state along every choice. The interpreter's
// state afterwards is that before.
func (x *interp) explore(f func() (ctlKind, Value)) []outcome {
	from := x.st
	saveEx, saveFr, saveStack, saveDepth := x.ex, x.fr, x.stack, x.depth
	saveAt, saveFile, saveLoops, saveQuiet := x.at, x.atFile, x.loops, x.quiet
	saveCalls, saveHandle := x.calls, x.handle
	defer func() {
		x.st, x.ex = from, saveEx
	}()
	var out []outcome
	var trail []choice
	ids, syms, again := *from.ids, x.m.Mark(), 0
	for {
		x.ex = &explorer{trail: trail}
		x.st = from.clone()
		x.fr, x.stack, x.depth = saveFr, saveStack[:len(saveStack):len(saveStack)], saveDepth
		x.at, x.atFile, x.loops, x.quiet = saveAt, saveFile, saveLoops, saveQuiet
		x.calls, x.handle = saveCalls, saveHandle
		if len(trail) > 0 {
			*from.ids = ids
			x.m.Rewind(syms)
		}
		o, way := x.runOne(f)
		x.maxID, x.maxSym = max(x.maxID, *from.ids), max(x.maxSym, x.m.Mark())
		switch way {
		case wayTaken:
			out = append(out, o)
		case wayStale:
			if again++; again > maxPasses {
				x.st = from.clone()
				x.m.Havoc(x.st.s, x.pos(), string(diag.Limit), "the types of inputs do not settle")
				out = []outcome{{st: x.st, ctl: ctlDead}}
			} else {
				out, trail = nil, nil
				x.renew()
				ids, syms = *from.ids, x.m.Mark()
				continue
			}
		}
		trail = x.ex.trail[:min(x.ex.i, len(x.ex.trail))]
		for len(trail) > 0 && trail[len(trail)-1].taken+1 >= trail[len(trail)-1].n {
			trail = trail[:len(trail)-1]
		}
		if len(trail) == 0 || way == wayStale {
			break
		}
		trail = append([]choice(nil), trail...)
		trail[len(trail)-1].taken++
		if len(out) >= maxPaths {
			x.st = from.clone()
			x.m.Havoc(x.st.s, x.pos(), string(diag.Limit), "too many paths through one function")
			out = append(out, outcome{st: x.st, ctl: ctlDead})
			break
		}
	}
	x.st = from
	x.renew()
	x.fr, x.stack, x.depth = saveFr, saveStack, saveDepth
	x.at, x.atFile, x.loops, x.quiet = saveAt, saveFile, saveLoops, saveQuiet
	x.calls, x.handle = saveCalls, saveHandle
	return out
}

// The ways a run ends: with an outcome, in a contradiction, or in the insight
// that its trail is stale.
const (
	wayTaken = iota
	wayNone
	wayStale
)

// runOne makes one run.
func (x *interp) runOne(f func() (ctlKind, Value)) (o outcome, way int) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case infeasible:
			way = wayNone
		case restart:
			way = wayStale
		case pathEnd:
			o = outcome{st: x.st, ctl: ctlDead}
		case raised:
			o = outcome{st: x.st, ctl: ctlRaise, val: r.exc}
		case leaving:
			o = outcome{st: x.st, ctl: ctlLeave, val: r.v}
		default:
			panic(r)
		}
	}()
	c, v := f()
	return outcome{st: x.st, ctl: c, val: v}, wayTaken
}

// take continues the current path with one of several joined outcomes of a
// nested exploration.
func (x *interp) take(outs []outcome) (ctlKind, Value) {
	o := x.pick(outs)
	switch o.ctl {
	case ctlDead:
		panic(pathEnd{})
	case ctlRaise:
		panic(raised{o.val})
	case ctlLeave:
		panic(leaving{o.val.(leaveV)})
	}
	return o.ctl, o.val
}

// joinOutcomes merges outcomes that end alike. The dead ones become one.
func (x *interp) joinOutcomes(outs []outcome) []outcome {
	var done []outcome
	for _, o := range outs {
		merged := false
		for i := range done {
			if done[i].ctl != o.ctl {
				continue
			}
			if o.ctl == ctlDead {
				if sameReasons(done[i].st.s.Reasons, o.st.s.Reasons) {
					if st, _, ok := x.mergeStates(done[i].st, o.st, nil, nil); ok {
						done[i].st = st
						merged = true
						break
					}
				}
				continue
			}
			if st, v, ok := x.mergeStates(done[i].st, o.st, done[i].val, o.val); ok {
				done[i].st, done[i].val = st, v
				merged = true
				break
			}
		}
		if !merged {
			done = append(done, o)
		}
	}
	return done
}

func sameReasons(a, b []iface.Reason) bool {
	return len(a) == len(b) && (len(a) == 0 || a[0] == b[0])
}

// mergeStates joins b into a; ok is false when the heaps differ in kind.
func (x *interp) mergeStates(a, b *state, va, vb Value) (*state, Value, bool) {
	out := a.clone()
	ca := restOf(a.s.Path, b.s.Path)
	var val Value
	if a.s.Dead != b.s.Dead {
		return nil, nil, false
	}
	if !a.s.Dead {
		u := &unifier{x: x, a: a, b: b, out: out, c: ca}
		u.scalar = func(_ string, ea, eb sym.Expr) sym.Expr {
			if sym.Equal(ea, eb) {
				return ea
			}
			size := sym.Size(ea) + sym.Size(eb)
			if len(sym.CondSyms(ca)) > 6 || sym.CondSize(ca) > 60 || size > 400 || size > 80 && x.softCond(ca) {
				return x.soft("join", sym.MinOf(ea, eb), sym.MaxOf(ea, eb))
			}
			return sym.IteOf(ca, ea, eb)
		}
		v, ok := u.run(va, vb)
		if !ok {
			return nil, nil, false
		}
		val = v
	}
	tok := new(int)
	pa, pb := a.s.Clone(), b.s.Clone()
	pa.Frame, pb.Frame = tok, tok
	switch {
	case pa.Dead:
	case x.softCond(ca):
		// Nothing can be proved of a choice that is not known.
		pa.Eff = joinPlain(ca, pa.Eff, pb.Eff, 80)
		pb.Eff = pa.Eff
	case effectSize(pa.Eff)+effectSize(pb.Eff) > 4*maxEffect:
		// Proofs about formulas of this size rarely come to an end.
		pa.Eff = joinPlain(ca, pa.Eff, pb.Eff, 4*maxEffect)
		pb.Eff = pa.Eff
	}
	lim := x.m.L
	x.m.L.States = 1
	got := x.m.Merge([]*symexec.State{pa, pb})
	x.m.L = lim
	if len(got) != 1 {
		return nil, nil, false
	}
	got[0].Frame = nil
	if got[0].Trail == nil || a.s.Trail != b.s.Trail {
		got[0].Trail = a.s.Trail
	}
	out.s = got[0]
	if e := out.s.Eff; !out.s.Dead && effectSize(e) > maxEffect && x.softCond(ca) {
		out.s.Eff = x.settle(e)
	}
	return out, val, true
}

// joinPlain is the effect a where c holds and b otherwise, without looking for
// proofs; of sizes from large on it has bounds.
func joinPlain(c sym.Cond, a, b effect.Effect, large int) effect.Effect {
	pick := func(p, q sym.Expr, up bool) sym.Expr {
		switch {
		case sym.Equal(p, q):
			return p
		case sym.Size(p)+sym.Size(q) <= large:
			return sym.IteOf(c, p, q)
		case up:
			return sym.MaxOf(p, q)
		}
		return sym.MinOf(p, q)
	}
	bound := func(p, q effect.Bound) effect.Bound {
		if p.IsExact() && q.IsExact() && !sym.IsInf(p.Lo) && !sym.IsInf(q.Lo) && sym.Size(p.Lo)+sym.Size(q.Lo) <= large {
			return effect.Point(pick(p.Lo, q.Lo, true))
		}
		out := effect.Bound{Lo: effect.NegInf(), Hi: sym.Infinity()}
		if !effect.IsNegInf(p.Lo) && !effect.IsNegInf(q.Lo) && !sym.IsInf(p.Lo) && !sym.IsInf(q.Lo) {
			out.Lo = pick(p.Lo, q.Lo, false)
		}
		if !sym.IsInf(p.Hi) && !sym.IsInf(q.Hi) {
			out.Hi = pick(p.Hi, q.Hi, true)
		}
		return out
	}
	return effect.Effect{Alloc: bound(a.Alloc, b.Alloc), Freed: bound(a.Freed, b.Freed), Net: bound(a.Net, b.Net), Peak: bound(a.Peak, b.Peak)}
}

// maxEffect is the size from which an effect is bounded where ways meet that the
// analysis cannot tell apart.
const maxEffect = 400

func effectSize(e effect.Effect) int {
	n := 0
	for _, b := range []effect.Bound{e.Alloc, e.Freed, e.Net, e.Peak} {
		for _, y := range []sym.Expr{b.Lo, b.Hi} {
			if y != nil && !sym.IsInf(y) && !effect.IsNegInf(y) {
				n += sym.Size(y)
			}
		}
	}
	return n
}

// restOf is what a's path says beyond b's.
func restOf(a, b []sym.Cond) sym.Cond { return sym.AndOf(beyond(a, b)...) }

// beyond lists the conditions of a that are not among those of b.
func beyond(a, b []sym.Cond) []sym.Cond {
	in := map[[2]uint64]bool{}
	for _, c := range b {
		in[sym.HashCond(c)] = true
	}
	var rest []sym.Cond
	for _, c := range a {
		if !in[sym.HashCond(c)] {
			rest = append(rest, c)
		}
	}
	return rest
}

// branch splits the path on c and says on which side this run is.
func (x *interp) branch(c sym.Cond) bool {
	if e := x.ex; e.i < len(e.trail) && e.trail[e.i].known != 0 {
		return x.next(false).known > 0
	}
	if k := x.m.Known(x.st.s, c); k != 0 {
		if e := x.ex; e.i < len(e.trail) {
			panic(restart{})
		}
		x.note(choice{n: 1, known: k})
		return k > 0
	}
	if x.choose(2) == 0 {
		if !x.st.s.Assume(c) {
			panic(infeasible{})
		}
		return true
	}
	if !x.st.s.Assume(sym.NotOf(c)) {
		panic(infeasible{})
	}
	return false
}

// infeasible unwinds a path that cannot be; Known decides those before, so it
// only stands for a contradiction found late.
type infeasible struct{}

// coin is a condition that nothing is known of.
func (x *interp) coin(what string) sym.Cond {
	v := x.soft(what, sym.Int(0), sym.Int(1))
	return sym.EqOf(v, sym.Int(1))
}

func (x *interp) step(n syntax.Node) {
	x.steps++
	if x.steps&255 == 0 && x.ctx.Err() != nil {
		x.steps = maxSteps + 1
	}
	if x.steps > maxSteps {
		x.dead(diag.Limit, "the function is too large to follow")
	}
	if x.quiet == 0 && n != nil {
		if p := n.Position(); p.Lineno > 0 {
			x.at = diag.Pos{Line: int(p.Lineno), Col: int(p.ColOffset) + 1}
		}
	}
}

// settle replaces the values that only this analysis knows by their bounds.
func (x *interp) settle(e effect.Effect) effect.Effect {
	zero := sym.Int(0)
	q := func(b effect.Bound, floor sym.Expr) effect.Bound {
		lo, hi := x.overCounts(b.Lo, false), x.overCounts(b.Hi, true)
		if r, ok := x.bound(lo, false, 0); ok {
			lo = r
		} else if floor != nil {
			lo = floor
		} else {
			lo = effect.NegInf()
		}
		if r, ok := x.bound(hi, true, 0); ok {
			hi = r
		} else {
			hi = sym.Infinity()
		}
		return effect.Bound{Lo: lo, Hi: hi}
	}
	return effect.Effect{Alloc: q(e.Alloc, zero), Freed: q(e.Freed, zero), Net: q(e.Net, nil), Peak: q(e.Peak, zero)}
}

// bound is e with every soft symbol at the end that makes it larger (up) or
// smaller; ok is false when it has none.
func (x *interp) bound(e sym.Expr, up bool, depth int) (sym.Expr, bool) {
	if sym.IsInf(e) || effect.IsNegInf(e) {
		return e, true
	}
	if !x.hasSoft(e) {
		return e, true
	}
	if depth == 0 {
		x.bounding = 0
	}
	if v, isSym := e.(*sym.Sym); isSym {
		return x.boundSym(v, up, depth)
	}
	key := boundKey{sym.Hash(e), up}
	if r, found := x.bounds[key]; found {
		return r, true
	}
	if x.bounding++; depth > 60 || x.bounding > maxBound {
		return nil, false
	}
	r, ok := x.boundNode(e, up, depth)
	if ok {
		x.bounds[key] = r
	}
	return r, ok
}

// boundKey names an expression in a direction.
type boundKey struct {
	hash [2]uint64
	up   bool
}

// boundSym is bound of a symbol.
func (x *interp) boundSym(e *sym.Sym, up bool, depth int) (sym.Expr, bool) {
	b := x.softs[e.Name]
	if b == nil {
		return e, true
	}
	end, known := b.lo, b.least
	if up {
		end, known = b.hi, b.most
	}
	if end == nil {
		return nil, false
	}
	if known != nil {
		return known, true
	}
	r, ok := x.bound(end, up, depth+1)
	if ok && sym.Size(r) > maxBoundSize {
		return nil, false
	}
	if ok && up {
		b.most = r
	} else if ok {
		b.least = r
	}
	return r, ok
}

// boundNode is bound of an expression that is no symbol.
func (x *interp) boundNode(e sym.Expr, up bool, depth int) (sym.Expr, bool) {
	each := func(xs []sym.Expr, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
		ys := make([]sym.Expr, len(xs))
		for i, y := range xs {
			r, ok := x.bound(y, up, depth+1)
			if !ok {
				return nil, false
			}
			ys[i] = r
		}
		return f(ys...), true
	}
	switch e := e.(type) {
	case *sym.Add:
		return each(e.X, sym.AddOf)
	case *sym.Max:
		if !up {
			// It is at least each of them.
			return x.someBound(e.X, up, depth, sym.MaxOf)
		}
		return each(e.X, sym.MaxOf)
	case *sym.Min:
		if up {
			return x.someBound(e.X, up, depth, sym.MinOf)
		}
		return each(e.X, sym.MinOf)
	case *sym.Mul:
		neg := false
		rest := e.X
		if k, ok := sym.IsConst(e.X[0]); ok {
			neg = k.Sign() < 0
			rest = e.X[1:]
		}
		ys := []sym.Expr{}
		for _, y := range rest {
			if r := sym.RangeOf(y, nil); x.hasSoft(y) && (r.Lo == nil || r.Lo.Sign() < 0) && len(rest) > 1 {
				return nil, false
			} else if !x.hasSoft(y) && (r.Lo == nil || r.Lo.Sign() < 0) {
				// The sign of a known factor decides which end to take; only
				// nonnegative ones occur as counts and sizes.
				y = sym.MaxOf(sym.Int(0), y)
			}
			r, ok := x.bound(y, up != neg, depth+1)
			if !ok {
				return nil, false
			}
			ys = append(ys, r)
		}
		if len(rest) < len(e.X) {
			ys = append(ys, e.X[0])
		}
		return sym.MulOf(ys...), true
	case *sym.FloorDiv:
		if k, ok := sym.IsConst(e.Y); ok && k.Sign() > 0 {
			r, ok := x.bound(e.X, up, depth+1)
			if !ok {
				return nil, false
			}
			return sym.FloorDivOf(r, e.Y), true
		}
	case *sym.Apply:
		if sym.IsGrowth(e.Fn) || e.Fn == sym.FnLog2Floor || e.Fn == sym.FnLog2Ceil {
			r, ok := x.bound(e.Args[0], up, depth+1)
			if !ok {
				return nil, false
			}
			return sym.ApplyOf(e.Fn, append([]sym.Expr{r}, e.Args[1:]...)...), true
		}
	case *sym.Ite:
		a, ok1 := x.bound(e.A, up, depth+1)
		b, ok2 := x.bound(e.B, up, depth+1)
		if !ok1 || !ok2 {
			return nil, false
		}
		if !x.softCond(e.C) {
			return sym.IteOf(e.C, a, b), true
		}
		if up {
			return sym.MaxOf(a, b), true
		}
		return sym.MinOf(a, b), true
	case *sym.Sum:
		if x.hasSoft(e.Lo) {
			return nil, false
		}
		body, ok := x.bound(e.Body, up, depth+1)
		if !ok {
			return nil, false
		}
		hi := e.Hi
		if x.hasSoft(hi) {
			if r := sym.RangeOf(body, nil); r.Lo == nil || r.Lo.Sign() < 0 {
				return nil, false
			}
			if hi, ok = x.bound(hi, up, depth+1); !ok {
				return nil, false
			}
		}
		return sym.SumOf(e.I, e.Lo, hi, body), true
	}
	return nil, false
}

// someBound bounds an extreme by those of its operands that have a bound.
func (x *interp) someBound(xs []sym.Expr, up bool, depth int, f func(...sym.Expr) sym.Expr) (sym.Expr, bool) {
	var ys []sym.Expr
	for _, y := range xs {
		if r, ok := x.bound(y, up, depth+1); ok {
			ys = append(ys, r)
		}
	}
	if len(ys) == 0 {
		return nil, false
	}
	return f(ys...), true
}

func (x *interp) hasSoft(e sym.Expr) bool {
	if !sym.HasOrigin(e, sym.Approx) {
		return false
	}
	for _, v := range sym.FreeSyms(e) {
		if x.softs[v.Name] != nil {
			return true
		}
	}
	return false
}

func (x *interp) softCond(c sym.Cond) bool {
	for _, v := range sym.CondSyms(c) {
		if x.softs[v.Name] != nil {
			return true
		}
	}
	return false
}
