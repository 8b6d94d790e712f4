// This file tests the rewriting of sources.

package pyrewrite

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muxlang/mux/internal/diag"
)

func TestRewrite(t *testing.T) {
	const head = "import mu\n"
	tests := []struct{ name, src, want string }{
		{"expression", "@mu.consumed(8 * n)\ndef f(n): pass\n", "@mu.consumed(lambda n: 8 * n)\ndef f(n): pass\n"},
		{"number", "@mu.freed(0)\ndef f(): pass\n", "@mu.freed(lambda: 0)\ndef f(): pass\n"},
		{"string", "@mu.consumed('8 * n')\ndef f(n): pass\n", ""},
		{"joined strings", "@mu.consumed('8 *'\n  ' n')\ndef f(n): pass\n", ""},
		{"lambda", "@mu.consumed(lambda n: 8 * n)\ndef f(n): pass\n", ""},
		{"f-string", "@mu.consumed(f'{k} * n')\ndef f(n): pass\n", ""},
		{"parentheses", "@mu.peak((n + 1))\ndef f(n): pass\n", "@mu.peak((lambda n: n + 1))\ndef f(n): pass\n"},
		{"keywords", "@mu.peak(at_most=n, at_least=0)\ndef f(n): pass\n",
			"@mu.peak(at_most=lambda n: n, at_least=lambda n: 0)\ndef f(n): pass\n"},
		{"all kinds of parameters", "@mu.requires(a > 0)\ndef f(a, /, b: int, c=1, *d: int, e, g=2, **h) -> int: pass\n",
			"@mu.requires(lambda a, /, b, c, *d, e, g, **h: a > 0)\ndef f(a, /, b: int, c=1, *d: int, e, g=2, **h) -> int: pass\n"},
		{"bare star", "@mu.consumed(n)\ndef f(*, n): pass\n", "@mu.consumed(lambda *, n: n)\ndef f(*, n): pass\n"},
		{"lines", "@mu.consumed(\n    8 *  # bytes\n    n\n)\nasync def f(n): pass\n",
			"@mu.consumed(\n    lambda n: 8 *  # bytes\n    n\n)\nasync def f(n): pass\n"},
		{"walrus", "@mu.consumed(k := n)\ndef f(n): pass\n", "@mu.consumed((lambda n: (k := n)))\ndef f(n): pass\n"},
		{"generator", "@mu.consumed(i for i in n)\ndef f(n): pass\n", "@mu.consumed(lambda n: (i for i in n))\ndef f(n): pass\n"},
		{"generator in parentheses", "@mu.consumed(\n  (i for i in n))\ndef f(n): pass\n", "@mu.consumed(\n  lambda n: (i for i in n))\ndef f(n): pass\n"},
		{"method", "class C:\n    @mu.consumed(self.n)\n    def f(self): pass\n", "class C:\n    @mu.consumed(lambda self: self.n)\n    def f(self): pass\n"},
		{"other decorators", "@app.route('/')\n@mu.accounting('payload')\n@nu.consumed(n)\ndef f(n): pass\n", ""},
		{"no function", "x = mu.consumed(n)\n", ""},
		{"crlf", "@mu.consumed(8 * n)\r\ndef f(n): pass\r\n", "@mu.consumed(lambda n: 8 * n)\r\ndef f(n): pass\r\n"},
		{"names", "@mu.consumed(größe)\ndef f(größe): pass\n", "@mu.consumed(lambda größe: größe)\ndef f(größe): pass\n"},
		{"no newline", "@mu.consumed(n)\ndef f(n): pass", "@mu.consumed(lambda n: n)\ndef f(n): pass"},
	}
	for _, tt := range tests {
		if tt.want == "" {
			tt.want = tt.src
		}
		for _, bom := range []string{"", "\xef\xbb\xbf"} {
			got, diags, err := Rewrite("f.py", []byte(bom+head+tt.src), Options{})
			if err != nil || len(diags) != 0 || string(got) != bom+head+tt.want {
				t.Errorf("%s: got %q, %v, %v; want %q", tt.name, got, diags, err, tt.want)
			}
		}
	}
}

func TestRewriteNames(t *testing.T) {
	for _, src := range []string{
		"import mu as m\n@m.consumed(n)\ndef f(n): pass\n",
		"from mu import consumed\n@consumed(n)\ndef f(n): pass\n",
		"from mu import consumed as c\n@c(n)\ndef f(n): pass\n",
		"from mu import *\n@consumed(n)\ndef f(n): pass\n",
		"try:\n    import mu\nexcept ImportError:\n    pass\n@mu.consumed(n)\ndef f(n): pass\n",
	} {
		got, _, err := Rewrite("f.py", []byte(src), Options{})
		want := strings.Replace(src, "(n)\n", "(lambda n: n)\n", 1)
		if err != nil || string(got) != want {
			t.Errorf("%q: got %q, %v", src, got, err)
		}
	}
	for _, src := range []string{
		"from nu import consumed\nimport mu\n@consumed(n)\ndef f(n): pass\n",
		"from .mu import consumed\n@consumed(n)\ndef f(n): pass\n",
		"mu = 1\n@mu.consumed(n)\ndef f(n): pass\n",
	} {
		if got, _, err := Rewrite("f.py", []byte(src), Options{}); err != nil || string(got) != src {
			t.Errorf("%q: got %q, %v", src, got, err)
		}
	}
}

func TestRewriteDiagnostics(t *testing.T) {
	tests := []struct {
		src  string
		code diag.Code
		line int
		err  bool
	}{
		{"import mu\n@mu.consumed(n +)\ndef f(n): pass\n", diag.SourceSyntax, 2, true},
		{"# a\n# coding: klingon\nx = 1\n", diag.SourceSyntax, 2, true},
		{"x = 1\r\ny = '\x00'\r\n", diag.SourceSyntax, 2, true},
		{"import mu\n@mu.consumed(8)\nclass C: pass\n", diag.ClauseOnNonfunction, 2, false},
		{"# coding: latin-1\nimport mu\n@mu.consumed(\xe4)\ndef f(\xe4): pass\n", diag.Unsupported, 3, true},
	}
	for _, tt := range tests {
		got, diags, err := Rewrite("f.py", []byte(tt.src), Options{})
		if err != nil || string(got) != tt.src || len(diags) != 1 {
			t.Errorf("%q: got %q, %v, %v", tt.src, got, diags, err)
			continue
		}
		d := diags[0]
		if d.Code != tt.code || d.Pos.Line != tt.line || d.Pos.File != "f.py" || (d.Severity == diag.Error) != tt.err {
			t.Errorf("%q: got %v", tt.src, d)
		}
	}
}

// TestRewriteEncoding keeps the bytes of files that are not UTF-8.
func TestRewriteEncoding(t *testing.T) {
	src := []byte("# coding: latin-1\nimport mu\nx = '\xe4'\n@mu.consumed(8 * n)  # \xfc\ndef f(n): pass\n")
	got, diags, err := Rewrite("f.py", src, Options{})
	want := bytes.Replace(src, []byte("(8"), []byte("(lambda n: 8"), 1)
	if err != nil || len(diags) != 0 || !bytes.Equal(got, want) {
		t.Errorf("got %q, %v, %v", got, diags, err)
	}
}

func TestPath(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	for name, text := range map[string]string{
		"a.py": "import mu\n@mu.consumed(n)\ndef f(n): pass\n", "sub/b.py": "x = 1\n", "sub/bad.py": "import mu\n@mu.consumed(\n",
		".git/c.py": "x = 1\n", "d.txt": "mu",
	} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	diags, err := Path(dir, out, Options{})
	if err != nil || len(diags) != 1 || diags[0].Pos.File != filepath.Join(dir, "sub/bad.py") {
		t.Errorf("got %v, %v", diags, err)
	}
	for name, there := range map[string]bool{"a.py": true, "sub/b.py": true, "sub/bad.py": false, ".git/c.py": false, "d.txt": false} {
		if _, err := os.Stat(filepath.Join(out, name)); (err == nil) != there {
			t.Errorf("%s: %v", name, err)
		}
	}
	got, err := os.ReadFile(filepath.Join(out, "a.py"))
	if err != nil || !strings.Contains(string(got), "lambda n: n") {
		t.Errorf("a.py: %q, %v", got, err)
	}
	if fi, err := os.Stat(filepath.Join(out, "a.py")); err != nil || fi.Mode().Perm() != 0o755 {
		t.Errorf("a.py: mode %v, %v", fi.Mode(), err)
	}
	if _, err := Path(filepath.Join(dir, "none.py"), out, Options{}); err == nil {
		t.Error("no error for a file that is not there")
	}
}

func FuzzRewrite(f *testing.F) {
	f.Add([]byte("import mu\n@mu.consumed(8 * n)\ndef f(n): pass\n"))
	f.Add([]byte("from mu import *\r\n@peak(at_most=(\r\n x for x in n))\r\nclass C: pass"))
	f.Fuzz(func(t *testing.T, src []byte) {
		got, diags, err := Rewrite("f.py", src, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Count(got, []byte("\n")) != bytes.Count(src, []byte("\n")) {
			t.Fatalf("lines moved: %q", got)
		}
		if diag.HasErrors(diags) {
			return
		}
		again, diags, err := Rewrite("f.py", got, Options{})
		if err != nil || diag.HasErrors(diags) || !bytes.Equal(again, got) {
			t.Fatalf("rewriting twice: %q, %v, %v", again, diags, err)
		}
	})
}
