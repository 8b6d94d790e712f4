// This file executes calls of library functions by their models.

package cfront

import (
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// primitive executes one of the functions that only models may call.
func (x *executor) primitive(s *symexec.State, e *expr, name string, args []symexec.Value) ([]res, bool) {
	ptr := func(i int) *symexec.Ptr {
		if i < len(args) {
			if p, ok := args[i].(*symexec.Ptr); ok {
				return p
			}
		}
		return nil
	}
	num := func(i int) sym.Expr {
		if i < len(args) {
			v := x.toInt(args[i])
			if d := ptr(0); d != nil && d.R.Size != nil {
				// The length of the whole block, as it was asked for.
				if u, _ := symexec.Unwrap(v); sym.Equal(u, d.R.Size) {
					return u
				}
			}
			return v
		}
		return sym.Int(0)
	}
	switch name {
	case "mux_any_value":
		return []res{{s, &symexec.Ptr{R: x.m.SourceRegion(x.fr.fn.name, sym.Approx), Off: sym.Int(0)}}}, true
	case "mux_env_value":
		return []res{{s, &symexec.Ptr{R: x.m.SourceRegion(x.fr.fn.name, sym.Env), Off: sym.Int(0)}}}, true
	case "mux_may_fail":
		v := x.m.FreshSym("error", sym.Env, bigZero, bigOne)
		return []res{{s, symexec.Int{E: v}}}, true
	case "mux_warn":
		if p := ptr(0); p != nil && p.R.Str != nil {
			x.warn(s, strings.TrimRight(*p.R.Str, "\x00"), x.called(""), e)
		}
		return []res{{s, zero}}, true
	case "mux_release":
		n, ok := x.noWrap(s, num(1), e)
		if !ok {
			return nil, true
		}
		x.m.Apply(s, x.pos(e.at), "gives back "+sym.C(n)+" bytes", effect.OfFree(n))
		if p := ptr(0); p != nil && p.R.IsWhole(p.Off, n) {
			if !s.MarkFreed(p.R) {
				return nil, true
			}
		}
		return []res{{s, zero}}, true
	case "mux_write":
		x.writeAny(s, args[0], num(1), x.bytesOf(e, 0))
		return []res{{s, zero}}, true
	case "mux_copy":
		d, from := ptr(0), ptr(1)
		switch {
		case d == nil:
			x.writeAny(s, args[0], num(2), x.bytesOf(e, 0))
		case from == nil:
			x.writeAny(s, d, num(2), x.bytesOf(e, 0))
		default:
			var n sym.Expr
			if k := num(2); !d.R.IsWhole(d.Off, k) {
				n = k
			}
			x.opaqueStore(s, d, "bytes copied", x.bytesOf(e, 0))
			x.m.CopyFrom(s, d.R, d.Off, n, nil, from.R, from.Off)
		}
		return []res{{s, zero}}, true
	case "mux_fill":
		d := ptr(0)
		if d == nil {
			x.writeAny(s, args[0], num(2), x.bytesOf(e, 0))
			return []res{{s, zero}}, true
		}
		c, isConst := sym.IsInt(num(1))
		x.opaqueStore(s, d, "bytes filled", x.bytesOf(e, 0))
		var n sym.Expr
		if k := num(2); !d.R.IsWhole(d.Off, k) {
			n = k
		}
		x.m.SetBytes(s, d.R, d.Off, n, isConst && c == 0)
		return []res{{s, zero}}, true
	}
	return nil, false
}

// paramOf is the parameter of the present activation that a pointer expression
// is made of.
func (x *executor) paramOf(e *expr) (int, bool) {
	for {
		switch {
		case e.op == oConv && e.t.kind == tPtr && e.x.t.kind == tPtr, e.op == oPtrAdd:
			e = e.x
		case e.op == oLoad && e.x.op == oVar && e.x.obj.param >= 0:
			return e.x.obj.param, true
		default:
			return 0, false
		}
	}
}

// bytesOf are the classes of memory that writing bytes through argument i of a
// primitive changes: those of the type that the program's own pointer has. nil:
// any.
func (x *executor) bytesOf(e *expr, i int) map[string]bool {
	if i >= len(e.args) {
		return nil
	}
	k, ok := x.paramOf(e.args[i])
	if !ok || k >= len(x.fr.pointees) {
		return nil
	}
	return x.pointeeClasses(x.fr.pointees[k])
}

// pointeeClasses are the classes of memory of an object of type el; nil: any.
func (x *executor) pointeeClasses(el *ctype) map[string]bool {
	if el == nil || el.kind == tVoid || el.size < 0 {
		return nil
	}
	classes := map[string]bool{}
	if !recordClasses(x.an.u, el, classes, 0) {
		return nil
	}
	if el.kind == tInt || el.kind == tFloat || el.kind == tPtr {
		classes[el.scalarClass()] = true
	}
	return classes
}

// opaqueStore is a store of bytes through a pointer of unknown origin.
func (x *executor) opaqueStore(s *symexec.State, d *symexec.Ptr, what string, classes map[string]bool) {
	if !d.R.Opaque() {
		return
	}
	if classes == nil {
		classes = map[string]bool{symexec.AnyStore: true}
	}
	x.m.HavocClasses(s, classes, iface.Reason{Code: "unknown-store", What: what + " through a pointer of unknown origin"})
}

// writeAny makes n bytes at p unknown; classes are those of its memory.
func (x *executor) writeAny(s *symexec.State, p symexec.Value, n sym.Expr, classes map[string]bool) {
	switch p := p.(type) {
	case *symexec.Ptr:
		x.opaqueStore(s, p, "bytes written", classes)
		x.m.SetBytes(s, p.R, p.Off, n, false)
	case *symexec.Choice:
		x.writeAny(s, p.A, n, classes)
		x.writeAny(s, p.B, n, classes)
	case symexec.Int:
		if !sym.IsTrue(sym.EqOf(p.E, sym.Int(0))) {
			if classes == nil {
				classes = map[string]bool{symexec.AnyStore: true}
			}
			x.m.HavocClasses(s, classes, iface.Reason{Code: "unknown-store", What: "bytes written through a pointer of unknown origin"})
		}
	}
}

// callModel executes a library function: its body, with the quantities its
// clauses name taken from them.
func (x *executor) callModel(s *symexec.State, e *expr, t target, args []symexec.Value) []res {
	over := t.clauses
	if over == nil {
		return x.inline(s, e, t.fn, args)
	}
	args = x.sizeArgs(s, e, over, args)
	subst := func(q iface.Quantity) (effect.Bound, bool) {
		var sum effect.Bound
		found := false
		for i := range over.Clauses {
			c := &over.Clauses[i]
			if c.Key == nil || c.Key.Quantity != q || c.Rel == iface.AtLeast {
				continue
			}
			v, ok := x.clauseExpr(s, over, c.Bound, args)
			if !ok {
				continue
			}
			b := effect.Point(v)
			if c.Rel == iface.AtMost {
				b.Lo = sym.Int(0)
			}
			if found {
				b = effect.AddBound(sum, b)
			}
			sum, found = b, true
		}
		return sum, found
	}
	// Only the peak differs from what the body does step by step: the others
	// are what its allocations and releases add up to.
	peak, ok := subst(iface.Peak)
	if !ok {
		return x.inline(s, e, t.fn, args)
	}
	before := s.Eff
	s.Eff = effect.Zero()
	rs := x.inline(s, e, t.fn, args)
	for _, r := range rs {
		if dead(r.s) {
			continue
		}
		inner := r.s.Eff
		if !effect.IsZero(inner) {
			lo, _ := symexec.Unwrap(peak.Lo)
			hi, _ := symexec.Unwrap(peak.Hi)
			p := effect.Bound{Lo: lo, Hi: hi}
			if v, ok := r.v.(*symexec.Ptr); ok && v.R.Fail != nil && x.m.Known(r.s, v.R.Null) == 0 {
				p.Lo = sym.IteOf(v.R.Null, sym.Int(0), p.Lo)
				p.Hi = sym.IteOf(v.R.Null, sym.Int(0), p.Hi)
			}
			inner.Peak = effect.MaxBound(effect.MaxBound(p, effect.Point(sym.Int(0))), inner.Net)
		}
		r.s.Eff = effect.Seq(before, inner)
	}
	return rs
}

// sizeArgs looks through the wrapping of the arguments that say how much is
// acquired, before the body tests them.
func (x *executor) sizeArgs(s *symexec.State, e *expr, over *iface.Interface, args []symexec.Value) []symexec.Value {
	return x.unwrappedArgs(s, e, over.Params, args, func(p string) (asks, tested bool) {
		for k := range over.Clauses {
			c := &over.Clauses[k]
			if c.Key != nil && c.Key.Quantity == iface.Alloc && c.Bound != nil && sym.HasSym(c.Bound, p) {
				_, _, linear := sym.Normalize(c.Bound).LinearIn(sym.NewSym(p, sym.Input, nil, nil))
				return true, !linear
			}
		}
		return false, false
	})
}

// unwrappedArgs looks through the wrapping of the arguments of which size says that
// the call asks for as much, and whether it tests them.
func (x *executor) unwrappedArgs(s *symexec.State, e *expr, params []iface.Param, args []symexec.Value, size func(param string) (asks, tested bool)) []symexec.Value {
	out := args
	for i, p := range params {
		if i >= len(args) {
			break
		}
		v, ok := args[i].(symexec.Int)
		if !ok {
			continue
		}
		if u, _ := symexec.Unwrap(v.E); sym.Equal(u, v.E) {
			continue
		}
		asks, tested := size(p.Name)
		if !asks {
			continue
		}
		if n, ok := x.unwrapped(s, v.E, e, tested); ok {
			if &out[0] == &args[0] {
				out = slices.Clone(args)
			}
			out[i] = symexec.Int{E: n}
		}
	}
	return out
}

// plainModel is a library function without body: no effect, any result, and it
// may write what its pointer parameters point to.
func (x *executor) plainModel(s *symexec.State, e *expr, t target, args []symexec.Value) []res {
	if t.attr.noreturn {
		s.Exited = true
		return []res{{s, zero}}
	}
	if t.name == "strlen" && len(args) == 1 {
		return []res{{s, symexec.Int{E: x.strlen(s, args[0])}}}
	}
	if v, ok := classified(t.name, args); ok {
		return []res{{s, v}}
	}
	if acquires(t, e.args) {
		return x.havoc(s, e.at, "unsupported", t.name+" with arguments that are not told, or %m")
	}
	if !t.attr.pure {
		for i, a := range args {
			if i < len(t.params) {
				p := t.params[i]
				if p.kind == tPtr && (p.elem == nil || !p.elem.quals.isConst || p.elem.kind == tVoid) {
					x.m.MayKeep()
				}
				if p.kind != tPtr || p.elem == nil || p.elem.quals.isConst || p.elem.libraryOwned() {
					continue
				}
			} else if !isPointer(a) || !t.attr.writes {
				continue
			}
			var classes map[string]bool
			var n sym.Expr
			if e.op == oCall && i < len(e.args) {
				el := pointeeBefore(e.args[i])
				classes = x.pointeeClasses(el)
				if i < len(t.params) && t.params[i].elem.incomplete() && el != nil && el.kind == tStruct && el.size > 0 {
					n = sym.Int(el.size) // the caller knows the type
				}
			}
			x.writeAny(s, a, n, classes)
		}
	}
	if e.t.kind == tVoid {
		return []res{{s, zero}}
	}
	// Which of its values a function returns is mostly decided by what it is
	// given, which no counterexample may overlook; but that a call of the
	// environment finds nothing can always be.
	v := x.m.Unknown(s, e.t.machineType(""), t.name)
	if e.t.kind == tPtr && !t.attr.pure {
		v = x.m.Any(e.t.machineType(""), t.name)
	}
	if t.attr.twice {
		return x.twice(s, e, t.name, x.toInt(v))
	}
	return []res{{s, v}}
}

// twice is a call that may return again, with another result, after what the
// program does from here on: the second return finds any state and any effect.
func (x *executor) twice(s *symexec.State, e *expr, name string, v sym.Expr) []res {
	var out []res
	first, again := x.m.Fork(s, sym.EqOf(v, sym.Int(0)))
	if first != nil {
		out = append(out, res{first, zero})
	}
	if again != nil {
		out = append(out, x.havoc(again, e.at, "unsupported", name+" returns again")...)
	}
	return out
}
