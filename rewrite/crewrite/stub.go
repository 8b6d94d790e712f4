// This file writes the stubs of -fmux-assert: one insertion on the line of each
// checked function's opening brace.

package crewrite

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/muxlang/mux/internal/edit"
	"github.com/muxlang/mux/rewrite"
	"github.com/muxlang/mux/rewrite/rt"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

const (
	stubPrefix   = "__mux_"
	headerPrefix = "mux_i_"
)

// Body is a function definition in the text to be instrumented.
type Body struct {
	Iface *iface.Interface
	Decl  int // offset where its external declaration starts (at file scope)
	Brace int // offset of the opening brace of its body
	// Labels is the offset of the semicolon after the label declarations at the
	// start of its body, which nothing may stand before; 0: there are none.
	Labels int
	// Names are the parameters' names in this definition; nil: Iface.Params'.
	Names []string
}

// Note tells that something cannot be checked at run time, and why.
type Note struct {
	Iface *iface.Interface
	What  string // "alloc", "free", "peak", "requires", or "" for the function
	Why   string
}

// Stubs returns the edits that make the functions check their clauses when they
// run. No line moves; only columns after an insertion do. Functions without
// checkable clauses get none.
func Stubs(text []byte, bodies []Body) ([]edit.Edit, []Note) {
	var edits []edit.Edit
	var notes []Note
	bodies = slices.Clone(bodies)
	slices.SortStableFunc(bodies, func(a, b Body) int { return cmp.Compare(a.Brace, b.Brace) })
	first := -1
	for _, b := range bodies {
		if b.Iface == nil {
			continue
		}
		plan := rewrite.PlanOf(b.Iface)
		if len(plan.Checks) == 0 {
			continue
		}
		if b.Brace < 0 || b.Brace >= len(text) || text[b.Brace] != '{' || b.Decl < 0 || b.Decl > b.Brace {
			notes = append(notes, Note{b.Iface, "", "its body is not in this text"})
			continue
		}
		if externInline(string(text[b.Decl:b.Brace])) {
			notes = append(notes, Note{b.Iface, "", "an inline function with external linkage cannot hold a stub"})
			continue
		}
		s, ns := stub(b, plan)
		notes = append(notes, ns...)
		if s == "" {
			continue
		}
		edits = append(edits, edit.Insert(max(b.Brace, b.Labels)+1, s))
		if first < 0 || b.Decl < first {
			first = b.Decl
		}
	}
	if first >= 0 {
		edits = append(edits, edit.Insert(first, Prelude()))
		edit.Sort(edits)
	}
	return edits, notes
}

// externInline reports whether a definition's declarator part says inline but
// not static: C does not let it refer to anything static.
func externInline(head string) bool {
	inline := false
	for _, w := range strings.FieldsFunc(head, func(c rune) bool {
		return c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')
	}) {
		switch w {
		case "inline", "__inline", "__inline__":
			inline = true
		case "static":
			return false
		}
	}
	return inline
}

// Prelude is what stubs need at file scope, one line of GNU C.
func Prelude() string { return flatten(rt.Source("mux_stub.h")) }

// flatten joins C without preprocessor lines to one line, without comments. The
// text has no // comment and no comment sign in a string.
func flatten(src string) string {
	var b strings.Builder
	for src != "" {
		open := strings.Index(src, "/*")
		if open < 0 {
			b.WriteString(src)
			break
		}
		b.WriteString(src[:open])
		_, src, _ = strings.Cut(src[open:], "*/")
	}
	return strings.Join(strings.Fields(b.String()), " ") + " "
}

// printed is one argument of the message: its kind letter and name.
type printed struct {
	kind byte
	name string
}

// stubber writes one function's stub.
type stubber struct {
	f     *iface.Interface
	gen   gen
	slots map[string]int // input name -> index of its saved value
	args  []printed
	early []string // assignments of arguments that are always saved
	notes []Note
}

func stub(b Body, plan rewrite.Plan) (string, []Note) {
	f := b.Iface
	names := b.Names
	if names == nil {
		for _, p := range f.Params {
			names = append(names, p.Name)
		}
	}
	s := &stubber{f: f, slots: map[string]int{}}
	r := &reader{prefix: stubPrefix, status: "&__mux_st", globals: true, params: names}
	for i, name := range names {
		typ := ""
		if i < len(f.Params) {
			typ = f.Params[i].Type
		}
		r.paramPointer = append(r.paramPointer, isPointer(typ))
		if signed, ok := integerType(typ); ok && name != "" {
			s.slots[name] = len(s.args)
			s.args = append(s.args, printed{kindOf(signed, false), name})
			s.early = append(s.early, fmt.Sprintf("__mux_a[%d]=(__mux_i)(%s);", len(s.args)-1, name))
		}
	}
	s.gen = gen{prefix: stubPrefix, status: "&__mux_st", sum: sumStatement, rec: recStatement}
	s.gen.read = func(g *gen, x *sym.Sym) (string, error) { return s.saved(g, r, x) }

	body, ok := s.checks(plan)
	if !ok {
		return "", s.notes
	}
	return s.text(plan, body), s.notes
}

func kindOf(signed, pointer bool) byte {
	switch {
	case pointer:
		return 'p'
	case signed:
		return 'd'
	}
	return 'u'
}

// saved writes the read of an input; one that is not saved already is saved for
// the message when it is read.
func (s *stubber) saved(g *gen, r *reader, x *sym.Sym) (string, error) {
	in := s.f.Inputs[x.Name]
	if in == nil {
		return "", fmt.Errorf("%s is no input of %s", x.Name, s.f.Name)
	}
	var code string
	var err error
	if in.Each != nil {
		code, err = r.sumOf(g, in)
	} else {
		code, err = r.read(in)
	}
	if err != nil {
		return "", err
	}
	name := x.Name
	if slot, ok := s.slots[name]; ok {
		if slot < len(s.early) {
			return code, nil
		}
		return fmt.Sprintf("__mux_keep(__mux_a+%d,%s,&__mux_st)", slot, code), nil
	}
	slot := len(s.args)
	s.slots[name] = slot
	signed := in.Signed || in.Kind != iface.InValue
	s.args = append(s.args, printed{kindOf(signed, in.Kind == iface.InValue && isPointer(in.Type)), name})
	return fmt.Sprintf("__mux_keep(__mux_a+%d,%s,&__mux_st)", slot, code), nil
}

// checks writes the evaluation of all bounds at entry; false when none can be.
func (s *stubber) checks(plan rewrite.Plan) (string, bool) {
	var b strings.Builder
	for _, c := range plan.Requires {
		s.gen.nodes = 0
		cond, err := s.gen.cond(c.Cond)
		if err == nil && c.Undefined != nil {
			var undef string
			undef, err = s.gen.cond(c.Undefined)
			cond = "(!" + undef + "&&" + cond + ")"
		}
		if err != nil {
			// Without it, calls outside of the contract would be reported.
			s.notes = append(s.notes, Note{s.f, "requires", err.Error()})
			return "", false
		}
		fmt.Fprintf(&b, "if(__mux_go){__mux_st=0;__mux_go=%s&&!__mux_st;}", cond)
	}
	any := false
	for _, c := range plan.Checks {
		s.gen.nodes = 0
		value, err := s.gen.expr(c.Bound)
		undef := ""
		if err == nil && c.Undefined != nil {
			undef, err = s.gen.cond(c.Undefined)
		}
		if err != nil {
			s.notes = append(s.notes, Note{s.f, c.Quantity.String(), err.Error()})
			continue
		}
		any = true
		q, limit := boundVariable(c)
		stop := ""
		if c.Quantity == iface.Alloc && c.Upper {
			// More than any allocator gives: such a call is a failed allocation.
			stop = "if(__mux_st&1)__mux_go=0;"
		}
		b.WriteString("if(__mux_go){__mux_st=0;")
		if undef != "" {
			fmt.Fprintf(&b, "if(%s)__mux_st|=2;else ", undef)
		}
		fmt.Fprintf(&b, "__mux_v=%s;if(__builtin_expect(__mux_st,0)){if(__mux_st&3)__mux_undefined(&__mux_s,__mux_a,%d,__mux_st);%s}else{__mux_b[%d]=__mux_v;__mux_on=1;}}", value, q, stop, limit)
	}
	return b.String(), any
}

// boundVariable is the quantity's number in the runtime and the index of the
// bound: alloc_hi, free_lo, peak_hi, alloc_lo, free_hi, peak_lo.
func boundVariable(c rewrite.Check) (quantity, index int) {
	switch c.Quantity {
	case iface.Free:
		quantity = 1
	case iface.Peak:
		quantity = 2
	}
	index = quantity
	if c.Upper != (c.Quantity != iface.Free) {
		index += 3
	}
	return quantity, index
}

// text puts the stub together. Declarations come first everywhere and there is
// no name that a program may use, so that no warning option speaks up.
func (s *stubber) text(plan rewrite.Plan, body string) string {
	f := s.f
	var names strings.Builder
	for _, a := range s.args {
		names.WriteString(quote(string(a.kind)+a.name) + `"\0"`)
	}
	if len(s.args) == 0 {
		names.WriteString(`""`)
	}
	var at [3]string
	for q := range at {
		file, line := f.Pos.File, f.Pos.Line
		for _, c := range plan.Checks {
			if n, _ := boundVariable(c); n == q && c.Pos.IsValid() {
				file, line = c.Pos.File, c.Pos.Line
				break
			}
		}
		at[q] = fmt.Sprintf("{%s,%d}", quote(file), line)
	}
	var b strings.Builder
	fmt.Fprintf(&b, " static struct __mux_site __mux_s={%s,%s,%d,0,{%s}};", quote(f.Name), names.String(), len(s.args), strings.Join(at[:], ","))
	fmt.Fprintf(&b, " __mux_i __mux_a[%d];", max(1, len(s.args)))
	b.WriteString(" void*__mux_f __attribute__((__cleanup__(__mux_leave),__unused__))=__extension__({void*__mux_r=0;if(__mux_enter){")
	b.WriteString("int __mux_go=1,__mux_on=0,__mux_st=0;__mux_i __mux_v=0,__mux_b[6]={((__mux_i)(~(__mux_u)0>>1)),-((__mux_i)(~(__mux_u)0>>1))-1,((__mux_i)(~(__mux_u)0>>1)),-((__mux_i)(~(__mux_u)0>>1))-1,((__mux_i)(~(__mux_u)0>>1)),-((__mux_i)(~(__mux_u)0>>1))-1};")
	for _, e := range s.early {
		b.WriteString(e)
	}
	for i := len(s.early); i < len(s.args); i++ {
		fmt.Fprintf(&b, "__mux_a[%d]=-((__mux_i)(~(__mux_u)0>>1))-1;", i)
	}
	b.WriteString(body)
	b.WriteString("if(__mux_on){__mux_r=__mux_enter(&__mux_f,&__mux_s,__mux_a,__mux_b[0],__mux_b[1],__mux_b[2]);")
	for _, c := range plan.Checks {
		if _, i := boundVariable(c); i >= 3 {
			b.WriteString("__mux_enter_rare(&__mux_f,__mux_b[3],__mux_b[4],__mux_b[5]);")
			break
		}
	}
	b.WriteString("}}__mux_r;});")
	return b.String()
}

// sumStatement writes a sum as GNU statement expression.
func sumStatement(g *gen, index, lo, hi string, body func() (string, error)) (string, error) {
	b, err := body()
	if err != nil {
		return "", err
	}
	n := strings.TrimPrefix(index, g.prefix+"i")
	return fmt.Sprintf("({__mux_i %[1]s=%[2]s,__mux_h%[3]s=%[4]s,__mux_t%[3]s=0;"+
		"if(%[1]s<__mux_h%[3]s&&(__mux_u)__mux_h%[3]s-(__mux_u)%[1]s>%[5]d)__mux_st|=2;"+
		"else for(;%[1]s<__mux_h%[3]s;%[1]s++)__mux_t%[3]s=__mux_add(__mux_t%[3]s,%[6]s,&__mux_st);"+
		"__mux_t%[3]s;})", index, lo, n, hi, maxTerms, b), nil
}

// quote writes a C string literal; bytes that need it as octal escapes, which
// cannot run into what follows.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '?':
			b.WriteString(`\?`) // no trigraph
		case c < ' ' || c >= 0x7f:
			b.WriteString(`\` + fmt.Sprintf("%03s", strconv.FormatInt(int64(c), 8)))
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// sortedInputs lists the inputs of an interface by name.
func sortedInputs(m map[string]*iface.Input) []*iface.Input {
	var out []*iface.Input
	for _, name := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[name])
	}
	return out
}
