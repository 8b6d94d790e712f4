// This file implements the part of the models' vocabulary that the standard
// library needs: its containers, what is printed and logged, pickles, copies.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/sym"
)

// libraryIntrinsic is an operation of a model; ok is false for a name it does
// not know.
func (x *interp) libraryIntrinsic(name string, args []Value, kws []kwarg) (v Value, ok bool) {
	a := func(i int) Value { return arg(args, kws, i, "") }
	switch name {
	case "deque":
		return x.newDeque(a(0), a(1), a(2)), true
	case "ordered":
		return x.newMapping(lawOrdered, a(0), nil, args[1:], kws), true
	case "defaultdict":
		return x.newMapping(lawDefault, a(0), a(1), args[2:], kws), true
	case "namedtuple":
		return x.namedTuple(a(0), a(1), a(2)), true
	case "typed":
		return x.newTyped(a(0), a(1), a(2)), true
	case "typed_extend":
		n, _ := x.lengthOf(a(1))
		r, ref := a(0).(Ref)
		if n == nil || !ref {
			x.dead(diag.DataDependent, "what an array.array is extended by")
		}
		x.appendTyped(r, n)
		return NoneV{}, true
	case "item_size":
		if o := x.st.obj(a(0)); o != nil && o.width > 0 {
			return constInt(o.width), true
		}
		return constInt(8), true
	case "shown":
		// What a call writes out of its arguments: the text of each, and so
		// many copies of it.
		x.shown(a(0), x.intOf(a(1)), x.intOf(a(2)))
		return NoneV{}, true
	case "row_text":
		return x.rowText(a(0)), true
	case "pickled":
		return x.newText(oBytes, x.pickleLen(a(0))), true
	case "pickle_len":
		return intNum(x.pickleLen(a(0))), true
	case "is_buffer":
		o := x.st.obj(a(0))
		return boolNum(boolInt(o != nil && o.kind == oBuffer)), true
	case "grow":
		return x.bufferGrow(a(0), x.intOf(a(1)), nil), true
	case "deepcopy":
		return x.deepCopy(a(0)), true
	case "slots":
		// A list that grew by appending.
		v := x.listOfNew(oList, x.intOf(a(0)), orNone(a(1)))
		o := x.st.mut(x.st.objID(v))
		o.grown = true
		x.resize(x.st.objID(v), x.prof.listSize(o.n, true))
		return v, true
	case "maybe_object", "holder":
		// An object, or None; or one that holds numbers as objects of their own.
		size := x.intOf(a(0))
		if size == nil || x.prof.payload {
			size = sym.Int(0)
		}
		o := &object{kind: oInstance, size: size, attrs: map[string]Value{}}
		if name == "maybe_object" {
			o.size, o.maybe = x.soft("object", sym.Int(0), size), true
		}
		if c, ok := a(1).(ClassV); ok {
			o.class = c.C
		}
		r := x.alloc(o)
		for _, k := range kws {
			v := computed(k.v)
			if n, ok := v.(Num); ok && name != "holder" {
				n.Fresh = false
				v = n
			}
			o.attrs[k.name] = x.adopt(r.ID, x.count(v))
		}
		return r, true
	case "part_text":
		// A text of the type of another one, or that one itself.
		_, k := x.textLen(a(0))
		return x.maybeText(k, x.soft("len", x.intOf(a(1)), x.intOf(a(2)))), true
	case "ascii":
		x.m.Assume("ascii", x.callText()+" is about ASCII text", x.pos())
		return NoneV{}, true
	case "json_len":
		n, _ := x.jsonText(a(0), a(1))
		return intNum(n), true
	case "buffer_read":
		return x.bufferRead(a(0), a(1)), true
	case "struct_values":
		return x.structValues(a(0)), true
	case "builtin":
		l, _ := a(0).(Lit)
		if m := x.p.importModule("builtins"); m != nil && m.globals[l.Text] != nil {
			return x.call(m.globals[l.Text], args[1:], kws, nil), true
		}
	case "namespace":
		o := &object{kind: oInstance, size: sym.Int(0), attrs: map[string]Value{}}
		if c, ok := a(0).(ClassV); ok {
			o.class = c.C
		}
		r := x.alloc(o)
		n := sym.Int(0)
		if d := x.st.obj(a(1)); d != nil && d.exact {
			n = sym.Int(int64(len(d.keys)))
			for i, k := range d.keys {
				if l, ok := k.(Lit); ok {
					o.attrs[l.Text] = x.adopt(r.ID, x.count(computed(d.items[i])))
				}
			}
		}
		if !x.prof.payload {
			x.resize(r.ID, sym.AddOf(sym.Int(40), x.prof.dictSize(n, true)))
		}
		return r, true
	case "list_of":
		// A list of n elements of another container.
		n := x.intOf(a(0))
		if n == nil {
			n = x.soft("len", sym.Int(0), nil)
		}
		if _, ok := a(1).(RangeV); ok {
			return x.listOfNew(oList, nonNegative(n), x.anElement(a(1))), true // each is made anew
		}
		v := x.likeList(oList, nonNegative(n), x.anElement(a(1)))
		if src := x.st.objID(a(1)); src != 0 {
			x.st.shareWith(x.st.objID(v), src, false)
		}
		return v, true
	case "big":
		// An int of so many bits.
		return Num{Kind: KInt, Bits: x.intOf(a(0)), Fresh: true}, true
	case "set_part":
		// Some elements of a set.
		if r, ok := a(0).(Ref); ok {
			return x.setPart(r), true
		}
		x.dead(diag.DataDependent, "a part of %s", x.nameOf(a(0)))
	case "fewer":
		// A set that may have lost elements.
		if r, ok := a(0).(Ref); ok {
			if x.st.heap[r.ID].exact {
				x.st.summarise(x, r.ID)
			}
			o := x.st.mut(r.ID)
			if o.n != nil {
				o.n = x.soft("len", sym.Int(0), o.n)
			}
			x.loseUpTo(r.ID, o.inner, "removes elements")
			return NoneV{}, true
		}
		x.dead(diag.UnknownStore, "a container of the caller (%s)", x.nameOf(a(0)))
	case "set_update", "set_of_all":
		dst := a(0)
		if name == "set_of_all" {
			dst = x.toList(oSet, dst)
		}
		r, ok := dst.(Ref)
		its, exact := x.exactItems(a(1))
		if !ok || !exact {
			x.dead(diag.UnknownStore, "a container of the caller (%s)", x.nameOf(dst))
		}
		for _, it := range its {
			if o := x.st.obj(it); o != nil && (o.kind == oSet || o.kind == oDict) {
				x.mergeSet(r, it.(Ref))
				continue
			}
			x.iterate(it, func(v Value) (ctlKind, Value) {
				if n, ok := v.(Num); ok {
					// Whether it is there already is not known, nor so its box.
					n.E = x.soft("member", nil, nil)
					v = n
				}
				x.setAdd(r, x.tupled(v))
				return ctlNext, nil
			})
		}
		if name == "set_of_all" {
			return r, true
		}
		return NoneV{}, true
	case "data_len":
		// The length of what bytes are made of: text, or numbers one by one.
		if n, _ := x.textLen(a(0)); n != nil {
			return intNum(n), true
		}
		if n, _ := x.lengthOf(a(0)); n != nil {
			return intNum(n), true
		}
		if _, lazy := a(0).(Gen); lazy {
			return x.countItems(a(0)), true
		}
		if o := x.st.obj(a(0)); o != nil && o.kind == oInstance && o.attrs["size"] != nil {
			return o.attrs["size"], true // a view
		}
		return Num{Kind: KInt}, true
	case "sized":
		_, lazy := a(0).(Gen)
		return boolNum(boolInt(!lazy)), true
	case "is_slice":
		_, slice := a(0).(SliceV)
		return boolNum(boolInt(slice)), true
	case "slice_len":
		n := x.intOf(a(1))
		s, slice := a(0).(SliceV)
		if n == nil || !slice {
			return intNum(x.soft("len", sym.Int(0), n)), true
		}
		return intNum(x.sliceLen(s, n)), true
	case "date_len":
		lo, hi := dateLen(a(0))
		if hi < 0 {
			n, _ := x.textLen(a(0))
			if n == nil {
				return intNum(x.soft("len", sym.Int(0), nil)), true
			}
			return intNum(x.soft("len", sym.Int(0), sym.AddOf(sym.Int(100), sym.MulOf(sym.Int(10), n)))), true
		}
		return intNum(x.soft("len", sym.Int(lo), sym.Int(hi))), true
	case "is_bytes":
		_, k := x.textLen(a(0))
		if o := x.st.obj(a(0)); o != nil && o.kind != oBytes {
			k = oList
		}
		return boolNum(boolInt(x.isText(a(0)) && k == oBytes)), true
	case "is_str":
		_, k := x.textLen(a(0))
		return boolNum(boolInt(k == oStr)), true
	case "is_const":
		_, ok := constOf(a(0))
		return boolNum(boolInt(ok)), true
	case "re_groups":
		// The groups of a pattern, nothing known of others than literals.
		if l, ok := a(0).(Lit); ok {
			return constInt(patternGroups(l.Text)), true
		}
		if o := x.st.obj(a(0)); o != nil {
			if g, ok := o.attrs["groups"]; ok {
				return g, true
			}
		}
		return Num{Kind: KInt}, true
	case "is_none":
		return boolNum(boolInt(isNone(a(0)))), true
	case "is_object":
		o := x.st.obj(a(0))
		return boolNum(boolInt(o != nil && o.kind == oInstance)), true
	case "either":
		// One of two values, which one is not known.
		return x.fork(func() Value {
			if x.branch(x.coin("which")) {
				return a(0)
			}
			return a(1)
		}), true
	}
	return nil, false
}

// shown takes and gives back the texts of the arguments of print or a logger:
// own times the text of an argument that is a string already, other times that
// of another.
func (x *interp) shown(args Value, own, other sym.Expr) {
	items, ok := x.exactItems(args)
	if !ok {
		if t, isTuple := args.(starred); isTuple {
			args = t.v
		}
		items = []Value{args}
	}
	for _, v := range items {
		times := other
		var n sym.Expr
		switch {
		case x.isText(v):
			n, _ = x.textLen(v)
			times = own
			if _, lit := v.(Lit); lit && sym.Equal(own, sym.Int(1)) {
				continue // the program's own texts are short
			}
		default:
			_, n = x.textSize(v)
		}
		if n == nil {
			n = x.length(x.callText() + ".printed")
		}
		up, ok := x.bound(sym.MulOf(times, n), true, 0)
		if !ok {
			up = sym.MulOf(times, x.length(x.callText()+".printed"))
		}
		if k, ok := sym.IsInt(up); ok && k < x.p.opt.Resolution {
			continue
		}
		x.transientUpTo(up)
	}
}

// rowText is the line that csv makes of a row: the fields, a comma after each
// and quotes around some.
func (x *interp) rowText(row Value) Value {
	lo, hi := sym.Expr(sym.Int(0)), sym.Expr(sym.Int(2))
	field := func(v Value, times sym.Expr) {
		l, h := x.textSize(v)
		if h == nil {
			h = x.length(x.callText() + ".field")
			l = sym.Int(0)
		}
		if x.isText(v) {
			// Quotes within are doubled.
			h = sym.AddOf(sym.MulOf(sym.Int(2), h), sym.Int(2))
		}
		lo = sym.AddOf(lo, sym.MulOf(times, sym.AddOf(l, sym.Int(1))))
		hi = sym.AddOf(hi, sym.MulOf(times, sym.AddOf(h, sym.Int(1))))
	}
	if items, ok := x.exactItems(row); ok {
		for _, v := range items {
			if l, lit := v.(Lit); lit {
				n := sym.Int(int64(len(l.Text) + 1))
				lo, hi = sym.AddOf(lo, n), sym.AddOf(hi, n, sym.Int(2))
				continue
			}
			field(v, sym.Int(1))
		}
		return x.newText(oStr, x.soft("len", lo, hi))
	}
	n, at := x.lengthOf(row)
	if n == nil {
		x.dead(diag.DataDependent, "the fields of a row")
	}
	field(at(sym.Int(0)), n)
	return x.newText(oStr, x.soft("len", lo, hi))
}

// bufferRead is b.read(size) of a buffer in memory: at most what it holds. What
// it was made of is handed out itself when all of it is read.
func (x *interp) bufferRead(b, size Value) Value {
	o := x.st.obj(b)
	if o == nil || o.kind != oBuffer || o.n == nil {
		x.dead(diag.UnmodelledCallee, "read of %s", x.nameOf(b))
	}
	k := oBytes
	if o.class != nil && o.class.name == "StringIO" {
		k = oStr
	}
	most := o.n
	if m := x.intOf(orNone(size)); m != nil && m != sym.Expr(sym.Int(-1)) {
		if c, ok := sym.IsInt(m); !ok || c >= 0 {
			most = sym.MinOf(most, nonNegative(m))
		}
	}
	return x.maybeText(k, x.soft("len", sym.Int(0), most))
}

// structValues is struct.unpack(format, …): a tuple with a new object for each
// value of a format that is a literal.
func (x *interp) structValues(format Value) Value {
	l, ok := format.(Lit)
	if !ok || packSize(format) == nil {
		x.dead(diag.DataDependent, "the values of a struct format that is not a literal")
	}
	var vals []Value
	count, has := int64(0), false
	for _, c := range l.Text {
		switch {
		case c >= '0' && c <= '9':
			count, has = min(count*10+int64(c-'0'), 1<<20), true
			continue
		case strings.ContainsRune("<>=!@ ", c):
			continue
		}
		if !has {
			count = 1
		}
		if len(vals)+int(count) > 4096 && c != 's' && c != 'p' && c != 'x' {
			x.dead(diag.Limit, "a struct format of many values")
		}
		switch c {
		case 'x':
		case 's', 'p':
			vals = append(vals, x.newText(oBytes, sym.Int(count)))
		default:
			for ; count > 0; count-- {
				switch c {
				case 'f', 'd', 'e':
					vals = append(vals, freshFloat())
				case 'c':
					vals = append(vals, Lit{Text: "x", Bytes: true})
				case '?':
					vals = append(vals, Num{Kind: KBool, E: x.soft("bool", sym.Int(0), sym.Int(1))})
				default:
					vals = append(vals, Num{Kind: KInt, E: x.soft("int", nil, nil), Fresh: true})
				}
			}
		}
		count, has = 0, false
	}
	return x.newSeq(oTuple, vals)
}

// patternGroups counts the groups of a regular expression.
func patternGroups(p string) int64 {
	n := int64(0)
	class := false
	for i := 0; i < len(p); i++ {
		switch c := p[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
			if i+1 < len(p) && p[i+1] == '^' {
				i++
			}
			if i+1 < len(p) && p[i+1] == ']' {
				i++
			}
		case c == '(':
			if i+1 >= len(p) || p[i+1] != '?' || i+3 < len(p) && p[i+2] == 'P' && p[i+3] == '<' {
				n++
			}
		}
	}
	return n
}

func allHeapless(vs []Value) bool {
	for _, v := range vs {
		if _, number := v.(Num); !number && !heapless(v) {
			return false
		}
	}
	return true
}
