// This file checks recurrences against loops written in Go.

package sym

import (
	"encoding/json"
	"errors"
	"math/big"
	"testing"
)

// doubling is the block size and the bytes acquired by n appends to an array
// that starts empty with room for 4 and doubles when it is full.
func doubling(n Expr) (size, sum Expr) {
	i, room, acc := NewSym("i", Bound, big.NewInt(0), nil), NewSym("room", Bound, big.NewInt(0), nil), NewSym("acc", Bound, big.NewInt(0), nil)
	full := EqOf(i, room)
	grown := IteOf(EqOf(room, Int(0)), Int(4), MulOf(Int(2), room))
	vars := []*Sym{i, room, acc}
	init := []Expr{Int(0), Int(0), Int(0)}
	step := []Expr{AddOf(i, Int(1)), IteOf(full, grown, room), AddOf(acc, IteOf(full, grown, Int(0)))}
	while := LtOf(i, n)
	return RecOf(vars, init, step, while, room), RecOf(vars, init, step, while, acc)
}

func doublingGo(n int) (room, acc int64) {
	for i := int64(0); i < int64(n); i++ {
		if i == room {
			if room == 0 {
				room = 4
			} else {
				room *= 2
			}
			acc += room
		}
	}
	return
}

func TestRecAgreesWithLoop(t *testing.T) {
	n := NewSym("n", Input, big.NewInt(0), nil)
	room, acc := doubling(n)
	for k := 0; k < 200; k++ {
		wantRoom, wantAcc := doublingGo(k)
		env := MapEnv{"n": big.NewInt(int64(k))}
		for _, c := range []struct {
			e    Expr
			want int64
		}{{room, wantRoom}, {acc, wantAcc}} {
			got, err := Eval(c.e, env)
			if err != nil || got.Int64() != c.want {
				t.Fatalf("n=%d: %v is %v (%v), the loop gives %d", k, c.e, got, err, c.want)
			}
			// A number put in folds to the same.
			if folded := Subst(c.e, map[string]Expr{"n": Int(int64(k))}); !Equal(folded, Int(c.want)) {
				t.Fatalf("n=%d: folded to %v, the loop gives %d", k, folded, c.want)
			}
		}
	}
}

func TestRecForms(t *testing.T) {
	n := NewSym("n", Input, big.NewInt(0), nil)
	room, acc := doubling(n)
	if Equal(room, acc) {
		t.Error("different outputs are equal")
	}
	again, _ := doubling(n)
	if !Equal(room, again) || room.Key() != again.Key() {
		t.Error("the same loop built twice differs")
	}
	if r := RangeOf(acc, nil); r.Lo == nil || r.Lo.Sign() < 0 {
		t.Errorf("range of %v is %v", acc, r)
	}
	if fs := FreeSyms(acc); len(fs) != 1 || fs[0].Name != "n" {
		t.Errorf("free symbols of %v: %v", acc, fs)
	}
	back, err := Parse(acc.String())
	if err != nil || !Equal(back, acc) {
		t.Errorf("parsed %v from %v: %v", back, acc, err)
	}
	data, err := MarshalExpr(acc)
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(data) {
		t.Fatal("not JSON")
	}
	table := SymTable{}
	table.Add(acc)
	read, err := UnmarshalExpr(data, table)
	if err != nil || !Equal(read, acc) {
		t.Errorf("read %v: %v", read, err)
	}
	if r := RangeOf(read, nil); r.Lo == nil {
		t.Error("the variables' bounds are lost in JSON")
	}
	if !HasRec(AddOf(Int(3), MulOf(n, acc))) || HasRec(AddOf(n, Int(1))) {
		t.Error("HasRec")
	}
}

// TestRecNested puts one loop's result into another loop's step, under names
// that clash.
func TestRecNested(t *testing.T) {
	n := NewSym("n", Input, big.NewInt(0), nil)
	_, acc := doubling(n)
	i, s := NewSym("i", Bound, nil, nil), NewSym("s", Bound, nil, nil)
	outer := RecOf([]*Sym{i, s}, []Expr{Int(0), Int(0)},
		[]Expr{AddOf(i, Int(1)), AddOf(s, Subst(acc, map[string]Expr{"n": i}))}, LtOf(i, n), s)
	// Once more around: n becomes the inner sum itself.
	twice := Subst(outer, map[string]Expr{"n": acc})
	for k := 0; k < 12; k++ {
		want := func(m int64) (sum int64) {
			for j := int64(0); j < m; j++ {
				_, a := doublingGo(int(j))
				sum += a
			}
			return sum
		}
		env := MapEnv{"n": big.NewInt(int64(k))}
		if got, err := Eval(outer, env); err != nil || got.Int64() != want(int64(k)) {
			t.Fatalf("n=%d: %v (%v), the loops give %d", k, got, err, want(int64(k)))
		}
		_, a := doublingGo(k)
		if got, err := Eval(twice, env); err != nil || got.Int64() != want(a) {
			t.Fatalf("n=%d, substituted: %v (%v), the loops give %d", k, got, err, want(a))
		}
	}
}

func TestRecThatNeverEnds(t *testing.T) {
	i := NewSym("i", Bound, nil, nil)
	e := RecOf([]*Sym{i}, []Expr{NewSym("n", Input, nil, nil)}, []Expr{AddOf(i, Int(1))}, NeOf(i, Int(-1)), i)
	if _, err := EvalWithin(e, MapEnv{"n": big.NewInt(3)}, 1000); err != ErrTooBig {
		t.Errorf("got %v", err)
	}
}

// What a loop that never ends computes is given up before its numbers are huge.
func TestRecGrowsWithoutEnd(t *testing.T) {
	x, y, n := NewSym("x", Bound, nil, nil), NewSym("y", Bound, nil, nil), NewSym("n", Input, nil, nil)
	r := RecOf([]*Sym{x, y}, []Expr{Int(2), n}, []Expr{FloorDivOf(MulOf(Int(3), x), Int(2)), Sub(y, Int(2))}, NotOf(EqOf(y, Int(0))), x)
	if _, err := Eval(r, MapEnv{"n": big.NewInt(1)}); !errors.Is(err, ErrTooBig) {
		t.Error(err)
	}
}
