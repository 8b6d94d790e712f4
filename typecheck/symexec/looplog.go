// This file puts loops into the way through the code.

package symexec

import (
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// maxShownTrips is the length of a number of iterations that is shown.
const maxShownTrips = 80

// logLoop adds a loop with the effect of all its iterations to the way. trips is
// their number, or no less than it; nil when it is not known.
func (s *State) logLoop(at diag.Pos, trips sym.Expr, exact bool, e effect.Effect) {
	if effect.IsZero(e) {
		return
	}
	text := "the loop runs several times"
	if trips != nil {
		if n := sym.C(trips); len(n) <= maxShownTrips && !Internal(n) {
			text = "the loop runs " + n + " times"
			if !exact {
				text = "the loop runs up to " + n + " times"
			}
		}
	}
	s.Log(iface.TrailStep{Pos: at, Text: text, Eff: &e})
}

// Internal reports whether a text shows symbols that the analysis made up and
// the program has no name for.
func Internal(text string) bool { return strings.Contains(text, "#") }
