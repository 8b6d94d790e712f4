// This file tests that documents survive the way out and back, and that bad
// ones are refused with a place.

package iface

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

var (
	u64 = new(big.Int).SetUint64(1<<64 - 1)
	i32 = big.NewInt(1<<31 - 1)
)

func input(name string, lo, hi *big.Int) *sym.Sym { return sym.NewSym(name, sym.Input, lo, hi) }

func exactly(alloc, freed sym.Expr) effect.Effect { return effect.Exactly(alloc, freed) }

// sampleDocument has every field of the format in use.
func sampleDocument() *Document {
	at := func(l, c int) diag.Pos { return diag.Pos{File: "buf.c", Line: l, Col: c} }
	n := input("n", big.NewInt(0), u64)
	old := input("resource_of(b->data)", big.NewInt(0), nil)
	hook := input("b->zalloc", big.NewInt(0), u64)
	fn := input("&zcalloc", big.NewInt(1), u64)
	got := sym.NewSym("read#1", sym.Env, big.NewInt(0), i32)
	data := Place{Root: RootParam, Index: 0, Name: "b", Steps: []Step{{Deref: true, Offset: sym.Int(8)}}, Text: "b->data", Size: 8}
	param := func(i int, name string, size int64) Place {
		return Place{Root: RootParam, Index: i, Name: name, Text: name, Size: size}
	}
	inputs := map[string]*Input{
		"n":                    {Sym: n, Kind: InValue, Place: param(1, "n", 8), Type: "size_t"},
		"resource_of(b->data)": {Sym: old, Kind: InResourceOf, Place: data},
		"b->zalloc":            {Sym: hook, Kind: InValue, Place: Place{Root: RootParam, Name: "b", Steps: []Step{{Deref: true}}, Text: "b->zalloc", Size: 8}, Type: "alloc_func", Default: "zcalloc"},
		"&zcalloc":             {Sym: fn, Kind: InFuncAddr, Place: Place{Root: RootGlobal, Name: "zcalloc"}},
	}
	size := sym.MulOf(sym.Int(4), n)
	e := exactly(size, old)
	grow := &Interface{
		Name: "grow", Lang: C, Params: []Param{{"b", "struct buf *"}, {"n", "size_t"}}, Result: "int",
		Accounting: "requested", Public: true, Pos: at(12, 1), Inputs: inputs,
		Clauses: []Clause{
			{Key: LookupKeyword("alloc"), Rel: AtMost, Bound: size, Place: &data, Text: "alloc <= 4*n into b->data", Pos: at(11, 2), End: at(11, 27)},
			{Key: LookupKeyword("requires"), Cond: sym.GtOf(n, sym.Int(0)), Text: "requires n > 0", Undefined: sym.EqOf(hook, sym.Int(7))},
		},
		Summary: &Summary{
			Inputs:  inputs,
			Assumes: []Assumption{{Code: "no-alias", Text: "b and n", Pos: at(12, 5)}},
			Cases: []Case{
				{Path: sym.AndOf(sym.GtOf(n, sym.Int(0)), sym.EqOf(hook, fn)), Effect: e,
					Regions: []Region{{Size: size, Site: at(14, 9), Kind: "malloc", Zero: true}},
					Stores: []Store{{To: data, Val: Pointer{Region: 0, Off: sym.Int(16)}},
						{To: Place{Root: RootRegion, Index: 0, Steps: []Step{{Offset: sym.Int(0), Attr: ".x"}}, Size: 4}, Val: Int{n}}},
					Result: Int{sym.Int(0)},
					Trail:  []TrailStep{{Pos: at(13, 3), Text: "takes the true branch", Cond: sym.GtOf(n, sym.Int(0)), Eff: &e}}},
				{Path: sym.AndOf(sym.GtOf(n, sym.Int(0)), sym.NeOf(hook, fn)), Effect: effect.Havoc(), Weak: true,
					Unknown: []Reason{{Code: "callback", What: "b->zalloc", Pos: at(14, 9)}},
					Havoc:   []Reason{{Code: "callback", What: "b->zalloc", Pos: at(14, 9)}},
					Result:  Unknown{Reason{Code: "callback", What: "b->zalloc"}}},
				{Path: sym.LeOf(n, sym.Int(0)), Effect: effect.Effect{
					Alloc: effect.Bound{Lo: sym.Int(0), Hi: got}, Freed: effect.Point(sym.Int(0)),
					Net: effect.Bound{Lo: sym.Int(0), Hi: got}, Peak: effect.Bound{Lo: sym.Int(0), Hi: got}},
					Result: Pointer{Region: -1, Entry: &data}, Leaks: []Region{{Size: got, Kind: "malloc"}}},
				{Path: sym.GtOf(n, sym.Int(0)), AllocFailed: true, Effect: effect.Zero(), Outcome: NoReturn, Result: FuncAddr{[]string{"zcalloc", "other"}}},
			},
		},
	}
	put := &Interface{Name: "put", Lang: C, Params: []Param{{"fmt", "const char *"}}, Variadic: true, Accounting: "glibc", Origin: FromDecl}
	py := &Interface{Name: "handler", Lang: Python, Accounting: "payload", Origin: FromModel}
	return &Document{
		Generator: "muxcc 0.1", Lang: C, Source: Source{"buf.c", strings.Repeat("0a", 32), strings.Repeat("0b", 32)},
		Models: map[string]string{"c": "1", "posix": "2"}, Accounting: "requested", Resolution: 1024,
		Functions: []*DocFunction{{put, nil}, {py, nil}, {grow, []VerdictRecord{
			{Clause: 0, Status: "violated", By: "search", Why: "w", Model: map[string]*big.Int{"n": u64},
				Assumes: []Assumption{{Code: "trusted-clause", Text: "malloc"}}}}}},
	}
}

func encodeDocument(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sameDocument compares expressions by key and symbols by what identifies them.
var sameDocument = []cmp.Option{
	cmp.Comparer(func(a, b sym.Expr) bool {
		if a == nil || b == nil {
			return a == b
		}
		x, isSym := a.(*sym.Sym)
		y, alsoSym := b.(*sym.Sym)
		same := func(x, y *big.Int) bool { return (x == nil) == (y == nil) && (x == nil || x.Cmp(y) == 0) }
		if isSym && alsoSym && (x.Origin != y.Origin || !same(x.Lo, y.Lo) || !same(x.Hi, y.Hi)) {
			return false
		}
		return a.Key() == b.Key()
	}),
	cmp.Comparer(func(a, b sym.Cond) bool { return (a == nil) == (b == nil) && (a == nil || a.Key() == b.Key()) }),
	cmp.Comparer(func(a, b *big.Int) bool { return a.Cmp(b) == 0 }),
	cmpopts.EquateEmpty(),
	cmpopts.SortSlices(func(a, b *DocFunction) bool { return a.Name < b.Name }),
}

func TestRoundTrip(t *testing.T) {
	d := sampleDocument()
	first := encodeDocument(t, d)
	back, err := DecodeBytes(first)
	if err != nil {
		t.Fatalf("%v\n%s", err, first)
	}
	if diff := cmp.Diff(d, back, sameDocument...); diff != "" {
		t.Errorf("lost on the way (-before +after):\n%s", diff)
	}
	if second := encodeDocument(t, back); !bytes.Equal(first, second) {
		t.Errorf("not canonical:\n%s\n%s", first, second)
	}
	if back.Lookup("grow") == nil || back.Lookup("nope") != nil {
		t.Error("Lookup")
	}
}

func TestDecodeErrors(t *testing.T) {
	good := string(encodeDocument(t, sampleDocument()))
	edit := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("the sample has no %s", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	for _, c := range []struct{ name, doc, want string }{
		{"empty", "", "not JSON"},
		{"no document", `{"a":1}`, `no number "mux"`},
		{"array", `[1]`, `no number "mux"`},
		{"cut off", good[:len(good)/2], "not JSON"},
		{"two values", good + "{}", "not JSON"},
		{"version", edit(`"mux":1`, `"mux":2`), "1:8: mux: format version 2, this program reads version 1"},
		{"language", edit(`"language":"c"`, `"language":"ada"`), "language: "},
		{"not UTF-8", edit(`muxcc`, "\xff"), "not UTF-8"},
		{"hash", edit(`"0a0a`, `"0A0a`), "source.sha256"},
		{"unknown member", edit(`"public":true`, `"public":true,"colour":3`), `functions[0]: unknown field "colour"`},
		{"member twice", edit(`"public":true`, `"public":true,"public":false`), "functions[0].public: member given twice"},
		{"type", edit(`"public":true`, `"public":7`), "functions[0]: "},
		{"function twice", edit(`"name":"put"`, `"name":"grow"`), "functions[2].name"},
		{"origin word", edit(`"origin":"body"`, `"origin":"nobody"`), `functions[0].origin: "nobody" is none of body,`},
		{"clause key", edit(`"key":"requires"`, `"key":"insists"`), "functions[0].clauses[1].key"},
		{"relation", edit(`"key":"requires","relation":"="`, `"key":"requires","relation":"<="`), "clauses[1].relation: requires takes no relation"},
		{"verdict clause", edit(`"verdicts":[{"clause":0`, `"verdicts":[{"clause":9`), "functions[0].verdicts[0]: clause 9 of 2"},
		{"verdict status", edit(`"status":"violated"`, `"status":"fine"`), "verdicts[0]"},
		{"region index", edit(`"pointer":{"region":0`, `"pointer":{"region":5`), "stores[0].value.pointer: block 5 of 1"},
		{"symbol range", edit(`"lo":"0","hi":"18446744073709551615"`, `"lo":"1","hi":"0"`), "symbols[1]: b->zalloc: the range is empty"},
		{"decimal", edit(`"hi":"18446744073709551615"`, `"hi":"0x10"`), "is not a decimal integer"},
		{"leading zero", edit(`"hi":"18446744073709551615"`, `"hi":"010"`), "is not a decimal integer"},
		{"undeclared symbol", edit(`{"name":"n","origin":"input"`, `{"name":"m","origin":"input"`), `"n" is not among the symbols`},
		{"nesting", `{"mux":1,"generator":` + strings.Repeat("[", 100000), "nested deeper than"},
	} {
		_, err := DecodeBytes([]byte(c.doc))
		var de *DocumentError
		if !errors.As(err, &de) {
			t.Errorf("%s: %v is no DocumentError", c.name, err)
			continue
		}
		if !strings.Contains(err.Error(), c.want) || de.Line == 0 {
			t.Errorf("%s: %v, want …%s with a position", c.name, err, c.want)
		}
	}
}

// TestErrorPosition checks that a path leads to the line and column of its value.
func TestErrorPosition(t *testing.T) {
	doc := "{\n  \"mux\": 1,\n  \"language\": \"ada\", \"source\": {\"file\":\"x\"}, \"accounting\":\"\", \"functions\":[]}"
	_, err := DecodeBytes([]byte(doc))
	if want := `3:15: language: "ada" is neither c nor python`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestLimits checks that what is too large for a document becomes unknown and
// stays sound, and that the document still reads back.
func TestLimits(t *testing.T) {
	n := input("n", big.NewInt(0), u64)
	deep := sym.Expr(n)
	for i := 0; i < 3*maxExprDepth; i++ {
		deep = sym.ApplyOf("opaque", deep)
	}
	wide := sym.Expr(n)
	for i := 0; i < 40; i++ { // a DAG of 2**40 nodes as a tree
		wide = sym.ApplyOf("opaque2", wide, wide)
	}
	for name, big := range map[string]sym.Expr{"deep": deep, "wide": wide} {
		d := &Document{Lang: C, Accounting: "requested", Functions: []*DocFunction{{&Interface{
			Name: "f", Lang: C, Accounting: "requested",
			Summary: &Summary{Cases: []Case{{
				Path: sym.GtOf(big, sym.Int(0)), Effect: effect.Effect{Alloc: effect.Point(big), Freed: effect.Point(big), Net: effect.Point(big), Peak: effect.Point(big)},
				Regions: []Region{{Size: big, Kind: "malloc"}}, Result: Int{big},
				Stores: []Store{{To: Place{Root: RootParam, Steps: []Step{{Offset: big}}}, Val: Int{big}}},
			}}}}, nil}}}
		back, err := DecodeBytes(encodeDocument(t, d))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		c := back.Functions[0].Summary.Cases[0]
		if !sym.IsTrue(c.Path) || !c.Weak || len(c.Stores) != 0 || len(c.Havoc) == 0 || len(c.Unknown) == 0 {
			t.Errorf("%s: %+v", name, c)
		}
		if lo, ok := sym.IsInt(c.Effect.Alloc.Lo); !ok || lo != 0 || !sym.IsInf(c.Effect.Alloc.Hi) ||
			!effect.IsNegInf(c.Effect.Net.Lo) || len(c.Regions) != 1 {
			t.Errorf("%s: %+v", name, c.Effect)
		}
		if _, lost := c.Result.(Unknown); !lost {
			t.Errorf("%s: result %v", name, c.Result)
		}
	}
}

// TestLargeDocument reads ten megabytes and more in a reasonable time.
func TestLargeDocument(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	d := sampleDocument()
	grow := d.Functions[2]
	for i := range 2500 {
		f := *grow.Interface
		f.Name = fmt.Sprintf("grow%d", i)
		d.Functions = append(d.Functions, &DocFunction{&f, grow.Verdicts})
	}
	data := encodeDocument(t, d)
	if len(data) < 10<<20 {
		t.Fatalf("only %d bytes", len(data))
	}
	back, err := DecodeBytes(data)
	if err != nil || len(back.Functions) != 2503 {
		t.Fatal(err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encodeDocument(f, sampleDocument()))
	f.Add([]byte(`{"mux":1,"language":"c","source":{"file":"x"},"accounting":"requested","functions":[]}`))
	f.Add([]byte(`{"a":[1,{"b":"\u0041\"`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := DecodeBytes(data)
		if err != nil {
			return
		}
		first := encodeDocument(t, d)
		back, err := DecodeBytes(first)
		if err != nil {
			t.Fatalf("own document refused: %v\n%s", err, first)
		}
		if second := encodeDocument(t, back); !bytes.Equal(first, second) {
			t.Fatalf("not canonical\n%s\n%s", first, second)
		}
	})
}
