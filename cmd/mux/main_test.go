// This file runs the CLI scripts in testdata/script and the fenced examples of
// docs/interface.md.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/muxlang/mux/internal/muxtest"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mux": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  filepath.Join("testdata", "script"),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status},
		Setup: func(e *testscript.Env) error {
			e.Setenv("MUX_CACHE_DIR", filepath.Join(e.WorkDir, "cache"))
			return os.WriteFile(filepath.Join(e.WorkDir, "buf.mux.json"), bufDocument(), 0o666)
		},
	})
}

// status N command…: the command ends with that exit status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command [arg...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// bufDocument is what a compiler would write for
//
//	void *mk(int n) { return n > 0 ? malloc(4 * (size_t)n) : NULL; }
//	void put(struct buf *b) { free(b->data); }
//	void *get(struct buf *b, size_t n) { return b->zalloc(n); }
//	int choose(int n) { … acquires 8 or n bytes, as the clock decides … }
//	void *handler(event) { … 8 bytes a request … }
func bufDocument() []byte {
	rng := func(name string, o sym.Origin, lo, hi int64) *sym.Sym {
		return sym.NewSym(name, o, big.NewInt(lo), big.NewInt(hi))
	}
	n, old := rng("n", sym.Input, -1<<31, 1<<31-1), rng("resource_of(b->data)", sym.Input, 0, 1<<62)
	hook, fn := rng("b->zalloc", sym.Input, 0, 1<<62), rng("&zcalloc", sym.Input, 1, 1<<62)
	clock := rng("clock", sym.Env, 0, 1)
	event := rng(`event["n"]`, sym.Input, 0, 1<<31)
	value := func(s *sym.Sym, typ string) *iface.Input { return &iface.Input{Sym: s, Kind: iface.InValue, Type: typ} }
	fun := func(name, param string, in map[string]*iface.Input, cases ...iface.Case) *iface.DocFunction {
		return &iface.DocFunction{Interface: &iface.Interface{
			Name: name, Lang: iface.C, Params: []iface.Param{{Name: param}}, Public: true, Accounting: "requested",
			Summary: &iface.Summary{Inputs: in, Cases: cases}}}
	}
	pos := sym.GtOf(n, sym.Int(0))
	isDefault := sym.EqOf(hook, fn)
	d := &iface.Document{Lang: iface.C, Accounting: "requested", Source: iface.Source{File: "buf.c"}, Functions: []*iface.DocFunction{
		fun("mk", "n", map[string]*iface.Input{"n": value(n, "int")},
			iface.Case{Path: pos, Effect: effect.OfAlloc(sym.MulOf(sym.Int(4), n))},
			iface.Case{Path: sym.NotOf(pos), Effect: effect.Zero()}),
		fun("put", "b", map[string]*iface.Input{old.Name: {Sym: old, Kind: iface.InResourceOf}},
			iface.Case{Path: sym.True, Effect: effect.OfFree(old)}),
		fun("get", "b", map[string]*iface.Input{"n": value(n, "int"),
			hook.Name: {Sym: hook, Kind: iface.InValue, Type: "alloc_func", Default: "zcalloc"},
			fn.Name:   {Sym: fn, Kind: iface.InFuncAddr, Place: iface.Place{Root: iface.RootGlobal, Name: "zcalloc"}}},
			iface.Case{Path: isDefault, Effect: effect.OfAlloc(sym.MaxOf(sym.Int(0), n))},
			iface.Case{Path: sym.NotOf(isDefault), Effect: effect.Havoc(), Unknown: []iface.Reason{{Code: "callback", What: "b->zalloc"}}}),
		fun("choose", "n", map[string]*iface.Input{"n": value(n, "int")},
			iface.Case{Path: sym.AndOf(pos, sym.EqOf(clock, sym.Int(0))), Effect: effect.OfAlloc(sym.Int(8))},
			iface.Case{Path: sym.AndOf(pos, sym.NeOf(clock, sym.Int(0))), Effect: effect.OfAlloc(n)},
			iface.Case{Path: sym.NotOf(pos), Effect: effect.Zero()}),
		fun("handler", "event", map[string]*iface.Input{event.Name: value(event, "")},
			iface.Case{Path: sym.True, Effect: effect.OfAlloc(sym.MulOf(sym.Int(8), event))}),
	}}
	var b bytes.Buffer
	if err := d.Encode(&b); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// TestInterfaceDoc runs the examples of docs/interface.md.
func TestInterfaceDoc(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	// The test binary is the program when it is called mux.
	if err := os.Symlink(exe, filepath.Join(dir, "mux")); err != nil {
		t.Fatal(err)
	}
	if ran := muxtest.RunDocument(t, filepath.Join(root, "docs", "interface.md"), dir, root); ran < 3 {
		t.Errorf("only %d examples were run", ran)
	}
}
