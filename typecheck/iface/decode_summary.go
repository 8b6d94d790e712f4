// This file reads summaries from documents.

package iface

import (
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

func (d *decoder) summary(j *jSummary) *Summary {
	s := &Summary{Assumes: each(d, ".assumes", j.Assumes, assumption)}
	d.in(".inputs", func() { s.Inputs = d.inputs(j.Inputs) })
	s.Cases = each(d, ".cases", j.Cases, d.caseOf)
	for _, c := range j.Defined {
		s.Defined = append(s.Defined, d.cond(".defined", c))
	}
	if len(j.Open) > 0 {
		s.Open = d.cond(".open", j.Open)
	}
	if j.Writes != nil {
		s.Writes = append([]string{}, *j.Writes...)
	}
	return s
}

func (d *decoder) caseOf(j *jCase) Case {
	d.regions = len(j.Regions)
	defer func() { d.regions = 0 }()
	d.need(".path", len(j.Path) > 0)
	c := Case{
		Path: d.cond(".path", j.Path), Outcome: word(d, ".outcome", d.words.outcome, j.Outcome),
		AllocFailed: j.AllocFailed, Weak: j.Weak,
		Unknown: each(d, ".unknown", j.Unknown, reason), Havoc: each(d, ".havoc", j.Havoc, reason),
		Regions: each(d, ".regions", j.Regions, d.region), Leaks: each(d, ".leaks", j.Leaks, d.region),
	}
	d.in(".effect", func() { c.Effect = d.effect(&j.Effect) })
	if j.Result != nil {
		d.in(".result", func() { c.Result = d.value(j.Result) })
	}
	c.Stores = each(d, ".stores", j.Stores, func(s *jStore) (st Store) {
		d.in(".to", func() { st.To = d.place(&s.To) })
		d.in(".value", func() { st.Val = d.value(&s.Value) })
		st.Class, st.Scalar = s.Class, s.Scalar
		return st
	})
	c.Trail = each(d, ".trail", j.Trail, func(t *jTrail) TrailStep {
		st := TrailStep{Pos: fromPos(t.Pos), Text: t.Text, Cond: d.cond(".cond", t.Cond)}
		if t.Effect != nil {
			d.in(".effect", func() {
				e := d.effect(t.Effect)
				st.Eff = &e
			})
		}
		return st
	})
	return c
}

func (d *decoder) effect(j *jEffect) effect.Effect {
	return effect.Effect{
		Alloc: d.bound(".alloc", &j.Alloc, true), Freed: d.bound(".free", &j.Free, true),
		Net: d.bound(".net", &j.Net, false), Peak: d.bound(".peak", &j.Peak, true),
	}
}

func (d *decoder) bound(elem string, j *jBound, nonneg bool) (b effect.Bound) {
	d.in(elem, func() {
		if len(j.Exact) > 0 {
			if len(j.Lo) > 0 || len(j.Hi) > 0 {
				d.fail("exact and an interval at once")
			}
			b = effect.Point(d.expr(".exact", j.Exact))
			return
		}
		b = effect.Bound{Lo: d.expr(".lo", j.Lo), Hi: d.expr(".hi", j.Hi)}
		switch {
		case b.Lo == nil && nonneg:
			d.fail("no lower end")
		case b.Lo == nil:
			b.Lo = effect.NegInf()
		}
		if b.Hi == nil {
			b.Hi = sym.Infinity()
		}
	})
	return b
}

func (d *decoder) region(j *jRegion) Region {
	d.need(".size", len(j.Size) > 0)
	r := Region{Size: d.expr(".size", j.Size), Site: fromPos(j.Site), Kind: j.Kind, Zero: j.Zero}
	if len(j.When) > 0 {
		r.When = d.cond(".when", j.When)
	}
	return r
}

func (d *decoder) value(j *jValue) Value {
	n := 0
	for _, has := range []bool{len(j.Int) > 0, j.Pointer != nil, j.Function != nil, j.Choice != nil, j.Bytes != nil, j.Unknown != nil} {
		if has {
			n++
		}
	}
	if n != 1 {
		d.fail("a value has exactly one of int, pointer, function, choice, bytes, unknown")
	}
	switch {
	case len(j.Int) > 0:
		return Int{d.expr(".int", j.Int)}
	case j.Pointer != nil:
		return d.pointer(j.Pointer)
	case j.Function != nil:
		if len(j.Function) == 0 {
			d.fail("no function")
		}
		return FuncAddr{j.Function}
	case j.Bytes != nil:
		b := Bytes{}
		d.in(".bytes", func() {
			pl := d.place(j.Bytes)
			b.From = &pl
		})
		return b
	case j.Choice != nil:
		c := Choice{}
		d.need(".choice.if", len(j.Choice.If) > 0)
		d.in(".choice", func() {
			c.If = d.cond(".if", j.Choice.If)
			d.in(".then", func() { c.Then = d.value(&j.Choice.Then) })
			d.in(".else", func() { c.Else = d.value(&j.Choice.Else) })
		})
		return c
	}
	return Unknown{reason(j.Unknown)}
}

func (d *decoder) pointer(j *jPointer) (p Pointer) {
	d.in(".pointer", func() {
		p.Off = d.expr(".offset", j.Offset)
		n := 0
		for _, has := range []bool{j.Region != nil, j.Entry != nil, j.Global != nil} {
			if has {
				n++
			}
		}
		switch {
		case n != 1:
			d.fail("a pointer has exactly one of region, entry, global")
		case j.Region != nil:
			if p.Region = *j.Region; p.Region < 0 || p.Region >= d.regions {
				d.fail("block %d of %d", p.Region, d.regions)
			}
		case j.Global != nil:
			p.Region = AtGlobal
			d.in(".global", func() {
				pl := d.place(j.Global)
				p.Entry = &pl
			})
		default:
			p.Region = -1
			d.in(".entry", func() {
				pl := d.place(j.Entry)
				p.Entry = &pl
			})
		}
	})
	return p
}
