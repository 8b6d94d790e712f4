// This file has the operations on text: joining, formatting, splitting, and the
// growing buffers.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// join is sep.join(parts): generators become a list first.
func (x *interp) join(sep, parts Value) Value {
	s, k := x.textLen(sep)
	if _, ok := parts.(Gen); ok {
		parts = x.toList(oList, parts)
		x.keep(parts)
	}
	total := sym.Expr(nil)
	if items, ok := x.exactItems(parts); ok {
		if len(items) == 1 && x.isText(items[0]) {
			return x.keep(items[0]) // it is the result itself
		}
		total = sym.Int(0)
		for i, v := range items {
			n, _ := x.textLen(v)
			if n == nil || s == nil {
				return x.newText(k, nil)
			}
			total = sym.AddOf(total, n)
			if i > 0 {
				total = sym.AddOf(total, s)
			}
		}
		if k == oBytes && len(items) > joinStatic {
			return x.joinBytes(k, total, sym.Int(int64(len(items))))
		}
		return x.newText(k, total)
	}
	n, at := x.lengthOf(parts)
	if n == nil || s == nil {
		x.dead(diag.DataDependent, "the strings to join")
	}
	e := at(sym.Int(0))
	if in, ok := e.(Input); ok {
		x.assumeType(in, "str")
	}
	if !x.isText(e) {
		x.dead(diag.DataDependent, "the strings to join")
	}
	if e, theirs := e.(Input); theirs {
		// The parts of the caller have lengths of their own.
		var m sym.Expr
		if m = x.sumOver("len(" + e.Text + ")"); m != nil {
			m = sym.AddOf(m, sym.MulOf(s, nonNegative(sym.Sub(n, sym.Int(1)))))
		} else {
			m = x.length("len(" + x.callText() + ")")
		}
		if k == oBytes {
			return x.joinBytes(k, m, n)
		}
		return x.newText(k, m)
	}
	m, _ := x.textLen(e)
	if m == nil {
		return x.newText(k, nil)
	}
	m = sym.MulOf(n, m)
	if t := x.totalOf(x.st.obj(parts)); t != nil {
		m = t
	}
	total = sym.AddOf(m, sym.MulOf(s, nonNegative(sym.Sub(n, sym.Int(1)))))
	if k == oBytes {
		return x.joinBytes(k, total, n)
	}
	return x.newText(k, total)
}

// bytes.join describes every part by a buffer of its own; those of a few parts
// stand on the stack.
const (
	joinStatic = 10
	joinBuffer = 80
)

func (x *interp) joinBytes(k okind, total, n sym.Expr) Value {
	work := sym.IteOf(sym.LeOf(n, sym.Int(joinStatic)), sym.Int(0), sym.MulOf(sym.Int(joinBuffer), n))
	v := x.newText(k, total)
	x.transient(work)
	return v
}

func (x *interp) formatCall(f, args, kws Value) Value {
	n, k := x.textLen(f)
	vals, exact := x.exactItems(args)
	var names []string
	if d := x.st.obj(kws); d != nil {
		exact = exact && d.exact
		vals = append(append([]Value(nil), vals...), d.items...)
		for _, k := range d.keys {
			l, _ := k.(Lit)
			names = append(names, l.Text)
		}
	}
	if l, ok := f.(Lit); ok {
		if exact && len(names) == 0 && (l.Text == "{}" || l.Text == "{0}") && len(vals) == 1 {
			if s := x.onlyText(vals[0]); s != nil {
				return s
			}
		}
		if exact {
			if lo, hi, ok := x.bracesSize(l.Text, vals, names); ok {
				return x.newText(k, x.soft("len", lo, hi))
			}
		}
		n = sym.Int(int64(len(l.Text)) + largestNumber(l.Text))
	}
	lo, hi := x.formatted(n, vals)
	return x.newText(k, x.soft("len", lo, hi))
}

// split is s.split(sep): the number of parts is a length of its own.
func (x *interp) split(v, sep, how Value) Value {
	n, k := x.textLen(v)
	if n == nil {
		n = x.soft("len", sym.Int(0), nil)
	}
	parts := x.length("len(" + x.callText() + ")")
	head := x.prof.str
	if k == oBytes {
		head = x.prof.bytes
	}
	kind, _ := how.(Lit)
	// The parts together are no longer than the whole.
	least, most := sym.Expr(sym.Int(0)), n
	between := nonNegative(sym.Sub(parts, sym.Int(1)))
	switch m, _ := x.textLen(orNone(sep)); {
	case kind.Text == "lines":
		// An end of a line has up to two characters, and may be kept.
		least = nonNegative(sym.Sub(n, sym.MulOf(sym.Int(2), parts)))
	case kind.Text != "":
	case sep == nil || isNone(sep):
		least, most = sym.MinOf(n, parts), nonNegative(sym.Sub(n, between))
	case m != nil:
		least = nonNegative(sym.Sub(n, sym.MulOf(m, between)))
		most = least
	}
	body := x.soft("parts", least, most)
	st := x.st
	*st.ids++
	id := *st.ids
	one := x.soft("len", sym.Int(0), most)
	st.heap[id] = &object{kind: k, entry: true, n: one, size: x.looseSize(k, one), inner: sym.Int(0)}
	size := x.prof.listSize(parts, true)
	if kind.Text != "lines" {
		// There is room for some parts from the start.
		room := sym.MaxOf(sym.Int(splitSlots), sym.AddOf(parts, sym.FloorDivOf(parts, sym.Int(8)), sym.Int(6)))
		size = x.prof.listSize(x.soft("slots", sym.MaxOf(sym.Int(1), parts), room), false)
	}
	r := x.alloc(&object{kind: oList, n: parts, elem: Ref{id}, grown: true, total: body, size: size})
	st.mut(id).owner = r.ID
	// Parts of one character and empty ones are the interpreter's own.
	total := x.soft("parts", nonNegative(sym.Sub(body, parts)), sym.AddOf(sym.MulOf(sym.Int(head), parts), body))
	o := st.mut(r.ID)
	o.inner = sym.AddOf(o.inner, total)
	x.apply("splits a string", growth(total))
	return r
}

// splitSlots is how many parts of a text a list has room for from the start.
const splitSlots = 12

// newBuffer is an io.BytesIO or StringIO of a class.
func (x *interp) newBuffer(cls, init Value) Value {
	n := sym.Expr(sym.Int(0))
	if init != nil && !isNone(init) {
		if m, _ := x.textLen(init); m != nil {
			n = m
		} else {
			n = x.soft("len", sym.Int(0), nil)
		}
	}
	o := &object{kind: oBuffer, n: n, size: sym.AddOf(sym.Int(x.prof.list+16), n), attrs: map[string]Value{}}
	if init != nil && !isNone(init) {
		o.size = sym.Int(x.prof.list + 16) // shares the initial bytes
		o.attrs["initial"] = x.count(init)
	}
	if c, ok := cls.(ClassV); ok {
		o.class = c.C
		if c.C.name == "StringIO" {
			x.textBuffer(o, init)
		}
	}
	return x.alloc(o)
}

// A StringIO of up to 3.11 keeps what is written in pieces, until there are too many; one with
// an initial value has four bytes for a character.
const (
	stringIO       = 152
	stringIOPieces = 100000
)

func (x *interp) textBuffer(o *object, init Value) {
	if init != nil && !isNone(init) {
		o.size = sym.AddOf(sym.Int(stringIO), sym.MulOf(sym.Int(4), o.n))
		o.attrs = map[string]Value{}
		return
	}
	o.size = sym.Int(stringIO)
	o.attrs["pieces"] = intNum(sym.Int(0))
	o.attrs["new"] = intNum(sym.Int(0))
}

// writePiece adds a piece of n characters to a StringIO.
func (x *interp) writePiece(r Ref, data Value, n sym.Expr) {
	o := x.st.mut(r.ID)
	o.n = sym.AddOf(o.n, n)
	if x.prof.minor >= 12 {
		// From 3.12 on one text grows by an eighth more than is needed.
		x.resize(r.ID, sym.AddOf(sym.Int(stringIO+x.prof.str), sym.FloorDivOf(sym.MulOf(sym.Int(9), o.n), sym.Int(8))))
		return
	}
	count, ok := o.attrs["pieces"].(Num)
	if !ok {
		x.resize(r.ID, sym.AddOf(sym.Int(stringIO), sym.MulOf(sym.Int(5), o.n)))
		return
	}
	pieces := sym.AddOf(count.E, sym.Int(1))
	bytes := o.attrs["new"].(Num).E
	if d := x.st.obj(data); d != nil && !d.entry {
		piece := x.prof.strSize(n)
		if x.st.held()[x.st.objID(data)] {
			piece = x.soft("piece", sym.Int(0), piece)
		}
		bytes = sym.AddOf(bytes, piece)
	}
	at := map[string]Value{}
	for k, v := range o.attrs {
		at[k] = v
	}
	at["pieces"], at["new"] = intNum(pieces), intNum(bytes)
	o.attrs = at
	size := sym.AddOf(sym.Int(stringIO), sym.MulOf(sym.Int(8), sym.ApplyOf(x.prof.listLaw, pieces)), bytes)
	if k, ok := sym.IsInt(pieces); !ok || k > stringIOPieces {
		size = sym.IteOf(sym.LeOf(pieces, sym.Int(stringIOPieces)), size, x.soft("buffer", o.n, size))
	}
	x.resize(r.ID, size)
}

// bufferWrite grows a buffer by an eighth more than is needed, at most.
func (x *interp) bufferWrite(b, data Value) Value {
	r, ok := b.(Ref)
	o := x.st.obj(b)
	if !ok || o == nil || o.kind != oBuffer {
		x.dead(diag.UnmodelledCallee, "write to %s", x.nameOf(b))
	}
	n, _ := x.textLen(data)
	return x.bufferGrow(r, n, data)
}

// bufferGrow appends n characters to a buffer; data is what has them, nil for
// what is written piece by piece.
func (x *interp) bufferGrow(b Value, n sym.Expr, data Value) Value {
	r, ok := b.(Ref)
	o := x.st.obj(b)
	if !ok || o == nil || o.kind != oBuffer {
		x.dead(diag.UnmodelledCallee, "write to %s", x.nameOf(b))
	}
	if n == nil {
		x.dead(diag.DataDependent, "the length of what is written")
	}
	if o.class != nil && o.class.name == "StringIO" {
		x.writePiece(r, data, n)
		return freshInt(n)
	}
	first := data != nil && sym.Equal(o.n, sym.Int(0)) && (len(x.loops) == 0 || r.ID > x.loops[len(x.loops)-1].maxID)
	o = x.st.mut(r.ID)
	o.n = sym.AddOf(o.n, n)
	x.resize(r.ID, sym.AddOf(sym.Int(x.prof.list+16+x.prof.bytes), x.bufferRoom(o.n, first)))
	return freshInt(n)
}

// bufferRoom is the room of a BytesIO of n bytes: what is written first has one
// byte more, later it may be an eighth and six bytes more.
func (x *interp) bufferRoom(n sym.Expr, first bool) sym.Expr {
	if first {
		return n
	}
	return x.soft("room", n, sym.AddOf(sym.FloorDivOf(sym.MulOf(sym.Int(9), n), sym.Int(8)), sym.Int(6)))
}

// bufferText is b.getvalue(): it shares the buffer's memory, cut to size.
func (x *interp) bufferText(b Value) Value {
	o := x.st.obj(b)
	if o == nil || o.kind != oBuffer {
		x.dead(diag.UnmodelledCallee, "getvalue of %s", x.nameOf(b))
	}
	k := oBytes
	r := b.(Ref)
	if o.class != nil && o.class.name == "StringIO" {
		v := x.newText(oStr, o.n)
		if _, written := o.attrs["pieces"]; written {
			// It keeps the whole as its only piece.
			o = x.st.mut(r.ID)
			o.attrs = map[string]Value{"pieces": intNum(sym.Int(1)), "new": intNum(sym.Int(0)), "text": x.count(v)}
			x.lose(r.ID, sym.Int(stringIO+32))
		}
		return v
	}
	n := o.n
	if o.counted {
		x.lose(r.ID, sym.Int(x.prof.list+16))
		v := x.alloc(&object{kind: k, n: n, size: x.prof.bytesSize(n)})
		return v
	}
	return x.newText(k, n)
}

// lose makes a buffer smaller.
func (x *interp) lose(id int, size sym.Expr) {
	o := x.st.mut(id)
	old := o.size
	o.size = size
	x.notPart(id)
	switch {
	case o.entry:
	case o.counted:
		x.apply("hands a buffer's bytes over", freed(sym.Sub(old, size)))
	default:
		x.floatSub(old)
		x.countGrown(id)
	}
}
