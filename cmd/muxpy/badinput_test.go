// This file tests that bad input yields one diagnostic each, and that the other
// files are checked all the same.

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBadInput(t *testing.T) {
	const head = "import mu\n@mu.consumed(1)\ndef f(n):\n    "
	deep := func(s string) string { return strings.Repeat(s, 10000) }
	long := func(s string) string { return strings.Repeat(s, 5<<20/len(s)) }
	dir := t.TempDir()
	t.Chdir(dir)
	cases := map[string]struct{ src, code, message string }{
		// CPython's own words, of the version in force.
		"colon.py":   {"def f(:\n", "source-syntax", "SyntaxError: invalid syntax"},
		"indent.py":  {"if x:\npass\n", "source-syntax", "IndentationError: expected an indented block after 'if' statement on line 1"},
		"tabs.py":    {"if x:\n        a\n\tb\n", "source-syntax", "TabError: inconsistent use of tabs and spaces in indentation"},
		"open.py":    {"x = (1,\n", "source-syntax", "SyntaxError: '(' was never closed"},
		"utf8.py":    {head + "return 'a\xff'\n", "source-syntax", "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"},
		"coding.py":  {"# coding: klingon\n", "source-syntax", "SyntaxError: unknown encoding: klingon"},
		"nul.py":     {"x = 1\x00\n", "source-syntax", "SyntaxError: source code string cannot contain null bytes"},
		"parens.py":  {head + "return " + deep("(") + "n" + deep(")") + "\n", "source-syntax", "SyntaxError: too many nested parentheses"},
		"unary.py":   {head + "return " + deep("-") + "n\n", "source-syntax", "MemoryError: "},
		"tail.py":    {head + "x = 5" + long(" ") + "6\n", "source-syntax", "SyntaxError: invalid syntax"},
		"terms.py":   {head + "return n" + deep("+n") + "\n", "unknown", "nests too deeply"},
		"attrs.py":   {head + "return n" + deep(".a") + "\n", "unknown", "nests too deeply"},
		"clause.py":  {"import mu\n@mu.consumed(n" + deep("+n") + ")\ndef f(n):\n    return 1\n", "syntax", "nests too deeply"},
		"name.py":    {"import mu\n@mu.consumed(m)\ndef f(n): return 1\n", "unknown-name", "m is not a parameter of f"},
		"local.py":   {"import mu\n@mu.consumed(k)\ndef f(n):\n    k = n\n    return [k] * k\n", "unknown-name", "k is a local of f"},
		"word.py":    {"import mu\n@mu.consume(n)\ndef f(n): return 1\n", "unknown-name", "there is no decorator mu.consume"},
		"class.py":   {"import mu\n@mu.consumed(0)\nclass C: pass\n", "clause-on-nonfunction", "a clause on class C"},
		"nested.py":  {"import mu\ndef f():\n    @mu.consumed(0)\n    def g(n): return [0] * n\n    return g\n", "unknown", "functions inside of other functions"},
		"missing.py": {"import mu, nowhere\n@mu.consumed(1)\ndef f(n):\n    return nowhere.g(n)\n", "unknown", "nowhere.g"},
		"broken.py":  {"import mu, colon\n@mu.consumed(1)\ndef f(n):\n    return colon.f(n)\n", "unknown", "colon.f"},
		"again.py":   {head + "return f(n - 1)\n", "unknown", "recursion"},
		"good.py":    {"import mu\n@mu.consumed(0)\ndef f(n):\n    return [0] * 50\n", "violated", "f consumes 456 bytes"},
	}
	for name, c := range cases {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(c.src), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	if got := run([]string{"check", "--format", "json"}, nil, &out, &errs); got != exitFindings {
		t.Fatalf("status %d\n%s", got, errs.String())
	}
	var found []struct {
		Code    string
		Message string
		Pos     struct{ File string }
	}
	if err := json.Unmarshal(out.Bytes(), &found); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, d := range found {
		c := cases[d.Pos.File]
		seen[d.Pos.File]++
		if d.Code != c.code || !strings.Contains(d.Message, c.message) {
			t.Errorf("%s: %s: %.200s; want %s: %s", d.Pos.File, d.Code, d.Message, c.code, c.message)
		}
	}
	for name := range cases {
		if seen[name] != 1 {
			t.Errorf("%s: %d diagnostics", name, seen[name])
		}
	}
}
