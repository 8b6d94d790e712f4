// This file tests how cases become formulas.

package iface

import (
	"math/big"
	"testing"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

func parseExpr(t *testing.T, s string) sym.Expr {
	t.Helper()
	e, err := sym.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestFormula(t *testing.T) {
	n := input("n", big.NewInt(-1<<31), i32)
	got := sym.NewSym("got", sym.Env, big.NewInt(0), big.NewInt(64))
	wild := sym.NewSym("wild", sym.Approx, big.NewInt(0), nil)
	pos := sym.GtOf(n, sym.Int(0))
	four := sym.MulOf(sym.Int(4), n)
	alloc := func(e sym.Expr) effect.Effect { return effect.OfAlloc(e) }
	fourth := Case{Path: pos, Effect: alloc(four)}
	none := Case{Path: sym.NotOf(pos), Effect: effect.Zero()}
	havoc := Case{Path: sym.NotOf(pos), Effect: effect.Havoc(), Unknown: []Reason{{Code: "unmodelled-callee", What: "foo"}}}
	for _, c := range []struct {
		name         string
		cases        []Case
		status, text string
		reason       string
	}{
		{"one", []Case{{Path: sym.True, Effect: alloc(four)}}, "exact", "4*n", ""},
		{"pieces", []Case{none, fourth}, "exact", "4*n if n > 0; 0 otherwise", ""},
		{"failed allocations do not count", []Case{fourth, none, {Path: pos, AllocFailed: true, Effect: effect.Zero()}}, "exact", "4*n if n > 0; 0 otherwise", ""},
		{"exits do not count", []Case{fourth, {Path: sym.NotOf(pos), Outcome: NoReturn, Effect: alloc(sym.Int(9))}}, "exact", "4*n if n > 0", ""},
		{"environment decides", []Case{
			{Path: sym.AndOf(pos, sym.EqOf(got, sym.Int(0))), Effect: alloc(sym.Int(8))},
			{Path: sym.AndOf(pos, sym.NeOf(got, sym.Int(0))), Effect: alloc(sym.Int(24))}, none}, "bound", "8 .. 24 if n > 0; 0 otherwise", ""},
		{"environment decides nothing", []Case{
			{Path: sym.EqOf(got, sym.Int(0)), Effect: alloc(sym.Int(8))},
			{Path: sym.NeOf(got, sym.Int(0)), Effect: alloc(sym.Int(8))}}, "exact", "8", ""},
		{"weak cases overlap", []Case{{Path: sym.True, Weak: true, Effect: alloc(sym.Int(8))}, fourth},
			"bound", "min(4*n, 8) .. max(4*n, 8)", ""},
		{"size from the environment", []Case{{Path: sym.True, Effect: alloc(got)}}, "bound", "got", ""},
		{"size from nowhere", []Case{{Path: sym.True, Effect: alloc(wild)}}, "unknown", "wild", "imprecise"},
		{"havoc", []Case{fourth, havoc}, "unknown", "4*n if n > 0; unknown otherwise", "unmodelled-callee: foo"},
		{"all havoc", []Case{{Path: sym.True, Effect: effect.Havoc()}}, "unknown", "", "imprecise"},
	} {
		f := (&Summary{Cases: c.cases}).Formula(AllocComponent)
		if got := f.Text(C); f.Status.String() != c.status || got != c.text || f.Reason() != c.reason {
			t.Errorf("%s: %s(%s) %q, want %s(%s) %q", c.name, f.Status, f.Reason(), got, c.status, c.reason, c.text)
		}
	}
	// peak counts calls that do not return
	f := (&Summary{Cases: []Case{{Path: sym.True, Outcome: NoReturn, Effect: alloc(sym.Int(9))}}}).Formula(PeakComponent)
	if got := f.Text(C); got != "9" || f.Status != IsExact {
		t.Errorf("peak of an exit: %s %q", f.Status, got)
	}
	// an effect that nobody filled in is unknown, and can be written
	empty := &Interface{Name: "f", Lang: C, Summary: &Summary{Cases: []Case{{}, {Effect: effect.Effect{Alloc: effect.Bound{Lo: n}}}}}}
	if f := empty.Formula(NetComponent); f.Status != IsUnknown {
		t.Errorf("empty effect: %s", f.Status)
	}
	if _, err := DecodeBytes(encodeDocument(t, &Document{Lang: C, Functions: []*DocFunction{{empty, nil}}})); err != nil {
		t.Error(err)
	}
	// one expression for headers
	e, ok := (&Summary{Cases: []Case{none, fourth}}).Formula(AllocComponent).Exact()
	for _, v := range []int64{-5, 0, 1, 10} {
		want := max(0, 4*v)
		if x, err := sym.Eval(e, sym.MapEnv{"n": big.NewInt(v)}); !ok || err != nil || x.Int64() != want {
			t.Errorf("folded at %d: %v %v, want %d", v, x, err, want)
		}
	}
}

func TestEffectiveClauses(t *testing.T) {
	clause := func(key string, rel Relation, e, place string) Clause {
		c := Clause{Key: LookupKeyword(key), Rel: rel, Text: e}
		if key == "requires" {
			c.Cond = sym.GtOf(parseExpr(t, e), sym.Int(0))
			return c
		}
		c.Bound = parseExpr(t, e)
		if place != "" {
			c.Place = &Place{Text: place}
		}
		return c
	}
	env := sym.MapEnv{"n": big.NewInt(10)}
	for _, c := range []struct {
		name    string
		clauses []Clause
		want    [4][2]int64 // alloc free net peak at n = 10; -1: none
		unknown bool
	}{
		{"alloc only", []Clause{clause("alloc", Exact, "4*n", "")}, [4][2]int64{{40, 40}, {0, 0}, {40, 40}, {40, 40}}, false},
		{"places add up", []Clause{clause("alloc", Exact, "4*n", ""), clause("alloc", Exact, "8", "*p")}, [4][2]int64{{48, 48}, {0, 0}, {48, 48}, {48, 48}}, false},
		{"at most", []Clause{clause("alloc", AtMost, "4*n", ""), clause("free", Exact, "n", "")}, [4][2]int64{{0, 40}, {10, 10}, {-10, 30}, {0, 40}}, false},
		{"both ends", []Clause{clause("alloc", AtMost, "4*n", ""), clause("alloc", AtLeast, "n", "")}, [4][2]int64{{10, 40}, {0, 0}, {10, 40}, {10, 40}}, false},
		{"peak only", []Clause{clause("peak", AtMost, "100", "")}, [4][2]int64{{0, 0}, {0, 0}, {0, 0}, {0, 100}}, false},
		{"negative is no allocation", []Clause{clause("alloc", Exact, "n - 20", "")}, [4][2]int64{{0, 0}, {0, 0}, {0, 0}, {0, 0}}, false},
		{"no quantity", []Clause{clause("requires", Exact, "n", "")}, [4][2]int64{}, true},
	} {
		f := &Interface{Name: "f", Origin: FromDecl, Clauses: c.clauses}
		s := f.Effective()
		if c.unknown {
			if s.Cases[0].Effect.Alloc.IsFinite() {
				t.Errorf("%s: %v", c.name, s.Cases[0].Effect)
			}
			continue
		}
		for k, q := range Components() {
			b := q.Of(s.Cases[0].Effect)
			lo, err1 := sym.Eval(b.Lo, env)
			hi, err2 := sym.Eval(b.Hi, env)
			if err1 != nil || err2 != nil || lo.Int64() != c.want[k][0] || hi.Int64() != c.want[k][1] {
				t.Errorf("%s: %s is [%v, %v], want %v", c.name, q, lo, hi, c.want[k])
			}
		}
	}
	body := &Interface{Name: "f", Origin: FromBody, Clauses: []Clause{clause("alloc", Exact, "4*n", "")}}
	if fm := body.Formula(AllocComponent); fm.Status != IsUnknown {
		t.Errorf("the clauses of a body are not believed: %s", fm.Status)
	}
	limited := &Interface{Name: "f", Origin: FromDecl, Clauses: []Clause{clause("alloc", Exact, "4*n", ""), clause("requires", Exact, "n", "")}}
	if fm := limited.Formula(AllocComponent); fm.Status != IsUnknown || len(fm.Pieces) != 2 {
		t.Errorf("outside of requires nothing is known: %s %d", fm.Status, len(fm.Pieces))
	}
}
