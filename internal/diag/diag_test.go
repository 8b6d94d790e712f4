// This file tests the renderers and the table of codes.

package diag

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func sample() []*Diagnostic {
	d := New(Violated, Pos{"foo.c", 12, 1}, "mk allocates 8*n bytes, [alloc 4*n] allows 4*n; e.g. n = 1").In("mk")
	d.End = Pos{"foo.c", 12, 12}
	d.Note(Pos{"foo.c", 14, 12}, "allocates 8*n bytes").Set("model", map[string]string{"n": "1"})
	return []*Diagnostic{d,
		New(Unsupported, Pos{"a b.c", 3, 0}, "line\nbreak, 100%%: ok"),
		New(Exact, Pos{"foo.c", 1, 1}, "silent"),
		New(Unknown, Pos{}, "no place")}
}

func TestText(t *testing.T) {
	var b bytes.Buffer
	if err := WriteText(&b, sample(), TextOptions{}); err != nil {
		t.Fatal(err)
	}
	// The first line is the form the architecture document prescribes.
	want := `foo.c:12:1: error: mk allocates 8*n bytes, [alloc 4*n] allows 4*n; e.g. n = 1 [-Wmux-violated]
foo.c:14:12: note: allocates 8*n bytes
a b.c:3: note: line break, 100%: ok [-Wmux-unsupported]
warning: no place [-Wmux-unknown]
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCaretAndColor(t *testing.T) {
	line := func(f string, n int) (string, bool) {
		return "\t[alloc 4*n] void *mk(size_t n)", f == "foo.c" && n == 12
	}
	d := New(Leak, Pos{"foo.c", 12, 2}, "m")
	d.End = Pos{"foo.c", 12, 13}
	var b bytes.Buffer
	if err := WriteText(&b, []*Diagnostic{d}, TextOptions{Line: line}); err != nil {
		t.Fatal(err)
	}
	want := "foo.c:12:2: warning: m [-Wmux-leak]\n   12 | \t[alloc 4*n] void *mk(size_t n)\n      | \t^~~~~~~~~~~\n"
	if b.String() != want {
		t.Errorf("got %q\nwant %q", b.String(), want)
	}
	b.Reset()
	if err := WriteText(&b, []*Diagnostic{d}, TextOptions{Color: true, Line: line}); err != nil {
		t.Fatal(err)
	}
	if plain := regexp.MustCompile("\x1b\\[[0-9;]*[mK]").ReplaceAllString(b.String(), ""); plain != want || plain == b.String() {
		t.Errorf("colour changes the text: %q", b.String())
	}
}

func TestSeverities(t *testing.T) {
	for _, c := range []struct {
		opts string
		code Code
		want Severity
	}{
		{"", Violated, Error}, {"", Unknown, Warning}, {"", Exact, Ignored},
		{"-Wno-mux-unknown", Unknown, Ignored},
		{"-Wno-mux-unknown -Wmux-unknown", Unknown, Warning},
		{"-Wmux-unknown -Wno-mux-unknown", Unknown, Ignored},
		{"-Wno-mux-unknown -Wmux", Unknown, Ignored}, // specific wins over general
		{"-Werror=mux-unknown", Unknown, Error},
		{"-Wno-mux-unknown -Werror=mux-unknown", Unknown, Error},
		{"-Wno-error=mux-violated", Violated, Warning},
		{"-Wno-error=mux-violated -Werror", Violated, Warning},
		{"-Wno-error=mux-unknown", Unknown, Warning},
		{"-Wno-error=mux-exact", Exact, Ignored},
		{"-Wno-mux", Violated, Ignored}, {"-Werror=mux", Holds, Error}, {"-Werror=mux-all", Limit, Note},
		{"-Werror", Holds, Error}, {"-Werror -Wno-error", Holds, Warning},
		{"-w", Holds, Ignored}, {"-w", Violated, Error},
		{"-Wmux-exact", Exact, Note}, {"-Werror=mux-exact", Exact, Error},
		{"-Wall -Wextra -O2 -Werror=format", Holds, Warning},
	} {
		s, unknown := ParseSeverities(strings.Fields(c.opts))
		if got := s.Of(c.code); got != c.want || len(unknown) > 0 {
			t.Errorf("%q: %s is %s (unknown %q), want %s", c.opts, c.code, got, unknown, c.want)
		}
	}
	_, unknown := ParseSeverities([]string{"-Wmux-nope", "-Wno-mux-nope", "-Werror=mux-nope", "-Wno-error=mux-nope"})
	if got := strings.Join(unknown, " "); got != "-Wmux-nope -Werror=mux-nope" {
		t.Errorf("unknown options: %s", got)
	}
	s, _ := ParseSeverities([]string{"-Werror=mux-unknown", "-Wno-mux-leak"})
	out := s.Apply([]*Diagnostic{New(Unknown, Pos{}, "u"), New(Leak, Pos{}, "l")})
	if len(out) != 1 || out[0].String() != "error: u [-Werror=mux-unknown]" || !HasErrors(out) {
		t.Errorf("Apply: %v", out)
	}
	if s, _ := ParseSeverities(nil); len(s.Apply(sample())) != 3 {
		t.Error("Apply without options must only drop the silent ones")
	}
}

func TestGitHub(t *testing.T) {
	var b bytes.Buffer
	if err := WriteGitHub(&b, sample()); err != nil {
		t.Fatal(err)
	}
	want := "::error file=foo.c,line=12,endLine=12,col=1,endColumn=12,title=mux-violated::mk allocates 8*n bytes, [alloc 4*n] allows 4*n; e.g. n = 1%0Aallocates 8*n bytes (foo.c:14:12)\n" +
		"::notice file=a b.c,line=3,title=mux-unsupported::line%0Abreak, 100%25: ok\n" +
		"::warning title=mux-unknown::no place\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || len(got) != 3 {
		t.Fatalf("%v: %s", err, b.String())
	}
	if got[0]["code"] != "violated" || got[0]["severity"] != "error" || got[0]["function"] != "mk" {
		t.Errorf("%v", got[0])
	}
	b.Reset()
	if err := WriteJSON(&b, nil); err != nil || b.String() != "[]\n" {
		t.Errorf("no diagnostics must be an empty array: %q", b.String())
	}
}

// TestSARIF checks the rules of SARIF 2.1.0 that the shape we write is under:
// required properties, enumerations, ranges and the indices between arrays.
func TestSARIF(t *testing.T) {
	ds := append(sample(), New("no-such-code", Pos{"/x/y.c", 1, 1}, "m"))
	var b bytes.Buffer
	if err := WriteSARIF(&b, ds, Tool{"muxcc", "1.0"}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID   string
						Conf struct{ Level string } `json:"defaultConfiguration"`
					}
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					Physical *struct {
						Artifact struct{ URI string } `json:"artifactLocation"`
						Region   *struct{ StartLine, StartColumn, EndLine, EndColumn *int }
					} `json:"physicalLocation"`
				}
			}
		}
	}
	dec := json.NewDecoder(&b)
	if err := dec.Decode(&log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name == "" || len(log.Runs[0].Results) != 4 {
		t.Fatalf("%+v", log)
	}
	level := map[string]bool{"none": true, "note": true, "warning": true, "error": true}
	rules := log.Runs[0].Tool.Driver.Rules
	for _, r := range rules {
		if r.ID == "" || !level[r.Conf.Level] {
			t.Errorf("rule %+v", r)
		}
	}
	for _, r := range log.Runs[0].Results {
		if r.Message.Text == "" || !level[r.Level] || r.RuleIndex < -1 || r.RuleIndex >= len(rules) ||
			r.RuleIndex >= 0 && rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("result %+v", r)
		}
		for _, l := range r.Locations {
			if l.Physical == nil || l.Physical.Artifact.URI == "" || strings.Contains(l.Physical.Artifact.URI, " ") {
				t.Errorf("location %+v", l)
				continue
			}
			if g := l.Physical.Region; g != nil {
				for _, v := range []*int{g.StartLine, g.StartColumn, g.EndLine, g.EndColumn} {
					if v != nil && *v < 1 {
						t.Errorf("region %+v counts from 1", g)
					}
				}
			}
		}
	}
	if u := fileURI("/x/y z.c"); u != "file:///x/y%20z.c" {
		t.Error(u)
	}
}

func TestSort(t *testing.T) {
	a, b, c, d := New(Leak, Pos{"b.c", 1, 1}, "x"), New(Leak, Pos{"a.c", 2, 1}, "x"), New(Violated, Pos{"a.c", 2, 1}, "x"), New(Leak, Pos{"a.c", 2, 1}, "x")
	got := Sort([]*Diagnostic{a, b, c, d})
	if len(got) != 3 || got[0] != c || got[1] != b || got[2] != a {
		t.Errorf("%v", got)
	}
}

// TestTable demands a row for every constant, a constant for every row, and a
// proper word, documentation and example in each.
func TestTable(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	declared := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if id, ok := v.Type.(*ast.Ident); ok && id.Name == "Code" {
			s, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			declared[s] = true
		}
		return true
	})
	word := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[Code]bool{}
	for _, i := range Codes() {
		if seen[i.Code] || !declared[string(i.Code)] || !word.MatchString(string(i.Code)) {
			t.Errorf("%s: no constant, twice, or no kebab-case word", i.Code)
		}
		seen[i.Code] = true
		if !strings.HasSuffix(i.Doc, ".") || i.Example.Source == "" {
			t.Errorf("%s: documentation or example missing", i.Code)
		}
		if l := i.Example.Lang; l != "" && l != "c" && l != "python" {
			t.Errorf("%s: language %q", i.Code, l)
		}
	}
	for s := range declared {
		if !seen[Code(s)] {
			t.Errorf("%s has no row", s)
		}
	}
}

// Long lines are shown around the column, and bytes that are no text as numbers.
func TestUnreadable(t *testing.T) {
	line := strings.Repeat("n+", 5000) + "x" + strings.Repeat("+n", 5000)
	d := New(Syntax, Pos{"a.c", 1, 10001}, "stray \xff and \x00 and \u00e9")
	var b strings.Builder
	if err := WriteText(&b, []*Diagnostic{d}, TextOptions{Line: func(string, int) (string, bool) { return line, true }}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if want := `a.c:1:10001: warning: stray \xff and \x00 and é [-Wmux-syntax]`; lines[0] != want {
		t.Errorf("%q, want %q", lines[0], want)
	}
	if at := strings.Index(lines[2], "^"); len(lines[1]) > 400 || at < 0 || at >= len(lines[1]) || lines[1][at] != 'x' {
		t.Errorf("the caret does not point to x:\n%s\n%s", lines[1], lines[2])
	}
}
