// This file reads interface documents.

package iface

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// Decode reads a document and checks all of it: a document that Decode returns
// is complete and consistent. Errors of the document are a *DocumentError with
// path and position; others come from r.
func Decode(r io.Reader) (*Document, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxDocumentBytes+1))
	if err != nil {
		return nil, err
	}
	return DecodeBytes(data)
}

// DecodeBytes is Decode for a document in memory.
func DecodeBytes(data []byte) (*Document, error) {
	if err := vet(data); err != nil {
		return nil, err
	}
	d, err := decode(data)
	if err != nil {
		var de *DocumentError
		if errors.As(err, &de) && de.Line == 0 {
			de.Line, de.Col = lineCol(data, locate(data, de.Path))
		}
		return nil, err
	}
	return d, nil
}

// decoder reads one function; the first problem ends it by a panic with a
// *DocumentError, which function recovers.
type decoder struct {
	words   wordTables
	path    []string
	syms    map[string]*sym.Sym
	regions int // of the case being read
}

func decode(data []byte) (*Document, error) {
	// The version comes first: another one may have another shape.
	var version struct {
		Mux *int `json:"mux"`
	}
	if err := json.Unmarshal(data, &version); err != nil || version.Mux == nil {
		return nil, &DocumentError{Msg: `not an interface document: no number "mux"`}
	}
	if *version.Mux != FormatVersion {
		return nil, &DocumentError{Path: "mux", Msg: fmt.Sprintf("format version %d, this program reads version %d", *version.Mux, FormatVersion)}
	}
	var j jDocument
	if err := strict(data, &j, ""); err != nil {
		return nil, err
	}
	d := &Document{
		Generator: j.Generator, Lang: Lang(j.Language), Source: Source(j.Source),
		Models: j.Models, Accounting: j.Accounting, Resolution: j.Resolution,
	}
	if d.Lang != C && d.Lang != Python {
		return nil, &DocumentError{Path: "language", Msg: fmt.Sprintf("%q is neither c nor python", j.Language)}
	}
	if d.Resolution < 0 {
		return nil, &DocumentError{Path: "resolution", Msg: "negative"}
	}
	for name, s := range map[string]string{"sha256": d.Source.SHA256, "text": d.Source.Text} {
		if s != "" && (len(s) != 64 || strings.Trim(s, "0123456789abcdef") != "") {
			return nil, &DocumentError{Path: "source." + name, Msg: "not 64 hexadecimal digits"}
		}
	}
	for i, h := range j.Hooks {
		if h.Place == "" {
			return nil, &DocumentError{Path: fmt.Sprintf("hooks[%d].place", i), Msg: "empty"}
		}
		d.Hooks = append(d.Hooks, Hook(h))
	}
	names := map[string]bool{}
	for i, raw := range j.Functions {
		path := fmt.Sprintf("functions[%d]", i)
		var jf jFunction
		if err := strict(raw, &jf, path); err != nil {
			return nil, err
		}
		if names[jf.Name] || jf.Name == "" {
			return nil, &DocumentError{Path: path + ".name", Msg: fmt.Sprintf("function name %q empty or given twice", jf.Name)}
		}
		names[jf.Name] = true
		f, err := decodeFunction(&jf, d, path)
		if err != nil {
			return nil, err
		}
		d.Functions = append(d.Functions, f)
	}
	slices.SortStableFunc(d.Functions, func(a, b *DocFunction) int { return strings.Compare(a.Name, b.Name) })
	return d, nil
}

// strict decodes without accepting members that the format does not have.
func strict(data []byte, v any, path string) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	err := dec.Decode(v)
	if err == nil {
		return nil
	}
	msg := strings.TrimPrefix(err.Error(), "json: ")
	var typ *json.UnmarshalTypeError
	if errors.As(err, &typ) {
		msg = "a " + typ.Value + " where it must not be"
		if typ.Field != "" {
			msg += ", in " + typ.Field
		}
	}
	return &DocumentError{Path: path, Msg: msg}
}

func decodeFunction(j *jFunction, doc *Document, path string) (f *DocFunction, err error) {
	d := &decoder{words: words(), path: []string{path}, syms: map[string]*sym.Sym{}}
	defer func() {
		if r := recover(); r != nil {
			de, ok := r.(*DocumentError)
			if !ok {
				de = &DocumentError{Path: d.where(), Msg: fmt.Sprintf("cannot be read: %v", r)}
			}
			f, err = nil, de
		}
	}()
	return d.function(j, doc), nil
}

func (d *decoder) where() string { return strings.Join(d.path, "") }

// in runs read with a path element added.
func (d *decoder) in(elem string, read func()) {
	d.path = append(d.path, elem)
	read()
	d.path = d.path[:len(d.path)-1]
}

func (d *decoder) fail(format string, args ...any) {
	panic(&DocumentError{Path: d.where(), Msg: fmt.Sprintf(format, args...)})
}

func word[T comparable](d *decoder, elem string, e enum[T], w string) (v T) {
	d.in(elem, func() {
		var ok bool
		if v, ok = e.value(w); !ok {
			d.fail("%q is none of %s", w, e.words())
		}
	})
	return v
}

// each reads the elements of an array; empty gives nil.
func each[J, T any](d *decoder, elem string, js []J, read func(*J) T) (out []T) {
	for i := range js {
		d.in(fmt.Sprintf("%s[%d]", elem, i), func() { out = append(out, read(&js[i])) })
	}
	return out
}

func (d *decoder) function(j *jFunction, doc *Document) *DocFunction {
	f := &Interface{
		Name: j.Name, Lang: doc.Lang, Public: j.Public, Variadic: j.Variadic, Result: j.Result,
		Accounting: j.Accounting, Pos: fromPos(j.Pos), Origin: word(d, ".origin", d.words.origin, j.Origin),
	}
	if j.Language != "" {
		f.Lang = Lang(j.Language)
		if f.Lang != C && f.Lang != Python {
			d.in(".language", func() { d.fail("%q is neither c nor python", j.Language) })
		}
	}
	for _, p := range j.Params {
		f.Params = append(f.Params, Param(p))
	}
	for i, s := range j.Symbols {
		d.in(fmt.Sprintf(".symbols[%d]", i), func() { d.symbol(s) })
	}
	d.in(".inputs", func() { f.Inputs = d.inputs(j.Inputs) })
	f.Clauses = each(d, ".clauses", j.Clauses, d.clause)
	verdicts := each(d, ".verdicts", j.Verdicts, func(v *jVerdict) VerdictRecord { return d.verdict(v, len(f.Clauses)) })
	if j.Summary != nil {
		d.in(".summary", func() { f.Summary = d.summary(j.Summary) })
	}
	return &DocFunction{f, verdicts}
}

func (d *decoder) number(s *string) *big.Int {
	if s == nil {
		return nil
	}
	digits := strings.TrimPrefix(*s, "-")
	n, ok := new(big.Int).SetString(*s, 10)
	// Only the canonical spelling: "007" and "+7" would survive a round trip as "7".
	if !ok || len(*s) > 10_000 || digits != "0" && (digits == "" || digits[0] < '1' || digits[0] > '9') || *s == "-0" {
		d.fail("%.40q is not a decimal integer", *s)
	}
	return n
}

func (d *decoder) symbol(j jSymbol) {
	if j.Name == "" || d.syms[j.Name] != nil {
		d.fail("symbol name %q empty or given twice", j.Name)
	}
	lo, hi := d.number(j.Lo), d.number(j.Hi)
	if lo != nil && hi != nil && lo.Cmp(hi) > 0 {
		d.fail("%s: the range is empty", j.Name)
	}
	d.syms[j.Name] = sym.NewSym(j.Name, word(d, ".origin", d.words.symbol, j.Origin), lo, hi)
}

func (d *decoder) inputs(js map[string]jInput) map[string]*Input {
	if js == nil {
		return nil
	}
	out := map[string]*Input{}
	for _, name := range slices.Sorted(maps.Keys(js)) {
		j := js[name]
		s := d.syms[name]
		if s == nil {
			d.fail("%q is not among the symbols", name)
		}
		in := &Input{
			Sym: s, Kind: word(d, ".kind", d.words.input, j.Kind), Fn: j.Fn, Axis: j.Axis,
			Type: j.Type, Signed: j.Signed, Default: j.Default, Pointer: j.Pointer,
		}
		d.in(".initial", func() { in.Initial = d.number(j.Initial) })
		d.in(".place", func() { in.Place = d.place(&j.Place) })
		in.Offset = d.expr(".offset", j.Offset)
		d.in(".each", func() { in.Each = d.each(j.Each) })
		out[name] = in
	}
	return out
}

func (d *decoder) each(j *jEach) *Elements {
	if j == nil {
		return nil
	}
	index := d.syms[j.Index]
	if index == nil || index.Origin != sym.Bound {
		d.fail("%q is not among the bound symbols", j.Index)
	}
	of := &Elements{Index: index, Count: d.expr(".count", j.Count), Kind: word(d, ".kind", d.words.input, j.Kind), Fn: j.Fn}
	if of.Count == nil {
		d.fail("no count")
	}
	return of
}

func (d *decoder) place(j *jPlace) Place {
	p := Place{Root: word(d, ".root", d.words.root, j.Root), Index: j.Index, Name: j.Name, Text: j.Text, Size: j.Size,
		Static: j.Static, Unit: j.Unit}
	if j.Index < 0 || j.Size < 0 {
		d.fail("negative index or size")
	}
	if p.Root == RootRegion && p.Index >= d.regions {
		d.fail("block %d of %d", p.Index, d.regions)
	}
	p.Steps = each(d, ".steps", j.Steps, func(s *jStep) Step {
		return Step{Deref: s.Deref, Offset: d.expr(".offset", s.Offset), Attr: s.Attr}
	})
	return p
}

// expr reads an expression; absent text is nil.
func (d *decoder) expr(elem string, raw rawJSON) (x sym.Expr) {
	if len(raw) == 0 {
		return nil
	}
	d.in(elem, func() {
		var err error
		if x, err = sym.UnmarshalExpr(raw, d.syms); err != nil {
			d.fail("%v", err)
		}
		d.known(sym.FreeSyms(x))
	})
	return x
}

func (d *decoder) cond(elem string, raw rawJSON) (c sym.Cond) {
	if len(raw) == 0 {
		return nil
	}
	d.in(elem, func() {
		var err error
		if c, err = sym.UnmarshalCond(raw, d.syms); err != nil {
			d.fail("%v", err)
		}
		d.known(sym.CondSyms(c))
	})
	return c
}

func (d *decoder) known(ss []*sym.Sym) {
	for _, s := range ss {
		if d.syms[s.Name] == nil {
			d.fail("%q is not among the symbols", s.Name)
		}
	}
}

func (d *decoder) need(elem string, ok bool) {
	if !ok {
		d.in(elem, func() { d.fail("missing") })
	}
}

func (d *decoder) clause(j *jClause) Clause {
	k := LookupKeyword(j.Key)
	if k == nil {
		d.in(".key", func() { d.fail("%q is no clause keyword", j.Key) })
	}
	c := Clause{
		Key: k, Rel: word(d, ".relation", d.words.relation, j.Relation), Text: j.Text,
		Bound: d.expr(".bound", j.Bound), Cond: d.cond(".cond", j.Cond), Undefined: d.cond(".undefined", j.Undefined),
		Pos: fromPos(j.Pos), End: fromPos(j.End),
	}
	if c.Rel != Exact && !k.Relations {
		d.in(".relation", func() { d.fail("%s takes no relation", k.Name) })
	}
	if j.Place != nil {
		if !k.Into {
			d.in(".place", func() { d.fail("%s takes no place", k.Name) })
		}
		d.in(".place", func() {
			p := d.place(j.Place)
			c.Place = &p
		})
	}
	return c
}

func (d *decoder) verdict(j *jVerdict, clauses int) VerdictRecord {
	if j.Clause < 0 || j.Clause >= clauses {
		d.fail("clause %d of %d", j.Clause, clauses)
	}
	switch j.Status {
	case "exact", "holds", "violated", "unknown":
	default:
		d.fail("%q is none of exact, holds, violated, unknown", j.Status)
	}
	v := VerdictRecord{Clause: j.Clause, Status: j.Status, By: j.By, Why: j.Why, Assumes: each(d, ".assumes", j.Assumes, assumption)}
	for _, name := range slices.Sorted(maps.Keys(j.Model)) {
		if v.Model == nil {
			v.Model = map[string]*big.Int{}
		}
		s := j.Model[name]
		d.in(".model", func() { v.Model[name] = d.number(&s) })
	}
	return v
}

func assumption(j *jAssumption) Assumption { return Assumption{j.Code, j.Text, fromPos(j.Pos)} }

func reason(j *jReason) Reason { return Reason{j.Code, j.What, fromPos(j.Pos)} }
