// This file writes executable interfaces: headers with the declarations, their
// clauses in MUX(...) spelling, and functions that compute the formulas.

package crewrite

import (
	"fmt"
	"slices"
	"strings"

	"github.com/muxlang/mux/rewrite"
	"github.com/muxlang/mux/rewrite/rt"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Include is a header that is included for the types.
type Include struct {
	Name string // as written: "<stdio.h>", "\"zlib.h\""
	Text string // what comes instead of it; "": it is included
}

// HeaderOptions say how a header is written.
type HeaderOptions struct {
	Guard    string // include guard; "" for MUX_INTERFACE_H
	Includes []Include
	All      bool // functions with internal linkage, too
	// Private are names of types that no header declares: functions that need
	// them are left out.
	Private map[string]bool
	// Declared are the functions that the included headers declare themselves: in
	// C++ these have the linkage that they are given there.
	Declared map[string]bool
}

// maxClauseText is the longest inferred clause that is worth reading.
const maxClauseText = 400

// Header returns the executable interface of the functions as C header. For
// each f there are mux_alloc_f and mux_peak_f, which never answer less than a
// call takes, and mux_free_f, which never answers more than one gives back; all
// take f's own arguments, followed by one long long for each input that they
// do not determine (resource_of terms, globals). Without a finite bound they
// answer ULLONG_MAX or 0. Interfaces that are not C's are left out.
func Header(ifs []*iface.Interface, opt HeaderOptions) ([]byte, error) {
	guard := opt.Guard
	if guard == "" {
		guard = "MUX_INTERFACE_H"
	}
	if !identifier(guard) {
		return nil, fmt.Errorf("crewrite: include guard %q is no identifier", guard)
	}
	var funcs []*iface.Interface
	inner := map[string]bool{}
	for _, f := range ifs {
		if f != nil && !f.Public {
			inner[f.Name] = true
		}
		if f != nil && (f.Lang == iface.C || f.Lang == "") && (f.Public || opt.All) && identifier(f.Name) {
			funcs = append(funcs, f)
		}
	}
	slices.SortStableFunc(funcs, func(a, b *iface.Interface) int { return strings.Compare(a.Name, b.Name) })
	funcs = slices.CompactFunc(funcs, func(a, b *iface.Interface) bool { return a.Name == b.Name })

	var b strings.Builder
	b.WriteString("/* Memory-usage interface, written by muxcc. Bytes are bytes asked of the\n   allocator; layouts are those of the machine it was written for. */\n")
	b.WriteString("#if defined(__GNUC__)\n#pragma GCC system_header\n#endif\n")
	fmt.Fprintf(&b, "#ifndef %s\n#define %s 1\n\n", guard, guard)
	b.WriteString("#if defined(__has_include)\n#if __has_include(<mux.h>)\n#include <mux.h>\n#endif\n#endif\n#ifndef MUX\n#define MUX(...)\n#endif\n\n")
	for _, inc := range opt.Includes {
		switch {
		case strings.ContainsAny(inc.Name, "\n\r"):
			return nil, fmt.Errorf("crewrite: include %q", inc.Name)
		case inc.Text == "":
			fmt.Fprintf(&b, "#include %s\n", inc.Name)
		default:
			fmt.Fprintf(&b, "/* %s, in the spelling that every compiler takes: */\n%s\n", strings.ReplaceAll(inc.Name, "*/", "* /"), inc.Text)
		}
	}
	b.WriteString("\n" + rt.Source("mux_arith.h") + "\n")
	if usesBool(funcs) {
		b.WriteString(boolDefinition)
	}
	b.WriteString(tags(funcs))
	b.WriteString("/* What the functions are, and what their calls cost. Their types come from\n   the headers that declare them; define MUX_NO_DECLARATIONS to go without. */\n#ifndef MUX_NO_DECLARATIONS\n")
	for _, f := range funcs {
		if opt.Declared[f.Name] {
			b.WriteString(declaration(f, opt.Private, inner))
		}
	}
	b.WriteString("#ifdef __cplusplus\nextern \"C\" {\n#endif\n")
	for _, f := range funcs {
		if !opt.Declared[f.Name] {
			b.WriteString(declaration(f, opt.Private, inner))
		}
	}
	b.WriteString("#ifdef __cplusplus\n}\n#endif\n#endif\n\n")
	for _, f := range funcs {
		b.WriteString(executable(f, opt.Private))
	}
	b.WriteString("#endif\n")
	return []byte(b.String()), nil
}

// declaration writes f with its clauses; quantities without one get what was
// inferred, if that can be read.
func declaration(f *iface.Interface, private, inner map[string]bool) string {
	if name := missing(f, private); name != "" {
		return fmt.Sprintf("/* %s: no header declares %s */\n", f.Name, name)
	}
	var clauses, remarks []string
	declared := map[iface.Quantity]bool{}
	for _, c := range f.Clauses {
		if c.Key == nil || c.Text == "" {
			continue
		}
		declared[c.Key.Quantity] = true
		text := strings.Join(strings.Fields(c.Text), " ")
		if !strings.HasPrefix(text, c.Key.Name) {
			text = c.Key.Name + " " + text
		}
		clauses = append(clauses, text)
	}
	if f.Summary != nil {
		for _, q := range []struct {
			quantity  iface.Quantity
			component iface.Component
		}{{iface.Alloc, iface.AllocComponent}, {iface.Free, iface.FreeComponent}, {iface.Peak, iface.PeakComponent}} {
			if !declared[q.quantity] {
				switch text, spelt := inferred(f.Formula(q.component), q.quantity); {
				case text == "":
				case spelt && !ofStatics(f, q.component, inner):
					clauses = append(clauses, text)
				default:
					remarks = append(remarks, text)
				}
			}
		}
	}
	var b strings.Builder
	for _, r := range remarks {
		fmt.Fprintf(&b, "/* %s */\n", strings.ReplaceAll(r, "*/", "* /"))
	}
	if len(clauses) > 0 {
		fmt.Fprintf(&b, "MUX(%s)\n", strings.Join(clauses, ", "))
	}
	var params []string
	for _, p := range f.Params {
		params = append(params, declare(portable(p.Type), p.Name))
	}
	switch {
	case f.Variadic:
		params = append(params, "...")
	case len(params) == 0:
		params = []string{"void"}
	}
	result := f.Result
	if result == "" {
		result = "void"
	}
	b.WriteString(declare(portable(result), f.Name+"("+strings.Join(params, ", ")+")") + ";\n")
	if !forCpp(f) {
		return "#ifndef __cplusplus\n" + b.String() + "#endif\n"
	}
	return b.String()
}

// ofStatics reports whether a formula speaks of objects or functions that other
// units cannot name; inner are the unit's own functions of that kind.
func ofStatics(f *iface.Interface, q iface.Component, inner map[string]bool) bool {
	for _, p := range f.Formula(q).Pieces {
		for _, v := range slices.Concat(sym.CondSyms(p.Cond), sym.FreeSyms(p.Bound.Lo), sym.FreeSyms(p.Bound.Hi)) {
			if in := f.Summary.Inputs[v.Name]; in != nil && (in.Place.Static || in.Place.Unit != "" || in.Kind == iface.InFuncAddr && inner[in.Fn]) {
				return true
			}
		}
	}
	return false
}

// inferred writes a formula as clause, "" when that says nothing or too much.
func inferred(f iface.Formula, q iface.Quantity) (text string, spelt bool) {
	e, ok := f.Exact()
	rel := " "
	if !ok {
		if q == iface.Free {
			e, ok = f.Lo()
			rel = " >= "
			if n, c := sym.IsInt(orZero(e, ok)); c && n == 0 {
				return "", false
			}
		} else {
			e, ok = f.Hi()
			rel = " <= "
		}
	}
	if !ok {
		return "", false
	}
	text = sym.C(e)
	if len(text) > maxClauseText || strings.ContainsAny(text, "\n\"") {
		return "", false
	}
	return q.String() + rel + text, !sym.HasRec(e)
}

// declare writes the declaration of name with a type's text, which has the
// place of the name open: "int *", "int [4]", "int (*)(void)".
func declare(typ, name string) string {
	typ = strings.TrimSpace(typ)
	if i := nameAt(typ); i >= 0 {
		gap := ""
		if c := typ[i-1]; c != '*' && c != ' ' {
			gap = " " // after a qualifier
		}
		return typ[:i] + gap + name + typ[i:]
	}
	if i := strings.IndexByte(typ, '['); i >= 0 {
		return strings.TrimSpace(typ[:i]) + " " + name + typ[i:]
	}
	if strings.HasSuffix(typ, "*") || name == "" {
		return typ + name
	}
	return typ + " " + name
}

// headerFunc writes the functions of one interface.
type headerFunc struct {
	f      *iface.Interface
	reader reader
	params []string // declarations
	names  []string
	extras []string // names of inputs that are arguments of their own
	extra  map[string]string
	sums   strings.Builder // helper functions, in the order they are needed
	nsums  int
}

func executable(f *iface.Interface, private map[string]bool) string {
	h := &headerFunc{f: f, extra: map[string]string{}}
	h.reader = reader{prefix: headerPrefix, status: "mux_i_sp"}
	for i, p := range f.Params {
		name := p.Name
		if !identifier(name) {
			name = fmt.Sprintf("mux_a%d", i+1)
		}
		if onlyCpp(name) {
			name += "_"
		}
		typ := portable(h.paramType(i, p.Type))
		if missing := privateName(typ, private); missing != "" {
			return fmt.Sprintf("/* mux_alloc_%s and so on: no header declares %s */\n\n", f.Name, missing)
		}
		h.names = append(h.names, name)
		h.params = append(h.params, declare(typ, name))
		h.reader.paramPointer = append(h.reader.paramPointer, isPointer(typ))
	}
	h.reader.params = h.names

	plan := rewrite.PlanOf(f)
	type answer struct {
		quantity iface.Quantity
		expr     string
		why      string
	}
	var answers []answer
	for _, q := range []iface.Quantity{iface.Alloc, iface.Free, iface.Peak} {
		e, undef, why := h.bound(plan, q)
		a := answer{quantity: q, why: why}
		if why == "" {
			g := gen{prefix: headerPrefix, status: "mux_i_sp", read: h.read, sum: h.sum, rec: h.rec}
			var err error
			a.expr, err = g.expr(e)
			if err == nil && undef != nil {
				var c string
				if c, err = g.cond(undef); err == nil {
					a.expr = "(" + c + "?mux_i_und(mux_i_sp):" + a.expr + ")"
				}
			}
			if err != nil {
				a.why = err.Error()
			}
		}
		answers = append(answers, a)
	}
	params := slices.Clone(h.params)
	for _, name := range h.extras {
		params = append(params, "long long "+name)
	}
	list := strings.Join(params, ", ")
	if list == "" {
		list = "void"
	}
	var b strings.Builder
	b.WriteString(strings.ReplaceAll(h.sums.String(), sumParams, strings.Join(append(slices.Clone(params), ""), ", ")))
	for _, a := range answers {
		fmt.Fprintf(&b, "MUX_I_FN unsigned long long mux_%s_%s(%s) {\n", a.quantity, f.Name, list)
		if a.why == "" {
			b.WriteString("  int mux_i_st = 0, *mux_i_sp = &mux_i_st;\n  long long mux_i_r;\n")
		}
		for _, name := range append(slices.Clone(h.names), h.extras...) {
			fmt.Fprintf(&b, "  (void)%s;\n", name)
		}
		end, none := "upper", "~0ULL"
		if a.quantity == iface.Free {
			end, none = "lower", "0ULL"
		}
		if a.why != "" {
			fmt.Fprintf(&b, "  return %s; /* %s */\n}\n", none, strings.ReplaceAll(strings.ReplaceAll(a.why, "*/", "* /"), "\n", " "))
			continue
		}
		fmt.Fprintf(&b, "  mux_i_r = %s;\n  (void)mux_i_sp;\n  return mux_i_%s(mux_i_r, mux_i_st);\n}\n", a.expr, end)
	}
	text := b.String()
	args := append(slices.Clone(h.names), h.extras...)
	return strings.ReplaceAll(text, sumArgs, strings.Join(append(args, ""), ", ")) + "\n"
}

// Helper functions of sums take all arguments; these stand for the lists until
// all extra arguments are known.
const (
	sumParams = "\x00params\x00"
	sumArgs   = "\x00args\x00"
)

// bound is the end of a quantity's formula that is safe to rely on.
func (h *headerFunc) bound(plan rewrite.Plan, q iface.Quantity) (e sym.Expr, undef sym.Cond, why string) {
	component := map[iface.Quantity]iface.Component{
		iface.Alloc: iface.AllocComponent, iface.Free: iface.FreeComponent, iface.Peak: iface.PeakComponent}[q]
	formula := h.f.Formula(component)
	if q == iface.Free {
		e, ok := formula.Lo()
		if n, c := sym.IsInt(orZero(e, ok)); ok && !(c && n == 0 && formula.Status != iface.IsExact) {
			return e, beyond(formula), ""
		}
	} else if e, ok := formula.Hi(); ok {
		return e, beyond(formula), ""
	}
	for _, c := range plan.Checks {
		if c.Quantity == q && c.Upper == (q != iface.Free) {
			return c.Bound, c.Undefined, ""
		}
	}
	if q == iface.Peak { // never above alloc
		return h.bound(plan, iface.Alloc)
	}
	if why = formula.Reason(); why == "" {
		why = "no bound is known"
	}
	return nil, nil, why
}

// beyond is the condition of calls that the formula says nothing of; nil when it
// speaks of all.
func beyond(f iface.Formula) sym.Cond {
	if d := f.Domain(); !sym.IsTrue(d) {
		return sym.NotOf(d)
	}
	return nil
}

func orZero(e sym.Expr, ok bool) sym.Expr {
	if !ok {
		return sym.Int(0)
	}
	return e
}

func (h *headerFunc) inputs() map[string]*iface.Input {
	if h.f.Summary == nil || len(h.f.Inputs) > 0 && len(h.f.Summary.Inputs) == 0 {
		return h.f.Inputs
	}
	all := map[string]*iface.Input{}
	for n, in := range h.f.Inputs {
		all[n] = in
	}
	for n, in := range h.f.Summary.Inputs {
		all[n] = in
	}
	return all
}

// paramType is the type of a parameter here: f's own where that needs no
// declaration, one that takes the same argument otherwise.
func (h *headerFunc) paramType(i int, typ string) string {
	if _, ok := integerType(typ); ok && !strings.Contains(typ, "_t") && !strings.Contains(typ, "enum") && !strings.Contains(typ, "bool") {
		return typ
	}
	if strings.Contains(typ, "(") {
		return typ // a pointer to a function or an array: no conversion takes it
	}
	if isPointer(typ) {
		return "const volatile void *"
	}
	if signed, ok := integerType(typ); ok {
		if signed {
			return "long long"
		}
		return "unsigned long long"
	}
	for _, in := range sortedInputs(h.inputs()) {
		p := &in.Place
		if p.Root != iface.RootParam || p.Index != i {
			continue
		}
		switch {
		case in.Kind == iface.InValue && len(p.Steps) == 0 && !isPointer(in.Type) && in.Signed:
			return "long long"
		case in.Kind == iface.InValue && len(p.Steps) == 0 && !isPointer(in.Type):
			return "unsigned long long"
		case len(p.Steps) > 0 && p.Steps[0].Deref, len(p.Steps) == 0:
			return "const volatile void *"
		}
	}
	return typ
}

// read writes an input, as an argument of its own where the others do not
// determine it.
func (h *headerFunc) read(g *gen, x *sym.Sym) (string, error) {
	switch in := h.inputs()[x.Name]; {
	case in == nil || in.Kind == iface.InResourceOf:
	case in.Each == nil:
		if s, err := h.reader.read(in); err == nil {
			return s, nil
		}
	case in.Each.Kind != iface.InResourceOf:
		if s, err := h.reader.sumOf(g, in); err == nil {
			return s, nil
		}
	}
	if name, ok := h.extra[x.Name]; ok {
		return name, nil
	}
	name := h.argument(x.Name)
	h.extra[x.Name] = name
	h.extras = append(h.extras, name)
	return name, nil
}

// argument makes an identifier of an input's display text: resource_of(p) is
// resource_of_p, s->len is s_len.
func (h *headerFunc) argument(text string) string {
	var b strings.Builder
	gap := false
	for _, c := range text {
		if c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(c)
		} else {
			gap = true
		}
	}
	name := b.String()
	if !identifier(name) {
		name = "mux_" + name
	}
	for base, n := name, 2; slices.Contains(h.names, name) || slices.Contains(h.extras, name); n++ {
		name = fmt.Sprintf("%s_%d", base, n)
	}
	return name
}

// sum writes a sum as a call of a helper function.
func (h *headerFunc) sum(g *gen, index, lo, hi string, body func() (string, error)) (string, error) {
	var outer []string
	for _, v := range g.bound {
		if v != index {
			outer = append(outer, v)
		}
	}
	slices.Sort(outer)
	b, err := body()
	if err != nil {
		return "", err
	}
	h.nsums++
	name := fmt.Sprintf("mux_i_sum_%s_%d", h.f.Name, h.nsums)
	var decl, args strings.Builder
	for _, v := range outer {
		decl.WriteString("long long " + v + ", ")
		args.WriteString(v + ", ")
	}
	fmt.Fprintf(&h.sums, "MUX_I_FN long long %s(%s%slong long %s, long long mux_i_hi, int *mux_i_sp) {\n", name, sumParams, decl.String(), index)
	fmt.Fprintf(&h.sums, "  long long mux_i_t = 0;\n")
	for _, n := range h.names {
		fmt.Fprintf(&h.sums, "  (void)%s;\n", n)
	}
	fmt.Fprintf(&h.sums, "  if (%s < mux_i_hi && (unsigned long long)mux_i_hi - (unsigned long long)%s > %d) return mux_i_und(mux_i_sp);\n", index, index, maxTerms)
	fmt.Fprintf(&h.sums, "  for (; %s < mux_i_hi; %s++) mux_i_t = mux_i_add(mux_i_t, %s, mux_i_sp);\n  return mux_i_t;\n}\n", index, index, b)
	return fmt.Sprintf("%s(%s%s%s,%s,mux_i_sp)", name, sumArgs, args.String(), lo, hi), nil
}
