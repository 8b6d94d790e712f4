// This file runs package mu and the rewritten programs under the interpreters of
// the machine: those on PATH, /usr/bin/python3, pyenv's, and those of the list
// $MUX_PYTHONS; the oldest, the newest and 3.11, and with MUX_LIVE=all all of
// them. With -short it uses the first one only.

package pyrewrite

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/muxlang/mux/internal/muxtest"
	"github.com/muxlang/mux/rewrite/rt"
)

type python = muxtest.Python

// pythons lists the interpreters to test with; with -short, the first one only.
func pythons(t *testing.T) []python {
	t.Helper()
	out := muxtest.SomePythons()
	if len(out) == 0 {
		t.Skip("no Python interpreter")
	}
	if testing.Short() {
		return out[:1]
	}
	return out
}

// having lists the interpreters with a package; without MUX_LIVE=all the first
// one only. The test is skipped when there is none.
func having(t *testing.T, pkg string) []python {
	t.Helper()
	var out []python
	for _, p := range muxtest.Pythons() {
		if p.Has(pkg) && (len(out) == 0 || muxtest.Everything()) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		t.Skip("no interpreter has ", pkg)
	}
	return out
}

// environ is a clean environment in which package mu is found.
func environ(t *testing.T, more ...string) []string {
	t.Helper()
	var env []string
	for _, kv := range os.Environ() {
		if !strings.HasPrefix(kv, "MUX") && !strings.HasPrefix(kv, "PYTHON") {
			env = append(env, kv)
		}
	}
	dir, err := filepath.Abs(filepath.Join("..", "rt", "py"))
	if err != nil {
		t.Fatal(err)
	}
	return append(append(env, "PYTHONPATH="+dir, "PYTHONDONTWRITEBYTECODE=1"), more...)
}

func run(t *testing.T, env []string, argv ...string) (stdout, stderr string, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Env = env
	var out, msg bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &msg
	err = cmd.Run()
	return out.String(), msg.String(), err
}

func fileWith(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestPackage runs the package's own tests, with both meters.
func TestPackage(t *testing.T) {
	cache := t.TempDir()
	for _, p := range pythons(t) {
		for _, meter := range []string{"tracemalloc", "accelerator"} {
			t.Run(p.Version+"/"+meter, func(t *testing.T) {
				t.Parallel()
				env := environ(t, "MUX_METER="+meter, "MUX_CACHE_DIR="+cache)
				if meter == "accelerator" {
					if _, msg, err := run(t, env, p.Path, "-c", "from mu import _accelerator; _accelerator.load(build=True)"); err != nil {
						t.Skipf("%s: no accelerator: %s", p.Path, lastLine(msg))
					}
				}
				_, msg, err := run(t, env, p.Path, "-m", "unittest", "discover", "-s", filepath.Join("..", "rt", "py", "tests"))
				if err != nil {
					t.Fatalf("%s: %v\n%s", p.Path, err, msg)
				}
				t.Logf("%s: %s", p.Path, strings.Join(strings.Fields(msg[strings.LastIndex(msg, "Ran "):]), " "))
			})
		}
	}
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

// agreeing are sources whose rewritten text must be, to Python, what the import
// hook makes of the source.
var agreeing = []string{
	"import mu\n@mu.consumed(8 * n)\ndef f(n): pass\n",
	"import mu as m\n@m.freed(0)\n@m.peak(at_most=(n + 1),\n  at_least=len(x))\ndef f(n, x=()): pass\n",
	"from mu import *\n@consumed(sum(i for i in range(n)))\n@requires(n >= 0)\nasync def f(n): yield\n",
	"from mu import consumed as c\n@c(i for i in n)\n@c((i for i in n))\n@c((k := n))\ndef f(n): pass\n",
	"import mu\n@mu.consumed('8 * n')\n@mu.freed(lambda n: n)\n@mu.peak(f'{1}')\n@mu.requires(('a' 'b'))\ndef f(n): pass\n",
	"import mu\n@mu.consumed(a if b else c)\ndef f(a, /, b: int, c=1, *d: int, e, g=2, **h) -> int: pass\n",
	"import mu\nclass C:\n    @staticmethod\n    @mu.peak(\n        self.n  # why\n    )\n    def f(self): return lambda: 0\n",
	"import mu\ndef g():\n    @mu.consumed(größe * 2)\n    def f(größe): pass\n    return f\n",
	"import mu\n@mu.consumed(*x)\n@mu.consumed(1, 2)\n@mu.consumed()\n@mu.accounting(n)\n@mu.other(n)\n@mu.x.consumed(n)\ndef f(n): pass\n",
	"from .mu import consumed\nimport mu.sub\n@consumed(n)\n@mu.consumed(n)\ndef f(n): pass\n",
	"import mu\n@mu.consumed(n)\nclass C: pass\n@mu.consumed(b'x')\n@mu.consumed(None)\n@mu.consumed(not n)\n@mu.consumed(-n)\n@mu.consumed(n,)\ndef f(n): pass\n",
}

func TestAgree(t *testing.T) {
	type pair struct{ Source, Rewritten string }
	var pairs []pair
	for _, src := range agreeing {
		out, diags, err := Rewrite("f.py", []byte(src), Options{})
		if err != nil {
			t.Fatalf("%q: %v, %v", src, diags, err)
		}
		pairs = append(pairs, pair{src, string(out)})
	}
	b, err := json.Marshal(pairs)
	if err != nil {
		t.Fatal(err)
	}
	file := fileWith(t, t.TempDir(), "pairs.json", string(b))
	const script = `
import ast, json, sys
from mu import _rewrite
def lines(tree):
    return [(type(n).__name__, n.lineno) for n in ast.walk(tree) if isinstance(n, (ast.stmt, ast.Lambda))]
for p in json.load(open(sys.argv[1], encoding="utf-8")):
    ours, theirs = _rewrite.parse(p["Source"], "f.py"), ast.parse(p["Rewritten"])
    if ast.dump(ours) != ast.dump(theirs) or lines(ours) != lines(theirs):
        sys.exit("%s\n%s\n%s" % (p["Rewritten"], ast.dump(ours), ast.dump(theirs)))
    compile(ours, "f.py", "exec")
print(len(json.load(open(sys.argv[1], encoding="utf-8"))))
`
	for _, p := range pythons(t) {
		out, msg, err := run(t, environ(t), p.Path, "-c", script, file)
		if err != nil || strings.TrimSpace(out) == "0" {
			t.Errorf("%s: %v\n%s", p.Path, err, msg)
		}
	}
}

// program has clauses in the expression spelling, comments, several lines.
const program = `import sys
import mu

@mu.consumed(
    4 *  # too small
    n)
@mu.freed(0)
def wrong(n):
    rows = []
    for i in range(n):
        if i % 2:
            rows.append(i)
        else:
            rows += [None]
    return [None] * n

@mu.consumed(at_most=8 * n + 4096)
def right(n):
    return [None] * n

def fail(n):
    raise ValueError(n)

@mu.peak(at_most=n * 1000)
def outer(n):
    return fail(n)

class C:
    @mu.requires(n > 0)
    def m(self, n):
        return n

wrong(1000)
right(1000)
C().m(3)
try:
    outer(1)
except ValueError:
    tb = sys.exc_info()[2]
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
`

// TestLines compares the lines that are executed and the lines of a traceback:
// of the rewritten text, of the source run through the hook, and of the source
// with its clauses blanked.
func TestLines(t *testing.T) {
	dir := t.TempDir()
	source := fileWith(t, dir, "source.py", program)
	rewritten := filepath.Join(dir, "rewritten.py")
	if diags, err := Path(source, rewritten, Options{}); err != nil || len(diags) != 0 {
		t.Fatal(diags, err)
	}
	var plain []string
	for _, l := range strings.Split(program, "\n") {
		if s := strings.TrimSpace(l); strings.HasPrefix(s, "@") || s == "4 *  # too small" || s == "n)" {
			l = ""
		}
		plain = append(plain, l)
	}
	blank := fileWith(t, dir, "blank.py", strings.Join(plain, "\n"))
	const script = `
import sys
from mu import _hook
path, hooked = sys.argv[1], sys.argv[2] == "hook"
source = open(path, "rb").read()
code = _hook.compile_source(source, path) if hooked else compile(source, path, "exec")
lines = set()
def trace(frame, event, arg):
    if frame.f_code.co_filename != path:
        return None
    if event == "line" and frame.f_code.co_name != "<lambda>":
        lines.add(frame.f_lineno)
    return trace
sys.settrace(trace)
exec(code, {"__name__": "__main__"})
sys.settrace(None)
lines -= set(int(x) for x in sys.argv[3].split(","))
print(sorted(lines))
`
	// Of a decorated function's head, versions differ on which line runs.
	var heads []string
	for i, l := range strings.Split(program, "\n") {
		s := strings.TrimSpace(l)
		if strings.HasPrefix(s, "@") || strings.HasPrefix(s, "def ") || s == "4 *  # too small" || s == "n)" {
			heads = append(heads, itoa(i+1))
		}
	}
	for _, p := range pythons(t) {
		env := environ(t, "MUX_ON_VIOLATION=log")
		var outs []string
		for _, c := range [][2]string{{blank, "plain"}, {rewritten, "plain"}, {source, "hook"}} {
			out, msg, err := run(t, env, p.Path, "-c", script, c[0], c[1], strings.Join(heads, ","))
			if err != nil {
				t.Fatalf("%s: %s: %v\n%s", p.Path, c[0], err, msg)
			}
			if c[0] != blank && !strings.Contains(msg, filepath.Base(c[0])+":4: mux: wrong(n=1000): consumed declared 4000 measured ") {
				t.Errorf("%s: %s: no violation reported: %q", p.Path, c[0], msg)
			}
			if strings.Count(msg, "mux:") > 1 {
				t.Errorf("%s: %s: %s", p.Path, c[0], msg)
			}
			outs = append(outs, withoutStubs(out))
		}
		if !strings.Contains(outs[0], "fail\n[") || outs[0] != outs[1] || outs[0] != outs[2] {
			t.Errorf("%s: lines differ:\n%s%s%s", p.Path, outs[0], outs[1], outs[2])
		}
	}
}

// withoutStubs drops the stub's own frame, which cannot be hidden before 3.11.
func withoutStubs(s string) string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if !strings.HasSuffix(l, " checked") {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

// TestCommand runs a program as muxpy run does, beside a mu.py that is not ours.
func TestCommand(t *testing.T) {
	dir := t.TempDir()
	script := fileWith(t, dir, "script.py", "import sys, mu\n@mu.consumed(n)\ndef f(n): return [None] * n\nf(1000)\nprint(sys.argv[1:])\n")
	for _, p := range pythons(t) {
		cmd, err := Command(t.Context(), RunOptions{Python: p.Path, CacheDir: t.TempDir(), Muxpy: "/some/muxpy"}, script, "a", "--b")
		if err != nil {
			t.Fatal(err)
		}
		cmd.Dir = dir
		var out, msg bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &msg
		if err := cmd.Run(); err != nil || out.String() != "['a', '--b']\n" ||
			!strings.HasPrefix(msg.String(), script+":2: mux: f(n=1000): consumed declared 1000 measured ") {
			t.Errorf("%s: %v, %q, %q", p.Path, err, out.String(), msg.String())
		}
	}
	if _, err := Command(t.Context(), RunOptions{Python: "no-such-python"}, script); err == nil {
		t.Error("no error for an interpreter that is not there")
	}
	if _, err := Command(t.Context(), RunOptions{}); err == nil {
		t.Error("no error without a script")
	}
}

// matmul is the listing of the language's description.
const matmul = `import numpy as np
from time import time
import mu

@mu.accounting("payload")
@mu.consumed(3 * sizeof(float) * n * n + 56)
@mu.freed(2 * sizeof(float) * n * n + 56)
def matmul(n):
    A = np.random.rand(n, n)
    B = np.random.rand(n, n)
    start = time()
    C = np.matmul(A, B)
    latency = time() - start
    print("Latency: %f" % latency)
    return C

matmul(2)
for n in (10, 100, 1000):
    matmul(n)
`

func TestMatmul(t *testing.T) {
	cache := t.TempDir()
	for _, p := range having(t, "numpy") {
		dir := t.TempDir()
		for _, meter := range []string{"tracemalloc", "accelerator"} {
			for name, tt := range map[string]struct{ program, want string }{
				"payload":   {matmul, ""},
				"default":   {strings.NewReplacer("@mu.accounting(\"payload\")\n", "\n", "n * n + 56)\n@mu.freed", "n * n + 432)\n@mu.freed", "n * n + 56)\ndef", "n * n + 304)\ndef").Replace(matmul), ""},
				"too small": {strings.Replace(matmul, "(3 *", "(2 *", 1), "matmul(n=100): consumed declared 160056 measured 24"},
			} {
				path := fileWith(t, dir, "listing.py", tt.program)
				_, msg, err := run(t, environ(t, "MUX_METER="+meter, "MUX_CACHE_DIR="+cache), p.Path, "-m", "mu", path)
				if err != nil && strings.Contains(msg, "accelerator cannot be used") {
					t.Logf("%s: %s", p.Path, lastLine(msg))
					continue
				}
				if err != nil || tt.want == "" && msg != "" || !strings.Contains(msg, tt.want) {
					t.Errorf("%s %s %s: %v\n%s", p.Path, meter, name, err, msg)
				}
			}
		}
		t.Logf("ran with %s", p.Path)
	}
}

func TestPytest(t *testing.T) {
	const module = "import mu\n\n@mu.consumed(4 * n)\ndef f(n):\n    return [None] * n\n"
	const tests = "import mu\nimport handler\n\n@mu.peak(8 * n + 64)\ndef local(n):\n    return len([None] * n)\n\n" +
		"def test_wrong():\n    assert len(handler.f(1000)) == 1000\n\ndef test_right():\n    assert local(1000) == 1000\n\n" +
		"def test_plain():\n    x = [1, 2]\n    assert x == [1, 3]\n"
	for _, p := range having(t, "pytest") {
		dir := t.TempDir()
		fileWith(t, dir, "handler.py", module)
		fileWith(t, dir, "test_handler.py", tests)
		muxpy := fileWith(t, dir, "muxpy", "#!/bin/sh\necho \"checked: $*\"\nexit 1\n")
		if err := os.Chmod(muxpy, 0o755); err != nil {
			t.Fatal(err)
		}
		pytest := func(env ...string) string {
			out, msg, _ := run(t, environ(t, env...), p.Path, "-m", "pytest", "-p", "no:cacheprovider", "-p", "mu.pytest_plugin", "--mux", "-rs", "--rootdir="+dir, dir)
			return out + msg
		}
		got := pytest("MUXPY=" + muxpy)
		for _, want := range []string{
			"handler.py:3: mux: f(n=1000): consumed declared 4000 measured ", "assert [1, 2] == [1, 3]",
			"checked: check ", "/handler.py", "test_handler.py", "3 failed, 1 passed",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", p.Path, want, got)
			}
		}
		if got := pytest("PATH=/nonexistent"); !strings.Contains(got, "needs the muxpy program") || !strings.Contains(got, "2 failed, 1 passed, 1 skipped") {
			t.Errorf("%s: without muxpy:\n%s", p.Path, got)
		}
		t.Logf("ran with %s", p.Path)
	}
}

// TestWheel builds the wheel from the embedded sources and uses it.
func TestWheel(t *testing.T) {
	project, err := rt.InstallPython(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	const script = `
import os, sys, zipfile
sys.path.insert(0, sys.argv[1])
import mu_build
out = sys.argv[2]
names = [mu_build.build_wheel(out)]
os.environ["MUX_ACCELERATOR"] = "off"
names.append(mu_build.build_wheel(out))
os.environ["MUXPY_BINARY"] = sys.argv[3]
names.append(mu_build.build_wheel(out))
sys.path.pop(0)
for i, name in enumerate(names):
    to = os.path.join(out, str(i))
    zipfile.ZipFile(os.path.join(out, name)).extractall(to)
print(" ".join(names))
`
	for _, p := range pythons(t) {
		out := t.TempDir()
		names, msg, err := run(t, environ(t), p.Path, "-c", script, project, out, fileWith(t, out, "muxpy-here", "#!/bin/sh\n"))
		if err != nil {
			t.Fatalf("%s: %v\n%s", p.Path, err, msg)
		}
		f := strings.Fields(names)
		if len(f) != 3 || !strings.HasSuffix(f[1], "-py3-none-any.whl") || !strings.Contains(f[2], "-py3-none-") || strings.HasSuffix(f[2], "any.whl") {
			t.Errorf("%s: wheels %v", p.Path, f)
		}
		env := environ(t)
		for i, kv := range env {
			if strings.HasPrefix(kv, "PYTHONPATH=") {
				env[i] = "PYTHONPATH=" + filepath.Join(out, "2")
			}
		}
		got, msg, err := run(t, env, p.Path, "-c", "import mu\nfrom mu import _binary\nprint(mu.interface(mu.consumed('8 * n')(lambda n: n)).consumed(2), open(_binary.__file__.replace('_binary.py', 'bin/muxpy')).read())")
		if err != nil || !strings.HasPrefix(got, "16 #!/bin/sh") {
			t.Errorf("%s: %v, %q, %s", p.Path, err, got, msg)
		}
		t.Logf("%s: %v", p.Path, f)
	}
}
