// This file tests the index and that every model file parses on its own.

package models

import (
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"modernc.org/cc/v4"
)

// blankClauses returns text with its clause lists replaced by spaces, line
// structure kept.
func blankClauses(text string) string {
	b := []byte(text)
	for i := 0; i < len(b); i++ {
		if b[i] != '[' || i > 0 && b[i-1] != '\n' {
			continue
		}
		for end := closing(text, i); i < end; i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// parserBuiltins is what cc/v4 has to be told of the compiler.
const parserBuiltins = `
typedef struct { unsigned a, b; void *c, *d; } __builtin_va_list[1];
int __predefined_declarator;
typedef __SIZE_TYPE__ __predefined_size_t;
typedef __WCHAR_TYPE__ __predefined_wchar_t;
typedef __PTRDIFF_TYPE__ __predefined_ptrdiff_t;
`

func parseModel(t testing.TB, cfg *cc.Config, header string) (*cc.AST, error) {
	t.Helper()
	return cc.Translate(cfg, []cc.Source{
		{Name: "<predefined>", Value: cfg.Predefined},
		{Name: "<builtin>", Value: parserBuiltins},
		{Name: "<prelude>", Value: string(Prelude())},
		{Name: header, Value: blankClauses(string(CText(header)))},
	})
}

func newConfig(t testing.TB) *cc.Config {
	t.Helper()
	cfg, err := cc.NewConfig("linux", "amd64")
	if err != nil {
		t.Skip("no C compiler:", err)
	}
	return cfg
}

// The scanner and a C parser see the same functions in every file.
func TestModelsParseAlone(t *testing.T) {
	cfg := newConfig(t)
	start := time.Now()
	functions := 0
	for _, header := range HeadersC() {
		ast, err := parseModel(t, cfg, header)
		if err != nil {
			t.Errorf("%s: %v", header, err)
			continue
		}
		names := map[string]bool{}
		for _, name := range FunctionsC(header) {
			if names[name] {
				t.Errorf("%s: %s is there twice", header, name)
			}
			names[name] = true
			functions++
		}
		for name, nodes := range ast.Scope.Nodes {
			for _, node := range nodes {
				d, ok := node.(*cc.Declarator)
				if !ok || d.IsTypename() || d.Type().Kind() != cc.Function || d.Position().Filename != header {
					continue
				}
				if !d.IsExtern() && !names[name] {
					t.Errorf("%s: the scanner misses %s", header, name)
				}
			}
		}
		for name := range names {
			if len(ast.Scope.Nodes[name]) == 0 {
				t.Errorf("%s: the scanner invents %s", header, name)
			}
		}
	}
	t.Logf("%d functions in %d headers, parsed in %v", functions, len(HeadersC()), time.Since(start))
}

func TestFindC(t *testing.T) {
	for name, want := range map[string]string{
		"malloc": "stdlib.h", "free": "stdlib.h", "strdup": "string.h", "memcpy": "string.h",
		"strlen": "string.h", "fopen": "stdio.h", "getline": "stdio.h", "mmap": "sys/mman.h",
		"getaddrinfo": "netdb.h", "regcomp": "regex.h", "opendir": "dirent.h", "signal": "signal.h",
		"__errno_location": "errno.h", "__assert_fail": "assert.h", "sin": "math.h",
		"pthread_create": "pthread.h", "isalpha": "ctype.h", "__ctype_b_loc": "ctype.h",
	} {
		if got, ok := FindC(name); !ok || got != want {
			t.Errorf("FindC(%q) = %q, %v, want %q", name, got, ok, want)
		}
	}
	if header, ok := FindC("no_such_function"); ok {
		t.Errorf("FindC of an unknown name: %q", header)
	}
	for name, want := range map[string]string{
		"__builtin_memcpy": "memcpy", "__builtin___memcpy_chk": "__memcpy_chk",
		"__builtin_expect": "__builtin_expect", "malloc": "malloc", "__builtin_none": "__builtin_none",
	} {
		if got := CanonicalC(name); got != want {
			t.Errorf("CanonicalC(%q) = %q, want %q", name, got, want)
		}
	}
}

// A name is modelled in one file only, so that FindC cannot hide a model.
func TestModelledOnce(t *testing.T) {
	seen := map[string]string{}
	for _, header := range HeadersC() {
		for _, name := range FunctionsC(header) {
			if other, ok := seen[name]; ok && other != header {
				t.Errorf("%s is modelled in %s and in %s", name, other, header)
			}
			seen[name] = header
		}
	}
}

func TestCText(t *testing.T) {
	if CText("no/such.h") != nil {
		t.Error("CText of an unknown header is not nil")
	}
	data, err := fs.ReadFile(C(), "sys/mman.h")
	if err != nil || string(data) != string(CText("sys/mman.h")) {
		t.Errorf("C() and CText differ for sys/mman.h: %v", err)
	}
}

func TestScan(t *testing.T) {
	got := scan(`// A comment; with (brackets).
struct s { int (*f)(void); };
typedef int T(int);
extern int elsewhere(void);
static int hidden;
// measure: x(1)
[alloc n,
 free f[0]] void *x(int n) { return "}"; }
void (*y(int a))(int);
[free resource_of(p)] [peak 0] void z(void *p);
`)
	var names []string
	for _, d := range got {
		names = append(names, d.name+"|"+strings.Join(d.clauses, "|"))
	}
	want := "x|alloc n,\n free f[0] y| z|free resource_of(p)|peak 0"
	if s := strings.Join(names, " "); s != want {
		t.Errorf("scan:\n%q, want\n%q", s, want)
	}
	if got[0].body != `{ return "}"; }` || !strings.Contains(got[0].comment, "measure: x(1)") {
		t.Errorf("scan: body %q, comment %q", got[0].body, got[0].comment)
	}
}

var update = flag.Bool("update", false, "write index.txt anew")

// index.txt says what a scan of the models finds.
func TestIndex(t *testing.T) {
	var b strings.Builder
	for _, header := range HeadersC() {
		if names := FunctionsC(header); len(names) > 0 {
			b.WriteString(header + " " + strings.Join(names, " ") + "\n")
		}
	}
	if *update {
		if err := os.WriteFile("index.txt", []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b.String() != indexText {
		t.Error("index.txt is out of date: go test -run TestIndex -update .")
	}
}

func BenchmarkFirstFindC(b *testing.B) {
	for b.Loop() {
		index := make(map[string]string, 4096)
		for line := range strings.Lines(indexText) {
			header, names, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			for name := range strings.SplitSeq(names, " ") {
				index[name] = header
			}
		}
	}
}
