// This file follows whether an iterator was drawn from: it gives its elements
// once.

package pyfront

import (
	"github.com/muxlang/mux/typecheck/sym"
)

// drawnAttr is 1 when an iterator was drawn from.
const drawnAttr = "drawn"

// iterator says that a lazy value gives its elements once; views of dicts give
// them each time.
func (g Gen) iterator() bool {
	switch g.Kind {
	case "keys", "values", "items", "chars":
		return false
	}
	return true
}

// named gives an iterator that a name or a container has from now on the object
// that says whether it was drawn from.
func (x *interp) named(g Gen) Gen {
	if g.ID != 0 || !g.iterator() {
		return g
	}
	*x.st.ids++
	g.ID = *x.st.ids
	x.st.heap[g.ID] = &object{kind: oInstance, size: sym.Int(0), inner: sym.Int(0), counted: true, attrs: map[string]Value{drawnAttr: constInt(0)}}
	return g
}

// isNamed says that a value is an iterator that a name or a container has.
func isNamed(v Value) bool {
	g, ok := v.(Gen)
	return ok && g.ID != 0
}

// draw notes that a value is drawn from; before says that it may have been drawn
// from already, and have any number of its elements left.
func (x *interp) draw(v Value) (before bool) {
	g, ok := v.(Gen)
	if !ok || g.ID == 0 {
		return false
	}
	o := x.st.heap[g.ID]
	if o == nil {
		return true
	}
	k, known := constOf(o.attrs[drawnAttr])
	if known && k == 0 {
		x.st.mut(g.ID).attrs = map[string]Value{drawnAttr: constInt(1)}
		return false
	}
	return true
}

// remaining runs body for some of the elements only.
func (x *interp) remaining(body func(Value) (ctlKind, Value)) func(Value) (ctlKind, Value) {
	return func(v Value) (ctlKind, Value) {
		if !x.branch(x.coin("left")) {
			return ctlNext, nil
		}
		return body(v)
	}
}

// drawnTogether is how often zip draws from each iterator for a tuple.
func (x *interp) drawnTogether(args []Value) map[int]int64 {
	times := map[int]int64{}
	for _, a := range args {
		if g, ok := a.(Gen); ok && g.ID != 0 {
			times[g.ID]++
		}
	}
	return times
}
