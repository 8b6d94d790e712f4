// This file holds the executor: the activation stack and the plumbing between
// the typed tree and the symbolic machine.

package cfront

import (
	"math/big"
	"strings"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// frame is one activation of a function.
type frame struct {
	pointees []*ctype        // of a model's call: what the arguments point to for the caller
	args     []symexec.Value // of the call
	fn       *function
	locals   map[*object]*symexec.Region
	more     *symexec.Region // the variable arguments; nil when they are not known
	ret      *symexec.Region
	parent   *frame
	depth    int
	at       cc.Node // of the call
}

// sink collects the paths that leave a statement sideways.
type sink struct {
	breaks, conts, rets []*symexec.State
	gotos               map[string][]*symexec.State
	entries             map[*stmt][]*symexec.State // pending at case labels
}

func newSink() *sink {
	return &sink{gotos: map[string][]*symexec.State{}, entries: map[*stmt][]*symexec.State{}}
}

// executor executes one function under analysis, with the callees it enters.
type executor struct {
	m    *symexec.Machine
	an   *analyser
	fr   *frame
	sk   *sink
	old  []symexec.Value
	strs map[string]*symexec.Region
	// top is the function under analysis.
	top *function
	// unfolded are the objects whose recursive resource clause is among the
	// invariants.
	unfolded   map[*symexec.Region]bool
	invariants []sym.Cond
	// obligations are what the function has to show apart from its clauses.
	obligations []iface.Obligation
	warnings    []iface.Warning
	cells       map[declaredKey]declaredCell // see declared
}

type res struct {
	s *symexec.State
	v symexec.Value
}

// lvalue is a place; bitW > 0 says that it is a bit-field, so many bits of the
// integer there from bit number bitOff on, negative when they lie in no one integer.
type lvalue struct {
	s      *symexec.State
	a      symexec.Access
	bitW   int
	bitOff int
}

var zero = symexec.Int{E: sym.Int(0)}

// pos is the place of a node of the present activation; inside a library model
// that of the program's call.
func (x *executor) pos(n cc.Node) diag.Pos {
	fr := x.fr
	for fr.fn.model && fr.at != nil && fr.parent != nil {
		fr, n = fr.parent, fr.at
	}
	if n == nil {
		return diag.Pos{}
	}
	return fr.fn.unit.unit.Pos(n)
}

// ownPos is the place of a node of the present activation, in a library model
// too.
func (x *executor) ownPos(n cc.Node) diag.Pos {
	if n == nil {
		return diag.Pos{}
	}
	return x.fr.fn.unit.unit.Pos(n)
}

// called is the name by which the program knows a call: inside a library model
// that of the function that the program called.
func (x *executor) called(name string) string {
	for fr := x.fr; fr.fn.model && fr.at != nil && fr.parent != nil; fr = fr.parent {
		name = fr.fn.name
	}
	return name
}

func (x *executor) havoc(s *symexec.State, at cc.Node, code, what string) []res {
	x.m.Havoc(s, x.pos(at), code, what)
	return []res{{s, zero}}
}

func dead(s *symexec.State) bool { return s.Dead || s.Exited }

// then runs f on every live result.
func then(rs []res, f func(res) []res) []res {
	if len(rs) == 1 && !dead(rs[0].s) {
		return f(rs[0])
	}
	var out []res
	for _, r := range rs {
		if dead(r.s) {
			out = append(out, res{r.s, zero})
			continue
		}
		out = append(out, f(r)...)
	}
	return out
}

// localRegion is the storage of an automatic object in the present activation.
func (x *executor) localRegion(o *object) *symexec.Region {
	if r := x.fr.locals[o]; r != nil {
		return r
	}
	r := x.m.NewLocal(o.name)
	r.Bare = o.t.isScalar()
	r.Room = max(o.t.size, 0)
	r.Shared = o.addr || o.t.kind == tArray || o.t.kind == tStruct
	x.fr.locals[o] = r
	return r
}

// staticRegion is the storage of an object with static duration.
func (x *executor) staticRegion(o *object) *symexec.Region {
	return x.staticRegionOf(x.fr.fn.unit, o)
}

func (x *executor) staticRegionOf(u *unitInfo, o *object) *symexec.Region {
	id := o.id
	foreign := !u.model && x.an != x.an.home
	switch {
	case u.model:
		id = "model " + id
	case foreign && o.internal():
		id = "unit " + u.unit.Path + " " + id
	case foreign && x.an.home.u.staticByID(id) == nil:
		id = "extern " + id
	}
	var init func(sym.Expr, int64) (symexec.Value, bool)
	if c := x.an.constants(u, o); c != nil {
		init = c
		if foreign {
			init = x.linked(c)
		}
		init = x.addressed(u, init)
	}
	r := x.m.GlobalRegion(id, o.name, init)
	r.Bare = o.t.isScalar()
	if init == nil && !u.model && r.Start == nil && !u.linking().setUp {
		r.Start = startOf(u, o)
	}
	if !u.model {
		r.Object = u.linkID(o)
	}
	if u.otherNames(o) {
		r.Source = anyValue()
	}
	if u.model {
		r.Place = iface.Place{} // nothing that another unit can speak of
	} else if o.internal() {
		r.Place.Static, r.Place.Name = true, o.id
		if foreign {
			r.Place.Unit = u.unit.Path
		}
	}
	if !u.model && o.decl != nil && o.internal() && !x.an.aliased[o.id] {
		r.Static = o.staticClass()
	}
	return r
}

// startOf reads what an object that may change starts with, once that is asked for.
func startOf(u *unitInfo, o *object) func(sym.Expr, int64) (symexec.Value, bool) {
	var at func(sym.Expr, int64) (symexec.Value, bool)
	asked := false
	return func(off sym.Expr, size int64) (symexec.Value, bool) {
		if !asked {
			at, asked = contents(u, o), true
		}
		if at == nil {
			return nil, false
		}
		return at(off, size)
	}
}

// stringRegion is the storage of a string literal.
func (x *executor) stringRegion(text string) *symexec.Region {
	if r := x.strs[text]; r != nil {
		return r
	}
	r := x.m.GlobalRegion("string\x00"+text, "string", func(off sym.Expr, size int64) (symexec.Value, bool) {
		k, ok := sym.IsInt(off)
		if !ok || size != 1 || k < 0 || k > int64(len(text)) {
			return nil, false
		}
		b := byte(0)
		if k < int64(len(text)) {
			b = text[k]
		}
		return symexec.Int{E: sym.Int(int64(int8(b)))}, true
	})
	r.Str = &text
	x.strs[text] = r
	return r
}

// toInt is the value as a number.
func (x *executor) toInt(v symexec.Value) sym.Expr {
	switch v := v.(type) {
	case symexec.Int:
		return v.E
	case *symexec.Ptr:
		return sym.AddOf(x.m.Address(v.R), v.Off)
	case *symexec.Choice:
		return sym.IteOf(v.C, x.toInt(v.A), x.toInt(v.B))
	case *symexec.Func:
		outer := x.an
		if u, ok := v.Ref.(*unitInfo); ok && !u.model {
			if an := x.an.analyserOf(u); an != nil {
				x.an = an // whose name it is
			}
		}
		addr := x.funcAddr(v.Name)
		x.an = outer
		return addr
	}
	return x.m.FreshSym("struct", sym.Approx, nil, nil)
}

// funcAddr is the address of a function: a symbol distinct for each function
// and never 0.
func (x *executor) funcAddr(name string) sym.Expr {
	name = x.homeName(name)
	n := "&" + name
	v := sym.NewSym(n, sym.Input, big.NewInt(1), new(big.Int).SetUint64(1<<63-1))
	x.m.Inputs[n] = &iface.Input{Sym: v, Kind: iface.InFuncAddr, Fn: name, Place: iface.Place{Root: iface.RootGlobal, Name: name, Text: n}}
	return v
}

// truth is the condition that v is not 0.
func (x *executor) truth(v symexec.Value) sym.Cond {
	if i, ok := v.(symexec.Int); ok {
		return nonZero(i.E)
	}
	return sym.NotOf(symexec.NullCond(v))
}

func nonZero(e sym.Expr) sym.Cond {
	if i, ok := e.(*sym.Ite); ok {
		a, b := nonZero(i.A), nonZero(i.B)
		return sym.OrOf(sym.AndOf(i.C, a), sym.AndOf(sym.NotOf(i.C), b))
	}
	return sym.NeOf(e, sym.Int(0))
}

func boolExpr(c sym.Cond) sym.Expr { return sym.IteOf(c, sym.Int(1), sym.Int(0)) }

// read is the value of the lvalue e, which stands for the place l. Something else may
// write volatile objects, so that each reading finds a value of its own.
func (x *executor) read(l lvalue, e *expr) symexec.Value {
	if isVolatile(e) {
		return x.m.Unknown(l.s, e.t.machineType(""), "volatile")
	}
	return x.load(l, e.t)
}

// isVolatile reports whether e is a volatile object, or a part of one, that anything
// but the activation it belongs to may know.
func isVolatile(e *expr) bool {
	found := false
	for e != nil {
		switch {
		case e.t.quals.isVolatile, e.op == oVar && e.obj.decl != nil && e.obj.decl.IsVolatile(),
			e.op == oMember && e.field != nil && e.field.Declarator() != nil && e.field.Declarator().IsVolatile():
			found = true
		}
		switch e.op {
		case oMember, oDecay:
			e = e.x
			continue
		case oDeref:
			// An element of an array that the expression names is a part of it.
			for e = e.x; e.op == oPtrAdd; {
				e = e.x
			}
			if e.op == oDecay {
				continue
			}
		case oVar:
			return found && (e.obj.static || e.obj.addr)
		}
		return found
	}
	return found
}

// load reads a place.
func (x *executor) load(l lvalue, t *ctype) symexec.Value {
	x.m.Follows(l.s, l.a.R)
	if l.bitW > 0 {
		return x.loadBits(l, t)
	}
	if l.a.T.Size < 0 && l.a.T.Kind == symexec.StructType {
		return x.m.Unknown(l.s, l.a.T, "object")
	}
	if l.a.R.Kind == symexec.Entry && strings.HasSuffix(l.a.T.Class, "."+vaNext) {
		// How the caller's arguments lie in memory is the machine's affair.
		return x.m.Unknown(l.s, l.a.T, "arguments")
	}
	return x.m.Chosen(l.s, x.m.Read(l.s, l.a))
}

// store writes a place.
func (x *executor) store(l lvalue, v symexec.Value, at cc.Node) {
	x.m.Follows(l.s, l.a.R)
	if l.bitW > 0 {
		x.storeBits(l, v)
		return
	}
	if l.a.R.Opaque() {
		classes := map[string]bool{l.a.T.Class: true, "bare:" + l.a.T.Scalar: true}
		if strings.HasPrefix(l.a.T.Class, "bare:") {
			classes = map[string]bool{l.a.T.Scalar: true}
		}
		x.m.HavocClasses(l.s, classes,
			iface.Reason{Code: "unknown-store", What: "a store through a pointer of unknown origin", Pos: x.pos(at)})
	}
	x.m.Write(l.s, l.a, v)
}
