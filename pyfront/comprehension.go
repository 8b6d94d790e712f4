// This file runs generators and comprehensions.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// leaveV says how what consumes a generator leaves it: the code around the
// iteration goes on with ctl and val. gen is the generator's frame.
type leaveV struct {
	gen int
	ctl ctlKind
	val Value
}

// leaving unwinds a generator whose consumer wants no more of it.
type leaving struct{ v leaveV }

// left runs a generator in the frame gen; where it was left, things go on for
// its consumer.
func (x *interp) left(run func() (ctlKind, Value), gen int) (ctlKind, Value) {
	outs := x.memo(func() any {
		outs := x.explore(run)
		for k, o := range outs {
			if l, ok := o.val.(leaveV); ok && o.ctl == ctlLeave && l.gen == gen {
				outs[k].ctl, outs[k].val = l.ctl, l.val
			}
			if outs[k].ctl != ctlDead {
				for n := range o.st.names {
					if n.frame == gen {
						delete(o.st.names, n)
					}
				}
			}
		}
		return x.joinOutcomes(outs)
	}).([]outcome)
	c, v := x.take(outs)
	mark := len(x.st.temps)
	x.keep(v)
	x.sweep()
	x.st.temps = x.st.temps[:mark:mark]
	return c, x.keep(v)
}

// yielding is what a generator's yield does: it runs body in the consumer's
// frame.
func (x *interp) yielding(gen int, consumer *frame, body func(Value) (ctlKind, Value)) func(Value) {
	return func(v Value) {
		inner := x.fr
		x.fr = consumer
		c, w := body(v)
		x.fr = inner
		if c != ctlNext && c != ctlContinue {
			panic(leaving{leaveV{gen, c, w}})
		}
	}
}

// runGenerator runs a generator function to its end, or until body leaves it;
// body gets what it yields.
func (x *interp) runGenerator(g *genCall, body func(Value) (ctlKind, Value)) (ctlKind, Value) {
	fr := *g.fr
	fr.yield = x.yielding(fr.id, x.fr, body)
	for _, s := range x.stack {
		if s.fn == g.fn {
			x.dead(diag.Recursion, "%s", g.fn.name)
		}
	}
	return x.left(func() (ctlKind, Value) {
		x.push(&fr)
		x.block(g.fn.body)
		x.pop()
		return ctlNext, nil
	}, fr.id)
}

// comprehension builds a container by a loop.
func (x *interp) comprehension(k okind, elt, key syntax.Expr, gens []*syntax.Comprehension) Value {
	first := x.eval(gens[0].Iter)
	o := &object{kind: k, exact: true, n: sym.Int(0), grown: true, strKeys: true}
	switch k {
	case oList:
		o.size = x.prof.listSize(sym.Int(0), false)
	case oDict:
		o.size = x.prof.dictSize(sym.Int(0), false)
	case oSet:
		o.size = x.prof.setSize(sym.Int(0))
	}
	r := x.alloc(o)
	x.st.nframe++
	fr := &frame{id: x.st.nframe, mod: x.fr.mod, outer: x.fr}
	kept := keptNames(gens, elt, key)
	x.inFrame(fr, func() {
		x.clauses(gens, first, 0, kept, func() {
			if key != nil {
				kv := x.eval(key)
				vv := x.eval(elt)
				x.dictSet(r, kv, vv)
				return
			}
			v := x.eval(elt)
			if k == oSet {
				x.setAdd(r, v)
				return
			}
			x.appendTo(r, v)
		})
	})
	return r
}

// clauses runs the for clauses of a comprehension.
func (x *interp) clauses(gens []*syntax.Comprehension, first Value, n int, kept map[string]bool, body func()) {
	if n == len(gens) {
		mark := len(x.st.temps)
		body()
		x.finish(min(mark, len(x.st.temps)), nil)
		return
	}
	g := gens[n]
	it := first
	if n > 0 {
		it = x.eval(g.Iter)
	}
	fr := x.fr
	x.iterate(it, func(v Value) (ctlKind, Value) {
		saved := x.fr
		x.fr = fr
		// A comprehension's variable lives only as long as its iteration here;
		// CPython keeps the last value until the next one replaces it.
		x.bindLoop(g.Target, v, kept)
		c, _ := x.once(func() (ctlKind, Value) {
			for _, f := range g.Ifs {
				if !x.branch(x.cond(f)) {
					return ctlNext, nil
				}
			}
			x.clauses(gens, nil, n+1, kept, body)
			return ctlNext, nil
		})
		x.unbind(g.Target)
		x.sweep()
		x.fr = saved
		return c, nil
	})
}

// keptNames are the names whose values a comprehension's elements keep in several
// places: these share a box.
func keptNames(gens []*syntax.Comprehension, elts ...syntax.Expr) map[string]bool {
	uses := map[string]int{}
	var look func(e syntax.Expr, n int)
	each := func(es []syntax.Expr, n int) {
		for _, e := range es {
			look(e, n)
		}
	}
	inner := func(gens []*syntax.Comprehension, elts ...syntax.Expr) {
		each(elts, 2)
		for _, g := range gens {
			look(g.Iter, 2)
		}
	}
	look = func(e syntax.Expr, n int) {
		switch e := e.(type) {
		case *syntax.Name:
			uses[e.Id] += n
		case *syntax.Tuple:
			each(e.Elts, n)
		case *syntax.List:
			each(e.Elts, n)
		case *syntax.Set:
			each(e.Elts, n)
		case *syntax.Dict:
			for _, k := range e.Keys {
				if k != nil {
					look(k, n)
				}
			}
			each(e.Values, n)
		case *syntax.IfExp:
			look(e.Body, n)
			look(e.Orelse, n)
		case *syntax.BoolOp:
			each(e.Values, n)
		case *syntax.NamedExpr:
			look(e.Value, 2)
		case *syntax.Starred:
			look(e.Value, n)
		case *syntax.BinOp: // [i] * n
			for _, s := range []syntax.Expr{e.Left, e.Right} {
				switch s.(type) {
				case *syntax.List, *syntax.Tuple:
					look(s, 2)
				}
			}
		case *syntax.Call:
			each(e.Args, n)
			for _, k := range e.Keywords {
				look(k.Value, n)
			}
		case *syntax.Lambda:
			look(e.Body, 2)
		case *syntax.ListComp:
			inner(e.Generators, e.Elt)
		case *syntax.SetComp:
			inner(e.Generators, e.Elt)
		case *syntax.GeneratorExp:
			inner(e.Generators, e.Elt)
		case *syntax.DictComp:
			inner(e.Generators, e.Key, e.Value)
		}
	}
	for _, e := range elts {
		if e != nil {
			look(e, 1)
		}
	}
	for k, g := range gens {
		if k > 0 {
			look(g.Iter, 1)
		}
	}
	kept := map[string]bool{}
	for name, n := range uses {
		kept[name] = n > 1
	}
	for _, g := range gens[:len(gens)-1] {
		// The clauses after it run several times for each.
		if t, ok := g.Target.(*syntax.Name); ok && uses[t.Id] > 0 {
			kept[t.Id] = true
		}
	}
	return kept
}

// bindLoop binds a comprehension's target without boxing numbers, but those that
// are kept several times: else the box lasts for one iteration.
func (x *interp) bindLoop(t syntax.Expr, v Value, kept map[string]bool) {
	switch t := t.(type) {
	case *syntax.Name:
		if kept[t.Id] {
			x.st.names[nameKey{x.fr.id, t.Id}] = x.count(computed(v))
			return
		}
		x.st.names[nameKey{x.fr.id, t.Id}] = computed(v)
	default:
		saved := x.fr
		x.assign(t, v)
		x.fr = saved
	}
}

func (x *interp) unbind(t syntax.Expr) {
	syntax.Inspect(t, func(n syntax.Node) bool {
		if v, ok := n.(*syntax.Name); ok && v.Ctx == syntax.Store {
			delete(x.st.names, nameKey{x.fr.id, v.Id})
		}
		return true
	})
}
