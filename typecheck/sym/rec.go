// This file implements recurrences: values that a loop computes step by step
// and that have no closed form here.

package sym

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Rec is the value of Out after a loop: the variables start as Init, and as
// long as While holds all of them become Step at once. Vars are bound in While,
// Step and Out; their bounds hold before the loop and after every step. A loop
// of more steps than the evaluator takes has no value (ErrTooBig).
type Rec struct {
	Vars  []*Sym
	Init  []Expr
	Step  []Expr
	While Cond
	Out   Expr
	node
}

// recVar is the name of variable k of a recurrence of the given nesting level.
// Inner recurrences have lower levels, so a name is never captured.
func recVar(level uint16, k int) string {
	return strings.Repeat("$", int(level%64)+1) + strconv.Itoa(k+1)
}

// maxRecVars is the number of variables a recurrence may have.
const maxRecVars = 32

// RecOf is the recurrence over the given variables, which are renamed. The
// bounds of vars have to hold for Init and be kept by every step that starts
// while the condition holds.
func RecOf(vars []*Sym, init, step []Expr, while Cond, out Expr) Expr {
	if len(vars) != len(init) || len(vars) != len(step) || len(vars) > maxRecVars || slices.Contains(vars, nil) {
		return undefinedOf("malformed_recurrence", init...)
	}
	while, out = saneCond(while), sane(out)
	init, step = slices.Clone(init), slices.Clone(step)
	vars = slices.Clone(vars)
	for k := range vars {
		init[k], step[k] = sane(init[k]), sane(step[k])
	}
	// Variables that stay as they are are no variables.
	for again := true; again; {
		again = false
		fixed := map[string]Expr{}
		for k, v := range vars {
			if (Equal(step[k], v) || Equal(step[k], init[k])) && !recCaptures(init[k], vars) {
				fixed[v.Name] = init[k]
			}
		}
		if len(fixed) == 0 {
			break
		}
		var vs []*Sym
		var is, ss []Expr
		for k, v := range vars {
			if fixed[v.Name] == nil {
				vs, is, ss = append(vs, v), append(is, init[k]), append(ss, Subst(step[k], fixed))
				again = true
			}
		}
		vars, init, step = vs, is, ss
		while, out = SubstCond(while, fixed), Subst(out, fixed)
	}
	// Nor are those that nothing depends on.
	used := map[string]bool{}
	var work []Expr
	need := func(ss []*Sym) {
		for _, s := range ss {
			for k, v := range vars {
				if v.Name == s.Name && !used[s.Name] {
					used[s.Name] = true
					work = append(work, step[k])
				}
			}
		}
	}
	need(FreeSyms(out))
	if len(work) == 0 {
		return out // the loop only decides whether there is a value
	}
	need(CondSyms(while))
	for len(work) > 0 {
		e := work[len(work)-1]
		work = work[:len(work)-1]
		need(FreeSyms(e))
	}
	var vs []*Sym
	var is, ss []Expr
	for k, v := range vars {
		if used[v.Name] {
			vs, is, ss = append(vs, v), append(is, init[k]), append(ss, step[k])
		}
	}
	start := map[string]Expr{}
	for k, v := range vs {
		start[v.Name] = is[k]
	}
	if IsFalse(SubstCond(while, start)) {
		return Subst(out, start)
	}
	x := recNode(vs, is, ss, while, out)
	if len(FreeSyms(x)) == 0 {
		if v, err := EvalWithin(x, nil, maxRecFold); err == nil {
			return Big(v)
		}
	}
	return x
}

// maxRecFold is the number of steps after which a recurrence without symbols is
// left as it is.
const maxRecFold = 1024

func recCaptures(e Expr, vars []*Sym) bool {
	return slices.ContainsFunc(vars, func(v *Sym) bool { return HasSym(e, v.Name) })
}

func recNode(vars []*Sym, init, step []Expr, while Cond, out Expr) Expr {
	level := max(metaOf(out).level, metaOfCond(while).level)
	for _, l := range [][]Expr{init, step} {
		for _, e := range l {
			level = max(level, metaOf(e).level)
		}
	}
	names := map[string]Expr{}
	to := make([]*Sym, len(vars))
	same := true
	for k, v := range vars {
		n := recVar(level, k)
		same = same && n == v.Name
		to[k] = NewSym(n, Bound, v.Lo, v.Hi)
		names[v.Name] = to[k]
	}
	x := &Rec{Vars: to, Init: init, Step: step, While: while, Out: out}
	if !same || !boundEverywhere(vars) {
		x.Step = make([]Expr, len(step))
		for k, e := range step {
			x.Step[k] = Subst(e, names)
		}
		x.While, x.Out = SubstCond(while, names), Subst(out, names)
	}
	x.meta = computeMeta(x)
	return x
}

// boundEverywhere reports whether the variables already are a recurrence's.
func boundEverywhere(vars []*Sym) bool {
	return !slices.ContainsFunc(vars, func(v *Sym) bool { return v.Origin != Bound })
}

func (x *Rec) inner() []Expr { return append(slices.Clone(x.Step), x.Out) }

// HasRec reports whether a recurrence occurs in e, which clauses cannot spell.
func HasRec(e Expr) bool {
	found := false
	seen := map[Expr]bool{}
	var expr func(Expr)
	var cond func(Cond)
	expr = func(e Expr) {
		if found || e == nil || seen[e] {
			return
		}
		seen[e] = true
		switch x := e.(type) {
		case *Rec:
			found = true
			return
		case *Ite:
			cond(x.C)
		}
		for _, k := range children(e) {
			expr(k)
		}
	}
	cond = func(c Cond) {
		switch x := c.(type) {
		case *Cmp:
			expr(x.X)
			expr(x.Y)
		case *And:
			for _, y := range x.X {
				cond(y)
			}
		case *Or:
			for _, y := range x.X {
				cond(y)
			}
		case *Not:
			cond(x.X)
		}
	}
	expr(e)
	return found
}

func (b *metaBuilder) rec(x *Rec) {
	b.exprs(x.Init...)
	b.exprs(x.Step...)
	b.exprs(x.Out)
	b.add(metaOfCond(x.While))
	b.m.hash = b.m.hash.with(uint64(len(x.Vars)))
	for _, v := range x.Vars {
		b.m.hash = b.m.hash.withHash(v.symHash())
		b.m.mask |= nameMask(v.symHash())
	}
	b.m.level++
	b.m.flags |= partial
}

// rec substitutes in a recurrence, whose own variables are not the caller's.
func (s *subst) rec(x *Rec) Expr {
	touched := false
	for _, v := range FreeSyms(x) {
		touched = touched || s.m[v.Name] != nil
	}
	if !touched {
		return x
	}
	own := map[string]bool{}
	for _, v := range x.Vars {
		own[v.Name] = true
	}
	inner := map[string]Expr{}
	captured := false
	for n, e := range s.m {
		if own[n] || e == nil {
			continue
		}
		inner[n] = e
		captured = captured || recCaptures(e, x.Vars)
	}
	init := make([]Expr, len(x.Init))
	for k, e := range x.Init {
		init[k] = s.expr(e)
	}
	vars, step, while, out := x.Vars, x.Step, x.While, x.Out
	if captured {
		names := map[string]Expr{}
		vars = make([]*Sym, len(x.Vars))
		for k, v := range x.Vars {
			vars[k] = NewSym(fmt.Sprintf("\x01%p.%d", x, k), Bound, v.Lo, v.Hi)
			names[v.Name] = vars[k]
		}
		step = make([]Expr, len(x.Step))
		for k, e := range x.Step {
			step[k] = Subst(e, names)
		}
		while, out = SubstCond(while, names), Subst(out, names)
	}
	next := make([]Expr, len(step))
	for k, e := range step {
		next[k] = Subst(e, inner)
	}
	return RecOf(vars, init, next, SubstCond(while, inner), Subst(out, inner))
}

func (r *ranger) rec(x *Rec) ivl {
	in := ranger{hyp: r.hyp, index: map[string]ivl{}}
	for k, v := range r.index {
		in.index[k] = v
	}
	for _, v := range x.Vars {
		in.index[v.Name] = ivlOf(Interval{v.Lo, v.Hi})
	}
	return in.of(x.Out)
}

// wordBits is the size up to which a step costs what it costs for small numbers.
const wordBits = 64

// rec runs the loop.
func (ev *evaluator) rec(x *Rec) (val, error) {
	at := len(ev.index)
	vs := make([]indexVal, len(x.Vars))
	for k, v := range x.Vars {
		n, err := ev.finite(x.Init[k])
		if err != nil {
			return val{}, err
		}
		vs[k] = indexVal{name: v.Name, bit: nameMask(v.symHash()), v: n}
	}
	ev.index = append(ev.index, vs...)
	defer func() { ev.index = ev.index[:at] }()
	next := make([]num, len(vs))
	for {
		if ev.steps++; ev.steps > ev.limit {
			return val{}, ErrTooBig
		}
		for k := range vs {
			clear(ev.index[at+k].memo)
		}
		on, err := ev.cond(x.While)
		if err != nil {
			return val{}, err
		}
		if !on {
			return ev.expr(x.Out)
		}
		for k, e := range x.Step {
			n, err := ev.finite(e)
			if err != nil {
				return val{}, err
			}
			next[k] = n
			ev.steps += 16 * (n.bitLen() / wordBits) // a variable may grow without end
		}
		for k := range next {
			ev.index[at+k].v = next[k]
		}
	}
}

// rec prints "iterate(x = init, step; …; while cond; out)".
func (p *printer) rec(x *Rec) {
	p.s("iterate(")
	for k, v := range x.Vars {
		p.s(v.Name + " = ")
		p.expr(x.Init[k], precCond)
		p.s(", ")
		p.expr(x.Step[k], precCond)
		p.s("; ")
	}
	p.s("while ")
	p.cond(x.While, precOr)
	p.s("; ")
	p.expr(x.Out, precCond)
	p.s(")")
}

// iterate = "iterate" "(" { name "=" ternary "," ternary ";" } "while" ternary ";" ternary ")"
func (p *parser) iterate() (operand, error) {
	if err := p.expect("("); err != nil {
		return operand{}, err
	}
	var vars []*Sym
	var init, step []Expr
	number := func() (Expr, error) {
		v, err := p.ternary()
		if err != nil {
			return nil, err
		}
		return v.number(), nil
	}
	for {
		p.space()
		n := scanName(p.s[p.pos:])
		if n == 0 {
			return operand{}, p.errorf("expected a variable of the recurrence")
		}
		name := p.s[p.pos : p.pos+n]
		p.pos += n
		if name == "while" {
			break
		}
		if err := p.expect("="); err != nil {
			return operand{}, err
		}
		i, err := number()
		if err != nil {
			return operand{}, err
		}
		if err := p.expect(","); err != nil {
			return operand{}, err
		}
		s, err := number()
		if err != nil {
			return operand{}, err
		}
		if err := p.expect(";"); err != nil {
			return operand{}, err
		}
		vars, init, step = append(vars, NewSym(name, Bound, nil, nil)), append(init, i), append(step, s)
	}
	c, err := p.ternary()
	if err != nil {
		return operand{}, err
	}
	if err := p.expect(";"); err != nil {
		return operand{}, err
	}
	out, err := number()
	if err != nil {
		return operand{}, err
	}
	return operand{e: RecOf(vars, init, step, c.truth(), out)}, p.expect(")")
}

// jsonVar is a variable of a recurrence in documents.
type jsonVar struct {
	Name string `json:"name"`
	Lo   string `json:"lo,omitempty"`
	Hi   string `json:"hi,omitempty"`
}

func (w *encoder) recNode(x *Rec) *jsonNode {
	n := w.opNode("iterate", slices.Concat(x.Init, x.inner())...)
	n.Cond = w.condNode(x.While)
	for _, v := range x.Vars {
		j := toJSONSym(v)
		n.Vars = append(n.Vars, jsonVar{*w.name(v.Name), j.Lo, j.Hi})
	}
	return n
}

func (d *decoder) rec(n *jsonNode) (Expr, error) {
	k := len(n.Vars)
	if k == 0 || len(n.Args) != 2*k+1 {
		return nil, fmt.Errorf("iterate with %d variables takes %d arguments", k, 2*k+1)
	}
	init, err := d.exprs(n.Args[:k])
	if err != nil {
		return nil, err
	}
	var vars []*Sym
	for _, v := range n.Vars {
		s, err := jsonSym{Origin: Bound.String(), Lo: v.Lo, Hi: v.Hi}.sym(v.Name)
		if err != nil {
			return nil, err
		}
		vars = append(vars, s)
	}
	at := len(d.bound)
	d.bound = append(d.bound, vars...)
	defer func() { d.bound = d.bound[:at] }()
	inner, err := d.exprs(n.Args[k:])
	if err != nil {
		return nil, err
	}
	c, err := d.cond(n.Cond)
	if err != nil {
		return nil, err
	}
	return RecOf(vars, init, inner[:k], c, inner[k]), nil
}
