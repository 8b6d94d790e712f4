// This file tests the recording, comparing and counting on a small package.

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux"
)

func TestSource(t *testing.T) {
	for args, want := range map[string]string{
		"-O2 -c x.c -o x.o":                   "x.c",
		"-c -o y.c.o -MF y.c.d -MD sub/y.c":   "sub/y.c",
		"-I a.c -include b.c -c x.c":          "x.c",
		"-E -c x.c":                           "",
		"x.c -o prog":                         "",
		"-c x.c y.c":                          "",
		"-c x.s":                              "",
		"-DX=1 -isystem inc -c dir/x.c -Wall": "dir/x.c",
	} {
		if got := source(strings.Fields(args)); got != want {
			t.Errorf("%s: %q, want %q", args, got, want)
		}
	}
}

func TestSplit(t *testing.T) {
	var got []string
	for _, u := range split(strings.Fields("-O2 x.c -I y.c -c z.c")) {
		got = append(got, strings.Join(u, " "))
	}
	if want := []string{"-O2 x.c -I y.c -c", "-O2 -I y.c -c z.c"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestUnitArgs(t *testing.T) {
	c := command{Args: strings.Fields("-O2 -MD -MT t -MF x.d -Wp,-MMD,y.d -o x.o -c x.c")}
	args, deps := c.unitArgs()
	if got := strings.Join(args, " "); got != "-O2 -MD -c x.c" || !deps {
		t.Errorf("%s, %v", got, deps)
	}
}

func TestReadLog(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	var text []byte
	for _, c := range []command{
		{"/d", []string{"-c", "b.c"}}, {"/d", []string{"-c", "a.c"}}, {"/d", []string{"-fPIC", "-c", "b.c"}}, {"/e", []string{"-c", "/d/b.c"}},
	} {
		line, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		text = append(append(text, line...), '\n')
	}
	if err := os.WriteFile(log, text, 0o666); err != nil {
		t.Fatal(err)
	}
	units, err := readLog(log)
	if err != nil || len(units) != 2 || source(units[0].Args) != "a.c" || len(units[1].Args) != 2 {
		t.Errorf("%v %v", units, err)
	}
	if _, err := readLog(log + "x"); err == nil {
		t.Error("a build without units is no build")
	}
}

// TestDifferences checks that each kind of difference is noticed.
func TestDifferences(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"x.c": "#warning one\nint x;\n", "y.c": "int y;\n", "bad.c": "int\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	of := func(args string) compiled {
		r, err := compile(dir, command{dir, strings.Fields(args)}, []string{"gcc"})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	x := of("-MD -c x.c")
	if d := differences(x, of("-MD -c x.c")); len(d) > 0 {
		t.Errorf("%q", d)
	}
	for args, want := range map[string][]string{
		"-MD -c y.c":                   {"object", "dependency file", "warnings"},
		"-c x.c":                       {"dependency file"},
		"-MD -w -c x.c":                {"warnings"},
		"-MD -fno-common -Dx=z -c x.c": {"object"},
	} {
		if d := differences(x, of(args)); !slices.Equal(d, want) {
			t.Errorf("%s: %q, want %q", args, d, want)
		}
	}
	if d := differences(x, of("-MD -c bad.c")); len(d) == 0 || !strings.HasPrefix(d[0], "status") {
		t.Errorf("%q", d)
	}
}

func TestClassify(t *testing.T) {
	zero := `"exact":{"int":"0"}`
	doc, err := mux.Load(strings.NewReader(`{"mux":1,"language":"c","source":{"file":"x.c"},"accounting":"requested","functions":[
{"name":"a","public":true,"origin":"body","accounting":"requested","summary":{"cases":[{"path":{"bool":true},"outcome":"returns","effect":{"alloc":{` + zero + `},"free":{` + zero + `},"net":{` + zero + `},"peak":{` + zero + `}}}]}},
{"name":"b","public":true,"origin":"body","accounting":"requested","summary":{"cases":[{"path":{"bool":true},"outcome":"returns","effect":{"alloc":{"lo":{"int":"0"}},"free":{` + zero + `},"net":{"lo":{"int":"0"}},"peak":{"lo":{"int":"0"}}},"unknown":[{"code":"callback","what":"f"}],"havoc":[{"code":"callback","what":"f"}]}]}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	var r report
	r.add("x.c", doc)
	if got := count(r.functions, false); got != [3]int{1, 0, 1} {
		t.Errorf("%v", got)
	}
	if got := count(r.functions, true); got != [3]int{0, 0, 1} {
		t.Errorf("allocating: %v", got)
	}
	if got := ranked(r.functions, 5); len(got) != 1 || strings.TrimSpace(got[0]) != "1  callback" {
		t.Errorf("%q", got)
	}
}
