// This file tests messages and places of errors.

package syntax

import (
	"errors"
	"testing"
)

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		v    Version
		src  string
		kind ErrorKind
		line int32
		off  int
		msg  string
	}{
		{Latest, "x = (1,\n", Syntax, 1, 5, "'(' was never closed"},
		{Latest, "x = 1)\n", Syntax, 1, 6, "unmatched ')'"},
		{Latest, "x = (1]\n", Syntax, 1, 7, "closing parenthesis ']' does not match opening parenthesis '('"},
		{Latest, "x = (\n1]\n", Syntax, 2, 2, "closing parenthesis ']' does not match opening parenthesis '(' on line 1"},
		{Latest, "x = 'abc\n", Syntax, 1, 5, "unterminated string literal (detected at line 1)"},
		{Latest, "x = '''abc\n\n", Syntax, 1, 5, "unterminated triple-quoted string literal (detected at line 2)"},
		{Python39, "x = 'abc\n", Syntax, 1, 5, "EOL while scanning string literal"},
		{Latest, "if x\n  y\n", Syntax, 1, 5, "expected ':'"},
		{Latest, "if x:\ny\n", Indentation, 2, 1, "expected an indented block after 'if' statement on line 1"},
		{Latest, "def f():\n", Indentation, 1, 9, "expected an indented block after function definition on line 1"},
		{Python39, "if x:\ny\n", Indentation, 2, 1, "expected an indented block"},
		{Latest, "if x:\n    y\n  z\n", Indentation, 3, 4, "unindent does not match any outer indentation level"},
		{Latest, "if x:\n\ty\n        z\n", Tab, 3, 10, "inconsistent use of tabs and spaces in indentation"},
		{Latest, "f(a b)\n", Syntax, 1, 3, "invalid syntax. Perhaps you forgot a comma?"},
		{Latest, "a b\n", Syntax, 1, 3, "invalid syntax"},
		{Latest, "print a\n", Syntax, 1, 1, "Missing parentheses in call to 'print'. Did you mean print(...)?"},
		{Latest, "if x = 1: pass\n", Syntax, 1, 4, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"},
		{Latest, "f() = 1\n", Syntax, 1, 1, "cannot assign to function call here. Maybe you meant '==' instead of '='?"},
		{Latest, "None = 1\n", Syntax, 1, 1, "cannot assign to None"},
		{Latest, "[a, 1] = x\n", Syntax, 1, 5, "cannot assign to literal"},
		{Latest, "a + 1 += 1\n", Syntax, 1, 1, "'expression' is an illegal expression for augmented assignment"},
		{Latest, "del f()\n", Syntax, 1, 5, "cannot delete function call"},
		{Latest, "for f() in x: pass\n", Syntax, 1, 5, "cannot assign to function call"},
		{Latest, "(a, b): int\n", Syntax, 1, 1, "only single target (not tuple) can be annotated"},
		{Latest, "f(a=1, b)\n", Syntax, 1, 9, "positional argument follows keyword argument"},
		{Latest, "f(a.b=1)\n", Syntax, 1, 3, `expression cannot contain assignment, perhaps you meant "=="?`},
		{Latest, "f(True=1)\n", Syntax, 1, 3, "cannot assign to True"},
		{Latest, "f(a for a in b, c)\n", Syntax, 1, 3, "Generator expression must be parenthesized"},
		{Latest, "def f(a=1, b): pass\n", Syntax, 1, 12, "parameter without a default follows parameter with a default"},
		{Python311, "def f(a=1, b): pass\n", Syntax, 1, 12, "non-default argument follows default argument"},
		{Latest, "[a, b for a in b]\n", Syntax, 1, 2, "did you forget parentheses around the comprehension target?"},
		{Latest, "{1: 2, 3}\n", Syntax, 1, 8, "':' expected after dictionary key"},
		{Latest, "{1: }\n", Syntax, 1, 3, "expression expected after dictionary key and ':'"},
		{Latest, "x = a if b\n", Syntax, 1, 5, "expected 'else' after 'if' expression"},
		{Latest, "try: pass\nx\n", Syntax, 2, 1, "expected 'except' or 'finally' block"},
		{Latest, "x = 1_\n", Syntax, 1, 6, "invalid decimal literal"},
		{Latest, "x = 0778\n", Syntax, 1, 5, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"},
		{Latest, "x = 0b12\n", Syntax, 1, 8, "invalid digit '2' in binary literal"},
		{Latest, "x = 'a' b'b'\n", Syntax, 1, 13, "cannot mix bytes and nonbytes literals"},
		{Latest, "x = b'é'\n", Syntax, 1, 5, "bytes can only contain ASCII literal characters"},
		{Latest, `x = '\x1'` + "\n", Syntax, 1, 5, `(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape`},
		{Latest, "x = f'{}'\n", Syntax, 1, 8, "f-string: valid expression required before '}'"},
		{Latest, "x = f'{a b}'\n", Syntax, 1, 8, "invalid syntax. Perhaps you forgot a comma?"},
		{Latest, "x = f'{a!x}'\n", Syntax, 1, 10, "f-string: invalid conversion character 'x': expected 's', 'r', or 'a'"},
		{Python311, "x = f'{}'\n", Syntax, 1, 5, "f-string: empty expression not allowed"},
		{Latest, "x = a $ b\n", Syntax, 1, 7, "invalid syntax"},
		{Latest, "é = 1 \u00a0\n", Syntax, 1, 7, "invalid non-printable character U+00A0"},
		{Latest, "x = 1 \\ 2\n", Syntax, 1, 8, "unexpected character after line continuation character"},
		{Python39, "match x:\n  case 1: pass\n", Syntax, 1, 7, "invalid syntax"},
		{Python311, "type X = int\n", Syntax, 1, 6, "invalid syntax"},
		{Python310, "try: pass\nexcept* A: pass\n", Syntax, 2, 7, "invalid syntax"},
		{Python311, "def f[T](): pass\n", Syntax, 1, 6, "invalid syntax"},
		{Python38, "with (a as b): pass\n", Syntax, 1, 9, "invalid syntax"},
		{Latest, "# coding: nonsense\n", Syntax, 0, 1, "unknown encoding: nonsense"},
		{Latest, "x = '\xff'\n", Syntax, 1, 5, "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"},
		{Latest, "x\x00\n", Syntax, 0, 1, "source code string cannot contain null bytes"},
	} {
		_, err := Parse("f.py", []byte(c.src), Options{Version: c.v})
		var e *SyntaxError
		if !errors.As(err, &e) {
			t.Errorf("%q: no error, want %s", c.src, c.msg)
			continue
		}
		if e.Kind != c.kind || e.Pos.Lineno != c.line || e.Offset() != c.off || e.Msg != c.msg {
			t.Errorf("%q:\n got %d:%d %s: %s\nwant %d:%d %s: %s", c.src, e.Pos.Lineno, e.Offset(), e.Kind, e.Msg,
				c.line, c.off, c.kind, c.msg)
		}
	}
}

func TestVersionGates(t *testing.T) {
	for _, c := range []struct {
		src   string
		first Version // that accepts it
	}{
		{"with (a as b, c): pass", Python39},
		{"@a[0]\ndef f(): pass", Python39},
		{"for x in *a, b: pass", Python39},
		{"match x:\n  case 1: pass", Python310},
		{"x[a := 1]", Python310},
		{"try: pass\nexcept* A: pass", Python311},
		{"x[*a]", Python311},
		{"def f(*a: *b): pass", Python311},
		{"type X = int", Python312},
		{"def f[T](): pass", Python312},
		{"class C[*T, **P]: pass", Python312},
		{"x = f'{'a'}'", Python312},
		{"x = f'{a\n}'", Python312},
		{"type X[T = int] = T", Python313},
		{"x = t'{a}'", Python314},
		{"try: pass\nexcept A, B: pass", Python314},
	} {
		for v := Python38; v <= Latest; v++ {
			_, err := Parse("f.py", []byte(c.src), Options{Version: v})
			if (err == nil) != (v >= c.first) {
				t.Errorf("%q in %s: %v", c.src, v, err)
			}
			var e *SyntaxError
			if errors.As(err, &e) && e.Needs != c.first {
				t.Errorf("%q in %s: needs %s, want %s", c.src, v, e.Needs, c.first)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range testSources(f) {
		for _, s := range statements(src) {
			f.Add([]byte(s), uint8(Latest))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, v uint8) {
		m, err := Parse("fuzz.py", src, Options{Version: Python38 + Version(v%7)})
		if (m == nil) == (err == nil) {
			t.Fatal("neither tree nor error")
		}
		if m == nil {
			return
		}
		// Every node lies in the text, and children in their parents.
		Inspect(m, func(n Node) bool {
			p := n.Position()
			if p == (Pos{}) {
				return true
			}
			if p.Lineno < 1 || p.EndLineno < p.Lineno || p.EndLineno == p.Lineno && p.EndColOffset < p.ColOffset {
				t.Fatalf("%T at %v", n, p)
			}
			return true
		})
		Dump(m, DumpOptions{IncludeAttributes: true})
	})
}
