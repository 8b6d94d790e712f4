// This file writes interface documents.

package iface

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// Encode writes the document in canonical form: the same document always gives
// the same bytes, one function a line. What cannot be represented (an
// expression beyond the limits, a value only the machine knows) is written as
// unknown with the reason, never left out silently. An error is the writer's.
func (d *Document) Encode(w io.Writer) error {
	e := &encoder{words: words()}
	j := jDocument{
		Mux: FormatVersion, Generator: d.Generator, Language: string(d.Lang),
		Source: jSource(d.Source), Models: d.Models,
		Accounting: d.Accounting, Resolution: d.Resolution, Functions: []rawJSON{},
	}
	hooks := slices.Clone(d.Hooks)
	slices.SortStableFunc(hooks, func(a, b Hook) int { return strings.Compare(a.Place, b.Place) })
	for _, h := range hooks {
		j.Hooks = append(j.Hooks, jHook(h))
	}
	fs := slices.Clone(d.Functions)
	slices.SortStableFunc(fs, func(a, b *DocFunction) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range fs {
		b, err := marshal(e.function(f, d))
		if err != nil {
			return fmt.Errorf("encoding %s: %w", f.Name, err)
		}
		j.Functions = append(j.Functions, b)
	}
	head := j
	head.Functions = []rawJSON{}
	b, err := marshal(head)
	if err != nil {
		return err
	}
	out := bytes.TrimSuffix(b, []byte("[]}"))
	for i, f := range j.Functions {
		if i == 0 {
			out = append(out, "[\n"...)
		} else {
			out = append(out, ",\n"...)
		}
		out = append(out, f...)
	}
	if len(j.Functions) == 0 {
		out = append(out, '[')
	} else {
		out = append(out, '\n')
	}
	out = append(out, "]}\n"...)
	_, err = w.Write(out)
	return err
}

func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// encoder collects the symbols of the function it writes.
type encoder struct {
	words wordTables
	syms  map[string]*sym.Sym
	lost  int // expressions replaced because of the limits
}

func (e *encoder) function(f *DocFunction, d *Document) jFunction {
	e.syms, e.lost = map[string]*sym.Sym{}, 0
	j := jFunction{
		Name: f.Name, Public: f.Public, Origin: e.words.origin.name(f.Interface.Origin), Pos: toPos(f.Pos),
		Params: []jParam{}, Variadic: f.Variadic, Result: f.Result, Accounting: f.Accounting,
		Display: display(f.Interface), Symbols: []jSymbol{},
	}
	if f.Lang != "" && f.Lang != d.Lang {
		j.Language = string(f.Lang)
	}
	if j.Accounting == "" {
		j.Accounting = d.Accounting
	}
	for _, p := range f.Params {
		j.Params = append(j.Params, jParam(p))
	}
	j.Inputs = e.inputs(f.Inputs)
	for i := range f.Clauses {
		j.Clauses = append(j.Clauses, e.clause(&f.Clauses[i]))
	}
	for _, v := range f.Verdicts {
		jv := jVerdict{Clause: v.Clause, Status: v.Status, By: v.By, Why: v.Why, Assumes: e.assumes(v.Assumes)}
		for name, n := range v.Model {
			if n == nil {
				continue
			}
			if jv.Model == nil {
				jv.Model = map[string]string{}
			}
			jv.Model[name] = n.String()
		}
		j.Verdicts = append(j.Verdicts, jv)
	}
	if f.Summary != nil {
		j.Summary = e.summary(f.Summary)
	}
	for _, name := range slices.Sorted(maps.Keys(e.syms)) {
		s := e.syms[name]
		j.Symbols = append(j.Symbols, jSymbol{name, e.words.symbol.name(s.Origin), decimal(s.Lo), decimal(s.Hi)})
	}
	return j
}

func decimal(n *big.Int) *string {
	if n == nil {
		return nil
	}
	s := n.String()
	return &s
}

// note records a symbol; where two of one name differ in range, the wider range
// holds for both.
func (e *encoder) note(s *sym.Sym) {
	old, ok := e.syms[s.Name]
	if !ok {
		e.syms[s.Name] = s
		return
	}
	lo, hi := old.Lo, old.Hi
	if lo != nil && (s.Lo == nil || s.Lo.Cmp(lo) < 0) {
		lo = s.Lo
	}
	if hi != nil && (s.Hi == nil || s.Hi.Cmp(hi) > 0) {
		hi = s.Hi
	}
	if lo != old.Lo || hi != old.Hi {
		e.syms[s.Name] = sym.NewSym(s.Name, old.Origin, lo, hi)
	}
}

// expr is nil for a nil expression and for one beyond the limits.
func (e *encoder) expr(x sym.Expr) rawJSON {
	if x == nil {
		return nil
	}
	if !withinLimits(x, nil) {
		e.lost++
		return nil
	}
	b, err := sym.MarshalExpr(x)
	if err != nil {
		e.lost++
		return nil
	}
	for _, s := range sym.FreeSyms(x) {
		e.note(s)
	}
	return b
}

// cond is nil for a nil condition and for one beyond the limits.
func (e *encoder) cond(c sym.Cond) rawJSON {
	if c == nil {
		return nil
	}
	if !withinLimits(nil, c) {
		e.lost++
		return nil
	}
	b, err := sym.MarshalCond(c)
	if err != nil {
		e.lost++
		return nil
	}
	for _, s := range sym.CondSyms(c) {
		e.note(s)
	}
	return b
}

func (e *encoder) inputs(m map[string]*Input) map[string]jInput {
	if len(m) == 0 {
		return nil
	}
	out := map[string]jInput{}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		in := m[name]
		if in == nil {
			continue
		}
		s := in.Sym
		if s == nil {
			s = sym.NewSym(name, sym.Input, nil, nil)
		}
		off := e.expr(in.Offset)
		e.note(s)
		if in.Offset != nil && off == nil {
			continue // the symbol stays, as one that nobody can give a value
		}
		out[name] = jInput{
			Kind: e.words.input.name(in.Kind), Place: e.place(in.Place), Fn: in.Fn, Axis: in.Axis,
			Type: in.Type, Signed: in.Signed, Default: in.Default, Initial: decimal(in.Initial), Pointer: in.Pointer, Offset: off,
			Each: e.each(in.Each),
		}
	}
	return out
}

// each is nil for a count beyond the limits, too: the sum is one that nobody can
// compute then.
func (e *encoder) each(of *Elements) *jEach {
	if of == nil {
		return nil
	}
	e.note(of.Index)
	count := e.expr(of.Count)
	if count == nil {
		return nil
	}
	return &jEach{Index: of.Index.Name, Count: count, Kind: e.words.input.name(of.Kind), Fn: of.Fn}
}

func (e *encoder) place(p Place) jPlace {
	j := jPlace{Root: e.words.root.name(p.Root), Index: p.Index, Name: p.Name, Text: p.Text, Size: p.Size,
		Static: p.Static, Unit: p.Unit}
	for _, s := range p.Steps {
		j.Steps = append(j.Steps, jStep{Deref: s.Deref, Offset: e.expr(s.Offset), Attr: s.Attr})
	}
	return j
}

// placeOK reports whether every offset of the place can be written: a place
// that lost one would be another place.
func (e *encoder) placeOK(p *Place) bool {
	for _, s := range p.Steps {
		if s.Offset != nil && e.expr(s.Offset) == nil {
			return false
		}
	}
	return true
}

func (e *encoder) clause(c *Clause) jClause {
	j := jClause{
		Relation: e.words.relation.name(c.Rel), Text: c.Text, Bound: e.expr(c.Bound), Cond: e.cond(c.Cond),
		Undefined: e.cond(c.Undefined), Pos: toPos(c.Pos), End: toPos(c.End),
	}
	if c.Key != nil {
		j.Key = c.Key.Name
	}
	if c.Place != nil {
		p := e.place(*c.Place)
		j.Place = &p
	}
	return j
}

func (e *encoder) assumes(as []Assumption) (out []jAssumption) {
	for _, a := range as {
		out = append(out, jAssumption{a.Code, a.Text, toPos(a.Pos)})
	}
	return out
}

func (e *encoder) reasons(rs []Reason) (out []jReason) {
	for _, r := range rs {
		out = append(out, jReason{r.Code, r.What, toPos(r.Pos)})
	}
	return out
}

func (e *encoder) summary(s *Summary) *jSummary {
	j := &jSummary{Inputs: e.inputs(s.Inputs), Assumes: e.assumes(s.Assumes), Cases: []jCase{}}
	for i := range s.Cases {
		j.Cases = append(j.Cases, e.caseOf(&s.Cases[i]))
	}
	for _, c := range s.Defined {
		if r := e.cond(c); r != nil {
			j.Defined = append(j.Defined, r)
		}
	}
	if s.Open != nil {
		if j.Open = e.cond(s.Open); j.Open == nil {
			j.Open = e.cond(sym.True)
		}
	}
	if s.Writes != nil {
		w := append([]string{}, s.Writes...)
		j.Writes = &w
	}
	return j
}

func (e *encoder) caseOf(c *Case) jCase {
	lost := e.lost
	j := jCase{
		Path: e.cond(c.Path), Outcome: e.words.outcome.name(c.Outcome), AllocFailed: c.AllocFailed, Weak: c.Weak,
		Effect: e.effect(c.Effect), Unknown: e.reasons(c.Unknown),
		Regions: e.regions(c.Regions), Havoc: e.reasons(c.Havoc), Leaks: e.regions(c.Leaks),
	}
	if j.Path == nil {
		// Without its condition the case may be taken by every input.
		j.Path, j.Weak = e.cond(sym.True), j.Weak || c.Path != nil
	}
	if c.Result != nil {
		v := e.value(c.Result)
		j.Result = &v
	}
	for _, s := range c.Stores {
		if !e.placeOK(&s.To) {
			j.Havoc = append(j.Havoc, jReason{Code: string(diag.Limit), What: "store to " + s.To.Text})
			continue
		}
		j.Stores = append(j.Stores, jStore{e.place(s.To), e.value(s.Val), s.Class, s.Scalar})
	}
	for _, t := range c.Trail {
		jt := jTrail{Pos: toPos(t.Pos), Text: t.Text, Cond: e.cond(t.Cond)}
		if t.Eff != nil {
			x := e.effect(*t.Eff)
			jt.Effect = &x
		}
		j.Trail = append(j.Trail, jt)
	}
	if e.lost > lost {
		j.Unknown = append(j.Unknown, jReason{Code: string(diag.Limit), What: "formula too large for the document"})
	}
	return j
}

func (e *encoder) effect(x effect.Effect) jEffect {
	// What is acquired, given back and at the peak is never negative; a net is.
	return jEffect{e.bound(x.Alloc, true), e.bound(x.Freed, true), e.bound(x.Net, false), e.bound(x.Peak, true)}
}

func (e *encoder) bound(b effect.Bound, nonneg bool) jBound {
	if b.Lo != nil && b.Hi != nil && b.IsExact() {
		if x := e.expr(b.Lo); x != nil {
			return jBound{Exact: x}
		}
	}
	var j jBound
	if b.Lo != nil && !sym.IsInf(b.Lo) && !effect.IsNegInf(b.Lo) {
		j.Lo = e.expr(b.Lo)
	}
	if j.Lo == nil && nonneg {
		j.Lo = e.expr(sym.Int(0))
	}
	if b.Hi != nil && !sym.IsInf(b.Hi) && !effect.IsNegInf(b.Hi) {
		j.Hi = e.expr(b.Hi)
	}
	return j
}

func (e *encoder) regions(rs []Region) (out []jRegion) {
	for i, r := range rs {
		size := e.expr(r.Size)
		if size == nil {
			// Regions are referred to by index, so the block stays, of unknown size.
			s := sym.NewSym(fmt.Sprintf("size of block %d at %s", i, r.Site), sym.Approx, big.NewInt(0), nil)
			size = e.expr(s)
		}
		out = append(out, jRegion{size, r.Kind, r.Zero, toPos(r.Site), e.cond(r.When)})
	}
	return out
}

func (e *encoder) value(v Value) jValue {
	lost := func(what string) jValue { return jValue{Unknown: &jReason{Code: string(diag.Limit), What: what}} }
	switch v := v.(type) {
	case Int:
		if x := e.expr(v.E); x != nil {
			return jValue{Int: x}
		}
		return lost("value too large for the document")
	case Pointer:
		p := &jPointer{Offset: e.expr(v.Off)}
		if v.Off != nil && p.Offset == nil {
			return lost("offset too large for the document")
		}
		switch {
		case v.Region >= 0:
			n := v.Region
			p.Region = &n
		case v.Region == AtGlobal && v.Entry != nil && e.placeOK(v.Entry):
			pl := e.place(*v.Entry)
			p.Global = &pl
		case v.Entry != nil && e.placeOK(v.Entry):
			pl := e.place(*v.Entry)
			p.Entry = &pl
		default:
			return lost("pointer")
		}
		return jValue{Pointer: p}
	case FuncAddr:
		if len(v.Names) == 0 {
			return lost("no function")
		}
		return jValue{Function: v.Names}
	case Bytes:
		if !e.placeOK(v.From) {
			return lost("place")
		}
		pl := e.place(*v.From)
		return jValue{Bytes: &pl}
	case Choice:
		c := e.cond(v.If)
		if c == nil {
			return lost("condition too large for the document")
		}
		return jValue{Choice: &jChoice{c, e.value(v.Then), e.value(v.Else)}}
	case Unknown:
		return jValue{Unknown: &jReason{v.Why.Code, v.Why.What, toPos(v.Why.Pos)}}
	}
	return jValue{Unknown: &jReason{Code: string(diag.Unsupported), What: "value without a document form"}}
}

// withinLimits reports whether an expression or condition, read as a tree, is
// small enough to be written. It looks at no more nodes than the limit allows.
func withinLimits(x sym.Expr, c sym.Cond) bool {
	m := measurer{nodes: maxExprNodes}
	return m.expr(x, 0) && m.cond(c, 0)
}

type measurer struct{ nodes int }

func (m *measurer) enter(depth int) bool {
	m.nodes--
	return m.nodes >= 0 && depth <= maxExprDepth
}

func (m *measurer) exprs(depth int, xs ...sym.Expr) bool {
	for _, x := range xs {
		if !m.expr(x, depth) {
			return false
		}
	}
	return true
}

func (m *measurer) expr(x sym.Expr, depth int) bool {
	if x == nil {
		return true
	}
	if !m.enter(depth) {
		return false
	}
	depth++
	switch x := x.(type) {
	case *sym.Add:
		return m.exprs(depth, x.X...)
	case *sym.Mul:
		return m.exprs(depth, x.X...)
	case *sym.Max:
		return m.exprs(depth, x.X...)
	case *sym.Min:
		return m.exprs(depth, x.X...)
	case *sym.FloorDiv:
		return m.exprs(depth, x.X, x.Y)
	case *sym.TruncDiv:
		return m.exprs(depth, x.X, x.Y)
	case *sym.Mod:
		return m.exprs(depth, x.X, x.Y)
	case *sym.Pow2:
		return m.expr(x.E, depth)
	case *sym.Ite:
		return m.cond(x.C, depth) && m.exprs(depth, x.A, x.B)
	case *sym.Sum:
		return m.exprs(depth, x.Lo, x.Hi, x.Body)
	case *sym.Rec:
		return m.exprs(depth, x.Init...) && m.exprs(depth, x.Step...) && m.exprs(depth, x.Out) && m.cond(x.While, depth)
	case *sym.Apply:
		return m.exprs(depth, x.Args...)
	}
	return true
}

func (m *measurer) conds(depth int, cs ...sym.Cond) bool {
	for _, c := range cs {
		if !m.cond(c, depth) {
			return false
		}
	}
	return true
}

func (m *measurer) cond(c sym.Cond, depth int) bool {
	if c == nil {
		return true
	}
	if !m.enter(depth) {
		return false
	}
	depth++
	switch c := c.(type) {
	case *sym.Cmp:
		return m.exprs(depth, c.X, c.Y)
	case *sym.And:
		return m.conds(depth, c.X...)
	case *sym.Or:
		return m.conds(depth, c.X...)
	case *sym.Not:
		return m.cond(c.X, depth)
	}
	return true
}
