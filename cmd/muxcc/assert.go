// This file compiles run-time checks in and links the counting runtime.

package main

import (
	"context"

	"github.com/muxlang/mux/cfront/driver"
	"github.com/muxlang/mux/internal/edit"
	"github.com/muxlang/mux/rewrite/crewrite"
	"github.com/muxlang/mux/rewrite/rt"
)

// stubs is the unit's text with run-time checks, nil when none are asked for or
// possible.
func (b *build) stubs(u *unit, res *result) []byte {
	if !b.opts.assert || res == nil || res.unit == nil {
		return nil
	}
	var bodies []crewrite.Body
	for _, f := range res.bindings.Funcs {
		fn := res.unit.Func(f.Name)
		if fn == nil || fn.Def == nil {
			continue
		}
		decl, ok1 := res.unit.Offset(fn.Def)
		brace, ok2 := res.unit.Offset(fn.Def.CompoundStatement)
		if ok1 && ok2 {
			body := crewrite.Body{Iface: f, Decl: decl, Brace: brace}
			body.Labels, _ = res.unit.Offset(fn.LabelDeclarations())
			bodies = append(bodies, body)
		}
	}
	edits, notes := crewrite.Stubs(u.job.Text, bodies)
	for _, n := range notes {
		what := n.What
		if what == "" {
			what = "a call"
		}
		note("%s: %s of %s is not checked at run time: %s", u.name, what, n.Iface.Name, n.Why)
	}
	if len(edits) == 0 {
		return nil
	}
	text, err := edit.Apply(u.job.Text, edits)
	if err != nil {
		note("%s: no run-time checks: %v", u.name, err)
		return nil
	}
	if u.job.Expanded {
		u.mode = driver.Expanded
	}
	return text
}

// link adds the counting runtime to a command that links: when run-time checks
// are asked for or an object has them.
func (b *build) link(command []string) []string {
	if !b.inv.Links() || !b.opts.assert && !b.instrumented() {
		return command
	}
	v, ok := rt.VariantFor(command)
	if !ok {
		return command
	}
	var machine []string
	for _, f := range b.inv.TypeFlags()[len(b.inv.Compiler):] {
		switch f {
		case "-m32", "-m64", "-mx32":
			machine = append(machine, f)
		}
	}
	cache, err := rt.CacheDir()
	object := ""
	if err == nil {
		object, err = rt.Build(context.Background(), b.inv.Compiler, cache, v, machine...)
	}
	if err != nil {
		note("linked without the counting runtime: %v", err)
		return command
	}
	return append(append(command, "-x", "none"), rt.LinkArgs(v, object)...)
}

// instrumented reports whether an input of the link carries run-time checks.
func (b *build) instrumented() bool {
	for _, in := range b.inv.Inputs {
		if in.Lang != driver.Other {
			continue
		}
		if yes, err := rt.Instrumented(in.File); err == nil && yes {
			return true
		}
	}
	return false
}
