// This file keeps counterexamples away from calls that are undefined behaviour.

package typecheck

import (
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// WhyUndefined is a reason of Unknown.
const WhyUndefined = "the calls that would show the difference are undefined"

// undefined are the conditions of a defined call that the model breaks, whatever
// the inputs are that it does not speak of.
func undefined(f *iface.Interface, model sym.MapEnv) (broken []sym.Cond) {
	if f.Summary == nil {
		return nil
	}
	for _, c := range f.Summary.Defined {
		if ok, err := sym.EvalCond(c, model); err == nil && !ok {
			broken = append(broken, c)
		}
	}
	return broken
}
