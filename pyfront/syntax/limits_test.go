// This file tests that no input makes the parser crash or take more than linear
// time: deep nesting, enormous lines and files.

package syntax

import (
	"bytes"
	"errors"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestDeepNesting(t *testing.T) {
	const n = 100000
	for _, c := range []struct{ name, src, want string }{
		{"parentheses", strings.Repeat("(", n), "too many nested parentheses"},
		{"brackets", strings.Repeat("[", n) + strings.Repeat("]", n), "too many nested parentheses"},
		{"200 parentheses", strings.Repeat("(", 199) + "x" + strings.Repeat(")", 199), ""},
		{"minus", strings.Repeat("-", n) + "x", tooComplex},
		{"not", strings.Repeat("not ", n) + "x", tooComplex},
		{"lambda", strings.Repeat("lambda: ", n) + "x", tooComplex},
		{"conditional", strings.Repeat("x if y else ", n) + "x", tooComplex},
		{"power", strings.Repeat("x ** ", n) + "x", tooComplex},
		{"await", strings.Repeat("await ", n) + "x", "invalid syntax"},
		{"sum", strings.Repeat("x + ", n) + "x", tooComplex},
		{"attributes", "x" + strings.Repeat(".x", n), tooComplex},
		{"calls", "x" + strings.Repeat("()", n), tooComplex},
		{"subscripts", "x" + strings.Repeat("[0]", n), tooComplex},
		{"calls in parentheses", strings.Repeat("f(", n), "too many nested parentheses"},
		{"dicts", strings.Repeat("{1: ", n), "too many nested parentheses"},
		{"elif", "if x: pass\n" + strings.Repeat("elif x: pass\n", n), tooComplex},
		{"wide", "x = [" + strings.Repeat("a + b, ", n) + "]", ""},
		{"many", strings.Repeat("x = a + b\n", n), ""},
		{"blocks", deepBlocks(200), "too many levels of indentation"},
		{"deep class", deepBlocks(99), ""},
		{"patterns", "match x:\n  case " + strings.Repeat("[", n), "too many nested parentheses"},
		{"f-strings", strings.Repeat(`f"{`, n), "too many nested f-strings"},
		{"wrong in parentheses", strings.Repeat("(", 190) + "a b" + strings.Repeat(")", 190), "invalid syntax. Perhaps you forgot a comma?"},
		{"wrong calls", strings.Repeat("f(a, ", 190) + "a b" + strings.Repeat(")", 190), "invalid syntax. Perhaps you forgot a comma?"},
		{"wrong lambdas", strings.Repeat("(lambda: [", 90) + "a b" + strings.Repeat("])", 90), "invalid syntax. Perhaps you forgot a comma?"},
		{"wrong targets", strings.Repeat("[a for [", 90) + "a b", "'[' was never closed"},
		{"wrong targets, closed", strings.Repeat("[a for [", 90) + "lambda" + strings.Repeat("]]", 90), "invalid syntax"},
		{"wrong print", strings.Repeat("print [", 190) + strings.Repeat("]", 190) + " x = 1", "invalid syntax"},
		{"right f-strings, wrong behind", strings.Repeat(`f"{`, 140) + "a" + strings.Repeat(`}"`, 140) + " $", "invalid syntax"},
		{"wrong named", strings.Repeat("(a + 1 = ", 190) + "lambda" + strings.Repeat(")", 190), "invalid syntax"},
		{"wrong f-strings", strings.Repeat(`f"{`, 140) + "a b" + strings.Repeat(`}"`, 140), "invalid syntax. Perhaps you forgot a comma?"},
	} {
		m, err := Parse("deep.py", []byte(c.src), Options{})
		var serr *SyntaxError
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (!errors.As(err, &serr) || serr.Msg != c.want):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if m != nil { // walking what was accepted is safe
			Dump(m, DumpOptions{})
		}
	}
}

func deepBlocks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "class x:\n")
	}
	b.WriteString(strings.Repeat(" ", n) + "pass\n")
	return b.String()
}

// cpuTime is the CPU time that this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestLongInput parses long lines and files, right and wrong: the cost of a byte
// must not grow with the size. They have a megabyte, or $LONG_MB megabytes.
func TestLongInput(t *testing.T) {
	size := 1 << 20
	if n, err := strconv.Atoi(os.Getenv("LONG_MB")); err == nil {
		size = n << 20
	}
	repeat := func(s string, size int) []byte { return bytes.Repeat([]byte(s), size/len(s)) }
	for _, c := range []struct {
		name string
		make func(size int) []byte
		ok   bool
		v    Version
	}{
		{"f-string of 3.11", func(n int) []byte { return append(append([]byte(`x = f"""`), repeat("{a}b\n", n)...), `"""`...) }, true, Python311},
		{"strings of 3.8", func(n int) []byte { return append(append([]byte(`x = (`), repeat("f'{a}' ", n)...), ')') }, true, Python38},
		{"list line", func(n int) []byte { return append(append([]byte("x = ["), repeat("a, 1, 'b', ", n)...), ']') }, true, 0},
		{"open list", func(n int) []byte { return append([]byte("x = ["), repeat("a, 1, 'b', ", n)...) }, false, 0},
		{"string", func(n int) []byte { return append(append([]byte("x = '"), repeat(`\n\x41é`, n)...), '\'') }, true, 0},
		{"unterminated", func(n int) []byte { return append([]byte("x = '"), repeat("ab", n)...) }, false, 0},
		{"triple", func(n int) []byte { return append(append([]byte("x = '''"), repeat("ab\n", n)...), "'''"...) }, true, 0},
		{"f-string", func(n int) []byte { return append(append([]byte(`x = f"`), repeat("{a}b", n)...), '"') }, true, 0},
		{"strings", func(n int) []byte { return append(append([]byte(`x = (`), repeat("'a' ", n)...), ')') }, true, 0},
		{"names", func(n int) []byte { return repeat("a b ", n) }, false, 0},
		{"comment", func(n int) []byte { return append([]byte("#"), repeat("a", n)...) }, true, 0},
		{"spaces", func(n int) []byte { return append(repeat(" ", n), "x"...) }, false, 0},
		{"blank lines", func(n int) []byte { return repeat("  \n", n) }, true, 0},
		{"continuation", func(n int) []byte { return append(append([]byte("x = 1"), repeat("\\\n", n)...), "\n"...) }, true, 0},
		{"statements", func(n int) []byte { return repeat("x = f(a, b=1)[2].c\n", n) }, true, 0},
		{"semicolons", func(n int) []byte { return repeat("x=1;", n) }, true, 0},
		{"wrong at the end", func(n int) []byte { return append(repeat("x = f(a, b=1)[2].c\n", n), "a b\n"...) }, false, 0},
		{"digits", func(n int) []byte { return append([]byte("x = "), repeat("1", n)...) }, false, 0},
		{"hexadecimal", func(n int) []byte { return append([]byte("x = 0x"), repeat("1f", n)...) }, true, 0},
		{"or", func(n int) []byte { return append(repeat("x or ", n), 'x') }, true, 0},
		{"comparisons", func(n int) []byte { return append(repeat("x < ", n), 'x') }, true, 0},
		{"CRLF", func(n int) []byte { return repeat("x = 1\r\n", n) }, true, 0},
		{"latin-1", func(n int) []byte { return append([]byte("# coding: latin-1\n"), repeat("x = '\xe9'\n", n)...) }, true, 0},
		{"decorators", func(n int) []byte { return append(repeat("@x\n", n), "def f(): pass\n"...) }, true, 0},
		{"with parentheses", func(n int) []byte { return append(append([]byte("with ("), repeat("a, ", n)...), "b) as c: pass\n"...) }, true, 0},
		{"open parentheses in with", func(n int) []byte { return append([]byte("with ("), repeat("a, ", n)...) }, false, 0},
	} {
		run := func(size int) time.Duration {
			src := c.make(size)
			start := cpuTime()
			_, err := Parse("long.py", src, Options{Version: c.v})
			if (err == nil) != c.ok {
				t.Errorf("%s of %d bytes: %v", c.name, size, err)
			}
			return cpuTime() - start
		}
		small, large := run(size/10), run(size)
		if large > 30*small && large > time.Second {
			t.Errorf("%s: %v of CPU time for %d bytes, %v for ten times as many", c.name, small, size/10, large)
		}
		if testing.Verbose() {
			t.Logf("%-28s %8.1f MB/s", c.name, float64(size)/1e6/large.Seconds())
		}
	}
}
