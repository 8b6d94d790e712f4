// This file generates loops for recurrences: values that a loop computes step by
// step and that have no closed form.

package crewrite

import (
	"fmt"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// recurrence is a recurrence as C expressions: the variables start as init, and
// as long as while holds all become step at once; the value is that of out.
type recurrence struct {
	vars, init, step []string
	while, out       string
}

// recOf writes a recurrence.
func (g *gen) recOf(x *sym.Rec) (string, error) {
	if g.rec == nil {
		return "", fmt.Errorf("a recurrence has no form here")
	}
	r := &recurrence{}
	for _, e := range x.Init {
		s, err := g.expr(e)
		if err != nil {
			return "", err
		}
		r.init = append(r.init, s)
	}
	g.depth++
	if g.bound == nil {
		g.bound = map[string]string{}
	}
	old := map[string]string{}
	for k, v := range x.Vars {
		name := fmt.Sprintf("%sr%d_%d", g.prefix, g.depth, k+1)
		r.vars = append(r.vars, name)
		if c, ok := g.bound[v.Name]; ok {
			old[v.Name] = c
		}
		g.bound[v.Name] = name
	}
	err := func() (err error) {
		for _, e := range x.Step {
			s, err := g.expr(e)
			if err != nil {
				return err
			}
			r.step = append(r.step, s)
		}
		if r.while, err = g.cond(x.While); err != nil {
			return err
		}
		r.out, err = g.expr(x.Out)
		return err
	}()
	var text string
	if err == nil {
		text, err = g.rec(g, r)
	}
	for _, v := range x.Vars {
		delete(g.bound, v.Name)
		if c, ok := old[v.Name]; ok {
			g.bound[v.Name] = c
		}
	}
	return text, err
}

// loop writes the loop: integer is the type of the variables, fail what is done
// when it does not end within maxTerms steps.
func (r *recurrence) loop(integer, fail string) string {
	var b strings.Builder
	n := r.vars[0] + "_n"
	fmt.Fprintf(&b, "unsigned %s=0;while(%s){", n, r.while)
	for k, s := range r.step {
		fmt.Fprintf(&b, "%s %s_s=%s;", integer, r.vars[k], s)
	}
	for _, v := range r.vars {
		fmt.Fprintf(&b, "%s=%s_s;", v, v)
	}
	fmt.Fprintf(&b, "if(++%s>%d){%s}}", n, maxTerms, fail)
	return b.String()
}

// recStatement writes a recurrence as GNU statement expression.
func recStatement(g *gen, r *recurrence) (string, error) {
	var b strings.Builder
	b.WriteString("({")
	for k, v := range r.vars {
		fmt.Fprintf(&b, "__mux_i %s=%s;", v, r.init[k])
	}
	b.WriteString(r.loop("__mux_i", "__mux_st|=2;break;"))
	return b.String() + r.out + ";})", nil
}

// rec writes a recurrence as a call of a helper function.
func (h *headerFunc) rec(g *gen, r *recurrence) (string, error) {
	var outer []string
	for _, v := range g.bound {
		if !slices.Contains(r.vars, v) {
			outer = append(outer, v)
		}
	}
	slices.Sort(outer)
	h.nsums++
	name := fmt.Sprintf("mux_i_rec_%s_%d", h.f.Name, h.nsums)
	var decl, args strings.Builder
	for _, v := range outer {
		decl.WriteString("long long " + v + ", ")
		args.WriteString(v + ", ")
	}
	for k, v := range r.vars {
		decl.WriteString("long long " + v + ", ")
		args.WriteString(r.init[k] + ", ")
	}
	fmt.Fprintf(&h.sums, "MUX_I_FN long long %s(%s%sint *mux_i_sp) {\n", name, sumParams, decl.String())
	loop := r.loop("long long", "return mux_i_und(mux_i_sp);")
	first, rest, _ := strings.Cut(loop, ";")
	fmt.Fprintf(&h.sums, "  %s;\n", first)
	for _, n := range slices.Concat(h.names, outer) {
		fmt.Fprintf(&h.sums, "  (void)%s;\n", n)
	}
	fmt.Fprintf(&h.sums, "  %s\n  return %s;\n}\n", rest, r.out)
	return fmt.Sprintf("%s(%s%smux_i_sp)", name, sumArgs, args.String()), nil
}
