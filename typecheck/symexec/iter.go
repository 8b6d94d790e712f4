// This file follows what differs from one iteration of a loop to the next and
// is not computed by it: the elements of an array the caller owns, the nodes of
// a chain, and the blocks that a loop made and stored in an array.

package symexec

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// perIteration says that the symbol's value is another one in each iteration of
// the loop whose number is idx.
func (m *Machine) perIteration(v *sym.Sym, idx *sym.Sym) { m.iter[v.Name] = idx.Name }

// loopIndex is the one loop number that off depends on; nil when it depends on
// several or on anything else the caller cannot know.
func (m *Machine) loopIndex(off sym.Expr) *sym.Sym {
	var idx *sym.Sym
	for _, v := range sym.FreeSyms(off) {
		switch {
		case m.indices[v.Name]:
			if idx != nil {
				return nil
			}
			idx = v
		case !m.callerKnows(v):
			return nil
		}
	}
	return idx
}

// callerKnows reports whether v is the same in all iterations of all loops, and the
// caller's to know.
func (m *Machine) callerKnows(v *sym.Sym) bool { return v.Origin == sym.Input && m.iter[v.Name] == "" }

// nameable reports whether the caller can tell which iterations a sum over trips of
// them speaks of: not where an outer loop decides how many there are.
func (m *Machine) nameable(trips sym.Expr) bool {
	return !mentions(trips, func(v *sym.Sym) bool { return !m.callerKnows(v) })
}

// elementValue is the value at entry of an element whose offset depends on the
// number of the iteration.
func (m *Machine) elementValue(s *State, a Access, idx *sym.Sym) (Value, bool) {
	id := "element\x00" + placeKey(a)
	if v, ok := m.entries[id]; ok {
		return v, true
	}
	if a.T.Kind != IntType && a.T.Kind != PtrType {
		return nil, false
	}
	spelt := m.IndexName
	if m.exploring > 0 {
		spelt = "it" // a first pass: its symbols do not survive
	}
	named := a
	named.Off = sym.Subst(a.Off, map[string]sym.Expr{idx.Name: sym.NewSym(spelt, sym.Bound, big.NewInt(0), nil)})
	if sym.HasSym(a.Off, spelt) {
		return nil, false // what it is called is taken
	}
	named.Path = ElementPath(a, named.Off)
	place, ok := entryPlace(named)
	if !ok {
		return nil, false
	}
	v := m.EntryAt(place, a.T, id)
	e := element{acc: a, idx: idx, text: place.Text, key: placeKey(named)}
	switch x := v.(type) {
	case Int:
		m.perIteration(x.E.(*sym.Sym), idx)
		m.elements[x.E.(*sym.Sym).Name] = e
	case *Ptr:
		m.perIteration(x.R.Addr.(*sym.Sym), idx)
		m.elements[x.R.Addr.(*sym.Sym).Name] = e
		x.R.iter = idx
		m.aim(x.R, a)
	}
	m.entries[id] = v
	return v, true
}

// element says what a symbol that differs between iterations is: what an element
// of an array was at entry, or, with fn, what that function says of what it
// pointed to.
type element struct {
	acc  Access // over idx
	idx  *sym.Sym
	fn   string // strlen, resource_of; "" for the value itself
	text string // over the index's name
	key  string // of the place; the same in all loops over the array
}

// of is the element e under fn.
func (e element) of(fn string) element {
	if fn != "" {
		e.fn, e.text, e.key = fn, fn+"("+e.text+")", fn+"\x00"+e.key
	}
	return e
}

// noteOf says that v is fn of what r, which an element points to, is.
func (m *Machine) noteOf(fn string, v *sym.Sym, r *Region) {
	a, _ := r.Addr.(*sym.Sym)
	if a == nil {
		return
	}
	if e, ok := m.elements[a.Name]; ok && e.fn == "" {
		m.elements[v.Name] = e.of(fn)
	}
}

// elementAt is the symbol that v, which differs between the iterations of the loop
// whose number is idx, is in iteration i; nil when it is none of an array's.
func (m *Machine) elementAt(v, idx *sym.Sym, i sym.Expr) sym.Expr {
	e, ok := m.elements[v.Name]
	if !ok || e.idx.Name != idx.Name {
		return nil
	}
	a := e.acc
	a.Off = sym.Subst(a.Off, map[string]sym.Expr{idx.Name: i})
	a.Path = ElementPath(a, a.Off)
	if a.R.iter != nil || m.Owned != nil {
		return nil
	}
	switch x := m.entryValue(nil, a).(type) {
	case Int:
		if y, ok := x.E.(*sym.Sym); ok && e.fn == "" && y.Origin == sym.Input {
			return y
		}
	case *Ptr:
		y, ok := x.R.Addr.(*sym.Sym)
		switch {
		case !ok || y.Origin != sym.Input:
		case e.fn == "strlen":
			return m.entryLength(x.R)
		case e.fn != "":
			return nil
		default:
			return y
		}
	}
	return nil
}

// ElementPath spells the accessor of the element that lies at off, given that of the
// element a over the index.
func ElementPath(a Access, off sym.Expr) string {
	end := strings.LastIndexByte(a.Path, ']') + 1
	if member := a.Path[end:]; member != "" {
		if q := structIndex(a.Path[:end], a.Off, off); q != nil {
			return "[" + sym.C(q) + "]" + member
		}
	} else if a.T.Size > 0 {
		if q := sym.TruncDivOf(off, sym.Int(a.T.Size)); sym.Equal(sym.MulOf(q, sym.Int(a.T.Size)), off) {
			return "[" + sym.C(q) + "]"
		}
	}
	return fmt.Sprintf("[%s bytes on]", sym.C(off))
}

// structIndex is the index of the structure that the byte off lies in, in an array
// whose index at the byte from is spelt; nil when its size does not follow from that.
func structIndex(spelt string, from, off sym.Expr) sym.Expr {
	terms := sym.Normalize(from)
	for _, v := range sym.FreeSyms(from) {
		coef, _, lin := terms.LinearIn(v)
		k, isInt := sym.IsInt(coef)
		if !lin || !isInt || k <= 0 {
			continue
		}
		for n := int64(1); n <= 8 && n <= k; n++ {
			if k%n != 0 {
				continue
			}
			size := sym.Int(k / n)
			if "["+sym.C(sym.FloorDivOf(from, size))+"]" == spelt {
				return sym.FloorDivOf(off, size)
			}
		}
	}
	return nil
}

// sumIterations turns the effect of iteration i into that of all of them: parts
// linear in per-iteration symbols become named sums over the loop. ok is false
// when the effect is not of that form.
func (m *Machine) sumIterations(body effect.Effect, i *sym.Sym, trips sym.Expr, over string, total func(effect.Effect) (effect.Effect, bool)) (effect.Effect, bool) {
	if !m.nameable(trips) {
		return body, false
	}
	mine := func(v *sym.Sym) bool { return m.iter[v.Name] == i.Name }
	if choosing := map[string]bool{}; choosers(body, mine, choosing) {
		// What an iteration does depends on its element in another way than linearly,
		// such as whether it is null: the bounds of all its ways.
		body = Project(body, func(v *sym.Sym) bool { return choosing[v.Name] }, nil)
	}
	// Split every end of the body's bounds in a part that the algebra can sum
	// and named sums.
	named := map[string]sym.Expr{}
	failed := false
	split := func(e sym.Expr) (rest, sums sym.Expr) {
		if sym.IsInf(e) || effect.IsNegInf(e) {
			return e, sym.Int(0)
		}
		rest, sums, ok := m.splitSums(e, i, trips, over, named)
		failed = failed || !ok
		return rest, sums
	}
	plain, extra := body, effect.Zero()
	pair := func(b effect.Bound) (p, x effect.Bound) {
		p.Lo, x.Lo = split(b.Lo)
		p.Hi, x.Hi = split(b.Hi)
		return
	}
	plain.Alloc, extra.Alloc = pair(body.Alloc)
	plain.Freed, extra.Freed = pair(body.Freed)
	plain.Net, extra.Net = pair(body.Net)
	if failed {
		return body, false
	}
	released := sym.IsTrue(sym.LeOf(body.Alloc.Hi, sym.Int(0)))
	if released {
		// Nothing is acquired: the net only falls.
		z := effect.Point(sym.Int(0))
		plain.Peak, extra.Peak = z, z
	} else {
		// The peak is at most everything acquired on top of what was there.
		plain.Peak = effect.Bound{Lo: sym.Int(0), Hi: plain.Alloc.Hi}
		extra.Peak = effect.Bound{Lo: sym.Int(0), Hi: extra.Alloc.Hi}
	}
	t, ok := total(plain)
	if !ok {
		return body, false
	}
	out := effect.Effect{Alloc: effect.AddBound(t.Alloc, extra.Alloc), Freed: effect.AddBound(t.Freed, extra.Freed),
		Net: effect.AddBound(t.Net, extra.Net)}
	if released {
		out.Peak = effect.Point(sym.Int(0))
	} else {
		out.Peak = effect.Bound{Lo: maxZero(out.Net.Lo), Hi: out.Alloc.Hi}
		if sym.IsTrue(sym.LeOf(body.Freed.Hi, sym.Int(0))) && out.Alloc.IsExact() {
			out.Peak = out.Alloc
		}
	}
	return out, true
}

// splitSums takes the part of e, of iteration i, that is linear in what differs
// between the iterations, and names its sum over all of them; rest is the other part,
// still of one iteration.
func (m *Machine) splitSums(e sym.Expr, i *sym.Sym, trips sym.Expr, over string, named map[string]sym.Expr) (rest, sums sym.Expr, ok bool) {
	mine := func(v *sym.Sym) bool { return m.iter[v.Name] == i.Name }
	rest, sums = e, sym.Int(0)
	for _, v := range sym.FreeSyms(e) {
		if !mine(v) {
			continue
		}
		coef, other, lin := sym.Normalize(rest).LinearIn(v)
		if !lin || mentions(coef, mine) || sym.HasSym(coef, i.Name) || sym.HasSym(other, v.Name) {
			return rest, sums, false
		}
		rest = other
		sums = sym.AddOf(sums, sym.MulOf(coef, m.namedSum(v, i, trips, over, named)))
	}
	return rest, sums, !mentions(rest, mine)
}

// SumOfElements is the sum of what term gives for an element of the caller's, the
// number of which it is told, over the first count of them, 0 where that is below 0;
// ok is false where it cannot be named.
func (m *Machine) SumOfElements(s *State, count sym.Expr, term func(s *State, i *sym.Sym) (sym.Expr, bool)) (total sym.Expr, ok bool) {
	if !m.nameable(count) {
		return nil, false
	}
	i := m.FreshSym("i", sym.Approx, big.NewInt(0), maxAddr())
	m.indices[i.Name], m.iterations[i.Name] = true, true
	defer delete(m.indices, i.Name)
	one := s.Clone()
	if !one.Assume(sym.LtOf(i, count)) {
		return sym.Int(0), true
	}
	e, ok := term(one, i)
	if !ok || sym.IsInf(e) {
		return nil, false
	}
	rest, sums, ok := m.splitSums(e, i, count, m.overAll(count), map[string]sym.Expr{})
	if !ok || mentions(rest, func(v *sym.Sym) bool { return v.Name != i.Name && !m.callerKnows(v) }) {
		return nil, false
	}
	j := sym.NewSym("j", sym.Bound, big.NewInt(0), nil)
	plain, ok := sym.SumOver(j, sym.Int(0), count, sym.Subst(rest, map[string]sym.Expr{i.Name: j}))
	if !ok {
		return nil, false
	}
	return sym.AddOf(plain, sums), true
}

// Iterates reports whether v is the number of a loop's iteration.
func (m *Machine) Iterates(v *sym.Sym) bool { return m.indices[v.Name] }

// choosers collects the symbols of which mine says yes that choices in an effect
// depend on, and reports whether there are some.
func choosers(e effect.Effect, mine func(*sym.Sym) bool, found map[string]bool) bool {
	var walk func(e sym.Expr, deep int)
	walk = func(e sym.Expr, deep int) {
		var parts []sym.Expr
		switch e := e.(type) {
		case *sym.Add:
			parts = e.X
		case *sym.Mul:
			parts = e.X
		case *sym.Max:
			parts = e.X
		case *sym.Min:
			parts = e.X
		case *sym.Ite:
			for _, v := range sym.CondSyms(e.C) {
				if mine(v) {
					found[v.Name] = true
				}
			}
			parts = []sym.Expr{e.A, e.B}
		}
		for _, x := range parts {
			if deep < 20 {
				walk(x, deep+1)
			}
		}
	}
	for _, x := range effectExprs(e) {
		walk(x, 0)
	}
	return len(found) > 0
}

func maxZero(e sym.Expr) sym.Expr {
	if effect.IsNegInf(e) {
		return sym.Int(0)
	}
	return sym.MaxOf(e, sym.Int(0))
}

// overAll spells what a sum over trips iterations runs over.
func (m *Machine) overAll(trips sym.Expr) string { return m.IndexName + ", 0, " + sym.C(trips) + ", " }

// namedSum is the input that stands for the sum of v over all iterations.
func (m *Machine) namedSum(v, i *sym.Sym, trips sym.Expr, over string, memo map[string]sym.Expr) sym.Expr {
	if e, ok := memo[v.Name]; ok {
		return e
	}
	text, id := v.Name, ""
	e, ofArray := m.elements[v.Name]
	ofArray = ofArray && e.idx.Name == i.Name
	if e.text != "" {
		text, id = m.ascending(e, i, trips) // whichever loop it was read in
	}
	if ofArray && over == "" {
		over = m.overAll(trips) // an array beside the chain
	}
	name := "sum(" + over + plainText(text) + ")"
	lo := v.Lo
	if lo != nil && lo.Sign() != 0 {
		lo = nil
	}
	var hi *big.Int
	src := m.Inputs[v.Name]
	if src != nil && (src.Kind == iface.InLength || src.Kind == iface.InResourceOf) {
		hi = hugeBytes() // no call lives to read more
	}
	s := sym.NewSym(m.unique(name, "sum\x00"+id+name), sym.Input, lo, hi)
	in := &iface.Input{Sym: s, Kind: iface.InPure, Fn: "sum", Type: "unsigned long"}
	if src != nil {
		in.Place, in.Type, in.Signed = src.Place, src.Type, src.Signed
		if ofArray || over == m.overAll(trips) && m.iter[v.Name] == i.Name && hasIndex(&src.Place, m.IndexName) {
			index := sym.NewSym(m.IndexName, sym.Bound, big.NewInt(0), nil)
			in.Each = &iface.Elements{Index: index, Count: trips, Kind: src.Kind, Fn: src.Fn}
		}
	}
	m.Inputs[s.Name] = in
	memo[v.Name] = s
	return s
}

// hasIndex reports whether the offsets of a place speak of the index.
func hasIndex(p *iface.Place, index string) bool {
	return slices.ContainsFunc(p.Steps, func(st iface.Step) bool { return st.Offset != nil && sym.HasSym(st.Offset, index) })
}

// otherPass is what tells a pointer apart from the one that another pass over the loop
// has read at the same place.
var otherPass = regexp.MustCompile(`@[0-9]+(->|$)`)

// plainText is the text of a place as the source would spell it.
func plainText(text string) string { return otherPass.ReplaceAllString(text, "$1") }

// ascending spells an element as a loop does that goes through the array from its
// start: the sum is the same.
func (m *Machine) ascending(e element, i *sym.Sym, trips sym.Expr) (text, key string) {
	if trips == nil || rises(e.acc.Off, i) {
		return e.text, e.key
	}
	last := sym.Sub(trips, sym.Int(1))
	index := sym.NewSym(m.IndexName, sym.Bound, big.NewInt(0), sym.RangeOf(last, nil).Hi)
	a := e.acc
	a.Off = sym.Subst(a.Off, map[string]sym.Expr{i.Name: sym.Sub(last, index)})
	if !rises(a.Off, index) {
		return e.text, e.key
	}
	a.Path = ElementPath(a, a.Off)
	whole := element{text: display(a), key: placeKey(a)}.of(e.fn)
	return whole.text, whole.key
}

// rises reports whether an offset grows with the number of the iteration.
func rises(off sym.Expr, i *sym.Sym) bool {
	coef, _, lin := sym.Normalize(off).LinearIn(i)
	k, isInt := sym.IsInt(coef)
	return lin && isInt && k > 0
}

// hasIterations reports whether an effect mentions symbols of the loop.
func (m *Machine) hasIterations(e effect.Effect, i *sym.Sym) bool {
	for _, x := range effectExprs(e) {
		for _, v := range sym.FreeSyms(x) {
			if m.iter[v.Name] == i.Name {
				return true
			}
		}
	}
	return false
}

// dropNull rewrites "nothing for a null pointer, else what it owns" to what it
// owns: resource_of is 0 for null.
func (m *Machine) dropNull(e effect.Effect) effect.Effect {
	return effect.Map(e, func(x sym.Expr) sym.Expr { return m.dropNullExpr(x, 0) })
}

func (m *Machine) dropNullExpr(e sym.Expr, deep int) sym.Expr {
	if deep > 20 {
		return e
	}
	switch e := e.(type) {
	case *sym.Add:
		out := make([]sym.Expr, len(e.X))
		for i, x := range e.X {
			out[i] = m.dropNullExpr(x, deep+1)
		}
		return sym.AddOf(out...)
	case *sym.Mul:
		out := make([]sym.Expr, len(e.X))
		for i, x := range e.X {
			out[i] = m.dropNullExpr(x, deep+1)
		}
		return sym.MulOf(out...)
	case *sym.Ite:
		a, b := m.dropNullExpr(e.A, deep+1), m.dropNullExpr(e.B, deep+1)
		for _, v := range sym.CondSyms(e.C) {
			null := sym.EqOf(v, sym.Int(0))
			none, some := a, b
			switch {
			case sym.EqualCond(e.C, null):
			case sym.EqualCond(e.C, sym.NotOf(null)):
				none, some = b, a
			default:
				continue
			}
			sub := map[string]sym.Expr{}
			for _, r := range sym.FreeSyms(some) {
				if in := m.Inputs[r.Name]; in != nil && in.Kind == iface.InResourceOf && in.Place.Text == v.Name {
					sub[r.Name] = sym.Int(0)
				}
			}
			if len(sub) > 0 && sym.Equal(sym.Subst(some, sub), none) {
				return some
			}
		}
		return sym.IteOf(e.C, a, b)
	}
	return e
}
