// This file finds the functions that a call through a pointer can reach where the
// text of the unit shows all of them: the pointer is an automatic object, or a
// parameter of a function that only this unit can call, and everything that is
// assigned to it is the address of a function.

package cfront

import (
	"bytes"
	"slices"
)

// sites are calls with those through pointers whose functions are all known in
// their place.
func (an *analyser) sites(calls []*callSite) []*callSite {
	known := func(c *callSite) bool { return c.callee != "" || c.in == nil || c.in.unit != an.u || an.u.model }
	if !slices.ContainsFunc(calls, func(c *callSite) bool { return !known(c) }) {
		return calls
	}
	var out []*callSite
	for _, c := range calls {
		if known(c) {
			out = append(out, c)
			continue
		}
		if c.reached == nil {
			c.reached = []*callSite{c}
			t := &targets{an: an, objects: map[*object]bool{}, results: map[*function]bool{}}
			if t.value(c.in, c.indirect) {
				c.reached = []*callSite{}
				for _, name := range t.names {
					c.reached = append(c.reached, &callSite{callee: name, args: c.args, at: c.at})
				}
			}
		}
		out = append(out, c.reached...)
	}
	return out
}

// targets collects the names of functions; objects and results are those that have
// been looked at.
type targets struct {
	an      *analyser
	names   []string
	objects map[*object]bool
	results map[*function]bool
}

// value adds the functions that an expression of f may be the address of; false
// when it may be something else than those and null.
func (t *targets) value(f *function, e *expr) bool {
	switch {
	case e == nil:
		return false
	case e.op == oConv && (e.x.t.kind == tPtr || e.x.t.kind == tFunc || e.x.op == oConst), e.op == oAddr && e.x.op == oFunc, e.op == oDeref && e.t.kind == tFunc:
		return t.value(f, e.x)
	case e.op == oConst:
		return e.k.Sign() == 0
	case e.op == oZero:
		return true
	case e.op == oFunc:
		if !slices.Contains(t.names, e.obj.name) {
			t.names = append(t.names, e.obj.name)
		}
		return true
	case e.op == oCond:
		return t.value(f, e.y) && t.value(f, e.z)
	case e.op == oComma:
		return t.value(f, e.y)
	case e.op == oAssign:
		return t.value(f, e.y)
	case e.op == oLoad && e.x.op == oVar:
		return t.object(f, e.x.obj)
	case e.op == oCall && e.x.op == oFunc:
		return t.result(e.x.obj.name)
	}
	return false
}

// object adds what an automatic object of f may hold.
func (t *targets) object(f *function, o *object) bool {
	if o.addr || o.static || t.objects[o] {
		return t.objects[o]
	}
	t.objects[o] = true
	if o.param >= 0 {
		return o.param < len(f.params) && f.params[o.param] == o && t.argument(f, o.param) && t.assigned(f, o)
	}
	return o.local && t.assigned(f, o)
}

// assigned adds what f's body assigns to o.
func (t *targets) assigned(f *function, o *object) bool {
	fine := f.lower() && f.body != nil
	if !fine {
		return false
	}
	eachStmt(f.body, func(s *stmt) {
		if s.kind == sAsm {
			fine = false
		}
		if s.kind != sDecl || s.obj != o {
			return
		}
		for _, it := range s.inits {
			fine = fine && it.off == 0 && t.value(f, it.e)
		}
	}, func(e *expr) {
		switch {
		case (e.op == oAssign || e.op == oAssignOp || e.op == oPost) && e.x.op == oVar && e.x.obj == o:
			fine = fine && e.op == oAssign && t.value(f, e.y)
		case e.op == oUnknown:
			fine = false
		}
	})
	return fine
}

// argument adds what the unit passes as an argument of f, which nothing else calls.
func (t *targets) argument(f *function, i int) bool {
	if f.f == nil || f.f.External || slices.Contains(t.an.taken(), f) {
		return false
	}
	if bytes.Contains(t.an.u.unit.Text, []byte(`"`+f.name+`"`)) {
		return false // an attribute may give it another name that others can call
	}
	for _, d := range t.an.u.unit.Funcs {
		g := t.an.u.funcs[d.Name]
		if g == nil || g.f != d {
			return false
		}
		if !g.lower() {
			return false // what it calls is not known
		}
		for _, c := range g.calls {
			if c.callee == f.name && (i >= len(c.args) || !t.value(g, c.args[i])) {
				return false
			}
		}
	}
	return true
}

// result adds what a function of the unit returns.
func (t *targets) result(name string) bool {
	f := t.an.u.funcs[name]
	if f == nil || f.body == nil || !f.lower() {
		return false
	}
	if t.results[f] {
		return true
	}
	t.results[f] = true
	fine := true
	eachStmt(f.body, func(s *stmt) {
		fine = fine && (s.kind != sReturn || s.e != nil && t.value(f, s.e))
	}, func(*expr) {})
	return fine
}

// eachStmt calls the functions for the statements and expressions inside of s.
func eachStmt(s *stmt, stmts func(*stmt), exprs func(*expr)) {
	if s == nil {
		return
	}
	stmts(s)
	var walk func(e *expr)
	walk = func(e *expr) {
		if e == nil {
			return
		}
		exprs(e)
		e.operands(walk)
		eachStmt(e.body, stmts, exprs)
	}
	for _, e := range s.exprs() {
		walk(e)
	}
	for _, p := range s.parts() {
		eachStmt(p, stmts, exprs)
	}
}
