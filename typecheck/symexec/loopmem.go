// This file finds out what memory a loop's body really writes, so that the rest
// keeps its contents across the loop.

package symexec

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// writeSet is what iterations write, region by region, as a first pass showed.
// A later pass verifies it. The entry of no region has the classes of memory
// that they write wherever it is reachable.
type writeSet map[*Region]*regionWrites

// regionWrites is what iterations write of one region.
type regionWrites struct {
	all   bool            // anything
	cells []*cell         // at offsets that are the same in every iteration
	class map[string]bool // classes of cells at other offsets; "": any
	// stride > 0: an iteration only touches bytes of its own, so many further on than
	// those of the last, and reads nothing else of the region. 0: it does not.
	stride int64
}

// writesOf collects what the ends of an iteration wrote since head. ok is false
// when something was written that cannot be told.
// left are paths that leave the loop: they write nothing that a later iteration
// sees, but what they read counts. at says what the heads of counters are in iteration
// idx, where they are symbols of their own.
func (m *Machine) writesOf(s, head *State, ends, left []*State, idx *sym.Sym, at map[string]sym.Expr, since int) (w writeSet, ok bool) {
	w = writeSet{}
	for _, e := range ends {
		if e.Dead || e.Exited {
			continue
		}
		classes, known := e.havoc.since(head.havoc)
		if !known {
			return nil, false
		}
		for c := range classes {
			if w[nil] == nil {
				w[nil] = &regionWrites{class: map[string]bool{}}
			}
			w[nil].class[c] = true
		}
		for r, rs := range e.mem {
			old := head.mem[r]
			if r.Loop {
				continue // its contents are not followed
			}
			if r.whole != nil || r.fam != nil && !m.stays(r.idx, since) {
				continue // see famLoop
			}
			if rs == old || r.fam == nil && r.Kind == Fresh && s.mem[r] == nil && head.mem[r] == nil {
				continue
			}
			if r.Kind == Local && !r.Shared && head.mem[r] == nil {
				continue // an object of the iteration itself
			}
			if old == nil {
				old = &regState{}
			}
			m.regionWrites(w, r, old, rs)
		}
	}
	// Element-wise holds only if no path touches another element.
	for r, x := range w {
		if r == nil || x.stride == 0 {
			continue
		}
		one := window{idx: idx, at: at}
		for _, e := range append(append([]*State(nil), ends...), left...) {
			if !one.holds(head.mem[r], e.mem[r]) {
				one.stride = 0
				break
			}
		}
		x.stride = one.stride
	}
	return w, true
}

// window is the part of a region that an iteration keeps to: size bytes from lo past
// ref, which is where the first iteration's lies; iteration idx has its own stride*idx
// further on, so that no two share a byte.
type window struct {
	idx    *sym.Sym
	at     map[string]sym.Expr // what counters are in iteration idx
	ref    sym.Expr
	stride int64
	lo, hi int64
}

// take makes room for size bytes at off; false when they are not the iteration's own.
func (w *window) take(off sym.Expr, size int64) bool {
	if len(w.at) > 0 {
		off = sym.Subst(off, w.at)
	}
	coef, rest, lin := sym.Normalize(off).LinearIn(w.idx)
	n, isInt := sym.IsInt(coef)
	if !lin || !isInt || n <= 0 || w.stride > 0 && w.stride != n {
		return false
	}
	if w.stride == 0 {
		w.stride, w.ref, w.lo, w.hi = n, rest, 0, size
	}
	d, isInt := sym.IsInt(sym.Sub(rest, w.ref))
	w.lo, w.hi = min(w.lo, d), max(w.hi, d+size)
	return isInt && w.hi-w.lo <= n
}

// holds reports whether all that a path did with a region since the head of an
// iteration lies in the iteration's own part of it.
func (w *window) holds(old, now *regState) bool {
	if now == nil || now == old {
		return true
	}
	if old == nil {
		old = &regState{}
	}
	if now.copied && !old.copied || len(now.over) < len(old.over) {
		return false
	}
	for k := range now.fixed {
		if old.fixed[k] == nil {
			return false
		}
	}
	for _, n := range now.smudge {
		if n.off == nil && !smudged(old, n) {
			return false
		}
	}
	for _, c := range now.float {
		if floatAt(old, cellKey{sym.Hash(c.off), c.size}) != c && !w.take(c.off, c.size) {
			return false
		}
	}
	for _, o := range now.over[len(old.over):] {
		n, isInt := sym.IsInt(o.len)
		if o.len == nil || !isInt || n <= 0 || !w.take(o.off, n) {
			return false
		}
	}
	return true
}

func (m *Machine) regionWrites(w writeSet, r *Region, old, now *regState) {
	get := func() *regionWrites {
		if w[r] == nil {
			w[r] = &regionWrites{class: map[string]bool{}}
		}
		return w[r]
	}
	blank := len(now.over) - len(old.over)
	if blank < 0 || !sameOverlays(old.over, now.over[:len(old.over)]) || !sameRows(old.rows, now.rows) || !explained(old, now) {
		get().all = true
	}
	touched := false
	for _, n := range now.smudge {
		if n.off == nil && n.class != "" && !smudged(old, n) {
			get().class[n.class] = true
			touched = true
		}
	}
	for k, c := range now.fixed {
		if o := old.fixed[k]; c.dirty && (o == nil || o != c && !SameValue(o.val, c.val)) {
			x := get()
			x.cells = append(x.cells, c)
		}
	}
	for _, c := range now.float {
		if c.dirty && floatAt(old, cellKey{sym.Hash(c.off), c.size}) != c {
			get().class[c.t.Class] = true
			get().class[c.t.Scalar] = true
			touched = true
		}
	}
	if blank > 0 {
		get().class[""] = true
		touched = true
	}
	if touched {
		get().stride = 1 // the window tells
	}
}

// explained reports whether every new smudge is that of a cell still there: one
// whose cell was overwritten since says that something else was written too.
func explained(old, now *regState) bool {
	for _, n := range now.smudge {
		known := smudged(old, n) || n.off == nil && n.class != ""
		if n.off != nil && !known {
			c := floatAt(now, cellKey{sym.Hash(n.off), n.size})
			known = c != nil && c.dirty
		}
		if !known {
			return false
		}
	}
	return true
}

// smudged reports whether that smudge is among those of a region.
func smudged(rs *regState, n smudge) bool {
	for _, o := range rs.smudge {
		if o.class == n.class && o.size == n.size && (o.off == nil) == (n.off == nil) && (o.off == nil || sym.Equal(o.off, n.off)) {
			return true
		}
	}
	return false
}

// covers reports whether the assumed writes include the observed ones.
func (w writeSet) covers(seen writeSet) bool {
	for r, x := range seen {
		a := w[r]
		switch {
		case a == nil:
			return false
		case a.all:
			continue
		case x.all || a.stride > 0 && x.stride != a.stride && len(x.class) > 0:
			return false
		}
		for c := range x.class {
			if !a.class[c] {
				return false
			}
		}
		for _, c := range x.cells {
			found := false
			for _, d := range a.cells {
				found = found || d.size == c.size && sym.Equal(d.off, c.off)
			}
			if !found {
				return false
			}
		}
	}
	return true
}

// with is the union of two write sets.
func (w writeSet) with(o writeSet) writeSet {
	out := writeSet{}
	for _, l := range []writeSet{w, o} {
		for r, x := range l {
			y := out[r]
			if y == nil {
				c := *x
				c.class = map[string]bool{}
				for k := range x.class {
					c.class[k] = true
				}
				c.cells = append([]*cell(nil), x.cells...)
				out[r] = &c
				continue
			}
			y.all = y.all || x.all
			for k := range x.class {
				y.class[k] = true
			}
			y.cells = append(y.cells, x.cells...)
			if x.stride != y.stride {
				y.stride = 0
			}
		}
	}
	return out
}

// apply makes what the iterations write unknown. inside says that the state is
// at the head of an iteration, whose own elements are still as they were.
func (w writeSet) apply(m *Machine, s *State, fams *famLoop, why iface.Reason, inside bool) {
	if x := w[nil]; x != nil {
		m.HavocClasses(s, x.class, why)
	}
	for _, r := range sortedSet(w) {
		x := w[r]
		if r.Kind == Local && !r.Shared {
			continue // assigned by name: the loop's variables
		}
		if fams.rowed(r) {
			continue // what is written apart from the rows is followed
		}
		if x.all {
			m.SetBytes(s, r, sym.Int(0), nil, false)
			continue
		}
		for _, c := range x.cells {
			a := Access{R: r, Off: c.off, Path: c.path, T: c.t}
			m.set(s, a, m.Unknown(s, c.t, "it"))
		}
		rs := s.own(r) // it is no object of the iteration itself
		if len(x.class) > 0 && (!inside || x.stride <= 0) {
			hit := func(t Type) bool { return x.class[""] || t.in(x.class) }
			var more []smudge
			for _, c := range sortedClasses(x.class) {
				more = append(more, smudge{class: c})
			}
			rs.smudge = joinSmudges(rs.smudge, more)
			var keep []*cell
			for _, c := range rs.float {
				if !hit(c.t) {
					keep = append(keep, c)
				}
			}
			rs.float = keep
			for k, c := range rs.fixed {
				if hit(c.t) {
					delete(rs.fixed, k)
				}
			}
		}
	}
}

func sortedSet(w writeSet) []*Region {
	s := &State{mem: map[*Region]*regState{}}
	for r := range w {
		if r != nil {
			s.mem[r] = nil
		}
	}
	return s.sortedRegions()
}
