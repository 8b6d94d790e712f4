// This file tells inputs apart that an input of the function decides together: how
// long a text is, and how many parts a call finds in it.

package typecheck

import (
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// related is a length, of what a call returns, that es speak of beside the length of
// what that call is given: which pairs of them there are is not known, so that no
// values for both make a counterexample. "" if there is none.
func related(f *iface.Interface, es ...sym.Expr) string {
	if f.Lang != iface.Python {
		return ""
	}
	var lengths []string // without len( and )
	for _, e := range es {
		for _, v := range sym.FreeSyms(e) {
			in := f.Inputs[v.Name]
			if in == nil && f.Summary != nil {
				in = f.Summary.Inputs[v.Name]
			}
			if of, ok := strings.CutPrefix(v.Name, "len("); ok && in != nil && in.Kind == iface.InLength {
				lengths = append(lengths, of[:max(strings.LastIndexByte(of, ')'), 0)])
			}
		}
	}
	for _, made := range lengths {
		for _, given := range lengths {
			if made != given && strings.ContainsRune(made, '(') && strings.Contains(made, given) {
				return "len(" + made + ")"
			}
		}
	}
	return ""
}
