// This file knows objects that turned out to be one: a path on which two pointers
// that were given different names are equal. What is written through one of them
// is then unknown through the other; that both names stand for one object is not
// followed further.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/sym"
)

// twin: what starts at address a also starts at address b when apart is 0, and
// somewhere near otherwise.
type twin struct {
	a, b  *Region
	apart bool // by an unknown distance
}

// addressed remembers whose address a symbol is.
func (m *Machine) addressed(r *Region) *Region {
	if v, ok := r.Addr.(*sym.Sym); ok {
		m.byAddr[v.Name] = r
	}
	return r
}

// noteTwins looks for two regions whose addresses the conjunct c makes equal. What
// was written through the one or the other before is unknown from then on, since
// neither is known to be the later one.
func (s *State) noteTwins(c sym.Cond, syms []*sym.Sym) {
	cmp, ok := c.(*sym.Cmp)
	if !ok || cmp.Op != sym.Eq || len(syms) != 2 {
		return
	}
	a, b := s.m.byAddr[syms[0].Name], s.m.byAddr[syms[1].Name]
	if a == nil || b == nil || a == b {
		return
	}
	at := big.NewInt(1 << 40)
	same, err := sym.EvalCond(c, sym.MapEnv{syms[0].Name: at, syms[1].Name: at})
	t := twin{a, b, err != nil || !same}
	s.twins = append(s.twins, t)
	wroteA, wroteB := s.written(a), s.written(b)
	for _, x := range wroteA {
		s.unknownAt(t, b, x)
	}
	for _, x := range wroteB {
		s.unknownAt(t, a, x)
	}
	for _, x := range wroteA {
		for _, y := range wroteB {
			if t.apart || overlap(x.off, x.size, y.off, y.size) >= 0 {
				s.unknownAt(t, a, x)
				s.unknownAt(t, b, y)
			}
		}
	}
}

// span is a range of bytes of an object; size < 0 is to its end.
type span struct {
	off  sym.Expr
	size int64
}

// written lists what the path has stored in r.
func (s *State) written(r *Region) (out []span) {
	rs := s.peek(r)
	for _, c := range rs.near(sym.Int(0), 1<<62) {
		if c.dirty {
			out = append(out, span{c.off, c.size})
		}
	}
	for _, sm := range rs.smudge {
		if sm.off == nil {
			out = append(out, span{sym.Int(0), 1 << 62})
		} else {
			out = append(out, span{sm.off, sm.size})
		}
	}
	if len(rs.over)+len(rs.rows) > 0 {
		out = append(out, span{sym.Int(0), 1 << 62})
	}
	return out
}

// unknownAt makes the bytes unknown in r, which is one of t's two.
func (s *State) unknownAt(t twin, r *Region, x span) {
	if t.apart || x.size >= 1<<62 {
		s.m.setBytes(s, r, sym.Int(0), nil, false)
		return
	}
	s.m.setBytes(s, r, x.off, sym.Int(x.size), false)
}

// echo makes unknown through other names what was written to r.
func (s *State) echo(r *Region, off sym.Expr, size int64) {
	for _, t := range s.twins {
		switch r {
		case t.a:
			s.unknownAt(t, t.b, span{off, size})
		case t.b:
			s.unknownAt(t, t.a, span{off, size})
		}
	}
	if len(s.m.aimed) > 0 {
		s.eachAim(r, func(t twin) { s.unknownAt(t, t.b, span{off, size}) })
	}
}

// joinTwins has the pairs of either path.
func joinTwins(a, b []twin) []twin {
	out := a[:len(a):len(a)]
next:
	for _, t := range b {
		for _, u := range a {
			if t == u {
				continue next
			}
		}
		out = append(out, t)
	}
	return out
}
