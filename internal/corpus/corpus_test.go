// This file tests the recording, comparing and counting on a small package.

package main

import (
	"encoding/json"
	"math/big"
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

func TestReadPoints(t *testing.T) {
	ps, err := readPoints("f\tn=3 strlen(s)=2\t12 4 8 12\ng\t\t0 0 0 0\n")
	if err != nil || len(ps) != 2 || ps[0].function != "f" || ps[0].values != "n=3 strlen(s)=2" || ps[0].measured[2].Int64() != 8 || ps[1].values != "" {
		t.Errorf("%v, %v", ps, err)
	}
	for _, bad := range []string{"f\tn=3\n", "f\t\t1 2 3\n", "f\t\t1 2 x 3\n"} {
		if _, err := readPoints(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestReadKnown(t *testing.T) {
	got := readKnown("# comment: no\nzlib f: a reason\nzlib2 g: other\nzlib h\n", "zlib")
	if len(got) != 1 || got["f"] != "a reason" {
		t.Errorf("%v", got)
	}
}

// The known functions are measured by a driver, and each driver can be built.
func TestKnown(t *testing.T) {
	known, err := differFiles.ReadFile("testdata/differ/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(known)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		pkg, rest, _ := strings.Cut(line, " ")
		name, why, ok := strings.Cut(rest, ": ")
		driver, err := differFiles.ReadFile("testdata/differ/" + pkg + ".c")
		if _, has := drivers[pkg]; err != nil || !has {
			t.Errorf("%s: no driver", pkg)
		} else if !ok || strings.TrimSpace(why) == "" || !strings.Contains(string(driver), `"`+name+`"`) {
			t.Errorf("%q: not measured, or no reason", line)
		}
	}
}

// Every case's target names a function of its driver.
func TestTruthSpec(t *testing.T) {
	s, err := loadTruthSpec("", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range s.Repositories {
		if r.Driver != "" {
			if _, err := truthFiles.ReadFile("testdata/truth/" + r.Driver); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for text, want := range map[string]int64{"n": 7, "n-1": 6, "0x10": 16} {
		if got, ok := (truthTarget{}).value(text, map[string]json.RawMessage{"n": json.RawMessage("7")}); !ok || got != want {
			t.Errorf("%s: %d, %v", text, got, ok)
		}
	}
}

func TestAfter(t *testing.T) {
	n := func(v int64) mux.Result { return mux.Result{Lo: big.NewInt(v), Hi: big.NewInt(v), Exact: true} }
	setup := &mux.Answer{Alloc: n(10), Free: n(0), Net: n(10), Peak: n(10)}
	whole := &mux.Answer{Alloc: n(15), Free: n(10), Net: n(5), Peak: n(15)}
	for q, want := range map[mux.Quantity]int64{mux.Alloc: 5, mux.Free: 10, mux.Net: -5, mux.Peak: 5} {
		if r := after(q, whole, setup); !r.Exact || r.Lo.Int64() != want {
			t.Errorf("%v: %v, want %d", q, r, want)
		}
	}
	// The setup's peak was before its end: the peak of the rest is not known.
	setup.Peak = n(30)
	if r := after(mux.Peak, whole, setup); r.Lo != nil || r.Hi != nil {
		t.Errorf("peak %v", r)
	}
}

func TestArithmetic(t *testing.T) {
	env := map[string]int64{"n": 10, "k": 3}
	for text, want := range map[string]int64{"n": 10, "11*n + n - 1": 119, "(n - k) * (n / k)": 21} {
		if got, err := arithmetic(text, env); err != nil || got != want {
			t.Errorf("%s: %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"m", "n / (k - 3)", "f(n)", "n +"} {
		if got, err := arithmetic(text, env); err == nil {
			t.Errorf("%s: %d", text, got)
		}
	}
}

// TestHandlerFiles reads those of a list, and without one all there are.
func TestHandlerFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a+b/x.py", "a+b/y/z.py", "a+b/readme.md"} {
		path := filepath.Join(dir, "src", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	src, list := filepath.Join(dir, "src"), filepath.Join(dir, "list")
	if files, absent, err := handlerFiles(src, list); err != nil || len(files) != 2 || absent != 0 {
		t.Errorf("%v, %d absent, %v", files, absent, err)
	}
	if err := os.WriteFile(list, []byte("a+b:y/z.py\nc+d:x.py\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if files, absent, err := handlerFiles(src, list); err != nil || len(files) != 1 || absent != 1 {
		t.Errorf("%v, %d absent, %v", files, absent, err)
	}
	if _, _, err := handlerFiles(filepath.Join(dir, "none"), ""); err == nil {
		t.Error("no error for a folder that is not there")
	}
}

// TestWrongs: exact clauses become wrong on the unsafe side, and a model a call.
func TestWrongs(t *testing.T) {
	ws := wrongs("MUX(alloc max(n, 3) + 1, free 0, peak n)\nvoid f(int n, const char *s);\nMUX(alloc <= 4)\nvoid g(void);\nMUX(free resource_of(p))\nvoid h(void *p);\n")
	if len(ws) != 2 || ws[0].text != "[alloc (max(n, 3) + 1) - 1, free (0) + 1] void f(int n, const char *s);\n" || ws[1].text != "[free (resource_of(p)) + 1] void h(void *p);\n" {
		t.Fatalf("%+v", ws)
	}
	for _, c := range []struct {
		w     wrong
		model map[string]string
		want  string
	}{
		{ws[0], map[string]string{"n": "-2", "strlen(s)": "3"}, `f(-2, "xxx");`},
		{ws[0], nil, `f(0, "");`},
		{ws[0], map[string]string{"n": "5000000000"}, ""},
		{ws[1], nil, ""},
	} {
		if got, ok := c.w.call(c.model); got != c.want || ok != (c.want != "") {
			t.Errorf("%v: %q, %v", c.model, got, ok)
		}
	}
}
