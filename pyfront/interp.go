// This file is the core of the abstract interpreter: exploring paths by
// replaying choices.

package pyfront

import (
	"context"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
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
	wide  bool // the program has texts of its own that are not ASCII, see wide.go
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
	over          map[int]bool        // activations that are over, of which functions captured names
	draws         int                 // keys of elements that loops have at hand so far
	sites         map[string]string   // where a name for what the call finds out was taken
	hints         map[string]hint     // what the use of inputs implies
	large         map[string]bool     // loop variables whose bits are followed
	alias         map[string]sym.Expr // lengths that are taken to be equal to others
	loops         []*loopCtx
	bounding      int                   // steps of the bound that is being looked for
	bounds        map[boundKey]sym.Expr // found before
	kept          map[string]bool       // the lengths that bounds speak of for now
	keptBounds    map[boundKey]sym.Expr // found meanwhile
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
