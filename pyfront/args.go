// This file binds the arguments of a call to parameters.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// starred is an argument *v of unknown length, for models that take any.
type starred struct{ v Value }

// bindArgs binds the arguments of a call to the parameters.
func (x *interp) bindArgs(fr *frame, f *function, args []Value, kws []kwarg) bool {
	if f.args == nil {
		return len(args) == 0
	}
	set := func(name string, v Value) {
		if !f.mod.model {
			v = x.count(v)
		}
		x.st.names[nameKey{fr.id, name}] = v
	}
	pos := append(append([]*syntax.Arg(nil), f.args.Posonlyargs...), f.args.Args...)
	bound := map[string]bool{}
	for i, p := range pos {
		if i < len(args) {
			v := args[i]
			if s, ok := v.(starred); ok {
				v = s.v
			}
			set(p.Arg, v)
			bound[p.Arg] = true
		}
	}
	if len(args) > len(pos) {
		if f.args.Vararg == nil {
			return false
		}
		rest := args[len(pos):]
		if len(rest) == 1 {
			if s, ok := rest[0].(starred); ok {
				set(f.args.Vararg.Arg, s.v)
				bound[f.args.Vararg.Arg] = true
				rest = nil
			}
		}
		if rest != nil {
			set(f.args.Vararg.Arg, x.packed(rest))
			bound[f.args.Vararg.Arg] = true
		}
	}
	if f.args.Vararg != nil && !bound[f.args.Vararg.Arg] {
		set(f.args.Vararg.Arg, x.packed(nil))
	}
	var extra []kwarg
	for _, k := range kws {
		found := false
		for _, p := range append(append([]*syntax.Arg(nil), f.args.Args...), f.args.Kwonlyargs...) {
			if p.Arg == k.name {
				set(k.name, k.v)
				bound[k.name] = true
				found = true
			}
		}
		if !found {
			extra = append(extra, k)
		}
	}
	if len(extra) > 0 && f.args.Kwarg == nil {
		if f.mod.model {
			// An option that the model does not know cannot be passed over.
			x.dead(diag.UnmodelledCallee, "%s with %s=", f.name, extra[0].name)
		}
		return false
	}
	if f.args.Kwarg != nil {
		o := &object{kind: oDict, exact: true, strKeys: true, n: sym.Int(int64(len(extra)))}
		for _, k := range extra {
			o.keys = append(o.keys, Lit{Text: k.name})
			o.items = append(o.items, k.v)
		}
		if f.mod.model || len(extra) == 0 {
			o.entry, o.size, o.inner = true, sym.Int(0), sym.Int(0)
			*x.st.ids++
			x.st.heap[*x.st.ids] = o
			set(f.args.Kwarg.Arg, Ref{*x.st.ids})
		} else {
			o.size = x.prof.dictSize(o.n, true)
			set(f.args.Kwarg.Arg, x.alloc(o))
		}
	}
	nd := len(f.args.Defaults)
	for i, p := range pos {
		if bound[p.Arg] {
			continue
		}
		j := i - (len(pos) - nd)
		if j < 0 || j >= nd {
			return false
		}
		set(p.Arg, x.defaultValue(fr, f, f.args.Defaults[j]))
	}
	for i, p := range f.args.Kwonlyargs {
		if bound[p.Arg] {
			continue
		}
		if i >= len(f.args.KwDefaults) || f.args.KwDefaults[i] == nil {
			return false
		}
		set(p.Arg, x.defaultValue(fr, f, f.args.KwDefaults[i]))
	}
	return true
}

// defaultValue is a default: it was made when the function was.
func (x *interp) defaultValue(fr *frame, f *function, e syntax.Expr) Value {
	if simple(e, 0) {
		return x.entryValue(e)
	}
	switch e := e.(type) {
	case *syntax.Name:
		saved := x.fr
		x.fr = &frame{mod: f.mod, outer: f.outer}
		v := x.load(e.Id)
		x.fr = saved
		return v
	case *syntax.Attribute:
		if v := x.p.static(f.mod, e); v != nil {
			return v
		}
	}
	return Opaque{"a default of " + f.name}
}

// packed is the tuple of the surplus arguments.
func (x *interp) packed(vals []Value) Value {
	o := &object{kind: oTuple, exact: true, items: append([]Value(nil), vals...), n: sym.Int(int64(len(vals))), entry: true,
		size: sym.Int(0), inner: sym.Int(0)}
	*x.st.ids++
	x.st.heap[*x.st.ids] = o
	return x.keep(Ref{*x.st.ids})
}
