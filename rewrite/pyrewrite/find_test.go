// This file tests the look for package mu in sources.

package pyrewrite

import (
	"testing"

	"github.com/muxlang/mux/pyfront/syntax"
)

func TestNamesPackage(t *testing.T) {
	for src, want := range map[string]bool{
		"": false, "m": false, "mu": true, "import mu\n": true, "x = mum\n": false, "_mu = emu\n": false,
		"largemu, mu2 = 1, 2\n": false, "mu.consumed": true, "(mu)": true, "naïmu = mué": false, "mux\nmu": true,
	} {
		if got := NamesPackage([]byte(src)); got != want {
			t.Errorf("%q: %v", src, got)
		}
	}
	if MayHaveClauses([]byte("import mu\n")) || !MayHaveClauses([]byte("from mu import freed\n")) {
		t.Error("MayHaveClauses")
	}
}

func TestFind(t *testing.T) {
	const src = `
import mu as m
from mu import peak as top, accounting
class C:
    @m.consumed(1)
    @staticmethod
    def f(): pass
@accounting("payload")
@top(n)
async def g(n):
    @m.requires(n)
    @other.consumed(1)
    @m.unknown(1)
    def h(): pass
def plain(): pass
@m.freed(1)
class D: pass
`
	tree, err := syntax.Parse("t.py", []byte(src), syntax.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got [][2]int
	for _, d := range Find(tree) {
		got = append(got, [2]int{len(d.Clauses), len(d.Accounting)})
	}
	want := [][2]int{{1, 0}, {1, 1}, {1, 0}, {1, 0}}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
