// This file translates function bodies from the syntax tree to the typed tree:
// statements and declarations.

package cfront

import (
	"fmt"
	"math/big"
	"strings"

	"modernc.org/cc/v4"
)

// unitInfo is a loaded unit with what the driver derives from it.
type unitInfo struct {
	unit  *Unit
	types map[cc.Type]*ctype
	objs  map[*cc.Declarator]*object
	// statics maps file-scope names to their object.
	statics map[string]*object
	inner   map[string]*object   // static objects of functions, by id
	tables  map[*object][]string // functions in constant objects
	funcs   map[string]*function
	enums   map[*cc.Enumerator]*big.Int
	ordered map[*cc.Enumerator]*cc.Enumerator // see before
	links   *linkNames                        // see linking
	model   bool
	nlocal  int
}

func newUnitInfo(u *Unit, model bool) *unitInfo {
	ui := &unitInfo{unit: u, model: model,
		types:   map[cc.Type]*ctype{},
		objs:    map[*cc.Declarator]*object{},
		statics: map[string]*object{},
		inner:   map[string]*object{},
		funcs:   map[string]*function{},
		enums:   map[*cc.Enumerator]*big.Int{}}
	for _, f := range u.Funcs {
		fn := &function{name: f.Name, unit: ui, f: f, decl: f.Declarator, model: model, static: !f.External}
		if f.Unsupported != "" {
			fn.failed = f.Unsupported
		}
		if f.Declarator != nil {
			fn.t = ui.typeOf(f.Declarator.Type())
		}
		ui.funcs[f.Name] = fn
	}
	return ui
}

// lowering translates one function.
type lowering struct {
	u     *unitInfo
	f     *function
	count int
	depth int
	sw    []*stmt // enclosing switches
	calls []*callSite
	fail  string
}

// maxBodyDepth bounds the nesting the driver follows.
const maxBodyDepth = 400

// lower translates the body once; f.failed says why it could not.
func (f *function) lower() bool {
	if f.lowered {
		return f.body != nil
	}
	f.lowered = true
	if f.failed != "" || f.f == nil || f.f.Def == nil {
		if f.failed == "" {
			f.failed = "no body"
		}
		return false
	}
	l := &lowering{u: f.unit, f: f}
	def := f.f.Def
	ft, _ := def.Declarator.Type().(*cc.FunctionType)
	if ft == nil {
		f.failed = "not a function type"
		return false
	}
	for i, p := range ft.Parameters() {
		if p.Type().Kind() == cc.Void {
			continue
		}
		if p.Declarator == nil {
			// An unnamed parameter: nothing can read it.
			f.params = append(f.params, &object{name: fmt.Sprintf("arg%d", i), t: f.unit.typeOf(p.Type()), param: i, local: true})
			continue
		}
		o := f.unit.object(p.Declarator)
		o.param, o.local, o.static = i, true, false
		if o.t.kind == tArray || o.t.kind == tFunc {
			o.t = f.unit.typeOf(p.Type().Decay())
		}
		if !l.pureSizes(p.Type(), 0) {
			f.failed = "the size of an array has side effects"
			return false
		}
		f.params = append(f.params, o)
	}
	f.body = l.block(def.CompoundStatement)
	f.size = l.count
	f.calls = l.calls
	if l.fail != "" {
		f.failed, f.body = l.fail, nil
	}
	return f.body != nil
}

// object is the object a declarator declares.
func (u *unitInfo) object(d *cc.Declarator) *object {
	if o := u.objs[d]; o != nil {
		return o
	}
	o := &object{name: d.Name(), t: u.typeOf(d.Type()), decl: d, param: -1}
	fileScope := d.Linkage() != cc.None
	o.static = fileScope || d.IsStatic() || d.IsExtern() || d.StorageDuration() == cc.Static
	o.local = !fileScope
	o.addr = d.AddressTaken()
	if fileScope {
		if have := u.statics[o.name]; have != nil {
			have.addr = have.addr || o.addr
			if have.t.size < 0 && o.t.size >= 0 {
				have.t = o.t
			}
			u.objs[d] = have
			return have
		}
		u.statics[o.name] = o
		o.id = o.name
		for _, dd := range u.unit.Decls[o.name] {
			if dd.IsExtern() && !dd.HasInitializer() {
				continue
			}
			if dt := u.typeOf(dd.Type()); dt.size >= 0 {
				o.t = dt
			}
		}
	} else if o.static {
		u.nlocal++
		o.id = fmt.Sprintf("%s#%d", o.name, u.nlocal)
		u.inner[o.id] = o
	}
	u.objs[d] = o
	return o
}

func (l *lowering) block(c *cc.CompoundStatement) *stmt {
	s := &stmt{kind: sBlock, at: c}
	start := l.count
	for b := c.BlockItemList; b != nil; b = b.BlockItemList {
		switch b.BlockItem.Case {
		case cc.BlockItemDecl:
			s.list = append(s.list, l.declaration(b.BlockItem.Declaration)...)
		case cc.BlockItemStmt:
			s.list = append(s.list, l.stmt(b.BlockItem.Statement))
		case cc.BlockItemLabel:
		default:
			s.list = append(s.list, l.unknownStmt(b.BlockItem, "nested function"))
		}
	}
	s.size = l.count - start + 1
	return s
}

// cleanupAttribute is why a declaration is not understood: a function is called
// wherever its scope is left.
const cleanupAttribute = "a cleanup attribute"

// attributed reports whether the specifiers have a GNU attribute of that name.
func attributed(n *cc.DeclarationSpecifiers, name string) bool {
	for ; n != nil; n = n.DeclarationSpecifiers {
		for a := n.AttributeSpecifierList; a != nil; a = a.AttributeSpecifierList {
			for v := a.AttributeSpecifier.AttributeValueList; v != nil; v = v.AttributeValueList {
				if v.AttributeValue != nil && strings.Trim(v.AttributeValue.Token.SrcStr(), "_") == name {
					return true
				}
			}
		}
	}
	return false
}

// pureSizes reports whether the sizes of the variable length arrays in t, which
// are evaluated where it is declared, do nothing else.
func (l *lowering) pureSizes(t cc.Type, depth int) bool {
	for ; depth < 32; depth++ {
		switch x := t.(type) {
		case *cc.PointerType:
			if u, ok := x.Undecay().(*cc.ArrayType); ok {
				t = u
				continue
			}
			t = x.Elem()
		case *cc.ArrayType:
			if n := x.SizeExpression(); x.IsVLA() && n != nil && !pure(l.expr(n)) {
				return false
			}
			t = x.Elem()
		default:
			return true
		}
	}
	return true
}

func (l *lowering) unknownStmt(at cc.Node, why string) *stmt {
	l.count++
	return &stmt{kind: sUnknown, label: why, at: at, size: 1}
}

func (l *lowering) stmt(s *cc.Statement) *stmt {
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > maxBodyDepth {
		l.fail = "nested too deeply"
		return l.unknownStmt(s, l.fail)
	}
	start := l.count
	l.count++
	r := l.stmt1(s)
	r.size = l.count - start
	return r
}

func (l *lowering) stmt1(s *cc.Statement) *stmt {
	switch s.Case {
	case cc.StatementCompound:
		return l.block(s.CompoundStatement)
	case cc.StatementExpr:
		if s.ExpressionStatement.ExpressionList == nil {
			return &stmt{kind: sBlock, at: s}
		}
		return &stmt{kind: sExpr, e: l.effect(s.ExpressionStatement.ExpressionList), at: s}
	case cc.StatementLabeled:
		return l.labeled(s.LabeledStatement)
	case cc.StatementSelection:
		return l.selection(s.SelectionStatement)
	case cc.StatementIteration:
		return l.iteration(s.IterationStatement)
	case cc.StatementJump:
		return l.jump(s.JumpStatement)
	case cc.StatementAsm:
		return l.asm(s.AsmStatement)
	}
	return l.unknownStmt(s, "statement")
}

// effect is an expression evaluated for its effects only.
func (l *lowering) effect(n cc.ExpressionNode) *expr {
	e := l.expr(n)
	if e.lv && e.t.kind != tInt && e.t.kind != tPtr {
		return e
	}
	return l.rval(e)
}

func (l *lowering) cond(n cc.ExpressionNode) *expr { return l.rval(l.expr(n)) }

func (l *lowering) labeled(n *cc.LabeledStatement) *stmt {
	switch n.Case {
	case cc.LabeledStatementLabel:
		return &stmt{kind: sLabel, label: n.Token.SrcStr(), a: l.stmt(n.Statement), at: n}
	case cc.LabeledStatementDefault:
		c := &stmt{kind: sCase, deflt: true, at: n}
		l.addCase(c)
		c.a = l.stmt(n.Statement)
		return c
	case cc.LabeledStatementCaseLabel, cc.LabeledStatementRange:
		c := &stmt{kind: sCase, at: n}
		lo, ok := l.constant(n.ConstantExpression)
		if !ok {
			return l.unknownStmt(n, "case label")
		}
		c.lo, c.hi = lo, lo
		if n.Case == cc.LabeledStatementRange {
			hi, ok := l.constant(n.ConstantExpression2)
			if !ok {
				return l.unknownStmt(n, "case label")
			}
			c.hi = hi
		}
		l.addCase(c)
		c.a = l.stmt(n.Statement)
		return c
	}
	return l.unknownStmt(n, "label")
}

func (l *lowering) addCase(c *stmt) {
	if n := len(l.sw); n > 0 {
		sw := l.sw[n-1]
		if t := sw.e.t; t.kind == tInt && !c.deflt {
			c.lo, c.hi = wrapConst(c.lo, t), wrapConst(c.hi, t)
		}
		sw.cases = append(sw.cases, c)
	}
}

// constant is the value of a constant expression.
func constant(n cc.ExpressionNode) (*big.Int, bool) { return constantValue(n.Value()) }

func constantValue(v cc.Value) (*big.Int, bool) {
	switch v := v.(type) {
	case cc.Int64Value:
		return big.NewInt(int64(v)), true
	case cc.UInt64Value:
		return new(big.Int).SetUint64(uint64(v)), true
	}
	return nil, false
}

func (l *lowering) selection(n *cc.SelectionStatement) *stmt {
	switch n.Case {
	case cc.SelectionStatementIf:
		return &stmt{kind: sIf, e: l.cond(n.ExpressionList), a: l.stmt(n.Statement), at: n}
	case cc.SelectionStatementIfElse:
		return &stmt{kind: sIf, e: l.cond(n.ExpressionList), a: l.stmt(n.Statement), b: l.stmt(n.Statement2), at: n}
	case cc.SelectionStatementSwitch:
		s := &stmt{kind: sSwitch, at: n}
		e := l.cond(n.ExpressionList)
		s.e = l.convTo(e, promote(e.t, 0))
		l.sw = append(l.sw, s)
		s.a = l.stmt(n.Statement)
		l.sw = l.sw[:len(l.sw)-1]
		return s
	}
	return l.unknownStmt(n, "selection")
}

func (l *lowering) iteration(n *cc.IterationStatement) *stmt {
	opt := func(x cc.ExpressionNode, f func(cc.ExpressionNode) *expr) *expr {
		if x == nil {
			return nil
		}
		return f(x)
	}
	switch n.Case {
	case cc.IterationStatementWhile:
		return &stmt{kind: sWhile, e: l.cond(n.ExpressionList), a: l.stmt(n.Statement), at: n}
	case cc.IterationStatementDo:
		return &stmt{kind: sDo, a: l.stmt(n.Statement), e: l.cond(n.ExpressionList), at: n}
	case cc.IterationStatementFor:
		s := &stmt{kind: sFor, at: n}
		if n.ExpressionList != nil {
			s.init = &stmt{kind: sExpr, e: l.effect(n.ExpressionList), at: n, size: 1}
		}
		s.e = opt(n.ExpressionList2, l.cond)
		s.e2 = opt(n.ExpressionList3, l.effect)
		s.a = l.stmt(n.Statement)
		return s
	case cc.IterationStatementForDecl:
		s := &stmt{kind: sFor, at: n}
		s.init = &stmt{kind: sBlock, list: l.declaration(n.Declaration), at: n, size: 1}
		s.e = opt(n.ExpressionList, l.cond)
		s.e2 = opt(n.ExpressionList2, l.effect)
		s.a = l.stmt(n.Statement)
		return s
	}
	return l.unknownStmt(n, "iteration")
}

func (l *lowering) jump(n *cc.JumpStatement) *stmt {
	switch n.Case {
	case cc.JumpStatementGoto:
		return &stmt{kind: sGoto, label: n.Token2.SrcStr(), at: n}
	case cc.JumpStatementContinue:
		return &stmt{kind: sContinue, at: n}
	case cc.JumpStatementBreak:
		return &stmt{kind: sBreak, at: n}
	case cc.JumpStatementReturn:
		s := &stmt{kind: sReturn, at: n}
		if n.ExpressionList != nil {
			e := l.expr(n.ExpressionList)
			if l.f.t != nil && l.f.t.fn != nil && l.f.t.fn.kind != tVoid {
				s.e = l.convTo(l.rval(e), l.f.t.fn)
			} else {
				s.e = e
			}
		}
		return s
	}
	return l.unknownStmt(n, "computed goto")
}
