// This file tests the inputs a state keeps of its path.

package symexec

import (
	"context"
	"fmt"
	"math/big"
	"math/rand"
	"testing"

	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// A point a state keeps satisfies its whole path, and what points leave open is
// nothing a full prover decides.
func TestPoints(t *testing.T) {
	rnd := rand.New(rand.NewSource(3))
	d := prove.New(prove.Options{NoSearch: true})
	kept, open := 0, 0
	for round := 0; round < 300; round++ {
		m := New(context.Background(), d, DefaultLimits())
		var syms []sym.Expr
		for k := 0; k < 4; k++ {
			var lo, hi *big.Int
			if rnd.Intn(2) == 0 {
				lo = big.NewInt(int64(rnd.Intn(5) - 2))
				hi = big.NewInt(lo.Int64() + int64(rnd.Intn(300)))
			}
			syms = append(syms, sym.NewSym(fmt.Sprint("v", k), sym.Input, lo, hi))
		}
		cond := func() sym.Cond {
			x, y := syms[rnd.Intn(4)], syms[rnd.Intn(4)]
			e := sym.AddOf(sym.MulOf(sym.Int(int64(rnd.Intn(3)+1)), x), sym.Int(int64(rnd.Intn(9)-4)))
			switch rnd.Intn(5) {
			case 0:
				return sym.LeOf(e, y)
			case 1:
				return sym.EqOf(x, sym.Int(int64(rnd.Intn(9))))
			case 2:
				return sym.NeOf(e, y)
			case 3:
				return sym.OrOf(sym.LeOf(x, sym.Int(3)), sym.LtOf(y, e))
			}
			return sym.LtOf(y, e)
		}
		s := m.NewState()
		for k := 0; k < 5; k++ {
			c := cond()
			if yes, no := s.split(c); yes && no {
				open++
				for _, g := range []sym.Cond{c, sym.NotOf(c)} {
					if a, err := d.Decide(context.Background(), s.Path, g); err == nil && a.Status == prove.Yes {
						t.Fatalf("path %v implies %v, and points disagree", s.Path, g)
					}
				}
			}
			if !s.Assume(c) {
				break
			}
			for _, p := range s.points {
				if kept++; !p.onPath(s.Path) {
					t.Fatalf("a point misses path %v", s.Path)
				}
			}
		}
	}
	if kept < 300 || open < 100 {
		t.Errorf("the test decides little: %d points kept, %d questions open", kept, open)
	}
}
