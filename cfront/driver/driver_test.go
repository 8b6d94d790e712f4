// This file tests what is made of command lines.

package driver

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fakes is a folder with executables of compiler names.
func fakes(t *testing.T, names ...string) string {
	dir := t.TempDir()
	for _, n := range names {
		if err := os.WriteFile(filepath.Join(dir, n), []byte("#!/bin/sh\n"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func parse(t *testing.T, dir, line string, env ...string) *Invocation {
	t.Helper()
	args, err := SplitWords(line)
	if err != nil {
		t.Fatal(err)
	}
	inv, err := Parse(append([]string{"muxcc"}, args...), append([]string{"PATH=" + dir}, env...), filepath.Join(dir, "muxcc"))
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return inv
}

func TestClassify(t *testing.T) {
	dir := fakes(t, "gcc")
	for _, c := range []struct {
		line, units string
		through     bool
		stop        Stop
		output      string
	}{
		{"-c x.c", "x.c", false, Object, ""},
		{"-c x.c -o x.o", "x.c", false, Object, "x.o"},
		{"-ox.o -c x.c", "x.c", false, Object, "x.o"},
		{"x.c y.c z.o -lm -o p", "x.c y.c", false, Link, "p"},
		{"-S x.c", "x.c", false, Assembly, ""},
		{"-fsyntax-only x.c", "x.c", false, Syntax, ""},
		{"-c -S x.c", "x.c", false, Assembly, ""},
		{"-c x.i", "x.i", false, Object, ""},
		{"-c x.cc y.s z.S w.o", "", true, Object, ""},
		{"-c -x c++ x.c", "", true, Object, ""},
		{"-c -x c x.cc -x none y.cc", "x.cc", false, Object, ""},
		{"-c -xc -", "-", false, Object, ""},
		{"-x c-header x.h", "", true, Link, ""},
		{"a.o b.o -o p", "", true, Link, "p"},
		{"-E x.c", "x.c", true, Link, ""},
		{"-M x.c", "x.c", true, Link, ""},
		{"-MM x.c", "x.c", true, Link, ""},
		{"-MD -MF d -MT t.c -c x.c", "x.c", false, Object, ""},
		{"-### -c x.c", "x.c", true, Object, ""},
		{"-v", "", true, Link, ""},
		{"--version", "", true, Link, ""},
		{"-print-file-name=x.c", "", true, Link, ""},
		{"-dumpversion", "", true, Link, ""},
		{"-include a.c -I b.c -D c.c -Xlinker d.c -T e.c -L f.c -isystem g.c -c x.c", "x.c", false, Object, ""},
		{"--param max-inline-insns-single=3 -c x.c", "x.c", false, Object, ""},
		{"", "", true, Link, ""},
	} {
		inv := parse(t, dir, c.line)
		var units []string
		for _, u := range inv.CUnits() {
			units = append(units, u.File)
		}
		_, through := inv.PassThrough()
		if got := strings.Join(units, " "); got != c.units || through != c.through || inv.Stop != c.stop || inv.Output != c.output {
			t.Errorf("%s: units %q, through %v, stop %v, output %q", c.line, got, through, inv.Stop, inv.Output)
		}
	}
}

func TestCompilerChoice(t *testing.T) {
	dir := fakes(t, "gcc", "clang", "ccache", "x86_64-linux-gnu-gcc-12", "muxcc", "cc")
	for _, c := range []struct{ line, env, want, args string }{
		{"-c x.c", "", "gcc", "-c x.c"},
		{"gcc -c x.c", "", "gcc", "-c x.c"},
		{"clang -c x.c", "MUXCC_CC=gcc", "clang", "-c x.c"},
		{"-c x.c", "MUXCC_CC=clang", "clang", "-c x.c"},
		{"-c x.c", "MUXCC_CC=ccache gcc", "ccache gcc", "-c x.c"},
		{"ccache gcc -c x.c", "", "ccache gcc", "-c x.c"},
		{"x86_64-linux-gnu-gcc-12 -c x.c", "", "x86_64-linux-gnu-gcc-12", "-c x.c"},
		{"-c x.c", "MUXCC_FLAGS=-Wall '-DA=b c'", "gcc", "-Wall -DA=b c -c x.c"},
	} {
		inv := parse(t, dir, c.line, c.env)
		got := append([]string{filepath.Base(inv.Compiler[0])}, inv.Compiler[1:]...)
		if strings.Join(got, " ") != c.want || strings.Join(inv.Args, " ") != c.args {
			t.Errorf("%s (%s): compiler %q, args %q", c.line, c.env, got, inv.Args)
		}
	}
	// Installed under a compiler's name, muxcc is not its own compiler.
	first := t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "muxcc"), filepath.Join(first, "gcc")); err != nil {
		t.Fatal(err)
	}
	inv, err := Parse([]string{"gcc", "-c", "x.c"}, []string{"PATH=" + first + ":" + dir}, filepath.Join(dir, "muxcc"))
	if err != nil || inv.Compiler[0] != filepath.Join(dir, "gcc") {
		t.Errorf("as gcc: %v, %v", inv, err)
	}
	_, err = Parse([]string{"muxcc", "-c", "x.c"}, []string{"PATH=" + first}, filepath.Join(dir, "muxcc"))
	if !errors.Is(err, ErrNoCompiler) {
		t.Errorf("without compiler: %v", err)
	}
}

func TestOwnOptions(t *testing.T) {
	dir := fakes(t, "gcc")
	at := filepath.Join(t.TempDir(), "args")
	if err := os.WriteFile(at, []byte("-fmux-infer -O2\n-Wno-mux-unknown \"-DX=a b\" 'y z.c'\\ w.c"), 0o666); err != nil {
		t.Fatal(err)
	}
	inv := parse(t, dir, "-Wall -Wmux-holds -Werror=mux-leak -Wno-error=mux-violated -Wmuxer @"+at+" -c x.c")
	want := []string{"-Wmux-holds", "-Werror=mux-leak", "-Wno-error=mux-violated", "-fmux-infer", "-Wno-mux-unknown"}
	if d := cmp.Diff(want, inv.Own); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"-Wall", "-Wmuxer", "-O2", "-DX=a b", "y z.c w.c", "-c", "x.c"}, inv.Args); d != "" {
		t.Error(d)
	}
	// Without options of ours in it a response file stays one.
	if err := os.WriteFile(at, []byte("-O2 -c x.c"), 0o666); err != nil {
		t.Fatal(err)
	}
	inv = parse(t, dir, "@"+at)
	if d := cmp.Diff([]string{"@" + at}, inv.Args); d != "" || len(inv.CUnits()) != 1 {
		t.Error(d, inv.Inputs)
	}
}

func TestResponseFileLoop(t *testing.T) {
	at := filepath.Join(t.TempDir(), "args")
	if err := os.WriteFile(at, []byte("@"+at), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := expand([]string{"@" + at}, 0); err == nil {
		t.Error("a response file that names itself is accepted")
	}
}

// TestCommands checks the two steps' commands; that they do what they should is
// tested with gcc in cmd/muxcc.
func TestCommands(t *testing.T) {
	dir := fakes(t, "gcc")
	for _, c := range []struct{ line, pre, compile string }{
		{"-O2 -Wall -c s/x.c", "-O2 -Wall -E -fdirectives-only -x c s/x.c",
			"-O2 -Wall -c -fpreprocessed -fdirectives-only -fmacro-prefix-map=T=s/x.c -x c T"},
		{"-g -MD -Id -c x.c -o o/x.o", "-g -MD -Id -E -fdirectives-only -MF o/x.d -MQ o/x.o -x c x.c",
			"-g -c -o o/x.o -fdebug-prefix-map=T=x.c -fmacro-prefix-map=T=x.c -x c T"},
		{"-MMD -MP -MT a -MF b.d -c x.c", "-MMD -MP -MT a -MF b.d -E -fdirectives-only -x c x.c",
			"-c -fpreprocessed -fdirectives-only -fmacro-prefix-map=T=x.c -x c T"},
		{"-MD -c s/x.c", "-MD -E -fdirectives-only -MF x.d -x c s/x.c",
			"-c -fpreprocessed -fdirectives-only -fmacro-prefix-map=T=s/x.c -x c T"},
		{"-g -pedantic -c x.c", "-g -pedantic -E -fdirectives-only -x c x.c",
			"-g -pedantic -c -fpreprocessed -fdirectives-only -fmacro-prefix-map=T=x.c -x c T"},
		{"-ffile-prefix-map=s=/src -g -c s/x.c", "-ffile-prefix-map=s=/src -g -E -fdirectives-only -x c s/x.c",
			"-ffile-prefix-map=s=/src -g -c -fdebug-prefix-map=T=/src/x.c -fmacro-prefix-map=T=/src/x.c -x c T"},
		{"x.c y.o -lm -Wl,-x -o p", "-E -fdirectives-only -x c x.c",
			"-fpreprocessed -fdirectives-only -fmacro-prefix-map=T=x.c -c -o O -dumpdir p- -dumpbase x.c -dumpbase-ext .c -x c T"},
	} {
		inv := parse(t, dir, c.line)
		in := inv.CUnits()[0]
		pre := inv.Preprocess(in, inv.Mode(), false, false)[1:]
		object := ""
		if inv.Stop == Link {
			object = "O"
		}
		compile := inv.Compile(in, inv.Mode(), "T", object, in.File)[1:]
		if d := cmp.Diff(c.pre, strings.Join(pre, " ")); d != "" {
			t.Errorf("%s: preprocess\n%s", c.line, d)
		}
		if d := cmp.Diff(c.compile, strings.Join(compile, " ")); d != "" {
			t.Errorf("%s: compile\n%s", c.line, d)
		}
	}
	inv := parse(t, dir, "-x c a b -x none c.o d.c -o p")
	if got := strings.Join(inv.Rest(map[int]string{0: "O"})[1:], " "); got != "-x c -x none O -x c b -x none c.o d.c -o p" {
		t.Errorf("rest: %s", got)
	}
	inv = parse(t, dir, "-c a.c b.c")
	if got := inv.Rest(map[int]string{0: "", 1: ""}); got != nil {
		t.Errorf("rest: %v", got)
	}
}

func TestText(t *testing.T) {
	text := []byte("# 0 \"d/x.c\"\n# 0 \"<built-in>\"\n#define A 1\n# 0 \"<command-line>\"\n" +
		"# 1 \"/usr/include/stdc-predef.h\" 1 3 4\n\n# 0 \"<command-line>\" 2\n# 1 \"d/x.c\"\nint x;\n" +
		"# 1 \"h \\\"q\\\" \\303\\244.h\" 1\nint y;\n# 3 \"d/x.c\" 2\n  int z;\n")
	if got := MainName(text); got != "d/x.c" {
		t.Errorf("name %q", got)
	}
	if got := string(SourceText(text)); !strings.HasPrefix(got, "# 1 \"d/x.c\"\nint x;") {
		t.Errorf("source text %q", got)
	}
	for word, want := range map[string]string{"int x": "d/x.c:1:1", "int y": "h \"q\" ä.h:1:1", "int z": "d/x.c:3:3"} {
		file, line, col := Position(text, strings.Index(string(text), word))
		if got := file + ":" + itoa(line) + ":" + itoa(col); got != want {
			t.Errorf("%s at %s, want %s", word, got, want)
		}
	}
}

func itoa(n int) string { return string(rune('0' + n)) }

// TestSurvey checks that every file a unit may include is looked at, and that
// the survey gives up where it cannot know.
func TestSurvey(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		p := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("plain.c", "#include <stdio.h>\n#include \"none.h\"\nint x;\n")
	write("quoted.c", "#include \"sub/a.h\"\n")
	write("sub/a.h", " # \tinclude \"b.h\"\n")
	write("sub/b.h", "CLAUSE\n")
	write("angle.c", "#if 0\n#include <b.h>\n#endif\n")
	write("comment.c", "/**/#include \"sub/b.h\"\n")
	write("macro.c", "#define H \"sub/b.h\"\n#include H\n")
	write("hook.c", "#ifdef HOOK\n#include HOOK\n#endif\n")
	write("shadow.c", "#include <b.h>\n")
	write("clean/b.h", "int y;\n")
	write("next.c", "#include <n.h>\n")
	write("n1/n.h", "#include_next <n.h>\n")
	write("n2/n.h", "CLAUSE\n")
	write("self.c", "#include \"self.c\"\nint z; // we include something\n")
	t.Chdir(root)
	for _, c := range []struct {
		line, env string
		want      bool
	}{
		{"-c plain.c", "", true},
		{"-c self.c", "", true},
		{"-c quoted.c", "", false},
		{"-c angle.c", "", true},
		{"-Isub -c angle.c", "", false},
		{"-I sub -c angle.c", "", false},
		{"-isystem sub -c angle.c", "", false},
		{"-c angle.c", "CPATH=sub", false},
		{"-c angle.c", "C_INCLUDE_PATH=x:sub", false},
		{"-Iclean -Isub -c shadow.c", "", true},
		{"-In1 -In2 -c next.c", "", false},
		{"-c comment.c", "", false},
		{"-c macro.c", "", false},
		{"-c hook.c", "", true},
		{"-DHOOK=\"sub/b.h\" -c hook.c", "", false},
		{"-include sub/b.h -c plain.c", "", false},
		{"-imacros b.h -Isub -c plain.c", "", false},
		{"--sysroot=/x -c plain.c", "", false},
		{"-c -x c -", "", false},
		{"-c missing.c", "", false},
	} {
		args := append([]string{"muxcc"}, strings.Fields(c.line)...)
		environ := []string{"PATH=/usr/bin:/bin", c.env}
		inv, err := Parse(args, environ, "")
		if err != nil {
			t.Fatal(err)
		}
		got := inv.Survey(inv.CUnits()[0], environ, func(b []byte) bool { return strings.Contains(string(b), "CLAUSE") })
		if got != c.want {
			t.Errorf("%s %s: %v", c.line, c.env, got)
		}
	}
}

func FuzzSplitWords(f *testing.F) {
	f.Add("a 'b c' \"d\\\"e\" \\f")
	f.Fuzz(func(t *testing.T, s string) {
		words, err := SplitWords(s)
		if err == nil && len(strings.Join(words, "")) > len(s) {
			t.Fatalf("%q gives %q", s, words)
		}
	})
}
