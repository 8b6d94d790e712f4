// This file tests queries against documents built by hand; the expected
// numbers are computed from the functions' meaning, not from our output.

package mux

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

func symbol(name string, o sym.Origin, lo, hi int64) *sym.Sym {
	return sym.NewSym(name, o, big.NewInt(lo), big.NewInt(hi))
}

// document is what a compiler would write for
//
//	void *mk(int n) { return n > 0 ? malloc(4 * n) : NULL; }
//	void *dup(const char *s) { return strdup(s); }
//	void drop(struct vec *v) { free(v->data); free(v); }
//	void *hooked(struct strm *strm) { return strm->zalloc == &zcalloc ? zcalloc(100) : strm->zalloc(100); }
//	void *chosen(int n) { return read_bit() ? malloc(n) : malloc(2 * n); }
//	void *part(int n, int m) { return n ? malloc(8) : malloc(m); }
//
// and handlers in Python.
func document(t testing.TB) *Document {
	t.Helper()
	n, m := symbol("n", sym.Input, -1<<31, 1<<31-1), symbol("m", sym.Input, 0, 1<<31-1)
	length := symbol("strlen(s)", sym.Input, 0, 1<<62)
	data, self := symbol("resource_of(v->data)", sym.Input, 0, 1<<62), symbol("resource_of(v)", sym.Input, 0, 1<<62)
	hook, fn := symbol("strm->zalloc", sym.Input, 0, 1<<62), symbol("&zcalloc", sym.Input, 1, 1<<62)
	bit := symbol("bit", sym.Env, 0, 1)
	en, eb := sym.NewSym(`int(event["n"])`, sym.Input, nil, nil), symbol(`len(event["body"])`, sym.Input, 0, 1<<62)
	inputs := func(ss ...*sym.Sym) map[string]*iface.Input {
		out := map[string]*iface.Input{}
		for _, s := range ss {
			in := &iface.Input{Sym: s, Kind: iface.InValue, Type: "int"}
			switch s {
			case hook:
				in.Type, in.Default = "alloc_func", "zcalloc"
			case fn:
				in.Kind, in.Place = iface.InFuncAddr, iface.Place{Root: iface.RootGlobal, Name: "zcalloc"}
			}
			out[s.Name] = in
		}
		return out
	}
	fun := func(name string, params string, in map[string]*iface.Input, cases ...iface.Case) *iface.DocFunction {
		f := &iface.Interface{Name: name, Lang: iface.C, Public: true, Accounting: "requested",
			Summary: &iface.Summary{Inputs: in, Cases: cases, Assumes: []iface.Assumption{{Code: "no-alias", Text: "none"}}}}
		for _, p := range strings.Fields(params) {
			f.Params = append(f.Params, iface.Param{Name: p})
		}
		return &iface.DocFunction{Interface: f}
	}
	all := sym.Cond(sym.True)
	pos := sym.GtOf(n, sym.Int(0))
	d := &iface.Document{Lang: iface.C, Accounting: "requested", Source: iface.Source{File: "t.c"}, Functions: []*iface.DocFunction{
		fun("mk", "n", inputs(n),
			iface.Case{Path: pos, Effect: effect.OfAlloc(sym.MulOf(sym.Int(4), n))},
			iface.Case{Path: pos, AllocFailed: true, Effect: effect.Zero()},
			iface.Case{Path: sym.NotOf(pos), Effect: effect.Zero()}),
		fun("dup", "s", inputs(length), iface.Case{Path: all, Effect: effect.OfAlloc(sym.AddOf(length, sym.Int(1)))}),
		fun("drop", "v", inputs(data, self), iface.Case{Path: all, Effect: effect.OfFree(sym.AddOf(data, self))}),
		fun("hooked", "strm unused", inputs(hook, fn),
			iface.Case{Path: sym.EqOf(hook, fn), Effect: effect.OfAlloc(sym.Int(100))},
			iface.Case{Path: sym.EqOf(hook, sym.Int(0)), Outcome: iface.NoReturn, Effect: effect.Zero()},
			iface.Case{Path: sym.AndOf(sym.NeOf(hook, fn), sym.NeOf(hook, sym.Int(0))), Effect: effect.Havoc(),
				Unknown: []iface.Reason{{Code: "callback", What: "strm->zalloc"}}}),
		fun("chosen", "n", inputs(n),
			iface.Case{Path: sym.EqOf(bit, sym.Int(0)), Effect: effect.OfAlloc(sym.MaxOf(sym.Int(0), sym.MulOf(sym.Int(2), n)))},
			iface.Case{Path: sym.NeOf(bit, sym.Int(0)), Effect: effect.OfAlloc(sym.MaxOf(sym.Int(0), n))}),
		fun("part", "n m unused", inputs(n, m),
			iface.Case{Path: sym.NeOf(n, sym.Int(0)), Effect: effect.OfAlloc(sym.Int(8))},
			iface.Case{Path: sym.EqOf(n, sym.Int(0)), Effect: effect.OfAlloc(m)}),
		fun("handler", "event context", inputs(en, eb),
			iface.Case{Path: all, Effect: effect.OfAlloc(sym.AddOf(sym.MulOf(sym.Int(8), en, en), eb))}),
	}}
	var b bytes.Buffer
	if err := d.Encode(&b); err != nil {
		t.Fatal(err)
	}
	doc, err := Load(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestQuery(t *testing.T) {
	doc := document(t)
	for _, c := range []struct{ fn, values, want string }{
		{"mk", "n=10", `{"alloc":40,"free":0,"net":40,"peak":40,"exact":true}`},
		{"mk", "n=0x10", `{"alloc":64,"free":0,"net":64,"peak":64,"exact":true}`},
		{"mk", "n=-1", `{"alloc":0,"free":0,"net":0,"peak":0,"exact":true}`},
		{"dup", "strlen(s)=5", `{"alloc":6,"free":0,"net":6,"peak":6,"exact":true}`},
		{"dup", "strlen( s )=5", `{"alloc":6,"free":0,"net":6,"peak":6,"exact":true}`},
		{"drop", "resource_of(v)=16 resource_of(v->data)=64", `{"alloc":0,"free":80,"net":-80,"peak":0,"exact":true}`},
		{"hooked", "strm->zalloc=default", `{"alloc":100,"free":0,"net":100,"peak":100,"exact":true}`},
		{"hooked", "unused=1", `{"alloc":100,"free":0,"net":100,"peak":100,"exact":true,"assumes":["strm->zalloc is zcalloc"]}`},
		{"hooked", "strm->zalloc=zcalloc", `{"alloc":100,"free":0,"net":100,"peak":100,"exact":true}`},
		{"hooked", "strm->zalloc=mine", `{"alloc":{"lo":0,"hi":null},"free":{"lo":0,"hi":null},"net":{"lo":null,"hi":null},"peak":{"lo":0,"hi":null},"exact":false}`},
		{"hooked", "strm->zalloc=NULL", `{"alloc":0,"free":0,"net":0,"peak":0,"exact":true}`},
		{"chosen", "n=10", `{"alloc":{"lo":10,"hi":20},"free":0,"net":{"lo":10,"hi":20},"peak":{"lo":10,"hi":20},"exact":false}`},
		{"chosen", "n=0", `{"alloc":0,"free":0,"net":0,"peak":0,"exact":true}`},
		{"chosen", "n=10 bit=1", `{"alloc":10,"free":0,"net":10,"peak":10,"exact":true}`},
		{"part", "n=1", `{"alloc":8,"free":0,"net":8,"peak":8,"exact":true}`},
		{"part", "n=0 m=7 unused=3", `{"alloc":7,"free":0,"net":7,"peak":7,"exact":true}`},
		{"handler", `int(event['n'])=100000000000 len(event["body"])=1`,
			`{"alloc":80000000000000000000001,"free":0,"net":80000000000000000000001,"peak":80000000000000000000001,"exact":true}`},
	} {
		values, err := ParseBindings(splitArgs(c.values))
		if err != nil {
			t.Fatal(err)
		}
		a, err := doc.Function(c.fn).Query(values)
		if err != nil {
			t.Errorf("%s %s: %v", c.fn, c.values, err)
			continue
		}
		got, err := json.Marshal(a)
		if got = bytes.ReplaceAll(got, []byte(`\u003e`), []byte(">")); err != nil || string(got) != c.want {
			t.Errorf("%s %s: %s, want %s", c.fn, c.values, got, c.want)
		}
		for _, q := range Quantities() {
			r, err := doc.Function(c.fn).Eval(q, values)
			if err != nil || r.String() != a.Get(q).String() {
				t.Errorf("%s %s: Eval(%s) is %v, Query %v", c.fn, c.values, q, r, a.Get(q))
			}
		}
	}
}

// splitArgs splits at blanks outside of parentheses.
func splitArgs(s string) (out []string) {
	depth, start := 0, 0
	for i, r := range s + " " {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		case ' ':
			if depth == 0 {
				out, start = append(out, s[start:i]), i+1
			}
		}
	}
	return out
}

func TestQueryErrors(t *testing.T) {
	doc := document(t)
	query := func(fn string, bindings ...string) error {
		values, err := ParseBindings(bindings)
		if err != nil {
			t.Fatal(err)
		}
		_, err = doc.Function(fn).Query(values)
		return err
	}
	var missing *MissingError
	if err := query("drop"); !errors.As(err, &missing) || strings.Join(missing.Names, " ") != "resource_of(v) resource_of(v->data)" {
		t.Errorf("%v", err)
	}
	// m matters only where n is 0.
	if err := query("part", "n=0"); !errors.As(err, &missing) || !slices.Equal(missing.Names, []string{"m"}) {
		t.Errorf("%v", err)
	}
	if err := query("chosen"); !errors.As(err, &missing) || !slices.Equal(missing.Names, []string{"n"}) {
		t.Errorf("what the environment decides cannot be missing: %v", err)
	}
	var unknown *UnknownNameError
	if err := query("mk", "n=1", "k=2", "a=1"); !errors.As(err, &unknown) || strings.Join(unknown.Names, " ") != "a k" {
		t.Errorf("%v", err)
	}
	var value *ValueError
	for _, bad := range []string{"n=4294967296", "n=default", "n=malloc"} {
		if err := query("mk", bad); !errors.As(err, &value) || value.Name != "n" {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if doc.Function("nope") != nil {
		t.Error("found a function that is not there")
	}
	if _, err := Load(strings.NewReader("{")); err == nil {
		t.Error("loaded half a document")
	}
}

func TestBindings(t *testing.T) {
	for _, c := range []struct{ in, name, value string }{
		{"n=10", "n", "10"},
		{`event["a=b"]=1`, `event["a=b"]`, "1"},
		{`event["]=\"="]=-1`, `event["]=\"="]`, "-1"},
		{"f(x=1)=2", "f(x=1)", "2"},
		{" n = 3 ", "n", "3"},
		{"strm->zalloc=NULL", "strm->zalloc", "0"},
		{"h=default", "h", "default"},
		{"h=my_alloc", "h", "my_alloc"},
		{"n=-0x1F", "n", "-31"},
		{"n=123456789012345678901234567890", "n", "123456789012345678901234567890"},
	} {
		v, err := ParseBindings([]string{c.in})
		if err != nil || len(v) != 1 || v[c.name].String() != c.value {
			t.Errorf("%s: %v %v", c.in, v, err)
		}
	}
	for _, bad := range []string{"n", "=1", "n=", "n=1.5", "n=1 2", `event["n=1`, "n=0x", "n=1_0", "n=--1"} {
		if v, err := ParseBindings([]string{bad}); err == nil {
			t.Errorf("%s: accepted as %v", bad, v)
		}
	}
	if _, err := ParseBindings([]string{"n=1", "n=1"}); err == nil {
		t.Error("a name twice")
	}
}

// TestEvent compares with what Python computes for the same expressions.
func TestEvent(t *testing.T) {
	event := `{"n": 7, "s": "12", "f": -1.5, "e": 1e3, "b": true, "z": null, "text": "äb", "list": [1, {"x": 3}], "under": "1_0", "bad": "1.5", "o": {}, "plusminus": "+-3", "texts": ["abc", "de"], "rows": [{"b": "abc"}]}`
	var root any
	dec := json.NewDecoder(strings.NewReader(event))
	dec.UseNumber()
	if err := dec.Decode(&root); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		`event["n"]`: "7", `event['n']`: "7", `int(event["n"])`: "7", `int(event["s"])`: "12", `event["s"]`: "-",
		`int(event["f"])`: "-1", `int(event["e"])`: "1000", `event["f"]`: "-", `event["b"]`: "1", `bool(event["z"])`: "0",
		`len(event["text"])`: "2", `len(event["list"])`: "2", `event["list"][0]`: "1", `event["list"][-2]`: "1",
		`event["list"][1]["x"]`: "3", `event["list"][2]`: "-", `event["nope"]`: "-", `int(event["under"])`: "10",
		`int(event["bad"])`: "-", `len(event)`: "14", `len(event["n"])`: "-", `bool(event["o"])`: "0", `other["n"]`: "-",
		`eventual["n"]`: "-", `sum(len(x) for x in event["texts"])`: "5", `sum(len(x["b"]) for x in event["rows"])`: "3", `sum(len(x) for x in event["list"])`: "-", `sum(len(x) for x in other)`: "-", `int(event["z"])`: "-", `int(event["plusminus"])`: "-", `event["n"`: "-", `event[]`: "-",
	} {
		got := "-"
		if n, ok := eventValue(text, "event", root); ok {
			got = n.String()
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	f := document(t).Function("handler")
	values, err := f.EventValues(strings.NewReader(`{"n":"10","body":"abc"}`))
	if err != nil {
		t.Fatal(err)
	}
	if r, err := f.Eval(Alloc, values); err != nil || r.String() != "803" {
		t.Errorf("%v %v", r, err)
	}
	for _, bad := range []string{"", "{", "{} {}"} {
		if _, err := f.EventValues(strings.NewReader(bad)); err == nil {
			t.Errorf("event %q accepted", bad)
		}
	}
}

func TestDescription(t *testing.T) {
	doc := document(t)
	if fm := doc.Function("mk").Formula(Alloc); fm != (Formula{Status: "exact", Text: "4*n if n > 0; 0 otherwise"}) {
		t.Errorf("%+v", fm)
	}
	if fm := doc.Function("hooked").Formula(Peak); fm.Status != "exact" || fm.When != "strm->zalloc is zcalloc" || strings.Contains(fm.Text, "unknown") {
		t.Errorf("%+v", fm)
	}
	ss := doc.Function("hooked").Symbols()
	if len(ss) != 1 || ss[0].Name != "strm->zalloc" || ss[0].Default != "zcalloc" {
		t.Errorf("%+v", ss)
	}
	if a := doc.Function("mk").Assumptions(); !slices.Equal(a, []string{"no-alias: none"}) {
		t.Errorf("%q", a)
	}
	var names []string
	for _, f := range doc.Functions() {
		names = append(names, f.Name())
	}
	if !slices.IsSorted(names) || len(names) != 7 {
		t.Errorf("%q", names)
	}
}
