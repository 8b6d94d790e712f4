// This file tests inference and checking on small programs, and what hostile
// input does.

package pyfront

import (
	"bytes"
	"context"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/muxlang/mux/pyfront/syntax"
	models "github.com/muxlang/mux/stdlib-models"
	"github.com/muxlang/mux/typecheck"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

func inferred(t *testing.T, src, name string, opt Options) *Function {
	t.Helper()
	u, err := Load("t.py", []byte(src), opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range u.Errors {
		t.Errorf("%v", d.Message)
	}
	for _, f := range u.Funcs {
		if f.Name == name {
			u.InferFunction(context.Background(), f)
			return f
		}
	}
	t.Fatalf("no function %s", name)
	return nil
}

const listing = `
import numpy as np
from time import time
import mu

%s
def matmul(n):
    A = np.random.rand(n, n)
    B = np.random.rand(n, n)
    start = time()
    C = np.matmul(A, B)
    latency = time() - start
    print("Latency: %%f" %% latency)
    return C

def handler(event, context):
    return matmul(int(event["n"]))
`

func TestListing(t *testing.T) {
	for _, c := range []struct {
		decorators string
		want       string
	}{
		{"@mu.accounting('payload')\n@mu.consumed(3 * sizeof(float) * n * n + 56)\n@mu.freed(2 * sizeof(float) * n * n + 56)", "exact exact"},
		{"@mu.consumed(3 * sizeof(float) * n * n + 56)\n@mu.freed(2 * sizeof(float) * n * n + 56)", "violated holds"},
		{"@mu.accounting('payload')\n@mu.consumed(2 * sizeof(float) * n * n + 56)", "violated"},
		{"@mu.accounting('payload')\n@mu.consumed(4 * sizeof(float) * n * n + 56)", "holds 8*n*n"},
		{"@mu.consumed('24*n*n + 432')\n@mu.freed(lambda n: 16*n*n + 304)\n@mu.peak(at_most=24*n*n + 432)", "exact exact holds"},
	} {
		f := inferred(t, fmt.Sprintf(listing, c.decorators), "matmul", Options{})
		var got []string
		for _, v := range typecheck.Check(context.Background(), f.Interface, prove.New(prove.Options{})) {
			s := v.Status.String()
			if v.Slack != nil && v.Clause.Rel == iface.Exact && strings.Contains(c.want, "*") {
				s += " " + sym.Python(v.Slack)
			}
			if v.Status == typecheck.Violated && len(v.Model) == 0 {
				t.Errorf("violated without an input")
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %s, want %s", c.decorators, s, c.want)
		}
	}
	f := inferred(t, fmt.Sprintf(listing, ""), "handler", Options{})
	fm := f.Formula(iface.FreeComponent)
	v, err := sym.Eval(fm.Pieces[0].Bound.Lo, sym.MapEnv{`int(event["n"])`: big.NewInt(100)})
	if err != nil || v.Int64() != 160304 {
		t.Errorf("the handler gives back %v, %v at 100", v, err)
	}
}

// value evaluates a quantity, which must be known but for two number boxes.
func value(t *testing.T, f *Function, c iface.Component, env sym.MapEnv) int64 {
	t.Helper()
	fm := f.Formula(c)
	if fm.Status == iface.IsUnknown {
		t.Fatalf("%s of %s is not known: %v", c, f.Name, fm.Reasons)
	}
	for _, p := range fm.Pieces {
		if ok, err := sym.EvalCond(p.Cond, env); err == nil && ok {
			v, err := sym.Eval(p.Bound.Hi, env)
			if err != nil {
				t.Fatal(err)
			}
			lo, err := sym.Eval(p.Bound.Lo, env)
			if err != nil || v.Int64()-lo.Int64() > 64 {
				t.Fatalf("%s of %s lies between %v and %v", c, f.Name, lo, v)
			}
			return v.Int64()
		}
	}
	t.Fatalf("%s of %s has no value at %v", c, f.Name, env)
	return 0
}

// The expected values follow from the sizes of objects of CPython 3.11: a list
// has 56 + 8*capacity bytes, an array 8 a float and 96 + 16 a dimension.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		name, src  string
		n          int64
		peak, left int64
	}{
		{"floats", "def f(n):\n    return [i * 0.5 for i in range(n)]\n", 1000, 24*1000 + 56 + 8*1100, 24*1000 + 56 + 8*1100},
		{"rebound", "import numpy as np\ndef f(n):\n    a = np.ones(n)\n    a = np.ones(n)\n    return a\n", 100, 2 * (800 + 112), 800 + 112},
		{"deleted", "import numpy as np\ndef f(n):\n    a = np.ones(n)\n    del a\n    a = np.ones(n)\n    return a\n", 100, 800 + 112, 800 + 112},
		{"view", "import numpy as np\ndef f(n):\n    a = np.ones((n, n))\n    return a[0]\n", 100, 80000 + 128 + 112, 80000 + 128 + 112},
		{"elided", "import numpy as np\ndef f(n):\n    return np.random.random(n) - 0.5\n", 40000, 320112, 320112},
		{"not elided", "import numpy as np\ndef f(n):\n    return np.random.random(n) - 0.5\n", 100, 2 * 912, 912},
		{"float32", "import numpy as np\ndef f(n):\n    return np.zeros((n, 3), dtype=np.float32) * 2.0\n", 50000, 600128, 600128},
		{"nested", "def f(n):\n    return [[0.5 for _ in range(n)] for _ in range(n)]\n", 10, 10*(56+8*16) + 56 + 8*16, 10*(56+8*16) + 56 + 8*16},
		{"repeated", "def f(n):\n    return [None] * n\n", 77, 56 + 8*77, 56 + 8*77},
		{"while", "def f(n):\n    out = []\n    i = 0\n    while i < n:\n        out.append(None)\n        i += 1\n    return out\n", 100, 56 + 8*108, 56 + 8*108},
	} {
		f := inferred(t, c.src, "f", Options{})
		env := sym.MapEnv{"n": big.NewInt(c.n)}
		// A loop's own numbers are alive, too: at most three boxes.
		if p := value(t, f, iface.PeakComponent, env); p < c.peak || p > c.peak+96 {
			t.Errorf("%s: peak %d, want %d", c.name, p, c.peak)
		}
		if n := value(t, f, iface.NetComponent, env); n != c.left {
			t.Errorf("%s: net %d, want %d", c.name, n, c.left)
		}
	}
}

// What is not understood is unknown, with its name.
func TestUnknown(t *testing.T) {
	for _, c := range []struct{ src, why string }{
		{"import nowhere\ndef f(n):\n    return nowhere.g(n)\n", "missing-import nowhere.g"},
		{"def f(cb):\n    return cb(1)\n", "callback cb"},
		{"def f(n):\n    return f(n - 1)\n", "recursion f"},
		{"def f(x):\n    exec(x)\n", "dynamic exec"},
		{"a = b\nb = a\nc = c\ndef f():\n    return a(c)\n", "unmodelled-callee a"},
	} {
		f := inferred(t, c.src, "f", Options{})
		fm := f.Formula(iface.PeakComponent)
		if fm.Status != iface.IsUnknown || len(fm.Reasons) == 0 || fm.Reasons[0].Code+" "+fm.Reasons[0].What != c.why {
			t.Errorf("%q: %v %v, want %s", c.src, fm.Status, fm.Reasons, c.why)
		}
	}
}

func TestClauseErrors(t *testing.T) {
	for _, c := range []struct{ decorator, code string }{
		{"@mu.consumed(8 * m)", "unknown-name"},
		{"@mu.consumed(8 * local)", "unknown-name"},
		{"@mu.devoured(8 * n)", "unknown-name"},
		{"@mu.consumed()", "syntax"},
		{"@mu.consumed(open('x'))", "syntax"},
		{"@mu.accounting('pounds')", "syntax"},
		{"@mu.consumed(8*n)\n@mu.consumed(9*n)", "duplicate-clause"},
	} {
		u, err := Load("t.py", []byte("import mu\n"+c.decorator+"\ndef f(n):\n    local = n\n    return local\n"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(u.Errors) != 1 || string(u.Errors[0].Code) != c.code {
			t.Errorf("%s: %v", c.decorator, u.Errors)
		}
	}
}

func TestHostile(t *testing.T) {
	deep := "def f(n):\n    return " + strings.Repeat("(", 3000) + "n" + strings.Repeat(")", 3000) + "\n"
	sum := "def f(n):\n    return n" + strings.Repeat(" + n", 15000) + "\n"
	var branches strings.Builder
	branches.WriteString("def f(n, g):\n    x = []\n")
	for i := 0; i < 300; i++ {
		fmt.Fprintf(&branches, "    if n == %d:\n        return [0] * %d\n", i, i)
	}
	long := "def f(n):\n    x = [" + strings.Repeat("1,", 2_500_000) + "]\n    return x\n"
	for name, src := range map[string]string{"deep": deep, "sum": sum, "branches": branches.String(), "long": long,
		"latin": "# -*- coding: latin-1 -*-\ndef f(n):\n    return '\xe9' * n\n"} {
		u, err := Load("t.py", []byte(src), Options{})
		if err != nil {
			if _, ok := err.(*syntax.SyntaxError); !ok {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		u.Infer(context.Background())
		if u.Funcs[0].Summary == nil {
			t.Errorf("%s: no summary", name)
		}
	}
	if _, err := Load("t.py", []byte("def f(:\n"), Options{}); err == nil {
		t.Error("wrong syntax is accepted")
	}
	if _, err := Load("t.py", []byte("x = '\xff'\n"), Options{}); err == nil {
		t.Error("bytes that are not UTF-8 are accepted")
	}
}

// A document can be written, read and asked.
func TestDocument(t *testing.T) {
	u, err := Load("t.py", []byte(fmt.Sprintf(listing, "")), Options{})
	if err != nil {
		t.Fatal(err)
	}
	u.Infer(context.Background())
	var b bytes.Buffer
	if err := u.Document("test").Encode(&b); err != nil {
		t.Fatal(err)
	}
	d, err := iface.DecodeBytes(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d.Lookup("matmul") == nil || d.Accounting != DefaultAccounting || d.Resolution != Resolution {
		t.Errorf("document: %+v", d)
	}
}

// TestSameDocument: values that a loop leaves unknown are numbered in the same
// order each time, whatever order a state's maps have.
func TestSameDocument(t *testing.T) {
	const src = `
def grows(output: dict):
    rows = output.get("rows", [])
    names = []
    cost = 0
    for k, row in enumerate(rows[1::2]):
        names.append(f"entry {k}")
        cost += 3 * k * k
        if row["names"] != names:
            return f"expected {names} but got {row['names']}"
        if cost != row["cost"]:
            return f"expected {cost}"
    return None
`
	first := ""
	for k := 0; k < 6; k++ {
		u, err := Load("t.py", []byte(src), Options{})
		if err != nil {
			t.Fatal(err)
		}
		u.Infer(context.Background())
		var b bytes.Buffer
		if err := u.Document("test").Encode(&b); err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = b.String()
		} else if b.String() != first {
			t.Fatal("the same text gave two documents")
		}
	}
}

// Every model is Python.
func TestModelsParse(t *testing.T) {
	for _, f := range models.PythonFiles() {
		if _, err := syntax.Parse(f, models.PythonText(f), syntax.Options{}); err != nil {
			t.Error(err)
		}
	}
}

// TestRedefined demands one function of a name that is defined twice: the last.
func TestRedefined(t *testing.T) {
	u, err := Load("t.py", []byte("def f(n):\n    return [0] * 50\ndef f(n, m):\n    return 1\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	u.Infer(context.Background())
	if d := u.Document("test"); len(d.Functions) != 1 || len(d.Lookup("f").Params) != 2 {
		t.Errorf("%d functions", len(d.Functions))
	}
}
