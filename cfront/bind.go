// This file binds clause groups to the declarations they stand before and joins
// the clauses of all declarations of one function.

package cfront

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// BindConfig is what Bind needs besides the unit.
type BindConfig struct {
	// Text is the unit's text with its clauses, of the same length as
	// Unit.Text; the groups' spans are offsets into it.
	Text   []byte
	Groups []clause.Group
	// Pure says which functions a clause may call besides those the unit
	// declares pure or const and strlen; may be nil.
	Pure func(name string) bool
	// Accounting of the interfaces; "" means "requested".
	Accounting string
}

// Bindings are the declared interfaces of a unit.
type Bindings struct {
	// Funcs are the functions with clauses, in the order of their first clause.
	Funcs []*iface.Interface

	byName    map[string]*iface.Interface // functions
	typedefs  map[string]*iface.Interface // typedef names of function (pointer) types
	objects   map[string]*iface.Interface // objects of function pointer type
	members   map[int]*iface.Interface    // by offset of the member's declarator
	resources map[layoutKey]*Resource
	order     []*Resource
	// owned says what the pointers point to that resource_of is asked of.
	owned map[*iface.Input]cc.Type
	// owners are the objects whose formulas the clauses of a function contain.
	owners map[*iface.Interface][]owner
	unit   *Unit
}

// Func is the declared interface of a function, or nil.
func (b *Bindings) Func(name string) *iface.Interface { return b.byName[name] }

// Typedef is the declared interface of calls through a typedef name, or nil.
func (b *Bindings) Typedef(name string) *iface.Interface { return b.typedefs[name] }

// Object is the declared interface of calls through an object, or nil.
func (b *Bindings) Object(name string) *iface.Interface { return b.objects[name] }

// Member is the declared interface of calls through a member, or nil.
func (b *Bindings) Member(f *cc.Field) *iface.Interface {
	if f == nil || f.Declarator() == nil || len(b.members) == 0 {
		return nil
	}
	off, ok := b.unit.Offset(f.Declarator())
	if !ok {
		return nil
	}
	return b.members[off]
}

// Resource is the resource clause of a type, or nil.
func (b *Bindings) Resource(t cc.Type) *Resource {
	if t == nil || len(b.resources) == 0 || t.Kind() != cc.Struct && t.Kind() != cc.Union {
		return nil
	}
	if k, ok := b.unit.layout.key(t); ok {
		return b.resources[k]
	}
	// A type that is completed further down is known by its tag.
	tag := recordTag(t)
	if !t.IsIncomplete() || tag == "" {
		return nil
	}
	for _, r := range b.order {
		if recordTag(r.Type) == tag {
			return r
		}
	}
	return nil
}

func recordTag(t cc.Type) string {
	switch t := t.(type) {
	case *cc.StructType:
		tok := t.Tag()
		return tok.SrcStr()
	case *cc.UnionType:
		tok := t.Tag()
		return tok.SrcStr()
	}
	return ""
}

// Resources lists all resource clauses in source order.
func (b *Bindings) Resources() []*Resource { return b.order }

// binder is the state of one Bind.
type binder struct {
	u     *Unit
	cfg   BindConfig
	out   *Bindings
	diags []*diag.Diagnostic
	decls []extDecl
	funcs map[string]*joined
	names []string // of funcs, by first clause
}

// joined collects the clauses of all declarations of one function.
type joined struct {
	name  string
	parts []part
}

// part is the clauses of one declaration.
type part struct {
	sig    signature
	groups []*clause.Group
}

// Bind evaluates the clauses of the groups. What is wrong is in the
// diagnostics, one for each clause or group at fault; such a clause is left
// out. No input makes it panic.
func (u *Unit) Bind(cfg BindConfig) (*Bindings, []*diag.Diagnostic) {
	if cfg.Accounting == "" {
		cfg.Accounting = "requested"
	}
	b := &binder{u: u, cfg: cfg, funcs: map[string]*joined{}, out: &Bindings{
		byName:    map[string]*iface.Interface{},
		typedefs:  map[string]*iface.Interface{},
		objects:   map[string]*iface.Interface{},
		members:   map[int]*iface.Interface{},
		resources: map[layoutKey]*Resource{},
		owned:     map[*iface.Input]cc.Type{},
		owners:    map[*iface.Interface][]owner{},
		unit:      u,
	}}
	if len(cfg.Groups) == 0 {
		return b.out, nil
	}
	if len(cfg.Text) != len(u.Text) {
		b.report(diag.Internal, clause.Span{}, "the text with clauses has not the length of the unit's")
		return b.out, b.diags
	}
	b.indexDecls()
	// Groups with one Decl stand before one declaration.
	for i := 0; i < len(cfg.Groups); {
		j := i + 1
		for j < len(cfg.Groups) && cfg.Groups[j].Decl == cfg.Groups[i].Decl {
			j++
		}
		gs := make([]*clause.Group, 0, j-i)
		for k := i; k < j; k++ {
			gs = append(gs, &cfg.Groups[k])
		}
		b.protect(gs[0].Span, func() { b.group(gs) })
		i = j
	}
	for _, n := range b.names {
		b.protect(b.funcs[n].parts[0].groups[0].Span, func() { b.join(b.funcs[n]) })
	}
	return b.out, diag.Sort(b.diags)
}

// protect turns a panic into a diagnostic: the type checker's data may lack
// what a correct program would have.
func (b *binder) protect(at clause.Span, f func()) {
	defer func() {
		if p := recover(); p != nil {
			b.report(diag.Internal, at, "clause not read: %s", shorten(fmt.Sprint(p)))
		}
	}()
	f()
}

func (b *binder) report(code diag.Code, at clause.Span, format string, args ...any) {
	d := diag.New(code, b.u.lines.pos(at.Start), "%s", strings.ToValidUTF8(fmt.Sprintf(format, args...), "?"))
	if at.End > at.Start {
		d.End = b.u.lines.pos(at.End)
	}
	b.diags = append(b.diags, d)
}

// group binds the groups before one declaration.
func (b *binder) group(gs []*clause.Group) {
	at := gs[0].Span
	after := 0 // of the stack; Decl itself may lie behind a macro that starts the declaration
	for _, g := range gs {
		after = max(after, g.Span.End)
	}
	d, ok := b.declAt(after, gs[0].Member)
	if !ok || len(d.decls)+len(d.specs) == 0 {
		b.report(diag.UnusedClause, at, "no declaration follows this clause")
		return
	}
	// Resource clauses go to the struct or union the declaration defines, the
	// others to what it declares.
	var rest []*clause.Group
	for _, g := range gs {
		var other []clause.Clause
		for _, c := range g.Clauses {
			if k := iface.LookupKeyword(c.Keyword); k == nil || k.Quantity != iface.Resource {
				other = append(other, c)
				continue
			}
			if d.record == nil {
				b.report(diag.ClauseOnNonfunction, c.Span, "'%s' before a declaration that defines no struct or union", c.Keyword)
				continue
			}
			b.resource(d.record, c, g.Kind)
		}
		if len(other) > 0 {
			h := *g
			h.Clauses = other
			rest = append(rest, &h)
		}
	}
	if len(rest) == 0 {
		return
	}
	sigs := b.signatures(d)
	if len(sigs) == 0 {
		b.report(diag.ClauseOnNonfunction, rest[0].Clauses[0].Span, "'%s' before a declaration that declares no function or function pointer", rest[0].Clauses[0].Keyword)
		return
	}
	for _, s := range sigs {
		key := s.key()
		j := b.funcs[key]
		if j == nil {
			j = &joined{name: s.name}
			b.funcs[key] = j
			b.names = append(b.names, key)
		}
		j.parts = append(j.parts, part{s, rest})
	}
}

// join evaluates the clauses of one function.
func (b *binder) join(j *joined) {
	first := j.parts[0].sig
	canon := first
	def := b.u.funcs[first.name]
	f := &iface.Interface{Name: j.name, Lang: iface.C, Accounting: b.cfg.Accounting, Inputs: map[string]*iface.Input{}, Origin: iface.FromDecl}
	f.Pos = b.u.Pos(first.decl)
	if first.kind == sigFunc {
		f.Public = first.decl.Linkage() == cc.External
		if def != nil && def.Def != nil {
			canon = b.signature(def.Declarator, sigFunc)
			f.Origin = iface.FromBody
			f.Pos = def.Pos
		} else if def != nil {
			f.Pos = def.Pos
		}
	}
	for i, p := range canon.params {
		if p.name == "" { // names of another declaration are better than none
			for _, q := range j.parts {
				if i < len(q.sig.params) && q.sig.params[i].name != "" {
					canon.params[i].name = q.sig.params[i].name
					break
				}
			}
		}
		f.Params = append(f.Params, iface.Param{Name: canon.params[i].name, Type: typeText(p.typ)})
	}
	f.Variadic = canon.variadic
	f.Result = typeText(canon.result)

	type seen struct {
		c    iface.Clause
		part int
	}
	exact := map[string]seen{}
	for pi, p := range j.parts {
		for _, g := range p.groups {
			for _, c := range g.Clauses {
				k := iface.LookupKeyword(c.Keyword)
				if k == nil {
					continue
				}
				s := scope{params: p.sig.params, canon: canon.params, result: canon.result, hasResult: true, at: g.Decl, kind: g.Kind}
				ic, e, ok := b.clause(k, c, s)
				if !ok {
					b.unjudged(f, &ic)
					continue
				}
				if b.addClause(f, ic, e, c.Span, func(id string) (iface.Clause, bool, bool) {
					old, ok := exact[id]
					if !ok {
						exact[id] = seen{ic, pi}
					}
					return old.c, ok, old.part == pi
				}) {
					continue
				}
			}
		}
	}
	if len(f.Clauses) == 0 {
		return
	}
	switch first.kind {
	case sigFunc:
		b.out.Funcs = append(b.out.Funcs, f)
		b.out.byName[f.Name] = f
	case sigTypedef:
		b.out.typedefs[f.Name] = f
	case sigObject:
		b.out.objects[f.Name] = f
	case sigMember:
		if off, ok := b.u.Offset(first.decl); ok {
			b.out.members[off] = f
		}
	}
}

// unjudged says of a clause that was not understood, on a function of this unit,
// what is said of any other that gets no verdict.
func (b *binder) unjudged(f *iface.Interface, c *iface.Clause) {
	last := b.diags[len(b.diags)-1]
	if last.Code != diag.Unsupported || !slices.ContainsFunc(b.u.Funcs, func(g *Func) bool { return g.Name == f.Name }) {
		return
	}
	d := diag.New(diag.Unknown, last.Pos, "[%s] of %s is neither proved nor refuted: %s", c.Text, f.Name, last.Message).In(f.Name)
	d.End = last.End
	b.diags[len(b.diags)-1] = d
}

// addClause appends a clause unless it repeats or contradicts another.
func (b *binder) addClause(f *iface.Interface, c iface.Clause, e *evaluator, at clause.Span,
	exact func(id string) (old iface.Clause, found, same bool)) bool {
	if c.Key.Quantity != iface.Requires && c.Rel == iface.Exact {
		id := c.Key.Name
		if c.Place != nil {
			id += " into " + c.Place.Text
		}
		if old, found, same := exact(id); found {
			switch {
			case same:
				b.diags = append(b.diags, diag.New(diag.DuplicateClause, b.u.lines.pos(at.Start),
					"%s has two '=' clauses for '%s'", f.Name, id).In(f.Name).Note(old.Pos, "the other one"))
				return false
			case !sym.Equal(old.Bound, c.Bound):
				b.diags = append(b.diags, diag.New(diag.ContradictingClauses, b.u.lines.pos(at.Start),
					"%s is declared with a different '%s' clause before", f.Name, id).In(f.Name).Note(old.Pos, "the other one is %v", &old))
				return false
			default:
				return false // said twice, in two declarations
			}
		}
	} else {
		for _, o := range f.Clauses {
			if o.Key == c.Key && o.Rel == c.Rel && sameBound(o, c) && samePlace(o.Place, c.Place) {
				return false
			}
		}
	}
	for n, in := range e.inputs {
		f.Inputs[n] = in
	}
	f.Invariants = append(f.Invariants, e.invariants...)
	b.out.owners[f] = append(b.out.owners[f], e.owners...)
	if e.doubt != "" {
		f.Doubt = e.doubt
	}
	f.Clauses = append(f.Clauses, c)
	return true
}

func sameBound(a, b iface.Clause) bool {
	if a.Cond != nil || b.Cond != nil {
		return a.Cond != nil && b.Cond != nil && sym.EqualCond(a.Cond, b.Cond)
	}
	return a.Bound != nil && b.Bound != nil && sym.Equal(a.Bound, b.Bound)
}

func samePlace(a, b *iface.Place) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Text == b.Text
}

// clause evaluates one clause in a scope.
func (b *binder) clause(k *iface.Keyword, c clause.Clause, s scope) (iface.Clause, *evaluator, bool) {
	r := iface.Clause{Key: k, Text: string(c.Span.Of(b.cfg.Text)), Pos: b.u.lines.pos(c.Span.Start), End: b.u.lines.pos(c.Span.End)}
	if s.kind == clause.Attribute {
		r.Written = "[[mux::" + r.Text + ")]]"
		inner := strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(r.Text, c.Keyword)), "(")
		r.Text = c.Keyword + " " + strings.TrimSpace(inner)
	}
	switch {
	case c.Rel == "" || k.Relations:
	default:
		b.report(diag.Syntax, c.Span, "'%s' takes no relation", k.Name)
		return r, nil, false
	}
	switch c.Rel {
	case "<=":
		r.Rel = iface.AtMost
	case ">=":
		r.Rel = iface.AtLeast
	}
	if !c.Place.Empty() && !k.Into {
		b.report(diag.Syntax, c.Place, "'%s' takes no 'into'", k.Name)
		return r, nil, false
	}
	e := newEvaluator(b, s)
	v, ok := e.evaluate(c.Expr)
	if !ok {
		return r, nil, false
	}
	if k.Quantity == iface.Requires {
		r.Cond = e.truth(v)
	} else {
		if r.Bound = e.number(v); r.Bound == nil {
			b.report(diag.Unsupported, c.Expr, "a clause needs a number")
			return r, nil, false
		}
	}
	if !sym.IsFalse(v.undef) {
		r.Undefined = v.undef
	}
	if !c.Place.Empty() {
		p, ok := e.place(c.Place)
		if !ok {
			return r, nil, false
		}
		r.Place = p
	}
	return r, e, true
}

// declAt finds the declaration that starts at or after an offset, with nothing
// that ends a declaration between.
func (b *binder) declAt(off int, member bool) (extDecl, bool) {
	i := sort.Search(len(b.decls), func(i int) bool { return b.decls[i].start >= off })
	if member {
		i-- // inside the declaration that starts before
		if i < 0 {
			return extDecl{}, false
		}
		ms := b.membersOf(b.decls[i])
		i := sort.Search(len(ms), func(i int) bool { return ms[i].start >= off })
		if i == len(ms) || b.separated(off, ms[i].start) {
			return extDecl{}, false
		}
		return ms[i], true
	}
	if i == len(b.decls) || b.separated(off, b.decls[i].start) {
		return extDecl{}, false
	}
	return b.decls[i], true
}

// separated reports whether a declaration ends between two offsets.
func (b *binder) separated(from, to int) bool {
	t := b.u.Text
	lineStart := false
	for i := from; i < to; i++ {
		if j := skipLiteral(t, i); j > i {
			i = j - 1
			continue
		}
		switch t[i] {
		case '\n':
			lineStart = true
			continue
		case ' ', '\t':
			continue
		case '#':
			if lineStart {
				for i < to && t[i] != '\n' {
					i++
				}
				i--
			}
		case ';', '{', '}':
			return true
		}
		lineStart = false
	}
	return false
}
