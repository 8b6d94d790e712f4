// This file knows the objects with static storage: which never change, what
// constant ones contain, and which functions a hook holds by default.

package cfront

import (
	"fmt"
	"math/big"
	"sort"

	"modernc.org/cc/v4"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// scanStatics notes which objects of internal linkage some body may change:
// assigned by name, or with their address taken.
func (an *analyser) scanStatics() {
	an.written, an.aliased = map[string]bool{}, map[string]bool{}
	alias := func(e *expr) {
		for e != nil && e.op == oMember {
			e = e.x
		}
		if e != nil && e.op == oVar && e.obj.static {
			an.aliased[e.obj.id] = true
		}
	}
	mark := func(e *expr) {
		for e != nil && e.op == oMember {
			e = e.x
		}
		if e != nil && e.op == oVar && e.obj.static {
			an.written[e.obj.id] = true
		}
	}
	var walkE func(e *expr)
	var walkS func(t *stmt)
	walkE = func(e *expr) {
		if e == nil {
			return
		}
		if e.op == oLoad {
			if indices, ok := elementRead(e.x); ok {
				for _, i := range indices {
					walkE(i)
				}
				return
			}
		}
		switch e.op {
		case oAssign, oAssignOp, oPost:
			mark(e.x)
		case oConv:
			// A pointer to const is taken not to be written through.
			if x := e.x; x != nil && (x.op == oAddr || x.op == oDecay) && e.t.kind == tPtr && e.t.elem != nil && e.t.elem.quals.isConst {
				mark(x.x)
				walkE(x.x)
				return
			}
		case oAddr:
			mark(e.x)
			alias(e.x)
		case oCall:
			if e.x.op == oFunc {
				for _, a := range e.args {
					walkE(a)
				}
				return
			}
		case oFunc:
			an.take(e.obj.name)
		case oDecay:
			if e.x.op != oString && !(e.x.t.elem != nil && e.x.t.elem.quals.isConst) {
				mark(e.x)
				alias(e.x)
			}
		}
		walkE(e.x)
		walkE(e.y)
		walkE(e.z)
		for _, a := range e.args {
			walkE(a)
		}
		for _, it := range e.inits {
			walkE(it.e)
		}
		if e.body != nil {
			walkS(e.body)
		}
	}
	walkS = func(t *stmt) {
		if t == nil {
			return
		}
		for _, a := range t.args {
			mark(a)
		}
		for _, e := range t.exprs() {
			walkE(e)
		}
		for _, c := range t.parts() {
			walkS(c)
		}
	}
	for _, f := range an.u.unit.Funcs {
		if fn := an.u.funcs[f.Name]; fn != nil && fn.body != nil {
			walkS(fn.body)
		}
	}
	an.eachAddress(walkE)
}

// eachAddress calls f with the expressions in the initialisers of the unit's
// objects that are addresses, or numbers that may be made of them.
func (an *analyser) eachAddress(f func(*expr)) {
	l := &lowering{u: an.u, f: &function{unit: an.u}}
	var walk func(in *cc.Initializer)
	walk = func(in *cc.Initializer) {
		for il := in.InitializerList; il != nil; il = il.InitializerList {
			walk(il.Initializer)
		}
		if in.Case != cc.InitializerExpr || in.AssignmentExpression == nil {
			return
		}
		if _, isConst := constant(in.AssignmentExpression); isConst {
			return
		}
		l.fail = ""
		f(l.rval(l.expr(in.AssignmentExpression)))
	}
	for _, name := range sortedKeys(an.u.unit.Decls) {
		for _, d := range an.u.unit.Decls[name] {
			if in := an.u.unit.Initializer(d); in != nil {
				walk(in)
			}
		}
	}
	for _, o := range an.u.objs {
		if o.inits != nil {
			walk(o.inits)
		}
	}
}

// take notes that the address of a function is used.
func (an *analyser) take(name string) {
	f := an.u.funcs[name]
	if f == nil {
		return
	}
	for _, g := range an.taking {
		if g == f {
			return
		}
	}
	an.taking = append(an.taking, f)
}

// taken lists the unit's functions whose address is used, in bodies or in
// initialisers.
func (an *analyser) taken() []*function {
	if an.tookAll {
		return an.taking
	}
	an.tookAll = true
	for _, name := range sortedKeys(an.u.unit.Decls) {
		for _, d := range an.u.unit.Decls[name] {
			if in := an.u.unit.Initializer(d); in != nil {
				an.takeInit(in)
			}
		}
	}
	for _, o := range an.u.objs {
		if o.inits != nil {
			an.takeInit(o.inits)
		}
	}
	sort.Slice(an.taking, func(i, j int) bool { return an.taking[i].name < an.taking[j].name })
	return an.taking
}

func (an *analyser) takeInit(in *cc.Initializer) {
	for il := in.InitializerList; il != nil; il = il.InitializerList {
		an.takeInit(il.Initializer)
	}
	if in.Case != cc.InitializerExpr || in.AssignmentExpression == nil {
		return
	}
	t := in.AssignmentExpression.Type()
	if t == nil || t.Kind() != cc.Ptr && t.Kind() != cc.Function {
		return
	}
	l := &lowering{u: an.u, f: &function{unit: an.u}}
	if v, ok := constValue(an.u, l.rval(l.expr(in.AssignmentExpression))); ok {
		if f, ok := v.(*symexec.Func); ok {
			an.take(f.Name)
		}
	}
}

// internal reports whether only code of the unit can name the static object.
func (o *object) internal() bool {
	return o.local || o.decl != nil && o.decl.Linkage() == cc.Internal
}

// staticByID finds an object with static storage, nil when the unit has none.
func (u *unitInfo) staticByID(id string) *object {
	if o := u.statics[id]; o != nil {
		return o
	}
	for _, d := range u.unit.Decls[id] {
		if k := d.Type().Kind(); k != cc.Function && !d.IsTypename() {
			return u.object(d)
		}
	}
	return u.inner[id]
}

// initializerOf is the initialiser of a static object, nil when it has none
// here; known is false when the object may be defined elsewhere.
func (u *unitInfo) initializerOf(o *object) (init *cc.Initializer, known bool) {
	if o.inits != nil {
		return o.inits, true
	}
	if o.local {
		return nil, true
	}
	known = false
	for _, d := range u.unit.Decls[o.name] {
		if !d.IsExtern() {
			known = true
		}
		if in := u.unit.Initializer(d); in != nil {
			return in, true
		}
	}
	return nil, known
}

// constants reads the contents of an object that never changes; nil otherwise.
func (an *analyser) constants(u *unitInfo, o *object) func(sym.Expr, int64) (symexec.Value, bool) {
	if c, ok := an.consts[o]; ok {
		return c
	}
	an.consts[o] = nil
	if an.isConstant(u, o) {
		an.consts[o] = contents(u, o)
	}
	return an.consts[o]
}

// contents reads what an object with static storage holds when the program starts;
// nil where that is not known. Addresses of objects among it are what addressValue
// makes of them.
func contents(u *unitInfo, o *object) func(sym.Expr, int64) (symexec.Value, bool) {
	init, known := u.initializerOf(o)
	if !known {
		return nil
	}
	l := &lowering{u: u, f: &function{unit: u, name: o.name}}
	var items []initItem
	if init != nil {
		items = l.initializer(init, o.t, nil)
		if l.fail != "" {
			return nil
		}
	}
	type slot struct {
		t *ctype
		v symexec.Value
	}
	at := map[int64]slot{}
	type chars struct {
		off  int64
		text string
		size int64
	}
	var texts []chars
	for _, it := range items {
		if e := it.e; e.op == oLoad && e.x.op == oString && e.x.t.elem != nil && e.x.t.elem.size == 1 {
			texts = append(texts, chars{it.off, e.x.name, max(e.x.t.size, o.t.size)})
			continue
		}
		v, ok := constValue(u, it.e)
		if f := constFloat(u, it.e); f != nil {
			v = f
		} else if !ok {
			v = addressValue(it.e)
		}
		if it.bitW > 0 {
			v = nil
		}
		at[it.off] = slot{it.t, v}
	}
	size := o.t.size
	var c func(off sym.Expr, n int64) (symexec.Value, bool)
	c = func(off sym.Expr, n int64) (symexec.Value, bool) {
		k, ok := sym.IsInt(off)
		if !ok {
			return tableEntry(o.t, off, func(k int64) (symexec.Value, bool) { return c(sym.Int(k), n) })
		}
		if s, ok := at[k]; ok {
			return s.v, s.v != nil && s.t.size == n
		}
		for _, t := range texts {
			if n == 1 && k >= t.off && k < t.off+t.size {
				b := byte(0)
				if i := k - t.off; i < int64(len(t.text)) {
					b = t.text[i]
				}
				return symexec.Int{E: sym.Int(int64(int8(b)))}, true
			}
			if k < t.off+t.size && t.off < k+n {
				return nil, false
			}
		}
		for o, s := range at {
			if k < o+s.t.size && o < k+n {
				return nil, false
			}
		}
		return symexec.Int{E: sym.Int(0)}, k >= 0 && (size < 0 || k+n <= size)
	}
	return c
}

func (an *analyser) isConstant(u *unitInfo, o *object) bool {
	if u.otherNames(o) || u.replaceable(o.name) && !o.internal() {
		return false
	}
	if declaredConst(o) {
		return true
	}
	return o.internal() && !u.model && !an.written[o.id]
}

// constValue is the value of a constant initialiser.
func constValue(u *unitInfo, e *expr) (symexec.Value, bool) {
	if k, ok := fold(e); ok {
		return symexec.Int{E: sym.Big(k)}, true
	}
	switch e.op {
	case oConst:
		return symexec.Int{E: sym.Big(e.k)}, true
	case oFunc:
		return &symexec.Func{Name: e.obj.name, Ref: u}, true
	case oConv:
		v, ok := constValue(u, e.x)
		if i, isInt := v.(symexec.Int); ok && isInt && e.t.kind == tInt {
			k, _ := sym.IsConst(i.E)
			return symexec.Int{E: sym.Big(wrapConst(k, e.t))}, true
		}
		return v, ok && e.t.kind != tFloat
	}
	if e.at != nil {
		if n, ok := e.at.(cc.ExpressionNode); ok {
			if k, ok := constant(n); ok {
				return symexec.Int{E: sym.Big(k)}, true
			}
		}
	}
	return nil, false
}

func wrapConst(k *big.Int, t *ctype) *big.Int {
	if t.isBool {
		if k.Sign() != 0 {
			return bigOne
		}
		return bigZero
	}
	m := new(big.Int).Lsh(bigOne, uint(t.bits))
	r := new(big.Int).Mod(k, m)
	if t.signed && r.Cmp(t.hi) > 0 {
		r.Sub(r, m)
	}
	return r
}

// defaults lists the function a hook holds from its static initialiser.
func (an *analyser) defaults(in *iface.Input) []string {
	p := in.Place
	if in.Kind != iface.InValue || p.Root != iface.RootGlobal || p.Unit != "" {
		return nil
	}
	off := int64(0)
	for _, s := range p.Steps {
		if s.Deref {
			return nil
		}
		if s.Offset != nil {
			k, ok := sym.IsInt(s.Offset)
			if !ok {
				return nil
			}
			off += k
		}
	}
	if o := an.u.statics[p.Name]; o != nil {
		if f := an.initialFunctions(o)[off]; f != "" {
			return []string{f}
		}
	}
	return nil
}

// initialFunctions are the functions that an object starts with, by offset.
func (an *analyser) initialFunctions(o *object) map[int64]string {
	if at, ok := an.starts[o]; ok {
		return at
	}
	var at map[int64]string
	if init, _ := an.u.initializerOf(o); init != nil && o.t.holdsPointer() {
		l := &lowering{u: an.u, f: &function{unit: an.u, name: o.name}}
		at = map[int64]string{}
		for _, it := range l.initializer(init, o.t, nil) {
			if v, ok := constValue(an.u, it.e); ok {
				if f, ok := v.(*symexec.Func); ok && at[it.off] == "" {
					at[it.off] = f.Name
				}
			}
		}
	}
	if an.starts == nil {
		an.starts = map[*object]map[int64]string{}
	}
	an.starts[o] = at
	return at
}

// pointerClauses are the clauses of the function pointer type, member or object
// that e calls through.
func (an *analyser) pointerClauses(e *expr) *iface.Interface {
	b := an.opt.Bindings
	if b == nil {
		return nil
	}
	for x := e; x != nil; x = x.x {
		var d *iface.Interface
		switch x.op {
		case oMember:
			d = b.Member(x.field)
		case oVar:
			if x.obj.static && !x.obj.local {
				d = b.Object(x.obj.name)
			}
		}
		if d == nil && x.t != nil && x.t.name != "" {
			d = b.Typedef(x.t.name)
		}
		if d != nil && len(d.Clauses) > 0 {
			return d
		}
		if x.op != oLoad && x.op != oConv {
			break
		}
	}
	return nil
}

func toString(r any) string { return fmt.Sprint(r) }

// elementRead recognises a path through members and elements of an object that
// is only read, and returns the indices on it.
func elementRead(e *expr) (indices []*expr, ok bool) {
	for depth := 0; depth < 32; depth++ {
		switch {
		case e.op == oMember:
			e = e.x
		case e.op == oVar:
			return indices, true
		case e.op == oDeref && e.x.op == oPtrAdd && e.x.x.op == oDecay:
			indices = append(indices, e.x.y)
			e = e.x.x.x
		case e.op == oDeref && e.x.op == oDecay:
			e = e.x.x
		default:
			return nil, false
		}
	}
	return nil, false
}
