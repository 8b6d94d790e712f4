// This file keeps docs/interface.schema.json and the encoder equal.

package iface

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/muxlang/mux/typecheck/sym"
)

var schemaFile = filepath.Join("..", "..", "docs", "interface.schema.json")

func loadSchema(t *testing.T) (*jsonschema.Schema, map[string]any) {
	t.Helper()
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("interface.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("interface.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s, doc.(map[string]any)
}

func validate(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestSchemaAcceptsDocuments(t *testing.T) {
	s, _ := loadSchema(t)
	docs := []*Document{sampleDocument(), {Lang: Python, Accounting: "payload"}, expressionDocument()}
	for _, d := range docs {
		data := encodeDocument(t, d)
		if err := validate(t, s, data); err != nil {
			t.Errorf("%v\n%s", err, data)
		}
		if _, err := DecodeBytes(data); err != nil {
			t.Errorf("%v\n%s", err, data)
		}
	}
}

// expressionDocument has a function with every node of the expression language.
func expressionDocument() *Document {
	n, m := input("n", nil, nil), input("m", nil, nil)
	i := sym.NewSym("i", sym.Bound, nil, nil)
	var f Interface
	f.Name, f.Lang, f.Accounting = "all", C, "requested"
	add := func(e sym.Expr) {
		f.Clauses = append(f.Clauses, Clause{Key: LookupKeyword("alloc"), Bound: e, Text: "x"})
	}
	for _, e := range []sym.Expr{
		sym.Int(-7), n, sym.AddOf(n, m, sym.Int(1)), sym.MulOf(sym.Int(3), n, n), sym.MaxOf(n, m, sym.Int(0)), sym.MinOf(n, m),
		sym.FloorDivOf(n, m), sym.TruncDivOf(n, m), sym.ModOf(n, m), sym.Pow2Of(n), sym.ApplyOf("IPow", n, m),
		sym.IteOf(sym.OrOf(sym.LtOf(n, m), sym.EqOf(n, sym.Int(3))), n, sym.MulOf(n, m)),
		sym.SumOf(i, sym.Int(0), n, sym.ApplyOf("opaque", i, m)), &sym.Inf{},
	} {
		add(e)
	}
	for _, c := range []sym.Cond{sym.True, sym.False, sym.EqOf(n, m), sym.NeOf(n, m), sym.LtOf(n, m), sym.LeOf(n, m),
		sym.AndOf(sym.LtOf(n, m), sym.NeOf(n, sym.Int(4))), sym.OrOf(sym.LtOf(n, m), sym.EqOf(n, sym.Int(9))),
		&sym.Not{X: sym.EqOf(n, m)}} {
		f.Clauses = append(f.Clauses, Clause{Key: LookupKeyword("requires"), Cond: c, Text: "x"})
	}
	return &Document{Lang: C, Accounting: "requested", Functions: []*DocFunction{{&f, nil}}}
}

// TestSchemaRefuses breaks a document in ways that both the schema and Decode
// must see.
func TestSchemaRefuses(t *testing.T) {
	s, _ := loadSchema(t)
	good := string(encodeDocument(t, sampleDocument()))
	for _, c := range [][2]string{
		{`"mux":1`, `"mux":2`}, {`"language":"c"`, `"language":"d"`}, {`"origin":"body"`, `"origin":"x"`},
		{`"public":true`, `"public":1`}, {`"kind":"func-addr"`, `"kind":"addr"`}, {`"root":"param"`, `"root":"p"`},
		{`"outcome":"returns"`, `"outcome":"ret"`}, {`"lo":"0"`, `"lo":0`}, {`"relation":"<="`, `"relation":"<"`},
		{`"pointer":{"region":0`, `"pointer":{"region":-1`}, {`"public":true`, `"public":true,"x":1`},
		{`"key":"requires"`, `"key":"require"`}, {`"0a0a`, `"0g0a`}, {`"status":"violated"`, `"status":"bad"`},
		{`"op":`, `"opp":`}, {`"op":"mul"`, `"op":"times"`}, {`{"int":"4"}`, `{"int":4}`},
	} {
		bad := strings.Replace(good, c[0], c[1], 1)
		if bad == good {
			t.Errorf("the sample has no %s", c[0])
			continue
		}
		if validate(t, s, []byte(bad)) == nil {
			t.Errorf("%s: the schema accepts it", c[1])
		}
		if _, err := DecodeBytes([]byte(bad)); err == nil {
			t.Errorf("%s: Decode accepts it", c[1])
		}
	}
}

// TestSchemaMembers compares the members of each object in the schema with
// the encoder's structs: the same names, required exactly when always written.
func TestSchemaMembers(t *testing.T) {
	_, root := loadSchema(t)
	c := memberChecker{t, root, map[string]bool{}}
	c.object("document", root, reflect.TypeFor[jDocument]())
	c.object("function", c.def("function"), reflect.TypeFor[jFunction]())
	for _, name := range []string{"place", "clause", "case", "value", "bound", "region", "summary", "verdict"} {
		if !c.seen[name] {
			t.Errorf("the definition %s is not reached from the document", name)
		}
	}
}

type memberChecker struct {
	t    *testing.T
	root map[string]any
	seen map[string]bool
}

func (c *memberChecker) def(name string) map[string]any {
	return c.root["$defs"].(map[string]any)[name].(map[string]any)
}

// object compares one object schema with a struct type, and goes on with its members.
func (c *memberChecker) object(where string, schema map[string]any, typ reflect.Type) {
	props, _ := schema["properties"].(map[string]any)
	var required []string
	if r, ok := schema["required"].([]any); ok {
		for _, x := range r {
			required = append(required, x.(string))
		}
	}
	if schema["additionalProperties"] != false {
		c.t.Errorf("%s: other members are not excluded", where)
	}
	var names, always []string
	for k := range typ.NumField() {
		f := typ.Field(k)
		name, opt, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
		if opt != "omitempty" {
			always = append(always, name)
		}
		if p, ok := props[name].(map[string]any); ok {
			c.value(where+"."+name, p, f.Type)
		}
	}
	slices.Sort(names)
	slices.Sort(always)
	slices.Sort(required)
	if got := slices.Sorted(maps.Keys(props)); !slices.Equal(got, names) {
		c.t.Errorf("%s: schema has %v, encoder %v", where, got, names)
	}
	if !slices.Equal(required, always) {
		c.t.Errorf("%s: schema requires %v, encoder always writes %v", where, required, always)
	}
}

func (c *memberChecker) value(where string, schema map[string]any, typ reflect.Type) {
	if ref, ok := schema["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		if c.seen[name] && typ.Kind() != reflect.Slice {
			return
		}
		c.seen[name] = true
		schema = c.def(name)
	}
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	want := ""
	switch typ.Kind() {
	case reflect.Struct:
		want = "object"
		c.object(where, schema, typ)
	case reflect.Map:
		want = "object"
		if p, ok := schema["additionalProperties"].(map[string]any); ok {
			c.value(where+".*", p, typ.Elem())
		}
	case reflect.Slice:
		if typ == reflect.TypeFor[rawJSON]() {
			return
		}
		want = "array"
		c.value(where+"[]", schema["items"].(map[string]any), typ.Elem())
	case reflect.String:
		want = "string"
	case reflect.Bool:
		want = "boolean"
	case reflect.Int, reflect.Int64:
		want = "integer"
	}
	if _, isEnum := schema["enum"]; isEnum {
		return
	}
	if _, isConst := schema["const"]; isConst {
		return
	}
	if schema["type"] != want {
		c.t.Errorf("%s: schema type %v, encoder %s", where, schema["type"], want)
	}
}

// TestSchemaWords compares the enumerations with the tables of words.
func TestSchemaWords(t *testing.T) {
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	w := words()
	for name, list := range map[string]string{
		"root": w.root.words(), "kind": w.input.words(), "relation": w.relation.words(), "outcome": w.outcome.words(),
	} {
		b, err := json.Marshal(strings.Split(list, ", "))
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.ReplaceAll(b, []byte(`","`), []byte(`", "`))
		b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte(`\u003c`), []byte("<")), []byte(`\u003e`), []byte(">"))
		if line := `"` + name + `": {"enum": ` + string(b) + "}"; !strings.Contains(string(data), line) {
			t.Errorf("the schema has no %s", line)
		}
	}
	var keys []string
	for _, k := range Keywords() {
		keys = append(keys, `"`+k.Name+`"`)
	}
	if line := `"key": {"enum": [` + strings.Join(keys, ", ") + "]}"; !strings.Contains(string(data), line) {
		t.Errorf("the schema has no %s", line)
	}
}
