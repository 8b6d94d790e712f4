// This file translates what a summary's case says of values and stores into the
// caller's own places.

package cfront

import (
	"fmt"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// outcome is what a case leaves behind, in the caller's terms.
type outcome struct {
	x      *executor
	s      *symexec.State
	d      iface.Interface // with the summary's inputs
	sub    map[string]sym.Expr
	args   []symexec.Value
	blocks []*symexec.Ptr
}

// placed is a value for a cell; nil is one that is not known.
type placed struct {
	a  symexec.Access
	v  symexec.Value
	to *iface.Place
}

// known reports whether all of e's symbols have a value at the call.
func (k *outcome) known(e sym.Expr) bool {
	for _, y := range sym.FreeSyms(e) {
		if k.sub[y.Name] == nil {
			return false
		}
	}
	return true
}

// value is a value of the summary at the call; nil when it is not known.
func (k *outcome) value(v iface.Value) symexec.Value {
	switch v := v.(type) {
	case iface.Int:
		if k.known(v.E) {
			return symexec.Int{E: sym.Subst(v.E, k.sub)}
		}
	case iface.FuncAddr:
		if len(v.Names) == 1 {
			return &symexec.Func{Name: k.x.an.localName(v.Names[0]), Ref: k.x.an.u}
		}
	case iface.Choice:
		for _, y := range sym.CondSyms(v.If) {
			if k.sub[y.Name] == nil {
				return nil
			}
		}
		c, a, b := k.x.folded(sym.SubstCond(v.If, k.sub)), k.value(v.Then), k.value(v.Else)
		switch k.x.m.Known(k.s, c) {
		case 1:
			return a
		case -1:
			return b
		}
		if a == nil || b == nil {
			return nil
		}
		return symexec.Choose(c, a, b)
	case iface.Pointer:
		off := sym.Expr(sym.Int(0))
		if v.Off != nil {
			if !k.known(v.Off) {
				return nil
			}
			off = sym.Subst(v.Off, k.sub)
		}
		return k.pointer(v, off)
	}
	return nil
}

func (k *outcome) pointer(v iface.Pointer, off sym.Expr) symexec.Value {
	switch {
	case v.Region >= 0:
		if v.Region < len(k.blocks) {
			return &symexec.Ptr{R: k.blocks[v.Region].R, Off: off}
		}
	case v.Entry == nil:
	case v.Region == iface.AtGlobal:
		if v.Entry.Root == iface.RootGlobal {
			return &symexec.Ptr{R: k.x.globalPlace(&k.d, *v.Entry), Off: off}
		}
	default:
		p, ok := k.x.placeValue(k.s, &k.d, *v.Entry, k.args, ptrMachineType)
		if !ok {
			return nil
		}
		if n, isInt := sym.IsInt(off); isInt && n == 0 {
			return p
		}
		if q, ok := p.(*symexec.Ptr); ok {
			return &symexec.Ptr{R: q.R, Off: sym.AddOf(q.Off, off), Path: q.Path}
		}
	}
	return nil
}

// aliased reports whether a place that the callee writes is one that it reads or
// writes under another name: it took them for different ones.
func (k *outcome) aliased(c *iface.Case, stores []placed) bool {
	type named struct {
		a   symexec.Access
		way string
	}
	var cells []named
	seen := map[string]bool{}
	add := func(p iface.Place) {
		for n := 1; n <= len(p.Steps); n++ {
			q := p
			q.Steps = p.Steps[:n]
			size := int64(8)
			if n == len(p.Steps) {
				size = p.Size
			}
			key := way(&q, true)
			if seen[key] || size <= 0 {
				continue
			}
			seen[key] = true
			if a, ok := k.x.placeAccess(k.s, &k.d, q, k.args); ok && !a.R.Opaque() {
				a.T.Size = size
				cells = append(cells, named{a, way(&q, false)})
			}
		}
	}
	for _, name := range sortedKeys(k.sub) {
		if in := k.d.Inputs[name]; in != nil && in.Kind != iface.InFuncAddr {
			add(in.Place)
		}
	}
	for i := range c.Stores {
		if st := &c.Stores[i]; st.To.Root != iface.RootRegion {
			add(st.To)
		}
	}
	for _, p := range stores {
		if p.to.Root == iface.RootRegion {
			continue
		}
		own := way(p.to, false)
		for _, n := range cells {
			if n.way == own || n.a.R != p.a.R {
				continue
			}
			if d, ok := sym.IsInt(sym.Sub(n.a.Off, p.a.Off)); !ok || d < p.a.T.Size && -d < n.a.T.Size {
				return true
			}
		}
	}
	return false
}

// way names the region that a place lies in, as the callee sees it; with whole
// the place itself.
func way(p *iface.Place, whole bool) string {
	var b strings.Builder
	fmt.Fprint(&b, p.Root, p.Index, p.Name, p.Unit)
	for i, s := range p.Steps {
		if s.Deref {
			b.WriteString("*")
		}
		if s.Offset != nil && (whole || i+1 < len(p.Steps)) {
			b.WriteString("+" + s.Offset.Key())
		}
	}
	return b.String()
}

// store finds the cell that a store of the summary writes; ok is false when it
// cannot be told.
func (k *outcome) store(st iface.Store) (p placed, ok bool) {
	switch st.To.Root {
	case iface.RootRegion:
		if st.To.Index >= len(k.blocks) || len(st.To.Steps) != 1 || st.To.Steps[0].Deref || st.To.Steps[0].Offset == nil {
			return p, false
		}
		p.a = symexec.Access{R: k.blocks[st.To.Index].R, Off: st.To.Steps[0].Offset}
	case iface.RootParam, iface.RootGlobal:
		if p.a, ok = k.x.placeAccess(k.s, &k.d, st.To, k.args); !ok {
			return p, false
		}
	default:
		return p, false
	}
	if st.To.Size <= 0 || p.a.R.Opaque() {
		return p, false
	}
	p.to = &st.To
	if b, ok := st.Val.(iface.Bytes); ok {
		p.a.T = symexec.Type{Kind: symexec.StructType, Size: st.To.Size, Class: symexec.AnyStore, Scalar: symexec.AnyStore, Name: "value"}
		if from, ok := k.x.placeAccess(k.s, &k.d, *b.From, k.args); ok && !from.R.Opaque() {
			from.T = p.a.T
			p.v = k.x.m.Read(k.s, from)
		}
		return p, true
	}
	p.a.T = symexec.Type{Kind: symexec.IntType, Size: st.To.Size, Class: st.Class, Scalar: st.Scalar, Kin: kin(st.Scalar), Name: "value"}
	if st.Class == "" || st.Scalar == "" {
		// Any later store may hit it.
		p.a.T.Class, p.a.T.Scalar = symexec.AnyStore, symexec.AnyStore
	}
	p.v = k.value(st.Val)
	switch v := p.v.(type) {
	case *symexec.Ptr:
		p.a.T.Kind = symexec.PtrType
	case *symexec.Func:
		p.a.T.Kind = symexec.FuncPtrType
	case *symexec.Choice:
		p.a.T.Kind = symexec.PtrType
		if holdsFunction(v) {
			p.a.T.Kind = symexec.FuncPtrType
		}
	case nil:
		if st.To.Size == 8 {
			p.a.T.Kind = symexec.PtrType
		}
	}
	return p, true
}

// holdsFunction reports whether one of the values is a function's address.
func holdsFunction(v symexec.Value) bool {
	switch v := v.(type) {
	case *symexec.Func:
		return true
	case *symexec.Choice:
		return holdsFunction(v.A) || holdsFunction(v.B)
	}
	return false
}

// elsewhere makes unknown what a store may have written whose cell cannot be told.
func (k *outcome) elsewhere(st iface.Store, at iface.Reason) {
	if st.To.Root == iface.RootParam && st.To.Index < len(k.args) && sym.IsTrue(symexec.NullCond(k.args[st.To.Index])) {
		return // the callee does not come there
	}
	var classes map[string]bool // any
	if st.Class != "" && st.Scalar != "" {
		classes = map[string]bool{st.Class: true, st.Scalar: true, "bare:" + st.Scalar: true}
	}
	k.x.m.HavocCall(k.s, classes, at)
}

// forked splits a call at the first argument that is one of several pointers to
// objects of which the summary speaks; ok is false when there is none.
func (x *executor) forked(s *symexec.State, d *iface.Interface, args []symexec.Value) (alternatives []forkedCall, ok bool) {
	for i, a := range args {
		c, is := a.(*symexec.Choice)
		if !is || !isPointer(c) || symexec.Alternatives(c) > maxForked || !speaksOf(d.Summary, i) {
			continue
		}
		t, els := x.m.Fork(s, c.C)
		for _, w := range []forkedCall{{t, []symexec.Value{c.A}}, {els, []symexec.Value{c.B}}} {
			if w.s != nil {
				w.args = append(append(append([]symexec.Value(nil), args[:i]...), w.args[0]), args[i+1:]...)
				alternatives = append(alternatives, w)
			}
		}
		return alternatives, true
	}
	return nil, false
}

// forkedCall is a call on one of the ways that an argument's alternatives lead.
type forkedCall struct {
	s    *symexec.State
	args []symexec.Value
}

// maxForked is the number of pointers that an argument may be one of for each to
// have a call of its own.
const maxForked = 4

// speaksOf reports whether a summary has inputs or stores beyond parameter i.
func speaksOf(sum *iface.Summary, i int) bool {
	beyond := func(p *iface.Place) bool {
		return p.Root == iface.RootParam && p.Index == i && len(p.Steps) > 0
	}
	for _, in := range sum.Inputs {
		if beyond(&in.Place) || in.Kind != iface.InValue && in.Place.Root == iface.RootParam && in.Place.Index == i {
			return true
		}
	}
	for k := range sum.Cases {
		for n := range sum.Cases[k].Stores {
			if beyond(&sum.Cases[k].Stores[n].To) {
				return true
			}
		}
	}
	return false
}
