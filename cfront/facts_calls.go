// This file closes what functions may do over their callees.

package cfront

import (
	"regexp"
	"sort"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
)

// factsOf closes what a function may do over its callees.
func (an *analyser) factsOf(f *function) *facts {
	if c := an.closed[f]; c != nil {
		return c
	}
	c := &closer{an: an, nodes: map[*function]*closing{}}
	c.visit(f)
	return an.closed[f]
}

// closer finds the strongly connected groups of the call graph (Tarjan 1972,
// "Depth-first search and linear graph algorithms"), callees first: all
// functions of a group may do the same.
type closer struct {
	an    *analyser
	nodes map[*function]*closing
	stack []*closing
}

// closing is a function whose group is not closed yet.
type closing struct {
	f          *function
	own        *facts
	callees    []*function
	index, low int
	done       bool
}

func (c *closer) visit(f *function) *closing {
	n := &closing{f: f, index: len(c.nodes), low: len(c.nodes)}
	c.nodes[f] = n
	c.stack = append(c.stack, n)
	n.own = c.an.ownFacts(f)
	n.callees = c.an.callees(f)
	for _, g := range n.callees {
		if c.an.closed[g] != nil {
			continue
		}
		m := c.nodes[g]
		if m == nil {
			m = c.visit(g)
		}
		if !m.done {
			n.low = min(n.low, m.low)
		}
	}
	if n.low == n.index {
		i := len(c.stack) - 1
		for c.stack[i] != n {
			i--
		}
		c.an.closeGroup(c.stack[i:])
		c.stack = c.stack[:i]
	}
	return n
}

// callees are the functions with a body that f may enter, each once.
func (an *analyser) callees(f *function) []*function {
	if !f.lower() {
		return nil
	}
	var out []*function
	seen := map[string]bool{}
	for _, c := range an.sites(f.calls) {
		if seen[c.callee] {
			continue
		}
		seen[c.callee] = true
		if c.callee == "" {
			if p := an.pointed(); !f.unit.model && p != f {
				out = append(out, p)
			}
			continue
		}
		if t := an.resolve(f.unit, c.callee); t.fn != nil && (!t.model || f.unit.model) {
			out = append(out, t.fn)
		}
	}
	return out
}

// closeGroup joins what the functions of a group and their callees may do.
func (an *analyser) closeGroup(group []*closing) {
	joint := &facts{classes: map[string]bool{}}
	added := map[*function]bool{}
	for _, n := range group {
		n.done = true
		joint.add(n.own)
		for _, g := range n.callees {
			if h := an.closed[g]; h != nil && !added[g] {
				added[g] = true
				joint.add(h)
			}
		}
	}
	joint.prune()
	for _, n := range group {
		own := *joint // the classes are shared
		own.noreturn, own.loops = n.own.noreturn, n.own.loops
		an.closed[n.f] = &own
	}
}

// pointed stands for whatever function a pointer of the unit may call: those
// whose address the unit takes.
func (an *analyser) pointed() *function {
	if an.anyFn == nil {
		p := &function{name: "(pointer)", unit: an.u, lowered: true, body: &stmt{kind: sBlock}}
		an.anyFn = p
		for _, g := range an.taken() {
			p.calls = append(p.calls, &callSite{callee: g.name})
		}
	}
	return an.anyFn
}

// takenElsewhere lists the functions of other units and of libraries that a
// pointer of the unit may call and a path may go on after: their address is used
// here or their units' documents say that it is stored in a hook.
func (an *analyser) takenElsewhere() []string {
	if an.elsewhere != nil {
		return an.elsewhere
	}
	an.elsewhere = []string{}
	seen := map[string]bool{}
	add := func(name string) {
		if seen[name] || an.u.funcs[name] != nil {
			return
		}
		seen[name] = true
		if t := an.resolve(an.u, name); t.summary != nil || t.model && t.fn != nil {
			an.elsewhere = append(an.elsewhere, name)
		}
	}
	h := an.hookFlow()
	for _, names := range h.funcs {
		for _, name := range names {
			add(name)
		}
	}
	for _, o := range h.others {
		for _, name := range o.Functions {
			add(name)
		}
	}
	sort.Strings(an.elsewhere)
	return an.elsewhere
}

// add joins h into f.
func (f *facts) add(h *facts) {
	f.effect = f.effect || h.effect
	f.all = f.all || h.all
	for c := range h.classes {
		f.classes[c] = true
	}
}

// prune leaves out the classes that are part of any store.
func (f *facts) prune() {
	if !f.all {
		return
	}
	for c := range f.classes {
		if !isStaticClass(c) {
			delete(f.classes, c)
		}
	}
}

// ownFacts is what a function may do apart from callees with a body.
func (an *analyser) ownFacts(f *function) *facts {
	out := &facts{classes: map[string]bool{}}
	if !f.lower() {
		out.effect, out.all = true, true
		return out
	}
	if d := f.decl; d != nil && isNoreturn(d) {
		out.noreturn = true
	}
	s := f.stmtFacts(f.body)
	out.loops = s.nested
	for c := range s.outer {
		out.classes[c] = true
	}
	out.all = s.outerAll
	out.effect = s.unknown
	for _, c := range an.sites(s.calls) {
		an.callFacts(f, c, out)
	}
	return out
}

// callFacts adds what a call may do when its callee has no body in the unit.
func (an *analyser) callFacts(f *function, c *callSite, out *facts) {
	if c.callee == "" {
		// A path goes on only where the function is known: one whose address
		// the unit takes.
		out.effect = true
		if f.unit.model {
			out.all = true
			return
		}
		for _, name := range an.takenElsewhere() {
			an.callFacts(f, &callSite{callee: name, args: c.args}, out)
		}
		return
	}
	if f.unit.model && isPrimitive(c.callee) {
		switch c.callee {
		case "mux_any_value", "mux_env_value", "mux_may_fail":
		case "mux_release":
			out.effect = true
		default:
			out.all = true
		}
		return
	}
	t := an.resolve(f.unit, c.callee)
	switch {
	case t.model && (t.fn != nil || t.clauses != nil):
		out.effect = out.effect || t.fn == nil || an.factsOf(t.fn).effect
		an.argWrites(f, t, c, out.addSet)
	case t.fn != nil:
	case t.summary != nil:
		out.effect = out.effect || !zeroSummary(t.summary.Summary)
		if t.summary.Summary.Writes == nil {
			out.all = true
		}
		for _, c := range t.summary.Summary.Writes {
			if c == "*" {
				out.all = true
			} else {
				out.classes[c] = true
			}
		}
		for i := range t.summary.Summary.Cases {
			for j := range t.summary.Summary.Cases[i].Stores {
				out.storesTo(&t.summary.Summary.Cases[i].Stores[j])
			}
		}
	case t.clauses != nil:
		out.effect, out.all = true, true
	case t.decl:
		if acquires(t, c.args) {
			out.effect, out.all = true, true
		}
		an.argWrites(f, t, c, out.addSet)
	default:
		out.effect, out.all = true, true
	}
}

func (f *facts) addSet(_ int, set *classSet) {
	f.all = f.all || set.all
	for k := range set.classes {
		f.classes[k] = true
	}
}

// argWrites tells add what a call of a library function writes through which of
// its arguments, -1 for one that is not known. It reports false when that cannot
// be told of the callee.
func (an *analyser) argWrites(f *function, t target, c *callSite, add func(i int, set *classSet)) bool {
	switch {
	case t.model && t.fn != nil:
		// What a model may write is what its pointer parameters point to.
		if g := an.factsOf(t.fn); !g.all && len(g.classes) == 0 {
			return true
		}
		for i, p := range t.params {
			if p.kind != tPtr || p.elem == nil || p.elem.quals.isConst || p.elem.kind == tStruct && p.elem.size < 0 || p.elem.kind == tFunc {
				continue
			}
			var el *ctype
			if i < len(c.args) {
				el = pointeeBefore(c.args[i])
			}
			set := newClassSet()
			if el == nil || el.kind == tVoid || !recordClasses(f.unit, el, set.classes, 0) {
				set.all = true
			} else if el.kind == tInt || el.kind == tFloat || el.kind == tPtr {
				set.classes[el.scalarClass()] = true
			}
			add(i, set)
		}
		return true
	case t.model && t.clauses != nil:
		return true
	case t.decl:
		if t.attr.pure || t.attr.noreturn {
			return true
		}
		for i, p := range t.params {
			if p.kind != tPtr || p.elem == nil || p.elem.quals.isConst || p.elem.libraryOwned() {
				continue
			}
			set := writesThrough(p.elem)
			if p.elem.incomplete() && i < len(c.args) {
				if el := pointeeBefore(c.args[i]); el != nil && el.kind == tStruct && el.size > 0 {
					own := newClassSet()
					if recordClasses(f.unit, el, own.classes, 0) {
						set = own
					}
				}
			}
			add(i, set)
		}
		for i := len(t.params); t.attr.writes && i < len(c.args); i++ {
			if c.args[i].t.kind == tPtr {
				add(i, &classSet{all: true})
			}
		}
		return true
	}
	return false
}

// acquires reports whether a function of scanf's kind may acquire blocks, or write
// what only its va_list leads to.
func acquires(t target, args []*expr) bool {
	k := t.attr.scanf
	return k > 0 && (!t.attr.writes || k > len(args) || !plainScan(args[k-1]))
}

// plainScan reports whether a format of scanf is a literal without %m, with which
// nothing is acquired.
func plainScan(format *expr) bool {
	for format.op == oConv {
		format = format.x
	}
	if format.op != oDecay || format.x.op != oString {
		return false
	}
	return !acquiringScan.MatchString(format.x.name)
}

var acquiringScan = regexp.MustCompile(`%[*']*[0-9]*m`)

// zeroSummary reports whether no call acquires or releases anything.
func zeroSummary(s *iface.Summary) bool {
	for i := range s.Cases {
		if !effect.IsZero(s.Cases[i].Effect) || len(s.Cases[i].Unknown) > 0 {
			return false
		}
	}
	return true
}

// storesTo adds the classes of a store that a case of another unit's function
// names.
func (f *facts) storesTo(st *iface.Store) {
	switch {
	case st.To.Root == iface.RootRegion: // a block of the call's own
	case st.Class == "" || st.Scalar == "":
		f.all = true
	case strings.HasPrefix(st.Class, "bare:"):
		f.classes[st.Scalar] = true
	default:
		f.classes[st.Class], f.classes["bare:"+st.Scalar] = true, true
	}
}

// writesThrough is what a store through a pointer to t may change. Objects of
// types that only the library knows are not the program's memory.
func writesThrough(t *ctype) *classSet {
	set := newClassSet()
	switch {
	case t.kind == tInt || t.kind == tFloat || t.kind == tPtr:
		set.classes[t.scalarClass()] = true
	default:
		set.all = true
	}
	return set
}

func isPrimitive(name string) bool {
	switch name {
	case "mux_any_value", "mux_env_value", "mux_may_fail", "mux_release", "mux_write", "mux_copy", "mux_fill":
		return true
	}
	return false
}

func (an *analyser) fnMayEffect(f *function) bool { return an.factsOf(f).effect }

// mayEffect reports whether a statement can reach an allocator; it also closes
// the statement's written classes over its callees.
func (an *analyser) mayEffect(s *stmtFacts) bool {
	if s.closed {
		return s.effect
	}
	s.closed = true
	s.effect = s.unknown
	tmp := &facts{classes: s.classes, all: s.all}
	for _, c := range an.sites(s.calls) {
		an.callFacts(&function{unit: an.u}, c, tmp)
		if c.callee == "" {
			tmp.add(an.factsOf(an.pointed()))
		} else {
			if t := an.resolve(an.u, c.callee); t.fn != nil && !t.model {
				tmp.add(an.factsOf(t.fn))
			}
		}
	}
	tmp.prune()
	s.effect = s.effect || tmp.effect
	s.all = tmp.all
	return s.effect
}

func sortedNames(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for n := range m {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}
