// This file gives resource_of its meaning for pointers to types with a resource
// clause: the clause's formula over the object, or, where the formula speaks of
// itself, a symbol and the equation that unfolds it once.

package cfront

import (
	"math/big"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Resource is the resource clause of a struct or union type. Places of its
// inputs start at iface.RootThis.
type Resource struct {
	iface.Clause
	Type   cc.Type
	Inputs map[string]*iface.Input

	expr clause.Span
	at   int
	self bool // the formula has sizeof(*this): objects are blocks of their own
	// parts is what the formula says of each member; nil until asked for.
	parts *resourceParts
}

// resourceParts is how a resource formula spreads over the blocks of an object.
type resourceParts struct {
	res *Resource
	// opaque says that it is not known how.
	opaque bool
	size   int64 // sizeof(*this) where the object is a block of its own, else 0
	// rest is what is left of the formula without sizeof(*this) and without each
	// resource_of(this->m): the bytes of the blocks that shares point to or, when
	// there are none, of the object's own block beyond size.
	rest   sym.Expr
	shares []*cc.Field
	// links are the members the formula names in resource_of(this->m).
	links []resourceLink
	// block is set when rest belongs to the object's own block.
	block bool
}

// resourceLink is a member named in resource_of(this->m).
type resourceLink struct {
	off int64
	sym *sym.Sym
	to  cc.Type // what it points to
}

// owner is a place that a clause asks of what the object there owns.
type owner struct {
	place iface.Place
	res   *Resource
}

// resourceFn names the symbol of a recursive resource formula, an input of kind
// InPure: all that the object owns, not one block.
const resourceFn = "resource_of"

// resource evaluates a resource clause of a struct or union definition.
func (b *binder) resource(s *cc.StructOrUnionSpecifier, c clause.Clause, kind clause.Kind) {
	t := s.Type()
	k := iface.LookupKeyword(c.Keyword)
	key, ok := b.u.layout.key(t)
	if !ok {
		b.report(diag.Unsupported, c.Span, "a resource clause on a type without named members")
		return
	}
	ic, e, ok := b.clause(k, c, scope{this: t, at: c.Span.Start, kind: kind})
	if !ok {
		return
	}
	if old := b.out.resources[key]; old != nil {
		b.diags = append(b.diags, diag.New(diag.DuplicateClause, ic.Pos, "%s has two resource clauses", typeText(t)).Note(old.Pos, "the other one"))
		return
	}
	r := &Resource{Clause: ic, Type: t, Inputs: e.inputs, expr: c.Expr, at: c.Span.Start, self: e.sizedThis}
	b.out.resources[key] = r
	b.out.order = append(b.out.order, r)
}

// target is what the pointer that an input of kind resource_of speaks of points
// to, as declared; nil when it is not known.
func (b *Bindings) target(in *iface.Input) cc.Type { return b.owned[in] }

// recursive reports whether the formula of r reaches itself.
func (b *Bindings) recursive(r *Resource) bool {
	seen := map[*Resource]bool{}
	var reach func(x *Resource) bool
	reach = func(x *Resource) bool {
		if seen[x] {
			return false
		}
		seen[x] = true
		for _, n := range sortedKeys(x.Inputs) {
			if y := b.Resource(b.target(x.Inputs[n])); y != nil && (y == r || reach(y)) {
				return true
			}
		}
		return false
	}
	return reach(r)
}

// ownedBy is resource_of(v) for a pointer to a type with a resource clause.
func (e *evaluator) ownedBy(r *Resource, v value) value {
	e.enter()
	defer e.leave()
	if e.b.out.recursive(r) {
		own := e.ownSymbol(r, v)
		if !e.folded {
			if x := e.unfold(r, v, true); x.e != nil {
				e.invariants = append(e.invariants, sym.EqOf(own, x.e))
			}
		}
		return value{t: e.sizeType(), e: own, undef: v.undef}
	}
	x := e.unfold(r, v, e.folded)
	if x.e == nil {
		e.fail(diag.Unsupported, e.peek().off, "resource_of this expression in a clause")
	}
	if !e.folded {
		e.share(r, v)
		if place, _, ok := e.pointee(v); ok {
			e.owners = append(e.owners, owner{place, r})
		}
	}
	x.undef = conj(v.undef, x.undef)
	return x
}

// ownSymbol is the symbol for all that the object at v owns.
func (e *evaluator) ownSymbol(r *Resource, v value) *sym.Sym {
	place, text, ok := e.pointee(v)
	if !ok {
		e.fail(diag.Unsupported, e.peek().off, "resource_of this expression in a clause")
	}
	own := e.property(iface.InPure, resourceFn, text, place, "unsigned long", big.NewInt(0), maxAddress())
	e.b.out.owned[e.inputs[own.Name]] = r.Type
	return own
}

// unfold is the formula of r for the object at v, 0 when v is null. folded leaves
// what other objects own as symbols.
func (e *evaluator) unfold(r *Resource, v value, folded bool) value {
	sub := e.within(r, v, folded)
	x, ok := sub.evaluate(r.expr)
	e.invariants = append(e.invariants, sub.invariants...)
	if sub.doubt != "" {
		e.doubt = sub.doubt
	}
	if !ok {
		return value{t: e.sizeType()}
	}
	n := sub.number(x)
	if n == nil {
		return value{t: e.sizeType()}
	}
	if v.e != nil {
		null := sym.EqOf(v.e, sym.Int(0))
		n = sym.IteOf(null, sym.Int(0), n)
		x.undef = sym.AndOf(sym.NotOf(null), x.undef)
	}
	return value{t: e.sizeType(), e: n, undef: x.undef}
}

// within evaluates texts of the clause of r for the object at v.
func (e *evaluator) within(r *Resource, v value, folded bool) *evaluator {
	self := v
	self.t = &ctyp{ptr: ofType(r.Type)}
	self.lv, self.this = nil, false
	if v.to != nil {
		to := *v.to
		to.t = self.t.ptr
		self.to = &to
	}
	// A pointer that is null owns nothing: what the formula reads is there.
	self.undef, self.safe = sym.False, true
	sub := newEvaluator(e.b, scope{this: r.Type, self: &self, at: r.at})
	sub.inputs, sub.depth, sub.folded = e.inputs, e.depth, folded
	return sub
}

// share adds what the invariant of r says of the blocks that the members of the
// object at v point to.
func (e *evaluator) share(r *Resource, v value) {
	p := e.b.out.partsOf(r)
	if p.opaque || len(p.shares) == 0 {
		return
	}
	sub := e.within(r, v, true)
	x, ok := sub.evaluate(r.expr)
	if !ok {
		return
	}
	rest := sub.number(x)
	if rest == nil {
		return
	}
	rest = sym.Sub(rest, sym.Int(p.size))
	sum := sym.Expr(sym.Int(0))
	var only sym.Expr
	for _, f := range fieldsOf(r.Type) {
		link, shared := p.linkAt(e.u, r.Type, f), p.has(f)
		if link == nil && !shared {
			continue
		}
		m := sub.member(sub.deref(*sub.s.self, 0), tok{kind: tkIdent, text: f.Name()})
		mv := sub.load(m)
		place, text, ok := sub.pointee(mv)
		if !ok || mv.e == nil {
			return
		}
		if link != nil {
			var own sym.Expr
			switch to := e.b.out.Resource(link.to); {
			case to == nil:
				own = sub.property(iface.InResourceOf, resourceFn, text, place, "unsigned long", big.NewInt(0), maxAddress())
			case e.b.out.recursive(to):
				own = sub.ownSymbol(to, mv)
			default:
				own = sub.unfold(to, mv, true).e
			}
			if own == nil {
				return
			}
			rest = sym.Sub(rest, own)
			continue
		}
		only = mv.e
		sum = sym.AddOf(sum, sub.property(iface.InResourceOf, resourceFn, text, place, "unsigned long", big.NewInt(0), maxAddress()))
	}
	none := sym.Cond(sym.False)
	if v.e != nil {
		none = sym.EqOf(v.e, sym.Int(0))
	}
	zero := sym.Int(0)
	e.invariants = append(e.invariants, sym.OrOf(none, sym.GeOf(rest, zero)), sym.OrOf(none, sym.EqOf(sum, rest)))
	if len(p.shares) == 1 {
		e.invariants = append(e.invariants, sym.OrOf(none, sym.NeOf(only, zero), sym.EqOf(rest, zero)))
		return
	}
	e.doubt = r.String() + " does not say which member owns how much: name them with resource_of(this->member)"
}

func (p *resourceParts) has(f *cc.Field) bool {
	for _, s := range p.shares {
		if s == f {
			return true
		}
	}
	return false
}

func (p *resourceParts) linkAt(u *Unit, t cc.Type, f *cc.Field) *resourceLink {
	off, _, _, ok := u.Offsetof(t, f)
	if !ok {
		return nil
	}
	for i := range p.links {
		if p.links[i].off == off {
			return &p.links[i]
		}
	}
	return nil
}

// partsOf spreads the formula of r over the blocks of an object.
func (b *Bindings) partsOf(r *Resource) *resourceParts {
	if r.parts != nil {
		return r.parts
	}
	p := &resourceParts{res: r, rest: r.Bound}
	r.parts = p
	if r.Bound == nil || r.Undefined != nil || r.Rel != iface.Exact || r.Type.Kind() != cc.Struct {
		p.opaque = true
		return p
	}
	if r.self {
		n, ok := b.unit.Sizeof(r.Type)
		if p.opaque = !ok; !ok {
			return p
		}
		p.size = n
		p.rest = sym.Sub(p.rest, sym.Int(n))
	}
	for _, n := range sortedKeys(r.Inputs) {
		in := r.Inputs[n]
		if in.Place.Root != iface.RootThis || len(in.Place.Steps) == 0 || in.Kind != iface.InValue && in.Kind != iface.InResourceOf {
			p.opaque = true
			return p
		}
		if in.Kind != iface.InResourceOf {
			continue
		}
		off, isConst := sym.IsInt(stepOffset(in.Place.Steps[0]))
		coef, rest, lin := sym.Normalize(p.rest).LinearIn(in.Sym)
		if k, isK := sym.IsInt(orZero(coef)); !lin || !isK || k != 1 || len(in.Place.Steps) != 1 || !isConst || sym.HasSym(rest, in.Sym.Name) {
			p.opaque = true
			return p
		}
		p.rest = rest
		p.links = append(p.links, resourceLink{off, in.Sym, b.target(in)})
	}
	if k, isConst := sym.IsInt(p.rest); isConst && k == 0 {
		return p
	}
	b.pickShares(r, p)
	if len(p.shares) == 0 && !p.opaque {
		p.opaque, p.block = !r.self, r.self
	}
	return p
}

// pickShares finds the members that may hold the blocks that rest speaks of:
// pointers to objects that the formula does not name otherwise. Pointers to
// const are borrowed where there are others.
func (b *Bindings) pickShares(r *Resource, p *resourceParts) {
	var borrowed []*cc.Field
	for _, f := range fieldsOf(r.Type) {
		t := f.Type()
		switch t.Kind() {
		case cc.Struct, cc.Union, cc.Array:
			if holdsPointer(t, 0) {
				p.opaque = true
				return
			}
			continue
		case cc.Ptr:
		default:
			continue
		}
		to := t.(*cc.PointerType).Elem()
		if to.Kind() == cc.Function || b.Resource(to) != nil || p.linkAt(b.unit, r.Type, f) != nil {
			continue
		}
		if isConstType(to) {
			borrowed = append(borrowed, f)
			continue
		}
		p.shares = append(p.shares, f)
	}
	if len(p.shares) == 0 {
		p.shares = borrowed
	}
}

// sameRecord reports whether two types are the same structure.
func sameRecord(a, b cc.Type) bool {
	return a == b || a != nil && b != nil && a.Kind() == b.Kind() && recordName(a) == recordName(b)
}

func isConstType(t cc.Type) bool {
	a := t.Attributes()
	return a != nil && a.IsConst()
}

// holdsPointer reports whether an object of type t contains pointers to objects.
func holdsPointer(t cc.Type, depth int) bool {
	if depth > 20 {
		return true
	}
	switch t.Kind() {
	case cc.Ptr:
		return t.(*cc.PointerType).Elem().Kind() != cc.Function
	case cc.Array:
		return holdsPointer(t.(*cc.ArrayType).Elem(), depth+1)
	case cc.Struct, cc.Union:
		for _, f := range fieldsOf(t) {
			if holdsPointer(f.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

func stepOffset(s iface.Step) sym.Expr {
	if s.Offset == nil {
		return sym.Int(0)
	}
	return s.Offset
}

func orZero(e sym.Expr) sym.Expr {
	if e == nil {
		return sym.Int(0)
	}
	return e
}
