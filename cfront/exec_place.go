// This file gives the inputs of an interface their values at a call: places, lengths, what
// pointers own.

package cfront

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

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
			if v.Origin == sym.Bound || x.m.Iterates(v) {
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
				t.Kin = kin(t.Scalar)
			}
			val, ok := x.placeValue(s, d, in.Place, args, t)
			if !ok {
				return nil, false
			}
			m[v.Name] = x.toInt(val)
			if in.Default != "" || in.Initial != nil {
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
			if in.Kind == iface.InPure && in.Fn == resourceFn {
				n, ok := x.ownedAt(s, d, in, args)
				if !ok {
					return nil, false
				}
				m[v.Name] = n
				continue
			}
			if in.Each != nil {
				n, ok := x.sumAt(s, d, in, args)
				if !ok {
					return nil, false
				}
				m[v.Name] = n
				continue
			}
			if in.Fn != "" && in.Fn != "strlen" {
				return nil, false
			}
			val, ok := x.placeValue(s, d, in.Place, args, ptrMachineType)
			if !ok {
				return nil, false
			}
			m[v.Name] = x.strlen(s, val)
		default:
			return nil, false
		}
	}
	return m, true
}

// sumAt is the value at a call of a sum over elements.
func (x *executor) sumAt(s *symexec.State, d *iface.Interface, in *iface.Input, args []symexec.Value) (sym.Expr, bool) {
	of := in.Each
	count, ok := x.clauseExpr(s, d, of.Count, args)
	if !ok {
		return nil, false
	}
	return x.m.SumOfElements(s, count, func(s *symexec.State, i *sym.Sym) (sym.Expr, bool) {
		one := *in
		one.Kind, one.Fn, one.Each = of.Kind, of.Fn, nil
		one.Place.Steps = slices.Clone(in.Place.Steps)
		for k, st := range one.Place.Steps {
			if st.Offset != nil {
				one.Place.Steps[k].Offset = sym.Subst(st.Offset, map[string]sym.Expr{of.Index.Name: i})
			}
		}
		var lo, hi *big.Int
		if of.Kind == iface.InValue && one.Place.Size > 0 && one.Place.Size <= 8 {
			lo, hi = intRange(8*int(one.Place.Size), one.Signed)
		}
		term := sym.NewSym("term of "+in.Sym.Name, sym.Input, lo, hi)
		inner := *d
		inner.Inputs = maps.Clone(d.Inputs)
		inner.Inputs[term.Name] = &one
		one.Sym = term
		if of.Kind == iface.InResourceOf {
			v, ok := x.ownerValue(s, &inner, &one, args)
			if p, isPtr := v.(*symexec.Ptr); !ok || !isPtr || !p.R.PerIteration() {
				return nil, false // no blocks of the caller's: they would have to be marked
			}
		}
		return x.clauseExpr(s, &inner, term, args)
	})
}

// passDefault gives the inputs that the value of an object or hook here depends on its
// default and what it starts with, where they are the same.
func (x *executor) passDefault(in *iface.Input, value sym.Expr) {
	for _, y := range sym.FreeSyms(value) {
		here := x.m.Inputs[y.Name]
		if here == nil || here.Kind != iface.InValue {
			continue
		}
		same := here.Place.Root == iface.RootGlobal && here.Place.Name == in.Place.Name && here.Place.Unit == in.Place.Unit
		_, alone := value.(*sym.Sym)
		if alone && same && here.Initial == nil && sameSteps(here.Place, in.Place) {
			here.Initial = in.Initial
		}
		if in.Default != "" && here.Default == "" && (alone || same) {
			here.Default = x.homeName(in.Default)
		}
	}
}

// sameSteps reports whether two places lie equally far from their roots.
func sameSteps(p, q iface.Place) bool {
	return p.Size == q.Size && slices.EqualFunc(p.Steps, q.Steps, func(a, b iface.Step) bool {
		return a.Deref == b.Deref && a.Attr == b.Attr && sym.Equal(orZero(a.Offset), orZero(b.Offset))
	})
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

func isNumber(v symexec.Value) bool {
	i, ok := v.(symexec.Int)
	if !ok {
		return false
	}
	_, ok = sym.IsConst(i.E)
	return ok
}

// strlen is the length of the string v points to.
func (x *executor) strlen(s *symexec.State, v symexec.Value) sym.Expr {
	if c, ok := v.(*symexec.Choice); ok {
		// A number, such as the null pointer, points to no string.
		if isNumber(c.A) {
			return x.strlen(s, c.B)
		}
		if isNumber(c.B) {
			return x.strlen(s, c.A)
		}
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
	n := x.m.FreshSym("strlen", sym.Approx, bigZero, new(big.Int).SetUint64(1<<63-1))
	if ok {
		// The terminator is part of the object.
		room := p.R.Size
		if p.R.Room > 0 {
			room = sym.Int(p.R.Room)
		}
		if room != nil {
			return sym.MinOf(n, sym.MaxOf(sym.Sub(room, sym.AddOf(p.Off, sym.Int(1))), sym.Int(0)))
		}
	}
	return n
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
	if d.Origin == iface.FromBody && !u.model {
		if o := u.staticByID(p.Name); o != nil {
			return x.staticRegion(o)
		}
	}
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
		if st.Offset != nil {
			off, ok := x.clauseExpr(s, d, st.Offset, args)
			if !ok {
				return a, false
			}
			if paths != nil && !sym.Equal(off, st.Offset) {
				at := symexec.Access{Off: st.Offset, Path: paths[i], T: symexec.Type{Size: p.Size}}
				paths[i] = symexec.ElementPath(at, off)
			}
			st.Offset = off
		}
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
	return x.unwrapped(s, e, at, false)
}

// unwrapped is noWrap for a size that may have been tested, so that a large one
// need not be asked for: only what is known not to be below 0 is looked through.
func (x *executor) unwrapped(s *symexec.State, e sym.Expr, at *expr, tested bool) (size sym.Expr, ok bool) {
	p, wraps := symexec.UnwrapSize(e)
	var conds []sym.Cond
	for _, w := range wraps {
		known := x.m.Known(s, w.Cond)
		if known < 0 || known == 0 && (w.Capped || w.Below && (tested || !w.Huge && x.m.Lost(w.Cond))) {
			p, conds = e, nil // it wraps, or calls in which it does are calls like others
			break
		}
		conds = append(conds, w.Cond)
	}
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
		what := "the size requested here"
		if text := sym.C(p); !symexec.Internal(text) && len(text) < 80 {
			what = "the size " + text
		}
		x.m.Assume("no-wrap", what+" does not wrap", x.ownPos(at.at))
	}
	return p, true
}

// foreignClass is the class of memory that a global object of another unit
// belongs to, from its declared type.
func foreignClass(in *iface.Input) (class, scalar string) {
	switch {
	case in.Default != "" || strings.Contains(in.Type, "pointer") || strings.Contains(in.Type, "*"):
		return "bare:" + voidClass, voidClass // or any other
	case in.Place.Size == 8:
		return "bare:long", "long"
	case in.Place.Size == 4:
		return "bare:int", "int"
	}
	return "*", "*"
}
