// This file defines effects, the four-component quantity a piece of program has,
// and the algebra's operations.

// Package effect is the algebra of memory effects: sequence, join and loop.
package effect

import "github.com/muxlang/mux/typecheck/sym"

// Bound is an interval of bytes; Lo == Hi (same Key) means exact, Hi may be
// sym.Inf. Invariant: Lo <= Hi.
type Bound struct{ Lo, Hi sym.Expr }

// Effect is what running something does to the allocator, in bytes: acquired,
// given back, net (tracked on its own, tighter than Alloc-Freed after a join)
// and the highest net reached. Invariants: Peak >= 0, Peak >= Net.
type Effect struct{ Alloc, Freed, Net, Peak Bound }
