// This file tests the search for sizes that wrap and formulas without a value.

package typecheck

import (
	"context"
	"math/big"
	"testing"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

// request is a function that asks for size bytes at one place, on a path.
func request(t *testing.T, size, path, file string) *iface.Interface {
	t.Helper()
	syms := map[string]*sym.Sym{
		"n": sym.NewSym("n", sym.Input, big.NewInt(0), new(big.Int).SetUint64(1<<64-1)),
		"i": sym.NewSym("i", sym.Input, big.NewInt(-1<<31), big.NewInt(1<<31-1)),
	}
	look := func(name string) *sym.Sym { return syms[name] }
	e, err := sym.ParseWith(size, look)
	if err != nil {
		t.Fatal(err)
	}
	c, err := sym.ParseCondWith(path, look)
	if err != nil {
		t.Fatal(err)
	}
	c = sym.AndOf(c, sym.GeOf(e, sym.Int(0)), sym.LeOf(e, sym.Big(maxRequest)))
	at := diag.Pos{File: file, Line: 3, Col: 9}
	fail := sym.NewSym("fail#1", sym.Env, big.NewInt(0), big.NewInt(1))
	step := effect.OfAlloc(sym.IteOf(sym.EqOf(fail, sym.Int(0)), e, sym.Int(0)))
	return &iface.Interface{Name: "f", Lang: iface.C, Summary: &iface.Summary{
		Cases:   []iface.Case{{Path: c, Effect: effect.OfAlloc(e), Trail: []iface.TrailStep{{Pos: at, Eff: &step}}}},
		Assumes: []iface.Assumption{{Code: noWrap, Pos: at}},
	}}
}

func TestWraps(t *testing.T) {
	for _, c := range []struct {
		size, path, file string
		wraps            bool
	}{
		{"12*n", "n >= 0", "a.c", true},
		{"12*n + 1", "n >= 0", "a.c", true},
		{"12*n", "n <= 1000", "a.c", false},
		{"12*n", "n >= 0", "<stdlib.h>", false}, // the library's own products
		{"12*i", "i <= 5", "a.c", false},        // negative: nobody serves it
		{"n", "n >= 0", "a.c", false},
	} {
		f := request(t, c.size, c.path, c.file)
		got := Wraps(context.Background(), f, prove.New(prove.Options{}))
		if (len(got) == 1) != c.wraps {
			t.Errorf("%s if %s in %s: %v", c.size, c.path, c.file, got)
			continue
		}
		if !c.wraps {
			continue
		}
		// What 64-bit arithmetic asks for with this input.
		v, err := sym.Eval(got[0].Bytes, sym.MapEnv(got[0].Model))
		if err != nil {
			t.Fatal(err)
		}
		wrapped := new(big.Int).Mod(v, new(big.Int).Lsh(big.NewInt(1), 64))
		if v.Cmp(wrapped) == 0 || wrapped.Cmp(got[0].Request) != 0 {
			t.Errorf("%s with %v is %v, not a wrap to %v", c.size, got[0].Model, v, got[0].Request)
		}
	}
}

func TestUndefined(t *testing.T) {
	for _, c := range []struct {
		path string
		want int
	}{{"n >= 0", 1}, {"n > 0", 0}} {
		f := request(t, "n", c.path, "a.c")
		n := sym.NewSym("n", sym.Input, big.NewInt(0), new(big.Int).SetUint64(1<<64-1))
		f.Clauses = []iface.Clause{{
			Key: iface.LookupKeyword("alloc"), Text: "alloc 100 / n",
			Bound: sym.TruncDivOf(sym.Int(100), n), Undefined: sym.EqOf(n, sym.Int(0)),
		}}
		got := Undefined(context.Background(), f, prove.New(prove.Options{}))
		if len(got) != c.want {
			t.Fatalf("%s: %v", c.path, got)
		}
		if c.want == 1 && got[0].Model["n"].Sign() != 0 {
			t.Errorf("%s: the formula has a value with %v", c.path, got[0].Model)
		}
	}
}
