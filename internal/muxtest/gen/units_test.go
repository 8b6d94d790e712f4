// This file checks programs of several units: what is inferred of the last one,
// with the others' documents, against measurement.

package gen_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/muxlang/mux/cfront"
	"github.com/muxlang/mux/internal/muxtest"
	"github.com/muxlang/mux/internal/muxtest/gen"
	"github.com/muxlang/mux/typecheck/iface"
)

func TestUnits(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "units", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { units(t, file) })
	}
}

// units analyses all units but the last twice, as a build with documents does,
// then the last one. Where the archive's comment starts with the line "bodies",
// the sources are at hand as well.
func units(t *testing.T, file string) {
	ctx, dir := context.Background(), t.TempDir()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var source func(string) *cfront.Unit
	if bytes.HasPrefix(a.Comment, []byte("bodies\n")) {
		source = func(file string) *cfront.Unit {
			data, err := os.ReadFile(file)
			if err != nil {
				return nil
			}
			u, err := loadSource(ctx, file, string(data))
			if err != nil {
				t.Error(err)
				return nil
			}
			return u.unit
		}
	}
	text, others := map[string]string{}, map[string]string{}
	for _, f := range a.Files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
		text[f.Name] = string(f.Data)
		if strings.HasSuffix(f.Name, ".c") {
			names = append(names, f.Name)
		}
	}
	last := names[len(names)-1]
	docs := map[string][]byte{}
	for pass := range 2 {
		for _, name := range names[:len(names)-1] {
			others[name] = text[name]
			_, docs[name] = analyseUnit(ctx, t, dir, name, text[name], docs, source)
			if pass == 0 && !bytes.Contains(docs[name], []byte(`"mux":1`)) {
				t.Fatal("no document of", name)
			}
		}
	}
	fs, _ := analyseUnit(ctx, t, dir, last, text[last], docs, source)
	at := map[int]*iface.Interface{}
	for _, f := range fs {
		if filepath.Base(f.Pos.File) == last {
			at[f.Pos.Line] = f
		}
	}
	x, err := muxtest.Parse(text[last], false)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, last)
	muxtest.CheckInfer(t, path, text[last], x, *update, func(line int) (string, bool) {
		if at[line] == nil {
			return "", false
		}
		return inferText(at[line]), true
	})
	if *update {
		if a.Files[len(a.Files)-1].Data, err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var calls []call
	for _, c := range x.Measures {
		i := -1
		for k, f := range x.Infers {
			if f.Line <= c.Line {
				i = k
			}
		}
		if i < 0 {
			t.Fatalf("%s:%d: measure comment outside of any function", last, c.Line)
		}
		cs, err := readCalls(c, at[x.Infers[i].Line])
		if err != nil {
			t.Fatalf("%s:%d: %v", last, c.Line, err)
		}
		calls = append(calls, cs...)
	}
	var stmts []string
	for _, c := range calls {
		delete(c.values, "once")
		stmts = append(stmts, c.text)
	}
	xs, err := gen.MeasureUnits(ctx, dir, text[last], others, stmts)
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range xs {
		c := calls[i]
		where := fmt.Sprintf("%s:%d: %s at %s", last, c.line, c.fn.Name, sortedValues(c.values))
		if !x.Ok() {
			t.Errorf("%s: the call ended with %c", where, x.Why)
			continue
		}
		judgeAtDefaults(t, where, c, x)
	}
}

// judgeAtDefaults compares a measured call with the interface; function
// pointers of the library hold what it puts there itself.
func judgeAtDefaults(t *testing.T, where string, c call, x gen.Measured) {
	t.Helper()
	f := *c.fn
	if at, _ := f.Summary.AtDefaults(); at != nil {
		f.Summary = at
	}
	pt := gen.Point{Values: c.values}
	tl := newTally()
	if what := judge(&f, withPointers(f.Summary, pt), "", x, tl); what != "" {
		t.Errorf("%s: %s\n%s", where, what, describe(f.Summary))
	}
	if tl.open > 0 && !c.outside {
		t.Errorf("%s: nothing is said of it\n%s", where, describe(f.Summary))
	}
	if len(tl.missing) > 0 {
		t.Errorf("%s: %v", where, tl.missing)
	}
}

// analyseUnit infers one unit with the others' documents and writes its own.
func analyseUnit(ctx context.Context, t *testing.T, dir, name, text string, docs map[string][]byte, source func(string) *cfront.Unit) ([]*iface.Interface, []byte) {
	t.Helper()
	u, err := loadSource(ctx, filepath.Join(dir, name), text)
	if err != nil {
		t.Fatal(err)
	}
	imported := map[string]*iface.Interface{}
	var hooks []iface.Hook
	var from []string
	for n := range docs {
		from = append(from, n)
	}
	slices.Sort(from)
	for _, n := range from {
		d, err := iface.DecodeBytes(docs[n])
		if err != nil {
			t.Fatalf("%s: %v", n, err)
		}
		hooks = append(hooks, d.Import(imported)...)
	}
	found, err := cfront.InferUnit(ctx, u.unit, cfront.InferOptions{
		Declared: u.declared, Bindings: u.bindings, Imported: imported, Hooks: hooks, Source: source})
	if err != nil {
		t.Fatal(err)
	}
	d := &iface.Document{Lang: iface.C, Accounting: "requested", Source: iface.Source{File: u.unit.Path}, Hooks: found.Hooks}
	for _, f := range found.Functions {
		d.Functions = append(d.Functions, &iface.DocFunction{Interface: f})
	}
	var b bytes.Buffer
	if err := d.Encode(&b); err != nil {
		t.Fatal(err)
	}
	return found.Functions, b.Bytes()
}
