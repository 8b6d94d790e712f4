// This file finds what a call leaves at a place: the blocks stored there and
// those only reachable through them.

package typecheck

import (
	"strconv"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// place judges the share that an "into place" clause claims. Bytes stored there
// beyond the claim violate it, and so does a claim where nothing is stored;
// a claim with room to spare is judged with the total.
func (k *checker) place(cl *iface.Clause, c *iface.Case, hyp []sym.Cond) result {
	stored, n, ok := k.storedAt(cl.Place, c)
	if !ok {
		r := result{status: Unknown, why: WhyPlace + " (" + cl.Place.Text + ")", where: cl.Place.Text}
		if len(c.Havoc) > 0 {
			u := c.Havoc[0]
			r.reason = &u
		}
		return r
	}
	x := question{hyp: hyp, c: c, declared: cl.Bound, rel: cl.Rel, actual: effect.Point(stored), q: iface.Alloc}
	r := k.compare(x)
	r.where = cl.Place.Text
	if r.status == Holds && n == 0 && cl.Rel == iface.Exact {
		// Nothing is stored there although something is claimed: the caller
		// would give back what is not there.
		test := append(hyp[:len(hyp):len(hyp)], k.succeeds(c, false)...)
		goal := sym.LeOf(cl.Bound, sym.Int(0))
		if a := k.ask(test, goal); a.Status == prove.No {
			bad := k.refuted(x, test, goal, stored, a, &r)
			if bad == "" {
				r.status, r.by, r.aExpr, r.slack = Violated, a.By, stored, nil
			} else {
				r.status, r.why = Unknown, bad
			}
		}
	}
	return r
}

// storedAt is the number of bytes of fresh blocks that belong to the place after
// the case, and how many blocks they are.
func (k *checker) storedAt(p *iface.Place, c *iface.Case) (sym.Expr, int, bool) {
	var v iface.Value
	if p.Root == iface.RootResult && len(p.Steps) == 0 {
		v = c.Result
		if v == nil {
			return sym.Int(0), 0, true
		}
	} else {
		s, ok := lookup(p, c)
		if !ok {
			// Not written: nothing new is there, unless something unknown wrote.
			return sym.Int(0), 0, len(c.Havoc) == 0
		}
		v = s.Val
	}
	switch v := v.(type) {
	case iface.Pointer:
		if v.Region < 0 {
			return sym.Int(0), 0, true
		}
		if v.Region >= len(c.Regions) {
			return nil, 0, false
		}
		return k.reachable(v.Region, p, c)
	case iface.Int, iface.FuncAddr:
		return sym.Int(0), 0, true
	}
	return nil, 0, false
}

// reachable sums the block and what is only stored inside it, without blocks
// that another clause's place holds directly.
func (k *checker) reachable(first int, p *iface.Place, c *iface.Case) (sym.Expr, int, bool) {
	taken := map[int]bool{}
	for n := range k.f.Clauses {
		o := k.f.Clauses[n].Place
		if o == nil || placeKey(o) == placeKey(p) {
			continue
		}
		if r, ok := direct(o, c); ok && r != first {
			taken[r] = true
		}
	}
	seen := map[int]bool{first: true}
	todo := []int{first}
	var sizes []sym.Expr
	for len(todo) > 0 {
		r := todo[0]
		todo = todo[1:]
		size := c.Regions[r].Size
		if size == nil || sym.IsInf(size) {
			return nil, 0, false
		}
		sizes = append(sizes, size)
		for _, s := range c.Stores {
			to, ok := s.Val.(iface.Pointer)
			if !ok || to.Region < 0 || to.Region >= len(c.Regions) || seen[to.Region] || taken[to.Region] {
				continue
			}
			if s.To.Root == iface.RootRegion && s.To.Index == r {
				seen[to.Region] = true
				todo = append(todo, to.Region)
			}
		}
	}
	return sym.AddOf(sizes...), len(sizes), true
}

// direct is the fresh block whose address is stored at the place itself.
func direct(p *iface.Place, c *iface.Case) (int, bool) {
	var v iface.Value
	if p.Root == iface.RootResult && len(p.Steps) == 0 {
		v = c.Result
	} else if s, ok := lookup(p, c); ok {
		v = s.Val
	}
	to, ok := v.(iface.Pointer)
	if !ok || to.Region < 0 || to.Region >= len(c.Regions) {
		return 0, false
	}
	return to.Region, true
}

// lookup is the last store to the place. A place behind the result is also the
// place inside the block that the result points to.
func lookup(p *iface.Place, c *iface.Case) (iface.Store, bool) {
	keys := map[string]bool{placeKey(p): true}
	if q, ok := insideResult(p, c); ok {
		keys[placeKey(&q)] = true
	}
	for k := len(c.Stores) - 1; k >= 0; k-- {
		if keys[placeKey(&c.Stores[k].To)] {
			return c.Stores[k], true
		}
	}
	return iface.Store{}, false
}

// insideResult turns "result->field" into the place in the fresh block.
func insideResult(p *iface.Place, c *iface.Case) (iface.Place, bool) {
	if p.Root != iface.RootResult || len(p.Steps) == 0 || !p.Steps[0].Deref && p.Steps[0].Attr == "" {
		return iface.Place{}, false
	}
	to, ok := c.Result.(iface.Pointer)
	if !ok || to.Region < 0 {
		return iface.Place{}, false
	}
	first := p.Steps[0]
	first.Deref = false
	first.Offset = sym.AddOf(offset(first.Offset), offset(to.Off))
	return iface.Place{Root: iface.RootRegion, Index: to.Region, Steps: append([]iface.Step{first}, p.Steps[1:]...)}, true
}

func offset(e sym.Expr) sym.Expr {
	if e == nil {
		return sym.Int(0)
	}
	return e
}

// placeKey identifies a storage location; nil is the place of a clause without
// "into". Steps that do not move are left out.
func placeKey(p *iface.Place) string {
	if p == nil {
		return ""
	}
	var b strings.Builder
	switch p.Root {
	case iface.RootParam:
		b.WriteString("param " + strconv.Itoa(p.Index))
	case iface.RootGlobal:
		b.WriteString("global " + p.Name)
	case iface.RootResult:
		b.WriteString("result")
	case iface.RootRegion:
		b.WriteString("region " + strconv.Itoa(p.Index))
	case iface.RootThis:
		b.WriteString("this")
	}
	for _, s := range p.Steps {
		o := offset(s.Offset)
		n, isInt := sym.IsInt(o)
		if !s.Deref && s.Attr == "" && isInt && n == 0 {
			continue
		}
		b.WriteByte('|')
		if s.Deref {
			b.WriteByte('*')
		}
		b.WriteString(s.Attr)
		if !isInt || n != 0 {
			b.WriteString("+" + o.Key())
		}
	}
	return b.String()
}
