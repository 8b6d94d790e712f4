// This file compares scopes with CPython's symtable.

package resolve

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/muxlang/mux/pyfront/syntax"
)

// oracle is an interpreter that answers with symbol tables.
type oracle struct {
	version syntax.Version
	library string
	in      io.WriteCloser
	out     *bufio.Reader
}

// oracles starts one interpreter a version up to 3.13: those of $PYTHONS, of
// pyenv and on the PATH.
func oracles(t *testing.T) []*oracle {
	t.Helper()
	candidates := filepath.SplitList(os.Getenv("PYTHONS"))
	root := os.Getenv("PYENV_ROOT")
	if root == "" {
		if home, err := os.UserHomeDir(); err == nil {
			root = filepath.Join(home, ".pyenv")
		}
	}
	env, _ := filepath.Glob(filepath.Join(root, "versions", "3.*", "bin", "python3"))
	candidates = append(append(candidates, env...), "/usr/bin/python3", "python3")
	seen := map[syntax.Version]bool{}
	var list []*oracle
	for _, c := range candidates {
		path, err := exec.LookPath(c)
		if err != nil {
			continue
		}
		cmd := exec.Command(path, "-S", "testdata/oracle.py")
		in, _ := cmd.StdinPipe()
		out, _ := cmd.StdoutPipe()
		if cmd.Start() != nil {
			continue
		}
		o := &oracle{in: in, out: bufio.NewReader(out)}
		t.Cleanup(func() { in.Close(); cmd.Wait() })
		line, _ := o.out.ReadString('\n')
		n, _ := strconv.Atoi(strings.TrimSpace(line))
		o.version = syntax.Version(n)
		if o.version < syntax.Python38 || o.version > syntax.Python313 || seen[o.version] {
			continue
		}
		if want := os.Getenv("ORACLES"); want != "" && !strings.Contains(want+",", o.version.String()+",") {
			continue
		}
		seen[o.version] = true
		lib, _ := exec.Command(path, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
		o.library = strings.TrimSpace(string(lib))
		list = append(list, o)
	}
	if len(list) == 0 {
		t.Skip("no Python interpreter")
	}
	return list
}

func (o *oracle) ask(t *testing.T, src string) (text string, ok bool) {
	t.Helper()
	go fmt.Fprintf(o.in, "%d\n%s", len(src), src)
	line, err := o.out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	word, size, _ := strings.Cut(strings.TrimSpace(line), " ")
	n, _ := strconv.Atoi(size)
	data := make([]byte, n)
	if _, err := io.ReadFull(o.out, data); err != nil {
		t.Fatal(err)
	}
	return string(data), word == "ok"
}

// print writes scopes in the oracle's form.
func print(s *Scope, depth int, b *strings.Builder) {
	bindings := map[Binding]int{Local: 1, GlobalExplicit: 2, GlobalImplicit: 3, Free: 4, Cell: 5}
	line := s.Node.Position().Lineno
	if s.Kind == Module || s.Kind == Comprehension { // of which 3.8 has other lines
		line = 0
	}
	if depth > 0 {
		b.WriteByte('\n')
	}
	var syms []string
	for _, sym := range s.Symbols() {
		flags := 0
		for _, f := range []struct {
			ours   Flags
			theirs int
		}{{DefGlobal, 1}, {DefLocal, 2}, {DefParam, 4}, {DefNonlocal, 8}, {Used, 16}, {DefImport, 128}, {DefAnnot, 256}, {DefCompIter, 512}} {
			if sym.Flags&f.ours != 0 {
				flags |= f.theirs
			}
		}
		syms = append(syms, fmt.Sprintf("%s:%d:%d", sym.Name, bindings[sym.Binding], flags))
	}
	fmt.Fprintf(b, "%d %s %d %s", depth, s.Name, line, strings.Join(syms, " "))
	for _, c := range s.Children {
		print(c, depth+1, b)
	}
}

// inlines reports whether 3.12 and later merge a comprehension of a tree into
// the scope around it, in which case its table is not kept.
func inlines(n syntax.Node) (found bool) {
	syntax.Inspect(n, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp:
			found = true
		}
		return !found
	})
	return found
}

// compare compares one source and reports whether the oracle accepted it.
func compare(t *testing.T, o *oracle, name, src string) (accepted, same bool) {
	t.Helper()
	m, err := syntax.Parse(name, []byte(src), syntax.Options{Version: o.version})
	if err != nil {
		return false, true
	}
	if o.version >= syntax.Python312 && inlines(m) {
		return false, true
	}
	want, ok := o.ask(t, src)
	table, err := Scopes(m, o.version)
	if ok && err != nil && strings.Contains(err.Error(), "must occur at the beginning") {
		return ok, true // which CPython finds after it has made the tables
	}
	if ok != (err == nil) {
		t.Errorf("%s: %s: CPython %v %.100s, ours %v", o.version, name, ok, want, err)
		return ok, false
	}
	if !ok {
		if got := err.(*syntax.SyntaxError).Msg; got != want {
			t.Errorf("%s: %q:\n got %s\nwant %s", o.version, src, got, want)
			return ok, false
		}
		return ok, true
	}
	var b strings.Builder
	print(table.Module, 0, &b)
	// CPython visits the parts of some statements in another order.
	got, wantLines := strings.Split(b.String(), "\n"), strings.Split(want, "\n")
	sort.Strings(got)
	sort.Strings(wantLines)
	for i := range max(len(got), len(wantLines)) {
		switch {
		case i >= len(got):
			t.Errorf("%s: %s: missing %.300s", o.version, name, wantLines[i])
		case i >= len(wantLines):
			t.Errorf("%s: %s: too many %.300s", o.version, name, got[i])
		case strings.TrimSpace(got[i]) != strings.TrimSpace(wantLines[i]):
			t.Errorf("%s: %s:\n got %.400s\nwant %.400s", o.version, name, got[i], wantLines[i])
		default:
			continue
		}
		return true, false
	}
	return true, true
}

func TestScopes(t *testing.T) {
	sources := []string{
		"x = 1\ndef f(a, b=x): return a, b, x, len\n",
		"def f():\n x = 1\n def g():\n  nonlocal x\n  x += 1\n  return lambda: x\n",
		"def f():\n global x\n x = 1\n def g(): return x\n",
		"class C:\n x = 1\n def f(self): return x, __class__, super().f\n __y = __x.__z\n def g(self, __a): self.__b = __a\n",
		"def f():\n x = 1\n class C:\n  x = x\n  def g(self): return x\n",
		"def f(a):\n return (b for b in a if (c := b) for d in b), c\n",
		"y = (x := 1 for z in w)\nprint(x)\n",
		"import a.b, c as d\nfrom e import f as g, h\nfrom i import *\n",
		"try: pass\nexcept E as e: del e\nwith a as (b, c.d): pass\nfor i, *j in k: pass\nx: int\ny: A = 1\n(z): B = 2\n",
		"def f():\n  x: int\n  y: int = 1\n  def g(): return x, y\n",
		"lambda a, *b, c=d, **e: (a, b, c, e, f)\n",
		"@d\nclass A(B, metaclass=C): pass\n@d\ndef f(a: A, *b: B, c: C = D) -> E: pass\n",
		"def f():\n class C:\n  nonlocal_ = 1\n  def g(self):\n   def h(): return self, C\n   return h\n return C\n",
		"from __future__ import annotations\ndef f(a: A) -> B:\n x: C = 1\n",
		"def f(x):\n  global x\n", "def f():\n x = 1\n global x\n", "def f():\n print(x)\n global x\n",
		"nonlocal x\n", "def f():\n nonlocal x\n", "def f(a, a): pass\n", "def f():\n global x\n nonlocal x\n",
		"[x := 1 for x in y]\n", "[x for x in (y := z)]\n", "class C:\n (x := 1 for y in z)\n",
		"def f():\n from a import *\n", "def f():\n x: int\n global x\n", "def f():\n global x\n x: int\n",
		"[[(x := 1) for y in z] for x in w]\n", "class C:\n  global x\n  x = 1\n  def f(self): return x\n",
		"def f():\n  class C:\n    nonlocal y\n    y = 1\n  y = 2\n",
		"match a:\n case [b, *c]: d\n case {1: e, **f}: g\n case C(h, i=j) as k: l\n",
		"type X[T: (int, U)] = list[T]\n", "def f[T, *Ts, **P](a: T = 1) -> P:\n  return T\n",
		"class C[T: B](D[T], x=T):\n  y = T\n  def f[U](self, a: T, b: U, c: y): return T, U, y, C, __class__\n  type Z = y\n",
		"def f():\n  x = 1\n  type A = x\n  def g[T: x](): return T\n", "def f[T, T](): pass\n", "class C[T]:\n  def f(self):\n    nonlocal T\n",
		"def f():\n  class C:\n    x = 1\n    global y\n    def g[T: x, U: y](a: x): pass\n",
	}
	for _, o := range oracles(t) {
		for _, src := range sources {
			compare(t, o, strconv.Quote(src), src)
		}
		dirs := filepath.SplitList(os.Getenv("RESOLVE_CORPUS"))
		files, bad := 0, 0
		for _, dir := range dirs {
			if dir == "stdlib" {
				dir = o.library
			}
			filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") || bad > 15 {
					return nil
				}
				src, err := os.ReadFile(path)
				if err != nil {
					return nil
				}
				m, err := syntax.Parse(path, src, syntax.Options{Version: o.version})
				if err != nil {
					return nil
				}
				units := []string{string(src)}
				if o.version >= syntax.Python312 { // without the statements with merged comprehensions
					units = units[:0]
					for _, s := range m.Body {
						pos := s.Position()
						pos.ColOffset = 0
						units = append(units, m.Source.Slice(pos))
					}
				}
				for _, u := range units {
					accepted, same := compare(t, o, path, u)
					if accepted {
						files++
					}
					if !same {
						bad++
					}
				}
				return nil
			})
		}
		if len(dirs) > 0 {
			t.Logf("%s: %d sources compared, %d differ", o.version, files, bad)
		}
	}
}
