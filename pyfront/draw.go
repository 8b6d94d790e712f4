// This file names elements of inputs of which only is known that they are
// elements: each may be another one, so no two of them are taken to be equal.

package pyfront

import (
	"math/big"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// The keys of such elements begin with someMark. someKey is that of any element:
// each time it is looked at it may be another one. One that a loop has at hand in
// an iteration has the key of its loop, someMark + loopMark + number + "]", and is
// one and the same as long as the iteration lasts; that of the first iteration,
// where it is followed apart, has firstMark in place of loopMark.
const (
	someMark  = "[?"
	someKey   = "[?]"
	loopMark  = "#"
	firstMark = "!"
)

// The collections whose elements the keys and values of a dict are.
const (
	dictKeys   = ".keys()"
	dictValues = ".values()"
)

// loopDraw is the key of the elements that a loop has at hand.
func (x *interp) loopDraw() string {
	x.draws++
	return itoa(x.draws) + "]"
}

// anyItem is a text that speaks of any element in place of those that loops have
// at hand.
func anyItem(text string) string {
	if !strings.Contains(text, someMark) {
		return text
	}
	var b strings.Builder
	for {
		i := strings.Index(text, someMark)
		if i < 0 {
			break
		}
		b.WriteString(text[:i])
		b.WriteString(someKey)
		rest := text[i:]
		j := strings.IndexByte(rest, ']')
		if j < 0 {
			return b.String()
		}
		text = rest[j+1:]
	}
	b.WriteString(text)
	return b.String()
}

// oneOf is the name of an element that is the one of name a or the one of b, which
// are elements of the same input: of any of them, or of one by its number.
func oneOf(a, b string) (string, bool) {
	var out strings.Builder
	for {
		i := 0
		for i < len(a) && i < len(b) && a[i] == b[i] {
			i++
		}
		if i == len(a) && i == len(b) {
			out.WriteString(anyItem(a))
			return out.String(), true
		}
		// Back to the bracket before they differ.
		i = strings.LastIndexByte(a[:i], '[')
		if i < 0 || i >= len(b) || b[i] != '[' {
			return "", false
		}
		j, k := strings.IndexByte(a[i:], ']'), strings.IndexByte(b[i:], ']')
		if j < 0 || k < 0 || !anyKey(a[i:i+j]) || !anyKey(b[i:i+k]) || !strings.HasPrefix(a[i:], someMark) && !strings.HasPrefix(b[i:], someMark) {
			return "", false
		}
		out.WriteString(anyItem(a[:i]) + someKey)
		a, b = a[i+j+1:], b[i+k+1:]
	}
}

// anyKey says that "[" and what follows is the key of any element or a number.
func anyKey(s string) bool {
	if strings.HasPrefix(s, someMark) {
		return true
	}
	for _, c := range s[1:] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(s) > 1
}

// someItem is any of the elements of an input. What is asked of it differs from
// one to the next: no formula can speak of it.
func (x *interp) someItem(v Input) Input { return Input{Text: v.Text + someKey} }

// someAt is what stands under any key or number in an input.
func (x *interp) someAt(v Input) Input {
	if x.typeOf(v) == "dict" {
		v.Text += dictValues
	}
	return x.someItem(v)
}

// ofSome is a number that any element of an input has, which is known by its
// limits only.
func (x *interp) ofSome(name string, lo, hi *big.Int) *sym.Sym {
	if b := x.softs[name]; b != nil {
		return b.v
	}
	called := name
	if strings.Contains(name, someKey) {
		called = x.m.FreshSym("one", sym.Approx, lo, hi).Name
	}
	b := &softBound{v: sym.NewSym(called, sym.Approx, lo, hi), n: len(x.softs)}
	if lo != nil {
		b.lo = sym.Big(lo)
	}
	if hi != nil {
		b.hi = sym.Big(hi)
	} else if t := x.sumOver(name); t != nil {
		b.hi = t
	}
	x.softs[called] = b
	return b.v
}

// refresh makes what elements are like a value of its own, so that two elements
// are not taken to be equal.
func (x *interp) refresh(v Value) Value {
	switch v := v.(type) {
	case Input:
		v.Text = anyItem(v.Text)
		return v
	case Num:
		fresh := map[string]sym.Expr{}
		v.E, v.Bits, v.Lim = x.refreshed(v.E, fresh), x.refreshed(v.Bits, fresh), x.refreshed(v.Lim, fresh)
		if v.Q != nil {
			v.Q = &ratio{x.refreshed(v.Q.x, fresh), v.Q.d}
		}
		return v
	}
	return v
}

func (x *interp) refreshed(e sym.Expr, fresh map[string]sym.Expr) sym.Expr {
	if e == nil || !x.hasSoft(e) {
		return e
	}
	for _, s := range sym.FreeSyms(e) {
		if b := x.softs[s.Name]; b != nil && fresh[s.Name] == nil {
			fresh[s.Name] = x.soft("one", b.lo, b.hi)
		}
	}
	return sym.Subst(e, fresh)
}

// template says that an object stands for all elements of a container, or for
// what belongs to these: not one that a loop has at hand.
func (st *state) template(id int) bool {
	return st.part(id) && !st.heap[id].loose
}

// held is what an object has: of one that stands for the elements of a container,
// what one of these has, each time another one.
func (x *interp) held(id int, v Value) Value {
	if x.st.template(id) {
		return x.refresh(v)
	}
	return v
}

// lengthHeld is the length of an object in the same way.
func (x *interp) lengthHeld(id int) sym.Expr {
	o := x.st.heap[id]
	if o.n != nil && x.st.template(id) {
		return x.refreshed(o.n, map[string]sym.Expr{})
	}
	return o.n
}
