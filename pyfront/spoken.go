// This file keeps the names that only the analysis knows out of what users read.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// spoken is the text of an expression: of one that has values which only the
// analysis knows, of its upper bound.
func (x *interp) spoken(e sym.Expr) string {
	if !x.hasSoft(e) {
		return sym.Python(e)
	}
	if up, ok := x.bound(e, true, 0); ok && !sym.IsInf(up) {
		return "up to " + sym.Python(up)
	}
	return "an unknown number of"
}

// speakable puts bounds for such values into the steps of a way through the code.
func (x *interp) speakable(trail []iface.TrailStep) {
	for i := range trail {
		s := &trail[i]
		if s.Eff != nil {
			e := x.settle(*s.Eff)
			s.Eff = &e
			if ofIteration(e) {
				s.Eff = nil
			}
		}
		if s.Cond != nil {
			for _, v := range sym.CondSyms(s.Cond) {
				if v.Origin != sym.Input {
					s.Cond = nil
					break
				}
			}
		}
		// A number of a loop's iteration that it left in.
		if k := strings.IndexByte(s.Text, '#'); k > 0 && k+1 < len(s.Text) && s.Text[k+1] >= '0' && s.Text[k+1] <= '9' {
			s.Text, _, _ = strings.Cut(s.Text, " ")
			s.Text += " some bytes"
		}
	}
}

// ofIteration says that an effect speaks of what an iteration of a loop that is
// left finds.
func ofIteration(e effect.Effect) bool {
	for _, b := range []effect.Bound{e.Alloc, e.Freed, e.Net, e.Peak} {
		for _, y := range []sym.Expr{b.Lo, b.Hi} {
			if sym.IsInf(y) || effect.IsNegInf(y) {
				continue
			}
			for _, v := range sym.FreeSyms(y) {
				if v.Origin != sym.Input {
					return true
				}
			}
		}
	}
	return false
}
