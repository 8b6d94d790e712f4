// This file tests imports, __all__ and the lookup of modules.

package resolve

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/muxlang/mux/pyfront/syntax"
)

func table(t *testing.T, src string) (*syntax.Module, *Table) {
	t.Helper()
	m, err := syntax.Parse("m.py", []byte(src), syntax.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tab, err := Scopes(m, 0)
	if err != nil {
		t.Fatal(err)
	}
	return m, tab
}

func TestImports(t *testing.T) {
	_, tab := table(t, `
import a.b, c.d as e
from . import f
from ..g import h as i, j
from k import *
try:
    import fast
except ImportError:
    fast = None
if TYPE_CHECKING:
    from l import m
else:
    from n import o
def func():
    import local
from ...... import out
`)
	var got []string
	for _, im := range tab.Imports("p.q.r", false) {
		flags := ""
		if im.Conditional {
			flags += " conditional"
		}
		if im.TypeChecking {
			flags += " typing"
		}
		got = append(got, fmt.Sprintf("%s=%s/%s:%s in %s%s", im.Name, im.Module, im.Loads, im.Attr, im.Scope.Name, flags))
	}
	want := `a=a/a.b: in top
e=c.d/c.d: in top
f=p.q/p.q:f in top
i=p.g/p.g:h in top
j=p.g/p.g:j in top
=k/k:* in top
fast=fast/fast: in top conditional
m=l/l:m in top conditional typing
o=n/n:o in top conditional
local=local/local: in func
out=/:out in top`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

func TestAbsolute(t *testing.T) {
	for _, c := range []struct {
		module  string
		pkg     bool
		level   int
		name    string
		want    string
		outside bool
	}{
		{"a.b", false, 0, "x", "x", false},
		{"a.b", false, 1, "x", "a.x", false},
		{"a.b", true, 1, "x", "a.b.x", false},
		{"a.b", true, 2, "", "a", false},
		{"a.b", false, 2, "x", "", true},
		{"a", false, 1, "x", "", true},
		{"a", true, 1, "", "a", false},
	} {
		got, ok := Absolute(c.module, c.pkg, c.level, c.name)
		if got != c.want || ok == c.outside {
			t.Errorf("%+v: %q %v", c, got, ok)
		}
	}
}

func TestAll(t *testing.T) {
	for _, c := range []struct{ src, names, state string }{
		{"x = 1", "", "none"},
		{"__all__ = ['a', \"b\"]", "a b", "exact"},
		{"__all__ = ('a',) + ('b',)\n__all__ += ['c']\n__all__.append('d')\n__all__.extend(('e',))", "a b c d e", "exact"},
		{"__all__ = ['a'] + x.__all__", "a", "more"},
		{"if x:\n  __all__ = ['a']", "", "more"},
		{"__all__: list = ['a']", "a", "exact"},
		{"__all__ = f()", "", "more"},
	} {
		m, _ := table(t, c.src)
		names, declared, exact := All(m)
		state := "none"
		if declared {
			state = "more"
		}
		if exact {
			state = "exact"
		}
		if strings.Join(names, " ") != c.names || state != c.state {
			t.Errorf("%q: %v %s", c.src, names, state)
		}
	}
}

func TestExports(t *testing.T) {
	m, tab := table(t, "import os\nfrom a import b as c\ndef f(): global g; g = 1\n_x = 1\nprint(y)\n")
	names, exact := tab.Exports(m)
	if strings.Join(names, " ") != "c f g os" || !exact {
		t.Error(names, exact)
	}
}

func TestProject(t *testing.T) {
	p := &Project{Roots: []string{"src", "."}, FS: fstest.MapFS{
		"src/a/__init__.py": {}, "src/a/b.py": {}, "src/ns/c.py": {}, "d.py": {}, "src/e.pyi": {}, "a/z.py": {},
	}}
	for module, want := range map[string]string{
		"a": "src/a/__init__.py", "a.b": "src/a/b.py", "ns": "", "ns.c": "src/ns/c.py", "d": "d.py", "e": "src/e.pyi",
	} {
		if f, ok := p.Find(module); !ok || f.Path != want {
			t.Errorf("%s: %+v %v", module, f, ok)
		}
	}
	if _, ok := p.Find("os"); ok {
		t.Error("os found")
	}
	for file, want := range map[string]string{"src/a/b.py": "a.b", "src/a/__init__.py": "a", "d.py": "d", "src/e.pyi": "e"} {
		if f, ok := p.Name(file); !ok || f.Module != want {
			t.Errorf("%s: %+v %v", file, f, ok)
		}
	}
	if got, ok := p.Target(Import{Module: "a", Attr: "b"}); !ok || got.File.Module != "a.b" || got.Attr != "" {
		t.Errorf("%+v", got)
	}
	if got, ok := p.Target(Import{Module: "a", Attr: "f"}); !ok || got.File.Module != "a" || got.Attr != "f" {
		t.Errorf("%+v", got)
	}
}

// TestResolve checks what single names mean.
func TestResolve(t *testing.T) {
	m, tab := table(t, "import np\ndef f(a):\n  b = a\n  def g(): return a, b, np, len\n  return [b for b in a]\n")
	var got []string
	syntax.Inspect(m, func(n syntax.Node) bool {
		if n, ok := n.(*syntax.Name); ok && n.Ctx == syntax.Load {
			s := tab.Resolve(n)
			unknown := ""
			if s.IsBuiltinOrUnknown() {
				unknown = "?"
			}
			got = append(got, fmt.Sprintf("%s:%s:%s%s", n.Id, s.Binding, s.Scope.Name, unknown))
		}
		return true
	})
	want := "a:cell:f a:free:f b:free:f np:implicit global:top len:implicit global:top? b:local:listcomp a:cell:f"
	if s := strings.Join(got, " "); s != want {
		t.Error(s)
	}
}
